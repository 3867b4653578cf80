"""What frames cannot hold, engines cannot do, and what was asked for wrongly."""

import subprocess
import sys
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any, Final

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from scrutiny_rules import (
    ExpenseTerms,
    MileageRate,
    NotADayError,
    QuorumTerms,
    Silent,
    Stage,
    frames,
)
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.errors import (
    ColumnTakenError,
    EngineCannotError,
    TooFineError,
    TooManyLimbsError,
    UnknownColumnError,
    WrongColumnError,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.frames import questions
from tests.frames.engines import ENGINES, Sort, arrow, names_of, rows_of
from tests.frames.questions import TODAY

QUORUM: Final[Any] = TRAFFORD_QIP.quorum
PERSONS: Final[Any] = TRAFFORD_QIP.eligibility
EXPENSES: Final[Any] = CHORUS_RSP.expenses
MIDNIGHT: Final = datetime(1980, 1, 1)  # noqa: DTZ001  days have no zone
NOON: Final = datetime(1980, 1, 1, 12)  # noqa: DTZ001  days have no zone


def assess(frame: Any, **settings: Any) -> Any:
    """Assess the persons of a frame under Trafford's paper."""
    return frames.assess_eligibility(PERSONS, frame, stage=Stage.MEMBER, on=TODAY, **settings)


WRONG: Final[dict[str, tuple[Any, str, list[Any]]]] = {
    "noughts and ones are no yes and no": (assess, "tenant", [1, 0]),
    "words are no yes and no": (assess, "tenant", ["yes", "no"]),
    "words are no days": (assess, "date_of_birth", ["1980-01-01", "1990-01-01"]),
    "numbers are no days": (assess, "date_of_birth", [19_800_101, 19_900_101]),
    "days with a zone are no days": (
        assess,
        "date_of_birth",
        [datetime(1980, 1, 1, tzinfo=UTC), datetime(1990, 1, 1, tzinfo=UTC)],
    ),
    "yes and no are no counts": (
        lambda frame: frames.decide_quorum(QUORUM, frame),
        "present",
        [True, False],
    ),
    "words are no counts": (
        lambda frame: frames.decide_quorum(QUORUM, frame),
        "present",
        ["4", "3"],
    ),
    "numbers are no words": (lambda frame: frames.decide_items(EXPENSES, frame), "kind", [1, 2]),
    "words are no miles": (lambda frame: frames.decide_items(EXPENSES, frame), "miles", ["1", "2"]),
    "yes and no are no miles": (
        lambda frame: frames.decide_items(EXPENSES, frame),
        "miles",
        [True, False],
    ),
}

MAKERS: Final[dict[str, Any]] = {
    "polars": pl.DataFrame,
    "polars, lazy": pl.LazyFrame,
    "pandas": pd.DataFrame,
    "pandas, Arrow types": lambda columns: pa.table(columns).to_pandas(types_mapper=pd.ArrowDtype),
    "pyarrow": pa.table,
    "duckdb": lambda columns: ENGINES["duckdb"](pa.table(columns)),
    "ibis": lambda columns: ENGINES["ibis"](pa.table(columns)),
}


class TestColumnsThatCannotHoldTheirFact:
    """They are refused by name when the frame is looked at, before any row is."""

    @pytest.mark.parametrize("engine", MAKERS)
    @pytest.mark.parametrize("what", WRONG)
    def test_they_are_named(self, what: str, engine: str) -> None:
        verb, column, values = WRONG[what]
        with pytest.raises(WrongColumnError) as caught:
            verb(MAKERS[engine]({column: values}))
        assert (caught.value.column, caught.value.fact) == (column, column)
        assert column in str(caught.value)

    @pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pyarrow", "duckdb", "ibis"])
    def test_floats_are_counts_only_where_there_is_nothing_better(self, engine: str) -> None:
        with pytest.raises(WrongColumnError, match="present"):
            frames.decide_quorum(QUORUM, MAKERS[engine]({"present": [4.0, 3.0]}))

    def test_floats_of_pandas_are_counts_where_they_are_whole(self) -> None:
        rolls = pd.DataFrame(
            {"in_office": [7.0] * 5, "present": [4.0, 3.0, 3.5, None, float("inf")]}
        )
        found = frames.decide_quorum(QUORUM, rolls)
        outcomes = [row["outcome"] for row in rows_of(found)]
        assert outcomes == ["quorate", "inquorate", None, "undetermined", None]

    @pytest.mark.parametrize(
        ("column", "values"),
        [
            pytest.param("tenant", [True, "yes"], id="a word among yes and no"),
            pytest.param("tenant", [True, 2], id="a number among yes and no"),
            pytest.param("date_of_birth", [date(1980, 1, 1), "soon"], id="a word among days"),
            pytest.param("date_of_birth", [date(1980, 1, 1), []], id="a list among days"),
        ],
    )
    def test_objects_of_pandas_have_to_be_of_one_sort(self, column: str, values: list[Any]) -> None:
        with pytest.raises(WrongColumnError, match=column):
            assess(pd.DataFrame({column: pd.Series(values, dtype=object)}))

    @pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
    def test_a_moment_in_pandas_is_a_day_only_at_midnight(self, unit: str) -> None:
        born = pd.Series([MIDNIGHT, NOON, None]).astype(f"datetime64[{unit}]")
        good = dict.fromkeys(questions.eligibility("p", PERSONS, Stage.MEMBER).sorts, True)
        found = assess(pd.DataFrame({**good, "row": 0, "date_of_birth": born}))
        assert list(found["outcome"].isna()) == [False, True, False]

    @pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pyarrow", "duckdb", "ibis"])
    def test_a_moment_elsewhere_is_no_day(self, engine: str) -> None:
        with pytest.raises(WrongColumnError, match="date_of_birth"):
            assess(MAKERS[engine]({"date_of_birth": [MIDNIGHT, NOON]}))

    @pytest.mark.parametrize("dtype", ["Int8", "UInt8", "Int16", "Int32", "UInt32", "UInt64"])
    def test_a_count_may_be_of_any_whole_type(self, dtype: str) -> None:
        rolls = pl.DataFrame({"in_office": [7, 100], "present": [4, 49]})
        cast = rolls.cast(getattr(pl, dtype))
        outcomes = frames.decide_quorum(QUORUM, cast)["outcome"].to_list()
        assert outcomes == ["quorate", "inquorate"]

    @pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum(["taxi", "bus"]), pl.String])
    def test_a_word_may_be_a_category(self, dtype: Any) -> None:
        spent = pl.DataFrame({"kind": ["taxi", "bus"], "pence": [1, 1], "receipt": [True, True]})
        cast = spent.with_columns(pl.col("kind").cast(dtype))
        assert frames.decide_items(EXPENSES, cast)["outcome"].to_list() == ["payable", None]


class TestNames:
    """What is named has to be there, and what is new must not be."""

    @pytest.mark.parametrize("engine", MAKERS)
    def test_a_fact_that_there_is_not(self, engine: str) -> None:
        with pytest.raises(UnknownColumnError) as caught:
            assess(MAKERS[engine]({"a": [True]}), columns={"tennant": "a"})
        assert caught.value.fact == "tennant"
        assert "tenant" in caught.value.there_are

    @pytest.mark.parametrize("engine", MAKERS)
    def test_a_column_that_there_is_not(self, engine: str) -> None:
        with pytest.raises(UnknownColumnError) as caught:
            assess(MAKERS[engine]({"a": [True]}), columns={"tenant": "b"})
        assert (caught.value.column, caught.value.there_are) == ("b", ("a",))

    @pytest.mark.parametrize("engine", MAKERS)
    def test_a_name_that_is_taken(self, engine: str) -> None:
        rolls = {"in_office": [7], "present": [4], "required": [99]}
        with pytest.raises(ColumnTakenError) as caught:
            frames.decide_quorum(QUORUM, MAKERS[engine](rolls))
        assert caught.value.column == "required"
        found = frames.decide_quorum(QUORUM, MAKERS[engine](rolls), report=Report(prefix="q_"))
        (row,) = rows_of(found)
        assert (row["required"], row["q_required"], row["q_outcome"]) == (99, 4, "quorate")

    def test_a_name_that_is_needed_meanwhile_is_left_to_the_caller(self) -> None:
        rolls = pl.DataFrame({"in_office": [7], "present": [4], "scrutiny_rules_1": ["mine"]})
        found = frames.decide_quorum(QUORUM, rolls)
        assert found["scrutiny_rules_1"].to_list() == ["mine"]

    @pytest.mark.parametrize("name", ["scrutiny_rules_place", "scrutiny_rules_refused"])
    def test_a_name_that_is_needed_for_the_rows_of_a_key(self, name: str) -> None:
        rows = pl.DataFrame({name: ["a"], "held_on": [TODAY], "miles": [1.0], "key": ["a"]})
        for key in (name, "key"):
            with pytest.raises(ColumnTakenError, match=name):
                frames.review_attendance(TRAFFORD_QIP.attendance, rows, on=TODAY, member=key)
            with pytest.raises(ColumnTakenError, match=name):
                frames.reimburse(EXPENSES, rows, claim=key)

    def test_the_key_has_to_be_there(self) -> None:
        frame = pl.DataFrame({"held_on": [TODAY]})
        with pytest.raises(UnknownColumnError, match="claim"):
            frames.reimburse(EXPENSES, frame)
        with pytest.raises(UnknownColumnError, match="member"):
            frames.review_attendance(TRAFFORD_QIP.attendance, frame, on=TODAY)


class TestWhatIsAskedWrongly:
    """A day with a time, a mask for too many limbs, rates that are too fine."""

    def test_a_day_has_no_time(self) -> None:
        days = pl.DataFrame({"notified_on": [TODAY], "joined_on": [TODAY], "held_on": [TODAY]})
        with pytest.raises(NotADayError):
            frames.assess_eligibility(PERSONS, days, stage=Stage.MEMBER, on=NOON)
        with pytest.raises(NotADayError):
            frames.decide_appeal(CHORUS_RSP.appeals, days, on=NOON)
        with pytest.raises(NotADayError):
            frames.decide_probation(CHORUS_RSP.probation, days, on=NOON)
        with pytest.raises(NotADayError):
            frames.review_attendance(TRAFFORD_QIP.attendance, days, on=NOON)
        with pytest.raises(NotADayError):
            frames.decide_items(EXPENSES, days, known_on=NOON)

    def test_a_mask_has_only_so_many_bits(self) -> None:
        assert isinstance(QUORUM, QuorumTerms)
        (limb, *_) = QUORUM.limbs_required
        many = tuple(limb.model_copy(update={"name": f"limb-{n}"}) for n in range(63))
        terms = QUORUM.model_copy(update={"limbs_required": many})
        rolls = pl.DataFrame({"in_office": [7], "present": [4]})
        with pytest.raises(TooManyLimbsError):
            frames.decide_quorum(terms, rolls, report=Report(show=Show.MASK))
        assert frames.decide_quorum(terms, rolls)["outcome"].to_list() == ["quorate"]

    def test_rates_can_be_too_fine(self) -> None:
        assert isinstance(EXPENSES, ExpenseTerms)
        fine = EXPENSES.model_copy(
            update={"rates": (MileageRate(pence_per_mile=Fraction(1, 10**6)),)}
        )
        with pytest.raises(TooFineError):
            frames.decide_items(fine, pl.DataFrame({"miles": [1]}))

    @pytest.mark.parametrize("engine", ["dask, nullable types", "dask, Arrow types"])
    def test_dask_cannot_look_along_rows(self, engine: str) -> None:
        frame = ENGINES[engine](
            arrow([{"member": "a", "held_on": TODAY}], {"member": Sort.WORD, "held_on": Sort.DAY})
        )
        with pytest.raises(EngineCannotError, match="polars") as caught:
            frames.review_attendance(TRAFFORD_QIP.attendance, frame, on=TODAY)
        assert caught.value.engine == "Dask"

    @pytest.mark.parametrize("what", [None, 7, "a path", [1, 2], {"present": [4]}])
    def test_what_is_no_frame_is_refused(self, what: object) -> None:
        with pytest.raises(TypeError):
            frames.decide_quorum(QUORUM, what)


class TestSilence:
    """A paper without such terms gives that answer to every row, and reads none."""

    @pytest.mark.parametrize("engine", [name for name in ENGINES if "dask" not in name])
    def test_every_row_is_told_so(self, engine: str) -> None:
        silent = Silent(why="the paper says nothing of it")
        rows = [{"row": n, "tenant": 1, "claim": "a", "member": "b"} for n in range(2)]
        sorts = {"row": Sort.COUNT, "tenant": Sort.COUNT, "claim": Sort.WORD, "member": Sort.WORD}
        frame = ENGINES[engine](arrow(rows, sorts))
        for answer in (
            frames.assess_eligibility(silent, frame, stage=Stage.MEMBER, on=TODAY),
            frames.decide_quorum(silent, frame),
            frames.decide_motion(silent, frame),
            frames.appeal_window(silent, frame),
            frames.decide_appeal(silent, frame, on=TODAY),
            frames.probation_period(silent, frame),
            frames.decide_probation(silent, frame, on=TODAY),
            frames.decide_probation_breach(silent, frame),
            frames.decide_items(silent, frame),
            frames.reimburse(silent, frame),
            frames.review_attendance(silent, frame, on=TODAY),
        ):
            assert {row["outcome"] for row in rows_of(answer)} == {"not provided for"}


class TestLaziness:
    """What is lazy stays lazy, and the sort of frame is the caller's."""

    ROWS: Final = ({"in_office": 7, "present": 4},)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_the_same_sort_of_frame_comes_out(self, engine: str) -> None:
        frame = ENGINES[engine](arrow(self.ROWS, {"in_office": Sort.COUNT, "present": Sort.COUNT}))
        found = frames.decide_quorum(QUORUM, frame)
        assert type(found) is type(frame)

    def test_nothing_is_collected(self) -> None:
        def fail(_: pl.DataFrame) -> pl.DataFrame:
            raise AssertionError("it was collected")

        frame = pl.LazyFrame({"in_office": [7], "present": [4]})
        lazy = frame.map_batches(fail, schema={"in_office": pl.Int64, "present": pl.Int64})
        found = frames.decide_quorum(QUORUM, lazy)
        assert isinstance(found, pl.LazyFrame)
        with pytest.raises(AssertionError, match="collected"):
            found.collect()

    def test_pandas_keeps_its_index(self) -> None:
        index = pd.Index(["b", "a", "b"], name="meeting")
        rolls = pd.DataFrame({"in_office": [7, 7, 7], "present": [4, 3, 5]}, index=index)
        before = rolls.copy()
        found = frames.decide_quorum(QUORUM, rolls)
        assert found.index.equals(index)
        assert found["outcome"].to_list() == ["quorate", "inquorate", "quorate"]
        pd.testing.assert_frame_equal(rolls, before)
        pd.testing.assert_frame_equal(found[list(before)], before)

    @pytest.mark.parametrize("engine", [name for name in ENGINES if "dask" not in name])
    def test_a_frame_without_rows_has_the_same_columns(self, engine: str) -> None:
        question = questions.roll("empty", QUORUM)
        for rows in (question.rows[:1], ()):
            found = question.put(ENGINES[engine](arrow(rows, question.sorts)), Report())
            names = names_of(found)
            assert names[len(question.sorts) :] == [
                "outcome",
                *question.figures,
                "not_met",
                "unknown",
            ]
            assert len(rows_of(found)) == len(rows)


BLOCKED: Final = """
import sys
sys.modules["narwhals"] = None
from datetime import date
from scrutiny_rules import Stage, frames
from scrutiny_rules.errors import ExtraNeededError
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP as C
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP as T
on = date(2024, 1, 1)
for ask in (
    lambda: frames.assess_eligibility(T.eligibility, [], stage=Stage.MEMBER, on=on),
    lambda: frames.decide_quorum(T.quorum, []),
    lambda: frames.decide_motion(T.voting, []),
    lambda: frames.review_attendance(T.attendance, [], on=on),
    lambda: frames.reimburse(C.expenses, []),
    lambda: frames.decide_items(C.expenses, []),
    lambda: frames.appeal_window(C.appeals, []),
    lambda: frames.decide_appeal(C.appeals, [], on=on),
    lambda: frames.probation_period(C.probation, []),
    lambda: frames.decide_probation(C.probation, [], on=on),
    lambda: frames.decide_probation_breach(C.probation, []),
):
    try:
        ask()
    except ExtraNeededError as error:
        assert error.package == "narwhals", error.package
        assert "scrutiny_rules[frames]" in str(error)
    else:
        raise SystemExit("there was no error")
"""

LOADED: Final = """
import sys
import scrutiny_rules
from scrutiny_rules.rulebooks import chorus_rsp, trafford_qip
found = {"narwhals", "polars", "pandas", "numpy", "pyarrow", "duckdb"} & set(sys.modules)
assert not found, found
"""


def _run(program: str) -> None:
    # The program is a constant of this file.
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


class TestTheExtra:
    """The library is whole without data frames, and says what it needs for them."""

    def test_each_verb_says_what_to_install(self) -> None:
        _run(BLOCKED)

    def test_the_library_loads_none_of_it(self) -> None:
        _run(LOADED)
