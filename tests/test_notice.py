"""From which day on may a panel expect what it asked for, and what if it stays away?"""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Final

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Fact,
    Force,
    Kind,
    NotADayError,
    NoticeDecision,
    NoticeDue,
    NoticeRequest,
    NoticeStanding,
    NoticeTerms,
    OutsideCalendarError,
    Provision,
    Rulebook,
    State,
    WrongKindError,
    follow_notice,
    notice_due,
    own_fact,
)
from scrutiny_rules.rulebooks import trafford_qip
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    notice_requests,
)

SETTLED = NoticeStanding.SETTLED
WAITING = NoticeStanding.WAITING
TOO_SHORT = NoticeStanding.NOTICE_TOO_SHORT
ESCALATE = NoticeStanding.ESCALATE
UNDETERMINED = NoticeStanding.UNDETERMINED

DAY: Final = timedelta(days=1)
REQUESTED: Final = date(2026, 3, 20)
DUE: Final = date(2026, 4, 7)
CLEAR: Final = TRAFFORD_QIP.under("T-R11", "clear")
NO_EXCUSE: Final = {
    "valid_reason": False,
    "reasonable_replacement": False,
    "alternative_date_agreed": False,
}
COVERED: Final = st.dates(date(2014, 12, 31), date(2028, 12, 1))
"""Days from which a count of ten or eleven working days stays within the calendar."""


def due(requested_on: date | None, book: Rulebook = TRAFFORD_QIP) -> NoticeDue:
    """Return the day for which something may be asked in England."""
    return notice_due(book.notice, requested_on, ENGLAND_AND_WALES)


def due_on(requested_on: date, book: Rulebook = TRAFFORD_QIP) -> date:
    """Return that day alone."""
    day = due(requested_on, book).due_on
    assert day is not None
    return day


def request(**known: object) -> NoticeRequest:
    """Return a request of 20 March 2026 that nothing excuses, but for what is known."""
    return NoticeRequest.model_validate({"requested_on": REQUESTED, **NO_EXCUSE, **known})


def follow(
    asked: NoticeRequest, on: date = DUE + DAY, book: Rulebook = TRAFFORD_QIP
) -> NoticeDecision:
    """Follow a request, on the day after its last day unless another is said."""
    return follow_notice(book.notice, asked, on=on, calendar=ENGLAND_AND_WALES)


def working_days() -> list[date]:
    """Return every working day of England that the ``holidays`` package knows of."""
    published = holidays.country_holidays("GB", subdiv="ENG", years=range(2015, 2029))
    first, last = date(2015, 1, 1), date(2028, 12, 31)
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5 and day not in published]


class TestTrafford85Notice:
    """Ten working days: the day of the request is left out, and the tenth is in time."""

    @pytest.mark.parametrize(
        ("requested_on", "tenth", "eleventh"),
        [
            pytest.param(REQUESTED, DUE, date(2026, 4, 8), id="over Easter"),
            pytest.param(
                date(2025, 12, 17), date(2026, 1, 5), date(2026, 1, 6), id="over Christmas"
            ),
            pytest.param(
                date(2022, 9, 5), date(2022, 9, 20), date(2022, 9, 21), id="over the State Funeral"
            ),
            pytest.param(
                date(2026, 12, 16), date(2027, 1, 4), date(2027, 1, 5), id="over a Boxing Day moved"
            ),
            pytest.param(
                date(2026, 6, 1), date(2026, 6, 15), date(2026, 6, 16), id="two weeks on a Monday"
            ),
            pytest.param(
                date(2026, 6, 6), date(2026, 6, 19), date(2026, 6, 22), id="asked on a Saturday"
            ),
            pytest.param(
                date(2014, 12, 31), date(2015, 1, 15), date(2015, 1, 16), id="the first to count"
            ),
        ],
    )
    def test_t_r11_the_day(self, requested_on: date, tenth: date, eleventh: date) -> None:
        decision = due(requested_on)
        assert decision.outcome is Provision.PROVIDED
        assert decision.due_on == tenth
        assert decision.readings == ("T-R11",)
        assert [finding.clause.label for finding in decision.decisive] == ["8.5"]
        assert decision.decided_by == "the panel"
        assert due_on(requested_on, CLEAR) == eleventh

    def test_what_is_skipped_and_why(self) -> None:
        decision = due(REQUESTED)
        assert [(f"{one.day:%m-%d}", one.why) for one in decision.skipped] == [
            ("03-21", "Saturday"),
            ("03-22", "Sunday"),
            ("03-28", "Saturday"),
            ("03-29", "Sunday"),
            ("04-03", "Good Friday"),
            ("04-04", "Saturday"),
            ("04-05", "Sunday"),
            ("04-06", "Easter Monday"),
        ]
        assert len(decision.figures()) == 3

    def test_the_day_of_the_request_is_not_skipped_but_left_out(self) -> None:
        assert date(2026, 6, 6) not in [one.day for one in due(date(2026, 6, 6)).skipped]

    def test_without_the_day_of_the_request_there_is_no_day(self) -> None:
        decision = due(None)
        assert decision.outcome is Provision.UNDETERMINED
        assert decision.needs == ("requested_on",)
        assert len(decision.questions) == 1
        assert [finding.state for finding in decision.findings] == [State.UNKNOWN]
        assert decision.due_on is None
        assert decision.skipped == ()
        assert decision.figures() == ()

    def test_it_is_as_the_holidays_package_counts(self) -> None:
        worked = working_days()
        day = date(2015, 1, 1)
        for place, following in enumerate(worked[:-11]):
            while day < following:
                assert due_on(day) == worked[place + 9]
                day += DAY


class TestTrafford85Failure:
    """What is not met without any excuse is notified to both Managing Directors."""

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(REQUESTED, WAITING, id="the day of the request"),
            pytest.param(DUE, WAITING, id="the last day, to midnight"),
            pytest.param(DUE + DAY, ESCALATE, id="the day after"),
        ],
    )
    def test_when_it_is_late(self, on: date, outcome: NoticeStanding) -> None:
        decision = follow(request(), on)
        assert decision.outcome is outcome
        assert decision.due_on == DUE
        assert decision.long_enough is True
        assert (decision.notify is not None) == (outcome is ESCALATE)
        assert "T-R11" in decision.readings
        assert len(decision.figures()) == 1

    def test_who_is_told(self) -> None:
        decision = follow(request())
        assert decision.notify is not None
        assert decision.notify.count("Managing Director") == 1
        assert len(decision.cautions) == 1
        assert trafford_qip.NOTICE.escalation.force is Force.MUST
        assert [one.force for one in trafford_qip.NOTICE.also] == [Force.MAY]
        assert {finding.clause.label for finding in decision.findings} == {"8.5"}

    @pytest.mark.parametrize(
        ("met_on", "on", "outcome", "cautions"),
        [
            pytest.param(DUE, DUE, SETTLED, 0, id="on the last day"),
            pytest.param(DUE + DAY, DUE + DAY, SETTLED, 1, id="a day late"),
            pytest.param(DUE + DAY, DUE, WAITING, 0, id="not yet"),
            pytest.param(DUE + 2 * DAY, DUE + DAY, ESCALATE, 1, id="late, and not yet"),
            pytest.param(REQUESTED, REQUESTED, SETTLED, 0, id="at once"),
        ],
    )
    def test_what_is_met_is_settled(
        self, met_on: date, on: date, outcome: NoticeStanding, cautions: int
    ) -> None:
        decision = follow(request(met_on=met_on), on)
        assert decision.outcome is outcome
        assert len(decision.cautions) == cautions

    @pytest.mark.parametrize(
        ("wanted_on", "cautions"),
        [
            pytest.param(DUE, 0, id="the first day for which it could be asked"),
            pytest.param(DUE - DAY, 1, id="a day too soon"),
        ],
    )
    def test_while_it_waits_too_short_a_notice_is_said(
        self, wanted_on: date, cautions: int
    ) -> None:
        decision = follow(request(wanted_on=wanted_on), wanted_on)
        assert decision.outcome is WAITING
        assert len(decision.cautions) == cautions
        assert decision.long_enough is (cautions == 0)
        assert follow(request(wanted_on=wanted_on, valid_reason=True), DUE + DAY).cautions == ()

    @pytest.mark.parametrize(
        ("met_on", "cautions"),
        [
            pytest.param(date(2026, 4, 20), 0, id="after the tenth, and before it was wanted"),
            pytest.param(date(2026, 5, 1), 0, id="on the day for which it was wanted"),
            pytest.param(date(2026, 5, 2), 1, id="a day later"),
        ],
    )
    def test_late_is_after_the_day_for_which_it_was_wanted(
        self, met_on: date, cautions: int
    ) -> None:
        decision = follow(request(wanted_on=date(2026, 5, 1), met_on=met_on), date(2026, 6, 1))
        assert decision.outcome is SETTLED
        assert len(decision.cautions) == cautions

    @pytest.mark.parametrize(
        ("known", "taken", "both"),
        [
            pytest.param({"valid_reason": True}, SETTLED, ESCALATE, id="a reason alone"),
            pytest.param(
                {"reasonable_replacement": True}, SETTLED, ESCALATE, id="a replacement alone"
            ),
            pytest.param(
                {"alternative_date_agreed": True}, SETTLED, ESCALATE, id="another date alone"
            ),
            pytest.param(
                {"valid_reason": True, "reasonable_replacement": True},
                SETTLED,
                SETTLED,
                id="a reason and a replacement",
            ),
            pytest.param(
                {"valid_reason": True, "alternative_date_agreed": True},
                SETTLED,
                SETTLED,
                id="a reason and another date",
            ),
            pytest.param(
                {"reasonable_replacement": True, "alternative_date_agreed": True},
                SETTLED,
                ESCALATE,
                id="both remedies, and no reason",
            ),
            pytest.param({}, ESCALATE, ESCALATE, id="nothing"),
        ],
    )
    def test_t_r43_what_excuses(
        self, known: dict[str, bool], taken: NoticeStanding, both: NoticeStanding
    ) -> None:
        decision = follow(request(**known))
        assert decision.outcome is taken
        assert "T-R43" in decision.readings
        book = TRAFFORD_QIP.under("T-R43", "reason-and-remedy")
        assert follow(request(**known), book=book).outcome is both

    @pytest.mark.parametrize("unknown", sorted(NO_EXCUSE))
    def test_an_excuse_that_nobody_has_judged_is_asked_for(self, unknown: str) -> None:
        decision = follow(request(**{unknown: None}))
        assert decision.outcome is UNDETERMINED
        assert decision.needs == (unknown,)
        assert decision.notify is None

    @pytest.mark.parametrize(
        ("wanted_on", "on", "outcome", "long_enough"),
        [
            pytest.param(DUE, DUE, WAITING, True, id="wanted for the tenth"),
            pytest.param(DUE, DUE + DAY, ESCALATE, True, id="past the tenth"),
            pytest.param(DUE - DAY, DUE - DAY, WAITING, False, id="a day short, on the day"),
            pytest.param(DUE - DAY, DUE, TOO_SHORT, False, id="a day short"),
            pytest.param(DUE - DAY, DUE + DAY, TOO_SHORT, False, id="a day short, later"),
            pytest.param(date(2026, 5, 1), date(2026, 5, 1), WAITING, True, id="wanted in May"),
            pytest.param(date(2026, 5, 1), date(2026, 5, 2), ESCALATE, True, id="past May Day"),
        ],
    )
    def test_whether_the_notice_was_long_enough(
        self, wanted_on: date, on: date, outcome: NoticeStanding, long_enough: bool
    ) -> None:
        decision = follow(request(wanted_on=wanted_on), on)
        assert decision.outcome is outcome
        assert decision.long_enough is long_enough

    def test_t_r11_the_tenth_is_too_soon_for_clear_days(self) -> None:
        decision = follow(request(wanted_on=DUE), book=CLEAR)
        assert decision.outcome is TOO_SHORT
        assert follow(request(wanted_on=DUE + DAY), DUE + 2 * DAY, CLEAR).outcome is ESCALATE

    @pytest.mark.parametrize(
        ("known", "outcome", "needs"),
        [
            pytest.param({}, UNDETERMINED, ("requested_on",), id="no day at all"),
            pytest.param(
                {"wanted_on": DUE}, UNDETERMINED, ("requested_on",), id="only the day wanted"
            ),
            pytest.param({"wanted_on": DUE + DAY}, WAITING, (), id="a day wanted to come"),
            pytest.param({"met_on": DUE}, SETTLED, (), id="it was met, whenever asked"),
        ],
    )
    def test_without_the_day_of_the_request(
        self, known: dict[str, object], outcome: NoticeStanding, needs: tuple[str, ...]
    ) -> None:
        decision = follow(NoticeRequest.model_validate({**NO_EXCUSE, **known}))
        assert decision.outcome is outcome
        assert decision.needs == needs
        assert decision.due_on is None
        assert decision.figures() == ()


class TestChorusHasNoNotice:
    """The paper sets no period of notice, and none is borrowed."""

    def test_it_does_not_provide_for_it(self) -> None:
        decision = due(REQUESTED, CHORUS_RSP)
        assert decision.outcome is Provision.NOT_PROVIDED
        assert decision.due_on is None
        followed = follow(request(), book=CHORUS_RSP)
        assert followed.outcome is NoticeStanding.NOT_PROVIDED
        assert (followed.due_on, followed.long_enough, followed.notify) == (None, None, None)

    def test_no_calendar_is_asked_for(self) -> None:
        assert due(date.max, CHORUS_RSP).outcome is Provision.NOT_PROVIDED


def terms(working_days: int, *, clear: bool = False) -> NoticeTerms:
    """Return the terms of another paper."""
    return trafford_qip.NOTICE.model_copy(update={"working_days": working_days, "clear": clear})


class TestLaws:
    """What holds of every request."""

    @given(COVERED)
    def test_the_day_is_worked_and_later_than_the_request(self, requested_on: date) -> None:
        day = due_on(requested_on)
        assert ENGLAND_AND_WALES.why_not_worked(day) is None
        assert day > requested_on

    @given(st.lists(COVERED, min_size=2, max_size=6), st.sampled_from([TRAFFORD_QIP, CLEAR]))
    def test_a_later_request_is_never_due_earlier(self, days: list[date], book: Rulebook) -> None:
        for earlier, later in pairwise(sorted(days)):
            assert due_on(earlier, book) <= due_on(later, book)

    @given(COVERED, st.integers(1, 10), st.booleans())
    def test_days_skipped_and_worked_add_up_to_the_days_there_are(
        self, requested_on: date, working_days: int, clear: bool
    ) -> None:
        decision = notice_due(terms(working_days, clear=clear), requested_on, ENGLAND_AND_WALES)
        assert decision.due_on is not None
        assert len(decision.skipped) + working_days + clear == (decision.due_on - requested_on).days
        days = [one.day for one in decision.skipped]
        assert days == sorted(set(days))
        assert all(requested_on < day < decision.due_on for day in days)
        assert all(ENGLAND_AND_WALES.why_not_worked(one.day) == one.why for one in decision.skipped)

    @given(COVERED)
    def test_clear_days_end_on_the_next_working_day(self, requested_on: date) -> None:
        tenth, eleventh = due_on(requested_on), due_on(requested_on, CLEAR)
        between = range(1, (eleventh - tenth).days)
        assert eleventh > tenth
        assert all(ENGLAND_AND_WALES.why_not_worked(tenth + n * DAY) for n in between)

    @given(notice_requests(COVERED), COVERED)
    def test_nobody_is_notified_while_there_is_time_or_of_what_was_met_or_excused(
        self, asked: NoticeRequest, on: date
    ) -> None:
        decision = follow(asked, on)
        judged = (asked.valid_reason, asked.reasonable_replacement, asked.alternative_date_agreed)
        if decision.outcome is ESCALATE:
            assert judged == (False, False, False)
            assert decision.due_on is not None
            assert on > decision.due_on
            assert asked.met_on is None or asked.met_on > on
        assert (decision.notify is not None) == (decision.outcome is ESCALATE)

    @given(notice_requests(COVERED), COVERED)
    def test_an_answer_settles_it(self, asked: NoticeRequest, on: date) -> None:
        if asked.requested_on is None or asked.requested_on <= on:
            assert follow(asked.model_copy(update={"met_on": on}), on).outcome is SETTLED


class TestRefusals:
    """What could not be is not built, and what leaves the calendar is refused by name."""

    @pytest.mark.parametrize(
        "requested_on",
        [
            date.min,
            date(2014, 12, 30),
            date(2028, 12, 14),
            date(2028, 12, 31),
            date.max,
        ],
    )
    def test_outside_the_calendar(self, requested_on: date) -> None:
        asked = NoticeRequest(requested_on=requested_on)
        with pytest.raises(OutsideCalendarError) as refused:
            due(requested_on)
        assert refused.value.last_day == ENGLAND_AND_WALES.last_day
        with pytest.raises(OutsideCalendarError):
            follow(asked, requested_on)

    def test_the_last_day_that_fits(self) -> None:
        assert due_on(date(2028, 12, 13)) == date(2028, 12, 29)

    def test_a_moment_is_no_day(self) -> None:
        moment = datetime(2026, 3, 20, 12, tzinfo=UTC)
        for book in (TRAFFORD_QIP, CHORUS_RSP):
            with pytest.raises(NotADayError, match="requested_on"):
                due(moment, book)
            with pytest.raises(NotADayError, match="`on`"):
                follow(request(), moment, book)

    @pytest.mark.parametrize("name", ["wanted_on", "met_on"])
    def test_what_comes_before_the_request(self, name: str) -> None:
        with pytest.raises(ValidationError, match=f"`{name}` is before `requested_on`"):
            request(**{name: REQUESTED - DAY})
        assert request(**{name: REQUESTED}).requested_on == REQUESTED
        assert NoticeRequest.model_validate({name: REQUESTED - DAY}).requested_on is None

    def test_an_own_fact_of_another_kind(self) -> None:
        fact = Fact(
            name="other.in_writing",
            kind=Kind.YES_NO,
            question="Was it asked in writing?",
            answered_by="the panel",
        )
        excused = trafford_qip.NOTICE.excused.model_copy(
            update={"condition": ~own_fact("in_writing")}
        )
        changed = trafford_qip.NOTICE.model_copy(update={"own_facts": (fact,), "excused": excused})
        asked = request(other={"in_writing": False})
        on = DUE + DAY
        decision = follow_notice(changed, asked, on=on, calendar=ENGLAND_AND_WALES)
        assert decision.outcome is SETTLED
        wrong = request(other={"in_writing": 3})
        with pytest.raises(WrongKindError, match="in_writing"):
            follow_notice(changed, wrong, on=on, calendar=ENGLAND_AND_WALES)
