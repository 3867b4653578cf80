"""Facts about a panel and its meetings: rolls, votes, registers, programmes, topics, requests."""

from datetime import date

from hypothesis import strategies as st

from scrutiny_rules.attendance import AttendanceRegister, AttendanceTerms, Mark, Meeting
from scrutiny_rules.conduct import ConductTerms, WarningHistory
from scrutiny_rules.decisions import Silent
from scrutiny_rules.duties import DutyRecord, DutyTerms
from scrutiny_rules.interests import DeclaredInterest, InterestTerms, View
from scrutiny_rules.meetings import Programme, ProgrammeMeeting, ProgrammeReview, ProgrammeTerms
from scrutiny_rules.notice import NoticeRequest, NoticeTerms
from scrutiny_rules.quorum import QuorumTerms, Roll
from scrutiny_rules.testing._basics import (
    COUNTS,
    DAYS,
    EVERY_DAY,
    SLUGS,
    asked_of,
    days_after,
    perhaps,
    unknown,
    yes_no,
)
from scrutiny_rules.topics import TopicProposal, TopicRoute, TopicSource, TopicTerms
from scrutiny_rules.voting import Answer, Ballot, Capacity, CastingVote, Vote, VotingTerms


def rolls(
    *, terms: QuorumTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[Roll]:
    """Draw head-counts of a meeting, which add up.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> roll = find(rolls(known=True), lambda roll: roll.withdrawn == 1)
        >>> roll.in_office, roll.present, roll.seats
        (1, 1, 1)
    """
    return asked_of(_rolls(known=known), terms, known=known)


@st.composite
def _rolls(draw: st.DrawFn, *, known: bool) -> Roll:
    in_office = draw(COUNTS)
    present = draw(st.integers(0, in_office))
    withdrawn = draw(st.integers(0, present))
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
    return Roll.model_validate(unknown(draw, facts, known=known))


def ballots(
    *, terms: VotingTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[Ballot]:
    """Draw votes on a motion, or agreements without one; ties are frequent.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known; a casting vote is None where none was used.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(ballots(), lambda ballot: ballot.casting_vote is not None).votes_for
        1
    """
    return asked_of(_ballots(known=known), terms, known=known)


@st.composite
def _ballots(draw: st.DrawFn, *, known: bool) -> Ballot:
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
    return Ballot.model_validate(unknown(draw, facts, known=known, but=("casting_vote",)))


def votes() -> st.SearchStrategy[Vote]:
    """Draw single votes, each of somebody who may vote.

    Example:
        >>> from hypothesis import find
        >>> print(find(votes(), lambda vote: vote.answer == "abstain").capacity)
        member
    """
    may = [one for one in Capacity if one not in {Capacity.STAFF, Capacity.OBSERVER}]
    return st.builds(Vote, answer=st.sampled_from(Answer), capacity=st.sampled_from(may))


def meetings(
    days: st.SearchStrategy[date] = DAYS, marks: st.SearchStrategy[Mark] | None = None
) -> st.SearchStrategy[Meeting]:
    """Draw single meetings in a register.

    Args:
        days: The days to draw from.
        marks: What the register may say; None for every mark.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    says = st.sampled_from(Mark) if marks is None else marks
    return st.builds(Meeting, held_on=days, mark=says, formal=st.booleans())


def attendance_registers(
    days: st.SearchStrategy[date] = DAYS,
    marks: st.SearchStrategy[Mark] | None = None,
    *,
    terms: AttendanceTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[AttendanceRegister]:
    """Draw one member's record, oldest meeting first; some hold no meeting at all.

    Args:
        days: The days to draw from.
        marks: What the register may say; None for every mark, unless everything is known.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether every mark is recorded.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(attendance_registers(), lambda register: not register.meetings).meetings
        ()
    """
    recorded = [mark for mark in Mark if mark is not Mark.UNKNOWN or not known]
    says = st.sampled_from(recorded) if marks is None else marks
    return asked_of(_registers(meetings(days, says)), terms, known=known)


@st.composite
def _registers(draw: st.DrawFn, held: st.SearchStrategy[Meeting]) -> AttendanceRegister:
    register = draw(st.lists(held, max_size=16))
    return AttendanceRegister(
        meetings=tuple(sorted(register, key=lambda meeting: meeting.held_on)),
        judged_consistent=draw(st.booleans()),
    )


def warning_histories(
    *, terms: ConductTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[WarningHistory]:
    """Draw the warnings given at some meetings running.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(warning_histories(), lambda given: None in given.per_meeting).per_meeting
        (None,)
    """
    counts = st.lists(perhaps(st.integers(0, 4), known=known), min_size=1, max_size=8)
    cases = st.builds(WarningHistory, per_meeting=counts.map(tuple))
    return asked_of(cases, terms, known=known)


def declared_interests(
    *, terms: InterestTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[DeclaredInterest]:
    """Draw interests in which nothing contradicts the rest.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> clear = find(declared_interests(known=True), lambda one: one.clear_conflict)
        >>> clear.might_conflict
        True
    """
    return asked_of(_declared_interests(known=known), terms, known=known)


@st.composite
def _declared_interests(draw: st.DrawFn, *, known: bool) -> DeclaredInterest:
    answers = yes_no(known=known)
    implied = st.just(True) if known else st.sampled_from([True, None])  # noqa: FBT003  a value
    names = set(DeclaredInterest.model_fields) - {"view_of", "other"}
    facts: dict[str, object] = {name: draw(answers) for name in sorted(names)}
    if facts["clear_conflict"]:
        facts["might_conflict"] = draw(implied)
    if facts["brought_to_order"]:
        facts["raised_by_member"] = draw(implied)
    facts["view_of"] = draw(perhaps(st.sampled_from(View), known=known))
    return DeclaredInterest.model_validate(facts)


def programme_meetings(
    days: st.SearchStrategy[date] = EVERY_DAY, *, known: bool = False
) -> st.SearchStrategy[ProgrammeMeeting]:
    """Draw single meetings of a programme.

    Args:
        days: The days to draw from.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(
        ProgrammeMeeting,
        held_on=days,
        formal=st.booleans(),
        additional=st.booleans(),
        called_for_by_review=yes_no(known=known),
    )


@st.composite
def programme_reviews(
    draw: st.DrawFn,
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    known: bool = False,
) -> ProgrammeReview:
    """Draw reviews that end on one of some days and took up to half a year.

    Args:
        draw: Handed in by Hypothesis.
        days: The days to draw from.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    ends_on = draw(days)
    room = min((ends_on - date.min).days, 200)
    back = draw(perhaps(st.integers(0, room), known=known))
    return ProgrammeReview(
        begins_on=None if back is None else days_after(ends_on, -back),
        ends_on=ends_on,
        terms_read=draw(yes_no(known=known)),
    )


def programmes(
    years: st.SearchStrategy[int] | None = None,
    *,
    complete: bool | None = None,
    terms: ProgrammeTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Programme]:
    """Draw programmes of a year, with some meetings and reviews outside it.

    Args:
        years: The years to draw from; None for all that there are.
        complete: Whether the programme holds all that there will be; None for both.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(programmes(st.just(2027)), lambda programme: not programme.meetings).year
        2027
    """
    which = st.integers(1, 9999) if years is None else years
    return asked_of(_programmes(which, complete=complete, known=known), terms, known=known)


@st.composite
def _programmes(
    draw: st.DrawFn, years: st.SearchStrategy[int], *, complete: bool | None, known: bool
) -> Programme:
    year = draw(years)
    first = date(year, 1, 1)
    room = (date.max - first).days
    in_the_year = st.integers(0, min(room, 364)).map(lambda n: days_after(first, n))
    near_it = in_the_year | st.integers(0, min(room, 500)).map(lambda n: days_after(first, n))
    answers = yes_no(known=known)
    held = st.lists(programme_meetings(near_it, known=known), max_size=15)
    reviewed = st.lists(programme_reviews(near_it, known=known), max_size=5)
    return Programme(
        year=year,
        meetings=tuple(draw(held)),
        reviews=tuple(draw(reviewed)),
        complete=draw(st.booleans()) if complete is None else complete,
        dates_agreed=draw(answers),
        review_plan_made=draw(answers),
        additional_agreed=draw(answers),
    )


def notice_requests(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: NoticeTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[NoticeRequest]:
    """Draw requests for information, or for somebody to come.

    Args:
        days: The days to draw from; what was wanted or met comes up to a month later.
        terms: Draw only what these terms ask for; None for every fact.
        known: Whether everything is known; a request that was not met has no day for it.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> met = find(notice_requests(), lambda one: one.requested_on and one.met_on)
        >>> met.requested_on == met.met_on
        True
    """
    return asked_of(_notice_requests(days, known=known), terms, known=known)


@st.composite
def _notice_requests(
    draw: st.DrawFn, days: st.SearchStrategy[date], *, known: bool
) -> NoticeRequest:
    requested_on = draw(perhaps(days, known=known))
    later = days
    if requested_on is not None:
        first, room = requested_on, (date.max - requested_on).days
        later = st.integers(0, min(room, 30)).map(lambda n: days_after(first, n))
    answers = yes_no(known=known)
    return NoticeRequest(
        requested_on=requested_on,
        wanted_on=draw(perhaps(later, known=known)),
        met_on=draw(st.none() | later),
        valid_reason=draw(answers),
        reasonable_replacement=draw(answers),
        alternative_date_agreed=draw(answers),
    )


def duty_records(
    days: st.SearchStrategy[date] = DAYS,
    names: st.SearchStrategy[str] = SLUGS,
    *,
    terms: DutyTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[DutyRecord]:
    """Draw the days on which some duties were done.

    Args:
        days: The days to draw from.
        names: The names of the duties; those of ``terms``, where there are any.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(duty_records(), lambda record: not record.done).done
        FrozenMap()
    """
    done_on = st.lists(days, max_size=6).map(tuple)
    done = perhaps(done_on, known=known)
    if isinstance(terms, DutyTerms):
        duties = [duty.name for duty in terms.duties]
        records = (
            st.fixed_dictionaries(dict.fromkeys(duties, done))
            if known
            else st.dictionaries(st.sampled_from(duties), done)
        )
    else:
        records = st.dictionaries(names, done, max_size=6)
    return asked_of(st.builds(DutyRecord, since=days, done=records), terms, known=known)


def topic_proposals(
    *, terms: TopicTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[TopicProposal]:
    """Draw topics that are proposed, and what is known of them.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(topic_proposals(), lambda topic: topic.sources == ()).sources
        ()
    """
    named = {"route", "sources", "other"}
    sources = st.lists(st.sampled_from(TopicSource), unique=True).map(tuple)
    facts: dict[str, st.SearchStrategy[object]] = {
        name: yes_no(known=known) for name in TopicProposal.model_fields if name not in named
    }
    facts["route"] = perhaps(st.sampled_from(TopicRoute), known=known)
    facts["sources"] = perhaps(sources, known=known)
    cases = st.fixed_dictionaries(facts).map(TopicProposal.model_validate)
    return asked_of(cases, terms, known=known)
