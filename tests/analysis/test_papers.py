"""Is what the analysis says of both papers what listing every case of them says?

Ladders of few enough cases are listed in full, each at each stage, unless facts that they do
not read limit those that they do; random ladders and the boundary cases try the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import prod
from random import Random
from typing import Any, Final

import pytest

from scrutiny_rules import Compare, Fact, Kind, Limb, Stage, Terms
from scrutiny_rules.analysis.comparison import ladders, stages
from scrutiny_rules.analysis.readings import alternatives
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.analysis import exact
from tests.analysis.papers import of_trafford
from tests.analysis.small import Listed

ON = date(2026, 11, 25)
MOST_CASES: Final = 3_000
MOST_COMPARED: Final = 9
"""How many cases, and how many comparisons, a ladder may have to be listed in full."""


def limits(limbs: Sequence[Limb], name: str) -> Iterator[int]:
    """Go through the numbers with which a count is compared."""
    for limb in limbs:
        for leaf in limb.condition.leaves():
            if isinstance(leaf, Compare) and name in leaf.facts():
                yield max(leaf.p, leaf.q)


def could_be(terms: Terms[Any, Any]) -> dict[str, Sequence[object]]:
    """Return the values of each fact of a ladder, counts going to twice every limit and more."""
    facts = terms.known_facts
    limbs = tuple(terms.limbs.values())
    most = {name: max(limits(limbs, name), default=1) for name in terms.read}
    inputs: dict[str, int] = {}
    for name in terms.read:
        for part in inputs_of(terms, name):
            inputs[part] = max(inputs.get(part, 0), most[name])
    return {name: values(facts[name], 2 * inputs[name] + 2) for name in facts if name in inputs}


def inputs_of(terms: Terms[Any, Any], name: str) -> set[str]:
    """Return the facts of which one is the sum."""
    sums = terms.made_of()
    if name not in sums:
        return {name}
    return {inner for part in sums[name] for inner in inputs_of(terms, part)}


def values(fact: Fact, most: int) -> Sequence[object]:
    """Return the values to try for a fact."""
    if fact.kind is Kind.YES_NO:
        return (False, True)
    return fact.choices if fact.kind is Kind.CHOICE else range(most + 1)


def bound_to_others(terms: Terms[Any, Any], fields: set[str]) -> bool:
    """Say whether facts that a ladder does not read limit those that it does."""
    for law in terms.always():
        about = {part for name in law.facts() for part in inputs_of(terms, name)}
        if about & fields and not about <= fields:
            return True
    return False


def small_ladders() -> Iterator[Any]:
    """Go through the ladders that can be listed in full, each at each of its stages."""
    for rulebook in (CHORUS_RSP, TRAFFORD_QIP):
        for block in rulebook.block_names():
            for name, terms in ladders(rulebook.block(block)).items():
                tried = could_be(terms)
                if bound_to_others(terms, set(tried)):
                    continue
                compared = len(
                    {leaf for one in terms.limbs.values() for leaf in one.condition.leaves()}
                )
                if prod(map(len, tried.values())) <= MOST_CASES and compared <= MOST_COMPARED:
                    for stage in stages(terms):
                        named = [rulebook.document.key, block, name, stage]
                        yield pytest.param(
                            terms, stage, tried, id=" ".join(part for part in named if part)
                        )


EACH = pytest.mark.parametrize(("terms", "stage", "tried"), list(small_ladders()))


def partial(random: Random, listed: Listed, terms: Terms[Any, Any]) -> Mapping[str, object]:
    """Return one of the smaller cases, with some of its facts hidden.

    A known count moves the limit of another, and should not move it beyond what is listed.
    """
    by_size = sorted(listed.cases, key=size)
    case = random.choice(by_size[: max(1, len(by_size) // 3)])
    kept = {name: case[name] for name in listed.fields if random.random() < 0.6}
    return {name: one for name, one in kept.items() if name not in terms.not_applicable(case)}


def size(case: Mapping[str, object]) -> int:
    """Return how much there is of what is counted, yes counting as one."""
    return sum(value for value in case.values() if isinstance(value, int))


@EACH
@pytest.mark.no_cover
class TestEveryLadder:
    """What is said of a ladder is what every case of it shows."""

    def test_a_check(
        self, terms: Terms[Any, Any], stage: str | None, tried: Mapping[str, Sequence[object]]
    ) -> None:
        exact.checks_exactly(Listed(terms, could_be=tried, stage=stage, on=ON), terms)

    def test_what_would_settle_it_change_it_and_force_it(
        self, terms: Terms[Any, Any], stage: str | None, tried: Mapping[str, Sequence[object]]
    ) -> None:
        listed = Listed(terms, could_be=tried, stage=stage, on=ON)
        random = Random(7)
        asked = 0
        for _ in range(12):
            case = terms.example(partial(random, listed, terms), ON)
            if case is None or not listed.agreeing(listed.told(case)):
                continue
            asked += 1
            exact.settles_exactly(listed, terms, case)
            exact.gives_reasons_exactly(listed, terms, case)
            exact.changes_exactly(listed, terms, case)
        assert asked


def readings_of_small_ladders() -> Iterator[Any]:
    """Go through the ladders that another reading makes otherwise, and that can be listed."""
    small = {one.id for one in small_ladders()}
    for rulebook in (CHORUS_RSP, TRAFFORD_QIP):
        for reading, alternative, other in alternatives(rulebook):
            after = ladders(other.block(reading.block))
            for name, terms in ladders(rulebook.block(reading.block)).items():
                for stage in stages(terms):
                    named = [rulebook.document.key, reading.block, name, stage]
                    powers = [rung.decided_by for rung in (*terms.rungs, *after[name].rungs)]
                    if " ".join(part for part in named if part) in small and not any(powers):
                        yield pytest.param(
                            terms,
                            after[name],
                            stage,
                            id=f"{reading.id} {alternative} {name} {stage}",
                        )


class TestReadings:
    """What another reading changes of a ladder is what every case of it shows."""

    @pytest.mark.parametrize(("one", "other", "stage"), list(readings_of_small_ladders()))
    def test_a_comparison(
        self, one: Terms[Any, Any], other: Terms[Any, Any], stage: str | None
    ) -> None:
        tried = {**could_be(one), **could_be(other)}
        exact.compares_exactly(Listed(one, other, could_be=tried, stage=stage), one, other)


class TestTraffordEligibility:
    """Too many cases to list at once are listed with some of the facts known."""

    @pytest.mark.parametrize("seed", range(12))
    @pytest.mark.parametrize("stage", list(Stage))
    def test_what_would_settle_it(self, seed: int, stage: Stage) -> None:
        random = Random(seed)
        terms = of_trafford()
        every = {**could_be(terms), "age": range(15, 18)}
        unknown = set(random.sample(list(every), 7))
        against = random.choice((0.0, 0.0, 0.1))
        known: dict[str, object] = {
            name: (random.random() < against) is not favourable(name)
            for name in every
            if name not in {*unknown, "age"}
        }
        if "age" not in unknown:
            known["age"] = random.choice((15, 16))
        tried = {name: (known[name],) if name in known else every[name] for name in every}
        case = terms.example(known, ON)
        assert case is not None
        exact.settles_exactly(Listed(terms, could_be=tried, stage=stage, on=ON), terms, case)


def favourable(fact: str) -> bool:
    """Return what speaks for somebody."""
    return fact in {"tenant", "can_commit"} or fact.endswith("_complete")


class TestWhatIsListed:
    """Many ladders are small enough."""

    def test_many(self) -> None:
        seen = {one.id for one in small_ladders() if one.id is not None}
        assert len(seen) > 25
