"""Code changes: has a change to the code of conduct reached everybody, and been accepted?

A paper may have changes to its code notified in writing to everybody concerned, and may
require them to accept. The counts say how many are still to be told, and to accept. What
follows where somebody does not accept is not said, and nothing is made up for it.

Clauses: chorus-rsp code 15. The trafford-qip paper refers to a code that it does not contain.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> change = CodeChange(concerned=8, notified_in_writing=8, accepted=6)
    >>> decision = decide_code_change(CHORUS_RSP.code_changes, change)
    >>> decision.outcome, decision.still_to_accept
    (<CodeChangeStanding.ACCEPTANCE_OUTSTANDING: 'acceptance outstanding'>, 2)
"""

from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Count, Frozen, FrozenMap, OtherFacts
from scrutiny_rules.conditions import Condition
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, CountFact, Fact, less, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms

_TEAM: Final = "whoever keeps the list of volunteers"


class CodeChange(Frozen):
    """One change to the code, and how far it has come: a head-count of volunteers.

    ``notified_in_writing`` and ``accepted`` count those among the concerned.
    """

    concerned: Annotated[
        Count | None, Ask("How many volunteers does the change concern?", _TEAM)
    ] = None
    notified_in_writing: Annotated[
        Count | None, Ask("How many of them were notified in writing?", _TEAM)
    ] = None
    accepted: Annotated[Count | None, Ask("How many of them have accepted it?", _TEAM)] = None
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        for name in ("notified_in_writing", "accepted"):
            some = getattr(self, name)
            if some is not None and self.concerned is not None and some > self.concerned:
                raise ValueError(f"`{name}` is {some}, but `concerned` is only {self.concerned}")
        return self


CONCERNED: Final = CountFact("concerned")
NOTIFIED_IN_WRITING: Final = CountFact("notified_in_writing")
ACCEPTED: Final = CountFact("accepted")

FACTS: Final = vocabulary(CodeChange)
"""The facts that conditions about a change may speak of."""


class CodeChangeStanding(StrEnum):
    """How far a change has come."""

    ACCEPTED_BY_ALL = "accepted by all"
    """Everybody concerned was notified in writing and has accepted."""

    NOTIFICATION_OUTSTANDING = "notification outstanding"
    """Somebody concerned has not been notified in writing."""

    ACCEPTANCE_OUTSTANDING = "acceptance outstanding"
    """Everybody was notified, and somebody has not accepted."""

    UNDETERMINED = "undetermined"
    """A count that matters is not known; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of changes to a code."""


class CodeChangeTerms(Terms[CodeChangeStanding, CodeChange]):
    """What a paper fixes about changes to its code.

    Attributes:
        notified: That everybody concerned was notified.
        accepted: That everybody concerned has accepted.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = CodeChange
    asked_with: ClassVar[tuple[str, ...]] = ("decide_code_change",)

    kind: Literal["code_changes"] = "code_changes"
    notified: Limb
    accepted: Limb

    def outcomes(self) -> tuple[Rung[CodeChangeStanding], ...]:
        """Return the ladder: accepted by all, else notification, else acceptance."""
        return (
            Rung(outcome=CodeChangeStanding.ACCEPTED_BY_ALL, parts=(self.notified, self.accepted)),
            Rung(outcome=CodeChangeStanding.NOTIFICATION_OUTSTANDING, unless=(self.notified,)),
            Rung(outcome=CodeChangeStanding.ACCEPTANCE_OUTSTANDING),
        )

    def always(self) -> tuple[Condition, ...]:
        """Return that those who were notified, and who accepted, are among the concerned."""
        return (NOTIFIED_IN_WRITING <= CONCERNED, ACCEPTED <= CONCERNED)


class CodeChangeDecision(Decision[CodeChangeStanding]):
    """How far a change has come.

    Attributes:
        still_to_notify: How many are still to be notified; None where it cannot be told.
        still_to_accept: How many have still to accept; None where it cannot be told.
    """

    subject: ClassVar[str] = "Change to the code"

    still_to_notify: Count | None = None
    still_to_accept: Count | None = None

    def figures(self) -> tuple[str, ...]:
        """Return how many are still to be notified, and to accept."""
        counts = {
            "still to be notified": self.still_to_notify,
            "still to accept": self.still_to_accept,
        }
        return tuple(f"{name}: {count}" for name, count in counts.items() if count is not None)


def decide_code_change(terms: CodeChangeTerms | Silent, change: CodeChange) -> CodeChangeDecision:
    """Decide how far a change to the code has come.

    Args:
        terms: The code_changes block of a rulebook.
        change: How many are concerned, were notified and have accepted.

    Returns:
        ``ACCEPTED_BY_ALL``, ``NOTIFICATION_OUTSTANDING`` while somebody is still to be notified,
        otherwise ``ACCEPTANCE_OUTSTANDING``; ``UNDETERMINED`` while a missing count matters;
        ``NOT_PROVIDED`` when the paper says nothing of changes to a code.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.
    """
    if terms.kind == "silent":
        return CodeChangeDecision.silent(CodeChangeStanding.NOT_PROVIDED, terms)
    (facts,) = terms.worlds(change)
    to_notify, to_accept = (
        less(facts, "concerned", name) for name in ("notified_in_writing", "accepted")
    )
    return CodeChangeDecision(
        **terms.walk(facts),
        still_to_notify=to_notify if isinstance(to_notify, int) else None,
        still_to_accept=to_accept if isinstance(to_accept, int) else None,
    )
