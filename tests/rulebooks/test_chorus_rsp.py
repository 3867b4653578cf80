"""Does the Chorus rulebook hold its paper: every clause, every reading, a year of the panel?"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

import pytest

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    Claim,
    Claimant,
    Decision,
    Delivery,
    Expense,
    ExpenseKind,
    Mileage,
    Roll,
    Rulebook,
    Stage,
    UnknownReadingError,
    Vehicle,
    WarningHistory,
    assess_eligibility,
    decide_appeal,
    decide_motion,
    decide_probation,
    decide_probation_breach,
    decide_quorum,
    escalate_conduct,
    reimburse,
    review_application,
    review_attendance,
    suggest_notification,
)
from scrutiny_rules.decisions import OutcomeT
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP

PAPER: Final = (
    "pack: application form",
    "pack: benefits",
    "role: expenses",
    "role: continuous improvement",
    "terms: membership",
    "terms: voting",
    "code 14: at meetings",
    "code 14(d)",
    "code 14: appeal",
)
"""The labels of the paper on the subjects of this rulebook, typed from the paper."""

READINGS: Final = {
    *(f"C-R{number}" for number in range(1, 12)),
    "C-R71",
    *("X-R1", "X-R2", "X-R3"),
}
"""The unclear sentences on these subjects."""

ON: Final = date(2026, 11, 22)
OUTSIDER: Final = {
    "tenant": False,
    "joint_tenant": False,
    "leaseholder": False,
    "shared_owner": False,
    "lives_in_landlords_home": False,
    "in_rent_arrears": False,
    "asb_notice_in_force": False,
    "recruited_by_agreement_of_members": True,
    "in_the_panels_interest": True,
}
COMPLETE: Final[dict[str, bool | str | None]] = {
    "already-involved": False,
    "formal-qualifications": False,
    "why-become-a-member": "to be heard",
    "benefit": "better repairs",
    "skills": "listening",
    "willing-to-train": True,
    "support-needs": False,
}


def outsider(**known: object) -> Applicant:
    """Return somebody with none of the tenures whom the panel wants, but for what is known."""
    return Applicant.model_validate({**OUTSIDER, **known})


def miles(distance: str, vehicle: Vehicle = Vehicle.CAR) -> Mileage:
    """Return a journey in a vehicle of one's own."""
    return Mileage(miles=Decimal(distance), travelled_on=ON, vehicle=vehicle)


class Seen(NamedTuple):
    """What a decision came to, and the readings it names."""

    result: str
    readings: tuple[str, ...]


def seen(decision: Decision[OutcomeT], *more: object) -> Seen:
    """Return the outcome's name, with what else is asked about."""
    return Seen(" ".join([decision.outcome.name, *map(str, more)]), decision.readings)


Case = Callable[[Rulebook], Seen]


def joining(applicant: Applicant) -> Case:
    """Return the question whether a person may join."""
    return lambda book: seen(
        assess_eligibility(book.eligibility, applicant, stage=Stage.APPLICANT, on=ON)
    )


def voting(ballot: Ballot) -> Case:
    """Return the question what became of a motion, and how the vote has to be taken."""

    def case(book: Rulebook) -> Seen:
        decision = decide_motion(book.voting, ballot)
        return seen(decision, decision.method)

    return case


def on_a_breach(ballot: Ballot) -> Case:
    """Return the question whether a decision on a breach is supported."""
    return lambda book: seen(decide_motion(book.breach_voting, ballot))


def warned(*per_meeting: int) -> Case:
    """Return the question which step is open after one more breach, and which warning."""

    def case(book: Rulebook) -> Seen:
        decision = escalate_conduct(book.conduct, WarningHistory(per_meeting=per_meeting))
        return seen(decision, decision.ordinal)

    return case


def on_probation(on: date) -> Case:
    """Return the question where somebody stands who met in January and signed in February."""
    return lambda book: seen(
        decide_probation(
            book.probation,
            joined_on=date(2025, 12, 1),
            first_meeting_on=date(2026, 1, 1),
            code_signed_on=date(2026, 2, 1),
            on=on,
        )
    )


def posted(on: date) -> Case:
    """Return the question when a letter that was posted on a day notified the member."""

    def case(book: Rulebook) -> Seen:
        decision = suggest_notification(
            book.appeals,
            sent_on=on,
            delivery=Delivery.FIRST_CLASS_POST,
            calendar=ENGLAND_AND_WALES,
        )
        return seen(decision, decision.notified_on)

    return case


def claiming(*items: Mileage | Expense, claimant: Claimant = Claimant.CUSTOMER) -> Case:
    """Return the question what is payable on a claim, and what becomes of its first item."""

    def case(book: Rulebook) -> Seen:
        decision = reimburse(book.expenses, Claim(items=items, claimant=claimant))
        return seen(decision, decision.items[0].outcome.name, decision.payable_pence)

    return case


def applying(**answers: bool | str | None) -> Case:
    """Return the question whether a form is complete, but for some answers."""
    given = COMPLETE | {name.replace("_", "-"): answer for name, answer in answers.items()}
    return lambda book: seen(review_application(book.application, ApplicationForm(answers=given)))


TABLE: Final[list[tuple[str, str, Case, str, str]]] = [
    (
        "C-R1",
        "everyone",
        joining(outsider(asb_notice_in_force=True)),
        "MAY_BE_ELIGIBLE",
        "NOT_ELIGIBLE",
    ),
    ("C-R2", "per-meeting", warned(1, 1, 1), "MAY_ASK_TO_LEAVE None", "MAY_WARN 2"),
    ("C-R2", "streak", warned(2, 0, 1), "MAY_ASK_TO_LEAVE None", "MAY_WARN 2"),
    (
        "C-R3",
        "first-meeting",
        on_probation(date(2026, 6, 1)),
        "COMPLETED",
        "ON_PROBATION",
    ),
    (
        "C-R3",
        "code-signed",
        on_probation(date(2026, 1, 15)),
        "ON_PROBATION",
        "NOT_STARTED",
    ),
    (
        "C-R4",
        "cpr-6-26",
        posted(date(2026, 3, 6)),
        "PROVIDED 2026-03-10",
        "PROVIDED 2026-03-09",
    ),
    (
        "C-R5",
        "lives-elsewhere",
        joining(outsider(lives_in_landlords_home=True)),
        "MAY_BE_ELIGIBLE",
        "NOT_ELIGIBLE",
    ),
    (
        "C-R7",
        "majority",
        voting(Ballot(votes_for=3, votes_against=2, in_attendance=6, private_requests=3)),
        "CARRIED private vote",
        "CARRIED show of hands",
    ),
    (
        "C-R8",
        "counted",
        on_a_breach(Ballot(votes_for=3, votes_against=2, in_attendance=6, concerned=1)),
        "CARRIED",
        "NOT_CARRIED",
    ),
    ("C-R9", "from-the-second-breach", warned(1), "MAY_WARN 2", "MAY_ASK_TO_LEAVE 2"),
    (
        "C-R10",
        "cars-and-vans",
        claiming(miles("10", Vehicle.CYCLE)),
        "PAYABLE PAYABLE 450",
        "NOTHING_PAYABLE NOT_PAYABLE 0",
    ),
    (
        "C-R11",
        "not-payable",
        claiming(
            Expense(kind=ExpenseKind.NOT_TRAVEL, pence=499, receipt=True, incurred_on=ON),
        ),
        "NOTHING_PAYABLE HELD 0",
        "NOTHING_PAYABLE NOT_PAYABLE 0",
    ),
    (
        "C-R71",
        "customers-only",
        claiming(miles("24.0"), claimant=Claimant.MEMBER_ONLY),
        "PAYABLE PAYABLE 1080",
        "NOTHING_PAYABLE NOT_PAYABLE 0",
    ),
    (
        "X-R1",
        "those-present",
        voting(Ballot(votes_for=5, votes_against=4, abstentions=3, in_attendance=12)),
        "CARRIED None",
        "NOT_CARRIED None",
    ),
    (
        "X-R1",
        "membership",
        voting(Ballot(votes_for=5, votes_against=4, membership=10)),
        "CARRIED None",
        "NOT_CARRIED None",
    ),
    (
        "X-R2",
        "per-line",
        claiming(miles("10.1"), miles("10.1"), miles("10.1")),
        "PAYABLE PAYABLE 1364",
        "PAYABLE PAYABLE 1365",
    ),
    (
        "X-R2",
        "half-even",
        claiming(miles("10.1")),
        "PAYABLE PAYABLE 455",
        "PAYABLE PAYABLE 454",
    ),
    (
        "X-R3",
        "held-until-judged",
        claiming(miles("24.0")),
        "PAYABLE PAYABLE 1080",
        "NOTHING_PAYABLE HELD 0",
    ),
]
"""For each other answer, a case that is decided differently: by default, then under it."""

ONLY_ANSWERS: Final[list[tuple[str, Case, str]]] = [
    ("C-R6", applying(support_needs=True), "INCOMPLETE"),
]
"""Readings of which no other answer is known, and a case that rests on each."""


class TestInventory:
    """Every clause of the paper on these subjects is encoded or told, and nothing else is."""

    def test_encoded_and_narrative_are_the_paper(self) -> None:
        encoded = {clause.label for clause in CHORUS_RSP.encoded()}
        told = {narrative.clause.label for narrative in CHORUS_RSP.narrative}

        assert sorted(encoded | told) == sorted(PAPER)

    def test_nothing_is_both_encoded_and_narrative(self) -> None:
        encoded = {clause.label for clause in CHORUS_RSP.encoded()}
        told = {narrative.clause.label for narrative in CHORUS_RSP.narrative}

        assert encoded & told == set()

    def test_nothing_is_told_twice(self) -> None:
        told = Counter(narrative.clause.label for narrative in CHORUS_RSP.narrative)

        assert set(told.values()) == {1}

    def test_the_unclear_sentences_are_those_of_the_register(self) -> None:
        assert sorted(reading.id for reading in CHORUS_RSP.readings) == sorted(READINGS)

    def test_a_clause_that_a_reading_is_about_is_in_the_paper(self) -> None:
        assert {reading.clause for reading in CHORUS_RSP.readings} <= set(PAPER)


class TestReadings:
    """Each other answer decides some case otherwise, and the default says it rests on it."""

    def test_the_table_holds_every_other_answer(self) -> None:
        tried = sorted((reading, alternative) for reading, alternative, *_ in TABLE)

        assert tried == sorted(
            (reading.id, alternative)
            for reading in CHORUS_RSP.readings
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
        taken = case(CHORUS_RSP)
        other = case(CHORUS_RSP.under(reading, alternative))

        assert (taken.result, other.result) == (by_default, under_it)
        assert by_default != under_it
        assert reading in taken.readings

    @pytest.mark.parametrize(
        ("reading", "case", "result"), [pytest.param(*row, id=row[0]) for row in ONLY_ANSWERS]
    )
    def test_the_only_answer_is_relied_on(self, reading: str, case: Case, result: str) -> None:
        taken = case(CHORUS_RSP)

        assert taken.result == result
        assert reading in taken.readings


class Joined(NamedTuple):
    """Somebody has joined on a day."""

    joined_on: date


class Breached(NamedTuple):
    """Somebody who joined on a day breaks the code."""

    joined_on: date


class OnABreach(NamedTuple):
    """A vote on whether a decision on a breach is supported."""

    ballot: Ballot


Facts = (
    Applicant
    | Roll
    | Ballot
    | OnABreach
    | AttendanceRegister
    | WarningHistory
    | Joined
    | Breached
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


def decided(facts: Facts, on: date) -> Entry:  # noqa: C901, PLR0911  a case for each kind of fact
    """Return what the paper makes of some facts on a day."""
    match facts:
        case Applicant():
            return entry(
                assess_eligibility(CHORUS_RSP.eligibility, facts, stage=Stage.APPLICANT, on=on)
            )
        case Roll():
            return entry(decide_quorum(CHORUS_RSP.quorum, facts))
        case Ballot():
            return entry(decide_motion(CHORUS_RSP.voting, facts))
        case OnABreach(ballot):
            return entry(decide_motion(CHORUS_RSP.breach_voting, ballot))
        case AttendanceRegister():
            return entry(review_attendance(CHORUS_RSP.attendance, facts, on=on))
        case WarningHistory():
            return entry(escalate_conduct(CHORUS_RSP.conduct, facts))
        case Joined(joined_on):
            return entry(decide_probation(CHORUS_RSP.probation, joined_on=joined_on, on=on))
        case Breached(joined_on):
            return entry(
                decide_probation_breach(CHORUS_RSP.probation, joined_on=joined_on, breached_on=on)
            )
        case Appeal():
            return entry(decide_appeal(CHORUS_RSP.appeals, facts, on=on))
        case Claim():
            return entry(reimburse(CHORUS_RSP.expenses, facts))
        case ApplicationForm():
            return entry(review_application(CHORUS_RSP.application, facts))


MEMBERSHIP: Final = ("terms: membership",)
VOTING: Final = ("terms: voting",)
AT_MEETINGS: Final = ("code 14: at meetings",)
PROBATION: Final = ("code 14(d)",)
APPEAL: Final = ("code 14: appeal",)
EXPENSES: Final = ("role: expenses",)

YEAR: Final[list[tuple[str, date, Facts, Entry]]] = [
    (
        "a form comes in with two details missing",
        date(2026, 1, 5),
        ApplicationForm(answers=COMPLETE | {"already-involved": True, "support-needs": True}),
        Entry("INCOMPLETE", ("pack: application form",), ()),
    ),
    (
        "and comes back complete",
        date(2026, 1, 9),
        ApplicationForm(
            answers=COMPLETE
            | {
                "already-involved": True,
                "already-involved-details": "the gardening group",
                "support-needs": True,
                "support-needs-details": "large print",
            }
        ),
        Entry("COMPLETE", ("pack: application form",), ()),
    ),
    (
        "a tenant in arrears keeps to a repayment plan",
        date(2026, 1, 12),
        Applicant(
            tenant=True,
            in_rent_arrears=True,
            keeping_to_repayment_plan=True,
            asb_notice_in_force=False,
        ),
        Entry("ELIGIBLE", MEMBERSHIP, ()),
    ),
    (
        "another does not keep to it",
        date(2026, 1, 12),
        Applicant(
            tenant=True,
            in_rent_arrears=True,
            keeping_to_repayment_plan=False,
            asb_notice_in_force=False,
        ),
        Entry("NOT_ELIGIBLE", MEMBERSHIP, ()),
    ),
    (
        "of a third the plan is not known",
        date(2026, 1, 12),
        Applicant(tenant=True, in_rent_arrears=True, asb_notice_in_force=False),
        Entry("UNDETERMINED", MEMBERSHIP, ("keeping_to_repayment_plan",)),
    ),
    (
        "a neighbour with no tenure is wanted by the panel",
        date(2026, 1, 13),
        outsider(),
        Entry("MAY_BE_ELIGIBLE", MEMBERSHIP, ()),
    ),
    (
        "another is there for their own gain",
        date(2026, 1, 13),
        outsider(in_the_panels_interest=False),
        Entry("NOT_ELIGIBLE", MEMBERSHIP, ()),
    ),
    (
        "somebody asks whether three are a quorum",
        date(2026, 1, 20),
        Roll(in_office=9, present=3),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "the work plan is agreed with five for, four against and three abstaining",
        date(2026, 1, 20),
        Ballot(votes_for=5, votes_against=4, abstentions=3),
        Entry("CARRIED", VOTING, ()),
    ),
    (
        "an extra review finds four for and four against",
        date(2026, 1, 20),
        Ballot(votes_for=4, votes_against=4, abstentions=2),
        Entry("NOT_CARRIED", VOTING, ()),
    ),
    (
        "a review of the website is voted down",
        date(2026, 1, 20),
        Ballot(votes_for=2, votes_against=5),
        Entry("LOST", VOTING, ()),
    ),
    (
        "a member who joined in January speaks out of turn for the first time",
        date(2026, 2, 17),
        WarningHistory(per_meeting=(0, 0)),
        Entry("MAY_WARN", AT_MEETINGS, ()),
    ),
    (
        "a warning lacks the support of a majority",
        date(2026, 2, 17),
        OnABreach(Ballot(votes_for=2, votes_against=1, abstentions=2, in_attendance=5)),
        Entry("NOT_CARRIED", AT_MEETINGS, ()),
    ),
    (
        "the next one has it",
        date(2026, 3, 17),
        OnABreach(Ballot(votes_for=3, votes_against=1, abstentions=1, in_attendance=5)),
        Entry("CARRIED", AT_MEETINGS, ()),
    ),
    (
        "after a warning at each of three meetings the code is broken again",
        date(2026, 4, 21),
        WarningHistory(per_meeting=(1, 1, 1)),
        Entry("MAY_ASK_TO_LEAVE", AT_MEETINGS, ()),
    ),
    (
        "the member is still on probation on the last day of June",
        date(2026, 6, 30),
        Joined(date(2026, 1, 1)),
        Entry("ON_PROBATION", PROBATION, ()),
    ),
    (
        "a breach on that day brings suspension",
        date(2026, 6, 30),
        Breached(date(2026, 1, 1)),
        Entry("MUST_BE_SUSPENDED", PROBATION, ()),
    ),
    (
        "a breach on the next day would not",
        date(2026, 7, 1),
        Breached(date(2026, 1, 1)),
        Entry("OUTSIDE_PROBATION", PROBATION, ()),
    ),
    (
        "the member is told of it in July, and has until the 16th",
        date(2026, 7, 16),
        Appeal(notified_on=date(2026, 7, 2)),
        Entry("OPEN", APPEAL, ()),
    ),
    (
        "an appeal on the 16th is in time",
        date(2026, 7, 16),
        Appeal(notified_on=date(2026, 7, 2), lodged_on=date(2026, 7, 16)),
        Entry("IN_TIME", APPEAL, ()),
    ),
    (
        "one on the 17th would be late",
        date(2026, 7, 17),
        Appeal(notified_on=date(2026, 7, 2), lodged_on=date(2026, 7, 17)),
        Entry("OUT_OF_TIME", APPEAL, ()),
    ),
    (
        "three journeys are claimed",
        date(2026, 9, 30),
        Claim(items=(miles("10.1"), miles("10.1"), miles("10.1"))),
        Entry("PAYABLE", EXPENSES, ()),
    ),
    (
        "a journey and a bus fare without its ticket",
        date(2026, 10, 30),
        Claim(
            items=(
                miles("7.5"),
                Expense(
                    kind=ExpenseKind.PUBLIC_TRANSPORT,
                    pence=320,
                    receipt=False,
                    incurred_on=date(2026, 10, 20),
                ),
            )
        ),
        Entry("PARTLY_PAYABLE", EXPENSES, ()),
    ),
    (
        "somebody asks whether a member was at enough meetings",
        date(2026, 12, 31),
        AttendanceRegister(),
        Entry("NOT_PROVIDED", (), ()),
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
            CHORUS_RSP.under(reading, "as the landlord pleases")

        assert CHORUS_RSP.reading(reading).taken in refused.value.choices
