"""Are expressions, as they are put together and simplified, still what they were?

A tiny evaluator works them out for every way in which the columns can be; what was put together
is compared with Python's own ``and``, ``or`` and ``not`` over the same parts.
"""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules._expressions import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    AtLeast,
    Bits,
    Count,
    Denied,
    Expression,
    Fits,
    Fixed,
    Holds,
    Is,
    Known,
    Mask,
    Not,
    Number,
    Numbered,
    Pick,
    Plus,
    Whole,
    Words,
    all_of,
    any_of,
    at_least,
    gated,
    more_than,
    negated,
    not_below_nought,
    parted,
    pick,
    plus,
    words,
)
from scrutiny_rules._expressions import given as given_that
from scrutiny_rules._forms import _latest
from scrutiny_rules.calendars import deadline, duration

Row = Mapping[str, object]

COULD_BE: Final[Mapping[str, tuple[object, ...]]] = {
    "a": (True, False, None),
    "b": (True, False, None),
    "word": ("one", "two", None),
    "n": (0, 1, 2),
}

EVERY: Final = [dict(zip(COULD_BE, values, strict=True)) for values in product(*COULD_BE.values())]


def holds(mask: Mask, row: Row) -> bool:  # noqa: PLR0911  one case a node
    """Work a mask out for a row."""
    match mask:
        case Fixed():
            return mask.met
        case Known():
            return row[mask.column] is not None
        case Holds():
            return row[mask.column] is True
        case Denied():
            return row[mask.column] is False
        case Is():
            return row[mask.column] == mask.word
        case AtLeast():
            return value(mask.left, row) >= value(mask.right, row)
        case AllOf():
            return all(holds(one, row) for one in mask.of)
        case AnyOf():
            return any(holds(one, row) for one in mask.of)
        case Not():
            return not holds(mask.of, row)
        case _:
            raise AssertionError(mask)


def value(number: Expression, row: Row) -> int:
    """Work a number out for a row."""
    match number:
        case Whole():
            return number.value
        case Count():
            found = row[number.column]
            assert isinstance(found, int)
            return found
        case Plus():
            return sum(by * value(one, row) for by, one in number.of)
        case Pick():
            return value(number.then if holds(number.where, row) else number.otherwise, row)
        case Numbered():
            return next((one for mask, one in number.of if holds(mask, row)), number.otherwise)
        case Bits():
            return sum(weight for mask, weight in number.of if holds(mask, row))
        case _:
            raise AssertionError(number)


def table(mask: Mask) -> tuple[bool, ...]:
    """Return what a mask is in every row."""
    return tuple(holds(mask, row) for row in EVERY)


Both = tuple[Mask, Callable[[Row], bool]]
"""A mask that was put together, and what it has to be in a row."""


def _leaf(mask: Mask) -> Both:
    return mask, lambda row: holds(mask, row)


LEAVES: Final = st.sampled_from(
    [
        _leaf(mask)
        for mask in (
            *(kind(column) for kind in (Holds, Denied, Known) for column in "ab"),
            *(Is("word", word) for word in ("one", "two")),
            Known("word"),
            AtLeast(Count("n"), Whole(1)),
            AtLeast(Count("n"), Whole(2)),
            ALWAYS,
            NEVER,
        )
    ]
)


def _not(one: Both) -> Both:
    return negated(one[0]), lambda row: not one[1](row)


def _all(several: list[Both]) -> Both:
    return all_of(*(one for one, _ in several)), lambda row: all(is_so(row) for _, is_so in several)


def _any(several: list[Both]) -> Both:
    return any_of(*(one for one, _ in several)), lambda row: any(is_so(row) for _, is_so in several)


MASKS: Final[st.SearchStrategy[Both]] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(_not),
        st.lists(inner, max_size=4).map(_all),
        st.lists(inner, max_size=4).map(_any),
    ),
    max_leaves=14,
)


class TestMasks:
    """Whatever is left out goes without saying."""

    @given(both=MASKS)
    def test_what_is_put_together_means_what_its_parts_mean(self, both: Both) -> None:
        mask, is_so = both
        assert table(mask) == tuple(is_so(row) for row in EVERY)

    @given(gate=MASKS, both=MASKS)
    def test_given_a_gate_a_mask_is_the_same_wherever_that_holds(
        self, gate: Both, both: Both
    ) -> None:
        left = given_that(gate[0], both[0])
        for row in EVERY:
            assert not holds(gate[0], row) or holds(left, row) == both[1](row)

    @given(gate=MASKS, both=MASKS)
    def test_a_gate_that_is_shared_holds_besides(self, gate: Both, both: Both) -> None:
        assert table(gated(gate[0], both[0])) == tuple(
            gate[1](row) and both[1](row) for row in EVERY
        )

    @given(both=MASKS)
    def test_asked_apart_with_a_value_and_without_it_is_the_same(self, both: Both) -> None:
        assert table(parted(both[0])) == tuple(both[1](row) for row in EVERY)

    def test_what_is_nearly_a_whole_mask_stays_whole_for_others_to_share(self) -> None:
        none = negated(any_of(Holds("a"), Holds("b"), Is("word", "one"), Is("word", "two")))
        gone = negated(Known("a"))
        assert all_of(gone, none) == AllOf((gone, none))

    def test_what_is_wrong_is_asked_apart_of_rows_with_a_value_and_without(self) -> None:
        there = Known("word")
        wrong = any_of(
            all_of(there, negated(Fits("n"))),
            all_of(there, Holds("a")),
            all_of(negated(there), Denied("b")),
            negated(Fits("word")),
        )
        with_, without = any_of(negated(Fits("n")), Holds("a"), negated(Fits("word"))), Denied("b")
        assert parted(wrong) == AnyOf((AllOf((there, with_)), AllOf((negated(there), without))))

    @pytest.mark.parametrize(
        "mask",
        [
            Holds("a"),
            any_of(all_of(Known("a"), Holds("b")), all_of(negated(Known("a")), Denied("b"))),
            any_of(*(all_of(Holds("a"), Is("word", word)) for word in ("one", "two", "three"))),
        ],
    )
    def test_what_does_not_turn_on_one_column_stays_as_it_is(self, mask: Mask) -> None:
        assert parted(mask) == mask

    @pytest.mark.parametrize(
        ("found", "simple"),
        [
            pytest.param(all_of(), ALWAYS, id="all of nothing"),
            pytest.param(any_of(), NEVER, id="one of nothing"),
            pytest.param(all_of(Holds("a"), Holds("a")), Holds("a"), id="twice the same"),
            pytest.param(all_of(Holds("a"), Denied("a")), NEVER, id="yes and no"),
            pytest.param(any_of(Holds("a"), Denied("a")), Known("a"), id="yes or no"),
            pytest.param(all_of(Known("a"), Holds("a")), Holds("a"), id="what is yes is known"),
            pytest.param(all_of(Known("a"), Not(Holds("a"))), Denied("a"), id="known, not yes"),
            pytest.param(all_of(Known("word"), Is("word", "one")), Is("word", "one"), id="a word"),
            pytest.param(
                all_of(Holds("a"), any_of(Holds("a"), Holds("b"))), Holds("a"), id="absorbed"
            ),
            pytest.param(
                any_of(Holds("a"), all_of(Holds("a"), Holds("b"))), Holds("a"), id="dually"
            ),
            pytest.param(negated(negated(Holds("a"))), Holds("a"), id="not not"),
            pytest.param(negated(ALWAYS), NEVER, id="never"),
            pytest.param(
                all_of(AtLeast(Count("n"), Whole(1)), Not(AtLeast(Count("n"), Whole(1)))),
                NEVER,
                id="a count and its opposite",
            ),
        ],
    )
    def test_it_is_simple(self, found: Mask, simple: Mask) -> None:
        assert found == simple


NUMBERS: Final[st.SearchStrategy[Number]] = st.recursive(
    st.one_of(st.integers(-3, 3).map(Whole), st.just(Count("n"))),
    lambda inner: st.one_of(
        st.lists(st.tuples(st.integers(-2, 2), inner), max_size=3).map(lambda of: plus(*of)),
        inner.map(not_below_nought),
    ),
    max_leaves=5,
)


class TestNumbers:
    """Sums, choices and comparisons."""

    @given(of=st.lists(st.tuples(st.integers(-2, 2), NUMBERS), max_size=3))
    def test_a_sum_is_the_sum(self, of: list[tuple[int, Number]]) -> None:
        for row in EVERY:
            assert value(plus(*of), row) == sum(by * value(one, row) for by, one in of)

    @given(left=NUMBERS, right=NUMBERS, where=MASKS)
    def test_comparisons_and_choices(self, left: Number, right: Number, where: Both) -> None:
        for row in EVERY:
            one, other = value(left, row), value(right, row)
            assert holds(at_least(left, right), row) == (one >= other)
            assert holds(more_than(left, right), row) == (one > other)
            assert value(not_below_nought(left), row) == max(0, one)
            chosen = one if where[1](row) else other
            assert value(pick(where[0], left, right), row) == chosen

    @pytest.mark.parametrize(
        ("found", "simple"),
        [
            pytest.param(plus(), Whole(0), id="no number"),
            pytest.param(plus((1, Count("n"))), Count("n"), id="one number"),
            pytest.param(plus((1, Count("n")), (-1, Count("n"))), Whole(0), id="less itself"),
            pytest.param(not_below_nought(Count("n")), Count("n"), id="a count"),
            pytest.param(pick(ALWAYS, Whole(1), Whole(2)), Whole(1), id="always"),
            pytest.param(pick(NEVER, Whole(1), Whole(2)), Whole(2), id="never"),
            pytest.param(pick(Holds("a"), Whole(1), Whole(1)), Whole(1), id="all the same"),
            pytest.param(at_least(Whole(2), Whole(1)), ALWAYS, id="two whole numbers"),
            pytest.param(at_least(Count("n"), Count("n")), ALWAYS, id="itself"),
        ],
    )
    def test_it_is_simple(self, found: Expression, simple: Expression) -> None:
        assert found == simple


class TestWords:
    """The first mask that holds gives the text."""

    @given(masks=st.lists(MASKS, max_size=4))
    def test_the_first_that_holds(self, masks: list[Both]) -> None:
        found = words([(mask, f"text {at}") for at, (mask, _) in enumerate(masks)], "none")
        for row in EVERY:
            wanted = next(
                (f"text {at}" for at, (_, is_so) in enumerate(masks) if is_so(row)), "none"
            )
            got = next((text for mask, text in found.of if holds(mask, row)), found.otherwise)
            assert got == wanted

    def test_what_cannot_be_reached_is_left_out(self) -> None:
        a, b = Holds("a"), Holds("b")
        assert words([(NEVER, "x"), (a, "y"), (ALWAYS, "z"), (b, "w")], "v") == Words(
            ((a, "y"),), "z"
        )


class TestTheLatestDay:
    """The latest day from which a count stays inside the calendar."""

    @given(limit=st.dates())
    def test_it_is_found(self, limit: date) -> None:
        assert _latest(lambda day: day <= limit) == limit

    def test_there_may_be_none(self) -> None:
        assert _latest(lambda day: day < date.min) is None

    def test_a_count_that_leaves_the_calendar_does_not_hold(self) -> None:
        assert _latest(lambda day: bool(deadline(day, days=14))) == date(9999, 12, 17)
        assert _latest(lambda day: bool(duration(day, months=6))) == date(9999, 7, 1)
