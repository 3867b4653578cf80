"""Appeals: the clauses of the two papers, the laws of the rule, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Appeal,
    AppealDecision,
    AppealStanding,
    AppealTerms,
    AppealWindow,
    BeyondTheCalendarError,
    Delivery,
    Fact,
    Force,
    Holiday,
    Kind,
    NotADayError,
    NotificationDecision,
    OutsideCalendarError,
    Provision,
    Silent,
    State,
    WorkingCalendar,
    WrongKindError,
    Yes,
    appeal_window,
    decide_appeal,
    own_fact,
    suggest_notification,
)
from scrutiny_rules.rulebooks.chorus_rsp import APPEALS, CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    appeals,
)
from tests.strategies import (
    DAYS,
)

DAY: Final = timedelta(days=1)
NOTIFIED: Final = date(2026, 3, 2)
LAST: Final = date(2026, 3, 16)
CPR: Final = CHORUS_RSP.under("C-R4", "cpr-6-26").appeals
PROCEDURE: Final = () if APPEALS.procedure is None else APPEALS.procedure.steps
STEPS: Final = tuple(step.name for step in PROCEDURE)


def lodged(on: date | None, *steps: str, upheld: bool | None = None) -> Appeal:
    """Return an appeal by a member who was notified on 2 March 2026."""
    return Appeal(notified_on=NOTIFIED, lodged_on=on, steps_done=steps, upheld=upheld)


def decide(
    appeal: Appeal, on: date = date(2026, 4, 1), calendar: WorkingCalendar | None = None
) -> AppealDecision:
    """Decide where an appeal stands, some weeks later."""
    return decide_appeal(APPEALS, appeal, on=on, calendar=calendar)


def suggest(
    sent_on: date,
    delivery: Delivery = Delivery.FIRST_CLASS_POST,
    terms: AppealTerms | Silent = APPEALS,
) -> date | None:
    """Return the day suggested as that of notification."""
    return suggest_notification(
        terms, sent_on=sent_on, delivery=delivery, calendar=ENGLAND_AND_WALES
    ).notified_on


class TestChorusCode14AppealWindow:
    """An appeal is made at once or within 14 days of notification; the last day is kept."""

    @pytest.mark.parametrize(
        ("notified_on", "last_day"),
        [
            pytest.param(NOTIFIED, LAST, id="two weeks later, the same weekday"),
            pytest.param(date(2024, 2, 15), date(2024, 2, 29), id="to a leap day"),
            pytest.param(date(2023, 2, 15), date(2023, 3, 1), id="past a common February"),
            pytest.param(date(2025, 12, 12), date(2025, 12, 26), id="to Boxing Day, not moved"),
            pytest.param(date(2025, 12, 25), date(2026, 1, 8), id="into the next year"),
        ],
    )
    def test_last_day(self, notified_on: date, last_day: date) -> None:
        window = appeal_window(APPEALS, notified_on=notified_on)
        assert window.outcome is Provision.PROVIDED
        assert window.first_day == notified_on
        assert window.last_day == last_day
        assert len(window.figures()) == 1

    def test_the_clause_gives_the_limit(self) -> None:
        window = appeal_window(APPEALS, notified_on=NOTIFIED)
        assert [finding.clause.label for finding in window.findings] == ["code 14: appeal"]
        assert [finding.state for finding in window.decisive] == [State.MET]
        assert window.findings[0].clause.force is Force.MAY

    def test_without_the_day_of_notification_there_is_no_last_day(self) -> None:
        window = appeal_window(APPEALS, notified_on=None, calendar=ENGLAND_AND_WALES)
        assert window.outcome is Provision.UNDETERMINED
        assert window.needs == ("notified_on",)
        assert [finding.state for finding in window.findings] == [State.UNKNOWN]
        assert window.findings[0].clause.label == "code 14: appeal"
        assert window.first_day is None
        assert window.last_day is None
        assert window.figures() == ()

    def test_the_days_are_the_paper_s_to_set(self) -> None:
        month = APPEALS.model_copy(update={"days": 28})
        assert appeal_window(month, notified_on=NOTIFIED).last_day == date(2026, 3, 30)


class TestChorusCode14AppealFlags:
    """A last day that is not a working day is flagged, and never moved."""

    @pytest.mark.parametrize(
        ("last_day", "alone", "with_calendar"),
        [
            pytest.param(date(2026, 3, 13), 0, 0, id="a Friday"),
            pytest.param(date(2026, 3, 14), 1, 1, id="a Saturday"),
            pytest.param(date(2026, 3, 15), 1, 1, id="a Sunday"),
            pytest.param(LAST, 0, 0, id="a Monday"),
            pytest.param(date(2025, 12, 26), 0, 1, id="Boxing Day, which only a calendar knows"),
            pytest.param(date(2026, 4, 3), 0, 1, id="Good Friday"),
            pytest.param(date(2026, 4, 2), 0, 0, id="the day before Good Friday"),
            pytest.param(date(2028, 12, 29), 0, 0, id="a Friday that the calendar still covers"),
            pytest.param(date(2029, 1, 2), 0, 1, id="a Tuesday that it does not cover"),
            pytest.param(date(2029, 1, 6), 1, 1, id="a Saturday that it does not cover"),
            pytest.param(date(2014, 12, 31), 0, 1, id="a Wednesday before it"),
        ],
    )
    def test_how_many_flags(self, last_day: date, alone: int, with_calendar: int) -> None:
        notified_on = last_day - timedelta(days=14)
        without = appeal_window(APPEALS, notified_on=notified_on)
        beside = appeal_window(APPEALS, notified_on=notified_on, calendar=ENGLAND_AND_WALES)
        assert len(without.cautions) == alone
        assert len(beside.cautions) == with_calendar
        assert without.last_day == beside.last_day == last_day
        decided = decide(Appeal(notified_on=notified_on), notified_on, ENGLAND_AND_WALES)
        assert decided.cautions == beside.cautions
        assert decided.last_day == last_day
        assert decide(Appeal(notified_on=notified_on), notified_on).cautions == without.cautions

    @pytest.mark.parametrize(
        ("last_covered", "flags"),
        [
            pytest.param(LAST, 0, id="covers the last day"),
            pytest.param(LAST - DAY, 1, id="ends the day before"),
        ],
    )
    def test_a_calendar_that_does_not_cover_the_day_is_no_error(
        self, last_covered: date, flags: int
    ) -> None:
        calendar = WorkingCalendar(
            nation="Nowhere", first_day=NOTIFIED, last_day=last_covered, holidays=()
        )
        window = appeal_window(APPEALS, notified_on=NOTIFIED, calendar=calendar)
        assert len(window.cautions) == flags
        assert window.last_day == LAST

    def test_it_names_the_holiday(self) -> None:
        calendar = WorkingCalendar(
            nation="Nowhere",
            first_day=NOTIFIED,
            last_day=LAST,
            holidays=(Holiday(day=LAST, name="Founders' Day"),),
        )
        (caution,) = appeal_window(APPEALS, notified_on=NOTIFIED, calendar=calendar).cautions
        assert "Founders' Day" in caution


class TestChorusCode14AppealStanding:
    """In time up to and including the last day; nothing to appeal before notification."""

    @pytest.mark.parametrize(
        ("lodged_on", "outcome"),
        [
            pytest.param(NOTIFIED, AppealStanding.IN_TIME, id="at once"),
            pytest.param(LAST, AppealStanding.IN_TIME, id="on the last day"),
            pytest.param(LAST + DAY, AppealStanding.OUT_OF_TIME, id="a day late"),
        ],
    )
    def test_lodged(self, lodged_on: date, outcome: AppealStanding) -> None:
        decision = decide(lodged(lodged_on))
        assert decision.outcome is outcome
        assert decision.last_day == LAST

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(
                NOTIFIED - DAY, AppealStanding.NOTHING_TO_APPEAL, id="the day before notification"
            ),
            pytest.param(NOTIFIED, AppealStanding.OPEN, id="the day of notification"),
            pytest.param(LAST, AppealStanding.OPEN, id="the last day"),
            pytest.param(LAST + DAY, AppealStanding.CLOSED, id="the day after"),
        ],
    )
    def test_not_lodged(self, on: date, outcome: AppealStanding) -> None:
        decision = decide(lodged(None), on)
        assert decision.outcome is outcome
        assert decision.last_day == LAST

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(LAST - DAY, AppealStanding.OPEN, id="not lodged yet"),
            pytest.param(LAST, AppealStanding.IN_TIME, id="lodged"),
            pytest.param(LAST + DAY, AppealStanding.IN_TIME, id="still in time, looking back"),
        ],
    )
    def test_replayed_on_an_earlier_day(self, on: date, outcome: AppealStanding) -> None:
        assert decide(lodged(LAST), on).outcome is outcome

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(LAST, AppealStanding.OPEN, id="still open"),
            pytest.param(LAST + DAY, AppealStanding.CLOSED, id="closed"),
            pytest.param(LAST + 2 * DAY, AppealStanding.OUT_OF_TIME, id="lodged too late"),
        ],
    )
    def test_a_late_appeal_replayed(self, on: date, outcome: AppealStanding) -> None:
        assert decide(lodged(LAST + 2 * DAY), on).outcome is outcome

    def test_what_came_later_is_in_no_finding_of_an_earlier_day(self) -> None:
        then = decide(lodged(LAST, *STEPS, upheld=True), LAST - DAY)
        assert then.findings == decide(lodged(None), LAST - DAY).findings
        assert then.figures() == decide(lodged(None), LAST - DAY).figures()

    @pytest.mark.parametrize("lodged_on", [None, LAST])
    def test_without_the_day_of_notification_nobody_can_tell(self, lodged_on: date | None) -> None:
        decision = decide(Appeal(lodged_on=lodged_on))
        assert decision.outcome is AppealStanding.UNDETERMINED
        assert decision.needs == ("notified_on",)
        assert decision.last_day is None
        assert decision.next_step is None
        assert decision.next_step_by is None

    @pytest.mark.parametrize(
        ("appeal", "on", "decisive"),
        [
            pytest.param(
                lodged(None), NOTIFIED - DAY, {"notified": State.NOT_MET}, id="nothing to appeal"
            ),
            pytest.param(
                lodged(LAST),
                LAST,
                {"notified": State.MET, "lodged": State.MET, "in-time": State.MET},
                id="in time",
            ),
            pytest.param(
                lodged(LAST + DAY),
                LAST + DAY,
                {"notified": State.MET, "lodged": State.MET, "in-time": State.NOT_MET},
                id="out of time",
            ),
            pytest.param(
                lodged(None),
                LAST,
                {"notified": State.MET, "lodged": State.NOT_MET, "window": State.MET},
                id="open",
            ),
            pytest.param(
                lodged(None),
                LAST + DAY,
                {"notified": State.MET, "lodged": State.NOT_MET, "window": State.NOT_MET},
                id="closed",
            ),
        ],
    )
    def test_what_decides(self, appeal: Appeal, on: date, decisive: dict[str, State]) -> None:
        decision = decide(appeal, on)
        assert {one.limb: one.state for one in decision.decisive} == decisive
        assert {one.clause.label for one in decision.findings} == {"code 14: appeal"}


class TestChorusCode14AppealDue:
    """What comes next cites the clause, and while the time runs it is due by the last day."""

    def test_an_open_appeal_is_due_by_the_last_day(self) -> None:
        (due,) = decide(lodged(None), on=LAST).due

        assert (due.due_on, due.clause.label, due.clause.force) == (
            LAST,
            "code 14: appeal",
            Force.MAY,
        )

    def test_what_follows_an_appeal_has_no_day_in_the_paper(self) -> None:
        (due,) = decide(lodged(LAST)).due

        assert (due.due_on, due.clause.label, due.clause.force) == (
            None,
            "code 14: appeal",
            Force.MUST,
        )

    def test_a_paper_that_stops_at_the_appeal_has_no_next_step(self) -> None:
        stops = APPEALS.model_copy(update={"procedure": None})
        decision = decide_appeal(stops, lodged(LAST, "decided"), on=LAST)

        assert decision.due == ()
        assert decision.cautions == ("`decided` is not a step of the paper",)


class TestChorusCode14AppealSteps:
    """After an appeal in time: an officer, a new investigation, the director's decision."""

    @pytest.mark.parametrize(
        ("done", "following"),
        [
            pytest.param((), 0, id="an officer is appointed first"),
            pytest.param(STEPS[:1], 1, id="then the case is investigated again"),
            pytest.param(STEPS[:2], 2, id="then it is decided"),
            pytest.param((STEPS[1], STEPS[0]), 2, id="in whatever order they are told"),
            pytest.param((STEPS[0], STEPS[0]), 1, id="told twice is done once"),
        ],
    )
    def test_next(self, done: tuple[str, ...], following: int) -> None:
        decision = decide(lodged(LAST, *done))
        assert decision.next_step == PROCEDURE[following].clause.gist
        assert decision.next_step_by == PROCEDURE[following].by
        assert decision.cautions == ()
        assert decision.upheld is None

    def test_who_takes_each_step(self) -> None:
        assert [step.by for step in PROCEDURE] == [
            "Neighbourhood Services",
            "the investigating officer",
            "the Operations Director",
        ]

    def test_nothing_follows_the_last_step(self) -> None:
        decision = decide(lodged(LAST, *STEPS))
        assert decision.next_step is None
        assert decision.next_step_by is None

    def test_what_a_limb_says_is_kept_beside_the_flags(self) -> None:
        said = APPEALS.in_time.model_copy(update={"if_met": "a word of caution"})
        terms = APPEALS.model_copy(update={"in_time": said})
        sunday = date(2026, 3, 15)
        notified_on = sunday - timedelta(days=14)
        appeal = Appeal(notified_on=notified_on, lodged_on=sunday, steps_done=STEPS[1:2])
        decision = decide_appeal(terms, appeal, on=sunday)
        assert len(decision.cautions) == 3
        assert decision.cautions[0] == "a word of caution"

    @pytest.mark.parametrize("upheld", [True, False])
    def test_the_decision_ends_it(self, *, upheld: bool) -> None:
        decision = decide(lodged(LAST, *STEPS, upheld=upheld))
        assert decision.outcome is AppealStanding.IN_TIME
        assert decision.upheld is upheld
        assert decision.next_step is None
        assert decision.cautions == ()
        early = decide(lodged(LAST, upheld=upheld))
        assert early.upheld is upheld
        assert early.next_step is None

    @pytest.mark.parametrize(
        ("appeal", "flags"),
        [
            pytest.param(lodged(LAST, *STEPS, upheld=True), 0, id="every step, and a result"),
            pytest.param(
                lodged(LAST, *STEPS[:2], upheld=True), 0, id="the result is the last step"
            ),
            pytest.param(lodged(LAST, *STEPS[:1], upheld=True), 1, id="without an investigation"),
            pytest.param(lodged(LAST, upheld=False), 1, id="without any step before it"),
            pytest.param(lodged(LAST, *STEPS), 1, id="every step, and no result"),
            pytest.param(lodged(LAST, *STEPS[:2]), 0, id="the decision is still to come"),
        ],
    )
    def test_a_result_that_does_not_go_with_the_steps_is_flagged(
        self, appeal: Appeal, flags: int
    ) -> None:
        assert len(decide(appeal).cautions) == flags

    def test_a_paper_that_stops_at_the_appeal_has_no_step_before_a_result(self) -> None:
        stops = APPEALS.model_copy(update={"procedure": None})
        assert decide_appeal(stops, lodged(LAST, upheld=True), on=LAST).cautions == ()
        assert decide_appeal(stops, lodged(LAST), on=LAST).cautions == ()

    def test_while_it_is_open_the_member_may_appeal(self) -> None:
        decision = decide(lodged(None), LAST)
        assert decision.next_step == APPEALS.how.clause.gist
        assert decision.next_step_by == APPEALS.how.by

    @pytest.mark.parametrize(
        ("appeal", "on"),
        [
            pytest.param(lodged(None), NOTIFIED - DAY, id="before notification"),
            pytest.param(lodged(None), LAST + DAY, id="closed"),
            pytest.param(lodged(LAST + DAY), LAST + DAY, id="out of time"),
        ],
    )
    def test_otherwise_nothing_follows(self, appeal: Appeal, on: date) -> None:
        decision = decide(appeal, on)
        assert decision.next_step is None
        assert decision.next_step_by is None

    @pytest.mark.parametrize(
        ("done", "cautions"),
        [
            pytest.param(STEPS[1:2], 1, id="investigated before an officer is appointed"),
            pytest.param(STEPS[2:], 1, id="decided before anything else"),
            pytest.param((STEPS[0], STEPS[2]), 1, id="decided without an investigation"),
            pytest.param(("tea-served",), 1, id="a step that the paper does not name"),
            pytest.param(("tea-served", "cake-served"), 2, id="two of them"),
            pytest.param(("tea-served", STEPS[1]), 2, id="both"),
            pytest.param(("tea-served", STEPS[0]), 1, id="one of them beside the right one"),
        ],
    )
    def test_odd_steps_are_reported_and_not_refused(
        self, done: tuple[str, ...], cautions: int
    ) -> None:
        decision = decide(lodged(LAST, *done))
        assert decision.outcome is AppealStanding.IN_TIME
        assert len(decision.cautions) == cautions

    def test_the_first_step_not_done_comes_next_whatever_was_done(self) -> None:
        assert decide(lodged(LAST, STEPS[1])).next_step == PROCEDURE[0].clause.gist
        assert decide(lodged(LAST, "tea-served")).next_step == PROCEDURE[0].clause.gist

    @pytest.mark.parametrize(
        ("appeal", "on", "flags"),
        [
            pytest.param(lodged(LAST), LAST, 0, id="lodged on the last day"),
            pytest.param(lodged(LAST + DAY), LAST + DAY, 1, id="lodged on the day after"),
            pytest.param(lodged(None), LAST, 0, id="the last day"),
            pytest.param(lodged(None), LAST + DAY, 1, id="the day after, and none lodged"),
        ],
    )
    def test_that_a_late_one_is_barred_is_not_said(
        self, appeal: Appeal, on: date, flags: int
    ) -> None:
        decision = decide(appeal, on)
        assert len(decision.cautions) == flags
        assert APPEALS.in_time.clause.force is Force.EXPECTED

    def test_a_result_belongs_to_an_appeal_in_time(self) -> None:
        late = lodged(LAST + DAY, upheld=True)
        assert decide(late).outcome is AppealStanding.OUT_OF_TIME
        assert decide(late).upheld is None
        without = decide(lodged(LAST + DAY)).cautions
        assert decide(late).cautions[: len(without)] == without
        assert len(decide(late).cautions) == len(without) + 1
        assert decide(lodged(LAST, upheld=True), LAST - DAY).upheld is None

    def test_the_figures_say_it_all(self) -> None:
        assert len(decide(lodged(None), LAST + DAY).figures()) == 1
        assert len(decide(lodged(LAST)).figures()) == 2
        upheld = decide(lodged(LAST, upheld=True)).figures()
        dismissed = decide(lodged(LAST, upheld=False)).figures()
        assert len(upheld) == len(dismissed) == 2
        assert upheld[0] == dismissed[0]
        assert "not" not in upheld[1].split()
        assert "not" in dismissed[1].split()
        assert decide(Appeal()).figures() == ()


class TestChorusCode14Notification:
    """C-R4: where only the sending is known, a day of notification is suggested."""

    @pytest.mark.parametrize("delivery", [Delivery.BY_HAND, Delivery.ORALLY, Delivery.EMAIL])
    @pytest.mark.parametrize("sent_on", [date(2026, 3, 6), date(2026, 3, 8), date(2026, 4, 3)])
    def test_the_same_day_by_hand_orally_or_by_email(
        self, delivery: Delivery, sent_on: date
    ) -> None:
        assert suggest(sent_on, delivery) == sent_on

    @pytest.mark.parametrize(
        ("posted_on", "notified_on", "under_cpr"),
        [
            pytest.param(date(2026, 3, 6), date(2026, 3, 10), date(2026, 3, 9), id="a Friday"),
            pytest.param(date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 4), id="a Monday"),
            pytest.param(date(2026, 3, 5), date(2026, 3, 9), date(2026, 3, 9), id="a Thursday"),
            pytest.param(date(2026, 3, 7), date(2026, 3, 10), date(2026, 3, 9), id="a Saturday"),
            pytest.param(date(2026, 3, 8), date(2026, 3, 10), date(2026, 3, 10), id="a Sunday"),
            pytest.param(
                date(2026, 4, 2), date(2026, 4, 8), date(2026, 4, 7), id="before Good Friday"
            ),
        ],
    )
    def test_first_class_post(self, posted_on: date, notified_on: date, under_cpr: date) -> None:
        assert suggest(posted_on) == notified_on
        assert suggest(posted_on, terms=CPR) == under_cpr

    @pytest.mark.parametrize(
        ("sent_on", "under_cpr"),
        [
            pytest.param(date(2026, 3, 6), date(2026, 3, 6), id="a Friday"),
            pytest.param(date(2026, 3, 7), date(2026, 3, 9), id="a Saturday"),
            pytest.param(date(2026, 3, 8), date(2026, 3, 9), id="a Sunday"),
            pytest.param(date(2026, 4, 3), date(2026, 4, 7), id="Good Friday"),
        ],
    )
    def test_email_under_cpr(self, sent_on: date, under_cpr: date) -> None:
        assert suggest(sent_on, Delivery.EMAIL, CPR) == under_cpr
        assert suggest(sent_on, Delivery.EMAIL) == sent_on

    @pytest.mark.parametrize("delivery", [Delivery.BY_HAND, Delivery.ORALLY])
    def test_by_hand_and_orally_stay_the_same_day_under_cpr(self, delivery: Delivery) -> None:
        assert suggest(date(2026, 3, 8), delivery, CPR) == date(2026, 3, 8)

    def test_it_is_a_suggestion_that_names_its_reading(self) -> None:
        decision = suggest_notification(
            APPEALS,
            sent_on=NOTIFIED,
            delivery=Delivery.FIRST_CLASS_POST,
            calendar=ENGLAND_AND_WALES,
        )
        assert decision.outcome is Provision.PROVIDED
        assert decision.readings == ("C-R4",)
        assert {finding.clause.label for finding in decision.findings} == {"code 14: appeal"}
        assert len(decision.cautions) == 1
        assert len(decision.figures()) == 1


class TestTraffordHasNone:
    """Trafford's terms give no right of appeal, and none is borrowed."""

    def test_not_provided(self) -> None:
        silent = TRAFFORD_QIP.appeals
        window = appeal_window(silent, notified_on=NOTIFIED, calendar=ENGLAND_AND_WALES)
        assert window.outcome is Provision.NOT_PROVIDED
        assert window.last_day is None
        assert window.figures() == ()
        decision = decide_appeal(silent, lodged(LAST, upheld=True), on=LAST)
        assert decision.outcome is AppealStanding.NOT_PROVIDED
        assert decision.last_day is None
        assert decision.next_step is None
        assert decision.upheld is None
        assert decision.figures() == ()
        suggested = suggest_notification(
            silent, sent_on=NOTIFIED, delivery=Delivery.EMAIL, calendar=ENGLAND_AND_WALES
        )
        assert suggested.outcome is Provision.NOT_PROVIDED
        assert suggested.notified_on is None
        assert suggested.figures() == ()


SOON: Final = st.integers(-20, 60)
"""How many days after notification something is asked."""


class TestLaws:
    """What holds for every appeal and day."""

    @given(DAYS, DAYS)
    def test_a_later_notification_never_shortens_an_appeal(self, one: date, other: date) -> None:
        earlier, later = sorted((one, other))
        first = appeal_window(APPEALS, notified_on=earlier).last_day
        second = appeal_window(APPEALS, notified_on=later).last_day
        assert first is not None
        assert second is not None
        assert second - first == later - earlier

    @given(DAYS, st.integers(0, 40), st.integers(0, 40))
    def test_in_time_exactly_when_lodged_no_more_than_a_fortnight_later(
        self, notified_on: date, days: int, waited: int
    ) -> None:
        lodged_on = notified_on + timedelta(days=days)
        appeal = Appeal(notified_on=notified_on, lodged_on=lodged_on)
        decision = decide(appeal, lodged_on + timedelta(days=waited))
        late = lodged_on - notified_on > timedelta(weeks=2)
        assert decision.outcome is (AppealStanding.OUT_OF_TIME if late else AppealStanding.IN_TIME)

    @given(DAYS, SOON)
    def test_open_on_fifteen_days_and_on_no_other(self, notified_on: date, days: int) -> None:
        decision = decide(Appeal(notified_on=notified_on), notified_on + timedelta(days=days))
        assert (decision.outcome is AppealStanding.OPEN) == (days in range(15))
        assert (decision.outcome is AppealStanding.NOTHING_TO_APPEAL) == (days < 0)

    @given(appeals(DAYS), DAYS, SOON)
    def test_an_appeal_lodged_later_is_not_lodged_yet(
        self, appeal: Appeal, day: date, days: int
    ) -> None:
        on = (appeal.notified_on or day) + timedelta(days=days)
        lodged_on = None if appeal.lodged_on is None or appeal.lodged_on > on else appeal.lodged_on
        then = decide(appeal, on)
        known_then = decide(Appeal(notified_on=appeal.notified_on, lodged_on=lodged_on), on)
        assert then.outcome is known_then.outcome
        assert then.findings == known_then.findings
        assert then.last_day == known_then.last_day
        if lodged_on is None:
            assert then.next_step == known_then.next_step
            assert then.upheld is None

    @given(appeals(DAYS), st.integers(0, 400))
    def test_once_lodged_waiting_changes_nothing(self, appeal: Appeal, waited: int) -> None:
        if appeal.lodged_on is not None:
            room = (date.max - appeal.lodged_on).days
            later = appeal.lodged_on + timedelta(days=min(waited, room))
            then, now = decide(appeal, appeal.lodged_on), decide(appeal, later)
            assert then.outcome is now.outcome
            assert [one.state for one in then.findings] == [one.state for one in now.findings]
            assert then.next_step == now.next_step
            assert then.upheld == now.upheld

    @given(DAYS, st.permutations(STEPS), st.integers(0, 3))
    def test_the_order_in_which_steps_are_told_does_not_matter(
        self, notified_on: date, steps: list[str], done: int
    ) -> None:
        told = Appeal(
            notified_on=notified_on, lodged_on=notified_on, steps_done=tuple(steps[:done])
        )
        sorted_ = told.model_copy(update={"steps_done": tuple(sorted(steps[:done]))})
        assert decide(told, notified_on) == decide(sorted_, notified_on)

    @given(DAYS)
    def test_doing_what_comes_next_goes_through_the_paper_s_steps_in_order(
        self, notified_on: date
    ) -> None:
        done: tuple[str, ...] = ()
        gone_through = []
        for _ in range(4):
            appeal = Appeal(notified_on=notified_on, lodged_on=notified_on, steps_done=done)
            decision = decide(appeal, notified_on)
            # Once every step is done it is said that no result is recorded.
            flags = (notified_on.isoweekday() > 5) + (decision.next_step is None)
            assert len(decision.cautions) == flags
            gone_through.append(decision.next_step_by)
            done += tuple(s.name for s in PROCEDURE if s.clause.gist == decision.next_step)
        assert gone_through == [
            "Neighbourhood Services",
            "the investigating officer",
            "the Operations Director",
            None,
        ]

    @given(st.dates(date(2014, 12, 18), date(2028, 12, 17)))
    def test_a_flag_exactly_when_nobody_works_on_the_last_day(self, notified_on: date) -> None:
        window = appeal_window(APPEALS, notified_on=notified_on, calendar=ENGLAND_AND_WALES)
        off = {holiday.day for holiday in ENGLAND_AND_WALES.holidays}
        last_day = notified_on + timedelta(weeks=2)
        assert len(window.cautions) == (last_day.isoweekday() > 5 or last_day in off)
        assert window.last_day == last_day

    @given(
        st.dates(date(2015, 1, 1), date(2028, 11, 30)),
        st.sampled_from(Delivery),
        st.sampled_from([APPEALS, CPR]),
    )
    def test_nobody_is_notified_before_the_sending(
        self, sent_on: date, delivery: Delivery, terms: AppealTerms | Silent
    ) -> None:
        suggested = suggest(sent_on, delivery, terms)
        assert suggested is not None
        assert sent_on <= suggested <= sent_on + timedelta(days=14)

    @given(st.dates(date(2015, 1, 1), date(2028, 11, 30)))
    def test_the_default_is_never_harsher_than_the_other_reading(self, sent_on: date) -> None:
        default, other = suggest(sent_on), suggest(sent_on, terms=CPR)
        assert default is not None
        assert other is not None
        assert default >= other >= sent_on + timedelta(days=2)
        assert ENGLAND_AND_WALES.why_not_worked(default) is None
        assert ENGLAND_AND_WALES.why_not_worked(other) is None

    @given(appeals(DAYS), DAYS)
    def test_a_decision_survives_json(self, appeal: Appeal, on: date) -> None:
        assert Appeal.model_validate_json(appeal.model_dump_json()) == appeal
        decision = decide(appeal, on)
        assert AppealDecision.model_validate_json(decision.model_dump_json()) == decision
        window = appeal_window(APPEALS, notified_on=appeal.notified_on)
        assert AppealWindow.model_validate_json(window.model_dump_json()) == window


class TestRefusals:
    """What could not have happened is refused; so is a day with a time, or out of range."""

    NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def test_an_appeal_before_notification_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="notified_on"):
            lodged(NOTIFIED - DAY)
        assert lodged(NOTIFIED).lodged_on == NOTIFIED

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"steps_done": ("decided",)}, id="a step without an appeal"),
            pytest.param({"upheld": True}, id="upheld without an appeal"),
            pytest.param({"upheld": False}, id="dismissed without an appeal"),
            pytest.param({"lodged_on": LAST, "upheld": "yes"}, id="text for a yes"),
            pytest.param({"lodged_on": LAST, "upheld": 1}, id="a number for a yes"),
            pytest.param({"lodged_on": LAST, "steps_done": ("Tea served",)}, id="no short name"),
            pytest.param({"notified_on": "2026-03-02T12:00"}, id="a time of day"),
            pytest.param({"notified_on": 86400}, id="a number for a day"),
            pytest.param({"colour": "red"}, id="an unknown field"),
        ],
    )
    def test_an_appeal_that_is_none(self, fields: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            Appeal.model_validate(fields)

    def test_what_a_framework_has_parsed_is_accepted(self) -> None:
        body = {"notified_on": "2026-03-02", "lodged_on": "2026-03-16", "steps_done": ["decided"]}
        assert Appeal.model_validate(body) == lodged(LAST, "decided")

    @pytest.mark.parametrize("terms", [APPEALS, TRAFFORD_QIP.appeals])
    def test_a_day_with_a_time_is_refused(self, terms: AppealTerms | Silent) -> None:
        with pytest.raises(NotADayError) as refused:
            appeal_window(terms, notified_on=self.NOON)
        assert refused.value.argument == "notified_on"
        with pytest.raises(NotADayError) as refused:
            decide_appeal(terms, lodged(None), on=self.NOON)
        assert refused.value.argument == "on"
        with pytest.raises(NotADayError) as refused:
            suggest_notification(
                terms, sent_on=self.NOON, delivery=Delivery.EMAIL, calendar=ENGLAND_AND_WALES
            )
        assert refused.value.argument == "sent_on"

    def test_the_last_window_that_a_date_can_hold(self) -> None:
        window = appeal_window(APPEALS, notified_on=date(9999, 12, 17))
        assert window.last_day == date.max
        with pytest.raises(BeyondTheCalendarError) as refused:
            appeal_window(APPEALS, notified_on=date(9999, 12, 18))
        assert refused.value.start == date(9999, 12, 18)
        with pytest.raises(BeyondTheCalendarError):
            decide(Appeal(notified_on=date(9999, 12, 18)), date.max)

    @pytest.mark.parametrize("terms", [APPEALS, CPR])
    @pytest.mark.parametrize("sent_on", [date(2014, 12, 1), date(2028, 12, 31), date(2029, 6, 1)])
    def test_a_count_that_leaves_the_calendar_is_refused(
        self, terms: AppealTerms | Silent, sent_on: date
    ) -> None:
        with pytest.raises(OutsideCalendarError) as refused:
            suggest(sent_on, terms=terms)
        assert refused.value.first_day == ENGLAND_AND_WALES.first_day
        assert refused.value.last_day == ENGLAND_AND_WALES.last_day

    def test_a_delivery_that_needs_no_calendar_needs_no_range(self) -> None:
        assert suggest(date(2029, 6, 1), Delivery.BY_HAND, CPR) == date(2029, 6, 1)
        assert suggest(date(2029, 6, 1), Delivery.EMAIL) == date(2029, 6, 1)
        with pytest.raises(OutsideCalendarError):
            suggest(date(2029, 6, 1), Delivery.EMAIL, CPR)

    @pytest.mark.parametrize("sent_on", [date(9999, 12, 30), date.max])
    def test_a_count_past_the_last_year_is_refused(self, sent_on: date) -> None:
        with pytest.raises(BeyondTheCalendarError):
            suggest(sent_on, terms=CPR)
        with pytest.raises(OutsideCalendarError):
            suggest(sent_on)

    @pytest.mark.parametrize("days", [0, -14, 1.5])
    def test_a_time_limit_has_a_day_or_more(self, days: object) -> None:
        with pytest.raises(ValidationError):
            APPEALS.model_copy(update={"days": days})

    def test_a_landlord_s_own_fact_is_read_and_held_to_its_kind(self) -> None:
        either = Yes(fact="lodged_in_time") | own_fact("good_reason")
        good_reason = Fact(
            name="other.good_reason",
            kind=Kind.YES_NO,
            question="Was there a good reason to be late?",
            answered_by="the Neighbourhood Services manager",
        )
        terms = APPEALS.model_copy(
            update={
                "in_time": APPEALS.in_time.model_copy(update={"condition": either}),
                "own_facts": (good_reason,),
            }
        )

        def late(reason: bool | str | None) -> AppealDecision:
            appeal = Appeal(
                notified_on=NOTIFIED, lodged_on=LAST + DAY, other={"good_reason": reason}
            )
            return decide_appeal(terms, appeal, on=LAST + DAY)

        assert late(True).outcome is AppealStanding.IN_TIME  # noqa: FBT003  the value of a fact
        assert late(False).outcome is AppealStanding.OUT_OF_TIME  # noqa: FBT003  the value of a fact
        assert late(None).outcome is AppealStanding.UNDETERMINED
        assert late(None).needs == ("other.good_reason",)
        with pytest.raises(WrongKindError):
            late("yes")

    def test_a_suggestion_survives_json(self) -> None:
        suggestion = suggest_notification(
            APPEALS, sent_on=NOTIFIED, delivery=Delivery.EMAIL, calendar=ENGLAND_AND_WALES
        )
        again = NotificationDecision.model_validate_json(suggestion.model_dump_json())
        assert again == suggestion
