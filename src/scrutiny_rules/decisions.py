"""Decisions: an outcome, and the findings that fix it.

A decision is a value to be minuted, not an exception to be caught. Its findings say, limb
by limb and clause by clause, what was met, not met, unknown or not applicable, and
which of them decided. Where missing facts could still change the outcome it is
*undetermined*, and ``needs`` names the facts that would settle it.

Whatever module a decision comes from, it was reached in one way: the terms of the paper
give a ladder of rungs (``scrutiny_rules.ladder``), and the first rung that is met is
the outcome.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Generic, Literal, NoReturn, Self, TypeVar

from pydantic import Field, model_validator

from scrutiny_rules._frozen import Frozen, FrozenMap, Named, Slug, Text
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Compare, Leaf, Name, State, Value, cuts
from scrutiny_rules.display import Folded, Line, Page, Passage, Shown, found_words

OutcomeT = TypeVar("OutcomeT", bound=StrEnum)


POINTER: Final = "points-elsewhere"
"""The limb of a finding that only says where a silent paper points."""


class Comparison(Frozen):
    """One comparison inside a finding: which facts, what was found, what was needed.

    Attributes:
        needed: The comparison that the paper makes.
        found: The facts that were known, by name; a personal fact is never among them.
        between: The counts that are known within bounds only: the least and the most.
    """

    needed: Annotated[Leaf, Field(discriminator="kind")]
    found: Named[Value] = FrozenMap()
    between: Named[tuple[int, int]] = FrozenMap()

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts that were compared."""
        return self.needed.facts()


class Finding(Shown, Frozen):
    """Whether one limb of one clause was met, and what shows it.

    Attributes:
        clause: The limb: its citation, its gist in our words, its force.
        limb: The limb's name inside its terms.
        state: Met, not met, unknown, or not applicable.
        decisive: Whether the outcome rests on it.
        tests: The comparisons it consists of.
    """

    clause: Clause
    limb: Slug
    state: State
    decisive: bool
    tests: tuple[Comparison, ...] = ()

    @property
    def line(self) -> Line:
        """The finding as one line of the minutes."""
        found = found_words({**test.found, **test.between} for test in self.tests)
        shown = f" ({found})" if found else ""
        state = "" if self.limb == POINTER else self.state
        return Line(f"{self.clause.gist}{shown}", lead=state, cited=str(self.clause))

    def to_page(self) -> Page:
        """Return the finding, and how strongly the paper speaks of it."""
        asked = Passage("The clause", (self.clause.line,))
        return Page("Finding", (Passage("Found", (self.line,)), asked))

    def __str__(self) -> str:
        """Return the finding as one line of the minutes."""
        return str.__str__(self.line)


class Silent(Shown, Frozen):
    """What stands in a rulebook where the paper has no such terms.

    Attributes:
        why: What the paper does or does not say.
        clause: The clause that points elsewhere, where there is one.
    """

    kind: Literal["silent"] = "silent"
    why: Text
    clause: Clause | None = None

    def to_page(self) -> Page:
        """Return why the paper has no such terms, and which clause points elsewhere."""
        elsewhere = () if self.clause is None else (self.clause.line,)
        passages = (Passage("Why", (self.why,)), Passage("Points elsewhere", elsewhere))
        return Page("Not provided for", tuple(one for one in passages if one.lines))


class Provision(StrEnum):
    """Whether a paper provides for a period or a time limit at all."""

    PROVIDED = "provided for"
    """It does: the days are given."""

    UNDETERMINED = "undetermined"
    """It does, but a day that it counts from is not known."""

    NOT_PROVIDED = "not provided for"
    """It does not."""


class Decision(Shown, Frozen, Generic[OutcomeT]):
    """The outcome of a rule, with everything that it rests on.

    Attributes:
        outcome: A member of the rule's own enumeration.
        findings: What was found for each limb, in the order of the paper.
        needs: The unknown facts that still matter, in the order of the paper; empty once
            the outcome is decided.
        questions: What to ask for each of ``needs``, and who can usually answer.
        readings: The readings of unclear sentences that the outcome relies on.
        decided_by: Who holds the power, where the paper says *may*.
        cautions: What whoever uses the decision should bear in mind.
    """

    subject: ClassVar[str] = "Decision"

    outcome: OutcomeT
    findings: tuple[Finding, ...] = ()
    needs: tuple[Name, ...] = ()
    questions: tuple[Text, ...] = ()
    readings: tuple[str, ...] = ()
    decided_by: Text | None = None
    cautions: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _needs_something_exactly_when_undetermined(self) -> Self:
        if (self.outcome.name == "UNDETERMINED") != bool(self.needs):
            raise ValueError("`needs` names facts exactly while the outcome is undetermined")
        return self

    @classmethod
    def silent(cls, outcome: OutcomeT, terms: Silent) -> Self:
        """Return the decision that a paper does not provide for something.

        Args:
            outcome: The rule's outcome for a silent paper.
            terms: Why the paper is silent, and the clause that points elsewhere.

        Returns:
            The decision, with the reason as its caution.

        Raises:
            Nothing.
        """
        return cls(outcome=outcome, findings=_pointer(terms.clause), cautions=(terms.why,))

    def __bool__(self) -> NoReturn:
        """Refuse: a decision is neither true nor false.

        Raises:
            TypeError: Always. An inquorate meeting would otherwise pass ``if decision:``.
        """
        raise TypeError("a decision has no truth value: compare its `outcome` with a member")

    @property
    def decisive(self) -> tuple[Finding, ...]:
        """The findings that the outcome rests on."""
        return tuple(finding for finding in self.findings if finding.decisive)

    def figures(self) -> tuple[str, ...]:
        """Return the figures of the decision in words, one to a line."""
        return ()

    def least(self, count: str) -> int | None:
        """Return from which number on a count meets the first comparison that is made of it.

        Args:
            count: The name of the count.

        Returns:
            The number, as the case stands; None where there is no such comparison, or where
            what the count is compared with is not known.

        Raises:
            Nothing.
        """
        for finding in self.findings:
            for test in finding.tests:
                if isinstance(test.needed, Compare) and test.needed.left == count:
                    return next(iter(cuts(test.needed, count, test.found)), None)
        return None

    def to_page(self) -> Page:
        """Return what the decision has to show, for any kind of rendering."""
        passages = (
            Passage(self._because(), tuple(finding.line for finding in self.decisive)),
            Folded("Also found", tuple(finding.line for finding in self._also_found())),
            Passage("Figures", self.figures()),
            Passage("Still needed", self.questions),
            Passage("A power of", (self.decided_by,) if self.decided_by else ()),
            Passage("Relies on readings", (", ".join(self.readings),) if self.readings else ()),
            Passage("Note", self.cautions),
        )
        return Page(
            f"{self.subject}: {self.outcome}",
            tuple(passage for passage in passages if passage.lines),
        )

    def _because(self) -> str:
        return "See" if self.outcome.name == "NOT_PROVIDED" else "Because"

    def _also_found(self) -> Iterator[Finding]:
        for finding in self.findings:
            if not finding.decisive and finding.state is not State.NOT_APPLICABLE:
                yield finding


def _pointer(clause: Clause | None) -> tuple[Finding, ...]:
    if clause is None:
        return ()
    return (Finding(clause=clause, limb=POINTER, state=State.NOT_APPLICABLE, decisive=True),)
