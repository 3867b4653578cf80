"""Do the benchmarks run, and does every contestant say what the library says?"""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def run(script: str, *arguments: str) -> str:
    """Run a benchmark, and return what it prints."""
    done = subprocess.run(  # noqa: S603  our own script, on its own data
        [sys.executable, str(BENCHMARKS / script), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """Run the benchmark on a few rows, where all that takes part is installed."""
    for package in ("polars", "pandas", "pyarrow", "duckdb", "narwhals"):
        pytest.importorskip(package)
    path = tmp_path_factory.mktemp("bulk") / "found.json"
    run("bulk.py", "--quick", "--json", str(path))
    found: dict[str, list[dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.no_cover
class TestBulk:
    """Whole frames at once: each contestant is held against one case at a time."""

    def test_nobody_is_left_out_for_a_wrong_answer(
        self, found: dict[str, list[dict[str, object]]]
    ) -> None:
        wrong = [one for one in found["found"] if "Wrong" in str(one.get("left_out"))]
        assert not wrong

    def test_the_library_takes_part_in_every_work(
        self, found: dict[str, list[dict[str, object]]]
    ) -> None:
        ours = [one for one in found["figures"] if "scrutiny_rules" in str(one["contestant"])]
        assert {one["work"] for one in ours} == {one["work"] for one in found["figures"]}
        assert len(ours) >= 3 * 8

    def test_growth_is_shown_at_more_than_one_size(
        self, found: dict[str, list[dict[str, object]]]
    ) -> None:
        assert len({one["rows"] for one in found["growth"]}) > 1


@pytest.mark.no_cover
class TestOneAtATime:
    """One member at a time: each contestant is held against the if-chain."""

    def test_everybody_takes_part_whose_engine_is_installed(self) -> None:
        printed = run("eligibility.py", "--processes", "2", "--members", "300", "--rounds", "1")
        rows = [line.split(" | ")[0].removeprefix("| ") for line in printed.splitlines()]
        out = {line.split(": ")[1] for line in printed.splitlines() if line.startswith("left out")}
        there = {"plain dict", "naive pydantic", "scrutiny_rules"}
        assert there | {"scrutiny_rules, each made anew"} <= set(rows)
        engines = {"zen-engine": "zen", "json-logic": "json_logic"}
        missing = {name for name, module in engines.items() if find_spec(module) is None}
        assert out == missing
        assert engines.keys() - missing <= set(rows)
        assert {f"{name}, from a dict" for name in there} <= set(rows)
