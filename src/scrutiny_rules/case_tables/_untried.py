"""What a table of cases leaves untried: outcomes, clauses, and the two sides of every limit."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias

from scrutiny_rules._frozen import Frozen, Text
from scrutiny_rules.analysis import boundary_cases
from scrutiny_rules.analysis.comparison import stages
from scrutiny_rules.case_tables._cases import Case, Result
from scrutiny_rules.conditions import Compare, Leaf, words
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.display import Page, Passage, Shown
from scrutiny_rules.ladder import Terms
from scrutiny_rules.rulebook import Rulebook

Side: TypeAlias = tuple[str, Leaf, bool]
"""A test of a limb, and whether it is met just so (True) or just missed (False)."""


class Untried(Shown, Frozen):
    """What no case of a table tries, for one block of a rulebook, though some case could.

    Attributes:
        block: The block.
        outcomes: The outcomes of its ladder that are never expected.
        limbs: The limbs that are never decisive, each with its clause.
        limits: The tests that no case passes just so, or just misses, each with its clause: on
            the limit of a count and one step beside it; for a yes/no fact, both answers.
    """

    block: Text
    outcomes: tuple[Text, ...] = ()
    limbs: tuple[Text, ...] = ()
    limits: tuple[Text, ...] = ()

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = (
            Passage("Outcomes never expected", self.outcomes),
            Passage("Limbs never decisive", self.limbs),
            Passage("Limits not tried", self.limits),
        )
        return Page(
            f"Untried of {self.block}",
            tuple(passage for passage in passages if passage.lines)
            or (Passage("Nothing", ("every outcome, limb and limit is tried",)),),
        )


def untried(rulebook: Rulebook, cases: Iterable[Case], *, block: str) -> Untried:
    r"""Return what the cases of a table leave untried of a block.

    Args:
        rulebook: The paper.
        cases: The cases; those that ask other blocks are left out.
        block: The name of the block.

    Returns:
        What is left; of a silent block, nothing but its one outcome can be tried.

    Raises:
        KeyError: There is no such block.
        TooManyRegionsError: The ladder is too large to be analysed exactly.
        ScrutinyRulesError: A question lies outside the data supplied, as its function says.

    Example:
        >>> from scrutiny_rules.case_tables import read_csv
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> text = "verb,in_office,present,outcome\ndecide_quorum,7,4,quorate\n"
        >>> cases = read_csv(text, name="quorum.csv", rulebook=TRAFFORD_QIP)
        >>> left = untried(TRAFFORD_QIP, cases, block="quorum")
        >>> left.outcomes
        ('unattainable', 'inquorate')
        >>> left.limits[0]
        'trafford-qip 7.2: one step short of present for item at least 1/2 of panel'
    """
    terms = rulebook.block(block)
    if isinstance(terms, Silent):
        return Untried(block=block)
    results = [case.result() for case in cases if case.question.block == block]
    expected = {result.case.expected.outcome for result in results}
    decisive = {one.limb for result in results for one in result.decision.decisive}
    sides = {
        side for result in results for facts in _facts(terms, result) for side in _on(terms, facts)
    }
    can_be = _Possible(terms)
    return Untried(
        block=block,
        outcomes=tuple(outcome for outcome in can_be.outcomes if outcome not in expected),
        limbs=tuple(
            f"{limb.clause}: {name}"
            for name, limb in terms.limbs.items()
            if name in can_be.decisive and name not in decisive
        ),
        limits=tuple(_limits(terms, can_be.sides - sides)),
    )


class _Possible:
    """What some case on a limit, or one beside it, shows: nothing else can be tried.

    Attributes:
        outcomes: The outcomes, in the order of the ladder.
        decisive: The limbs that an outcome rests on.
        sides: The sides of tests.
    """

    def __init__(self, terms: Terms[Any, Any]) -> None:
        """Go through the cases on the limits of a ladder.

        Raises:
            TooManyRegionsError: The ladder is too large to be analysed exactly.
        """
        reached: set[str] = set()
        self.decisive: set[str] = set()
        self.sides: set[Side] = set()
        for stage in stages(terms):
            for case in boundary_cases(terms, stage):
                reached.add(case.outcome)
                findings = terms.walk(case.facts, stage=stage)["findings"]
                self.decisive |= {one.limb for one in findings if one.decisive}
                self.sides |= set(_on(terms, case.facts))
        every = dict.fromkeys(str(rung.outcome) for rung in terms.rungs)
        self.outcomes: tuple[str, ...] = tuple(one for one in every if one in reached)


def _facts(terms: Terms[Any, Any], result: Result) -> Iterator[Mapping[str, object]]:
    """Go through the facts that a ladder is walked with in a case, as far as they can be told."""
    question = result.case.question
    for given in question.given.values():
        if isinstance(given, terms.facts_model):
            worlds = terms.worlds(given, question.on)
            yield from worlds if len(worlds) == 1 else ()  # nothing is on a limit by halves
            return
    yield _found(result.decision)


def _found(decision: Decision[Any]) -> Mapping[str, object]:
    """Return the facts that a decision shows: all but what is personal."""
    tests = [test for finding in decision.findings for test in finding.tests]
    return {name: value for test in tests for name, value in test.found.items()}


def _on(terms: Terms[Any, Any], facts: Mapping[str, object]) -> Iterator[Side]:
    """Go through the tests of a ladder that some facts meet just so, or just miss."""
    for name, limb in terms.limbs.items():
        for leaf in limb.condition.leaves():
            for side in _sides(leaf, facts):
                yield name, leaf, side


def _limits(terms: Terms[Any, Any], left: AbstractSet[Side]) -> Iterator[str]:
    """Go through what is left of the sides of tests, in the order of the paper."""
    for name, limb in terms.limbs.items():
        for leaf in dict.fromkeys(limb.condition.leaves()):
            for met, said in ((True, "just met: "), (False, "one step short of ")):
                if (name, leaf, met) in left:
                    how = said if isinstance(leaf, Compare) else ("" if met else "not ")
                    yield f"{limb.clause}: {how}{words(leaf)}"


def _sides(leaf: Leaf, facts: Mapping[str, object]) -> Iterator[bool]:
    """Return whether facts meet a test just so (True) or just miss it (False), if they do."""
    known = {name: facts.get(name) for name in leaf.facts()}
    if not all(isinstance(value, int | str) for value in known.values()):
        return
    met = bool(leaf.test(known))
    if not isinstance(leaf, Compare):
        yield met
        return
    moved = str(leaf.right if leaf.left is None else leaf.left)
    beside = [{**known, moved: _count(known, moved) + step} for step in (-1, 1)]
    if any(leaf.test(facts) is not met for facts in beside):
        yield met


def _count(known: Mapping[str, object], name: str) -> int:
    count = known[name]
    assert isinstance(count, int)  # noqa: S101  a comparison reads nothing else
    return count
