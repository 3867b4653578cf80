"""Is what is read off a column of bits still what was asked of every row?

The evaluator of expressions works out both for every way in which the columns can be.
"""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules._expressions import (
    AtLeast,
    Bits,
    Count,
    Denied,
    Expression,
    Holds,
    Is,
    Known,
    Mask,
    Number,
    Numbered,
    Pick,
    Whole,
    Words,
    all_of,
    any_of,
    negated,
    uses,
)
from scrutiny_rules._read_off import read_off
from tests.frames.test_expressions import EVERY, MASKS, Both, value

SEVERAL: Final = st.lists(MASKS, min_size=4, max_size=6)


def bits_of(*masks: Mask) -> Bits:
    """Return a column with a bit for each mask."""
    return Bits(tuple((mask, 1 << bit) for bit, mask in enumerate(masks)), len(masks))


FOUR: Final[tuple[Mask, ...]] = (
    Holds("a"),
    Denied("b"),
    Is("word", "one"),
    AtLeast(Count("n"), Whole(2)),
)
COLUMN: Final = bits_of(*FOUR)
SOME: Final = any_of(*FOUR)
NONE: Final = all_of(*map(negated, FOUR))
OTHER: Final = Is("word", "two")


class TestTheSame:
    """Whatever the columns are, the value is what it was."""

    @given(several=SEVERAL, further=MASKS)
    def test_of_some_and_none_and_whatever_stands_beside_them(
        self, several: list[Both], further: Both
    ) -> None:
        masks = [mask for mask, _ in several]
        some, none = any_of(*masks), all_of(*map(negated, masks))
        asked = (some, none, any_of(some, further[0]), all_of(none, further[0]), further[0])
        for mask in (*asked, *map(negated, asked)):
            number = Numbered(((mask, 1),), 2)
            found = read_off(number, [bits_of(*masks)])
            for row in EVERY:
                assert value(found, row) == value(number, row)


class TestIsRead:
    """What a column tells is not asked again."""

    @pytest.mark.parametrize("mask", [SOME, NONE, negated(SOME), negated(NONE)])
    def test_that_some_bit_is_set_or_none(self, mask: Mask) -> None:
        found = read_off(Numbered(((mask, 1),), 2), [COLUMN])
        assert reads(found)
        assert self.beside_the_column(found) == set()

    @pytest.mark.parametrize("mask", [any_of(SOME, OTHER), all_of(NONE, OTHER)])
    def test_beside_what_else_is_asked(self, mask: Mask) -> None:
        found = read_off(Words(((mask, "one"),), "another"), [COLUMN])
        assert reads(found)
        assert self.beside_the_column(found) == {OTHER}

    def test_where_a_choice_is_made(self) -> None:
        found = read_off(Pick(SOME, Whole(1), Whole(2)), [COLUMN])
        assert found == Pick(negated(AtLeast(Whole(0), COLUMN)), Whole(1), Whole(2))

    def test_of_each_column_its_own(self) -> None:
        others = (Known("a"), Known("b"), Known("word"), Known("n"))
        asked = Numbered(((SOME, 1), (any_of(*others), 2)), 3)
        found = read_off(asked, [COLUMN, bits_of(*others)])
        assert self.beside_the_column(found) == set()

    @staticmethod
    def beside_the_column(found: Expression) -> set[Expression]:
        """Return the masks of columns that are asked without a column of bits."""
        assert isinstance(found, Numbered | Words)
        asked: set[Expression] = set()
        open_: list[Expression] = [mask for mask, _ in found.of]
        while open_:
            node = open_.pop()
            if isinstance(node, Holds | Denied | Is | Known | Count):
                asked.add(node)
            if not isinstance(node, Bits):
                open_ += node.parts()
        return asked


def reads(found: Expression) -> bool:
    """Say whether a column of bits is read."""
    return any(isinstance(node, Bits) for node in uses((found,)))


class TestStaysAsItWas:
    """Where a column tells nothing, or is no shorter."""

    @pytest.mark.parametrize(
        ("asked", "column"),
        [
            (Numbered(((SOME, 1),), 2), bits_of(*FOUR, OTHER)),
            (Numbered(((any_of(*FOUR[:3]), 1),), 2), bits_of(*FOUR[:3])),
            (Numbered(((negated(FOUR[0]), 1),), 2), COLUMN),
            (Pick(OTHER, COLUMN, Whole(0)), COLUMN),
            (COLUMN, COLUMN),
            (Count("n"), COLUMN),
        ],
    )
    def test_nothing_is_read(self, asked: Number, column: Bits) -> None:
        assert read_off(asked, [column]) == asked
