"""Which question is asked next, and what the answers given come to.

Everything here follows from a rulebook: the questions stand on the facts of the library, and
a landlord's own facts on its paper. Nothing is kept between one request and the next, and the
day is handed in.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, TypeAlias

from scrutiny_rules import (
    Applicant,
    Clause,
    EligibilityDecision,
    EligibilityTerms,
    Fact,
    Reading,
    Rulebook,
    Silent,
    Stage,
    TooManyRegionsError,
    assess_eligibility,
)
from scrutiny_rules.analysis import Remedies, Settlement, remedies, settle

Answer: TypeAlias = bool | int | str | date | None
"""What was answered to one question; None stands for *I don't know*."""

Answers: TypeAlias = Mapping[str, Answer]
"""The answers given, by the name of the input, in the order in which they were given."""

OWN: Final = "other."
"""What the name of a landlord's own fact starts with."""


@dataclass(frozen=True)
class Enquiry:
    """The question whether a person may belong: to which paper, at which stage, on which day.

    Attributes:
        rulebook: The paper.
        stage: Whether the person asks to join, is in office, or is brought in for a topic.
        on: The day.
    """

    rulebook: Rulebook
    stage: Stage
    on: date

    @property
    def terms(self) -> EligibilityTerms | Silent:
        """What the paper fixes about who may belong."""
        return self.rulebook.eligibility

    @cached_property
    def known_facts(self) -> Mapping[str, Fact]:
        """The facts that the paper's conditions may speak of; none where it is silent."""
        return {} if isinstance(self.terms, Silent) else self.terms.known_facts

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The inputs that somebody can be asked for, by name."""
        inputs = (name for fact in self.known_facts.values() for name in fact.inputs)
        return {name: self.known_facts[name] for name in inputs}

    def applicant(self, answers: Answers) -> Applicant:
        """Return what the answers say of the person.

        Raises:
            pydantic.ValidationError: Two answers contradict each other.
        """
        known = {name: answer for name, answer in answers.items() if answer is not None}
        own = {name.removeprefix(OWN): known.pop(name) for name in [*known] if name.startswith(OWN)}
        return Applicant.model_validate({**known, "other": own})

    def decide(self, applicant: Applicant) -> EligibilityDecision:
        """Return the decision on a person."""
        return assess_eligibility(self.terms, applicant, stage=self.stage, on=self.on)

    def settle(self, applicant: Applicant) -> Settlement:
        """Return what would settle it.

        Raises:
            TooManyRegionsError: The terms are too large to be analysed exactly.
        """
        return settle(self.terms, applicant, stage=self.stage, on=self.on)

    def remedies(self, applicant: Applicant) -> Remedies:
        """Return what would change it.

        Raises:
            TooManyRegionsError: The terms are too large to be analysed exactly.
        """
        return remedies(self.terms, applicant, stage=self.stage, on=self.on)

    def outstanding(self, applicant: Applicant, asked: Container[str]) -> tuple[Fact, ...]:
        """Return what has still to be asked, the question that settles most first.

        Args:
            applicant: What is known of the person.
            asked: The inputs that were asked for already. What was answered by *I don't know*
                is not asked again, though it may still matter.

        Returns:
            The questions; none once no answer could change the outcome.
        """
        wanted = [name for name in self.decide(applicant).needs if name not in asked]
        if not wanted:
            return ()
        first = [name for name in self._settling(applicant, asked) if name in wanted]
        return tuple(self.facts[name] for name in dict.fromkeys([*first, *wanted]))

    def _settling(self, applicant: Applicant, asked: Container[str]) -> Iterator[str]:
        """Go through inputs, those that settle most first, as far as that is known.

        After the question that settles most come the shortest ways to an outcome, of those on
        which nothing stands that was asked for in vain.
        """
        try:
            settlement = self.settle(applicant)
        except TooManyRegionsError:
            return
        if settlement.next is not None:
            yield from settlement.next.inputs
        ways = (
            [name for one in way.requirements for name in one.inputs] for way in settlement.ways
        )
        for way in sorted(ways, key=len):
            if not any(name in asked for name in way):
                yield from way

    def clauses(self, fact: Fact) -> tuple[Clause, ...]:
        """Return the clauses on account of which a fact is asked for, in the paper's order."""
        limbs = () if isinstance(self.terms, Silent) else self.terms.limbs.values()
        return tuple(
            dict.fromkeys(
                limb.clause
                for limb in limbs
                if limb.applies_at(self.stage)
                and any(
                    fact.name in self.known_facts[name].inputs for name in limb.condition.facts()
                )
            )
        )

    def readings(self, decision: EligibilityDecision) -> tuple[Reading, ...]:
        """Return the readings of unclear sentences that a decision relies on."""
        return tuple(self.rulebook.reading(name) for name in decision.readings)
