"""Has a change to the code of conduct reached everybody, and been accepted?"""

from typing import Final

import pytest
from hypothesis import given
from pydantic import ValidationError

from scrutiny_rules import (
    CodeChange,
    CodeChangeDecision,
    CodeChangeStanding,
    Fact,
    Force,
    Kind,
    Rulebook,
    State,
    WrongKindError,
    decide_code_change,
    own_fact,
)
from scrutiny_rules.rulebooks import chorus_rsp
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    code_changes,
)

ALL = CodeChangeStanding.ACCEPTED_BY_ALL
NOTIFY = CodeChangeStanding.NOTIFICATION_OUTSTANDING
ACCEPT = CodeChangeStanding.ACCEPTANCE_OUTSTANDING
UNDETERMINED = CodeChangeStanding.UNDETERMINED

COUNTS: Final = ("concerned", "notified_in_writing", "accepted")


def decide(*counts: int | None, book: Rulebook = CHORUS_RSP) -> CodeChangeDecision:
    """Decide on a change of which these counts are known."""
    change = CodeChange.model_validate(dict(zip(COUNTS, counts, strict=True)))
    return decide_code_change(book.code_changes, change)


class TestChorusCode15:
    """Everybody concerned must be notified in writing, and must accept."""

    @pytest.mark.parametrize(
        ("counts", "outcome", "to_notify", "to_accept"),
        [
            pytest.param((8, 8, 8), ALL, 0, 0, id="everybody has accepted"),
            pytest.param((8, 8, 7), ACCEPT, 0, 1, id="one has not"),
            pytest.param((8, 7, 7), NOTIFY, 1, 1, id="one was not notified"),
            pytest.param((8, 7, 8), NOTIFY, 1, 0, id="one accepted without a letter"),
            pytest.param((8, 0, 0), NOTIFY, 8, 8, id="nothing is done"),
            pytest.param((0, 0, 0), ALL, 0, 0, id="it concerns nobody"),
        ],
    )
    def test_how_far_it_has_come(
        self,
        counts: tuple[int, int, int],
        outcome: CodeChangeStanding,
        to_notify: int,
        to_accept: int,
    ) -> None:
        decision = decide(*counts)
        assert decision.outcome is outcome
        assert (decision.still_to_notify, decision.still_to_accept) == (to_notify, to_accept)
        assert len(decision.figures()) == 2
        assert {one.clause.label for one in decision.findings} == {"code 15"}
        assert {one.clause.force for one in decision.findings} == {Force.MUST}

    def test_what_follows_without_acceptance_is_not_said(self) -> None:
        assert len(decide(8, 8, 7).cautions) == 1
        assert decide(8, 8, 8).cautions == ()

    @pytest.mark.parametrize(
        ("counts", "outcome", "needs", "figures"),
        [
            pytest.param((None, None, None), UNDETERMINED, COUNTS, 0, id="nothing is known"),
            pytest.param((8, None, 8), UNDETERMINED, ("notified_in_writing",), 1, id="letters"),
            pytest.param((8, 8, None), UNDETERMINED, ("accepted",), 1, id="acceptance"),
            pytest.param((None, 8, 8), UNDETERMINED, ("concerned",), 0, id="of how many"),
            pytest.param((8, 7, None), NOTIFY, (), 1, id="one not notified, acceptance unknown"),
        ],
    )
    def test_unknown_counts_are_asked_for(
        self,
        counts: tuple[int | None, ...],
        outcome: CodeChangeStanding,
        needs: tuple[str, ...],
        figures: int,
    ) -> None:
        decision = decide(*counts)
        assert decision.outcome is outcome
        assert set(decision.needs) == set(needs)
        assert len(decision.figures()) == figures


class TestTraffordPointsToAnotherCode:
    """7.6 points to a code that the paper does not contain."""

    def test_it_does_not_provide_for_it(self) -> None:
        decision = decide(8, 8, 8, book=TRAFFORD_QIP)
        assert decision.outcome is CodeChangeStanding.NOT_PROVIDED
        assert [one.clause.label for one in decision.findings] == ["7.6"]
        assert decision.figures() == ()


class TestLaws:
    """What holds of every change."""

    @given(code_changes(known=True))
    def test_the_outcome_is_what_the_figures_say(self, change: CodeChange) -> None:
        decision = decide_code_change(CHORUS_RSP.code_changes, change)
        expected = (
            NOTIFY if decision.still_to_notify else ACCEPT if decision.still_to_accept else ALL
        )
        assert decision.outcome is expected
        done = [change.notified_in_writing, change.accepted]
        left = [decision.still_to_notify, decision.still_to_accept]
        for some, more in zip(done, left, strict=True):
            assert some is not None
            assert more is not None
            assert some + more == change.concerned

    @given(code_changes())
    def test_an_unmet_duty_decides_whatever_is_unknown(self, change: CodeChange) -> None:
        decision = decide_code_change(CHORUS_RSP.code_changes, change)
        states = {one.limb: one.state for one in decision.findings}
        if states["notified"] is State.NOT_MET:
            assert decision.outcome is NOTIFY


class TestRefusals:
    """Counts that could not be are not built."""

    @pytest.mark.parametrize("name", ["notified_in_writing", "accepted"])
    def test_more_than_are_concerned(self, name: str) -> None:
        with pytest.raises(ValidationError, match=f"`{name}` is 9, but `concerned` is only 8"):
            CodeChange.model_validate({"concerned": 8, name: 9})
        assert CodeChange.model_validate({"concerned": 8, name: 8}).concerned == 8
        assert CodeChange.model_validate({name: 9}).concerned is None

    def test_an_own_fact_of_another_kind(self) -> None:
        fact = Fact(
            name="other.board_approved",
            kind=Kind.YES_NO,
            question="Has the Board approved it?",
            answered_by="the Board",
        )
        accepted = chorus_rsp.CODE_CHANGES.accepted.model_copy(
            update={"condition": own_fact("board_approved")}
        )
        terms = chorus_rsp.CODE_CHANGES.model_copy(
            update={"own_facts": (fact,), "accepted": accepted}
        )
        known = CodeChange(concerned=1, notified_in_writing=1, other={"board_approved": True})
        assert decide_code_change(terms, known).outcome is ALL
        wrong = known.model_copy(update={"other": {"board_approved": 3}})
        with pytest.raises(WrongKindError, match="board_approved"):
            decide_code_change(terms, wrong)
