"""Counts of one member's meetings: how many there are of each, however many rows there are."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import pytest

from scrutiny_rules import frames
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.frames import _groups
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.frames.engines import ENGINES, Row, Sort, arrow, rows_of

ON: Final = date(2026, 11, 22)
SORTS: Final[Mapping[str, Sort]] = {
    "member": Sort.WORD,
    "held_on": Sort.DAY,
    "mark": Sort.WORD,
    "formal": Sort.YES_NO,
}
MARKS: Final = ("present", "absent", "unknown", "present", "apology", "present", "unknown")


def register(member: str, marks: tuple[str, ...]) -> tuple[Row, ...]:
    """Return a register with meetings one day after the other."""
    return tuple(
        {
            "member": member,
            "held_on": date(2026, 5, 1) + timedelta(days=day),
            "mark": mark,
            "formal": True,
        }
        for day, mark in enumerate(marks)
    )


def counted(engine: str, rows: tuple[Row, ...]) -> dict[object, tuple[object, ...]]:
    """Return what is counted of each member."""
    found = frames.review_attendance(
        TRAFFORD_QIP.attendance,
        ENGINES[engine](arrow(rows, SORTS)),
        on=ON,
        report=Report(show=Show.NOTHING),
    )
    return {
        row["member"]: tuple(row[name] for name in ("attended", "eligible", "unexplained"))
        for row in rows_of(found)
    }


class TestManyAndFew:
    """Polars sums several counts up as one number while none can run into the next."""

    @pytest.mark.parametrize("bits", [2, 3, 21])
    @pytest.mark.parametrize("many", [3, 4, 7, 8])
    def test_each_is_counted_for_itself(
        self, monkeypatch: pytest.MonkeyPatch, bits: int, many: int
    ) -> None:
        monkeypatch.setattr(_groups, "A_COUNT", bits)
        rows = register("a", ("present",) * many)
        assert counted("polars", rows) == {"a": (many, many, 0)}

    @pytest.mark.parametrize("bits", [2, 5, 21])
    def test_marks_that_are_not_recorded_are_counted_as_elsewhere(
        self, monkeypatch: pytest.MonkeyPatch, bits: int
    ) -> None:
        monkeypatch.setattr(_groups, "A_COUNT", bits)
        rows = (*register("a", MARKS), *register("b", MARKS[:2]), *register("c", ("absent",) * 5))
        assert counted("polars", rows) == counted("pandas, NumPy types", rows)
