"""Are the facts of every ladder told from a case, and a case found for the facts?"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    HMRC_ALLOWANCES,
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    Breach,
    Claimant,
    ClaimedItem,
    CodeChange,
    CoOption,
    CountedItems,
    DeclaredInterest,
    DevelopmentRecord,
    DevelopmentTerms,
    DutyRecord,
    Fact,
    Information,
    Investigation,
    Kind,
    Limb,
    Loan,
    Mark,
    Meeting,
    Mileage,
    NotADayError,
    NoticeTerms,
    PaymentDifference,
    PoliticalRole,
    Poll,
    PressArticle,
    ProbationStarts,
    ProbationTerms,
    Programme,
    ProgrammeMeeting,
    QuorumTerms,
    Review,
    ReviewRecord,
    ReviewTerms,
    Role,
    Roll,
    Sanctions,
    Service,
    TaxYearAmounts,
    TenureTerms,
    TermFigures,
    TopicProposal,
    Vehicle,
    VotingTerms,
    WarningHistory,
    available_sanctions,
    follow_review,
    own_fact,
    report_profit,
)
from scrutiny_rules._frozen import Frozen
from scrutiny_rules.calendars import ENGLAND_AND_WALES
from scrutiny_rules.ladder import is_known
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    appeals,
    applicants,
    attendance_registers,
    ballots,
    breaches,
    co_options,
    code_changes,
    declared_interests,
    development_records,
    duty_records,
    expenses,
    information,
    investigations,
    journey_logs,
    loans,
    mileages,
    notice_requests,
    political_roles,
    polls,
    press_articles,
    programmes,
    rolls,
    services,
    topic_proposals,
    warning_histories,
)
from tests.cases import BY_KIND, LADDERS, AnyTerms, allowed, read_by, terms_of, with_sums
from tests.strategies import (
    DUTY_NAMES,
    FORMS,
    walks,
)

RSP_EXPENSES: Final = terms_of(CHORUS_RSP, "expenses")
RSP_REVIEWS: Final = terms_of(CHORUS_RSP, "reviews")
RSP_SANCTIONS: Final = terms_of(CHORUS_RSP, "sanctions")
QIP_ATTENDANCE: Final = terms_of(TRAFFORD_QIP, "attendance")
QIP_ELIGIBILITY: Final = terms_of(TRAFFORD_QIP, "eligibility")
QIP_NOTICE: Final = terms_of(TRAFFORD_QIP, "notice")
QIP_QUORUM: Final = terms_of(TRAFFORD_QIP, "quorum")
QIP_REVIEWS: Final = terms_of(TRAFFORD_QIP, "reviews")
QIP_TENURE: Final = terms_of(TRAFFORD_QIP, "tenure")
QIP_VOTING: Final = terms_of(TRAFFORD_QIP, "voting")

DAYS: Final = st.dates(date(2024, 1, 1), date(2026, 12, 31))
"""Days so near to each other that what they do to a case differs often."""

STARTS: Final = st.builds(
    ProbationStarts,
    joined_on=st.none() | DAYS,
    first_meeting_on=st.none() | DAYS,
    code_signed_on=st.none() | DAYS,
)
"""Days that may start the clock of a probation."""

CASES: Final[Mapping[type[Frozen], st.SearchStrategy[Frozen]]] = {
    Appeal: appeals(DAYS),
    Applicant: applicants(),
    ApplicationForm: FORMS,
    AttendanceRegister: attendance_registers(days=DAYS),
    Ballot: ballots(),
    Breach: breaches(DAYS),
    ClaimedItem: st.builds(
        ClaimedItem,
        item=st.one_of(mileages(DAYS), expenses(DAYS)),
        claimant=st.sampled_from(Claimant),
    ),
    CodeChange: code_changes(),
    CoOption: co_options(),
    CountedItems: st.tuples(*[st.integers(0, 4)] * 3).map(
        lambda three: CountedItems(items=sum(three), items_payable=three[0], items_open=three[1])
    ),
    DeclaredInterest: declared_interests(),
    DevelopmentRecord: development_records(DAYS),
    DutyRecord: duty_records(DAYS, DUTY_NAMES),
    Information: information(),
    Investigation: investigations(DAYS),
    Loan: loans(DAYS),
    PaymentDifference: st.tuples(*[st.fractions(-9, 9)] * 2).map(
        lambda ends: PaymentDifference(least=min(ends), most=max(ends))
    ),
    PoliticalRole: political_roles(),
    Poll: polls(),
    PressArticle: press_articles(),
    ProbationStarts: STARTS,
    Programme: programmes(st.just(2026)),
    Roll: rolls(),
    Service: services(DAYS),
    TaxYearAmounts: journey_logs(DAYS).map(
        lambda log: TaxYearAmounts(
            amounts=report_profit(HMRC_ALLOWANCES, log, year_of=date(2026, 1, 1)).amounts
        )
    ),
    TopicProposal: topic_proposals(),
    WarningHistory: warning_histories(),
}
"""What may be known of a case, for each model of facts that stands by itself."""


def cases(terms: AnyTerms) -> st.SearchStrategy[tuple[Frozen, date]]:
    """Draw what may be known of a case that some terms judge, and a day."""
    alone = CASES.get(terms.facts_model)
    if alone is not None:
        return st.tuples(alone, DAYS)
    if isinstance(terms, NoticeTerms):
        dated = notice_requests(DAYS).map(lambda request: terms.dated(request, ENGLAND_AND_WALES))
        return st.tuples(dated, DAYS)
    if isinstance(terms, ReviewTerms):
        done = walks(terms.procedure, DAYS).map(lambda events: ReviewRecord(events=tuple(events)))
        return st.tuples(st.just(ReviewRecord()) | done, DAYS)
    return _of_parent(terms)


def _of_parent(terms: AnyTerms) -> st.SearchStrategy[tuple[Frozen, date]]:
    """Draw the figures that the terms around some terms work out for them."""
    for parent in LADDERS.values():
        if isinstance(parent, ProbationTerms) and parent.suspension == terms:
            return st.tuples(STARTS.map(parent.days), DAYS)
        if isinstance(parent, TenureTerms) and parent.appointment == terms:
            served = services(DAYS, st.sampled_from(Role))
            return st.tuples(served, DAYS).map(_figures_of(parent))
    raise AssertionError(terms)


def _figures_of(
    terms: TenureTerms,
) -> Callable[[tuple[Service, date]], tuple[Frozen, date]]:
    return lambda drawn: (terms.figures(*drawn)[0], drawn[1])


def a_vote_has_to_come(terms: AnyTerms, facts: Mapping[str, object]) -> bool:
    """Say whether no vote was taken although there has to be one."""
    if not isinstance(terms, VotingTerms) or facts["vote_taken"]:
        return False
    agreed = terms.consensus is not None and not facts["objections"]
    return not agreed or facts["casting_vote"] != "awaited"


EVERY_KIND: Final = pytest.mark.parametrize("kind", BY_KIND)
EVERY_LADDER: Final = pytest.mark.parametrize("name", LADDERS)

NOON: Final = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001  a time of day is what is refused


def wanted_of(terms: AnyTerms, facts: Mapping[str, object]) -> dict[str, object]:
    """Return those of some facts that a ladder reads and that such a case has."""
    beside = terms.not_applicable(facts)
    return {
        name: value
        for name in read_by(terms)
        if is_known(value := facts.get(name)) and name not in beside
    }


def assert_found(terms: AnyTerms, wanted: Mapping[str, object], on: date) -> None:
    """Check that a case is found that has the facts that are wanted, whatever is not known."""
    found = terms.example(wanted, on)
    assert found is not None
    for world in terms.worlds(found, on):
        assert {name: world[name] for name in wanted} == wanted


class TestAlways:
    """What always holds is true of every case, and no more is left out than cannot be."""

    @EVERY_KIND
    @given(data=st.data())
    def test_no_case_is_against_it(self, kind: str, data: st.DataObject) -> None:
        terms = LADDERS[data.draw(st.sampled_from(BY_KIND[kind]))]
        case, on = data.draw(cases(terms))
        world, *others = terms.worlds(case, on)
        facts = {**dict.fromkeys(terms.known_facts), **with_sums(terms, world)}
        if not others and not a_vote_has_to_come(terms, facts):
            assert [one for one in terms.always() if one.test(facts) is False] == []

    @pytest.mark.no_cover
    @EVERY_LADDER
    def test_whatever_it_allows_of_the_tests_some_case_shows(self, name: str) -> None:
        terms, on = LADDERS[name], date(2026, 11, 22)
        for pair in allowed(name):
            shown = [shows(terms, with_sums(terms, case), on) for case in pair]
            assert any(shown), pair

    @EVERY_LADDER
    def test_it_speaks_of_what_there_is(self, name: str) -> None:
        terms = LADDERS[name]
        kinds = {fact.name: fact.kind for fact in terms.known_facts.values()}
        kinds |= dict.fromkeys(terms.made_of(), Kind.COUNT)
        for condition in terms.always():
            for leaf in condition.leaves():
                assert {kinds[fact] for fact in leaf.facts()} == {leaf.kind}


def shows(terms: AnyTerms, facts: Mapping[str, object], on: date) -> bool:
    """Say whether a case can be built with facts, by the sums as well as by their parts."""
    wanted = wanted_of(terms, facts)
    parts = {name: value for name, value in facts.items() if name not in terms.made_of()}
    for values in (wanted, parts):
        case = terms.example(values, on)
        if case is None:
            return False
        for world in terms.worlds(case, on):
            assert {name: world[name] for name in wanted} == wanted
    return True


class TestMadeOf:
    """A sum of counts is what its parts add up to, whenever these are known."""

    @EVERY_KIND
    @given(data=st.data())
    def test_a_fact_that_is_a_sum_adds_up(self, kind: str, data: st.DataObject) -> None:
        terms = LADDERS[data.draw(st.sampled_from(BY_KIND[kind]))]
        case, on = data.draw(cases(terms))
        for world in terms.worlds(case, on):
            sums = with_sums(terms, world)
            for fact in terms.made_of():
                if fact in terms.known_facts and sums[fact] is not None:
                    assert world[fact] == sums[fact]


class TestExample:
    """A case is found for the facts that are wanted, wherever there is one."""

    @EVERY_KIND
    @given(data=st.data())
    def test_a_case_that_there_is_is_found_by_what_is_known_of_it(
        self, kind: str, data: st.DataObject
    ) -> None:
        terms = LADDERS[data.draw(st.sampled_from(BY_KIND[kind]))]
        case, on = data.draw(cases(terms))
        world, *others = terms.worlds(case, on)
        if not others:
            assert_found(terms, wanted_of(terms, world), on)

    @EVERY_KIND
    @given(data=st.data())
    def test_a_case_that_there_is_is_found_by_some_of_it(
        self, kind: str, data: st.DataObject
    ) -> None:
        terms = LADDERS[data.draw(st.sampled_from(BY_KIND[kind]))]
        case, on = data.draw(cases(terms))
        world, *others = terms.worlds(case, on)
        wanted = wanted_of(terms, world)
        left_out = data.draw(st.sets(st.sampled_from(sorted(wanted) or [""])))
        if not others:
            assert_found(terms, {k: v for k, v in wanted.items() if k not in left_out}, on)

    @EVERY_LADDER
    def test_what_is_not_of_its_kind_is_found_in_no_case(self, name: str) -> None:
        terms = LADDERS[name]
        nonsense: dict[Kind, object] = {Kind.YES_NO: 7, Kind.COUNT: -9999, Kind.CHOICE: "nothing"}
        for fact in read_by(terms):
            values = {fact: nonsense[terms.known_facts[fact].kind]}
            assert terms.example(values, date(2026, 11, 22)) is None, fact


class TestDays:
    """Where the day matters there has to be one, without a time of day."""

    DATED: Final = (
        "EligibilityTerms",
        "AppealTerms",
        "ProbationTerms",
        "ProbationSuspensionTerms",
        "EquipmentTerms",
        "NoticeTerms",
        "AttendanceTerms",
        "TenureTerms",
        "DevelopmentTerms",
        "DutyTerms",
        "ReviewTerms",
        "InvestigationTerms",
        "SanctionTerms",
        "SanctionLadder",
    )

    @pytest.mark.parametrize("kind", DATED)
    @pytest.mark.parametrize("on", [None, NOON])
    @given(data=st.data())
    def test_no_day_is_refused(self, kind: str, on: date | None, data: st.DataObject) -> None:
        terms = LADDERS[BY_KIND[kind][0]]
        case, _ = data.draw(cases(terms))
        with pytest.raises(NotADayError) as refused:
            terms.worlds(case, on)
        assert refused.value.argument == "on"

    @pytest.mark.parametrize("kind", DATED)
    @pytest.mark.parametrize("on", [None, NOON])
    def test_no_day_is_refused_of_an_example(self, kind: str, on: date | None) -> None:
        with pytest.raises(NotADayError) as refused:
            LADDERS[BY_KIND[kind][0]].example({}, on)
        assert refused.value.argument == "on"

    @pytest.mark.parametrize("kind", sorted(BY_KIND.keys() - set(DATED)))
    @given(data=st.data())
    def test_elsewhere_it_is_not_looked_at(self, kind: str, data: st.DataObject) -> None:
        terms = LADDERS[data.draw(st.sampled_from(BY_KIND[kind]))]
        case, on = data.draw(cases(terms))
        assert terms.worlds(case) == terms.worlds(case, on)


class TestAges:
    """Whoever has a wanted age has attained just so many whole years on the day."""

    @pytest.mark.parametrize(
        ("age", "on", "born_on"),
        [
            (16, date(2026, 11, 22), date(2010, 11, 22)),
            (15, date(2026, 11, 22), date(2011, 11, 22)),
            (0, date(2026, 11, 22), date(2026, 11, 22)),
            (-1, date(2026, 11, 22), date(2026, 11, 23)),
            (-2, date(2026, 11, 22), date(2027, 11, 23)),
            (1, date(2024, 2, 29), date(2023, 2, 28)),
            (4, date(2024, 2, 29), date(2020, 2, 29)),
            (1, date(2025, 2, 28), date(2024, 2, 28)),
            (1, date(2025, 3, 1), date(2024, 3, 1)),
            (-2, date(2024, 2, 29), date(2025, 3, 1)),
            (15, date(16, 1, 1), date(1, 1, 1)),
            (0, date.max, date.max),
        ],
    )
    def test_days_of_birth(self, age: int, on: date, born_on: date) -> None:
        person = QIP_ELIGIBILITY.example({"age": age}, on)
        assert person is not None
        assert person.date_of_birth == born_on
        (world,) = QIP_ELIGIBILITY.worlds(person, on)
        assert world["age"] == age

    @pytest.mark.parametrize(
        ("age", "on"), [(16, date(16, 12, 31)), (-1, date.max), (9999, date.max)]
    )
    def test_nobody_is_of_an_age_beyond_the_calendar(self, age: int, on: date) -> None:
        assert QIP_ELIGIBILITY.example({"age": age}, on) is None

    @given(applicants(), st.dates())
    def test_an_age_that_somebody_has_somebody_is_found_to_have(
        self, person: Applicant, on: date
    ) -> None:
        (world,) = QIP_ELIGIBILITY.worlds(person, on)
        assert_found(QIP_ELIGIBILITY, {"age": world["age"]}, on)


class TestStages:
    """Where the facts say the stage, a ladder is walked at it."""

    @pytest.mark.parametrize("role", [*Role, None])
    def test_it_is_the_role_that_somebody_serves_in(self, role: Role | None) -> None:
        assert QIP_TENURE.stage_of(Service(role=role)) == role

    @pytest.mark.parametrize("role", Role)
    def test_an_appointment_is_judged_by_the_role_too(self, role: Role) -> None:
        figures = TermFigures(role=role)
        assert isinstance(QIP_TENURE, TenureTerms)
        assert QIP_TENURE.appointment.stage_of(figures) == role

    @pytest.mark.parametrize("role", Role)
    def test_a_term_is_found_in_the_role_that_is_wanted(self, role: Role) -> None:
        values = {"role": role, "term_over": True}
        service = QIP_TENURE.example(values, date(2026, 11, 22))
        assert service is not None
        assert QIP_TENURE.stage_of(service) == role

    def test_elsewhere_there_is_none(self) -> None:
        assert QIP_QUORUM.stage_of(Roll()) is None


class TestNotApplicable:
    """What a case has not is not asked of it."""

    def test_votes_where_none_was_taken(self) -> None:
        agreed = {"vote_taken": False, "objections": 0, "votes_for": 4, "votes_cast": 4}
        ballot = QIP_VOTING.example(agreed)
        assert ballot == Ballot(objections=0)

    def test_votes_against_one_of_several_nominees(self) -> None:
        terms = terms_of(TRAFFORD_QIP.under("T-R16", "confirming-ballot"), "election")
        wanted = {"nominees": 2, "most_votes": 3, "next_most_votes": 1, "votes_against": 2}
        assert terms.example(wanted) == Poll(votes=(3, 1))
        assert terms.example(wanted | {"nominees": 1, "next_most_votes": 0}) == Poll(
            votes=(3,), votes_against=2
        )

    @pytest.mark.parametrize(
        ("facts", "beside"),
        [
            ({"is_mileage": True}, {"kind", "receipt"}),
            ({"is_mileage": False}, {"vehicle", "own_vehicle"}),
            ({}, set()),
        ],
    )
    def test_the_receipt_of_a_journey(self, facts: dict[str, object], beside: set[str]) -> None:
        assert RSP_EXPENSES.not_applicable(facts) == beside

    def test_a_vehicle_is_that_of_a_journey(self) -> None:
        claimed = RSP_EXPENSES.example({"vehicle": Vehicle.CYCLE})
        assert claimed is not None
        assert isinstance(claimed.item, Mileage)
        assert claimed.item.vehicle is Vehicle.CYCLE


class TestOwnFacts:
    """A landlord's own facts are found with the rest, under their own names."""

    OWN: Final = Fact(
        name="other.executive_present",
        kind=Kind.YES_NO,
        question="Is an executive of the landlord present?",
        answered_by="whoever presides",
    )

    def terms(self) -> AnyTerms:
        """Return a quorum that takes an executive too."""
        terms = QIP_QUORUM
        assert isinstance(terms, QuorumTerms)
        executive = Limb(
            name="executive",
            clause=terms.limbs["half"].clause,
            condition=own_fact("executive_present"),
        )
        limbs = (*terms.limbs_required, executive)
        return terms.model_copy(update={"own_facts": (self.OWN,), "limbs_required": limbs})

    @pytest.mark.parametrize("present", [True, False])
    def test_it_is_handed_in_as_other(self, *, present: bool) -> None:
        roll = self.terms().example({"panel": 4, "other.executive_present": present})
        assert roll is not None
        assert roll.other == {"executive_present": present}

    def test_it_is_of_its_kind(self) -> None:
        assert self.terms().example({"other.executive_present": 3}) is None

    def test_what_is_not_declared_is_left_out(self) -> None:
        assert QIP_QUORUM.example({"other.executive_present": True}) == Roll()


class TestHandMade:
    """Cases that a person can see to be right."""

    def test_a_quorum(self) -> None:
        wanted = {"panel": 7, "present_for_item": 3, "able_to_be_present": 6}
        assert QIP_QUORUM.example(wanted) == Roll(in_office=7, present=4, withdrawn=1)

    def test_a_sum_by_its_parts(self) -> None:
        parts = {"in_office": 9, "present": 5, "withdrawn": 2, "able_to_be_present": 7}
        assert QIP_QUORUM.example(parts) == Roll(in_office=9, present=5, withdrawn=2)

    def test_no_more_than_all_can_be_present(self) -> None:
        assert QIP_QUORUM.example({"panel": 3, "present_for_item": 4}) is None

    def test_a_tie_that_waits(self) -> None:
        wanted = {"votes_for": 4, "votes_cast": 8, "casting_vote": "awaited", "quorate": True}
        assert QIP_VOTING.example(wanted) == Ballot(votes_for=4, votes_against=4, quorate=True)

    def test_a_casting_vote_needs_a_tie(self) -> None:
        wanted = {"votes_for": 4, "votes_against": 3, "casting_vote": "for"}
        assert QIP_VOTING.example(wanted) is None

    def test_votes_that_are_not_said(self) -> None:
        ballot = QIP_VOTING.example({"vote_taken": True})
        assert ballot == Ballot(votes_for=0)

    def test_a_run_that_began_before_the_time_looked_at(self) -> None:
        on = date(2026, 11, 22)
        wanted = {"attended": 3, "eligible": 4, "consecutive_absences": 3}
        register = QIP_ATTENDANCE.example(wanted, on)
        assert register is not None
        absent = [one.held_on for one in register.meetings if one.mark is not Mark.PRESENT]
        assert absent == [date(2025, 11, 22), date(2025, 11, 22), on]

    def test_a_review_that_is_late(self) -> None:
        on = date(2026, 11, 22)
        wanted = {"review_started": True, "steps_overdue": 1, "steps_left": 1}
        record = QIP_REVIEWS.example(wanted, on)
        assert record is not None
        late = follow_review(TRAFFORD_QIP.reviews, record.events, on=on)
        assert late.outcome is Review.OVERDUE

    def test_a_review_of_which_nothing_is_late_for_want_of_limits(self) -> None:
        assert RSP_REVIEWS.example({"steps_overdue": 1}, date(2026, 11, 22)) is None

    def test_a_request_by_the_working_days_there_are(self) -> None:
        on = date(2026, 11, 23)
        wanted = {"met": False, "still_time": False, "long_enough": True, "valid_reason": False}
        dated = QIP_NOTICE.example(wanted, on)
        assert dated is not None
        assert isinstance(QIP_NOTICE, NoticeTerms)
        assert dated == QIP_NOTICE.dated(dated.request, ENGLAND_AND_WALES)
        assert dated.due_on is not None
        assert dated.due_on < on

    def test_no_request_where_no_working_day_is_known(self) -> None:
        assert QIP_NOTICE.example({"met": False}, date(2030, 1, 1)) is None

    def test_a_sanction_that_is_open(self) -> None:
        on = date(2026, 11, 22)
        for is_open, outcome in (
            (True, Sanctions.SANCTIONS_OPEN),
            (False, Sanctions.NOTHING_OPEN),
        ):
            breach = RSP_SANCTIONS.example({"some_sanction_open": is_open}, on)
            assert breach is not None
            assert available_sanctions(CHORUS_RSP.sanctions, breach, on=on).outcome is outcome


def against(terms: AnyTerms, facts: Mapping[str, object]) -> bool:
    """Say whether some facts are against what always holds."""
    known = {**dict.fromkeys(terms.known_facts), **with_sums(terms, facts)}
    return any(one.test(known) is False for one in terms.always())


ON: Final = date(2026, 11, 22)


class TestNever:
    """What no case can be is against what always holds, and the nearest that can be is not."""

    @pytest.mark.parametrize(
        ("name", "never", "once"),
        [
            ("trafford-qip quorum 0", {"present": 4, "in_office": 3}, {"present": 3}),
            (
                "trafford-qip quorum 0",
                {"present": 3, "withdrawn": 1, "co_optees_present": 3},
                {"co_optees_present": 2},
            ),
            (
                "trafford-qip quorum 0",
                {"present": 1, "withdrawn": 1, "chair_present": True},
                {"withdrawn": 0},
            ),
            ("trafford-qip quorum 0", {"withdrawn": 2, "present": 1}, {"withdrawn": 1}),
            ("trafford-qip quorum 0", {"on_leave": 2, "in_office": 1}, {"on_leave": 1}),
            ("trafford-qip quorum 0", {"seats": 8, "in_office": 9}, {"in_office": 8}),
            (
                "trafford-qip quorum 0",
                {"chair_in_office": True, "in_office": 0},
                {"in_office": 1},
            ),
            (
                "trafford-qip voting 0",
                {"vote_taken": False, "objections": 0, "casting_vote": "for"},
                {"casting_vote": "awaited"},
            ),
            ("trafford-qip voting 0", {"vote_taken": False, "objections": 1}, {"objections": 0}),
            (
                "trafford-qip voting 0",
                {
                    "votes_for": 3,
                    "votes_against": 1,
                    "abstentions": 1,
                    "in_attendance": 4,
                    "concerned": 0,
                },
                {"in_attendance": 6},
            ),
            ("trafford-qip voting 0", {"in_attendance": 5, "membership": 4}, {"membership": 5}),
            (
                "trafford-qip interests 0",
                {"clear_conflict": True, "might_conflict": False},
                {"might_conflict": True},
            ),
            (
                "trafford-qip interests 0",
                {"brought_to_order": True, "raised_by_member": False},
                {"brought_to_order": False},
            ),
            (
                "chorus-rsp programme 0",
                {"meeting_count": 2, "periods_without_meeting": 0},
                {"meeting_count": 3},
            ),
            (
                "C-R52-four-weeks-apart programme 0",
                {"meeting_count": 2, "periods_without_meeting": 0},
                {"meeting_count": 3},
            ),
            (
                "C-R52-four-weeks-apart programme 0",
                {"meeting_count": 2, "meetings_too_soon": 2},
                {"meetings_too_soon": 1},
            ),
            (
                "chorus-rsp programme 0",
                {"meeting_count": 3, "periods_without_meeting": 0, "meetings_too_soon": 1},
                {"meeting_count": 4},
            ),
            (
                "chorus-rsp programme 0",
                {"meeting_count": 1, "periods_without_meeting": 3},
                {"periods_without_meeting": 2},
            ),
            (
                "chorus-rsp programme 0",
                {"periods_without_meeting": 4},
                {"periods_without_meeting": 3},
            ),
            (
                "chorus-rsp programme 0",
                {"meeting_count": 1, "formal_meetings": 2},
                {"formal_meetings": 1},
            ),
            (
                "chorus-rsp programme 0",
                {"meeting_count": 1, "additional_meetings": 2},
                {"additional_meetings": 1},
            ),
            (
                "trafford-qip programme 0",
                {"review_count": 1, "reviews_of_unusual_length": 2},
                {"reviews_of_unusual_length": 1},
            ),
            (
                "trafford-qip programme 0",
                {"review_count": 1, "reviews_without_reading": 2},
                {"reviews_without_reading": 1},
            ),
            (
                "T-R41-as-complexity-asks programme 0",
                {"review_count": 1, "reviews_of_unusual_length": 1},
                {"reviews_of_unusual_length": 0},
            ),
            (
                "trafford-qip election 0",
                {"most_votes": 3, "next_most_votes": 1, "votes_for_nominees": 3},
                {"votes_for_nominees": 4},
            ),
            (
                "trafford-qip election 0",
                {"most_votes": 2, "next_most_votes": 0, "votes_for_nominees": 3},
                {"votes_for_nominees": 2},
            ),
            ("trafford-qip election 0", {"nominees": 0, "votes_for_nominees": 1}, {"nominees": 1}),
            ("trafford-qip election 0", {"nominees": 1, "next_most_votes": 1}, {"nominees": 2}),
            (
                "trafford-qip election 0",
                {
                    "nominees": 2,
                    "most_votes": 3,
                    "next_most_votes": 1,
                    "votes_for_nominees": 5,
                },
                {"nominees": 3},
            ),
            (
                "trafford-qip election 0",
                {
                    "nominees": 3,
                    "most_votes": 3,
                    "next_most_votes": 1,
                    "votes_for_nominees": 6,
                },
                {"nominees": 4},
            ),
            (
                "trafford-qip tenure 1",
                {"follows_at_once": True, "no_term_runs": False},
                {"no_term_runs": True},
            ),
            ("trafford-qip tenure 1", {"terms_with_this_one": 0}, {"terms_with_this_one": 1}),
            ("trafford-qip tenure 1", {"months_with_this_term": 0}, {"months_with_this_term": 1}),
            (
                "trafford-qip tenure 1",
                {"follows_at_once": True, "months_with_this_term": 1},
                {"months_with_this_term": 2},
            ),
            (
                "trafford-qip tenure 1",
                {"no_term_runs": False, "months_with_this_term": 1},
                {"months_with_this_term": 2},
            ),
            (
                "trafford-qip tenure 1",
                {"terms_with_this_one": 2, "months_with_this_term": 1},
                {"months_with_this_term": 2},
            ),
            (
                "trafford-qip tenure 1",
                {"role": "member", "terms_with_this_one": 1, "no_term_runs": False},
                {"no_term_runs": True},
            ),
            (
                "trafford-qip tenure 1",
                {"role": "member", "terms_with_this_one": 1, "follows_at_once": True},
                {"follows_at_once": False},
            ),
            (
                "trafford-qip development 0",
                {"has_joined": False, "overdue_meetings": 1},
                {"has_joined": True},
            ),
            (
                "made up: warnings over 2",
                {
                    "warnings_at_this_meeting": 1,
                    "meetings_running": 1,
                    "warnings_over_meetings": 2,
                },
                {"meetings_running": 2},
            ),
            (
                "made up: warnings over 1",
                {"warnings_at_this_meeting": 1, "warnings_over_meetings": 2},
                {"warnings_at_this_meeting": 2},
            ),
            (
                "chorus-rsp conduct 0",
                {"warnings_at_this_meeting": 2, "warnings_over_meetings": 1},
                {"warnings_over_meetings": 2},
            ),
            (
                "chorus-rsp conduct 0",
                {"warnings_at_this_meeting": 1, "meetings_running": 0},
                {"meetings_running": 1},
            ),
            (
                "chorus-rsp conduct 0",
                {"warnings_at_this_meeting": 0, "meetings_running": 1},
                {"meetings_running": 0},
            ),
            (
                "trafford-qip attendance 0",
                {"attended": 3, "unexplained_absences": 2, "eligible": 4},
                {"eligible": 5},
            ),
            (
                "trafford-qip attendance 0",
                {"attended": 0, "eligible": 2, "consecutive_absences": 1},
                {"consecutive_absences": 2},
            ),
            (
                "T-R20-since-joining attendance 0",
                {"attended": 2, "eligible": 4, "consecutive_absences": 3},
                {"consecutive_absences": 2},
            ),
            (
                "T-R10-apology-breaks-the-run attendance 0",
                {"unexplained_absences": 2, "eligible": 2, "consecutive_absences": 1},
                {"eligible": 3},
            ),
        ],
    )
    def test_what_is_never_so(
        self, name: str, never: dict[str, object], once: dict[str, object]
    ) -> None:
        assert against(LADDERS[name], never)
        assert not against(LADDERS[name], never | once)

    @pytest.mark.parametrize("name", BY_KIND["DevelopmentTerms"])
    def test_no_meeting_is_overdue_twice(self, name: str) -> None:
        terms = LADDERS[name]
        assert isinstance(terms, DevelopmentTerms)
        assert not against(terms, {"overdue_meetings": len(terms.meetings)})
        assert against(terms, {"overdue_meetings": len(terms.meetings) + 1})

    @pytest.mark.parametrize(
        ("name", "case"),
        [
            (
                "made up: leave-excluded, without the Chair",
                Roll(in_office=1, on_leave=1, chair_in_office=True, present=0, seats=1),
            ),
            (
                "T-R21-leave-breaks-the-run attendance 0",
                AttendanceRegister(
                    meetings=tuple(
                        Meeting(held_on=ON, mark=mark) for mark in [Mark.ABSENT, Mark.ON_LEAVE] * 4
                    )
                ),
            ),
            (
                "trafford-qip attendance 0",
                AttendanceRegister(
                    meetings=(
                        *[Meeting(held_on=date(2025, 1, 1), mark=Mark.ABSENT)] * 3,
                        Meeting(held_on=ON, mark=Mark.ABSENT),
                    )
                ),
            ),
            (
                "C-R52-four-weeks-apart programme 0",
                Programme(
                    year=2026,
                    complete=True,
                    meetings=tuple(
                        ProgrammeMeeting(held_on=day, called_for_by_review=False)
                        for day in (date(2026, 4, 30), date(2026, 5, 1))
                    ),
                ),
            ),
            (
                "made up: four reviews",
                Programme(
                    year=2026,
                    complete=True,
                    dates_agreed=True,
                    review_plan_made=True,
                    additional_agreed=True,
                    meetings=tuple(
                        ProgrammeMeeting(held_on=day, called_for_by_review=False)
                        for day in (
                            date(2026, 3, 31),
                            date(2026, 4, 1),
                            date(2026, 9, 30),
                            date(2026, 10, 1),
                        )
                    ),
                ),
            ),
            ("trafford-qip election 0", Poll(votes=(3, 3, 1), casting_vote=1)),
            (
                "T-R15-chair-may-cast election 0",
                Poll(votes=(3, 3, 1), casting_vote=1, chair_is_nominee=False),
            ),
        ],
    )
    def test_what_is_odd_and_can_be(self, name: str, case: Frozen) -> None:
        terms = LADDERS[name]
        (world,) = terms.worlds(case, ON)
        assert not against(terms, world)
        assert_found(terms, wanted_of(terms, world), ON)


class TestFigures:
    """The small models of figures refuse what does not add up."""

    def test_no_more_items_than_there_are(self) -> None:
        assert CountedItems(items=3, items_payable=2, items_open=1).items == 3
        with pytest.raises(ValidationError, match="more than `items`"):
            CountedItems(items=3, items_payable=2, items_open=2)

    def test_the_least_is_not_more_than_the_most(self) -> None:
        assert PaymentDifference(least=Fraction(1), most=Fraction(1)).least == 1
        with pytest.raises(ValidationError, match="more than `most`"):
            PaymentDifference(least=Fraction(2), most=Fraction(1))
