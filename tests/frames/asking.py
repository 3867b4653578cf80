"""A verb put to many rows at once, and to each of the same rows by its scalar twin.

What the scalar verb says is worked out once for a table of rows and shared by all engines; a
row that no facts model or verb accepts is expected to have no outcome, no figure and no
finding.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import product
from types import NoneType
from typing import Any, Final, get_args

from scrutiny_rules import Decision, ScrutinyRulesError, Terms
from scrutiny_rules._frozen import Frozen
from scrutiny_rules.columns import WHOLE_REPORT, Report, Show, column_name
from tests.frames.engines import ENGINES, Frame, Row, Sort, arrow, rows_of

DECISIVE: Final = Report(show=Show.BOOLEANS, states=WHOLE_REPORT.states)
"""Every state of every limb on which the outcome rests."""

BOTH: Final = (WHOLE_REPORT, DECISIVE)

Figures = Mapping[str, object]
Answer = dict[bool, dict[str, object]]
"""The new columns that are expected: of a report that is whole, and of what is decisive."""


@dataclass(frozen=True)
class Question:
    """A verb, the terms that it is put to, and the rows that it is put to.

    Attributes:
        name: What it is called in the names of tests.
        terms: The terms whose limbs are found met or not.
        sorts: What sort of values each column holds.
        rows: The rows.
        put: Puts it to a whole frame.
        say: What the scalar verb says of one row, or of the rows of one key, and the figures;
            it raises where they are no case.
        figures: The names of all figures.
        key: The column that tells the answers from each other.
        several: Whether the rows of a key have one answer together.
    """

    name: str
    terms: Terms[Any, Any]
    sorts: Mapping[str, Sort]
    rows: tuple[Row, ...]
    put: Callable[[Frame, Report], Frame]
    say: Callable[[Any], tuple[Decision[Any], Figures]]
    figures: tuple[str, ...] = ()
    key: str = "row"
    several: bool = False

    @cached_property
    def answers(self) -> dict[object, Answer]:
        """What is expected of every key."""
        if not self.several:
            return {row[self.key]: self.expected(row) for row in self.rows}
        together: dict[object, list[Row]] = {}
        for row in self.rows:
            together.setdefault(row[self.key], []).append(row)
        return {key: self.expected(rows) for key, rows in together.items() if key is not None}

    def expected(self, case: Row | list[Row]) -> Answer:
        """Return the new columns that are expected of a case."""
        try:
            decision, figures = self.say(case)
        except (ValueError, ScrutinyRulesError):
            decision, figures = None, {}
        outcome = None if decision is None else str(decision.outcome)
        whole: dict[str, object] = {"outcome": outcome}
        whole |= {name: figures.get(name) for name in self.figures}
        limbs = product(WHOLE_REPORT.states, self.terms.limbs)
        whole |= dict.fromkeys((column_name(*limb) for limb in limbs), False)
        decisive = dict(whole)
        for found in decision.findings if decision is not None else ():
            column = column_name(found.state, found.limb)
            if column in whole:
                whole[column], decisive[column] = True, found.decisive
        return {False: whole, True: decisive}

    def wrong(self, engine: str, *reports: Report) -> list[str]:
        """Return what an engine says otherwise than the scalar verb, in words."""
        frame = ENGINES[engine](arrow(self.rows, self.sorts))
        wrong = []
        for report in reports:
            got = rows_of(self.put(frame, report))
            if sorted(str(row[self.key]) for row in got) != sorted(map(str, self.answers)):
                return ["there are other rows"]
            for row in got:
                for name, value in self.answers[row[self.key]][report.decisive].items():
                    # A limb that does not apply has no column; no answer finds it in a state.
                    found = row.get(name, False if isinstance(value, bool) else "no column")
                    if found != value:
                        wrong.append(f"{row[self.key]}: {name} is {found}, not {value}")
        return wrong

    def without(self, *names: str) -> "Question":
        """Return the question about a table that lacks some columns."""
        rows = tuple(
            {name: value for name, value in row.items() if name not in names} for row in self.rows
        )
        sorts = {name: sort for name, sort in self.sorts.items() if name not in names}
        return replace(self, name=f"{self.name}, without {names[0]}", sorts=sorts, rows=rows)

    def empty(self, *names: str) -> "Question":
        """Return the question about a table in which some columns hold nulls alone."""
        rows = tuple({**row, **dict.fromkeys(names)} for row in self.rows)
        return replace(self, name=f"{self.name}, {names[0]} empty", rows=rows)


def numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows with a number each."""
    return tuple({"row": number, **row} for number, row in enumerate(rows))


def facts(model: type[Frozen], row: Row, names: Iterable[str]) -> dict[str, Any]:
    """Return what a row says of the fields of a model.

    A column that is not there says nothing; a null says that the fact is unknown, where it
    can be.
    """
    return {
        name: row[name]
        for name in names
        if name in row and (row[name] is not None or _may_be_unknown(model, name))
    }


@cache
def _may_be_unknown(model: type[Frozen], name: str) -> bool:
    return NoneType in get_args(model.model_fields[name].annotation)
