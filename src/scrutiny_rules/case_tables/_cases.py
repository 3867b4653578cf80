"""Cases: a question with the answer that a paper is expected to give."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scrutiny_rules._frozen import FrozenMap, is_mapping
from scrutiny_rules.conditions import State
from scrutiny_rules.decisions import Decision
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebook import Rulebook


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What the decision on a case is expected to be; None and absence say nothing.

    Attributes:
        outcome: The outcome, in words.
        decisive: The labels of the clauses that it rests on, in any order.
        needs: The facts that still matter, in any order.
        decided_by: Whose power it is; empty for nobody's.
        findings: The state of limbs, by their names.
        figures: Figures of the decision as they stand in its JSON; steps into a figure are
            joined by full stops.
    """

    outcome: str
    decisive: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None
    decided_by: tuple[str, ...] | None = None
    findings: Mapping[str, State] = FrozenMap()
    figures: Mapping[str, object] = FrozenMap()


@dataclass(frozen=True, kw_only=True)
class Case:
    """One row of a table.

    Attributes:
        id: What the table calls it: a reference, never a person's name.
        place: Where it stands in the table, such as ``row 3``.
        rulebook: The paper that is asked.
        question: What is asked.
        expected: What the answer is expected to be.
    """

    id: str
    place: str
    rulebook: Rulebook = field(repr=False)
    question: Question = field(repr=False)
    expected: Expected

    def result(self) -> "Result":
        """Return what the paper makes of the case, beside what is expected.

        Returns:
            The decision and what differs.

        Raises:
            ScrutinyRulesError: The question lies outside the data supplied, as its function
                says.
        """
        decision = self.question.put_to(self.rulebook)
        return Result(self, decision, tuple(_differences(self.expected, decision)))


@dataclass(frozen=True)
class Result:
    """What a paper makes of a case.

    Attributes:
        case: The case.
        decision: What was decided.
        differences: What is otherwise than expected, a line for each; none where all is well.
    """

    case: Case = field(repr=False)
    decision: Decision[Any]
    differences: tuple[str, ...]

    def __str__(self) -> str:
        """Return what differs, and then the decision with its clauses."""
        return "\n".join((*self.differences, "", str(self.decision)))


def _differences(expected: Expected, decision: Decision[Any]) -> Iterator[str]:
    """Go through what is otherwise than expected."""
    if str(decision.outcome) != expected.outcome:
        yield _said("outcome", expected.outcome, decision.outcome)
    lists = {
        "decisive": (expected.decisive, [one.clause.label for one in decision.decisive]),
        "needs": (expected.needs, decision.needs),
        "decided_by": (expected.decided_by, [decision.decided_by] if decision.decided_by else []),
    }
    for name, (wanted, found) in lists.items():
        if wanted is not None and set(wanted) != set(found):
            yield _said(
                name, "; ".join(wanted) or "none", "; ".join(dict.fromkeys(found)) or "none"
            )
    states = {one.limb: one.state for one in decision.findings}
    for limb, state in expected.findings.items():
        if states.get(limb) != state:
            yield _said(f"findings.{limb}", state, states.get(limb, "none"))
    told = decision.model_dump(mode="json")
    for name, figure in expected.figures.items():
        found_figure = _at(told, name.split("."))
        if not _same(figure, found_figure):
            yield _said(f"figures.{name}", _words(figure), _words(found_figure))


def _said(name: str, wanted: object, found: object) -> str:
    return f"{name}: expected {wanted}, found {found}"


def _at(told: object, path: list[str]) -> object:
    """Return what stands at a path inside a decision's JSON; None where there is nothing."""
    for step in path:
        told = told.get(step) if is_mapping(told) else None
    return told


def _same(wanted: object, found: object) -> bool:
    """Say whether a figure is as expected; a cell of a CSV file is a text in any case."""
    return wanted == found if not isinstance(wanted, str) else wanted == _words(found)


def _words(figure: object) -> str:
    """Return a figure as a cell has it."""
    if isinstance(figure, bool):
        return "yes" if figure else "no"
    return "none" if figure is None else str(figure)
