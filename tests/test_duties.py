"""What is due every so many months, by when, and what is overdue?"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    BeyondTheCalendarError,
    DutiesDecision,
    DutiesStanding,
    DutyRecord,
    DutyTerms,
    Fact,
    Kind,
    NotADayError,
    RecurringDuty,
    Rulebook,
    Silent,
    State,
    WrongKindError,
    duties_due,
)
from scrutiny_rules.rulebooks import chorus_rsp, trafford_qip
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    duty_records,
)
from tests.strategies import (
    DAYS,
    DUTY_NAMES,
)

UP_TO_DATE = DutiesStanding.UP_TO_DATE
OVERDUE = DutiesStanding.OVERDUE
UNDETERMINED = DutiesStanding.UNDETERMINED

DAY: Final = timedelta(days=1)
SINCE: Final = date(2026, 1, 1)
QUARTERLY: Final = ("action-plan-report", "website-and-intranet")
YEARLY: Final = ("provisional-dates", "review-plan", "work-plan")


def record(since: date = SINCE, /, **done: tuple[date, ...] | None) -> DutyRecord:
    """Return on which days duties were done, all others being done in good time."""
    kept: dict[str, object] = dict.fromkeys((*QUARTERLY, *YEARLY, "annual-report"), (since,))
    return DutyRecord.model_validate(
        {
            "since": since,
            "done": {**kept, **{name.replace("_", "-"): days for name, days in done.items()}},
        }
    )


def ask(of: DutyRecord, on: date, book: Rulebook = TRAFFORD_QIP) -> DutiesDecision:
    """Ask what is due on a day."""
    return duties_due(book.duties, of, on=on)


def due(decision: DutiesDecision, label: str) -> list[date | None]:
    """Return when the duties of one clause are due."""
    return [one.due_on for one in decision.due if one.clause.label == label]


class TestTraffordQuarterly:
    """6.4 action plans, 6.7 website and intranet: once in each quarter of the year."""

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(date(2026, 3, 31), UP_TO_DATE, id="the last day of the quarter"),
            pytest.param(date(2026, 4, 1), OVERDUE, id="the day after"),
        ],
    )
    @pytest.mark.parametrize(
        ("name", "label"), [("action_plan_report", "6.4"), ("website_and_intranet", "6.7")]
    )
    def test_when_it_is_overdue(
        self, on: date, outcome: DutiesStanding, name: str, label: str
    ) -> None:
        decision = ask(record(**{name: ()}), on)
        assert decision.outcome is outcome
        assert due(decision, label) == [date(2026, 3, 31)]
        late = [one.clause.label for one in decision.overdue]
        assert late == ([label] if outcome is OVERDUE else [])
        unmet = [one.clause.label for one in decision.decisive if one.state is State.NOT_MET]
        assert unmet == late

    @pytest.mark.parametrize(
        ("done", "following"),
        [
            pytest.param(date(2026, 1, 1), date(2026, 6, 30), id="on the first day of a quarter"),
            pytest.param(date(2026, 3, 31), date(2026, 6, 30), id="on its last day"),
            pytest.param(date(2026, 4, 1), date(2026, 9, 30), id="a day late, for the next"),
            pytest.param(date(2025, 12, 31), date(2026, 3, 31), id="before the record starts"),
            pytest.param(date(2026, 12, 31), date(2027, 3, 31), id="on the last day of the year"),
            pytest.param(date(2027, 10, 1), date(2028, 3, 31), id="in the last quarter"),
        ],
    )
    def test_the_next_is_counted_from_the_start_of_the_year(
        self, done: date, following: date
    ) -> None:
        decision = ask(record(website_and_intranet=(done,)), max(done, SINCE))
        assert due(decision, "6.7") == [following]

    def test_what_is_done_makes_up_for_what_was_not(self) -> None:
        late = ask(record(website_and_intranet=()), date(2026, 11, 1))
        assert due(late, "6.7") == [date(2026, 3, 31)]
        mended = ask(record(website_and_intranet=(date(2026, 10, 20),)), date(2026, 11, 1))
        assert due(mended, "6.7") == [date(2027, 3, 31)]

    def test_what_is_done_later_is_not_done_yet(self) -> None:
        decision = ask(record(website_and_intranet=(date(2026, 2, 2),)), date(2026, 2, 1))
        assert due(decision, "6.7") == [date(2026, 3, 31)]
        assert due(
            ask(record(website_and_intranet=(date(2026, 2, 2),)), date(2026, 2, 2)), "6.7"
        ) == [date(2026, 6, 30)]

    @pytest.mark.parametrize(
        ("since", "first"),
        [
            pytest.param(date(2026, 3, 31), date(2026, 3, 31), id="the last day of a quarter"),
            pytest.param(date(2026, 4, 1), date(2026, 6, 30), id="the first of the next"),
        ],
    )
    def test_what_ended_before_the_record_is_not_looked_at(self, since: date, first: date) -> None:
        decision = ask(record(since, website_and_intranet=()), since)
        assert due(decision, "6.7") == [first]


class TestTrafford103:
    """An annual report to the Board."""

    @pytest.mark.parametrize(
        ("slug", "last_day"),
        [("calendar-year", date(2026, 12, 31)), ("financial-year", date(2026, 3, 31))],
    )
    def test_t_r44_which_year(self, slug: str, last_day: date) -> None:
        book = TRAFFORD_QIP.under("T-R44", slug)
        assert due(ask(record(annual_report=()), SINCE, book), "10.3") == [last_day]
        late = ask(record(annual_report=()), last_day + DAY, book)
        assert "10.3" in {one.clause.label for one in late.overdue}
        assert "T-R44" in late.readings

    def test_quarters_are_the_same_under_both(self) -> None:
        book = TRAFFORD_QIP.under("T-R44", "financial-year")
        for month in range(1, 13):
            of = record(website_and_intranet=(date(2026, month, 9),))
            on = date(2026, month, 10)
            assert due(ask(of, on), "6.7") == due(ask(of, on, book), "6.7")


class TestChorusYearly:
    """Provisional dates at the start of the year, and the plans of the year."""

    @pytest.mark.parametrize(
        ("slug", "last_day"),
        [("january", date(2026, 1, 31)), ("first-quarter", date(2026, 3, 31))],
    )
    def test_c_r54_the_start_of_the_year(self, slug: str, last_day: date) -> None:
        book = CHORUS_RSP.under("C-R54", slug)
        of = record(provisional_dates=())
        assert ask(of, last_day, book).outcome is UP_TO_DATE
        late = ask(of, last_day + DAY, book)
        assert late.outcome is OVERDUE
        assert [one.due_on for one in late.overdue] == [last_day]
        assert "C-R54" in late.readings

    def test_dates_set_late_still_serve_their_year(self) -> None:
        decision = ask(record(provisional_dates=(date(2026, 3, 2),)), date(2026, 3, 2), CHORUS_RSP)
        assert decision.outcome is UP_TO_DATE
        assert [one.due_on for one in decision.due] == [
            date(2027, 1, 31),
            date(2027, 12, 31),
            date(2027, 12, 31),
        ]

    def test_a_record_that_starts_after_january_waits_for_the_next(self) -> None:
        decision = ask(record(date(2026, 2, 1), provisional_dates=()), date(2026, 2, 1), CHORUS_RSP)
        assert date(2027, 1, 31) in due(decision, "terms: meetings")
        before = ask(record(date(2026, 1, 31), provisional_dates=()), date(2026, 2, 1), CHORUS_RSP)
        assert date(2026, 1, 31) in due(before, "terms: meetings")

    def test_the_plans_are_due_within_their_year(self) -> None:
        nothing = record(provisional_dates=(), review_plan=(), work_plan=())
        decision = ask(nothing, SINCE, CHORUS_RSP)
        assert [(one.clause.label, one.due_on) for one in decision.due] == [
            ("terms: meetings", date(2026, 1, 31)),
            ("terms: meetings", date(2026, 12, 31)),
            ("terms: work programme", date(2026, 12, 31)),
        ]
        assert ask(record(work_plan=()), date(2026, 12, 31), CHORUS_RSP).overdue == ()
        late = ask(record(work_plan=()), date(2027, 1, 1), CHORUS_RSP)
        assert "terms: work programme" in {one.clause.label for one in late.overdue}


class TestWhatIsNotKnown:
    """A duty of which nobody knows when it was done is asked for; one that is late decides."""

    @pytest.mark.parametrize("done", [{}, {"annual-report": None}])
    def test_it_is_asked_for(self, done: dict[str, None]) -> None:
        kept = dict.fromkeys(QUARTERLY, (SINCE,))
        of = DutyRecord.model_validate({"since": SINCE, "done": {**kept, **done}})
        decision = ask(of, date(2026, 2, 1))
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("done",)
        assert len(decision.due) == 2

    def test_another_that_is_overdue_decides(self) -> None:
        decision = ask(record(annual_report=None, website_and_intranet=()), date(2026, 4, 1))
        assert decision.outcome is OVERDUE
        assert decision.needs == ()

    def test_what_is_no_duty_of_the_paper_is_said(self) -> None:
        decision = ask(record(newsletter=(SINCE,)), date(2026, 2, 1))
        assert decision.outcome is UP_TO_DATE
        assert len([one for one in decision.cautions if "`newsletter`" in one]) == 1
        assert not [one for one in decision.cautions if "`website-and-intranet`" in one]

    @pytest.mark.parametrize(
        ("late", "on", "more"),
        [
            pytest.param("action_plan_report", date(2026, 4, 1), 1, id="the report is late"),
            pytest.param("action_plan_report", date(2026, 3, 31), 0, id="it is not late yet"),
            pytest.param("website_and_intranet", date(2026, 4, 1), 0, id="the website is late"),
        ],
    )
    def test_no_report_is_owed_where_there_is_no_plan(self, late: str, on: date, more: int) -> None:
        in_time = len(ask(record(), on).cautions)
        assert len(ask(record(**{late: ()}), on).cautions) == in_time + more

    def test_figures_mark_what_is_overdue(self) -> None:
        lines = ask(record(website_and_intranet=()), date(2026, 4, 1)).figures()
        assert [line.partition(":")[0] for line in lines] == ["overdue", "next", "next"]

    def test_what_is_still_in_time_is_not_said_to_be_done(self) -> None:
        decision = ask(record(website_and_intranet=()), date(2026, 3, 31))
        met = {one.limb: one.clause.gist for one in decision.findings if one.state is State.MET}
        assert "still in time" in met["website-and-intranet"]


def one_duty(every_months: int, within_months: int, year_starts: int = 1) -> DutyTerms:
    """Return the terms of another paper, with one duty."""
    duty = trafford_qip.DUTIES.duties[0].model_copy(
        update={"every_months": every_months, "within_months": within_months}
    )
    return trafford_qip.DUTIES.model_copy(update={"duties": (duty,), "year_starts": year_starts})


PERIODS: Final = st.sampled_from([1, 2, 3, 4, 6, 12]).flatmap(
    lambda every: st.tuples(st.just(every), st.integers(1, every), st.integers(1, 12))
)


def limits(every: int, within: int, starts: int) -> list[date]:
    """Return every time limit from 1988 on, each counted from the start of its year."""
    found = []
    for number in range(1988, 2064):
        for place in range(12 // every):
            months = starts - 1 + place * every + within - 1
            year, month = number + months // 12, months % 12 + 1
            found.append(date(year, month, monthrange(year, month)[1]))
    return found


class TestSilent:
    """Where a paper has no such duties, nothing is borrowed."""

    def test_it_does_not_provide_for_it(self) -> None:
        decision = duties_due(Silent(why="nothing that recurs"), record(), on=SINCE)
        assert decision.outcome is DutiesStanding.NOT_PROVIDED
        assert (decision.due, decision.overdue, decision.figures()) == ((), (), ())


class TestLaws:
    """What holds of every recurring duty."""

    @given(PERIODS, DAYS, DAYS)
    def test_a_duty_never_done_is_due_at_the_first_limit_of_the_record(
        self, period: tuple[int, int, int], since: date, on: date
    ) -> None:
        of = DutyRecord(since=since, done={"action-plan-report": ()})
        (one,) = duties_due(one_duty(*period), of, on=on).due
        assert one.due_on == next(day for day in limits(*period) if day >= since)

    @given(PERIODS, DAYS)
    def test_the_limit_after_what_was_done_is_one_of_those_of_the_year_and_the_next_but_one_at_most(
        self, period: tuple[int, int, int], done: date
    ) -> None:
        of = DutyRecord(since=done, done={"action-plan-report": (done,)})
        (one,) = duties_due(one_duty(*period), of, on=done).due
        after = [day for day in limits(*period) if day >= done]
        assert one.due_on in after[:2]

    @given(PERIODS, st.lists(DAYS, min_size=2, max_size=5))
    def test_done_later_is_never_due_earlier(
        self, period: tuple[int, int, int], days: list[date]
    ) -> None:
        found = []
        for day in sorted(days):
            of = DutyRecord(since=min(days), done={"action-plan-report": (day,)})
            (one,) = duties_due(one_duty(*period), of, on=max(days)).due
            assert one.due_on is not None
            found.append(one.due_on)
        assert all(earlier <= later for earlier, later in pairwise(found))

    @given(duty_records(DAYS, DUTY_NAMES), DAYS)
    def test_what_is_due_is_in_order_and_what_is_overdue_is_past(
        self, of: DutyRecord, on: date
    ) -> None:
        for book in (CHORUS_RSP, TRAFFORD_QIP):
            decision = ask(of, on, book)
            days = [one.due_on for one in decision.due if one.due_on is not None]
            assert days == sorted(days)
            assert len(days) == len(decision.due)
            assert [one.due_on for one in decision.overdue] == [day for day in days if day < on]
            assert (decision.outcome is OVERDUE) == bool(decision.overdue)

    @given(duty_records(DAYS, DUTY_NAMES), DAYS)
    def test_the_order_of_days_does_not_matter(self, of: DutyRecord, on: date) -> None:
        done = {name: days and tuple(reversed(days)) for name, days in of.done.items()}
        backwards = of.model_copy(update={"done": done})
        assert ask(of, on).due == ask(backwards, on).due


class TestRefusals:
    """What could not be is not built."""

    def test_beyond_the_last_year(self) -> None:
        last = record(date(9999, 1, 1), website_and_intranet=(date(9999, 12, 1),))
        with pytest.raises(BeyondTheCalendarError):
            ask(last, date.max)
        fits = record(
            date(9998, 1, 1),
            action_plan_report=(date(9999, 9, 1),),
            website_and_intranet=(date(9999, 9, 1),),
        )
        assert due(ask(fits, date(9999, 9, 1)), "6.7") == [date.max]

    @pytest.mark.parametrize("starts", range(1, 13))
    def test_the_first_day_there_is(self, starts: int) -> None:
        of = DutyRecord(since=date.min, done={"action-plan-report": ()})
        (one,) = duties_due(one_duty(12, 12, starts), of, on=date.min).due
        assert one.due_on == date(1, starts - 1 or 12, monthrange(1, starts - 1 or 12)[1])

    def test_a_moment_is_no_day(self) -> None:
        for book in (TRAFFORD_QIP, CHORUS_RSP):
            with pytest.raises(NotADayError, match="`on`"):
                ask(record(), datetime(2026, 1, 1, tzinfo=UTC), book)

    @pytest.mark.parametrize("months", [0, 5, 24, True])
    def test_months_that_do_not_divide_a_year(self, months: object) -> None:
        duty = trafford_qip.DUTIES.duties[0]
        with pytest.raises(ValidationError, match="every_months"):
            duty.model_copy(update={"every_months": months})

    def test_a_limit_beyond_its_period(self) -> None:
        duty = trafford_qip.DUTIES.duties[0]
        with pytest.raises(ValidationError, match="`within_months` is more than `every_months`"):
            duty.model_copy(update={"within_months": 4})
        assert duty.model_copy(update={"within_months": 3}).within_months == 3

    def test_two_duties_of_one_name(self) -> None:
        duty = trafford_qip.DUTIES.duties[0]
        other = duty.model_copy(update={"clause": trafford_qip.DOCUMENT.clause("6.7", "another")})
        with pytest.raises(ValidationError, match="two limbs are named"):
            trafford_qip.DUTIES.model_copy(update={"duties": (duty, other)})

    def test_every_duty_has_a_fact_of_its_own_that_is_asked_for_by_its_days(self) -> None:
        for terms in (trafford_qip.DUTIES, chorus_rsp.DUTIES):
            assert [terms.known_facts[duty.fact].inputs for duty in terms.duties] == [
                ("done",)
            ] * len(terms.duties)
            assert isinstance(terms.duties[0], RecurringDuty)

    def test_an_own_fact_of_another_kind(self) -> None:
        fact = Fact(
            name="other.wound_up",
            kind=Kind.YES_NO,
            question="Is the panel wound up?",
            answered_by="the landlord",
        )
        changed = trafford_qip.DUTIES.model_copy(update={"own_facts": (fact,)})
        of = record().model_copy(update={"other": {"wound_up": 3}})
        with pytest.raises(WrongKindError, match="wound_up"):
            duties_due(changed, of, on=SINCE)
