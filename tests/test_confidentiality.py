"""Confidentiality: the clauses of the two papers, the laws of the rule, and what is refused."""

from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Audience,
    ConfidentialityTerms,
    Force,
    Information,
    Sharing,
    SharingDecision,
    Silent,
    State,
    WrongKindError,
    decide_sharing,
)
from scrutiny_rules.confidentiality import FACTS
from scrutiny_rules.rulebooks.chorus_rsp import CONFIDENTIALITY as CHORUS
from scrutiny_rules.rulebooks.trafford_qip import CONFIDENTIALITY as TRAFFORD
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    information,
)
from tests.strategies import (
    YES_NO,
)

ENDS: Final = TRAFFORD_QIP.under("T-R32", "ends-with-membership").confidentiality
YES_NO_FACTS: Final = (
    "acquired_in_role",
    "stated_otherwise",
    "in_doubt",
    "still_a_member",
    "embarrasses",
)
PLAIN: Final = {
    "acquired_in_role": True,
    "stated_otherwise": False,
    "in_doubt": False,
    "still_a_member": True,
    "embarrasses": False,
}


def share(
    terms: ConfidentialityTerms | Silent, audience: Audience = Audience.OUTSIDE, /, **known: object
) -> SharingDecision:
    """Decide on plainly confidential information, but for what is known."""
    return bare(terms, audience, **{**PLAIN, **known})


def bare(
    terms: ConfidentialityTerms | Silent, audience: Audience = Audience.OUTSIDE, /, **known: object
) -> SharingDecision:
    """Decide on information of which something is known."""
    return decide_sharing(terms, Information.model_validate({"audience": audience, **known}))


def decisive(decision: SharingDecision) -> list[tuple[str, State]]:
    """Return the limbs that decided, with their states."""
    return [(finding.limb, finding.state) for finding in decision.decisive]


class TestTrafford111:
    """All information received is treated as confidential."""

    @pytest.mark.parametrize(
        ("known", "outcome"),
        [
            pytest.param({}, Sharing.MAY_NOT_BE_SHARED, id="received"),
            pytest.param({"acquired_in_role": False}, Sharing.MAY_BE_SHARED, id="not received"),
            pytest.param({"still_a_member": False}, Sharing.MAY_NOT_BE_SHARED, id="after leaving"),
            pytest.param({"embarrasses": True}, Sharing.MAY_NOT_BE_SHARED, id="embarrassing"),
        ],
    )
    def test_outside(self, known: dict[str, bool], outcome: Sharing) -> None:
        assert share(TRAFFORD, **known).outcome is outcome

    @pytest.mark.parametrize("known", [{}, {"in_doubt": True}, {"embarrasses": True}])
    def test_within_the_panel(self, known: dict[str, bool]) -> None:
        decision = share(TRAFFORD, Audience.PANEL, **known)
        assert decision.outcome is Sharing.MAY_BE_SHARED
        assert decisive(decision) == [("within-panel", State.MET)]
        assert bare(TRAFFORD, Audience.PANEL).outcome is Sharing.MAY_BE_SHARED

    def test_the_clauses_and_the_reading(self) -> None:
        decision = share(TRAFFORD)
        assert [one.clause.label for one in decision.decisive] == ["11.1", "11.1", "11.2", "11.2"]
        assert {one.clause.force for one in decision.decisive} == {Force.MUST}
        assert decision.readings == ("T-R32",)
        assert decision.decided_by is None

    @pytest.mark.parametrize(
        ("still", "by_default", "under_it"),
        [
            pytest.param(True, Sharing.MAY_NOT_BE_SHARED, Sharing.MAY_NOT_BE_SHARED, id="member"),
            pytest.param(False, Sharing.MAY_NOT_BE_SHARED, Sharing.MAY_BE_SHARED, id="has left"),
            pytest.param(None, Sharing.MAY_NOT_BE_SHARED, Sharing.UNDETERMINED, id="not known"),
        ],
    )
    def test_whether_it_ends_with_membership(
        self, still: bool | None, by_default: Sharing, under_it: Sharing
    ) -> None:
        other = share(ENDS, still_a_member=still)
        assert share(TRAFFORD, still_a_member=still).outcome is by_default
        assert other.outcome is under_it
        assert other.readings == ("T-R32",)


class TestTrafford112:
    """A member who is in any doubt checks with the Service Lead or the Project Officer."""

    @pytest.mark.parametrize(
        ("doubt", "otherwise", "outcome", "needs"),
        [
            pytest.param(True, False, Sharing.CHECK_FIRST, (), id="a doubt"),
            pytest.param(False, False, Sharing.MAY_NOT_BE_SHARED, (), id="none"),
            pytest.param(True, True, Sharing.MAY_BE_SHARED, (), id="checked, and free"),
            pytest.param(None, True, Sharing.MAY_BE_SHARED, (), id="free, whatever was doubted"),
            pytest.param(None, False, Sharing.UNDETERMINED, ("in_doubt",), id="not asked"),
            pytest.param(True, None, Sharing.UNDETERMINED, ("stated_otherwise",), id="not said"),
        ],
    )
    def test_outcome(
        self,
        doubt: bool | None,
        otherwise: bool | None,
        outcome: Sharing,
        needs: tuple[str, ...],
    ) -> None:
        decision = share(TRAFFORD, in_doubt=doubt, stated_otherwise=otherwise)
        assert (decision.outcome, decision.needs) == (outcome, needs)
        assert (decision.decided_by == TRAFFORD.ask) == (outcome is Sharing.CHECK_FIRST)


class TestChorusRoleConfidentiality:
    """What is acquired in the role is confidential unless stated otherwise, also afterwards."""

    @pytest.mark.parametrize(
        ("known", "outcome"),
        [
            pytest.param({}, Sharing.MAY_NOT_BE_SHARED, id="acquired in the role"),
            pytest.param({"still_a_member": False}, Sharing.MAY_NOT_BE_SHARED, id="and has left"),
            pytest.param({"acquired_in_role": False}, Sharing.MAY_BE_SHARED, id="elsewhere"),
            pytest.param({"stated_otherwise": True}, Sharing.MAY_BE_SHARED, id="stated otherwise"),
            pytest.param({"in_doubt": True}, Sharing.MAY_NOT_BE_SHARED, id="nobody to ask"),
            pytest.param({"acquired_in_role": None}, Sharing.UNDETERMINED, id="not known"),
            pytest.param({"stated_otherwise": None}, Sharing.UNDETERMINED, id="not said"),
        ],
    )
    def test_outside(self, known: dict[str, bool | None], outcome: Sharing) -> None:
        decision = share(CHORUS, **known)
        assert decision.outcome is outcome
        assert decision.needs == (tuple(known) if outcome is Sharing.UNDETERMINED else ())
        assert decision.readings == ()

    def test_neither_leaving_nor_doubt_is_asked_about(self) -> None:
        decision = bare(CHORUS, embarrasses=False)
        assert decision.needs == ("acquired_in_role", "stated_otherwise")


class TestChorusTermsInterests:
    """It is not shared outside the panel, and so may be within it."""

    def test_within_the_panel(self) -> None:
        decision = bare(CHORUS, Audience.PANEL, embarrasses=False)
        assert decision.outcome is Sharing.MAY_BE_SHARED
        assert [one.clause.label for one in decision.decisive] == ["code 3", "terms: interests"]

    def test_what_stands_beside(self) -> None:
        labels = [(clause.label, clause.force) for clause in CHORUS.also]
        assert labels == [
            ("role: requirements", Force.MUST),
            ("code 3", Force.MUST),
            ("code 3", Force.EXPECTED),
        ]


class TestChorusCode3:
    """A case that could slander or embarrass somebody is not mentioned, to members either."""

    @pytest.mark.parametrize("audience", Audience)
    @pytest.mark.parametrize("otherwise", [True, False, None])
    def test_it_forbids_whatever_else_is_so(
        self, audience: Audience, otherwise: bool | None
    ) -> None:
        decision = share(CHORUS, audience, embarrasses=True, stated_otherwise=otherwise)
        assert decision.outcome is Sharing.MAY_NOT_BE_SHARED
        assert ("spares-individuals", State.NOT_MET) in decisive(decision)
        assert bare(CHORUS, audience, embarrasses=True).outcome is Sharing.MAY_NOT_BE_SHARED

    def test_it_has_to_be_judged_before_members_are_told(self) -> None:
        decision = share(CHORUS, Audience.PANEL, embarrasses=None)
        assert (decision.outcome, decision.needs) == (Sharing.UNDETERMINED, ("embarrasses",))

    def test_where_it_came_from_is_not_asked_of_what_is_stated_not_to_be_confidential(self) -> None:
        decision = bare(CHORUS, Audience.OUTSIDE, stated_otherwise=True)
        assert (decision.outcome, decision.needs) == (Sharing.UNDETERMINED, ("embarrasses",))

    def test_but_not_where_it_may_not_be_shared_anyway(self) -> None:
        assert share(CHORUS, embarrasses=None).outcome is Sharing.MAY_NOT_BE_SHARED


class TestOtherPapers:
    """A paper may say nothing of confidentiality."""

    @pytest.mark.parametrize("audience", Audience)
    def test_not_provided(self, audience: Audience) -> None:
        silent = Silent(why="the paper says nothing of confidentiality")
        assert share(silent, audience).outcome is Sharing.NOT_PROVIDED


class TestLaws:
    """What holds for every piece of information under either paper."""

    @given(information(), YES_NO, st.sampled_from([CHORUS, TRAFFORD]))
    def test_leaving_the_panel_frees_nothing(
        self, known: Information, still: bool | None, terms: ConfidentialityTerms
    ) -> None:
        left = known.model_copy(update={"still_a_member": still})
        assert decide_sharing(terms, left) == decide_sharing(terms, known)

    @given(information(), st.sampled_from([CHORUS, TRAFFORD]))
    def test_what_may_go_outside_may_go_to_the_panel(
        self, known: Information, terms: ConfidentialityTerms
    ) -> None:
        outside = known.model_copy(update={"audience": Audience.OUTSIDE})
        panel = known.model_copy(update={"audience": Audience.PANEL})
        if decide_sharing(terms, outside).outcome is Sharing.MAY_BE_SHARED:
            assert decide_sharing(terms, panel).outcome is Sharing.MAY_BE_SHARED

    @given(information(), st.sampled_from([CHORUS, TRAFFORD]))
    def test_only_what_was_stated_or_comes_from_elsewhere_goes_outside(
        self, known: Information, terms: ConfidentialityTerms
    ) -> None:
        outside = known.model_copy(update={"audience": Audience.OUTSIDE})
        if decide_sharing(terms, outside).outcome is Sharing.MAY_BE_SHARED:
            assert known.stated_otherwise or known.acquired_in_role is False

    @pytest.mark.parametrize("terms", [CHORUS, TRAFFORD, ENDS])
    @pytest.mark.parametrize("audience", Audience)
    def test_undetermined_exactly_when_the_missing_could_end_differently(
        self, terms: ConfidentialityTerms, audience: Audience
    ) -> None:
        for known in product([True, False, None], repeat=5):
            endings = {
                bare(terms, audience, **dict(zip(YES_NO_FACTS, filled, strict=True))).outcome
                for filled in product(*[[True, False] if one is None else [one] for one in known])
            }
            outcome = bare(terms, audience, **dict(zip(YES_NO_FACTS, known, strict=True))).outcome
            assert outcome is (endings.pop() if len(endings) == 1 else Sharing.UNDETERMINED)

    @given(information(), st.sampled_from([CHORUS, TRAFFORD]))
    def test_a_decision_survives_json(
        self, known: Information, terms: ConfidentialityTerms
    ) -> None:
        decision = decide_sharing(terms, known)
        assert SharingDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """Information is shared with somebody, and a doubt is put to somebody."""

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param({}, id="with nobody"),
            pytest.param({"audience": "Wilhelmina"}, id="with somebody by name"),
            pytest.param({"audience": "the panel", "in_doubt": "perhaps"}, id="perhaps"),
            pytest.param({"audience": "the panel", "text": "a secret"}, id="with what it says"),
        ],
    )
    def test_information_that_cannot_be(self, body: dict[str, object]) -> None:
        with pytest.raises(ValidationError) as refused:
            Information.model_validate(body)
        assert "Wilhelmina" not in str(refused.value)

    @pytest.mark.parametrize("left_out", ["ask", "in_doubt"])
    def test_a_doubt_without_anybody_to_ask(self, left_out: str) -> None:
        with pytest.raises(ValidationError, match="ask"):
            TRAFFORD.model_copy(update={left_out: None})

    def test_an_own_fact_of_another_kind(self) -> None:
        own = FACTS["in_doubt"].model_copy(update={"name": "other.sealed"})
        terms = TRAFFORD.model_copy(update={"own_facts": (own,)})
        with pytest.raises(WrongKindError):
            share(terms, other={"sealed": 2})
