"""Two papers side by side: every region that they decide differently, and what else differs."""

import pytest

from scrutiny_rules import (
    CountFact,
    Eligibility,
    Motion,
    PanelBase,
    QuorumTerms,
    Roll,
    Silent,
    Stage,
    TooManyRegionsError,
    Yes,
    decide_quorum,
)
from scrutiny_rules.analysis import Difference, Setting, _space, compare
from scrutiny_rules.analysis.comparison import differences_between, ladders, stages
from scrutiny_rules.applicants import AGE
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.analysis.papers import NOTHING, PRESENT, broken, limb, of_trafford, with_least_age
from tests.analysis.small import Colour, SmallTerms, rung


def pairs(differences: tuple[Difference, ...]) -> list[tuple[str, str]]:
    """Return from what to what outcomes change."""
    return [(one.before, one.after) for one in differences]


class TestTrafford42a:
    """Raising the least age from 16 to 18 changes what is decided at 16 and 17, and no more."""

    OLDER = with_least_age(AGE >= 18)

    def test_exactly_the_regions_of_16_and_17(self) -> None:
        found = compare(TRAFFORD_QIP, self.OLDER)
        assert [one.stage for one in found.differences] == list(Stage)
        for one in found.differences:
            assert (one.before, one.after) == (Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE)
            assert "age 16 to 17" in [part.words for part in one.common]
            assert {region.witness["age"] for region in one.regions} == {16}
        assert not found.settings
        assert not found.unprovided
        assert "eligibility" not in found.same
        assert len(found.same) == len(TRAFFORD_QIP.block_names()) - 1

    @pytest.mark.parametrize("age", range(14, 21))
    @pytest.mark.parametrize("stage", list(Stage))
    def test_at_each_age_the_papers_differ_as_the_regions_say(self, age: int, stage: Stage) -> None:
        before, after = of_trafford(), ladders(self.OLDER.eligibility)[""]
        for one in compare(TRAFFORD_QIP, self.OLDER).differences:
            if one.stage != stage:
                continue
            for region in one.regions:
                case = {**region.witness, "age": age}
                outcomes = [terms.walk(case, stage=stage)["outcome"] for terms in (before, after)]
                assert (outcomes[0] is not outcomes[1]) is (age in (16, 17))

    def test_a_region_for_each_capacity(self) -> None:
        first = compare(TRAFFORD_QIP, self.OLDER).differences[0]
        assert [region.requirements[0].words for region in first.regions] == [
            "tenant",
            "joint tenant",
            "leaseholder",
            "shared owner",
            "partner of resident",
            "close relative in residence",
        ]

    def test_both_clauses_are_cited_but_not_what_both_papers_find_alike(self) -> None:
        region = compare(TRAFFORD_QIP, self.OLDER).differences[0].regions[0]
        assert [clause.label for clause in region.because_before] == ["4.2(a)"]
        assert [clause.label for clause in region.because_after] == ["4.2(a)"]

    def test_the_same_paper_differs_in_nothing(self) -> None:
        found = compare(TRAFFORD_QIP, with_least_age(AGE >= 16))
        assert found.same == TRAFFORD_QIP.block_names()
        assert not found.differences
        assert not found.settings

    def test_a_limit_said_otherwise_is_the_same_limit(self) -> None:
        found = compare(TRAFFORD_QIP, with_least_age(~(AGE < 16)))
        assert found.differences == ()
        assert "eligibility" in found.same


class TestTrafford73:
    """If only the Chair has the casting vote, a tie without the Chair is not carried."""

    FOUND = compare(TRAFFORD_QIP, TRAFFORD_QIP.under("T-R8", "chair-only"))

    def test_what_becomes_of_the_casting_vote(self) -> None:
        assert pairs(self.FOUND.of_block("voting")) == [
            (Motion.CARRIED, Motion.NOT_CARRIED),
            (Motion.TIED, Motion.TIED),
            (Motion.TIED, Motion.NOT_CARRIED),
            (Motion.LOST, Motion.NOT_CARRIED),
        ]

    def test_that_the_power_is_another_s_is_a_difference_too(self) -> None:
        tied = self.FOUND.differences[1]
        assert tied.power_before == "whoever presides: the Chair, or who stands in"
        assert tied.power_after == "the Chair"
        assert "tied (a power of the Chair)" in str(self.FOUND)

    def test_the_setting_stands_beside_it(self) -> None:
        (one,) = self.FOUND.settings
        assert (one.block, one.path) == ("voting", "casting_vote.holder")
        assert str(one) == "voting: casting_vote.holder: presider → chair only"


class TestTrafford72:
    """Whom *the panel* means is settled by a base, and compared by whole people."""

    def test_each_region_of_every_base_is_shown_by_a_roll(self) -> None:
        seen = 0
        for alternative in TRAFFORD_QIP.reading("T-R7").alternatives:
            other = TRAFFORD_QIP.under("T-R7", alternative)
            before, after = TRAFFORD_QIP.quorum, other.quorum
            assert isinstance(before, QuorumTerms)
            assert isinstance(after, QuorumTerms)
            for difference in compare(TRAFFORD_QIP, other).differences:
                for region in difference.regions:
                    seen += 1
                    walked = before.walk(region.witness)["outcome"]
                    assert walked == difference.before
        assert seen > 10

    def test_with_two_places_unfilled_half_of_those_in_office_is_not_half_of_the_places(
        self,
    ) -> None:
        other = TRAFFORD_QIP.under("T-R7", "seats")
        found = compare(TRAFFORD_QIP, other).of_block("quorum")
        assert ("quorate", "inquorate") in pairs(found)
        roll = Roll(in_office=7, present=4, seats=9)
        assert decide_quorum(TRAFFORD_QIP.quorum, roll).outcome == "quorate"
        assert decide_quorum(other.quorum, roll).outcome == "inquorate"


class TestTheTwoPapers:
    """Chorus and Trafford: what both decide, what only one provides for, and what they set."""

    FOUND = compare(CHORUS_RSP, TRAFFORD_QIP)

    def test_a_silent_subject_is_not_a_different_decision(self) -> None:
        silent = {one.block: one.provided_before for one in self.FOUND.unprovided}
        assert silent["quorum"] is False
        assert silent["appeals"] is True
        assert not self.FOUND.of_block("quorum")
        assert str(self.FOUND.unprovided[0]).startswith("application: the second paper is silent")
        assert "the first paper is silent: the paper sets no quorum" in str(self.FOUND)

    def test_an_age_limit_is_only_trafford_s(self) -> None:
        (one, *_) = self.FOUND.of_block("eligibility")
        assert (one.before, one.after) == (Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE)
        assert one.subject == "eligibility (applicant)"
        ages = [r for r in one.regions if "age 15 or less" in [q.words for q in r.requirements]]
        assert ages

    def test_figures_are_set_differently(self) -> None:
        said = [str(one) for one in self.FOUND.settings]
        assert "programme: review_months: 4 → 3" in said
        assert "meetings_too_soon" in self.FOUND.worked_out["programme"]
        assert "May be worked out differently" in str(self.FOUND)

    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            pytest.param(None, "the Chair", "nothing → the Chair", id="nothing, and a name"),
            pytest.param(True, False, "yes → no", id="a yes/no"),
            pytest.param((), ("a", "b"), " → a, b", id="a list"),
            pytest.param({"a": 1}, None, "terms of its own → nothing", id="what has parts"),
            pytest.param(({"a": 1}, {"a": 2}), 3, "2 of them → 3", id="several of those"),
        ],
    )
    def test_a_setting_in_one_line(self, before: object, after: object, said: str) -> None:
        fields = {"block": "voting", "path": "step", "before": before, "after": after}
        assert str(Setting.model_validate(fields)) == f"voting: step: {said}"

    def test_limbs_outside_every_ladder_are_settings(self) -> None:
        found = compare(CHORUS_RSP, CHORUS_RSP.under("C-R7", "majority"))
        assert [str(one) for one in found.settings] == [
            (
                "voting: private_vote: at least 1 private requests → "
                "private requests more than 1/2 of voters in attendance"
            )
        ]
        assert not found.differences

    def test_every_witness_ends_as_is_said(self) -> None:
        for one in self.FOUND.differences:
            before = ladders(CHORUS_RSP.block(one.block))[one.ladder]
            after = ladders(TRAFFORD_QIP.block(one.block))[one.ladder]
            for region in one.regions:
                assert before.walk(region.witness, stage=one.stage)["outcome"] == one.before
                assert after.walk(region.witness, stage=one.stage)["outcome"] == one.after


class TestLadders:
    """A block holds its own ladder and those beside it; each has its stages."""

    def test_the_ladders_of_a_block(self) -> None:
        assert list(ladders(TRAFFORD_QIP.tenure)) == ["", "appointment"]
        assert list(ladders(CHORUS_RSP.expenses)) == ["", "claim", "payment-review"]
        assert ladders(NOTHING) == {}

    def test_the_stages_of_a_ladder(self) -> None:
        assert stages(of_trafford()) == tuple(Stage)
        assert stages(ladders(TRAFFORD_QIP.quorum)[""]) == (None,)

    def test_a_ladder_that_only_one_paper_has(self) -> None:
        sanctions = CHORUS_RSP.sanctions
        assert not isinstance(sanctions, Silent)
        rows = tuple(row for row in sanctions.rows if row.name != "leave-the-meeting")
        fewer = sanctions.model_copy(update={"rows": rows})
        found = compare(CHORUS_RSP, CHORUS_RSP.model_copy(update={"sanctions": fewer}))
        (one,) = found.unprovided
        assert (one.block, one.provided_before) == ("sanctions", True)
        assert one.why == "it has no `leave-the-meeting`"


class TestOrderOfRegions:
    """The region with the smallest case comes first."""

    def test_by_size_of_the_witness_and_not_by_the_order_of_the_paper(self) -> None:
        whole, part = CountFact("whole"), CountFact("part")
        some = (whole >= 9) | ((whole >= 2) & (part >= 2))
        one = SmallTerms(ladder=(rung(Colour.RED, some), rung(Colour.AMBER)))
        other = SmallTerms(ladder=(rung(Colour.RED, some & (whole >= 20)), rung(Colour.AMBER)))
        (difference,) = differences_between(one, other)
        sizes = [region.witness["whole"] for region in difference.regions]
        assert sizes == [2, 9]


class TestWitnesses:
    """A case tells of every fact that a ladder reads, whether or not a test turns on it."""

    def test_a_count_on_which_nothing_turns_fits_the_others(self) -> None:
        whole, part = CountFact("whole"), CountFact("part")
        one, other = (
            SmallTerms(ladder=(rung(Colour.RED, (part >= n) | (whole < 0)), rung(Colour.AMBER)))
            for n in (2, 4)
        )
        (difference,) = differences_between(one, other)
        (region,) = difference.regions
        assert region.witness == {"part": 2, "whole": 2}


class TestWhatIsShared:
    """What is so of every case of a difference is said once, however often it is tested."""

    def test_of_two_answers_that_come_to_the_same_one_is_said(self) -> None:
        a, b = Yes(fact="flag_a"), Yes(fact="flag_b")
        together = (a | ~b, b | ~a)
        one = SmallTerms(ladder=(rung(Colour.RED, a, b), rung(Colour.AMBER)), laws=together)
        other = SmallTerms(ladder=(rung(Colour.GREEN, a, b), rung(Colour.AMBER)), laws=together)
        (difference,) = differences_between(one, other)
        assert [part.words for part in difference.common] == ["flag a"]

    def test_of_two_limits_the_one_that_says_more_is_said(self) -> None:
        whole = CountFact("whole")
        one = SmallTerms(ladder=(rung(Colour.RED, whole >= 2, whole >= 4), rung(Colour.AMBER)))
        other = SmallTerms(ladder=(rung(Colour.RED, whole >= 9), rung(Colour.AMBER)))
        (difference,) = differences_between(one, other)
        assert [part.words for part in difference.common] == ["whole 4 to 8"]


class TestLaws:
    """A comparison the other way round says the same the other way round."""

    def test_turned_round(self) -> None:
        there = compare(CHORUS_RSP, TRAFFORD_QIP).differences
        back = compare(TRAFFORD_QIP, CHORUS_RSP).differences
        cases = {
            (d.block, d.stage, d.before, d.after, frozenset(r.witness.items()))
            for d in there
            for r in d.regions
        }
        turned = {
            (d.block, d.stage, d.after, d.before, frozenset(r.witness.items()))
            for d in back
            for r in d.regions
        }
        assert cases == turned

    def test_a_paper_compared_with_itself(self) -> None:
        for rulebook in (CHORUS_RSP, TRAFFORD_QIP):
            assert compare(rulebook, rulebook).same == rulebook.block_names()


class TestRefusals:
    """Ladders that are too large are refused, with the count."""

    def test_too_many_ways_in_one_group(self, monkeypatch: pytest.MonkeyPatch) -> None:
        limbs = tuple(limb(f"least-{n}", n <= PRESENT) for n in range(1, 9))
        one, other = (
            QuorumTerms(limbs_required=limbs, base=base)
            for base in (PanelBase.IN_OFFICE, PanelBase.SEATS)
        )
        monkeypatch.setattr(_space, "MOST_TESTS", 4)
        with pytest.raises(TooManyRegionsError):
            differences_between(one, other)

    def test_a_broken_paper_is_silent_on_the_rest(self) -> None:
        rulebook = broken(quorum=QuorumTerms(limbs_required=(limb("three", PRESENT >= 3),)))
        found = compare(rulebook, TRAFFORD_QIP)
        assert {one.block for one in found.unprovided} >= {"voting", "eligibility"}
        assert found.of_block("quorum")
