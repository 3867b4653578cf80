"""Is every possible question answered, under every reading, and with nothing personal?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Appeal,
    Applicant,
    ApplicationForm,
    Ballot,
    BeyondTheCalendarError,
    Breach,
    ChoiceFact,
    Claim,
    Decision,
    Delivery,
    Eligibility,
    EligibilityTerms,
    Fact,
    Kind,
    Mileage,
    OutsideCalendarError,
    ReviewTerms,
    Rulebook,
    ScrutinyRulesError,
    Silent,
    Stage,
    Suspension,
    SuspensionKind,
    WarningHistory,
    appeal_window,
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
    development_plan,
    duties_due,
    elect_officer,
    escalate_conduct,
    follow_investigation,
    follow_notice,
    follow_review,
    may_be_appointed,
    notice_due,
    plan_year,
    probation_period,
    reimburse,
    resign,
    review_application,
    review_attendance,
    review_co_option,
    review_development,
    review_payment,
    review_term,
    suggest_notification,
    suspension_period,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    appeals,
    applicants,
    attendance_registers,
    ballots,
    breaches,
    claims,
    co_options,
    code_changes,
    declared_interests,
    development_records,
    duty_records,
    information,
    investigations,
    loans,
    notice_requests,
    political_roles,
    polls,
    press_articles,
    programmes,
    rolls,
    services,
    suspensions,
    topic_proposals,
    warning_histories,
)
from tests.strategies import (
    DAYS,
    DUTY_NAMES,
    EVERY_DAY,
    FORMS,
    STAGES,
    walks,
)

IN_REACH: Final = st.dates(date(2015, 1, 1), date(2028, 12, 31))
"""Days that the working calendar covers."""

NO_ERROR: Final[frozenset[type[ScrutinyRulesError]]] = frozenset()
BEYOND: Final = frozenset({BeyondTheCalendarError})

OUTSIDE: Final = frozenset({OutsideCalendarError})
BEYOND_OR_OUTSIDE: Final = frozenset({BeyondTheCalendarError, OutsideCalendarError})


@dataclass(frozen=True)
class Question:
    """A question to one block of a rulebook: the verb, its facts, and what it may refuse with."""

    block: str
    verb: Callable[..., object]
    facts: tuple[object, ...]
    days: Mapping[str, object]
    may_raise: frozenset[type[ScrutinyRulesError]]

    def asked_of(self, rulebook: Rulebook) -> object:
        """Return the decision under a rulebook."""
        return self.verb(getattr(rulebook, self.block), *self.facts, **self.days)


def questions(
    block: str,
    verb: Callable[..., object],
    facts: st.SearchStrategy[object] | None = None,
    may_raise: frozenset[type[ScrutinyRulesError]] = NO_ERROR,
    **days: st.SearchStrategy[object],
) -> st.SearchStrategy[Question]:
    """Draw questions of one kind."""
    return st.builds(
        Question,
        block=st.just(block),
        verb=st.just(verb),
        facts=st.just(()) if facts is None else st.tuples(facts),
        days=st.fixed_dictionaries(dict(days)),
        may_raise=st.just(may_raise),
    )


A_DAY: Final = EVERY_DAY | st.sampled_from([date.min, date.max])
A_DAY_IF_KNOWN: Final = st.none() | A_DAY
A_CALENDAR: Final = st.sampled_from([None, ENGLAND_AND_WALES])
SINCE: Final[dict[str, st.SearchStrategy[object]]] = {
    "joined_on": A_DAY_IF_KNOWN,
    "first_meeting_on": A_DAY_IF_KNOWN,
    "code_signed_on": A_DAY_IF_KNOWN,
}

BOTH: Final = [
    paper.reviews.procedure
    for paper in (CHORUS_RSP, TRAFFORD_QIP)
    if isinstance(paper.reviews, ReviewTerms)
]
"""The steps of a review under each paper."""

QUESTIONS: Final[dict[str, st.SearchStrategy[Question]]] = {
    "assess_eligibility": questions(
        "eligibility", assess_eligibility, applicants(A_DAY), stage=STAGES, on=A_DAY
    ),
    "review_application": questions("application", review_application, FORMS),
    "review_term": questions("tenure", review_term, services(A_DAY), BEYOND, on=A_DAY),
    "may_be_appointed": questions("tenure", may_be_appointed, services(A_DAY), BEYOND, on=A_DAY),
    "resign": questions("tenure", resign, services(A_DAY)),
    "elect_officer": questions("election", elect_officer, polls()),
    "co_opt": questions("co_option", co_opt, co_options()),
    "review_co_option": questions("co_option", review_co_option, co_options()),
    "decide_quorum": questions("quorum", decide_quorum, rolls()),
    "decide_motion": questions("voting", decide_motion, ballots()),
    "decide_motion on a breach": questions("breach_voting", decide_motion, ballots()),
    "review_attendance": questions(
        "attendance", review_attendance, attendance_registers(days=A_DAY), on=A_DAY
    ),
    "escalate_conduct": questions("conduct", escalate_conduct, warning_histories()),
    "follow_investigation": questions(
        "investigation", follow_investigation, investigations(A_DAY), on=A_DAY
    ),
    "available_sanctions": questions(
        "sanctions", available_sanctions, breaches(A_DAY), BEYOND, on=A_DAY
    ),
    "suspension_period": questions("sanctions", suspension_period, suspensions(A_DAY), BEYOND),
    "probation_period": questions("probation", probation_period, may_raise=BEYOND, **SINCE),
    "decide_probation": questions(
        "probation", decide_probation, may_raise=BEYOND, on=A_DAY, **SINCE
    ),
    "decide_probation_breach": questions(
        "probation", decide_probation_breach, may_raise=BEYOND, breached_on=A_DAY, **SINCE
    ),
    "appeal_window": questions(
        "appeals", appeal_window, may_raise=BEYOND, notified_on=A_DAY_IF_KNOWN, calendar=A_CALENDAR
    ),
    "decide_appeal": questions(
        "appeals", decide_appeal, appeals(A_DAY), BEYOND, on=A_DAY, calendar=A_CALENDAR
    ),
    "suggest_notification": questions(
        "appeals",
        suggest_notification,
        may_raise=BEYOND_OR_OUTSIDE,
        sent_on=A_DAY | st.dates(date(2015, 1, 1), date(2028, 12, 31)),
        delivery=st.sampled_from(Delivery),
        calendar=st.just(ENGLAND_AND_WALES),
    ),
    "follow_review": questions(
        "reviews",
        follow_review,
        st.none() | st.one_of([walks(steps, days) for steps in BOTH for days in (DAYS, A_DAY)]),
        BEYOND,
        on=DAYS | A_DAY,
    ),
    "review_development": questions(
        "development", review_development, development_records(A_DAY), on=A_DAY
    ),
    "development_plan": questions(
        "development", development_plan, joined_on=A_DAY_IF_KNOWN, until=A_DAY
    ),
    "decide_withdrawal": questions("interests", decide_withdrawal, declared_interests()),
    "decide_affiliation": questions("affiliation", decide_affiliation, political_roles()),
    "decide_press_article": questions("press", decide_press_article, press_articles()),
    "decide_sharing": questions("confidentiality", decide_sharing, information()),
    "decide_return": questions("equipment", decide_return, loans(A_DAY), on=A_DAY),
    "check_programme": questions("programme", check_programme, programmes(), BEYOND),
    "plan_year": questions("programme", plan_year, st.integers(1, 9999), BEYOND),
    "notice_due": questions(
        "notice",
        notice_due,
        A_DAY_IF_KNOWN | IN_REACH,
        OUTSIDE,
        calendar=st.just(ENGLAND_AND_WALES),
    ),
    "follow_notice": questions(
        "notice",
        follow_notice,
        notice_requests(A_DAY | IN_REACH),
        OUTSIDE,
        on=A_DAY | IN_REACH,
        calendar=st.just(ENGLAND_AND_WALES),
    ),
    "duties_due": questions(
        "duties", duties_due, duty_records(A_DAY, DUTY_NAMES), BEYOND, on=A_DAY
    ),
    "decide_topic": questions("topics", decide_topic, topic_proposals()),
    "decide_code_change": questions("code_changes", decide_code_change, code_changes()),
    "reimburse": questions("expenses", reimburse, claims(A_DAY), known_on=A_DAY_IF_KNOWN),
    "review_payment": questions("expenses", review_payment, claims(A_DAY), paid_on=A_DAY, on=A_DAY),
}
"""Every question that can be put to a rulebook, by the verb that answers it."""

BY_BLOCK: Final[dict[str, st.SearchStrategy[Question]]] = {
    "eligibility": QUESTIONS["assess_eligibility"],
    "application": QUESTIONS["review_application"],
    "tenure": QUESTIONS["review_term"] | QUESTIONS["may_be_appointed"] | QUESTIONS["resign"],
    "election": QUESTIONS["elect_officer"],
    "co_option": QUESTIONS["co_opt"] | QUESTIONS["review_co_option"],
    "quorum": QUESTIONS["decide_quorum"],
    "voting": QUESTIONS["decide_motion"],
    "breach_voting": QUESTIONS["decide_motion on a breach"],
    "attendance": QUESTIONS["review_attendance"],
    "conduct": QUESTIONS["escalate_conduct"],
    "investigation": QUESTIONS["follow_investigation"],
    "sanctions": QUESTIONS["available_sanctions"] | QUESTIONS["suspension_period"],
    "probation": (
        QUESTIONS["probation_period"]
        | QUESTIONS["decide_probation"]
        | QUESTIONS["decide_probation_breach"]
    ),
    "appeals": (
        QUESTIONS["appeal_window"] | QUESTIONS["decide_appeal"] | QUESTIONS["suggest_notification"]
    ),
    "reviews": QUESTIONS["follow_review"],
    "development": QUESTIONS["review_development"] | QUESTIONS["development_plan"],
    "interests": QUESTIONS["decide_withdrawal"],
    "affiliation": QUESTIONS["decide_affiliation"],
    "press": QUESTIONS["decide_press_article"],
    "confidentiality": QUESTIONS["decide_sharing"],
    "equipment": QUESTIONS["decide_return"],
    "programme": QUESTIONS["check_programme"] | QUESTIONS["plan_year"],
    "notice": QUESTIONS["notice_due"] | QUESTIONS["follow_notice"],
    "duties": QUESTIONS["duties_due"],
    "topics": QUESTIONS["decide_topic"],
    "code_changes": QUESTIONS["decide_code_change"],
    "expenses": QUESTIONS["reimburse"] | QUESTIONS["review_payment"],
}
"""The questions that each block answers."""

PAPERS: Final = (CHORUS_RSP, TRAFFORD_QIP)
UNDER: Final = [
    pytest.param(
        paper,
        paper.under(reading.id, alternative),
        reading.block,
        reading.id,
        id=f"{paper.document.key} {reading.id} {alternative}",
    )
    for paper in PAPERS
    for reading in paper.readings
    for alternative in reading.alternatives
]
"""Each paper under each single other reading, with the block that the reading settles."""


def answered(question: Question, rulebook: Rulebook) -> object:
    """Return the decision, or None where the question is refused as it may be."""
    try:
        return question.asked_of(rulebook)
    except ScrutinyRulesError as error:
        if type(error) not in question.may_raise:
            raise
        return None


def assert_sound(decision: object) -> None:
    """Check what holds of every decision: it can be shown, stored, and says what it needs."""
    assert isinstance(decision, Decision)
    assert type(decision).model_validate_json(decision.model_dump_json()) == decision
    assert decision.outcome in str(decision)
    assert decision.to_markdown()
    assert bool(decision.needs) == (decision.outcome.name == "UNDETERMINED")


@pytest.mark.no_cover
class TestLaws:
    """Every question has an answer, or is refused by name."""

    @pytest.mark.parametrize(
        "rulebook", [pytest.param(paper, id=paper.document.key) for paper in PAPERS]
    )
    @pytest.mark.parametrize("verb", list(QUESTIONS))
    @given(data=st.data())
    def test_every_question_is_answered_or_refused_by_name(
        self, rulebook: Rulebook, verb: str, data: st.DataObject
    ) -> None:
        question = data.draw(QUESTIONS[verb])

        decision = answered(question, rulebook)

        if decision is not None:
            assert_sound(decision)
            silent = isinstance(getattr(rulebook, question.block), Silent)
            assert isinstance(decision, Decision)
            assert (decision.outcome.name == "NOT_PROVIDED") == silent

    @pytest.mark.parametrize(("_paper", "rulebook", "block", "_reading"), UNDER)
    @given(data=st.data())
    def test_and_so_it_is_under_every_other_reading(
        self, _paper: Rulebook, rulebook: Rulebook, block: str, _reading: str, data: st.DataObject
    ) -> None:
        decision = answered(data.draw(BY_BLOCK[block]), rulebook)

        if decision is not None:
            assert_sound(decision)

    @pytest.mark.parametrize(("paper", "rulebook", "block", "reading"), UNDER)
    @given(data=st.data())
    def test_a_reading_that_would_change_the_outcome_is_named(
        self, paper: Rulebook, rulebook: Rulebook, block: str, reading: str, data: st.DataObject
    ) -> None:
        question = data.draw(BY_BLOCK[block])
        by_default, under_it = answered(question, paper), answered(question, rulebook)

        if isinstance(by_default, Decision) and isinstance(under_it, Decision):
            changed = by_default.outcome is not under_it.outcome
            assert reading in by_default.readings or not changed

    @given(votes=st.integers(0, 1_000_000))
    @example(votes=1_000_000)
    def test_however_many_vote_the_motion_is_decided(self, votes: int) -> None:
        ballot = Ballot(votes_for=votes, votes_against=votes, abstentions=votes, quorate=True)

        for rulebook in PAPERS:
            decision = decide_motion(rulebook.voting, ballot)
            assert_sound(decision)
            assert decision.votes_cast == 2 * votes

    @given(st.lists(st.integers(0, 1_000_000), min_size=1, max_size=6))
    @example([1_000_000] * 4)
    def test_however_many_warnings_were_given_a_step_is_open(self, given_so_far: list[int]) -> None:
        history = WarningHistory(per_meeting=tuple(given_so_far))

        assert_sound(escalate_conduct(CHORUS_RSP.conduct, history))

    def test_a_very_large_claim_is_paid_to_the_penny(self) -> None:
        furthest = Mileage.model_validate({"miles": "1000000", "travelled_on": date.max})

        decision = reimburse(CHORUS_RSP.expenses, Claim(items=(furthest,) * 1_000))

        assert_sound(decision)
        assert decision.payable_pence == 1_000 * 1_000_000 * 45


BORN_ON: Final = date(1987, 6, 5)
PERSONAL: Final = ("1987", "Wilhelmina")

OWN: Final = Fact(
    name="other.calling_name",
    kind=Kind.CHOICE,
    question="What is the person called?",
    answered_by="the person",
    personal=True,
    choices=("Wilhelmina", "somebody else"),
)


def with_own_fact() -> EligibilityTerms:
    """Return terms that read a personal fact of the landlord's own."""
    terms = TRAFFORD_QIP.eligibility
    assert isinstance(terms, EligibilityTerms)
    bar = terms.bars[0].model_copy(
        update={"name": "called", "condition": ChoiceFact(OWN.name).is_in("somebody else")}
    )
    return terms.model_copy(update={"own_facts": (OWN,), "bars": (*terms.bars, bar)})


def shown(value: Decision[Eligibility]) -> str:
    """Return everything that a decision can be turned into."""
    return "\n".join(
        [
            str(value),
            repr(value),
            value.to_markdown(),
            value.to_html(),
            value.model_dump_json(),
            repr(value.findings),
        ]
    )


class TestNothingPersonal:
    """What is personal stays in the facts: no decision and no text of a person repeats it."""

    @given(
        known=applicants(),
        stage=STAGES,
        on=A_DAY.filter(lambda day: day.year != BORN_ON.year),
        rulebook=st.sampled_from(PAPERS),
    )
    def test_no_decision_on_a_person_repeats_what_is_known_of_them(
        self, known: Applicant, stage: Stage, on: date, rulebook: Rulebook
    ) -> None:
        someone = known.model_copy(
            update={"date_of_birth": BORN_ON, "other": {"calling_name": "Wilhelmina"}}
        )

        decision = assess_eligibility(rulebook.eligibility, someone, stage=stage, on=on)

        assert not any(word in shown(decision) for word in PERSONAL)
        assert not any(test.found for finding in decision.findings for test in finding.tests)

    @given(known=applicants(), stage=STAGES)
    def test_nor_does_a_decision_that_read_a_landlords_own_personal_fact(
        self, known: Applicant, stage: Stage
    ) -> None:
        someone = known.model_copy(
            update={"date_of_birth": BORN_ON, "other": {"calling_name": "Wilhelmina"}}
        )

        decision = assess_eligibility(with_own_fact(), someone, stage=stage, on=date(2026, 11, 22))

        called = [finding for finding in decision.findings if finding.limb == "called"]
        assert [finding.state for finding in called] == ["not met"]
        assert not any(word in shown(decision) for word in PERSONAL)

    @given(known=applicants())
    def test_the_text_of_a_person_repeats_neither(self, known: Applicant) -> None:
        someone = known.model_copy(
            update={"date_of_birth": BORN_ON, "other": {"calling_name": "Wilhelmina"}}
        )

        assert not any(word in repr(someone) + str(someone) for word in PERSONAL)

    def test_the_text_of_a_form_and_its_review_repeat_no_answer(self) -> None:
        form = ApplicationForm(
            answers={"why-become-a-member": "Wilhelmina", "already-involved": True}
        )
        decision = review_application(CHORUS_RSP.application, form)

        texts = (repr(form), str(form), repr(decision), str(decision), decision.model_dump_json())
        assert not any("Wilhelmina" in text for text in texts)


class TestRefusals:
    """Only a count that leaves what dates or a calendar can hold is refused, and says so."""

    @pytest.mark.parametrize(
        "ask",
        [
            pytest.param(
                lambda: probation_period(CHORUS_RSP.probation, joined_on=date.max),
                id="a probation that ends after the last day",
            ),
            pytest.param(
                lambda: decide_probation(CHORUS_RSP.probation, joined_on=date.max, on=date.min),
                id="where somebody stands in it",
            ),
            pytest.param(
                lambda: decide_probation_breach(
                    CHORUS_RSP.probation, joined_on=date.max, breached_on=date.max
                ),
                id="a breach in it",
            ),
            pytest.param(
                lambda: available_sanctions(
                    CHORUS_RSP.sanctions,
                    Breach(established=True, subject_of_complaint=False, in_probation=False),
                    on=date.max,
                ),
                id="three months that end after it",
            ),
            pytest.param(
                lambda: suspension_period(
                    CHORUS_RSP.sanctions,
                    Suspension(kind=SuspensionKind.FROM_MEETINGS, first_day=date.max),
                ),
                id="a suspension that does",
            ),
            pytest.param(
                lambda: appeal_window(CHORUS_RSP.appeals, notified_on=date.max),
                id="a time limit that ends after the last day",
            ),
            pytest.param(
                lambda: decide_appeal(
                    CHORUS_RSP.appeals, Appeal(notified_on=date.max), on=date.max
                ),
                id="an appeal within it",
            ),
        ],
    )
    def test_what_ends_after_the_last_day_there_is(self, ask: Callable[[], object]) -> None:
        with pytest.raises(BeyondTheCalendarError) as refused:
            ask()

        assert refused.value.start == date.max

    @pytest.mark.parametrize(
        "sent_on",
        [
            pytest.param(date.min, id="the first day there is"),
            pytest.param(
                date(2014, 12, 30), id="so early that the first day to count is before it"
            ),
            pytest.param(date(2028, 12, 28), id="a day with one working day left after it"),
            pytest.param(date(2028, 12, 31), id="its last day"),
            pytest.param(date.max, id="the last day there is"),
        ],
    )
    def test_a_letter_that_leaves_the_working_calendar(self, sent_on: date) -> None:
        with pytest.raises(OutsideCalendarError) as refused:
            suggest_notification(
                CHORUS_RSP.appeals,
                sent_on=sent_on,
                delivery=Delivery.FIRST_CLASS_POST,
                calendar=ENGLAND_AND_WALES,
            )

        assert refused.value.first_day == ENGLAND_AND_WALES.first_day
        assert refused.value.last_day == ENGLAND_AND_WALES.last_day

    def test_what_just_fits_is_answered(self) -> None:
        fits = probation_period(CHORUS_RSP.probation, joined_on=date(9999, 6, 30))
        window = appeal_window(CHORUS_RSP.appeals, notified_on=date(9999, 12, 17))
        letters = [
            suggest_notification(
                CHORUS_RSP.appeals,
                sent_on=sent_on,
                delivery=Delivery.FIRST_CLASS_POST,
                calendar=ENGLAND_AND_WALES,
            )
            for sent_on in (date(2014, 12, 31), date(2028, 12, 27))
        ]

        assert fits.last_day == date(9999, 12, 29)
        assert window.last_day == date.max
        assert [letter.notified_on for letter in letters] == [date(2015, 1, 5), date(2028, 12, 29)]
