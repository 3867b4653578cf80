"""The same questions as JSON: described by the models, and silent about what was sent."""

import json
from typing import Any, Final

import pytest
import schemathesis
from examples.eligibility_page.app import create_app
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.checks import positive_data_acceptance

from scrutiny_rules import (
    Applicant,
    EligibilityDecision,
    Rulebook,
    Stage,
    TooManyRegionsError,
    assess_eligibility,
)
from scrutiny_rules.analysis import Remedies, Settlement, remedies, settle
from scrutiny_rules.testing import applicants
from tests.eligibility_page.visitor import PAPERS, TODAY, client_of
from tests.strategies import STAGES

pytestmark = pytest.mark.no_cover  # it tries an example, and the package by the way

CLIENT: Final = client_of()

POSTED: Final = tuple(
    f"/api/papers/trafford-qip/eligibility{what}"
    for what in ("", "/questions", "/settlement", "/remedies")
)

CASE: Final = {"applicant": {"tenant": True}, "stage": "applicant", "on": "2026-11-22"}

SCHEMA: Final = schemathesis.openapi.from_asgi(
    "/api/openapi.json", create_app(PAPERS, today=lambda: TODAY)
)
SCHEMA.config.generation.update(modes=list(schemathesis.GenerationMode))


@SCHEMA.parametrize()
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_it_is_described(case: schemathesis.Case[Any]) -> None:
    """Whatever is sent, right or wrong, is answered as OpenAPI says, and never by an error."""
    beyond = isinstance(case.body, dict) and beyond_a_schema(case.body.get("applicant"))
    case.call_and_validate(excluded_checks=[positive_data_acceptance] if beyond else [])


def beyond_a_schema(applicant: object) -> bool:
    """Say whether an applicant is refused for what JSON Schema cannot say.

    It takes 2.0 for a whole number; and it knows nothing of one fact that contradicts another.
    """
    facts = applicant if isinstance(applicant, dict) else {}
    own = facts.get("other")
    floats = isinstance(own, dict) and any(isinstance(one, float) for one in own.values())
    in_force, served = facts.get("notice_of_seeking_possession"), facts.get("notice_ever_served")
    return floats or (in_force is True and served is False)


class TestLaws:
    """The interface says what the library says."""

    @pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.document.key)
    @given(person=applicants(), stage=STAGES)
    def test_the_answers_are_those_of_the_functions(
        self, paper: Rulebook, person: Applicant, stage: Stage
    ) -> None:
        address, terms = f"/api/papers/{paper.document.key}/eligibility", paper.eligibility
        body = {"applicant": person.model_dump(mode="json"), "stage": stage, "on": str(TODAY)}
        decision = assess_eligibility(terms, person, stage=stage, on=TODAY)

        def told(what: str) -> str:
            return CLIENT.post(address + what, json=body).text

        assert EligibilityDecision.model_validate_json(told("")) == decision
        assert Settlement.model_validate_json(told("/settlement")) == settle(
            terms, person, stage=stage, on=TODAY
        )
        assert Remedies.model_validate_json(told("/remedies")) == remedies(
            terms, person, stage=stage, on=TODAY
        )
        asked = json.loads(told("/questions"))["outstanding"]
        assert {one["input"] for one in asked} == set(decision.needs)


class TestReading:
    """What there is to ask can be read."""

    def test_the_papers(self) -> None:
        assert [(one["key"], one["landlord"]) for one in CLIENT.get("/api/papers").json()] == [
            (paper.document.key, paper.document.landlord) for paper in PAPERS
        ]

    @pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.document.key)
    def test_a_whole_paper(self, paper: Rulebook) -> None:
        got = CLIENT.get(f"/api/papers/{paper.document.key}")

        assert Rulebook.model_validate_json(got.content) == paper

    def test_a_question_says_what_is_wanted(self) -> None:
        body = CASE | {"applicant": {"tenant": True, "can_commit": True}}
        got = CLIENT.post("/api/papers/north-panel/eligibility/questions", json=body).json()

        by_input = {one["input"]: one for one in got["outstanding"]}
        assert by_input["date_of_birth"]["kind"] == "input"
        assert by_input["other.years_in_home"]["kind"] == "compare"
        assert by_input["other.household"]["choices"] == ["alone", "with family", "not-known"]
        assert (
            by_input["employee_of_landlord"]["question"] == "Does the landlord employ the person?"
        )
        assert by_input["employee_of_landlord"]["answered_by"] == "the person"
        assert [one["label"] for one in by_input["employee_of_landlord"]["clauses"]] == ["4.2(b)"]

    def test_what_nobody_knows_is_not_asked_again(self) -> None:
        every = CLIENT.post(POSTED[1], json=CASE).json()["outstanding"]
        first = every[0]["input"]
        rest = CLIENT.post(POSTED[1], json=CASE | {"not_known": [first]}).json()["outstanding"]

        assert first == "can_commit"
        assert {one["input"] for one in rest} == {one["input"] for one in every[1:]}


class TestDescription:
    """OpenAPI describes it from the models of the library."""

    SPEC: Final = CLIENT.get("/api/openapi.json").json()

    def test_the_questions_stand_on_the_fields(self) -> None:
        fields = self.SPEC["components"]["schemas"]["Applicant"]["properties"]

        assert fields["tenant"]["description"] == "Is the person a tenant of the landlord?"

    def test_no_page_is_described(self) -> None:
        assert all(path.startswith("/api/papers") for path in self.SPEC["paths"])

    def test_the_papers_are_named(self) -> None:
        path = self.SPEC["paths"]["/api/papers/{paper}/eligibility"]
        (parameter,) = path["post"]["parameters"]

        assert parameter["schema"]["enum"] == [paper.document.key for paper in PAPERS]

    @pytest.mark.parametrize("path", POSTED)
    def test_refusals_are_problems(self, path: str) -> None:
        responses = self.SPEC["paths"][path.replace("trafford-qip", "{paper}")]["post"]["responses"]

        assert set(responses) == {"200", "400", "404", "413", "422"}
        for status in ("400", "404", "413", "422"):
            (described,) = responses[status]["content"].items()
            assert described[0] == "application/problem+json"
            told = CLIENT.post(path, json={}).json()
            Draft202012Validator(described[1]["schema"]).validate(told)

    def test_pages_that_would_load_scripts_are_not_there(self) -> None:
        assert CLIENT.get("/docs").status_code == 404
        assert CLIENT.get("/redoc").status_code == 404


class TestRefusals:
    """What is wrong is told as RFC 9457 has it, and what was sent is not repeated."""

    @pytest.mark.parametrize(
        ("change", "pointer", "said"),
        [
            pytest.param(
                {"applicant": {"date_of_birth": "22/11/1973"}},
                "#/applicant/date_of_birth",
                "a day is wanted: a date, or text such as 2026-11-22",
                id="a day in another form",
            ),
            pytest.param(
                {"applicant": {"tenant": "a-secret"}},
                "#/applicant/tenant",
                "Input should be a valid boolean",
                id="a yes in words",
            ),
            pytest.param(
                {"applicant": {"tennant": "a-secret"}},
                "#/applicant/tennant",
                "Extra inputs are not permitted",
                id="a misprint",
            ),
            pytest.param(
                {"applicant": {"notice_of_seeking_possession": True, "notice_ever_served": False}},
                "#/applicant/notice_ever_served",
                "`notice_of_seeking_possession` is in force, but `notice_ever_served` is no",
                id="a contradiction",
            ),
            pytest.param(
                {"applicant": {"other": {"a/b~c": 1.5}}},
                "#/applicant/other/a~1b~0c/bool",
                "Input should be a valid boolean",
                id="an own fact",
            ),
            pytest.param(
                {"stage": "a-secret"},
                "#/stage",
                "Input should be 'applicant', 'member' or 'co-optee'",
                id="no such stage",
            ),
            pytest.param(
                {"on": 86_400}, "#/on", "a day is wanted, such as 2026-11-22", id="a number"
            ),
            pytest.param(
                {"on": "20261122"}, "#/on", "a day is wanted, such as 2026-11-22", id="no dashes"
            ),
            pytest.param({"a": 1}, "#/a", "Extra inputs are not permitted", id="one too many"),
        ],
    )
    @pytest.mark.parametrize("path", POSTED)
    def test_what_does_not_fit(
        self, path: str, change: dict[str, object], pointer: str, said: str
    ) -> None:
        got = CLIENT.post(path, json=CASE | change)

        assert got.status_code == 422
        assert got.headers["content-type"] == "application/problem+json"
        assert got.json()["title"] == "Unprocessable Entity"
        assert got.json()["status"] == 422
        assert got.json()["type"] == "about:blank"
        assert {"pointer": pointer, "detail": said} in got.json()["errors"]
        assert "a-secret" not in got.text
        assert "1973" not in got.text

    @pytest.mark.parametrize(
        ("content", "status"),
        [
            pytest.param(b'{"date_of_birth": 1973', 422, id="half an object"),
            pytest.param(b'{"date_of_birth": "1973\xff"}', 400, id="no text"),
            pytest.param(b"1973", 422, id="a number"),
            pytest.param(b"", 422, id="nothing"),
        ],
    )
    def test_what_is_no_json(self, content: bytes, status: int) -> None:
        headers = {"content-type": "application/json"}
        got = CLIENT.post(POSTED[0], content=content, headers=headers)

        assert got.status_code == status
        assert got.headers["content-type"] == "application/problem+json"
        assert "1973" not in got.text

    def test_an_own_fact_of_another_kind(self) -> None:
        body = CASE | {"applicant": {"other": {"household": "in 1973"}}}
        got = CLIENT.post("/api/papers/north-panel/eligibility", json=body)

        assert got.status_code == 422
        assert got.json()["detail"] == (
            "`other.household` is not of the kind that a `in` condition tests"
        )
        assert "1973" not in got.text

    @pytest.mark.parametrize(
        ("path", "detail"),
        [
            pytest.param("/api/papers/another", "There is no such paper.", id="paper"),
            pytest.param("/api/elsewhere", "Not Found", id="address"),
        ],
    )
    def test_what_is_not_there(self, path: str, detail: str) -> None:
        got = CLIENT.get(path)

        assert got.status_code == 404
        assert got.headers["content-type"] == "application/problem+json"
        assert got.json() == {
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
            "detail": detail,
            "errors": [],
        }

    def test_another_method(self) -> None:
        got = CLIENT.get(POSTED[0])

        assert got.status_code == 405
        assert got.headers["allow"] == "POST"
        assert got.headers["content-type"] == "application/problem+json"

    @pytest.mark.parametrize("path", POSTED)
    def test_a_request_that_is_too_long(self, path: str) -> None:
        got = CLIENT.post(path, json=CASE | {"not_known": ["x" * 65_536]})

        assert got.status_code == 413
        assert got.json()["detail"] == "The request is too long."

    def test_a_request_may_be_as_long_as_that(self) -> None:
        body = json.dumps(CASE)
        headers = {"content-type": "application/json"}
        padded = body + " " * (65_536 - len(body))

        assert CLIENT.post(POSTED[0], content=padded, headers=headers).status_code == 200
        assert CLIENT.post(POSTED[0], content=padded + " ", headers=headers).status_code == 413

    def test_a_paper_that_is_too_large_to_be_analysed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise TooManyRegionsError(2, 1)

        monkeypatch.setattr("examples.eligibility_page.asking.settle", refuse)
        got = CLIENT.post(POSTED[2], json=CASE)

        assert got.status_code == 422
        assert got.json()["detail"] == str(TooManyRegionsError(2, 1))
        assert CLIENT.post(POSTED[1], json=CASE).json()["outstanding"][0]["input"] == "can_commit"
