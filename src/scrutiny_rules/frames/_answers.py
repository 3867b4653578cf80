"""Answers: a question put to every row of a frame, by the way that suits its engine."""

from collections.abc import Iterable, Mapping
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dependencies import get_numpy

from scrutiny_rules._asking import Answers, Asked
from scrutiny_rules.columns import Report
from scrutiny_rules.frames._engine import (
    Columns,
    Compiler,
    Frame,
    Native,
    Spoken,
    check_names,
)
from scrutiny_rules.frames._relations import Written


def answered(asked: Asked[Any], native: Native, named: Mapping[str, str], report: Report) -> Native:
    """Return a frame with the answer to a question for every row."""
    frame: Frame = nw.from_native(native)
    columns = Columns(frame, named, asked.names)
    answers = asked.answers(columns.source, report)
    return selected(columns, columns.original, answers)


def selected(columns: Columns, keep: Iterable[str], answers: Answers) -> Native:
    """Return some columns of a frame, and new ones after them, as its engine has it.

    The rows of pandas and of pyarrow are at hand, and worked out with NumPy; those of polars are
    left to it, and those of all others to their engines.
    """
    kept = tuple(keep)
    check_names(kept, answers.outputs)
    at_hand = (
        isinstance(columns.frame, nw.DataFrame) and not columns.frame.implementation.is_polars()
    )
    if at_hand and get_numpy() is not None:
        from scrutiny_rules.frames._arrays import Arrays  # noqa: PLC0415  NumPy may not be there

        return Arrays(columns).selected(kept, answers.outputs).to_native()
    key = (columns.frame.implementation, tuple(columns.schema.items()), *columns.at.items(), kept)
    if key not in answers.spoken:
        made: Spoken | Written
        if columns.frame.implementation.is_duckdb():
            made = Written.to(columns, kept, answers.outputs)
        else:
            made = Compiler(columns).spoken(kept, answers.outputs)
        answers.spoken[key] = made
    spoken: Spoken | Written = answers.spoken[key]
    return spoken.of(columns.frame)
