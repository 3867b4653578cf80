"""Probation: the clauses of the two papers, the laws of the rule, and what is refused."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    BeyondTheCalendarError,
    Force,
    NotADayError,
    Probation,
    ProbationBreach,
    ProbationBreachDecision,
    ProbationDecision,
    ProbationPeriod,
    ProbationTerms,
    Provision,
    Silent,
    State,
    decide_probation,
    decide_probation_breach,
    probation_period,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, PROBATION
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.strategies import (
    DAYS,
)

DAY: Final = timedelta(days=1)
JOINED: Final = date(2026, 1, 1)
LAST: Final = date(2026, 6, 30)
FIRST_MEETING: Final = CHORUS_RSP.under("C-R3", "first-meeting").probation
CODE_SIGNED: Final = CHORUS_RSP.under("C-R3", "code-signed").probation


class Starts(TypedDict, total=False):
    """The days that may start the clock."""

    joined_on: date | None
    first_meeting_on: date | None
    code_signed_on: date | None


def on_a_day(
    on: date, joined_on: date | None = JOINED, terms: ProbationTerms | Silent = PROBATION
) -> ProbationDecision:
    """Decide where somebody stands who joined on a day."""
    return decide_probation(terms, joined_on=joined_on, on=on)


def breach(
    breached_on: date, joined_on: date | None = JOINED, terms: ProbationTerms | Silent = PROBATION
) -> ProbationBreachDecision:
    """Decide what a breach brings for somebody who joined on a day."""
    return decide_probation_breach(terms, joined_on=joined_on, breached_on=breached_on)


class TestChorusCode14dPeriod:
    """Probation lasts six months: its first day counts, and the corresponding date does not."""

    @pytest.mark.parametrize(
        ("joined_on", "last_day"),
        [
            pytest.param(JOINED, LAST, id="from New Year's Day to the end of June"),
            pytest.param(date(2025, 8, 31), date(2026, 2, 27), id="cut back to February"),
            pytest.param(date(2023, 8, 31), date(2024, 2, 28), id="cut back to a leap February"),
            pytest.param(date(2023, 8, 30), date(2024, 2, 28), id="two joining days, one end"),
            pytest.param(date(2023, 8, 29), date(2024, 2, 28), id="three joining days, one end"),
            pytest.param(date(2023, 8, 28), date(2024, 2, 27), id="not four"),
            pytest.param(date(2026, 3, 31), date(2026, 9, 29), id="cut back to September"),
            pytest.param(date(2024, 2, 29), date(2024, 8, 28), id="from 29 February"),
        ],
    )
    def test_last_day(self, joined_on: date, last_day: date) -> None:
        period = probation_period(PROBATION, joined_on=joined_on)
        assert period.outcome is Provision.PROVIDED
        assert period.first_day == joined_on
        assert period.last_day == last_day

    def test_the_clause_and_the_reading_are_named(self) -> None:
        period = probation_period(PROBATION, joined_on=JOINED)
        assert [finding.clause.label for finding in period.findings] == ["code 14(d)"]
        assert [finding.state for finding in period.decisive] == [State.MET]
        assert period.readings == ("C-R3",)
        assert len(period.figures()) == 1

    def test_without_the_day_of_joining_there_is_no_period(self) -> None:
        period = probation_period(PROBATION, joined_on=None)
        assert period.outcome is Provision.UNDETERMINED
        assert period.needs == ("joined_on",)
        assert period.readings == ("C-R3",)
        assert period.first_day is None
        assert period.last_day is None
        assert State.MET not in {finding.state for finding in period.findings}
        assert period.figures() == ()

    def test_a_month_is_the_paper_s_to_set(self) -> None:
        one = PROBATION.model_copy(update={"months": 1})
        assert probation_period(one, joined_on=JOINED).last_day == date(2026, 1, 31)


class TestChorusCode14dStanding:
    """A member is on probation from its first day to its last, both counted."""

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(JOINED - DAY, Probation.NOT_STARTED, id="the day before"),
            pytest.param(JOINED, Probation.ON_PROBATION, id="the first day"),
            pytest.param(LAST, Probation.ON_PROBATION, id="the last day"),
            pytest.param(LAST + DAY, Probation.COMPLETED, id="the day after"),
        ],
    )
    def test_standing(self, on: date, outcome: Probation) -> None:
        decision = on_a_day(on)
        assert decision.outcome is outcome
        assert decision.period is not None
        assert (decision.period.first_day, decision.period.last_day) == (JOINED, LAST)
        assert len(decision.figures()) == 1

    @pytest.mark.parametrize(
        ("on", "states"),
        [
            pytest.param(JOINED - DAY, [("started", State.NOT_MET)], id="before"),
            pytest.param(LAST, [("started", State.MET), ("over", State.NOT_MET)], id="inside"),
            pytest.param(LAST + DAY, [("started", State.MET), ("over", State.MET)], id="after"),
        ],
    )
    def test_what_decides(self, on: date, states: list[tuple[str, State]]) -> None:
        decision = on_a_day(on)
        assert [(finding.limb, finding.state) for finding in decision.decisive] == states
        assert {finding.clause.label for finding in decision.findings} == {"code 14(d)"}
        assert decision.readings == ("C-R3",)

    def test_without_the_day_of_joining_nobody_can_tell(self) -> None:
        decision = on_a_day(LAST, joined_on=None)
        assert decision.outcome is Probation.UNDETERMINED
        assert decision.needs == ("joined_on",)
        assert decision.period is None
        assert decision.figures() == ()


class TestChorusCode14dBreach:
    """A breach in probation: suspended at once, open-ended, pending an investigation."""

    @pytest.mark.parametrize(
        ("breached_on", "outcome"),
        [
            pytest.param(JOINED - DAY, ProbationBreach.OUTSIDE_PROBATION, id="the day before"),
            pytest.param(JOINED, ProbationBreach.MUST_BE_SUSPENDED, id="the first day"),
            pytest.param(LAST, ProbationBreach.MUST_BE_SUSPENDED, id="the last day"),
            pytest.param(LAST + DAY, ProbationBreach.OUTSIDE_PROBATION, id="the day after"),
        ],
    )
    def test_outcome(self, breached_on: date, outcome: ProbationBreach) -> None:
        decision = breach(breached_on)
        assert decision.outcome is outcome
        inside = outcome is ProbationBreach.MUST_BE_SUSPENDED
        assert [finding.state for finding in decision.decisive] == [
            State.MET if inside else State.NOT_MET
        ]
        assert (decision.suspension is not None) == inside
        assert decision.readings == ("C-R3",)

    def test_the_suspension_is_open_ended(self) -> None:
        suspension = breach(LAST).suspension
        assert suspension is not None
        assert suspension.first_day == LAST
        assert suspension.last_day is None
        assert suspension.covers(date.max)
        assert not suspension.covers(LAST - DAY)

    def test_it_is_a_must_from_all_activities(self) -> None:
        decision = breach(JOINED)
        assert decision.force is Force.MUST
        assert decision.scope == PROBATION.suspension.scope
        assert len(decision.figures()) == 1

    def test_it_is_precautionary_and_says_what_may_follow(self) -> None:
        assert len(breach(JOINED).cautions) == 2
        assert breach(LAST + DAY).cautions == ()
        assert PROBATION.suspension.may_follow.force is Force.MAY
        assert PROBATION.suspension.may_follow.label == "code 14(d)"

    def test_outside_there_is_no_suspension(self) -> None:
        decision = breach(LAST + DAY)
        assert decision.suspension is None
        assert decision.scope is None
        assert decision.force is None
        assert decision.figures() == ()

    def test_without_the_day_of_joining_nobody_can_tell(self) -> None:
        decision = breach(JOINED, joined_on=None)
        assert decision.outcome is ProbationBreach.UNDETERMINED
        assert decision.needs == ("joined_on",)
        assert decision.suspension is None
        assert decision.force is None


class TestChorusCode14dReadings:
    """C-R3: what starts the clock: joining, the first meeting attended, or signing the code."""

    MEETING: Final = date(2026, 2, 10)
    SIGNED: Final = date(2026, 3, 20)

    @pytest.mark.parametrize(
        ("terms", "last_day"),
        [
            pytest.param(PROBATION, LAST, id="joining"),
            pytest.param(FIRST_MEETING, date(2026, 8, 9), id="the first meeting"),
            pytest.param(CODE_SIGNED, date(2026, 9, 19), id="signing the code"),
        ],
    )
    def test_the_last_day_and_the_day_after(
        self, terms: ProbationTerms | Silent, last_day: date
    ) -> None:
        starts: Starts = {
            "joined_on": JOINED,
            "first_meeting_on": self.MEETING,
            "code_signed_on": self.SIGNED,
        }
        after = last_day + DAY
        assert probation_period(terms, **starts).last_day == last_day
        assert decide_probation(terms, on=last_day, **starts).outcome is Probation.ON_PROBATION
        assert decide_probation(terms, on=after, **starts).outcome is Probation.COMPLETED
        inside = decide_probation_breach(terms, breached_on=last_day, **starts)
        outside = decide_probation_breach(terms, breached_on=after, **starts)
        assert inside.outcome is ProbationBreach.MUST_BE_SUSPENDED
        assert outside.outcome is ProbationBreach.OUTSIDE_PROBATION

    @pytest.mark.parametrize(
        ("terms", "first_day"),
        [
            pytest.param(PROBATION, JOINED, id="joining"),
            pytest.param(FIRST_MEETING, MEETING, id="the first meeting"),
            pytest.param(CODE_SIGNED, SIGNED, id="signing the code"),
        ],
    )
    def test_the_first_day_and_the_day_before(
        self, terms: ProbationTerms | Silent, first_day: date
    ) -> None:
        starts: Starts = {
            "joined_on": JOINED,
            "first_meeting_on": self.MEETING,
            "code_signed_on": self.SIGNED,
        }
        before = first_day - DAY
        assert decide_probation(terms, on=first_day, **starts).outcome is Probation.ON_PROBATION
        assert decide_probation(terms, on=before, **starts).outcome is Probation.NOT_STARTED
        outside = decide_probation_breach(terms, breached_on=before, **starts)
        assert outside.outcome is ProbationBreach.OUTSIDE_PROBATION

    @pytest.mark.parametrize(
        ("terms", "needed"),
        [
            pytest.param(PROBATION, "joined_on", id="joining"),
            pytest.param(FIRST_MEETING, "first_meeting_on", id="the first meeting"),
            pytest.param(CODE_SIGNED, "code_signed_on", id="signing the code"),
        ],
    )
    def test_the_day_that_starts_the_clock_is_needed_and_no_other(
        self, terms: ProbationTerms | Silent, needed: str
    ) -> None:
        others: Starts = {
            "joined_on": None if needed == "joined_on" else JOINED,
            "first_meeting_on": None if needed == "first_meeting_on" else JOINED,
            "code_signed_on": None if needed == "code_signed_on" else JOINED,
        }
        alone: Starts = {
            "joined_on": JOINED if needed == "joined_on" else None,
            "first_meeting_on": JOINED if needed == "first_meeting_on" else None,
            "code_signed_on": JOINED if needed == "code_signed_on" else None,
        }
        period = probation_period(terms, **others)
        assert (period.outcome, period.needs) == (Provision.UNDETERMINED, (needed,))
        standing = decide_probation(terms, on=LAST, **others)
        assert (standing.outcome, standing.needs) == (Probation.UNDETERMINED, (needed,))
        brought = decide_probation_breach(terms, breached_on=LAST, **others)
        assert (brought.outcome, brought.needs) == (ProbationBreach.UNDETERMINED, (needed,))
        assert probation_period(terms, **alone).last_day == LAST
        assert decide_probation(terms, on=LAST, **alone).outcome is Probation.ON_PROBATION


class TestTraffordHasNone:
    """Trafford's terms have no probation, and none is borrowed."""

    @pytest.mark.parametrize("joined_on", [JOINED, None])
    def test_not_provided(self, joined_on: date | None) -> None:
        silent = TRAFFORD_QIP.probation
        period = probation_period(silent, joined_on=joined_on)
        assert period.outcome is Provision.NOT_PROVIDED
        assert period.first_day is None
        assert period.last_day is None
        standing = on_a_day(LAST, joined_on, silent)
        assert standing.outcome is Probation.NOT_PROVIDED
        assert standing.period is None
        brought = breach(LAST, joined_on, silent)
        assert brought.outcome is ProbationBreach.NOT_PROVIDED
        assert brought.suspension is None
        assert period.needs == standing.needs == brought.needs == ()


def half_a_year_later(day: date) -> date:
    """Return the corresponding date six months on, counted on the fingers."""
    months = day.year * 12 + day.month - 1 + 6
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class TestLaws:
    """What holds for every day of joining."""

    @given(DAYS)
    def test_the_last_day_is_the_day_before_the_corresponding_date(self, joined_on: date) -> None:
        period = probation_period(PROBATION, joined_on=joined_on)
        assert period.last_day == half_a_year_later(joined_on) - DAY

    @given(DAYS)
    def test_two_probations_end_to_end_make_a_year(self, joined_on: date) -> None:
        joined_on = joined_on.replace(day=min(joined_on.day, 28))
        first = probation_period(PROBATION, joined_on=joined_on)
        assert first.last_day is not None
        second = probation_period(PROBATION, joined_on=first.last_day + DAY)
        assert second.last_day is not None
        assert second.last_day + DAY == joined_on.replace(year=joined_on.year + 1)

    @given(DAYS, DAYS)
    def test_every_day_lies_before_inside_or_after(self, joined_on: date, on: date) -> None:
        decision = on_a_day(on, joined_on)
        assert decision.period is not None
        assert decision.period.last_day is not None
        order = [Probation.NOT_STARTED, Probation.ON_PROBATION, Probation.COMPLETED]
        passed = [on >= joined_on, on > decision.period.last_day]
        assert decision.outcome is order[sum(passed)]

    @given(DAYS, st.integers(-30, 220))
    def test_a_breach_is_inside_exactly_while_on_probation(
        self, joined_on: date, later: int
    ) -> None:
        day = joined_on + timedelta(days=later)
        inside = on_a_day(day, joined_on).outcome is Probation.ON_PROBATION
        assert (breach(day, joined_on).outcome is ProbationBreach.MUST_BE_SUSPENDED) == inside

    @given(DAYS, DAYS)
    def test_joining_later_never_ends_probation_earlier(self, one: date, other: date) -> None:
        earlier, later = sorted((one, other))
        ends = [probation_period(PROBATION, joined_on=day).last_day for day in (earlier, later)]
        assert ends[0] is not None
        assert ends[1] is not None
        assert ends[0] <= ends[1]

    @given(DAYS, st.integers(0, 220), st.none() | DAYS, st.none() | DAYS)
    def test_days_that_start_nothing_change_nothing(
        self,
        joined_on: date,
        later: int,
        first_meeting_on: date | None,
        code_signed_on: date | None,
    ) -> None:
        on = joined_on + timedelta(days=later)
        decision = decide_probation(
            PROBATION,
            joined_on=joined_on,
            on=on,
            first_meeting_on=first_meeting_on,
            code_signed_on=code_signed_on,
        )
        assert decision == on_a_day(on, joined_on)

    @given(DAYS, DAYS)
    def test_outcome_is_exactly_what_the_findings_say(self, joined_on: date, on: date) -> None:
        decision = on_a_day(on, joined_on)
        said = {
            (State.NOT_MET,): Probation.NOT_STARTED,
            (State.MET, State.NOT_MET): Probation.ON_PROBATION,
            (State.MET, State.MET): Probation.COMPLETED,
        }
        states = tuple(finding.state for finding in decision.decisive)
        assert decision.outcome is said[states]

    @given(st.none() | DAYS, DAYS)
    def test_a_decision_survives_json(self, joined_on: date | None, on: date) -> None:
        period = probation_period(PROBATION, joined_on=joined_on)
        standing = on_a_day(on, joined_on)
        brought = breach(on, joined_on)
        assert ProbationPeriod.model_validate_json(period.model_dump_json()) == period
        assert ProbationDecision.model_validate_json(standing.model_dump_json()) == standing
        assert ProbationBreachDecision.model_validate_json(brought.model_dump_json()) == brought


class TestRefusals:
    """A day with a time is refused, and so is a count that leaves the calendar."""

    NOON: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)

    @pytest.mark.parametrize("terms", [CHORUS_RSP.probation, TRAFFORD_QIP.probation])
    @pytest.mark.parametrize("argument", ["joined_on", "first_meeting_on", "code_signed_on"])
    def test_a_start_with_a_time_is_refused(
        self, terms: ProbationTerms | Silent, argument: str
    ) -> None:
        starts: Starts = {
            "joined_on": self.NOON if argument == "joined_on" else None,
            "first_meeting_on": self.NOON if argument == "first_meeting_on" else None,
            "code_signed_on": self.NOON if argument == "code_signed_on" else None,
        }
        with pytest.raises(NotADayError) as refused:
            probation_period(terms, **starts)
        assert refused.value.argument == argument
        with pytest.raises(NotADayError) as refused:
            decide_probation(terms, on=LAST, **starts)
        assert refused.value.argument == argument
        with pytest.raises(NotADayError) as refused:
            decide_probation_breach(terms, breached_on=LAST, **starts)
        assert refused.value.argument == argument

    @pytest.mark.parametrize("terms", [CHORUS_RSP.probation, TRAFFORD_QIP.probation])
    def test_a_day_asked_about_with_a_time_is_refused(self, terms: ProbationTerms | Silent) -> None:
        with pytest.raises(NotADayError) as refused:
            on_a_day(self.NOON, JOINED, terms)
        assert refused.value.argument == "on"
        with pytest.raises(NotADayError) as refused:
            breach(self.NOON, JOINED, terms)
        assert refused.value.argument == "breached_on"

    @pytest.mark.parametrize("joined_on", [date(9999, 7, 2), date(9999, 12, 31)])
    def test_a_probation_past_the_last_year_is_refused(self, joined_on: date) -> None:
        with pytest.raises(BeyondTheCalendarError) as refused:
            probation_period(PROBATION, joined_on=joined_on)
        assert refused.value.start == joined_on
        with pytest.raises(BeyondTheCalendarError):
            on_a_day(date.max, joined_on)
        with pytest.raises(BeyondTheCalendarError):
            breach(date.max, joined_on)

    def test_the_last_probations_that_end_in_time(self) -> None:
        period = probation_period(PROBATION, joined_on=date(9999, 6, 30))
        assert period.last_day == date(9999, 12, 29)
        assert on_a_day(date.max, date(9999, 6, 30)).outcome is Probation.COMPLETED

    def test_a_probation_to_the_very_last_day_is_one(self) -> None:
        assert probation_period(PROBATION, joined_on=date(9999, 7, 1)).last_day == date.max

    def test_the_first_probation_of_all(self) -> None:
        period = probation_period(PROBATION, joined_on=date.min)
        assert period.last_day == date(1, 6, 30)

    @pytest.mark.parametrize("months", [0, -1, 1.5, "six"])
    def test_a_probation_lasts_a_month_or_more(self, months: object) -> None:
        with pytest.raises(ValidationError):
            PROBATION.model_copy(update={"months": months})
