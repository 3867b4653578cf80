"""Development: the clauses of the two papers, the laws of the rule, and what is refused."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Development,
    DevelopmentDecision,
    DevelopmentMeeting,
    DevelopmentPlan,
    DevelopmentRecord,
    DevelopmentTerms,
    Fact,
    Force,
    Held,
    Kind,
    NotADayError,
    Provision,
    Silent,
    State,
    WrongKindError,
    development_plan,
    own_fact,
    review_development,
)
from scrutiny_rules.development import MOST_PLANNED
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.chorus_rsp import DEVELOPMENT as ONE_TO_ONES
from scrutiny_rules.rulebooks.trafford_qip import DEVELOPMENT as FEEDBACK
from scrutiny_rules.testing import (
    development_records,
    held_events,
)
from tests.strategies import (
    DAYS,
)

DAY: Final = timedelta(days=1)
JOINED: Final = date(2025, 11, 30)
FIRST: Final = date(2026, 2, 28)
SECOND: Final = date(2026, 5, 30)
APPRAISAL: Final = date(2026, 11, 30)

FOR_EVER: Final = ONE_TO_ONES.meetings[0]
FOR_RECRUITS: Final = FEEDBACK.meetings[0]


def record(*held: tuple[str, date], joined_on: date | None = JOINED) -> DevelopmentRecord:
    """Return a record of what was held, by name and day."""
    return DevelopmentRecord(
        joined_on=joined_on, held=tuple(Held(name=meeting, on=day) for meeting, day in held)
    )


def review(
    on: date, *held: tuple[str, date], terms: DevelopmentTerms | Silent = FEEDBACK
) -> DevelopmentDecision:
    """Review somebody who joined on 30 November 2025."""
    return review_development(terms, record(*held), on=on)


def days(decision: DevelopmentDecision | DevelopmentPlan) -> list[date | None]:
    """Return the days by which something is due, as they stand."""
    return [due.due_on for due in decision.due]


def feedback(day: date) -> tuple[str, date]:
    """Return a feedback session."""
    return ("feedback", day)


def one_to_one(day: date) -> tuple[str, date]:
    """Return a one-to-one meeting."""
    return ("one-to-one", day)


class TestTrafford43cFeedback:
    """Feedback three and six months after joining, each counted from the day of joining."""

    @pytest.mark.parametrize(
        ("joined_on", "first", "second"),
        [
            pytest.param(JOINED, FIRST, SECOND, id="cut back to February, and not after it"),
            pytest.param(date(2023, 11, 30), date(2024, 2, 29), date(2024, 5, 30), id="leap year"),
            pytest.param(date(2026, 1, 15), date(2026, 4, 15), date(2026, 7, 15), id="mid-month"),
            pytest.param(date(2025, 8, 31), date(2025, 11, 30), date(2026, 2, 28), id="both cut"),
            pytest.param(date(2024, 2, 29), date(2024, 5, 29), date(2024, 8, 29), id="29 February"),
        ],
    )
    def test_the_days(self, joined_on: date, first: date, second: date) -> None:
        plan = development_plan(FEEDBACK, joined_on=joined_on, until=second)
        assert days(plan) == [first, second]
        before = review_development(FEEDBACK, record(joined_on=joined_on), on=first)
        assert days(before)[0] == first

    @pytest.mark.parametrize(
        ("on", "outcome", "due"),
        [
            pytest.param(JOINED - DAY, Development.NOT_STARTED, [FIRST, APPRAISAL], id="before"),
            pytest.param(JOINED, Development.UP_TO_DATE, [FIRST, APPRAISAL], id="on joining"),
            pytest.param(FIRST, Development.UP_TO_DATE, [FIRST, APPRAISAL], id="on the day"),
            pytest.param(
                FIRST + DAY, Development.OVERDUE, [FIRST, SECOND, APPRAISAL], id="a day late"
            ),
            pytest.param(
                SECOND, Development.OVERDUE, [FIRST, SECOND, APPRAISAL], id="until the next"
            ),
            pytest.param(
                SECOND + DAY, Development.OVERDUE, [SECOND, APPRAISAL], id="the next takes over"
            ),
            pytest.param(
                date(2026, 11, 30), Development.OVERDUE, [SECOND, APPRAISAL], id="for good"
            ),
        ],
    )
    def test_nothing_was_held(self, on: date, outcome: Development, due: list[date | None]) -> None:
        decision = review(on)
        assert decision.outcome is outcome
        assert days(decision) == due
        assert [one.due_on for one in decision.overdue] == [day for day in due if day and day < on]
        overdue = [line.startswith("overdue: ") for line in decision.figures()]
        assert overdue == [one in decision.overdue for one in decision.due]

    def test_nothing_is_said_to_be_overdue_while_it_is_not_known_what_was_held(self) -> None:
        unknown = DevelopmentRecord(joined_on=JOINED)
        decision = review_development(FEEDBACK, unknown, on=FIRST + DAY)
        assert decision.due
        assert decision.overdue == ()

    @pytest.mark.parametrize(
        ("held", "on", "outcome", "due"),
        [
            pytest.param(
                [FIRST], FIRST + DAY, Development.UP_TO_DATE, [SECOND, APPRAISAL], id="on the day"
            ),
            pytest.param(
                [JOINED + DAY],
                FIRST + DAY,
                Development.UP_TO_DATE,
                [SECOND, APPRAISAL],
                id="early, from the day after joining",
            ),
            pytest.param(
                [JOINED],
                FIRST + DAY,
                Development.OVERDUE,
                [FIRST, SECOND, APPRAISAL],
                id="on joining itself, which is no feedback",
            ),
            pytest.param(
                [JOINED + DAY],
                FIRST - DAY,
                Development.UP_TO_DATE,
                [SECOND, APPRAISAL],
                id="an early one is the next no more",
            ),
            pytest.param(
                [FIRST + DAY],
                FIRST + DAY,
                Development.UP_TO_DATE,
                [SECOND, APPRAISAL],
                id="late, on the day of the question",
            ),
            pytest.param(
                [FIRST + 2 * DAY],
                FIRST + DAY,
                Development.OVERDUE,
                [FIRST, SECOND, APPRAISAL],
                id="held after the day of the question",
            ),
            pytest.param(
                [SECOND],
                SECOND + DAY,
                Development.OVERDUE,
                [SECOND, APPRAISAL],
                id="on the second day, for the first that is still chased",
            ),
            pytest.param(
                [SECOND + DAY],
                SECOND + DAY,
                Development.UP_TO_DATE,
                [APPRAISAL],
                id="after the second day, for the second",
            ),
            pytest.param(
                [FIRST, SECOND],
                SECOND + DAY,
                Development.UP_TO_DATE,
                [APPRAISAL],
                id="both on their days",
            ),
            pytest.param(
                [JOINED + DAY, JOINED + DAY],
                SECOND + DAY,
                Development.OVERDUE,
                [SECOND, APPRAISAL],
                id="two early ones answer the first and no more",
            ),
            pytest.param(
                [FIRST - DAY, FIRST + DAY],
                SECOND + DAY,
                Development.UP_TO_DATE,
                [APPRAISAL],
                id="one for the first, one early for the second",
            ),
        ],
    )
    def test_what_was_held(
        self, held: list[date], on: date, outcome: Development, due: list[date | None]
    ) -> None:
        decision = review(on, *map(feedback, held))
        assert decision.outcome is outcome
        assert days(decision) == due
        assert review(on, *map(feedback, reversed(held))) == decision

    def test_it_is_a_must_of_the_clause(self) -> None:
        decision = review(FIRST + DAY)
        assert [(one.limb, one.state) for one in decision.decisive] == [
            ("joined", State.MET),
            ("up-to-date", State.NOT_MET),
        ]
        assert {one.clause.label for one in decision.findings} == {"4.3(c)"}
        assert {due.clause.force for due in decision.due} == {Force.MUST}
        assert {due.clause.label for due in decision.due} == {"4.3(c)"}
        assert decision.overdue == decision.due[:1]
        assert [line.partition(":")[0] for line in decision.figures()] == [
            "overdue",
            "next",
            "next",
        ]
        assert decision.readings == ("T-R31",)
        assert decision.decided_by is None

    def test_how_many_are_overdue_is_shown(self) -> None:
        found = [dict(test.found) for one in review(FIRST + DAY).findings for test in one.tests]
        assert found == [{"has_joined": True}, {"overdue_meetings": 1}]

    def test_further_training_is_named_beside_it(self) -> None:
        assert [clause.label for clause in FEEDBACK.also] == ["4.3(c)"]


class TestTrafford43cAppraisal:
    """An appraisal every year, counted from the day of joining."""

    DONE: Final = (feedback(FIRST), feedback(SECOND))

    @pytest.mark.parametrize(
        ("on", "outcome", "due"),
        [
            pytest.param(APPRAISAL, Development.UP_TO_DATE, [APPRAISAL], id="on the day"),
            pytest.param(
                APPRAISAL + DAY,
                Development.OVERDUE,
                [APPRAISAL, date(2027, 11, 30)],
                id="a day late",
            ),
            pytest.param(
                date(2027, 11, 30),
                Development.OVERDUE,
                [APPRAISAL, date(2027, 11, 30)],
                id="until the next",
            ),
            pytest.param(
                date(2027, 12, 1),
                Development.OVERDUE,
                [date(2027, 11, 30), date(2028, 11, 30)],
                id="the next takes over",
            ),
        ],
    )
    def test_none_was_held(self, on: date, outcome: Development, due: list[date | None]) -> None:
        decision = review(on, *self.DONE)
        assert decision.outcome is outcome
        assert days(decision) == due

    def test_one_that_was_held_late_moves_nothing(self) -> None:
        decision = review(date(2027, 6, 1), *self.DONE, ("appraisal", date(2027, 5, 1)))
        assert decision.outcome is Development.UP_TO_DATE
        assert days(decision) == [date(2027, 11, 30)]

    def test_feedback_is_no_appraisal(self) -> None:
        decision = review(APPRAISAL + DAY, *self.DONE, feedback(APPRAISAL))
        assert decision.outcome is Development.OVERDUE

    def test_from_29_february_it_is_due_on_the_28th_and_in_leap_years_on_the_29th(self) -> None:
        plan = development_plan(FEEDBACK, joined_on=date(2024, 2, 29), until=date(2028, 12, 31))
        assert days(plan)[2:] == [
            date(2025, 2, 28),
            date(2026, 2, 28),
            date(2027, 2, 28),
            date(2028, 2, 29),
        ]


class TestChorusRoleRequirements:
    """One-to-one meetings every six months, with the manager or the officer."""

    JULY: Final = date(2026, 7, 12)
    JANUARY: Final = date(2027, 1, 12)

    def met(self, on: date, *held: date) -> DevelopmentDecision:
        known = record(*map(one_to_one, held), joined_on=date(2026, 1, 12))
        return review_development(CHORUS_RSP.development, known, on=on)

    @pytest.mark.parametrize(
        ("on", "held", "outcome", "due"),
        [
            pytest.param(JULY, [], Development.UP_TO_DATE, [JULY], id="on the day"),
            pytest.param(JULY + DAY, [], Development.OVERDUE, [JULY, JANUARY], id="a day late"),
            pytest.param(
                JULY + DAY, [JULY - DAY], Development.UP_TO_DATE, [JANUARY], id="held early"
            ),
            pytest.param(
                JANUARY + DAY,
                [],
                Development.OVERDUE,
                [JANUARY, date(2027, 7, 12)],
                id="only the last is chased",
            ),
            pytest.param(
                JANUARY + DAY,
                [JULY + DAY],
                Development.OVERDUE,
                [JANUARY, date(2027, 7, 12)],
                id="one late meeting does not answer two days",
            ),
            pytest.param(
                JANUARY + DAY,
                [JULY, JULY + DAY],
                Development.UP_TO_DATE,
                [date(2027, 7, 12)],
                id="the second is early for January",
            ),
        ],
    )
    def test_outcome(
        self, on: date, held: list[date], outcome: Development, due: list[date | None]
    ) -> None:
        decision = self.met(on, *held)
        assert decision.outcome is outcome
        assert days(decision) == due

    def test_the_clause_who_and_the_reading(self) -> None:
        decision = self.met(self.JULY)
        (due,) = decision.due
        assert (due.clause.label, due.clause.force) == ("role: requirements", Force.MUST)
        assert "Resident Involvement" in due.by
        assert decision.readings == ("C-R31",)

    def test_a_day_cut_back_does_not_stay_cut_back(self) -> None:
        plan = development_plan(ONE_TO_ONES, joined_on=date(2025, 8, 31), until=date(2027, 2, 28))
        assert days(plan) == [date(2026, 2, 28), date(2026, 8, 31), date(2027, 2, 28)]

    def test_what_else_is_asked_and_training_stand_beside_it(self) -> None:
        beside = {clause.label: clause.force for clause in ONE_TO_ONES.also}
        assert beside == {
            "role: requirements": Force.MUST,
            "role: training": Force.MAY,
            "pack: benefits": Force.MUST,
        }


class TestWhatIsNotKnown:
    """A day of joining that is missing, and meetings nobody has recorded, are not guessed."""

    def test_without_the_day_of_joining(self) -> None:
        decision = review_development(FEEDBACK, DevelopmentRecord(held=()), on=FIRST)
        assert decision.outcome is Development.UNDETERMINED
        assert decision.needs == ("joined_on",)
        assert decision.due == ()
        assert decision.figures() == ()

    def test_with_nothing_known(self) -> None:
        decision = review_development(FEEDBACK, DevelopmentRecord(), on=FIRST)
        assert decision.outcome is Development.UNDETERMINED
        assert decision.needs == ("joined_on", "held")
        assert len(decision.questions) == 2

    @pytest.mark.parametrize(
        ("on", "outcome", "needs"),
        [
            pytest.param(JOINED - DAY, Development.NOT_STARTED, (), id="before joining"),
            pytest.param(FIRST, Development.UP_TO_DATE, (), id="while nothing can be overdue"),
            pytest.param(FIRST + DAY, Development.UNDETERMINED, ("held",), id="once it can"),
        ],
    )
    def test_what_was_held_matters_once_a_day_is_past(
        self, on: date, outcome: Development, needs: tuple[str, ...]
    ) -> None:
        decision = review_development(FEEDBACK, DevelopmentRecord(joined_on=JOINED), on=on)
        assert (decision.outcome, decision.needs) == (outcome, needs)
        assert days(decision) == days(review(on))
        assert decision.overdue == ()

    def test_what_may_have_been_held_is_not_called_overdue(self) -> None:
        unknown = review_development(FEEDBACK, DevelopmentRecord(joined_on=JOINED), on=FIRST + DAY)
        assert {line.partition(":")[0] for line in unknown.figures()} == {"unless it was held"}

    def test_a_meeting_of_another_name_is_reported_and_counts_for_nothing(self) -> None:
        decision = review(FIRST + DAY, ("away-day", FIRST), ("away-day", FIRST))
        assert decision.outcome is Development.OVERDUE
        assert len(decision.cautions) == 1
        assert "away-day" in decision.cautions[0]
        assert review(FIRST + DAY, feedback(FIRST)).cautions == ()

    def test_a_landlord_s_own_fact_can_decide(self) -> None:
        own = Fact(
            name="other.excused",
            kind=Kind.YES_NO,
            question="Is the member excused?",
            answered_by="the panel",
        )
        excused = FEEDBACK.up_to_date.model_copy(
            update={"condition": own_fact("excused") | FEEDBACK.up_to_date.condition}
        )
        terms = FEEDBACK.model_copy(update={"own_facts": (own,), "up_to_date": excused})
        known = record().model_copy(update={"other": {"excused": True}})
        outcome = review_development(terms, known, on=FIRST + DAY).outcome
        assert outcome is Development.UP_TO_DATE
        with pytest.raises(WrongKindError) as refused:
            review_development(
                terms, record().model_copy(update={"other": {"excused": 3}}), on=FIRST
            )
        assert refused.value.fact == "other.excused"


class TestPlan:
    """The days from joining to a day, in order, and never without end."""

    def test_two_kinds_of_meeting_in_order_of_days(self) -> None:
        plan = development_plan(FEEDBACK, joined_on=JOINED, until=date(2027, 11, 30))
        assert plan.outcome is Provision.PROVIDED
        assert days(plan) == [FIRST, SECOND, APPRAISAL, date(2027, 11, 30)]
        assert [one.limb for one in plan.findings] == ["feedback", "appraisal"]
        assert {one.state for one in plan.decisive} == {State.MET}
        assert plan.readings == ("T-R31",)
        assert len(plan.figures()) == 4
        assert plan.cautions == ()

    @pytest.mark.parametrize(
        ("until", "expected"),
        [
            pytest.param(FIRST - DAY, [], id="the day before the first"),
            pytest.param(FIRST, [FIRST], id="the day of the first"),
            pytest.param(date.min, [], id="the first day there is"),
        ],
    )
    def test_the_last_day_of_the_plan_belongs_to_it(
        self, until: date, expected: list[date | None]
    ) -> None:
        assert days(development_plan(FEEDBACK, joined_on=JOINED, until=until)) == expected

    def test_without_the_day_of_joining(self) -> None:
        plan = development_plan(FEEDBACK, joined_on=None, until=APPRAISAL)
        assert plan.outcome is Provision.UNDETERMINED
        assert plan.needs == ("joined_on",)
        assert len(plan.questions) == 1
        assert plan.due == ()
        assert {one.state for one in plan.findings} == {State.UNKNOWN}
        assert plan.readings == ("T-R31",)

    def test_it_is_cut_off_where_it_would_be_far_too_long(self) -> None:
        full = ONE_TO_ONES.meetings[0].due_on(MOST_PLANNED, JOINED)
        more = ONE_TO_ONES.meetings[0].due_on(MOST_PLANNED + 1, JOINED)
        assert full is not None
        assert more is not None
        just = development_plan(ONE_TO_ONES, joined_on=JOINED, until=more - DAY)
        cut = development_plan(ONE_TO_ONES, joined_on=JOINED, until=more)
        for_ever = development_plan(ONE_TO_ONES, joined_on=date.min, until=date.max)
        assert (len(just.due), just.cautions) == (MOST_PLANNED, ())
        assert cut.due == just.due
        assert len(cut.cautions) == len(for_ever.cautions) == 1
        assert len(for_ever.due) == MOST_PLANNED

    def test_two_meetings_of_one_day_stand_as_in_the_paper(self) -> None:
        half_yearly = FOR_EVER.model_copy(
            update={"name": "half-yearly", "clause": FOR_RECRUITS.clause}
        )
        terms = FEEDBACK.model_copy(update={"meetings": (*FEEDBACK.meetings, half_yearly)})
        plan = development_plan(terms, joined_on=JOINED, until=APPRAISAL)
        assert days(plan) == [FIRST, SECOND, SECOND, APPRAISAL, APPRAISAL]
        assert [due.by for due in plan.due[-2:]] == [FEEDBACK.meetings[1].by, FOR_EVER.by]


class TestSilence:
    """A paper that asks for no such meetings is answered, and nothing is borrowed."""

    SILENT: Final = Silent(why="the paper asks for no such meetings")

    def test_not_provided(self) -> None:
        decision = review(FIRST + DAY, terms=self.SILENT)
        plan = development_plan(self.SILENT, joined_on=JOINED, until=APPRAISAL)
        assert decision.outcome is Development.NOT_PROVIDED
        assert plan.outcome is Provision.NOT_PROVIDED
        assert decision.due == plan.due == ()


def later(day: date, months: int) -> date:
    """Return the corresponding date so many months on, counted on the fingers."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def chased(joined_on: date, dues: list[date], held: list[date], on: date) -> date | None:
    """Return the one day that is overdue, due day by due day, with a list of what is left."""
    left = sorted(day for day in held if day <= on)
    before, overdue = joined_on, None
    for due, following in zip(dues, [*dues[1:], date.max], strict=True):
        fitting = [day for day in left if before < day <= following]
        if fitting:
            left.remove(fitting[0])
        elif due < on <= following:
            overdue = due
        before = due
    return overdue


NEAR: Final = st.dates(date(2026, 1, 1), date(2028, 12, 31))
"""Days close enough together for meetings to answer due days."""


class TestLaws:
    """What holds for every member, every paper and every day."""

    @given(DAYS, st.integers(1, 40))
    def test_each_day_is_counted_from_joining_and_never_chained(
        self, joined_on: date, number: int
    ) -> None:
        assert FOR_EVER.due_on(number, joined_on) == later(joined_on, 6 * number)

    @given(DAYS)
    def test_feedback_is_due_twice(self, joined_on: date) -> None:
        twice = [later(joined_on, 3), later(joined_on, 6)]
        assert list(FOR_RECRUITS.days(joined_on)) == twice
        assert FOR_RECRUITS.due_on(3, joined_on) is None

    @given(DAYS, DAYS, st.sampled_from([FOR_EVER, *FEEDBACK.meetings]))
    def test_how_many_are_past_is_what_counting_gives(
        self, joined_on: date, day: date, meeting: DevelopmentMeeting
    ) -> None:
        on_the_fingers = 0
        while (due := meeting.due_on(on_the_fingers + 1, joined_on)) and due < day:
            on_the_fingers += 1
        assert meeting.past(joined_on, day) == on_the_fingers

    @given(NEAR, st.lists(NEAR, max_size=8), NEAR)
    def test_what_is_overdue_is_what_going_through_the_days_finds(
        self, joined_on: date, held: list[date], on: date
    ) -> None:
        known = record(*map(one_to_one, held), joined_on=joined_on)
        decision = review_development(ONE_TO_ONES, known, on=on)
        dues = [later(joined_on, months) for months in range(6, 60, 6)]
        overdue = [due.due_on for due in decision.due if due.overdue(on)]
        expected = chased(joined_on, dues, held, on)
        assert overdue == ([] if expected is None else [expected])

    @given(NEAR, st.lists(NEAR, max_size=8), NEAR)
    def test_feedback_likewise(self, joined_on: date, held: list[date], on: date) -> None:
        known = record(*map(feedback, held), joined_on=joined_on)
        due = FOR_RECRUITS.due(joined_on, [one.on for one in known.held or () if one.on <= on], on)
        dues = [later(joined_on, 3), later(joined_on, 6)]
        overdue = [one.due_on for one in due if one.overdue(on)]
        expected = chased(joined_on, dues, held, on)
        assert overdue == ([] if expected is None else [expected])

    @given(development_records(NEAR, known=True), held_events(NEAR), NEAR, st.sampled_from([0, 1]))
    def test_holding_a_meeting_never_makes_something_overdue(
        self, known: DevelopmentRecord, more: Held, on: date, paper: int
    ) -> None:
        terms = (FEEDBACK, ONE_TO_ONES)[paper]
        with_it = known.model_copy(update={"held": (*(known.held or ()), more)})
        before = review_development(terms, known, on=on)
        after = review_development(terms, with_it, on=on)
        assert {one for one in after.due if one.overdue(on)} <= {
            one for one in before.due if one.overdue(on)
        }
        if before.outcome is Development.UP_TO_DATE:
            assert after.outcome is Development.UP_TO_DATE

    @given(development_records(NEAR), NEAR)
    def test_outcome_is_exactly_what_is_overdue(self, known: DevelopmentRecord, on: date) -> None:
        decision = review_development(FEEDBACK, known, on=on)
        late = any(due.overdue(on) for due in decision.due)
        if known.joined_on is None:
            assert decision.outcome is Development.UNDETERMINED
        elif on < known.joined_on:
            assert decision.outcome is Development.NOT_STARTED
            assert not late
        else:
            found = Development.UNDETERMINED if known.held is None else Development.OVERDUE
            assert decision.outcome is (found if late else Development.UP_TO_DATE)
        assert bool(decision.overdue) == (decision.outcome is Development.OVERDUE)

    @given(development_records(NEAR), NEAR)
    def test_what_is_due_stands_in_order_and_at_most_twice_for_each(
        self, known: DevelopmentRecord, on: date
    ) -> None:
        due = review_development(FEEDBACK, known, on=on).due
        order = [one.due_on for one in due if one.due_on is not None]
        assert order == sorted(order)
        for meeting in FEEDBACK.meetings:
            of_it = [one for one in due if one.clause == meeting.clause]
            assert sum(one.overdue(on) for one in of_it) <= 1
            assert sum(not one.overdue(on) for one in of_it) <= 1

    @given(development_records(NEAR), NEAR, NEAR)
    def test_what_is_held_later_changes_nothing(
        self, known: DevelopmentRecord, one: date, other: date
    ) -> None:
        on, afterwards = sorted((one, other))
        so_far = tuple(held for held in known.held or () if held.on <= afterwards)
        cut = known.model_copy(update={"held": None if known.held is None else so_far})
        assert (
            review_development(FEEDBACK, cut, on=on).due
            == review_development(FEEDBACK, known, on=on).due
        )

    @given(DAYS, DAYS)
    def test_a_plan_is_what_a_longer_plan_starts_with(self, joined_on: date, until: date) -> None:
        short = development_plan(FEEDBACK, joined_on=joined_on, until=until)
        long = development_plan(FEEDBACK, joined_on=joined_on, until=until + 366 * DAY)
        assert long.due[: len(short.due)] == short.due
        assert all(
            due.due_on is not None and due.due_on > until for due in long.due[len(short.due) :]
        )

    @given(development_records(), DAYS)
    def test_a_decision_survives_json(self, known: DevelopmentRecord, on: date) -> None:
        decision = review_development(FEEDBACK, known, on=on)
        plan = development_plan(FEEDBACK, joined_on=known.joined_on, until=on)
        assert DevelopmentDecision.model_validate_json(decision.model_dump_json()) == decision
        assert DevelopmentPlan.model_validate_json(plan.model_dump_json()) == plan


class TestEndsOfTheCalendar:
    """At the ends of the calendar there is an answer too: what has no date is left out."""

    def test_a_next_meeting_without_a_date_is_left_out(self) -> None:
        known = record(joined_on=date(9999, 7, 1))
        decision = review_development(ONE_TO_ONES, known, on=date.max)
        assert decision.outcome is Development.UP_TO_DATE
        assert decision.due == ()

    def test_the_last_that_has_one(self) -> None:
        known = record(joined_on=date(9999, 6, 30))
        decision = review_development(ONE_TO_ONES, known, on=date.max)
        assert decision.outcome is Development.OVERDUE
        assert days(decision) == [date(9999, 12, 30)]

    def test_from_the_first_day_to_the_last(self) -> None:
        known = record(one_to_one(date.max), joined_on=date.min)
        decision = review_development(ONE_TO_ONES, known, on=date.max)
        assert decision.outcome is Development.UP_TO_DATE
        assert FOR_EVER.past(date.min, date.max) == 9998 * 2 + 1

    def test_a_meeting_that_is_due_in_no_year_there_is(self) -> None:
        seldom = FOR_EVER.model_copy(update={"every_months": 1_000_000})
        terms = ONE_TO_ONES.model_copy(update={"meetings": (seldom,)})
        assert review_development(terms, record(), on=date.max).due == ()
        assert development_plan(terms, joined_on=JOINED, until=date.max).due == ()


class TestRefusals:
    """A day with a time, and terms that ask for nothing, are refused."""

    NOON: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)

    @pytest.mark.parametrize("terms", [FEEDBACK, TestSilence.SILENT])
    def test_a_day_with_a_time(self, terms: DevelopmentTerms | Silent) -> None:
        with pytest.raises(NotADayError) as refused:
            review_development(terms, record(), on=self.NOON)
        assert refused.value.argument == "on"
        with pytest.raises(NotADayError) as refused:
            development_plan(terms, joined_on=self.NOON, until=APPRAISAL)
        assert refused.value.argument == "joined_on"
        with pytest.raises(NotADayError) as refused:
            development_plan(terms, joined_on=JOINED, until=self.NOON)
        assert refused.value.argument == "until"

    @pytest.mark.parametrize(
        ("update", "named"),
        [
            pytest.param({"every_months": None}, "months", id="neither"),
            pytest.param({"months": (3,)}, "months", id="both"),
            pytest.param({"every_months": 0}, "every_months", id="every month of none"),
            pytest.param({"every_months": None, "months": (6, 3)}, "months", id="not rising"),
            pytest.param({"every_months": None, "months": (3, 3)}, "months", id="one twice"),
            pytest.param({"every_months": None, "months": (0,)}, "months", id="on joining"),
        ],
    )
    def test_a_meeting_that_is_due_on_no_day(self, update: dict[str, object], named: str) -> None:
        with pytest.raises(ValidationError, match=named):
            FOR_EVER.model_copy(update=update)

    @pytest.mark.parametrize(
        "meetings",
        [
            pytest.param((), id="no meeting"),
            pytest.param((FOR_EVER, FOR_EVER), id="one name twice"),
        ],
    )
    def test_terms_that_do_not_hold(self, meetings: tuple[DevelopmentMeeting, ...]) -> None:
        with pytest.raises(ValidationError, match="meetings"):
            ONE_TO_ONES.model_copy(update={"meetings": meetings})

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param({"joined_on": NOON}, id="a time of joining"),
            pytest.param({"held": [{"name": "feedback", "on": 86400}]}, id="a number for a day"),
            pytest.param({"held": [{"name": "with Wilhelmina", "on": "2026-01-01"}]}, id="a name"),
            pytest.param({"met": True}, id="a field too many"),
        ],
    )
    def test_a_record_that_cannot_be(self, body: dict[str, object]) -> None:
        with pytest.raises(ValidationError) as refused:
            DevelopmentRecord.model_validate(body)
        assert "Wilhelmina" not in str(refused.value)

    def test_a_body_that_was_parsed_already(self) -> None:
        known = DevelopmentRecord.model_validate(
            {"joined_on": "2025-11-30", "held": [{"name": "feedback", "on": "2026-02-28"}]}
        )
        assert known == record(feedback(FIRST))
