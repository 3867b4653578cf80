"""Expressions over a relation of DuckDB, as the text of ``scrutiny_rules.sql``.

Text is made in a fraction of the time that it takes to put expressions together one by one, and
DuckDB works it out in the same way. It is read once, and said to every relation alike. It stays a
relation, and is worked out when rows are asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Self, TypeAlias

from narwhals.stable.v2.dependencies import get_duckdb

from scrutiny_rules._asking import Output
from scrutiny_rules._cases import SMALL_BITS, together
from scrutiny_rules._expressions import Bits, Expression, Mask, Pick
from scrutiny_rules.frames._engine import Columns, Native
from scrutiny_rules.sql import MASK, Dialect, Table, Writer

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
        pair = _Pair.among(outputs)
        apart = [one for one in outputs if pair is None or one.name not in pair.names]
        roots = [node for one in apart for node in (one.value, one.where)]
        if pair is not None:
            roots += (pair.both, pair.both, pair.where)  # of one choice, two columns
        writer.write(roots)
        texts = {one.name: writer.output(one) for one in apart}
        texts |= {} if pair is None else pair.texts(writer)
        duckdb: Native = get_duckdb()
        parsed = duckdb.SQLExpression
        stages = [
            (parsed("*"), *(parsed(text).alias(name[1:-1]) for name, text in stage.items()))
            for stage in writer.stages
        ]
        meanwhile = [name[1:-1] for stage in writer.stages for name in stage]
        old = [duckdb.StarExpression(exclude=meanwhile)]  # sooner told than one after the other
        if tuple(kept) != columns.original:
            old = [parsed(writer.quoted(name)) for name in kept]
        new = (parsed(texts[one.name]).alias(one.name) for one in outputs)
        return cls((*stages, (*old, *new)))

    def of(self, relation: Native) -> Native:
        """Return what it gives of a relation."""
        for projection in self.projections:
            relation = relation.select(*projection)
        return relation


@dataclass(frozen=True)
class _Pair:
    """An outcome and bits that are chosen alike, and so are chosen at once.

    Attributes:
        names: The names of both columns.
        where: Where there is an outcome; elsewhere no bit is set.
        both: The choice between numbers that hold both.
        bits: How many bits there are.
    """

    names: tuple[str, str]
    where: Mask
    both: Expression
    bits: int

    @classmethod
    def among(cls, outputs: Sequence[Output]) -> Self | None:
        """Return the first columns that are chosen alike, if there are such."""
        for outcome, mask in permutations(outputs, 2):
            number, bits = outcome.value, mask.value
            if not (isinstance(number, Pick) and isinstance(bits, Pick)):
                continue
            none = bits.otherwise
            if isinstance(none, Bits) and none.constant() == 0 and bits.where == outcome.where:
                both = together(number, bits.then)
                if both is not None:
                    width = max(none.bits, MASK)
                    return cls((outcome.name, mask.name), outcome.where, both, width)
        return None

    def texts(self, writer: Writer) -> dict[str, str]:
        """Return both columns as text."""
        both, where = writer.of(self.both), writer.of(self.where)
        number = writer.sized(f"{both} & {2**SMALL_BITS - 1}", SMALL_BITS)
        bits = writer.sized(f"{both} >> {SMALL_BITS}", self.bits)
        outcome, mask = self.names
        return {
            outcome: f"CASE WHEN {where} THEN {number} END",
            mask: f"CASE WHEN {where} THEN {bits} ELSE {writer.whole(0, self.bits)} END",
        }


def quoted(name: str) -> str:
    """Return the name of a column as DuckDB takes it, whatever it is."""
    return '"' + name.replace('"', '""') + '"'
