"""Groups: the comparisons that share facts, and every way in which they can turn out together.

Within a group every way is listed, each with its least case, since the whole numbers and the
words decide which there are. Between groups nothing is listed: that is what diagrams are for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from scrutiny_rules.analysis._counts import AtLeast, smallest, without_others
from scrutiny_rules.analysis._diagrams import NEVER, Answer, Diagram, Diagrams
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Leaf, Value
from scrutiny_rules.errors import TooManyRegionsError
from scrutiny_rules.facts import Fact

MOST_CELLS: Final = 5_000
"""In how many ways the comparisons of one group may turn out together."""

Bounds = Mapping[str, tuple[int, int]]
"""The least and the most that each count may be."""


@dataclass(slots=True)
class Test:
    """One distinct comparison.

    Attributes:
        leaf: The comparison as a paper first makes it.
        agrees: Whether the leaf is met when the test is answered yes.
        names: The facts on which the answer depends.
        total: The sum that has to be at least some number; None for a choice.
        word: The word that a choice has to be; None for a sum.
        clauses: The clauses that make the comparison.
    """

    leaf: Leaf
    agrees: bool
    names: tuple[str, ...]
    total: AtLeast | None = None
    word: str | None = None
    clauses: list[Clause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cell:
    """One way in which the tests of a group may be answered together.

    Attributes:
        answers: The answers.
        case: The least case that gives them.
        way: The same answers as sums of counts; none for words.
    """

    answers: tuple[Answer, ...]
    case: Mapping[str, Value]
    way: tuple[AtLeast, ...] = ()


class Group:
    """The tests that share a fact, with every way in which they can be answered together.

    Attributes:
        numbers: The numbers of the tests.
        names: The facts that they are about, and those that bound these.
        cells: The ways, that of the smallest case first.
        free: Whether there is one test alone, which may be answered either way.
    """

    def __init__(
        self,
        tests: Mapping[int, Test],
        demanded: Sequence[AtLeast],
        facts: Mapping[str, Fact],
        bounds: Bounds,
        read: AbstractSet[str],
    ) -> None:
        """List the ways.

        Args:
            tests: The tests by number.
            demanded: What is demanded of the counts.
            facts: The facts by name, in the order in which counts are kept small.
            bounds: The bounds of every count that the tests or the demands speak of.
            read: The facts of which a case has to tell, even where no test turns on them.

        Raises:
            TooManyRegionsError: There are too many.
        """
        self.numbers = tuple(tests)
        self.free = len(tests) == 1 and not demanded
        compared = {name for test in tests.values() for name in test.names}
        compared |= read & set(bounds)
        self._demanded = without_others(demanded, bounds, sorted(compared)) if demanded else []
        limited = {name for one in self._demanded for name, _ in one.times}
        order = {name: number for number, name in enumerate(facts)}
        self.names = sorted(compared | limited, key=lambda one: (order.get(one, len(order)), one))
        self._bounds = {name: bounds[name] for name in self.names}
        words = {test.word: number for number, test in tests.items() if test.word is not None}
        if words:
            self.cells = list(_of_words(self.names[0], words, facts[self.names[0]].choices))
        else:
            totals = {number: test.total for number, test in tests.items() if test.total}
            self.cells = self._of_counts(totals)

    def _of_counts(self, totals: Mapping[int, AtLeast]) -> list[Cell]:
        """Return a cell for each way the comparisons can turn out."""
        ways: list[tuple[tuple[AtLeast, ...], dict[str, int]]] = []
        start = smallest(self._demanded, self._bounds)
        if start is not None:
            ways.append(((), start))
        for total in totals.values():
            ways = [
                ((*way, one), found)
                for way, case in ways
                for one in (total, total.denied())
                if (found := self._least((*way, one), case)) is not None
            ]
            if len(ways) > MOST_CELLS:
                raise TooManyRegionsError(len(ways), MOST_CELLS)
        ways.sort(key=lambda way: (sum(way[1].values()), list(way[1].values())))
        return [Cell(_answers(totals, way), case, way) for way, case in ways]

    def _least(self, way: Sequence[AtLeast], before: dict[str, int]) -> dict[str, int] | None:
        """Return the least case, given that of all comparisons but the last."""
        if way[-1].holds(before):
            return before
        return smallest([*self._demanded, *way], self._bounds)

    def allowed(self, diagrams: Diagrams) -> Diagram:
        """Return the diagram that the tests are answered in one of the ways."""
        found = NEVER
        for cell in self.cells:
            found = diagrams.either(found, diagrams.cube(cell.answers))
        return found


def _of_words(name: str, asked: Mapping[str, int], choices: Iterable[str]) -> Iterator[Cell]:
    """Go through the words of a choice, those that no test asks for being one."""
    other = False
    for word in choices:
        if word in asked or not other:
            other = other or word not in asked
            answers = tuple((number, number == asked.get(word)) for number in asked.values())
            yield Cell(answers, {name: word})


def _answers(totals: Mapping[int, AtLeast], way: Sequence[AtLeast]) -> tuple[Answer, ...]:
    pairs = zip(totals.items(), way, strict=True)
    return tuple((number, one == total) for (number, total), one in pairs)
