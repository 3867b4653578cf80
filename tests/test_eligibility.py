"""Who may join a panel, and who may stay on it?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Applicant,
    Condition,
    CountFact,
    Either,
    Eligibility,
    EligibilityDecision,
    EligibilityTerms,
    Fact,
    Kind,
    Limb,
    NotADayError,
    Rulebook,
    Silent,
    Stage,
    State,
    WrongKindError,
    assess_eligibility,
    own_fact,
)
from scrutiny_rules.applicants import AGE, CAN_COMMIT, FACTS, TENANT
from scrutiny_rules.rulebooks import chorus_rsp, trafford_qip
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    applicants,
)
from tests.strategies import (
    DAYS,
    EVERY_DAY,
    STAGES,
    YES_NO_FACTS,
)

ELIGIBLE = Eligibility.ELIGIBLE
NOT_ELIGIBLE = Eligibility.NOT_ELIGIBLE
MAY_BE_ELIGIBLE = Eligibility.MAY_BE_ELIGIBLE
UNDETERMINED = Eligibility.UNDETERMINED

MET, NOT_MET, UNKNOWN = State.MET, State.NOT_MET, State.UNKNOWN
NOT_APPLICABLE = State.NOT_APPLICABLE

ON = date(2026, 11, 22)
ADULT = date(1990, 5, 17)
CHILD = date(2020, 5, 17)

STANDINGS = (
    "tenant",
    "joint_tenant",
    "leaseholder",
    "shared_owner",
    "partner_of_resident",
    "close_relative_in_residence",
)
TRAINING = ("selection_complete", "induction_complete", "basic_training_complete")
BARS = (
    "employee_of_landlord",
    "sits_on_relevant_board",
    "county_court_judgment",
    "notice_of_seeking_possession",
    "ceased_to_be_customer",
    "excluded_for_behaviour",
    "in_breach_of_tenancy",
    "asb_order_or_investigation",
)

SUITED: Mapping[str, object] = {
    **dict.fromkeys(YES_NO_FACTS, False),
    "tenant": True,
    "can_commit": True,
    **dict.fromkeys(TRAINING, True),
    "date_of_birth": ADULT,
}
"""Somebody of whom everything is known, and whom neither paper keeps out at any stage."""

Answers = tuple[bool | None, ...]


def assess(
    book: Rulebook, facts: Mapping[str, object], stage: Stage = Stage.MEMBER, on: date = ON
) -> EligibilityDecision:
    """Assess somebody of whom these facts are known, and no others."""
    applicant = Applicant.model_validate(dict(facts))
    return assess_eligibility(book.eligibility, applicant, stage=stage, on=on)


def trafford(
    facts: Mapping[str, object] = SUITED, stage: Stage = Stage.MEMBER, on: date = ON
) -> EligibilityDecision:
    """Assess somebody suited but for these facts under the Trafford paper."""
    return assess(TRAFFORD_QIP, {**SUITED, **facts}, stage, on)


def chorus(**facts: bool | None) -> EligibilityDecision:
    """Assess somebody of whom these facts are known under the Chorus paper."""
    return assess(CHORUS_RSP, facts, Stage.APPLICANT)


def state(decision: EligibilityDecision, limb: str) -> State:
    """Return the state of one limb's finding."""
    return next(finding.state for finding in decision.findings if finding.limb == limb)


def deciding(decision: EligibilityDecision) -> tuple[str, ...]:
    """Return the limbs that the outcome rests on."""
    return tuple(finding.limb for finding in decision.decisive)


class TestChorusTermsMembership:
    """Residents with a tenure, without unpaid arrears or a notice; others by agreement."""

    @pytest.mark.parametrize("tenure", ["tenant", "joint_tenant", "leaseholder", "shared_owner"])
    def test_each_tenure_is_enough(self, tenure: str) -> None:
        resident = {tenure: True, "in_rent_arrears": False, "asb_notice_in_force": False}
        decision = assess(CHORUS_RSP, resident)
        assert decision.outcome is ELIGIBLE
        assert deciding(decision) == ("tenure", "arrears", "asb-notice")
        assert assess(CHORUS_RSP, resident | {tenure: False}).outcome is UNDETERMINED

    @pytest.mark.parametrize(
        ("arrears", "plan", "outcome", "needs"),
        [
            pytest.param(False, None, ELIGIBLE, (), id="no arrears, so no plan is asked for"),
            pytest.param(False, False, ELIGIBLE, (), id="no arrears and no plan"),
            pytest.param(True, True, ELIGIBLE, (), id="arrears that are being repaid"),
            pytest.param(True, False, NOT_ELIGIBLE, (), id="arrears that are not being repaid"),
            pytest.param(
                True,
                None,
                UNDETERMINED,
                ("keeping_to_repayment_plan",),
                id="arrears, and nobody knows of a plan",
            ),
            pytest.param(None, True, ELIGIBLE, (), id="a plan is kept to, arrears or not"),
            pytest.param(
                None, False, UNDETERMINED, ("in_rent_arrears",), id="no plan, arrears unknown"
            ),
            pytest.param(
                None,
                None,
                UNDETERMINED,
                ("in_rent_arrears", "keeping_to_repayment_plan"),
                id="neither arrears nor plan known",
            ),
        ],
    )
    def test_arrears(
        self,
        arrears: bool | None,
        plan: bool | None,
        outcome: Eligibility,
        needs: tuple[str, ...],
    ) -> None:
        decision = chorus(
            tenant=True,
            asb_notice_in_force=False,
            in_rent_arrears=arrears,
            keeping_to_repayment_plan=plan,
        )
        assert decision.outcome is outcome
        assert decision.needs == needs
        if outcome is not ELIGIBLE:
            assert deciding(decision)[0] == "arrears"

    def test_an_unknown_notice_leaves_it_open(self) -> None:
        decision = chorus(tenant=True, in_rent_arrears=False)
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("asb_notice_in_force",)
        assert deciding(decision) == ("asb-notice",)

    def test_a_notice_decides_at_once(self) -> None:
        decision = chorus(tenant=True, asb_notice_in_force=True)
        assert decision.outcome is NOT_ELIGIBLE
        assert "asb-notice" in deciding(decision)
        assert state(decision, "arrears") is UNKNOWN

    def test_of_nothing_known_nothing_follows(self) -> None:
        decision = chorus()
        assert decision.outcome is UNDETERMINED
        assert decision.needs == (
            "tenant",
            "joint_tenant",
            "leaseholder",
            "shared_owner",
            "in_rent_arrears",
            "keeping_to_repayment_plan",
            "asb_notice_in_force",
            "recruited_by_agreement_of_members",
            "in_the_panels_interest",
        )

    @pytest.mark.parametrize(
        ("agreement", "interest", "outcome"),
        [
            pytest.param(True, True, MAY_BE_ELIGIBLE, id="agreed, and in the panel's interest"),
            pytest.param(True, False, NOT_ELIGIBLE, id="agreed, but for personal gain"),
            pytest.param(False, True, NOT_ELIGIBLE, id="not agreed"),
            pytest.param(None, False, NOT_ELIGIBLE, id="for personal gain, agreement unknown"),
            pytest.param(None, True, UNDETERMINED, id="agreement unknown"),
            pytest.param(True, None, UNDETERMINED, id="interest unknown"),
        ],
    )
    def test_the_route_of_a_non_resident(
        self, agreement: bool | None, interest: bool | None, outcome: Eligibility
    ) -> None:
        decision = chorus(
            tenant=False,
            joint_tenant=False,
            leaseholder=False,
            shared_owner=False,
            recruited_by_agreement_of_members=agreement,
            in_the_panels_interest=interest,
        )
        assert decision.outcome is outcome
        assert (decision.decided_by is not None) == (outcome is MAY_BE_ELIGIBLE)
        assert state(decision, "tenure") is NOT_MET
        assert state(decision, "arrears") is NOT_APPLICABLE
        assert state(decision, "asb-notice") is NOT_APPLICABLE
        if outcome is MAY_BE_ELIGIBLE:
            assert deciding(decision) == ("tenure", "non-resident", "agreement", "interest")
            assert decision.readings == ("C-R1", "C-R5")

    def test_a_resident_who_fails_a_limb_cannot_use_the_other_route(self) -> None:
        decision = chorus(
            tenant=True,
            in_rent_arrears=True,
            keeping_to_repayment_plan=False,
            asb_notice_in_force=False,
            recruited_by_agreement_of_members=True,
            in_the_panels_interest=True,
        )
        assert decision.outcome is NOT_ELIGIBLE
        assert deciding(decision) == ("arrears", "non-resident")
        assert state(decision, "agreement") is NOT_APPLICABLE

    def test_the_stage_makes_no_difference(self) -> None:
        known = {"tenant": True, "in_rent_arrears": False, "asb_notice_in_force": False}
        decisions = [assess(CHORUS_RSP, known, stage) for stage in Stage]
        assert decisions[0].outcome is ELIGIBLE
        assert decisions[1:] == decisions[:-1]
        assert not any(decision.cautions for decision in decisions)

    def test_every_finding_cites_the_heading(self) -> None:
        labels = {finding.clause.label for finding in chorus().findings}
        assert labels == {"terms: membership"}

    NON_RESIDENT: Mapping[str, object] = {
        **dict.fromkeys(STANDINGS, False),
        "recruited_by_agreement_of_members": True,
        "in_the_panels_interest": True,
    }

    @pytest.mark.parametrize(
        ("facts", "taken", "alternative"),
        [
            pytest.param(
                {"in_rent_arrears": False, "asb_notice_in_force": True},
                MAY_BE_ELIGIBLE,
                NOT_ELIGIBLE,
                id="a non-resident with a notice",
            ),
            pytest.param(
                {"in_rent_arrears": False, "asb_notice_in_force": False},
                MAY_BE_ELIGIBLE,
                MAY_BE_ELIGIBLE,
                id="a non-resident without a notice",
            ),
            pytest.param(
                {
                    "in_rent_arrears": True,
                    "keeping_to_repayment_plan": False,
                    "asb_notice_in_force": False,
                },
                MAY_BE_ELIGIBLE,
                NOT_ELIGIBLE,
                id="a non-resident in arrears that are not being repaid",
            ),
            pytest.param(
                {
                    "in_rent_arrears": True,
                    "keeping_to_repayment_plan": True,
                    "asb_notice_in_force": False,
                },
                MAY_BE_ELIGIBLE,
                MAY_BE_ELIGIBLE,
                id="a non-resident in arrears that are being repaid",
            ),
            pytest.param(
                {"asb_notice_in_force": False},
                MAY_BE_ELIGIBLE,
                UNDETERMINED,
                id="a non-resident whose arrears are not known",
            ),
        ],
    )
    def test_c_r1_whom_the_arrears_and_the_notice_bind(
        self, facts: Mapping[str, object], taken: Eligibility, alternative: Eligibility
    ) -> None:
        person = {**self.NON_RESIDENT, **facts}
        decision = assess(CHORUS_RSP.under("C-R1", "everyone"), person)
        assert assess(CHORUS_RSP, person).outcome is taken
        assert decision.outcome is alternative
        assert "C-R1" in decision.readings

    @pytest.mark.parametrize(
        ("facts", "taken", "alternative"),
        [
            pytest.param(
                {"lives_in_landlords_home": True},
                MAY_BE_ELIGIBLE,
                NOT_ELIGIBLE,
                id="no tenure, but living in one of the homes",
            ),
            pytest.param(
                {"lives_in_landlords_home": False},
                MAY_BE_ELIGIBLE,
                MAY_BE_ELIGIBLE,
                id="no tenure, living elsewhere",
            ),
            pytest.param(
                {}, MAY_BE_ELIGIBLE, UNDETERMINED, id="no tenure, and nobody knows where they live"
            ),
            pytest.param(
                {"tenant": True, "asb_notice_in_force": True, "lives_in_landlords_home": False},
                NOT_ELIGIBLE,
                MAY_BE_ELIGIBLE,
                id="a tenant with a notice, living elsewhere",
            ),
        ],
    )
    def test_c_r5_who_is_a_non_resident(
        self, facts: Mapping[str, object], taken: Eligibility, alternative: Eligibility
    ) -> None:
        person = {**self.NON_RESIDENT, **facts}
        assert assess(CHORUS_RSP, person).outcome is taken
        decision = assess(CHORUS_RSP.under("C-R5", "lives elsewhere"), person)
        assert decision.outcome is alternative
        if alternative is UNDETERMINED:
            assert decision.needs == ("lives_in_landlords_home",)

    def test_both_readings_together(self) -> None:
        book = CHORUS_RSP.under("C-R1", "everyone").under("C-R5", "lives-elsewhere")
        person = {**self.NON_RESIDENT, "lives_in_landlords_home": False}
        with_notice = person | {"in_rent_arrears": False, "asb_notice_in_force": True}
        without = with_notice | {"asb_notice_in_force": False}
        assert assess(book, with_notice).outcome is NOT_ELIGIBLE
        assert assess(book, without).outcome is MAY_BE_ELIGIBLE


class TestTrafford411:
    """A current tenant or leaseholder; a shared owner counts as one."""

    @pytest.mark.parametrize("tenure", ["tenant", "joint_tenant", "leaseholder"])
    def test_a_tenant_or_leaseholder_may_belong(self, tenure: str) -> None:
        decision = trafford({"tenant": False, tenure: True})
        assert decision.outcome is ELIGIBLE
        assert decision.cautions == ()
        assert decision.readings == ("T-R4", "T-R13", "T-R2", "T-R3a", "T-R3b")

    def test_somebody_in_none_of_the_capacities_may_not(self) -> None:
        decision = trafford({"tenant": False})
        assert decision.outcome is NOT_ELIGIBLE
        assert deciding(decision) == (
            "tenant-or-leaseholder",
            "shared-owner",
            "partner",
            "relative",
        )

    def test_a_shared_owner_counts_with_a_caution(self) -> None:
        decision = trafford({"tenant": False, "shared_owner": True})
        assert decision.outcome is ELIGIBLE
        assert len(decision.cautions) == 1
        assert "T-R1" in decision.readings

    def test_t_r1_whether_a_shared_owner_counts(self) -> None:
        book = TRAFFORD_QIP.under("T-R1", "not-counted")
        shared_owner = {**SUITED, "tenant": False, "shared_owner": True}
        assert assess(book, shared_owner).outcome is NOT_ELIGIBLE
        assert "T-R1" in assess(book, shared_owner).readings
        assert assess(book, {**shared_owner, "leaseholder": True}).outcome is ELIGIBLE
        assert assess(book, {**shared_owner, "shared_owner": None}).outcome is NOT_ELIGIBLE

    def test_t_r4_has_one_answer(self) -> None:
        book = TRAFFORD_QIP.under("T-R4", "first-three-alternatives")
        assert assess(book, SUITED) == trafford()


class TestTrafford412:
    """The partner or spouse of a current tenant or leaseholder, wherever they live."""

    def test_a_civil_partner_who_lives_elsewhere_may_belong(self) -> None:
        decision = trafford(
            {"tenant": False, "partner_of_resident": True, "lives_in_landlords_home": False}
        )
        assert decision.outcome is ELIGIBLE
        assert state(decision, "partner") is MET
        assert decision.cautions == ()

    def test_a_former_partner_may_not(self) -> None:
        decision = trafford({"tenant": False, "partner_of_resident": False})
        assert decision.outcome is NOT_ELIGIBLE
        assert state(decision, "partner") is NOT_MET


class TestTrafford413:
    """A close relative of a current tenant or leaseholder who lives in the home."""

    def test_a_relative_in_the_home_may_belong_with_a_caution(self) -> None:
        decision = trafford({"tenant": False, "close_relative_in_residence": True})
        assert decision.outcome is ELIGIBLE
        assert len(decision.cautions) == 1

    def test_a_relative_living_elsewhere_may_not(self) -> None:
        decision = trafford({"tenant": False, "close_relative_in_residence": False})
        assert decision.outcome is NOT_ELIGIBLE
        assert state(decision, "relative") is NOT_MET

    def test_an_unknown_relative_leaves_it_open(self) -> None:
        decision = trafford({"tenant": False, "close_relative_in_residence": None})
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("close_relative_in_residence",)
        assert deciding(decision) == ("relative",)


class TestTrafford414:
    """Able to commit to the role: this binds everyone, besides a capacity."""

    @pytest.mark.parametrize("stage", Stage)
    @pytest.mark.parametrize(
        ("commits", "outcome"),
        [(True, ELIGIBLE), (False, NOT_ELIGIBLE), (None, UNDETERMINED)],
    )
    def test_commitment_is_asked_of_everyone(
        self, stage: Stage, commits: bool | None, outcome: Eligibility
    ) -> None:
        decision = trafford({"can_commit": commits}, stage)
        assert decision.outcome is outcome
        if outcome is not ELIGIBLE:
            assert deciding(decision) == ("commitment",)

    def test_commitment_alone_is_not_enough(self) -> None:
        assert trafford({"tenant": False, "can_commit": True}).outcome is NOT_ELIGIBLE


class TestTrafford415:
    """Selection, induction and basic training: asked of members, outstanding for applicants."""

    @pytest.mark.parametrize("step", TRAINING)
    @pytest.mark.parametrize(
        ("stage", "done", "outcome"),
        [
            pytest.param(Stage.MEMBER, True, ELIGIBLE, id="a member who has done it"),
            pytest.param(Stage.MEMBER, False, NOT_ELIGIBLE, id="a member who has not"),
            pytest.param(Stage.MEMBER, None, UNDETERMINED, id="a member, unknown"),
            pytest.param(Stage.APPLICANT, False, ELIGIBLE, id="an applicant who has not"),
            pytest.param(Stage.APPLICANT, None, ELIGIBLE, id="an applicant, unknown"),
            pytest.param(Stage.CO_OPTEE, False, ELIGIBLE, id="a co-optee who has not"),
        ],
    )
    def test_each_step_binds_members_only(
        self, step: str, stage: Stage, done: bool | None, outcome: Eligibility
    ) -> None:
        decision = trafford({step: done}, stage)
        assert decision.outcome is outcome
        assert decision.needs == ((step,) if outcome is UNDETERMINED else ())
        if stage is not Stage.MEMBER:
            assert state(decision, "training") is NOT_APPLICABLE

    def test_what_is_outstanding_is_said_to_applicants_alone(self) -> None:
        undone: dict[str, object] = dict.fromkeys(TRAINING, False)
        assert len(trafford(undone, Stage.APPLICANT).cautions) == 1
        assert trafford(undone, Stage.CO_OPTEE).cautions == ()
        assert trafford(SUITED, Stage.MEMBER).cautions == ()

    def test_what_is_outstanding_is_said_while_the_outcome_is_open(self) -> None:
        decision = trafford({"can_commit": None, "induction_complete": None}, Stage.APPLICANT)
        assert decision.outcome is UNDETERMINED
        assert len(decision.cautions) == 1

    def test_nothing_is_outstanding_for_somebody_who_cannot_join(self) -> None:
        decision = trafford({"can_commit": False, "induction_complete": False}, Stage.APPLICANT)
        assert decision.outcome is NOT_ELIGIBLE
        assert decision.cautions == ()

    def test_what_an_applicant_has_completed_is_not_outstanding(self) -> None:
        assert trafford(SUITED, Stage.APPLICANT).cautions == ()


class TestTrafford42a:
    """Nobody under 16: the age is attained at the start of the birthday."""

    @pytest.mark.parametrize(
        ("born_on", "on", "attained"),
        [
            pytest.param(date(2010, 11, 22), date(2026, 11, 21), False, id="the day before"),
            pytest.param(date(2010, 11, 22), date(2026, 11, 22), True, id="on the birthday"),
            pytest.param(date(2010, 11, 23), date(2026, 11, 22), False, id="a day too young"),
            pytest.param(
                date(2008, 2, 29), date(2024, 2, 28), False, id="a leap day, the day before"
            ),
            pytest.param(
                date(2008, 2, 29), date(2024, 2, 29), True, id="a leap day in a leap year"
            ),
            pytest.param(
                date(2084, 2, 29), date(2100, 2, 28), False, id="a leap day, in February of 2100"
            ),
            pytest.param(date(2084, 2, 29), date(2100, 3, 1), True, id="a leap day, 1 March 2100"),
            pytest.param(
                date(2010, 2, 28), date(2026, 2, 28), True, id="the last of February, no leap day"
            ),
            pytest.param(date(2026, 11, 23), date(2026, 11, 22), False, id="not yet born"),
            pytest.param(date(9999, 12, 31), date(1, 1, 1), False, id="born at the end of time"),
            pytest.param(date(1, 1, 1), date(1, 1, 1), False, id="the first day there is"),
            pytest.param(date(1, 1, 1), date(16, 12, 31), False, id="no 16 years back to go"),
            pytest.param(date(1, 1, 1), date(17, 1, 1), True, id="just 16 years back to go"),
            pytest.param(date(1, 1, 2), date(17, 1, 1), False, id="a day short of those 16"),
            pytest.param(date(9983, 12, 31), date(9999, 12, 31), True, id="the last day there is"),
            pytest.param(
                date(9984, 1, 1), date(9999, 12, 31), False, id="too late for the last day"
            ),
        ],
    )
    @pytest.mark.parametrize("stage", Stage)
    def test_sixteen_is_attained_on_the_birthday(
        self, stage: Stage, born_on: date, on: date, attained: bool
    ) -> None:
        decision = trafford({"date_of_birth": born_on}, stage, on)
        assert decision.outcome is (ELIGIBLE if attained else NOT_ELIGIBLE)
        assert state(decision, "age") is (MET if attained else NOT_MET)

    def test_an_unknown_birthday_leaves_it_open(self) -> None:
        decision = trafford({"date_of_birth": None})
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("date_of_birth",)


class TestTrafford42:
    """The other bars: one that is met keeps anybody out, and one unknown lets nobody in."""

    LABELS = (
        ("employee_of_landlord", "4.2(b)"),
        ("sits_on_relevant_board", "4.2(c)"),
        ("county_court_judgment", "4.2(d)"),
        ("notice_of_seeking_possession", "4.2(d)"),
        ("ceased_to_be_customer", "4.2(e)"),
        ("excluded_for_behaviour", "4.2(f)"),
        ("in_breach_of_tenancy", "4.2(g)"),
        ("asb_order_or_investigation", "4.2(h)"),
    )

    @pytest.mark.parametrize("stage", Stage)
    @pytest.mark.parametrize(("bar", "label"), LABELS)
    def test_each_bar_keeps_anybody_out(self, stage: Stage, bar: str, label: str) -> None:
        barred = trafford({bar: True, "notice_ever_served": None}, stage)
        assert barred.outcome is NOT_ELIGIBLE
        assert [finding.clause.label for finding in barred.decisive] == [label]
        unknown = trafford({bar: None}, stage)
        assert unknown.outcome is UNDETERMINED
        assert unknown.needs == (bar,)
        assert [finding.clause.label for finding in unknown.decisive] == [label]

    def test_clear_of_every_bar(self) -> None:
        assert trafford(dict.fromkeys(BARS, False)).outcome is ELIGIBLE

    def test_an_investigation_is_flagged_for_fairness(self) -> None:
        assert len(trafford({"asb_order_or_investigation": True}).cautions) == 1
        assert trafford({"in_breach_of_tenancy": True}).cautions == ()

    def test_one_bar_decides_however_much_is_unknown(self) -> None:
        decision = assess(TRAFFORD_QIP, {"in_breach_of_tenancy": True})
        assert decision.outcome is NOT_ELIGIBLE
        assert deciding(decision) == ("tenancy",)
        assert decision.needs == ()

    def test_findings_stand_in_the_order_of_the_paper(self) -> None:
        assert [finding.clause.label for finding in trafford().findings] == [
            "4.1.1",
            "4.1.1",
            "4.1.2",
            "4.1.3",
            "4.1.4",
            "4.1.5",
            "4.2(a)",
            "4.2(b)",
            "4.2(c)",
            "4.2(d)",
            "4.2(d)",
            "4.2(e)",
            "4.2(f)",
            "4.2(g)",
            "4.2(h)",
        ]

    def test_what_is_needed_stands_in_the_order_of_the_paper(self) -> None:
        nothing = assess(TRAFFORD_QIP, {})
        assert nothing.outcome is UNDETERMINED
        assert nothing.needs == (*STANDINGS, "can_commit", *TRAINING, "date_of_birth", *BARS)

    @pytest.mark.parametrize(
        ("facts", "taken", "alternative"),
        [
            pytest.param(
                {"business_partner": True}, ELIGIBLE, NOT_ELIGIBLE, id="a business partner"
            ),
            pytest.param({"business_partner": False}, ELIGIBLE, ELIGIBLE, id="no business partner"),
            pytest.param(
                {"business_partner": None}, ELIGIBLE, UNDETERMINED, id="perhaps a business partner"
            ),
            pytest.param(
                {"sits_on_relevant_board": True, "business_partner": None},
                NOT_ELIGIBLE,
                NOT_ELIGIBLE,
                id="a seat on a board bars either way",
            ),
        ],
    )
    def test_t_r2_whether_a_business_partner_is_barred(
        self, facts: Mapping[str, object], taken: Eligibility, alternative: Eligibility
    ) -> None:
        book = TRAFFORD_QIP.under("T-R2", "partners-too")
        assert trafford(facts).outcome is taken
        assert assess(book, {**SUITED, **facts}).outcome is alternative

    @pytest.mark.parametrize(
        ("facts", "taken", "alternative"),
        [
            pytest.param(
                {"county_court_judgment": False, "judgment_on_register": True},
                ELIGIBLE,
                NOT_ELIGIBLE,
                id="satisfied, but still on the register",
            ),
            pytest.param(
                {"county_court_judgment": False, "judgment_on_register": False},
                ELIGIBLE,
                ELIGIBLE,
                id="satisfied, and off the register",
            ),
            pytest.param(
                {"county_court_judgment": True, "judgment_on_register": False},
                NOT_ELIGIBLE,
                ELIGIBLE,
                id="outstanding, but off the register",
            ),
            pytest.param(
                {"county_court_judgment": False, "judgment_on_register": None},
                ELIGIBLE,
                UNDETERMINED,
                id="nobody has looked at the register",
            ),
        ],
    )
    def test_t_r3a_which_judgments_bar(
        self, facts: Mapping[str, object], taken: Eligibility, alternative: Eligibility
    ) -> None:
        book = TRAFFORD_QIP.under("T-R3a", "on-the-register")
        assert trafford(facts).outcome is taken
        assert assess(book, {**SUITED, **facts}).outcome is alternative

    @pytest.mark.parametrize(
        ("in_force", "ever", "taken", "alternative"),
        [
            pytest.param(False, True, ELIGIBLE, NOT_ELIGIBLE, id="one that has lapsed"),
            pytest.param(False, False, ELIGIBLE, ELIGIBLE, id="never one"),
            pytest.param(True, None, NOT_ELIGIBLE, NOT_ELIGIBLE, id="one in force"),
            pytest.param(False, None, ELIGIBLE, UNDETERMINED, id="none now, the past unknown"),
            pytest.param(None, True, UNDETERMINED, NOT_ELIGIBLE, id="one once, perhaps still"),
        ],
    )
    def test_t_r3b_which_notices_bar(
        self,
        in_force: bool | None,
        ever: bool | None,
        taken: Eligibility,
        alternative: Eligibility,
    ) -> None:
        book = TRAFFORD_QIP.under("T-R3b", "ever-served")
        facts = {"notice_of_seeking_possession": in_force, "notice_ever_served": ever}
        assert trafford(facts).outcome is taken
        assert assess(book, {**SUITED, **facts}).outcome is alternative

    def test_t_r13_whether_the_bars_go_on_applying(self) -> None:
        book = TRAFFORD_QIP.under("T-R13", "application-only")
        barred = {**SUITED, "in_breach_of_tenancy": True}
        assert trafford(barred).outcome is NOT_ELIGIBLE
        assert assess(book, barred).outcome is ELIGIBLE
        assert "T-R13" in trafford(barred).readings
        assert "T-R13" in assess(book, barred).readings
        for stage in (Stage.APPLICANT, Stage.CO_OPTEE):
            assert assess(book, barred, stage).outcome is NOT_ELIGIBLE
            assert "T-R13" not in assess(book, barred, stage).readings
        for undone in ({"tenant": False}, {"can_commit": False}, {TRAINING[0]: False}):
            assert assess(book, {**SUITED, **undone}).outcome is NOT_ELIGIBLE


class TestTrafford43h:
    """A co-optee may be a tenant or an independent; the bars apply, and commitment."""

    INDEPENDENT: Mapping[str, object] = {**SUITED, **dict.fromkeys(STANDINGS, False)}

    def test_an_independent_who_never_was_a_customer_may_be_co_opted(self) -> None:
        decision = assess(TRAFFORD_QIP, self.INDEPENDENT, Stage.CO_OPTEE)
        assert decision.outcome is ELIGIBLE
        assert state(decision, "tenant-or-leaseholder") is NOT_APPLICABLE
        assert assess(TRAFFORD_QIP, self.INDEPENDENT, Stage.APPLICANT).outcome is NOT_ELIGIBLE

    def test_somebody_who_ceased_to_be_a_customer_may_not(self) -> None:
        former = {**self.INDEPENDENT, "ceased_to_be_customer": True}
        assert assess(TRAFFORD_QIP, former, Stage.CO_OPTEE).outcome is NOT_ELIGIBLE

    def test_nothing_need_be_known_of_tenure(self) -> None:
        unknown = {**SUITED, **dict.fromkeys(STANDINGS)}
        assert assess(TRAFFORD_QIP, unknown, Stage.CO_OPTEE).outcome is ELIGIBLE

    @pytest.mark.parametrize(
        ("commits", "trained", "taken", "both", "neither"),
        [
            pytest.param(True, True, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="commits and is trained"),
            pytest.param(True, False, ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE, id="commits, untrained"),
            pytest.param(
                False, True, NOT_ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE, id="trained, does not commit"
            ),
            pytest.param(True, None, ELIGIBLE, UNDETERMINED, ELIGIBLE, id="commits, unknown"),
        ],
    )
    def test_t_r12_what_binds_a_co_optee(
        self,
        commits: bool,
        trained: bool | None,
        taken: Eligibility,
        both: Eligibility,
        neither: Eligibility,
    ) -> None:
        person = {**self.INDEPENDENT, "can_commit": commits, "induction_complete": trained}
        for slug, outcome in (("commitment-only", taken), ("both", both), ("neither", neither)):
            decision = assess(TRAFFORD_QIP.under("T-R12", slug), person, Stage.CO_OPTEE)
            assert decision.outcome is outcome
            assert "T-R12" in decision.readings
        barred = {**person, "in_breach_of_tenancy": True}
        book = TRAFFORD_QIP.under("T-R12", "neither")
        assert assess(book, barred, Stage.CO_OPTEE).outcome is NOT_ELIGIBLE


class TestSilentPaper:
    """A paper without such terms is answered, not guessed at."""

    def test_it_does_not_provide_for_it(self) -> None:
        silent = Silent(why="nothing is said", clause=trafford_qip.DOCUMENT.clause("4", "members"))
        decision = assess_eligibility(silent, Applicant(), stage=Stage.MEMBER, on=ON)
        assert decision.outcome is Eligibility.NOT_PROVIDED
        assert decision.cautions == ("nothing is said",)
        assert [finding.clause.label for finding in decision.findings] == ["4"]
        assert decision.needs == ()


def own_terms(name: str, kind: Kind, limb: Limb) -> EligibilityTerms:
    """Return the Trafford terms with one more requirement, on a fact of the landlord's own."""
    own = Fact(name=f"other.{name}", kind=kind, question="Is it so?", answered_by="the landlord")
    binds = {stage: (*names, limb.name) for stage, names in trafford_qip.ELIGIBILITY.binds.items()}
    return trafford_qip.ELIGIBILITY.model_copy(
        update={
            "own_facts": (own,),
            "requirements": (*trafford_qip.ELIGIBILITY.requirements, limb),
            "binds": binds,
        }
    )


COUNCILLOR = own_terms(
    "ward_councillor",
    Kind.YES_NO,
    Limb(
        name="councillor",
        clause=trafford_qip.DOCUMENT.clause("4.1.4", "not a councillor for the ward"),
        condition=~own_fact("ward_councillor"),
    ),
)
OLDER_THAN_ASKED = own_terms(
    "least_age",
    Kind.COUNT,
    Limb(
        name="least-age",
        clause=trafford_qip.DOCUMENT.clause("4.2(a)", "as old as the landlord asks"),
        condition=CountFact("other.least_age") <= AGE,
    ),
)
YOUTH = trafford_qip.ELIGIBILITY.model_copy(
    update={
        "bars": (
            Limb(
                name="age",
                clause=trafford_qip.DOCUMENT.clause("4.2(a)", "from 16 to 25 years old"),
                condition=(AGE >= 16) & (AGE <= 25),
            ),
        )
    }
)


class TestALandlordsOwnFacts:
    """A fact that only this landlord asks about is declared, and then read like any other."""

    @pytest.mark.parametrize(
        ("other", "outcome"),
        [
            pytest.param({}, UNDETERMINED, id="not given"),
            pytest.param({"ward_councillor": None}, UNDETERMINED, id="given as unknown"),
            pytest.param({"ward_councillor": False}, ELIGIBLE, id="no councillor"),
            pytest.param({"ward_councillor": True}, NOT_ELIGIBLE, id="a councillor"),
            pytest.param(
                {"ward_councillor": False, "unheard_of": 3}, ELIGIBLE, id="with one not declared"
            ),
        ],
    )
    @pytest.mark.parametrize("stage", Stage)
    def test_a_ward_councillor(
        self, stage: Stage, other: Mapping[str, object], outcome: Eligibility
    ) -> None:
        person = Applicant.model_validate({**SUITED, "other": dict(other)})
        decision = assess_eligibility(COUNCILLOR, person, stage=stage, on=ON)
        assert decision.outcome is outcome
        needs = ("other.ward_councillor",) if outcome is UNDETERMINED else ()
        assert decision.needs == needs

    @pytest.mark.parametrize(
        ("least", "outcome"),
        [
            pytest.param(36, ELIGIBLE, id="exactly as old as asked"),
            pytest.param(37, NOT_ELIGIBLE, id="a year too young"),
            pytest.param(None, UNDETERMINED, id="nobody knows what is asked"),
        ],
    )
    def test_a_count_of_the_landlords_own_against_the_age(
        self, least: int | None, outcome: Eligibility
    ) -> None:
        person = Applicant.model_validate({**SUITED, "other": {"least_age": least}})
        decision = assess_eligibility(OLDER_THAN_ASKED, person, stage=Stage.MEMBER, on=ON)
        assert decision.outcome is outcome

    def test_people_on_one_side_of_sixteen_are_still_told_apart(self) -> None:
        outcomes = [
            assess_eligibility(
                OLDER_THAN_ASKED,
                Applicant.model_validate(
                    {**SUITED, "date_of_birth": date(year, 1, 1), "other": {"least_age": 40}}
                ),
                stage=Stage.MEMBER,
                on=ON,
            ).outcome
            for year in (1985, 1986, 1987, 1986)
        ]
        assert outcomes == [ELIGIBLE, ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE]

    def test_an_age_that_is_unknown_beside_the_landlords_own(self) -> None:
        person = Applicant.model_validate(
            {**SUITED, "date_of_birth": None, "other": {"least_age": 18}}
        )
        decision = assess_eligibility(OLDER_THAN_ASKED, person, stage=Stage.MEMBER, on=ON)
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("date_of_birth",)


class TestAgesOfAnotherPaper:
    """A panel for young people has a limit at both ends."""

    @pytest.mark.parametrize(
        ("born_on", "outcome"),
        [
            pytest.param(date(2010, 11, 23), NOT_ELIGIBLE, id="16 tomorrow"),
            pytest.param(date(2010, 11, 22), ELIGIBLE, id="16 today"),
            pytest.param(date(2000, 11, 23), ELIGIBLE, id="26 tomorrow"),
            pytest.param(date(2000, 11, 22), NOT_ELIGIBLE, id="26 today"),
        ],
    )
    def test_from_sixteen_to_twenty_five(self, born_on: date, outcome: Eligibility) -> None:
        person = Applicant.model_validate({**SUITED, "date_of_birth": born_on})
        assert assess_eligibility(YOUTH, person, stage=Stage.MEMBER, on=ON).outcome is outcome


class TestApplicantFacts:
    """Every fact about a person has a question, and none of their values is ever shown."""

    @pytest.mark.parametrize("name", YES_NO_FACTS)
    def test_each_yes_no_fact_can_be_asked_for(self, name: str) -> None:
        fact = FACTS[name]
        assert fact.kind is Kind.YES_NO
        assert fact.personal
        assert fact.question.endswith("?")
        assert fact.answered_by
        assert fact.inputs == (name,)

    def test_the_age_is_asked_for_by_the_day_of_birth(self) -> None:
        assert FACTS["age"].kind is Kind.COUNT
        assert FACTS["age"].personal
        assert FACTS["age"].inputs == ("date_of_birth",)
        assert {*FACTS} - {"date_of_birth"} == {*YES_NO_FACTS, "age"}
        assert all(fact.personal for fact in FACTS.values())

    def test_everything_is_unknown_until_given(self) -> None:
        given = Applicant().model_dump()
        assert dict(given.pop("other")) == {}
        assert set(given.values()) == {None}

    def test_iso_days_are_read(self) -> None:
        person = Applicant.model_validate({"date_of_birth": "1990-05-17"})
        assert person.date_of_birth == ADULT


@st.composite
def people(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> Applicant:
    """Draw somebody of whom everything is known: suited, but for a few facts."""
    facts = {**SUITED, "tenant": False, draw(st.sampled_from((*STANDINGS, "tenant"))): True}
    facts |= {"recruited_by_agreement_of_members": True, "in_the_panels_interest": True}
    for name in draw(st.sets(st.sampled_from(YES_NO_FACTS), max_size=4)):
        facts[name] = not facts[name]
    if facts["notice_of_seeking_possession"]:
        facts["notice_ever_served"] = True
    facts["date_of_birth"] = draw(st.just(ADULT) | days)
    return Applicant.model_validate(facts)


STANDING_LIMBS = ("tenant-or-leaseholder", "shared-owner", "partner", "relative")
KNOWABLE = (*YES_NO_FACTS, "date_of_birth")
BOOKS = st.sampled_from([CHORUS_RSP, TRAFFORD_QIP])
EVERY_TERMS = (
    pytest.param(CHORUS_RSP.eligibility, id="Chorus, as read by default"),
    pytest.param(TRAFFORD_QIP.eligibility, id="Trafford, as read by default"),
    *(
        pytest.param(book.under(reading.id, slug).eligibility, id=f"{reading.id} {slug}")
        for book in (CHORUS_RSP, TRAFFORD_QIP)
        for reading in book.readings
        if reading.block == "eligibility"
        for slug in reading.alternatives
    ),
)
OTHER_READINGS = tuple(
    pytest.param(
        book.eligibility,
        book.under(reading.id, slug).eligibility,
        reading.id,
        id=f"{reading.id} {slug}",
    )
    for book in (CHORUS_RSP, TRAFFORD_QIP)
    for reading in book.readings
    if reading.block == "eligibility"
    for slug in reading.alternatives
)


def partly_known(person: Applicant, known: set[str]) -> Applicant:
    """Return somebody of whom only these facts are known."""
    return Applicant.model_validate({name: getattr(person, name) for name in known})


def open_exactly_while_it_matters(
    names: Sequence[str], decide: Callable[[Answers], Eligibility]
) -> None:
    """Check, for all ways of knowing some facts, that it is open just while they matter.

    Ways of knowing come before the ways of knowing less, so that how each may end is
    what its two ways of knowing one fact more may end in.
    """
    ends: dict[Answers, set[Eligibility]] = {}
    for known in product((True, False, None), repeat=len(names)):
        outcome = decide(known)
        if None in known:
            at = known.index(None)
            ends[known] = (
                ends[*known[:at], True, *known[at + 1 :]]
                | ends[*known[:at], False, *known[at + 1 :]]
            )
        else:
            ends[known] = {outcome}
        if outcome is UNDETERMINED:
            assert len(ends[known]) > 1, dict(zip(names, known, strict=True))
        else:
            assert ends[known] == {outcome}, dict(zip(names, known, strict=True))


CHORUS_FACTS = (
    "tenant",
    "shared_owner",
    "in_rent_arrears",
    "keeping_to_repayment_plan",
    "asb_notice_in_force",
    "recruited_by_agreement_of_members",
    "in_the_panels_interest",
)
OTHER_TENURES = ("joint_tenant", "leaseholder")


class TestLaws:
    """What holds for every person, on every day, at every stage."""

    @pytest.mark.no_cover
    def test_chorus_is_undetermined_exactly_while_missing_facts_matter(self) -> None:
        names = (*CHORUS_FACTS, *OTHER_TENURES)

        def decide(known: Answers) -> Eligibility:
            return assess(CHORUS_RSP, dict(zip(names, known, strict=True))).outcome

        open_exactly_while_it_matters(names, decide)

    @pytest.mark.no_cover
    @pytest.mark.parametrize("stage", Stage)
    @pytest.mark.parametrize(
        ("reading", "slug", "more"),
        [
            pytest.param("C-R1", "residents-only", (), id="as read by default"),
            pytest.param("C-R1", "everyone", (), id="C-R1 everyone"),
            pytest.param("C-R5", "lives-elsewhere", ("lives_in_landlords_home",), id="C-R5"),
        ],
    )
    def test_chorus_is_undetermined_exactly_while_it_matters_at_each_stage(
        self, reading: str, slug: str, more: tuple[str, ...], stage: Stage
    ) -> None:
        book = CHORUS_RSP.under(reading, slug)
        names = (*CHORUS_FACTS[1:], *more)
        tenures: dict[str, object] = dict.fromkeys((*OTHER_TENURES, "tenant"), False)

        def decide(known: Answers) -> Eligibility:
            return assess(book, tenures | dict(zip(names, known, strict=True)), stage).outcome

        open_exactly_while_it_matters(names, decide)

    @pytest.mark.no_cover
    @pytest.mark.parametrize("stage", Stage)
    @pytest.mark.parametrize(
        "names",
        [
            pytest.param(STANDINGS, id="the capacities"),
            pytest.param(("tenant", "partner_of_resident", "can_commit", *TRAINING), id="4.1"),
            pytest.param(("date_of_birth", *BARS[:5]), id="the first bars"),
            pytest.param(("shared_owner", "can_commit", *BARS[4:]), id="the last bars"),
            pytest.param(
                (
                    "tenant",
                    "can_commit",
                    "induction_complete",
                    "date_of_birth",
                    "in_breach_of_tenancy",
                ),
                id="one of each",
            ),
        ],
    )
    @pytest.mark.parametrize(
        "besides",
        [
            pytest.param({"tenant": False}, id="else suited"),
            pytest.param({"tenant": False, "asb_order_or_investigation": True}, id="barred"),
        ],
    )
    def test_trafford_is_undetermined_exactly_while_missing_facts_matter(
        self, besides: Mapping[str, object], names: tuple[str, ...], stage: Stage
    ) -> None:
        days = {True: ADULT, False: CHILD, None: None}

        def decide(known: Answers) -> Eligibility:
            answers = dict(zip(names, known, strict=True))
            facts = {**SUITED, "notice_ever_served": None, **besides, **answers}
            if "date_of_birth" in answers:
                facts["date_of_birth"] = days[answers["date_of_birth"]]
            return assess(TRAFFORD_QIP, facts, stage).outcome

        open_exactly_while_it_matters(names, decide)

    @given(applicants(), STAGES, EVERY_DAY)
    def test_trafford_outcome_is_exactly_what_the_findings_say(
        self, person: Applicant, stage: Stage, on: date
    ) -> None:
        decision = assess_eligibility(TRAFFORD_QIP.eligibility, person, stage=stage, on=on)
        standing = [state(decision, limb) for limb in STANDING_LIMBS]
        rest = [finding.state for finding in decision.findings[len(STANDING_LIMBS) :]]
        asked = [one for one in rest if one is not NOT_APPLICABLE]
        if stage is Stage.CO_OPTEE:
            assert set(standing) == {NOT_APPLICABLE}
        elif MET in standing:
            asked.append(MET)
        else:
            asked.append(UNKNOWN if UNKNOWN in standing else NOT_MET)
        expected = (
            NOT_ELIGIBLE if NOT_MET in asked else UNDETERMINED if UNKNOWN in asked else ELIGIBLE
        )
        assert decision.outcome is expected
        decisive = {finding.state for finding in decision.decisive}
        assert decisive == {{NOT_ELIGIBLE: NOT_MET, UNDETERMINED: UNKNOWN, ELIGIBLE: MET}[expected]}

    @given(people(), STAGES, EVERY_DAY)
    def test_trafford_lets_in_exactly_whom_its_clauses_describe(
        self, person: Applicant, stage: Stage, on: date
    ) -> None:
        born_on = person.date_of_birth
        assert born_on is not None
        sixteen = (born_on.year + 16, born_on.month, born_on.day) <= (on.year, on.month, on.day)
        belongs = stage is Stage.CO_OPTEE or any(getattr(person, one) for one in STANDINGS)
        trained = stage is not Stage.MEMBER or all(getattr(person, one) for one in TRAINING)
        barred = not sixteen or any(getattr(person, one) for one in BARS)
        decision = assess_eligibility(TRAFFORD_QIP.eligibility, person, stage=stage, on=on)
        expected = belongs and person.can_commit and trained and not barred
        assert decision.outcome is (ELIGIBLE if expected else NOT_ELIGIBLE)

    @given(people(), STAGES, EVERY_DAY)
    def test_chorus_lets_in_exactly_whom_its_terms_describe(
        self, person: Applicant, stage: Stage, on: date
    ) -> None:
        resident = any(getattr(person, one) for one in STANDINGS[:4])
        owes = person.in_rent_arrears and not person.keeping_to_repayment_plan
        asked = person.recruited_by_agreement_of_members and person.in_the_panels_interest
        if resident:
            expected = NOT_ELIGIBLE if owes or person.asb_notice_in_force else ELIGIBLE
        else:
            expected = MAY_BE_ELIGIBLE if asked else NOT_ELIGIBLE
        decision = assess_eligibility(CHORUS_RSP.eligibility, person, stage=stage, on=on)
        assert decision.outcome is expected

    @pytest.mark.parametrize("terms", EVERY_TERMS)
    @given(
        person=people(),
        stage=STAGES,
        on=EVERY_DAY,
        order=st.permutations(KNOWABLE),
        together=st.lists(st.integers(0, len(KNOWABLE)), max_size=4),
    )
    def test_arriving_facts_never_flip_what_is_decided(
        self,
        terms: EligibilityTerms | Silent,
        person: Applicant,
        stage: Stage,
        on: date,
        order: list[str],
        together: list[int],
    ) -> None:
        whole = assess_eligibility(terms, person, stage=stage, on=on)
        assert whole.outcome is not UNDETERMINED
        known = Applicant()
        so_far = assess_eligibility(terms, known, stage=stage, on=on)
        stops = [0, *sorted(together), len(order)]
        for start, stop in pairwise(stops):
            arriving = {name: getattr(person, name) for name in order[start:stop]}
            known = known.model_copy(update=arriving)
            so_far = assess_eligibility(terms, known, stage=stage, on=on)
            assert so_far.outcome in {whole.outcome, UNDETERMINED}
        assert so_far == whole

    @pytest.mark.parametrize("terms", EVERY_TERMS)
    @given(person=people(), stage=STAGES, on=EVERY_DAY, known=st.sets(st.sampled_from(KNOWABLE)))
    def test_what_is_needed_is_missing_and_settles_it(
        self,
        terms: EligibilityTerms | Silent,
        person: Applicant,
        stage: Stage,
        on: date,
        known: set[str],
    ) -> None:
        partly = partly_known(person, known)
        decision = assess_eligibility(terms, partly, stage=stage, on=on)
        assert set(decision.needs).isdisjoint(known)
        assert len(set(decision.needs)) == len(decision.needs)
        assert bool(decision.needs) == (decision.outcome is UNDETERMINED)
        supplied = partly.model_copy(
            update={name: getattr(person, name) for name in decision.needs}
        )
        settled = assess_eligibility(terms, supplied, stage=stage, on=on)
        whole = assess_eligibility(terms, person, stage=stage, on=on)
        assert settled.outcome is whole.outcome

    @given(people(), STAGES, st.sampled_from(("date_of_birth", *BARS)))
    def test_a_bar_that_cannot_be_evaluated_never_lets_anyone_in(
        self, person: Applicant, stage: Stage, bar: str
    ) -> None:
        unknown = person.model_copy(update={bar: None})
        decision = assess_eligibility(TRAFFORD_QIP.eligibility, unknown, stage=stage, on=ON)
        assert decision.outcome in {NOT_ELIGIBLE, UNDETERMINED}

    @given(applicants(), STAGES, st.sampled_from(BARS))
    def test_a_bar_that_is_met_decides_a_no_whatever_else_is_known(
        self, person: Applicant, stage: Stage, bar: str
    ) -> None:
        barred = person.model_copy(update={"notice_ever_served": None, bar: True})
        decision = assess_eligibility(TRAFFORD_QIP.eligibility, barred, stage=stage, on=ON)
        assert decision.outcome is NOT_ELIGIBLE

    @given(applicants(), STAGES)
    def test_a_notice_or_its_absence_being_unknown_never_lets_a_resident_in(
        self, person: Applicant, stage: Stage
    ) -> None:
        unknown = person.model_copy(update={"tenant": True, "asb_notice_in_force": None})
        decision = assess_eligibility(CHORUS_RSP.eligibility, unknown, stage=stage, on=ON)
        assert decision.outcome in {NOT_ELIGIBLE, UNDETERMINED}

    @given(EVERY_DAY, EVERY_DAY, STAGES)
    def test_sixteen_years_are_counted_by_year_month_and_day(
        self, born_on: date, on: date, stage: Stage
    ) -> None:
        decision = trafford({"date_of_birth": born_on}, stage, on)
        attained = (on.year - 16, on.month, on.day) >= (born_on.year, born_on.month, born_on.day)
        assert state(decision, "age") is (MET if attained else NOT_MET)

    @given(EVERY_DAY, st.integers(-2, 2), st.integers(0, 40))
    def test_days_next_to_a_birthday_are_told_apart(
        self, born_on: date, days: int, years: int
    ) -> None:
        if born_on.year + years > date.max.year - 1:
            years = 0
        month_day = (3, 1) if (born_on.month, born_on.day) == (2, 29) else None
        month, day = month_day or (born_on.month, born_on.day)
        around = min(max(date(born_on.year + years, month, day).toordinal() + days, 1), 3652059)
        on = date.fromordinal(around)
        person = Applicant.model_validate({**SUITED, "date_of_birth": born_on})
        decision = assess_eligibility(YOUTH, person, stage=Stage.MEMBER, on=on)
        today = (on.year, on.month, on.day)
        old_enough = (born_on.year + 16, born_on.month, born_on.day) <= today
        too_old = (born_on.year + 26, born_on.month, born_on.day) <= today
        assert decision.outcome is (ELIGIBLE if old_enough and not too_old else NOT_ELIGIBLE)

    @given(st.lists(st.tuples(applicants(days=DAYS), STAGES, DAYS), min_size=1, max_size=6))
    def test_decisions_handed_out_again_equal_those_made_anew(
        self, cases: list[tuple[Applicant, Stage, date]]
    ) -> None:
        for terms in (YOUTH, trafford_qip.ELIGIBILITY, chorus_rsp.ELIGIBILITY):
            for person, stage, on in cases:
                kept = assess_eligibility(terms, person, stage=stage, on=on)
                anew = assess_eligibility(terms.model_copy(), person, stage=stage, on=on)
                assert kept == anew

    def test_decisions_are_right_in_any_order_when_few_are_kept(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        births = [ADULT.replace(year=year) for year in (1980, 1999, 2000, 2001, 2009, 2010, 2011)]
        cases = [
            (born_on + timedelta(days=later), ADULT.replace(year=year), commits)
            for born_on in births
            for later in (-1, 0, 1)
            for year in (2025, 2026, 2027)
            for commits in (True, False, None)
        ]
        expected: dict[tuple[date, date, bool | None], EligibilityDecision] = {}
        for born_on, on, commits in cases:
            facts = {**SUITED, "date_of_birth": born_on, "can_commit": commits}
            expected[born_on, on, commits] = assess_eligibility(
                YOUTH.model_copy(), Applicant.model_validate(facts), stage=Stage.MEMBER, on=on
            )
        assert {one.outcome for one in expected.values()} == {ELIGIBLE, NOT_ELIGIBLE, UNDETERMINED}
        monkeypatch.setattr("scrutiny_rules.eligibility.MOST_KEPT", 2)
        monkeypatch.setattr("scrutiny_rules.ladder.MOST_KEPT", 2)
        few = YOUTH.model_copy()
        for born_on, on, commits in (*cases, *reversed(cases), *cases[::5]):
            facts = {**SUITED, "date_of_birth": born_on, "can_commit": commits}
            person = Applicant.model_validate(facts)
            decision = assess_eligibility(few, person, stage=Stage.MEMBER, on=on)
            assert decision == expected[born_on, on, commits]
        assert max(len(kept) for desk in few.desks.values() for kept in desk.made) <= 2

    @given(st.lists(st.tuples(people(), st.integers(0, 60)), min_size=1, max_size=5), EVERY_DAY)
    def test_decisions_on_a_landlords_own_facts_equal_those_made_anew(
        self, cases: list[tuple[Applicant, int]], on: date
    ) -> None:
        for person, least in cases:
            asked = person.model_copy(update={"other": {"least_age": least}})
            kept = assess_eligibility(OLDER_THAN_ASKED, asked, stage=Stage.MEMBER, on=on)
            anew = assess_eligibility(
                OLDER_THAN_ASKED.model_copy(), asked, stage=Stage.MEMBER, on=on
            )
            assert kept == anew

    @pytest.mark.parametrize(("terms", "under", "reading"), OTHER_READINGS)
    @given(person=people(), stage=STAGES, unknown=st.sets(st.sampled_from(KNOWABLE), max_size=4))
    def test_an_outcome_that_another_reading_changes_names_the_reading(
        self,
        terms: EligibilityTerms | Silent,
        under: EligibilityTerms | Silent,
        reading: str,
        person: Applicant,
        stage: Stage,
        unknown: set[str],
    ) -> None:
        someone = partly_known(person, {*KNOWABLE} - unknown)
        taken = assess_eligibility(terms, someone, stage=stage, on=ON)
        other = assess_eligibility(under, someone, stage=stage, on=ON)
        if taken.outcome is not other.outcome:
            assert reading in taken.readings
            assert reading in other.readings

    @given(BOOKS, applicants(), STAGES, EVERY_DAY)
    def test_no_decision_holds_a_personal_value(
        self, book: Rulebook, person: Applicant, stage: Stage, on: date
    ) -> None:
        decision = assess_eligibility(book.eligibility, person, stage=stage, on=on)
        shown = {tested.found for finding in decision.findings for tested in finding.tests}
        assert not any(shown)

    @given(BOOKS, applicants(), STAGES, EVERY_DAY)
    def test_a_decision_survives_being_stored(
        self, book: Rulebook, person: Applicant, stage: Stage, on: date
    ) -> None:
        decision = assess_eligibility(book.eligibility, person, stage=stage, on=on)
        assert EligibilityDecision.model_validate_json(decision.model_dump_json()) == decision

    @given(applicants())
    def test_a_person_survives_being_stored_and_is_not_shown(self, person: Applicant) -> None:
        assert Applicant.model_validate_json(person.model_dump_json()) == person
        assert "date_of_birth" not in repr(person)
        assert "other" not in repr(person)


class TestTermsThatAskLittle:
    """One thing of a person, or nothing but a fact of the landlord's own."""

    @pytest.mark.parametrize(
        "asked",
        [
            pytest.param((TENANT,), id="one thing"),
            pytest.param((TENANT, CAN_COMMIT), id="two"),
            pytest.param((own_fact("ward_councillor"),), id="one of the landlord's own"),
        ],
    )
    @pytest.mark.parametrize("so", [True, False, None])
    def test_they_decide(self, *, asked: tuple[Condition, ...], so: bool | None) -> None:
        limbs = tuple(
            Limb(
                name=f"limb-{number}",
                clause=trafford_qip.DOCUMENT.clause(f"{number}", "has to be so"),
                condition=one,
            )
            for number, one in enumerate(asked)
        )
        terms = EligibilityTerms(
            own_facts=COUNCILLOR.own_facts,
            standing=Either(name="standing", limbs=limbs[:1]),
            requirements=limbs[1:],
            binds=dict.fromkeys(Stage, ("standing", *(one.name for one in limbs[1:]))),
        )
        own = {"ward_councillor": so}
        person = Applicant(tenant=so, can_commit=so, other={} if so is None else own)
        outcomes = {
            True: Eligibility.ELIGIBLE,
            False: Eligibility.NOT_ELIGIBLE,
            None: Eligibility.UNDETERMINED,
        }

        assert assess_eligibility(terms, person, stage=Stage.MEMBER, on=ON).outcome is outcomes[so]


class TestRefusals:
    """Impossible people cannot be described, and nothing is repeated of those who can."""

    @pytest.mark.parametrize("terms", [TRAFFORD_QIP.eligibility, Silent(why="nothing is said")])
    @pytest.mark.parametrize(
        "moment", [datetime(2026, 11, 22, 9, 30, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC)]
    )
    def test_a_moment_is_no_day(self, terms: EligibilityTerms | Silent, moment: datetime) -> None:
        with pytest.raises(NotADayError, match="`on`") as refused:
            assess_eligibility(terms, Applicant(), stage=Stage.MEMBER, on=moment)
        assert refused.value.argument == "on"

    def test_a_notice_in_force_that_was_never_served(self) -> None:
        with pytest.raises(ValidationError, match="notice_of_seeking_possession") as refused:
            Applicant(notice_of_seeking_possession=True, notice_ever_served=False)
        assert "notice_ever_served" in str(refused.value)

    @pytest.mark.parametrize(
        ("in_force", "ever"),
        [(True, True), (True, None), (False, False), (False, True), (None, False)],
    )
    def test_notices_that_can_be(self, in_force: bool | None, ever: bool | None) -> None:
        person = Applicant(notice_of_seeking_possession=in_force, notice_ever_served=ever)
        assert person.notice_ever_served is ever

    @pytest.mark.parametrize("name", YES_NO_FACTS)
    @pytest.mark.parametrize("value", ["yes", "true", 1, 0, 1.0, ""])
    def test_what_resembles_yes_or_no_is_refused(self, name: str, value: object) -> None:
        with pytest.raises(ValidationError, match=name):
            Applicant.model_validate({name: value})

    @pytest.mark.parametrize(
        "value",
        [
            86400,
            "86400",
            "19900517",
            "1990-13-17",
            "1990-02-30",
            "17/05/1990",
            "1990-05-17T00:00:00",
            datetime(1990, 5, 17, tzinfo=UTC),
            True,
        ],
    )
    def test_what_is_no_day_of_birth_is_refused_without_repeating_it(self, value: object) -> None:
        with pytest.raises(ValidationError, match="date_of_birth") as refused:
            Applicant.model_validate({"date_of_birth": value})
        assert str(value) not in str(refused.value)
        assert "1990" not in str(refused.value)

    def test_an_unknown_fact_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="shoe_size"):
            Applicant.model_validate({"shoe_size": 42})

    def test_no_value_is_shown(self) -> None:
        person = Applicant(date_of_birth=ADULT, other={"diagnosis": "something private"})
        for text in (repr(person), str(person)):
            assert "1990" not in text
            assert "private" not in text

    def test_a_contradiction_does_not_repeat_the_day_of_birth(self) -> None:
        with pytest.raises(ValidationError) as refused:
            Applicant(
                date_of_birth=ADULT, notice_of_seeking_possession=True, notice_ever_served=False
            )
        assert "1990" not in str(refused.value)

    @pytest.mark.parametrize(
        ("terms", "name", "value"),
        [
            pytest.param(COUNCILLOR, "ward_councillor", 1, id="a count for a yes/no"),
            pytest.param(COUNCILLOR, "ward_councillor", "yes", id="a word for a yes/no"),
            pytest.param(OLDER_THAN_ASKED, "least_age", True, id="a yes for a count"),
            pytest.param(OLDER_THAN_ASKED, "least_age", "eighteen", id="a word for a count"),
        ],
    )
    def test_an_own_fact_of_the_wrong_kind(
        self, terms: EligibilityTerms, name: str, value: object
    ) -> None:
        person = Applicant.model_validate({**SUITED, "other": {name: value}})
        with pytest.raises(WrongKindError, match=name) as refused:
            assess_eligibility(terms, person, stage=Stage.MEMBER, on=ON)
        assert refused.value.fact == f"other.{name}"

    def test_an_own_fact_that_is_not_declared(self) -> None:
        with pytest.raises(ValidationError, match=r"other\.ward_councillor"):
            COUNCILLOR.model_copy(update={"own_facts": ()})

    @pytest.mark.parametrize(
        "binds",
        [
            pytest.param({Stage.MEMBER: ("standing",)}, id="stages left out"),
            pytest.param(dict.fromkeys((*Stage, "guest"), ("standing",)), id="a stage too many"),
            pytest.param(dict.fromkeys(Stage, ("standing", "luck")), id="a limb there is not"),
        ],
    )
    def test_terms_say_what_binds_at_each_stage(self, binds: Mapping[str, tuple[str, ...]]) -> None:
        with pytest.raises(ValidationError, match="binds"):
            trafford_qip.ELIGIBILITY.model_copy(update={"binds": binds})
