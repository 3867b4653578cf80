"""Meeting: the minutes of a meeting, from the decisions on its items."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Final

from pydantic import Field

from scrutiny_rules._frozen import Frozen, Text
from scrutiny_rules.calendars import check_day
from scrutiny_rules.decisions import Decision
from scrutiny_rules.display import day_words
from scrutiny_rules.errors import OtherPaperError
from scrutiny_rules.interests import Withdrawal, WithdrawalDecision
from scrutiny_rules.letters.details import cited
from scrutiny_rules.letters.writing import Section, Writing
from scrutiny_rules.quorum import Quorum, QuorumDecision
from scrutiny_rules.rulebook import Rulebook
from scrutiny_rules.voting import Motion, MotionDecision


class MinutedInterest(Frozen):
    """One member's interest in an item.

    Attributes:
        member: Who it is, as the minutes are to call them.
        decision: What the interest means for taking part.
    """

    member: Annotated[Text, Field(repr=False)]
    decision: WithdrawalDecision


class MinutedItem(Frozen):
    """One item of a meeting; its opening is an item too.

    Attributes:
        title: What the item is about.
        quorum: Whether there was a quorum for it, where that was looked at.
        interests: The interests that came up.
        motion: What became of the motion, where there was one.
    """

    title: Annotated[Text, Field(repr=False)]
    quorum: QuorumDecision | None = None
    interests: tuple[MinutedInterest, ...] = ()
    motion: MotionDecision | None = None

    @property
    def decisions(self) -> tuple[Decision[Any], ...]:
        """The decisions on the item, in the order of the fields."""
        known = (self.quorum, *(one.decision for one in self.interests), self.motion)
        return tuple(one for one in known if one is not None)


_QUORUM: Final = {
    Quorum.QUORATE: "There was a quorum.",
    Quorum.INQUORATE: "There was no quorum, and no decision could be taken.",
    Quorum.UNATTAINABLE: (
        "There was no quorum, nor could there be one with everybody present. No decision could be "
        "taken."
    ),
    Quorum.UNDETERMINED: "It is not known whether there was a quorum.",
    Quorum.NOT_PROVIDED: "The paper sets no quorum.",
}

_INTEREST: Final = {
    Withdrawal.EXPECTED_TO_WITHDRAW: " was expected to withdraw",
    Withdrawal.MAY_BE_ASKED_TO_WITHDRAW: " could be asked to withdraw",
    Withdrawal.NO_WITHDRAWAL_ASKED: " was not asked by the paper to withdraw",
    Withdrawal.UNDETERMINED: ": nobody has judged yet whether there is a conflict",
    Withdrawal.NOT_PROVIDED: ": the paper says nothing about interests",
}

_WITHDREW: Final = {None: "", 0: " They stayed for the item.", 1: " They withdrew."}

_MOTION: Final = {
    Motion.AGREED_BY_CONSENSUS: "The motion was agreed. Nobody kept up an objection.",
    Motion.CARRIED: "The motion was carried.",
    Motion.LOST: "The motion was lost.",
    Motion.NOT_CARRIED: "The motion was not carried.",
    Motion.TIED: "The votes were equal, and the casting vote was not used yet.",
    Motion.INQUORATE: "The motion could not be decided, as there was no quorum.",
    Motion.UNDETERMINED: "It is not known what became of the motion.",
    Motion.NOT_PROVIDED: "The paper says nothing about voting.",
}

_NO_DECISION: Final = frozenset({Quorum.INQUORATE, Quorum.UNATTAINABLE})
_DECIDED: Final = frozenset(
    {Motion.AGREED_BY_CONSENSUS, Motion.CARRIED, Motion.LOST, Motion.NOT_CARRIED, Motion.TIED}
)


def minutes(rulebook: Rulebook, items: Iterable[MinutedItem], *, held_on: date) -> Writing:
    """Return the minutes of a meeting: quorum, interests and motions, item by item.

    Args:
        rulebook: The paper that the decisions were taken under.
        items: The items in the order in which they were taken.
        held_on: The day of the meeting.

    Returns:
        The minutes. Their ``checks`` are for whoever signs them, and no part of them: the
        cautions of the decisions, and an item that was decided without a quorum.

    Raises:
        NotADayError: The day has a time of day.
        OtherPaperError: A decision was taken under another paper.

    Example:
        >>> from scrutiny_rules import Roll, decide_quorum
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> quorum = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=4))
        >>> opening = MinutedItem(title="Opening", quorum=quorum)
        >>> written = minutes(TRAFFORD_QIP, [opening], held_on=date(2026, 5, 12))
        >>> written.sections[1].points[0]
        'There was a quorum (7.2). It took 4 members, and 4 were present.'
    """
    check_day("held_on", held_on)
    taken = tuple(items)
    decisions = [decision for item in taken for decision in item.decisions]
    for finding in (finding for decision in decisions for finding in decision.findings):
        if finding.clause.document != rulebook.document.key:
            raise OtherPaperError(finding.clause.document, rulebook.document.key)
    paper = rulebook.document
    edition = "" if paper.edition is None else f" ({paper.edition})"
    sections = (
        Section(item.title, (), tuple(_said(item)) or ("Nothing was decided.",)) for item in taken
    )
    return Writing(
        title=f"Minutes of the meeting on {day_words(held_on)}",
        sections=(Section("", (f"{paper.landlord}: {paper.title}{edition}",)), *sections),
        checks=tuple(dict.fromkeys(_checks(taken))),
    )


def _said(item: MinutedItem) -> Iterator[str]:
    if item.quorum is not None:
        yield _with_clauses(_QUORUM[item.quorum.outcome], item.quorum) + _counted(item.quorum)
    for one in item.interests:
        yield from _interest(one.member, one.decision)
    if item.motion is not None:
        yield _with_clauses(_MOTION[item.motion.outcome], item.motion) + _voted(item.motion)


def _counted(quorum: QuorumDecision) -> str:
    if quorum.required is None or quorum.present is None:
        return ""
    present = "1 was" if quorum.present == 1 else f"{quorum.present} were"
    return f" It took {quorum.required} members, and {present} present."


def _interest(member: str, decision: WithdrawalDecision) -> Iterator[str]:
    asked_by = "" if decision.decided_by is None else f" by {decision.decided_by}"
    told = f"{member}{_INTEREST[decision.outcome]}{asked_by}."
    yield _with_clauses(told, decision) + _WITHDREW[decision.withdrawn]
    for due in decision.due:
        yield f"Still to be done by {due.by}: {cited(due.clause)}."


def _voted(motion: MotionDecision) -> str:
    if motion.votes_cast is None:
        return ""
    abstained = "" if motion.abstentions is None else f", {motion.abstentions} abstaining"
    return f" The votes: {motion.votes_for} for, {motion.votes_against} against{abstained}."


def _with_clauses(told: str, decision: Decision[Any]) -> str:
    """Return what is told with the clauses that decided, before its last full stop."""
    labels = dict.fromkeys(one.clause.label for one in decision.decisive)
    return f"{told.removesuffix('.')} ({'; '.join(labels)})." if labels else told


def _checks(items: Iterable[MinutedItem]) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        outcomes = {decision.outcome for decision in item.decisions}
        if outcomes & _NO_DECISION and outcomes & _DECIDED:
            yield f"item {number}: there was no quorum, but the motion is told as decided"
        for decision in item.decisions:
            yield from (f"item {number}: {caution}" for caution in decision.cautions)
