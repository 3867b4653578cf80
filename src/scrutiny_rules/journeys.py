"""Journeys: what somebody drove or rode, for whom, and what was paid for it.

A claim is made to one landlord; a tax year takes in the journeys for every organisation.
What both speak of stands here.

    >>> Journey(miles="24.0", travelled_on="2026-11-22", organisation="chorus-homes").vehicle
    <Vehicle.CAR: 'car'>
"""

from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Self

from pydantic import Field, model_validator

from scrutiny_rules._frozen import Count, Day, Exact, Frozen, Miles, Slug
from scrutiny_rules.facts import Ask


class Vehicle(StrEnum):
    """What a journey was made in."""

    CAR = "car"
    VAN = "van"
    MOTORCYCLE = "motorcycle"
    CYCLE = "cycle"


class Journey(Frozen):
    """A journey made for an organisation in one's own vehicle, and what was paid for it.

    Money is in exact pence, as it was worked out before a claim was rounded.

    Attributes:
        miles: How far it was.
        travelled_on: When it was made.
        vehicle: What it was made in.
        organisation: For whom it was made, by a short name.
        pence_paid: What was paid for the miles; nought where nothing was, None where that
            is not known.
        passengers: How many people came along on the organisation's business.
        passenger_pence: What was paid for carrying them, over and above the miles.
    """

    miles: Miles
    travelled_on: Day
    vehicle: Vehicle = Vehicle.CAR
    organisation: Slug
    pence_paid: Annotated[
        Annotated[Exact, Field(ge=0)] | None,
        Ask("What was paid for the miles of each journey?", "the organisation that paid"),
    ] = None
    passengers: Count = 0
    passenger_pence: Annotated[Exact, Field(ge=0)] = Fraction()

    @model_validator(mode="after")
    def _nobody_is_paid_for(self) -> Self:
        if self.passenger_pence and not self.passengers:
            raise ValueError("`passenger_pence` is paid, but `passengers` is nought")
        return self
