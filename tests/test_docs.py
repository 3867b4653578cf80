"""The documentation: it names what there is, and nothing that there is not."""

import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import pytest

import scrutiny_rules
from scrutiny_rules import Clause, Decision, Rulebook, Silent
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
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

COMMANDS: Final = {
    "bash .ci/run": (".ci/run", "#!/usr/bin/env bash"),
    ".venv/bin/python docs/generate.py": ("tests/test_docs.py", "import generate"),
    ".venv/bin/python conformance/generate.py": ("tests/test_conformance.py", "generate"),
    ".venv/bin/python -m pytest": (".ci/run", "${commands[1]}"),
    ".venv/bin/pip install -c constraints.txt -e '.[spark]'": (".ci/run", "'.[spark,"),
    ".venv/bin/python -m pytest -m spark tests/frames": (".ci/run", "-m spark tests/frames"),
    ".venv/bin/pip install -c constraints.txt -e '.[docs]'": (".ci/run", ",docs]'"),
    ".venv/bin/sphinx-build -W -n -c docs . _site": (".ci/run", "-W -n -j 2 -c docs ."),
    ".venv/bin/pip install -c constraints.txt -e '.[browser]'": (".ci/run", ",browser,"),
    "npm install --prefix .axe axe-core": (".ci/run", "axe-core@"),
    "SCRUTINY_AXE=.axe/node_modules/axe-core/axe.min.js .venv/bin/python -m pytest -m browser"
    " tests/browser": (".ci/run", "-m browser tests/browser"),
    "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt '.[page]'"
    " && .venv/bin/python -m examples.eligibility_page": (
        "tests/eligibility_page/test_running.py",
        "examples.eligibility_page",
    ),
    "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e '.[notebooks]'"
    " && .venv/bin/jupytext --to ipynb examples/notebooks/*.py"
    " && .venv/bin/jupyter lab examples/notebooks": ("pyproject.toml", "notebooks = ["),
    "python -m pytest examples/own_paper": ("pyproject.toml", '"examples/own_paper"'),
    "python examples/embedding/decide_lines.py --rulebook trafford_qip --verb decide_quorum"
    " --compact": ("tests/test_embedding_lines.py", "decide_lines.py"),
    "pip install 'scrutiny_rules[embedding]'": ("pyproject.toml", "embedding = ["),
    "python conformance/run.py": (".ci/run", "conformance/run.py"),
    "python conformance/run.py conformance/vectors/trafford-qip.quorum.json": (
        "tests/test_conformance.py",
        "run.py",
    ),
    "python conformance/generate.py": ("tests/test_conformance.py", "generate"),
    "pip install 'scrutiny_rules[frames]'": ("pyproject.toml", "frames = ["),
    "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt '.[bench]'": (
        "pyproject.toml",
        "bench = [",
    ),
    ".venv/bin/python benchmarks/bulk.py": ("tests/test_benchmarks.py", "bulk"),
    ".venv/bin/python benchmarks/eligibility.py": ("benchmarks/eligibility.py", "argparse"),
}
"""For each command of a page, the file that runs it and the text that does.

Where the checks cannot run it, for what it takes or installs, it is the file that it names.
"""

MATTERS_BELOW: Final = ("6",)
"""The encoded clauses that are headings: the tests are named for what stands below them."""


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


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Return what would be written now, by the name of the page."""
    told = python(
        "-c",
        "import generate, json; print(json.dumps({n: p() for n, p in generate.PAGES.items()}))",
    )
    pages: dict[str, str] = json.loads(told)
    return pages


class TestGeneratedPages:
    """Pages that are made from the rulebooks, the source and the tests say what these say now."""

    def test_each_is_as_it_would_be_written(self, written: dict[str, str]) -> None:
        there = {name: (DOCS / name).read_text(encoding="utf-8") for name in written}

        assert there == written

    def test_nothing_else_stands_beside_them(self, written: dict[str, str]) -> None:
        there = {
            path.relative_to(DOCS).as_posix()
            for folder in ("papers", "reference")
            for path in (DOCS / folder).iterdir()
        }

        assert there == {name for name in written if "/" in name}

    def test_every_clause_of_each_paper_has_its_part(self, written: dict[str, str]) -> None:
        for book in (CHORUS_RSP, TRAFFORD_QIP):
            page = FENCE.sub("", written[f"papers/{book.document.key}.md"])

            assert tuple(parts(page, 2)) == book.contents

    def test_every_encoded_clause_names_a_test(self, written: dict[str, str]) -> None:
        for book in (CHORUS_RSP, TRAFFORD_QIP):
            clauses = parts(written[f"papers/{book.document.key}.md"], 2)
            encoded = {clause.label for clause in book.encoded()}
            bare = {label for label in encoded if "\n- Tested by `Test" not in clauses[label]}

            assert bare <= set(MATTERS_BELOW), book.document.key

    def test_every_module_has_a_page(self, written: dict[str, str]) -> None:
        modules = {
            module.name
            for module in pkgutil.iter_modules(scrutiny_rules.__path__)
            if not module.name.startswith("_")
        }

        assert {f"reference/{name}.md" for name in (*modules, "index")} <= set(written)


class TestOutcomes:
    """The reference: every outcome that a question can have is explained there."""

    OUTCOMES: Final = sorted(
        {
            annotation
            for model in vars(scrutiny_rules).values()
            if isinstance(model, type) and issubclass(model, Decision)
            for annotation in [model.model_fields["outcome"].annotation]
            if isinstance(annotation, type)
        },
        key=lambda outcome: outcome.__name__,
    )

    @pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.__name__)
    def test_each_member_is_explained(
        self, outcome: type[StrEnum], written: dict[str, str]
    ) -> None:
        home = outcome.__module__.partition(".")[2]
        table = rows(parts(written[f"reference/{home}.md"], 3)[outcome.__name__])

        assert [row[0] for row in table] == [f"`{member.name}`" for member in outcome]
        assert [row[1] for row in table] == [member.value for member in outcome]
        assert all(row[2] for row in table), "a member has no text below it in the source"

    def test_there_are_as_many_as_there_are_subjects(self) -> None:
        assert len(self.OUTCOMES) > len(Rulebook.block_names())


class TestExamples:
    """Every page: no block of code is there that nothing runs."""

    FOLLOWED: Final = {DOCS / "tutorial.md"}

    @PAGES
    def test_every_block_of_python_is_an_example(self, page: Path) -> None:
        if page not in self.FOLLOWED:
            for language, code in BLOCK.findall(page.read_text(encoding="utf-8")):
                assert language != "python" or code.startswith(">>> "), code

    @PAGES
    def test_pages_with_examples_are_run(self, page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        if ">>> " in text and page not in self.FOLLOWED:
            settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
            tested = settings["tool"]["pytest"]["ini_options"]["testpaths"]

            assert any(page.is_relative_to(ROOT / path) for path in tested)

    @PAGES
    def test_every_command_is_one_that_is_run(self, page: Path) -> None:
        for language, code in BLOCK.findall(page.read_text(encoding="utf-8")):
            if language == "sh" and page not in {*self.FOLLOWED, ROOT / "README.md"}:
                commands = {line.partition("  ")[0] for line in code.splitlines()}
                assert commands <= set(COMMANDS), page

    def test_the_checks_run_the_commands_of_the_readme(self) -> None:
        blocks = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
        commands = [code for language, code in blocks if language == "sh"]
        run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

        assert all(re.fullmatch("python3 -m venv .+\n", command) for command in commands)
        assert len(commands) == 2
        assert all(f"${{commands[{number}]" in run for number in range(2))

    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_stands_on_a_page_and_is_run_where_it_is_said_to_be(
        self, command: str
    ) -> None:
        file, text = COMMANDS[command]

        assert any(command in page.read_text(encoding="utf-8") for page in pages())
        assert text in (ROOT / file).read_text(encoding="utf-8")


class TestTutorial:
    """docs/tutorial.md: whoever follows it word by word gets what it shows."""

    def folder(self, around: Path) -> Path:
        """Return a folder in which what the page installs is there already."""
        there = around / "elm-court"
        there.mkdir()
        (there / ".venv").symlink_to(sys.prefix)
        return there

    def follow(self, page: str, folder: Path) -> str:
        """Follow a page, and return what is said at the end, or of the first thing that differs."""
        (folder.parent / "page.md").write_text(page, encoding="utf-8")
        run = subprocess.run(  # noqa: S603  the arguments are this file's own
            [sys.executable, DOCS / "follow.py", folder.parent / "page.md"],
            cwd=folder,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        return run.stdout if run.returncode == 0 else run.stderr

    def page(self) -> str:
        """Return the page from where everything is installed."""
        text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
        _, mark, rest = text.partition("## Ask a first question")
        assert mark
        return rest

    def test_it_does_what_it_shows(self, tmp_path: Path) -> None:
        said = self.follow(self.page(), self.folder(tmp_path))

        assert said == f"{len(BLOCK.findall(self.page()))} blocks followed\n"

    @pytest.mark.parametrize(
        ("shown", "otherwise"),
        [
            pytest.param("<Quorum.INQUORATE: 'inquorate'>", "<Quorum.QUORATE>", id="an answer"),
            pytest.param("4 needed, 4 present", "3 needed, 4 present", id="what a command prints"),
            pytest.param("PRESENT_FOR_ITEM >= 3", "PRESENT_FOR_ITEM >= 9", id="code"),
        ],
    )
    def test_it_fails_where_a_page_shows_something_else(
        self, shown: str, otherwise: str, tmp_path: Path
    ) -> None:
        page = self.page()
        assert shown in page

        assert "PageError" in self.follow(page.replace(shown, otherwise), self.folder(tmp_path))


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
