"""From a ladder to masks: the outcome and the findings of every row, spelt out.

Walking a ladder decides one case. Here the same walk is written down once for all cases, as
expressions over columns: a limb becomes two masks, met and not met, a rung two more, and from
these follow the outcome, which limbs bear on it and which of them decided it.

    >>> from scrutiny_rules._expressions import Holds, Known
    >>> from scrutiny_rules.conditions import Yes
    >>> known = Value(known=Known("tenant"), yes=Holds("tenant"))
    >>> pair = lowered(~Yes(fact="tenant"), [{"tenant": known}])
    >>> pair.met
    Denied(column='tenant')
    >>> pair.not_met
    Holds(column='tenant')
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final, TypeAlias

from scrutiny_rules._expressions import (
    ALWAYS,
    NEVER,
    Mask,
    NotAfter,
    Number,
    OnDay,
    Whole,
    Words,
    Years,
    all_of,
    any_of,
    at_least,
    given,
    more_than,
    negated,
    plus,
    words,
)
from scrutiny_rules.calendars import born_by
from scrutiny_rules.columns import outcomes_of
from scrutiny_rules.conditions import All, Compare, Condition, In, Not, State, Yes
from scrutiny_rules.conditions import Any as AnyOne
from scrutiny_rules.ladder import Limb, Part, Rung, Terms

NOUGHT: Final = Whole(0)
ONE: Final = Whole(1)


def _among_none(words: tuple[str, ...]) -> Mask:  # noqa: ARG001  it is no word
    return NEVER


@dataclass(frozen=True)
class Value:
    """A fact of every row: where it is known, and what it is there.

    Attributes:
        known: Where it is known.
        yes: Where it is yes, if it is a yes/no fact.
        number: What it is, if it is a count.
        among: Where it is one of some words, if it is a word.
    """

    known: Mask
    yes: Mask = NEVER
    number: Number = NOUGHT
    among: Callable[[tuple[str, ...]], Mask] = _among_none


World: TypeAlias = Mapping[str, Value]
"""One way that the facts of the rows may be, by name."""


@dataclass(frozen=True)
class Pair:
    """A condition of every row: where it is met, and where it is not; elsewhere it is open."""

    met: Mask
    not_met: Mask

    @cached_property
    def unknown(self) -> Mask:
        """Where neither is certain."""
        return negated(any_of(self.met, self.not_met))

    @cached_property
    def complete(self) -> bool:
        """Whether it is certain of every row."""
        return self.not_met == negated(self.met)

    def __invert__(self) -> "Pair":
        """Return the opposite."""
        return Pair(self.not_met, self.met)

    def of(self, state: State) -> Mask:
        """Return where it is in a state."""
        return {State.MET: self.met, State.NOT_MET: self.not_met}.get(state, self.unknown)


def lowered(condition: Condition, worlds: Sequence[World]) -> Pair:
    """Return where a condition is met in every world, and where in none.

    Args:
        condition: The condition.
        worlds: The facts of the rows; several, where something inside is not recorded.

    Returns:
        Both masks.

    Raises:
        KeyError: A world lacks a fact that the condition reads.
    """
    pairs = [_in_one(condition, world) for world in worlds]
    met, not_met = all_of(*(one.met for one in pairs)), all_of(*(one.not_met for one in pairs))
    return Pair(met, not_met)


def _in_one(condition: Condition, world: World) -> Pair:
    match condition:
        case Yes():
            value = world[condition.fact]
            return _where(value.known, value.yes)
        case Compare():
            return _compared(condition, world)
        case In():
            value = world[condition.fact]
            return _where(value.known, value.among(condition.among))
        case All():
            return both([_in_one(member, world) for member in condition.of])
        case AnyOne():
            return ~both([~_in_one(member, world) for member in condition.of])
        case Not():  # pragma: no branch  the checker proves that it is the last
            return ~_in_one(condition.of, world)


def _where(known: Mask, met: Mask) -> Pair:
    return Pair(all_of(known, met), all_of(known, negated(met)))


def both(pairs: Iterable[Pair]) -> Pair:
    """Return where all of some conditions are met, and where one of them is not.

    Args:
        pairs: The conditions.

    Returns:
        Both masks; the second is the opposite of the first where nothing can be open.

    Raises:
        Nothing.
    """
    given = tuple(pairs)
    met = all_of(*(one.met for one in given))
    if all(one.complete for one in given):
        return Pair(met, negated(met))
    return Pair(met, any_of(*(one.not_met for one in given)))


def _compared(leaf: Compare, world: World) -> Pair:
    (left, known_left), (right, known_right) = (
        _side(name, world) for name in (leaf.left, leaf.right)
    )
    known = all_of(known_left, known_right)
    if isinstance(left, Years) and isinstance(right, Whole):
        bound = leaf.p * right.value  # age x q >= bound, or > bound
        least = -(-bound // leaf.q) if leaf.op == ">=" else bound // leaf.q + 1
        return _where(known, _attained(left, least))
    if isinstance(right, Years) and isinstance(left, Whole):
        bound = leaf.q * left.value  # bound >= age x p, or > age x p
        least = bound // leaf.p + 1 if leaf.op == ">=" else -(-bound // leaf.p)
        return _where(known, negated(_attained(right, least)))
    a, b = plus((leaf.q, left)), plus((leaf.p, right))
    return _where(known, at_least(a, b) if leaf.op == ">=" else more_than(a, b))


def _side(name: str | None, world: World) -> tuple[Number, Mask]:
    if name is None:
        return ONE, ALWAYS
    return world[name].number, world[name].known


def _attained(years: Years, age: int) -> Mask:
    """Return where an age is attained, by the latest day of birth: no age need be worked out."""
    latest = born_by(age, years.on)
    return NEVER if latest is None else NotAfter(years.born_on, OnDay(latest))


class Walked:
    """The walk of a ladder, written down for all rows.

    Attributes:
        pairs: Each limb that applies, in the order of the paper.
    """

    def __init__(
        self, terms: Terms[Any, Any], worlds: Sequence[World], stage: str | None = None
    ) -> None:
        """Write down the walk of some terms over some facts."""
        self.pairs: dict[str, Pair] = {
            name: lowered(limb.condition, worlds)
            for name, limb in terms.limbs.items()
            if limb.applies_at(stage)
        }
        self.rungs: tuple[Rung[Any], ...] = terms.rungs
        self.outcomes = outcomes_of(terms)
        self.met: list[Pair] = [
            both(self.holds(part, wanted=wanted) for part, wanted in rung.asks)
            for rung in self.rungs
        ]
        self.indices: range = range(len(self.rungs))

    def holds(self, part: Part, *, wanted: bool) -> Pair:
        """Return where a part is as a rung wants it; one of which nothing applies always is."""
        limbs = [self.pairs[limb.name] for limb in part.limbs if limb.name in self.pairs]
        if not limbs:
            return Pair(ALWAYS, NEVER)
        found = ~both(~limb for limb in limbs)
        return found if wanted else ~found

    @cached_property
    def reached(self) -> list[Mask]:
        """Where each rung is come to: none before it is met."""
        return [
            all_of(*(negated(self.met[before].met) for before in range(index)))
            for index in self.indices
        ]

    @cached_property
    def last(self) -> list[Mask]:
        """Where each rung is the first that is met."""
        return [all_of(self.reached[index], self.met[index].met) for index in self.indices]

    @cached_property
    def kept(self) -> list[Mask]:
        """Where each rung is come to and has not failed."""
        return [
            all_of(self.reached[index], negated(self.met[index].not_met)) for index in self.indices
        ]

    @cached_property
    def decided_by(self) -> list[Mask]:
        """Where each rung is met and no rung before it leaves another outcome open."""
        return [
            all_of(self.met[index].met, *(self.met[other].not_met for other in self.others(index)))
            for index in self.indices
        ]

    def others(self, index: int) -> Iterator[int]:
        """Go through the rungs before one that have another outcome."""
        for other in range(index):
            if self.rungs[other].outcome is not self.rungs[index].outcome:
                yield other

    @cached_property
    def decided(self) -> Mask:
        """Where the outcome is certain."""
        if all(one.complete for one in self.met):
            return ALWAYS
        return any_of(*self.decided_by)

    @cached_property
    def outcome(self) -> Words:
        """The outcome of every row."""
        outcomes = [str(rung.outcome) for rung in self.rungs]
        if self.decided == ALWAYS:
            reached = [pair.met for pair in self.met]
            return words(zip(reached, outcomes, strict=True), outcomes[-1])
        open_ = self.outcomes["UNDETERMINED"]
        return words(zip(self.decided_by, outcomes, strict=True), open_)

    def between(self, index: int, other: int) -> Mask:
        """Return where no rung of another outcome is kept between two rungs."""
        first, second = sorted((index, other))
        mine = self.rungs[index].outcome
        return all_of(
            *(
                negated(self.kept[middle])
                for middle in range(first + 1, second)
                if self.rungs[middle].outcome is not mine
            )
        )

    def passed_over(self, index: int) -> Mask:
        """Return where a rung is open beside another of its outcome, and cannot change it."""
        if self.decided == ALWAYS:
            return NEVER
        mine = self.rungs[index]
        beside: list[Mask] = []
        for other in self.indices:
            if other == index or self.rungs[other].outcome is not mine.outcome:
                continue
            if other > index:
                beside.append(all_of(self.last[other], self.between(index, other)))
            if self.rungs[other].asked < mine.asked:
                beside.append(all_of(self.kept[other], self.between(index, other)))
        return all_of(self.open_, self.kept[index], negated(self.met[index].met), any_of(*beside))

    def bearing(self, index: int) -> dict[str, Mask]:
        """Return where each limb bears on a rung: what shuts it out, or else all of them."""
        rung = self.rungs[index]
        guards = {
            ask: self.holds(ask[0], wanted=ask[1]).not_met
            for ask in rung.asks
            if ask[0] is rung.gate or not ask[1]
        }
        open_ = negated(any_of(*guards.values()))
        found: dict[str, list[Mask]] = {}
        for ask in rung.asks:
            for limb in self.applying(ask[0]):
                found.setdefault(limb.name, [open_]).append(guards.get(ask, NEVER))
        return {name: any_of(*masks) for name, masks in found.items()}

    def applying(self, part: Part) -> Iterator[Limb]:
        """Go through the limbs of a part that apply."""
        for limb in part.limbs:
            if limb.name in self.pairs:
                yield limb

    def bears(self, state: State) -> dict[str, Mask]:
        """Return where each limb is in a state, and bears on a rung that was come to.

        Args:
            state: Met, not met or unknown.

        Returns:
            A mask for each limb that applies, in the order of the paper.

        Raises:
            Nothing.
        """
        bearing: dict[str, list[Mask]] = {name: [] for name in self.pairs}
        for index in self.indices:
            come_to = all_of(self.reached[index], negated(self.passed_over(index)))
            for name, mask in self.bearing(index).items():
                bearing[name].append(all_of(come_to, mask))
        return {
            name: all_of(self.pairs[name].of(state), any_of(*masks))
            for name, masks in bearing.items()
        }

    def decisive(self, state: State) -> dict[str, Mask]:
        """Return where each limb is in a state, and the outcome rests on it.

        Args:
            state: Met, not met or unknown.

        Returns:
            A mask for each limb that applies, in the order of the paper. Where the outcome is
            certain, or for what is unknown where it is not, goes without saying: ``gate``.

        Raises:
            Nothing.
        """
        found: dict[str, list[Mask]] = {name: [] for name in self.pairs}
        left = partial(given, self.gate(state))
        for index in self.indices:
            bearing = self.bearing(index)
            for part, wanted in self.rungs[index].asks:
                resting = left(self._resting(index, self.holds(part, wanted=wanted), state, wanted))
                for limb in self.applying(part):
                    where = (left(self.pairs[limb.name].of(state)), left(bearing[limb.name]))
                    found[limb.name].append(all_of(resting, *where))
        return {name: left(any_of(*masks)) for name, masks in found.items()}

    def gate(self, state: State) -> Mask:
        """Return where a limb in a state can be decisive at all.

        Args:
            state: Met, not met or unknown.

        Returns:
            Where the outcome is certain; for what is unknown, where it is not.

        Raises:
            Nothing.
        """
        return self.open_ if state is State.UNKNOWN else self.decided

    @cached_property
    def open_(self) -> Mask:
        """Where the outcome is not certain."""
        return negated(self.decided)

    def _resting(self, index: int, holds: Pair, state: State, wanted: bool) -> Mask:
        """Return where a rung holds, falls or stays open by a part whose limbs are in a state."""
        if state is State.UNKNOWN:
            return all_of(self.kept[index], negated(self.passed_over(index)), holds.unknown)
        if (state is State.MET) is wanted:
            return all_of(self.last[index], holds.met)
        failed = all_of(self.reached[index], self.met[index].not_met)
        return all_of(failed, holds.not_met)
