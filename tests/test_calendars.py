"""Days: time limits, durations, ages, and working days."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    BeyondTheCalendarError,
    Holiday,
    NotADayError,
    OutsideCalendarError,
    Period,
    WorkingCalendar,
    deadline,
    duration,
    whole_years,
    working_day_after,
)
from scrutiny_rules.calendars import born_by, check_day, first_working_day, weekend, year_to
from tests.strategies import (
    DAYS,
    EVERY_DAY,
)

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2015, 1, 1), date(2028, 12, 31)

COVERED = st.dates(FIRST, LAST)
"""The days that the calendar of England and Wales speaks of."""

MONTHS = st.integers(1, 60)

NOON = datetime(2026, 3, 20, 12)  # noqa: DTZ001  a time without a place is what is tried

A_WEEK = WorkingCalendar(
    nation="Nowhere",
    first_day=date(2026, 3, 2),
    last_day=date(2026, 3, 8),
    holidays=(Holiday(day=date(2026, 3, 4), name="Founders' Day"),),
)
"""Monday to Sunday, the Wednesday not worked."""


def day(text: str) -> date:
    """Return the day of a text such as 2026-11-22."""
    return date.fromisoformat(text)


def month_index(of: date) -> int:
    """Count the months from the beginning of the calendar."""
    return of.year * 12 + of.month


def corresponds(later: date, anchor: date) -> bool:
    """Say whether two days have the same number, or the later ends a shorter month."""
    length = monthrange(later.year, later.month)[1]
    return later.day == anchor.day or (anchor.day > length and later.day == length)


@cache
def working_days() -> tuple[date, ...]:
    """Return every working day of England that the ``holidays`` package knows of."""
    published = holidays.country_holidays("GB", subdiv="ENG", years=range(2015, 2029))
    every_day = (FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1))
    return tuple(one for one in every_day if one.weekday() < 5 and one not in published)


class TestDeadlines:
    """A time limit leaves out the day of the event and includes its last day."""

    @pytest.mark.parametrize(
        ("event", "last_day"),
        [
            pytest.param("2026-03-02", "2026-03-16", id="fourteen days"),
            pytest.param("2024-02-15", "2024-02-29", id="onto a leap day"),
            pytest.param("2025-12-12", "2025-12-26", id="onto a bank holiday, without a roll"),
            pytest.param("2026-02-28", "2026-03-14", id="over the end of February"),
        ],
    )
    def test_within_fourteen_days(self, event: str, last_day: str) -> None:
        assert deadline(day(event), days=14) == day(last_day)

    @pytest.mark.parametrize(
        ("event", "months", "last_day"),
        [
            pytest.param("2026-01-15", 1, "2026-02-15", id="the corresponding date"),
            pytest.param("2026-01-31", 1, "2026-02-28", id="cut back to the month's end"),
            pytest.param("2024-01-31", 1, "2024-02-29", id="cut back to a leap day"),
            pytest.param("2026-01-31", 2, "2026-03-31", id="counted from the event, not chained"),
            pytest.param("2026-02-28", 1, "2026-03-28", id="never forward to the month's end"),
            pytest.param("2025-11-30", 3, "2026-02-28", id="over the year's end"),
            pytest.param("2024-02-29", 12, "2025-02-28", id="a year from a leap day"),
        ],
    )
    def test_within_months(self, event: str, months: int, last_day: str) -> None:
        assert deadline(day(event), months=months) == day(last_day)

    def test_months_are_counted_before_days(self) -> None:
        assert deadline(day("2026-01-31"), months=1, days=1) == day("2026-03-01")

    def test_no_time_at_all_ends_on_the_day_of_the_event(self) -> None:
        assert deadline(day("2026-03-02")) == day("2026-03-02")
        assert deadline(date.max) == date.max

    def test_a_time_limit_may_end_on_the_last_day_there_is(self) -> None:
        assert deadline(date.max - ONE_DAY, days=1) == date.max
        assert deadline(date(9999, 11, 30), months=1) == date(9999, 12, 30)


class TestDurations:
    """A status includes its first day and ends the day before the corresponding date."""

    @pytest.mark.parametrize(
        ("first_day", "months", "last_day"),
        [
            pytest.param("2026-01-01", 6, "2026-06-30", id="six months from new year"),
            pytest.param("2025-08-31", 6, "2026-02-27", id="six months from a month's end"),
            pytest.param("2026-11-15", 3, "2027-02-14", id="three months from mid-month"),
            pytest.param("2026-11-30", 3, "2027-02-27", id="three months into February"),
            pytest.param("2023-11-30", 3, "2024-02-28", id="three months into a leap February"),
            pytest.param("2024-02-29", 12, "2025-02-27", id="a year from a leap day"),
            pytest.param("2026-03-01", 1, "2026-03-31", id="one whole month"),
        ],
    )
    def test_months(self, first_day: str, months: int, last_day: str) -> None:
        assert duration(day(first_day), months=months) == Period(
            first_day=day(first_day), last_day=day(last_day)
        )

    def test_a_status_may_end_on_the_last_day_there_is(self) -> None:
        assert duration(date(9999, 11, 30), months=1).last_day == date(9999, 12, 29)
        assert duration(date(9999, 12, 1), months=1).last_day == date.max

    def test_a_status_may_start_on_the_first_day_there_is(self) -> None:
        assert duration(date.min, months=1).last_day == date(1, 1, 31)


class TestPeriods:
    """A period holds its first and its last day, and may have no end."""

    @pytest.mark.parametrize(
        ("on", "covered", "reached"),
        [
            pytest.param("2025-12-31", False, True, id="the day before the first"),
            pytest.param("2026-01-01", True, True, id="the first day"),
            pytest.param("2026-06-30", True, True, id="the last day"),
            pytest.param("2026-07-01", False, False, id="the day after the last"),
        ],
    )
    def test_both_ends_belong_to_it(self, on: str, *, covered: bool, reached: bool) -> None:
        period = Period(first_day=day("2026-01-01"), last_day=day("2026-06-30"))
        assert period.covers(day(on)) is covered
        assert period.reaches(day(on)) is reached

    def test_an_open_end_is_never_past(self) -> None:
        period = Period(first_day=day("2026-01-01"))
        assert period.last_day is None
        assert period.covers(date.max)
        assert period.reaches(date.max)
        assert not period.covers(day("2025-12-31"))

    def test_it_may_last_one_day(self) -> None:
        period = Period(first_day=day("2026-01-01"), last_day=day("2026-01-01"))
        assert period.covers(day("2026-01-01"))
        assert not period.covers(day("2026-01-02"))

    def test_its_text_is_both_days(self) -> None:
        assert str(Period(first_day=day("2026-01-01"), last_day=day("2026-06-30"))) == (
            "2026-01-01 to 2026-06-30"
        )
        assert str(Period(first_day=day("2026-01-01"))).startswith("2026-01-01 to ")
        assert "None" not in str(Period(first_day=day("2026-01-01")))


class TestAges:
    """A year of age is attained on the birthday; from 29 February, on 1 March."""

    @pytest.mark.parametrize(
        ("born_on", "on", "years"),
        [
            pytest.param("2010-11-22", "2026-11-22", 16, id="on the birthday"),
            pytest.param("2010-11-23", "2026-11-22", 15, id="the day before the birthday"),
            pytest.param("2010-12-01", "2026-11-30", 15, id="a later month, an earlier day"),
            pytest.param("2010-10-31", "2026-11-01", 16, id="an earlier month, a later day"),
            pytest.param("2008-02-29", "2026-02-28", 17, id="a leap birthday, 28 February"),
            pytest.param("2008-02-29", "2026-03-01", 18, id="a leap birthday, 1 March"),
            pytest.param("2008-02-29", "2024-02-28", 15, id="a leap year, 28 February"),
            pytest.param("2008-02-29", "2024-02-29", 16, id="a leap year, 29 February"),
            pytest.param("2026-11-22", "2026-11-22", 0, id="the day of birth"),
            pytest.param("2026-11-23", "2026-11-22", -1, id="before birth"),
            pytest.param("0001-01-01", "9999-12-31", 9998, id="from end to end"),
        ],
    )
    def test_whole_years(self, born_on: str, on: str, years: int) -> None:
        assert whole_years(day(born_on), day(on)) == years

    @pytest.mark.parametrize(
        ("age", "on", "latest"),
        [
            pytest.param(16, "2026-11-22", date(2010, 11, 22), id="the same date, years ago"),
            pytest.param(0, "2026-11-22", date(2026, 11, 22), id="nobody is too young for nought"),
            pytest.param(16, "2024-02-28", date(2008, 2, 28), id="28 February in a leap year"),
            pytest.param(16, "2024-02-29", date(2008, 2, 29), id="29 February, a leap year ago"),
            pytest.param(17, "2024-02-29", date(2007, 2, 28), id="29 February, a common year ago"),
            pytest.param(18, "2026-03-01", date(2008, 3, 1), id="1 March reaches leap birthdays"),
            pytest.param(2025, "2026-11-22", date(1, 11, 22), id="into the first year there is"),
            pytest.param(2026, "2026-11-22", None, id="before the first year there is"),
            pytest.param(2027, "2026-11-22", None, id="far before it"),
        ],
    )
    def test_born_by(self, age: int, on: str, latest: date | None) -> None:
        assert born_by(age, day(on)) == latest


class TestTwelveMonths:
    """The twelve months to a day end on it and start the day after a year before."""

    @pytest.mark.parametrize(
        ("last_day", "first_day"),
        [
            pytest.param("2026-11-22", "2025-11-23", id="an ordinary day"),
            pytest.param("2026-12-31", "2026-01-01", id="a calendar year"),
            pytest.param("2024-02-29", "2023-03-01", id="to a leap day"),
            pytest.param("2024-02-28", "2023-03-01", id="to the day before a leap day"),
            pytest.param("2025-02-28", "2024-02-29", id="from a leap day"),
            pytest.param("0001-12-31", "0001-01-01", id="the first year there is"),
            pytest.param("0001-06-30", "0001-01-01", id="cut off where dates begin"),
            pytest.param("0002-01-01", "0001-01-02", id="a year after dates begin"),
            pytest.param("9999-12-31", "9999-01-01", id="the last year there is"),
        ],
    )
    def test_year_to(self, last_day: str, first_day: str) -> None:
        assert year_to(day(last_day)) == Period(first_day=day(first_day), last_day=day(last_day))


class TestTrafford85:
    """8.5: ten working days' notice, the day of the request left out."""

    @pytest.mark.parametrize(
        ("requested_on", "due_on"),
        [
            pytest.param("2026-03-20", "2026-04-07", id="over Easter"),
            pytest.param("2025-12-17", "2026-01-05", id="over Christmas and new year"),
            pytest.param("2022-09-05", "2022-09-20", id="over a State Funeral"),
            pytest.param("2026-12-16", "2027-01-04", id="over a Boxing Day on the Monday after"),
        ],
    )
    def test_ten_working_days(self, requested_on: str, due_on: str) -> None:
        assert working_day_after(day(requested_on), 10, ENGLAND_AND_WALES) == day(due_on)

    @pytest.mark.parametrize(
        ("requested_on", "eleventh"),
        [
            pytest.param("2026-03-20", "2026-04-08", id="over Easter"),
            pytest.param("2022-09-05", "2022-09-21", id="over a State Funeral"),
        ],
    )
    def test_clear_notice_takes_the_eleventh(self, requested_on: str, eleventh: str) -> None:
        assert working_day_after(day(requested_on), 11, ENGLAND_AND_WALES) == day(eleventh)


class TestChorusCode14Appeal:
    """First-class post arrives on the second working day after posting."""

    @pytest.mark.parametrize(
        ("posted_on", "arrives_on"),
        [
            pytest.param("2026-03-06", "2026-03-10", id="posted on a Friday"),
            pytest.param("2026-03-07", "2026-03-10", id="posted on a Saturday"),
            pytest.param("2026-03-04", "2026-03-06", id="posted in the week"),
        ],
    )
    def test_second_working_day(self, posted_on: str, arrives_on: str) -> None:
        assert working_day_after(day(posted_on), 2, ENGLAND_AND_WALES) == day(arrives_on)


class TestWorkingDays:
    """A calendar says which days it covers and why a day is not worked."""

    @pytest.mark.parametrize(
        ("on", "why"),
        [
            pytest.param("2026-03-07", "Saturday", id="Saturday"),
            pytest.param("2026-03-08", "Sunday", id="Sunday"),
            pytest.param("2026-03-06", None, id="Friday"),
            pytest.param("2026-03-09", None, id="Monday"),
            pytest.param("2025-12-26", "Boxing Day", id="Boxing Day"),
            pytest.param("2026-12-28", "Boxing Day", id="the Monday for a Saturday's Boxing Day"),
            pytest.param("2022-09-19", "Bank holiday for the State Funeral", id="once only"),
            pytest.param("2022-06-03", "Platinum Jubilee bank holiday", id="a jubilee"),
            pytest.param("2023-05-08", "Bank holiday for the coronation", id="a coronation"),
        ],
    )
    def test_why_not_worked(self, on: str, why: str | None) -> None:
        assert ENGLAND_AND_WALES.why_not_worked(day(on)) == why

    @pytest.mark.parametrize(
        ("on", "name"),
        [
            ("2026-03-06", None),
            ("2026-03-07", "Saturday"),
            ("2026-03-08", "Sunday"),
            ("2026-03-09", None),
        ],
    )
    def test_weekend(self, on: str, name: str | None) -> None:
        assert weekend(day(on)) == name

    def test_every_day_is_worked_exactly_when_the_published_days_say_so(self) -> None:
        found = tuple(
            one
            for one in (FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1))
            if ENGLAND_AND_WALES.why_not_worked(one) is None
        )
        assert found == working_days()

    def test_it_covers_2015_to_2028(self) -> None:
        assert (ENGLAND_AND_WALES.first_day, ENGLAND_AND_WALES.last_day) == (FIRST, LAST)
        assert len(ENGLAND_AND_WALES.holidays) == 14 * 8 + 3
        assert all(weekend(holiday.day) is None for holiday in ENGLAND_AND_WALES.holidays)

    @pytest.mark.parametrize(
        ("start", "found"),
        [
            pytest.param("2026-03-06", "2026-03-06", id="a working day is its own"),
            pytest.param("2026-03-07", "2026-03-09", id="a Saturday"),
            pytest.param("2026-04-03", "2026-04-07", id="Good Friday"),
        ],
    )
    def test_first_working_day(self, start: str, found: str) -> None:
        assert first_working_day(day(start), ENGLAND_AND_WALES) == day(found)

    def test_any_calendar_can_be_built(self) -> None:
        assert A_WEEK.why_not_worked(day("2026-03-04")) == "Founders' Day"
        assert working_day_after(day("2026-03-03"), 1, A_WEEK) == day("2026-03-05")
        assert first_working_day(day("2026-03-04"), A_WEEK) == day("2026-03-05")

    def test_the_day_counted_from_may_lie_just_before_the_range(self) -> None:
        assert working_day_after(day("2026-03-01"), 1, A_WEEK) == day("2026-03-02")

    def test_a_count_may_end_on_the_last_day_of_the_range(self) -> None:
        shorter = A_WEEK.model_copy(update={"last_day": "2026-03-06"})
        assert working_day_after(day("2026-03-05"), 1, shorter) == day("2026-03-06")
        assert first_working_day(day("2026-03-06"), shorter) == day("2026-03-06")

    def test_holidays_may_lie_on_both_ends_of_the_range(self) -> None:
        ends = WorkingCalendar(
            nation="Nowhere",
            first_day=day("2026-03-02"),
            last_day=day("2026-03-04"),
            holidays=(
                Holiday(day=day("2026-03-02"), name="One"),
                Holiday(day=day("2026-03-04"), name="Other"),
            ),
        )
        assert ends.why_not_worked(day("2026-03-02")) == "One"
        assert ends.why_not_worked(day("2026-03-04")) == "Other"

    def test_a_calendar_may_have_no_holidays_and_one_day(self) -> None:
        bare = A_WEEK.model_copy(update={"holidays": (), "last_day": A_WEEK.first_day})
        assert bare.why_not_worked(A_WEEK.first_day) is None


class TestLaws:
    """What holds of every day."""

    @given(DAYS, st.integers(0, 1_000))
    def test_a_deadline_in_days_is_so_many_days_away(self, event: date, days: int) -> None:
        assert (deadline(event, days=days) - event).days == days

    @given(DAYS, MONTHS)
    def test_a_deadline_in_months_is_counted_from_the_event(self, event: date, months: int) -> None:
        last_day = deadline(event, months=months)
        assert month_index(last_day) - month_index(event) == months
        assert corresponds(last_day, event)

    @given(st.dates(max_value=date(9994, 12, 31)), MONTHS)
    def test_a_duration_ends_the_day_before_the_corresponding_date(
        self, first_day: date, months: int
    ) -> None:
        period = duration(first_day, months=months)
        assert period.first_day == first_day
        assert period.last_day is not None
        after = period.last_day + ONE_DAY
        assert month_index(after) - month_index(first_day) == months
        assert corresponds(after, first_day)

    @given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), MONTHS, MONTHS)
    def test_consecutive_durations_abut(self, first_day: date, one: int, other: int) -> None:
        first_day = first_day.replace(day=min(first_day.day, 28))
        first = duration(first_day, months=one)
        assert first.last_day is not None
        second = duration(first.last_day + ONE_DAY, months=other)
        assert second.last_day == duration(first_day, months=one + other).last_day

    @given(EVERY_DAY, EVERY_DAY, st.integers(0, 200))
    def test_an_age_is_attained_exactly_by_those_born_by_the_latest_day(
        self, born_on: date, on: date, age: int
    ) -> None:
        latest = born_by(age, on)
        attained = latest is not None and born_on <= latest
        assert attained is (whole_years(born_on, on) >= age)

    @given(EVERY_DAY, st.integers(0, 9_999))
    def test_the_latest_day_of_birth_is_the_latest(self, on: date, age: int) -> None:
        latest = born_by(age, on)
        if latest is None:
            assert whole_years(date.min, on) < age
        else:
            assert whole_years(latest, on) == age
            assert latest == date.max or whole_years(latest + ONE_DAY, on) < age

    @given(DAYS, DAYS)
    def test_nobody_grows_younger(self, born_on: date, on: date) -> None:
        assert whole_years(born_on, on + ONE_DAY) - whole_years(born_on, on) in {0, 1}

    @given(st.dates(min_value=date(2, 1, 1)))
    def test_the_twelve_months_before_end_where_these_start(self, last_day: date) -> None:
        first_day = year_to(last_day).first_day
        before = first_day - ONE_DAY
        assert (before.year, before.month) == (last_day.year - 1, last_day.month)
        assert corresponds(before, last_day)

    @given(EVERY_DAY)
    def test_the_twelve_months_to_a_day_can_always_be_given(self, last_day: date) -> None:
        period = year_to(last_day)
        assert period.last_day == last_day
        assert period.covers(last_day)

    @given(COVERED, st.integers(1, 300))
    def test_so_many_working_days_lie_between(self, start: date, count: int) -> None:
        ahead = [one for one in working_days() if one > start]
        if count <= len(ahead):
            assert working_day_after(start, count, ENGLAND_AND_WALES) == ahead[count - 1]
        else:
            with pytest.raises(OutsideCalendarError):
                working_day_after(start, count, ENGLAND_AND_WALES)

    @given(COVERED)
    def test_the_first_working_day_has_none_before_it(self, start: date) -> None:
        ahead = [one for one in working_days() if one >= start]
        if ahead:
            assert first_working_day(start, ENGLAND_AND_WALES) == ahead[0]
        else:
            with pytest.raises(OutsideCalendarError):
                first_working_day(start, ENGLAND_AND_WALES)

    @given(EVERY_DAY, st.integers(0, 10**12), st.integers(0, 10**12))
    def test_a_time_limit_is_given_or_refused_by_name(
        self, event: date, days: int, months: int
    ) -> None:
        for count in (
            lambda: deadline(event, days=days),
            lambda: deadline(event, months=months),
            lambda: duration(event, months=months + 1),
        ):
            try:
                count()
            except BeyondTheCalendarError as error:
                assert error.start == event  # noqa: PT017  both ways of ending are right

    @given(EVERY_DAY, st.none() | st.integers(0, 40))
    def test_json_brings_back_the_same_period(self, first_day: date, days: int | None) -> None:
        room = (date.max - first_day).days
        last_day = None if days is None else first_day + timedelta(days=min(days, room))
        period = Period(first_day=first_day, last_day=last_day)
        assert Period.model_validate_json(period.model_dump_json()) == period

    def test_json_brings_back_the_same_calendar(self) -> None:
        text = ENGLAND_AND_WALES.model_dump_json()
        assert WorkingCalendar.model_validate_json(text) == ENGLAND_AND_WALES


class TestRefusals:
    """What lies outside the data is refused by name."""

    @pytest.mark.parametrize(
        "count",
        [
            pytest.param(lambda: deadline(date.max, days=1), id="a deadline in days"),
            pytest.param(lambda: deadline(date(9999, 12, 1), months=1), id="in months"),
            pytest.param(lambda: deadline(date.min, days=10**12), id="in far too many days"),
            pytest.param(lambda: deadline(date.min, months=10**12), id="in far too many months"),
            pytest.param(lambda: duration(date(9999, 12, 2), months=1), id="a duration"),
            pytest.param(lambda: duration(date.min, months=10**12), id="far too long"),
        ],
    )
    def test_past_the_last_day_there_is(self, count: Callable[[], object]) -> None:
        with pytest.raises(BeyondTheCalendarError):
            count()

    @pytest.mark.parametrize(
        ("argument", "count"),
        [
            ("event", lambda: deadline(NOON, days=14)),
            ("first_day", lambda: duration(NOON, months=6)),
            ("day", lambda: working_day_after(NOON, 10, ENGLAND_AND_WALES)),
            ("day", lambda: first_working_day(NOON, ENGLAND_AND_WALES)),
            ("on", lambda: check_day("on", NOON)),
        ],
    )
    def test_a_time_of_day(self, argument: str, count: Callable[[], object]) -> None:
        with pytest.raises(NotADayError) as refusal:
            count()
        assert refusal.value.argument == argument

    @pytest.mark.parametrize(
        "count",
        [
            pytest.param(
                lambda: A_WEEK.why_not_worked(date(2026, 3, 1)), id="the day before the range"
            ),
            pytest.param(
                lambda: A_WEEK.why_not_worked(date(2026, 3, 9)), id="the day after the range"
            ),
            pytest.param(
                lambda: working_day_after(date(2026, 3, 6), 1, A_WEEK), id="past the range"
            ),
            pytest.param(
                lambda: working_day_after(date(2026, 3, 8), 1, A_WEEK), id="from its last day"
            ),
            pytest.param(
                lambda: working_day_after(date(2026, 2, 28), 1, A_WEEK), id="from before it"
            ),
            pytest.param(
                lambda: working_day_after(date.max, 1, A_WEEK), id="the last day there is"
            ),
            pytest.param(lambda: working_day_after(date.min, 1, A_WEEK), id="the first"),
            pytest.param(
                lambda: first_working_day(date(2026, 3, 7), A_WEEK), id="a closing weekend"
            ),
            pytest.param(lambda: first_working_day(date.max, A_WEEK), id="beyond it"),
            pytest.param(lambda: first_working_day(date(2026, 3, 1), A_WEEK), id="before it"),
        ],
    )
    def test_outside_the_working_day_calendar(self, count: Callable[[], object]) -> None:
        with pytest.raises(OutsideCalendarError) as refusal:
            count()
        assert (refusal.value.first_day, refusal.value.last_day) == (
            A_WEEK.first_day,
            A_WEEK.last_day,
        )

    def test_past_the_last_day_there_is_in_a_calendar_that_covers_it(self) -> None:
        to_the_end = A_WEEK.model_copy(update={"last_day": date.max})
        assert weekend(date.max) is None
        assert first_working_day(date.max, to_the_end) == date.max
        assert working_day_after(date.max - ONE_DAY, 1, to_the_end) == date.max
        with pytest.raises(OutsideCalendarError):
            working_day_after(date.max, 1, to_the_end)

    @pytest.mark.parametrize("on", [FIRST - ONE_DAY, LAST + ONE_DAY, date.min, date.max])
    def test_outside_2015_to_2028(self, on: date) -> None:
        with pytest.raises(OutsideCalendarError):
            ENGLAND_AND_WALES.why_not_worked(on)

    def test_a_period_that_ends_before_it_starts(self) -> None:
        with pytest.raises(ValidationError):
            Period(first_day=day("2026-01-02"), last_day=day("2026-01-01"))

    def test_a_status_of_no_months(self) -> None:
        with pytest.raises(ValidationError):
            duration(day("2026-01-01"), months=0)

    def test_a_period_with_a_time_of_day(self) -> None:
        with pytest.raises(ValidationError):
            Period(first_day=NOON)

    @pytest.mark.parametrize(
        "days",
        [
            pytest.param(["2026-03-05", "2026-03-04"], id="out of order"),
            pytest.param(["2026-03-04", "2026-03-04"], id="one twice"),
            pytest.param(["2026-03-01", "2026-03-04"], id="the day before the range"),
            pytest.param(["2026-03-04", "2026-03-09"], id="the day after the range"),
        ],
    )
    def test_a_calendar_whose_holidays_do_not_fit(self, days: list[str]) -> None:
        with pytest.raises(ValidationError):
            A_WEEK.model_copy(update={"holidays": [{"day": one, "name": "x"} for one in days]})

    def test_a_calendar_that_ends_before_it_starts(self) -> None:
        with pytest.raises(ValidationError):
            WorkingCalendar(
                nation="Nowhere",
                first_day=day("2026-03-02"),
                last_day=day("2026-03-01"),
                holidays=(),
            )
