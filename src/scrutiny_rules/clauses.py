"""Where a rule comes from: the document, the clause, and the force of its words.

>>> paper = Document(key="north-panel", title="Terms of reference", landlord="North Homes")
>>> quorum = paper.clause("7.2", "half the panel", Force.MUST)
>>> str(quorum)
'north-panel 7.2'
"""

from enum import StrEnum

from scrutiny_rules._frozen import Day, Frozen, Slug, Text
from scrutiny_rules.display import Line, Page, Passage, Shown


class Force(StrEnum):
    """How strongly the paper speaks. A power is never turned into a duty."""

    MUST = "must"
    """Shall, will, required: there is no choice."""

    EXPECTED = "expected"
    """Should, are expected to, vital: a good reason may excuse."""

    MAY = "may"
    """A power: somebody decides, and the decision says who."""


class Clause(Shown, Frozen):
    """One provision of a document, or one limb of it, in our own words.

    Attributes:
        document: The key of the document.
        label: The paper's own number or heading, such as ``4.2(d)`` or ``code 14``.
        gist: What it asks, in our words and never in the paper's.
        force: Whether it is a duty, an expectation or a power.
    """

    document: Slug
    label: Text
    gist: Text
    force: Force

    def __str__(self) -> str:
        """Return the citation: document and label."""
        return f"{self.document} {self.label}"

    @property
    def line(self) -> Line:
        """The clause in one line: how strongly it asks what, and the citation."""
        return Line(self.gist, lead=self.force, cited=str(self))

    def to_page(self) -> Page:
        """Return the citation, what the clause asks, and how strongly."""
        return Page(str(self), (Passage("Gist", (self.line,)),))


class Document(Frozen):
    """The paper that sets a panel up.

    Attributes:
        key: A short name that every clause of it carries.
        title: What the paper calls itself.
        landlord: Whose paper it is.
        edition: Which edition was read.
        in_force_from: The day from which it governs, where the paper says so.
        review_due_by: The last day for its own review, where the paper sets one.
    """

    key: Slug
    title: Text
    landlord: Text
    edition: Text | None = None
    in_force_from: Day | None = None
    review_due_by: Day | None = None

    def clause(self, label: str, gist: str, force: Force = Force.MUST) -> Clause:
        """Return a clause of this document.

        Args:
            label: The paper's number or heading.
            gist: What it asks, in our words.
            force: Whether it is a duty, an expectation or a power.

        Returns:
            The clause, carrying this document's key.

        Raises:
            pydantic.ValidationError: The label or the gist is empty or far too long.
        """
        return Clause(document=self.key, label=label, gist=gist, force=force)
