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
from scrutiny_rules._cases import SMALL_BITS, Cases, _choice, together
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
    pick,
    uses,
)
from scrutiny_rules._tables import Input
from scrutiny_rules.columns import Sort
from scrutiny_rules.frames._arrays import Arrays
from scrutiny_rules.frames._engine import Columns
from tests.frames.test_expressions import EVERY, LEAVES, MASKS, Both, _leaf, holds, value

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


def _chosen(several: list[Both], last: Number, *numbers: Number) -> Number:
    """Return the number beside the first mask that holds, or else the last one."""
    found = last
    for (mask, _), number in reversed(tuple(zip(several, numbers, strict=False))):
        found = pick(mask, number, found)
    return found


OUTCOMES: Final = tuple(Numbered((), number) for number in (1, 6, 0, 127, 3))
WEIGHTS: Final = tuple(Bits(((ALWAYS, weight),) if weight else (), 11) for weight in (0, 4, 2047))


class TestTogether:
    """Two choices that ask nearly the same are made at once, and can be told apart again."""

    @given(several=SEVERAL, others=SEVERAL)
    def test_both_are_what_they_were(self, several: list[Both], others: list[Both]) -> None:
        number = _chosen(several, Numbered((), 9), *OUTCOMES)
        bits = _chosen(others, Bits(((ALWAYS, 512),), 11), *WEIGHTS)
        both = together(number, bits)
        assert both is None or [value(both, row) for row in EVERY] == [
            value(number, row) + 2**SMALL_BITS * value(bits, row) for row in EVERY
        ]

    @given(several=st.lists(LEAVES, max_size=3))
    def test_what_asks_the_same_takes_no_longer(self, several: list[Both]) -> None:
        number = _chosen(several, Numbered((), 9), *OUTCOMES)
        bits = _chosen(several, Bits(((ALWAYS, 512),), 11), *WEIGHTS)
        both = together(number, bits)
        assert (both is not None) == isinstance(number, Pick)
        assert both is None or choices(both) <= choices(number)

    def test_it_asks_once_what_both_ask(self) -> None:
        number = Pick(A, OUTCOMES[0], Pick(B, OUTCOMES[1], OUTCOMES[2]))
        bits = Pick(B, WEIGHTS[0], Pick(A, WEIGHTS[1], WEIGHTS[2]))
        assert choices(together(number, bits)) == 3
        assert choices(together(number, Pick(A, WEIGHTS[1], WEIGHTS[2]))) == 2

    def test_numbers_have_room_for_both(self) -> None:
        both = together(Pick(A, OUTCOMES[3], OUTCOMES[2]), Pick(A, WEIGHTS[2], WEIGHTS[0]))
        assert both == Pick(A, Bits(((ALWAYS, 2**18 - 1),), 18), Bits((), 18))

    @pytest.mark.parametrize(("bits", "there_is_room"), [(56, True), (57, False)])
    def test_there_has_to_be_room_for_both(self, bits: int, there_is_room: bool) -> None:
        all_set = Bits(((ALWAYS, 2**bits - 1),), bits)
        both = together(Pick(A, *OUTCOMES[3:]), Pick(A, all_set, Bits((), bits)))
        assert (both is not None) == there_is_room
        assert both is None or max(value(both, row) for row in EVERY) == 2**63 - 1

    def test_what_asks_for_other_things_stays_apart(self) -> None:
        number = Pick(A, OUTCOMES[0], OUTCOMES[1])
        assert together(number, Pick(B, WEIGHTS[0], WEIGHTS[1])) is None
        others = [_leaf(Holds(f"fact {number}")) for number in range(3)]
        long = _chosen([_leaf(A), _leaf(B), _leaf(Known("n"))], *OUTCOMES)
        assert together(long, _chosen(others, Bits((), 11), *WEIGHTS[::-1])) is None

    def test_what_is_worked_out_stays_apart(self) -> None:
        number = Pick(A, OUTCOMES[0], OUTCOMES[1])
        assert together(number, Pick(A, Count("n"), Whole(0))) is None
        assert together(number, Pick(A, Bits(((B, 1),), 11), WEIGHTS[0])) is None
        assert together(Pick(A, Numbered(((B, 1),), 2), OUTCOMES[0]), number) is None
        assert together(Pick(A, WEIGHTS[0], WEIGHTS[1]), Pick(A, WEIGHTS[0], WEIGHTS[1])) is None

    def test_without_a_choice_there_is_none(self) -> None:
        assert together(OUTCOMES[0], WEIGHTS[1]) is None


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
