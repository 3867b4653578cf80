"""Which step of a procedure comes next, who takes it, and by when?"""

import re
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    BeyondTheCalendarError,
    Document,
    Due,
    Force,
    Happened,
    OutOfPlace,
    Procedure,
    Progress,
    Step,
    Within,
)
from scrutiny_rules.display import Arrow, Box, flowchart
from scrutiny_rules.testing import (
    procedures,
)
from tests.strategies import (
    DAYS,
    happenings,
)

PAPER: Final = Document(key="north-panel", title="Terms of reference", landlord="North Homes")
DAY: Final = date(2026, 1, 31)


def step(name: str, *after: str, force: Force = Force.MUST, **more: object) -> Step:
    """Return a step of a paper, by the manager."""
    clause = PAPER.clause("6", f"take {name}", force)
    return Step.model_validate(
        {"name": name, "clause": clause, "by": "the manager", "after": after, **more}
    )


def procedure(*steps: Step, flexible: bool = False) -> Procedure:
    """Return steps as a procedure."""
    return Procedure(steps=steps, flexible=flexible)


def taken(*names: str, on: date = DAY) -> list[Happened]:
    """Return steps that were all taken on one day."""
    return [Happened(step=name, on=on) for name in names]


def names(dues: tuple[Due, ...]) -> list[str | None]:
    """Return the steps that are open, by name."""
    return [due.step for due in dues]


REPORT: Final = procedure(
    step("report"),
    step("objection", "report", force=Force.MAY, unless=("decision",)),
    step("hearing", "objection", force=Force.EXPECTED),
    step("decision", "report", awaits=("hearing",), within=Within(of="report", months=1)),
    step("update", "decision", within=Within(of="decision", months=3), repeats=True),
)
"""A report, to which somebody may object, and which is decided within a month."""


class TestOpenSteps:
    """Which steps are open once some are done, in the order of the paper."""

    @pytest.mark.parametrize(
        ("done", "due", "allowed"),
        [
            pytest.param([], ["report"], [], id="the first comes after nothing"),
            pytest.param(["report"], ["decision"], ["objection"], id="a duty and a power"),
            pytest.param(
                ["report", "objection"], ["hearing"], [], id="what is open is awaited: the hearing"
            ),
            pytest.param(
                ["report", "objection", "hearing"], ["decision"], [], id="and once it was held, not"
            ),
            pytest.param(
                ["report", "decision"],
                ["update"],
                [],
                id="what is decided is no longer objected to",
            ),
            pytest.param(
                ["report", "objection", "hearing", "decision", "update"],
                ["update"],
                [],
                id="what repeats stays open",
            ),
        ],
    )
    def test_after_some_are_done(self, done: list[str], due: list[str], allowed: list[str]) -> None:
        progress = REPORT.follow(taken(*done))

        assert (names(progress.due), names(progress.allowed)) == (due, allowed)
        assert progress.out_of_place == ()
        assert [one.name for one in REPORT.open_after(done)] == sorted(
            [*due, *allowed], key=list(REPORT.by_name).index
        )

    def test_one_of_the_steps_before_is_enough(self) -> None:
        either = procedure(step("call"), step("letter"), step("reply", "call", "letter"))

        assert names(either.follow(taken("letter")).due) == ["call", "reply"]
        assert names(either.follow(taken("call")).due) == ["letter", "reply"]

    def test_all_that_is_awaited_has_to_be_done(self) -> None:
        both = procedure(
            step("offer"),
            step("panel-agrees", "offer", force=Force.MAY),
            step("trust-agrees", "offer", force=Force.MAY),
            step("start", "offer", awaits=("panel-agrees", "trust-agrees")),
        )

        assert names(both.follow(taken("offer", "panel-agrees")).due) == []
        assert names(both.follow(taken("offer", "trust-agrees")).due) == []
        assert names(both.follow(taken("offer", "panel-agrees", "trust-agrees")).due) == ["start"]

    def test_what_is_awaited_and_not_open_is_not_waited_for(self) -> None:
        assert names(REPORT.follow(taken("report")).due) == ["decision"]

    def test_of_a_step_that_repeats_the_first_time_is_awaited(self) -> None:
        monitored = procedure(
            step("plan"),
            step("update", "plan", repeats=True),
            step("close", "plan", awaits=("update",)),
        )

        assert names(monitored.follow(taken("plan")).due) == ["update"]
        assert names(monitored.follow(taken("plan", "update")).due) == ["update", "close"]

    @pytest.mark.parametrize(
        ("force", "is_due"),
        [
            pytest.param(Force.MUST, True, id="a duty"),
            pytest.param(Force.EXPECTED, True, id="an expectation"),
            pytest.param(Force.MAY, False, id="a power"),
        ],
    )
    def test_a_power_is_never_due(self, force: Force, is_due: bool) -> None:
        only = procedure(step("report", force=force))
        progress = only.follow([])

        assert only.steps[0].is_due is is_due
        assert (names(progress.due), names(progress.allowed)) == (
            (["report"], []) if is_due else ([], ["report"])
        )

    def test_the_stage_is_what_was_taken_last(self) -> None:
        assert REPORT.follow([]).stage is None
        assert REPORT.follow(taken("report", "objection")).stage == REPORT.by_name["objection"]


class TestTime:
    """How long there is for a step: a deadline from the day of another."""

    @pytest.mark.parametrize(
        ("started", "within", "due_on"),
        [
            pytest.param("2026-04-30", {"months": 1}, "2026-05-30", id="a month on"),
            pytest.param("2026-01-31", {"months": 1}, "2026-02-28", id="cut back to month end"),
            pytest.param("2024-01-31", {"months": 1}, "2024-02-29", id="in a leap year"),
            pytest.param("2026-03-02", {"days": 14}, "2026-03-16", id="days without the first"),
            pytest.param("2026-01-31", {"months": 1, "days": 1}, "2026-03-01", id="months first"),
            pytest.param("2026-01-31", {}, "2026-01-31", id="the same day"),
        ],
    )
    def test_the_last_day(self, started: str, within: dict[str, int], due_on: str) -> None:
        timed = procedure(
            step("report"), step("answer", "report", within={"of": "report", **within})
        )
        (due,) = timed.follow(taken("report", on=date.fromisoformat(started))).due

        last_day = date.fromisoformat(due_on)
        assert (due.step, due.due_on) == ("answer", last_day)
        assert not due.overdue(last_day)
        assert due.overdue(last_day + timedelta(days=1))

    def test_without_a_limit_nothing_is_ever_overdue(self) -> None:
        (due,) = procedure(step("report")).follow([]).due

        assert due.due_on is None
        assert not due.overdue(date.max)

    def test_before_its_clock_starts_there_is_no_last_day(self) -> None:
        timed = procedure(
            step("report"),
            step("receipt", "report"),
            step("answer", "report", within=Within(of="receipt", days=7)),
        )
        receipt, answer = timed.follow(taken("report")).due

        assert (receipt.due_on, answer.due_on) == (None, None)
        (answer,) = timed.follow(taken("report", "receipt")).due
        assert answer.due_on == date(2026, 2, 7)

    @pytest.mark.parametrize(
        ("updates", "due_on"),
        [
            pytest.param(0, "2026-04-30", id="the first, cut back to month end"),
            pytest.param(1, "2026-07-31", id="the second, counted from the start again"),
            pytest.param(2, "2026-10-31", id="the third"),
            pytest.param(4, "2027-04-30", id="the fifth"),
        ],
    )
    def test_what_repeats_is_counted_from_the_same_day(self, updates: int, due_on: str) -> None:
        late = [Happened(step="update", on=date(2026, 12, 24))] * updates
        progress = REPORT.follow([*taken("report", "decision"), *late])

        assert [due.due_on for due in progress.due] == [date.fromisoformat(due_on)]

    @pytest.mark.parametrize(
        ("length", "third"),
        [
            pytest.param({"days": 14}, date(2026, 3, 14), id="each fortnight"),
            pytest.param({"months": 1, "days": 1}, date(2026, 5, 3), id="a month and a day"),
        ],
    )
    def test_months_and_days_are_both_counted_again(
        self, length: dict[str, int], third: date
    ) -> None:
        again = procedure(
            step("plan"), step("update", "plan", within={"of": "plan", **length}, repeats=True)
        )

        assert again.follow(taken("plan", "update", "update")).due[0].due_on == third

    def test_what_repeats_can_start_its_own_clock(self) -> None:
        own = procedure(step("visit", within=Within(of="visit", months=6), repeats=True))

        assert [due.due_on for due in own.follow([]).due] == [None]
        assert [due.due_on for due in own.follow(taken("visit")).due] == [date(2026, 7, 31)]

    def test_what_was_done_before_the_clock_started_is_not_counted(self) -> None:
        early = procedure(*REPORT.steps, flexible=True)
        progress = early.follow(taken("update", "report", "decision"))

        assert progress.due[-1].due_on == date(2026, 4, 30)

    def test_what_repeats_may_have_no_limit(self) -> None:
        again = procedure(step("update", repeats=True))
        (due,) = again.follow(taken("update", "update")).due

        assert (due.step, due.due_on) == ("update", None)

    def test_the_first_of_two_starts_is_the_start(self) -> None:
        twice = procedure(*REPORT.steps, flexible=True)
        events = [*taken("report"), *taken("report", on=date(2026, 3, 3))]

        assert twice.follow(events).due[0].due_on == date(2026, 2, 28)


class TestOutOfPlace:
    """What the paper has no place for is reported, and counts only where it is flexible."""

    @pytest.mark.parametrize(
        ("done", "odd", "why"),
        [
            pytest.param([], "praise", "no step of the paper", id="a step of no paper"),
            pytest.param([], "decision", "first: report", id="before what it comes after"),
            pytest.param([], "update", "first: decision", id="long before what it comes after"),
            pytest.param(
                ["report", "objection"], "decision", "first: hearing", id="before what it awaits"
            ),
            pytest.param(["report"], "report", "taken before", id="a second time"),
            pytest.param(
                ["report", "decision"], "objection", "once this is done: decision", id="closed"
            ),
        ],
    )
    def test_it_is_reported_with_the_reason(self, done: list[str], odd: str, why: str) -> None:
        before, after = REPORT.follow(taken(*done)), REPORT.follow(taken(*done, odd))
        (reported,) = after.out_of_place

        assert why in reported.why
        assert reported.happened == Happened(step=odd, on=DAY)
        assert reported.counted is False
        known = REPORT.by_name.get(odd)
        assert reported.clause == (None if known is None else known.clause)
        assert after == before.model_copy(update={"out_of_place": (reported,)})

    def test_the_reason_names_every_step_that_is_enough(self) -> None:
        either = procedure(step("call"), step("letter"), step("reply", "call", "letter"))

        assert "call or letter" in either.follow(taken("reply")).out_of_place[0].why

    def test_the_reason_names_every_step_that_is_awaited_and_open(self) -> None:
        both = procedure(
            step("offer"),
            step("panel-agrees", "offer"),
            step("trust-agrees", "offer"),
            step("court", "panel-agrees"),
            step("start", "offer", awaits=("panel-agrees", "trust-agrees", "court")),
        )

        (odd,) = both.follow(taken("offer", "start")).out_of_place
        assert odd.why == "this comes first: panel-agrees and trust-agrees"
        (odd,) = both.follow(taken("offer", "trust-agrees", "panel-agrees", "start")).out_of_place
        assert odd.why == "this comes first: court"

    def test_the_reason_is_what_is_awaited_once_one_step_before_is_done(self) -> None:
        either = procedure(
            step("call"),
            step("letter"),
            step("hearing"),
            step("reply", "call", "letter", awaits=("hearing",)),
        )
        (odd,) = either.follow(taken("letter", "reply")).out_of_place

        assert odd.why == "this comes first: hearing"

    def test_the_reason_leaves_out_what_repeats_and_was_done_once(self) -> None:
        both = procedure(
            step("update", repeats=True),
            step("hearing"),
            step("decision", awaits=("update", "hearing")),
        )
        (odd,) = both.follow(taken("update", "decision")).out_of_place

        assert odd.why == "this comes first: hearing"

    def test_what_repeats_can_be_closed(self) -> None:
        until = procedure(step("update", repeats=True, unless=("close",)), step("close"))
        (odd,) = until.follow(taken("update", "update", "close", "update")).out_of_place

        assert odd.why == "it is closed once this is done: close"

    def test_where_the_order_is_flexible_it_counts_all_the_same(self) -> None:
        flexible = procedure(*REPORT.steps, flexible=True)
        progress = flexible.follow(taken("decision", "report", "report"))

        assert [one.step for one in progress.done] == ["decision", "report", "report"]
        assert [(odd.happened.step, odd.counted) for odd in progress.out_of_place] == [
            ("decision", True),
            ("report", True),
        ]
        assert progress.stage == flexible.by_name["report"]

    def test_but_a_step_of_no_paper_never_does(self) -> None:
        progress = procedure(*REPORT.steps, flexible=True).follow(taken("praise"))

        assert (progress.done, progress.stage) == ((), None)
        assert [odd.counted for odd in progress.out_of_place] == [False]

    def test_what_follows_a_refused_step_is_judged_without_it(self) -> None:
        progress = REPORT.follow(taken("decision", "update", "report"))

        assert [one.step for one in progress.done] == ["report"]
        assert [odd.happened.step for odd in progress.out_of_place] == ["decision", "update"]


class TestWords:
    """What is due or out of place, as a line of the minutes."""

    @pytest.mark.parametrize(
        ("due_on", "words"),
        [
            pytest.param(None, "the manager: take report [north-panel 6]", id="no day"),
            pytest.param(
                date(2026, 2, 28),
                "by 28 February 2026, the manager: take report [north-panel 6]",
                id="a last day",
            ),
        ],
    )
    def test_due(self, due_on: date | None, words: str) -> None:
        due = Due(clause=REPORT.steps[0].clause, by="the manager", due_on=due_on)

        assert str(due) == words
        assert due.step is None

    @pytest.mark.parametrize(
        ("known", "counted", "words"),
        [
            pytest.param(
                True,
                False,
                "report on 31 January 2026: too soon (not counted) [north-panel 6]",
                id="a step of the paper",
            ),
            pytest.param(
                False,
                True,
                "report on 31 January 2026: too soon (counted all the same)",
                id="a step of none",
            ),
        ],
    )
    def test_out_of_place(self, known: bool, counted: bool, words: str) -> None:
        odd = OutOfPlace(
            happened=Happened(step="report", on=DAY),
            clause=REPORT.steps[0].clause if known else None,
            why="too soon",
            counted=counted,
        )

        assert str(odd) == words


class TestChart:
    """A procedure as a Mermaid flowchart, in which nothing can act as markup."""

    def test_every_arrow_of_a_procedure(self) -> None:
        assert REPORT.to_mermaid().splitlines() == [
            "flowchart TD",
            '    step-report["the manager: take report"]',
            '    step-objection(["the manager: take objection"])',
            '    step-hearing["the manager: take hearing"]',
            '    step-decision["the manager: take decision"]',
            '    step-update["the manager: take update"]',
            "    step-report -.-> step-objection",
            "    step-objection --> step-hearing",
            '    step-report -->|"within 1 month of report"| step-decision',
            '    step-hearing -->|"first, once it is open"| step-decision',
            '    step-decision -->|"every 3 months"| step-update',
        ]

    @pytest.mark.parametrize(
        ("more", "label"),
        [
            pytest.param({}, None, id="no limit"),
            pytest.param(
                {"within": Within(of="the-report", days=1)},
                "within 1 day of the report",
                id="a day",
            ),
            pytest.param(
                {"within": Within(of="the-report", months=2, days=3)},
                "within 2 months and 3 days of the report",
                id="months and days",
            ),
            pytest.param(
                {"within": Within(of="the-report")}, "on the day of the report", id="the same day"
            ),
            pytest.param(
                {"within": Within(of="the-report", months=1), "repeats": True},
                "every 1 month",
                id="again each month",
            ),
            pytest.param(
                {"within": Within(of="the-report", days=14), "repeats": True},
                "every 14 days",
                id="again each fortnight",
            ),
            pytest.param({"repeats": True}, "again and again", id="again, at no interval"),
        ],
    )
    def test_how_long_there_is(self, more: dict[str, object], label: str | None) -> None:
        answer = step("answer", "the-report").model_copy(update=more)
        chart = procedure(step("the-report"), answer).to_mermaid()

        shown = "" if label is None else f'|"{label}"|'
        assert chart.endswith(f"    step-the-report -->{shown} step-answer")

    @pytest.mark.parametrize("name", ["end", "graph", "style", "class", "default", "click-here"])
    def test_a_name_is_never_a_word_of_the_language(self, name: str) -> None:
        chart = flowchart([Box(name, "so")], [Arrow(name, name)])

        assert chart.splitlines()[1:] == [
            f'    step-{name}["so"]',
            f"    step-{name} --> step-{name}",
        ]

    @pytest.mark.parametrize(
        ("label", "written"),
        [
            pytest.param('say "so"', "say #34;so#34;", id="quotation marks"),
            pytest.param("a <b> & `c`", "a #60;b#62; #38; #96;c#96;", id="tags and code"),
            pytest.param("no. #1\\2", "no. #35;1#92;2", id="numbers as entities"),
            pytest.param("%%{init}%%", "#37;#37;{init}#37;#37;", id="directives"),
            pytest.param("$$x$$", "#36;#36;x#36;#36;", id="formulas"),
            pytest.param("one\r\ntwo", "one#13;#10;two", id="lines"),
            pytest.param("plain, (so): [it] is", "plain, (so): [it] is", id="and nothing else"),
        ],
    )
    def test_a_label_is_written_out(self, label: str, written: str) -> None:
        chart = flowchart([Box("a", label, power=True)], [Arrow("a", "a", label, dotted=True)])

        assert chart.splitlines()[1:] == [
            f'    step-a(["{written}"])',
            f'    step-a -.->|"{written}"| step-a',
        ]

    def test_a_chart_of_nothing(self) -> None:
        assert flowchart([], []) == "flowchart TD"


PROCEDURES: Final = procedures()
EVENTS: Final = happenings()


def open_steps(progress: Progress) -> set[str | None]:
    """Return every step that is open, duty or power."""
    return {due.step for due in (*progress.due, *progress.allowed)}


class TestLaws:
    """What holds of every procedure, and of whatever is reported in it."""

    @given(PROCEDURES, EVENTS, st.integers(0, 12))
    def test_a_part_and_then_the_rest_come_to_the_whole(
        self, steps: Procedure, events: list[Happened], cut: int
    ) -> None:
        whole, part = steps.follow(events), steps.follow(events[:cut])
        resumed = steps.follow([*part.done, *events[cut:]])

        assert whole.done[: len(part.done)] == part.done
        assert whole.out_of_place[: len(part.out_of_place)] == part.out_of_place
        assert (resumed.done, resumed.stage) == (whole.done, whole.stage)
        assert (resumed.due, resumed.allowed) == (whole.due, whole.allowed)

    @given(PROCEDURES, EVENTS)
    def test_what_is_open_is_never_done_unless_it_repeats(
        self, steps: Procedure, events: list[Happened]
    ) -> None:
        progress = steps.follow(events)
        again = {one.name for one in steps.steps if one.repeats}

        assert open_steps(progress) & {one.step for one in progress.done} <= again

    @given(PROCEDURES, EVENTS)
    def test_everything_reported_is_in_place_or_reported_back(
        self, steps: Procedure, events: list[Happened]
    ) -> None:
        progress = steps.follow(events)
        counted = [odd.happened for odd in progress.out_of_place if odd.counted]
        left_out = [odd.happened for odd in progress.out_of_place if not odd.counted]

        assert sorted([*progress.done, *left_out], key=str) == sorted(events, key=str)
        assert not counted or steps.flexible
        assert {one.step for one in (*progress.done, *counted)} <= set(steps.by_name)
        assert not steps.flexible or {one.step for one in left_out} <= {
            one.step for one in events if one.step not in steps.by_name
        }

    @given(PROCEDURES, EVENTS)
    def test_a_step_is_in_place_exactly_when_it_was_open(
        self, steps: Procedure, events: list[Happened]
    ) -> None:
        open_now = open_steps(steps.follow(events))
        last = max((one.on for one in events), default=DAY)

        for name in steps.by_name:
            odd = steps.follow([*events, Happened(step=name, on=last)]).out_of_place
            more = len(odd) - len(steps.follow(events).out_of_place)
            assert more == (name not in open_now)

    @given(PROCEDURES, EVENTS, DAYS)
    def test_what_happens_later_changes_nothing(
        self, steps: Procedure, events: list[Happened], on: date
    ) -> None:
        by_then = [one for one in events if one.on <= on]

        assert steps.follow(events, on) == steps.follow(by_then)
        assert steps.follow(events, date.max) == steps.follow(events)

    @given(PROCEDURES, EVENTS, st.integers(0, 400))
    def test_a_later_start_never_makes_a_last_day_earlier(
        self, steps: Procedure, events: list[Happened], days: int
    ) -> None:
        later = [Happened(step=one.step, on=one.on + timedelta(days=days)) for one in events]
        before, after = steps.follow(events), steps.follow(later)

        assert names(before.due) == names(after.due)
        for early, late in zip(before.due, after.due, strict=True):
            assert (early.due_on is None) == (late.due_on is None)
            if early.due_on is not None and late.due_on is not None:
                assert early.due_on <= late.due_on

    @given(PROCEDURES, EVENTS)
    def test_it_never_gets_stuck(self, steps: Procedure, events: list[Happened]) -> None:
        progress = steps.follow(events)
        done = {one.step for one in progress.done}

        if not open_steps(progress):
            for one in steps.steps:
                closed = done & set(one.unless)
                too_soon = one.after and not done & set(one.after)
                assert (one.name in done and not one.repeats) or closed or too_soon

    @given(PROCEDURES, EVENTS)
    def test_a_power_is_never_due_and_a_duty_never_only_allowed(
        self, steps: Procedure, events: list[Happened]
    ) -> None:
        progress = steps.follow(events)

        assert all(due.clause.force is not Force.MAY for due in progress.due)
        assert all(due.clause.force is Force.MAY for due in progress.allowed)

    @given(PROCEDURES, EVENTS)
    def test_both_go_to_json_and_back(self, steps: Procedure, events: list[Happened]) -> None:
        progress = steps.follow(events)

        assert Procedure.model_validate_json(steps.model_dump_json()) == steps
        assert Progress.model_validate_json(progress.model_dump_json()) == progress
        assert isinstance(hash(steps), int)

    @given(PROCEDURES)
    def test_a_chart_names_every_step_and_leads_from_step_to_step(self, steps: Procedure) -> None:
        _, *lines = steps.to_mermaid().splitlines()
        boxes, arrows = lines[: len(steps.steps)], lines[len(steps.steps) :]
        shown = [re.match(r"    step-([a-z0-9-]+)[\[(]", line) for line in boxes]
        led = [
            re.fullmatch(r'    step-(\S+) -\.?->?(?:\|"[^"|]*"\|)? step-(\S+)', line)
            for line in arrows
        ]

        assert [found and found[1] for found in shown] == list(steps.by_name)
        assert sorted(str(found and found.groups()) for found in led) == sorted(
            str((start, one.name)) for one in steps.steps for start in (*one.after, *one.awaits)
        )

    @given(st.text())
    def test_a_label_stays_on_its_line_and_between_its_quotation_marks(self, label: str) -> None:
        (_, line) = flowchart([Box("a", label)], []).split("\n")

        inside = line.removeprefix('    step-a["').removesuffix('"]')
        assert len(inside) == len(line) - len('    step-a[""]')
        assert not set('"<>&`\\%$\r\n') & set(inside)
        plain = re.sub(r"#([0-9]+);", lambda found: chr(int(found[1])), inside)
        assert plain == label


class TestRefusals:
    """Steps that could not be taken, in any order, are refused when they are built."""

    @pytest.mark.parametrize(
        ("steps", "named"),
        [
            pytest.param([], "steps", id="no step"),
            pytest.param([step("a"), step("a")], "one name twice", id="one name twice"),
            pytest.param([step("a", "b")], "`b`", id="after a step that there is not"),
            pytest.param([step("a", awaits=("b",))], "`b`", id="awaiting one"),
            pytest.param([step("a", unless=("b",))], "`b`", id="unless one"),
            pytest.param([step("a", within=Within(of="b", days=1))], "`b`", id="within one"),
            pytest.param(
                [step("a", within=Within(of="a"), repeats=True)],
                "`a` repeats",
                id="again and again on one day",
            ),
            pytest.param([step("a", "a")], "`a` can never come", id="after itself alone"),
            pytest.param(
                [step("z"), step("a", "b"), step("b", "a")],
                "`a` can never come",
                id="after each other",
            ),
            pytest.param([step("a", awaits=("a",))], "`a`", id="awaiting itself"),
            pytest.param(
                [step("a", awaits=("b",)), step("b", awaits=("c",)), step("c", awaits=("a",))],
                "each awaits the next",
                id="awaiting each other in a ring",
            ),
        ],
    )
    def test_steps_that_cannot_be_followed(self, steps: list[Step], named: str) -> None:
        with pytest.raises(ValidationError, match=re.escape(named)):
            Procedure(steps=tuple(steps))

    def test_what_only_looks_like_a_ring_is_none(self) -> None:
        ways = procedure(
            step("a"), step("b", "a", "c"), step("c", "b", awaits=("a",)), step("d", awaits=("c",))
        )

        assert names(ways.follow(taken("a")).due) == ["b", "d"]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("step", "No Slug", id="a name with capitals and a space"),
            pytest.param("step", "", id="no name"),
            pytest.param("on", "yesterday", id="a word for a day"),
            pytest.param("on", 86_400, id="a number for a day"),
            pytest.param("on", None, id="no day"),
        ],
    )
    def test_what_cannot_have_happened(self, field: str, value: object) -> None:
        with pytest.raises(ValidationError, match=field):
            Happened.model_validate({"step": "report", "on": DAY, field: value})

    @pytest.mark.parametrize("field", ["months", "days"])
    @pytest.mark.parametrize("value", [-1, True, 1.5, "1"])
    def test_a_length_is_a_whole_number(self, field: str, value: object) -> None:
        with pytest.raises(ValidationError, match=field):
            Within.model_validate({"of": "report", field: value})

    @pytest.mark.parametrize(
        "within", [{"days": 1}, {"months": 1}, {"days": 1_000_000}, {"months": 1_000_000}]
    )
    def test_a_time_limit_that_leaves_the_years_there_are(self, within: dict[str, int]) -> None:
        timed = procedure(
            step("report"), step("answer", "report", within={"of": "report", **within})
        )

        with pytest.raises(BeyondTheCalendarError) as refused:
            timed.follow(taken("report", on=date.max))

        assert refused.value.start == date.max
