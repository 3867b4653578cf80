"""Expressions over columns that are at hand, worked out with NumPy.

Nothing in an expression is ever null, which makes plain arrays all that it takes: only its
leaves are read by way of the frame. Rows are taken a block at a time, so that what is worked
out of a block stays near the processor.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial, reduce
from importlib import import_module
from itertools import islice
from typing import Any, Final, TypeAlias, cast

import narwhals.stable.v2 as nw
import numpy as np
from narwhals.stable.v2.dependencies import get_pyarrow

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
    Numbered,
    OnDay,
    Pick,
    Plus,
    Quotient,
    Ratio,
    Whole,
    Words,
    uses,
)
from scrutiny_rules.frames._engine import (
    HUNDRED,
    Columns,
    Compiler,
    Frame,
    Native,
    Phrase,
    is_constant,
    whole_of,
)

BLOCK: Final = 1 << 16
"""How many rows are taken at a time, at the most."""

SMALL_BYTES: Final = 2
"""Of up to how many bytes a number is small."""

MOST_PLACES: Final = 128
"""For how many constants the smallest numbers have room."""

MOST_LISTED: Final = 12
"""Of up to how many texts every choice is listed, rather than those that there are."""

Array: TypeAlias = Any
"""An array of NumPy, or one number that stands for a whole one."""


def choose(where: Array, then: Array, otherwise: Array) -> Array:
    """Return one whole number where a mask holds, and another where it does not.

    NumPy's own choice looks at row after row, and takes many times as long for small numbers
    where these differ without a pattern.
    """
    dtype: Array = np.result_type(then, otherwise)
    if dtype.itemsize > SMALL_BYTES:
        return cast("Array", np.where(where, then, otherwise))
    chosen: Array = np.negative(where, dtype=dtype, casting="unsafe")  # a yes: every bit
    chosen &= then ^ otherwise
    chosen ^= otherwise
    return chosen


def blocks(length: int) -> Iterator[slice]:
    """Go through so many rows in blocks that are about as long as each other."""
    count = -(-length // BLOCK)
    for number in range(count):
        yield slice(length * number // count, length * (number + 1) // count)


class Arrays:
    """Works expressions out of the columns of a frame whose rows are at hand."""

    def __init__(self, columns: Columns) -> None:
        """Set up for the columns of a frame."""
        self.columns = columns
        self.frame: nw.DataFrame[Any] = nw.from_native(columns.frame.to_native(), eager_only=True)
        self.compiler = Compiler(columns)
        self.leaves: dict[Expression, Array] = {}
        self.places: dict[str, Array] = {}
        self.texts: dict[str, int] = {}
        self.rows: slice = slice(0)
        self.made: dict[Expression, Array] = {}
        self.left: dict[Expression, int] = {}

    def selected(self, kept: tuple[str, ...], outputs: Sequence[Output]) -> Frame:
        """Return some columns of the frame, and new ones after them.

        Args:
            kept: The names of the columns to keep.
            outputs: The new columns.

        Returns:
            The frame.

        Raises:
            Nothing.
        """
        frame, length = self.frame, len(self.frame)
        roots = [node for one in outputs for node in (one.value, one.where)]
        wanted = tuple(uses(roots))
        self.read(wanted)
        asked = Counter((*roots, *(part for node in wanted for part in node.parts())))
        plain = [one for one in outputs if not isinstance(one.value, DayOf | Later | OnDay)]
        found = {one.name: np.zeros(length, _type_of(one.value)) for one in plain}
        where = {one.name: np.ones(length, np.bool_) for one in outputs if one.where != ALWAYS}
        for rows in blocks(length):
            self.rows, self.made, self.left = rows, {}, dict(asked)
            for one in plain:
                found[one.name][self.rows] = self.of(one.value)
            for one in outputs:
                if one.name in where:
                    where[one.name][self.rows] = self.of(one.where)
        new = [self.column(one, found.get(one.name), where.get(one.name)) for one in outputs]
        return frame.with_columns(*new).select(*kept, *(one.name for one in outputs))

    def column(self, output: Output, found: Array, where: Array) -> "nw.Series[Any] | nw.Expr":
        """Return a new column, from what was found and where it holds."""
        backend, value = self.frame.implementation, output.value
        null: Array = None if where is None or where.all() else ~where
        if isinstance(value, Words) and not value.of and null is None and not self.columns.numpy:
            return nw.lit(value.otherwise).alias(output.name)
        if _is_text(value):
            return self.text(value, found, where).alias(output.name)
        if found is not None and null is not None and self.columns.numpy:
            found = found.astype(np.float64)
            found[null], null = np.nan, None
        new: Phrase
        if found is None:
            new = self.compiler.expression(value)
        else:
            new = nw.new_series(output.name, found, backend=backend)
        if null is not None:
            known = nw.new_series(output.name, where, backend=backend)
            new = nw.when(known).then(new)
        named: nw.Series[Any] | nw.Expr = new.alias(output.name)
        return named

    def place(self, text: str) -> int:
        """Return the number that stands for a text."""
        return self.texts.setdefault(text, len(self.texts))

    def text(self, value: Expression, codes: Array, where: Array) -> "nw.Series[Any]":
        """Return texts by their numbers: each is made once, and then looked up."""
        texts: list[str | None] = [*self.texts]
        if isinstance(value, Joined):
            used = np.arange(1 << len(value.of))
            if len(value.of) > MOST_LISTED:
                used, codes = np.unique(codes, return_inverse=True)
            texts = [
                value.separator.join(
                    text for bit, (_, text) in enumerate(value.of) if number >> bit & 1
                )
                for number in used.tolist()
            ]
        if where is not None:
            codes = choose(where, codes, len(texts))
        backend = self.frame.implementation
        every = nw.new_series("text", [*texts, None], nw.String, backend=backend)
        found: nw.Series[Any]
        if self.columns.numpy:  # it takes half the time to do without an index
            native: Native = every.to_native()
            found = nw.from_native(type(native)(native.array.take(codes)), series_only=True)
        else:
            found = every[codes]
        return found

    def read(self, nodes: Iterable[Expression]) -> None:
        """Read the leaves among some expressions: what is asked of one column or two."""
        wanted = dict.fromkeys(nodes)
        for node in tuple(wanted):
            if isinstance(node, Denied):
                wanted |= dict.fromkeys((Known(node.column), Holds(node.column)))
        words: dict[str, list[Is]] = {}
        for node in wanted:
            if isinstance(node, Is) and get_pyarrow() is not None:
                words.setdefault(node.column, []).append(node)
        for column, those in words.items():
            self.places[column] = self.read_words(column, [one.word for one in those])
            self.leaves |= {one: np.int8(place) for place, one in enumerate(those)}
        for node in wanted:
            plain = self.plain(node)
            if plain is not None:
                self.leaves[node] = plain
        leaves = {
            node: f"leaf_{number}"
            for number, node in enumerate(wanted)
            if node not in self.leaves and not isinstance(node, INNER | DayOf | Later | OnDay)
        }
        if leaves:
            read = self.frame.select(**{name: self.leaf(node) for node, name in leaves.items()})
            self.leaves |= {node: read[name].to_numpy() for node, name in leaves.items()}

    def plain(self, node: Expression) -> Array:
        """Return a leaf that takes no expression of the frame; None for any other."""
        match node:
            case Known():
                return self.columns.known(self.columns.at[node.column])
            case Holds():
                return self.columns.plain(self.columns.at[node.column], "bool")
            case Count() if self.columns.sources[node.column].fits:
                column = self.columns.at[node.column]
                wide = isinstance(self.frame.schema[column], nw.UInt64)
                return None if wide else self.columns.plain(column, "int64")
            case _:
                return None

    def leaf(self, node: Expression) -> Phrase:
        """Return a leaf as an expression of the frame."""
        if isinstance(node, Hundredths):
            return self.compiler.column(node.column).cast(nw.Float64).fill_null(0)
        return self.compiler.expression(node)

    def read_words(self, fact: str, words: Sequence[str]) -> Array:
        """Return which of some words each row holds, by its place among them, or minus one.

        Arrow looks a text up among several in the time of comparing it with one or two.
        """
        arrow: Native = get_pyarrow()
        compute: Native = import_module("pyarrow.compute")
        column = self.frame[self.columns.at[fact]]
        column = column if column.dtype == nw.String else column.cast(nw.String)
        texts = cast("Native", column).to_arrow()
        found: Native = compute.index_in(texts, value_set=arrow.array(words, texts.type))
        places: Array = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int8)
        return places

    def of(self, node: Expression) -> Array:
        """Return what an expression is in the rows at hand, worked out once.

        What nothing else asks for is let go at once: memory that was just used is near, and a
        process that gives much of it back waits for it again.
        """
        left = self.left[node] = self.left.get(node, 1) - 1
        made = self.made.get(node) if left > 0 else self.made.pop(node, None)
        if made is None:
            made = self._of(node)
            if left > 0:
                self.made[node] = made
        return made

    def _of(self, node: Expression) -> Array:  # noqa: C901, PLR0911, PLR0912  one case a node
        of = self.of
        match node:
            case Fixed():
                return np.bool_(node.met)
            case AllOf():
                return reduce(np.logical_and, map(of, node.of))
            case AnyOf():
                return reduce(np.logical_or, map(of, node.of))
            case Not():
                return np.logical_not(of(node.of))
            case Denied():
                return np.greater(of(Known(node.column)), of(Holds(node.column)))
            case AtLeast(left=Whole(value)):  # as a number of Python it leaves small ones small
                return np.less_equal(of(node.right), value)
            case AtLeast(right=Whole(value)):
                return np.greater_equal(of(node.left), value)
            case AtLeast():
                return np.greater_equal(of(node.left), of(node.right))
            case Whole():
                return np.int64(node.value)
            case Plus():
                add, times = (partial(do, dtype=np.int64) for do in (np.add, np.multiply))
                return reduce(
                    add, (of(one) if by == 1 else times(of(one), by) for by, one in node.of)
                )
            case Quotient():
                return of(node.of) // node.by
            case Pick():
                return self.picked(node)
            case Ratio():
                return of(node.of) / np.maximum(of(node.whole), 1)
            case Bits():
                return self.bits(node.of, _type_of(node))
            case Joined():
                weighed = ((mask, 1 << bit) for bit, (mask, _) in enumerate(node.of))
                return self.bits(tuple(weighed), _type_of(node))
            case Words():
                place = self.place
                numbered = tuple((mask, place(text)) for mask, text in node.of)
                return self.chosen(numbered, place(node.otherwise))
            case Numbered():
                return self.chosen(node.of, node.otherwise)
            case Is() if node.column in self.places:
                return self.places[node.column][self.rows] == self.leaves[node]
            case Hundredths():
                miles = np.where(of(Fits(node.column)), self.leaves[node][self.rows], 0)
                return np.rint(miles * HUNDRED).astype(np.int64)
            case _:  # a leaf, which was read
                return self.leaves[node][self.rows]

    def picked(self, node: Pick) -> Array:
        """Return one number or another; among a few constants, small numbers stand for them."""
        dtype = _type_of(node)
        leaves = () if dtype is np.int8 else tuple(islice(_leaves(node), MOST_PLACES + 1))
        if not leaves or len(leaves) > MOST_PLACES or not all(map(is_constant, leaves)):
            return choose(self.of(node.where), self.of(node.then), self.of(node.otherwise))
        places: dict[Expression, int] = {}
        for leaf in leaves:
            places.setdefault(leaf, len(places))
        every = [self.of(leaf) for leaf in places]
        return np.array(every, dtype)[self.placed(node, places)]

    def placed(self, node: Expression, places: "dict[Expression, int]") -> Array:
        """Return the places of what a choice comes to."""
        if not isinstance(node, Pick):
            return np.int8(places[node])
        then, otherwise = (self.placed(one, places) for one in (node.then, node.otherwise))
        return choose(self.of(node.where), then, otherwise)

    def chosen(self, of: "tuple[tuple[Mask, int], ...]", otherwise: int) -> Array:
        """Return the number beside the first mask that holds."""
        number: Array = np.int8(otherwise)
        for mask, one in reversed(of):
            number = choose(self.of(mask), np.int8(one), number)
        return number

    def bits(self, of: "tuple[tuple[Mask, int], ...]", dtype: Array) -> Array:
        """Return a number with the weight of each mask that holds."""
        number = dtype(0)
        for mask, weight in of:
            number = number | self.of(mask) * dtype(weight)
        return number


INNER: Final = (
    Fixed
    | AllOf
    | AnyOf
    | Not
    | AtLeast
    | Whole
    | Plus
    | Quotient
    | Pick
    | Ratio
    | Bits
    | Joined
    | Numbered
    | Words
    | Numbered
    | Denied
)
"""What is worked out of other expressions, and reads no column itself."""


def _leaves(node: Expression) -> Iterator[Expression]:
    """Go through what a choice may come to."""
    if isinstance(node, Pick):
        yield from _leaves(node.then)
        yield from _leaves(node.otherwise)
    else:
        yield node


def _is_text(node: Expression) -> bool:
    """Say whether an expression is a text, for which a number stands."""
    return _is_text(node.then) if isinstance(node, Pick) else isinstance(node, Words | Joined)


def _type_of(node: Expression) -> Array:  # noqa: PLR0911  one case a node
    """Return the type of the numbers that stand for an expression."""
    match node:
        case Words() | Numbered():
            return np.int8
        case Ratio():
            return np.float64
        case Pick():
            return _type_of(node.then)
        case Bits():
            return getattr(np, whole_of(node.bits).lower())
        case Joined():
            return getattr(np, whole_of(len(node.of)).lower())
        case (
            Fixed()
            | AllOf()
            | AnyOf()
            | Not()
            | AtLeast()
            | Known()
            | Fits()
            | Holds()
            | Denied()
            | Is()
            | NotAfter()
        ):
            return np.bool_
        case _:
            return np.int64
