"""The databases that statements are run in, each in this process or as a child of it."""

import csv
import os
import pwd
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

import duckdb
import psycopg
import sqlglot
from sqlglot import exp

from scrutiny_rules.columns import Sort
from scrutiny_rules.sql import Dialect

Row = Mapping[str, object]

TYPES: Final = {
    Sort.YES_NO: "BOOLEAN",
    Sort.COUNT: "INTEGER",
    Sort.WORD: "TEXT",
    Sort.DAY: "DATE",
    Sort.MILES: "NUMERIC(12, 4)",
}
"""What the columns are declared as, but in SQLite, where values have types and columns do not."""

NOTHING: Final = "\\N"
"""What stands for a null in a file."""

ALIKE: Final = {"NVARCHAR": "text", "BIT": "boolean"}
"""The types of SQL Server that are others of DuckDB."""

IDENTIFIED: Final = {16: "BOOLEAN", 20: "BIGINT", 25: "VARCHAR", 1082: "DATE"}
"""The numbers that PostgreSQL has for its types."""

PROGRAMS: Final = Path("/usr/lib/postgresql/15/bin")


class Database(Protocol):
    """Somewhere to fill a table, and to run a statement over it."""

    def fill(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Make a table anew."""

    def run(self, dialect: Dialect, statement: str) -> list[dict[str, Any]]:
        """Return what a statement gives."""


def made(table: str, types: Mapping[str, str]) -> str:
    """Return the statement that makes a table."""
    columns = ", ".join(f"{quoted(name)} {sort}" for name, sort in types.items())
    return f"CREATE TABLE {quoted(table)} ({columns})"


def quoted(name: str) -> str:
    """Return a name in quotes."""
    return '"' + name.replace('"', '""') + '"'


class Sqlite:
    """SQLite, in memory."""

    def __init__(self) -> None:
        """Open it."""
        self.connection = sqlite3.connect(":memory:", isolation_level=None)

    def fill(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Make a table anew."""
        self.declare(table, dict.fromkeys(types, ""), rows)

    def declare(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Make a table anew, with columns of some types."""
        self.connection.execute(f"DROP TABLE IF EXISTS {quoted(table)}")
        self.connection.execute(made(table, types))
        marks = ", ".join("?" for _ in types)
        values = [[_lite(row.get(name)) for name in types] for row in rows]
        self.connection.executemany(f"INSERT INTO {quoted(table)} VALUES ({marks})", values)  # noqa: S608

    def run(self, dialect: Dialect, statement: str) -> list[dict[str, Any]]:
        """Return what a statement gives."""
        assert dialect is Dialect.SQLITE
        cursor = self.connection.execute(statement)
        names = [one[0] for one in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def _lite(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _file(path: Path, types: Mapping[str, str], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            writer.writerow(
                [NOTHING if row.get(name) is None else str(row[name]) for name in types]
            )


class Duck:
    """DuckDB, in memory; SQL Server's text is put into its words."""

    def __init__(self, directory: Path) -> None:
        """Open it."""
        self.connection = duckdb.connect()
        self.connection.execute("SET threads = 1")
        self.path = directory / "rows.csv"

    def fill(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Make a table anew."""
        self.connection.execute(f"DROP TABLE IF EXISTS {quoted(table)}")
        self.connection.execute(made(table, types))
        _file(self.path, types, rows)
        form = f"FORMAT csv, AUTO_DETECT false, HEADER false, DELIM ',', NULLSTR '{NOTHING}'"
        self.connection.execute(f"COPY {quoted(table)} FROM '{self.path}' ({form})")

    def run(self, dialect: Dialect, statement: str) -> list[dict[str, Any]]:
        """Return what a statement gives."""
        if dialect is Dialect.SQL_SERVER:
            statement = from_sql_server(statement)
        cursor = self.connection.execute(statement)
        names = [one[0] for one in cursor.description]
        return [dict(zip(names, map(_day, row), strict=True)) for row in cursor.fetchall()]

    def types(self, statement: str) -> list[str]:
        """Return the types of the columns that a statement gives."""
        return [str(one[1]) for one in self.connection.execute(statement).description]


def _day(value: object) -> object:
    """Return a moment as its day: what DuckDB takes an interval after a day for."""
    return value.date() if isinstance(value, datetime) else value


@cache
def from_sql_server(statement: str) -> str:
    """Return a statement for SQL Server as one for DuckDB, which has no such collation."""
    (parsed,) = sqlglot.parse(statement, read="tsql", error_level=sqlglot.ErrorLevel.RAISE)
    assert parsed is not None
    for node in reversed(list(parsed.walk())):
        if isinstance(node, exp.Collate):
            node.replace(node.this)
        elif isinstance(node, exp.Add) and _is_text(node.expression):
            node.replace(exp.DPipe(this=node.this, expression=node.expression, safe=True))
        elif isinstance(node, exp.Div):
            node.replace(exp.IntDiv(this=node.this, expression=node.expression))
        elif isinstance(node, exp.DataType) and node.this.name in ALIKE:
            node.replace(exp.DataType.build(ALIKE[node.this.name]))
    return parsed.sql("duckdb")


def _is_text(node: exp.Expression) -> bool:
    if isinstance(node, exp.Case):
        return _is_text(node.args["ifs"][0].args["true"])
    return isinstance(node, exp.National) or (isinstance(node, exp.Literal) and node.is_string)


class Postgres:
    """PostgreSQL, over a socket in a directory of its own."""

    def __init__(self, directory: Path) -> None:
        """Connect to a server."""
        self.connection = psycopg.connect(
            host=str(directory), dbname="postgres", user="postgres", autocommit=True
        )
        self.connection.prepare_threshold = None  # the tables change beneath

    def fill(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Make a table anew."""
        with self.connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {quoted(table)}".encode())
            cursor.execute(made(table, types).encode())
            with cursor.copy(f"COPY {quoted(table)} FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row([row.get(name) for name in types])

    def run(self, dialect: Dialect, statement: str) -> list[dict[str, Any]]:
        """Return what a statement gives."""
        assert dialect is Dialect.POSTGRESQL
        with self.connection.cursor() as cursor:
            cursor.execute(statement.encode())
            names = [one.name for one in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def types(self, statement: str) -> list[str]:
        """Return the types of the columns that a statement gives, in DuckDB's words."""
        with self.connection.cursor() as cursor:
            cursor.execute(statement.encode())
            return [IDENTIFIED.get(one.type_code, "?") for one in cursor.description or ()]


class CannotStartError(Exception):
    """There is no PostgreSQL here that could be started."""


@contextmanager
def postgres(directory: Path) -> Iterator[Postgres]:
    """Start a server that nobody else can reach, and stop it again.

    Raises:
        CannotStartError: The programs are not here, or do not run.
    """
    if not PROGRAMS.is_dir():
        raise CannotStartError(f"there is no {PROGRAMS}")
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            raise CannotStartError("there is no user to run the server as") from None
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        shutil.chown(directory, "postgres")
    data = directory / "data"
    options = f"-k {directory} -c listen_addresses= -c fsync=off -c jit=off"
    start = ("-D", str(data), "-w", "-l", str(directory / "log"), "-o", options, "start")
    try:
        _call(as_user, "initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8")
        _call(as_user, "pg_ctl", *start)
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotStartError(str(error)) from error
    try:
        server = Postgres(directory)
        try:
            yield server
        finally:
            server.connection.close()
    finally:
        _call(as_user, "pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")


def _call(as_user: list[str], program: str, *arguments: str) -> None:
    subprocess.run(  # noqa: S603  the arguments are this file's own
        [*as_user, str(PROGRAMS / program), *arguments],
        cwd="/",
        check=True,
        timeout=60,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
