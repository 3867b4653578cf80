"""A second evaluator, slow and obvious, against which the compiled one is held.

It is written from the words of ``conformance/README.md`` and works on plain JSON data: a ladder
as it stands in ``conformance/ladders``, and the facts of a vector. It shares nothing with the
package: loops and ifs, no compilation, no memory. What stands at the end hands it the values of
the package, so that ladders which are in no file can be tried as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import Any, TypedDict, TypeVar

from scrutiny_rules import Condition
from scrutiny_rules.ladder import Rung

OutcomeT = TypeVar("OutcomeT", bound=StrEnum)

Facts = Mapping[str, object]
Json = Mapping[str, Any]

MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = "met", "not met", "unknown", "not applicable"


# ---- one condition, in one world


def judged(condition: Json, facts: Facts) -> str:
    """Return whether a condition is met, not met or unknown."""
    kind = condition["kind"]
    if kind == "all":
        return _all([judged(member, facts) for member in condition["of"]])
    if kind == "any":
        return _any([judged(member, facts) for member in condition["of"]])
    if kind == "not":
        return _not(judged(condition["of"], facts))
    if kind == "compare":
        return _compared(condition, facts)
    return _single(condition, facts)


def _single(test: Json, facts: Facts) -> str:
    value = facts.get(test["fact"])
    if value is None:
        return UNKNOWN
    right = [True] if test["kind"] == "yes" else test["among"]
    for one in right:
        if one == value:
            return MET
    return NOT_MET


def _all(states: Sequence[str]) -> str:
    if NOT_MET in states:
        return NOT_MET
    if UNKNOWN in states:
        return UNKNOWN
    return MET


def _any(states: Sequence[str]) -> str:
    if MET in states:
        return MET
    if UNKNOWN in states:
        return UNKNOWN
    return NOT_MET


def _not(state: str) -> str:
    if state == MET:
        return NOT_MET
    if state == NOT_MET:
        return MET
    return UNKNOWN


def _compared(test: Json, facts: Facts) -> str:
    left = Fraction(1)
    right = Fraction(1)
    if test["left"] is not None:
        value = facts.get(test["left"])
        if not isinstance(value, int):
            return UNKNOWN
        left = Fraction(value)
    if test["right"] is not None:
        value = facts.get(test["right"])
        if not isinstance(value, int):
            return UNKNOWN
        right = Fraction(value)
    difference = left * test["q"] - right * test["p"]
    if difference > 0:
        return MET
    if difference == 0 and test["op"] == ">=":
        return MET
    return NOT_MET


# ---- a ladder, in every world that is possible


class Walk(TypedDict):
    """What walking a ladder ends in, as a vector has it."""

    outcome: str
    findings: dict[str, str]
    needs: list[str]
    decided_by: str | None


def walk_of_vector(ladder: Json, vector: Json, stage: str | None) -> Walk:
    """Walk a ladder with the facts of a vector."""
    worlds = [{**vector["facts"], **way} for way in vector.get("worlds", [{}])]
    return walk(ladder, worlds, vector.get("missing", {}), stage)


def between_of_vector(vector: Json) -> dict[str, list[int]]:
    """Return the bounds of every count that is known to lie within some."""
    worlds = vector.get("worlds", [])
    bounds = {}
    for name in worlds[0] if worlds else ():
        values = [world.get(name) for world in worlds]
        if all(type(value) is int for value in values) and max(values) < 1_000_000:
            bounds[name] = [min(values), max(values)]
    return bounds


def walk(
    ladder: Json,
    worlds: Sequence[Facts],
    missing: Mapping[str, Sequence[str]],
    stage: str | None,
) -> Walk:
    """Walk a ladder: the outcome, the state of every limb, and what is needed."""
    states = {
        limb["name"]: in_every_world(limb["condition"], worlds)
        for limb in ladder["limbs"]
        if _applies(limb, stage)
    }

    # Drop the rungs that fall, and stop at the first that holds.
    dropped = []
    kept = []
    for rung in ladder["rungs"]:
        state = rung_state(rung, states)
        if state == NOT_MET:
            dropped.append(rung)
        else:
            kept.append(rung)
        if state == MET:
            break
    outcomes = {rung["outcome"] for rung in kept}
    decided = len(outcomes) == 1
    if not decided:
        kept = _thinned(kept)

    return {
        "outcome": kept[0]["outcome"] if decided else "undetermined",
        "findings": _findings(ladder, [*dropped, *kept], states),
        "needs": [] if decided else _needs(ladder, kept, states, worlds, missing),
        "decided_by": kept[-1]["decided_by"] if decided else None,
    }


def _findings(ladder: Json, reached: Sequence[Json], states: Mapping[str, str]) -> dict[str, str]:
    """Return the state of every limb; one that bears on no rung does not apply."""
    bearing: set[str] = set()
    for rung in reached:
        bearing.update(_bearing(rung, states))
    names = [limb["name"] for limb in ladder["limbs"]]
    return {name: states[name] if name in bearing else NOT_APPLICABLE for name in names}


def _needs(
    ladder: Json,
    kept: Sequence[Json],
    states: Mapping[str, str],
    worlds: Sequence[Facts],
    missing: Mapping[str, Sequence[str]],
) -> list[str]:
    """Return the input fields that keep the rungs open, each once."""
    conditions = {limb["name"]: limb["condition"] for limb in ladder["limbs"]}
    facts = {fact["name"]: fact for fact in ladder["facts"]}
    needs: list[str] = []
    for rung in kept:
        for name in _open(rung, states):
            for need in _needed(conditions[name], worlds, missing, facts):
                if need not in needs:
                    needs.append(need)
    return needs


def _applies(limb: Json, stage: str | None) -> bool:
    return limb["stages"] is None or stage in limb["stages"]


def in_every_world(condition: Json, worlds: Sequence[Facts]) -> str:
    """Return what a condition is in every world; unknown where the worlds disagree."""
    first = judged(condition, worlds[0])
    for world in worlds[1:]:
        if judged(condition, world) != first:
            return UNKNOWN
    return first


def ask_state(ask: Json, states: Mapping[str, str]) -> str:
    """Return whether something that a rung asks is as it should be."""
    among = [states[name] for name in ask["limbs"] if name in states]
    if not among:
        return MET  # nothing of it applies at this stage
    state = _any(among)
    return state if ask["met"] else _not(state)


def rung_state(rung: Json, states: Mapping[str, str]) -> str:
    """Return whether everything that a rung asks is so: met, not met or unknown."""
    return _all([ask_state(ask, states) for ask in rung["asks"]])


def _thinned(kept: Sequence[Json]) -> list[Json]:
    """Return the rungs that are left, without those that cannot change the outcome."""
    runs: list[list[Json]] = []
    for rung in kept:
        if runs and runs[-1][-1]["outcome"] == rung["outcome"]:
            runs[-1].append(rung)
        else:
            runs.append([rung])
    left: list[Json] = []
    for run in runs:
        if run is runs[-1]:
            left.append(run[-1])
            continue
        left += [rung for rung in run if not any(_asks_less(other, rung) for other in run)]
    return left


def _asks_less(one: Json, other: Json) -> bool:
    """Say whether one rung asks nothing that the other does not, and not all of it."""
    asked = [(ask["name"], ask["limbs"], ask["met"]) for ask in one["asks"]]
    asked_by_other = [(ask["name"], ask["limbs"], ask["met"]) for ask in other["asks"]]
    for ask in asked:
        if ask not in asked_by_other:
            return False
    return any(ask not in asked for ask in asked_by_other)


def _bearing(rung: Json, states: Mapping[str, str]) -> list[str]:
    """Return the limbs that bear on a rung: those that shut it out, or else all of them."""
    guards = [ask for ask in rung["asks"] if ask["gate"] or not ask["met"]]
    shut = [ask for ask in guards if ask_state(ask, states) == NOT_MET]
    return [name for ask in (shut or rung["asks"]) for name in ask["limbs"] if name in states]


def _open(rung: Json, states: Mapping[str, str]) -> list[str]:
    """Return the limbs that keep a rung open."""
    bearing = _bearing(rung, states)
    return [
        name
        for ask in rung["asks"]
        if ask_state(ask, states) == UNKNOWN
        for name in ask["limbs"]
        if name in bearing and states[name] == UNKNOWN
    ]


def _needed(
    condition: Json,
    worlds: Sequence[Facts],
    missing: Mapping[str, Sequence[str]],
    facts: Mapping[str, Json],
) -> Iterator[str]:
    """Go through the input fields that keep a condition open, from left to right."""
    if in_every_world(condition, worlds) != UNKNOWN:
        return
    if condition["kind"] in {"all", "any"}:
        for member in condition["of"]:
            yield from _needed(member, worlds, missing, facts)
    elif condition["kind"] == "not":
        yield from _needed(condition["of"], worlds, missing, facts)
    else:
        for name in (condition.get(side) for side in ("fact", "left", "right")):
            if name is not None and not _is_known(name, worlds):
                yield from missing.get(name) or facts[name]["behind"] or [name]


def _is_known(name: str, worlds: Sequence[Facts]) -> bool:
    first = worlds[0].get(name)
    return first is not None and all(world.get(name) == first for world in worlds)


# ---- the same for values of the package


def met(condition: Condition, facts: Facts) -> bool | None:
    """Return True when the condition is met, False when it is not, None when unknown."""
    state = judged(condition.model_dump(mode="json"), facts)
    return {MET: True, NOT_MET: False, UNKNOWN: None}[state]


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
    states: dict[str, str] = {}
    asks = []
    for part, wanted in rung.asks:
        for limb in part.limbs:
            if limb.stages is None or stage in limb.stages:
                condition = limb.condition.model_dump(mode="json")
                states[limb.name] = in_every_world(condition, worlds)
        asks.append({"limbs": [limb.name for limb in part.limbs], "met": wanted})
    state = rung_state({"asks": asks}, states)
    return {MET: True, NOT_MET: False, UNKNOWN: None}[state]


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
