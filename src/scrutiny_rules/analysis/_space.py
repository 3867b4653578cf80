"""The space of cases: which answers to a paper's comparisons can occur together.

A ladder's outcome depends on its comparisons alone: whether a fact is so, on which side of a
limit a count lies, which word a choice is. Each distinct comparison is one numbered test, and
no case needs to be told apart from another that answers every test alike. Which answers can
occur together is worked out exactly: from the order of the whole numbers, from sums, from the
words that a choice may be, and from what the facts model always demands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from scrutiny_rules._frozen import MOST_COUNTED
from scrutiny_rules.analysis._counts import AtLeast, at_least
from scrutiny_rules.analysis._diagrams import ALWAYS, NEVER, Answer, Diagram, Diagrams, Family
from scrutiny_rules.analysis._groups import Group, Test
from scrutiny_rules.analysis._known import Known
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import All, Compare, Condition, In, Leaf, Not, Value, Yes
from scrutiny_rules.errors import TooManyRegionsError
from scrutiny_rules.facts import Fact, Kind
from scrutiny_rules.ladder import Limb, Part, Rung, Terms

MOST_TESTS: Final = 300
"""How many distinct comparisons terms may make and still be analysed."""

MOST_STEPS: Final = 1_000_000
"""How many steps of work an analysis may take before it is refused."""

MOST_REGIONS: Final = 2_000
"""How many regions are listed before an analysis is refused."""

Ending = tuple[StrEnum, str | None]
"""How a case ends: the outcome, and who holds the power where it is a *may*."""

Sums = Mapping[str, Mapping[str, int]]
"""What derived counts are the sum of: how many times each other count goes in."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What only the last line answers, between less and more of the same that others answer.

    Attributes:
        below: What is less, as answers to tests.
        middle: What is left to the last line.
        above: What is more.
        where: For which answers it is left to the last line, all else being as for the others.
    """

    below: tuple[Answer, ...]
    middle: tuple[Answer, ...]
    above: tuple[Answer, ...]
    where: Diagram


class Space:
    """The cases that some ladders tell apart, at one stage, given what is known.

    Attributes:
        diagrams: The diagrams over the tests.
        facts: The facts that the ladders may speak of, by name.
        tests: The tests by number.
        own: How many of the tests are the ladders' own; those come first.
        care: Which answers can occur together.
    """

    def __init__(
        self,
        ladders: Sequence[Terms[Any, Any]],
        stage: str | None = None,
        known: Known | None = None,
    ) -> None:
        """Set up.

        Raises:
            TooManyRegionsError: The ladders are too large to be analysed.
        """
        self.ladders = ladders
        self.stage = stage
        self.known: Known = known or Known()
        self.diagrams: Diagrams = Diagrams(MOST_STEPS)
        self.tests: list[Test] = []
        self._numbers: dict[object, int] = {}
        self.facts: dict[str, Fact] = {}
        for terms in ladders:
            self.facts |= terms.known_facts
        self._limbs: dict[tuple[int, str], Diagram] = {}
        for terms in ladders:
            self._read(terms)
        self.own: int = len(self.tests)
        self._told = {name for terms in ladders for name in self._inputs(terms)}
        self._groups = self._laws()

    # ---- from comparisons to tests

    def _read(self, terms: Terms[Any, Any]) -> None:
        sums = terms.made_of()
        for limb in terms.limbs.values():
            if limb.applies_at(self.stage):
                key = (id(terms), limb.name)
                self._limbs[key] = self._diagram(limb.condition, sums, limb.clause)

    def _diagram(self, condition: Condition, sums: Sums, clause: Clause | None = None) -> Diagram:
        """Return for which answers a condition is met."""
        d = self.diagrams
        if isinstance(condition, Not):
            return d.choose(self._diagram(condition.of, sums, clause), NEVER, ALWAYS)
        if isinstance(condition, Yes | Compare | In):
            return self._leaf(condition, sums, clause)
        found = ALWAYS if isinstance(condition, All) else NEVER
        join = d.both if isinstance(condition, All) else d.either
        for member in condition.of:
            found = join(found, self._diagram(member, sums, clause))
        return found

    def _leaf(self, leaf: Leaf, sums: Sums, clause: Clause | None) -> Diagram:
        if isinstance(leaf, In):
            found = NEVER
            for word in leaf.among:
                found = self.diagrams.either(found, self._word(leaf, word, clause))
            return found
        total = self._total(leaf, sums)
        low, high = total.range({name: self.bounds(name) for name, _ in total.times})
        if low >= total.least:
            return ALWAYS
        if high < total.least:
            return NEVER
        agrees = total.times[0][1] > 0
        if not agrees:
            total = total.denied()
        names = tuple(name for name, _ in total.times)
        number = self._number(total, Test(leaf, agrees, names, total=total), clause)
        return self.diagrams.answer(number, yes=agrees)

    def _total(self, leaf: Yes | Compare, sums: Sums) -> AtLeast:
        """Return a comparison as a sum of the counts that are not known."""
        times: dict[str, int] = {}
        if isinstance(leaf, Yes):
            times, least = added(leaf.fact, sums), 1
        else:
            least = int(leaf.op == ">")
            for side, many in ((leaf.left, leaf.q), (leaf.right, -leaf.p)):
                for name, count in ({} if side is None else added(side, sums)).items():
                    times[name] = times.get(name, 0) + many * count
                least -= many if side is None else 0
        known = {n: v for n in times if isinstance(v := self.known.values.get(n), int)}
        least -= sum(times[name] * value for name, value in known.items())
        return at_least({n: m for n, m in times.items() if n not in known}, least)

    def _word(self, leaf: In, word: str, clause: Clause | None) -> Diagram:
        if leaf.fact in self.known.values:
            return ALWAYS if self.known.values[leaf.fact] == word else NEVER
        shown = In(fact=leaf.fact, among=(word,))
        test = Test(shown, agrees=True, names=(leaf.fact,), word=word)
        return self.diagrams.answer(self._number((leaf.fact, word), test, clause))

    def _number(self, key: object, test: Test, clause: Clause | None) -> int:
        if key not in self._numbers:
            if len(self.tests) >= MOST_TESTS:
                raise TooManyRegionsError(len(self.tests) + 1, MOST_TESTS, "comparisons")
            self._numbers[key] = len(self.tests)
            self.tests.append(test)
        number = self._numbers[key]
        if clause is not None and clause not in self.tests[number].clauses:
            self.tests[number].clauses.append(clause)
        return number

    def bounds(self, name: str) -> tuple[int, int]:
        """Return between what a count lies; a yes counts as one."""
        if name in self.known.between:
            return self.known.between[name]
        fact = self.facts.get(name)
        return (0, 1) if fact is not None and fact.kind is Kind.YES_NO else (0, MOST_COUNTED)

    # ---- which answers can occur together

    def _laws(self) -> list[Group]:
        d = self.diagrams
        laws: list[Diagram] = []
        self.demanded: list[AtLeast] = []
        for law, sums in self._that_bear():
            total = self._total(law, sums) if isinstance(law, Yes | Compare) else None
            if total is not None and total.times:
                self.demanded.append(total)
            else:
                laws.append(self._diagram(law, sums))
        groups = [self._group(*group) for group in self._sharing()]
        self.full: Diagram = ALWAYS
        for one in (*laws, *(group.allowed(d) for group in groups)):
            self.full = d.both(self.full, one)
        self.care: Diagram = d.some(self.full, range(self.own, len(self.tests)))
        self._law_tests = [d.tests(law) for law in laws]
        bound = [frozenset(group.numbers) for group in groups if not group.free]
        self.linked: frozenset[int] = frozenset[int]().union(*self._law_tests, *bound)
        return groups

    def _group(self, numbers: Iterable[int], demanded: Sequence[AtLeast]) -> Group:
        tests = {number: self.tests[number] for number in numbers}
        names = {name for test in tests.values() for name in test.names}
        names.update(name for one in demanded for name, _ in one.times)
        bounds = {name: self.bounds(name) for name in names}
        return Group(tests, demanded, self.facts, bounds, self._told)

    def _that_bear(self) -> Iterator[tuple[Condition, Sums]]:
        """Go through the laws that bear on what the ladders compare, directly or by others."""
        names = self._told.union(*(test.names for test in self.tests))
        known = set(self.known.values)
        waiting = [(law, sums, about - known) for law, sums, about in self._every_law()]
        while bearing := [one for one in waiting if not names.isdisjoint(one[2]) or not one[2]]:
            waiting = [one for one in waiting if one not in bearing]
            for law, sums, about in bearing:
                names |= about
                yield law, sums

    def _every_law(self) -> Iterator[tuple[Condition, Sums, set[str]]]:
        """Go through what the ladders' facts always meet, with the inputs that it is about."""
        for terms in self.ladders:
            sums = terms.made_of()
            for law in terms.always():
                yield law, sums, {part for name in law.facts() for part in added(name, sums)}

    def _sharing(self) -> list[tuple[list[int], list[AtLeast]]]:
        """Return the tests that share a fact, with what is demanded of those facts."""
        groups: list[tuple[set[str], list[int], list[AtLeast]]] = []
        each = [
            (set(test.names), [number], list[AtLeast]()) for number, test in enumerate(self.tests)
        ]
        also = [({name for name, _ in one.times}, list[int](), [one]) for one in self.demanded]
        for names, numbers, demanded in (*each, *also):
            sharing = [one for one in groups if not one[0].isdisjoint(names)]
            groups = [one for one in groups if one[0].isdisjoint(names)]
            groups.append(
                (
                    set(names).union(*(one[0] for one in sharing)),
                    sorted(numbers + [n for one in sharing for n in one[1]]),
                    demanded + [law for one in sharing for law in one[2]],
                )
            )
        return sorted(((numbers, laws) for _, numbers, laws in groups), key=lambda one: one[0])

    # ---- from tests to outcomes

    def limb(self, terms: Terms[Any, Any], limb: Limb) -> Diagram:
        """Return for which answers a limb that applies at the stage is met."""
        return self._limbs[id(terms), limb.name]

    def part(
        self, terms: Terms[Any, Any], part: Part, *, wanted: bool, without: str | None = None
    ) -> Diagram:
        """Return for which answers a limb, or one of some alternatives, is as it is wanted."""
        limbs = [one for one in part.limbs if one.applies_at(self.stage) and one.name != without]
        met = [self.limb(terms, one) for one in limbs]
        if not met:
            return ALWAYS
        found = NEVER
        for one in met:
            found = self.diagrams.either(found, one)
        return found if wanted else self.diagrams.choose(found, NEVER, ALWAYS)

    def rung(
        self, terms: Terms[Any, Any], rung: Rung[Any], *, without: str | None = None
    ) -> Diagram:
        """Return for which answers everything that a rung asks is so."""
        found = ALWAYS
        for part, wanted in rung.asks:
            so = self.part(terms, part, wanted=wanted, without=without)
            found = self.diagrams.both(found, so)
        return found

    def reached(
        self, terms: Terms[Any, Any], *, without: str | None = None
    ) -> list[tuple[Rung[Any], Diagram]]:
        """Return each rung with the answers that can occur and for which it is reached.

        Args:
            terms: The ladder.
            without: The name of a limb that is left out.
        """
        found: list[tuple[Rung[Any], Diagram]] = []
        rest = self.care
        for rung in terms.rungs:
            met = self.diagrams.both(rest, self.rung(terms, rung, without=without))
            found.append((rung, met))
            rest = self.diagrams.but_not(rest, met)
        return found

    def outcomes(
        self, terms: Terms[Any, Any], *, without: str | None = None
    ) -> dict[StrEnum, Diagram]:
        """Return each outcome that can occur with the answers that lead to it.

        Args:
            terms: The ladder.
            without: The name of a limb that is left out.
        """
        found: dict[StrEnum, Diagram] = {}
        for (outcome, _), met in self.endings(terms, without=without).items():
            found[outcome] = self.diagrams.either(found.get(outcome, NEVER), met)
        return found

    def endings(
        self, terms: Terms[Any, Any], *, without: str | None = None
    ) -> dict[Ending, Diagram]:
        """Return each outcome and holder of a power with the answers that lead to them."""
        found: dict[Ending, Diagram] = {}
        for rung, met in self.reached(terms, without=without):
            if met != NEVER:
                ending = (rung.outcome, rung.decided_by)
                found[ending] = self.diagrams.either(found.get(ending, NEVER), met)
        return found

    # ---- from answers to regions

    def regions(self, diagram: Diagram) -> list[tuple[Answer, ...]]:
        """Return every largest region in which something is so, smallest in tests first.

        Raises:
            TooManyRegionsError: There are too many.
        """
        d = self.diagrams
        forced = d.either(diagram, d.choose(self.care, NEVER, ALWAYS))
        return self.listed(d.meeting(d.minimal(forced), self.care))

    def gaps(self, last: Diagram) -> Iterator[Gap]:
        """Go through what is left to the last line, between less and more that is not.

        Args:
            last: For which answers the last line is reached.
        """
        d = self.diagrams
        so, otherwise = d.both(self.full, last), d.but_not(self.full, last)
        for bands in self._bands():
            left = [self._apart(so, band) for band in bands]
            taken = [self._apart(otherwise, band) for band in bands]
            for number, below, above in _around(len(bands)):
                both = d.both(left[number], d.both(taken[below], taken[above]))
                if both != NEVER:
                    where = d.both(both, d.cube(bands[number]))
                    yield Gap(bands[below], bands[number], bands[above], where)
                    break

    def _bands(self) -> Iterator[list[tuple[Answer, ...]]]:
        """Go through the sums that are compared with several numbers, with each band between."""
        limits: dict[object, dict[int, int]] = {}
        for number, test in enumerate(self.tests[: self.own]):
            if test.total is not None:
                limits.setdefault(test.total.times, {})[test.total.least] = number
        for numbers in limits.values():
            rising = [numbers[least] for least in sorted(numbers)]
            if len(rising) > 1:
                yield [
                    tuple((number, place < band) for place, number in enumerate(rising))
                    for band in range(len(rising) + 1)
                ]

    def _apart(self, diagram: Diagram, answers: Iterable[Answer]) -> Diagram:
        """Return for which answers to the other tests a diagram is so."""
        for number, yes in answers:
            diagram = self.diagrams.given(diagram, number, yes=yes)
        return diagram

    def shared(self, diagram: Diagram) -> list[Answer]:
        """Return the answers that every case has for which something is so, and not every case."""
        d = self.diagrams
        found = [
            (number, yes)
            for number in range(self.own)
            for yes in (True, False)
            if d.but_not(diagram, d.answer(number, yes=yes)) == NEVER
            and d.but_not(self.care, d.answer(number, yes=yes)) != NEVER
        ]
        return [one for one in found if not self._follows(one, found)]

    def _follows(self, answer: Answer, others: Sequence[Answer]) -> bool:
        """Say whether an answer follows from another one that is no more than it."""
        if answer[0] not in self.linked:
            return False
        d = self.diagrams
        for other in others:
            both = d.both(self.care, d.answer(other[0], yes=other[1]))
            if other != answer and d.but_not(both, d.answer(answer[0], yes=answer[1])) == NEVER:
                back = d.both(self.care, d.answer(answer[0], yes=answer[1]))
                if d.but_not(back, d.answer(other[0], yes=other[1])) != NEVER or other < answer:
                    return True
        return False

    def listed(self, family: Family) -> list[tuple[Answer, ...]]:
        """Return the regions of a family that are not inside another, of fewest facts first."""
        if (count := self.diagrams.size(family)) > MOST_REGIONS:
            raise TooManyRegionsError(count, MOST_REGIONS)
        every = [(one, frozenset(one)) for one in self.diagrams.members(family)]
        kept: list[tuple[tuple[Answer, ...], frozenset[Answer]]] = []
        for one in sorted(every, key=lambda one: self._order(one[0])):
            if not any(self._inside(one[1], other) for _, other in kept):
                kept = [other for other in kept if not self._inside(other[1], one[1])]
                kept.append(one)
        return [one for one, _ in kept]

    def _order(self, region: tuple[Answer, ...]) -> tuple[object, ...]:
        facts = {name for number, _ in region for name in self.tests[number].names}
        denied = sum(not self._as_written(one) for one in region)
        return len(facts), len(region), denied, [number for number, _ in region], region

    def _as_written(self, answer: Answer) -> bool:
        number, yes = answer
        return yes is self.tests[number].agrees

    def _inside(self, one: frozenset[Answer], other: frozenset[Answer]) -> bool:
        """Say whether every case of one region is a case of another."""
        left = other - one
        if any(number not in self.linked for number, _ in left):
            return False
        d = self.diagrams
        return (
            d.but_not(d.both(self.care, self.diagrams.cube(one)), self.diagrams.cube(left)) == NEVER
        )

    def smallest(self, diagram: Diagram) -> dict[str, Value]:
        """Return the smallest case in which something is so, by the names of facts.

        What it leaves open is no, or as little as it may be, or the first word that fits.
        """
        d = self.diagrams
        left = d.both(self.full, diagram)
        values: dict[str, Value] = {}
        for group in self._groups:
            for cell in group.cells:
                met = left
                for number, yes in cell.answers:
                    met = d.given(met, number, yes=yes)
                if met != NEVER:
                    left = met
                    values |= {n: self._as_fact(n, one) for n, one in cell.case.items()}
                    break
        rest = {one: self._usual(self.facts[one]) for one in self._told if one not in values}
        return {**rest, **values, **self.known.values}

    def nearest(self, answers: Sequence[Answer], number: int) -> dict[str, Value]:
        """Return a small case that gives some answers, just on its side of one limit."""
        values = self.smallest(self.diagrams.cube(answers))
        total = self.tests[number].total
        if total is None or len(total.times) > 1 or (number, False) not in answers:
            return values  # the smallest case is on the limit already
        (name,) = self.tests[number].names
        near = {**values, name: self.plain(name, total.least - 1)}
        return near if self._allows(near, answers) else values

    def _allows(self, values: Mapping[str, Value], answers: Sequence[Answer]) -> bool:
        """Say whether a case can be, and gives some answers."""
        counts = {name: int(one) for name, one in values.items() if isinstance(one, int)}
        laws = [
            law.test({name: self._worked_out(name, sums, values) for name in law.facts()})
            for law, sums, about in self._every_law()
            if about <= set(values)
        ]
        totals = ((self.tests[number].total, yes) for number, yes in answers)
        return all(laws) and all(
            total.holds(counts) is yes for total, yes in totals if total is not None
        )

    def case(self, terms: Terms[Any, Any], values: Mapping[str, Value]) -> dict[str, Value]:
        """Return the facts that a ladder reads in a case, sums included."""
        sums = terms.made_of()
        return {name: self._worked_out(name, sums, values) for name in terms.read}

    def _worked_out(self, name: str, sums: Sums, values: Mapping[str, Value]) -> Value:
        if name not in sums:
            return values[name]
        parts = added(name, sums).items()
        total = sum(many * int(values.get(part) or 0) for part, many in parts)
        return self.plain(name, total)

    def known_count(self, name: str) -> int | None:
        """Return a count that is known, or of which every part is."""
        parts = added(name, self.ladders[0].made_of())
        known = {n: v for n in parts if isinstance(v := self.known.values.get(n), int)}
        if len(known) < len(parts):
            return None
        return sum(many * known[part] for part, many in parts.items())

    def _inputs(self, terms: Terms[Any, Any]) -> Iterator[str]:
        """Go through the facts that a ladder reads, or that their sums are made of."""
        sums = terms.made_of()
        for name in terms.read:
            yield from added(name, sums)

    def _usual(self, fact: Fact) -> Value:
        if fact.kind is Kind.CHOICE:
            return fact.choices[0]
        low, _ = self.bounds(fact.name)
        return bool(low) if fact.kind is Kind.YES_NO else low

    def plain(self, name: str, count: int) -> Value:
        """Return a count as the fact has it: a yes that counted as one is a yes."""
        fact = self.facts.get(name)
        return bool(count) if fact is not None and fact.kind is Kind.YES_NO else count

    def _as_fact(self, name: str, value: Value) -> Value:
        return self.plain(name, value) if isinstance(value, int) else value

    def answered(self, known: Known) -> dict[int, bool]:
        """Return the answers to the tests of which every fact is known."""
        found: dict[int, bool] = {}
        for number, test in enumerate(self.tests[: self.own]):
            if not all(known.holds(name) for name in test.names):
                continue
            if test.total is None:
                found[number] = known.values[test.names[0]] == test.word
                continue
            low, high = test.total.range({name: known.range(name) for name in test.names})
            if low >= test.total.least or high < test.total.least:
                found[number] = low >= test.total.least
        return found

    def bound_up(self) -> set[str]:
        """Return the facts that are bound up with others, by comparisons or by laws."""
        compared = {name for number in self.linked for name in self.tests[number].names}
        return compared.union(*(names for _, _, names in self._every_law()))

    def touching(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the ladders' tests whose answer depends on a fact."""
        return tuple(n for n, test in enumerate(self.tests[: self.own]) if name in test.names)

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return the names of facts in the order of their facts model."""
        wanted = set(names)
        known = [name for name in self.facts if name in wanted]
        return known + sorted(wanted - set(known))


def _around(count: int) -> Iterator[tuple[int, int, int]]:
    """Go through the numbers up to a count with one below and one above each."""
    for number in range(1, count - 1):
        for below in range(number - 1, -1, -1):
            for above in range(number + 1, count):
                yield number, below, above


def added(name: str, sums: Sums) -> dict[str, int]:
    """Return of which counts a fact is the sum, and how many times each goes in."""
    if name not in sums:
        return {name: 1}
    total: dict[str, int] = {}
    for part, many in sums[name].items():
        for inner, times in added(part, sums).items():
            total[inner] = total.get(inner, 0) + many * times
    return total
