"""What happened to one member: single events, and whole histories."""

from datetime import date
from typing import Final, TypeVar

from hypothesis import strategies as st

from scrutiny_rules.attendance import Mark
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
from scrutiny_rules.sanctions import SuspensionKind
from scrutiny_rules.testing._basics import DAYS, MOSTLY, YES_NO, days, days_after
from scrutiny_rules.testing._people import applicants

EventT = TypeVar("EventT", bound=MemberEvent)

STARTS: Final = days(date(2024, 1, 1), date(2026, 12, 31))
"""The days on which a history starts where nobody says which."""

GAPS: Final = st.sampled_from([0, 0, 0, 0, 0, 1, 1, 7, 14, 15, 31, 31, 92, 200])
"""How many days pass before the next event: often none, so that one day may hold several."""

MARKS_IN_OFFICE: Final = st.sampled_from(
    [Mark.ABSENT] * 3 + [mark for mark in Mark if mark is not Mark.NOT_IN_OFFICE]
)
"""What a register may say of a member, who is often absent."""


DETAILS: Final[dict[type[MemberEvent], dict[str, st.SearchStrategy[object]]]] = {
    PersonRecorded: {"person": applicants(DAYS)},
    MeetingHeld: {"mark": MARKS_IN_OFFICE, "formal": MOSTLY},
    DevelopmentHeld: {"name": st.sampled_from(["feedback", "appraisal", "one-to-one", "chat"])},
    Breached: {"complaint": YES_NO},
    InvestigationStepTaken: {"step": st.sampled_from(["letter", "meeting", "consequences"])},
    Suspended: {"suspension": st.sampled_from(SuspensionKind)},
    AppealStepTaken: {"step": st.sampled_from(["officer-appointed", "re-investigated"])},
    AppealDecided: {"upheld": st.booleans()},
}
"""What an event of each kind says besides its day; the others say nothing."""


@st.composite
def histories(  # noqa: C901, PLR0912, PLR0915  a line for each kind of event
    draw: st.DrawFn,
    starts: st.SearchStrategy[date] = STARTS,
    *,
    until: date = date.max,
    longest: int = 40,
) -> History:
    """Draw what may have happened to one member, in order, day by day; to some, nothing has.

    Args:
        draw: Handed in by Hypothesis.
        starts: The days of the first event to draw from.
        until: The last day on which anything happens.
        longest: How many events there are at the most.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(histories(), lambda history: not history.events)
        History(events=())
    """
    day = draw(starts)
    events: list[MemberEvent] = []
    breached: list[date] = []
    told: dict[date, str] = {}
    running: set[SuspensionKind] = set()
    term_from = chair_until = left_on = met_on = date.min
    in_office = chair = on_leave = lent = False
    for _ in range(draw(st.just(0) | st.integers(min(4, longest), longest))):
        day = min(until, days_after(day, min(draw(GAPS), (date.max - day).days)))
        open_to = [one for one, state in told.items() if state == "told"]
        appealed = [one for one, state in told.items() if state == "appealed"]
        may: list[type[MemberEvent]] = [PersonRecorded]
        may += [Notified] if day not in told else []
        may += [SuspensionEnded] * 2 if running else []
        may += [InvestigationStepTaken] * 3 if breached else []
        may += [Appealed] * 3 if open_to else []
        may += [AppealStepTaken, AppealDecided] * 2 if appealed else []
        may += [EquipmentRequested, EquipmentReturned] if lent else []
        if in_office:
            may += [MeetingHeld] * 12
            may += [Suspended] * 3
            may += [CodeSigned, Breached, DevelopmentHeld]
            may += [Warned] * 12 if met_on == day else []
            may += [TermRenewed] if term_from < day else []
            may += [AppointedChair] if chair_until < day else []
            may += [LeftChair] if chair else []
            may += [LeaveEnded if on_leave else LeaveGranted, Left, Left, Left]
            may += [] if lent else [EquipmentLent]
        elif left_on < day:
            may += [Joined] * 6
        kind = draw(st.sampled_from(may))
        said: dict[str, object] = {}
        if kind is InvestigationStepTaken:
            said["breached_on"] = draw(st.sampled_from([None, *breached]))
        if kind is Appealed:
            said["notified_on"] = draw(st.sampled_from([None, *open_to]))
        if kind in {AppealStepTaken, AppealDecided}:
            said["notified_on"] = draw(st.sampled_from([None, *appealed]))
        if kind is SuspensionEnded:
            said["suspension"] = draw(st.sampled_from(sorted(running)))
        said |= {name: draw(detail) for name, detail in DETAILS.get(kind, {}).items()}
        events.append(kind.model_validate({"on": day, **said}))
        match events[-1]:
            case Joined():
                in_office, term_from = True, day
            case TermRenewed():
                term_from = day
            case Left():
                left_on, chair_until = day, day if chair else chair_until
                in_office = chair = on_leave = False
            case AppointedChair() | LeftChair():
                chair, chair_until = kind is AppointedChair, day
            case MeetingHeld():
                met_on = day
            case Breached():
                breached.append(day)
            case Suspended(suspension=suspension):
                running.add(suspension)
            case SuspensionEnded(suspension=suspension):
                running.discard(suspension)
            case Notified():
                told[day] = "told"
            case Appealed(notified_on=which):
                told[which or open_to[-1]] = "appealed"
            case AppealDecided(notified_on=which):
                told[which or appealed[-1]] = "decided"
            case LeaveGranted() | LeaveEnded():
                on_leave = kind is LeaveGranted
            case EquipmentLent() | EquipmentReturned():
                lent = kind is EquipmentLent
            case _:
                pass
    return History.model_validate({"events": events})


def _events(kind: type[EventT], days: st.SearchStrategy[date]) -> st.SearchStrategy[EventT]:
    """Return events of one kind, whatever came before them."""
    details = DETAILS.get(kind, {}) | FURTHER.get(kind, {})
    return st.fixed_dictionaries({"on": days, **details}).map(kind.model_validate)


FURTHER: Final[dict[type[MemberEvent], dict[str, st.SearchStrategy[object]]]] = {
    InvestigationStepTaken: {"breached_on": st.none() | DAYS},
    SuspensionEnded: {"suspension": st.sampled_from(SuspensionKind)},
    Appealed: {"notified_on": st.none() | DAYS},
    AppealStepTaken: {"notified_on": st.none() | DAYS},
    AppealDecided: {"notified_on": st.none() | DAYS},
}
"""What an event says of others, which it need not where it stands alone."""


def person_recorded_events(
    days: st.SearchStrategy[date] = DAYS,
) -> st.SearchStrategy[PersonRecorded]:
    """Draw single events of the kind ``PersonRecorded``, on some of the days."""
    return _events(PersonRecorded, days)


def joined_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[Joined]:
    """Draw single events of the kind ``Joined``, on some of the days."""
    return _events(Joined, days)


def code_signed_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[CodeSigned]:
    """Draw single events of the kind ``CodeSigned``, on some of the days."""
    return _events(CodeSigned, days)


def term_renewed_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[TermRenewed]:
    """Draw single events of the kind ``TermRenewed``, on some of the days."""
    return _events(TermRenewed, days)


def appointed_chair_events(
    days: st.SearchStrategy[date] = DAYS,
) -> st.SearchStrategy[AppointedChair]:
    """Draw single events of the kind ``AppointedChair``, on some of the days."""
    return _events(AppointedChair, days)


def left_chair_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[LeftChair]:
    """Draw single events of the kind ``LeftChair``, on some of the days."""
    return _events(LeftChair, days)


def meeting_held_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[MeetingHeld]:
    """Draw single events of the kind ``MeetingHeld``, on some of the days."""
    return _events(MeetingHeld, days)


def development_held_events(
    days: st.SearchStrategy[date] = DAYS,
) -> st.SearchStrategy[DevelopmentHeld]:
    """Draw single events of the kind ``DevelopmentHeld``, on some of the days."""
    return _events(DevelopmentHeld, days)


def warned_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[Warned]:
    """Draw single events of the kind ``Warned``, on some of the days."""
    return _events(Warned, days)


def breached_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[Breached]:
    """Draw single events of the kind ``Breached``, on some of the days."""
    return _events(Breached, days)


def investigation_step_taken_events(
    days: st.SearchStrategy[date] = DAYS,
) -> st.SearchStrategy[InvestigationStepTaken]:
    """Draw single events of the kind ``InvestigationStepTaken``, on some of the days."""
    return _events(InvestigationStepTaken, days)


def suspended_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[Suspended]:
    """Draw single events of the kind ``Suspended``, on some of the days."""
    return _events(Suspended, days)


def suspension_ended_events(
    days: st.SearchStrategy[date] = DAYS,
) -> st.SearchStrategy[SuspensionEnded]:
    """Draw single events of the kind ``SuspensionEnded``, on some of the days."""
    return _events(SuspensionEnded, days)


def notified_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[Notified]:
    """Draw single events of the kind ``Notified``, on some of the days."""
    return _events(Notified, days)


def appealed_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[Appealed]:
    """Draw single events of the kind ``Appealed``, on some of the days."""
    return _events(Appealed, days)


def appeal_step_taken_events(
    days: st.SearchStrategy[date] = DAYS,
) -> st.SearchStrategy[AppealStepTaken]:
    """Draw single events of the kind ``AppealStepTaken``, on some of the days."""
    return _events(AppealStepTaken, days)


def appeal_decided_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[AppealDecided]:
    """Draw single events of the kind ``AppealDecided``, on some of the days."""
    return _events(AppealDecided, days)


def leave_granted_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[LeaveGranted]:
    """Draw single events of the kind ``LeaveGranted``, on some of the days."""
    return _events(LeaveGranted, days)


def leave_ended_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[LeaveEnded]:
    """Draw single events of the kind ``LeaveEnded``, on some of the days."""
    return _events(LeaveEnded, days)


def equipment_lent_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[EquipmentLent]:
    """Draw single events of the kind ``EquipmentLent``, on some of the days."""
    return _events(EquipmentLent, days)


def equipment_requested_events(
    days: st.SearchStrategy[date] = DAYS,
) -> st.SearchStrategy[EquipmentRequested]:
    """Draw single events of the kind ``EquipmentRequested``, on some of the days."""
    return _events(EquipmentRequested, days)


def equipment_returned_events(
    days: st.SearchStrategy[date] = DAYS,
) -> st.SearchStrategy[EquipmentReturned]:
    """Draw single events of the kind ``EquipmentReturned``, on some of the days."""
    return _events(EquipmentReturned, days)


def left_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[Left]:
    """Draw single events of the kind ``Left``, on some of the days."""
    return _events(Left, days)


def member_events(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[MemberEvent]:
    """Draw single events of any kind, on some of the days.

    Args:
        days: The days to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(member_events(), lambda event: isinstance(event, Warned)).on
        datetime.date(2000, 1, 1)
    """
    return st.one_of([_events(kind, days) for kind in MemberEvent.__subclasses__()])
