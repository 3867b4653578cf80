"""Affiliation: the clause of one paper, the silence of the other, and what is refused."""

import pytest
from hypothesis import given
from pydantic import ValidationError

from scrutiny_rules import (
    Affiliation,
    AffiliationDecision,
    Force,
    PoliticalRole,
    State,
    WrongKindError,
    decide_affiliation,
)
from scrutiny_rules.affiliation import FACTS
from scrutiny_rules.rulebooks.chorus_rsp import AFFILIATION, CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    political_roles,
)


class TestChorusCode11:
    """Belonging to a party is no bar; representing one in the role is not allowed."""

    @pytest.mark.parametrize(
        ("represents", "outcome", "state", "needs"),
        [
            pytest.param(False, Affiliation.ALLOWED, State.MET, (), id="represents none"),
            pytest.param(True, Affiliation.NOT_ALLOWED, State.NOT_MET, (), id="represents one"),
            pytest.param(
                None,
                Affiliation.UNDETERMINED,
                State.UNKNOWN,
                ("represents_party",),
                id="nobody knows",
            ),
        ],
    )
    def test_outcome(
        self, represents: bool | None, outcome: Affiliation, state: State, needs: tuple[str, ...]
    ) -> None:
        decision = decide_affiliation(
            CHORUS_RSP.affiliation, PoliticalRole(represents_party=represents)
        )
        assert decision.outcome is outcome
        (finding,) = decision.decisive
        assert (finding.clause.label, finding.clause.force) == ("code 11", Force.MUST)
        assert finding.state is state
        assert decision.needs == needs
        assert decision.decided_by is None

    def test_belonging_is_named_as_no_bar_and_never_asked(self) -> None:
        assert [(clause.label, clause.force) for clause in AFFILIATION.also] == [
            ("code 11", Force.MAY)
        ]
        assert set(PoliticalRole.model_fields) == {"represents_party", "other"}


class TestTraffordSaysNothing:
    """The other paper says nothing of parties."""

    @pytest.mark.parametrize("represents", [True, False, None])
    def test_not_provided(self, represents: bool | None) -> None:
        decision = decide_affiliation(
            TRAFFORD_QIP.affiliation, PoliticalRole(represents_party=represents)
        )
        assert decision.outcome is Affiliation.NOT_PROVIDED
        assert decision.needs == ()


class TestLaws:
    """What holds for everybody."""

    @given(political_roles())
    def test_what_is_known_is_personal_and_not_repeated(self, role: PoliticalRole) -> None:
        decision = decide_affiliation(CHORUS_RSP.affiliation, role)
        assert FACTS["represents_party"].personal
        assert not any(test.found for finding in decision.findings for test in finding.tests)
        assert AffiliationDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """What is no yes or no is refused."""

    @pytest.mark.parametrize("given_for_it", ["no", 0, "the Greens"])
    def test_what_is_no_yes_or_no(self, given_for_it: object) -> None:
        with pytest.raises(ValidationError) as refused:
            PoliticalRole.model_validate({"represents_party": given_for_it})
        assert "Greens" not in str(refused.value)

    def test_whether_somebody_belongs_to_a_party_is_not_taken(self) -> None:
        with pytest.raises(ValidationError, match="member_of_party"):
            PoliticalRole.model_validate({"member_of_party": True})

    def test_an_own_fact_of_another_kind(self) -> None:
        own = FACTS["represents_party"].model_copy(update={"name": "other.candidate"})
        terms = AFFILIATION.model_copy(update={"own_facts": (own,)})
        with pytest.raises(WrongKindError) as refused:
            decide_affiliation(terms, PoliticalRole(other={"candidate": "soon"}))
        assert refused.value.fact == "other.candidate"
