"""What takes several rows together: a member's register, and the items of a claim.

A run of absences is told by looking along one member's meetings in order. Where all rows are at
hand they are sorted once, and one sum is run along all of them; an engine is asked for a sum
over each member's rows in the order of their days, or for a list of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial, reduce
from operator import add
from typing import Any, Final, Self, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dependencies import get_polars

from scrutiny_rules._asking import (
    Answers,
    Asked,
    Output,
    ask_attendance,
    ask_claims,
    kept,
    names_of,
    sheet,
)
from scrutiny_rules._expressions import (
    NEVER,
    Expression,
    Mask,
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
from scrutiny_rules.frames._engine import (
    Columns,
    Frame,
    Language,
    Native,
    Phrase,
    worked_out,
)
from scrutiny_rules.frames._relations import quoted

IN_ORDER: Final = ("pandas", "polars", "pyarrow", "DuckDB", "Ibis", "PySpark")
"""The engines that can look along the rows of one member in order."""

OURS: Final = "scrutiny_rules_"
"""What the names of columns start with that are only there meanwhile."""

REFUSED: Final = f"{OURS}refused"
COUNTED: Final = f"{OURS}counted"
INSIDE: Final = f"{OURS}inside"
PLACE: Final = f"{OURS}place"
UNKNOWN: Final = f"{OURS}unknown"

MARK: Final = f"{OURS}mark"
SO_FAR: Final = f"{OURS}so_far"
"""What one row of a list is called, and what the rows before it came to."""

A_COUNT: Final = 21
"""How many bits a count of rows has where several stand beside each other in one number."""

COUNTS: Final = 3
"""How many of these stand beside each other."""

A_RUN: Final = 1 << 31
"""What the longest run is told in, beside the run so far, in one number: no list is so long."""


def _as_number(mask: Mask) -> Expression:
    """Return one where a mask holds and nought elsewhere, as small as it can be."""
    return Numbered(((mask, 1),), 0)


def _as_it_is(mask: Mask) -> Expression:
    """Return the mask itself."""
    return mask


class _Rows:
    """The rows of a frame that belong together by a key, with what is needed of each.

    Attributes:
        rows: The rows: the key, and what was taken of each.
        whole: Whether all rows are at hand, and in an order of their own.
        flag: What a row is said to be or not to be is taken as.
    """

    flag: Callable[[Mask], Expression] = staticmethod(_as_number)

    def __init__(self, columns: Columns, key: str) -> None:
        """Set up for the rows of a frame."""
        self.columns = columns
        self.key = key
        self.rows: Native = columns.frame
        self.whole: bool = columns.whole
        self.nw: Language = nw
        self.shared: dict[str, Sort] = {}

    def any(self, mask: Answers) -> bool:
        """Say whether a mask may hold of a row; only where all are at hand is that looked up."""
        (output,) = mask.outputs
        if output.value == NEVER or not self.whole:
            return output.value != NEVER
        found = cast("nw.DataFrame[Any]", _as_frame(selected(self.columns, (), mask)))
        return bool(found[output.name].any())

    def take(self, numbers: Answers, *keep: str, shared: Iterable[str]) -> None:
        """Take numbers of each row, columns as they are, and what all rows of a key share."""
        self.share(shared)
        columns = (*self.columns.original, *self.columns.added)
        rows = self.begun(selected(self.columns, columns, numbers))
        alike: list[Phrase] = []
        for name, sort in self.shared.items():
            column = self.nw.col(self.columns.at[name])
            column = column.cast(self.nw.Int8) if sort is Sort.YES_NO else column
            alike.append(column.alias(f"{OURS}all_{name}"))
        rows = rows.select(
            *dict.fromkeys((self.key, *keep)), *(one.name for one in numbers.outputs), *alike
        )
        self.rows = rows.filter(~self.nw.col(self.key).is_null())

    def begun(self, found: Native) -> Native:
        """Return a frame as it is gone on with."""
        return _as_frame(found)

    def share(self, facts: Iterable[str]) -> None:
        """Note the facts that all rows of a key share, of those that there are columns for."""
        at, inputs = self.columns.at, self.columns.inputs
        self.shared = {name: inputs[name].sort for name in facts if name in at}

    def longest_runs(self, worlds: int, by: tuple[str, ...]) -> None:
        """Add how long the run is that a row adds to, in each world."""
        col, when = self.nw.col, self.nw.when
        starts: Phrase = self.nw.lit(value=False)
        if self.whole:
            self.put_in_order(by)
            starts = (col(self.key) != col(self.key).shift(1)).fill_null(value=True)
        numbers = range(worlds)
        adds = [col(f"{OURS}adds_{world}").cast(self.nw.Int64) for world in numbers]
        breaks = [col(f"{OURS}breaks_{world}") == 1 for world in numbers]
        so_far = [col(f"{OURS}so_far_{world}") for world in numbers]
        before = [col(f"{OURS}before_{world}") for world in numbers]
        rows = self.rows.with_columns(
            self._along(adds[world].cum_sum(), by).alias(f"{OURS}so_far_{world}")
            for world in numbers
        )
        # Up to where a run begins, none of the absences so far belong to it.
        rows = rows.with_columns(
            when(breaks[world] | starts)
            .then(so_far[world] - adds[world])
            .otherwise(0)
            .alias(f"{OURS}before_{world}")
            for world in numbers
        )
        rows = rows.with_columns(
            self._along(before[world].cum_max(), by).alias(f"{OURS}before_{world}")
            for world in numbers
        )
        self.rows = rows.with_columns(
            when((adds[world] == 1) & (col(INSIDE) == 1))
            .then(so_far[world] - before[world])
            .otherwise(0)
            .alias(f"{OURS}longest_{world}")
            for world in numbers
        )

    def put_in_order(self, by: tuple[str, ...]) -> None:
        """Sort the rows by the key and then by some columns, the last of which is their place."""
        self.rows = self.rows.sort(self.key, *by)

    def _along(self, running: Phrase, by: tuple[str, ...]) -> Phrase:
        return running if self.whole else running.over(self.key, order_by=by)

    def refuse_same_day(self, day: str) -> tuple[str, ...]:
        """Refuse the keys with two counted rows of one day, and return what tells the order.

        Those that are counted come last, so that two of one day are neighbours.
        """
        by = (day, COUNTED)
        same = [nw.col(one) == nw.col(one).shift(1).over(self.key, order_by=by) for one in by]
        twice = (nw.col(COUNTED) == 1) & (same[0] & same[1]).fill_null(value=False)
        self.rows = self.rows.with_columns(
            nw.when(twice).then(1).otherwise(nw.col(REFUSED)).alias(REFUSED)
        )
        return by

    def together(self, sums: Iterable[str], most: Iterable[str]) -> Frame:
        """Return one row for each key: sums, and the most of some numbers."""
        col = self.nw.col
        total = [col(name).sum() for name in self.to_sum([OURS + name for name in sums])]
        highest = [col(OURS + name).max() for name in ("refused", *most)]
        alike = [
            expression
            for name in self.shared
            for column in [f"{OURS}all_{name}"]
            for expression in (col(column).max(), col(column).min().alias(f"{column}_least"))
        ]
        place = [self.first_place()] if self.whole else []
        found: Native = self.rows.group_by(self.key).agg(*total, *highest, *alike, *place)
        grouped = self.told_apart(found)
        for name, sort in self.shared.items():
            most_, least = col(f"{OURS}all_{name}"), col(f"{OURS}all_{name}_least")
            differ = (least < most_).fill_null(value=False)
            grouped = grouped.with_columns(
                self.nw.when(differ).then(1).otherwise(col(REFUSED)).alias(REFUSED)
            )
            if sort is Sort.YES_NO:
                known = self.nw.when(~most_.is_null()).then(most_ == 1)
                grouped = grouped.with_columns(known.alias(f"{OURS}all_{name}"))
        return self.ended(grouped.sort(PLACE) if self.whole else grouped)

    def to_sum(self, names: list[str]) -> list[str]:
        """Return the columns that are summed up for some sums."""
        return names

    def told_apart(self, grouped: Native) -> Native:
        """Return one row for each key with the sums that are wanted, of those that were taken."""
        return grouped

    def first_place(self) -> Phrase:
        """Return the place of the first row of a key."""
        return self.nw.col(PLACE).min()

    def ended(self, grouped: Native) -> Frame:
        """Return a frame that nothing more is to be done with."""
        found: Frame = grouped
        return found

    def answered(self, asked: Asked[Any], grouped: Frame, report: Report) -> Native:
        """Return one row for each key with the answer."""
        there = grouped.collect_schema()
        named = {name.removeprefix(OURS): name for name in there if name.startswith(OURS)}
        named |= {name: f"{OURS}all_{name}" for name in self.shared}
        columns = Columns(grouped, named, None)
        answers = asked.answers(columns.source, report)
        return selected(columns, (self.key,), answers)


class _InPolars(_Rows):
    """The rows of a frame of polars, told in its own words.

    It is told everything before it begins, which saves it from writing down what is only there
    meanwhile.
    """

    def __init__(self, columns: Columns, key: str) -> None:
        """Set up for the rows of a frame."""
        super().__init__(columns, key)
        self.nw: Language = get_polars()
        self.in_place: bool = True
        self.flags: set[str] = set()
        self.several: dict[str, list[tuple[int, str]]] = {}

    def take(self, numbers: Answers, *keep: str, shared: Iterable[str]) -> None:
        """Take numbers of each row, and note which are one or nought."""
        super().take(numbers, *keep, shared=shared)
        self.flags = {one.name for one in numbers.outputs if isinstance(one.value, Numbered)}

    def begun(self, found: Native) -> Native:
        """Return a frame as it is gone on with."""
        return found.lazy()

    def to_sum(self, names: list[str]) -> list[str]:
        """Return the columns that are summed up for some sums.

        As long as there are not too many rows, several counts stand beside each other in one
        number, which is summed up in little more time than one of them.
        """
        col, whole = self.nw.col, self.nw.Int64
        if self.columns.frame.to_native().height >= 1 << A_COUNT:
            return names
        flags = [name for name in names if name in self.flags]
        for first in range(0, len(flags), COUNTS):
            of = enumerate(flags[first : first + COUNTS])
            self.several[f"{OURS}several_{first}"] = [(1 << at * A_COUNT, name) for at, name in of]
        self.rows = self.rows.with_columns(
            reduce(add, (col(name).cast(whole) * unit for unit, name in of)).alias(several)
            for several, of in self.several.items()
        )
        return [*self.several, *(name for name in names if name not in self.flags)]

    def told_apart(self, grouped: Native) -> Native:
        """Return one row for each key with the sums that are wanted, of those that were taken."""
        return grouped.with_columns(
            (self.nw.col(several) // unit % (1 << A_COUNT)).alias(name)
            for several, of in self.several.items()
            for unit, name in of
        ).drop(*self.several)

    def put_in_order(self, by: tuple[str, ...]) -> None:
        """Sort the rows by the key and then by some columns, the last of which is their place.

        It takes a quarter of the time to sort by one column after the other, leaving alike rows
        as they were. Registers mostly come day after day.
        """
        *rest, last = (self.key, *by[:-1])
        native: Native = self.columns.frame.to_native()
        if not native[last].is_sorted():
            rest.append(last)
        self.in_place = rest == [self.key]
        # What is not sorted by is no longer needed, and would have to be put in order too.
        self.rows = self.rows.drop(COUNTED, *(one for one in by[:-1] if one not in rest))
        for column in reversed(rest):
            self.rows = self.rows.sort(column, maintain_order=True)

    def first_place(self) -> Phrase:
        """Return the place of the first row of a key, which is there at once if it comes first."""
        place = self.nw.col(PLACE)
        return place.first() if self.in_place else place.min()

    def ended(self, grouped: Native) -> Frame:
        """Return a frame that nothing more is to be done with."""
        return _as_frame(worked_out(grouped))


class _InDuckDB(_Rows):
    """The rows of a relation of DuckDB, told in its own words.

    Text is put in a fraction of the time that it takes to put expressions together. The marks of
    a key are put in a list and looked along there, which takes half the time of sums over the rows
    in their order.
    """

    flag = staticmethod(_as_it_is)

    def take(self, numbers: Answers, *keep: str, shared: Iterable[str]) -> None:  # noqa: ARG002  all are
        """Take numbers of each row; all columns stay, of which DuckDB reads those that are used."""
        self.share(shared)
        columns = (*self.columns.original, *self.columns.added)
        self.rows = selected(self.columns, columns, numbers)
        self.flags = {one.name for one in numbers.outputs if isinstance(one.value, Mask)}
        self.along: dict[str, str] = {}
        self.wrong = [f"BOOL_OR({REFUSED})"]
        alike: dict[Expression, str] = {}
        self.first: dict[str, str] = {
            one.name: alike.setdefault(one.value, one.name) for one in numbers.outputs
        }

    def longest_runs(self, worlds: int, by: tuple[str, ...]) -> None:
        """Add how long the run is that a row adds to, in each world."""
        runs = [
            (self.first[f"{OURS}adds_{world}"], self.first[f"{OURS}breaks_{world}"])
            for world in range(worlds)
        ]
        names = dict.fromkeys((COUNTED, INSIDE, *(name for run in runs for name in run)))
        bits = {name: 1 << place for place, name in enumerate(names)}
        line = self.line(bits, *map(quoted, by))
        is_ = {name: f"({MARK} & {bit}) <> 0" for name, bit in bits.items()}
        for world, (adds, breaks) in enumerate(runs):
            self.along[f"{OURS}longest_{world}"] = (
                _folded(
                    line,
                    f"CASE WHEN {is_[breaks]} THEN {SO_FAR} // {A_RUN} * {A_RUN}"
                    f" WHEN NOT ({is_[adds]}) THEN {SO_FAR}"
                    f" WHEN {is_[INSIDE]} AND {SO_FAR} % {A_RUN} >= {SO_FAR} // {A_RUN}"
                    f" THEN ({SO_FAR} % {A_RUN} + 1) * {A_RUN + 1} ELSE {SO_FAR} + 1 END",
                )
                + f" // {A_RUN}"
            )
        if len(by) == 1:
            twice = _folded(
                line,
                f"CASE WHEN {SO_FAR} IS NULL OR (({SO_FAR} & {MARK} & {bits[COUNTED]}) <> 0"
                f" AND {SO_FAR} >> {len(bits)} = {MARK} >> {len(bits)}) THEN NULL ELSE {MARK} END",
            )
            self.wrong.append(f"{twice} IS NULL")

    def line(self, bits: Mapping[str, int], day: str, *order: str) -> str:
        """Return the list of what the rows of one key say, each as a number, in their order.

        Where the days alone tell the order they are part of the numbers, which makes them quick
        to sort; of a day, what is not counted comes first, being nought.
        """
        mark = " + ".join(f"CASE WHEN {name} THEN {bit} ELSE 0 END" for name, bit in bits.items())
        if order:
            by = ", ".join(f"{column} NULLS FIRST" for column in (day, *order))
            return f"list(CAST({mark} AS BIGINT) ORDER BY {by})"
        return f"list_sort(list(({day} - DATE '{date.min}') * {1 << len(bits)} + {mark}))"

    def refuse_same_day(self, day: str) -> tuple[str, ...]:
        """Return the day alone as what tells the order; two of one day are found along the list."""
        return (day,)

    def together(self, sums: Iterable[str], most: Iterable[str]) -> Frame:
        """Return one row for each key: sums, and the most of some numbers."""
        new = {OURS + one: self.along[OURS + one] for one in most}
        for name in (OURS + one for one in sums):
            one = self.first[name]
            new[name] = f"COUNT(*) FILTER ({one})" if one in self.flags else f"SUM({one})"
        wrong = list(self.wrong)
        for name, sort in self.shared.items():
            column = quoted(self.columns.at[name])
            most_of = "BOOL_OR" if sort is Sort.YES_NO else "MAX"
            new[f"{OURS}all_{name}"] = f"{most_of}({column})"
            wrong.append(f"COALESCE(MIN({column}) < MAX({column}), FALSE)")
        new[REFUSED] = f"CAST({' OR '.join(wrong)} AS TINYINT)"
        key = quoted(self.key)
        listed = (f"{text} AS {quoted(name)}" for name, text in new.items())
        found = self.rows.aggregate(", ".join((key, *listed)), key)
        return _as_frame(found.filter(f"{key} IS NOT NULL"))


def _folded(line: str, step: str) -> str:
    """Return what is left of a list where each number in it changes what there is so far."""
    return f"list_reduce({line}, lambda {SO_FAR}, {MARK}: {step}, CAST(0 AS BIGINT))"


def _rows(columns: Columns, key: str) -> _Rows:
    """Return the rows of a frame that belong together by a key."""
    if columns.frame.implementation.is_duckdb():
        return _InDuckDB(columns, key)
    return (_InPolars if columns.polars and columns.whole else _Rows)(columns, key)


def _as_frame(native: Native) -> Frame:
    frame: Frame = nw.from_native(native)
    return frame


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


def _taken(numbers: Mapping[str, Expression]) -> Answers:
    """Return what is taken of each row, under names that no column has."""
    return Answers([Output(OURS + name, number) for name, number in numbers.items()])


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
    models = (Meeting, AttendanceRegister)
    columns = Columns(frame, named, partial(names_of, terms, *models))
    rows = _rows(columns, member)
    taken = kept(
        terms,
        (_Marks, on, rows.flag),
        columns.source,
        lambda table: _Marks.of(terms, table, on, rows.flag),
        *models,
    )
    worlds = range(len(FILLINGS) if rows.any(taken.unknown) else 1)
    day = columns.at["held_on"]
    by = (day, *([] if order is None else [order]), *([PLACE] if rows.whole else []))
    rows.take(taken.numbers[len(worlds)], *by, shared=taken.shared)
    if by == (day,):
        by = rows.refuse_same_day(day)
    rows.longest_runs(len(worlds), by)
    summed = ("attended", "eligible", "unexplained")
    grouped = rows.together(
        (f"{what}_{world}" for what in summed for world in worlds),
        (f"longest_{world}" for world in worlds),
    )
    return rows.answered(ask_attendance(terms, len(worlds)), grouped, report)


@dataclass(frozen=True)
class _Marks:
    """What is taken of each mark of a register.

    Attributes:
        unknown: Where a mark counts and is not recorded.
        numbers: The numbers of each row, in one world and in as many as there can be.
        shared: The facts that all rows of a register share.
    """

    unknown: Answers
    numbers: Mapping[int, Answers]
    shared: tuple[str, ...]

    @classmethod
    def of(
        cls, terms: AttendanceTerms, table: Table, on: date, flag: Callable[[Mask], Expression]
    ) -> Self:
        """Return what is taken under some terms, of the columns of a table."""
        said = meetings(terms, table, on)
        shared = tuple(name for name in terms.read if name not in TALLIED)
        for name in shared:
            table.value(name)
        alike = {"refused": table.wrong, "counted": said.counted, "inside": said.inside}
        numbers: dict[int, Answers] = {}
        for worlds in (1, len(FILLINGS)):
            masks = dict(alike)
            for what in ("attended", "eligible", "unexplained", "adds", "breaks"):
                for world in range(worlds):
                    masks[f"{what}_{world}"] = getattr(said, what)[world]
            numbers[worlds] = _taken({name: flag(mask) for name, mask in masks.items()})
        return cls(Answers([Output(UNKNOWN, said.unknown)]), numbers, shared)


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
    columns = Columns(frame, named, partial(names_of, terms, *models))
    rows = _rows(columns, claim)
    numbers = kept(
        terms,
        (_of_items, known_on, rows.flag),
        columns.source,
        partial(_of_items, terms, known_on, rows.flag),
        *models,
    )
    shared = [name for name in columns.at if name in Claim.model_fields or name.startswith(OTHER)]
    rows.take(numbers, *([PLACE] if rows.whole else []), shared=shared)
    sums = (one.name.removeprefix(OURS) for one in numbers.outputs if one.name != REFUSED)
    return rows.answered(ask_claims(terms), rows.together(sums, ()), report)


def _of_items(
    terms: ExpenseTerms, known_on: date | None, flag: Callable[[Mask], Expression], table: Table
) -> Answers:
    """Return what is taken of each item of a claim."""
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
    return _taken(
        {
            "refused": flag(table.wrong),
            "items": Whole(1),
            "items_payable": flag(payable),
            "items_open": flag(open_),
            **{f"{name}_parts": pick(mask, asked, nought) for name, mask in of_all.items()},
            "payable_lines": pick(payable, rounded(asked, parts, terms.rounding), nought),
        }
    )


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
