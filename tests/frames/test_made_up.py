"""Are frames right of papers that nobody wrote, and do their answers keep the laws of rows?

Small ladders made by chance, with gates, alternatives and exceptions; and the papers' own terms
with conditions on a landlord's own facts beside theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from random import Random
from types import SimpleNamespace
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_rules import (
    Applicant,
    AttendanceRegister,
    Ballot,
    ChoiceFact,
    Claim,
    Condition,
    CountFact,
    Fact,
    Kind,
    Limb,
    Meeting,
    Roll,
    Stage,
    State,
    Terms,
    assess_eligibility,
    decide_motion,
    decide_quorum,
    frames,
    own_fact,
    reimburse,
    review_attendance,
)
from scrutiny_rules._asking import Asked, Sheet, sheet
from scrutiny_rules._forms import voting
from scrutiny_rules._tables import Form, Table
from scrutiny_rules.columns import WHOLE_REPORT, Codes, Report, Show, column_name
from scrutiny_rules.frames._answers import answered
from tests.analysis.small import Colour, SmallCase, SmallTerms, Word, random_terms
from tests.frames import questions
from tests.frames.asking import BOTH, Figures, Question, facts, numbered
from tests.frames.engines import ENGINES, Frame, Row, Sort, arrow, names_of, rows_of
from tests.frames.questions import TODAY

LANGUAGES: Final = ("polars", "pandas, nullable types", "pandas, NumPy types", "pyarrow", "duckdb")
"""Engines that cost little, and that between them use every way of working out an answer."""

FEW: Final = 5
"""How many examples there are of what costs much."""

SEEDS: Final = st.integers(0, 2**32)

SMALL: Final[Mapping[str, Sort]] = {
    **dict.fromkeys(("flag_a", "flag_b", "flag_c", "some_left"), Sort.YES_NO),
    **dict.fromkeys(("whole", "part", "rest"), Sort.COUNT),
    "word": Sort.WORD,
}


def _small_rows(random: Random, terms: SmallTerms) -> tuple[Row, ...]:
    """Return cases with what is left of them worked out, as if it stood in the table."""
    rows = []
    for _ in range(60):
        part = random.randint(0, 5)
        row: dict[str, object] = {
            **{name: random.random() < 0.5 for name in ("flag_a", "flag_b", "flag_c")},
            "part": part,
            "whole": part + random.randint(0, 5),
            "word": str(random.choice(list(Word))),
        }
        hidden = random.choice((0, 0.2, 0.5))
        row = {name: None if random.random() < hidden else one for name, one in row.items()}
        (world,) = terms.worlds(SmallCase.model_validate(row))
        rows.append({name: _known(world[name]) for name in SMALL})
    return numbered(rows)


def _known(value: object) -> object:
    return value if isinstance(value, int | str) else None


def small(terms: SmallTerms, rows: tuple[Row, ...]) -> Question:
    """Put a small ladder to rows."""

    def make(_: SmallTerms, table: Table) -> Sheet:
        world = {name: table.value(name) for name in terms.read}
        return sheet(terms, table, Form((world,)))

    def say(row: Row) -> tuple[Any, Figures]:
        found: Any = SimpleNamespace(**terms.walk(row))
        return found, {}

    return Question(
        name="small",
        terms=terms,
        sorts={"row": Sort.COUNT, **SMALL},
        rows=rows,
        put=lambda frame, report: answered(Asked(terms, Colour, make), frame, {}, report),
        say=say,
    )


@pytest.mark.no_cover
class TestSmallLadders:
    """Random ladders of yes/no facts, counts and words."""

    @given(seed=SEEDS, engine=st.sampled_from(LANGUAGES))
    def test_every_row_is_walked_as_the_ladder_walks_it(self, seed: int, engine: str) -> None:
        random = Random(seed)
        terms = random_terms(random)
        question = small(terms, _small_rows(random, terms))
        assert question.wrong(engine, *BOTH) == []


# -- a landlord's own facts ----------------------------------------------------------------------


def _own(name: str, kind: Kind, *choices: str) -> Fact:
    return Fact(name=f"other.{name}", kind=kind, question="?", answered_by="staff", choices=choices)


OWN: Final = (
    _own("ward", Kind.YES_NO),
    _own("visits", Kind.COUNT),
    _own("colour", Kind.CHOICE, "red", "green", "blue"),
)

OWN_SORTS: Final[Mapping[str, Sort]] = {
    "other.ward": Sort.YES_NO,
    "other.visits": Sort.COUNT,
    "other.colour": Sort.WORD,
}

LEAVES: Final = st.one_of(
    st.just(own_fact("ward")),
    st.builds(lambda least: CountFact("other.visits") >= least, st.integers(0, 4)),
    st.builds(
        lambda words: ChoiceFact("other.colour").is_in(*words),
        st.sampled_from((("red",), ("green", "blue"), ("red", "blue"))),
    ),
)

CONDITIONS: Final[st.SearchStrategy[Condition]] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda one, other: one & other, inner, inner),
        st.builds(lambda one, other: one | other, inner, inner),
        st.builds(lambda one: ~one, inner),
    ),
    max_leaves=4,
)


def _turned(limb: Limb, condition: Condition, *, beside: bool) -> Limb:
    """Return a limb with a condition beside its own, or instead of it."""
    found = limb.condition & condition if beside else limb.condition | condition
    return limb.model_copy(update={"condition": found})


def with_own(terms: Any, condition: Condition, *, beside: bool) -> Terms[Any, Any]:
    """Return a paper's terms with a condition on a landlord's own facts in one of its limbs."""
    field = {
        "eligibility": "bars",
        "quorum": "limbs_required",
        "voting": "majority",
        "attendance": "rate",
        "expenses": "reasonable",
    }[terms.kind]
    found = getattr(terms, field)
    if isinstance(found, tuple):
        changed: object = (_turned(found[0], condition, beside=beside), *found[1:])
    else:
        changed = _turned(found, condition, beside=beside)
    made: Terms[Any, Any] = terms.model_copy(update={field: changed, "own_facts": OWN})
    return made


MODELS: Final = {
    "eligibility": Applicant,
    "quorum": Roll,
    "voting": Ballot,
    "attendance": AttendanceRegister,
    "expenses": Claim,
}


@dataclass(frozen=True)
class Basis:
    """A paper's question, of which the rows get a landlord's own facts besides."""

    terms: Any
    sorts: Mapping[str, Sort]
    rows: tuple[Row, ...]


@cache
def bases() -> dict[str, Basis]:
    """Return what is asked of terms that can have a landlord's own facts."""
    found = {}
    for block in MODELS:
        name, terms = next(iter(questions.own(block).items()))
        asked = {
            "eligibility": lambda name, terms: questions.eligibility(name, terms, Stage.MEMBER),
            "quorum": questions.roll,
            "voting": questions.ballot,
            "attendance": questions.register,
            "expenses": questions.items,
        }[block](name, terms)
        found[block] = Basis(terms, asked.sorts, asked.rows)
    return found


def _said(row: Row) -> dict[str, Any]:
    """Return the own facts of a row, as the facts models take them."""
    return {"other": {name.removeprefix("other."): row[name] for name in OWN_SORTS}}


def made_up(  # noqa: C901  a case a block
    block: str, terms: Any, rows: tuple[Row, ...], columns: Mapping[str, str]
) -> Question:
    """Put made-up terms to rows, whose own facts stand in columns of some names."""

    def say(case: Any) -> tuple[Any, Figures]:
        match block:
            case "eligibility":
                names = [name for name in bases()[block].sorts if name != "row"]
                person = Applicant(**facts(Applicant, case, names), **_said(case))
                return assess_eligibility(terms, person, stage=Stage.MEMBER, on=TODAY), {}
            case "quorum":
                return decide_quorum(terms, Roll(**facts(Roll, case, ROLL), **_said(case))), {}
            case "voting":
                return decide_motion(
                    terms, Ballot(**facts(Ballot, case, votes()), **_said(case))
                ), {}
            case "attendance":
                return _reviewed(terms, case), {}
            case _:
                claim = Claim(
                    items=(questions.item_of(case, terms),),
                    **facts(Claim, case, ("claimant",)),
                    **_said(case),
                )
                return reimburse(terms, claim).items[0], {}

    def put(frame: Frame, report: Report) -> Frame:
        match block:
            case "eligibility":
                return frames.assess_eligibility(
                    terms, frame, stage=Stage.MEMBER, on=TODAY, columns=columns, report=report
                )
            case "quorum":
                return frames.decide_quorum(terms, frame, columns=columns, report=report)
            case "voting":
                return frames.decide_motion(terms, frame, columns=columns, report=report)
            case "attendance":
                return frames.review_attendance(
                    terms, frame, on=TODAY, columns=columns, report=report
                )
            case _:
                return frames.decide_items(terms, frame, columns=columns, report=report)

    there = {columns.get(name, name): sort for name, sort in OWN_SORTS.items()}
    return Question(
        name=block,
        terms=terms,
        sorts={**bases()[block].sorts, **there},
        rows=rows,
        put=put,
        say=say,
        key="member" if block == "attendance" else "row",
        several=block == "attendance",
    )


ROLL: Final = ("in_office", "present", "withdrawn")


@cache
def votes() -> tuple[str, ...]:
    """Return the columns of a ballot that Trafford's paper reads."""
    return questions.read_by(voting, bases()["voting"].terms)


def _reviewed(terms: Any, rows: list[Row]) -> Any:
    shared = ("judged_consistent", *OWN_SORTS)
    if any(len({row[name] for row in rows} - {None}) > 1 for name in shared):
        raise ValueError("what is said of a member is said once")
    meetings = [Meeting(**facts(Meeting, row, ("held_on", "mark", "formal"))) for row in rows]
    register = AttendanceRegister(
        meetings=tuple(sorted(meetings, key=lambda one: one.held_on)),
        **facts(AttendanceRegister, rows[0], ("judged_consistent",)),
        **_said(rows[0]),
    )
    return review_attendance(terms, register, on=TODAY)


def _with_own_facts(random: Random, basis: Basis, count: int = 40) -> tuple[Row, ...]:
    """Return some of the rows with own facts; all rows of a member say the same."""
    could_be: dict[str, tuple[object, ...]] = {
        "other.ward": (None, True, False),
        "other.visits": (None, 0, 1, 2, 3, 4, 1_000_000, 1_000_001),
        "other.colour": (None, "red", "green", "blue", "mauve"),
    }
    said: dict[object, dict[str, object]] = {}
    rows = basis.rows
    if "member" not in basis.sorts:
        rows = tuple(random.sample(rows, count))
    for row in rows:
        key = row.get("member", row["row"])
        likely = {
            name: random.choice(values[: random.choice((4, len(values)))])
            for name, values in could_be.items()
        }
        said.setdefault(key, likely)
    return tuple({**row, **said[row.get("member", row["row"])]} for row in rows)


class TestOwnFacts:
    """The papers' terms with a landlord's own conditions, in columns named for them or not."""

    @pytest.mark.parametrize("block", sorted(MODELS))
    @settings(max_examples=FEW)
    @given(
        condition=CONDITIONS,
        beside=st.booleans(),
        seed=SEEDS,
        engine=st.sampled_from(LANGUAGES),
        renamed=st.booleans(),
        report=st.sampled_from(BOTH),
    )
    def test_they_are_read_from_their_columns(  # noqa: PLR0913, PLR0917  what is drawn
        self,
        block: str,
        condition: Condition,
        beside: bool,
        seed: int,
        engine: str,
        renamed: bool,
        report: Report,
    ) -> None:
        basis = bases()[block]
        terms = with_own(basis.terms, condition, beside=beside)
        read = [name for name in OWN_SORTS if name in terms.read]
        columns = {name: f"our {name}" for name in read} if renamed else {}
        rows = _with_own_facts(Random(seed), basis)
        # A fact that the paper does not read is refused by the facts model, and not looked at.
        rows = tuple(
            {**row, **{name: None for name in OWN_SORTS if name not in read}} for row in rows
        )
        rows = tuple({**row, **{to: row[name] for name, to in columns.items()}} for row in rows)
        question = made_up(block, terms, rows, columns)
        assert question.wrong(engine, report) == []
        assert any(answer[False]["outcome"] for answer in question.answers.values())


# -- laws ---------------------------------------------------------------------------------------

ROLLS: Final = questions.roll("laws", next(iter(questions.own("quorum").values())))
BALLOTS: Final = questions.ballot("laws", next(iter(questions.own("voting").values())))
ITEMS: Final = questions.items("laws", next(iter(questions.own("expenses").values())))
PERSONS: Final = questions.eligibility(
    "laws", next(iter(questions.own("eligibility").values())), Stage.MEMBER
)
ROW_BY_ROW: Final = {"rolls": ROLLS, "ballots": BALLOTS, "items": ITEMS, "persons": PERSONS}

LAWFUL: Final = ("polars", "pandas, nullable types", "pyarrow", "duckdb")

CODES: Final = Report(decisive=False)


def answers(
    question: Question, engine: str, rows: tuple[Row, ...], report: Report
) -> dict[object, Row]:
    """Return the answers to some rows by their number."""
    frame = question.put(ENGINES[engine](arrow(rows, question.sorts)), report)
    return {row["row"]: row for row in rows_of(frame)}


@pytest.mark.no_cover
class TestLawsOfRows:
    """A row is answered by itself, whatever stands beside it."""

    @pytest.mark.parametrize("engine", LAWFUL)
    @pytest.mark.parametrize("asked", ROW_BY_ROW)
    def test_other_rows_and_their_order_change_nothing(self, asked: str, engine: str) -> None:
        question = ROW_BY_ROW[asked]
        turned = tuple(Random(1).sample(question.rows, len(question.rows)))
        whole = answers(question, engine, question.rows, CODES)
        assert answers(question, engine, turned, CODES) == whole
        cut = len(turned) // 3
        parts = (turned[:cut], turned[cut:])
        put_together: dict[object, Row] = {}
        for part in parts:
            put_together |= answers(question, engine, part, CODES)
        assert put_together == whole

    @pytest.mark.parametrize("engine", LAWFUL)
    @pytest.mark.parametrize("asked", ROW_BY_ROW)
    def test_the_callers_columns_come_first_and_as_they_were(self, asked: str, engine: str) -> None:
        question = ROW_BY_ROW[asked]
        sorts = {"before": Sort.WORD, **question.sorts, "after": Sort.FLOAT}
        rows = tuple({**row, "before": "x", "after": 0.5} for row in question.rows)
        frame = ENGINES[engine](arrow(rows, sorts))
        names, before = names_of(frame), rows_of(frame)
        answered_ = question.put(frame, CODES)
        assert names_of(answered_)[: len(names)] == names
        assert names_of(frame) == names
        got = rows_of(answered_)
        assert [{name: row[name] for name in names} for row in got] == before == rows_of(frame)
        alone = answers(question, engine, question.rows, CODES)
        new = [name for name in got[0] if name not in names]
        for row in got:
            assert {n: row[n] for n in new} == {n: alone[row["row"]][n] for n in new}

    @pytest.mark.parametrize("asked", ["rolls", "ballots", "items"])
    def test_a_column_that_is_not_there_is_one_of_nulls(self, asked: str) -> None:
        question = ROW_BY_ROW[asked]
        names = [name for name in question.sorts if name not in {"row", *USUAL}]
        new = ["outcome", *question.figures, "not_met", "unknown"]
        for name, engine in zip(names, cycle(LAWFUL), strict=False):
            got, wanted = (
                answers(one, engine, one.rows, CODES)
                for one in (question.without(name), question.empty(name))
            )
            for row, answer in got.items():
                assert {n: answer[n] for n in new} == {n: wanted[row][n] for n in new}

    @pytest.mark.parametrize("asked", ["rolls", "ballots", "items"])
    @pytest.mark.parametrize("engine", LAWFUL)
    def test_what_is_usual_is_taken_for_granted_where_there_is_no_column(
        self, asked: str, engine: str
    ) -> None:
        question = ROW_BY_ROW[asked]
        lacking = question.without(*(name for name in question.sorts if name in USUAL))
        assert lacking.wrong(engine, WHOLE_REPORT) == []

    @pytest.mark.parametrize("engine", LAWFUL)
    @pytest.mark.parametrize("asked", ["rolls", "ballots", "items"])
    def test_columns_of_nulls_are_facts_that_nobody_knows(self, asked: str, engine: str) -> None:
        question = ROW_BY_ROW[asked]
        names = [name for name in question.sorts if name != "row"]
        empty = question.empty(*names[::2])
        assert empty.wrong(engine, WHOLE_REPORT) == []

    @settings(max_examples=FEW)
    @given(seed=SEEDS)
    def test_learning_a_fact_never_turns_one_certain_outcome_into_another(self, seed: int) -> None:
        random = Random(seed)
        for question in ROW_BY_ROW.values():
            fixed = {"row", *USUAL, *NEVER_UNKNOWN}
            names = [name for name in question.sorts if name not in fixed]
            known = [row for row in question.rows if _outcome(question, row) is not None]
            less = tuple(
                {**row, **dict.fromkeys(random.sample(names, random.randint(1, 4)))}
                for row in known
            )
            for row, answer in answers(question, "polars", less, CODES).items():
                more = _outcome(question, question.rows[_number(row)])
                assert answer["outcome"] in {more, "undetermined", None}, row


USUAL: Final = ("withdrawn", "abstentions", "concerned", "recorded_by", "own_vehicle")
"""What the facts models take to be as usual where nobody says otherwise, and may be unknown."""


NEVER_UNKNOWN: Final = (
    *("miles", "vehicle", "for_involvement", "claimant", "reasonable"),
    *("casting_vote", "votes_for", "votes_against"),
)
"""What says something by not being there, such as that nobody has judged: it is no gap."""


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


def _outcome(question: Question, row: Row) -> object:
    return question.answers[row["row"]][False]["outcome"]


class TestReports:
    """Codes, masks and Booleans say the same, and a number is an outcome."""

    @pytest.mark.parametrize("decisive", [True, False])
    @pytest.mark.parametrize("engine", ["polars", "pandas, NumPy types", "duckdb"])
    @pytest.mark.parametrize("asked", ROW_BY_ROW)
    def test_they_say_the_same(self, asked: str, engine: str, *, decisive: bool) -> None:
        question, states = ROW_BY_ROW[asked], WHOLE_REPORT.states
        codes = Codes.of(question.terms)
        by_show = {
            show: answers(
                question,
                engine,
                question.rows,
                Report(show=show, states=states, decisive=decisive, numbered=show is Show.MASK),
            )
            for show in Show
        }
        for number, booleans in by_show[Show.BOOLEANS].items():
            masks, texts, plain = (
                by_show[show][number] for show in (Show.MASK, Show.CODES, Show.NOTHING)
            )
            outcome = booleans["outcome"]
            assert outcome == texts["outcome"] == plain["outcome"]
            number_ = masks["outcome"]
            assert outcome == (None if number_ is None else codes.outcome(_number(number_)))
            for state in states:
                mask = _number(masks[column_name(state)])
                limbs = codes.decode(mask)
                assert [limb.name for limb in limbs] == [
                    name for name in question.terms.limbs if booleans.get(column_name(state, name))
                ]
                labels = {clause.label for clause in codes.clauses(mask)}
                of_the_paper = dict.fromkeys(limb.clause.label for limb in codes.limbs)
                told = "; ".join(label for label in of_the_paper if label in labels)
                assert texts[column_name(state)] == told

    def test_only_the_states_that_are_wanted_are_given(self) -> None:
        frame = ENGINES["polars"](arrow(ROLLS.rows[:1], ROLLS.sorts))
        for show in (Show.CODES, Show.MASK):
            report = Report(show=show, states=(State.UNKNOWN,), prefix="q_")
            new = ROLLS.put(frame, report).columns[len(ROLLS.sorts) :]
            assert new == ["q_outcome", *(f"q_{name}" for name in ROLLS.figures), "q_unknown"]
        nothing = ROLLS.put(frame, Report(states=())).columns[len(ROLLS.sorts) :]
        assert nothing == ["outcome", *ROLLS.figures]
