"""Mileage allowance: HMRC's amounts, the laws of the report, and what is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    HMRC_ALLOWANCES,
    AllowanceKind,
    AllowanceTerms,
    BeyondTheCalendarError,
    Claim,
    Force,
    Journey,
    JourneyLog,
    Mileage,
    NotADayError,
    NotInForceError,
    OutsideTaxYearsError,
    Period,
    ProfitReport,
    Silent,
    State,
    TaxPosition,
    Vehicle,
    reimburse,
    report_profit,
    tax_year,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, EXPENSES
from scrutiny_rules.testing import (
    claims,
    journey_logs,
    journeys,
    mileages,
)
from tests.strategies import (
    MILES,
)

IN_2025: Final = date(2025, 11, 22)
IN_2026: Final = date(2026, 11, 22)
ANNOUNCED: Final = date(2026, 5, 21)
A_DAY: Final = timedelta(days=1)
SILENT: Final = Silent(why="nobody reports mileage here")


def journey(
    miles: str,
    paid: int | Fraction | None,
    vehicle: Vehicle = Vehicle.CAR,
    *,
    on: date = IN_2025,
    organisation: str = "chorus-homes",
) -> Journey:
    """Return a journey, and what was paid for it in pence."""
    return Journey(
        miles=Decimal(miles),
        travelled_on=on,
        vehicle=vehicle,
        organisation=organisation,
        pence_paid=None if paid is None else Fraction(paid),
    )


def carrying(passengers: int, for_them: int, made: Journey) -> Journey:
    """Return a journey with passengers, and what was paid for them in pence."""
    return made.model_copy(update={"passengers": passengers, "passenger_pence": for_them})


def report(
    *made: Journey,
    year_of: date = IN_2025,
    known_on: date | None = None,
    terms: AllowanceTerms | Silent = HMRC_ALLOWANCES,
) -> ProfitReport:
    """Report on some journeys."""
    return report_profit(terms, JourneyLog(journeys=made), year_of=year_of, known_on=known_on)


class TestTaxYear:
    """A tax year runs from 6 April to 5 April."""

    @pytest.mark.parametrize(
        ("day", "starts"),
        [
            pytest.param(date(2026, 4, 5), 2025, id="the last day"),
            pytest.param(date(2026, 4, 6), 2026, id="the first day"),
            pytest.param(date(2026, 3, 31), 2025, id="the end of March"),
            pytest.param(date(2026, 3, 6), 2025, id="the sixth of another month before"),
            pytest.param(date(2026, 5, 5), 2026, id="the fifth of another month after"),
            pytest.param(date(2026, 1, 1), 2025, id="new year's day"),
            pytest.param(date(2026, 12, 31), 2026, id="new year's eve"),
            pytest.param(date(2024, 2, 29), 2023, id="a leap day"),
            pytest.param(date(1, 4, 6), 1, id="the first that dates can hold"),
            pytest.param(date(9999, 4, 5), 9998, id="the last that dates can hold"),
        ],
    )
    def test_both_ends(self, day: date, starts: int) -> None:
        year = tax_year(day)
        assert year == Period(first_day=date(starts, 4, 6), last_day=date(starts + 1, 4, 5))

    @given(st.dates(date(1, 4, 6), date(9999, 4, 4)))
    def test_a_day_belongs_to_one_tax_year_and_the_next_follows_at_once(self, day: date) -> None:
        year, after = tax_year(day), tax_year(day + A_DAY)
        assert year.covers(day)
        assert year.last_day is not None
        assert (year == after) == (day != year.last_day)
        if year != after:
            assert after.first_day == year.last_day + A_DAY

    @pytest.mark.parametrize("day", [date.min, date(1, 4, 5), date(9999, 4, 6), date.max])
    def test_one_that_dates_cannot_hold(self, day: date) -> None:
        with pytest.raises(BeyondTheCalendarError) as refused:
            tax_year(day)
        assert refused.value.start == day


class TestCarsAndVans:
    """45p for the first 10,000 miles of a tax year and 25p after, cars and vans together."""

    @pytest.mark.parametrize(
        ("miles", "approved", "within", "after"),
        [
            pytest.param("0", 0, "0", "0", id="nowhere"),
            pytest.param("24", 1_080, "24", "0", id="24 miles"),
            pytest.param("9999.99", Fraction(8_999_991, 20), "9999.99", "0", id="a step below"),
            pytest.param("10000", 450_000, "10000", "0", id="the last mile of the band"),
            pytest.param("10000.00", 450_000, "10000", "0", id="the same to two places"),
            pytest.param("10000.01", Fraction(1_800_001, 4), "10000", "0.01", id="a step above"),
            pytest.param("16000", 600_000, "10000", "6000", id="HMRC's own example"),
        ],
    )
    def test_the_band(self, miles: str, approved: int | Fraction, within: str, after: str) -> None:
        (amount,) = report(journey(miles, 0)).amounts
        assert amount.kind is AllowanceKind.CARS_AND_VANS
        assert amount.approved == approved
        assert [band.miles for band in amount.bands] == [Fraction(within), Fraction(after)]
        assert [band.pence_per_mile for band in amount.bands] == [45, 25]

    def test_a_journey_may_straddle_the_band(self) -> None:
        (amount,) = report(journey("9990", 0), journey("20.5", 0)).amounts
        assert [band.miles for band in amount.bands] == [10_000, Fraction(21, 2)]
        assert amount.approved == 450_000 + Fraction(21, 2) * 25

    def test_cars_and_vans_share_it(self) -> None:
        (amount,) = report(journey("6000", 0), journey("6000", 0, Vehicle.VAN)).amounts
        assert amount.approved == 450_000 + 2_000 * 25

    def test_organisations_share_it(self) -> None:
        found = report(
            journey("6000", 270_000),
            journey("6000", 270_000, organisation="food-bank"),
        )
        assert found.outcome is TaxPosition.POSSIBLE_PROFIT
        assert found.possible_profit == 2_000 * 20
        assert found.organisations == ("chorus-homes", "food-bank")
        alone = report(journey("6000", 270_000))
        assert (alone.outcome, alone.organisations) == (TaxPosition.NO_PROFIT, ("chorus-homes",))

    def test_hmrcs_own_example_of_a_volunteer(self) -> None:
        found = report(journey("16000", 16_000 * 42, on=date(2017, 6, 1)), year_of=date(2017, 6, 1))
        assert found.outcome is TaxPosition.POSSIBLE_PROFIT
        assert found.possible_profit == 72_000
        assert [found.approved, found.paid] == [600_000, 672_000]


class TestOtherVehicles:
    """24p by motorcycle and 20p by cycle, however far."""

    @pytest.mark.parametrize(
        ("vehicle", "kind", "rate"),
        [
            pytest.param(Vehicle.MOTORCYCLE, AllowanceKind.MOTORCYCLES, 24, id="motorcycle"),
            pytest.param(Vehicle.CYCLE, AllowanceKind.CYCLES, 20, id="cycle"),
        ],
    )
    @pytest.mark.parametrize("miles", ["1", "10000", "10001", "20000"])
    def test_no_band(self, vehicle: Vehicle, kind: AllowanceKind, rate: int, miles: str) -> None:
        (amount,) = report(journey(miles, 0, vehicle)).amounts
        assert amount.kind is kind
        assert amount.approved == int(miles) * rate
        assert len(amount.bands) == 1

    def test_their_miles_are_not_in_the_band_of_cars(self) -> None:
        found = report(journey("9000", 0, Vehicle.CYCLE), journey("9000", 0))
        assert [amount.approved for amount in found.amounts] == [9_000 * 45, 9_000 * 20]

    def test_each_kind_is_compared_by_itself(self) -> None:
        found = report(journey("100", 4_600), journey("100", 1_900, Vehicle.CYCLE))
        assert found.outcome is TaxPosition.POSSIBLE_PROFIT
        assert [found.possible_profit, found.possible_relief] == [100, 100]
        assert found.paid == found.approved

    def test_the_papers_rate_is_above_both(self) -> None:
        found = report(journey("10", 450, Vehicle.CYCLE))
        assert [found.outcome, found.possible_profit] == [TaxPosition.POSSIBLE_PROFIT, 250]


class TestOutcome:
    """Paid above what is approved, below it, or just that; a penny is enough."""

    @pytest.mark.parametrize(
        ("paid", "outcome", "profit", "relief"),
        [
            pytest.param(4_501, TaxPosition.POSSIBLE_PROFIT, 1, 0, id="a penny above"),
            pytest.param(
                Fraction(9_001, 2), TaxPosition.POSSIBLE_PROFIT, Fraction(1, 2), 0, id="half of one"
            ),
            pytest.param(4_500, TaxPosition.NO_PROFIT, 0, 0, id="just that"),
            pytest.param(4_499, TaxPosition.POSSIBLE_RELIEF, 0, 1, id="a penny below"),
            pytest.param(0, TaxPosition.POSSIBLE_RELIEF, 0, 4_500, id="nothing"),
        ],
    )
    def test_limit(
        self,
        paid: int | Fraction,
        outcome: TaxPosition,
        profit: int | Fraction,
        relief: int,
    ) -> None:
        found = report(journey("100", paid))
        assert found.outcome is outcome
        assert [found.possible_profit, found.possible_relief] == [profit, relief]
        assert found.needs == ()

    def test_what_it_rests_on(self) -> None:
        found = report(journey("100", 4_499))
        states = {one.limb: (one.clause.label, one.state) for one in found.decisive}
        assert states == {
            "above": ("sections 229 and 233", State.NOT_MET),
            "below": ("section 231", State.MET),
        }
        assert {one.clause.document for one in found.findings} == {"itepa-2003"}
        assert {one.clause.force for one in found.findings} == {Force.MUST}
        assert len(found.cautions) == 2
        assert len(report(journey("100", 4_501)).cautions) == 2
        assert len(report(journey("100", 4_500)).cautions) == 1

    def test_nothing_was_driven(self) -> None:
        found = report()
        assert (found.outcome, found.amounts) == (TaxPosition.NO_PROFIT, ())
        assert found.approved == found.paid == found.possible_profit == found.possible_relief == 0
        assert found.figures() == ("tax year 2025-04-06 to 2026-04-05, for nobody",)

    def test_the_figures_name_every_band(self) -> None:
        found = report(journey("10000.01", 450_000), journey("8", None, Vehicle.CYCLE))
        year, by_car, by_cycle = found.figures()
        assert year == "tax year 2025-04-06 to 2026-04-05, for chorus-homes"
        assert by_car.startswith("cars and vans: 10000 miles at 45p and 0.01 miles at 25p, ")
        assert by_car.endswith("£4500.0025 approved, £4500.00 paid")
        assert by_cycle == "cycles: 8 miles at 20p, £1.60 approved, £0.00 paid so far"
        assert report(journey("0", 0)).figures()[1].startswith("cars and vans: no miles, ")

    def test_where_there_is_no_table(self) -> None:
        found = report(journey("1", 45), terms=SILENT)
        assert found.outcome is TaxPosition.NOT_PROVIDED
        assert (found.year, found.amounts, found.figures()) == (None, (), ())
        assert found.cautions == (SILENT.why,)


class TestWhatIsNotKnown:
    """A payment that is not known is asked for where it matters."""

    @pytest.mark.parametrize(
        ("made", "outcome"),
        [
            pytest.param((journey("10", None),), TaxPosition.UNDETERMINED, id="the only one"),
            pytest.param(
                (journey("10", None), journey("10", 901)),
                TaxPosition.POSSIBLE_PROFIT,
                id="the others are above already",
            ),
            pytest.param(
                (journey("10", None), journey("10", 900)),
                TaxPosition.UNDETERMINED,
                id="the others just make it up",
            ),
            pytest.param(
                (journey("10", None, Vehicle.CYCLE), journey("10", 451)),
                TaxPosition.POSSIBLE_PROFIT,
                id="another kind is above",
            ),
            pytest.param(
                (journey("10", None, Vehicle.CYCLE), journey("10", 449)),
                TaxPosition.UNDETERMINED,
                id="another kind is below, and this one may be above",
            ),
            pytest.param(
                (journey("0", None),), TaxPosition.UNDETERMINED, id="no miles, but perhaps paid"
            ),
            pytest.param(
                (journey("10", None, on=IN_2026),), TaxPosition.NO_PROFIT, id="another tax year"
            ),
        ],
    )
    def test_outcome(self, made: tuple[Journey, ...], outcome: TaxPosition) -> None:
        found = report(*made)
        assert found.outcome is outcome
        undetermined = outcome is TaxPosition.UNDETERMINED
        assert found.needs == (("pence_paid",) if undetermined else ())
        assert len(found.questions) == undetermined

    def test_which_limbs_are_open(self) -> None:
        states = {one.limb: one.state for one in report(journey("10", None)).findings}
        assert states == {"above": State.UNKNOWN, "below": State.UNKNOWN}
        states = {one.limb: one.state for one in report(journey("0", None)).findings}
        assert states == {"above": State.UNKNOWN, "below": State.NOT_MET}
        made = (journey("10", None, Vehicle.CYCLE), journey("10", 449))
        states = {one.limb: one.state for one in report(*made).findings}
        assert states == {"above": State.UNKNOWN, "below": State.MET}


class TestPassengers:
    """5p a mile for each passenger by car or van, of what is paid for them; never relief."""

    @pytest.mark.parametrize(
        ("passengers", "for_them", "profit"),
        [
            pytest.param(1, 500, 0, id="just that, for one"),
            pytest.param(1, 501, 1, id="a penny above, for one"),
            pytest.param(2, 1_000, 0, id="just that, for two"),
            pytest.param(2, 1_001, 1, id="a penny above, for two"),
            pytest.param(2, 600, 0, id="HMRC's own example: below"),
        ],
    )
    def test_limit(self, passengers: int, for_them: int, profit: int) -> None:
        found = report(carrying(passengers, for_them, journey("100", 4_500)))
        expected = TaxPosition.POSSIBLE_PROFIT if profit else TaxPosition.NO_PROFIT
        assert found.outcome is expected
        assert [found.possible_profit, found.possible_relief] == [profit, 0]
        carried = found.amounts[-1]
        assert carried.kind is AllowanceKind.PASSENGERS
        assert carried.approved == 100 * passengers * 5
        assert carried.paid == for_them

    def test_where_nothing_is_paid_for_them_nothing_is_approved(self) -> None:
        found = report(carrying(3, 0, journey("100", 4_500)))
        assert found.outcome is TaxPosition.NO_PROFIT
        assert [amount.kind for amount in found.amounts] == [AllowanceKind.CARS_AND_VANS]

    def test_what_is_approved_for_them_does_not_cover_the_miles(self) -> None:
        found = report(carrying(1, 400, journey("100", 4_600)))
        assert [found.outcome, found.possible_profit] == [TaxPosition.POSSIBLE_PROFIT, 100]

    def test_only_the_miles_that_are_paid_for_count(self) -> None:
        found = report(
            carrying(1, 600, journey("100", 4_500)),
            carrying(1, 0, journey("100", 4_500)),
        )
        assert found.possible_profit == 100

    def test_the_tax_year_is_compared_and_not_each_journey(self) -> None:
        found = report(
            carrying(1, 600, journey("100", 4_500)),
            carrying(1, 400, journey("100", 4_500, Vehicle.VAN)),
        )
        assert found.outcome is TaxPosition.NO_PROFIT

    @pytest.mark.parametrize("vehicle", [Vehicle.MOTORCYCLE, Vehicle.CYCLE])
    def test_nothing_is_approved_for_them_on_two_wheels(self, vehicle: Vehicle) -> None:
        found = report(carrying(1, 1, journey("0", 0, vehicle)))
        carried = found.amounts[-1]
        assert [carried.kind, carried.approved, carried.paid] == [AllowanceKind.PASSENGERS, 0, 1]
        far = report(carrying(1, 500, journey("100", 0, vehicle)))
        assert far.possible_profit == 500

    def test_their_miles_are_not_in_the_band_of_cars(self) -> None:
        found = report(carrying(2, 80_000, journey("8000", 360_000)))
        assert [amount.approved for amount in found.amounts] == [360_000, 80_000]


class TestTheTable:
    """45p to 2025-26; 55p from 6 April 2026, which nobody could know before 21 May 2026."""

    @pytest.mark.parametrize(
        ("on", "known_on", "rate"),
        [
            pytest.param(date(2011, 4, 6), None, 45, id="the first day covered"),
            pytest.param(date(2026, 4, 5), None, 45, id="the last day of 45p"),
            pytest.param(date(2026, 4, 6), None, 55, id="the first day of 55p"),
            pytest.param(date(2027, 4, 5), None, 55, id="the last day covered"),
            pytest.param(date(2026, 4, 6), ANNOUNCED - A_DAY, 45, id="before it was announced"),
            pytest.param(date(2026, 4, 6), ANNOUNCED, 55, id="the day it was announced"),
            pytest.param(date(2027, 4, 5), ANNOUNCED - A_DAY, 45, id="all that tax year"),
            pytest.param(date(2026, 4, 5), ANNOUNCED, 45, id="the year before it"),
            pytest.param(date(2011, 4, 6), date(2011, 3, 23), 45, id="the Budget of 2011"),
        ],
    )
    def test_by_car(self, on: date, known_on: date | None, rate: int) -> None:
        found = report(journey("10001", 0, on=on), year_of=on, known_on=known_on)
        assert found.approved == 10_000 * rate + 25
        assert found.year == tax_year(on)

    @pytest.mark.parametrize("year_of", [date(2011, 4, 6), IN_2026])
    def test_the_others_have_stayed(self, year_of: date) -> None:
        allowances = HMRC_ALLOWANCES.allowances_for(year_of)
        assert [allowances.motorcycle, allowances.cycle, allowances.passenger] == [24, 20, 5]
        assert [allowances.car_or_van_after, allowances.band_miles] == [25, 10_000]

    def test_a_possible_profit_may_go_away_when_a_change_is_known(self) -> None:
        made = journey("100", 5_000, on=date(2026, 4, 10))
        before = report(made, year_of=IN_2026, known_on=ANNOUNCED - A_DAY)
        after = report(made, year_of=IN_2026, known_on=ANNOUNCED)
        assert [before.outcome, before.possible_profit] == [TaxPosition.POSSIBLE_PROFIT, 500]
        assert [after.outcome, after.possible_relief] == [TaxPosition.POSSIBLE_RELIEF, 500]

    @pytest.mark.parametrize(
        "day",
        [
            pytest.param(date(2011, 4, 5), id="the day before it starts"),
            pytest.param(date(2027, 4, 6), id="the day after it ends"),
            pytest.param(date.min, id="the first day of all"),
            pytest.param(date.max, id="the last day of all"),
        ],
    )
    def test_outside_it_there_is_no_nearest_rate(self, day: date) -> None:
        with pytest.raises(OutsideTaxYearsError) as refused:
            report(year_of=day)
        error = refused.value
        assert error.day == day
        assert (error.first_day, error.last_day) == (date(2011, 4, 6), date(2027, 4, 5))

    def test_before_anything_was_known_there_is_none(self) -> None:
        with pytest.raises(NotInForceError) as refused:
            report(year_of=IN_2025, known_on=date(2011, 3, 22))
        error = refused.value
        assert (error.day, error.in_force_from) == (date(2025, 4, 6), None)
        assert error.known_on == date(2011, 3, 22)

    def test_journeys_of_other_tax_years_are_left_out(self) -> None:
        made = (
            journey("1", 0, on=date(2025, 4, 5), organisation="before"),
            journey("2", 0, on=date(2025, 4, 6), organisation="first"),
            journey("4", 0, on=date(2026, 4, 5), organisation="last"),
            journey("8", 0, on=date(2026, 4, 6), organisation="after"),
        )
        found = report(*made)
        assert found.approved == 6 * 45
        assert found.organisations == ("first", "last")
        later = report(*made, year_of=IN_2026)
        assert [later.approved, later.organisations] == [8 * 55, ("after",)]

    def test_it_is_no_block_of_a_rulebook(self) -> None:
        assert HMRC_ALLOWANCES.kind not in type(CHORUS_RSP).block_names()

    def test_it_survives_json(self) -> None:
        again = AllowanceTerms.model_validate_json(HMRC_ALLOWANCES.model_dump_json())
        assert again == HMRC_ALLOWANCES


THIS_YEAR: Final = st.dates(date(2026, 4, 6), date(2027, 4, 5))
NEAR: Final = st.dates(date(2026, 4, 1), date(2026, 4, 12))
KNOWN_ON: Final = st.none() | st.dates(date(2026, 5, 15), date(2026, 5, 27))


def approved(miles: Decimal, vehicle: Vehicle = Vehicle.CAR) -> Fraction:
    """Return what is approved for one journey of some miles."""
    return report(journey(str(miles), 0, vehicle)).approved


class TestLaws:
    """What holds for every tax year's journeys."""

    @given(journey_logs(NEAR), st.data())
    def test_the_order_of_the_journeys_does_not_matter(
        self, log: JourneyLog, data: st.DataObject
    ) -> None:
        other = JourneyLog(journeys=tuple(data.draw(st.permutations(log.journeys))))
        one = report_profit(HMRC_ALLOWANCES, log, year_of=IN_2026)
        assert one == report_profit(HMRC_ALLOWANCES, other, year_of=IN_2026)

    @given(st.lists(MILES | st.integers(0, 30_000).map(Decimal), min_size=2, max_size=6))
    def test_further_is_never_approved_less_and_never_more_a_mile(
        self, distances: list[Decimal]
    ) -> None:
        points = [(Fraction(one), approved(one)) for one in sorted(set(distances))]
        slopes = [
            (later[1] - earlier[1]) / (later[0] - earlier[0]) for earlier, later in pairwise(points)
        ]
        assert all(25 <= slope <= 45 for slope in slopes)
        assert slopes == sorted(slopes, reverse=True)

    @given(MILES, MILES, st.sampled_from(Vehicle))
    def test_a_journey_in_two_legs_is_approved_the_same(
        self, one: Decimal, other: Decimal, vehicle: Vehicle
    ) -> None:
        legs = report(journey(str(one), 0, vehicle), journey(str(other), 0, vehicle))
        assert legs.approved == approved(one + other, vehicle)

    @given(journey_logs(THIS_YEAR, known=True))
    def test_whose_miles_they_are_does_not_matter(self, log: JourneyLog) -> None:
        for_one = [one.model_copy(update={"organisation": "one"}) for one in log.journeys]
        many = report_profit(HMRC_ALLOWANCES, log, year_of=IN_2026)
        assert report(*for_one, year_of=IN_2026).amounts == many.amounts

    @given(journey_logs(NEAR, known=True), KNOWN_ON)
    def test_the_outcome_is_what_a_treasurer_would_add_up(
        self, log: JourneyLog, known_on: date | None
    ) -> None:
        first = Fraction(45) if known_on is not None and known_on < ANNOUNCED else Fraction(55)
        year = [one for one in log.journeys if one.travelled_on >= date(2026, 4, 6)]
        differences: list[Fraction] = []
        for vehicles in ({"car", "van"}, {"motorcycle"}, {"cycle"}):
            made = [one for one in year if one.vehicle in vehicles]
            miles = sum((Fraction(one.miles) for one in made), Fraction())
            paid = sum((one.pence_paid or Fraction() for one in made), Fraction())
            flat = {"motorcycle": Fraction(24), "cycle": Fraction(20)}
            due = sum(
                (Fraction(one.miles) * flat.get(one.vehicle, first) for one in made), Fraction()
            )
            if "car" in vehicles and miles > 10_000:
                due -= (miles - 10_000) * (first - 25)
            differences.append(paid - due)
        carried = [one for one in year if one.passenger_pence > 0]
        for_them = sum((one.passenger_pence for one in carried), Fraction())
        for one in carried:
            if one.vehicle in {"car", "van"}:
                for_them -= Fraction(one.miles) * one.passengers * 5
        found = report_profit(HMRC_ALLOWANCES, log, year_of=IN_2026, known_on=known_on)
        profits = [one for one in (*differences, for_them) if one > 0]
        reliefs = [-one for one in differences if one < 0]
        assert found.possible_profit == sum(profits)
        assert found.possible_relief == sum(reliefs)
        if profits:
            assert found.outcome is TaxPosition.POSSIBLE_PROFIT
        else:
            expected = TaxPosition.POSSIBLE_RELIEF if reliefs else TaxPosition.NO_PROFIT
            assert found.outcome is expected

    @given(st.lists(journeys(THIS_YEAR), max_size=3).map(tuple))
    def test_undetermined_exactly_when_two_payments_end_differently(
        self, made: tuple[Journey, ...]
    ) -> None:
        found = report(*made, year_of=IN_2026)

        def filled(pence: Callable[[Journey], Fraction]) -> TaxPosition:
            known = [
                one.model_copy(update={"pence_paid": pence(one)}) if one.pence_paid is None else one
                for one in made
            ]
            return report(*known, year_of=IN_2026).outcome

        ends = {filled(lambda _: Fraction()), filled(lambda _: Fraction(10**9))}
        if found.outcome is TaxPosition.UNDETERMINED:
            assert len(ends) > 1
        else:
            assert ends == {found.outcome}

    @given(journey_logs(THIS_YEAR, known=True), journeys(THIS_YEAR, known=True))
    def test_a_journey_that_is_paid_nothing_never_makes_a_profit_larger(
        self, log: JourneyLog, more: Journey
    ) -> None:
        unpaid = more.model_copy(update={"pence_paid": Fraction(), "passenger_pence": Fraction()})
        before = report(*log.journeys, year_of=IN_2026)
        after = report(*log.journeys, unpaid, year_of=IN_2026)
        assert after.possible_profit <= before.possible_profit

    @given(claims(THIS_YEAR), KNOWN_ON)
    def test_the_report_never_changes_what_is_paid(
        self, claimed: Claim, known_on: date | None
    ) -> None:
        before = reimburse(EXPENSES, claimed)
        log = JourneyLog(journeys=EXPENSES.paid_journeys(claimed, organisation="chorus-homes"))
        report_profit(HMRC_ALLOWANCES, log, year_of=IN_2026, known_on=known_on)
        assert reimburse(EXPENSES, claimed) == before

    @given(st.lists(mileages(st.dates(date(2025, 4, 6), date(2026, 4, 5))), max_size=4).map(tuple))
    def test_the_pack_pays_cars_what_was_approved_up_to_the_band(
        self, items: tuple[Mileage, ...]
    ) -> None:
        by_car = tuple(one.model_copy(update={"vehicle": Vehicle.CAR}) for one in items)
        paid = EXPENSES.paid_journeys(Claim(items=by_car), organisation="chorus-homes")
        assert report(*paid).outcome is TaxPosition.NO_PROFIT

    @given(journey_logs(NEAR))
    def test_logs_and_reports_survive_json(self, log: JourneyLog) -> None:
        assert JourneyLog.model_validate_json(log.model_dump_json()) == log
        found = report_profit(HMRC_ALLOWANCES, log, year_of=IN_2026)
        assert ProfitReport.model_validate_json(found.model_dump_json()) == found
        assert found.outcome in str(found)


RATES: Final = HMRC_ALLOWANCES.rates


class TestRefusals:
    """Impossible journeys and tables cannot be built, and a moment is no day."""

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"miles": "-1"}, id="negative miles"),
            pytest.param({"miles": "1.005"}, id="three decimal places"),
            pytest.param({"miles": float("nan")}, id="no number of miles"),
            pytest.param({"miles": float("inf")}, id="infinite miles"),
            pytest.param({"vehicle": "horse"}, id="no such vehicle"),
            pytest.param({"organisation": "Chorus Homes"}, id="a name that is not short"),
            pytest.param({"organisation": None}, id="for nobody"),
            pytest.param({"pence_paid": 4.5}, id="a float for money"),
            pytest.param({"pence_paid": -1}, id="money taken away"),
            pytest.param({"pence_paid": True}, id="a yes for money"),
            pytest.param({"passengers": -1}, id="fewer than no passengers"),
            pytest.param({"passengers": None}, id="nobody knows how many"),
            pytest.param({"passengers": 1, "passenger_pence": -1}, id="passengers who pay"),
            pytest.param({"passenger_pence": 1}, id="paid for nobody"),
            pytest.param({"passengers": 1, "passenger_pence": None}, id="paid nobody knows what"),
            pytest.param({"travelled_on": datetime(2026, 4, 6, tzinfo=UTC)}, id="a moment"),
        ],
    )
    def test_a_journey_that_is_none(self, fields: dict[str, object]) -> None:
        good: dict[str, object] = {
            "miles": 10.1,
            "travelled_on": "2026-11-22",
            "organisation": "chorus-homes",
        }
        made = Journey.model_validate(good)
        assert (made.miles, made.vehicle, made.pence_paid) == (Decimal("10.1"), Vehicle.CAR, None)
        assert [made.passengers, made.passenger_pence] == [0, 0]
        with pytest.raises(ValidationError):
            Journey.model_validate(good | fields)

    def test_what_is_paid_for_nobody_is_refused_by_its_fields(self) -> None:
        with pytest.raises(ValidationError, match=r"`passenger_pence` .* `passengers`"):
            carrying(0, 1, journey("1", 0))
        assert carrying(1, 1, journey("1", 0)).passenger_pence == 1

    @pytest.mark.parametrize(
        ("update", "names"),
        [
            pytest.param(
                {"covers": Period(first_day=date(2011, 4, 7), last_day=date(2027, 4, 5))},
                "6 April",
                id="it starts a day late",
            ),
            pytest.param(
                {"covers": Period(first_day=date(2011, 4, 6), last_day=date(2027, 4, 4))},
                "5 April",
                id="it ends a day early",
            ),
            pytest.param(
                {"covers": Period(first_day=date(2011, 4, 6))}, "5 April", id="it never ends"
            ),
            pytest.param(
                {"covers": Period(first_day=date(2010, 4, 6), last_day=date(2027, 4, 5))},
                "in force",
                id="no rate when it starts",
            ),
            pytest.param({"rates": ()}, "rates", id="no rate at all"),
            pytest.param({"rates": (RATES[1], RATES[0])}, "in order", id="the later one first"),
            pytest.param({"rates": (RATES[0], RATES[0])}, "each pair once", id="one of them twice"),
            pytest.param(
                {
                    "rates": (
                        RATES[0],
                        RATES[1].model_copy(update={"in_force_from": date(2026, 4, 7)}),
                    )
                },
                "6 April",
                id="a rate in the middle of a tax year",
            ),
        ],
    )
    def test_a_table_that_does_not_hold(self, update: dict[str, object], names: str) -> None:
        with pytest.raises(ValidationError, match=names):
            HMRC_ALLOWANCES.model_copy(update=update)

    def test_a_rate_may_have_been_there_all_along(self) -> None:
        always = RATES[0].model_copy(update={"in_force_from": None, "known_from": None})
        table = HMRC_ALLOWANCES.model_copy(update={"rates": (always,)})
        assert report(journey("1", 45), terms=table).outcome is TaxPosition.NO_PROFIT

    def test_a_log_has_a_hundred_thousand_journeys_at_most(self) -> None:
        one = journey("1", 45)
        assert len(JourneyLog(journeys=(one,) * 100_000).journeys) == 100_000
        with pytest.raises(ValidationError):
            JourneyLog(journeys=(one,) * 100_001)

    @pytest.mark.parametrize("terms", [HMRC_ALLOWANCES, SILENT])
    def test_a_moment_is_no_day(self, terms: AllowanceTerms | Silent) -> None:
        moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        with pytest.raises(NotADayError) as refused:
            report(year_of=moment, terms=terms)
        assert refused.value.argument == "year_of"
        with pytest.raises(NotADayError) as refused:
            report(known_on=moment, terms=terms)
        assert refused.value.argument == "known_on"

    def test_nor_is_it_one_of_a_tax_year(self) -> None:
        moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        with pytest.raises(NotADayError):
            tax_year(moment)
        with pytest.raises(NotADayError):
            HMRC_ALLOWANCES.allowances_for(moment)
