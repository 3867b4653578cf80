"""How far has a review come, what is due next, and what is overdue?"""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    BeyondTheCalendarError,
    Due,
    Force,
    Happened,
    NotADayError,
    Procedure,
    Relies,
    Review,
    ReviewDecision,
    ReviewRecord,
    ReviewTerms,
    Rulebook,
    Silent,
    State,
    Step,
    follow_review,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.strategies import (
    DAYS,
    happenings,
    walks,
)

REPORTED: Final = date(2026, 4, 30)


def terms_of(rulebook: Rulebook) -> ReviewTerms:
    """Return what a paper fixes about reviews."""
    terms = rulebook.reviews
    assert isinstance(terms, ReviewTerms)
    return terms


TRAFFORD: Final = terms_of(TRAFFORD_QIP)
CHORUS: Final = terms_of(CHORUS_RSP)


def taken(*names: str, first: date = date(2026, 3, 2), apart: int = 7) -> list[Happened]:
    """Return steps that were taken one after the other, some days apart."""
    return [
        Happened(step=name, on=first + timedelta(days=apart * place))
        for place, name in enumerate(names)
    ]


def follow(
    *names: str, terms: ReviewTerms = TRAFFORD, apart: int = 7, wait: int = 0
) -> ReviewDecision:
    """Return how far a review has come so many days after the last of its steps."""
    events = taken(*names, apart=apart)
    last = events[-1].on if events else date(2026, 3, 2)
    return follow_review(terms, events, on=last + timedelta(days=wait))


def next_steps(decision: ReviewDecision) -> list[tuple[str | None, str, str]]:
    """Return what is due next: the step, whose it is, and its clause."""
    return [(due.step, due.by, due.clause.label) for due in decision.due_next]


def steps(dues: Iterable[Due]) -> list[str | None]:
    """Return some steps by name."""
    return [due.step for due in dues]


def refused(decision: ReviewDecision) -> list[tuple[str, str | None]]:
    """Return what was refused, and the clause that has a place for it."""
    return [
        (odd.happened.step, None if odd.clause is None else odd.clause.label)
        for odd in decision.refused
    ]


ANSWERED: Final = ("findings", "final-report", "response")
CONSIDERED: Final = (*ANSWERED, "senior-leadership")
BOARD: Final = (*CONSIDERED, "presentation", "board-answers")
NOT_AGREED: Final = (*ANSWERED, "no-agreement", "mediation")
STILL_DISPUTED: Final = (*NOT_AGREED, "still-disputed", "both-suggestions", "senior-leadership")


class TestTrafford61:
    """6.1: the findings go to two managers, who have the opportunity to challenge them."""

    def test_a_review_starts_with_the_findings(self) -> None:
        decision = follow_review(TRAFFORD, (), on=REPORTED)

        assert decision.outcome is Review.NOT_STARTED
        assert next_steps(decision) == [("findings", "the panel", "6.1")]
        assert (decision.stage, decision.stage_on) == (None, None)

    def test_a_challenge_is_open_and_nobody_has_to_make_it(self) -> None:
        decision = follow("findings")

        assert decision.outcome is Review.IN_PROGRESS
        assert steps(decision.allowed)[0] == "challenge"
        assert decision.allowed[0].by == "the Service Manager and the Assistant Director"
        assert decision.allowed[0].clause.force is Force.MAY
        assert steps(decision.due_next) == ["final-report"]

    def test_it_is_made_once_and_before_the_report_goes_on(self) -> None:
        assert "challenge" not in steps(follow("findings", "challenge").allowed)
        assert "challenge" in steps(follow(*ANSWERED).allowed)
        assert "challenge" not in steps(follow(*CONSIDERED).allowed)
        assert refused(follow(*CONSIDERED, "challenge")) == [("challenge", "6.1")]


class TestTrafford62:
    """6.2: a written answer within a month of the final report, with a draft plan."""

    @pytest.mark.parametrize(
        ("received", "last_day"),
        [
            pytest.param("2026-04-30", "2026-05-30", id="the corresponding date"),
            pytest.param("2026-01-31", "2026-02-28", id="cut back to the end of February"),
            pytest.param("2024-01-31", "2024-02-29", id="in a leap year"),
            pytest.param("2026-02-28", "2026-03-28", id="and never stretched to month end"),
            pytest.param("2026-12-31", "2027-01-31", id="into the next year"),
        ],
    )
    def test_the_last_day(self, received: str, last_day: str) -> None:
        day, last = date.fromisoformat(received), date.fromisoformat(last_day)
        events = taken("findings", "final-report", first=day, apart=0)

        on_it = follow_review(TRAFFORD, events, on=last)
        after_it = follow_review(TRAFFORD, events, on=last + timedelta(days=1))

        assert [due.due_on for due in on_it.due_next] == [last]
        assert (on_it.outcome, on_it.overdue) == (Review.IN_PROGRESS, ())
        assert after_it.outcome is Review.OVERDUE
        assert after_it.overdue == after_it.due_next == on_it.due_next
        assert [(due.step, due.by, str(due.clause)) for due in after_it.overdue] == [
            ("response", "the Service Manager", "trafford-qip 6.2")
        ]

    def test_the_finding_cites_what_is_overdue(self) -> None:
        decision = follow("findings", "final-report", wait=40)

        assert [(found.limb, found.state, found.clause.label) for found in decision.findings] == [
            ("started", State.MET, "6"),
            ("on-time", State.NOT_MET, "6.2"),
            ("finished", State.NOT_APPLICABLE, "6"),
        ]
        assert [found.clause.label for found in decision.decisive] == ["6", "6.2"]

    def test_the_finding_cites_what_is_left(self) -> None:
        decision = follow("findings", "final-report")

        assert [(found.limb, found.state, found.clause.label) for found in decision.findings] == [
            ("started", State.MET, "6"),
            ("on-time", State.MET, "6"),
            ("finished", State.NOT_MET, "6.2"),
        ]

    def test_a_late_answer_is_an_answer(self) -> None:
        decision = follow(*ANSWERED, apart=60)

        assert decision.outcome is Review.IN_PROGRESS
        assert (decision.stage, decision.refused) == ("response", ())

    def test_the_month_runs_from_the_final_report_however_late_it_is(self) -> None:
        decision = follow("findings", "final-report", apart=90)

        assert [due.due_on for due in decision.due_next] == [date(2026, 6, 30)]

    def test_under_the_other_reading_it_runs_from_the_findings(self) -> None:
        other = terms_of(TRAFFORD_QIP.under("T-R51", "findings"))
        decision = follow("findings", "final-report", terms=other)
        early = follow("findings", "response", terms=other)

        assert [(due.step, due.due_on) for due in decision.due_next] == [
            ("response", date(2026, 4, 2))
        ]
        assert (early.stage, steps(early.due_next)) == ("response", ["senior-leadership"])

    def test_there_is_no_answer_to_a_report_that_nobody_has(self) -> None:
        assert refused(follow("findings", "response")) == [("response", "6.2")]


class TestTrafford63:
    """6.3: what is disputed is discussed before the Senior Leadership Team has it."""

    def test_without_a_dispute_it_goes_to_the_leadership_team(self) -> None:
        decision = follow(*ANSWERED)

        assert next_steps(decision) == [("senior-leadership", "the Senior Leadership Team", "6.3")]
        assert {"dispute", "no-agreement"} <= set(steps(decision.allowed))

    def test_a_dispute_has_to_be_discussed_first(self) -> None:
        decision = follow(*ANSWERED, "dispute", "senior-leadership")

        assert next_steps(decision) == [
            ("dispute-discussed", "the panel and the Service Manager", "6.3")
        ]
        assert refused(decision) == [("senior-leadership", "6.3")]
        assert decision.stage == "dispute"

    def test_and_once_it_is_it_goes_on(self) -> None:
        decision = follow(*ANSWERED, "dispute", "dispute-discussed")

        assert steps(decision.due_next) == ["senior-leadership"]
        assert follow(*ANSWERED, "dispute", "dispute-discussed", "senior-leadership").refused == ()

    def test_a_dispute_comes_after_the_answer_and_before_the_leadership_team(self) -> None:
        assert refused(follow("findings", "dispute")) == [("dispute", "6.3")]
        assert refused(follow(*CONSIDERED, "dispute")) == [("dispute", "6.3")]

    def test_the_board_has_it_after_the_leadership_team(self) -> None:
        assert steps(follow(*CONSIDERED).due_next) == ["presentation"]
        assert refused(follow(*ANSWERED, "presentation")) == [("presentation", "6.3")]


class TestTrafford64:
    """6.4: the audit committee has a report each quarter, agreed with the panel."""

    @pytest.mark.parametrize(
        ("reports", "last_day"),
        [
            pytest.param(0, "2026-07-06", id="the first"),
            pytest.param(1, "2026-10-06", id="the second"),
            pytest.param(3, "2027-04-06", id="the fourth"),
        ],
    )
    def test_each_quarter_from_the_boards_answer(self, reports: int, last_day: str) -> None:
        events = taken(*BOARD, *["quarterly-report"] * reports)
        last = date.fromisoformat(last_day)

        on_it = follow_review(TRAFFORD, events, on=last)
        after_it = follow_review(TRAFFORD, events, on=last + timedelta(days=1))

        assert [(due.step, due.due_on) for due in on_it.due_next] == [("quarterly-report", last)]
        assert on_it.outcome is Review.COMPLETE
        assert after_it.outcome is Review.OVERDUE
        assert [due.clause.label for due in after_it.overdue] == ["6.4"]

    def test_under_the_other_reading_from_the_draft_plan(self) -> None:
        other = terms_of(TRAFFORD_QIP.under("T-R53", "draft-plan"))
        decision = follow(*ANSWERED, terms=other)

        assert [(due.step, due.due_on) for due in decision.due_next] == [
            ("senior-leadership", None),
            ("quarterly-report", date(2026, 6, 16)),
        ]


class TestTrafford65:
    """6.5: what cannot be agreed is mediated, and what is still disputed the Board decides."""

    @pytest.mark.parametrize(
        "before",
        [
            pytest.param(ANSWERED, id="before the leadership team"),
            pytest.param(CONSIDERED, id="after it"),
            pytest.param((*ANSWERED, "dispute", "dispute-discussed"), id="after a discussion"),
        ],
    )
    def test_the_assistant_director_discusses_it_with_both(self, before: tuple[str, ...]) -> None:
        decision = follow(*before, "no-agreement")

        assert ("mediation", "the Assistant Director", "6.5") in next_steps(decision)
        assert decision.refused == ()

    def test_but_what_is_disputed_is_discussed_before_it(self) -> None:
        decision = follow(*ANSWERED, "dispute", "no-agreement")

        assert refused(decision) == [("no-agreement", "6.5")]

    def test_under_the_other_reading_only_after_the_leadership_team(self) -> None:
        other = terms_of(TRAFFORD_QIP.under("T-R52", "after-senior-leadership"))

        assert refused(follow(*ANSWERED, "no-agreement", terms=other)) == [("no-agreement", "6.5")]
        assert follow(*CONSIDERED, "no-agreement", terms=other).refused == ()

    def test_the_board_waits_for_it(self) -> None:
        waiting = follow(*CONSIDERED, "no-agreement", "presentation")

        assert refused(waiting) == [("presentation", "6.3")]
        assert steps(waiting.due_next) == ["mediation"]
        assert steps(follow(*CONSIDERED, "no-agreement", "mediation").due_next) == ["presentation"]

    def test_what_is_still_disputed_goes_with_what_both_suggest(self) -> None:
        decision = follow(*CONSIDERED, "no-agreement", "mediation", "still-disputed")

        assert next_steps(decision) == [
            ("both-suggestions", "the panel and the Service Manager", "6.5")
        ]

    def test_the_board_decides_finally_and_at_that_meeting(self) -> None:
        decision = follow(*STILL_DISPUTED, "presentation", wait=1)

        assert decision.outcome is Review.OVERDUE
        assert [(due.step, due.by, due.clause.label) for due in decision.overdue] == [
            ("board-answers", "the Board", "6.6"),
            ("final-decision", "the Board", "6.5"),
        ]
        assert {due.due_on for due in decision.overdue} == {decision.stage_on}

    def test_an_answer_alone_leaves_the_decision_to_come(self) -> None:
        meeting = taken(*STILL_DISPUTED, "presentation")
        answered = [*meeting, Happened(step="board-answers", on=meeting[-1].on)]
        decided = [*answered, Happened(step="final-decision", on=meeting[-1].on)]
        on = meeting[-1].on

        assert follow_review(TRAFFORD, answered, on=on).outcome is Review.IN_PROGRESS
        assert follow_review(TRAFFORD, decided, on=on).outcome is Review.COMPLETE

    def test_under_the_other_reading_the_decision_has_no_day(self) -> None:
        other = terms_of(TRAFFORD_QIP.under("T-R56", "no-day"))
        decision = follow(*STILL_DISPUTED, "presentation", terms=other, wait=400)

        assert steps(decision.overdue) == ["board-answers"]
        assert [due.due_on for due in decision.due_next if due.step == "final-decision"] == [None]

    def test_it_decides_nothing_that_was_not_put_to_it(self) -> None:
        early = follow(*STILL_DISPUTED, "final-decision")

        assert refused(follow(*BOARD, "final-decision")) == [("final-decision", "6.5")]
        assert refused(early) == [("final-decision", "6.5")]

    def test_nothing_is_disputed_anew_once_the_board_has_it(self) -> None:
        presented = follow(*CONSIDERED, "presentation", "no-agreement")
        mediated = follow(
            *CONSIDERED, "no-agreement", "mediation", "presentation", "still-disputed"
        )

        assert refused(presented) == [("no-agreement", "6.5")]
        assert refused(mediated) == [("still-disputed", "6.5")]


class TestTrafford66:
    """6.6: the Board answers every recommendation at the presentation meeting."""

    def test_on_the_day_of_the_meeting_and_not_after_it(self) -> None:
        on_it, after_it = (follow(*CONSIDERED, "presentation", wait=days) for days in (0, 1))

        assert (on_it.outcome, after_it.outcome) == (Review.IN_PROGRESS, Review.OVERDUE)
        assert next_steps(on_it) == [("board-answers", "the Board", "6.6")]
        assert [due.due_on for due in on_it.due_next] == [on_it.stage_on]

    def test_then_nothing_is_left_but_the_quarterly_report(self) -> None:
        decision = follow(*BOARD)

        assert decision.outcome is Review.COMPLETE
        assert steps(decision.due_next) == ["quarterly-report"]
        assert [found.limb for found in decision.decisive] == ["started", "on-time", "finished"]


class TestTrafford66Second:
    """6.6 (second): a panel that is not satisfied; its Chair may ask for a meeting."""

    def test_once_the_board_has_answered_its_chair_may_ask(self) -> None:
        (asking,) = (due for due in follow(*BOARD).allowed if due.step == "meeting-asked-for")

        assert (asking.by, asking.clause.label) == ("the Chair of the panel", "6.6 (second)")
        assert refused(follow(*CONSIDERED, "meeting-asked-for")) == [
            ("meeting-asked-for", "6.6 (second)")
        ]

    def test_and_not_before_what_is_disputed_is_decided(self) -> None:
        waiting = follow(*STILL_DISPUTED, "presentation", "board-answers", "meeting-asked-for")

        assert refused(waiting) == [("meeting-asked-for", "6.6 (second)")]

    def test_asking_obliges_nobody(self) -> None:
        asked = follow(*BOARD, "meeting-asked-for")

        assert asked.outcome is Review.COMPLETE
        assert "chairs-met" in steps(asked.allowed)
        assert follow(*BOARD, "meeting-asked-for", "chairs-met").refused == ()
        assert refused(follow(*BOARD, "chairs-met")) == [("chairs-met", "6.6 (second)")]


class TestTrafford86:
    """8.6: an arbiter if both agree beforehand to abide; serious detriment."""

    @pytest.mark.parametrize(
        "agreeing",
        [
            pytest.param((), id="neither agrees"),
            pytest.param(("panel-agrees",), id="the panel alone"),
            pytest.param(("trust-agrees",), id="the Trust alone"),
        ],
    )
    def test_both_have_to_agree_first(self, agreeing: tuple[str, ...]) -> None:
        decision = follow(*BOARD, "arbiter-proposed", *agreeing, "arbiter-appointed")

        assert refused(decision) == [("arbiter-appointed", "8.6")]
        assert decision.outcome is Review.COMPLETE
        assert "arbiter-appointed" not in steps(decision.due_next)

    @pytest.mark.parametrize("first", ["panel-agrees", "trust-agrees"])
    def test_in_either_order_and_then_tpas_is_appointed(self, first: str) -> None:
        both = (first, *({"panel-agrees", "trust-agrees"} - {first}))
        agreed = follow(*BOARD, "arbiter-proposed", *both)
        appointed = follow(*BOARD, "arbiter-proposed", *both, "arbiter-appointed")
        decided = follow(*BOARD, "arbiter-proposed", *both, "arbiter-appointed", "arbiter-decides")

        assert agreed.outcome is Review.IN_PROGRESS
        assert ("arbiter-appointed", "the panel and the Trust", "8.6") in next_steps(agreed)
        assert ("arbiter-decides", "the arbiter", "8.6") in next_steps(appointed)
        assert (decided.outcome, decided.refused) == (Review.COMPLETE, ())

    def test_once_the_board_has_answered(self) -> None:
        early = follow(*NOT_AGREED, "arbiter-proposed")
        undecided = follow(*STILL_DISPUTED, "presentation", "board-answers", "arbiter-proposed")

        assert "arbiter-proposed" in steps(follow(*BOARD).allowed)
        assert refused(early) == refused(undecided) == [("arbiter-proposed", "8.6")]

    @pytest.mark.parametrize(
        ("alternative", "enough"),
        [
            pytest.param("once-not-agreed", (*ANSWERED, "no-agreement"), id="once not agreed"),
            pytest.param("once-not-agreed", BOARD, id="or once the Board has answered"),
            pytest.param(
                "after-the-chairs-met",
                (*BOARD, "meeting-asked-for", "chairs-met"),
                id="only once the Chairs have met",
            ),
        ],
    )
    def test_under_the_other_readings(self, alternative: str, enough: tuple[str, ...]) -> None:
        other = terms_of(TRAFFORD_QIP.under("T-R54", alternative))
        odd = [("arbiter-proposed", "8.6")]

        assert follow(*enough, "arbiter-proposed", terms=other).refused == ()
        assert refused(follow(*enough[:-1], "arbiter-proposed", terms=other)) == odd

    def test_serious_detriment_is_judged_at_any_stage(self) -> None:
        assert "serious-detriment" in steps(follow().allowed)
        assert "serious-detriment" in steps(follow(*BOARD).allowed)
        notified = follow("serious-detriment", "board-notified")

        assert (notified.refused, notified.stage) == ((), "board-notified")
        assert steps(notified.due_next) == ["findings"]

    def test_the_board_is_told_of_nothing_that_was_not_judged(self) -> None:
        decision = follow(*BOARD, "board-notified")

        assert refused(decision) == [("board-notified", "8.6")]

    def test_telling_the_board_is_a_power_of_the_panel(self) -> None:
        (telling,) = (due for due in follow("serious-detriment").allowed)

        assert (telling.step, telling.by, telling.clause.force) == (
            "board-notified",
            "the panel",
            Force.MAY,
        )

    def test_under_the_other_reading_it_waits_for_the_board(self) -> None:
        other = terms_of(TRAFFORD_QIP.under("T-R55", "after-the-board"))

        assert follow("serious-detriment", terms=other).outcome is Review.NOT_STARTED
        assert follow(*BOARD, "serious-detriment", terms=other).refused == ()


class TestForce:
    """What the papers order, what they expect, and what they leave to somebody."""

    @pytest.mark.parametrize(
        ("terms", "expected", "powers"),
        [
            pytest.param(
                TRAFFORD,
                {"final-report", "senior-leadership", "presentation", "arbiter-decides"},
                {
                    "challenge",
                    "dispute",
                    "no-agreement",
                    "still-disputed",
                    "meeting-asked-for",
                    "chairs-met",
                    "arbiter-proposed",
                    "panel-agrees",
                    "trust-agrees",
                    "serious-detriment",
                    "board-notified",
                },
                id="trafford: what is only spoken of is expected",
            ),
            pytest.param(
                CHORUS,
                set(CHORUS.procedure.by_name) - {"progress-update"},
                set[str](),
                id="chorus: everything but the updates",
            ),
        ],
    )
    def test_all_the_rest_are_duties(
        self, terms: ReviewTerms, expected: set[str], powers: set[str]
    ) -> None:
        force = {step.name: step.clause.force for step in terms.procedure.steps}

        assert {name for name, one in force.items() if one is Force.EXPECTED} == expected
        assert {name for name, one in force.items() if one is Force.MAY} == powers


class TestWhose:
    """Who takes each step of a Trafford review, as far as the paper says."""

    @pytest.mark.parametrize(
        ("by", "names"),
        [
            pytest.param(
                "the panel",
                ["findings", "final-report", "panel-agrees", "serious-detriment", "board-notified"],
                id="the panel",
            ),
            pytest.param("the Service Manager", ["response", "dispute"], id="the manager"),
            pytest.param(
                "the panel and the Service Manager",
                ["dispute-discussed", "both-suggestions"],
                id="both of them",
            ),
            pytest.param(
                "the panel or the Service Manager",
                ["no-agreement", "still-disputed"],
                id="either of them",
            ),
            pytest.param("the Board", ["board-answers", "final-decision"], id="the Board"),
            pytest.param("the Trust", ["trust-agrees"], id="the Trust"),
            pytest.param("the panel or the Trust", ["arbiter-proposed"], id="either side"),
            pytest.param(
                "the Chair of the panel and the Chair who was asked",
                ["chairs-met"],
                id="two Chairs",
            ),
            pytest.param(
                "whoever submits them (the paper does not say)", ["presentation"], id="not said"
            ),
            pytest.param(
                "whoever prepares the report (the paper does not say)",
                ["quarterly-report"],
                id="not said either",
            ),
        ],
    )
    def test_who_takes_it(self, by: str, names: list[str]) -> None:
        assert [step.name for step in TRAFFORD.procedure.steps if step.by == by] == names


STEPS: Final = tuple(CHORUS.procedure.by_name)


class TestChorusScrutinyProcess:
    """terms: scrutiny process: a typical order, which a review may leave."""

    @pytest.mark.parametrize(
        ("done", "following", "by", "label"),
        [
            pytest.param(
                0, "scoping-meeting", "the panel", "terms: scrutiny process", id="scoping"
            ),
            pytest.param(1, "evidence", "the panel", "terms: method", id="evidence"),
            pytest.param(
                2, "initial-findings", "the panel", "terms: scrutiny process", id="findings"
            ),
            pytest.param(
                3, "report-to-manager", "the panel", "terms: scrutiny process", id="report"
            ),
            pytest.param(
                4,
                "report-to-leadership",
                "whoever submits it (the paper does not say)",
                "terms: scrutiny process",
                id="submitted",
            ),
            pytest.param(
                5,
                "presentation",
                "a member of the panel with the Resident Involvement team",
                "terms: scrutiny process",
                id="presented",
            ),
            pytest.param(
                6,
                "action-plan",
                "the Resident Involvement team",
                "terms: scrutiny process",
                id="plan",
            ),
            pytest.param(
                7, "progress-update", "Chorus Homes", "terms: scrutiny process", id="monitoring"
            ),
        ],
    )
    def test_one_step_opens_the_next(self, done: int, following: str, by: str, label: str) -> None:
        decision = follow(*STEPS[:done], terms=CHORUS)

        assert next_steps(decision)[0] == (following, by, label)
        assert len(decision.due_next) == (2 if done == 7 else 1)
        assert (decision.cautions, decision.refused, decision.overdue) == ((), (), ())

    def test_the_updates_go_on_beside_the_next_review(self) -> None:
        planned = follow(*STEPS[:7], terms=CHORUS)
        done = follow(*STEPS, "progress-update", "progress-update", terms=CHORUS)

        assert steps(planned.due_next) == ["progress-update", "next-review"]
        assert planned.outcome is Review.IN_PROGRESS
        assert done.outcome is Review.COMPLETE
        assert steps(done.due_next) == ["progress-update"]
        assert done.cautions == ()

    def test_a_step_out_of_order_counts_with_a_caution(self) -> None:
        decision = follow("scoping-meeting", "presentation", "evidence", terms=CHORUS)

        assert decision.refused == ()
        assert len(decision.cautions) == 1
        assert "report-to-leadership" in decision.cautions[0]
        assert steps(decision.due_next) == ["initial-findings", "action-plan"]
        assert decision.stage == "evidence"
        assert "C-R63" in decision.readings

    def test_in_its_order_nothing_rests_on_whether_the_order_binds(self) -> None:
        assert "C-R63" not in follow(*STEPS, terms=CHORUS).readings

    def test_a_step_of_another_paper_is_not_counted(self) -> None:
        decision = follow("scoping-meeting", "mediation", terms=CHORUS)

        assert refused(decision) == [("mediation", None)]
        assert (decision.stage, decision.cautions) == ("scoping-meeting", ())

    def test_under_the_other_reading_the_order_binds(self) -> None:
        other = terms_of(CHORUS_RSP.under("C-R63", "in-order"))
        decision = follow("scoping-meeting", "presentation", terms=other)

        assert refused(decision) == [("presentation", "terms: scrutiny process")]
        assert decision.cautions == ()

    def test_nothing_is_ever_overdue(self) -> None:
        for count in range(len(STEPS) + 1):
            decision = follow(*STEPS[:count], terms=CHORUS, wait=4_000)
            assert decision.outcome is not Review.OVERDUE
            assert all(due.due_on is None for due in decision.due_next)

    @pytest.mark.parametrize(
        ("reading", "alternative", "done", "following"),
        [
            pytest.param(
                "C-R61",
                "scoping-is-enough",
                1,
                ["evidence", "initial-findings"],
                id="findings need no evidence",
            ),
            pytest.param(
                "C-R62",
                "presentation",
                6,
                ["action-plan", "next-review"],
                id="the next review comes after the presentation",
            ),
            pytest.param("C-R62", "first-update", 7, ["progress-update"], id="after an update"),
        ],
    )
    def test_under_the_other_readings(
        self, reading: str, alternative: str, done: int, following: list[str]
    ) -> None:
        other = terms_of(CHORUS_RSP.under(reading, alternative))
        by_default = follow(*STEPS[:done], terms=CHORUS)

        assert steps(follow(*STEPS[:done], terms=other).due_next) == following
        assert steps(by_default.due_next) != following
        assert reading in by_default.readings


class TestChorusMethod:
    """terms: method: evidence, and what the panel is given access to for it."""

    def test_what_the_panel_has_access_to_stands_in_the_terms(self) -> None:
        labels = [clause.label for clause in CHORUS.also]

        assert labels.count("terms: method") == 4
        assert CHORUS.procedure.by_name["evidence"].clause.label == "terms: method"


class TestWhatIsKnown:
    """What is not known is asked for, and what has not happened yet does not count."""

    @pytest.mark.parametrize("terms", [TRAFFORD, CHORUS], ids=["trafford", "chorus"])
    def test_without_a_record_nothing_is_decided(self, terms: ReviewTerms) -> None:
        decision = follow_review(terms, None, on=REPORTED)

        assert decision.outcome is Review.UNDETERMINED
        assert decision.needs == ("events",)
        assert {found.state for found in decision.findings} == {State.UNKNOWN}
        assert decision.due_next == decision.allowed == ()

    def test_what_is_still_to_come_does_not_count(self) -> None:
        events = taken(*ANSWERED)

        assert follow_review(TRAFFORD, events, on=events[0].on).stage == "findings"
        assert follow_review(TRAFFORD, events, on=date.min).outcome is Review.NOT_STARTED

    @pytest.mark.parametrize("kind", [list, tuple, iter])
    def test_any_iterable_will_do(
        self, kind: Callable[[Iterable[Happened]], Iterable[Happened]]
    ) -> None:
        def one_by_one() -> Iterator[Happened]:
            yield from taken(*ANSWERED)

        expected = follow_review(TRAFFORD, taken(*ANSWERED), on=REPORTED)
        assert follow_review(TRAFFORD, one_by_one(), on=REPORTED) == expected
        assert follow_review(TRAFFORD, kind(taken(*ANSWERED)), on=REPORTED) == expected

    @pytest.mark.parametrize(
        ("done", "readings"),
        [
            pytest.param((), ["T-R55"], id="a power that is open"),
            pytest.param(("findings",), ["T-R51", "T-R55"], id="a step that is due"),
            pytest.param(
                (*CONSIDERED, "no-agreement", "mediation", "serious-detriment"),
                ["T-R51", "T-R52", "T-R53", "T-R54", "T-R55"],
                id="steps that were taken",
            ),
            pytest.param(
                ("findings", "no-agreement"),
                ["T-R51", "T-R52", "T-R54", "T-R55"],
                id="a step that was refused",
            ),
            pytest.param(
                (*STILL_DISPUTED, "presentation"),
                ["T-R51", "T-R52", "T-R53", "T-R54", "T-R55", "T-R56"],
                id="and all of them in the end",
            ),
        ],
    )
    def test_the_readings_are_those_of_the_steps_spoken_of(
        self, done: tuple[str, ...], readings: list[str]
    ) -> None:
        assert list(follow(*done).readings) == readings

    def test_a_silent_paper(self) -> None:
        decision = follow_review(Silent(why="no steps"), taken("findings"), on=REPORTED)

        assert decision.outcome is Review.NOT_PROVIDED
        assert decision.cautions == ("no steps",)


class TestFigures:
    """The stage, what is due, and the powers, for an officer to read."""

    def test_line_by_line(self) -> None:
        decision = follow(*STILL_DISPUTED, "presentation", "quarterly-report", wait=1)
        heads = [line.split(":")[0] for line in decision.figures()]

        assert heads == [
            "stage",
            "overdue",
            "overdue",
            "open to the panel, who may",
            "refused",
        ]

    def test_what_is_overdue_is_not_also_said_to_be_next(self) -> None:
        other = terms_of(TRAFFORD_QIP.under("T-R56", "no-day"))
        decision = follow(*STILL_DISPUTED, "presentation", terms=other, wait=1)

        said = [line.split(":")[0] for line in decision.figures()]
        assert (said.count("overdue"), said.count("next")) == (1, 1)

    def test_before_a_review_there_is_no_stage(self) -> None:
        (following, power) = follow().figures()

        assert following.startswith("next: the panel")
        assert power.startswith("open to the panel, who may")

    def test_a_stage_is_said_in_words(self) -> None:
        assert follow("findings", "final-report").figures()[0] == (
            "stage: final report, on 9 March 2026"
        )


EVENTS: Final = walks(TRAFFORD.procedure) | happenings(tuple(TRAFFORD.procedure.by_name))
TERMS: Final = st.sampled_from([TRAFFORD, CHORUS])


class TestLaws:
    """What holds of every review, whatever was reported."""

    @given(EVENTS, DAYS)
    def test_a_day_is_judged_by_what_had_happened_by_then(
        self, events: list[Happened], on: date
    ) -> None:
        by_then = [one for one in events if one.on <= on]

        assert follow_review(TRAFFORD, events, on=on) == follow_review(TRAFFORD, by_then, on=on)

    @given(EVENTS)
    def test_refused_events_might_as_well_not_have_been_reported(
        self, events: list[Happened]
    ) -> None:
        on = date(2100, 1, 1)
        decision = follow_review(TRAFFORD, events, on=on)
        odd = [one.happened for one in decision.refused]
        kept = list(events)
        for one in reversed(odd):
            kept.reverse()
            kept.remove(one)
            kept.reverse()

        if len(set(events)) == len(events):
            without = follow_review(TRAFFORD, kept, on=on)
            assert without.refused == ()
            assert (without.outcome, without.stage) == (decision.outcome, decision.stage)
            assert without.due_next == decision.due_next

    @given(TERMS, EVENTS, DAYS)
    def test_overdue_means_that_a_day_is_past(
        self, terms: ReviewTerms, events: list[Happened], on: date
    ) -> None:
        decision = follow_review(terms, events, on=on)
        past = [due for due in decision.due_next if due.due_on and due.due_on < on]

        assert list(decision.overdue) == past
        if decision.stage is not None:
            assert (decision.outcome is Review.OVERDUE) == bool(past)

    @given(TERMS, EVENTS, DAYS)
    def test_complete_means_that_only_what_repeats_is_left(
        self, terms: ReviewTerms, events: list[Happened], on: date
    ) -> None:
        decision = follow_review(terms, events, on=on)
        again = {"quarterly-report", "progress-update"}

        if decision.outcome is Review.COMPLETE:
            assert set(steps(decision.due_next)) <= again
        if decision.outcome is Review.IN_PROGRESS:
            assert set(steps(decision.due_next)) - again
        assert (decision.outcome is Review.NOT_STARTED) == (decision.stage is None)

    @given(TERMS, EVENTS, DAYS)
    def test_every_finding_that_is_wanting_cites_a_step_that_is_due(
        self, terms: ReviewTerms, events: list[Happened], on: date
    ) -> None:
        decision = follow_review(terms, events, on=on)
        due = {one.clause for one in decision.due_next}
        wanting = {
            found.clause
            for found in decision.findings
            if found.limb != "started" and found.state is State.NOT_MET
        }

        assert wanting <= due
        if decision.outcome is Review.OVERDUE:
            assert wanting == {one.clause for one in decision.overdue}

    @given(walks(TRAFFORD.procedure), st.integers(0, 60))
    def test_a_later_report_never_makes_a_response_due_earlier(
        self, events: list[Happened], days: int
    ) -> None:
        later = [Happened(step=one.step, on=one.on + timedelta(days=days)) for one in events]
        on = date(2100, 1, 1)

        due, postponed = (
            {
                one.step: one.due_on
                for one in follow_review(TRAFFORD, taken_so, on=on).due_next
                if one.due_on
            }
            for taken_so in (events, later)
        )
        assert due.keys() == postponed.keys()
        assert all(due[name] <= postponed[name] for name in due)

    @given(walks(TRAFFORD.procedure))
    def test_no_arbiter_is_appointed_unless_both_have_agreed(self, events: list[Happened]) -> None:
        places = {one.step: place for place, one in reversed(list(enumerate(events)))}
        decision = follow_review(TRAFFORD, events, on=date(2100, 1, 1))
        refusals = [odd.happened for odd in decision.refused]

        for place, one in enumerate(events):
            if one.step == "arbiter-appointed" and one not in refusals:
                assert places["panel-agrees"] < place
                assert places["trust-agrees"] < place

    @given(st.randoms(use_true_random=False))
    def test_in_any_order_chorus_refuses_nothing_of_its_own(self, chance: random.Random) -> None:
        order = list(STEPS)
        chance.shuffle(order)
        decision = follow(*order, terms=CHORUS)

        assert decision.refused == ()
        assert (decision.outcome, decision.stage) == (Review.COMPLETE, order[-1])
        assert (not decision.cautions) == all(
            "action-plan" in order[: order.index(name)]
            if name == "next-review"
            else name == STEPS[0] or STEPS[STEPS.index(name) - 1] in order[: order.index(name)]
            for name in order
        )


class TestRefusals:
    """A record that cannot be so is refused."""

    def test_events_that_are_not_in_the_order_of_their_days(self) -> None:
        events = taken(*ANSWERED)

        with pytest.raises(ValidationError, match="oldest first"):
            follow_review(TRAFFORD, events[::-1], on=REPORTED)
        with pytest.raises(ValidationError, match="oldest first"):
            ReviewRecord(events=(*events[1:], events[0]))

    def test_events_of_one_day_are_in_the_order_given(self) -> None:
        one_day = taken(*BOARD, apart=0)

        assert follow_review(TRAFFORD, one_day, on=one_day[0].on).outcome is Review.COMPLETE

    @pytest.mark.parametrize("events", [5, "findings", ["findings"], [None], {"findings": 1}])
    def test_what_are_no_events(self, events: object) -> None:
        with pytest.raises(ValidationError, match="events"):
            follow_review(TRAFFORD, events, on=REPORTED)  # type: ignore[arg-type]  # the point

    def test_a_moment_is_no_day(self) -> None:
        with pytest.raises(NotADayError):
            follow_review(TRAFFORD, (), on=datetime(2026, 1, 1))  # noqa: DTZ001  the point

    def test_a_month_that_leaves_the_years_there_are(self) -> None:
        events = taken("findings", "final-report", first=date.max, apart=0)

        with pytest.raises(BeyondTheCalendarError):
            follow_review(TRAFFORD, events, on=date.max)

    def test_a_reading_of_a_step_that_there_is_not(self) -> None:
        with pytest.raises(ValidationError, match="`last-report`"):
            TRAFFORD.model_copy(
                update={"readings": (Relies(reading="T-R51", stages=("last-report",)),)}
            )

    def test_a_reading_of_every_step_is_always_named(self) -> None:
        whole = TRAFFORD.model_copy(update={"readings": (Relies(reading="T-R51"),)})

        assert follow(terms=whole).readings == ("T-R51",)
        assert follow(*BOARD, terms=whole).readings == ("T-R51",)

    def test_a_limb_of_a_landlords_own_keeps_its_clause(self) -> None:
        never = TRAFFORD.started.model_copy(
            update={"name": "on-time", "condition": ~TRAFFORD.started.condition}
        )
        only = Step(name="visit", clause=TRAFFORD.started.clause, by="the panel")
        terms = TRAFFORD.model_copy(
            update={"procedure": Procedure(steps=(only,)), "on_time": never, "readings": ()}
        )
        decision = follow("visit", terms=terms)

        assert decision.outcome is Review.OVERDUE
        assert [found.clause.label for found in decision.decisive] == ["6", "6"]
