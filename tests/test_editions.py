"""Editions: which one governs a day, what becomes of a decision, and what a change alters."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Claim,
    DecidedLaterError,
    ExpenseTerms,
    Fact,
    Kind,
    Mileage,
    MileageRate,
    NotADayError,
    NotInForceError,
    Quorum,
    QuorumTerms,
    Roll,
    Rulebook,
    ScrutinyRulesError,
    Silent,
    State,
    decide_quorum,
)
from scrutiny_rules.editions import (
    Alterations,
    Edition,
    Editions,
    Fingerprint,
    FoundLimb,
    LimbChange,
    MinutedDecision,
    Replay,
    Retaken,
    RetakenDecision,
    altered,
    minute,
    replay,
)
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.test_questions import QUESTIONS

SEATS: Final = TRAFFORD_QIP.under("T-R7", "seats")
LANDLORD_REMOVES: Final = TRAFFORD_QIP.under("T-R18", "landlord")
NO_QUORUM: Final = TRAFFORD_QIP.model_copy(
    update={
        "quorum": Silent(why="the revised paper sets no quorum"),
        "readings": tuple(one for one in TRAFFORD_QIP.readings if one.block != "quorum"),
    }
)

FIRST: Final = Edition(rulebook=TRAFFORD_QIP, in_force_from=date(2016, 11, 1))
BACK_DATED: Final = Edition(
    rulebook=SEATS, in_force_from=date(2026, 4, 1), known_from=date(2026, 6, 15)
)
AHEAD: Final = Edition(
    rulebook=NO_QUORUM, in_force_from=date(2027, 4, 1), known_from=date(2027, 1, 10)
)
EDITIONS: Final = Editions(editions=(FIRST, BACK_DATED, AHEAD), until=date(2027, 12, 31))

TELLING: Final = Question(
    verb="decide_quorum", given={"roll": Roll(in_office=7, present=4, seats=9)}
)
"""Quorate under the first edition and not under the second."""

FULL: Final = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=7, seats=7)})
"""The same under both, down to the figures."""

LATE: Final = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=7, seats=9)})
"""Quorate under both, by other figures."""


def taken(
    question: Question,
    reference: str = "2026/05",
    rulebook: Rulebook = TRAFFORD_QIP,
    decided_on: date = date(2026, 5, 1),
) -> MinutedDecision:
    """Return a decision as it is taken under a rulebook."""
    return minute(reference, question, rulebook, decided_on=decided_on)


def with_rates(*rates: MileageRate) -> Rulebook:
    """Return the paper of Chorus Homes with other rates."""
    terms = CHORUS_RSP.expenses
    assert isinstance(terms, ExpenseTerms)
    return CHORUS_RSP.model_copy(update={"expenses": terms.model_copy(update={"rates": rates})})


def results(of: Replay) -> list[tuple[str, Retaken]]:
    """Return the references with their results, in order."""
    return [(one.reference, one.result) for one in of.retaken]


def half_alone() -> Rulebook:
    """Return the paper of Trafford without the least number of members."""
    terms = TRAFFORD_QIP.quorum
    assert isinstance(terms, QuorumTerms)
    half, _ = terms.limbs_required
    quorum = terms.model_copy(update={"limbs_required": (half,)})
    return TRAFFORD_QIP.model_copy(update={"quorum": quorum})


HALF_ALONE: Final = half_alone()
OLD_RATE: Final = with_rates(MileageRate(pence_per_mile=Fraction(45)))
NEW_RATE: Final = with_rates(MileageRate(pence_per_mile=Fraction(50)))
NO_RATE_YET: Final = with_rates(
    MileageRate(pence_per_mile=Fraction(50), in_force_from=date(2027, 1, 1))
)
DRIVE: Final = Question(
    verb="reimburse",
    given={"claim": Claim(items=(Mileage(miles=Decimal("10.0"), travelled_on=date(2026, 4, 20)),))},
)
ABSENT: Final = Question(
    verb="review_attendance",
    given={
        "register": {
            "meetings": [
                {"held_on": f"2026-{month:02}-09", "mark": "absent"} for month in (1, 2, 3)
            ]
        },
        "on": "2026-04-20",
    },
)


class TestGoverning:
    """The edition that governs is in force on the day, known by then, and the last of those."""

    @pytest.mark.parametrize(
        ("on", "known_on", "expected"),
        [
            pytest.param("2016-11-01", None, FIRST, id="the first day of all"),
            pytest.param("2026-03-31", None, FIRST, id="the last day of the first"),
            pytest.param("2026-04-01", None, BACK_DATED, id="the first day of the second"),
            pytest.param("2026-04-01", "2026-06-15", BACK_DATED, id="known on its first day"),
            pytest.param("2026-04-01", "2026-06-14", FIRST, id="a day before it was known"),
            pytest.param("2026-03-31", "2026-06-15", FIRST, id="known, and not yet in force"),
            pytest.param("2027-03-31", "2027-03-31", BACK_DATED, id="announced, not in force"),
            pytest.param("2027-04-01", "2027-01-09", BACK_DATED, id="not announced yet"),
            pytest.param("2027-04-01", "2027-01-10", AHEAD, id="announced on the day"),
            pytest.param("2027-12-31", None, AHEAD, id="the last day that is covered"),
        ],
    )
    def test_on_a_day(self, on: str, known_on: str | None, expected: Edition) -> None:
        looked = None if known_on is None else date.fromisoformat(known_on)

        assert EDITIONS.governing(date.fromisoformat(on), known_on=looked) is expected

    def test_a_first_edition_without_a_day_covers_all_that_came_before(self) -> None:
        editions = Editions(editions=(Edition(rulebook=TRAFFORD_QIP), BACK_DATED))

        assert editions.governing(date.min).rulebook is TRAFFORD_QIP
        assert editions.governing(date.max) is BACK_DATED

    def test_a_correction_from_the_same_day_counts_once_it_is_known(self) -> None:
        correction = Edition(
            rulebook=SEATS, in_force_from=date(2016, 11, 1), known_from=date(2017, 1, 1)
        )
        editions = Editions(editions=(FIRST, correction))

        assert editions.governing(date(2016, 11, 1), known_on=date(2016, 12, 31)) is FIRST
        assert editions.governing(date(2016, 11, 1), known_on=date(2017, 1, 1)) is correction

    @pytest.mark.parametrize(
        ("on", "known_on", "starts", "until"),
        [
            pytest.param(date(2016, 10, 31), None, date(2016, 11, 1), None, id="a day too early"),
            pytest.param(
                date(2028, 1, 1), None, date(2016, 11, 1), date(2027, 12, 31), id="a day too late"
            ),
            pytest.param(
                date(2028, 1, 1),
                date(2028, 1, 2),
                date(2016, 11, 1),
                date(2027, 12, 31),
                id="a day too late, as known then",
            ),
        ],
    )
    def test_outside_the_range_the_error_states_it(
        self, on: date, known_on: date | None, starts: date, until: date | None
    ) -> None:
        with pytest.raises(NotInForceError) as refused:
            EDITIONS.governing(on, known_on=known_on)

        error = refused.value
        assert (error.day, error.known_on) == (on, known_on)
        assert (error.in_force_from, error.until) == (starts, until)

    def test_so_it_does_before_anything_was_known(self) -> None:
        editions = Editions(editions=(BACK_DATED,))

        with pytest.raises(NotInForceError) as refused:
            editions.governing(date(2026, 5, 1), known_on=date(2026, 6, 14))

        assert refused.value.in_force_from is None


class TestMinuting:
    """A decision is kept as it was taken, without the words of the paper."""

    def test_it_keeps_the_outcome_and_what_it_rests_on(self) -> None:
        decision = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=4, seats=9))
        kept = taken(TELLING)

        assert kept.outcome == "quorate"
        assert kept.fingerprint == Fingerprint(
            findings=tuple(
                FoundLimb(clause=one.clause.label, limb=one.limb, state=one.state)
                for one in decision.findings
            ),
            figures=decision.figures(),
        )

    def test_it_keeps_what_was_still_needed(self) -> None:
        question = Question(verb="decide_quorum", given={"roll": {"in_office": 7}})
        kept = taken(question)

        assert kept.fingerprint is not None
        assert kept.fingerprint.needs == question.put_to(TRAFFORD_QIP).needs == ("present",)

    def test_it_keeps_figures_of_any_length(self) -> None:
        poll = {"votes": [2, *[1] * 2000]}
        question = Question(verb="elect_officer", given={"poll": poll})
        kept = taken(question)

        assert kept.fingerprint is not None
        assert max(map(len, kept.fingerprint.figures)) > 2000
        assert replay([kept], TRAFFORD_QIP).retaken[0].result is Retaken.STANDS

    def test_it_keeps_who_holds_a_power(self) -> None:
        kept = taken(ABSENT)

        assert kept.fingerprint is not None
        assert kept.fingerprint.decided_by == "the panel"

    @pytest.mark.parametrize(
        ("question", "governed_on"),
        [
            pytest.param(ABSENT, date(2026, 4, 20), id="the day that was asked about"),
            pytest.param(TELLING, date(2026, 5, 1), id="the day of the decision, where none was"),
        ],
    )
    def test_the_day_that_governs(self, question: Question, governed_on: date) -> None:
        assert taken(question).governed_on == governed_on


class TestReplay:
    """Each decision is taken again: it stands, or what differs is said."""

    def test_under_the_same_paper_it_stands(self) -> None:
        (again,) = replay([taken(TELLING)], TRAFFORD_QIP).retaken

        assert again.result is Retaken.STANDS
        assert (again.before, again.after) == ("quorate", "quorate")
        assert (again.changed, again.figures_before, again.figures_after) == ((), (), ())

    def test_another_outcome_says_by_which_clauses_and_limbs(self) -> None:
        (again,) = replay([taken(TELLING)], SEATS).retaken

        assert again.result is Retaken.OTHER_OUTCOME
        assert (again.before, again.after) == ("quorate", "inquorate")
        assert {clause.label for clause in again.decisive} == {"7.2"}
        assert again.changed == (
            LimbChange(clause="7.2", limb="half", before=State.MET, after=State.NOT_MET),
            LimbChange(
                clause="7.2", limb="attainable", before=State.NOT_APPLICABLE, after=State.MET
            ),
        )
        assert again.figures_before == ("4 needed, 4 present, 0 short",)
        assert again.figures_after == ("5 needed, 4 present, 1 short",)

    def test_the_same_outcome_may_have_other_figures(self) -> None:
        (again,) = replay([taken(DRIVE, rulebook=OLD_RATE)], NEW_RATE).retaken

        assert again.result is Retaken.OTHER_FIGURES
        assert again.before == again.after == "payable"
        assert "£4.50" in again.figures_before[0]
        assert "£5.00" in again.figures_after[0]

    def test_or_be_for_somebody_else_to_decide(self) -> None:
        (again,) = replay([taken(ABSENT)], LANDLORD_REMOVES).retaken

        assert again.result is Retaken.OTHER_FIGURES
        assert again.before == again.after == "may be removed"
        assert again.figures_before[-1] == "for the panel"
        assert again.figures_after[-1] != "for the panel"

    def test_or_rest_on_other_grounds(self) -> None:
        (gone,) = replay([taken(FULL)], HALF_ALONE).retaken
        (come,) = replay([taken(FULL, rulebook=HALF_ALONE)], TRAFFORD_QIP).retaken

        assert gone.result is come.result is Retaken.OTHER_GROUNDS
        assert gone.changed == (
            LimbChange(clause="7.2", limb="three", before=State.MET, after=None),
        )
        assert come.changed == (
            LimbChange(clause="7.2", limb="three", before=None, after=State.MET),
        )

    def test_or_need_something_else(self) -> None:
        question = Question(verb="decide_quorum", given={"roll": {"in_office": 7}})
        kept = taken(question)
        fingerprint = kept.fingerprint
        assert fingerprint is not None
        needs = fingerprint.model_copy(update={"needs": ("present", "seats")})
        other = kept.model_copy(update={"fingerprint": needs})

        (again,) = replay([other], TRAFFORD_QIP).retaken

        assert again.result is Retaken.OTHER_GROUNDS
        assert again.changed == ()

    def test_a_clause_with_another_number_is_no_difference(self) -> None:
        kept = taken(TELLING)
        fingerprint = kept.fingerprint
        assert fingerprint is not None
        renumbered = fingerprint.model_copy(
            update={
                "findings": tuple(
                    one.model_copy(update={"clause": "9.9"}) for one in fingerprint.findings
                )
            }
        )
        other = kept.model_copy(update={"fingerprint": renumbered})

        assert replay([other], TRAFFORD_QIP).retaken[0].result is Retaken.STANDS

    def test_a_limb_found_twice_is_compared_one_by_one(self) -> None:
        met, not_met = (
            FoundLimb(clause="7.2", limb="half", state=state)
            for state in (State.MET, State.NOT_MET)
        )
        kept = taken(FULL)
        fingerprint = kept.fingerprint
        assert fingerprint is not None
        twice = fingerprint.model_copy(
            update={"findings": (met, not_met, *fingerprint.findings[1:])}
        )
        other = kept.model_copy(update={"fingerprint": twice})

        assert replay([other], TRAFFORD_QIP).retaken[0].changed == (
            LimbChange(clause="7.2", limb="half", before=State.NOT_MET, after=None),
        )

    def test_where_only_the_outcome_is_known_only_that_is_compared(self) -> None:
        bare = taken(TELLING).model_copy(update={"fingerprint": None})
        stands = taken(LATE).model_copy(update={"fingerprint": None})
        first, second = replay([stands, bare], SEATS).retaken

        assert (first.result, first.changed) == (Retaken.OTHER_OUTCOME, ())
        assert second.result is Retaken.STANDS

    def test_what_cannot_be_taken_again_is_told_and_stops_nothing(self) -> None:
        again = replay([taken(FULL), taken(DRIVE, rulebook=OLD_RATE)], NO_RATE_YET)

        assert [one.result for one in again.retaken] == [Retaken.OTHER_OUTCOME, Retaken.NOT_RETAKEN]
        last = again.retaken[1]
        assert (last.before, last.after) == ("payable", None)
        assert last.why is not None
        assert "2026-04-20" in last.why

    def test_those_that_differ_come_first_and_alike_together(self) -> None:
        few = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=3, seats=7)})
        papers = [taken(FULL, "a"), taken(TELLING, "b"), taken(few, "c"), taken(TELLING, "d")]

        assert results(replay(papers, SEATS)) == [
            ("b", Retaken.OTHER_OUTCOME),
            ("d", Retaken.OTHER_OUTCOME),
            ("c", Retaken.STANDS),
            ("a", Retaken.STANDS),
        ]
        silent = replay(papers, NO_QUORUM)
        assert [(one.before, one.after) for one in silent.retaken] == [
            ("inquorate", "not provided for"),
            ("quorate", "not provided for"),
            ("quorate", "not provided for"),
            ("quorate", "not provided for"),
        ]

    def test_it_counts_every_result(self) -> None:
        counts = replay([taken(FULL), taken(TELLING), taken(LATE)], SEATS).counts

        assert counts == {
            Retaken.OTHER_OUTCOME: 1,
            Retaken.OTHER_FIGURES: 1,
            Retaken.NOT_RETAKEN: 0,
            Retaken.OTHER_GROUNDS: 0,
            Retaken.STANDS: 1,
        }

    def test_it_names_the_paper(self) -> None:
        again = replay([], TRAFFORD_QIP)

        assert (again.document, again.edition) == (
            TRAFFORD_QIP.document.key,
            TRAFFORD_QIP.document.edition,
        )


class TestAltered:
    """A change that is back-dated alters what was decided before it was known."""

    TO_ALTER: Final = taken(TELLING)
    NOW: Final = date(2026, 6, 15)

    def test_what_it_would_alter_is_told_with_both_editions(self) -> None:
        (one,) = altered(EDITIONS, [self.TO_ALTER], known_on=self.NOW).alterations

        assert one.governed_on == date(2026, 5, 1)
        assert one.then is not None
        assert one.then.since() == FIRST.since()
        assert one.now is not None
        assert one.now.since() == BACK_DATED.since()
        assert (one.retaken.before, one.retaken.after) == ("quorate", "inquorate")

    @pytest.mark.parametrize(
        ("decided_on", "known_on", "altered_"),
        [
            pytest.param("2026-04-01", "2026-06-15", 1, id="on its first day"),
            pytest.param("2026-03-31", "2026-06-15", 0, id="the day before its first day"),
            pytest.param("2026-06-14", "2026-06-15", 1, id="the day before it was known"),
            pytest.param("2026-06-15", "2026-06-15", 0, id="on the day it was known"),
            pytest.param("2026-05-01", "2026-06-14", 0, id="looked at a day too early"),
        ],
    )
    def test_from_when_until_when(self, decided_on: str, known_on: str, altered_: int) -> None:
        one = taken(TELLING, decided_on=date.fromisoformat(decided_on))
        found = altered(EDITIONS, [one], known_on=date.fromisoformat(known_on))

        assert len(found.alterations) == altered_
        assert found.same_edition == 1 - altered_

    def test_the_day_asked_about_governs_where_there_is_one(self) -> None:
        later = Edition(
            rulebook=LANDLORD_REMOVES, in_force_from=date(2026, 4, 21), known_from=date(2026, 6, 15)
        )
        earlier = later.model_copy(update={"in_force_from": "2026-04-20"})

        untouched = altered(Editions(editions=(FIRST, later)), [taken(ABSENT)], known_on=self.NOW)
        touched = altered(Editions(editions=(FIRST, earlier)), [taken(ABSENT)], known_on=self.NOW)

        assert (untouched.same_edition, untouched.alterations) == (1, ())
        assert [one.governed_on for one in touched.alterations] == [date(2026, 4, 20)]

    def test_other_figures_are_an_alteration(self) -> None:
        rise = Edition(
            rulebook=NEW_RATE, in_force_from=date(2026, 4, 6), known_from=date(2026, 5, 21)
        )
        editions = Editions(editions=(Edition(rulebook=OLD_RATE), rise))
        (one,) = altered(
            editions, [taken(DRIVE, rulebook=OLD_RATE)], known_on=date(2026, 5, 21)
        ).alterations

        assert one.retaken.result is Retaken.OTHER_FIGURES

    def test_what_another_edition_leaves_as_it_was_is_counted(self) -> None:
        found = altered(EDITIONS, [taken(FULL), self.TO_ALTER], known_on=self.NOW)

        assert len(found.alterations) == found.unmoved == 1
        assert found.same_edition == 0

    def test_so_is_what_only_rests_on_other_grounds(self) -> None:
        change = BACK_DATED.model_copy(update={"rulebook": HALF_ALONE})
        found = altered(
            Editions(editions=(FIRST, change)), [taken(FULL)], known_on=date(2026, 6, 15)
        )

        assert (found.alterations, found.unmoved) == ((), 1)

    def test_it_is_the_editions_that_are_compared_and_not_the_minutes(self) -> None:
        mistaken = self.TO_ALTER.model_copy(update={"outcome": "inquorate"})
        (one,) = altered(EDITIONS, [mistaken], known_on=self.NOW).alterations

        assert (one.retaken.before, one.retaken.after) == ("quorate", "inquorate")

    @pytest.mark.parametrize(
        ("rates", "later"),
        [
            pytest.param(OLD_RATE, NO_RATE_YET, id="now"),
            pytest.param(NO_RATE_YET, OLD_RATE, id="then"),
        ],
    )
    def test_what_cannot_be_answered_is_to_be_looked_at(
        self, rates: Rulebook, later: Rulebook
    ) -> None:
        change = Edition(
            rulebook=later, in_force_from=date(2026, 4, 6), known_from=date(2026, 5, 21)
        )
        editions = Editions(editions=(Edition(rulebook=rates), change))
        (one,) = altered(
            editions, [taken(DRIVE, rulebook=OLD_RATE)], known_on=date(2026, 5, 21)
        ).alterations

        assert one.retaken.result is Retaken.NOT_RETAKEN
        assert one.then is not None

    def test_so_is_what_no_edition_covers(self) -> None:
        early = taken(TELLING, decided_on=date(2016, 10, 31))
        (one,) = altered(EDITIONS, [early], known_on=self.NOW).alterations

        assert one.retaken.result is Retaken.NOT_RETAKEN
        assert one.retaken.before == "quorate"
        assert (one.then, one.now) == (None, None)

    def test_those_that_differ_alike_are_together(self) -> None:
        early = taken(TELLING, "a", decided_on=date(2016, 10, 31))
        others = [taken(LATE, "b"), taken(TELLING, "c"), early, taken(LATE, "d")]
        found = altered(EDITIONS, others, known_on=self.NOW)

        assert [one.retaken.reference for one in found.alterations] == ["c", "b", "d", "a"]


NOTHING: Final = Rulebook.model_validate(
    dict.fromkeys(Rulebook.block_names(), Silent(why="nothing is said"))
    | {"document": TRAFFORD_QIP.document}
)
"""A paper that says nothing: quick to check, so that many editions of it can be drawn."""

SOME_DAYS: Final = st.dates(date(2020, 1, 1), date(2020, 2, 29))
SINCE: Final = st.none() | SOME_DAYS


@st.composite
def editions_of_a_paper(draw: st.DrawFn, first: Rulebook = NOTHING) -> Editions:
    """Draw some editions, of which the first has held all along."""
    days = draw(st.sets(st.tuples(SOME_DAYS, SINCE), max_size=4))
    later = sorted(days, key=lambda pair: (pair[0], pair[1] or date.min))
    return Editions(
        editions=(
            Edition(rulebook=first),
            *(
                Edition(rulebook=NOTHING, in_force_from=start, known_from=known)
                for start, known in later
            ),
        )
    )


@st.composite
def taken_decisions(draw: st.DrawFn) -> list[MinutedDecision]:
    """Draw decisions that were taken under one paper."""
    kept: list[MinutedDecision] = []
    for number, question in enumerate(draw(st.lists(QUESTIONS, max_size=4))):
        day = draw(SOME_DAYS)
        try:
            kept.append(minute(f"{number}", question, TRAFFORD_QIP, decided_on=day))
        except ScrutinyRulesError:
            continue
    return kept


def holds(edition: Edition, on: date, known_on: date) -> bool:
    """Say whether an edition is in force on a day and known on another."""
    start, known = edition.in_force_from, edition.known_from
    return (start is None or start <= on) and (known is None or known <= known_on)


class TestLaws:
    """What is known later changes nothing that was known before."""

    @given(editions_of_a_paper(), SOME_DAYS, SOME_DAYS)
    def test_none_that_holds_comes_after_the_one_that_governs(
        self, editions: Editions, on: date, known_on: date
    ) -> None:
        governing = editions.governing(on, known_on=known_on)
        (place,) = (at for at, one in enumerate(editions.editions) if one is governing)

        assert holds(governing, on, known_on)
        assert not any(holds(one, on, known_on) for one in editions.editions[place + 1 :])

    @given(editions_of_a_paper(), SOME_DAYS, SOME_DAYS)
    def test_an_edition_that_is_not_known_yet_might_as_well_not_be_there(
        self, editions: Editions, on: date, known_on: date
    ) -> None:
        known = tuple(
            one for one in editions.editions if one.known_from is None or one.known_from <= known_on
        )
        without = editions.model_copy(update={"editions": known})

        assert without.governing(on) is editions.governing(on, known_on=known_on)

    @given(taken_decisions())
    def test_everything_stands_under_the_paper_it_was_decided_by(
        self, kept: list[MinutedDecision]
    ) -> None:
        again = replay(kept, TRAFFORD_QIP)

        assert {one.result for one in again.retaken} <= {Retaken.STANDS}
        assert len(again.retaken) == len(kept)

    @given(taken_decisions(), st.sampled_from([TRAFFORD_QIP, SEATS, NOTHING, CHORUS_RSP]))
    def test_every_decision_is_counted_once(
        self, kept: list[MinutedDecision], rulebook: Rulebook
    ) -> None:
        again = replay(kept, rulebook)

        assert sum(again.counts.values()) == len(kept)
        assert {one.reference for one in again.retaken} == {one.reference for one in kept}
        results_found = [one.result for one in again.retaken]
        assert results_found == sorted(results_found, key=list(Retaken).index)

    @given(taken_decisions(), editions_of_a_paper(TRAFFORD_QIP))
    def test_nothing_is_altered_by_what_was_known_all_along(
        self, kept: list[MinutedDecision], editions: Editions
    ) -> None:
        for one in kept:
            found = altered(editions, [one], known_on=one.decided_on)

            assert found.same_edition + len(found.alterations) == 1
            assert {other.retaken.result for other in found.alterations} <= {Retaken.NOT_RETAKEN}

    @given(taken_decisions(), editions_of_a_paper(TRAFFORD_QIP))
    def test_results_go_to_json_and_back(
        self, kept: list[MinutedDecision], editions: Editions
    ) -> None:
        again = replay(kept, SEATS)
        found = altered(editions, kept, known_on=date(2020, 2, 29))

        assert Replay.model_validate_json(again.model_dump_json()) == again
        assert Alterations.model_validate_json(found.model_dump_json()) == found
        for one in kept:
            assert MinutedDecision.model_validate_json(one.model_dump_json()) == one

    @given(taken_decisions())
    def test_the_text_repeats_nothing_that_was_given(self, kept: list[MinutedDecision]) -> None:
        for one in kept:
            assert repr(one.question) in repr(one)


class TestPages:
    """What came out can be shown, and names every decision that differs."""

    @pytest.mark.parametrize(
        "shown",
        [
            pytest.param(
                replay([taken(FULL, "a1"), taken(TELLING, "b2"), taken(LATE, "c3")], SEATS),
                id="a replay",
            ),
            pytest.param(
                altered(
                    EDITIONS,
                    [
                        taken(FULL, "a1"),
                        taken(TELLING, "b2"),
                        taken(LATE, "c3"),
                        taken(TELLING, "d4", decided_on=date(2026, 6, 15)),
                    ],
                    known_on=date(2026, 6, 15),
                ),
                id="what is altered",
            ),
        ],
    )
    def test_it_names_what_differs_and_counts_the_rest(self, shown: Replay | Alterations) -> None:
        for text in (str(shown), shown.to_markdown(), shown.to_html()):
            assert "b2" in text
            assert "c3" in text
            assert "a1" not in text
            assert "d4" not in text
        assert "2 of" in str(shown)

    def test_nothing_to_show_is_a_title(self) -> None:
        assert len(str(replay([], CHORUS_RSP)).splitlines()) == 1
        nothing = altered(EDITIONS, [], known_on=date(2026, 6, 15))
        assert len(str(nothing).splitlines()) == 1

    def test_what_rests_on_no_clause_says_so(self) -> None:
        line = str(
            RetakenDecision(
                reference="a1",
                result=Retaken.OTHER_FIGURES,
                before="payable",
                after="payable",
                figures_before=("to pay: £1.00",),
            )
        )

        assert line == "a1, by no clause; to pay: £1.00 -> no figures"

    def test_what_could_not_be_taken_again_says_why(self) -> None:
        line = str(
            RetakenDecision(
                reference="a1", result=Retaken.NOT_RETAKEN, before="payable", why="too early"
            )
        )

        assert line == "a1, too early"

    def test_a_paper_without_a_named_edition_is_named_alone(self) -> None:
        document = TRAFFORD_QIP.document.model_copy(update={"edition": None})
        unnamed = TRAFFORD_QIP.model_copy(update={"document": document})

        assert str(replay([], unnamed)) == "Replay under trafford-qip: 0 of 0 differ"


class TestJson:
    """Editions of a paper can live in a file."""

    def test_editions_go_there_and_back(self) -> None:
        assert Editions.model_validate_json(EDITIONS.model_dump_json()) == EDITIONS


def both_days(day: date) -> Sequence[date]:
    """Return a day and the one before it."""
    return day, day - timedelta(days=1)


class TestRefusals:
    """Editions that cannot follow each other, and decisions that cannot have been taken."""

    @pytest.mark.parametrize(
        ("editions", "until"),
        [
            pytest.param((), None, id="none at all"),
            pytest.param((BACK_DATED, FIRST), None, id="out of order"),
            pytest.param((FIRST, FIRST), None, id="one twice"),
            pytest.param(
                (FIRST, FIRST.model_copy(update={"rulebook": SEATS})),
                None,
                id="two from the same days",
            ),
            pytest.param(
                (FIRST, Edition(rulebook=CHORUS_RSP, in_force_from=date(2020, 1, 1))),
                None,
                id="of two landlords",
            ),
            pytest.param((FIRST, BACK_DATED), "2026-03-31", id="covered no longer when it starts"),
            pytest.param((FIRST,), "2026", id="until no day"),
        ],
    )
    def test_impossible_editions(self, editions: tuple[Edition, ...], until: str | None) -> None:
        with pytest.raises(ValidationError):
            Editions.model_validate({"editions": editions, "until": until})

    def test_the_last_may_be_covered_for_a_single_day(self) -> None:
        editions = Editions(editions=(FIRST, BACK_DATED), until=date(2026, 4, 1))

        assert editions.governing(date(2026, 4, 1)) is BACK_DATED

    @pytest.mark.parametrize("argument", ["day", "known_on"])
    def test_a_moment_is_no_day(self, argument: str) -> None:
        moment = datetime(2026, 5, 1, 12)  # noqa: DTZ001  that is the point
        days = {"day": date(2026, 5, 1), "known_on": date(2026, 5, 1)} | {argument: moment}

        with pytest.raises(NotADayError) as refused:
            EDITIONS.governing(days["day"], known_on=days["known_on"])
        assert refused.value.argument == argument

    def test_nor_is_it_a_day_to_look_from(self) -> None:
        with pytest.raises(NotADayError, match="known_on"):
            altered(EDITIONS, [], known_on=datetime(2026, 5, 1, 12))  # noqa: DTZ001  likewise

    def test_a_decision_after_the_day_to_look_from(self) -> None:
        day, before = both_days(date(2026, 5, 1))

        assert altered(EDITIONS, [taken(FULL)], known_on=day).same_edition == 1
        with pytest.raises(DecidedLaterError) as refused:
            altered(EDITIONS, [taken(FULL)], known_on=before)
        error = refused.value
        assert (error.reference, error.decided_on, error.known_on) == ("2026/05", day, before)

    def test_an_outcome_that_the_function_never_has(self) -> None:
        with pytest.raises(ValidationError, match="`outcome` is one of: quorate"):
            MinutedDecision(
                reference="1", question=FULL, decided_on=date(2026, 5, 1), outcome="eligible"
            )

    def test_a_decision_at_a_moment(self) -> None:
        with pytest.raises(ValidationError, match="decided_on"):
            minute(
                "1",
                FULL,
                TRAFFORD_QIP,
                decided_on=datetime(2026, 5, 1, 12),  # noqa: DTZ001  that is the point
            )

    def test_a_question_that_the_paper_cannot_answer(self) -> None:
        with pytest.raises(NotInForceError):
            minute("1", DRIVE, NO_RATE_YET, decided_on=date(2026, 5, 1))

    def test_an_own_fact_of_another_kind_is_told_and_not_raised(self) -> None:
        quorum = TRAFFORD_QIP.quorum
        assert isinstance(quorum, QuorumTerms)
        own = Fact(
            name="other.executives",
            kind=Kind.COUNT,
            question="How many executives are present?",
            answered_by="whoever presides",
        )
        counting = TRAFFORD_QIP.model_copy(
            update={"quorum": quorum.model_copy(update={"own_facts": (own,)})}
        )
        roll = {"in_office": 7, "present": 4, "other": {"executives": True}}
        question = Question(verb="decide_quorum", given={"roll": roll})
        (again,) = replay([taken(question)], counting).retaken

        assert again.result is Retaken.NOT_RETAKEN
        assert again.before == Quorum.QUORATE
