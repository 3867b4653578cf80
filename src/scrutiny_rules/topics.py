"""Topics: may this review go on the programme?

A topic comes from somewhere: from the plan of the year, from the panel in between, or from the
landlord who asks for it. A paper may have something done first on each way, and may name what
a choice is influenced by. Whether a topic is taken up is the panel's to decide.

Clauses: trafford-qip 5.1, 5.1(a) to 5.1(g), 10.3; chorus-rsp pack: background, terms: work
programme.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> asked = TopicProposal(route=TopicRoute.ASKED_FOR_BY_LANDLORD, reasons_given=True)
    >>> decision = decide_topic(CHORUS_RSP.topics, asked)
    >>> decision.outcome, decision.decided_by
    (<TopicStanding.MAY_BE_REVIEWED: 'may be reviewed'>, 'the panel')
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from scrutiny_rules._frozen import Frozen, FrozenMap, OtherFacts, Text, YesNo
from scrutiny_rules.conditions import Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, ChoiceFact, Fact, Kind, Missing, vocabulary
from scrutiny_rules.ladder import Either, Limb, Part, Rung, Terms, World, is_known

_PANEL: Final = "whoever proposes the topic"
_MINUTES: Final = "whoever keeps the minutes"


class TopicRoute(StrEnum):
    """How a topic came up."""

    PLANNED = "planned"
    """It is on the plan of the year."""

    UNPLANNED = "unplanned"
    """The panel wishes it, although the plan of the year does not hold it."""

    ASKED_FOR_BY_LANDLORD = "asked for by the landlord"
    """The landlord wishes it, although the plan of the year does not hold it."""


class TopicSource(StrEnum):
    """What a choice was influenced by."""

    CUSTOMER_PRIORITIES = "customer priorities"
    LEADERSHIP_OR_BOARD = "leadership or board"
    POOR_SERVICE = "poor service"
    COMPLAINTS = "complaints"
    LOW_SATISFACTION = "low satisfaction"
    SUGGESTIONS = "suggestions"
    INSPECTIONS = "inspections"
    ANOTHER = "another"
    """Something else."""


class TopicProposal(Frozen):
    """A topic that is proposed, and what was done about it.

    ``sources`` is what the choice was influenced by: None while nobody has said, and empty
    where it was nothing in particular.
    """

    route: Annotated[TopicRoute | None, Ask("How did the topic come up?", _PANEL)] = None
    sources: Annotated[
        tuple[TopicSource, ...] | None, Ask("What was the choice influenced by?", _PANEL)
    ] = None
    staff_consulted: Annotated[YesNo | None, Ask("Were staff consulted on the plan?", _MINUTES)] = (
        None
    )
    residents_consulted: Annotated[
        YesNo | None, Ask("Were residents consulted on the plan?", _MINUTES)
    ] = None
    performance_considered: Annotated[
        YesNo | None, Ask("Were figures on performance considered?", _MINUTES)
    ] = None
    satisfaction_considered: Annotated[
        YesNo | None, Ask("Were figures on satisfaction considered?", _MINUTES)
    ] = None
    plan_agreed: Annotated[YesNo | None, Ask("Has the panel agreed the plan?", _MINUTES)] = None
    reasons_discussed: Annotated[
        YesNo | None,
        Ask("Were the reasons discussed with the landlord's team first?", _MINUTES),
    ] = None
    reasons_given: Annotated[YesNo | None, Ask("Has the landlord given its reasons?", _MINUTES)] = (
        None
    )
    choice_explained: Annotated[
        YesNo | None, Ask("Is it written down why the topic was chosen?", _MINUTES)
    ] = None
    priority_recorded: Annotated[
        YesNo | None, Ask("Is it written down which priority it was given?", _MINUTES)
    ] = None
    other: OtherFacts = FrozenMap()


ROUTE: Final = ChoiceFact("route")
STAFF_CONSULTED: Final = Yes(fact="staff_consulted")
RESIDENTS_CONSULTED: Final = Yes(fact="residents_consulted")
PERFORMANCE_CONSIDERED: Final = Yes(fact="performance_considered")
SATISFACTION_CONSIDERED: Final = Yes(fact="satisfaction_considered")
PLAN_AGREED: Final = Yes(fact="plan_agreed")
REASONS_DISCUSSED: Final = Yes(fact="reasons_discussed")
REASONS_GIVEN: Final = Yes(fact="reasons_given")
CHOICE_EXPLAINED: Final = Yes(fact="choice_explained")
PRIORITY_RECORDED: Final = Yes(fact="priority_recorded")
CUSTOMER_PRIORITIES: Final = Yes(fact="customer_priorities")
LEADERSHIP_OR_BOARD: Final = Yes(fact="leadership_or_board")
POOR_SERVICE: Final = Yes(fact="poor_service")
COMPLAINTS: Final = Yes(fact="complaints")
LOW_SATISFACTION: Final = Yes(fact="low_satisfaction")
SUGGESTIONS: Final = Yes(fact="suggestions")
INSPECTIONS: Final = Yes(fact="inspections")
ANOTHER_SOURCE: Final = Yes(fact="another")

FACTS: Final = vocabulary(
    TopicProposal,
    *(
        Fact(
            personal=False,
            name=source.name.lower(),
            kind=Kind.YES_NO,
            question=f"Was the choice influenced by this: {source}?",
            answered_by=_PANEL,
            behind=("sources",),
        )
        for source in TopicSource
    ),
)
"""The facts that conditions about a topic may speak of."""


class TopicStanding(StrEnum):
    """Whether a review of a topic may go on the programme."""

    MAY_BE_REVIEWED = "may be reviewed"
    """Everything that comes first is done; ``decided_by`` says who decides."""

    STEPS_OUTSTANDING = "steps outstanding"
    """Something that comes first has not been done."""

    UNDETERMINED = "undetermined"
    """How it came up, or whether something was done, is not known."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of topics."""


class TopicPath(Frozen):
    """One way on which a topic comes up.

    Attributes:
        gate: That it came up in this way; None where the paper has one way only.
        steps: What comes first.
        worth_noting: What stands in nobody's way, but is worth a caution where it is not met.
    """

    gate: Limb | None = None
    steps: Annotated[tuple[Limb | Either, ...], Field(min_length=1)]
    worth_noting: tuple[Limb, ...] = ()


class TopicTerms(Terms[TopicStanding, TopicProposal]):
    """What a paper fixes about topics.

    Attributes:
        paths: The ways on which a topic may come up.
        decided_by: Who decides whether it is taken up.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = TopicProposal
    asked_with: ClassVar[tuple[str, ...]] = ("decide_topic",)

    kind: Literal["topics"] = "topics"
    paths: Annotated[tuple[TopicPath, ...], Field(min_length=1)]
    decided_by: Text

    def outcomes(self) -> tuple[Rung[TopicStanding], ...]:
        """Return the ladder: may be reviewed, on each way, else steps are outstanding."""
        return (
            *(rung for path in self.paths for rung in self._rungs(path)),
            Rung(outcome=TopicStanding.STEPS_OUTSTANDING),
        )

    def _rungs(self, path: TopicPath) -> Iterator[Rung[TopicStanding]]:
        """Go through the rungs of a way: with what is worth noting, and without it."""
        ways: tuple[tuple[Part, ...], ...] = (path.steps,)
        if path.worth_noting:
            ways = ((*path.steps, *path.worth_noting), path.steps)
        for parts in ways:
            yield Rung(
                outcome=TopicStanding.MAY_BE_REVIEWED,
                gate=path.gate,
                parts=parts,
                decided_by=self.decided_by,
            )

    def worlds(
        self,
        proposal: TopicProposal,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World]:
        """Return the facts of a proposal.

        Args:
            proposal: The topic and what was done about it.
            on: Not looked at.

        Returns:
            One world.

        Raises:
            WrongKindError: An own fact is not of the kind that was declared.
        """
        sources = proposal.sources
        named = {
            source.name.lower(): Missing(("sources",)) if sources is None else source in sources
            for source in TopicSource
        }
        return ({**self._as_given(proposal), **named},)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a choice that was influenced by the sources that are wanted, and no other."""
        case = super()._case(values, on)
        said = {source: values.get(source.name.lower()) for source in TopicSource}
        if any(is_known(value) for value in said.values()):
            case["sources"] = tuple(source for source in TopicSource if said[source])
        return case


class TopicDecision(Decision[TopicStanding]):
    """Whether a review of a topic may go on the programme."""

    subject: ClassVar[str] = "Topic"


def decide_topic(terms: TopicTerms | Silent, proposal: TopicProposal) -> TopicDecision:
    """Decide whether a review of a topic may go on the programme.

    Args:
        terms: The topics block of a rulebook.
        proposal: How the topic came up, and what was done about it.

    Returns:
        ``MAY_BE_REVIEWED`` once everything that comes first is done, which leaves the decision
        to ``decided_by``; otherwise ``STEPS_OUTSTANDING``; ``UNDETERMINED`` while a missing fact
        matters; ``NOT_PROVIDED`` when the paper says nothing of topics.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> proposal = TopicProposal(sources=[TopicSource.COMPLAINTS])
        >>> decide_topic(TRAFFORD_QIP.topics, proposal).outcome
        <TopicStanding.MAY_BE_REVIEWED: 'may be reviewed'>
    """
    if terms.kind == "silent":
        return TopicDecision.silent(TopicStanding.NOT_PROVIDED, terms)
    return TopicDecision(**terms.walk(*terms.worlds(proposal)))
