"""Writes the pages that are made from the rulebooks: ``docs/scope.md`` and ``docs/procedures.md``.

    python docs/generate.py

What is written depends on the rulebooks alone. The tests compare the pages with what this
would write, so that neither can say what the other does not.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from scrutiny_rules import Clause, Procedure, Rulebook, Silent
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

DOCS: Final = Path(__file__).parent
RULEBOOKS: Final = (CHORUS_RSP, TRAFFORD_QIP)

SCOPE: Final = """\
# Scope

What becomes of every clause of each paper. A clause is *encoded*: a function decides by it. Or it
is *narrative*: no rule decides it, and the reason stands beside it. Or it is *left to people*:
somebody judges, and the judgement is a fact that is handed in. A paper can also be *silent* on a
subject, and then the answer is that it does not provide for it.

A clause is cited by the paper's own number. Trafford's unnumbered bullets have letters in their
order; Chorus numbers only its Panel Code of Conduct (`code 1` to `code 15`), and everything else
there is cited by its heading. This page is written from the rulebooks by `docs/generate.py`.
"""


def row(*cells: str) -> str:
    """Return one row of a table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Go through the lines of a table."""
    yield row(*heads)
    yield "|" + "---|" * len(heads)
    yield from (row(*cells) for cells in rows)
    yield ""


def codes(names: Iterable[str]) -> str:
    """Return names as code, each once, in order."""
    return ", ".join(f"`{name}`" for name in dict.fromkeys(names))


def in_order(book: Rulebook, labels: Iterable[str]) -> list[str]:
    """Return labels in the order of the paper, each once; what it does not list comes last."""
    place = {label: number for number, label in enumerate(book.contents)}
    return sorted(dict.fromkeys(labels), key=lambda label: place.get(label, len(place)))


def provided(book: Rulebook) -> dict[str, list[tuple[Clause, tuple[str, ...]]]]:
    """Return the clauses that blocks with terms cite, by label, each with what reads it."""
    found: dict[str, list[tuple[Clause, tuple[str, ...]]]] = {}
    for name in book.block_names():
        block = book.block(name)
        if not isinstance(block, Silent):
            for clause in book.cited_in(name):
                found.setdefault(clause.label, []).append((clause, block.asked_with))
    return found


def scope_of(book: Rulebook) -> Iterator[str]:
    """Go through the part of the scope page on one paper."""
    key, paper = book.document.key, book.document
    edition = "" if paper.edition is None else f", {paper.edition}"
    yield from (f"## {key}", "", f"{paper.landlord}, {paper.title}{edition}.", "")

    clauses = provided(book)
    yield from (f"### Encoded in {key}", "")
    yield from table(
        ("Clause", "Gist", "Function"),
        (
            (
                codes([label]),
                "; ".join(dict.fromkeys(clause.gist for clause, _ in clauses[label])),
                codes(verb for _, verbs in clauses[label] for verb in verbs),
            )
            for label in in_order(book, clauses)
        ),
    )

    kept = {one.clause.label: one for one in book.narrative}
    yield from (f"### Narrative in {key}", "")
    yield from table(
        ("Clause", "Gist", "Why no rule decides it", "Left to"),
        (
            (codes([label]), kept[label].clause.gist, kept[label].why, kept[label].left_to or "")
            for label in in_order(book, kept)
        ),
    )

    yield from (f"### Silent in {key}", "")
    yield from table(
        ("Block", "Why", "Clause that points elsewhere"),
        (
            (
                codes([name]),
                block.why,
                codes([] if block.clause is None else [block.clause.label]),
            )
            for name in book.block_names()
            if isinstance(block := book.block(name), Silent)
        ),
    )

    yield from (f"### Left to people under {key}", "")
    yield from table(
        ("Clause", "Judgement or power", "Whose", "Handed in as"),
        (
            (
                codes([one.clause]),
                one.what,
                one.left_to,
                codes(one.handed_in_as) or "nothing: the answer says that the power is open",
            )
            for label in in_order(book, (one.clause for one in book.judgements))
            for one in book.judgements
            if one.clause == label
        ),
    )


def scope() -> str:
    """Return the scope page."""
    lines = [SCOPE, *(line for book in RULEBOOKS for line in scope_of(book))]
    return "\n".join(lines).rstrip("\n") + "\n"


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
    return "\n".join(lines).rstrip("\n") + "\n"


PAGES: Final = {"scope.md": scope, "procedures.md": procedures}
"""What is written, by the name of the page."""


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
