"""Whether the analysis says exactly what listing every case says.

Each function takes a ladder of which every case can be listed, asks the analysis, and
compares. ``python -m tests.analysis.exact`` does so for as many random ladders as it is told.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

from scrutiny_rules import All, Compare, Condition, Either, Limb, Rung, Terms, Yes
from scrutiny_rules._frozen import Frozen
from scrutiny_rules.analysis import (
    Flaw,
    FlawKind,
    Requirement,
    Settlement,
    reasons,
    remedies,
    settle,
)
from scrutiny_rules.analysis.checks import flaws_of
from scrutiny_rules.analysis.comparison import differences_between
from scrutiny_rules.conditions import Leaf
from scrutiny_rules.ladder import Part
from tests import reference
from tests.analysis.small import (
    FLAGS,
    Listed,
    SmallCase,
    SmallTerms,
    random_case,
    random_terms,
    subsets,
)


def _asked(requirements: Iterable[Requirement]) -> list[Condition]:
    return [one.needed for one in requirements]


def _single(requirements: Iterable[Requirement]) -> list[Condition]:
    """Return the comparisons that requirements consist of, one by one."""
    found: list[Condition] = []
    for one in requirements:
        of = one.needed.of if isinstance(one.needed, All) else (one.needed,)
        found += of
    return found


def none_can_be_dropped(
    listed: Listed, requirements: Iterable[Requirement], target: int, within: int
) -> None:
    """Each comparison of a region is needed: without it some case ends otherwise."""
    single = _single(requirements)
    for number in range(len(single)):
        rest = single[:number] + single[number + 1 :]
        assert listed.all_of(rest, within) & ~target


def settles_exactly(listed: Listed, terms: Terms[Any, Any], case: Frozen) -> Settlement:
    """The ways to an outcome are every largest region of the cases that are still possible."""
    within = listed.agreeing(listed.told(case))
    outcomes = listed.outcomes(terms)
    settlement = settle(terms, case, stage=listed.stage, on=listed.on)
    possible = {one: found & within for one, found in outcomes.items() if found & within}
    if settlement.outcome != "undetermined":
        assert list(possible) == [settlement.outcome]
        assert not settlement.ways
        return settlement
    assert {way.outcome for way in settlement.ways} == set(possible)
    for outcome, target in possible.items():
        ways = settlement.towards(outcome)
        found = [listed.all_of(_asked(way.requirements), within) for way in ways]
        assert len(set(found)) == len(found)
        assert set(found) == listed.regions(target, within)
        for way in ways:
            none_can_be_dropped(listed, way.requirements, target, within)
    assert (settlement.next is None) is (len(possible) == 1)
    if set(listed.fields) <= set(FLAGS) and not listed.laws and settlement.next is not None:
        _asks_what_spares_most(listed, outcomes, within, settlement.next.inputs[0])
    return settlement


def _asks_what_spares_most(
    listed: Listed, outcomes: Mapping[str, int], within: int, asked: str
) -> None:
    """No other question would leave fewer facts that matter, on average over its answers."""

    def mattering(cases: int) -> set[str]:
        found = set()
        for name in listed.fields:
            for target in outcomes.values():
                here, there = listed.turned(cases & target, name), cases & ~target
                if here & there:
                    found.add(name)
        return found

    left = {
        name: sum(
            Fraction(len(mattering(within & listed.agreeing({name: value})) - {name}), 2)
            for value in (False, True)
        )
        for name in mattering(within)
    }
    assert left[asked] == min(left.values())


def asks_until_it_is_settled(listed: Listed, terms: SmallTerms, whole: SmallCase) -> int:
    """Asking one question at a time ends as all facts at once do; return how many it took."""
    known: dict[str, object] = {}
    asked: list[str] = []
    while (settlement := settle(terms, SmallCase.model_validate(known))).next is not None:
        field = settlement.next.inputs[0]
        assert field not in known
        asked.append(field)
        known[field] = getattr(whole, field)
        assert known[field] is not None
    target = settle(terms, whole, stage=listed.stage, on=listed.on).outcome
    if settlement.outcome == "undetermined":  # decided, whatever is missing
        assert {way.outcome for way in settlement.ways} == {target}
    else:
        assert settlement.outcome == target
    assert len(set(asked)) == len(asked) <= len(listed.fields)
    return len(asked)


def gives_reasons_exactly(listed: Listed, terms: Terms[Any, Any], case: Frozen) -> None:
    """The reasons are every largest region, by answers that are known, that forces the outcome."""
    within = listed.agreeing(listed.told(case))
    given = reasons(terms, case, stage=listed.stage, on=listed.on)
    if given.outcome == "undetermined":
        assert not given.reasons
        return
    target = listed.outcomes(terms)[given.outcome]
    answers = [one for one in listed.told_by(listed.told(case)) if not within & ~one]
    sets = {listed.every}
    for answer in answers:
        sets |= {one & answer for one in sets}
    forcing = {one for one in sets if not one & ~target}
    largest = {one for one in forcing if not any(one & ~o == 0 and o != one for o in forcing)}
    found = [listed.all_of(_asked(one.requirements), listed.every) for one in given.reasons]
    assert len(set(found)) == len(found)
    assert set(found) == largest
    for one in given.reasons:
        none_can_be_dropped(listed, one.requirements, target, listed.every)


def changes_exactly(listed: Listed, terms: Terms[Any, Any], case: Frozen) -> None:
    """The remedies are every smallest set of facts of which a change can be enough."""
    known = listed.told(case)
    given = remedies(terms, case, stage=listed.stage, on=listed.on)
    for outcome, target in listed.outcomes(terms).items():
        found = given.towards(outcome)
        if outcome == given.outcome:
            assert not found
            continue
        enough: list[frozenset[str]] = []
        for facts in subsets(known):
            kept: dict[str, object] = {
                name: value for name, value in known.items() if name not in facts
            }
            within = listed.agreeing(kept)
            if within & target and not any(one <= facts for one in enough):
                enough.append(facts)
                here = [one for one in found if set(one.facts) == facts]
                asked = [_asked([*one.changes, *one.answers]) for one in here]
                sets = [listed.all_of(one, within) for one in asked]
                assert len(set(sets)) == len(sets)
                assert set(sets) == listed.regions(target & within, within)
        assert {frozenset(one.facts) for one in found} == set(enough)


def compares_exactly(listed: Listed, one: Terms[Any, Any], other: Terms[Any, Any]) -> None:
    """The differences are every largest region of the cases that end differently."""
    before, after = listed.outcomes(one), listed.outcomes(other)
    differences = {(d.before, d.after): d for d in differences_between(one, other, listed.stage)}
    expected = {
        (a, b): before[a] & after[b]
        for a, b in product(before, after)
        if a != b and before[a] & after[b]
    }
    assert set(differences) == set(expected)
    for pair, target in expected.items():
        difference = differences[pair]
        common = listed.all_of(_asked(difference.common), listed.every)
        assert not target & ~common
        found = [
            common & listed.all_of(_asked(region.requirements), listed.every)
            for region in difference.regions
        ]
        assert len(set(found)) == len(found)
        assert set(found) == listed.regions(target, listed.every)
        for region in difference.regions:
            case = region.witness
            assert reference.outcome(one.rungs, [case], listed.stage) == pair[0]
            assert reference.outcome(other.rungs, [case], listed.stage) == pair[1]
            assert listed.agreeing(case) & target
            assert region.because_before
            assert region.because_after


def _without(rungs: Iterable[Rung[Any]], name: str) -> list[Rung[Any]]:
    """Return a ladder without one limb; a rung that asks nothing then ends it."""

    def left(parts: Iterable[Part]) -> tuple[Part, ...]:
        found: list[Part] = []
        for part in parts:
            limbs = tuple(limb for limb in part.limbs if limb.name != name)
            if isinstance(part, Limb):
                found += limbs
            elif limbs:
                found.append(Either(name=part.name, limbs=limbs))
        return tuple(found)

    found: list[Rung[Any]] = []
    for rung in rungs:
        gate = next(iter(left((rung.gate,))), None) if rung.gate is not None else None
        kept = Rung(
            outcome=rung.outcome, gate=gate, parts=left(rung.parts), unless=left(rung.unless)
        )
        found.append(kept)
        if not kept.asks:
            break  # it answers everything that comes to it
    return found


def checks_exactly(listed: Listed, terms: Terms[Any, Any]) -> None:
    """What is odd about a ladder is what listing its cases shows to be odd."""
    flaws = list(flaws_of(terms, listed.stage))
    outcomes = listed.outcomes(terms)
    for flaw in flaws:
        assert flaw.witness is not None
        assert listed.agreeing(flaw.witness)
    limbs = {n: one for n, one in terms.limbs.items() if one.applies_at(listed.stage)}
    never = {n for n, limb in limbs.items() if not listed.where(limb.condition)}
    every = {n for n, limb in limbs.items() if listed.where(limb.condition) == listed.every}
    assert _of(flaws, FlawKind.NEVER_MET) == never
    assert _of(flaws, FlawKind.NEVER_FAILED) == every
    unreached = {rung.outcome for rung in terms.rungs} - set(outcomes)
    assert _of(flaws, FlawKind.UNREACHABLE) == unreached
    shadowed = {
        name
        for name in set(limbs) - never - every
        if listed.ends(_without(terms.rungs, name)) == outcomes
    }
    assert _of(flaws, FlawKind.SHADOWED) & set(limbs) == shadowed
    _contradictions_exactly(listed, terms, flaws)
    _gaps_exactly(listed, terms, flaws)


def _of(flaws: Iterable[Flaw], kind: FlawKind) -> set[str]:
    return {flaw.what for flaw in flaws if flaw.kind is kind}


def _holds(listed: Listed, part: Part, *, wanted: bool) -> int:
    met = 0
    for limb in part.limbs:
        if limb.applies_at(listed.stage):
            met |= listed.where(limb.condition)
    return met if wanted else listed.every & ~met


def _contradictions_exactly(listed: Listed, terms: Terms[Any, Any], flaws: list[Flaw]) -> None:
    expected = []
    for rung in terms.rungs:
        sets = [
            _holds(listed, part, wanted=wanted)
            for part, wanted in rung.asks
            if any(limb.applies_at(listed.stage) for limb in part.limbs)
        ]
        sets = [one for one in sets if one]
        met = listed.every
        for one in sets:
            met &= one
        if sets and not met:
            expected.append(rung.outcome)
    assert [f.what for f in flaws if f.kind is FlawKind.CONTRADICTION] == expected


def _gaps_exactly(listed: Listed, terms: Terms[Any, Any], flaws: list[Flaw]) -> None:
    """Some of a quantity is left to the last line, between less and more that is not.

    A quantity is what some comparisons have in common: the count, or the difference of two. What
    else is compared, by other quantities, is alike for all three.
    """
    last = [
        not any(reference.rung_holds(rung, [case], listed.stage) for rung in terms.rungs[:-1])
        for case in listed.cases
    ]
    found = 0
    quantities = list(_quantities(listed, terms))
    of_none = [leaf for leaf in _leaves(listed, terms) if not _has_a_quantity(listed, leaf)]
    for quantity, compared in quantities:
        others = [leaf for one, leaves in quantities if one != quantity for leaf in leaves]
        others += of_none
        alike: dict[tuple[object, ...], dict[Fraction, bool]] = {}
        for number, case in enumerate(listed.cases):
            rest = tuple(reference.met(leaf, case) for leaf in others)
            value = sum((times * _number(case[name]) for name, times in quantity), Fraction(0))
            alike.setdefault(rest, {})[value] = last[number]
        lines = ([left for _, left in sorted(line.items())] for line in alike.values())
        found += len(compared) > 1 and any(_has_a_gap(line) for line in lines)
    assert len([flaw for flaw in flaws if flaw.kind is FlawKind.GAP]) == found


def _has_a_quantity(listed: Listed, leaf: Leaf) -> bool:
    return isinstance(leaf, Compare) or (isinstance(leaf, Yes) and leaf.fact in listed.sums)


def _number(value: object) -> Fraction:
    assert isinstance(value, int)
    return Fraction(value)


def _leaves(listed: Listed, terms: Terms[Any, Any]) -> Iterator[Leaf]:
    """Go through the comparisons of a ladder that neither every case meets nor none."""
    for limb in terms.limbs.values():
        if limb.applies_at(listed.stage):
            for leaf in limb.condition.leaves():
                if listed.where(leaf) not in (0, listed.every):
                    yield leaf


def _quantities(
    listed: Listed, terms: Terms[Any, Any]
) -> Iterator[tuple[tuple[tuple[str, Fraction], ...], list[Leaf]]]:
    """Go through what is compared with numbers, each with its different comparisons."""
    together: dict[tuple[tuple[str, Fraction], ...], dict[int, Leaf]] = {}
    for leaf in _leaves(listed, terms):
        times: dict[str, Fraction] = {}
        if isinstance(leaf, Yes) and leaf.fact in listed.sums:
            times = listed.times(leaf.fact, 1)
        elif isinstance(leaf, Compare):
            for side, many in ((leaf.left, leaf.q), (leaf.right, -leaf.p)):
                for name, count in {} if side is None else listed.times(side, many).items():
                    times[name] = times.get(name, Fraction(0)) + count
        left = {name: many for name, many in sorted(times.items()) if many}
        if left:
            first = next(iter(left.values()))
            quantity = tuple((name, many / first) for name, many in left.items())
            met = listed.where(leaf)
            together.setdefault(quantity, {})[min(met, listed.every & ~met)] = leaf
    yield from ((quantity, list(leaves.values())) for quantity, leaves in together.items())


def _has_a_gap(line: list[bool]) -> bool:
    """Say whether something is left to the last line between two that are not."""
    return any(
        left and not all(line[:number]) and not all(line[number + 1 :])
        for number, left in enumerate(line)
    )


def try_one(seed: int) -> int:
    """Try one random ladder in every way; return how many cases were put to it."""
    random = Random(seed)
    terms = random_terms(random)
    listed = Listed(terms)
    if not listed.cases:  # the laws leave nothing
        return 0
    checks_exactly(listed, terms)
    for _ in range(4):
        case = random_case(random, listed, hide=random.choice((0.2, 0.5, 0.9)))
        settles_exactly(listed, terms, case)
        gives_reasons_exactly(listed, terms, case)
        changes_exactly(listed, terms, case)
    asks_until_it_is_settled(listed, terms, random_case(random, listed, hide=0.0))
    other = random_terms(random)
    both = Listed(terms, other)
    if both.cases:
        compares_exactly(both, terms, other)
    return 4 * 3 + 1 + 1 + 1


if __name__ == "__main__":
    first, count = (int(argument) for argument in sys.argv[1:3])
    tried = sum(try_one(seed) for seed in range(first, first + count))
    print(f"{count} ladders, {tried} questions, no difference")  # noqa: T201
