"""Counts: the smallest whole numbers of which some comparisons all hold."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules import TooManyRegionsError
from scrutiny_rules.analysis import _counts
from scrutiny_rules.analysis._counts import AtLeast, at_least, smallest, without_others

NAMES = ("x", "y", "z")
MOST = 6
BOUNDS = dict.fromkeys(NAMES, (0, MOST))

COMPARISONS = st.lists(
    st.builds(
        at_least,
        st.dictionaries(st.sampled_from(NAMES), st.integers(-3, 3)),
        st.integers(-6, 8),
    ),
    max_size=5,
)


NEAR_A_TENTH = [
    AtLeast((("x", -1), ("y", 10)), 4),
    AtLeast((("x", 1), ("y", -10)), -6),
]
"""That y is a tenth of x, give or take: of few numbers, though of many fractions."""


def first_of_all(comparisons: list[AtLeast]) -> dict[str, int] | None:
    """Return the first counts, in order, of which all hold, by trying each."""
    for counts in product(range(MOST + 1), repeat=len(NAMES)):
        case = dict(zip(NAMES, counts, strict=True))
        if all(sum(m * case[n] for n, m in one.times) >= one.least for one in comparisons):
            return case
    return None


class TestSmallest:
    """What is found is the first case there is, count by count; nothing else is missed."""

    @given(COMPARISONS)
    def test_it_is_the_first_of_all_cases(self, comparisons: list[AtLeast]) -> None:
        assert smallest(comparisons, BOUNDS) == first_of_all(comparisons)

    @given(COMPARISONS)
    def test_a_comparison_or_its_denial_holds_of_every_case(
        self, comparisons: list[AtLeast]
    ) -> None:
        for one in comparisons:
            for counts in product(range(3), repeat=len(NAMES)):
                case = dict(zip(NAMES, counts, strict=True))
                assert one.holds(case) is not one.denied().holds(case)

    @given(COMPARISONS)
    def test_a_sum_lies_within_its_range(self, comparisons: list[AtLeast]) -> None:
        for one in comparisons:
            sums = [
                sum(m * dict(zip(NAMES, c, strict=True))[n] for n, m in one.times)
                for c in product((0, MOST), repeat=len(NAMES))
            ]
            assert one.range(BOUNDS) == (min(sums), max(sums))

    def test_half_of_seven_is_four(self) -> None:
        half = at_least({"present": 2, "in_office": -1}, 0)
        bounds = {"in_office": (7, 7), "present": (0, 50)}
        assert smallest([half], bounds) == {"in_office": 7, "present": 4}

    def test_no_counts_at_all(self) -> None:
        assert smallest([], {}) == {}
        assert smallest([AtLeast((), 0)], {}) == {}
        assert smallest([AtLeast((), 1)], {}) is None

    def test_bounds_that_leave_nothing(self) -> None:
        assert smallest([], {"x": (3, 2)}) is None

    def test_whole_numbers_that_rational_ones_hide(self) -> None:
        assert smallest(NEAR_A_TENTH, {"x": (0, 50), "y": (0, 50)}) == {"x": 4, "y": 1}
        assert smallest(NEAR_A_TENTH, {"x": (0, 3), "y": (0, 50)}) is None


class TestLeavingOut:
    """What is left of some comparisons is what they say of a few counts, and no less."""

    @given(COMPARISONS)
    def test_exactly_those_counts_are_left_for_which_there_are_others(
        self, comparisons: list[AtLeast]
    ) -> None:
        left = without_others(comparisons, BOUNDS, ["x"])
        for x in range(MOST + 1):
            bounds = {**BOUNDS, "x": (x, x)}
            assert (smallest(left, bounds) is None) is (smallest(comparisons, bounds) is None)

    def test_what_cannot_be_left_out_exactly_stays(self) -> None:
        even = [AtLeast((("x", 1), ("y", -2)), 0), AtLeast((("x", -1), ("y", 2)), 0)]
        left = without_others(even, {"x": (0, 9), "y": (0, 9)}, ["x"])
        assert {name for one in left for name, _ in one.times} == {"x", "y"}

    def test_what_cannot_be_is_left_so(self) -> None:
        never = [AtLeast((("y", 1),), 10)]
        (left,) = without_others(never, {"x": (0, 9), "y": (0, 9)}, ["x"])
        assert (left.times, left.least > 0) == ((), True)


class TestRefusals:
    """A search that would take too long is refused with its size."""

    def test_too_many_tries(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_counts, "MOST_TRIED", 3)
        with pytest.raises(TooManyRegionsError) as refused:
            smallest(NEAR_A_TENTH, {"x": (0, 50), "y": (0, 50)})
        assert (refused.value.count, refused.value.most) == (4, 3)

    def test_too_many_comparisons(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_counts, "MOST_SUMS", 5)
        with pytest.raises(TooManyRegionsError) as refused:
            smallest([], BOUNDS)
        assert (refused.value.count, refused.value.most) == (6, 5)
