"""Investigations: the clauses of the two papers, the laws of the rule, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations, product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Either,
    Fact,
    Force,
    Happened,
    Investigation,
    InvestigationDecision,
    InvestigationStanding,
    InvestigationTerms,
    Kind,
    Limb,
    NotADayError,
    Silent,
    State,
    WrongKindError,
    follow_investigation,
    own_fact,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, DOCUMENT, INVESTIGATION
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    investigations,
)
from tests.strategies import (
    DAYS,
    YES_NO,
)

DAY: Final = timedelta(days=1)
FIRST: Final = date(2026, 3, 2)
ON: Final = date(2026, 3, 31)
STEPS: Final = ("letter", "meeting", "consequences")
ON_A_COMPLAINT: Final = CHORUS_RSP.under("C-R41", "on-a-complaint").investigation
ANY_ORDER: Final = CHORUS_RSP.under("C-R42", "any-order").investigation

NOT_REQUIRED: Final = InvestigationStanding.NOT_REQUIRED
TO_BE_STARTED: Final = InvestigationStanding.TO_BE_STARTED
IN_PROGRESS: Final = InvestigationStanding.IN_PROGRESS
COMPLETE: Final = InvestigationStanding.COMPLETE
UNDETERMINED: Final = InvestigationStanding.UNDETERMINED


def taken(*steps: str) -> tuple[Happened, ...]:
    """Return steps that were taken, one a day from the first on."""
    return tuple(Happened(step=step, on=FIRST + number * DAY) for number, step in enumerate(steps))


def follow(
    *steps: str,
    complaint: bool | None = True,
    in_probation: bool | None = False,
    on: date = ON,
    terms: InvestigationTerms | Silent = INVESTIGATION,
) -> InvestigationDecision:
    """Say where an investigation stands after some steps, one a day from the first on."""
    investigation = Investigation(
        subject_of_complaint=complaint, in_probation=in_probation, events=taken(*steps)
    )
    return follow_investigation(terms, investigation, on=on)


def letters(decision: InvestigationDecision) -> list[str]:
    """Return the labels of what is due next."""
    return [due.clause.label for due in decision.due]


class TestChorusCode14Investigation:
    """Every breach that is the subject of a complaint is investigated."""

    @pytest.mark.parametrize(
        ("complaint", "in_probation", "outcome", "needs"),
        [
            pytest.param(True, False, TO_BE_STARTED, (), id="a complaint"),
            pytest.param(True, None, TO_BE_STARTED, (), id="a complaint is enough to know"),
            pytest.param(False, False, NOT_REQUIRED, (), id="neither complaint nor probation"),
            pytest.param(False, True, TO_BE_STARTED, (), id="probation alone"),
            pytest.param(None, True, TO_BE_STARTED, (), id="probation is enough to know"),
            pytest.param(
                None, False, UNDETERMINED, ("subject_of_complaint",), id="complaint not known"
            ),
            pytest.param(False, None, UNDETERMINED, ("in_probation",), id="probation not known"),
            pytest.param(
                None,
                None,
                UNDETERMINED,
                ("subject_of_complaint", "in_probation"),
                id="nothing is known",
            ),
        ],
    )
    def test_whether_there_has_to_be_one(
        self,
        complaint: bool | None,
        in_probation: bool | None,
        outcome: InvestigationStanding,
        needs: tuple[str, ...],
    ) -> None:
        decision = follow(complaint=complaint, in_probation=in_probation)
        assert decision.outcome is outcome
        assert decision.needs == needs
        assert len(decision.questions) == len(needs)

    def test_the_manager_leads_and_the_team_takes_the_steps(self) -> None:
        decision = follow()
        assert decision.led_by == "the Resident Involvement manager"
        assert [due.by for due in decision.due] == ["the Resident Involvement team"]
        assert decision.decided_by is None

    def test_every_step_is_a_duty_without_a_time_limit(self) -> None:
        assert {step.clause.force for step in INVESTIGATION.procedure.steps} == {Force.MUST}
        for done in range(3):
            assert [due.due_on for due in follow(*STEPS[:done]).due] == [None]

    @pytest.mark.parametrize(
        ("complaint", "in_probation"), [(False, False), (None, False), (None, None)]
    )
    def test_nothing_is_due_of_one_that_need_not_be_or_is_not_known_to(
        self, complaint: bool | None, in_probation: bool | None
    ) -> None:
        decision = follow("letter", complaint=complaint, in_probation=in_probation)
        assert decision.due == ()
        assert decision.led_by is None
        assert [event.step for event in decision.done] == ["letter"]
        assert not any("led by" in line for line in decision.figures())

    def test_what_decides(self) -> None:
        decision = follow("letter")
        assert [(one.limb, one.state) for one in decision.decisive] == [
            ("complaint", State.MET),
            ("complete", State.NOT_MET),
            ("started", State.MET),
        ]
        assert {one.clause.label for one in decision.decisive} == {"code 14: investigation"}
        assert decision.readings == ("C-R42",)

    def test_both_ways_to_one_decide_that_there_is_none(self) -> None:
        decision = follow(complaint=False)
        assert [(one.clause.label, one.state) for one in decision.decisive] == [
            ("code 14: investigation", State.NOT_MET),
            ("code 14(d)", State.NOT_MET),
        ]
        assert decision.readings == ("C-R41",)


class TestChorusCode14InvestigationABC:
    """(a) write to the person, (b) arrange a meeting, (c) outline the consequences."""

    @pytest.mark.parametrize(
        ("steps", "outcome", "due"),
        [
            pytest.param((), TO_BE_STARTED, ["code 14: investigation (a)"], id="nothing yet"),
            pytest.param(
                ("letter",), IN_PROGRESS, ["code 14: investigation (b)"], id="the letter is out"
            ),
            pytest.param(
                ("letter", "meeting"),
                IN_PROGRESS,
                ["code 14: investigation (c)"],
                id="the meeting is arranged",
            ),
            pytest.param(STEPS, COMPLETE, [], id="all three"),
        ],
    )
    def test_one_after_the_other(
        self, steps: tuple[str, ...], outcome: InvestigationStanding, due: list[str]
    ) -> None:
        decision = follow(*steps)
        assert decision.outcome is outcome
        assert letters(decision) == due
        assert decision.done == taken(*steps)
        assert decision.out_of_place == ()
        assert len(decision.figures()) == 1 + len(steps) + len(due)

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(FIRST - DAY, TO_BE_STARTED, id="the day before the letter"),
            pytest.param(FIRST, IN_PROGRESS, id="the day of the letter"),
            pytest.param(FIRST + DAY, IN_PROGRESS, id="the day of the meeting"),
            pytest.param(FIRST + 2 * DAY, COMPLETE, id="the day of the consequences"),
        ],
    )
    def test_what_is_later_has_not_happened_yet(
        self, on: date, outcome: InvestigationStanding
    ) -> None:
        assert follow(*STEPS, on=on).outcome is outcome

    def test_all_on_one_day(self) -> None:
        events = tuple(Happened(step=step, on=FIRST) for step in STEPS)
        investigation = Investigation(subject_of_complaint=True, events=events)
        assert follow_investigation(INVESTIGATION, investigation, on=FIRST).outcome is COMPLETE

    def test_a_step_of_no_paper_is_reported_and_not_counted(self) -> None:
        decision = follow("hearing", "letter")
        (odd,) = decision.out_of_place
        assert (odd.happened.step, odd.clause, odd.counted) == ("hearing", None, False)
        assert [event.step for event in decision.done] == ["letter"]
        assert any("hearing" in line for line in decision.figures())

    def test_a_second_letter_is_reported(self) -> None:
        decision = follow("letter", "letter")
        assert [odd.happened.step for odd in decision.out_of_place] == ["letter"]
        assert letters(decision) == ["code 14: investigation (b)"]

    def test_the_table_can_be_drawn(self) -> None:
        drawn = INVESTIGATION.procedure.to_mermaid()
        assert "step-letter --> step-meeting" in drawn
        assert "step-meeting --> step-consequences" in drawn


class TestChorusCode14Probation:
    """C-R41: whether a breach in probation is investigated though nobody complained."""

    @pytest.mark.parametrize(
        ("complaint", "in_probation", "outcome"),
        [
            pytest.param(True, False, TO_BE_STARTED, id="a complaint"),
            pytest.param(False, True, NOT_REQUIRED, id="probation alone"),
            pytest.param(False, None, NOT_REQUIRED, id="probation does not matter"),
            pytest.param(None, True, UNDETERMINED, id="the complaint does"),
        ],
    )
    def test_on_a_complaint_only(
        self, complaint: bool, in_probation: bool | None, outcome: InvestigationStanding
    ) -> None:
        decision = follow(complaint=complaint, in_probation=in_probation, terms=ON_A_COMPLAINT)
        assert decision.outcome is outcome
        assert "C-R41" in decision.readings

    def test_the_default_names_the_clause_on_probation(self) -> None:
        decision = follow(complaint=False, in_probation=True)
        assert decision.decisive[0].clause.label == "code 14(d)"
        assert decision.readings == ("C-R41", "C-R42")


class TestChorusCode14Order:
    """C-R42: whether the letters of the list are an order."""

    @pytest.mark.parametrize(
        ("steps", "counted", "any_order"),
        [
            pytest.param(("meeting", "letter"), ["letter"], IN_PROGRESS, id="met before writing"),
            pytest.param(
                ("letter", "consequences", "meeting"),
                ["letter", "meeting"],
                COMPLETE,
                id="consequences before the meeting",
            ),
            pytest.param(("consequences",), [], IN_PROGRESS, id="consequences alone"),
        ],
    )
    def test_a_step_out_of_order(
        self, steps: tuple[str, ...], counted: list[str], any_order: InvestigationStanding
    ) -> None:
        strict, flexible = follow(*steps), follow(*steps, terms=ANY_ORDER)
        assert [event.step for event in strict.done] == counted
        assert [event.step for event in flexible.done] == list(steps)
        assert flexible.outcome is any_order
        assert strict.outcome is not COMPLETE
        assert [odd.counted for odd in strict.out_of_place] == [False]
        assert [odd.counted for odd in flexible.out_of_place] == [True]

    def test_a_step_before_its_turn_is_due_again(self) -> None:
        decision = follow("letter", "consequences", "meeting")
        assert letters(decision) == ["code 14: investigation (c)"]


class TestTraffordHasNone:
    """7.6 asks for a code of conduct that the paper does not contain."""

    @pytest.mark.parametrize("complaint", [True, False, None])
    def test_not_provided(self, complaint: bool | None) -> None:
        decision = follow("letter", complaint=complaint, terms=TRAFFORD_QIP.investigation)
        assert decision.outcome is InvestigationStanding.NOT_PROVIDED
        assert [finding.clause.label for finding in decision.findings] == ["7.6"]
        assert decision.needs == ()
        assert (decision.done, decision.due, decision.out_of_place) == ((), (), ())


class TestOwnFacts:
    """A landlord may have something else call for an investigation."""

    WITH_OWN: Final = INVESTIGATION.model_copy(
        update={
            "own_facts": (
                Fact(
                    name="other.board_asks",
                    kind=Kind.YES_NO,
                    question="Does the Board ask for one?",
                    answered_by="the Board",
                ),
            ),
            "called_for": Either(
                name="called-for",
                limbs=(
                    Limb(
                        name="board",
                        clause=DOCUMENT.clause("code 14: investigation", "the Board asks for one"),
                        condition=own_fact("board_asks"),
                    ),
                ),
            ),
        }
    )

    @pytest.mark.parametrize(
        ("asks", "outcome"), [(True, TO_BE_STARTED), (False, NOT_REQUIRED), (None, UNDETERMINED)]
    )
    def test_an_own_fact_decides(self, asks: bool | None, outcome: InvestigationStanding) -> None:
        investigation = Investigation(other={"board_asks": asks})
        assert follow_investigation(self.WITH_OWN, investigation, on=ON).outcome is outcome

    def test_one_of_another_kind_is_refused(self) -> None:
        with pytest.raises(WrongKindError, match="board_asks"):
            follow_investigation(self.WITH_OWN, Investigation(other={"board_asks": 1}), on=ON)


class TestLaws:
    """What holds for every record of an investigation."""

    @given(investigations(DAYS), DAYS)
    def test_every_report_is_either_counted_or_out_of_place(
        self, investigation: Investigation, on: date
    ) -> None:
        decision = follow_investigation(INVESTIGATION, investigation, on=on)
        reported = [event for event in investigation.events if event.on <= on]
        odd = [one.happened for one in decision.out_of_place]
        kept = sorted([*decision.done, *odd], key=lambda event: (event.on, event.step))
        assert kept == sorted(reported, key=lambda event: (event.on, event.step))

    @given(investigations(DAYS), DAYS)
    def test_what_is_done_is_the_beginning_of_the_list(
        self, investigation: Investigation, on: date
    ) -> None:
        done = follow_investigation(INVESTIGATION, investigation, on=on).done
        assert tuple(event.step for event in done) == STEPS[: len(done)]

    @given(investigations(DAYS), DAYS)
    def test_exactly_one_step_is_due_while_one_has_to_go_on(
        self, investigation: Investigation, on: date
    ) -> None:
        decision = follow_investigation(INVESTIGATION, investigation, on=on)
        goes_on = decision.outcome in {TO_BE_STARTED, IN_PROGRESS}
        assert len(decision.due) == (1 if goes_on else 0)

    @given(investigations(DAYS), DAYS, st.integers(0, 400))
    def test_time_alone_takes_no_step_back(
        self, investigation: Investigation, on: date, later: int
    ) -> None:
        now = follow_investigation(INVESTIGATION, investigation, on=on)
        then = follow_investigation(INVESTIGATION, investigation, on=on + later * DAY)
        assert then.done[: len(now.done)] == now.done

    @given(investigations(DAYS), DAYS)
    def test_any_order_counts_at_least_what_the_strict_order_does(
        self, investigation: Investigation, on: date
    ) -> None:
        strict = follow_investigation(INVESTIGATION, investigation, on=on)
        flexible = follow_investigation(ANY_ORDER, investigation, on=on)
        assert set(strict.done) <= set(flexible.done)

    @pytest.mark.parametrize("order", list(permutations(STEPS)))
    def test_only_the_order_of_the_list_completes_it_at_once(self, order: tuple[str, ...]) -> None:
        assert (follow(*order).outcome is COMPLETE) == (order == STEPS)
        assert follow(*order, terms=ANY_ORDER).outcome is COMPLETE

    @given(YES_NO, YES_NO, st.integers(0, 3))
    def test_undetermined_exactly_when_an_answer_could_still_matter(
        self, complaint: bool | None, in_probation: bool | None, done: int
    ) -> None:
        ways = product(
            [True, False] if complaint is None else [complaint],
            [True, False] if in_probation is None else [in_probation],
        )
        ends = {
            follow(*STEPS[:done], complaint=one, in_probation=other).outcome for one, other in ways
        }
        decision = follow(*STEPS[:done], complaint=complaint, in_probation=in_probation)
        assert (decision.outcome is UNDETERMINED) == (len(ends) == 2)
        assert decision.outcome in {*ends, UNDETERMINED}


class TestRefusals:
    """What could not have happened cannot be recorded."""

    def test_a_later_step_before_an_earlier_one(self) -> None:
        events = (Happened(step="letter", on=ON), Happened(step="meeting", on=ON - DAY))
        with pytest.raises(ValidationError, match="`events` have to be in the order"):
            Investigation(events=events)

    @pytest.mark.parametrize("value", [1, 0, "yes"])
    def test_what_is_no_yes_or_no(self, value: object) -> None:
        with pytest.raises(ValidationError, match="subject_of_complaint"):
            Investigation.model_validate({"subject_of_complaint": value})

    @pytest.mark.parametrize("terms", [INVESTIGATION, TRAFFORD_QIP.investigation])
    def test_a_time_of_day(self, terms: InvestigationTerms | Silent) -> None:
        with pytest.raises(NotADayError, match="on"):
            follow_investigation(terms, Investigation(), on=datetime(2026, 3, 2, 9, tzinfo=UTC))
