"""Boundary cases: on every limit, and one step the wrong way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules import ChoiceFact, CountFact, Rulebook, Stage
from scrutiny_rules.analysis import boundary_cases
from scrutiny_rules.analysis.comparison import ladders, stages
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.analysis.papers import of_trafford
from tests.analysis.small import Colour, SmallTerms, Word, rung

WHOLE, PART = CountFact("whole"), CountFact("part")
ON = date(2026, 11, 25)


class TestLimits:
    """Each limit has the value on it and the value one step the wrong way."""

    def test_an_age_on_the_limit_and_a_year_below(self) -> None:
        ages = {
            case.facts["age"]: case.outcome
            for case in boundary_cases(of_trafford(), Stage.APPLICANT)
            if case.facts["age"] != 0
        }
        assert set(ages) == {15, 16}

    def test_two_ends_of_a_count(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, WHOLE >= 3, WHOLE <= 5), rung(Colour.AMBER)))
        found = {case.facts["whole"]: case.outcome for case in boundary_cases(terms)}
        assert found == {
            3: Colour.RED,
            2: Colour.AMBER,
            6: Colour.AMBER,
            5: Colour.RED,
            0: Colour.AMBER,
        }

    def test_a_limit_that_another_count_keeps_out_of_reach(self) -> None:
        terms = SmallTerms(
            ladder=(rung(Colour.RED, WHOLE <= 1, PART < 3), rung(Colour.AMBER)),
        )
        for case in boundary_cases(terms):
            whole, part = case.facts["whole"], case.facts["part"]
            assert isinstance(whole, int)
            assert isinstance(part, int)
            assert part <= whole

    def test_words(self) -> None:
        word = ChoiceFact("word").is_in(Word.ONE)
        terms = SmallTerms(ladder=(rung(Colour.RED, word), rung(Colour.AMBER)))
        assert {case.facts["word"]: case.outcome for case in boundary_cases(terms)} == {
            Word.ONE: Colour.RED,
            Word.TWO: Colour.AMBER,
        }


class TestBothPapers:
    """Every boundary case of both papers can be built, and ends as is said."""

    @pytest.mark.parametrize(
        "rulebook", [CHORUS_RSP, TRAFFORD_QIP], ids=lambda one: one.document.key
    )
    def test_every_case_is_a_case(self, rulebook: Rulebook) -> None:
        for block in rulebook.block_names():
            for terms in ladders(rulebook.block(block)).values():
                for stage in stages(terms):
                    for case in boundary_cases(terms, stage):
                        facts = terms.example(case.facts, ON)
                        assert facts is not None
                        walked = terms.walk(*terms.worlds(facts, ON), stage=stage)
                        assert walked["outcome"] == case.outcome

    @pytest.mark.parametrize(
        "rulebook", [CHORUS_RSP, TRAFFORD_QIP], ids=lambda one: one.document.key
    )
    def test_every_limb_that_matters_is_met_and_failed(self, rulebook: Rulebook) -> None:
        for block in rulebook.block_names():
            for terms in ladders(rulebook.block(block)).values():
                for stage in stages(terms):
                    cases = boundary_cases(terms, stage)
                    assert {case.outcome for case in cases} <= {
                        rung.outcome for rung in terms.rungs
                    }
                    assert len({tuple(case.facts.items()) for case in cases}) == len(cases)


class TestLaws:
    """A case between two limits ends as one of the boundary cases does."""

    @given(st.integers(0, 40))
    def test_every_outcome_on_a_line_is_among_them(self, whole: int) -> None:
        terms = SmallTerms(
            ladder=(
                rung(Colour.RED, WHOLE < 16),
                rung(Colour.GREEN, WHOLE > 16, at=1),
                rung(Colour.AMBER),
            )
        )
        outcomes = {case.facts["whole"]: case.outcome for case in boundary_cases(terms)}
        nearest = min(outcomes, key=lambda limit: (abs(int(limit or 0) - whole), limit))
        assert outcomes[nearest] == terms.walk({"whole": whole})["outcome"]
