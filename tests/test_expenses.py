"""Expenses: the clauses of the two papers, the laws of the rule, and what is refused."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Claim,
    Claimant,
    Expense,
    ExpenseKind,
    ExpenseTerms,
    Fact,
    Finding,
    Force,
    Half,
    ItemDecision,
    ItemOutcome,
    Kind,
    Mileage,
    MileageRate,
    NotADayError,
    NotInForceError,
    PaymentReview,
    PaymentReviewDecision,
    Reimbursement,
    ReimbursementDecision,
    RoundedPer,
    Rounding,
    Silent,
    State,
    Vehicle,
    WrongKindError,
    own_fact,
    reimburse,
    review_payment,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, EXPENSES
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    claims,
    expenses,
    mileage_rate_tables,
    mileages,
)
from tests.strategies import (
    MILES,
)

DAY: Final = date(2026, 11, 22)

PER_LINE: Final = CHORUS_RSP.under("X-R2", "per-line").expenses
HALF_EVEN: Final = CHORUS_RSP.under("X-R2", "half-even").expenses
UNTIL_JUDGED: Final = CHORUS_RSP.under("X-R3", "held-until-judged").expenses
CARS_AND_VANS: Final = CHORUS_RSP.under("C-R10", "cars-and-vans").expenses
CUSTOMERS_ONLY: Final = CHORUS_RSP.under("C-R71", "customers-only").expenses
TRAVEL_ONLY: Final = CHORUS_RSP.under("C-R11", "not-payable").expenses


def journey(
    miles: str,
    vehicle: Vehicle = Vehicle.CAR,
    *,
    own_vehicle: bool | None = True,
    reasonable: bool | None = None,
    on: date = DAY,
) -> Mileage:
    """Return a journey of some miles."""
    return Mileage(
        miles=Decimal(miles),
        travelled_on=on,
        vehicle=vehicle,
        own_vehicle=own_vehicle,
        reasonable=reasonable,
    )


def spent(
    pence: int,
    kind: ExpenseKind = ExpenseKind.PUBLIC_TRANSPORT,
    *,
    receipt: bool | None = True,
    reasonable: bool | None = None,
) -> Expense:
    """Return some money spent."""
    return Expense(kind=kind, pence=pence, receipt=receipt, incurred_on=DAY, reasonable=reasonable)


def claim(
    *items: Mileage | Expense, terms: ExpenseTerms | Silent = EXPENSES
) -> ReimbursementDecision:
    """Decide on a claim of some items."""
    return reimburse(terms, Claim(items=items))


def only(item: Mileage | Expense, terms: ExpenseTerms | Silent = EXPENSES) -> ItemDecision:
    """Return what becomes of the only item of a claim."""
    (decided,) = claim(item, terms=terms).items
    return decided


def found(decision: ItemDecision) -> dict[str, Finding]:
    """Return the findings by the names of their limbs."""
    return {finding.limb: finding for finding in decision.findings}


class TestChorusExpensesMileage:
    """A journey in one's own vehicle is paid at 45p a mile, without a receipt."""

    @pytest.mark.parametrize(
        ("miles", "pence"),
        [
            pytest.param("24.0", 1080, id="24 miles"),
            pytest.param("10.1", 455, id="a half penny goes up"),
            pytest.param("7.5", 338, id="no receipt is asked for"),
            pytest.param("0", 0, id="nowhere"),
            pytest.param("0.01", 0, id="under half a penny goes down"),
            pytest.param("0.02", 1, id="over half a penny goes up"),
            pytest.param("1", 45, id="one mile"),
            pytest.param("1000000", 45_000_000, id="the longest journey"),
        ],
    )
    def test_pay(self, miles: str, pence: int) -> None:
        decision = claim(journey(miles))
        assert decision.outcome is Reimbursement.PAYABLE
        assert decision.payable_pence == pence
        assert decision.payable_pounds == Decimal(pence) / 100
        assert decision.payable == Fraction(miles) * 45
        assert decision.items[0].pence == Fraction(miles) * 45

    def test_three_journeys_are_rounded_together(self) -> None:
        decision = claim(*[journey("10.1")] * 3)
        assert decision.payable_pence == 1364
        assert decision.payable_pounds == Decimal("13.64")
        assert str(decision.payable_pounds) == "13.64"
        assert decision.payable == Fraction(2727, 2)

    def test_whole_pounds_keep_their_pence(self) -> None:
        assert str(claim(journey("20")).payable_pounds) == "9.00"
        assert str(claim().payable_pounds) == "0.00"

    def test_a_car_unless_it_is_said_otherwise(self) -> None:
        item = Mileage(miles=Decimal(1), travelled_on=DAY)
        assert item == journey("1", Vehicle.CAR, own_vehicle=True, reasonable=None)

    @pytest.mark.parametrize(
        ("own_vehicle", "outcome", "needs"),
        [
            pytest.param(True, ItemOutcome.PAYABLE, (), id="their own"),
            pytest.param(False, ItemOutcome.NOT_PAYABLE, (), id="another's"),
            pytest.param(None, ItemOutcome.UNDETERMINED, ("own_vehicle",), id="not known"),
        ],
    )
    def test_whose_vehicle(
        self, *, own_vehicle: bool | None, outcome: ItemOutcome, needs: tuple[str, ...]
    ) -> None:
        item = only(journey("10", own_vehicle=own_vehicle))
        assert item.outcome is outcome
        assert item.needs == needs
        whole = claim(journey("10", own_vehicle=own_vehicle))
        assert whole.payable == (450 if own_vehicle else 0)
        assert whole.not_payable == (450 if own_vehicle is False else 0)
        assert whole.held == (450 if own_vehicle is None else 0)

    def test_the_clause_is_a_must(self) -> None:
        item = only(journey("10"))
        labels = Counter(finding.clause.label for finding in item.findings)
        assert set(labels) == {"role: expenses", "pack: benefits"}
        assert labels["pack: benefits"] == 1
        assert {finding.clause.force for finding in item.findings} == {Force.MUST}
        assert found(item)["own-vehicle"].state is State.MET
        assert found(item)["own-vehicle"].decisive
        assert found(item)["evidence"].state is State.NOT_APPLICABLE
        assert "pack: benefits" in {clause.label for clause in EXPENSES.also}


class TestChorusExpensesReceipts:
    """Other travel needs a receipt or proof of purchase; until then it is held."""

    TRAVEL: Final = (
        ExpenseKind.PUBLIC_TRANSPORT,
        ExpenseKind.TAXI,
        ExpenseKind.PARKING,
        ExpenseKind.OTHER_TRAVEL,
    )

    @pytest.mark.parametrize("kind", TRAVEL)
    @pytest.mark.parametrize(
        ("receipt", "outcome", "needs"),
        [
            pytest.param(True, ItemOutcome.PAYABLE, (), id="receipt"),
            pytest.param(False, ItemOutcome.HELD, (), id="no receipt"),
            pytest.param(None, ItemOutcome.UNDETERMINED, ("receipt",), id="not known"),
        ],
    )
    def test_travel(
        self,
        kind: ExpenseKind,
        *,
        receipt: bool | None,
        outcome: ItemOutcome,
        needs: tuple[str, ...],
    ) -> None:
        decision = claim(spent(320, kind, receipt=receipt))
        assert decision.items[0].outcome is outcome
        assert decision.items[0].needs == needs
        assert decision.payable == (320 if receipt else 0)
        assert decision.held == (0 if receipt else 320)
        assert decision.not_payable == 0

    def test_a_journey_and_a_bus_without_receipts(self) -> None:
        decision = claim(journey("7.5"), spent(320, receipt=False))
        assert decision.outcome is Reimbursement.PARTLY_PAYABLE
        assert [item.outcome for item in decision.items] == [ItemOutcome.PAYABLE, ItemOutcome.HELD]
        assert decision.payable_pence == 338
        assert decision.payable == Fraction(675, 2)
        assert decision.held == 320
        assert decision.not_payable == 0

    def test_what_the_receipt_decides(self) -> None:
        held = found(only(spent(320, receipt=False)))["evidence"]
        assert (held.state, held.decisive) == (State.NOT_MET, True)
        paid = found(only(spent(320)))["evidence"]
        assert (paid.state, paid.decisive) == (State.MET, True)
        assert paid.clause.label == "role: expenses"


class TestChorusExpensesNotTravel:
    """C-R11: an expense that is not travel is held; the alternative does not pay it."""

    @pytest.mark.parametrize("receipt", [True, False, None])
    def test_reading(self, *, receipt: bool | None) -> None:
        item = spent(500, ExpenseKind.NOT_TRAVEL, receipt=receipt)
        held = claim(item)
        refused = claim(item, terms=TRAVEL_ONLY)
        assert held.items[0].outcome is ItemOutcome.HELD
        assert refused.items[0].outcome is ItemOutcome.NOT_PAYABLE
        assert [held.payable, held.not_payable, held.held] == [0, 0, 500]
        assert [refused.payable, refused.not_payable, refused.held] == [0, 500, 0]
        assert held.outcome is refused.outcome is Reimbursement.NOTHING_PAYABLE
        assert "C-R11" in held.readings
        assert "C-R11" in refused.readings

    def test_what_is_travel_is_paid_under_both(self) -> None:
        item = spent(500, ExpenseKind.OTHER_TRAVEL)
        assert only(item).outcome is ItemOutcome.PAYABLE
        assert only(item, TRAVEL_ONLY).outcome is ItemOutcome.PAYABLE

    def test_a_journey_is_travel_of_its_own(self) -> None:
        assert "C-R11" not in claim(journey("1")).readings
        assert only(journey("1"), TRAVEL_ONLY).outcome is ItemOutcome.PAYABLE


class TestChorusExpensesVehicles:
    """C-R10: motorcycles and cycles are personal vehicles; the alternative pays cars and vans."""

    @pytest.mark.parametrize(
        ("vehicle", "under_alternative"),
        [
            pytest.param(Vehicle.CAR, ItemOutcome.PAYABLE, id="car"),
            pytest.param(Vehicle.VAN, ItemOutcome.PAYABLE, id="van"),
            pytest.param(Vehicle.MOTORCYCLE, ItemOutcome.NOT_PAYABLE, id="motorcycle"),
            pytest.param(Vehicle.CYCLE, ItemOutcome.NOT_PAYABLE, id="cycle"),
        ],
    )
    def test_reading(self, vehicle: Vehicle, under_alternative: ItemOutcome) -> None:
        item = journey("10", vehicle)
        assert only(item).outcome is ItemOutcome.PAYABLE
        assert claim(item).payable_pence == 450
        assert only(item, CARS_AND_VANS).outcome is under_alternative
        paid = under_alternative is ItemOutcome.PAYABLE
        assert claim(item, terms=CARS_AND_VANS).payable_pence == (450 if paid else 0)
        assert claim(item, terms=CARS_AND_VANS).not_payable == (0 if paid else 450)

    @pytest.mark.parametrize("vehicle", Vehicle)
    def test_a_motorcycle_or_a_cycle_is_paid_with_a_caution(self, vehicle: Vehicle) -> None:
        two_wheels = vehicle in {Vehicle.MOTORCYCLE, Vehicle.CYCLE}
        decision = claim(journey("10", vehicle))
        assert len(decision.items[0].cautions) == two_wheels
        assert decision.cautions == decision.items[0].cautions
        assert ("C-R10" in decision.readings) == two_wheels

    def test_a_caution_is_said_once_for_the_claim(self) -> None:
        decision = claim(*[journey("10", Vehicle.CYCLE)] * 3)
        assert len(decision.cautions) == 1

    def test_a_vehicle_that_is_not_paid_needs_no_owner(self) -> None:
        item = only(journey("10", Vehicle.CYCLE, own_vehicle=None), CARS_AND_VANS)
        assert item.outcome is ItemOutcome.NOT_PAYABLE


class TestChorusExpensesReasonable:
    """X-R3: an item is reasonable unless somebody judges not; the alternative waits."""

    @pytest.mark.parametrize("item", [journey("10"), spent(450)])
    @pytest.mark.parametrize(
        ("reasonable", "default", "alternative"),
        [
            pytest.param(None, ItemOutcome.PAYABLE, ItemOutcome.HELD, id="nobody has judged"),
            pytest.param(True, ItemOutcome.PAYABLE, ItemOutcome.PAYABLE, id="reasonable"),
            pytest.param(False, ItemOutcome.NOT_PAYABLE, ItemOutcome.NOT_PAYABLE, id="not"),
        ],
    )
    def test_reading(
        self,
        item: Mileage | Expense,
        *,
        reasonable: bool | None,
        default: ItemOutcome,
        alternative: ItemOutcome,
    ) -> None:
        judged = item.model_copy(update={"reasonable": reasonable})
        assert only(judged).outcome is default
        assert only(judged, UNTIL_JUDGED).outcome is alternative
        waiting = claim(judged, terms=UNTIL_JUDGED)
        assert waiting.held == (450 if reasonable is None else 0)
        assert waiting.not_payable == (450 if reasonable is False else 0)

    def test_the_decision_says_that_it_relies_on_it(self) -> None:
        assert "X-R3" in claim(journey("10")).readings
        assert "X-R3" in claim(journey("10"), terms=UNTIL_JUDGED).readings
        assert "X-R3" in only(spent(320)).readings

    def test_a_judgement_goes_before_a_receipt(self) -> None:
        item = only(spent(320, receipt=None, reasonable=False))
        assert item.outcome is ItemOutcome.NOT_PAYABLE
        assert [finding.limb for finding in item.decisive] == ["reasonable"]
        waiting = only(spent(320, receipt=None), UNTIL_JUDGED)
        assert waiting.outcome is ItemOutcome.HELD
        assert "judged" in {finding.limb for finding in waiting.decisive}

    def test_a_receipt_is_still_needed_once_it_is_judged(self) -> None:
        item = only(spent(320, receipt=False, reasonable=True), UNTIL_JUDGED)
        assert item.outcome is ItemOutcome.HELD
        assert "evidence" in {finding.limb for finding in item.decisive}


class TestChorusExpensesRounding:
    """X-R2: once per claim, half up; the alternatives are per line, and half to even."""

    @pytest.mark.parametrize(
        ("miles", "default", "per_line", "half_even"),
        [
            pytest.param(["10.1"], 455, 455, 454, id="454.5 is half above an even number"),
            pytest.param(["7.5"], 338, 338, 338, id="337.5 is half above an odd number"),
            pytest.param(["10.1"] * 2, 909, 910, 909, id="two halves make a whole"),
            pytest.param(["10.1"] * 3, 1364, 1365, 1364, id="three of them"),
            pytest.param(["0.01"] * 3, 1, 0, 1, id="small ones add up before they are lost"),
            pytest.param(["0.01"], 0, 0, 0, id="below the half"),
            pytest.param(["0.02"], 1, 1, 1, id="above the half"),
            pytest.param(["0.1"], 5, 5, 4, id="4.5 is half above an even number"),
            pytest.param(["24"], 1080, 1080, 1080, id="nothing to round"),
        ],
    )
    def test_reading(self, miles: list[str], default: int, per_line: int, half_even: int) -> None:
        items = [journey(each) for each in miles]
        assert claim(*items).payable_pence == default
        assert claim(*items, terms=PER_LINE).payable_pence == per_line
        assert claim(*items, terms=HALF_EVEN).payable_pence == half_even

    def test_only_what_is_paid_is_rounded(self) -> None:
        decision = claim(journey("10.1"), journey("10.1", own_vehicle=False))
        assert decision.payable_pence == 455
        assert decision.payable == decision.not_payable == Fraction(909, 2)

    def test_it_relies_on_the_reading(self) -> None:
        assert claim(journey("1")).readings[-1] == "X-R2"
        assert Rounding() == Rounding(per=RoundedPer.CLAIM, half=Half.UP)
        assert Rounding() == EXPENSES.rounding


class TestChorusExpensesClaim:
    """A claim is payable, partly payable, or nothing of it is; every penny is accounted for."""

    PAID: Final = spent(100)
    HELD: Final = spent(10, receipt=False)
    REFUSED: Final = spent(1, reasonable=False)
    OPEN: Final = spent(1000, receipt=None)

    @pytest.mark.parametrize(
        ("items", "outcome"),
        [
            pytest.param((), Reimbursement.NOTHING_PAYABLE, id="nothing is claimed"),
            pytest.param((PAID,), Reimbursement.PAYABLE, id="one paid"),
            pytest.param((PAID, PAID), Reimbursement.PAYABLE, id="both paid"),
            pytest.param((PAID, HELD), Reimbursement.PARTLY_PAYABLE, id="one held"),
            pytest.param((PAID, REFUSED), Reimbursement.PARTLY_PAYABLE, id="one refused"),
            pytest.param((HELD,), Reimbursement.NOTHING_PAYABLE, id="only one held"),
            pytest.param((REFUSED,), Reimbursement.NOTHING_PAYABLE, id="only one refused"),
            pytest.param((HELD, REFUSED), Reimbursement.NOTHING_PAYABLE, id="none paid"),
            pytest.param((OPEN,), Reimbursement.UNDETERMINED, id="only one open"),
            pytest.param((PAID, OPEN), Reimbursement.UNDETERMINED, id="all or part of it"),
            pytest.param((REFUSED, OPEN), Reimbursement.UNDETERMINED, id="nothing or part of it"),
            pytest.param(
                (PAID, HELD, OPEN), Reimbursement.PARTLY_PAYABLE, id="part of it either way"
            ),
        ],
    )
    def test_outcome(self, items: tuple[Expense, ...], outcome: Reimbursement) -> None:
        decision = claim(*items)
        assert decision.outcome is outcome
        assert decision.needs == (("receipt",) if outcome is Reimbursement.UNDETERMINED else ())
        counted = Counter(items)
        assert decision.payable == decision.payable_pence == 100 * counted[self.PAID]
        assert decision.held == 10 * counted[self.HELD] + 1000 * counted[self.OPEN]
        assert decision.not_payable == counted[self.REFUSED]

    def test_what_is_needed_is_named_once_and_in_order(self) -> None:
        unsure = journey("1", own_vehicle=None)
        assert claim(unsure, self.OPEN, self.OPEN).needs == ("own_vehicle", "receipt")
        assert claim(self.OPEN, unsure).needs == ("receipt", "own_vehicle")

    def test_an_empty_claim_is_nothing(self) -> None:
        decision = claim()
        assert decision.items == ()
        assert decision.payable_pence == 0
        assert decision.payable == decision.held == decision.not_payable == 0

    def test_the_outcome_rests_on_the_items(self) -> None:
        decision = claim(self.PAID, self.HELD)
        states = {finding.limb: finding.state for finding in decision.decisive}
        assert states == {"every-item": State.NOT_MET, "some-item": State.MET}
        assert {finding.clause.label for finding in decision.findings} == {"role: expenses"}

    def test_the_readings_of_every_item_are_named_once(self) -> None:
        decision = claim(journey("1", Vehicle.CYCLE), spent(1, ExpenseKind.NOT_TRAVEL))
        assert sorted(decision.readings) == ["C-R10", "C-R11", "X-R2", "X-R3"]

    def test_the_figures_name_each_item(self) -> None:
        figures = claim(journey("10.1"), self.HELD).figures()
        assert len(figures) == 3
        assert "4.55" in figures[0]
        assert ItemOutcome.PAYABLE in figures[1]
        assert ItemOutcome.HELD in figures[2]
        assert "role: expenses" in figures[2]
        assert "role: expenses" not in figures[1]
        assert len(only(journey("10.1")).figures()) == 1


class TestChorusExpensesRates:
    """A rate holds from its first day on, until the next one."""

    CHANGES: Final = date(2026, 4, 6)
    TWO: Final = EXPENSES.model_copy(
        update={
            "rates": (
                MileageRate(pence_per_mile=Fraction(45)),
                MileageRate(pence_per_mile=Fraction(55), in_force_from=CHANGES),
            )
        }
    )
    DATED: Final = EXPENSES.model_copy(
        update={
            "rates": (
                MileageRate(pence_per_mile=Fraction(45), in_force_from=date(2020, 1, 1)),
                MileageRate(pence_per_mile=Fraction(91, 2), in_force_from=CHANGES),
                MileageRate(pence_per_mile=Fraction(60), in_force_from=date(2027, 4, 6)),
            )
        }
    )

    @pytest.mark.parametrize(
        ("on", "pence"),
        [
            pytest.param(CHANGES - timedelta(days=1), 450, id="the day before"),
            pytest.param(CHANGES, 550, id="the day itself"),
            pytest.param(date.min, 450, id="the first day of all"),
            pytest.param(date.max, 550, id="the last day of all"),
        ],
    )
    def test_the_day_on_which_a_rate_changes(self, on: date, pence: int) -> None:
        assert claim(journey("10", on=on), terms=self.TWO).payable_pence == pence

    @pytest.mark.parametrize(
        ("on", "rate"),
        [
            pytest.param(date(2020, 1, 1), Fraction(45), id="the first day of the first"),
            pytest.param(date(2026, 4, 5), Fraction(45), id="the last day of the first"),
            pytest.param(date(2026, 4, 6), Fraction(91, 2), id="the first day of the second"),
            pytest.param(date(2027, 4, 5), Fraction(91, 2), id="the last day of the second"),
            pytest.param(date(2027, 4, 6), Fraction(60), id="the first day of the third"),
        ],
    )
    def test_three_rates(self, on: date, rate: Fraction) -> None:
        assert self.DATED.rate_on(on) == rate
        assert claim(journey("3", on=on), terms=self.DATED).payable == 3 * rate

    def test_one_claim_may_span_two_rates(self) -> None:
        before = journey("10", on=self.CHANGES - timedelta(days=1))
        after = journey("10", on=self.CHANGES)
        assert claim(before, after, terms=self.TWO).payable_pence == 1000

    def test_before_the_first_rate_there_is_none(self) -> None:
        on = date(2019, 12, 31)
        with pytest.raises(NotInForceError) as refused:
            claim(journey("10", on=on), terms=self.DATED)
        assert refused.value.day == on
        assert refused.value.in_force_from == date(2020, 1, 1)

    def test_money_spent_needs_no_rate(self) -> None:
        early = spent(320).model_copy(update={"incurred_on": date.min})
        assert claim(early, terms=self.DATED).payable_pence == 320

    def test_the_pack_has_one_rate_without_a_first_day(self) -> None:
        assert EXPENSES.rates == (MileageRate(pence_per_mile=Fraction(45)),)
        assert EXPENSES.rate_on(date.min) == EXPENSES.rate_on(date.max) == 45


class TestTraffordHasNone:
    """9.1 and 4.3(h) pay expenses under a procedure that the paper does not contain."""

    def test_not_provided(self) -> None:
        decision = claim(journey("10"), spent(320), terms=TRAFFORD_QIP.expenses)
        assert decision.outcome is Reimbursement.NOT_PROVIDED
        assert [finding.clause.label for finding in decision.findings] == ["9.1"]
        assert decision.items == ()
        assert decision.payable_pence is None
        assert decision.payable_pounds is None
        assert decision.payable == decision.held == decision.not_payable == 0
        assert decision.figures() == ()


class TestChorusExpensesClaimant:
    """C-R71: customers and panel members may claim; under the alternative customers only."""

    @pytest.mark.parametrize("item", [journey("10"), spent(450)])
    @pytest.mark.parametrize(
        ("claimant", "default", "alternative"),
        [
            pytest.param(
                Claimant.CUSTOMER, ItemOutcome.PAYABLE, ItemOutcome.PAYABLE, id="a customer"
            ),
            pytest.param(
                Claimant.MEMBER_ONLY, ItemOutcome.PAYABLE, ItemOutcome.NOT_PAYABLE, id="a member"
            ),
        ],
    )
    def test_reading(
        self,
        item: Mileage | Expense,
        claimant: Claimant,
        default: ItemOutcome,
        alternative: ItemOutcome,
    ) -> None:
        made = Claim(items=(item,), claimant=claimant)
        by_default, under = reimburse(EXPENSES, made), reimburse(CUSTOMERS_ONLY, made)
        assert by_default.items[0].outcome is default
        assert under.items[0].outcome is alternative
        assert by_default.payable == 450
        assert under.payable == (450 if alternative is ItemOutcome.PAYABLE else 0)
        no_customer = claimant is Claimant.MEMBER_ONLY
        assert ("C-R71" in by_default.readings) == no_customer
        assert len(by_default.cautions) == no_customer
        assert "C-R71" in under.readings

    def test_a_customer_unless_it_is_said_otherwise(self) -> None:
        assert Claim().claimant is Claimant.CUSTOMER

    def test_what_each_is_entitled_by(self) -> None:
        made = Claim(items=(spent(450),), claimant=Claimant.MEMBER_ONLY)
        (item,) = reimburse(EXPENSES, made).items
        assert found(item)["member-only"].clause.label == "pack: benefits"
        assert found(item)["member-only"].state is State.MET
        assert found(item)["customer"].state is State.NOT_MET


class TestChorusExpensesInvolvement:
    """What is paid is for involvement activities; a claim says so unless it says otherwise."""

    @pytest.mark.parametrize("item", [journey("10"), spent(450), spent(450, receipt=False)])
    @pytest.mark.parametrize("terms", [EXPENSES, UNTIL_JUDGED, CARS_AND_VANS, TRAVEL_ONLY])
    def test_another_journey_or_expense_is_not_payable(
        self, item: Mileage | Expense, terms: ExpenseTerms | Silent
    ) -> None:
        other = item.model_copy(update={"for_involvement": False})
        decided = only(other, terms)
        assert item.for_involvement
        assert decided.outcome is ItemOutcome.NOT_PAYABLE
        assert found(decided)["for-involvement"].decisive
        assert found(decided)["for-involvement"].clause.label == "role: expenses"
        assert claim(other, terms=terms).not_payable == 450

    def test_a_paper_that_does_not_ask_does_not_test(self) -> None:
        open_to_all = EXPENSES.model_copy(update={"claimants": None, "for_involvement": None})
        item = journey("10").model_copy(update={"for_involvement": False})
        made = Claim(items=(item,), claimant=Claimant.MEMBER_ONLY)
        decision = reimburse(open_to_all, made)
        assert decision.payable_pence == 450
        assert not {"for-involvement", "customer", "member-only"} & set(found(decision.items[0]))


class TestALandlordsOwnFact:
    """A landlord's own fact is declared in its terms, and is handed in with the claim."""

    OWN: Final = EXPENSES.model_copy(
        update={
            "own_facts": (
                Fact(
                    name="other.signed",
                    kind=Kind.YES_NO,
                    question="Is the form signed?",
                    answered_by="the claimant",
                ),
            ),
            "evidence": EXPENSES.evidence.model_copy(update={"condition": own_fact("signed")}),
        }
    )

    @pytest.mark.parametrize(
        ("other", "outcome"),
        [
            pytest.param({"signed": True}, ItemOutcome.PAYABLE, id="signed"),
            pytest.param({"signed": False}, ItemOutcome.HELD, id="not signed"),
            pytest.param({}, ItemOutcome.UNDETERMINED, id="not known"),
            pytest.param({"signed": None}, ItemOutcome.UNDETERMINED, id="known not to be known"),
        ],
    )
    def test_it_is_read_for_every_item(
        self, other: dict[str, bool | int | str | None], outcome: ItemOutcome
    ) -> None:
        made = Claim(items=(spent(320), spent(80)), other=other)
        decision = reimburse(self.OWN, made)
        assert [item.outcome for item in decision.items] == [outcome] * 2
        assert decision.needs == (("other.signed",) if outcome is ItemOutcome.UNDETERMINED else ())

    def test_of_another_kind_it_is_refused(self) -> None:
        with pytest.raises(WrongKindError):
            reimburse(self.OWN, Claim(items=(spent(320),), other={"signed": 1}))

    def test_it_is_not_shown(self) -> None:
        assert "Wilhelmina" not in repr(Claim(other={"name": "Wilhelmina"}))


def at_rates(*rates: MileageRate) -> ExpenseTerms:
    """Return the pack's terms at other rates."""
    return EXPENSES.model_copy(update={"rates": rates})


class TestRatesThatAreBackDated:
    """A rate is in force from one day and known from another; before both it pays nothing."""

    IN_FORCE: Final = date(2026, 4, 6)
    KNOWN: Final = date(2026, 5, 21)
    OLD: Final = MileageRate(pence_per_mile=Fraction(45))
    NEW: Final = MileageRate(pence_per_mile=Fraction(55), in_force_from=IN_FORCE, known_from=KNOWN)
    RAISED: Final = at_rates(OLD, NEW)
    LOWERED: Final = at_rates(OLD, NEW.model_copy(update={"pence_per_mile": Fraction(40)}))
    A_DAY: Final = timedelta(days=1)

    @pytest.mark.parametrize(
        ("travelled_on", "known_on", "pence"),
        [
            pytest.param(IN_FORCE, KNOWN - A_DAY, 450, id="in force, the day before it is known"),
            pytest.param(IN_FORCE, KNOWN, 550, id="in force, the day it is known"),
            pytest.param(IN_FORCE, None, 550, id="in force, everything known"),
            pytest.param(IN_FORCE - A_DAY, KNOWN, 450, id="the day before it is in force"),
            pytest.param(IN_FORCE - A_DAY, None, 450, id="not in force, everything known"),
            pytest.param(date.max, date.min, 450, id="known on the first day of all"),
            pytest.param(date.max, date.max, 550, id="known on the last day of all"),
        ],
    )
    def test_both_days_count(self, travelled_on: date, known_on: date | None, pence: int) -> None:
        made = Claim(items=(journey("10", on=travelled_on),))
        assert reimburse(self.RAISED, made, known_on=known_on).payable_pence == pence
        assert self.RAISED.rate_on(travelled_on, known_on) * 10 == pence

    def test_everything_is_known_unless_it_is_said_otherwise(self) -> None:
        made = Claim(items=(journey("10"),))
        assert reimburse(self.RAISED, made) == reimburse(self.RAISED, made, known_on=None)
        assert self.RAISED.rate_on(DAY) == 55

    def test_a_correction_takes_the_place_of_what_it_corrects(self) -> None:
        mended = self.NEW.model_copy(
            update={"pence_per_mile": Fraction(50), "known_from": date(2026, 6, 1)}
        )
        terms = at_rates(self.OLD, self.NEW, mended)
        assert terms.rate_on(self.IN_FORCE, date(2026, 5, 31)) == 55
        assert terms.rate_on(self.IN_FORCE, date(2026, 6, 1)) == 50
        assert terms.rate_on(self.IN_FORCE - self.A_DAY) == 45

    def test_a_correction_of_an_older_rate_leaves_the_newer_one(self) -> None:
        late = MileageRate(
            pence_per_mile=Fraction(46),
            in_force_from=date(2025, 4, 6),
            known_from=date(2026, 6, 1),
        )
        terms = at_rates(self.OLD, late, self.NEW)
        assert terms.rate_on(date(2026, 4, 5)) == 46
        assert terms.rate_on(date(2026, 4, 6)) == 55
        assert terms.rate_on(date(2026, 4, 5), self.KNOWN) == 45

    @pytest.mark.parametrize(
        ("rates", "day", "known_on", "first"),
        [
            pytest.param((NEW,), IN_FORCE - A_DAY, None, IN_FORCE, id="before the first"),
            pytest.param((NEW,), IN_FORCE - A_DAY, KNOWN, IN_FORCE, id="before the first known"),
            pytest.param((NEW,), IN_FORCE, KNOWN - A_DAY, None, id="none is known yet"),
            pytest.param(
                (MileageRate(pence_per_mile=Fraction(45), known_from=KNOWN), NEW),
                IN_FORCE,
                KNOWN - A_DAY,
                None,
                id="not even the oldest is known yet",
            ),
        ],
    )
    def test_where_there_is_none_it_says_so(
        self,
        rates: tuple[MileageRate, ...],
        day: date,
        known_on: date | None,
        first: date | None,
    ) -> None:
        with pytest.raises(NotInForceError) as refused:
            reimburse(at_rates(*rates), Claim(items=(journey("1", on=day),)), known_on=known_on)
        error = refused.value
        assert (error.day, error.in_force_from, error.known_on) == (day, first, known_on)

    @pytest.mark.parametrize(
        ("since", "fits"),
        [
            pytest.param([(None, None), (IN_FORCE, None)], True, id="plain"),
            pytest.param([(IN_FORCE, None), (IN_FORCE, KNOWN)], True, id="a correction"),
            pytest.param([(IN_FORCE, KNOWN), (IN_FORCE, None)], False, id="the correction first"),
            pytest.param([(IN_FORCE, KNOWN), (IN_FORCE, KNOWN)], False, id="one pair twice"),
            pytest.param([(None, date.min), (None, None)], False, id="known all along, twice"),
            pytest.param([(None, KNOWN), (IN_FORCE, None)], True, id="known in another order"),
        ],
    )
    def test_order(self, since: list[tuple[date | None, date | None]], *, fits: bool) -> None:
        rates = [
            MileageRate(pence_per_mile=Fraction(45), in_force_from=start, known_from=known)
            for start, known in since
        ]
        if fits:
            assert at_rates(*rates).rates == tuple(rates)
        else:
            with pytest.raises(ValidationError, match="known_from"):
                at_rates(*rates)

    @pytest.mark.parametrize(
        ("terms", "paid_on", "on", "outcome", "difference"),
        [
            pytest.param(
                RAISED, KNOWN - A_DAY, KNOWN, PaymentReview.MORE_IS_PAYABLE, 100, id="raised"
            ),
            pytest.param(
                LOWERED, KNOWN - A_DAY, KNOWN, PaymentReview.LESS_IS_PAYABLE, -50, id="lowered"
            ),
            pytest.param(
                RAISED, KNOWN - A_DAY, KNOWN - A_DAY, PaymentReview.UNCHANGED, 0, id="not known yet"
            ),
            pytest.param(RAISED, KNOWN, date.max, PaymentReview.UNCHANGED, 0, id="known by then"),
        ],
    )
    def test_review(
        self,
        terms: ExpenseTerms,
        paid_on: date,
        on: date,
        outcome: PaymentReview,
        difference: int,
    ) -> None:
        made = Claim(items=(journey("10", on=self.IN_FORCE), spent(320)))
        review = review_payment(terms, made, paid_on=paid_on, on=on)
        assert review.outcome is outcome
        assert review.difference == review.difference_pence == difference
        assert list(review.item_differences) == [difference, 0]
        assert review.then is not None
        assert review.now is not None
        assert review.now.payable - review.then.payable == difference
        assert len(review.figures()) == (3 if difference else 2)
        assert len(review.cautions) == bool(difference)

    def test_the_paper_asks_for_nothing_back(self) -> None:
        made = Claim(items=(journey("10", on=self.IN_FORCE),))
        review = review_payment(self.LOWERED, made, paid_on=self.KNOWN - self.A_DAY, on=self.KNOWN)
        assert review.cautions == ("the paper does not say that anything paid is paid back",)
        assert review.decided_by is None
        states = {finding.limb: (finding.state, finding.decisive) for finding in review.findings}
        assert states == {"more": (State.NOT_MET, True), "less": (State.MET, True)}
        assert {finding.clause.label for finding in review.findings} == {"role: expenses"}
        assert review.figures()[-1] == "item 1: £0.50 less"

    def test_only_what_the_change_touches_is_asked_for(self) -> None:
        unsure = journey("10", on=self.IN_FORCE, own_vehicle=None)
        before = journey("10", on=self.IN_FORCE - self.A_DAY, own_vehicle=None)
        bus = spent(320, receipt=None)
        days = {"paid_on": self.KNOWN - self.A_DAY, "on": self.KNOWN}
        touched = review_payment(self.RAISED, Claim(items=(unsure, before, bus)), **days)
        assert touched.outcome is PaymentReview.UNDETERMINED
        assert touched.needs == ("own_vehicle",)
        assert touched.questions == reimburse(self.RAISED, Claim(items=(unsure,))).questions
        assert list(touched.item_differences) == [0, 0, 0]
        assert touched.difference == touched.difference_pence == 0
        untouched = review_payment(self.RAISED, Claim(items=(before, bus)), **days)
        assert untouched.outcome is PaymentReview.UNCHANGED
        assert untouched.needs == ()
        sure = journey("10", on=self.IN_FORCE)
        either_way = review_payment(self.RAISED, Claim(items=(sure, unsure, bus)), **days)
        assert either_way.outcome is PaymentReview.MORE_IS_PAYABLE
        assert either_way.difference == 100

    def test_what_is_not_payable_or_held_makes_no_difference(self) -> None:
        refused = journey("10", on=self.IN_FORCE, reasonable=False)
        review = review_payment(
            self.RAISED,
            Claim(items=(refused,)),
            paid_on=self.KNOWN - self.A_DAY,
            on=self.KNOWN,
        )
        assert review.outcome is PaymentReview.UNCHANGED
        assert list(review.item_differences) == [0]

    def test_the_cautions_and_readings_of_the_items_are_said_too(self) -> None:
        made = Claim(items=(journey("10", Vehicle.CYCLE, on=self.IN_FORCE),))
        review = review_payment(self.RAISED, made, paid_on=self.KNOWN - self.A_DAY, on=self.KNOWN)
        paid = reimburse(self.RAISED, made)
        assert len(paid.cautions) == 1
        assert review.cautions[1:] == paid.cautions
        assert review.readings == paid.readings

    def test_whole_pence_are_rounded_on_each_side(self) -> None:
        made = Claim(items=(journey("10.1", on=self.IN_FORCE),))
        review = review_payment(self.RAISED, made, paid_on=self.KNOWN - self.A_DAY, on=self.KNOWN)
        assert review.difference == 101
        assert review.difference_pence == 556 - 455
        assert review.readings[-1] == "X-R2"

    def test_the_outcome_goes_by_exact_pence(self) -> None:
        made = Claim(items=(journey("0.04", on=self.IN_FORCE),))
        review = review_payment(self.RAISED, made, paid_on=self.KNOWN - self.A_DAY, on=self.KNOWN)
        assert review.outcome is PaymentReview.MORE_IS_PAYABLE
        assert review.difference == Fraction(2, 5)
        assert review.difference_pence == 0

    def test_the_pack_has_one_rate_and_so_nothing_to_review(self) -> None:
        made = Claim(items=(journey("10"),))
        review = review_payment(CHORUS_RSP.expenses, made, paid_on=date.min, on=date.max)
        assert review.outcome is PaymentReview.UNCHANGED

    def test_where_the_paper_is_silent(self) -> None:
        made = Claim(items=(journey("10"),))
        review = review_payment(TRAFFORD_QIP.expenses, made, paid_on=DAY, on=DAY)
        assert review.outcome is PaymentReview.NOT_PROVIDED
        assert [finding.clause.label for finding in review.findings] == ["9.1"]
        assert (review.then, review.now, review.difference_pence) == (None, None, None)
        assert review.figures() == ()

    def test_the_journeys_paid_are_at_the_rates_known(self) -> None:
        made = Claim(items=(journey("10", on=self.IN_FORCE), spent(320)))
        for known_on, pence in ((self.KNOWN - self.A_DAY, 450), (None, 550)):
            (paid,) = self.RAISED.paid_journeys(
                made, organisation="chorus-homes", known_on=known_on
            )
            assert paid.pence_paid == pence


NEAR: Final = st.dates(date(2026, 4, 1), date(2026, 4, 12))
"""Days so close together that rates, journeys and payments fall on the same ones."""

RULES: Final = st.sampled_from(
    [EXPENSES, PER_LINE, HALF_EVEN, UNTIL_JUDGED, CARS_AND_VANS, TRAVEL_ONLY, CUSTOMERS_ONLY]
)
CLAIMS: Final = claims()
CERTAIN: Final = {"own_vehicle": True, "reasonable": True, "for_involvement": True}
SURE: Final = mileages().map(lambda item: item.model_copy(update=CERTAIN))
"""Journeys that are certainly paid."""


def asked(item: Mileage | Expense) -> Fraction:
    """Return the exact pence that an item asks for, at 45p a mile."""
    return Fraction(item.miles * 45) if isinstance(item, Mileage) else Fraction(item.pence)


def fate(item: Mileage | Expense) -> ItemOutcome:
    """Return what the pack does with an item, in a treasurer's words."""
    if item.reasonable is False or not item.for_involvement:
        return ItemOutcome.NOT_PAYABLE
    if isinstance(item, Mileage):
        answers = {
            True: ItemOutcome.PAYABLE,
            False: ItemOutcome.NOT_PAYABLE,
            None: ItemOutcome.UNDETERMINED,
        }
        return answers[item.own_vehicle]
    if item.kind is ExpenseKind.NOT_TRAVEL:
        return ItemOutcome.HELD
    answers = {True: ItemOutcome.PAYABLE, False: ItemOutcome.HELD, None: ItemOutcome.UNDETERMINED}
    return answers[item.receipt]


def sum_of(items: tuple[Mileage | Expense, ...], *fates: ItemOutcome) -> Fraction:
    """Add up what the items with certain fates ask for."""
    return sum((asked(item) for item in items if fate(item) in fates), Fraction())


def fillings(items: tuple[Mileage | Expense, ...]) -> Iterator[tuple[Mileage | Expense, ...]]:
    """Go through every way in which receipts and owners could become known."""
    name_of = {Mileage: "own_vehicle", Expense: "receipt"}
    ways = [
        [item.model_copy(update={name_of[type(item)]: known}) for known in (True, False)]
        if getattr(item, name_of[type(item)]) is None
        else [item]
        for item in items
    ]
    yield from product(*ways)


def quantized(pence: list[Fraction], rounding: str) -> int:
    """Return exact pence as whole pence, by the decimal module."""
    total = sum((Decimal(each.numerator) / each.denominator for each in pence), Decimal())
    return int(total.quantize(Decimal(1), rounding))


class TestLaws:
    """What holds for every claim."""

    @given(CLAIMS)
    def test_every_penny_is_accounted_for(self, claimed: Claim) -> None:
        decision = reimburse(EXPENSES, claimed)
        items = claimed.items
        assert decision.payable == sum_of(items, ItemOutcome.PAYABLE)
        assert decision.not_payable == sum_of(items, ItemOutcome.NOT_PAYABLE)
        assert decision.held == sum_of(items, ItemOutcome.HELD, ItemOutcome.UNDETERMINED)
        assert [item.outcome for item in decision.items] == [fate(item) for item in items]
        assert [item.pence for item in decision.items] == [asked(item) for item in items]

    @given(RULES, CLAIMS)
    def test_the_three_totals_make_the_claim_under_every_reading(
        self, terms: ExpenseTerms | Silent, claimed: Claim
    ) -> None:
        decision = reimburse(terms, claimed)
        total = sum((asked(item) for item in claimed.items), Fraction())
        assert decision.payable + decision.not_payable + decision.held == total
        assert min(decision.payable, decision.not_payable, decision.held) >= 0

    @given(CLAIMS)
    def test_rounding_is_what_the_decimal_module_makes_of_it(self, claimed: Claim) -> None:
        paid = [asked(item) for item in claimed.items if fate(item) is ItemOutcome.PAYABLE]
        up, even = ROUND_HALF_UP, ROUND_HALF_EVEN
        by_line = sum(quantized([each], up) for each in paid)
        assert reimburse(EXPENSES, claimed).payable_pence == quantized(paid, up)
        assert reimburse(PER_LINE, claimed).payable_pence == by_line
        assert reimburse(HALF_EVEN, claimed).payable_pence == quantized(paid, even)
        lines = Rounding(per=RoundedPer.LINE, half=Half.EVEN)
        assert lines.whole_pence(paid) == sum(quantized([each], even) for each in paid)

    @given(st.lists(st.integers(0, 10**6).map(lambda n: Fraction(n, 2)), max_size=5))
    def test_halves_are_rounded_as_the_decimal_module_rounds_them(
        self, pence: list[Fraction]
    ) -> None:
        assert Rounding().whole_pence(pence) == quantized(pence, ROUND_HALF_UP)
        assert Rounding(half=Half.EVEN).whole_pence(pence) == quantized(pence, ROUND_HALF_EVEN)

    @given(CLAIMS, CLAIMS)
    def test_splitting_a_claim_changes_at_most_half_a_penny_a_claim(
        self, one: Claim, other: Claim
    ) -> None:
        whole = reimburse(EXPENSES, one.model_copy(update={"items": (*one.items, *other.items)}))
        parts = [
            reimburse(EXPENSES, one),
            reimburse(EXPENSES, other.model_copy(update={"claimant": one.claimant})),
        ]
        assert whole.payable == sum(part.payable for part in parts)
        assert whole.held == sum(part.held for part in parts)
        for decision in (whole, *parts):
            assert decision.payable_pence is not None
            assert 2 * abs(decision.payable_pence - decision.payable) <= 1

    @given(CLAIMS, MILES, MILES)
    def test_a_longer_journey_never_pays_less(
        self, claimed: Claim, one: Decimal, other: Decimal
    ) -> None:
        shorter, longer = sorted((one, other))
        for terms in (EXPENSES, PER_LINE, HALF_EVEN):
            less = reimburse(terms, Claim(items=(*claimed.items, journey(str(shorter)))))
            more = reimburse(terms, Claim(items=(*claimed.items, journey(str(longer)))))
            assert less.payable_pence is not None
            assert more.payable_pence is not None
            assert less.payable_pence <= more.payable_pence
            assert more.payable - less.payable == 45 * Fraction(longer - shorter)

    @given(SURE)
    def test_once_per_claim_is_never_half_a_penny_off(self, item: Mileage) -> None:
        decision = claim(item)
        assert decision.payable_pence is not None
        assert -1 < 2 * (decision.payable - decision.payable_pence) < 1 or (
            2 * (decision.payable_pence - decision.payable) == 1
        )

    @given(RULES, CLAIMS, st.data())
    def test_the_order_of_the_items_does_not_matter(
        self, terms: ExpenseTerms | Silent, claimed: Claim, data: st.DataObject
    ) -> None:
        items = tuple(data.draw(st.permutations(claimed.items)))
        other = claimed.model_copy(update={"items": items})
        one, two = reimburse(terms, claimed), reimburse(terms, other)
        assert one.outcome is two.outcome
        assert one.payable_pence == two.payable_pence
        assert (one.payable, one.not_payable, one.held) == (two.payable, two.not_payable, two.held)
        assert set(one.needs) == set(two.needs)
        assert set(one.readings) == set(two.readings)

    @given(RULES, st.lists(mileages() | expenses(), max_size=4).map(tuple))
    def test_undetermined_exactly_when_two_fillings_end_differently(
        self, terms: ExpenseTerms | Silent, items: tuple[Mileage | Expense, ...]
    ) -> None:
        decision = claim(*items, terms=terms)
        ends = {claim(*way, terms=terms).outcome for way in fillings(items)}
        if decision.outcome is Reimbursement.UNDETERMINED:
            assert len(ends) > 1
            assert set(decision.needs) <= {"receipt", "own_vehicle"}
        else:
            assert ends == {decision.outcome}

    @given(RULES, CLAIMS)
    def test_finding_out_more_never_costs_what_was_payable(
        self, terms: ExpenseTerms | Silent, claimed: Claim
    ) -> None:
        least = reimburse(terms, claimed).payable
        assert all(claim(*way, terms=terms).payable >= least for way in fillings(claimed.items))

    @given(CLAIMS)
    def test_waiting_for_judgement_never_pays_more(self, claimed: Claim) -> None:
        now = reimburse(EXPENSES, claimed)
        later = reimburse(UNTIL_JUDGED, claimed)
        assert later.payable <= now.payable
        assert later.not_payable <= now.not_payable
        judged = tuple(
            item.model_copy(update={"reasonable": item.reasonable is not False})
            for item in claimed.items
        )
        assert claim(*judged, terms=UNTIL_JUDGED).payable == now.payable

    @given(RULES, CLAIMS)
    def test_outcome_is_exactly_what_the_items_say(
        self, terms: ExpenseTerms | Silent, claimed: Claim
    ) -> None:
        decision = reimburse(terms, claimed)
        fates = Counter(item.outcome for item in decision.items)
        paid, open_ = fates[ItemOutcome.PAYABLE], fates[ItemOutcome.UNDETERMINED]
        could_be = {
            Reimbursement.NOTHING_PAYABLE
            if so_many == 0
            else Reimbursement.PAYABLE
            if so_many == len(decision.items)
            else Reimbursement.PARTLY_PAYABLE
            for so_many in range(paid, paid + open_ + 1)
        }
        assert could_be == {decision.outcome} or (
            len(could_be) > 1 and decision.outcome is Reimbursement.UNDETERMINED
        )

    @given(mileage_rate_tables(NEAR), claims(NEAR), NEAR, NEAR)
    def test_a_rate_known_later_never_changes_what_was_rightly_paid(
        self, rates: tuple[MileageRate, ...], claimed: Claim, paid_on: date, known_from: date
    ) -> None:
        later = MileageRate(
            pence_per_mile=Fraction(99), in_force_from=date.max, known_from=known_from
        )
        changed = sorted((*rates, later), key=MileageRate.since)
        before, after = at_rates(*rates), at_rates(*changed)
        if paid_on < known_from:
            paid = reimburse(before, claimed, known_on=paid_on)
            assert reimburse(after, claimed, known_on=paid_on) == paid

    @given(mileage_rate_tables(NEAR), claims(NEAR), NEAR)
    def test_what_is_known_by_then_is_as_if_nothing_else_had_been_written(
        self, rates: tuple[MileageRate, ...], claimed: Claim, known_on: date
    ) -> None:
        known = [one for one in rates if one.known_from is None or one.known_from <= known_on]
        alone = reimburse(at_rates(*known), claimed)
        assert reimburse(at_rates(*rates), claimed, known_on=known_on) == alone

    @given(mileage_rate_tables(NEAR), NEAR, NEAR)
    def test_no_other_known_rate_stands_between_a_day_and_its_rate(
        self, rates: tuple[MileageRate, ...], day: date, known_on: date
    ) -> None:
        found = at_rates(*rates).rate_on(day, known_on)
        could_be = [
            one
            for one in rates
            if (one.in_force_from is None or one.in_force_from <= day)
            and (one.known_from is None or one.known_from <= known_on)
        ]
        newest = max(could_be, key=lambda one: one.in_force_from or date.min)
        same_day = [one for one in could_be if one.in_force_from == newest.in_force_from]
        latest = max(same_day, key=lambda one: one.known_from or date.min)
        assert found == latest.pence_per_mile

    @given(mileage_rate_tables(NEAR), claims(NEAR), NEAR, NEAR)
    def test_a_review_says_exactly_how_the_two_payments_differ(
        self, rates: tuple[MileageRate, ...], claimed: Claim, paid_on: date, on: date
    ) -> None:
        terms = at_rates(*rates)
        review = review_payment(terms, claimed, paid_on=paid_on, on=on)
        then = reimburse(terms, claimed, known_on=paid_on)
        now = reimburse(terms, claimed, known_on=on)
        assert (review.then, review.now) == (then, now)
        assert review.difference == now.payable - then.payable == sum(review.item_differences)
        assert then.payable_pence is not None
        assert review.difference_pence is not None
        assert then.payable_pence + review.difference_pence == now.payable_pence
        assert len(review.item_differences) == len(claimed.items)

    @given(mileage_rate_tables(NEAR), claims(NEAR), NEAR, NEAR)
    def test_a_review_the_other_way_round_says_the_opposite(
        self, rates: tuple[MileageRate, ...], claimed: Claim, paid_on: date, on: date
    ) -> None:
        opposite = {
            PaymentReview.MORE_IS_PAYABLE: PaymentReview.LESS_IS_PAYABLE,
            PaymentReview.LESS_IS_PAYABLE: PaymentReview.MORE_IS_PAYABLE,
        }
        forth = review_payment(at_rates(*rates), claimed, paid_on=paid_on, on=on)
        back = review_payment(at_rates(*rates), claimed, paid_on=on, on=paid_on)
        assert back.outcome is opposite.get(forth.outcome, forth.outcome)
        assert back.difference == -forth.difference

    @given(
        mileage_rate_tables(NEAR), st.lists(mileages(NEAR) | expenses(NEAR), max_size=4), NEAR, NEAR
    )
    def test_a_review_is_undetermined_exactly_when_two_fillings_end_differently(
        self,
        rates: tuple[MileageRate, ...],
        listed: list[Mileage | Expense],
        paid_on: date,
        on: date,
    ) -> None:
        terms, items = at_rates(*rates), tuple(listed)
        review = review_payment(terms, Claim(items=items), paid_on=paid_on, on=on)
        ends = {
            review_payment(terms, Claim(items=way), paid_on=paid_on, on=on).outcome
            for way in fillings(items)
        }
        if review.outcome is PaymentReview.UNDETERMINED:
            assert len(ends) > 1
            assert review.needs == ("own_vehicle",)
        else:
            assert ends == {review.outcome}

    @given(RULES, CLAIMS)
    def test_the_journeys_paid_hold_every_penny_paid_for_miles(
        self, terms: ExpenseTerms | Silent, claimed: Claim
    ) -> None:
        assert isinstance(terms, ExpenseTerms)
        journeys = terms.paid_journeys(claimed, organisation="chorus-homes")
        decision = reimburse(terms, claimed)
        paid = [
            (item, decided.pence)
            for item, decided in zip(claimed.items, decision.items, strict=True)
            if isinstance(item, Mileage) and decided.outcome is ItemOutcome.PAYABLE
        ]
        assert [(one.miles, one.travelled_on, one.vehicle) for one in journeys] == [
            (item.miles, item.travelled_on, item.vehicle) for item, _ in paid
        ]
        assert [one.pence_paid for one in journeys] == [pence for _, pence in paid]
        assert {one.organisation for one in journeys} <= {"chorus-homes"}
        assert not any(one.passengers for one in journeys)

    @given(RULES, CLAIMS)
    def test_claims_and_decisions_survive_json(
        self, terms: ExpenseTerms | Silent, claimed: Claim
    ) -> None:
        again = Claim.model_validate_json(claimed.model_dump_json())
        assert again == claimed
        assert [type(item) for item in again.items] == [type(item) for item in claimed.items]
        decision = reimburse(terms, claimed)
        assert ReimbursementDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """Money is whole pence, miles are decimals, and neither is ever guessed."""

    @pytest.mark.parametrize(
        ("given_as", "miles"),
        [
            pytest.param(10.1, "10.1", id="a float by its shortest form"),
            pytest.param("10.1", "10.1", id="text"),
            pytest.param(10, "10", id="a whole number"),
            pytest.param(Decimal("10.10"), "10.1", id="a decimal"),
            pytest.param(0.29, "0.29", id="a float that is none exactly"),
            pytest.param(0, "0", id="nought"),
            pytest.param(1_000_000, "1000000", id="the longest"),
        ],
    )
    def test_miles_are_read_exactly(self, given_as: object, miles: str) -> None:
        item = Mileage.model_validate({"miles": given_as, "travelled_on": "2026-11-22"})
        assert item.miles == Decimal(miles)
        assert claim(item).payable == Fraction(miles) * 45

    @pytest.mark.parametrize(
        "miles",
        [
            pytest.param(-1, id="negative"),
            pytest.param(Decimal("-0.01"), id="a little negative"),
            pytest.param(-10.1, id="a negative float"),
            pytest.param("-1", id="negative text"),
            pytest.param(float("nan"), id="not a number"),
            pytest.param(float("inf"), id="infinite"),
            pytest.param(Decimal("NaN"), id="a decimal that is not a number"),
            pytest.param(Decimal("sNaN"), id="a decimal that signals"),
            pytest.param(Decimal("Infinity"), id="an infinite decimal"),
            pytest.param("NaN", id="text that is not a number"),
            pytest.param("Infinity", id="infinite text"),
            pytest.param(Decimal("10.125"), id="three decimal places"),
            pytest.param("10.125", id="three decimal places as text"),
            pytest.param(10.125, id="three decimal places as a float"),
            pytest.param(0.1 + 0.2, id="a float with dust on it"),
            pytest.param(True, id="a yes"),
            pytest.param("1e2", id="an exponent"),
            pytest.param("ten", id="a word"),
            pytest.param("", id="nothing"),
            pytest.param(None, id="none"),
            pytest.param(Decimal("1000000.01"), id="longer than the longest"),
        ],
    )
    def test_miles_that_are_none(self, miles: object) -> None:
        with pytest.raises(ValidationError):
            Mileage.model_validate({"miles": miles, "travelled_on": "2026-11-22"})

    @pytest.mark.parametrize(
        "pence",
        [
            pytest.param(-1, id="negative"),
            pytest.param(3.2, id="a float"),
            pytest.param(320.0, id="a whole float"),
            pytest.param(float("nan"), id="not a number"),
            pytest.param(float("inf"), id="infinite"),
            pytest.param(True, id="a yes"),
            pytest.param("320", id="text"),
            pytest.param("3.20", id="pounds as text"),
            pytest.param(Decimal("3.205"), id="more than two decimal places of pounds"),
            pytest.param(Decimal("320.5"), id="half a penny"),
            pytest.param(1_000_000_001, id="more than ten million pounds"),
            pytest.param(None, id="none"),
        ],
    )
    def test_pence_that_are_none(self, pence: object) -> None:
        with pytest.raises(ValidationError):
            Expense.model_validate({"kind": "taxi", "pence": pence, "incurred_on": "2026-11-22"})

    @pytest.mark.parametrize("pence", [0, 1_000_000_000])
    def test_the_least_and_the_most_money(self, pence: int) -> None:
        assert claim(spent(pence)).payable_pence == pence

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"kind": "hotel"}, id="no such kind"),
            pytest.param({"receipt": "yes"}, id="text for a yes"),
            pytest.param({"receipt": 1}, id="a number for a yes"),
            pytest.param({"reasonable": "no"}, id="text for a no"),
            pytest.param({"incurred_on": "2026-11-22T12:00"}, id="a time of day"),
            pytest.param({"incurred_on": 86400}, id="a number for a day"),
            pytest.param({"incurred_on": datetime(2026, 11, 22, tzinfo=UTC)}, id="a datetime"),
            pytest.param({"colour": "red"}, id="an unknown field"),
        ],
    )
    def test_an_expense_that_is_none(self, fields: dict[str, object]) -> None:
        good: dict[str, object] = {"kind": "taxi", "pence": 320, "incurred_on": "2026-11-22"}
        assert Expense.model_validate(good).receipt is None
        with pytest.raises(ValidationError):
            Expense.model_validate(good | fields)

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"vehicle": "horse"}, id="no such vehicle"),
            pytest.param({"own_vehicle": "yes"}, id="text for a yes"),
            pytest.param({"own_vehicle": 1}, id="a number for a yes"),
            pytest.param({"travelled_on": datetime(2026, 11, 22, tzinfo=UTC)}, id="a datetime"),
            pytest.param({"pence": 320}, id="money on a journey"),
        ],
    )
    def test_a_journey_that_is_none(self, fields: dict[str, object]) -> None:
        good: dict[str, object] = {"miles": "10.1", "travelled_on": "2026-11-22"}
        assert Mileage.model_validate(good) == journey("10.1")
        with pytest.raises(ValidationError):
            Mileage.model_validate(good | fields)

    def test_the_data_says_which_item_it_is(self) -> None:
        body: dict[str, object] = {
            "items": [
                {"miles": "10.1", "travelled_on": "2026-11-22"},
                {"kind": "taxi", "pence": 320, "incurred_on": "2026-11-22", "receipt": True},
            ]
        }
        read = Claim.model_validate(body)
        assert read.items == (journey("10.1"), spent(320, ExpenseKind.TAXI))
        assert reimburse(EXPENSES, read).payable == Fraction(1549, 2)

    @pytest.mark.parametrize(
        "item",
        [
            pytest.param({}, id="neither"),
            pytest.param(3, id="a number"),
            pytest.param(None, id="none"),
            pytest.param({"miles": "1", "pence": 45, "kind": "taxi"}, id="both"),
            pytest.param({"pence": 320, "travelled_on": "2026-11-22"}, id="half of each"),
        ],
    )
    def test_an_item_that_is_none(self, item: object) -> None:
        with pytest.raises(ValidationError):
            Claim.model_validate({"items": [item]})

    def test_a_claim_has_ten_thousand_items_at_most(self) -> None:
        assert len(Claim(items=(journey("1"),) * 10_000).items) == 10_000
        with pytest.raises(ValidationError):
            Claim(items=(journey("1"),) * 10_001)

    @pytest.mark.parametrize(
        "rates",
        [
            pytest.param((), id="none at all"),
            pytest.param((date(2026, 4, 6), date(2020, 1, 1)), id="the later one first"),
            pytest.param((date(2020, 1, 1), date(2020, 1, 1)), id="one day twice"),
            pytest.param((date(2020, 1, 1), None), id="the second without a day"),
            pytest.param((None, None), id="two without a day"),
            pytest.param((None, date.min), id="the first day of all twice"),
        ],
    )
    def test_rates_out_of_order_are_refused(self, rates: tuple[date | None, ...]) -> None:
        made = tuple(MileageRate(pence_per_mile=Fraction(45), in_force_from=day) for day in rates)
        with pytest.raises(ValidationError):
            EXPENSES.model_copy(update={"rates": made})

    @pytest.mark.parametrize("rate", [0.45, "0.45", True, None, "45/0"])
    def test_a_rate_is_exact(self, rate: object) -> None:
        with pytest.raises(ValidationError):
            MileageRate.model_validate({"pence_per_mile": rate})

    @pytest.mark.parametrize("rate", [Fraction(-45), Fraction(-1, 100)])
    def test_a_rate_takes_no_money_away(self, rate: Fraction) -> None:
        assert MileageRate(pence_per_mile=Fraction()).pence_per_mile == 0
        with pytest.raises(ValidationError):
            MileageRate(pence_per_mile=rate)

    @pytest.mark.parametrize("terms", [EXPENSES, TRAFFORD_QIP.expenses])
    def test_a_moment_is_no_day(self, terms: ExpenseTerms | Silent) -> None:
        moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        with pytest.raises(NotADayError) as refused:
            reimburse(terms, Claim(), known_on=moment)
        assert refused.value.argument == "known_on"
        with pytest.raises(NotADayError) as refused:
            review_payment(terms, Claim(), paid_on=moment, on=DAY)
        assert refused.value.argument == "paid_on"
        with pytest.raises(NotADayError) as refused:
            review_payment(terms, Claim(), paid_on=DAY, on=moment)
        assert refused.value.argument == "on"

    def test_nor_is_it_one_for_a_rate(self) -> None:
        moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        for day, known_on, argument in ((moment, None, "day"), (DAY, moment, "known_on")):
            with pytest.raises(NotADayError) as refused:
                EXPENSES.rate_on(day, known_on)
            assert refused.value.argument == argument

    def test_a_difference_is_whole_pence(self) -> None:
        review = review_payment(EXPENSES, Claim(), paid_on=DAY, on=DAY)
        assert PaymentReviewDecision.model_validate_json(review.model_dump_json()) == review
        with pytest.raises(ValidationError):
            review.model_copy(update={"difference_pence": True})

    @pytest.mark.parametrize("claimant", ["tenant", True, None, 1])
    def test_a_claimant_who_is_neither(self, claimant: object) -> None:
        with pytest.raises(ValidationError):
            Claim.model_validate({"claimant": claimant})

    @pytest.mark.parametrize("for_involvement", [None, 1, "yes"])
    def test_what_it_was_for_is_yes_or_no(self, for_involvement: object) -> None:
        for item in (journey("1"), spent(1)):
            with pytest.raises(ValidationError):
                item.model_copy(update={"for_involvement": for_involvement})

    @pytest.mark.parametrize("outcome", list(ItemOutcome))
    def test_what_is_not_travel_is_held_or_not_paid_and_nothing_else(
        self, outcome: ItemOutcome
    ) -> None:
        change = {"other_than_travel": outcome}
        if outcome in {ItemOutcome.HELD, ItemOutcome.NOT_PAYABLE}:
            assert EXPENSES.model_copy(update=change).other_than_travel is outcome
        else:
            with pytest.raises(ValidationError):
                EXPENSES.model_copy(update=change)
