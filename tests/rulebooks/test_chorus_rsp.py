"""Does the Chorus rulebook hold its paper: every clause, every reading, a year of the panel?"""

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
    ArticleKind,
    AttendanceRegister,
    Audience,
    Ballot,
    Breach,
    Claim,
    Claimant,
    CodeChange,
    CoOption,
    Decision,
    DeclaredInterest,
    Delivery,
    DevelopmentRecord,
    DutyRecord,
    Expense,
    ExpenseKind,
    Force,
    Happened,
    Held,
    Information,
    Investigation,
    Loan,
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
    Silent,
    Stage,
    TopicProposal,
    TopicRoute,
    UnknownReadingError,
    Vehicle,
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
    decide_probation_breach,
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
    reimburse,
    review_application,
    review_attendance,
    review_development,
    review_term,
    suggest_notification,
)
from scrutiny_rules.decisions import OutcomeT
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP

READINGS: Final = {
    *(f"C-R{number}" for number in (*range(1, 12), *range(31, 34), *range(41, 47))),
    *(f"C-R{number}" for number in (*range(51, 55), *range(61, 64), 71)),
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


def investigating(*steps: str, complaint: bool = True, in_probation: bool = False) -> Case:
    """Return the question where an investigation stands after some steps, one a day."""
    events = tuple(
        Happened(step=step, on=date(2026, 3, number)) for number, step in enumerate(steps, start=1)
    )
    investigation = Investigation(
        subject_of_complaint=complaint, in_probation=in_probation, events=events
    )
    return lambda book: seen(follow_investigation(book.investigation, investigation, on=ON))


NO_BREACH: Final = dict.fromkeys(Breach.model_fields.keys() - {"breached_on", "other"}, False)


def breaking(name: str, **so: bool) -> Case:
    """Return the question whether one outcome is open, where only so much is so."""
    breach = Breach.model_validate(NO_BREACH | so)

    def case(book: Rulebook) -> Seen:
        decision = available_sanctions(book.sanctions, breach, on=ON)
        (one,) = (each for each in decision.sanctions if each.name == name)
        return Seen(one.outcome.name, decision.readings)

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


MONTHLY: Final = tuple(date(2026, month, 20) for month in range(1, 13))


def programmed(*days: date) -> Case:
    """Return the question how a complete year with three reviews stands."""
    programme = Programme(
        year=2026,
        meetings=tuple(ProgrammeMeeting(held_on=day, called_for_by_review=False) for day in days),
        reviews=(ProgrammeReview(ends_on=date(2026, 12, 31)),) * 3,
        complete=True,
        dates_agreed=True,
        review_plan_made=True,
    )
    return lambda book: seen(check_programme(book.programme, programme))


def recorded(on: date) -> Case:
    """Return the question whether anything is overdue, the dates of the year not being set."""
    record = DutyRecord(
        since=date(2026, 1, 1),
        done={"provisional-dates": (), "review-plan": (), "work-plan": ()},
    )
    return lambda book: seen(duties_due(book.duties, record, on=on))


def interested(interest: DeclaredInterest) -> Case:
    """Return the question what an interest means, and who may act on it."""

    def case(book: Rulebook) -> Seen:
        decision = decide_withdrawal(book.interests, interest)
        return seen(decision, decision.decided_by)

    return case


def writing(article: PressArticle) -> Case:
    """Return the question whether an article may be submitted."""
    return lambda book: seen(decide_press_article(book.press, article))


def developing(record: DevelopmentRecord) -> Case:
    """Return the question whether the one-to-one meetings are up to date."""
    return lambda book: seen(review_development(book.development, record, on=ON))


STEPS: Final = (
    "scoping-meeting",
    "evidence",
    "initial-findings",
    "report-to-manager",
    "report-to-leadership",
    "presentation",
    "action-plan",
    "progress-update",
    "next-review",
)


def happened(*steps: str) -> tuple[Happened, ...]:
    """Return steps of a review, one on the 9th of each month."""
    return tuple(
        Happened(step=name, on=date(2026, month, 9)) for month, name in enumerate(steps, start=1)
    )


def reviewing(*steps: str) -> Case:
    """Return the question how far a review has come, and with how many cautions."""

    def case(book: Rulebook) -> Seen:
        decision = follow_review(book.reviews, happened(*steps), on=ON)
        return seen(decision, decision.stage, len(decision.cautions))

    return case


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
        "C-R10",
        "all-but-cycles",
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
        "C-R51",
        "twelve-or-more",
        programmed(*MONTHLY[:11]),
        "AS_EXPECTED",
        "FEWER_THAN_EXPECTED",
    ),
    (
        "C-R52",
        "four-weeks-apart",
        programmed(*MONTHLY[:-1], date(2026, 12, 17)),
        "AS_EXPECTED",
        "MORE_OFTEN_THAN_EXPECTED",
    ),
    (
        "C-R53",
        "three-months",
        programmed(*MONTHLY[:8], date(2026, 12, 1), date(2026, 12, 31)),
        "MORE_OFTEN_THAN_EXPECTED",
        "DUTY_OUTSTANDING",
    ),
    ("C-R54", "first-quarter", recorded(date(2026, 2, 1)), "OVERDUE", "UP_TO_DATE"),
    (
        "C-R41",
        "on-a-complaint",
        investigating(complaint=False, in_probation=True),
        "TO_BE_STARTED",
        "NOT_REQUIRED",
    ),
    ("C-R42", "any-order", investigating("meeting"), "TO_BE_STARTED", "IN_PROGRESS"),
    (
        "C-R43",
        "at-any-time",
        breaking("warning-letter", established=True, subject_of_complaint=True),
        "NOT_OPEN",
        "OPEN",
    ),
    (
        "C-R44",
        "judged",
        breaking("revocation", established=True, earlier_finding_on_record=True),
        "OPEN",
        "NOT_OPEN",
    ),
    (
        "C-R45",
        "in-probation",
        breaking("legal-action", legal_action_pending=True),
        "OPEN",
        "NOT_OPEN",
    ),
    (
        "C-R46",
        "either-code",
        breaking("simple-code", established=True),
        "NOT_OPEN",
        "OPEN",
    ),
    (
        "C-R32",
        "panel",
        interested(DeclaredInterest(personal_interest=True, declared=True)),
        "MAY_BE_ASKED_TO_WITHDRAW the Chair",
        "MAY_BE_ASKED_TO_WITHDRAW the panel",
    ),
    (
        "C-R33",
        "every-article",
        writing(
            PressArticle(
                kind=ArticleKind.ON_BEHALF_OF_GROUP,
                discussed=True,
                agreed=True,
                recorded=True,
                intends_harm=True,
            )
        ),
        "MAY_BE_SUBMITTED",
        "MAY_NOT_BE_SUBMITTED",
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
    (
        "C-R61",
        "scoping-is-enough",
        reviewing("scoping-meeting", "initial-findings"),
        "IN_PROGRESS initial-findings 1",
        "IN_PROGRESS initial-findings 0",
    ),
    (
        "C-R62",
        "presentation",
        reviewing(*STEPS[:6], "next-review"),
        "IN_PROGRESS next-review 1",
        "IN_PROGRESS next-review 0",
    ),
    (
        "C-R62",
        "first-update",
        reviewing(*STEPS[:7]),
        "IN_PROGRESS action-plan 0",
        "COMPLETE action-plan 0",
    ),
    (
        "C-R63",
        "in-order",
        reviewing("presentation"),
        "IN_PROGRESS presentation 1",
        "NOT_STARTED None 0",
    ),
]
"""For each other answer, a case that is decided differently: by default, then under it."""

ONLY_ANSWERS: Final[list[tuple[str, Case, str]]] = [
    ("C-R6", applying(support_needs=True), "INCOMPLETE"),
    ("C-R31", developing(DevelopmentRecord(joined_on=date(2026, 5, 21), held=())), "OVERDUE"),
]
"""Readings of which no other answer is known, and a case that rests on each."""


class TestReadings:
    """Each other answer decides some case otherwise, and the default says it rests on it."""

    def test_the_unclear_sentences_are_those_of_the_paper(self) -> None:
        assert sorted(reading.id for reading in CHORUS_RSP.readings) == sorted(READINGS)

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


class TestForce:
    """What stands beside the rules keeps the paper's own must, should and may."""

    @pytest.mark.parametrize(
        ("label", "force"),
        [
            ("role: continuous improvement", Force.EXPECTED),
            ("terms: purpose", Force.MUST),
            ("code 1", Force.EXPECTED),
            ("code 4(a)", Force.MUST),
            ("code 4(b)", Force.MUST),
            ("code 5", Force.MUST),
            ("code 6", Force.EXPECTED),
            ("code 7", Force.MUST),
            ("code 8", Force.MUST),
            ("code 9", Force.EXPECTED),
            ("code 13", Force.EXPECTED),
        ],
    )
    def test_what_is_told(self, label: str, force: Force) -> None:
        told = {one.clause.label: one.clause for one in CHORUS_RSP.narrative}

        assert told[label].force is force

    @pytest.mark.parametrize(
        ("block", "beside"),
        [
            (
                "application",
                {"pack: application form": {Force.EXPECTED, Force.MAY}},
            ),
            (
                "conduct",
                {
                    "terms: interests": {Force.MUST},
                    "simple code": {Force.EXPECTED, Force.MUST},
                    "code 2": {Force.EXPECTED},
                    "code 12": {Force.MUST, Force.EXPECTED},
                },
            ),
            ("topics", {"pack: background": {Force.MUST}}),
            (
                "reviews",
                {
                    "terms: method": {Force.MUST},
                    "terms: scrutiny process": {Force.MAY},
                    "pack: background": {Force.EXPECTED},
                },
            ),
            ("code_changes", {"code 15": {Force.MUST, Force.EXPECTED}}),
        ],
    )
    def test_what_stands_beside_a_rule(self, block: str, beside: dict[str, set[Force]]) -> None:
        terms = CHORUS_RSP.block(block)
        assert not isinstance(terms, Silent)
        found: dict[str, set[Force]] = {}
        for clause in terms.also:
            found.setdefault(clause.label, set()).add(clause.force)

        assert found == beside


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
    | Poll
    | CoOption
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
        case Investigation():
            return entry(follow_investigation(CHORUS_RSP.investigation, facts, on=on))
        case Breach():
            return entry(available_sanctions(CHORUS_RSP.sanctions, facts, on=on))
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
        case Service():
            return entry(review_term(CHORUS_RSP.tenure, facts, on=on))
        case Poll():
            return entry(elect_officer(CHORUS_RSP.election, facts))
        case CoOption():
            return entry(co_opt(CHORUS_RSP.co_option, facts))
        case ApplicationForm():
            return entry(review_application(CHORUS_RSP.application, facts))
        case Programme():
            return entry(check_programme(CHORUS_RSP.programme, facts))
        case NoticeRequest():
            return entry(follow_notice(CHORUS_RSP.notice, facts, on=on, calendar=ENGLAND_AND_WALES))
        case DutyRecord():
            return entry(duties_due(CHORUS_RSP.duties, facts, on=on))
        case TopicProposal():
            return entry(decide_topic(CHORUS_RSP.topics, facts))
        case CodeChange():
            return entry(decide_code_change(CHORUS_RSP.code_changes, facts))
        case ReviewRecord(events=events):
            return entry(follow_review(CHORUS_RSP.reviews, events, on=on))
        case DevelopmentRecord():
            return entry(review_development(CHORUS_RSP.development, facts, on=on))
        case DeclaredInterest():
            return entry(decide_withdrawal(CHORUS_RSP.interests, facts))
        case PoliticalRole():
            return entry(decide_affiliation(CHORUS_RSP.affiliation, facts))
        case PressArticle():
            return entry(decide_press_article(CHORUS_RSP.press, facts))
        case Information():
            return entry(decide_sharing(CHORUS_RSP.confidentiality, facts))
        case Loan():
            return entry(decide_return(CHORUS_RSP.equipment, facts, on=on))


MEMBERSHIP: Final = ("terms: membership",)
VOTING: Final = ("terms: voting",)
AT_MEETINGS: Final = ("code 14: at meetings",)
PROBATION: Final = ("code 14(d)",)

INVESTIGATION: Final = ("code 14: investigation",)

OUTCOMES: Final = ("code 14: outcomes",)
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
        "the dates of the year are not set yet, and there is time until the end of January",
        date(2026, 1, 12),
        DutyRecord(
            since=date(2026, 1, 1),
            done={"provisional-dates": (), "review-plan": (), "work-plan": ()},
        ),
        Entry("UP_TO_DATE", ("terms: meetings", "terms: work programme"), ()),
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
        "a review has had its scoping meeting",
        date(2026, 1, 20),
        ReviewRecord(events=happened("scoping-meeting")),
        Entry("IN_PROGRESS", ("terms: scrutiny process", "terms: method"), ()),
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
        "a member whose sister works on the website says so",
        date(2026, 1, 20),
        DeclaredInterest(
            declared=True,
            might_conflict=False,
            personal_interest=True,
            prejudicial_interest=False,
            view_of=View.PRESIDER,
        ),
        Entry("MAY_BE_ASKED_TO_WITHDRAW", ("code 4",), ()),
    ),
    (
        "twelve dates are agreed, one in each month, and no review calls for more",
        date(2026, 1, 27),
        Programme(
            year=2026,
            meetings=tuple(ProgrammeMeeting(held_on=day) for day in MONTHLY),
            reviews=(ProgrammeReview(ends_on=date(2026, 12, 31)),) * 3,
            complete=True,
            dates_agreed=True,
            review_plan_made=True,
        ),
        Entry("AS_EXPECTED", ("terms: meetings", "pack: background"), ()),
    ),
    (
        "the landlord asks for a review and gives its reasons",
        date(2026, 1, 28),
        TopicProposal(route=TopicRoute.ASKED_FOR_BY_LANDLORD, reasons_given=True),
        Entry("MAY_BE_REVIEWED", ("terms: work programme",), ()),
    ),
    (
        "information is asked for, and the paper has no period of notice",
        date(2026, 2, 2),
        NoticeRequest(requested_on=date(2026, 2, 2)),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "the code is changed, and one of eight has not been told in writing",
        date(2026, 2, 3),
        CodeChange(concerned=8, notified_in_writing=7, accepted=7),
        Entry("NOTIFICATION_OUTSTANDING", ("code 15",), ()),
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
        "no outcome but that is open while it is investigated",
        date(2026, 6, 30),
        Breach(breached_on=date(2026, 6, 30), in_probation=True, investigation_complete=False),
        Entry("SANCTIONS_OPEN", OUTCOMES, ()),
    ),
    (
        "a breach on the next day would not",
        date(2026, 7, 1),
        Breached(date(2026, 1, 1)),
        Entry("OUTSIDE_PROBATION", PROBATION, ()),
    ),
    (
        "somebody complained, and nobody has written to the member yet",
        date(2026, 7, 1),
        Investigation(subject_of_complaint=True),
        Entry("TO_BE_STARTED", INVESTIGATION, ()),
    ),
    (
        "the letter goes out",
        date(2026, 7, 1),
        Investigation(
            subject_of_complaint=True, events=(Happened(step="letter", on=date(2026, 7, 1)),)
        ),
        Entry("IN_PROGRESS", INVESTIGATION, ()),
    ),
    (
        "it is all done, and the breach is established",
        date(2026, 7, 2),
        Breach(
            breached_on=date(2026, 6, 30),
            established=True,
            subject_of_complaint=True,
            investigation_complete=True,
        ),
        Entry("SANCTIONS_OPEN", OUTCOMES, ()),
    ),
    (
        "the member met the manager in July, and the six months are kept",
        date(2026, 7, 14),
        DevelopmentRecord(
            joined_on=date(2026, 1, 1), held=(Held(name="one-to-one", on=date(2026, 7, 10)),)
        ),
        Entry("UP_TO_DATE", ("role: requirements",), ()),
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
        "an article for the group is agreed, but nobody recorded it",
        date(2026, 8, 18),
        PressArticle(
            kind=ArticleKind.ON_BEHALF_OF_GROUP, discussed=True, agreed=True, recorded=False
        ),
        Entry("MAY_NOT_BE_SUBMITTED", ("code 10",), ()),
    ),
    (
        "a member sends one in their own name, and says so",
        date(2026, 8, 19),
        PressArticle(kind=ArticleKind.PERSONAL, stated_as_own_opinion=True, intends_harm=False),
        Entry("MAY_BE_SUBMITTED", ("code 10",), ()),
    ),
    (
        "a member hands out a party's leaflets as a member of the panel",
        date(2026, 8, 20),
        PoliticalRole(represents_party=True),
        Entry("NOT_ALLOWED", ("code 11",), ()),
    ),
    (
        "somebody who has left would tell the press what they learnt",
        date(2026, 9, 1),
        Information(
            audience=Audience.OUTSIDE,
            acquired_in_role=True,
            stated_otherwise=False,
            still_a_member=False,
        ),
        Entry("MAY_NOT_BE_SHARED", ("terms: interests", "role: confidentiality"), ()),
    ),
    (
        "somebody asks for the panel's tablet back",
        date(2026, 9, 1),
        Loan(lent_on=date(2026, 1, 20), requested_on=date(2026, 9, 1)),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "the review was presented before its report was sent, which is unusual",
        date(2026, 9, 30),
        ReviewRecord(events=happened(*STEPS[:4], "presentation", "action-plan", "next-review")),
        Entry("IN_PROGRESS", ("terms: scrutiny process",), ()),
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
    (
        "and for how long anybody serves",
        date(2026, 12, 31),
        Service(role=Role.MEMBER, terms_served=()),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "somebody counts votes for a Vice Chair",
        date(2026, 12, 31),
        Poll(votes=(3, 5)),
        Entry("NOT_PROVIDED", (), ()),
    ),
    (
        "and would bring in an expert",
        date(2026, 12, 31),
        CoOption(panel_agrees=True, co_optees_on_topic=0),
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
