"""What the pages show of a decision: in plain words, with the clauses, and whom to turn to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from examples.eligibility_page.asking import Answers, Enquiry

from scrutiny_rules import (
    Applicant,
    ChangedBy,
    Clause,
    Eligibility,
    EligibilityDecision,
    Fact,
    Finding,
    Force,
    Kind,
    Not,
    Reading,
    Stage,
    State,
    TooManyRegionsError,
    Yes,
)
from scrutiny_rules.analysis import Remedy, Requirement

STAGES: Final = {
    Stage.APPLICANT: ("Asking to join", "join the panel"),
    Stage.MEMBER: ("Already a member", "stay on the panel"),
    Stage.CO_OPTEE: ("Brought in for one topic", "be brought in for one topic"),
}
"""What each stage is called, and what the person would do at it."""

TITLES: Final = {
    Eligibility.ELIGIBLE: "Eligible",
    Eligibility.MAY_BE_ELIGIBLE: "May be eligible",
    Eligibility.NOT_ELIGIBLE: "Not eligible",
    Eligibility.UNDETERMINED: "Not decided yet",
    Eligibility.NOT_PROVIDED: "Not provided for",
}
"""What each outcome is called."""

FORCES: Final = {
    Force.MUST: "",
    Force.EXPECTED: "expected, with room for a good reason",
    Force.MAY: "a power, not a duty",
}
"""How strongly a clause speaks, where it is no plain duty."""

STATES: Final = {
    State.MET: "Met",
    State.NOT_MET: "Not met",
    State.UNKNOWN: "Not known",
    State.NOT_APPLICABLE: "Does not apply",
}
"""What the state of a finding is called."""


@dataclass(frozen=True)
class Given:
    """An answer that was given, as it is shown again.

    Attributes:
        fact: What was asked.
        answer: The answer where it was chosen; what was typed is not shown again.
    """

    fact: Fact
    answer: str


@dataclass(frozen=True)
class Wanted:
    """One thing that would have to be so.

    Attributes:
        words: What has to be so, or the question to which there is a yes or a no.
        answer: The yes or no; None where the words say it all.
        clauses: The clauses that ask it.
    """

    words: str
    answer: str | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Ways:
    """Some ways to one end, with what they have in common told once.

    Attributes:
        always: What has to be so on every way.
        either: What has to be so besides, on one way or another; none where nothing has.
    """

    always: tuple[Wanted, ...]
    either: tuple[tuple[Wanted, ...], ...]


@dataclass(frozen=True)
class Change:
    """What would lead to another outcome.

    Attributes:
        wanted: What would have to become so.
        by: Who could bring it about; None where nobody could, or that is not said.
        provided: What would have to turn out so besides.
    """

    wanted: tuple[Wanted, ...]
    by: str | None
    provided: Ways


@dataclass(frozen=True)
class Changes:
    """What leads to one outcome: what somebody could bring about, and what nobody can."""

    in_reach: tuple[Change, ...]
    out_of_reach: tuple[Change, ...]


@dataclass(frozen=True)
class Result:
    """All that the last page says.

    Attributes:
        outcome: The outcome.
        title: What it is called.
        lead: What it means for the person.
        because: What it rests on.
        also: What was found besides.
        turn_to: For each who can usually answer, what to put to them.
        ways: What would settle it, by what the outcome is called.
        changes: What would change it, likewise.
        readings: How unclear sentences were read, each with its alternatives.
        cautions: What to bear in mind.
    """

    outcome: Eligibility
    title: str
    lead: str
    because: tuple[Finding, ...]
    also: tuple[Finding, ...]
    turn_to: dict[str, list[str]]
    ways: dict[str, Ways]
    changes: dict[str, Changes]
    readings: tuple[Reading, ...]
    cautions: tuple[str, ...]


def result(enquiry: Enquiry, answers: Answers) -> Result:
    """Return what the last page says."""
    person = enquiry.applicant(answers)
    decision = enquiry.decide(person)
    return Result(
        outcome=decision.outcome,
        title=TITLES[decision.outcome],
        lead=_lead(enquiry, decision),
        because=decision.decisive,
        also=tuple(one for one in decision.findings if not one.decisive),
        turn_to=_turn_to(enquiry, decision, answers),
        ways=dict(_ways(enquiry, person)),
        changes=dict(_changes(enquiry, person)),
        readings=enquiry.readings(decision),
        cautions=decision.cautions,
    )


def given_answers(enquiry: Enquiry, answers: Answers) -> tuple[Given, ...]:
    """Return the answers as they are shown again: chosen ones as chosen, typed ones not."""
    return tuple(
        Given(fact, _said(fact, answers[name]))
        for name in answers
        for fact in (enquiry.facts[name],)
    )


def _said(fact: Fact, answer: object) -> str:
    if answer is None:
        return "Not known"
    if fact.kind in {Kind.INPUT, Kind.COUNT}:
        return "Given, not shown"
    return {True: "Yes", False: "No"}[answer] if isinstance(answer, bool) else str(answer)


def _lead(enquiry: Enquiry, decision: EligibilityDecision) -> str:
    _, would = STAGES[enquiry.stage]
    match decision.outcome:
        case Eligibility.ELIGIBLE:
            return f"On these answers, the paper lets the person {would}."
        case Eligibility.MAY_BE_ELIGIBLE:
            return (
                f"The paper leaves it to {decision.decided_by} whether the person may {would}. "
                "This is a power that they may use, and not a right of the person."
            )
        case Eligibility.NOT_ELIGIBLE:
            return f"On these answers, the paper does not let the person {would}."
        case Eligibility.UNDETERMINED:
            return f"The answers so far do not decide whether the person may {would}."
        case Eligibility.NOT_PROVIDED:
            return f"The paper does not say who may {would}."


def _turn_to(
    enquiry: Enquiry, decision: EligibilityDecision, answers: Answers
) -> dict[str, list[str]]:
    """Return whom to turn to about what is missing, or about what the outcome rests on."""
    tested = (fact for one in decision.decisive for test in one.tests for fact in test.facts)
    inputs = (name for fact in tested for name in enquiry.known_facts[fact].inputs)
    names = decision.needs or [name for name in inputs if name in answers]
    said: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        fact = enquiry.facts[name]
        said.setdefault(fact.answered_by, []).append(fact.question)
    return said


def _ways(enquiry: Enquiry, person: Applicant) -> Iterator[tuple[str, Ways]]:
    """Go through what would settle it; through nothing where the paper is too large for that."""
    try:
        ways = enquiry.settle(person).ways
    except TooManyRegionsError:
        return
    for outcome in dict.fromkeys(way.outcome for way in ways):
        towards = [_wanted(enquiry, way.requirements) for way in ways if way.outcome == outcome]
        yield TITLES[Eligibility(outcome)], _factored(towards)


def _changes(enquiry: Enquiry, person: Applicant) -> Iterator[tuple[str, Changes]]:
    """Go through what would change it; through nothing where the paper is too large for that.

    What has only to be found out is left to the ways that settle it.
    """
    try:
        every = [one for one in enquiry.remedies(person).remedies if one.facts]
    except TooManyRegionsError:
        return
    for outcome in dict.fromkeys(remedy.outcome for remedy in every):
        towards = [one for one in every if one.outcome == outcome]
        yield (
            TITLES[Eligibility(outcome)],
            Changes(
                _grouped(enquiry, (one for one in towards if one.in_reach)),
                _grouped(enquiry, (one for one in towards if not one.in_reach)),
            ),
        )


def _grouped(enquiry: Enquiry, remedies: Iterable[Remedy]) -> tuple[Change, ...]:
    """Return changes, those that differ only in what has to turn out together."""
    groups: dict[tuple[tuple[Wanted, ...], str | None], list[tuple[Wanted, ...]]] = {}
    for one in remedies:
        by = None if one.changed_by in {None, ChangedBy.NOBODY} else str(one.changed_by)
        provided = groups.setdefault((_wanted(enquiry, one.changes), by), [])
        provided.append(_wanted(enquiry, one.answers))
    return tuple(
        Change(wanted, by, _factored(provided)) for (wanted, by), provided in groups.items()
    )


def _factored(ways: Sequence[tuple[Wanted, ...]]) -> Ways:
    """Return ways with what they have in common told once."""
    always = tuple(one for one in ways[0] if all(one in way for way in ways))
    rests = [tuple(one for one in way if one not in always) for way in ways]
    return Ways(always, tuple(rest for rest in rests if rest))


def _wanted(enquiry: Enquiry, requirements: Iterable[Requirement]) -> tuple[Wanted, ...]:
    return tuple(Wanted(*_words(enquiry, one), one.clauses) for one in requirements)


def _words(enquiry: Enquiry, requirement: Requirement) -> tuple[str, str | None]:
    """Return what is asked: as a question and its answer, where that is a yes or a no."""
    match requirement.needed:
        case Yes(fact=name):
            return enquiry.facts[name].question, "Yes"
        case Not(of=Yes(fact=name)):
            return enquiry.facts[name].question, "No"
        case _:
            return requirement.words, None
