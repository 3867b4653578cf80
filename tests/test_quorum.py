"""May a meeting do business?"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Condition,
    CountFact,
    Fact,
    Kind,
    Limb,
    PanelBase,
    Quorum,
    QuorumDecision,
    QuorumTerms,
    Roll,
    Rulebook,
    Silent,
    State,
    WrongKindError,
    decide_quorum,
    own_fact,
)
from scrutiny_rules.quorum import IN_OFFICE, PANEL, PRESENT, PRESENT_FOR_ITEM, SEATS
from scrutiny_rules.rulebooks import trafford_qip
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    rolls,
)
from tests.strategies import (
    COUNTS,
)

QUORATE = Quorum.QUORATE
INQUORATE = Quorum.INQUORATE
UNATTAINABLE = Quorum.UNATTAINABLE
UNDETERMINED = Quorum.UNDETERMINED

HALF = Fraction(1, 2)


def decide(roll: Roll, book: Rulebook = TRAFFORD_QIP) -> QuorumDecision:
    """Decide on a roll under the Trafford paper, or under a reading of it."""
    return decide_quorum(book.quorum, roll)


def under(base: PanelBase, *, chair_counts: bool) -> QuorumTerms:
    """Return the Trafford terms with another panel."""
    return trafford_qip.QUORUM.model_copy(update={"base": base, "chair_counts": chair_counts})


def state(decision: QuorumDecision, limb: str) -> State:
    """Return the state of one limb's finding."""
    return next(finding.state for finding in decision.findings if finding.limb == limb)


class TestTrafford72:
    """At least half of the members in office, and at least three of them, item by item."""

    @pytest.mark.parametrize(
        ("in_office", "required"),
        [(0, 3), (2, 3), (3, 3), (4, 3), (5, 3), (6, 3), (7, 4), (8, 4), (9, 5), (12, 6)],
    )
    def test_how_many_it_takes(self, in_office: int, required: int) -> None:
        for present in range(in_office + 1):
            decision = decide(Roll(in_office=in_office, present=present))
            assert decision.required == required
            assert decision.present == present
            assert decision.shortfall == max(0, required - present)
            assert (decision.outcome is QUORATE) == (present >= required)

    @pytest.mark.parametrize(
        ("in_office", "present", "outcome"),
        [
            pytest.param(8, 4, QUORATE, id="exactly half"),
            pytest.param(8, 3, INQUORATE, id="one under half"),
            pytest.param(7, 4, QUORATE, id="more than half of an odd number"),
            pytest.param(7, 3, INQUORATE, id="three of seven are less than half"),
            pytest.param(4, 3, QUORATE, id="exactly three"),
            pytest.param(4, 2, INQUORATE, id="half, but only two"),
            pytest.param(3, 3, QUORATE, id="all three in office"),
            pytest.param(3, 2, INQUORATE, id="two of three"),
            pytest.param(2, 2, UNATTAINABLE, id="only two in office, both there"),
            pytest.param(2, 0, UNATTAINABLE, id="only two in office, neither there"),
            pytest.param(0, 0, UNATTAINABLE, id="nobody in office"),
        ],
    )
    def test_half_of_the_panel_and_three_members(
        self, in_office: int, present: int, outcome: Quorum
    ) -> None:
        decision = decide(Roll(in_office=in_office, present=present))
        assert decision.outcome is outcome
        assert {finding.clause.label for finding in decision.findings} == {"7.2"}
        assert decision.readings == ("T-R7", "T-R17")

    @pytest.mark.parametrize(
        ("in_office", "present", "fails"),
        [
            pytest.param(8, 3, {"half"}, id="three, but not half"),
            pytest.param(4, 2, {"three"}, id="half, but not three"),
            pytest.param(8, 2, {"half", "three"}, id="neither"),
        ],
    )
    def test_the_limb_that_fails_is_said(
        self, in_office: int, present: int, fails: set[str]
    ) -> None:
        decision = decide(Roll(in_office=in_office, present=present))
        found = {one.limb for one in decision.decisive if one.state is State.NOT_MET}
        assert found == fails

    def test_a_member_who_withdraws_does_not_count_for_the_item(self) -> None:
        opening = Roll(in_office=9, present=5)
        item = opening.model_copy(update={"withdrawn": 1})
        assert decide(opening).outcome is QUORATE
        decision = decide(item)
        assert decision.outcome is INQUORATE
        assert (decision.required, decision.present, decision.shortfall) == (5, 4, 1)

    @pytest.mark.parametrize(
        ("in_office", "present", "withdrawn", "outcome"),
        [
            pytest.param(5, 5, 2, QUORATE, id="three are left, and could not be more"),
            pytest.param(5, 5, 3, UNATTAINABLE, id="two are left, and all the others are there"),
            pytest.param(5, 4, 2, INQUORATE, id="two are left, and one could still come"),
            pytest.param(8, 8, 5, UNATTAINABLE, id="three are left of eight"),
            pytest.param(8, 8, 4, QUORATE, id="half are left of eight"),
        ],
    )
    def test_withdrawals_can_put_a_quorum_out_of_reach(
        self, in_office: int, present: int, withdrawn: int, outcome: Quorum
    ) -> None:
        roll = Roll(in_office=in_office, present=present, withdrawn=withdrawn)
        assert decide(roll).outcome is outcome

    def test_who_abstains_is_still_there(self) -> None:
        assert decide(Roll(in_office=7, present=4)).outcome is QUORATE

    @pytest.mark.parametrize(
        ("roll", "outcome", "needs"),
        [
            pytest.param(Roll(), UNDETERMINED, ("present", "in_office"), id="nothing known"),
            pytest.param(Roll(present=5), UNDETERMINED, ("in_office",), id="nobody knows of whom"),
            pytest.param(Roll(in_office=7), UNDETERMINED, ("present",), id="nobody counted"),
            pytest.param(
                Roll(in_office=9, present=5, withdrawn=None),
                UNDETERMINED,
                ("withdrawn",),
                id="nobody knows who withdrew",
            ),
            pytest.param(Roll(present=2), UNDETERMINED, ("in_office",), id="two of how many"),
            pytest.param(Roll(in_office=9, present=4), INQUORATE, (), id="everything known"),
        ],
    )
    def test_unknown_counts_are_asked_for(
        self, roll: Roll, outcome: Quorum, needs: tuple[str, ...]
    ) -> None:
        decision = decide(roll)
        assert decision.outcome is outcome
        assert decision.needs == needs
        assert bool(decision.figures()) == (outcome is INQUORATE)

    def test_what_can_be_told_is_told_though_counts_are_missing(self) -> None:
        nobody_counted = decide(Roll(in_office=9))
        assert nobody_counted.required == 5
        assert nobody_counted.present is None
        assert nobody_counted.shortfall is None
        of_unknown = decide(Roll(present=5, withdrawn=1))
        assert of_unknown.required is None
        assert of_unknown.present == 4
        assert of_unknown.shortfall is None

    @pytest.mark.parametrize(
        ("slug", "facts", "required", "quorate", "inquorate"),
        [
            pytest.param("in-office", {"in_office": 8, "seats": 12}, 4, 4, 3, id="in office"),
            pytest.param("seats", {"in_office": 8, "seats": 12}, 6, 6, 5, id="seats"),
            pytest.param(
                "entitled-on-the-item",
                {"in_office": 9, "withdrawn": 1},
                4,
                5,
                4,
                id="entitled on the item",
            ),
            pytest.param(
                "leave-excluded", {"in_office": 9, "on_leave": 1}, 4, 4, 3, id="leave excluded"
            ),
            pytest.param(
                "co-optees-excluded",
                {"in_office": 9, "co_optees_in_office": 1, "co_optees_present": 1},
                4,
                5,
                4,
                id="co-optees excluded",
            ),
        ],
    )
    def test_t_r7_of_whom_half_has_to_be_present(
        self, slug: str, facts: Mapping[str, object], required: int, quorate: int, inquorate: int
    ) -> None:
        book = TRAFFORD_QIP.under("T-R7", slug)
        enough = decide(Roll.model_validate({**facts, "present": quorate}), book)
        assert enough.outcome is QUORATE
        assert enough.required == required
        assert enough.shortfall == 0
        too_few = decide(Roll.model_validate({**facts, "present": inquorate}), book)
        assert too_few.outcome is INQUORATE
        assert too_few.required == required
        assert too_few.shortfall == 1

    @pytest.mark.parametrize(
        ("slug", "facts", "taken", "alternative"),
        [
            pytest.param(
                "seats", {"in_office": 8, "present": 5, "seats": 12}, QUORATE, INQUORATE, id="seats"
            ),
            pytest.param(
                "seats",
                {"in_office": 5, "present": 5, "seats": 12},
                QUORATE,
                UNATTAINABLE,
                id="seats, so many of them vacant",
            ),
            pytest.param(
                "entitled on the item",
                {"in_office": 9, "present": 5, "withdrawn": 1},
                INQUORATE,
                QUORATE,
                id="entitled on the item",
            ),
            pytest.param(
                "leave excluded",
                {"in_office": 9, "present": 4, "on_leave": 1},
                INQUORATE,
                QUORATE,
                id="leave excluded",
            ),
            pytest.param(
                "co-optees excluded",
                {"in_office": 9, "present": 4, "co_optees_in_office": 1, "co_optees_present": 0},
                INQUORATE,
                QUORATE,
                id="co-optees excluded, and away",
            ),
            pytest.param(
                "co-optees excluded",
                {"in_office": 8, "present": 4, "co_optees_in_office": 1, "co_optees_present": 1},
                QUORATE,
                INQUORATE,
                id="co-optees excluded, and there",
            ),
        ],
    )
    def test_t_r7_changes_the_outcome(
        self, slug: str, facts: Mapping[str, object], taken: Quorum, alternative: Quorum
    ) -> None:
        roll = Roll.model_validate(facts)
        assert decide(roll).outcome is taken
        assert decide(roll, TRAFFORD_QIP.under("T-R7", slug)).outcome is alternative

    @pytest.mark.parametrize(
        ("slug", "needs"),
        [
            pytest.param("seats", ("seats",), id="seats"),
            pytest.param("entitled-on-the-item", (), id="entitled on the item"),
            pytest.param("leave-excluded", ("on_leave",), id="leave excluded"),
            pytest.param(
                "co-optees-excluded", ("co_optees_present", "co_optees_in_office"), id="co-optees"
            ),
        ],
    )
    def test_t_r7_asks_for_the_further_count_alone(self, slug: str, needs: tuple[str, ...]) -> None:
        decision = decide(Roll(in_office=9, present=5), TRAFFORD_QIP.under("T-R7", slug))
        assert decision.needs == needs
        assert (decision.outcome is UNDETERMINED) == bool(needs)

    @pytest.mark.parametrize(
        ("facts", "taken", "alternative"),
        [
            pytest.param(
                {"in_office": 8, "present": 4, "chair_in_office": True, "chair_present": True},
                QUORATE,
                INQUORATE,
                id="the Chair is the fourth of eight",
            ),
            pytest.param(
                {"in_office": 8, "present": 5, "chair_in_office": True, "chair_present": True},
                QUORATE,
                QUORATE,
                id="four of seven besides the Chair",
            ),
            pytest.param(
                {"in_office": 9, "present": 4, "chair_in_office": True, "chair_present": False},
                INQUORATE,
                QUORATE,
                id="four of eight while the Chair is away",
            ),
            pytest.param(
                {"in_office": 3, "present": 3, "chair_in_office": True, "chair_present": True},
                QUORATE,
                UNATTAINABLE,
                id="only two besides the Chair",
            ),
        ],
    )
    def test_t_r17_whether_the_chair_counts(
        self, facts: Mapping[str, object], taken: Quorum, alternative: Quorum
    ) -> None:
        roll = Roll.model_validate(facts)
        assert decide(roll).outcome is taken
        assert decide(roll, TRAFFORD_QIP.under("T-R17", "does-not-count")).outcome is alternative

    def test_t_r17_asks_for_the_chair(self) -> None:
        book = TRAFFORD_QIP.under("T-R17", "does-not-count")
        decision = decide(Roll(in_office=9, present=5), book)
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("chair_present", "chair_in_office")

    def test_both_readings_together(self) -> None:
        book = TRAFFORD_QIP.under("T-R7", "seats").under("T-R17", "does-not-count")
        roll = Roll(in_office=8, present=5, seats=9, chair_in_office=True, chair_present=True)
        decision = decide(roll, book)
        assert decision.outcome is QUORATE
        assert (decision.required, decision.present) == (4, 4)
        fewer = roll.model_copy(update={"present": 4})
        assert decide(fewer, book).outcome is INQUORATE


class TestChorusSetsNoQuorum:
    """The paper says nothing of a quorum, and none is borrowed."""

    @pytest.mark.parametrize("roll", [Roll(), Roll(in_office=9, present=9)])
    def test_it_does_not_provide_for_it(self, roll: Roll) -> None:
        decision = decide(roll, CHORUS_RSP)
        assert decision.outcome is Quorum.NOT_PROVIDED
        assert (decision.required, decision.present, decision.shortfall) == (None, None, None)
        assert decision.figures() == ()
        assert len(decision.cautions) == 1


def limb(name: str, condition: Condition) -> Limb:
    """Return a limb of some other paper."""
    clause = trafford_qip.DOCUMENT.clause("7.2", "what another paper asks")
    return Limb(name=name, clause=clause, condition=condition)


def terms(*conditions: Condition, own: tuple[Fact, ...] = ()) -> QuorumTerms:
    """Return the terms of some other paper."""
    limbs = tuple(limb(f"limb-{at}", condition) for at, condition in enumerate(conditions))
    return QuorumTerms(limbs_required=limbs, own_facts=own)


PLAIN_NUMBER = terms(PRESENT_FOR_ITEM >= 4)
SHARE = terms(PRESENT_FOR_ITEM.share_of(PANEL) >= Fraction(1, 3))
MORE_THAN_A_SHARE = terms(PRESENT_FOR_ITEM.share_of(PANEL) > HALF)
GREATER_OF_TWO = terms((PRESENT_FOR_ITEM >= 4) & (PRESENT_FOR_ITEM.share_of(PANEL) >= HALF))
LESSER_OF_TWO = terms((PRESENT_FOR_ITEM >= 4) | (PRESENT_FOR_ITEM.share_of(PANEL) >= HALF))
WHOEVER_COMES = terms(PRESENT_FOR_ITEM >= 1)
IN_THE_ROOM = terms(PRESENT >= 3)
OF_THE_SEATS = terms(PRESENT_FOR_ITEM.share_of(SEATS) >= HALF)
EVERYONE = terms(PRESENT_FOR_ITEM >= IN_OFFICE)

SHAPES = {
    "a plain number": PLAIN_NUMBER,
    "a share": SHARE,
    "more than a share": MORE_THAN_A_SHARE,
    "the greater of two": GREATER_OF_TWO,
    "the lesser of two": LESSER_OF_TWO,
    "whoever comes": WHOEVER_COMES,
    "everyone": EVERYONE,
    "Trafford": trafford_qip.QUORUM,
}


class TestOtherPapers:
    """A number, a share, the greater or the lesser of both: conditions hold any of them."""

    @pytest.mark.parametrize(
        ("shape", "in_office", "required"),
        [
            ("a plain number", 5, 4),
            ("a plain number", 50, 4),
            ("a share", 9, 3),
            ("a share", 10, 4),
            ("more than a share", 8, 5),
            ("more than a share", 9, 5),
            ("the greater of two", 7, 4),
            ("the greater of two", 9, 5),
            ("the lesser of two", 5, 3),
            ("the lesser of two", 7, 4),
            ("the lesser of two", 20, 4),
            ("whoever comes", 20, 1),
            ("everyone", 6, 6),
        ],
    )
    def test_how_many_it_takes(self, shape: str, in_office: int, required: int) -> None:
        enough = decide_quorum(SHAPES[shape], Roll(in_office=in_office, present=required))
        assert (enough.outcome, enough.required, enough.shortfall) == (QUORATE, required, 0)
        fewer = decide_quorum(SHAPES[shape], Roll(in_office=in_office, present=required - 1))
        assert (fewer.outcome, fewer.required, fewer.shortfall) == (INQUORATE, required, 1)

    @pytest.mark.parametrize(
        ("shape", "in_office", "outcome"),
        [
            ("a plain number", 3, UNATTAINABLE),
            ("a plain number", 4, QUORATE),
            ("the lesser of two", 3, QUORATE),
            ("the greater of two", 3, UNATTAINABLE),
            ("whoever comes", 0, UNATTAINABLE),
        ],
    )
    def test_with_everyone_there(self, shape: str, in_office: int, outcome: Quorum) -> None:
        roll = Roll(in_office=in_office, present=in_office)
        assert decide_quorum(SHAPES[shape], roll).outcome is outcome

    def test_a_number_that_needs_no_share_does_not_ask_for_one(self) -> None:
        decision = decide_quorum(PLAIN_NUMBER, Roll(present=4))
        assert (decision.outcome, decision.required) == (QUORATE, 4)

    def test_a_share_of_the_seats(self) -> None:
        roll = Roll(in_office=6, seats=10, present=5)
        assert decide_quorum(OF_THE_SEATS, roll).outcome is QUORATE
        fewer = roll.model_copy(update={"present": 4})
        assert decide_quorum(OF_THE_SEATS, fewer).outcome is INQUORATE
        vacant = Roll(in_office=4, seats=10, present=4)
        assert decide_quorum(OF_THE_SEATS, vacant).outcome is UNATTAINABLE

    def test_those_in_the_room_count_though_they_have_withdrawn(self) -> None:
        roll = Roll(in_office=3, present=3, withdrawn=1)
        assert decide_quorum(IN_THE_ROOM, roll).outcome is QUORATE
        waiting = roll.model_copy(update={"present": 2})
        assert decide_quorum(IN_THE_ROOM, waiting).outcome is INQUORATE

    def test_a_share_that_nobody_can_reach_is_unattainable_and_no_error(self) -> None:
        thrice = terms(PRESENT_FOR_ITEM.share_of(PANEL) >= 3)
        few = decide_quorum(thrice, Roll(in_office=3, present=3))
        assert (few.outcome, few.required, few.shortfall) == (UNATTAINABLE, 9, 6)
        many = decide_quorum(thrice, Roll(in_office=1_000_000, present=0))
        assert (many.outcome, many.required) == (UNATTAINABLE, 3_000_000)


OFFICER = Fact(
    name="other.officer_present",
    kind=Kind.YES_NO,
    question="Is an officer present?",
    answered_by="the roll",
)
RESIDENTS = Fact(
    name="other.residents_present",
    kind=Kind.COUNT,
    question="How many residents are present?",
    answered_by="the roll",
)
WITH_AN_OFFICER = terms(PRESENT_FOR_ITEM >= 3, own_fact("officer_present"), own=(OFFICER,))
AN_OFFICER_ALONE = terms(own_fact("officer_present"), own=(OFFICER,))
THREE_RESIDENTS = terms(
    PRESENT_FOR_ITEM >= 4, CountFact("other.residents_present") >= 3, own=(RESIDENTS,)
)


class TestALandlordsOwnFacts:
    """A number that includes an officer, or a number within a class."""

    @pytest.mark.parametrize(
        ("present", "officer", "outcome", "required"),
        [
            pytest.param(3, True, QUORATE, 3, id="three, and an officer"),
            pytest.param(2, True, INQUORATE, 3, id="two, and an officer"),
            pytest.param(3, False, INQUORATE, None, id="three, and no officer"),
            pytest.param(2, False, INQUORATE, None, id="two, and no officer"),
            pytest.param(3, None, UNDETERMINED, None, id="three, and perhaps an officer"),
            pytest.param(2, None, INQUORATE, None, id="two, and perhaps an officer"),
        ],
    )
    def test_a_number_and_an_officer(
        self, present: int, officer: bool | None, outcome: Quorum, required: int | None
    ) -> None:
        roll = Roll(in_office=6, present=present, other={"officer_present": officer})
        decision = decide_quorum(WITH_AN_OFFICER, roll)
        assert decision.outcome is outcome
        assert decision.required == required
        assert decision.needs == (("other.officer_present",) if outcome is UNDETERMINED else ())

    def test_too_few_in_office_for_the_number(self) -> None:
        roll = Roll(in_office=2, present=2, other={"officer_present": True})
        assert decide_quorum(WITH_AN_OFFICER, roll).outcome is UNATTAINABLE

    @pytest.mark.parametrize(
        ("officer", "outcome"), [(True, QUORATE), (False, INQUORATE), (None, UNDETERMINED)]
    )
    def test_an_officer_alone_has_the_benefit_of_the_doubt(
        self, officer: bool | None, outcome: Quorum
    ) -> None:
        roll = Roll(in_office=6, present=0, other={"officer_present": officer})
        decision = decide_quorum(AN_OFFICER_ALONE, roll)
        assert decision.outcome is outcome
        assert decision.required == (0 if officer else None)

    @pytest.mark.parametrize(
        ("present", "residents", "outcome"),
        [
            pytest.param(4, 3, QUORATE, id="four, three of them residents"),
            pytest.param(4, 2, INQUORATE, id="four, two of them residents"),
            pytest.param(3, 3, INQUORATE, id="three residents alone"),
            pytest.param(4, None, UNDETERMINED, id="nobody counted the residents"),
        ],
    )
    def test_a_number_within_a_class(
        self, present: int, residents: int | None, outcome: Quorum
    ) -> None:
        roll = Roll(in_office=6, present=present, other={"residents_present": residents})
        assert decide_quorum(THREE_RESIDENTS, roll).outcome is outcome


class Whereabouts(StrEnum):
    """Where one member of the panel is while an item is discussed."""

    HERE = "here"
    WITHDRAWN = "withdrawn"
    AWAY = "away"
    ON_LEAVE = "on leave"


Panel = list[Whereabouts]

WHEREABOUTS = st.sampled_from(Whereabouts)
HERE_OR_AWAY = st.sampled_from([Whereabouts.HERE, Whereabouts.AWAY])


def roll_of(chair: Panel, members: Panel, co_optees: Panel, vacancies: int = 0) -> Roll:
    """Count people into a roll; the lists are those in office, each where they are."""
    everyone = [*chair, *members, *co_optees]
    here, withdrawn = everyone.count(Whereabouts.HERE), everyone.count(Whereabouts.WITHDRAWN)
    return Roll(
        in_office=len(everyone),
        present=here + withdrawn,
        withdrawn=withdrawn,
        seats=len(everyone) + vacancies,
        on_leave=everyone.count(Whereabouts.ON_LEAVE),
        co_optees_in_office=len(co_optees),
        co_optees_present=co_optees.count(Whereabouts.HERE),
        chair_in_office=bool(chair),
        chair_present=chair == [Whereabouts.HERE],
    )


@st.composite
def panels(draw: st.DrawFn) -> Roll:
    """Draw a small panel, and where everybody on it is."""
    return roll_of(
        draw(st.lists(HERE_OR_AWAY, max_size=1)),
        draw(st.lists(WHEREABOUTS, max_size=8)),
        draw(st.lists(HERE_OR_AWAY, max_size=2)),
        draw(st.integers(0, 4)),
    )


@st.composite
def small_rolls(draw: st.DrawFn) -> Roll:
    """Draw a head-count in which each person matters."""
    in_office = draw(st.integers(0, 7))
    present = draw(st.integers(0, in_office))
    return Roll(in_office=in_office, present=present, withdrawn=draw(st.integers(0, present)))


COUNTED = tuple(name for name in Roll.model_fields if name != "other")
EVERY_PANEL = [
    pytest.param(base, chair_counts, id=f"{base}, the Chair {'in' if chair_counts else 'out'}")
    for base, chair_counts in product(PanelBase, [True, False])
]


class TestLaws:
    """What holds for every roll."""

    @given(rolls(known=True))
    def test_quorate_means_no_more_away_than_here_and_three_here(self, roll: Roll) -> None:
        assert roll.in_office is not None
        assert roll.present is not None
        assert roll.withdrawn is not None
        here = roll.present - roll.withdrawn
        away = roll.in_office - here
        assert (decide(roll).outcome is QUORATE) == (away <= here and here not in {0, 1, 2})

    @given(rolls(known=True))
    def test_outcome_is_exactly_what_the_findings_say(self, roll: Roll) -> None:
        decision = decide(roll)
        met = {state(decision, "half"), state(decision, "three")} == {State.MET}
        reachable = state(decision, "attainable")
        assert (decision.outcome is QUORATE) == met
        assert (reachable is State.NOT_APPLICABLE) == met
        if not met:
            assert (decision.outcome is UNATTAINABLE) == (reachable is State.NOT_MET)
        assert decision.decisive

    @pytest.mark.parametrize(("base", "chair_counts"), EVERY_PANEL)
    @given(
        chair=st.lists(HERE_OR_AWAY, max_size=1),
        members=st.lists(WHEREABOUTS, max_size=12),
        co_optees=st.lists(HERE_OR_AWAY, max_size=2),
        vacancies=st.integers(0, 4),
    )
    def test_whoever_the_panel_is_half_of_them_and_three_are_here(
        self,
        base: PanelBase,
        chair_counts: bool,
        chair: Panel,
        members: Panel,
        co_optees: Panel,
        vacancies: int,
    ) -> None:
        roll = roll_of(chair, members, co_optees, vacancies)
        counted = [*members]
        counted += chair if chair_counts else []
        counted += co_optees if base is not PanelBase.CO_OPTEES_EXCLUDED else []
        here = counted.count(Whereabouts.HERE)
        away = len(counted) - here
        if base is PanelBase.SEATS:
            away += vacancies
        elif base is PanelBase.ENTITLED_ON_THE_ITEM:
            away -= counted.count(Whereabouts.WITHDRAWN)
        elif base is PanelBase.LEAVE_EXCLUDED:
            away -= counted.count(Whereabouts.ON_LEAVE)
        decision = decide_quorum(under(base, chair_counts=chair_counts), roll)
        assert decision.present == here
        assert (decision.outcome is QUORATE) == (here >= away and here >= 3)

    @pytest.mark.parametrize(("base", "chair_counts"), EVERY_PANEL)
    @given(
        chair=st.lists(WHEREABOUTS, max_size=1),
        members=st.lists(HERE_OR_AWAY, min_size=2, max_size=4),
        co_optees=st.lists(WHEREABOUTS, max_size=2),
    )
    def test_unattainable_is_never_said_while_those_away_could_make_it_up(
        self,
        base: PanelBase,
        chair_counts: bool,
        chair: Panel,
        members: Panel,
        co_optees: Panel,
    ) -> None:
        other = under(base, chair_counts=chair_counts)
        now = decide_quorum(other, roll_of(chair, members, co_optees))
        came = {Whereabouts.AWAY: Whereabouts.HERE}
        everybody = roll_of(
            [came.get(one, one) for one in chair],
            [came.get(one, one) for one in members],
            [came.get(one, one) for one in co_optees],
        )
        then = decide_quorum(other, everybody)
        if then.outcome is QUORATE:
            assert now.outcome in {QUORATE, INQUORATE}

    @pytest.mark.parametrize("shape", [*SHAPES, "in the room"])
    @given(roll=small_rolls())
    def test_unattainable_means_it_fails_with_everyone_present(
        self, shape: str, roll: Roll
    ) -> None:
        other = SHAPES.get(shape, IN_THE_ROOM)
        everyone = roll.model_copy(update={"present": roll.in_office})
        now, then = decide_quorum(other, roll), decide_quorum(other, everyone)
        assert (now.outcome is UNATTAINABLE) == (then.outcome is not QUORATE)
        assert then.outcome in {QUORATE, UNATTAINABLE}

    @given(st.sampled_from(list(SHAPES.values())), rolls(known=True), st.integers(1, 5))
    def test_arrivals_never_break_a_quorum(
        self, other: QuorumTerms, roll: Roll, arrivals: int
    ) -> None:
        assert roll.in_office is not None
        assert roll.present is not None
        fuller = roll.model_copy(update={"present": min(roll.in_office, roll.present + arrivals)})
        before, after = decide_quorum(other, roll), decide_quorum(other, fuller)
        if before.outcome is QUORATE:
            assert after.outcome is QUORATE
        assert before.required == after.required

    @given(rolls(known=True), st.integers(1, 5))
    def test_departures_never_make_a_quorum(self, roll: Roll, departures: int) -> None:
        assert roll.present is not None
        assert roll.withdrawn is not None
        withdrawn = min(roll.present, roll.withdrawn + departures)
        here = roll.present - withdrawn
        thinner = roll.model_copy(
            update={
                "withdrawn": withdrawn,
                "co_optees_present": min(here, roll.co_optees_present or 0),
                "chair_present": roll.chair_present and here > 0,
            }
        )
        if decide(roll).outcome is not QUORATE:
            assert decide(thinner).outcome is not QUORATE

    @given(st.sampled_from(list(SHAPES.values())), COUNTS)
    def test_what_is_required_is_the_least_that_will_do(
        self, other: QuorumTerms, in_office: int
    ) -> None:
        quorate = [
            present
            for present in range(in_office + 1)
            if decide_quorum(other, Roll(in_office=in_office, present=present)).outcome is QUORATE
        ]
        required = decide_quorum(other, Roll(in_office=in_office, present=0)).required
        assert required is not None
        if quorate:
            assert quorate == list(range(required, in_office + 1))
        else:
            assert required > in_office

    @given(rolls(known=True))
    def test_the_base_does_not_shrink_when_a_member_withdraws(self, roll: Roll) -> None:
        back = roll.model_copy(update={"withdrawn": 0})
        assert decide(roll).required == decide(back).required

    @given(rolls(known=True))
    def test_it_is_never_lowered_for_want_of_members(self, roll: Roll) -> None:
        required = decide(roll).required
        assert required is not None
        assert required >= 3

    @pytest.mark.parametrize(("base", "chair_counts"), EVERY_PANEL)
    @given(roll=panels(), unknown=st.sets(st.sampled_from(COUNTED)))
    def test_what_is_needed_is_missing_and_settles_it(
        self, base: PanelBase, chair_counts: bool, roll: Roll, unknown: set[str]
    ) -> None:
        other = under(base, chair_counts=chair_counts)
        whole = decide_quorum(other, roll)
        partly = roll.model_copy(update=dict.fromkeys(unknown))
        decision = decide_quorum(other, partly)
        assert set(decision.needs) <= unknown
        assert decision.outcome in {whole.outcome, UNDETERMINED}
        supplied = partly.model_copy(update={name: getattr(roll, name) for name in decision.needs})
        assert decide_quorum(other, supplied).outcome is whole.outcome

    @pytest.mark.parametrize(("base", "chair_counts"), EVERY_PANEL)
    @given(roll=panels(), order=st.permutations(COUNTED))
    def test_counts_arriving_in_any_order_never_flip_what_is_decided(
        self, base: PanelBase, chair_counts: bool, roll: Roll, order: list[str]
    ) -> None:
        other = under(base, chair_counts=chair_counts)
        whole = decide_quorum(other, roll)
        partly = roll.model_copy(update=dict.fromkeys(COUNTED))
        outcomes = [decide_quorum(other, partly).outcome]
        for name in order:
            partly = partly.model_copy(update={name: getattr(roll, name)})
            outcomes.append(decide_quorum(other, partly).outcome)
        first_decided = next(at for at, one in enumerate(outcomes) if one is not UNDETERMINED)
        assert set(outcomes[first_decided:]) == {whole.outcome}
        assert decide_quorum(other, partly) == whole

    @pytest.mark.parametrize(("base", "chair_counts"), EVERY_PANEL)
    @given(roll=panels())
    def test_an_outcome_that_another_reading_changes_names_the_reading(
        self, base: PanelBase, chair_counts: bool, roll: Roll
    ) -> None:
        other = decide_quorum(under(base, chair_counts=chair_counts), roll)
        taken = decide(roll)
        if other.outcome is not taken.outcome:
            changed = {"T-R7"} if base is not PanelBase.IN_OFFICE else set()
            changed |= set() if chair_counts else {"T-R17"}
            assert changed <= {*taken.readings}
            assert changed <= {*other.readings}

    @given(rolls())
    def test_decisions_handed_out_again_equal_those_made_anew(self, roll: Roll) -> None:
        assert decide(roll) == decide_quorum(trafford_qip.QUORUM.model_copy(), roll)

    @given(rolls())
    def test_a_decision_survives_being_stored(self, roll: Roll) -> None:
        decision = decide(roll)
        assert QuorumDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """Rolls that cannot be: the fields that clash are named."""

    @pytest.mark.parametrize(
        ("facts", "named"),
        [
            ({"in_office": 4, "present": 5}, ("present", "in_office")),
            ({"present": 2, "withdrawn": 3}, ("withdrawn", "present")),
            ({"in_office": 4, "on_leave": 5}, ("on_leave", "in_office")),
            ({"in_office": 4, "seats": 3}, ("in_office", "seats")),
            ({"in_office": 1, "co_optees_in_office": 2}, ("co_optees_in_office", "in_office")),
            (
                {"co_optees_in_office": 1, "co_optees_present": 2},
                ("co_optees_present", "co_optees_in_office"),
            ),
            ({"present": 1, "co_optees_present": 2}, ("co_optees_present", "present")),
            (
                {"chair_in_office": False, "chair_present": True},
                ("chair_present", "chair_in_office"),
            ),
            (
                {"present": 3, "withdrawn": 3, "co_optees_present": 1},
                ("co_optees_present", "withdrawn"),
            ),
            ({"present": 0, "chair_present": True}, ("chair_present", "present")),
            ({"present": 1, "withdrawn": 1, "chair_present": True}, ("chair_present", "withdrawn")),
            ({"in_office": 0, "chair_in_office": True}, ("chair_in_office", "in_office")),
        ],
        ids=[
            "more present than in office",
            "more withdrawn than present",
            "more on leave than in office",
            "more in office than seats",
            "more co-optees than in office",
            "more co-optees present than in office",
            "more co-optees than present",
            "the Chair present, and none in office",
            "all have withdrawn, but a co-optee is there",
            "nobody present, but the Chair",
            "all have withdrawn, but the Chair is there",
            "nobody in office, but a Chair",
        ],
    )
    def test_more_than_there_are(self, facts: Mapping[str, object], named: tuple[str, ...]) -> None:
        with pytest.raises(ValidationError) as refused:
            Roll.model_validate(facts)
        for name in named:
            assert f"`{name}`" in str(refused.value)

    @pytest.mark.parametrize(
        "facts",
        [
            {"in_office": 4, "present": 4, "withdrawn": 4},
            {"in_office": 4, "seats": 4, "on_leave": 4},
            {"in_office": 2, "present": 2, "co_optees_in_office": 2, "co_optees_present": 2},
            {"chair_in_office": True, "chair_present": True},
            {"chair_in_office": None, "chair_present": True},
        ],
    )
    def test_exactly_as_many_as_there_are(self, facts: Mapping[str, object]) -> None:
        assert Roll.model_validate(facts).model_dump(include=set(facts)) == facts

    @pytest.mark.parametrize(
        "name",
        [
            "in_office",
            "present",
            "withdrawn",
            "seats",
            "on_leave",
            "co_optees_in_office",
            "co_optees_present",
        ],
    )
    @pytest.mark.parametrize("value", [True, -1, 1.0, "3", 1_000_001])
    def test_what_is_no_count(self, name: str, value: object) -> None:
        with pytest.raises(ValidationError, match=name):
            Roll.model_validate({name: value})

    @pytest.mark.parametrize("name", ["chair_in_office", "chair_present"])
    @pytest.mark.parametrize("value", [1, 0, "yes"])
    def test_what_is_no_yes_or_no(self, name: str, value: object) -> None:
        with pytest.raises(ValidationError, match=name):
            Roll.model_validate({name: value})

    def test_an_unknown_field(self) -> None:
        with pytest.raises(ValidationError, match="guests"):
            Roll.model_validate({"guests": 2})

    def test_a_quorum_of_no_limbs(self) -> None:
        with pytest.raises(ValidationError, match="limbs_required"):
            QuorumTerms(limbs_required=())

    @pytest.mark.parametrize("value", [1, "yes"])
    def test_an_own_fact_of_the_wrong_kind(self, value: object) -> None:
        roll = Roll.model_validate({"in_office": 6, "other": {"officer_present": value}})
        with pytest.raises(WrongKindError, match="officer_present") as refused:
            decide_quorum(WITH_AN_OFFICER, roll)
        assert refused.value.fact == "other.officer_present"

    def test_an_own_fact_that_is_not_declared(self) -> None:
        with pytest.raises(ValidationError, match=r"other\.officer_present"):
            terms(own_fact("officer_present"))

    def test_a_silent_paper_takes_any_roll(self) -> None:
        silent = Silent(why="nothing is said")
        assert decide_quorum(silent, Roll(present=3)).outcome is Quorum.NOT_PROVIDED
