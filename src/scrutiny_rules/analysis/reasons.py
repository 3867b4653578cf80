"""Why, at the least: the smallest sets of facts that already force an outcome.

A decision reports every limb. Often a few facts are enough, whatever the others are: one bar
that is met keeps somebody out, however long they have been a tenant.
"""

from datetime import date

from scrutiny_rules._frozen import Frozen, Text
from scrutiny_rules.analysis._diagrams import ALWAYS, NEVER
from scrutiny_rules.analysis._known import Case
from scrutiny_rules.analysis._space import Space
from scrutiny_rules.analysis.regions import (
    NOT_PROVIDED,
    Requirement,
    cited_words,
    requirements,
    shortened,
)
from scrutiny_rules.decisions import OutcomeT, Silent
from scrutiny_rules.display import Page, Passage, Shown
from scrutiny_rules.ladder import FactsT, Terms


class Reason(Frozen):
    """One smallest set of facts that forces the outcome, whatever the others are.

    Attributes:
        requirements: What is so of the case.
    """

    requirements: tuple[Requirement, ...]

    def __str__(self) -> str:
        """Return it in one line."""
        return cited_words(self.requirements)


class Reasons(Shown, Frozen):
    """Why a case ends as it does, at the least.

    Attributes:
        outcome: The outcome.
        reasons: Every smallest set of facts that forces it, those of fewest facts first; none
            while the outcome is undetermined.
    """

    outcome: Text
    reasons: tuple[Reason, ...] = ()

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        lines = shortened(str(reason) for reason in self.reasons)
        passages = (Passage("Each of these is enough", lines),) if lines else ()
        return Page(f"Why: {self.outcome}", passages)


def reasons(
    terms: Terms[OutcomeT, FactsT] | Silent,
    facts: FactsT,
    *,
    stage: str | None = None,
    on: date | None = None,
) -> Reasons:
    """Return the smallest sets of known facts that already force the outcome.

    Args:
        terms: A block of a rulebook, or a ladder inside one.
        facts: What is known of the case.
        stage: At which stage the question is asked, where the paper has stages that the facts
            do not tell.
        on: The day at which the question is asked, where days matter.

    Returns:
        Every set of comparisons, met or not met in this case, that leads to the outcome
        whatever the rest is, and of which no part does; none where it is undetermined.

    Raises:
        NotADayError: ``on`` is missing where days matter, or has a time of day.
        TooManyRegionsError: The terms are too large to be analysed exactly.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.quorum import Roll
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> for reason in reasons(TRAFFORD_QIP.quorum, Roll(in_office=7, present=4)).reasons:
        ...     print(reason)
        present for item at least 1/2 of panel, and present for item 3 or more [trafford-qip 7.2]
    """
    if isinstance(terms, Silent):
        return Reasons(outcome=NOT_PROVIDED)
    case = Case(terms, facts, stage, on)
    space = Space((terms,), case.stage)
    if case.outcome not in space.outcomes(terms):
        return Reasons(outcome=case.outcome)
    d = space.diagrams
    forced = d.either(space.outcomes(terms)[case.outcome], d.choose(space.care, NEVER, ALWAYS))
    found = space.listed(d.minimal_among(forced, space.answered(case.known)))
    return Reasons(
        outcome=case.outcome,
        reasons=tuple(Reason(requirements=requirements(space, answers)) for answers in found),
    )
