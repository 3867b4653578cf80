"""Affiliation: may a member represent a political party in the role?

A paper may let members belong to a party and forbid them to represent one on the panel.
Whether somebody belongs to a party is then no bar, and nobody's business: it is not asked.

Clauses: chorus-rsp code 11. The trafford-qip paper says nothing of parties.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> role = PoliticalRole(represents_party=True)
    >>> decide_affiliation(CHORUS_RSP.affiliation, role).outcome
    <Affiliation.NOT_ALLOWED: 'not allowed'>
"""

from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal

from scrutiny_rules._frozen import Frozen, FrozenMap, OtherFacts, YesNo
from scrutiny_rules.conditions import Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, Fact, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms


class PoliticalRole(Frozen):
    """What a member does for a party while acting for the panel, and nothing else of them."""

    represents_party: Annotated[
        YesNo | None,
        Ask(
            "Does the member represent a political party in the role?", "the member", personal=True
        ),
    ] = None
    other: OtherFacts = FrozenMap()


REPRESENTS_PARTY: Final = Yes(fact="represents_party")

FACTS: Final = vocabulary(PoliticalRole)
"""The facts that conditions about a party may speak of."""


class Affiliation(StrEnum):
    """Whether what a member does for a party goes with the role."""

    ALLOWED = "allowed"
    """The member represents no party in the role; belonging to one is no bar."""

    NOT_ALLOWED = "not allowed"
    """The member represents a party in the role."""

    UNDETERMINED = "undetermined"
    """It is not known whether the member represents a party in the role."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of parties."""


class AffiliationTerms(Terms[Affiliation, PoliticalRole]):
    """What a paper fixes about political parties.

    Attributes:
        represents_none: That the member represents no party in the role.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = PoliticalRole
    asked_with: ClassVar[tuple[str, ...]] = ("decide_affiliation",)

    kind: Literal["affiliation"] = "affiliation"
    represents_none: Limb

    def outcomes(self) -> tuple[Rung[Affiliation], ...]:
        """Return the ladder: allowed, else not."""
        return (
            Rung(outcome=Affiliation.ALLOWED, parts=(self.represents_none,)),
            Rung(outcome=Affiliation.NOT_ALLOWED),
        )


class AffiliationDecision(Decision[Affiliation]):
    """Whether what a member does for a party goes with the role."""

    subject: ClassVar[str] = "Political party"


def decide_affiliation(
    terms: AffiliationTerms | Silent, role: PoliticalRole
) -> AffiliationDecision:
    """Decide whether what a member does for a party goes with the role.

    Args:
        terms: The affiliation block of a rulebook.
        role: Whether the member represents a party in the role.

    Returns:
        ``ALLOWED`` or ``NOT_ALLOWED``; ``UNDETERMINED`` while it is not known;
        ``NOT_PROVIDED`` when the paper says nothing of parties.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.
    """
    if terms.kind == "silent":
        return AffiliationDecision.silent(Affiliation.NOT_PROVIDED, terms)
    return AffiliationDecision(**terms.walk(*terms.worlds(role)))
