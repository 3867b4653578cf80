"""SQL: the same rules as plain statements, for systems that live in a database.

Each function takes a block of a rulebook and what is known of a table, and returns the text of a
``SELECT`` that answers for every row. Nothing is run here and no driver is needed: text comes
out, for SQLite, PostgreSQL, DuckDB or SQL Server.

    >>> from scrutiny_rules.columns import Report, Show
    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> letters = Table("letters", ("member", "notified_on"), Dialect.POSTGRESQL)
    >>> print(appeal_window(CHORUS_RSP.appeals, letters, report=Report(show=Show.NOTHING)))
    SELECT
      "member",
      "notified_on",
      CASE WHEN NOT "scrutiny_1" THEN
        CASE WHEN "notified_on" IS NOT NULL THEN 'provided for' ELSE 'undetermined' END END
        AS "outcome",
      CASE WHEN NOT "scrutiny_1" AND "notified_on" IS NOT NULL THEN "notified_on" END
        AS "first_day",
      CASE WHEN NOT "scrutiny_1" AND "notified_on" IS NOT NULL THEN
        CASE WHEN "notified_on" BETWEEN DATE '0001-01-01' AND DATE '9999-12-17' THEN
        CAST("notified_on" + INTERVAL '0 months 14 days' AS DATE) ELSE DATE '9999-12-31' END END
        AS "last_day"
    FROM (
    SELECT
      *,
      (NOT (("notified_on" IS NULL OR "notified_on" BETWEEN DATE '0001-01-01' AND DATE
        '9999-12-31' AND CAST("notified_on" AS DATE) = "notified_on")) OR
        ("notified_on" IS NOT NULL AND NOT
        ("notified_on" IS NOT NULL AND "notified_on" <= DATE '9999-12-17'))) AS "scrutiny_1"
    FROM (
    SELECT
      "scrutiny_2"."member",
      "scrutiny_2"."notified_on"
    FROM "letters" AS "scrutiny_2"
    ) AS "scrutiny_3"
    OFFSET 0
    ) AS "scrutiny_4"

The statement gives the columns of the table that were named, and new ones after them: the
outcome, the figures, and what was found of the limbs. They are those of
``scrutiny_rules.frames``, since both are made of one definition. It begins with ``SELECT`` and
holds no parameter, so that it can follow ``CREATE VIEW ... AS`` or ``INSERT INTO ...``, or stand
in brackets behind ``FROM``. What several columns need is worked out in a derived table, because
columns beside each other cannot refer to each other, and spelling it out each time takes
hundreds of kilobytes. SQLite and PostgreSQL work such a table out once for all rows: where only
a few are wanted, let ``Table.name`` be that of a view of these.

A column named as a fact holds that fact; others are named in ``columns``. What a table does not
have, and a null, is a fact that is not given: unknown, unless the facts model takes it to be
something, such as nobody withdrawn. A row that holds what no case could has no outcome: that is
null.

===========  ===================================  =========================================
sort         SQLite                               PostgreSQL, DuckDB, SQL Server
===========  ===================================  =========================================
yes or no    the whole numbers 1 and 0            ``BOOLEAN``; ``BIT`` in SQL Server
a count      a whole number                       any numeric type that holds whole numbers
a word       text                                 any type of text, or an enumeration
a day        text such as ``2026-11-22``          ``DATE``
miles        a number, read by its shortest form  any numeric type, read in the same way
===========  ===================================  =========================================

What is given as yes or no comes out in the same way, whole numbers as ``BIGINT``, and days as
they went in. Words are told apart exactly, whatever the collation of their column.

Names are always quoted: in double quotes, and in brackets for SQL Server, where double quotes mean
text if a session says so. Only names, and text and days of the rulebook, find their way into a
statement. Whoever hands it to a driver together with parameters doubles the percent signs in it.

What is counted over several rows is not here: registers of attendance, and whole claims. For
these see ``scrutiny_rules.frames``, which also works over DuckDB and, by way of Ibis, over other
databases.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from scrutiny_rules import _asking
from scrutiny_rules._asking import Asked, Output
from scrutiny_rules._cases import SMALL_BITS
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
    Years,
    uses,
)
from scrutiny_rules._tables import ABSENT, Input, Source
from scrutiny_rules.appeals import AppealTerms
from scrutiny_rules.applicants import Stage
from scrutiny_rules.columns import Report, Sort
from scrutiny_rules.decisions import Silent
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.errors import ColumnTakenError, UnknownColumnError, UnusableNameError
from scrutiny_rules.expenses import ExpenseTerms
from scrutiny_rules.probation import ProbationTerms
from scrutiny_rules.quorum import QuorumTerms
from scrutiny_rules.voting import VotingTerms

SIZES: Final = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}
"""The types of whole numbers, by their bits."""

WHOLE: Final = {f"{sign}{size}" for sign in ("", "U") for size in (*SIZES.values(), "HUGEINT")}
"""The types that hold nothing but whole numbers."""

DOUBLE: Final = "DOUBLE"
"""What DuckDB calls its floats."""

TEXT: Final = "VARCHAR"
"""What DuckDB calls its text."""

MASK: Final = 8
"""How many bits a mask has room for at the least."""

MANY: Final = 5
"""Up to how many conditions of a choice DuckDB asks one after the other as fast as in a column."""

SHORT: Final = 48
"""Up to how many characters an expression is spelt out again where it is needed again."""


class Dialect(StrEnum):
    """Which database the text is for."""

    SQLITE = "SQLite"
    """From version 3.23 on."""

    POSTGRESQL = "PostgreSQL"
    """From version 12 on."""

    DUCKDB = "DuckDB"
    """From version 1.0 on."""

    SQL_SERVER = "SQL Server"
    """From version 2012 on."""


@dataclass(frozen=True)
class Table:
    """A table, or a view, as a statement is to name it.

    Attributes:
        name: Its name; with those of its schema and its database before it, a tuple.
        columns: The columns that it has, as far as they are to be read or given back.
        dialect: Which database it lives in.

    Example:
        >>> Table(("panel", "rolls"), ("in_office", "present"), Dialect.SQLITE).quoted
        '"panel"."rolls"'
    """

    name: str | tuple[str, ...]
    columns: tuple[str, ...]
    dialect: Dialect

    def __post_init__(self) -> None:
        """Refuse names that cannot be written.

        Raises:
            UnusableNameError: A name is empty, too long, or holds what no name can.
        """
        for name in (*self.names, *self.columns):
            _quoted(name, self.dialect)
        if not self.names:
            raise UnusableNameError("", self.dialect)

    @property
    def names(self) -> tuple[str, ...]:
        """The parts of its name."""
        return (self.name,) if isinstance(self.name, str) else self.name

    @property
    def quoted(self) -> str:
        """Its name in quotes."""
        return ".".join(_quoted(name, self.dialect) for name in self.names)


_AS_IT_IS: Final[Mapping[str, str]] = {}
_REPORT: Final = Report()


def _quoted(name: str, dialect: Dialect) -> str:
    """Return a name in quotes, or refuse it."""
    match dialect:
        case Dialect.POSTGRESQL:
            fits = len(name.encode(errors="replace")) <= 63  # noqa: PLR2004  the rest is cut off
        case Dialect.SQL_SERVER:
            fits = len(name) <= 128  # noqa: PLR2004  longer ones are refused
        case _:
            fits = True
    if not name or not fits or any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in name):
        raise UnusableNameError(name, dialect)
    if dialect is Dialect.SQL_SERVER:
        return f"[{name.replace(']', ']]')}]"
    return '"' + name.replace('"', '""') + '"'


# -- writing ------------------------------------------------------------------------------------


class Writer:
    """Turns expressions into text, and a few of them into columns of derived tables.

    Attributes:
        stages: For each derived table, one around the other, the columns that it adds.
        inputs: The columns that are read, by fact.
        types: The type of the column of each fact, where that is known.
        narrow: Whether numbers of outcomes and masks get types that are no wider than they need.
        plain: Whether a null may stand for no until it comes under a *not*.
    """

    def __init__(
        self,
        table: Table,
        named: Mapping[str, str],
        *,
        inputs: dict[str, Input] | None = None,
        types: Mapping[str, str] = MappingProxyType({}),
        narrow: bool = False,
    ) -> None:
        """Set up for a table, with what is known of its columns."""
        self.table = table
        self.dialect: Dialect = table.dialect
        self.named = named
        self.inputs: dict[str, Input] = {} if inputs is None else inputs
        self.types = types
        self.narrow = narrow
        self.plain: bool = table.dialect is Dialect.DUCKDB
        self.written: dict[Expression, tuple[str, ...]] = {}
        self.level: dict[Expression, int] = {}
        self.staged: dict[Expression, str] = {}
        self.made_exact: set[Expression] = set()
        self.stages: list[dict[str, str]] = []
        self.new: int = 0

    def source(self, wanted: Input) -> Source:
        """Look a column up, and tell what is known of it before a row is looked at."""
        if self.named.get(wanted.fact, wanted.fact) not in self.table.columns:
            return ABSENT
        self.inputs[wanted.fact] = wanted
        # Only PostgreSQL takes nothing but its own two for a yes or a no.
        typed = wanted.sort is Sort.YES_NO and self.dialect is Dialect.POSTGRESQL
        return Source(fits=typed)

    def statement(self, outputs: Sequence[Output]) -> str:
        """Return the statement that gives some new columns.

        Args:
            outputs: The new columns.

        Returns:
            The text.

        Raises:
            ColumnTakenError: The table already has a column of that name.
            UnusableNameError: A name cannot be written.
        """
        taken = {self.alike(name) for name in self.table.columns}
        for one in outputs:
            if self.alike(one.name) in taken:
                raise ColumnTakenError(one.name)
        self.write(node for one in outputs for node in (one.value, one.where))
        own = [self.quoted(name) for name in self.table.columns]
        new = [f"{self.output(one)} AS {self.quoted(one.name)}" for one in outputs]
        alias = self.quoted(self.name())
        inner = _select([f"{alias}.{name}" for name in own], f"{self.table.quoted} AS {alias}")
        for stage in self.stages:
            added = [f"{text} AS {name}" for name, text in stage.items()]
            inner = _select(["*", *added], self.within(inner)) + _FENCE.get(self.dialect, "")
        return _select([*own, *new], self.within(inner))

    def within(self, inner: str) -> str:
        """Return a statement as a derived table."""
        return f"(\n{inner}\n) AS {self.quoted(self.name())}"

    def alike(self, name: str) -> str:
        """Return what is the same for all names that the database takes for one."""
        return name if self.dialect is Dialect.POSTGRESQL else name.casefold()

    def quoted(self, name: str) -> str:
        """Return a name in quotes."""
        return _quoted(name, self.dialect)

    def name(self) -> str:
        """Return a name that no column of the table has."""
        taken = {name.casefold() for name in self.table.columns}
        while True:
            self.new += 1
            name = f"scrutiny_{self.new}"
            if name not in taken:
                return name

    def write(self, roots: Iterable[Expression]) -> None:
        """Write expressions, and make columns of what is long and is needed more than once."""
        for node, times in uses(roots).items():
            level = max((self.level[part] for part in node.parts()), default=0)
            written = self.conjuncts(node)
            # Where a choice is made, DuckDB looks at a value only in the rows that are left.
            lazy = self.plain and isinstance(node, Is | Fits)
            shared = times > 1 and len(" AND ".join(written)) > SHORT and not lazy
            if shared:
                if len(self.stages) == level:
                    self.stages.append({})
                column = self.quoted(self.name())
                self.stages[level][column] = self.value(node, written)
                self.staged[node] = column
                level += 1
                flag = self.dialect is Dialect.SQL_SERVER and isinstance(node, Mask)
                written = (f"{column} = 1" if flag else column,)
            elif self.plain and len(written) > MANY:
                self.made_exact.add(node)
                written = (self.exact_mask(" AND ".join(written)),)
            self.written[node] = written
            self.level[node] = level

    def output(self, output: Output) -> str:
        """Return a new column."""
        value = self.value(output.value, self.written[output.value])
        if isinstance(output.where, Fixed) and output.where.met:
            return value
        return f"CASE WHEN {self.of(output.where)} THEN {value} END"

    def value(self, node: Expression, written: tuple[str, ...]) -> str:
        """Return an expression as what a column can hold."""
        if isinstance(node, Whole):
            return self.whole(node.value)
        text = " AND ".join(written)
        if self.dialect is Dialect.SQL_SERVER and isinstance(node, Mask):
            return f"CAST(CASE WHEN {text} THEN 1 ELSE 0 END AS BIT)"
        return self.exact_mask(text) if self.may_be_null(node) else text

    def exact_mask(self, text: str) -> str:
        """Return the text of a mask that may be null as one that is not."""
        return f"COALESCE({text}, FALSE)" if self.plain else f"({text})"

    def among(self, mask: AnyOf) -> dict[Mask, tuple[str, ...]]:
        """Return the words, of several that one column may be, each with the text for all."""
        words: dict[str, list[Is]] = {}
        for one in mask.of:
            if isinstance(one, Is) and one not in self.staged:
                words.setdefault(one.column, []).append(one)
        found: dict[Mask, tuple[str, ...]] = {}
        for column, those in words.items():
            if len(those) > 1:
                listed = ", ".join(self.word(one.word) for one in those)
                is_one = f"{self.exactly(column)} IN ({listed})"
                known = f"{self.column(column)} IS NOT NULL"
                found |= dict.fromkeys(those, (is_one,) if self.plain else (known, is_one))
        return found

    def may_be_null(self, node: Expression) -> bool:
        """Say whether a mask was written so that it may be null where it does not hold."""
        if not self.plain or node in self.staged or node in self.made_exact:
            return False
        match node:
            case AllOf() | AnyOf():
                return any(map(self.may_be_null, node.of))
            case Not():
                return self.may_be_null_negated(node.of)
            case _:
                return isinstance(node, Holds | Denied | Is | NotAfter)

    def may_be_null_negated(self, mask: Mask) -> bool:
        """Say whether the opposite of a mask was written so that it may be null."""
        if mask in self.staged:
            return False
        match mask:
            case AnyOf():
                return any(map(self.may_be_null_negated, mask.of))
            case Not():
                return self.may_be_null(mask.of)
            case Fits():
                return self.compares(mask)
            case _:
                return False

    def compares(self, fits: Fits) -> bool:
        """Say whether that a value does not fit is written so that it is null where that is."""
        return self.plain and self.inputs[fits.column].sort is not Sort.YES_NO

    def of(self, node: Expression) -> str:
        """Return what was written of an expression; masks may be several, with *and* between."""
        return " AND ".join(self.written[node])

    def each(self, masks: Iterable[Mask]) -> tuple[str, ...]:
        """Return several masks as all that has to hold, each once."""
        return tuple(dict.fromkeys(one for mask in masks for one in self.written[mask]))

    def inside(self, mask: Mask) -> str:
        """Return a mask as it stands beside others, in brackets if it is several."""
        written = self.written[mask]
        return written[0] if len(written) == 1 else f"({' AND '.join(written)})"

    # -- expressions ----------------------------------------------------------------------------

    def conjuncts(self, node: Expression) -> tuple[str, ...]:  # noqa: C901, PLR0911, PLR0912  one case a node
        """Return an expression as text; a mask as those that all have to hold, each once."""
        match node:
            case Fixed():
                return (self.fixed(met=node.met),)
            case Known():
                return (f"{self.column(node.column)} IS NOT NULL",)
            case Fits():
                column = self.column(node.column)
                return (f"({column} IS NULL OR {' AND '.join(self.fitting(node.column))})",)
            case Holds():
                return self.holds(node.column, yes=True)
            case Denied():
                return self.holds(node.column, yes=False)
            case Is():
                is_word = f"{self.exactly(node.column)} = {self.word(node.word)}"
                known = f"{self.column(node.column)} IS NOT NULL"
                return (is_word,) if self.plain else (known, is_word)
            case AtLeast():
                return (f"{self.of(node.left)} >= {self.of(node.right)}",)
            case NotAfter():
                return self.not_after(node)
            case AllOf():
                return self.each(node.of)
            case AnyOf((AllOf(yes), AllOf(no))) if self.plain and Not(yes[0]) == no[0]:
                then, otherwise = (" AND ".join(self.each(part[1:])) for part in (yes, no))
                return (f"CASE WHEN {self.of(yes[0])} THEN {then} ELSE {otherwise} END",)
            case AnyOf():
                one_of = self.among(node)
                parts = (self.inside(mask) for mask in node.of if mask not in one_of)
                among = (" AND ".join(texts) for texts in dict.fromkeys(one_of.values()))
                return (f"({' OR '.join((*parts, *among))})",)
            case Not():
                return self.negated(node.of)
            case _:
                return (self.single(node),)

    def single(self, node: Expression) -> str:  # noqa: C901, PLR0911, PLR0912  one case a node
        """Return a number, a day or a text."""
        match node:
            case Whole():
                return str(node.value)
            case Count():
                return self.count(node.column)
            case Hundredths():
                return self.hundredths(node.column)
            case Plus():
                return self.plus(node)
            case Quotient():
                sign = "//" if self.dialect is Dialect.DUCKDB else "/"
                over = self.of(node.of)
                over = f"({over})" if isinstance(node.of, Plus) else over
                return f"({over} {sign} {node.by})"
            case Pick():
                return self.picked(node)
            case Years():
                return self.years(node)
            case Bits():
                return self.bits(node)
            case OnDay():
                return self.day(node.day)
            case DayOf():
                return self.column(node.column)
            case Later():
                return self.later(node)
            case Words():
                texts = [(mask, self.text(text)) for mask, text in node.of]
                return self.chosen(texts, self.text(node.otherwise))
            case Numbered():
                numbers = [(mask, self.alternative(number, SMALL_BITS)) for mask, number in node.of]
                return self.chosen(numbers, self.whole(node.otherwise, SMALL_BITS))
            case Joined():
                return self.joined(node)
            case Ratio():  # which only DuckDB is asked for
                return f"CAST({self.of(node.of)} AS DOUBLE) / {self.of(node.whole)}"
            case _:  # pragma: no cover  masks were written before
                raise AssertionError(node)

    def column(self, fact: str) -> str:
        """Return the column of a fact."""
        return self.quoted(self.named.get(fact, fact))

    def fixed(self, *, met: bool) -> str:
        """Return what holds of every row, or of none."""
        if self.dialect is Dialect.SQL_SERVER:
            return "1 = 1" if met else "1 = 0"
        return "TRUE" if met else "FALSE"

    def holds(self, fact: str, *, yes: bool) -> tuple[str, ...]:
        """Return where a column is yes, or where it is no: nowhere where it is null."""
        column = self.column(fact)
        match self.dialect:
            case Dialect.SQLITE:
                return (f"{column} IS {yes:d}",)
            case Dialect.SQL_SERVER:
                return (f"{column} IS NOT NULL", f"{column} = {yes:d}")
            case Dialect.DUCKDB:
                return (column if yes else f"NOT {column}",)
            case _:
                return (f"{column} IS {'TRUE' if yes else 'FALSE'}",)

    def negated(self, mask: Mask) -> tuple[str, ...]:  # noqa: PLR0911  one case a node
        """Return where a mask does not hold."""
        column = self.staged.get(mask)
        if column is not None:
            return (f"{column} = 0" if self.dialect is Dialect.SQL_SERVER else f"NOT {column}",)
        match mask:
            case Known():
                return (f"{self.column(mask.column)} IS NULL",)
            case Fits() if self.compares(mask):
                return (f"NOT ({' AND '.join(self.fitting(mask.column))})",)
            case AtLeast():
                return (f"{self.of(mask.left)} < {self.of(mask.right)}",)
            case AnyOf():
                one_of = self.among(mask)
                parts = (one for one in mask.of if one not in one_of)
                among = (
                    f"NOT {self.exact_mask(' AND '.join(texts))}"
                    for texts in dict.fromkeys(one_of.values())
                )
                every = (*(text for one in parts for text in self.negated(one)), *among)
                return tuple(dict.fromkeys(every))
            case Not():
                return self.written[mask.of]
            case _:
                return (f"NOT {self.value(mask, (f'({self.of(mask)})',))}",)

    def not_after(self, node: NotAfter) -> tuple[str, ...]:
        """Return where a day is no later than another: nowhere where one is null."""
        known: dict[str, None] = {}
        for one in (node.first, node.second):
            day = one.day if isinstance(one, Later) else one
            if isinstance(day, DayOf):
                known[f"{self.column(day.column)} IS NOT NULL"] = None
        within = f"{self.of(node.first)} <= {self.of(node.second)}"
        return (within,) if self.plain else (*known, within)

    def fitting(self, fact: str) -> tuple[str, ...]:
        """Return what has to hold of a value that is not null, so that the fact can have it."""
        wanted, column = self.inputs[fact], self.column(fact)
        lite = self.dialect is Dialect.SQLITE
        match wanted.sort:
            case Sort.YES_NO:
                if self.dialect is Dialect.DUCKDB:
                    return (f"TYPEOF({column}) = 'BOOLEAN'",)
                whole = (f"TYPEOF({column}) = 'integer'",) if lite else ()
                return (*whole, f"{column} IN (0, 1)")
            case Sort.COUNT:
                within = f"{column} BETWEEN 0 AND {wanted.most}"
                whole_ = f"TYPEOF({column}) = 'integer'" if lite else f"FLOOR({column}) = {column}"
                return (within,) if self.types.get(fact) in WHOLE else (within, whole_)
            case Sort.DAY:
                first, last = self.day(date.min), self.day(date.max)
                # Without something to add, the thirtieth of February would stay as it is.
                moved = f"DATE({column}, '+0 days') IS {column}"
                real = moved if lite else f"CAST({column} AS DATE) = {column}"
                return (f"{column} BETWEEN {first} AND {last}", real)
            case _:
                return self.fitting_miles(fact, column, wanted.most)

    def fitting_miles(self, fact: str, column: str, most: int) -> tuple[str, ...]:
        """Return what has to hold of a number with two places at most."""
        within = f"{column} BETWEEN 0 AND {most}"
        if self.types.get(fact) == DOUBLE:
            return (within, f"ROUND({column} * 100) / 100 = {column}")
        match self.dialect:
            case Dialect.SQLITE:
                number = f"TYPEOF({column}) IN ('integer', 'real')"
                return (number, within, f"ROUND({column} * 100) / 100 = {column}")
            case Dialect.POSTGRESQL:
                exact = self.exact(column)
                return (within, f"{exact} = ROUND({exact}, 2)")
            case _:
                return (within, f"{self.exact(column)} = {column}")

    def exact(self, column: str) -> str:
        """Return a number with two places; a float by its shortest form."""
        if self.dialect is Dialect.POSTGRESQL:
            return f"CAST(CAST({column} AS TEXT) AS NUMERIC)"
        return f"TRY_CAST({column} AS DECIMAL(9, 2))"

    def count(self, fact: str) -> str:
        """Return a whole number, nought where there is none or it does not fit."""
        column = self.column(fact)
        wide = self.dialect is Dialect.SQLITE or self.types.get(fact) == SIZES[64]
        value = column if wide else f"CAST({column} AS BIGINT)"
        return f"CASE WHEN {' AND '.join(self.fitting(fact))} THEN {value} ELSE 0 END"

    def hundredths(self, fact: str) -> str:
        """Return a decimal number in hundredths, nought where there is none to be told."""
        column, fits = self.column(fact), self.fitting(fact)
        if self.dialect is Dialect.SQLITE:
            value = f"CAST(ROUND({column} * 100) AS INTEGER)"
        elif self.types.get(fact) == DOUBLE:
            value = f"CAST(ROUND({column} * 100) AS BIGINT)"
            fits = fits[:1]  # which suffices for it to have one
        else:
            value = f"CAST({self.exact(column)} * 100 AS BIGINT)"
        return f"CASE WHEN {' AND '.join(fits)} THEN {value} ELSE 0 END"

    def whole(self, number: int, bits: int = 63) -> str:
        """Return a whole number whose type has room for sums and products of others.

        One that is not reckoned with needs no more room than its bits, where types are narrow.
        """
        return str(number) if self.dialect is Dialect.SQLITE else self.sized(str(number), bits)

    def sized(self, number: str, bits: int) -> str:
        """Return the text of a number as one that has room for so many bits."""
        size = next(size for size in SIZES if bits < size) if self.narrow else 64
        return f"CAST({number} AS {SIZES[size]})"

    def alternative(self, number: int, bits: int) -> str:
        """Return a whole number of a choice; DuckDB takes its type from the last one."""
        return str(number) if self.plain else self.whole(number, bits)

    def plus(self, node: Plus) -> str:
        """Return a sum, its signs written out."""
        text = ""
        for by, number in node.of:
            times = by * number.value if isinstance(number, Whole) else by
            text += (" - " if times < 0 else " + ") if text else ("-" if times < 0 else "")
            one = [] if isinstance(number, Whole) else [self.of(number)]
            many = [] if one and abs(times) == 1 else [str(abs(times))]
            text += " * ".join((*many, *one))
        return text

    def years(self, node: Years) -> str:
        """Return an age: the years between, and one less before the birthday."""
        fact, column = node.born_on.column, self.column(node.born_on.column)
        year, month, day = self.year_month_day(column)
        to_come = f"{month} * 100 + {day} > {node.on.month * 100 + node.on.day}"
        age = f"{node.on.year} - {year} - CASE WHEN {to_come} THEN 1 ELSE 0 END"
        return f"CASE WHEN {' AND '.join(self.fitting(fact))} THEN {age} ELSE 0 END"

    def year_month_day(self, column: str) -> tuple[str, ...]:
        """Return the year, the month and the day of the month of a day."""
        match self.dialect:
            case Dialect.SQLITE:
                cuts = ((1, 4), (6, 2), (9, 2))
                return tuple(f"CAST(SUBSTR({column}, {at}, {n}) AS INTEGER)" for at, n in cuts)
            case Dialect.SQL_SERVER:
                return tuple(
                    f"CAST({unit}({column}) AS BIGINT)" for unit in ("YEAR", "MONTH", "DAY")
                )
            case _:
                units = ("YEAR", "MONTH", "DAY")
                return tuple(f"CAST(EXTRACT({unit} FROM {column}) AS BIGINT)" for unit in units)

    def day(self, day: date) -> str:
        """Return a day of every row."""
        match self.dialect:
            case Dialect.SQLITE:
                return f"'{day.isoformat()}'"
            case Dialect.SQL_SERVER:
                return f"CAST('{day.isoformat()}' AS DATE)"
            case _:
                return f"DATE '{day.isoformat()}'"

    def later(self, node: Later) -> str:
        """Return a day so many months and then days later, and the last day there is after it."""
        end = date.max - timedelta(days=max(node.days, 0))
        latest = end + relativedelta(months=-node.months)
        column = self.column(node.day.column)
        within = f"{column} BETWEEN {self.day(date.min)} AND {self.day(latest)}"
        counted = self.counted(column, node.months, node.days)
        return f"CASE WHEN {within} THEN {counted} ELSE {self.day(date.max)} END"

    def counted(self, column: str, months: int, days: int) -> str:
        """Return a day so many months later, cut back to the month's end, and then so many days."""
        match self.dialect:
            case Dialect.SQLITE:
                if not months:
                    return f"DATE({column}, '{days:+} days')"
                # What leaves the month is in the first days of the next.
                moved = f"{column}, '{months:+} months'"
                back = f"DATE({moved}, 'start of month', '-1 days', '{days:+} days')"
                same = f"STRFTIME('%d', {moved}) = SUBSTR({column}, 9)"
                return f"CASE WHEN {same} THEN DATE({moved}, '{days:+} days') ELSE {back} END"
            case Dialect.SQL_SERVER:
                return f"DATEADD(DAY, {days}, DATEADD(MONTH, {months}, {column}))"
            case _:
                return f"CAST({column} + INTERVAL '{months} months {days} days' AS DATE)"

    def bits(self, node: Bits) -> str:
        """Return a number with bits for each mask."""
        always = sum(weight for mask, weight in node.of if mask == ALWAYS)
        whole = partial(self.whole, bits=max(node.bits, MASK))
        parts = [
            f"CASE WHEN {self.of(mask)} THEN {whole(weight)} ELSE {whole(0)} END"
            for mask, weight in node.of
            if mask != ALWAYS
        ]
        if always or not parts:
            parts.append(whole(always))
        return " + ".join(parts)

    def picked(self, node: Pick) -> str:
        """Return a choice, and those that are left where it does not hold, as one."""
        otherwise: Expression = node
        whens: list[tuple[Mask, str]] = []
        while isinstance(otherwise, Pick) and (otherwise is node or otherwise not in self.staged):
            whens.append((otherwise.where, self.then(otherwise.then)))
            otherwise = otherwise.otherwise
        return self.chosen(whens, self.value(otherwise, self.written[otherwise]))

    def then(self, value: Expression) -> str:
        """Return what a choice comes to in some rows, where there is another for the rest."""
        if isinstance(value, Bits) and (number := value.constant()) is not None:
            return self.alternative(number, max(value.bits, MASK))
        if isinstance(value, Numbered) and not value.of:
            return self.alternative(value.otherwise, SMALL_BITS)
        return self.value(value, self.written[value])

    def chosen(self, of: Iterable[tuple[Mask, str]], otherwise: str) -> str:
        """Return what stands beside the first mask that holds."""
        whens = "".join(f"WHEN {self.of(mask)} THEN {one} " for mask, one in of)
        return f"CASE {whens}ELSE {otherwise} END" if whens else otherwise

    def joined(self, node: Joined) -> str:
        """Return the texts beside the masks that hold."""
        empty = self.text("")
        parts = [
            f"CASE WHEN {self.of(mask)} THEN {self.text(node.separator + text)} ELSE {empty} END"
            for mask, text in node.of
        ]
        if not parts:
            return empty
        start = len(node.separator) + 1
        if self.dialect is Dialect.SQL_SERVER:
            room = sum(len(node.separator + text) for _, text in node.of)
            return f"SUBSTRING({' + '.join((_ROOM, *parts))}, {start}, {room})"
        return f"SUBSTR({' || '.join(parts)}, {start})"

    def text(self, text: str) -> str:
        """Return a text of every row."""
        quoted = "'" + text.replace("'", "''") + "'"
        return "N" + quoted if self.dialect is Dialect.SQL_SERVER else quoted

    def exactly(self, fact: str) -> str:
        """Return the text in a column such that nothing but the same text is equal to it."""
        column = self.column(fact)
        match self.dialect:
            case Dialect.SQLITE:
                return f"{column} COLLATE BINARY"
            case Dialect.SQL_SERVER:
                # Blanks at the end would not count, whatever the collation.
                return f"({column} + N'|') COLLATE Latin1_General_BIN2"
            case _:
                text = column if self.types.get(fact) == TEXT else f"CAST({column} AS TEXT)"
                return f'{text} COLLATE "C"'

    def word(self, word: str) -> str:
        """Return a word that a column is to be compared with."""
        return self.text(word + "|" if self.dialect is Dialect.SQL_SERVER else word)


_FENCE: Final = {Dialect.SQLITE: "\nLIMIT -1", Dialect.POSTGRESQL: "\nOFFSET 0"}
"""What keeps a database from working a derived table out anew wherever it is used."""

_ROOM: Final = "CAST(N'' AS NVARCHAR(MAX))"
"""What keeps SQL Server from cutting a long text off."""


def _select(columns: Iterable[str], source: str) -> str:
    listed = ",\n  ".join(columns)
    return f"SELECT\n  {listed}\nFROM {source}"


def _answered(asked: Asked[Any], table: Table, columns: Mapping[str, str], report: Report) -> str:
    facts = asked.names()
    if facts is not None:
        for fact, column in columns.items():
            if fact not in facts:
                raise UnknownColumnError(fact, fact, facts)
            if column not in table.columns:
                raise UnknownColumnError(column, fact, table.columns)
    writer = Writer(table, columns)
    return writer.statement(asked.answers(writer.source, report).outputs)


# -- questions ----------------------------------------------------------------------------------


def assess_eligibility(
    terms: EligibilityTerms | Silent,
    table: Table,
    *,
    stage: Stage,
    on: date,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Assess every person in a table.

    Args:
        terms: The eligibility block of a rulebook.
        table: One row for each person, with columns named as the fields of ``Applicant``.
        stage: Whether they are asking to join, in office, or co-opted.
        on: The day at which the question is asked; ages are taken on it.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome`` and what was found.

    Raises:
        NotADayError: The day has a time of day.
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_eligibility(terms, stage, on), table, columns, report)


def decide_quorum(
    terms: QuorumTerms | Silent,
    table: Table,
    *,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Decide of every meeting, or item, in a table whether business may be done.

    Args:
        terms: The quorum block of a rulebook.
        table: One row for each roll, with columns named as the fields of ``Roll``.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome``, ``required``,
        ``present_for_item``, ``shortfall`` and what was found.

    Raises:
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_quorum(terms), table, columns, report)


def decide_motion(
    terms: VotingTerms | Silent,
    table: Table,
    *,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Decide what became of every motion in a table.

    Args:
        terms: The voting block of a rulebook.
        table: One row for each motion, with columns named as the fields of ``Ballot``.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome``, ``votes_cast``,
        ``method`` and what was found.

    Raises:
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_motion(terms), table, columns, report)


def decide_items(
    terms: ExpenseTerms | Silent,
    table: Table,
    *,
    known_on: date | None = None,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Decide what happens with every item of a claim in a table.

    Args:
        terms: The expenses block of a rulebook.
        table: One row for each item, with columns named as the fields of ``Mileage`` and of
            ``Expense``; a row with ``miles`` is a journey.
        known_on: The day by whose knowledge of the rates it is decided; None for all there is.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome``, ``asked_parts`` and
        ``asked_pence``, which the item asks for, and what was found; the parts are those of
        ``frames.parts_of_a_penny``.

    Raises:
        NotADayError: The day has a time of day.
        TooFineError: The rates cut a penny too finely.
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_items(terms, known_on), table, columns, report)


def appeal_window(
    terms: AppealTerms | Silent,
    table: Table,
    *,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Tell for every member in a table on which days they can appeal.

    Args:
        terms: The appeals block of a rulebook.
        table: One row for each decision, with a column ``notified_on``.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome``, ``first_day``,
        ``last_day`` and what was found.

    Raises:
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_appeal_window(terms), table, columns, report)


def decide_appeal(
    terms: AppealTerms | Silent,
    table: Table,
    *,
    on: date,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Decide where every appeal in a table stands on a day.

    Args:
        terms: The appeals block of a rulebook.
        table: One row for each decision, with columns named as the fields of ``Appeal``.
        on: The day at which the question is asked.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome``, ``last_day`` and what
        was found.

    Raises:
        NotADayError: The day has a time of day.
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_appeal(terms, on), table, columns, report)


def probation_period(
    terms: ProbationTerms | Silent,
    table: Table,
    *,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Tell for every member in a table which the days of probation are.

    Args:
        terms: The probation block of a rulebook.
        table: One row for each member, with a column such as ``joined_on``.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome``, ``first_day``,
        ``last_day`` and what was found.

    Raises:
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_probation_period(terms), table, columns, report)


def decide_probation(
    terms: ProbationTerms | Silent,
    table: Table,
    *,
    on: date,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Decide where every member in a table stands with probation on a day.

    Args:
        terms: The probation block of a rulebook.
        table: One row for each member, with a column such as ``joined_on``.
        on: The day at which the question is asked.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome``, ``first_day``,
        ``last_day`` and what was found.

    Raises:
        NotADayError: The day has a time of day.
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_probation(terms, on), table, columns, report)


def decide_probation_breach(
    terms: ProbationTerms | Silent,
    table: Table,
    *,
    columns: Mapping[str, str] = _AS_IT_IS,
    report: Report = _REPORT,
) -> str:
    """Decide what every breach in a table brings because of probation.

    Args:
        terms: The probation block of a rulebook.
        table: One row for each breach, with ``breached_on`` and a column such as ``joined_on``.
        columns: The name of the column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The statement. Its columns are the table's and new ones: ``outcome`` and what was found.

    Raises:
        UnknownColumnError: ``columns`` names what is no fact, or a column that is not there.
        ColumnTakenError: The table already has a column of the name of a new one.
        UnusableNameError: The name of a new column cannot be written.
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    return _answered(_asking.ask_probation_breach(terms), table, columns, report)
