"""A set of cases under two papers: who would now be granted something, and who no longer."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules import Applicant, Eligibility, Roll, Stage
from scrutiny_rules.analysis import compare_cases
from scrutiny_rules.analysis.cases import GRANTED
from scrutiny_rules.applicants import AGE
from scrutiny_rules.questions import VERBS, Question
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    applicants,
)
from tests.analysis.papers import with_least_age

ON = date(2026, 11, 25)
FACTS = {
    **{
        name: False
        for name in Applicant.model_fields
        if name not in ("date_of_birth", "other", "notice_ever_served")
    },
    "tenant": True,
    "can_commit": True,
}


def aged(age: int) -> Question:
    """Return the question of a person who has nothing against them but their age."""
    someone = Applicant.model_validate({**FACTS, "date_of_birth": date(2026 - age, 1, 1)})
    return asked(someone)


def asked(someone: Applicant) -> Question:
    """Return the question whether a person may join."""
    given = {"applicant": someone, "stage": Stage.APPLICANT, "on": ON}
    return Question(verb="assess_eligibility", given=given)


class TestTrafford42a:
    """Of people of 15 to 18, a limit of 16 or of 18 decides who may join."""

    AGES: Mapping[str, Question] = {f"aged-{age}": aged(age) for age in (15, 16, 17, 18)}

    def test_raising_it(self) -> None:
        found = compare_cases(TRAFFORD_QIP, with_least_age(AGE >= 18), self.AGES)
        (one,) = found.refused
        assert (one.before, one.after) == (Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE)
        assert one.cases == ("aged-16", "aged-17")
        assert (found.looked_at, found.alike, found.granted, found.otherwise) == (4, 2, (), ())

    def test_lowering_it(self) -> None:
        found = compare_cases(with_least_age(AGE >= 18), TRAFFORD_QIP, self.AGES)
        assert [one.cases for one in found.granted] == [("aged-16", "aged-17")]
        assert found.refused == ()
        assert str(found).splitlines()[1:] == [
            "  Now granted: 2: not eligible → eligible: aged-16, aged-17",
            "  Alike: 2",
        ]

    def test_what_counts_as_granted_can_be_said(self) -> None:
        found = compare_cases(
            TRAFFORD_QIP, with_least_age(AGE >= 18), self.AGES, granted={Eligibility.NOT_ELIGIBLE}
        )
        assert len(found.granted) == 1
        assert found.refused == ()

    def test_another_outcome_that_is_no_grant_stands_apart(self) -> None:
        roll = Question(verb="decide_quorum", given={"roll": Roll(in_office=5, present=2)})
        found = compare_cases(TRAFFORD_QIP, CHORUS_RSP, {"one": roll})
        (one,) = found.otherwise
        assert str(one) == "1: inquorate → not provided for: one"

    def test_of_many_cases_a_dozen_are_named(self) -> None:
        cases = {f"case-{number}": aged(16) for number in range(14)}
        (one,) = compare_cases(TRAFFORD_QIP, with_least_age(AGE >= 18), cases).refused
        assert str(one).startswith("14: eligible → not eligible: case-0, ")
        assert str(one).endswith("case-11 and 2 more")

    def test_what_befalls_most_cases_comes_first(self) -> None:
        few = Question(verb="decide_quorum", given={"roll": Roll(in_office=5, present=2)})
        none = Question(verb="decide_quorum", given={"roll": Roll(in_office=2, present=2)})
        cases = {"one": none, "two": few, "three": few}
        found = compare_cases(TRAFFORD_QIP, CHORUS_RSP, cases)
        assert [one.before for one in found.otherwise] == ["inquorate", "unattainable"]

    def test_no_cases(self) -> None:
        found = compare_cases(TRAFFORD_QIP, CHORUS_RSP, {})
        assert str(found) == "0 cases under trafford-qip and chorus-rsp"


class TestGranted:
    """What counts as granted is an outcome of some question."""

    def test_each_is_an_outcome(self) -> None:
        outcomes = {outcome for verb in VERBS.values() for outcome in verb.outcomes}
        assert outcomes >= GRANTED
        assert not GRANTED & {"undetermined", "not provided for"}


class TestLaws:
    """Every case is counted once, and the other way round gains are losses."""

    @given(st.lists(applicants(), max_size=5))
    def test_every_case_is_counted_once(self, people: list[Applicant]) -> None:
        cases = {str(number): asked(one) for number, one in enumerate(people)}
        there = compare_cases(CHORUS_RSP, TRAFFORD_QIP, cases)
        back = compare_cases(TRAFFORD_QIP, CHORUS_RSP, cases)
        changed = [
            name for one in (*there.granted, *there.refused, *there.otherwise) for name in one.cases
        ]
        assert len(changed) == len(set(changed)) == there.looked_at - there.alike
        assert {(one.before, one.after, one.cases) for one in there.granted} == {
            (one.after, one.before, one.cases) for one in back.refused
        }
