"""Is every clause of both papers accounted for: encoded, told, or pointed elsewhere?"""

from collections import Counter
from typing import Final

import pytest

from scrutiny_rules import Rulebook, Silent
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

TRAFFORD: Final = """
1    1.1
2    2.1
3    3.1
4    4.1    4.1.1 4.1.2 4.1.3 4.1.4 4.1.5
     4.2    4.2(a) 4.2(b) 4.2(c) 4.2(d) 4.2(e) 4.2(f) 4.2(g) 4.2(h)
     4.3    4.3(a) 4.3(b) 4.3(c) 4.3(d) 4.3(e) 4.3(f) 4.3(g) 4.3(h)
5    5.1    5.1(a) 5.1(b) 5.1(c) 5.1(d) 5.1(e) 5.1(f) 5.1(g)
     5.2    5.2(a) 5.2(b) 5.2(c) 5.2(d) 5.2(e) 5.2(f) 5.2(g) 5.2(h)
6    6.1 6.2 6.3 6.4 6.5 6.6 6.6+ 6.7
7    7.1 7.2 7.3 7.4 7.5 7.6 7.7
8    8.1 8.2 8.3 8.4 8.5 8.6
9    9.1 9.2
10   10.1 10.2 10.3
11   11.1 11.2
closing-line
"""
"""Typed from the paper: its chapters, clauses and bullets; 6.6+ is the second clause 6.6."""

CHORUS: Final = (
    # the pack: the landlord and resident involvement, benefits, the form
    "pack: background",
    "pack: benefits",
    "pack: application form",
    # the role description
    "role: requirements",
    "role: training",
    "role: skills and qualities",
    "role: expenses",
    "role: confidentiality",
    "role: continuous improvement",
    "role: SPIRIT values",
    # the terms of reference
    "terms: purpose",
    "terms: membership",
    "terms: meetings",
    "terms: voting",
    "terms: interests",
    "terms: work programme",
    "terms: method",
    "terms: scrutiny process",
    # the simple code, then the panel code of conduct
    "simple code",
    "code 1",
    "code 2",
    "code 3",
    "code 4",
    "code 4(a)",
    "code 4(b)",
    "code 5",
    "code 6",
    "code 7",
    "code 8",
    "code 9",
    "code 10",
    "code 11",
    "code 12",
    "code 13",
    "code 14",
    "code 14: at meetings",
    "code 14: investigation",
    "code 14: investigation (a)",
    "code 14: investigation (b)",
    "code 14: investigation (c)",
    "code 14: outcomes",
    "code 14(a)",
    "code 14(b)",
    "code 14(c)",
    "code 14(d)",
    "code 14: appeal",
    "code 15",
)
"""Typed from the paper: its headings, and the clauses and letters of its code."""

PAPERS: Final = (
    (CHORUS_RSP, CHORUS),
    (
        TRAFFORD_QIP,
        tuple(
            label.replace("6.6+", "6.6 (second)").replace("closing-line", "closing line")
            for label in TRAFFORD.split()
        ),
    ),
)

EACH_PAPER: Final = pytest.mark.parametrize(
    ("rulebook", "paper"), [pytest.param(*one, id=one[0].document.key) for one in PAPERS]
)


@EACH_PAPER
class TestInventory:
    """Nothing of a paper is lost, nothing stands twice, and nothing is cited that it has not."""

    def test_the_rulebook_lists_the_paper(self, rulebook: Rulebook, paper: tuple[str, ...]) -> None:
        assert rulebook.contents == paper

    def test_every_clause_is_encoded_told_or_pointed_elsewhere(
        self, rulebook: Rulebook, paper: tuple[str, ...]
    ) -> None:
        encoded = {clause.label for clause in rulebook.encoded()}
        told = {narrative.clause.label for narrative in rulebook.narrative}

        assert encoded | told == set(paper)
        assert rulebook.unaccounted() == ()

    def test_no_clause_is_both_encoded_and_told(
        self, rulebook: Rulebook, paper: tuple[str, ...]
    ) -> None:
        encoded = {clause.label for clause in rulebook.encoded()}
        told = Counter(narrative.clause.label for narrative in rulebook.narrative)

        assert not encoded & set(told)
        assert set(told.values()) == {1}
        assert set(told) <= set(paper)

    def test_a_clause_that_only_points_elsewhere_is_one_of_a_silent_block(
        self, rulebook: Rulebook, paper: tuple[str, ...]
    ) -> None:
        pointing = {
            block.clause.label
            for name in rulebook.block_names()
            if isinstance(block := rulebook.block(name), Silent) and block.clause is not None
        }
        provided = {
            clause.label
            for name in rulebook.block_names()
            if not isinstance(rulebook.block(name), Silent)
            for clause in rulebook.cited_in(name)
        }

        assert pointing <= set(paper)
        assert (pointing - provided) <= {"7.6", "9.1"}

    def test_unclear_sentences_and_judgements_are_of_the_paper(
        self, rulebook: Rulebook, paper: tuple[str, ...]
    ) -> None:
        assert {reading.clause for reading in rulebook.readings} <= set(paper)
        assert {judgement.clause for judgement in rulebook.judgements} <= set(paper)
