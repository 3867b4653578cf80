"""Is what an engine works out of an expression what the expression means?

The evaluator of expressions says it for every way in which the columns can be; an engine is given
these as its rows.
"""

from datetime import date
from typing import Final

import narwhals.stable.v2 as nw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules._asking import Answers, Output
from scrutiny_rules._expressions import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtLeast,
    Bits,
    Count,
    DayOf,
    Denied,
    Expression,
    Fits,
    Holds,
    Is,
    Known,
    Mask,
    Not,
    NotAfter,
    OnDay,
    Plus,
    Whole,
    all_of,
    any_of,
)
from scrutiny_rules._frozen import MOST_COUNTED
from scrutiny_rules._tables import Input
from scrutiny_rules.columns import Sort as Wanted
from scrutiny_rules.frames import _arrays
from scrutiny_rules.frames._answers import selected
from scrutiny_rules.frames._engine import Columns
from tests.frames.engines import ENGINES, Row, Sort, arrow, rows_of
from tests.frames.test_expressions import EVERY, MASKS, Both, holds, value

SORTS: Final = {"a": Sort.YES_NO, "b": Sort.YES_NO, "word": Sort.WORD, "n": Sort.COUNT}
KNOWN: Final = [row for row in EVERY if None not in row.values()]
TOLD: Final = pytest.mark.parametrize(
    "engine", ["polars", "polars, lazy", "pandas, NumPy types", "pyarrow", "duckdb"]
)

WEIGHTS: Final = {7: (3, 4, 8, 16, 32), 15: (15, 16, 96, 384), 31: (1 << 30,), 63: (1 << 62,)}
"""For numbers of so many bits, weights beside single bits: of several bits, and the highest."""


def numbers(bits: int) -> st.SearchStrategy[Bits]:
    """Return numbers in which each bit is set by one mask at most."""

    def made(masks: list[Both]) -> Bits:
        free, parts = (1 << bits) - 1, []
        singles = (1 << place for place in range(bits))
        for weight, (mask, _) in zip((*WEIGHTS[bits], *singles), masks, strict=False):
            if free & weight == weight:
                parts.append((mask, weight))
                free &= ~weight
        return Bits(tuple(parts), bits)

    return st.lists(MASKS, max_size=14).map(made)


BITS: Final = st.sampled_from(sorted(WEIGHTS)).flatmap(numbers)
WRITTEN_OUT: Final[tuple[Mask, ...]] = tuple(
    mask
    for one in (Denied("a"), Holds("a"), Is("word", "one"), Known("a"))
    for other in (Known("b"), Not(Holds("b")), Is("word", "two"))
    for turned in (Not(AnyOf((Not(one), other))), Not(AllOf((Not(one), other))))
    for mask in (turned, Not(turned), AllOf((turned, Known("word"))), AnyOf((turned, Holds("b"))))
)
"""Masks with one *not* inside another, as simplifying sometimes leaves them."""

TURNED: Final = (all_of(Denied("a"), Denied("b")), any_of(Denied("a"), Denied("b")))


def told(engine: str, rows: list[Row], *asked: Expression) -> list[list[object]]:
    """Return what an engine works out of some expressions, row by row."""
    frame = ENGINES[engine](arrow(tuple(rows), SORTS))
    columns = Columns(nw.from_native(frame), {}, None)
    for fact, sort in SORTS.items():
        columns.source(Input(fact, Wanted[sort.name]))
    outputs = [Output(f"x{index}", one) for index, one in enumerate(asked)]
    found = rows_of(selected(columns, ("a",), Answers(outputs)))
    return [[row[one.name] for one in outputs] for row in found]


@TOLD
@pytest.mark.parametrize("rows", [EVERY, KNOWN], ids=["with nulls", "without"])
class TestEveryRow:
    """An engine says of every row what the expression means there."""

    @given(number=BITS)
    def test_of_numbers_with_bits(self, engine: str, rows: list[Row], number: Bits) -> None:
        assert told(engine, rows, number) == [[value(number, row)] for row in rows]

    @given(both=MASKS)
    def test_of_masks(self, engine: str, rows: list[Row], both: Both) -> None:
        mask, is_so = both
        asked: tuple[Mask, ...] = (mask, *(all_of(mask, one) for one in TURNED))
        meant = [
            (is_so(row), [one for one in (row["a"], row["b"]) if one is False]) for row in rows
        ]

        assert told(engine, rows, *asked) == [
            [so, so and len(turned) == 2, so and len(turned) > 0] for so, turned in meant
        ]

    def test_of_masks_that_are_turned_round_twice(self, engine: str, rows: list[Row]) -> None:
        found = told(engine, rows, *WRITTEN_OUT)
        assert found == [[holds(mask, row) for mask in WRITTEN_OUT] for row in rows]

    def test_of_one_that_is_always_so_beside_others(self, engine: str, rows: list[Row]) -> None:
        number = Bits(((ALWAYS, 1 << 14), (TURNED[0], 2)), 15)
        assert told(engine, rows, number) == [[value(number, row)] for row in rows]


class TestNumbers:
    """Numbers are worked out of counts wide enough for what comes out."""

    @pytest.mark.parametrize("engine", ENGINES)
    @pytest.mark.parametrize("least", [0, -1, None], ids=["counts", "a number below", "a null"])
    def test_of_the_largest_counts(self, engine: str, least: int | None) -> None:
        thousands = Plus(((10_000, Count("n")), (10_000, Count("n")), (1, Whole(7))))
        rows: list[Row] = [{"a": True, "n": MOST_COUNTED}, {"a": True, "n": least}]
        found = told(engine, rows, thousands)
        assert found == [[20_000 * MOST_COUNTED + 7], [7]]

    @TOLD
    @pytest.mark.parametrize("number", [-1, 0, 1, 2, MOST_COUNTED, MOST_COUNTED + 1])
    @pytest.mark.parametrize(
        "others",
        [
            pytest.param([], id="counts"),
            pytest.param([None], id="a null"),
            pytest.param([-1], id="no count"),
            pytest.param([None, -1, MOST_COUNTED + 1], id="all sorts"),
        ],
    )
    def test_where_there_is_no_count_nought_is_compared(
        self, engine: str, number: int, others: list[int | None]
    ) -> None:
        counts = [0, 1, 2, MOST_COUNTED, *others]
        rows: list[Row] = [{"a": True, "n": count} for count in counts]
        taken = [one if one is not None and 0 <= one <= MOST_COUNTED else 0 for one in counts]
        found = told(engine, rows, AtLeast(Whole(number), Count("n")))
        assert found == [[number >= one] for one in taken]
        found = told(engine, rows, AtLeast(Count("n"), Whole(number)))
        assert found == [[one >= number] for one in taken]

    @pytest.mark.parametrize("engine", ENGINES)
    def test_what_does_not_fit_and_what_is_not_known_are_told_apart(self, engine: str) -> None:
        counts = (None, -1, 0, MOST_COUNTED, MOST_COUNTED + 1)
        rows: list[Row] = [{"a": True if count == 0 else None, "n": count} for count in counts]
        unfit, no = Not(Fits("n")), Denied("a")
        asked = (Fits("n"), unfit, Not(AllOf((Known("n"), unfit))), AnyOf((unfit, no)), Not(unfit))
        found = told(engine, rows, *asked, Not(AnyOf((unfit, no))), AllOf((Not(no), unfit)))
        fits = [True, False, True, True, False]
        assert found == [[so, not so, so, not so, so, so, not so] for so in fits]

    @pytest.mark.parametrize("length", [0, 1, 4, 5, 9, 10])
    def test_rows_are_taken_in_blocks(self, monkeypatch: pytest.MonkeyPatch, length: int) -> None:
        monkeypatch.setattr(_arrays, "BLOCK", 4)
        rows: list[Row] = [{"n": number} for number in range(length)]
        doubled = Plus(((2, Count("n")),))
        found = told("pyarrow", rows, doubled, all_of(Known("n"), AtLeast(doubled, Whole(5))))
        assert found == [[2 * number, number > 2] for number in range(length)]


class TestNames:
    """A new column may have the name of one that is not kept, which is still read."""

    @TOLD
    @pytest.mark.parametrize("taken", ["n", "b"])
    def test_what_is_read_is_what_was_there(self, engine: str, taken: str) -> None:
        frame = ENGINES[engine](arrow(({"a": True, "b": True, "n": 3},), SORTS))
        columns = Columns(nw.from_native(frame), {}, None)
        for fact, sort in SORTS.items():
            columns.source(Input(fact, Wanted[sort.name]))
        seven = Plus(((2, Count("n")), (1, Whole(1))))
        asked: dict[str, Expression] = {
            taken: seven,
            "nine": Plus(((1, seven), (2, Whole(1)))),
            "is_three": AtLeast(Whole(3), Count("n")),
            "is_seven": AtLeast(seven, Whole(7)),
            "so": Holds("b"),
        }
        outputs = [Output(name, one) for name, one in asked.items()]
        (found,) = rows_of(selected(columns, ("a",), Answers(outputs)))
        assert found == {
            "a": True,
            taken: 7,
            "nine": 9,
            "is_three": True,
            "is_seven": True,
            "so": True,
        }


DAYS: Final[list[Row]] = [{"d": None}, *({"d": date(2026, 5, day)} for day in (1, 2, 3))]
BY_THE_SECOND: Final = NotAfter(DayOf("d"), OnDay(date(2026, 5, 2)))


class TestDays:
    """That a day is no later than another does not hold where it is not known."""

    @pytest.mark.parametrize("engine", ["polars", "pandas, Arrow types", "duckdb", "ibis"])
    def test_it_is_no_later_or_not(self, engine: str) -> None:
        frame = ENGINES[engine](arrow(tuple(DAYS), {"d": Sort.DAY}))
        columns = Columns(nw.from_native(frame), {}, None)
        columns.source(Input("d", Wanted.DAY))
        outputs = [Output("by_then", BY_THE_SECOND), Output("not_by_then", Not(BY_THE_SECOND))]
        found = rows_of(selected(columns, ("d",), Answers(outputs)))
        assert [(row["by_then"], row["not_by_then"]) for row in found] == [
            (False, True),
            (True, False),
            (True, False),
            (False, True),
        ]
