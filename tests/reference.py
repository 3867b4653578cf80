"""A second evaluator, slow and obvious, against which the compiled one is held.

It is written from the words of the design and shares nothing with the package but the
values that it looks at: loops and ifs, no compilation, no memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import TypeVar

from scrutiny_rules import All, Any, Compare, Condition, In, Not, Yes
from scrutiny_rules.ladder import Part, Rung

OutcomeT = TypeVar("OutcomeT", bound=StrEnum)

Facts = Mapping[str, object]


def met(condition: Condition, facts: Facts) -> bool | None:
    """Return True when the condition is met, False when it is not, None when unknown."""
    if isinstance(condition, All):
        return _every(condition.of, facts)
    if isinstance(condition, Any):
        return _some(condition.of, facts)
    if isinstance(condition, Not):
        inside = met(condition.of, facts)
        if inside is None:
            return None
        return inside is False
    return _leaf_met(condition, facts)


def _every(members: Sequence[Condition], facts: Facts) -> bool | None:
    in_doubt = False
    for member in members:
        found = met(member, facts)
        if found is False:
            return False
        if found is None:
            in_doubt = True
    return None if in_doubt else True


def _some(members: Sequence[Condition], facts: Facts) -> bool | None:
    in_doubt = False
    for member in members:
        found = met(member, facts)
        if found is True:
            return True
        if found is None:
            in_doubt = True
    return None if in_doubt else False


def _leaf_met(leaf: Yes | Compare | In, facts: Facts) -> bool | None:
    if isinstance(leaf, Compare):
        return _comparison_met(leaf, facts)
    value = facts.get(leaf.fact)
    if value is None:
        return None
    if isinstance(leaf, Yes):
        return value is True
    for word in leaf.among:  # noqa: SIM110  spelled out on purpose
        if word == value:
            return True
    return False


def _comparison_met(test: Compare, facts: Facts) -> bool | None:
    left = Fraction(1)
    right = Fraction(1)
    if test.left is not None:
        value = facts.get(test.left)
        if not isinstance(value, int):
            return None
        left = Fraction(value)
    if test.right is not None:
        value = facts.get(test.right)
        if not isinstance(value, int):
            return None
        right = Fraction(value)
    difference = left * test.q - right * test.p
    if difference == 0:
        return test.op == ">="
    return difference > 0


def outcome(
    rungs: Sequence[Rung[OutcomeT]], worlds: Sequence[Facts], stage: str | None = None
) -> OutcomeT | None:
    """Return the outcome of a ladder, or None where facts are missing that could change it."""
    possible: list[OutcomeT] = []
    for rung in rungs:
        holds = rung_holds(rung, worlds, stage)
        if holds is not False:
            possible.append(rung.outcome)
        if holds is True:
            break
    for one in possible:
        if one != possible[0]:
            return None
    return possible[0]


def rung_holds(
    rung: Rung[OutcomeT], worlds: Sequence[Facts], stage: str | None = None
) -> bool | None:
    """Return whether everything that a rung asks is so, is not so, or is in doubt."""
    asked: list[tuple[Part, bool]] = []
    if rung.gate is not None:
        asked.append((rung.gate, True))
    asked.extend((part, True) for part in rung.parts)
    asked.extend((part, False) for part in rung.unless)
    in_doubt = False
    for part, wanted in asked:
        states = [
            met_in_all(limb.condition, worlds)
            for limb in part.limbs
            if limb.stages is None or stage in limb.stages
        ]
        if not states:
            continue  # nothing of it applies at this stage
        if True in states:
            if not wanted:
                return False
        elif None in states:
            in_doubt = True
        elif wanted:
            return False
    return None if in_doubt else True


def met_in_all(condition: Condition, worlds: Sequence[Facts]) -> bool | None:
    """Return what a condition is in every world; None where the worlds disagree."""
    first = met(condition, worlds[0])
    for world in worlds[1:]:
        if met(condition, world) is not first:
            return None
    return first


def completions(
    facts: Facts, could_be: Mapping[str, Sequence[object]]
) -> Iterator[dict[str, object]]:
    """Go through every way of filling in what is missing.

    Args:
        facts: The facts by name; None where one is missing.
        could_be: The values to try for each fact.
    """
    missing = [name for name in could_be if facts.get(name) is None]
    for values in product(*(could_be[name] for name in missing)):
        yield {**facts, **dict(zip(missing, values, strict=True))}
