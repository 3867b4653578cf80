"""The procedures page: the steps of both papers, as charts and tables."""

from collections.abc import Iterator
from typing import Final

from pages.markdown import codes, page, table
from pages.papers import RULEBOOKS
from scrutiny_rules import Procedure, Rulebook, Silent

PROCEDURES: Final = """\
# Procedures

Where a paper says what comes after what, the steps are a table, and one walk over it says which are
open. The charts and tables on this page are drawn from those tables by `docs/generate.py`. A box
with round sides, and a dotted arrow, is a power: somebody may. Everything else is asked for.
"""


def flow(chart: str) -> Iterator[str]:
    """Go through the lines of a flowchart."""
    yield from ("```mermaid", chart, "```", "")


def procedures_of(book: Rulebook) -> Iterator[str]:
    """Go through the part of the procedures page on one paper."""
    key = book.document.key
    yield from (f"## {key}", "")
    conduct = book.conduct
    if not isinstance(conduct, Silent):
        yield from (f"### Warnings at meetings, {key}", "")
        yield from flow(conduct.to_mermaid())
        yield from table(
            ("Step", "Warnings before it", "Force", "Clause"),
            (
                (
                    row.clause.gist,
                    f"{row.fewest} or more" if row.most is None else spread(row.fewest, row.most),
                    row.force,
                    codes([row.clause.label]),
                )
                for row in conduct.steps
            ),
        )
    for name in book.block_names():
        for procedure in book.inside(name, Procedure):
            yield from (f"### {name.capitalize()}, {key}", "")
            yield from flow(procedure.to_mermaid())
            yield from table(
                ("Step", "What is done", "By", "After", "Force", "Clause"),
                (
                    (
                        codes([step.name]),
                        step.clause.gist,
                        step.by,
                        codes([*step.after, *step.awaits]),
                        step.clause.force,
                        codes([step.clause.label]),
                    )
                    for step in procedure.steps
                ),
            )


def spread(fewest: int, most: int) -> str:
    """Return a count between two bounds."""
    return str(fewest) if fewest == most else f"{fewest} to {most}"


def procedures() -> str:
    """Return the procedures page."""
    lines = [PROCEDURES, *(line for book in RULEBOOKS for line in procedures_of(book))]
    return page(lines)
