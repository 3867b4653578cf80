"""What the project's own tests draw besides ``scrutiny_rules.testing``."""

from datetime import date

from hypothesis import strategies as st

from scrutiny_rules import Fact, Happened, History, Kind, Procedure, Stage
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.testing import application_forms, conditions, histories, leaves
from scrutiny_rules.testing._basics import COUNTS, DAYS, EVERY_DAY, MILES, YES_NO, days_after
from scrutiny_rules.testing._people import BREACH_FACTS, YES_NO_FACTS
from scrutiny_rules.testing._terms import STEP_NAMES

__all__ = [
    "BREACH_FACTS",
    "COUNTS",
    "DAYS",
    "EVERY_DAY",
    "MILES",
    "YES_NO",
    "YES_NO_FACTS",
]

STAGES = st.sampled_from(Stage)

FORMS = application_forms(terms=CHORUS_RSP.application)
"""Forms of the paper that has one, filled in as far as anybody likes."""

DUTY_NAMES = st.sampled_from(
    [
        "provisional-dates",
        "review-plan",
        "work-plan",
        "action-plan-report",
        "website-and-intranet",
        "annual-report",
    ]
)
"""The duties of both papers."""


def happenings(
    names: tuple[str, ...] = STEP_NAMES, days: st.SearchStrategy[date] = DAYS
) -> st.SearchStrategy[list[Happened]]:
    """Draw steps that were taken, oldest first, some of them of no paper."""
    taken = st.builds(Happened, step=st.sampled_from([*names, "of-no-paper"]), on=days)
    return st.lists(taken, max_size=12).map(lambda events: sorted(events, key=lambda one: one.on))


@st.composite
def walks(
    draw: st.DrawFn, steps: Procedure, days: st.SearchStrategy[date] = DAYS
) -> list[Happened]:
    """Draw what was done under a procedure: mostly what was open, and now and then anything."""
    on = sorted(draw(st.lists(days, max_size=20)))
    anything = [*steps.by_name, "of-no-paper"]
    done: list[str] = []
    for _ in on:
        now = [step.name for step in steps.open_after(done)]
        astray = draw(st.integers(0, 5)) == 5
        done.append(draw(st.sampled_from(anything if astray or not now else now)))
    return [Happened(step=name, on=day) for name, day in zip(done, on, strict=True)]


FLAGS = ("flag_a", "flag_b", "flag_c")
NUMBERS = ("number_a", "number_b", "number_c")
CHOICES = ("choice_a", "choice_b")
WORDS = ("red", "green", "blue")


FACTS = tuple(
    Fact(name=name, kind=kind, question="What of it?", answered_by="somebody", choices=choices)
    for names, kind, choices in (
        (FLAGS, Kind.YES_NO, ()),
        (NUMBERS, Kind.COUNT, ()),
        (CHOICES, Kind.CHOICE, WORDS),
    )
    for name in names
)

LEAVES = leaves(FACTS)
"""Single tests over the facts named above."""

CONDITIONS = conditions(FACTS)
"""Conditions of any shape, over the facts named above."""

WORLDS = st.fixed_dictionaries(
    {
        **dict.fromkeys(FLAGS, YES_NO),
        **dict.fromkeys(NUMBERS, st.none() | st.integers(0, 6)),
        **dict.fromkeys(CHOICES, st.none() | st.sampled_from(WORDS)),
    }
)
"""The facts that ``CONDITIONS`` speak of, each perhaps unknown."""


@st.composite
def positions(draw: st.DrawFn) -> tuple[History, date]:
    """Draw what happened to a member, and a day to ask about: mostly near the last events."""
    history = draw(histories())
    days = [event.on for event in history.events[-8:]] or [date(2026, 1, 1)]
    after = draw(st.sampled_from([0, 0, 0, 1, 14, 15, 90, 1100]))
    return history, days_after(draw(st.sampled_from(days)), after)
