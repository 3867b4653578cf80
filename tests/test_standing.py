"""Standing: what each clause makes of a member's events, the laws of the fold, what is refused."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Ahead,
    AheadKind,
    AppealDecided,
    Appealed,
    AppealStanding,
    AppealStepTaken,
    Applicant,
    AppointedChair,
    Attendance,
    AttendanceTerms,
    BeyondTheCalendarError,
    Breached,
    CodeSigned,
    ConductStep,
    CountedWarning,
    Development,
    DevelopmentHeld,
    Either,
    Eligibility,
    EquipmentLent,
    EquipmentRequested,
    EquipmentReturn,
    EquipmentReturned,
    Force,
    History,
    InvestigationStanding,
    InvestigationStepTaken,
    Joined,
    LeaveEnded,
    LeaveGranted,
    Left,
    LeftChair,
    Limb,
    Mark,
    MeetingHeld,
    MemberEvent,
    NotADayError,
    Notified,
    Office,
    Outlook,
    OutlookEntry,
    Period,
    PersonRecorded,
    Probation,
    ProbationBreach,
    Rulebook,
    Silent,
    Standing,
    Suspended,
    SuspensionEnded,
    SuspensionKind,
    Term,
    TermRenewed,
    Warned,
    decide_probation,
    decide_probation_breach,
    panel_outlook,
    review_attendance,
    standing,
)
from scrutiny_rules.attendance import (
    CONSECUTIVE_ABSENCES,
    ELIGIBLE,
    AttendanceRegister,
    Meeting,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, CONDUCT
from scrutiny_rules.rulebooks.chorus_rsp import DOCUMENT as CHORUS
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    histories,
)
from tests.strategies import (
    positions,
)

DAY: Final = timedelta(days=1)
JOINED: Final = date(2026, 1, 1)
JOIN: Final = Joined(on=JOINED)
FIRST_MEETING: Final = CHORUS_RSP.under("C-R3", "first-meeting")
CODE_SIGNED: Final = CHORUS_RSP.under("C-R3", "code-signed")

OVERDUE, DUE, ENDS, AT_RISK = AheadKind
FROM_MEETINGS: Final = SuspensionKind.FROM_MEETINGS
PENDING: Final = SuspensionKind.PENDING_INVESTIGATION
LEGAL: Final = SuspensionKind.LEGAL_ACTION

PAPERS: Final = [
    pytest.param(CHORUS_RSP, id="chorus-rsp"),
    pytest.param(TRAFFORD_QIP, id="trafford-qip"),
]


def history(*events: MemberEvent) -> History:
    """Return the history of some events."""
    return History.model_validate({"events": events})


def chorus(*events: MemberEvent, on: date, rulebook: Rulebook = CHORUS_RSP) -> Standing:
    """Return where a member stands who joined on New Year's Day, under the Chorus paper."""
    return standing(rulebook, history(JOIN, *events), on=on)


def trafford(*events: MemberEvent, on: date) -> Standing:
    """Return where a member stands who joined on New Year's Day, under the Trafford paper."""
    return standing(TRAFFORD_QIP, history(JOIN, *events), on=on)


def marked(*marks: Mark, start: date = date(2026, 2, 2)) -> list[MeetingHeld]:
    """Return a meeting a week, with the mark for each."""
    return [
        MeetingHeld(on=start + number * 7 * DAY, mark=mark) for number, mark in enumerate(marks)
    ]


def found(ahead: Sequence[Ahead], words: str) -> list[tuple[AheadKind, date | None]]:
    """Return the kind and the day of everything ahead whose gist has some words."""
    return [(one.kind, one.on) for one in ahead if words in one.clause.gist]


class TestOffice:
    """In office from the day of joining to the day of leaving, both included."""

    @pytest.mark.parametrize(
        ("on", "office", "joined_on"),
        [
            pytest.param(date.min, Office.NOT_JOINED, None, id="the first day there is"),
            pytest.param(date(2025, 12, 31), Office.NOT_JOINED, None, id="the day before"),
            pytest.param(JOINED, Office.IN_OFFICE, JOINED, id="the day of joining"),
            pytest.param(date(2026, 3, 31), Office.IN_OFFICE, JOINED, id="the day of leaving"),
            pytest.param(date(2026, 4, 1), Office.LEFT, JOINED, id="the day after leaving"),
            pytest.param(date(2026, 6, 30), Office.LEFT, JOINED, id="the day before coming back"),
            pytest.param(
                date(2026, 7, 1), Office.IN_OFFICE, date(2026, 7, 1), id="the day of coming back"
            ),
            pytest.param(
                date(2030, 1, 1), Office.IN_OFFICE, date(2026, 7, 1), id="years after that"
            ),
        ],
    )
    @pytest.mark.parametrize("rulebook", PAPERS)
    def test_office(
        self, rulebook: Rulebook, on: date, office: Office, joined_on: date | None
    ) -> None:
        events = history(JOIN, Left(on=date(2026, 3, 31)), Joined(on=date(2026, 7, 1)))

        position = standing(rulebook, events, on=on)

        assert (position.on, position.office, position.joined_on) == (on, office, joined_on)

    @pytest.mark.parametrize("rulebook", PAPERS)
    def test_of_somebody_of_whom_nothing_is_recorded_there_is_nothing_to_say(
        self, rulebook: Rulebook
    ) -> None:
        position = standing(rulebook, History(), on=JOINED)

        assert (position.parts, position.warnings, position.ahead) == ((), (), ())

    @pytest.mark.parametrize("rulebook", PAPERS)
    def test_what_can_be_asked_of_somebody_in_office(self, rulebook: Rulebook) -> None:
        position = standing(rulebook, history(JOIN), on=JOINED)

        assert [part.subject for part in position.parts] == [
            "Term of office",
            "Probation",
            "Next breach",
            "Attendance",
            "Development",
        ]

    @pytest.mark.parametrize("rulebook", PAPERS)
    def test_what_outlasts_the_office(self, rulebook: Rulebook) -> None:
        events = history(
            PersonRecorded(on=JOINED, person=Applicant()),
            JOIN,
            AppointedChair(on=JOINED),
            Breached(on=JOINED, complaint=True),
            Suspended(on=JOINED, suspension=LEGAL),
            Notified(on=JOINED),
            EquipmentLent(on=JOINED),
            Left(on=JOINED),
        )

        position = standing(rulebook, events, on=JOINED + DAY)

        lives = ["Suspension"] if rulebook is CHORUS_RSP else []
        assert [part.subject for part in position.parts] == [
            "Eligibility",
            "Term of office",
            "Term of office",
            "Investigation",
            *lives,
            "Appeal",
            "Equipment",
        ]

    def test_nothing_of_the_office_lies_ahead_on_its_last_day(self) -> None:
        absent = marked(Mark.ABSENT, Mark.ABSENT)

        staying = trafford(*absent, on=date(2026, 2, 9))
        leaving = trafford(*absent, Left(on=date(2026, 2, 9)), on=date(2026, 2, 9))

        assert {one.kind for one in staying.ahead} == {DUE, ENDS, AT_RISK}
        assert [(one.kind, one.on) for one in leaving.ahead] == [(ENDS, date(2026, 2, 9))]
        assert leaving.attendance == staying.attendance

    @pytest.mark.parametrize(
        ("on", "leave"),
        [
            pytest.param(date(2026, 2, 1), None, id="the day before"),
            pytest.param(date(2026, 2, 2), date(2026, 3, 1), id="its first day"),
            pytest.param(date(2026, 3, 1), date(2026, 3, 1), id="its last day"),
            pytest.param(date(2026, 3, 2), None, id="the day after"),
            pytest.param(date(2026, 4, 1), None, id="a second one, still running: its first day"),
        ],
    )
    def test_leave(self, on: date, leave: date | None) -> None:
        position = trafford(
            LeaveGranted(on=date(2026, 2, 2)),
            LeaveEnded(on=date(2026, 3, 1)),
            LeaveGranted(on=date(2026, 4, 1)),
            on=on,
        )

        if on == date(2026, 4, 1):
            assert position.leave == Period(first_day=on)
        elif leave is None:
            assert position.leave is None
        elif on == leave:
            assert position.leave == Period(first_day=date(2026, 2, 2), last_day=leave)
        else:  # on that day nobody knows yet when it will end
            assert position.leave == Period(first_day=date(2026, 2, 2))

    def test_leaving_ends_a_leave(self) -> None:
        events = (LeaveGranted(on=JOINED), Left(on=JOINED + DAY), Joined(on=JOINED + 2 * DAY))

        assert trafford(*events, on=JOINED + 2 * DAY).leave is None
        assert trafford(*events, on=JOINED + DAY).leave == Period(
            first_day=JOINED, last_day=JOINED + DAY
        )


class TestTrafford43d:
    """A member serves terms of three years, three at most, and steps down after each."""

    LAST: Final = date(2028, 12, 31)

    @pytest.mark.parametrize(
        ("on", "outcome", "kind"),
        [
            pytest.param(JOINED, Term.IN_TERM, ENDS, id="the first day"),
            pytest.param(date(2028, 12, 31), Term.IN_TERM, ENDS, id="the last day"),
            pytest.param(date(2029, 1, 1), Term.TERM_ENDED, OVERDUE, id="the day after"),
        ],
    )
    def test_the_end_of_a_term(self, on: date, outcome: Term, kind: AheadKind) -> None:
        position = trafford(on=on)

        assert position.term is not None
        assert (position.term.outcome, position.term.last_day) == (outcome, self.LAST)
        assert found(position.ahead, "the term of a member") == [(kind, self.LAST)]

    def test_a_renewal_on_the_day_after_the_last_abuts(self) -> None:
        renewal = TermRenewed(on=self.LAST + DAY)

        before = trafford(renewal, on=self.LAST).term
        after = trafford(renewal, on=self.LAST + DAY).term

        assert before is not None
        assert after is not None
        assert (before.ordinal, before.last_day) == (1, self.LAST)
        assert (after.ordinal, after.first_day) == (2, self.LAST + DAY)
        assert after.last_day == date(2031, 12, 31)
        assert after.terms_left == 1
        assert after.cautions == ()
        assert found(trafford(renewal, on=renewal.on).ahead, "term of a member") == [
            (ENDS, date(2031, 12, 31))
        ]

    def test_a_renewal_on_the_last_day_is_a_caution(self) -> None:
        term = trafford(TermRenewed(on=self.LAST), on=self.LAST).term

        assert term is not None
        assert (term.ordinal, len(term.cautions)) == (2, 1)

    def test_a_renewal_after_some_days_is_none(self) -> None:
        term = trafford(TermRenewed(on=self.LAST + 10 * DAY), on=self.LAST + 10 * DAY).term

        assert term is not None
        assert (term.ordinal, term.cautions) == (2, ())

    def test_joining_again_is_a_further_term(self) -> None:
        back = date(2027, 6, 1)
        position = trafford(Left(on=date(2026, 6, 30)), Joined(on=back), on=back)

        assert position.term is not None
        assert (position.term.ordinal, position.term.terms_left) == (2, 1)
        assert found(position.ahead, "the term of a member") == [(ENDS, date(2030, 5, 31))]

    @pytest.mark.parametrize(
        ("left_on", "on"),
        [
            pytest.param(date(2028, 12, 30), date(2028, 12, 31), id="before its end"),
            pytest.param(date(2028, 12, 31), date(2029, 1, 1), id="at its end"),
            pytest.param(date(2029, 2, 1), date(2029, 2, 1), id="late, and on that very day"),
            pytest.param(date(2029, 2, 1), date(2029, 2, 2), id="late"),
        ],
    )
    def test_nobody_who_left_has_to_step_down(self, left_on: date, on: date) -> None:
        assert found(trafford(Left(on=left_on), on=on).ahead, "term of a member") == []

    def test_whoever_leaves_today_is_in_term_to_the_end_of_the_day(self) -> None:
        position = trafford(Left(on=date(2026, 6, 30)), on=date(2026, 6, 30))

        assert found(position.ahead, "the term of a member") == [(ENDS, date(2026, 6, 30))]

    def test_the_chorus_paper_sets_no_terms(self) -> None:
        position = chorus(AppointedChair(on=JOINED), on=date(2040, 1, 1))

        assert position.term is not None
        assert position.chair is not None
        assert {position.term.outcome, position.chair.outcome} == {Term.NOT_PROVIDED}
        assert found(position.ahead, "term") == []


class TestTrafford43f:
    """The Chair serves terms of three years with a clock of their own."""

    CHAIR: Final = AppointedChair(on=date(2026, 7, 1))
    LAST: Final = date(2029, 6, 30)

    @pytest.mark.parametrize(
        ("on", "outcome", "ahead"),
        [
            pytest.param(date(2026, 7, 1), Term.IN_TERM, [(ENDS, LAST)], id="the first day"),
            pytest.param(LAST, Term.IN_TERM, [(ENDS, LAST)], id="the last day"),
            pytest.param(LAST + DAY, Term.TERM_ENDED, [(OVERDUE, LAST)], id="the day after"),
        ],
    )
    def test_the_clock_of_the_chair(
        self, on: date, outcome: Term, ahead: list[tuple[AheadKind, date]]
    ) -> None:
        position = trafford(self.CHAIR, TermRenewed(on=date(2029, 1, 1)), on=on)

        assert position.chair is not None
        assert position.chair.outcome is outcome
        assert found(position.ahead, "the term as Chair") == ahead

    def test_who_never_was_chair_has_no_such_clock(self) -> None:
        assert trafford(on=JOINED).chair is None
        assert trafford(self.CHAIR, on=self.CHAIR.on - DAY).chair is None

    @pytest.mark.parametrize(
        ("left_on", "outcome"),
        [
            pytest.param(LAST - DAY, Term.LEFT_EARLY, id="early"),
            pytest.param(LAST, Term.TERM_ENDED, id="on the last day"),
            pytest.param(LAST + 10 * DAY, Term.TERM_ENDED, id="late"),
        ],
    )
    def test_a_chair_who_has_stepped_down_need_not_again(
        self, left_on: date, outcome: Term
    ) -> None:
        position = trafford(self.CHAIR, LeftChair(on=left_on), on=left_on + DAY)

        assert position.chair is not None
        assert position.chair.outcome is outcome
        assert found(position.ahead, "Chair") == []
        assert position.office is Office.IN_OFFICE

    def test_leaving_the_panel_ends_the_term_as_chair(self) -> None:
        left_on = date(2027, 1, 31)
        events = (self.CHAIR, Left(on=left_on), Joined(on=date(2027, 3, 1)))

        on_the_day, after, back = (
            trafford(*events, on=on) for on in (left_on, left_on + DAY, date(2030, 1, 1))
        )

        assert on_the_day.chair is not None
        assert (on_the_day.chair.outcome, on_the_day.chair.last_day) == (Term.IN_TERM, left_on)
        assert found(on_the_day.ahead, "the term as Chair") == [(ENDS, left_on)]
        for position in (after, back):
            assert position.chair is not None
            assert (position.chair.outcome, position.chair.last_day) == (Term.LEFT_EARLY, left_on)
            assert found(position.ahead, "Chair") == []

    def test_a_chair_who_had_left_the_chair_stays_left_on_leaving_the_panel(self) -> None:
        events = (self.CHAIR, LeftChair(on=date(2026, 8, 1)), Left(on=date(2026, 9, 1)))

        chair = trafford(*events, on=date(2026, 10, 1)).chair

        assert chair is not None
        assert chair.last_day == date(2026, 8, 1)

    def test_being_appointed_again_is_a_further_term(self) -> None:
        chair = trafford(self.CHAIR, AppointedChair(on=self.LAST + DAY), on=self.LAST + DAY).chair

        assert chair is not None
        assert (chair.ordinal, chair.terms_left, chair.cautions) == (2, 1, ())


class TestChorusCode14dProbation:
    """Probation runs six months from joining, or as the reading has it."""

    @pytest.mark.parametrize(
        ("on", "outcome", "ahead"),
        [
            pytest.param(
                JOINED, Probation.ON_PROBATION, [(ENDS, date(2026, 6, 30))], id="the first day"
            ),
            pytest.param(
                date(2026, 6, 30),
                Probation.ON_PROBATION,
                [(ENDS, date(2026, 6, 30))],
                id="the last day",
            ),
            pytest.param(date(2026, 7, 1), Probation.COMPLETED, [], id="the day after"),
        ],
    )
    def test_from_joining(
        self, on: date, outcome: Probation, ahead: list[tuple[AheadKind, date]]
    ) -> None:
        position = chorus(on=on)

        assert position.probation is not None
        assert position.probation.outcome is outcome
        assert found(position.ahead, "probation") == ahead

    def test_whoever_joins_again_is_on_probation_again(self) -> None:
        back = date(2027, 1, 1)
        position = chorus(Left(on=date(2026, 12, 31)), Joined(on=back), on=back)

        assert found(position.ahead, "probation") == [(ENDS, date(2027, 6, 30))]

    @pytest.mark.parametrize(
        ("rulebook", "ends"),
        [
            pytest.param(CHORUS_RSP, date(2026, 6, 30), id="from joining"),
            pytest.param(FIRST_MEETING, date(2026, 8, 8), id="from the first meeting attended"),
            pytest.param(CODE_SIGNED, date(2026, 9, 14), id="from signing the code, first of all"),
        ],
    )
    def test_what_starts_the_clock(self, rulebook: Rulebook, ends: date) -> None:
        position = chorus(
            *marked(Mark.ABSENT, Mark.PRESENT, Mark.PRESENT),
            CodeSigned(on=date(2026, 3, 15)),
            CodeSigned(on=date(2026, 4, 1)),
            on=date(2026, 4, 1),
            rulebook=rulebook,
        )

        assert found(position.ahead, "probation") == [(ENDS, ends)]

    @pytest.mark.parametrize("rulebook", [FIRST_MEETING, CODE_SIGNED])
    def test_what_happened_in_an_earlier_membership_starts_no_clock(
        self, rulebook: Rulebook
    ) -> None:
        position = chorus(
            MeetingHeld(on=JOINED, mark=Mark.PRESENT),
            CodeSigned(on=JOINED),
            Left(on=JOINED),
            Joined(on=JOINED + DAY),
            on=JOINED + DAY,
            rulebook=rulebook,
        )

        assert position.probation is not None
        assert position.probation.outcome is Probation.UNDETERMINED

    def test_the_trafford_paper_has_none(self) -> None:
        position = trafford(on=JOINED)

        assert position.probation is not None
        assert position.probation.outcome is Probation.NOT_PROVIDED


class TestChorusCode14dBreach:
    """A breach inside probation means suspension at once, pending an investigation."""

    INSIDE: Final = Breached(on=date(2026, 6, 30), complaint=False)
    WORDS: Final = "suspended at once"

    @pytest.mark.parametrize(
        ("breached_on", "outcome"),
        [
            pytest.param(
                date(2026, 6, 30), ProbationBreach.MUST_BE_SUSPENDED, id="on its last day"
            ),
            pytest.param(date(2026, 7, 1), ProbationBreach.OUTSIDE_PROBATION, id="a day later"),
        ],
    )
    def test_what_it_brings(self, breached_on: date, outcome: ProbationBreach) -> None:
        position = chorus(Breached(on=breached_on), on=date(2026, 8, 1))

        assert position.breach is not None
        assert position.breach.outcome is outcome
        assert bool(found(position.ahead, self.WORDS)) == ("must" in outcome)

    @pytest.mark.parametrize(
        ("on", "kind"),
        [
            pytest.param(date(2026, 6, 30), DUE, id="on the day"),
            pytest.param(date(2026, 7, 1), OVERDUE, id="the day after"),
        ],
    )
    def test_at_once_is_on_that_day(self, on: date, kind: AheadKind) -> None:
        position = chorus(self.INSIDE, on=on)
        (one,) = (one for one in position.ahead if self.WORDS in one.clause.gist)

        assert (one.kind, one.on, one.by) == (kind, self.INSIDE.on, None)
        assert str(one.clause) == "chorus-rsp code 14(d)"

    @pytest.mark.parametrize(
        ("before", "after", "due"),
        [
            pytest.param((), (), True, id="nobody suspended them"),
            pytest.param(
                (), (Suspended(on=date(2026, 6, 30), suspension=PENDING),), False, id="at once"
            ),
            pytest.param(
                (), (Suspended(on=date(2026, 7, 9), suspension=PENDING),), False, id="later"
            ),
            pytest.param(
                (),
                (
                    Suspended(on=date(2026, 7, 1), suspension=PENDING),
                    SuspensionEnded(on=date(2026, 7, 9), suspension=PENDING),
                ),
                False,
                id="and it was lifted",
            ),
            pytest.param(
                (),
                (Suspended(on=date(2026, 7, 1), suspension=FROM_MEETINGS),),
                True,
                id="another suspension is none",
            ),
            pytest.param(
                (Suspended(on=date(2026, 3, 1), suspension=PENDING),),
                (),
                False,
                id="an earlier one still runs",
            ),
            pytest.param(
                (
                    Suspended(on=date(2026, 3, 1), suspension=PENDING),
                    SuspensionEnded(on=date(2026, 6, 29), suspension=PENDING),
                ),
                (),
                True,
                id="an earlier one ended on the day before",
            ),
            pytest.param(
                (Suspended(on=date(2026, 3, 1), suspension=PENDING),),
                (SuspensionEnded(on=date(2026, 6, 30), suspension=PENDING),),
                False,
                id="an earlier one ended on the day itself",
            ),
        ],
    )
    def test_until_they_are(
        self, before: tuple[MemberEvent, ...], after: tuple[MemberEvent, ...], *, due: bool
    ) -> None:
        position = chorus(*before, self.INSIDE, *after, on=date(2026, 7, 10))

        assert bool(found(position.ahead, self.WORDS)) == due

    def test_a_suspension_in_an_earlier_membership_is_not_for_this_breach(self) -> None:
        position = chorus(
            Suspended(on=JOINED, suspension=PENDING),
            SuspensionEnded(on=JOINED, suspension=PENDING),
            Left(on=JOINED),
            Joined(on=date(2026, 2, 1)),
            Breached(on=date(2026, 2, 2)),
            on=date(2026, 2, 3),
        )

        assert found(position.ahead, self.WORDS) == [(OVERDUE, date(2026, 2, 2))]

    def test_nor_is_a_breach_in_an_earlier_membership_one_of_this(self) -> None:
        position = chorus(
            Breached(on=JOINED), Left(on=JOINED), Joined(on=JOINED + DAY), on=JOINED + DAY
        )

        assert position.breaches == ()
        assert position.breach is None
        assert found(position.ahead, self.WORDS) == []
        assert len(position.investigations) == 1

    def test_pending_an_investigation_that_is_complete_nobody_is_suspended(self) -> None:
        steps = ("letter", "meeting", "consequences")
        taken = [InvestigationStepTaken(on=date(2026, 7, 1), step=step) for step in steps]

        last_but_one = chorus(self.INSIDE, *taken[:2], on=date(2026, 7, 1))
        complete = chorus(self.INSIDE, *taken, on=date(2026, 7, 1))

        assert found(last_but_one.ahead, self.WORDS) == [(OVERDUE, self.INSIDE.on)]
        assert found(complete.ahead, self.WORDS) == []

    def test_an_earlier_breach_is_not_forgotten_for_a_later_one(self) -> None:
        position = chorus(self.INSIDE, Breached(on=date(2026, 7, 1)), on=date(2026, 7, 2))

        assert [one.outcome for one in position.breaches] == [
            ProbationBreach.MUST_BE_SUSPENDED,
            ProbationBreach.OUTSIDE_PROBATION,
        ]
        assert position.breach == position.breaches[1]
        assert found(position.ahead, self.WORDS) == [(OVERDUE, self.INSIDE.on)]

    def test_the_trafford_paper_has_no_probation(self) -> None:
        position = trafford(self.INSIDE, on=self.INSIDE.on)

        assert position.breach is not None
        assert position.breach.outcome is ProbationBreach.NOT_PROVIDED


class TestChorusCode14Investigation:
    """A breach that is complained of, or in probation, is investigated step by step."""

    ON: Final = date(2026, 9, 1)
    BREACH: Final = Breached(on=ON, complaint=True)

    @pytest.mark.parametrize(
        ("steps", "outcome", "following"),
        [
            pytest.param((), InvestigationStanding.TO_BE_STARTED, "write to", id="no step"),
            pytest.param(
                ("letter",), InvestigationStanding.IN_PROGRESS, "arrange a meeting", id="one"
            ),
            pytest.param(
                ("letter", "meeting"), InvestigationStanding.IN_PROGRESS, "outline", id="two"
            ),
            pytest.param(
                ("letter", "meeting", "consequences"),
                InvestigationStanding.COMPLETE,
                None,
                id="all three",
            ),
        ],
    )
    def test_the_steps(
        self, steps: tuple[str, ...], outcome: InvestigationStanding, following: str | None
    ) -> None:
        taken = [InvestigationStepTaken(on=self.ON, step=step) for step in steps]
        position = chorus(self.BREACH, *taken, on=self.ON)

        assert position.investigation is not None
        assert position.investigation.outcome is outcome
        gists = [one.clause.gist for one in position.ahead if "investigation" in one.clause.label]
        assert len(gists) == (following is not None)
        assert all(gist.startswith(str(following)) for gist in gists)

    @pytest.mark.parametrize(
        ("complaint", "breached_on", "outcome"),
        [
            pytest.param(True, ON, InvestigationStanding.TO_BE_STARTED, id="complained of"),
            pytest.param(False, ON, InvestigationStanding.NOT_REQUIRED, id="nobody complained"),
            pytest.param(None, ON, InvestigationStanding.UNDETERMINED, id="nobody knows"),
            pytest.param(
                False,
                date(2026, 6, 30),
                InvestigationStanding.TO_BE_STARTED,
                id="in probation, of which it is the last day",
            ),
            pytest.param(
                False,
                date(2026, 7, 1),
                InvestigationStanding.NOT_REQUIRED,
                id="on the day after probation",
            ),
        ],
    )
    def test_whether_there_has_to_be_one(
        self, complaint: bool | None, breached_on: date, outcome: InvestigationStanding
    ) -> None:
        position = chorus(Breached(on=breached_on, complaint=complaint), on=self.ON)

        assert position.investigation is not None
        assert position.investigation.outcome is outcome

    def test_where_the_start_of_probation_is_not_known_it_may_matter(self) -> None:
        breach = Breached(on=self.ON, complaint=False)
        position = chorus(breach, on=self.ON, rulebook=FIRST_MEETING)

        assert position.investigation is not None
        assert position.investigation.needs == ("in_probation",)

    def test_the_first_meeting_of_a_later_membership_starts_no_earlier_probation(self) -> None:
        position = chorus(
            Breached(on=JOINED, complaint=False),
            Left(on=JOINED),
            Joined(on=JOINED + DAY),
            MeetingHeld(on=JOINED + DAY, mark=Mark.PRESENT),
            on=self.ON,
            rulebook=FIRST_MEETING,
        )

        assert position.investigation is not None
        assert position.investigation.needs == ("in_probation",)

    def test_each_breach_is_investigated_by_itself(self) -> None:
        second = Breached(on=self.ON + DAY, complaint=True)
        position = chorus(
            self.BREACH,
            InvestigationStepTaken(on=self.ON, step="letter"),
            second,
            InvestigationStepTaken(on=self.ON + DAY, step="meeting", breached_on=self.ON),
            InvestigationStepTaken(on=self.ON + DAY, step="letter"),
            on=self.ON + DAY,
        )

        assert [[step.step for step in one.done] for one in position.investigations] == [
            ["letter", "meeting"],
            ["letter"],
        ]
        assert position.investigation == position.investigations[1]
        assert found(position.ahead, "outline") == [(DUE, None)]
        assert found(position.ahead, "arrange a meeting") == [(DUE, None)]

    def test_a_later_breach_of_which_nobody_complained_hides_none(self) -> None:
        quiet = Breached(on=self.ON + DAY, complaint=False)

        assert found(chorus(self.BREACH, quiet, on=quiet.on).ahead, "write to") == [(DUE, None)]

    def test_it_outlasts_the_office(self) -> None:
        position = chorus(self.BREACH, Left(on=self.ON), on=self.ON + 30 * DAY)

        assert found(position.ahead, "write to") == [(DUE, None)]
        assert position.breaches == ()

    def test_two_breaches_on_one_day_are_two(self) -> None:
        again = Breached(on=self.ON, complaint=True)
        step = InvestigationStepTaken(on=self.ON, step="letter", breached_on=self.ON)
        position = chorus(self.BREACH, again, step, on=self.ON)

        assert [len(one.done) for one in position.investigations] == [0, 1]

    def test_and_what_they_call_for_alike_is_listed_once(self) -> None:
        position = chorus(self.BREACH, self.BREACH, on=self.ON)

        assert len(position.investigations) == 2
        assert found(position.ahead, "write to") == [(DUE, None)]


class TestChorusCode14Suspensions:
    """Suspensions differ in scope and end: those that are live are shown each by itself."""

    ON: Final = date(2026, 11, 30)
    THREE_MONTHS: Final = Suspended(on=ON, suspension=FROM_MEETINGS)

    @pytest.mark.parametrize(
        ("on", "live"),
        [
            pytest.param(date(2026, 11, 29), False, id="the day before"),
            pytest.param(date(2026, 11, 30), True, id="the first day"),
            pytest.param(date(2027, 2, 27), True, id="the last day"),
            pytest.param(date(2027, 2, 28), False, id="the day after"),
        ],
    )
    def test_three_months(self, on: date, *, live: bool) -> None:
        position = chorus(self.THREE_MONTHS, on=on)

        assert bool(position.suspensions) == live
        days = [(ENDS, date(2027, 2, 27))] if live else []
        assert found(position.ahead, "suspension") == days

    def test_each_by_itself(self) -> None:
        legal = Suspended(on=self.ON + DAY, suspension=LEGAL)
        position = chorus(self.THREE_MONTHS, legal, on=self.ON + DAY)

        assert [(one.kind, str(one.period)) for one in position.suspensions] == [
            (FROM_MEETINGS, "2026-11-30 to 2027-02-27"),
            (LEGAL, "2026-12-01 to further notice"),
        ]
        assert found(position.ahead, "legal action") == []

    def test_a_precautionary_suspension_does_not_shorten_a_sanction(self) -> None:
        position = chorus(
            Suspended(on=date(2026, 11, 1), suspension=PENDING),
            SuspensionEnded(on=self.ON, suspension=PENDING),
            self.THREE_MONTHS,
            on=self.ON + DAY,
        )

        assert [str(one.period) for one in position.suspensions] == ["2026-11-30 to 2027-02-27"]

    @pytest.mark.parametrize(
        ("on", "live"),
        [
            pytest.param(date(2026, 12, 9), 1, id="its last day"),
            pytest.param(date(2026, 12, 10), 0, id="the day after"),
        ],
    )
    def test_one_that_was_lifted(self, on: date, live: int) -> None:
        lifted = SuspensionEnded(on=date(2026, 12, 9), suspension=FROM_MEETINGS)

        assert len(chorus(self.THREE_MONTHS, lifted, on=on).suspensions) == live

    def test_lifting_lifts_every_one_of_its_kind_and_no_other(self) -> None:
        events = (
            Suspended(on=self.ON, suspension=LEGAL),
            Suspended(on=self.ON + DAY, suspension=LEGAL),
            self.THREE_MONTHS.model_copy(update={"on": self.ON + DAY}),
            SuspensionEnded(on=self.ON + 2 * DAY, suspension=LEGAL),
        )

        live = chorus(*events, on=self.ON + 3 * DAY).suspensions

        assert [one.kind for one in live] == [FROM_MEETINGS]

    def test_lifting_one_does_not_move_the_end_of_an_earlier_one(self) -> None:
        position = chorus(
            Suspended(on=date(2026, 3, 1), suspension=LEGAL),
            SuspensionEnded(on=date(2026, 3, 31), suspension=LEGAL),
            Suspended(on=date(2026, 5, 1), suspension=LEGAL),
            SuspensionEnded(on=date(2026, 5, 31), suspension=LEGAL),
            MeetingHeld(on=date(2026, 5, 31)),
            on=date(2026, 5, 31),
        )

        assert [str(one.period) for one in position.suspensions] == ["2026-05-01 to 2026-05-31"]

    def test_it_outlasts_the_office(self) -> None:
        position = chorus(self.THREE_MONTHS, Left(on=self.ON), on=date(2027, 2, 27))

        assert found(position.ahead, "suspension") == [(ENDS, date(2027, 2, 27))]

    @pytest.mark.parametrize(
        ("steps", "cautioned"),
        [
            pytest.param((), False, id="not begun"),
            pytest.param(("letter", "meeting"), False, id="under way"),
            pytest.param(("letter", "meeting", "consequences"), True, id="complete"),
        ],
    )
    def test_one_pending_an_investigation_that_is_complete_is_flagged(
        self, steps: tuple[str, ...], *, cautioned: bool
    ) -> None:
        events = (
            Breached(on=JOINED, complaint=True),
            Suspended(on=JOINED, suspension=PENDING),
            *(InvestigationStepTaken(on=JOINED, step=step) for step in steps),
        )

        said = [one for one in chorus(*events, on=JOINED).cautions if "pending" in one]
        lifted = (*events, SuspensionEnded(on=JOINED, suspension=PENDING))

        assert bool(said) == cautioned
        assert chorus(*lifted, on=JOINED + DAY).cautions == ()

    @pytest.mark.parametrize(
        ("complaint", "cautions"),
        [
            pytest.param(False, 1, id="that needs no investigation"),
            pytest.param(True, 0, id="that is to be investigated"),
            pytest.param(None, 0, id="of which that is not known"),
        ],
    )
    def test_and_so_it_is_with_another_breach(self, complaint: bool | None, cautions: int) -> None:
        steps = ("letter", "meeting", "consequences")
        position = chorus(
            Breached(on=JOINED, complaint=True),
            Suspended(on=JOINED, suspension=PENDING),
            *(InvestigationStepTaken(on=JOINED, step=step) for step in steps),
            Breached(on=date(2026, 8, 1), complaint=complaint),
            on=date(2026, 8, 1),
        )

        assert len(position.cautions) == cautions

    def test_only_the_one_pending_is(self) -> None:
        position = chorus(
            Breached(on=JOINED, complaint=True),
            Suspended(on=JOINED, suspension=LEGAL),
            *(
                InvestigationStepTaken(on=JOINED, step=step)
                for step in ("letter", "meeting", "consequences")
            ),
            on=JOINED,
        )

        assert position.cautions == ()

    def test_a_suspension_that_the_paper_does_not_have_is_not_passed_over(self) -> None:
        position = trafford(self.THREE_MONTHS, on=self.ON)

        assert position.suspensions == ()
        assert any("from meetings" in caution for caution in position.cautions)
        assert (
            trafford(self.THREE_MONTHS, on=self.ON - DAY).cautions == trafford(on=self.ON).cautions
        )


ROLLING: Final = CHORUS_RSP
PER_MEETING: Final = CHORUS_RSP.under("C-R2", "per-meeting")
STREAK: Final = CHORUS_RSP.under("C-R2", "streak")


def warned(*per_meeting: int) -> list[MemberEvent]:
    """Return a meeting a week, with so many warnings at each."""
    events: list[MemberEvent] = []
    for meeting, count in zip(marked(*[Mark.PRESENT] * len(per_meeting)), per_meeting, strict=True):
        events += [meeting, *[Warned(on=meeting.on)] * count]
    return events


class TestChorusCode14AtMeetings:
    """Which warnings still count at the next breach, under each reading of the maximum."""

    @pytest.mark.parametrize(
        ("rulebook", "per_meeting", "counts"),
        [
            pytest.param(ROLLING, (1,), [True], id="at this meeting"),
            pytest.param(ROLLING, (1, 0), [True], id="at the one before"),
            pytest.param(ROLLING, (1, 0, 0), [True], id="at the one before that"),
            pytest.param(ROLLING, (1, 0, 0, 0), [False], id="three meetings before"),
            pytest.param(ROLLING, (2, 0, 0, 1), [False, False, True], id="two old, one new"),
            pytest.param(ROLLING, (3, 3), [True] * 6, id="more than the limit, all in reach"),
            pytest.param(PER_MEETING, (2,), [True, True], id="per meeting: at this one"),
            pytest.param(PER_MEETING, (2, 0), [False, False], id="per meeting: afresh"),
            pytest.param(PER_MEETING, (1, 1), [False, True], id="per meeting: one of two"),
            pytest.param(STREAK, (1, 1, 0), [True, True], id="streak: a run that may go on"),
            pytest.param(STREAK, (1, 0, 0), [False], id="streak: broken"),
            pytest.param(STREAK, (1, 0, 1), [False, True], id="streak: begun again"),
            pytest.param(STREAK, (1, 1, 1), [True, True, True], id="streak: three running"),
            pytest.param(STREAK, (1, 1, 1, 1, 1), [True] * 5, id="streak: five running"),
            pytest.param(STREAK, (3, 0), [True] * 3, id="streak: a run of one"),
        ],
    )
    def test_which_count_while_the_last_meeting_is_held(
        self, rulebook: Rulebook, per_meeting: tuple[int, ...], counts: list[bool]
    ) -> None:
        events = warned(*per_meeting)
        position = chorus(*events, on=events[-1].on, rulebook=rulebook)

        assert [one.counts for one in position.warnings] == counts
        assert [one.given_on for one in position.warnings] == [
            event.on for event in events if isinstance(event, Warned)
        ]

    @pytest.mark.parametrize(
        ("rulebook", "per_meeting", "counts"),
        [
            pytest.param(ROLLING, (1, 0), [True], id="within two meetings"),
            pytest.param(ROLLING, (1, 0, 0), [False], id="the next will be the fourth"),
            pytest.param(PER_MEETING, (1,), [False], id="per meeting: the next starts afresh"),
            pytest.param(STREAK, (1, 1), [True, True], id="streak: the next may be the third"),
            pytest.param(STREAK, (1, 0), [False], id="streak: broken already"),
        ],
    )
    def test_from_the_day_after_the_next_meeting_is_asked_about(
        self, rulebook: Rulebook, per_meeting: tuple[int, ...], counts: list[bool]
    ) -> None:
        events = warned(*per_meeting)
        position = chorus(*events, on=events[-1].on + DAY, rulebook=rulebook)

        assert [one.counts for one in position.warnings] == counts

    def test_each_says_why(self) -> None:
        old, new = chorus(*warned(1, 0, 0, 1), on=date(2026, 2, 23)).warnings

        assert old.clause == new.clause == CONDUCT.further_warning
        assert "counts no longer" in str(old)
        assert "within the 3 meetings" in str(new)

    @pytest.mark.parametrize(
        ("per_meeting", "outcome", "ordinal"),
        [
            pytest.param((), ConductStep.MAY_WARN, 1, id="never met"),
            pytest.param((2,), ConductStep.MAY_WARN, 3, id="two"),
            pytest.param((3,), ConductStep.MAY_ASK_TO_LEAVE, None, id="three"),
            pytest.param((3, 0, 0, 0), ConductStep.MAY_WARN, 1, id="three, long ago"),
        ],
    )
    def test_the_step_that_is_open(
        self, per_meeting: tuple[int, ...], outcome: ConductStep, ordinal: int | None
    ) -> None:
        events = warned(*per_meeting)
        position = chorus(*events, on=events[-1].on if events else JOINED)

        assert position.conduct is not None
        assert (position.conduct.outcome, position.conduct.ordinal) == (outcome, ordinal)
        leaving = outcome is ConductStep.MAY_ASK_TO_LEAVE
        days = [(AT_RISK, position.on)] if leaving else []
        assert found(position.ahead, "at the next breach: asked to leave") == days
        assert [one.by for one in position.at_risk] == [position.conduct.decided_by] * leaving

    def test_of_two_meetings_on_one_day_each_has_its_own(self) -> None:
        day = date(2026, 2, 2)
        meeting, warning = MeetingHeld(on=day), Warned(on=day)

        both = chorus(meeting, warning, meeting, warning, on=day, rulebook=PER_MEETING)
        later = chorus(meeting, meeting, warning, warning, on=day, rulebook=PER_MEETING)

        assert [one.counts for one in both.warnings] == [False, True]
        assert [one.counts for one in later.warnings] == [True, True]

    def test_warnings_of_an_earlier_membership_are_not_asked_about(self) -> None:
        day = date(2026, 2, 2)
        position = chorus(*warned(3), Left(on=day), Joined(on=day + DAY), on=day + DAY)

        assert position.warnings == ()
        assert position.conduct is not None
        assert position.conduct.ordinal == 1

    def test_the_trafford_paper_has_no_ladder_of_warnings(self) -> None:
        position = trafford(*warned(3), on=date(2026, 2, 2))

        assert position.warnings == ()
        assert position.conduct is not None
        assert position.conduct.outcome is ConductStep.NOT_PROVIDED
        assert found(position.ahead, "breach") == []


class TestChorusCode14Appeal:
    """An appeal is open for 14 days from each notification, and then goes step by step."""

    TOLD: Final = Notified(on=date(2026, 3, 2))
    WORDS: Final = "appeal to the Neighbourhood"

    @pytest.mark.parametrize(
        ("on", "outcome", "ahead"),
        [
            pytest.param(
                date(2026, 3, 2), AppealStanding.OPEN, [(DUE, date(2026, 3, 16))], id="at once"
            ),
            pytest.param(
                date(2026, 3, 16),
                AppealStanding.OPEN,
                [(DUE, date(2026, 3, 16))],
                id="on the last day",
            ),
            pytest.param(date(2026, 3, 17), AppealStanding.CLOSED, [], id="on the day after"),
        ],
    )
    def test_open_until(
        self, on: date, outcome: AppealStanding, ahead: list[tuple[AheadKind, date]]
    ) -> None:
        position = chorus(self.TOLD, on=on)

        assert position.appeal is not None
        assert (position.appeal.outcome, position.appeal.last_day) == (outcome, date(2026, 3, 16))
        assert found(position.ahead, self.WORDS) == ahead

    def test_before_notification_there_is_none(self) -> None:
        assert chorus(self.TOLD, on=self.TOLD.on - DAY).appeal is None

    @pytest.mark.parametrize(
        ("lodged_on", "outcome", "following"),
        [
            pytest.param(date(2026, 3, 16), AppealStanding.IN_TIME, 1, id="on the last day"),
            pytest.param(date(2026, 3, 17), AppealStanding.OUT_OF_TIME, 0, id="a day later"),
        ],
    )
    def test_lodged(self, lodged_on: date, outcome: AppealStanding, following: int) -> None:
        position = chorus(self.TOLD, Appealed(on=lodged_on), on=lodged_on)

        assert position.appeal is not None
        assert position.appeal.outcome is outcome
        assert len(found(position.ahead, "appoint an investigating officer")) == following
        assert found(position.ahead, self.WORDS) == []

    @pytest.mark.parametrize(
        ("steps", "following"),
        [
            pytest.param((), "appoint an investigating officer", id="first"),
            pytest.param(("officer-appointed",), "investigate the case again", id="then"),
            pytest.param(("officer-appointed", "re-investigated"), "decide whether", id="at last"),
        ],
    )
    def test_what_comes_next(self, steps: tuple[str, ...], following: str) -> None:
        day = self.TOLD.on
        taken = [AppealStepTaken(on=day, step=step) for step in steps]
        pending = chorus(self.TOLD, Appealed(on=day), *taken, on=day)
        decided = chorus(
            self.TOLD, Appealed(on=day), *taken, AppealDecided(on=day, upheld=False), on=day
        )

        assert found(pending.ahead, following) == [(DUE, None)]
        assert decided.appeal is not None
        assert (decided.appeal.upheld, decided.appeal.due) == (False, ())
        assert [one for one in decided.ahead if one.clause.label == "code 14: appeal"] == []

    def test_each_action_is_appealed_by_itself(self) -> None:
        first, second = self.TOLD, Notified(on=date(2026, 3, 9))
        told = (first, second)

        neither = chorus(*told, on=second.on)
        later = chorus(*told, Appealed(on=second.on), on=second.on)
        earlier = chorus(*told, Appealed(on=second.on, notified_on=first.on), on=second.on)

        assert found(neither.ahead, self.WORDS) == [
            (DUE, date(2026, 3, 16)),
            (DUE, date(2026, 3, 23)),
        ]
        assert [one.outcome for one in later.appeals] == ["open", "in time"]
        assert [one.outcome for one in earlier.appeals] == ["in time", "open"]
        assert earlier.appeal == earlier.appeals[1]
        assert found(earlier.ahead, self.WORDS) == [(DUE, date(2026, 3, 23))]
        assert found(earlier.ahead, "appoint") == [(DUE, None)]

    def test_an_appeal_is_decided_although_another_action_was_told_since(self) -> None:
        position = chorus(
            self.TOLD,
            Appealed(on=date(2026, 3, 3)),
            Notified(on=date(2026, 3, 4)),
            AppealDecided(on=date(2026, 3, 5), upheld=True),
            on=date(2026, 3, 5),
        )

        assert [one.upheld for one in position.appeals] == [True, None]

    def test_it_outlasts_the_office_and_needs_none(self) -> None:
        left = chorus(self.TOLD, Left(on=self.TOLD.on), on=date(2026, 3, 16))
        never = standing(CHORUS_RSP, history(self.TOLD), on=date(2026, 3, 16))

        assert found(left.ahead, self.WORDS) == [(DUE, date(2026, 3, 16))]
        assert found(never.ahead, self.WORDS) == [(DUE, date(2026, 3, 16))]

    def test_the_trafford_paper_has_none(self) -> None:
        position = trafford(self.TOLD, Appealed(on=self.TOLD.on), on=self.TOLD.on)

        assert position.appeal is not None
        assert position.appeal.outcome is AppealStanding.NOT_PROVIDED
        assert found(position.ahead, "appeal") == []


P, A, E, L, S, U = (
    Mark.PRESENT,
    Mark.ABSENT,
    Mark.APOLOGY,
    Mark.ON_LEAVE,
    Mark.SUSPENDED,
    Mark.UNKNOWN,
)


def with_absences(*, leave_breaks_run: bool = False) -> Rulebook:
    """Return a paper with suspensions and an attendance rule, which neither of the two is."""
    running = Limb(
        name="three-running",
        clause=CHORUS.clause("rule 1", "absent from three running", Force.MAY),
        condition=CONSECUTIVE_ABSENCES >= 3,
    )
    met_once = Limb(
        name="met-once", clause=CHORUS.clause("rule 2", "has met"), condition=ELIGIBLE >= 1
    )
    terms = AttendanceTerms(
        removable=Either(name="removable", limbs=(running,)),
        enough=met_once,
        rate=met_once.model_copy(update={"name": "rate"}),
        removed_by="the panel",
        before_removal="hear them first",
        leave_breaks_run=leave_breaks_run,
    )
    return CHORUS_RSP.model_copy(update={"contents": (), "attendance": terms})


class TestTrafford75:
    """Attendance is judged by the marks, with leave and suspension where they explain one."""

    @pytest.mark.parametrize(
        ("marks", "outcome", "risks"),
        [
            pytest.param((), Attendance.TOO_FEW_MEETINGS, [], id="no meeting"),
            pytest.param((A,), Attendance.TOO_FEW_MEETINGS, [], id="one absence"),
            pytest.param(
                (A, A), Attendance.TOO_FEW_MEETINGS, ["after one more absence"], id="one away"
            ),
            pytest.param((A, E), Attendance.TOO_FEW_MEETINGS, ["after one more"], id="apologies"),
            pytest.param((A, A, A), Attendance.MAY_BE_REMOVED, ["may be removed"], id="three"),
            pytest.param((P, P, P, A), Attendance.MEETS_EXPECTATION, [], id="three of four"),
            pytest.param(
                (P, A, P, A), Attendance.BELOW_EXPECTATION, ["below the expectation"], id="a half"
            ),
            pytest.param(
                (P, P, A, A),
                Attendance.BELOW_EXPECTATION,
                ["below the expectation", "after one more absence"],
                id="a half, and one away from three running",
            ),
            pytest.param((A, A, U), Attendance.UNDETERMINED, [], id="not recorded"),
        ],
    )
    def test_the_risks(
        self, marks: tuple[Mark, ...], outcome: Attendance, risks: list[str]
    ) -> None:
        meetings = marked(*marks)
        position = trafford(*meetings, on=meetings[-1].on if meetings else JOINED)

        assert position.attendance is not None
        assert position.attendance.outcome is outcome
        assert len(position.at_risk) == len(risks)
        for one, words in zip(position.at_risk, risks, strict=True):
            assert one.clause.gist.startswith(words)
            assert (one.on, str(one.clause)) == (position.on, "trafford-qip 7.5")
            assert one.by == (None if "below" in words else "the panel")

    @pytest.mark.parametrize(
        ("first_day", "last_day", "outcome"),
        [
            pytest.param(date(2026, 2, 16), None, "too few meetings", id="the third meeting"),
            pytest.param(date(2026, 2, 17), None, "may be removed", id="from the day after"),
            pytest.param(
                date(2026, 2, 1), date(2026, 2, 2), "too few meetings", id="to the first meeting"
            ),
            pytest.param(
                date(2026, 1, 1), date(2026, 2, 1), "may be removed", id="to the day before"
            ),
        ],
    )
    def test_leave_covers_its_first_and_its_last_day(
        self, first_day: date, last_day: date | None, outcome: str
    ) -> None:
        events: list[MemberEvent] = [*marked(A, A, A), LeaveGranted(on=first_day)]
        events += [] if last_day is None else [LeaveEnded(on=last_day)]
        events.sort(key=lambda event: event.on)

        position = trafford(*events, on=date(2026, 2, 17))

        assert position.attendance is not None
        assert position.attendance.outcome == outcome

    @pytest.mark.parametrize("mark", [P, L, S, U])
    def test_leave_explains_an_absence_and_nothing_else(self, mark: Mark) -> None:
        meetings = marked(A, A, A, mark)
        plain = trafford(*meetings, on=date(2026, 2, 23))
        on_leave = trafford(
            *meetings[:3], LeaveGranted(on=date(2026, 2, 23)), meetings[3], on=date(2026, 2, 23)
        )

        assert on_leave.attendance == plain.attendance

    def test_leaving_the_panel_does_not_stretch_a_leave_that_ended(self) -> None:
        day = date(2026, 2, 1)
        position = trafford(
            LeaveGranted(on=day),
            LeaveEnded(on=day),
            *marked(A, A, A),
            Left(on=date(2026, 2, 16)),
            on=date(2026, 2, 16),
        )

        assert position.attendance is not None
        assert position.attendance.run == 3

    def test_while_on_leave_one_more_absence_is_none(self) -> None:
        absent = marked(A, A)

        assert found(trafford(*absent, on=date(2026, 2, 10)).ahead, "one more absence")
        on_leave = trafford(*absent, LeaveGranted(on=date(2026, 2, 10)), on=date(2026, 2, 10))
        assert not found(on_leave.ahead, "one more absence")

    @pytest.mark.parametrize(
        ("first_day", "run"),
        [
            pytest.param(date(2026, 2, 16), 2, id="suspended from the third meeting on"),
            pytest.param(date(2026, 2, 17), 3, id="from the day after it"),
        ],
    )
    def test_an_absence_while_suspended_is_none(self, first_day: date, run: int) -> None:
        suspension = Suspended(on=first_day, suspension=FROM_MEETINGS)
        events = sorted([*marked(A, A, A), suspension], key=lambda event: event.on)
        position = chorus(*events, on=date(2026, 2, 17), rulebook=with_absences())

        assert position.attendance is not None
        assert position.attendance.run == run

    @pytest.mark.parametrize(
        ("held_on", "run"),
        [
            pytest.param(date(2026, 5, 1), 2, id="on the last day of the three months"),
            pytest.param(date(2026, 5, 2), 3, id="on the day after"),
        ],
    )
    def test_a_suspension_that_has_run_its_time_explains_no_absence(
        self, held_on: date, run: int
    ) -> None:
        position = chorus(
            *marked(A, A, start=date(2026, 1, 10)),
            Suspended(on=date(2026, 2, 2), suspension=FROM_MEETINGS),
            MeetingHeld(on=held_on, mark=A),
            on=held_on,
            rulebook=with_absences(),
        )

        assert position.attendance is not None
        assert position.attendance.run == run

    def test_suspension_goes_before_leave(self) -> None:
        position = chorus(
            *marked(A, A),
            LeaveGranted(on=date(2026, 2, 16)),
            Suspended(on=date(2026, 2, 16), suspension=FROM_MEETINGS),
            MeetingHeld(on=date(2026, 2, 16), mark=A),
            LeaveEnded(on=date(2026, 2, 16)),
            SuspensionEnded(on=date(2026, 2, 16), suspension=FROM_MEETINGS),
            MeetingHeld(on=date(2026, 2, 23), mark=A),
            on=date(2026, 2, 23),
            rulebook=with_absences(leave_breaks_run=True),
        )

        assert position.attendance is not None
        assert position.attendance.run == 3

    def test_only_meetings_since_joining_last_are_judged(self) -> None:
        events = (*marked(A, A, A), Left(on=date(2026, 2, 16)), Joined(on=date(2026, 2, 17)))
        position = trafford(*events, on=date(2026, 2, 17))

        assert position.attendance is not None
        assert position.attendance.outcome is Attendance.TOO_FEW_MEETINGS

    def test_what_is_not_formal_is_not_counted(self) -> None:
        chats = [one.model_copy(update={"formal": False}) for one in marked(A, A, A)]
        position = trafford(*chats, on=date(2026, 2, 17))

        assert position.attendance is not None
        assert position.attendance.run == 0

    def test_the_chorus_paper_has_no_attendance_rule(self) -> None:
        position = chorus(*marked(A, A, A), on=date(2026, 2, 17))

        assert position.attendance is not None
        assert position.attendance.outcome is Attendance.NOT_PROVIDED
        assert position.at_risk == ()


class TestTrafford43c:
    """Feedback after three and six months, an appraisal every year."""

    @pytest.mark.parametrize(
        ("on", "ahead"),
        [
            pytest.param(date(2026, 4, 1), [(DUE, date(2026, 4, 1))], id="on the day it is due"),
            pytest.param(
                date(2026, 4, 2),
                [(OVERDUE, date(2026, 4, 1)), (DUE, date(2026, 7, 1))],
                id="on the day after",
            ),
        ],
    )
    def test_feedback(self, on: date, ahead: list[tuple[AheadKind, date]]) -> None:
        assert found(trafford(on=on).ahead, "feedback") == ahead

    def test_what_was_held_is_not_due(self) -> None:
        held = DevelopmentHeld(on=date(2026, 3, 20), name="feedback")

        assert found(trafford(held, on=date(2026, 4, 2)).ahead, "feedback") == [
            (DUE, date(2026, 7, 1))
        ]

    def test_whoever_joins_again_starts_again(self) -> None:
        back = date(2027, 1, 1)
        position = trafford(
            DevelopmentHeld(on=date(2026, 3, 20), name="feedback"),
            Left(on=date(2026, 12, 31)),
            Joined(on=back),
            on=back,
        )

        assert found(position.ahead, "feedback") == [(DUE, date(2027, 4, 1))]
        assert position.development is not None
        assert position.development.outcome is Development.UP_TO_DATE

    def test_nothing_is_due_of_somebody_who_left(self) -> None:
        position = trafford(Left(on=date(2026, 5, 1)), on=date(2026, 5, 2))

        assert position.development is None
        assert found(position.ahead, "take part") == []


class TestChorusRoleRequirements:
    """A one-to-one meeting every six months."""

    def test_one_to_one(self) -> None:
        held = DevelopmentHeld(on=date(2026, 6, 20), name="one-to-one")

        assert found(chorus(on=date(2026, 7, 2)).ahead, "one to one") == [
            (OVERDUE, date(2026, 7, 1)),
            (DUE, date(2027, 1, 1)),
        ]
        assert found(chorus(held, on=date(2026, 7, 2)).ahead, "one to one") == [
            (DUE, date(2027, 1, 1))
        ]


class TestTrafford92:
    """Equipment is returned when it is asked for or when the role ends."""

    LENT: Final = EquipmentLent(on=date(2026, 2, 1))

    @pytest.mark.parametrize(
        ("events", "outcome", "reasons"),
        [
            pytest.param((), EquipmentReturn.MAY_KEEP, [], id="lent"),
            pytest.param(
                (EquipmentRequested(on=date(2026, 3, 1)),),
                EquipmentReturn.RETURN_DUE,
                ["it has been asked for, and so is to be returned"],
                id="asked for",
            ),
            pytest.param(
                (Left(on=date(2026, 3, 1)),),
                EquipmentReturn.RETURN_DUE,
                ["the role has ended, and so it is to be returned"],
                id="left",
            ),
            pytest.param(
                (Left(on=date(2026, 3, 1)), EquipmentRequested(on=date(2026, 3, 1))),
                EquipmentReturn.RETURN_DUE,
                [
                    "it has been asked for, and so is to be returned",
                    "the role has ended, and so it is to be returned",
                ],
                id="left, and asked for",
            ),
            pytest.param(
                (Left(on=date(2026, 3, 1)), EquipmentReturned(on=date(2026, 3, 1))),
                EquipmentReturn.RETURNED,
                [],
                id="returned",
            ),
            pytest.param(
                (
                    EquipmentRequested(on=date(2026, 3, 1)),
                    EquipmentReturned(on=date(2026, 3, 1)),
                    LENT.model_copy(update={"on": date(2026, 3, 1)}),
                ),
                EquipmentReturn.MAY_KEEP,
                [],
                id="lent again",
            ),
        ],
    )
    def test_what_is_to_be_returned(
        self, events: tuple[MemberEvent, ...], outcome: EquipmentReturn, reasons: list[str]
    ) -> None:
        position = trafford(self.LENT, *events, on=date(2026, 3, 1))
        returns = [one for one in position.ahead if one.clause.label == "9.2"]

        assert position.equipment is not None
        assert position.equipment.outcome is outcome
        assert [one.clause.gist for one in returns] == reasons
        assert all((one.kind, one.on, one.by) == (DUE, None, "the member") for one in returns)

    def test_since_when(self) -> None:
        position = trafford(self.LENT, Left(on=date(2026, 3, 1)), on=date(2026, 5, 1))

        assert position.equipment is not None
        assert position.equipment.due_since == date(2026, 3, 1)

    def test_the_first_request_counts(self) -> None:
        asked = [EquipmentRequested(on=date(2026, 3, day)) for day in (1, 9)]
        position = trafford(self.LENT, *asked, on=date(2026, 5, 1))

        assert position.equipment is not None
        assert position.equipment.due_since == date(2026, 3, 1)

    def test_nothing_was_lent(self) -> None:
        assert trafford(on=JOINED).equipment is None
        assert trafford(self.LENT, on=self.LENT.on - DAY).equipment is None

    def test_the_chorus_paper_does_not_say_that_it_is_returned(self) -> None:
        position = chorus(self.LENT, EquipmentRequested(on=date(2026, 3, 1)), on=date(2026, 3, 1))

        assert position.equipment is not None
        assert position.equipment.outcome is EquipmentReturn.NOT_PROVIDED
        assert found(position.ahead, "returned") == []


class TestEligibility:
    """Whether they may belong, by what the landlord recorded last."""

    STAFF: Final = Applicant(tenant=True, employee_of_landlord=True)

    @pytest.mark.parametrize(
        ("events", "on", "risks"),
        [
            pytest.param((), date(2026, 3, 1), 1, id="in office"),
            pytest.param((Left(on=date(2026, 3, 1)),), date(2026, 3, 1), 0, id="on the last day"),
            pytest.param((Left(on=date(2026, 3, 1)),), date(2026, 3, 2), 0, id="after it"),
        ],
    )
    def test_a_bar_is_a_risk_to_somebody_who_stays(
        self, events: tuple[MemberEvent, ...], on: date, risks: int
    ) -> None:
        recorded = PersonRecorded(on=date(2026, 2, 1), person=self.STAFF)
        position = trafford(recorded, *events, on=on)

        assert position.eligibility is not None
        assert position.eligibility.outcome is Eligibility.NOT_ELIGIBLE
        assert found(position.ahead, "not met: no employment") == [(AT_RISK, on)] * risks
        assert [str(one.clause) for one in position.at_risk] == ["trafford-qip 4.2(b)"] * risks

    @pytest.mark.parametrize(
        ("known", "gists"),
        [
            pytest.param(
                {"tenant": True, "in_rent_arrears": True, "keeping_to_repayment_plan": False},
                ["not met: rent is clear, or a repayment plan is kept"],
                id="a resident in arrears: being one is no failing",
            ),
            pytest.param(
                {
                    "tenant": False,
                    "joint_tenant": False,
                    "leaseholder": False,
                    "shared_owner": False,
                    "recruited_by_agreement_of_members": False,
                },
                [
                    "not met: a tenant, joint tenant, leaseholder or shared owner",
                    "not met: recruited by agreement of current members",
                ],
                id="somebody else whom the members no longer want",
            ),
        ],
    )
    def test_what_is_at_risk_is_what_is_not_met_for_them(
        self, known: dict[str, bool], gists: list[str]
    ) -> None:
        person = Applicant(asb_notice_in_force=False).model_copy(update=known)
        position = chorus(PersonRecorded(on=JOINED, person=person), on=JOINED)

        assert [one.clause.gist for one in position.at_risk] == gists

    def test_what_is_not_known_is_asked_and_is_no_risk(self) -> None:
        recorded = PersonRecorded(on=JOINED, person=Applicant(tenant=True))
        position = trafford(recorded, on=JOINED)

        assert position.eligibility is not None
        assert position.eligibility.outcome is Eligibility.UNDETERMINED
        assert position.at_risk == ()
        assert position.eligibility.questions
        assert all(question in str(position) for question in position.eligibility.questions)

    def test_what_somebody_decides_is_no_risk(self) -> None:
        known = dict.fromkeys(Applicant.model_fields.keys() - {"other", "date_of_birth"}, False)
        agreed = {"recruited_by_agreement_of_members": True, "in_the_panels_interest": True}
        recorded = PersonRecorded(on=JOINED, person=Applicant.model_validate(known | agreed))
        position = chorus(recorded, on=JOINED)

        assert position.eligibility is not None
        assert position.eligibility.outcome is Eligibility.MAY_BE_ELIGIBLE
        assert position.at_risk == ()

    def test_the_last_record_goes_before_the_others(self) -> None:
        staff = PersonRecorded(on=JOINED, person=self.STAFF)
        tenant = PersonRecorded(on=JOINED + DAY, person=Applicant(tenant=True))

        before, after = (trafford(staff, tenant, on=on) for on in (JOINED, JOINED + DAY))

        assert before.at_risk
        assert not after.at_risk

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(date(2025, 12, 31), Eligibility.ELIGIBLE, id="an applicant"),
            pytest.param(JOINED, Eligibility.NOT_ELIGIBLE, id="a member"),
            pytest.param(JOINED + DAY, Eligibility.ELIGIBLE, id="an applicant again"),
        ],
    )
    def test_training_is_asked_of_a_member_and_not_yet_of_others(
        self, on: date, outcome: Eligibility
    ) -> None:
        known = dict.fromkeys(Applicant.model_fields.keys() - {"other", "date_of_birth"}, False)
        untrained = Applicant.model_validate(
            {**known, "tenant": True, "can_commit": True, "date_of_birth": date(1990, 1, 1)}
        )
        recorded = PersonRecorded(on=date(2025, 12, 31), person=untrained)
        position = standing(TRAFFORD_QIP, history(recorded, JOIN, Left(on=JOINED)), on=on)

        assert position.eligibility is not None
        assert position.eligibility.outcome is outcome

    def test_nobody_recorded_anything(self) -> None:
        assert trafford(on=JOINED).eligibility is None


class TestAhead:
    """What lies ahead comes in order of days, each once; what has no day comes last."""

    def test_the_order(self) -> None:
        position = chorus(
            Breached(on=date(2026, 2, 1), complaint=True),
            Suspended(on=date(2026, 2, 1), suspension=FROM_MEETINGS),
            Notified(on=date(2026, 2, 1)),
            *warned(3),
            on=date(2026, 2, 2),
        )

        assert [(one.kind, one.on) for one in position.ahead] == [
            (OVERDUE, date(2026, 2, 1)),
            (AT_RISK, date(2026, 2, 2)),
            (DUE, date(2026, 2, 15)),
            (ENDS, date(2026, 4, 30)),
            (ENDS, date(2026, 6, 30)),
            (DUE, date(2026, 7, 1)),
            (DUE, None),
        ]
        assert position.due == tuple(one for one in position.ahead if one.kind in {OVERDUE, DUE})
        assert position.at_risk == (position.ahead[1],)

    def test_on_one_day_what_is_due_comes_before_what_ends(self) -> None:
        position = trafford(AppointedChair(on=JOINED), on=date(2028, 12, 31))
        risky = trafford(*marked(P, A, P, A, start=date(2026, 3, 11)), on=date(2026, 4, 1))

        assert [one.kind for one in position.ahead if one.on == position.on] == [ENDS, ENDS]
        assert [one.kind for one in risky.ahead if one.on == risky.on] == [DUE, AT_RISK]

    def test_nor_does_it_matter_where_it_comes_from(self) -> None:
        position = chorus(
            Suspended(on=date(2026, 4, 2), suspension=FROM_MEETINGS), on=date(2026, 4, 2)
        )

        assert [one.kind for one in position.ahead if one.on == date(2026, 7, 1)] == [DUE, ENDS]

    def test_what_has_no_day_comes_after_the_last_day_there_is(self) -> None:
        late = history(
            Joined(on=date(9999, 7, 1)),
            Breached(on=date(9999, 12, 17), complaint=True),
            Suspended(on=date(9999, 12, 17), suspension=PENDING),
            Notified(on=date(9999, 12, 17)),
        )
        position = standing(CHORUS_RSP, late, on=date.max)
        both = panel_outlook(
            CHORUS_RSP, {"a": late, "b": late}, first_day=date.max, last_day=date.max
        )

        assert [(one.kind, one.on) for one in position.ahead] == [
            (DUE, date.max),
            (ENDS, date.max),
            (DUE, None),
        ]
        assert [(one.member, one.ahead.on) for one in both.entries] == [
            *[("a", date.max)] * 2,
            *[("b", date.max)] * 2,
            ("a", None),
            ("b", None),
        ]

    @pytest.mark.parametrize(
        ("kind", "on", "by", "line"),
        [
            pytest.param(
                DUE,
                JOINED,
                "the panel",
                "due by 1 January 2026, the panel: meet [chorus-rsp 1]",
                id="due",
            ),
            pytest.param(DUE, None, None, "due: meet [chorus-rsp 1]", id="due, with no day"),
            pytest.param(
                OVERDUE,
                JOINED,
                None,
                "overdue since 1 January 2026: meet [chorus-rsp 1]",
                id="overdue",
            ),
            pytest.param(
                ENDS, JOINED, None, "ends on 1 January 2026: meet [chorus-rsp 1]", id="ends"
            ),
            pytest.param(
                AT_RISK,
                JOINED,
                None,
                "at risk on 1 January 2026: meet [chorus-rsp 1]",
                id="at risk",
            ),
        ],
    )
    def test_a_line_says_who_does_what_by_when(
        self, kind: AheadKind, on: date | None, by: str | None, line: str
    ) -> None:
        one = Ahead(kind=kind, on=on, by=by, clause=CHORUS.clause("1", "meet"))

        assert str(one) == line
        assert str(OutlookEntry(member="member-1", ahead=one)) == f"member-1: {line}"


class TestPages:
    """A standing and an outlook are shown as text and as Markdown."""

    FULL: Final = (
        PersonRecorded(on=JOINED, person=Applicant(tenant=True)),
        AppointedChair(on=JOINED),
        LeaveGranted(on=JOINED),
        *warned(1),
    )

    @pytest.mark.parametrize("rulebook", PAPERS)
    def test_the_headings(self, rulebook: Rulebook) -> None:
        page = standing(rulebook, history(JOIN, *self.FULL), on=date(2026, 2, 2)).to_page()
        headings = [passage.heading for passage in page.passages]

        assert page.title == "Standing on 2 February 2026: in office"
        assert headings[:3] == ["Eligibility", "Term of office", "Term as Chair"]
        assert ("Warnings" in headings) == (rulebook is CHORUS_RSP)
        assert {"On leave", "Ahead", "Still needed", "Relies on readings"} <= set(headings)
        assert ("Note" in headings) == (rulebook is TRAFFORD_QIP)

    def test_what_is_not_there_is_not_shown(self) -> None:
        page = chorus(on=date(2026, 2, 2)).to_page()
        headings = {passage.heading for passage in page.passages}

        assert not headings & {"On leave", "Warnings", "Still needed", "Note", "Eligibility"}
        assert standing(CHORUS_RSP, History(), on=JOINED).to_page().passages == ()

    def test_each_part_shows_its_clauses_and_figures(self) -> None:
        text = str(trafford(on=JOINED))

        assert "in term [trafford-qip 4.3(d)]" in text
        assert "term 1 as member: 1 January 2026 to 31 December 2028" in text
        assert "Probation: not provided for\n" in text

    def test_the_outlook(self) -> None:
        members = {"a": history(JOIN), "b": history(JOIN, *marked(A, A, A))}
        outlook = panel_outlook(
            TRAFFORD_QIP, members, first_day=date(2026, 4, 2), last_day=date(2026, 4, 30)
        )
        page = outlook.to_page()

        assert page.title == "Outlook, 2 April 2026 to 30 April 2026"
        assert [passage.heading for passage in page.passages] == ["Overdue", "At risk", "Note"]
        assert outlook.to_markdown().startswith("**Outlook, 2 April")
        assert str(outlook).count("member") >= 2

    def test_nothing_to_show(self) -> None:
        outlook = panel_outlook(CHORUS_RSP, {}, first_day=JOINED, last_day=JOINED)

        assert (outlook.entries, outlook.to_page().passages) == ((), ())


class TestOutlook:
    """Everything due or at risk in a window, both its days included, in order of days."""

    FIRST: Final = date(2026, 3, 2)

    @pytest.mark.parametrize(
        ("first_day", "last_day", "kinds"),
        [
            pytest.param(date(2026, 3, 1), date(2026, 3, 31), [], id="ends on the day before"),
            pytest.param(date(2026, 3, 1), date(2026, 4, 1), [DUE], id="ends on that day"),
            pytest.param(date(2026, 4, 1), date(2026, 4, 1), [DUE], id="is that day"),
            pytest.param(
                date(2026, 4, 2), date(2026, 4, 2), [OVERDUE], id="begins on the day after"
            ),
        ],
    )
    def test_a_day_on_the_edge(
        self, first_day: date, last_day: date, kinds: list[AheadKind]
    ) -> None:
        outlook = panel_outlook(
            TRAFFORD_QIP, {"a": history(JOIN)}, first_day=first_day, last_day=last_day
        )

        assert [one.ahead.kind for one in outlook.entries] == kinds
        assert all(one.ahead.on == date(2026, 4, 1) for one in outlook.entries)
        assert (outlook.first_day, outlook.last_day) == (first_day, last_day)

    def test_what_happens_inside_the_window_is_not_known_yet(self) -> None:
        told = history(JOIN, Notified(on=self.FIRST))

        before, on_the_day = (
            panel_outlook(CHORUS_RSP, {"a": told}, first_day=day, last_day=date(2026, 3, 31))
            for day in (self.FIRST - DAY, self.FIRST)
        )

        assert before.entries == ()
        assert [one.ahead.on for one in on_the_day.entries] == [date(2026, 3, 16)]

    def test_members_come_in_order_on_one_day_and_what_has_no_day_comes_last(self) -> None:
        lent = (EquipmentLent(on=JOINED), EquipmentRequested(on=JOINED))
        members = {
            "c": history(JOIN),
            "a": history(JOIN, *lent),
            "b": history(Joined(on=date(2025, 12, 31))),
        }
        outlook = panel_outlook(
            TRAFFORD_QIP, members, first_day=self.FIRST, last_day=date(2026, 4, 1)
        )

        assert [(one.member, one.ahead.on) for one in outlook.entries] == [
            ("b", date(2026, 3, 31)),
            ("a", date(2026, 4, 1)),
            ("c", date(2026, 4, 1)),
            ("a", None),
        ]
        assert [one.member for one in outlook.of_kind(DUE)] == ["b", "a", "c", "a"]
        assert outlook.of_kind(ENDS) == ()

    def test_meetings_that_go_on_are_listed_each_time(self) -> None:
        outlook = panel_outlook(
            TRAFFORD_QIP,
            {"a": history(JOIN)},
            first_day=date(2026, 4, 1),
            last_day=date(2028, 1, 1),
        )

        assert [(one.ahead.kind, one.ahead.on) for one in outlook.entries] == [
            (DUE, date(2026, 4, 1)),
            (DUE, date(2026, 7, 1)),
            (DUE, date(2027, 1, 1)),
            (DUE, date(2028, 1, 1)),
        ]

    def test_one_held_early_is_not_listed_again(self) -> None:
        held = DevelopmentHeld(on=date(2026, 2, 1), name="feedback")
        outlook = panel_outlook(
            TRAFFORD_QIP,
            {"a": history(JOIN, held)},
            first_day=date(2026, 2, 1),
            last_day=date(2026, 7, 1),
        )

        assert [one.ahead.on for one in outlook.entries] == [date(2026, 7, 1)]

    @pytest.mark.parametrize(
        "left_on",
        [pytest.param(FIRST - DAY, id="yesterday"), pytest.param(FIRST, id="today")],
    )
    def test_nothing_is_planned_with_somebody_who_leaves(self, left_on: date) -> None:
        members = {"a": history(JOIN, Left(on=left_on)), "b": History()}
        outlook = panel_outlook(
            CHORUS_RSP, members, first_day=self.FIRST, last_day=date(2030, 1, 1)
        )

        assert outlook.entries == ()

    @pytest.mark.parametrize(
        ("last_day", "cautions"),
        [
            pytest.param(date(2126, 6, 30), 0, id="on the day before the 201st meeting"),
            pytest.param(date(2126, 7, 1), 1, id="on its day"),
        ],
    )
    def test_a_plan_that_is_cut_off_says_so_once(self, last_day: date, cautions: int) -> None:
        members = {"a": history(JOIN), "b": history(JOIN)}
        outlook = panel_outlook(CHORUS_RSP, members, first_day=JOINED, last_day=last_day)

        assert len(outlook.cautions) == cautions
        assert len([one for one in outlook.entries if one.ahead.kind is DUE]) == 400

    def test_a_paper_that_asks_for_no_meetings_plans_none(self) -> None:
        silent = CHORUS_RSP.model_copy(
            update={"development": Silent(why="it asks for none"), "contents": ()}
        )
        outlook = panel_outlook(
            silent, {"a": history(JOIN)}, first_day=JOINED, last_day=date(2027, 1, 1)
        )

        assert [one.ahead.kind for one in outlook.entries] == [ENDS]
        assert outlook.cautions == ()

    def test_the_cautions_of_the_paper_are_told_once(self) -> None:
        outlook = panel_outlook(
            TRAFFORD_QIP,
            {"a": history(JOIN), "b": history(JOIN)},
            first_day=JOINED,
            last_day=JOINED,
        )

        assert outlook.cautions == TRAFFORD_QIP.cautions(on=JOINED)


RULEBOOKS: Final = st.sampled_from(
    [CHORUS_RSP, TRAFFORD_QIP, PER_MEETING, STREAK, FIRST_MEETING, CODE_SIGNED, with_absences()]
)
WINDOWS: Final = st.sampled_from([0, 1, 14, 60, 400])
BORN_ON: Final = date(1987, 6, 5)


def of_kind(events: Sequence[MemberEvent], *kinds: type[MemberEvent]) -> list[MemberEvent]:
    """Return the events of some kinds."""
    return [event for event in events if isinstance(event, kinds)]


def since_joining(known: History, on: date) -> list[MemberEvent]:
    """Return the events up to a day from the last time of joining on; none before joining."""
    events: list[MemberEvent] = list(known.until(on))
    while events and not any(events[0] is one for one in of_kind(events, Joined)[-1:]):
        events.pop(0)
    return events


def in_office(known: History, on: date) -> bool:
    """Say whether somebody is in office on a day: more came than went before it."""
    joined = sum(isinstance(one, Joined) and one.on <= on for one in known.events)
    left = sum(isinstance(one, Left) and one.on < on for one in known.events)
    return joined > left


class TestLaws:
    """What holds of every standing and of every outlook."""

    @given(positions(), RULEBOOKS, st.integers(0, 40))
    def test_replaying_a_history_in_any_split_gives_the_same_standing(
        self, known: tuple[History, date], rulebook: Rulebook, cut: int
    ) -> None:
        whole, on = known
        first, rest = whole.events[:cut], whole.events[cut:]

        assert standing(rulebook, history(*first).then(*rest), on=on) == standing(
            rulebook, whole, on=on
        )

    @given(positions(), RULEBOOKS)
    def test_what_happens_after_the_day_changes_nothing(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        until = [one for one in whole.events if one.on <= on]

        assert standing(rulebook, history(*until), on=on) == standing(rulebook, whole, on=on)

    @given(positions(), RULEBOOKS)
    def test_a_value_read_back_gives_the_same_standing(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        read = History.model_validate_json(whole.model_dump_json())
        position = standing(rulebook, read, on=on)

        assert position == standing(rulebook, whole, on=on)
        assert Standing.model_validate_json(position.model_dump_json()) == position
        assert hash(position) == hash(standing(rulebook, whole, on=on))

    @given(positions(), RULEBOOKS)
    def test_in_office_are_those_who_came_and_have_not_gone(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        position = standing(rulebook, whole, on=on)
        event(position.office)

        assert (position.office is Office.IN_OFFICE) == in_office(whole, on)
        assert (position.office is Office.NOT_JOINED) == (position.joined_on is None)
        assert (position.probation is not None) == in_office(whole, on)
        assert (position.attendance is not None) == in_office(whole, on)

    @given(positions(), RULEBOOKS)
    def test_probation_is_what_the_verb_says_of_the_days_since_joining(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        position = standing(rulebook, whole, on=on)
        since = since_joining(whole, on)
        attended = [one.on for one in since if isinstance(one, MeetingHeld) and one.mark is P]
        signed = [one.on for one in of_kind(since, CodeSigned)]
        starts = {
            "joined_on": position.joined_on,
            "first_meeting_on": min(attended, default=None),
            "code_signed_on": min(signed, default=None),
        }

        if position.office is Office.IN_OFFICE:
            assert position.probation == decide_probation(rulebook.probation, on=on, **starts)
            assert list(position.breaches) == [
                decide_probation_breach(rulebook.probation, breached_on=one.on, **starts)
                for one in of_kind(since, Breached)
            ]

    @given(positions(), RULEBOOKS)
    def test_there_is_an_investigation_for_each_breach_and_an_appeal_for_each_action(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        position = standing(rulebook, whole, on=on)
        until = list(whole.until(on))

        assert len(position.investigations) == len(of_kind(until, Breached))
        assert len(position.appeals) == len(of_kind(until, Notified))
        if rulebook is not TRAFFORD_QIP:
            lodged = {AppealStanding.IN_TIME, AppealStanding.OUT_OF_TIME}
            assert sum(one.outcome in lodged for one in position.appeals) == len(
                of_kind(until, Appealed)
            )
            taken = [len(one.done) + len(one.out_of_place) for one in position.investigations]
            assert sum(taken) == len(of_kind(until, InvestigationStepTaken))

    @given(positions(), RULEBOOKS)
    def test_a_suspension_is_live_until_its_length_or_what_lifted_it(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        position = standing(rulebook, whole, on=on)
        until = list(whole.until(on))
        live: list[tuple[SuspensionKind, date]] = []
        for place, one in enumerate(until):
            if isinstance(one, Suspended):
                lifted = [
                    later.on
                    for later in until[place:]
                    if isinstance(later, SuspensionEnded) and later.suspension is one.suspension
                ]
                months_of = {FROM_MEETINGS: 3}.get(one.suspension)
                ran_out = months_of is not None and on >= add_months(one.on, months_of)
                if not ran_out and min(lifted, default=on) >= on:
                    live.append((one.suspension, one.on))

        shown = [(one.kind, one.period.first_day) for one in position.suspensions if one.period]
        assert shown == ([] if rulebook is TRAFFORD_QIP else live)

    @given(positions(), RULEBOOKS)
    def test_a_precautionary_suspension_never_shortens_a_sanction(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        without = [
            one
            for one in whole.events
            if not (isinstance(one, Suspended | SuspensionEnded) and one.suspension is PENDING)
        ]
        others = [
            one for one in standing(rulebook, whole, on=on).suspensions if one.kind is not PENDING
        ]

        assert others == list(standing(rulebook, history(*without), on=on).suspensions)

    @given(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=9),
        st.sampled_from([0, 1]),
        st.sampled_from([ROLLING, PER_MEETING, STREAK]),
    )
    def test_a_warning_counts_as_the_reading_says(
        self, meetings: list[tuple[int, int]], later: int, rulebook: Rulebook
    ) -> None:
        day, events, given_at = JOINED, list[MemberEvent](), list[int]()
        for number, (gap, count) in enumerate(meetings):
            day += gap * DAY
            events += [MeetingHeld(on=day, mark=P), *[Warned(on=day)] * count]
            given_at += [number] * count
        now = len(meetings) - 1 if meetings and not later else len(meetings)
        met = [number in given_at for number in range(now + 1)]

        def counts(place: int) -> bool:
            if rulebook is ROLLING:
                return now - place < 3
            if rulebook is PER_MEETING:
                return place == now
            return all(met[place:now])

        position = chorus(*events, on=day + later * DAY, rulebook=rulebook)

        assert [one.counts for one in position.warnings] == [counts(place) for place in given_at]
        if rulebook is not STREAK and position.conduct is not None:
            counted = sum(one.counts for one in position.warnings)
            may_warn = position.conduct.outcome is ConductStep.MAY_WARN
            assert may_warn == (counted < 3)
            assert position.conduct.ordinal == (counted + 1 if may_warn else None)

    @given(
        st.lists(st.tuples(st.sampled_from([P, A, E, L, S, U]), st.booleans()), max_size=12),
        st.sampled_from([0, 1]),
    )
    def test_attendance_is_what_the_verb_says_with_the_marks_that_leave_explains(
        self, marks: list[tuple[Mark, bool]], later: int
    ) -> None:
        events: list[MemberEvent] = []
        register: list[Meeting] = []
        day = JOINED
        for mark, leave in marks:
            day += 7 * DAY
            meeting = MeetingHeld(on=day, mark=mark)
            events += [LeaveGranted(on=day), meeting, LeaveEnded(on=day)] if leave else [meeting]
            explained = leave and mark in {A, E}
            register.append(Meeting(held_on=day, mark=L if explained else mark))
        on = day + later * DAY
        position = trafford(*events, on=on)

        assert position.attendance == review_attendance(
            TRAFFORD_QIP.attendance, AttendanceRegister(meetings=tuple(register)), on=on
        )

    @given(positions(), RULEBOOKS)
    def test_the_last_record_of_a_person_alone_matters(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        records = of_kind(list(whole.until(on)), PersonRecorded)
        earlier = [one for one in whole.events if not any(one is old for old in records[:-1])]

        assert (
            standing(rulebook, history(*earlier), on=on).eligibility
            == standing(rulebook, whole, on=on).eligibility
        )

    @given(joined_on=st.dates(date(2000, 1, 1), date(2060, 12, 31)), chair=st.booleans())
    def test_a_term_and_its_successor_abut(self, joined_on: date, *, chair: bool) -> None:
        start, again = (AppointedChair, AppointedChair) if chair else (Joined, TermRenewed)
        begun = [Joined(on=joined_on), *([start(on=joined_on)] if chair else [])]
        last_day = add_months(joined_on, 36) - DAY
        whole = history(*begun, again(on=last_day + DAY))

        def term_on(on: date) -> tuple[int | None, date | None, date | None, tuple[str, ...]]:
            position = standing(TRAFFORD_QIP, whole, on=on)
            term = position.chair if chair else position.term
            assert term is not None
            assert term.outcome is Term.IN_TERM
            return term.ordinal, term.first_day, term.last_day, term.cautions

        assert term_on(last_day) == (1, joined_on, last_day, ())
        assert term_on(last_day + DAY)[:2] == (2, last_day + DAY)
        assert term_on(last_day + DAY)[3] == ()

    @given(positions(), RULEBOOKS)
    def test_what_lies_ahead_is_in_order_and_fits_its_kind(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        ahead = standing(rulebook, whole, on=on).ahead
        days = [one.on for one in ahead if one.on is not None]

        assert days == sorted(days)
        assert [one.on is None for one in ahead] == sorted(one.on is None for one in ahead)
        assert len(set(ahead)) == len(ahead)
        for one in ahead:
            event(f"{one.kind}: {one.clause.label}")
            assert (one.kind is OVERDUE) == (one.on is not None and one.on < on)
            assert (one.kind is not AT_RISK) or one.on == on
            assert (one.kind is not ENDS) or one.on is not None

    @given(positions(), RULEBOOKS)
    def test_everything_ahead_cites_a_clause_of_the_paper(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        position = standing(rulebook, whole, on=on)
        lines = {str(one): one.clause for one in position.ahead}
        lines |= {str(one): one.clause for one in position.warnings}

        for line, clause in lines.items():
            assert clause.document == rulebook.document.key
            assert not rulebook.contents or clause.label in rulebook.contents
            assert line.endswith(f"[{clause}]")
            assert line in str(position)

    @given(positions(), RULEBOOKS)
    def test_who_leaves_today_has_nothing_to_do_for_the_office_and_no_more_to_lose(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        until = [one for one in whole.events if one.on <= on]
        gone = [one.on for one in of_kind(until, Left)]
        if in_office(history(*until), on) and on not in gone:
            before = standing(rulebook, history(*until), on=on)
            after = standing(rulebook, history(*until, Left(on=on)), on=on)

            assert after.office is before.office is Office.IN_OFFICE
            assert after.at_risk == ()
            assert after.appeals == before.appeals
            assert {one.kind for one in after.ahead if one.clause.label == "4.3(c)"} == set()

    @given(st.lists(positions(), min_size=1, max_size=3), RULEBOOKS, WINDOWS)
    def test_an_outlook_is_the_merge_of_the_outlooks_of_each(
        self, known: list[tuple[History, date]], rulebook: Rulebook, days: int
    ) -> None:
        first_day = max(on for _, on in known)
        window = {"first_day": first_day, "last_day": first_day + days * DAY}
        members = {str(number): one for number, (one, _) in enumerate(known)}

        together = panel_outlook(rulebook, members, **window)
        apart = [
            entry
            for member, one in members.items()
            for entry in panel_outlook(rulebook, {member: one}, **window).entries
        ]

        apart.sort(key=lambda entry: (entry.ahead.on or date.max, entry.ahead.on is None))
        assert list(together.entries) == apart
        backwards = dict(reversed(members.items()))
        assert panel_outlook(rulebook, backwards, **window) == together
        assert Outlook.model_validate_json(together.model_dump_json()) == together

    @given(positions(), RULEBOOKS, WINDOWS, st.integers(0, 500))
    def test_a_wider_window_only_adds_what_comes_later(
        self, known: tuple[History, date], rulebook: Rulebook, days: int, more: int
    ) -> None:
        whole, on = known
        narrow, wide = (
            panel_outlook(rulebook, {"a": whole}, first_day=on, last_day=on + span * DAY)
            for span in (days, days + more)
        )

        kept = [one for one in wide.entries if one in narrow.entries]
        added = [one for one in wide.entries if one not in narrow.entries]
        assert kept == list(narrow.entries)
        assert all(one.ahead.on and one.ahead.on > narrow.last_day for one in added)

    @given(positions(), RULEBOOKS)
    def test_an_outlook_has_everything_ahead_that_its_window_reaches(
        self, known: tuple[History, date], rulebook: Rulebook
    ) -> None:
        whole, on = known
        position = standing(rulebook, whole, on=on)
        outlook = panel_outlook(rulebook, {"a": whole}, first_day=on, last_day=on + 1500 * DAY)

        shown = [one.ahead for one in outlook.entries]
        assert set(position.ahead) <= set(shown)
        planned = [one for one in shown if one not in position.ahead]
        assert all(one.kind is DUE and one.on is not None and one.on > on for one in planned)

    @given(histories(), RULEBOOKS, st.dates(date(2024, 1, 1), date(2027, 12, 31)))
    def test_nothing_personal_is_shown(self, whole: History, rulebook: Rulebook, on: date) -> None:
        someone = Applicant(tenant=True, date_of_birth=BORN_ON, other={"called": "Wilhelmina"})
        named = history(
            PersonRecorded(on=date(2023, 12, 31), person=someone),
            *(one for one in whole.events if not isinstance(one, PersonRecorded)),
        )
        position = standing(rulebook, named, on=on)
        outlook = panel_outlook(rulebook, {"a": named}, first_day=on, last_day=on + 90 * DAY)

        for value in (position, outlook, named):
            texts = [str(value), repr(value)]
            if not isinstance(value, History):
                texts += [value.to_markdown(), value.to_html(), value.model_dump_json()]
            assert not any(word in text for text in texts for word in ("1987", "Wilhelmina"))

    @given(
        known=positions(),
        rulebook=RULEBOOKS,
        on=st.dates() | st.sampled_from([date.min, date.max]),
        late=st.booleans(),
    )
    def test_every_day_is_answered_or_refused_by_name(
        self, known: tuple[History, date], rulebook: Rulebook, on: date, *, late: bool
    ) -> None:
        whole, _ = known
        if late and whole.events:  # the same history, moved to the end of the years there are
            shift = date.max - whole.events[-1].on
            whole = moved(whole, shift)
            on = max(on, whole.events[0].on)
        try:
            position = standing(rulebook, whole, on=on)
            outlook = panel_outlook(rulebook, {"a": whole}, first_day=on, last_day=date.max)
        except BeyondTheCalendarError:
            event("beyond the calendar")
            return

        assert str(position)
        assert str(outlook)


def add_months(day: date, months: int) -> date:
    """Return the corresponding day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(whole: History, shift: timedelta) -> History:
    """Return the same history, some days later."""
    days = ("on", "breached_on", "notified_on")
    return history(
        *(
            one.model_copy(
                update={
                    name: getattr(one, name) + shift
                    for name in days
                    if getattr(one, name, None) is not None
                }
            )
            for one in whole.events
        )
    )


MORNING: Final = datetime(2026, 11, 22, 9, tzinfo=UTC)


class TestRefusals:
    """What cannot be asked is refused by name."""

    @pytest.mark.parametrize(
        ("ask", "argument"),
        [
            pytest.param(lambda: standing(CHORUS_RSP, History(), on=MORNING), "on", id="standing"),
            pytest.param(
                lambda: panel_outlook(CHORUS_RSP, {}, first_day=MORNING, last_day=JOINED),
                "first_day",
                id="the first day of an outlook",
            ),
            pytest.param(
                lambda: panel_outlook(CHORUS_RSP, {}, first_day=JOINED, last_day=MORNING),
                "last_day",
                id="its last",
            ),
        ],
    )
    def test_a_moment_is_no_day(self, ask: Callable[[], object], argument: str) -> None:
        with pytest.raises(NotADayError, match=f"`{argument}`"):
            ask()

    def test_an_outlook_ends_on_its_first_day_at_the_earliest(self) -> None:
        with pytest.raises(ValidationError, match="`last_day` is before `first_day`"):
            panel_outlook(CHORUS_RSP, {}, first_day=JOINED, last_day=JOINED - DAY)

    @pytest.mark.parametrize("member", ["", "x" * 2001])
    def test_a_member_is_called_something_short(self, member: str) -> None:
        with pytest.raises(ValidationError, match="member"):
            panel_outlook(CHORUS_RSP, {member: history(JOIN)}, first_day=JOINED, last_day=date.max)

    def test_a_term_that_ends_after_the_last_day_there_is(self) -> None:
        with pytest.raises(BeyondTheCalendarError):
            standing(TRAFFORD_QIP, history(Joined(on=date(9999, 1, 1))), on=date.max)

    @pytest.mark.parametrize(
        ("model", "body"),
        [
            pytest.param(Ahead, {"kind": "due"}, id="nothing ahead"),
            pytest.param(Ahead, {"kind": "soon", "clause": CHORUS.clause("1", "x")}, id="no kind"),
            pytest.param(CountedWarning, {"given_on": JOINED, "counts": True}, id="no reason"),
            pytest.param(Standing, {"on": JOINED}, id="neither in office nor out"),
            pytest.param(Standing, {"on": JOINED, "office": "left", "late": True}, id="more"),
            pytest.param(Outlook, {"first_day": JOINED}, id="no last day"),
        ],
    )
    def test_what_is_no_position(self, model: type[Ahead], body: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            model.model_validate(body)
