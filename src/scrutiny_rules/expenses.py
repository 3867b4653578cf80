"""Expenses: what is payable on this claim?

A claim is a set of items. Each item is payable, not payable, or held until a receipt or
somebody's judgement is there; every penny of the claim is accounted for. Pence are exact
fractions until they are rounded, in the one step that the paper's reading names.

Clauses: chorus-rsp role: expenses, pack: benefits. The trafford-qip paper points to a procedure
that it does not contain.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> journey = Mileage(miles=Decimal("10.1"), travelled_on=date(2026, 11, 22))
    >>> reimburse(CHORUS_RSP.expenses, Claim(items=(journey, journey, journey))).payable_pence
    1364
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, ClassVar, Final, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator

from scrutiny_rules._frozen import Day, Exact, Frozen, FrozenMap, Miles, Pence, Whole, YesNo
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Condition, State, Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.display import pounds_words
from scrutiny_rules.errors import RateNotInForceError
from scrutiny_rules.facts import ChoiceFact, CountFact, Fact, Kind
from scrutiny_rules.ladder import Either, Limb, Relies, Rung, Terms, questions


class Vehicle(StrEnum):
    """What a journey was made in."""

    CAR = "car"
    VAN = "van"
    MOTORCYCLE = "motorcycle"
    CYCLE = "cycle"


class ExpenseKind(StrEnum):
    """What money was spent on."""

    PUBLIC_TRANSPORT = "public transport"
    TAXI = "taxi"
    PARKING = "parking"
    OTHER_TRAVEL = "other travel"
    NOT_TRAVEL = "not travel"


class Mileage(Frozen):
    """A journey in the claimant's own vehicle, in decimal miles as recorded.

    ``reasonable`` is somebody's judgement; None means that nobody has judged.
    """

    miles: Miles
    travelled_on: Day
    vehicle: Vehicle = Vehicle.CAR
    own_vehicle: YesNo | None = True
    reasonable: YesNo | None = None


class Expense(Frozen):
    """Money already spent, in whole pence.

    ``receipt`` says whether a receipt or other proof of purchase is held; None means that
    this is not known. ``reasonable`` is somebody's judgement; None means that nobody has
    judged.
    """

    kind: ExpenseKind
    pence: Pence
    receipt: YesNo | None = None
    incurred_on: Day
    reasonable: YesNo | None = None


def _which(item: object) -> str:
    mileage = isinstance(item, Mileage) or (isinstance(item, dict) and "miles" in item)
    return "mileage" if mileage else "expense"


Item: TypeAlias = Annotated[
    Annotated[Mileage, Tag("mileage")] | Annotated[Expense, Tag("expense")],
    Discriminator(_which),
]
"""One item of a claim."""


class Claim(Frozen):
    """What somebody asks to be paid, item by item."""

    items: Annotated[tuple[Item, ...], Field(max_length=10_000)] = ()


IS_MILEAGE: Final = Yes(fact="is_mileage")
OWN_VEHICLE: Final = Yes(fact="own_vehicle")
VEHICLE: Final = ChoiceFact("vehicle")
KIND: Final = ChoiceFact("kind")
RECEIPT: Final = Yes(fact="receipt")
JUDGED: Final = Yes(fact="judged")
JUDGED_UNREASONABLE: Final = Yes(fact="judged_unreasonable")
ITEMS: Final = CountFact("items")
ITEMS_PAYABLE: Final = CountFact("items_payable")

_CLAIMANT: Final = "the claimant"


def _fact(name: str, kind: Kind, question: str, *behind: str, choices: Iterable[str] = ()) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=kind,
        question=question,
        answered_by=_CLAIMANT,
        behind=behind,
        choices=tuple(choices),
    )


FACTS: Final = FrozenMap(
    {
        fact.name: fact
        for fact in (
            _fact("is_mileage", Kind.YES_NO, "Is it a journey in a vehicle of their own?"),
            _fact("own_vehicle", Kind.YES_NO, "Was it the claimant's own vehicle?"),
            _fact("vehicle", Kind.CHOICE, "Which vehicle was it?", choices=Vehicle),
            _fact("kind", Kind.CHOICE, "What was the money spent on?", choices=ExpenseKind),
            _fact("receipt", Kind.YES_NO, "Is there a receipt or proof of purchase?"),
            _fact("judged", Kind.YES_NO, "Has somebody judged the item?", "reasonable"),
            _fact(
                "judged_unreasonable",
                Kind.YES_NO,
                "Has somebody judged it unreasonable?",
                "reasonable",
            ),
            _fact("reasonable", Kind.INPUT, "Does somebody judge the item reasonable?"),
            _fact("items", Kind.COUNT, "How many items are claimed?"),
            _fact("items_payable", Kind.COUNT, "How many of them are payable?", "items"),
        )
    }
)
"""The facts that conditions about a claim may speak of."""


class ItemOutcome(StrEnum):
    """What happens with one item."""

    PAYABLE = "payable"
    NOT_PAYABLE = "not payable"

    HELD = "held"
    """Not payable until what is missing is there: a receipt, or somebody's judgement."""

    UNDETERMINED = "undetermined"
    """A fact that matters is not known; its money counts as held meanwhile."""

    NOT_PROVIDED = "not provided for"
    """The paper has no rates or rules of its own."""


class Reimbursement(StrEnum):
    """What happens with a claim."""

    PAYABLE = "payable"
    """Every item is."""

    PARTLY_PAYABLE = "partly payable"
    """Some items are, and some are not or are held."""

    NOTHING_PAYABLE = "nothing payable"
    """No item is, at least for now."""

    UNDETERMINED = "undetermined"
    """A fact about an item could still change it; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper has no rates or rules of its own."""


class RoundedPer(StrEnum):
    """Over what pence are rounded, once."""

    CLAIM = "claim"
    LINE = "line"


class Half(StrEnum):
    """What becomes of exactly half a penny."""

    UP = "up"
    EVEN = "even"


class Rounding(Frozen):
    """How exact pence become whole pence."""

    per: RoundedPer = RoundedPer.CLAIM
    half: Half = Half.UP

    def whole_pence(self, amounts: Iterable[Fraction]) -> int:
        """Return the whole pence of some exact amounts.

        Example:
            >>> Rounding().whole_pence([Fraction(909, 2)] * 3)
            1364
            >>> Rounding(per=RoundedPer.LINE).whole_pence([Fraction(909, 2)] * 3)
            1365
        """
        lines = list(amounts)
        totals = lines if self.per is RoundedPer.LINE else [sum(lines, Fraction())]
        return sum(self._rounded(total) for total in totals)

    def _rounded(self, pence: Fraction) -> int:
        return round(pence) if self.half is Half.EVEN else (pence + Fraction(1, 2)).__floor__()


MOST_PENCE_A_MILE: Final = 10_000
"""The highest rate that can be written: a hundred pounds a mile."""


class MileageRate(Frozen):
    """A rate in pence a mile, and from when it holds.

    Attributes:
        pence_per_mile: The rate.
        in_force_from: Its first day; None for as long as the paper has been there.
    """

    pence_per_mile: Annotated[Exact, Field(ge=0, le=MOST_PENCE_A_MILE)]
    in_force_from: Day | None = None


class ClaimTerms(Terms[Reimbursement]):
    """How the outcome of a claim follows from its items."""

    facts: ClassVar[FrozenMap[Fact]] = FACTS

    every_item: Limb
    some_item: Limb

    def outcomes(self) -> tuple[Rung[Reimbursement], ...]:
        """Return the ladder: payable, partly payable, nothing payable."""
        return (
            Rung(outcome=Reimbursement.PAYABLE, parts=(self.every_item,)),
            Rung(outcome=Reimbursement.PARTLY_PAYABLE, parts=(self.some_item,)),
            Rung(outcome=Reimbursement.NOTHING_PAYABLE),
        )


class ExpenseTerms(Terms[ItemOutcome]):
    """What a paper fixes about expenses; its ladder decides one item.

    Attributes:
        clause: The provision as a whole.
        reasonable: That nobody has judged the item unreasonable.
        held_until_judged: That somebody has judged it, where that is waited for.
        own_vehicle: That the journey was made in the claimant's own vehicle.
        vehicles: The vehicles for which the rate is paid; one is enough.
        rates: The rates, each from its first day on, oldest first.
        travel: That the money was spent on travel.
        other_than_travel: What happens with an item that is not travel.
        evidence: That there is a receipt or proof of purchase.
        rounding: How exact pence become whole pence.
        rounding_readings: The readings that this rests on.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    asked_with: ClassVar[tuple[str, ...]] = ("reimburse",)

    kind: Literal["expenses"] = "expenses"
    clause: Clause
    reasonable: Limb
    held_until_judged: Limb | None = None
    own_vehicle: Limb
    vehicles: Either
    rates: Annotated[tuple[MileageRate, ...], Field(min_length=1)]
    travel: Limb
    other_than_travel: Literal[ItemOutcome.HELD, ItemOutcome.NOT_PAYABLE] = ItemOutcome.HELD
    evidence: Limb
    rounding: Rounding = Rounding()
    rounding_readings: tuple[Relies, ...] = ()

    @model_validator(mode="after")
    def _rates_in_order(self) -> Self:
        days = [rate.in_force_from or date.min for rate in self.rates]
        if days != sorted(set(days)):
            raise ValueError("`rates` have to be in order of `in_force_from`, each day once")
        return self

    def outcomes(self) -> tuple[Rung[ItemOutcome], ...]:
        """Return the ladder for one item: judgement, then mileage, then travel with evidence."""
        is_mileage = Limb(
            name="mileage",
            clause=self.clause.model_copy(update={"gist": "a journey claimed by the mile"}),
            condition=IS_MILEAGE,
        )
        judged = self.held_until_judged
        return (
            Rung(outcome=ItemOutcome.NOT_PAYABLE, unless=(self.reasonable,)),
            *([Rung(outcome=ItemOutcome.HELD, unless=(judged,))] if judged else []),
            Rung(
                outcome=ItemOutcome.PAYABLE,
                gate=is_mileage,
                parts=(self.own_vehicle, self.vehicles),
            ),
            Rung(outcome=ItemOutcome.NOT_PAYABLE, gate=is_mileage),
            Rung(outcome=self.other_than_travel, unless=(self.travel,)),
            Rung(outcome=ItemOutcome.PAYABLE, parts=(self.evidence,)),
            Rung(outcome=ItemOutcome.HELD),
        )

    @cached_property
    def claim(self) -> ClaimTerms:
        """How the outcome of a claim follows from its items."""

        def limb(name: str, gist: str, condition: Condition) -> Limb:
            clause = self.clause.model_copy(update={"gist": gist})
            return Limb(name=name, clause=clause, condition=condition)

        return ClaimTerms(
            every_item=limb(
                "every-item",
                "every item is payable",
                (ITEMS_PAYABLE >= ITEMS) & (ITEMS_PAYABLE >= 1),
            ),
            some_item=limb("some-item", "some item is payable", ITEMS_PAYABLE >= 1),
        )

    def rate_on(self, day: date) -> Fraction:
        """Return the rate in force on a day, in pence a mile.

        Args:
            day: The day of the journey.

        Returns:
            The rate that came into force last.

        Raises:
            RateNotInForceError: The day is before the first rate.
        """
        first = self.rates[0].in_force_from
        if first is not None and day < first:
            raise RateNotInForceError(day, first)
        in_force = [one for one in self.rates if (one.in_force_from or date.min) <= day]
        return in_force[-1].pence_per_mile

    def pence(self, item: Mileage | Expense) -> Fraction:
        """Return what an item asks for, in exact pence.

        Raises:
            RateNotInForceError: No rate was in force on the day of a journey.
        """
        if isinstance(item, Expense):
            return Fraction(item.pence)
        return Fraction(item.miles) * self.rate_on(item.travelled_on)

    def world(self, item: Mileage | Expense) -> dict[str, object]:
        """Return the facts of an item by name.

        An item that nobody has judged is not judged unreasonable: no judgement is not a
        missing fact.
        """
        return {
            **item.__dict__,
            "is_mileage": isinstance(item, Mileage),
            "judged": item.reasonable is not None,
            "judged_unreasonable": item.reasonable is False,
        }


class ItemDecision(Decision[ItemOutcome]):
    """What happens with one item.

    Attributes:
        pence: What it asks for, in exact pence.
    """

    subject: ClassVar[str] = "Item"

    pence: Exact

    def why(self) -> str:
        """Return what keeps the item from being paid, if anything does."""
        short = [f for f in self.decisive if f.state in {State.NOT_MET, State.UNKNOWN}]
        paid = self.outcome is ItemOutcome.PAYABLE
        return "" if paid or not short else f" ({short[-1].state}: {short[-1].clause.gist})"

    def figures(self) -> tuple[str, ...]:
        """Return what the item asks for."""
        return (pounds_words(self.pence),)


class ReimbursementDecision(Decision[Reimbursement]):
    """What is payable on a claim.

    ``payable``, ``not_payable`` and ``held`` are exact pence and add up to the claim.

    Attributes:
        items: What happens with each item, in the order of the claim.
        payable: What is payable, in exact pence.
        not_payable: What is not.
        held: What waits for a receipt, a judgement or a fact.
        payable_pence: What to pay, in whole pence.
    """

    subject: ClassVar[str] = "Claim"

    items: tuple[ItemDecision, ...] = ()
    payable: Exact = Fraction()
    not_payable: Exact = Fraction()
    held: Exact = Fraction()
    payable_pence: Whole | None = None

    @property
    def payable_pounds(self) -> Decimal | None:
        """What to pay, in pounds with two decimal places."""
        if self.payable_pence is None:
            return None
        return (Decimal(self.payable_pence) / 100).quantize(Decimal("0.01"))

    def figures(self) -> tuple[str, ...]:
        """Return what to pay, and what becomes of each item and why."""
        if self.payable_pence is None:
            return ()
        so_far = " so far" if self.held else ""
        return (
            f"to pay{so_far}: £{self.payable_pounds}",
            *(
                f"item {number}: {pounds_words(item.pence)}, {item.outcome}{item.why()}"
                for number, item in enumerate(self.items, start=1)
            ),
        )


def reimburse(terms: ExpenseTerms | Silent, claim: Claim) -> ReimbursementDecision:
    """Decide what is payable on a claim.

    Args:
        terms: The expenses block of a rulebook.
        claim: The items, with miles in decimals and money in whole pence.

    Returns:
        ``PAYABLE``, ``PARTLY_PAYABLE`` or ``NOTHING_PAYABLE``, with a decision for each item
        and the totals; ``UNDETERMINED`` while a fact about an item could change that;
        ``NOT_PROVIDED`` when the paper has no rules of its own.

    Raises:
        RateNotInForceError: No rate was in force on the day of a journey.
    """
    if terms.kind == "silent":
        return ReimbursementDecision.silent(Reimbursement.NOT_PROVIDED, terms)
    items = tuple(
        ItemDecision(**terms.walk(terms.world(item)), pence=terms.pence(item))
        for item in claim.items
    )
    payable = [item.pence for item in items if item.outcome is ItemOutcome.PAYABLE]
    refused = [item.pence for item in items if item.outcome is ItemOutcome.NOT_PAYABLE]
    open_ = [item for item in items if item.outcome is ItemOutcome.UNDETERMINED]
    extremes = {len(payable), len(payable) + len(open_)}
    walked = terms.claim.walk(*({"items": len(items), "items_payable": n} for n in extremes))
    walked["readings"] = tuple(
        dict.fromkeys(
            [
                *(reading for item in items for reading in item.readings),
                *(one.reading for one in terms.rounding_readings),
            ]
        )
    )
    walked["cautions"] = tuple(dict.fromkeys(c for item in items for c in item.cautions))
    if walked["needs"]:
        walked["needs"] = tuple(dict.fromkeys(need for item in open_ for need in item.needs))
        walked["questions"] = questions(terms.known_facts, walked["needs"])
    return ReimbursementDecision(
        **walked,
        items=items,
        payable=sum(payable, Fraction()),
        not_payable=sum(refused, Fraction()),
        held=sum((item.pence for item in items), Fraction())
        - sum(payable, Fraction())
        - sum(refused, Fraction()),
        payable_pence=terms.rounding.whole_pence(payable),
    )
