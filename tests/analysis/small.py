"""Small ladders of which every case can be listed, and the exact answers by listing them.

Nothing here uses a diagram: a set of cases is a number with a bit for each case, found by the
slow evaluator of ``tests.reference``. What the analysis says is compared with every set of
answers that there is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product
from random import Random
from typing import Annotated, ClassVar, Final
from typing import Any as Any_

from scrutiny_rules import (
    All,
    Any,
    ChoiceFact,
    Compare,
    Condition,
    CountFact,
    Document,
    Either,
    Fact,
    In,
    Kind,
    Limb,
    Not,
    Rung,
    Terms,
    Yes,
)
from scrutiny_rules._frozen import Count, Frozen, FrozenMap, YesNo
from scrutiny_rules.conditions import Leaf
from scrutiny_rules.facts import Ask, Missing, vocabulary
from scrutiny_rules.ladder import Part, World
from tests import reference

PAPER: Final = Document(key="small-paper", title="Terms of reference", landlord="Small Homes")

MOST: Final = 12
"""The highest count that is listed; every comparison below turns before it."""


LOW: Final = 2
"""The highest count of the cases that are tried."""


class Colour(StrEnum):
    """What a small ladder leads to."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    UNDETERMINED = "undetermined"
    NOT_PROVIDED = "not provided for"


class Word(StrEnum):
    """What a choice may be."""

    ONE = "one"
    TWO = "two"
    THREE = "three"


class SmallCase(Frozen):
    """All that there is to know of a case."""

    flag_a: Annotated[YesNo | None, Ask("a?", "anybody")] = None
    flag_b: Annotated[YesNo | None, Ask("b?", "anybody")] = None
    flag_c: Annotated[YesNo | None, Ask("c?", "anybody")] = None
    whole: Annotated[Count | None, Ask("How many in all?", "anybody")] = None
    part: Annotated[Count | None, Ask("How many of them?", "anybody")] = None
    word: Annotated[Word | None, Ask("Which word?", "anybody")] = None


FLAGS: Final = ("flag_a", "flag_b", "flag_c")

COULD_BE: Final[Mapping[str, tuple[object, ...]]] = {
    **dict.fromkeys(FLAGS, (False, True)),
    **dict.fromkeys(("whole", "part"), tuple(range(MOST + 1))),
    "word": tuple(Word),
}


class SmallTerms(Terms[Colour, SmallCase]):
    """Terms that hold whatever ladder and laws they are given."""

    facts: ClassVar[FrozenMap[Fact]] = vocabulary(
        SmallCase,
        Fact(
            name="rest",
            kind=Kind.COUNT,
            question="How many are left?",
            answered_by="anybody",
            personal=False,
            behind=("whole", "part"),
        ),
        Fact(
            name="some_left",
            kind=Kind.YES_NO,
            question="Is any left?",
            answered_by="anybody",
            personal=False,
            behind=("whole", "part"),
        ),
    )
    facts_model: ClassVar[type[Frozen]] = SmallCase

    ladder: tuple[Rung[Colour], ...]
    laws: tuple[Condition, ...] = ()

    def outcomes(self) -> tuple[Rung[Colour], ...]:
        """Return the ladder as given."""
        return self.ladder

    def made_of(self) -> Mapping[str, Mapping[str, int]]:
        """Return that the rest is the whole without the part, and that some is more than none."""
        return {"rest": {"whole": 1, "part": -1}, "some_left": {"rest": 1}}

    def always(self) -> tuple[Condition, ...]:
        """Return the laws as given, and that a part is no more than the whole."""
        return (CountFact("whole") >= CountFact("part"), *self.laws)

    def worlds(
        self,
        facts: SmallCase,
        /,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World, ...]:
        """Return the facts with what is left."""
        whole, part = facts.whole, facts.part
        gone = tuple(n for n, v in (("whole", whole), ("part", part)) if v is None)
        rest = Missing(gone) if whole is None or part is None else whole - part
        some = rest if isinstance(rest, Missing) else rest > 0
        return ({**facts.__dict__, "rest": rest, "some_left": some},)


def limb_of(name: str, condition: Condition) -> Limb:
    """Return a limb of the small paper."""
    return Limb(name=name, clause=PAPER.clause(name, f"that {name} holds"), condition=condition)


def rung(
    outcome: Colour,
    *asked: Condition | Either,
    unless: Iterable[Condition] = (),
    at: int = 0,
) -> Rung[Colour]:
    """Return a rung whose limbs are numbered, from some number on."""
    parts = tuple(
        one if isinstance(one, Either) else limb_of(f"limb-{number}", one)
        for number, one in enumerate(asked, at)
    )
    rest = enumerate(unless, at + len(parts))
    return Rung(
        outcome=outcome,
        parts=parts,
        unless=tuple(limb_of(f"limb-{number}", one) for number, one in rest),
    )


class Listed:
    """Every case of some ladders, and sets of cases as numbers."""

    def __init__(
        self,
        *ladders: Terms[Any_, Any_],
        could_be: Mapping[str, Sequence[object]] = COULD_BE,
        stage: str | None = None,
        on: date | None = None,
    ) -> None:
        """List the cases that the laws of the ladders allow.

        Args:
            ladders: The ladders.
            could_be: The values to try for each fact that can be handed in.
            stage: The stage at which they are judged.
            on: The day at which they are judged.
        """
        self.ladders = ladders
        self.stage = stage
        self.on = on
        self.sums = {n: dict(m) for terms in ladders for n, m in terms.made_of().items()}
        laws = [law for terms in ladders for law in terms.always()]
        self.laws = [law for law in laws if self.behind(law.facts()) <= set(could_be)]
        names = self.behind(name for terms in ladders for name in terms.read)
        while more := [law for law in self.laws if self._adds(law, names)]:
            names |= self.behind(more[0].facts())
        self.laws = [law for law in self.laws if self.behind(law.facts()) <= names]
        self.fields = [name for name in could_be if name in names]
        self.cases = list(self._allowed(could_be))
        self.every = (1 << len(self.cases)) - 1
        self._fields_of: dict[int, list[set[str]]] = {}

    def _adds(self, law: Condition, names: set[str]) -> bool:
        about = self.behind(law.facts())
        return bool(about & names) and not about <= names

    def behind(self, names: Iterable[str]) -> set[str]:
        """Return the fields that facts are made of."""
        found: set[str] = set()
        for name in names:
            found |= self.behind(self.sums[name]) if name in self.sums else {name}
        return found

    def total(self, name: str, case: Mapping[str, object]) -> int:
        """Return a sum in a case."""
        if name not in self.sums:
            value = case[name]
            assert isinstance(value, int)
            return value
        return sum(many * self.total(part, case) for part, many in self.sums[name].items())

    def times(self, name: str, many: int) -> dict[str, Fraction]:
        """Return how many times each field goes into a sum that is taken so many times."""
        if name not in self.sums:
            return {name: Fraction(many)}
        found: dict[str, Fraction] = {}
        for part, count in self.sums[name].items():
            for field, times in self.times(part, many * count).items():
                found[field] = found.get(field, Fraction(0)) + times
        return found

    def _allowed(self, could_be: Mapping[str, Sequence[object]]) -> Iterator[dict[str, object]]:
        facts = {name: fact for terms in self.ladders for name, fact in terms.known_facts.items()}
        sums = [name for name in self.sums if self.behind([name]) <= set(self.fields)]
        for values in product(*(could_be[name] for name in self.fields)):
            case: dict[str, object] = dict(zip(self.fields, values, strict=True))
            for name in sums:
                total = self.total(name, case)
                yes_no = name in facts and facts[name].kind is Kind.YES_NO
                case[name] = total > 0 if yes_no else total
            if all(reference.met(law, case) for law in self.laws):
                yield case

    def told(self, case: Frozen) -> dict[str, object]:
        """Return what is known of a case, by the fields that are listed."""
        (world,) = self.ladders[0].worlds(case, self.on)
        turning = self.ladders[0].may_turn(world)
        known = {name: world.get(name) for name in self.fields if name not in turning}
        return {name: one for name, one in known.items() if isinstance(one, int | str)}

    def where(self, condition: Condition) -> int:
        """Return the cases that meet a condition."""
        return sum(1 << n for n, case in enumerate(self.cases) if reference.met(condition, case))

    def agreeing(self, known: Mapping[str, object]) -> int:
        """Return the cases that agree with what is known."""
        told = {name: value for name, value in known.items() if name in self.fields}
        return sum(
            1 << n
            for n, case in enumerate(self.cases)
            if all(case[name] == value for name, value in told.items())
        )

    def turned(self, cases: int, name: str) -> int:
        """Return the cases that are like some others but for one yes or no."""
        found = 0
        for n, case in enumerate(self.cases):
            if cases >> n & 1:
                found |= self.agreeing({**case, name: not case[name]})
        return found

    def outcomes(self, terms: Terms[Any_, Any_]) -> dict[str, int]:
        """Return the cases of each outcome."""
        return self.ends(terms.rungs)

    def ends(self, rungs: Sequence[Rung[Any_]]) -> dict[str, int]:
        """Return the cases of each outcome to which some rungs lead."""
        found: dict[str, int] = {}
        for n, case in enumerate(self.cases):
            outcome = reference.outcome(rungs, [case], self.stage)
            assert outcome is not None
            found[outcome] = found.get(outcome, 0) | 1 << n
        return found

    @cached_property
    def answers(self) -> list[int]:
        """The cases of each answer to each comparison, both ways, in no order."""
        leaves = {
            one
            for terms in self.ladders
            for limb in terms.limbs.values()
            if limb.applies_at(self.stage)
            for leaf in limb.condition.leaves()
            for one in _single(leaf)
        }
        for leaf in leaves:
            met = self.where(leaf)
            for one in (met, self.every & ~met):
                self._fields_of.setdefault(one, []).append(self.behind(leaf.facts()))
        return sorted(self._fields_of)

    def told_by(self, known: Iterable[str]) -> list[int]:
        """Return the answers to the comparisons of which every fact is known."""
        names = set(known)
        return [
            one for one in self.answers if any(fields <= names for fields in self._fields_of[one])
        ]

    def regions(self, target: int, within: int) -> set[int]:
        """Return the largest sets of cases, by answers alone, that lie inside another.

        Args:
            target: The set that they have to lie inside.
            within: The cases that are looked at.
        """
        found: set[int] = set()
        sets: set[int] = {within}
        for answer in self.answers:
            sets |= {one & answer for one in sets}
        for one in sorted(sets, key=int.bit_count, reverse=True):
            if one and not one & ~target and not any(one & ~other == 0 for other in found):
                found.add(one)
        return found

    def all_of(self, conditions: Iterable[Condition], within: int) -> int:
        """Return the cases, of some, that meet all of these."""
        for condition in conditions:
            within &= self.where(condition)
        return within


def _single(leaf: Leaf) -> Iterator[Leaf]:
    if isinstance(leaf, In):
        yield from (In(fact=leaf.fact, among=(word,)) for word in leaf.among)
    else:
        yield leaf


def subsets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    """Go through every set out of some names, the smallest first."""
    every = list(names)
    for size in range(len(every) + 1):
        yield from (frozenset(one) for one in combinations(every, size))


def random_terms(random: Random) -> SmallTerms:
    """Return a small ladder, as random as it may be."""
    names = random.sample(("flag_a", "flag_b", "flag_c", "counts", "word"), random.randint(1, 4))
    limbs = [_limb(random, n, names) for n in range(random.randint(1, 4))]
    rungs: list[Rung[Colour]] = []
    for _ in range(random.randint(1, 3)):
        asked = random.sample(limbs, random.randint(1, len(limbs)))
        parts: list[Part] = []
        while asked:
            if len(asked) > 1 and random.random() < 0.3:
                parts.append(
                    Either(name=f"either-{len(rungs)}-{len(parts)}", limbs=tuple(asked[:2]))
                )
                asked = asked[2:]
            else:
                parts.append(asked.pop())
        cut = random.choice((len(parts), len(parts), random.randint(0, len(parts))))
        gate = parts[0] if random.random() < 0.2 and cut else None
        rungs.append(
            Rung(
                outcome=random.choice((Colour.RED, Colour.AMBER, Colour.GREEN)),
                gate=gate,
                parts=tuple(parts[0 if gate is None else 1 : cut]),
                unless=tuple(parts[cut:]),
            )
        )
    rungs.append(Rung(outcome=random.choice((Colour.RED, Colour.AMBER))))
    laws = tuple(_condition(random, names, 1) for _ in range(random.choice((0, 0, 0, 1))))
    return SmallTerms(ladder=tuple(rungs), laws=laws)


def _limb(random: Random, number: int, names: list[str]) -> Limb:
    return limb_of(f"limb-{number}", _condition(random, names, random.choice((0, 0, 1, 2))))


def _condition(random: Random, names: list[str], depth: int) -> Condition:
    if depth and random.random() < 0.8:
        of = tuple(_condition(random, names, depth - 1) for _ in range(random.randint(1, 3)))
        return random.choice((All(of=of), Any(of=of), Not(of=of[0])))
    name = random.choice(names)
    if name == "word":
        return ChoiceFact("word").is_in(*random.sample(list(Word), random.randint(1, 2)))
    if name == "counts":
        return _comparison(random) if random.random() < 0.9 else Yes(fact="some_left")
    return Yes(fact=name)


def _comparison(random: Random) -> Compare:
    left, right = random.choice(
        (("whole", None), ("part", None), ("rest", None), ("part", "whole"), ("rest", "part"))
    )
    sides = ((left, random.randint(1, 2)), (right, random.randint(1 if right else 0, 2)))
    (one, q), (other, p) = random.choice((sides, sides[::-1]))
    return Compare(left=one, q=q, op=random.choice((">=", ">")), right=other, p=p)


def random_case(random: Random, listed: Listed, *, hide: float) -> SmallCase:
    """Return one of the cases with low counts, with some of its facts hidden.

    A known count moves the limit of another; from low ones no limit comes to lie beyond the
    counts that are listed.
    """
    least = min(_whole(one) for one in listed.cases)
    case = random.choice([one for one in listed.cases if _whole(one) <= max(least, LOW)])
    return SmallCase.model_validate(
        {name: case[name] for name in listed.fields if random.random() >= hide}
    )


def _whole(case: Mapping[str, object]) -> int:
    whole = case.get("whole", 0)
    assert isinstance(whole, int)
    return whole
