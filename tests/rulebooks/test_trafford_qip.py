"""Does the Trafford rulebook hold its paper: every clause, every reading, a year of the panel?"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

import pytest

from scrutiny_rules import (
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    CastingVote,
    Claim,
    CoOption,
    Decision,
    Mark,
    Meeting,
    Mileage,
    Poll,
    Role,
    Roll,
    Rulebook,
    Service,
    Stage,
    TermServed,
    UnknownReadingError,
    WarningHistory,
    assess_eligibility,
    co_opt,
    decide_appeal,
    decide_motion,
    decide_probation,
    decide_quorum,
    elect_officer,
    escalate_conduct,
    may_be_appointed,
    reimburse,
    resign,
    review_application,
    review_attendance,
    review_co_option,
    review_term,
)
from scrutiny_rules.decisions import OutcomeT
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

PAPER: Final = (
    # who may join, and in which capacity
    "4.1.1",
    "4.1.2",
    "4.1.3",
    "4.1.4",
    "4.1.5",
    # who may not
    "4.2(a)",
    "4.2(b)",
    "4.2(c)",
    "4.2(d)",
    "4.2(e)",
    "4.2(f)",
    "4.2(g)",
    "4.2(h)",
    # recruitment, terms of office, attendance as a condition, the Chair, officers, the co-optee
    "4.3(b)",
    "4.3(d)",
    "4.3(e)",
    "4.3(f)",
    "4.3(g)",
    "4.3(h)",
    # quorum, decisions, attendance
    "7.2",
    "7.3",
    "7.5",
    # a code that is not here, and resigning
    "7.6",
    "7.7",
    # who has no vote
    "8.1",
    # expenses under a procedure that is not here, and equipment
    "9.1",
    "9.2",
)
"""The labels of the paper on the subjects of this rulebook, typed from the paper."""

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
]
"""Readings of which no other answer is known, and a case that rests on each."""


class TestInventory:
    """Every clause of the paper on these subjects is encoded or told, and nothing else is."""

    def test_encoded_and_narrative_are_the_paper(self) -> None:
        encoded = {clause.label for clause in TRAFFORD_QIP.encoded()}
        told = {narrative.clause.label for narrative in TRAFFORD_QIP.narrative}

        assert sorted(encoded | told) == sorted(PAPER)

    def test_nothing_is_both_encoded_and_narrative(self) -> None:
        encoded = {clause.label for clause in TRAFFORD_QIP.encoded()}
        told = {narrative.clause.label for narrative in TRAFFORD_QIP.narrative}

        assert encoded & told == set()

    def test_nothing_is_told_twice(self) -> None:
        told = Counter(narrative.clause.label for narrative in TRAFFORD_QIP.narrative)

        assert set(told.values()) == {1}

    def test_the_unclear_sentences_are_those_of_the_register(self) -> None:
        assert sorted(reading.id for reading in TRAFFORD_QIP.readings) == sorted(READINGS)

    def test_a_clause_that_a_reading_is_about_is_in_the_paper(self) -> None:
        for reading in TRAFFORD_QIP.readings:
            assert any(label.startswith(reading.clause) for label in PAPER), reading.id


class TestReadings:
    """Each other answer decides some case otherwise, and the default says it rests on it."""

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
    | Service
    | Appointed
    | Resigns
    | Poll
    | CoOption
    | Ends
    | Roll
    | Ballot
    | AttendanceRegister
    | WarningHistory
    | Joined
    | Appeal
    | Claim
    | ApplicationForm
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
        case Joined(joined_on):
            return entry(decide_probation(TRAFFORD_QIP.probation, joined_on=joined_on, on=on))
        case Appeal():
            return entry(decide_appeal(TRAFFORD_QIP.appeals, facts, on=on))
        case Claim():
            return entry(reimburse(TRAFFORD_QIP.expenses, facts))
        case ApplicationForm():
            return entry(review_application(TRAFFORD_QIP.application, facts))


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
        "one of the five withdraws from an item",
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
        "a motion is carried by one vote to none, with six abstaining",
        date(2026, 3, 17),
        Ballot(votes_for=1, votes_against=0, abstentions=6, quorate=True),
        Entry("CARRIED", ("7.2", "7.3"), ()),
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
        "a member shouts; the code of conduct is another paper",
        date(2026, 9, 15),
        WarningHistory(per_meeting=(1,)),
        Entry("NOT_PROVIDED", ("7.6",), ()),
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
        "a journey is claimed under a procedure that is another paper",
        date(2026, 10, 1),
        Claim(items=(Mileage.model_validate({"miles": "24.0", "travelled_on": "2026-09-15"}),)),
        Entry("NOT_PROVIDED", ("9.1",), ()),
    ),
    (
        "a form comes in, where the paper has none",
        date(2026, 10, 1),
        ApplicationForm(),
        Entry("NOT_PROVIDED", (), ()),
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
