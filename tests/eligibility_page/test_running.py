"""The example starts with one command, by the papers of the library or by one's own."""

import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from tests.eligibility_page.papers import OWN_FACTS

pytestmark = pytest.mark.no_cover  # it tries an example, and the package by the way

ROOT: Final = Path(__file__).parents[2]

COMMAND: Final = (sys.executable, "-W", "error", "-X", "utf8", "-m", "examples.eligibility_page")


@contextmanager
def started(*arguments: str | Path) -> Iterator[str]:
    """Start the example on a free port, and stop it; yield its address."""
    with subprocess.Popen(  # noqa: S603  our own script
        [*COMMAND, "--port", "0", *map(str, arguments)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        said = ""
        while not (found := re.search(r"running on (http://127\.0\.0\.1:\d+)", said)):
            line = process.stderr.readline()
            assert line, said
            said += line
        try:
            yield found[1]
        finally:
            process.terminate()


def read(address: str) -> str:
    """Return a page."""
    with urllib.request.urlopen(address, timeout=10) as got:  # noqa: S310  on this machine
        return str(got.read().decode())


class TestRunning:
    """What is named on the command line is what is asked by."""

    def test_both_papers_of_the_library(self) -> None:
        with started() as address:
            page = read(address)

        assert "Chorus Homes" in page
        assert "Trafford Housing Trust" in page

    def test_ones_own_paper_on_another_day(self, tmp_path: Path) -> None:
        paper = tmp_path / "own.json"
        paper.write_text(OWN_FACTS.model_dump_json(), encoding="utf-8")
        with started(paper, "--on", "2026-02-03") as address:
            page = read(f"{address}/papers/north-panel/member")

        assert "Already a member, as at 3 February 2026" in page

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            pytest.param(None, "No such file", id="no file"),
            pytest.param("{}", "validation errors for Rulebook", id="no rulebook"),
            pytest.param(
                CHORUS_RSP.model_dump_json().replace('"kind":"eligibility"', '"kind":"other"'),
                "eligibility",
                id="a block of another kind",
            ),
        ],
    )
    def test_what_is_no_paper(self, tmp_path: Path, content: str | None, said: str) -> None:
        paper = tmp_path / "own.json"
        if content is not None:
            paper.write_text(content, encoding="utf-8")
        done = subprocess.run(  # noqa: S603  our own script
            [*COMMAND, str(paper)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )

        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr
