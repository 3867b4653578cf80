"""Days, words and yes/no facts: what the strategies of every model are put together from."""

from bisect import bisect_left
from calendar import isleap
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar

from hypothesis import strategies as st

from scrutiny_rules._frozen import Frozen
from scrutiny_rules.decisions import Silent
from scrutiny_rules.facts import OTHER, Ask, Fact, Kind
from scrutiny_rules.ladder import Terms

AnyTerms = Terms[Any, Any]
ModelT = TypeVar("ModelT", bound=Frozen)
ValueT = TypeVar("ValueT")


def days(first: date = date.min, last: date = date.max) -> st.SearchStrategy[date]:
    """Draw days of a range, both ends included; leap days are frequent.

    Args:
        first: The first day that may be drawn.
        last: The last day that may be drawn.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(days(date(2026, 4, 6), date(2027, 4, 5)), lambda day: True)
        datetime.date(2026, 4, 6)
    """
    anywhere = st.dates(first, last)
    leap = [
        date(year, 2, 29)
        for year in range(first.year, last.year + 1)
        if isleap(year) and first <= date(year, 2, 29) <= last
    ]

    def leap_day(day: date) -> date:
        """Return the first leap day from a day on, or the last one before it."""
        return leap[min(bisect_left(leap, day), len(leap) - 1)]

    return st.one_of(anywhere, anywhere, anywhere, anywhere.map(leap_day)) if leap else anywhere


EVERY_DAY: Final = days()
"""Any day that a date can hold, both ends of the calendar included."""

DAYS: Final = days(date(1990, 1, 1), date(2060, 12, 31))
"""Days on which a panel might sit, with room for periods before and after."""

YES_NO: Final[st.SearchStrategy[bool | None]] = st.sampled_from([True, False, None])
"""A yes/no fact, which may be unknown."""

MOSTLY: Final = st.sampled_from([True, True, True, False])
"""A yes/no fact that is known, and seldom no."""

COUNTS: Final = st.integers(0, 30)
"""How many people or votes."""

MILES: Final = st.integers(0, 100_000).map(lambda hundredths: Decimal(hundredths) / 100)
"""Distances with two decimal places."""

TEXTS: Final = st.text(min_size=1, max_size=12)
"""A line of text, in any script."""

SLUGS: Final = st.sampled_from(["north", "letter", "meeting", "report", "answer", "7th-day"])
"""Short names in lower case."""

NAMES: Final = st.sampled_from(["in_office", "present", "tenant", "other.ward_councillor"])
"""Names of facts."""


def days_after(day: date, count: int) -> date:
    """Return the day so many days after another."""
    return day + timedelta(days=count)


def yes_no(*, known: bool) -> st.SearchStrategy[bool | None]:
    """Return a yes/no fact, which may be unknown unless it has to be known."""
    return st.booleans() if known else YES_NO


def perhaps(values: st.SearchStrategy[ValueT], *, known: bool) -> st.SearchStrategy[ValueT | None]:
    """Return values, or none of them where they need not be known."""
    return values if known else st.none() | values


def unknown(
    draw: st.DrawFn, facts: Mapping[str, object], *, known: bool, but: Iterable[str] = ()
) -> dict[str, object]:
    """Return facts of which some are unknown, unless all have to be known."""
    may = sorted(set(facts).difference(but))
    gone: set[str] = set() if known else draw(st.sets(st.sampled_from(may)))
    return {**facts, **dict.fromkeys(gone)}


def asked_by(terms: AnyTerms) -> frozenset[str]:
    """Return the input fields that some terms ask for, those of ladders inside them included."""
    ladders = (terms, *terms.further_ladders().values())
    return frozenset(
        field
        for ladder in ladders
        for name in ladder.read
        for field in ladder.known_facts[name].inputs
    )


def own_values(own: Iterable[Fact], *, known: bool) -> st.SearchStrategy[dict[str, object]]:
    """Return values of a landlord's own facts, by their short names."""
    values = {fact.name.removeprefix(OTHER): _of_kind(fact) for fact in own}
    return st.fixed_dictionaries(
        {name: value if known else st.none() | value for name, value in values.items()}
    )


def _of_kind(fact: Fact) -> st.SearchStrategy[object]:
    match fact.kind:
        case Kind.YES_NO:
            return st.booleans()
        case Kind.COUNT:
            return COUNTS
        case _:
            return st.sampled_from(fact.choices)


def asked_of(
    cases: st.SearchStrategy[ModelT], terms: AnyTerms | Silent | None, *, known: bool
) -> st.SearchStrategy[ModelT]:
    """Return cases with only those facts that some terms ask for; all of them, without terms."""
    if terms is None:
        return cases
    if isinstance(terms, Silent):
        return cases.map(lambda case: _only(case, frozenset(), {}))
    asked = asked_by(terms)
    return _asked(cases, asked, own_values(terms.own_facts, known=known))


@st.composite
def _asked(
    draw: st.DrawFn,
    cases: st.SearchStrategy[ModelT],
    asked: frozenset[str],
    own: st.SearchStrategy[dict[str, object]],
) -> ModelT:
    return _only(draw(cases), asked, draw(own))


def _only(case: ModelT, asked: frozenset[str], own: Mapping[str, object]) -> ModelT:
    """Return a case without the facts that nobody asks for."""
    kept: dict[str, object] = {
        name: getattr(case, name)
        for name, field in type(case).model_fields.items()
        if name in asked
        or field.is_required()
        or not any(isinstance(one, Ask) for one in field.metadata)
    }
    if own and "other" in type(case).model_fields:
        kept["other"] = own
    return type(case).model_validate(kept)
