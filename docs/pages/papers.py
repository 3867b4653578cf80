"""The papers: which there are, and a page for each with every clause in its order."""

from collections.abc import Iterable, Iterator
from typing import Final

from pages.markdown import anchor, codes, page, table
from pages.suite import Suite
from scrutiny_rules import Clause, Limb, Reading, Rulebook, Silent, words
from scrutiny_rules.procedures import Step
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

RULEBOOKS: Final = (CHORUS_RSP, TRAFFORD_QIP)

TOP: Final = """\
Every clause of the paper, in its order: what it says in our words, how strongly, what is tested,
which function asks, which readings it is under, and which tests hold it. The paper itself is not
repeated here: keep it beside this page. This page is written from the rulebook and from the tests
by `docs/generate.py`.

A limb is tested in the positive, so that *met* speaks for whatever the clause allows. Where no
test stands beside a limb, it carries no test of its own: a step of a procedure, a power, or what
an answer says besides.
"""


def in_order(book: Rulebook, labels: Iterable[str]) -> list[str]:
    """Return labels in the order of the paper, each once; what it does not list comes last."""
    place = {label: number for number, label in enumerate(book.contents)}
    return sorted(dict.fromkeys(labels), key=lambda label: place.get(label, len(place)))


def name(book: Rulebook) -> str:
    """Return what the page of a paper is called."""
    return f"papers/{book.document.key}.md"


def _tested(book: Rulebook, block: str) -> dict[Clause, list[Limb]]:
    """Return the limbs of one block by what they cite."""
    found: dict[Clause, list[Limb]] = {}
    for limb in book.inside(block, Limb):
        if limb not in found.setdefault(limb.clause, []):
            found[limb.clause].append(limb)
    return found


def _stages(limb: Limb) -> str:
    return "" if limb.stages is None else f" (for: {', '.join(limb.stages)})"


def _says(book: Rulebook, label: str) -> Iterator[tuple[str, ...]]:
    """Go through what the blocks have of one clause: gist, force, test, and who asks."""
    for block in book.block_names():
        terms = book.block(block)
        if isinstance(terms, Silent):
            if terms.clause is not None and terms.clause.label == label:
                yield (terms.clause.gist, terms.clause.force, "", f"silent: {terms.why}")
            continue
        tested = _tested(book, block)
        steps = {step.clause: step for step in book.inside(block, Step)}
        for clause in dict.fromkeys(book.cited_in(block)):
            if clause.label != label:
                continue
            by = f"step `{steps[clause].name}`, by {steps[clause].by}" if clause in steps else ""
            tests = [f"{words(limb.condition)}{_stages(limb)}" for limb in tested.get(clause, ())]
            yield (clause.gist, clause.force, "; or ".join(tests) or by, codes(terms.asked_with))


def _readings(book: Rulebook, label: str) -> Iterator[Reading]:
    """Go through the readings that a clause is under, its own and those its limbs rest on."""
    rested = {
        relies.reading
        for block in book.block_names()
        for limb in book.inside(block, Limb)
        if limb.clause.label == label
        for relies in limb.readings
    }
    yield from (one for one in book.readings if one.clause == label or one.id in rested)


def _clause(book: Rulebook, label: str, suite: Suite) -> Iterator[str]:
    """Go through the part of a page on one clause."""
    yield from (f"## {label}", "")
    if says := list(dict.fromkeys(_says(book, label))):
        yield from table(("What it says", "Force", "Test", "Asked with"), says)
    for kept in (one for one in book.narrative if one.clause.label == label):
        yield f"- No rule: {kept.clause.gist}. Why: {kept.why}."
        if kept.left_to:
            yield f"- Left to: {kept.left_to}."
    for one in (one for one in book.judgements if one.clause == label):
        handed_in = f" Handed in as {codes(one.handed_in_as)}." if one.handed_in_as else ""
        yield f"- Left to {one.left_to}: {one.what}.{handed_in}"
    for reading in _readings(book, label):
        target = anchor(f"{reading.id}: {reading.clause}")
        yield f"- Reading [{reading.id}](../readings.md#{target}): {reading.question}"
    for test in suite.of(book, label):
        yield f"- Tested by `{test.name}` in `{test.file}`: {test.sense}"
    yield ""


def paper(book: Rulebook, suite: Suite) -> str:
    """Return the page on one paper."""
    document = book.document
    edition = "" if document.edition is None else f": {document.edition}"
    lines = [
        f"# {document.key}",
        "",
        f"{document.landlord}, {document.title}{edition}.",
        "",
        TOP,
        *(line for label in book.contents for line in _clause(book, label, suite)),
    ]
    return page(lines)
