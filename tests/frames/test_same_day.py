"""Two meetings of one member on one day: which came first, and who can tell?"""

from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest

from scrutiny_rules import frames
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.errors import UnknownColumnError
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.frames.engines import ENGINES, Row, Sort, arrow, rows_of

ON: Final = date(2026, 11, 22)
SORTS: Final[Mapping[str, Sort]] = {
    "member": Sort.WORD,
    "held_on": Sort.DAY,
    "mark": Sort.WORD,
    "formal": Sort.YES_NO,
    "turn": Sort.COUNT,
}
ORDERED: Final = ("pandas, NumPy types", "pandas, Arrow types", "polars", "pyarrow")
UNORDERED: Final = ("polars, lazy", "duckdb", "ibis")


def meeting(day: int, mark: str, turn: int, *, formal: bool = True, member: str = "a") -> Row:
    """Return one meeting in May."""
    return {
        "member": member,
        "held_on": date(2026, 5, day),
        "mark": mark,
        "formal": formal,
        "turn": turn,
    }


APART: Final = (meeting(1, "absent", 1), meeting(2, "present", 2), meeting(2, "absent", 1))
"""Two absences with a presence between them, or after both: the last day has two meetings."""


def longest(
    engine: str, rows: tuple[Row, ...], order: str | None = None
) -> list[tuple[object, object]]:
    """Return the outcome and the longest run of each member."""
    found = frames.review_attendance(
        TRAFFORD_QIP.attendance,
        ENGINES[engine](arrow(rows, SORTS)),
        on=ON,
        order=order,
        report=Report(show=Show.NOTHING),
    )
    rows_found = sorted(rows_of(found), key=lambda row: str(row["member"]))
    return [(row["outcome"], row["longest_run"]) for row in rows_found]


class TestSameDay:
    """A run of absences depends on the order of the meetings, also of those on one day."""

    @pytest.mark.parametrize("engine", ORDERED)
    def test_where_rows_have_an_order_it_tells(self, engine: str) -> None:
        assert longest(engine, APART) == [("too few meetings", 1)]
        assert longest(engine, APART[::-1]) == [("too few meetings", 2)]

    @pytest.mark.parametrize("engine", UNORDERED)
    def test_where_rows_have_none_nothing_is_said(self, engine: str) -> None:
        others = tuple({**row, "member": "b"} for row in APART[:2])
        assert longest(engine, (*APART, *others)) == [(None, None), ("too few meetings", 1)]

    @pytest.mark.parametrize("engine", [*ORDERED, *UNORDERED])
    def test_a_column_can_tell(self, engine: str) -> None:
        assert longest(engine, APART, "turn") == [("too few meetings", 2)]
        assert longest(engine, APART[::-1], "turn") == [("too few meetings", 2)]

    @pytest.mark.parametrize("engine", UNORDERED)
    def test_a_meeting_that_does_not_count_is_no_second_one(self, engine: str) -> None:
        informal = (
            meeting(1, "absent", 1),
            meeting(1, "present", 2, formal=False),
            meeting(2, "absent", 1),
        )
        assert longest(engine, informal) == [("too few meetings", 2)]

    @pytest.mark.parametrize("engine", UNORDERED)
    def test_two_that_count_are_found_with_one_between_them_that_does_not(
        self, engine: str
    ) -> None:
        rows = (
            meeting(1, "absent", 1),
            meeting(1, "present", 2, formal=False),
            meeting(1, "present", 3),
        )
        assert longest(engine, rows) == [(None, None)]

    @pytest.mark.parametrize("engine", UNORDERED)
    def test_a_meeting_after_two_does_not_make_up_for_them(self, engine: str) -> None:
        assert longest(engine, (*APART, meeting(3, "present", 1))) == [(None, None)]

    @pytest.mark.parametrize("engine", [*ORDERED, *UNORDERED])
    def test_where_the_column_says_nothing_a_meeting_comes_first(self, engine: str) -> None:
        first, present, absent = APART
        silent: dict[str, object] = {"turn": None}
        assert longest(engine, (first, present, {**absent, **silent}), "turn")[0][1] == 2
        assert longest(engine, (first, absent, {**present, **silent}), "turn")[0][1] == 1

    def test_the_column_has_to_be_there(self) -> None:
        with pytest.raises(UnknownColumnError):
            longest("polars", APART, "order")


class TestNames:
    """Columns may be called anything, and rows stand in any order."""

    NAMES: Final[Mapping[str, str]] = {
        "held_on": 'the "day", held',
        "mark": "mark; --",
        "formal": "select",
    }

    @pytest.mark.parametrize("engine", [*ORDERED, *UNORDERED])
    @pytest.mark.parametrize("order", [None, "turn"])
    def test_they_are_read_as_they_are(self, engine: str, order: str | None) -> None:
        rows = tuple(meeting(day, "absent" if day > 1 else "present", day) for day in (3, 1, 2))
        to = {name: self.NAMES.get(name, name) for name in SORTS} | {"member": 'a "member"'}
        named = tuple({to[name]: value for name, value in row.items()} for row in rows)
        found = frames.review_attendance(
            TRAFFORD_QIP.attendance,
            ENGINES[engine](arrow(named, {to[name]: sort for name, sort in SORTS.items()})),
            on=ON,
            member='a "member"',
            order=order,
            columns=self.NAMES,
            report=Report(show=Show.NOTHING),
        )
        (row,) = rows_of(found)
        assert (row['a "member"'], row["longest_run"]) == ("a", 2)
