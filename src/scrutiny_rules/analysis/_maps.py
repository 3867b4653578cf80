"""Maps: where two papers decide differently, over two counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from scrutiny_rules.analysis.regions import Requirement, all_words
from scrutiny_rules.conditions import Compare, State, cuts
from scrutiny_rules.display import fact_words
from scrutiny_rules.pictures import MOST_STEPS, Axis, region_map

if TYPE_CHECKING:
    from scrutiny_rules.analysis.comparison import Difference

FEWEST_STEPS: Final = 10
"""How many steps an axis has at least where two counts are compared with each other."""

_COUNTS: Final = 2


def maps(differences: Iterable["Difference"]) -> tuple[str, ...]:
    """Draw a map of each subject of which two counts tell where the papers differ.

    A difference is drawn where it turns on no more than two counts, beside what is so of all
    its cases alike, and where the papers mean the same by them.

    Args:
        differences: The differences of two papers.

    Returns:
        SVG texts, one for each subject and pair of counts; none where no difference is like
        that.

    Raises:
        Nothing.
    """
    subjects: dict[str, list[Difference]] = {}
    for one in differences:
        subjects.setdefault(one.subject, []).append(one)
    return tuple(drawn for subject, among in subjects.items() for drawn in _of(subject, among))


def _of(subject: str, differences: Sequence["Difference"]) -> Iterator[str]:
    """Go through the maps of one subject."""
    counts = {one: _counts(one) for one in differences}
    pairs = {pair: None for pair in counts.values() if pair is not None and len(pair) == _COUNTS}
    for pair in pairs:
        drawn = [one for one, names in counts.items() if names and set(names) <= set(pair)]
        yield _map(subject, pair, drawn, len(differences) - len(drawn))


def _counts(difference: "Difference") -> tuple[str, ...] | None:
    """Return the counts that a difference turns on; None where it turns on more than counts."""
    found: dict[str, None] = {}
    for asked, shared in (
        (difference.common, True),
        *((region.requirements, False) for region in difference.regions),
    ):
        for one in asked:
            names = _counted(one)
            if not (names or shared) or (names and names != set(one.facts)):
                return None
            found |= dict.fromkeys(name for name in one.facts if name in names)
    return tuple(found)


def _counted(requirement: Requirement) -> set[str]:
    """Return the counts that a requirement compares; none where it is no comparison."""
    leaves = tuple(requirement.needed.leaves())
    return {name for leaf in leaves if isinstance(leaf, Compare) for name in leaf.facts()}


def _map(
    subject: str, pair: tuple[str, ...], differences: Sequence["Difference"], others: int
) -> str:
    """Draw the differences that turn on one pair of counts, and say how many others there are."""
    asked = [one for each in differences for one in _every(each) if _counted(one)]
    values = [_steps(name, asked) for name in pair]
    cells: dict[tuple[int, int], str] = {}
    legend: list[tuple[str, str]] = []
    for letter, one in zip(_LETTERS, differences, strict=False):
        legend.append((letter, _legend(one)))
        for place in product(*(range(len(steps)) for steps in values)):
            case = {name: values[axis][place[axis]][0] for axis, name in enumerate(pair)}
            if _holds(one, case):
                column, row = place
                cells[column, row] = cells.get((column, row), "") + letter
    across, up = (
        Axis(fact_words(name), tuple(_named(step) for step in steps))
        for name, steps in zip(pair, values, strict=True)
    )
    title = f"Decided differently: {subject}"
    note = f"not drawn, since they turn on other facts: {others} more" if others else ""
    return region_map(title, across, up, cells, legend, note)


_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _every(difference: "Difference") -> Iterator[Requirement]:
    yield from difference.common
    for region in difference.regions:
        yield from region.requirements


def _steps(name: str, asked: Iterable[Requirement]) -> tuple[tuple[int, int | None], ...]:
    """Return the steps of an axis: the first and the last number of each, None for no end.

    Where a count is compared with constants alone, it is told apart at these only. Otherwise
    each number is a step.
    """
    limits = {0, *(turn for one in asked for turn in cuts(one.needed, name))}
    mixed = any(len(_counted(one)) > 1 for one in asked)
    if mixed:
        most = min(max(FEWEST_STEPS, *limits), MOST_STEPS - 1)
        return tuple((number, number) for number in range(most + 1))
    begins = sorted(limits)[:MOST_STEPS]
    return tuple(zip(begins, (*(one - 1 for one in begins[1:]), None), strict=True))


def _named(step: tuple[int, int | None]) -> str:
    first, last = step
    if last is None:
        return f"{first}+"
    return str(first) if first == last else f"{first}-{last}"


def _holds(difference: "Difference", case: Mapping[str, int]) -> bool:
    """Say whether the papers differ in this way, as far as the counts have to do with it."""
    return _met(difference.common, case) and any(
        _met(region.requirements, case) for region in difference.regions
    )


def _met(asked: Iterable[Requirement], case: Mapping[str, int]) -> bool:
    return all(one.needed.evaluate(case) is State.MET for one in asked if _counted(one))


def _legend(difference: "Difference") -> str:
    """Return from what to what a difference leads, and what else is so of its cases."""
    besides = all_words(one for one in difference.common if not _counted(one))
    when = f", where {besides}" if any(not _counted(one) for one in difference.common) else ""
    return f"{difference.before} → {difference.after}{when}"
