"""Do the strategies for embedders draw every model, and only what can be?"""

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from importlib import import_module
from typing import Any, Final, TypeVar

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import scrutiny_rules
from scrutiny_rules import (
    Applicant,
    ArticleKind,
    Ballot,
    CastingVote,
    Clause,
    Decision,
    DutyRecord,
    ExpenseKind,
    Fact,
    Force,
    Kind,
    Mark,
    MemberEvent,
    Poll,
    Quorum,
    QuorumTerms,
    Role,
    Roll,
    Rulebook,
    Silent,
    State,
    SuspensionKind,
    Terms,
    TopicRoute,
    Vehicle,
    View,
    analysis,
    case_tables,
    own_fact,
    testing,
)
from scrutiny_rules._frozen import Frozen
from scrutiny_rules.facts import Ask
from scrutiny_rules.questions import VERBS, Question
from scrutiny_rules.receipts import Receipt
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing._asking import BY_DAYS, OF_ITSELF
from scrutiny_rules.testing._basics import asked_by
from scrutiny_rules.testing._registry import STRATEGIES
from tests.cases import terms_of

T = TypeVar("T")

PAPERS: Final = (CHORUS_RSP, TRAFFORD_QIP)
RANGE: Final = (date(2026, 4, 6), date(2027, 4, 5))
THIS_YEAR: Final = testing.days(*RANGE)

BESIDE: Final = ("questions", "editions", "receipts", "expenses", "facts", "ladder", "standing")
"""Modules with public models of their own besides those of the root."""


def public_models() -> dict[str, type[BaseModel]]:
    """Return every public model of the library by its name."""
    found: list[object] = [getattr(scrutiny_rules, name) for name in scrutiny_rules.__all__]
    found += [getattr(analysis, name) for name in analysis.__all__]
    found += [getattr(case_tables, name) for name in case_tables.__all__]
    for home in BESIDE:
        module = import_module(f"scrutiny_rules.{home}")
        found += [one for name, one in vars(module).items() if not name.startswith("_")]
    models = (one for one in found if isinstance(one, type) and issubclass(one, BaseModel))
    return {
        one.__name__: one for one in models if one.__name__.isidentifier() and one is not Frozen
    }


MODELS: Final = public_models()


def seen(strategy: st.SearchStrategy[T], count: int = 60) -> list[T]:
    """Return what a strategy draws, the same each time."""
    drawn: list[T] = []

    @settings(max_examples=count, derandomize=True, database=None, deadline=None)
    @given(strategy)
    def draw(value: T) -> None:
        drawn.append(value)

    draw()
    return drawn


def enumerations(of: str, value: BaseModel) -> Iterator[object]:
    """Go through what stands in a field of a value, member by member."""
    held = getattr(value, of)
    yield from held if isinstance(held, tuple) else [held]


def facts_of(kind: type[Frozen], **options: object) -> st.SearchStrategy[Any]:
    """Return the strategy of a facts model with some options."""
    make: Callable[..., st.SearchStrategy[Any]] = {**OF_ITSELF, **BY_DAYS}[kind]
    return make(**options)


FACTS_MODELS: Final = [pytest.param(kind, id=kind.__name__) for kind in (*OF_ITSELF, *BY_DAYS)]


class TestEveryModel:
    """No public model lacks a strategy, and each draws nothing but what the model accepts."""

    def test_none_is_left_out(self) -> None:
        assert set(MODELS.values()) - set(STRATEGIES) == set()

    def test_each_has_a_function_that_is_offered(self) -> None:
        offered = {getattr(testing, name) for name in testing.__all__}

        assert set(STRATEGIES.values()) <= offered

    def test_the_names_are_sorted_and_are_all_there(self) -> None:
        shown = {
            name
            for name, value in vars(testing).items()
            if inspect.isfunction(value) and not name.startswith("_")
        }

        assert testing.__all__ == sorted(testing.__all__)
        assert set(testing.__all__) == shown

    @pytest.mark.parametrize("name", testing.__all__)
    def test_each_says_what_it_draws(self, name: str) -> None:
        function = getattr(testing, name)
        text = inspect.getdoc(function) or ""
        parameters = set(inspect.signature(function).parameters)

        assert text.startswith("Draw ")
        assert [one for one in parameters - {"days"} if f"    {one}: " not in text] == []

    @pytest.mark.parametrize("kind", [pytest.param(one, id=one.__name__) for one in STRATEGIES])
    def test_what_it_draws_is_valid_and_goes_to_json_and_back(self, kind: type[Frozen]) -> None:
        @settings(max_examples=5, deadline=None)
        @given(testing.instances(kind))
        def check(value: Frozen) -> None:
            assert isinstance(value, kind)
            assert value.model_copy() == value
            assert type(value).model_validate_json(value.model_dump_json()) == value
            assert repr(value)

        check()

    def test_what_is_no_public_model(self) -> None:
        with pytest.raises(KeyError):
            testing.instances(Frozen)


class TestFromType:
    """Hypothesis knows every public model by its class, as soon as the strategies are loaded."""

    @pytest.mark.parametrize("kind", [Roll, Applicant, QuorumTerms, Question, Receipt, Decision])
    def test_a_model_is_drawn_by_its_class(self, kind: type[Frozen]) -> None:
        @settings(max_examples=5, deadline=None)
        @given(st.from_type(kind))
        def check(value: Frozen) -> None:
            assert isinstance(value, kind)

        check()

    def test_a_model_is_drawn_inside_another_type(self) -> None:
        rows = find(st.from_type(list[Roll]), lambda rolls: len(rolls) == 2)

        assert [type(one) for one in rows] == [Roll, Roll]

    def test_every_public_model_is_known(self) -> None:
        code = (
            "import scrutiny_rules.testing\n"
            "from hypothesis.strategies._internal.types import _global_type_lookup as known\n"
            "print(*(one.__name__ for one in known if one.__module__.startswith('scrutiny')))\n"
        )

        assert set(MODELS) <= set(python(code).split())


def python(code: str) -> str:
    """Return what a fresh interpreter prints."""
    run = subprocess.run(  # noqa: S603  the code is this file's own
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    return run.stdout


class TestImporting:
    """Neither pytest nor Hypothesis loads more than it needs, and the core loads neither."""

    def test_what_pytest_loads_at_its_start(self) -> None:
        loaded = python("import sys, _scrutiny_rules_plugins; print(*sys.modules)").split()

        assert "_scrutiny_rules_plugins" in loaded
        assert not {"scrutiny_rules", "pydantic", "hypothesis", "pytest"} & set(loaded)

    def test_a_table_needs_no_hypothesis(self) -> None:
        loaded = python("import sys, scrutiny_rules.case_tables.plugin; print(*sys.modules)")

        assert "scrutiny_rules.case_tables.plugin" in loaded.split()
        assert "hypothesis" not in loaded.split()


class TestKnown:
    """Anything may be unknown, unless all has to be known."""

    @pytest.mark.parametrize("kind", FACTS_MODELS)
    def test_every_fact_is_now_known_and_now_not(self, kind: type[Frozen]) -> None:
        drawn = seen(facts_of(kind), 200 if kind in {Poll, Ballot} else 60)  # few votes are tied
        for name, field in kind.model_fields.items():
            held = [getattr(value, name) for value in drawn]
            asked = any(isinstance(one, Ask) for one in field.metadata)
            if asked and field.default is None:
                assert None in held, name
                assert set(map(type, held)) != {type(None)}, name

    @pytest.mark.parametrize("kind", FACTS_MODELS)
    def test_with_known_nothing_is_missing(self, kind: type[Frozen]) -> None:
        may_be_none = {"casting_vote", "lodged_on", "met_on", "votes_against", "upheld", "other"}
        for value in seen(facts_of(kind, known=True), 20):
            fields = value.model_dump().items()
            missing = {name for name, held in fields if _holds_none(held)} - may_be_none

            assert missing - {"terms_served"} == set()

    @pytest.mark.parametrize("paper", [pytest.param(one, id=one.document.key) for one in PAPERS])
    @pytest.mark.parametrize(
        "verb", ["decide_quorum", "assess_eligibility", "decide_motion", "decide_topic"]
    )
    def test_with_known_every_question_is_decided(self, paper: Rulebook, verb: str) -> None:
        @settings(max_examples=10, deadline=None)
        @given(testing.questions([verb], rulebook=paper, known=True))
        def check(question: Question) -> None:
            assert question.put_to(paper).needs == ()

        check()


def _holds_none(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_none, value.values()))
    return value is None or (isinstance(value, tuple) and any(map(_holds_none, value)))


OWN: Final = (
    Fact(
        name="other.ward_councillor",
        kind=Kind.YES_NO,
        question="Is the person a councillor for the ward?",
        answered_by="the person",
    ),
    Fact(
        name="other.years_on_estate",
        kind=Kind.COUNT,
        question="For how many years have they lived there?",
        answered_by="the person",
    ),
    Fact(
        name="other.colour",
        kind=Kind.CHOICE,
        question="Of which colour is the door?",
        answered_by="anybody",
        choices=("red", "green"),
    ),
)
assert isinstance(CHORUS_RSP.affiliation, Terms)
OWN_TERMS: Final = CHORUS_RSP.affiliation.model_copy(update={"own_facts": OWN})


def _facts_model(paper: Rulebook, block: str) -> type[Frozen] | None:
    terms = paper.block(block)
    return terms.facts_model if isinstance(terms, Terms) else None


class TestTerms:
    """With terms, a case holds what they ask for and nothing else."""

    @pytest.mark.parametrize(
        ("paper", "block"),
        [
            pytest.param(paper, block, id=f"{paper.document.key} {block}")
            for paper in PAPERS
            for block in Rulebook.block_names()
            if _facts_model(paper, block) in {*OF_ITSELF, *BY_DAYS}
        ],
    )
    def test_only_what_is_asked_for_is_given(self, paper: Rulebook, block: str) -> None:
        terms = terms_of(paper, block)
        asked = asked_by(terms)
        kind = terms.facts_model
        for value in seen(facts_of(kind, terms=terms), 10):
            for name, field in kind.model_fields.items():
                if name not in asked and any(isinstance(one, Ask) for one in field.metadata):
                    assert getattr(value, name) == field.get_default(call_default_factory=True)

    def test_a_silent_paper_asks_for_nothing(self) -> None:
        silent = Silent(why="nothing is said")

        assert set(seen(testing.rolls(terms=silent), 20)) == {Roll()}

    def test_a_landlords_own_facts_are_drawn_as_they_are_declared(self) -> None:
        drawn = seen(testing.political_roles(terms=OWN_TERMS))
        held = [value.other for value in drawn]

        assert {frozenset(one) for one in held} == {
            frozenset({"ward_councillor", "years_on_estate", "colour"})
        }
        assert {one["ward_councillor"] for one in held} == {True, False, None}
        assert {one["colour"] for one in held} == {"red", "green", None}
        assert {type(one["years_on_estate"]) for one in held} == {int, type(None)}

    def test_a_landlords_own_facts_are_known_where_all_is(self) -> None:
        known = seen(testing.political_roles(terms=OWN_TERMS, known=True), 50)

        assert None not in {one for value in known for one in value.other.values()}

    @pytest.mark.parametrize("paper", PAPERS)
    def test_a_question_names_the_steps_and_duties_of_the_paper(self, paper: Rulebook) -> None:
        assert isinstance(paper.duties, Terms)
        duties = {one.name for one in paper.duties.duties}
        asked = seen(testing.questions(["duties_due"], rulebook=paper), 50)
        records = [one.given["record"] for one in asked]

        assert {n for one in records if isinstance(one, DutyRecord) for n in one.done} == duties

    @pytest.mark.parametrize("verb", VERBS)
    def test_every_question_can_be_put(self, verb: str) -> None:
        @settings(max_examples=5, deadline=None)
        @given(
            st.sampled_from(PAPERS).flatmap(
                lambda one: st.tuples(
                    st.just(one), testing.questions([verb], days=THIS_YEAR, rulebook=one)
                )
            )
        )
        def check(drawn: tuple[Rulebook, Question]) -> None:
            paper, question = drawn
            assert str(question.put_to(paper).outcome) in VERBS[verb].outcomes

        check()

    def test_a_function_that_there_is_not(self) -> None:
        with pytest.raises(KeyError):
            testing.questions(["decide_everything"])


class TestDays:
    """Days are drawn from the range that is wanted, its ends and its leap day among them."""

    @pytest.mark.parametrize("kind", [pytest.param(one, id=one.__name__) for one in BY_DAYS])
    def test_every_first_day_lies_in_the_range(self, kind: type[Frozen]) -> None:
        later = {"lodged_on", "wanted_on", "met_on", "ended_on"}
        for value in seen(facts_of(kind, days=THIS_YEAR), 20):
            for name, day in _days("", value):
                assert RANGE[0] <= day
                assert name in later or day <= RANGE[1], name

    @pytest.mark.parametrize(
        "day",
        [
            pytest.param(RANGE[0], id="the first"),
            pytest.param(RANGE[1], id="the last"),
        ],
    )
    def test_both_ends_are_drawn(self, day: date) -> None:
        assert find(THIS_YEAR, lambda one: one == day) == day

    def test_a_range_has_its_leap_day_often(self) -> None:
        drawn = seen(testing.days(date(2023, 1, 1), date(2025, 12, 31)))

        assert drawn.count(date(2024, 2, 29)) > 10

    def test_a_range_without_one_has_none(self) -> None:
        assert all(one.month != 2 or one.day != 29 for one in seen(THIS_YEAR))

    def test_histories_stop_when_they_are_told_to(self) -> None:
        until = date(2026, 6, 30)
        starts = testing.days(date(2026, 1, 1), until)
        for history in seen(testing.histories(starts, until=until, longest=6), 50):
            assert len(history.events) <= 6
            assert all(date(2026, 1, 1) <= one.on <= until for one in history.events)


def _days(name: str, value: object) -> Iterator[tuple[str, date]]:
    if isinstance(value, date):
        yield name, value
    elif isinstance(value, BaseModel):
        for field, held in value:
            yield from _days(field, held)
    elif isinstance(value, tuple):
        for held in value:
            yield from _days(name, held)


class TestEdges:
    """What breaks programs is drawn: nothing at all, a tie, a leap day, every word."""

    def test_somebody_born_on_a_leap_day(self) -> None:
        person = find(
            testing.applicants(),
            lambda one: (
                one.date_of_birth is not None
                and one.date_of_birth.day == 29
                and one.date_of_birth.month == 2
            ),
        )

        assert person.date_of_birth == date(2000, 2, 29)

    def test_a_register_without_a_meeting(self) -> None:
        assert find(testing.attendance_registers(), lambda one: not one.meetings).meetings == ()

    def test_a_claim_for_nothing(self) -> None:
        assert find(testing.claims(), lambda one: not one.items).items == ()

    def test_a_member_to_whom_nothing_happened(self) -> None:
        assert find(testing.histories(), lambda one: not one.events).events == ()

    def test_a_reading_with_other_answers_sets_something(self) -> None:
        drawn = find(testing.readings(), lambda one: len(one.options) > 1)

        assert drawn.field == "decided_by"

    def test_steps_in_any_order_where_that_is_wanted(self) -> None:
        assert find(testing.procedures(flexible=True), bool).flexible
        assert not find(testing.procedures(flexible=False), bool).flexible

    def test_a_tie(self) -> None:
        tied = find(
            testing.ballots(),
            lambda one: bool(one.votes_for) and one.votes_for == one.votes_against,
        )

        assert tied.votes_for == 1

    def test_somebody_who_is_no_longer_in_office_again(self) -> None:
        service = find(testing.services(), lambda one: len(one.terms_served or ()) == 2)

        assert [one.ended_on for one in service.terms_served or ()] == [None, None]

    @pytest.mark.parametrize(
        ("strategy", "field", "words"),
        [
            pytest.param(testing.meetings(), "mark", Mark, id="marks"),
            pytest.param(testing.clauses(), "force", Force, id="force"),
            pytest.param(testing.mileages(), "vehicle", Vehicle, id="vehicles"),
            pytest.param(testing.expenses(), "kind", ExpenseKind, id="kinds of expense"),
            pytest.param(testing.suspensions(), "kind", SuspensionKind, id="suspensions"),
            pytest.param(testing.press_articles(), "kind", ArticleKind, id="articles"),
            pytest.param(testing.services(), "role", Role, id="roles"),
            pytest.param(testing.ballots(), "casting_vote", CastingVote, id="casting votes"),
            pytest.param(testing.declared_interests(), "view_of", View, id="views"),
            pytest.param(testing.topic_proposals(), "route", TopicRoute, id="routes"),
            pytest.param(testing.findings(), "state", State, id="states"),
            pytest.param(testing.facts(), "kind", set(Kind) - {Kind.INPUT}, id="kinds of fact"),
        ],
    )
    def test_every_word(
        self, strategy: st.SearchStrategy[BaseModel], field: str, words: type[StrEnum]
    ) -> None:
        drawn = {getattr(value, field) for value in seen(strategy, 250)}

        assert drawn - {None} == set(words)

    def test_every_kind_of_event(self) -> None:
        drawn = {type(one) for one in seen(testing.member_events(), 500)}
        inside = {type(one) for value in seen(testing.histories()) for one in value.events}

        assert drawn == set(MemberEvent.__subclasses__())
        assert inside <= drawn
        assert len(inside) > 12

    def test_every_outcome_of_a_quorum(self) -> None:
        drawn = {one.outcome for one in seen(testing.quorum_decisions(), 300)}

        assert drawn == set(Quorum)


class TestRulebooks:
    """A rulebook is made up with readings of its own, or is one that is given."""

    def test_made_up_ones_are_mostly_silent_and_sometimes_read_otherwise(self) -> None:
        drawn = seen(testing.rulebooks(), 300)

        assert {
            len([one for one in book.block_names() if isinstance(book.block(one), Terms)])
            for book in drawn
        } == {0, 1, 2}
        assert any(book.readings and book.readings[0].alternatives for book in drawn)
        assert any(book.contents for book in drawn)
        assert not all(book.contents for book in drawn)

    def test_made_up_ones_can_be_taken_under_their_other_readings(self) -> None:
        for book in seen(testing.rulebooks()):
            for reading in book.readings:
                for other in reading.alternatives:
                    assert book.under(reading.id, other) != book

    def test_a_given_one_is_drawn_under_its_readings(self) -> None:
        drawn = seen(testing.rulebooks(TRAFFORD_QIP), 40)

        assert {book.document for book in drawn} == {TRAFFORD_QIP.document}
        assert TRAFFORD_QIP in drawn
        assert len(set(map(Rulebook.model_dump_json, drawn))) > 5

    def test_a_given_one_without_readings_is_itself(self) -> None:
        alone = find(testing.rulebooks(), lambda book: not book.readings)

        assert set(seen(testing.rulebooks(alone), 5)) == {alone}


class TestConditions:
    """Conditions speak of the facts that they are told to, each by its kind."""

    @pytest.mark.parametrize("kind", [Kind.YES_NO, Kind.COUNT, Kind.CHOICE])
    def test_they_speak_of_facts_of_one_kind_alone(self, kind: Kind) -> None:
        about = [fact for fact in OWN if fact.kind is kind]
        for condition in seen(testing.conditions(about), 50):
            assert set(condition.facts()) == {about[0].name}

    def test_a_yes_or_no_is_written_as_by_hand(self) -> None:
        assert seen(testing.yesses(OWN), 5)[0] == own_fact("ward_councillor")

    def test_limbs_apply_at_the_stages_that_there_are(self) -> None:
        drawn = {one.stages for one in seen(testing.limbs(stages=["early", "late"]))}

        assert {None, ("early",), ("late",), ("early", "late")} <= drawn

    def test_limbs_cite_what_they_are_told_to(self) -> None:
        clause = Clause(document="south-panel", label="2", gist="so", force=Force.MUST)

        assert {one.clause for one in seen(testing.limbs(cited=st.just(clause)), 5)} == {clause}

    def test_clauses_are_of_the_documents_that_they_are_told_to_be(self) -> None:
        drawn = seen(testing.clauses(st.sampled_from(["north", "south"])), 50)

        assert {one.document for one in drawn} == {"north", "south"}
