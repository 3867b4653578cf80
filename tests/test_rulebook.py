"""Does a rulebook hold together, and can it be read another way?"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

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
    Clause,
    CodeChange,
    CoOption,
    Decision,
    DeclaredInterest,
    Delivery,
    DevelopmentRecord,
    Document,
    DutyRecord,
    EligibilityTerms,
    Force,
    Half,
    Information,
    Investigation,
    Judgement,
    Limb,
    Loan,
    Narrative,
    NotADayError,
    NoticeRequest,
    Option,
    PoliticalRole,
    Poll,
    PressArticle,
    Programme,
    Quorum,
    Reading,
    Relies,
    Roll,
    RoundedPer,
    Rounding,
    Rulebook,
    Service,
    Silent,
    Stage,
    Suspension,
    SuspensionKind,
    TopicProposal,
    UnknownReadingError,
    WarningHistory,
    WarningLimit,
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
    option,
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
from scrutiny_rules.facts import OTHER
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

ON: Final = date(2026, 11, 22)
PAPERS: Final = (CHORUS_RSP, TRAFFORD_QIP)
EVERY_PAPER: Final = pytest.mark.parametrize(
    "rulebook", [pytest.param(paper, id=paper.document.key) for paper in PAPERS]
)
OTHER_ANSWERS: Final = tuple(
    (paper, reading.id, alternative)
    for paper in PAPERS
    for reading in paper.readings
    for alternative in reading.alternatives
)

NOT_PROVIDED_HERE: Final = Silent(why="the paper does not speak of it")
NORTH: Final = Document(key="north-panel", title="Terms of reference", landlord="North Homes")


def all_silent(silent: Silent = NOT_PROVIDED_HERE) -> Rulebook:
    """Return the rulebook of a paper that provides for nothing."""
    return Rulebook.model_validate(
        {"document": NORTH, **dict.fromkeys(Rulebook.block_names(), silent)}
    )


def decisions_under(rulebook: Rulebook) -> Iterator[tuple[str, object]]:
    """Go through the answer of every verb under a rulebook, with the facts barely known."""
    joined_on = date(2026, 1, 1)
    yield (
        "eligibility",
        assess_eligibility(rulebook.eligibility, Applicant(), stage=Stage.APPLICANT, on=ON),
    )
    yield "application", review_application(rulebook.application, ApplicationForm())
    yield "tenure", review_term(rulebook.tenure, Service(), on=ON)
    yield "tenure", may_be_appointed(rulebook.tenure, Service(), on=ON)
    yield "tenure", resign(rulebook.tenure, Service())
    yield "election", elect_officer(rulebook.election, Poll())
    yield "co_option", co_opt(rulebook.co_option, CoOption())
    yield "co_option", review_co_option(rulebook.co_option, CoOption())
    yield "quorum", decide_quorum(rulebook.quorum, Roll(in_office=7, present=4))
    yield "voting", decide_motion(rulebook.voting, Ballot(votes_for=1, votes_against=0))
    yield (
        "breach_voting",
        decide_motion(rulebook.breach_voting, Ballot(votes_for=1, votes_against=0)),
    )
    yield "attendance", review_attendance(rulebook.attendance, AttendanceRegister(), on=ON)
    yield "conduct", escalate_conduct(rulebook.conduct, WarningHistory(per_meeting=(0,)))
    yield (
        "investigation",
        follow_investigation(rulebook.investigation, Investigation(), on=ON),
    )
    yield "sanctions", available_sanctions(rulebook.sanctions, Breach(), on=ON)
    yield (
        "sanctions",
        suspension_period(
            rulebook.sanctions, Suspension(kind=SuspensionKind.FROM_MEETINGS, first_day=ON)
        ),
    )
    yield "probation", probation_period(rulebook.probation, joined_on=joined_on)
    yield "probation", decide_probation(rulebook.probation, joined_on=joined_on, on=ON)
    yield (
        "probation",
        decide_probation_breach(rulebook.probation, joined_on=joined_on, breached_on=ON),
    )
    yield "appeals", appeal_window(rulebook.appeals, notified_on=ON)
    yield "appeals", decide_appeal(rulebook.appeals, Appeal(notified_on=ON), on=ON)
    yield (
        "appeals",
        suggest_notification(
            rulebook.appeals,
            sent_on=ON,
            delivery=Delivery.EMAIL,
            calendar=ENGLAND_AND_WALES,
        ),
    )
    yield "expenses", reimburse(rulebook.expenses, Claim())
    yield "reviews", follow_review(rulebook.reviews, (), on=ON)
    yield "development", review_development(rulebook.development, DevelopmentRecord(), on=ON)
    yield "development", development_plan(rulebook.development, joined_on=joined_on, until=ON)
    yield "interests", decide_withdrawal(rulebook.interests, DeclaredInterest())
    yield "affiliation", decide_affiliation(rulebook.affiliation, PoliticalRole())
    yield "press", decide_press_article(rulebook.press, PressArticle(kind=ArticleKind.PERSONAL))
    yield (
        "confidentiality",
        decide_sharing(rulebook.confidentiality, Information(audience=Audience.OUTSIDE)),
    )
    yield "equipment", decide_return(rulebook.equipment, Loan(), on=ON)
    yield "programme", check_programme(rulebook.programme, Programme(year=2026))
    yield "programme", plan_year(rulebook.programme, 2026)
    yield "notice", notice_due(rulebook.notice, ON, ENGLAND_AND_WALES)
    yield (
        "notice",
        follow_notice(
            rulebook.notice, NoticeRequest(requested_on=ON), on=ON, calendar=ENGLAND_AND_WALES
        ),
    )
    yield "duties", duties_due(rulebook.duties, DutyRecord(since=ON), on=ON)
    yield "topics", decide_topic(rulebook.topics, TopicProposal())
    yield "code_changes", decide_code_change(rulebook.code_changes, CodeChange())
    yield "expenses", review_payment(rulebook.expenses, Claim(), paid_on=ON, on=ON)


def seen(decision: object) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the outcome's name, the clauses that decided and what is needed."""
    assert isinstance(decision, Decision)
    return (
        decision.outcome.name,
        tuple(finding.clause.label for finding in decision.decisive),
        decision.needs,
    )


class TestSilentPapers:
    """Where a paper has no such terms every verb still answers, and borrows nothing."""

    def test_every_block_is_asked(self) -> None:
        asked = {block for block, _ in decisions_under(all_silent())}

        assert asked == set(Rulebook.block_names())

    def test_every_verb_says_that_it_is_not_provided_for(self) -> None:
        answers = {seen(decision) for _, decision in decisions_under(all_silent())}

        assert answers == {("NOT_PROVIDED", (), ())}

    def test_the_clause_that_points_elsewhere_is_cited(self) -> None:
        pointing = Silent(why="held elsewhere", clause=NORTH.clause("12", "see another paper"))

        answers = {seen(decision) for _, decision in decisions_under(all_silent(pointing))}

        assert answers == {("NOT_PROVIDED", ("12",), ())}

    @pytest.mark.parametrize(
        ("rulebook", "silent"),
        [
            pytest.param(
                CHORUS_RSP,
                {
                    "tenure",
                    "election",
                    "co_option",
                    "quorum",
                    "attendance",
                    "equipment",
                    "notice",
                },
                id="chorus has no terms, officers, quorum, attendance, notice and equipment",
            ),
            pytest.param(
                TRAFFORD_QIP,
                {
                    "application",
                    "breach_voting",
                    "affiliation",
                    "press",
                    "conduct",
                    "investigation",
                    "sanctions",
                    "probation",
                    "appeals",
                    "expenses",
                    "code_changes",
                },
                id="trafford has no form, code, party, press, probation, appeal and rates",
            ),
        ],
    )
    def test_nothing_is_borrowed_from_the_other_paper(
        self, rulebook: Rulebook, silent: set[str]
    ) -> None:
        unanswered = {
            block
            for block, decision in decisions_under(rulebook)
            if seen(decision)[0] == "NOT_PROVIDED"
        }

        assert unanswered == silent


class TestContents:
    """A rulebook knows the contents of its paper, and what it says nothing of."""

    LISTED: Final = ("1", "2", "3")

    def book(self, **more: object) -> Rulebook:
        """Return a rulebook of three clauses, silent but for what is told of it."""
        blocks = dict.fromkeys(Rulebook.block_names(), NOT_PROVIDED_HERE)
        fields = {"document": NORTH, **blocks, "contents": self.LISTED, **more}
        return Rulebook.model_validate(fields)

    def test_the_blocks_are_the_subjects_and_nothing_around_them(self) -> None:
        names = Rulebook.block_names()

        assert "quorum" in names
        assert not set(names) & {"document", "narrative", "judgements", "readings", "contents"}
        assert all(CHORUS_RSP.block(name) is getattr(CHORUS_RSP, name) for name in names)

    def test_what_nothing_speaks_of_is_unaccounted_for_in_order(self) -> None:
        pointing = Silent(why="held elsewhere", clause=NORTH.clause("3", "see another paper"))
        told = Narrative(clause=NORTH.clause("2", "an aim"), why="an aim sets no test")

        assert self.book().unaccounted() == self.LISTED
        assert self.book(narrative=(told,)).unaccounted() == ("1", "3")
        assert self.book(narrative=(told,), quorum=pointing).unaccounted() == ("1",)

    def test_a_paper_whose_contents_nobody_listed_has_none(self) -> None:
        assert all_silent().unaccounted() == ()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param(
                "narrative",
                (Narrative(clause=NORTH.clause("4", "an aim"), why="an aim sets no test"),),
                id="a narrative",
            ),
            pytest.param(
                "quorum",
                Silent(why="held elsewhere", clause=NORTH.clause("4", "see another paper")),
                id="a block",
            ),
            pytest.param(
                "judgements",
                (Judgement(clause="4", what="whether it rains", left_to="the panel"),),
                id="a judgement",
            ),
            pytest.param(
                "readings",
                (
                    Reading(
                        id="N-R1",
                        clause="4",
                        question="Which?",
                        taken="this",
                        options=(Option(slug="this", gist="this one"),),
                        why="there is no other",
                        block="quorum",
                    ),
                ),
                id="a reading",
            ),
        ],
    )
    def test_a_clause_that_is_not_listed_cannot_be_cited(self, field: str, value: object) -> None:
        with pytest.raises(ValidationError, match="clause `4` is cited"):
            self.book(**{field: value})
        assert "4" in self.book(contents=(*self.LISTED, "4"), **{field: value}).contents

    def test_a_clause_is_listed_once(self) -> None:
        with pytest.raises(ValidationError, match="one clause twice"):
            self.book(contents=("1", "2", "1"))

    @pytest.mark.parametrize("ask", [Rulebook.block, Rulebook.cited_in])
    @pytest.mark.parametrize("name", ["document", "readings", "weather"])
    def test_what_is_no_block_is_refused(
        self, ask: Callable[[Rulebook, str], object], name: str
    ) -> None:
        with pytest.raises(KeyError, match=name):
            list(ask(CHORUS_RSP, name))  # type: ignore[call-overload]  # it never gets so far

    def test_what_a_block_cites(self) -> None:
        assert {clause.label for clause in TRAFFORD_QIP.cited_in("quorum")} == {"7.2"}

    @pytest.mark.parametrize("name", ["Applicant", "applicant.age", "Applicant.Age", "a b.c"])
    def test_a_judgement_is_handed_in_by_a_field_of_a_model(self, name: str) -> None:
        with pytest.raises(ValidationError, match="handed_in_as"):
            Judgement.model_validate(
                {"clause": "4", "what": "it", "left_to": "them", "handed_in_as": [name]}
            )


class TestCautions:
    """trafford-qip closing line: past the month of its review the paper carries a caution."""

    @pytest.mark.parametrize(
        ("on", "count"),
        [
            pytest.param(date(2017, 11, 30), 0, id="the last day of the month"),
            pytest.param(date(2017, 12, 1), 1, id="the day after"),
            pytest.param(date.min, 0, id="the first day there is"),
            pytest.param(date.max, 1, id="the last day there is"),
        ],
    )
    def test_from_when(self, on: date, count: int) -> None:
        assert len(TRAFFORD_QIP.cautions(on=on)) == count

    def test_no_outcome_changes_with_it(self) -> None:
        document = TRAFFORD_QIP.document.model_copy(update={"review_due_by": None})
        undated = TRAFFORD_QIP.model_copy(update={"document": document})

        assert undated.cautions(on=ON) == ()
        assert [seen(one) for _, one in decisions_under(undated)] == [
            seen(one) for _, one in decisions_under(TRAFFORD_QIP)
        ]

    def test_a_paper_without_such_a_line_has_none(self) -> None:
        assert CHORUS_RSP.cautions(on=ON) == ()

    def test_a_time_of_day_is_refused(self) -> None:
        with pytest.raises(NotADayError, match="on"):
            TRAFFORD_QIP.cautions(on=datetime(2026, 11, 22, 9, tzinfo=UTC))


class TestReadings:
    """An unclear sentence is read one way by default and can be read another."""

    @pytest.mark.parametrize(
        "alternative",
        [
            pytest.param("chair-only", id="the slug"),
            pytest.param("chair only", id="a space for the hyphen"),
            pytest.param(" Chair Only ", id="capitals and spaces around it"),
        ],
    )
    def test_spaces_stand_for_hyphens(self, alternative: str) -> None:
        expected = TRAFFORD_QIP.under("T-R8", "chair-only")

        assert TRAFFORD_QIP.under("T-R8", alternative) == expected
        assert expected != TRAFFORD_QIP

    def test_the_rulebook_says_which_answer_it_is_under(self) -> None:
        now = TRAFFORD_QIP.under("T-R7", "seats")

        assert now.reading("T-R7").taken == "seats"
        assert now.reading("T-R7").alternatives == (
            "in-office",
            "entitled-on-the-item",
            "leave-excluded",
            "co-optees-excluded",
        )
        assert TRAFFORD_QIP.reading("T-R7").taken == "in-office"

    @pytest.mark.parametrize(
        ("rulebook", "reading", "block"),
        [
            pytest.param(CHORUS_RSP, "C-R5", "eligibility", id="a condition inside a limb"),
            pytest.param(CHORUS_RSP, "C-R2", "conduct", id="a whole limit"),
            pytest.param(TRAFFORD_QIP, "T-R2", "eligibility", id="a limb found by its name"),
            pytest.param(TRAFFORD_QIP, "T-R12", "eligibility", id="what binds at one stage"),
            pytest.param(TRAFFORD_QIP, "T-R18", "attendance", id="who holds a power"),
            pytest.param(TRAFFORD_QIP, "T-R51", "reviews", id="a step found by its name"),
        ],
    )
    def test_only_its_own_block_changes(self, rulebook: Rulebook, reading: str, block: str) -> None:
        other = rulebook.under(reading, rulebook.reading(reading).alternatives[0])

        changed = {
            name
            for name in Rulebook.model_fields
            if getattr(other, name) != getattr(rulebook, name)
        }

        assert changed == {block, "readings"}

    @pytest.mark.parametrize(
        ("rulebook", "reading", "only"),
        [
            pytest.param(CHORUS_RSP, "C-R6", "what-everyone-is-asked", id="a complete form"),
            pytest.param(TRAFFORD_QIP, "T-R4", "first-three-alternatives", id="parts of 4.1"),
            pytest.param(TRAFFORD_QIP, "T-R5", "separate-clocks", id="a clock for each role"),
            pytest.param(TRAFFORD_QIP, "T-R9", "four", id="too few meetings"),
            pytest.param(TRAFFORD_QIP, "T-R31", "joining", id="from which day feedback counts"),
            pytest.param(CHORUS_RSP, "C-R31", "joining", id="from which day six months count"),
        ],
    )
    def test_the_only_known_answer_changes_nothing(
        self, rulebook: Rulebook, reading: str, only: str
    ) -> None:
        assert rulebook.reading(reading).alternatives == ()
        assert rulebook.under(reading, only) == rulebook

    def test_an_option_holds_values_of_the_library_as_data(self) -> None:
        limit = option(
            "streak", "three in one meeting", WarningLimit(counted="warnings_over_meetings", most=3)
        )
        rounding = option("per-line", "each line", Rounding(per=RoundedPer.LINE, half=Half.EVEN))

        assert json.loads(limit.model_dump_json())["sets_to"] == {
            "counted": "warnings_over_meetings",
            "most": 3,
            "or_when": None,
        }
        assert json.loads(rounding.model_dump_json())["sets_to"] == {"per": "line", "half": "even"}

    def test_what_an_option_holds_cannot_change(self) -> None:
        names = ["standing", "bars"]
        held = Option(slug="both", gist="both bind", sets_to={"member": [*names]})

        names.append("commitment")

        assert isinstance(hash(held), int)
        assert json.loads(held.model_dump_json())["sets_to"] == {"member": ["standing", "bars"]}

    @EVERY_PAPER
    def test_an_answer_can_be_copied(self, rulebook: Rulebook) -> None:
        for reading in rulebook.readings:
            for answer in reading.options:
                assert answer.model_copy(update={"gist": answer.gist}) == answer


class TestClauses:
    """Every clause that a block cites can be listed, as often as it is cited."""

    def test_two_limbs_may_share_a_clause(self) -> None:
        labels = [clause.label for clause in TRAFFORD_QIP.encoded()]

        assert labels.count("4.2(d)") == 2

    def test_the_clauses_of_a_small_rulebook(self) -> None:
        clause = NORTH.clause("12", "see another paper")
        rulebook = all_silent().model_copy(update={"quorum": Silent(why="it", clause=clause)})

        assert list(rulebook.encoded()) == [clause]

    def test_narrative_is_not_among_them(self) -> None:
        told = Narrative(clause=NORTH.clause("13", "be kind"), why="nothing to test")

        assert list(all_silent().model_copy(update={"narrative": (told,)}).encoded()) == []


SOUTH: Final = """
{
  "document": {"key": "south-panel", "title": "Terms of reference", "landlord": "South Homes",
               "in_force_from": "2026-04-01"},
  "eligibility": {
    "kind": "eligibility",
    "own_facts": [
      {"name": "other.ward_councillor", "kind": "yes", "question": "Do they sit for the ward?",
       "answered_by": "the council"},
      {"name": "other.years_resident", "kind": "compare", "question": "For how many years?",
       "answered_by": "the person"}
    ],
    "standing": {"name": "standing", "limbs": [
      {"name": "tenant",
       "clause": {"document": "south-panel", "label": "2.1", "gist": "a tenant for two years",
                  "force": "must"},
       "condition": {"kind": "all", "of": [
         {"kind": "yes", "fact": "tenant"},
         {"kind": "compare", "left": "other.years_resident", "op": ">=", "right": null, "p": 2}
       ]}},
      {"name": "councillor",
       "clause": {"document": "south-panel", "label": "2.2", "gist": "a councillor for the ward",
                  "force": "must"},
       "condition": {"kind": "yes", "fact": "other.ward_councillor"},
       "readings": [{"reading": "S-R1"}]}
    ]},
    "binds": {"applicant": ["standing"], "member": ["standing"], "co-optee": []}
  },
  "quorum": {
    "kind": "quorum",
    "limbs_required": [
      {"name": "three",
       "clause": {"document": "south-panel", "label": "5", "gist": "three members",
                  "force": "must"},
       "condition": {"kind": "compare", "left": "present_for_item", "op": ">=", "right": null,
                     "p": 3},
       "readings": [{"reading": "S-R2"}]}
    ]
  },
  "application": {"kind": "silent", "why": "no form"},
  "tenure": {"kind": "silent", "why": "nothing on terms of office"},
  "election": {"kind": "silent", "why": "nothing on elections"},
  "co_option": {"kind": "silent", "why": "nothing on co-option"},
  "voting": {"kind": "silent", "why": "nothing on votes"},
  "breach_voting": {"kind": "silent", "why": "nothing on breaches"},
  "attendance": {"kind": "silent", "why": "nothing on attendance"},
  "conduct": {"kind": "silent", "why": "the code is another paper",
              "clause": {"document": "south-panel", "label": "9", "gist": "keep to the code",
                         "force": "must"}},
  "investigation": {"kind": "silent", "why": "no investigation"},
  "sanctions": {"kind": "silent", "why": "no sanctions"},
  "probation": {"kind": "silent", "why": "no probation"},
  "appeals": {"kind": "silent", "why": "no appeal"},
  "expenses": {"kind": "silent", "why": "no rates"},
  "reviews": {"kind": "silent", "why": "nothing on reviews"},
  "development": {"kind": "silent", "why": "nothing on development"},
  "interests": {"kind": "silent", "why": "nothing on interests"},
  "affiliation": {"kind": "silent", "why": "nothing on parties"},
  "press": {"kind": "silent", "why": "nothing on the press"},
  "confidentiality": {"kind": "silent", "why": "nothing on confidentiality"},
  "equipment": {"kind": "silent", "why": "nothing on equipment"},
  "programme": {"kind": "silent", "why": "no programme"},
  "notice": {"kind": "silent", "why": "no notice"},
  "duties": {"kind": "silent", "why": "nothing that recurs"},
  "topics": {"kind": "silent", "why": "nothing on topics"},
  "code_changes": {"kind": "silent", "why": "the code is another paper"},
  "narrative": [
    {"clause": {"document": "south-panel", "label": "1", "gist": "be open", "force": "expected"},
     "why": "nothing to test"}
  ],
  "readings": [
    {"id": "S-R1", "clause": "2.2", "question": "Is one ward enough?", "taken": "any-ward",
     "options": [{"slug": "any-ward", "gist": "any of them"}], "why": "it is not said",
     "block": "eligibility"},
    {"id": "S-R2", "clause": "5", "question": "Three of whom?", "taken": "members",
     "options": [
       {"slug": "members", "gist": "of the members", "sets_to": true},
       {"slug": "without-the-chair", "gist": "besides the Chair", "sets_to": false}
     ],
     "why": "the Chair is a member", "block": "quorum", "field": "chair_counts"}
  ]
}
"""
"""A small paper of a landlord's own, with facts of its own, as text from a file."""


class TestALandlordsOwnPaper:
    """Any landlord's paper is data: text that is read, decided under and read another way."""

    @pytest.mark.parametrize(
        ("applicant", "outcome", "clauses", "needs"),
        [
            pytest.param(
                Applicant(tenant=True, other={"years_resident": 2, "ward_councillor": False}),
                "ELIGIBLE",
                ("2.1",),
                (),
                id="a tenant for exactly two years",
            ),
            pytest.param(
                Applicant(tenant=True, other={"years_resident": 1, "ward_councillor": False}),
                "NOT_ELIGIBLE",
                ("2.1", "2.2"),
                (),
                id="a tenant for one year only",
            ),
            pytest.param(
                Applicant(tenant=False, other={"ward_councillor": True}),
                "ELIGIBLE",
                ("2.2",),
                (),
                id="no tenant, but a councillor",
            ),
            pytest.param(
                Applicant(tenant=True),
                "UNDETERMINED",
                ("2.1", "2.2"),
                ("other.years_resident", "other.ward_councillor"),
                id="a tenant of whom nothing else is known",
            ),
        ],
    )
    def test_who_may_join(
        self, applicant: Applicant, outcome: str, clauses: tuple[str, ...], needs: tuple[str, ...]
    ) -> None:
        south = Rulebook.model_validate_json(SOUTH)

        decision = assess_eligibility(south.eligibility, applicant, stage=Stage.APPLICANT, on=ON)

        assert seen(decision) == (outcome, clauses, needs)

    def test_what_needs_names_is_declared_as_the_landlords_own(self) -> None:
        south = Rulebook.model_validate_json(SOUTH)
        terms = south.eligibility
        assert isinstance(terms, EligibilityTerms)

        decision = assess_eligibility(terms, Applicant(), stage=Stage.MEMBER, on=ON)

        own = [need for need in decision.needs if need.startswith(OTHER)]
        assert own == ["other.years_resident", "other.ward_councillor"]
        assert [terms.known_facts[name].answered_by for name in own] == [
            "the person",
            "the council",
        ]

    @pytest.mark.parametrize(
        ("alternative", "present", "outcome"),
        [
            pytest.param("members", 3, Quorum.QUORATE, id="three, the Chair among them"),
            pytest.param("members", 2, Quorum.INQUORATE, id="two, the Chair among them"),
            pytest.param("without the chair", 4, Quorum.QUORATE, id="three and the Chair"),
            pytest.param("without the chair", 3, Quorum.INQUORATE, id="two and the Chair"),
        ],
    )
    def test_its_quorum_under_either_reading(
        self, alternative: str, present: int, outcome: Quorum
    ) -> None:
        south = Rulebook.model_validate_json(SOUTH).under("S-R2", alternative)
        roll = Roll(in_office=8, present=present, chair_in_office=True, chair_present=True)

        decision = decide_quorum(south.quorum, roll)

        assert decision.outcome is outcome
        assert decision.readings == ("S-R2",)

    def test_what_it_does_not_provide_for(self) -> None:
        south = Rulebook.model_validate_json(SOUTH)

        decision = escalate_conduct(south.conduct, WarningHistory(per_meeting=(1,)))

        assert seen(decision) == ("NOT_PROVIDED", ("9",), ())

    def test_it_goes_to_text_and_back(self) -> None:
        south = Rulebook.model_validate_json(SOUTH)

        assert Rulebook.model_validate_json(south.model_dump_json()) == south
        assert sorted({clause.label for clause in south.encoded()}) == ["2.1", "2.2", "5", "9"]


@pytest.mark.no_cover
class TestLaws:
    """What holds for every rulebook and every reading."""

    @given(st.data())
    def test_readings_compose_in_any_order(self, data: st.DataObject) -> None:
        rulebook = data.draw(st.sampled_from(PAPERS))
        first, second = data.draw(
            st.lists(
                st.sampled_from([one for one in rulebook.readings if one.alternatives]),
                min_size=2,
                max_size=2,
                unique_by=lambda reading: reading.id,
            )
        )
        one = data.draw(st.sampled_from(first.alternatives))
        two = data.draw(st.sampled_from(second.alternatives))

        there = rulebook.under(first.id, one).under(second.id, two)

        assert there == rulebook.under(second.id, two).under(first.id, one)
        assert there.reading(first.id).taken == one
        assert there.reading(second.id).taken == two
        assert there != rulebook.under(first.id, one)

    @pytest.mark.parametrize(
        ("rulebook", "reading", "alternative"),
        [pytest.param(*one, id=f"{one[1]} {one[2]}") for one in OTHER_ANSWERS],
    )
    def test_there_and_back_is_where_it_started(
        self, rulebook: Rulebook, reading: str, alternative: str
    ) -> None:
        taken = rulebook.reading(reading).taken

        there = rulebook.under(reading, alternative)

        assert there != rulebook
        assert there.under(reading, alternative) == there
        assert there.under(reading, taken) == rulebook
        assert hash(there.under(reading, taken)) == hash(rulebook)

    @EVERY_PAPER
    def test_a_rulebook_goes_to_json_and_back(self, rulebook: Rulebook) -> None:
        text = rulebook.model_dump_json()

        again = Rulebook.model_validate_json(text)

        assert again == rulebook
        assert again.model_dump_json() == text
        assert Rulebook.model_validate(rulebook.model_dump()) == rulebook

    @pytest.mark.parametrize(
        ("rulebook", "reading", "alternative"),
        [pytest.param(*one, id=f"{one[1]} {one[2]}") for one in OTHER_ANSWERS],
    )
    def test_under_any_reading_it_goes_to_json_and_back(
        self, rulebook: Rulebook, reading: str, alternative: str
    ) -> None:
        there = rulebook.under(reading, alternative)

        assert Rulebook.model_validate_json(there.model_dump_json()) == there

    @EVERY_PAPER
    def test_a_rulebook_fits_its_own_json_schema(self, rulebook: Rulebook) -> None:
        schema = Rulebook.model_json_schema(mode="serialization")
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        body = json.loads(rulebook.model_dump_json())

        assert [error.message for error in validator.iter_errors(body)] == []
        assert not validator.is_valid(body | {"quorum": None})

    def test_the_small_rulebook_fits_the_schema_for_input(self) -> None:
        schema = Rulebook.model_json_schema()
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)

        assert [error.message for error in validator.iter_errors(json.loads(SOUTH))] == []
        assert not validator.is_valid({})

    @EVERY_PAPER
    def test_each_reading_says_what_its_field_holds(self, rulebook: Rulebook) -> None:
        for reading in rulebook.readings:
            for wrong in reading.alternatives:
                lying = reading.model_copy(update={"taken": wrong})
                readings = tuple(lying if one is reading else one for one in rulebook.readings)

                with pytest.raises(ValidationError, match=reading.id):
                    rulebook.model_copy(update={"readings": readings})


def rebuilt(rulebook: Rulebook, **fields: object) -> Callable[[], Rulebook]:
    """Return what builds a rulebook with some fields replaced."""
    return lambda: rulebook.model_copy(update=fields)


def reading_of(block: str, field: str | None, *slugs: str) -> Reading:
    """Return a reading that sets a field to nothing, whatever is asked."""
    return Reading(
        id="N-R1",
        clause="1",
        question="What is meant?",
        taken=slugs[0],
        options=tuple(Option(slug=slug, gist="so") for slug in slugs),
        why="it has to be read somehow",
        block=block,
        field=field,
    )


def relying_limb() -> Limb:
    """Return a limb of a quorum that rests on a reading nobody declared."""
    quorum = TRAFFORD_QIP.quorum
    assert not isinstance(quorum, Silent)
    return quorum.limbs_required[0].model_copy(update={"readings": (Relies(reading="T-R99"),)})


class TestRefusals:
    """A rulebook that does not hold together cannot be built."""

    @pytest.mark.parametrize(
        ("rulebook", "reading", "alternative", "asked", "choices"),
        [
            pytest.param(
                CHORUS_RSP,
                "T-R8",
                "chair-only",
                "chair-only",
                tuple(reading.id for reading in CHORUS_RSP.readings),
                id="a reading of the other paper",
            ),
            pytest.param(
                TRAFFORD_QIP,
                "T-R8",
                "deputy",
                "deputy",
                ("presider", "chair-only"),
                id="an answer that nobody gives",
            ),
            pytest.param(
                TRAFFORD_QIP, "T-R9", "five", "five", ("four",), id="another than the only answer"
            ),
            pytest.param(all_silent(), "N-R1", "x", "x", (), id="a paper without readings"),
        ],
    )
    def test_an_unknown_reading_or_answer_is_named_with_the_choices(
        self,
        rulebook: Rulebook,
        reading: str,
        alternative: str,
        asked: str,
        choices: tuple[str, ...],
    ) -> None:
        with pytest.raises(UnknownReadingError) as refused:
            rulebook.under(reading, alternative)

        assert refused.value.reading == reading
        assert refused.value.alternative == asked
        assert refused.value.choices == choices

    def test_looking_up_an_unknown_reading(self) -> None:
        with pytest.raises(UnknownReadingError) as refused:
            TRAFFORD_QIP.reading("T-R99")

        assert refused.value.reading == "T-R99"
        assert refused.value.choices[0] == "T-R1"

    @pytest.mark.parametrize(
        ("build", "named"),
        [
            pytest.param(
                rebuilt(all_silent(), readings=(reading_of("minutes", None, "so"),)),
                "minutes",
                id="a reading of a block that there is not",
            ),
            pytest.param(
                rebuilt(
                    all_silent(), readings=(reading_of("quorum", "chair_counts", "so", "not-so"),)
                ),
                "chair_counts",
                id="a reading of a field that a silent block has not",
            ),
            pytest.param(
                rebuilt(
                    TRAFFORD_QIP,
                    readings=(
                        *TRAFFORD_QIP.readings,
                        reading_of("eligibility", "bars.kindness", "a", "b"),
                    ),
                ),
                "kindness",
                id="a reading of a limb that there is not",
            ),
            pytest.param(
                rebuilt(
                    TRAFFORD_QIP,
                    readings=(
                        *TRAFFORD_QIP.readings,
                        reading_of("eligibility", "binds.visitor", "a", "b"),
                    ),
                ),
                "visitor",
                id="a reading of a stage that there is not",
            ),
            pytest.param(
                rebuilt(
                    TRAFFORD_QIP,
                    readings=(
                        *TRAFFORD_QIP.readings,
                        reading_of("eligibility", "bars.age.gist", "a", "b"),
                    ),
                ),
                "gist",
                id="a reading of a field that a limb has not",
            ),
            pytest.param(
                rebuilt(
                    TRAFFORD_QIP,
                    readings=(*TRAFFORD_QIP.readings, reading_of("quorum", "base", "a", "b")),
                ),
                "quorum.base",
                id="a reading that does not say what its field holds",
            ),
            pytest.param(
                rebuilt(
                    TRAFFORD_QIP, readings=(*TRAFFORD_QIP.readings, TRAFFORD_QIP.reading("T-R8"))
                ),
                "readings",
                id="one reading twice",
            ),
            pytest.param(
                rebuilt(
                    TRAFFORD_QIP,
                    quorum=TRAFFORD_QIP.quorum.model_copy(
                        update={"limbs_required": (relying_limb(),)}
                    ),
                ),
                "T-R99",
                id="a limb that relies on an unknown reading",
            ),
            pytest.param(rebuilt(TRAFFORD_QIP, readings=()), "T-R", id="readings left out"),
            pytest.param(
                rebuilt(TRAFFORD_QIP, conduct=CHORUS_RSP.conduct),
                "chorus-rsp",
                id="a block of another paper",
            ),
            pytest.param(
                rebuilt(TRAFFORD_QIP, narrative=CHORUS_RSP.narrative),
                "chorus-rsp",
                id="a narrative of another paper",
            ),
            pytest.param(
                rebuilt(
                    all_silent(),
                    quorum=Silent(
                        why="elsewhere",
                        clause=Clause(
                            document="east-panel", label="1", gist="see there", force=Force.MUST
                        ),
                    ),
                ),
                "east-panel",
                id="a pointer of another paper",
            ),
            pytest.param(
                rebuilt(TRAFFORD_QIP, quorum=TRAFFORD_QIP.voting), "quorum", id="a block elsewhere"
            ),
            pytest.param(rebuilt(TRAFFORD_QIP, minutes=()), "minutes", id="a block too many"),
        ],
    )
    def test_a_rulebook_that_does_not_hold_together(
        self, build: Callable[[], Rulebook], named: str
    ) -> None:
        with pytest.raises(ValidationError, match=named):
            build()

    @pytest.mark.parametrize("block", [*Rulebook.block_names(), "document"])
    def test_every_block_is_required(self, block: str) -> None:
        blocks = {"document": NORTH, **dict.fromkeys(Rulebook.block_names(), NOT_PROVIDED_HERE)}
        del blocks[block]

        with pytest.raises(ValidationError, match=block):
            Rulebook.model_validate(blocks)

    @pytest.mark.parametrize(
        ("slugs", "taken", "field"),
        [
            pytest.param(("a", "a"), "a", "base", id="one answer twice"),
            pytest.param(("a", "b"), "c", "base", id="the answer taken is not among them"),
            pytest.param(("a", "b"), "a", None, id="alternatives that set nothing"),
            pytest.param((), "a", "base", id="no answer at all"),
        ],
    )
    def test_a_reading_whose_options_do_not_fit(
        self, slugs: tuple[str, ...], taken: str, field: str | None
    ) -> None:
        with pytest.raises(ValidationError, match=r"options|field"):
            Reading(
                id="N-R1",
                clause="1",
                question="What is meant?",
                taken=taken,
                options=tuple(Option(slug=slug, gist="so") for slug in slugs),
                why="it has to be read somehow",
                block="quorum",
                field=field,
            )

    def test_an_alternative_that_does_not_fit_its_field_is_refused_when_it_is_chosen(self) -> None:
        reading = TRAFFORD_QIP.reading("T-R7")
        wrong = reading.model_copy(
            update={"options": (*reading.options, option("nobody", "nobody at all", "nobody"))}
        )
        readings = tuple(wrong if one is reading else one for one in TRAFFORD_QIP.readings)
        rulebook = TRAFFORD_QIP.model_copy(update={"readings": readings})

        with pytest.raises(ValidationError, match="base"):
            rulebook.under("T-R7", "nobody")

    @pytest.mark.parametrize("depth", [300, 5_000])
    def test_what_an_option_sets_may_not_be_nested_without_end(self, depth: int) -> None:
        nested: list[object] = []
        for _ in range(depth):
            nested = [nested]

        with pytest.raises(ValidationError, match="sets_to"):
            option("deep", "far too deep", nested)
