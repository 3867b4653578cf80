"""Regions in words: ranges of a count, equality, shares, and what is too much for a page."""

from fractions import Fraction

import pytest

from scrutiny_rules import ChoiceFact, Condition, CountFact, Force, Yes
from scrutiny_rules.analysis import Requirement, settle
from scrutiny_rules.analysis.regions import all_words, cited, cited_words, needed_words, shortened
from tests.analysis.small import PAPER, Colour, SmallCase, SmallTerms, Word, rung

AGE, X, Y = CountFact("age"), CountFact("present"), CountFact("in_office")
WHOLE, PART, REST = CountFact("whole"), CountFact("part"), CountFact("rest")


class TestWords:
    """A count is said by its range, and two counts by how they compare."""

    @pytest.mark.parametrize(
        ("condition", "said"),
        [
            pytest.param(AGE >= 16, "age 16 or more", id="a low end"),
            pytest.param(AGE < 16, "age 15 or less", id="a high end"),
            pytest.param((AGE >= 16) & (AGE < 18), "age 16 to 17", id="both"),
            pytest.param((AGE >= 16) & (AGE < 17), "age 16", id="one value"),
            pytest.param(AGE < 1, "age 0", id="nought"),
            pytest.param((X >= Y) & (Y >= X), "present as many as in office", id="as many"),
            pytest.param(
                (X >= Y) & (X >= Y),
                "present at least in office, and present at least in office",
                id="the same twice is no equality",
            ),
            pytest.param(
                (X >= 2) & (Y < 3),
                "at least 2 present, and fewer than 3 in office",
                id="the ends of two counts are no range",
            ),
            pytest.param(
                X.share_of(Y) >= Fraction(1, 2), "present at least 1/2 of in office", id="a share"
            ),
            pytest.param(
                X.share_of(Y) < Fraction(1, 2), "present less than 1/2 of in office", id="less"
            ),
            pytest.param(~Yes(fact="tenant"), "not tenant", id="a denial"),
            pytest.param(
                (AGE >= 16) & Yes(fact="tenant"),
                "at least 16 years of age, and tenant",
                id="no range",
            ),
            pytest.param(X > 3, "more than 3 present", id="a strict low end is said as it is"),
            pytest.param(X <= 3, "at most 3 present", id="and so is a high end that is met"),
        ],
    )
    def test_words(self, condition: Condition, said: str) -> None:
        assert needed_words(condition) == said


def needed(terms: SmallTerms, case: SmallCase, outcome: Colour) -> list[list[str]]:
    """Return the ways to an outcome in words."""
    return [[one.words for one in way.requirements] for way in settle(terms, case).towards(outcome)]


class TestRequirements:
    """What is known is put in, and each end of a count is said once."""

    def test_the_two_ends_of_a_count_are_one_requirement(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, WHOLE >= 2, WHOLE <= 5), rung(Colour.AMBER)))
        assert needed(terms, SmallCase(), Colour.RED) == [["whole 2 to 5"]]
        assert needed(terms, SmallCase(), Colour.AMBER) == [
            ["whole 1 or less"],
            ["whole 6 or more"],
        ]

    def test_a_known_count_is_put_in(self) -> None:
        half = PART.share_of(WHOLE) >= Fraction(1, 2)
        terms = SmallTerms(ladder=(rung(Colour.RED, half), rung(Colour.AMBER)))
        assert needed(terms, SmallCase(whole=7), Colour.RED) == [["part 4 or more"]]
        assert needed(terms, SmallCase(part=2), Colour.RED) == [["whole 4 or less"]]

    def test_a_sum_of_which_a_part_is_known_asks_for_the_other(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, REST >= 3), rung(Colour.AMBER)))
        assert needed(terms, SmallCase(part=2), Colour.RED) == [["whole 5 or more"]]
        assert needed(terms, SmallCase(whole=7), Colour.RED) == [["part 4 or less"]]

    def test_of_a_sum_of_which_nothing_is_known_the_sum_is_said(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, REST >= 3), rung(Colour.AMBER)))
        (way,) = settle(terms, SmallCase()).towards(Colour.RED)
        (one,) = way.requirements
        assert one.words == "rest 3 or more"
        assert one.facts == one.inputs == ("whole", "part")

    def test_two_counts_of_which_one_compares_with_a_known_sum(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, REST > PART), rung(Colour.AMBER)))
        assert needed(terms, SmallCase(), Colour.RED) == [["rest more than part"]]
        assert needed(terms, SmallCase(part=2), Colour.RED) == [["whole 5 or more"]]

    def test_a_yes_that_is_a_sum_is_said_by_its_own_name(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, Yes(fact="some_left")), rung(Colour.AMBER)))
        assert needed(terms, SmallCase(), Colour.RED) == [["some left"]]
        assert needed(terms, SmallCase(), Colour.AMBER) == [["not some left"]]
        assert needed(terms, SmallCase(whole=4), Colour.RED) == [["part 3 or less"]]

    def test_a_word_is_said_as_it_is_or_denied(self) -> None:
        word = ChoiceFact("word").is_in(Word.ONE)
        terms = SmallTerms(ladder=(rung(Colour.RED, word), rung(Colour.AMBER)))
        assert needed(terms, SmallCase(), Colour.RED) == [["word is one"]]
        assert needed(terms, SmallCase(), Colour.AMBER) == [["not word is one"]]

    def test_a_requirement_is_a_condition_that_can_be_evaluated(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, WHOLE >= 2, WHOLE <= 5), rung(Colour.AMBER)))
        (way,) = settle(terms, SmallCase()).towards(Colour.RED)
        (one,) = way.requirements
        met = [count for count in range(9) if one.needed.evaluate({"whole": count}) == "met"]
        assert met == [2, 3, 4, 5]


class TestLines:
    """A page holds a dozen lines of one kind and counts the rest; a document is cited once."""

    def test_twelve_lines_are_shown(self) -> None:
        assert shortened("abcdefghijkl") == tuple("abcdefghijkl")

    def test_of_thirteen_the_last_is_counted(self) -> None:
        assert shortened("abcdefghijklm") == (*"abcdefghijkl", "and 1 more")

    def test_citations(self) -> None:
        other = PAPER.model_copy(update={"key": "other"})
        clauses = [
            PAPER.clause("1", "a"),
            PAPER.clause("2", "b"),
            other.clause("1", "c"),
            PAPER.clause("1", "d", Force.MAY),
        ]
        assert cited(clauses) == "small-paper 1, 2; other 1"
        assert cited(()) == ""

    def test_nothing_asked(self) -> None:
        assert all_words(()) == cited_words(()) == "whatever the facts"

    def test_one_line_of_a_letter(self) -> None:
        clause = PAPER.clause("7", "that")
        one = Requirement(
            needed=AGE >= 16, facts=("age",), inputs=("age",), questions=("?",), clauses=(clause,)
        )
        assert str(one) == "age 16 or more [small-paper 7]"
        assert cited_words([one, one]) == "age 16 or more, and age 16 or more [small-paper 7]"
