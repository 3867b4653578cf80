"""Every valid value of every facts model, and conditions over them.

Strategies build only what could have happened; nothing is filtered.
"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from types import NoneType
from typing import get_args

from hypothesis import strategies as st

from scrutiny_rules import (
    All,
    Any,
    Appeal,
    AppealDecided,
    Appealed,
    AppealStepTaken,
    Applicant,
    ApplicationForm,
    AppointedChair,
    ArticleKind,
    AttendanceRegister,
    Audience,
    Ballot,
    Breach,
    Breached,
    CastingVote,
    Claim,
    Claimant,
    Clause,
    CodeChange,
    CodeSigned,
    Compare,
    Condition,
    CoOption,
    DeclaredInterest,
    DevelopmentHeld,
    DevelopmentRecord,
    DutyRecord,
    EquipmentLent,
    EquipmentRequested,
    EquipmentReturned,
    Expense,
    ExpenseKind,
    Force,
    Happened,
    Held,
    History,
    In,
    Information,
    Investigation,
    InvestigationStepTaken,
    Joined,
    Journey,
    JourneyLog,
    LeaveEnded,
    LeaveGranted,
    Left,
    LeftChair,
    Loan,
    Mark,
    Meeting,
    MeetingHeld,
    MemberEvent,
    Mileage,
    MileageRate,
    Not,
    NoticeRequest,
    Notified,
    PersonRecorded,
    PoliticalRole,
    Poll,
    PressArticle,
    Procedure,
    Programme,
    ProgrammeMeeting,
    ProgrammeReview,
    Role,
    Roll,
    Service,
    Stage,
    Step,
    Suspended,
    Suspension,
    SuspensionEnded,
    SuspensionKind,
    TermRenewed,
    TermServed,
    TopicProposal,
    TopicRoute,
    TopicSource,
    Vehicle,
    View,
    Warned,
    WarningHistory,
    Within,
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

FORCES = st.sampled_from(Force)


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


INVESTIGATION_STEPS = st.sampled_from(["letter", "meeting", "consequences", "hearing"])
"""The steps of an investigation, and one that no paper names."""


@st.composite
def investigations(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> Investigation:
    """Draw an investigation, with whatever was reported of it, oldest first."""
    events = [
        Happened(step=draw(INVESTIGATION_STEPS), on=day)
        for day in sorted(draw(st.lists(days, max_size=6)))
    ]
    return Investigation(
        subject_of_complaint=draw(YES_NO), in_probation=draw(YES_NO), events=tuple(events)
    )


BREACH_FACTS = tuple(
    name
    for name, field in Breach.model_fields.items()
    if name not in {"breached_on", "other"} and NoneType in get_args(field.annotation)
)
"""The yes/no facts of a breach, in their order."""


@st.composite
def breaches(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> Breach:
    """Draw what may be known of a breach."""
    facts: dict[str, object] = {name: draw(YES_NO) for name in BREACH_FACTS}
    return Breach.model_validate(facts | {"breached_on": draw(st.none() | days)})


@st.composite
def suspensions(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> Suspension:
    """Draw a suspension that was imposed, and perhaps ended since."""
    first_day = draw(days)
    room = min((date.max - first_day).days, 400)
    ended_on = draw(st.none() | st.integers(0, room).map(lambda n: days_after(first_day, n)))
    return Suspension(
        kind=draw(st.sampled_from(SuspensionKind)), first_day=first_day, ended_on=ended_on
    )


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


ROLES: st.SearchStrategy[Role | None] = st.none() | st.sampled_from(Role)
"""A role, which may be unknown."""


@st.composite
def services(
    draw: st.DrawFn,
    days: st.SearchStrategy[date] = EVERY_DAY,
    roles: st.SearchStrategy[Role | None] = ROLES,
    *,
    known: bool = False,
) -> Service:
    """Draw the terms of one person in one role; with ``known``, they are known."""
    role = draw(roles)
    if not known and draw(st.integers(0, 7)) == 0:
        return Service(role=role)
    starts = sorted(draw(st.sets(days, max_size=5)))
    terms: list[TermServed] = []
    for first_day, following in zip_longest(starts, starts[1:]):
        latest = date.max if following is None else days_after(following, -1)
        room = min((latest - first_day).days, 1_200)
        early = draw(st.none() | st.integers(0, room))
        ended_on = None if early is None else days_after(first_day, early)
        terms.append(TermServed(first_day=first_day, ended_on=ended_on))
    return Service(role=role, terms_served=tuple(terms))


@st.composite
def polls(draw: st.DrawFn, *, known: bool = False) -> Poll:
    """Draw an election; with ``known``, every count of votes is known."""
    counts = draw(st.lists(st.integers(0, 6), max_size=4))
    if len(counts) > 1 and draw(st.booleans()):
        counts[-1] = max(counts)  # ties are worth trying often
    against = draw(st.integers(0, 6)) if len(counts) <= 1 and draw(st.booleans()) else None
    cast = sum(counts) + (against or 0)
    votes: list[int | None] = [*counts]
    casting_vote: int | None = None
    if not known and draw(st.booleans()):
        votes = [draw(st.sampled_from([None, count])) for count in counts]
    leaders = [place for place, count in enumerate(counts) if count == max(counts)]
    if len(leaders) > 1 and cast and None not in votes:
        casting_vote = draw(st.none() | st.sampled_from(leaders))
    nobody_looked = not known and casting_vote is None and draw(st.integers(0, 7)) == 0
    return Poll(
        votes=None if nobody_looked else tuple(votes),
        votes_against=against,
        members=draw(st.none() | st.integers(cast, cast + 3)),
        closed=draw(YES_NO),
        chair_is_nominee=draw(YES_NO),
        casting_vote=casting_vote,
    )


CO_OPTIONS = st.builds(
    CoOption,
    panel_agrees=YES_NO,
    co_optees_on_topic=st.none() | st.integers(0, 3),
    topic_complete=YES_NO,
    required_for_next=YES_NO,
)
"""Co-options, of which anything may be unknown."""


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


@st.composite
def programmes(
    draw: st.DrawFn,
    years: st.SearchStrategy[int] = st.integers(1, 9999),  # noqa: B008  strategies are values
    *,
    complete: bool | None = None,
) -> Programme:
    """Draw the programme of a year, with some meetings and reviews outside it."""
    year = draw(years)
    first = date(year, 1, 1)
    room = (date.max - first).days
    in_the_year = st.integers(0, min(room, 364)).map(lambda n: days_after(first, n))
    near_it = st.integers(0, min(room, 500)).map(lambda n: days_after(first, n))
    meetings = st.builds(
        ProgrammeMeeting,
        held_on=in_the_year | near_it,
        formal=st.booleans(),
        additional=st.booleans(),
        called_for_by_review=YES_NO,
    )
    facts: dict[str, object] = {
        "year": year,
        "meetings": tuple(draw(st.lists(meetings, max_size=15))),
        "reviews": tuple(draw(st.lists(reviews(in_the_year | near_it), max_size=5))),
        "complete": draw(st.booleans()) if complete is None else complete,
        "dates_agreed": draw(YES_NO),
        "review_plan_made": draw(YES_NO),
        "additional_agreed": draw(YES_NO),
    }
    return Programme.model_validate(facts)


@st.composite
def reviews(draw: st.DrawFn, days: st.SearchStrategy[date]) -> ProgrammeReview:
    """Draw a review that ends on one of some days and took up to half a year."""
    ends_on = draw(days)
    room = (ends_on - date.min).days
    back = draw(st.none() | st.integers(0, min(room, 200)))
    return ProgrammeReview(
        begins_on=None if back is None else days_after(ends_on, -back),
        ends_on=ends_on,
        terms_read=draw(YES_NO),
    )


@st.composite
def requests(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> NoticeRequest:
    """Draw a request for information or for somebody to come."""
    requested_on = draw(st.none() | days)
    later = days
    if requested_on is not None:
        first, room = requested_on, (date.max - requested_on).days
        later = st.integers(0, min(room, 30)).map(lambda n: days_after(first, n))
    return NoticeRequest(
        requested_on=requested_on,
        wanted_on=draw(st.none() | later),
        met_on=draw(st.none() | later),
        valid_reason=draw(YES_NO),
        reasonable_replacement=draw(YES_NO),
        alternative_date_agreed=draw(YES_NO),
    )


def records(
    names: st.SearchStrategy[str], days: st.SearchStrategy[date] = DAYS
) -> st.SearchStrategy[DutyRecord]:
    """Draw the days on which some duties were done, where they are known."""
    done = st.dictionaries(names, st.none() | st.lists(days, max_size=6).map(tuple))
    return st.builds(DutyRecord, since=days, done=done)


DUTY_NAMES = st.sampled_from(
    [
        "provisional-dates",
        "review-plan",
        "work-plan",
        "action-plan-report",
        "website-and-intranet",
        "annual-report",
    ]
)
"""The duties of both papers."""


@st.composite
def proposals(draw: st.DrawFn) -> TopicProposal:
    """Draw a topic that is proposed, and what is known of it."""
    facts: dict[str, object] = {
        name: draw(YES_NO)
        for name in TopicProposal.model_fields
        if name not in {"route", "sources", "other"}
    }
    facts["route"] = draw(st.none() | st.sampled_from(TopicRoute))
    facts["sources"] = draw(st.none() | st.lists(st.sampled_from(TopicSource)).map(tuple))
    return TopicProposal.model_validate(facts)


@st.composite
def changes(draw: st.DrawFn, *, known: bool = False) -> CodeChange:
    """Draw how far a change to a code has come; with ``known``, every count is known."""
    concerned = draw(COUNTS)
    facts: dict[str, object] = {
        "concerned": concerned,
        "notified_in_writing": draw(st.integers(0, concerned)),
        "accepted": draw(st.integers(0, concerned)),
    }
    unknown = set() if known else draw(st.sets(st.sampled_from(sorted(facts))))
    return CodeChange.model_validate(facts | dict.fromkeys(unknown))


STEP_NAMES = ("report", "answer", "end", "appeal", "style-check", "7th-day")
"""Names of steps, some of which Mermaid has for words of its own."""


@st.composite
def procedures(draw: st.DrawFn, *, flexible: bool | None = None) -> Procedure:
    """Draw steps in some order, each of which comes after, or awaits, some that can come."""
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
                clause=Clause(document="paper", label="6", gist=f"take {name}", force=draw(FORCES)),
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


def happenings(
    names: tuple[str, ...] = STEP_NAMES, days: st.SearchStrategy[date] = DAYS
) -> st.SearchStrategy[list[Happened]]:
    """Draw steps that were taken, oldest first, some of them of no paper."""
    taken = st.builds(Happened, step=st.sampled_from([*names, "of-no-paper"]), on=days)
    return st.lists(taken, max_size=12).map(lambda events: sorted(events, key=lambda one: one.on))


@st.composite
def walks(
    draw: st.DrawFn, steps: Procedure, days: st.SearchStrategy[date] = DAYS
) -> list[Happened]:
    """Draw what was done under a procedure: mostly what was open, and now and then anything."""
    on = sorted(draw(st.lists(days, max_size=20)))
    anything = [*steps.by_name, "of-no-paper"]
    done: list[str] = []
    for _ in on:
        now = [step.name for step in steps.open_after(done)]
        astray = draw(st.integers(0, 5)) == 5
        done.append(draw(st.sampled_from(anything if astray or not now else now)))
    return [Happened(step=name, on=day) for name, day in zip(done, on, strict=True)]


def helds(days: st.SearchStrategy[date] = EVERY_DAY) -> st.SearchStrategy[Held]:
    """Draw meetings on somebody's development, some of which no paper asks for."""
    names = st.sampled_from(["feedback", "appraisal", "one-to-one", "away-day"])
    return st.builds(Held, name=names, on=days)


def development_records(
    days: st.SearchStrategy[date] = EVERY_DAY, *, known: bool = False
) -> st.SearchStrategy[DevelopmentRecord]:
    """Draw records of development; with ``known``, joining and what was held are known."""
    held = st.lists(helds(days), max_size=6).map(tuple)
    return st.builds(
        DevelopmentRecord,
        joined_on=days if known else st.none() | days,
        held=held if known else st.none() | held,
    )


@st.composite
def declared_interests(draw: st.DrawFn) -> DeclaredInterest:
    """Draw what may be known of an interest, in which nothing contradicts the rest."""
    names = set(DeclaredInterest.model_fields) - {"view_of", "other"}
    facts: dict[str, object] = {name: draw(YES_NO) for name in sorted(names)}
    if facts["clear_conflict"]:
        facts["might_conflict"] = draw(st.sampled_from([True, None]))
    if facts["brought_to_order"]:
        facts["raised_by_member"] = draw(st.sampled_from([True, None]))
    facts["view_of"] = draw(st.none() | st.sampled_from(View))
    return DeclaredInterest.model_validate(facts)


POLITICAL_ROLES = st.builds(PoliticalRole, represents_party=YES_NO)
"""What a member does for a party while acting for the panel."""

ARTICLES = st.builds(
    PressArticle,
    kind=st.sampled_from(ArticleKind),
    discussed=YES_NO,
    agreed=YES_NO,
    recorded=YES_NO,
    stated_as_own_opinion=YES_NO,
    intends_harm=YES_NO,
)
"""Articles for the press."""

INFORMATION = st.builds(
    Information,
    audience=st.sampled_from(Audience),
    acquired_in_role=YES_NO,
    stated_otherwise=YES_NO,
    in_doubt=YES_NO,
    still_a_member=YES_NO,
    embarrasses=YES_NO,
)
"""Information, and with whom it would be shared."""


@st.composite
def loans(draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY) -> Loan:
    """Draw something lent, and what became of it afterwards."""
    first, *later = sorted(draw(st.lists(days, min_size=4, max_size=4)))
    names = draw(st.permutations(["requested_on", "role_ended_on", "returned_on"]))
    facts: dict[str, object] = {
        name: draw(st.none() | st.just(day)) for name, day in zip(names, later, strict=True)
    }
    return Loan.model_validate({"lent_on": draw(st.none() | st.just(first)), **facts})


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


GAPS = st.sampled_from([0, 0, 0, 0, 0, 1, 1, 7, 14, 15, 31, 31, 92, 200])
"""How many days pass before the next event: often none, so that one day may hold several."""

MARKS_IN_OFFICE = st.sampled_from(
    [Mark.ABSENT] * 3 + [mark for mark in Mark if mark is not Mark.NOT_IN_OFFICE]
)
"""What a register may say of a member, who is often absent."""


DETAILS: dict[type[MemberEvent], dict[str, st.SearchStrategy[object]]] = {
    PersonRecorded: {"person": applicants(DAYS)},
    MeetingHeld: {"mark": MARKS_IN_OFFICE, "formal": MOSTLY},
    DevelopmentHeld: {"name": st.sampled_from(["feedback", "appraisal", "one-to-one", "chat"])},
    Breached: {"complaint": YES_NO},
    InvestigationStepTaken: {"step": st.sampled_from(["letter", "meeting", "consequences"])},
    Suspended: {"suspension": st.sampled_from(SuspensionKind)},
    AppealStepTaken: {"step": st.sampled_from(["officer-appointed", "re-investigated"])},
    AppealDecided: {"upheld": st.booleans()},
}
"""What an event of each kind says besides its day; the others say nothing."""


@st.composite
def member_histories(  # noqa: C901, PLR0912, PLR0915  a line for each kind of event
    draw: st.DrawFn, longest: int = 40
) -> History:
    """Draw what may have happened to one member, in order, day by day."""
    day = draw(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
    events: list[MemberEvent] = []
    breached: list[date] = []
    told: dict[date, str] = {}
    running: set[SuspensionKind] = set()
    term_from = chair_until = left_on = met_on = date.min
    in_office = chair = on_leave = lent = False
    for _ in range(draw(st.just(0) | st.integers(4, longest))):
        day = days_after(day, draw(GAPS))
        open_to = [one for one, state in told.items() if state == "told"]
        appealed = [one for one, state in told.items() if state == "appealed"]
        may: list[type[MemberEvent]] = [PersonRecorded]
        may += [Notified] if day not in told else []
        may += [SuspensionEnded] * 2 if running else []
        may += [InvestigationStepTaken] * 3 if breached else []
        may += [Appealed] * 3 if open_to else []
        may += [AppealStepTaken, AppealDecided] * 2 if appealed else []
        may += [EquipmentRequested, EquipmentReturned] if lent else []
        if in_office:
            may += [MeetingHeld] * 12
            may += [Suspended] * 3
            may += [CodeSigned, Breached, DevelopmentHeld]
            may += [Warned] * 12 if met_on == day else []
            may += [TermRenewed] if term_from < day else []
            may += [AppointedChair] if chair_until < day else []
            may += [LeftChair] if chair else []
            may += [LeaveEnded if on_leave else LeaveGranted, Left, Left, Left]
            may += [] if lent else [EquipmentLent]
        elif left_on < day:
            may += [Joined] * 6
        kind = draw(st.sampled_from(may))
        said: dict[str, object] = {}
        if kind is InvestigationStepTaken:
            said["breached_on"] = draw(st.sampled_from([None, *breached]))
        if kind is Appealed:
            said["notified_on"] = draw(st.sampled_from([None, *open_to]))
        if kind in {AppealStepTaken, AppealDecided}:
            said["notified_on"] = draw(st.sampled_from([None, *appealed]))
        if kind is SuspensionEnded:
            said["suspension"] = draw(st.sampled_from(sorted(running)))
        said |= {name: draw(detail) for name, detail in DETAILS.get(kind, {}).items()}
        events.append(kind.model_validate({"on": day, **said}))
        match events[-1]:
            case Joined():
                in_office, term_from = True, day
            case TermRenewed():
                term_from = day
            case Left():
                left_on, chair_until = day, day if chair else chair_until
                in_office = chair = on_leave = False
            case AppointedChair() | LeftChair():
                chair, chair_until = kind is AppointedChair, day
            case MeetingHeld():
                met_on = day
            case Breached():
                breached.append(day)
            case Suspended(suspension=suspension):
                running.add(suspension)
            case SuspensionEnded(suspension=suspension):
                running.discard(suspension)
            case Notified():
                told[day] = "told"
            case Appealed(notified_on=which):
                told[which or open_to[-1]] = "appealed"
            case AppealDecided(notified_on=which):
                told[which or appealed[-1]] = "decided"
            case LeaveGranted() | LeaveEnded():
                on_leave = kind is LeaveGranted
            case EquipmentLent() | EquipmentReturned():
                lent = kind is EquipmentLent
            case _:
                pass
    return History.model_validate({"events": events})


@st.composite
def positions(draw: st.DrawFn) -> tuple[History, date]:
    """Draw what happened to a member, and a day to ask about: mostly near the last events."""
    history = draw(member_histories())
    days = [event.on for event in history.events[-8:]] or [date(2026, 1, 1)]
    after = draw(st.sampled_from([0, 0, 0, 1, 14, 15, 90, 1100]))
    return history, days_after(draw(st.sampled_from(days)), after)
