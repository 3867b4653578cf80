"""What would change it: the smallest changes of facts that would lead to another outcome.

A letter that only says no helps nobody. This says which facts would have to be otherwise, as
few as can be, and who could make them so; what nobody can change, such as an age or something
that is past, comes last and says so. What is unknown and would have to turn out in a certain
way stands apart from what has to change.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import Any, Final

from scrutiny_rules._frozen import Frozen, Text
from scrutiny_rules.analysis._diagrams import Answer, Diagram
from scrutiny_rules.analysis._known import Case
from scrutiny_rules.analysis._space import Space
from scrutiny_rules.analysis.regions import (
    NOT_PROVIDED,
    Requirement,
    cited_words,
    requirements,
    shortened,
)
from scrutiny_rules.conditions import Name
from scrutiny_rules.decisions import OutcomeT, Silent
from scrutiny_rules.display import Page, Passage, Shown, fact_words
from scrutiny_rules.facts import ChangedBy
from scrutiny_rules.ladder import FactsT, Terms

_EASE: Final = (
    ChangedBy.PERSON,
    ChangedBy.PERSON_IN_TIME,
    ChangedBy.OTHERS,
    None,
    ChangedBy.TIME,
    ChangedBy.NOBODY,
)
"""Who could change a fact, those who could most easily first."""


class Remedy(Frozen):
    """One smallest change that would lead to an outcome.

    Attributes:
        outcome: The outcome that it would lead to.
        facts: The facts that have to change; nothing less would do.
        changes: What has to become so of them.
        answers: What has to turn out so of what is not known.
        changed_by: Who could bring it about: of several facts, the hardest to change; None
            where that is not said.
    """

    outcome: Text
    facts: tuple[Name, ...]
    changes: tuple[Requirement, ...]
    answers: tuple[Requirement, ...] = ()
    changed_by: ChangedBy | None = None

    @property
    def in_reach(self) -> bool:
        """Whether somebody could bring it about, rather than time alone or nobody."""
        return self.changed_by not in (ChangedBy.TIME, ChangedBy.NOBODY)

    def __str__(self) -> str:
        """Return it in one line."""
        asked = f"; if it turns out: {cited_words(self.answers)}" if self.answers else ""
        if not self.facts:
            return f"nothing has to change{asked}"
        named = {name for one in self.changes for name in one.facts}
        rest = [fact_words(name) for name in self.facts if name not in named]
        fit = f", with {' and '.join(rest)} changed to fit" if rest else ""
        by = "" if self.changed_by is None else f" (can be changed {self.changed_by})"
        return f"{cited_words(self.changes)}{fit}{asked}{by}"


class Remedies(Shown, Frozen):
    """What would lead to another outcome.

    Attributes:
        outcome: The outcome as things stand.
        remedies: For each other outcome, in the order of the ladder, the smallest changes:
            first what is in somebody's reach, then by how few facts change, then by how
            easily they do.
    """

    outcome: Text
    remedies: tuple[Remedy, ...] = ()

    def towards(self, outcome: str) -> tuple[Remedy, ...]:
        """Return what would lead to one outcome."""
        return tuple(remedy for remedy in self.remedies if remedy.outcome == outcome)

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = (
            Passage(f"To be {outcome}", shortened(str(one) for one in self.towards(outcome)))
            for outcome in dict.fromkeys(remedy.outcome for remedy in self.remedies)
        )
        return Page(f"What would change it: {self.outcome} as things stand", tuple(passages))


def remedies(
    terms: Terms[OutcomeT, FactsT] | Silent,
    facts: FactsT,
    *,
    stage: str | None = None,
    on: date | None = None,
) -> Remedies:
    """Return the smallest changes of facts that would lead to another outcome.

    Args:
        terms: A block of a rulebook, or a ladder inside one.
        facts: What is known of the case.
        stage: At which stage the question is asked, where the paper has stages that the facts
            do not tell.
        on: The day at which the question is asked, where days matter.

    Returns:
        For every other outcome, each set of facts of which a change would be enough and no
        part would be, with what has to become so. Where the case is undetermined, an outcome
        that needs no change is among them.

    Raises:
        NotADayError: ``on`` is missing where days matter, or has a time of day.
        TooManyRegionsError: The terms are too large to be analysed exactly.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.quorum import Roll
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> meeting = Roll(in_office=7, present=3)
        >>> [str(one) for one in remedies(TRAFFORD_QIP.quorum, meeting).towards("quorate")][1]
        'present 4 or more [trafford-qip 7.2] (can be changed by others)'
    """
    if isinstance(terms, Silent):
        return Remedies(outcome=NOT_PROVIDED)
    case = Case(terms, facts, stage, on)
    changes = _Changes(terms, case)
    found = [
        remedy
        for other, diagram in changes.space.outcomes(terms).items()
        if other is not case.outcome
        for remedy in sorted(changes.towards(other, diagram), key=changes.order)
    ]
    return Remedies(outcome=case.outcome, remedies=tuple(found))


class _Changes:
    """One case, and the cases beside it."""

    def __init__(self, terms: Terms[Any, Any], case: Case[Any]) -> None:
        self.terms = terms
        self.stage = case.stage
        self.known = case.known
        self.space = Space((terms,), case.stage)
        self.now = self.space.answered(case.known)
        self._beside: dict[frozenset[str], Space] = {}

    def beside(self, facts: frozenset[str]) -> Space:
        """Return the cases that differ from this one in some facts only."""
        if facts not in self._beside:
            self._beside[facts] = Space((self.terms,), self.stage, self.known.without(facts))
        return self._beside[facts]

    def towards(self, outcome: StrEnum, diagram: Diagram) -> Iterator[Remedy]:
        """Go through the smallest changes that lead to an outcome."""
        for facts in self._enough(outcome, self._first_tries(diagram)):
            space = self.beside(facts)
            for answers in space.regions(space.outcomes(self.terms)[outcome]):
                yield self._remedy(outcome, facts, space, answers)

    def _first_tries(self, diagram: Diagram) -> set[frozenset[str]]:
        """Return sets of facts of which one at least has to be among what changes."""
        tries: set[frozenset[str]] = set()
        for region in self.space.regions(diagram):
            against = [n for n, yes in region if self.now.get(n, yes) is not yes]
            movable = [
                [name for name in self.space.tests[n].names if self.known.holds(name)]
                for n in against
            ]
            tries.update(frozenset(chosen) for chosen in product(*movable))
        return tries

    def _enough(self, outcome: StrEnum, tries: set[frozenset[str]]) -> list[frozenset[str]]:
        """Return every smallest set of facts of which a change is enough."""
        found: list[frozenset[str]] = []
        seen: set[frozenset[str]] = set()
        waiting = set(tries)
        while waiting:
            facts = min(waiting, key=lambda one: (len(one), sorted(one)))
            waiting.remove(facts)
            if facts in seen or any(smaller <= facts for smaller in found):
                continue
            seen.add(facts)
            if outcome in self.beside(facts).outcomes(self.terms):
                found.append(facts)
            else:
                waiting |= {facts | {name} for name in self._bound_up - facts}
        return found

    @cached_property
    def _bound_up(self) -> frozenset[str]:
        """The known facts that others limit, and that may have to change with them."""
        return frozenset(name for name in self.space.bound_up() if self.known.holds(name))

    def _remedy(
        self, outcome: StrEnum, facts: frozenset[str], space: Space, answers: Sequence[Answer]
    ) -> Remedy:
        changing = [a for a in answers if facts.intersection(space.tests[a[0]].names)]
        rest = [a for a in answers if a not in changing]
        named = tuple(space.in_order(facts))
        who = [space.facts[name].changed_by for name in named]
        return Remedy(
            outcome=outcome,
            facts=named,
            changes=requirements(space, changing),
            answers=requirements(space, rest),
            changed_by=max(who, key=_EASE.index, default=None),
        )

    @staticmethod
    def order(remedy: Remedy) -> tuple[object, ...]:
        """Return what to sort by: within reach, few, easy, and little that has to turn out."""
        ease = _EASE.index(remedy.changed_by)
        return not remedy.in_reach, len(remedy.facts), ease, len(remedy.answers)
