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

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, TypedDict, TypeVar

from scrutiny_rules._frozen import Day, Frozen, Text, YesNo
from scrutiny_rules.appeals import Appeal, AppealDecision, decide_appeal
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
from scrutiny_rules.decisions import Decision
from scrutiny_rules.development import (
    DevelopmentDecision,
    DevelopmentRecord,
    Held,
    development_plan,
    review_development,
)
from scrutiny_rules.display import Page, Passage, day_words, to_markdown, to_text
from scrutiny_rules.eligibility import Eligibility, EligibilityDecision, assess_eligibility
from scrutiny_rules.equipment import EquipmentReturn, Loan, ReturnDecision, decide_return
from scrutiny_rules.history import (
    AppealDecided,
    Appealed,
    AppealStepTaken,
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
    Notified,
    PersonRecorded,
    Suspended,
    SuspensionEnded,
    TermRenewed,
    Warned,
)
from scrutiny_rules.investigation import (
    Investigation,
    InvestigationDecision,
    follow_investigation,
)
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
    IN_OFFICE = "in office"
    LEFT = "left"


class AheadKind(StrEnum):
    """What sort of thing lies ahead."""

    OVERDUE = "overdue"
    """It was to be done by a day that is past."""

    DUE = "due"
    """It is to be done, or may be, by a day or without one."""

    ENDS = "ends"
    """It ends of itself at the end of a day."""

    AT_RISK = "at risk"
    """Nothing is to be done, but somebody holds a power, or soon would."""


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

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        when = {
            AheadKind.OVERDUE: "overdue since ",
            AheadKind.DUE: "due by ",
            AheadKind.ENDS: "ends on ",
            AheadKind.AT_RISK: "at risk on ",
        }[self.kind]
        day = self.kind if self.on is None else f"{when}{day_words(self.on)}"
        who = "" if self.by is None else f", {self.by}"
        return f"{day}{who}: {self.clause.gist} [{self.clause}]"


class CountedWarning(Frozen):
    """A warning that was given, and whether it still counts at the next breach.

    Attributes:
        given_on: The day of the meeting.
        counts: Whether it still counts.
        why: Why it does, or why no longer.
        clause: Where the paper has the limit on warnings.
    """

    given_on: Day
    counts: YesNo
    why: Text
    clause: Clause

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        counts = "counts" if self.counts else "counts no longer"
        return f"warned on {day_words(self.given_on)}: {counts}, {self.why} [{self.clause}]"


class Standing(Frozen):
    """Where one member stands on a day; a part is None where there is nothing to ask.

    Attributes:
        on: The day.
        office: Whether they are in office.
        joined_on: When they joined, or joined again last.
        eligibility: Whether they may belong, as far as it is recorded.
        term: Where they stand with the term of a member.
        chair: Where they stand with the term of the Chair.
        probation: Where they stand with probation.
        breach: What the last breach brings because of probation.
        investigation: Where the investigation of the last breach stands.
        suspensions: The suspensions that are live, each by itself.
        warnings: The warnings given, oldest first, and which still count.
        conduct: Which step would be open after the next breach at a meeting.
        appeal: Where the appeal against the last action stands.
        attendance: What the record of attendance leads to.
        development: Which meetings on their development are due.
        equipment: Whether what was lent has to be returned.
        ahead: What lies ahead, in order of days; what has no day comes last.
        cautions: What to bear in mind about the paper.
    """

    on: Day
    office: Office
    joined_on: Day | None = None
    eligibility: EligibilityDecision | None = None
    term: TermDecision | None = None
    chair: TermDecision | None = None
    probation: ProbationDecision | None = None
    breach: ProbationBreachDecision | None = None
    investigation: InvestigationDecision | None = None
    suspensions: tuple[SuspensionDecision, ...] = ()
    warnings: tuple[CountedWarning, ...] = ()
    conduct: ConductDecision | None = None
    appeal: AppealDecision | None = None
    attendance: AttendanceDecision | None = None
    development: DevelopmentDecision | None = None
    equipment: ReturnDecision | None = None
    ahead: tuple[Ahead, ...] = ()
    cautions: tuple[Text, ...] = ()

    @property
    def parts(self) -> tuple[Decision[Any], ...]:
        """The decisions that there are, in the order of the fields."""
        parts = (
            self.eligibility,
            self.term,
            self.chair,
            self.probation,
            self.breach,
            self.investigation,
            *self.suspensions,
            self.conduct,
            self.appeal,
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
        passages = (
            *(Passage(part.subject, (_summary(part), *part.figures())) for part in self.parts),
            Passage("Warnings", tuple(map(str, self.warnings))),
            Passage("Ahead", tuple(map(str, self.ahead))),
            Passage("Note", self.cautions),
        )
        return Page(
            f"Standing on {day_words(self.on)}: {self.office}",
            tuple(passage for passage in passages if passage.lines),
        )

    def to_markdown(self) -> str:
        """Return the standing as Markdown."""
        return to_markdown(self.to_page())

    def __str__(self) -> str:
        """Return the standing as plain text, fit for the minutes."""
        return to_text(self.to_page())


def _summary(part: Decision[Any]) -> str:
    cited = dict.fromkeys(str(finding.clause) for finding in part.decisive)
    return f"{part.outcome} [{'; '.join(cited)}]" if cited else str(part.outcome)


def standing(rulebook: Rulebook, history: History, *, on: date) -> Standing:
    """Return where a member stands on a day.

    Args:
        rulebook: The paper of the panel.
        history: What happened to the member, oldest first.
        on: The day; events after it are not looked at.

    Returns:
        The position, each part with the clauses that decide it. Before joining there is only
        eligibility; after leaving, what outlasts the office: the term, an appeal, suspensions
        and what is to be returned.

    Raises:
        BeyondTheCalendarError: A period or a time limit would end after the year 9999.
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
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
    return _Fold(rulebook, tuple(history.until(on)), on).standing()


class _Fold:
    """One fold of the events up to a day."""

    def __init__(self, rulebook: Rulebook, events: tuple[Event, ...], on: date) -> None:
        self.rulebook = rulebook
        self.events = events
        self.on = on

    def every(self, kind: type[_E], since: date | None = None) -> list[_E]:
        """Return the events of one kind, oldest first, from a day on."""
        return [
            event
            for event in self.events
            if isinstance(event, kind) and (since is None or event.on >= since)
        ]

    def last(self, kind: type[_E], since: date | None = None) -> _E | None:
        """Return the last event of one kind, if there is any from a day on."""
        return next(reversed(self.every(kind, since)), None)

    def after(self, kind: type[_E], start: MemberEvent) -> list[_E]:
        """Return the events of one kind that come after one event, also on its day."""
        place = next(n for n, event in enumerate(self.events) if event is start)
        return [event for event in self.events[place:] if isinstance(event, kind)]

    @cached_property
    def joined(self) -> Joined | None:
        """The event of joining, or of joining again."""
        return self.last(Joined)

    @cached_property
    def office(self) -> Office:
        """Whether they are in office: on the last day they still are."""
        if self.joined is None:
            return Office.NOT_JOINED
        left = next(iter(self.after(Left, self.joined)), None)
        return Office.LEFT if left is not None and left.on < self.on else Office.IN_OFFICE

    def standing(self) -> Standing:
        """Return the position."""
        book, on = self.rulebook, self.on
        outlasting = Standing(
            on=on,
            office=self.office,
            joined_on=None if self.joined is None else self.joined.on,
            eligibility=self.eligibility(),
            term=self.term(Role.MEMBER, (Joined, TermRenewed), Left),
            chair=self.term(Role.CHAIR, (AppointedChair,), LeftChair, Left),
            investigation=self.investigation(),
            suspensions=live_suspensions(book.sanctions, self.suspensions, on=on),
            appeal=self.appeal(),
            equipment=self.equipment(),
            cautions=book.cautions(on=on),
        )
        joined = self.joined
        if joined is None or self.office is not Office.IN_OFFICE:
            return outlasting.model_copy(update={"ahead": _in_order(self.ahead(outlasting))})
        given = self.warning_history(joined)
        whole = outlasting.model_copy(
            update={
                "probation": decide_probation(book.probation, on=on, **self.starts(joined)),
                "breach": self.breach(joined),
                "warnings": tuple(self.warnings(joined, given)),
                "conduct": escalate_conduct(book.conduct, given),
                "attendance": review_attendance(book.attendance, self.register(joined), on=on),
                "development": review_development(
                    book.development, self.development(joined), on=on
                ),
            }
        )
        return whole.model_copy(update={"ahead": _in_order(self.ahead(whole))})

    # ---- what the events say -------------------------------------------------

    def eligibility(self) -> EligibilityDecision | None:
        """Return whether they may belong, by what was recorded of them last."""
        recorded = self.last(PersonRecorded)
        if recorded is None:
            return None
        stage = Stage.APPLICANT if self.office is Office.NOT_JOINED else Stage.MEMBER
        return assess_eligibility(
            self.rulebook.eligibility, recorded.person, stage=stage, on=self.on
        )

    def term(
        self, role: Role, starts: tuple[type[MemberEvent], ...], *ends: type[MemberEvent]
    ) -> TermDecision | None:
        """Return where they stand with the terms that some events start and others end."""
        served: list[TermServed] = []
        for event in self.events:
            if isinstance(event, starts):
                served.append(TermServed(first_day=event.on))
            elif isinstance(event, ends) and served and served[-1].ended_on is None:
                served[-1] = TermServed(first_day=served[-1].first_day, ended_on=event.on)
        if not served:
            return None
        service = Service(role=role, terms_served=tuple(served))
        return review_term(self.rulebook.tenure, service, on=self.on)

    def starts(self, joined: Joined) -> "_Starts":
        """Return the days from which probation may be counted."""
        attended = [one for one in self.after(MeetingHeld, joined) if one.mark is Mark.PRESENT]
        signed = self.after(CodeSigned, joined)
        return {
            "joined_on": joined.on,
            "first_meeting_on": attended[0].on if attended else None,
            "code_signed_on": signed[0].on if signed else None,
        }

    def breach(self, joined: Joined) -> ProbationBreachDecision | None:
        """Return what the last breach since joining brings because of probation."""
        breaches = self.after(Breached, joined)
        if not breaches:
            return None
        return decide_probation_breach(
            self.rulebook.probation, breached_on=breaches[-1].on, **self.starts(joined)
        )

    def investigation(self) -> InvestigationDecision | None:
        """Return where the investigation of the last breach stands."""
        breach = self.last(Breached)
        if breach is None:
            return None
        joined = [one for one in self.every(Joined) if one.on <= breach.on][-1]
        in_probation = decide_probation_breach(
            self.rulebook.probation, breached_on=breach.on, **self.starts(joined)
        ).outcome
        known = in_probation is not ProbationBreach.UNDETERMINED
        steps = self.after(InvestigationStepTaken, breach)
        investigation = Investigation(
            subject_of_complaint=breach.complaint,
            in_probation=in_probation is ProbationBreach.MUST_BE_SUSPENDED if known else None,
            events=tuple(Happened(step=one.step, on=one.on) for one in steps),
        )
        return follow_investigation(self.rulebook.investigation, investigation, on=self.on)

    @cached_property
    def suspensions(self) -> tuple[Suspension, ...]:
        """The suspensions that were imposed, each with the day on which it was lifted."""
        imposed: list[Suspension] = []
        for event in self.events:
            if isinstance(event, Suspended):
                imposed.append(Suspension(kind=event.suspension, first_day=event.on))
            elif isinstance(event, SuspensionEnded):
                last = max(n for n, one in enumerate(imposed) if one.kind is event.suspension)
                imposed[last] = imposed[last].model_copy(update={"ended_on": event.on})
        return tuple(imposed)

    def meetings(self, joined: Joined) -> list[MeetingHeld]:
        """Return the meetings held since joining."""
        return self.after(MeetingHeld, joined)

    def warning_history(self, joined: Joined) -> WarningHistory:
        """Return the warnings at each meeting; without one on the day, the next is yet to come."""
        days = [meeting.on for meeting in self.meetings(joined)]
        warned = [one.on for one in self.after(Warned, joined)]
        # Of two meetings on one day, the later has the warnings of both.
        counts = [
            0 if day in days[number + 1 :] else warned.count(day) for number, day in enumerate(days)
        ]
        if not days or days[-1] < self.on:
            counts.append(0)
        return WarningHistory(per_meeting=tuple(counts))

    def warnings(self, joined: Joined, given: WarningHistory) -> Iterator[CountedWarning]:
        """Go through the warnings since joining, and whether each still counts."""
        terms = self.rulebook.conduct
        if terms.kind == "silent":
            return
        days = [meeting.on for meeting in self.meetings(joined)]
        for warning in self.after(Warned, joined):
            place = len(days) - 1 - days[::-1].index(warning.on)
            counted = terms.counting(given, place)
            yield CountedWarning(
                given_on=warning.on,
                counts=counted is not None,
                why=counted or "so many meetings have been held since",
                clause=terms.further_warning,
            )

    def leave(self) -> Iterator[Period]:
        """Go through the leaves of absence, the last open-ended while it runs."""
        start: date | None = None
        for event in self.events:
            if isinstance(event, LeaveGranted):
                start = event.on
            elif isinstance(event, LeaveEnded | Left) and start is not None:
                yield Period(first_day=start, last_day=event.on)
                start = None
        if start is not None:
            yield Period(first_day=start)

    def register(self, joined: Joined) -> AttendanceRegister:
        """Return the attendance register: who was away with leave, or suspended, is marked so."""
        leave = tuple(self.leave())
        away = {Mark.ABSENT, Mark.APOLOGY}

        def mark(meeting: MeetingHeld) -> Mark:
            if meeting.mark not in away:
                return meeting.mark
            if live_suspensions(self.rulebook.sanctions, self.suspensions, on=meeting.on):
                return Mark.SUSPENDED
            granted = any(period.covers(meeting.on) for period in leave)
            return Mark.ON_LEAVE if granted else meeting.mark

        return AttendanceRegister(
            meetings=tuple(
                Meeting(held_on=one.on, mark=mark(one), formal=one.formal)
                for one in self.meetings(joined)
            )
        )

    def development(self, joined: Joined) -> DevelopmentRecord:
        """Return the record of meetings on their development."""
        held = self.after(DevelopmentHeld, joined)
        return DevelopmentRecord(
            joined_on=joined.on, held=tuple(Held(name=one.name, on=one.on) for one in held)
        )

    def appeal(self) -> AppealDecision | None:
        """Return where the appeal against the last action stands."""
        told = self.last(Notified)
        if told is None:
            return None
        lodged = self.after(Appealed, told)
        decided = self.after(AppealDecided, told)
        appeal = Appeal(
            notified_on=told.on,
            lodged_on=lodged[0].on if lodged else None,
            steps_done=tuple(one.step for one in self.after(AppealStepTaken, told)),
            upheld=decided[0].upheld if decided else None,
        )
        return decide_appeal(self.rulebook.appeals, appeal, on=self.on)

    def equipment(self) -> ReturnDecision | None:
        """Return whether what was lent last has to be returned."""
        lent = self.last(EquipmentLent)
        if lent is None:
            return None
        asked = self.after(EquipmentRequested, lent)
        left = self.after(Left, lent)
        returned = self.after(EquipmentReturned, lent)
        loan = Loan(
            lent_on=lent.on,
            requested_on=asked[0].on if asked else None,
            role_ended_on=left[0].on if left else None,
            returned_on=returned[0].on if returned else None,
        )
        return decide_return(self.rulebook.equipment, loan, on=self.on)

    # ---- what lies ahead -----------------------------------------------------

    def ahead(self, now: Standing) -> Iterator[Ahead]:
        """Go through what lies ahead of a position, in no order."""
        for decision in (now.investigation, now.appeal, now.development):
            if decision is not None:
                yield from (self.to_do(due) for due in decision.due)
        yield from self.of_the_office(now)
        yield from self.of_conduct(now)
        if now.equipment is not None and now.equipment.outcome is EquipmentReturn.RETURN_DUE:
            for clause in _clauses(now.equipment):
                yield Ahead(kind=AheadKind.DUE, clause=clause, by="the member")

    def to_do(self, due: Due) -> Ahead:
        """Return something to be done as lying ahead, or as overdue."""
        kind = AheadKind.OVERDUE if due.overdue(self.on) else AheadKind.DUE
        return Ahead(kind=kind, on=due.due_on, clause=due.clause, by=due.by)

    def of_the_office(self, now: Standing) -> Iterator[Ahead]:
        """Go through what lies ahead because of terms, probation, attendance and eligibility."""
        for term, role in ((now.term, Role.MEMBER), (now.chair, Role.CHAIR)):
            if term is None or self.rulebook.tenure.kind == "silent":
                continue
            clause = self.rulebook.tenure.office(role).over.clause
            gist = {Role.MEMBER: "the term of a member", Role.CHAIR: "the term as Chair"}[role]
            if term.outcome is Term.IN_TERM:
                yield _ends(clause, gist, term.last_day)
            elif term.outcome is Term.TERM_ENDED and self.office is Office.IN_OFFICE:
                over = clause.model_copy(update={"gist": f"step down: {gist} is over"})
                yield Ahead(kind=AheadKind.OVERDUE, on=term.last_day, clause=over, by="the member")
        probation = now.probation
        if probation is not None and probation.outcome is Probation.ON_PROBATION:
            for clause in _clauses(probation):
                yield _ends(clause, "probation", _last_day(probation.period))
        if now.attendance is not None:
            yield from self.of_attendance(now.attendance)
        if (
            self.office is Office.IN_OFFICE
            and now.eligibility is not None
            and now.eligibility.outcome is Eligibility.NOT_ELIGIBLE
        ):
            for clause in _clauses(now.eligibility, State.NOT_MET):
                gist = f"no longer met: {clause.gist}"
                yield self.risk(clause.model_copy(update={"gist": gist}), None)

    def of_attendance(self, now: AttendanceDecision) -> Iterator[Ahead]:
        """Go through the risks of attendance: those there are, and that of one more absence."""
        if now.outcome is Attendance.MAY_BE_REMOVED:
            for clause in _clauses(now, State.MET):
                gist = f"may be removed: {clause.gist}"
                yield self.risk(clause.model_copy(update={"gist": gist}), now.decided_by)
            return
        if now.outcome is Attendance.BELOW_EXPECTATION:
            for clause in _clauses(now, State.NOT_MET):
                gist = f"below the expectation: {clause.gist}"
                yield self.risk(clause.model_copy(update={"gist": gist}), None)
        if self.joined is None:
            return
        register = self.register(self.joined)
        absent = Meeting(held_on=self.on, mark=Mark.ABSENT)
        once_more = register.model_copy(update={"meetings": (*register.meetings, absent)})
        then = review_attendance(self.rulebook.attendance, once_more, on=self.on)
        if then.outcome is Attendance.MAY_BE_REMOVED:
            for clause in _clauses(then, State.MET):
                gist = f"after one more absence, may be removed: {clause.gist}"
                yield self.risk(clause.model_copy(update={"gist": gist}), then.decided_by)

    def of_conduct(self, now: Standing) -> Iterator[Ahead]:
        """Go through what lies ahead because of breaches, warnings and suspensions."""
        for suspension in now.suspensions:
            last_day = _last_day(suspension.period)
            for clause in _clauses(suspension) if last_day is not None else ():
                yield _ends(clause, clause.gist, last_day)
        breach, conduct = now.breach, now.conduct
        imposed = {one.kind for one in self.suspensions}
        if (
            breach is not None
            and breach.outcome is ProbationBreach.MUST_BE_SUSPENDED
            and SuspensionKind.PENDING_INVESTIGATION not in imposed
        ):
            for clause in _clauses(breach):
                day = None if breach.suspension is None else breach.suspension.first_day
                yield self.to_do(Due(clause=clause, by="the landlord", due_on=day))
        if conduct is not None and conduct.outcome is ConductStep.MAY_ASK_TO_LEAVE:
            for clause in _clauses(conduct, State.MET):
                gist = f"at the next breach: {clause.gist}"
                yield self.risk(clause.model_copy(update={"gist": gist}), conduct.decided_by)

    def risk(self, clause: Clause, by: str | None) -> Ahead:
        """Return a risk as it stands on the day."""
        return Ahead(kind=AheadKind.AT_RISK, on=self.on, clause=clause, by=by)


class _Starts(TypedDict):
    """The days from which probation may be counted."""

    joined_on: date
    first_meeting_on: date | None
    code_signed_on: date | None


def _clauses(decision: Decision[Any], state: State | None = None) -> list[Clause]:
    """Return the clauses that decided, each once, of one state where one is given."""
    found = (one for one in decision.decisive if state is None or one.state is state)
    return list(dict.fromkeys(one.clause for one in found))


def _ends(clause: Clause, gist: str, last_day: date | None) -> Ahead:
    return Ahead(kind=AheadKind.ENDS, on=last_day, clause=clause.model_copy(update={"gist": gist}))


def _last_day(period: Period | None) -> date | None:
    return None if period is None else period.last_day


_ORDER = tuple(AheadKind)


def _in_order(ahead: Iterable[Ahead]) -> tuple[Ahead, ...]:
    """Return what lies ahead in order of days; what has no day comes last."""
    return tuple(
        sorted(ahead, key=lambda one: (one.on or date.max, one.on is None, _ORDER.index(one.kind)))
    )


class OutlookEntry(Frozen):
    """One thing that lies ahead of one member of a panel."""

    member: Text
    ahead: Ahead

    def __str__(self) -> str:
        """Return it as one line of the minutes."""
        return f"{self.member}: {self.ahead}"


class Outlook(Frozen):
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

    def to_page(self) -> Page:
        """Return what the outlook has to show, for any kind of rendering."""
        passages = (
            *(
                Passage(kind.capitalize(), tuple(str(one) for one in self.of_kind(kind)))
                for kind in AheadKind
            ),
            Passage("Note", self.cautions),
        )
        days = f"{day_words(self.first_day)} to {day_words(self.last_day)}"
        return Page(f"Outlook, {days}", tuple(one for one in passages if one.lines))

    def of_kind(self, kind: AheadKind) -> tuple[OutlookEntry, ...]:
        """Return the entries of one kind, in order of days."""
        return tuple(one for one in self.entries if one.ahead.kind is kind)

    def to_markdown(self) -> str:
        """Return the outlook as Markdown."""
        return to_markdown(self.to_page())

    def __str__(self) -> str:
        """Return the outlook as plain text."""
        return to_text(self.to_page())


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
        pydantic.ValidationError: ``last_day`` is before ``first_day``.

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
    window = Period(first_day=first_day, last_day=last_day)
    entries = [
        OutlookEntry(member=member, ahead=ahead)
        for member, history in members.items()
        for ahead in _within(rulebook, history, window)
    ]
    entries.sort(key=lambda one: (one.ahead.on or date.max, one.ahead.on is None, one.member))
    return Outlook(
        first_day=first_day,
        last_day=last_day,
        entries=tuple(entries),
        cautions=rulebook.cautions(on=first_day),
    )


def _within(rulebook: Rulebook, history: History, window: Period) -> Iterator[Ahead]:
    """Go through what lies ahead of one member inside a window, or without a day."""
    now = standing(rulebook, history, on=window.first_day)
    yield from (one for one in now.ahead if one.on is None or window.reaches(one.on))
    if now.development is None or now.joined_on is None:
        return
    coming = {due.clause: due.due_on for due in now.development.due}
    plan = development_plan(
        rulebook.development, joined_on=now.joined_on, until=window.last_day or date.max
    )
    for due in plan.due:
        known = coming.get(due.clause)
        if due.due_on is not None and known is not None and due.due_on > known:
            yield Ahead(kind=AheadKind.DUE, on=due.due_on, clause=due.clause, by=due.by)
