"""Investigation: has a breach to be investigated, and which step comes next?

A paper may have the landlord's officers investigate a breach of the code: who leads, when
there has to be one, and which steps are taken in which order. The steps are a table; what
is done, what is due and what was out of its place are read from it. Where the paper sets
no time limit none is invented.

Clauses: chorus-rsp code 14: investigation and its (a) to (c), code 14(d). The trafford-qip paper
refers to a code that it does not contain.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> begun = Investigation(
    ...     subject_of_complaint=True, events=(Happened(step="letter", on=date(2026, 3, 2)),)
    ... )
    >>> decision = follow_investigation(CHORUS_RSP.investigation, begun, on=date(2026, 3, 9))
    >>> decision.outcome, decision.due[0].clause.label
    (<InvestigationStanding.IN_PROGRESS: 'in progress'>, 'code 14: investigation (b)')
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal

from scrutiny_rules._frozen import Frozen, FrozenMap, OtherFacts, Text, YesNo
from scrutiny_rules.calendars import check_day
from scrutiny_rules.conditions import Condition, Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.display import day_words
from scrutiny_rules.facts import Ask, Fact, Kind, vocabulary
from scrutiny_rules.ladder import Either, Limb, Rung, Terms, World
from scrutiny_rules.procedures import Due, Events, Happened, OutOfPlace, Procedure

_OFFICERS: Final = "the officers who investigate"


class Investigation(Frozen):
    """What is known of a breach that may have to be investigated, and the steps taken.

    ``events`` are the steps that were taken, oldest first, by the names that the paper's
    table gives them.
    """

    subject_of_complaint: Annotated[
        YesNo | None, Ask("Is the breach the subject of a complaint?", _OFFICERS)
    ] = None
    in_probation: Annotated[
        YesNo | None,
        Ask(
            "Was the breach inside the member's probation?",
            "whoever keeps the panel's list of members",
        ),
    ] = None
    events: Annotated[
        Events,
        Ask("Which steps of the investigation were taken, and on which days?", _OFFICERS),
    ] = ()
    other: OtherFacts = FrozenMap()


SUBJECT_OF_COMPLAINT: Final = Yes(fact="subject_of_complaint")
IN_PROBATION: Final = Yes(fact="in_probation")
STEP_TAKEN: Final = Yes(fact="step_taken")
EVERY_STEP_TAKEN: Final = Yes(fact="every_step_taken")


def _from_events(name: str, question: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.YES_NO,
        question=question,
        answered_by=_OFFICERS,
        behind=("events",),
    )


FACTS: Final = vocabulary(
    Investigation,
    _from_events("step_taken", "Has a step of the investigation been taken?"),
    _from_events("every_step_taken", "Has every step of the investigation been taken?"),
)
"""The facts that conditions about an investigation may speak of."""


class InvestigationStanding(StrEnum):
    """Where an investigation stands on a day."""

    NOT_REQUIRED = "not required"
    """The paper asks for none; it does not forbid one."""

    TO_BE_STARTED = "to be started"
    """There has to be one, and no step of it has been taken."""

    IN_PROGRESS = "in progress"
    """A step has been taken, and another is due."""

    COMPLETE = "complete"
    """Every step has been taken."""

    UNDETERMINED = "undetermined"
    """Whether there has to be one is not known."""

    NOT_PROVIDED = "not provided for"
    """The paper has no investigation."""


class InvestigationTerms(Terms[InvestigationStanding, Investigation]):
    """What a paper fixes about the investigation of a breach.

    Attributes:
        called_for: What calls for an investigation; one is enough.
        started: That a step has been taken.
        complete: That every step has been taken.
        procedure: The steps, as a table.
        led_by: Who investigates.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Investigation
    asked_with: ClassVar[tuple[str, ...]] = ("follow_investigation",)

    kind: Literal["investigation"] = "investigation"
    called_for: Either
    started: Limb
    complete: Limb
    procedure: Procedure
    led_by: Text

    def outcomes(self) -> tuple[Rung[InvestigationStanding], ...]:
        """Return the ladder: not required, complete, in progress, to be started."""
        return (
            Rung(outcome=InvestigationStanding.NOT_REQUIRED, unless=(self.called_for,)),
            Rung(outcome=InvestigationStanding.COMPLETE, parts=(self.complete,)),
            Rung(outcome=InvestigationStanding.IN_PROGRESS, parts=(self.started,)),
            Rung(outcome=InvestigationStanding.TO_BE_STARTED),
        )

    def worlds(self, investigation: Investigation, on: date | None = None) -> tuple[World]:
        """Return what is known of a breach, and how far its investigation has come on a day.

        Args:
            investigation: What is known of it, and the steps that were taken.
            on: The day; a later step is not taken yet.

        Returns:
            One world.

        Raises:
            BeyondTheCalendarError: A time limit of the paper would end after the year 9999.
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        progress = self.procedure.follow(investigation.events, check_day("on", on))
        taken = {event.step for event in progress.done}
        facts = {
            **self._as_given(investigation),
            "step_taken": bool(taken),
            "every_step_taken": taken >= self.procedure.by_name.keys(),
        }
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return that where every step was taken, one was."""
        single = (~STEP_TAKEN | EVERY_STEP_TAKEN,) if len(self.procedure.steps) == 1 else ()
        return (~EVERY_STEP_TAKEN | STEP_TAKEN, *single)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return no step, the first that may be taken, or one after the other, on the day."""
        on, case = check_day("on", on), super()._case(values, on)
        taken: list[str] = []
        while following := [s for s in self.procedure.open_after(taken) if s.name not in taken]:
            taken.append(following[0].name)
        wanted = values.get(EVERY_STEP_TAKEN.fact), values.get(STEP_TAKEN.fact)
        number = len(taken) if wanted[0] else 1 if wanted[1] else 0
        case["events"] = tuple(Happened(step=name, on=on) for name in taken[:number])
        return case


class InvestigationDecision(Decision[InvestigationStanding]):
    """Where an investigation stands, and what comes next.

    Attributes:
        done: The steps that count as taken, in order.
        due: What comes next and who does it; nothing unless there has to be an
            investigation.
        out_of_place: The steps that were reported where the paper has no place for them.
        led_by: Who investigates, where there has to be an investigation.
    """

    subject: ClassVar[str] = "Investigation"

    done: tuple[Happened, ...] = ()
    due: tuple[Due, ...] = ()
    out_of_place: tuple[OutOfPlace, ...] = ()
    led_by: Text | None = None

    def figures(self) -> tuple[str, ...]:
        """Return who leads, what is done, what comes next and what was out of place."""
        return (
            *(() if self.led_by is None else (f"led by {self.led_by}",)),
            *(f"done: {event.step} on {day_words(event.on)}" for event in self.done),
            *(f"next: {due}" for due in self.due),
            *(f"out of place: {odd}" for odd in self.out_of_place),
        )


def follow_investigation(
    terms: InvestigationTerms | Silent, investigation: Investigation, *, on: date
) -> InvestigationDecision:
    """Say where the investigation of a breach stands on a day, and what comes next.

    Args:
        terms: The investigation block of a rulebook.
        investigation: What is known of the breach, and the steps that were taken.
        on: The day at which the question is asked; a later step is not taken yet.

    Returns:
        ``NOT_REQUIRED`` where nothing calls for one; else ``TO_BE_STARTED``,
        ``IN_PROGRESS`` or ``COMPLETE``; ``UNDETERMINED`` while it is not known whether
        there has to be one; ``NOT_PROVIDED`` when the paper has no investigation.

    Raises:
        BeyondTheCalendarError: A time limit of the paper would end after the year 9999.
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> nobody_complained = Investigation(subject_of_complaint=False, in_probation=False)
        >>> follow_investigation(
        ...     CHORUS_RSP.investigation, nobody_complained, on=date(2026, 3, 9)
        ... ).outcome
        <InvestigationStanding.NOT_REQUIRED: 'not required'>
    """
    check_day("on", on)
    if terms.kind == "silent":
        return InvestigationDecision.silent(InvestigationStanding.NOT_PROVIDED, terms)
    progress = terms.procedure.follow(investigation.events, on)
    walked = terms.walk(*terms.worlds(investigation, on))
    required = walked["outcome"] not in {
        InvestigationStanding.NOT_REQUIRED,
        InvestigationStanding.UNDETERMINED,
    }
    return InvestigationDecision(
        **walked,
        done=progress.done,
        due=progress.due if required else (),
        out_of_place=progress.out_of_place,
        led_by=terms.led_by if required else None,
    )
