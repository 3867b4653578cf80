"""Days: time limits, durations, and working days.

Two different counts, never one with a flag. A *deadline* leaves out the day of the
event and ends on its last day, at midnight. A *duration* includes its first day and ends
on the day before the corresponding date. Months keep the day of the month, cut back to
the month's end, and are always counted from where the count started.

    >>> deadline(date(2026, 1, 31), months=1)
    datetime.date(2026, 2, 28)
    >>> duration(date(2026, 11, 30), months=3).last_day
    datetime.date(2027, 2, 27)

Working days need a calendar that says which range it covers; a count that leaves that
range is refused by name, never guessed.
"""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final, Self

from dateutil.relativedelta import relativedelta
from pydantic import model_validator

from scrutiny_rules._frozen import Day, Frozen, Text
from scrutiny_rules.errors import BeyondTheCalendarError, NotADayError, OutsideCalendarError

MONTHS: Final = 12
"""How many months a year has."""

SATURDAY: Final = 5
GREGORIAN_CYCLE: Final = 400


class Period(Frozen):
    """A run of days: its first and its last day both belong to it.

    Attributes:
        first_day: The first day of the period.
        last_day: The last day; None while the period is open-ended.
    """

    first_day: Day
    last_day: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.last_day is not None and self.last_day < self.first_day:
            raise ValueError("`last_day` is before `first_day`")
        return self

    def reaches(self, day: date) -> bool:
        """Say whether a day is not past the last day, which an open end never is."""
        return self.last_day is None or day <= self.last_day

    def covers(self, day: date) -> bool:
        """Say whether a day belongs to the period.

        Example:
            >>> Period(first_day=date(2026, 1, 1), last_day=date(2026, 6, 30)).covers(
            ...     date(2026, 6, 30)
            ... )
            True
        """
        return self.first_day <= day and self.reaches(day)

    def __str__(self) -> str:
        """Return both days in ISO form."""
        return f"{self.first_day} to {self.last_day or 'further notice'}"


class Holiday(Frozen):
    """A weekday that is not a working day, with its name."""

    day: Day
    name: Text


class WorkingCalendar(Frozen):
    """Which days are working days in one nation, over the range that is known.

    Attributes:
        nation: Where the calendar holds.
        first_day: The first day that it can speak of.
        last_day: The last day that it can speak of.
        holidays: The days other than Saturdays and Sundays that are not worked.
    """

    nation: Text
    first_day: Day
    last_day: Day
    holidays: tuple[Holiday, ...]

    @model_validator(mode="after")
    def _holidays_are_covered(self) -> Self:
        if self.last_day < self.first_day:
            raise ValueError("`last_day` is before `first_day`")
        days = [holiday.day for holiday in self.holidays]
        if days != sorted(set(days)):
            raise ValueError("`holidays` have to be in order, each day once")
        if days and not self.first_day <= days[0] <= days[-1] <= self.last_day:
            raise ValueError("`holidays` lie outside `first_day` to `last_day`")
        return self

    def why_not_worked(self, day: date) -> str | None:
        """Return why a day is not a working day, or None when it is one.

        Args:
            day: The day to look up.

        Returns:
            Saturday, Sunday or the holiday's name; None for a working day.

        Raises:
            OutsideCalendarError: The calendar does not cover the day.

        Example:
            >>> ENGLAND_AND_WALES.why_not_worked(date(2025, 12, 26))
            'Boxing Day'
        """
        if not self.first_day <= day <= self.last_day:
            raise OutsideCalendarError(self.first_day, self.last_day)
        return weekend(day) or self._names.get(day)

    @cached_property
    def _names(self) -> dict[date, str]:
        return {holiday.day: holiday.name for holiday in self.holidays}


def weekend(day: date) -> str | None:
    """Return Saturday or Sunday, or None on a weekday."""
    names = ("Saturday", "Sunday")
    return names[day.weekday() - SATURDAY] if day.weekday() >= SATURDAY else None


def check_day(argument: str, day: date | None) -> date:
    """Refuse a date with a time of day, which would make an answer depend on the place.

    Args:
        argument: The name of the argument, for the message.
        day: What was given for it.

    Returns:
        The day.

    Raises:
        NotADayError: There is none, or it has a time of day.
    """
    if day is None or isinstance(day, datetime):
        raise NotADayError(argument)
    return day


def whole_years(born_on: date, on: date) -> int:
    """Count the whole years of age attained on a day.

    A year is attained at the start of the birthday. Someone born on 29 February attains it
    on 1 March in a common year.

    Args:
        born_on: The day of birth.
        on: The day at which the age is taken.

    Returns:
        The age in whole years; below nought before birth.

    Raises:
        Nothing.

    Example:
        >>> whole_years(date(2008, 2, 29), date(2026, 2, 28))
        17
    """
    before_birthday = (on.month, on.day) < (born_on.month, born_on.day)
    return on.year - born_on.year - before_birthday


def born_by(age: int, on: date) -> date | None:
    """Return the latest day of birth with which an age is attained on a day.

    This is ``whole_years`` the other way round: someone has attained the age exactly when
    they were born on this day or before.

    Args:
        age: The age in whole years, at least nought.
        on: The day.

    Returns:
        The latest day of birth; None where dates do not reach back so far.

    Raises:
        Nothing.

    Example:
        >>> born_by(16, date(2024, 2, 28))
        datetime.date(2008, 2, 28)
    """
    if age >= on.year:
        return None
    try:
        return on.replace(year=on.year - age)
    except ValueError:  # there is no 29 February in that year
        return date(on.year - age, 2, 28)


def deadline(event: date, *, days: int = 0, months: int = 0) -> date:
    """Return the last day of a time limit, which excludes the day of the event.

    Args:
        event: The day of the event that starts the clock.
        days: How many days there are.
        months: How many months there are, counted before the days.

    Returns:
        The last day, whatever day of the week it is.

    Raises:
        BeyondTheCalendarError: The time limit would end after the year 9999.
        NotADayError: The event has a time of day.

    Example:
        >>> deadline(date(2024, 2, 15), days=14)
        datetime.date(2024, 2, 29)
    """
    check_day("event", event)
    try:
        return event + relativedelta(months=+months) + timedelta(days=days)
    except (OverflowError, ValueError) as error:
        raise BeyondTheCalendarError(event) from error


def duration(first_day: date, *, months: int) -> Period:
    """Return the days of a status that lasts some months, its first day included.

    Args:
        first_day: The first day of the status.
        months: How many months it lasts, at least one.

    Returns:
        The period; its last day is the day before the corresponding date.

    Raises:
        BeyondTheCalendarError: The status would end after the year 9999.
        pydantic.ValidationError: There is less than one month.
        NotADayError: The first day has a time of day.

    Example:
        >>> str(duration(date(2025, 8, 31), months=6))
        '2025-08-31 to 2026-02-27'
    """
    check_day("first_day", first_day)
    # The calendar repeats itself every 400 years: counted there, a status may end on the last
    # day there is, although the day after it cannot be written.
    shift = GREGORIAN_CYCLE if first_day.year > GREGORIAN_CYCLE else 0
    try:
        after = first_day.replace(year=first_day.year - shift) + relativedelta(months=+months)
        last_day = after - timedelta(days=1)
        last_day = last_day.replace(year=last_day.year + shift)
    except (OverflowError, ValueError) as error:
        raise BeyondTheCalendarError(first_day) from error
    return Period(first_day=first_day, last_day=last_day)


def year_to(day: date) -> Period:
    """Return the twelve months that end on a day, cut off where dates begin.

    Example:
        >>> str(year_to(date(2026, 11, 22)))
        '2025-11-23 to 2026-11-22'
    """
    try:
        before = day + relativedelta(months=-12)
    except ValueError:
        return Period(first_day=date.min, last_day=day)
    return Period(first_day=before + timedelta(days=1), last_day=day)


def working_day_after(day: date, count: int, calendar: WorkingCalendar) -> date:
    """Return the working day that is so many working days after a day.

    Args:
        day: The day to count from, itself left out.
        count: How many working days, at least one.
        calendar: Which days are working days.

    Returns:
        The last of the working days counted.

    Raises:
        OutsideCalendarError: The count leaves the range that the calendar covers.

    Example:
        >>> working_day_after(date(2022, 9, 5), 10, ENGLAND_AND_WALES)
        datetime.date(2022, 9, 20)
    """
    check_day("day", day)
    while count > 0:
        day = _next(day, calendar)
        count -= calendar.why_not_worked(day) is None
    return day


def first_working_day(day: date, calendar: WorkingCalendar) -> date:
    """Return a day itself if it is a working day, else the next that is.

    Args:
        day: The day to start from.
        calendar: Which days are working days.

    Returns:
        The first working day that is not before the day.

    Raises:
        OutsideCalendarError: The search leaves the range that the calendar covers.

    Example:
        >>> first_working_day(date(2026, 3, 8), ENGLAND_AND_WALES)
        datetime.date(2026, 3, 9)
    """
    check_day("day", day)
    while calendar.why_not_worked(day) is not None:
        day = _next(day, calendar)
    return day


def _next(day: date, calendar: WorkingCalendar) -> date:
    if day >= calendar.last_day:
        raise OutsideCalendarError(calendar.first_day, calendar.last_day)
    return day + timedelta(days=1)


# The bank holidays of England and Wales as published on gov.uk, substitute days included:
# https://www.gov.uk/bank-holidays, and for past years the royal proclamations.
_PUBLISHED: Final = {
    "New Year's Day": (
        "2015-01-01 2016-01-01 2017-01-02 2018-01-01 2019-01-01 2020-01-01 2021-01-01 "
        "2022-01-03 2023-01-02 2024-01-01 2025-01-01 2026-01-01 2027-01-01 2028-01-03"
    ),
    "Good Friday": (
        "2015-04-03 2016-03-25 2017-04-14 2018-03-30 2019-04-19 2020-04-10 2021-04-02 "
        "2022-04-15 2023-04-07 2024-03-29 2025-04-18 2026-04-03 2027-03-26 2028-04-14"
    ),
    "Easter Monday": (
        "2015-04-06 2016-03-28 2017-04-17 2018-04-02 2019-04-22 2020-04-13 2021-04-05 "
        "2022-04-18 2023-04-10 2024-04-01 2025-04-21 2026-04-06 2027-03-29 2028-04-17"
    ),
    "Early May bank holiday": (
        "2015-05-04 2016-05-02 2017-05-01 2018-05-07 2019-05-06 2020-05-08 2021-05-03 "
        "2022-05-02 2023-05-01 2024-05-06 2025-05-05 2026-05-04 2027-05-03 2028-05-01"
    ),
    "Spring bank holiday": (
        "2015-05-25 2016-05-30 2017-05-29 2018-05-28 2019-05-27 2020-05-25 2021-05-31 "
        "2022-06-02 2023-05-29 2024-05-27 2025-05-26 2026-05-25 2027-05-31 2028-05-29"
    ),
    "Platinum Jubilee bank holiday": ("2022-06-03"),
    "Bank holiday for the coronation": ("2023-05-08"),
    "Summer bank holiday": (
        "2015-08-31 2016-08-29 2017-08-28 2018-08-27 2019-08-26 2020-08-31 2021-08-30 "
        "2022-08-29 2023-08-28 2024-08-26 2025-08-25 2026-08-31 2027-08-30 2028-08-28"
    ),
    "Bank holiday for the State Funeral": ("2022-09-19"),
    "Christmas Day": (
        "2015-12-25 2016-12-27 2017-12-25 2018-12-25 2019-12-25 2020-12-25 2021-12-27 "
        "2022-12-27 2023-12-25 2024-12-25 2025-12-25 2026-12-25 2027-12-27 2028-12-25"
    ),
    "Boxing Day": (
        "2015-12-28 2016-12-26 2017-12-26 2018-12-26 2019-12-26 2020-12-28 2021-12-28 "
        "2022-12-26 2023-12-26 2024-12-26 2025-12-26 2026-12-28 2027-12-28 2028-12-26"
    ),
}

ENGLAND_AND_WALES: Final = WorkingCalendar(
    nation="England and Wales",
    first_day=date(2015, 1, 1),
    last_day=date(2028, 12, 31),
    holidays=tuple(
        sorted(
            (
                Holiday(day=date.fromisoformat(day), name=name)
                for name, days in _PUBLISHED.items()
                for day in days.split()
            ),
            key=lambda holiday: holiday.day,
        )
    ),
)
"""The working days of England and Wales, 2015 to 2028."""
