"""What all works share: the sorts of frames, the contestants, and how they are checked."""

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple, Self, TypeAlias

from scrutiny_rules import Decision, State, Terms
from scrutiny_rules.columns import Codes

Table: TypeAlias = Any
"""The made-up rows as a pyarrow table: what every contestant's own frame is built of."""

Native: TypeAlias = Any
"""A frame, a column, an expression or a value of whatever library is at hand."""

NUMBER, MASK = "int8", "int16"
"""What the library numbers outcomes with, and masks of up to fifteen limbs: so do the others."""


WAYS: Mapping[str, bool] = {", trusting": True, ", with checks": False}
"""The ways of code by hand: whether it trusts its rows."""


class Frame(NamedTuple):
    """One sort of frame: how it is built of a table, and how an answer in it is read."""

    load: Callable[[Table], Any]
    lists: Callable[[Any, tuple[str, ...]], Mapping[str, list[Any]]]
    types: Callable[[Any, tuple[str, ...]], tuple[str, ...]]
    finish: Callable[[Any, tuple[str, ...]], Any] = lambda out, _: out


class Contestant(NamedTuple):
    """One way of doing a work: in which sort of frame, and how.

    Attributes:
        frame: The sort of frame.
        run: What is timed, from the frame to the answer.
        by_hand: Whether it is hand-written for that sort of frame.
        trusts: Whether it takes it that each row is one of which a case can be built, with
            nothing missing but what the work says.
        most: How many rows are timed at most, where it goes row by row; then it is scaled.
    """

    frame: str
    run: Callable[[Any], Any]
    by_hand: bool = False
    trusts: bool = False
    most: int | None = None


class Work(NamedTuple):
    """One piece of work.

    Attributes:
        title: What it is.
        rows: At how many rows it is timed.
        table: Makes up so many rows from a seed.
        wanted: What the library's verb for one case at a time says of each row.
        names: The new columns that are compared.
        makers: Makes each contestant, or finds that its library is not there.
        odd: Rows that the table is not made of, as changes to one of its rows each: of some no
            case can be built, and of others something is not known.
        out_bytes: How many bytes of the answer there are for each row, at the least.
        sorted_by: Whether the first of the columns tells the rows from each other, so that
            their order does not count.
    """

    title: str
    rows: tuple[int, ...]
    table: Callable[[int, int], Table]
    wanted: Callable[[list[dict[str, Any]]], list[tuple[Any, ...]]]
    names: tuple[str, ...]
    makers: Mapping[str, Callable[[], Contestant]]
    odd: tuple[Mapping[str, Any], ...]
    out_bytes: int
    sorted_by: bool = False


def told(decide: Callable[[], tuple[Any, ...]], otherwise: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what is decided of one row, or something else if no case can be built of it."""
    try:
        return decide()
    except ValueError:
        return otherwise


class WrongAnswerError(Exception):
    """A contestant says something else than the library does of one case at a time."""


def ours(
    frame: str, verb: Callable[[Any], Any], names: tuple[str, ...]
) -> Callable[[], Contestant]:
    """Return what makes the library's own contestant on a sort of frame."""
    finish = FRAMES[frame].finish
    return lambda: Contestant(frame, lambda native: finish(verb(native), names))


def projected(
    projections: Callable[[], tuple[str, ...]], names: tuple[str, ...], *, trusts: bool
) -> Contestant:
    """Return code by hand on DuckDB: from a relation to one that has the new columns too."""
    import duckdb  # noqa: F401, PLC0415  one contestant of several

    texts, finish = projections(), FRAMES["duckdb"].finish

    def run(relation: Native) -> Native:
        for text in texts:
            relation = relation.project(text)
        return finish(relation, names)

    return Contestant("duckdb", run, by_hand=True, trusts=trusts)


def mask_of(decision: Decision[Any], state: State, terms: Terms[Any, Any]) -> int:
    """Return the limbs in a state on which a decision rests, as bits."""
    bits = {limb.name: 1 << bit for bit, limb in enumerate(Codes.of(terms).limbs)}
    return sum(bits[one.limb] for one in decision.decisive if one.state is state)


class Sample(NamedTuple):
    """Some made-up rows, and what the library's verb for one case at a time says of them.

    Attributes:
        table: The rows.
        wanted: What is said of each.
        types: How wide the columns were that were given so far on each frame.
    """

    table: Table
    wanted: list[tuple[Any, ...]]
    types: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, work: Work, rows: int, seed: int, *, odd: bool = False) -> Self:
        """Make up rows for a work, odd ones among them or not, and ask the library about each."""
        import pyarrow as pa  # noqa: PLC0415  only where it is needed

        table = work.table(rows, seed)
        if odd:
            records = table.slice(0, len(work.odd)).to_pylist()
            changed = [{**row, **change} for row, change in zip(records, work.odd, strict=True)]
            table = pa.concat_tables([table, pa.Table.from_pylist(changed, table.schema)])
        return cls(table, work.wanted(table.to_pylist()), {})


def check(work: Work, one: Contestant, sample: Sample) -> None:
    """Compare a contestant with the library's verb for one case at a time, row by row.

    Args:
        work: The work.
        one: The contestant.
        sample: What to compare on; it takes note of the sorts of columns.

    Raises:
        WrongAnswerError: The answers differ, or their columns are of another sort than those
            of the first contestant on the same frame.
    """
    frame = FRAMES[one.frame]
    out = one.run(frame.load(sample.table))
    lists = frame.lists(out, work.names)
    got = list(zip(*(map(_plain, lists[name]) for name in work.names), strict=True))
    wanted = sample.wanted
    if work.sorted_by:
        got, wanted = sorted(got), sorted(wanted)
    if len(got) != len(wanted):
        raise WrongAnswerError(f"{len(got)} rows, and {len(wanted)} are wanted")
    for number, (found, right) in enumerate(zip(got, wanted, strict=True)):
        if found != right:
            raise WrongAnswerError(f"row {number} is {found}, and {right} is wanted")
    types = tuple(map(_width, frame.types(out, work.names)))
    first = sample.types.setdefault(one.frame, types)
    if types != first:
        raise WrongAnswerError(f"columns have {types} bits and not {first}")


def _width(sort: str) -> str:
    """Return the bits of a number from the name of its type, and of others their name."""
    bits = sort.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return bits or sort.lower()


def _plain(value: Native) -> Native:
    """Return a value of a frame as plain Python has it."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if type(value).__name__ in {"NAType", "NaTType"}:
        return None
    return int(value) if isinstance(value, float) else value


# -- the sorts of frames ------------------------------------------------------------------------


def _polars(table: Table) -> Native:
    import polars as pl  # noqa: PLC0415  one sort of several

    return pl.from_arrow(table)


def _pandas(table: Table) -> Native:
    """Return NumPy columns where nothing is missing, and otherwise nullable ones."""
    import pandas as pd  # noqa: PLC0415  one sort of several
    import pyarrow as pa  # noqa: PLC0415  one sort of several

    frame = table.to_pandas(date_as_object=False)
    nullable = {pa.bool_(): "boolean", pa.int64(): "Int64", pa.int16(): "Int16"}
    for name, column in zip(table.column_names, table.columns, strict=True):
        if column.null_count and column.type in nullable:
            frame[name] = pd.array(column.to_pylist(), dtype=nullable[column.type])
    return frame


def _duckdb(table: Table) -> Native:
    import duckdb  # noqa: PLC0415  one sort of several

    connection = duckdb.connect()
    connection.register("source", table)
    connection.execute("CREATE TABLE t AS SELECT * FROM source")
    connection.unregister("source")
    return connection.table("t")


@cache
def _session() -> Native:
    from pyspark.sql import SparkSession  # noqa: PLC0415  one sort of several

    builder: Any = SparkSession.builder
    session = (
        builder.master("local[*]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "6g")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    return session


def _spark(table: Table) -> Native:
    frame = _session().createDataFrame(table).cache()
    frame.count()
    frame.createOrReplaceTempView("t")
    return frame


def _spark_finish(out: Native, names: tuple[str, ...]) -> Native:
    """Work every row out, and hand it to a sink that drops it: Spark at its best."""
    frame = out.select(*names)
    frame.write.format("noop").mode("overwrite").save()
    return frame


def _arrays(table: Table) -> dict[str, Any]:
    """Return NumPy arrays.

    A word becomes its place among all words. Where a word, a whole number or a yes or
    no is missing stands minus one.
    """
    return {
        name: _array(column) for name, column in zip(table.column_names, table.columns, strict=True)
    }


WORDS: tuple[str, ...] = (
    *("for", "against", "declined"),
    *("car", "van", "motorcycle", "cycle"),
    *("public transport", "taxi", "parking", "other travel", "not travel"),
    *("present", "apology", "absent", "on leave", "suspended", "not in office"),
)
"""All words that stand in made-up columns."""

PLACES: dict[str | None, int] = {None: -1} | {word: place for place, word in enumerate(WORDS)}
"""What stands for a word in an array."""


def _array(column: Native) -> Native:
    import numpy as np  # noqa: PLC0415  one sort of several
    import pyarrow as pa  # noqa: PLC0415  one sort of several

    if pa.types.is_string(column.type):
        return np.array([PLACES[word] for word in column.to_pylist()], np.int8)
    if pa.types.is_decimal(column.type):
        column = column.cast(pa.float64())
    if column.null_count and pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    if pa.types.is_integer(column.type):
        column = column.fill_null(-1)
    return column.to_numpy()


def _rows(table: Table) -> list[dict[str, Any]]:
    """Return plain dicts, with days as numbers for engines that have none."""
    return [
        {
            name: as_number(value) if isinstance(value, date) else value
            for name, value in row.items()
        }
        for row in table.to_pylist()
    ]


def as_number(day: date) -> int:
    """Return a date as yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def _no_types(out: Native, names: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001  others look
    """Say nothing of the columns: these contestants have types of their own."""
    return ()


def _arrow_types(out: Native, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(out.schema.field(name).type) for name in names)


def _arrow_lists(out: Native, names: tuple[str, ...]) -> Mapping[str, list[Any]]:
    return {name: out[name].to_pylist() for name in names}


FRAMES: dict[str, Frame] = {
    "polars": Frame(
        _polars,
        lambda out, names: {name: out[name].to_list() for name in names},
        lambda out, names: tuple(str(out[name].dtype) for name in names),
    ),
    "pandas": Frame(
        _pandas,
        lambda out, names: {name: out[name].tolist() for name in names},
        lambda out, names: tuple(str(out[name].dtype) for name in names),
    ),
    "pyarrow": Frame(lambda table: table, _arrow_lists, _arrow_types),
    "duckdb": Frame(
        _duckdb,
        _arrow_lists,
        _arrow_types,
        lambda out, names: out.select(*names).to_arrow_table(),
    ),
    "pyspark": Frame(
        _spark,
        lambda out, names: {name: out.toPandas()[name].tolist() for name in names},
        _no_types,
        _spark_finish,
    ),
    "numpy": Frame(
        _arrays, lambda out, names: {name: out[name].tolist() for name in names}, _no_types
    ),
    "rows": Frame(
        _rows,
        lambda out, names: dict(zip(names, map(list, zip(*out, strict=True)), strict=True)),
        _no_types,
    ),
}


# -- the floor ----------------------------------------------------------------------------------


def floor(out_bytes: int) -> Contestant:
    """Return one pass over the bytes of all columns that writes the bytes of the answer.

    Words count as one byte each.
    """
    import numpy as np  # noqa: PLC0415  one sort of several

    def run(columns: Mapping[str, Any]) -> Native:
        for column in columns.values():
            raw = column.view(np.uint8)
            np.bitwise_or.reduce(raw[: len(raw) // 8 * 8].view(np.uint64))
        rows = len(next(iter(columns.values())))
        return np.full(rows * out_bytes, 1, np.uint8)

    return Contestant("numpy", run)


def folded(parts: Iterable[Any]) -> Native:
    """Return a sum of expressions without the nought that ``sum`` begins with."""
    first, *rest = parts
    for part in rest:
        first = first + part
    return first
