"""Does the page ask what matters, once, and come to what the library decides?"""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules import Applicant, Eligibility, Rulebook, Stage, assess_eligibility
from scrutiny_rules.testing import applicants
from tests.eligibility_page.papers import HOUSEHOLD, YEARS
from tests.eligibility_page.visitor import PAPERS, TODAY, Visitor, client_of
from tests.strategies import STAGES, YES_NO

pytestmark = pytest.mark.no_cover  # it tries an example, and the package by the way

CLIENT: Final = client_of()

WORDS: Final = {
    Eligibility.ELIGIBLE: "Eligible",
    Eligibility.MAY_BE_ELIGIBLE: "May be eligible",
    Eligibility.NOT_ELIGIBLE: "Not eligible",
    Eligibility.UNDETERMINED: "Not decided yet",
}

OWN = st.fixed_dictionaries(
    {
        "ward_councillor": YES_NO,
        "years_in_home": st.none() | st.integers(0, 4),
        "household": st.none() | st.sampled_from(HOUSEHOLD.choices),
    }
)


@st.composite
def people(draw: st.DrawFn) -> Applicant:
    """Draw what may be known of a person who is born, with a landlord's own facts."""
    person = draw(applicants(st.dates(max_value=TODAY)))
    return person.model_copy(update={"other": draw(OWN)})


def answer_to(person: Applicant, name: str) -> object:
    """Return what is known of a person; None where it is not."""
    if name.startswith("other."):
        return person.other[name.removeprefix("other.")]
    return getattr(person, name)


def known(person: Applicant, names: list[str]) -> Applicant:
    """Return a person of whom no more is known than some inputs."""
    fields = {name: getattr(person, name) for name in names if not name.startswith("other.")}
    own = {name: person.other[name] for name in person.other if f"other.{name}" in names}
    return Applicant.model_validate({**fields, "other": own})


class TestLaws:
    """What holds for every person, paper and stage."""

    @given(paper=st.sampled_from(PAPERS), stage=STAGES, person=people())
    def test_questions_end_come_once_and_lead_to_the_decision(
        self, paper: Rulebook, stage: Stage, person: Applicant
    ) -> None:
        visitor = Visitor(CLIENT, paper.document.key, stage)
        asked: list[str] = []
        announced: list[int] = []
        while visitor.asked is not None:
            so_far = known(person, asked)
            decided = assess_eligibility(paper.eligibility, so_far, stage=stage, on=TODAY)
            assert visitor.asked in decided.needs  # and so none once it is decided
            assert visitor.asked not in asked
            asked.append(visitor.asked)
            announced.append(visitor.most_left)
            visitor.answer(answer_to(person, visitor.asked))
            assert visitor.status == 200

        every = assess_eligibility(paper.eligibility, person, stage=stage, on=TODAY)

        assert visitor.heading == WORDS[every.outcome]
        assert len(visitor.given) == len(asked)
        for left, most in zip(reversed(range(len(asked))), announced, strict=True):
            assert left <= most


class TestNextQuestion:
    """The question that settles most is asked first; a landlord's own facts like any other."""

    @pytest.mark.parametrize(
        ("paper", "first"),
        [
            pytest.param("chorus-rsp", "tenant", id="a tenant needs no more"),
            pytest.param("trafford-qip", "can_commit", id="without which nothing else counts"),
        ],
    )
    def test_the_first_question(self, paper: str, first: str) -> None:
        assert Visitor(CLIENT, paper).asked == first

    def test_what_cannot_matter_any_more_is_not_asked(self) -> None:
        visitor = Visitor(CLIENT, "chorus-rsp")
        asked = []
        for answer in (True, False, False):
            asked.append(visitor.asked)
            visitor.answer(answer)

        assert asked == ["tenant", "asb_notice_in_force", "in_rent_arrears"]
        assert visitor.heading == "Eligible"

    def test_a_bar_ends_it(self) -> None:
        visitor = Visitor(CLIENT, "trafford-qip")
        visitor.answer(answer=False)

        assert visitor.heading == "Not eligible"

    def test_nobody_knows_anything(self) -> None:
        visitor = Visitor(CLIENT, "trafford-qip")
        number = 0
        while visitor.asked:
            visitor.answer(None)
            number += 1

        assert number == 16
        assert visitor.heading == "Not decided yet"

    @pytest.mark.parametrize(
        ("question", "answer", "ends"),
        [
            pytest.param("other.ward_councillor", True, True, id="a yes that bars"),
            pytest.param("other.years_in_home", 1, True, id="one year, and two are asked"),
            pytest.param("other.years_in_home", 2, False, id="two years"),
            pytest.param("other.household", "alone", True, id="a choice that bars"),
            pytest.param("other.household", "not-known", False, id="a choice of that very name"),
        ],
    )
    def test_own_facts_are_asked_and_counted(
        self, question: str, answer: object, *, ends: bool
    ) -> None:
        visitor = Visitor(CLIENT, "north-panel")
        while visitor.asked != question:
            assert visitor.asked is not None
            if visitor.asked == "date_of_birth":
                visitor.answer(TODAY.replace(year=1980))
            else:
                own = {YEARS.name: 5, HOUSEHOLD.name: "with family"}
                visitor.answer(own.get(visitor.asked, visitor.asked in {"tenant", "can_commit"}))
        visitor.answer(answer)

        assert (visitor.heading == "Not eligible") is ends
