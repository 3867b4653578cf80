"""Duties: what is due every so many months, by when, and what is overdue?

A paper may have things done quarterly or once a year. Each period is counted from the start of
the year, never from the day on which the last one was done, so that a late report does not put
off the next. What is done counts for the period in which it is done, and makes up for earlier
ones: a web page that is up to date again owes nothing for the quarters in which it was not.

Clauses: trafford-qip 6.4, 6.7, 10.3; chorus-rsp terms: meetings, terms: work programme.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> record = DutyRecord(
    ...     since=date(2026, 1, 1),
    ...     done={
    ...         "action-plan-report": [date(2026, 2, 9), date(2026, 5, 12)],
    ...         "website-and-intranet": [date(2026, 1, 20)],
    ...         "annual-report": [],
    ...     },
    ... )
    >>> decision = duties_due(TRAFFORD_QIP.duties, record, on=date(2026, 7, 1))
    >>> decision.outcome
    <DutiesStanding.OVERDUE: 'overdue'>
    >>> [(due.clause.label, f"{due.due_on:%d %b}") for due in decision.due]
    [('6.7', '30 Jun'), ('6.4', '30 Sep'), ('10.3', '31 Dec')]
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from scrutiny_rules._frozen import Day, Frozen, FrozenMap, Named, OfAYear, OtherFacts, Slug, Text
from scrutiny_rules.calendars import MONTHS, check_day, deadline, duration
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.errors import BeyondTheCalendarError
from scrutiny_rules.facts import Ask, Fact, Kind, Missing, vocabulary, with_own
from scrutiny_rules.ladder import Limb, Relies, Rung, Terms, World, is_known
from scrutiny_rules.procedures import Due, due_words

_PAPERS: Final = "whoever keeps the panel's papers"


class DutyRecord(Frozen):
    """On which days the duties were done, by the names that the paper's terms give them.

    ``since`` is the first day that is looked at: a time limit that ended before it is nobody's
    concern. A duty without days was never done; one that is None or left out is not known.
    """

    since: Day
    done: Annotated[
        Named[tuple[Day, ...] | None],
        Ask("On which days was each of these duties done?", _PAPERS),
    ] = FrozenMap()
    other: OtherFacts = FrozenMap()


FACTS: Final = vocabulary(DutyRecord)
"""The facts that are asked for; a further one for each duty is worked out from them."""


class DutiesStanding(StrEnum):
    """How recurring duties stand on a day."""

    UP_TO_DATE = "up to date"
    """No time limit is past."""

    OVERDUE = "overdue"
    """A time limit is past; ``overdue`` says which."""

    UNDETERMINED = "undetermined"
    """It is not known when a duty was done."""

    NOT_PROVIDED = "not provided for"
    """The paper has no such duties."""


class RecurringDuty(Frozen):
    """Something to be done every so many months.

    Attributes:
        name: A short name, by which a record speaks of it.
        clause: The provision; its gist says what is to be done.
        by: Who does it.
        every_months: How often; the year is divided evenly.
        within_months: How many months there are for it, from the start of each period.
        readings: The readings that its time limit rests on.
        if_late: What to bear in mind once its time limit is past.
    """

    name: Slug
    clause: Clause
    by: Text
    every_months: Literal[1, 2, 3, 4, 6, 12]
    within_months: OfAYear
    readings: tuple[Relies, ...] = ()
    if_late: Text | None = None

    @model_validator(mode="after")
    def _within_its_period(self) -> Self:
        if self.within_months > self.every_months:
            raise ValueError("`within_months` is more than `every_months`")
        return self

    @property
    def fact(self) -> str:
        """The name of the fact that its time limit is not past."""
        return f"{self.name.replace('-', '_')}_in_time"


class DutyTerms(Terms[DutiesStanding, DutyRecord]):
    """What a paper has done every so many months.

    Attributes:
        duties: The duties, in the order of the paper.
        year_starts: The month with which a year starts; 1 for January.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = DutyRecord
    asked_with: ClassVar[tuple[str, ...]] = ("duties_due",)

    kind: Literal["duties"] = "duties"
    duties: Annotated[tuple[RecurringDuty, ...], Field(min_length=1)]
    year_starts: OfAYear = 1

    def outcomes(self) -> tuple[Rung[DutiesStanding], ...]:
        """Return the ladder: up to date, else overdue."""
        limbs = tuple(
            Limb(
                name=duty.name,
                clause=duty.clause.model_copy(
                    update={"gist": f"done, or still in time: {duty.clause.gist}"}
                ),
                condition=Yes(fact=duty.fact),
                readings=duty.readings,
                if_not_met=duty.if_late,
            )
            for duty in self.duties
        )
        return (
            Rung(outcome=DutiesStanding.UP_TO_DATE, parts=limbs),
            Rung(outcome=DutiesStanding.OVERDUE),
        )

    @cached_property
    def known_facts(self) -> FrozenMap[Fact]:
        """The facts of the subject, one for each duty, and the landlord's own."""
        in_time = {
            duty.fact: Fact(
                personal=False,
                name=duty.fact,
                kind=Kind.YES_NO,
                question="Is the time for this duty still to come, as far as it is not done?",
                answered_by=_PAPERS,
                behind=("done",),
            )
            for duty in self.duties
        }
        return with_own(FrozenMap({**self.facts, **in_time}), self.own_facts)

    def worlds(self, record: DutyRecord, on: date | None = None) -> tuple[World]:
        """Return for each duty whether its time limit is still to come on a day.

        Args:
            record: On which days each duty was done.
            on: The day.

        Returns:
            One world.

        Raises:
            BeyondTheCalendarError: A time limit would lie after the year 9999.
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        on, facts = check_day("on", on), self._as_given(record)
        for duty in self.duties:
            last_day = self.next_due(duty, record, on)
            facts[duty.fact] = Missing(("done",)) if last_day is None else on <= last_day
        return (facts,)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return duties done on the day itself, or never in the two years before it."""
        on, case = check_day("on", on), super()._case(values, on)
        in_time = {duty.name: values.get(duty.fact) for duty in self.duties}
        done = {name: (on,) if yes else () for name, yes in in_time.items() if is_known(yes)}
        return {**case, "since": deadline(on, months=-2 * MONTHS), "done": done}

    def next_due(self, duty: RecurringDuty, record: DutyRecord, on: date) -> date | None:
        """Return the time limit by which a duty is to be done next.

        Args:
            duty: The duty.
            record: On which days it was done.
            on: The day at which the question is asked; what is done later is not done yet.

        Returns:
            The last day of the first time limit that is not met; None where it is not known
            when the duty was done.

        Raises:
            BeyondTheCalendarError: It would lie after the year 9999.
        """
        days = record.done.get(duty.name)
        if days is None:
            return None
        period = self._period(duty, record.since)
        period += self._last_month(duty, period) < _month(record.since)
        after = (self._period(duty, day) + 1 for day in days if day <= on)
        year, month = divmod(self._last_month(duty, max([period, *after])), MONTHS)
        if year > date.max.year:
            raise BeyondTheCalendarError(on)
        return duration(date(year, month + 1, 1), months=1).last_day

    def _period(self, duty: RecurringDuty, day: date) -> int:
        """Return the number of the period in which a day lies."""
        return (_month(day) - (self.year_starts - 1)) // duty.every_months

    def _last_month(self, duty: RecurringDuty, period: int) -> int:
        """Return the month with which the time limit in a period ends."""
        return period * duty.every_months + (self.year_starts - 1) + duty.within_months - 1


def _month(day: date) -> int:
    """Return the number of the month in which a day lies, counted over all years."""
    return day.year * MONTHS + day.month - 1


class DutiesDecision(Decision[DutiesStanding]):
    """How recurring duties stand, and what is to be done next.

    Attributes:
        due: What is to be done next, each duty once, the earliest first.
        overdue: Those of them whose last day is past.
    """

    subject: ClassVar[str] = "Recurring duties"

    due: tuple[Due, ...] = ()
    overdue: tuple[Due, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return what is overdue, and what is to be done next."""
        return due_words(self.due, self.overdue)


def duties_due(terms: DutyTerms | Silent, record: DutyRecord, *, on: date) -> DutiesDecision:
    """Return which recurring duties are due next, by when, and which are overdue.

    Args:
        terms: The duties block of a rulebook.
        record: On which days each duty was done.
        on: The day at which the question is asked; what is done later is not done yet.

    Returns:
        ``UP_TO_DATE``, or ``OVERDUE`` where a time limit is past; ``UNDETERMINED`` while it is
        not known when a duty was done and no other is overdue; ``NOT_PROVIDED`` when the paper
        has no such duties. What is due is given for each duty of which it is known.

    Raises:
        BeyondTheCalendarError: A time limit would lie after the year 9999.
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> record = DutyRecord(since=date(2026, 1, 1), done={"provisional-dates": []})
        >>> decision = duties_due(CHORUS_RSP.duties, record, on=date(2026, 1, 12))
        >>> decision.needs, [f"{due.due_on}" for due in decision.due]
        (('done',), ['2026-01-31'])
    """
    check_day("on", on)
    if terms.kind == "silent":
        return DutiesDecision.silent(DutiesStanding.NOT_PROVIDED, terms)
    due: list[tuple[date, Due]] = []
    for duty in terms.duties:
        last_day = terms.next_due(duty, record, on)
        if last_day is not None:
            due.append((last_day, Due(clause=duty.clause, by=duty.by, due_on=last_day)))
    walked = terms.walk(*terms.worlds(record, on))
    names = {duty.name for duty in terms.duties}
    walked["cautions"] += tuple(
        f"`{name}` is no duty of the paper" for name in record.done if name not in names
    )
    in_order = tuple(one for _, one in sorted(due, key=lambda pair: pair[0]))
    return DutiesDecision(
        **walked, due=in_order, overdue=tuple(one for one in in_order if one.overdue(on))
    )
