"""Why, at the least: the smallest sets of facts that force an outcome."""

from datetime import date

from hypothesis import given

from scrutiny_rules import Applicant, Eligibility, Quorum, Roll, Stage, assess_eligibility
from scrutiny_rules.analysis import reasons
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    applicants,
)

ON = date(2026, 11, 25)


class TestTrafford42:
    """One bar is enough, whatever else is so."""

    def test_each_bar_is_a_reason_of_its_own(self) -> None:
        someone = Applicant(
            tenant=True, can_commit=True, in_breach_of_tenancy=True, employee_of_landlord=True
        )
        found = reasons(TRAFFORD_QIP.eligibility, someone, stage=Stage.APPLICANT, on=ON)
        assert found.outcome == Eligibility.NOT_ELIGIBLE
        assert [str(one) for one in found.reasons] == [
            "employee of landlord [trafford-qip 4.2(b)]",
            "in breach of tenancy [trafford-qip 4.2(g)]",
        ]

    def test_an_age_is_given_by_its_limit_and_not_by_itself(self) -> None:
        someone = Applicant(date_of_birth=date(2013, 1, 1))
        found = reasons(TRAFFORD_QIP.eligibility, someone, stage=Stage.APPLICANT, on=ON)
        assert [str(one) for one in found.reasons] == ["age 15 or less [trafford-qip 4.2(a)]"]
        assert "13" not in found.model_dump_json()


class TestTrafford72:
    """Both limbs of the quorum are needed for it; one that fails is enough against it."""

    def test_a_quorum(self) -> None:
        (one,) = reasons(TRAFFORD_QIP.quorum, Roll(in_office=7, present=4)).reasons
        assert [part.words for part in one.requirements] == [
            "present for item at least 1/2 of panel",
            "present for item 3 or more",
        ]

    def test_two_ways_of_falling_short(self) -> None:
        found = reasons(TRAFFORD_QIP.quorum, Roll(in_office=7, present=2))
        assert found.outcome == Quorum.INQUORATE
        assert [one.requirements[0].words for one in found.reasons] == [
            "present for item less than 1/2 of panel",
            "present for item 2 or less",
        ]


class TestNothingToSay:
    """An open case has no reason yet, and a silent paper none at all."""

    def test_an_open_case(self) -> None:
        found = reasons(TRAFFORD_QIP.quorum, Roll(in_office=7))
        assert (found.outcome, found.reasons) == ("undetermined", ())
        assert str(found) == "Why: undetermined"

    def test_a_silent_block(self) -> None:
        found = reasons(CHORUS_RSP.quorum, Roll())
        assert (found.outcome, found.reasons) == ("not provided for", ())


class TestLaws:
    """What is not among a reason may be anything at all."""

    @given(applicants(), applicants())
    def test_a_reason_holds_whoever_else_the_person_is(
        self, someone: Applicant, other: Applicant
    ) -> None:
        terms, stage = TRAFFORD_QIP.eligibility, Stage.MEMBER
        found = reasons(terms, someone, stage=stage, on=ON)
        for one in found.reasons:
            kept = {
                field: getattr(someone, field) for part in one.requirements for field in part.inputs
            }
            others = {**other.__dict__, **kept, "notice_ever_served": None}
            mixed = Applicant.model_validate(others)
            decision = assess_eligibility(terms, mixed, stage=stage, on=ON)
            assert decision.outcome == found.outcome
