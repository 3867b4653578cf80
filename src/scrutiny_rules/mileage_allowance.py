"""Mileage allowance: may what was paid for a tax year's journeys hold a taxable profit?

HMRC approves amounts by the mile. What is paid above them may be a profit that is taxed;
what is paid below them may, for an employee, be claimed as relief. This is no landlord's
paper and no part of a rulebook: it reports, and never changes what a paper pays.

Miles of a tax year are added up over every organisation. Cars and vans share one band of
10,000 miles; motorcycles and cycles have none. Each kind of vehicle is compared by itself:
what one falls short of does not make up for what another is paid above. For passengers,
only what is paid over and above the miles is approved, by car or van, a mile for each
passenger; where nothing is paid for them, nothing is approved and no relief arises.

Sources: Income Tax (Earnings and Pensions) Act 2003, sections 229 to 236; HMRC's Employment
Income Manual, EIM31405 to EIM31415 on passengers, and EIM71155 to EIM71160 on volunteers,
whose miles for several organisations are added up. It is a hint to ask, not tax advice.

    >>> journeys = JourneyLog(
    ...     journeys=(
    ...         Journey(
    ...             miles="10000",
    ...             travelled_on="2025-05-01",
    ...             organisation="chorus-homes",
    ...             pence_paid=450_000,
    ...         ),
    ...         Journey(
    ...             miles="100",
    ...             travelled_on="2025-06-01",
    ...             organisation="food-bank",
    ...             pence_paid=4_500,
    ...         ),
    ...     )
    ... )
    >>> report = report_profit(HMRC_ALLOWANCES, journeys, year_of=date(2025, 6, 1))
    >>> report.outcome, report.possible_profit
    (<TaxPosition.POSSIBLE_PROFIT: 'possible profit'>, Fraction(2000, 1))
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from scrutiny_rules._frozen import AtLeastOne, Exact, Frozen, FrozenMap, PencePerMile, Slug, YesNo
from scrutiny_rules.calendars import Period, check_day
from scrutiny_rules.clauses import Document
from scrutiny_rules.conditions import Yes
from scrutiny_rules.dated import Dated, InOrder, in_force
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.display import pounds_words
from scrutiny_rules.errors import BeyondTheCalendarError, OutsideTaxYearsError
from scrutiny_rules.facts import Fact, Kind, Missing, vocabulary
from scrutiny_rules.journeys import Journey, Vehicle
from scrutiny_rules.ladder import Limb, Rung, Terms, World

APRIL: Final = 4
FIRST_IN_APRIL: Final = 6
"""A tax year starts on 6 April."""


def tax_year(day: date) -> Period:
    """Return the tax year of a day: 6 April to 5 April.

    Args:
        day: The day.

    Returns:
        The tax year, both days included.

    Raises:
        BeyondTheCalendarError: The tax year leaves the years that a date can hold.
        NotADayError: ``day`` has a time of day.

    Example:
        >>> print(tax_year(date(2026, 4, 5)), "|", tax_year(date(2026, 4, 6)))
        2025-04-06 to 2026-04-05 | 2026-04-06 to 2027-04-05
    """
    check_day("day", day)
    starts = day.year - ((day.month, day.day) < (APRIL, FIRST_IN_APRIL))
    if not date.min.year <= starts < date.max.year:
        raise BeyondTheCalendarError(day)
    return Period(
        first_day=date(starts, APRIL, FIRST_IN_APRIL),
        last_day=date(starts + 1, APRIL, FIRST_IN_APRIL - 1),
    )


class JourneyLog(Frozen):
    """One person's journeys, for every organisation, in any order."""

    journeys: Annotated[tuple[Journey, ...], Field(max_length=100_000)] = ()


PAID_ABOVE: Final = Yes(fact="paid_above")
PAID_BELOW: Final = Yes(fact="paid_below")


def _from_payments(name: str, question: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.YES_NO,
        question=question,
        answered_by="the organisation that paid",
        behind=("pence_paid",),
    )


FACTS: Final = vocabulary(
    Journey,
    _from_payments("paid_above", "Was more paid than is approved, for any kind of vehicle?"),
    _from_payments("paid_below", "Was less paid than is approved, for any kind of vehicle?"),
)
"""The facts that conditions about a tax year's journeys may speak of."""


class TaxPosition(StrEnum):
    """What a tax year's journeys may come to, the first that applies."""

    POSSIBLE_PROFIT = "possible profit"
    """More was paid than is approved: the difference may be taxable."""

    POSSIBLE_RELIEF = "possible relief"
    """Less was paid than is approved: an employee might claim the difference as relief."""

    NO_PROFIT = "no profit"
    """What was paid is what is approved."""

    UNDETERMINED = "undetermined"
    """What was paid for a journey is not known, and matters."""

    NOT_PROVIDED = "not provided for"
    """There is no table of allowances."""


class AllowanceKind(StrEnum):
    """What one approved amount is worked out for."""

    CARS_AND_VANS = "cars and vans"
    MOTORCYCLES = "motorcycles"
    CYCLES = "cycles"
    PASSENGERS = "passengers"


_KIND_OF: Final = {
    Vehicle.CAR: AllowanceKind.CARS_AND_VANS,
    Vehicle.VAN: AllowanceKind.CARS_AND_VANS,
    Vehicle.MOTORCYCLE: AllowanceKind.MOTORCYCLES,
    Vehicle.CYCLE: AllowanceKind.CYCLES,
}


class Allowances(Dated):
    """What is approved a mile in the tax years from one on.

    Attributes:
        car_or_van: Pence a mile by car or van, within the band.
        band_miles: How many miles of a tax year are in the band.
        car_or_van_after: Pence a mile by car or van, after the band.
        motorcycle: Pence a mile by motorcycle.
        cycle: Pence a mile by cycle.
        passenger: Pence a mile for each passenger.
    """

    car_or_van: PencePerMile
    band_miles: AtLeastOne = 10_000
    car_or_van_after: PencePerMile
    motorcycle: PencePerMile
    cycle: PencePerMile
    passenger: PencePerMile

    def bands(self, kind: AllowanceKind, miles: Fraction) -> "tuple[Band, ...]":
        """Return the miles of one kind in a tax year, split into bands of one rate each."""
        match kind:
            case AllowanceKind.CARS_AND_VANS:
                within = min(miles, Fraction(self.band_miles))
                return (
                    Band(miles=within, pence_per_mile=self.car_or_van),
                    Band(miles=miles - within, pence_per_mile=self.car_or_van_after),
                )
            case AllowanceKind.MOTORCYCLES:
                return (Band(miles=miles, pence_per_mile=self.motorcycle),)
            case AllowanceKind.CYCLES:
                return (Band(miles=miles, pence_per_mile=self.cycle),)
            case AllowanceKind.PASSENGERS:  # pragma: no branch  the checker proves it is the last
                return (Band(miles=miles, pence_per_mile=self.passenger),)


class Band(Frozen):
    """Some miles of a tax year, and what is approved for each."""

    miles: Exact
    pence_per_mile: Exact


class ApprovedAmount(Frozen):
    """What is approved for one kind in a tax year, against what was paid.

    Attributes:
        kind: For what it is approved.
        bands: The miles, in bands of one rate each; a mile counts once for each passenger.
        approved: What is approved, in exact pence.
        paid: What was paid, in exact pence, as far as it is known.
        complete: Whether what was paid is known for every journey.
    """

    kind: AllowanceKind
    bands: tuple[Band, ...]
    approved: Exact
    paid: Exact
    complete: YesNo = True

    @property
    def above(self) -> Fraction:
        """How much was paid above what is approved, in exact pence."""
        return max(self.paid - self.approved, Fraction())

    @property
    def below(self) -> Fraction:
        """How much less was paid than is approved; nought for passengers, who bring no relief."""
        relieved = self.kind is not AllowanceKind.PASSENGERS
        return max(self.approved - self.paid, Fraction()) if relieved else Fraction()

    def __str__(self) -> str:
        """Return the amounts in words."""
        miles = " and ".join(
            f"{Decimal(band.miles.numerator) / band.miles.denominator:f} miles "
            f"at {band.pence_per_mile}p"
            for band in self.bands
            if band.miles
        )
        so_far = "" if self.complete else " so far"
        return (
            f"{self.kind}: {miles or 'no miles'}, {pounds_words(self.approved)} approved, "
            f"{pounds_words(self.paid)} paid{so_far}"
        )


class TaxYearAmounts(Frozen):
    """What is approved and what was paid for the journeys of one tax year.

    Attributes:
        amounts: The amounts of each kind that there were miles of.
    """

    amounts: tuple[ApprovedAmount, ...] = ()


class AllowanceTerms(Terms[TaxPosition, TaxYearAmounts]):
    """A table of approved allowances, and what follows from it.

    Attributes:
        covers: The tax years that the table can speak of.
        rates: What is approved, each from the first day of a tax year on.
        above: That more was paid than is approved.
        below: That less was paid than is approved.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = TaxYearAmounts
    asked_with: ClassVar[tuple[str, ...]] = ("report_profit",)

    kind: Literal["mileage_allowance"] = "mileage_allowance"
    covers: Period
    rates: InOrder[Allowances]
    above: Limb
    below: Limb

    @model_validator(mode="after")
    def _whole_tax_years(self) -> Self:
        starts = [self.covers.first_day, *(one.in_force_from for one in self.rates)]
        if any(day is not None and tax_year(day).first_day != day for day in starts):
            raise ValueError("`covers` and each of `rates` have to start on 6 April")
        last = self.covers.last_day
        if last is None or tax_year(last).last_day != last:
            raise ValueError("`covers` has to end on a 5 April")
        if self.rates[0].since()[0] > self.covers.first_day:
            raise ValueError("the first of `rates` has to be in force when `covers` starts")
        return self

    def outcomes(self) -> tuple[Rung[TaxPosition], ...]:
        """Return the ladder: a possible profit, possible relief, no profit."""
        return (
            Rung(
                outcome=TaxPosition.POSSIBLE_PROFIT,
                parts=(self.above,),
                cautions=("whether there is a profit that is taxed is for HMRC to say",),
            ),
            Rung(
                outcome=TaxPosition.POSSIBLE_RELIEF,
                parts=(self.below,),
                cautions=("relief is an employee's: a volunteer without pay may have none",),
            ),
            Rung(outcome=TaxPosition.NO_PROFIT),
        )

    def worlds(
        self,
        year: TaxYearAmounts,
        on: date | None = None,  # noqa: ARG002  the amounts are of one tax year
    ) -> tuple[World]:
        """Return whether more or less was paid than is approved.

        Args:
            year: The amounts of a tax year.
            on: Not looked at.

        Returns:
            One world.

        Raises:
            Nothing.
        """
        unknown = Missing(("pence_paid",))
        above = any(one.above for one in year.amounts)
        below = any(one.below for one in year.amounts if one.complete)
        may_be_below = any(one.below for one in year.amounts)
        complete = all(one.complete for one in year.amounts)
        facts = {
            **self._as_given(year),
            "paid_above": above or (False if complete else unknown),
            "paid_below": below or (unknown if may_be_below else False),
        }
        return (facts,)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a penny too much for cars and vans, and a penny too little for cycles."""
        case, one = super()._case(values, on), Fraction(1)
        more = ApprovedAmount(
            kind=AllowanceKind.CARS_AND_VANS, bands=(), approved=Fraction(), paid=one
        )
        less = ApprovedAmount(kind=AllowanceKind.CYCLES, bands=(), approved=one, paid=Fraction())
        wanted = {PAID_ABOVE.fact: more, PAID_BELOW.fact: less}
        case["amounts"] = tuple(amount for name, amount in wanted.items() if values.get(name))
        return case

    def allowances_for(self, year_of: date, known_on: date | None = None) -> Allowances:
        """Return what is approved for the tax year of a day.

        Args:
            year_of: A day of the tax year.
            known_on: The day on which somebody looks: a change that nobody could know by
                then is left out. None leaves out nothing.

        Returns:
            The allowances, which hold for the whole tax year.

        Raises:
            NotADayError: A day has a time of day.
            OutsideTaxYearsError: The table does not cover the tax year.
            NotInForceError: Nothing was known yet of that tax year.
        """
        check_day("year_of", year_of)
        if not self.covers.covers(year_of):
            last = self.covers.last_day or date.max
            raise OutsideTaxYearsError(year_of, self.covers.first_day, last)
        return in_force(self.rates, tax_year(year_of).first_day, known_on)


class ProfitReport(Decision[TaxPosition]):
    """What was paid for one tax year's journeys against what is approved.

    Attributes:
        year: The tax year.
        organisations: For whom the journeys were made, in alphabetical order.
        amounts: What is approved and what was paid, for each kind that there were miles of.
    """

    subject: ClassVar[str] = "Mileage allowance"

    year: Period | None = None
    organisations: tuple[Slug, ...] = ()
    amounts: tuple[ApprovedAmount, ...] = ()

    @property
    def approved(self) -> Fraction:
        """What is approved in all, in exact pence."""
        return sum((one.approved for one in self.amounts), Fraction())

    @property
    def paid(self) -> Fraction:
        """What was paid in all, in exact pence, as far as it is known."""
        return sum((one.paid for one in self.amounts), Fraction())

    @property
    def possible_profit(self) -> Fraction:
        """How much was paid above what is approved, kind by kind, in exact pence."""
        return sum((one.above for one in self.amounts), Fraction())

    @property
    def possible_relief(self) -> Fraction:
        """How much less was paid than is approved, kind by kind, in exact pence."""
        return sum((one.below for one in self.amounts), Fraction())

    def figures(self) -> tuple[str, ...]:
        """Return the tax year, the organisations and the amounts."""
        if self.year is None:
            return ()
        return (
            f"tax year {self.year}, for {', '.join(self.organisations) or 'nobody'}",
            *(str(one) for one in self.amounts),
        )


def report_profit(
    terms: AllowanceTerms | Silent,
    log: JourneyLog,
    *,
    year_of: date,
    known_on: date | None = None,
) -> ProfitReport:
    """Report whether what was paid for a tax year's journeys may hold a taxable profit.

    Args:
        terms: The table of allowances, such as ``HMRC_ALLOWANCES``.
        log: The person's journeys for every organisation; those of other tax years are
            left out.
        year_of: A day of the tax year.
        known_on: The day on which the allowances are looked up: a change that nobody could
            know by then is left out. None leaves out nothing.

    Returns:
        ``POSSIBLE_PROFIT`` when more was paid than is approved for any kind of vehicle, or
        for passengers; else ``POSSIBLE_RELIEF`` when less was paid for any kind of vehicle;
        else ``NO_PROFIT``; ``UNDETERMINED`` while what was paid for a journey is not known
        and matters; ``NOT_PROVIDED`` when there is no table.

    Raises:
        NotADayError: A day has a time of day.
        OutsideTaxYearsError: The table does not cover the tax year.
        NotInForceError: Nothing was known yet of that tax year.
    """
    check_day("year_of", year_of)
    if known_on is not None:
        check_day("known_on", known_on)
    if terms.kind == "silent":
        return ProfitReport.silent(TaxPosition.NOT_PROVIDED, terms)
    allowances = terms.allowances_for(year_of, known_on)
    year = tax_year(year_of)
    journeys = [one for one in log.journeys if year.covers(one.travelled_on)]
    amounts = tuple(_amounts(allowances, journeys))
    walked = terms.walk(*terms.worlds(TaxYearAmounts(amounts=amounts)))
    walked["cautions"] += ("only the journeys that were handed in are counted",)
    return ProfitReport(
        **walked,
        year=year,
        organisations=tuple(sorted({one.organisation for one in journeys})),
        amounts=amounts,
    )


def _amounts(allowances: Allowances, journeys: list[Journey]) -> Iterable[ApprovedAmount]:
    """Go through what is approved for each kind that there were miles of."""
    for kind in dict.fromkeys(_KIND_OF.values()):
        made = [one for one in journeys if _KIND_OF[one.vehicle] is kind]
        if made:
            yield _amount(
                allowances,
                kind,
                miles=sum((Fraction(one.miles) for one in made), Fraction()),
                paid=[one.pence_paid for one in made],
            )
    paid_for = [one for one in journeys if one.passenger_pence]
    if paid_for:
        yield _amount(
            allowances,
            AllowanceKind.PASSENGERS,
            miles=sum(
                (
                    Fraction(one.miles) * one.passengers
                    for one in paid_for
                    if _KIND_OF[one.vehicle] is AllowanceKind.CARS_AND_VANS
                ),
                Fraction(),
            ),
            paid=[one.passenger_pence for one in paid_for],
        )


def _amount(
    allowances: Allowances,
    kind: AllowanceKind,
    *,
    miles: Fraction,
    paid: list[Fraction | None],
) -> ApprovedAmount:
    bands = allowances.bands(kind, miles)
    known = [pence for pence in paid if pence is not None]
    return ApprovedAmount(
        kind=kind,
        bands=bands,
        approved=sum((band.miles * band.pence_per_mile for band in bands), Fraction()),
        paid=sum(known, Fraction()),
        complete=len(known) == len(paid),
    )


_ACT: Final = Document(
    key="itepa-2003",
    title="Income Tax (Earnings and Pensions) Act 2003, Part 4 Chapter 2",
    landlord="HM Revenue and Customs",
)

HMRC_ALLOWANCES: Final = AllowanceTerms(
    covers=Period(first_day=date(2011, 4, 6), last_day=date(2027, 4, 5)),
    rates=(
        # Announced with the Budget of 23 March 2011, which also brought payments for
        # passengers to volunteers. It held for 2011-12 to 2025-26.
        Allowances(
            in_force_from=date(2011, 4, 6),
            known_from=date(2011, 3, 23),
            car_or_van=Fraction(45),
            car_or_van_after=Fraction(25),
            motorcycle=Fraction(24),
            cycle=Fraction(20),
            passenger=Fraction(5),
        ),
        # Announced on 21 May 2026 and back-dated to the start of that tax year.
        Allowances(
            in_force_from=date(2026, 4, 6),
            known_from=date(2026, 5, 21),
            car_or_van=Fraction(55),
            car_or_van_after=Fraction(25),
            motorcycle=Fraction(24),
            cycle=Fraction(20),
            passenger=Fraction(5),
        ),
    ),
    above=Limb(
        name="above",
        clause=_ACT.clause("sections 229 and 233", "more was paid than is approved"),
        condition=PAID_ABOVE,
    ),
    below=Limb(
        name="below",
        clause=_ACT.clause("section 231", "less was paid than is approved"),
        condition=PAID_BELOW,
    ),
)
"""HMRC's approved mileage allowance payments, for the tax years 2011-12 to 2026-27."""
