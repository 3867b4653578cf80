"""Attendance: what does this record of attendance lead to?

A paper may expect a share of the meetings to be attended, and may let somebody be removed
after a run of absences. The share is an expectation, the removal a power: the answer
says which, and never that anyone has to go. Marks that are not recorded yet give a range,
and the outcome is decided only where both ends of it agree.

Clauses: trafford-qip 7.5, 4.3(e). The chorus-rsp paper sets no attendance rule.

    >>> from datetime import date
    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> marks = [Mark.PRESENT, Mark.ABSENT, Mark.ABSENT, Mark.ABSENT, Mark.PRESENT]
    >>> register = AttendanceRegister(
    ...     meetings=[
    ...         Meeting(held_on=date(2026, month, 9), mark=mark)
    ...         for month, mark in enumerate(marks, start=1)
    ...     ]
    ... )
    >>> decision = review_attendance(TRAFFORD_QIP.attendance, register, on=date(2026, 11, 22))
    >>> decision.outcome, decision.run
    (<Attendance.MAY_BE_REMOVED: 'may be removed'>, 3)
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Count, Day, Exact, Frozen, FrozenMap, OtherFacts, Text, YesNo
from scrutiny_rules.calendars import Period, check_day, deadline, year_to
from scrutiny_rules.conditions import Condition, Yes, cuts
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.display import Folded, Page, Shown, day_words
from scrutiny_rules.facts import Ask, CountFact, Fact, Kind, vocabulary
from scrutiny_rules.ladder import Either, Limb, Relies, Rung, Terms, World
from scrutiny_rules.pictures import ADVERSE, Bar, Cell, bars, strip

_REGISTER: Final = "whoever keeps the attendance register"


class Mark(StrEnum):
    """What the register says of one member at one meeting."""

    PRESENT = "present"
    """Came to the meeting."""

    APOLOGY = "apology"
    """Absent, with an apology or an explanation given beforehand."""

    ABSENT = "absent"
    """Absent without apology."""

    ON_LEAVE = "on leave"
    """Absent with leave that the panel had granted."""

    SUSPENDED = "suspended"
    """Kept away by a suspension: neither present nor absent."""

    NOT_IN_OFFICE = "not in office"
    """Not a member on the day."""

    UNKNOWN = "unknown"
    """Not recorded yet."""


_LETTERS: Final = {
    Mark.PRESENT: "P",
    Mark.APOLOGY: "Ap",
    Mark.ABSENT: "A",
    Mark.ON_LEAVE: "L",
    Mark.SUSPENDED: "S",
    Mark.NOT_IN_OFFICE: "N",
    Mark.UNKNOWN: "?",
}


_TOGETHER: Final = "\N{NO-BREAK SPACE}"


class Meeting(Frozen):
    """One meeting in one member's register."""

    held_on: Day
    mark: Mark = Mark.UNKNOWN
    formal: YesNo = True


class AttendanceRegister(Shown, Frozen):
    """One member's record: the meetings held, oldest first.

    ``judged_consistent`` records the panel's own judgement that absences without apology
    have been consistent; nothing here judges that for it.
    """

    meetings: Annotated[
        tuple[Meeting, ...],
        Ask("What are the marks that the register does not hold yet?", _REGISTER),
    ] = ()
    judged_consistent: Annotated[
        YesNo,
        Ask("Has the panel judged absences without apology to be consistent?", "the panel"),
    ] = False
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = [meeting.held_on for meeting in self.meetings]
        if days != sorted(days):
            raise ValueError("`meetings` have to be in order of `held_on`, oldest first")
        return self

    def to_page(self) -> Page:
        """Return how many meetings there were, and how many of each mark."""
        return Page(
            f"Attendance register: {len(self.meetings)} meetings",
            (Folded("Marks", self._counted()),) if self.meetings else (),
        )

    def pictures(self) -> tuple[str, ...]:
        """Return the meetings as a strip."""
        return (self.strip(()),) if self.meetings else ()

    def strip(self, run: Collection[int], *notes: str) -> str:
        """Return the meetings as a strip in SVG.

        Args:
            run: The places of the meetings that make up a run, 0 being the first.
            notes: What stands below it besides.

        Returns:
            SVG text; empty where there was no meeting.

        Raises:
            Nothing.
        """
        cells = [
            Cell(
                _LETTERS[one.mark],
                f"{day_words(one.held_on)}: {one.mark}",
                filled=one.mark is Mark.PRESENT,
                in_run=place in run,
            )
            for place, one in enumerate(self.meetings)
        ]
        days = [day_words(one.held_on) for one in (*self.meetings[:1], *self.meetings[-1:])]
        counted = ", ".join(one.replace(" ", _TOGETHER) for one in self._counted())
        below = (" to ".join(days), *notes, counted)
        return strip("Attendance, meeting by meeting", cells, below)

    def _counted(self) -> tuple[str, ...]:
        counted = Counter(one.mark for one in self.meetings)
        return tuple(f"{_LETTERS[mark]} {mark}: {counted[mark]}" for mark in Mark if counted[mark])


ATTENDED: Final = CountFact("attended")
ELIGIBLE: Final = CountFact("eligible")
CONSECUTIVE_ABSENCES: Final = CountFact("consecutive_absences")
UNEXPLAINED_ABSENCES: Final = CountFact("unexplained_absences")
JUDGED_CONSISTENT: Final = Yes(fact="judged_consistent")


def _from_register(name: str, question: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.COUNT,
        question=question,
        answered_by=_REGISTER,
        behind=("meetings",),
    )


FACTS: Final = vocabulary(
    AttendanceRegister,
    _from_register("attended", "How many meetings were attended?"),
    _from_register("eligible", "How many meetings could have been attended?"),
    _from_register("consecutive_absences", "How long is the longest run of absences?"),
    _from_register("unexplained_absences", "How many absences were without apology?"),
)
"""The facts that conditions about attendance may speak of."""


class Attendance(StrEnum):
    """What a record of attendance leads to, the first that applies."""

    MEETS_EXPECTATION = "meets the expectation"
    """The share of meetings attended is what the paper expects."""

    BELOW_EXPECTATION = "below the expectation"
    """The share is lower than expected: a flag, with no sanction of its own."""

    MAY_BE_REMOVED = "may be removed"
    """A power to remove the member is open; ``decided_by`` says whose."""

    TOO_FEW_MEETINGS = "too few meetings"
    """There were too few meetings for the share to mean anything."""

    UNDETERMINED = "undetermined"
    """A mark that matters is not recorded; ``needs`` says so."""

    NOT_PROVIDED = "not provided for"
    """The paper sets no attendance rule."""


class MeetingsCounted(StrEnum):
    """Which meetings count."""

    FORMAL = "formal"
    ALL = "all"


class Span(StrEnum):
    """Over which time attendance is judged."""

    LAST_TWELVE_MONTHS = "last twelve months"
    SINCE_JOINING = "since joining"
    CALENDAR_YEAR = "calendar year"


class AttendanceTerms(Terms[Attendance, AttendanceRegister]):
    """What a paper fixes about attendance.

    Attributes:
        removable: What opens the power to remove a member; one is enough.
        enough: What it takes for the share to mean anything.
        rate: The share that is expected.
        removed_by: Who holds the power.
        removed_by_readings: The readings that this rests on.
        before_removal: What to do before it is used.
        meetings_counted: Which meetings count.
        span: Over which time attendance is judged. A run counts where an absence in that
            time adds to it, even if it began before.
        apology_breaks_run: Whether an apology ends a run of absences.
        leave_breaks_run: Whether a meeting on leave ends a run of absences.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = AttendanceRegister
    asked_with: ClassVar[tuple[str, ...]] = ("review_attendance",)

    kind: Literal["attendance"] = "attendance"
    removable: Either
    enough: Limb
    rate: Limb
    removed_by: Text
    removed_by_readings: tuple[Relies, ...] = ()
    before_removal: Text
    meetings_counted: MeetingsCounted = MeetingsCounted.FORMAL
    span: Span = Span.LAST_TWELVE_MONTHS
    apology_breaks_run: YesNo = False
    leave_breaks_run: YesNo = False

    def outcomes(self) -> tuple[Rung[Attendance], ...]:
        """Return the ladder: may be removed, too few meetings, below, meets."""
        return (
            Rung(
                outcome=Attendance.MAY_BE_REMOVED,
                parts=(self.removable,),
                decided_by=self.removed_by,
                cautions=(self.before_removal,),
                readings=self.removed_by_readings,
            ),
            Rung(outcome=Attendance.TOO_FEW_MEETINGS, unless=(self.enough,)),
            Rung(outcome=Attendance.BELOW_EXPECTATION, unless=(self.rate,)),
            Rung(outcome=Attendance.MEETS_EXPECTATION),
        )

    def period(self, on: date) -> Period | None:
        """Return the time over which attendance is judged on a day; None for all of it."""
        match self.span:
            case Span.LAST_TWELVE_MONTHS:
                return year_to(on)
            case Span.CALENDAR_YEAR:
                return Period(first_day=on.replace(month=1, day=1), last_day=on)
            case Span.SINCE_JOINING:  # pragma: no branch  the checker proves it is the last
                return None

    def worlds(self, register: AttendanceRegister, on: date | None = None) -> tuple[World, ...]:
        """Return the facts of a register, once for each extreme of what is not recorded.

        Args:
            register: The member's record.
            on: The day at which it is judged; later meetings are left out.

        Returns:
            One world where every mark is recorded. Otherwise three: each unrecorded mark a
            presence, an absence without apology, or a leave. No other filling goes beyond
            these in the rate, in the run or in the number of meetings.

        Raises:
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        on = check_day("on", on)
        held = [meeting for meeting in register.meetings if self._counts(meeting, on)]
        given, period = self._as_given(register), self.period(on)
        unknown = any(meeting.mark is Mark.UNKNOWN for meeting in held)
        fillings = (Mark.PRESENT, Mark.ABSENT, Mark.ON_LEAVE) if unknown else (Mark.UNKNOWN,)
        return tuple({**given, **self._tally(held, filling, period)} for filling in fillings)

    def _counts(self, meeting: Meeting, on: date) -> bool:
        """Say whether a meeting counts on a day."""
        formal = meeting.formal or self.meetings_counted is MeetingsCounted.ALL
        return formal and meeting.held_on <= on

    def strip(self, register: AttendanceRegister, *, on: date) -> str:
        """Draw a register meeting by meeting, with the longest run of absences that counts.

        Args:
            register: The member's record.
            on: The day at which it is judged; later meetings are drawn, and do not count.

        Returns:
            SVG text; empty where there was no meeting.

        Raises:
            NotADayError: ``on`` has a time of day.

        Example:
            >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
            >>> absent = [Meeting(held_on=date(2026, month, 9), mark="absent") for month in (1, 2)]
            >>> register = AttendanceRegister(meetings=absent)
            >>> drawn = TRAFFORD_QIP.attendance.strip(register, on=date(2026, 3, 1))
            >>> "longest run of absences: 2" in drawn
            True
        """
        period = self.period(check_day("on", on))
        run: list[int] = []
        longest: list[int] = []
        for place, meeting in enumerate(register.meetings):
            if not self._counts(meeting, on):
                continue
            length = self._run_after(meeting.mark, len(run))
            if length > len(run):
                run = [*run, place]
                counts = period is None or period.covers(meeting.held_on)
                longest = run if counts and length > len(longest) else longest
            elif not length:
                run = []
        return register.strip(longest, f"longest run of absences: {len(longest)}")

    def _tally(
        self, held: list[Meeting], filling: Mark, period: Period | None
    ) -> dict[str, object]:
        run = longest = attended = eligible = unexplained = 0
        for meeting in held:
            mark = filling if meeting.mark is Mark.UNKNOWN else meeting.mark
            before, run = run, self._run_after(mark, run)
            if period is None or period.covers(meeting.held_on):
                longest = max(longest, run) if run > before else longest
                attended += mark is Mark.PRESENT
                eligible += mark in (Mark.PRESENT, Mark.APOLOGY, Mark.ABSENT)
                unexplained += mark is Mark.ABSENT
        return {
            "attended": attended,
            "eligible": eligible,
            "consecutive_absences": longest,
            "unexplained_absences": unexplained,
        }

    def _run_after(self, mark: Mark, run: int) -> int:
        """Return the length of the run of absences after one more meeting."""
        match mark:
            case Mark.ABSENT:
                return run + 1
            case Mark.APOLOGY:
                return 0 if self.apology_breaks_run else run + 1
            case Mark.ON_LEAVE:
                return 0 if self.leave_breaks_run else run
            case Mark.PRESENT:
                return 0
            case Mark.SUSPENDED | Mark.NOT_IN_OFFICE | Mark.UNKNOWN:  # pragma: no branch  the last
                return run

    def _judged(self) -> tuple[dict[str, int], dict[str, int]]:
        """Return the absences that add to a run, and the meetings that end one, as sums."""
        if self.apology_breaks_run:
            return {"unexplained_absences": 1}, {"eligible": 1, "unexplained_absences": -1}
        return {"eligible": 1, "attended": -1}, {"attended": 1}

    def made_of(self) -> Mapping[str, Mapping[str, int]]:
        """Return the meetings attended or missed without apology, and sums about runs.

        ``absences`` add to a run. ``absences_beyond_runs_of_two``, and so on for each length
        that a test reads up to, is below nought or nought where runs so long hold them all.
        """
        absences, breaks = self._judged()
        sums = {
            f"absences_beyond_runs_of_{length}": {
                name: absences.get(name, 0) - length * breaks.get(name, 0)
                for name in dict.fromkeys((*absences, *breaks))
            }
            for length in self._lengths()
        }
        return {
            "attended_or_unexplained": {"attended": 1, "unexplained_absences": 1},
            "absences": absences,
            **sums,
        }

    def _lengths(self) -> range:
        """Return the lengths of a run that are shorter than any that a test asks for."""
        turns = [
            turn
            for limb in self.limbs.values()
            for turn in cuts(limb.condition, CONSECUTIVE_ABSENCES.name)
        ]
        return range(1, 1 if self.leave_breaks_run else max(turns, default=0) + 1)

    def always(self) -> tuple[Condition, ...]:
        """Return how the counts hang together, and how long a run of absences has to be.

        Between two meetings that end a run, and before and after them, absences follow each
        other: so many of them make a run of some length. Where leave ends a run there may
        always have been some.
        """
        absences, run = CountFact("absences"), CONSECUTIVE_ABSENCES
        no_longer = (run <= absences,) if self.span is Span.SINCE_JOINING else ()
        return (
            CountFact("attended_or_unexplained") <= ELIGIBLE,
            (run <= 0) | (absences >= 1),
            (run >= 1) | (absences <= 0),
            *no_longer,
            *(
                (run > length) | (CountFact(f"absences_beyond_runs_of_{length}") <= length)
                for length in self._lengths()
            ),
        )

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a register whose meetings were all held on the day itself.

        The absences come in runs of the wanted length, each ended by a meeting that ends one,
        so far as there are any. A run that is to be longer than there are absences began before
        the time that is looked at.
        """
        on, case = check_day("on", on), super()._case(values, on)
        counts = {name: value for name, value in values.items() if isinstance(value, int)}
        attended, eligible = counts.get("attended"), counts.get("eligible")
        run, unexplained = counts.get("consecutive_absences"), counts.get("unexplained_absences")
        if unexplained is None:
            room = run if eligible is None else eligible - (attended or 0)
            unexplained = min(run or 0, room or 0)
        absences = max(unexplained, run or 0)
        if attended is None:
            attended = unexplained if eligible is None else eligible - min(eligible, absences)
        apologies = (absences if eligible is None else eligible - attended) - unexplained
        absent = [Mark.ABSENT] * unexplained
        breaks = [Mark.PRESENT] * attended
        (breaks if self.apology_breaks_run else absent).extend([Mark.APOLOGY] * apologies)
        if self.leave_breaks_run:
            breaks += [Mark.ON_LEAVE] * len(absent)
        length, period = max(1, len(absent) if run is None else run), self.period(on)
        marks: list[Mark] = []
        for first in range(0, len(absent), length):
            marks += (*absent[first : first + length], *breaks[:1])
            del breaks[:1]
        before = length - len(absent) if absent and period is not None else 0
        earlier = [] if period is None or not before else [deadline(period.first_day, days=-1)]
        case["meetings"] = (
            *(Meeting(held_on=day, mark=Mark.ABSENT) for day in earlier * max(0, before)),
            *(Meeting(held_on=on, mark=mark) for mark in (*marks, *breaks)),
        )
        return case


class AttendanceDecision(Decision[Attendance]):
    """What a record of attendance leads to, with its figures.

    Where marks are not recorded the figures have a lowest and a highest value.

    Attributes:
        attended: How many meetings were attended, once it is certain.
        eligible: How many could have been, once it is certain.
        lowest_rate: The lowest share of meetings attended that is possible.
        highest_rate: The highest; both None where there were no meetings to attend.
        shortest_run: The shortest that the longest run of absences can be.
        longest_run: The longest that it can be.
        unexplained: How many absences without apology are recorded.
    """

    subject: ClassVar[str] = "Attendance"

    attended: Count | None = None
    eligible: Count | None = None
    lowest_rate: Exact | None = None
    highest_rate: Exact | None = None
    shortest_run: Count | None = None
    longest_run: Count | None = None
    unexplained: Count | None = None

    @property
    def rate(self) -> Fraction | None:
        """The share of meetings attended, once it is certain."""
        return self.lowest_rate if self.lowest_rate == self.highest_rate else None

    @property
    def run(self) -> int | None:
        """The longest run of absences, once it is certain."""
        return self.longest_run if self.longest_run == self.shortest_run else None

    def figures(self) -> tuple[str, ...]:
        """Return the rate and the run in words."""
        if self.longest_run is None:
            return ()
        return tuple(self._figures())

    def pictures(self) -> tuple[str, ...]:
        """Return the meetings attended and the run of absences, each against its limit."""
        rows: list[Bar] = []
        if self.attended is not None and self.eligible:
            least = self.least("attended")
            rows.append(_bar("attended", self.attended, self.eligible, least, "expected"))
        if self.run is not None and self.eligible:
            least, says = self.least("consecutive_absences"), "may lead to removal"
            run = _bar("longest run of absences", self.run, self.eligible, least, says)
            rows.append(run._replace(colour=ADVERSE))
        return (bars(f"Attendance: {self.outcome}", rows),) if rows else ()

    def _figures(self) -> Iterator[str]:
        if self.attended is not None and self.eligible is not None:
            yield f"attended {self.attended} of {self.eligible} meetings"
        else:
            yield f"attended {_range(self.lowest_rate, self.highest_rate)} of the meetings"
        yield f"longest run of absences: {_range(self.shortest_run, self.longest_run)}"
        yield f"absences without apology: {self.unexplained}"


def _bar(label: str, value: int, of: int, mark: int | None, says: str) -> Bar:
    return Bar(label, value, of, mark, "" if mark is None else f"{mark} or more {says}")


def _range(low: object, high: object) -> str:
    return f"{low}" if low == high else f"{low} to {high}"


def review_attendance(
    terms: AttendanceTerms | Silent, register: AttendanceRegister, *, on: date
) -> AttendanceDecision:
    """Review one member's record of attendance.

    Args:
        terms: The attendance block of a rulebook.
        register: The member's record, oldest meeting first.
        on: The day at which it is judged; later meetings are left out.

    Returns:
        ``MAY_BE_REMOVED`` when that power is open, else ``TOO_FEW_MEETINGS``, else
        ``BELOW_EXPECTATION`` or ``MEETS_EXPECTATION``; ``UNDETERMINED`` while a mark that
        matters is not recorded; ``NOT_PROVIDED`` when the paper sets no rule.

    Raises:
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.
    """
    check_day("on", on)
    if terms.kind == "silent":
        return AttendanceDecision.silent(Attendance.NOT_PROVIDED, terms)
    worlds = terms.worlds(register, on)
    walked = terms.walk(*worlds)
    rates = [rate for world in worlds if (rate := _rate(world)) is not None]
    runs = _counts(worlds, "consecutive_absences")
    unexplained = min(_counts(worlds, "unexplained_absences"))
    if unexplained and not register.judged_consistent:
        walked["cautions"] += (
            f"{unexplained} without apology: whether that is consistent is for the panel to judge",
        )
    return AttendanceDecision(
        **walked,
        attended=_certain(_counts(worlds, "attended")),
        eligible=_certain(_counts(worlds, "eligible")),
        lowest_rate=min(rates, default=None),
        highest_rate=max(rates, default=None),
        shortest_run=min(runs),
        longest_run=max(runs),
        unexplained=unexplained,
    )


def _counts(worlds: tuple[World, ...], name: str) -> list[int]:
    return [value for world in worlds if isinstance(value := world[name], int)]


def _certain(counts: list[int]) -> int | None:
    return counts[0] if len(set(counts)) == 1 else None


def _rate(world: World) -> Fraction | None:
    attended, eligible = world["attended"], world["eligible"]
    if not isinstance(attended, int) or not isinstance(eligible, int) or not eligible:
        return None
    return Fraction(attended, eligible)
