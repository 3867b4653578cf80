"""Is the programme of a year as the paper has it, and what could one look like?"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    BeyondTheCalendarError,
    Decision,
    Fact,
    Force,
    Kind,
    Limb,
    Period,
    Programme,
    ProgrammeDecision,
    ProgrammeMeeting,
    ProgrammeReview,
    ProgrammeStanding,
    ProgrammeTerms,
    Provision,
    ReviewLength,
    Rulebook,
    Silent,
    State,
    Weekday,
    WrongKindError,
    YearPlan,
    check_programme,
    own_fact,
    plan_year,
)
from scrutiny_rules.meetings import FORMAL_MEETINGS, MEETING_COUNT, REVIEW_COUNT
from scrutiny_rules.rulebooks import chorus_rsp, trafford_qip
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    programmes,
)

AS_EXPECTED = ProgrammeStanding.AS_EXPECTED
DUTY = ProgrammeStanding.DUTY_OUTSTANDING
MORE = ProgrammeStanding.MORE_OFTEN_THAN_EXPECTED
FEWER = ProgrammeStanding.FEWER_THAN_EXPECTED
OTHERWISE = ProgrammeStanding.OTHERWISE_THAN_EXPECTED
UNDETERMINED = ProgrammeStanding.UNDETERMINED

MONTHLY: Final = tuple(date(2026, month, 20) for month in range(1, 13))
THREE: Final = tuple(
    ProgrammeReview(
        begins_on=date(2026, month, 1), ends_on=date(2026, month + 2, 28), terms_read=True
    )
    for month in (1, 5, 9)
)
PAPERS: Final = (CHORUS_RSP, TRAFFORD_QIP)
EVERY_PAPER: Final = pytest.mark.parametrize(
    "book",
    [pytest.param(paper, id=paper.document.key) for paper in PAPERS]
    + [
        pytest.param(paper.under(reading.id, alternative), id=f"{reading.id} {alternative}")
        for paper in PAPERS
        for reading in paper.readings
        if reading.block == "programme"
        for alternative in reading.alternatives
    ],
)


def meetings(*days: date, **known: object) -> tuple[ProgrammeMeeting, ...]:
    """Return meetings for which no review calls, but for what is known."""
    return tuple(
        ProgrammeMeeting.model_validate({"held_on": day, "called_for_by_review": False, **known})
        for day in days
    )


def year(held: Iterable[ProgrammeMeeting] = meetings(*MONTHLY), /, **known: object) -> Programme:
    """Return a year that is complete and in order, but for what is known."""
    return Programme.model_validate(
        {
            "year": 2026,
            "meetings": tuple(held),
            "reviews": THREE,
            "complete": True,
            "dates_agreed": True,
            "review_plan_made": True,
            **known,
        }
    )


def check(programme: Programme, book: Rulebook = CHORUS_RSP) -> ProgrammeDecision:
    """Check a programme against the Chorus paper, or another."""
    return check_programme(book.programme, programme)


def states(decision: ProgrammeDecision) -> dict[str, State]:
    """Return the state of each limb by its name."""
    return {finding.limb: finding.state for finding in decision.findings}


def forces(decision: Decision[ProgrammeStanding]) -> dict[str, Force]:
    """Return the force of each limb by its name."""
    return {finding.limb: finding.clause.force for finding in decision.findings}


def proposed(book: Rulebook, number: int) -> Programme:
    """Return the programme that would follow the dates proposed for a year."""
    plan = plan_year(book.programme, number)
    return Programme(
        year=number,
        meetings=meetings(*plan.dates),
        reviews=tuple(
            ProgrammeReview.model_validate(
                {"begins_on": one.first_day, "ends_on": one.last_day, "terms_read": True}
            )
            for one in plan.periods
        ),
        complete=True,
        dates_agreed=True,
        review_plan_made=True,
    )


class TestTrafford71:
    """At least six formal meetings are expected, on a schedule that the panel must decide."""

    @pytest.mark.parametrize(
        ("formal", "informal", "outcome"),
        [
            pytest.param(6, 0, AS_EXPECTED, id="exactly six"),
            pytest.param(5, 0, FEWER, id="one under six"),
            pytest.param(5, 7, FEWER, id="twelve, of which five are formal"),
            pytest.param(7, 0, AS_EXPECTED, id="one more than six"),
            pytest.param(0, 0, FEWER, id="none"),
        ],
    )
    def test_how_many_are_formal(
        self, formal: int, informal: int, outcome: ProgrammeStanding
    ) -> None:
        held = meetings(*MONTHLY[:formal]) + meetings(*MONTHLY[:informal], formal=False)
        decision = check(year(held), TRAFFORD_QIP)
        assert decision.outcome is outcome
        assert (decision.meetings, decision.formal_meetings) == (formal + informal, formal)
        assert decision.year == Period(first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("agreed", "outcome", "needs"),
        [
            pytest.param(True, AS_EXPECTED, (), id="the panel decided"),
            pytest.param(False, DUTY, (), id="somebody else did"),
            pytest.param(None, UNDETERMINED, ("dates_agreed",), id="nobody knows"),
        ],
    )
    def test_whose_schedule_it_is(
        self, agreed: bool | None, outcome: ProgrammeStanding, needs: tuple[str, ...]
    ) -> None:
        decision = check(year(dates_agreed=agreed), TRAFFORD_QIP)
        assert decision.outcome is outcome
        assert decision.needs == needs

    def test_the_number_is_an_expectation_and_the_schedule_a_duty(self) -> None:
        decision = check(year(), TRAFFORD_QIP)
        assert forces(decision) == {
            "schedule": Force.MUST,
            "six-meetings": Force.EXPECTED,
            "three-topics": Force.EXPECTED,
            "length": Force.EXPECTED,
            "terms-read": Force.EXPECTED,
        }
        assert {finding.clause.label for finding in decision.findings} == {"7.1", "5.2(d)"}

    def test_a_duty_goes_before_an_expectation_and_both_are_found(self) -> None:
        decision = check(year((), reviews=(), dates_agreed=False), TRAFFORD_QIP)
        assert decision.outcome is DUTY
        assert states(decision) == {
            "schedule": State.NOT_MET,
            "six-meetings": State.NOT_MET,
            "three-topics": State.NOT_MET,
            "length": State.MET,
            "terms-read": State.MET,
        }

    @pytest.mark.parametrize(
        ("slug", "held_on", "counts"),
        [
            pytest.param("calendar-year", date(2026, 1, 1), True, id="the first day"),
            pytest.param("calendar-year", date(2025, 12, 31), False, id="the day before"),
            pytest.param("calendar-year", date(2026, 12, 31), True, id="the last day"),
            pytest.param("calendar-year", date(2027, 1, 1), False, id="the day after"),
            pytest.param("financial-year", date(2026, 4, 1), True, id="1 April"),
            pytest.param("financial-year", date(2026, 3, 31), False, id="31 March"),
            pytest.param("financial-year", date(2027, 3, 31), True, id="31 March next year"),
            pytest.param("financial-year", date(2027, 4, 1), False, id="1 April next year"),
        ],
    )
    def test_t_r42_the_year(self, slug: str, held_on: date, counts: bool) -> None:
        book = TRAFFORD_QIP.under("T-R42", slug)
        decision = check(year(meetings(held_on), reviews=()), book)
        assert decision.meetings == counts
        assert "T-R42" in decision.readings
        assert bool(decision.cautions) == (not counts)

    def test_what_lies_outside_the_year_is_counted_and_said(self) -> None:
        late = ProgrammeReview(ends_on=date(2027, 1, 1))
        held = meetings(*MONTHLY, date(2025, 6, 1))
        decision = check(year(held, reviews=(*THREE, late)), TRAFFORD_QIP)
        assert decision.outcome is AS_EXPECTED
        assert decision.reviews == 3
        assert [caution.split()[0] for caution in decision.cautions] == ["2"]


class TestTrafford52d:
    """Three topics of about three months are expected, the terms of reference read at each."""

    @pytest.mark.parametrize(
        ("topics", "outcome"),
        [
            pytest.param(3, AS_EXPECTED, id="exactly three"),
            pytest.param(2, FEWER, id="one under three"),
            pytest.param(4, AS_EXPECTED, id="one more"),
        ],
    )
    def test_how_many_topics(self, topics: int, outcome: ProgrammeStanding) -> None:
        decision = check(year(reviews=(*THREE, THREE[0])[:topics]), TRAFFORD_QIP)
        assert decision.outcome is outcome
        assert decision.reviews == topics

    @pytest.mark.parametrize(
        ("begins_on", "ends_on", "outcome"),
        [
            pytest.param(date(2026, 1, 1), date(2026, 2, 28), AS_EXPECTED, id="two months"),
            pytest.param(date(2026, 1, 1), date(2026, 2, 27), OTHERWISE, id="a day under two"),
            pytest.param(date(2026, 1, 1), date(2026, 4, 30), AS_EXPECTED, id="four months"),
            pytest.param(date(2026, 1, 1), date(2026, 5, 1), OTHERWISE, id="a day over four"),
            pytest.param(date(2026, 3, 9), date(2026, 3, 9), OTHERWISE, id="a day"),
            pytest.param(date(2025, 11, 1), date(2026, 1, 31), AS_EXPECTED, id="from last year"),
        ],
    )
    def test_t_r41_how_long_one_takes(
        self, begins_on: date, ends_on: date, outcome: ProgrammeStanding
    ) -> None:
        one = ProgrammeReview(begins_on=begins_on, ends_on=ends_on, terms_read=True)
        decision = check(year(reviews=(*THREE, one)), TRAFFORD_QIP)
        assert decision.outcome is outcome
        assert bool(decision.cautions) == (outcome is OTHERWISE)
        any_length = TRAFFORD_QIP.under("T-R41", "as-complexity-asks")
        assert check(year(reviews=(*THREE, one)), any_length).outcome is AS_EXPECTED

    def test_when_it_began_is_asked_for(self) -> None:
        one = ProgrammeReview(ends_on=date(2026, 6, 30), terms_read=True)
        decision = check(year(reviews=(*THREE, one)), TRAFFORD_QIP)
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("reviews",)
        any_length = TRAFFORD_QIP.under("T-R41", "as-complexity-asks")
        assert check(year(reviews=(*THREE, one)), any_length).outcome is AS_EXPECTED

    @pytest.mark.parametrize(
        ("read", "outcome"),
        [
            pytest.param(True, AS_EXPECTED, id="read"),
            pytest.param(False, OTHERWISE, id="not read"),
            pytest.param(None, UNDETERMINED, id="nobody knows"),
        ],
    )
    def test_whether_the_terms_were_read(
        self, read: bool | None, outcome: ProgrammeStanding
    ) -> None:
        first, *others = THREE
        reviews = (first.model_copy(update={"terms_read": read}), *others)
        decision = check(year(reviews=reviews), TRAFFORD_QIP)
        assert decision.outcome is outcome
        assert decision.needs == (("reviews",) if outcome is UNDETERMINED else ())

    def test_one_review_that_is_known_to_be_off_decides_whatever_the_others_are(self) -> None:
        unread = THREE[0].model_copy(update={"terms_read": False})
        unknown = ProgrammeReview(ends_on=date(2026, 6, 30))
        decision = check(year(reviews=(unread, unknown, *THREE)), TRAFFORD_QIP)
        assert decision.outcome is OTHERWISE
        assert states(decision)["length"] is State.UNKNOWN


class TestChorusPackBackground:
    """Around 12 meetings and 3 reviews a year are expected."""

    @pytest.mark.parametrize(
        ("held", "taken", "twelve"),
        [
            pytest.param(12, AS_EXPECTED, AS_EXPECTED, id="twelve"),
            pytest.param(11, AS_EXPECTED, FEWER, id="one under twelve"),
            pytest.param(10, AS_EXPECTED, FEWER, id="ten"),
            pytest.param(9, FEWER, FEWER, id="one under ten"),
        ],
    )
    def test_c_r51_around_twelve(
        self, held: int, taken: ProgrammeStanding, twelve: ProgrammeStanding
    ) -> None:
        programme = year(meetings(*MONTHLY[12 - held :]))
        assert check(programme).outcome is taken
        assert check(programme, CHORUS_RSP.under("C-R51", "twelve-or-more")).outcome is twelve

    @pytest.mark.parametrize(("reviews", "outcome"), [(3, AS_EXPECTED), (2, FEWER)])
    def test_three_reviews(self, reviews: int, outcome: ProgrammeStanding) -> None:
        decision = check(year(reviews=THREE[:reviews]))
        assert decision.outcome is outcome
        assert states(decision)["three-reviews"] is State.of(reviews == 3)

    def test_both_are_expectations(self) -> None:
        found = forces(check(year()))
        assert found["around-twelve"] is found["three-reviews"] is Force.EXPECTED


class TestChorusTermsMeetings:
    """Dates in each period that the panel agrees, a plan, and not more often than monthly."""

    @pytest.mark.parametrize(
        "later",
        [
            pytest.param(date(2026, 6, 30), id="ten days after another"),
            pytest.param(date(2026, 7, 1), id="in the month of another"),
        ],
    )
    def test_one_too_many(self, later: date) -> None:
        decision = check(year(meetings(*MONTHLY, later)))
        assert decision.outcome is MORE
        assert decision.too_soon == 1
        assert "C-R52" in decision.readings

    @pytest.mark.parametrize(
        ("moved", "month", "weeks"),
        [
            pytest.param(date(2026, 12, 18), 0, 0, id="exactly four weeks after the last"),
            pytest.param(date(2026, 12, 17), 0, 1, id="a day under four weeks"),
            pytest.param(date(2026, 11, 30), 1, 1, id="ten days later, in the same month"),
            pytest.param(date(2026, 11, 20), 1, 1, id="on the same day"),
        ],
    )
    def test_c_r52_how_close_two_may_be(self, moved: date, month: int, weeks: int) -> None:
        programme = year(meetings(*MONTHLY[:11], moved))
        assert check(programme).too_soon == month
        book = CHORUS_RSP.under("C-R52", "four-weeks-apart")
        assert check(programme, book).too_soon == weeks

    def test_c_r52_the_same_month_of_another_year_is_another_month(self) -> None:
        terms = chorus_rsp.PROGRAMME
        assert terms.too_soon([date(2026, 1, 20), date(2025, 1, 20)]) == 0
        assert terms.too_soon([date(2026, 1, 31), date(2026, 1, 1), date(2026, 1, 15)]) == 2

    @pytest.mark.parametrize(
        ("called", "outcome", "needs"),
        [
            pytest.param(True, AS_EXPECTED, (), id="a review calls for it"),
            pytest.param(False, MORE, (), id="no review does"),
            pytest.param(None, UNDETERMINED, ("meetings",), id="nobody has judged"),
        ],
    )
    def test_what_a_review_calls_for_is_left_out(
        self, called: bool | None, outcome: ProgrammeStanding, needs: tuple[str, ...]
    ) -> None:
        extra = meetings(date(2026, 6, 27), called_for_by_review=called)
        decision = check(year(meetings(*MONTHLY) + extra))
        assert decision.outcome is outcome
        assert decision.needs == needs
        assert decision.meetings == 13
        assert decision.too_soon == (called is False)

    def test_where_nothing_is_too_close_nobody_is_asked_what_a_review_called_for(self) -> None:
        decision = check(year(meetings(*MONTHLY, called_for_by_review=None)))
        assert decision.outcome is AS_EXPECTED

    @pytest.mark.parametrize(
        ("without", "four", "three"),
        [
            pytest.param((9, 10, 11, 12), False, False, id="none in the last third"),
            pytest.param((9, 10, 11), True, False, id="only December in the last third"),
            pytest.param((5, 6, 7), True, False, id="only August in the second third"),
            pytest.param((10, 11, 12), True, True, id="September in the last third"),
            pytest.param((4, 8, 12), True, True, id="none between periods of three months"),
        ],
    )
    def test_c_r53_each_period_has_a_date(
        self, without: tuple[int, ...], four: bool, three: bool
    ) -> None:
        programme = year(meetings(*(day for day in MONTHLY if day.month not in without)))
        found = states(check(programme))
        assert found["every-period"] is State.of(four)
        book = CHORUS_RSP.under("C-R53", "three-months")
        assert states(check(programme, book))["every-period"] is State.of(three)

    @pytest.mark.parametrize("field", ["dates_agreed", "review_plan_made"])
    def test_each_duty_has_to_be_done(self, field: str) -> None:
        assert check(year(**{field: False})).outcome is DUTY
        unknown = check(year(**{field: None}))
        assert unknown.outcome is UNDETERMINED
        assert unknown.needs == (field,)

    @pytest.mark.parametrize(
        ("additional", "agreed", "outcome"),
        [
            pytest.param(False, None, AS_EXPECTED, id="none is additional"),
            pytest.param(False, False, AS_EXPECTED, id="none is additional, and none agreed"),
            pytest.param(True, True, AS_EXPECTED, id="one is, and the panel agreed"),
            pytest.param(True, False, DUTY, id="one is, and the panel did not agree"),
            pytest.param(True, None, UNDETERMINED, id="one is, and nobody knows"),
        ],
    )
    def test_the_panel_agrees_to_additional_meetings(
        self, additional: bool, agreed: bool | None, outcome: ProgrammeStanding
    ) -> None:
        last = meetings(MONTHLY[-1], additional=additional)
        decision = check(year(meetings(*MONTHLY[:-1]) + last, additional_agreed=agreed))
        assert decision.outcome is outcome

    def test_what_is_a_duty_and_what_is_expected(self) -> None:
        found = forces(check(year()))
        assert [found[name] for name in ("dates-agreed", "every-period", "review-plan")] == [
            Force.MUST
        ] * 3
        assert found["additional-agreed"] is Force.MUST
        assert found["monthly"] is Force.EXPECTED

    def test_too_often_goes_before_too_few(self) -> None:
        held = meetings(*MONTHLY[::3], MONTHLY[0], date(2026, 12, 20))
        decision = check(year(held, reviews=()))
        assert decision.outcome is MORE
        assert states(decision)["around-twelve"] is State.NOT_MET


class TestIncompleteYears:
    """A year that may still grow is decided only by what cannot change any more."""

    def test_what_is_enough_already_stays_enough(self) -> None:
        decision = check(year(complete=False), TRAFFORD_QIP)
        assert states(decision)["six-meetings"] is State.MET
        assert states(decision)["three-topics"] is State.MET
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("reviews",)

    def test_what_is_not_enough_yet_may_become_so(self) -> None:
        decision = check(year(meetings(*MONTHLY[:5]), complete=False), TRAFFORD_QIP)
        assert states(decision)["six-meetings"] is State.UNKNOWN
        assert decision.needs == ("meetings", "reviews")
        assert decision.meetings == 5

    def test_a_period_without_a_date_may_still_get_one(self) -> None:
        decision = check(year(meetings(*MONTHLY[:8]), complete=False))
        assert states(decision)["every-period"] is State.UNKNOWN
        everywhere = check(year(complete=False))
        assert states(everywhere)["every-period"] is State.MET

    def test_what_was_too_often_stays_so(self) -> None:
        decision = check(year(meetings(*MONTHLY, date(2026, 6, 27)), complete=False))
        assert states(decision)["monthly"] is State.NOT_MET
        agreed = year(meetings(*MONTHLY, date(2026, 6, 27)), complete=False, additional_agreed=True)
        assert check(agreed).outcome is MORE

    def test_nothing_at_all_is_known(self) -> None:
        for book in PAPERS:
            decision = check(Programme(year=2026), book)
            assert decision.outcome is UNDETERMINED
            assert set(states(decision).values()) == {State.UNKNOWN}

    @pytest.mark.parametrize(
        ("held", "state"),
        [(9, State.UNKNOWN), (10, State.UNKNOWN), (14, State.UNKNOWN), (15, State.NOT_MET)],
    )
    def test_a_limb_with_two_ends_is_not_taken_to_fail_between_them(
        self, held: int, state: State
    ) -> None:
        ten_to_fourteen = chorus_rsp.PROGRAMME.at_least[0].model_copy(
            update={"condition": (MEETING_COUNT >= 10) & (MEETING_COUNT <= 14)}
        )
        terms = chorus_rsp.PROGRAMME.model_copy(update={"at_least": (ten_to_fourteen,)})
        days = (date(2026, 1, 1) + timedelta(days=20 * at) for at in range(held))
        decision = check_programme(terms, year(meetings(*days), complete=False))
        assert states(decision)["around-twelve"] is state


class TestPlanYear:
    """Dates are proposed for the panel to agree; a programme of them is as expected."""

    def test_chorus_2026(self) -> None:
        plan = plan_year(CHORUS_RSP.programme, 2026)
        assert plan.outcome is Provision.PROVIDED
        assert plan.periods == (
            Period(first_day=date(2026, 1, 1), last_day=date(2026, 4, 30)),
            Period(first_day=date(2026, 5, 1), last_day=date(2026, 8, 31)),
            Period(first_day=date(2026, 9, 1), last_day=date(2026, 12, 31)),
        )
        assert [day.day for day in plan.dates] == [20, 17, 17, 21, 19, 16, 21, 18, 15, 20, 17, 15]
        assert plan.decided_by == "the panel"
        assert len(plan.cautions) == 2
        assert len(plan.figures()) == 3

    def test_trafford_2026(self) -> None:
        plan = plan_year(TRAFFORD_QIP.programme, 2026)
        assert [(day.month, day.day) for day in plan.dates] == [
            (1, 20),
            (3, 17),
            (5, 19),
            (7, 21),
            (9, 15),
            (11, 17),
        ]
        assert [(one.first_day.month, one.last_day) for one in plan.periods] == [
            (1, date(2026, 3, 31)),
            (5, date(2026, 7, 31)),
            (9, date(2026, 11, 30)),
        ]
        assert {finding.clause.label for finding in plan.findings} == {"7.1", "5.2(d)"}
        assert set(plan.readings) == {"T-R41", "T-R42"}
        assert len(plan.figures()) == 3

    def test_dates_between_the_periods_are_shown_too(self) -> None:
        plan = plan_year(CHORUS_RSP.under("C-R53", "three-months").programme, 2026)
        assert [str(one) for one in plan.periods] == [
            "2026-01-01 to 2026-03-31",
            "2026-05-01 to 2026-07-31",
            "2026-09-01 to 2026-11-30",
        ]
        assert len(plan.figures()) == 4

    def test_a_period_without_a_date_says_so(self) -> None:
        plan = YearPlan(meetings=1, reviews=2, weekday=Weekday.SUNDAY, week=1)
        terms = trafford_qip.PROGRAMME.model_copy(update={"plan": plan})
        found = plan_year(terms, 2026)
        assert found.dates == (date(2026, 1, 4),)
        assert "no meeting" in found.figures()[1]

    def test_a_year_from_april(self) -> None:
        plan = plan_year(TRAFFORD_QIP.under("T-R42", "financial-year").programme, 2026)
        assert plan.periods[0].first_day == date(2026, 4, 1)
        assert plan.dates[-1] == date(2027, 2, 16)

    @pytest.mark.parametrize(
        ("weekday", "week", "first"),
        [
            pytest.param(Weekday.MONDAY, 1, 5, id="the first Monday"),
            pytest.param(Weekday.THURSDAY, 1, 1, id="a month that starts with the weekday"),
            pytest.param(Weekday.WEDNESDAY, 4, 28, id="the fourth Wednesday"),
            pytest.param(Weekday.SUNDAY, 2, 11, id="the second Sunday"),
            pytest.param(Weekday.FRIDAY, 3, 16, id="the third Friday"),
            pytest.param(Weekday.SATURDAY, 1, 3, id="the first Saturday"),
        ],
    )
    def test_the_weekday_is_for_the_terms_to_say(
        self, weekday: Weekday, week: int, first: int
    ) -> None:
        plan = YearPlan(meetings=12, reviews=3, weekday=weekday, week=week)
        terms = chorus_rsp.PROGRAMME.model_copy(update={"plan": plan})
        assert plan_year(terms, 2026).dates[0] == date(2026, 1, first)

    @EVERY_PAPER
    @pytest.mark.parametrize("number", [1, 2, 2024, 2026, 9998])
    def test_a_programme_of_the_dates_is_as_expected(self, book: Rulebook, number: int) -> None:
        assert check(proposed(book, number), book).outcome is AS_EXPECTED

    @pytest.mark.parametrize("book", PAPERS)
    def test_the_last_year_there_is(self, book: Rulebook) -> None:
        plan = plan_year(book.programme, 9999)
        assert plan.dates[-1] <= date.max
        assert check(proposed(book, 9999), book).outcome is AS_EXPECTED

    def test_dates_that_end_after_the_last_year_are_refused(self) -> None:
        terms = TRAFFORD_QIP.under("T-R42", "financial-year").programme
        with pytest.raises(BeyondTheCalendarError):
            plan_year(terms, 9999)
        with pytest.raises(BeyondTheCalendarError):
            check_programme(terms, Programme(year=9999))


class TestSilent:
    """Where a paper has no programme, nothing is borrowed and no date is proposed."""

    def test_it_does_not_provide_for_it(self) -> None:
        silent = Silent(why="nothing on meetings")
        decision = check_programme(silent, year())
        assert decision.outcome is ProgrammeStanding.NOT_PROVIDED
        assert (decision.year, decision.meetings, decision.reviews) == (None, None, None)
        assert decision.figures() == ()
        plan = plan_year(silent, 2026)
        assert plan.outcome is Provision.NOT_PROVIDED
        assert (plan.dates, plan.periods, plan.figures()) == ((), (), ())

    def test_figures_say_what_there_is(self) -> None:
        assert len(check(year()).figures()) == 3


class TestLaws:
    """What holds of every programme."""

    @EVERY_PAPER
    @given(number=st.integers(1, 9998))
    def test_dates_proposed_are_in_order_one_weekday_and_within_the_year(
        self, book: Rulebook, number: int
    ) -> None:
        plan = plan_year(book.programme, number)
        whole = check(Programme(year=number), book).year
        assert whole is not None
        assert list(plan.dates) == sorted(set(plan.dates))
        assert {day.isoweekday() for day in plan.dates} == {2}
        assert {(day.day - 1) // 7 for day in plan.dates} == {2}
        assert all(whole.covers(day) for day in plan.dates)
        assert check(proposed(book, number), book).outcome is AS_EXPECTED

    @given(programme=programmes(st.integers(2, 9998)), extra=st.dates(date(2, 1, 1)))
    def test_one_more_meeting_stands_against_nothing_but_frequency_and_agreement(
        self, programme: Programme, extra: date
    ) -> None:
        more = programme.model_copy(
            update={"meetings": (*programme.meetings, *meetings(extra, called_for_by_review=None))}
        )
        for book in PAPERS:
            before, after = states(check(programme, book)), states(check(more, book))
            spoilt = {
                name
                for name, state in before.items()
                if state is State.MET and after[name] is not State.MET
            }
            assert spoilt <= {"monthly"}

    @given(programmes())
    def test_the_order_of_meetings_and_reviews_does_not_matter(self, programme: Programme) -> None:
        backwards = programme.model_copy(
            update={
                "meetings": programme.meetings[::-1],
                "reviews": programme.reviews[::-1],
            }
        )
        for book in PAPERS:
            assert check(programme, book) == check(backwards, book)

    @given(programmes(complete=True))
    def test_a_complete_year_is_decided_as_an_incomplete_one_was_where_that_was(
        self, programme: Programme
    ) -> None:
        open_ended = programme.model_copy(update={"complete": False})
        for book in PAPERS:
            early = check(open_ended, book)
            if early.outcome is not UNDETERMINED:
                assert check(programme, book).outcome is early.outcome

    @given(programmes(complete=True))
    def test_too_often_is_two_in_some_month_that_no_review_called_for(
        self, programme: Programme
    ) -> None:
        months = [
            one.held_on.month
            for one in programme.meetings
            if one.held_on.year == programme.year and one.called_for_by_review is False
        ]
        found = states(check(programme))["monthly"]
        if len(set(months)) < len(months):
            assert found is State.NOT_MET
        else:
            assert found is not State.NOT_MET

    @given(programmes(complete=True))
    def test_as_expected_exactly_when_every_limb_is_met(self, programme: Programme) -> None:
        for book in PAPERS:
            decision = check(programme, book)
            assert (decision.outcome is AS_EXPECTED) == (
                set(states(decision).values()) == {State.MET}
            )
            if decision.outcome is DUTY:
                unmet = [one for one in decision.decisive if one.state is State.NOT_MET]
                assert Force.MUST in {finding.clause.force for finding in unmet}
            if decision.outcome in {MORE, FEWER, OTHERWISE}:
                unmet = [one for one in decision.findings if one.state is State.NOT_MET]
                assert {finding.clause.force for finding in unmet} == {Force.EXPECTED}


def own() -> ProgrammeTerms:
    """Return terms that ask something of a landlord's own."""
    fact = Fact(
        name="other.minutes_published",
        kind=Kind.YES_NO,
        question="Are the minutes published?",
        answered_by="the landlord",
    )
    limb = Limb(
        name="published",
        clause=trafford_qip.DOCUMENT.clause("7.1", "what another paper asks"),
        condition=own_fact("minutes_published"),
    )
    return trafford_qip.PROGRAMME.model_copy(update={"own_facts": (fact,), "required": (limb,)})


class TestRefusals:
    """A year that could not be, and terms that could not be judged, cannot be built."""

    @pytest.mark.parametrize("number", [0, 10_000, -1, True, "2026", 2026.0, None])
    def test_a_year_that_there_is_not(self, number: object) -> None:
        with pytest.raises(ValidationError, match="year"):
            Programme.model_validate({"year": number})
        for book in PAPERS:
            with pytest.raises(ValidationError, match="year"):
                plan_year(book.programme, number)  # type: ignore[arg-type]  # that is the point

    def test_a_review_that_ends_before_it_begins(self) -> None:
        day = date(2026, 5, 1)
        with pytest.raises(ValidationError, match="`ends_on` is before `begins_on`"):
            ProgrammeReview(begins_on=day, ends_on=day - timedelta(days=1))
        assert ProgrammeReview(begins_on=day, ends_on=day).ends_on == day

    def test_a_usual_length_that_runs_backwards(self) -> None:
        with pytest.raises(ValidationError, match="least_months"):
            ReviewLength(least_months=4, most_months=3)
        assert ReviewLength(least_months=3, most_months=3).most_months == 3

    def test_a_limb_over_two_counts(self) -> None:
        limb = trafford_qip.PROGRAMME.at_least[0].model_copy(
            update={"condition": FORMAL_MEETINGS >= REVIEW_COUNT}
        )
        with pytest.raises(ValidationError, match="`six-meetings` tests two counts"):
            trafford_qip.PROGRAMME.model_copy(update={"at_least": (limb,)})

    def test_more_reviews_than_fit(self) -> None:
        plan = trafford_qip.PROGRAMME.plan.model_copy(update={"reviews": 5})
        with pytest.raises(ValidationError, match="than fit in a year"):
            trafford_qip.PROGRAMME.model_copy(update={"plan": plan})
        fits = plan.model_copy(update={"reviews": 4})
        assert trafford_qip.PROGRAMME.model_copy(update={"plan": fits}).plan == fits

    def test_terms_without_a_number(self) -> None:
        with pytest.raises(ValidationError, match="at_least"):
            trafford_qip.PROGRAMME.model_copy(update={"at_least": ()})

    def test_an_own_fact_of_another_kind(self) -> None:
        terms = own()
        known = year(other={"minutes_published": True})
        assert check_programme(terms, known).outcome is AS_EXPECTED
        unknown = check_programme(terms, year())
        assert unknown.needs == ("other.minutes_published",)
        with pytest.raises(WrongKindError, match="minutes_published"):
            check_programme(terms, year(other={"minutes_published": 3}))


class TestReviewLength:
    """A length near the last day there is can still be told."""

    @pytest.mark.parametrize(
        ("begins_on", "ends_on", "fits"),
        [
            pytest.param(date(9999, 9, 1), date(9999, 12, 31), True, id="four months to the end"),
            pytest.param(date(9999, 10, 1), date(9999, 11, 30), True, id="four would be too many"),
            pytest.param(date(9999, 11, 2), date(9999, 12, 31), False, id="two would be too many"),
            pytest.param(date(9999, 11, 1), date(9999, 12, 31), True, id="two fit exactly"),
        ],
    )
    def test_the_end_of_the_calendar(self, begins_on: date, ends_on: date, fits: bool) -> None:
        assert ReviewLength(least_months=2, most_months=4).fits(begins_on, ends_on) is fits
