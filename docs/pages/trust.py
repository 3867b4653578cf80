"""The trust page: how it is made sure that a decision is what the paper says, with figures."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

from pages.markdown import codes, page, table
from pages.papers import RULEBOOKS, name
from pages.suite import ROOT, Suite
from scrutiny_rules import Rulebook

TOP: Final = """\
# How it is tested

How it is made sure that a decision is what the paper says, and how anybody can make sure again.
The figures on this page are counted from the rulebooks, the tests and the settings by
`docs/generate.py`.
"""

WAYS: Final = """\
## Every answer in more than one way

- **Clause by clause.** A clause has tests of its own, on each limit and one step the wrong way.
  The page of each paper names them beside the clause.
- **Laws.** Properties hold for whatever can happen, not for chosen cases: an arrival never breaks
  a quorum, one more abstention never carries a motion. Hypothesis looks for a case that breaks
  them.
- **A second evaluator.** `tests/reference.py` is slow and obvious. It is written from [the prose
  of the conformance vectors](../conformance/README.md), reads the ladders as data, and works out
  every vector alike.
- **Every question.** Every function is asked with whatever facts can be, unknown ones among them,
  under every reading of both papers. It answers with one of its outcomes, or refuses by name, and
  repeats nothing personal.
- **Missing facts.** For the yes/no facts of who may belong, *undetermined* is tried against
  filling in what is missing in every way: it is answered exactly while two of them end
  differently.
- **Every combination.** What the analysis says of a ladder is held against listing every case of
  it, wherever these can be listed.
- **Many rows.** Frames and statements are held against the functions for one case, row by row, on
  every engine: pandas, polars, pyarrow, DuckDB, Ibis, Dask, PySpark; and in SQLite, DuckDB and
  PostgreSQL.
- **Working days** are held against the `holidays` package, day by day, for as long as the calendar
  goes.
- **This documentation.** Every example is run, the [tutorial](tutorial.md) is followed word by
  word, and pages that are written from the rulebooks are compared with them.

## What the checks refuse
"""

END: Final = """\
## What it does not say

- The readings of unclear sentences are ours, and not the landlords'. Each is [named, with its
  alternatives](readings.md), and a decision says which it rests on.
- The rulebooks hold one edition of each paper. A paper that has changed since needs a new one.
- What is handed in is taken as it is given. Whether a fact is true, no rule can tell.
- Speed is [measured](performance.md), and never tested.

## Make sure again

Everything that is checked before a change is taken:

```sh
bash .ci/run
```
"""


def _held() -> Iterator[str]:
    """Go through the part of the page on what the rulebooks hold."""

    def counted(book: Rulebook) -> tuple[int, ...]:
        encoded = {clause.label for clause in book.encoded()}
        return (
            len(book.contents),
            len(encoded),
            len({one.clause.label for one in book.narrative} - encoded),
            len(book.unaccounted()),
            len(book.readings),
            sum(bool(one.alternatives) for one in book.readings),
            len(book.judgements),
        )

    said = (
        "headings, clauses and bullets of the paper",
        "of them encoded: a block of the rulebook speaks of them",
        "told only, with the reason that no rule decides them",
        "of which nothing speaks",
        "readings of unclear sentences",
        "of them with other answers, each tried on a case that it decides otherwise",
        "judgements and powers that are left to people",
    )
    figures = zip(said, *(counted(book) for book in RULEBOOKS), strict=True)
    heads = [f"[{book.document.key}]({name(book)})" for book in RULEBOOKS]
    yield from ("## What is held", "")
    yield from table(("What is counted", *heads), (tuple(map(str, row)) for row in figures))


def _examples() -> int:
    """Count the examples of pages and docstrings."""
    files = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "src").rglob("*.py"),
    ]
    return sum(
        len(re.findall(r"^ *>>> ", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in files
    )


def _tested(suite: Suite) -> Iterator[str]:
    """Go through the part of the page on how much is tested."""
    vectors = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "conformance" / "vectors").glob("*.json"))
    ]
    cases = sum(len(one["vectors"]) for one in vectors)
    yield from ("## How much is tested", "")
    yield from table(
        ("What is counted", "How many", "Where"),
        (
            ("tests", f"{suite.functions:,}", "`tests`"),
            ("of them laws, tried on cases that are drawn", f"{suite.laws:,}", "`tests`"),
            ("examples that are run", f"{_examples():,}", "these pages, and the docstrings"),
            ("conformance vectors", f"{cases:,}", f"`conformance/vectors`, {len(vectors)} files"),
        ),
    )


def _refused(settings: dict[str, Any]) -> Iterator[str]:
    """Go through what the settings of the checkers refuse."""
    tool = settings["tool"]
    branch = "lines and branches" if tool["coverage"]["run"]["branch"] else "lines"
    lint = tool["ruff"]["lint"]
    banned = lint["flake8-tidy-imports"]["banned-api"]
    layers = tool["importlinter"]["contracts"][0]["layers"]
    whole = "".join(lint["select"])
    oldest = re.findall(r'"(pydantic|python-dateutil)==([\d.]+)"', _ci())
    share = tool["coverage"]["report"]["fail_under"]
    yield f"- Less than {share} % of the {branch} of the package run."
    yield f"- A warning, from whatever library: `filterwarnings` starts with `{_warnings(tool)}`."
    yield (
        f"- What ruff finds with `{whole}` of its rules but {len(lint['ignore'])}, and in the "
        f"package a clock, a file, chance or a log: {len(banned)} names are banned."
    )
    yield f"- An import against the order of the {len(layers)} layers."
    yield (
        f"- What mypy finds (strict: {_yes(tool['mypy']['strict'])}), and basedpyright "
        f"({tool['basedpyright']['typeCheckingMode']}); and an incompletely typed public name."
    )
    yield (
        "- A failure with the oldest dependencies that are allowed: "
        f"{', '.join(f'{package} {number}' for package, number in oldest)}."
    )
    yield f"- A dependency beside {codes(re.split('[<>=]', one)[0] for one in _needed(settings))}."
    yield ""


def _ci() -> str:
    return (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def _warnings(tool: dict[str, Any]) -> str:
    first: str = tool["pytest"]["ini_options"]["filterwarnings"][0]
    return first


def _yes(value: object) -> str:
    return "yes" if value else "no"


def _needed(settings: dict[str, Any]) -> list[str]:
    needed: list[str] = settings["project"]["dependencies"]
    return needed


def trust(suite: Suite) -> str:
    """Return the trust page."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return page((TOP, *_held(), *_tested(suite), WAYS, *_refused(settings), END))
