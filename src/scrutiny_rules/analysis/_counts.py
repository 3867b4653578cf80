"""Counts: is there any case in which these comparisons of whole numbers all hold?

Every comparison is a sum of counts, each taken so many times, that is at least some number.
Counts are left out one by one, as Fourier and Motzkin did, which says exactly between which
bounds the first may lie; whole numbers are then tried from the least, so that what is found
is the smallest case, count by count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from typing import Final, NewType

from scrutiny_rules.errors import TooManyRegionsError

MOST_TRIED: Final = 100_000
"""How many whole numbers are tried before a search for a case is refused."""

MOST_SUMS: Final = 5_000
"""How many comparisons may arise when one count is left out."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A sum of counts, each taken so many times, is at least some number.

    Attributes:
        times: How many times each count goes in, by name, none of them nought.
        least: The number.
    """

    times: tuple[tuple[str, int], ...]
    least: int

    def denied(self) -> "AtLeast":
        """Return that the sum is less than the number."""
        return AtLeast(tuple((name, -many) for name, many in self.times), 1 - self.least)

    def holds(self, counts: Mapping[str, int]) -> bool:
        """Say whether it holds of some counts."""
        return sum(many * counts[name] for name, many in self.times) >= self.least

    def range(self, bounds: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
        """Return between what the sum lies, given the bounds of each count."""
        ends = [sorted((many * bounds[n][0], many * bounds[n][1])) for n, many in self.times]
        return sum(low for low, _ in ends), sum(high for _, high in ends)


def at_least(times: Mapping[str, int], least: int) -> AtLeast:
    """Return a comparison in its plainest form: nothing taken nought times, nothing common.

    Example:
        >>> at_least({"present": 4, "in_office": -2, "withdrawn": 0}, 1)
        AtLeast(times=(('in_office', -1), ('present', 2)), least=1)
    """
    left = {name: many for name, many in sorted(times.items()) if many}
    common = gcd(*left.values()) or 1
    return AtLeast(
        tuple((name, many // common) for name, many in left.items()), -(-least // common)
    )


_Row = NewType("_Row", tuple[int, ...])
"""How many times each count goes in, in order, without the number it is compared with."""


def smallest(
    comparisons: Iterable[AtLeast], bounds: Mapping[str, tuple[int, int]]
) -> dict[str, int] | None:
    """Return the smallest counts of which some comparisons all hold.

    Args:
        comparisons: The comparisons.
        bounds: The least and the most that each count may be, in the order in which counts
            are kept small.

    Returns:
        A number for each count; None where there is no such case.

    Raises:
        TooManyRegionsError: The search would take too long.

    Example:
        >>> half = at_least({"present": 2, "in_office": -1}, 0)
        >>> seven = at_least({"in_office": 1}, 7)
        >>> smallest([half, seven], {"in_office": (0, 50), "present": (0, 50)})
        {'in_office': 7, 'present': 4}
    """
    names = tuple(bounds)
    rows = _rows(comparisons, bounds, names)
    if not names:
        return {} if all(least <= 0 for least in rows.values()) else None
    stages = [rows]
    for last in range(len(names) - 1, 0, -1):
        rows = _without(rows, last)
        stages.append(rows)
    found = _Search(tuple(reversed(stages))).found(())
    return None if found is None else dict(zip(names, found, strict=True))


def without_others(
    comparisons: Sequence[AtLeast], bounds: Mapping[str, tuple[int, int]], kept: Sequence[str]
) -> list[AtLeast]:
    """Return what some comparisons say of a few of their counts, whatever the others are.

    Args:
        comparisons: The comparisons.
        bounds: The least and the most that each count may be.
        kept: The counts that are asked about.

    Returns:
        Comparisons that hold of exactly those whole numbers for which there are others. A count
        that cannot be left out exactly stays.

    Raises:
        TooManyRegionsError: There are too many.

    Example:
        >>> laws = [at_least({"seats": 1, "in_office": -1}, 0)]
        >>> without_others(laws, {"in_office": (0, 50), "seats": (0, 9)}, ["in_office"])
        [AtLeast(times=(('in_office', -1),), least=-9)]
    """
    names = (*kept, *(name for name in bounds if name not in kept))
    rows = _rows(comparisons, {name: bounds[name] for name in names}, names[len(kept) :])
    for number in range(len(names) - 1, len(kept) - 1, -1):
        low = [row[number] for row in rows if row[number] > 0]
        high = [row[number] for row in rows if row[number] < 0]
        if set(low) <= {1} or set(high) <= {-1}:  # only then are whole numbers not lost
            rows = _without(rows, number)
    found = (at_least(dict(zip(names, row, strict=True)), least) for row, least in rows.items())
    return [one for one in found if one.times or one.least > 0]


def _rows(
    comparisons: Iterable[AtLeast],
    bounds: Mapping[str, tuple[int, int]],
    bounded: Iterable[str],
) -> dict[_Row, int]:
    """Return comparisons as rows, with the bounds of some of the counts."""
    names = tuple(bounds)
    rows: dict[_Row, int] = {}
    for name in bounded:
        low, high = bounds[name]
        _keep(rows, [int(one == name) for one in names], low)
        _keep(rows, [-int(one == name) for one in names], -high)
    for comparison in comparisons:
        times = dict(comparison.times)
        _keep(rows, [times.get(name, 0) for name in names], comparison.least)
    return rows


def _keep(rows: dict[_Row, int], times: Sequence[int], least: int) -> None:
    """Add a comparison, divided by what is common, unless a stricter one is there."""
    common = gcd(*times) or 1
    row = _Row(tuple(times) if common == 1 else tuple(many // common for many in times))
    bound = -(-least // common)
    if row not in rows or rows[row] < bound:
        rows[row] = bound
    if len(rows) > MOST_SUMS:
        raise TooManyRegionsError(len(rows), MOST_SUMS, "comparisons of counts")


def _without(rows: Mapping[_Row, int], last: int) -> dict[_Row, int]:
    """Return what some comparisons say of the counts before one of them."""
    left: dict[_Row, int] = {}
    lower = [(row, least) for row, least in rows.items() if row[last] > 0]
    upper = [(row, least) for row, least in rows.items() if row[last] < 0]
    for row, least in rows.items():
        if not row[last]:
            _keep(left, row, least)
    for low, low_least in lower:
        for high, high_least in upper:
            a, b = -high[last], low[last]
            times = [a * one + b * other for one, other in zip(low, high, strict=True)]
            _keep(left, times, a * low_least + b * high_least)
    return left


class _Search:
    """A search for whole numbers, from the least, the bounds of each being known."""

    def __init__(self, stages: Sequence[Mapping[_Row, int]]) -> None:
        self.stages = stages
        self.tried = 0

    def found(self, counts: tuple[int, ...]) -> tuple[int, ...] | None:
        """Return counts that go on from these, or None."""
        at = len(counts)
        if at == len(self.stages):
            return counts
        lows: list[int] = []
        highs: list[int] = []
        for row, least in self.stages[at].items():
            rest = least - sum(many * count for many, count in zip(row, counts, strict=False))
            many = row[at]
            if many > 0:
                lows.append(-(-rest // many))
            elif many < 0:
                highs.append(rest // many)
            elif rest > 0:
                return None
        low, high = max(lows), min(highs)
        for count in range(low, high + 1):
            self.tried += 1
            if self.tried > MOST_TRIED:
                raise TooManyRegionsError(self.tried, MOST_TRIED, "cases")
            found = self.found((*counts, count))
            if found is not None:
                return found
        return None
