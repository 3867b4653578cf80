"""Readings side by side: what would change if an unclear sentence were understood otherwise.

A decision names the readings that it relies on. Here the same case is decided under each of
their alternatives, so that a panel can see whether the doubt matters to the case in hand, and
a policy owner which cases of a set hang on it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from scrutiny_rules._frozen import Frozen, Text
from scrutiny_rules.decisions import Decision
from scrutiny_rules.display import Page, Passage, Shown
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebook import Reading, Rulebook


class UnderReading(Frozen):
    """How a case ends under one alternative reading.

    Attributes:
        reading: The identifier of the reading.
        clause: The label of the unclear clause.
        question: What the paper leaves open.
        alternative: The other answer, by its slug.
        gist: What that answer says.
        outcome: The outcome under it.
        matters: Whether the outcome, a figure, what is still needed or whose power it is is
            another.
    """

    reading: Text
    clause: Text
    question: Text
    alternative: Text
    gist: Text
    outcome: Text
    matters: bool

    def __str__(self) -> str:
        """Return it in one line."""
        said = self.outcome if self.matters else f"{self.outcome}, as before"
        return f"{self.reading} ({self.clause}) read as {self.alternative}: {said}"


class SideBySide(Shown, Frozen):
    """A case under the alternatives of every reading that its decision relies on.

    Attributes:
        outcome: The outcome under the readings that are taken.
        others: The outcomes under the alternatives, in the order of the readings.
    """

    outcome: Text
    others: tuple[UnderReading, ...] = ()

    @property
    def that_matter(self) -> tuple[str, ...]:
        """The identifiers of the readings that matter to the case."""
        return tuple(dict.fromkeys(one.reading for one in self.others if one.matters))

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = (
            Passage("Would be otherwise", self._lines(matters=True)),
            Passage("Makes no difference here", self._lines(matters=False)),
        )
        return Page(
            f"Readings side by side: {self.outcome}",
            tuple(passage for passage in passages if passage.lines),
        )

    def _lines(self, *, matters: bool) -> tuple[str, ...]:
        return tuple(str(one) for one in self.others if one.matters is matters)


class Sensitive(Frozen):
    """One case that ends differently under an alternative reading.

    Attributes:
        case: What the caller calls the case.
        before: The outcome under the reading that is taken.
        after: The outcome under the alternative.
    """

    case: Text
    before: Text
    after: Text

    def __str__(self) -> str:
        """Return it in one line."""
        if self.before == self.after:
            return f"{self.case}: {self.before}, but not with the same figures or powers"
        return f"{self.case}: {self.before} → {self.after}"


class ReadingSensitivity(Frozen):
    """Which cases hang on one alternative of one reading.

    Attributes:
        reading: The identifier of the reading.
        alternative: The other answer, by its slug.
        cases: The cases that end differently, in the order in which they were handed in.
    """

    reading: Text
    alternative: Text
    cases: tuple[Sensitive, ...] = ()


class Sensitivity(Shown, Frozen):
    """Which cases of a set hang on which readings.

    Attributes:
        looked_at: How many cases were looked at.
        readings: Every alternative on which at least one of them hangs, most cases first.
    """

    looked_at: int
    readings: tuple[ReadingSensitivity, ...] = ()

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = (
            Passage(f"{one.reading} read as {one.alternative}", tuple(map(str, one.cases)))
            for one in self.readings
        )
        return Page(f"Cases that hang on a reading, of {self.looked_at}", tuple(passages))


def side_by_side(rulebook: Rulebook, question: Question) -> SideBySide:
    """Decide a case under every alternative of the readings that its decision relies on.

    Args:
        rulebook: The rulebook.
        question: The case.

    Returns:
        The outcome under each alternative, and whether it matters. An alternative that needs a
        further fact may leave the case undetermined.

    Raises:
        ScrutinyRulesError: The question lies outside the data supplied, as for its verb.

    Example:
        >>> from scrutiny_rules.quorum import Roll
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> roll = Roll(in_office=7, present=4, seats=9)
        >>> question = Question(verb="decide_quorum", given={"roll": roll})
        >>> print(side_by_side(TRAFFORD_QIP, question).others[0])
        T-R7 (7.2) read as seats: inquorate
    """
    decision = question.put_to(rulebook)
    return SideBySide(
        outcome=decision.outcome,
        others=tuple(
            _under(reading, alternative, decision, question.put_to(other))
            for reading, alternative, other in alternatives(rulebook)
            if reading.id in decision.readings
        ),
    )


def alternatives(rulebook: Rulebook) -> Iterator[tuple[Reading, str, Rulebook]]:
    """Go through every alternative reading, with the rulebook under it.

    Args:
        rulebook: The rulebook.

    Yields:
        The reading, the slug of the alternative, and the rulebook.

    Raises:
        Nothing.
    """
    for reading in rulebook.readings:
        for alternative in reading.alternatives:
            yield reading, alternative, rulebook.under(reading.id, alternative)


def _under(
    reading: Reading, alternative: str, before: Decision[Any], after: Decision[Any]
) -> UnderReading:
    return UnderReading(
        reading=reading.id,
        clause=reading.clause,
        question=reading.question,
        alternative=alternative,
        gist=reading.option(alternative).gist,
        outcome=after.outcome,
        matters=ending(before) != ending(after),
    )


def ending(decision: Decision[Any]) -> dict[str, object]:
    """Return how a case ends: the outcome, who holds a power, what is needed, and the figures.

    Args:
        decision: The decision.

    Returns:
        Its fields by name, without what it rests on.

    Raises:
        Nothing.
    """
    rests_on = {"findings", "questions", "readings", "cautions"}
    return decision.model_dump(exclude=rests_on)


def sensitivity(rulebook: Rulebook, cases: Mapping[str, Question]) -> Sensitivity:
    """Find which cases of a set end differently under which alternative readings.

    Args:
        rulebook: The rulebook.
        cases: The cases, by whatever the caller calls them: a reference rather than a name.

    Returns:
        Every alternative on which at least one case hangs, with those cases.

    Raises:
        ScrutinyRulesError: A question lies outside the data supplied, as for its verb.

    Example:
        >>> from scrutiny_rules.quorum import Roll
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> roll = Roll(in_office=7, present=4, seats=9)
        >>> april = Question(verb="decide_quorum", given={"roll": roll})
        >>> for one in sensitivity(TRAFFORD_QIP, {"april": april}).readings[:1]:
        ...     print(one.reading, one.alternative, *one.cases)
        T-R7 seats april: quorate → inquorate
    """
    before = {name: question.put_to(rulebook) for name, question in cases.items()}
    found: list[ReadingSensitivity] = []
    for reading, alternative, other in alternatives(rulebook):
        relying = (name for name, decision in before.items() if reading.id in decision.readings)
        after = {name: cases[name].put_to(other) for name in relying}
        changed = tuple(
            Sensitive(case=name, before=before[name].outcome, after=now.outcome)
            for name, now in after.items()
            if ending(now) != ending(before[name])
        )
        if changed:
            found.append(
                ReadingSensitivity(reading=reading.id, alternative=alternative, cases=changed)
            )
    found.sort(key=lambda one: -len(one.cases))
    return Sensitivity(looked_at=len(cases), readings=tuple(found))
