"""Standing: where does a member stand on a day, and what lies ahead of them?

A standing is folded from the events of one member's history up to a day, and from nothing
else: each of its parts is the decision of one rule on the facts that the events give. Any
prefix of a history gives the position at that time, and what happened later changes nothing.
An outlook gathers what lies ahead of many members in order of days.

    >>> from scrutiny_rules.history import History, Joined
    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> history = History(events=[Joined(on=date(2025, 11, 30))])
    >>> position = standing(TRAFFORD_QIP, history, on=date(2026, 1, 12))
    >>> position.office, position.term.last_day
    (<Office.IN_OFFICE: 'in office'>, datetime.date(2028, 11, 29))
    >>> print(position.ahead[0])
    due by 28 February 2026, the member (the paper does not say with whom): take part in a
      development feedback session [trafford-qip 4.3(c)]
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Self, TypedDict, TypeVar

from pydantic import model_validator

from scrutiny_rules._frozen import Day, Frozen, Text, YesNo
from scrutiny_rules.appeals import AppealDecision, decide_appeal
from scrutiny_rules.applicants import Stage
from scrutiny_rules.attendance import (
    Attendance,
    AttendanceDecision,
    AttendanceRegister,
    Mark,
    Meeting,
    review_attendance,
)
from scrutiny_rules.calendars import Period, check_day
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import State
from scrutiny_rules.conduct import ConductDecision, ConductStep, WarningHistory, escalate_conduct
from scrutiny_rules.decisions import Decision, Provision
from scrutiny_rules.development import (
    DevelopmentDecision,
    DevelopmentPlan,
    DevelopmentRecord,
    Held,
    development_plan,
    review_development,
)
from scrutiny_rules.display import Line, Page, Passage, Shown, day_words
from scrutiny_rules.eligibility import Eligibility, EligibilityDecision, assess_eligibility
from scrutiny_rules.equipment import Loan, ReturnDecision, decide_return
from scrutiny_rules.history import (
    AppointedChair,
    Breached,
    CodeSigned,
    DevelopmentHeld,
    EquipmentLent,
    EquipmentRequested,
    EquipmentReturned,
    Event,
    History,
    InvestigationStepTaken,
    Joined,
    LeaveEnded,
    LeaveGranted,
    Left,
    LeftChair,
    MeetingHeld,
    MemberEvent,
    PersonRecorded,
    Suspended,
    SuspensionEnded,
    TermRenewed,
    Warned,
)
from scrutiny_rules.investigation import (
    Investigation,
    InvestigationDecision,
    InvestigationStanding,
    follow_investigation,
)
from scrutiny_rules.pictures import Span, timeline
from scrutiny_rules.probation import (
    Probation,
    ProbationBreach,
    ProbationBreachDecision,
    ProbationDecision,
    decide_probation,
    decide_probation_breach,
)
from scrutiny_rules.procedures import Due, Happened
from scrutiny_rules.rulebook import Rulebook
from scrutiny_rules.sanctions import (
    Suspension,
    SuspensionDecision,
    SuspensionKind,
    live_suspensions,
    suspension_period,
)
from scrutiny_rules.tenure import (
    Role,
    Service,
    Term,
    TermDecision,
    TermServed,
    review_term,
)

_E = TypeVar("_E")


class Office(StrEnum):
    """Whether somebody is in office on a day."""

    NOT_JOINED = "not a member yet"
    """The history has no joining by the day."""

    IN_OFFICE = "in office"
    """Joined by the day, and not left."""

    LEFT = "left"
    """No longer a member, on whatever grounds."""


class AheadKind(StrEnum):
    """What sort of thing lies ahead."""

    OVERDUE = "overdue"
    """It was to be done by a day that is past."""

    DUE = "due"
    """It is to be done, or may be, by a day or without one."""

    ENDS = "ends"
    """It ends of itself at the end of a day."""

    AT_RISK = "at risk"
    """Nothing is to be done yet, but somebody holds a power, or soon would, or what the paper
    asks of a member is not met."""


class Ahead(Frozen):
    """One thing that lies ahead of a member.

    Attributes:
        kind: What sort of thing it is.
        on: Its day: the last day for it, or the last day of what ends; None where the paper
            gives none.
        clause: Where the paper has it; its gist says what it is.
        by: Who does it, or who holds the power.
    """

    kind: AheadKind
    on: Day | None = None
    clause: Clause
    by: Text | None = None

    @property
    def line(self) -> Line:
        """It as one line of the minutes."""
        when = {
            AheadKind.OVERDUE: "overdue since ",
            AheadKind.DUE: "due by ",
            AheadKind.ENDS: "ends on ",
            AheadKind.AT_RISK: "at risk on ",
        }[self.kind]
        day = self.kind if self.on is None else f"{when}{day_words(self.on)}"
        if self.by is None:
            return Line(self.clause.gist, lead=day, cited=str(self.clause))
        told = f"{self.by}: {self.clause.gist}"
        return Line(told, lead=day, joint=", ", cited=str(self.clause))

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        return str.__str__(self.line)


class CountedWarning(Frozen):
    """A warning that was given, and whether it still counts at the next breach.

    Attributes:
        given_on: The day of the meeting.
        counts: Whether it still counts.
        why: Why it does, or why no longer.
        clause: Where the paper has further warnings.
    """

    given_on: Day
    counts: YesNo
    why: Text
    clause: Clause

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        counts = "counts" if self.counts else "counts no longer"
        return f"warned on {day_words(self.given_on)}: {counts}, {self.why} [{self.clause}]"


class Standing(Shown, Frozen):
    """Where one member stands on a day; a part is None where there is nothing to ask.

    Attributes:
        on: The day.
        office: Whether they are in office.
        joined_on: When they joined, or joined again last.
        eligibility: Whether they may belong, as far as it is recorded.
        term: Where they stand with the term of a member.
        chair: Where they stand with the term of the Chair.
        probation: Where they stand with probation.
        leave: The leave of absence that runs.
        breaches: What each breach since joining brings because of probation, oldest first.
        investigations: Where the investigation of each breach stands, oldest first.
        suspensions: The suspensions that are live, each by itself.
        warnings: The warnings given since joining, oldest first, and which still count.
        conduct: Which step would be open after the next breach at a meeting.
        appeals: Where the appeal against each action stands, oldest first.
        attendance: What the record of attendance leads to.
        development: Which meetings on their development are due.
        equipment: Whether what was lent has to be returned.
        ahead: What lies ahead, in order of days; what has no day comes last.
        cautions: What to bear in mind about the paper, and about what was recorded.
    """

    on: Day
    office: Office
    joined_on: Day | None = None
    eligibility: EligibilityDecision | None = None
    term: TermDecision | None = None
    chair: TermDecision | None = None
    probation: ProbationDecision | None = None
    leave: Period | None = None
    breaches: tuple[ProbationBreachDecision, ...] = ()
    investigations: tuple[InvestigationDecision, ...] = ()
    suspensions: tuple[SuspensionDecision, ...] = ()
    warnings: tuple[CountedWarning, ...] = ()
    conduct: ConductDecision | None = None
    appeals: tuple[AppealDecision, ...] = ()
    attendance: AttendanceDecision | None = None
    development: DevelopmentDecision | None = None
    equipment: ReturnDecision | None = None
    ahead: tuple[Ahead, ...] = ()
    cautions: tuple[Text, ...] = ()

    @property
    def breach(self) -> ProbationBreachDecision | None:
        """What the last breach since joining brings because of probation."""
        return self.breaches[-1] if self.breaches else None

    @property
    def investigation(self) -> InvestigationDecision | None:
        """Where the investigation of the last breach stands."""
        return self.investigations[-1] if self.investigations else None

    @property
    def appeal(self) -> AppealDecision | None:
        """Where the appeal against the last action stands."""
        return self.appeals[-1] if self.appeals else None

    @property
    def parts(self) -> tuple[Decision[Any], ...]:
        """The decisions that there are, in the order of the fields."""
        parts = (
            self.eligibility,
            self.term,
            self.chair,
            self.probation,
            *self.breaches,
            *self.investigations,
            *self.suspensions,
            self.conduct,
            *self.appeals,
            self.attendance,
            self.development,
            self.equipment,
        )
        return tuple(part for part in parts if part is not None)

    @property
    def due(self) -> tuple[Ahead, ...]:
        """What is to be done, or overdue."""
        return tuple(one for one in self.ahead if one.kind in {AheadKind.OVERDUE, AheadKind.DUE})

    @property
    def at_risk(self) -> tuple[Ahead, ...]:
        """Where somebody holds a power over the member, or soon would."""
        return tuple(one for one in self.ahead if one.kind is AheadKind.AT_RISK)

    def to_page(self) -> Page:
        """Return what the standing has to show, for any kind of rendering."""
        parts = self.parts
        leave = () if self.leave is None else (f"since {day_words(self.leave.first_day)}",)
        needed = dict.fromkeys(one for part in parts for one in part.questions)
        readings = dict.fromkeys(one for part in parts for one in part.readings)
        passages = (
            *(Passage(self._heading(part), (_summary(part), *part.figures())) for part in parts),
            Passage("On leave", leave),
            Passage("Warnings", tuple(map(str, self.warnings))),
            Passage("Ahead", tuple(one.line for one in self.ahead)),
            Passage("Still needed", tuple(needed)),
            Passage("Relies on readings", (", ".join(readings),) if readings else ()),
            Passage("Note", self.cautions),
        )
        return Page(
            f"Standing on {day_words(self.on)}: {self.office}",
            tuple(passage for passage in passages if passage.lines),
        )

    def pictures(self) -> tuple[str, ...]:
        """Return the member's timeline: terms, probation, suspensions, and what is due."""
        title = f"Timeline as on {day_words(self.on)}"
        return tuple(one for one in (timeline(title, tuple(self._spans()), self.on),) if one)

    def _spans(self) -> Iterator[Span]:
        if self.joined_on is not None and self.office is Office.IN_OFFICE:
            yield Span("in office since joining", self.joined_on, self.on)
        for term in (self.term, self.chair):
            if term is not None and term.first_day is not None:
                yield Span(f"term {term.ordinal} as {term.role}", term.first_day, term.last_day)
        if self.probation is not None and self.probation.period is not None:
            yield _spanned("probation", self.probation.period)
        if self.leave is not None:
            yield _spanned("on leave", self.leave)
        for one in self.suspensions:
            if one.period is not None:
                yield _spanned(f"suspended from {one.scope}", one.period, adverse=True)
        for appeal in self.appeals:
            if appeal.last_day is not None:
                yield Span("last day to appeal", appeal.last_day, appeal.last_day)
        yield from _spans(self.due)

    def _heading(self, part: Decision[Any]) -> str:
        return "Term as Chair" if part is self.chair else part.subject


def _summary(part: Decision[Any]) -> Line:
    cited = dict.fromkeys(str(finding.clause) for finding in part.decisive)
    return Line(part.outcome, cited="; ".join(cited))


def standing(rulebook: Rulebook, history: History, *, on: date) -> Standing:
    """Return where a member stands on a day.

    Args:
        rulebook: The paper of the panel.
        history: What happened to the member, oldest first.
        on: The day; events after it are not looked at.

    Returns:
        The position, each part with the clauses that decide it. Before joining there is only
        eligibility, and what they were told; after leaving, what outlasts the office: the
        terms, investigations, appeals, suspensions and what is to be returned. Nothing of the
        office lies ahead of somebody whose last day this is.

    Raises:
        BeyondTheCalendarError: A period or a time limit would end after the year 9999.
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.history import Joined, Notified, Suspended
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> told = History(
        ...     events=[
        ...         Joined(on=date(2026, 1, 1)),
        ...         Suspended(on=date(2026, 11, 30), suspension=SuspensionKind.FROM_MEETINGS),
        ...         Notified(on=date(2026, 11, 30)),
        ...     ]
        ... )
        >>> position = standing(CHORUS_RSP, told, on=date(2026, 12, 1))
        >>> [str(one.period) for one in position.suspensions], position.appeal.last_day
        (['2026-11-30 to 2027-02-27'], datetime.date(2026, 12, 14))
    """
    check_day("on", on)
    return _Fold(rulebook, history, on).standing()


_STARTS_AND_ENDS: Final = {
    Role.MEMBER: ((Joined, TermRenewed), (Left,)),
    Role.CHAIR: ((AppointedChair,), (LeftChair, Left)),
}
"""Which events start and end a term in a role."""


def _of(kind: type[_E], events: Iterable[Event]) -> list[_E]:
    """Return the events of one kind, in their order."""
    return [event for event in events if isinstance(event, kind)]


def _first_day(kind: type[MemberEvent], events: Iterable[Event]) -> date | None:
    """Return the day of the first event of one kind; None where there is none."""
    return next((event.on for event in events if isinstance(event, kind)), None)


def _from_each(kind: type[MemberEvent], events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Return the events from each of one kind on, up to the next of that kind."""
    runs: list[list[Event]] = []
    for event in events:
        if isinstance(event, kind):
            runs.append([event])
        elif runs:
            runs[-1].append(event)
    return [tuple(run) for run in runs]


class _Starts(TypedDict):
    """The days from which probation may be counted."""

    joined_on: date
    first_meeting_on: date | None
    code_signed_on: date | None


def _starts(membership: Sequence[Event]) -> _Starts:
    """Return the days of a membership from which probation may be counted."""
    attended = [one for one in _of(MeetingHeld, membership) if one.mark is Mark.PRESENT]
    return {
        "joined_on": membership[0].on,
        "first_meeting_on": _first_day(MeetingHeld, attended),
        "code_signed_on": _first_day(CodeSigned, membership),
    }


@dataclass(frozen=True)
class _Case:
    """One breach of the code, what probation makes of it, and its investigation."""

    breach: Breached
    brought: ProbationBreachDecision
    investigation: InvestigationDecision


class _Fold:
    """One fold of the events up to a day."""

    def __init__(self, rulebook: Rulebook, history: History, on: date) -> None:
        self.rulebook = rulebook
        self.on = on
        self.events = tuple(history.until(on))
        self.told = history.appeals(on)
        self.memberships = _from_each(Joined, self.events)
        self.membership: tuple[Event, ...] = self.memberships[-1] if self.memberships else ()

    def last_day(self) -> date | None:
        """Return the last day of the present or the last membership, once it is known."""
        left = _of(Left, self.membership)
        return left[0].on if left else None

    def office(self) -> Office:
        """Return whether they are in office: on the last day they still are."""
        if not self.membership:
            return Office.NOT_JOINED
        last_day = self.last_day()
        return Office.LEFT if last_day is not None and last_day < self.on else Office.IN_OFFICE

    def stays(self) -> bool:
        """Return whether they are in office, and this day is not their last in it."""
        return bool(self.membership) and self.last_day() is None

    def standing(self) -> Standing:
        """Return the position, and what lies ahead of it."""
        now = self.position()
        return now.model_copy(update={"ahead": _in_order(self.ahead(now))})

    def position(self) -> Standing:
        """Return the position."""
        book, on, office = self.rulebook, self.on, self.office()
        live = live_suspensions(book.sanctions, self.suspensions, on=on)
        now = Standing(
            on=on,
            office=office,
            joined_on=self.membership[0].on if self.membership else None,
            eligibility=self.eligibility(office),
            term=self.term(Role.MEMBER),
            chair=self.term(Role.CHAIR),
            investigations=tuple(case.investigation for case in self.cases),
            suspensions=live,
            appeals=tuple(decide_appeal(book.appeals, one, on=on) for one in self.told),
            equipment=self.equipment(),
            cautions=(*book.cautions(on=on), *self.oddities(live)),
        )
        if office is not Office.IN_OFFICE:
            return now
        given = self.warning_history()
        return now.model_copy(
            update={
                "probation": decide_probation(book.probation, on=on, **_starts(self.membership)),
                "leave": next((one for one in self.leaves if one.covers(on)), None),
                "breaches": tuple(case.brought for case in self.cases_of_this_membership()),
                "warnings": tuple(self.warnings(given)),
                "conduct": escalate_conduct(book.conduct, given),
                "attendance": review_attendance(book.attendance, self.register(), on=on),
                "development": review_development(book.development, self.development(), on=on),
            }
        )

    # ---- what the events say -------------------------------------------------

    def eligibility(self, office: Office) -> EligibilityDecision | None:
        """Return whether they may belong, by what was recorded of them last."""
        recorded = _of(PersonRecorded, self.events)
        if not recorded:
            return None
        stage = Stage.MEMBER if office is Office.IN_OFFICE else Stage.APPLICANT
        return assess_eligibility(
            self.rulebook.eligibility, recorded[-1].person, stage=stage, on=self.on
        )

    def terms_served(self, role: Role) -> list[TermServed]:
        """Return the terms in a role, the last without an end while nothing has ended it."""
        starts, ends = _STARTS_AND_ENDS[role]
        served: list[TermServed] = []
        for event in self.events:
            if isinstance(event, starts):
                served.append(TermServed(first_day=event.on))
            elif isinstance(event, ends) and served and served[-1].ended_on is None:
                served[-1] = TermServed(first_day=served[-1].first_day, ended_on=event.on)
        return served

    def term(self, role: Role) -> TermDecision | None:
        """Return where they stand with the terms in a role."""
        served = tuple(self.terms_served(role))
        if not served:
            return None
        service = Service(role=role, terms_served=served)
        return review_term(self.rulebook.tenure, service, on=self.on)

    @cached_property
    def cases(self) -> tuple[_Case, ...]:
        """The breaches of every membership, oldest first."""
        found: list[tuple[Breached, _Starts, list[Happened]]] = []
        for membership in self.memberships:
            for event in membership:
                if isinstance(event, Breached):
                    found.append((event, _starts(membership), []))
                elif isinstance(event, InvestigationStepTaken):
                    meant = [
                        taken
                        for breach, _, taken in found
                        if event.breached_on in {None, breach.on}
                    ]
                    meant[-1].append(Happened(step=event.step, on=event.on))
        return tuple(self.case(*one) for one in found)

    def case(self, breach: Breached, starts: _Starts, taken: Sequence[Happened]) -> _Case:
        """Return one breach, with the steps that were taken in its investigation."""
        brought = decide_probation_breach(self.rulebook.probation, breached_on=breach.on, **starts)
        known = brought.outcome is not ProbationBreach.UNDETERMINED
        investigation = Investigation(
            subject_of_complaint=breach.complaint,
            in_probation=brought.outcome is ProbationBreach.MUST_BE_SUSPENDED if known else None,
            events=tuple(taken),
        )
        followed = follow_investigation(self.rulebook.investigation, investigation, on=self.on)
        return _Case(breach, brought, followed)

    def cases_of_this_membership(self) -> tuple[_Case, ...]:
        """Return the breaches since joining, oldest first."""
        before = len(self.cases) - len(_of(Breached, self.membership))
        return self.cases[before:]

    @cached_property
    def suspensions(self) -> tuple[Suspension, ...]:
        """The suspensions that were imposed, each with the day on which it was lifted."""
        imposed: list[Suspension] = []
        for event in self.events:
            if isinstance(event, Suspended):
                imposed.append(Suspension(kind=event.suspension, first_day=event.on))
            elif isinstance(event, SuspensionEnded):
                imposed = [
                    one.model_copy(update={"ended_on": event.on})
                    if one.kind is event.suspension and one.ended_on is None
                    else one
                    for one in imposed
                ]
        return tuple(imposed)

    @cached_property
    def suspended(self) -> tuple[Period, ...]:
        """The days of each suspension that the paper provides for."""
        decided = (suspension_period(self.rulebook.sanctions, one) for one in self.suspensions)
        return tuple(one.period for one in decided if one.period is not None)

    @cached_property
    def leaves(self) -> tuple[Period, ...]:
        """The leaves of absence, the last open-ended while it runs."""
        leaves: list[Period] = []
        for event in self.events:
            if isinstance(event, LeaveGranted):
                leaves.append(Period(first_day=event.on))
            elif isinstance(event, LeaveEnded | Left) and leaves and leaves[-1].last_day is None:
                leaves[-1] = Period(first_day=leaves[-1].first_day, last_day=event.on)
        return tuple(leaves)

    def warning_history(self) -> WarningHistory:
        """Return the warnings at each meeting; without one on the day, the next is yet to come."""
        counts: list[int] = []
        last_met: date | None = None
        for event in self.membership:
            if isinstance(event, MeetingHeld):
                counts.append(0)
                last_met = event.on
            elif isinstance(event, Warned):
                counts[-1] += 1
        if last_met != self.on:
            counts.append(0)
        return WarningHistory(per_meeting=tuple(counts))

    def warnings(self, given: WarningHistory) -> Iterator[CountedWarning]:
        """Go through the warnings since joining, and whether each still counts."""
        terms = self.rulebook.conduct
        if terms.kind == "silent":
            return
        place = -1
        for event in self.membership:
            place += isinstance(event, MeetingHeld)
            if isinstance(event, Warned):
                counted = terms.counting(given, place)
                yield CountedWarning(
                    given_on=event.on,
                    counts=counted is not None,
                    why=counted or "the meetings held since have put it out of the count",
                    clause=terms.further_warning,
                )

    def register(self, *more: MeetingHeld) -> AttendanceRegister:
        """Return the attendance register: who was away with leave, or suspended, is marked so."""
        held = (*_of(MeetingHeld, self.membership), *more)
        return AttendanceRegister(
            meetings=tuple(
                Meeting(held_on=one.on, mark=self.mark(one), formal=one.formal) for one in held
            )
        )

    def mark(self, meeting: MeetingHeld) -> Mark:
        """Return the mark for a meeting, with the reason for being away where there is one."""
        if meeting.mark not in {Mark.ABSENT, Mark.APOLOGY}:
            return meeting.mark
        if any(period.covers(meeting.on) for period in self.suspended):
            return Mark.SUSPENDED
        granted = any(period.covers(meeting.on) for period in self.leaves)
        return Mark.ON_LEAVE if granted else meeting.mark

    def development(self) -> DevelopmentRecord:
        """Return the record of meetings on their development."""
        return DevelopmentRecord(
            joined_on=self.membership[0].on,
            held=tuple(
                Held(name=one.name, on=one.on) for one in _of(DevelopmentHeld, self.membership)
            ),
        )

    def equipment(self) -> ReturnDecision | None:
        """Return whether what was lent last has to be returned."""
        loans = _from_each(EquipmentLent, self.events)
        if not loans:
            return None
        lent, *since = loans[-1]
        loan = Loan(
            lent_on=lent.on,
            requested_on=_first_day(EquipmentRequested, since),
            role_ended_on=_first_day(Left, since),
            returned_on=_first_day(EquipmentReturned, since),
        )
        return decide_return(self.rulebook.equipment, loan, on=self.on)

    def oddities(self, live: Sequence[SuspensionDecision]) -> Iterator[str]:
        """Go through what was recorded and does not go together, or not with the paper."""
        for one in self.suspensions:
            decided = suspension_period(self.rulebook.sanctions, one)
            if decided.outcome is Provision.NOT_PROVIDED:
                day = day_words(one.first_day)
                yield f"suspended ({one.kind}) on {day}: the paper has no such suspension"
        found = {case.investigation.outcome for case in self.cases} - {
            InvestigationStanding.NOT_REQUIRED
        }
        pending = any(one.kind is SuspensionKind.PENDING_INVESTIGATION for one in live)
        if pending and found == {InvestigationStanding.COMPLETE}:
            yield "the investigation is complete, and the suspension pending it was not ended"

    # ---- what lies ahead -----------------------------------------------------

    def ahead(self, now: Standing) -> Iterator[Ahead]:
        """Go through what lies ahead of a position, in no order."""
        for investigation in now.investigations:
            yield from map(self.to_do, investigation.due)
        for appeal in now.appeals:
            yield from map(self.to_do, appeal.due)
        yield from self.of_terms(now)
        for suspension in now.suspensions:
            last_day = _last_day(suspension.period)
            for clause in () if last_day is None else _clauses(suspension):
                yield _ends(clause, clause.gist, last_day)
        yield from self.of_equipment(now)
        if self.stays():
            yield from self.of_the_office(now)

    def to_do(self, due: Due) -> Ahead:
        """Return something to be done as lying ahead, or as overdue."""
        kind = AheadKind.OVERDUE if due.overdue(self.on) else AheadKind.DUE
        return Ahead(kind=kind, on=due.due_on, clause=due.clause, by=due.by)

    def risk(self, words: str, clause: Clause, by: str | None = None) -> Ahead:
        """Return a risk as it stands on the day."""
        told = clause.model_copy(update={"gist": f"{words}: {clause.gist}"})
        return Ahead(kind=AheadKind.AT_RISK, on=self.on, clause=told, by=by)

    def of_terms(self, now: Standing) -> Iterator[Ahead]:
        """Go through the ends of terms: to come, or past and not stepped down from."""
        tenure = self.rulebook.tenure
        for term, role in ((now.term, Role.MEMBER), (now.chair, Role.CHAIR)):
            if term is None or tenure.kind == "silent":
                continue
            clause = tenure.office(role).over.clause
            gist = {Role.MEMBER: "the term of a member", Role.CHAIR: "the term as Chair"}[role]
            if term.outcome is Term.IN_TERM:
                yield _ends(clause, gist, term.last_day)
            elif term.outcome is Term.TERM_ENDED and self.terms_served(role)[-1].ended_on is None:
                over = clause.model_copy(update={"gist": f"step down: {gist} is over"})
                yield Ahead(kind=AheadKind.OVERDUE, on=term.last_day, clause=over, by="the member")

    def of_equipment(self, now: Standing) -> Iterator[Ahead]:
        """Go through what has to be returned, for each reason."""
        terms = self.rulebook.equipment
        if terms.kind == "silent" or now.equipment is None:
            return
        reasons = {limb.name for limb in terms.return_due.limbs}
        for one in now.equipment.decisive:
            if one.limb in reasons and one.state is State.MET:
                yield Ahead(kind=AheadKind.DUE, clause=one.clause, by="the member")

    def of_the_office(self, now: Standing) -> Iterator[Ahead]:
        """Go through what lies ahead of them as long as they stay in office."""
        yield from self.of_breaches()
        yield from map(self.to_do, () if now.development is None else now.development.due)
        terms, probation = self.rulebook.probation, now.probation
        if (
            terms.kind != "silent"
            and probation is not None
            and probation.outcome is Probation.ON_PROBATION
        ):
            yield _ends(terms.over.clause, "probation", _last_day(probation.period))
        yield from self.of_attendance(now.attendance)
        if now.conduct is not None and now.conduct.outcome is ConductStep.MAY_ASK_TO_LEAVE:
            for clause in _clauses(now.conduct):
                yield self.risk("at the next breach", clause, now.conduct.decided_by)
        if now.eligibility is not None and now.eligibility.outcome is Eligibility.NOT_ELIGIBLE:
            yield from self.of_eligibility(now.eligibility)

    def of_eligibility(self, now: EligibilityDecision) -> Iterator[Ahead]:
        """Go through what is not met of eligibility; to be a resident is no failing."""
        terms = self.rulebook.eligibility
        discretion = None if terms.kind == "silent" else terms.discretion
        gate = None if discretion is None else discretion.gate.name
        for one in now.decisive:
            if one.limb != gate:
                yield self.risk("not met", one.clause)

    def of_breaches(self) -> Iterator[Ahead]:
        """Go through the suspensions that breaches in probation call for, and that were not."""
        terms = self.rulebook.probation
        for case in self.cases_of_this_membership():
            if (
                terms.kind != "silent"
                and case.brought.outcome is ProbationBreach.MUST_BE_SUSPENDED
                and case.investigation.outcome is not InvestigationStanding.COMPLETE
                and not self.suspended_for(case.breach)
            ):
                kind = AheadKind.OVERDUE if case.breach.on < self.on else AheadKind.DUE
                yield Ahead(kind=kind, on=case.breach.on, clause=terms.suspension.inside.clause)

    def suspended_for(self, breach: Breached) -> bool:
        """Say whether they were suspended pending an investigation on or after a breach."""
        return any(
            one.kind is SuspensionKind.PENDING_INVESTIGATION
            and (one.ended_on is None or one.ended_on >= breach.on)
            for one in self.suspensions
        )

    def of_attendance(self, now: AttendanceDecision | None) -> Iterator[Ahead]:
        """Go through the risks of attendance: those there are, and that of one more absence."""
        terms = self.rulebook.attendance
        if terms.kind == "silent" or now is None:
            return
        if now.outcome is Attendance.MAY_BE_REMOVED:
            for clause in _clauses(now):
                yield self.risk("may be removed", clause, now.decided_by)
            return
        if now.outcome is Attendance.BELOW_EXPECTATION:
            yield self.risk("below the expectation", terms.rate.clause)
        absent = MeetingHeld(on=self.on, mark=Mark.ABSENT)
        then = review_attendance(terms, self.register(absent), on=self.on)
        if then.outcome is Attendance.MAY_BE_REMOVED:
            for clause in _clauses(then):
                yield self.risk("after one more absence, may be removed", clause, then.decided_by)


def _spanned(label: str, period: Period, *, adverse: bool = False) -> Span:
    return Span(label, period.first_day, period.last_day, adverse)


def _spans(ahead: Iterable[Ahead], whose: str = "") -> Iterator[Span]:
    """Go through the days of what lies ahead, as far as it has a day."""
    for one in ahead:
        if one.on is not None:
            adverse = one.kind is AheadKind.OVERDUE
            yield Span(f"{whose}{one.kind}, {one.clause.gist}", one.on, one.on, adverse)


def _clauses(decision: Decision[Any]) -> list[Clause]:
    """Return the clauses that decided."""
    return [one.clause for one in decision.decisive]


def _ends(clause: Clause, gist: str, last_day: date | None) -> Ahead:
    return Ahead(kind=AheadKind.ENDS, on=last_day, clause=clause.model_copy(update={"gist": gist}))


def _last_day(period: Period | None) -> date | None:
    return None if period is None else period.last_day


_ORDER: Final = tuple(AheadKind)


def _in_order(ahead: Iterable[Ahead]) -> tuple[Ahead, ...]:
    """Return what lies ahead, each once, in order of days; what has no day comes last."""
    each = dict.fromkeys(ahead)
    return tuple(
        sorted(each, key=lambda one: (one.on or date.max, one.on is None, _ORDER.index(one.kind)))
    )


class OutlookEntry(Frozen):
    """One thing that lies ahead of one member of a panel."""

    member: Text
    ahead: Ahead

    @property
    def line(self) -> Line:
        """It as one line of the minutes."""
        told = self.ahead.line
        said = f"{told.lead}{told.joint}{told.said}"
        return Line(said, lead=self.member, cited=told.cited)

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        return str.__str__(self.line)


class Outlook(Shown, Frozen):
    """What lies ahead of the members of a panel, in order of days.

    Attributes:
        first_day: The day on which it is drawn up, and from which it looks ahead.
        last_day: The last day that it looks to.
        entries: What was overdue or at risk on the first day, and what falls due or ends by
            the last.
        cautions: What to bear in mind about the paper.
    """

    first_day: Day
    last_day: Day
    entries: tuple[OutlookEntry, ...] = ()
    cautions: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.last_day < self.first_day:
            raise ValueError("`last_day` is before `first_day`")
        return self

    def to_page(self) -> Page:
        """Return what the outlook has to show, for any kind of rendering."""
        passages = (
            *(
                Passage(kind.capitalize(), tuple(one.line for one in self.of_kind(kind)))
                for kind in AheadKind
            ),
            Passage("Note", self.cautions),
        )
        days = f"{day_words(self.first_day)} to {day_words(self.last_day)}"
        return Page(f"Outlook, {days}", tuple(one for one in passages if one.lines))

    def pictures(self) -> tuple[str, ...]:
        """Return the days of what is overdue, falls due or ends, in their order."""
        spans = [
            span
            for one in self.entries
            if one.ahead.kind is not AheadKind.AT_RISK
            for span in _spans((one.ahead,), f"{one.member}: ")
        ]
        return (timeline("What lies ahead", spans, self.first_day),) if spans else ()

    def of_kind(self, kind: AheadKind) -> tuple[OutlookEntry, ...]:
        """Return the entries of one kind, in order of days."""
        return tuple(one for one in self.entries if one.ahead.kind is kind)


def panel_outlook(
    rulebook: Rulebook, members: Mapping[str, History], *, first_day: date, last_day: date
) -> Outlook:
    """Return what lies ahead of the members of a panel, as known on the first day.

    Args:
        rulebook: The paper of the panel.
        members: The history of each member, by whatever the caller calls them: a reference
            rather than a name, since it stands in the outlook.
        first_day: The day on which the outlook is drawn up; later events are not looked at.
        last_day: The last day that it looks to.

    Returns:
        Everything that is overdue or at risk on the first day, or falls due or ends by the
        last, in order of days and then of members. What is to be done without a day in the
        paper comes last.

    Raises:
        BeyondTheCalendarError: A period or a time limit would end after the year 9999.
        NotADayError: A day has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.
        pydantic.ValidationError: ``last_day`` is before ``first_day``, or a member is called by
            no text or by more than 2,000 characters.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> members = {"member-1": History(events=[Joined(on=date(2024, 1, 8))])}
        >>> outlook = panel_outlook(
        ...     TRAFFORD_QIP, members, first_day=date(2027, 1, 4), last_day=date(2027, 3, 31)
        ... )
        >>> print(outlook.of_kind(AheadKind.ENDS)[0])
        member-1: ends on 7 January 2027: the term of a member [trafford-qip 4.3(d)]
    """
    check_day("first_day", first_day)
    check_day("last_day", last_day)
    entries: list[OutlookEntry] = []
    cautions = [*rulebook.cautions(on=first_day)]
    for member, history in members.items():
        fold = _Fold(rulebook, history, first_day)
        now = fold.standing()
        ahead = [one for one in now.ahead if one.on is None or one.on <= last_day]
        if now.development is not None and fold.stays():
            plan = development_plan(rulebook.development, joined_on=now.joined_on, until=last_day)
            ahead += _later(plan, now.development)
            cautions += plan.cautions if plan.outcome is Provision.PROVIDED else ()
        entries += (OutlookEntry(member=member, ahead=one) for one in ahead)
    entries.sort(key=lambda one: (one.ahead.on or date.max, one.ahead.on is None, one.member))
    return Outlook(
        first_day=first_day,
        last_day=last_day,
        entries=tuple(entries),
        cautions=tuple(dict.fromkeys(cautions)),
    )


def _later(plan: DevelopmentPlan, now: DevelopmentDecision) -> Iterator[Ahead]:
    """Go through what a plan has after what is due now, of what goes on."""
    coming = {due.clause: due.due_on for due in now.due}
    for due in plan.due:
        known = coming.get(due.clause)
        if due.due_on is not None and known is not None and due.due_on > known:
            yield Ahead(kind=AheadKind.DUE, on=due.due_on, clause=due.clause, by=due.by)
