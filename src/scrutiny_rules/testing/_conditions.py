"""Conditions over any facts, and the limbs that hold them."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from hypothesis import strategies as st

from scrutiny_rules.clauses import Clause, Force
from scrutiny_rules.conditions import All, Any, Compare, Condition, In, Leaf, Not, Yes
from scrutiny_rules.facts import OTHER, ChangedBy, Fact, Kind
from scrutiny_rules.ladder import Either, Limb, Relies
from scrutiny_rules.testing._basics import SLUGS, TEXTS

DOCUMENT: Final = "north-panel"
"""The key of the paper whose clauses are drawn."""

FACTS: Final = (
    Fact(name="tenant", kind=Kind.YES_NO, question="Is it so?", answered_by="somebody"),
    Fact(name="in_office", kind=Kind.COUNT, question="How many?", answered_by="somebody"),
    Fact(name="present", kind=Kind.COUNT, question="How many?", answered_by="somebody"),
    Fact(
        name="vehicle",
        kind=Kind.CHOICE,
        question="Which?",
        answered_by="somebody",
        choices=("car", "van", "cycle"),
    ),
)
"""The facts that conditions speak of where nobody says which."""

WORDS: Final = st.lists(st.sampled_from(["red", "green", "blue"]), min_size=1, unique=True)
"""The words that a landlord's own choice may be."""

LABELS: Final = st.sampled_from(["1", "4.2(d)", "7.2", "code 14"])
"""Labels of clauses."""


def clauses(
    documents: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[Clause]:
    """Draw clauses of any force.

    Args:
        documents: The keys of documents to draw from; None for one made up.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> print(find(clauses(), lambda clause: clause.force == "may"))
        north-panel 1
    """
    if documents is None:
        return clauses_of(DOCUMENT)
    return documents.flatmap(clauses_of)


@cache
def clauses_of(document: str) -> st.SearchStrategy[Clause]:
    """Return clauses of one document."""
    return st.builds(
        Clause,
        document=st.just(document),
        label=LABELS,
        gist=TEXTS,
        force=st.sampled_from(Force),
    )


def own_facts() -> st.SearchStrategy[Fact]:
    """Draw facts of a landlord's own, of every kind that a condition can test.

    Example:
        >>> from hypothesis import find
        >>> find(own_facts(), lambda fact: fact.kind == "in").choices
        ('red',)
    """
    names = st.sampled_from(["ward_councillor", "years_on_estate", "colour"])
    return st.builds(
        _declared, names, st.sampled_from([Kind.YES_NO, Kind.COUNT, Kind.CHOICE]), WORDS
    )


def _declared(name: str, kind: Kind, words: list[str]) -> Fact:
    return Fact(
        name=OTHER + name,
        kind=kind,
        question=f"What of {name}?",
        answered_by="the person",
        choices=tuple(words) if kind is Kind.CHOICE else (),
        changed_by=ChangedBy.NOBODY,
    )


def facts() -> st.SearchStrategy[Fact]:
    """Draw declarations of facts: those of a landlord's own, and others.

    Example:
        >>> from hypothesis import find
        >>> find(facts(), lambda fact: fact.kind == "compare").name
        'in_office'
    """
    return st.sampled_from(FACTS) | own_facts()


def yesses(about: Iterable[Fact] = FACTS) -> st.SearchStrategy[Yes]:
    """Draw tests of a yes/no fact.

    Args:
        about: The facts that they may speak of; there has to be a yes/no fact among them.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    names = [fact.name for fact in about if fact.kind is Kind.YES_NO]
    return st.builds(Yes, fact=st.sampled_from(names))


@st.composite
def _comparisons(draw: st.DrawFn, names: list[str]) -> Compare:
    shape = draw(st.sampled_from(["a number", "of a number", "two counts"]))
    some, one = st.sampled_from(names), st.integers(1, 4)
    number = st.integers(0, 12)
    return Compare(
        left=None if shape == "of a number" else draw(some),
        q=draw(number if shape == "of a number" else one),
        op=draw(st.sampled_from([">=", ">"])),
        right=None if shape == "a number" else draw(some),
        p=draw(number if shape == "a number" else one),
    )


def compares(about: Iterable[Fact] = FACTS) -> st.SearchStrategy[Compare]:
    """Draw comparisons: a count with a number, on either side, or with a count.

    Args:
        about: The facts that they may speak of; there has to be a count among them.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return _comparisons([fact.name for fact in about if fact.kind is Kind.COUNT])


def ins(about: Iterable[Fact] = FACTS) -> st.SearchStrategy[In]:
    """Draw tests whether a choice is one of some words.

    Args:
        about: The facts that they may speak of; there has to be a choice among them.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    choices = [fact for fact in about if fact.kind is Kind.CHOICE]
    return st.sampled_from(choices).flatmap(_one_of_some)


def _one_of_some(fact: Fact) -> st.SearchStrategy[In]:
    some = st.lists(st.sampled_from(sorted(fact.choices)), min_size=1, unique=True)
    return st.builds(In, fact=st.just(fact.name), among=some.map(sorted).map(tuple))


def leaves(about: Iterable[Fact] = FACTS) -> st.SearchStrategy[Leaf]:
    """Draw single tests of the facts that there are.

    Args:
        about: The facts that they may speak of; days and lists are tested by none.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    there = tuple(about)
    kinds = {fact.kind for fact in there}
    made: list[st.SearchStrategy[Leaf]] = []
    made += [yesses(there)] if Kind.YES_NO in kinds else []
    made += [compares(there)] if Kind.COUNT in kinds else []
    made += [ins(there)] if Kind.CHOICE in kinds else []
    return st.one_of(made)


def conditions(about: Iterable[Fact] = FACTS, *, most: int = 8) -> st.SearchStrategy[Condition]:
    """Draw conditions of any shape.

    Args:
        about: The facts that they may speak of, such as ``Terms.known_facts.values()``.
        most: How many single tests they are made of, about.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(conditions(), lambda one: one.depth > 2).depth
        3
    """
    single: st.SearchStrategy[Condition] = leaves(about)
    return st.recursive(single, _grouped, max_leaves=most)


def _grouped(members: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(members, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(All, of=several), st.builds(Any, of=several), st.builds(Not, of=members)
    )


def alls(about: Iterable[Fact] = FACTS) -> st.SearchStrategy[All]:
    """Draw conditions of which every member has to be met.

    Args:
        about: The facts that they may speak of.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    members = st.lists(conditions(about, most=3), min_size=1, max_size=3)
    return st.builds(All, of=members.map(tuple))


def anys(about: Iterable[Fact] = FACTS) -> st.SearchStrategy[Any]:
    """Draw conditions of which one member is enough.

    Args:
        about: The facts that they may speak of.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    members = st.lists(conditions(about, most=3), min_size=1, max_size=3)
    return st.builds(Any, of=members.map(tuple))


def nots(about: Iterable[Fact] = FACTS) -> st.SearchStrategy[Not]:
    """Draw conditions that deny another.

    Args:
        about: The facts that they may speak of.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(Not, of=conditions(about, most=3))


def relies() -> st.SearchStrategy[Relies]:
    """Draw what rests on a reading, at some stages or at all.

    Example:
        >>> from hypothesis import find
        >>> find(relies(), lambda one: one.stages is None).reading
        'A-R1'
    """
    readings = st.sampled_from(["A-R1", "A-R2", "A-R3"])
    stages = st.none() | st.lists(TEXTS, max_size=2).map(tuple)
    return st.builds(Relies, reading=readings, stages=stages)


def limbs(
    about: Iterable[Fact] = FACTS,
    names: st.SearchStrategy[str] = SLUGS,
    *,
    stages: Iterable[str] = (),
    cited: st.SearchStrategy[Clause] | None = None,
) -> st.SearchStrategy[Limb]:
    """Draw limbs, each with a condition of a test or two.

    Args:
        about: The facts that their conditions may speak of.
        names: The names to draw from.
        stages: The stages at which they may apply; none where there are no stages.
        cited: The clauses to draw from; None for any.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(limbs(), lambda limb: limb.if_met is not None).name
        'north'
    """
    return st.builds(
        Limb,
        name=names,
        clause=clauses() if cited is None else cited,
        condition=short_conditions(tuple(about)),
        stages=some_of(tuple(stages)),
        if_met=SAID,
        if_not_met=SAID,
    )


SAID: Final = st.none() | TEXTS
"""What to bear in mind, where there is anything."""


@lru_cache(maxsize=200)
def short_conditions(about: tuple[Fact, ...]) -> st.SearchStrategy[Condition]:
    """Return conditions of a test or two; made once, since making them takes a while."""
    single: st.SearchStrategy[Condition] = leaves(about)
    return single | _grouped(single)


@cache
def some_of(stages: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...] | None]:
    """Return some of the stages that there are, or None for all of them."""
    if not stages:
        return st.none()
    some = st.lists(st.sampled_from(stages), min_size=1, unique=True)
    return st.none() | some.map(tuple)


@st.composite
def eithers(draw: st.DrawFn, about: Iterable[Fact] = FACTS) -> Either:
    """Draw alternatives of which one is enough; their limbs have names of their own.

    Args:
        draw: Handed in by Hypothesis.
        about: The facts that their conditions may speak of.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    names = [f"way-{number}" for number in range(draw(st.integers(1, 3)))]
    ways = tuple(draw(limbs(about, st.just(name))) for name in names)
    return Either(name=draw(SLUGS), limbs=ways)
