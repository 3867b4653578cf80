"""Histories: what can happen to one member, in which order, and what cannot."""

import pickle
from datetime import UTC, date, datetime, timedelta
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Appeal,
    AppealDecided,
    Appealed,
    AppealStepTaken,
    Applicant,
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
    Mark,
    MeetingHeld,
    MemberEvent,
    Notified,
    PersonRecorded,
    Suspended,
    SuspensionEnded,
    SuspensionKind,
    TermRenewed,
    Warned,
)
from scrutiny_rules.history import Event
from scrutiny_rules.testing import (
    histories,
)

DAY: Final = timedelta(days=1)
D: Final = date(2026, 3, 2)
FROM_MEETINGS: Final = SuspensionKind.FROM_MEETINGS
LEGAL: Final = SuspensionKind.LEGAL_ACTION

KINDS: Final = get_args(get_args(Event)[0])
"""Every kind of event."""

IN_OFFICE: Final[tuple[MemberEvent, ...]] = (
    CodeSigned(on=D),
    TermRenewed(on=D),
    AppointedChair(on=D),
    LeftChair(on=D),
    MeetingHeld(on=D),
    DevelopmentHeld(on=D, name="appraisal"),
    Warned(on=D),
    Breached(on=D),
    Suspended(on=D, suspension=FROM_MEETINGS),
    LeaveGranted(on=D),
    LeaveEnded(on=D),
    EquipmentLent(on=D),
    Left(on=D),
)
"""What happens to nobody but a member in office."""

JOINED: Final = Joined(on=D - DAY)


def history(*events: MemberEvent) -> History:
    """Return the history of some events."""
    return History.model_validate({"events": events})


class TestWhatCanHappen:
    """A history holds what happened, in order, as long as it could have."""

    @pytest.mark.parametrize(
        "before",
        [
            pytest.param((), id="before anybody joined"),
            pytest.param((JOINED,), id="in office"),
            pytest.param((JOINED, Left(on=D)), id="after leaving"),
        ],
    )
    def test_a_person_can_be_recorded_and_notified_at_any_time(
        self, before: tuple[MemberEvent, ...]
    ) -> None:
        recorded = PersonRecorded(on=D, person=Applicant(tenant=True))

        assert history(*before, recorded, Notified(on=D)).events[-1].kind == "notified"

    @pytest.mark.parametrize(
        "events",
        [
            pytest.param((MeetingHeld(on=D), Warned(on=D), Warned(on=D)), id="two warnings"),
            pytest.param((TermRenewed(on=D),), id="a term renewed on a later day"),
            pytest.param((AppointedChair(on=D), AppointedChair(on=D + DAY)), id="Chair again"),
            pytest.param((AppointedChair(on=D), LeftChair(on=D)), id="Chair for a day"),
            pytest.param(
                (Breached(on=D), InvestigationStepTaken(on=D, step="letter")), id="investigated"
            ),
            pytest.param(
                (Suspended(on=D, suspension=LEGAL), Suspended(on=D, suspension=FROM_MEETINGS)),
                id="two suspensions at once",
            ),
            pytest.param(
                (
                    Suspended(on=D, suspension=FROM_MEETINGS),
                    Suspended(on=D + DAY, suspension=FROM_MEETINGS),
                ),
                id="the same suspension again, which may have run its time",
            ),
            pytest.param(
                (
                    Suspended(on=D, suspension=LEGAL),
                    Left(on=D),
                    SuspensionEnded(on=D + DAY, suspension=LEGAL),
                ),
                id="lifted after leaving",
            ),
            pytest.param(
                (
                    Suspended(on=D, suspension=LEGAL),
                    SuspensionEnded(on=D, suspension=LEGAL),
                    Suspended(on=D, suspension=LEGAL),
                    SuspensionEnded(on=D, suspension=LEGAL),
                ),
                id="imposed again after it was lifted, and lifted again",
            ),
            pytest.param(
                (
                    Breached(on=D),
                    Breached(on=D + DAY),
                    InvestigationStepTaken(on=D + DAY, step="letter", breached_on=D),
                    InvestigationStepTaken(on=D + DAY, step="letter", breached_on=D + DAY),
                    InvestigationStepTaken(on=D + DAY, step="meeting"),
                ),
                id="two breaches, each investigated",
            ),
            pytest.param(
                (
                    Notified(on=D),
                    Appealed(on=D),
                    Notified(on=D + DAY),
                    AppealStepTaken(on=D + DAY, step="officer-appointed"),
                    AppealDecided(on=D + DAY, upheld=False),
                    Appealed(on=D + DAY),
                ),
                id="an appeal goes on although they are told of another action",
            ),
            pytest.param(
                (
                    Notified(on=D),
                    Notified(on=D + DAY),
                    Appealed(on=D + DAY, notified_on=D),
                    AppealDecided(on=D + DAY, upheld=True, notified_on=D),
                    Appealed(on=D + DAY, notified_on=D + DAY),
                ),
                id="an earlier action is appealed first",
            ),
            pytest.param(
                (Notified(on=D), Notified(on=D), Appealed(on=D), Appealed(on=D)),
                id="two actions told on one day, both appealed",
            ),
            pytest.param(
                (
                    Notified(on=D),
                    Appealed(on=D),
                    AppealStepTaken(on=D, step="officer-appointed"),
                    AppealDecided(on=D, upheld=False),
                    Notified(on=D + DAY),
                    Appealed(on=D + DAY),
                ),
                id="a second action is appealed by itself",
            ),
            pytest.param((LeaveGranted(on=D), LeaveEnded(on=D), LeaveGranted(on=D)), id="leaves"),
            pytest.param(
                (EquipmentLent(on=D), EquipmentReturned(on=D), EquipmentLent(on=D)),
                id="lent, returned and lent again",
            ),
            pytest.param(
                (
                    EquipmentLent(on=D),
                    Left(on=D),
                    EquipmentRequested(on=D),
                    EquipmentReturned(on=D),
                ),
                id="asked for and returned after leaving",
            ),
            pytest.param((Left(on=D), Joined(on=D + DAY)), id="back on the day after leaving"),
            pytest.param(
                (
                    AppointedChair(on=D),
                    Left(on=D + DAY),
                    Joined(on=D + 2 * DAY),
                    AppointedChair(on=D + 2 * DAY),
                ),
                id="Chair again after coming back",
            ),
            pytest.param(
                (LeaveGranted(on=D), Left(on=D), Joined(on=D + DAY), LeaveGranted(on=D + DAY)),
                id="leaving ends a leave",
            ),
        ],
    )
    def test_what_can_happen_to_a_member(self, events: tuple[MemberEvent, ...]) -> None:
        assert history(JOINED, *events).events == (JOINED, *events)

    def test_the_first_and_the_last_day_there_is(self) -> None:
        ends = history(Joined(on=date.min), MeetingHeld(on=date.max), Left(on=date.max))

        assert len(ends.events) == 3

    def test_an_event_is_read_from_json_by_its_kind(self) -> None:
        body = {
            "events": [
                {"kind": "joined", "on": "2026-03-01"},
                {"kind": "meeting", "on": "2026-03-02", "mark": "present"},
            ]
        }

        assert History.model_validate(body) == history(JOINED, MeetingHeld(on=D, mark=Mark.PRESENT))

    def test_every_kind_of_event_has_a_name_of_its_own(self) -> None:
        names = [kind.model_fields["kind"].default for kind in KINDS]

        assert len(set(names)) == len(KINDS)
        assert {type(event) for event in IN_OFFICE} <= set(KINDS)


class TestUntil:
    """The events up to a day include that day, and nothing after it."""

    @pytest.mark.parametrize(
        ("on", "count"),
        [
            pytest.param(D - 2 * DAY, 0, id="before the first"),
            pytest.param(D - DAY, 1, id="on its day"),
            pytest.param(D, 2, id="on the day of the second"),
            pytest.param(date.max, 2, id="ever after"),
        ],
    )
    def test_the_day_is_included(self, on: date, count: int) -> None:
        assert len(list(history(JOINED, MeetingHeld(on=D)).until(on))) == count


class TestAppeals:
    """Each action of which a member was told, and what came of it, up to a day."""

    ALL: Final = (
        Notified(on=D),
        Appealed(on=D + DAY),
        Notified(on=D + DAY),
        AppealStepTaken(on=D + DAY, step="officer-appointed"),
        AppealStepTaken(on=D + 2 * DAY, step="re-investigated"),
        AppealDecided(on=D + 2 * DAY, upheld=True),
        Appealed(on=D + 3 * DAY),
    )
    FIRST: Final = Appeal(notified_on=D)
    SECOND: Final = Appeal(notified_on=D + DAY)

    @pytest.mark.parametrize(
        ("on", "appeals"),
        [
            pytest.param(D - DAY, (), id="before any"),
            pytest.param(D, (FIRST,), id="told"),
            pytest.param(
                D + DAY,
                (
                    FIRST.model_copy(
                        update={"lodged_on": D + DAY, "steps_done": ("officer-appointed",)}
                    ),
                    SECOND,
                ),
                id="appealed, and told of another",
            ),
            pytest.param(
                D + 3 * DAY,
                (
                    Appeal(
                        notified_on=D,
                        lodged_on=D + DAY,
                        steps_done=("officer-appointed", "re-investigated"),
                        upheld=True,
                    ),
                    Appeal(notified_on=D + DAY, lodged_on=D + 3 * DAY),
                ),
                id="decided, and the other appealed",
            ),
        ],
    )
    def test_what_came_of_each(self, on: date, appeals: tuple[Appeal, ...]) -> None:
        assert history(*self.ALL).appeals(on) == appeals

    def test_without_a_day_the_last_that_it_can_be_is_meant(self) -> None:
        told = (Notified(on=D), Notified(on=D + DAY), Notified(on=D + 2 * DAY))
        last, then = Appealed(on=D + 3 * DAY), Appealed(on=D + 4 * DAY)
        decided = AppealDecided(on=D + 5 * DAY, upheld=False)

        lodged = [one.lodged_on for one in history(*told, last, then).appeals(date.max)]
        upheld = [one.upheld for one in history(*told, last, then, decided).appeals(date.max)]

        assert lodged == [None, then.on, last.on]
        assert upheld == [None, None, False]

    def test_a_day_that_is_named_is_meant(self) -> None:
        told = (Notified(on=D), Notified(on=D + DAY))
        lodged = Appealed(on=D + 2 * DAY, notified_on=D)
        step = AppealStepTaken(on=D + 2 * DAY, step="decided", notified_on=D)
        decided = AppealDecided(on=D + 2 * DAY, upheld=True, notified_on=D)

        assert history(*told, lodged, step, decided).appeals(date.max) == (
            Appeal(notified_on=D, lodged_on=lodged.on, steps_done=("decided",), upheld=True),
            Appeal(notified_on=D + DAY),
        )

    def test_of_two_actions_told_on_one_day_each_is_one(self) -> None:
        told = (Notified(on=D), Notified(on=D), Appealed(on=D + DAY))

        assert [one.lodged_on for one in history(*told).appeals(D + DAY)] == [None, D + DAY]


class TestLaws:
    """What holds of every history."""

    @given(histories(), st.integers(0, 40))
    def test_a_history_can_be_split_and_put_together_anywhere(
        self, whole: History, cut: int
    ) -> None:
        first, rest = whole.events[:cut], whole.events[cut:]

        assert history(*first).then(*rest) == whole

    @given(histories())
    def test_a_history_goes_to_json_and_back(self, whole: History) -> None:
        assert History.model_validate_json(whole.model_dump_json()) == whole
        assert pickle.loads(pickle.dumps(whole)) == whole  # noqa: S301  our own bytes

    @given(histories(), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
    def test_until_a_day_and_after_it_are_the_whole(self, whole: History, on: date) -> None:
        after = [event for event in whole.events if event.on > on]

        assert (*whole.until(on), *after) == whole.events

    @given(histories())
    def test_nobody_is_shown(self, whole: History) -> None:
        assert "date_of_birth" not in repr(whole)


class TestRefusals:
    """What cannot have happened is refused by name, with the event and its day."""

    @pytest.mark.parametrize("event", IN_OFFICE, ids=lambda event: str(event.kind))
    @pytest.mark.parametrize(
        "before",
        [
            pytest.param((), id="before joining"),
            pytest.param((Joined(on=D - DAY), Left(on=D - DAY)), id="after leaving"),
        ],
    )
    def test_what_happens_to_nobody_but_a_member(
        self, event: MemberEvent, before: tuple[MemberEvent, ...]
    ) -> None:
        with pytest.raises(ValidationError, match="nobody is in office: `joined` comes first"):
            history(*before, event)

    @pytest.mark.parametrize(
        ("events", "said"),
        [
            pytest.param((Joined(on=D),), "joined on 2026-03-02: they are in office", id="twice"),
            pytest.param(
                (Left(on=D), Joined(on=D)),
                "joined on 2026-03-02: they were in office on that day",
                id="back on the day of leaving",
            ),
            pytest.param(
                (TermRenewed(on=D - DAY),),
                "term renewed on 2026-03-01: a term began on that day",
                id="renewed on the day of joining",
            ),
            pytest.param(
                (TermRenewed(on=D), TermRenewed(on=D)), "a term began on that day", id="twice a day"
            ),
            pytest.param(
                (AppointedChair(on=D), AppointedChair(on=D)),
                "they were Chair on that day",
                id="appointed Chair twice a day",
            ),
            pytest.param(
                (AppointedChair(on=D), LeftChair(on=D), AppointedChair(on=D)),
                "they were Chair on that day",
                id="Chair again on the last day as Chair",
            ),
            pytest.param((LeftChair(on=D),), "they are not Chair", id="never Chair"),
            pytest.param(
                (AppointedChair(on=D), LeftChair(on=D), LeftChair(on=D)),
                "they are not Chair",
                id="Chair no longer",
            ),
            pytest.param(
                (AppointedChair(on=D), LeftChair(on=D + DAY), AppointedChair(on=D + DAY)),
                "they were Chair on that day",
                id="Chair again on the last day of some",
            ),
            pytest.param(
                (AppointedChair(on=D), Left(on=D), Joined(on=D + DAY), LeftChair(on=D + DAY)),
                "they are not Chair",
                id="Chair in an earlier membership",
            ),
            pytest.param((Warned(on=D),), "a warning is given at a meeting", id="no meeting"),
            pytest.param(
                (MeetingHeld(on=D), Warned(on=D + DAY)),
                "a warning is given at a meeting",
                id="the day after the meeting",
            ),
            pytest.param(
                (InvestigationStepTaken(on=D, step="letter"),),
                "nothing to investigate",
                id="nothing to investigate",
            ),
            pytest.param(
                (SuspensionEnded(on=D, suspension=LEGAL),),
                "no such suspension is running",
                id="not suspended",
            ),
            pytest.param(
                (
                    Suspended(on=D, suspension=FROM_MEETINGS),
                    SuspensionEnded(on=D, suspension=LEGAL),
                ),
                "no such suspension is running",
                id="suspended otherwise",
            ),
            pytest.param(
                (
                    Suspended(on=D, suspension=LEGAL),
                    SuspensionEnded(on=D, suspension=LEGAL),
                    SuspensionEnded(on=D, suspension=LEGAL),
                ),
                "no such suspension is running",
                id="lifted twice",
            ),
            pytest.param(
                (Breached(on=D), InvestigationStepTaken(on=D, step="letter", breached_on=D - DAY)),
                "nothing to investigate",
                id="no breach on that day",
            ),
            pytest.param(
                (
                    Suspended(on=D, suspension=LEGAL),
                    Suspended(on=D, suspension=LEGAL),
                    SuspensionEnded(on=D, suspension=LEGAL),
                    SuspensionEnded(on=D, suspension=LEGAL),
                ),
                "no such suspension is running",
                id="both were lifted at once",
            ),
            pytest.param(
                (MeetingHeld(on=D, mark=Mark.NOT_IN_OFFICE),),
                "they are in office, and `mark` says that they are not",
                id="a mark for somebody else",
            ),
            pytest.param((Appealed(on=D),), "nothing to appeal against", id="nothing to appeal"),
            pytest.param(
                (Notified(on=D), Appealed(on=D, notified_on=D - DAY)),
                "nothing to appeal against",
                id="nothing was told on that day",
            ),
            pytest.param(
                (
                    Notified(on=D),
                    Notified(on=D + DAY),
                    Appealed(on=D + DAY, notified_on=D),
                    Appealed(on=D + DAY, notified_on=D),
                ),
                "they have appealed already",
                id="that action was appealed, although another was not",
            ),
            pytest.param(
                (
                    Notified(on=D),
                    Notified(on=D + DAY),
                    Appealed(on=D + DAY),
                    AppealDecided(on=D + DAY, upheld=True, notified_on=D),
                ),
                "there is no appeal",
                id="the other action was appealed",
            ),
            pytest.param(
                (
                    Notified(on=D),
                    Appealed(on=D),
                    AppealDecided(on=D, upheld=True),
                    Notified(on=D + DAY),
                    Appealed(on=D + DAY),
                    AppealDecided(on=D + DAY, upheld=True, notified_on=D),
                ),
                "the appeal is decided already",
                id="the other appeal is open",
            ),
            pytest.param(
                (Notified(on=D), Appealed(on=D), Appealed(on=D)),
                "they have appealed already",
                id="appealed twice",
            ),
            pytest.param(
                (Notified(on=D), AppealDecided(on=D, upheld=True)),
                "there is no appeal",
                id="decided before it was lodged",
            ),
            pytest.param(
                (Notified(on=D), AppealStepTaken(on=D, step="decided")),
                "there is no appeal",
                id="a step before it was lodged",
            ),
            pytest.param(
                (
                    Notified(on=D),
                    Appealed(on=D),
                    AppealDecided(on=D, upheld=True),
                    AppealDecided(on=D, upheld=False),
                ),
                "the appeal is decided already",
                id="decided twice",
            ),
            pytest.param(
                (
                    Notified(on=D),
                    Appealed(on=D),
                    AppealDecided(on=D, upheld=True),
                    AppealStepTaken(on=D, step="decided"),
                ),
                "the appeal is decided already",
                id="a step after the decision",
            ),
            pytest.param(
                (LeaveGranted(on=D), LeaveGranted(on=D)), "on leave already", id="on leave already"
            ),
            pytest.param((LeaveEnded(on=D),), "they are not on leave", id="not on leave"),
            pytest.param(
                (EquipmentLent(on=D), EquipmentLent(on=D)), "it is lent already", id="lent already"
            ),
            pytest.param((EquipmentReturned(on=D),), "nothing is lent", id="nothing to return"),
            pytest.param((EquipmentRequested(on=D),), "nothing is lent", id="nothing to ask for"),
            pytest.param(
                (MeetingHeld(on=D + DAY), MeetingHeld(on=D)),
                "meeting on 2026-03-02 comes after 2026-03-03",
                id="out of order",
            ),
        ],
    )
    def test_what_cannot_happen_to_a_member(
        self, events: tuple[MemberEvent, ...], said: str
    ) -> None:
        with pytest.raises(ValidationError, match=said):
            history(JOINED, *events)

    def test_what_cannot_come_next(self) -> None:
        whole = history(JOINED)

        with pytest.raises(ValidationError, match="left on 2026-02-28 comes after 2026-03-01"):
            whole.then(Left(on=D - 2 * DAY))

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param({"kind": "resigned", "on": "2026-03-02"}, id="no such event"),
            pytest.param({"on": "2026-03-02"}, id="no kind"),
            pytest.param({"kind": "joined"}, id="no day"),
            pytest.param(
                {"kind": "joined", "on": datetime(2026, 3, 2, 9, tzinfo=UTC)}, id="a time of day"
            ),
            pytest.param({"kind": "joined", "on": 86400}, id="a number"),
            pytest.param({"kind": "meeting", "on": "2026-03-02", "mark": "late"}, id="no mark"),
            pytest.param({"kind": "joined", "on": "2026-03-02", "by": "post"}, id="a field more"),
        ],
    )
    def test_what_is_no_event(self, body: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            History.model_validate({"events": [body]})

    def test_a_persons_facts_are_not_repeated(self) -> None:
        body = {"kind": "person recorded", "on": D, "person": {"date_of_birth": "Wilhelmina"}}

        with pytest.raises(ValidationError) as refused:
            History.model_validate({"events": [body]})
        assert "Wilhelmina" not in str(refused.value)
