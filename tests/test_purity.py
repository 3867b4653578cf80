"""Do decisions depend on their facts alone: no clock, no place, no files, no chance?"""

import ast
import json
import os
import subprocess
import sys
import textwrap
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scrutiny_rules
from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    Breach,
    CastingVote,
    Claim,
    CodeChange,
    DutyRecord,
    Expense,
    ExpenseKind,
    History,
    Investigation,
    Mark,
    Meeting,
    Mileage,
    NoticeRequest,
    Programme,
    Roll,
    Stage,
    Suspension,
    TopicProposal,
    WarningHistory,
    appeal_window,
    assess_eligibility,
    available_sanctions,
    check_programme,
    decide_appeal,
    decide_code_change,
    decide_motion,
    decide_probation,
    decide_probation_breach,
    decide_quorum,
    decide_topic,
    duties_due,
    escalate_conduct,
    follow_investigation,
    follow_notice,
    notice_due,
    panel_outlook,
    plan_year,
    probation_period,
    reimburse,
    review_application,
    review_attendance,
    standing,
    suspension_period,
)
from scrutiny_rules._frozen import Frozen
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    appeals,
    applicants,
    attendance_registers,
    ballots,
    breaches,
    claims,
    code_changes,
    duty_records,
    histories,
    investigations,
    notice_requests,
    programmes,
    rolls,
    suspensions,
    topic_proposals,
    warning_histories,
)
from tests.strategies import (
    DUTY_NAMES,
    FORMS,
    STAGES,
)

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = Path(scrutiny_rules.__file__).parent

OFFENCES: Final = {
    "import logging": "findings are returned, not logged",
    "import warnings": "cautions are returned, not warned of",
    "import random": "chance",
    "import secrets": "chance",
    "import uuid": "chance",
    "import time": "the clock",
    "import os": "the machine",
    "import io": "files",
    "import sys": "the machine",
    "import pathlib": "files",
    "from pathlib import Path": "files, by a name of their own",
    "import shutil": "files",
    "import socket": "the network",
    "import urllib.request": "the network",
    "import subprocess": "other programs",
    "import locale": "the place",
    "import threading": "state between threads",
    "import contextvars": "state between calls",
    "from datetime import date\n\nTODAY = date.today()": "today",
    "import datetime\n\nTODAY = datetime.date.today()": "today, by its full name",
    "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)": "now",
    "from datetime import datetime\n\nNOW = datetime.today()": "now, as today",
    "from datetime import datetime\n\nNOW = datetime.utcnow()": "now, in Greenwich",
}
"""What no rule may do, as source, and what it would let in."""

BUILT_IN: Final = {
    "__import__",
    "breakpoint",
    "compile",
    "eval",
    "exec",
    "exit",
    "globals",
    "input",
    "open",
    "print",
    "quit",
}
"""What needs no import and is no business of a rule either."""


def linted(source: str) -> list[str]:
    """Return the codes of what the linter finds in some source of the package."""
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--no-cache",
            "--output-format=json",
            "--stdin-filename=src/scrutiny_rules/x.py",
            "-",
        ],
        cwd=ROOT,
        input=source,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return [finding["code"] for finding in json.loads(run.stdout)]


SCRIPT: Final = '''
from datetime import date

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    Breach,
    Claim,
    Delivery,
    History,
    Investigation,
    Roll,
    Stage,
    Suspension,
    WarningHistory,
    appeal_window,
    assess_eligibility,
    available_sanctions,
    decide_appeal,
    decide_motion,
    decide_probation,
    decide_probation_breach,
    decide_quorum,
    escalate_conduct,
    follow_investigation,
    probation_period,
    reimburse,
    review_application,
    review_attendance,
    suggest_notification,
    suspension_period,
    CodeChange,
    DutyRecord,
    NoticeRequest,
    Programme,
    TopicProposal,
    check_programme,
    decide_code_change,
    decide_topic,
    duties_due,
    follow_notice,
    notice_due,
    panel_outlook,
    plan_year,
    standing,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP


def decisions(rulebook, n, **known):
    """Go through a decision of each kind, on facts that a number makes different."""
    on = date(2026, 1 + n, 2 + n)
    months = range(1, 11)
    meetings = [
        {"held_on": f"2025-{month:02}-09", "mark": "absent" if month % 5 <= n else "present"}
        for month in months
    ]
    person = Applicant.model_validate({"date_of_birth": f"201{n}-01-0{1 + n}", **known})
    for stage in Stage:
        yield assess_eligibility(rulebook.eligibility, person, stage=stage, on=on)
    yield decide_quorum(rulebook.quorum, Roll(in_office=9 + n, present=4 + n))
    yield decide_quorum(rulebook.quorum, Roll(in_office=9 + n))
    ballot = Ballot(votes_for=4 + n, votes_against=4 + n, quorate=True, private_requests=n)
    yield decide_motion(rulebook.voting, ballot)
    yield decide_motion(rulebook.breach_voting, ballot)
    register = AttendanceRegister(meetings=meetings)
    yield review_attendance(rulebook.attendance, register, on=on)
    yield escalate_conduct(rulebook.conduct, WarningHistory(per_meeting=(n, 1)))
    events = [{"step": step, "on": on} for step in ("meeting", "letter", "meeting")[:n]]
    investigation = Investigation(subject_of_complaint=True, events=events)
    yield follow_investigation(rulebook.investigation, investigation, on=on)
    breach = Breach(established=n > 1 or None, in_probation=True, breached_on=on)
    yield available_sanctions(rulebook.sanctions, breach, on=on)
    suspension = Suspension(kind="from meetings", first_day=on)
    yield suspension_period(rulebook.sanctions, suspension)
    yield probation_period(rulebook.probation, joined_on=on)
    yield decide_probation(rulebook.probation, joined_on=on, on=on)
    yield decide_probation_breach(rulebook.probation, joined_on=on, breached_on=on)
    yield appeal_window(rulebook.appeals, notified_on=on, calendar=ENGLAND_AND_WALES)
    yield decide_appeal(rulebook.appeals, Appeal(notified_on=on), on=on)
    yield suggest_notification(
        rulebook.appeals,
        sent_on=on,
        delivery=Delivery.FIRST_CLASS_POST,
        calendar=ENGLAND_AND_WALES,
    )
    items = [
        {"miles": f"{n}.1", "travelled_on": on},
        {"kind": "taxi", "pence": 320 + n, "incurred_on": on},
    ]
    yield reimburse(rulebook.expenses, Claim(items=items))
    form = ApplicationForm(answers={"skills": "x" * n, "support-needs": bool(n % 2)})
    yield review_application(rulebook.application, form)
    dates = plan_year(rulebook.programme, 2025 + n)
    yield dates
    held = [{"held_on": day, "called_for_by_review": None} for day in dates.dates[n:]]
    for complete in (True, False):
        programme = {"year": 2025 + n, "meetings": held, "complete": complete}
        yield check_programme(rulebook.programme, Programme.model_validate(programme))
    yield notice_due(rulebook.notice, on, ENGLAND_AND_WALES)
    request = NoticeRequest(requested_on=on, valid_reason=bool(n % 2))
    yield follow_notice(rulebook.notice, request, on=on, calendar=ENGLAND_AND_WALES)
    done = {"annual-report": [on], "work-plan": [], "website-and-intranet": [on]}
    record = DutyRecord(since=f"202{n}-01-01", done=done)
    yield duties_due(rulebook.duties, record, on=on)
    proposal = {"route": "planned", "plan_agreed": bool(n % 2), "sources": ["another"]}
    yield decide_topic(rulebook.topics, TopicProposal.model_validate(proposal))
    yield decide_code_change(rulebook.code_changes, CodeChange(concerned=8, accepted=n))
    happened = [
        {"kind": "person recorded", "on": "2025-01-01", "person": person},
        {"kind": "joined", "on": f"2025-01-0{1 + n}"},
        *({"kind": "meeting", "on": one["held_on"], "mark": one["mark"]} for one in meetings),
        {"kind": "breached", "on": "2025-12-01", "complaint": True},
        {"kind": "notified", "on": on},
    ]
    history = History.model_validate({"events": happened})
    yield standing(rulebook, history, on=on)
    yield panel_outlook(rulebook, {"a": history}, first_day=on, last_day=date(2027, 1, 1))


def shown(n, **known):
    """Return all of them under both papers, as JSON and as text."""
    return "\\n".join(
        text
        for rulebook in (CHORUS_RSP, TRAFFORD_QIP)
        for decision in decisions(rulebook, n, **known)
        for text in (
            decision.model_dump_json(),
            str(decision),
            decision.to_markdown(),
            decision.to_html(),
        )
    )
'''
"""Decisions of every kind, for an interpreter of its own."""

WATCHED: Final = (
    SCRIPT
    + """
import sys

seen = []
watching = False


def watch(event, arguments):
    if watching:
        seen.append(event)


shown(1)
sys.addaudithook(watch)
watching = True
shown(2, tenant=True, can_commit=True)
shown(3, tenant=False, in_rent_arrears=True, county_court_judgment=False)
watching = False
WITNESS
print(*sorted(set(seen)), sep="\\n")
"""
)


def run(script: str, **environment: str) -> str:
    """Return what an interpreter of its own prints, under some settings of its machine."""
    done = subprocess.run(  # noqa: S603  the script is this file's own
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


class TestTheLinter:
    """What would let in a clock, a file or chance is refused before it is run."""

    @pytest.mark.parametrize("source", OFFENCES, ids=OFFENCES.values())
    def test_what_no_rule_may_do_is_refused(self, source: str) -> None:
        assert "TID251" in linted(f'"""A module."""\n\n{source}\n')

    @pytest.mark.parametrize(
        ("source", "code"),
        [
            pytest.param('FILE = open("register.csv")', "PTH123", id="an open file"),
            pytest.param('print("quorate")', "T201", id="printing"),
        ],
    )
    def test_nor_by_what_is_built_in(self, source: str, code: str) -> None:
        assert code in linted(f'"""A module."""\n\n{source}\n')

    @pytest.mark.parametrize(
        "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix()
    )
    def test_no_file_uses_what_is_built_in(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}

        assert named & BUILT_IN == set()

    def test_what_a_rule_may_do_is_not(self) -> None:
        plain = (
            '"""A module."""\n\nfrom datetime import date\nfrom fractions import Fraction\n\n'
            "HALF = Fraction(1, 2)\nSTART = date(2026, 1, 1)\n"
        )

        assert linted(plain) == []


class TestTheInterpreter:
    """A decision asks nothing of the machine that it is made on."""

    def test_decisions_cause_no_event_that_can_be_audited(self) -> None:
        assert run(WATCHED.replace("WITNESS", "")).split() == []

    def test_an_event_would_be_seen(self) -> None:
        opened = "watching = True; open('pyproject.toml').close(); import wave; watching = False"

        assert {"open", "import"} <= set(run(WATCHED.replace("WITNESS", opened)).split())

    def test_the_same_facts_give_the_same_bytes_anywhere(self) -> None:
        script = f"{SCRIPT}\nprint(shown(1), shown(2, tenant=True), shown(3, leaseholder=True))"

        first = run(script, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
        second = run(script, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="de_DE.UTF-8")
        third = run(script, PYTHONHASHSEED="4242", TZ="America/Adak", LC_ALL="tr_TR.UTF-8")

        assert first == second == third
        assert first.count("outcome") > 80

    def test_the_order_of_the_questions_does_not_matter(self) -> None:
        forwards = f"{SCRIPT}\nfirst, second = shown(1), shown(2)\nprint(first, second)"
        backwards = f"{SCRIPT}\nsecond, first = shown(2), shown(1)\nprint(first, second)"

        assert run(forwards) == run(backwards)


ON: Final = date(2026, 11, 22)
LATER: Final = date(2027, 2, 22)
AS_WRITTEN: Final = CHORUS_RSP.model_dump_json(), TRAFFORD_QIP.model_dump_json()
FactsT = TypeVar("FactsT", bound=Frozen)


class Everything(NamedTuple):
    """Facts of every kind."""

    applicant: Applicant
    roll: Roll
    ballot: Ballot
    register: AttendanceRegister
    history: WarningHistory
    investigation: Investigation
    breach: Breach
    suspension: Suspension
    appeal: Appeal
    claim: Claim
    form: ApplicationForm
    programme: Programme
    request: NoticeRequest
    record: DutyRecord
    proposal: TopicProposal
    change: CodeChange
    member: History


EVERYTHING: Final = st.builds(
    Everything,
    applicants(),
    rolls(),
    ballots(),
    attendance_registers(),
    warning_histories(),
    investigations(),
    breaches(),
    suspensions(st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    appeals(st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    claims(),
    FORMS,
    programmes(),
    notice_requests(st.dates(date(2016, 1, 1), date(2028, 9, 30))),
    duty_records(names=DUTY_NAMES),
    topic_proposals(),
    code_changes(),
    histories(),
)


def rebuilt(facts: FactsT) -> FactsT:
    """Return the same facts, built anew."""
    return type(facts).model_validate(facts.model_dump())


def all_decisions(facts: Everything, stage: Stage) -> list[Frozen]:
    """Return every decision on some facts, under both papers."""
    made: list[Frozen] = []
    for book in (CHORUS_RSP, TRAFFORD_QIP):
        made += [
            assess_eligibility(book.eligibility, facts.applicant, stage=stage, on=ON),
            decide_quorum(book.quorum, facts.roll),
            decide_motion(book.voting, facts.ballot),
            decide_motion(book.breach_voting, facts.ballot),
            review_attendance(book.attendance, facts.register, on=ON),
            escalate_conduct(book.conduct, facts.history),
            follow_investigation(book.investigation, facts.investigation, on=ON),
            available_sanctions(book.sanctions, facts.breach, on=ON),
            suspension_period(book.sanctions, facts.suspension),
            probation_period(book.probation, joined_on=ON),
            decide_probation(book.probation, joined_on=ON, on=ON),
            decide_probation_breach(book.probation, joined_on=ON, breached_on=ON),
            appeal_window(book.appeals, notified_on=facts.appeal.notified_on),
            decide_appeal(book.appeals, facts.appeal, on=ON),
            reimburse(book.expenses, facts.claim),
            review_application(book.application, facts.form),
            check_programme(book.programme, facts.programme),
            plan_year(book.programme, facts.programme.year),
            notice_due(book.notice, facts.request.requested_on, ENGLAND_AND_WALES),
            follow_notice(book.notice, facts.request, on=ON, calendar=ENGLAND_AND_WALES),
            duties_due(book.duties, facts.record, on=ON),
            decide_topic(book.topics, facts.proposal),
            decide_code_change(book.code_changes, facts.change),
            standing(book, facts.member, on=ON),
            panel_outlook(book, {"a": facts.member}, first_day=ON, last_day=LATER),
        ]
    return made


@pytest.mark.no_cover
class TestLaws:
    """A decision changes nothing, and the same facts always give the same one."""

    @given(EVERYTHING, STAGES)
    def test_facts_and_rulebooks_are_as_they_were(self, facts: Everything, stage: Stage) -> None:
        before = [repr(fact.model_dump()) for fact in facts]

        all_decisions(facts, stage)

        assert [repr(fact.model_dump()) for fact in facts] == before
        assert (CHORUS_RSP.model_dump_json(), TRAFFORD_QIP.model_dump_json()) == AS_WRITTEN

    @given(EVERYTHING, EVERYTHING, STAGES)
    def test_same_facts_same_decision_whatever_was_asked_between(
        self, facts: Everything, others: Everything, stage: Stage
    ) -> None:
        first = all_decisions(facts, stage)
        all_decisions(others, stage)
        again = Everything(
            applicant=rebuilt(facts.applicant),
            roll=rebuilt(facts.roll),
            ballot=rebuilt(facts.ballot),
            register=rebuilt(facts.register),
            history=rebuilt(facts.history),
            investigation=rebuilt(facts.investigation),
            breach=rebuilt(facts.breach),
            suspension=rebuilt(facts.suspension),
            appeal=rebuilt(facts.appeal),
            claim=rebuilt(facts.claim),
            form=rebuilt(facts.form),
            programme=rebuilt(facts.programme),
            request=rebuilt(facts.request),
            record=rebuilt(facts.record),
            proposal=rebuilt(facts.proposal),
            change=rebuilt(facts.change),
            member=rebuilt(facts.member),
        )

        assert all_decisions(again, stage) == first


class TestRefusals:
    """Facts and decisions cannot be changed."""

    @pytest.mark.parametrize(
        ("value", "field"),
        [
            pytest.param(Applicant(tenant=True), "tenant", id="a person"),
            pytest.param(Roll(in_office=9), "in_office", id="a roll"),
            pytest.param(
                Ballot(votes_for=1, votes_against=1, casting_vote=CastingVote.FOR),
                "casting_vote",
                id="a ballot",
            ),
            pytest.param(Meeting(held_on=ON, mark=Mark.PRESENT), "mark", id="a meeting"),
            pytest.param(Mileage(miles=Decimal(1), travelled_on=ON), "miles", id="a journey"),
            pytest.param(
                Expense(kind=ExpenseKind.TAXI, pence=1, incurred_on=ON), "pence", id="an expense"
            ),
            pytest.param(CHORUS_RSP, "voting", id="a rulebook"),
            pytest.param(
                decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=9, present=5)),
                "outcome",
                id="a decision",
            ),
        ],
    )
    def test_a_field_cannot_be_set(self, value: Frozen, field: str) -> None:
        with pytest.raises(ValueError, match="frozen"):
            setattr(value, field, None)

    def test_a_mapping_inside_cannot_be_changed(self) -> None:
        given_by_hand: dict[str, bool | int | str | None] = {"ward": True}
        someone = Applicant(other=given_by_hand)

        given_by_hand["ward"] = False

        assert someone.other["ward"] is True
        assert not hasattr(someone.other, "__setitem__")
