"""Expressions over a relation of DuckDB, as the text of ``scrutiny_rules.sql``.

Text is made in a fraction of the time that it takes to put expressions together one by one, and
DuckDB works it out in the same way. It is read once, and said to every relation alike. It stays a
relation, and is worked out when rows are asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

from narwhals.stable.v2.dependencies import get_duckdb

from scrutiny_rules._asking import Output
from scrutiny_rules.frames._engine import Columns, Frame, Native
from scrutiny_rules.sql import Dialect, Table, Writer

Parsed: TypeAlias = Any
"""An expression of DuckDB, which need not read its text again."""


@dataclass(frozen=True)
class Written:
    """What gives new columns, as text.

    Attributes:
        projections: The columns of one relation after the other.
    """

    projections: tuple[tuple[Parsed, ...], ...]

    @classmethod
    def to(cls, columns: Columns, kept: Sequence[str], outputs: Sequence[Output]) -> Self:
        """Write down what gives some columns of a relation, and new ones after them.

        Args:
            columns: The columns of the relation.
            kept: The names of the columns to keep.
            outputs: The new columns.

        Returns:
            What can be said to any relation that has the same columns.

        Raises:
            Nothing.
        """
        table = Table("t", columns.original, Dialect.DUCKDB)
        relation: Native = columns.frame.to_native()
        sorts = dict(zip(relation.columns, map(str, relation.types), strict=True))
        types = {fact: sorts[column] for fact, column in columns.at.items()}
        writer = Writer(table, columns.at, inputs=columns.inputs, types=types, narrow=True)
        writer.write(node for one in outputs for node in (one.value, one.where))
        parsed = get_duckdb().SQLExpression
        stages = [
            (parsed("*"), *(parsed(text).alias(name[1:-1]) for name, text in stage.items()))
            for stage in writer.stages
        ]
        old = (parsed(writer.quoted(name)) for name in kept)
        new = (parsed(writer.output(one)).alias(one.name) for one in outputs)
        return cls((*stages, (*old, *new)))

    def of(self, frame: Frame) -> Native:
        """Return what it gives of a frame, as its engine has it."""
        relation: Native = frame.to_native()
        for projection in self.projections:
            relation = relation.select(*projection)
        return relation


def quoted(name: str) -> str:
    """Return the name of a column as DuckDB takes it, whatever it is."""
    return '"' + name.replace('"', '""') + '"'
