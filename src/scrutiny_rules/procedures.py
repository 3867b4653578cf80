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
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Self, TypeAlias

from pydantic import AfterValidator, Field, model_validator

from scrutiny_rules._frozen import Count, Day, Frozen, Slug, Text, YesNo
from scrutiny_rules.calendars import deadline
from scrutiny_rules.clauses import Clause, Force
from scrutiny_rules.display import Arrow, Box, Line, Page, Passage, Shown, day_words, flowchart


class Due(Shown, Frozen):
    """Something that is to be done: what, by whom, and until when.

    Attributes:
        clause: The provision; its gist says what is to be done, its force how strongly.
        by: Who does it.
        due_on: The last day for it; None where the paper gives no day.
        step: The step of a procedure that it is, by its name; None outside a procedure.
    """

    clause: Clause
    by: Text
    due_on: Day | None = None
    step: Slug | None = None

    def overdue(self, on: date) -> bool:
        """Say whether the last day is past on a day."""
        return self.due_on is not None and self.due_on < on

    @property
    def line(self) -> Line:
        """What is to be done as one line of the minutes."""
        cited = str(self.clause)
        if self.due_on is None:
            return Line(self.clause.gist, lead=self.by, cited=cited)
        told = f"{self.by}: {self.clause.gist}"
        return Line(told, lead=f"by {day_words(self.due_on)}", joint=", ", cited=cited)

    def to_page(self) -> Page:
        """Return what is to be done, and how strongly the paper speaks of it."""
        return Page("Due", (Passage("Step", (self.line,)), Passage("Force", (self.clause.force,))))

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        return str.__str__(self.line)


def due_words(due: Collection[Due], overdue: Collection[Due]) -> tuple[str, ...]:
    """Return what is due as lines of the minutes, what is overdue before the rest.

    Args:
        due: Everything that is due.
        overdue: What of it is overdue.

    Returns:
        A line for each.

    Raises:
        Nothing.
    """
    return (
        *(f"overdue: {one}" for one in overdue),
        *(f"next: {one}" for one in due if one not in overdue),
    )


class Happened(Frozen):
    """A step that was taken, and the day."""

    step: Slug
    on: Day


def _oldest_first(events: tuple[Happened, ...]) -> tuple[Happened, ...]:
    days = [event.on for event in events]
    if days != sorted(days):
        raise ValueError("`events` have to be in the order of their days, oldest first")
    return events


Events: TypeAlias = Annotated[tuple[Happened, ...], AfterValidator(_oldest_first)]
"""The steps that were taken, oldest first."""


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

    @property
    def has_length(self) -> bool:
        """Whether it is longer than the day that starts it."""
        return self.months > 0 or self.days > 0


class Step(Frozen):
    """One step of a procedure.

    Attributes:
        name: A short name, by which events speak of it.
        clause: Where the paper has it; its gist says what is done, its force how strongly.
        by: Who takes it.
        after: The steps of which one has to be done first; none where it may come first.
        awaits: The steps that have to be done first once they are open themselves; of a
            step that repeats, the first time is enough.
        unless: The steps that close it once one of them is done.
        within: How long there is for it, where the paper says.
        repeats: Whether it stays open once it is done. Its time, where there is one, is
            counted again from the same day: twice over for the second, and so on.
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
    def line(self) -> Line:
        """The step in one line: its name and force, who takes it, after what, and its time."""
        parts = [f"{self.by}: {self.clause.gist}"]
        for heading, names in (
            ("after", self.after),
            ("once done, if open", self.awaits),
            ("not after", self.unless),
        ):
            if names:
                parts.append(f"{heading} {' or '.join(names)}")
        parts += [limit] if (limit := _limit_words(self)) else []
        return Line(
            "; ".join(parts), lead=f"{self.name} ({self.clause.force})", cited=str(self.clause)
        )

    @property
    def is_due(self) -> bool:
        """Whether the step is more than a power while it is open."""
        return self.clause.force is not Force.MAY

    def due(self, due_on: date | None = None) -> Due:
        """Return the step as something to be done, until a day if there is one."""
        return Due(clause=self.clause, by=self.by, due_on=due_on, step=self.name)


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


class Procedure(Shown, Frozen):
    """Steps in an order, as a table.

    Attributes:
        steps: The steps, in the order of the paper or that in which they usually come.
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
            if step.repeats and step.within is not None and not step.within.has_length:
                raise ValueError(f"`{step.name}` repeats, and so `within` needs a length")
        self._check_that_each_can_come()
        return self

    def _check_that_each_can_come(self) -> None:
        """Refuse steps that only come after each other, or that wait for each other."""
        come: set[str] = set()
        while more := {
            step.name
            for step in self.steps
            if step.name not in come and (not step.after or come.intersection(step.after))
        }:
            come |= more
        for step in self.steps:
            if step.name not in come:
                raise ValueError(f"`{step.name}` can never come: nothing that it comes after can")
        try:
            TopologicalSorter({step.name: step.awaits for step in self.steps}).prepare()
        except CycleError as error:
            waiting = ", ".join(f"`{name}`" for name in dict.fromkeys(error.args[1]))
            raise ValueError(f"each awaits the next, and so none can come: {waiting}") from None

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
        ready = self._ready(done)
        awaited = {step.name for step in ready if step.name not in done}
        return tuple(step for step in ready if not awaited.intersection(step.awaits))

    def _ready(self, done: Collection[str]) -> tuple[Step, ...]:
        """Return the steps that would be open if none had to await another."""
        taken = set(done)
        return tuple(
            step
            for step in self.steps
            if (step.repeats or step.name not in taken)
            and (not step.after or taken.intersection(step.after))
            and not taken.intersection(step.unless)
        )

    def follow(self, events: Iterable[Happened], on: date | None = None) -> Progress:
        """Follow what happened, step by step.

        Args:
            events: The steps that were taken, oldest first; they are followed in the order
                given, whatever their days.
            on: The day up to which events are looked at; None for all of them.

        Returns:
            How far the procedure has come, and what is next.

        Raises:
            BeyondTheCalendarError: A time limit would end after the year 9999.
        """
        done: list[Happened] = []
        taken: set[str] = set()
        odd: list[OutOfPlace] = []
        for event in events:
            if on is not None and event.on > on:
                continue
            why = self._misplaced(event, taken)
            counts = why is None or (self.flexible and event.step in self.by_name)
            if why is not None:
                step = self.by_name.get(event.step)
                clause = None if step is None else step.clause
                odd.append(OutOfPlace(happened=event, clause=clause, why=why, counted=counts))
            if counts:
                done.append(event)
                taken.add(event.step)
        following = self.open_after(taken)
        return Progress(
            done=tuple(done),
            stage=self.by_name[done[-1].step] if done else None,
            due=tuple(step.due(self._last_day(step, done)) for step in following if step.is_due),
            allowed=tuple(
                step.due(self._last_day(step, done)) for step in following if not step.is_due
            ),
            out_of_place=tuple(odd),
        )

    def _misplaced(self, event: Happened, done: set[str]) -> str | None:
        """Return why a step has no place after those that are done; None where it has."""
        if event.step not in self.by_name:
            return "it is no step of the paper"
        step = self.by_name[event.step]
        if step in self.open_after(done):
            return None
        if step.name in done and not step.repeats:
            return "it was taken before"
        closed = [name for name in step.unless if name in done]
        if closed:
            return f"it is closed once this is done: {closed[0]}"
        if step.after and not done.intersection(step.after):
            return f"this comes first: {' or '.join(step.after)}"
        ready = {one.name for one in self._ready(done)}
        first = [name for name in step.awaits if name in ready and name not in done]
        return f"this comes first: {' and '.join(first)}"

    def _last_day(self, step: Step, done: list[Happened]) -> date | None:
        within, names = step.within, [one.step for one in done]
        if within is None or within.of not in names:
            return None
        start = names.index(within.of)
        times = 1 + names[start + 1 :].count(step.name)
        return deadline(done[start].on, months=times * within.months, days=times * within.days)

    def to_page(self) -> Page:
        """Return the steps, each with who takes it, what it comes after, and its time."""
        return Page(
            "Procedure",
            (Passage("Steps", tuple(step.line for step in self.steps)),),
            charts=(self.to_mermaid(),),
        )

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
        return "again and again" if step.repeats else ""
    counts = ((step.within.months, "month"), (step.within.days, "day"))
    spans = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count]
    limit = " and ".join(spans)
    if step.repeats:
        return f"every {limit}"
    start = step.within.of.replace("-", " ")
    return f"within {limit} of {start}" if limit else f"on the day of {start}"
