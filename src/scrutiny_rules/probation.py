"""Probation: is this member on probation, and what does a breach in that time bring?

Probation is a duration: its first day counts, and its last day is the day before the
corresponding date. A breach in that time may bring a suspension at once, pending an
investigation: it is precautionary, has no end of its own, and carries no finding.

Clauses: chorus-rsp code 14(d). The trafford-qip paper has no probation.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> probation_period(CHORUS_RSP.probation, joined_on=date(2025, 8, 31)).last_day
    datetime.date(2026, 2, 27)
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Final, Literal

from scrutiny_rules._frozen import AtLeastOne, Day, Frozen, FrozenMap, Text
from scrutiny_rules.calendars import Period, check_day, deadline, duration
from scrutiny_rules.clauses import Clause, Force
from scrutiny_rules.conditions import Condition, State, Yes
from scrutiny_rules.decisions import Decision, Provision, Silent
from scrutiny_rules.display import day_words
from scrutiny_rules.facts import Fact, Kind, Missing
from scrutiny_rules.ladder import Limb, Rung, Terms, World, is_known, questions


class ProbationStart(StrEnum):
    """What starts the clock of a probation."""

    JOINED = "joined_on"
    """The day of joining."""

    FIRST_MEETING = "first_meeting_on"
    """The day of the first meeting attended."""

    CODE_SIGNED = "code_signed_on"
    """The day on which the code of conduct was signed."""


STARTED: Final = Yes(fact="probation_started")
OVER: Final = Yes(fact="probation_over")
BREACH_INSIDE: Final = Yes(fact="breach_inside_probation")


_MEMBERS: Final = "whoever keeps the panel's list of members"
_PRECAUTIONARY: Final = (
    "the suspension is precautionary: it carries no finding, is no warning, and its days are not "
    "taken off a later suspension"
)


def _fact(name: str, question: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.YES_NO,
        question=question,
        answered_by=_MEMBERS,
        behind=tuple(ProbationStart),
    )


def _input(name: ProbationStart, question: str) -> Fact:
    return Fact(personal=False, name=name, kind=Kind.INPUT, question=question, answered_by=_MEMBERS)


FACTS: Final = FrozenMap(
    {
        fact.name: fact
        for fact in (
            _input(ProbationStart.JOINED, "On which day did the member join?"),
            _input(ProbationStart.FIRST_MEETING, "On which day did they first attend a meeting?"),
            _input(ProbationStart.CODE_SIGNED, "On which day did they sign the code?"),
            _fact("probation_started", "Has the probation started?"),
            _fact("probation_over", "Is the last day of the probation past?"),
            _fact("breach_inside_probation", "Was the breach inside the probation?"),
        )
    }
)
"""The facts that conditions about probation may speak of."""


class Probation(StrEnum):
    """Where a member stands on a day."""

    ON_PROBATION = "on probation"
    """The day is within the probation, its first and last days included."""

    COMPLETED = "completed"
    """The day is after the last day of the probation."""

    NOT_STARTED = "not started"
    """The day is before the one that starts the clock."""

    UNDETERMINED = "undetermined"
    """The day that starts the clock is not known."""

    NOT_PROVIDED = "not provided for"
    """The paper has no probation."""


class ProbationBreach(StrEnum):
    """What a breach of the code brings because of probation."""

    MUST_BE_SUSPENDED = "must be suspended"
    """At once and pending an investigation, which decides what follows."""

    OUTSIDE_PROBATION = "outside probation"
    """Nothing on this account; other clauses on breaches may apply."""

    UNDETERMINED = "undetermined"
    """The day that starts the probation is not known."""

    NOT_PROVIDED = "not provided for"
    """The paper has no probation."""


class ProbationStarts(Frozen):
    """The days that may start the clock, each None while it is not known.

    Attributes:
        joined_on: The day of joining.
        first_meeting_on: The day of the first meeting attended; one reading starts there.
        code_signed_on: The day the code was signed; another reading starts there.
    """

    joined_on: Day | None = None
    first_meeting_on: Day | None = None
    code_signed_on: Day | None = None


class ProbationDays(Frozen):
    """The days of a probation.

    Attributes:
        starts: What starts its clock.
        period: Its days; None while the day that starts it is not known.
    """

    starts: ProbationStart
    period: Period | None = None


class ProbationSuspensionTerms(Terms[ProbationBreach, ProbationDays]):
    """What a paper fixes about a breach during probation.

    Attributes:
        inside: That the breach was inside the probation.
        scope: What the member is suspended from.
        may_follow: What the investigation may lead to.
        decided_by: Who decides what follows, where the paper says.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = ProbationDays

    inside: Limb
    scope: Text
    may_follow: Clause

    def outcomes(self) -> tuple[Rung[ProbationBreach], ...]:
        """Return the ladder: suspended for a breach inside, nothing outside."""
        return (
            Rung(
                outcome=ProbationBreach.MUST_BE_SUSPENDED,
                parts=(self.inside,),
                cautions=(
                    _PRECAUTIONARY,
                    f"may follow: {self.may_follow.gist} [{self.may_follow}]",
                ),
            ),
            Rung(outcome=ProbationBreach.OUTSIDE_PROBATION),
        )

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a probation of one day: the day itself, or the day after it."""
        on, inside = check_day("on", on), values.get("breach_inside_probation")
        day = deadline(on, days=1) if inside is False else on
        period = Period(first_day=day, last_day=day)
        return {"starts": ProbationStart.JOINED, "period": period if is_known(inside) else None}

    def worlds(self, probation: ProbationDays, on: date | None = None) -> tuple[World]:
        """Return whether a breach was inside a probation.

        Args:
            probation: The days of the probation.
            on: The day of the breach.

        Returns:
            One world.

        Raises:
            NotADayError: There is no day, or it has a time of day.
        """
        on, period = check_day("on", on), probation.period
        inside = Missing((probation.starts.value,)) if period is None else period.covers(on)
        return ({**self._as_given(probation), "breach_inside_probation": inside},)


class ProbationTerms(Terms[Probation, ProbationStarts]):
    """What a paper fixes about probation.

    Attributes:
        months: How long it lasts.
        starts: What starts its clock.
        started: That it has started.
        over: That it is over.
        suspension: What a breach inside it brings.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = ProbationStarts
    asked_with: ClassVar[tuple[str, ...]] = (
        "probation_period",
        "decide_probation",
        "decide_probation_breach",
    )

    kind: Literal["probation"] = "probation"
    months: AtLeastOne
    starts: ProbationStart = ProbationStart.JOINED
    started: Limb
    over: Limb
    suspension: ProbationSuspensionTerms

    def further_ladders(self) -> Mapping[str, Terms[Any, Any]]:
        """Return the ladder of a breach inside probation."""
        return {"suspension": self.suspension}

    def outcomes(self) -> tuple[Rung[Probation], ...]:
        """Return the ladder: not started, on probation, completed."""
        return (
            Rung(outcome=Probation.NOT_STARTED, unless=(self.started,)),
            Rung(outcome=Probation.ON_PROBATION, unless=(self.over,)),
            Rung(outcome=Probation.COMPLETED),
        )

    def worlds(self, starts: ProbationStarts, on: date | None = None) -> tuple[World]:
        """Return whether a probation has started, and whether it is over, on a day.

        Args:
            starts: The days that may start its clock.
            on: The day.

        Returns:
            One world.

        Raises:
            BeyondTheCalendarError: The probation would end after the year 9999.
            NotADayError: There is no day, or it has a time of day.
        """
        on, period = check_day("on", on), self.days(starts).period
        unknown = Missing((self.starts.value,))
        facts = self._as_given(starts)
        facts["probation_started"] = unknown if period is None else on >= period.first_day
        facts["probation_over"] = unknown if period is None else not period.reaches(on)
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return that what is over has started."""
        return (~OVER | STARTED,)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a probation that starts on the day itself, the day after or months before."""
        on, started, over = check_day("on", on), values.get(STARTED.fact), values.get(OVER.fact)
        if over:
            return {self.starts: deadline(on, months=-self.months)}
        if started is False:
            return {self.starts: deadline(on, days=1)}
        return {self.starts: on if is_known(started) or is_known(over) else None}

    def days(self, starts: ProbationStarts) -> ProbationDays:
        """Return the days of a probation, as far as they are known.

        Args:
            starts: The days that may start its clock.

        Returns:
            Its days.

        Raises:
            BeyondTheCalendarError: It would end after the year 9999.
        """
        first_day: date | None = getattr(starts, self.starts)
        period = None if first_day is None else duration(first_day, months=self.months)
        return ProbationDays(starts=self.starts, period=period)


class ProbationPeriod(Decision[Provision]):
    """The days of a probation.

    Attributes:
        first_day: Its first day; None where it is not provided for or not known.
        last_day: Its last day, which still belongs to it.
    """

    subject: ClassVar[str] = "Probation period"

    first_day: Day | None = None
    last_day: Day | None = None

    def figures(self) -> tuple[str, ...]:
        """Return both days."""
        if self.first_day is None:
            return ()
        return (f"{day_words(self.first_day)} to {day_words(self.last_day)}",)


class ProbationDecision(Decision[Probation]):
    """Where a member stands on a day.

    Attributes:
        period: The days of the probation.
    """

    subject: ClassVar[str] = "Probation"

    period: Period | None = None

    def figures(self) -> tuple[str, ...]:
        """Return the days of the probation."""
        if self.period is None:
            return ()
        return (f"{day_words(self.period.first_day)} to {day_words(self.period.last_day)}",)


class ProbationBreachDecision(Decision[ProbationBreach]):
    """What a breach brings because of probation.

    Attributes:
        suspension: The days of the suspension, open-ended; None where there is none.
        scope: What the member is suspended from.
        force: How strongly the paper speaks of it.
    """

    subject: ClassVar[str] = "Breach and probation"

    suspension: Period | None = None
    scope: Text | None = None
    force: Force | None = None

    def figures(self) -> tuple[str, ...]:
        """Return the days of the suspension and what it covers."""
        if self.suspension is None:
            return ()
        first_day, last_day = self.suspension.first_day, self.suspension.last_day
        days = f"from {day_words(first_day)} until {day_words(last_day)}"
        return (f"suspended from {self.scope} {days}",)


def _starts(
    joined_on: date | None, first_meeting_on: date | None, code_signed_on: date | None
) -> ProbationStarts:
    days = (joined_on, first_meeting_on, code_signed_on)
    for name, day in zip(ProbationStart, days, strict=True):
        if day is not None:
            check_day(name, day)
    return ProbationStarts(
        joined_on=joined_on, first_meeting_on=first_meeting_on, code_signed_on=code_signed_on
    )


def probation_period(
    terms: ProbationTerms | Silent,
    *,
    joined_on: date | None,
    first_meeting_on: date | None = None,
    code_signed_on: date | None = None,
) -> ProbationPeriod:
    """Return the days of a member's probation.

    Args:
        terms: The probation block of a rulebook.
        joined_on: The day of joining.
        first_meeting_on: The day of the first meeting attended; one reading starts there.
        code_signed_on: The day the code was signed; another reading starts there.

    Returns:
        ``PROVIDED`` with the first and the last day; ``UNDETERMINED`` while the day that
        starts the clock is missing; ``NOT_PROVIDED`` when the paper has no probation.

    Raises:
        BeyondTheCalendarError: The probation would end after the year 9999.
        NotADayError: A day has a time of day.
    """
    starts = _starts(joined_on, first_meeting_on, code_signed_on)
    if terms.kind == "silent":
        return ProbationPeriod.silent(Provision.NOT_PROVIDED, terms)
    readings = tuple(one.reading for one in terms.started.readings)
    period = terms.days(starts).period
    gist = f"{terms.months} months of probation"
    if period is None:
        needs = (terms.starts.value,)
        return ProbationPeriod(
            outcome=Provision.UNDETERMINED,
            findings=(terms.started.provides(gist, State.UNKNOWN),),
            needs=needs,
            questions=questions(FACTS, needs),
            readings=readings,
        )
    return ProbationPeriod(
        outcome=Provision.PROVIDED,
        findings=(terms.started.provides(gist),),
        readings=readings,
        first_day=period.first_day,
        last_day=period.last_day,
    )


def decide_probation(
    terms: ProbationTerms | Silent,
    *,
    joined_on: date | None,
    on: date,
    first_meeting_on: date | None = None,
    code_signed_on: date | None = None,
) -> ProbationDecision:
    """Decide where a member stands with probation on a day.

    Args:
        terms: The probation block of a rulebook.
        joined_on: The day of joining.
        on: The day at which the question is asked.
        first_meeting_on: The day of the first meeting attended; one reading starts there.
        code_signed_on: The day the code was signed; another reading starts there.

    Returns:
        ``NOT_STARTED``, ``ON_PROBATION`` up to and including the last day, ``COMPLETED``
        after it; ``UNDETERMINED`` while the day that starts the clock is missing;
        ``NOT_PROVIDED`` when the paper has no probation.

    Raises:
        BeyondTheCalendarError: The probation would end after the year 9999.
        NotADayError: A day has a time of day.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> decide_probation(
        ...     CHORUS_RSP.probation, joined_on=date(2026, 1, 1), on=date(2026, 6, 30)
        ... ).outcome
        <Probation.ON_PROBATION: 'on probation'>
    """
    starts = _starts(joined_on, first_meeting_on, code_signed_on)
    check_day("on", on)
    if terms.kind == "silent":
        return ProbationDecision.silent(Probation.NOT_PROVIDED, terms)
    walked = terms.walk(*terms.worlds(starts, on))
    return ProbationDecision(**walked, period=terms.days(starts).period)


def decide_probation_breach(
    terms: ProbationTerms | Silent,
    *,
    joined_on: date | None,
    breached_on: date,
    first_meeting_on: date | None = None,
    code_signed_on: date | None = None,
) -> ProbationBreachDecision:
    """Decide what a breach of the code brings because of probation.

    Args:
        terms: The probation block of a rulebook.
        joined_on: The day of joining.
        breached_on: The day of the breach, which is also that of the suspension.
        first_meeting_on: The day of the first meeting attended; one reading starts there.
        code_signed_on: The day the code was signed; another reading starts there.

    Returns:
        ``MUST_BE_SUSPENDED`` for a breach inside the probation, with an open-ended period;
        ``OUTSIDE_PROBATION`` otherwise; ``UNDETERMINED`` while the day that starts the
        clock is missing; ``NOT_PROVIDED`` when the paper has no probation.

    Raises:
        BeyondTheCalendarError: The probation would end after the year 9999.
        NotADayError: A day has a time of day.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> decide_probation_breach(
        ...     CHORUS_RSP.probation, joined_on=date(2026, 1, 1), breached_on=date(2026, 7, 1)
        ... ).outcome
        <ProbationBreach.OUTSIDE_PROBATION: 'outside probation'>
    """
    starts = _starts(joined_on, first_meeting_on, code_signed_on)
    check_day("breached_on", breached_on)
    if terms.kind == "silent":
        return ProbationBreachDecision.silent(ProbationBreach.NOT_PROVIDED, terms)
    probation = terms.days(starts)
    walked = terms.suspension.walk(*terms.suspension.worlds(probation, breached_on))
    if walked["outcome"] is not ProbationBreach.MUST_BE_SUSPENDED:
        return ProbationBreachDecision(**walked)
    return ProbationBreachDecision(
        **walked,
        suspension=Period(first_day=breached_on),
        scope=terms.suspension.scope,
        force=terms.suspension.inside.clause.force,
    )
