"""Expenses: what is payable on this claim, and was what was paid on it right?

A claim is a set of items. Each item is payable, not payable, or held until a receipt or
somebody's judgement is there; every penny of the claim is accounted for. Pence are exact
fractions until they are rounded, in the one step that the paper's reading names. A journey
is paid at the rate in force on its day; where a change of rate is back-dated, what was
rightly paid before anybody could know it is compared with what is payable since.

Clauses: chorus-rsp role: expenses, pack: benefits. The trafford-qip paper points to a procedure
that it does not contain.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> journey = Mileage(miles=Decimal("10.1"), travelled_on=date(2026, 11, 22))
    >>> reimburse(CHORUS_RSP.expenses, Claim(items=(journey, journey, journey))).payable_pence
    1364
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, ClassVar, Final, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, Strict, Tag, model_validator

from scrutiny_rules._frozen import (
    Count,
    Day,
    Exact,
    Frozen,
    FrozenMap,
    Miles,
    OtherFacts,
    Pence,
    PencePerMile,
    Whole,
    YesNo,
)
from scrutiny_rules.calendars import check_day
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Condition, State, Yes
from scrutiny_rules.dated import Dated, InOrder, in_force
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.display import pounds_words
from scrutiny_rules.facts import ChoiceFact, CountFact, Fact, Kind
from scrutiny_rules.journeys import Journey, Vehicle
from scrutiny_rules.ladder import Either, Limb, Relies, Rung, Terms, World, is_known, questions


class Claimant(StrEnum):
    """Who makes a claim."""

    CUSTOMER = "customer"
    """A customer of the landlord, whether or not they belong to the panel."""

    MEMBER_ONLY = "panel member and no customer"
    """Somebody who belongs to the panel without being the landlord's customer."""


class ExpenseKind(StrEnum):
    """What money was spent on."""

    PUBLIC_TRANSPORT = "public transport"
    TAXI = "taxi"
    PARKING = "parking"
    OTHER_TRAVEL = "other travel"
    NOT_TRAVEL = "not travel"


class Mileage(Frozen):
    """A journey in the claimant's own vehicle, in decimal miles as recorded.

    ``reasonable`` is somebody's judgement; None means that nobody has judged. To claim for a
    journey is to say that it was made for an involvement activity, unless
    ``for_involvement`` is no.
    """

    miles: Miles
    travelled_on: Day
    vehicle: Vehicle = Vehicle.CAR
    own_vehicle: YesNo | None = True
    for_involvement: YesNo = True
    reasonable: YesNo | None = None


class Expense(Frozen):
    """Money already spent, in whole pence.

    ``receipt`` says whether a receipt or other proof of purchase is held; None means that
    this is not known. ``reasonable`` is somebody's judgement; None means that nobody has
    judged. To claim for an expense is to say that it was for an involvement activity,
    unless ``for_involvement`` is no.
    """

    kind: ExpenseKind
    pence: Pence
    receipt: YesNo | None = None
    incurred_on: Day
    for_involvement: YesNo = True
    reasonable: YesNo | None = None


def _which(item: object) -> str:
    mileage = isinstance(item, Mileage) or (isinstance(item, dict) and "miles" in item)
    return "mileage" if mileage else "expense"


Item: TypeAlias = Annotated[
    Annotated[Mileage, Tag("mileage")] | Annotated[Expense, Tag("expense")],
    Discriminator(_which),
]
"""One item of a claim."""


class ClaimedItem(Frozen):
    """One item of a claim, and what the claim says of all of them.

    Attributes:
        item: The item.
        claimant: Who makes the claim.
        other: The landlord's own facts of the claim.
    """

    item: Item
    claimant: Claimant = Claimant.CUSTOMER
    other: OtherFacts = FrozenMap()


class Claim(Frozen):
    """What somebody asks to be paid, item by item; a customer, unless it is said otherwise."""

    items: Annotated[tuple[Item, ...], Field(max_length=10_000)] = ()
    claimant: Claimant = Claimant.CUSTOMER
    other: OtherFacts = FrozenMap()

    def claimed(self, item: Mileage | Expense) -> ClaimedItem:
        """Return an item with what the claim says of all of them."""
        return ClaimedItem(item=item, claimant=self.claimant, other=self.other)


class CountedItems(Frozen):
    """How many items a claim has, and how many of them are payable.

    Attributes:
        items: How many there are.
        items_payable: How many are payable for certain.
        items_open: Of how many more that is not known.
    """

    items: Count
    items_payable: Count
    items_open: Count = 0

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.items_payable + self.items_open > self.items:
            raise ValueError("`items_payable` and `items_open` are more than `items`")
        return self


class PaymentDifference(Frozen):
    """By how much what is payable differs from what was paid, in exact pence.

    Attributes:
        least: By how much at the least; below nought where less is payable.
        most: And at the most: the same, unless it is not known of an item whether it is payable.
    """

    least: Exact
    most: Exact

    @model_validator(mode="after")
    def _least_is_not_more(self) -> Self:
        if self.least > self.most:
            raise ValueError("`least` is more than `most`")
        return self


CLAIMANT: Final = ChoiceFact("claimant")
FOR_INVOLVEMENT: Final = Yes(fact="for_involvement")
IS_MILEAGE: Final = Yes(fact="is_mileage")
OWN_VEHICLE: Final = Yes(fact="own_vehicle")
VEHICLE: Final = ChoiceFact("vehicle")
KIND: Final = ChoiceFact("kind")
RECEIPT: Final = Yes(fact="receipt")
JUDGED: Final = Yes(fact="judged")
JUDGED_UNREASONABLE: Final = Yes(fact="judged_unreasonable")
ITEMS: Final = CountFact("items")
ITEMS_PAYABLE: Final = CountFact("items_payable")
MORE_IS_PAYABLE: Final = Yes(fact="more_is_payable")
LESS_IS_PAYABLE: Final = Yes(fact="less_is_payable")

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
            _fact("claimant", Kind.CHOICE, "Who makes the claim?", choices=Claimant),
            _fact("for_involvement", Kind.YES_NO, "Was it for an involvement activity?"),
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
            _fact("more_is_payable", Kind.YES_NO, "Is more payable than was paid?", "items"),
            _fact("less_is_payable", Kind.YES_NO, "Is less payable than was paid?", "items"),
        )
    }
)
"""The facts that conditions about a claim may speak of."""


class ItemOutcome(StrEnum):
    """What happens with one item."""

    PAYABLE = "payable"
    """Everything that the paper asks of it is met."""

    NOT_PAYABLE = "not payable"
    """Something that the paper asks of it, or of the claimant, is not met."""

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


class PaymentReview(StrEnum):
    """How what was rightly paid compares with what is payable by what is known later.

    It goes by exact pence, before anything is rounded.
    """

    UNCHANGED = "unchanged"
    """What is payable is what was rightly paid."""

    MORE_IS_PAYABLE = "more is payable"
    """A change that is known since pays more."""

    LESS_IS_PAYABLE = "less is payable"
    """A change that is known since pays less; what was paid was right when it was paid."""

    UNDETERMINED = "undetermined"
    """A fact about an item that the change touches is not known; ``needs`` names it."""

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


class MileageRate(Dated):
    """A rate in pence a mile, from when it holds, and since when that is known."""

    pence_per_mile: PencePerMile


class ClaimTerms(Terms[Reimbursement, CountedItems]):
    """How the outcome of a claim follows from its items."""

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = CountedItems

    every_item: Limb
    some_item: Limb

    def outcomes(self) -> tuple[Rung[Reimbursement], ...]:
        """Return the ladder: payable, partly payable, nothing payable."""
        return (
            Rung(outcome=Reimbursement.PAYABLE, parts=(self.every_item,)),
            Rung(outcome=Reimbursement.PARTLY_PAYABLE, parts=(self.some_item,)),
            Rung(outcome=Reimbursement.NOTHING_PAYABLE),
        )

    def worlds(
        self,
        counted: CountedItems,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World, ...]:
        """Return how many items are payable, at the least and at the most.

        Args:
            counted: How many items there are, are payable and are open.
            on: Not looked at.

        Returns:
            One world where none is open, otherwise two.

        Raises:
            Nothing.
        """
        least, given = counted.items_payable, self._as_given(counted)
        return tuple(
            {**given, "items_payable": number}
            for number in dict.fromkeys((least, least + counted.items_open))
        )

    def always(self) -> tuple[Condition, ...]:
        """Return that no more items are payable than there are."""
        return (ITEMS_PAYABLE <= ITEMS,)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return the counts as they are wanted, and no more items than are payable."""
        case = super()._case(values, on)
        return {"items": case.get("items_payable", 0), "items_payable": 0, **case}


class PaymentReviewTerms(Terms[PaymentReview, PaymentDifference]):
    """How the outcome of a review follows from the difference."""

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = PaymentDifference

    more: Limb
    less: Limb

    def outcomes(self) -> tuple[Rung[PaymentReview], ...]:
        """Return the ladder: more, less, unchanged."""
        return (
            Rung(
                outcome=PaymentReview.MORE_IS_PAYABLE,
                parts=(self.more,),
                cautions=("the paper does not say how a back-dated change is paid",),
            ),
            Rung(
                outcome=PaymentReview.LESS_IS_PAYABLE,
                parts=(self.less,),
                cautions=("the paper does not say that anything paid is paid back",),
            ),
            Rung(outcome=PaymentReview.UNCHANGED),
        )

    def worlds(
        self,
        difference: PaymentDifference,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World, ...]:
        """Return whether more or less is payable, at the least and at the most.

        Args:
            difference: By how much it differs.
            on: Not looked at.

        Returns:
            One world where the difference is certain, otherwise two.

        Raises:
            Nothing.
        """
        given = self._as_given(difference)
        return tuple(
            {**given, "more_is_payable": pence > 0, "less_is_payable": pence < 0}
            for pence in dict.fromkeys((difference.least, difference.most))
        )

    def always(self) -> tuple[Condition, ...]:
        """Return that not both more and less is payable."""
        return (~MORE_IS_PAYABLE | ~LESS_IS_PAYABLE,)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a difference of a penny, or none."""
        more, less = (values.get(one.fact) for one in (MORE_IS_PAYABLE, LESS_IS_PAYABLE))
        pence = 1 if more else -1 if less else 0
        return {**super()._case(values, on), "least": pence, "most": pence}


_NOT_OF_MILEAGE: Final = frozenset((KIND.name, RECEIPT.fact))
_OF_MILEAGE_ONLY: Final = frozenset((OWN_VEHICLE.fact, VEHICLE.name))


class ExpenseTerms(Terms[ItemOutcome, ClaimedItem]):
    """What a paper fixes about expenses; its ladder decides one item.

    Attributes:
        clause: The provision as a whole.
        reasonable: That nobody has judged the item unreasonable.
        claimants: Who may claim, where the paper says; one is enough.
        for_involvement: That the item was for what the paper pays for, where it says.
        held_until_judged: That somebody has judged it, where that is waited for.
        own_vehicle: That the journey was made in the claimant's own vehicle.
        vehicles: The vehicles for which the rate is paid; one is enough.
        rates: The rates, each from its first day on, oldest first; the day of the journey
            says which holds.
        travel: That the money was spent on travel.
        other_than_travel: What happens with an item that is not travel.
        evidence: That there is a receipt or proof of purchase.
        rounding: How exact pence become whole pence.
        rounding_readings: The readings that this rests on.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = ClaimedItem
    asked_with: ClassVar[tuple[str, ...]] = ("reimburse", "review_payment")

    kind: Literal["expenses"] = "expenses"
    clause: Clause
    reasonable: Limb
    claimants: Either | None = None
    for_involvement: Limb | None = None
    held_until_judged: Limb | None = None
    own_vehicle: Limb
    vehicles: Either
    rates: InOrder[MileageRate]
    travel: Limb
    other_than_travel: Literal[ItemOutcome.HELD, ItemOutcome.NOT_PAYABLE] = ItemOutcome.HELD
    evidence: Limb
    rounding: Rounding = Rounding()
    rounding_readings: tuple[Relies, ...] = ()

    def further_ladders(self) -> Mapping[str, Terms[Any, Any]]:
        """Return the ladders of a whole claim, and of what was paid on it."""
        return {"claim": self.claim, "payment-review": self.payment_review}

    def outcomes(self) -> tuple[Rung[ItemOutcome], ...]:
        """Return the ladder for one item.

        Whether it is reasonable, whose claim it is and what it was for come first, then
        mileage, then travel with evidence.
        """
        is_mileage = Limb(
            name="mileage",
            clause=self.clause.model_copy(update={"gist": "a journey claimed by the mile"}),
            condition=IS_MILEAGE,
        )
        judged = self.held_until_judged
        needed = (self.reasonable, self.claimants, self.for_involvement)
        return (
            *(Rung(outcome=ItemOutcome.NOT_PAYABLE, unless=(one,)) for one in needed if one),
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
        return ClaimTerms(
            every_item=self._limb(
                "every-item",
                "every item is payable",
                (ITEMS_PAYABLE >= ITEMS) & (ITEMS_PAYABLE >= 1),
            ),
            some_item=self._limb("some-item", "some item is payable", ITEMS_PAYABLE >= 1),
        )

    @cached_property
    def payment_review(self) -> PaymentReviewTerms:
        """How the outcome of a review follows from the difference."""
        return PaymentReviewTerms(
            more=self._limb("more", "more is payable than was paid", MORE_IS_PAYABLE),
            less=self._limb("less", "less is payable than was paid", LESS_IS_PAYABLE),
        )

    def _limb(self, name: str, gist: str, condition: Condition) -> Limb:
        clause = self.clause.model_copy(update={"gist": gist})
        return Limb(name=name, clause=clause, condition=condition)

    def rate_on(self, day: date, known_on: date | None = None) -> Fraction:
        """Return the rate in force on a day, in pence a mile.

        Args:
            day: The day of the journey.
            known_on: The day on which somebody looks: a rate that nobody could know by then
                is left out. None leaves out nothing.

        Returns:
            The rate that came into force last.

        Raises:
            NotADayError: A day has a time of day.
            NotInForceError: The day is before the first rate that was known.
        """
        return in_force(self.rates, day, known_on).pence_per_mile

    def pence(self, item: Mileage | Expense, known_on: date | None = None) -> Fraction:
        """Return what an item asks for, in exact pence.

        Raises:
            NotInForceError: No rate was in force on the day of a journey.
        """
        if isinstance(item, Expense):
            return Fraction(item.pence)
        return Fraction(item.miles) * self.rate_on(item.travelled_on, known_on)

    def worlds(
        self,
        claimed: ClaimedItem,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World]:
        """Return the facts of an item of a claim by name.

        An item that nobody has judged is not judged unreasonable: no judgement is not a
        missing fact.

        Args:
            claimed: The item, and what the claim says of it.
            on: Not looked at.

        Returns:
            One world.

        Raises:
            WrongKindError: An own fact is not of the kind that was declared.
        """
        item = claimed.item
        facts = {
            **item.__dict__,
            **self.own_values(claimed.other),
            "claimant": claimed.claimant,
            "is_mileage": isinstance(item, Mileage),
            "judged": item.reasonable is not None,
            "judged_unreasonable": item.reasonable is False,
        }
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return that what was judged unreasonable was judged.

        Nothing is known of the receipt of a journey, nor of the vehicle of another item.
        """
        return (JUDGED | ~JUDGED_UNREASONABLE,)

    def not_applicable(self, values: Mapping[str, object]) -> frozenset[str]:
        """Return the facts of other items, where it is a journey, or those of journeys."""
        mileage = values.get(IS_MILEAGE.fact)
        if not is_known(mileage):
            return frozenset()
        return _NOT_OF_MILEAGE if mileage else _OF_MILEAGE_ONLY

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a mile, or a pound, as wanted."""
        given, mileage = super()._case(values, on), values.get(IS_MILEAGE.fact)
        if mileage is None:
            mileage = any(is_known(values.get(name)) for name in _OF_MILEAGE_ONLY)
        model, day = (Mileage, "travelled_on") if mileage else (Expense, "incurred_on")
        item: dict[str, object] = {
            name: value
            for name, value in values.items()
            if name in model.model_fields and is_known(value)
        }
        if mileage:
            item |= {"miles": 1}
        else:
            item = {"kind": ExpenseKind.OTHER_TRAVEL, "pence": 100, **item}
        unreasonable = values.get(JUDGED_UNREASONABLE.fact)
        judged = bool(values.get(JUDGED.fact) or unreasonable)
        item |= {
            "reasonable": not unreasonable if judged else None,
            day: on or self.rates[-1].in_force_from or date(2000, 1, 1),
        }
        return {**given, "item": item}

    def paid_journeys(
        self, claim: Claim, *, organisation: str, known_on: date | None = None
    ) -> tuple[Journey, ...]:
        """Return the journeys of a claim that are payable, as a tax year takes them in.

        Args:
            claim: The claim.
            organisation: Who pays it, by a short name.
            known_on: The day on which the rates are looked up; None leaves out nothing.

        Returns:
            Each item of mileage that is payable, with its exact pence. What is held or not
            payable is left out.

        Raises:
            pydantic.ValidationError: The organisation's name does not fit.
            NotInForceError: No rate that was known was in force on the day of a journey.
            WrongKindError: An own fact is not of the kind that was declared.

        Example:
            >>> from scrutiny_rules import HMRC_ALLOWANCES, JourneyLog, report_profit
            >>> from scrutiny_rules.rulebooks.chorus_rsp import EXPENSES
            >>> ride = Mileage(miles="10", travelled_on="2025-11-22", vehicle="cycle")
            >>> paid = EXPENSES.paid_journeys(Claim(items=[ride]), organisation="chorus-homes")
            >>> log = JourneyLog(journeys=paid)
            >>> report_profit(HMRC_ALLOWANCES, log, year_of=date(2025, 11, 22)).possible_profit
            Fraction(250, 1)
        """
        return tuple(
            Journey(
                miles=item.miles,
                travelled_on=item.travelled_on,
                vehicle=item.vehicle,
                organisation=organisation,
                pence_paid=self.pence(item, known_on),
            )
            for item in claim.items
            if isinstance(item, Mileage)
            and self.walk(*self.worlds(claim.claimed(item)))["outcome"] is ItemOutcome.PAYABLE
        )


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
        return "" if paid or not short else f" ({short[-1]})"

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


class PaymentReviewDecision(Decision[PaymentReview]):
    """How what was rightly paid on a claim compares with what is payable.

    Attributes:
        then: What was rightly payable, by the rates known on the day of the payment.
        now: What is payable, by the rates known on the day of the review.
        item_differences: By how many exact pence each payable item changed, in the order of
            the claim; below nought where less is payable.
        difference: By how many exact pence what is payable changed.
        difference_pence: By how many whole pence it changed, each side rounded as the paper
            rounds.
    """

    subject: ClassVar[str] = "Payment"

    then: ReimbursementDecision | None = None
    now: ReimbursementDecision | None = None
    item_differences: tuple[Exact, ...] = ()
    difference: Exact = Fraction()
    difference_pence: Annotated[int, Strict()] | None = None

    def figures(self) -> tuple[str, ...]:
        """Return what was payable, what is, and which items make the difference."""
        if self.then is None or self.now is None:
            return ()
        return (
            f"rightly payable when it was paid: £{self.then.payable_pounds}",
            f"payable by what is known now: £{self.now.payable_pounds}",
            *(
                f"item {number}: {pounds_words(abs(change))} {'more' if change > 0 else 'less'}"
                for number, change in enumerate(self.item_differences, start=1)
                if change
            ),
        )


def reimburse(
    terms: ExpenseTerms | Silent, claim: Claim, *, known_on: date | None = None
) -> ReimbursementDecision:
    """Decide what is payable on a claim.

    Args:
        terms: The expenses block of a rulebook.
        claim: The items, with miles in decimals and money in whole pence.
        known_on: The day on which the rates are looked up: one that nobody could know by
            then is left out. None leaves out nothing.

    Returns:
        ``PAYABLE``, ``PARTLY_PAYABLE`` or ``NOTHING_PAYABLE``, with a decision for each item
        and the totals; ``UNDETERMINED`` while a fact about an item could change that;
        ``NOT_PROVIDED`` when the paper has no rules of its own.

    Raises:
        NotADayError: ``known_on`` has a time of day.
        NotInForceError: No rate that was known was in force on the day of a journey.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.
    """
    if known_on is not None:
        check_day("known_on", known_on)
    if terms.kind == "silent":
        return ReimbursementDecision.silent(Reimbursement.NOT_PROVIDED, terms)
    items = tuple(
        ItemDecision(
            **terms.walk(*terms.worlds(claim.claimed(item))), pence=terms.pence(item, known_on)
        )
        for item in claim.items
    )
    payable = [item.pence for item in items if item.outcome is ItemOutcome.PAYABLE]
    refused = [item.pence for item in items if item.outcome is ItemOutcome.NOT_PAYABLE]
    open_ = [item for item in items if item.outcome is ItemOutcome.UNDETERMINED]
    counted = CountedItems(items=len(items), items_payable=len(payable), items_open=len(open_))
    walked = terms.claim.walk(*terms.claim.worlds(counted))
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
        walked["needs"] = _needs(open_)
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


def review_payment(
    terms: ExpenseTerms | Silent, claim: Claim, *, paid_on: date, on: date
) -> PaymentReviewDecision:
    """Compare what was rightly paid on a claim with what is payable by what is known now.

    Only the rates can differ between the two days: a claim is decided by the same facts on
    both. A change that was not known on the day of the payment does not make it wrong.

    Args:
        terms: The expenses block of a rulebook.
        claim: The items, as they were claimed.
        paid_on: The day of the payment.
        on: The day of the review.

    Returns:
        ``MORE_IS_PAYABLE``, ``LESS_IS_PAYABLE`` or ``UNCHANGED``, by exact pence, with what
        was payable and what is; ``UNDETERMINED`` while a fact about an item that the change
        touches could change that; ``NOT_PROVIDED`` when the paper has no rules of its own.

    Raises:
        NotADayError: A day has a time of day.
        NotInForceError: No rate was known and in force on the day of a journey.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.
    """
    check_day("paid_on", paid_on)
    check_day("on", on)
    if terms.kind == "silent":
        return PaymentReviewDecision.silent(PaymentReview.NOT_PROVIDED, terms)
    then, now = reimburse(terms, claim, known_on=paid_on), reimburse(terms, claim, known_on=on)
    changes = [later.pence - item.pence for item, later in zip(then.items, now.items, strict=True)]
    open_ = [
        (change, item)
        for change, item in zip(changes, then.items, strict=True)
        if change and item.outcome is ItemOutcome.UNDETERMINED
    ]
    difference = now.payable - then.payable
    extremes = PaymentDifference(
        least=difference + sum((change for change, _ in open_ if change < 0), Fraction()),
        most=difference + sum((change for change, _ in open_ if change > 0), Fraction()),
    )
    walked = terms.payment_review.walk(*terms.payment_review.worlds(extremes))
    walked["readings"] = now.readings
    walked["cautions"] += now.cautions
    if walked["needs"]:
        walked["needs"] = _needs(item for _, item in open_)
        walked["questions"] = questions(terms.known_facts, walked["needs"])
    return PaymentReviewDecision(
        **walked,
        then=then,
        now=now,
        item_differences=tuple(
            change if item.outcome is ItemOutcome.PAYABLE else Fraction()
            for change, item in zip(changes, then.items, strict=True)
        ),
        difference=difference,
        difference_pence=(now.payable_pence or 0) - (then.payable_pence or 0),
    )


def _needs(items: Iterable[ItemDecision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(need for item in items for need in item.needs))
