"""Co-option: may somebody be brought in for a topic, and until when do they stay?

A panel that agrees that extra skills would help may co-opt somebody for one scrutiny topic.
Meanwhile the co-optee has the rights that the paper gives; once the topic is complete they
step down, unless they are required for the next. Whether a person can be co-opted at all
is asked of the eligibility block, at the stage of a co-optee.

Clauses: trafford-qip 4.3(h). The chorus-rsp paper has no co-option.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> second = CoOption(panel_agrees=True, co_optees_on_topic=1)
    >>> co_opt(TRAFFORD_QIP.co_option, second).outcome
    <CoOpting.NOT_ALLOWED: 'not allowed'>
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from scrutiny_rules._frozen import Count, Frozen, FrozenMap, OtherFacts, Text, YesNo
from scrutiny_rules.conditions import Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, CountFact, Fact, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms

_PANEL: Final = "the panel"
_MEMBERS: Final = "whoever keeps the panel's list of members"


class CoOption(Frozen):
    """What is known of one co-option, proposed or running.

    ``co_optees_on_topic`` counts those who are co-opted for the topic already, whoever is now
    proposed left out.
    """

    panel_agrees: Annotated[
        YesNo | None,
        Ask("Has the panel agreed that extra skills or knowledge would help with it?", _PANEL),
    ] = None
    co_optees_on_topic: Annotated[
        Count | None, Ask("How many are co-opted for the topic already?", _MEMBERS)
    ] = None
    topic_complete: Annotated[YesNo | None, Ask("Is the topic complete?", _PANEL)] = None
    required_for_next: Annotated[
        YesNo | None, Ask("Is the co-optee required for the next topic?", _PANEL)
    ] = None
    other: OtherFacts = FrozenMap()


PANEL_AGREES: Final = Yes(fact="panel_agrees")
CO_OPTEES_ON_TOPIC: Final = CountFact("co_optees_on_topic")
TOPIC_COMPLETE: Final = Yes(fact="topic_complete")
REQUIRED_FOR_NEXT: Final = Yes(fact="required_for_next")

FACTS: Final = vocabulary(CoOption)
"""The facts that conditions about a co-option may speak of."""


class CoOpting(StrEnum):
    """Whether somebody may be co-opted."""

    MAY_CO_OPT = "may co-opt"
    """A power of ``decided_by``, which need not be used."""

    NOT_ALLOWED = "not allowed"
    """The panel has not agreed, or the topic has its co-optee."""

    UNDETERMINED = "undetermined"
    """A fact that matters is not known; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper has no co-option."""


class CoOptionEnd(StrEnum):
    """Whether a co-optee stays."""

    CONTINUES = "continues"
    """The topic is not complete, or they are required for the next."""

    MUST_STEP_DOWN = "must step down"
    """The topic is complete, and they are not required for the next."""

    UNDETERMINED = "undetermined"
    """A fact that matters is not known; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper has no co-option."""


class CoOptionEndTerms(Terms[CoOptionEnd, CoOption]):
    """What a paper fixes about the end of a co-option.

    Attributes:
        complete: That the topic is complete, and so has to be stepped down from.
        required: That the co-optee is required for the next.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = CoOption

    complete: Limb
    required: Limb

    def outcomes(self) -> tuple[Rung[CoOptionEnd], ...]:
        """Return the ladder: the topic goes on, the next one follows, must step down."""
        return (
            Rung(outcome=CoOptionEnd.CONTINUES, unless=(self.complete,)),
            Rung(outcome=CoOptionEnd.CONTINUES, parts=(self.required,)),
            Rung(outcome=CoOptionEnd.MUST_STEP_DOWN),
        )


class CoOptionTerms(Terms[CoOpting, CoOption]):
    """What a paper fixes about co-option.

    Attributes:
        requirements: What must all be met before somebody may be co-opted.
        decided_by: Who co-opts.
        end: When a co-option ends.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = CoOption
    asked_with: ClassVar[tuple[str, ...]] = ("co_opt", "review_co_option")

    kind: Literal["co_option"] = "co_option"
    requirements: Annotated[tuple[Limb, ...], Field(min_length=1)]
    decided_by: Text
    end: CoOptionEndTerms

    def further_ladders(self) -> Mapping[str, Terms[Any, Any]]:
        """Return the ladder of the end of a co-option."""
        return {"end": self.end}

    def outcomes(self) -> tuple[Rung[CoOpting], ...]:
        """Return the ladder: may co-opt, not allowed."""
        may = Rung(
            outcome=CoOpting.MAY_CO_OPT,
            parts=self.requirements,
            decided_by=self.decided_by,
            cautions=("whether the person can be co-opted is a question of eligibility",),
        )
        return (may, Rung(outcome=CoOpting.NOT_ALLOWED))


class CoOptionDecision(Decision[CoOpting]):
    """Whether somebody may be co-opted."""

    subject: ClassVar[str] = "Co-option"


class CoOptionEndDecision(Decision[CoOptionEnd]):
    """Whether a co-optee stays."""

    subject: ClassVar[str] = "End of co-option"


def co_opt(terms: CoOptionTerms | Silent, co_option: CoOption) -> CoOptionDecision:
    """Say whether somebody may be co-opted for a topic.

    Args:
        terms: The co-option block of a rulebook.
        co_option: Whether the panel agrees, and how many the topic has already.

    Returns:
        ``MAY_CO_OPT``, a power of those whom the paper names; ``NOT_ALLOWED`` when a
        requirement is not met; ``UNDETERMINED`` while a missing fact matters;
        ``NOT_PROVIDED`` when the paper has no co-option.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> first = CoOption(panel_agrees=True, co_optees_on_topic=0)
        >>> decision = co_opt(TRAFFORD_QIP.co_option, first)
        >>> decision.outcome, decision.decided_by
        (<CoOpting.MAY_CO_OPT: 'may co-opt'>, 'the panel')
    """
    if terms.kind == "silent":
        return CoOptionDecision.silent(CoOpting.NOT_PROVIDED, terms)
    return CoOptionDecision(**terms.walk(*terms.worlds(co_option)))


def review_co_option(terms: CoOptionTerms | Silent, co_option: CoOption) -> CoOptionEndDecision:
    """Review whether somebody who is co-opted stays.

    Args:
        terms: The co-option block of a rulebook.
        co_option: Whether the topic is complete, and whether the next one requires them.

    Returns:
        ``CONTINUES`` before the topic is complete, and where they are required for the next;
        ``MUST_STEP_DOWN`` otherwise; ``UNDETERMINED`` while a missing fact matters;
        ``NOT_PROVIDED`` when the paper has no co-option.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> done = CoOption(topic_complete=True, required_for_next=False)
        >>> review_co_option(TRAFFORD_QIP.co_option, done).outcome
        <CoOptionEnd.MUST_STEP_DOWN: 'must step down'>
    """
    if terms.kind == "silent":
        return CoOptionEndDecision.silent(CoOptionEnd.NOT_PROVIDED, terms)
    return CoOptionEndDecision(**terms.end.walk(*terms.end.worlds(co_option)))
