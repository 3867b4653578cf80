"""Whole rulebooks: made up, or one that is given under any of its readings."""

from functools import reduce
from typing import Any, Final, get_args

from hypothesis import strategies as st

from scrutiny_rules.clauses import Document
from scrutiny_rules.decisions import Silent
from scrutiny_rules.rulebook import Judgement, Narrative, Option, Reading, Rulebook
from scrutiny_rules.testing._basics import TEXTS, AnyTerms
from scrutiny_rules.testing._building import HOW, SETTLE, Building, built, model
from scrutiny_rules.testing._values import documents

MOST_BLOCKS: Final = 2
"""How many blocks of a made-up rulebook are not silent: each takes a while to draw."""

READINGS: Final = ("A-R1", "A-R2")
"""The readings that a made-up rulebook may have."""


def _terms_of(block: str) -> type[AnyTerms]:
    """Return the kind of terms that may stand in a block."""
    kinds = get_args(Rulebook.model_fields[block].annotation)
    kind: type[AnyTerms] = next(one for one in kinds if one is not Silent)
    return kind


def _silent(of: Building) -> Silent:
    clause = of.clause() if of.draw(st.booleans()) else None
    return Silent(why=of.draw(TEXTS), clause=clause)


def _reading(of: Building, fields: dict[str, Any]) -> None:
    """Have the answer that is taken be one of several, and set something where there are."""
    by_slug: dict[str, Option] = {one.slug: one for one in fields["options"]}
    fields["options"] = tuple(by_slug.values())
    fields["taken"] = of.draw(st.sampled_from(sorted(by_slug)))
    if len(by_slug) > 1 and fields["field"] is None:
        fields["field"] = "decided_by"


SETTLE[Reading] = _reading


def _read(of: Building, reading: str, block: str, terms: AnyTerms | None) -> Reading:
    """Return a reading of a made-up rulebook: of one field of a block, where one will do."""
    fields = [] if terms is None else _may_be_read(terms)
    name = of.draw(st.sampled_from(fields)) if fields else None
    now = None if name is None else getattr(terms, name)
    options = [built(of, Option, slug="as-is", sets_to=now)]
    if name is not None:
        other = not now if isinstance(now, bool) else of.draw(TEXTS)
        options.append(built(of, Option, slug="otherwise", sets_to=other))
    return Reading(
        id=reading,
        clause=of.clause().label,
        question=of.draw(TEXTS),
        taken="as-is",
        options=tuple(options),
        why=of.draw(TEXTS),
        block=block,
        field=name,
    )


def _may_be_read(terms: AnyTerms) -> list[str]:
    """Return the fields that may as well hold something else of their type."""
    return [
        name
        for name in type(terms).model_fields
        if name != "kind" and type(getattr(terms, name)) in {bool, str}
    ]


def made_up(of: Building) -> Rulebook:
    """Return a rulebook of which a few blocks are not silent."""
    draw, names = of.draw, Rulebook.block_names()
    document = draw(documents())
    readings = draw(st.sampled_from([(), READINGS[:1], READINGS]))
    inside = Building(draw, document=document.key, readings=readings, days=of.days)
    chosen = draw(st.lists(st.sampled_from(names), max_size=MOST_BLOCKS, unique=True))
    blocks = {name: model(inside, _terms_of(name)) if name in chosen else SILENT for name in names}
    read = [names[0]] * 2 if not chosen else [chosen[0], chosen[-1]]
    fields: dict[str, object] = {
        **blocks,
        "document": document,
        "narrative": tuple(built(inside, Narrative) for _ in range(draw(st.integers(0, 1)))),
        "judgements": tuple(built(inside, Judgement) for _ in range(draw(st.integers(0, 1)))),
    }
    settled: list[Reading] = []
    taken: set[tuple[str, str | None]] = set()
    for read_as, name in zip(readings, read, strict=False):
        terms = blocks[name]
        one = _read(inside, read_as, name, None if isinstance(terms, Silent) else terms)
        if (name, one.field) in taken:
            one = _read(inside, read_as, name, None)
        taken.add((name, one.field))
        settled.append(one)
    made = Rulebook.model_validate({**fields, "readings": tuple(settled)})
    if draw(st.booleans()):
        labels = [clause.label for clause in made.encoded()]
        labels += [one.clause.label for one in made.narrative]
        labels += [judgement.clause for judgement in made.judgements]
        labels += [reading.clause for reading in made.readings]
        return made.model_copy(update={"contents": tuple(dict.fromkeys(labels))})
    return made


SILENT: Final = Silent(why="the paper says nothing of it")
"""What stands where a made-up rulebook has no terms."""

HOW.update({Rulebook: made_up, Silent: _silent, Document: lambda of: of.draw(documents())})


def rulebooks(of: Rulebook | None = None) -> st.SearchStrategy[Rulebook]:
    """Draw rulebooks: made up, or one that is given under any of its readings.

    A made-up one is silent on most subjects.

    Args:
        of: The rulebook to draw the readings of; None for made-up ones.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import given, settings
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> @settings(max_examples=5)
        ... @given(rulebooks(TRAFFORD_QIP))
        ... def test_every_reading_is_of_the_same_paper(rulebook: Rulebook) -> None:
        ...     assert rulebook.document == TRAFFORD_QIP.document
        >>> test_every_reading_is_of_the_same_paper()
    """
    Rulebook.model_rebuild()  # which takes a while, and is no part of drawing
    return _made_up() if of is None else _under(of)


@st.composite
def _made_up(draw: st.DrawFn) -> Rulebook:
    return made_up(Building(draw))


@st.composite
def _under(draw: st.DrawFn, of: Rulebook) -> Rulebook:
    choices = [(one.id, slug) for one in of.readings for slug in one.alternatives]
    if not choices:
        return of
    chosen = dict(draw(st.lists(st.sampled_from(choices), max_size=3)))
    return reduce(lambda book, one: book.under(*one), chosen.items(), of)
