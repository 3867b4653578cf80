"""Does Spark say of every row what the scalar verbs say of it, and does the example run?

Spark takes long to start, so these run by themselves: ``pytest -m spark tests/frames``.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from scrutiny_rules.columns import WHOLE_REPORT
from tests.frames.asking import DECISIVE
from tests.frames.engines import ENGINES
from tests.frames.test_parity import PAPERS

pyspark = pytest.importorskip("pyspark", reason="PySpark is not installed: see the extra `spark`")

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java for Spark"),
]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return the one session of this file."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .appName("tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    yield session
    session.stop()


ASKED: Final = {
    name: asking
    for name, asking in PAPERS.items()
    if not name.startswith(("eligibility of applicant", "eligibility of co-optee"))
}


@pytest.mark.filterwarnings("ignore")  # Spark's own, of pandas and of sockets
class TestSpark:
    """Each verb under each paper, and the example."""

    @pytest.mark.parametrize("asked", ASKED)
    def test_what_one_is_told_all_are_told(
        self, asked: str, spark: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def framed(table: Any) -> Any:
            types = {
                "bool": "boolean",
                "int64": "bigint",
                "string": "string",
                "date32[day]": "date",
                "double": "double",
            }
            schema = ", ".join(
                f"`{field.name}` {types.get(str(field.type), 'decimal(12,2)')}"
                for field in table.schema
            )
            rows = [tuple(row.values()) for row in table.to_pylist()]
            return spark.createDataFrame(rows, schema)

        monkeypatch.setitem(ENGINES, "spark", framed)
        assert ASKED[asked]().wrong("spark", WHOLE_REPORT, DECISIVE) == []

    def test_the_example_screens_writes_and_counts(
        self, spark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        import importlib.util

        path = Path(__file__).parents[2] / "examples" / "screen_on_spark.py"
        spec = importlib.util.spec_from_file_location("screen_on_spark", path)
        assert spec is not None
        assert spec.loader is not None
        example = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(example)
        # The example asks for a session, and gets the one that there is.
        example.main([str(tmp_path / "screened"), "--rows", "20000"])
        printed = capsys.readouterr().out.splitlines()
        counted = [line.strip().split(" ", 1) for line in printed]
        at = printed.index("not met most often:")
        assert sum(int(count.replace(",", "")) for count, _ in counted[:at]) == 20_000
        assert {outcome for _, outcome in counted[:at]} == {
            "eligible",
            "not eligible",
            "undetermined",
        }
        assert len(counted) == at + 6
        answers = spark.read.parquet(str(tmp_path / "screened"))
        assert answers.count() == 20_000
        assert answers.columns[-3:] == ["outcome", "not_met", "unknown"]
