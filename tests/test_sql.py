"""Does a database answer as the functions do, in every one that statements are written for?"""

import pickle
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from itertools import product
from math import prod
from pathlib import Path
from random import Random
from types import NoneType
from typing import Any, Final, TypeVar, get_args

import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlglot import exp

import scrutiny_rules as scalar
from scrutiny_rules import (
    Appeal,
    Applicant,
    Ballot,
    BeyondTheCalendarError,
    ChoiceFact,
    Claim,
    Compare,
    Condition,
    CountFact,
    Decision,
    Document,
    Expense,
    Fact,
    Kind,
    Limb,
    Mileage,
    NotADayError,
    NotInForceError,
    Period,
    Roll,
    Rulebook,
    Rung,
    Silent,
    Stage,
    State,
    Yes,
    _asking,
    _tables,
    own_fact,
    sql,
)
from scrutiny_rules._asking import Asked
from scrutiny_rules._expressions import Whole, all_of, more_than, plus
from scrutiny_rules._forms import parts_of_a_penny
from scrutiny_rules._frozen import Frozen
from scrutiny_rules._lowering import Value
from scrutiny_rules._tables import Input, Source
from scrutiny_rules.appeals import AppealTerms
from scrutiny_rules.columns import Codes, Report, Show, Sort, column_name
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.errors import ColumnTakenError, UnknownColumnError, UnusableNameError
from scrutiny_rules.expenses import ExpenseTerms, MileageRate
from scrutiny_rules.probation import ProbationTerms
from scrutiny_rules.quorum import QuorumTerms
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, EXPENSES
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.sql import Dialect, Table
from scrutiny_rules.voting import VotingTerms
from tests.analysis.small import FLAGS, Colour, SmallCase, SmallTerms, random_terms, rung
from tests.databases import (
    TYPES,
    CannotStartError,
    Database,
    Duck,
    Postgres,
    Row,
    Sqlite,
    postgres,
    quoted,
)

ModelT = TypeVar("ModelT", bound=Frozen)

STATES: Final = (State.MET, State.NOT_MET, State.UNKNOWN)
WHOLE: Final = Report(show=Show.BOOLEANS, states=STATES, decisive=False, prefix="all_")
"""Every state of every limb that bears on the case, as Boolean columns."""

DECISIVE: Final = Report(show=Show.BOOLEANS, states=STATES, prefix="on_")
"""Every state of every limb on which the outcome rests, as Boolean columns."""


@pytest.fixture(scope="session")
def databases() -> Iterator[dict[Dialect, Database | str]]:
    """Open a database for each dialect, or say why there is none."""
    with tempfile.TemporaryDirectory() as name:
        duck = Duck(Path(name))
        found: dict[Dialect, Database | str] = {
            Dialect.SQLITE: Sqlite(),
            Dialect.DUCKDB: duck,
            Dialect.SQL_SERVER: duck,
        }
        with tempfile.TemporaryDirectory() as directory:
            try:
                with postgres(Path(directory)) as server:
                    yield {**found, Dialect.POSTGRESQL: server}
            except CannotStartError as error:
                yield {**found, Dialect.POSTGRESQL: str(error)}


@pytest.fixture(params=list(Dialect))
def dialect(request: pytest.FixtureRequest) -> Dialect:
    """Give each dialect."""
    found = request.param
    assert isinstance(found, Dialect)
    return found


@pytest.fixture
def database(dialect: Dialect, databases: dict[Dialect, Database | str]) -> Database:
    """Give the database for a dialect."""
    found = databases[dialect]
    if isinstance(found, str):
        pytest.skip(f"PostgreSQL cannot be started: {found}")
    return found


MASKS: Final = Report(show=Show.MASK, prefix="a_")
"""Whole numbers with a bit for each limb."""

NUMBERS: Final = Report(show=Show.MASK, numbered=True, prefix="a_")
"""Whole numbers for the outcome too."""

BOTH: Final = pytest.mark.parametrize(
    "rulebook", [TRAFFORD_QIP, CHORUS_RSP], ids=lambda one: one.document.key
)
"""Each paper."""

RUNNING: Final = [one for one in Dialect if one is not Dialect.SQL_SERVER]
"""The dialects whose database is here; what is spelt alike all over is tried in these."""


# -- questions, and what the functions answer ---------------------------------------------------

ON: Final = date(2026, 11, 22)
YES_NO: Final = (None, False, True)
DAYS: Final = (
    None,
    date.min,
    date(400, 2, 29),
    date(1996, 2, 29),
    date(2008, 2, 29),
    date(2008, 11, 21),
    date(2008, 11, 22),
    date(2008, 11, 23),
    date(2026, 5, 22),
    date(2026, 5, 23),
    date(2026, 11, 7),
    date(2026, 11, 8),
    date(2026, 11, 9),
    date(2026, 11, 21),
    date(2026, 11, 22),
    date(2026, 11, 23),
    date(2027, 8, 31),
    date(9999, 7, 1),
    date(9999, 7, 2),
    date(9999, 12, 17),
    date(9999, 12, 18),
    date(9999, 12, 31),
)
"""Days on which a count ends on the day that is asked about or beside it, and the ends of all."""

Expected = tuple[str | None, dict[str, State], set[str], dict[str, Any]]
"""The outcome, the state of each limb that applies, the decisive limbs and the figures."""

Answer = Callable[[Row], tuple[Decision[Any], Mapping[str, object]]]
Verb = Callable[..., str]
REFUSED: Final = (ValidationError, BeyondTheCalendarError, NotInForceError)

POOL: Final[Mapping[Sort, Sequence[object]]] = {
    Sort.YES_NO: (None, False, True),
    Sort.COUNT: (None, 0, 1, 2, 3, 4, 5, 6, 7),
    Sort.DAY: DAYS,
    Sort.MILES: (None, *map(Decimal, ("0", "0.01", "0.29", "1.1", "12.34", "1000000"))),
}
"""What is tried of each sort."""


class Question:
    """A question to every row of a table, and what a function answers to each."""

    def __init__(self, asked: Asked[Any], verb: Verb, answer: Answer) -> None:
        """Take how to ask and how to answer, and find out which columns are read."""
        self.asked = asked
        self.verb = verb
        self.answer = answer
        self.answers: dict[tuple[object, ...], Expected] = {}
        self.inputs: dict[str, Input] = {}
        asked.answers(self._source, WHOLE)
        self.types = {fact: TYPES[one.sort] for fact, one in self.inputs.items()}

    def _source(self, wanted: Input) -> Source:
        self.inputs[wanted.fact] = wanted
        return Source()

    def pool(self, fact: str) -> Sequence[object]:
        """Return what to try of a column."""
        wanted = self.inputs[fact]
        return (None, *wanted.among) if wanted.sort is Sort.WORD else POOL[wanted.sort]

    def rows(self, most: int, **pools: Sequence[object]) -> list[Row]:
        """Return every row that there is, or so many of them by chance."""
        tried = {fact: pools.get(fact, self.pool(fact)) for fact in self.inputs}
        if prod(map(len, tried.values())) <= most:
            return [dict(zip(tried, one, strict=True)) for one in product(*tried.values())]
        random = Random(1)
        return [{n: random.choice(values) for n, values in tried.items()} for _ in range(most)]

    def expected(self, row: Row) -> Expected:
        """Return what the function answers, which is worked out once for all databases."""
        key = tuple(row.items())
        if key not in self.answers:
            self.answers[key] = self._expected(row)
        return self.answers[key]

    def _expected(self, row: Row) -> Expected:
        try:
            decision, figures = self.answer(row)
        except REFUSED:
            return None, {}, set(), {name: None for name, _ in self.asked.figures}
        found = [one for one in decision.findings if one.state is not State.NOT_APPLICABLE]
        states = {one.limb: one.state for one in found}
        return str(decision.outcome), states, {f.limb for f in found if f.decisive}, dict(figures)

    def check(self, database: Database, dialect: Dialect, rows: Sequence[Row]) -> set[str | None]:
        """Hold what a database gives against what the function does, and return the outcomes."""
        numbered = [{**row, "row": number} for number, row in enumerate(rows)]
        database.fill("asked", {"row": "INTEGER", **self.types}, numbered)
        table = Table("asked", ("row", *self.types), dialect)
        every, resting = (
            sorted(database.run(dialect, self.verb(table, report=report)), key=_number)
            for report in (WHOLE, DECISIVE)
        )
        outcomes: set[str | None] = set()
        for row, all_, on in zip(rows, every, resting, strict=True):
            outcome, states, decisive, figures = self.expected(row)
            outcomes.add(outcome)
            assert all_["all_outcome"] == on["on_outcome"] == outcome, row
            days = {n: _day(all_[f"all_{n}"]) for n in figures}
            assert days == figures, row
            assert limbs_of(all_, "all_") == {column_name(s, n) for n, s in states.items()}, row
            wanted = {column_name(s, n) for n, s in states.items() if n in decisive}
            assert limbs_of(on, "on_") == wanted, row
        return outcomes


def _number(row: Row) -> int:
    number = row["row"]
    assert isinstance(number, int)
    return number


def _day(value: object) -> object:
    """Return a day as such, where it is the text that SQLite has for it."""
    if isinstance(value, str) and value[:1].isdigit():
        return date.fromisoformat(value)
    return value


def limbs_of(row: Row, prefix: str) -> set[str]:
    """Return the names of the columns of limbs that hold, and see that none is null."""
    starts = tuple(f"{prefix}{column_name(state)}_" for state in STATES)
    found = {name: value for name, value in row.items() if name.startswith(starts)}
    assert None not in found.values()
    return {name.removeprefix(prefix) for name, value in found.items() if value}


def given_to(model: type[ModelT], row: Row) -> ModelT:
    """Return the facts of a row; a null is left out where a fact cannot be unknown."""
    fields = model.model_fields
    found = {
        name: value
        for name, value in row.items()
        if name in fields and (value is not None or NoneType in get_args(fields[name].annotation))
    }
    own = {n.removeprefix("other."): v for n, v in row.items() if n.startswith("other.")}
    return model.model_validate({**found, **({"other": own} if own else {})})


@cache
def eligibility(terms: EligibilityTerms | Silent, stage: Stage, on: date = ON) -> Question:
    """Return the question whether each person may belong."""
    return Question(
        _asking.ask_eligibility(terms, stage, on),
        partial(sql.assess_eligibility, terms, stage=stage, on=on),
        lambda row: (
            scalar.assess_eligibility(terms, given_to(Applicant, row), stage=stage, on=on),
            {},
        ),
    )


@cache
def quorum(terms: QuorumTerms | Silent) -> Question:
    """Return the question whether each meeting may do business."""

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        found = scalar.decide_quorum(terms, given_to(Roll, row))
        return found, {
            "required": found.required,
            "present_for_item": found.present,
            "shortfall": found.shortfall,
        }

    return Question(_asking.ask_quorum(terms), partial(sql.decide_quorum, terms), answer)


@cache
def motion(terms: VotingTerms | Silent) -> Question:
    """Return the question what became of each motion."""

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        found = scalar.decide_motion(terms, given_to(Ballot, row))
        return found, {"votes_cast": found.votes_cast, "method": found.method}

    return Question(_asking.ask_motion(terms), partial(sql.decide_motion, terms), answer)


@cache
def item(terms: ExpenseTerms, known_on: date | None = None) -> Question:
    """Return the question what happens with each item of a claim."""

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        given = {"incurred_on": ON, "travelled_on": ON, **row}
        item = given_to(Expense if row["miles"] is None else Mileage, given)
        claim = given_to(Claim, {**row, "items": (item,)})
        (found,) = scalar.reimburse(terms, claim, known_on=known_on).items
        return found, {
            "asked_parts": found.pence * parts_of_a_penny(terms),
            "asked_pence": terms.rounding.whole_pence([found.pence]),
        }

    return Question(
        _asking.ask_items(terms, known_on),
        partial(sql.decide_items, terms, known_on=known_on),
        answer,
    )


@cache
def window(terms: AppealTerms | Silent) -> Question:
    """Return the question on which days each member can appeal."""

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        found = scalar.appeal_window(terms, notified_on=_none_or_day(row["notified_on"]))
        return found, {"first_day": found.first_day, "last_day": found.last_day}

    return Question(_asking.ask_appeal_window(terms), partial(sql.appeal_window, terms), answer)


@cache
def appeal(terms: AppealTerms | Silent, on: date) -> Question:
    """Return the question where each appeal stands."""

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        found = scalar.decide_appeal(terms, given_to(Appeal, row), on=on)
        return found, {"last_day": found.last_day}

    return Question(_asking.ask_appeal(terms, on), partial(sql.decide_appeal, terms, on=on), answer)


def _none_or_day(value: object) -> date | None:
    assert value is None or isinstance(value, date)
    return value


def _started(row: Row) -> dict[str, Any]:
    days = ("joined_on", "first_meeting_on", "code_signed_on")
    return {"joined_on": None, **{name: row[name] for name in days if name in row}}


def _period(period: Period | None) -> dict[str, object]:
    return {
        "first_day": period and period.first_day,
        "last_day": period and period.last_day,
    }


@cache
def probation_days(terms: ProbationTerms | Silent) -> Question:
    """Return the question which the days of each probation are."""

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        found = scalar.probation_period(terms, **_started(row))
        return found, {"first_day": found.first_day, "last_day": found.last_day}

    return Question(
        _asking.ask_probation_period(terms), partial(sql.probation_period, terms), answer
    )


@cache
def probation(terms: ProbationTerms | Silent, on: date) -> Question:
    """Return the question where each member stands with probation."""

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        found = scalar.decide_probation(terms, **_started(row), on=on)
        return found, _period(found.period)

    return Question(
        _asking.ask_probation(terms, on), partial(sql.decide_probation, terms, on=on), answer
    )


@cache
def breach(terms: ProbationTerms | Silent) -> Question:
    """Return the question what each breach brings because of probation."""

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        on = _none_or_day(row["breached_on"])
        if on is None:
            raise BeyondTheCalendarError(ON)  # no breach could be asked about
        return scalar.decide_probation_breach(terms, **_started(row), breached_on=on), {}

    return Question(
        _asking.ask_probation_breach(terms), partial(sql.decide_probation_breach, terms), answer
    )


@cache
def readings(rulebook: Rulebook, block: str) -> list[Any]:
    """Return a block of a rulebook as it is, and under every other reading of it."""
    others = [
        rulebook.under(reading.id, slug)
        for reading in rulebook.readings
        if reading.block == block
        for slug in reading.alternatives
    ]
    return [getattr(one, block) for one in (rulebook, *others)]


# -- the papers ---------------------------------------------------------------------------------

FINE: Final[Mapping[str, object]] = {
    "tenant": True,
    "can_commit": True,
    "selection_complete": True,
    "induction_complete": True,
    "basic_training_complete": True,
    "keeping_to_repayment_plan": True,
    "recruited_by_agreement_of_members": True,
    "in_the_panels_interest": True,
    "date_of_birth": date(1970, 1, 1),
}
"""What speaks for somebody; all else does with a no."""


def people(question: Question, most: int) -> list[Row]:
    """Return persons for whom all speaks but a few facts, and persons by chance."""
    random = Random(2)
    fine = {fact: FINE.get(fact, False) for fact in question.inputs}
    found: list[Row] = [fine, *({**fine, n: v} for n in fine for v in question.pool(n))]
    while len(found) < most:
        names = random.sample(list(fine), random.randint(2, 5))
        found.append({**fine, **{n: random.choice(question.pool(n)) for n in names}})
    return found + question.rows(most // 4)


@pytest.mark.no_cover
class TestEligibility:
    """Who may belong, at every stage and under every reading of both papers."""

    @pytest.mark.parametrize("stage", Stage)
    @BOTH
    def test_as_the_papers_are_read(
        self, database: Database, dialect: Dialect, rulebook: Rulebook, stage: Stage
    ) -> None:
        question = eligibility(rulebook.eligibility, stage)

        outcomes = question.check(database, dialect, people(question, 240))

        assert {"eligible", "not eligible", "undetermined"} <= outcomes

    @pytest.mark.parametrize("dialect", RUNNING)
    def test_under_every_other_reading(self, database: Database, dialect: Dialect) -> None:
        for rulebook in (TRAFFORD_QIP, CHORUS_RSP):
            for terms in readings(rulebook, "eligibility")[1:]:
                question = eligibility(terms, Stage.APPLICANT)
                question.check(database, dialect, people(question, 60))

    @pytest.mark.parametrize("on", [date.min, date(2024, 2, 29), date(2026, 2, 28), date.max])
    def test_an_age_is_attained_on_the_birthday_and_not_the_day_before(
        self, database: Database, dialect: Dialect, on: date
    ) -> None:
        question = eligibility(TRAFFORD_QIP.eligibility, Stage.APPLICANT, on)
        days = [on.toordinal() - back for back in (*range(16 * 365, 19 * 366, 7), *AROUND)]
        born = [date.fromordinal(day) for day in days if 1 <= day <= date.max.toordinal()]

        question.check(
            database,
            dialect,
            [
                {
                    **FINE,
                    **dict.fromkeys(question.inputs.keys() - FINE, False),
                    "date_of_birth": day,
                }
                for day in (*born, *DAYS)
            ],
        )


AROUND: Final = range(18 * 365, 18 * 365 + 8)
"""How many days ago somebody was born who is eighteen, or is not yet."""


@pytest.mark.no_cover
class TestQuorum:
    """Whether a meeting may do business, and how many it takes."""

    def test_under_every_reading(self, database: Database, dialect: Dialect) -> None:
        outcomes: set[str | None] = set()
        for terms in readings(TRAFFORD_QIP, "quorum"):
            question = quorum(terms)
            outcomes |= question.check(database, dialect, question.rows(600))

        assert outcomes == {None, "quorate", "inquorate", "unattainable", "undetermined"}

    @pytest.mark.parametrize("most", [999_999, 1_000_000, 1_000_001, 2**31 - 1])
    def test_large_counts(self, database: Database, dialect: Dialect, most: int) -> None:
        question = quorum(TRAFFORD_QIP.quorum)
        counts = (0, 1, 3, most // 2, most // 2 + 1, most - 1, most)

        question.check(database, dialect, question.rows(400, in_office=counts, present=counts))


class TestMotions:
    """What became of a motion, under every reading of both papers."""

    @pytest.mark.no_cover
    @BOTH
    def test_under_every_reading(
        self, database: Database, dialect: Dialect, rulebook: Rulebook
    ) -> None:
        for terms in readings(rulebook, "voting"):
            question = motion(terms)
            counts = dict.fromkeys(("votes_for", "votes_against", "objections"), (None, 0, 1, 2, 3))
            voters = dict.fromkeys(("in_attendance", "membership"), (None, 4, 5, 6))

            outcomes = question.check(database, dialect, question.rows(500, **counts, **voters))

            assert {"carried", "undetermined"} <= outcomes


class TestItems:
    """What happens with an item of a claim, and what it comes to."""

    @pytest.mark.no_cover
    @pytest.mark.parametrize("dialect", RUNNING)
    def test_under_every_reading(self, database: Database, dialect: Dialect) -> None:
        for terms in readings(CHORUS_RSP, "expenses"):
            question = item(terms)
            pence = (None, 0, 1, 99, 1_000_000_000, 1_000_000_001)

            outcomes = question.check(database, dialect, question.rows(400, pence=pence))

            assert {"payable", "not payable", None} <= outcomes

    @pytest.mark.parametrize("half", ["up", "even"])
    def test_dated_rates_and_fractions_of_a_penny(
        self, database: Database, dialect: Dialect, half: str
    ) -> None:
        rates = (
            MileageRate(in_force_from=None, pence_per_mile=Fraction(45)),
            MileageRate(
                in_force_from=date(2026, 4, 6),
                known_from=date(2026, 5, 1),
                pence_per_mile=Fraction(91, 2),
            ),
        )
        terms = EXPENSES.model_copy(
            update={
                "rates": rates,
                "rounding": EXPENSES.rounding.model_copy(update={"half": half}),
            }
        )
        miles = tuple(Decimal(one) / 100 for one in (0, 1, 2, 10, 29, 110, 1_001, 10_000))
        days = (date(2026, 4, 5), date(2026, 4, 6), date.max, date.min, None)
        for known_on in (None, date(2026, 4, 30), date(2026, 5, 1)):
            question = item(terms, known_on)
            question.check(database, dialect, question.rows(200, miles=miles, travelled_on=days))


@pytest.mark.no_cover
class TestAppeals:
    """Until when somebody can appeal, and where an appeal stands."""

    def test_the_window(self, database: Database, dialect: Dialect) -> None:
        question = window(CHORUS_RSP.appeals)

        outcomes = question.check(database, dialect, question.rows(800))

        assert outcomes == {None, "provided for", "undetermined"}

    @pytest.mark.parametrize("on", [date.min, date(1, 1, 14), ON, date.max])
    def test_appeals(self, database: Database, dialect: Dialect, on: date) -> None:
        for terms in readings(CHORUS_RSP, "appeals"):
            question = appeal(terms, on)
            question.check(database, dialect, question.rows(2_000))


@pytest.mark.no_cover
class TestProbation:
    """The days of probation, where a member stands with it, and a breach inside it."""

    def test_the_days(self, database: Database, dialect: Dialect) -> None:
        for terms in readings(CHORUS_RSP, "probation"):
            question = probation_days(terms)
            question.check(database, dialect, question.rows(800))

    def test_every_start_in_ten_years_and_every_length(
        self, database: Database, dialect: Dialect
    ) -> None:
        terms = CHORUS_RSP.probation
        assert isinstance(terms, ProbationTerms)
        for months in (1, 6, 12, 13):
            question = probation_days(terms.model_copy(update={"months": months}))
            for first in (date(1, 1, 1), date(2023, 1, 1), date(9996, 1, 1)):
                start = first.toordinal()
                days = [date.fromordinal(start + one) for one in range(4 * 365 + 1)]
                rows = [{"joined_on": day} for day in days[:: 1 if months == 6 else 5]]
                question.check(database, dialect, rows)

    @pytest.mark.parametrize("on", [date.min, ON, date.max])
    def test_where_a_member_stands(self, database: Database, dialect: Dialect, on: date) -> None:
        for terms in readings(CHORUS_RSP, "probation"):
            question = probation(terms, on)
            question.check(database, dialect, question.rows(800))

    def test_a_breach(self, database: Database, dialect: Dialect) -> None:
        question = breach(CHORUS_RSP.probation)

        outcomes = question.check(database, dialect, question.rows(800))

        assert {None, "outside probation", "undetermined"} <= outcomes


@pytest.mark.no_cover
class TestSilence:
    """Where a paper has no such terms, every row is not provided for."""

    @pytest.mark.parametrize(
        "ask",
        [
            quorum(CHORUS_RSP.quorum),
            window(TRAFFORD_QIP.appeals),
            appeal(TRAFFORD_QIP.appeals, ON),
            probation_days(TRAFFORD_QIP.probation),
            probation(TRAFFORD_QIP.probation, ON),
            breach(TRAFFORD_QIP.probation),
        ],
    )
    def test_every_row(self, database: Database, dialect: Dialect, ask: Question) -> None:
        database.fill("asked", {"row": "INTEGER"}, [{"row": 1}, {"row": 2}])
        table = Table("asked", ("row",), dialect)

        found = database.run(dialect, ask.verb(table))

        assert [row["outcome"] for row in found] == ["not provided for"] * 2
        assert {value for row in found for value in list(row.values())[2:]} <= {None, ""}


# -- ladders that no paper has -------------------------------------------------------------------

PAPER: Final = Document(key="northtown", title="Terms of reference", landlord="Northtown")
WORDS: Final = ("it's", "50% of it", "Élan ; --", "YES", "yes", "] \" '")


def own(name: str, kind: Kind, *choices: str) -> Fact:
    """Return a fact of a landlord's own."""
    return Fact(
        name=f"other.{name}",
        kind=kind,
        question="What is recorded?",
        answered_by="anybody",
        choices=choices,
    )


def limb(name: str, label: str, condition: Condition) -> Limb:
    """Return a limb of a paper."""
    return Limb(name=name, clause=PAPER.clause(label, "that it holds"), condition=condition)


def with_own_facts() -> QuorumTerms:
    """Return Trafford's quorum with tests of facts of a landlord's own."""
    terms = TRAFFORD_QIP.quorum
    assert isinstance(terms, QuorumTerms)
    most = 1_000_000
    many = Compare(left="other.n", q=most, op=">=", right="present", p=most)
    limbs = (
        limb("executive", "it's 6", own_fact("executive_present")),
        limb("kinds", "é; 7", ChoiceFact("other.sort").is_in(*WORDS[:5:2])),
        limb("many", "100% 8", many),
        limb("any", "9", ~own_fact("executive_present") | (CountFact("other.n") >= 2)),
    )
    facts = (
        own("executive_present", Kind.YES_NO),
        own("sort", Kind.CHOICE, *WORDS),
        own("n", Kind.COUNT),
    )
    return terms.model_copy(
        update={"own_facts": facts, "limbs_required": (*terms.limbs_required, *limbs)}
    )


class TestOwnFacts:
    """Facts, words and labels that a landlord chose."""

    def test_of_every_kind(self, database: Database, dialect: Dialect) -> None:
        question = quorum(with_own_facts())
        counts = dict.fromkeys(("in_office", "present", "other.n"), (None, 0, 3, 1000000))

        outcomes = question.check(database, dialect, question.rows(600, withdrawn=(0,), **counts))

        assert outcomes == {None, "quorate", "inquorate", "unattainable", "undetermined"}

    def test_labels_come_out_as_they_are(self, database: Database, dialect: Dialect) -> None:
        row = {"in_office": 3, "present": 3, "other.n": 0, "other.sort": "YES"}
        row |= {"other.executive_present": False}
        question = quorum(with_own_facts())
        database.fill("asked", question.types, [row])

        (found,) = database.run(dialect, question.verb(Table("asked", tuple(row), dialect)))

        assert found["not_met"] == "it's 6; é; 7; 100% 8"

    def test_an_age_beside_another_number(self, database: Database, dialect: Dialect) -> None:
        terms = TRAFFORD_QIP.eligibility
        assert isinstance(terms, EligibilityTerms)
        older = Compare(left="age", op=">=", right="other.n")
        terms = terms.model_copy(
            update={
                "own_facts": (own("n", Kind.COUNT),),
                "requirements": (limb("older", "1", older),),
                "bars": (),
                "binds": dict.fromkeys(Stage, ("standing", "older")),
            }
        )
        for on in (date(2024, 2, 29), date(2026, 2, 28), date(2026, 3, 1)):
            question = eligibility(terms, Stage.APPLICANT, on)
            numbers = (None, 0, 15, 16, 17, 18, 19, 28, 30)
            standing = {
                n: (True,) for n in question.inputs if n not in {"date_of_birth", "other.n"}
            }

            outcomes = question.check(
                database, dialect, question.rows(600, **standing, **{"other.n": numbers})
            )

            assert outcomes == {"eligible", "not eligible", "undetermined"}


class TestLaws:
    """Facts that cannot go together make a row that is refused."""

    def test_a_notice_that_was_served_was_ever_served(
        self, database: Database, dialect: Dialect
    ) -> None:
        terms = TRAFFORD_QIP.eligibility
        assert isinstance(terms, EligibilityTerms)
        names = ("notice_of_seeking_possession", "notice_ever_served")
        bars = tuple(limb(f"bar-{number}", "1", ~Yes(fact=n)) for number, n in enumerate(names))
        question = eligibility(terms.model_copy(update={"bars": bars}), Stage.MEMBER)
        fine: Row = {**dict.fromkeys(question.inputs, True), "date_of_birth": date(1970, 1, 1)}
        rows = [
            {**fine, **dict(zip(names, values, strict=True))}
            for values in product(YES_NO, repeat=2)
        ]

        outcomes = question.check(database, dialect, rows)

        assert outcomes == {None, "eligible", "not eligible", "undetermined"}


# -- ladders made by chance ---------------------------------------------------------------------


SOME: Final = (None, 0, 1, 2, 3, 4)


def small(terms: SmallTerms) -> Question:
    """Return the question that a small ladder asks."""

    def make(terms: SmallTerms, table: _tables.Table) -> _asking.Sheet:
        whole, part = table.count("whole"), table.count("part")
        known = all_of(whole.known, part.known)
        rest = Value(known, number=plus((1, whole.number), (-1, part.number)))
        some = Value(known, yes=more_than(rest.number, Whole(0)))
        world: dict[str, Any] = {"rest": rest, "some_left": some, "whole": whole, "part": part}
        world |= {n: table.value(n) for n in (*FLAGS, "word")}
        table.refuse(all_of(known, more_than(part.number, whole.number)))
        return _asking.sheet(terms, table, _tables.Form((world,)))

    def answer(row: Row) -> tuple[Decision[Any], Mapping[str, object]]:
        case = given_to(SmallCase, row)
        if case.whole is not None and case.part is not None and case.part > case.whole:
            raise BeyondTheCalendarError(ON)
        return Decision[Colour](**terms.walk(*terms.worlds(case))), {}

    asked = Asked(terms, Colour, make)

    def verb(table: Table, *, report: Report) -> str:
        return sql._answered(asked, table, {}, report)  # noqa: SLF001  terms of no verb

    return Question(asked, verb, answer)


@pytest.fixture(scope="module")
def lite() -> Sqlite:
    """Open a database for what is tried most."""
    return Sqlite()


@pytest.mark.no_cover
class TestAnyLadder:
    """Counts, words, laws, alternatives, gates and exceptions in whatever order."""

    @given(seed=st.integers(min_value=0))
    def test_in_sqlite(self, lite: Sqlite, seed: int) -> None:
        question = small(random_terms(Random(seed)))

        question.check(lite, Dialect.SQLITE, question.rows(120, whole=SOME, part=SOME))

    def test_in_every_database(self, database: Database, dialect: Dialect) -> None:
        for seed in range(12):
            question = small(random_terms(Random(seed)))
            question.check(database, dialect, question.rows(150, whole=SOME, part=SOME))

    @pytest.mark.parametrize("show", [Show.MASK, Show.CODES])
    def test_as_many_limbs_as_a_mask_holds(
        self, database: Database, dialect: Dialect, show: Show
    ) -> None:
        flags = [Yes(fact=FLAGS[number % 3]) for number in range(63)]
        question = small(SmallTerms(ladder=(rung(Colour.GREEN, *flags), Rung(outcome=Colour.RED))))
        report = Report(show=show, states=(State.NOT_MET,), decisive=False)
        database.fill("asked", question.types, [dict.fromkeys(FLAGS, False)])
        table = Table("asked", tuple(question.types), dialect)

        (found,) = database.run(dialect, question.verb(table, report=report))

        labels = "; ".join(f"limb-{number}" for number in range(63))
        assert found["not_met"] == (2**63 - 1 if show is Show.MASK else labels)


# -- what is in the columns ---------------------------------------------------------------------

NOT_COUNTS: Final[Mapping[Dialect, Sequence[tuple[str, object]]]] = {
    Dialect.SQLITE: (("", "3"), ("", 3.0), ("", 2.5), ("", b"3"), ("", -1), ("", 2**62)),
    Dialect.POSTGRESQL: (
        ("BIGINT", -(2**63)),
        ("BIGINT", 2**63 - 1),
        ("NUMERIC", Decimal("2.5")),
        ("DOUBLE PRECISION", 2.5),
        ("DOUBLE PRECISION", 1e300),
        ("DOUBLE PRECISION", float("nan")),
        ("NUMERIC", Decimal("NaN")),
        ("SMALLINT", -1),
    ),
    Dialect.DUCKDB: (
        ("BIGINT", -(2**63)),
        ("HUGEINT", 2**100),
        ("DECIMAL(5, 1)", Decimal("2.5")),
        ("DOUBLE", 2.5),
        ("DOUBLE", 1e300),
        ("DOUBLE", float("nan")),
        ("TINYINT", -1),
    ),
}
"""What stands in a column and is no number of people."""

NOT_DAYS: Final[Mapping[Dialect, Sequence[tuple[str, object]]]] = {
    Dialect.SQLITE: tuple(
        ("", one)
        for one in (
            "2026-02-30",
            "2026-2-3",
            "0000-12-31",
            "-0044-03-15",
            "2026-11-22 10:00",
            "2026-11-22T00:00:00",
            "20261122",
            "now",
            "",
            "2461000",
            20261122,
            2461000.5,
            b"2026-11-22",
        )
    ),
    Dialect.POSTGRESQL: (
        ("DATE", "infinity"),
        ("DATE", "-infinity"),
        ("DATE", "0044-03-15 BC"),
        ("DATE", "10000-01-01"),
        ("DATE", "5000000-01-01"),
        ("TIMESTAMP", "2026-11-22 10:00"),
    ),
    Dialect.DUCKDB: (
        ("DATE", "infinity"),
        ("DATE", "-infinity"),
        ("DATE", "0044-03-15 (BC)"),
        ("DATE", "10000-01-01"),
        ("DATE", "5000000-01-01"),
        ("TIMESTAMP", "2026-11-22 10:00:00"),
    ),
}
"""What stands in a column and is no day that there is, or more than one."""


def pairs(
    values: Mapping[Dialect, Sequence[tuple[str, object]]],
) -> list[tuple[Dialect, str, object]]:
    """Return each value with its type and its dialect."""
    return [(dialect, *one) for dialect, some in values.items() for one in some]


@pytest.mark.no_cover
class TestRefusedRows:
    """A row that holds what no case could has no outcome, no figure and no finding."""

    @staticmethod
    def refused(
        database: Database, question: Question, dialect: Dialect, types: Mapping[str, str], row: Row
    ) -> None:
        for report in (WHOLE, Report(prefix="a_"), MASKS):
            statement = question.verb(Table("asked", tuple(types), dialect), report=report)
            database.fill("asked", types, [{}])
            names = [name for name in database.run(dialect, statement)[0] if name not in types]
            database.fill("asked", types, [row])
            listed = ", ".join(map(quoted, names))  # the driver may not know a day that is none
            (new,) = database.run(dialect, f"SELECT {listed} FROM ({statement}) AS q")  # noqa: S608
            empty = "" if report.show is Show.CODES else 0
            assert [new.pop(f"{report.prefix}outcome")] == [None]
            figures = {f"{report.prefix}{name}" for name, _ in question.asked.figures}
            assert {new.pop(name) for name in figures} <= {None}
            assert set(new.values()) == {empty}

    @pytest.mark.parametrize(("dialect", "sort", "value"), pairs(NOT_COUNTS))
    def test_no_count(self, database: Database, dialect: Dialect, sort: str, value: object) -> None:
        question = quorum(TRAFFORD_QIP.quorum)
        types = {**question.types, "present": sort}

        self.refused(database, question, dialect, types, {"in_office": 7, "present": value})

    @pytest.mark.parametrize(("dialect", "sort", "value"), pairs(NOT_DAYS))
    def test_no_day(self, database: Database, dialect: Dialect, sort: str, value: object) -> None:
        for question in (
            appeal(CHORUS_RSP.appeals, ON),
            probation(CHORUS_RSP.probation, ON),
            window(CHORUS_RSP.appeals),
        ):
            day = "joined_on" if "joined_on" in question.types else "notified_on"
            types = {**question.types, day: sort}
            self.refused(database, question, dialect, types, {day: value})

    @pytest.mark.parametrize("value", [2, -1, 1.0, "1", "yes", "true", b"1"])
    def test_no_yes_and_no_no_in_sqlite(self, lite: Sqlite, value: object) -> None:
        question = eligibility(TRAFFORD_QIP.eligibility, Stage.APPLICANT)

        self.refused(lite, question, Dialect.SQLITE, question.types, {"tenant": value})

    @pytest.mark.parametrize("value", [0, 1, 2])
    def test_numbers_are_no_yes_in_duckdb(
        self, databases: dict[Dialect, Database | str], value: int
    ) -> None:
        duck = databases[Dialect.DUCKDB]
        assert not isinstance(duck, str)
        question = eligibility(TRAFFORD_QIP.eligibility, Stage.APPLICANT)
        types = {**question.types, "tenant": "INTEGER"}

        self.refused(duck, question, Dialect.DUCKDB, types, {"tenant": value})

        statement = question.verb(Table("asked", tuple(types), Dialect.DUCKDB))
        duck.fill("asked", types, [{"tenant": None}])
        (row,) = duck.run(Dialect.DUCKDB, statement)
        assert row["outcome"] == "undetermined"

    @pytest.mark.parametrize("word", ["For", "for ", " for", "FOR", "", "fo", "for|"])
    def test_no_word(self, database: Database, dialect: Dialect, word: str) -> None:
        question = motion(TRAFFORD_QIP.voting)

        self.refused(database, question, dialect, question.types, {"casting_vote": word})

    @pytest.mark.parametrize("miles", ["0.001", "-0.01", "1000000.01", "0.0001", "-1"])
    def test_no_miles(self, database: Database, dialect: Dialect, miles: str) -> None:
        question = item(EXPENSES)

        self.refused(database, question, dialect, question.types, {"miles": Decimal(miles)})

    @pytest.mark.parametrize("miles", ["0.5", "1", "12", "1000000"])
    def test_no_miles_in_a_column_of_text_in_sqlite(self, lite: Sqlite, miles: str) -> None:
        question = item(EXPENSES)
        lite.declare("asked", {**question.types, "miles": "TEXT"}, [{"miles": miles}])
        table = Table("asked", tuple(question.types), Dialect.SQLITE)

        (found,) = lite.run(Dialect.SQLITE, question.verb(table))

        assert found["outcome"] is None


@pytest.mark.no_cover
class TestTypes:
    """The types in which a fact may stand."""

    @pytest.mark.parametrize("dialect", RUNNING)
    def test_miles_in_floating_point_are_read_by_their_shortest_form(
        self, database: Database, dialect: Dialect
    ) -> None:
        question = item(EXPENSES)
        fine = [number / 100 for number in (*range(130), 1005, 99_999_999, 100_000_000)]
        wrong = [0.1 + 0.2, 0.001, 1.005, -0.01, 1e-9, 1e6 + 0.01, 1e300]
        lasting = [] if dialect is Dialect.SQLITE else [float("nan"), float("inf")]
        rows = [{"miles": one} for one in (*fine, *wrong, *lasting)]
        database.fill("asked", {**question.types, "miles": "DOUBLE PRECISION"}, rows)
        statement = question.verb(
            Table("asked", tuple(question.types), dialect), report=Report(prefix="a_")
        )

        found = [row["a_asked_parts"] for row in database.run(dialect, statement)]

        parts = parts_of_a_penny(EXPENSES) * 45
        wanted = [round(100 * miles) * parts / 100 for miles in fine]
        assert found == [*wanted, *(None for _ in (*wrong, *lasting))]

    @pytest.mark.parametrize(
        ("dialect", "sort"),
        [
            (Dialect.SQLITE, "TEXT COLLATE NOCASE"),
            (Dialect.SQLITE, "TEXT COLLATE RTRIM"),
            (Dialect.DUCKDB, "TEXT COLLATE NOCASE"),
            (Dialect.POSTGRESQL, "TEXT COLLATE alike"),
        ],
    )
    def test_words_are_told_apart_whatever_the_collation(
        self, database: Database, dialect: Dialect, sort: str
    ) -> None:
        if isinstance(database, Postgres):
            database.connection.execute(
                "CREATE COLLATION IF NOT EXISTS alike"
                " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"
            )
        question = quorum(with_own_facts())
        types = {"other.sort": sort}
        rows = [{"other.sort": one} for one in ("yes", "YES", "Yes", "YES ")]
        fill = database.declare if isinstance(database, Sqlite) else database.fill
        fill("asked", types, rows)
        statement = question.verb(Table("asked", tuple(types), dialect))

        found = [row["outcome"] for row in database.run(dialect, statement)]

        assert found == ["undetermined", "undetermined", None, None]

    @pytest.mark.parametrize("dialect", [Dialect.DUCKDB, Dialect.POSTGRESQL])
    def test_words_of_an_enumeration(self, database: Database, dialect: Dialect) -> None:
        assert isinstance(database, Postgres | Duck)
        database.connection.execute("DROP TYPE IF EXISTS votes CASCADE")
        database.connection.execute("CREATE TYPE votes AS ENUM ('for', 'against', 'Odd')")
        question = motion(TRAFFORD_QIP.voting)
        votes = {"votes_for": 2, "votes_against": 2, "quorate": True}
        rows = [{**votes, "casting_vote": one} for one in ("for", "against", "Odd", None)]
        database.fill("asked", {**question.types, "casting_vote": "votes"}, rows)
        table = Table("asked", tuple(question.types), dialect)
        statement = question.verb(table, report=Report(prefix="a_"))

        found = [row["a_outcome"] for row in database.run(dialect, statement)]

        assert found == ["carried", "lost", None, "tied"]

    @pytest.mark.parametrize(
        "sort", ["SMALLINT", "BIGINT", "NUMERIC(9, 2)", "DOUBLE PRECISION", "REAL"]
    )
    @pytest.mark.parametrize("dialect", [Dialect.DUCKDB, Dialect.POSTGRESQL])
    def test_counts_of_any_numeric_type(
        self, database: Database, dialect: Dialect, sort: str
    ) -> None:
        question = quorum(TRAFFORD_QIP.quorum)
        row = {"in_office": 7, "present": 3, "withdrawn": 0}
        database.fill("asked", dict.fromkeys(question.types, sort), [row])
        statement = question.verb(Table("asked", tuple(question.types), dialect), report=DECISIVE)

        (found,) = database.run(dialect, statement)

        assert (found["on_outcome"], found["on_required"], found["on_shortfall"]) == (
            "inquorate",
            4,
            1,
        )


# -- statements ---------------------------------------------------------------------------------


class TestReports:
    """Codes, masks and numbers say the same as a Boolean for each state of each limb."""

    @pytest.mark.parametrize("decisive", [True, False])
    def test_they_agree(self, database: Database, dialect: Dialect, *, decisive: bool) -> None:
        terms = TRAFFORD_QIP.voting
        assert isinstance(terms, VotingTerms)
        codes = Codes.of(terms)
        question = motion(terms)
        database.fill("asked", question.types, question.rows(150))
        table = Table("asked", tuple(question.types), dialect)
        spelt, masks, labels, bare = (
            database.run(
                dialect,
                question.verb(
                    table,
                    report=Report(
                        show=show, states=STATES, decisive=decisive, numbered=numbered, prefix="r_"
                    ),
                ),
            )
            for show, numbered in (
                (Show.BOOLEANS, False),
                (Show.MASK, True),
                (Show.CODES, False),
                (Show.NOTHING, True),
            )
        )

        for plain, mask, code, none in zip(spelt, masks, labels, bare, strict=True):
            if plain["r_outcome"] is None:
                assert mask["r_outcome"] is none["r_outcome"] is None
            else:
                assert codes.outcome(mask["r_outcome"]) == plain["r_outcome"]
            assert mask["r_outcome"] == none["r_outcome"]
            for state in STATES:
                column = f"r_{column_name(state)}"
                limbs = codes.decode(mask[column])
                assert [one.name for one in limbs] == [
                    name
                    for name in terms.limbs
                    if plain.get(f"r_{column_name(state, name)}", False)
                ]
                clauses = dict.fromkeys(one.clause.label for one in limbs)
                assert code[column] == "; ".join(clauses)
            assert set(none) == {*question.types, "r_outcome", "r_votes_cast", "r_method"}


def verbs(rulebook: Rulebook) -> list[Question]:
    """Return every question that a rulebook answers."""
    return [
        *(eligibility(rulebook.eligibility, stage) for stage in Stage),
        quorum(rulebook.quorum),
        motion(rulebook.voting),
        *([] if isinstance(rulebook.expenses, Silent) else [item(rulebook.expenses)]),
        window(rulebook.appeals),
        appeal(rulebook.appeals, ON),
        probation_days(rulebook.probation),
        probation(rulebook.probation, ON),
        breach(rulebook.probation),
    ]


class TestText:
    """What a statement looks like."""

    @BOTH
    @pytest.mark.parametrize("written_for", Dialect)
    def test_it_is_short_and_not_deep(self, rulebook: Rulebook, written_for: Dialect) -> None:
        for question in verbs(rulebook):
            for report in (WHOLE, DECISIVE, Report(prefix="a_"), MASKS):
                table = Table("asked", tuple(question.types), written_for)
                text = question.verb(table, report=report)
                assert len(text) < 30_000
                assert text.count("\nFROM") < 12

    @BOTH
    def test_sql_server_gets_no_truth_value_as_a_column_nor_cases_too_deep(
        self, rulebook: Rulebook
    ) -> None:
        for question in verbs(rulebook):
            for report in (WHOLE, Report(prefix="a_")):
                table = Table("asked", tuple(question.types) or ("x",), Dialect.SQL_SERVER)
                tree = sqlglot.parse_one(question.verb(table, report=report), read="tsql")
                for select in tree.find_all(exp.Select):
                    assert not any(
                        isinstance(one.unalias(), exp.Predicate | exp.Connector | exp.Not)
                        for one in select.expressions
                    )
                assert not list(tree.find_all(exp.Boolean))
                for case in tree.find_all(exp.Case):
                    assert _cases_around(case) < 10

    def test_it_can_stand_in_another_statement(self, database: Database, dialect: Dialect) -> None:
        database.fill("rolls", {"present": "INTEGER"}, [{"present": 3}])
        table = Table("rolls", ("present",), dialect)
        everybody = {"in_office": "present"}
        statement = sql.decide_quorum(TRAFFORD_QIP.quorum, table, columns=everybody)

        found = database.run(dialect, f"SELECT outcome FROM ({statement}) AS q")  # noqa: S608

        assert found == [{"outcome": "quorate"}]

    @pytest.mark.parametrize("dialect", [Dialect.SQLITE, Dialect.POSTGRESQL])
    def test_what_is_needed_often_is_worked_out_once(
        self, database: Database, dialect: Dialect
    ) -> None:
        question = motion(TRAFFORD_QIP.voting)
        database.fill("asked", question.types, [])
        statement = question.verb(Table("asked", tuple(question.types), dialect), report=MASKS)
        explain = "EXPLAIN" if dialect is Dialect.SQLITE else "EXPLAIN (VERBOSE)"

        plan = database.run(dialect, f"{explain} {statement}")

        assert len(str(plan)) < 40 * len(statement)

    @pytest.mark.parametrize("dialect", [Dialect.DUCKDB, Dialect.POSTGRESQL])
    def test_new_columns_have_four_types_at_most(
        self, database: Database, dialect: Dialect
    ) -> None:
        assert isinstance(database, Postgres | Duck)
        for question in (*verbs(CHORUS_RSP), *verbs(TRAFFORD_QIP)):
            declared = {"row": "INTEGER", **question.types}
            database.fill("asked", declared, [])
            for report in (WHOLE, Report(prefix="a_"), NUMBERS):
                table = Table("asked", tuple(declared), dialect)
                types = database.types(question.verb(table, report=report))[len(declared) :]
                assert set(types) <= {"BIGINT", "BOOLEAN", "VARCHAR", "DATE"}
                assert types[0] == ("BIGINT" if report.numbered else "VARCHAR")


def _cases_around(node: exp.Expression) -> int:
    depth, above = 0, node.parent
    while above is not None and not isinstance(above, exp.Select):
        depth += isinstance(above, exp.Case)
        above = above.parent
    return depth


ODD: Final = ('a"b', "x]y", "it's", "100%", "über uns", "select", "a.b", "--", "a;b", " ", "`")


class TestNames:
    """Names are quoted, whatever is in them, and those that cannot be are refused."""

    @pytest.mark.parametrize("name", ODD)
    def test_odd_columns(self, database: Database, dialect: Dialect, name: str) -> None:
        database.fill("rolls", {"id": "INTEGER", name: "INTEGER"}, [{"id": 1, name: 7}])

        (found,) = database.run(
            dialect,
            sql.decide_quorum(
                TRAFFORD_QIP.quorum,
                Table("rolls", ("id", name), dialect),
                columns={"in_office": name, "present": name},
            ),
        )

        assert list(found.items())[:3] == [("id", 1), (name, 7), ("outcome", "quorate")]

    @pytest.mark.parametrize("name", ODD)
    def test_odd_tables(self, database: Database, dialect: Dialect, name: str) -> None:
        database.fill(name, {"in_office": "INTEGER"}, [{"in_office": 7}])

        (found,) = database.run(
            dialect,
            sql.decide_quorum(TRAFFORD_QIP.quorum, Table(name, ("in_office",), dialect)),
        )

        assert found["required"] == 4

    def test_a_table_in_a_schema(self, database: Database, dialect: Dialect) -> None:
        schema = "main" if dialect is not Dialect.POSTGRESQL else "public"
        database.fill("rolls", {"in_office": "INTEGER"}, [{"in_office": 7}])

        (found,) = database.run(
            dialect,
            sql.decide_quorum(
                TRAFFORD_QIP.quorum, Table((schema, "rolls"), ("in_office",), dialect)
            ),
        )

        assert found["required"] == 4

    def test_a_column_that_the_table_lacks_is_no_text(self, lite: Sqlite) -> None:
        lite.fill("rolls", {"in_office": "INTEGER"}, [{"in_office": 7}])
        statement = sql.decide_quorum(
            TRAFFORD_QIP.quorum, Table("rolls", ("in_office", "present"), Dialect.SQLITE)
        )

        with pytest.raises(sqlite3.OperationalError, match="present"):
            lite.run(Dialect.SQLITE, statement)

    @pytest.mark.parametrize("name", ["", "a\0b", "\ud800"])
    @pytest.mark.parametrize("written_for", Dialect)
    def test_names_that_cannot_be(self, written_for: Dialect, name: str) -> None:
        for table, columns in ((name, ()), (("a", name), ()), ("a", ("b", name))):
            with pytest.raises(UnusableNameError) as caught:
                Table(table, columns, written_for)
            assert (caught.value.name, caught.value.dialect) == (name, written_for)
            assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301
        with pytest.raises(UnusableNameError):
            Table((), ("a",), written_for)

    @pytest.mark.parametrize(
        ("written_for", "longest"),
        [(Dialect.POSTGRESQL, "é" * 31 + "e"), (Dialect.SQL_SERVER, "é" * 128)],
    )
    def test_names_that_are_too_long(self, written_for: Dialect, longest: str) -> None:
        assert Table("a", (longest,), written_for).columns == (longest,)
        with pytest.raises(UnusableNameError):
            Table("a", (longest + "e",), written_for)

    @pytest.mark.parametrize("written_for", [Dialect.SQLITE, Dialect.DUCKDB])
    def test_the_others_take_any_length(self, written_for: Dialect) -> None:
        assert Table("a" * 1_000, (), written_for).quoted == f'"{"a" * 1_000}"'

    def test_the_name_of_a_new_column_that_is_too_long(self) -> None:
        table = Table("rolls", ("in_office",), Dialect.POSTGRESQL)

        with pytest.raises(UnusableNameError):
            sql.decide_quorum(TRAFFORD_QIP.quorum, table, report=Report(prefix="é" * 30))

    def test_a_fact_that_there_is_not(self) -> None:
        table = Table("rolls", ("in_office",), Dialect.SQLITE)

        with pytest.raises(UnknownColumnError) as caught:
            sql.decide_quorum(TRAFFORD_QIP.quorum, table, columns={"in_offfice": "in_office"})

        assert caught.value.fact == "in_offfice"
        assert "in_office" in caught.value.there_are

    def test_a_column_that_there_is_not(self) -> None:
        table = Table("rolls", ("in_office",), Dialect.SQLITE)

        with pytest.raises(UnknownColumnError) as caught:
            sql.decide_quorum(TRAFFORD_QIP.quorum, table, columns={"present": "came"})

        assert (caught.value.column, caught.value.there_are) == ("came", ("in_office",))

    @pytest.mark.parametrize(
        ("written_for", "taken"),
        [
            (Dialect.SQLITE, "OUTCOME"),
            (Dialect.DUCKDB, "Outcome"),
            (Dialect.SQL_SERVER, "Outcome"),
            (Dialect.POSTGRESQL, "outcome"),
        ],
    )
    def test_a_new_column_of_a_name_that_is_taken(self, written_for: Dialect, taken: str) -> None:
        table = Table("rolls", (taken,), written_for)

        with pytest.raises(ColumnTakenError):
            sql.decide_quorum(TRAFFORD_QIP.quorum, table)
        assert sql.decide_quorum(TRAFFORD_QIP.quorum, table, report=Report(prefix="a_"))

    def test_names_are_told_apart_by_case_in_postgresql_alone(self) -> None:
        table = Table("rolls", ("Outcome",), Dialect.POSTGRESQL)

        assert '"outcome"' in sql.decide_quorum(TRAFFORD_QIP.quorum, table)

    def test_a_table_that_uses_the_names_of_derived_columns(
        self, database: Database, dialect: Dialect
    ) -> None:
        own = {f"Scrutiny_{number}": number for number in range(1, 30)}
        database.fill(
            "rolls",
            {**dict.fromkeys(own, "INTEGER"), "in_office": "INTEGER"},
            [{**own, "in_office": 7}],
        )

        (found,) = database.run(
            dialect,
            sql.decide_quorum(TRAFFORD_QIP.quorum, Table("rolls", (*own, "in_office"), dialect)),
        )

        assert {name: found[name] for name in own} == own
        assert found["required"] == 4

    def test_under_a_silent_paper_columns_are_not_looked_at(self) -> None:
        table = Table("rolls", ("in_office",), Dialect.SQLITE)

        assert sql.decide_quorum(CHORUS_RSP.quorum, table, columns={"a": "b"})

    def test_a_moment_is_no_day(self) -> None:
        table = Table("people", ("tenant",), Dialect.SQLITE)

        with pytest.raises(NotADayError):
            sql.assess_eligibility(
                CHORUS_RSP.eligibility,
                table,
                stage=Stage.MEMBER,
                on=datetime(2026, 1, 1),  # noqa: DTZ001
            )
