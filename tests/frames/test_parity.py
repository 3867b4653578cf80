"""Do frames say of every row what the scalar verbs say of it?

Outcome, figures, the state of every limb that bears on the case, and on which of them the
outcome rests; and nothing at all of a row that is no case.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any, Final

import pytest

from scrutiny_rules import (
    AppealTerms,
    AttendanceTerms,
    EligibilityTerms,
    ExpenseTerms,
    ProbationTerms,
    QuorumTerms,
    Stage,
    VotingTerms,
)
from scrutiny_rules.columns import WHOLE_REPORT
from tests.frames import questions
from tests.frames.asking import BOTH, DECISIVE, Question
from tests.frames.engines import ENGINES

MAIN: Final = ("polars", "pandas, NumPy types", "duckdb")
"""Engines that differ most from each other; the others share a language with one of them."""

DASK: Final = ("dask, nullable types", "dask, Arrow types")

ONCE: Final = (*DASK, "ibis", "sqlframe")
"""Engines that are asked for the whole report alone, because they take long over each."""

SMALL: Final = tuple(engine for engine in ENGINES if engine not in DASK)

Asking = Callable[[], Question]


def _of(terms: Any, name: str) -> Iterator[tuple[str, Asking]]:
    """Go through the questions that can be put to some terms."""
    match terms:
        case EligibilityTerms():
            for stage in Stage:
                yield (
                    f"eligibility of {stage}: {name}",
                    partial(questions.eligibility, name, terms, stage),
                )
        case QuorumTerms():
            yield f"quorum: {name}", partial(questions.roll, name, terms)
        case VotingTerms():
            yield f"motion: {name}", partial(questions.ballot, name, terms)
        case AttendanceTerms():
            yield f"attendance: {name}", partial(questions.register, name, terms)
        case ExpenseTerms():
            yield f"items: {name}", partial(questions.items, name, terms)
            yield f"claims: {name}", partial(questions.claims, name, terms)
        case AppealTerms():
            yield f"window: {name}", partial(questions.window, name, terms)
            yield f"appeal: {name}", partial(questions.appeal, name, terms)
        case ProbationTerms():
            yield f"period: {name}", partial(questions.period, name, terms)
            yield f"probation: {name}", partial(questions.probation, name, terms)
            yield f"breach: {name}", partial(questions.breach, name, terms)
        case _:
            raise AssertionError(name)


BLOCKS: Final = (
    "eligibility",
    "quorum",
    "voting",
    "attendance",
    "expenses",
    "appeals",
    "probation",
)


def _asked(terms: Callable[[str], Mapping[str, Any]]) -> dict[str, Asking]:
    return {
        name: cache(asking)
        for block in BLOCKS
        for key, one in terms(block).items()
        for name, asking in _of(one, key)
    }


PAPERS: Final = _asked(questions.own)
"""Each verb put to each paper that has rules for it."""

OTHERWISE: Final = _asked(questions.readings)
"""Each verb put to what a paper says under each alternative reading."""

MADE: Final[Mapping[str, Asking]] = {
    name: cache(asking)
    for key, one in (*questions.quorums().items(), *questions.roundings().items())
    for name, asking in _of(one, key)
    if not name.startswith("items")
}
"""Panels without a Chair, and every way of rounding."""

FURTHER: Final[Mapping[str, Asking]] = {
    "items: rates that change": cache(partial(questions.items, "all", questions.rated())),
    "items: a rate that nobody knew": cache(
        partial(questions.items, "then", questions.rated(), known_on=questions.KNOWN_ON)
    ),
    "items: before any rate was known": cache(
        partial(questions.items, "none", questions.unknown_rates(), known_on=questions.KNOWN_ON)
    ),
}

DAYS: Final = ("window", "period", "probation", "breach")

COSTLY: Final = {
    "polars": ("eligibility of co-optee",),
    "pandas, NumPy types": ("eligibility of applicant", "eligibility of co-optee"),
    "duckdb": ("eligibility of applicant", "eligibility of co-optee", "claims", *DAYS),
}
"""What takes longer, and where readings only turn to another column or another stage."""

ALIKE: Final = ("eligibility of applicant: chorus-rsp", "eligibility of co-optee: chorus-rsp")
"""Chorus's limbs apply at every stage: one stage is enough for most engines."""

BY_DASK: Final = {
    "eligibility of member: trafford-qip": "dask, nullable types",
    "eligibility of member: chorus-rsp": "dask, Arrow types",
    "quorum: trafford-qip": "dask, nullable types",
    "motion: trafford-qip": "dask, Arrow types",
    "motion: chorus-rsp": "dask, nullable types",
    "window: chorus-rsp": "dask, nullable types",
    "appeal: chorus-rsp": "dask, Arrow types",
    "period: chorus-rsp": "dask, Arrow types",
    "probation: chorus-rsp": "dask, nullable types",
    "breach: chorus-rsp": "dask, Arrow types",
    "items: chorus-rsp": "dask, Arrow types",
    "claims: chorus-rsp": "dask, Arrow types",
}
"""What Dask is asked, where every question is dear: each verb once."""


NOT_BY_SQLFRAME: Final = ("attendance", "claims", "period", "probation", "breach")
"""What takes rows together, after which sqlframe cannot tell the types of columns; and months,
over which it takes seconds.
"""


def put(asked: str, engine: str, *measured: str) -> Any:
    """Return what an engine is asked; coverage is measured on those with a way of their own."""
    return pytest.param(asked, engine, marks=() if engine in measured else pytest.mark.no_cover)


ASKED: Final = [
    put(asked, engine, *MAIN)
    for asked in PAPERS
    for engine in ENGINES
    if engine in (*MAIN, BY_DASK.get(asked)) or not (engine in DASK or asked in ALIKE)
    if engine != "sqlframe" or not asked.startswith(NOT_BY_SQLFRAME)
]
"""What is asked of each engine: everything, but for Dask, and what is asked alike before."""


READ: Final = [
    put(asked, engine, "polars")
    for asked in OTHERWISE
    for engine in MAIN
    if asked.split(":")[0] not in COSTLY.get(engine, ())
]
"""What is asked under each reading: everything of polars, and of others what is cheap."""


class TestThePapers:
    """Every verb under both papers as they are read, on every engine."""

    @pytest.mark.parametrize(("asked", "engine"), ASKED)
    def test_what_one_is_told_all_are_told(self, asked: str, engine: str) -> None:
        reports = (WHOLE_REPORT,) if engine in ONCE else BOTH
        assert PAPERS[asked]().wrong(engine, *reports) == []

    @pytest.mark.parametrize("asked", PAPERS)
    def test_the_rows_come_to_every_end(self, asked: str) -> None:
        question = PAPERS[asked]()
        ends = {answer[False]["outcome"] for answer in question.answers.values()}
        rungs = {str(rung.outcome) for rung in question.terms.rungs}
        assert ends >= ({"provided for"} if asked.startswith(("window", "period")) else rungs)
        assert "undetermined" in ends
        assert None in ends or asked.startswith("eligibility")


class TestTheReadings:
    """Every verb under each alternative reading, on the engines that differ most."""

    @pytest.mark.parametrize(("asked", "engine"), READ)
    def test_what_one_is_told_all_are_told(self, asked: str, engine: str) -> None:
        reports = BOTH if engine == "polars" else (DECISIVE,)
        assert OTHERWISE[asked]().wrong(engine, *reports) == []


class TestWhatNoReadingSays:
    """Panels of every kind without the Chair, every rounding, and rates that change."""

    @pytest.mark.parametrize("asked", [*MADE, *FURTHER])
    def test_what_one_is_told_all_are_told(self, asked: str) -> None:
        question = {**MADE, **FURTHER}[asked]()
        assert question.wrong("polars", *BOTH) == []

    @pytest.mark.parametrize("engine", SMALL)
    def test_miles_in_floating_point_are_read_by_their_shortest_form(self, engine: str) -> None:
        terms = next(iter(questions.own("expenses").values()))
        assert questions.items("floats", terms, floats=True).wrong(engine, DECISIVE) == []
