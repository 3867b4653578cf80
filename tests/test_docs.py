"""The documentation: it names what there is, and nothing that there is not."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import scrutiny_rules
from scrutiny_rules import Clause, Rulebook, Silent
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

RULEBOOKS = pytest.mark.parametrize(
    "rulebook", [CHORUS_RSP, TRAFFORD_QIP], ids=lambda book: book.document.key
)

READING_ID = re.compile(r"\b[CTX]-R[0-9]+[a-z]?\b")
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def pages() -> Iterator[Path]:
    """Go through every Markdown page of the project, and of no installed package."""
    yield from sorted(ROOT.glob("*.md"))
    for folder in ("benchmarks", "conformance", "docs", "examples", "src", "tests"):
        yield from sorted((ROOT / folder).rglob("*.md"))


PAGES = pytest.mark.parametrize(
    "page", list(pages()), ids=lambda path: str(path.relative_to(ROOT).as_posix())
)


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def parts(text: str, level: int) -> dict[str, str]:
    """Return what stands under each heading of a level, by the heading."""
    _, *found = re.split(rf"^{'#' * level} (.+)$", text, flags=re.MULTILINE)
    headings, bodies = found[::2], found[1::2]
    assert len(set(headings)) == len(headings), "a heading stands twice"
    return {
        heading: re.split(rf"^#{{1,{level}}} ", body, flags=re.MULTILINE)[0]
        for heading, body in zip(headings, bodies, strict=True)
    }


def rows(text: str) -> list[list[str]]:
    """Return the rows of a table, cell by cell, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def codes(cells: list[str]) -> set[str]:
    """Return what stands in backticks in some cells."""
    return {code for cell in cells for code in CODE.findall(cell)}


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", prose(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def named(dotted: str) -> object:
    """Return what a name in the code stands for; a field of a model counts as there.

    What the root does not offer is named with its module.
    """
    first, *rest = dotted.split(".")
    value: object = getattr(scrutiny_rules, first, None)
    if value is None:
        value = importlib.import_module(f"scrutiny_rules.{first}")
    for name in rest:
        fields = getattr(value, "model_fields", {})
        value = fields[name] if name in fields else getattr(value, name)
    return value


def python(*arguments: str) -> str:
    """Return what a fresh interpreter prints in the folder of the documents."""
    run = subprocess.run(  # noqa: S603  the arguments are this file's own
        [sys.executable, "-X", "utf8", *arguments],
        cwd=DOCS,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return run.stdout


class TestReadingsPage:
    """docs/readings.md: every unclear sentence, the answer taken, and the others."""

    def sections(self, rulebook: Rulebook) -> dict[str, str]:
        paper = parts(prose(DOCS / "readings.md"), 2)[rulebook.document.key]
        return parts(paper, 3)

    @RULEBOOKS
    def test_readings_stand_in_order_with_their_clauses(self, rulebook: Rulebook) -> None:
        headings = list(self.sections(rulebook))

        assert headings == [f"{one.id}: {one.clause}" for one in rulebook.readings]

    @RULEBOOKS
    def test_each_names_the_answer_taken_and_no_other(self, rulebook: Rulebook) -> None:
        sections = self.sections(rulebook).values()
        taken = [re.findall(r"^- Taken: `(.+?)`", text, re.MULTILINE) for text in sections]

        assert taken == [[one.taken] for one in rulebook.readings]

    @RULEBOOKS
    def test_each_names_the_alternatives_and_no_other(self, rulebook: Rulebook) -> None:
        sections = self.sections(rulebook).values()
        others = [tuple(re.findall(r"^- Or: `(.+?)`", text, re.MULTILINE)) for text in sections]

        assert others == [one.alternatives for one in rulebook.readings]

    @RULEBOOKS
    def test_each_says_why_and_on_what_it_is_tried(self, rulebook: Rulebook) -> None:
        for heading, text in self.sections(rulebook).items():
            assert "\n- Why: " in text, heading
            assert "\n- Tried on: " in text, heading

    @RULEBOOKS
    def test_each_with_alternatives_is_decided_under_all_of_them(self, rulebook: Rulebook) -> None:
        page = (DOCS / "readings.md").read_text(encoding="utf-8")
        name = rulebook.document.key.replace("-", "_").upper()
        tried = set(re.findall(rf'under_each\([\s.]*{name},[\s.]*"(.+?)"', page))

        assert tried >= {one.id for one in rulebook.readings if one.alternatives}

    @PAGES
    def test_no_page_names_a_reading_that_is_not_there(self, page: Path) -> None:
        known = {one.id for book in (CHORUS_RSP, TRAFFORD_QIP) for one in book.readings}

        assert set(READING_ID.findall(page.read_text(encoding="utf-8"))) <= known


class TestScopePage:
    """docs/scope.md: what becomes of every clause of each paper."""

    def table(self, rulebook: Rulebook, heading: str) -> list[list[str]]:
        key = rulebook.document.key
        paper = parts(prose(DOCS / "scope.md"), 2)[key]
        return rows(parts(paper, 3)[f"{heading} {key}"])

    def labels(self, rulebook: Rulebook, heading: str) -> list[str]:
        return [label for row in self.table(rulebook, heading) for label in codes(row[:1])]

    @RULEBOOKS
    def test_encoded_clauses_name_functions_that_are_there(self, rulebook: Rulebook) -> None:
        for row in self.table(rulebook, "Encoded in"):
            functions = codes(row[2:])
            assert functions, row[0]
            assert all(callable(named(function)) for function in functions), row[0]

    @RULEBOOKS
    def test_narrative_clauses_say_why(self, rulebook: Rulebook) -> None:
        table = self.table(rulebook, "Narrative in")

        assert sorted(self.labels(rulebook, "Narrative in")) == sorted(
            kept.clause.label for kept in rulebook.narrative
        )
        assert all(row[2] for row in table)

    @RULEBOOKS
    def test_silent_blocks_are_exactly_those_that_are(self, rulebook: Rulebook) -> None:
        silent = [
            name for name in rulebook.block_names() if isinstance(rulebook.block(name), Silent)
        ]

        assert self.labels(rulebook, "Silent in") == silent

    @RULEBOOKS
    def test_every_clause_of_the_rulebook_is_named(self, rulebook: Rulebook) -> None:
        paper = parts(prose(DOCS / "scope.md"), 2)[rulebook.document.key]
        clauses: set[Clause] = set(rulebook.encoded()) | {
            kept.clause for kept in rulebook.narrative
        }

        assert {clause.label for clause in clauses} <= set(CODE.findall(paper))

    @RULEBOOKS
    def test_no_table_names_a_clause_twice(self, rulebook: Rulebook) -> None:
        encoded = self.labels(rulebook, "Encoded in")

        assert len(set(encoded)) == len(encoded)
        assert not set(encoded) & set(self.labels(rulebook, "Narrative in"))

    @RULEBOOKS
    def test_judgements_are_handed_in_by_fields_that_are_there(self, rulebook: Rulebook) -> None:
        handed_in = [name for one in rulebook.judgements for name in one.handed_in_as]

        assert handed_in
        for name in handed_in:
            named(name)

    @RULEBOOKS
    def test_judgements_are_listed_in_the_order_of_the_paper(self, rulebook: Rulebook) -> None:
        labels = self.labels(rulebook, "Left to people under")

        assert sorted(labels) == sorted(one.clause for one in rulebook.judgements)
        assert labels == sorted(labels, key=rulebook.contents.index)


class TestGeneratedPages:
    """Pages that are made from the rulebooks say what these say now."""

    @pytest.mark.parametrize("page", ["procedures.md", "scope.md"])
    def test_it_is_as_it_would_be_written(self, page: str) -> None:
        written = python("-c", f"import generate; print(generate.PAGES[{page!r}](), end='')")

        assert (DOCS / page).read_text(encoding="utf-8") == written


class TestGlossaryPage:
    """docs/glossary.md: the words of the field, and what they are called in the code."""

    TERMS: Final = [
        row for section in parts(prose(DOCS / "glossary.md"), 2).values() for row in rows(section)
    ]

    @pytest.mark.parametrize("row", TERMS, ids=[row[0] for row in TERMS])
    def test_each_term_has_a_name_in_the_code(self, row: list[str]) -> None:
        names = codes(row[2:3])

        assert names
        for name in names:
            named(name)

    def test_each_term_stands_once(self) -> None:
        terms = [row[0] for row in self.TERMS]

        assert len(set(terms)) == len(terms)


class TestReadme:
    """README.md: the map of modules has each of them, and the names to ask with."""

    MAP: Final = rows(parts(prose(ROOT / "README.md"), 2)["The modules, as questions"])

    def test_every_module_is_on_the_map(self) -> None:
        modules = [
            module.name
            for module in pkgutil.iter_modules(scrutiny_rules.__path__)
            if not module.name.startswith("_")
        ]

        assert sorted(name for row in self.MAP for name in codes(row[:1])) == modules

    @pytest.mark.parametrize("row", MAP, ids=[row[0].strip("`") for row in MAP])
    def test_what_to_ask_with_is_in_the_module(self, row: list[str]) -> None:
        (name,) = codes(row[:1])
        module = importlib.import_module(f"scrutiny_rules.{name}")
        there = set(vars(module))
        if hasattr(module, "__path__"):
            there |= {inside.name for inside in pkgutil.iter_modules(module.__path__)}

        assert codes(row[2:]) <= there


class TestLinks:
    """Every page: what it links to inside the project is there."""

    @PAGES
    def test_relative_links_resolve(self, page: Path) -> None:
        for link in LINK.findall(prose(page)):
            if link.startswith(("https://", "http://", "mailto:")):
                continue
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link
