"""What takes several rows together: a member's register, and the items of a claim.

A run of absences is told by looking along one member's meetings in order. Where all rows are at
hand they are sorted once, and one sum is run along all of them; an engine is asked for a sum
over each member's rows in the order of their days.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import narwhals.stable.v2 as nw

from scrutiny_rules._asking import (
    Answers,
    Asked,
    Output,
    ask_attendance,
    ask_claims,
    names_of,
    sheet,
)
from scrutiny_rules._expressions import (
    NEVER,
    Mask,
    Number,
    Numbered,
    Whole,
    Words,
    all_of,
    any_of,
    negated,
    pick,
)
from scrutiny_rules._forms import (
    FILLINGS,
    ITEM_FIGURES,
    TALLIED,
    items,
    meetings,
    parts_of_a_penny,
    rounded,
)
from scrutiny_rules._tables import Table
from scrutiny_rules.attendance import AttendanceRegister, AttendanceTerms, Meeting
from scrutiny_rules.columns import Report, Sort
from scrutiny_rules.decisions import Silent
from scrutiny_rules.errors import ColumnTakenError, EngineCannotError, UnknownColumnError
from scrutiny_rules.expenses import Claim, Expense, ExpenseTerms, ItemOutcome, Mileage
from scrutiny_rules.facts import OTHER
from scrutiny_rules.frames._answers import answered, selected
from scrutiny_rules.frames._engine import Columns, Frame, Native

IN_ORDER: Final = ("pandas", "polars", "pyarrow", "DuckDB", "Ibis", "PySpark")
"""The engines that can look along the rows of one member in order."""

OURS: Final = "scrutiny_rules_"
"""What the names of columns start with that are only there meanwhile."""

REFUSED: Final = f"{OURS}refused"
PLACE: Final = f"{OURS}place"


class _Rows:
    """The rows of a frame that belong together by a key, with what is needed of each.

    Attributes:
        frame: The rows: the key, and what was taken of each.
        whole: Whether all rows are at hand, and in an order of their own.
    """

    def __init__(self, columns: Columns, key: str) -> None:
        """Set up for the rows of a frame."""
        self.columns = columns
        self.key = key
        self.frame: Frame = columns.frame
        self.whole: bool = isinstance(columns.frame, nw.DataFrame)
        self.shared: dict[str, Sort] = {}

    def any(self, mask: Mask) -> bool:
        """Say whether a mask may hold of a row; only where all are at hand is that looked up."""
        if mask == NEVER or not isinstance(self.columns.frame, nw.DataFrame):
            return mask != NEVER
        found = _as_frame(selected(self.columns, (), Answers([Output(REFUSED, mask)])))
        return bool(_at_hand(found)[REFUSED].any())

    def take(self, numbers: Mapping[str, Number], *keep: str, shared: Iterable[str]) -> None:
        """Take numbers of each row, columns as they are, and what all rows of a key share."""
        outputs = [Output(OURS + name, number) for name, number in numbers.items()]
        self.shared = {
            name: self.columns.inputs[name].sort for name in shared if name in self.columns.at
        }
        kept = (*self.columns.original, *self.columns.added)
        rows = _as_frame(selected(self.columns, kept, Answers(outputs)))
        alike: list[nw.Expr] = []
        for name, sort in self.shared.items():
            column = nw.col(self.columns.at[name])
            column = column.cast(nw.Int8) if sort is Sort.YES_NO else column
            alike.append(column.alias(f"{OURS}all_{name}"))
        rows = rows.select(
            *dict.fromkeys((self.key, *keep)), *(one.name for one in outputs), *alike
        )
        rows = rows.filter(~nw.col(self.key).is_null())
        self.frame = _at_hand(rows) if self.whole else rows

    def longest_runs(self, worlds: int, by: tuple[str, ...]) -> None:
        """Add how long the run is that a row adds to, in each world."""
        frame, key = self.frame, nw.col(self.key)
        starts: nw.Expr = nw.lit(value=False)
        if isinstance(frame, nw.DataFrame):
            frame = _in_order(frame, self.key, *by)
            starts = (key != key.shift(1)).fill_null(value=True)
        numbers = range(worlds)
        adds = [nw.col(f"{OURS}adds_{world}").cast(nw.Int64) for world in numbers]
        breaks = [nw.col(f"{OURS}breaks_{world}") == 1 for world in numbers]
        so_far = [nw.col(f"{OURS}so_far_{world}") for world in numbers]
        before = [nw.col(f"{OURS}before_{world}") for world in numbers]
        frame = frame.with_columns(
            self._along(adds[world].cum_sum(), by).alias(f"{OURS}so_far_{world}")
            for world in numbers
        )
        # Up to where a run begins, none of the absences so far belong to it.
        frame = frame.with_columns(
            nw.when(breaks[world] | starts)
            .then(so_far[world] - adds[world])
            .otherwise(0)
            .alias(f"{OURS}before_{world}")
            for world in numbers
        )
        frame = frame.with_columns(
            self._along(before[world].cum_max(), by).alias(f"{OURS}before_{world}")
            for world in numbers
        )
        self.frame = frame.with_columns(
            nw.when((adds[world] == 1) & (nw.col(f"{OURS}inside") == 1))
            .then(so_far[world] - before[world])
            .otherwise(0)
            .alias(f"{OURS}longest_{world}")
            for world in numbers
        )

    def _along(self, running: nw.Expr, by: tuple[str, ...]) -> nw.Expr:
        return running if self.whole else running.over(self.key, order_by=by)

    def refuse_same_day(self, by: tuple[str, ...]) -> None:
        """Refuse the keys with two counted rows of one day, where nothing tells their order."""
        day, counted = (nw.col(name) for name in by)
        same = [one == one.shift(1).over(self.key, order_by=by) for one in (day, counted)]
        twice = (counted == 1) & (same[0] & same[1]).fill_null(value=False)
        self.frame = self.frame.with_columns(
            nw.when(twice).then(1).otherwise(nw.col(REFUSED)).alias(REFUSED)
        )

    def together(self, sums: Iterable[str], most: Iterable[str]) -> Frame:
        """Return one row for each key: sums, and the most of some numbers."""
        total = [nw.col(OURS + name).sum() for name in sums]
        highest = [nw.col(OURS + name).max() for name in ("refused", *most)]
        alike = [
            expression
            for name in self.shared
            for column in [f"{OURS}all_{name}"]
            for expression in (nw.col(column).max(), nw.col(column).min().alias(f"{column}_least"))
        ]
        place = [nw.col(PLACE).min()] if self.whole else []
        grouped = self.frame.group_by(self.key).agg(*total, *highest, *alike, *place)
        for name, sort in self.shared.items():
            most_, least = nw.col(f"{OURS}all_{name}"), nw.col(f"{OURS}all_{name}_least")
            differ = (least < most_).fill_null(value=False)
            grouped = grouped.with_columns(
                nw.when(differ).then(1).otherwise(nw.col(REFUSED)).alias(REFUSED)
            )
            if sort is Sort.YES_NO:
                known = nw.when(~most_.is_null()).then(most_ == 1)
                grouped = grouped.with_columns(known.alias(f"{OURS}all_{name}"))
        return grouped.sort(PLACE) if isinstance(grouped, nw.DataFrame) else grouped

    def answered(self, asked: Asked[Any], grouped: Frame, report: Report) -> Native:
        """Return one row for each key with the answer."""
        there = grouped.collect_schema()
        named = {name.removeprefix(OURS): name for name in there if name.startswith(OURS)}
        named |= {name: f"{OURS}all_{name}" for name in self.shared}
        columns = Columns(grouped, named, None)
        answers = asked.answers(columns.source, report)
        return selected(columns, (self.key,), answers)


def _in_order(frame: "nw.DataFrame[Any]", *by: str) -> "nw.DataFrame[Any]":
    """Return the rows of a frame sorted by some columns, the first of which counts the most.

    Polars sorts by one column after the other, and leaves alike rows as they were, in a quarter
    of the time that it takes to sort by several.
    """
    if not frame.implementation.is_polars():
        return frame.sort(*by)
    native: Native = frame.to_native()
    for column in reversed(by):
        native = native.sort(column, maintain_order=True) if column != PLACE else native
    found: nw.DataFrame[Any] = nw.from_native(native, eager_only=True)
    return found


def _as_frame(native: Native) -> Frame:
    frame: Frame = nw.from_native(native)
    return frame


def _at_hand(frame: Frame) -> "nw.DataFrame[Any]":
    return frame.collect() if isinstance(frame, nw.LazyFrame) else frame


def _check_column(frame: Frame, column: str, meaning: str) -> None:
    """Refuse a frame without a column, and one with a column of a name that is needed meanwhile."""
    there = tuple(frame.collect_schema())
    if column not in there:
        raise UnknownColumnError(column, meaning, there)
    for name in there:
        if name.startswith(OURS):
            raise ColumnTakenError(name)


def _in_place(frame: Frame) -> Frame:
    """Return a frame with the place of each row, where rows have one."""
    return frame.with_row_index(PLACE) if isinstance(frame, nw.DataFrame) else frame


def _silent(frame: Frame, key: str, asked: Asked[Any], report: Report) -> Native:
    """Return one row for each key, with the answer that there are no such terms."""
    kept = frame.select(key).filter(~nw.col(key).is_null())
    if isinstance(kept, nw.DataFrame):
        return answered(asked, kept.unique(maintain_order=True).to_native(), {}, report)
    return answered(asked, kept.unique().to_native(), {}, report)


def _number(mask: Mask) -> Number:
    """Return one where a mask holds and nought elsewhere, as small as it can be."""
    return Numbered(((mask, 1),), 0)


def reviewed(  # noqa: PLR0913  what the public function takes
    terms: AttendanceTerms | Silent,
    native: Native,
    *,
    on: date,
    member: str,
    order: str | None,
    named: Mapping[str, str],
    report: Report,
) -> Native:
    """Return one row for each member of a frame of meetings, with what their record leads to."""
    frame: Frame = nw.from_native(native)
    _check_column(frame, member, "member")
    if isinstance(terms, Silent):
        return _silent(frame, member, ask_attendance(terms, 1), report)
    if frame.implementation.is_dask():
        raise EngineCannotError("Dask", "look along one member's meetings in order", IN_ORDER)
    if order is not None:
        _check_column(frame, order, "order")
    frame = _in_place(frame)
    columns = Columns(frame, named, names_of(terms, Meeting, AttendanceRegister))
    table = Table(columns.source, terms, Meeting, AttendanceRegister)
    said = meetings(terms, table, on)
    shared = [name for name in terms.read if name not in TALLIED]
    for name in shared:
        table.value(name)
    rows = _Rows(columns, member)
    worlds = range(len(FILLINGS) if rows.any(said.unknown) else 1)
    numbers = {"refused": _number(any_of(*table.refused)), "counted": _number(said.counted)}
    numbers["inside"] = _number(said.inside)
    for what in ("attended", "eligible", "unexplained", "adds", "breaks"):
        for world in worlds:
            numbers[f"{what}_{world}"] = _number(getattr(said, what)[world])
    day = columns.at["held_on"]
    by = (day, *([] if order is None else [order]), *([PLACE] if rows.whole else []))
    rows.take(numbers, *by, shared=shared)
    if by == (day,):  # those that are counted come last, so that two of one day are neighbours
        by = (day, f"{OURS}counted")
        rows.refuse_same_day(by)
    rows.longest_runs(len(worlds), by)
    summed = ("attended", "eligible", "unexplained")
    grouped = rows.together(
        (f"{what}_{world}" for what in summed for world in worlds),
        (f"longest_{world}" for world in worlds),
    )
    return rows.answered(ask_attendance(terms, len(worlds)), grouped, report)


def reimbursed(
    terms: ExpenseTerms | Silent,
    native: Native,
    *,
    claim: str,
    known_on: date | None,
    named: Mapping[str, str],
    report: Report,
) -> Native:
    """Return one row for each claim of a frame of items, with what is payable on it."""
    frame: Frame = nw.from_native(native)
    _check_column(frame, claim, "claim")
    if isinstance(terms, Silent):
        return _silent(frame, claim, ask_claims(terms), report)
    frame = _in_place(frame)
    models = (Mileage, Expense, Claim)
    columns = Columns(frame, named, names_of(terms, *models))
    table = Table(columns.source, terms, *models)
    form = items(terms, table, known_on)
    outcome = sheet(terms, table, form).outcome
    asked, parts = form.amount, parts_of_a_penny(terms)
    payable, refused, open_ = (
        _happens(outcome, one)
        for one in (ItemOutcome.PAYABLE, ItemOutcome.NOT_PAYABLE, ItemOutcome.UNDETERMINED)
    )
    of_all = dict(
        zip(ITEM_FIGURES, (payable, refused, negated(any_of(payable, refused))), strict=True)
    )
    nought = Whole(0)
    numbers = {
        "items": Whole(1),
        "items_payable": _number(payable),
        "items_open": _number(open_),
        **{f"{name}_parts": pick(mask, asked, nought) for name, mask in of_all.items()},
        "payable_lines": pick(payable, rounded(asked, parts, terms.rounding), nought),
    }
    rows = _Rows(columns, claim)
    shared = [name for name in columns.at if name in Claim.model_fields or name.startswith(OTHER)]
    rows.take(
        {"refused": _number(any_of(*table.refused)), **numbers},
        *([PLACE] if rows.whole else []),
        shared=shared,
    )
    return rows.answered(ask_claims(terms), rows.together(numbers, ()), report)


def _happens(outcome: Words, which: str) -> Mask:
    """Return where an outcome is a certain one: its mask holds, and none before it."""
    found: list[Mask] = []
    before: list[Mask] = []
    for mask, text in outcome.of:
        if text == which:
            found.append(all_of(mask, *map(negated, before)))
        before.append(mask)
    if outcome.otherwise == which:
        found.append(all_of(*map(negated, before)))
    return any_of(*found)
