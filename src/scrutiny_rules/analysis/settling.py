"""What would settle it: the missing facts that still matter, and what each way needs.

An undetermined decision names the facts that are missing. This says what they would have to
be: for each outcome that is still open, every smallest set of answers that forces it, with
the clause, the question to ask and who can usually answer; and which question settles most, so
that a form can ask one at a time.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from scrutiny_rules._frozen import Frozen, Text
from scrutiny_rules.analysis._diagrams import NEVER, Diagram
from scrutiny_rules.analysis._known import Case
from scrutiny_rules.analysis._space import Space
from scrutiny_rules.analysis.regions import (
    NOT_PROVIDED,
    Requirement,
    cited_words,
    requirements,
    shortened,
)
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Name
from scrutiny_rules.decisions import OutcomeT, Silent
from scrutiny_rules.display import Page, Passage, Shown
from scrutiny_rules.ladder import FactsT, Terms, questions


class Way(Frozen):
    """One smallest set of answers that forces an outcome, whatever else is missing.

    Attributes:
        outcome: The outcome.
        requirements: What has to be so; nothing where the outcome is forced already.
    """

    outcome: Text
    requirements: tuple[Requirement, ...]

    def __str__(self) -> str:
        """Return it in one line."""
        return cited_words(self.requirements)


class NextQuestion(Frozen):
    """The question that settles most.

    Attributes:
        inputs: The input fields that it asks for.
        questions: What to ask for each of them, and who can usually answer.
        clauses: The clauses that need the answer.
    """

    inputs: tuple[Name, ...]
    questions: tuple[Text, ...]
    clauses: tuple[Clause, ...]


class Settlement(Shown, Frozen):
    """What would settle a case.

    Attributes:
        outcome: The outcome as things stand.
        ways: For each outcome that is open, in the order of the ladder, every smallest set of
            answers that forces it, those of fewest facts first.
        next: What to ask next; None where nothing that is missing matters.
    """

    outcome: Text
    ways: tuple[Way, ...] = ()
    next: NextQuestion | None = None

    def towards(self, outcome: str) -> tuple[Way, ...]:
        """Return the ways to one outcome."""
        return tuple(way for way in self.ways if way.outcome == outcome)

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = [
            Passage(f"To be {outcome}", shortened(str(way) for way in self.towards(outcome)))
            for outcome in dict.fromkeys(way.outcome for way in self.ways)
        ]
        asked = (said for way in self.ways for one in way.requirements for said in one.questions)
        passages.append(Passage("To find out", shortened(dict.fromkeys(asked))))
        if self.next is not None:
            passages.append(Passage("Ask next", self.next.questions))
        return Page(
            f"What would settle it: {self.outcome} so far",
            tuple(one for one in passages if one.lines),
        )


def settle(
    terms: Terms[OutcomeT, FactsT] | Silent,
    facts: FactsT,
    *,
    stage: str | None = None,
    on: date | None = None,
) -> Settlement:
    """Return what would settle a case, and what to ask next.

    Args:
        terms: A block of a rulebook, or a ladder inside one.
        facts: What is known of the case.
        stage: At which stage the question is asked, where the paper has stages that the facts
            do not tell.
        on: The day at which the question is asked, where days matter.

    Returns:
        Every way to every outcome that is open. Once a decision is reached there is none, and
        where only one outcome is left, whatever is missing, its one way asks nothing.

    Raises:
        NotADayError: ``on`` is missing where days matter, or has a time of day.
        TooManyRegionsError: The terms are too large to be analysed exactly.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.quorum import Roll
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> print(settle(TRAFFORD_QIP.quorum, Roll(in_office=7)))
        What would settle it: undetermined so far
          To be quorate: present 4 or more [trafford-qip 7.2]
          To be inquorate: present 3 or less [trafford-qip 7.2]
          To find out: How many of them are present? (whoever keeps the roll of the meeting)
          Ask next: How many of them are present? (whoever keeps the roll of the meeting)
    """
    if isinstance(terms, Silent):
        return Settlement(outcome=NOT_PROVIDED)
    case = Case(terms, facts, stage, on)
    if case.outcome.name != "UNDETERMINED":
        return Settlement(outcome=case.outcome)
    space = Space((terms,), case.stage, case.known)
    open_outcomes = space.outcomes(terms)
    ways = tuple(
        Way(outcome=one, requirements=requirements(space, answers))
        for one, diagram in open_outcomes.items()
        for answers in space.regions(diagram)
    )
    return Settlement(outcome=case.outcome, ways=ways, next=_next(space, open_outcomes))


def _next(space: Space, outcomes: Mapping[StrEnum, Diagram]) -> NextQuestion | None:
    """Return the question after whose answers the fewest facts still matter, on average."""
    diagrams = tuple(outcomes.values())
    matter = _matter(space, diagrams)
    if not matter:
        return None
    first = min(matter, key=lambda name: _left_after(space, diagrams, name))
    tests = [test for test in space.tests[: space.own] if first in test.names]
    inputs = space.known.inputs.get(first, space.facts[first].inputs)
    return NextQuestion(
        inputs=inputs,
        questions=questions(space.facts, inputs),
        clauses=tuple(dict.fromkeys(clause for test in tests for clause in test.clauses)),
    )


def _matter(space: Space, outcomes: tuple[Diagram, ...]) -> list[str]:
    """Return the facts by which alone the outcome can still differ, in order of the ladder.

    Where facts that are bound up can only differ together, it is all on which it depends.
    """
    names = dict.fromkeys(name for test in space.tests[: space.own] for name in test.names)
    found = [name for name in names if _matters(space, outcomes, name)]
    if found or len([one for one in outcomes if one != NEVER]) <= 1:
        return found
    tests = frozenset[int]().union(*(space.diagrams.tests(one) for one in outcomes))
    return [name for name in names if not tests.isdisjoint(space.touching(name))]


def _matters(space: Space, outcomes: tuple[Diagram, ...], name: str) -> bool:
    d = space.diagrams
    tests = space.touching(name)
    if not space.linked.intersection(tests):
        return any(not d.tests(one).isdisjoint(tests) for one in outcomes)
    every = NEVER
    for one in outcomes:
        every = d.either(every, one)
    return any(
        d.both(d.some(one, tests), d.some(d.but_not(every, one), tests)) != NEVER
        for one in outcomes
    )


def _left_after(space: Space, outcomes: tuple[Diagram, ...], name: str) -> Fraction:
    """Return how many other facts still matter once a fact is known, on average."""
    left = [
        len([one for one in _matter(space, given) if one != name])
        for given in _answered(space, outcomes, name)
    ]
    return Fraction(sum(left), len(left))


def _answered(
    space: Space, outcomes: tuple[Diagram, ...], name: str
) -> Iterator[tuple[Diagram, ...]]:
    """Go through what the outcomes come to, for each way a fact alone can be."""
    d = space.diagrams
    ways: list[tuple[Diagram, ...]] = [outcomes]
    for number in space.touching(name):
        if space.tests[number].names == (name,):
            both = (
                tuple(d.both(one, d.answer(number, yes=yes)) for one in way)
                for way in ways
                for yes in (True, False)
            )
            ways = [way for way in both if any(one != NEVER for one in way)]
    yield from ways
