"""Is what the package offers complete, documented and described for other systems?"""

import inspect
import re
import sys
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import Final, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

import scrutiny_rules
from scrutiny_rules import (
    Applicant,
    ChoiceFact,
    CountFact,
    Decision,
    Fact,
    Kind,
    MemberEvent,
    Yes,
    analysis,
    case_tables,
    letters,
)
from scrutiny_rules._frozen import FrozenMap

PUBLIC: Final = {name: getattr(scrutiny_rules, name) for name in scrutiny_rules.__all__}

BESIDE: Final = {
    f"{home}.{name}": value
    for home in ("questions", "editions", "receipts")
    for name, value in vars(import_module(f"scrutiny_rules.{home}")).items()
    if not name.startswith("_") and getattr(value, "__module__", "") == f"scrutiny_rules.{home}"
} | {
    f"{home.__name__.partition('.')[2]}.{name}": getattr(home, name)
    for home in (analysis, case_tables, letters)
    for name in home.__all__
}
"""What the modules offer that are imported by their own names, and not by the root's."""

OFFERED: Final = {**PUBLIC, **BESIDE}
CLASSES: Final = {name: value for name, value in OFFERED.items() if inspect.isclass(value)}
MODELS: Final = {name: value for name, value in CLASSES.items() if issubclass(value, BaseModel)}
FUNCTIONS: Final = {name: value for name, value in OFFERED.items() if inspect.isfunction(value)}

MODULES_OF_FACTS: Final = (
    "applicants",
    "quorum",
    "voting",
    "attendance",
    "conduct",
    "probation",
    "appeals",
    "expenses",
    "mileage_allowance",
    "application",
    "tenure",
    "elections",
    "co_option",
    "meetings",
    "notice",
    "topics",
    "code_changes",
    "investigation",
    "sanctions",
    "reviews",
    "development",
    "interests",
    "affiliation",
    "press",
    "confidentiality",
    "equipment",
)

CONTRACT: Final = {
    "appeal_window",
    "assess_eligibility",
    "co_opt",
    "check_programme",
    "available_sanctions",
    "decide_affiliation",
    "decide_appeal",
    "decide_code_change",
    "decide_motion",
    "decide_press_article",
    "decide_probation",
    "decide_probation_breach",
    "decide_quorum",
    "elect_officer",
    "decide_topic",
    "duties_due",
    "decide_return",
    "decide_sharing",
    "decide_withdrawal",
    "development_plan",
    "escalate_conduct",
    "may_be_appointed",
    "follow_notice",
    "notice_due",
    "plan_year",
    "follow_investigation",
    "follow_review",
    "probation_period",
    "reimburse",
    "report_profit",
    "resign",
    "review_application",
    "review_attendance",
    "review_payment",
    "review_co_option",
    "review_term",
    "review_development",
    "suggest_notification",
    "suspension_period",
}
"""The names of functions that other systems rely on."""

POSITIONAL: Final = {"notice_due": ["requested_on", "calendar"]}
"""The functions whose contract has more than one argument by place after the terms."""

VERBS: Final = {
    name: value
    for name, value in FUNCTIONS.items()
    if next(iter(inspect.signature(value).parameters), None) == "terms"
    and not name.startswith("analysis.")
}
"""The functions that decide by a block of a rulebook."""


def each(values: dict[str, object]) -> pytest.MarkDecorator:
    """Return named values as the cases of a test."""
    return pytest.mark.parametrize(
        "value", [pytest.param(value, id=name) for name, value in values.items()]
    )


def decisions(of: type[Decision[StrEnum]] = Decision) -> list[type[BaseModel]]:
    """Return every kind of decision of the package, the generic ones left out."""
    found: list[type[BaseModel]] = []
    for kind in of.__subclasses__():
        if "[" not in kind.__name__ and kind.__module__.startswith("scrutiny_rules."):
            found.append(kind)
        found += decisions(kind)
    return found


def module(name: str) -> ModuleType:
    """Return a module of the package."""
    return import_module(f"scrutiny_rules.{name}")


def handles(of: ModuleType) -> dict[str, tuple[str, Kind]]:
    """Return the handles that a module names, each with its fact and the fact's kind."""
    found: dict[str, tuple[str, Kind]] = {}
    for name, value in vars(of).items():
        match value:
            case Yes(fact=fact):
                found[name] = (fact, Kind.YES_NO)
            case CountFact(name=fact):
                found[name] = (fact, Kind.COUNT)
            case ChoiceFact(name=fact):
                found[name] = (fact, Kind.CHOICE)
            case _:
                pass
    return found


def known_facts(of: ModuleType) -> FrozenMap[Fact]:
    """Return the facts that conditions of a module may speak of."""
    facts = vars(of)["FACTS"]
    assert isinstance(facts, FrozenMap)
    return facts


def sections(function: Callable[..., object]) -> set[str]:
    """Return the sections of a function's docstring."""
    lines = (inspect.getdoc(function) or "").splitlines()
    return {line.removesuffix(":") for line in lines if line in {"Args:", "Returns:", "Raises:"}}


class TestNames:
    """The public names are listed once, in order, and are all that the root shows."""

    def test_they_are_sorted(self) -> None:
        in_order = sorted(
            scrutiny_rules.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
        )

        assert scrutiny_rules.__all__ == in_order
        assert len(set(scrutiny_rules.__all__)) == len(scrutiny_rules.__all__)

    def test_they_are_what_the_root_shows(self) -> None:
        shown = {
            name
            for name, value in vars(scrutiny_rules).items()
            if not name.startswith("_") and not inspect.ismodule(value)
        }

        assert set(scrutiny_rules.__all__) == shown

    def test_nothing_is_defined_in_the_root(self) -> None:
        homes = {name: value.__module__ for name, value in (CLASSES | FUNCTIONS).items()}

        assert {home for home in homes.values() if home == "scrutiny_rules"} == set()

    def test_every_verb_of_the_contract_is_there(self) -> None:
        assert set(VERBS) >= CONTRACT

    def test_what_is_beside_is_not_in_the_root_too(self) -> None:
        beside = {name.partition(".")[2] for name in BESIDE}

        assert beside >= {"Question", "Editions", "Receipt"}
        assert beside & set(PUBLIC) == set()

    @pytest.mark.parametrize(
        ("name", "parameters"),
        [
            pytest.param("standing", ["rulebook", "history", "on"], id="of one member"),
            pytest.param(
                "panel_outlook", ["rulebook", "members", "first_day", "last_day"], id="of all"
            ),
        ],
    )
    def test_what_reads_a_whole_rulebook_takes_days_by_name_too(
        self, name: str, parameters: list[str]
    ) -> None:
        signature = inspect.signature(FUNCTIONS[name])
        _, _, *days = signature.parameters.values()

        assert list(signature.parameters) == parameters
        assert all(day.kind is day.KEYWORD_ONLY for day in days)

    def test_every_kind_of_decision_is_public(self) -> None:
        assert {kind.__name__ for kind in decisions()} <= set(MODELS)

    def test_every_kind_of_event_is_public(self) -> None:
        assert {kind.__name__ for kind in MemberEvent.__subclasses__()} <= set(MODELS)


class TestDocstrings:
    """Whatever is public says what it is."""

    @each({**CLASSES, **FUNCTIONS})
    def test_every_class_and_function_says_what_it_is(self, value: object) -> None:
        assert isinstance(value, type) or callable(value)
        own = value.__doc__
        assert own is not None
        assert own.strip()
        if isinstance(value, type):
            bases = {base.__doc__ for base in value.__mro__[1:]}
            assert own not in bases

    @each(dict(FUNCTIONS))
    def test_every_function_says_what_it_takes_returns_and_raises(self, value: object) -> None:
        assert inspect.isfunction(value)
        parameters = inspect.signature(value).parameters
        assert parameters

        assert sections(value) == {"Args", "Returns", "Raises"}
        text = inspect.getdoc(value) or ""
        assert [name for name in parameters if f"    {name}: " not in text] == []

    @each(dict(VERBS))
    def test_every_verb_takes_terms_then_facts_then_days_by_name(self, value: object) -> None:
        assert inspect.isfunction(value)
        signature = inspect.signature(value)
        first, *others = signature.parameters.values()

        assert first.name == "terms"
        assert "Silent" in str(first.annotation)
        positional = [one for one in others if one.kind is not one.KEYWORD_ONLY]
        wanted = POSITIONAL.get(value.__name__, [])
        assert len(positional) <= 1 or [one.name for one in positional] == wanted
        one, *more = get_args(signature.return_annotation) or (signature.return_annotation,)
        assert issubclass(one, Decision)
        assert more in ([], [...])

    @pytest.mark.parametrize("name", sorted(set(PUBLIC) - set(CLASSES) - set(FUNCTIONS)))
    def test_what_is_neither_is_described_where_it_is_defined(self, name: str) -> None:
        defined = re.compile(rf"^{name}: .*?^\"\"\"\w", re.MULTILINE | re.DOTALL)
        homes = [
            home
            for loaded, home in sys.modules.items()
            if loaded.startswith("scrutiny_rules.") and vars(home).get(name) is PUBLIC[name]
        ]

        (source,) = [text for home in homes if f"\n{name}: " in (text := inspect.getsource(home))]
        found = defined.search(source)
        assert found
        assert "\n\n" not in found[0]


class TestModels:
    """Every public model can be described to a system that speaks JSON."""

    @pytest.mark.no_cover
    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    @each(dict(MODELS))
    def test_every_model_has_a_json_schema(self, value: object, mode: str) -> None:
        assert isinstance(value, type)
        assert issubclass(value, BaseModel)
        schema = value.model_json_schema(
            mode="validation" if mode == "validation" else "serialization"
        )

        Draft202012Validator.check_schema(schema)

    @each(dict(MODELS))
    def test_every_model_is_closed_frozen_and_keeps_input_to_itself(self, value: object) -> None:
        assert isinstance(value, type)
        assert issubclass(value, BaseModel)
        config = value.model_config

        assert (config.get("frozen"), config.get("extra")) == (True, "forbid")
        assert config.get("hide_input_in_errors") is True

    @pytest.mark.parametrize(
        "decision", [pytest.param(one, id=one.__name__) for one in decisions()]
    )
    def test_every_outcome_can_be_open_or_not_provided_for(self, decision: type[BaseModel]) -> None:
        outcomes = decision.model_fields["outcome"].annotation
        assert isinstance(outcomes, type)
        assert issubclass(outcomes, StrEnum)

        assert {"UNDETERMINED", "NOT_PROVIDED"} <= set(outcomes.__members__)
        assert outcomes["UNDETERMINED"] == "undetermined"
        assert outcomes["NOT_PROVIDED"] == "not provided for"

    def test_every_kind_of_decision_is_a_verbs_but_those_inside_another(self) -> None:
        returned = {inspect.signature(verb).return_annotation for verb in VERBS.values()}

        assert {kind.__name__ for kind in set(decisions()) - returned} == {
            "ItemDecision",
            "SanctionDecision",
        }


class TestFacts:
    """A handle names a fact of its module, and a fact says what to ask."""

    @pytest.mark.parametrize("name", MODULES_OF_FACTS)
    def test_every_handle_names_a_fact_of_its_kind(self, name: str) -> None:
        facts = known_facts(module(name))
        named = handles(module(name))

        wrong = {
            handle: fact
            for handle, (fact, kind) in named.items()
            if fact not in facts or facts[fact].kind is not kind
        }

        assert named
        assert wrong == {}

    @pytest.mark.parametrize("name", MODULES_OF_FACTS)
    def test_no_two_handles_name_one_fact(self, name: str) -> None:
        named = handles(module(name))
        facts = [fact for fact, _ in named.values()]

        assert len(set(facts)) == len(facts)

    @pytest.mark.parametrize("name", MODULES_OF_FACTS)
    def test_every_fact_says_what_to_ask_and_whom(self, name: str) -> None:
        for fact_name, fact in known_facts(module(name)).items():
            assert fact.name == fact_name
            assert fact.question.endswith("?")
            assert fact.answered_by
            assert bool(fact.choices) == (fact.kind is Kind.CHOICE)

    def test_every_field_of_a_person_is_a_fact_with_its_question(self) -> None:
        facts = known_facts(module("applicants"))
        described = Applicant.model_json_schema()["properties"]

        for name in Applicant.model_fields.keys() - {"date_of_birth", "other"}:
            assert facts[name].question == described[name]["description"]
            assert facts[name].kind is Kind.YES_NO
            assert facts[name].personal

    def test_every_yes_or_no_about_a_person_has_a_handle(self) -> None:
        named = {fact for fact, _ in handles(module("applicants")).values()}

        assert named == (Applicant.model_fields.keys() - {"date_of_birth", "other"}) | {"age"}

    def test_an_age_is_asked_for_as_a_date_of_birth(self) -> None:
        age = known_facts(module("applicants"))["age"]

        assert age.inputs == ("date_of_birth",)
        assert age.personal

    @pytest.mark.parametrize(
        ("name", "model"),
        [
            pytest.param("applicants", "Applicant", id="a person"),
            pytest.param("quorum", "Roll", id="a roll"),
            pytest.param("voting", "Ballot", id="a ballot"),
            pytest.param("attendance", "AttendanceRegister", id="a register"),
            pytest.param("conduct", "WarningHistory", id="a history"),
            pytest.param("appeals", "Appeal", id="an appeal"),
            pytest.param("application", "ApplicationForm", id="a form"),
            pytest.param("reviews", "ReviewRecord", id="a review"),
            pytest.param("development", "DevelopmentRecord", id="a record of development"),
            pytest.param("interests", "DeclaredInterest", id="an interest"),
            pytest.param("affiliation", "PoliticalRole", id="a political role"),
            pytest.param("press", "PressArticle", id="an article"),
            pytest.param("confidentiality", "Information", id="information"),
            pytest.param("equipment", "Loan", id="a loan"),
            pytest.param("investigation", "Investigation", id="an investigation"),
            pytest.param("sanctions", "Breach", id="a breach"),
            pytest.param("meetings", "Programme", id="a programme"),
            pytest.param("notice", "NoticeRequest", id="a request"),
            pytest.param("duties", "DutyRecord", id="a record of duties"),
            pytest.param("topics", "TopicProposal", id="a proposal"),
            pytest.param("code_changes", "CodeChange", id="a change to the code"),
            pytest.param("tenure", "Service", id="a service"),
            pytest.param("elections", "Poll", id="a poll"),
            pytest.param("co_option", "CoOption", id="a co-option"),
            pytest.param("mileage_allowance", "Journey", id="a journey"),
        ],
    )
    def test_what_a_derived_fact_needs_is_a_field(self, name: str, model: str) -> None:
        fields = MODELS[model].model_fields
        asked = {one for fact in known_facts(module(name)).values() for one in fact.inputs}

        assert asked <= set(fields)

    def test_what_a_fact_about_probation_needs_is_an_argument(self) -> None:
        asked = {one for fact in known_facts(module("probation")).values() for one in fact.inputs}

        assert asked <= set(inspect.signature(FUNCTIONS["decide_probation"]).parameters)

    def test_what_a_fact_about_an_item_needs_is_one_of_its_fields(self) -> None:
        models = (MODELS["Claim"], MODELS["Mileage"], MODELS["Expense"])
        fields = {name for model in models for name in model.model_fields}
        read = {"is_mileage"}
        facts = known_facts(module("expenses"))

        assert {one for fact in facts.values() for one in fact.inputs} - read <= fields


class TestRefusals:
    """What is not public is not offered, and what has to be said cannot be left out."""

    def test_a_name_that_is_not_public(self) -> None:
        with pytest.raises(AttributeError, match="Frozen"):
            _ = scrutiny_rules.Frozen  # type: ignore[attr-defined]  # that is the point

    @pytest.mark.parametrize(
        "decision", [pytest.param(one, id=one.__name__) for one in decisions()]
    )
    def test_a_decision_without_an_outcome(self, decision: type[BaseModel]) -> None:
        with pytest.raises(ValidationError, match="outcome"):
            decision.model_validate({})
