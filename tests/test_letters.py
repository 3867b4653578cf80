"""Letters and minutes: what is said, how plainly, and that no power turns into a duty."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic import ValidationError

import scrutiny_rules
from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    Breach,
    Claim,
    Claimant,
    Decision,
    DeclaredInterest,
    Delivery,
    DevelopmentRecord,
    Due,
    DutyRecord,
    Eligibility,
    Expense,
    ExpenseKind,
    ExpenseTerms,
    Fact,
    Force,
    Happened,
    Investigation,
    Mark,
    Meeting,
    Mileage,
    MileageRate,
    Motion,
    NoticeRequest,
    OtherPaperError,
    Period,
    Provision,
    Quorum,
    ReimbursementDecision,
    ReviewRecord,
    Role,
    Roll,
    Rulebook,
    SanctionsDecision,
    ScrutinyRulesError,
    Service,
    Stage,
    Suspension,
    SuspensionDecision,
    SuspensionKind,
    WarningHistory,
    WithdrawalDecision,
    appeal_window,
    assess_eligibility,
    available_sanctions,
    decide_appeal,
    decide_motion,
    decide_probation,
    decide_probation_breach,
    decide_quorum,
    decide_withdrawal,
    development_plan,
    duties_due,
    escalate_conduct,
    follow_investigation,
    follow_notice,
    follow_review,
    notice_due,
    probation_period,
    reimburse,
    resign,
    review_application,
    review_attendance,
    review_development,
    review_payment,
    suggest_notification,
    suspension_period,
)
from scrutiny_rules.display import Passage
from scrutiny_rules.letters import (
    Envelope,
    MinutedInterest,
    MinutedItem,
    Section,
    Writing,
    letter,
    minutes,
    to_you,
)
from scrutiny_rules.letters.details import details, steps
from scrutiny_rules.letters.wording import WORDINGS, wording_of
from scrutiny_rules.questions import VERBS, Question
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.test_questions import QUESTIONS

ON: Final = date(2026, 11, 12)
NAME: Final = "Zebedee Q. Example"
ENVELOPE: Final = Envelope(to="Member A", sender="Resident Involvement team", dated_on=ON)
BOTH: Final = st.sampled_from([CHORUS_RSP, TRAFFORD_QIP])

JARGON: Final = re.compile(
    r"\b(limbs?|decisive|undetermined|not applicable|inquorate|unattainable|discretion"
    r"|shall|hereby|aforesaid|pursuant|prior to|in respect of|NOT_[A-Z]+|[A-Z]+_[A-Z]+)\b"
)
DUTY: Final = re.compile(r"\b(must|will|shall|have to|has to|obliged)\b", re.IGNORECASE)
LONGEST: Final = 25
LONGEST_ON_AVERAGE: Final = 12


def sentences(text: str) -> list[str]:
    """Return the sentences of some text, and the parts that a colon divides."""
    parts = re.split(r"[.?!:;](?:\s|$)|\n", text)
    return [part for part in parts if part.strip(" -")]


def words_in(sentence: str) -> int:
    """Return how many words a sentence has."""
    return len(re.findall(r"\w+", sentence))


def section(written: Writing, heading: str) -> list[str]:
    """Return what stands below a heading, up to the next."""
    found: list[str] = []
    inside = False
    for one in written.sections:
        inside = inside if not one.heading else one.heading == heading
        found += (*one.paragraphs, *one.points) if inside else ()
    return found


def headings(written: Writing) -> list[str]:
    """Return the headings, in order."""
    return [one.heading for one in written.sections if one.heading]


def told(rulebook: Rulebook, decision: Decision[Any], **envelope: object) -> Writing:
    """Return a decision as a letter to Member A."""
    return letter(rulebook, decision, ENVELOPE.model_copy(update=envelope))


def assessed(rulebook: Rulebook, **known: object) -> Decision[Any]:
    """Return whether somebody of whom something is known may join."""
    person = Applicant.model_validate(known)
    return assess_eligibility(rulebook.eligibility, person, stage=Stage.APPLICANT, on=ON)


def absent(*marks: Mark) -> Decision[Any]:
    """Return what a record of monthly meetings leads to."""
    meetings = tuple(
        Meeting(held_on=date(2026, n, 9), mark=mark) for n, mark in enumerate(marks, 1)
    )
    register = AttendanceRegister(meetings=meetings)
    return review_attendance(TRAFFORD_QIP.attendance, register, on=ON)


def suspended(kind: SuspensionKind, **more: object) -> SuspensionDecision:
    """Return a suspension from 15 November on."""
    facts = {"kind": kind, "first_day": date(2026, 11, 15), **more}
    return suspension_period(CHORUS_RSP.sanctions, Suspension.model_validate(facts))


def interest(rulebook: Rulebook, **known: object) -> WithdrawalDecision:
    """Return what an interest means for taking part."""
    return decide_withdrawal(rulebook.interests, DeclaredInterest.model_validate(known))


def claimed(*items: Mileage | Expense) -> ReimbursementDecision:
    """Return what is payable on a claim."""
    return reimburse(CHORUS_RSP.expenses, Claim(items=items))


MISSED_THREE: Final = absent(*[Mark.PRESENT] * 4, *[Mark.ABSENT] * 3)
JOURNEY: Final = Mileage(miles=Decimal("10.1"), travelled_on=ON)
BUS: Final = Expense(kind=ExpenseKind.PUBLIC_TRANSPORT, pence=320, incurred_on=ON, receipt=False)


class TestWording:
    """Every kind of decision has a title, and a plain sentence or two for each outcome."""

    @pytest.mark.parametrize("name", sorted(VERBS))
    def test_every_outcome_of_every_function_has_words(self, name: str) -> None:
        verb = VERBS[name]
        wording = WORDINGS[verb.decides]

        assert set(wording.says) == set(verb.outcomes)
        assert wording.against | wording.powers | wording.shared <= set(verb.outcomes)

    def test_no_kind_of_decision_has_words_that_no_function_answers_with(self) -> None:
        assert set(WORDINGS) == {verb.decides for verb in VERBS.values()}

    @pytest.mark.parametrize("kind", WORDINGS, ids=lambda kind: kind.__name__)
    def test_no_two_outcomes_are_told_alike(self, kind: type[Decision[Any]]) -> None:
        said = list(WORDINGS[kind].says.values())

        assert len(set(said)) == len(said)
        assert all(re.fullmatch(r"[A-Z].*\.", one) for one in said)

    def test_no_title_stands_twice_for_different_answers(self) -> None:
        titles = [wording.title for wording in WORDINGS.values()]

        assert len(set(titles)) == len(titles)

    def test_nothing_of_our_own_speaks_of_duty(self) -> None:
        for wording in WORDINGS.values():
            for outcome in wording.powers:
                assert not DUTY.search(wording.says[outcome])
                assert re.search(r"\bmay\b", wording.says[outcome])

    def test_another_kind_of_decision_is_told_by_its_subject_and_outcome(self) -> None:
        class WeatherDecision(Decision[Eligibility]):
            subject = "Weather"

        fair = WeatherDecision(outcome=Eligibility.ELIGIBLE)

        assert wording_of(fair).title == "Weather"
        assert told(CHORUS_RSP, fair).sections[0].paragraphs == ("Weather: eligible.",)


WITH_QUESTIONS: Final = (
    "applicants",
    "appeals",
    "application",
    "attendance",
    "development",
    "expenses",
    "interests",
    "press",
    "probation",
    "sanctions",
    "affiliation",
)
"""The modules whose facts are about a person."""

FACTS: Final = {
    f"{home}.{name}": fact
    for home in WITH_QUESTIONS
    for name, fact in vars(getattr(scrutiny_rules, home))["FACTS"].items()
}


class TestQuestionsToThePerson:
    """A question about the person says *you* in a letter to them."""

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ("Is the person in rent arrears?", "Are you in rent arrears?"),
            ("Has the member been notified?", "Have you been notified?"),
            ("Does the person live in a home?", "Do you live in a home?"),
            ("Can the person commit to the role?", "Can you commit to the role?"),
            ("What is the person's date of birth?", "What is your date of birth?"),
            ("Does the landlord employ the person?", "Does the landlord employ you?"),
            ("On which day was the member told?", "On which day were you told?"),
            ("Was the member told?", "Were you told?"),
            ("How old is the person on the day?", "How old are you on the day?"),
            ("On which day did they join?", "On which day did you join?"),
            ("Is there action against them?", "Is there action against you?"),
            ("Is a breach of theirs on record?", "Is a breach of yours on record?"),
            ("Is it a car of their own?", "Is it a car of your own?"),
            ("Was it the claimant's own vehicle?", "Was it your own vehicle?"),
            ("Which meetings on their development?", "Which meetings on your development?"),
            ("Is it the author's own opinion?", "Is it your own opinion?"),
            ("Is the person's form complete?", "Is your form complete?"),
            ("How many members are in office?", "How many members are in office?"),
            ("Is the personal interest declared?", "Is the personal interest declared?"),
        ],
    )
    def test_what_is_asked(self, asked: str, expected: str) -> None:
        assert to_you(asked) == expected

    @pytest.mark.parametrize("fact", FACTS.values(), ids=list(FACTS))
    def test_every_question_of_a_person_turns_to_them(self, fact: Fact) -> None:
        asked = to_you(fact.question)

        assert not re.search(r"\bthe (person|member|claimant|author|applicant)\b", asked)
        assert not re.search(r"\b(they|theirs)\b", asked)
        assert not re.search(r"\b(is|was|has|does)\b you\b", asked, re.IGNORECASE)
        assert asked[0].isupper()


BARS: Final = (
    "employee_of_landlord",
    "sits_on_relevant_board",
    "county_court_judgment",
    "notice_of_seeking_possession",
    "ceased_to_be_customer",
    "excluded_for_behaviour",
    "in_breach_of_tenancy",
    "asb_order_or_investigation",
)


class TestEligibility:
    """May the person join: yes, no, perhaps, or what is still to be known."""

    def test_yes(self) -> None:
        decision = assessed(
            CHORUS_RSP, tenant=True, in_rent_arrears=False, asb_notice_in_force=False
        )
        written = told(CHORUS_RSP, decision)

        assert written.title == "Your place on the panel"
        assert written.sections[0].paragraphs == ("You meet what the paper asks of you.",)
        assert section(written, "Why") == [
            "These conditions are met:",
            "A tenant, joint tenant, leaseholder or shared owner (terms: membership)",
            "Rent is clear, or a repayment plan is kept (terms: membership)",
            "No valid anti-social behaviour notice in force (terms: membership)",
        ]
        assert headings(written) == ["Why", "If something is not right"]

    def test_no_says_which_condition_is_not_met_and_that_there_is_no_appeal(self) -> None:
        decision = assessed(CHORUS_RSP, tenant=True, asb_notice_in_force=True)
        written = told(CHORUS_RSP, decision)

        assert section(written, "Why") == [
            "This condition is not met:",
            "No valid anti-social behaviour notice in force (terms: membership)",
        ]
        assert section(written, "If you disagree") == [
            (
                "The paper sets an appeal for action on a breach of the code only (code 14: "
                "appeal). It sets none against this."
            )
        ]

    def test_no_where_the_paper_has_no_appeal_at_all(self) -> None:
        written = told(TRAFFORD_QIP, assessed(TRAFFORD_QIP, employee_of_landlord=True))

        assert section(written, "If you disagree") == ["The paper sets no appeal."]

    def test_perhaps_names_whose_choice_it_is(self) -> None:
        nothing = dict.fromkeys(("tenant", "joint_tenant", "leaseholder", "shared_owner"), False)
        decision = assessed(
            CHORUS_RSP,
            **nothing,
            recruited_by_agreement_of_members=True,
            in_the_panels_interest=True,
        )
        written = told(CHORUS_RSP, decision)

        assert section(written, "Who decides") == [
            "Under the paper, this is decided by: the current members of the panel.",
            "It is a choice, and not a duty.",
        ]
        assert "On the route for non-residents (terms: membership)" in section(written, "Why")

    def test_what_the_person_and_what_others_can_tell_are_kept_apart(self) -> None:
        written = told(TRAFFORD_QIP, assessed(TRAFFORD_QIP, tenant=True))

        assert section(written, "What we need from you")[:3] == [
            "Please tell us:",
            "Can you commit to the role?",
            "What is your date of birth?",
        ]
        assert section(written, "What we need to find out")[:2] == [
            "If you can help with any of this, please tell us.",
            (
                "Is a County Court judgment in the landlord's favour outstanding against you? (To "
                "be answered by the landlord's housing team.)"
            ),
        ]
        assert section(written, "Why")[0] == (
            "We do not know yet whether these conditions are met:"
        )

    def test_what_is_still_to_come_is_told_to_whoever_may_join(self) -> None:
        known = {**dict.fromkeys(BARS, False), "date_of_birth": date(1970, 1, 1)}
        written = told(TRAFFORD_QIP, assessed(TRAFFORD_QIP, tenant=True, can_commit=True, **known))

        assert section(written, "Please note") == [
            (
                "Still to come before joining: selection, induction and basic training completed "
                "[trafford-qip 4.1.5]."
            )
        ]

    def test_only_the_person_can_tell(self) -> None:
        decision = assessed(
            TRAFFORD_QIP,
            tenant=True,
            can_commit=True,
            **dict.fromkeys(BARS, False),
        )
        written = told(TRAFFORD_QIP, decision)

        assert decision.needs == ("date_of_birth",)
        assert section(written, "What we need from you") == [
            "Please tell us:",
            "What is your date of birth?",
        ]
        assert "What we need to find out" not in headings(written)

    def test_what_is_not_about_the_person_is_asked_as_it_stands(self) -> None:
        decision = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7))

        assert section(told(TRAFFORD_QIP, decision), "What we need to find out")[1:] == [
            (
                "How many of them are present? (To be answered by whoever keeps the roll of the "
                "meeting.)"
            )
        ]

    def test_a_fact_that_the_paper_no_longer_has_is_asked_for_by_its_name(self) -> None:
        decision = assessed(CHORUS_RSP, tenant=True, in_rent_arrears=False)
        gone = decision.model_copy(update={"needs": ("ward_councillor",), "questions": ("?",)})

        assert section(told(CHORUS_RSP, gone), "What we need to find out")[1:] == [
            "Ward councillor?"
        ]


class TestPowers:
    """What somebody may do stays a choice, and the person is asked for their side first."""

    INVITED: Final = (
        "Before anything is decided, please tell us what you would like to be taken into account. "
        "The paper sets no day for this."
    )

    def test_absences_may_lead_to_removal(self) -> None:
        written = told(TRAFFORD_QIP, MISSED_THREE)

        assert written.sections[0] == Section(
            "",
            (
                (
                    "Because of meetings that you missed, you may be removed from the panel. "
                    "Nobody has decided this."
                ),
            ),
            (
                "You attended 4 of the 7 meetings that count.",
                "The most meetings that you missed in a row: 3.",
                "Meetings that you missed without an apology: 3.",
            ),
        )
        assert section(written, "Why") == [
            "This condition is met:",
            "Absent from three meetings running (7.5)",
        ]
        assert section(written, "Who decides") == [
            "Under the paper, this is decided by: the panel.",
            "It is a choice, and not a duty.",
            self.INVITED,
        ]
        assert section(written, "If you disagree") == ["The paper sets no appeal."]

    def test_a_step_at_a_meeting_says_that_action_can_be_appealed(self) -> None:
        history = WarningHistory(per_meeting=(1, 1, 1))
        written = told(CHORUS_RSP, escalate_conduct(CHORUS_RSP.conduct, history))

        assert self.INVITED in section(written, "Who decides")
        assert section(written, "If you disagree") == [
            (
                "If action is taken, you may appeal against it within 14 days. They count from the "
                "day after you are told."
            ),
            "How to appeal:",
            (
                "Appeal to the Neighbourhood Services manager, verbally or in writing (code 14: "
                "appeal)"
            ),
            "What follows an appeal, in this order:",
            "Neighbourhood Services: appoint an investigating officer",
            "The investigating officer: investigate the case again",
            "The Operations Director: decide whether the appeal is upheld",
        ]

    def test_a_power_over_several_outcomes_invites_the_person_too(self) -> None:
        breach = Breach(established=True, subject_of_complaint=False, in_probation=False)
        written = told(
            CHORUS_RSP, available_sanctions(CHORUS_RSP.sanctions, breach, on=ON), notified_on=ON
        )

        assert section(written, "Your side") == [self.INVITED]
        assert section(written, "If you disagree")[0].startswith("If action is taken, you may")
        assert "Why" not in headings(written)

    def test_a_judgement_that_is_still_to_be_made_is_no_power_yet(self) -> None:
        written = told(TRAFFORD_QIP, absent(*[Mark.UNKNOWN] * 6))

        assert "Who decides" not in headings(written)
        assert section(written, "If you disagree") == []


class TestAppeals:
    """How and until when to appeal, or that the paper sets no appeal."""

    def test_a_suspension_with_the_day_of_being_told(self) -> None:
        envelope = ENVELOPE.model_copy(update={"notified_on": date(2026, 11, 14)})
        written = letter(
            CHORUS_RSP,
            suspended(SuspensionKind.FROM_MEETINGS),
            envelope,
            calendar=ENGLAND_AND_WALES,
        )

        assert written.sections[0].paragraphs == ("You are suspended.",)
        assert written.sections[0].points == (
            "What it keeps you from: attending meetings.",
            (
                "The first day is 15 November 2026. The last day is 14 February 2027. Both days "
                "are included."
            ),
        )
        assert section(written, "What the paper says") == ["Three months' suspension (code 14(b))"]
        assert section(written, "If you disagree")[:4] == [
            "You may appeal.",
            (
                "The time counts from 14 November 2026, when you are told. The last day is 28 "
                "November 2026."
            ),
            "The last day is not a working day (Saturday); it is not moved.",
            "How to appeal:",
        ]

    def test_the_calendar_tells_of_a_bank_holiday(self) -> None:
        envelope = ENVELOPE.model_copy(update={"notified_on": date(2025, 12, 12)})
        decision = suspended(SuspensionKind.FROM_MEETINGS)
        with_it = letter(CHORUS_RSP, decision, envelope, calendar=ENGLAND_AND_WALES)
        without = letter(CHORUS_RSP, decision, envelope)

        holiday = "The last day is not a working day (Boxing Day); it is not moved."
        assert holiday in section(with_it, "If you disagree")
        assert holiday not in section(without, "If you disagree")

    def test_a_suspension_of_which_the_person_is_not_told_yet(self) -> None:
        written = told(CHORUS_RSP, suspended(SuspensionKind.PENDING_INVESTIGATION))

        assert section(written, "If you disagree")[:2] == [
            "You may appeal.",
            "You have 14 days, counted from the day after you are told.",
        ]
        assert written.sections[0].points[1:] == (
            (
                "The first day is 15 November 2026. There is no last day yet: it lasts until "
                "further notice."
            ),
            "This is a precaution. It does not say that you broke the code.",
        )

    def test_a_breach_in_probation(self) -> None:
        decision = decide_probation_breach(
            CHORUS_RSP.probation, joined_on=date(2026, 6, 1), breached_on=ON
        )
        written = told(CHORUS_RSP, decision)

        assert "You may appeal." in section(written, "If you disagree")
        assert written.sections[0].points[1] == (
            "The first day is 12 November 2026. There is no last day yet: it lasts until further "
            "notice."
        )

    def test_the_time_to_appeal_itself(self) -> None:
        written = told(CHORUS_RSP, appeal_window(CHORUS_RSP.appeals, notified_on=date(2026, 3, 2)))

        assert written.sections[0].points == (
            "You may appeal from 2 March 2026 to 16 March 2026. Both days are included.",
        )
        assert "What the paper says" not in headings(written)
        assert Section("", ("How to appeal:",), (HOW,)) in written.sections

    @pytest.mark.parametrize(
        ("lodged_on", "on", "how"),
        [
            pytest.param(None, date(2026, 3, 16), True, id="open on the last day"),
            pytest.param(None, date(2026, 3, 17), False, id="closed a day later"),
            pytest.param(date(2026, 3, 16), date(2026, 3, 20), False, id="in time"),
            pytest.param(date(2026, 3, 17), date(2026, 3, 20), False, id="out of time"),
        ],
    )
    def test_how_to_appeal_is_told_while_there_is_time(
        self, lodged_on: date | None, on: date, *, how: bool
    ) -> None:
        appeal = Appeal(notified_on=date(2026, 3, 2), lodged_on=lodged_on)
        written = told(CHORUS_RSP, decide_appeal(CHORUS_RSP.appeals, appeal, on=on))

        assert (Section("", ("How to appeal:",), (HOW,)) in written.sections) is how
        assert ("Why" in headings(written)) is not how
        in_time = lodged_on == date(2026, 3, 16)
        assert ("What is to be done" in headings(written)) is in_time

    def test_a_paper_without_a_procedure_names_no_steps(self) -> None:
        appeals = CHORUS_RSP.appeals.model_copy(update={"procedure": None})
        short = CHORUS_RSP.model_copy(update={"appeals": appeals})
        written = told(short, suspended(SuspensionKind.FROM_MEETINGS))

        assert section(written, "If you disagree")[-2:] == ["How to appeal:", HOW]

    def test_a_decision_in_the_persons_favour_speaks_of_no_appeal(self) -> None:
        written = told(TRAFFORD_QIP, absent(*[Mark.PRESENT] * 6))

        assert "appeal" not in str(written)

    def test_a_decision_on_appeals_that_another_edition_took_out_has_no_way(self) -> None:
        kept = tuple(one for one in CHORUS_RSP.readings if one.block != "appeals")
        silent = CHORUS_RSP.model_copy(update={"appeals": TRAFFORD_QIP.appeals, "readings": kept})
        window = appeal_window(CHORUS_RSP.appeals, notified_on=ON)

        assert "How to appeal" not in str(told(silent, window))


HOW: Final = (
    "Appeal to the Neighbourhood Services manager, verbally or in writing (code 14: appeal)"
)


class TestExpenses:
    """A pay slip: every item, what becomes of it and why, and the totals."""

    def test_part_of_a_claim(self) -> None:
        unknown = BUS.model_copy(update={"receipt": None})
        other = Mileage(miles=Decimal(3), travelled_on=ON, own_vehicle=False)
        written = told(CHORUS_RSP, claimed(JOURNEY, BUS, unknown, other))

        assert written.sections[0].paragraphs == ("We can pay a part of your claim.",)
        assert written.sections[0].points == (
            "Item 1 of your claim: £4.545. We can pay this (role: expenses).",
            (
                "Item 2 of your claim: £3.20. We hold this back for now. This is not met: a "
                "receipt or proof of purchase is held (role: expenses)."
            ),
            (
                "Item 3 of your claim: £3.20. We hold this back for now. We do not know yet "
                "whether this is met: a receipt or proof of purchase is held (role: expenses)."
            ),
            (
                "Item 4 of your claim: £1.35. We cannot pay this. This is not met: in the "
                "customer's own vehicle (role: expenses)."
            ),
            "To pay: £4.55 (£4.545, in whole pence).",
            "Held back for now: £6.40.",
            "Not payable: £1.35.",
        )
        assert headings(written)[0] == "If you disagree"

    def test_a_whole_claim(self) -> None:
        written = told(CHORUS_RSP, claimed(Mileage(miles=Decimal(24), travelled_on=ON)))

        assert written.sections[0].points == (
            "Item 1 of your claim: £10.80. We can pay this (role: expenses).",
            "To pay: £10.80.",
        )
        assert headings(written) == ["If something is not right"]

    def test_a_claim_of_nothing_has_its_clause_all_the_same(self) -> None:
        written = told(CHORUS_RSP, claimed())

        assert "Some item is payable (role: expenses)" in section(written, "Why")

    def test_what_is_paid_elsewhere(self) -> None:
        written = told(TRAFFORD_QIP, reimburse(TRAFFORD_QIP.expenses, Claim(items=(BUS,))))

        assert section(written, "What the paper says") == [
            "Members are not paid, but reasonable out-of-pocket expenses are reimbursed (9.1)"
        ]
        assert section(written, "Please note") == [
            "9.1 and 4.3(h) pay expenses under a procedure that this paper does not contain."
        ]

    @pytest.mark.parametrize(
        ("rate", "expected"),
        [
            pytest.param(50, "Item 2: £0.505 more.", id="more"),
            pytest.param(40, "Item 2: £0.505 less.", id="less"),
        ],
    )
    def test_a_change_of_rate_is_told_of_the_items_that_it_touches(
        self, rate: int, expected: str
    ) -> None:
        terms = CHORUS_RSP.expenses
        assert isinstance(terms, ExpenseTerms)
        changed = MileageRate(
            pence_per_mile=Fraction(rate),
            in_force_from=date(2026, 4, 6),
            known_from=date(2026, 5, 21),
        )
        later = terms.model_copy(update={"rates": (*terms.rates, changed)})
        claim = Claim(items=(journey(date(2026, 4, 5)), journey(date(2026, 4, 6))))
        decision = review_payment(later, claim, paid_on=date(2026, 5, 1), on=ON)

        assert details(decision)[2:] == (expected,)

    def test_an_item_that_is_payable_under_more_than_one_clause_cites_each_once(self) -> None:
        rulebook = CHORUS_RSP
        member = Claim(items=(JOURNEY,), claimant=Claimant.MEMBER_ONLY)
        (item,) = told(rulebook, reimburse(rulebook.expenses, member)).sections[0].points[:1]

        assert item.endswith("We can pay this (role: expenses; pack: benefits).")


def journey(on: date) -> Mileage:
    """Return a journey of 10.1 miles on a day."""
    return Mileage(miles=Decimal("10.1"), travelled_on=on)


def review(rulebook: Rulebook, *events: tuple[str, date]) -> Decision[Any]:
    """Return how far a review has come."""
    record = ReviewRecord(events=tuple(Happened(step=step, on=on) for step, on in events))
    return follow_review(rulebook.reviews, record.events, on=ON)


class TestDetails:
    """The figures of a decision, in short sentences."""

    @pytest.mark.parametrize(
        ("decision", "expected"),
        [
            pytest.param(
                review_application(
                    CHORUS_RSP.application,
                    ApplicationForm(
                        answers={
                            "already-involved": True,
                            "formal-qualifications": False,
                            "why-become-a-member": "x",
                            "benefit": "x",
                            "skills": "x",
                            "willing-to-train": True,
                        }
                    ),
                ),
                "Still missing: already involved details. Still missing: support needs.",
                id="answers that are missing",
            ),
            pytest.param(
                decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3)),
                "It takes 4 members. Members present: 3.",
                id="a quorum",
            ),
            pytest.param(
                decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7)), "", id="nobody counted"
            ),
            pytest.param(
                decide_quorum(TRAFFORD_QIP.quorum, Roll(present=3)), "", id="nobody in office known"
            ),
            pytest.param(
                decide_motion(
                    CHORUS_RSP.voting, Ballot(votes_for=3, votes_against=1, private_requests=1)
                ),
                "For: 3. Against: 1. Abstaining: 0. The paper asks for this vote to be taken in "
                "private.",
                id="a private vote",
            ),
            pytest.param(
                decide_motion(
                    CHORUS_RSP.voting, Ballot(votes_for=3, votes_against=1, abstentions=None)
                ),
                "For: 3. Against: 1.",
                id="nobody knows who abstained",
            ),
            pytest.param(
                decide_motion(TRAFFORD_QIP.voting, Ballot(objections=0, quorate=True)),
                "",
                id="no vote",
            ),
            pytest.param(
                interest(CHORUS_RSP, personal_interest=True, view_of="the panel"),
                "What you would withdraw from: the discussion of it, and reviews as appropriate. "
                "Whose judgement this rests on: the panel.",
                id="an interest",
            ),
            pytest.param(interest(TRAFFORD_QIP, clear_conflict=False), "", id="no conflict"),
            pytest.param(
                escalate_conduct(CHORUS_RSP.conduct, WarningHistory(per_meeting=(1,))),
                "It would be warning 2 of 3.",
                id="a warning",
            ),
            pytest.param(
                escalate_conduct(CHORUS_RSP.conduct, WarningHistory(per_meeting=(3,))),
                "",
                id="no further warning",
            ),
            pytest.param(
                follow_investigation(
                    CHORUS_RSP.investigation,
                    Investigation(
                        subject_of_complaint=True, events=(Happened(step="letter", on=ON),)
                    ),
                    on=ON,
                ),
                "It is led by the Resident Involvement manager. Done on 12 November 2026: letter.",
                id="an investigation",
            ),
            pytest.param(
                follow_investigation(
                    CHORUS_RSP.investigation,
                    Investigation(subject_of_complaint=False, in_probation=False),
                    on=ON,
                ),
                "",
                id="no investigation",
            ),
            pytest.param(
                suspended(SuspensionKind.FROM_MEETINGS, ended_on=date(2026, 12, 1)),
                "What it keeps you from: attending meetings. The first day is 15 November 2026. "
                "The last day is 1 December 2026. Both days are included.",
                id="a suspension that was ended",
            ),
            pytest.param(
                SuspensionDecision(
                    outcome=Provision.PROVIDED, period=Period(first_day=ON, last_day=ON)
                ),
                "The first day is 12 November 2026. The last day is 12 November 2026. Both days "
                "are included.",
                id="a suspension from nothing that is named",
            ),
            pytest.param(
                suspension_period(
                    TRAFFORD_QIP.sanctions,
                    Suspension(kind=SuspensionKind.FROM_MEETINGS, first_day=ON),
                ),
                "",
                id="no such suspension",
            ),
            pytest.param(
                probation_period(CHORUS_RSP.probation, joined_on=date(2026, 1, 1)),
                "The days are 1 January 2026 to 30 June 2026. Both days are included.",
                id="the days of a probation",
            ),
            pytest.param(
                decide_probation(CHORUS_RSP.probation, joined_on=date(2026, 1, 1), on=ON),
                "The days are 1 January 2026 to 30 June 2026. Both days are included.",
                id="probation",
            ),
            pytest.param(
                decide_appeal(
                    CHORUS_RSP.appeals,
                    Appeal(
                        notified_on=ON,
                        lodged_on=ON,
                        steps_done=("officer-appointed", "re-investigated", "decided"),
                        upheld=True,
                    ),
                    on=ON,
                ),
                "The last day to appeal: 26 November 2026. Your appeal was upheld.",
                id="an appeal that was upheld",
            ),
            pytest.param(
                decide_appeal(
                    CHORUS_RSP.appeals, Appeal(notified_on=ON, lodged_on=ON, upheld=False), on=ON
                ),
                "The last day to appeal: 26 November 2026. Your appeal was not upheld.",
                id="an appeal that was not",
            ),
            pytest.param(decide_appeal(CHORUS_RSP.appeals, Appeal(), on=ON), "", id="no day known"),
            pytest.param(
                appeal_window(CHORUS_RSP.appeals, notified_on=None), "", id="not told yet"
            ),
            pytest.param(
                suggest_notification(
                    CHORUS_RSP.appeals,
                    sent_on=date(2026, 3, 6),
                    delivery=Delivery.FIRST_CLASS_POST,
                    calendar=ENGLAND_AND_WALES,
                ),
                "We take it that you were told on 10 March 2026.",
                id="a letter in the post",
            ),
            pytest.param(
                suggest_notification(
                    TRAFFORD_QIP.appeals,
                    sent_on=ON,
                    delivery=Delivery.EMAIL,
                    calendar=ENGLAND_AND_WALES,
                ),
                "",
                id="no day that would count",
            ),
            pytest.param(
                notice_due(TRAFFORD_QIP.notice, date(2026, 3, 20), ENGLAND_AND_WALES),
                "It can be expected from 7 April 2026 on. Not counted: 3 April 2026 (Good Friday). "
                "Not counted: 6 April 2026 (Easter Monday).",
                id="notice over Easter",
            ),
            pytest.param(
                notice_due(CHORUS_RSP.notice, ON, ENGLAND_AND_WALES), "", id="no time for notice"
            ),
            pytest.param(
                follow_notice(
                    TRAFFORD_QIP.notice,
                    NoticeRequest(
                        requested_on=date(2026, 3, 20),
                        wanted_on=date(2026, 4, 7),
                        valid_reason=False,
                        reasonable_replacement=False,
                        alternative_date_agreed=False,
                    ),
                    on=ON,
                    calendar=ENGLAND_AND_WALES,
                ),
                "The first day that could be asked for: 7 April 2026. To be told: the Managing "
                "Director of Landlord, and that of the business area.",
                id="a request that was not met",
            ),
            pytest.param(
                follow_notice(
                    TRAFFORD_QIP.notice, NoticeRequest(), on=ON, calendar=ENGLAND_AND_WALES
                ),
                "",
                id="a request on no day",
            ),
            pytest.param(
                review(CHORUS_RSP, ("scoping-meeting", ON)),
                "Last step: scoping meeting, 12 November 2026.",
                id="a review",
            ),
            pytest.param(review(CHORUS_RSP), "", id="a review that has not begun"),
            pytest.param(
                review_payment(CHORUS_RSP.expenses, Claim(items=(JOURNEY,)), paid_on=ON, on=ON),
                "Payable at the time: £4.55. Payable by what is known now: £4.55.",
                id="a payment that was right",
            ),
            pytest.param(
                review_payment(TRAFFORD_QIP.expenses, Claim(), paid_on=ON, on=ON),
                "",
                id="a payment that nothing is said of",
            ),
            pytest.param(
                resign(TRAFFORD_QIP.tenure, Service(role=Role.CHAIR)),
                "Tell the Board.",
                id="a kind that says its own figures",
            ),
            pytest.param(claimed(), "To pay: £0.00.", id="a claim of nothing"),
        ],
    )
    def test_what_is_said(self, decision: Decision[Any], expected: str) -> None:
        assert " ".join(details(decision)) == expected


class TestSanctions:
    """What may follow a breach: each outcome with its clause, its days and how strong it is."""

    def open_after(self, **known: object) -> list[str]:
        breach = Breach.model_validate(known)
        decision = available_sanctions(CHORUS_RSP.sanctions, breach, on=ON)
        return list(details(decision))

    def test_choices_and_what_the_paper_expects(self) -> None:
        said = self.open_after(established=True, subject_of_complaint=False, in_probation=False)

        assert said[0] == (
            "Asked to leave the meeting (code 2). Decided by: employees of Chorus Homes, or "
            "volunteers. This is a choice."
        )
        assert said[1] == (
            "Training (code 14: outcomes). The paper puts this first. Decided by: the Resident "
            "Involvement team. The paper expects this."
        )
        assert said[3] == (
            "Three months' suspension (code 14(b)). It would keep you from attending meetings. "
            "If it starts on 12 November 2026, it lasts until 11 February 2027. Decided by: Chorus "
            "Homes (the paper does not say who there). This is a choice."
        )

    def test_what_the_paper_requires(self) -> None:
        (said,) = self.open_after(
            breached_on=date(2026, 11, 9), in_probation=True, investigation_complete=False
        )

        assert said == (
            "Suspended at once, pending investigation (code 14(d)). It would keep you from "
            "resident involvement activities (as we take it: the paper does not say). If it "
            "starts on 9 November 2026, it lasts until further notice. It would be a precaution. "
            "It would not say that you broke the code. The paper requires this."
        )

    def test_what_is_not_known(self) -> None:
        decision = available_sanctions(CHORUS_RSP.sanctions, Breach(), on=ON)
        written = told(CHORUS_RSP, decision)

        assert written.sections[0].points == ()
        assert "Why" in headings(written)
        assert section(written, "What we need to find out")


class TestSteps:
    """What is to be done: overdue first, then what comes next, with who, when and how strongly."""

    def test_most_decisions_leave_nothing_to_be_done(self) -> None:
        assert steps(MISSED_THREE) == ()

    def test_meetings_on_development(self) -> None:
        record = DevelopmentRecord(joined_on=date(2026, 1, 5), held=())
        decision = review_development(TRAFFORD_QIP.development, record, on=ON)

        assert section(told(TRAFFORD_QIP, decision), "What is to be done") == [
            "This is overdue:",
            (
                "Take part in a development feedback session (4.3(c)). Who: you (the paper does "
                "not say with whom). Last day: 5 July 2026. The paper requires this."
            ),
            "This comes next:",
            (
                "Take part in an annual appraisal (4.3(c)). Who: you (the paper does not say with "
                "whom). Last day: 5 January 2027. The paper requires this."
            ),
        ]

    def test_meetings_of_which_nobody_knows_whether_they_were_held(self) -> None:
        record = DevelopmentRecord(joined_on=date(2026, 1, 5))
        decision = review_development(TRAFFORD_QIP.development, record, on=ON)
        said = section(told(TRAFFORD_QIP, decision), "What is to be done")

        assert said[0] == "Unless it has been done already, this is due:"
        assert decision.needs == ("held",)

    def test_meetings_to_come(self) -> None:
        decision = development_plan(
            CHORUS_RSP.development, joined_on=date(2026, 1, 5), until=date(2026, 12, 31)
        )

        assert section(told(CHORUS_RSP, decision), "What is to be done") == [
            "This comes next:",
            (
                "Meet one to one, every six months (role: requirements). Who: you, with the "
                "Resident Involvement manager or officer. Last day: 5 July 2026. The paper "
                "requires this."
            ),
        ]

    def test_duties_of_the_panel(self) -> None:
        done = dict.fromkeys(("action-plan-report", "annual-report", "website-and-intranet"), ())
        record = DutyRecord(since=date(2025, 1, 1), done=done)
        decision = duties_due(TRAFFORD_QIP.duties, record, on=ON)

        assert section(told(TRAFFORD_QIP, decision), "What is to be done")[0] == "This is overdue:"

    def test_an_interest_to_be_declared(self) -> None:
        decision = interest(CHORUS_RSP, personal_interest=True, declared=False)

        assert section(told(CHORUS_RSP, decision), "What is to be done") == [
            "This comes next:",
            (
                "Declare a personal or prejudicial interest (code 4). Who: you. The paper requires "
                "this."
            ),
        ]

    def test_what_is_open_besides_in_a_review(self) -> None:
        decision = review(TRAFFORD_QIP, ("findings", ON))
        said = section(told(TRAFFORD_QIP, decision), "What is to be done")

        assert "This comes next:" in said
        assert "This is open besides:" in said
        assert said[-1].endswith("This is a choice.")

    def test_what_is_overdue_is_not_told_twice(self) -> None:
        report = ("final-report", date(2026, 1, 31))
        decision = review(TRAFFORD_QIP, ("findings", date(2026, 1, 12)), report)
        said = section(told(TRAFFORD_QIP, decision), "What is to be done")

        overdue = [line for line in said if line.startswith("Answer in writing")]
        assert said[0] == "This is overdue:"
        assert overdue == [
            (
                "Answer in writing within a month, with a draft action plan to discuss (6.2). Who: "
                "the Service Manager. Last day: 28 February 2026. The paper requires this."
            )
        ]

    def test_an_appeal_in_time_goes_on(self) -> None:
        appeal = Appeal(notified_on=ON, lodged_on=ON)
        decision = decide_appeal(CHORUS_RSP.appeals, appeal, on=ON)

        assert section(told(CHORUS_RSP, decision), "What is to be done") == [
            "This comes next:",
            (
                "Appoint an investigating officer (code 14: appeal). Who: Neighbourhood Services. "
                "The paper requires this."
            ),
        ]

    def test_an_investigation_goes_on(self) -> None:
        decision = follow_investigation(
            CHORUS_RSP.investigation, Investigation(subject_of_complaint=True, events=()), on=ON
        )
        said = section(told(CHORUS_RSP, decision), "What is to be done")

        assert said[0] == "This comes next:"


class TestChecks:
    """What whoever sends the letter looks at first, and the person does not read."""

    def test_cautions_readings_and_the_age_of_the_paper(self) -> None:
        written = told(TRAFFORD_QIP, MISSED_THREE)

        assert written.checks[:2] == (
            "a power, not a duty: invite the member's representations first",
            "3 without apology: whether that is consistent is for the panel to judge",
        )
        assert (
            "T-R10: Does an apology end a run of absences? Taken: apology-counts-as-absence"
            in written.checks
        )
        assert written.checks[-1].startswith("a review of this paper was due by 30 November 2017")
        assert not any(check in str(written) for check in written.checks)

    def test_the_person_is_told_that_the_paper_is_unclear(self) -> None:
        (wrong, unclear) = section(told(TRAFFORD_QIP, MISSED_THREE), "If something is not right")

        assert wrong == "If something in this letter is wrong or has changed, please tell us."
        assert unclear.endswith("T-R18, T-R10, T-R21, T-R19, T-R20.")

    def test_what_the_person_reads_is_not_among_them(self) -> None:
        written = told(CHORUS_RSP, suspended(SuspensionKind.FURTHER))

        assert written.checks == ()
        assert section(written, "Please note") == [
            "The paper gives the further suspension no length."
        ]


class TestEnvelope:
    """The day, the reference, who it is for and from, and what the sender adds."""

    def test_what_stands_around_the_letter(self) -> None:
        written = told(
            CHORUS_RSP,
            suspended(SuspensionKind.FROM_MEETINGS),
            reference="RSP/2026/14",
            reasons=("At the meeting on 9 November you shouted at another member.",),
            notes=("You can ring us on weekdays.",),
        )

        assert written.opening == (
            "12 November 2026",
            "Our reference: RSP/2026/14",
            "Dear Member A",
        )
        assert written.closing == ("Yours sincerely", "Resident Involvement team")
        assert written.sections[0].paragraphs[1:] == (
            "At the meeting on 9 November you shouted at another member.",
        )
        assert section(written, "Please note")[-1] == "You can ring us on weekdays."

    def test_no_reference_is_no_line(self) -> None:
        assert told(CHORUS_RSP, assessed(CHORUS_RSP)).opening == (
            "12 November 2026",
            "Dear Member A",
        )

    def test_the_paper_is_named_once(self) -> None:
        written = told(CHORUS_RSP, assessed(CHORUS_RSP))
        without = CHORUS_RSP.model_copy(
            update={"document": CHORUS_RSP.document.model_copy(update={"edition": None})}
        )

        assert written.sections[1].paragraphs == (
            (
                'The paper in this letter is "Resident Scrutiny Panel: recruitment and information '
                'pack", of Chorus Homes (the pack of 2018). Round brackets say where in it a point '
                "stands."
            ),
        )
        assert (
            told(without, assessed(CHORUS_RSP))
            .sections[1]
            .paragraphs[0]
            .startswith(
                'The paper in this letter is "Resident Scrutiny Panel: recruitment and information '
                'pack", of Chorus Homes. Round'
            )
        )

    def test_who_it_is_for_is_not_shown(self) -> None:
        envelope = ENVELOPE.model_copy(update={"to": NAME, "notes": (NAME,), "reasons": (NAME,)})
        written = letter(CHORUS_RSP, assessed(CHORUS_RSP), envelope)

        assert NAME in str(written)
        assert NAME not in repr(envelope)
        assert NAME not in repr(written)
        assert NAME not in "".join(written.checks)

    def test_it_goes_to_json_and_back(self) -> None:
        written = told(TRAFFORD_QIP, MISSED_THREE)

        assert Writing.model_validate_json(written.model_dump_json()) == written


class TestMinutes:
    """Quorum, interests and motions, item by item, each with its clauses."""

    WITHDREW: Final = interest(
        TRAFFORD_QIP, clear_conflict=True, declared=True, withdrew=True, opportunity_given=True
    )
    CARRIED: Final = decide_motion(
        TRAFFORD_QIP.voting, Ballot(votes_for=3, votes_against=1, abstentions=1, quorate=True)
    )

    def item(self, rulebook: Rulebook, **known: object) -> list[str]:
        item = MinutedItem.model_validate({"title": "An item", **known})
        return section(minutes(rulebook, [item], held_on=ON), "An item")

    def test_a_meeting(self) -> None:
        quorum = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=5))
        written = minutes(
            TRAFFORD_QIP,
            [
                MinutedItem(title="Opening", quorum=quorum),
                MinutedItem(
                    title="Repairs",
                    interests=(MinutedInterest(member="Member B", decision=self.WITHDREW),),
                    motion=self.CARRIED,
                ),
                MinutedItem(title="Any other business"),
            ],
            held_on=ON,
        )

        assert str(written).split("\n\n") == [
            "Minutes of the meeting on 12 November 2026",
            (
                "Trafford Housing Trust: Quality and Insight Panel: terms of reference (the "
                "edition due for review in November 2017)"
            ),
            "Opening",
            "- There was a quorum (7.2). It took 4 members, and 5 were present.",
            "Repairs",
            (
                "- Member B was expected to withdraw (7.4). They withdrew.\n"
                "- The motion was carried (7.2; 7.3). The votes: 3 for, 1 against, 1 abstaining."
            ),
            "Any other business",
            "- Nothing was decided.",
        ]

    def test_a_paper_without_an_edition(self) -> None:
        document = CHORUS_RSP.document.model_copy(update={"edition": None})
        without = CHORUS_RSP.model_copy(update={"document": document})

        assert minutes(without, [], held_on=ON).sections == (
            Section(
                "", ("Chorus Homes: Resident Scrutiny Panel: recruitment and information pack",)
            ),
        )

    @pytest.mark.parametrize(
        ("roll", "expected"),
        [
            pytest.param(
                Roll(in_office=7, present=1),
                "There was no quorum, and no decision could be taken (7.2). It took 4 members, and "
                "1 was present.",
                id="too few",
            ),
            pytest.param(
                Roll(in_office=2, present=2),
                "There was no quorum, nor could there be one with everybody present. No decision "
                "could be taken (7.2). It took 3 members, and 2 were present.",
                id="too few even with everybody",
            ),
            pytest.param(
                Roll(in_office=7), "It is not known whether there was a quorum (7.2).", id="unknown"
            ),
            pytest.param(
                Roll(present=5), "It is not known whether there was a quorum (7.2).", id="of whom"
            ),
        ],
    )
    def test_a_quorum(self, roll: Roll, expected: str) -> None:
        decision = decide_quorum(TRAFFORD_QIP.quorum, roll)

        assert self.item(TRAFFORD_QIP, quorum=decision) == [expected]

    def test_a_paper_without_a_quorum(self) -> None:
        decision = decide_quorum(CHORUS_RSP.quorum, Roll())

        assert self.item(CHORUS_RSP, quorum=decision) == ["The paper sets no quorum."]

    @pytest.mark.parametrize(
        ("known", "expected"),
        [
            pytest.param(
                {"personal_interest": True, "declared": False, "withdrew": False},
                [
                    (
                        "Member B could be asked to withdraw by the Chair (code 4). They stayed "
                        "for the item."
                    ),
                    (
                        "Still to be done by the member: Declare a personal or prejudicial "
                        "interest (code 4)."
                    ),
                ],
                id="may be asked",
            ),
            pytest.param(
                {
                    "might_conflict": False,
                    "personal_interest": False,
                    "prejudicial_interest": False,
                },
                ["Member B was not asked by the paper to withdraw (terms: interests; code 4)."],
                id="not asked",
            ),
            pytest.param(
                {},
                [
                    (
                        "Member B: nobody has judged yet whether there is a conflict (terms: "
                        "interests; code 4)."
                    )
                ],
                id="not judged",
            ),
        ],
    )
    def test_an_interest(self, known: dict[str, object], expected: list[str]) -> None:
        one = {"member": "Member B", "decision": interest(CHORUS_RSP, **known)}

        assert self.item(CHORUS_RSP, interests=(one,)) == expected

    @pytest.mark.parametrize(
        ("ballot", "expected"),
        [
            pytest.param(
                Ballot(objections=0, quorate=True),
                "The motion was agreed. Nobody kept up an objection (7.2; 7.3).",
                id="consensus",
            ),
            pytest.param(
                Ballot(votes_for=1, votes_against=3, abstentions=None, quorate=True),
                "The motion was lost (7.2; 7.3). The votes: 1 for, 3 against.",
                id="lost",
            ),
            pytest.param(
                Ballot(votes_for=0, votes_against=0, quorate=True),
                "The motion was not carried (7.2; 7.3). The votes: 0 for, 0 against, 0 abstaining.",
                id="nobody voted",
            ),
            pytest.param(
                Ballot(votes_for=2, votes_against=2, quorate=True),
                "The votes were equal, and the casting vote was not used yet (7.2; 7.3). The "
                "votes: 2 for, 2 against, 0 abstaining.",
                id="a tie",
            ),
            pytest.param(
                Ballot(votes_for=2, votes_against=1, quorate=False),
                "The motion could not be decided, as there was no quorum (7.2). The votes: 2 for, "
                "1 against, 0 abstaining.",
                id="no quorum",
            ),
            pytest.param(
                Ballot(), "It is not known what became of the motion (7.2; 7.3).", id="unknown"
            ),
        ],
    )
    def test_a_motion(self, ballot: Ballot, expected: str) -> None:
        decision = decide_motion(TRAFFORD_QIP.voting, ballot)

        assert self.item(TRAFFORD_QIP, motion=decision) == [expected]

    def test_a_decision_without_a_quorum_is_for_the_signatory_to_look_at(self) -> None:
        short = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=1))
        odd = MinutedItem(title="Repairs", quorum=short, motion=self.CARRIED)
        fine = MinutedItem(
            title="Repairs",
            quorum=short,
            motion=decide_motion(TRAFFORD_QIP.voting, Ballot(quorate=False)),
        )

        assert minutes(TRAFFORD_QIP, [fine, odd], held_on=ON).checks == (
            "item 2: there was no quorum, but the motion is told as decided",
        )

    def test_cautions_are_told_with_their_item(self) -> None:
        one = MinutedItem(
            title="Topic",
            interests=(MinutedInterest(member="Member B", decision=self.WITHDREW),),
            motion=decide_motion(
                CHORUS_RSP.voting, Ballot(votes_for=2, votes_against=1, recorded_by=1)
            ),
        )
        silent = one.model_copy(update={"interests": ()})

        assert minutes(CHORUS_RSP, [silent, silent], held_on=ON).checks == (
            "item 1: 1 asked for their own vote, and no other, to be recorded",
            "item 2: 1 asked for their own vote, and no other, to be recorded",
        )

    @pytest.mark.parametrize("kind", [Quorum, Motion])
    def test_every_outcome_has_words(self, kind: type[Quorum | Motion]) -> None:
        for outcome in kind:
            needs = ("present",) if outcome.name == "UNDETERMINED" else ()
            facts = {"outcome": outcome, "needs": needs}
            name = kind.__name__.lower()

            assert self.item(TRAFFORD_QIP, **{name: facts})

    def test_no_name_is_shown(self) -> None:
        one = MinutedInterest(member=NAME, decision=self.WITHDREW)
        item = MinutedItem(title=NAME, interests=(one,))
        written = minutes(TRAFFORD_QIP, [item], held_on=ON)

        assert NAME in str(written)
        assert NAME not in repr((one, item, written))


HOSTILE: Final = (
    "[x](javascript:alert(1))",
    "<script>alert(1)</script>",
    "![x](https://example.org/x.png)",
    "# heading",
    "1. one",
    "12) twelve",
    "- point",
    "+ point",
    "* point",
    "> said",
    "```",
    "    code",
    "---",
    "===",
    "***",
    "~~~",
    "| a | b |",
    "&lt;b&gt; &copy;",
    "https://example.org",
    "www.example.org",
    "WWW.EXAMPLE.ORG",
    "<https://example.org>",
    "a\n\n# b",
    "a\r\n- b",
    "a\u2028b",
    "x\u202egnp.exe",
    "x\x00\x1b[2J",
    "\\[x\\](y)",
    "[x]: /url",
    "*a* _b_ `c` **d**",
)


class TestHostileText:
    """A name or a note that holds markup is text and nothing else."""

    PARSER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def tokens(self, markdown: str) -> list[str]:
        found: list[str] = []
        for block in self.PARSER.parse(markdown):
            found += [block.type, *(one.type for one in block.children or ())]
        return found

    def plain(self, markdown: str) -> str:
        blocks = self.PARSER.parse(markdown)
        inside = (one for block in blocks for one in block.children or ())
        return "\n".join(one.content for one in inside if one.type in {"text", "text_special"})

    @pytest.mark.parametrize("text", HOSTILE)
    def test_markdown_has_the_same_parts_as_with_a_harmless_text(self, text: str) -> None:
        def written(said: str) -> str:
            envelope = {"to": said, "sender": said, "notes": (said,), "reasons": (said,)}
            return told(CHORUS_RSP, assessed(CHORUS_RSP), **envelope).to_markdown()

        kinds = [one for one in self.tokens(written(text)) if "text" not in one]
        assert kinds == [one for one in self.tokens(written("Member A")) if "text" not in one]

    @pytest.mark.parametrize("text", HOSTILE)
    def test_html_has_the_same_parts_too(self, text: str) -> None:
        envelope = {"to": text, "sender": text, "notes": (text,), "reasons": (text,)}
        html = told(CHORUS_RSP, assessed(CHORUS_RSP), **envelope).to_html()
        harmless = told(CHORUS_RSP, assessed(CHORUS_RSP), reasons=("x",), notes=("x",))

        tags = [one.tag for one in ET.fromstring(html).iter()]  # noqa: S314  made a line above
        assert tags == [one.tag for one in ET.fromstring(harmless.to_html()).iter()]  # noqa: S314

    @pytest.mark.parametrize("text", HOSTILE)
    def test_plain_text_keeps_to_its_lines(self, text: str) -> None:
        lines = str(told(CHORUS_RSP, assessed(CHORUS_RSP), to=text)).splitlines()
        harmless = str(told(CHORUS_RSP, assessed(CHORUS_RSP))).splitlines()

        assert len(lines) == len(harmless)
        assert all(line.isprintable() for line in lines)

    @pytest.mark.parametrize("address", ["https://example.org", "www.example.org", "WWW.A.ORG"])
    def test_an_address_is_not_one_that_is_found_by_itself(self, address: str) -> None:
        markdown = told(CHORUS_RSP, assessed(CHORUS_RSP), to=address).to_markdown()

        assert not re.search(r"(?<!\\)://|www\.", markdown, re.IGNORECASE)
        assert address in self.plain(markdown).replace("\n", "")

    @given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    def test_whatever_the_text_it_is_no_markup(self, text: str) -> None:
        written = Writing(title="T", sections=(Section("H", (f"x{text}",), (f"x{text}", text)),))
        kinds = [one for one in self.tokens(written.to_markdown()) if "text" not in one]

        listed = [one for one in kinds if one.startswith(("bullet", "list", "ordered"))]
        assert listed == [
            "bullet_list_open",
            *["list_item_open", "list_item_close"] * 2,
            "bullet_list_close",
        ]
        assert not {"link_open", "image", "html_inline", "html_block", "code_inline"} & set(kinds)
        assert not {"fence", "code_block", "heading_open", "hr", "em_open"} & set(kinds)


class TestWriting:
    """A letter as text, as Markdown, as HTML, and as a page."""

    WRITTEN: Final = Writing(
        opening=("12 November 2026", "Dear Member A"),
        title="Your place",
        sections=(
            Section("", ("You can join.",)),
            Section("Why", ("These are met:",), ("one", "two")),
        ),
        closing=("Yours sincerely",),
    )

    def test_as_text(self) -> None:
        assert str(self.WRITTEN) == (
            "12 November 2026\n\nDear Member A\n\nYour place\n\nYou can join.\n\nWhy\n\n"
            "These are met:\n\n- one\n- two\n\nYours sincerely"
        )

    def test_as_markdown(self) -> None:
        assert self.WRITTEN.to_markdown() == (
            "12 November 2026\n\nDear Member A\n\n**Your place**\n\nYou can join.\n\n**Why**"
            "\n\nThese are met:\n\n- one\n- two\n\nYours sincerely"
        )

    def test_as_html(self) -> None:
        assert self.WRITTEN.to_html().splitlines() == [
            '<section class="scrutiny-rules mathjax_ignore">',
            "<p>12 November 2026</p>",
            "<p>Dear Member A</p>",
            "<h3>Your place</h3>",
            "<p>You can join.</p>",
            "<h4>Why</h4>",
            "<p>These are met:</p>",
            "<ul>",
            "<li>one</li>",
            "<li>two</li>",
            "</ul>",
            "<p>Yours sincerely</p>",
            "</section>",
        ]

    def test_as_a_page(self) -> None:
        page = self.WRITTEN.to_page()

        assert page.title == "Your place"
        assert page.passages == (
            Passage("", ("You can join.",)),
            Passage("Why", ("These are met:", "one", "two")),
        )

    def test_the_start_of_a_line_makes_no_list(self) -> None:
        written = Writing(
            title="T",
            sections=(
                Section(
                    "",
                    ("1. a", "2) b", "- c", "= d", "10"),
                ),
            ),
        )

        assert written.to_markdown().split("\n\n")[1:] == [
            "1\\. a",
            "2\\) b",
            "\\- c",
            "\\= d",
            "10",
        ]


class TestRefusals:
    """What cannot be a letter is refused."""

    def test_a_decision_under_another_paper(self) -> None:
        with pytest.raises(OtherPaperError) as refused:
            letter(CHORUS_RSP, MISSED_THREE, ENVELOPE)

        assert (refused.value.document, refused.value.wanted) == ("trafford-qip", "chorus-rsp")

    def test_minutes_under_another_paper(self) -> None:
        item = MinutedItem(title="Repairs", motion=TestMinutes.CARRIED)

        with pytest.raises(OtherPaperError):
            minutes(CHORUS_RSP, [item], held_on=ON)

    def test_nobody_to_write_to(self) -> None:
        with pytest.raises(ValidationError, match="to"):
            Envelope(to="", sender="x", dated_on=ON)


class TestLaws:
    """What holds of every letter on every decision under both papers."""

    @given(QUESTIONS, BOTH)
    def test_it_is_plain_english(self, question: Question, rulebook: Rulebook) -> None:
        written = str(letter_on(question, rulebook))
        counts = [words_in(one) for one in sentences(written)]

        assert not JARGON.findall(written)
        assert max(counts) <= LONGEST
        assert sum(counts) <= LONGEST_ON_AVERAGE * len(counts)

    @given(QUESTIONS, BOTH)
    def test_may_never_becomes_must(self, question: Question, rulebook: Rulebook) -> None:
        decision = answered(question, rulebook)
        if decision.decided_by is not None or decision.outcome in wording_of(decision).powers:
            written = str(told(rulebook, decision))
            assert not DUTY.search(written.replace("not a duty", ""))
            strict = Force.MUST in forces(decision)
            assert strict or "The paper requires this." not in written

    @given(QUESTIONS, BOTH)
    def test_every_clause_that_decided_is_cited(
        self, question: Question, rulebook: Rulebook
    ) -> None:
        decision = answered(question, rulebook)
        written = str(told(rulebook, decision))

        if not isinstance(decision, SanctionsDecision):
            for finding in decision.decisive:
                assert (
                    f"({finding.clause.label}" in written or f"; {finding.clause.label}" in written
                )
        else:
            assert all(f"({one.clause.label})" in written for one in decision.open_now)

    @given(QUESTIONS, BOTH)
    def test_everything_that_is_needed_is_asked_for_once(
        self, question: Question, rulebook: Rulebook
    ) -> None:
        decision = answered(question, rulebook)
        written = told(rulebook, decision)
        asked = [
            one
            for heading in ("What we need from you", "What we need to find out")
            for one in section(written, heading)[1:]
        ]

        assert len(asked) == len(decision.needs)
        assert all("?" in one for one in asked)

    @given(QUESTIONS, BOTH)
    def test_no_caution_is_lost(self, question: Question, rulebook: Rulebook) -> None:
        decision = answered(question, rulebook)
        written = told(rulebook, decision)
        noted = [one.lower().removesuffix(".") for one in section(written, "Please note")]

        for caution in decision.cautions:
            shown = caution.lower().removesuffix(".") in noted
            assert shown is not (caution in written.checks)

    @given(QUESTIONS, BOTH)
    def test_no_appeal_is_made_up(self, question: Question, rulebook: Rulebook) -> None:
        decision = answered(question, rulebook)
        written = str(told(rulebook, decision, notified_on=ON))

        if "You may appeal" in written or "you may appeal" in written:
            assert rulebook is CHORUS_RSP
            assert "code 14: appeal" in written
        if decision.outcome in wording_of(decision).against:
            assert "If you disagree" in written

    @given(QUESTIONS, BOTH, st.text(st.characters(categories=["L"]), min_size=20, max_size=30))
    def test_the_name_stands_in_the_opening_alone(
        self, question: Question, rulebook: Rulebook, name: str
    ) -> None:
        written = told(rulebook, answered(question, rulebook), to=name)

        assert written.opening[-1] == f"Dear {name}"
        assert name not in str(written.model_copy(update={"opening": ()}))
        assert letter_on(question, rulebook) == letter_on(question, rulebook)


def answered(question: Question, rulebook: Rulebook) -> Decision[Any]:
    """Return the decision; where the question lies outside the calendar, another one."""
    try:
        decision = question.put_to(rulebook)
        told(rulebook, decision)
    except ScrutinyRulesError:
        return decide_quorum(rulebook.quorum, Roll(in_office=7, present=3))
    return decision


def letter_on(question: Question, rulebook: Rulebook) -> Writing:
    """Return the letter on the answer to a question."""
    return told(rulebook, answered(question, rulebook))


def forces(decision: Decision[Any]) -> set[Force]:
    """Return how strongly the paper speaks of what is to be done, and of what may follow."""
    rows = ("due", "due_next", "overdue", "allowed")
    due: list[Due] = [one for name in rows for one in getattr(decision, name, ())]
    sanctions = decision.open_now if isinstance(decision, SanctionsDecision) else ()
    return {one.clause.force for one in due} | {one.clause.force for one in sanctions}
