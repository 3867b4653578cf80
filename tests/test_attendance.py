"""Attendance: the clauses of the two papers, the laws of the rule, and what is refused."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Attendance,
    AttendanceDecision,
    AttendanceRegister,
    AttendanceTerms,
    Either,
    Fact,
    Finding,
    Force,
    Kind,
    Mark,
    Meeting,
    NotADayError,
    Silent,
    State,
    WrongKindError,
    own_fact,
    review_attendance,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import ATTENDANCE, TRAFFORD_QIP
from scrutiny_rules.testing import (
    attendance_registers,
)

ON: Final = date(2026, 11, 22)
PERIOD_STARTS: Final = date(2025, 11, 23)

LETTERS: Final = {
    "P": Mark.PRESENT,
    "O": Mark.APOLOGY,
    "A": Mark.ABSENT,
    "L": Mark.ON_LEAVE,
    "S": Mark.SUSPENDED,
    "N": Mark.NOT_IN_OFFICE,
    "?": Mark.UNKNOWN,
}
RECORDED: Final = tuple(mark for mark in Mark if mark is not Mark.UNKNOWN)


def meeting(held_on: date, mark: str, *, formal: bool = True) -> Meeting:
    """Return one meeting, with its mark as a letter."""
    return Meeting(held_on=held_on, mark=LETTERS[mark], formal=formal)


def register(marks: str, *, judged: bool = False) -> AttendanceRegister:
    """Return a record of formal meetings, one a day, the last of them on the day judged."""
    first = ON - timedelta(days=len(marks) - 1)
    return AttendanceRegister(
        meetings=tuple(meeting(first + timedelta(days=i), mark) for i, mark in enumerate(marks)),
        judged_consistent=judged,
    )


def spread(*, missed: int, attended: int) -> str:
    """Return the marks of a record in which no two absences run together."""
    return "OP" * missed + "P" * (attended - missed)


def dated(*meetings: tuple[date, str]) -> AttendanceRegister:
    """Return a record of formal meetings on certain days."""
    return AttendanceRegister(meetings=tuple(meeting(day, mark) for day, mark in meetings))


def review(
    marks: str, terms: AttendanceTerms | Silent = TRAFFORD_QIP.attendance, *, judged: bool = False
) -> AttendanceDecision:
    """Review a record that is given as letters."""
    return review_attendance(terms, register(marks, judged=judged), on=ON)


def found(decision: AttendanceDecision) -> dict[str, Finding]:
    """Return the findings by the names of their limbs."""
    return {finding.limb: finding for finding in decision.findings}


class TestTrafford75Rate:
    """Members are expected to attend three quarters of the meetings: a flag, no sanction."""

    @pytest.mark.parametrize(
        ("eligible", "needed"),
        [
            pytest.param(4, 3, id="three of four"),
            pytest.param(5, 4, id="four of five"),
            pytest.param(7, 6, id="six of seven"),
            pytest.param(8, 6, id="six of eight, exactly three quarters"),
            pytest.param(10, 8, id="eight of ten"),
            pytest.param(11, 9, id="nine of eleven"),
            pytest.param(12, 9, id="nine of twelve, exactly three quarters"),
        ],
    )
    def test_the_least_number_of_meetings(self, eligible: int, needed: int) -> None:
        on_it = review(spread(missed=eligible - needed, attended=needed))
        one_less = review(spread(missed=eligible - needed + 1, attended=needed - 1))
        assert on_it.outcome is Attendance.MEETS_EXPECTATION
        assert on_it.rate == Fraction(needed, eligible)
        assert (on_it.attended, on_it.eligible) == (needed, eligible)
        assert one_less.outcome is Attendance.BELOW_EXPECTATION
        assert one_less.rate == Fraction(needed - 1, eligible)

    def test_nine_of_twelve_meets_and_eight_does_not(self) -> None:
        assert review("PPPAPPPAPPPA").outcome is Attendance.MEETS_EXPECTATION
        assert review("PPPAPPPAPPAA").outcome is Attendance.BELOW_EXPECTATION

    def test_below_is_an_expectation_and_nobody_s_power(self) -> None:
        decision = review("APAP")
        assert decision.decided_by is None
        assert found(decision)["three-quarters"].clause.force is Force.EXPECTED
        assert found(decision)["three-quarters"].clause.label == "7.5"
        assert found(decision)["three-quarters"].decisive
        assert found(decision)["three-quarters"].state is State.NOT_MET

    def test_the_rate_is_exact_however_close(self) -> None:
        at_it = review(spread(missed=80, attended=240))
        below = review(spread(missed=80, attended=239))
        assert at_it.outcome is Attendance.MEETS_EXPECTATION
        assert below.outcome is Attendance.BELOW_EXPECTATION
        assert below.rate == Fraction(239, 319)


class TestTrafford75TooFew:
    """T-R9: a share of fewer than four meetings says too little."""

    @pytest.mark.parametrize(
        ("marks", "outcome"),
        [
            pytest.param("PPA", Attendance.TOO_FEW_MEETINGS, id="two of three"),
            pytest.param("PPP", Attendance.TOO_FEW_MEETINGS, id="three of three"),
            pytest.param("PPPA", Attendance.MEETS_EXPECTATION, id="four are enough"),
            pytest.param("PPPL", Attendance.TOO_FEW_MEETINGS, id="leave makes four into three"),
            pytest.param("PPPS", Attendance.TOO_FEW_MEETINGS, id="suspension does too"),
            pytest.param("PPPN", Attendance.TOO_FEW_MEETINGS, id="so does not being in office"),
            pytest.param("PPPO", Attendance.MEETS_EXPECTATION, id="an apology does not"),
            pytest.param("", Attendance.TOO_FEW_MEETINGS, id="no meeting at all"),
            pytest.param("AAA", Attendance.MAY_BE_REMOVED, id="the power goes before the share"),
        ],
    )
    def test_outcome(self, marks: str, outcome: Attendance) -> None:
        assert review(marks).outcome is outcome

    def test_it_relies_on_the_reading(self) -> None:
        assert "T-R9" in review("PPA").readings
        assert "T-R9" not in review("AAA").readings

    def test_a_rate_of_no_meetings_is_none(self) -> None:
        decision = review("LSN")
        assert (decision.rate, decision.lowest_rate, decision.highest_rate) == (None, None, None)
        assert decision.run == 0
        assert len(decision.figures()) >= 2


class TestTrafford75Consecutive:
    """Absence from three meetings running opens a power to remove, with or without apology."""

    @pytest.mark.parametrize(
        ("marks", "run"),
        [
            pytest.param("PAAAP", 3, id="reached at the third absence"),
            pytest.param("PAAP", 2, id="two absences are not three"),
            pytest.param("AALA", 3, id="leave neither adds nor breaks"),
            pytest.param("AAL", 2, id="leave does not add"),
            pytest.param("AASA", 3, id="suspension neither adds nor breaks"),
            pytest.param("AAS", 2, id="suspension does not add"),
            pytest.param("AANA", 3, id="not being in office neither adds nor breaks"),
            pytest.param("AAN", 2, id="not being in office does not add"),
            pytest.param("AAPA", 2, id="presence breaks"),
            pytest.param("OOO", 3, id="apologies are absences"),
            pytest.param("OAO", 3, id="apologies and absences mix"),
            pytest.param("PAAAA", 4, id="a longer run"),
            pytest.param("AAAPA", 3, id="the longest run counts, not the last"),
        ],
    )
    def test_run(self, marks: str, run: int) -> None:
        decision = review(marks)
        assert decision.run == run
        assert (decision.outcome is Attendance.MAY_BE_REMOVED) == (run >= 3)

    def test_it_is_reached_at_the_third_absence(self) -> None:
        record = register("PAAAP")
        days = [one.held_on for one in record.meetings]
        outcomes = [review_attendance(ATTENDANCE, record, on=day).outcome for day in days]
        assert outcomes == [
            Attendance.TOO_FEW_MEETINGS,
            Attendance.TOO_FEW_MEETINGS,
            Attendance.TOO_FEW_MEETINGS,
            Attendance.MAY_BE_REMOVED,
            Attendance.MAY_BE_REMOVED,
        ]

    def test_removal_is_a_power_of_the_panel(self) -> None:
        decision = review("PAAAP")
        assert decision.decided_by == "the panel"
        assert found(decision)["three-running"].clause.force is Force.MAY
        assert found(decision)["three-running"].clause.label == "7.5"
        assert [finding.limb for finding in decision.decisive] == ["three-running"]
        assert ATTENDANCE.before_removal in decision.cautions

    def test_the_power_needs_no_low_rate(self) -> None:
        decision = review("P" * 20 + "AAA")
        assert decision.rate == Fraction(20, 23)
        assert decision.outcome is Attendance.MAY_BE_REMOVED

    def test_no_power_no_holder(self) -> None:
        decision = review("PPPP")
        assert decision.outcome is Attendance.MEETS_EXPECTATION
        assert decision.decided_by is None
        assert decision.cautions == ()


class TestTrafford75Consistent:
    """Consistent absence without apology may lead to removal; the panel judges what that is."""

    def test_only_the_panel_s_judgement_makes_absence_consistent(self) -> None:
        marks = "APAP" * 5
        assert review(marks).outcome is Attendance.BELOW_EXPECTATION
        judged = review(marks, judged=True)
        assert judged.outcome is Attendance.MAY_BE_REMOVED
        assert judged.decided_by == "the panel"
        assert [finding.limb for finding in judged.decisive] == ["consistent"]
        assert judged.decisive[0].clause.force is Force.MAY

    @pytest.mark.parametrize(
        ("marks", "outcome"),
        [
            pytest.param("PPPA", Attendance.MAY_BE_REMOVED, id="one without apology"),
            pytest.param("PPPO", Attendance.MEETS_EXPECTATION, id="none without apology"),
        ],
    )
    def test_the_judgement_needs_an_absence_without_apology(
        self, marks: str, outcome: Attendance
    ) -> None:
        assert review(marks, judged=True).outcome is outcome

    def test_absences_without_apology_are_counted_for_the_panel(self) -> None:
        decision = review("APOPAPLP")
        assert decision.unexplained == 2
        assert len(decision.cautions) == 1
        assert found(decision)["consistent"].state is State.NOT_MET

    def test_nothing_is_left_to_judge_without_one_or_once_it_is_judged(self) -> None:
        assert review("OPOPOPLP").cautions == ()
        assert review("OPOPOPLP").unexplained == 0
        assert review("APAP", judged=True).cautions == (ATTENDANCE.before_removal,)

    def test_only_recorded_absences_are_counted(self) -> None:
        assert review("A?P").unexplained == 1


class TestTrafford75Unrecorded:
    """A mark that is not recorded yet gives a range; both ends have to agree."""

    @pytest.mark.parametrize(
        ("marks", "outcome", "runs"),
        [
            pytest.param("AA?", Attendance.UNDETERMINED, (2, 3), id="could be the third"),
            pytest.param("A?PPPP", Attendance.UNDETERMINED, (1, 2), id="could spoil the share"),
            pytest.param("A?PPPPPP", Attendance.MEETS_EXPECTATION, (1, 2), id="cannot spoil it"),
            pytest.param("AAA?", Attendance.MAY_BE_REMOVED, (3, 4), id="reached without it"),
            pytest.param("A?A", Attendance.UNDETERMINED, (1, 3), id="could join two runs"),
            pytest.param("PPP?", Attendance.UNDETERMINED, (0, 1), id="could be the fourth"),
            pytest.param("PP?", Attendance.TOO_FEW_MEETINGS, (0, 1), id="too few either way"),
            pytest.param("APA?PP", Attendance.BELOW_EXPECTATION, (1, 2), id="below either way"),
        ],
    )
    def test_outcome(self, marks: str, outcome: Attendance, runs: tuple[int, int]) -> None:
        decision = review(marks)
        assert decision.outcome is outcome
        assert (decision.shortest_run, decision.longest_run) == runs
        assert decision.run is None
        assert decision.needs == (("meetings",) if outcome is Attendance.UNDETERMINED else ())

    def test_the_rate_has_two_ends(self) -> None:
        decision = review("PPPA?")
        assert decision.lowest_rate == Fraction(3, 5)
        assert decision.highest_rate == Fraction(4, 5)
        assert decision.rate is None
        assert "3/5" in decision.figures()[0]
        assert "4/5" in decision.figures()[0]

    def test_a_rate_that_may_not_exist_still_has_its_ends(self) -> None:
        decision = review("?")
        assert decision.lowest_rate == 0
        assert decision.highest_rate == 1

    def test_recorded_marks_give_one_figure(self) -> None:
        decision = review("PPPA")
        assert (decision.rate, decision.run) == (Fraction(3, 4), 1)
        rate, run, unexplained = decision.figures()
        assert "3" in rate
        assert "4" in rate
        assert run.count("1") == 1
        assert unexplained.count("1") == 1


class TestTrafford75Period:
    """T-R20: attendance is judged over the twelve months that end on the day."""

    @pytest.mark.parametrize(
        ("first", "outcome"),
        [
            pytest.param(
                PERIOD_STARTS - timedelta(days=1),
                Attendance.TOO_FEW_MEETINGS,
                id="exactly twelve months before is out",
            ),
            pytest.param(PERIOD_STARTS, Attendance.MEETS_EXPECTATION, id="the day after is in"),
        ],
    )
    def test_where_the_period_starts(self, first: date, outcome: Attendance) -> None:
        recent = [(date(2026, month, 1), "P") for month in (1, 2, 3)]
        decision = review_attendance(ATTENDANCE, dated((first, "P"), *recent), on=ON)
        assert decision.outcome is outcome

    @pytest.mark.parametrize(
        ("last", "outcome"),
        [
            pytest.param(ON, Attendance.MEETS_EXPECTATION, id="a meeting on the day is in"),
            pytest.param(
                ON + timedelta(days=1), Attendance.TOO_FEW_MEETINGS, id="the day after is out"
            ),
        ],
    )
    def test_where_the_period_ends(self, last: date, outcome: Attendance) -> None:
        recent = [(date(2026, month, 1), "P") for month in (1, 2, 3)]
        decision = review_attendance(ATTENDANCE, dated(*recent, (last, "P")), on=ON)
        assert decision.outcome is outcome

    def test_a_period_to_29_february_starts_on_1_march(self) -> None:
        on = date(2024, 2, 29)
        recent = [(date(2024, 1, day), "P") for day in (1, 2, 3)]
        before = dated((date(2023, 2, 28), "P"), *recent)
        inside = dated((date(2023, 3, 1), "P"), *recent)
        assert review_attendance(ATTENDANCE, before, on=on).outcome is Attendance.TOO_FEW_MEETINGS
        assert review_attendance(ATTENDANCE, inside, on=on).outcome is Attendance.MEETS_EXPECTATION

    def test_the_first_year_of_all_is_cut_off_where_dates_begin(self) -> None:
        marks = dated(*((date(1, 1, day), "P") for day in (1, 2, 3, 4)))
        decision = review_attendance(ATTENDANCE, marks, on=date(1, 3, 1))
        assert decision.outcome is Attendance.MEETS_EXPECTATION

    def test_a_run_that_began_before_the_period_goes_on_in_it(self) -> None:
        days = [PERIOD_STARTS - timedelta(days=2), PERIOD_STARTS - timedelta(days=1), PERIOD_STARTS]
        decision = review_attendance(ATTENDANCE, dated(*((day, "A") for day in days)), on=ON)
        assert decision.run == 3
        assert decision.unexplained == 1
        assert decision.rate == 0
        assert decision.outcome is Attendance.MAY_BE_REMOVED

    def test_a_run_that_ended_before_the_period_is_past(self) -> None:
        days = [PERIOD_STARTS - timedelta(days=n) for n in (3, 2, 1)]
        record = dated(*((day, "A") for day in days), (PERIOD_STARTS, "P"))
        decision = review_attendance(ATTENDANCE, record, on=ON)
        assert decision.run == 0
        assert decision.outcome is Attendance.TOO_FEW_MEETINGS

    @pytest.mark.parametrize("mark", ["L", "S", "N"])
    def test_a_run_wholly_before_the_period_is_not_brought_in_by_a_meeting_that_adds_none(
        self, mark: str
    ) -> None:
        days = [PERIOD_STARTS - timedelta(days=n) for n in (3, 2, 1)]
        record = dated(*((day, "A") for day in days), (PERIOD_STARTS, mark))
        decision = review_attendance(ATTENDANCE, record, on=ON)
        assert decision.run == 0
        assert decision.outcome is Attendance.TOO_FEW_MEETINGS


class TestTrafford75Readings:
    """What another reading of 7.5 changes, and what it leaves."""

    def test_t_r10_an_apology_may_break_the_run(self) -> None:
        broken = TRAFFORD_QIP.under("T-R10", "apology-breaks-the-run").attendance
        assert review("AOA").outcome is Attendance.MAY_BE_REMOVED
        assert review("AOA", broken).outcome is Attendance.TOO_FEW_MEETINGS
        assert review("AOA", broken).run == 1
        assert review("OAA", broken).run == 2
        assert review("OAAA", broken).outcome is Attendance.MAY_BE_REMOVED
        assert review("OAAA", broken).run == 3

    def test_t_r10_an_apology_stays_a_meeting_missed(self) -> None:
        broken = TRAFFORD_QIP.under("T-R10", "apology-breaks-the-run").attendance
        assert review("OPOP", broken).outcome is Attendance.BELOW_EXPECTATION

    def test_t_r18_the_landlord_may_hold_the_power(self) -> None:
        landlord = TRAFFORD_QIP.under("T-R18", "landlord").attendance
        assert review("AAA", landlord).outcome is Attendance.MAY_BE_REMOVED
        assert review("AAA", landlord).decided_by == "the landlord"
        assert review("AA", landlord).decided_by is None
        assert "T-R18" in review("AAA").readings

    def test_t_r19_all_meetings_may_count(self) -> None:
        everything = TRAFFORD_QIP.under("T-R19", "all").attendance
        record = AttendanceRegister(
            meetings=(
                meeting(date(2026, 1, 1), "A"),
                meeting(date(2026, 1, 2), "A"),
                meeting(date(2026, 1, 3), "P", formal=False),
                meeting(date(2026, 1, 4), "A"),
            )
        )
        formal = review_attendance(ATTENDANCE, record, on=ON)
        assert (formal.outcome, formal.run) == (Attendance.MAY_BE_REMOVED, 3)
        assert formal.rate == 0
        counted = review_attendance(everything, record, on=ON)
        assert (counted.outcome, counted.run) == (Attendance.BELOW_EXPECTATION, 2)
        assert counted.rate == Fraction(1, 4)

    @pytest.mark.parametrize(
        ("alternative", "outcome"),
        [
            pytest.param("formal", Attendance.TOO_FEW_MEETINGS, id="informal left out"),
            pytest.param("all", Attendance.MEETS_EXPECTATION, id="informal counted"),
        ],
    )
    def test_t_r19_the_fourth_meeting(self, alternative: str, outcome: Attendance) -> None:
        terms = TRAFFORD_QIP.under("T-R19", alternative).attendance
        record = AttendanceRegister(
            meetings=(
                *(meeting(date(2026, 1, day), "P") for day in (1, 2, 3)),
                meeting(date(2026, 1, 4), "P", formal=False),
            )
        )
        assert review_attendance(terms, record, on=ON).outcome is outcome

    def test_t_r19_an_informal_meeting_not_recorded_leaves_nothing_open(self) -> None:
        everything = TRAFFORD_QIP.under("T-R19", "all").attendance
        record = AttendanceRegister(
            meetings=(
                *(meeting(date(2026, 1, day), "P") for day in (1, 2, 3)),
                meeting(date(2026, 1, 4), "?", formal=False),
            )
        )
        formal = review_attendance(ATTENDANCE, record, on=ON)
        assert formal.outcome is Attendance.TOO_FEW_MEETINGS
        assert formal.run == 0
        assert review_attendance(everything, record, on=ON).outcome is Attendance.UNDETERMINED

    def test_t_r20_since_joining_leaves_nothing_out(self) -> None:
        since = TRAFFORD_QIP.under("T-R20", "since-joining").attendance
        old = dated(*((date(2020, 1, day), "A") for day in (1, 2, 3)))
        two = dated(*((date(2020, 1, day), "A") for day in (1, 2)))
        assert review_attendance(ATTENDANCE, old, on=ON).outcome is Attendance.TOO_FEW_MEETINGS
        assert review_attendance(since, old, on=ON).outcome is Attendance.MAY_BE_REMOVED
        assert review_attendance(since, two, on=ON).outcome is Attendance.TOO_FEW_MEETINGS
        assert review_attendance(since, two, on=ON).unexplained == 2

    def test_t_r20_since_joining_ends_on_the_day(self) -> None:
        since = TRAFFORD_QIP.under("T-R20", "since-joining").attendance
        record = dated(*((ON + timedelta(days=n), "A") for n in (-1, 0, 1)))
        assert review_attendance(since, record, on=ON).run == 2

    @pytest.mark.parametrize(
        ("first", "outcome"),
        [
            pytest.param(
                date(2025, 12, 31), Attendance.TOO_FEW_MEETINGS, id="31 December is last year's"
            ),
            pytest.param(date(2026, 1, 1), Attendance.MEETS_EXPECTATION, id="1 January is in"),
        ],
    )
    def test_t_r20_the_calendar_year(self, first: date, outcome: Attendance) -> None:
        year = TRAFFORD_QIP.under("T-R20", "calendar-year").attendance
        record = dated((first, "P"), *((date(2026, 2, day), "P") for day in (1, 2, 3)))
        assert review_attendance(year, record, on=ON).outcome is outcome
        default = review_attendance(ATTENDANCE, record, on=ON)
        assert default.outcome is Attendance.MEETS_EXPECTATION

    @pytest.mark.parametrize(
        ("last", "outcome"),
        [
            pytest.param(ON, Attendance.MEETS_EXPECTATION, id="the day itself is in"),
            pytest.param(
                ON + timedelta(days=1), Attendance.TOO_FEW_MEETINGS, id="the day after is out"
            ),
        ],
    )
    def test_t_r20_the_calendar_year_up_to_the_day(self, last: date, outcome: Attendance) -> None:
        year = TRAFFORD_QIP.under("T-R20", "calendar-year").attendance
        record = dated(*((date(2026, 2, day), "P") for day in (1, 2, 3)), (last, "P"))
        assert review_attendance(year, record, on=ON).outcome is outcome

    def test_t_r21_leave_may_break_the_run(self) -> None:
        broken = TRAFFORD_QIP.under("T-R21", "leave-breaks-the-run").attendance
        assert review("AALA").outcome is Attendance.MAY_BE_REMOVED
        assert review("AALA", broken).outcome is Attendance.TOO_FEW_MEETINGS
        assert review("AALA", broken).run == 2
        assert review("ALAAA", broken).outcome is Attendance.MAY_BE_REMOVED
        assert review("ALAAA", broken).run == 3

    def test_t_r21_suspension_and_office_break_nothing_even_so(self) -> None:
        broken = TRAFFORD_QIP.under("T-R21", "leave-breaks-the-run").attendance
        assert review("ASANA", broken).run == 3

    def test_the_default_is_what_terms_say_that_say_nothing(self) -> None:
        plain = AttendanceTerms(
            removable=ATTENDANCE.removable,
            enough=ATTENDANCE.enough,
            rate=ATTENDANCE.rate,
            removed_by=ATTENDANCE.removed_by,
            before_removal=ATTENDANCE.before_removal,
        )
        assert review("OAO", plain).run == 3
        assert review("AALA", plain).run == 3
        assert plain.span is ATTENDANCE.span
        assert plain.meetings_counted is ATTENDANCE.meetings_counted


class TestTrafford43e:
    """Membership is conditional on attendance, without a figure: 7.5 gives the figures."""

    def test_the_condition_is_kept_beside_the_test(self) -> None:
        labels = {clause.label: clause.force for clause in ATTENDANCE.also}
        assert labels["4.3(e)"] is Force.MUST
        assert set(labels) == {"4.3(e)", "7.5"}

    def test_granting_leave_is_a_power(self) -> None:
        assert Force.MAY in {clause.force for clause in ATTENDANCE.also if clause.label == "7.5"}


class TestChorusHasNone:
    """The pack sets no attendance rule, and none is borrowed."""

    @pytest.mark.parametrize("marks", ["", "AAAA", "PPPP", "????"])
    def test_not_provided(self, marks: str) -> None:
        decision = review(marks, CHORUS_RSP.attendance)
        assert decision.outcome is Attendance.NOT_PROVIDED
        assert decision.needs == ()
        assert decision.decided_by is None
        assert decision.figures() == ()
        assert decision.longest_run is None
        assert decision.lowest_rate is None
        assert decision.unexplained is None
        assert decision.attended is None
        assert decision.eligible is None
        assert decision.run is None
        assert decision.rate is None


def _terms() -> Iterator[AttendanceTerms | Silent]:
    ids = ("T-R10", "T-R19", "T-R20", "T-R21")
    for slugs in product(*(TRAFFORD_QIP.reading(one).options for one in ids)):
        rulebook = TRAFFORD_QIP
        for reading, option in zip(ids, slugs, strict=True):
            rulebook = rulebook.under(reading, option.slug)
        yield rulebook.attendance


EVERY_READING: Final = tuple(_terms())
TERMS: Final = st.sampled_from(EVERY_READING)
RECENT: Final = st.dates(date(2025, 6, 1), date(2027, 2, 1))
DAYS_JUDGED: Final = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ANY_MARKS: Final = attendance_registers(days=RECENT)
KNOWN: Final = attendance_registers(marks=st.sampled_from(RECORDED), days=RECENT)


@st.composite
def _partly_recorded(draw: st.DrawFn) -> AttendanceRegister:
    """Draw a record with up to three marks not recorded yet."""
    record = draw(KNOWN)
    last = max(len(record.meetings) - 1, 0)
    gone = draw(st.sets(st.integers(0, last), max_size=3))
    return record.model_copy(
        update={
            "meetings": tuple(
                one.model_copy(update={"mark": Mark.UNKNOWN}) if place in gone else one
                for place, one in enumerate(record.meetings)
            )
        }
    )


def _fillings(record: AttendanceRegister) -> Iterator[AttendanceRegister]:
    """Go through every way in which the marks could still be recorded."""
    ways = [RECORDED if one.mark is Mark.UNKNOWN else (one.mark,) for one in record.meetings]
    for marks in product(*ways):
        yield _with_marks(record, marks)


def _with_marks(record: AttendanceRegister, marks: tuple[Mark, ...]) -> AttendanceRegister:
    meetings = tuple(
        Meeting(held_on=one.held_on, mark=mark, formal=one.formal)
        for one, mark in zip(record.meetings, marks, strict=True)
    )
    return AttendanceRegister(meetings=meetings, judged_consistent=record.judged_consistent)


def _said(decision: AttendanceDecision) -> Attendance:
    """Return what the decisive findings, and they alone, say."""
    states = {finding.limb: finding.state for finding in decision.decisive}
    if State.UNKNOWN in states.values():
        return Attendance.UNDETERMINED
    if State.MET in (states.get("three-running"), states.get("consistent")):
        return Attendance.MAY_BE_REMOVED
    if states["enough-meetings"] is State.NOT_MET:
        return Attendance.TOO_FEW_MEETINGS
    return {
        State.NOT_MET: Attendance.BELOW_EXPECTATION,
        State.MET: Attendance.MEETS_EXPECTATION,
    }[states["three-quarters"]]


def _letters(record: AttendanceRegister, *, judged_on: date) -> str:
    of = {mark: letter for letter, mark in LETTERS.items()}
    return "".join(of[one.mark] for one in record.meetings if one.formal and _in(one, judged_on))


def _in(one: Meeting, judged_on: date) -> bool:
    return date(judged_on.year - 1, judged_on.month, judged_on.day) < one.held_on <= judged_on


class TestLaws:
    """What holds for every record, day and reading."""

    @given(TERMS, ANY_MARKS, DAYS_JUDGED)
    def test_outcome_is_exactly_what_the_findings_say(
        self, terms: AttendanceTerms | Silent, record: AttendanceRegister, on: date
    ) -> None:
        decision = review_attendance(terms, record, on=on)
        assert decision.outcome is _said(decision)

    @given(KNOWN, DAYS_JUDGED)
    def test_a_run_is_what_stands_between_two_presences(
        self, record: AttendanceRegister, on: date
    ) -> None:
        inside = tuple(one for one in record.meetings if _in(one, on))
        record = record.model_copy(update={"meetings": inside})
        letters = _letters(record, judged_on=on)
        between = letters.translate(str.maketrans("", "", "LSN")).split("P")
        decision = review_attendance(ATTENDANCE, record, on=on)
        assert decision.run == max(map(len, between))
        assert decision.unexplained == letters.count("A")

    @given(KNOWN, DAYS_JUDGED)
    def test_the_expectation_is_that_no_more_than_one_in_four_is_missed(
        self, record: AttendanceRegister, on: date
    ) -> None:
        letters = _letters(record, judged_on=on)
        missed = letters.count("A") + letters.count("O")
        there = letters.count("P")
        decision = review_attendance(ATTENDANCE, record, on=on)
        assert decision.rate == (Fraction(there, there + missed) if there + missed else None)
        if decision.outcome is not Attendance.MAY_BE_REMOVED:
            assert (decision.outcome is Attendance.TOO_FEW_MEETINGS) == (there + missed < 4)
        if decision.outcome is Attendance.MEETS_EXPECTATION:
            assert missed * 3 <= there
        if decision.outcome is Attendance.BELOW_EXPECTATION:
            assert missed * 3 > there

    @given(TERMS, _partly_recorded(), DAYS_JUDGED)
    def test_undetermined_exactly_when_two_fillings_end_differently(
        self, terms: AttendanceTerms | Silent, record: AttendanceRegister, on: date
    ) -> None:
        decision = review_attendance(terms, record, on=on)
        ends = {review_attendance(terms, way, on=on).outcome for way in _fillings(record)}
        if decision.outcome is Attendance.UNDETERMINED:
            assert len(ends) > 1
            assert decision.needs == ("meetings",)
        else:
            assert ends == {decision.outcome}

    @given(TERMS, _partly_recorded(), DAYS_JUDGED)
    def test_the_figures_bound_every_filling_and_are_reached(
        self, terms: AttendanceTerms | Silent, record: AttendanceRegister, on: date
    ) -> None:
        decision = review_attendance(terms, record, on=on)
        ways = [review_attendance(terms, way, on=on) for way in _fillings(record)]
        rates = [way.rate for way in ways if way.rate is not None]
        runs = [way.run for way in ways if way.run is not None]
        assert len(runs) == len(ways)
        assert decision.lowest_rate == min(rates, default=None)
        assert decision.highest_rate == max(rates, default=None)
        assert decision.shortest_run == min(runs)
        assert decision.longest_run == max(runs)
        assert decision.unexplained == min(way.unexplained or 0 for way in ways)
        attended = {way.attended for way in ways}
        eligible = {way.eligible for way in ways}
        assert None not in attended | eligible
        assert decision.attended == (attended.pop() if len(attended) == 1 else None)
        assert decision.eligible == (eligible.pop() if len(eligible) == 1 else None)

    @given(TERMS, ANY_MARKS, DAYS_JUDGED, st.data())
    def test_recording_a_mark_never_flips_a_decided_outcome(
        self,
        terms: AttendanceTerms | Silent,
        record: AttendanceRegister,
        on: date,
        data: st.DataObject,
    ) -> None:
        before = review_attendance(terms, record, on=on)
        marks = tuple(
            data.draw(st.sampled_from(Mark)) if one.mark is Mark.UNKNOWN else one.mark
            for one in record.meetings
        )
        after = review_attendance(terms, _with_marks(record, marks), on=on)
        if before.outcome is not Attendance.UNDETERMINED:
            assert after.outcome is before.outcome

    @given(TERMS, ANY_MARKS, DAYS_JUDGED, st.data())
    def test_coming_after_all_never_opens_a_removal_nor_lowers_the_rate(
        self,
        terms: AttendanceTerms | Silent,
        record: AttendanceRegister,
        on: date,
        data: st.DataObject,
    ) -> None:
        marks = tuple(
            Mark.PRESENT
            if one.mark in {Mark.ABSENT, Mark.APOLOGY} and data.draw(st.booleans())
            else one.mark
            for one in record.meetings
        )
        before = review_attendance(terms, record, on=on)
        after = review_attendance(terms, _with_marks(record, marks), on=on)
        if after.outcome is Attendance.MAY_BE_REMOVED:
            assert before.outcome is Attendance.MAY_BE_REMOVED
        if before.lowest_rate is not None and before.highest_rate is not None:
            assert (after.lowest_rate or 0) >= before.lowest_rate
            assert (after.highest_rate or 0) >= before.highest_rate

    @given(TERMS, ANY_MARKS, DAYS_JUDGED)
    def test_meetings_after_the_day_change_nothing(
        self, terms: AttendanceTerms | Silent, record: AttendanceRegister, on: date
    ) -> None:
        held = tuple(one for one in record.meetings if one.held_on <= on)
        short = record.model_copy(update={"meetings": held})
        assert review_attendance(terms, record, on=on) == review_attendance(terms, short, on=on)

    @given(ANY_MARKS, DAYS_JUDGED, st.sampled_from(["S", "N"]), RECENT)
    def test_a_meeting_that_could_not_be_attended_changes_nothing(
        self, record: AttendanceRegister, on: date, mark: str, day: date
    ) -> None:
        inside = tuple(one for one in record.meetings if _in(one, on))
        more = sorted((*inside, meeting(day, mark)), key=lambda one: one.held_on)
        without = record.model_copy(update={"meetings": inside})
        beside = record.model_copy(update={"meetings": tuple(more)})
        assert review_attendance(ATTENDANCE, without, on=on) == review_attendance(
            ATTENDANCE, beside, on=on
        )

    @given(KNOWN, DAYS_JUDGED)
    def test_without_a_judgement_only_a_run_opens_a_removal(
        self, record: AttendanceRegister, on: date
    ) -> None:
        record = record.model_copy(update={"judged_consistent": False})
        decision = review_attendance(ATTENDANCE, record, on=on)
        assert decision.run is not None
        assert (decision.outcome is Attendance.MAY_BE_REMOVED) == (decision.run >= 3)

    @given(TERMS, ANY_MARKS, DAYS_JUDGED)
    def test_a_power_has_a_holder_and_nothing_else_has(
        self, terms: AttendanceTerms | Silent, record: AttendanceRegister, on: date
    ) -> None:
        decision = review_attendance(terms, record, on=on)
        held = decision.decided_by is not None
        assert held == (decision.outcome is Attendance.MAY_BE_REMOVED)

    @given(TERMS, ANY_MARKS, DAYS_JUDGED)
    def test_a_decision_survives_json(
        self, terms: AttendanceTerms | Silent, record: AttendanceRegister, on: date
    ) -> None:
        assert AttendanceRegister.model_validate_json(record.model_dump_json()) == record
        decision = review_attendance(terms, record, on=on)
        assert AttendanceDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """What could not have happened is refused, and so is a day with a time."""

    @pytest.mark.parametrize("terms", [TRAFFORD_QIP.attendance, CHORUS_RSP.attendance])
    def test_a_day_with_a_time_is_refused(self, terms: AttendanceTerms | Silent) -> None:
        with pytest.raises(NotADayError) as refused:
            review_attendance(terms, AttendanceRegister(), on=datetime(2026, 11, 22, tzinfo=UTC))
        assert refused.value.argument == "on"

    def test_meetings_out_of_order_are_refused(self) -> None:
        with pytest.raises(ValidationError, match="held_on"):
            dated((date(2026, 2, 1), "P"), (date(2026, 1, 1), "P"))

    def test_two_meetings_on_one_day_are_not(self) -> None:
        assert len(dated((ON, "P"), (ON, "A")).meetings) == 2

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"mark": "present"}, id="no day"),
            pytest.param({"held_on": "2026-11-22T10:00"}, id="a time of day"),
            pytest.param({"held_on": 86400}, id="a number for a day"),
            pytest.param({"held_on": "2026-11-22", "mark": "late"}, id="no such mark"),
            pytest.param({"held_on": "2026-11-22", "formal": "yes"}, id="text for a yes"),
            pytest.param({"held_on": "2026-11-22", "formal": 1}, id="a number for a yes"),
            pytest.param({"held_on": "2026-11-22", "colour": "red"}, id="an unknown field"),
        ],
    )
    def test_a_meeting_that_is_none(self, fields: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            Meeting.model_validate(fields)

    @pytest.mark.parametrize("judged", [None, "yes", 1])
    def test_a_judgement_is_a_yes_or_a_no(self, judged: object) -> None:
        with pytest.raises(ValidationError):
            AttendanceRegister.model_validate({"judged_consistent": judged})

    def test_what_a_framework_has_parsed_is_accepted(self) -> None:
        body = {"meetings": [{"held_on": "2026-11-22", "mark": "apology"}]}
        assert AttendanceRegister.model_validate(body) == register("O")

    def test_a_mark_that_is_not_given_is_not_recorded(self) -> None:
        assert Meeting(held_on=ON).mark is Mark.UNKNOWN
        assert Meeting(held_on=ON).formal

    def test_a_landlord_s_own_fact_is_read_and_held_to_its_kind(self) -> None:
        consistent = ATTENDANCE.removable.limbs[1]
        own = consistent.model_copy(
            update={"name": "moved-away", "condition": own_fact("moved_away")}
        )
        terms = ATTENDANCE.model_copy(
            update={
                "own_facts": (
                    Fact(
                        name="other.moved_away",
                        kind=Kind.YES_NO,
                        question="Has the member moved away?",
                        answered_by="the landlord",
                    ),
                ),
                "removable": Either(name="removable", limbs=(consistent, own)),
            }
        )
        moved = AttendanceRegister(other={"moved_away": True})
        stayed = AttendanceRegister(other={"moved_away": False})
        wrong = AttendanceRegister(other={"moved_away": "yes"})
        assert review_attendance(terms, moved, on=ON).outcome is Attendance.MAY_BE_REMOVED
        assert review_attendance(terms, stayed, on=ON).outcome is Attendance.TOO_FEW_MEETINGS
        asked = review_attendance(terms, AttendanceRegister(), on=ON)
        assert asked.outcome is Attendance.UNDETERMINED
        assert asked.needs == ("other.moved_away",)
        with pytest.raises(WrongKindError):
            review_attendance(terms, wrong, on=ON)
