"""How terms are put together, so that their parts agree with each other."""

from collections.abc import Callable
from datetime import date
from itertools import accumulate
from typing import Any, Final, TypeVar

from hypothesis import strategies as st

from scrutiny_rules._frozen import Frozen
from scrutiny_rules.appeals import AppealTerms
from scrutiny_rules.applicants import Stage
from scrutiny_rules.calendars import Period
from scrutiny_rules.clauses import Force
from scrutiny_rules.confidentiality import ConfidentialityTerms
from scrutiny_rules.development import DevelopmentMeeting
from scrutiny_rules.duties import RecurringDuty
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.expenses import ExpenseTerms
from scrutiny_rules.facts import Kind
from scrutiny_rules.interests import InterestTerms
from scrutiny_rules.ladder import Terms
from scrutiny_rules.meetings import ProgrammeTerms, ReviewLength, YearPlan
from scrutiny_rules.mileage_allowance import Allowances, AllowanceTerms, tax_year
from scrutiny_rules.procedures import Procedure, Step, Within
from scrutiny_rules.sanctions import (
    Sanction,
    SanctionLadder,
    SanctionRow,
    SanctionTerms,
    SuspensionKind,
)
from scrutiny_rules.testing._basics import DAYS, TEXTS, AnyTerms
from scrutiny_rules.testing._building import HOW, SETTLE, Building, built
from scrutiny_rules.testing._conditions import own_facts
from scrutiny_rules.testing._money import mileage_rate_tables

TermsT = TypeVar("TermsT", bound=AnyTerms)

OWN: Final = st.lists(own_facts(), max_size=1)
"""The facts of its own that a landlord may declare for a subject."""


def terms_of(of: Building, kind: type[TermsT], **given: object) -> TermsT:
    """Return terms whose limbs speak of the facts of their subject, and of a landlord's own."""
    own = of.own
    if own is None:  # what is inside other terms has the same facts as these
        own = tuple(of.draw(OWN)) if "other" in kind.facts_model.model_fields else ()
    tested = (fact for fact in kind.facts.values() if fact.kind is not Kind.INPUT)
    inside = of.speaking_of(*tested, own=own, stages=tuple(map(str, kind.stages)))
    return built(inside, kind, own_facts=own, **{**_given(inside, kind), **given})


def _given(of: Building, kind: type[AnyTerms]) -> dict[str, object]:
    """Return the fields that no walk through their types would get right."""
    made = GIVEN.get(kind)
    return {} if made is None else made(of)


def _rates(of: Building) -> dict[str, object]:
    return {"rates": of.draw(mileage_rate_tables(DAYS))}


def _opens(of: Building) -> dict[str, object]:
    return {"opens": (of.limb(),)}


def _how(of: Building) -> dict[str, object]:
    how = Step(name=of.name(), clause=of.clause(), by=of.draw(TEXTS))
    return {"how": how}


def _programme(of: Building) -> dict[str, object]:
    counts = [fact for fact in of.about if fact.kind is Kind.COUNT]
    others = tuple(fact for fact in of.about if fact.kind is not Kind.COUNT)

    def some(least: int) -> tuple[object, ...]:
        number = of.draw(st.integers(least, 2))
        return tuple(of.limb((*others, of.draw(st.sampled_from(counts)))) for _ in range(number))

    review_months = of.draw(st.integers(1, 12))
    plan = built(of, YearPlan, reviews=of.draw(st.integers(1, 12 // review_months)))
    groups = {"required": 0, "at_most": 0, "at_least": 1, "usual": 0}
    fields: dict[str, object] = {name: some(least) for name, least in groups.items()}
    return {**fields, "review_months": review_months, "plan": plan}


def _allowances(of: Building) -> dict[str, object]:
    years = st.integers(2000, 2040)
    first, known, last = sorted(of.draw(st.lists(years, min_size=3, max_size=3, unique=True)))
    rates = tuple(built(of, Allowances, **since) for since in ({}, _since(known)))
    covers = Period(first_day=date(first, 4, 6), last_day=tax_year(date(last, 4, 6)).last_day)
    return {"covers": covers, "rates": (_always(rates[0]), rates[1])}


def _since(year: int) -> dict[str, object]:
    return {"in_force_from": date(year, 4, 6), "known_from": None}


def _always(rates: Allowances) -> Allowances:
    return rates.model_copy(update={"in_force_from": None, "known_from": None})


GIVEN: dict[type[AnyTerms], Callable[[Building], dict[str, object]]] = {
    AllowanceTerms: _allowances,
    AppealTerms: _how,
    ExpenseTerms: _rates,
    ProgrammeTerms: _programme,
    SanctionLadder: _opens,
}
"""The fields of some terms that are made together."""


def _binds(of: Building, fields: dict[str, Any]) -> None:
    there_is = ["standing", "bars", *(limb.name for limb in fields.get("requirements", ()))]
    some = st.lists(st.sampled_from(there_is), unique=True)
    fields["binds"] = {stage: of.draw(some) for stage in Stage}


def _asks_in_doubt(of: Building, fields: dict[str, Any]) -> None:
    fields["ask"] = None if fields["in_doubt"] is None else of.draw(TEXTS)


def _asks_somebody(of: Building, fields: dict[str, Any]) -> None:
    if fields["expected"] is None and fields["may_be_asked"] is None:
        fields["expected"] = of.either()
    fields["asked_by"] = None if fields["may_be_asked"] is None else of.draw(TEXTS)


def _least_and_most(_: Building, fields: dict[str, Any]) -> None:
    fields["least_months"], fields["most_months"] = sorted(
        (fields["least_months"], fields["most_months"])
    )


def _within_its_period(of: Building, fields: dict[str, Any]) -> None:
    fields["within_months"] = of.draw(st.integers(1, fields["every_months"]))


def _is_due_some_day(of: Building, fields: dict[str, Any]) -> None:
    fields["months"] = ()
    if fields["every_months"] is None:
        steps = of.draw(st.lists(st.integers(1, 12), min_size=1, max_size=3))
        fields["months"] = tuple(accumulate(steps))


def _row_holds(of: Building, fields: dict[str, Any]) -> None:
    suspends = fields["sanction"] is Sanction.SUSPENSION
    fields["suspension"] = of.draw(st.sampled_from(SuspensionKind)) if suspends else None
    fields["open_ended"] = fields["months"] is None and (suspends or fields["open_ended"])
    if fields["clause"].force is Force.MAY and fields["decided_by"] is None:
        fields["decided_by"] = of.draw(TEXTS)


def _rows_differ(_: Building, fields: dict[str, Any]) -> None:
    by_kind = {row.suspension or row.name: row for row in reversed(fields["rows"])}
    fields["rows"] = tuple(reversed(by_kind.values()))


SETTLE.update(
    {
        ConfidentialityTerms: _asks_in_doubt,
        DevelopmentMeeting: _is_due_some_day,
        EligibilityTerms: _binds,
        InterestTerms: _asks_somebody,
        RecurringDuty: _within_its_period,
        ReviewLength: _least_and_most,
        SanctionRow: _row_holds,
        SanctionTerms: _rows_differ,
    }
)


STEP_NAMES = ("report", "answer", "end", "appeal", "style-check", "7th-day")
"""Names of steps, some of which Mermaid has for words of its own."""


def procedure(of: Building, *, flexible: bool | None = None) -> Procedure:
    """Return steps in some order, each of which comes after, or awaits, some that can come."""
    draw = of.draw
    steps: list[Step] = []
    for name in draw(st.permutations(STEP_NAMES))[: draw(st.integers(1, len(STEP_NAMES)))]:
        before = tuple(step.name for step in steps)
        some = st.lists(st.sampled_from(before), unique=True, max_size=2) if before else st.just([])
        repeats = draw(st.booleans())
        limits = st.builds(
            Within,
            of=st.sampled_from([*before, name]),
            months=st.integers(1 if repeats else 0, 14),
            days=st.integers(0, 40),
        )
        steps.append(
            Step(
                name=name,
                clause=of.clause().model_copy(update={"gist": f"take {name}"}),
                by="somebody",
                after=tuple(draw(some)),
                awaits=tuple(draw(some)),
                unless=tuple(draw(some)),
                within=draw(st.none() | limits),
                repeats=repeats,
            )
        )
    if flexible is None:
        flexible = draw(st.booleans())
    return Procedure(steps=tuple(draw(st.permutations(steps))), flexible=flexible)


HOW[Procedure] = procedure


def _subclasses(kind: type[Frozen]) -> list[type[Any]]:
    found: list[type[Any]] = []
    for one in kind.__subclasses__():
        found += ([] if "[" in one.__name__ else [one]) + _subclasses(one)
    return found


def _how_of(kind: type[AnyTerms]) -> Callable[[Building], AnyTerms]:
    return lambda of: terms_of(of, kind)


HOW.update({kind: _how_of(kind) for kind in _subclasses(Terms)})
