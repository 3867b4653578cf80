"""Development: which meetings on a member's development are due, and which are overdue?

A paper may ask for feedback some months after joining, for an appraisal every year, or for a
meeting every six months. Due days are counted from the day of joining, each from there and
never from the one before, so that a day cut back to a month's end does not stay cut back. A
meeting answers the oldest of its due days that is still chased, late or early, and only
one of them; once the next is past, the one before it is no longer chased.

Clauses: trafford-qip 4.3(c); chorus-rsp role: requirements.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> record = DevelopmentRecord(joined_on=date(2025, 11, 30), held=())
    >>> decision = review_development(TRAFFORD_QIP.development, record, on=date(2026, 3, 1))
    >>> print(decision.outcome, *(due.due_on for due in decision.due))
    overdue 2026-02-28 2026-05-30 2026-11-30
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from heapq import merge
from itertools import islice
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from scrutiny_rules._frozen import AtLeastOne, Day, Frozen, FrozenMap, OtherFacts, Slug, Text
from scrutiny_rules.calendars import check_day, deadline
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Condition, State, Yes
from scrutiny_rules.decisions import Decision, Finding, Provision, Silent
from scrutiny_rules.errors import BeyondTheCalendarError
from scrutiny_rules.facts import Ask, CountFact, Fact, Kind, Missing, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms, World, questions
from scrutiny_rules.procedures import Due, due_words

MOST_PLANNED: Final = 200
"""The most days that one plan lists."""

_MEMBERS: Final = "whoever keeps the panel's list of members"
_RECORDS: Final = "whoever keeps the records of development meetings"


class Held(Frozen):
    """A meeting on somebody's development that took place, and the day.

    ``name`` is the paper's meeting, as its terms name it.
    """

    name: Slug
    on: Day


class DevelopmentRecord(Frozen):
    """When a member joined, and the meetings on their development, in any order.

    ``held`` is None while nobody knows which meetings took place; where none did it is empty.
    """

    joined_on: Annotated[Day | None, Ask("On which day did the member join?", _MEMBERS)] = None
    held: Annotated[
        tuple[Held, ...] | None,
        Ask("Which meetings on their development took place, and on which days?", _RECORDS),
    ] = None
    other: OtherFacts = FrozenMap()


HAS_JOINED: Final = Yes(fact="has_joined")
OVERDUE_MEETINGS: Final = CountFact("overdue_meetings")

FACTS: Final = vocabulary(
    DevelopmentRecord,
    Fact(
        personal=False,
        name="has_joined",
        kind=Kind.YES_NO,
        question="Has the member joined?",
        answered_by=_MEMBERS,
        behind=("joined_on",),
    ),
    Fact(
        personal=False,
        name="overdue_meetings",
        kind=Kind.COUNT,
        question="How many meetings are overdue?",
        answered_by=_RECORDS,
        behind=("joined_on", "held"),
    ),
)
"""The facts that conditions about development may speak of."""


class Development(StrEnum):
    """Where the meetings on a member's development stand on a day."""

    UP_TO_DATE = "up to date"
    """No meeting is overdue."""

    OVERDUE = "overdue"
    """A meeting is overdue; ``overdue`` says which."""

    NOT_STARTED = "not started"
    """The member has not joined yet."""

    UNDETERMINED = "undetermined"
    """The day of joining, or what was held, is not known and matters."""

    NOT_PROVIDED = "not provided for"
    """The paper asks for no such meetings."""


class DevelopmentMeeting(Frozen):
    """One kind of meeting that a paper asks for.

    Attributes:
        name: A short name, by which a record speaks of it.
        clause: Where the paper has it; its gist says what is to be done.
        by: Who takes part in it.
        months: After how many months it is due, for meetings that do not go on.
        every_months: Every how many months it is due, for meetings that do.
    """

    name: Slug
    clause: Clause
    by: Text
    months: tuple[AtLeastOne, ...] = ()
    every_months: AtLeastOne | None = None

    @model_validator(mode="after")
    def _is_due_some_day(self) -> Self:
        if bool(self.months) == (self.every_months is not None):
            raise ValueError("one of `months` and `every_months` is wanted, and not both")
        if list(self.months) != sorted(set(self.months)):
            raise ValueError("`months` have to rise")
        return self

    def due_on(self, number: int, joined_on: date) -> date | None:
        """Return the day by which it is due for the first time, the second, and so on.

        Args:
            number: Which time, 1 being the first.
            joined_on: The day of joining.

        Returns:
            The day; None where there is no such time, or no date for it.

        Raises:
            Nothing.
        """
        if self.every_months is not None:
            months = number * self.every_months
        elif number <= len(self.months):
            months = self.months[number - 1]
        else:
            return None
        try:
            return deadline(joined_on, months=months)
        except BeyondTheCalendarError:
            return None

    def days(self, joined_on: date) -> Iterator[date]:
        """Go through the days by which it is due, in order, as far as dates reach."""
        number = 1
        while (day := self.due_on(number, joined_on)) is not None:
            yield day
            number += 1

    def past(self, joined_on: date, day: date) -> int:
        """Return how many of the days by which it is due are before a day.

        Args:
            joined_on: The day of joining.
            day: The day.

        Returns:
            The number, found without going through them.

        Raises:
            Nothing.
        """
        if self.every_months is None:
            return sum(due < day for due in self.days(joined_on))
        months = 12 * (day.year - joined_on.year) + day.month - joined_on.month
        number = max(0, months // self.every_months)
        # The last that falls in this month or an earlier one; in this month it may be to come.
        to_come = deadline(joined_on, months=number * self.every_months) >= day
        return number - 1 if number and to_come else number

    def answered(self, joined_on: date, held: Collection[date]) -> set[int]:
        """Return which times the meetings held have answered.

        Args:
            joined_on: The day of joining; what was held before is left out.
            held: The days of the meetings.

        Returns:
            The numbers of the times, 1 being the first.

        Raises:
            Nothing.
        """
        answered: set[int] = set()
        for day in sorted(day for day in held if day > joined_on):
            past = self.past(joined_on, day)
            answered.add(past if past and past not in answered else past + 1)
        return answered

    def due(self, joined_on: date, held: Collection[date], on: date) -> Iterator[Due]:
        """Go through what is overdue on a day, and the next that is due after it."""
        past, answered = self.past(joined_on, on), self.answered(joined_on, held)
        following = past + 2 if past + 1 in answered else past + 1
        for number in (past, following):
            day = self.due_on(number, joined_on)
            if number and number not in answered and day is not None:
                yield self.by_then(day)

    def by_then(self, day: date) -> Due:
        """Return that it is due by a day."""
        return Due(clause=self.clause, by=self.by, due_on=day)


def _in_order(due: Iterator[Due]) -> tuple[Due, ...]:
    return tuple(sorted(due, key=_day))


def _day(due: Due) -> date:
    return due.due_on or date.max


class DevelopmentTerms(Terms[Development, DevelopmentRecord]):
    """What a paper fixes about the development of members.

    Attributes:
        meetings: The meetings that it asks for.
        joined: That the member has joined.
        up_to_date: That no meeting is overdue.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = DevelopmentRecord
    asked_with: ClassVar[tuple[str, ...]] = ("review_development", "development_plan")

    kind: Literal["development"] = "development"
    meetings: Annotated[tuple[DevelopmentMeeting, ...], Field(min_length=1)]
    joined: Limb
    up_to_date: Limb

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [meeting.name for meeting in self.meetings]
        if len(set(names)) < len(names):
            raise ValueError("`meetings` holds one name twice")
        return self

    def outcomes(self) -> tuple[Rung[Development], ...]:
        """Return the ladder: not started, up to date, overdue."""
        return (
            Rung(outcome=Development.NOT_STARTED, unless=(self.joined,)),
            Rung(outcome=Development.UP_TO_DATE, parts=(self.up_to_date,)),
            Rung(outcome=Development.OVERDUE),
        )

    def due(self, record: DevelopmentRecord, on: date) -> tuple[Due, ...]:
        """Return what is overdue on a day, and the next of each meeting, in order of days.

        Args:
            record: The member's record; what was held after the day is left out.
            on: The day.

        Returns:
            What is due; nothing while the day of joining is missing. Where it is not known
            what was held, everything that may be.

        Raises:
            Nothing.
        """
        joined_on = record.joined_on
        if joined_on is None:
            return ()
        held = [one for one in record.held or () if one.on <= on]
        return _in_order(
            due
            for meeting in self.meetings
            for due in meeting.due(
                joined_on, [one.on for one in held if one.name == meeting.name], on
            )
        )

    def worlds(self, record: DevelopmentRecord, on: date | None = None) -> tuple[World]:
        """Return the facts of a record as they stood on a day.

        Args:
            record: The member's record.
            on: The day.

        Returns:
            One world.

        Raises:
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        on = check_day("on", on)
        overdue = sum(due.overdue(on) for due in self.due(record, on))
        missing = tuple(name for name in ("joined_on", "held") if getattr(record, name) is None)
        unknown = record.joined_on is None or (record.held is None and overdue > 0)
        facts = {
            **self._as_given(record),
            "has_joined": None if record.joined_on is None else record.joined_on <= on,
            "overdue_meetings": Missing(missing) if unknown else overdue,
        }
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return that nothing is overdue before joining, and each meeting at most once."""
        return (HAS_JOINED | (OVERDUE_MEETINGS <= 0), len(self.meetings) >= OVERDUE_MEETINGS)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a member who joined just now, or long ago and met on the day itself."""
        on, case = check_day("on", on), super()._case(values, on)
        joined, overdue = values.get(HAS_JOINED.fact), values.get(OVERDUE_MEETINGS.name)
        first = max(one.every_months or one.months[0] for one in self.meetings)
        joined_on = deadline(on, days=1) if joined is False else on
        if isinstance(overdue, int) and overdue > 0:
            joined_on = deadline(on, months=-first, days=-1)
            case["held"] = tuple(Held(name=one.name, on=on) for one in self.meetings[overdue:])
        elif isinstance(overdue, int):
            case["held"] = ()
        return {**case, "joined_on": joined_on}


class DevelopmentDecision(Decision[Development]):
    """Where the meetings on a member's development stand.

    Attributes:
        due: What is overdue, and the next of each meeting, in order of days. Where it is not
            known what was held, everything that may be due.
        overdue: Those of them whose last day is past; none where it is not known what was held.
    """

    subject: ClassVar[str] = "Development"

    due: tuple[Due, ...] = ()
    overdue: tuple[Due, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return what is overdue and what comes next, or what may be either."""
        if "held" in self.needs:
            return tuple(f"unless it was held: {due}" for due in self.due)
        return due_words(self.due, self.overdue)


class DevelopmentPlan(Decision[Provision]):
    """The days by which meetings on a member's development are due.

    Attributes:
        due: Each of them, in order of days.
    """

    subject: ClassVar[str] = "Development plan"

    due: tuple[Due, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return what is due."""
        return tuple(str(due) for due in self.due)


def review_development(
    terms: DevelopmentTerms | Silent, record: DevelopmentRecord, *, on: date
) -> DevelopmentDecision:
    """Review which meetings on a member's development are due, and which are overdue.

    A meeting is overdue from the day after its due day until it is held, or until the next of
    its kind is past.

    Args:
        terms: The development block of a rulebook.
        record: When the member joined, and what was held.
        on: The day at which the question is asked; what was held later is left out.

    Returns:
        ``NOT_STARTED`` before joining, ``OVERDUE`` while a meeting is, else ``UP_TO_DATE``;
        ``UNDETERMINED`` while the day of joining, or what was held, is missing and matters;
        ``NOT_PROVIDED`` when the paper asks for no such meetings.

    Raises:
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> met = Held(name="one-to-one", on=date(2026, 7, 20))
        >>> record = DevelopmentRecord(joined_on=date(2026, 1, 12), held=(met,))
        >>> decision = review_development(CHORUS_RSP.development, record, on=date(2026, 11, 22))
        >>> decision.outcome, decision.due[0].due_on
        (<Development.UP_TO_DATE: 'up to date'>, datetime.date(2027, 1, 12))
    """
    check_day("on", on)
    if terms.kind == "silent":
        return DevelopmentDecision.silent(Development.NOT_PROVIDED, terms)
    walked = terms.walk(*terms.worlds(record, on))
    known = {meeting.name for meeting in terms.meetings}
    odd = dict.fromkeys(one.name for one in record.held or () if one.name not in known)
    walked["cautions"] += tuple(f"`{name}` is no meeting of the paper" for name in odd)
    due = terms.due(record, on)
    overdue = () if record.held is None else tuple(one for one in due if one.overdue(on))
    return DevelopmentDecision(**walked, due=due, overdue=overdue)


def development_plan(
    terms: DevelopmentTerms | Silent, *, joined_on: date | None, until: date
) -> DevelopmentPlan:
    """Plan the meetings on a member's development, from joining to a day.

    Args:
        terms: The development block of a rulebook.
        joined_on: The day of joining.
        until: The last day of the plan.

    Returns:
        ``PROVIDED`` with the due days in order, at most ``MOST_PLANNED`` of them, and a
        caution where there are more; ``UNDETERMINED`` while the day of joining is missing;
        ``NOT_PROVIDED`` when the paper asks for no such meetings.

    Raises:
        NotADayError: A day has a time of day.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> plan = development_plan(
        ...     CHORUS_RSP.development, joined_on=date(2025, 8, 31), until=date(2026, 12, 31)
        ... )
        >>> print(*(due.due_on for due in plan.due))
        2026-02-28 2026-08-31
    """
    check_day("until", until)
    if joined_on is not None:
        check_day("joined_on", joined_on)
    if terms.kind == "silent":
        return DevelopmentPlan.silent(Provision.NOT_PROVIDED, terms)
    found = State.UNKNOWN if joined_on is None else State.MET
    findings = tuple(
        Finding(clause=meeting.clause, limb=meeting.name, state=found, decisive=True)
        for meeting in terms.meetings
    )
    readings = tuple(one.reading for one in terms.up_to_date.readings)
    if joined_on is None:
        return DevelopmentPlan(
            outcome=Provision.UNDETERMINED,
            findings=findings,
            needs=("joined_on",),
            questions=questions(FACTS, ["joined_on"]),
            readings=readings,
        )
    planned = tuple(islice(_planned(terms, joined_on, until), MOST_PLANNED + 1))
    cut_off = (f"only the first {MOST_PLANNED} days are listed",)
    return DevelopmentPlan(
        outcome=Provision.PROVIDED,
        findings=findings,
        readings=readings,
        cautions=cut_off if len(planned) > MOST_PLANNED else (),
        due=planned[:MOST_PLANNED],
    )


def _planned(terms: DevelopmentTerms, joined_on: date, until: date) -> Iterator[Due]:
    """Go through what is due up to a day, in order of days, one at a time."""
    each = [map(meeting.by_then, meeting.days(joined_on)) for meeting in terms.meetings]
    for due in merge(*each, key=_day):
        if _day(due) > until:
            return
        yield due
