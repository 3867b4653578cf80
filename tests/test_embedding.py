"""Inside other systems: FastAPI, Django, calendars, and other threads and processes."""

import asyncio
import json
import pickle
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from scrutiny_rules import (
    Appeal,
    Applicant,
    BeyondTheCalendarError,
    Clause,
    Due,
    Eligibility,
    EligibilityDecision,
    Force,
    History,
    Joined,
    Mark,
    MeetingHeld,
    Notified,
    OtherPaperError,
    Quorum,
    ReimbursementDecision,
    Roll,
    ScrutinyRulesError,
    Stage,
    Suspended,
    SuspensionKind,
    appeal_window,
    assess_eligibility,
    decide_appeal,
    decide_quorum,
    plan_year,
    standing,
)
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

pytestmark = pytest.mark.no_cover  # it tries an example, and the package by the way

EXAMPLES: Final = Path(__file__).parents[1] / "examples" / "embedding"
BORN: Final = "1961-07-14"
NAME: Final = "Zebedee Q. Example"


def example(name: str) -> ModuleType:
    """Return an example as a module, read once."""
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def printed(name: str) -> bytes:
    """Return what an example prints in a process of its own, with every warning an error."""
    command = [sys.executable, "-W", "error", "-X", "utf8", str(EXAMPLES / f"{name}.py")]
    run = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  our own script
    return run.stdout


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Return a client of the FastAPI example, which asks in this process and over no network."""
    return TestClient(example("fastapi_app").app)


@pytest.fixture(scope="module")
def app() -> ModuleType:
    """Return the Django example with its table."""
    made = example("django_app")
    made.make_tables()
    return made


class TestFastApi:
    """The facts models are bodies, by themselves or inside the application's own model."""

    def test_a_facts_model_is_the_body(self, client: TestClient) -> None:
        answer = client.post("/trafford-qip/quorum", json={"in_office": 7, "present": 3})

        assert answer.status_code == 200
        assert answer.json()["outcome"] == "inquorate"
        assert answer.json()["shortfall"] == 1

    def test_a_silent_paper_answers_too(self, client: TestClient) -> None:
        answer = client.post("/chorus-rsp/quorum", json={"in_office": 7})

        assert answer.json()["outcome"] == "not provided for"

    @pytest.mark.parametrize("miles", [10.1, "10.1", "10.10"])
    def test_miles_may_be_a_number_or_text(self, client: TestClient, miles: object) -> None:
        journey = {"miles": miles, "travelled_on": "2026-11-22", "vehicle": "cycle"}
        answer = client.post("/chorus-rsp/claims", json={"items": [journey] * 3})

        decision = ReimbursementDecision.model_validate(answer.json())
        assert decision.payable_pence == 1364

    def test_facts_stand_inside_the_systems_own_model(self, client: TestClient) -> None:
        body = {
            "reference": "A-14",
            "stage": "applicant",
            "received_on": "2026-11-22",
            "applicant": {"tenant": True, "date_of_birth": BORN, "asb_notice_in_force": False},
        }
        answer = client.post("/chorus-rsp/applications", json=body).json()

        decision = EligibilityDecision.model_validate(answer["decision"])
        assert answer["reference"] == "A-14"
        assert decision.needs == ("in_rent_arrears", "keeping_to_repayment_plan")
        assert BORN not in json.dumps(answer)

    @pytest.mark.parametrize(
        ("path", "body", "fields"),
        [
            pytest.param(
                "applications",
                {
                    "reference": "A-14",
                    "stage": "applicant",
                    "received_on": "2026-11-22",
                    "applicant": {"date_of_birth": NAME, "tenant": NAME},
                },
                [["body", "applicant", "tenant"], ["body", "applicant", "date_of_birth"]],
                id="inside another model",
            ),
            pytest.param(
                "claims",
                {"items": [{"miles": NAME, "travelled_on": "2026-11-22"}]},
                [["body", "items", 0, "mileage", "miles"]],
                id="inside a list",
            ),
            pytest.param("quorum", {"present": NAME}, [["body", "present"]], id="by itself"),
            pytest.param(
                "quorum", {"in_office": 3, "present": 4}, [["body"]], id="numbers that cannot be"
            ),
        ],
    )
    def test_a_refusal_names_fields_and_repeats_nothing(
        self, client: TestClient, path: str, body: object, fields: list[object]
    ) -> None:
        answer = client.post(f"/chorus-rsp/{path}", json=body)

        assert answer.status_code == 422
        assert [one["field"] for one in answer.json()["detail"]] == fields
        assert NAME not in answer.text

    def test_a_question_beyond_the_data_is_refused_by_name(self, client: TestClient) -> None:
        made = example("fastapi_app")
        answer = made.beyond(None, OtherPaperError("a", "b"))

        assert (answer.status_code, json.loads(answer.body)) == (
            422,
            {"detail": "OtherPaperError"},
        )
        assert ScrutinyRulesError in made.app.exception_handlers
        assert client.post("/no-panel/quorum", json={}).status_code == 422

    def test_the_description_of_the_interface_has_the_facts(self, client: TestClient) -> None:
        described = client.get("/openapi.json").json()["components"]["schemas"]

        assert {"RollBody", "ClaimBody", "Applicant", "QuorumDecision"} <= set(described)


class TestDjango:
    """Outcomes are choices, and facts and decisions go to JSON columns and back."""

    def post(self, app: ModuleType, path: str, body: object) -> Any:
        kind = {} if path == "/form" else {"content_type": "application/json"}
        return app.Client().post(path, body, **kind)

    def test_a_form_with_a_gap_is_undetermined(self, app: ModuleType) -> None:
        sent = {"received_on": "2026-11-22", "tenant": "true", "in_rent_arrears": "true"}
        answer = self.post(app, "/form", {**sent, "asb_notice_in_force": "false"}).json()

        stored = app.Application.objects.get(pk=answer["id"])
        assert answer["needs"] == ["keeping_to_repayment_plan"]
        assert stored.facts == {
            "tenant": True,
            "in_rent_arrears": True,
            "asb_notice_in_force": False,
        }
        assert str(stored) == f"application {stored.pk}: undetermined"

    def test_a_body_is_decided_and_read_back_as_the_same_value(self, app: ModuleType) -> None:
        facts = {"tenant": True, "in_rent_arrears": False, "asb_notice_in_force": False}
        sent = {"received_on": "2026-11-22", "applicant": {**facts, "date_of_birth": BORN}}
        answer = self.post(app, "/body", json.dumps(sent)).json()

        stored = app.Application.objects.get(pk=answer["id"])
        stored.full_clean()
        again = assess_eligibility(
            CHORUS_RSP.eligibility,
            Applicant.model_validate(stored.facts),
            stage=Stage.APPLICANT,
            on=stored.received_on,
        )
        assert stored.decided() == again
        assert again.outcome is Eligibility.ELIGIBLE
        assert BORN not in json.dumps(stored.decision)

    def test_outcomes_can_be_filtered_by(self, app: ModuleType) -> None:
        sent = {"received_on": "2026-11-22", "tenant": "true", "asb_notice_in_force": "true"}
        answer = self.post(app, "/form", sent).json()
        refused = app.Application.objects.filter(outcome=Eligibility.NOT_ELIGIBLE)

        assert answer["id"] in set(refused.values_list("pk", flat=True))
        choices = dict(app.Application.outcome.field.choices)
        assert set(choices) == set(Eligibility)

    @pytest.mark.parametrize(
        ("path", "body", "fields"),
        [
            pytest.param("/form", {"received_on": NAME}, ["received_on"], id="a form"),
            pytest.param(
                "/body",
                json.dumps({"received_on": "2026-11-22", "applicant": {"tenant": NAME}}),
                ["applicant.tenant"],
                id="a body",
            ),
            pytest.param("/body", NAME, [""], id="no JSON"),
        ],
    )
    def test_a_refusal_names_fields_and_repeats_nothing(
        self, app: ModuleType, path: str, body: object, fields: list[str]
    ) -> None:
        answer = self.post(app, path, body)

        assert answer.status_code == 400
        assert answer.json() == {"fields": fields}

    def test_it_runs_by_itself(self) -> None:
        assert b"'outcome': 'undetermined'" in printed("django_app")


NOTIFIED: Final = date(2026, 11, 30)
HISTORY: Final = History(
    events=(
        Joined(on=date(2026, 1, 1)),
        Suspended(on=NOTIFIED, suspension=SuspensionKind.FROM_MEETINGS),
        Notified(on=NOTIFIED),
    )
)
STAMPED: Final = datetime(2026, 12, 1, 9, tzinfo=UTC)
CLAUSE: Final = Clause(document="north-panel", label="7", gist="answer", force=Force.MUST)


def events(text: bytes) -> list[Any]:
    """Return the events of an ``.ics`` file, read back."""
    return list(Calendar.from_ical(text).walk("VEVENT"))


def days_of(event: Any) -> tuple[date, date]:
    """Return the first and the last day of an all-day event, both included."""
    return event["DTSTART"].dt, event["DTEND"].dt - timedelta(days=1)


class TestCalendar:
    """Days and periods are all-day events, whose end is the day after the last."""

    CAL: Final = example("calendar_entries")

    def written(self, entries: Iterable[Any], **more: Any) -> list[Any]:
        return events(self.CAL.to_calendar(entries, stamped=STAMPED, **more))

    def test_what_lies_ahead_of_a_member(self) -> None:
        position = standing(CHORUS_RSP, HISTORY, on=date(2026, 12, 1))
        found = self.written(self.CAL.from_standing(position, "Member A"))

        assert {(str(one["SUMMARY"]), days_of(one)[1]) for one in found} == {
            ("Member A: Overdue: meet one to one, every six months", date(2026, 7, 1)),
            (
                (
                    "Member A: Due: appeal to the Neighbourhood Services manager, verbally or in "
                    "writing"
                ),
                date(2026, 12, 14),
            ),
            ("Member A: Due: meet one to one, every six months", date(2027, 1, 1)),
            ("Member A: Ends: three months' suspension", date(2027, 2, 27)),
        }
        assert all("[chorus-rsp " in str(one["DESCRIPTION"]) for one in found)

    def test_what_is_only_at_risk_has_no_entry(self) -> None:
        absences = (MeetingHeld(on=date(2026, month, 9), mark=Mark.ABSENT) for month in (8, 9, 10))
        history = History(events=(Joined(on=date(2026, 1, 1)), *absences))
        position = standing(TRAFFORD_QIP, history, on=date(2026, 12, 1))
        entries = list(self.CAL.from_standing(position, "Member A"))

        assert position.at_risk
        assert not {one.clause for one in position.at_risk} & {one.clause for one in entries}

    def test_the_time_to_appeal_has_both_its_days(self) -> None:
        window = appeal_window(CHORUS_RSP.appeals, notified_on=date(2026, 3, 2))
        (found,) = self.written(self.CAL.from_window(window, "Member A"))

        assert days_of(found) == (date(2026, 3, 2), date(2026, 3, 16))
        assert found["DTEND"].dt == date(2026, 3, 17)
        assert found["DTSTART"].params["VALUE"] == "DATE"

    @pytest.mark.parametrize("rulebook", [CHORUS_RSP, TRAFFORD_QIP])
    def test_no_time_to_appeal_is_no_entry(self, rulebook: Any) -> None:
        window = appeal_window(rulebook.appeals, notified_on=None)

        assert self.written(self.CAL.from_window(window, "Member A")) == []

    def test_steps_with_a_day(self) -> None:
        appeal = decide_appeal(CHORUS_RSP.appeals, Appeal(notified_on=NOTIFIED), on=NOTIFIED)
        dues = (*appeal.due, Due(clause=CLAUSE, by="the manager"))
        (found,) = self.written(self.CAL.from_due(dues, "Member A"))

        assert days_of(found) == (date(2026, 12, 14), date(2026, 12, 14))

    def test_the_dates_of_a_year(self) -> None:
        plan = plan_year(CHORUS_RSP.programme, 2027)
        found = self.written(self.CAL.from_plan(plan, "Panel"))

        assert [days_of(one)[0] for one in found] == list(plan.dates)
        assert {str(one["SUMMARY"]) for one in found} == {"Panel: Panel meeting (provisional)"}

    def test_an_entry_made_again_takes_the_place_of_the_one_before(self) -> None:
        before = standing(CHORUS_RSP, HISTORY, on=date(2026, 6, 30))
        after = standing(CHORUS_RSP, HISTORY, on=date(2026, 7, 2))

        def uids(position: Any, reference: str) -> set[str]:
            entries = self.CAL.from_standing(position, reference)
            return {one.uid for one in entries if one.first_day == date(2026, 7, 1)}

        assert uids(before, "Member A") == uids(after, "Member A") != set()
        assert uids(before, "Member A").isdisjoint(uids(before, "Member B"))

    def test_an_entry_that_comes_twice_is_written_once(self) -> None:
        entry = self.CAL.Entry(NOTIFIED, NOTIFIED, "Due", CLAUSE, "Member A")

        assert len(self.written([entry, entry])) == 1

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param({"first_day": NOTIFIED - timedelta(days=1)}, id="another first day"),
            pytest.param({"last_day": NOTIFIED + timedelta(days=1)}, id="another last day"),
            pytest.param({"reference": "Member B"}, id="somebody else"),
            pytest.param({"clause": CLAUSE.model_copy(update={"label": "8"})}, id="a clause"),
            pytest.param({"clause": CLAUSE.model_copy(update={"gist": "ask"})}, id="a limb"),
        ],
    )
    def test_other_entries_are_called_otherwise(self, other: dict[str, Any]) -> None:
        entry = self.CAL.Entry(NOTIFIED, NOTIFIED, "Due", CLAUSE, "Member A")

        assert entry._replace(**other).uid != entry.uid
        assert entry._replace(summary="Overdue", by="somebody").uid == entry.uid

    def test_it_reminds_before_the_last_day(self) -> None:
        window = self.CAL.Entry(date(2026, 3, 2), date(2026, 3, 16), "x", CLAUSE, "Member A")
        (found,) = self.written([window], remind_days_before=7)
        (alarm,) = found.walk("VALARM")

        assert date(2026, 3, 2) + alarm["TRIGGER"].dt == date(2026, 3, 9)
        assert self.written([window])[0].walk("VALARM") == []

    def test_a_reference_adds_no_line_of_its_own(self) -> None:
        odd = "Member A\r\nATTENDEE:mailto:a@example.org\nEND:VEVENT"
        entry = self.CAL.Entry(NOTIFIED, NOTIFIED, "Due", CLAUSE, odd)
        (found,) = self.written([entry])

        assert "ATTENDEE" not in found
        assert "mailto:a@example.org" in str(found["SUMMARY"])

    def test_there_is_no_clock(self) -> None:
        entry = self.CAL.Entry(NOTIFIED, NOTIFIED, "Due", CLAUSE, "Member A")
        (found,) = self.written([entry])

        assert found["DTSTAMP"].dt == STAMPED
        assert self.CAL.to_calendar([entry], stamped=STAMPED) == self.CAL.to_calendar(
            [entry], stamped=STAMPED
        )

    def test_the_last_day_that_there_is_has_none_after_it(self) -> None:
        entry = self.CAL.Entry(date.max, date.max, "Due", CLAUSE, "Member A")

        with pytest.raises(BeyondTheCalendarError):
            self.CAL.to_calendar([entry], stamped=STAMPED)

    @given(
        st.dates(date(1900, 1, 1), date(2200, 1, 1)),
        st.integers(0, 400),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40),
    )
    def test_days_come_back_as_they_went(self, first_day: date, length: int, text: str) -> None:
        last_day = first_day + timedelta(days=length)
        entry = self.CAL.Entry(first_day, last_day, text, CLAUSE, "Member A")
        (found,) = self.written([entry])

        assert days_of(found) == (first_day, last_day)
        assert str(found["SUMMARY"]) == f"Member A: {text}"
        assert str(found["UID"]) == entry.uid

    def test_it_runs_by_itself(self) -> None:
        found = events(printed("calendar_entries"))

        assert len({str(one["UID"]) for one in found}) == len(found) == 17


ROLLS: Final = [Roll(in_office=7, present=present) for present in range(8)]
ASKED: Final = partial(decide_quorum, TRAFFORD_QIP.quorum)


class TestElsewhere:
    """Rulebooks, facts, questions and decisions are values: they go to other threads and back."""

    def expected(self) -> list[Quorum]:
        return [Quorum.INQUORATE] * 4 + [Quorum.QUORATE] * 4

    @pytest.mark.parametrize(
        "value",
        [
            pytest.param(TRAFFORD_QIP, id="a rulebook"),
            pytest.param(CHORUS_RSP.eligibility, id="a block"),
            pytest.param(HISTORY, id="facts"),
            pytest.param(ASKED(ROLLS[3]), id="a decision"),
            pytest.param(Question(verb="decide_quorum", given={"roll": ROLLS[3]}), id="a question"),
            pytest.param(standing(CHORUS_RSP, HISTORY, on=NOTIFIED), id="a standing"),
        ],
    )
    def test_what_is_pickled_comes_back_equal(self, value: object) -> None:
        again = pickle.loads(pickle.dumps(value))  # noqa: S301  made here, a moment ago

        assert again == value
        assert hash(again) == hash(value)

    def test_threads(self) -> None:
        with ThreadPoolExecutor(4) as pool:
            found = [one.outcome for one in pool.map(ASKED, ROLLS * 50)]

        assert found == self.expected() * 50

    def test_processes(self) -> None:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = list(pool.map(ASKED, ROLLS))

        assert found == [ASKED(roll) for roll in ROLLS]

    def test_tasks(self) -> None:
        async def every() -> list[Quorum]:
            return [one.outcome for one in await asyncio.gather(*map(later, ROLLS))]

        async def later(roll: Roll) -> Any:
            return await asyncio.to_thread(ASKED, roll)

        assert asyncio.run(every()) == self.expected()
