"""Editions: which edition of a paper governs a day, and what another one would have decided.

A paper is revised, and sometimes with effect from a day that is already past. Editions are
kept in order with both of their first days, so that a decision can be looked at as it had
to be taken on the day, and as it would be taken by what is known now.

    >>> from scrutiny_rules.quorum import Roll
    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> first = Edition(rulebook=TRAFFORD_QIP)
    >>> clarified = TRAFFORD_QIP.under("T-R7", "seats")
    >>> second = Edition(rulebook=clarified, in_force_from="2026-04-01", known_from="2026-06-15")
    >>> editions = Editions(editions=(first, second))
    >>> editions.governing(date(2026, 5, 1)) is second
    True
    >>> editions.governing(date(2026, 5, 1), known_on=date(2026, 6, 14)) is first
    True

A decision that was taken is kept as it was, and taken again under another edition.

    >>> roll = Roll(in_office=7, present=4, seats=9)
    >>> question = Question(verb="decide_quorum", given={"roll": roll})
    >>> taken = minute("2026/05", question, TRAFFORD_QIP, decided_on=date(2026, 5, 1))
    >>> print(replay([taken], clarified))
    Replay under trafford-qip (the edition due for review in November 2017): 1 of 1 differ
      quorate -> inquorate: 2026/05, by trafford-qip 7.2; half met -> not met;
        attainable not applicable -> met;
        4 needed, 4 present, 0 short -> 5 needed, 4 present, 1 short
    >>> print(altered(editions, [taken], known_on=date(2026, 6, 15)))
    By what is known on 15 June 2026: 1 of 1 to look at again
      quorate -> inquorate: 2026/05, by trafford-qip 7.2; half met -> not met;
        attainable not applicable -> met;
        4 needed, 4 present, 0 short -> 5 needed, 4 present, 1 short
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Count, Day, Frozen, FrozenMap, Slug, Text
from scrutiny_rules.calendars import check_day
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Name, State
from scrutiny_rules.dated import Dated, InOrder, in_force
from scrutiny_rules.decisions import Decision
from scrutiny_rules.display import Page, Passage, Shown, day_words
from scrutiny_rules.errors import DecidedLaterError, NotInForceError, ScrutinyRulesError
from scrutiny_rules.questions import VERBS, Question
from scrutiny_rules.rulebook import Rulebook


class Edition(Dated):
    """One edition of a paper, or one way of reading it that a panel has settled on.

    Attributes:
        rulebook: What the paper says in this edition.
    """

    rulebook: Rulebook


class Editions(Frozen):
    """The editions of one panel's paper, in order.

    All are of one landlord. Where landlords merge, name the present one in each of them.

    Attributes:
        editions: The editions, in order of the day from which they govern; a correction
            comes after what it corrects.
        until: The last day that is covered; None while there is none.
    """

    editions: InOrder[Edition]
    until: Day | None = None

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if len({one.rulebook.document.landlord for one in self.editions}) > 1:
            raise ValueError("`editions` are of more than one landlord")
        last, _ = self.editions[-1].since()
        if self.until is not None and self.until < last:
            raise ValueError(f"`until` is {self.until}, before the last edition starts on {last}")
        return self

    def governing(self, on: date, *, known_on: date | None = None) -> Edition:
        """Return the edition that governs a day.

        Args:
            on: The day.
            known_on: The day on which somebody looks; an edition that nobody could know by
                then is left out. None leaves out nothing.

        Returns:
            The edition that came into force last; of several from one day, the one known
            last.

        Raises:
            NotADayError: ``on`` or ``known_on`` has a time of day.
            NotInForceError: The day is before the first edition that was known, or after
                ``until``.

        Example:
            >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
            >>> only = Edition(rulebook=TRAFFORD_QIP, in_force_from="2016-11-01")
            >>> Editions(editions=(only,)).governing(date(2016, 10, 31))
            Traceback (most recent call last):
                ...
            scrutiny_rules.errors.NotInForceError: nothing is in force on 2016-10-31: the first
            starts on 2016-11-01
        """
        edition = in_force(self.editions, on, known_on)
        if self.until is not None and on > self.until:
            first = self.editions[0].in_force_from
            raise NotInForceError(on, first, known_on, self.until)
        return edition


class FoundLimb(Frozen):
    """What was found for one limb, without the words.

    Attributes:
        clause: The label of the clause.
        limb: The limb's name inside its terms.
        state: Met, not met, unknown, or not applicable.
    """

    clause: Text
    limb: Slug
    state: State


class Fingerprint(Frozen):
    """What a decision rested on, without the words: enough to see whether another does too.

    Attributes:
        findings: What was found for each limb, in the order of the paper.
        needs: The facts that were still needed.
        figures: The figures of the decision, one to a line.
        decided_by: Who held the power, where the paper says *may*.
    """

    findings: tuple[FoundLimb, ...] = ()
    needs: tuple[Name, ...] = ()
    figures: tuple[str, ...] = ()
    decided_by: Text | None = None


class MinutedDecision(Frozen):
    """A decision as it was taken, as the minutes have it.

    Attributes:
        reference: Where the minutes have it; never a person's name.
        question: What was asked.
        decided_on: The day on which it was decided.
        outcome: What came out.
        fingerprint: What it rested on; None where only the outcome is known.
    """

    reference: Text
    question: Question
    decided_on: Day
    outcome: Text
    fingerprint: Fingerprint | None = None

    @model_validator(mode="after")
    def _outcome_is_one(self) -> Self:
        outcomes = VERBS[self.question.verb].outcomes
        if self.outcome not in outcomes:
            raise ValueError(f"`outcome` is one of: {', '.join(outcomes)}")
        return self

    @property
    def governed_on(self) -> date:
        """The day whose edition governs: that of the question, or else of the decision."""
        return self.question.on or self.decided_on


def minute(
    reference: str, question: Question, rulebook: Rulebook, *, decided_on: date
) -> MinutedDecision:
    """Decide a question, and return the decision as it is taken, to be kept.

    Args:
        reference: Where the minutes have it; never a person's name.
        question: What is asked.
        rulebook: The paper that governs.
        decided_on: The day of the decision.

    Returns:
        The outcome and what it rests on, without the words of the paper.

    Raises:
        pydantic.ValidationError: ``reference`` is empty, or ``decided_on`` has a time of day.
        ScrutinyRulesError: The question lies outside the data supplied.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> roll = {"in_office": 7, "present": 4}
        >>> question = Question(verb="decide_quorum", given={"roll": roll})
        >>> minute("2026/05", question, TRAFFORD_QIP, decided_on=date(2026, 5, 1)).outcome
        'quorate'
    """
    decision = question.put_to(rulebook)
    return MinutedDecision(
        reference=reference,
        question=question,
        decided_on=decided_on,
        outcome=str(decision.outcome),
        fingerprint=_fingerprint(decision),
    )


class Retaken(StrEnum):
    """What became of a decision when it was taken again."""

    OTHER_OUTCOME = "another outcome"
    """The outcome differs."""

    OTHER_FIGURES = "other figures"
    """The same outcome with other days, sums or counts, or for somebody else to decide."""

    NOT_RETAKEN = "not taken again"
    """The question lies outside what the paper or its editions cover."""

    OTHER_GROUNDS = "other grounds"
    """The same outcome and figures, resting on something else."""

    STANDS = "stands"
    """Nothing differs."""


class LimbChange(Frozen):
    """A limb whose state differs.

    Attributes:
        clause: The label of the clause: the new one, unless the limb is gone.
        limb: The limb's name inside its terms.
        before: Its state then; None where there was no such limb.
        after: Its state now; None where there is none.
    """

    clause: Text
    limb: Slug
    before: State | None
    after: State | None

    def __str__(self) -> str:
        """Return the change in a few words."""
        return f"{self.limb} {self.before or 'absent'} -> {self.after or 'absent'}"


class RetakenDecision(Frozen):
    """A decision that was taken, and what it is when it is taken again.

    Attributes:
        reference: Where the minutes have it.
        result: Whether it stands, and if not, what differs.
        before: The outcome then.
        after: The outcome now; None where it could not be taken again.
        decisive: The clauses that the outcome rests on now.
        changed: The limbs whose state differs, as far as it is known what it was.
        figures_before: The figures then, and who held a power, where either differs.
        figures_after: The figures now, and who holds a power, where either differs.
        why: Why it could not be taken again.
    """

    reference: Text
    result: Retaken
    before: Text
    after: Text | None = None
    decisive: tuple[Clause, ...] = ()
    changed: tuple[LimbChange, ...] = ()
    figures_before: tuple[str, ...] = ()
    figures_after: tuple[str, ...] = ()
    why: str | None = None

    def __str__(self) -> str:
        """Return it as one line of a report."""
        if self.why is not None:
            return f"{self.reference}, {self.why}"
        clauses = dict.fromkeys(map(str, self.decisive))
        parts = [
            f"{self.reference}, by {', '.join(clauses) or 'no clause'}",
            "; ".join(map(str, self.changed)),
            " -> ".join(
                "; ".join(figures) or "no figures"
                for figures in (self.figures_before, self.figures_after)
                if self.figures_before != self.figures_after
            ),
        ]
        return "; ".join(filter(None, parts))


class Replay(Shown, Frozen):
    """Decisions that were taken, each taken again under one paper.

    Attributes:
        document: The key of the paper.
        edition: Which edition of it, where the paper says so.
        retaken: Each decision: those that differ first, together where they differ alike.
    """

    document: Slug
    edition: Text | None = None
    retaken: tuple[RetakenDecision, ...]

    @property
    def counts(self) -> FrozenMap[int]:
        """How many decisions came to each result."""
        results = [one.result for one in self.retaken]
        return FrozenMap({result: results.count(result) for result in Retaken})

    def to_page(self) -> Page:
        """Return what differs, and how many stand."""
        differ = [one for one in self.retaken if one.result is not Retaken.STANDS]
        stand = len(self.retaken) - len(differ)
        edition = "" if self.edition is None else f" ({self.edition})"
        return Page(
            f"Replay under {self.document}{edition}: {len(differ)} of {len(self.retaken)} differ",
            (*_groups(differ), *_counted("Stand", stand)),
        )


class Alteration(Frozen):
    """A decision that another edition governs by what is known now, and what it would be.

    Attributes:
        governed_on: The day whose edition governs.
        then: From when the edition holds that governed as known when it was decided, and
            since when it was known; None where the day is not covered.
        now: The same of the edition that governs as known now.
        retaken: The decision under both.
    """

    governed_on: Day
    then: Dated | None = None
    now: Dated | None = None
    retaken: RetakenDecision


class Alterations(Shown, Frozen):
    """The past decisions that a back-dated change would alter.

    Attributes:
        known_on: The day by whose knowledge they are looked at again.
        alterations: Those whose outcome or figures would be otherwise, together where they
            differ alike, and those that cannot be told.
        unmoved: How many another edition governs now that would be as they were.
        same_edition: How many the same edition still governs.
    """

    known_on: Day
    alterations: tuple[Alteration, ...]
    unmoved: Count
    same_edition: Count

    def to_page(self) -> Page:
        """Return what would be otherwise, and how many would not."""
        altered = [one.retaken for one in self.alterations]
        looked_at = len(altered) + self.unmoved + self.same_edition
        return Page(
            f"By what is known on {day_words(self.known_on)}: "
            f"{len(altered)} of {looked_at} to look at again",
            (
                *_groups(altered),
                *_counted("As they were, under another edition", self.unmoved),
                *_counted("Under the same edition", self.same_edition),
            ),
        )


def replay(taken: Iterable[MinutedDecision], rulebook: Rulebook) -> Replay:
    """Take decisions again under another edition of a paper, or another paper.

    Args:
        taken: The decisions as they were taken, in any order.
        rulebook: The paper to take them again under.

    Returns:
        Each decision: those that differ first, together where they differ alike, and
        otherwise in the order given.

    Raises:
        Nothing. A decision that the paper cannot answer is among those that differ.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> roll = {"in_office": 7, "present": 4}
        >>> question = Question(verb="decide_quorum", given={"roll": roll})
        >>> taken = minute("2026/05", question, TRAFFORD_QIP, decided_on=date(2026, 5, 1))
        >>> replay([taken], CHORUS_RSP).retaken[0].after
        'not provided for'
    """
    return Replay(
        document=rulebook.document.key,
        edition=rulebook.document.edition,
        retaken=tuple(sorted((_retake(one, rulebook) for one in taken), key=_difference)),
    )


def altered(editions: Editions, taken: Iterable[MinutedDecision], *, known_on: date) -> Alterations:
    """Find the past decisions that a back-dated change would alter.

    The day that governs is the question's ``on`` where it has one, and otherwise the day
    of the decision.

    Args:
        editions: The editions of the panel's paper.
        taken: The decisions as they were taken, in any order.
        known_on: The day by whose knowledge to look at them again.

    Returns:
        The decisions for which another edition governs than did by what was known when they
        were decided, and whose outcome or figures differ under the two; those that no
        edition covers, or that either cannot answer; and how many others there are.

    Raises:
        NotADayError: ``known_on`` has a time of day.
        DecidedLaterError: A decision was taken after ``known_on``.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> editions = Editions(editions=(Edition(rulebook=TRAFFORD_QIP),))
        >>> altered(editions, [], known_on=date(2026, 6, 15)).alterations
        ()
    """
    check_day("known_on", known_on)
    alterations: list[Alteration] = []
    unmoved = same_edition = 0
    for one in taken:
        alteration = _alteration(editions, one, known_on)
        if alteration is None:
            same_edition += 1
        elif alteration.retaken.result in {Retaken.OTHER_GROUNDS, Retaken.STANDS}:
            unmoved += 1
        else:
            alterations.append(alteration)
    return Alterations(
        known_on=known_on,
        alterations=tuple(sorted(alterations, key=lambda one: _difference(one.retaken))),
        unmoved=unmoved,
        same_edition=same_edition,
    )


def _alteration(editions: Editions, taken: MinutedDecision, known_on: date) -> Alteration | None:
    """Return a decision under both editions; None where one governs throughout."""
    if taken.decided_on > known_on:
        raise DecidedLaterError(taken.reference, taken.decided_on, known_on)
    on = taken.governed_on
    try:
        then = editions.governing(on, known_on=taken.decided_on)
        now = editions.governing(on, known_on=known_on)
    except NotInForceError as error:
        return Alteration(governed_on=on, retaken=_not_retaken(taken, error))
    if then is now:
        return None
    return Alteration(
        governed_on=on,
        then=Dated(in_force_from=then.in_force_from, known_from=then.known_from),
        now=Dated(in_force_from=now.in_force_from, known_from=now.known_from),
        retaken=_under_both(taken, then.rulebook, now.rulebook),
    )


def _under_both(taken: MinutedDecision, then: Rulebook, now: Rulebook) -> RetakenDecision:
    try:
        before = minute(taken.reference, taken.question, then, decided_on=taken.decided_on)
    except ScrutinyRulesError as error:
        return _not_retaken(taken, error)
    return _retake(before, now)


def _retake(taken: MinutedDecision, rulebook: Rulebook) -> RetakenDecision:
    """Take one decision again, and say what differs."""
    try:
        decision = taken.question.put_to(rulebook)
    except ScrutinyRulesError as error:
        return _not_retaken(taken, error)
    now = _fingerprint(decision)
    then = now if taken.fingerprint is None else taken.fingerprint
    changed = tuple(_changes(then, now))
    figures_before, figures_after = _to_act_on(then), _to_act_on(now)
    same_figures = figures_before == figures_after
    if decision.outcome != taken.outcome:
        result = Retaken.OTHER_OUTCOME
    elif not same_figures:
        result = Retaken.OTHER_FIGURES
    elif changed or then.needs != now.needs:
        result = Retaken.OTHER_GROUNDS
    else:
        result = Retaken.STANDS
    return RetakenDecision(
        reference=taken.reference,
        result=result,
        before=taken.outcome,
        after=str(decision.outcome),
        decisive=tuple(finding.clause for finding in decision.decisive),
        changed=changed,
        figures_before=() if same_figures else figures_before,
        figures_after=() if same_figures else figures_after,
    )


def _not_retaken(taken: MinutedDecision, error: ScrutinyRulesError) -> RetakenDecision:
    return RetakenDecision(
        reference=taken.reference,
        result=Retaken.NOT_RETAKEN,
        before=taken.outcome,
        why=str(error),
    )


def _fingerprint(decision: Decision[Any]) -> Fingerprint:
    return Fingerprint(
        findings=tuple(
            FoundLimb(clause=one.clause.label, limb=one.limb, state=one.state)
            for one in decision.findings
        ),
        needs=decision.needs,
        figures=decision.figures(),
        decided_by=decision.decided_by,
    )


def _to_act_on(fingerprint: Fingerprint) -> tuple[str, ...]:
    """Return the figures, and who holds the power."""
    holder = fingerprint.decided_by
    return fingerprint.figures if holder is None else (*fingerprint.figures, f"for {holder}")


def _changes(then: Fingerprint, now: Fingerprint) -> Iterator[LimbChange]:
    """Go through the limbs whose state differs: those of the new paper, then those gone."""
    before, after = _by_limb(then), _by_limb(now)
    for key in dict.fromkeys((*after, *before)):
        was, now_is = before.get(key), after.get(key)
        shown = now_is or before[key]
        state_before = None if was is None else was.state
        state_after = None if now_is is None else now_is.state
        if state_before is not state_after:
            yield LimbChange(
                clause=shown.clause, limb=shown.limb, before=state_before, after=state_after
            )


def _by_limb(fingerprint: Fingerprint) -> dict[tuple[str, int], FoundLimb]:
    """Return the findings by the name of the limb, and how often it was found before."""
    found: dict[tuple[str, int], FoundLimb] = {}
    for one in fingerprint.findings:
        before = sum(limb == one.limb for limb, _ in found)
        found[one.limb, before] = one
    return found


def _difference(one: RetakenDecision) -> tuple[int, str, str]:
    """Return what brings those together that differ alike, in the order of the results."""
    return list(Retaken).index(one.result), one.before, one.after or ""


def _groups(retaken: Iterable[RetakenDecision]) -> Iterator[Passage]:
    for _, alike in groupby(retaken, key=_difference):
        first, *others = alike
        heading = (
            f"{first.before} -> {first.after}"
            if first.result is Retaken.OTHER_OUTCOME
            else f"{first.before}, {first.result}"
        )
        yield Passage(heading, tuple(str(one) for one in (first, *others)))


def _counted(heading: str, count: int) -> tuple[Passage, ...]:
    return (Passage(heading, (str(count),)),) if count else ()
