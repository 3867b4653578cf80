"""Terms of office: the clauses of the two papers, the laws of the rule, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Appointment,
    AppointmentDecision,
    BeyondTheCalendarError,
    Compare,
    CountFact,
    Fact,
    Force,
    Kind,
    Limb,
    NotADayError,
    OfficeTerms,
    ResignationDecision,
    Resigning,
    Role,
    Rulebook,
    Service,
    Silent,
    State,
    TenureTerms,
    Term,
    TermDecision,
    TermServed,
    WrongKindError,
    may_be_appointed,
    own_fact,
    resign,
    review_term,
)
from scrutiny_rules.rulebooks import trafford_qip
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TENURE, TRAFFORD_QIP
from scrutiny_rules.tenure import (
    MONTHS_WITH_THIS_TERM,
    MOST_TERMS,
    NO_TERM_RUNS,
    TERMS_WITH_THIS_ONE,
)
from scrutiny_rules.testing import (
    services,
)
from tests.strategies import (
    DAYS,
)

DAY: Final = timedelta(days=1)
MEMBER: Final = Role.MEMBER
CHAIR: Final = Role.CHAIR
MAY: Final = Appointment.MAY_BE_APPOINTED
LIMIT: Final = Appointment.LIMIT_REACHED
STILL: Final = Appointment.STILL_IN_TERM
GAP: Final = Appointment.GAP_NEEDED

FIRST: Final = date(2024, 4, 1)
LAST: Final = date(2027, 3, 31)
LATER_DATE: Final = TRAFFORD_QIP.under("T-R14", "later-date")
TO_THE_END: Final = TRAFFORD_QIP.under("T-R22", "served-to-the-end")
THREE_TERMS: Final = TRAFFORD_QIP.under("T-R23", "three-terms")


def days(text: str) -> TermServed:
    """Return the term of ``2024-04-01``, or that of ``2024-04-01/2025-06-30``, left early."""
    first_day, _, ended_on = text.partition("/")
    return TermServed(
        first_day=date.fromisoformat(first_day),
        ended_on=date.fromisoformat(ended_on) if ended_on else None,
    )


def service(role: Role | None, *terms: str) -> Service:
    """Return the service of somebody whose terms are known."""
    return Service(role=role, terms_served=tuple(days(term) for term in terms))


def review(of: Service, on: date, book: Rulebook = TRAFFORD_QIP) -> TermDecision:
    """Review a term under the Trafford paper, or under a reading of it."""
    return review_term(book.tenure, of, on=on)


def appoint(of: Service, on: date, book: Rulebook = TRAFFORD_QIP) -> AppointmentDecision:
    """Ask whether somebody may be appointed under the paper, or under a reading of it."""
    return may_be_appointed(book.tenure, of, on=on)


class TestTrafford43dTerm:
    """A member's term is fixed at three years, its first day included; then they step down."""

    @pytest.mark.parametrize(
        ("first_day", "last_day", "last_of_all"),
        [
            pytest.param("2024-04-01", date(2027, 3, 31), date(2033, 3, 31), id="from 1 April"),
            pytest.param("2024-02-29", date(2027, 2, 27), date(2033, 2, 27), id="29 February"),
            pytest.param("2024-03-01", date(2027, 2, 28), date(2033, 2, 28), id="from 1 March"),
            pytest.param("2023-01-01", date(2025, 12, 31), date(2031, 12, 31), id="New Year"),
        ],
    )
    def test_last_days(self, first_day: str, last_day: date, last_of_all: date) -> None:
        decision = review(service(MEMBER, first_day), date.fromisoformat(first_day))
        assert decision.first_day == date.fromisoformat(first_day)
        assert decision.last_day == last_day
        assert decision.last_day_of_all == last_of_all

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(FIRST - DAY, Term.NOT_STARTED, id="the day before"),
            pytest.param(FIRST, Term.IN_TERM, id="the first day"),
            pytest.param(LAST, Term.IN_TERM, id="the last day"),
            pytest.param(LAST + DAY, Term.TERM_ENDED, id="the day after"),
        ],
    )
    def test_where_a_member_stands(self, on: date, outcome: Term) -> None:
        decision = review(service(MEMBER, "2024-04-01"), on)
        assert decision.outcome is outcome
        assert (decision.ordinal, decision.first_day, decision.last_day) == (1, FIRST, LAST)
        assert decision.terms_left == 2
        assert (decision.last_day_of_all is None) == (outcome is Term.TERM_ENDED)
        assert {finding.clause.label for finding in decision.decisive} == {"4.3(d)"}
        assert decision.readings == ("T-R5", "T-R22")
        assert decision.cautions == ()

    @pytest.mark.parametrize(
        ("on", "states"),
        [
            pytest.param(FIRST - DAY, {"member-term-started": State.NOT_MET}, id="before"),
            pytest.param(
                FIRST,
                {
                    "member-term-started": State.MET,
                    "member-left-early": State.NOT_MET,
                    "member-term-over": State.NOT_MET,
                },
                id="inside",
            ),
            pytest.param(
                LAST + DAY,
                {
                    "member-term-started": State.MET,
                    "member-left-early": State.NOT_MET,
                    "member-term-over": State.MET,
                },
                id="after",
            ),
        ],
    )
    def test_what_decides(self, on: date, states: dict[str, State]) -> None:
        decision = review(service(MEMBER, "2024-04-01"), on)
        assert {one.limb: one.state for one in decision.decisive} == states

    def test_stepping_down_is_a_must(self) -> None:
        over = TENURE.member.over.clause
        assert (over.label, over.force) == ("4.3(d)", Force.MUST)

    def test_nobody_who_has_no_term_is_in_one(self) -> None:
        decision = review(service(MEMBER), FIRST)
        assert decision.outcome is Term.NOT_STARTED
        assert (decision.ordinal, decision.first_day, decision.terms_left) == (None, None, None)
        assert decision.figures() == ()

    @pytest.mark.parametrize(
        ("on", "outcome", "ordinal"),
        [
            pytest.param(date(2021, 3, 31), Term.IN_TERM, 1, id="the last day of the first"),
            pytest.param(date(2021, 4, 1), Term.IN_TERM, 2, id="the first day of the second"),
            pytest.param(date(2024, 3, 31), Term.IN_TERM, 2, id="the last day of the second"),
            pytest.param(date(2024, 4, 1), Term.NOT_STARTED, 3, id="between two of them"),
            pytest.param(date(2025, 1, 1), Term.IN_TERM, 3, id="the first day of the third"),
            pytest.param(date(2027, 12, 31), Term.IN_TERM, 3, id="the last day of the third"),
            pytest.param(date(2028, 1, 1), Term.TERM_ENDED, 3, id="after them all"),
        ],
    )
    def test_the_term_is_the_one_that_runs_or_comes_next(
        self, on: date, outcome: Term, ordinal: int
    ) -> None:
        decision = review(service(MEMBER, "2018-04-01", "2021-04-01", "2025-01-01"), on)
        assert (decision.outcome, decision.ordinal, decision.terms_left) == (outcome, ordinal, 0)

    def test_after_the_last_term_no_further_one_is_open(self) -> None:
        three = service(MEMBER, "2018-04-01", "2021-04-01", "2024-04-01")
        assert review(three, LAST).cautions == ()
        assert review(three, LAST).last_day_of_all == LAST
        ended = review(three, LAST + DAY)
        assert (ended.outcome, ended.terms_left, ended.last_day_of_all) == (
            Term.TERM_ENDED,
            0,
            None,
        )
        assert len(ended.cautions) == 1
        two = review(service(MEMBER, "2021-04-01", "2024-04-01"), LAST + DAY)
        assert (two.terms_left, two.cautions) == (1, ())

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(date(2025, 6, 30), Term.IN_TERM, id="the last day in office"),
            pytest.param(date(2025, 7, 1), Term.LEFT_EARLY, id="the day after"),
            pytest.param(LAST + DAY, Term.LEFT_EARLY, id="when the term would have ended"),
        ],
    )
    def test_who_left_early_is_not_in_term(self, on: date, outcome: Term) -> None:
        decision = review(service(MEMBER, "2024-04-01/2025-06-30"), on)
        assert (decision.outcome, decision.last_day) == (outcome, date(2025, 6, 30))

    @pytest.mark.parametrize(
        ("ended_on", "outcome"),
        [
            pytest.param("2027-03-30", Term.LEFT_EARLY, id="a day early"),
            pytest.param("2027-03-31", Term.TERM_ENDED, id="on the last day"),
        ],
    )
    def test_leaving_on_the_last_day_is_not_leaving_early(
        self, ended_on: str, outcome: Term
    ) -> None:
        assert review(service(MEMBER, f"2024-04-01/{ended_on}"), LAST + DAY).outcome is outcome

    def test_who_left_the_last_term_early_has_none_left_either(self) -> None:
        left = service(MEMBER, "2018-04-01", "2021-04-01", "2024-04-01/2024-04-01")
        decision = review(left, date(2024, 4, 2))
        assert (decision.outcome, decision.terms_left) == (Term.LEFT_EARLY, 0)
        assert len(decision.cautions) == 1

    @pytest.mark.parametrize(
        ("terms", "on", "last_day", "cautions"),
        [
            pytest.param(
                ("2024-04-01", "2026-01-01"), date(2026, 1, 1), date(2028, 12, 31), 1, id="overlap"
            ),
            pytest.param(("2024-04-01", "2027-03-31"), LAST, date(2030, 3, 30), 1, id="by one day"),
            pytest.param(
                ("2024-04-01", "2027-04-01"), LAST, LAST, 0, id="end to end is no overlap"
            ),
            pytest.param(
                ("2024-04-01/2025-12-31", "2026-01-01"),
                date(2026, 1, 1),
                date(2028, 12, 31),
                0,
                id="left early, and back the next day",
            ),
            pytest.param(("2024-04-01/2027-04-01",), LAST, LAST, 1, id="said to run over by a day"),
            pytest.param(("2024-04-01/2027-03-31",), LAST, LAST, 0, id="said to end on time"),
        ],
    )
    def test_what_does_not_fit_the_length_of_a_term_is_reported(
        self, terms: tuple[str, ...], on: date, last_day: date, cautions: int
    ) -> None:
        of = service(MEMBER, *terms)
        decision = review(of, on)
        assert (decision.outcome, decision.last_day) == (Term.IN_TERM, last_day)
        assert len(decision.cautions) == cautions
        assert len(appoint(of, on).cautions) == cautions

    def test_the_figures_in_words(self) -> None:
        assert len(review(service(MEMBER, "2024-04-01"), LAST).figures()) == 3
        assert review(service(MEMBER, "2024-04-01"), LAST).role is MEMBER
        assert review(service(CHAIR, "2024-04-01"), LAST).role is CHAIR
        assert review(service(CHAIR), LAST).role is None
        assert len(review(service(MEMBER, "2024-04-01"), LAST + DAY).figures()) == 2


class TestTrafford43dAgain:
    """A member may reapply, for at most three terms in total; nobody is owed one."""

    @pytest.mark.parametrize(
        ("terms", "outcome", "ordinal"),
        [
            pytest.param((), MAY, 1, id="a first term"),
            pytest.param(("2024-04-01",), MAY, 2, id="a second"),
            pytest.param(("2021-04-01", "2024-04-01"), MAY, 3, id="a third"),
            pytest.param(
                ("2018-04-01", "2021-04-01", "2024-04-01"), LIMIT, None, id="a fourth is refused"
            ),
            pytest.param(
                ("2000-04-01", "2006-04-01", "2012-04-01"),
                LIMIT,
                None,
                id="a fourth, however long ago the others were",
            ),
        ],
    )
    def test_at_most_three(
        self, terms: tuple[str, ...], outcome: Appointment, ordinal: int | None
    ) -> None:
        decision = appoint(service(MEMBER, *terms), LAST + DAY)
        assert (decision.outcome, decision.ordinal) == (outcome, ordinal)
        assert {finding.clause.label for finding in decision.decisive} == {"4.3(d)"}
        assert ("T-R22" in decision.readings, "T-R5" in decision.readings) == (True, True)
        if outcome is MAY:
            assert decision.last_day == date(2030, 3, 31)
        else:
            assert (decision.last_day, decision.earliest) == (None, None)

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(FIRST - DAY, STILL, id="before a term that is to come"),
            pytest.param(FIRST, STILL, id="on its first day"),
            pytest.param(LAST, STILL, id="on its last day"),
            pytest.param(LAST + DAY, MAY, id="on the day after"),
        ],
    )
    def test_two_terms_abut(self, on: date, outcome: Appointment) -> None:
        decision = appoint(service(MEMBER, "2024-04-01"), on)
        assert (decision.outcome, decision.earliest) == (outcome, LAST + DAY)
        assert (decision.last_day is None) == (outcome is STILL)
        assert (decision.decided_by is None) == (outcome is STILL)

    def test_who_left_early_may_be_back_the_next_day(self) -> None:
        left = service(MEMBER, "2024-04-01/2025-06-30")
        assert appoint(left, date(2025, 6, 30)).outcome is STILL
        assert appoint(left, date(2025, 7, 1)).outcome is MAY

    def test_the_limit_goes_before_the_term_that_still_runs(self) -> None:
        three = service(MEMBER, "2018-04-01", "2021-04-01", "2024-04-01")
        assert appoint(three, LAST).outcome is LIMIT

    @pytest.mark.parametrize(
        ("on", "taken", "alternative"),
        [
            pytest.param(LAST, STILL, STILL, id="the last day"),
            pytest.param(LAST + DAY, MAY, GAP, id="the next"),
            pytest.param(LAST + 2 * DAY, MAY, MAY, id="the one after that"),
        ],
    )
    def test_t_r14_at_once_or_at_a_later_date(
        self, on: date, taken: Appointment, alternative: Appointment
    ) -> None:
        once = service(MEMBER, "2024-04-01")
        assert appoint(once, on).outcome is taken
        decision = appoint(once, on, LATER_DATE)
        assert (decision.outcome, decision.earliest) == (alternative, LAST + 2 * DAY)
        assert ("T-R14" in decision.readings) == (on > LAST)
        assert (decision.last_day is None) == (alternative is not MAY)

    def test_t_r14_asks_no_gap_of_a_first_term_or_of_the_chair(self) -> None:
        assert appoint(service(MEMBER), FIRST, LATER_DATE).outcome is MAY
        chair = appoint(service(CHAIR, "2024-04-01"), LAST + DAY, LATER_DATE)
        assert (chair.outcome, chair.earliest) == (MAY, LAST + DAY)
        assert "T-R14" not in chair.readings

    @pytest.mark.parametrize(
        ("terms", "taken", "alternative"),
        [
            pytest.param(
                ("2018-04-01/2018-04-01", "2021-04-01", "2024-04-01"),
                LIMIT,
                MAY,
                id="one of three left on its first day",
            ),
            pytest.param(
                ("2018-04-01/2021-03-31", "2021-04-01", "2024-04-01"),
                LIMIT,
                LIMIT,
                id="one of three left on its last day",
            ),
            pytest.param(
                ("2018-04-01", "2021-04-01", "2023-04-01"),
                LIMIT,
                MAY,
                id="one cut short by the next",
            ),
            pytest.param(("2021-04-01/2022-04-01", "2024-04-01"), MAY, MAY, id="two begun"),
        ],
    )
    def test_t_r22_whether_a_term_left_early_counts(
        self, terms: tuple[str, ...], taken: Appointment, alternative: Appointment
    ) -> None:
        of = service(MEMBER, *terms)
        assert appoint(of, LAST + DAY).outcome is taken
        assert appoint(of, LAST + DAY, TO_THE_END).outcome is alternative

    def test_t_r22_tells_how_many_are_left(self) -> None:
        of = service(MEMBER, "2018-04-01/2019-04-01", "2021-04-01", "2024-04-01")
        assert review(of, LAST).terms_left == 0
        longer = review(of, LAST, TO_THE_END)
        assert (longer.terms_left, longer.last_day_of_all) == (1, date(2030, 3, 31))


class TestTrafford43b:
    """Members come through open recruitment, those who reapply too: never automatically."""

    @pytest.mark.parametrize("terms", [(), ("2024-04-01",)])
    def test_it_is_a_power_and_says_how_it_is_used(self, terms: tuple[str, ...]) -> None:
        decision = appoint(service(MEMBER, *terms), LAST + DAY)
        assert decision.decided_by == TENURE.appointment.member.appointed_by
        assert len(decision.cautions) == 1
        assert str(TENURE.appointment.member.how) in decision.cautions[0]

    def test_open_recruitment_is_a_must_and_reapplying_a_may(self) -> None:
        assert TENURE.appointment.member.how.label == "4.3(b)"
        assert TENURE.appointment.member.how.force is Force.MUST
        assert TENURE.appointment.member.again.clause.force is Force.MAY


HALVES: Final = ("2012-04-01/2012-04-15", "2013-04-01/2013-04-16")


class TestTrafford43f:
    """The Chair serves three years at a time, nine at most; the Board appoints."""

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            pytest.param(FIRST - DAY, Term.NOT_STARTED, id="the day before"),
            pytest.param(FIRST, Term.IN_TERM, id="the first day"),
            pytest.param(LAST, Term.IN_TERM, id="the last day"),
            pytest.param(LAST + DAY, Term.TERM_ENDED, id="the day after"),
        ],
    )
    def test_where_a_chair_stands(self, on: date, outcome: Term) -> None:
        decision = review(service(CHAIR, "2024-04-01"), on)
        assert (decision.outcome, decision.last_day) == (outcome, LAST)
        assert decision.terms_left == 2
        assert {finding.clause.label for finding in decision.decisive} == {"4.3(f)"}
        assert decision.readings == ("T-R5", "T-R23")

    def test_nine_years(self) -> None:
        decision = review(service(CHAIR, "2024-04-01"), FIRST)
        assert decision.last_day_of_all == date(2033, 3, 31)

    @pytest.mark.parametrize(
        ("terms", "outcome", "left"),
        [
            pytest.param((), MAY, 3, id="no term yet"),
            pytest.param(("2024-04-01",), MAY, 2, id="three years"),
            pytest.param(("2021-04-01", "2024-04-01"), MAY, 1, id="six years"),
            pytest.param(("2018-04-01", "2021-04-01", "2024-04-01"), LIMIT, 0, id="nine years"),
            pytest.param(
                ("2015-04-01/2018-03-30", "2018-04-01", "2021-04-01"),
                LIMIT,
                0,
                id="nine years but for a day",
            ),
            pytest.param(
                ("2015-04-01/2015-04-01", "2018-04-01", "2021-04-01"),
                LIMIT,
                0,
                id="six years and a day: three more would be too many",
            ),
            pytest.param(
                ("2015-04-01/2016-03-31", "2018-04-01", "2021-04-01/2023-03-31"),
                MAY,
                1,
                id="one, three and two years make six",
            ),
            pytest.param(
                ("2015-04-01/2016-04-01", "2018-04-01", "2021-04-01/2023-03-31"),
                LIMIT,
                0,
                id="and one day more",
            ),
            pytest.param(
                ("2015-01-31/2015-02-27", "2016-01-01", "2019-01-01/2021-11-30"),
                MAY,
                1,
                id="a month cut back to February, three years and thirty-five months",
            ),
            pytest.param(
                ("2015-01-31/2015-02-28", "2016-01-01", "2019-01-01/2021-11-30"),
                LIMIT,
                0,
                id="and one day more than that",
            ),
            pytest.param(
                (*HALVES, "2018-04-01", "2021-04-01/2024-02-29"),
                MAY,
                1,
                id="two halves of a month fill one, with three years and thirty-five months",
            ),
            pytest.param(
                (*HALVES, "2016-01-01", "2019-03-01/2022-01-31"),
                MAY,
                1,
                id="the month being one after the first day of all",
            ),
            pytest.param(
                (*HALVES, "2018-04-01", "2021-04-01/2024-03-01"),
                LIMIT,
                0,
                id="and one day more than they do",
            ),
        ],
    )
    def test_never_more_than_nine_years(
        self, terms: tuple[str, ...], outcome: Appointment, left: int
    ) -> None:
        of = service(CHAIR, *terms)
        decision = appoint(of, LAST + DAY)
        assert decision.outcome is outcome
        assert {finding.clause.label for finding in decision.decisive} == {"4.3(f)"}
        if terms:
            assert review(of, LAST + DAY).terms_left == left

    def test_the_figures_in_words(self) -> None:
        assert len(appoint(service(CHAIR, "2024-04-01"), LAST + DAY).figures()) == 3
        assert len(appoint(service(CHAIR, "2024-04-01"), LAST).figures()) == 2
        assert len(appoint(service(CHAIR), LAST).figures()) == 2

    def test_the_board_appoints_with_the_panel_represented(self) -> None:
        decision = appoint(service(CHAIR), FIRST)
        assert decision.decided_by == TENURE.appointment.chair.appointed_by
        assert str(TENURE.appointment.chair.how) in decision.cautions[0]
        assert TENURE.appointment.chair.how.label == "4.3(f)"

    @pytest.mark.parametrize(
        ("terms", "taken", "alternative"),
        [
            pytest.param(
                ("2018-04-01/2019-03-31", "2020-04-01/2021-03-31", "2022-04-01/2023-03-31"),
                MAY,
                LIMIT,
                id="three terms of a year",
            ),
            pytest.param(("2018-04-01/2019-03-31", "2021-04-01"), MAY, MAY, id="two terms"),
            pytest.param(("2018-04-01", "2021-04-01", "2024-04-01"), LIMIT, LIMIT, id="nine years"),
        ],
    )
    def test_t_r23_what_the_nine_years_are(
        self, terms: tuple[str, ...], taken: Appointment, alternative: Appointment
    ) -> None:
        of = service(CHAIR, *terms)
        assert appoint(of, LAST + DAY).outcome is taken
        assert "T-R23" in appoint(of, LAST + DAY).readings
        assert appoint(of, LAST + DAY, THREE_TERMS).outcome is alternative

    def test_t_r23_counts_terms_of_the_chair_as_begun(self) -> None:
        of = service(CHAIR, "2018-04-01/2019-03-31", "2020-04-01/2021-03-31", "2024-04-01")
        assert review(of, FIRST, THREE_TERMS).terms_left == 0
        assert review(of, FIRST).terms_left == 1


class TestTrafford77:
    """A member tells the Chair, and the Service Lead or Project Officer; the Chair the Board."""

    @pytest.mark.parametrize(
        ("role", "tell"),
        [
            (MEMBER, ("the Chair", "the Service Lead or the Project Officer")),
            (CHAIR, ("the Board",)),
        ],
    )
    def test_whom_to_tell(self, role: Role, tell: tuple[str, ...]) -> None:
        decision = resign(TENURE, Service(role=role))
        assert (decision.outcome, decision.tell) == (Resigning.SHOULD_TELL, tell)
        (finding,) = decision.decisive
        assert (finding.clause.label, finding.clause.force) == ("7.7", Force.EXPECTED)
        assert (finding.limb, finding.state) == (f"{role}-resigns", State.MET)
        assert len(decision.figures()) == len(tell)
        assert len(decision.cautions) == 1
        assert (decision.needs, decision.decided_by) == ((), None)

    def test_without_the_role_nobody_can_tell(self) -> None:
        decision = resign(TENURE, service(None, "2024-04-01"))
        assert (decision.outcome, decision.needs) == (Resigning.UNDETERMINED, ("role",))
        assert decision.tell == ()
        assert [one.state for one in decision.findings] == [State.UNKNOWN, State.UNKNOWN]
        assert len(decision.questions) == 1

    @pytest.mark.parametrize("role", [MEMBER, CHAIR, None])
    def test_a_paper_that_does_not_say(self, role: Role | None) -> None:
        silent = {
            "member": TENURE.member.model_copy(update={"resignation": None}),
            "chair": TENURE.chair.model_copy(update={"resignation": None}),
        }
        decision = resign(TENURE.model_copy(update=silent), Service(role=role))
        assert (decision.outcome, decision.tell) == (Resigning.NOT_PROVIDED, ())

    def test_a_paper_that_says_it_of_members_alone(self) -> None:
        chair = TENURE.chair.model_copy(update={"resignation": None})
        terms = TENURE.model_copy(update={"chair": chair})
        assert resign(terms, Service(role=CHAIR)).outcome is Resigning.NOT_PROVIDED
        assert resign(terms, Service(role=MEMBER)).outcome is Resigning.SHOULD_TELL
        assert resign(terms, Service()).outcome is Resigning.UNDETERMINED


class TestWhatIsNotKnown:
    """Without the role or the terms the answer is open, unless it is the same either way."""

    @pytest.mark.parametrize(
        ("of", "needs"),
        [
            pytest.param(Service(), ("role", "terms_served"), id="nothing known"),
            pytest.param(Service(role=MEMBER), ("terms_served",), id="a member"),
            pytest.param(Service(role=CHAIR), ("terms_served",), id="the Chair"),
        ],
    )
    def test_what_is_asked_for(self, of: Service, needs: tuple[str, ...]) -> None:
        term, appointment = review(of, FIRST), appoint(of, FIRST)
        assert (term.outcome, term.needs) == (Term.UNDETERMINED, needs)
        assert (appointment.outcome, appointment.needs) == (Appointment.UNDETERMINED, needs)
        assert len(term.questions) == len(appointment.questions) == len(needs)
        assert term.figures() == appointment.figures() == ()
        assert (term.decided_by, appointment.decided_by) == (None, None)
        assert {one.state for one in term.decisive} == {State.UNKNOWN}

    def test_the_role_is_not_asked_for_where_it_is_the_same_either_way(self) -> None:
        once = service(None, "2024-04-01")
        assert review(once, LAST).outcome is Term.IN_TERM
        assert review(once, LAST + DAY).outcome is Term.TERM_ENDED
        assert {one.clause.label for one in review(once, LAST).decisive} == {"4.3(d)", "4.3(f)"}
        assert appoint(once, LAST).outcome is STILL
        may = appoint(once, LAST + DAY)
        assert (may.outcome, may.needs, may.last_day) == (MAY, (), None)
        assert may.decided_by is not None
        for recruitment in (TENURE.appointment.member, TENURE.appointment.chair):
            assert recruitment.appointed_by in may.decided_by

    def test_it_is_where_the_roles_differ(self) -> None:
        short = service(None, "2015-04-01/2016-03-31", "2017-04-01/2018-03-31", "2024-04-01")
        decision = appoint(short, LAST + DAY)
        assert (decision.outcome, decision.needs) == (Appointment.UNDETERMINED, ("role",))
        assert {"T-R5", "T-R22", "T-R23"} <= set(decision.readings)
        assert decision.decided_by is None

    def test_no_power_is_named_while_the_role_is_open(self) -> None:
        short = service(None, "2015-04-01/2015-04-01", "2018-04-01", "2021-04-01")
        decision = appoint(short, LAST + DAY, TO_THE_END)
        assert (decision.needs, decision.decided_by) == (("role",), None)

    def test_it_is_where_their_terms_differ(self) -> None:
        one_year = TENURE.chair.model_copy(update={"months": 12})
        terms = TENURE.model_copy(update={"chair": one_year})
        open_, shut = date(2025, 4, 1), LAST + DAY
        once = service(None, "2024-04-01")
        assert review_term(terms, once, on=open_).needs == ("role",)
        assert review_term(terms, once, on=shut).outcome is Term.TERM_ENDED


class TestChorusSetsNone:
    """The paper says nothing of terms of office, and none are borrowed."""

    @pytest.mark.parametrize("of", [Service(), service(MEMBER, "2024-04-01")])
    def test_not_provided(self, of: Service) -> None:
        term = review(of, FIRST, CHORUS_RSP)
        appointment = appoint(of, FIRST, CHORUS_RSP)
        resignation = resign(CHORUS_RSP.tenure, of)
        assert term.outcome is Term.NOT_PROVIDED
        assert appointment.outcome is Appointment.NOT_PROVIDED
        assert resignation.outcome is Resigning.NOT_PROVIDED
        assert (term.first_day, appointment.earliest, resignation.tell) == (None, None, ())
        assert [len(one.cautions) for one in (term, appointment, resignation)] == [1, 1, 1]


BOARD: Final = Fact(
    name="other.board_agrees", kind=Kind.YES_NO, question="Does the Board agree?", answered_by="it"
)


def other_paper(
    limit: Limb, months: int = 12, own: tuple[Fact, ...] = (), again: Limb | None = None
) -> TenureTerms:
    """Return the terms of some other paper."""
    member = TENURE.appointment.member.model_copy(
        update={"limit": limit, "again": again or TENURE.appointment.member.again}
    )
    appointment = TENURE.appointment.model_copy(update={"own_facts": own, "member": member})
    office: OfficeTerms = TENURE.member.model_copy(update={"months": months})
    return TENURE.model_copy(
        update={"own_facts": own, "member": office, "appointment": appointment}
    )


def limit_of(condition: object) -> Limb:
    """Return a limit of some other paper."""
    limb = TENURE.appointment.member.limit
    return limb.model_copy(update={"condition": condition, "name": "limit"})


class TestOtherPapers:
    """Terms of a year, no limit, or a limit that somebody may lift: conditions hold them."""

    def test_one_year_renewed_twice(self) -> None:
        terms = other_paper(limit_of(TERMS_WITH_THIS_ONE <= 3))
        decision = review_term(terms, service(MEMBER, "2024-04-01"), on=FIRST)
        assert (decision.last_day, decision.terms_left) == (date(2025, 3, 31), 2)
        assert decision.last_day_of_all == date(2027, 3, 31)

    def test_no_limit(self) -> None:
        terms = other_paper(limit_of(TERMS_WITH_THIS_ONE >= 1))
        decision = review_term(terms, service(MEMBER, "2024-04-01"), on=FIRST)
        assert (decision.terms_left, decision.last_day_of_all) == (None, None)
        assert len(decision.figures()) == 1

    @pytest.mark.parametrize(
        ("limit", "left"),
        [
            pytest.param(TERMS_WITH_THIS_ONE <= MOST_TERMS, MOST_TERMS - 1, id="the largest"),
            pytest.param(TERMS_WITH_THIS_ONE <= MOST_TERMS + 1, None, id="one more"),
        ],
    )
    def test_a_limit_beyond_what_is_counted(self, limit: Compare, left: int | None) -> None:
        terms = other_paper(limit_of(limit))
        assert review_term(terms, service(MEMBER, "2024-04-01"), on=FIRST).terms_left == left

    def test_the_tighter_of_two_limits(self) -> None:
        terms = other_paper(limit_of((TERMS_WITH_THIS_ONE <= 3) & (MONTHS_WITH_THIS_TERM <= 24)))
        assert review_term(terms, service(MEMBER, "2024-04-01"), on=FIRST).terms_left == 1

    def test_a_limit_that_is_no_number(self) -> None:
        terms = other_paper(limit_of(own_fact("board_agrees")), own=(BOARD,))
        for agrees, left in ((False, 0), (True, None), (None, None)):
            of = service(MEMBER, "2024-04-01").model_copy(
                update={"other": {"board_agrees": agrees}}
            )
            assert review_term(terms, of, on=FIRST).terms_left == left

    @pytest.mark.parametrize(
        ("agrees", "outcome", "left"),
        [(True, MAY, None), (False, LIMIT, 0), (None, Appointment.UNDETERMINED, None)],
    )
    def test_a_limit_that_the_board_may_lift(
        self, agrees: bool | None, outcome: Appointment, left: int | None
    ) -> None:
        lifted = limit_of((TERMS_WITH_THIS_ONE <= 2) | own_fact("board_agrees"))
        terms = other_paper(lifted, own=(BOARD,))
        of = service(MEMBER, "2024-04-01", "2025-04-01")
        known = of.model_copy(update={"other": {"board_agrees": agrees}})
        on = date(2026, 4, 1)
        decision = may_be_appointed(terms, known, on=on)
        assert decision.outcome is outcome
        assert decision.needs == (() if agrees is not None else ("other.board_agrees",))
        assert (decision.earliest == on) == (outcome is MAY)
        assert review_term(terms, known, on=on).terms_left == left

    def test_what_to_bear_in_mind_of_either_role(self) -> None:
        limit = limit_of(TERMS_WITH_THIS_ONE <= 2).model_copy(
            update={"if_met": "it fits", "if_not_met": "it does not fit"}
        )
        terms = other_paper(limit, months=36)
        first = may_be_appointed(terms, service(None), on=FIRST)
        assert (first.outcome, first.cautions) == (MAY, ("it fits",))
        third = may_be_appointed(terms, service(None, "2018-04-01", "2021-04-01"), on=FIRST)
        assert (third.needs, third.cautions) == (("role",), ())

    def test_a_gap_that_somebody_may_waive(self) -> None:
        again = TENURE.appointment.member.again.model_copy(
            update={"condition": NO_TERM_RUNS & own_fact("board_agrees")}
        )
        terms = other_paper(limit_of(TERMS_WITH_THIS_ONE <= 3), own=(BOARD,), again=again)
        of = service(MEMBER, "2024-04-01").model_copy(update={"other": {"board_agrees": False}})
        decision = may_be_appointed(terms, of, on=date(2030, 1, 1))
        assert (decision.outcome, decision.earliest, decision.ordinal) == (GAP, None, 2)


def roll_on(role: Role, first_day: date, book: Rulebook = TRAFFORD_QIP) -> Service:
    """Appoint somebody again and again, each time as early as may be, until it is refused."""
    so_far = Service(role=role, terms_served=())
    on = first_day
    for _ in range(20):
        if appoint(so_far, on, book).outcome is not MAY:
            break
        assert so_far.terms_served is not None
        terms = (*so_far.terms_served, TermServed(first_day=on))
        so_far = so_far.model_copy(update={"terms_served": terms})
        earliest = appoint(so_far, on, book).earliest
        if earliest is None:
            break
        on = earliest
    return so_far


def years_later(day: date, years: int) -> date:
    """Return the same day some years on; 29 February becomes the 28th."""
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


NOT_LEAP_DAY: Final = DAYS.map(lambda day: day - DAY if (day.month, day.day) == (2, 29) else day)


class TestLaws:
    """What holds for every service."""

    @given(DAYS, st.sampled_from(Role))
    def test_a_term_and_its_successor_abut(self, first_day: date, role: Role) -> None:
        once = Service(role=role, terms_served=(TermServed(first_day=first_day),))
        last_day = review(once, first_day).last_day
        assert last_day is not None
        following = appoint(once, last_day + DAY)
        assert (following.outcome, following.earliest) == (MAY, last_day + DAY)
        assert appoint(once, last_day).outcome is STILL
        assert review(once, last_day).outcome is Term.IN_TERM
        assert review(once, last_day + DAY).outcome is Term.TERM_ENDED

    @given(NOT_LEAP_DAY, st.sampled_from(Role))
    def test_three_terms_end_on_the_eve_of_the_ninth_anniversary(
        self, first_day: date, role: Role
    ) -> None:
        once = Service(role=role, terms_served=(TermServed(first_day=first_day),))
        eve = years_later(first_day, 9) - DAY
        assert review(once, first_day).last_day_of_all == eve

    @given(DAYS, st.sampled_from([TRAFFORD_QIP, LATER_DATE, THREE_TERMS, TO_THE_END]))
    def test_nobody_serves_a_fourth_term(self, first_day: date, book: Rulebook) -> None:
        for role in Role:
            served = roll_on(role, first_day, book)
            assert served.terms_served is not None
            assert len(served.terms_served) == 3

    @given(DAYS, st.sampled_from(Role))
    def test_rolling_on_ends_when_it_was_said_to(self, first_day: date, role: Role) -> None:
        once = Service(role=role, terms_served=(TermServed(first_day=first_day),))
        served = roll_on(role, first_day)
        assert served.terms_served is not None
        last = served.terms_served[-1].first_day
        assert review(served, last).last_day == review(once, first_day).last_day_of_all

    @given(services(DAYS, st.just(CHAIR), known=True), DAYS)
    def test_a_chair_never_serves_more_than_nine_years(self, of: Service, on: date) -> None:
        assert of.terms_served is not None
        if appoint(of, on).outcome is MAY:
            longer = (*of.terms_served, TermServed(first_day=on))
            served = Service(role=CHAIR, terms_served=longer)
            in_office = TENURE.chair.served(longer)
            days_served = sum((one.last_day - one.first_day).days + 1 for one in in_office)
            assert days_served <= 9 * 365 + 3
            assert review(served, on).outcome is Term.IN_TERM

    @given(services(DAYS, known=True), DAYS)
    def test_a_new_term_never_overlaps_one_that_is_recorded(self, of: Service, on: date) -> None:
        decision = appoint(of, on)
        if decision.outcome is MAY and of.role is not None:
            assert of.terms_served is not None
            longer = of.model_copy(
                update={"terms_served": (*of.terms_served, TermServed(first_day=on))}
            )
            before, after = review(of, on), review(longer, on)
            assert before.outcome is not Term.IN_TERM
            assert (after.outcome, after.first_day) == (Term.IN_TERM, on)
            assert (after.last_day, after.ordinal) == (decision.last_day, decision.ordinal)
            assert before.last_day_of_all is None
            assert before.terms_left in {None, (after.terms_left or 0) + 1}

    @given(services(DAYS, st.just(MEMBER), known=True), DAYS)
    def test_a_limit_on_one_role_does_not_touch_the_other(self, of: Service, on: date) -> None:
        chair = TENURE.appointment.chair
        shut = chair.limit.model_copy(update={"condition": CountFact("terms_with_this_one") <= 0})
        strict = TENURE.appointment.model_copy(
            update={"chair": chair.model_copy(update={"limit": shut})}
        )
        short = TENURE.chair.model_copy(update={"months": 1})
        terms = TENURE.model_copy(update={"appointment": strict, "chair": short})
        assert may_be_appointed(terms, of, on=on).outcome is appoint(of, on).outcome
        assert review_term(terms, of, on=on).outcome is review(of, on).outcome
        as_chair = of.model_copy(update={"role": CHAIR})
        assert may_be_appointed(terms, as_chair, on=on).outcome is LIMIT

    @given(services(DAYS, known=True), DAYS)
    def test_the_earliest_day_is_the_first_on_which_they_may(self, of: Service, on: date) -> None:
        for book in (TRAFFORD_QIP, LATER_DATE):
            earliest = appoint(of, on, book).earliest
            if earliest is not None:
                assert appoint(of, earliest, book).outcome is MAY
                assert appoint(of, earliest - DAY, book).outcome in {STILL, GAP}

    @given(services(DAYS, known=True), DAYS)
    def test_a_role_that_is_known_is_one_of_the_answers_without_it(
        self, of: Service, on: date
    ) -> None:
        unknown = of.model_copy(update={"role": None})
        either = {role: of.model_copy(update={"role": role}) for role in Role}
        for ask in (review, appoint):
            open_ = ask(unknown, on)
            outcomes = {ask(one, on).outcome for one in either.values()}
            if len(outcomes) == 1:
                assert open_.outcome in outcomes
            else:
                assert (open_.outcome.name, open_.needs) == ("UNDETERMINED", ("role",))

    @given(services(DAYS, known=True), DAYS)
    def test_no_reading_but_that_on_gaps_asks_for_one(self, of: Service, on: date) -> None:
        assert appoint(of, on).outcome is not GAP
        with_gap = appoint(of, on, LATER_DATE)
        if with_gap.outcome is GAP:
            assert appoint(of, on).outcome is MAY
            assert appoint(of, on + DAY, LATER_DATE).outcome is MAY

    @given(services(DAYS), DAYS)
    def test_decisions_survive_json(self, of: Service, on: date) -> None:
        term, appointment, resignation = review(of, on), appoint(of, on), resign(TENURE, of)
        assert TermDecision.model_validate_json(term.model_dump_json()) == term
        assert AppointmentDecision.model_validate_json(appointment.model_dump_json()) == appointment
        assert ResignationDecision.model_validate_json(resignation.model_dump_json()) == resignation
        assert Service.model_validate_json(of.model_dump_json()) == of


class TestRefusals:
    """Terms that cannot be so, days with a time, and what leaves the calendar."""

    NOON: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)

    @pytest.mark.parametrize(
        "terms",
        [
            pytest.param(("2024-04-01", "2021-04-01"), id="out of order"),
            pytest.param(("2024-04-01", "2024-04-01"), id="two on one day"),
            pytest.param(("2024-04-01/2025-06-30", "2025-06-30"), id="overlapping by a day"),
            pytest.param(("2024-04-01/2025-06-30", "2025-06-01"), id="overlapping"),
        ],
    )
    def test_terms_in_order_and_not_overlapping(self, terms: tuple[str, ...]) -> None:
        with pytest.raises(ValidationError, match="terms_served"):
            service(MEMBER, *terms)

    def test_terms_that_just_do_not_overlap(self) -> None:
        assert service(MEMBER, "2024-04-01/2025-06-30", "2025-07-01").role is MEMBER

    def test_a_term_that_ends_before_it_starts(self) -> None:
        with pytest.raises(ValidationError, match="ended_on"):
            days("2024-04-01/2024-03-31")
        assert days("2024-04-01/2024-04-01").ended_on == FIRST

    @pytest.mark.parametrize("terms", [TRAFFORD_QIP.tenure, CHORUS_RSP.tenure])
    def test_a_day_with_a_time_is_refused(self, terms: TenureTerms | Silent) -> None:
        for ask in (review_term, may_be_appointed):
            with pytest.raises(NotADayError) as refused:
                ask(terms, service(MEMBER), on=self.NOON)
            assert refused.value.argument == "on"

    @pytest.mark.parametrize("first_day", ["9997-01-02", "9999-12-31"])
    def test_a_term_that_ends_after_the_last_day_there_is(self, first_day: str) -> None:
        for role in (MEMBER, None):
            with pytest.raises(BeyondTheCalendarError):
                review(service(role, first_day), date.min)
            with pytest.raises(BeyondTheCalendarError):
                appoint(service(role, first_day), date.min)

    def test_what_could_follow_after_the_last_day_there_is(self) -> None:
        last = service(MEMBER, "9997-01-01")
        with pytest.raises(BeyondTheCalendarError):
            review(last, date.max)
        with pytest.raises(BeyondTheCalendarError):
            appoint(last, date.max)
        with pytest.raises(BeyondTheCalendarError):
            appoint(service(MEMBER), date(9997, 1, 2))

    def test_what_just_fits(self) -> None:
        assert appoint(service(MEMBER), date(9997, 1, 1)).last_day == date.max
        nine = service(MEMBER, "9991-01-01", "9994-01-01", "9997-01-01")
        assert review(nine, date.max).last_day_of_all == date.max
        assert appoint(nine, date.max).outcome is LIMIT
        assert review(service(CHAIR, "0001-01-01"), date.min).last_day == date(3, 12, 31)

    def test_an_own_fact_of_another_kind(self) -> None:
        terms = other_paper(limit_of(own_fact("board_agrees")), own=(BOARD,))
        wrong = Service(role=MEMBER, terms_served=(), other={"board_agrees": 3})
        for ask in (review_term, may_be_appointed):
            with pytest.raises(WrongKindError):
                ask(terms, wrong, on=FIRST)

    @pytest.mark.parametrize("months", [0, -1, 1.5])
    def test_a_term_lasts_a_month_or_more(self, months: object) -> None:
        with pytest.raises(ValidationError, match="months"):
            trafford_qip.TENURE.member.model_copy(update={"months": months})
