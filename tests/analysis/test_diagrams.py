"""Diagrams: sets of answers to numbered tests, held exactly."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules import TooManyRegionsError
from scrutiny_rules.analysis._diagrams import ALWAYS, NEVER, Diagram, Diagrams

TESTS = 4
ROWS = tuple(product((False, True), repeat=TESTS))
"""Every way of answering the tests."""

TABLES = st.frozensets(st.sampled_from(ROWS))
"""For which answers something is so."""


def made(diagrams: Diagrams, table: frozenset[tuple[bool, ...]]) -> Diagram:
    """Return the diagram of a table, built row by row."""
    found = NEVER
    for row in table:
        each = ALWAYS
        for number, yes in enumerate(row):
            each = diagrams.both(each, diagrams.answer(number, yes=yes))
        found = diagrams.either(found, each)
    return found


def so(diagrams: Diagrams, diagram: Diagram, row: tuple[bool, ...]) -> bool:
    """Say whether a diagram is so for some answers."""
    for number, yes in enumerate(row):
        diagram = diagrams.given(diagram, number, yes=yes)
    return diagram == ALWAYS


def rows(diagrams: Diagrams, diagram: Diagram) -> frozenset[tuple[bool, ...]]:
    """Return the answers for which a diagram is so."""
    return frozenset(row for row in ROWS if so(diagrams, diagram, row))


def turned(row: tuple[bool, ...], number: int) -> tuple[bool, ...]:
    """Return some answers with one of them the other way."""
    return tuple(yes is not (at == number) for at, yes in enumerate(row))


def forcing(table: frozenset[tuple[bool, ...]]) -> set[frozenset[tuple[int, bool]]]:
    """Return every minimal set of answers all of whose rows are in a table, by trying each."""
    answers = [(number, yes) for number in range(TESTS) for yes in (False, True)]
    found: set[frozenset[tuple[int, bool]]] = set()
    for size in range(TESTS + 1):
        for some in combinations(answers, size):
            chosen = frozenset(some)
            inside = [row for row in ROWS if all(row[number] is yes for number, yes in some)]
            if inside and table.issuperset(inside) and not any(one <= chosen for one in found):
                found.add(chosen)
    return found


class TestLaws:
    """A diagram is the set of answers that it stands for, and equal sets are one diagram."""

    @given(TABLES, TABLES)
    def test_equal_tables_are_one_diagram_however_they_are_built(
        self, one: frozenset[tuple[bool, ...]], other: frozenset[tuple[bool, ...]]
    ) -> None:
        d = Diagrams(100_000)
        first, second = made(d, one), made(d, other)
        joined = d.but_not(d.either(first, second), d.but_not(second, first))
        assert (first == second) is (one == other)
        assert joined == first

    @given(TABLES, TABLES, TABLES)
    def test_choosing_is_choosing_row_by_row(
        self,
        which: frozenset[tuple[bool, ...]],
        one: frozenset[tuple[bool, ...]],
        other: frozenset[tuple[bool, ...]],
    ) -> None:
        d = Diagrams(100_000)
        chosen = d.choose(made(d, which), made(d, one), made(d, other))
        assert rows(d, chosen) == (which & one) | (other - which)

    @given(TABLES, st.integers(0, TESTS - 1))
    def test_some_is_what_either_answer_leaves(
        self, table: frozenset[tuple[bool, ...]], number: int
    ) -> None:
        d = Diagrams(100_000)
        left = rows(d, d.some(made(d, table), (number,)))
        assert left == table | {turned(row, number) for row in table}

    @given(TABLES)
    def test_a_diagram_depends_on_exactly_the_tests_that_change_it(
        self, table: frozenset[tuple[bool, ...]]
    ) -> None:
        d = Diagrams(100_000)
        matter = {
            number
            for number in range(TESTS)
            for row in ROWS
            if (row in table) is not (turned(row, number) in table)
        }
        assert d.tests(made(d, table)) == matter

    @given(TABLES)
    def test_the_minimal_sets_are_those_that_trying_each_finds(
        self, table: frozenset[tuple[bool, ...]]
    ) -> None:
        d = Diagrams(100_000)
        family = d.minimal(made(d, table))
        found = [frozenset(one) for one in d.members(family)]
        assert len(found) == len(set(found)) == d.size(family)
        assert set(found) == forcing(table)

    @given(TABLES, st.dictionaries(st.integers(0, TESTS - 1), st.booleans()))
    def test_the_minimal_sets_out_of_given_answers_are_those_of_them(
        self, table: frozenset[tuple[bool, ...]], answers: dict[int, bool]
    ) -> None:
        d = Diagrams(100_000)
        found = {frozenset(one) for one in d.members(d.minimal_among(made(d, table), answers))}
        assert found == {one for one in forcing(table) if one <= set(answers.items())}

    @given(TABLES, TABLES)
    def test_what_meets_a_diagram_are_the_sets_with_a_row_of_it(
        self, table: frozenset[tuple[bool, ...]], other: frozenset[tuple[bool, ...]]
    ) -> None:
        d = Diagrams(100_000)
        met = d.meeting(d.minimal(made(d, table)), made(d, other))
        expected = {
            one
            for one in forcing(table)
            if any(all(row[number] is yes for number, yes in one) for row in other)
        }
        assert {frozenset(one) for one in d.members(met)} == expected


class TestRefusals:
    """What would grow too large is refused with its size."""

    def test_too_many_steps_are_refused(self) -> None:
        d = Diagrams(15)
        with pytest.raises(TooManyRegionsError) as refused:
            made(d, frozenset(ROWS[:5]))
        assert (refused.value.count, refused.value.most) == (16, 15)

    def test_too_many_sets_are_refused(self) -> None:
        parity = frozenset(row for row in ROWS if sum(row) % 2)
        d = Diagrams(200)
        diagram = made(d, parity)
        with pytest.raises(TooManyRegionsError) as refused:
            made_again(d, diagram)
        assert refused.value.what == "steps"


def made_again(diagrams: Diagrams, diagram: Diagram) -> None:
    """Ask for the minimal sets of one diagram after another."""
    for number in range(200):
        diagrams.minimal(diagrams.both(diagram, diagrams.answer(TESTS + number)))
