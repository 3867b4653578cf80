"""May this review go on the programme?"""

from itertools import product
from typing import Final

import pytest
from hypothesis import given
from pydantic import ValidationError

from scrutiny_rules import (
    Fact,
    Force,
    Kind,
    Limb,
    Rulebook,
    Silent,
    State,
    TopicDecision,
    TopicPath,
    TopicProposal,
    TopicRoute,
    TopicSource,
    TopicStanding,
    WrongKindError,
    decide_topic,
    own_fact,
)
from scrutiny_rules.rulebooks import trafford_qip
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    topic_proposals,
)

MAY = TopicStanding.MAY_BE_REVIEWED
STEPS = TopicStanding.STEPS_OUTSTANDING
UNDETERMINED = TopicStanding.UNDETERMINED

PLAN: Final = (
    "staff_consulted",
    "residents_consulted",
    "performance_considered",
    "satisfaction_considered",
    "plan_agreed",
)
WRITTEN: Final = {"choice_explained": True, "priority_recorded": True}
BULLETS: Final = dict(zip(TopicSource, [f"5.1({letter})" for letter in "abcdefg"], strict=False))


def decide(book: Rulebook = CHORUS_RSP, /, **known: object) -> TopicDecision:
    """Decide on a topic of which this is known."""
    return decide_topic(book.topics, TopicProposal.model_validate(known))


def unmet(decision: TopicDecision) -> set[str]:
    """Return the decisive limbs that are not met."""
    return {one.limb for one in decision.decisive if one.state is State.NOT_MET}


class TestTrafford51:
    """A topic is influenced by one of seven sources, or by another, which is a caution."""

    @pytest.mark.parametrize(("source", "label"), BULLETS.items())
    def test_each_of_the_seven_is_enough(self, source: TopicSource, label: str) -> None:
        decision = decide(TRAFFORD_QIP, sources=[source], **WRITTEN)
        assert decision.outcome is MAY
        assert decision.decided_by == "the panel"
        assert decision.cautions == ()
        assert {one.clause.label for one in decision.decisive} == {label, "10.3"}

    def test_there_are_seven(self) -> None:
        assert len(BULLETS) == 7
        assert TopicSource.ANOTHER not in BULLETS

    def test_another_source_is_a_caution(self) -> None:
        decision = decide(TRAFFORD_QIP, sources=[TopicSource.ANOTHER], **WRITTEN)
        assert decision.outcome is MAY
        assert len(decision.cautions) == 1
        assert "5.1" in {one.clause.label for one in decision.decisive}

    def test_another_source_beside_a_named_one_is_still_said(self) -> None:
        sources = [TopicSource.COMPLAINTS, TopicSource.ANOTHER]
        assert len(decide(TRAFFORD_QIP, sources=sources, **WRITTEN).cautions) == 1

    def test_nothing_in_particular_is_not_enough(self) -> None:
        decision = decide(TRAFFORD_QIP, sources=[], **WRITTEN)
        assert decision.outcome is STEPS
        assert decision.decided_by is None
        assert {one.clause.label for one in decision.decisive} >= {"5.1", *BULLETS.values()}

    def test_what_influenced_it_is_asked_for(self) -> None:
        decision = decide(TRAFFORD_QIP)
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("sources",)
        assert decide(TRAFFORD_QIP, **WRITTEN).needs == ("sources",)

    def test_how_it_came_up_makes_no_difference(self) -> None:
        for route in (None, *TopicRoute):
            decision = decide(TRAFFORD_QIP, route=route, sources=["complaints"], **WRITTEN)
            assert decision.outcome is MAY


class TestTrafford103:
    """Why it was chosen, and its priority, are wanted once a year: no bar, but worth a note."""

    @pytest.mark.parametrize(
        ("explained", "recorded", "cautions"),
        [
            pytest.param(True, True, 0, id="both are written down"),
            pytest.param(False, True, 1, id="not why"),
            pytest.param(True, False, 1, id="not the priority"),
            pytest.param(False, False, 2, id="neither"),
            pytest.param(None, None, 0, id="nobody has said"),
        ],
    )
    def test_neither_stands_in_its_way(
        self, explained: bool | None, recorded: bool | None, cautions: int
    ) -> None:
        decision = decide(
            TRAFFORD_QIP,
            sources=["complaints"],
            choice_explained=explained,
            priority_recorded=recorded,
        )
        assert decision.outcome is MAY
        assert len(decision.cautions) == cautions
        assert decision.needs == ()


class TestChorusWorkProgramme:
    """What comes first differs with how a topic came up; the panel decides each time."""

    def test_planned(self) -> None:
        decision = decide(route="planned", **dict.fromkeys(PLAN, True))
        assert decision.outcome is MAY
        assert decision.decided_by == "the panel"

    @pytest.mark.parametrize("step", PLAN)
    def test_planned_takes_every_step(self, step: str) -> None:
        known = dict.fromkeys(PLAN, True)
        without = decide(route="planned", **{**known, step: False})
        assert without.outcome is STEPS
        assert step.replace("_", "-") in unmet(without)
        unknown = decide(route="planned", **{**known, step: None})
        assert unknown.outcome is UNDETERMINED
        assert unknown.needs == (step,)

    @pytest.mark.parametrize(
        ("route", "step"),
        [("unplanned", "reasons_discussed"), ("asked for by the landlord", "reasons_given")],
    )
    @pytest.mark.parametrize(
        ("done", "outcome"), [(True, MAY), (False, STEPS), (None, UNDETERMINED)]
    )
    def test_the_others_take_one(
        self, route: str, step: str, done: bool | None, outcome: TopicStanding
    ) -> None:
        decision = decide(route=route, **{step: done})
        assert decision.outcome is outcome
        assert decision.needs == ((step,) if outcome is UNDETERMINED else ())
        assert (decision.decided_by == "the panel") == (outcome is MAY)

    def test_the_steps_of_another_way_do_not_bind(self) -> None:
        steps = {**dict.fromkeys(PLAN, False), "reasons_given": False}
        assert decide(route="unplanned", reasons_discussed=True, **steps).outcome is MAY

    def test_how_it_came_up_is_asked_first(self) -> None:
        assert decide().needs[0] == "route"

    def test_how_strongly_the_paper_speaks(self) -> None:
        found = {one.limb: one.clause.force for one in decide().findings}
        assert {found[step.replace("_", "-")] for step in PLAN} == {Force.MUST}
        assert found["reasons-given"] is Force.MUST
        assert found["reasons-discussed"] is Force.EXPECTED
        assert {found[gate] for gate in ("planned", "unplanned", "asked-for")} == {Force.MAY}

    def test_sources_make_no_difference(self) -> None:
        assert decide(route="unplanned", reasons_discussed=True, sources=[]).outcome is MAY


class TestSilent:
    """Where a paper says nothing of topics, nothing is borrowed."""

    def test_it_does_not_provide_for_it(self) -> None:
        decision = decide_topic(Silent(why="nothing on topics"), TopicProposal())
        assert decision.outcome is TopicStanding.NOT_PROVIDED


class TestLaws:
    """What holds of every proposal."""

    @given(topic_proposals())
    def test_doing_one_more_thing_never_stands_in_the_way(self, proposal: TopicProposal) -> None:
        for book in (CHORUS_RSP, TRAFFORD_QIP):
            if decide_topic(book.topics, proposal).outcome is MAY:
                for step in (*PLAN, "reasons_discussed", "reasons_given", *WRITTEN):
                    more = proposal.model_copy(update={step: True})
                    assert decide_topic(book.topics, more).outcome is MAY

    @given(topic_proposals())
    def test_it_may_be_reviewed_exactly_when_the_panel_is_said_to_decide(
        self, proposal: TopicProposal
    ) -> None:
        for book in (CHORUS_RSP, TRAFFORD_QIP):
            decision = decide_topic(book.topics, proposal)
            assert (decision.outcome is MAY) == (decision.decided_by == "the panel")

    def test_every_planned_topic_by_enumeration(self) -> None:
        for values in product([True, False, None], repeat=len(PLAN)):
            decision = decide(route="planned", **dict(zip(PLAN, values, strict=True)))
            expected = STEPS if False in values else UNDETERMINED if None in values else MAY
            assert decision.outcome is expected

    @given(topic_proposals())
    def test_the_order_of_sources_does_not_matter(self, proposal: TopicProposal) -> None:
        sources = proposal.sources and proposal.sources[::-1]
        backwards = proposal.model_copy(update={"sources": sources})
        assert decide_topic(TRAFFORD_QIP.topics, proposal) == decide_topic(
            TRAFFORD_QIP.topics, backwards
        )


class TestRefusals:
    """What could not be is not built."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [("route", "by chance"), ("sources", ["rumour"]), ("sources", 5), ("reasons_given", 1)],
    )
    def test_a_proposal_that_could_not_be(self, field: str, value: object) -> None:
        with pytest.raises(ValidationError, match=field):
            TopicProposal.model_validate({field: value})

    def test_a_way_without_a_step(self) -> None:
        with pytest.raises(ValidationError, match="steps"):
            TopicPath(steps=())

    def test_an_own_fact_of_another_kind(self) -> None:
        fact = Fact(
            name="other.budget_left",
            kind=Kind.YES_NO,
            question="Is there money left?",
            answered_by="the landlord",
        )
        limb = Limb(
            name="budget",
            clause=trafford_qip.DOCUMENT.clause("5.1", "what another paper asks"),
            condition=own_fact("budget_left"),
        )
        terms = trafford_qip.TOPICS.model_copy(
            update={"own_facts": (fact,), "paths": (TopicPath(steps=(limb,)),)}
        )
        assert decide_topic(terms, TopicProposal(other={"budget_left": True})).outcome is MAY
        assert decide_topic(terms, TopicProposal()).needs == ("other.budget_left",)
        with pytest.raises(WrongKindError, match="budget_left"):
            decide_topic(terms, TopicProposal(other={"budget_left": 3}))
