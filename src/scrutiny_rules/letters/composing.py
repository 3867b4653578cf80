"""Composing: a letter from a decision and the paper that it was taken under."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Annotated, Any, Final

from pydantic import Field

from scrutiny_rules._frozen import Day, Frozen, Text
from scrutiny_rules.appeals import (
    AppealDecision,
    AppealStanding,
    AppealTerms,
    AppealWindow,
    appeal_window,
)
from scrutiny_rules.calendars import WorkingCalendar
from scrutiny_rules.conditions import State
from scrutiny_rules.decisions import Decision, Finding, Provision
from scrutiny_rules.display import day_words, fact_words
from scrutiny_rules.eligibility import EligibilityDecision
from scrutiny_rules.errors import OtherPaperError
from scrutiny_rules.expenses import ReimbursementDecision
from scrutiny_rules.facts import Fact
from scrutiny_rules.ladder import Terms
from scrutiny_rules.letters.asking import ADDRESSEES, to_you
from scrutiny_rules.letters.details import capital, cited, details, steps
from scrutiny_rules.letters.wording import Wording, wording_of
from scrutiny_rules.letters.writing import Section, Writing
from scrutiny_rules.questions import VERBS
from scrutiny_rules.rulebook import Rulebook
from scrutiny_rules.sanctions import SanctionsDecision


class Envelope(Frozen):
    """What a letter carries besides the decision: nothing of it is kept anywhere else.

    Attributes:
        to: Whom the letter is for, as they are to be addressed.
        sender: From whom it is.
        dated_on: The day of the letter.
        reference: The sender's reference.
        notified_on: The day on which the person is told of an action, from which the time to
            appeal counts; None where it is not known yet.
        reasons: What led to it, in the sender's own words, such as what was found of a breach.
        notes: What else to say, such as whom to ring or by when an answer is hoped for.
    """

    to: Annotated[Text, Field(repr=False)]
    sender: Text
    dated_on: Day
    reference: Text | None = None
    notified_on: Day | None = None
    reasons: Annotated[tuple[Text, ...], Field(repr=False)] = ()
    notes: Annotated[tuple[Text, ...], Field(repr=False)] = ()


def letter(
    rulebook: Rulebook,
    decision: Decision[Any],
    envelope: Envelope,
    *,
    calendar: WorkingCalendar | None = None,
) -> Writing:
    """Return a decision as a letter in plain English.

    It says what was decided and under which clauses, what is still needed, what comes next,
    and whether and how an appeal can be made. Where the paper sets no appeal, the letter says
    so. What is only open to somebody stays a choice: no power turns into a duty.

    Args:
        rulebook: The paper that the decision was taken under.
        decision: The decision of any function that decides by a block of a rulebook.
        envelope: To whom the letter goes and from whom, its day, and what else to say.
        calendar: Which days are working days, for saying that the last day to appeal is none.

    Returns:
        The letter. Its ``checks`` are for whoever sends it, and no part of it: the cautions
        of the decision that are not for the person, the readings that it rests on, and what
        to bear in mind about the paper.

    Raises:
        BeyondTheCalendarError: The time to appeal would end after the year 9999.
        OtherPaperError: The decision was taken under another paper.

    Example:
        >>> from scrutiny_rules import Applicant, Stage, assess_eligibility
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> on = date(2026, 11, 22)
        >>> someone = Applicant(tenant=True, asb_notice_in_force=True)
        >>> refused = assess_eligibility(
        ...     CHORUS_RSP.eligibility, someone, stage=Stage.APPLICANT, on=on
        ... )
        >>> envelope = Envelope(to="Member A", sender="Resident Involvement team", dated_on=on)
        >>> print(letter(CHORUS_RSP, refused, envelope).sections[0].paragraphs[0])
        You do not meet what the paper asks of you. As things stand, you cannot belong to the panel.
    """
    for finding in decision.findings:
        if finding.clause.document != rulebook.document.key:
            raise OtherPaperError(finding.clause.document, rulebook.document.key)
    wording = wording_of(decision)
    return Writing(
        opening=(
            day_words(envelope.dated_on),
            *(f"Our reference: {which}" for which in (envelope.reference,) if which),
            f"Dear {envelope.to}",
        ),
        title=wording.title,
        sections=tuple(_sections(rulebook, decision, envelope, calendar)),
        closing=("Yours sincerely", envelope.sender),
        checks=tuple(_checks(rulebook, decision, wording, envelope.dated_on)),
    )


def _sections(
    rulebook: Rulebook,
    decision: Decision[Any],
    envelope: Envelope,
    calendar: WorkingCalendar | None,
) -> Iterator[Section]:
    wording = wording_of(decision)
    told = wording.says[decision.outcome]
    yield Section("", (told, *envelope.reasons), details(decision))
    yield Section("", (_the_paper(rulebook),))
    yield from _why(rulebook, decision)
    yield from _who_decides(decision, wording)
    yield from _needed(rulebook, decision, wording)
    yield from steps(decision)
    yield from _appeal(rulebook, decision, envelope.notified_on, calendar)
    notes = (*map(_sentence, _shared(decision, wording)), *envelope.notes)
    if notes:
        yield Section("Please note", (), notes)
    yield Section("If something is not right", tuple(_not_right(decision)))


def _shared(decision: Decision[Any], wording: Wording) -> tuple[str, ...]:
    """Return the cautions that the person should read too; for a silent paper, why it is."""
    silent = decision.outcome.name == "NOT_PROVIDED"
    return decision.cautions if silent or decision.outcome in wording.shared else ()


def _sentence(text: str) -> str:
    return f"{capital(text)}{'' if text.endswith('.') else '.'}"


# -- why ----------------------------------------------------------------------------------------

_STATES: Final = {
    State.MET: ("This condition is met:", "These conditions are met:"),
    State.NOT_MET: ("This condition is not met:", "These conditions are not met:"),
    State.UNKNOWN: (
        "We do not know yet whether this condition is met:",
        "We do not know yet whether these conditions are met:",
    ),
    State.NOT_APPLICABLE: ("This does not apply here:", "These do not apply here:"),
}


def _why(rulebook: Rulebook, decision: Decision[Any]) -> Iterator[Section]:
    """Go through the conditions that decided, those of one state together."""
    decisive = tuple(_telling(rulebook, decision))
    if not decisive:
        return
    if decision.outcome in _SAID_BY_THE_PAPER:
        yield Section("What the paper says", (), tuple(cited(one.clause) for one in decisive))
        return
    yield Section("Why")
    states = list(_STATES)
    in_order = sorted(decisive, key=lambda one: states.index(one.state))
    for state, findings in groupby(in_order, key=_state):
        points = tuple(dict.fromkeys(cited(one.clause) for one in findings))
        one, several = _STATES[state]
        yield Section("", (one if len(points) == 1 else several,), points)


_SAID_BY_THE_PAPER: Final = frozenset({Provision.PROVIDED, Provision.NOT_PROVIDED})


def _state(finding: Finding) -> State:
    return finding.state


def _telling(rulebook: Rulebook, decision: Decision[Any]) -> Iterator[Finding]:
    """Go through the decisive findings that tell the person something.

    Of a claim and of a breach every line has its own clause, and of a time to appeal the way to
    appeal has it. Not to be on a route for others is no failing.
    """
    if isinstance(decision, SanctionsDecision) and decision.open_now:
        return
    if isinstance(decision, ReimbursementDecision) and decision.items:
        return
    if isinstance(decision, AppealWindow | AppealDecision) and decision.outcome in _TIME_TO_APPEAL:
        return
    terms = rulebook.eligibility
    gate = None
    if isinstance(decision, EligibilityDecision) and terms.kind != "silent" and terms.discretion:
        gate = terms.discretion.gate.name
    for one in decision.decisive:
        if one.limb != gate or one.state is State.MET:
            yield one


def _who_decides(decision: Decision[Any], wording: Wording) -> Iterator[Section]:
    """Say whose choice it is, and invite the person to speak where it may go against them."""
    said: list[str] = []
    if decision.decided_by is not None:
        said.append(f"Under the paper, this is decided by: {decision.decided_by}.")
        said.append("It is a choice, and not a duty.")
    if decision.outcome in wording.powers:
        said.append(
            "Before anything is decided, please tell us what you would like to be taken into "
            "account. The paper sets no day for this."
        )
    if said:
        yield Section("Who decides" if decision.decided_by else "Your side", tuple(said))


# -- what is needed -----------------------------------------------------------------------------


def _needed(rulebook: Rulebook, decision: Decision[Any], wording: Wording) -> Iterator[Section]:
    """Go through what is still to be known: what the person can tell, and what others can."""
    if not decision.needs:
        return
    facts = _facts(rulebook, decision)
    theirs: list[str] = []
    others: list[str] = []
    for need in decision.needs:
        fact = facts.get(need)
        if fact is None:
            others.append(f"{capital(fact_words(need))}?")
        elif wording.personal and fact.answered_by in ADDRESSEES:
            theirs.append(to_you(fact.question))
        else:
            question = to_you(fact.question) if wording.personal else fact.question
            others.append(f"{question} (To be answered by {fact.answered_by}.)")
    if theirs:
        yield Section("What we need from you", ("Please tell us:",), tuple(theirs))
    if others:
        yield Section(
            "What we need to find out",
            ("If you can help with any of this, please tell us.",),
            tuple(others),
        )


def _facts(rulebook: Rulebook, decision: Decision[Any]) -> dict[str, Fact]:
    """Return the facts that the blocks behind a decision speak of."""
    verbs = [verb for verb in VERBS.values() if verb.decides is type(decision)]
    blocks = [rulebook.block(name) for verb in verbs for name in verb.blocks]
    known = [block.known_facts for block in blocks if isinstance(block, Terms)]
    return {name: fact for facts in known for name, fact in facts.items()}


# -- appeal -------------------------------------------------------------------------------------


def _appeal(
    rulebook: Rulebook,
    decision: Decision[Any],
    notified_on: date | None,
    calendar: WorkingCalendar | None,
) -> Iterator[Section]:
    """Say how an appeal is made, or that the paper sets none."""
    terms, wording = rulebook.appeals, wording_of(decision)
    if isinstance(decision, AppealWindow | AppealDecision):
        if terms.kind != "silent" and decision.outcome in _TIME_TO_APPEAL:
            yield from _how_to_appeal(terms)
        return
    if decision.outcome not in wording.against:
        return
    if terms.kind == "silent":
        yield Section("If you disagree", ("The paper sets no appeal.",))
    elif not wording.on_a_breach:
        label = terms.window.clause.label
        said = f"The paper sets an appeal for action on a breach of the code only ({label})."
        yield Section("If you disagree", (f"{said} It sets none against this.",))
    elif decision.outcome in wording.powers:
        said = f"If action is taken, you may appeal against it within {terms.days} days."
        yield Section("If you disagree", (f"{said} They count from the day after you are told.",))
        yield from _how_to_appeal(terms)
    else:
        window = appeal_window(terms, notified_on=notified_on, calendar=calendar)
        yield Section(
            "If you disagree",
            ("You may appeal.", *_until(terms, window), *map(_sentence, window.cautions)),
        )
        yield from _how_to_appeal(terms)


_TIME_TO_APPEAL: Final = frozenset({Provision.PROVIDED, AppealStanding.OPEN})


def _until(terms: AppealTerms, window: AppealWindow) -> Iterator[str]:
    if window.first_day is None:
        yield f"You have {terms.days} days, counted from the day after you are told."
    else:
        told, last_day = day_words(window.first_day), day_words(window.last_day)
        yield f"The time counts from {told}, when you are told. The last day is {last_day}."


def _how_to_appeal(terms: AppealTerms) -> Iterator[Section]:
    following = () if terms.procedure is None else terms.procedure.steps
    yield Section("", ("How to appeal:",), (cited(terms.how.clause),))
    if following:
        points = tuple(f"{capital(one.by)}: {one.clause.gist}" for one in following)
        yield Section("", ("What follows an appeal, in this order:",), points)


# -- the rest of the letter ---------------------------------------------------------------------


def _the_paper(rulebook: Rulebook) -> str:
    paper = rulebook.document
    edition = "" if paper.edition is None else f" ({paper.edition})"
    return (
        f'The paper in this letter is "{paper.title}", of {paper.landlord}{edition}. '
        "Round brackets say where in it a point stands."
    )


def _not_right(decision: Decision[Any]) -> Iterator[str]:
    yield "If something in this letter is wrong or has changed, please tell us."
    if decision.readings:
        yield (
            "The paper can be read in more than one way in places. Our notes say how we read it: "
            f"{', '.join(decision.readings)}."
        )


def _checks(
    rulebook: Rulebook, decision: Decision[Any], wording: Wording, dated_on: date
) -> Iterator[str]:
    """Go through what whoever sends the letter should look at first."""
    shared = _shared(decision, wording)
    yield from (caution for caution in decision.cautions if caution not in shared)
    for one in rulebook.readings:
        if one.id in decision.readings:
            yield f"{one.id}: {one.question} Taken: {one.taken}"
    yield from rulebook.cautions(on=dated_on)
