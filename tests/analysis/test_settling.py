"""What would settle it, and what to ask next."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from scrutiny_rules import (
    Appeal,
    Applicant,
    AttendanceRegister,
    Ballot,
    Breach,
    Condition,
    CountFact,
    Eligibility,
    Mark,
    Meeting,
    Motion,
    NotADayError,
    Quorum,
    QuorumTerms,
    Roll,
    Silent,
    Stage,
    Terms,
    TooManyRegionsError,
    Yes,
    assess_eligibility,
)
from scrutiny_rules._frozen import Frozen
from scrutiny_rules.analysis import _groups, _space, boundary_cases, settle
from scrutiny_rules.analysis._known import Known
from scrutiny_rules.analysis.comparison import ladders, stages
from scrutiny_rules.quorum import PANEL, PRESENT_FOR_ITEM
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    applicants,
)
from tests.analysis.papers import limb
from tests.analysis.small import Colour, SmallCase, SmallTerms, rung

ON = date(2026, 11, 25)
SHARE = PRESENT_FOR_ITEM.share_of(PANEL)
HALF = Fraction(1, 2)


class TestChorusMembership:
    """A tenant may join; arrears do not matter while a repayment plan is kept to."""

    def test_a_tenant_in_arrears_needs_the_plan_and_no_notice(self) -> None:
        someone = Applicant(tenant=True, in_rent_arrears=True)
        found = settle(CHORUS_RSP.eligibility, someone, stage=Stage.APPLICANT, on=ON)
        assert [way.outcome for way in found.ways] == [
            Eligibility.ELIGIBLE,
            Eligibility.NOT_ELIGIBLE,
            Eligibility.NOT_ELIGIBLE,
        ]
        assert [one.words for one in found.ways[0].requirements] == [
            "keeping to repayment plan",
            "not ASB notice in force",
        ]
        assert [str(way) for way in found.towards(Eligibility.NOT_ELIGIBLE)] == [
            "ASB notice in force [chorus-rsp terms: membership]",
            "not keeping to repayment plan [chorus-rsp terms: membership]",
        ]

    def test_each_requirement_says_what_to_ask_and_whom_and_by_which_clause(self) -> None:
        someone = Applicant(tenant=True, asb_notice_in_force=False, in_rent_arrears=True)
        found = settle(CHORUS_RSP.eligibility, someone, stage=Stage.APPLICANT, on=ON)
        (needed,) = found.towards(Eligibility.ELIGIBLE)[0].requirements
        assert needed.facts == needed.inputs == ("keeping_to_repayment_plan",)
        assert needed.questions == (
            "Is the person keeping to an arrears repayment plan? (the landlord's housing team)",
        )
        assert [str(clause) for clause in needed.clauses] == ["chorus-rsp terms: membership"]
        assert str(needed) == "keeping to repayment plan [chorus-rsp terms: membership]"
        assert found.next is not None
        assert found.next.inputs == ("keeping_to_repayment_plan",)
        assert found.next.clauses == needed.clauses

    def test_the_first_question_is_the_one_that_spares_the_most(self) -> None:
        found = settle(CHORUS_RSP.eligibility, Applicant(), stage=Stage.APPLICANT, on=ON)
        assert found.next is not None
        assert found.next.inputs == ("tenant",)


class TestTrafford72:
    """Half of the panel has to be present, and three at least."""

    def test_of_seven_in_office_four_settle_it(self) -> None:
        found = settle(TRAFFORD_QIP.quorum, Roll(in_office=7))
        assert [(way.outcome, str(way)) for way in found.ways] == [
            (Quorum.QUORATE, "present 4 or more [trafford-qip 7.2]"),
            (Quorum.INQUORATE, "present 3 or less [trafford-qip 7.2]"),
        ]

    def test_of_two_in_office_it_is_unattainable_whoever_comes(self) -> None:
        found = settle(TRAFFORD_QIP.quorum, Roll(in_office=2))
        (way,) = found.ways
        assert (way.outcome, way.requirements) == (Quorum.UNATTAINABLE, ())
        assert str(way) == "whatever the facts"
        assert found.next is None

    def test_those_withdrawn_are_taken_off_the_count_of_those_present(self) -> None:
        found = settle(TRAFFORD_QIP.quorum, Roll(in_office=7, withdrawn=1))
        assert [str(way) for way in found.towards(Quorum.QUORATE)] == [
            "present 5 or more [trafford-qip 7.2]"
        ]

    def test_of_a_sum_of_which_parts_are_missing_the_sum_is_said(self) -> None:
        found = settle(TRAFFORD_QIP.quorum, Roll(in_office=9, withdrawn=None))
        (way,) = found.towards(Quorum.QUORATE)
        assert [one.words for one in way.requirements] == ["present for item 5 or more"]
        assert way.requirements[0].inputs == ("present", "withdrawn")

    @pytest.mark.parametrize(
        ("share", "words"),
        [
            pytest.param(SHARE >= HALF, "present for item 4 or more", id="at least half of eight"),
            pytest.param(SHARE > HALF, "present for item 5 or more", id="more than half"),
            pytest.param(SHARE <= HALF, "present for item 4 or less", id="at most half"),
            pytest.param(SHARE < HALF, "present for item 3 or less", id="less than half"),
        ],
    )
    def test_a_share_of_a_known_whole_is_said_in_whole_people(
        self, share: Condition, words: str
    ) -> None:
        terms = QuorumTerms(limbs_required=(limb("share", share),))
        (way,) = settle(terms, Roll(in_office=8, withdrawn=None)).towards(Quorum.QUORATE)
        assert [one.words for one in way.requirements] == [words]

    def test_with_nothing_known_both_counts_are_asked_for(self) -> None:
        found = settle(TRAFFORD_QIP.quorum, Roll())
        (way,) = found.towards(Quorum.QUORATE)
        assert way.requirements[0].inputs == ("in_office", "present")
        assert found.next is not None
        assert found.next.inputs == ("in_office",)


class TestTrafford73:
    """A motion is agreed by consensus, or else by a majority of votes cast."""

    def test_before_a_vote_consensus_and_every_result_are_open(self) -> None:
        found = settle(TRAFFORD_QIP.voting, Ballot(quorate=True))
        assert {way.outcome for way in found.ways} == {
            Motion.AGREED_BY_CONSENSUS,
            Motion.CARRIED,
            Motion.TIED,
            Motion.LOST,
            Motion.NOT_CARRIED,
        }

    def test_after_an_objection_consensus_is_not(self) -> None:
        found = settle(TRAFFORD_QIP.voting, Ballot(quorate=True, objections=1))
        assert not found.towards(Motion.AGREED_BY_CONSENSUS)
        assert found.towards(Motion.CARRIED)

    def test_without_objection_nothing_but_the_quorum_is_open(self) -> None:
        found = settle(TRAFFORD_QIP.voting, Ballot(objections=0))
        assert [str(way) for way in found.ways] == [
            "not quorate [trafford-qip 7.2]",
            "quorate [trafford-qip 7.2]",
        ]

    def test_three_votes_for_leave_three_answers(self) -> None:
        found = settle(TRAFFORD_QIP.voting, Ballot(quorate=True, votes_for=3))
        assert [(way.outcome, way.requirements[0].words) for way in found.ways] == [
            (Motion.CARRIED, "votes against 2 or less"),
            (Motion.TIED, "votes against 3"),
            (Motion.LOST, "votes against 4 or more"),
        ]

    def test_equal_votes_are_said_in_one(self) -> None:
        found = settle(TRAFFORD_QIP.voting, Ballot(quorate=True, objections=1))
        (tie,) = found.towards(Motion.TIED)
        assert [one.words for one in tie.requirements] == [
            "votes against as many as votes for",
            "votes cast 1 or more",
        ]


class TestDaysAndRegisters:
    """Facts that are worked out from days are asked for by the days behind them."""

    def test_an_appeal_of_which_nothing_is_known(self) -> None:
        found = settle(CHORUS_RSP.appeals, Appeal(), on=ON)
        assert found.next is not None
        assert found.next.inputs == ("notified_on",)

    def test_a_mark_that_is_missing_is_asked_for(self) -> None:
        marks = (Mark.PRESENT, Mark.PRESENT, Mark.PRESENT, Mark.ABSENT, Mark.UNKNOWN)
        meetings = [Meeting(held_on=date(2026, n, 1), mark=m) for n, m in enumerate(marks, 1)]
        register = AttendanceRegister.model_validate({"meetings": meetings})
        found = settle(TRAFFORD_QIP.attendance, register, on=ON)
        assert found.next is not None
        assert found.next.inputs == ("meetings",)

    def test_a_day_is_needed_where_days_matter(self) -> None:
        with pytest.raises(NotADayError):
            settle(TRAFFORD_QIP.eligibility, Applicant(), stage=Stage.APPLICANT)


class TestChorusCode14d:
    """(d) Suspended while it is investigated, until it is found that there was no breach."""

    @pytest.mark.parametrize(
        ("established", "ends_it"),
        [
            pytest.param(None, True, id="nobody has found yet, and may find none"),
            pytest.param(True, False, id="found"),
        ],
    )
    def test_a_finding_that_may_still_come_can_end_it(
        self, *, established: bool | None, ends_it: bool
    ) -> None:
        sanctions = CHORUS_RSP.sanctions
        assert not isinstance(sanctions, Silent)
        ladder = sanctions.further_ladders()["pending-investigation"]
        found = settle(ladder, Breach(established=established), on=ON)
        ending = [
            one.words for way in found.ways if way.outcome == "not open" for one in way.requirements
        ]

        assert ("found no breach" in ending) is ends_it


class TestSilence:
    """A paper that does not provide for something leaves nothing open."""

    def test_a_silent_block(self) -> None:
        assert isinstance(CHORUS_RSP.quorum, Silent)
        found = settle(CHORUS_RSP.quorum, Roll())
        assert (found.outcome, found.ways, found.next) == ("not provided for", (), None)


class TestLaws:
    """What is asked, one at a time, leads where all facts at once lead."""

    @given(applicants())
    def test_the_answers_one_by_one_end_as_all_at_once(self, whole: Applicant) -> None:
        for rulebook in (CHORUS_RSP, TRAFFORD_QIP):
            known: dict[str, object] = {}
            while True:
                someone = Applicant.model_validate(known)
                found = settle(rulebook.eligibility, someone, stage=Stage.MEMBER, on=ON)
                if found.next is None:
                    break
                (field,) = found.next.inputs
                assert field not in known
                known[field] = getattr(whole, field)
                if known[field] is None:
                    break
            decision = assess_eligibility(rulebook.eligibility, whole, stage=Stage.MEMBER, on=ON)
            if found.next is None:
                assert decision.outcome == found.outcome

    @given(applicants())
    def test_a_decision_is_open_exactly_while_it_has_ways(self, someone: Applicant) -> None:
        for rulebook in (CHORUS_RSP, TRAFFORD_QIP):
            terms = rulebook.eligibility
            decision = assess_eligibility(terms, someone, stage=Stage.APPLICANT, on=ON)
            found = settle(terms, someone, stage=Stage.APPLICANT, on=ON)
            assert found.outcome == decision.outcome
            assert bool(found.ways) is bool(decision.needs)
            named = {name for way in found.ways for one in way.requirements for name in one.inputs}
            assert named <= set(decision.needs)
            if someone.notice_ever_served is not False:  # or else none is in force either
                assert named == set(decision.needs)


def with_one_hidden() -> Iterator[tuple[Terms[Any, Any], str | None, Frozen, str]]:
    """Go through the boundary cases of both papers, each with one thing left out of it."""
    for rulebook in (CHORUS_RSP, TRAFFORD_QIP):
        for block in rulebook.block_names():
            for terms in ladders(rulebook.block(block)).values():
                for stage in stages(terms):
                    for case in boundary_cases(terms, stage):
                        facts = terms.example(case.facts, ON)
                        assert facts is not None
                        for field, value in facts.__dict__.items():
                            if value is not None and field != "other":
                                left = {**facts.__dict__, field: None}
                                with suppress(ValidationError):
                                    hidden = type(facts).model_validate(left)
                                    yield terms, stage, hidden, case.outcome


@pytest.mark.no_cover
class TestWhatIsHidden:
    """Whatever is left out of a case, the outcome that it has stays open."""

    def test_the_outcome_of_the_whole_case_is_among_those_that_are_open(self) -> None:
        opened = 0
        for terms, stage, hidden, outcome in with_one_hidden():
            found = settle(terms, hidden, stage=stage, on=ON)
            if found.outcome == "undetermined":  # else it says something that it is left out
                opened += 1
                assert outcome in {way.outcome for way in found.ways}
        assert opened > 1_000


class TestBoundUp:
    """Facts that can only differ together, and facts that no case can have."""

    A, B = Yes(fact="flag_a"), Yes(fact="flag_b")

    def test_of_two_facts_that_go_together_one_is_asked(self) -> None:
        together = (self.A | ~self.B, self.B | ~self.A)
        terms = SmallTerms(
            ladder=(rung(Colour.RED, self.A, self.B), rung(Colour.AMBER)), laws=together
        )
        found = settle(terms, SmallCase())
        assert {way.outcome for way in found.ways} == {Colour.RED, Colour.AMBER}
        assert found.next is not None
        assert found.next.inputs == ("flag_a",)

    def test_ways_of_fewest_facts_come_first_however_many_limits_they_have(self) -> None:
        whole, part, rest = (CountFact(name) for name in ("whole", "part", "rest"))
        some = ((whole >= 2) & (whole <= 5)) | (rest > part)
        terms = SmallTerms(ladder=(rung(Colour.RED, some), rung(Colour.AMBER)))
        ways = settle(terms, SmallCase()).towards(Colour.RED)
        assert [way.requirements[0].words for way in ways] == [
            "whole 2 to 5",
            "rest more than part",
        ]

    def test_a_count_alone_does_not_settle_what_it_is_compared_with(self) -> None:
        half = CountFact("part").share_of(CountFact("whole")) >= HALF
        terms = SmallTerms(ladder=(rung(Colour.RED, half | (self.A & self.B)), rung(Colour.AMBER)))
        found = settle(terms, SmallCase())
        assert found.next is not None
        assert found.next.inputs == ("flag_a",)

    def test_a_fact_that_the_ladder_does_not_read_is_never_asked_for(self) -> None:
        other = Yes(fact="flag_c")
        terms = SmallTerms(
            ladder=(rung(Colour.RED, self.A | other), rung(Colour.AMBER)),
            laws=(self.A | self.B | other,),
        )
        ways = settle(terms, SmallCase()).towards(Colour.RED)
        assert [one.words for way in ways for one in way.requirements] == ["flag a", "flag c"]

    def test_laws_bear_on_it_by_way_of_others(self) -> None:
        other = Yes(fact="flag_c")
        terms = SmallTerms(
            ladder=(rung(Colour.RED, self.A), rung(Colour.AMBER)),
            laws=(self.A | self.B, ~self.B | other, ~other),
        )
        (way,) = settle(terms, SmallCase()).ways
        assert (way.outcome, way.requirements) == (Colour.RED, ())

    def test_a_yes_that_is_a_no_in_another_world_is_not_known(self) -> None:
        known = Known([{"flag": True, "count": 2}, {"flag": False, "count": 5}])
        assert not known.holds("flag")
        assert known.between == {"count": (2, 5)}

    def test_laws_that_leave_no_case_leave_no_way(self) -> None:
        whole = CountFact("whole")
        terms = SmallTerms(
            ladder=(rung(Colour.RED, whole >= 2), rung(Colour.AMBER)),
            laws=(whole >= 3, whole <= 2),
        )
        found = settle(terms, SmallCase())
        assert (found.outcome, found.ways, found.next) == ("undetermined", (), None)

    def test_a_case_with_nothing_to_ask_says_so_by_silence(self) -> None:
        page = settle(TRAFFORD_QIP.quorum, Roll(in_office=2)).to_page()
        assert [passage.heading for passage in page.passages] == ["To be unattainable"]


class TestRefusals:
    """What would be too large is refused, with the count."""

    def test_too_many_comparisons(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_space, "MOST_TESTS", 5)
        with pytest.raises(TooManyRegionsError) as refused:
            settle(CHORUS_RSP.eligibility, Applicant(), stage=Stage.APPLICANT, on=ON)
        assert (refused.value.count, refused.value.most) == (6, 5)
        assert str(refused.value) == "6 comparisons are more than the 5 that are looked at"

    def test_too_many_regions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_space, "MOST_REGIONS", 7)
        with pytest.raises(TooManyRegionsError) as refused:
            settle(CHORUS_RSP.eligibility, Applicant(), stage=Stage.APPLICANT, on=ON)
        assert (refused.value.count, refused.value.what) == (8, "regions")

    def test_too_many_ways_in_one_group(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_groups, "MOST_CELLS", 3)
        whole = CountFact("whole")
        terms = SmallTerms(
            ladder=(rung(Colour.RED, whole >= 1, whole >= 2, whole >= 3), rung(Colour.AMBER))
        )
        with pytest.raises(TooManyRegionsError) as refused:
            settle(terms, SmallCase())
        assert (refused.value.count, refused.value.most) == (4, 3)
