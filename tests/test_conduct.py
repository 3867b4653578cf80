"""Conduct at meetings: the clauses of the two papers, the laws, and what is refused."""

from collections.abc import Callable
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    ConductDecision,
    ConductRow,
    ConductStep,
    ConductTerms,
    Fact,
    Force,
    Kind,
    Silent,
    State,
    WarningHistory,
    WarningLimit,
    WrongKindError,
    escalate_conduct,
    own_fact,
)
from scrutiny_rules.conduct import MEETINGS_RUNNING
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, CONDUCT
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    warning_histories,
)

ROLLING: Final = CHORUS_RSP.conduct
PER_MEETING: Final = CHORUS_RSP.under("C-R2", "per-meeting").conduct
STREAK: Final = CHORUS_RSP.under("C-R2", "streak").conduct
SECOND_BREACH: Final = CHORUS_RSP.under("C-R9", "from-the-second-breach").conduct

WARN: Final = ConductStep.MAY_WARN
LEAVE: Final = ConductStep.MAY_ASK_TO_LEAVE


def escalate(
    *given_so_far: int | None, terms: ConductTerms | Silent = CHORUS_RSP.conduct
) -> ConductDecision:
    """Say which step is open after some warnings, the meeting in progress last."""
    return escalate_conduct(terms, WarningHistory(per_meeting=given_so_far))


class TestChorusCode14AtMeetings:
    """A first warning, up to two more, then the next breach may mean leaving the meeting."""

    @pytest.mark.parametrize(
        ("warnings", "outcome", "ordinal", "remaining", "force"),
        [
            pytest.param((0,), WARN, 1, 2, Force.MUST, id="the first breach"),
            pytest.param((1,), WARN, 2, 1, Force.MAY, id="the second"),
            pytest.param((2,), WARN, 3, 0, Force.MAY, id="the third, and last warning"),
            pytest.param((3,), LEAVE, None, 0, Force.MUST, id="the fourth"),
            pytest.param((4,), LEAVE, None, 0, Force.MUST, id="any after it"),
            pytest.param((1, 1, 1), LEAVE, None, 0, Force.MUST, id="three over three meetings"),
            pytest.param((2, 0, 1), LEAVE, None, 0, Force.MUST, id="a clean meeting between"),
            pytest.param((2, 0, 0, 1), WARN, 2, 1, Force.MAY, id="the fourth meeting back is out"),
            pytest.param((1, 1, 0), WARN, 3, 0, Force.MAY, id="two at the two meetings before"),
            pytest.param((3, 0), LEAVE, None, 0, Force.MUST, id="all at the meeting before"),
            pytest.param((0, 2), WARN, 3, 0, Force.MAY, id="two at this one"),
            pytest.param((3, 0, 0), LEAVE, None, 0, Force.MUST, id="two meetings before is in"),
            pytest.param((3, 0, 0, 0), WARN, 1, 2, Force.MUST, id="three meetings before is out"),
        ],
    )
    def test_step(
        self,
        warnings: tuple[int, ...],
        outcome: ConductStep,
        ordinal: int | None,
        remaining: int,
        force: Force,
    ) -> None:
        decision = escalate(*warnings)
        assert decision.outcome is outcome
        assert decision.ordinal == ordinal
        assert decision.remaining == remaining
        assert decision.force is force

    @pytest.mark.parametrize("warnings", [(0,), (2,), (3,)])
    def test_every_step_is_a_decision_of_the_officers(self, warnings: tuple[int, ...]) -> None:
        decision = escalate(*warnings)
        assert decision.decided_by == CONDUCT.decided_by
        assert "majority" in CONDUCT.decided_by

    def test_the_clause_of_the_last_step_decides(self) -> None:
        (finding,) = escalate(3).findings
        assert finding.clause == CONDUCT.leaving
        assert finding.clause.label == "code 14: at meetings"
        assert (finding.state, finding.decisive) == (State.MET, True)
        (finding,) = escalate(2).findings
        assert (finding.state, finding.decisive) == (State.NOT_MET, True)

    def test_leaving_alone_says_for_how_long(self) -> None:
        assert len(escalate(3).cautions) == 1
        assert escalate(2).cautions == ()

    def test_it_relies_on_its_readings(self) -> None:
        assert escalate(1, 1, 1).readings == ("C-R2", "C-R9")
        assert escalate(1, terms=SECOND_BREACH).readings == ("C-R2", "C-R9")

    def test_the_figures_name_the_warning(self) -> None:
        assert "2" in escalate(0, 1).figures()[0]
        assert "3" in escalate(0, 2).figures()[0]
        assert len(escalate(3).figures()) < len(escalate(2).figures())


class TestChorusCode14PerMeeting:
    """C-R2, each meeting by itself: three warnings in any one meeting, starting afresh."""

    @pytest.mark.parametrize(
        ("warnings", "outcome", "ordinal", "remaining"),
        [
            pytest.param((1, 1, 1), WARN, 2, 1, id="the second warning of this meeting"),
            pytest.param((3, 0), WARN, 1, 2, id="the first warning of this meeting"),
            pytest.param((0, 2), WARN, 3, 0, id="the third of this meeting"),
            pytest.param((0, 3), LEAVE, None, 0, id="three at this meeting"),
            pytest.param((2, 0, 1), WARN, 2, 1, id="earlier ones do not count"),
        ],
    )
    def test_step(
        self,
        warnings: tuple[int, ...],
        outcome: ConductStep,
        ordinal: int | None,
        remaining: int,
    ) -> None:
        decision = escalate(*warnings, terms=PER_MEETING)
        assert decision.outcome is outcome
        assert (decision.ordinal, decision.remaining) == (ordinal, remaining)

    def test_the_default_differs(self) -> None:
        assert escalate(3, 0).outcome is LEAVE
        assert escalate(3, 0, terms=PER_MEETING).outcome is WARN


class TestChorusCode14Streak:
    """C-R2, a streak: three in one meeting, or one at least at each of three running."""

    @pytest.mark.parametrize(
        ("warnings", "outcome", "ordinal"),
        [
            pytest.param((1, 1, 1), LEAVE, None, id="one at each of three running"),
            pytest.param((0, 1, 1), WARN, 2, id="one at each of two"),
            pytest.param((2, 0, 1), WARN, 2, id="a clean meeting ends the streak"),
            pytest.param((2, 2, 0), WARN, 1, id="so does a clean meeting up to now"),
            pytest.param((0, 3), LEAVE, None, id="three at this meeting"),
            pytest.param((0, 2), WARN, 3, id="two at this meeting"),
            pytest.param((2, 2), WARN, 3, id="two meetings running are not three"),
            pytest.param((1, 1, 1, 1), LEAVE, None, id="four running"),
            pytest.param((3, 0), WARN, 1, id="three at the meeting before"),
        ],
    )
    def test_step(
        self, warnings: tuple[int, ...], outcome: ConductStep, ordinal: int | None
    ) -> None:
        decision = escalate(*warnings, terms=STREAK)
        assert decision.outcome is outcome
        assert decision.ordinal == ordinal

    def test_the_default_differs(self) -> None:
        assert escalate(2, 0, 1).outcome is LEAVE
        assert escalate(2, 0, 1, terms=STREAK).outcome is WARN

    def test_the_third_meeting_running_leaves_no_warning_after_its_first(self) -> None:
        decision = escalate(1, 1, 0, terms=STREAK)
        assert (decision.outcome, decision.ordinal) == (WARN, 1)
        assert escalate(1, 1, 1, terms=STREAK).outcome is LEAVE
        assert decision.remaining == 0


class TestChorusCode14Leaving:
    """C-R9: whether leaving is open at the second breach, as the first warning threatens."""

    @pytest.mark.parametrize(
        ("warnings", "outcome", "ordinal", "remaining"),
        [
            pytest.param((0,), WARN, 1, 2, id="the first breach brings a warning"),
            pytest.param((1,), LEAVE, 2, 1, id="the second opens leaving"),
            pytest.param((2,), LEAVE, 3, 0, id="so does the third"),
            pytest.param((3,), LEAVE, None, 0, id="and the fourth, with no warning left"),
            pytest.param((1, 0, 0), LEAVE, 2, 1, id="the first warning two meetings before"),
            pytest.param((1, 0, 0, 0), WARN, 1, 2, id="three meetings before is out"),
        ],
    )
    def test_from_the_second_breach(
        self,
        warnings: tuple[int, ...],
        outcome: ConductStep,
        ordinal: int | None,
        remaining: int,
    ) -> None:
        decision = escalate(*warnings, terms=SECOND_BREACH)
        assert decision.outcome is outcome
        assert (decision.ordinal, decision.remaining) == (ordinal, remaining)

    def test_the_default_differs(self) -> None:
        assert escalate(1).outcome is WARN
        assert escalate(1, terms=SECOND_BREACH).outcome is LEAVE

    def test_the_first_warning_s_clause_opens_it(self) -> None:
        decision = escalate(1, terms=SECOND_BREACH)
        assert [finding.clause for finding in decision.decisive] == [CONDUCT.first_warning]
        assert [finding.limb for finding in decision.decisive] == ["leaving-open-already"]
        assert decision.decided_by == CONDUCT.decided_by

    @pytest.mark.parametrize(
        ("warnings", "force"),
        [
            pytest.param((1,), Force.MAY, id="while a warning is left it is a may"),
            pytest.param((2,), Force.MAY, id="also while the last is left"),
            pytest.param((3,), Force.MUST, id="once none is left it is a will"),
        ],
    )
    def test_a_may_does_not_become_a_must(self, warnings: tuple[int, ...], force: Force) -> None:
        assert escalate(*warnings, terms=SECOND_BREACH).force is force

    def test_how_many_are_left_cannot_be_told_while_a_count_is_missing(self) -> None:
        decision = escalate(None, 1, 0, terms=SECOND_BREACH)
        assert decision.outcome is LEAVE
        assert decision.ordinal is None
        assert decision.remaining is None
        assert decision.force is None

    def test_no_warning_is_left_whatever_the_missing_count(self) -> None:
        decision = escalate(None, 3, 0, terms=SECOND_BREACH)
        assert decision.outcome is LEAVE
        assert decision.ordinal is None
        assert decision.remaining == 0


def table(terms: ConductTerms | Silent) -> list[tuple[str, ConductStep, Force, int, int | None]]:
    """Return the rows of a ladder: name, step, force, and how many warnings go before."""
    assert isinstance(terms, ConductTerms)
    return [(row.name, row.outcome, row.force, row.fewest, row.most) for row in terms.steps]


def arrows(terms: ConductTerms | Silent) -> set[tuple[str, str, str]]:
    """Return the arrows of a drawing: from where, of which kind, to where."""
    assert isinstance(terms, ConductTerms)
    drawn = terms.to_mermaid().replace("step-", "").splitlines()
    lines = [line.split() for line in drawn if "next breach" in line]
    return {(line[0], line[1].partition("|")[0], line[-1]) for line in lines}


class TestChorusCode14Table:
    """The steps are a table, from which the force of the open one is read."""

    FIRST: Final = ("first-warning", WARN, Force.MUST, 0, 0)
    FURTHER: Final = ("further-warning", WARN, Force.MAY, 1, 2)
    ALREADY: Final = ("leaving-already", LEAVE, Force.MAY, 1, 2)
    LEAVING: Final = ("leaving", LEAVE, Force.MUST, 3, None)

    def test_the_rows(self) -> None:
        assert table(ROLLING) == [self.FIRST, self.FURTHER, self.LEAVING]
        assert table(SECOND_BREACH) == [self.FIRST, self.FURTHER, self.ALREADY, self.LEAVING]

    def test_each_row_has_its_clause(self) -> None:
        assert [row.clause for row in CONDUCT.steps] == [
            CONDUCT.first_warning,
            CONDUCT.further_warning,
            CONDUCT.leaving,
        ]
        assert [row.warning_left for row in CONDUCT.steps] == [True, True, False]

    def test_where_one_warning_is_all_there_is_no_further_one(self) -> None:
        limit = WarningLimit(counted="warnings_at_this_meeting", most=1)
        one = CONDUCT.model_copy(update={"limit": limit, "leaving_open_from": 1})
        assert table(one) == [self.FIRST, ("leaving", LEAVE, Force.MUST, 1, None)]
        assert arrows(one) == {("first-warning", "-->", "leaving")}

    @pytest.mark.parametrize(
        ("given", "follows"), [(None, False), (0, False), (1, True), (2, True), (3, False)]
    )
    def test_which_warnings_a_row_follows(self, given: int | None, follows: bool) -> None:
        assert CONDUCT.steps[1].follows(given) is follows

    @pytest.mark.parametrize(("given", "follows"), [(2, False), (3, True), (1_000_000, True)])
    def test_the_last_row_follows_the_last_and_all_after(self, given: int, follows: bool) -> None:
        assert CONDUCT.steps[-1].follows(given) is follows

    @pytest.mark.parametrize(
        ("outcome", "warning_left", "given", "name"),
        [
            (WARN, True, 0, "first-warning"),
            (WARN, True, 2, "further-warning"),
            (WARN, True, None, None),
            (WARN, None, 0, None),
            (LEAVE, True, 1, "leaving-already"),
            (LEAVE, True, None, "leaving-already"),
            (LEAVE, False, None, "leaving"),
            (LEAVE, False, 1, "leaving"),
            (LEAVE, None, 3, None),
            (ConductStep.UNDETERMINED, None, 0, None),
        ],
    )
    def test_the_row_of_the_step_that_is_open(
        self, outcome: ConductStep, warning_left: bool | None, given: int | None, name: str | None
    ) -> None:
        assert isinstance(SECOND_BREACH, ConductTerms)
        row = SECOND_BREACH.step(outcome, warning_left=warning_left, given=given)
        assert (None if row is None else row.name) == name

    def test_the_drawing_has_an_arrow_for_each_next_breach(self) -> None:
        onwards = {
            ("first-warning", "-.->", "further-warning"),
            ("further-warning", "-.->", "further-warning"),
            ("further-warning", "-->", "leaving"),
        }
        assert arrows(ROLLING) == onwards
        assert arrows(SECOND_BREACH) == onwards | {
            ("first-warning", "-.->", "leaving-already"),
            ("further-warning", "-.->", "leaving-already"),
        }

    def test_a_row_that_opens_in_the_middle_of_another_is_led_to(self) -> None:
        limit = WarningLimit(counted="warnings_at_this_meeting", most=9)
        terms = CONDUCT.model_copy(update={"limit": limit, "leaving_open_from": 5})
        assert table(terms)[2] == ("leaving-already", LEAVE, Force.MAY, 5, 8)
        led_to = {start for start, _, end in arrows(terms) if end == "leaving-already"}
        assert led_to == {"further-warning"}

    def test_powers_have_round_boxes(self) -> None:
        boxes = CONDUCT.to_mermaid().splitlines()[1:4]
        assert ["([" in box for box in boxes] == [False, True, False]

    def test_a_row_before_which_there_are_warnings_below_nought(self) -> None:
        row = CONDUCT.steps[0].model_dump()
        with pytest.raises(ValidationError, match="fewest"):
            ConductRow.model_validate({**row, "fewest": -1})


HERE: Final = "given at this meeting"
WITHIN: Final = "within the 3 meetings over which warnings are counted"
IN_A_RUN: Final = "in a run of meetings with a warning"


class TestChorusCode14Counting:
    """In which count the warnings at each meeting still are, under each reading."""

    @pytest.mark.parametrize(
        ("terms", "per_meeting", "words"),
        [
            pytest.param(ROLLING, (1,), [WITHIN], id="rolling: at this meeting"),
            pytest.param(ROLLING, (1, 2, 1), [WITHIN] * 3, id="rolling: at the last three"),
            pytest.param(
                ROLLING, (1, 1, 0, 1), [None, WITHIN, None, WITHIN], id="rolling: the first is out"
            ),
            pytest.param(ROLLING, (3, 3), [WITHIN, WITHIN], id="rolling: either is enough"),
            pytest.param(PER_MEETING, (2, 1), [None, HERE], id="per meeting: at this one"),
            pytest.param(PER_MEETING, (2, 0), [None, None], id="per meeting: at the one before"),
            pytest.param(STREAK, (1, 1, 0), [IN_A_RUN, IN_A_RUN, None], id="streak: may go on"),
            pytest.param(STREAK, (1, 1, 1), [IN_A_RUN, IN_A_RUN, HERE], id="streak: goes on"),
            pytest.param(STREAK, (1, 0, 1, 0), [None, None, IN_A_RUN, None], id="streak: broken"),
            pytest.param(STREAK, (1, 0, 0), [None, None, None], id="streak: over"),
        ],
    )
    def test_in_which_count(
        self, terms: ConductTerms | Silent, per_meeting: tuple[int, ...], words: list[str | None]
    ) -> None:
        assert isinstance(terms, ConductTerms)
        history = WarningHistory(per_meeting=per_meeting)

        assert [terms.counting(history, place) for place in range(len(per_meeting))] == words

    def test_a_limit_on_meetings_running_alone(self) -> None:
        limit = WarningLimit(
            counted="warnings_at_this_meeting", most=1_000_000, or_when=MEETINGS_RUNNING >= 3
        )
        terms = CONDUCT.model_copy(update={"limit": limit})
        history = WarningHistory(per_meeting=(0, 1, 1))

        assert [terms.counting(history, place) for place in range(3)] == [None, IN_A_RUN, HERE]

    def test_a_count_that_is_not_known_is_taken_as_nought(self) -> None:
        history = WarningHistory(per_meeting=(None, 1))

        assert [CONDUCT.counting(history, place) for place in (0, 1)] == [None, WITHIN]

    @pytest.mark.parametrize("terms", [ROLLING, PER_MEETING, STREAK])
    @pytest.mark.parametrize("place", [-1, 2, 99])
    def test_at_a_meeting_that_there_was_not_none_was_given(
        self, terms: ConductTerms, place: int
    ) -> None:
        over_many = terms.model_copy(update={"over_meetings": 9})

        assert over_many.counting(WarningHistory(per_meeting=(1, 1)), place) is None


class TestChorusCode14Unknown:
    """A count that is not known matters only where it could change the step."""

    @pytest.mark.parametrize(
        ("warnings", "terms", "outcome"),
        [
            pytest.param((None,), ROLLING, ConductStep.UNDETERMINED, id="this meeting's"),
            pytest.param((None, 0, 0), ROLLING, ConductStep.UNDETERMINED, id="two before"),
            pytest.param((None, 0, 0, 0), ROLLING, WARN, id="three before does not matter"),
            pytest.param((None, 3, 0), ROLLING, LEAVE, id="three without it"),
            pytest.param((None, 2, 0), ROLLING, ConductStep.UNDETERMINED, id="two without it"),
            pytest.param((None, 2), PER_MEETING, WARN, id="another meeting's"),
            pytest.param((0, None), PER_MEETING, ConductStep.UNDETERMINED, id="this meeting's own"),
            pytest.param((None, 1, 1), STREAK, ConductStep.UNDETERMINED, id="could be a streak"),
            pytest.param((None, 0, 1), STREAK, WARN, id="cannot be a streak"),
            pytest.param((None, 1), STREAK, WARN, id="two meetings are no streak"),
            pytest.param((1, None, 3), STREAK, LEAVE, id="three here without it"),
        ],
    )
    def test_outcome(
        self,
        warnings: tuple[int | None, ...],
        terms: ConductTerms | Silent,
        outcome: ConductStep,
    ) -> None:
        decision = escalate(*warnings, terms=terms)
        assert decision.outcome is outcome
        open_ = outcome is ConductStep.UNDETERMINED
        assert decision.needs == (("per_meeting",) if open_ else ())

    def test_nothing_is_said_of_a_step_that_is_not_known(self) -> None:
        decision = escalate(None)
        assert decision.ordinal is None
        assert decision.remaining is None
        assert decision.force is None
        assert decision.decided_by is None
        assert decision.figures() == ()

    def test_what_could_follow_may_hang_on_a_missing_count(self) -> None:
        decision = escalate(1, None, 0, terms=STREAK)
        assert (decision.outcome, decision.ordinal) == (WARN, 1)
        assert decision.remaining is None
        assert isinstance(decision.figures(), tuple)

    def test_a_known_ordinal_beside_a_missing_count(self) -> None:
        decision = escalate(None, 0, 1, 0)
        assert (decision.outcome, decision.ordinal, decision.remaining) == (WARN, 2, 1)
        assert decision.force is Force.MAY

    def test_the_largest_limit_is_within_what_a_missing_count_may_be(self) -> None:
        limit = WarningLimit(counted="warnings_at_this_meeting", most=1_000_000)
        terms = CONDUCT.model_copy(update={"limit": limit})
        assert escalate(None, terms=terms).outcome is ConductStep.UNDETERMINED
        assert escalate(5, terms=terms).remaining == 1_000_000 - 6


class TestTraffordHasNone:
    """7.6 asks for a code of conduct that the paper does not contain."""

    @pytest.mark.parametrize("warnings", [(0,), (3,), (None,)])
    def test_not_provided(self, warnings: tuple[int | None, ...]) -> None:
        decision = escalate(*warnings, terms=TRAFFORD_QIP.conduct)
        assert decision.outcome is ConductStep.NOT_PROVIDED
        assert [finding.clause.label for finding in decision.findings] == ["7.6"]
        assert decision.ordinal is None
        assert decision.remaining is None
        assert decision.force is None
        assert decision.figures() == ()


def _rolling(warned: list[int]) -> bool:
    """Three warnings among those given at this and the two meetings before."""
    each = [place for place, count in enumerate(warned) for _ in range(count)]
    return len([place for place in each if place > len(warned) - 4]) > 2


def _per_meeting(warned: list[int]) -> bool:
    """Three warnings since this meeting was opened."""
    *_, here = warned
    return here not in {0, 1, 2}


def _streak(warned: list[int]) -> bool:
    """Three here, or nobody could name a clean one among the last three meetings."""
    clean_enough = len(warned) < 3 or 0 in {warned[-1], warned[-2], warned[-3]}
    return _per_meeting(warned) or not clean_enough


Spoken = Callable[[list[int]], bool]

READ: Final[dict[str, Spoken]] = {
    "rolling-total": _rolling,
    "per-meeting": _per_meeting,
    "streak": _streak,
}
C_R2: Final = st.sampled_from(sorted(READ))
C_R9: Final = st.sampled_from(["after-the-third-warning", "from-the-second-breach"])
KNOWN: Final = warning_histories(known=True)


EVERY_READING: Final = {
    (limit, leaving): CHORUS_RSP.under("C-R2", limit).under("C-R9", leaving).conduct
    for limit in READ
    for leaving in ("after-the-third-warning", "from-the-second-breach")
}


def under(limit: str, leaving: str = "after-the-third-warning") -> ConductTerms | Silent:
    """Return the terms under both readings."""
    return EVERY_READING[limit, leaving]


@st.composite
def _partly_known(draw: st.DrawFn) -> list[int | None]:
    """Draw a history with up to three counts not known."""
    counts: list[int | None] = [*draw(st.lists(st.integers(0, 4), min_size=1, max_size=6))]
    for place in draw(st.sets(st.integers(0, len(counts) - 1), max_size=3)):
        counts[place] = None
    return counts


class TestLaws:
    """What holds for every history and reading."""

    @given(C_R2, st.lists(st.integers(0, 4), min_size=1, max_size=8))
    def test_leaving_is_open_exactly_when_the_reading_says(
        self, limit: str, warned: list[int]
    ) -> None:
        decision = escalate(*warned, terms=under(limit))
        assert decision.outcome is (LEAVE if READ[limit](warned) else WARN)

    @given(C_R2, C_R9, warning_histories())
    def test_outcome_is_exactly_what_the_findings_say(
        self, limit: str, leaving: str, history: WarningHistory
    ) -> None:
        decision = escalate_conduct(under(limit, leaving), history)
        states = {finding.state for finding in decision.decisive}
        said = {
            ConductStep.UNDETERMINED: State.UNKNOWN,
            ConductStep.MAY_ASK_TO_LEAVE: State.MET,
            ConductStep.MAY_WARN: State.NOT_MET,
        }
        assert states == {said[decision.outcome]}

    @given(C_R2, C_R9, KNOWN, st.data())
    def test_a_further_warning_never_lowers_the_step(
        self, limit: str, leaving: str, history: WarningHistory, data: st.DataObject
    ) -> None:
        terms = under(limit, leaving)
        counts = [count or 0 for count in history.per_meeting]
        before = escalate(*counts, terms=terms)
        counts[data.draw(st.integers(0, len(counts) - 1))] += 1
        if before.outcome is LEAVE:
            assert escalate(*counts, terms=terms).outcome is LEAVE

    @given(C_R2, C_R9, _partly_known())
    def test_undetermined_exactly_when_two_fillings_end_differently(
        self, limit: str, leaving: str, counts: list[int | None]
    ) -> None:
        terms = under(limit, leaving)
        decision = escalate(*counts, terms=terms)
        ways = product(*(range(5) if count is None else (count,) for count in counts))
        filled = [escalate(*way, terms=terms) for way in ways]
        ends = {way.outcome for way in filled}
        if decision.outcome is ConductStep.UNDETERMINED:
            assert ends == {WARN, LEAVE}
        else:
            assert ends == {decision.outcome}
            ordinals = {way.ordinal for way in filled}
            remaining = {way.remaining for way in filled}
            assert decision.ordinal == (ordinals.pop() if len(ordinals) == 1 else None)
            assert decision.remaining == (remaining.pop() if len(remaining) == 1 else None)

    @given(st.sampled_from(["rolling-total", "per-meeting"]), C_R9, KNOWN)
    def test_the_ordinal_and_what_remains_make_the_maximum(
        self, limit: str, leaving: str, history: WarningHistory
    ) -> None:
        decision = escalate_conduct(under(limit, leaving), history)
        assert decision.remaining is not None
        assert (decision.ordinal or 3) + decision.remaining == 3

    @given(C_R2, C_R9, KNOWN)
    def test_what_remains_is_how_many_more_can_be_given_at_this_meeting(
        self, limit: str, leaving: str, history: WarningHistory
    ) -> None:
        terms = under(limit, leaving)
        counts = [count or 0 for count in history.per_meeting]
        decision = escalate(*counts, terms=terms)
        more = -1
        while escalate(*counts, terms=terms).ordinal is not None:
            counts[-1] += 1
            more += 1
        assert decision.remaining == max(more, 0)

    @given(C_R2, C_R9, KNOWN)
    def test_each_warning_given_here_is_one_further_up(
        self, limit: str, leaving: str, history: WarningHistory
    ) -> None:
        terms = under(limit, leaving)
        counts = [count or 0 for count in history.per_meeting]
        now = escalate(*counts, terms=terms).ordinal
        counts[-1] += 1
        after = escalate(*counts, terms=terms).ordinal
        assert after in {None, (now or 0) + 1}

    @given(C_R2, C_R9, KNOWN)
    def test_the_first_warning_is_a_will_and_the_further_ones_are_a_may(
        self, limit: str, leaving: str, history: WarningHistory
    ) -> None:
        decision = escalate_conduct(under(limit, leaving), history)
        if decision.outcome is WARN:
            assert decision.force is (Force.MUST if decision.ordinal == 1 else Force.MAY)

    @given(st.lists(st.integers(0, 4), max_size=5), st.lists(st.integers(0, 4), max_size=2))
    def test_what_was_given_three_meetings_before_changes_nothing(
        self, earlier: list[int], here: list[int]
    ) -> None:
        latest = [0, *here, 0][:3]
        kept = [*[0] * (3 - len(latest)), *latest]
        assert escalate(*earlier, *kept) == escalate(*kept)

    @given(C_R2, C_R9, warning_histories())
    def test_a_decision_survives_json(
        self, limit: str, leaving: str, history: WarningHistory
    ) -> None:
        assert WarningHistory.model_validate_json(history.model_dump_json()) == history
        decision = escalate_conduct(under(limit, leaving), history)
        assert ConductDecision.model_validate_json(decision.model_dump_json()) == decision

    @given(warning_histories(), st.sampled_from([ROLLING, PER_MEETING, STREAK]))
    def test_warnings_that_count_no_longer_could_as_well_not_have_been_given(
        self, history: WarningHistory, terms: ConductTerms
    ) -> None:
        known = WarningHistory(per_meeting=tuple(count or 0 for count in history.per_meeting))
        counted = [terms.counting(known, place) for place in range(len(known.per_meeting))]
        kept = [
            0 if words is None else count
            for words, count in zip(counted, known.per_meeting, strict=True)
        ]

        without = WarningHistory(per_meeting=tuple(kept))
        assert escalate_conduct(terms, without) == escalate_conduct(terms, known)

    @given(warning_histories(), st.sampled_from([ROLLING, PER_MEETING, STREAK]))
    def test_where_none_counts_the_next_is_the_first_and_leaving_is_not_open(
        self, history: WarningHistory, terms: ConductTerms
    ) -> None:
        known = WarningHistory(per_meeting=tuple(count or 0 for count in history.per_meeting))
        counted = [terms.counting(known, place) for place in range(len(known.per_meeting))]

        if not any(counted):
            decision = escalate_conduct(terms, known)
            assert (decision.outcome, decision.ordinal) == (WARN, 1)


class TestRefusals:
    """What could not have happened is refused."""

    @pytest.mark.parametrize(
        "per_meeting",
        [
            pytest.param((), id="no meeting at all"),
            pytest.param((-1,), id="fewer than none"),
            pytest.param((True,), id="a yes for a count"),
            pytest.param((1.0,), id="a float for a count"),
            pytest.param(("1",), id="text for a count"),
            pytest.param((1_000_001,), id="more than can be counted"),
            pytest.param(3, id="no list"),
        ],
    )
    def test_a_history_that_is_none(self, per_meeting: object) -> None:
        with pytest.raises(ValidationError):
            WarningHistory.model_validate({"per_meeting": per_meeting})

    def test_the_largest_count_is_a_count(self) -> None:
        assert escalate(1_000_000, 1_000_000, 1_000_000).outcome is LEAVE

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"counted": "meetings_running", "most": 3}, id="another count"),
            pytest.param({"counted": "warnings_over_meetings", "most": 0}, id="no warning at all"),
        ],
    )
    def test_a_limit_that_is_none(self, fields: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            WarningLimit.model_validate(fields)

    def test_a_landlord_s_own_fact_is_read_and_held_to_its_kind(self) -> None:
        limit = WarningLimit(
            counted="warnings_over_meetings", most=3, or_when=own_fact("staff_at_risk")
        )
        at_risk = Fact(
            name="other.staff_at_risk",
            kind=Kind.YES_NO,
            question="Was anybody on the staff at risk?",
            answered_by="the Resident Involvement manager",
        )
        terms = CONDUCT.model_copy(update={"limit": limit, "own_facts": (at_risk,)})

        def after(value: bool | str | None) -> ConductDecision:
            history = WarningHistory(per_meeting=(0,), other={"staff_at_risk": value})
            return escalate_conduct(terms, history)

        assert after(True).outcome is LEAVE  # noqa: FBT003  the value of a fact
        assert after(True).remaining == 0  # noqa: FBT003  the value of a fact
        assert after(False).outcome is WARN  # noqa: FBT003  the value of a fact
        assert after(None).outcome is ConductStep.UNDETERMINED
        assert after(None).needs == ("other.staff_at_risk",)
        with pytest.raises(WrongKindError):
            after("yes")
