"""Facts about money: claims and their items, rates, and the journeys of a tax year."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from scrutiny_rules.decisions import Silent
from scrutiny_rules.expenses import (
    Claim,
    Claimant,
    ClaimedItem,
    CountedItems,
    Expense,
    ExpenseKind,
    ExpenseTerms,
    Mileage,
    MileageRate,
    PaymentDifference,
)
from scrutiny_rules.journeys import Journey, Vehicle
from scrutiny_rules.mileage_allowance import JourneyLog
from scrutiny_rules.testing._basics import (
    EVERY_DAY,
    MILES,
    MOSTLY,
    asked_of,
    perhaps,
    yes_no,
)

PENCE: Final = st.fractions(0, 100, max_denominator=10)
"""Exact pence for each mile."""

AMOUNTS: Final = st.fractions(0, 200_000, max_denominator=4)
"""Exact pence."""


def mileages(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: ExpenseTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Mileage]:
    """Draw journeys that are claimed for.

    Args:
        days: The days to draw from.
        terms: Draw only what these terms ask for; None for every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    answers = yes_no(known=known)
    cases = st.builds(
        Mileage,
        miles=MILES,
        travelled_on=days,
        vehicle=st.sampled_from(Vehicle),
        own_vehicle=answers,
        for_involvement=MOSTLY,
        reasonable=answers,
    )
    return asked_of(cases, terms, known=known)


def expenses(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: ExpenseTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Expense]:
    """Draw money already spent.

    Args:
        days: The days to draw from.
        terms: Draw only what these terms ask for; None for every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    answers = yes_no(known=known)
    cases = st.builds(
        Expense,
        kind=st.sampled_from(ExpenseKind),
        pence=st.integers(0, 100_000),
        receipt=answers,
        incurred_on=days,
        for_involvement=MOSTLY,
        reasonable=answers,
    )
    return asked_of(cases, terms, known=known)


def _items(
    days: st.SearchStrategy[date], terms: ExpenseTerms | Silent | None, *, known: bool
) -> st.SearchStrategy[Mileage | Expense]:
    return mileages(days, terms=terms, known=known) | expenses(days, terms=terms, known=known)


def claims(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: ExpenseTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Claim]:
    """Draw claims of a few items; some have none.

    Args:
        days: The days to draw from.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(claims(), lambda claim: not claim.items).items
        ()
    """
    items = st.lists(_items(days, terms, known=known), max_size=6).map(tuple)
    cases = st.builds(Claim, items=items, claimant=st.sampled_from(Claimant))
    return asked_of(cases, terms, known=known)


def claimed_items(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: ExpenseTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[ClaimedItem]:
    """Draw single items, with who claims them.

    Args:
        days: The days to draw from.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    items = _items(days, terms, known=known)
    cases = st.builds(ClaimedItem, item=items, claimant=st.sampled_from(Claimant))
    return asked_of(cases, terms, known=known)


@st.composite
def counted_items(draw: st.DrawFn) -> CountedItems:
    """Draw how many items of a claim are payable, open, or neither."""
    items = draw(st.integers(0, 12))
    payable = draw(st.integers(0, items))
    return CountedItems(
        items=items, items_payable=payable, items_open=draw(st.integers(0, items - payable))
    )


@st.composite
def payment_differences(draw: st.DrawFn) -> PaymentDifference:
    """Draw by how much was paid too much, at the least and at the most."""
    least, most = sorted(draw(st.tuples(*[st.fractions(-500, 500, max_denominator=4)] * 2)))
    return PaymentDifference(least=least, most=most)


def mileage_rates(days: st.SearchStrategy[date] = EVERY_DAY) -> st.SearchStrategy[MileageRate]:
    """Draw single rates; some were always in force, and always known.

    Args:
        days: The days to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    since = st.none() | days
    return st.builds(MileageRate, pence_per_mile=PENCE, in_force_from=since, known_from=since)


def mileage_rate_tables(
    days: st.SearchStrategy[date] = EVERY_DAY,
) -> st.SearchStrategy[tuple[MileageRate, ...]]:
    """Draw rates in order, of which the first was always there and always known.

    Args:
        days: The days of changes to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> first, *_ = find(mileage_rate_tables(), lambda rates: True)
        >>> first.since()
        (datetime.date(1, 1, 1), datetime.date(1, 1, 1))
    """
    changes = st.dictionaries(st.tuples(days, days), PENCE, max_size=4)
    return st.builds(_in_order, st.integers(0, 100), changes)


def _in_order(first: int, changes: Mapping[tuple[date, date], Fraction]) -> tuple[MileageRate, ...]:
    always = (date.min, date.min)
    later = (
        MileageRate(pence_per_mile=changes[since], in_force_from=since[0], known_from=since[1])
        for since in sorted(changes)
        if since != always
    )
    return (MileageRate(pence_per_mile=Fraction(first)), *later)


@st.composite
def journeys(
    draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY, *, known: bool = False
) -> Journey:
    """Draw journeys for an organisation, and what was paid for them.

    Args:
        draw: Handed in by Hypothesis.
        days: The days to draw from.
        known: Whether what was paid is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    passengers = draw(st.integers(0, 3))
    return Journey(
        miles=draw(MILES | st.integers(0, 12_000).map(Decimal)),
        travelled_on=draw(days),
        vehicle=draw(st.sampled_from(Vehicle)),
        organisation=draw(st.sampled_from(["north-homes", "food-bank", "hospital-cars"])),
        pence_paid=draw(perhaps(AMOUNTS, known=known)),
        passengers=passengers,
        passenger_pence=draw(AMOUNTS) if passengers else Fraction(),
    )


def journey_logs(
    days: st.SearchStrategy[date] = EVERY_DAY, *, known: bool = False
) -> st.SearchStrategy[JourneyLog]:
    """Draw one person's journeys, in any order.

    Args:
        days: The days to draw from.
        known: Whether what was paid is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    made = st.lists(journeys(days, known=known), max_size=6)
    return st.builds(JourneyLog, journeys=made.map(tuple))
