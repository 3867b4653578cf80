"""Terms of office: is this term running, may another follow, and whom does a resignation reach?

A term is a duration: its first day counts, and its last day is the day before the
corresponding date, so that the next may start on the day after. Each role has a clock of
its own. Whoever has served a term steps down; being appointed again is a power of
somebody, never automatic, and a paper may limit how often or how long anyone serves.

Clauses: trafford-qip 4.3(b), 4.3(d), 4.3(f), 7.7. The chorus-rsp paper sets no terms of office.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> service = Service(
    ...     role=Role.MEMBER, terms_served=(TermServed(first_day=date(2024, 4, 1)),)
    ... )
    >>> decision = review_term(TRAFFORD_QIP.tenure, service, on=date(2026, 11, 22))
    >>> decision.outcome, decision.last_day, decision.terms_left
    (<Term.IN_TERM: 'in term'>, datetime.date(2027, 3, 31), 2)
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise, zip_longest
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, Self

from pydantic import model_validator

from scrutiny_rules._frozen import (
    AtLeastOne,
    Day,
    Frozen,
    FrozenMap,
    OtherFacts,
    Text,
    Whole,
    YesNo,
)
from scrutiny_rules.calendars import check_day, deadline, duration
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Condition, State, Yes
from scrutiny_rules.decisions import Decision, Finding, OutcomeT, Silent
from scrutiny_rules.display import day_words
from scrutiny_rules.facts import Ask, ChoiceFact, CountFact, Fact, Kind, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms, Walked, World, questions

MOST_TERMS: Final = 100
"""The most further terms that are counted."""

_MEMBERS: Final = "whoever keeps the panel's list of members"
_DAY: Final = timedelta(days=1)


class Role(StrEnum):
    """In which role somebody serves; the terms of one are not those of the other."""

    MEMBER = "member"
    CHAIR = "chair"


class TermServed(Frozen):
    """One term, whether past, running or still to come.

    Attributes:
        first_day: Its first day.
        ended_on: The last day in office, where it ended early; None where it ran, or is to
            run, its full length.
    """

    first_day: Day
    ended_on: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ended_on is not None and self.ended_on < self.first_day:
            raise ValueError("`ended_on` is before `first_day`")
        return self


class Service(Frozen):
    """One person's terms in one role, oldest first; none at all is an empty list.

    A term without ``ended_on`` is as long as the paper makes it.
    """

    role: Annotated[Role | None, Ask("In which role?", _MEMBERS)] = None
    terms_served: Annotated[
        tuple[TermServed, ...] | None,
        Ask("On which day did each term in that role start, and did any end early?", _MEMBERS),
    ] = None
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _one_after_another(self) -> Self:
        for earlier, later in pairwise(self.terms_served or ()):
            if later.first_day <= (earlier.ended_on or earlier.first_day):
                raise ValueError("`terms_served` have to be in order, and may not overlap")
        return self


ROLE: Final = ChoiceFact("role")
TERM_STARTED: Final = Yes(fact="term_started")
LEFT_EARLY: Final = Yes(fact="left_early")
TERM_OVER: Final = Yes(fact="term_over")
NO_TERM_RUNS: Final = Yes(fact="no_term_runs")
FOLLOWS_AT_ONCE: Final = Yes(fact="follows_at_once")
TERMS_WITH_THIS_ONE: Final = CountFact("terms_with_this_one")
MONTHS_WITH_THIS_TERM: Final = CountFact("months_with_this_term")


def _from_terms(name: str, kind: Kind, question: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=kind,
        question=question,
        answered_by=_MEMBERS,
        behind=("terms_served",),
    )


FACTS: Final = vocabulary(
    Service,
    _from_terms("term_started", Kind.YES_NO, "Has the term started?"),
    _from_terms("left_early", Kind.YES_NO, "Did it end early, and is that day past?"),
    _from_terms("term_over", Kind.YES_NO, "Is the last day of the term past?"),
    _from_terms("no_term_runs", Kind.YES_NO, "Is the last day of every term past?"),
    _from_terms("follows_at_once", Kind.YES_NO, "Did the last term end on the day before?"),
    _from_terms("terms_with_this_one", Kind.COUNT, "How many terms would it be, with one more?"),
    _from_terms(
        "months_with_this_term",
        Kind.COUNT,
        "How many months in office would it be, with one more term?",
    ),
)
"""The facts that conditions about terms of office may speak of."""


class TermFigures(Frozen):
    """What somebody's terms in one role come to on a day; None for what is not known.

    Attributes:
        role: The role.
        term_started: Whether the term has started.
        left_early: Whether it ended early, and that day is past.
        term_over: Whether its last day is past.
        no_term_runs: Whether the last day of every term is past.
        follows_at_once: Whether the last term ended on the day before.
        terms_with_this_one: How many terms it would be, with one more.
        months_with_this_term: How many months in office it would be, with one more term.
        other: The landlord's own facts.
    """

    role: Role
    term_started: YesNo | None = None
    left_early: YesNo | None = None
    term_over: YesNo | None = None
    no_term_runs: YesNo | None = None
    follows_at_once: YesNo | None = None
    terms_with_this_one: Whole | None = None
    months_with_this_term: Whole | None = None
    other: OtherFacts = FrozenMap()


class Term(StrEnum):
    """Where somebody stands with a term on a day."""

    IN_TERM = "in term"
    """A term runs on that day, its last day included."""

    TERM_ENDED = "term ended"
    """It has run its full length, and they must step down."""

    LEFT_EARLY = "left early"
    """They left before its full length, and are not in term."""

    NOT_STARTED = "not started"
    """The term is still to come, or there is none."""

    UNDETERMINED = "undetermined"
    """The role or the terms served are not known, and matter."""

    NOT_PROVIDED = "not provided for"
    """The paper sets no terms of office."""


class Appointment(StrEnum):
    """Whether somebody may be appointed for a term that starts on a day.

    Whether they are eligible is asked of the eligibility block.
    """

    MAY_BE_APPOINTED = "may be appointed"
    """A power of ``decided_by``: nothing about terms stands against it."""

    LIMIT_REACHED = "limit reached"
    """No further term is open in this role."""

    STILL_IN_TERM = "still in term"
    """A term runs on that day, or one is still to come."""

    GAP_NEEDED = "gap needed"
    """The new term may not follow the last one at once."""

    UNDETERMINED = "undetermined"
    """The role or the terms served are not known, and matter."""

    NOT_PROVIDED = "not provided for"
    """The paper sets no terms of office."""


class Resigning(StrEnum):
    """Whether a paper says who is to be told of a resignation."""

    SHOULD_TELL = "should tell"
    """Those in ``tell`` are expected to be told."""

    UNDETERMINED = "undetermined"
    """The role is not known."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of it."""


class TermsCounted(StrEnum):
    """Which terms count towards a limit on their number."""

    BEGUN = "begun"
    """Every term that was begun."""

    SERVED_TO_THE_END = "served to the end"
    """Those that ran, or are to run, their full length."""


class _Served(NamedTuple):
    """A term in its days."""

    first_day: date
    last_day: date
    cut_short: bool


class ResignationTerms(Frozen):
    """Whom a resignation reaches.

    Attributes:
        clause: Where the paper says so.
        tell: Each person or body to be told.
    """

    clause: Clause
    tell: tuple[Text, ...]


class OfficeTerms(Frozen):
    """What a paper fixes about a term in one role.

    Attributes:
        months: How long it lasts.
        over: That it is over, and so has to be stepped down from.
        resignation: Whom a resignation reaches, where the paper says.
    """

    months: AtLeastOne
    over: Limb
    resignation: ResignationTerms | None = None

    def started(self, role: Role) -> Limb:
        """Return the limb that a term in a role has started."""
        clause = self.over.clause.model_copy(update={"gist": f"the term as {role} has started"})
        return Limb(name=f"{role}-term-started", clause=clause, condition=TERM_STARTED)

    def left(self, role: Role) -> Limb:
        """Return the limb that a term in a role was left before its full length."""
        clause = self.over.clause.model_copy(update={"gist": f"the term as {role} was left early"})
        return Limb(name=f"{role}-left-early", clause=clause, condition=LEFT_EARLY)

    def served(self, terms: Sequence[TermServed]) -> tuple[_Served, ...]:
        """Return terms in their days, each ending by the start of the next."""
        return tuple(self._served(*pair) for pair in zip_longest(terms, terms[1:]))

    def _served(self, term: TermServed, following: TermServed | None) -> _Served:
        full = _last_day(term.first_day, self.months)
        ends = [full, term.ended_on or full]
        if following is not None:
            ends.append(following.first_day - _DAY)
        return _Served(term.first_day, min(ends), cut_short=min(ends) < full)

    def oddities(self, terms: Sequence[TermServed]) -> Iterator[str]:
        """Go through what does not go together with the length of a term."""
        for term, following in zip_longest(terms, terms[1:]):
            full = _last_day(term.first_day, self.months)
            if (term.ended_on or full) > full:
                yield "a term is said to have ended after its full length: it is taken to that"
            elif following is not None and term.ended_on is None and full >= following.first_day:
                yield "a term started while another ran: the earlier is taken to end before it"


class RecruitmentTerms(Frozen):
    """What a paper fixes about who may be appointed in one role.

    Attributes:
        limit: That one more term would be within what anyone may serve.
        again: That the new term may start so soon after the last.
        counted: Which terms count towards a number of them.
        how: How whoever is appointed is chosen.
        appointed_by: Who appoints.
    """

    limit: Limb
    again: Limb
    counted: TermsCounted = TermsCounted.BEGUN
    how: Clause
    appointed_by: Text

    def none_runs(self, role: Role) -> Limb:
        """Return the limb that no term in a role runs, or is to come."""
        clause = self.again.clause.model_copy(
            update={"gist": f"no term as {role} runs or is to come"}
        )
        return Limb(name=f"no-{role}-term-runs", clause=clause, condition=NO_TERM_RUNS)

    def terms_left(self, facts: Mapping[str, object], months: int) -> int | None:
        """Return how many more terms the limit leaves.

        Args:
            facts: The facts of somebody's service.
            months: How long each term lasts.

        Returns:
            The number; None where there is no limit below ``MOST_TERMS``, or where it cannot be
            told.

        Raises:
            Nothing.
        """
        steps = {TERMS_WITH_THIS_ONE.name: 1, MONTHS_WITH_THIS_TERM.name: months}
        now = {name: value for name in steps if isinstance(value := facts[name], int)}
        for more in range(MOST_TERMS):
            later = {name: value + more * steps[name] for name, value in now.items()}
            if self.limit.condition.test({**facts, **later}) is False:
                return more
        return None


def _at_stage(role: Role, limb: Limb) -> Limb:
    """Return a limb as one that applies to one role alone."""
    return limb.model_copy(update={"stages": (role,)})


class AppointmentTerms(Terms[Appointment, TermFigures]):
    """What a paper fixes about being appointed, for the first time or again.

    Attributes:
        member: For a member.
        chair: For the Chair.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = TermFigures
    stages: ClassVar[tuple[str, ...]] = tuple(Role)

    member: RecruitmentTerms
    chair: RecruitmentTerms

    def outcomes(self) -> tuple[Rung[Appointment], ...]:
        """Return the ladder: the limit, a term that runs, a gap, may be appointed."""
        by_role = ((Role.MEMBER, self.member), (Role.CHAIR, self.chair))
        return (
            Rung(
                outcome=Appointment.LIMIT_REACHED,
                unless=tuple(_at_stage(role, terms.limit) for role, terms in by_role),
            ),
            Rung(
                outcome=Appointment.STILL_IN_TERM,
                unless=tuple(_at_stage(role, terms.none_runs(role)) for role, terms in by_role),
            ),
            Rung(
                outcome=Appointment.GAP_NEEDED,
                unless=tuple(_at_stage(role, terms.again) for role, terms in by_role),
            ),
            Rung(
                outcome=Appointment.MAY_BE_APPOINTED,
                decided_by=f"{self.member.appointed_by}; as Chair, {self.chair.appointed_by}",
            ),
        )

    def always(self) -> tuple[Condition, ...]:
        """Return what follows from there having been a term, or none.

        A term that counts was begun, and so a month of it. Where every term counts, the first
        is the first for somebody who has not served at all.
        """
        served = MONTHS_WITH_THIS_TERM >= 2  # noqa: PLR2004  this term, and a month before it
        by_role = ((Role.MEMBER, self.member), (Role.CHAIR, self.chair))
        every = [role for role, terms in by_role if terms.counted is TermsCounted.BEGUN]
        another = TERMS_WITH_THIS_ONE >= 2  # noqa: PLR2004  this term, and one before it
        return (
            TERMS_WITH_THIS_ONE >= 1,
            MONTHS_WITH_THIS_TERM >= 1,
            ~FOLLOWS_AT_ONCE | NO_TERM_RUNS,
            *(one | served for one in (~another, ~FOLLOWS_AT_ONCE, NO_TERM_RUNS)),
            *(
                ~ROLE.is_in(role) | another | one
                for role in every
                for one in (NO_TERM_RUNS, ~FOLLOWS_AT_ONCE)
            ),
        )

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return the figures as they are wanted, for a member if no role is."""
        return {"role": Role.MEMBER, **super()._case(values, on)}

    def stage_of(self, figures: TermFigures) -> str:
        """Return the role, which is the stage."""
        return figures.role


class TenureTerms(Terms[Term, Service]):
    """What a paper fixes about terms of office.

    Attributes:
        member: The term of a member.
        chair: The term of the Chair.
        appointment: Who may be appointed, for the first time or again.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Service
    stages: ClassVar[tuple[str, ...]] = tuple(Role)
    asked_with: ClassVar[tuple[str, ...]] = ("review_term", "may_be_appointed", "resign")

    kind: Literal["tenure"] = "tenure"
    member: OfficeTerms
    chair: OfficeTerms
    appointment: AppointmentTerms

    def further_ladders(self) -> Mapping[str, Terms[Any, Any]]:
        """Return the ladder of an appointment."""
        return {"appointment": self.appointment}

    def outcomes(self) -> tuple[Rung[Term], ...]:
        """Return the ladder: not started, left early, ended, in term."""
        by_role = ((Role.MEMBER, self.member), (Role.CHAIR, self.chair))
        return (
            Rung(
                outcome=Term.NOT_STARTED,
                unless=tuple(_at_stage(role, office.started(role)) for role, office in by_role),
            ),
            Rung(
                outcome=Term.LEFT_EARLY,
                parts=tuple(_at_stage(role, office.left(role)) for role, office in by_role),
            ),
            Rung(
                outcome=Term.TERM_ENDED,
                parts=tuple(_at_stage(role, office.over) for role, office in by_role),
            ),
            Rung(outcome=Term.IN_TERM),
        )

    def office(self, role: Role) -> OfficeTerms:
        """Return the term of a role."""
        return self.member if role is Role.MEMBER else self.chair

    def recruitment(self, role: Role) -> RecruitmentTerms:
        """Return who may be appointed in a role."""
        return self.appointment.member if role is Role.MEMBER else self.appointment.chair

    def stage_of(self, service: Service) -> str | None:
        """Return the role, which is the stage; None where it is not known."""
        return service.role

    def worlds(self, service: Service, on: date | None = None) -> tuple[World, ...]:
        """Return the facts of somebody's service as they stand on a day.

        Args:
            service: The role, and the terms served in it.
            on: The day.

        Returns:
            One world; where the role is not known, one for each role.

        Raises:
            BeyondTheCalendarError: A term would end after the year 9999.
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        given = self._as_given(service)
        figures = self.figures(service, check_day("on", on))
        return tuple({**given, **one.__dict__} for one in figures)

    def always(self) -> tuple[Condition, ...]:
        """Return that what was left early is over, and that what is over has started."""
        return (~LEFT_EARLY | TERM_OVER, ~TERM_OVER | TERM_STARTED)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return no term, one that started on the day, or one that ended the day before."""
        on, case = check_day("on", on), super()._case(values, on)
        role = Role(str(case.setdefault("role", Role.MEMBER)))
        term = TermServed(first_day=on)
        if values.get(LEFT_EARLY.fact):
            day_before = deadline(on, days=-1)
            term = TermServed(first_day=day_before, ended_on=day_before)
        elif values.get(TERM_OVER.fact):
            term = TermServed(first_day=deadline(on, months=-self.office(role).months))
        case["terms_served"] = () if values.get(TERM_STARTED.fact) is False else (term,)
        return case

    def figures(self, service: Service, on: date) -> tuple[TermFigures, ...]:
        """Return what somebody's terms come to on a day.

        Args:
            service: The role, and the terms served in it.
            on: The day.

        Returns:
            The figures; where the role is not known, for each role.

        Raises:
            BeyondTheCalendarError: A term would end after the year 9999.
        """
        roles = tuple(Role) if service.role is None else (service.role,)
        return tuple(self._figures(service, role, on) for role in roles)

    def _figures(self, service: Service, role: Role, on: date) -> TermFigures:
        if service.terms_served is None:
            return TermFigures(role=role, other=service.other)
        office, recruitment = self.office(role), self.recruitment(role)
        served = office.served(service.terms_served)
        counted = [
            one for one in served if recruitment.counted is TermsCounted.BEGUN or not one.cut_short
        ]
        last_day = served[-1].last_day if served else None
        now = _at(served, on)
        over = now is not None and now.last_day < on
        return TermFigures(
            role=role,
            term_started=now is not None and now.first_day <= on,
            left_early=now is not None and over and now.cut_short,
            term_over=over,
            no_term_runs=last_day is None or last_day < on,
            follows_at_once=last_day is not None and (on - last_day) == _DAY,
            terms_with_this_one=len(counted) + 1,
            months_with_this_term=_months_in_office(served, office.months) + office.months,
            other=service.other,
        )


def _walked(terms: Terms[OutcomeT, Any], worlds: Sequence[World]) -> Walked[OutcomeT]:
    """Walk once for each role that it may be; where that matters, the role is needed."""
    first, *others = (terms.walk(world, stage=str(world["role"])) for world in worlds)
    for other in others:
        first["findings"] = tuple(
            there if here.state is State.NOT_APPLICABLE else here
            for here, there in zip(first["findings"], other["findings"], strict=True)
        )
        first["readings"] = tuple(dict.fromkeys((*first["readings"], *other["readings"])))
        first["cautions"] = tuple(dict.fromkeys((*first["cautions"], *other["cautions"])))
        needs = (*first["needs"], *other["needs"])
        if needs or first["outcome"] is not other["outcome"]:
            first["outcome"] = type(first["outcome"])["UNDETERMINED"]
            first["needs"] = tuple(dict.fromkeys(("role", *needs)))
            first["questions"] = questions(terms.known_facts, first["needs"])
            first["decided_by"], first["cautions"] = None, ()
    return first


def _last_day(first_day: date, months: int) -> date:
    last_day = duration(first_day, months=months).last_day
    assert last_day is not None  # noqa: S101  a duration has an end
    return last_day


def _at(served: Sequence[_Served], on: date) -> _Served | None:
    """Return the term that runs on a day or is the next to come, or else the last there was."""
    return next((one for one in served if on <= one.last_day), served[-1] if served else None)


def _months_in_office(served: Sequence[_Served], months: int) -> int:
    """Count the months begun in office, the terms laid end to end from the first day of all."""
    whole = days = 0
    for term in served:
        if term.cut_short:
            more, left = _months_and_days(term.first_day, term.last_day + _DAY)
            whole, days = whole + more, days + left
        else:
            whole += months
    if not days:
        return whole
    first_day = served[0].first_day
    whole, left = _months_and_days(first_day, deadline(first_day, months=whole, days=days))
    return whole + (left > 0)


def _months_and_days(start: date, end: date) -> tuple[int, int]:
    """Return the whole months from a day to another, and the days that are left over."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if deadline(start, months=months) > end:
        months -= 1
    return months, (end - deadline(start, months=months)).days


class TermDecision(Decision[Term]):
    """Where somebody stands with a term, with its days.

    The term is the one that runs on the day or is the next to come, or else the last.

    Attributes:
        role: In which role it is served; None where there is none, or where it cannot be told.
        ordinal: Which of the terms in this role it is, 1 being the first; None where there is
            none, or where it cannot be told. So are the others.
        first_day: Its first day.
        last_day: Its last day in office.
        terms_left: How many further terms are open after all that are recorded.
        last_day_of_all: The last day of those, if each follows at once; None once every term
            that is recorded is over.
    """

    subject: ClassVar[str] = "Term of office"

    role: Role | None = None
    ordinal: Whole | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    terms_left: Whole | None = None
    last_day_of_all: Day | None = None

    def figures(self) -> tuple[str, ...]:
        """Return the days of the term, and what may follow it."""
        if self.first_day is None:
            return ()
        days = f"{day_words(self.first_day)} to {day_words(self.last_day)}"
        lines = [f"term {self.ordinal} as {self.role}: {days}"]
        if self.terms_left is not None:
            lines.append(f"further terms open: {self.terms_left}")
        if self.last_day_of_all is not None:
            lines.append(f"all terms would end on {day_words(self.last_day_of_all)}")
        return tuple(lines)


class AppointmentDecision(Decision[Appointment]):
    """Whether somebody may be appointed, and for which days.

    Attributes:
        ordinal: Which of the terms in this role it would be; None where no further one is open,
            or where it cannot be told.
        earliest: The first day on which the next term could start; None where no term went
            before it, where no further one is open, and where it cannot be told.
        last_day: The last day of a term that starts on the day asked about; None unless they
            may be appointed.
    """

    subject: ClassVar[str] = "Appointment"

    ordinal: Whole | None = None
    earliest: Day | None = None
    last_day: Day | None = None

    def figures(self) -> tuple[str, ...]:
        """Return which term it would be, when it would end, and when it could start."""
        lines = [] if self.ordinal is None else [f"it would be term {self.ordinal}"]
        if self.last_day is not None:
            lines.append(f"it would end on {day_words(self.last_day)}")
        if self.earliest is not None:
            lines.append(f"it could start on {day_words(self.earliest)} at the earliest")
        return tuple(lines)


class ResignationDecision(Decision[Resigning]):
    """Who is to be told of a resignation.

    Attributes:
        tell: Each person or body; none where it is not provided for or not known.
    """

    subject: ClassVar[str] = "Resignation"

    tell: tuple[Text, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return those to be told."""
        return tuple(f"tell {one}" for one in self.tell)


def review_term(terms: TenureTerms | Silent, service: Service, *, on: date) -> TermDecision:
    """Review where somebody stands with a term of office on a day.

    Args:
        terms: The tenure block of a rulebook.
        service: The role, and the terms served in it, oldest first.
        on: The day at which the question is asked.

    Returns:
        ``IN_TERM`` up to and including the last day; ``TERM_ENDED`` after its full length, or
        ``LEFT_EARLY``; ``NOT_STARTED`` before it, or where there is none; ``UNDETERMINED``
        while the role or the terms are not known and matter; ``NOT_PROVIDED`` when the paper
        sets no terms of office.

    Raises:
        BeyondTheCalendarError: A term, or the last that could follow, would end after the
            year 9999.
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> leap = Service(
        ...     role=Role.MEMBER, terms_served=(TermServed(first_day=date(2024, 2, 29)),)
        ... )
        >>> review_term(TRAFFORD_QIP.tenure, leap, on=date(2027, 2, 28)).outcome
        <Term.TERM_ENDED: 'term ended'>
    """
    check_day("on", on)
    if terms.kind == "silent":
        return TermDecision.silent(Term.NOT_PROVIDED, terms)
    walked = _walked(terms, terms.worlds(service, on))
    if service.role is None or not service.terms_served:
        return TermDecision(**walked)
    office, recruitment = terms.office(service.role), terms.recruitment(service.role)
    served = office.served(service.terms_served)
    now = _at(served, on)
    assert now is not None  # noqa: S101  there is a term
    (figures,) = terms.figures(service, on)
    (facts,) = terms.appointment.worlds(figures)
    left = recruitment.terms_left(facts, office.months)
    limit = recruitment.limit
    if walked["outcome"] in {Term.TERM_ENDED, Term.LEFT_EARLY} and left == 0:
        walked["cautions"] += (f"no further term is open: {limit.clause.gist} [{limit.clause}]",)
    walked["cautions"] += tuple(office.oddities(service.terms_served))
    walked["readings"] = tuple(
        dict.fromkeys((*walked["readings"], *(one.reading for one in limit.readings)))
    )
    last_day_of_all = None
    if left is not None and on <= served[-1].last_day:
        last_day_of_all = served[-1].last_day
        for _ in range(left):
            last_day_of_all = _last_day(deadline(last_day_of_all, days=1), office.months)
    return TermDecision(
        **walked,
        role=service.role,
        ordinal=served.index(now) + 1,
        first_day=now.first_day,
        last_day=now.last_day,
        terms_left=left,
        last_day_of_all=last_day_of_all,
    )


def may_be_appointed(
    terms: TenureTerms | Silent, service: Service, *, on: date
) -> AppointmentDecision:
    """Say whether somebody may be appointed for a term that starts on a day.

    Args:
        terms: The tenure block of a rulebook.
        service: The role, and the terms served in it so far, oldest first.
        on: The day on which the new term would start.

    Returns:
        ``MAY_BE_APPOINTED``, a power of those whom the paper names; ``LIMIT_REACHED`` when no
        further term is open; ``STILL_IN_TERM`` while one runs or is to come; ``GAP_NEEDED``
        where the new one may not follow at once; ``UNDETERMINED`` while the role or the terms
        are not known and matter; ``NOT_PROVIDED`` when the paper sets no terms of office.

    Raises:
        BeyondTheCalendarError: A term would end, or could only start, after the year 9999.
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> one_term = Service(
        ...     role=Role.MEMBER, terms_served=(TermServed(first_day=date(2024, 4, 1)),)
        ... )
        >>> decision = may_be_appointed(TRAFFORD_QIP.tenure, one_term, on=date(2027, 3, 31))
        >>> decision.outcome, decision.earliest
        (<Appointment.STILL_IN_TERM: 'still in term'>, datetime.date(2027, 4, 1))
    """
    check_day("on", on)
    if terms.kind == "silent":
        return AppointmentDecision.silent(Appointment.NOT_PROVIDED, terms)
    walked = _appointed(terms, service, on)
    if service.role is None or service.terms_served is None:
        return AppointmentDecision(**walked)
    office, recruitment = terms.office(service.role), terms.recruitment(service.role)
    closed = walked["outcome"] is Appointment.LIMIT_REACHED
    may = walked["outcome"] is Appointment.MAY_BE_APPOINTED
    if may:
        walked["decided_by"] = recruitment.appointed_by
        walked["cautions"] += (f"never automatic: {recruitment.how.gist} [{recruitment.how}]",)
    walked["cautions"] += tuple(office.oddities(service.terms_served))
    return AppointmentDecision(
        **walked,
        ordinal=None if closed else len(service.terms_served) + 1,
        earliest=None if closed else _earliest(terms, service),
        last_day=_last_day(on, office.months) if may else None,
    )


def _appointed(terms: TenureTerms, service: Service, on: date) -> Walked[Appointment]:
    """Walk what a paper fixes about an appointment that starts on a day."""
    figures = terms.figures(service, on)
    worlds = [world for one in figures for world in terms.appointment.worlds(one)]
    return _walked(terms.appointment, worlds)


def _earliest(terms: TenureTerms, service: Service) -> date | None:
    """Return the first day on which a further term could start: at once, or a day later."""
    if service.role is None or not service.terms_served:
        return None
    last_day = terms.office(service.role).served(service.terms_served)[-1].last_day
    for days in (1, 2):
        day = deadline(last_day, days=days)
        walked = _appointed(terms, service, day)
        if walked["outcome"] is Appointment.MAY_BE_APPOINTED:
            return day
    return None


def resign(terms: TenureTerms | Silent, service: Service) -> ResignationDecision:
    """Say whom somebody who wishes to resign is expected to tell.

    Args:
        terms: The tenure block of a rulebook.
        service: The role that is resigned; its terms do not matter.

    Returns:
        ``SHOULD_TELL`` with those to be told; ``UNDETERMINED`` while the role is not known;
        ``NOT_PROVIDED`` when the paper says nothing of it.

    Raises:
        Nothing.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> resign(TRAFFORD_QIP.tenure, Service(role=Role.CHAIR)).tell
        ('the Board',)
    """
    if terms.kind == "silent":
        return ResignationDecision.silent(Resigning.NOT_PROVIDED, terms)
    roles = tuple(Role) if service.role is None else (service.role,)
    said = {role: terms.office(role).resignation for role in roles}
    findings = tuple(
        Finding(
            clause=one.clause,
            limb=f"{role}-resigns",
            state=State.UNKNOWN if service.role is None else State.MET,
            decisive=True,
        )
        for role, one in said.items()
        if one is not None
    )
    if not findings:
        silent = Silent(why="the paper does not say whom a resignation reaches")
        return ResignationDecision.silent(Resigning.NOT_PROVIDED, silent)
    if service.role is None:
        return ResignationDecision(
            outcome=Resigning.UNDETERMINED,
            findings=findings,
            needs=("role",),
            questions=questions(FACTS, ["role"]),
        )
    return ResignationDecision(
        outcome=Resigning.SHOULD_TELL,
        findings=findings,
        cautions=("the paper sets no notice, and does not say when it takes effect",),
        tell=tuple(who for one in said.values() if one is not None for who in one.tell),
    )
