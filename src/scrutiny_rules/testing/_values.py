"""Papers, periods and calendars; figures that rules work out; steps and what is due."""

from datetime import date
from typing import Final

from hypothesis import strategies as st

from scrutiny_rules.calendars import Holiday, Period, WorkingCalendar
from scrutiny_rules.clauses import Document
from scrutiny_rules.dated import Dated
from scrutiny_rules.notice import DatedRequest
from scrutiny_rules.probation import ProbationDays, ProbationStart, ProbationStarts
from scrutiny_rules.procedures import Procedure
from scrutiny_rules.tenure import Role, TermFigures
from scrutiny_rules.testing._basics import DAYS, EVERY_DAY, TEXTS, days_after, perhaps, yes_no
from scrutiny_rules.testing._building import Building
from scrutiny_rules.testing._conditions import DOCUMENT
from scrutiny_rules.testing._panel import notice_requests
from scrutiny_rules.testing._terms import procedure

LONGEST: Final = 1_200
"""How many days a period that ends has at the most."""


def documents(
    days: st.SearchStrategy[date] = DAYS, keys: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[Document]:
    """Draw papers that set a panel up.

    Args:
        days: The days to draw from, for coming into force and for review.
        keys: The keys to draw from; None for the one that drawn clauses have.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(
        Document,
        key=st.just(DOCUMENT) if keys is None else keys,
        title=TEXTS,
        landlord=st.sampled_from(["North Homes", "South Homes"]),
        edition=st.none() | TEXTS,
        in_force_from=st.none() | days,
        review_due_by=st.none() | days,
    )


@st.composite
def periods(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> Period:
    """Draw periods, of which some are open-ended and some last for one day.

    Args:
        draw: Handed in by Hypothesis.
        days: The first days to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    first_day = draw(days)
    room = min((date.max - first_day).days, LONGEST)
    length = draw(st.none() | st.integers(0, room))
    last_day = None if length is None else days_after(first_day, length)
    return Period(first_day=first_day, last_day=last_day)


def holidays(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[Holiday]:
    """Draw days that are not worked.

    Args:
        days: The days to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(Holiday, day=days, name=TEXTS)


@st.composite
def working_calendars(
    draw: st.DrawFn, first: date = date(1989, 1, 1), last: date = date(2062, 12, 31)
) -> WorkingCalendar:
    """Draw calendars of working days that cover a range, with a few holidays in it.

    Args:
        draw: Handed in by Hypothesis.
        first: The first day that is covered.
        last: The last day that is covered.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> from datetime import date
        >>> year = working_calendars(date(2026, 1, 1), date(2026, 12, 31))
        >>> find(year, lambda calendar: bool(calendar.holidays)).holidays[0].day
        datetime.date(2026, 1, 1)
    """
    free = sorted(draw(st.sets(st.dates(first, last), max_size=6)))
    return WorkingCalendar(
        nation=draw(TEXTS),
        first_day=first,
        last_day=last,
        holidays=tuple(Holiday(day=day, name=draw(TEXTS)) for day in free),
    )


def dateds(days: st.SearchStrategy[date] = EVERY_DAY) -> st.SearchStrategy[Dated]:
    """Draw what holds from a day on, or was always there.

    Args:
        days: The days to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    since = st.none() | days
    return st.builds(Dated, in_force_from=since, known_from=since)


@st.composite
def procedures(draw: st.DrawFn, *, flexible: bool | None = None) -> Procedure:
    """Draw steps in some order, each of which comes after, or awaits, some that can come.

    Args:
        draw: Handed in by Hypothesis.
        flexible: Whether the order may be left; None for both.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> len(find(procedures(), lambda one: len(one.steps) > 1).steps)
        2
    """
    return procedure(Building(draw), flexible=flexible)


def dated_requests(
    days: st.SearchStrategy[date] = EVERY_DAY, *, known: bool = False
) -> st.SearchStrategy[DatedRequest]:
    """Draw requests with the first day for which they could be asked.

    Args:
        days: The days to draw from.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(
        DatedRequest,
        request=notice_requests(days, known=known),
        due_on=perhaps(days, known=known),
    )


def probation_starts(
    days: st.SearchStrategy[date] = EVERY_DAY, *, known: bool = False
) -> st.SearchStrategy[ProbationStarts]:
    """Draw the days from which a probation may count.

    Args:
        days: The days to draw from.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    day = perhaps(days, known=known)
    return st.builds(ProbationStarts, joined_on=day, first_meeting_on=day, code_signed_on=day)


def probation_days(
    days: st.SearchStrategy[date] = EVERY_DAY, *, known: bool = False
) -> st.SearchStrategy[ProbationDays]:
    """Draw the days of a probation.

    Args:
        days: The first days to draw from.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(
        ProbationDays,
        starts=st.sampled_from(ProbationStart),
        period=perhaps(periods(days), known=known),
    )


def term_figures(*, known: bool = False) -> st.SearchStrategy[TermFigures]:
    """Draw what is worked out from the terms of one person.

    Args:
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    answers = yes_no(known=known)
    counted = perhaps(st.integers(0, 120), known=known)
    return st.builds(
        TermFigures,
        role=st.sampled_from(Role),
        term_started=answers,
        left_early=answers,
        term_over=answers,
        no_term_runs=answers,
        follows_at_once=answers,
        terms_with_this_one=counted,
        months_with_this_term=counted,
    )
