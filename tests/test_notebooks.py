"""Do the notebooks run from top to bottom, and show what they say that they show?"""

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import jupytext
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets.config import Config

pytestmark = pytest.mark.no_cover  # it tries an example, and the package by the way

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "examples" / "notebooks"
NOTEBOOKS = sorted(path.stem for path in FOLDER.glob("*.py"))

OFFLINE = """
import socket

def _refuse(*given, **named):
    raise AssertionError("a notebook reaches for the network")

socket.socket.connect = socket.getaddrinfo = _refuse
"""
"""What a kernel runs first. It is spoken to through files, and speaks to nobody else."""

WARNINGS = "error,ignore::PendingDeprecationWarning:ipykernel.kernelbase"
"""Warnings are errors in the kernel too, but for one by which ipykernel speaks of itself."""

DEFINES = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Assign, ast.AnnAssign)
"""Statements that need not show anything."""

PERSONAL = re.compile(
    r"[\w.]+@[\w.]+\.\w"  # an address to write to
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"  # a postcode
    r"|\b0\d{3,4} ?\d{6}\b"  # a telephone number
)
UNREADABLE = re.compile(r"FrozenMap|Finding\(|Clause\(|Decision\(| object at 0x")


def read(name: str) -> NotebookNode:
    """Read a notebook from its script."""
    notebook: NotebookNode = jupytext.read(FOLDER / f"{name}.py")
    return notebook


def sources(notebook: NotebookNode, kind: str) -> list[str]:
    """Return what stands in the cells of one kind."""
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


@dataclass(frozen=True)
class Told:
    """A notebook that was executed."""

    notebook: NotebookNode

    def outputs(self) -> Iterator[tuple[str, str, NotebookNode]]:
        """Go through the outputs, each with the heading above it and the source of its cell."""
        heading = ""
        for cell in self.notebook.cells:
            headings = re.findall(r"^#+ (.+)$", cell.source, re.MULTILINE)
            if cell.cell_type == "markdown":
                heading = headings[-1] if headings else heading
                continue
            for output in cell.outputs:
                yield heading, cell.source, output

    def values(self) -> list[NotebookNode]:
        """Return what is shown of the library's own values: every form of each."""
        every = (output.get("data", {}) for _, _, output in self.outputs())
        return [data for data in every if {"text/html", "text/markdown"} <= set(data)]

    def below(self, heading: str) -> str:
        """Return what is shown below a heading, as text."""
        shown = [text_of(output) for above, _, output in self.outputs() if above == heading]
        assert shown, f"nothing is shown below {heading}"
        return "\n".join(shown)


def text_of(output: NotebookNode) -> str:
    """Return one output as text: a table in Markdown as that, and all else as plain text."""
    if output.output_type == "stream":
        return str(output.text)
    table = "text/markdown" in output.data and "text/html" not in output.data
    return str(output.data["text/markdown" if table else "text/plain"])


def rows(shown: str) -> list[list[str]]:
    """Return the rows of the tables in Markdown, without their heads."""
    lines = [line for line in shown.splitlines() if line.startswith("|")]
    ruled = [set(line) <= set("|:-") for line in lines]
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line, rule, below in zip(lines, ruled, [*ruled[1:], False], strict=True)
        if not (rule or below)
    ]


def tell(name: str, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Execute a notebook in a kernel of its own, and check what goes for all of them."""
    notebook = read(name)
    with TemporaryDirectory() as place:
        start = Path(place, "profile_default", "startup")
        start.mkdir(parents=True)
        (start / "offline.py").write_text(OFFLINE, encoding="utf-8")
        work = Path(place, "work")
        work.mkdir()
        monkeypatch.setenv("JUPYTER_RUNTIME_DIR", place)
        client = NotebookClient(
            notebook,
            timeout=300,
            coalesce_streams=True,
            config=Config({"KernelManager": {"transport": "ipc", "ip": f"{place}/kernel"}}),
            resources={"metadata": {"path": str(work)}},
        )
        client.execute(env={**os.environ, "IPYTHONDIR": place, "PYTHONWARNINGS": WARNINGS})
        assert not list(work.iterdir()), "files are left behind"
    told = Told(notebook)
    for _, source, output in told.outputs():
        assert output.output_type != "error"
        assert output.get("name") != "stderr", source
        assert not UNREADABLE.search(text_of(output)), source
        assert not PERSONAL.search(text_of(output)), source
    for cell in notebook.cells:
        if cell.cell_type == "code" and not cell.outputs:
            body = ast.parse(cell.source).body
            assert all(isinstance(one, DEFINES) for one in body), f"shows nothing: {cell.source}"
    for data in told.values():
        assert data["text/html"].count("<section") == 1
        assert not re.search(r"<script|<link|src=|href=|@import|url\(", data["text/html"])
        assert not re.search(r"\b19\d\d\b", data["text/plain"]), "a date of birth is shown"
    return told


class TestFirstLook:
    """01: one question after another, for somebody who has seen none of it."""

    def test_story(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told = tell("01_first_look", monkeypatch)

        assert told.below("Who may join").startswith("Eligibility: eligible")
        findings = rows(told.below("What a decision says"))
        unknown = [row for row in findings if row[2] == "unknown"]
        assert [row[3] for row in unknown] == ["", "", ""]
        missing = told.below("What is not known is not *no*")
        assert "Eligibility: undetermined" in missing
        assert "Ask next: What is the person's date of birth?" in missing
        assert "not eligible | still needed: nothing" in missing
        meeting = told.below("May this meeting do business?")
        assert "4 needed, 3 present, 1 short" in meeting
        assert "items 1 to 4: quorate\nitem 5: inquorate" in meeting
        doubt = told.below("A sentence with two meanings")
        assert "half of the members: quorate\nhalf of the places:  inquorate" in doubt
        assert "not provided for" in told.below("Where the paper says nothing")
        member = told.below("One member, day by day")
        assert "A power of: the panel" in member
        assert "1 July: too few meetings" in member
        assert "26 November: may be removed" in member
        pictures = [data for data in told.values() if "<svg" in data["text/html"]]
        assert [data["text/plain"].split(":")[0] for data in pictures] == [
            "Quorum",
            "Standing on 26 November 2026",
            "Attendance",
        ]


class TestScreeningAnExtract:
    """02: two hundred thousand rows, and what to do with those that stay open."""

    def test_story(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told = tell("02_screening_an_extract", monkeypatch)

        reasons = rows(told.below("What came out"))
        outcomes = {row[0]: int(row[1]) for row in reasons if len(row) == 2}
        assert set(outcomes) == {"undetermined", "not eligible"}
        assert sum(outcomes.values()) == 200_000
        assert {row[0] for row in reasons if len(row) == 3} == {
            f"4.2({letter})" for letter in "abdfgh"
        }
        alone = told.below("One row, explained")
        assert re.search(r"is (.+) in the frame, and \1 by itself", alone)
        replies = {row[0]: int(row[1]) for row in rows(told.below("The people who answered"))}
        assert set(replies) == {"eligible", "not eligible", "undetermined"}
        asked = told.below("Whom to ask what")
        settled = [int(row[3]) for row in rows(asked)]
        assert settled[0] > sum(settled[1:])
        assert f"of {replies['undetermined']} people" in asked
        pieces = told.below("Long work, piece by piece")
        assert "100%" in pieces
        assert "10 of 10 pieces" in pieces
        assert "The same counts as in one go: True" in pieces
        assert {row[0]: int(row[1]) for row in rows(pieces)} == outcomes
        assert told.below("The same in pandas").endswith("\nTrue")


class TestYourOwnRulebook:
    """03: a paper of one's own, from its clauses to a file."""

    def test_story(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told = tell("03_your_own_rulebook", monkeypatch)

        assert "silent on 25 of 27 subjects" in told.below("The whole paper")
        looked = told.below("Have it looked through")
        assert [row[:3] for row in rows(looked)] == [
            ["shadowed", "quorum", "two"],
            ["unaccounted for", "contents", "1"],
            ["unaccounted for", "contents", "4"],
        ]
        assert looked.endswith("['two']")
        asked = told.below("Ask it")
        assert "11 months: not eligible\n12 months: eligible" in asked
        assert "3 needed, 3 present, 0 short" in asked
        assert "4 needed, 3 present, 1 short" in asked
        assert told.below("Keep it as a file").startswith("True")


class TestComparingTwoPapers:
    """04: where the same case ends differently."""

    def test_story(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told = tell("04_comparing_two_papers", monkeypatch)

        motion = told.below("The same motion under both")
        assert "Motion: carried" in motion
        assert "Motion: not carried" in motion
        assert rows(told.below("Every vote there could be")) == [
            [str(votes), str(votes), "not carried", "tied"] for votes in (1, 2, 3)
        ]
        every = told.below("Every case there is")
        assert [row[1] for row in rows(every)[:3]] == ["inquorate"] * 3
        assert rows(every)[4][:2] == ["not carried", "tied"]
        assert "votes cast 1 or more" in every
        people = {row[0][0]: row[1:] for row in rows(told.below("Who is eligible where"))}
        assert people == {
            "A": ["eligible", "eligible"],
            "B": ["not eligible", "eligible"],
            "C": ["eligible", "not eligible"],
            "D": ["eligible", "not eligible"],
            "E": ["eligible", "eligible"],
            "F": ["not eligible", "eligible"],
            "G": ["may be eligible", "eligible"],
            "H": ["may be eligible", "not eligible"],
        }
        read_otherwise = told.below("Is it the paper, or how we read it?")
        assert re.findall(r"(\S+) \(.+\) read as .+: not eligible", read_otherwise) == ["T-R1"]


class TestWhatTheReadingsChange:
    """05: which unclear sentences matter, for one case and for many."""

    def test_story(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told = tell("05_what_the_readings_change", monkeypatch)

        meeting = rows(told.below("One meeting, under every answer"))
        assert [row[3] for row in meeting].count("quorate") == 4
        assert len(meeting) == 5
        assert "3 needed, 3 present, 0 short" in told.below("Two doubts at once")
        year = told.below("A year of decisions")
        matrix = [row for row in rows(year) if len(row) == 10]
        changed = [{at for at, cell in enumerate(row[2:]) if cell} for row in matrix]
        assert set.union(*changed) == set(range(8)), "each of the eight hangs on some reading"
        ranked = rows(told.below("Which sentence to mend first"))
        assert ranked[0][0] == "T-R7"
        assert int(ranked[0][2]) > int(ranked[1][2])
        assert "2 of 8 differ" in told.below("When the panel has settled it")


@pytest.mark.parametrize("name", NOTEBOOKS)
class TestEveryNotebook:
    """What can be said of a notebook without executing it."""

    def test_has_a_story_that_is_tested(self, name: str) -> None:
        told = Path(__file__).read_text(encoding="utf-8")
        assert f'tell("{name}"' in told

    def test_opens_as_a_notebook_and_is_saved_as_it_was(self, name: str) -> None:
        script = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
        assert jupytext.writes(jupytext.reads(script, fmt="py:percent"), fmt="py:percent") == script

    def test_has_one_title_and_sections_below_it(self, name: str) -> None:
        first, *others = sources(read(name), "markdown")
        assert re.findall(r"^(#+) ", first, re.MULTILINE)[0] == "#"
        headings = re.findall(r"^(#+) ", "\n".join((first, *others)), re.MULTILINE)
        assert headings[1:] == ["##"] * (len(headings) - 1)
        assert len(headings) > 5

    def test_is_told_in_words_between_short_cells(self, name: str) -> None:
        notebook = read(name)
        kinds = "".join(cell.cell_type[0] for cell in notebook.cells)
        assert kinds.startswith("mc")
        assert kinds.endswith("m")
        assert "cccc" not in kinds
        imports, *others = sources(notebook, "code")
        assert len(imports.splitlines()) <= 45
        assert max(len(source.splitlines()) for source in others) <= 30

    def test_needs_no_more_than_its_extra_brings(self, name: str) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        extra = project["project"]["optional-dependencies"]["notebooks"]
        brought = {re.split(r"[^\w-]", one)[0].lower() for one in extra}
        imported = {
            name.split(".")[0]
            for source in sources(read(name), "code")
            for node in ast.walk(ast.parse(source))
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        others = imported - set(sys.stdlib_module_names) - {"scrutiny_rules"}
        assert {one.lower() for one in others} <= brought

    def test_is_listed_with_its_title(self, name: str) -> None:
        title = sources(read(name), "markdown")[0].splitlines()[0].removeprefix("# ")
        listed = (FOLDER / "README.md").read_text(encoding="utf-8")
        assert f"[{title}]({name}.py)" in listed
