"""The reference: a page for each public module, written from its source and the rulebooks."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from pages.markdown import anchor, codes, page, table
from pages.papers import RULEBOOKS, in_order, name
from pages.source import Sort, definitions, load, markdown, meanings, outcomes
from scrutiny_rules import ChoiceFact, CountFact, Fact, Rulebook, Silent, Terms, Yes
from scrutiny_rules._frozen import Frozen

README: Final = Path(__file__).parents[2] / "README.md"

INDEX: Final = """\
# Reference

A page for each module, written from its source by `docs/generate.py`: which outcome means what and
which clause is behind it, the functions, the facts, and everything else that the module offers.
What the root offers is imported from there: `from scrutiny_rules import decide_quorum`.

Every function that puts a question takes one block of a rulebook first, or `Silent`, then the
facts, and by name the day where time matters. It raises what its *Raises* says and nothing else.
"""

HEADINGS: Final[dict[Sort, str]] = {
    "function": "Functions",
    "class": "Classes",
    "type": "Types",
    "data": "Constants",
}

EVERY_TERMS_HAVE: Final = ("asked_with", "facts", "facts_model", "model_config", "stages")
"""What stands in every class of terms, and is told of once."""

MAP: Final = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def on_the_map() -> list[tuple[str, str, str]]:
    """Return the rows of the README's map of modules: name, question, what to ask with."""
    text = README.read_text(encoding="utf-8").partition("## The modules, as questions")[2]
    return MAP.findall(text)


def _ladders(book: Rulebook) -> Iterator[Terms[Any, Any]]:
    """Go through every ladder of a rulebook."""
    for block in book.block_names():
        for terms in book.inside(block, Terms):  # type: ignore[type-abstract]  # every kind
            yield terms
            yield from terms.further_ladders().values()


def _behind(book: Rulebook, outcome: StrEnum) -> list[str]:
    """Return the clauses of a paper that an outcome rests on, in its order.

    What is left when no other outcome is reached, and what is undetermined, may rest on any
    clause of the ladder.
    """
    found = []
    for terms in _ladders(book):
        if not isinstance(terms.rungs[0].outcome, type(outcome)):
            continue
        mine = [rung for rung in terms.rungs if rung.outcome is outcome and rung.asks]
        last = outcome is terms.rungs[-1].outcome or outcome.name == "UNDETERMINED"
        for rung in terms.rungs if last else mine:
            found += [limb.clause.label for part, _ in rung.asks for limb in part.limbs]
    return in_order(book, found)


def _silent(book: Rulebook, verbs: set[str]) -> bool:
    """Say whether a paper is silent on what some functions ask."""
    fields = type(book).model_fields
    return any(
        isinstance(book.block(block), Silent)
        for block in book.block_names()
        if any(
            verbs & set(one.asked_with)
            for one in getattr(fields[block].annotation, "__args__", ())
            if issubclass(one, Terms)
        )
    )


def _clauses(outcome: StrEnum, verbs: set[str]) -> str:
    """Return the clauses behind an outcome, paper by paper, each with a link."""
    if outcome.name == "NOT_PROVIDED":
        silent = [book for book in RULEBOOKS if _silent(book, verbs)]
        return "; ".join(f"[{one.document.key}](../{name(one)}) is silent" for one in silent)
    papers = []
    for book in RULEBOOKS:
        links = [f"[{label}](../{name(book)}#{anchor(label)})" for label in _behind(book, outcome)]
        if links:
            papers.append(f"{book.document.key}: {', '.join(links)}")
    return "; ".join(papers)


def _outcomes(module: ModuleType, verbs: set[str]) -> Iterator[str]:
    """Go through the part of a page on how a question can come out."""
    enumerations = outcomes(module)
    if enumerations:
        yield from ("## Which outcome means what", "")
    for words in enumerations:
        beside = meanings(words)
        rows = [
            (f"`{one.name}`", one.value, markdown(beside[one.name] or ""), _clauses(one, verbs))
            for one in words
        ]
        sense = markdown((words.__doc__ or "").strip().partition("\n\n")[0])
        yield from (f"### {words.__name__}", "", sense, "")
        if any(clauses for *_, clauses in rows):
            yield from table(("Outcome", "In words", "Meaning", "Clauses"), rows)
        else:
            yield from table(("Outcome", "In words", "Meaning"), (cells[:3] for cells in rows))


def _handle(module: ModuleType, fact: Fact) -> str:
    """Return the constant by which conditions speak of a fact."""
    for constant, value in vars(module).items():
        spoken = value.fact if isinstance(value, Yes) else getattr(value, "name", None)
        if isinstance(value, CountFact | ChoiceFact | Yes) and spoken == fact.name:
            return f"`{constant}`"
    return ""


def _facts(module: ModuleType) -> Iterator[str]:
    """Go through the part of a page on the facts that are asked for."""
    terms = [
        value
        for one in definitions(module)
        if isinstance(value := getattr(module, one.name), type) and issubclass(value, Terms)
    ]
    seen: set[int] = set()
    for one in terms:
        facts = getattr(one, "facts", None)
        if facts is None or id(facts) in seen:
            continue
        if not seen:
            yield from ("## Which facts are asked for", "")
        seen.add(id(facts))
        model = one.facts_model
        home = "" if model.__module__ == module.__name__ else f", of `{model.__module__}`"
        yield f"`{model.__name__}`{home}, for `{one.__name__}`. Conditions speak of a fact by its"
        yield from ("handle.", "")
        given = [fact for fact in facts.values() if fact.name in model.model_fields]
        derived = [fact for fact in facts.values() if fact.name not in model.model_fields]
        yield from table(
            ("Handed in", "Handle", "Question", "Who can usually answer"),
            (
                (f"`{one.name}`", _handle(module, one), one.question, one.answered_by)
                for one in given
            ),
        )
        if derived:
            yield from table(
                ("Worked out", "Handle", "Question", "From"),
                (
                    (f"`{one.name}`", _handle(module, one), one.question, codes(one.behind))
                    for one in derived
                ),
            )


def _options(value: object) -> Iterator[str]:
    """Go through the options by which a class is shown."""
    if isinstance(value, type):
        if value.__base__ not in {object, Frozen}:
            yield "   :show-inheritance:"
        if issubclass(value, StrEnum):
            yield "   :undoc-members:"
        if issubclass(value, Terms) and value is not Terms:
            yield f"   :exclude-members: {', '.join(EVERY_TERMS_HAVE)}"


def _entries(module: ModuleType, verbs: set[str], sort: Sort) -> Iterator[str]:
    """Go through the part of a page that is written from the docstrings of one sort of names."""
    found = [one for one in definitions(module) if one.sort == sort]
    found.sort(key=lambda one: one.name not in verbs)
    if found:
        yield from (f"## {HEADINGS[sort]}", "", "```{eval-rst}")
        for one in found:
            if sort == "type":
                yield from (f".. py:type:: {module.__name__}.{one.name}", "", f"   {one.text}", "")
                continue
            yield f".. auto{sort}:: {module.__name__}.{one.name}"
            yield from _options(getattr(module, one.name))
        yield from ("```", "")


def module_page(module_name: str, asked: str) -> str:
    """Return the page on one module."""
    module = load(module_name)
    verbs = set(re.findall(r"`(\w+)`", asked))
    lines = [
        f"# {module_name}",
        "",
        "```{eval-rst}",
        f".. automodule:: scrutiny_rules.{module_name}",
        "   :no-members:",
        "```",
        "",
        *_outcomes(module, verbs),
        *_entries(module, verbs, "function"),
        *_facts(module),
        *_entries(module, verbs, "class"),
        *_entries(module, verbs, "type"),
        *_entries(module, verbs, "data"),
    ]
    return page(lines)


def index_page() -> str:
    """Return the page that leads to the others."""
    rows = on_the_map()
    lines = [
        INDEX,
        *table(
            ("Module", "Question", "Ask with"),
            ((f"[{one}]({one}.md)", question, asked) for one, question, asked in rows),
        ),
        "```{toctree}",
        ":hidden:",
        ":titlesonly:",
        "",
        *(one for one, _, _ in rows),
        "```",
    ]
    return page(lines)
