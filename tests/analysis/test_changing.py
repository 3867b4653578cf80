"""What would change it: the smallest changes, and who could make them."""

from datetime import date

import pytest
from hypothesis import given

from scrutiny_rules import (
    Applicant,
    AttendanceRegister,
    Ballot,
    ChangedBy,
    DeclaredInterest,
    Either,
    Eligibility,
    EligibilityTerms,
    Fact,
    Kind,
    Mark,
    Meeting,
    Motion,
    Quorum,
    Roll,
    Stage,
    assess_eligibility,
    own_fact,
)
from scrutiny_rules.analysis import remedies
from scrutiny_rules.applicants import FACTS
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    applicants,
)
from tests.analysis.papers import limb

ON = date(2026, 11, 25)
TENANT = {"tenant": True, "joint_tenant": False, "leaseholder": False, "shared_owner": False}


class TestChorusMembership:
    """Arrears do not keep somebody out who keeps to a repayment plan."""

    def test_a_letter_says_the_plan_before_it_says_the_arrears(self) -> None:
        someone = Applicant.model_validate(
            {
                **TENANT,
                "in_rent_arrears": True,
                "keeping_to_repayment_plan": False,
                "asb_notice_in_force": False,
            }
        )
        found = remedies(CHORUS_RSP.eligibility, someone, stage=Stage.APPLICANT, on=ON)
        first, second = found.towards(Eligibility.ELIGIBLE)
        assert (first.facts, first.changed_by) == (
            ("keeping_to_repayment_plan",),
            ChangedBy.PERSON,
        )
        assert (second.facts, second.changed_by) == (
            ("in_rent_arrears",),
            ChangedBy.PERSON_IN_TIME,
        )
        assert [one.words for one in first.changes] == ["keeping to repayment plan"]
        assert str(first) == (
            "keeping to repayment plan [chorus-rsp terms: membership] "
            "(can be changed by the person, with a step that they can take)"
        )

    def test_what_nobody_can_change_is_marked_and_comes_last(self) -> None:
        someone = Applicant.model_validate(
            {
                **TENANT,
                "in_rent_arrears": True,
                "keeping_to_repayment_plan": False,
                "asb_notice_in_force": False,
                "recruited_by_agreement_of_members": True,
                "in_the_panels_interest": True,
            }
        )
        found = remedies(CHORUS_RSP.eligibility, someone, stage=Stage.APPLICANT, on=ON)
        assert all(one.in_reach for one in found.towards(Eligibility.ELIGIBLE))
        (route,) = found.towards(Eligibility.MAY_BE_ELIGIBLE)
        assert route.facts == ("tenant",)
        assert route.changed_by is ChangedBy.NOBODY
        assert not route.in_reach


class TestOrder:
    """What is in somebody's reach comes first, though it may take more of it."""

    def test_two_steps_that_can_be_taken_before_one_that_cannot(self) -> None:
        facts = tuple(
            Fact(
                name=f"other.{name}",
                kind=Kind.YES_NO,
                question=f"{name}?",
                answered_by="anybody",
                changed_by=by,
            )
            for name, by in (
                ("born_here", ChangedBy.NOBODY),
                ("trained", ChangedBy.PERSON),
                ("signed", ChangedBy.PERSON),
            )
        )
        enough = own_fact("born_here") | (own_fact("trained") & own_fact("signed"))
        terms = EligibilityTerms(
            own_facts=facts,
            standing=Either(name="standing", limbs=(limb("enough", enough),)),
            binds=dict.fromkeys(Stage, ("standing",)),
        )
        nobody = Applicant(other={"born_here": False, "trained": False, "signed": False})
        found = remedies(terms, nobody, stage=Stage.APPLICANT, on=ON).towards("eligible")
        assert [one.facts for one in found] == [
            ("other.trained", "other.signed"),
            ("other.born_here",),
        ]


class TestTrafford42:
    """Nobody under 16 may belong, nor anybody who was excluded for behaviour."""

    def test_only_time_changes_an_age(self) -> None:
        someone = Applicant(date_of_birth=date(2012, 1, 1))
        found = remedies(TRAFFORD_QIP.eligibility, someone, stage=Stage.APPLICANT, on=ON)
        for one in found.towards(Eligibility.ELIGIBLE):
            assert one.facts == ("age",)
            assert [change.words for change in one.changes] == ["age 16 or more"]
            assert one.changed_by is ChangedBy.TIME
            assert not one.in_reach
            assert len(one.answers) == 10

    def test_a_past_exclusion_stays_the_hardest_of_two_changes(self) -> None:
        facts = dict.fromkeys(Applicant.model_fields, False)
        someone = Applicant.model_validate(
            {
                **{name: facts[name] for name in facts if name not in ("date_of_birth", "other")},
                **TENANT,
                "can_commit": True,
                "date_of_birth": date(1980, 1, 1),
                "in_breach_of_tenancy": True,
                "excluded_for_behaviour": True,
            }
        )
        found = remedies(TRAFFORD_QIP.eligibility, someone, stage=Stage.APPLICANT, on=ON)
        (one,) = found.towards(Eligibility.ELIGIBLE)
        assert set(one.facts) == {"in_breach_of_tenancy", "excluded_for_behaviour"}
        assert one.changed_by is ChangedBy.NOBODY


class TestTrafford72:
    """A quorum is changed by who comes, or by who is in office."""

    def test_three_of_seven(self) -> None:
        found = remedies(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3))
        assert {one.facts: one.changes[0].words for one in found.towards(Quorum.QUORATE)} == {
            ("in_office",): "in office 6 or less",
            ("present",): "present 4 or more",
        }

    def test_what_others_limit_changes_with_them(self) -> None:
        found = remedies(TRAFFORD_QIP.quorum, Roll(in_office=2, present=2))
        (one,) = found.towards(Quorum.QUORATE)
        assert one.facts == ("in_office", "present")

    def test_what_only_has_to_fit_is_said_to(self) -> None:
        found = remedies(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3))
        first = found.towards(Quorum.UNATTAINABLE)[0]
        assert first.facts == ("in_office", "present")
        assert str(first) == (
            "in office 2 or less [trafford-qip 7.2], with present changed to fit "
            "(can be changed by others)"
        )


class TestTrafford73:
    """A tie waits for the casting vote; votes are past."""

    def test_the_casting_vote_comes_before_other_votes(self) -> None:
        tie = Ballot(quorate=True, votes_for=4, votes_against=4)
        first, *others = remedies(TRAFFORD_QIP.voting, tie).towards(Motion.CARRIED)
        assert first.facts == ("casting_vote",)
        assert first.in_reach
        assert others
        assert not any(one.in_reach for one in others)


class TestOpenCases:
    """Where nothing has to change, that is said, with what has to turn out."""

    def test_an_undetermined_case(self) -> None:
        found = remedies(TRAFFORD_QIP.quorum, Roll(in_office=7))
        (one,) = found.towards(Quorum.QUORATE)
        assert (one.facts, one.changes, one.changed_by) == ((), (), None)
        assert str(one) == (
            "nothing has to change; if it turns out: present 4 or more [trafford-qip 7.2]"
        )

    def test_a_count_that_is_known_within_bounds(self) -> None:
        marks = (Mark.PRESENT, Mark.PRESENT, Mark.PRESENT, Mark.ABSENT, Mark.UNKNOWN)
        meetings = [Meeting(held_on=date(2026, n, 1), mark=m) for n, m in enumerate(marks, 1)]
        register = AttendanceRegister.model_validate({"meetings": meetings})
        found = remedies(TRAFFORD_QIP.attendance, register, on=ON)
        assert found.outcome == "undetermined"
        removed = {one.facts for one in found.towards("may be removed")}
        assert removed == {("consecutive_absences",), ("judged_consistent",)}
        (meets,) = found.towards("meets the expectation")
        assert meets.facts == ()

    def test_a_silent_block(self) -> None:
        found = remedies(CHORUS_RSP.quorum, Roll())
        assert (found.outcome, found.remedies) == ("not provided for", ())

    def test_what_is_not_said_to_be_changed_by_anybody_says_nothing(self) -> None:
        interest = DeclaredInterest(clear_conflict=True)
        (one,) = remedies(TRAFFORD_QIP.interests, interest).remedies
        assert one.changed_by is None
        assert str(one) == "not clear conflict [trafford-qip 7.4]"


class TestLaws:
    """A change that is made leads where it was said to lead, and no part of it does."""

    @given(applicants())
    def test_each_remedy_of_a_person_works_and_no_part_of_it_does(self, someone: Applicant) -> None:
        terms, stage = CHORUS_RSP.eligibility, Stage.APPLICANT
        for remedy in remedies(terms, someone, stage=stage, on=ON).remedies:
            wanted = {
                name: "not " not in one.words
                for one in (*remedy.changes, *remedy.answers)
                for name in one.facts
            }
            changed = someone.model_copy(update=wanted)
            decision = assess_eligibility(terms, changed, stage=stage, on=ON)
            assert decision.outcome == remedy.outcome
            for left in remedy.facts:
                part = {name: value for name, value in wanted.items() if name != left}
                less = assess_eligibility(
                    terms, someone.model_copy(update=part), stage=stage, on=ON
                )
                assert less.outcome != remedy.outcome


class TestMarks:
    """Every fact about a person says who could change it."""

    @pytest.mark.parametrize(
        ("fact", "by"),
        [
            pytest.param("age", ChangedBy.TIME, id="an age changes by itself"),
            pytest.param("excluded_for_behaviour", ChangedBy.NOBODY, id="the past does not"),
            pytest.param("notice_ever_served", ChangedBy.NOBODY, id="nor what once was served"),
            pytest.param("keeping_to_repayment_plan", ChangedBy.PERSON, id="a plan is kept to"),
            pytest.param("in_rent_arrears", ChangedBy.PERSON_IN_TIME, id="arrears take time"),
            pytest.param("selection_complete", ChangedBy.OTHERS, id="others select"),
        ],
    )
    def test_who(self, fact: str, by: ChangedBy) -> None:
        assert FACTS[fact].changed_by is by

    def test_all(self) -> None:
        assert all(fact.changed_by is not None for fact in FACTS.values())
