"""Co-option: the clause of the paper, the laws of the rule, and what is refused."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    CoOpting,
    CoOption,
    CoOptionDecision,
    CoOptionEnd,
    CoOptionEndDecision,
    Fact,
    Force,
    Kind,
    Rulebook,
    State,
    WrongKindError,
    co_opt,
    own_fact,
    review_co_option,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import CO_OPTION, TRAFFORD_QIP
from scrutiny_rules.testing import (
    co_options,
)
from tests.strategies import (
    YES_NO,
)

MAY = CoOpting.MAY_CO_OPT
NOT_ALLOWED = CoOpting.NOT_ALLOWED
CONTINUES = CoOptionEnd.CONTINUES
STEP_DOWN = CoOptionEnd.MUST_STEP_DOWN


def propose(
    agrees: bool | None, already: int | None, book: Rulebook = TRAFFORD_QIP
) -> CoOptionDecision:
    """Ask whether one more may be co-opted under the Trafford paper, or another."""
    return co_opt(book.co_option, CoOption(panel_agrees=agrees, co_optees_on_topic=already))


def end(
    complete: bool | None, required: bool | None, book: Rulebook = TRAFFORD_QIP
) -> CoOptionEndDecision:
    """Ask whether a co-optee stays under the Trafford paper, or another."""
    running = CoOption(topic_complete=complete, required_for_next=required)
    return review_co_option(book.co_option, running)


class TestTrafford43hCoOpting:
    """One person may be co-opted for a topic, where the panel agrees that it would help."""

    @pytest.mark.parametrize(
        ("agrees", "already", "outcome", "needs"),
        [
            pytest.param(True, 0, MAY, (), id="agreed, and the first"),
            pytest.param(True, 1, NOT_ALLOWED, (), id="a second on one topic"),
            pytest.param(False, 0, NOT_ALLOWED, (), id="not agreed"),
            pytest.param(None, 1, NOT_ALLOWED, (), id="a second, whether agreed or not"),
            pytest.param(False, None, NOT_ALLOWED, (), id="not agreed, whatever else"),
            pytest.param(None, 0, CoOpting.UNDETERMINED, ("panel_agrees",), id="not yet asked"),
            pytest.param(
                True, None, CoOpting.UNDETERMINED, ("co_optees_on_topic",), id="nobody counted"
            ),
            pytest.param(
                None,
                None,
                CoOpting.UNDETERMINED,
                ("panel_agrees", "co_optees_on_topic"),
                id="nothing known",
            ),
        ],
    )
    def test_whether_it_is_open(
        self, agrees: bool | None, already: int | None, outcome: CoOpting, needs: tuple[str, ...]
    ) -> None:
        decision = propose(agrees, already)
        assert (decision.outcome, decision.needs) == (outcome, needs)
        assert len(decision.questions) == len(needs)
        assert decision.decided_by == ("the panel" if outcome is MAY else None)
        assert len(decision.cautions) == (outcome is MAY)
        assert {finding.clause.label for finding in decision.decisive} == {"4.3(h)"}

    @pytest.mark.parametrize(
        ("agrees", "already", "fails"),
        [
            (True, 1, ["one-on-a-topic"]),
            (False, 0, ["agreed"]),
            (False, 1, ["agreed", "one-on-a-topic"]),
        ],
    )
    def test_what_stands_against_it_is_said(
        self, agrees: bool, already: int, fails: list[str]
    ) -> None:
        decision = propose(agrees, already)
        assert [one.limb for one in decision.decisive] == fails

    def test_it_is_a_may_and_the_rights_of_a_co_optee_are_told(self) -> None:
        agreed, alone = CO_OPTION.requirements
        assert (agreed.clause.force, alone.clause.force) == (Force.MAY, Force.MUST)
        assert [clause.force for clause in CO_OPTION.also] == [
            Force.MUST,
            Force.MUST,
            Force.MAY,
            Force.MAY,
        ]
        assert {clause.label for clause in CO_OPTION.also} == {"4.3(h)"}


class TestTrafford43hEnd:
    """On completion of the topic the co-optee steps down, unless required for the next."""

    @pytest.mark.parametrize(
        ("complete", "required", "outcome", "needs"),
        [
            pytest.param(False, False, CONTINUES, (), id="before completion"),
            pytest.param(False, None, CONTINUES, (), id="whatever comes next"),
            pytest.param(True, False, STEP_DOWN, (), id="complete"),
            pytest.param(True, True, CONTINUES, (), id="complete, and required for the next"),
            pytest.param(None, True, CONTINUES, (), id="required, complete or not"),
            pytest.param(
                None, False, CoOptionEnd.UNDETERMINED, ("topic_complete",), id="perhaps complete"
            ),
            pytest.param(
                True, None, CoOptionEnd.UNDETERMINED, ("required_for_next",), id="perhaps required"
            ),
            pytest.param(
                None,
                None,
                CoOptionEnd.UNDETERMINED,
                ("topic_complete", "required_for_next"),
                id="nothing known",
            ),
        ],
    )
    def test_whether_a_co_optee_stays(
        self,
        complete: bool | None,
        required: bool | None,
        outcome: CoOptionEnd,
        needs: tuple[str, ...],
    ) -> None:
        decision = end(complete, required)
        assert (decision.outcome, decision.needs) == (outcome, needs)
        assert len(decision.questions) == len(needs)
        assert {finding.clause.label for finding in decision.decisive} == {"4.3(h)"}

    def test_stepping_down_is_a_must(self) -> None:
        (complete, required) = end(complete=True, required=False).decisive
        assert (complete.limb, complete.state) == ("complete", State.MET)
        assert complete.clause.force is Force.MUST
        assert (required.limb, required.state) == ("required", State.NOT_MET)

    def test_who_stays_for_the_next_is_its_one_co_optee(self) -> None:
        assert len(end(complete=True, required=True).cautions) == 1
        assert end(complete=False, required=True).cautions == ()


class TestChorusHasNone:
    """The paper says nothing of co-option, and none is borrowed."""

    @pytest.mark.parametrize(("yes", "count"), [(None, None), (True, 0)])
    def test_not_provided(self, yes: bool | None, count: int | None) -> None:
        opening, ending = propose(yes, count, CHORUS_RSP), end(yes, yes, CHORUS_RSP)
        assert opening.outcome is CoOpting.NOT_PROVIDED
        assert ending.outcome is CoOptionEnd.NOT_PROVIDED
        assert (len(opening.cautions), len(ending.cautions)) == (1, 1)


class TestLaws:
    """What holds for every co-option."""

    @given(YES_NO, st.integers(1, 1_000_000))
    def test_a_second_co_optee_is_never_allowed(self, agrees: bool | None, already: int) -> None:
        assert propose(agrees, already).outcome is NOT_ALLOWED

    @given(co_options())
    def test_nobody_is_co_opted_without_the_panel(self, co_option: CoOption) -> None:
        if co_opt(CO_OPTION, co_option).outcome is MAY:
            assert co_option.panel_agrees is True

    @given(co_options())
    def test_how_a_co_option_ends_has_no_bearing_on_its_start(self, co_option: CoOption) -> None:
        start = co_option.model_copy(update={"topic_complete": None, "required_for_next": None})
        finish = co_option.model_copy(update={"panel_agrees": None, "co_optees_on_topic": None})
        assert co_opt(CO_OPTION, co_option) == co_opt(CO_OPTION, start)
        assert review_co_option(CO_OPTION, co_option) == review_co_option(CO_OPTION, finish)

    @given(co_options())
    def test_the_end_is_open_exactly_when_it_could_go_either_way(self, co_option: CoOption) -> None:
        complete, required = (
            [True, False] if value is None else [value]
            for value in (co_option.topic_complete, co_option.required_for_next)
        )
        found = {end(*way).outcome for way in product(complete, required)}
        decision = review_co_option(CO_OPTION, co_option)
        assert (decision.outcome is CoOptionEnd.UNDETERMINED) == (len(found) > 1)
        assert found == {decision.outcome} or bool(decision.needs)

    @given(co_options())
    def test_decisions_survive_json(self, co_option: CoOption) -> None:
        opening, ending = co_opt(CO_OPTION, co_option), review_co_option(CO_OPTION, co_option)
        assert CoOptionDecision.model_validate_json(opening.model_dump_json()) == opening
        assert CoOptionEndDecision.model_validate_json(ending.model_dump_json()) == ending
        assert CoOption.model_validate_json(co_option.model_dump_json()) == co_option


NEEDED = Fact(
    name="other.board_agrees", kind=Kind.YES_NO, question="Does the Board agree?", answered_by="it"
)


class TestOtherPapers:
    """Two co-optees, or one whom somebody else has to agree to: conditions hold them."""

    @pytest.mark.parametrize(
        ("agrees", "opening", "ending"),
        [
            (True, MAY, CONTINUES),
            (False, NOT_ALLOWED, STEP_DOWN),
            (None, CoOpting.UNDETERMINED, CoOptionEnd.UNDETERMINED),
        ],
    )
    def test_a_fact_of_the_landlords_own(
        self, agrees: bool | None, opening: CoOpting, ending: CoOptionEnd
    ) -> None:
        agreed, alone = CO_OPTION.requirements
        board = agreed.model_copy(update={"condition": own_fact("board_agrees")})
        required = CO_OPTION.end.required.model_copy(update={"condition": own_fact("board_agrees")})
        stays = CO_OPTION.end.model_copy(update={"own_facts": (NEEDED,), "required": required})
        starts = CO_OPTION.model_copy(
            update={"own_facts": (NEEDED,), "requirements": (board, alone)}
        )
        ends = CO_OPTION.model_copy(update={"end": stays})
        co_option = CoOption(
            co_optees_on_topic=0, topic_complete=True, other={"board_agrees": agrees}
        )
        assert co_opt(starts, co_option).outcome is opening
        assert review_co_option(ends, co_option).outcome is ending


class TestRefusals:
    """What is no count and no yes, and an own fact of another kind."""

    @pytest.mark.parametrize(
        ("facts", "named"),
        [
            pytest.param({"panel_agrees": 1}, "panel_agrees", id="one for yes"),
            pytest.param({"co_optees_on_topic": True}, "co_optees_on_topic", id="yes for one"),
            pytest.param({"co_optees_on_topic": -1}, "co_optees_on_topic", id="below nought"),
            pytest.param({"topic_complete": "yes"}, "topic_complete", id="a word for yes"),
            pytest.param({"topic": "repairs"}, "topic", id="a field that there is not"),
        ],
    )
    def test_what_cannot_be_so(self, facts: dict[str, object], named: str) -> None:
        with pytest.raises(ValidationError, match=named):
            CoOption.model_validate(facts)

    def test_a_requirement_at_least(self) -> None:
        with pytest.raises(ValidationError, match="requirements"):
            CO_OPTION.model_copy(update={"requirements": ()})

    def test_an_own_fact_of_another_kind(self) -> None:
        terms = CO_OPTION.model_copy(update={"own_facts": (NEEDED,)})
        with pytest.raises(WrongKindError):
            co_opt(terms, CoOption(other={"board_agrees": 3}))
