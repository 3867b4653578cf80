"""History: what happened to one member, day by day?

A history is a list of dated events, oldest first, and nothing else: what follows from them
under a paper is worked out by ``scrutiny_rules.standing``. Whether an event could have
happened at all depends on those before it, and not on any paper. A history in which somebody
attends before joining, or appeals against nothing, cannot be built. An event that follows up
another (a step in an investigation, an appeal) is about the last that it can be about, unless
it names the day of an earlier one.

    >>> history = History(events=[Joined(on=date(2026, 1, 5)), Left(on=date(2026, 3, 31))])
    >>> history.then(Joined(on=date(2027, 1, 4))).events[-1].kind
    'joined'
    >>> History(events=[MeetingHeld(on=date(2026, 1, 5))])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    pydantic_core._pydantic_core.ValidationError: 1 validation error for History
      Value error, `events`: meeting on 2026-01-05: nobody is in office: `joined` comes first ...
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from scrutiny_rules._frozen import Day, Frozen, Slug, YesNo
from scrutiny_rules.appeals import Appeal
from scrutiny_rules.applicants import Applicant
from scrutiny_rules.attendance import Mark
from scrutiny_rules.sanctions import SuspensionKind


class MemberEvent(Frozen):
    """Something that happened to a member on a day: the base of every event."""

    on: Day


class PersonRecorded(MemberEvent):
    """The landlord's records say this of the person from this day on."""

    kind: Literal["person recorded"] = "person recorded"
    person: Annotated[Applicant, Field(repr=False)]


class Joined(MemberEvent):
    """The person came into office; their first term, or their first again, begins."""

    kind: Literal["joined"] = "joined"


class CodeSigned(MemberEvent):
    """The member signed the code of conduct."""

    kind: Literal["code signed"] = "code signed"


class TermRenewed(MemberEvent):
    """The member was appointed again: a further term begins on this day."""

    kind: Literal["term renewed"] = "term renewed"


class AppointedChair(MemberEvent):
    """The member was appointed Chair, or again: a term as Chair begins on this day."""

    kind: Literal["appointed chair"] = "appointed chair"


class LeftChair(MemberEvent):
    """The member is Chair no longer; this day was the last."""

    kind: Literal["left chair"] = "left chair"


class MeetingHeld(MemberEvent):
    """A meeting of the panel was held, and the register has this mark for the member."""

    kind: Literal["meeting"] = "meeting"
    mark: Mark = Mark.UNKNOWN
    formal: YesNo = True


class DevelopmentHeld(MemberEvent):
    """A meeting on the member's development was held, such as an appraisal."""

    kind: Literal["development held"] = "development held"
    name: Slug


class Warned(MemberEvent):
    """The member was given a warning at the meeting of this day."""

    kind: Literal["warned"] = "warned"


class Breached(MemberEvent):
    """The member broke the code of conduct; whether somebody complained may not be known."""

    kind: Literal["breached"] = "breached"
    complaint: YesNo | None = None


class InvestigationStepTaken(MemberEvent):
    """A step was taken in the investigation of a breach: the last, or that of a day."""

    kind: Literal["investigation step"] = "investigation step"
    step: Slug
    breached_on: Day | None = None


class Suspended(MemberEvent):
    """A suspension began on this day, its first."""

    kind: Literal["suspended"] = "suspended"
    suspension: SuspensionKind


class SuspensionEnded(MemberEvent):
    """Every suspension of this kind that ran was lifted: this day was the last."""

    kind: Literal["suspension ended"] = "suspension ended"
    suspension: SuspensionKind


class Notified(MemberEvent):
    """The member was told of an action against them."""

    kind: Literal["notified"] = "notified"


class Appealed(MemberEvent):
    """The member appealed against an action: the last not appealed, or that of a day."""

    kind: Literal["appealed"] = "appealed"
    notified_on: Day | None = None


class AppealStepTaken(MemberEvent):
    """A step was taken in an appeal: the last not decided, or that against the action of a day."""

    kind: Literal["appeal step"] = "appeal step"
    step: Slug
    notified_on: Day | None = None


class AppealDecided(MemberEvent):
    """An appeal was decided: the last that was not, or that against the action of a day."""

    kind: Literal["appeal decided"] = "appeal decided"
    upheld: YesNo
    notified_on: Day | None = None


class LeaveGranted(MemberEvent):
    """The panel granted leave of absence from this day on."""

    kind: Literal["leave granted"] = "leave granted"


class LeaveEnded(MemberEvent):
    """The leave of absence ended: this day was its last."""

    kind: Literal["leave ended"] = "leave ended"


class EquipmentLent(MemberEvent):
    """The landlord lent the member equipment for the role."""

    kind: Literal["equipment lent"] = "equipment lent"


class EquipmentRequested(MemberEvent):
    """The landlord asked for it back."""

    kind: Literal["equipment requested"] = "equipment requested"


class EquipmentReturned(MemberEvent):
    """The member gave it back."""

    kind: Literal["equipment returned"] = "equipment returned"


class Left(MemberEvent):
    """The person left office; this day was their last in it."""

    kind: Literal["left"] = "left"


Event: TypeAlias = Annotated[
    PersonRecorded
    | Joined
    | CodeSigned
    | TermRenewed
    | AppointedChair
    | LeftChair
    | MeetingHeld
    | DevelopmentHeld
    | Warned
    | Breached
    | InvestigationStepTaken
    | Suspended
    | SuspensionEnded
    | Notified
    | Appealed
    | AppealStepTaken
    | AppealDecided
    | LeaveGranted
    | LeaveEnded
    | EquipmentLent
    | EquipmentRequested
    | EquipmentReturned
    | Left,
    Field(discriminator="kind"),
]
"""Anything that can happen to one member."""


@dataclass(frozen=True, slots=True)
class _Sofar:
    """What has happened so far, as far as it bears on what can happen next."""

    in_office: bool = False
    left_on: date | None = None
    term_from: date = date.min
    chair: bool = False
    chair_until: date | None = None
    met_on: date | None = None
    breached_on: frozenset[date | None] = frozenset()
    """What a step in an investigation may name: the day of a breach, or none."""

    suspended: frozenset[SuspensionKind] = frozenset()
    told: tuple[Appeal, ...] = ()
    on_leave: bool = False
    lent: bool = False


class History(Frozen):
    """What happened to one member, oldest first; on one day, in the order given.

    Attributes:
        events: The events.
    """

    events: tuple[Event, ...] = ()

    @model_validator(mode="after")
    def _could_have_happened(self) -> Self:
        so_far, before = _Sofar(), date.min
        for event in self.events:
            if event.on < before:
                raise ValueError(f"`events`: {event.kind} on {event.on} comes after {before}")
            why = _impossible(so_far, event)
            if why is not None:
                raise ValueError(f"`events`: {event.kind} on {event.on}: {why}")
            so_far, before = _after(so_far, event), event.on
        return self

    def then(self, *events: Event) -> Self:
        """Return the history with further events behind it.

        Args:
            events: What happened next, oldest first.

        Returns:
            The longer history, checked as a whole.

        Raises:
            pydantic.ValidationError: An event could not have happened there.
        """
        return self.model_copy(update={"events": (*self.events, *events)})

    def until(self, on: date) -> Iterator[Event]:
        """Go through the events up to a day, that day included."""
        return (event for event in self.events if event.on <= on)

    def appeals(self, on: date) -> tuple[Appeal, ...]:
        """Return each action of which the member was told up to a day, and what came of it.

        Args:
            on: The day, itself included.

        Returns:
            The actions in the order in which they were told, each as an appeal or the chance
            of one.

        Raises:
            Nothing.

        Example:
            >>> history = History(
            ...     events=[Notified(on=date(2026, 3, 2)), Appealed(on=date(2026, 3, 9))]
            ... )
            >>> [one.lodged_on for one in history.appeals(date(2026, 3, 8))]
            [None]
        """
        return reduce(_told_after, self.until(on), ())


@dataclass(frozen=True, slots=True)
class _Impossible:
    """What cannot happen, and why not."""

    kinds: tuple[type[MemberEvent], ...]
    when: Callable[[_Sofar, MemberEvent], bool]
    why: str


_IN_OFFICE: Final = (
    CodeSigned,
    TermRenewed,
    AppointedChair,
    LeftChair,
    MeetingHeld,
    DevelopmentHeld,
    Warned,
    Breached,
    Suspended,
    LeaveGranted,
    LeaveEnded,
    EquipmentLent,
    Left,
)
"""What can happen only to somebody in office."""

_OF_AN_APPEAL: Final = (AppealStepTaken, AppealDecided)


def _about(told: tuple[Appeal, ...], event: MemberEvent) -> list[int]:
    """Return which actions an event may be about: any, or those of the day that it names."""
    day: date | None = getattr(event, "notified_on", None)
    return [place for place, one in enumerate(told) if day in {None, one.notified_on}]


def _fitting(told: tuple[Appeal, ...], event: MemberEvent) -> list[int]:
    """Return which of those it still fits: not appealed yet, or appealed and not decided."""
    lodging = isinstance(event, Appealed)
    return [
        place
        for place in _about(told, event)
        if told[place].upheld is None and (told[place].lodged_on is None) is lodging
    ]


def _told_after(told: tuple[Appeal, ...], event: Event) -> tuple[Appeal, ...]:
    """Return the actions of which a member was told once an event has happened too."""
    if isinstance(event, Notified):
        return (*told, Appeal(notified_on=event.on))
    if not isinstance(event, Appealed | AppealStepTaken | AppealDecided):
        return told
    place = _fitting(told, event)[-1]
    before, known = told[place], dict[str, object]()
    if isinstance(event, Appealed):
        known["lodged_on"] = event.on
    elif isinstance(event, AppealStepTaken):
        known["steps_done"] = (*before.steps_done, event.step)
    else:
        known["upheld"] = event.upheld
    return (*told[:place], before.model_copy(update=known), *told[place + 1 :])


_TABLE: Final[tuple[_Impossible, ...]] = (
    _Impossible(
        _IN_OFFICE,
        lambda so_far, _: not so_far.in_office,
        "nobody is in office: `joined` comes first",
    ),
    _Impossible((Joined,), lambda so_far, _: so_far.in_office, "they are in office already"),
    _Impossible(
        (Joined,),
        lambda so_far, event: so_far.left_on is not None and event.on <= so_far.left_on,
        "they were in office on that day already",
    ),
    _Impossible(
        (TermRenewed,),
        lambda so_far, event: event.on <= so_far.term_from,
        "a term began on that day already",
    ),
    _Impossible(
        (AppointedChair,),
        lambda so_far, event: so_far.chair_until is not None and event.on <= so_far.chair_until,
        "they were Chair on that day already",
    ),
    _Impossible(
        (LeftChair,),
        lambda so_far, _: not so_far.chair,
        "they are not Chair: `appointed chair` comes first",
    ),
    _Impossible(
        (MeetingHeld,),
        lambda _, event: getattr(event, "mark", None) is Mark.NOT_IN_OFFICE,
        "they are in office, and `mark` says that they are not",
    ),
    _Impossible(
        (Warned,),
        lambda so_far, event: so_far.met_on != event.on,
        "a warning is given at a meeting: `meeting` comes first on that day",
    ),
    _Impossible(
        (InvestigationStepTaken,),
        lambda so_far, event: getattr(event, "breached_on", None) not in so_far.breached_on,
        "there is nothing to investigate: `breached` comes first",
    ),
    _Impossible(
        (SuspensionEnded,),
        lambda so_far, event: getattr(event, "suspension", None) not in so_far.suspended,
        "no such suspension is running: `suspended` comes first",
    ),
    _Impossible(
        (Appealed,),
        lambda so_far, event: not _about(so_far.told, event),
        "there is nothing to appeal against: `notified` comes first",
    ),
    _Impossible(
        (Appealed,),
        lambda so_far, event: not _fitting(so_far.told, event),
        "they have appealed already",
    ),
    _Impossible(
        _OF_AN_APPEAL,
        lambda so_far, event: all(
            so_far.told[place].lodged_on is None for place in _about(so_far.told, event)
        ),
        "there is no appeal: `appealed` comes first",
    ),
    _Impossible(
        _OF_AN_APPEAL,
        lambda so_far, event: not _fitting(so_far.told, event),
        "the appeal is decided already",
    ),
    _Impossible((LeaveGranted,), lambda so_far, _: so_far.on_leave, "they are on leave already"),
    _Impossible(
        (LeaveEnded,),
        lambda so_far, _: not so_far.on_leave,
        "they are not on leave: `leave granted` comes first",
    ),
    _Impossible((EquipmentLent,), lambda so_far, _: so_far.lent, "it is lent already"),
    _Impossible(
        (EquipmentRequested, EquipmentReturned),
        lambda so_far, _: not so_far.lent,
        "nothing is lent: `equipment lent` comes first",
    ),
)
"""What cannot happen after what has, the first that applies."""


def _impossible(so_far: _Sofar, event: MemberEvent) -> str | None:
    """Return why an event cannot have happened after what has, or None where it can."""
    return next(
        (one.why for one in _TABLE if isinstance(event, one.kinds) and one.when(so_far, event)),
        None,
    )


def _after(so_far: _Sofar, event: Event) -> _Sofar:  # noqa: C901, PLR0911, PLR0912  a case for each kind
    """Return what has happened once an event has happened too."""
    match event:
        case Joined():
            return replace(so_far, in_office=True, term_from=event.on)
        case TermRenewed():
            return replace(so_far, term_from=event.on)
        case AppointedChair():
            return replace(so_far, chair=True, chair_until=event.on)
        case LeftChair():
            return replace(so_far, chair=False, chair_until=event.on)
        case Left():
            return replace(so_far, in_office=False, left_on=event.on, chair=False, on_leave=False)
        case MeetingHeld():
            return replace(so_far, met_on=event.on)
        case Breached():
            return replace(so_far, breached_on=so_far.breached_on | {None, event.on})
        case Suspended(suspension=kind):
            return replace(so_far, suspended=so_far.suspended | {kind})
        case SuspensionEnded(suspension=kind):
            return replace(so_far, suspended=so_far.suspended - {kind})
        case Notified() | Appealed() | AppealStepTaken() | AppealDecided():
            return replace(so_far, told=_told_after(so_far.told, event))
        case LeaveGranted() | LeaveEnded():
            return replace(so_far, on_leave=isinstance(event, LeaveGranted))
        case EquipmentLent() | EquipmentReturned():
            return replace(so_far, lent=isinstance(event, EquipmentLent))
        case _:
            return so_far
