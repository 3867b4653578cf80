"""Expressions as those of data frames: the one place that knows of frames, by way of narwhals.

Expressions are written in such a way that none is ever null underneath, because engines differ
in what becomes of a null: NumPy's comparisons turn it into no, a null Boolean into no on
some and not on others.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from typing import Any, Final, Self, TypeAlias, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dependencies import get_polars

from scrutiny_rules._asking import Output
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
    Fixed,
    Holds,
    Hundredths,
    Is,
    Joined,
    Known,
    Later,
    Mask,
    Not,
    NotAfter,
    Number,
    Numbered,
    OnDay,
    Pick,
    Plus,
    Quotient,
    Ratio,
    Whole,
    Words,
    Years,
    uses,
)
from scrutiny_rules._read_off import FEW
from scrutiny_rules._tables import ABSENT, ALL_NULL, Input, Source
from scrutiny_rules.columns import Sort
from scrutiny_rules.errors import ColumnTakenError, UnknownColumnError, WrongColumnError

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]

Native: TypeAlias = Any
"""A frame as its engine has it."""

Language: TypeAlias = Any
"""The module whose words make expressions: narwhals, or polars itself."""

Phrase: TypeAlias = Any
"""An expression in one of these languages."""

Joining: TypeAlias = Callable[[Phrase, Phrase], Phrase]
"""What puts two expressions together to one."""

FEBRUARY: Final = 2
HUNDRED: Final = 100
PLACES: Final = 2
"""How many decimal places a number of miles may have."""

SMALL: Final = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32)
"""The whole numbers of which no product with a figure of a paper overflows."""

DEAR: Final = 10
"""How many times as long as looking at yes and no it takes to compare or to work something out."""

A_BYTE: Final = 8
FEW_BITS: Final = 3
"""Up to how many bits of a byte are as quickly put into the number that is wanted."""

CHEAP: Final = 6
"""Up to how much is worked out again, rather than kept in a column."""

NEVER_NULL: Final = {
    "bool",
    *(f"{sign}int{size}" for sign in ("", "u") for size in (8, 16, 32, 64)),
}
"""The types of NumPy that have no null."""

_CONVERTED: Final = {
    Sort.YES_NO: "boolean",
    Sort.DAY: "datetime64[s]",
    Sort.MILES: "float64",
}
"""What a column of Python objects is turned into; of others it is an error."""


class Columns:
    """The columns of a frame: which there are, what they hold, and how to get at them."""

    def __init__(
        self,
        frame: Frame,
        named: Mapping[str, str],
        facts: Callable[[], tuple[str, ...] | None] | None,
    ) -> None:
        """Look at a frame.

        Args:
            frame: The frame.
            named: The name of the column of each fact that is not named as the fact itself.
            facts: Tells which facts may be named; None where nothing is read.

        Raises:
            UnknownColumnError: A fact is named that is no fact, or in a column that there is
                not.
        """
        self.schema = frame.collect_schema()
        there = tuple(self.schema)
        known = facts() if named and facts is not None else None
        if known is not None:
            for fact, column in named.items():
                if fact not in known:
                    raise UnknownColumnError(fact, fact, known)
                if column not in there:
                    raise UnknownColumnError(column, fact, there)
        self.named = dict(named)
        engine = frame.implementation
        self.whole = isinstance(frame, nw.DataFrame)
        self.polars = engine.is_polars()
        self.numpy = engine.is_pandas_like() or engine.is_dask()
        self.database = engine.is_duckdb() or engine.is_ibis() or engine.is_spark_like()
        self.original = there
        self.frame: Frame = frame
        self.at: dict[str, str] = {}
        self.inputs: dict[str, Input] = {}
        self.sources: dict[str, Source] = {}
        self.new = 0
        self.complete: dict[str, bool] = {}
        self.where_known: dict[str, Native] = {}
        self.counts: dict[tuple[str, int], bool] = {}
        self.series: dict[str, nw.Series[Any]] = {}
        self.dtypes: dict[str, str] = {}
        self.arrays: dict[str, Native] = {}
        self.added: list[str] = []

    def name(self) -> str:
        """Return a name that no column has."""
        while True:
            self.new += 1
            name = f"scrutiny_rules_{self.new}"
            if name not in self.original:
                return name

    def source(self, wanted: Input) -> Source:
        """Look a column up, and tell what is known of it before a row is looked at.

        Args:
            wanted: The column that a rule asks for.

        Returns:
            What is known of it.

        Raises:
            WrongColumnError: It cannot hold what it stands for.
        """
        if wanted.fact in self.sources:
            return self.sources[wanted.fact]
        column = self.named.get(wanted.fact, wanted.fact)
        if column not in self.schema:
            return ABSENT
        dtype = self.schema[column]
        if isinstance(dtype, nw.Unknown):
            return ALL_NULL
        if self._holds_objects(column):
            rows = self.at_hand(column) if self.whole else None
            if rows is not None and rows.null_count() == len(rows):
                return ALL_NULL
            if wanted.sort in _CONVERTED:
                column, dtype = self._converted(column, wanted)
        if not _can_hold(wanted.sort, dtype, numpy=self.numpy):
            raise WrongColumnError(column, wanted.fact, wanted.sort, str(dtype))
        self.at[wanted.fact] = column
        self.inputs[wanted.fact] = wanted
        source = self.sources[wanted.fact] = Source(
            complete=self._complete(column), fits=self._fits(column, wanted, dtype)
        )
        return source

    def _holds_objects(self, column: str) -> bool:
        """Say whether a column holds Python objects, whatever narwhals takes them for."""
        return self.numpy and self._dtype(column) == "object"

    def _dtype(self, column: str) -> str:
        """Return what a frame of NumPy calls the type of a column."""
        if column not in self.dtypes:
            dtypes = self.frame.to_native().dtypes.items()
            self.dtypes = {name: str(dtype) for name, dtype in dtypes}
        return self.dtypes[column]

    def _converted(self, column: str, wanted: Input) -> tuple[str, nw.dtypes.DType]:
        """Return a column of Python objects as one that can hold what is wanted."""
        native = self.frame.to_native()
        name = self.name()
        try:
            added = native.assign(**{name: native[column].astype(_CONVERTED[wanted.sort])})
        except (TypeError, ValueError) as error:
            found = "Python objects that are not all of that sort"
            raise WrongColumnError(column, wanted.fact, wanted.sort, found) from error
        self.frame = nw.from_native(added)
        self.added.append(name)
        return name, self.frame.collect_schema()[name]

    def at_hand(self, column: str) -> "nw.Series[Any]":
        """Return a column of a frame whose rows are at hand."""
        if column not in self.series:
            self.series[column] = cast("nw.DataFrame[Any]", self.frame).get_column(column)
        return self.series[column]

    def _complete(self, column: str) -> bool:
        """Say whether a column is known to hold no null."""
        if not self.whole:
            return False
        if column not in self.complete:
            if self.polars:
                nulls = self.frame.to_native().null_count().row(0, named=True)
                self.complete = {name: not some for name, some in nulls.items()}
            elif self.numpy:
                full = self._dtype(column) in NEVER_NULL
                self.complete[column] = full or bool(self.known(column).all())
            else:
                self.complete[column] = self.at_hand(column).null_count() == 0
        return self.complete[column]

    def known(self, column: str) -> Native:
        """Return where a column at hand holds no null, as an array of NumPy."""
        if column not in self.where_known:
            series = self.at_hand(column)
            null: Native = series.to_native().isna() if self.numpy else series.is_null()
            self.where_known[column] = ~null.to_numpy()
        return self.where_known[column]

    def _fits(self, column: str, wanted: Input, dtype: nw.dtypes.DType) -> bool:
        """Say whether each value of a column is known to be one that the fact can have."""
        if wanted.sort is Sort.YES_NO or (wanted.sort is Sort.DAY and isinstance(dtype, nw.Date)):
            return True
        if wanted.sort is not Sort.COUNT or not dtype.is_integer() or not self.whole:
            return False
        numbers: Native = self.at_hand(column)
        if self.numpy and not isinstance(dtype, nw.UInt64):  # pandas itself takes its time
            numbers = self.plain(column, "int64")
        fits = self.counts[column, wanted.most] = counts_fit(numbers, wanted.most)
        if fits and column in self.arrays:
            self.arrays[column] = numbers.astype(whole_of(wanted.most.bit_length()).lower())
        return fits

    def plain(self, column: str, dtype: str) -> Native:
        """Return a column at hand as an array of NumPy, with nought or no for each null."""
        if column not in self.arrays:
            series, complete = self.at_hand(column), self._complete(column)
            otherwise = False if dtype == "bool" else 0
            if self.numpy:
                native: Native = series.to_native()
                if not complete and self._dtype(column) == "boolean":  # thrice as quick
                    native, complete = native & self.known(column), True
                null = {} if complete else {"na_value": otherwise}
                self.arrays[column] = native.to_numpy(dtype, **null)
            else:
                known = series if complete else series.fill_null(otherwise)
                self.arrays[column] = known.to_numpy().astype(dtype)
        return self.arrays[column]

    def datetime(self, fact: str) -> bool:
        """Say whether a day stands in a column of days with a time."""
        return not isinstance(self.schema_of(fact), nw.Date)

    def schema_of(self, fact: str) -> nw.dtypes.DType:
        """Return the data type of the column of a fact."""
        return self.frame.collect_schema()[self.at[fact]]


def counts_fit(numbers: Native, most: int) -> bool:
    """Say whether all numbers of a column are counts, and none is more than so many."""
    least = numbers.min() if len(numbers) else None
    return least is None or bool(least >= 0 and numbers.max() <= most)


def _can_hold(sort: Sort, dtype: nw.dtypes.DType, *, numpy: bool) -> bool:
    """Say whether a column of a data type can hold values of a sort.

    NumPy has no whole number and no day beside a missing one: where its frames are meant, a
    float may be a count, and a moment a day.
    """
    match sort:
        case Sort.YES_NO:
            return isinstance(dtype, nw.Boolean)
        case Sort.COUNT:
            return dtype.is_integer() or (numpy and dtype.is_float())
        case Sort.WORD:
            return isinstance(dtype, nw.String | nw.Categorical | nw.Enum)
        case Sort.DAY:
            moment = isinstance(dtype, nw.Datetime) and dtype.time_zone is None
            return isinstance(dtype, nw.Date) or (numpy and moment)
        case Sort.MILES:  # pragma: no branch  the checker proves that it is the last
            return dtype.is_numeric()


def check_names(kept: tuple[str, ...], outputs: Iterable[Output]) -> None:
    """Refuse a new column of a name that is taken."""
    for output in outputs:
        if output.name in kept:
            raise ColumnTakenError(output.name)


class Compiler:
    """Turns expressions into those of a frame, and works out once what is used more than once.

    Narwhals speaks to every engine in the language of polars. To polars itself the same words
    are spoken directly, which costs a tenth.
    """

    def __init__(self, columns: Columns) -> None:
        """Set up for the columns of a frame."""
        self.columns = columns
        self.made: dict[Expression, Phrase] = {}
        self.polars: bool = columns.polars
        self.three_valued: bool = columns.database
        self.nullable: dict[Expression, bool] = {}
        self.nw: Language = get_polars() if self.polars else nw

    def output(self, output: Output) -> Phrase:
        """Return the expression of a new column."""
        value = self.exactly(output.value)
        if output.where == ALWAYS:
            return value
        return self.nw.when(self.expression(output.where)).then(value)

    def expression(self, node: Expression) -> Phrase:
        """Return an expression of the frame, or the column where it was worked out."""
        made = self.made.get(node)
        return self.put(node) if made is None else made

    def put(self, node: Expression) -> Phrase:  # noqa: C901, PLR0911, PLR0912  one case a node
        of = self.expression
        match node:
            case Fixed():
                return self.nw.lit(node.met)
            case Known():
                return ~self.column(node.column).is_null()
            case Fits():
                return self.fits(node.column)
            case Holds():
                return self.certain(self.column(node.column), node.column)
            case Denied():
                return self.denied(node.column)
            case Is():
                return self.is_word(node)
            case AtLeast(left=Whole(value), right=Count(fact)) if self.to_compare_first(node.right):
                return self.with_nought(self.column(fact) <= value, so=value >= 0)
            case AtLeast(left=Count(fact), right=Whole(value)) if self.to_compare_first(node.left):
                return self.with_nought(self.column(fact) >= value, so=value <= 0)
            case AtLeast(left=Whole(value)):  # polars takes the length of what is on the left
                return of(node.right) <= value
            case AtLeast(right=Whole(value)):
                return of(node.left) >= value
            case AtLeast():
                return of(node.left) >= of(node.right)
            case NotAfter():
                return self.not_after(node)
            case AllOf():
                return self.of_all(node.of, _both, _either)
            case AnyOf():
                return self.of_all(node.of, _either, _both)
            case Not(of=Known(column)):
                return self.column(column).is_null()
            case Not():
                return ~self.exactly(node.of)
            case Whole():
                return self.nw.lit(node.value, self.nw.Int64)
            case Count():
                return self.count(node.column)
            case Hundredths():
                return self.hundredths(node.column)
            case Plus():
                return reduce(_sum, (self.times(by, one) for by, one in node.of))
            case Quotient():
                return of(node.of) // node.by
            case Pick():
                return self.choice(node.where, of(node.then), of(node.otherwise))
            case Ratio():
                return of(node.of).cast(self.nw.Float64) / of(node.whole)
            case Years():
                return self.years(node)
            case Bits():
                return self.bits(node)
            case DayOf():
                return self.column(node.column)
            case OnDay():
                return self.nw.lit(node.day)
            case Later():
                return self.later(node)
            case Words():
                return self.chosen(node.of, node.otherwise, None)
            case Numbered():
                return self.chosen(node.of, node.otherwise, self.nw.Int8)
            case Joined():  # pragma: no branch  the checker proves that it is the last
                return self.joined(node)

    def column(self, fact: str) -> Phrase:
        """Return the column of a fact."""
        return self.nw.col(self.columns.at[fact])

    def certain(self, value: Phrase, fact: str) -> Phrase:
        """Return a mask that asks one column, and does not hold where that is null.

        Databases take a null in *and* and *or* for what may be or not, and in a choice for no:
        there it may stand for no until it comes under a *not*.
        """
        plain = self.three_valued or self.columns.sources[fact].complete
        return value if plain else self.without_null(value)

    def without_null(self, value: Phrase) -> Phrase:
        """Return a mask that does not hold where it is null; polars fills more slowly."""
        return value.eq_missing(other=True) if self.polars else value.fill_null(value=False)

    def denied(self, fact: str) -> Phrase:
        """Return where a fact is no."""
        column = self.column(fact)
        if self.polars and not self.columns.sources[fact].complete:
            return column.eq_missing(other=False)
        return self.certain(~column, fact)

    def exactly(self, node: Expression) -> Phrase:
        """Return an expression without a null in it."""
        value = self.expression(node)
        return self.without_null(value) if self.to_make_exact(node) else value

    def to_make_exact(self, node: Expression) -> bool:
        """Say whether an expression is a mask that may hold nulls underneath."""
        return isinstance(node, Mask) and self.three_valued and self.may_be_null(node)

    def may_be_null(self, node: Expression) -> bool:
        """Say whether a mask may hold nulls where it does not hold."""
        found = self.nullable.get(node)
        if found is None:
            sources = self.columns.sources
            match node:
                case Holds() | Denied() | Is():
                    found = not sources[node.column].complete
                case NotAfter():
                    days = (one.day if isinstance(one, Later) else one for one in node.parts())
                    facts = (day.column for day in days if isinstance(day, DayOf))
                    found = not all(sources[fact].complete for fact in facts)
                case AllOf() | AnyOf():
                    found = any(map(self.may_be_null, node.of))
                case _:
                    found = False
            self.nullable[node] = found
        return found

    def of_all(self, masks: Sequence[Mask], join: Joining, other: Joining) -> Phrase:
        """Return masks with *and* or *or* between them.

        Where polars would turn each of them round, it is quicker to turn round what comes of all.
        """
        if self.polars and all(map(self.turned, masks)):
            return ~reduce(other, map(self.unturned, masks))
        return reduce(join, map(self.expression, masks))

    def turned(self, mask: Mask) -> bool:
        """Say whether a mask is another that is turned round."""
        return isinstance(mask, Denied | Not) and mask not in self.made

    def unturned(self, mask: Mask) -> Phrase:
        """Return what is turned round in a mask, to polars."""
        if not isinstance(mask, Denied):
            return self.expression(cast("Not", mask).of)
        column = self.column(mask.column)
        complete = self.columns.sources[mask.column].complete
        return column if complete else column.ne_missing(other=False)

    def filled(self, value: Phrase, fact: str, *, otherwise: bool | int) -> Phrase:
        """Return something of a column, and something else where that is null."""
        complete = self.columns.sources[fact].complete
        return value if complete else value.fill_null(otherwise)

    def fits(self, fact: str) -> Phrase:
        """Return where a value is one that the fact can have; a null is."""
        column, wanted = self.column(fact), self.columns.inputs[fact]
        dtype = self.columns.schema_of(fact)
        match wanted.sort:
            case Sort.DAY:
                fits = column.dt.truncate("1d") == column
            case _:
                fits = (column >= 0) & (column <= wanted.most)
                if wanted.sort is Sort.COUNT and not dtype.is_integer():
                    fits = fits & (column.round() == column)
                if wanted.sort is Sort.MILES and dtype.is_float():
                    fits = fits & (self.two_places(column) == column)
                if isinstance(dtype, nw.Decimal) and dtype.scale > PLACES:
                    fits = fits & (column.round(PLACES) == column)
        if self.polars:
            return fits.ne_missing(other=False)
        return fits.fill_null(value=False) | column.is_null()

    def two_places(self, column: Phrase) -> Phrase:
        """Return floats with two places. Not all engines round to places exactly; polars does."""
        return column.round(PLACES) if self.polars else (column * HUNDRED).round() / HUNDRED

    def is_word(self, node: Is) -> Phrase:
        """Return where a word is another."""
        column = self.column(node.column)
        if not isinstance(self.columns.schema_of(node.column), nw.String):
            column = column.cast(self.nw.String)
        return self.certain(column == node.word, node.column)

    def not_after(self, node: NotAfter) -> Phrase:
        """Return where a day is no later than another; nowhere where one is null."""
        days = [one.day if isinstance(one, Later) else one for one in (node.first, node.second)]
        facts = [day.column for day in days if isinstance(day, DayOf)]
        moment = any(self.columns.datetime(fact) for fact in facts)
        first, second = (self.day(one, moment=moment) for one in (node.first, node.second))
        if self.three_valued or all(self.columns.sources[fact].complete for fact in facts):
            return first <= second
        return self.without_null(first <= second)

    def day(self, node: Expression, *, moment: bool) -> Phrase:
        """Return a day, as the start of it where it is to be compared with a moment."""
        if isinstance(node, OnDay) and moment:
            return self.nw.lit(datetime(node.day.year, node.day.month, node.day.day))  # noqa: DTZ001  days have no zone
        value = self.expression(node)
        if moment and isinstance(node, DayOf) and not self.columns.datetime(node.column):
            return value.cast(self.nw.Datetime("us"))
        return value

    def count(self, fact: str) -> Phrase:
        """Return a whole number, nought where there is none or it does not fit."""
        column, dtype = self.column(fact), self.columns.schema_of(fact)
        if not self.columns.sources[fact].fits and not isinstance(dtype, SMALL):
            column = self.nw.when(self.expression(Fits(fact))).then(column)
            return column.fill_null(0).cast(self.nw.Int64)
        column = column if isinstance(dtype, nw.Int64) else column.cast(self.nw.Int64)
        return self.filled(column, fact, otherwise=0)

    def to_compare_first(self, node: Number) -> bool:
        """Say whether a count is sooner compared than nought put for its nulls, as in polars."""
        source = self.columns.sources[node.column] if isinstance(node, Count) else None
        nulls = source is not None and source.fits and not source.complete
        return self.polars and nulls and node not in self.made

    def with_nought(self, compared: Phrase, *, so: bool) -> Phrase:
        """Return what was compared, and for nulls whether it would be so of nought."""
        return compared.ne_missing(other=False) if so else compared.eq_missing(other=True)

    def hundredths(self, fact: str) -> Phrase:
        """Return a decimal number in hundredths, nought where there is none or it does not fit."""
        column, dtype = self.column(fact), self.columns.schema_of(fact)
        exact = self.polars and isinstance(dtype, nw.Decimal)
        if not exact and not dtype.is_integer():
            column = column.cast(self.nw.Float64)  # exact enough: the decimal is read back below
        known = self.nw.when(self.expression(Fits(fact))).then(column)
        if exact:
            return (known * HUNDRED).cast(self.nw.Int64).fill_null(0)
        return (known.fill_null(0) * HUNDRED).round().cast(self.nw.Int64)

    def times(self, by: int, number: Number) -> Phrase:
        """Return a number so many times."""
        if isinstance(number, Whole):
            return self.nw.lit(by * number.value, self.nw.Int64)
        value = self.expression(number)
        return value if by == 1 else value * by

    def years(self, node: Years) -> Phrase:
        """Return an age: the years between, and one less before the birthday."""
        born = self.column(node.born_on.column).dt
        parts = (born.year(), born.month(), born.day())
        year, month, day = (part.fill_null(1).cast(self.nw.Int64) for part in parts)
        to_come = (month * 100 + day > node.on.month * 100 + node.on.day).cast(self.nw.Int64)
        return node.on.year - year - to_come

    def bits(self, node: Bits) -> Phrase:
        """Return a number with a bit for each mask.

        A choice between two numbers is several times faster than a product of a Boolean, and
        bytes are reckoned with twice as fast as what is wider.
        """
        whole = getattr(self.nw, whole_of(node.bits))
        always = sum(weight for mask, weight in node.of if mask == ALWAYS)
        masks = [(mask, weight) for mask, weight in node.of if mask != ALWAYS]
        parts: list[Phrase] = []
        for place in range(0, node.bits, A_BYTE) if self.polars else ():
            others = ~(0xFF << place)
            byte = [(mask, weight >> place) for mask, weight in masks if not weight & others]
            if len(byte) > FEW_BITS:
                low = reduce(_sum, (self.bit(mask, one, self.nw.UInt8) for mask, one in byte))
                times = self.nw.lit(1 << place, whole)
                parts.append(low.cast(whole) * times if place else low.cast(whole))
                masks = [(mask, weight) for mask, weight in masks if weight & others]
        parts += [self.bit(mask, weight, whole) for mask, weight in masks]
        if always or not parts:
            parts.append(self.nw.lit(always, whole))
        return reduce(_sum, parts)

    def bit(self, mask: Mask, weight: int, whole: Phrase) -> Phrase:
        """Return the weight where a mask holds, and nought elsewhere."""
        return self.choice(mask, self.nw.lit(weight, whole), self.nw.lit(0, whole))

    def choice(self, where: Mask, then: Phrase, otherwise: Phrase) -> Phrase:
        """Return one thing where a mask holds, and another elsewhere.

        Rather than the mask, the two are turned round, unless it asks for nulls.
        """
        as_it_is = where in self.made or (isinstance(where, Not) and isinstance(where.of, Known))
        if isinstance(where, Not) and not as_it_is:
            where, then, otherwise = where.of, otherwise, then
        return self.nw.when(self.expression(where)).then(then).otherwise(otherwise)

    def later(self, node: Later) -> Phrase:
        """Return a day so many months and then days later.

        Polars and databases cut a day back to the end of a month as the papers do. Of the others
        some have no months, and whole numbers are the same everywhere.
        """
        day = self.column(node.day.column)
        if self.columns.datetime(node.day.column):
            day = day.cast(self.nw.Datetime("us"))
        days = self.nw.lit(timedelta(days=node.days))
        if node.months and (self.polars or self.three_valued):
            day = day.dt.offset_by(f"{node.months}mo")
        elif node.months:
            days = self.nw.lit(timedelta(days=1)) * (_days_in(day, node.months) + node.days)
        moved = day + days
        return moved if self.columns.datetime(node.day.column) else moved.cast(self.nw.Date)

    def chosen(
        self, of: Iterable[tuple[Mask, str | int]], otherwise: str | int, dtype: Phrase
    ) -> Phrase:
        """Return the text or the number beside the first mask that holds."""
        value = self.nw.lit(otherwise, dtype)
        for mask, one in reversed(tuple(of)):
            value = self.choice(mask, self.nw.lit(one, dtype), value)
        return value

    def joined(self, node: Joined) -> Phrase:
        """Return the texts beside the masks that hold."""
        if not node.of:
            return self.nw.lit("")
        none = self.nw.lit("")
        parts = [
            self.choice(mask, self.nw.lit(node.separator + text), none) for mask, text in node.of
        ]
        return self.nw.concat_str(*parts).str.slice(len(node.separator))


@dataclass(frozen=True)
class Spoken:
    """What gives new columns, in the words of an engine.

    Attributes:
        stages: What is used more than once, each stage after those that it needs.
        last: What is given besides.
        names: The columns that are given.
        polars: Whether it is for polars itself.
        whole: Whether the rows are at hand.
    """

    stages: list[dict[str, Phrase]]
    last: dict[str, Phrase]
    names: list[str]
    polars: bool
    whole: bool

    @classmethod
    def to(cls, columns: Columns, kept: Sequence[str], outputs: Sequence[Output]) -> Self:
        """Put in words what gives some columns of a frame, and new ones after them.

        What is given just as it was worked out for others too has its name from the start.

        Args:
            columns: The columns of the frame.
            kept: The names of the columns to keep.
            outputs: The new columns.

        Returns:
            What can be said to any frame that has the same columns.

        Raises:
            Nothing.
        """
        compiler = Compiler(columns)
        given = {
            one.value: one.name
            for one in outputs
            if one.where == ALWAYS
            and one.name not in columns.schema
            and not compiler.to_make_exact(one.value)
        }
        stages: list[dict[str, Phrase]] = []
        for stage in _stages(node for one in outputs for node in (one.value, one.where)):
            named = {given.get(node) or columns.name(): node for node in stage}
            stages.append({name: compiler.put(node) for name, node in named.items()})
            compiler.made |= {node: compiler.nw.col(name) for name, node in named.items()}
        there = {name for stage in stages for name in stage}
        last = {one.name: compiler.output(one) for one in outputs if one.name not in there}
        names = [*kept, *(one.name for one in outputs)]
        return cls(stages, last, names, columns.polars, columns.whole)

    def of(self, frame: Native) -> Native:
        """Return what it gives of a frame.

        Polars shares several columns out among threads. Of one there are but the halves of a sum,
        for which a thread that sleeps mostly comes too late: that is worked out as it is told.
        """
        lazily = self.polars and self.whole and max(map(len, (*self.stages, self.last))) > 1
        found = frame if self.polars else nw.from_native(frame)
        found = found.lazy() if lazily else found
        for stage in (*self.stages, self.last):
            found = found.with_columns(**stage)
        if self.polars and self.whole:
            return (worked_out(found) if lazily else found)[self.names]
        found = found.select(self.names)
        return found if self.polars else found.to_native()


def worked_out(lazy: Native) -> Native:
    """Work out a lazy frame of polars in which there is nothing left to make better."""
    as_it_is = get_polars().QueryOptFlags.none()
    return lazy.collect(optimizations=as_it_is)


def _both(first: Phrase, second: Phrase) -> Phrase:
    return first & second


def _either(first: Phrase, second: Phrase) -> Phrase:
    return first | second


def _sum(first: Phrase, second: Phrase) -> Phrase:
    return first + second


def whole_of(bits: int) -> str:
    """Return the name of the least signed type that holds so many bits."""
    return next(f"Int{size}" for size in (16, 32, 64) if bits < size)


def _days_in(day: nw.Expr, months: int) -> nw.Expr:
    """Return how many days there are in the months from a day on."""
    year, month, of_month = (
        part.fill_null(1).cast(nw.Int64) for part in (day.dt.year(), day.dt.month(), day.dt.day())
    )
    counted = year * 12 + month - 1 + months
    then = counted // 12
    month_then = counted - then * 12 + 1
    leap = _is_multiple(then, 4) & (~_is_multiple(then, 100) | _is_multiple(then, 400))
    february = nw.when(leap).then(nw.lit(29)).otherwise(nw.lit(28))
    short = nw.when(month_then.is_in((4, 6, 9, 11))).then(nw.lit(30)).otherwise(nw.lit(31))
    last = nw.when(month_then == FEBRUARY).then(february).otherwise(short)
    cut_back = nw.when(of_month > last).then(last).otherwise(of_month)
    return _ordinal(then, month_then, cut_back) - _ordinal(year, month, of_month)


def _is_multiple(number: nw.Expr, of: int) -> nw.Expr:
    """Return where a number is a multiple of another; not every engine has a remainder."""
    return number // of * of == number


def _ordinal(year: nw.Expr, month: nw.Expr, day: nw.Expr) -> nw.Expr:
    """Return the number of a day, counted from a day long ago.

    The year is taken to begin with March, so that a leap day is the last of its year.
    """
    before_march = (month <= FEBRUARY).cast(nw.Int64)
    of_year = ((month + before_march * 12 - 3) * 153 + 2) // 5 + day
    years = year - before_march
    return years * 365 + years // 4 - years // 100 + years // 400 + of_year


def is_constant(node: Expression) -> bool:
    """Say whether an expression is the same of every row."""
    if isinstance(node, Bits):
        return node.constant() is not None
    return isinstance(node, Fixed | Whole | OnDay) or (
        isinstance(node, Numbered | Words) and not node.of
    )


def _stages(roots: Iterable[Expression]) -> list[list[Expression]]:
    """Return what is used more than once, each stage after those that it needs.

    What takes next to nothing is as easily worked out again as looked up. Many bits take long,
    and are worked out beside each other rather than each where it is wanted.
    """
    stages: list[list[Expression]] = []
    level: dict[Expression, int] = {}
    price: dict[Expression, int] = {}
    for node, times in uses(roots).items():
        below = max((level[part] for part in node.parts()), default=0)
        price[node] = _price(node) + sum(price[part] for part in node.parts())
        again = (times - 1) * price[node] > CHEAP and not isinstance(node, Not)
        shared = again or (isinstance(node, Bits) and len(node.of) > FEW)
        level[node] = below + shared
        if shared:
            price[node] = 0
            if len(stages) < level[node]:
                stages.append([])
            stages[below].append(node)
    return stages


def _price(node: Expression) -> int:
    """Return about what an expression costs beside what it is made of."""
    if is_constant(node) or isinstance(node, DayOf):
        return 0
    return 1 if isinstance(node, Holds | Denied | Known | Not | AllOf | AnyOf) else DEAR
