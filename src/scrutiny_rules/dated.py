"""Dated: what is in force on a day, as far as it was known on a day.

A rate has two first days, and so has an edition of a paper: the one from which it holds,
and the one from which anybody could know it. A change that is back-dated is known later
than it is in force, so what was rightly paid in between differs from what is payable now.
Nothing is ever the nearest: before the first one there is none, and the error says so.

    >>> before = Dated(in_force_from="2020-04-06")
    >>> back_dated = Dated(in_force_from="2026-04-06", known_from="2026-05-21")
    >>> rates = (before, back_dated)
    >>> in_force(rates, date(2026, 5, 1), known_on=date(2026, 5, 20)) is before
    True
    >>> in_force(rates, date(2026, 5, 1)) is back_dated
    True
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, TypeAlias, TypeVar

from pydantic import AfterValidator, Field

from scrutiny_rules._frozen import Day, Frozen
from scrutiny_rules.calendars import check_day
from scrutiny_rules.errors import NotInForceError


class Dated(Frozen):
    """Something that holds from a day on: a rate, an edition of a paper.

    Attributes:
        in_force_from: The first day for which it holds; None for as long as there has been
            anything of its kind.
        known_from: The first day on which anybody could know it; None where it was known
            all along.
    """

    in_force_from: Day | None = None
    known_from: Day | None = None

    def since(self) -> tuple[date, date]:
        """Return both first days, the first day of all standing for no day."""
        return self.in_force_from or date.min, self.known_from or date.min


DatedT = TypeVar("DatedT", bound=Dated)


def _in_order(dated: tuple[DatedT, ...]) -> tuple[DatedT, ...]:
    days = [one.since() for one in dated]
    if days != sorted(set(days)):
        raise ValueError(
            "they have to be in order of `in_force_from` and then `known_from`, each pair once"
        )
    return dated


InOrder: TypeAlias = Annotated[tuple[DatedT, ...], Field(min_length=1), AfterValidator(_in_order)]
"""In order of the day from which each holds; a correction comes after what it corrects."""


def in_force(dated: Sequence[DatedT], day: date, known_on: date | None = None) -> DatedT:
    """Return what is in force on a day.

    Args:
        dated: The rates or editions, in order.
        day: The day that one is wanted for.
        known_on: The day on which somebody looks; what nobody could know by then is left
            out. None leaves out nothing.

    Returns:
        The one that came into force last; of several from one day, the one known last.

    Raises:
        NotADayError: ``day`` or ``known_on`` has a time of day.
        NotInForceError: The day is before the first that was known.
    """
    check_day("day", day)
    if known_on is not None:
        check_day("known_on", known_on)
    known = [one for one in dated if known_on is None or one.since()[1] <= known_on]
    holding = [one for one in known if one.since()[0] <= day]
    if not holding:
        first = known[0].in_force_from if known else None
        raise NotInForceError(day, first, known_on)
    return holding[-1]
