"""Is what the analysis says exactly what listing every case says?"""

from random import Random

import pytest

from scrutiny_rules.analysis import Settlement, settle
from scrutiny_rules.analysis.checks import flaws_of
from scrutiny_rules.analysis.comparison import differences_between
from tests.analysis import exact
from tests.analysis.small import Listed, SmallCase, SmallTerms, random_case, random_terms


@pytest.fixture(params=range(60), ids="ladder {}".format)
def random(request: pytest.FixtureRequest) -> Random:
    """Return a source of one random ladder."""
    seed: int = request.param
    return Random(seed)


class TestEveryCase:
    """On random ladders small enough to list every case, nothing is missed and nothing added."""

    def test_what_would_settle_it_is_every_largest_region(self, random: Random) -> None:
        terms = random_terms(random)
        listed = Listed(terms)
        for hide in (0.3, 0.6, 1.0):
            if listed.cases:
                case = random_case(random, listed, hide=hide)
                exact.settles_exactly(listed, terms, case)

    def test_asking_one_question_at_a_time_ends_as_all_facts_at_once_do(
        self, random: Random
    ) -> None:
        terms = random_terms(random)
        listed = Listed(terms)
        if listed.cases:
            whole = random_case(random, listed, hide=0.0)
            exact.asks_until_it_is_settled(listed, terms, whole)

    def test_the_reasons_are_every_smallest_set_that_forces_the_outcome(
        self, random: Random
    ) -> None:
        terms = random_terms(random)
        listed = Listed(terms)
        for hide in (0.0, 0.2, 0.4):
            if listed.cases:
                exact.gives_reasons_exactly(listed, terms, random_case(random, listed, hide=hide))

    def test_the_remedies_are_every_smallest_set_of_changes(self, random: Random) -> None:
        terms = random_terms(random)
        listed = Listed(terms)
        for hide in (0.0, 0.3):
            if listed.cases:
                exact.changes_exactly(listed, terms, random_case(random, listed, hide=hide))

    def test_a_comparison_is_every_region_that_ends_differently(self, random: Random) -> None:
        one, other = random_terms(random), random_terms(random)
        listed = Listed(one, other)
        if listed.cases:
            exact.compares_exactly(listed, one, other)

    def test_a_check_finds_what_is_odd_and_nothing_else(self, random: Random) -> None:
        terms = random_terms(random)
        listed = Listed(terms)
        if listed.cases:
            exact.checks_exactly(listed, terms)


class TestTheListing:
    """The listing that all this rests on can fail."""

    def test_a_way_that_is_left_out_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def without_the_last(terms: SmallTerms, case: SmallCase, **_: object) -> Settlement:
            settlement = settle(terms, case)
            return settlement.model_copy(update={"ways": settlement.ways[:-1]})

        monkeypatch.setattr(exact, "settle", without_the_last)
        terms = random_terms(Random(2))
        with pytest.raises(AssertionError):
            exact.settles_exactly(Listed(terms), terms, SmallCase())

    def test_a_difference_that_is_left_out_is_noticed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one, other = random_terms(Random(2)), random_terms(Random(3))
        found = differences_between(one, other)
        assert found
        monkeypatch.setattr(exact, "differences_between", lambda *_: found[1:])
        with pytest.raises(AssertionError):
            exact.compares_exactly(Listed(one, other), one, other)

    def test_a_flaw_that_is_left_out_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        terms = next(one for n in range(50) if flaws_of(one := random_terms(Random(n))))
        monkeypatch.setattr(exact, "flaws_of", lambda *_: ())
        with pytest.raises(AssertionError):
            exact.checks_exactly(Listed(terms), terms)
