"""Procedures: which step comes next, who takes it, and by when?

A paper may set out steps in an order: an investigation, an appeal, a review. The steps are
a table. One walk over it says which steps are open after those that are done, and the
diagrams of the documentation are drawn from the same table.

    >>> from scrutiny_rules.clauses import Document
    >>> paper = Document(key="north-panel", title="Terms of reference", landlord="North Homes")
    >>> procedure = Procedure(
    ...     steps=(
    ...         Step(name="report", clause=paper.clause("6", "report to the manager"), by="panel"),
    ...         Step(
    ...             name="response",
    ...             clause=paper.clause("7", "answer in writing"),
    ...             by="the manager",
    ...             after=("report",),
    ...             within=Within(of="report", months=1),
    ...         ),
    ...     )
    ... )
    >>> progress = procedure.follow([Happened(step="report", on=date(2026, 1, 31))])
    >>> print(*progress.due)
    by 28 February 2026, the manager: answer in writing [north-panel 7]
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from scrutiny_rules._frozen import Count, Day, Frozen, Slug, Text, YesNo
from scrutiny_rules.calendars import deadline
from scrutiny_rules.clauses import Clause, Force
from scrutiny_rules.display import Arrow, Box, day_words, flowchart


class Due(Frozen):
    """Something that is to be done: what, by whom, and until when.

    Attributes:
        clause: The provision; its gist says what is to be done, its force how strongly.
        by: Who does it.
        due_on: The last day for it; None where the paper gives no day.
    """

    clause: Clause
    by: Text
    due_on: Day | None = None

    def overdue(self, on: date) -> bool:
        """Say whether the last day is past on a day."""
        return self.due_on is not None and self.due_on < on

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        when = "" if self.due_on is None else f"by {day_words(self.due_on)}, "
        return f"{when}{self.by}: {self.clause.gist} [{self.clause}]"


class Happened(Frozen):
    """A step that was taken, and the day."""

    step: Slug
    on: Day


class OutOfPlace(Frozen):
    """A step that was reported where the paper has no place for it.

    Attributes:
        happened: What was reported.
        clause: Where the paper puts the step; None where it has no such step.
        why: Why it has no place there.
        counted: Whether it counts all the same, because the procedure is flexible.
    """

    happened: Happened
    clause: Clause | None
    why: Text
    counted: YesNo

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        cited = "" if self.clause is None else f" [{self.clause}]"
        kept = "counted all the same" if self.counted else "not counted"
        day = day_words(self.happened.on)
        return f"{self.happened.step} on {day}: {self.why} ({kept}){cited}"


class Within(Frozen):
    """How long there is for a step, from the day of another, which is left out.

    Attributes:
        of: The step whose day starts the clock.
        months: How many months, counted before the days.
        days: How many days; with no months and no days it is due on the same day.
    """

    of: Slug
    months: Count = 0
    days: Count = 0


class Step(Frozen):
    """One step of a procedure.

    Attributes:
        name: A short name, by which events speak of it.
        clause: Where the paper has it; its gist says what is done, its force how strongly.
        by: Who takes it.
        after: The steps of which one has to be done first; none where it may come first.
        awaits: The steps that have to be done first once they are open themselves.
        unless: The steps that close it once one of them is done.
        within: How long there is for it, where the paper says.
        repeats: Whether it stays open once it is done, its time counted again from the
            same day: twice over for the second, and so on.
    """

    name: Slug
    clause: Clause
    by: Text
    after: tuple[Slug, ...] = ()
    awaits: tuple[Slug, ...] = ()
    unless: tuple[Slug, ...] = ()
    within: Within | None = None
    repeats: YesNo = False

    @property
    def is_due(self) -> bool:
        """Whether the step is more than a power while it is open."""
        return self.clause.force is not Force.MAY

    def due(self, due_on: date | None = None) -> Due:
        """Return the step as something to be done, until a day if there is one."""
        return Due(clause=self.clause, by=self.by, due_on=due_on)


class Progress(Frozen):
    """How far a procedure has come.

    Attributes:
        done: The steps that count as taken, in order.
        stage: The step that was taken last; None before the first.
        due: What is to be done next, in the order of the paper: duties and expectations.
        allowed: What may be done next besides: powers.
        out_of_place: What was reported where the paper has no place for it.
    """

    done: tuple[Happened, ...] = ()
    stage: Step | None = None
    due: tuple[Due, ...] = ()
    allowed: tuple[Due, ...] = ()
    out_of_place: tuple[OutOfPlace, ...] = ()


class Procedure(Frozen):
    """Steps in an order, as a table.

    Attributes:
        steps: The steps, in the order of the paper.
        flexible: Whether a step out of order counts all the same, with a caution.
    """

    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    flexible: YesNo = False

    @model_validator(mode="after")
    def _steps_are_known(self) -> Self:
        names = [step.name for step in self.steps]
        if len(set(names)) < len(names):
            raise ValueError("`steps` holds one name twice")
        for step in self.steps:
            within = () if step.within is None else (step.within.of,)
            for other in (*step.after, *step.awaits, *step.unless, *within):
                if other not in self.by_name:
                    raise ValueError(f"`{step.name}` speaks of `{other}`, which is no step here")
            if step.repeats and step.within is None:
                raise ValueError(f"`{step.name}` repeats, and so needs `within`")
        return self

    @cached_property
    def by_name(self) -> dict[str, Step]:
        """The steps by name."""
        return {step.name: step for step in self.steps}

    def open_after(self, done: Collection[str]) -> tuple[Step, ...]:
        """Return the steps that are open once some are done.

        Args:
            done: The names of the steps that are done.

        Returns:
            The open steps, in the order of the paper.

        Raises:
            Nothing.
        """
        ready = {
            step.name: step
            for step in self.steps
            if (step.repeats or step.name not in done)
            and (not step.after or any(name in done for name in step.after))
            and not any(name in done for name in step.unless)
        }
        return tuple(
            step for step in ready.values() if not any(name in ready for name in step.awaits)
        )

    def follow(self, events: Iterable[Happened], on: date | None = None) -> Progress:
        """Follow what happened, step by step.

        Args:
            events: The steps that were taken, oldest first.
            on: The day up to which events are looked at; None for all of them.

        Returns:
            How far the procedure has come, and what is next.

        Raises:
            BeyondTheCalendarError: A time limit would end after the year 9999.
        """
        done: list[Happened] = []
        odd: list[OutOfPlace] = []
        for event in events:
            if on is not None and event.on > on:
                continue
            why = self._misplaced(event, [one.step for one in done])
            counts = why is None or (self.flexible and event.step in self.by_name)
            if why is not None:
                step = self.by_name.get(event.step)
                clause = None if step is None else step.clause
                odd.append(OutOfPlace(happened=event, clause=clause, why=why, counted=counts))
            if counts:
                done.append(event)
        names = [one.step for one in done]
        following = self.open_after(names)
        return Progress(
            done=tuple(done),
            stage=self.by_name[names[-1]] if names else None,
            due=tuple(step.due(self._last_day(step, done)) for step in following if step.is_due),
            allowed=tuple(
                step.due(self._last_day(step, done)) for step in following if not step.is_due
            ),
            out_of_place=tuple(odd),
        )

    def _misplaced(self, event: Happened, done: list[str]) -> str | None:
        """Return why a step has no place after those that are done; None where it has."""
        if event.step not in self.by_name:
            return "it is no step of the paper"
        step = self.by_name[event.step]
        if step in self.open_after(done):
            return None
        if step.name in done:
            return "it was taken before"
        closed = [name for name in step.unless if name in done]
        first = [name for name in step.awaits if name not in done] or step.after
        if closed:
            return f"it is closed once this is done: {closed[0]}"
        return f"this comes first: {' or '.join(first)}"

    def _last_day(self, step: Step, done: list[Happened]) -> date | None:
        if step.within is None:
            return None
        starts = [one.on for one in done if one.step == step.within.of]
        if not starts:
            return None
        times = 1 + sum(one.step == step.name for one in done)
        return deadline(starts[0], months=times * step.within.months, days=times * step.within.days)

    def to_mermaid(self) -> str:
        """Return the table as a Mermaid flowchart: an arrow for each step that opens another.

        Powers have round boxes and dotted arrows.
        """
        return flowchart(
            [
                Box(step.name, f"{step.by}: {step.clause.gist}", power=not step.is_due)
                for step in self.steps
            ],
            self._arrows(),
        )

    def _arrows(self) -> Iterator[Arrow]:
        for step in self.steps:
            label = _limit_words(step)
            for name in step.after:
                yield Arrow(name, step.name, label, dotted=not step.is_due)
            for name in step.awaits:
                yield Arrow(name, step.name, "first, once it is open", dotted=False)


def _limit_words(step: Step) -> str:
    if step.within is None:
        return ""
    counts = ((step.within.months, "month"), (step.within.days, "day"))
    spans = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count]
    limit = " and ".join(spans)
    if step.repeats:
        return f"every {limit}"
    return f"within {limit} of {step.within.of}" if limit else f"on the day of {step.within.of}"
