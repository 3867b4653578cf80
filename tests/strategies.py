"""Every valid value of every facts model, and conditions over them.

Strategies build only what could have happened; nothing is filtered.
"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from types import NoneType
from typing import get_args

from hypothesis import strategies as st

from scrutiny_rules import (
    All,
    Any,
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    CastingVote,
    Claim,
    Claimant,
    Compare,
    Condition,
    Expense,
    ExpenseKind,
    In,
    Journey,
    JourneyLog,
    Mark,
    Meeting,
    Mileage,
    MileageRate,
    Not,
    Roll,
    Stage,
    Vehicle,
    WarningHistory,
    Yes,
)

EVERY_DAY = st.dates()
"""Any day that a date can hold, both ends of the calendar included."""

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
"""Days on which a panel might sit, with room for periods before and after."""

YES_NO = st.sampled_from([True, False, None])
"""A yes/no fact, which may be unknown."""

COUNTS = st.integers(0, 30)
"""How many people or votes."""

STAGES = st.sampled_from(Stage)


YES_NO_FACTS = tuple(
    name
    for name, field in Applicant.model_fields.items()
    if name not in {"date_of_birth", "other"} and NoneType in get_args(field.annotation)
)
"""The yes/no facts of an applicant, in their order."""


@st.composite
def applicants(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> Applicant:
    """Draw what may be known of a person; a notice in force was served once."""
    facts: dict[str, object] = {name: draw(YES_NO) for name in YES_NO_FACTS}
    if facts["notice_of_seeking_possession"]:
        facts["notice_ever_served"] = draw(st.sampled_from([True, None]))
    facts["date_of_birth"] = draw(st.none() | days)
    return Applicant.model_validate(facts)


@st.composite
def rolls(draw: st.DrawFn, *, known: bool = False) -> Roll:
    """Draw a head-count; with ``known``, everything that counts by default is known."""
    in_office = draw(COUNTS)
    present = draw(st.integers(0, in_office))
    withdrawn = draw(st.integers(0, present))
    if known:
        return Roll(in_office=in_office, present=present, withdrawn=withdrawn)
    here = present - withdrawn
    co_optees = draw(st.integers(0, in_office))
    chair = in_office > 0 and draw(st.booleans())
    facts = {
        "in_office": in_office,
        "present": present,
        "withdrawn": withdrawn,
        "seats": in_office + draw(COUNTS),
        "on_leave": draw(st.integers(0, in_office)),
        "co_optees_in_office": co_optees,
        "co_optees_present": draw(st.integers(0, min(co_optees, here))),
        "chair_in_office": chair,
        "chair_present": chair and here > 0 and draw(st.booleans()),
    }
    unknown = draw(st.sets(st.sampled_from(sorted(facts))))
    return Roll.model_validate(facts | dict.fromkeys(unknown))


@st.composite
def ballots(draw: st.DrawFn, *, known: bool = False) -> Ballot:
    """Draw a vote, or no vote; with ``known``, the counts and the quorum are known."""
    votes_for, votes_against, abstentions = draw(st.tuples(COUNTS, COUNTS, COUNTS))
    if draw(st.booleans()):
        votes_against = votes_for  # ties are worth trying often
    there = votes_for + votes_against + abstentions + draw(COUNTS)
    concerned = draw(st.integers(0, 2))
    facts: dict[str, object] = {
        "votes_for": votes_for,
        "votes_against": votes_against,
        "abstentions": abstentions,
        "quorate": draw(st.booleans()),
        "objections": draw(COUNTS),
        "chair_presides": draw(st.booleans()),
        "in_attendance": there + concerned,
        "concerned": concerned,
        "membership": there + concerned + draw(COUNTS),
        "private": draw(st.booleans()),
        "private_requests": draw(st.integers(0, there)),
        "recorded_by": draw(st.integers(0, there)),
    }
    if votes_for == votes_against and votes_for:
        facts["casting_vote"] = draw(st.none() | st.sampled_from(CastingVote))
    if known:
        return Ballot.model_validate(facts)
    unknown = draw(st.sets(st.sampled_from(sorted(facts.keys() - {"casting_vote"}))))
    return Ballot.model_validate(facts | dict.fromkeys(unknown))


@st.composite
def registers(
    draw: st.DrawFn,
    marks: st.SearchStrategy[Mark] = st.sampled_from(Mark),  # noqa: B008  strategies are values
    days: st.SearchStrategy[date] = DAYS,
) -> AttendanceRegister:
    """Draw one member's record, oldest meeting first."""
    held = sorted(draw(st.lists(days, max_size=16)))
    return AttendanceRegister(
        meetings=tuple(
            Meeting(held_on=day, mark=draw(marks), formal=draw(st.booleans())) for day in held
        ),
        judged_consistent=draw(st.booleans()),
    )


@st.composite
def histories(draw: st.DrawFn, *, known: bool = False) -> WarningHistory:
    """Draw the warnings given at some meetings running."""
    counts = st.integers(0, 4) if known else st.none() | st.integers(0, 4)
    return WarningHistory(per_meeting=tuple(draw(st.lists(counts, min_size=1, max_size=8))))


@st.composite
def appeals(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> Appeal:
    """Draw an appeal, or the chance of one."""
    notified_on = draw(st.none() | days)
    latest = date.max if notified_on is None else notified_on
    room = (date.max - latest).days
    lodged_on = draw(st.none() | st.integers(0, min(room, 40)).map(lambda n: days_after(latest, n)))
    if lodged_on is None:
        return Appeal(notified_on=notified_on)
    steps = draw(st.lists(st.sampled_from(["officer-appointed", "re-investigated", "decided"])))
    return Appeal(
        notified_on=notified_on,
        lodged_on=lodged_on,
        steps_done=tuple(steps),
        upheld=draw(YES_NO),
    )


def days_after(day: date, count: int) -> date:
    """Return the day so many days after another."""
    return day + timedelta(days=count)


MOSTLY = st.sampled_from([True, True, True, False])
"""A yes/no fact that is known, and seldom no."""

MILES = st.integers(0, 100_000).map(lambda hundredths: Decimal(hundredths) / 100)
"""Distances with two decimal places."""


def mileages(days: st.SearchStrategy[date] = EVERY_DAY) -> st.SearchStrategy[Mileage]:
    """Draw journeys."""
    return st.builds(
        Mileage,
        miles=MILES,
        travelled_on=days,
        vehicle=st.sampled_from(Vehicle),
        own_vehicle=YES_NO,
        for_involvement=MOSTLY,
        reasonable=YES_NO,
    )


def expenses(days: st.SearchStrategy[date] = EVERY_DAY) -> st.SearchStrategy[Expense]:
    """Draw money already spent."""
    return st.builds(
        Expense,
        kind=st.sampled_from(ExpenseKind),
        pence=st.integers(0, 100_000),
        receipt=YES_NO,
        incurred_on=days,
        for_involvement=MOSTLY,
        reasonable=YES_NO,
    )


def claims(days: st.SearchStrategy[date] = EVERY_DAY) -> st.SearchStrategy[Claim]:
    """Draw claims of a few items."""
    items = st.lists(st.one_of(mileages(days), expenses(days)), max_size=6)
    return st.builds(Claim, items=items.map(tuple), claimant=st.sampled_from(Claimant))


def mileage_rates(days: st.SearchStrategy[date]) -> st.SearchStrategy[tuple[MileageRate, ...]]:
    """Draw rates of which the first was always there and always known."""
    pence = st.fractions(0, 100, max_denominator=10)

    def made(first: int, changes: dict[tuple[date, date], Fraction]) -> tuple[MileageRate, ...]:
        later = (
            MileageRate(pence_per_mile=changes[since], in_force_from=since[0], known_from=since[1])
            for since in sorted(changes)
        )
        return (MileageRate(pence_per_mile=Fraction(first)), *later)

    changes = st.dictionaries(st.tuples(days, days), pence, max_size=4)
    return st.builds(made, st.integers(0, 100), changes)


@st.composite
def journeys(draw: st.DrawFn, days: st.SearchStrategy[date], *, known: bool = False) -> Journey:
    """Draw a journey; with ``known``, what was paid for it is known."""
    passengers = draw(st.integers(0, 3))
    paid = st.fractions(0, 200_000, max_denominator=4)
    return Journey(
        miles=draw(MILES | st.integers(0, 12_000).map(Decimal)),
        travelled_on=draw(days),
        vehicle=draw(st.sampled_from(Vehicle)),
        organisation=draw(st.sampled_from(["chorus-homes", "food-bank", "hospital-cars"])),
        pence_paid=draw(paid if known else st.none() | paid),
        passengers=passengers,
        passenger_pence=draw(paid) if passengers else Fraction(),
    )


def journey_logs(
    days: st.SearchStrategy[date], *, known: bool = False
) -> st.SearchStrategy[JourneyLog]:
    """Draw one person's journeys, in any order."""
    made = st.lists(journeys(days, known=known), max_size=6)
    return st.builds(JourneyLog, journeys=made.map(tuple))


ANSWERS = st.none() | st.booleans() | st.text(max_size=20)
FORMS = st.builds(
    ApplicationForm,
    answers=st.dictionaries(
        st.sampled_from(
            [
                "already-involved",
                "already-involved-details",
                "plans",
                "formal-qualifications",
                "formal-qualifications-details",
                "why-become-a-member",
                "benefit",
                "skills",
                "willing-to-train",
                "support-needs",
                "support-needs-details",
            ]
        ),
        ANSWERS,
    ),
)
"""Application forms, filled in as far as anybody likes."""

FLAGS = ("flag_a", "flag_b", "flag_c")
NUMBERS = ("number_a", "number_b", "number_c")
CHOICES = ("choice_a", "choice_b")
WORDS = ("red", "green", "blue")

LEAVES: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Yes, fact=st.sampled_from(FLAGS)),
    st.builds(
        Compare,
        left=st.sampled_from(NUMBERS),
        q=st.integers(1, 4),
        op=st.sampled_from([">=", ">"]),
        right=st.none(),
        p=st.integers(0, 12),
    ),
    st.builds(
        Compare,
        left=st.none(),
        q=st.integers(0, 12),
        op=st.sampled_from([">=", ">"]),
        right=st.sampled_from(NUMBERS),
        p=st.integers(1, 4),
    ),
    st.builds(
        Compare,
        left=st.sampled_from(NUMBERS),
        q=st.integers(1, 4),
        op=st.sampled_from([">=", ">"]),
        right=st.sampled_from(NUMBERS),
        p=st.integers(1, 4),
    ),
    st.builds(
        In,
        fact=st.sampled_from(CHOICES),
        among=st.sets(st.sampled_from(WORDS), min_size=1).map(lambda words: tuple(sorted(words))),
    ),
)
"""Single tests over the facts named above."""

CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda members: st.one_of(
        st.builds(All, of=st.lists(members, min_size=1, max_size=3).map(tuple)),
        st.builds(Any, of=st.lists(members, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, of=members),
    ),
    max_leaves=8,
)
"""Conditions of any shape, over the facts named above."""

WORLDS = st.fixed_dictionaries(
    {
        **dict.fromkeys(FLAGS, YES_NO),
        **dict.fromkeys(NUMBERS, st.none() | st.integers(0, 6)),
        **dict.fromkeys(CHOICES, st.none() | st.sampled_from(WORDS)),
    }
)
"""The facts that ``CONDITIONS`` speak of, each perhaps unknown."""
