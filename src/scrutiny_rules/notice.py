"""Notice: from which day on may a panel expect what it asked for, and what if it stays away?

A panel may ask for information, or for somebody to come to a meeting, with so many working
days' notice. The day of the request is left out. Where it was not met once that time is past,
without a valid reason and without anything in its place, the paper has it passed upwards.
Whether a reason is valid or a replacement reasonable is somebody's judgement.

Clauses: trafford-qip 8.5. The chorus-rsp paper has no period of notice.

    >>> from scrutiny_rules.calendars import ENGLAND_AND_WALES
    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> decision = notice_due(TRAFFORD_QIP.notice, date(2026, 3, 20), ENGLAND_AND_WALES)
    >>> decision.due_on
    datetime.date(2026, 4, 7)
    >>> for figure in decision.figures():
    ...     print(figure)
    from 7 April 2026 on
    not counted: 3 April 2026 (Good Friday)
    not counted: 6 April 2026 (Easter Monday)
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import AtLeastOne, Day, Frozen, FrozenMap, OtherFacts, Text, YesNo
from scrutiny_rules.calendars import (
    ENGLAND_AND_WALES,
    WorkingCalendar,
    check_day,
    deadline,
    working_day_after,
)
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import State, Yes
from scrutiny_rules.decisions import Decision, Provision, Silent
from scrutiny_rules.display import day_words
from scrutiny_rules.facts import Ask, Fact, Kind, Missing, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms, World, is_known, questions

_PANEL: Final = "whoever wrote the request"
_BOTH: Final = "the panel and the landlord"


class NoticeRequest(Frozen):
    """One request of a panel, for information or for somebody to come.

    ``wanted_on`` is the day for which it was asked; None where it was asked for as soon as the
    notice allows. ``met_on`` is None while it has not been met. The rest are judgements.
    """

    requested_on: Annotated[Day | None, Ask("On which day was the request made?", _PANEL)] = None
    wanted_on: Annotated[Day | None, Ask("For which day was it asked?", _PANEL)] = None
    met_on: Annotated[Day | None, Ask("On which day was it met?", _PANEL)] = None
    valid_reason: Annotated[
        YesNo | None, Ask("Was there a valid reason for not meeting it?", _BOTH)
    ] = None
    reasonable_replacement: Annotated[
        YesNo | None, Ask("Was there a reasonable replacement?", _BOTH)
    ] = None
    alternative_date_agreed: Annotated[YesNo | None, Ask("Was another date agreed?", _BOTH)] = None
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _asked_first(self) -> Self:
        for name in ("wanted_on", "met_on"):
            day = getattr(self, name)
            if self.requested_on is not None and day is not None and day < self.requested_on:
                raise ValueError(f"`{name}` is before `requested_on`")
        return self


class DatedRequest(Frozen):
    """A request, and the first day for which it could be asked.

    Attributes:
        request: The request.
        due_on: That day, by a calendar of working days; None where it is not known.
    """

    request: NoticeRequest
    due_on: Day | None = None


_HOLIDAYS: Final = 30
"""More days than there are between any two working days."""

MET: Final = Yes(fact="met")
STILL_TIME: Final = Yes(fact="still_time")
LONG_ENOUGH: Final = Yes(fact="long_enough")
VALID_REASON: Final = Yes(fact="valid_reason")
REASONABLE_REPLACEMENT: Final = Yes(fact="reasonable_replacement")
ALTERNATIVE_DATE_AGREED: Final = Yes(fact="alternative_date_agreed")


def _fact(name: str, question: str, *behind: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.YES_NO,
        question=question,
        answered_by=_PANEL,
        behind=behind,
    )


FACTS: Final = vocabulary(
    NoticeRequest,
    _fact("met", "Has the request been met?", "met_on"),
    _fact("still_time", "Is the day for it still to come?", "requested_on", "wanted_on"),
    _fact("long_enough", "Was there as much notice as it takes?", "requested_on", "wanted_on"),
)
"""The facts that conditions about a request may speak of."""


class NoticeStanding(StrEnum):
    """Where a request stands on a day."""

    SETTLED = "settled"
    """It has been met, or there was reason enough not to meet it."""

    WAITING = "waiting"
    """It has not been met, and the day for it is not past."""

    NOTICE_TOO_SHORT = "notice too short"
    """It has not been met, and less notice was given than the paper asks for."""

    ESCALATE = "escalate"
    """It has not been met, nothing excuses it, and those whom ``notify`` names are told."""

    UNDETERMINED = "undetermined"
    """The day of the request, or a judgement on it, is not known."""

    NOT_PROVIDED = "not provided for"
    """The paper has no period of notice."""


class NoticeTerms(Terms[NoticeStanding, DatedRequest]):
    """What a paper fixes about requests.

    Attributes:
        working_days: How many working days of notice there are.
        clear: Whether all of them have to be past first. Otherwise what is asked for may be
            due on the last of them.
        met: That the request has been met.
        still_time: That the day for it is not past.
        long_enough: That as much notice was given as it takes.
        excused: That there was reason enough not to meet it.
        escalation: What follows otherwise.
        notify: Who is told of it then.
        decided_by: Whose power it is to ask.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = DatedRequest
    asked_with: ClassVar[tuple[str, ...]] = ("notice_due", "follow_notice")

    kind: Literal["notice"] = "notice"
    working_days: AtLeastOne
    clear: YesNo = False
    met: Limb
    still_time: Limb
    long_enough: Limb
    excused: Limb
    escalation: Clause
    notify: Text
    decided_by: Text

    def outcomes(self) -> tuple[Rung[NoticeStanding], ...]:
        """Return the ladder: met, waiting, too short, excused, and else passed upwards."""
        return (
            Rung(outcome=NoticeStanding.SETTLED, parts=(self.met,)),
            Rung(outcome=NoticeStanding.WAITING, parts=(self.still_time,)),
            Rung(outcome=NoticeStanding.NOTICE_TOO_SHORT, unless=(self.long_enough,)),
            Rung(outcome=NoticeStanding.SETTLED, parts=(self.excused,)),
            Rung(
                outcome=NoticeStanding.ESCALATE,
                cautions=(f"{self.escalation.gist}: {self.notify} [{self.escalation}]",),
            ),
        )

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a request by the working days of England and Wales.

        It was made on the day itself, on the day before, or so long before that the notice is
        over, and asked for as soon as the notice allows or, too short, for the day it was made.
        """
        on, own = check_day("on", on), super()._case(values, on)
        still, enough = (values.get(one.fact) for one in (STILL_TIME, LONG_ENOUGH))
        days = 0
        if still is False:
            days = -1 if enough is False else -2 * self.working_days - _HOLIDAYS
        requested_on = deadline(on, days=days)
        judged = {
            name: value
            for name, value in values.items()
            if name in NoticeRequest.model_fields and is_known(value)
        }
        request = NoticeRequest.model_validate(
            {
                **judged,
                **own,
                "requested_on": requested_on,
                "wanted_on": requested_on if enough is False else None,
                "met_on": requested_on if values.get(MET.fact) else None,
            }
        )
        dated = self.dated(request, ENGLAND_AND_WALES)
        return {"request": dated.request, "due_on": dated.due_on}

    def dated(self, request: NoticeRequest, calendar: WorkingCalendar) -> DatedRequest:
        """Return a request with the first day for which it could be asked.

        Args:
            request: The request.
            calendar: Which days are working days.

        Returns:
            Both.

        Raises:
            OutsideCalendarError: The count leaves the range that the calendar covers.
        """
        asked_on = request.requested_on
        due_on = None if asked_on is None else self.due_on(asked_on, calendar)
        return DatedRequest(request=request, due_on=due_on)

    def due_on(self, requested_on: date, calendar: WorkingCalendar) -> date:
        """Return the first day for which something may be asked.

        Raises:
            OutsideCalendarError: The count leaves the range that the calendar covers.
        """
        return working_day_after(requested_on, self.working_days + self.clear, calendar)

    def worlds(self, dated: DatedRequest, on: date | None = None) -> tuple[World]:
        """Return the facts of a request as they stood on a day.

        Args:
            dated: The request, and the first day for which it could be asked.
            on: The day; a request that is met later has not been met yet.

        Returns:
            One world.

        Raises:
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        on, request, due_on = check_day("on", on), dated.request, dated.due_on
        facts: dict[str, object] = {**request.__dict__, **self.own_values(request.other)}
        wanted_on, unknown = request.wanted_on or due_on, Missing(("requested_on",))
        facts["met"] = request.met_on is not None and request.met_on <= on
        facts["still_time"] = unknown if wanted_on is None else on <= wanted_on
        facts["long_enough"] = (
            unknown if due_on is None or wanted_on is None else due_on <= wanted_on
        )
        return (facts,)


class SkippedDay(Frozen):
    """A day that is no working day, and why: Saturday, Sunday or the name of the holiday."""

    day: Day
    why: Text


class NoticeDue(Decision[Provision]):
    """The first day for which something may be asked.

    Attributes:
        due_on: That day, which is a working day.
        skipped: The days up to it that do not count.
    """

    subject: ClassVar[str] = "Notice"

    due_on: Day | None = None
    skipped: tuple[SkippedDay, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return the day, and what was skipped but weekends."""
        if self.due_on is None:
            return ()
        weekends = ("Saturday", "Sunday")
        named = (one for one in self.skipped if one.why not in weekends)
        return (
            f"from {day_words(self.due_on)} on",
            *(f"not counted: {day_words(one.day)} ({one.why})" for one in named),
        )


class NoticeDecision(Decision[NoticeStanding]):
    """Where a request stands.

    Attributes:
        due_on: The first day for which it could be asked; None where it is not known.
        long_enough: Whether as much notice was given as it takes; None where not known.
        notify: Who is told, where it is passed upwards.
    """

    subject: ClassVar[str] = "Request"

    due_on: Day | None = None
    long_enough: YesNo | None = None
    notify: Text | None = None

    def figures(self) -> tuple[str, ...]:
        """Return the first day for which it could be asked."""
        if self.due_on is None:
            return ()
        return (f"could be asked for {day_words(self.due_on)} at the earliest",)


def notice_due(
    terms: NoticeTerms | Silent, requested_on: date | None, calendar: WorkingCalendar
) -> NoticeDue:
    """Return the first day for which something may be asked, and the days that do not count.

    Args:
        terms: The notice block of a rulebook.
        requested_on: The day of the request, which is left out.
        calendar: Which days are working days.

    Returns:
        ``PROVIDED`` with the day; ``UNDETERMINED`` while the day of the request is missing;
        ``NOT_PROVIDED`` when the paper has no period of notice.

    Raises:
        NotADayError: The day has a time of day.
        OutsideCalendarError: The count leaves the range that the calendar covers.

    Example:
        >>> from scrutiny_rules.calendars import ENGLAND_AND_WALES
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> notice_due(TRAFFORD_QIP.notice, date(2022, 9, 5), ENGLAND_AND_WALES).due_on
        datetime.date(2022, 9, 20)
    """
    if requested_on is not None:
        check_day("requested_on", requested_on)
    if terms.kind == "silent":
        return NoticeDue.silent(Provision.NOT_PROVIDED, terms)
    readings = tuple(one.reading for one in terms.long_enough.readings)
    if requested_on is None:
        needs = ("requested_on",)
        return NoticeDue(
            outcome=Provision.UNDETERMINED,
            findings=(terms.long_enough.provides(state=State.UNKNOWN),),
            needs=needs,
            questions=questions(FACTS, needs),
            readings=readings,
        )
    due_on = terms.due_on(requested_on, calendar)
    return NoticeDue(
        outcome=Provision.PROVIDED,
        findings=(terms.long_enough.provides(),),
        readings=readings,
        decided_by=terms.decided_by,
        due_on=due_on,
        skipped=tuple(_skipped(requested_on, due_on, calendar)),
    )


def _skipped(after: date, until: date, calendar: WorkingCalendar) -> Iterator[SkippedDay]:
    for count in range(1, (until - after).days):
        day = after + timedelta(days=count)
        if (why := calendar.why_not_worked(day)) is not None:
            yield SkippedDay(day=day, why=why)


def follow_notice(
    terms: NoticeTerms | Silent, request: NoticeRequest, *, on: date, calendar: WorkingCalendar
) -> NoticeDecision:
    """Follow a request: has it been met, and if not, what follows?

    Args:
        terms: The notice block of a rulebook.
        request: When it was made and met, and what was judged of a failure.
        on: The day at which the question is asked.
        calendar: Which days are working days.

    Returns:
        ``SETTLED`` once it is met, or where something excuses a failure; ``WAITING`` up to and
        including the day for it; ``NOTICE_TOO_SHORT`` where less notice was given than it takes;
        otherwise ``ESCALATE``; ``UNDETERMINED`` while a missing fact matters; ``NOT_PROVIDED``
        when the paper has no period of notice.

    Raises:
        NotADayError: ``on`` has a time of day.
        OutsideCalendarError: The count leaves the range that the calendar covers.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.calendars import ENGLAND_AND_WALES
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> request = NoticeRequest(requested_on=date(2026, 3, 20), valid_reason=True)
        >>> follow_notice(
        ...     TRAFFORD_QIP.notice, request, on=date(2026, 4, 8), calendar=ENGLAND_AND_WALES
        ... ).outcome
        <NoticeStanding.SETTLED: 'settled'>
    """
    check_day("on", on)
    if terms.kind == "silent":
        return NoticeDecision.silent(NoticeStanding.NOT_PROVIDED, terms)
    dated = terms.dated(request, calendar)
    due_on = dated.due_on
    (facts,) = terms.worlds(dated, on)
    walked = terms.walk(facts)
    long_enough = facts["long_enough"]
    escalates = walked["outcome"] is NoticeStanding.ESCALATE
    last_day = request.wanted_on or due_on
    if walked["outcome"] is NoticeStanding.WAITING and long_enough is False:
        walked["cautions"] += (
            "the day for it gives less notice than it takes: ask again for a later day",
        )
    if facts["met"] and request.met_on and last_day and request.met_on > last_day:
        walked["cautions"] += ("it was met after the day for it",)
    return NoticeDecision(
        **walked,
        due_on=due_on,
        long_enough=long_enough if isinstance(long_enough, bool) else None,
        notify=terms.notify if escalates else None,
    )
