"""Asking: a question that can be put to every row of a table, and the columns that answer it.

>>> from scrutiny_rules._tables import Source
>>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
>>> asked = ask_quorum(CHORUS_RSP.quorum)
>>> outcome = asked.answers(lambda wanted: Source(), Report()).outputs[0]
>>> outcome.name, outcome.value.otherwise
('outcome', 'not provided for')
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Generic, TypeAlias, TypeVar

from scrutiny_rules._cases import Cases
from scrutiny_rules._expressions import (
    ALWAYS,
    NEVER,
    Bits,
    Day,
    Expression,
    Joined,
    Later,
    Mask,
    Number,
    Numbered,
    OnDay,
    Ratio,
    Whole,
    Words,
    all_of,
    any_of,
    gated,
    more_than,
    negated,
    pick,
    uses,
    words,
)
from scrutiny_rules._forms import (
    ITEM_FIGURES,
    appeals,
    claims,
    days,
    eligibility,
    items,
    probation,
    probation_breach,
    probation_days,
    quorum,
    registers,
    voting,
    window,
)
from scrutiny_rules._frozen import Frozen
from scrutiny_rules._lowering import (
    Walked,
)
from scrutiny_rules._read_off import read_off
from scrutiny_rules._tables import (
    DayValue,
    Figure,
    Form,
    Input,
    Source,
    Table,
)
from scrutiny_rules.appeals import AppealStanding, AppealTerms
from scrutiny_rules.applicants import Stage
from scrutiny_rules.attendance import Attendance, AttendanceTerms
from scrutiny_rules.calendars import check_day
from scrutiny_rules.columns import MOST_BITS, Report, Show, column_name
from scrutiny_rules.conditions import State
from scrutiny_rules.decisions import Provision, Silent
from scrutiny_rules.eligibility import Eligibility, EligibilityTerms
from scrutiny_rules.errors import TooManyLimbsError
from scrutiny_rules.expenses import (
    Claim,
    Expense,
    ExpenseTerms,
    ItemOutcome,
    Mileage,
    Reimbursement,
)
from scrutiny_rules.ladder import MOST_KEPT, Limb, Terms
from scrutiny_rules.probation import (
    Probation,
    ProbationBreach,
    ProbationTerms,
)
from scrutiny_rules.quorum import Quorum, QuorumTerms
from scrutiny_rules.voting import Motion, VotingTerms

MOST_MADE: Final = 100
"""For how many sorts of tables what is made of some terms is kept."""


# -- sheets -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sheet:
    """What a rule gives for every row.

    Attributes:
        outcome: The outcome.
        outcomes: Every outcome that the rule has, in the order of its enumeration.
        limbs: The limbs that findings may be about, in the order of the paper.
        findings: Where each limb is in a state; the flag asks for the decisive ones alone.
        gate: Where a limb in a state can be decisive at all; the findings leave that out.
        figures: The figures beside the outcome.
        refused: Where a row holds what no case could.
    """

    outcome: Words
    outcomes: tuple[str, ...]
    limbs: tuple[Limb, ...]
    findings: Callable[[State, bool], Mapping[str, Mask]]
    figures: tuple[Figure, ...]
    refused: Mask
    gate: Callable[[State], Mask] = lambda _: ALWAYS


def sheet(terms: Terms[Any, Any], table: Table, form: Form, *, stage: str | None = None) -> Sheet:
    """Return what a ladder gives for every row of a form."""
    walk = Walked(terms, form.worlds, stage)
    return Sheet(
        outcome=walk.outcome,
        outcomes=tuple(str(outcome) for outcome in walk.outcomes),
        limbs=tuple(terms.limbs.values()),
        findings=lambda state, decisive: walk.decisive(state) if decisive else walk.bears(state),
        figures=form.figures,
        refused=table.wrong,
        gate=walk.gate,
    )


def provided(limb: Limb, table: Table, first: DayValue, last: Later) -> Sheet:
    """Return where a period can be told, and which it is."""
    states = {State.MET: first.known, State.NOT_MET: NEVER, State.UNKNOWN: negated(first.known)}
    return Sheet(
        outcome=words(((first.known, Provision.PROVIDED),), Provision.UNDETERMINED),
        outcomes=tuple(Provision),
        limbs=(limb,),
        findings=lambda state, _: {limb.name: states[state]},
        figures=days(first, last),
        refused=table.wrong,
    )


TermsT = TypeVar("TermsT", bound=Terms[Any, Any])

Named: TypeAlias = tuple[tuple[str, Number | Day | Words], ...]

_TWO_DAYS: Final[Named] = (("first_day", OnDay(date.min)), ("last_day", OnDay(date.min)))


@dataclass(frozen=True)
class Output:
    """A new column: its name, what it holds, and where it holds anything.

    Attributes:
        name: The name of the column.
        value: What it holds.
        where: Where it holds that; it is null elsewhere.
    """

    name: str
    value: Expression
    where: Mask = ALWAYS


SaidT = TypeVar("SaidT")


@dataclass(frozen=True)
class Answers:
    """The new columns that answer a question.

    Attributes:
        outputs: The columns.
        spoken: What was made of them for one sort of table or another, so that it is made once.
    """

    outputs: list[Output]
    spoken: dict[object, Any] = field(default_factory=dict, compare=False)

    def said(self, key: object, say: Callable[[], SaidT]) -> SaidT:
        """Return what was made for one sort of table, or make it; only so much is kept."""
        said: SaidT | None = self.spoken.get(key)
        if said is None:
            if len(self.spoken) >= MOST_MADE:
                self.spoken.clear()
            said = self.spoken[key] = say()
        return said


MadeT = TypeVar("MadeT")


def kept(
    terms: Terms[Any, Any],
    what: object,
    source: Callable[[Input], Source],
    make: Callable[[Table], MadeT],
    *models: type[Frozen],
) -> MadeT:
    """Return what is made of terms for a table, or what was made before of one like it.

    Args:
        terms: The terms, with which it is kept.
        what: Tells it from what else is made of these terms.
        source: Tells of a column whether it is there, and what is known of it.
        make: Makes it.
        models: The models that hold the facts, where the terms' own does not.

    Returns:
        What was made, for a table of which the same is known.

    Raises:
        Nothing of its own.
    """
    made = made_before(terms, what)
    for sources, before in made:
        if all(source(wanted) == found for wanted, found in sources.items()):
            found_before: MadeT = before
            return found_before
    table = Table(source, terms, *models)
    new = make(table)
    keep(made, (table.asked, new))
    return new


def made_before(terms: Terms[Any, Any], what: object) -> list[Any]:
    """Return what was made of terms before, the same list each time while there is room.

    Args:
        terms: The terms, with which it is kept.
        what: Tells it from what else is made of these terms.

    Returns:
        What was made, to which ``keep`` adds.

    Raises:
        Nothing.
    """
    prepared = terms.prepared
    if len(prepared) >= MOST_KEPT:
        prepared.clear()
    return prepared.setdefault(what, [])


def keep(made: list[Any], new: object) -> None:
    """Add to what was made before, of which only so much is kept."""
    if len(made) >= MOST_MADE:
        made.clear()
    made.append(new)


def names_of(terms: Terms[Any, Any], *models: type[Frozen]) -> tuple[str, ...]:
    """Return what columns may stand for: facts, and the fields of the models that hold them."""
    fields = (name for model in models for name in model.model_fields)
    return tuple(dict.fromkeys((*terms.known_facts, *fields)))


@dataclass(frozen=True)
class Asked(Generic[TermsT]):
    """A question that can be put to every row of a table.

    Attributes:
        terms: The terms that it is put to, or that there are none.
        outcomes: The outcomes that it can have.
        make: What the answer is, from the terms and the columns of a table.
        figures: The figures beside the outcome, with something of the sort that each is.
        models: The models that hold the facts, where the terms' own does not.
        further: Names of columns that hold what is no fact.
        settings: What else the answer depends on, such as a day.
    """

    terms: TermsT | Silent
    outcomes: type[StrEnum]
    make: Callable[[TermsT, Table], Sheet]
    figures: Named = ()
    models: tuple[type[Frozen], ...] = ()
    further: tuple[str, ...] = ()
    settings: tuple[object, ...] = ()

    def names(self) -> tuple[str, ...] | None:
        """Return what columns may stand for; None where nothing is read of them."""
        if isinstance(self.terms, Silent):
            return None
        models = self.models or (self.terms.facts_model,)
        return (*names_of(self.terms, *models), *self.further)

    def about(self, report: Report) -> tuple[object, ...]:
        """Return what tells the question, and a report on it, from what else is asked of terms."""
        return (self.outcomes, self.settings, report)

    def answers(self, source: Callable[[Input], Source], report: Report) -> Answers:
        """Return the new columns, from where columns come from.

        What was made of terms before is taken again for a table of which the same is known.

        Args:
            source: Tells of a column whether it is there, and what is known of it.
            report: What to give of the answer.

        Returns:
            The new columns.

        Raises:
            TooFineError: The rates of a paper cut a penny too finely.
            TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
        """
        if isinstance(self.terms, Silent):
            return Answers(answers(self._silent(), report))
        terms, make = self.terms, self.make
        return kept(
            terms,
            self.about(report),
            source,
            lambda table: Answers(answers(make(terms, table), report)),
            *self.models,
        )

    def _silent(self) -> Sheet:
        return Sheet(
            outcome=Words((), str(self.outcomes["NOT_PROVIDED"])),
            outcomes=tuple(map(str, self.outcomes)),
            limbs=(),
            findings=lambda state, decisive: {},  # noqa: ARG005  there are no limbs
            figures=tuple(Figure(name, value, NEVER) for name, value in self.figures),
            refused=NEVER,
        )


def ask_eligibility(
    terms: EligibilityTerms | Silent, stage: Stage, on: date
) -> Asked[EligibilityTerms]:
    """Ask whether each person may belong, at a stage and on a day."""
    check_day("on", on)

    return Asked(
        terms,
        Eligibility,
        lambda found, table: sheet(found, table, eligibility(found, table, on), stage=stage),
        settings=(stage, on),
    )


def ask_quorum(terms: QuorumTerms | Silent) -> Asked[QuorumTerms]:
    """Ask whether each meeting may do business."""
    names = ("required", "present_for_item", "shortfall")
    return Asked(
        terms,
        Quorum,
        lambda found, table: sheet(found, table, quorum(found, table)),
        tuple((name, Whole(0)) for name in names),
    )


def ask_motion(terms: VotingTerms | Silent) -> Asked[VotingTerms]:
    """Ask what became of each motion."""
    return Asked(
        terms,
        Motion,
        lambda found, table: sheet(found, table, voting(found, table)),
        (("votes_cast", Whole(0)), ("method", Words((), ""))),
    )


def ask_appeal_window(terms: AppealTerms | Silent) -> Asked[AppealTerms]:
    """Ask on which days each member can appeal."""
    return Asked(
        terms,
        Provision,
        lambda found, table: provided(found.window, table, *window(found, table)),
        _TWO_DAYS,
    )


def ask_appeal(terms: AppealTerms | Silent, on: date) -> Asked[AppealTerms]:
    """Ask where each appeal stands on a day."""
    check_day("on", on)

    return Asked(
        terms,
        AppealStanding,
        lambda found, table: sheet(found, table, appeals(found, table, on)),
        _TWO_DAYS[1:],
        settings=(on,),
    )


def ask_probation_period(terms: ProbationTerms | Silent) -> Asked[ProbationTerms]:
    """Ask which the days of each probation are."""
    return Asked(
        terms,
        Provision,
        lambda found, table: provided(found.started, table, *probation_days(found, table)),
        _TWO_DAYS,
    )


def ask_probation(terms: ProbationTerms | Silent, on: date) -> Asked[ProbationTerms]:
    """Ask where each member stands with probation on a day."""
    check_day("on", on)

    return Asked(
        terms,
        Probation,
        lambda found, table: sheet(found, table, probation(found, table, on)),
        _TWO_DAYS,
        settings=(on,),
    )


def ask_probation_breach(terms: ProbationTerms | Silent) -> Asked[ProbationTerms]:
    """Ask what each breach brings because of probation."""
    return Asked(
        terms,
        ProbationBreach,
        lambda found, table: sheet(found.suspension, table, probation_breach(found, table)),
        further=("breached_on",),
    )


def ask_items(terms: ExpenseTerms | Silent, known_on: date | None) -> Asked[ExpenseTerms]:
    """Ask what happens with each item of a claim."""
    if known_on is not None:
        check_day("known_on", known_on)

    return Asked(
        terms,
        ItemOutcome,
        lambda found, table: sheet(found, table, items(found, table, known_on)),
        (("asked_parts", Whole(0)), ("asked_pence", Whole(0))),
        models=(Mileage, Expense, Claim),
        settings=(known_on,),
    )


_ATTENDANCE: Final[Named] = (
    *((name, Whole(0)) for name in ("attended", "eligible")),
    *((name, Ratio(Whole(0), Whole(1))) for name in ("lowest_rate", "highest_rate")),
    *((name, Whole(0)) for name in ("shortest_run", "longest_run", "unexplained")),
)


def ask_attendance(terms: AttendanceTerms | Silent, worlds: int) -> Asked[AttendanceTerms]:
    """Ask what each register that is tallied leads to."""

    def make(found: AttendanceTerms, table: Table) -> Sheet:
        table.refuse(more_than(table.count("refused").number, Whole(0)))
        return sheet(found, table, registers(found, table, worlds))

    return Asked(terms, Attendance, make, _ATTENDANCE, settings=(worlds,))


def ask_claims(terms: ExpenseTerms | Silent) -> Asked[ExpenseTerms]:
    """Ask what happens with each claim whose items are counted."""

    def make(found: ExpenseTerms, table: Table) -> Sheet:
        table.refuse(more_than(table.count("refused").number, Whole(0)))
        return sheet(found.claim, table, claims(found, table))

    names = ("items", *(f"{name}_parts" for name in ITEM_FIGURES), "payable_pence")
    return Asked(terms, Reimbursement, make, tuple((name, Whole(0)) for name in names))


# -- answers ------------------------------------------------------------------------------------


def answers(sheet: Sheet, report: Report) -> list[Output]:
    """Return the columns that a sheet gives, as a report wants them.

    Args:
        sheet: What a rule gives for every row.
        report: What to give of it.

    Returns:
        The outcome, the figures, and what was found of the limbs. A row that holds what no case
        could has no outcome and no figure, and nothing is found of it.

    Raises:
        TooManyLimbsError: There are more limbs than a mask has bits, and a mask is wanted.
    """
    fine = negated(sheet.refused)
    cases = Cases(fine)
    outcome = _numbered(sheet) if report.numbered else sheet.outcome
    found = [
        Output("outcome", cases.of(outcome) or outcome, fine),
        *(Output(one.name, one.value, all_of(fine, one.where)) for one in sheet.figures),
    ]
    for state in report.states if report.show is not Show.NOTHING else ():
        masks = sheet.findings(state, report.decisive)
        gate = sheet.gate(state) if report.decisive else ALWAYS
        if report.show is Show.MASK:
            found.append(_mask(sheet, state, masks, cases, gate))
        else:
            found += _findings(sheet, state, masks, report.show, (fine, gate))
    bits = [node for node in uses(one.value for one in found) if isinstance(node, Bits)]
    return [Output(report.prefix + one.name, read_off(one.value, bits), one.where) for one in found]


def _numbered(sheet: Sheet) -> Numbered:
    number = sheet.outcomes.index
    of = tuple((mask, number(outcome)) for mask, outcome in sheet.outcome.of)
    return Numbered(of, number(sheet.outcome.otherwise))


def _mask(
    sheet: Sheet, state: State, masks: Mapping[str, Mask], cases: Cases, gate: Mask
) -> Output:
    """Return the column of masks for one state: nothing is found but where the gate is open."""
    bits = len(sheet.limbs)
    if bits > MOST_BITS:
        raise TooManyLimbsError(bits, MOST_BITS)
    fine, nothing = cases.where, Bits((), bits)
    limbs = [(masks.get(limb.name, NEVER), 1 << bit) for bit, limb in enumerate(sheet.limbs)]
    gated_ = _weighed(((gated(gate, mask), weight) for mask, weight in limbs), bits)
    found = cases.of(gated_)
    if found is None and state is State.UNKNOWN:  # no limb's mask makes up for its gate
        fine, gated_ = all_of(fine, gate), _weighed(limbs, bits)
    return Output(column_name(state), pick(fine, found or gated_, nothing))


def _weighed(of: Iterable[tuple[Mask, int]], bits: int) -> Bits:
    """Return a number with bits for each mask, and with one weight for equal masks."""
    weights: dict[Mask, int] = {}
    for mask, weight in of:
        weights[mask] = weights.get(mask, 0) | weight
    weights.pop(NEVER, None)
    return Bits(tuple(weights.items()), bits)


def _findings(
    sheet: Sheet, state: State, masks: Mapping[str, Mask], show: Show, gates: tuple[Mask, Mask]
) -> Iterator[Output]:
    """Go through the columns for one state: nothing is found but where both gates are open."""
    limbs, (fine, gate) = sheet.limbs, gates
    match show:
        case Show.BOOLEANS:
            for name, mask in masks.items():
                yield Output(column_name(state, name), gated(fine, gated(gate, mask)))
        case _:
            by_label: dict[str, list[Mask]] = {}
            for limb in limbs:
                by_label.setdefault(limb.clause.label, []).append(masks.get(limb.name, NEVER))
            named = ((gated(gate, any_of(*those)), label) for label, those in by_label.items())
            kept = tuple((gated(fine, mask), label) for mask, label in named if mask != NEVER)
            yield Output(column_name(state), Joined(kept, "; "))
