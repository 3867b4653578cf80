"""Details: the figures of a decision in plain English, and what comes next.

What a kind of decision has to say beyond its outcome stands here, in short sentences to the
person who gets the letter. A kind that is not named says what its own ``figures`` say.
"""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from scrutiny_rules.appeals import (
    AppealDecision,
    AppealStanding,
    AppealWindow,
    NotificationDecision,
)
from scrutiny_rules.application import ApplicationDecision
from scrutiny_rules.attendance import AttendanceDecision
from scrutiny_rules.calendars import Period
from scrutiny_rules.clauses import Clause, Force
from scrutiny_rules.conditions import State
from scrutiny_rules.conduct import ConductDecision
from scrutiny_rules.decisions import Decision
from scrutiny_rules.development import DevelopmentDecision, DevelopmentPlan
from scrutiny_rules.display import day_words, pounds_words
from scrutiny_rules.duties import DutiesDecision
from scrutiny_rules.expenses import (
    ItemDecision,
    ItemOutcome,
    PaymentReviewDecision,
    ReimbursementDecision,
)
from scrutiny_rules.interests import WithdrawalDecision
from scrutiny_rules.investigation import InvestigationDecision
from scrutiny_rules.letters.writing import Section
from scrutiny_rules.notice import NoticeDecision, NoticeDue
from scrutiny_rules.probation import ProbationBreachDecision, ProbationDecision, ProbationPeriod
from scrutiny_rules.procedures import Due
from scrutiny_rules.quorum import QuorumDecision
from scrutiny_rules.reviews import ReviewDecision
from scrutiny_rules.sanctions import SanctionDecision, SanctionsDecision, SuspensionDecision
from scrutiny_rules.voting import MotionDecision, VotingMethod

BOTH_DAYS = "Both days are included."


def capital(text: str) -> str:
    """Return text with a capital at the start.

    Example:
        >>> capital("rent is clear")
        'Rent is clear'
    """
    return text[:1].upper() + text[1:]


def cited(clause: Clause) -> str:
    """Return what a clause asks, and where in the paper it stands.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import DOCUMENT
        >>> cited(DOCUMENT.clause("terms: voting", "a private vote is asked for"))
        'A private vote is asked for (terms: voting)'
    """
    return f"{capital(clause.gist)} ({clause.label})"


@singledispatch
def details(decision: Decision[Any]) -> tuple[str, ...]:
    """Return the figures of a decision, in short sentences."""
    return tuple(f"{capital(line)}." for line in decision.figures())


@details.register
def _(decision: ApplicationDecision) -> tuple[str, ...]:
    return tuple(f"Still missing: {name.replace('-', ' ')}." for name in decision.missing)


@details.register
def _(decision: AttendanceDecision) -> tuple[str, ...]:
    return tuple(_attended(decision))


def _attended(decision: AttendanceDecision) -> Iterator[str]:
    if decision.attended is not None and decision.eligible is not None:
        yield f"You attended {decision.attended} of the {decision.eligible} meetings that count."
    if decision.run is not None:
        yield f"The most meetings that you missed in a row: {decision.run}."
    if decision.unexplained:
        yield f"Meetings that you missed without an apology: {decision.unexplained}."


@details.register
def _(decision: QuorumDecision) -> tuple[str, ...]:
    if decision.required is None or decision.present is None:
        return ()
    return (f"It takes {decision.required} members.", f"Members present: {decision.present}.")


@details.register
def _(decision: MotionDecision) -> tuple[str, ...]:
    if decision.votes_cast is None:
        return ()
    lines = [f"For: {decision.votes_for}.", f"Against: {decision.votes_against}."]
    if decision.abstentions is not None:
        lines.append(f"Abstaining: {decision.abstentions}.")
    if decision.method is VotingMethod.PRIVATE:
        lines.append("The paper asks for this vote to be taken in private.")
    return tuple(lines)


@details.register
def _(decision: WithdrawalDecision) -> tuple[str, ...]:
    lines: list[str] = []
    if decision.scope is not None:
        lines.append(f"What you would withdraw from: {decision.scope}.")
    if decision.view_of is not None:
        lines.append(f"Whose judgement this rests on: {decision.view_of}.")
    return tuple(lines)


@details.register
def _(decision: ConductDecision) -> tuple[str, ...]:
    if decision.ordinal is None or decision.remaining is None:
        return ()
    return (f"It would be warning {decision.ordinal} of {decision.ordinal + decision.remaining}.",)


@details.register
def _(decision: InvestigationDecision) -> tuple[str, ...]:
    done = (f"Done on {day_words(one.on)}: {one.step.replace('-', ' ')}." for one in decision.done)
    return (*(f"It is led by {who}." for who in (decision.led_by,) if who), *done)


@details.register
def _(decision: SanctionsDecision) -> tuple[str, ...]:
    return tuple(" ".join(_sanction(one)) for one in decision.open_now)


def _sanction(one: SanctionDecision) -> Iterator[str]:
    """Go through the sentences about one outcome of a breach that is open."""
    yield f"{cited(one.clause)}."
    if one.scope is not None:
        yield f"It would keep you from {one.scope}."
    if one.period is not None:
        first_day, last_day = day_words(one.period.first_day), day_words(one.period.last_day)
        yield f"If it starts on {first_day}, it lasts until {last_day}."
    if one.precautionary:
        yield "It would be a precaution. It would not say that you broke the code."
    if one.preferred:
        yield "The paper puts this first."
    if one.decided_by is not None:
        yield f"Decided by: {one.decided_by}."
    yield _how_strongly(one.clause.force)


def _how_strongly(force: Force) -> str:
    match force:
        case Force.MUST:
            return "The paper requires this."
        case Force.EXPECTED:
            return "The paper expects this."
        case Force.MAY:  # pragma: no branch  the checker proves it is the last
            return "This is a choice."


@details.register
def _(decision: SuspensionDecision) -> tuple[str, ...]:
    lines = _suspended(decision.period, decision.scope)
    if decision.precautionary:
        return (*lines, "This is a precaution. It does not say that you broke the code.")
    return lines


@details.register
def _(decision: ProbationBreachDecision) -> tuple[str, ...]:
    return _suspended(decision.suspension, decision.scope)


def _suspended(period: Period | None, scope: str | None) -> tuple[str, ...]:
    if period is None:
        return ()
    first_day = day_words(period.first_day)
    ends = (
        "There is no last day yet: it lasts until further notice."
        if period.last_day is None
        else f"The last day is {day_words(period.last_day)}. {BOTH_DAYS}"
    )
    return (
        *(f"What it keeps you from: {what}." for what in (scope,) if what),
        f"The first day is {first_day}. {ends}",
    )


@details.register
def _(decision: ProbationPeriod | ProbationDecision) -> tuple[str, ...]:
    return tuple(f"The days are {line}. {BOTH_DAYS}" for line in decision.figures())


@details.register
def _(decision: AppealWindow) -> tuple[str, ...]:
    if decision.first_day is None:
        return ()
    days = f"from {day_words(decision.first_day)} to {day_words(decision.last_day)}"
    return (f"You may appeal {days}. {BOTH_DAYS}",)


@details.register
def _(decision: AppealDecision) -> tuple[str, ...]:
    lines: list[str] = []
    if decision.last_day is not None:
        lines.append(f"The last day to appeal: {day_words(decision.last_day)}.")
    if decision.upheld is not None:
        lines.append(f"Your appeal was {'' if decision.upheld else 'not '}upheld.")
    return tuple(lines)


@details.register
def _(decision: NotificationDecision) -> tuple[str, ...]:
    if decision.notified_on is None:
        return ()
    return (f"We take it that you were told on {day_words(decision.notified_on)}.",)


@details.register
def _(decision: NoticeDue) -> tuple[str, ...]:
    if decision.due_on is None:
        return ()
    first, *skipped = decision.figures()
    return (
        f"It can be expected {first}.",
        *(f"{capital(line)}." for line in skipped),
    )


@details.register
def _(decision: NoticeDecision) -> tuple[str, ...]:
    lines: list[str] = []
    if decision.due_on is not None:
        lines.append(f"The first day that could be asked for: {day_words(decision.due_on)}.")
    if decision.notify is not None:
        lines.append(f"To be told: {decision.notify}.")
    return tuple(lines)


@details.register
def _(
    decision: DevelopmentDecision | DevelopmentPlan | DutiesDecision,  # noqa: ARG001  see steps
) -> tuple[str, ...]:
    return ()


@details.register
def _(decision: ReviewDecision) -> tuple[str, ...]:
    if decision.stage is None:
        return ()
    return (f"Last step: {decision.stage.replace('-', ' ')}, {day_words(decision.stage_on)}.",)


@details.register
def _(decision: PaymentReviewDecision) -> tuple[str, ...]:
    if decision.then is None or decision.now is None:
        return ()
    changes = (
        f"Item {number}: {pounds_words(abs(change))} {'more' if change > 0 else 'less'}."
        for number, change in enumerate(decision.item_differences, start=1)
        if change
    )
    return (
        f"Payable at the time: £{decision.then.payable_pounds}.",
        f"Payable by what is known now: £{decision.now.payable_pounds}.",
        *changes,
    )


@details.register
def _(decision: ReimbursementDecision) -> tuple[str, ...]:
    if decision.payable_pence is None:
        return ()
    items = (
        f"Item {number} of your claim: {pounds_words(item.pence)}. {_paid(item)}"
        for number, item in enumerate(decision.items, start=1)
    )
    return (*items, *_totals(decision))


def _paid(item: ItemDecision) -> str:
    """Return what becomes of an item, and what stands in the way of it."""
    if item.outcome is ItemOutcome.PAYABLE:
        labels = dict.fromkeys(one.clause.label for one in item.decisive)
        return f"We can pay this ({'; '.join(labels)})."
    short = [one for one in item.decisive if one.state in {State.NOT_MET, State.UNKNOWN}]
    why = "".join(f"{one.clause.gist} ({one.clause.label})." for one in short[-1:])
    match item.outcome:
        case ItemOutcome.HELD:
            return f"We hold this back for now. This is not met: {why}"
        case ItemOutcome.UNDETERMINED:
            return f"We hold this back for now. We do not know yet whether this is met: {why}"
        case _:
            return f"We cannot pay this. This is not met: {why}"


def _totals(decision: ReimbursementDecision) -> Iterator[str]:
    exact = decision.payable
    rounded = "" if exact.denominator == 1 else f" ({pounds_words(exact)}, in whole pence)"
    yield f"To pay: £{decision.payable_pounds}{rounded}."
    if decision.held:
        yield f"Held back for now: {pounds_words(decision.held)}."
    if decision.not_payable:
        yield f"Not payable: {pounds_words(decision.not_payable)}."


# -- what comes next ----------------------------------------------------------------------------


@singledispatch
def steps(decision: Decision[Any]) -> tuple[Section, ...]:  # noqa: ARG001  most have none
    """Return what comes next, and what is overdue; nothing for most kinds of decision."""
    return ()


@steps.register
def _(
    decision: DevelopmentPlan | InvestigationDecision | WithdrawalDecision,
) -> tuple[Section, ...]:
    return _sections(to_do=decision.due)


@steps.register
def _(decision: AppealDecision) -> tuple[Section, ...]:
    return () if decision.outcome is AppealStanding.OPEN else _sections(to_do=decision.due)


@steps.register
def _(decision: DevelopmentDecision) -> tuple[Section, ...]:
    if "held" in decision.needs:
        return _sections(unless_done=decision.due)
    return _sections(overdue=decision.overdue, to_do=decision.due)


@steps.register
def _(decision: DutiesDecision) -> tuple[Section, ...]:
    return _sections(overdue=decision.overdue, to_do=decision.due)


@steps.register
def _(decision: ReviewDecision) -> tuple[Section, ...]:
    return _sections(overdue=decision.overdue, to_do=decision.due_next, allowed=decision.allowed)


def _sections(
    *,
    overdue: tuple[Due, ...] = (),
    to_do: tuple[Due, ...] = (),
    unless_done: tuple[Due, ...] = (),
    allowed: tuple[Due, ...] = (),
) -> tuple[Section, ...]:
    told = (
        ("This is overdue:", overdue),
        ("This comes next:", tuple(one for one in to_do if one not in overdue)),
        ("Unless it has been done already, this is due:", unless_done),
        ("This is open besides:", allowed),
    )
    sections = [
        Section("", (introduced,), tuple(map(_step, those))) for introduced, those in told if those
    ]
    return (Section("What is to be done"), *sections) if sections else ()


def _step(due: Due) -> str:
    """Return one thing to do: what, by whom and until when."""
    who = due.by
    if who.startswith("the member"):
        who = f"you{who.removeprefix('the member')}"
    day = "" if due.due_on is None else f" Last day: {day_words(due.due_on)}."
    return f"{cited(due.clause)}. Who: {who}.{day} {_how_strongly(due.clause.force)}"
