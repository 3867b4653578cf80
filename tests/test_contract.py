"""Do the names and figures hold on which other systems rely?"""

from datetime import date
from decimal import Decimal

from scrutiny_rules import (
    Applicant,
    Ballot,
    CastingVote,
    Claim,
    Eligibility,
    Mileage,
    Motion,
    Quorum,
    Roll,
    Stage,
    WarningHistory,
    appeal_window,
    assess_eligibility,
    decide_motion,
    decide_quorum,
    escalate_conduct,
    probation_period,
    reimburse,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

DAY = date(2026, 11, 22)
TIE = Ballot(votes_for=4, votes_against=4, abstentions=2, quorate=True)


class TestContract:
    """Each verb takes a block of a rulebook and the facts, and answers in the field's words."""

    def test_a_missing_fact_is_named(self) -> None:
        someone = Applicant(tenant=True, in_rent_arrears=True, asb_notice_in_force=False)
        decision = assess_eligibility(
            CHORUS_RSP.eligibility, someone, stage=Stage.APPLICANT, on=DAY
        )
        assert decision.outcome is Eligibility.UNDETERMINED
        assert decision.needs == ("keeping_to_repayment_plan",)

    def test_a_missing_fact_that_cannot_matter_is_not(self) -> None:
        keeping = Applicant(tenant=True, keeping_to_repayment_plan=True, asb_notice_in_force=False)
        decision = assess_eligibility(
            CHORUS_RSP.eligibility, keeping, stage=Stage.APPLICANT, on=DAY
        )
        assert decision.outcome is Eligibility.ELIGIBLE

    def test_a_quorum_says_how_many_are_short(self) -> None:
        decision = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3))
        assert decision.outcome is Quorum.INQUORATE
        assert (decision.required, decision.shortfall) == (4, 1)

    def test_a_silent_paper_is_an_outcome(self) -> None:
        decision = decide_quorum(CHORUS_RSP.quorum, Roll(in_office=7, present=3))
        assert decision.outcome is Quorum.NOT_PROVIDED

    def test_a_tie_waits_for_the_casting_vote_where_there_is_one(self) -> None:
        cast = TIE.model_copy(update={"casting_vote": CastingVote.FOR})
        assert decide_motion(TRAFFORD_QIP.voting, TIE).outcome is Motion.TIED
        assert decide_motion(TRAFFORD_QIP.voting, cast).outcome is Motion.CARRIED
        assert decide_motion(CHORUS_RSP.voting, TIE).outcome is Motion.NOT_CARRIED

    def test_days_are_those_of_the_paper(self) -> None:
        window = appeal_window(CHORUS_RSP.appeals, notified_on=date(2026, 3, 2))
        probation = probation_period(CHORUS_RSP.probation, joined_on=date(2025, 8, 31))
        assert window.last_day == date(2026, 3, 16)
        assert probation.last_day == date(2026, 2, 27)

    def test_pence_are_rounded_once(self) -> None:
        journey = Mileage(miles=Decimal("10.1"), travelled_on=DAY)
        decision = reimburse(CHORUS_RSP.expenses, Claim(items=(journey,) * 3))
        assert decision.payable_pence == 1364

    def test_a_power_stays_a_power(self) -> None:
        decision = escalate_conduct(CHORUS_RSP.conduct, WarningHistory(per_meeting=(1, 1, 1)))
        assert decision.outcome == "may ask to leave"
