"""Every result shows as text, Markdown, HTML and JSON, and holds nothing personal."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Final

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from scrutiny_rules import Applicant, Roll, Stage
from scrutiny_rules import analysis as package
from scrutiny_rules.analysis import (
    boundary_cases,
    check,
    compare,
    compare_cases,
    reasons,
    remedies,
    sensitivity,
    settle,
    side_by_side,
)
from scrutiny_rules.analysis.comparison import ladders
from scrutiny_rules.display import Shown
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.analysis.papers import of_trafford

ON = date(2026, 11, 25)
BORN: Final = date(1987, 3, 14)
SOMEONE = Applicant(tenant=True, date_of_birth=BORN, in_rent_arrears=True)
QUESTION = Question(
    verb="assess_eligibility",
    given={"applicant": SOMEONE, "stage": Stage.APPLICANT, "on": ON},
)
MEETING = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=4, seats=9)})

RESULTS: Final[Mapping[str, Callable[[], Shown]]] = {
    "settling Chorus": lambda: settle(
        CHORUS_RSP.eligibility, SOMEONE, stage=Stage.APPLICANT, on=ON
    ),
    "settling Trafford": lambda: settle(
        TRAFFORD_QIP.eligibility, SOMEONE, stage=Stage.APPLICANT, on=ON
    ),
    "remedies": lambda: remedies(TRAFFORD_QIP.eligibility, SOMEONE, stage=Stage.APPLICANT, on=ON),
    "reasons": lambda: reasons(
        TRAFFORD_QIP.eligibility,
        SOMEONE.model_copy(update={"in_breach_of_tenancy": True}),
        stage=Stage.APPLICANT,
        on=ON,
    ),
    "a comparison": lambda: compare(CHORUS_RSP, TRAFFORD_QIP),
    "cases": lambda: compare_cases(CHORUS_RSP, TRAFFORD_QIP, {"one": QUESTION, "two": MEETING}),
    "a check": lambda: check(CHORUS_RSP, [QUESTION]),
    "a flaw": lambda: check(TRAFFORD_QIP).flaws[0],
    "a difference": lambda: compare(CHORUS_RSP, TRAFFORD_QIP).differences[0],
    "a boundary of age": lambda: boundary_cases(of_trafford(), Stage.APPLICANT)[0],
    "a boundary": lambda: boundary_cases(ladders(TRAFFORD_QIP.interests)[""])[0],
    "readings side by side": lambda: side_by_side(TRAFFORD_QIP, MEETING),
    "sensitivity": lambda: sensitivity(TRAFFORD_QIP, {"one": MEETING, "two": QUESTION}),
}


@cache
def made(name: str) -> Shown:
    """Return a result, made once."""
    return RESULTS[name]()


@pytest.fixture(params=RESULTS)
def result(request: pytest.FixtureRequest) -> Shown:
    """Each result in turn."""
    return made(request.param)


class TestForms:
    """Text, Markdown, HTML and JSON of every result say the same."""

    def test_text_and_markdown(self, result: Shown) -> None:
        page = result.to_page()
        assert page.title in str(result) or page.passages[0].lines[0] in str(result)
        assert result.to_markdown().startswith("**")
        for passage in page.passages:
            assert passage.lines
            assert passage.heading in result.to_markdown()

    def test_html_is_well_formed(self, result: Shown) -> None:
        section = ET.fromstring(result.to_html())  # noqa: S314  made here
        page = result.to_page()
        said = [one.text for one in section.iter("li")]
        assert said == [line for passage in page.passages for line in passage.lines]

    def test_json_goes_there_and_back(self, result: Shown) -> None:
        assert isinstance(result, BaseModel)
        again = type(result).model_validate_json(result.model_dump_json())
        assert again == result
        assert hash(again) == hash(result)
        assert str(again) == str(result)

    def test_json_is_as_its_schema_says(self, result: Shown) -> None:
        assert isinstance(result, BaseModel)
        schema = type(result).model_json_schema(mode="serialization")
        Draft202012Validator(schema).validate(result.model_dump(mode="json"))

    def test_nothing_personal_is_in_it(self, result: Shown) -> None:
        assert isinstance(result, BaseModel)
        for said in (str(result), repr(result), result.to_html(), result.model_dump_json()):
            assert BORN.isoformat() not in said
            assert "1987" not in said
            assert "age 39" not in said


class TestTheModule:
    """What the package offers is listed once, in order, and documented."""

    def test_names(self) -> None:
        assert package.__all__ == sorted(package.__all__)
        for name in package.__all__:
            assert getattr(package, name).__doc__
