"""Is a choice between cases still the same as what was asked of every row?

The evaluator of expressions works out both for every way in which the columns can be.
"""

from typing import Final

import narwhals.stable.v2 as nw
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules._asking import Output
from scrutiny_rules._cases import Cases, _choice
from scrutiny_rules._expressions import (
    ALWAYS,
    NEVER,
    AtLeast,
    Bits,
    Count,
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
from scrutiny_rules._tables import Input
from scrutiny_rules.columns import Sort
from scrutiny_rules.frames._arrays import Arrays
from scrutiny_rules.frames._engine import Columns
from tests.frames.test_expressions import EVERY, MASKS, Both, holds, value

SEVERAL: Final = st.lists(MASKS, max_size=5)

A, B = Holds("a"), Holds("b")
MORE, FEWER = (AtLeast(Count("n"), Count("m")), AtLeast(Count("m"), Count("n")))


def choices(found: Expression | None) -> int:
    """Return how many choices there are in one."""
    assert found is not None
    return sum(isinstance(node, Pick) for node in uses((found,)))


def _deep(mask: Mask) -> Mask:
    """Return a mask that says the same at greater length."""
    once = any_of(all_of(mask, A), all_of(mask, negated(A)))
    return any_of(all_of(once, B), all_of(once, negated(B)))


class TestTheSame:
    """Wherever a row matters, the choice is what was asked."""

    @given(where=MASKS, several=SEVERAL)
    def test_of_numbers(self, where: Both, several: list[Both]) -> None:
        asked = Numbered(tuple((mask, at) for at, (mask, _) in enumerate(several)), 9)
        found = Cases(where[0]).of(asked) or asked
        for row in EVERY:
            assert not holds(where[0], row) or value(found, row) == value(asked, row)

    @given(where=MASKS, several=SEVERAL)
    def test_of_bits(self, where: Both, several: list[Both]) -> None:
        asked = Bits(tuple((mask, 1 << at) for at, (mask, _) in enumerate(several)), 5)
        found = Cases(where[0]).of(asked) or asked
        for row in EVERY:
            assert not holds(where[0], row) or value(found, row) == value(asked, row)

    @given(several=SEVERAL)
    def test_of_two_after_each_other(self, several: list[Both]) -> None:
        """What is asked first is asked first of the second as well, and leads to the same."""
        cases = Cases(ALWAYS)
        for asked in (
            Numbered(tuple((mask, at) for at, (mask, _) in enumerate(several)), 9),
            Bits(tuple((mask, 1 << at) for at, (mask, _) in enumerate(several)), 5),
        ):
            found = cases.of(asked) or asked
            assert [value(found, row) for row in EVERY] == [value(asked, row) for row in EVERY]


class TestIsSimple:
    """As few choices as can be."""

    @pytest.mark.parametrize(
        ("of", "most"),
        [
            pytest.param([(_deep(A), 1), (_deep(B), 1)], 1, id="one or the other"),
            pytest.param([(_deep(A), 1), (_deep(negated(B)), 1)], 1, id="one, or not the other"),
            pytest.param([(_deep(all_of(A, B)), 1), (_deep(A), 3)], 1, id="both"),
            pytest.param(
                [(_deep(all_of(A, negated(B))), 1), (_deep(A), 3)], 1, id="one and not the other"
            ),
            pytest.param([(_deep(Is("word", word)), 1) for word in ("x", "y", "z")], 1, id="words"),
            pytest.param(
                [(_deep(all_of(MORE, negated(FEWER))), 1), (_deep(FEWER), 2)], 1, id="counts"
            ),
        ],
    )
    def test_it_has_few_choices(self, of: list[tuple[Mask, int]], most: int) -> None:
        assert choices(Cases(ALWAYS).of(Numbered(tuple(of), 3))) == most

    def test_a_leaf_comes_first_so_that_choices_stand_beside_each_other(self) -> None:
        one, two, three = (Numbered((), number) for number in (1, 2, 3))
        assert _choice(A, Pick(B, one, two), three) == Pick(negated(A), three, Pick(B, one, two))
        assert _choice(A, Pick(B, one, two), Pick(B, two, three)) == Pick(
            A, Pick(B, one, two), Pick(B, two, three)
        )

    def test_what_follows_is_not_asked(self) -> None:
        """Of a word that is known no other need be asked, nor whether there is one."""
        word = Is("word", "one")
        others = any_of(Is("word", "two"), negated(Known("word")))
        found = Cases(ALWAYS).of(Numbered(((_deep(all_of(word, others)), 1),), 2))
        assert found == Numbered((), 2)

    def test_texts_are_chosen_in_the_same_way(self) -> None:
        assert Cases(ALWAYS).of(Words(((_deep(A), "yes"),), "no")) == Pick(
            A, Words((), "yes"), Words((), "no")
        )


class TestStaysAsItWas:
    """Where cases are many, or help nothing, there is no choice between them."""

    def test_no_row_matters(self) -> None:
        assert Cases(NEVER).of(Numbered(((A, 1),), 2)) is None

    def test_a_choice_would_be_no_easier(self) -> None:
        assert Cases(ALWAYS).of(Numbered(((A, 1), (B, 2)), 3)) is None

    def test_there_are_too_many_cases(self) -> None:
        masks = [Holds(f"fact {number}") for number in range(7)]
        asked = Bits(tuple((_deep(mask), 1 << at) for at, mask in enumerate(masks)), 7)
        assert Cases(ALWAYS).of(asked) is None

    def test_a_number_that_is_at_least_another_is_asked_once(self) -> None:
        one = AtLeast(Count("n"), Whole(1))
        assert (
            choices(Cases(ALWAYS).of(Numbered(((_deep(one), 1), (_deep(negated(one)), 2)), 3))) == 1
        )


class TestAmongMany:
    """Rows at hand are chosen for among as many constants as there are."""

    @pytest.mark.parametrize("many", [128, 129, 200])
    def test_each_is_found(self, many: int) -> None:
        choice: Number = Whole(0)
        for number in range(1, many):
            choice = Pick(AtLeast(Count("n"), Whole(number)), Whole(number), choice)
        rows = pd.DataFrame({"n": range(many)})
        columns = Columns(nw.from_native(rows), {}, None)
        columns.source(Input("n", Sort.COUNT, most=many))
        found = Arrays(columns).selected((), [Output("found", choice)])
        assert found["found"].to_list() == list(range(many))
