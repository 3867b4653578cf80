"""Answers: a question put to every row of a frame, by the way that suits its engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dependencies import get_numpy, get_polars

from scrutiny_rules._asking import Answers, Asked, keep, made_before
from scrutiny_rules.columns import Report
from scrutiny_rules.decisions import Silent
from scrutiny_rules.frames._engine import (
    Columns,
    Native,
    Spoken,
    check_names,
    counts_fit,
)
from scrutiny_rules.frames._relations import Written

Sight: TypeAlias = tuple[list[bool], list[str], list[Native], dict[str, str]]
"""Which columns of a frame of polars hold no null, how they are called, of what type they are,
and which of them are named."""


@dataclass(frozen=True)
class Look:
    """What was seen of a frame of polars, and said to it.

    To look every column up anew takes as long as many thousand rows do.

    Attributes:
        sight: What was seen without looking at numbers.
        counts: Whether all numbers of a column are counts, and none is more than so many.
        spoken: What was said.
    """

    sight: Sight
    counts: Mapping[tuple[str, int], bool]
    spoken: Spoken | Written

    def suits(self, sight: Sight, frame: Native) -> bool:
        """Say whether the same can be said to a frame."""
        return self.sight == sight and all(
            counts_fit(frame[column], most) == fit for (column, most), fit in self.counts.items()
        )


def answered(asked: Asked[Any], native: Native, named: Mapping[str, str], report: Report) -> Native:
    """Return a frame with the answer to a question for every row.

    To a frame of polars the same is said as to one before that looked the same.
    """
    polars = get_polars()
    looked_at = polars is not None and isinstance(native, polars.DataFrame)
    if not looked_at or isinstance(asked.terms, Silent):
        columns, answers = _asked(asked, native, named, report)
        return selected(columns, columns.original, answers)
    sight = _sight(native, named)
    looks = made_before(asked.terms, (Look, *asked.about(report)))
    for look in looks:
        if look.suits(sight, native):
            return look.spoken.of(native)
    columns, answers = _asked(asked, native, named, report)
    spoken = said(columns, columns.original, answers)
    keep(looks, Look(sight, columns.counts, spoken))
    return spoken.of(native)


def _sight(frame: Native, named: Mapping[str, str]) -> Sight:
    """Look at a frame of polars."""
    nulls = frame.null_count().row(0)
    return [not some for some in nulls], frame.columns, frame.dtypes, dict(named)


def _asked(
    asked: Asked[Any], native: Native, named: Mapping[str, str], report: Report
) -> tuple[Columns, Answers]:
    """Return the columns of a frame, and the answer to a question for it."""
    columns = Columns(nw.from_native(native), named, asked.names)
    return columns, asked.answers(columns.source, report)


def selected(columns: Columns, kept: tuple[str, ...], answers: Answers) -> Native:
    """Return some columns of a frame, and new ones after them, as its engine has it.

    The rows of pandas and of pyarrow are at hand, and worked out with NumPy; those of polars are
    left to it, and those of all others to their engines.
    """
    if not columns.whole or columns.polars or get_numpy() is None:
        return said(columns, kept, answers).of(columns.frame.to_native())
    from scrutiny_rules.frames._arrays import Arrays  # noqa: PLC0415  NumPy may not be there

    check_names(kept, answers.outputs)
    return Arrays(columns).selected(kept, answers.outputs).to_native()


def said(columns: Columns, kept: tuple[str, ...], answers: Answers) -> Spoken | Written:
    """Return what gives it in the words of an engine, made once for columns that are alike."""
    check_names(kept, answers.outputs)
    engine = columns.frame.implementation
    key = (engine, columns.whole, tuple(columns.schema.items()), *columns.at.items(), kept)
    of_engine: type[Spoken | Written] = Written if engine.is_duckdb() else Spoken
    return answers.said(key, lambda: of_engine.to(columns, kept, answers.outputs))
