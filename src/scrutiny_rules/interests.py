"""Interests: is a member to withdraw from an item because of an interest?

Members have interests of their own, and these may conflict with their duty to the panel. A
paper may ask for an interest to be declared, may expect a member to withdraw where the
conflict is clear, or may only let somebody ask for it. Whether there is a conflict is a
judgement: it is handed in, with whose it is, and no rule makes it. Somebody who withdraws
does not count as present for the item.

Clauses: trafford-qip 7.4; chorus-rsp terms: interests, role: requirements, code 4, code 12.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> interest = DeclaredInterest(personal_interest=True, declared=False)
    >>> decision = decide_withdrawal(CHORUS_RSP.interests, interest)
    >>> decision.outcome, decision.decided_by, decision.due[0].clause.label
    (<Withdrawal.MAY_BE_ASKED_TO_WITHDRAW: 'may be asked to withdraw'>, 'the Chair', 'code 4')
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Count, Frozen, FrozenMap, OtherFacts, Text, YesNo
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Condition, Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, Fact, check_facts, vocabulary
from scrutiny_rules.ladder import Either, Relies, Rung, Terms, World
from scrutiny_rules.procedures import Due

_MEMBER: Final = "the member"
_JUDGES: Final = "whoever judges it; say who that is"
_MINUTES: Final = "whoever keeps the minutes"


class View(StrEnum):
    """Whose judgement it is whether there is a conflict."""

    MEMBER = "the member"
    PRESIDER = "whoever presides"
    PANEL = "the panel"
    LANDLORD = "the landlord"


class DeclaredInterest(Frozen):
    """One member's interest in one item, declared or not.

    ``clear_conflict``, ``might_conflict``, ``personal_interest`` and ``prejudicial_interest``
    are judgements, and ``view_of`` says whose they are.
    """

    declared: Annotated[YesNo | None, Ask("Has the member declared the interest?", _MINUTES)] = None
    opportunity_given: Annotated[
        YesNo | None, Ask("Was there an opportunity to declare interests?", _MINUTES)
    ] = None
    clear_conflict: Annotated[
        YesNo | None, Ask("Is there a clear conflict of interest?", _JUDGES)
    ] = None
    might_conflict: Annotated[
        YesNo | None,
        Ask("Does it conflict, or might it, with the member's duty to the panel?", _JUDGES),
    ] = None
    personal_interest: Annotated[YesNo | None, Ask("Is it a personal interest?", _JUDGES)] = None
    prejudicial_interest: Annotated[YesNo | None, Ask("Is it a prejudicial interest?", _JUDGES)] = (
        None
    )
    view_of: Annotated[View | None, Ask("Whose judgement is that?", _MINUTES)] = None
    raised_by_member: Annotated[
        YesNo | None, Ask("Did the member raise the topic at the meeting?", _MINUTES)
    ] = None
    brought_to_order: Annotated[
        YesNo | None, Ask("Has the member been brought to order for raising it?", _MINUTES)
    ] = None
    withdrew: Annotated[YesNo | None, Ask("Has the member withdrawn from the item?", _MINUTES)] = (
        None
    )
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.clear_conflict and self.might_conflict is False:
            raise ValueError("`clear_conflict` is yes, but `might_conflict` is no")
        if self.brought_to_order and self.raised_by_member is False:
            raise ValueError("`brought_to_order` is yes, but `raised_by_member` is no")
        return self


DECLARED: Final = Yes(fact="declared")
OPPORTUNITY_GIVEN: Final = Yes(fact="opportunity_given")
CLEAR_CONFLICT: Final = Yes(fact="clear_conflict")
MIGHT_CONFLICT: Final = Yes(fact="might_conflict")
PERSONAL_INTEREST: Final = Yes(fact="personal_interest")
PREJUDICIAL_INTEREST: Final = Yes(fact="prejudicial_interest")
RAISED_BY_MEMBER: Final = Yes(fact="raised_by_member")
BROUGHT_TO_ORDER: Final = Yes(fact="brought_to_order")

FACTS: Final = vocabulary(DeclaredInterest)
"""The facts that conditions about an interest may speak of."""


class Withdrawal(StrEnum):
    """What an interest means for taking part in an item."""

    EXPECTED_TO_WITHDRAW = "expected to withdraw"
    """The paper expects the member to withdraw; a good reason may excuse."""

    MAY_BE_ASKED_TO_WITHDRAW = "may be asked to withdraw"
    """Somebody may ask the member to withdraw; ``decided_by`` says who."""

    NO_WITHDRAWAL_ASKED = "no withdrawal asked"
    """The paper asks for no withdrawal on this account."""

    UNDETERMINED = "undetermined"
    """Nobody has judged whether there is a conflict."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of interests."""


class InterestDuty(Frozen):
    """A duty that an interest brings, whatever becomes of taking part.

    Attributes:
        clause: Where the paper has it; its gist says what is to be done.
        by: Who does it.
        arises: When there is the duty; None for always.
        done: When it is done.
    """

    clause: Clause
    by: Text
    arises: Condition | None = None
    done: Condition

    def outstanding(self, facts: Mapping[str, object]) -> bool | None:
        """Say whether there is the duty and it is not done; None where that is not known."""
        arises = True if self.arises is None else self.arises.test(facts)
        done = self.done.test(facts)
        if arises is False or done is True:
            return False
        return None if arises is None or done is None else True


class InterestTerms(Terms[Withdrawal, DeclaredInterest]):
    """What a paper fixes about interests.

    Attributes:
        expected: What has a member expected to withdraw; one is enough.
        may_be_asked: What opens the power to ask a member to; one is enough.
        asked_by: Who holds that power.
        asked_by_readings: The readings that this rests on.
        scope: What a member withdraws from.
        duties: What an interest asks of somebody besides.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = DeclaredInterest
    asked_with: ClassVar[tuple[str, ...]] = ("decide_withdrawal",)

    kind: Literal["interests"] = "interests"
    expected: Either | None = None
    may_be_asked: Either | None = None
    asked_by: Text | None = None
    asked_by_readings: tuple[Relies, ...] = ()
    scope: Text
    duties: tuple[InterestDuty, ...] = ()

    @model_validator(mode="after")
    def _asks_something_of_somebody(self) -> Self:
        if self.expected is None and self.may_be_asked is None:
            raise ValueError("`expected` or `may_be_asked` is wanted")
        if (self.may_be_asked is None) != (self.asked_by is None):
            raise ValueError("`asked_by` goes with `may_be_asked`")
        for duty in self.duties:
            for condition in (duty.arises, duty.done):
                if condition is not None:
                    check_facts(condition, self.known_facts)
        return self

    def outcomes(self) -> tuple[Rung[Withdrawal], ...]:
        """Return the ladder: expected to withdraw, may be asked to, neither."""
        return tuple(self._outcomes())

    def _outcomes(self) -> Iterator[Rung[Withdrawal]]:
        if self.expected is not None:
            yield Rung(outcome=Withdrawal.EXPECTED_TO_WITHDRAW, parts=(self.expected,))
        if self.may_be_asked is not None:
            yield Rung(
                outcome=Withdrawal.MAY_BE_ASKED_TO_WITHDRAW,
                parts=(self.may_be_asked,),
                decided_by=self.asked_by,
                readings=self.asked_by_readings,
            )
        yield Rung(outcome=Withdrawal.NO_WITHDRAWAL_ASKED)

    def worlds(
        self,
        interest: DeclaredInterest,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World]:
        """Return the facts of an interest.

        Args:
            interest: The interest, and what was judged of it.
            on: Not looked at.

        Returns:
            One world. A clear conflict is one that might be, and what cannot be one is not a
            clear one.

        Raises:
            WrongKindError: An own fact is not of the kind that was declared.
        """
        facts = self._as_given(interest)
        if interest.clear_conflict:
            facts["might_conflict"] = True
        if interest.might_conflict is False:
            facts["clear_conflict"] = False
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return that a clear conflict might be one, and that order is for what was raised."""
        return (~CLEAR_CONFLICT | MIGHT_CONFLICT, ~BROUGHT_TO_ORDER | RAISED_BY_MEMBER)


class WithdrawalDecision(Decision[Withdrawal]):
    """What an interest means for taking part in an item.

    Attributes:
        scope: What the member withdraws from; None where nothing is asked.
        due: The duties that are outstanding: to declare it, for one.
        withdrawn: What to add to ``Roll.withdrawn`` for the item: 1 once the member has
            withdrawn, who is then not in ``Ballot.in_attendance`` either; None where it is not
            known.
        view_of: Whose judgement it rests on, where that was said.
    """

    subject: ClassVar[str] = "Interest"

    scope: Text | None = None
    due: tuple[Due, ...] = ()
    withdrawn: Count | None = None
    view_of: View | None = None

    def figures(self) -> tuple[str, ...]:
        """Return what the member withdraws from, whether they have, and what is outstanding."""
        lines = [] if self.scope is None else [f"withdrawal from: {self.scope}"]
        if self.withdrawn:
            lines.append("withdrawn: not present for the item, and not in attendance for a vote")
        if self.view_of is not None:
            lines.append(f"in the view of: {self.view_of}")
        return (*lines, *(f"outstanding, for {due}" for due in self.due))


def decide_withdrawal(
    terms: InterestTerms | Silent, interest: DeclaredInterest
) -> WithdrawalDecision:
    """Decide what an interest means for taking part in an item.

    Args:
        terms: The interests block of a rulebook.
        interest: The interest, and what was judged of it.

    Returns:
        ``EXPECTED_TO_WITHDRAW`` or ``MAY_BE_ASKED_TO_WITHDRAW``, as the paper has it;
        ``NO_WITHDRAWAL_ASKED`` otherwise; ``UNDETERMINED`` while a judgement that matters is
        missing; ``NOT_PROVIDED`` when the paper says nothing of interests. Duties that are
        outstanding are in ``due``, and never change the outcome.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> interest = DeclaredInterest(clear_conflict=True, declared=True, withdrew=True)
        >>> decision = decide_withdrawal(TRAFFORD_QIP.interests, interest)
        >>> decision.outcome, decision.withdrawn
        (<Withdrawal.EXPECTED_TO_WITHDRAW: 'expected to withdraw'>, 1)
    """
    if terms.kind == "silent":
        return WithdrawalDecision.silent(Withdrawal.NOT_PROVIDED, terms)
    (facts,) = terms.worlds(interest)
    walked = terms.walk(facts)
    outstanding = [(duty, duty.outstanding(facts)) for duty in terms.duties]
    decided = not walked["needs"]
    if decided:
        walked["cautions"] += tuple(
            f"not known whether this is outstanding: {duty.clause.gist} [{duty.clause}]"
            for duty, found in outstanding
            if found is None
        )
    asked = decided and walked["outcome"] is not Withdrawal.NO_WITHDRAWAL_ASKED
    if asked and interest.view_of is None:
        walked["cautions"] += ("say whose judgement it is that there is a conflict",)
    return WithdrawalDecision(
        **walked,
        scope=terms.scope if asked else None,
        due=tuple(Due(clause=duty.clause, by=duty.by) for duty, found in outstanding if found),
        withdrawn=None if interest.withdrew is None else int(interest.withdrew),
        view_of=interest.view_of,
    )
