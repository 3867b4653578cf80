"""Are the facts of every ladder told from a case, and a case found for the facts?"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    DutyRecord,
    Information,
    Investigation,
    Kind,
    Loan,
    NoticeTerms,
    PaymentDifference,
    PoliticalRole,
    Poll,
    PressArticle,
    ProbationStarts,
    ProbationTerms,
    Programme,
    ReviewRecord,
    ReviewTerms,
    Role,
    Roll,
    Service,
    TaxYearAmounts,
    TenureTerms,
    TopicProposal,
    VotingTerms,
    WarningHistory,
    report_profit,
)
from scrutiny_rules._frozen import Frozen
from scrutiny_rules.calendars import ENGLAND_AND_WALES
from scrutiny_rules.ladder import is_known
from tests.cases import BY_KIND, LADDERS, AnyTerms, allowed, read_by, with_sums
from tests.strategies import (
    ARTICLES,
    CO_OPTIONS,
    DUTY_NAMES,
    FORMS,
    INFORMATION,
    POLITICAL_ROLES,
    appeals,
    applicants,
    ballots,
    breaches,
    changes,
    declared_interests,
    development_records,
    expenses,
    histories,
    investigations,
    journey_logs,
    loans,
    mileages,
    polls,
    programmes,
    proposals,
    records,
    registers,
    requests,
    rolls,
    services,
    walks,
)

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
    AttendanceRegister: registers(days=DAYS),
    Ballot: ballots(),
    Breach: breaches(DAYS),
    ClaimedItem: st.builds(
        ClaimedItem,
        item=st.one_of(mileages(DAYS), expenses(DAYS)),
        claimant=st.sampled_from(Claimant),
    ),
    CodeChange: changes(),
    CoOption: CO_OPTIONS,
    CountedItems: st.tuples(*[st.integers(0, 4)] * 3).map(
        lambda three: CountedItems(items=sum(three), items_payable=three[0], items_open=three[1])
    ),
    DeclaredInterest: declared_interests(),
    DevelopmentRecord: development_records(DAYS),
    DutyRecord: records(DUTY_NAMES, DAYS),
    Information: INFORMATION,
    Investigation: investigations(DAYS),
    Loan: loans(DAYS),
    PaymentDifference: st.tuples(*[st.fractions(-9, 9)] * 2).map(
        lambda ends: PaymentDifference(least=min(ends), most=max(ends))
    ),
    PoliticalRole: POLITICAL_ROLES,
    Poll: polls(),
    PressArticle: ARTICLES,
    ProbationStarts: STARTS,
    Programme: programmes(st.just(2026)),
    Roll: rolls(),
    Service: services(DAYS),
    TaxYearAmounts: journey_logs(DAYS).map(
        lambda log: TaxYearAmounts(
            amounts=report_profit(HMRC_ALLOWANCES, log, year_of=date(2026, 1, 1)).amounts
        )
    ),
    TopicProposal: proposals(),
    WarningHistory: histories(),
}
"""What may be known of a case, for each model of facts that stands by itself."""


def cases(terms: AnyTerms) -> st.SearchStrategy[tuple[Frozen, date]]:
    """Draw what may be known of a case that some terms judge, and a day."""
    alone = CASES.get(terms.facts_model)
    if alone is not None:
        return st.tuples(alone, DAYS)
    if isinstance(terms, NoticeTerms):
        dated = requests(DAYS).map(lambda request: terms.dated(request, ENGLAND_AND_WALES))
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
