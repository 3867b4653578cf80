"""Conduct at meetings: what may follow the next breach of the code?

A paper may have a ladder of warnings, with a maximum over one or several meetings, after
which a member may be asked to leave the meeting. Each step is a decision of the people
whom the paper names: the answer is the step that is open now, its force and who takes
it, and never an order.

Clauses: chorus-rsp code 14: at meetings. The trafford-qip paper refers to a code that it does
not contain.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> decision = escalate_conduct(CHORUS_RSP.conduct, WarningHistory(per_meeting=(0, 2)))
    >>> decision.outcome, decision.ordinal, decision.remaining
    (<ConductStep.MAY_WARN: 'may warn'>, 3, 0)
"""

from enum import StrEnum
from itertools import takewhile
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field, PositiveInt

from scrutiny_rules._frozen import MOST_COUNTED, Count, Frozen, FrozenMap, OtherFacts, Text
from scrutiny_rules.clauses import Clause, Force
from scrutiny_rules.conditions import Condition
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import CountFact, Fact, Kind, vocabulary
from scrutiny_rules.ladder import Either, Limb, Relies, Rung, Terms


class WarningHistory(Frozen):
    """The warnings one member has been given, meeting by meeting.

    ``per_meeting`` counts the warnings given at each meeting held, oldest first; the last is
    the meeting now in progress, before the breach that is asked about. A count that is not
    known is None.
    """

    per_meeting: Annotated[tuple[Count | None, ...], Field(min_length=1)]
    other: OtherFacts = FrozenMap()


WARNINGS_AT_THIS_MEETING: Final = CountFact("warnings_at_this_meeting")
WARNINGS_OVER_MEETINGS: Final = CountFact("warnings_over_meetings")
MEETINGS_RUNNING: Final = CountFact("meetings_running")


def _from_history(name: str, question: str) -> Fact:
    return Fact(
        name=name,
        kind=Kind.COUNT,
        question=question,
        answered_by="the minutes of the meetings",
        behind=("per_meeting",),
    )


FACTS: Final = vocabulary(
    WarningHistory,
    _from_history("warnings_at_this_meeting", "How many warnings were given at this meeting?"),
    _from_history(
        "warnings_over_meetings", "How many at this and the meetings just before it that count?"
    ),
    _from_history(
        "meetings_running", "At how many meetings running, up to this one, was there a warning?"
    ),
)
"""The facts that conditions about warnings may speak of."""


class ConductStep(StrEnum):
    """Which step is open after the next breach."""

    MAY_WARN = "may warn"
    """Another warning is open; ``ordinal`` says which."""

    MAY_ASK_TO_LEAVE = "may ask to leave"
    """Asking the member to leave this meeting is open."""

    UNDETERMINED = "undetermined"
    """How many warnings were given is not known, and matters."""

    NOT_PROVIDED = "not provided for"
    """The paper has no ladder of warnings."""


class WarningLimit(Frozen):
    """After which warnings there is no further one.

    Attributes:
        counted: Which count of warnings runs up to the limit.
        most: How many warnings there may be.
        or_when: What else reaches the limit.
    """

    counted: Literal["warnings_at_this_meeting", "warnings_over_meetings"]
    most: PositiveInt
    or_when: Condition | None = None

    @property
    def reached(self) -> Condition:
        """The condition that no further warning is left."""
        limit = CountFact(self.counted) >= self.most
        return limit if self.or_when is None else limit | self.or_when


class ConductTerms(Terms[ConductStep]):
    """What a paper fixes about breaches at meetings.

    Attributes:
        first_warning: The first step and its force.
        further_warning: The warnings after it and their force.
        leaving: The last step and its force.
        limit: After which warnings the last step is open.
        over_meetings: How many meetings, this one included, warnings are counted over.
        leaving_open_from: From how many warnings on leaving is open already, if it is.
        decided_by: Who takes the step, and with whose support.
        readings: The readings that the limit rests on.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS

    kind: Literal["conduct"] = "conduct"
    first_warning: Clause
    further_warning: Clause
    leaving: Clause
    limit: WarningLimit
    over_meetings: PositiveInt
    leaving_open_from: PositiveInt | None = None
    decided_by: Text
    readings: tuple[Relies, ...] = ()

    def outcomes(self) -> tuple[Rung[ConductStep], ...]:
        """Return the ladder: asking to leave once the limit is reached, else a warning."""
        limbs = [
            Limb(
                name="limit",
                clause=self.leaving,
                condition=self.limit.reached,
                readings=self.readings,
            )
        ]
        if self.leaving_open_from is not None:
            limbs.append(
                Limb(
                    name="leaving-open-already",
                    clause=self.first_warning,
                    condition=CountFact(self.limit.counted) >= self.leaving_open_from,
                    readings=self.readings,
                )
            )
        return (
            Rung(
                outcome=ConductStep.MAY_ASK_TO_LEAVE,
                parts=(Either(name="leaving", limbs=tuple(limbs)),),
                decided_by=self.decided_by,
                cautions=("leaving is for this meeting only",),
            ),
            Rung(outcome=ConductStep.MAY_WARN, decided_by=self.decided_by),
        )

    def worlds(self, history: WarningHistory) -> tuple[dict[str, object], ...]:
        """Return the facts of a history, once for each extreme of what is not known.

        Args:
            history: The warnings given so far.

        Returns:
            One world where every count is known; otherwise two, in which each unknown
            count is nought, and as large as a count can be.

        Raises:
            WrongKindError: An own fact is not of the kind that was declared.
        """
        own = self.own_values(history.other)
        fillings = (0, MOST_COUNTED) if None in history.per_meeting else (0,)
        return tuple({**own, **self._tally(history, filling)} for filling in fillings)

    def _tally(self, history: WarningHistory, filling: int) -> dict[str, int]:
        given = [filling if count is None else count for count in history.per_meeting]
        return {
            "warnings_at_this_meeting": given[-1],
            "warnings_over_meetings": sum(given[-self.over_meetings :]),
            "meetings_running": sum(1 for _ in takewhile(bool, reversed(given))),
        }


class ConductDecision(Decision[ConductStep]):
    """The step that is open, with its force.

    Attributes:
        ordinal: Which warning is open, 1 being the first; None where none is.
        remaining: How many warnings could follow that one; None where it cannot be told.
        force: How strongly the paper speaks of this step. The step itself is a decision
            of ``decided_by`` all the same.
    """

    subject: ClassVar[str] = "Next breach"

    ordinal: Count | None = None
    remaining: Count | None = None
    force: Force | None = None

    def figures(self) -> tuple[str, ...]:
        """Return which warning is open and how many could follow."""
        if self.ordinal is None:
            return ()
        return (f"warning number {self.ordinal}, {self.remaining} more after it",)


def escalate_conduct(terms: ConductTerms | Silent, history: WarningHistory) -> ConductDecision:
    """Say which step is open after the next breach at a meeting.

    Args:
        terms: The conduct block of a rulebook.
        history: The warnings given so far, the meeting in progress last.

    Returns:
        ``MAY_WARN`` or ``MAY_ASK_TO_LEAVE``; ``UNDETERMINED`` while a missing count matters;
        ``NOT_PROVIDED`` when the paper has no such ladder.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.
    """
    if terms.kind == "silent":
        return ConductDecision.silent(ConductStep.NOT_PROVIDED, terms)
    worlds = terms.worlds(history)
    walked = terms.walk(*worlds)
    limit = terms.limit
    counts = {world[limit.counted] for world in worlds}
    given = counts.pop() if len(counts) == 1 else None
    left = limit.reached.test(worlds[0]) is False and isinstance(given, int)
    ordinal = given + 1 if left and isinstance(given, int) else None
    remaining = limit.most - ordinal if ordinal else 0
    clause = terms.further_warning if ordinal and ordinal > 1 else terms.first_warning
    match walked["outcome"]:
        case ConductStep.MAY_WARN:
            return ConductDecision(
                **walked,
                ordinal=ordinal,
                remaining=remaining if ordinal else None,
                force=clause.force if ordinal else None,
            )
        case ConductStep.MAY_ASK_TO_LEAVE:
            return ConductDecision(
                **walked, ordinal=ordinal, remaining=remaining, force=terms.leaving.force
            )
        case _:
            return ConductDecision(**walked)
