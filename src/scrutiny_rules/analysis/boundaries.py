"""Boundary cases: on every limit of a ladder, and one step the wrong way.

For every largest region that ends alike there is its smallest case, and for everything that
the region asks, the case that just misses it. Together they go through each limb both ways
where it matters, so that another implementation of the same paper, or a landlord's own test
table, can be held against them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scrutiny_rules._frozen import Frozen, Named, Text
from scrutiny_rules.analysis._diagrams import Answer
from scrutiny_rules.analysis._space import Space
from scrutiny_rules.analysis.regions import case_words
from scrutiny_rules.conditions import Value
from scrutiny_rules.display import Page, Passage, Shown
from scrutiny_rules.ladder import Terms


class BoundaryCase(Shown, Frozen):
    """A case on a limit, or one step beside it.

    Attributes:
        stage: At which stage, where the paper has stages.
        facts: The facts that the ladder reads, all known.
        outcome: How it ends.
    """

    stage: Text | None = None
    facts: Named[Value]
    outcome: Text

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        at = f" ({self.stage})" if self.stage else ""
        return Page(f"{self.outcome}{at}", (Passage("Case", (case_words(self.facts),)),))


def boundary_cases(terms: Terms[Any, Any], stage: str | None = None) -> tuple[BoundaryCase, ...]:
    """Return the cases on the limits of a ladder, and those one step beside them.

    Args:
        terms: The ladder.
        stage: The stage, where it has stages.

    Returns:
        The cases, each once, in the order of the ladder's outcomes.

    Raises:
        TooManyRegionsError: The ladder is too large to be analysed exactly.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> cases = boundary_cases(TRAFFORD_QIP.interests)
        >>> [(case.facts["clear_conflict"], case.outcome) for case in cases]
        [(True, 'expected to withdraw'), (False, 'no withdrawal asked')]
    """
    space = Space((terms,), stage)
    found: dict[tuple[object, ...], BoundaryCase] = {}
    for diagram in space.outcomes(terms).values():
        for region in space.regions(diagram):
            for values in _beside(space, region):
                facts = space.case(terms, values)
                outcome = terms.walk(facts, stage=stage)["outcome"]
                case = BoundaryCase(stage=stage, facts=facts, outcome=outcome)
                found.setdefault(tuple(facts.items()), case)
    return tuple(found.values())


def _beside(space: Space, region: Sequence[Answer]) -> Iterator[Mapping[str, Value]]:
    """Go through the smallest case of a region, and those that just miss a part of it.

    Each part can be missed alone, or the region would not have needed it.
    """
    yield space.smallest(space.diagrams.cube(region))
    for answer in region:
        number, yes = answer
        rest = [one for one in region if one != answer]
        yield space.nearest([*rest, (number, not yes)], number)
