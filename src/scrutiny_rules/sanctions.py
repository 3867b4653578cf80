"""Sanctions: which outcomes of a breach are open now, and which suspensions are live?

A paper may name several outcomes of a breach of the code: training, a letter, suspension,
exclusion. Each has its clause and force, somebody who decides, and what has to be so
before it is open. Most are powers: an outcome that is open need not be used. Suspensions
differ in what they cover, how they end and whether they carry a finding, and are never
merged. A *precautionary* suspension carries no finding, is no warning, and is not credited
to a later one.

Clauses: chorus-rsp simple code, code 2, code 14: outcomes, code 14(a) to (d). The trafford-qip
paper refers to a code that it does not contain.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> breach = Breach(established=True, subject_of_complaint=False, in_probation=False)
    >>> decision = available_sanctions(CHORUS_RSP.sanctions, breach, on=date(2026, 11, 15))
    >>> for sanction in decision.open_now:
    ...     print(f"{sanction.force}: {sanction.name}")
    may: leave-the-meeting
    expected: training
    may: warning-letter
    may: three-months
    >>> str(decision.open_now[-1].period)
    '2026-11-15 to 2027-02-14'
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from scrutiny_rules._frozen import AtLeastOne, Day, Frozen, FrozenMap, OtherFacts, Slug, Text, YesNo
from scrutiny_rules.calendars import Period, check_day, duration
from scrutiny_rules.clauses import Clause, Force
from scrutiny_rules.conditions import Condition, State, Yes
from scrutiny_rules.decisions import Decision, Finding, Provision, Silent
from scrutiny_rules.display import day_words, fact_words
from scrutiny_rules.facts import Ask, Fact, Kind, Missing, vocabulary
from scrutiny_rules.ladder import Limb, Part, Rung, Terms, World, is_known

_OFFICERS: Final = "the officers who investigate"
_RECORDS: Final = "whoever keeps the record of breaches"
_JUDGE: Final = "whoever decides on the sanction"


class Breach(Frozen):
    """What is known of one breach of the code, and of the member's position.

    ``established`` is None while nobody has found either way. What is extreme, repeated,
    persistent or serious is somebody's judgement, and is handed in.
    """

    breached_on: Annotated[Day | None, Ask("On which day was the breach?", _RECORDS)] = None
    established: Annotated[
        YesNo | None, Ask("Has it been found that the code was broken?", _OFFICERS)
    ] = None
    under_simple_code: Annotated[
        YesNo | None, Ask("Is it a breach of the code for meetings and events too?", _OFFICERS)
    ] = None
    serious_misconduct: Annotated[
        YesNo | None, Ask("Is it judged to be serious misconduct?", _JUDGE)
    ] = None
    persistent: Annotated[YesNo | None, Ask("Is the breach judged to be persistent?", _JUDGE)] = (
        None
    )
    subject_of_complaint: Annotated[
        YesNo | None, Ask("Is the breach the subject of a complaint?", _OFFICERS)
    ] = None
    investigation_complete: Annotated[
        YesNo | None, Ask("Is the investigation complete?", _OFFICERS)
    ] = None
    extreme: Annotated[YesNo | None, Ask("Is the case judged to be extreme?", _JUDGE)] = None
    repeated: Annotated[YesNo | None, Ask("Is the case judged to be a repeat?", _JUDGE)] = None
    earlier_finding_on_record: Annotated[
        YesNo | None, Ask("Is an earlier breach of theirs on record as established?", _RECORDS)
    ] = None
    in_probation: Annotated[
        YesNo | None,
        Ask(
            "Was the breach inside the member's probation?",
            "whoever keeps the panel's list of members",
        ),
    ] = None
    legal_action_pending: Annotated[
        YesNo | None,
        Ask(
            "Has the landlord commenced legal action against them, its outcome not known yet?",
            "the landlord's legal team",
        ),
    ] = None
    other: OtherFacts = FrozenMap()


ESTABLISHED: Final = Yes(fact="established")
FOUND_NO_BREACH: Final = Yes(fact="found_no_breach")
UNDER_SIMPLE_CODE: Final = Yes(fact="under_simple_code")
SERIOUS_MISCONDUCT: Final = Yes(fact="serious_misconduct")
PERSISTENT: Final = Yes(fact="persistent")
SUBJECT_OF_COMPLAINT: Final = Yes(fact="subject_of_complaint")
INVESTIGATION_COMPLETE: Final = Yes(fact="investigation_complete")
EXTREME: Final = Yes(fact="extreme")
REPEATED: Final = Yes(fact="repeated")
EARLIER_FINDING_ON_RECORD: Final = Yes(fact="earlier_finding_on_record")
IN_PROBATION: Final = Yes(fact="in_probation")
LEGAL_ACTION_PENDING: Final = Yes(fact="legal_action_pending")
SOME_SANCTION_OPEN: Final = Yes(fact="some_sanction_open")

FACTS: Final = vocabulary(
    Breach,
    Fact(
        personal=False,
        name="found_no_breach",
        kind=Kind.YES_NO,
        question="Has it been found that the code was not broken?",
        answered_by=_OFFICERS,
        behind=("established",),
    ),
    Fact(
        personal=False,
        name="some_sanction_open",
        kind=Kind.YES_NO,
        question="Is any of the outcomes open?",
        answered_by=_OFFICERS,
        behind=("established",),
    ),
)
"""The facts that conditions about sanctions may speak of."""


class Sanction(StrEnum):
    """What sort of outcome a breach may have."""

    TRAINING = "training"
    """Help to do better, and no punishment."""

    WARNING_LETTER = "warning letter"
    """A letter that says what a repeat could mean."""

    ASKED_TO_LEAVE = "asked to leave"
    """To leave one meeting."""

    SUSPENSION = "suspension"
    """Out for a time, or until something has happened."""

    EXCLUSION = "exclusion"
    """Out, for a time or for good: the paper leaves it open."""

    PERMANENT_EXCLUSION = "permanent exclusion"
    """Out, for good."""

    REVOCATION = "revocation"
    """No longer a volunteer, for good."""


class SuspensionKind(StrEnum):
    """The suspensions of a paper, which differ in what they cover and how they end."""

    FROM_MEETINGS = "from meetings"
    """From attending meetings, for a time that the paper fixes."""

    PENDING_INVESTIGATION = "pending investigation"
    """At once, until the investigation is complete."""

    FURTHER = "further"
    """After that investigation, because of what it found."""

    LEGAL_ACTION = "legal action"
    """Until the outcome of legal action is known."""


class SanctionStanding(StrEnum):
    """Whether one outcome of a breach is open now."""

    OPEN = "open"
    """Everything that it waits for is met: its force says whether it is a power or expected."""

    NOT_OPEN = "not open"
    """Something that it waits for is not met."""

    UNDETERMINED = "undetermined"
    """A fact that matters to it is not known."""

    NOT_PROVIDED = "not provided for"
    """The paper has no sanctions."""


class Sanctions(StrEnum):
    """Whether any outcome of a breach is open now; ``sanctions`` says which, and its force."""

    SANCTIONS_OPEN = "sanctions open"
    """At least one is; most are powers that need not be used."""

    NOTHING_OPEN = "nothing open"
    """None is."""

    UNDETERMINED = "undetermined"
    """None is for certain, and a missing fact could open one."""

    NOT_PROVIDED = "not provided for"
    """The paper has no sanctions."""


class SanctionRow(Frozen):
    """One row of a paper's table of outcomes.

    Attributes:
        name: A short name, by which a reading can find it.
        sanction: What sort of outcome it is.
        clause: Where the paper has it, and how strongly it speaks.
        opens: What must be met for it to be open.
        unless: What must not be met.
        after_investigation: Whether it waits for an investigation where there has to be one.
        decided_by: Who decides; None where the paper leaves nothing to decide.
        scope: What it keeps the member from.
        months: How many months it lasts, where the paper says.
        open_ended: Whether it lasts until something ends it.
        at_once: Whether it starts on the day of the breach.
        suspension: Which suspension it is, if it is one.
        precautionary: Whether it carries no finding.
        preferred: Whether the paper puts it before the others.
        cautions: What to bear in mind when it is open.
    """

    name: Slug
    sanction: Sanction
    clause: Clause
    opens: Annotated[tuple[Part, ...], Field(min_length=1)]
    unless: tuple[Part, ...] = ()
    after_investigation: YesNo = False
    decided_by: Text | None = None
    scope: Text | None = None
    months: AtLeastOne | None = None
    open_ended: YesNo = False
    at_once: YesNo = False
    suspension: SuspensionKind | None = None
    precautionary: YesNo = False
    preferred: YesNo = False
    cautions: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.sanction is Sanction.SUSPENSION) != (self.suspension is not None):
            raise ValueError("`suspension` says which, exactly where `sanction` is a suspension")
        if self.months is not None and self.open_ended:
            raise ValueError("what lasts for `months` is not `open_ended`")
        if self.suspension is not None and self.months is None and not self.open_ended:
            raise ValueError("a suspension lasts for `months` or is `open_ended`")
        if self.clause.force is Force.MAY and self.decided_by is None:
            raise ValueError("a power needs `decided_by`: who holds it")
        return self

    def lasts(self, first_day: date | None) -> Period | None:
        """Return its days from a first day on.

        Args:
            first_day: The day on which it starts; None where that is not known.

        Returns:
            The period; None where it has none, or its first day is not known.

        Raises:
            BeyondTheCalendarError: It would end after the year 9999.
        """
        if first_day is None or (self.months is None and not self.open_ended):
            return None
        if self.months is None:
            return Period(first_day=first_day)
        return duration(first_day, months=self.months)


class SanctionLadder(Terms[SanctionStanding, Breach]):
    """When one outcome of a breach is open.

    Attributes:
        opens: What must be met.
        unless: What must not be met.
        decided_by: Who decides.
        cautions: What to bear in mind when it is open.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Breach

    opens: tuple[Part, ...]
    unless: tuple[Part, ...] = ()
    decided_by: Text | None = None
    cautions: tuple[Text, ...] = ()

    def outcomes(self) -> tuple[Rung[SanctionStanding], ...]:
        """Return the ladder: open, not open."""
        return (
            Rung(
                outcome=SanctionStanding.OPEN,
                parts=self.opens,
                unless=self.unless,
                decided_by=self.decided_by,
                cautions=self.cautions,
            ),
            Rung(outcome=SanctionStanding.NOT_OPEN),
        )

    def may_turn(self, world: World) -> frozenset[str]:
        """Return that no finding is no finding yet, while nobody has found either way."""
        return frozenset() if is_known(world["established"]) else frozenset({FOUND_NO_BREACH.fact})

    def worlds(self, breach: Breach, on: date | None = None) -> tuple[World]:
        """Return the facts of a breach as they stood on a day.

        Args:
            breach: What is known of it.
            on: The day; of a breach that is later nothing has happened yet.

        Returns:
            One world.

        Raises:
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        on, facts = check_day("on", on), self._as_given(breach)
        if breach.breached_on is not None and on < breach.breached_on:
            facts |= dict.fromkeys(("established", "serious_misconduct"), False)
        facts["found_no_breach"] = facts["established"] is False
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return that a breach was found, or that it was found that there was none."""
        return (FOUND_NO_BREACH | ESTABLISHED, ~FOUND_NO_BREACH | ~ESTABLISHED)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a breach on a day that is not known, with what was found of it."""
        case, none = super()._case(values, on), values.get(FOUND_NO_BREACH.fact)
        return {"established": not none, **case} if is_known(none) else case


class SanctionTerms(Terms[Sanctions, Breach]):
    """What a paper fixes about the outcomes of a breach.

    Attributes:
        clause: The provision as a whole.
        rows: The outcomes, in the order of the paper.
        investigated: That an investigation that there has to be is complete, where some of
            the outcomes wait for it.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Breach
    asked_with: ClassVar[tuple[str, ...]] = (
        "available_sanctions",
        "suspension_period",
        "live_suspensions",
    )

    kind: Literal["sanctions"] = "sanctions"
    clause: Clause
    rows: Annotated[tuple[SanctionRow, ...], Field(min_length=1)]
    investigated: Limb | None = None

    @model_validator(mode="after")
    def _rows_hold(self) -> Self:
        names = [row.name for row in self.rows]
        if len(set(names)) < len(names):
            raise ValueError("`rows` holds one name twice")
        kinds = [row.suspension for row in self.rows if row.suspension is not None]
        if len(set(kinds)) < len(kinds):
            raise ValueError("`rows` holds one kind of suspension twice")
        _ = self.ladders
        return self

    def further_ladders(self) -> Mapping[str, Terms[Any, Any]]:
        """Return the ladder of each outcome, by the name of its row."""
        return self.ladders

    def outcomes(self) -> tuple[Rung[Sanctions], ...]:
        """Return the ladder: something is open, nothing is."""
        some_open = Limb(
            name="some-open",
            clause=self.clause.model_copy(update={"gist": "an outcome of the breach is open"}),
            condition=SOME_SANCTION_OPEN,
        )
        return (
            Rung(outcome=Sanctions.SANCTIONS_OPEN, parts=(some_open,)),
            Rung(outcome=Sanctions.NOTHING_OPEN),
        )

    @cached_property
    def ladders(self) -> FrozenMap[SanctionLadder]:
        """When each outcome is open, by the name of its row."""
        waits = () if self.investigated is None else (self.investigated,)
        return FrozenMap(
            {
                row.name: SanctionLadder(
                    own_facts=self.own_facts,
                    opens=(*row.opens, *(waits if row.after_investigation else ())),
                    unless=row.unless,
                    decided_by=row.decided_by,
                    cautions=row.cautions,
                )
                for row in self.rows
            }
        )

    def suspension(self, kind: SuspensionKind) -> SanctionRow | None:
        """Return the row of one suspension; None where the paper has no such suspension."""
        return next((row for row in self.rows if row.suspension is kind), None)

    def worlds(self, breach: Breach, on: date | None = None) -> tuple[World]:
        """Return the facts of a breach as they stood on a day, and whether an outcome is open.

        Args:
            breach: What is known of it.
            on: The day; of a breach that is later nothing has happened yet.

        Returns:
            One world.

        Raises:
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        walked = [ladder.walk(*ladder.worlds(breach, on)) for ladder in self.ladders.values()]
        some_open: bool | Missing = any(one["outcome"] is SanctionStanding.OPEN for one in walked)
        needs = tuple(dict.fromkeys(need for one in walked for need in one["needs"]))
        if needs and some_open is False:
            some_open = Missing(needs)
        return ({**self._as_given(breach), SOME_SANCTION_OPEN.fact: some_open},)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a breach of which everything is so, or nothing, as far as it is not wanted."""
        case, is_open = super()._case(values, on), values.get(SOME_SANCTION_OPEN.fact)
        judged = [name for name in FACTS if name in Breach.model_fields and name != "breached_on"]
        return {**dict.fromkeys(judged, is_open), **case} if is_known(is_open) else case


class SanctionDecision(Decision[SanctionStanding]):
    """Whether one outcome of a breach is open.

    Attributes:
        name: The name of its row.
        sanction: What sort of outcome it is.
        clause: Where the paper has it.
        preferred: Whether the paper puts it before the others.
        suspension: Which suspension it is, if it is one.
        precautionary: Whether it carries no finding.
        scope: What it would keep the member from, where it is open.
        period: Its days if it starts on the day asked about, or on that of the breach where
            it is immediate; None where it is not open, has none, or the day is not known.
    """

    subject: ClassVar[str] = "Sanction"

    name: Slug
    sanction: Sanction
    clause: Clause
    preferred: YesNo = False
    suspension: SuspensionKind | None = None
    precautionary: YesNo = False
    scope: Text | None = None
    period: Period | None = None

    @property
    def force(self) -> Force | None:
        """How strongly the paper speaks of it; None unless it is open."""
        return self.clause.force if self.outcome is SanctionStanding.OPEN else None

    def figures(self) -> tuple[str, ...]:
        """Return an outcome that is open in one line: its force, what it covers and its days."""
        if self.force is None:
            return ()
        days = _days(self.period)
        parts = (
            f"{self.force}: {self.clause.gist}",
            "the paper puts it first" if self.preferred else None,
            None if self.scope is None else f"from {self.scope}",
            None if days is None else f"starting on {days}",
            None if self.decided_by is None else f"by {self.decided_by}",
        )
        return (", ".join(part for part in parts if part is not None),)


class SanctionsDecision(Decision[Sanctions]):
    """Which outcomes of a breach are open.

    Attributes:
        sanctions: What was decided of each outcome, in the order of the paper.
    """

    subject: ClassVar[str] = "Outcomes of the breach"

    sanctions: tuple[SanctionDecision, ...] = ()

    @property
    def open_now(self) -> tuple[SanctionDecision, ...]:
        """The outcomes that are open, in the order of the paper."""
        return tuple(one for one in self.sanctions if one.outcome is SanctionStanding.OPEN)

    def figures(self) -> tuple[str, ...]:
        """Return each outcome, whether it is open, and what is not known where that matters."""
        return tuple(_in_one_line(one) for one in self.sanctions)


class Suspension(Frozen):
    """A suspension that was imposed.

    Attributes:
        kind: Which of the suspensions of the paper.
        first_day: Its first day.
        ended_on: Its last day, where it was ended; None while nothing has ended it.
    """

    kind: SuspensionKind
    first_day: Day
    ended_on: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ended_on is not None and self.ended_on < self.first_day:
            raise ValueError("`ended_on` is before `first_day`")
        return self


class SuspensionDecision(Decision[Provision]):
    """What a suspension covers, and its days.

    Attributes:
        kind: Which of the suspensions it is.
        scope: What the member is suspended from.
        period: Its days; open-ended until something ends it, where it has no length.
        precautionary: Whether it carries no finding, is no warning, and is not credited to a
            later suspension.
    """

    subject: ClassVar[str] = "Suspension"

    kind: SuspensionKind | None = None
    scope: Text | None = None
    period: Period | None = None
    precautionary: YesNo | None = None

    def figures(self) -> tuple[str, ...]:
        """Return what it covers and its days."""
        days = _days(self.period)
        return () if days is None else (f"suspended from {self.scope}, {days}",)


def _in_one_line(sanction: SanctionDecision) -> str:
    """Return an outcome as one line of the minutes, whether it is open or not."""
    missing = ", ".join(fact_words(need) for need in sanction.needs)
    details = (f"not known: {missing}",) if missing else sanction.figures()
    shown = "".join(f" ({detail})" for detail in details)
    return f"{sanction.name.replace('-', ' ')}: {sanction.outcome}{shown} [{sanction.clause}]"


def _days(period: Period | None) -> str | None:
    if period is None:
        return None
    return f"{day_words(period.first_day)} until {day_words(period.last_day)}"


def available_sanctions(
    terms: SanctionTerms | Silent, breach: Breach, *, on: date
) -> SanctionsDecision:
    """Say which outcomes of a breach are open on a day.

    Args:
        terms: The sanctions block of a rulebook.
        breach: What is known of the breach and of the member's position.
        on: The day at which the question is asked.

    Returns:
        ``SANCTIONS_OPEN`` or ``NOTHING_OPEN``, with a decision for every outcome that the
        paper has; ``UNDETERMINED`` while none is open for certain and a missing fact could
        open one; ``NOT_PROVIDED`` when the paper has no sanctions.

    Raises:
        BeyondTheCalendarError: A suspension would end after the year 9999.
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> in_june = Breach(
        ...     breached_on=date(2026, 6, 30), in_probation=True, investigation_complete=False
        ... )
        >>> decision = available_sanctions(CHORUS_RSP.sanctions, in_june, on=date(2026, 6, 30))
        >>> [(str(one.force), one.name, str(one.period)) for one in decision.open_now]
        [('must', 'pending-investigation', '2026-06-30 to further notice')]
    """
    check_day("on", on)
    if terms.kind == "silent":
        return SanctionsDecision.silent(Sanctions.NOT_PROVIDED, terms)
    sanctions = tuple(_decided(terms, row, breach, on) for row in terms.rows)
    walked = terms.walk(*terms.worlds(breach, on))
    walked["readings"] = tuple(dict.fromkeys(r for one in sanctions for r in one.readings))
    walked["cautions"] = tuple(dict.fromkeys(c for one in sanctions for c in one.cautions))
    return SanctionsDecision(**walked, sanctions=sanctions)


def _decided(terms: SanctionTerms, row: SanctionRow, breach: Breach, on: date) -> SanctionDecision:
    """Decide whether one outcome is open."""
    ladder = terms.ladders[row.name]
    walked = ladder.walk(*ladder.worlds(breach, on))
    is_open = walked["outcome"] is SanctionStanding.OPEN
    return SanctionDecision(
        **walked,
        name=row.name,
        sanction=row.sanction,
        clause=row.clause,
        preferred=row.preferred,
        suspension=row.suspension,
        precautionary=row.precautionary,
        scope=row.scope if is_open else None,
        period=row.lasts(breach.breached_on if row.at_once else on) if is_open else None,
    )


def suspension_period(terms: SanctionTerms | Silent, suspension: Suspension) -> SuspensionDecision:
    """Return what a suspension covers, and its days.

    Nothing that went before it shortens it, and nothing lengthens it: a suspension that the
    paper gives a length ends on its last day, however late it is said to have been ended.

    Args:
        terms: The sanctions block of a rulebook.
        suspension: The suspension that was imposed.

    Returns:
        ``PROVIDED`` with what it covers and its days; ``NOT_PROVIDED`` when the paper has no
        such suspension.

    Raises:
        BeyondTheCalendarError: It would end after the year 9999.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> imposed = Suspension(kind=SuspensionKind.FROM_MEETINGS, first_day=date(2026, 11, 30))
        >>> str(suspension_period(CHORUS_RSP.sanctions, imposed).period)
        '2026-11-30 to 2027-02-27'
    """
    if terms.kind == "silent":
        return SuspensionDecision.silent(Provision.NOT_PROVIDED, terms)
    row = terms.suspension(suspension.kind)
    if row is None:
        return SuspensionDecision(
            outcome=Provision.NOT_PROVIDED,
            kind=suspension.kind,
            cautions=("the paper has no such suspension",),
        )
    period = row.lasts(suspension.first_day)
    ended_on = suspension.ended_on
    if period is not None and ended_on is not None and period.reaches(ended_on):
        period = Period(first_day=suspension.first_day, last_day=ended_on)
    finding = Finding(clause=row.clause, limb=row.name, state=State.MET, decisive=True)
    return SuspensionDecision(
        outcome=Provision.PROVIDED,
        findings=(finding,),
        decided_by=row.decided_by,
        cautions=row.cautions,
        kind=suspension.kind,
        scope=row.scope,
        period=period,
        precautionary=row.precautionary,
    )


def live_suspensions(
    terms: SanctionTerms | Silent, suspensions: Iterable[Suspension], *, on: date
) -> tuple[SuspensionDecision, ...]:
    """Return the suspensions that are live on a day, each by itself.

    Args:
        terms: The sanctions block of a rulebook.
        suspensions: The suspensions that were imposed.
        on: The day.

    Returns:
        What ``suspension_period`` says of each that covers the day, in the order given; those
        that overlap are not merged. One that the paper does not provide for is not live.

    Raises:
        BeyondTheCalendarError: A suspension would end after the year 9999.
        NotADayError: ``on`` has a time of day.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> imposed = [
        ...     Suspension(kind=SuspensionKind.LEGAL_ACTION, first_day=date(2026, 5, 1)),
        ...     Suspension(kind=SuspensionKind.FROM_MEETINGS, first_day=date(2026, 5, 1)),
        ... ]
        >>> live = live_suspensions(CHORUS_RSP.sanctions, imposed, on=date(2026, 8, 1))
        >>> [(str(one.kind), str(one.period)) for one in live]
        [('legal action', '2026-05-01 to further notice')]
    """
    check_day("on", on)
    begun = (one for one in suspensions if one.first_day <= on)
    decided = (suspension_period(terms, one) for one in begun)
    return tuple(one for one in decided if one.period is not None and one.period.covers(on))
