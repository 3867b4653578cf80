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

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import takewhile
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from scrutiny_rules._frozen import (
    MOST_COUNTED,
    AtLeastOne,
    Count,
    Frozen,
    FrozenMap,
    OtherFacts,
    Slug,
    Text,
    Whole,
)
from scrutiny_rules.clauses import Clause, Force
from scrutiny_rules.conditions import Condition, cuts
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.display import Arrow, Box, Line, Page, Passage, flowchart
from scrutiny_rules.facts import Ask, CountFact, Fact, Kind, vocabulary
from scrutiny_rules.ladder import Either, Limb, Relies, Rung, Terms, World

_MINUTES: Final = "whoever keeps the minutes"


class WarningHistory(Frozen):
    """The warnings one member has been given, meeting by meeting.

    ``per_meeting`` counts the warnings given at each meeting held, oldest first; the last is
    the meeting now in progress, before the breach that is asked about. A count that is not
    known is None.
    """

    per_meeting: Annotated[
        tuple[Count | None, ...],
        Ask("How many warnings were given at each of these meetings?", _MINUTES),
        Field(min_length=1),
    ]
    other: OtherFacts = FrozenMap()


WARNINGS_AT_THIS_MEETING: Final = CountFact("warnings_at_this_meeting")
WARNINGS_OVER_MEETINGS: Final = CountFact("warnings_over_meetings")
MEETINGS_RUNNING: Final = CountFact("meetings_running")


def _from_history(name: str, question: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.COUNT,
        question=question,
        answered_by=_MINUTES,
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


def _running(given: list[int]) -> int:
    """Count the meetings running, up to the last, at which there was a warning."""
    return sum(1 for _ in takewhile(bool, reversed(given)))


WARNINGS: Final = ("warnings_at_this_meeting", "warnings_over_meetings", "meetings_running")


def _after(facts: Mapping[str, int], more: int) -> dict[str, int]:
    """Return the counts after so many more warnings at this meeting."""
    first_here = more > 0 and facts["warnings_at_this_meeting"] == 0
    return {
        **facts,
        "warnings_at_this_meeting": facts["warnings_at_this_meeting"] + more,
        "warnings_over_meetings": facts["warnings_over_meetings"] + more,
        "meetings_running": facts["meetings_running_before"] + 1
        if first_here
        else facts["meetings_running"],
    }


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
    most: AtLeastOne
    or_when: Condition | None = None

    @property
    def reached(self) -> Condition:
        """The condition that no further warning is left."""
        limit = CountFact(self.counted) >= self.most
        return limit if self.or_when is None else limit | self.or_when


class ConductRow(Frozen):
    """One row of the ladder of steps.

    Attributes:
        name: A short name.
        outcome: The step.
        clause: Where the paper has it.
        force: How strongly the paper speaks of the step.
        fewest: How many warnings go before it, at the least.
        most: And at the most; None once no warning is left.
    """

    name: Slug
    outcome: ConductStep
    clause: Clause
    force: Force
    fewest: Count
    most: Count | None = None

    @property
    def line(self) -> Line:
        """The row in one line: the step and its force, and how many warnings go before it."""
        most = {None: " or more", self.fewest: ""}.get(self.most, f" to {self.most}")
        said = f"{self.clause.gist}; warnings before it: {self.fewest}{most}"
        named = f"{self.name.replace('-', ' ')} ({self.force})"
        return Line(said, lead=named, cited=str(self.clause))

    @property
    def warning_left(self) -> bool:
        """Whether it is a step that is open while a warning is left."""
        return self.most is not None

    def follows(self, given: int | None) -> bool:
        """Say whether it follows so many warnings; it follows no number that is not known."""
        most = MOST_COUNTED if self.most is None else self.most
        return given is not None and self.fewest <= given <= most


class ConductTerms(Terms[ConductStep, WarningHistory]):
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
    facts_model: ClassVar[type[Frozen]] = WarningHistory
    asked_with: ClassVar[tuple[str, ...]] = ("escalate_conduct",)

    kind: Literal["conduct"] = "conduct"
    first_warning: Clause
    further_warning: Clause
    leaving: Clause
    limit: WarningLimit
    over_meetings: AtLeastOne
    leaving_open_from: AtLeastOne | None = None
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

    @cached_property
    def steps(self) -> tuple[ConductRow, ...]:
        """The ladder of steps as a table: the warnings, then asking to leave."""
        warn, leave, last = ConductStep.MAY_WARN, ConductStep.MAY_ASK_TO_LEAVE, self.limit.most - 1
        open_from = self.leaving_open_from
        # A row: its name and step, its clause and force, and how many warnings go before it.
        rows = [
            ("first-warning", warn, self.first_warning, self.first_warning.force, 0, 0),
            ("further-warning", warn, self.further_warning, self.further_warning.force, 1, last),
            ("leaving", leave, self.leaving, self.leaving.force, last + 1, None),
        ]
        if open_from is not None:  # a power, since a warning is open too
            rows.insert(
                2, ("leaving-already", leave, self.first_warning, Force.MAY, open_from, last)
            )
        return tuple(
            ConductRow(
                name=name, outcome=outcome, clause=clause, force=force, fewest=fewest, most=most
            )
            for name, outcome, clause, force, fewest, most in rows
            if most is None or fewest <= most
        )

    def step(
        self, outcome: ConductStep, *, warning_left: bool | None, given: int | None
    ) -> ConductRow | None:
        """Return the row of the step that is open.

        Args:
            outcome: The step.
            warning_left: Whether a warning is left; None where that is not known.
            given: How many warnings were given that count; None where that is not known.

        Returns:
            The row; None where what is not known could make it another.

        Raises:
            Nothing.
        """
        # What else reaches the limit may do so after fewer warnings: leaving counts none.
        counts = outcome is ConductStep.MAY_WARN
        for row in self.steps:
            fits = row.outcome is outcome and row.warning_left is warning_left
            if fits and (row.follows(given) or not counts):
                return row
        return None

    def to_page(self) -> Page:
        """Return the outcomes, what the paper asks, and the ladder of steps."""
        page = super().to_page()
        steps = Passage("Steps", tuple(row.line for row in self.steps))
        return page._replace(passages=(*page.passages, steps), charts=(self.to_mermaid(),))

    def to_mermaid(self) -> str:
        """Return the table of steps as a Mermaid flowchart: an arrow for each further breach.

        Powers have round boxes and dotted arrows.
        """
        boxes = [
            Box(
                row.name,
                f"{row.name.replace('-', ' ')}: {row.clause.gist}",
                power=row.force is Force.MAY,
            )
            for row in self.steps
        ]
        return flowchart(
            boxes,
            (
                Arrow(row.name, after.name, "next breach", dotted=after.force is Force.MAY)
                for row in self.steps
                for after in self.steps
                if _leads_to(row, after)
            ),
        )

    def counting(self, history: WarningHistory, place: int) -> str | None:
        """Return how the warnings at one meeting still count at the next breach.

        They count where they are in a count that runs up to the limit, as the next warning would
        leave it.

        Args:
            history: The warnings given so far; a count that is not known is taken as nought.
            place: Which of the meetings, 0 being the first.

        Returns:
            In which count they are, in words; None where they count no longer, or where there
            was no such meeting or no warning at it.

        Raises:
            Nothing.

        Example:
            >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
            >>> history = WarningHistory(per_meeting=(1, 1, 0, 0))
            >>> [CHORUS_RSP.conduct.counting(history, place) for place in (0, 1)]
            [None, 'within the 3 meetings over which warnings are counted']
        """
        given = history.per_meeting
        if not 0 <= place < len(given):
            return None
        others = WarningHistory(per_meeting=(*given[:place], 0, *given[place + 1 :]))
        with_them, without = (_after(self._tally(one, 0), 1) for one in (history, others))
        words = {
            "warnings_at_this_meeting": "given at this meeting",
            "warnings_over_meetings": (
                f"within the {self.over_meetings} meetings over which warnings are counted"
            ),
            "meetings_running": "in a run of meetings with a warning",
        }
        read = self.limit.reached.facts()
        return next(
            (words[name] for name in read if with_them.get(name) != without.get(name)), None
        )

    def worlds(
        self,
        history: WarningHistory,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World, ...]:
        """Return the facts of a history, once for each extreme of what is not known.

        Args:
            history: The warnings given so far.
            on: Not looked at.

        Returns:
            One world where every count is known; otherwise two, in which each unknown
            count is nought, and as large as a count can be.

        Raises:
            WrongKindError: An own fact is not of the kind that was declared.
        """
        given = self._as_given(history)
        return tuple({**given, **tally} for tally in self.tallies(history))

    def made_of(self) -> Mapping[str, Mapping[str, int]]:
        """Return that warnings over meetings are those at this one and those before it."""
        over = {"warnings_over_meetings": 1, "warnings_at_this_meeting": -1}
        return {"warnings_before": over}

    def always(self) -> tuple[Condition, ...]:
        """Return that a run of meetings with a warning has a warning at each of them."""
        here, running = CountFact("warnings_at_this_meeting"), CountFact("meetings_running")
        before = CountFact("warnings_before")
        found: list[Condition] = [
            before >= 0,
            (here <= 0) | (running >= 1),
            (here >= 1) | (running <= 0),
            *((running <= more) | (before >= more) for more in range(1, self.over_meetings)),
        ]
        if self.over_meetings == 1:
            found.append(before <= 0)
        if self.over_meetings == 2:  # noqa: PLR2004  the one meeting before is not in the run
            alone = (running >= 1) & (running <= 1)
            found.append(~alone | (before <= 0))
        return tuple(found)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return one warning at each meeting of the run before this one, and the rest at one."""
        case = super()._case(values, on)
        here, over, running = (
            value if isinstance(value := values.get(name), int) else None for name in WARNINGS
        )
        if here is None:
            run = min(running or 1, self.over_meetings) - 1
            here = 0 if running == 0 else max(min(1, running or 0), (over or 0) - run)
        before = [1] * (max(here > 0, running or 0) - 1)
        before += [0] * max(0, self.over_meetings - 1 - len(before))
        counted = sum(before[: self.over_meetings - 1])
        if over is not None and before:
            place = 1 if len(before) > 1 and here and running in (None, 1) else 0
            before[place] += max(0, over - here - counted)
        return {**case, "per_meeting": (*reversed(before), here)}

    def tallies(self, history: WarningHistory) -> tuple[dict[str, int], ...]:
        """Return the counts of warnings so far, once for each extreme of what is not known.

        Args:
            history: The warnings given so far.

        Returns:
            The counts of each of ``worlds``.

        Raises:
            Nothing.
        """
        fillings = (0, MOST_COUNTED) if None in history.per_meeting else (0,)
        return tuple(self._tally(history, filling) for filling in fillings)

    def warnings_left(self, facts: Mapping[str, int], own: Mapping[str, object]) -> int:
        """Return how many warnings can still be given at this meeting.

        Args:
            facts: The counts of warnings so far, as ``tallies`` gives them.
            own: The landlord's own facts.

        Returns:
            The number; nought once the limit is reached.

        Raises:
            Nothing.
        """
        reached = self.limit.reached
        turns = {cut - facts[name] for name in WARNINGS for cut in cuts(reached, name, facts)}
        return next(
            more
            for more in sorted({0, 1, *turns})
            if more >= 0 and reached.test({**own, **_after(facts, more)})
        )

    def _tally(self, history: WarningHistory, filling: int) -> dict[str, int]:
        given = [filling if count is None else count for count in history.per_meeting]
        return {
            "warnings_at_this_meeting": given[-1],
            "warnings_over_meetings": sum(given[-self.over_meetings :]),
            "meetings_running": _running(given),
            "meetings_running_before": _running(given[:-1]),
        }


def _leads_to(row: ConductRow, after: ConductRow) -> bool:
    """Say whether one more breach can lead from a warning to another step."""
    if row.outcome is not ConductStep.MAY_WARN or row.most is None:
        return False
    given = max(row.fewest + 1, after.fewest)
    return given <= row.most + 1 and after.follows(given)


class ConductDecision(Decision[ConductStep]):
    """The step that is open, with its force.

    Attributes:
        ordinal: Which warning is open, 1 being the first; None where none is.
        remaining: How many warnings could follow that one; None where it cannot be told.
        force: How strongly the paper speaks of this step. The step itself is a decision
            of ``decided_by`` all the same.
    """

    subject: ClassVar[str] = "Next breach"

    ordinal: Whole | None = None
    remaining: Whole | None = None
    force: Force | None = None

    def figures(self) -> tuple[str, ...]:
        """Return which warning is open, and how strongly the paper speaks of the step."""
        lines = [] if self.force is None else [f"the paper's word: {self.force}; nobody is ordered"]
        if self.ordinal is not None and self.remaining is not None:
            lines.insert(0, f"open: warning {self.ordinal} of {self.ordinal + self.remaining}")
        return tuple(lines)


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
    own = terms.own_values(history.other)
    walked = terms.walk(*terms.worlds(history))
    tallies = terms.tallies(history)
    left = [terms.warnings_left(tally, own) for tally in tallies]
    given = _certain(tally[terms.limit.counted] for tally in tallies)
    ordinal = given + 1 if given is not None and all(left) else None
    warning_left = None if any(left) and not all(left) else all(left)
    step = terms.step(walked["outcome"], warning_left=warning_left, given=given)
    remaining = _certain(max(0, warnings - 1) for warnings in left)
    return ConductDecision(
        **walked,
        ordinal=ordinal,
        remaining=remaining,
        force=None if step is None else step.force,
    )


def _certain(counts: Iterable[int]) -> int | None:
    """Return a count on which all worlds agree."""
    found = set(counts)
    return found.pop() if len(found) == 1 else None
