"""Reviews: how far has a scrutiny review come, what is due next, and what is overdue?

A review starts with a subject and ends when what the panel recommends has been answered.
The paper gives its steps, their order and who takes them: some are asked for, by a day or
without one, and some are powers that somebody may use. What is reported where the paper has
no place for it is never passed over in silence: it is refused and not counted, or, where
the paper calls its order flexible, counted with a caution.

Clauses: trafford-qip 6.1 to 6.6 (second), 8.6; chorus-rsp terms: method, terms: scrutiny
process.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> so_far = [
    ...     Happened(step="findings", on=date(2026, 3, 2)),
    ...     Happened(step="final-report", on=date(2026, 4, 30)),
    ... ]
    >>> print(follow_review(TRAFFORD_QIP.reviews, so_far, on=date(2026, 5, 31)))
    Review: overdue
      Because
        met: a step of the review has been taken [trafford-qip 6]
        not met: answer in writing within a month, with a draft action plan
          to discuss (steps overdue 1) [trafford-qip 6.2]
      Figures
        stage: final report, on 30 April 2026
        overdue: by 30 May 2026, the Service Manager: answer in writing within a month,
          with a draft action plan to discuss [trafford-qip 6.2]
        open to the Service Manager and the Assistant Director, who may:
          challenge the findings, and discuss value for money and what to agree on
          [trafford-qip 6.1]
        open to the panel, who may:
          judge that this is a case of serious detriment [trafford-qip 8.6]
      Relies on readings: T-R51, T-R53, T-R55
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Day, Frozen, FrozenMap, Slug
from scrutiny_rules.calendars import check_day, deadline
from scrutiny_rules.conditions import Any, Condition, State, Yes
from scrutiny_rules.decisions import Decision, Finding, Silent
from scrutiny_rules.display import day_words
from scrutiny_rules.facts import Ask, CountFact, Fact, Kind, Missing, vocabulary
from scrutiny_rules.ladder import Limb, Relies, Rung, Terms, World, is_known
from scrutiny_rules.procedures import (
    Due,
    Events,
    Happened,
    OutOfPlace,
    Procedure,
    Progress,
    due_words,
)

_MINUTES: Final = "whoever keeps the papers of the review"


class ReviewRecord(Frozen):
    """What was done in one review, oldest first, by the names that its paper's steps have.

    ``events`` is None while nobody knows what was done.
    """

    events: Annotated[
        Events | None, Ask("Which steps were taken, and on which days?", _MINUTES)
    ] = None


REVIEW_STARTED: Final = Yes(fact="review_started")
STEPS_LEFT: Final = CountFact("steps_left")
STEPS_OVERDUE: Final = CountFact("steps_overdue")


_DERIVED: Final = (REVIEW_STARTED.fact, STEPS_LEFT.name, STEPS_OVERDUE.name)
_SOME_DAY: Final = date(2000, 1, 1)
"""A day on which to see what a review can come to: any other would show the same."""


def _from_record(name: str, kind: Kind, question: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=kind,
        question=question,
        answered_by=_MINUTES,
        behind=("events",),
    )


FACTS: Final = vocabulary(
    ReviewRecord,
    _from_record("review_started", Kind.YES_NO, "Has a step of the review been taken?"),
    _from_record(
        "steps_left", Kind.COUNT, "How many steps are to be taken next, besides those that repeat?"
    ),
    _from_record("steps_overdue", Kind.COUNT, "How many steps are past their last day?"),
)
"""The facts that conditions about a review may speak of."""


class Review(StrEnum):
    """How far a review has come on a day."""

    NOT_STARTED = "not started"
    """No step of it has been taken."""

    IN_PROGRESS = "in progress"
    """A step that the paper asks for is still to be taken, and none is overdue."""

    OVERDUE = "overdue"
    """The last day for a step is past, and the step has not been taken."""

    COMPLETE = "complete"
    """Nothing that the paper asks for is left, but for what it asks for again and again."""

    UNDETERMINED = "undetermined"
    """It is not known what was done."""

    NOT_PROVIDED = "not provided for"
    """The paper sets out no steps of a review."""


class ReviewTerms(Terms[Review, ReviewRecord]):
    """What a paper fixes about the steps of a review.

    Attributes:
        procedure: The steps, their order, who takes them, and how long there is.
        started: That the review has started.
        on_time: That nothing is past its last day.
        finished: That nothing is left but what repeats.
        readings: The readings that steps rest on, each with the names of those steps.
        order_readings: The readings on whether the order binds at all.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = ReviewRecord
    asked_with: ClassVar[tuple[str, ...]] = ("follow_review",)

    kind: Literal["reviews"] = "reviews"
    procedure: Procedure
    started: Limb
    on_time: Limb
    finished: Limb
    readings: tuple[Relies, ...] = ()
    order_readings: tuple[Relies, ...] = ()

    @model_validator(mode="after")
    def _readings_are_of_steps(self) -> Self:
        for relies in self.readings:
            for name in relies.stages or ():
                if name not in self.procedure.by_name:
                    raise ValueError(f"`readings` speaks of `{name}`, which is no step here")
        return self

    def outcomes(self) -> tuple[Rung[Review], ...]:
        """Return the ladder: not started, overdue, complete, in progress."""
        return (
            Rung(outcome=Review.NOT_STARTED, unless=(self.started,)),
            Rung(outcome=Review.OVERDUE, unless=(self.on_time,)),
            Rung(outcome=Review.COMPLETE, parts=(self.finished,)),
            Rung(outcome=Review.IN_PROGRESS),
        )

    def worlds(self, record: ReviewRecord, on: date | None = None) -> tuple[World]:
        """Return how far a review has come on a day.

        Args:
            record: What was done.
            on: The day.

        Returns:
            One world.

        Raises:
            BeyondTheCalendarError: A time limit would end after the year 9999.
            NotADayError: There is no day, or it has a time of day.
        """
        on, facts = check_day("on", on), self._as_given(record)
        if record.events is None:
            return (facts | dict.fromkeys(_DERIVED, Missing(("events",))),)
        progress = self.procedure.follow(record.events, on)
        facts[REVIEW_STARTED.fact] = bool(progress.done)
        facts[STEPS_LEFT.name] = len(self.left(progress))
        facts[STEPS_OVERDUE.name] = sum(due.overdue(on) for due in progress.due)
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return how many steps can be left and overdue together, as the procedure has it."""
        return (
            Any(
                of=tuple(
                    (REVIEW_STARTED if started else ~REVIEW_STARTED)
                    & ((left <= STEPS_LEFT) & (left >= STEPS_LEFT))
                    & ((overdue <= STEPS_OVERDUE) & (overdue >= STEPS_OVERDUE))
                    for started, left, overdue in self._ways
                )
            ),
        )

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a way through the procedure: its first steps long ago, the others on the day."""
        on = check_day("on", on)
        wanted = [values.get(name) for name in _DERIVED]
        for way, (taken, old) in self._ways.items():
            if all(one == has for one, has in zip(wanted, way, strict=True) if is_known(one)):
                return {"events": self._events(taken, old, on)}
        return {"events": None}

    @cached_property
    def _ways(self) -> dict[tuple[bool, int, int], tuple[tuple[str, ...], int]]:
        """What a review can come to, and by which steps, of which how many were long ago.

        Two courses that leave the same steps open, for which time runs in the same way, come to
        the same.
        """
        ways: dict[tuple[bool, int, int], tuple[tuple[str, ...], int]] = {}
        courses: list[tuple[str, ...]] = [()]
        met, alike = {frozenset[str]()}, set[object]()
        for taken in courses:
            following = self.procedure.open_after(taken)
            starts = sorted(
                (one.within.of for one in following if one.within and one.within.of in taken),
                key=taken.index,
            )
            kind = (bool(taken), tuple(one.name for one in following if one.is_due), (*starts,))
            cuts = {0, *(taken.index(start) + 1 for start in starts)} if kind not in alike else ()
            alike.add(kind)
            for old in sorted(cuts):
                progress = self.procedure.follow(self._events(taken, old, _SOME_DAY), _SOME_DAY)
                overdue = sum(due.overdue(_SOME_DAY) for due in progress.due)
                way = (bool(progress.done), len(self.left(progress)), overdue)
                ways.setdefault(way, (taken, old))
            for step in self.procedure.steps if self.procedure.flexible else following:
                more = frozenset((*taken, step.name))
                if more not in met:
                    met.add(more)
                    courses.append((*taken, step.name))
        return ways

    def _events(self, taken: Sequence[str], old: int, on: date) -> tuple[Happened, ...]:
        """Return steps that were taken, the first of them before any time limit now past."""
        limits = [step.within for step in self.procedure.steps if step.within is not None]
        months = max((one.months for one in limits), default=0)
        days = max((one.days for one in limits), default=0)
        long_ago = deadline(on, months=-months, days=-days - 1) if old else on
        return tuple(
            Happened(step=name, on=long_ago if place < old else on)
            for place, name in enumerate(taken)
        )

    def left(self, progress: Progress) -> tuple[Due, ...]:
        """Return what is to be done next, besides what repeats."""
        again = {step.name for step in self.procedure.steps if step.repeats}
        return tuple(due for due in progress.due if due.step not in again)

    def rested_on(self, progress: Progress) -> Iterator[str]:
        """Go through the readings on the steps that were reported or are open."""
        spoken_of = {
            *(one.step for one in progress.done),
            *(one.happened.step for one in progress.out_of_place),
            *(due.step for due in (*progress.due, *progress.allowed)),
        }
        for relies in self.readings:
            if any(relies.matters_at(name) for name in spoken_of):
                yield relies.reading
        if progress.out_of_place:
            yield from (relies.reading for relies in self.order_readings)


class ReviewDecision(Decision[Review]):
    """How far a review has come, and what comes next.

    Attributes:
        stage: The step that was taken last, as its name has it.
        stage_on: The day on which it was taken.
        due_next: What the paper asks for next: of whom, and by which day.
        overdue: Those of them whose last day is past.
        allowed: The powers that are open now, and whose they are.
        refused: What was reported and is not counted: where the paper would have it, and why
            it has no place there.
    """

    subject: ClassVar[str] = "Review"

    stage: Slug | None = None
    stage_on: Day | None = None
    due_next: tuple[Due, ...] = ()
    overdue: tuple[Due, ...] = ()
    allowed: tuple[Due, ...] = ()
    refused: tuple[OutOfPlace, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return the stage, what is overdue and due next, the powers, and what was refused."""
        stage = () if self.stage is None else (self.stage.replace("-", " "),)
        return (
            *(f"stage: {name}, on {day_words(self.stage_on)}" for name in stage),
            *due_words(self.due_next, self.overdue),
            *(
                f"open to {due.by}, who may: {due.clause.gist} [{due.clause}]"
                for due in self.allowed
            ),
            *(f"refused: {odd}" for odd in self.refused),
        )


def follow_review(
    terms: ReviewTerms | Silent, events: Iterable[Happened] | None, *, on: date
) -> ReviewDecision:
    """Say how far a review has come on a day, what is due next, and what is overdue.

    Args:
        terms: The reviews block of a rulebook.
        events: The steps that were taken, oldest first; none where the review has not
            started, and None where it is not known what was done.
        on: The day at which the question is asked; what happens later has not happened yet.

    Returns:
        ``NOT_STARTED``, ``IN_PROGRESS``, ``OVERDUE`` from the day after a last day, or
        ``COMPLETE`` once nothing is left but what repeats; ``UNDETERMINED`` while it is not
        known what was done; ``NOT_PROVIDED`` when the paper sets out no steps.

    Raises:
        BeyondTheCalendarError: A time limit would end after the year 9999.
        NotADayError: ``on`` has a time of day.
        pydantic.ValidationError: The events are none, or not in the order of their days.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> scoped = [Happened(step="scoping-meeting", on=date(2026, 1, 12))]
        >>> decision = follow_review(CHORUS_RSP.reviews, scoped, on=date(2026, 2, 1))
        >>> decision.outcome, [due.step for due in decision.due_next]
        (<Review.IN_PROGRESS: 'in progress'>, ['evidence'])
    """
    check_day("on", on)
    if terms.kind == "silent":
        return ReviewDecision.silent(Review.NOT_PROVIDED, terms)
    record = ReviewRecord.model_validate({"events": events})
    walked = terms.walk(*terms.worlds(record, on))
    if record.events is None:
        return ReviewDecision(**walked)
    progress = terms.procedure.follow(record.events, on)
    left = terms.left(progress)
    overdue = tuple(due for due in progress.due if due.overdue(on))
    wanting = {terms.on_time.name: overdue, terms.finished.name: left}
    flexed = tuple(str(odd) for odd in progress.out_of_place if odd.counted)
    walked["findings"] = tuple(_step_by_step(walked["findings"], wanting))
    walked["readings"] = tuple(dict.fromkeys((*walked["readings"], *terms.rested_on(progress))))
    walked["cautions"] = (*walked["cautions"], *flexed)
    return ReviewDecision(
        **walked,
        stage=None if progress.stage is None else progress.stage.name,
        stage_on=progress.done[-1].on if progress.done else None,
        due_next=progress.due,
        overdue=overdue,
        allowed=progress.allowed,
        refused=tuple(odd for odd in progress.out_of_place if not odd.counted),
    )


def _step_by_step(
    findings: Iterable[Finding], wanting: Mapping[str, tuple[Due, ...]]
) -> Iterator[Finding]:
    """Go through the findings; one that steps are wanting stands once for each of them."""
    for finding in findings:
        steps = wanting.get(finding.limb, ()) if finding.state is State.NOT_MET else ()
        if not steps:
            yield finding
        for due in steps:
            yield finding.model_copy(update={"clause": due.clause})
