"""Columns of types that a landlord's own tables have, and that the papers' tests have not."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from scrutiny_rules import (
    Applicant,
    CountFact,
    Fact,
    Kind,
    Stage,
    assess_eligibility,
    frames,
)
from scrutiny_rules.applicants import AGE
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.frames import _arrays
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, EXPENSES
from scrutiny_rules.rulebooks.trafford_qip import ELIGIBILITY, QUORUM, VOTING
from tests.frames.engines import ENGINES, Sort, arrow, rows_of

OUTCOME: Final = Report(show=Show.NOTHING)
SOME: Final = ("pandas, NumPy types", "pandas, Arrow types", "polars", "pyarrow", "duckdb", "ibis")


def outcomes(frame: object) -> list[object]:
    """Return the outcome of each row."""
    return [row["outcome"] for row in rows_of(frame)]


def dtype_of(frame: Any, column: str) -> str:
    """Return what an engine calls the type of a column."""
    if isinstance(frame, pa.Table):
        return str(frame.schema.field(column).type)
    sorts = (
        frame.dtypes
        if isinstance(frame, pd.DataFrame)
        else dict(zip(frame.columns, frame.dtypes, strict=True))
    )
    return str(sorts[column])


class TestTypes:
    """Whatever can hold a fact does, and is read exactly."""

    def test_a_column_of_nothing_but_nulls_has_no_type_and_is_unknown(self) -> None:
        rolls = pl.DataFrame({"in_office": [7], "present": [None]})
        assert outcomes(frames.decide_quorum(QUORUM, rolls)) == ["undetermined"]
        assert outcomes(frames.decide_quorum(QUORUM, rolls.to_pandas())) == ["undetermined"]
        assert outcomes(frames.decide_quorum(QUORUM, rolls.to_arrow())) == ["undetermined"]

    def test_words_may_be_python_objects(self) -> None:
        votes = pd.DataFrame({"votes_for": [3, 3], "votes_against": [3, 3], "quorate": True})
        votes["casting_vote"] = pd.Series(["for", None], dtype=object)
        assert outcomes(frames.decide_motion(VOTING, votes)) == ["carried", "tied"]

    def test_words_are_read_without_arrow_as_well(self, monkeypatch: pytest.MonkeyPatch) -> None:
        votes = pd.DataFrame({"votes_for": [3, 3], "votes_against": [3, 3], "quorate": True})
        votes["casting_vote"] = ["for", "against"]
        with monkeypatch.context() as patched:
            patched.setattr(_arrays, "get_pyarrow", lambda: None)
            without = outcomes(frames.decide_motion(VOTING, votes))
        assert without == outcomes(frames.decide_motion(VOTING, votes)) == ["carried", "lost"]

    @pytest.mark.parametrize("sort", ["category", "object", "str", "string", "string[pyarrow]"])
    def test_words_may_stand_in_pandas_in_any_way(self, sort: str) -> None:
        votes = pd.DataFrame({"votes_for": [3] * 4, "votes_against": [3] * 4, "quorate": True})
        votes["casting_vote"] = pd.Series(["for", "against", None, "perhaps"]).astype(sort)
        assert outcomes(frames.decide_motion(VOTING, votes)) == ["carried", "lost", "tied", None]

    @pytest.mark.parametrize("sort", [pl.Categorical, pl.Enum(["for", "against", "declined"])])
    def test_words_may_be_categories(self, sort: pl.DataType) -> None:
        votes = pl.DataFrame({"votes_for": [3, 3], "votes_against": [3, 3], "quorate": True})
        votes = votes.with_columns(casting_vote=pl.Series(["against", None]).cast(sort))
        assert outcomes(frames.decide_motion(VOTING, votes)) == ["lost", "tied"]

    @pytest.mark.parametrize("sort", [pl.Int8, pl.UInt8, pl.Int16, pl.UInt32, pl.UInt64])
    def test_counts_may_be_short_or_without_a_sign(self, sort: pl.DataType) -> None:
        rolls = pl.DataFrame({"in_office": [7, 7], "present": [4, 3]}).cast(sort)
        assert outcomes(frames.decide_quorum(QUORUM, rolls)) == ["quorate", "inquorate"]

    @pytest.mark.parametrize("engine", SOME)
    def test_miles_may_be_whole(self, engine: str) -> None:
        rows = [{"miles": 10}, {"miles": 1_000_000}, {"miles": 1_000_001}, {"miles": -1}]
        frame = ENGINES[engine](arrow(rows, {"miles": Sort.COUNT}))
        found = rows_of(frames.decide_items(EXPENSES, frame, report=OUTCOME))
        assert [row["asked_pence"] for row in found] == [450, 45_000_000, None, None]

    @pytest.mark.parametrize("engine", SOME[1:])  # NumPy has no decimals
    def test_miles_have_two_places_whatever_their_type_could_hold(self, engine: str) -> None:
        miles = pa.array([Decimal("10.120"), Decimal("10.125"), None], pa.decimal128(12, 3))
        table = pa.table({"miles": miles, "kind": [None, None, "taxi"], "pence": [None, None, 5]})
        found = rows_of(frames.decide_items(EXPENSES, ENGINES[engine](table), report=OUTCOME))
        assert [row["asked_parts"] for row in found] == [9108, None, 100]

    def test_a_day_may_stand_beside_a_moment(self) -> None:
        days = pd.DataFrame({"joined_on": pd.to_datetime(["2026-01-01", "2026-01-01"])})
        breached = pa.array([date(2026, 6, 30), date(2026, 7, 1)])
        days["breached_on"] = pd.Series(breached, dtype=pd.ArrowDtype(pa.date32()))
        found = frames.decide_probation_breach(CHORUS_RSP.probation, days, report=OUTCOME)
        assert outcomes(found) == ["must be suspended", "outside probation"]


class TestFigures:
    """Figures are whole numbers; NumPy alone has them as floats, beside one that is missing."""

    @pytest.mark.parametrize(
        ("engine", "sorts"),
        [
            pytest.param("polars", ("Int64", "Int64"), id="polars"),
            pytest.param("pyarrow", ("int64", "int64"), id="pyarrow"),
            pytest.param("pandas, NumPy types", ("int64", "float64"), id="pandas, NumPy"),
            pytest.param("pandas, nullable types", ("int64", "float64"), id="pandas, nullable"),
            pytest.param("duckdb", ("BIGINT", "BIGINT"), id="duckdb"),
        ],
    )
    def test_of_this_type(self, engine: str, sorts: tuple[str, str]) -> None:
        full = ({"in_office": 7, "present": 4}, {"in_office": 7, "present": 3})
        for rows, sort in zip(
            (full, (*full, {"in_office": 7, "present": None})), sorts, strict=True
        ):
            columns = dict.fromkeys(("in_office", "present"), Sort.COUNT)
            found = frames.decide_quorum(QUORUM, ENGINES[engine](arrow(rows, columns)))
            assert [row["shortfall"] for row in rows_of(found)] == [0, 1, None][: len(rows)]
            assert dtype_of(found, "shortfall") == sort


class TestAges:
    """An age that is compared with a number of the case has to be worked out for each row."""

    @pytest.mark.parametrize("engine", SOME)
    @pytest.mark.parametrize("on", [date(2026, 2, 28), date(2026, 3, 1), date(2024, 2, 29)])
    def test_it_is_the_age_of_one_person_alone(self, engine: str, on: date) -> None:
        least = Fact(
            name="other.least_age",
            kind=Kind.COUNT,
            question="How old does the scheme want its members?",
            answered_by="the landlord",
        )
        bar = ELIGIBILITY.bars[0].model_copy(
            update={"name": "old-enough", "condition": CountFact("other.least_age") <= AGE}
        )
        terms = ELIGIBILITY.model_copy(update={"bars": (bar,), "own_facts": (least,)})
        rows = [
            {"row": number, "date_of_birth": born, "other.least_age": age}
            for number, (born, age) in enumerate(
                (born, age)
                for born in (date(2008, 2, 29), date(2008, 3, 1), date(2027, 1, 1), None)
                for age in (15, 16, 17, 18, None)
            )
        ]
        sorts = {"row": Sort.COUNT, "date_of_birth": Sort.DAY, "other.least_age": Sort.COUNT}
        found = frames.assess_eligibility(
            terms, ENGINES[engine](arrow(rows, sorts)), stage=Stage.MEMBER, on=on, report=OUTCOME
        )
        told = {row["row"]: row["outcome"] for row in rows_of(found)}
        for row in rows:
            person = Applicant.model_validate(
                {
                    "date_of_birth": row["date_of_birth"],
                    "other": {"least_age": row["other.least_age"]},
                }
            )
            alone = assess_eligibility(terms, person, stage=Stage.MEMBER, on=on)
            assert told[row["row"]] == alone.outcome
