"""The scope page: what becomes of every clause of each paper."""

from collections.abc import Iterator
from typing import Final

from pages.markdown import codes, page, table
from pages.papers import RULEBOOKS, in_order
from scrutiny_rules import Clause, Rulebook, Silent

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
    return page(lines)
