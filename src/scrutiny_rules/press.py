"""Press: may this article be submitted to the press?

An article is written on behalf of the group, or it is its author's own. A paper may ask that
the first has been discussed, agreed and recorded at a meeting, and that the second says
whose opinion it is. Whether an article is intended to do harm is a judgement that is
handed in: what it leads to is another matter.

Clauses: chorus-rsp code 10. The trafford-qip paper says nothing of the press.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> article = PressArticle(
    ...     kind=ArticleKind.ON_BEHALF_OF_GROUP, discussed=True, agreed=True, recorded=False
    ... )
    >>> decide_press_article(CHORUS_RSP.press, article).outcome
    <Press.MAY_NOT_BE_SUBMITTED: 'may not be submitted'>
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from scrutiny_rules._frozen import Frozen, FrozenMap, OtherFacts, YesNo
from scrutiny_rules.conditions import Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, ChoiceFact, Fact, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms

_MINUTES: Final = "whoever keeps the minutes"
_AUTHOR: Final = "the author"


class ArticleKind(StrEnum):
    """For whom an article speaks."""

    ON_BEHALF_OF_GROUP = "on behalf of the group"
    PERSONAL = "personal"


class PressArticle(Frozen):
    """An article for the press. What happened at a meeting counts for an official one only.

    ``intends_harm`` is somebody's judgement of what the article is meant to do.
    """

    kind: Annotated[ArticleKind, Ask("For whom does the article speak?", _AUTHOR)]
    discussed: Annotated[
        YesNo | None, Ask("Was it discussed at an official meeting of the group?", _MINUTES)
    ] = None
    agreed: Annotated[YesNo | None, Ask("Was it agreed there?", _MINUTES)] = None
    recorded: Annotated[YesNo | None, Ask("Was that recorded?", _MINUTES)] = None
    stated_as_own_opinion: Annotated[
        YesNo | None, Ask("Does it state clearly that it is the author's own opinion?", _AUTHOR)
    ] = None
    intends_harm: Annotated[
        YesNo | None,
        Ask(
            "Is it intended to damage a group, or to bring one into disrepute?", "whoever judges it"
        ),
    ] = None
    other: OtherFacts = FrozenMap()


ARTICLE_KIND: Final = ChoiceFact("kind")
DISCUSSED: Final = Yes(fact="discussed")
AGREED: Final = Yes(fact="agreed")
RECORDED: Final = Yes(fact="recorded")
STATED_AS_OWN_OPINION: Final = Yes(fact="stated_as_own_opinion")
INTENDS_HARM: Final = Yes(fact="intends_harm")

FACTS: Final = vocabulary(PressArticle)
"""The facts that conditions about an article may speak of."""


class Press(StrEnum):
    """Whether an article may be submitted."""

    MAY_BE_SUBMITTED = "may be submitted"
    """Everything that the paper asks of an article of its kind is met."""

    MAY_NOT_BE_SUBMITTED = "may not be submitted"
    """Something that the paper asks is not met."""

    UNDETERMINED = "undetermined"
    """A fact or a judgement that matters is missing; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of the press."""


class PressTerms(Terms[Press, PressArticle]):
    """What a paper fixes about articles for the press.

    Attributes:
        for_the_group: That an article speaks for the group.
        at_a_meeting: What has to have happened before it does.
        personal: That an article is its author's own.
        own_opinion: That it says so.
        no_harm: That no harm is intended.
        no_harm_binds_group: Whether the last binds articles for the group too.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = PressArticle
    asked_with: ClassVar[tuple[str, ...]] = ("decide_press_article",)

    kind: Literal["press"] = "press"
    for_the_group: Limb
    at_a_meeting: Annotated[tuple[Limb, ...], Field(min_length=1)]
    personal: Limb
    own_opinion: Limb
    no_harm: Limb
    no_harm_binds_group: YesNo

    def outcomes(self) -> tuple[Rung[Press], ...]:
        """Return the ladder: fit as the group's, fit as its author's own, else not."""
        no_harm = (self.no_harm,) if self.no_harm_binds_group else ()
        return (
            Rung(
                outcome=Press.MAY_BE_SUBMITTED,
                gate=self.for_the_group,
                parts=(*self.at_a_meeting, *no_harm),
            ),
            Rung(
                outcome=Press.MAY_BE_SUBMITTED,
                gate=self.personal,
                parts=(self.own_opinion, self.no_harm),
            ),
            Rung(outcome=Press.MAY_NOT_BE_SUBMITTED),
        )

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return an article as it is wanted, the author's own if nothing is said of that."""
        return {"kind": ArticleKind.PERSONAL, **super()._case(values, on)}


class PressDecision(Decision[Press]):
    """Whether an article may be submitted."""

    subject: ClassVar[str] = "Press article"


def decide_press_article(terms: PressTerms | Silent, article: PressArticle) -> PressDecision:
    """Decide whether an article may be submitted to the press.

    Args:
        terms: The press block of a rulebook.
        article: For whom it speaks, what happened at a meeting, and what was judged of it.

    Returns:
        ``MAY_BE_SUBMITTED`` when everything that the paper asks is met, otherwise
        ``MAY_NOT_BE_SUBMITTED``; ``UNDETERMINED`` while a fact or a judgement that matters is
        missing; ``NOT_PROVIDED`` when the paper says nothing of the press.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> letter = PressArticle(kind=ArticleKind.PERSONAL, stated_as_own_opinion=True)
        >>> decide_press_article(CHORUS_RSP.press, letter).needs
        ('intends_harm',)
    """
    if terms.kind == "silent":
        return PressDecision.silent(Press.NOT_PROVIDED, terms)
    return PressDecision(**terms.walk(*terms.worlds(article)))
