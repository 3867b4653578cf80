"""Does the Trafford rulebook hold its paper: every clause, every reading, a year of the panel?"""

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

import pytest

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Appeal,
    Applicant,
    ApplicationForm,
    ArticleKind,
    AttendanceRegister,
    Audience,
    Ballot,
    Breach,
    CastingVote,
    Claim,
    Clause,
    CodeChange,
    CoOption,
    Decision,
    DeclaredInterest,
    DevelopmentRecord,
    DutyRecord,
    Force,
    Happened,
    Held,
    Information,
    Investigation,
    Loan,
    Mark,
    Meeting,
    Mileage,
    NoticeRequest,
    PoliticalRole,
    Poll,
    PressArticle,
    Programme,
    ProgrammeMeeting,
    ProgrammeReview,
    ReviewRecord,
    Role,
    Roll,
    Rulebook,
    Service,
    Stage,
    TermServed,
    TopicProposal,
    TopicSource,
    UnknownReadingError,
    View,
    WarningHistory,
    assess_eligibility,
    available_sanctions,
    check_programme,
    co_opt,
    decide_affiliation,
    decide_appeal,
    decide_code_change,
    decide_motion,
    decide_press_article,
    decide_probation,
    decide_quorum,
    decide_return,
    decide_sharing,
    decide_topic,
    decide_withdrawal,
    duties_due,
    elect_officer,
    escalate_conduct,
    follow_investigation,
    follow_notice,
    follow_review,
    may_be_appointed,
    notice_due,
    reimburse,
    resign,
    review_application,
    review_attendance,
    review_co_option,
    review_development,
    review_term,
)
from scrutiny_rules.decisions import OutcomeT
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

READINGS: Final = {
    "T-R1",
    "T-R2",
    "T-R3a",
    "T-R3b",
    "T-R4",
    "T-R5",
    "T-R6",
    "T-R7",
    "T-R8",
    "T-R9",
    "T-R10",
    "T-R11",
    "T-R12",
    "T-R13",
    "T-R14",
    "T-R15",
    "T-R16",
    "T-R17",
    "T-R18",
    "T-R19",
    "T-R20",
    "T-R21",
    "T-R22",
    "T-R23",
    "T-R41",
    "T-R42",
    "T-R43",
    "T-R44",
    "T-R31",
    "T-R32",
    "T-R51",
    "T-R52",
    "T-R53",
    "T-R54",
    "T-R55",
    "T-R56",
    "X-R1",
}
"""The unclear sentences on these subjects."""

MARKS: Final = {
    "P": Mark.PRESENT,
    "A": Mark.ABSENT,
    "a": Mark.APOLOGY,
    "L": Mark.ON_LEAVE,
    "?": Mark.UNKNOWN,
}

NO_BAR: Final = {
    "date_of_birth": date(1970, 1, 1),
    "employee_of_landlord": False,
    "sits_on_relevant_board": False,
    "business_partner": False,
    "county_court_judgment": False,
    "judgment_on_register": False,
    "notice_of_seeking_possession": False,
    "notice_ever_served": False,
    "ceased_to_be_customer": False,
    "excluded_for_behaviour": False,
    "in_breach_of_tenancy": False,
    "asb_order_or_investigation": False,
}
NO_STANDING: Final = {
    "tenant": False,
    "joint_tenant": False,
    "leaseholder": False,
    "shared_owner": False,
    "partner_of_resident": False,
    "close_relative_in_residence": False,
}
TRAINED: Final = {
    "selection_complete": True,
    "induction_complete": True,
    "basic_training_complete": True,
}
ALL_BARS: Final = tuple(f"4.2({letter})" for letter in "abcdefgh")


def person(**known: object) -> Applicant:
    """Return somebody without a standing and without a bar, but for what is known."""
    return Applicant.model_validate({**NO_STANDING, **NO_BAR, "can_commit": True, **known})


def monthly(marks: str, *, year: int = 2026, first: int = 1) -> AttendanceRegister:
    """Return a register of formal meetings, one on the 9th of each month from the first."""
    months = range(first, first + len(marks))
    return AttendanceRegister(
        meetings=tuple(
            Meeting(
                held_on=date(year + (month - 1) // 12, (month - 1) % 12 + 1, 9), mark=MARKS[mark]
            )
            for month, mark in zip(months, marks, strict=True)
        )
    )


class Seen(NamedTuple):
    """What a decision came to, and the readings it names."""

    result: str
    readings: tuple[str, ...]


def seen(decision: Decision[OutcomeT], *more: object) -> Seen:
    """Return the outcome's name, with what else is asked about."""
    return Seen(" ".join([decision.outcome.name, *map(str, more)]), decision.readings)


Case = Callable[[Rulebook], Seen]


def joining(applicant: Applicant, stage: Stage = Stage.APPLICANT) -> Case:
    """Return the question whether a person may belong."""
    return lambda book: seen(
        assess_eligibility(book.eligibility, applicant, stage=stage, on=date(2026, 11, 22))
    )


def served(role: Role, *first_days: date, left_on: date | None = None) -> Service:
    """Return terms in a role that start on some days, the first of them left on a day."""
    terms = [TermServed(first_day=day) for day in first_days]
    terms[:1] = [TermServed(first_day=day, ended_on=left_on) for day in first_days[:1]]
    return Service(role=role, terms_served=tuple(terms))


def appointing(service: Service, on: date) -> Case:
    """Return the question whether somebody may be appointed for a term from a day."""

    def case(book: Rulebook) -> Seen:
        decision = may_be_appointed(book.tenure, service, on=on)
        return seen(decision, decision.ordinal)

    return case


def electing(poll: Poll) -> Case:
    """Return the question who is elected, by the place on the ballot paper."""

    def case(book: Rulebook) -> Seen:
        decision = elect_officer(book.election, poll)
        return seen(decision, decision.elected)

    return case


def meeting(roll: Roll) -> Case:
    """Return the question whether a meeting is quorate."""
    return lambda book: seen(decide_quorum(book.quorum, roll))


def voting(ballot: Ballot) -> Case:
    """Return the question what became of a motion."""
    return lambda book: seen(decide_motion(book.voting, ballot))


def attending(register: AttendanceRegister, on: date = date(2026, 12, 31)) -> Case:
    """Return the question what a record of attendance leads to, and who may act on it."""

    def case(book: Rulebook) -> Seen:
        decision = review_attendance(book.attendance, register, on=on)
        return seen(decision, decision.decided_by)

    return case


def a_year(*days: date, topics: tuple[tuple[date, date], ...] = ()) -> Programme:
    """Return a complete year of formal meetings and topics that the panel has agreed."""
    return Programme(
        year=2026,
        meetings=tuple(ProgrammeMeeting(held_on=day) for day in days),
        reviews=tuple(
            ProgrammeReview(begins_on=begins_on, ends_on=ends_on, terms_read=True)
            for begins_on, ends_on in topics
        ),
        complete=True,
        dates_agreed=True,
    )


SIX_DAYS: Final = tuple(date(2026, month, 20) for month in (1, 3, 5, 7, 9, 11))

THREE_TOPICS: Final = tuple(
    (date(2026, month, 1), date(2026, month + 2, 28)) for month in (4, 7, 10)
)


def programmed(programme: Programme) -> Case:
    """Return the question how the programme of a year stands."""
    return lambda book: seen(check_programme(book.programme, programme))


def asked_on(requested_on: date) -> Case:
    """Return the question for which day something may be asked."""

    def case(book: Rulebook) -> Seen:
        decision = notice_due(book.notice, requested_on, ENGLAND_AND_WALES)
        return seen(decision, decision.due_on)

    return case


def requesting(request: NoticeRequest, on: date) -> Case:
    """Return the question what becomes of a request."""
    return lambda book: seen(follow_notice(book.notice, request, on=on, calendar=ENGLAND_AND_WALES))


def reporting(record: DutyRecord, on: date) -> Case:
    """Return the question which duties are overdue."""
    return lambda book: seen(duties_due(book.duties, record, on=on))


def developing(record: DevelopmentRecord, on: date) -> Case:
    """Return the question whether the meetings on a member's development are up to date."""
    return lambda book: seen(review_development(book.development, record, on=on))


def sharing(information: Information) -> Case:
    """Return the question whether information may be shared."""
    return lambda book: seen(decide_sharing(book.confidentiality, information))


def happened(*taken: str) -> tuple[Happened, ...]:
    """Return steps of a review, each given by its name and its day."""
    return tuple(
        Happened(step=name, on=date.fromisoformat(day))
        for name, day in (one.split(" on ") for one in taken)
    )


ANSWERED: Final = (
    "findings on 2026-03-02",
    "final-report on 2026-03-31",
    "response on 2026-04-30",
)
NOT_AGREED: Final = (
    *ANSWERED,
    "no-agreement on 2026-05-05",
    "mediation on 2026-05-12",
)
DISPUTED: Final = (
    *NOT_AGREED,
    "still-disputed on 2026-05-12",
    "both-suggestions on 2026-05-20",
    "senior-leadership on 2026-05-27",
    "presentation on 2026-06-16",
)
BOARD: Final = (
    *ANSWERED,
    "senior-leadership on 2026-05-27",
    "presentation on 2026-06-16",
    "board-answers on 2026-06-16",
)


def reviewing(taken: tuple[str, ...], on: date) -> Case:
    """Return the question how far a review has come, and to what stage."""

    def case(book: Rulebook) -> Seen:
        decision = follow_review(book.reviews, happened(*taken), on=on)
        return seen(decision, decision.stage)

    return case


TABLE: Final[list[tuple[str, str, Case, str, str]]] = [
    ("T-R1", "not-counted", joining(person(shared_owner=True)), "ELIGIBLE", "NOT_ELIGIBLE"),
    (
        "T-R2",
        "partners-too",
        joining(person(tenant=True, business_partner=True)),
        "ELIGIBLE",
        "NOT_ELIGIBLE",
    ),
    (
        "T-R3a",
        "on-the-register",
        joining(person(tenant=True, judgment_on_register=True)),
        "ELIGIBLE",
        "NOT_ELIGIBLE",
    ),
    (
        "T-R3b",
        "ever-served",
        joining(person(tenant=True, notice_ever_served=True)),
        "ELIGIBLE",
        "NOT_ELIGIBLE",
    ),
    ("T-R6", "majority", electing(Poll(votes=(4, 3, 3))), "ELECTED 0", "NOT_ELECTED None"),
    ("T-R7", "seats", meeting(Roll(in_office=9, present=5, seats=12)), "QUORATE", "INQUORATE"),
    (
        "T-R7",
        "entitled-on-the-item",
        meeting(Roll(in_office=9, present=5, withdrawn=1)),
        "INQUORATE",
        "QUORATE",
    ),
    (
        "T-R7",
        "leave-excluded",
        meeting(Roll(in_office=9, present=4, on_leave=1)),
        "INQUORATE",
        "QUORATE",
    ),
    (
        "T-R7",
        "co-optees-excluded",
        meeting(Roll(in_office=8, present=4, co_optees_in_office=1, co_optees_present=1)),
        "QUORATE",
        "INQUORATE",
    ),
    (
        "T-R8",
        "chair-only",
        voting(
            Ballot(
                votes_for=4,
                votes_against=4,
                quorate=True,
                casting_vote=CastingVote.FOR,
                chair_presides=False,
            )
        ),
        "CARRIED",
        "NOT_CARRIED",
    ),
    (
        "X-R1",
        "those-present",
        voting(Ballot(votes_for=5, votes_against=4, abstentions=3, in_attendance=12, quorate=True)),
        "CARRIED",
        "NOT_CARRIED",
    ),
    (
        "X-R1",
        "membership",
        voting(Ballot(votes_for=5, votes_against=4, membership=10, quorate=True)),
        "CARRIED",
        "NOT_CARRIED",
    ),
    (
        "T-R10",
        "apology-breaks-the-run",
        attending(monthly("PPPPPPPPPaaa")),
        "MAY_BE_REMOVED the panel",
        "MEETS_EXPECTATION None",
    ),
    (
        "T-R12",
        "both",
        joining(person(selection_complete=False), Stage.CO_OPTEE),
        "ELIGIBLE",
        "NOT_ELIGIBLE",
    ),
    (
        "T-R12",
        "neither",
        joining(person(can_commit=False), Stage.CO_OPTEE),
        "NOT_ELIGIBLE",
        "ELIGIBLE",
    ),
    (
        "T-R13",
        "application-only",
        joining(person(tenant=True, in_breach_of_tenancy=True, **TRAINED), Stage.MEMBER),
        "NOT_ELIGIBLE",
        "ELIGIBLE",
    ),
    (
        "T-R14",
        "later-date",
        appointing(served(Role.MEMBER, date(2024, 4, 1)), date(2027, 4, 1)),
        "MAY_BE_APPOINTED 2",
        "GAP_NEEDED 2",
    ),
    (
        "T-R15",
        "chair-may-cast",
        electing(Poll(votes=(4, 4), chair_is_nominee=False, casting_vote=1)),
        "TIED None",
        "ELECTED 1",
    ),
    (
        "T-R16",
        "confirming-ballot",
        electing(Poll(votes=(3,), votes_against=4)),
        "ELECTED 0",
        "NOT_ELECTED None",
    ),
    (
        "T-R17",
        "does-not-count",
        meeting(Roll(in_office=8, present=4, chair_in_office=True, chair_present=True)),
        "QUORATE",
        "INQUORATE",
    ),
    (
        "T-R18",
        "landlord",
        attending(monthly("PAAAP")),
        "MAY_BE_REMOVED the panel",
        "MAY_BE_REMOVED the landlord",
    ),
    (
        "T-R19",
        "all",
        attending(
            AttendanceRegister(
                meetings=(
                    *monthly("PPPP").meetings,
                    *(
                        Meeting(held_on=date(2026, 5, day), mark=Mark.ABSENT, formal=False)
                        for day in (1, 8)
                    ),
                )
            )
        ),
        "MEETS_EXPECTATION None",
        "BELOW_EXPECTATION None",
    ),
    (
        "T-R20",
        "since-joining",
        attending(monthly("APAPAPAPAAPA" + "PPPPPPPPPPPP", year=2025)),
        "MEETS_EXPECTATION None",
        "BELOW_EXPECTATION None",
    ),
    (
        "T-R20",
        "calendar-year",
        attending(monthly("PPPPPP" + "PA", year=2025, first=7), on=date(2026, 2, 28)),
        "MEETS_EXPECTATION None",
        "TOO_FEW_MEETINGS None",
    ),
    (
        "T-R21",
        "leave-breaks-the-run",
        attending(monthly("PPPPPPPPAALA")),
        "MAY_BE_REMOVED the panel",
        "BELOW_EXPECTATION None",
    ),
    (
        "T-R22",
        "served-to-the-end",
        appointing(
            served(
                Role.MEMBER,
                date(2018, 4, 1),
                date(2021, 4, 1),
                date(2024, 4, 1),
                left_on=date(2019, 6, 30),
            ),
            date(2027, 4, 1),
        ),
        "LIMIT_REACHED None",
        "MAY_BE_APPOINTED 4",
    ),
    (
        "T-R23",
        "three-terms",
        appointing(
            Service(
                role=Role.CHAIR,
                terms_served=tuple(
                    TermServed(first_day=date(year, 4, 1), ended_on=date(year + 1, 3, 31))
                    for year in (2020, 2022, 2024)
                ),
            ),
            date(2026, 4, 1),
        ),
        "MAY_BE_APPOINTED 4",
        "LIMIT_REACHED None",
    ),
    ("T-R11", "clear", asked_on(date(2026, 3, 20)), "PROVIDED 2026-04-07", "PROVIDED 2026-04-08"),
    (
        "T-R41",
        "as-complexity-asks",
        programmed(
            a_year(*SIX_DAYS, topics=(*THREE_TOPICS, (date(2026, 1, 1), date(2026, 6, 30))))
        ),
        "OTHERWISE_THAN_EXPECTED",
        "AS_EXPECTED",
    ),
    (
        "T-R42",
        "financial-year",
        programmed(a_year(*SIX_DAYS, topics=THREE_TOPICS)),
        "AS_EXPECTED",
        "FEWER_THAN_EXPECTED",
    ),
    (
        "T-R43",
        "reason-and-remedy",
        requesting(
            NoticeRequest(
                requested_on=date(2026, 3, 20),
                valid_reason=True,
                reasonable_replacement=False,
                alternative_date_agreed=False,
            ),
            date(2026, 4, 8),
        ),
        "SETTLED",
        "ESCALATE",
    ),
    (
        "T-R44",
        "financial-year",
        reporting(
            DutyRecord(
                since=date(2026, 1, 1),
                done={
                    "action-plan-report": (date(2026, 3, 31),),
                    "website-and-intranet": (date(2026, 3, 31),),
                    "annual-report": (),
                },
            ),
            date(2026, 6, 30),
        ),
        "UP_TO_DATE",
        "OVERDUE",
    ),
    (
        "T-R32",
        "ends-with-membership",
        sharing(
            Information(
                audience=Audience.OUTSIDE,
                acquired_in_role=True,
                stated_otherwise=False,
                in_doubt=False,
                still_a_member=False,
            )
        ),
        "MAY_NOT_BE_SHARED",
        "MAY_BE_SHARED",
    ),
    (
        "T-R51",
        "findings",
        reviewing(ANSWERED[:2], date(2026, 4, 3)),
        "IN_PROGRESS final-report",
        "OVERDUE final-report",
    ),
    (
        "T-R52",
        "after-senior-leadership",
        reviewing(NOT_AGREED, date(2026, 5, 20)),
        "IN_PROGRESS mediation",
        "IN_PROGRESS response",
    ),
    (
        "T-R53",
        "draft-plan",
        reviewing(BOARD, date(2026, 8, 1)),
        "COMPLETE board-answers",
        "OVERDUE board-answers",
    ),
    (
        "T-R54",
        "once-not-agreed",
        reviewing((*NOT_AGREED, "arbiter-proposed on 2026-05-19"), date(2026, 5, 20)),
        "IN_PROGRESS mediation",
        "IN_PROGRESS arbiter-proposed",
    ),
    (
        "T-R54",
        "after-the-chairs-met",
        reviewing((*BOARD, "arbiter-proposed on 2026-07-01"), date(2026, 7, 1)),
        "COMPLETE arbiter-proposed",
        "COMPLETE board-answers",
    ),
    (
        "T-R55",
        "after-the-board",
        reviewing(("serious-detriment on 2026-01-05",), date(2026, 1, 5)),
        "IN_PROGRESS serious-detriment",
        "NOT_STARTED None",
    ),
    (
        "T-R56",
        "no-day",
        reviewing((*DISPUTED, "board-answers on 2026-06-16"), date(2026, 6, 17)),
        "OVERDUE board-answers",
        "IN_PROGRESS board-answers",
    ),
]
"""For each other answer, a case that is decided differently: by default, then under it."""

ONLY_ANSWERS: Final[list[tuple[str, Case, str]]] = [
    ("T-R4", joining(person(partner_of_resident=True)), "ELIGIBLE"),
    (
        "T-R5",
        appointing(served(Role.CHAIR), date(2027, 4, 1)),
        "MAY_BE_APPOINTED 1",
    ),
    ("T-R9", attending(monthly("PPA")), "TOO_FEW_MEETINGS None"),
    (
        "T-R31",
        developing(DevelopmentRecord(joined_on=date(2025, 11, 30), held=()), date(2026, 3, 1)),
        "OVERDUE",
    ),
]
"""Readings of which no other answer is known, and a case that rests on each."""


POWERS: Final = """
4.3(d) 4.3(f) 4.3(g) 4.3(h) 6.1 6.3 6.5 6.6+ 7.3 7.5 8.4 8.5 8.6 9.2
"""
EXPECTATIONS: Final = """
4.3 4.3(a) 5.1 5.2(a) 5.2(b) 5.2(c) 5.2(d) 5.2(e) 5.2(f) 5.2(g) 5.2(h)
6.2 6.3 7.1 7.4 7.5 7.7 8.6
"""
WITHOUT_DUTIES: Final = """
4.3 4.3(a) 5.2(a) 5.2(b) 5.2(c) 5.2(d) 5.2(e) 5.2(f) 5.2(g) 5.2(h) 6.6+ 7.7 8.4
"""


class TestForce:
    """What the paper says somebody may or should do is never made a duty, nor the reverse."""

    @pytest.mark.parametrize(
        ("force", "labels"),
        [
            pytest.param(Force.MAY, POWERS, id="may and can"),
            pytest.param(Force.EXPECTED, EXPECTATIONS, id="should, are expected to, vital, aims"),
        ],
    )
    def test_clauses_that_hold_a_power_or_an_expectation(self, force: Force, labels: str) -> None:
        assert {one.label for one in cited() if one.force is force} == labelled(labels)

    def test_every_other_clause_has_a_duty_or_a_statement(self) -> None:
        duties = {one.label for one in cited() if one.force is Force.MUST}
        assert duties == {*TRAFFORD_QIP.contents} - labelled(WITHOUT_DUTIES)


def cited() -> tuple[Clause, ...]:
    """Return every clause that the rulebook speaks of."""
    told = (narrative.clause for narrative in TRAFFORD_QIP.narrative)
    return (*TRAFFORD_QIP.encoded(), *told)


def labelled(labels: str) -> set[str]:
    """Return labels as the paper has them; 6.6+ is the second clause 6.6."""
    return {label.replace("6.6+", "6.6 (second)") for label in labels.split()}


class TestReadings:
    """Each other answer decides some case otherwise, and the default says it rests on it."""

    def test_the_unclear_sentences_are_those_of_the_paper(self) -> None:
        assert sorted(reading.id for reading in TRAFFORD_QIP.readings) == sorted(READINGS)

    def test_the_table_holds_every_other_answer(self) -> None:
        tried = sorted((reading, alternative) for reading, alternative, *_ in TABLE)

        assert tried == sorted(
            (reading.id, alternative)
            for reading in TRAFFORD_QIP.readings
            for alternative in reading.alternatives
        )
        assert {reading for reading, *_ in TABLE} | {one for one, *_ in ONLY_ANSWERS} == READINGS

    @pytest.mark.parametrize(
        ("reading", "alternative", "case", "by_default", "under_it"),
        [pytest.param(*row, id=f"{row[0]} {row[1]}") for row in TABLE],
    )
    def test_another_answer_decides_otherwise(
        self, reading: str, alternative: str, case: Case, by_default: str, under_it: str
    ) -> None:
        taken = case(TRAFFORD_QIP)
        other = case(TRAFFORD_QIP.under(reading, alternative))

        assert (taken.result, other.result) == (by_default, under_it)
        assert by_default != under_it
        assert reading in taken.readings

    @pytest.mark.parametrize(
        ("reading", "case", "result"), [pytest.param(*row, id=row[0]) for row in ONLY_ANSWERS]
    )
    def test_the_only_answer_is_relied_on(self, reading: str, case: Case, result: str) -> None:
        taken = case(TRAFFORD_QIP)

        assert taken.result == result
        assert reading in taken.readings


class Joined(NamedTuple):
    """Somebody has joined on a day."""

    joined_on: date


class Appointed(NamedTuple):
    """Somebody is to be appointed on a day."""

    service: Service


class Resigns(NamedTuple):
    """Somebody wishes to resign."""

    role: Role


class Ends(NamedTuple):
    """The end of a co-option is asked about."""

    co_option: CoOption


class As(NamedTuple):
    """Somebody at a stage other than that of an applicant."""

    stage: Stage
    applicant: Applicant


Facts = (
    Applicant
    | As
    | Roll
    | Ballot
    | AttendanceRegister
    | WarningHistory
    | Joined
    | Appeal
    | Claim
    | ApplicationForm
    | ReviewRecord
    | DevelopmentRecord
    | DeclaredInterest
    | PoliticalRole
    | PressArticle
    | Information
    | Loan
    | Investigation
    | Breach
    | Programme
    | NoticeRequest
    | DutyRecord
    | TopicProposal
    | CodeChange
    | Service
    | Appointed
    | Resigns
    | Poll
    | CoOption
    | Ends
)


class Entry(NamedTuple):
    """What the minutes say of a case."""

    outcome: str
    decisive: tuple[str, ...]
    needs: tuple[str, ...]


def entry(decision: Decision[OutcomeT]) -> Entry:
    """Return the outcome's name, each decisive label once in order, and what is needed."""
    labels = dict.fromkeys(finding.clause.label for finding in decision.decisive)
    return Entry(decision.outcome.name, tuple(labels), decision.needs)


def decided(facts: Facts, on: date) -> Entry:  # noqa: C901, PLR0911, PLR0912  a case for each kind of fact
    """Return what the paper makes of some facts on a day."""
    match facts:
        case Applicant():
            return entry(
                assess_eligibility(TRAFFORD_QIP.eligibility, facts, stage=Stage.APPLICANT, on=on)
            )
        case As(stage, applicant):
            return entry(
                assess_eligibility(TRAFFORD_QIP.eligibility, applicant, stage=stage, on=on)
            )
        case Service():
            return entry(review_term(TRAFFORD_QIP.tenure, facts, on=on))
        case Appointed(service):
            return entry(may_be_appointed(TRAFFORD_QIP.tenure, service, on=on))
        case Resigns(role):
            return entry(resign(TRAFFORD_QIP.tenure, Service(role=role)))
        case Poll():
            return entry(elect_officer(TRAFFORD_QIP.election, facts))
        case CoOption():
            return entry(co_opt(TRAFFORD_QIP.co_option, facts))
        case Ends(co_option):
            return entry(review_co_option(TRAFFORD_QIP.co_option, co_option))
        case Roll():
            return entry(decide_quorum(TRAFFORD_QIP.quorum, facts))
        case Ballot():
            return entry(decide_motion(TRAFFORD_QIP.voting, facts))
        case AttendanceRegister():
            return entry(review_attendance(TRAFFORD_QIP.attendance, facts, on=on))
        case WarningHistory():
            return entry(escalate_conduct(TRAFFORD_QIP.conduct, facts))
        case Investigation():
            return entry(follow_investigation(TRAFFORD_QIP.investigation, facts, on=on))
        case Breach():
            return entry(available_sanctions(TRAFFORD_QIP.sanctions, facts, on=on))
        case Joined(joined_on):
            return entry(decide_probation(TRAFFORD_QIP.probation, joined_on=joined_on, on=on))
        case Appeal():
            return entry(decide_appeal(TRAFFORD_QIP.appeals, facts, on=on))
        case Claim():
            return entry(reimburse(TRAFFORD_QIP.expenses, facts))
        case ApplicationForm():
            return entry(review_application(TRAFFORD_QIP.application, facts))
        case Programme():
            return entry(check_programme(TRAFFORD_QIP.programme, facts))
        case NoticeRequest():
            return entry(
                follow_notice(TRAFFORD_QIP.notice, facts, on=on, calendar=ENGLAND_AND_WALES)
            )
        case DutyRecord():
            return entry(duties_due(TRAFFORD_QIP.duties, facts, on=on))
        case TopicProposal():
            return entry(decide_topic(TRAFFORD_QIP.topics, facts))
        case CodeChange():
            return entry(decide_code_change(TRAFFORD_QIP.code_changes, facts))
        case ReviewRecord(events=events):
            return entry(follow_review(TRAFFORD_QIP.reviews, events, on=on))
        case DevelopmentRecord():
            return entry(review_development(TRAFFORD_QIP.development, facts, on=on))
        case DeclaredInterest():
            return entry(decide_withdrawal(TRAFFORD_QIP.interests, facts))
        case PoliticalRole():
            return entry(decide_affiliation(TRAFFORD_QIP.affiliation, facts))
        case PressArticle():
            return entry(decide_press_article(TRAFFORD_QIP.press, facts))
        case Information():
            return entry(decide_sharing(TRAFFORD_QIP.confidentiality, facts))
        case Loan():
            return entry(decide_return(TRAFFORD_QIP.equipment, facts, on=on))


BORN_16_YEARS_AGO: Final = date(2010, 1, 12)

YEAR: Final[list[tuple[str, date, Facts, Entry]]] = [
    (
        "a tenant applies on the day before turning sixteen",
        date(2026, 1, 11),
        person(tenant=True, date_of_birth=BORN_16_YEARS_AGO),
        Entry("NOT_ELIGIBLE", ("4.2(a)",), ()),
    ),
    (
        "and again on the birthday",
        date(2026, 1, 12),
        person(tenant=True, date_of_birth=BORN_16_YEARS_AGO),
        Entry("ELIGIBLE", ("4.1.1", "4.1.4", *ALL_BARS), ()),
    ),
    (
        "a civil partner of a tenant applies, living elsewhere",
        date(2026, 1, 14),
        person(partner_of_resident=True),
        Entry("ELIGIBLE", ("4.1.2", "4.1.4", *ALL_BARS), ()),
    ),
    (
        "a tenant's brother applies, living elsewhere",
        date(2026, 1, 14),
        person(close_relative_in_residence=False),
        Entry("NOT_ELIGIBLE", ("4.1.1", "4.1.2", "4.1.3"), ()),
    ),
    (
        "somebody under investigation applies, of whom little else is known",
        date(2026, 1, 15),
        Applicant(tenant=True, asb_order_or_investigation=True),
        Entry("NOT_ELIGIBLE", ("4.2(h)",), ()),
    ),
    (
        "a leaseholder applies; nobody has looked for judgments yet",
        date(2026, 1, 15),
        person(leaseholder=True, county_court_judgment=None),
        Entry("UNDETERMINED", ("4.2(d)",), ("county_court_judgment",)),
    ),
    (
        "the first meeting of the year opens with five of nine",
        date(2026, 1, 20),
        Roll(in_office=9, present=5),
        Entry("QUORATE", ("7.2",), ()),
    ),
    (
        "one of the five has a brother on the repairs team, which is a clear conflict",
        date(2026, 1, 20),
        DeclaredInterest(declared=True, clear_conflict=True, view_of=View.PANEL),
        Entry("EXPECTED_TO_WITHDRAW", ("7.4",), ()),
    ),
    (
        "another uses the same surgery as everybody, which is none",
        date(2026, 1, 20),
        DeclaredInterest(declared=True, clear_conflict=False, view_of=View.PANEL),
        Entry("NO_WITHDRAWAL_ASKED", ("7.4",), ()),
    ),
    (
        "the first of them withdraws from the item",
        date(2026, 1, 20),
        Roll(in_office=9, present=5, withdrawn=1),
        Entry("INQUORATE", ("7.2",), ()),
    ),
    (
        "a vote is taken on it all the same",
        date(2026, 1, 20),
        Ballot(votes_for=4, votes_against=0, quorate=False),
        Entry("INQUORATE", ("7.2",), ()),
    ),
    (
        "nobody objects to the first topic",
        date(2026, 1, 20),
        Ballot(quorate=True, objections=0),
        Entry("AGREED_BY_CONSENSUS", ("7.2", "7.3"), ()),
    ),
    (
        "three stand for Vice Chair",
        date(2026, 1, 20),
        Poll(votes=(2, 4, 1), closed=True),
        Entry("ELECTED", ("4.3(g)",), ()),
    ),
    (
        "two for Secretary, with equal votes",
        date(2026, 1, 20),
        Poll(votes=(3, 3, 1), closed=True),
        Entry("TIED", ("4.3(g)",), ()),
    ),
    (
        "and nobody for Treasurer",
        date(2026, 1, 20),
        Poll(votes=()),
        Entry("NO_NOMINATION", ("4.3(g)",), ()),
    ),
    (
        "it was chosen for the complaints about it, and nobody has written down why",
        date(2026, 1, 20),
        TopicProposal(
            sources=(TopicSource.COMPLAINTS,), choice_explained=False, priority_recorded=True
        ),
        Entry("MAY_BE_REVIEWED", ("5.1(d)", "10.3"), ()),
    ),
    (
        "the panel agrees that it lacks an eye for contracts",
        date(2026, 2, 2),
        CoOption(panel_agrees=True, co_optees_on_topic=0),
        Entry("MAY_CO_OPT", ("4.3(h)",), ()),
    ),
    (
        "an independent is co-opted for it",
        date(2026, 2, 2),
        As(Stage.CO_OPTEE, person(ceased_to_be_customer=False)),
        Entry("ELIGIBLE", ("4.1.4", *ALL_BARS), ()),
    ),
    (
        "a former tenant is proposed instead",
        date(2026, 2, 2),
        As(Stage.CO_OPTEE, person(ceased_to_be_customer=True)),
        Entry("NOT_ELIGIBLE", ("4.2(e)",), ()),
    ),
    (
        "a second co-optee is proposed for the same topic",
        date(2026, 2, 9),
        CoOption(panel_agrees=True, co_optees_on_topic=1),
        Entry("NOT_ALLOWED", ("4.3(h)",), ()),
    ),
    (
        "a recruit has the induction still to do",
        date(2026, 2, 17),
        As(Stage.MEMBER, person(tenant=True, **{**TRAINED, "induction_complete": False})),
        Entry("NOT_ELIGIBLE", ("4.1.5",), ()),
    ),
    (
        "and has done it",
        date(2026, 3, 17),
        As(Stage.MEMBER, person(tenant=True, **TRAINED)),
        Entry("ELIGIBLE", ("4.1.1", "4.1.4", "4.1.5", *ALL_BARS), ()),
    ),
    (
        "a member who joined in November had feedback in February",
        date(2026, 3, 17),
        DevelopmentRecord(
            joined_on=date(2025, 11, 30), held=(Held(name="feedback", on=date(2026, 2, 28)),)
        ),
        Entry("UP_TO_DATE", ("4.3(c)",), ()),
    ),
    (
        "the first review has reported its findings",
        date(2026, 3, 17),
        ReviewRecord(events=happened(*ANSWERED[:1])),
        Entry("IN_PROGRESS", ("6", "6.2"), ()),
    ),
    (
        "a motion is carried by one vote to none, with six abstaining",
        date(2026, 3, 17),
        Ballot(votes_for=1, votes_against=0, abstentions=6, quorate=True),
        Entry("CARRIED", ("7.2", "7.3"), ()),
    ),
    (
        "a manager is asked to come, with ten working days up to 7 April",
        date(2026, 4, 7),
        NoticeRequest(requested_on=date(2026, 3, 20)),
        Entry("WAITING", ("8.5",), ()),
    ),
    (
        "and has not come, for no reason",
        date(2026, 4, 8),
        NoticeRequest(
            requested_on=date(2026, 3, 20),
            valid_reason=False,
            reasonable_replacement=False,
            alternative_date_agreed=False,
        ),
        Entry("ESCALATE", ("8.5",), ()),
    ),
    (
        "four are for and four against; the casting vote is awaited",
        date(2026, 4, 21),
        Ballot(votes_for=4, votes_against=4, abstentions=2, quorate=True),
        Entry("TIED", ("7.2", "7.3"), ()),
    ),
    (
        "it is cast against",
        date(2026, 4, 21),
        Ballot(
            votes_for=4,
            votes_against=4,
            abstentions=2,
            quorate=True,
            casting_vote=CastingVote.AGAINST,
        ),
        Entry("LOST", ("7.2", "7.3"), ()),
    ),
    (
        "on another tie it is declined",
        date(2026, 4, 21),
        Ballot(votes_for=3, votes_against=3, quorate=True, casting_vote=CastingVote.DECLINED),
        Entry("NOT_CARRIED", ("7.2", "7.3"), ()),
    ),
    (
        "a member's last day of the first term",
        date(2026, 4, 27),
        served(Role.MEMBER, date(2023, 4, 28)),
        Entry("IN_TERM", ("4.3(d)",), ()),
    ),
    (
        "and the day after, on which a second could start",
        date(2026, 4, 28),
        served(Role.MEMBER, date(2023, 4, 28)),
        Entry("TERM_ENDED", ("4.3(d)",), ()),
    ),
    (
        "the member has reapplied",
        date(2026, 4, 28),
        Appointed(served(Role.MEMBER, date(2023, 4, 28))),
        Entry("MAY_BE_APPOINTED", ("4.3(d)",), ()),
    ),
    (
        "another has served three terms already",
        date(2026, 4, 28),
        Appointed(
            served(Role.MEMBER, date(2017, 4, 28), date(2020, 4, 28), date(2023, 4, 28)),
        ),
        Entry("LIMIT_REACHED", ("4.3(d)",), ()),
    ),
    (
        "the final report is answered on the last day",
        date(2026, 4, 30),
        ReviewRecord(events=happened(*ANSWERED)),
        Entry("IN_PROGRESS", ("6", "6.3"), ()),
    ),
    (
        "a member was at two of three meetings",
        date(2026, 4, 30),
        monthly("PAP"),
        Entry("TOO_FEW_MEETINGS", ("7.5",), ()),
    ),
    (
        "another missed three running, each with an apology",
        date(2026, 5, 31),
        monthly("Paaa"),
        Entry("MAY_BE_REMOVED", ("7.5",), ()),
    ),
    (
        "by June the second feedback is overdue",
        date(2026, 6, 1),
        DevelopmentRecord(
            joined_on=date(2025, 11, 30), held=(Held(name="feedback", on=date(2026, 2, 28)),)
        ),
        Entry("OVERDUE", ("4.3(c)",), ()),
    ),
    (
        "the day after the Board has met without a word on what is disputed",
        date(2026, 6, 17),
        ReviewRecord(events=happened(*DISPUTED)),
        Entry("OVERDUE", ("6", "6.6", "6.5"), ()),
    ),
    (
        "a third missed two running and was at the next",
        date(2026, 6, 30),
        monthly("PPPAAP"),
        Entry("BELOW_EXPECTATION", ("7.5",), ()),
    ),
    (
        "the topic is complete, and the next has no need of the co-optee",
        date(2026, 7, 7),
        Ends(CoOption(topic_complete=True, required_for_next=False)),
        Entry("MUST_STEP_DOWN", ("4.3(h)",), ()),
    ),
    (
        "a member wishes to resign",
        date(2026, 7, 21),
        Resigns(Role.MEMBER),
        Entry("SHOULD_TELL", ("7.7",), ()),
    ),
    (
        "the summer leaves two members in office, both there",
        date(2026, 8, 18),
        Roll(in_office=2, present=2),
        Entry("UNATTAINABLE", ("7.2",), ()),
    ),
    (
        "a review that the Board answered has a quarterly report still to come",
        date(2026, 9, 15),
        ReviewRecord(events=happened(*BOARD)),
        Entry("COMPLETE", ("6",), ()),
    ),
    (
        "a member shouts; the code of conduct is another paper",
        date(2026, 9, 15),
        WarningHistory(per_meeting=(1,)),
        Entry("NOT_PROVIDED", ("7.6",), ()),
    ),
    (
        "and so are the investigation of it",
        date(2026, 9, 15),
        Investigation(subject_of_complaint=True),
        Entry("NOT_PROVIDED", ("7.6",), ()),
    ),
    (
        "and what it may lead to",
        date(2026, 9, 15),
        Breach(established=True),
        Entry("NOT_PROVIDED", ("7.6",), ()),
    ),
    (
        "a neighbour asks a member for figures; the member doubts whether they are confidential",
        date(2026, 9, 15),
        Information(
            audience=Audience.OUTSIDE, acquired_in_role=True, stated_otherwise=False, in_doubt=True
        ),
        Entry("CHECK_FIRST", ("11.1", "11.2"), ()),
    ),
    (
        "another member is in no doubt",
        date(2026, 9, 15),
        Information(
            audience=Audience.OUTSIDE, acquired_in_role=True, stated_otherwise=False, in_doubt=False
        ),
        Entry("MAY_NOT_BE_SHARED", ("11.1", "11.2"), ()),
    ),
    (
        "the panel talks the figures over",
        date(2026, 9, 15),
        Information(audience=Audience.PANEL),
        Entry("MAY_BE_SHARED", ("11.1",), ()),
    ),
    (
        "a member writes to the paper, of which the terms say nothing",
        date(2026, 9, 15),
        PressArticle(kind=ArticleKind.PERSONAL),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "and stands for a party on the panel, of which they say nothing either",
        date(2026, 9, 15),
        PoliticalRole(represents_party=True),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "somebody asks about probation",
        date(2026, 9, 15),
        Joined(date(2026, 3, 17)),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "and about an appeal",
        date(2026, 9, 15),
        Appeal(notified_on=date(2026, 9, 14)),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "a change to the code is asked about, which is another paper",
        date(2026, 9, 15),
        CodeChange(concerned=9, notified_in_writing=9, accepted=9),
        Entry("NOT_PROVIDED", ("7.6",), ()),
    ),
    (
        "the quarterly report is a day late",
        date(2026, 9, 17),
        ReviewRecord(events=happened(*BOARD)),
        Entry("OVERDUE", ("6", "6.4"), ()),
    ),
    (
        "the website was last updated in May",
        date(2026, 10, 1),
        DutyRecord(
            since=date(2026, 1, 1),
            done={
                "action-plan-report": (date(2026, 9, 1),),
                "website-and-intranet": (date(2026, 5, 20),),
                "annual-report": (),
            },
        ),
        Entry("OVERDUE", ("6.7",), ()),
    ),
    (
        "a journey is claimed under a procedure that is another paper",
        date(2026, 10, 1),
        Claim(items=(Mileage.model_validate({"miles": "24.0", "travelled_on": "2026-09-15"}),)),
        Entry("NOT_PROVIDED", ("9.1",), ()),
    ),
    (
        "a member whose role has ended still has the panel's tablet",
        date(2026, 10, 1),
        Loan(lent_on=date(2026, 1, 20), role_ended_on=date(2026, 9, 30)),
        Entry("RETURN_DUE", ("9.2",), ()),
    ),
    (
        "and brings it back",
        date(2026, 10, 1),
        Loan(
            lent_on=date(2026, 1, 20),
            role_ended_on=date(2026, 9, 30),
            returned_on=date(2026, 10, 1),
        ),
        Entry("RETURNED", ("9.2",), ()),
    ),
    (
        "a form comes in, where the paper has none",
        date(2026, 10, 1),
        ApplicationForm(),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "there were six formal meetings and three topics",
        date(2026, 12, 31),
        a_year(*SIX_DAYS, topics=THREE_TOPICS),
        Entry("AS_EXPECTED", ("7.1", "5.2(d)"), ()),
    ),
    (
        "at the end of the year one member was at nine of twelve",
        date(2026, 12, 31),
        monthly("PPPAPPPAPPPA"),
        Entry("MEETS_EXPECTATION", ("7.5",), ()),
    ),
    (
        "and one at eight of twelve",
        date(2026, 12, 31),
        monthly("PPAAPPPAPPPA"),
        Entry("BELOW_EXPECTATION", ("7.5",), ()),
    ),
]
"""A year of one panel: what happened, on which day, and what the paper makes of it."""


class TestScenario:
    """A year of one panel, decided from its facts alone."""

    @pytest.mark.parametrize(
        ("on", "facts", "expected"), [pytest.param(*row[1:], id=row[0]) for row in YEAR]
    )
    def test_a_year_of_the_panel(self, on: date, facts: Facts, expected: Entry) -> None:
        assert decided(facts, on) == expected

    def test_the_year_goes_forward(self) -> None:
        days = [on for _, on, *_ in YEAR]

        assert days == sorted(days)


class TestRefusals:
    """An answer that the register does not know cannot be chosen."""

    @pytest.mark.parametrize("reading", sorted(READINGS))
    def test_no_reading_has_an_answer_of_that_name(self, reading: str) -> None:
        with pytest.raises(UnknownReadingError) as refused:
            TRAFFORD_QIP.under(reading, "as the landlord pleases")

        assert TRAFFORD_QIP.reading(reading).taken in refused.value.choices
