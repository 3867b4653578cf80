"""Meetings: is the programme of a year as the paper has it, and what could one look like?

A paper may expect so many meetings and reviews in a year, and may not expect meetings more
often than monthly. Most of this is an expectation, and the answer never makes a duty of it;
what *must* be done, such as that the panel agrees the dates, is told apart. A year that is not
complete yet is judged by what could still be added to it. Dates for a year can be proposed:
they are provisional, and the panel agrees them or not.

Clauses: trafford-qip 5.2(d), 7.1; chorus-rsp pack: background, terms: meetings.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> plan = plan_year(TRAFFORD_QIP.programme, 2026)
    >>> [f"{day:%d %b}" for day in plan.dates]
    ['20 Jan', '17 Mar', '19 May', '21 Jul', '15 Sep', '17 Nov']
    >>> programme = Programme(
    ...     year=2026, meetings=[ProgrammeMeeting(held_on=day) for day in plan.dates[:5]]
    ... )
    >>> check_programme(TRAFFORD_QIP.programme, programme).needs
    ('dates_agreed', 'meetings', 'reviews')
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, ClassVar, Final, Literal, Self

from dateutil.relativedelta import relativedelta
from pydantic import Field, Strict, model_validator

from scrutiny_rules._frozen import (
    MOST_COUNTED,
    Count,
    Day,
    Frozen,
    FrozenMap,
    OfAYear,
    OtherFacts,
    Year,
    YesNo,
)
from scrutiny_rules.calendars import MONTHS, Period, deadline, duration
from scrutiny_rules.conditions import Condition, Yes, cuts
from scrutiny_rules.decisions import Decision, Provision, Silent
from scrutiny_rules.display import day_words
from scrutiny_rules.errors import BeyondTheCalendarError
from scrutiny_rules.facts import Ask, CountFact, Fact, Kind, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms, World

SHORTEST_MONTH: Final = timedelta(days=28)
"""The shortest that a month can be: four weeks."""

_PROGRAMME: Final = "whoever keeps the panel's programme"
_MINUTES: Final = "whoever keeps the minutes"


class ProgrammeMeeting(Frozen):
    """One meeting that was held or is planned.

    ``additional`` marks a meeting beyond the dates first agreed. ``called_for_by_review`` is
    somebody's judgement that a review could not do without it; None while nobody has judged.
    """

    held_on: Day
    formal: YesNo = True
    additional: YesNo = False
    called_for_by_review: YesNo | None = None


class ProgrammeReview(Frozen):
    """One review that was completed or is planned: it counts in the year in which it ends."""

    begins_on: Day | None = None
    ends_on: Day
    terms_read: YesNo | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.begins_on is not None and self.ends_on < self.begins_on:
            raise ValueError("`ends_on` is before `begins_on`")
        return self


class Programme(Frozen):
    """The meetings and reviews of one year, held or planned, in any order.

    ``complete`` says that the lists hold everything that there will be; while they may still
    grow it is False. What lies outside the year is left out of the count.
    """

    year: Year
    meetings: Annotated[
        tuple[ProgrammeMeeting, ...],
        Ask("Which meetings are held in the year, and which did a review call for?", _PROGRAMME),
        Field(max_length=10_000),
    ] = ()
    reviews: Annotated[
        tuple[ProgrammeReview, ...],
        Ask("Which reviews end in the year, and when and how did each begin?", _PROGRAMME),
        Field(max_length=10_000),
    ] = ()
    complete: YesNo = False
    dates_agreed: Annotated[
        YesNo | None, Ask("Has the panel itself agreed the dates?", _MINUTES)
    ] = None
    review_plan_made: Annotated[
        YesNo | None, Ask("Has a review plan been made for the year?", _PROGRAMME)
    ] = None
    additional_agreed: Annotated[
        YesNo | None, Ask("Has the panel agreed to every additional meeting?", _MINUTES)
    ] = None
    other: OtherFacts = FrozenMap()


MEETING_COUNT: Final = CountFact("meeting_count")
FORMAL_MEETINGS: Final = CountFact("formal_meetings")
ADDITIONAL_MEETINGS: Final = CountFact("additional_meetings")
MEETINGS_TOO_SOON: Final = CountFact("meetings_too_soon")
PERIODS_WITHOUT_MEETING: Final = CountFact("periods_without_meeting")
REVIEW_COUNT: Final = CountFact("review_count")
REVIEWS_OF_UNUSUAL_LENGTH: Final = CountFact("reviews_of_unusual_length")
REVIEWS_WITHOUT_READING: Final = CountFact("reviews_without_reading")
DATES_AGREED: Final = Yes(fact="dates_agreed")
REVIEW_PLAN_MADE: Final = Yes(fact="review_plan_made")
ADDITIONAL_AGREED: Final = Yes(fact="additional_agreed")

_COUNTED: Final = {
    MEETING_COUNT: ("meetings", "How many meetings are there in the year?"),
    FORMAL_MEETINGS: ("meetings", "How many of them are formal?"),
    ADDITIONAL_MEETINGS: ("meetings", "How many are additional to the dates first agreed?"),
    MEETINGS_TOO_SOON: (
        "meetings",
        "How many come too soon after another, with no review calling for them?",
    ),
    PERIODS_WITHOUT_MEETING: ("meetings", "How many review periods have no meeting?"),
    REVIEW_COUNT: ("reviews", "How many reviews end in the year?"),
    REVIEWS_OF_UNUSUAL_LENGTH: (
        "reviews",
        "How many of them are much shorter or longer than usual?",
    ),
    REVIEWS_WITHOUT_READING: (
        "reviews",
        "At the start of how many were the terms of reference not read?",
    ),
}

FACTS: Final = vocabulary(
    Programme,
    *(
        Fact(
            personal=False,
            name=handle.name,
            kind=Kind.COUNT,
            question=question,
            answered_by=_PROGRAMME,
            behind=(behind,),
        )
        for handle, (behind, question) in _COUNTED.items()
    ),
)
"""The facts that conditions about a programme may speak of."""

_COUNTS: Final = frozenset(handle.name for handle in _COUNTED)


class ProgrammeStanding(StrEnum):
    """How the programme of a year stands, the first that applies."""

    AS_EXPECTED = "as expected"
    """Everything that the paper asks of a programme is met."""

    DUTY_OUTSTANDING = "duty outstanding"
    """Something that must be done is not: the panel's agreement, a plan."""

    MORE_OFTEN_THAN_EXPECTED = "more often than expected"
    """Meetings follow each other too closely: a flag, and no breach of a duty."""

    FEWER_THAN_EXPECTED = "fewer than expected"
    """There are fewer meetings or reviews than expected: a flag likewise."""

    OTHERWISE_THAN_EXPECTED = "otherwise than expected"
    """The numbers are as expected, but something about the reviews is not."""

    UNDETERMINED = "undetermined"
    """The year is not complete, or a fact that matters is not known; ``needs`` says which."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of a programme."""


class Frequency(StrEnum):
    """When a meeting comes sooner after another than monthly."""

    CALENDAR_MONTH = "calendar month"
    """When there was another in the same calendar month."""

    FOUR_WEEKS = "four weeks"
    """When there was another less than four weeks before."""


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


class ReviewLength(Frozen):
    """How long a review usually takes, both its days included.

    Attributes:
        least_months: How many months at least.
        most_months: How many at most.
    """

    least_months: OfAYear
    most_months: OfAYear

    @model_validator(mode="after")
    def _least_is_not_more(self) -> Self:
        if self.least_months > self.most_months:
            raise ValueError("`least_months` is more than `most_months`")
        return self

    def fits(self, begins_on: date, ends_on: date) -> bool:
        """Say whether a review from one day to another takes as long as usual.

        Example:
            >>> usual = ReviewLength(least_months=2, most_months=4)
            >>> usual.fits(date(2026, 1, 1), date(2026, 2, 28))
            True
            >>> usual.fits(date(2026, 1, 1), date(2026, 5, 1))
            False
        """
        earliest = _last_day(begins_on, self.least_months)
        latest = _last_day(begins_on, self.most_months)
        return earliest is not None and earliest <= ends_on and (not latest or ends_on <= latest)


def _last_day(first_day: date, months: int) -> date | None:
    """Return the last day of some months; None where it lies after the year 9999."""
    try:
        return duration(first_day, months=months).last_day
    except BeyondTheCalendarError:
        return None


class YearPlan(Frozen):
    """How dates for a year are proposed.

    Attributes:
        meetings: How many meetings, spread evenly over the months.
        reviews: How many reviews, likewise.
        weekday: On which day of the week a meeting is proposed.
        week: On which one of the month: 1 for the first.
    """

    meetings: OfAYear
    reviews: OfAYear
    weekday: Weekday
    week: Annotated[int, Strict(), Field(ge=1, le=4)]


class ProgrammeTerms(Terms[ProgrammeStanding, Programme]):
    """What a paper fixes about the programme of a year.

    Attributes:
        required: What must be done.
        at_most: What is not exceeded.
        at_least: How many meetings and reviews there are.
        usual: What else is expected of reviews.
        year_starts: The month with which a year starts; 1 for January.
        frequency: When a meeting comes too soon after another.
        review_months: How many months a review period has.
        review_length: How long a review usually takes; None where any length is usual.
        plan: How dates for a year are proposed.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Programme
    asked_with: ClassVar[tuple[str, ...]] = ("check_programme", "plan_year")

    kind: Literal["programme"] = "programme"
    required: tuple[Limb, ...] = ()
    at_most: tuple[Limb, ...] = ()
    at_least: Annotated[tuple[Limb, ...], Field(min_length=1)]
    usual: tuple[Limb, ...] = ()
    year_starts: OfAYear = 1
    frequency: Frequency = Frequency.CALENDAR_MONTH
    review_months: OfAYear
    review_length: ReviewLength | None = None
    plan: YearPlan

    def outcomes(self) -> tuple[Rung[ProgrammeStanding], ...]:
        """Return the ladder: as expected; else a duty, too often, too few, or otherwise."""
        groups = (
            (ProgrammeStanding.DUTY_OUTSTANDING, self.required),
            (ProgrammeStanding.MORE_OFTEN_THAN_EXPECTED, self.at_most),
            (ProgrammeStanding.FEWER_THAN_EXPECTED, self.at_least),
        )
        every = (*self.required, *self.at_most, *self.at_least, *self.usual)
        return (
            Rung(outcome=ProgrammeStanding.AS_EXPECTED, parts=every),
            *(Rung(outcome=name, unless=(limb,)) for name, limbs in groups for limb in limbs),
            Rung(outcome=ProgrammeStanding.OTHERWISE_THAN_EXPECTED),
        )

    @model_validator(mode="after")
    def _can_be_judged(self) -> Self:
        for limb in self.limbs.values():
            if len(_COUNTS.intersection(limb.condition.facts())) > 1:
                raise ValueError(f"`{limb.name}` tests two counts of a programme: write two limbs")
        if self.plan.reviews * self.review_months > MONTHS:
            raise ValueError("`plan` has more `reviews` of `review_months` than fit in a year")
        return self

    def year(self, number: int) -> Period:
        """Return the days of a year.

        Args:
            number: The calendar year in which it starts.

        Raises:
            BeyondTheCalendarError: It would end after the year 9999.
        """
        return duration(date(number, self.year_starts, 1), months=MONTHS)

    def review_periods(self, number: int) -> tuple[Period, ...]:
        """Return the review periods of a year, spread evenly over its months.

        Raises:
            BeyondTheCalendarError: The year would end after the year 9999.
        """
        return tuple(
            duration(month, months=self.review_months)
            for month in self._months(number, self.plan.reviews)
        )

    def dates(self, number: int) -> tuple[date, ...]:
        """Return the dates that are proposed for a year.

        Raises:
            BeyondTheCalendarError: The year would end after the year 9999.
        """
        weekday = tuple(Weekday).index(self.plan.weekday)
        return tuple(
            month.replace(day=1 + (weekday - month.weekday()) % 7 + 7 * (self.plan.week - 1))
            for month in self._months(number, self.plan.meetings)
        )

    def _months(self, number: int, count: int) -> Iterator[date]:
        """Go through the first days of so many months, spread evenly over a year."""
        first_day = self.year(number).first_day
        for place in range(count):
            yield first_day + relativedelta(months=+place * (MONTHS // count))

    def counts(self, programme: Programme) -> dict[str, tuple[int, int]]:
        """Return the least and the most that each count of a programme may come to.

        Args:
            programme: The meetings and reviews of a year.

        Returns:
            Two numbers by the name of the fact, equal where nothing is unknown.

        Raises:
            BeyondTheCalendarError: The year would end after the year 9999.
        """
        year = self.year(programme.year)
        held = [meeting for meeting in programme.meetings if year.covers(meeting.held_on)]
        reviews = [review for review in programme.reviews if year.covers(review.ends_on)]
        periods = self.review_periods(programme.year)
        empty = sum(not any(one.covers(meeting.held_on) for meeting in held) for one in periods)
        uncalled = (one.held_on for one in held if one.called_for_by_review is False)
        not_surely_called = (one.held_on for one in held if not one.called_for_by_review)
        fits = [self._fits(review) for review in reviews]
        read = [review.terms_read for review in reviews]
        least = {
            MEETING_COUNT: len(held),
            FORMAL_MEETINGS: sum(one.formal for one in held),
            ADDITIONAL_MEETINGS: sum(one.additional for one in held),
            MEETINGS_TOO_SOON: self.too_soon(uncalled),
            PERIODS_WITHOUT_MEETING: empty if programme.complete else 0,
            REVIEW_COUNT: len(reviews),
            REVIEWS_OF_UNUSUAL_LENGTH: fits.count(False),
            REVIEWS_WITHOUT_READING: read.count(False),
        }
        if programme.complete:
            most = least | {
                MEETINGS_TOO_SOON: self.too_soon(not_surely_called),
                REVIEWS_OF_UNUSUAL_LENGTH: len(fits) - fits.count(True),
                REVIEWS_WITHOUT_READING: len(read) - read.count(True),
            }
        else:
            most = dict.fromkeys(least, MOST_COUNTED) | {PERIODS_WITHOUT_MEETING: empty}
        return {handle.name: (least[handle], most[handle]) for handle in least}

    def too_soon(self, days: Iterable[date]) -> int:
        """Count the meetings that come too soon after the one before.

        Args:
            days: The days of meetings for which no review calls, in any order.

        Returns:
            How many of them follow another too soon.

        Raises:
            Nothing.
        """
        pairs = pairwise(sorted(days))
        match self.frequency:
            case Frequency.CALENDAR_MONTH:
                return sum((a.year, a.month) == (b.year, b.month) for a, b in pairs)
            case Frequency.FOUR_WEEKS:  # pragma: no branch  the checker proves it is the last
                return sum(b - a < SHORTEST_MONTH for a, b in pairs)

    def _fits(self, review: ProgrammeReview) -> bool | None:
        """Say whether a review takes as long as usual; None where its first day is missing."""
        if self.review_length is None:
            return True
        if review.begins_on is None:
            return None
        return self.review_length.fits(review.begins_on, review.ends_on)

    def worlds(
        self,
        programme: Programme,
        on: date | None = None,  # noqa: ARG002  the programme names its year
    ) -> tuple[World, ...]:
        """Return the facts of a programme, once for each way that they could turn out.

        A limb tests one count at most, so that it is enough to vary one count at a time.

        Args:
            programme: The meetings and reviews of a year.
            on: Not looked at.

        Returns:
            One world where every count is certain. Otherwise one with the least of each, and
            further ones for every value of a count at which a limb could turn.

        Raises:
            BeyondTheCalendarError: The year would end after the year 9999.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        counts = self.counts(programme)
        least = {
            **self._as_given(programme),
            **{name: bounds[0] for name, bounds in counts.items()},
        }
        return (least, *({**least, name: value} for name, value in self._turns(counts)))

    def always(self) -> tuple[Condition, ...]:
        """Return how the counts of meetings, of periods and of reviews hang together.

        Each review period with a meeting has one of its own, and where meetings come too soon
        by the calendar month it is not among those that follow another in their month.
        """
        periods, whole = self.plan.reviews, self.plan.reviews * self.review_months == MONTHS
        return (
            FORMAL_MEETINGS <= MEETING_COUNT,
            ADDITIONAL_MEETINGS <= MEETING_COUNT,
            (MEETINGS_TOO_SOON <= 0) | (MEETING_COUNT > MEETINGS_TOO_SOON),
            periods >= PERIODS_WITHOUT_MEETING,
            CountFact("meetings_and_empty_periods") >= periods,
            *(
                [CountFact("meetings_not_too_soon_and_empty_periods") >= periods]
                if self.frequency is Frequency.CALENDAR_MONTH
                else []
            ),
            *([(MEETING_COUNT <= 0) | (periods > PERIODS_WITHOUT_MEETING)] if whole else []),
            (0 if self.review_length is None else REVIEW_COUNT) >= REVIEWS_OF_UNUSUAL_LENGTH,
            REVIEWS_WITHOUT_READING <= REVIEW_COUNT,
        )

    def made_of(self) -> Mapping[str, Mapping[str, int]]:
        """Return sums of meetings and of review periods without one."""
        both = {MEETING_COUNT.name: 1, PERIODS_WITHOUT_MEETING.name: 1}
        return {
            "meetings_and_empty_periods": both,
            "meetings_not_too_soon_and_empty_periods": {**both, MEETINGS_TOO_SOON.name: -1},
        }

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a programme of the year of the day, or of the year 2000 without one.

        Meetings too soon are held on the same day as another, as far as there are enough, and a
        review calls for all those that are not. What has to be in no review period is held on the
        first day after one.
        """
        case, number = super()._case(values, on), 2000 if on is None else on.year
        counts = {name: value for name, value in values.items() if isinstance(value, int)}
        soon = counts.get(MEETINGS_TOO_SOON.name, 0)
        formal, additional = (
            counts.get(one.name, 0) for one in (FORMAL_MEETINGS, ADDITIONAL_MEETINGS)
        )
        periods, year = self.review_periods(number), self.year(number)
        least = max(formal, additional, soon + (soon > 0))
        empty = counts.get(PERIODS_WITHOUT_MEETING.name, len(periods) - min(1, least))
        held = max(0, len(periods) - empty)
        meetings = counts.get(MEETING_COUNT.name, max(least, held + soon))
        # Besides those on one day, two meetings are too soon on both sides of a period's end.
        across = soon - meetings + held if self.frequency is Frequency.FOUR_WEEKS else 0
        days = [
            one.last_day if place in range(0, 2 * across, 2) and one.last_day else one.first_day
            for place, one in enumerate(periods[:held])
        ]
        between = [
            day
            for one in periods
            if one.last_day is not None
            and year.covers(day := deadline(one.last_day, days=1))
            and not any(period.covers(day) for period in periods)
        ]
        first = (days or between or [year.first_day])[0]
        days = [*[first] * (meetings - len(days)), *days]
        case["meetings"] = tuple(
            ProgrammeMeeting(
                held_on=day,
                formal=place < formal,
                additional=place < additional,
                called_for_by_review=not soon or place >= soon + max(1, across),
            )
            for place, day in enumerate(days)
        )
        unusual, unread = (
            counts.get(one.name, 0) for one in (REVIEWS_OF_UNUSUAL_LENGTH, REVIEWS_WITHOUT_READING)
        )
        ends_on = year.last_day or year.first_day
        usual = 1 if self.review_length is None else self.review_length.least_months
        case["reviews"] = tuple(
            ProgrammeReview(
                begins_on=ends_on if place < unusual else deadline(ends_on, months=-usual, days=1),
                ends_on=ends_on,
                terms_read=place >= unread,
            )
            for place in range(counts.get(REVIEW_COUNT.name, max(unusual, unread)))
        )
        return {**case, "year": number, "complete": True}

    def _turns(self, counts: dict[str, tuple[int, int]]) -> Iterator[tuple[str, int]]:
        """Go through the further values that a count may have and that could matter."""
        for name, (least, most) in counts.items():
            turns = {turn for limb in self.limbs.values() for turn in cuts(limb.condition, name)}
            yield from ((name, turn) for turn in sorted(turns) if least < turn < most)
            if most > least:
                yield name, most


class ProgrammeDecision(Decision[ProgrammeStanding]):
    """How the programme of a year stands, with what is on it so far.

    Attributes:
        year: The days of the year.
        meetings: How many meetings there are.
        formal_meetings: How many of them are formal.
        too_soon: How many come too soon after another, at least.
        reviews: How many reviews end in the year.
    """

    subject: ClassVar[str] = "Programme of the year"

    year: Period | None = None
    meetings: Count | None = None
    formal_meetings: Count | None = None
    too_soon: Count | None = None
    reviews: Count | None = None

    def figures(self) -> tuple[str, ...]:
        """Return the year and what is on its programme."""
        if self.year is None:
            return ()
        return (
            f"{day_words(self.year.first_day)} to {day_words(self.year.last_day)}",
            f"meetings: {self.meetings}, of them formal: {self.formal_meetings}",
            f"reviews that end in the year: {self.reviews}",
        )


class YearPlanDecision(Decision[Provision]):
    """Provisional dates for a year.

    Attributes:
        periods: The review periods.
        dates: The days on which a meeting is proposed.
    """

    subject: ClassVar[str] = "Provisional dates"

    periods: tuple[Period, ...] = ()
    dates: tuple[Day, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return each review period with the dates in it, and the dates in none."""
        lines = [
            f"review period {day_words(one.first_day)} to {day_words(one.last_day)}: "
            f"{_days_words(day for day in self.dates if one.covers(day))}"
            for one in self.periods
        ]
        between = [day for day in self.dates if not any(one.covers(day) for one in self.periods)]
        return (*lines, f"between them: {_days_words(between)}") if between else tuple(lines)


def _days_words(days: Iterable[date]) -> str:
    return ", ".join(day_words(day) for day in days) or "no meeting"


def check_programme(terms: ProgrammeTerms | Silent, programme: Programme) -> ProgrammeDecision:
    """Check the programme of a year, held or planned, against the paper.

    Args:
        terms: The programme block of a rulebook.
        programme: The meetings and reviews of one year.

    Returns:
        ``AS_EXPECTED``, or the first that applies of ``DUTY_OUTSTANDING``,
        ``MORE_OFTEN_THAN_EXPECTED``, ``FEWER_THAN_EXPECTED`` and ``OTHERWISE_THAN_EXPECTED``;
        ``UNDETERMINED`` while a missing fact matters or the year is not complete and what is
        still to come could change it; ``NOT_PROVIDED`` when the paper has no programme.
        Every limb has a finding, whichever decided.

    Raises:
        BeyondTheCalendarError: The year would end after the year 9999.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> five = Programme(
        ...     year=2026,
        ...     meetings=[ProgrammeMeeting(held_on=date(2026, month, 9)) for month in range(1, 6)],
        ...     reviews=[ProgrammeReview(ends_on=date(2026, 3, 31))] * 3,
        ...     complete=True,
        ...     dates_agreed=True,
        ... )
        >>> check_programme(TRAFFORD_QIP.programme, five).outcome
        <ProgrammeStanding.FEWER_THAN_EXPECTED: 'fewer than expected'>
    """
    if terms.kind == "silent":
        return ProgrammeDecision.silent(ProgrammeStanding.NOT_PROVIDED, terms)
    counts = terms.counts(programme)
    year = terms.year(programme.year)
    walked = terms.walk(*terms.worlds(programme))
    left_out = sum(not year.covers(one.held_on) for one in programme.meetings)
    left_out += sum(not year.covers(one.ends_on) for one in programme.reviews)
    if left_out:
        walked["cautions"] += (f"{left_out} outside the year: left out of the count",)
    return ProgrammeDecision(
        **walked,
        year=year,
        meetings=counts[MEETING_COUNT.name][0],
        formal_meetings=counts[FORMAL_MEETINGS.name][0],
        too_soon=counts[MEETINGS_TOO_SOON.name][0],
        reviews=counts[REVIEW_COUNT.name][0],
    )


def plan_year(terms: ProgrammeTerms | Silent, year: Year) -> YearPlanDecision:
    """Propose dates for a year, by review period.

    Args:
        terms: The programme block of a rulebook.
        year: The calendar year in which the year of the programme starts, 1 to 9999.

    Returns:
        ``PROVIDED`` with provisional dates, which the panel agrees or not; ``NOT_PROVIDED``
        when the paper has no programme. A programme of these dates is as expected.

    Raises:
        BeyondTheCalendarError: The year would end after the year 9999.
        pydantic.ValidationError: ``year`` is not a whole number from 1 to 9999.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> [str(period) for period in plan_year(CHORUS_RSP.programme, 2026).periods]
        ['2026-01-01 to 2026-04-30', '2026-05-01 to 2026-08-31', '2026-09-01 to 2026-12-31']
    """
    number = Programme.model_validate({"year": year}).year
    if terms.kind == "silent":
        return YearPlanDecision.silent(Provision.NOT_PROVIDED, terms)
    limbs = terms.limbs.values()
    return YearPlanDecision(
        outcome=Provision.PROVIDED,
        findings=tuple(limb.provides() for limb in terms.at_least),
        readings=tuple(dict.fromkeys(one.reading for limb in limbs for one in limb.readings)),
        decided_by="the panel",
        cautions=("provisional: for the panel to agree", "the day of the week is our suggestion"),
        periods=terms.review_periods(number),
        dates=terms.dates(number),
    )
