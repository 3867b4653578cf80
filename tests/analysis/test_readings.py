"""Readings side by side: which of them matter to a case, and which cases hang on them."""

from datetime import date
from typing import Final

import pytest

from scrutiny_rules import Applicant, Ballot, NotADayError, Quorum, Roll, Stage
from scrutiny_rules.analysis import sensitivity, side_by_side
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

FOUR_OF_SEVEN = Question(
    verb="decide_quorum", given={"roll": Roll(in_office=7, present=4, seats=9)}
)
FOUR_OF_EIGHT = Question(
    verb="decide_quorum", given={"roll": Roll(in_office=8, present=4, seats=8)}
)
TIED = Question(
    verb="decide_motion",
    given={"ballot": Ballot(quorate=True, votes_for=4, votes_against=4, chair_presides=False)},
)


class TestTrafford72:
    """Half of the panel: of those in office, or of all the places?"""

    FOUND = side_by_side(TRAFFORD_QIP, FOUR_OF_SEVEN)

    def test_with_places_unfilled_the_reading_matters(self) -> None:
        assert self.FOUND.outcome == Quorum.QUORATE
        seats = next(one for one in self.FOUND.others if one.alternative == "seats")
        assert (seats.reading, seats.outcome, seats.matters) == ("T-R7", Quorum.INQUORATE, True)
        assert str(seats) == "T-R7 (7.2) read as seats: inquorate"
        assert seats.question == TRAFFORD_QIP.reading("T-R7").question
        assert seats.gist == TRAFFORD_QIP.reading("T-R7").option("seats").gist

    def test_an_alternative_that_ends_alike_says_so(self) -> None:
        entitled = next(
            one for one in self.FOUND.others if one.alternative == "entitled-on-the-item"
        )
        assert not entitled.matters
        assert str(entitled).endswith(": quorate, as before")

    def test_with_every_place_filled_the_seats_do_not_matter(self) -> None:
        found = side_by_side(TRAFFORD_QIP, FOUR_OF_EIGHT)
        matter = [one for one in found.others if one.matters and one.alternative == "seats"]
        assert matter == []

    def test_an_alternative_may_need_a_further_fact(self) -> None:
        bare = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=4)})
        found = side_by_side(TRAFFORD_QIP, bare)
        seats = next(one for one in found.others if one.alternative == "seats")
        assert seats.outcome == Quorum.UNDETERMINED
        assert "T-R7" in found.that_matter

    def test_only_readings_that_the_decision_relies_on_are_tried(self) -> None:
        relied = FOUR_OF_SEVEN.put_to(TRAFFORD_QIP).readings
        assert {one.reading for one in self.FOUND.others} <= set(relied)
        assert "T-R8" not in relied

    def test_on_the_page_what_matters_comes_first(self) -> None:
        page = self.FOUND.to_page()
        assert [passage.heading for passage in page.passages] == [
            "Would be otherwise",
            "Makes no difference here",
        ]


class TestTrafford73:
    """Whose is the casting vote, where the Chair is away?"""

    def test_whose_power_it_is_matters_though_the_outcome_is_another(self) -> None:
        found = side_by_side(TRAFFORD_QIP, TIED)
        (one,) = (one for one in found.others if one.alternative == "chair-only")
        assert (one.outcome, one.matters) == ("not carried", True)


class TestSensitivity:
    """Of a set of cases, those that hang on a reading, and on which."""

    CASES: Final = {"april": FOUR_OF_SEVEN, "may": FOUR_OF_EIGHT, "june": TIED}
    FOUND = sensitivity(TRAFFORD_QIP, CASES)

    def test_each_alternative_with_the_cases_that_hang_on_it(self) -> None:
        seats = next(one for one in self.FOUND.readings if one.alternative == "seats")
        assert [(one.case, one.before, one.after) for one in seats.cases] == [
            ("april", Quorum.QUORATE, Quorum.INQUORATE)
        ]
        assert str(seats.cases[0]) == "april: quorate → inquorate"

    def test_it_agrees_with_each_case_side_by_side(self) -> None:
        listed = {
            (one.reading, one.alternative, case.case)
            for one in self.FOUND.readings
            for case in one.cases
        }
        each = {
            (one.reading, one.alternative, name)
            for name, question in self.CASES.items()
            for one in side_by_side(TRAFFORD_QIP, question).others
            if one.matters
        }
        assert listed == each

    def test_the_reading_with_most_cases_comes_first(self) -> None:
        counts = [len(one.cases) for one in self.FOUND.readings]
        assert counts == sorted(counts, reverse=True)
        assert self.FOUND.looked_at == 3

    def test_the_same_outcome_by_other_figures_is_named_so(self) -> None:
        quorate = Question(
            verb="decide_quorum", given={"roll": Roll(in_office=6, present=5, seats=8)}
        )
        found = sensitivity(TRAFFORD_QIP, {"july": quorate})
        seats = next(one for one in found.readings if one.alternative == "seats")
        assert str(seats.cases[0]) == "july: quorate, but not with the same figures or powers"

    def test_no_cases(self) -> None:
        found = sensitivity(TRAFFORD_QIP, {})
        assert (found.looked_at, found.readings) == (0, ())
        assert str(found) == "Cases that hang on a reading, of 0"


class TestRefusals:
    """A question that its verb refuses is refused here too."""

    def test_a_question_without_its_day(self) -> None:
        given = {"applicant": Applicant(), "stage": Stage.MEMBER, "on": date(2026, 11, 25)}
        question = Question(verb="assess_eligibility", given=given)
        assert side_by_side(TRAFFORD_QIP, question).outcome == "undetermined"
        with pytest.raises(ValueError, match="on"):
            Question(verb="assess_eligibility", given={**given, "on": 5})
        assert issubclass(NotADayError, ValueError)
