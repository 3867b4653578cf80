"""One table of plain rows as the frame of each engine, and the rows of any frame again.

Every engine gets the same rows by way of an Arrow table. What comes back is plain Python: a
null is None whatever the engine calls it, a moment at midnight is a day.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import count
from math import isnan
from typing import Any, Final

import narwhals.stable.v2 as nw
import pyarrow as pa

Row = Mapping[str, object]
Frame = Any


class Sort(StrEnum):
    """What sort of values a column of a test holds."""

    YES_NO = "yes or no"
    COUNT = "count"
    WORD = "word"
    DAY = "day"
    MILES = "miles"
    FLOAT = "float"


TYPES: Final = {
    Sort.YES_NO: pa.bool_(),
    Sort.COUNT: pa.int64(),
    Sort.WORD: pa.string(),
    Sort.DAY: pa.date32(),
    Sort.MILES: pa.decimal128(12, 2),
    Sort.FLOAT: pa.float64(),
}


def arrow(rows: Sequence[Row], sorts: Mapping[str, Sort]) -> pa.Table:
    """Return rows as an Arrow table."""
    return pa.table(
        {
            name: pa.array([row.get(name) for row in rows], TYPES[sort])
            for name, sort in sorts.items()
        }
    )


def _pandas_numpy(table: pa.Table) -> Frame:
    """Return objects where something is missing, and moments for days."""
    frame = table.to_pandas()
    for field in table.schema:
        if field.type == pa.date32():
            frame[field.name] = frame[field.name].astype("datetime64[s]")
    return frame


def _pandas_objects(table: pa.Table) -> Frame:
    """Return Python objects wherever pandas takes them: days, decimals, yes and no."""
    frame = table.to_pandas()
    for field in table.schema:
        if field.type in {pa.date32(), pa.bool_()} or pa.types.is_decimal(field.type):
            frame[field.name] = frame[field.name].astype("object")
    return frame


def _pandas_nullable(table: pa.Table) -> Frame:
    import pandas as pd

    types = {
        pa.bool_(): pd.BooleanDtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.string(): pd.StringDtype(),
        pa.float64(): pd.Float64Dtype(),
    }
    frame = table.to_pandas(types_mapper=types.get)
    for field in table.schema:
        if field.type == pa.date32():
            frame[field.name] = frame[field.name].astype("datetime64[s]")
    return frame


def _pandas_arrow(table: pa.Table) -> Frame:
    import pandas as pd

    return table.to_pandas(types_mapper=pd.ArrowDtype)


def _polars(table: pa.Table) -> Frame:
    import polars as pl

    return pl.from_arrow(table)


def _duckdb(table: pa.Table) -> Frame:
    return duckdb_connection().from_arrow(table)


@cache
def duckdb_connection() -> Any:
    """Return the one database in memory."""
    import duckdb

    return duckdb.connect(config={"threads": 1})


def _ibis(table: pa.Table) -> Frame:
    import ibis

    return ibis.memtable(table)


def _dask(table: pa.Table) -> Frame:
    import dask.dataframe as dd

    return dd.from_pandas(_pandas_nullable(table), npartitions=2)  # type: ignore[no-untyped-call]


def _dask_arrow(table: pa.Table) -> Frame:
    import dask.dataframe as dd

    return dd.from_pandas(_pandas_arrow(table), npartitions=2)  # type: ignore[no-untyped-call]


def _sqlframe(table: pa.Table) -> Frame:
    """Return a table of DuckDB that is asked in the language of PySpark."""
    session, numbers = _sqlframe_session()
    name = f"sqlframe_{next(numbers)}"
    duckdb_connection().from_arrow(table).create(name)
    return session.table(name).select("*")


@cache
def _sqlframe_session() -> tuple[Any, "count[int]"]:
    from sqlframe.duckdb import DuckDBSession

    return DuckDBSession(conn=duckdb_connection()), count()


ENGINES: Final[dict[str, Callable[[pa.Table], Frame]]] = {
    "pandas, NumPy types": _pandas_numpy,
    "pandas, objects": _pandas_objects,
    "pandas, nullable types": _pandas_nullable,
    "pandas, Arrow types": _pandas_arrow,
    "polars": _polars,
    "polars, lazy": lambda table: _polars(table).lazy(),
    "pyarrow": lambda table: table,
    "duckdb": _duckdb,
    "ibis": _ibis,
    "sqlframe": _sqlframe,
    "dask, nullable types": _dask,
    "dask, Arrow types": _dask_arrow,
}


def names_of(frame: Frame) -> list[str]:
    """Return the names of the columns of any frame."""
    return list(nw.from_native(frame).collect_schema())


def rows_of(frame: Frame) -> list[dict[str, object]]:
    """Return the rows of any frame in plain Python."""
    whole = nw.from_native(frame)
    if isinstance(whole, nw.LazyFrame):
        whole = whole.collect()
    return [{name: _plain(value) for name, value in row.items()} for row in whole.rows(named=True)]


def _plain(value: Any) -> object:
    if value is None or value != value or (isinstance(value, float) and isnan(value)):  # noqa: PLR0124
        return None
    if type(value).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(value, datetime):
        assert (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool | int | str | date | Decimal | float):
        return value
    return value.item()
