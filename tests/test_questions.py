"""Questions as values: which there are, how they are read, and what they are answered with."""

import inspect
import pickle
from datetime import date
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

import scrutiny_rules
from scrutiny_rules import (
    AffiliationTerms,
    Applicant,
    Decision,
    Fact,
    Kind,
    Mileage,
    Motion,
    Quorum,
    QuorumDecision,
    QuorumTerms,
    Roll,
    Rulebook,
    ScrutinyRulesError,
    Silent,
    Stage,
    decide_motion,
    decide_quorum,
    own_fact,
)
from scrutiny_rules.ladder import Terms
from scrutiny_rules.questions import VERBS, Question
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests import test_totality as totality

DAY: Final = date(2026, 11, 22)
ROLL: Final = Roll(in_office=7, present=3)
HOW_MANY: Final = Question(verb="decide_quorum", given={"roll": ROLL})

BOTH: Final = pytest.mark.parametrize(
    "rulebook", [CHORUS_RSP, TRAFFORD_QIP], ids=lambda book: book.document.key
)

LEFT_OUT: Final = {"report_profit", "live_suspensions"}
"""What takes HMRC's terms, which are no block of a rulebook, or answers with several decisions."""


def as_value(asked: totality.Question) -> Question:
    """Return a question of the tests of totality as a value."""
    _, *names = inspect.signature(asked.verb).parameters
    return Question(
        verb=getattr(asked.verb, "__name__", ""),
        block=asked.block,
        given={**dict(zip(names, asked.facts, strict=False)), **asked.days},
    )


ASKED: Final = st.one_of(list(totality.QUESTIONS.values()))
QUESTIONS: Final = ASKED.map(as_value)


def answered(question: Question, rulebook: Rulebook) -> object:
    """Return the decision, or the text of the refusal."""
    try:
        return question.put_to(rulebook)
    except ScrutinyRulesError as error:
        return str(error)


def models_in(annotation: object) -> set[type[BaseModel]]:
    """Return the models that a type speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for member in get_args(annotation) for model in models_in(member)}


def public_verbs() -> dict[str, object]:
    """Return the public functions that take a block of terms."""
    return {
        name: value
        for name in scrutiny_rules.__all__
        if inspect.isfunction(value := getattr(scrutiny_rules, name))
        and next(iter(inspect.signature(value).parameters), None) == "terms"
    }


class TestVerbs:
    """The table has every public function that decides by a block of a rulebook."""

    def test_none_is_forgotten(self) -> None:
        assert set(VERBS) == set(public_verbs()) - LEFT_OUT

    @pytest.mark.parametrize("name", sorted(VERBS))
    def test_each_stands_under_its_own_name(self, name: str) -> None:
        assert VERBS[name].function is getattr(scrutiny_rules, name)

    @pytest.mark.parametrize("name", sorted(VERBS))
    def test_each_is_asked_of_exactly_the_blocks_whose_terms_it_takes(self, name: str) -> None:
        terms, *_ = inspect.signature(VERBS[name].function).parameters.values()
        fits = {
            block
            for block in Rulebook.block_names()
            if get_args(Rulebook.model_fields[block].annotation) == get_args(terms.annotation)
        }

        assert set(VERBS[name].blocks) == fits

    @BOTH
    def test_the_terms_name_the_same_functions(self, rulebook: Rulebook) -> None:
        for block in rulebook.block_names():
            terms = rulebook.block(block)
            if isinstance(terms, Terms):
                named = {name for name, verb in VERBS.items() if block in verb.blocks}
                assert named == set(terms.asked_with) - LEFT_OUT, block

    @pytest.mark.parametrize("name", sorted(VERBS))
    def test_each_knows_its_kind_of_decision_and_its_outcomes(self, name: str) -> None:
        verb = VERBS[name]

        assert issubclass(verb.decides, Decision)
        assert {"undetermined", "not provided for"} <= set(verb.outcomes)

    def test_the_facts_are_those_of_the_subject(self) -> None:
        assert VERBS["decide_quorum"].facts is QuorumTerms.facts
        assert VERBS["decide_affiliation"].facts is AffiliationTerms.facts


class TestReading:
    """A question is the same value however it is written down."""

    def test_facts_may_be_a_value_or_data(self) -> None:
        written = {"verb": "decide_quorum", "given": {"roll": {"in_office": 7, "present": 3}}}

        assert Question.model_validate(written) == HOW_MANY
        assert hash(Question.model_validate(written)) == hash(HOW_MANY)
        assert HOW_MANY.given["roll"] == ROLL

    def test_an_argument_that_is_left_out_is_what_the_function_takes_it_for(self) -> None:
        left_out = Question(verb="appeal_window", given={"notified_on": DAY})
        said = Question(verb="appeal_window", given={"notified_on": DAY, "calendar": None})

        assert left_out == said
        assert list(left_out.given) == ["notified_on", "calendar"]

    def test_the_usual_block_need_not_be_named(self) -> None:
        named = Question(verb="decide_quorum", block="quorum", given={"roll": ROLL})

        assert named == HOW_MANY
        assert HOW_MANY.block == "quorum"

    def test_events_may_be_any_row_and_are_kept_as_one(self) -> None:
        event = {"step": "findings", "on": DAY}
        once = Question(verb="follow_review", given={"events": iter([event]), "on": DAY})
        again = Question(verb="follow_review", given={"events": [event], "on": DAY})

        assert once == again
        assert hash(once) == hash(again)
        assert once.put_to(TRAFFORD_QIP) == again.put_to(TRAFFORD_QIP)

    def test_another_verb_goes_to_its_own_usual_block(self) -> None:
        other = HOW_MANY.model_copy(
            update={"verb": "decide_affiliation", "given": {"role": {"represents_party": None}}}
        )

        assert other.block == "affiliation"

    @pytest.mark.parametrize(
        ("verb", "facts", "on"),
        [
            pytest.param(
                "assess_eligibility",
                {"applicant": {}, "stage": "applicant", "on": "2026-11-22"},
                DAY,
                id="a day that is asked about",
            ),
            pytest.param("decide_quorum", {"roll": {}}, None, id="no day"),
            pytest.param(
                "probation_period", {"joined_on": "2026-11-22"}, None, id="a day of another sense"
            ),
        ],
    )
    def test_the_day_asked_about_is_the_one_named_on(
        self, verb: str, facts: dict[str, object], on: date | None
    ) -> None:
        assert Question(verb=verb, given=facts).on == on

    def test_its_text_shows_names_and_no_values(self) -> None:
        question = Question(
            verb="assess_eligibility",
            given={
                "applicant": Applicant(tenant=True, date_of_birth=date(1987, 6, 5)),
                "stage": Stage.APPLICANT,
                "on": DAY,
            },
        )

        for text in (repr(question), str(question)):
            assert "assess_eligibility" in text
            assert "applicant, stage, on" in text
            for value in ("1987", "True", "2026", "applicant:"):
                assert value not in text


class TestAnswers:
    """A question is answered by the function that it names."""

    def test_it_is_the_functions_own_decision(self) -> None:
        decision = HOW_MANY.put_to(TRAFFORD_QIP)

        assert decision == decide_quorum(TRAFFORD_QIP.quorum, ROLL)
        assert type(decision) is QuorumDecision

    def test_a_silent_paper_is_an_answer(self) -> None:
        assert HOW_MANY.put_to(CHORUS_RSP).outcome is Quorum.NOT_PROVIDED

    @pytest.mark.parametrize(
        ("block", "outcome"),
        [
            pytest.param("voting", Motion.CARRIED, id="an ordinary motion"),
            pytest.param("breach_voting", Motion.NOT_CARRIED, id="one on a breach"),
        ],
    )
    def test_a_vote_may_be_put_to_either_block(self, block: str, outcome: Motion) -> None:
        ballot = {"votes_for": 5, "votes_against": 4, "quorate": True, "in_attendance": 12}
        question = Question(verb="decide_motion", block=block, given={"ballot": ballot})
        decision = question.put_to(CHORUS_RSP)

        terms = CHORUS_RSP.breach_voting if block == "breach_voting" else CHORUS_RSP.voting
        assert decision == decide_motion(terms, scrutiny_rules.Ballot.model_validate(ballot))
        assert decision.outcome is outcome


class TestPersonal:
    """What may be personal is told from what is not, on the safe side."""

    @BOTH
    @pytest.mark.parametrize(
        ("verb", "facts", "personal"),
        [
            pytest.param(
                "assess_eligibility",
                {"applicant": {}, "stage": "applicant", "on": DAY},
                True,
                id="a person",
            ),
            pytest.param("decide_quorum", {"roll": ROLL}, False, id="a head-count"),
            pytest.param(
                "decide_quorum",
                {"roll": {"in_office": 7, "other": {"chair_is_ill": True}}},
                True,
                id="a fact that no paper declares",
            ),
            pytest.param("decide_affiliation", {"role": {}}, True, id="a party, though silent"),
            pytest.param("review_application", {"form": {}}, False, id="a form without answers"),
            pytest.param(
                "review_application",
                {"form": {"answers": {"skills": "a secret"}}},
                True,
                id="a form with answers",
            ),
            pytest.param(
                "follow_review",
                {"events": [{"step": "findings", "on": DAY}], "on": DAY},
                False,
                id="the steps of a review",
            ),
        ],
    )
    def test_under_both_papers(
        self,
        rulebook: Rulebook,
        verb: str,
        facts: dict[str, object],
        personal: bool,
    ) -> None:
        assert Question(verb=verb, given=facts).personal(rulebook) is personal

    @pytest.mark.parametrize("personal", [True, False])
    def test_an_own_fact_is_as_the_paper_declares_it(self, *, personal: bool) -> None:
        quorum = TRAFFORD_QIP.quorum
        assert not isinstance(quorum, Silent)
        fact = Fact(
            name=own_fact("executive_present").fact,
            kind=Kind.YES_NO,
            question="Is an executive present?",
            answered_by="whoever presides",
            personal=personal,
        )
        terms = quorum.model_copy(update={"own_facts": (fact,)})
        rulebook = TRAFFORD_QIP.model_copy(update={"quorum": terms})
        roll = ROLL.model_copy(update={"other": {"executive_present": True}})
        question = Question(verb="decide_quorum", given={"roll": roll})

        assert question.personal(rulebook) is personal

    def test_nothing_below_the_fields_of_an_argument_is_hidden(self) -> None:
        arguments = {
            model
            for verb in VERBS.values()
            for parameter in verb.parameters
            for model in models_in(parameter.annotation)
        }
        inside = {
            model
            for argument in arguments
            for field in argument.model_fields.values()
            for model in models_in(field.annotation)
        }

        assert Roll in arguments
        assert Mileage in inside
        assert not [
            (model, name)
            for model in inside
            for name, field in model.model_fields.items()
            if not field.repr
        ]


class TestSchema:
    """A system that speaks JSON can be told what every function takes."""

    SCHEMA: Final = Draft202012Validator(Question.model_json_schema())

    def test_it_is_a_schema(self) -> None:
        Draft202012Validator.check_schema(Question.model_json_schema())
        Draft202012Validator.check_schema(Question.model_json_schema(mode="serialization"))

    def test_it_describes_every_function(self) -> None:
        described = Question.model_json_schema()["oneOf"]

        assert [one["properties"]["verb"]["const"] for one in described] == list(VERBS)
        for one, verb in zip(described, VERBS.values(), strict=True):
            arguments = list(inspect.signature(verb.function).parameters)[1:]
            assert list(one["properties"]["given"]["properties"]) == arguments

    @given(QUESTIONS)
    def test_it_welcomes_every_question(self, question: Question) -> None:
        assert self.SCHEMA.is_valid(question.model_dump(mode="json"))

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param({"verb": "decide", "given": {}}, id="no such function"),
            pytest.param({"verb": "decide_quorum", "given": {}}, id="an argument is missing"),
            pytest.param(
                {"verb": "decide_quorum", "given": {"roll": {"present": "3"}}},
                id="a count as text",
            ),
            pytest.param(
                {"verb": "decide_quorum", "block": "voting", "given": {"roll": {}}},
                id="a block of another function",
            ),
        ],
    )
    def test_it_refuses_what_is_no_question(self, body: dict[str, object]) -> None:
        assert not self.SCHEMA.is_valid(body)


class TestLaws:
    """A question says the same in memory, in JSON and in a pickle."""

    @given(ASKED, st.sampled_from([CHORUS_RSP, TRAFFORD_QIP]))
    def test_putting_it_is_calling_the_function(
        self, asked: totality.Question, rulebook: Rulebook
    ) -> None:
        try:
            expected = asked.asked_of(rulebook)
        except ScrutinyRulesError as error:
            expected = str(error)

        assert answered(as_value(asked), rulebook) == expected

    @given(QUESTIONS)
    def test_json_brings_back_the_same_question(self, question: Question) -> None:
        back = Question.model_validate_json(question.model_dump_json())

        assert back == question
        assert hash(back) == hash(question)
        assert Question.model_validate(question.model_dump(mode="json")) == question

    @given(QUESTIONS)
    def test_a_pickle_brings_back_the_same_question(self, question: Question) -> None:
        assert pickle.loads(pickle.dumps(question)) == question  # noqa: S301  we pickled it

    @given(QUESTIONS)
    def test_its_text_is_the_same_whatever_is_given(self, question: Question) -> None:
        names = ", ".join(question.given)

        assert repr(question) == (
            f"Question(verb='{question.verb}', block='{question.block}', given=FrozenMap({names}))"
        )


class TestRefusals:
    """What is no question is refused by the names of its fields, and its values are kept back."""

    @pytest.mark.parametrize(
        ("body", "named"),
        [
            pytest.param({"given": {}}, {"verb"}, id="no function"),
            pytest.param({"verb": "kept_back"}, {"verb"}, id="no such function"),
            pytest.param({"verb": "report_profit"}, {"verb"}, id="one of no block"),
            pytest.param({"verb": "decide_quorum"}, {"given.roll"}, id="nothing given"),
            pytest.param(
                {"verb": "assess_eligibility", "given": {"applicant": {}}},
                {"given.stage", "given.on"},
                id="arguments are missing",
            ),
            pytest.param(
                {"verb": "decide_quorum", "given": {"roll": {}, "on": "kept back"}},
                {"given.on"},
                id="an argument that it has not",
            ),
            pytest.param(
                {"verb": "decide_quorum", "given": {"roll": {}, "terms": "kept back"}},
                {"given.terms"},
                id="the terms",
            ),
            pytest.param(
                {"verb": "decide_quorum", "given": "kept back"}, {"given"}, id="no arguments"
            ),
            pytest.param(
                {"verb": "decide_quorum", "given": {"roll": {"present": "kept back"}}},
                {"given.roll.present"},
                id="text for a count",
            ),
            pytest.param(
                {"verb": "decide_quorum", "block": "kept_back", "given": {"roll": {}}},
                {"block"},
                id="no such block",
            ),
            pytest.param(
                {"verb": "decide_quorum", "block": "voting", "given": {"roll": {}}},
                {"block"},
                id="a block of another function",
            ),
            pytest.param({"verb": "plan_year", "given": {"year": True}}, {"given.year"}, id="yes"),
            pytest.param({"verb": "plan_year", "given": {"year": 0}}, {"given.year"}, id="year 0"),
            pytest.param(
                {"verb": "plan_year", "given": {"year": 10_000}}, {"given.year"}, id="year 10000"
            ),
            pytest.param(
                {"verb": "probation_period", "given": {"joined_on": 86400}},
                {"given.joined_on"},
                id="a number for a day",
            ),
            pytest.param(
                {"verb": "follow_review", "given": {"events": [{"step": "x"}], "on": "2026-01-01"}},
                {"given.events.0.on"},
                id="an event without its day",
            ),
            pytest.param(
                {"verb": "decide_quorum", "given": {"roll": {}}, "why": "kept back"},
                {"why"},
                id="a field that it has not",
            ),
        ],
    )
    def test_refused(self, body: dict[str, object], named: set[str]) -> None:
        with pytest.raises(ValidationError) as refused:
            Question.model_validate(body)

        fields = {".".join(map(str, one["loc"])) for one in refused.value.errors()}
        assert fields == named
        assert "kept" not in str(refused.value)

    @pytest.mark.parametrize("year", [1, 9999])
    def test_the_first_and_the_last_year_are_years(self, year: int) -> None:
        assert Question(verb="plan_year", given={"year": year}).given["year"] == year

    def test_it_cannot_be_changed(self) -> None:
        with pytest.raises(ValidationError, match="frozen"):
            HOW_MANY.verb = "resign"  # type: ignore[misc]  # that is the point
        assert not hasattr(HOW_MANY.given, "__setitem__")
