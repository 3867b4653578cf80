"""Rates: what is in force on a day, as far as it was known on a day.

A rate has two first days: the one from which it holds, and the one from which anybody could
know it. A change that is back-dated is known later than it is in force, so what was rightly
paid in between differs from what is payable now. Nothing is ever the nearest rate: before
the first one there is none, and the error says so.

    >>> before = DatedRate(in_force_from="2020-04-06")
    >>> back_dated = DatedRate(in_force_from="2026-04-06", known_from="2026-05-21")
    >>> rates = (before, back_dated)
    >>> rate_in_force(rates, date(2026, 5, 1), known_on=date(2026, 5, 20)) is before
    True
    >>> rate_in_force(rates, date(2026, 5, 1)) is back_dated
    True
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final, TypeAlias, TypeVar

from pydantic import AfterValidator, Field

from scrutiny_rules._frozen import Day, Exact, Frozen
from scrutiny_rules.calendars import check_day
from scrutiny_rules.errors import RateNotInForceError

MOST_PENCE_A_MILE: Final = 10_000
"""The highest rate that can be written: a hundred pounds a mile."""

PencePerMile: TypeAlias = Annotated[Exact, Field(ge=0, le=MOST_PENCE_A_MILE)]
"""A rate in exact pence for each mile."""


class DatedRate(Frozen):
    """A rate, whatever it is a rate of: from when it holds, and since when that is known.

    Attributes:
        in_force_from: The first day for which it holds; None for as long as there have
            been rates.
        known_from: The first day on which anybody could know it; None where it was known
            all along.
    """

    in_force_from: Day | None = None
    known_from: Day | None = None

    def since(self) -> tuple[date, date]:
        """Return both first days, the first day of all standing for no day."""
        return self.in_force_from or date.min, self.known_from or date.min


RateT = TypeVar("RateT", bound=DatedRate)


def _in_order(rates: tuple[RateT, ...]) -> tuple[RateT, ...]:
    days = [rate.since() for rate in rates]
    if days != sorted(set(days)):
        raise ValueError(
            "`rates` have to be in order of `in_force_from` and then `known_from`, each pair once"
        )
    return rates


Rates: TypeAlias = Annotated[tuple[RateT, ...], Field(min_length=1), AfterValidator(_in_order)]
"""Rates in order of the day from which they hold; a correction comes after what it corrects."""


def rate_in_force(rates: Sequence[RateT], day: date, known_on: date | None = None) -> RateT:
    """Return the rate in force on a day.

    Args:
        rates: The rates, in order.
        day: The day that a rate is wanted for.
        known_on: The day on which somebody looks; a rate that nobody could know by then is
            left out. None leaves out nothing.

    Returns:
        The rate that came into force last; of several from one day, the one known last.

    Raises:
        NotADayError: ``day`` or ``known_on`` has a time of day.
        RateNotInForceError: The day is before the first rate that was known.
    """
    check_day("day", day)
    if known_on is not None:
        check_day("known_on", known_on)
    known = [one for one in rates if known_on is None or one.since()[1] <= known_on]
    in_force = [one for one in known if one.since()[0] <= day]
    if not in_force:
        first = known[0].in_force_from if known else None
        raise RateNotInForceError(day, first, known_on)
    return in_force[-1]
