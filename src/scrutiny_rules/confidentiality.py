"""Confidentiality: may this information be shared?

What a member learns in the role is confidential, and a paper may say with whom it can be
shared all the same, what frees it, and whom to ask in doubt. Leaving the panel frees
nothing unless a paper says so. A case that could embarrass somebody may have to stay
unmentioned among members too.

Clauses: trafford-qip 11.1, 11.2; chorus-rsp role: confidentiality, terms: interests, code 3.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> letter = Information(audience=Audience.OUTSIDE, acquired_in_role=True, in_doubt=True)
    >>> decision = decide_sharing(TRAFFORD_QIP.confidentiality, letter)
    >>> decision.needs
    ('stated_otherwise',)
    >>> asked = letter.model_copy(update={"stated_otherwise": False})
    >>> decision = decide_sharing(TRAFFORD_QIP.confidentiality, asked)
    >>> decision.outcome, decision.decided_by
    (<Sharing.CHECK_FIRST: 'check first'>, 'the supporting Service Lead or Project Officer')
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Frozen, FrozenMap, OtherFacts, Text, YesNo
from scrutiny_rules.conditions import Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, ChoiceFact, Fact, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms

_HOLDER: Final = "whoever holds the information"
_MEMBERS: Final = "whoever keeps the panel's list of members"


class Audience(StrEnum):
    """With whom information would be shared."""

    PANEL = "the panel"
    OUTSIDE = "outside the panel"


class Information(Frozen):
    """Some information, and with whom it would be shared. What it says is not held here.

    ``embarrasses`` is a judgement. ``in_doubt`` says that the member doubts whether the
    information is confidential.
    """

    audience: Annotated[Audience, Ask("With whom would it be shared?", _HOLDER)]
    acquired_in_role: Annotated[YesNo | None, Ask("Was it acquired in the role?", _HOLDER)] = None
    stated_otherwise: Annotated[
        YesNo | None, Ask("Has it been stated not to be confidential?", "the landlord")
    ] = None
    in_doubt: Annotated[
        YesNo | None, Ask("Is there any doubt whether it is confidential?", _HOLDER)
    ] = None
    still_a_member: Annotated[
        YesNo | None, Ask("Is whoever holds it still a member?", _MEMBERS)
    ] = None
    embarrasses: Annotated[
        YesNo | None,
        Ask("Does it mention a case that could embarrass or slander somebody?", _HOLDER),
    ] = None
    other: OtherFacts = FrozenMap()


AUDIENCE: Final = ChoiceFact("audience")
ACQUIRED_IN_ROLE: Final = Yes(fact="acquired_in_role")
STATED_OTHERWISE: Final = Yes(fact="stated_otherwise")
IN_DOUBT: Final = Yes(fact="in_doubt")
STILL_A_MEMBER: Final = Yes(fact="still_a_member")
EMBARRASSES: Final = Yes(fact="embarrasses")

FACTS: Final = vocabulary(Information)
"""The facts that conditions about information may speak of."""


class Sharing(StrEnum):
    """Whether information may be shared."""

    MAY_BE_SHARED = "may be shared"
    """The paper does not stand against it; other duties and the law may."""

    CHECK_FIRST = "check first"
    """There is a doubt, and somebody has to be asked; ``decided_by`` says who."""

    MAY_NOT_BE_SHARED = "may not be shared"
    """It is confidential, or a case that is to stay unmentioned."""

    UNDETERMINED = "undetermined"
    """A fact or a judgement that matters is missing; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of confidentiality."""


class ConfidentialityTerms(Terms[Sharing, Information]):
    """What a paper fixes about information.

    Attributes:
        spares_individuals: That no case is mentioned that could embarrass somebody.
        within_panel: That it stays within the panel.
        confidential: That it is information of the kind that is confidential.
        freed: That it has been stated not to be.
        freed_by_leaving: That whoever holds it has left, where that frees it.
        in_doubt: That there is a doubt.
        ask: Who is asked in doubt.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Information
    asked_with: ClassVar[tuple[str, ...]] = ("decide_sharing",)

    kind: Literal["confidentiality"] = "confidentiality"
    spares_individuals: Limb | None = None
    within_panel: Limb
    confidential: Limb
    freed: Limb
    freed_by_leaving: Limb | None = None
    in_doubt: Limb | None = None
    ask: Text | None = None

    @model_validator(mode="after")
    def _somebody_is_asked(self) -> Self:
        if (self.in_doubt is None) != (self.ask is None):
            raise ValueError("`ask` goes with `in_doubt`")
        return self

    def outcomes(self) -> tuple[Rung[Sharing], ...]:
        """Return the ladder: what forbids it, what allows it, a doubt, and else not."""
        return tuple(self._outcomes())

    def _outcomes(self) -> Iterator[Rung[Sharing]]:
        if self.spares_individuals is not None:
            yield Rung(outcome=Sharing.MAY_NOT_BE_SHARED, unless=(self.spares_individuals,))
        yield Rung(outcome=Sharing.MAY_BE_SHARED, parts=(self.within_panel,))
        yield Rung(outcome=Sharing.MAY_BE_SHARED, unless=(self.confidential,))
        yield Rung(outcome=Sharing.MAY_BE_SHARED, parts=(self.freed,))
        if self.freed_by_leaving is not None:
            yield Rung(outcome=Sharing.MAY_BE_SHARED, parts=(self.freed_by_leaving,))
        if self.in_doubt is not None:
            yield Rung(outcome=Sharing.CHECK_FIRST, parts=(self.in_doubt,), decided_by=self.ask)
        yield Rung(outcome=Sharing.MAY_NOT_BE_SHARED)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return information as it is wanted, for the panel if nothing is said of that."""
        return {"audience": Audience.PANEL, **super()._case(values, on)}


class SharingDecision(Decision[Sharing]):
    """Whether information may be shared."""

    subject: ClassVar[str] = "Information"


def decide_sharing(
    terms: ConfidentialityTerms | Silent, information: Information
) -> SharingDecision:
    """Decide whether information may be shared.

    Args:
        terms: The confidentiality block of a rulebook.
        information: Where it comes from, and with whom it would be shared.

    Returns:
        ``MAY_BE_SHARED``, ``CHECK_FIRST`` where there is a doubt and the paper says whom to
        ask, or ``MAY_NOT_BE_SHARED``; ``UNDETERMINED`` while a fact or a judgement that matters
        is missing; ``NOT_PROVIDED`` when the paper says nothing of confidentiality.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> figures = Information(audience=Audience.PANEL, embarrasses=False)
        >>> decide_sharing(CHORUS_RSP.confidentiality, figures).outcome
        <Sharing.MAY_BE_SHARED: 'may be shared'>
    """
    if terms.kind == "silent":
        return SharingDecision.silent(Sharing.NOT_PROVIDED, terms)
    return SharingDecision(**terms.walk(*terms.worlds(information)))
