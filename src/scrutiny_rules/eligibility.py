"""Eligibility: may this person join the panel, or stay on it?

Terms of reference say who may belong (tenants, leaseholders, sometimes relatives), what
everyone must satisfy besides, what bars somebody, and sometimes a route that current
members may open. Every limb is evaluated and reported. A bar that cannot be evaluated
never lets anyone in, and a bar that is met decides however much else is unknown.

Clauses: chorus-rsp terms: membership; trafford-qip 4.1, 4.2, 4.3(h).

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> someone = Applicant(tenant=True, in_rent_arrears=True, asb_notice_in_force=False)
    >>> decision = assess_eligibility(
    ...     CHORUS_RSP.eligibility, someone, stage=Stage.APPLICANT, on=date(2026, 11, 22)
    ... )
    >>> decision.outcome, decision.needs
    (<Eligibility.UNDETERMINED: 'undetermined'>, ('keeping_to_repayment_plan',))
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Frozen, FrozenMap, Named, Slug, Text, YesNo
from scrutiny_rules.applicants import (
    AGE,
    FACTS,
    NOTICE_EVER_SERVED,
    NOTICE_OF_SEEKING_POSSESSION,
    Applicant,
    Stage,
)
from scrutiny_rules.calendars import MONTHS, born_by, check_day, deadline, whole_years
from scrutiny_rules.conditions import Condition, cuts
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Fact
from scrutiny_rules.ladder import MOST_KEPT, Either, Limb, Part, Relies, Rung, Terms, World


class Eligibility(StrEnum):
    """Whether a person may belong to the panel."""

    ELIGIBLE = "eligible"
    """Every requirement is met, and no bar stands in the way."""

    NOT_ELIGIBLE = "not eligible"
    """A requirement is not met, or a bar is, whatever the missing facts are."""

    MAY_BE_ELIGIBLE = "may be eligible"
    """A route is open that somebody may use: a discretion, not a right."""

    UNDETERMINED = "undetermined"
    """A missing fact still matters; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of who may belong."""


class Discretion(Frozen):
    """A route into the panel that somebody may open.

    Attributes:
        gate: Whom the route is for.
        limbs: What must hold besides.
        decided_by: Who may open it.
    """

    gate: Limb
    limbs: tuple[Limb, ...] = ()
    decided_by: Text


class EligibilityTerms(Terms[Eligibility, Applicant]):
    """What a paper fixes about who may belong.

    Attributes:
        standing: In which capacity somebody may belong; one is enough.
        requirements: What must hold besides.
        bars: What must not be so; each limb is written in the person's favour.
        binds: At each stage, which of ``standing``, ``bars`` and the requirements (by
            name) apply.
        discretion: A route that somebody may open, where there is one.
        requirements_bind_everyone: Whether the requirements bind those on that route too.
        binding_readings: The readings that this rests on where they do.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Applicant
    asked_with: ClassVar[tuple[str, ...]] = ("assess_eligibility",)
    stages: ClassVar[tuple[str, ...]] = tuple(Stage)

    kind: Literal["eligibility"] = "eligibility"
    standing: Either
    requirements: tuple[Limb, ...] = ()
    bars: tuple[Limb, ...] = ()
    binds: Named[tuple[Slug, ...]]
    discretion: Discretion | None = None
    requirements_bind_everyone: YesNo = False
    binding_readings: tuple[Relies, ...] = ()

    @model_validator(mode="after")
    def _binds_what_there_is(self) -> Self:
        there_is = {"standing", "bars", *(limb.name for limb in self.requirements)}
        if set(self.binds) != set(Stage):
            raise ValueError(f"`binds` has to name the stages {', '.join(Stage)}")
        if not all(set(names) <= there_is for names in self.binds.values()):
            raise ValueError(f"`binds` may only name {', '.join(sorted(there_is))}")
        return self

    def outcomes(self) -> tuple[Rung[Eligibility], ...]:
        """Return the ladder: eligible, then the discretion, then not eligible."""
        standing = Either(name="standing", limbs=self._at("standing", *self.standing.limbs))
        requirements = tuple(self._at(limb.name, limb)[0] for limb in self.requirements)
        bars = self._at("bars", *self.bars)
        not_eligible = Rung(outcome=Eligibility.NOT_ELIGIBLE)
        if self.discretion is None:
            parts: tuple[Part, ...] = (standing, *requirements, *bars)
            return (Rung(outcome=Eligibility.ELIGIBLE, parts=parts), not_eligible)
        also = requirements if self.requirements_bind_everyone else ()
        return (
            Rung(outcome=Eligibility.ELIGIBLE, gate=standing, parts=(*requirements, *bars)),
            Rung(
                outcome=Eligibility.MAY_BE_ELIGIBLE,
                gate=self.discretion.gate,
                parts=(*self.discretion.limbs, *also, *bars),
                decided_by=self.discretion.decided_by,
            ),
            not_eligible,
        )

    def _at(self, name: str, *limbs: Limb) -> tuple[Limb, ...]:
        """Return limbs with the stages at which they bind, and why they bind everyone."""
        stages = tuple(stage for stage in self.binds if name in self.binds[stage])
        bind_all = self.requirements_bind_everyone and name not in {"standing", "bars"}
        also = self.binding_readings if bind_all else ()
        return tuple(
            limb.model_copy(update={"stages": stages, "readings": (*limb.readings, *also)})
            for limb in limbs
        )

    def worlds(self, applicant: Applicant, on: date | None = None) -> tuple[World]:
        """Return the facts of a person with the age that they have on a day.

        Args:
            applicant: What is known of the person.
            on: The day.

        Returns:
            One world.

        Raises:
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        on, born_on = check_day("on", on), applicant.date_of_birth
        age = None if born_on is None else whole_years(born_on, on)
        return ({**self._as_given(applicant), "age": age},)

    def always(self) -> tuple[Condition, ...]:
        """Return that a notice in force was served once."""
        return (~NOTICE_OF_SEEKING_POSSESSION | NOTICE_EVER_SERVED,)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a person who attains the wanted age on the day itself, or before it."""
        on, age, case = check_day("on", on), values.get("age"), super()._case(values, on)
        if isinstance(age, int):
            # Of those who are not born yet, whoever is born the soonest has the age.
            late = age < 0
            case["date_of_birth"] = (
                deadline(on, months=-MONTHS * (age + 1), days=1) if late else born_by(age, on)
            )
        return case

    @cached_property
    def desks(self) -> dict[Stage, "Desk"]:
        """A desk for each stage, with the decisions it has already made."""
        return {stage: Desk(self, stage) for stage in Stage}


class EligibilityDecision(Decision[Eligibility]):
    """Whether a person may belong, with every limb that was looked at."""

    subject: ClassVar[str] = "Eligibility"


def assess_eligibility(
    terms: EligibilityTerms | Silent, applicant: Applicant, *, stage: Stage, on: date
) -> EligibilityDecision:
    """Assess whether a person may join the panel, or stay on it.

    Args:
        terms: The eligibility block of a rulebook.
        applicant: What is known of the person.
        stage: Whether they are asking to join, in office, or co-opted.
        on: The day at which the question is asked; ages are taken on it.

    Returns:
        ``ELIGIBLE`` when every limb that binds at this stage is met; ``MAY_BE_ELIGIBLE``
        when only a discretion is open; ``NOT_ELIGIBLE`` when a limb is not met;
        ``UNDETERMINED`` while a missing fact matters; ``NOT_PROVIDED`` when the paper is
        silent. Findings stand in the order of the paper.

    Raises:
        NotADayError: ``on`` has a time of day.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> young = Applicant(date_of_birth=date(2010, 11, 22))
        >>> assess_eligibility(
        ...     TRAFFORD_QIP.eligibility, young, stage=Stage.APPLICANT, on=date(2026, 11, 21)
        ... ).outcome
        <Eligibility.NOT_ELIGIBLE: 'not eligible'>
    """
    if type(on) is not date:  # which most are
        check_day("on", on)
    try:
        desks: dict[Stage, Desk] = terms.__dict__["desks"]  # they are there but at first
    except KeyError:
        if terms.kind == "silent":
            return EligibilityDecision.silent(Eligibility.NOT_PROVIDED, terms)
        desks = terms.desks
    return desks[stage].decide(applicant, on)


class Desk:
    """Decisions at one stage, each made once and then handed out again.

    A decision holds no personal value: it depends on yes/no facts and on which side of
    the paper's limits an age lies, so that people who agree in these share one decision.
    """

    def __init__(self, terms: EligibilityTerms, stage: Stage) -> None:
        """Set up for one stage of some terms."""
        conditions = [limb.condition for limb in terms.limbs.values()]
        names = {name for one in conditions for name in one.facts()}
        self.terms = terms
        self.stage = stage
        read = [name for name in Applicant.model_fields if name in names] or ["tenant"]
        self.read: Callable[[Mapping[str, object]], object] = itemgetter(*read)  # one at least
        self.ages: list[int] = sorted({cut for one in conditions for cut in cuts(one, AGE.name)})
        # The day that was asked of last, with what births_on says of it.
        self.asked_on: tuple[date | None, int, list[date]] = (None, 0, [])
        self.own_facts: bool = bool(terms.own_facts)
        self.outstanding: tuple[Limb, ...] = tuple(
            limb
            for limb in terms.limbs.values()
            if stage is Stage.APPLICANT
            and not limb.applies_at(stage)
            and limb.applies_at(Stage.MEMBER)
        )
        # Beside unknown ages, those on one side or the other of each limit.
        self.made: list[dict[object, EligibilityDecision]] = [{} for _ in range(len(self.ages) + 2)]

    def decide(self, applicant: Applicant, on: date) -> EligibilityDecision:
        """Return the decision on a person, made now or before."""
        facts = applicant.__dict__
        key = self.read(facts)  # all at once and first, so that memory is waited for once
        born_on = facts["date_of_birth"]
        if born_on is None:
            side = 0
        else:
            day, least, births = self.asked_on
            if day is not on and day != on:
                _, least, births = self.asked_on = self.births_on(on)
            side = bisect_left(births, born_on) + least
        if self.own_facts:
            own = self.terms.own_values(applicant.other)
            key = (key, None if born_on is None else whole_years(born_on, on), *own.values())
        try:
            return self.made[side][key]
        except KeyError:
            pass
        return self.keep(side, key, applicant, on)

    def births_on(self, on: date) -> tuple[date, int, list[date]]:
        """Return the day, the side of the oldest, and the latest days of birth that attain a limit.

        The days rise. Limits that nobody can have attained, because dates do not reach back
        so far, have no day; whoever is known to be born lies beyond all of these.
        """
        latest = (born_by(age, on) for age in self.ages)
        births = sorted(day for day in latest if day is not None)
        return on, 1 + len(self.ages) - len(births), births

    def keep(self, side: int, key: object, applicant: Applicant, on: date) -> EligibilityDecision:
        """Make the decision on a person, and keep it for those who agree with them."""
        (world,) = self.terms.worlds(applicant, on)
        age = world["age"]
        if isinstance(age, int) and not self.own_facts:  # no limit tells these ages apart
            age = max((limit for limit in self.ages if limit <= age), default=-1)
        kept = self.made[side]
        if len(kept) >= MOST_KEPT:
            kept.clear()
        made = kept[key] = self.make({**world, "age": age})
        return made

    def make(self, facts: Mapping[str, object]) -> EligibilityDecision:
        """Make the decision on some facts."""
        walked = self.terms.walk(facts, stage=self.stage)
        if walked["outcome"] is not Eligibility.NOT_ELIGIBLE:
            walked["cautions"] += tuple(
                f"still to come before joining: {limb.clause.gist} [{limb.clause}]"
                for limb in self.outstanding
                if not limb.condition.test(facts)
            )
        return EligibilityDecision(**walked)
