"""Are frames right of every combination of facts, and not only of some?

Every state of Chorus's facts, every pair of Trafford's against all that is good and all that is
unknown, and every small roll and ballot. What was found of the limbs is compared bit by bit.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import combinations, product
from typing import Any, Final

import narwhals.stable.v2 as nw
import pytest

from scrutiny_rules import (
    Applicant,
    Ballot,
    CastingVote,
    Decision,
    EligibilityTerms,
    QuorumTerms,
    Roll,
    Stage,
    Terms,
    VotingTerms,
    assess_eligibility,
    decide_motion,
    decide_quorum,
    frames,
)
from scrutiny_rules._forms import voting
from scrutiny_rules.columns import WHOLE_REPORT, Codes, Report, Show, column_name
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.frames.asking import facts
from tests.frames.engines import ENGINES, Frame, Row, Sort, arrow
from tests.frames.questions import BALLOT, HARMFUL, ROLL, TODAY, read_by

MAIN: Final = ("polars", "pandas, NumPy types", "pyarrow", "duckdb")
YES_NO: Final = (None, True, False)

REPORTS: Final = tuple(
    Report(show=Show.MASK, states=WHOLE_REPORT.states, decisive=decisive)
    for decisive in (False, True)
)
NAMES: Final = ("outcome", *(column_name(state) for state in WHOLE_REPORT.states))


@dataclass(frozen=True)
class Every:
    """Every row of a sort, and what is said of it."""

    terms: Terms[Any, Any]
    rows: Sequence[Row]
    put: Callable[[Frame, Report], Frame]
    say: Callable[[Row], Decision[Any]]

    @cached_property
    def answers(self) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        """Return what is expected: of a whole report, and of what is decisive."""
        bit = {limb.name: 1 << at for at, limb in enumerate(Codes.of(self.terms).limbs)}
        whole: list[tuple[object, ...]] = []
        decisive: list[tuple[object, ...]] = []
        for row in self.rows:
            try:
                found = self.say(row)
            except ValueError:
                whole.append((None, 0, 0, 0))
                decisive.append((None, 0, 0, 0))
                continue
            masks, deciding = (
                dict.fromkeys(WHOLE_REPORT.states, 0),
                dict.fromkeys(WHOLE_REPORT.states, 0),
            )
            for one in found.findings:
                if one.state in masks:
                    masks[one.state] |= bit[one.limb]
                    deciding[one.state] |= bit[one.limb] * one.decisive
            whole.append((str(found.outcome), *masks.values()))
            decisive.append((str(found.outcome), *deciding.values()))
        return whole, decisive

    def check(self, engine: str) -> None:
        """Compare what an engine says of all rows."""
        sorts = {"row": Sort.COUNT, **{name: _sort(name) for name in self.rows[0]}}
        rows = [{"row": number, **row} for number, row in enumerate(self.rows)]
        frame = ENGINES[engine](arrow(rows, sorts))
        for report, wanted in zip(REPORTS, self.answers, strict=True):
            found = nw.from_native(self.put(frame, report))
            if isinstance(found, nw.LazyFrame):
                found = found.collect()
            table = found.select("row", *NAMES).sort("row").to_arrow().to_pydict()
            got = list(zip(*(table[name] for name in NAMES), strict=True))
            differ = [number for number, one in enumerate(wanted) if got[number] != one]
            assert [(self.rows[n], got[n], wanted[n]) for n in differ[:3]] == []


def _sort(name: str) -> Sort:
    if name == "date_of_birth":
        return Sort.DAY
    return {**BALLOT, **ROLL}.get(name, Sort.YES_NO)


def _persons(terms: EligibilityTerms, rows: Sequence[Row]) -> Every:
    def say(row: Row) -> Decision[Any]:
        return assess_eligibility(
            terms, Applicant(**facts(Applicant, row, row)), stage=Stage.MEMBER, on=TODAY
        )

    return Every(
        terms,
        rows,
        lambda frame, report: frames.assess_eligibility(
            terms, frame, stage=Stage.MEMBER, on=TODAY, report=report
        ),
        say,
    )


def _combined(**could_be: Iterable[object]) -> Iterator[dict[str, object]]:
    for values in product(*could_be.values()):
        yield dict(zip(could_be, values, strict=True))


@cache
def chorus() -> Every:
    """Return every state of the nine facts that Chorus's paper reads."""
    terms = CHORUS_RSP.eligibility
    assert isinstance(terms, EligibilityTerms)
    names = terms.read
    return _persons(terms, list(_combined(**dict.fromkeys(names, YES_NO))))


BORN: Final = (None, date(1980, 1, 1), date(2023, 1, 1))


@cache
def trafford() -> Every:
    """Return every pair of facts against all good and all unknown, and every standing."""
    terms = TRAFFORD_QIP.eligibility
    assert isinstance(terms, EligibilityTerms)
    names = [name if name != "age" else "date_of_birth" for name in terms.read]
    good: dict[str, object] = {name: not name.startswith(HARMFUL) for name in names}
    good["date_of_birth"] = BORN[1]
    unknown = dict.fromkeys(names)
    could_be = {name: BORN if name == "date_of_birth" else YES_NO for name in names}
    rows = [
        {**base, **pair}
        for base in (good, unknown)
        for two in combinations(names, 2)
        for pair in _combined(**{name: could_be[name] for name in two})
    ]
    standing = dict.fromkeys(names[:6], YES_NO)
    rows += [{**base, **one} for base in (good, unknown) for one in _combined(**standing)]
    return _persons(terms, rows)


@cache
def rolls() -> Every:
    """Return every small roll."""
    terms = TRAFFORD_QIP.quorum
    assert isinstance(terms, QuorumTerms)
    count = (None, *range(7))
    rows = list(_combined(in_office=count, present=count, withdrawn=(None, 0, 1, 2, 3)))
    return Every(
        terms,
        rows,
        lambda frame, report: frames.decide_quorum(terms, frame, report=report),
        lambda row: decide_quorum(terms, Roll(**facts(Roll, row, row))),
    )


@cache
def ballots() -> Every:
    """Return every small ballot."""
    terms = TRAFFORD_QIP.voting
    assert isinstance(terms, VotingTerms)
    count = (None, *range(4))
    words = (None, *map(str, CastingVote))
    names = read_by(voting, terms)
    rows = list(
        _combined(
            votes_for=count,
            votes_against=count,
            quorate=YES_NO,
            objections=(None, 0, 1),
            casting_vote=words,
            in_attendance=(None, 5),
        )
    )
    return Every(
        terms,
        rows,
        lambda frame, report: frames.decide_motion(terms, frame, report=report),
        lambda row: decide_motion(terms, Ballot(**facts(Ballot, row, names))),
    )


EVERY: Final = {"chorus": chorus, "trafford": trafford, "rolls": rolls, "ballots": ballots}


@pytest.mark.no_cover
class TestEveryCombination:
    """Outcome, findings and what is decisive, of rows that leave nothing out."""

    @pytest.mark.parametrize("engine", MAIN)
    @pytest.mark.parametrize("what", EVERY)
    def test_each_is_told_what_one_alone_is_told(self, what: str, engine: str) -> None:
        EVERY[what]().check(engine)
