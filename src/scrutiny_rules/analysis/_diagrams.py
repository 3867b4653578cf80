"""Decision diagrams: functions of yes/no tests, each held once, so that sets can be exact.

A diagram says for which answers to numbered tests something is so. Equal functions are one
and the same diagram, whatever they were built from, so that *never*, *always* and *the same*
are questions of identity. A family is a set of sets of answers, held in the same way; the
minimal answers that force a function are such a family, and are counted before any is
listed.

This is the textbook structure (reduced and ordered, with zero-suppressed families, after
Bryant 1986, Minato 1993 and Coudert and Madre 1992), and no more of it than is used.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NewType

from scrutiny_rules.errors import TooManyRegionsError

Diagram = NewType("Diagram", int)
"""For which answers something is so."""

Family = NewType("Family", int)
"""A set of sets of answers."""

Answer = tuple[int, bool]
"""The number of a test, and the answer to it."""

NEVER: Final = Diagram(0)
"""The diagram of what is never so."""

ALWAYS: Final = Diagram(1)
"""The diagram of what is always so."""

_NONE: Final = Family(0)
"""The family without a member."""

_ONLY_EMPTY: Final = Family(1)
"""The family whose one member is the empty set."""

_LAST: Final = 1 << 60
"""A number beyond that of every test."""


class Diagrams:
    """The diagrams over some numbered tests; lower numbers are asked first."""

    def __init__(self, most: int) -> None:
        """Set up.

        Args:
            most: How many nodes may be made before the work is refused.
        """
        self._most = most
        self._nodes: list[tuple[int, Diagram, Diagram]] = [
            (_LAST, NEVER, NEVER),
            (_LAST, ALWAYS, ALWAYS),
        ]
        self._numbers: dict[tuple[int, Diagram, Diagram], Diagram] = {}
        self._chosen: dict[tuple[Diagram, Diagram, Diagram], Diagram] = {}
        self._sets: list[tuple[int, Family, Family]] = [
            (_LAST, _NONE, _NONE),
            (_LAST, _ONLY_EMPTY, _ONLY_EMPTY),
        ]
        self._set_numbers: dict[tuple[int, Family, Family], Family] = {}
        self._minimal: dict[Diagram, Family] = {NEVER: _NONE, ALWAYS: _ONLY_EMPTY}

    def _room_for_one_more(self) -> None:
        made = len(self._nodes) + len(self._sets) + len(self._chosen)
        if made > self._most:
            raise TooManyRegionsError(made, self._most, "steps")

    def _node(self, test: int, no: Diagram, yes: Diagram) -> Diagram:
        if no == yes:
            return no
        key = (test, no, yes)
        if key not in self._numbers:
            self._room_for_one_more()
            self._numbers[key] = Diagram(len(self._nodes))
            self._nodes.append(key)
        return self._numbers[key]

    def _branches(self, diagram: Diagram, test: int) -> tuple[Diagram, Diagram]:
        first, no, yes = self._nodes[diagram]
        return (no, yes) if first == test else (diagram, diagram)

    def answer(self, test: int, *, yes: bool = True) -> Diagram:
        """Return the diagram that a test is answered so."""
        return self._node(test, NEVER, ALWAYS) if yes else self._node(test, ALWAYS, NEVER)

    def choose(self, which: Diagram, yes: Diagram, no: Diagram) -> Diagram:
        """Return one diagram where another is so, and a third where it is not."""
        if which == ALWAYS or yes == no:
            return yes
        if which == NEVER:
            return no
        if yes == ALWAYS and no == NEVER:
            return which
        key = (which, yes, no)
        if key not in self._chosen:
            test = min(self._nodes[one][0] for one in key)
            (w0, w1), (y0, y1), (n0, n1) = (self._branches(one, test) for one in key)
            self._chosen[key] = self._node(test, self.choose(w0, y0, n0), self.choose(w1, y1, n1))
        return self._chosen[key]

    def both(self, one: Diagram, other: Diagram) -> Diagram:
        """Return where both are so."""
        return self.choose(one, other, NEVER)

    def either(self, one: Diagram, other: Diagram) -> Diagram:
        """Return where at least one is so."""
        return self.choose(one, ALWAYS, other)

    def but_not(self, one: Diagram, other: Diagram) -> Diagram:
        """Return where the first is so and the second is not."""
        return self.choose(other, NEVER, one)

    def given(self, diagram: Diagram, test: int, *, yes: bool) -> Diagram:
        """Return what is left of a diagram once a test is answered."""
        first, no_branch, yes_branch = self._nodes[diagram]
        if first > test:
            return diagram
        if first == test:
            return yes_branch if yes else no_branch
        return self._node(
            first, self.given(no_branch, test, yes=yes), self.given(yes_branch, test, yes=yes)
        )

    def some(self, diagram: Diagram, tests: Iterable[int]) -> Diagram:
        """Return where a diagram is so for some answers to these tests."""
        for test in tests:
            diagram = self.either(
                self.given(diagram, test, yes=False), self.given(diagram, test, yes=True)
            )
        return diagram

    def cube(self, answers: Iterable[Answer]) -> Diagram:
        """Return the diagram that some tests are answered so."""
        found = ALWAYS
        for number, yes in sorted(answers, reverse=True):
            found = self.both(self.answer(number, yes=yes), found)
        return found

    def tests(self, diagram: Diagram) -> frozenset[int]:
        """Return the numbers of the tests that a diagram depends on."""
        seen: set[Diagram] = set()
        found: set[int] = set()
        waiting = [diagram]
        while waiting:
            one = waiting.pop()
            if one in seen or one in (NEVER, ALWAYS):
                continue
            seen.add(one)
            test, no, yes = self._nodes[one]
            found.add(test)
            waiting += [no, yes]
        return frozenset(found)

    def _family(self, answer: int, without: Family, with_it: Family) -> Family:
        if with_it == _NONE:
            return without
        key = (answer, without, with_it)
        if key not in self._set_numbers:
            self._room_for_one_more()
            self._set_numbers[key] = Family(len(self._sets))
            self._sets.append(key)
        return self._set_numbers[key]

    def _less(
        self, one: Family, other: Family, made: dict[tuple[Family, Family], Family]
    ) -> Family:
        """Return the members of one family that are not members of another."""
        if one in (_NONE, other):
            return _NONE
        if other == _NONE:
            return one
        if (one, other) not in made:
            answer = min(self._sets[one][0], self._sets[other][0])
            parts: list[tuple[Family, Family]] = []
            for family in (one, other):
                first, without, with_it = self._sets[family]
                parts.append((without, with_it) if first == answer else (family, _NONE))
            (without, with_it), (other_without, other_with) = parts
            made[one, other] = self._family(
                answer,
                self._less(without, other_without, made),
                self._less(with_it, other_with, made),
            )
        return made[one, other]

    def minimal(self, diagram: Diagram) -> Family:
        """Return every minimal set of answers that forces a diagram to be so."""
        if diagram not in self._minimal:
            test, no, yes = self._nodes[diagram]
            whatever = self.minimal(self.both(no, yes))
            made: dict[tuple[Family, Family], Family] = {}
            self._minimal[diagram] = self._family(
                2 * test,
                self._family(2 * test + 1, whatever, self._less(self.minimal(no), whatever, made)),
                self._less(self.minimal(yes), whatever, made),
            )
        return self._minimal[diagram]

    def minimal_among(self, diagram: Diagram, given: Mapping[int, bool]) -> Family:
        """Return every minimal set out of some given answers that forces a diagram to be so."""
        return self._minimal_among(diagram, given, {NEVER: _NONE, ALWAYS: _ONLY_EMPTY})

    def _minimal_among(
        self, diagram: Diagram, given: Mapping[int, bool], made: dict[Diagram, Family]
    ) -> Family:
        if diagram not in made:
            test, no, yes = self._nodes[diagram]
            forced = self._minimal_among(self.both(no, yes), given, made)
            if test in given:
                answered = self._minimal_among(yes if given[test] else no, given, made)
                forced = self._family(
                    2 * test + (not given[test]), forced, self._less(answered, forced, {})
                )
            made[diagram] = forced
        return made[diagram]

    def meeting(self, family: Family, diagram: Diagram) -> Family:
        """Return the members of a family that do not rule a diagram out."""
        return self._meeting(family, diagram, {})

    def _meeting(
        self, family: Family, diagram: Diagram, made: dict[tuple[Family, Diagram], Family]
    ) -> Family:
        if family == _NONE or diagram == NEVER:
            return _NONE
        if family == _ONLY_EMPTY or diagram == ALWAYS:
            return family
        key = (family, diagram)
        if key not in made:
            answer, without, with_it = self._sets[family]
            met = self.given(diagram, answer // 2, yes=answer % 2 == 0)
            made[key] = self._family(
                answer, self._meeting(without, diagram, made), self._meeting(with_it, met, made)
            )
        return made[key]

    def size(self, family: Family) -> int:
        """Count the members of a family, without listing them."""
        sizes = {_NONE: 0, _ONLY_EMPTY: 1}
        for number in range(2, family + 1):  # what a family consists of was made before it
            _, without, with_it = self._sets[number]
            sizes[Family(number)] = sizes[without] + sizes[with_it]
        return sizes[family]

    def members(self, family: Family) -> Iterator[tuple[Answer, ...]]:
        """Go through the members of a family, each in order of its tests."""
        if family == _ONLY_EMPTY:
            yield ()
        elif family != _NONE:
            answer, without, with_it = self._sets[family]
            for member in self.members(with_it):
                yield ((answer // 2, answer % 2 == 0), *member)
            yield from self.members(without)
