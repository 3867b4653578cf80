"""Is impossible data refused, by the names of its fields and without what was personal in it?"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    All,
    Any,
    Appeal,
    AppealTerms,
    Applicant,
    ApplicationForm,
    ApplicationTerms,
    AttendanceRegister,
    Ballot,
    BeyondTheCalendarError,
    Breach,
    Breached,
    CastingVote,
    Claim,
    Clause,
    CodeChange,
    Compare,
    ConductTerms,
    Delivery,
    Document,
    DutyRecord,
    DutyTerms,
    Either,
    EligibilityDecision,
    Expense,
    ExpenseKind,
    ExpenseTerms,
    Fact,
    FormQuestion,
    History,
    Holiday,
    In,
    Investigation,
    Joined,
    Kind,
    Limb,
    Mark,
    Meeting,
    MeetingHeld,
    Mileage,
    MileageRate,
    Narrative,
    Not,
    NotADayError,
    NoticeRequest,
    NoticeTerms,
    NotInForceError,
    Option,
    OutsideCalendarError,
    Period,
    PersonRecorded,
    ProbationTerms,
    Programme,
    ProgrammeMeeting,
    ProgrammeReview,
    ProgrammeTerms,
    QuorumTerms,
    Reading,
    RecurringDuty,
    ReviewRecord,
    ReviewTerms,
    Roll,
    ScrutinyRulesError,
    Silent,
    Stage,
    Suspended,
    Suspension,
    SuspensionKind,
    TopicPath,
    TopicProposal,
    UnknownReadingError,
    Vehicle,
    Vote,
    VotingTerms,
    WarningHistory,
    WarningLimit,
    WorkingCalendar,
    WrongKindError,
    YearPlan,
    Yes,
    appeal_window,
    assess_eligibility,
    available_sanctions,
    deadline,
    decide_appeal,
    decide_probation,
    decide_probation_breach,
    decide_quorum,
    duration,
    duties_due,
    follow_investigation,
    follow_notice,
    follow_review,
    live_suspensions,
    notice_due,
    own_fact,
    panel_outlook,
    probation_period,
    reimburse,
    review_attendance,
    standing,
    suggest_notification,
    working_day_after,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

BORN_ON: Final = "1987-06-05"
NAME: Final = "Wilhelmina"
PERSONAL: Final = (BORN_ON, "1987, 6, 5", NAME)
"""What no error may repeat, however it was written."""

A_DAY: Final = "2026-11-22"
MOMENT: Final = datetime(1987, 6, 5, 12, 30, tzinfo=UTC)
HUGE: Final = 10**30

ModelT = TypeVar("ModelT", bound=BaseModel)


def part(value: object, wanted: type[ModelT]) -> ModelT:
    """Return a block of a rulebook, which is not silent."""
    assert isinstance(value, wanted)
    return value


ELIGIBILITY: Final = TRAFFORD_QIP.eligibility.model_dump()
QUORUM: Final = part(TRAFFORD_QIP.quorum, QuorumTerms)
VOTING: Final = part(TRAFFORD_QIP.voting, VotingTerms)
ATTENDANCE: Final = TRAFFORD_QIP.attendance.model_dump()
CONDUCT: Final = part(CHORUS_RSP.conduct, ConductTerms)
PROBATION: Final = part(CHORUS_RSP.probation, ProbationTerms)
APPEALS: Final = part(CHORUS_RSP.appeals, AppealTerms)
EXPENSES: Final = part(CHORUS_RSP.expenses, ExpenseTerms)
APPLICATION: Final = part(CHORUS_RSP.application, ApplicationTerms)
PROGRAMME: Final = part(TRAFFORD_QIP.programme, ProgrammeTerms)
NOTICE: Final = part(TRAFFORD_QIP.notice, NoticeTerms)
DUTIES: Final = part(TRAFFORD_QIP.duties, DutyTerms)
LIMB: Final = QUORUM.limbs_required[0]
CLAUSE: Final = LIMB.clause

JOURNEY: Final = {"miles": "10.1", "travelled_on": A_DAY}
FARE: Final = {"kind": "taxi", "pence": 320, "incurred_on": A_DAY}
MEETINGS: Final = [{"held_on": "2026-02-02", "mark": "present"}]
FLAG: Final = {"kind": "yes", "fact": "flag"}


def deep(levels: int) -> dict[str, object]:
    """Return the data of a condition denied so many times."""
    data: dict[str, object] = dict(FLAG)
    for _ in range(levels):
        data = {"kind": "not", "of": data}
    return data


Row = tuple[type[BaseModel], dict[str, object], tuple[str, ...], str]

FACTS: Final[list[Row]] = [
    # ---- a person
    (Applicant, {"tenant": 1}, ("tenant",), "one for yes"),
    (Applicant, {"tenant": 0}, ("tenant",), "nought for no"),
    (Applicant, {"tenant": "yes"}, ("tenant",), "the word yes"),
    (Applicant, {"tenant": "true"}, ("tenant",), "the word true"),
    (Applicant, {"can_commit": 1.0}, ("can_commit",), "one point nought for yes"),
    (Applicant, {"in_rent_arrears": NAME}, ("in_rent_arrears",), "a name for yes or no"),
    (Applicant, {"leaseholder": [True]}, ("leaseholder",), "a list for yes or no"),
    (Applicant, {"date_of_birth": 86400}, ("date_of_birth",), "seconds for a day"),
    (Applicant, {"date_of_birth": "86400"}, ("date_of_birth",), "seconds as text for a day"),
    (Applicant, {"date_of_birth": True}, ("date_of_birth",), "a yes for a day"),
    (Applicant, {"date_of_birth": 0.0}, ("date_of_birth",), "a float for a day"),
    (Applicant, {"date_of_birth": MOMENT}, ("date_of_birth",), "a moment for a day"),
    (
        Applicant,
        {"date_of_birth": f"{BORN_ON}T00:00:00"},
        ("date_of_birth",),
        "a moment as text for a day",
    ),
    (Applicant, {"date_of_birth": "05/06/1987"}, ("date_of_birth",), "a day in another form"),
    (Applicant, {"date_of_birth": "2026-02-30"}, ("date_of_birth",), "a day that there is not"),
    (Applicant, {"date_of_birth": "0000-01-01"}, ("date_of_birth",), "a year that there is not"),
    (Applicant, {"date_of_birth": NAME}, ("date_of_birth",), "a name for a day"),
    (Applicant, {"tenent": True}, ("tenent",), "a field that there is not"),
    (Applicant, {"age": 39}, ("age",), "a derived fact given as if it were a field"),
    (
        Applicant,
        {"notice_of_seeking_possession": True, "notice_ever_served": False},
        ("notice_of_seeking_possession", "notice_ever_served"),
        "a notice in force that was never served",
    ),
    (Applicant, {"other": {"ward": 0.5}}, ("other", "ward"), "a float for an own fact"),
    (Applicant, {"other": {"ward": -1}}, ("other", "ward"), "an own count below nought"),
    (Applicant, {"other": {"ward": [NAME]}}, ("other", "ward"), "a list for an own fact"),
    (Applicant, {"other": {"ward": ""}}, ("other", "ward"), "an empty word for an own fact"),
    (Applicant, {"other": {"": True}}, ("other",), "an own fact without a name"),
    (Applicant, {"other": NAME}, ("other",), "text for the own facts"),
    # ---- a roll
    (Roll, {"in_office": True}, ("in_office",), "a yes for a count"),
    (Roll, {"in_office": "9"}, ("in_office",), "text for a count"),
    (Roll, {"in_office": 9.0}, ("in_office",), "a float for a count"),
    (Roll, {"in_office": float("nan")}, ("in_office",), "no number for a count"),
    (Roll, {"in_office": float("inf")}, ("in_office",), "infinity for a count"),
    (Roll, {"in_office": Decimal(9)}, ("in_office",), "a decimal for a count"),
    (Roll, {"in_office": -1}, ("in_office",), "a count below nought"),
    (Roll, {"in_office": 1_000_001}, ("in_office",), "a count that is too large"),
    (Roll, {"present": HUGE}, ("present",), "a count that is far too large"),
    (
        Roll,
        {"in_office": 5, "present": 6},
        ("in_office", "present"),
        "more present than in office",
    ),
    (Roll, {"present": 3, "withdrawn": 4}, ("present", "withdrawn"), "more withdrawn than present"),
    (Roll, {"in_office": 9, "seats": 8}, ("in_office", "seats"), "more in office than seats"),
    (Roll, {"present": 9, "seats": 8}, ("present", "seats"), "more present than seats"),
    (
        Roll,
        {"in_office": 5, "on_leave": 6},
        ("in_office", "on_leave"),
        "more on leave than in office",
    ),
    (
        Roll,
        {"co_optees_in_office": 1, "co_optees_present": 2},
        ("co_optees_in_office", "co_optees_present"),
        "more co-opted present than in office",
    ),
    (
        Roll,
        {"present": 3, "withdrawn": 2, "co_optees_present": 2},
        ("co_optees_present", "withdrawn"),
        "more co-opted there for the item than are left",
    ),
    (
        Roll,
        {"chair_in_office": False, "chair_present": True},
        ("chair_in_office", "chair_present"),
        "a Chair present who is not in office",
    ),
    (
        Roll,
        {"present": 0, "chair_present": True},
        ("present", "chair_present"),
        "a Chair present where nobody is",
    ),
    (
        Roll,
        {"in_office": 0, "chair_in_office": True},
        ("in_office", "chair_in_office"),
        "a Chair in office where nobody is",
    ),
    (Roll, {"chair_present": 1}, ("chair_present",), "one for yes on a roll"),
    # ---- a ballot
    (Ballot, {"votes_for": True}, ("votes_for",), "a yes for votes"),
    (Ballot, {"votes_for": -1}, ("votes_for",), "votes below nought"),
    (Ballot, {"votes_for": HUGE}, ("votes_for",), "too many votes"),
    (Ballot, {"quorate": "quorate"}, ("quorate",), "a word for yes on a ballot"),
    (Ballot, {"casting_vote": "maybe"}, ("casting_vote",), "a casting vote of another kind"),
    (Ballot, {"casting_vote": True}, ("casting_vote",), "a yes for a casting vote"),
    (
        Ballot,
        {"votes_for": 5, "votes_against": 4, "casting_vote": "for"},
        ("casting_vote",),
        "a casting vote without a tie",
    ),
    (
        Ballot,
        {"votes_for": 0, "votes_against": 0, "casting_vote": "for"},
        ("casting_vote",),
        "a casting vote where nobody voted",
    ),
    (
        Ballot,
        {"votes_for": 3, "votes_against": 2, "abstentions": 1, "in_attendance": 5},
        ("votes_for", "votes_against", "abstentions", "in_attendance"),
        "more votes than voters",
    ),
    (
        Ballot,
        {"votes_for": 3, "votes_against": 2, "in_attendance": 5, "concerned": 1},
        ("votes_for", "in_attendance"),
        "a vote by the member whom it is about",
    ),
    (
        Ballot,
        {"votes_for": 10, "membership": 9},
        ("votes_for", "membership"),
        "more votes than members",
    ),
    (
        Ballot,
        {"in_attendance": 10, "membership": 9},
        ("in_attendance", "membership"),
        "more in attendance than members",
    ),
    (
        Ballot,
        {"in_attendance": 3, "private_requests": 4},
        ("private_requests", "in_attendance"),
        "more requests than voters",
    ),
    (Ballot, {"other": {"ward": 1.5}}, ("other", "ward"), "a float for an own fact of a ballot"),
    # ---- one vote
    (Vote, {"answer": "aye"}, ("answer",), "an answer of another kind"),
    (Vote, {"answer": "for", "capacity": "staff"}, ("capacity", "answer"), "a vote by staff"),
    (Vote, {"answer": "for", "capacity": "observer"}, ("capacity", "answer"), "a vote by a guest"),
    (
        Vote,
        {"answer": "abstain", "withdrawn": True},
        ("withdrawn", "answer"),
        "a vote by somebody who has withdrawn",
    ),
    (
        Vote,
        {"answer": "against", "suspended": True},
        ("suspended", "answer"),
        "a vote by somebody suspended",
    ),
    # ---- attendance
    (Meeting, {"held_on": 20260202}, ("held_on",), "a number for the day of a meeting"),
    (Meeting, {"held_on": A_DAY, "mark": "late"}, ("mark",), "a mark of another kind"),
    (Meeting, {"held_on": A_DAY, "formal": 1}, ("formal",), "one for a formal meeting"),
    (Meeting, {"mark": "present"}, ("held_on",), "a meeting without its day"),
    (
        AttendanceRegister,
        {"meetings": [*MEETINGS, {"held_on": "2026-02-01"}]},
        ("meetings", "held_on"),
        "meetings out of order",
    ),
    (
        AttendanceRegister,
        {"meetings": [{"held_on": "yesterday"}]},
        ("meetings", "held_on"),
        "a word for the day of a meeting",
    ),
    (AttendanceRegister, {"meetings": "P A A"}, ("meetings",), "text for meetings"),
    (
        AttendanceRegister,
        {"judged_consistent": None},
        ("judged_consistent",),
        "a judgement that is neither yes nor no",
    ),
    # ---- warnings
    (WarningHistory, {"per_meeting": []}, ("per_meeting",), "no meeting at all"),
    (WarningHistory, {"per_meeting": [True]}, ("per_meeting",), "a yes for a count of warnings"),
    (WarningHistory, {"per_meeting": [1, -1]}, ("per_meeting",), "warnings below nought"),
    (WarningHistory, {"per_meeting": [1.0]}, ("per_meeting",), "a float for warnings"),
    (WarningHistory, {"per_meeting": 3}, ("per_meeting",), "a number for a list of them"),
    (WarningHistory, {}, ("per_meeting",), "a history without its counts"),
    # ---- a member's history
    (History, {"events": [{"kind": "left", "on": A_DAY}]}, ("events", "joined"), "left first"),
    (History, {"events": [{"kind": "resigned", "on": A_DAY}]}, ("events", "kind"), "no such event"),
    (Joined, {"on": 86400}, ("on",), "seconds for the day of joining"),
    (Breached, {"on": A_DAY, "complaint": 1}, ("complaint",), "one for a complaint"),
    (Suspended, {"on": A_DAY, "suspension": "for ever"}, ("suspension",), "no such suspension"),
    (MeetingHeld, {"on": A_DAY, "mark": "late"}, ("mark",), "no such mark at a meeting"),
    (PersonRecorded, {"on": A_DAY, "person": {"tenant": NAME}}, ("tenant",), "a name in a record"),
    # ---- breaches
    (Investigation, {"in_probation": "no"}, ("in_probation",), "a word for probation"),
    (Investigation, {"events": [{"step": "letter"}]}, ("on",), "a step on no day"),
    (
        Investigation,
        {
            "events": [
                {"step": "meeting", "on": "2026-03-02"},
                {"step": "letter", "on": "2026-03-01"},
            ]
        },
        ("events",),
        "steps that are not in order",
    ),
    (Breach, {"breached_on": MOMENT}, ("breached_on",), "a moment for a breach"),
    (Breach, {"extreme": 1}, ("extreme",), "one for an extreme case"),
    (Suspension, {"kind": "further"}, ("first_day",), "a suspension that starts on no day"),
    (Suspension, {"kind": "for good", "first_day": "2026-03-02"}, ("kind",), "no kind of them"),
    (
        Suspension,
        {"kind": "further", "first_day": "2026-03-02", "ended_on": "2026-03-01"},
        ("ended_on", "first_day"),
        "a suspension that ends before it starts",
    ),
    # ---- appeals
    (Appeal, {"notified_on": MOMENT}, ("notified_on",), "a moment for notification"),
    (
        Appeal,
        {"notified_on": "2026-03-02", "lodged_on": "2026-03-01"},
        ("lodged_on", "notified_on"),
        "an appeal before notification",
    ),
    (Appeal, {"upheld": True}, ("upheld", "lodged_on"), "an appeal upheld that nobody lodged"),
    (
        Appeal,
        {"steps_done": ["decided"]},
        ("steps_done", "lodged_on"),
        "a step on an appeal that nobody lodged",
    ),
    (
        Appeal,
        {"lodged_on": A_DAY, "steps_done": ["Wilhelmina decided"]},
        ("steps_done",),
        "a step that is no short name",
    ),
    (Appeal, {"lodged_on": A_DAY, "upheld": "no"}, ("upheld",), "a word for upheld"),
    # ---- a review
    (
        ReviewRecord,
        {
            "events": [
                {"step": "findings", "on": "2026-03-03"},
                {"step": "final-report", "on": "2026-03-02"},
            ]
        },
        ("events", "oldest first"),
        "steps that are not in the order of their days",
    ),
    (ReviewRecord, {"events": [{"step": "findings"}]}, ("events", "on"), "a step without a day"),
    (ReviewRecord, {"events": [{"step": NAME, "on": A_DAY}]}, ("step",), "a name with a capital"),
    (ReviewRecord, {"events": ["findings"]}, ("events",), "a word for a step that was taken"),
    # ---- expenses
    (Mileage, {**JOURNEY, "miles": float("nan")}, ("miles",), "no number of miles"),
    (Mileage, {**JOURNEY, "miles": "NaN"}, ("miles",), "no number of miles, as text"),
    (Mileage, {**JOURNEY, "miles": float("inf")}, ("miles",), "infinite miles"),
    (Mileage, {**JOURNEY, "miles": Decimal("Infinity")}, ("miles",), "infinite decimal miles"),
    (Mileage, {**JOURNEY, "miles": Decimal("sNaN")}, ("miles",), "a signalling decimal"),
    (Mileage, {**JOURNEY, "miles": -1}, ("miles",), "miles below nought"),
    (Mileage, {**JOURNEY, "miles": Decimal("-0.01")}, ("miles",), "a step below nought"),
    (Mileage, {**JOURNEY, "miles": "10.125"}, ("miles",), "three decimal places of miles"),
    (Mileage, {**JOURNEY, "miles": True}, ("miles",), "a yes for miles"),
    (Mileage, {**JOURNEY, "miles": "1e3"}, ("miles",), "miles in another notation"),
    (Mileage, {**JOURNEY, "miles": "1000000.01"}, ("miles",), "one step too many miles"),
    (Mileage, {**JOURNEY, "miles": Decimal("1e999999")}, ("miles",), "far too many miles"),
    (Mileage, {**JOURNEY, "vehicle": "horse"}, ("vehicle",), "a vehicle of another kind"),
    (Mileage, {**JOURNEY, "own_vehicle": "yes"}, ("own_vehicle",), "the word yes for own"),
    (Mileage, {"miles": "10.1"}, ("travelled_on",), "a journey without its day"),
    (Expense, {**FARE, "pence": 3.2}, ("pence",), "a float for money"),
    (Expense, {**FARE, "pence": 320.0}, ("pence",), "a whole float for money"),
    (Expense, {**FARE, "pence": "320"}, ("pence",), "text for money"),
    (Expense, {**FARE, "pence": Decimal("3.20")}, ("pence",), "pounds for pence"),
    (Expense, {**FARE, "pence": Decimal("3.205")}, ("pence",), "three decimal places of money"),
    (Expense, {**FARE, "pence": True}, ("pence",), "a yes for money"),
    (Expense, {**FARE, "pence": -1}, ("pence",), "money below nought"),
    (Expense, {**FARE, "pence": 1_000_000_001}, ("pence",), "one penny too much"),
    (Expense, {**FARE, "pence": float("nan")}, ("pence",), "no number for money"),
    (Expense, {**FARE, "kind": NAME}, ("kind",), "a name for a kind"),
    (Expense, {**FARE, "receipt": 1}, ("receipt",), "one for a receipt"),
    (Expense, {**FARE, "reasonable": "quite"}, ("reasonable",), "a word for a judgement"),
    (Claim, {"items": [5]}, ("items",), "a number for an item"),
    (Claim, {"items": [{**JOURNEY, "pence": 320}]}, ("items", "pence"), "two items in one"),
    (Claim, {"items": [{**FARE, "pence": 0.5}]}, ("items", "pence"), "an item in floats"),
    (Claim, {"items": [FARE] * 10_001}, ("items",), "one item too many"),
    # ---- a programme
    (Programme, {"year": 0}, ("year",), "a year that there is not"),
    (Programme, {"year": "2026"}, ("year",), "text for a year"),
    (Programme, {"year": True}, ("year",), "a yes for a year"),
    (Programme, {}, ("year",), "a programme without its year"),
    (Programme, {"year": 2026, "complete": None}, ("complete",), "neither complete nor not"),
    (Programme, {"year": 2026, "meetings": [A_DAY]}, ("meetings",), "a day for a meeting"),
    (Programme, {"year": 2026, "dates_agreed": "yes"}, ("dates_agreed",), "the word yes"),
    (ProgrammeMeeting, {"held_on": MOMENT}, ("held_on",), "a moment for a meeting"),
    (ProgrammeMeeting, {"held_on": A_DAY, "formal": 1}, ("formal",), "one for formal"),
    (
        ProgrammeReview,
        {"begins_on": "2026-11-23", "ends_on": A_DAY},
        ("begins_on", "ends_on"),
        "a review that ends before it begins",
    ),
    # ---- requests, duties, topics, a code
    (
        NoticeRequest,
        {"requested_on": A_DAY, "met_on": "2026-11-21"},
        ("met_on", "requested_on"),
        "a request that is met before it is made",
    ),
    (
        NoticeRequest,
        {"requested_on": A_DAY, "wanted_on": "2026-11-21"},
        ("wanted_on", "requested_on"),
        "a request for a day before it is made",
    ),
    (NoticeRequest, {"valid_reason": NAME}, ("valid_reason",), "a name for a judgement"),
    (DutyRecord, {"done": {}}, ("since",), "a record without its first day"),
    (DutyRecord, {"since": A_DAY, "done": {"x": [MOMENT]}}, ("done",), "a moment for a duty"),
    (DutyRecord, {"since": A_DAY, "done": {"x": A_DAY}}, ("done",), "a day for days"),
    (DutyRecord, {"since": A_DAY, "done": [A_DAY]}, ("done",), "days of no duty"),
    (TopicProposal, {"route": "by chance"}, ("route",), "a way of another kind"),
    (TopicProposal, {"sources": [NAME]}, ("sources",), "a name for a source"),
    (TopicProposal, {"reasons_given": 0}, ("reasons_given",), "nought for no reasons"),
    (CodeChange, {"concerned": -1}, ("concerned",), "fewer than none concerned"),
    (
        CodeChange,
        {"concerned": 8, "accepted": 9},
        ("accepted", "concerned"),
        "more accept than are concerned",
    ),
    # ---- a form
    (ApplicationForm, {"answers": {"skills": 5}}, ("answers", "skills"), "a number for an answer"),
    (
        ApplicationForm,
        {"answers": {"benefit": [NAME]}},
        ("answers", "benefit"),
        "a list for an answer",
    ),
    (
        ApplicationForm,
        {"answers": {"skills": "\ud800"}},
        ("answers", "skills"),
        "an answer that is no text",
    ),
    (ApplicationForm, {"answers": NAME}, ("answers",), "text for the answers"),
    (ApplicationForm, {"answers": {"": True}}, ("answers",), "an answer to nothing"),
]
"""Facts that could not be so: the model, the data, the fields to be named, and what is wrong."""

TERMS: Final[list[Row]] = [
    # ---- clauses and documents
    (Clause, {**CLAUSE.model_dump(), "label": ""}, ("label",), "a clause without a label"),
    (Clause, {**CLAUSE.model_dump(), "gist": ""}, ("gist",), "a clause without a gist"),
    (Clause, {**CLAUSE.model_dump(), "gist": "x" * 2_001}, ("gist",), "a gist that is too long"),
    (Clause, {**CLAUSE.model_dump(), "force": "shall"}, ("force",), "a force of another kind"),
    (Clause, {**CLAUSE.model_dump(), "document": "My Paper"}, ("document",), "a key with a space"),
    (Clause, {**CLAUSE.model_dump(), "document": ""}, ("document",), "an empty key"),
    (Clause, {"document": "x"}, ("label", "gist", "force"), "a clause of a key alone"),
    (
        Document,
        {"key": "x", "title": "", "landlord": "y"},
        ("title",),
        "a document without a title",
    ),
    (
        Document,
        {"key": "x", "title": "t", "landlord": "y", "in_force_from": 2026},
        ("in_force_from",),
        "a year for a day",
    ),
    (Silent, {"why": ""}, ("why",), "a silence without a reason"),
    (Narrative, {"clause": CLAUSE, "why": ""}, ("why",), "a narrative without a reason"),
    # ---- conditions
    (Yes, {"fact": ""}, ("fact",), "a test of nothing"),
    (Yes, {"fact": "Tenant"}, ("fact",), "a fact with a capital"),
    (Yes, {"fact": "other."}, ("fact",), "an own fact without a name"),
    (Yes, {"fact": "tenant; drop"}, ("fact",), "a fact that is code"),
    (Yes, {"kind": "no", "fact": "tenant"}, ("kind",), "a node of another kind"),
    (
        Compare,
        {"left": "age", "op": "<", "right": None, "p": 16},
        ("op",),
        "a comparison of another kind",
    ),
    (
        Compare,
        {"left": None, "op": ">=", "right": None},
        ("fact",),
        "a comparison of numbers alone",
    ),
    (
        Compare,
        {"left": "age", "q": 0, "op": ">=", "right": None, "p": 3},
        ("nought",),
        "a fact times nought",
    ),
    (
        Compare,
        {"left": "age", "op": ">=", "right": None, "p": 0.75},
        ("p",),
        "a float for a number to compare with",
    ),
    (
        Compare,
        {"left": "age", "op": ">=", "right": None, "p": True},
        ("p",),
        "a yes for a number to compare with",
    ),
    (
        Compare,
        {"left": "age", "op": ">=", "right": None, "p": -1},
        ("p",),
        "a number below nought to compare with",
    ),
    (
        Compare,
        {"left": "age", "op": ">=", "right": None, "p": HUGE},
        ("p",),
        "a number to compare with that is too large",
    ),
    (Compare, {"left": "age", "op": ">="}, ("right",), "a comparison with one side"),
    (In, {"fact": "vehicle", "among": []}, ("among",), "one of nothing"),
    (In, {"fact": "vehicle", "among": "car"}, ("among",), "text for a set of words"),
    (In, {"fact": "vehicle", "among": [1]}, ("among",), "a number for a word"),
    (
        In,
        {"fact": "vehicle", "among": [f"word {n}" for n in range(201)]},
        ("among",),
        "one word too many",
    ),
    (All, {"of": []}, ("of",), "all of nothing"),
    (Any, {"of": [FLAG] * 201}, ("of",), "one member too many"),
    (Any, {"of": [{"kind": "maybe"}]}, ("of",), "a member of another kind"),
    (Not, {"of": True}, ("of",), "the denial of a yes"),
    (Not, {"of": deep(31)}, ("deep",), "one level too deep"),
    (Not, {"of": deep(2_000)}, ("of",), "far too deep"),
    # ---- limbs and facts
    (Limb, {**LIMB.model_dump(), "name": ""}, ("name",), "a limb without a name"),
    (Limb, {**LIMB.model_dump(), "name": "Three Running"}, ("name",), "a limb's name with a space"),
    (Limb, {**LIMB.model_dump(), "condition": True}, ("condition",), "a yes for a condition"),
    (Either, {"name": "standing", "limbs": []}, ("limbs",), "one of no limbs"),
    (
        Fact,
        {"name": "other.ward", "kind": "text", "question": "Which?", "answered_by": "them"},
        ("kind",),
        "a fact of another kind",
    ),
    (
        Fact,
        {"name": "other.ward", "kind": "yes", "question": "", "answered_by": "them"},
        ("question",),
        "a fact without a question",
    ),
    # ---- terms
    (
        QuorumTerms,
        {**QUORUM.model_dump(), "limbs_required": []},
        ("limbs_required",),
        "a quorum that asks nothing",
    ),
    (QuorumTerms, {**QUORUM.model_dump(), "base": "everybody"}, ("base",), "a base of its own"),
    (QuorumTerms, {**QUORUM.model_dump(), "chair_counts": 1}, ("chair_counts",), "one for a Chair"),
    (
        QuorumTerms,
        {
            **QUORUM.model_dump(),
            "limbs_required": [{**LIMB.model_dump(), "condition": Yes(fact="sunny")}],
        },
        ("sunny",),
        "a quorum over a fact that there is not",
    ),
    (
        QuorumTerms,
        {
            **QUORUM.model_dump(),
            "limbs_required": [{**LIMB.model_dump(), "condition": Yes(fact="present")}],
        },
        ("present",),
        "a count tested as a yes",
    ),
    (
        QuorumTerms,
        {**QUORUM.model_dump(), "limbs_required": [LIMB, {**LIMB.model_dump(), "readings": []}]},
        ("half",),
        "two limbs of one name",
    ),
    (
        QuorumTerms,
        {
            **QUORUM.model_dump(),
            "own_facts": [
                Fact(name="ward", kind=Kind.YES_NO, question="Which?", answered_by="them")
            ],
        },
        ("ward",),
        "an own fact that is not named as one",
    ),
    (
        type(part(TRAFFORD_QIP.eligibility, BaseModel)),
        {**ELIGIBILITY, "binds": {"applicant": ["standing"]}},
        ("binds",),
        "stages left out",
    ),
    (
        type(part(TRAFFORD_QIP.eligibility, BaseModel)),
        {**ELIGIBILITY, "binds": {stage: ["kindness"] for stage in Stage}},
        ("binds",),
        "a stage bound by what there is not",
    ),
    (
        type(part(TRAFFORD_QIP.attendance, BaseModel)),
        {**ATTENDANCE, "span": "a while"},
        ("span",),
        "a span of another kind",
    ),
    (
        VotingTerms,
        {**VOTING.model_dump(), "casting_vote": {"clause": CLAUSE, "holder": "anybody"}},
        ("casting_vote", "holder"),
        "a casting vote for anybody",
    ),
    (
        WarningLimit,
        {"counted": "warnings_ever", "most": 3},
        ("counted",),
        "a count of another kind",
    ),
    (
        WarningLimit,
        {"counted": "warnings_over_meetings", "most": 0},
        ("most",),
        "a limit of no warnings",
    ),
    (
        WarningLimit,
        {"counted": "warnings_over_meetings", "most": True},
        ("most",),
        "a yes for a limit",
    ),
    (
        ConductTerms,
        {**CONDUCT.model_dump(), "over_meetings": "3"},
        ("over_meetings",),
        "text for a number of meetings",
    ),
    (
        ConductTerms,
        {**CONDUCT.model_dump(), "leaving_open_from": True},
        ("leaving_open_from",),
        "a yes for a number of warnings",
    ),
    (ProbationTerms, {**PROBATION.model_dump(), "months": 0}, ("months",), "no month at all"),
    (ProbationTerms, {**PROBATION.model_dump(), "months": True}, ("months",), "a yes for months"),
    (ProbationTerms, {**PROBATION.model_dump(), "months": 6.0}, ("months",), "a float for months"),
    (AppealTerms, {**APPEALS.model_dump(), "days": "14"}, ("days",), "text for days"),
    (AppealTerms, {**APPEALS.model_dump(), "days": -14}, ("days",), "days below nought"),
    (ExpenseTerms, {**EXPENSES.model_dump(), "rates": []}, ("rates",), "no rate at all"),
    (
        ExpenseTerms,
        {
            **EXPENSES.model_dump(),
            "rates": [{"pence_per_mile": 45}, {"pence_per_mile": 50}],
        },
        ("rates", "in_force_from"),
        "two rates from the same day",
    ),
    (
        ExpenseTerms,
        {**EXPENSES.model_dump(), "other_than_travel": "payable"},
        ("other_than_travel",),
        "an outcome that the terms cannot have",
    ),
    (MileageRate, {"pence_per_mile": 0.45}, ("pence_per_mile",), "a float for a rate"),
    (MileageRate, {"pence_per_mile": "1/0"}, ("pence_per_mile",), "a rate over nought"),
    (MileageRate, {"pence_per_mile": True}, ("pence_per_mile",), "a yes for a rate"),
    (MileageRate, {"pence_per_mile": Fraction(-45)}, ("pence_per_mile",), "a rate below nought"),
    (
        ApplicationTerms,
        {**APPLICATION.model_dump(), "questions": []},
        ("questions",),
        "a form without questions",
    ),
    (
        FormQuestion,
        {"name": "why", "gist": "why", "answering": "by dance"},
        ("answering",),
        "an answer by dance",
    ),
    # ---- time
    (
        Period,
        {"first_day": "2026-01-02", "last_day": "2026-01-01"},
        ("first_day", "last_day"),
        "a period that ends before it starts",
    ),
    (Period, {"first_day": None}, ("first_day",), "a period without a start"),
    (Holiday, {"day": "Christmas", "name": "Christmas"}, ("day",), "a word for a holiday's day"),
    (
        WorkingCalendar,
        {**ENGLAND_AND_WALES.model_dump(), "last_day": "2020-01-01"},
        ("holidays", "last_day"),
        "holidays beyond what the calendar covers",
    ),
    (
        WorkingCalendar,
        {
            "nation": "Wales",
            "first_day": "2026-01-01",
            "last_day": "2026-12-31",
            "holidays": [{"day": "2026-12-25", "name": "Christmas Day"}] * 2,
        },
        ("holidays",),
        "one holiday twice",
    ),
    # ---- reviews
    (
        ReviewTerms,
        {
            **part(TRAFFORD_QIP.reviews, ReviewTerms).model_dump(),
            "readings": [{"reading": "T-R51", "stages": ["last-report"]}],
        },
        ("readings", "last-report"),
        "a reading of a step that there is not",
    ),
    (
        ReviewTerms,
        {**part(CHORUS_RSP.reviews, ReviewTerms).model_dump(), "procedure": {"steps": []}},
        ("procedure", "steps"),
        "a review without a step",
    ),
    # ---- a programme, requests, duties, topics
    (
        YearPlan,
        {**PROGRAMME.plan.model_dump(), "weekday": "Someday"},
        ("weekday",),
        "a weekday that there is not",
    ),
    (YearPlan, {**PROGRAMME.plan.model_dump(), "week": 5}, ("week",), "a fifth week"),
    (YearPlan, {**PROGRAMME.plan.model_dump(), "meetings": 13}, ("meetings",), "thirteen months"),
    (
        ProgrammeTerms,
        {**PROGRAMME.model_dump(), "year_starts": 13},
        ("year_starts",),
        "a thirteenth month",
    ),
    (ProgrammeTerms, {**PROGRAMME.model_dump(), "at_least": []}, ("at_least",), "no number"),
    (NoticeTerms, {**NOTICE.model_dump(), "working_days": 0}, ("working_days",), "no notice"),
    (
        RecurringDuty,
        {**DUTIES.duties[0].model_dump(), "every_months": 5},
        ("every_months",),
        "months that do not divide a year",
    ),
    (
        RecurringDuty,
        {**DUTIES.duties[0].model_dump(), "within_months": 4},
        ("within_months", "every_months"),
        "a limit beyond its period",
    ),
    (DutyTerms, {**DUTIES.model_dump(), "duties": []}, ("duties",), "no duty"),
    (TopicPath, {"steps": []}, ("steps",), "a way without a step"),
    # ---- readings and rulebooks
    (Option, {"slug": "A b", "gist": "so"}, ("slug",), "an answer's name with a space"),
    (Option, {"slug": "a", "gist": "so", "sets_to": {1, 2}}, ("sets_to",), "a set for JSON data"),
    (
        Reading,
        {**TRAFFORD_QIP.reading("T-R8").model_dump(), "id": "reading eight"},
        ("id",),
        "a reading's name of another form",
    ),
    (
        Reading,
        {**TRAFFORD_QIP.reading("T-R8").model_dump(), "taken": "nobody"},
        ("taken", "options"),
        "an answer taken that is not given",
    ),
    (
        type(TRAFFORD_QIP),
        {**TRAFFORD_QIP.model_dump(), "quorum": None},
        ("quorum",),
        "nothing where a block is wanted",
    ),
    (
        type(TRAFFORD_QIP),
        {**TRAFFORD_QIP.model_dump(), "quorum": {"kind": "voting"}},
        ("quorum", "kind"),
        "a block of another kind",
    ),
    (
        type(TRAFFORD_QIP),
        {**TRAFFORD_QIP.model_dump(), "minutes": {}},
        ("minutes",),
        "a block that there is not",
    ),
    # ---- decisions
    (
        EligibilityDecision,
        {"outcome": "undetermined"},
        ("needs",),
        "an open outcome that needs nothing",
    ),
    (
        EligibilityDecision,
        {"outcome": "eligible", "needs": ["tenant"]},
        ("needs",),
        "a decided outcome that needs something",
    ),
    (EligibilityDecision, {"outcome": "carried"}, ("outcome",), "the outcome of another rule"),
]
"""Terms that could not stand in a rulebook, likewise."""


def rows(table: list[Row]) -> pytest.MarkDecorator:
    """Return a table as the cases of a test."""
    return pytest.mark.parametrize(
        ("model", "data", "named"), [pytest.param(*row[:3], id=row[3]) for row in table]
    )


def assert_names(error: ValidationError, named: tuple[str, ...]) -> None:
    """Check that an error names the fields, and repeats nothing personal."""
    text = str(error)
    assert [name for name in named if name not in text] == []
    assert [word for word in PERSONAL if word in text] == []


class TestFacts:
    """What could not have happened cannot be built: the fields are named, the values are not."""

    @rows(FACTS)
    def test_impossible_facts(
        self, model: type[BaseModel], data: dict[str, object], named: tuple[str, ...]
    ) -> None:
        with pytest.raises(ValidationError) as refused:
            model.model_validate(data)

        assert_names(refused.value, named)

    def test_a_person_of_whom_everything_is_wrong(self) -> None:
        wrong = {name: NAME for name in Applicant.model_fields if name != "other"}

        with pytest.raises(ValidationError) as refused:
            Applicant.model_validate({**wrong, "other": {"calling_name": [NAME, BORN_ON]}})

        assert_names(refused.value, tuple(Applicant.model_fields))

    @pytest.mark.parametrize(
        ("model", "text", "named"),
        [
            pytest.param(Roll, '{"in_office": NaN}', "in_office", id="no number"),
            pytest.param(Roll, '{"in_office": Infinity}', "in_office", id="infinity"),
            pytest.param(Roll, '{"in_office": 1e400}', "in_office", id="more than a float holds"),
            pytest.param(Roll, '{"in_office": 9.0}', "in_office", id="a whole float"),
            pytest.param(Roll, '{"in_office": ' + "9" * 200 + "}", "in_office", id="200 digits"),
            pytest.param(Roll, '{"in_office": "9"}', "in_office", id="a number as text"),
            pytest.param(Roll, '{"in_office": 9', "JSON", id="half a body"),
            pytest.param(Roll, "[]", "object", id="a list for a body"),
            pytest.param(Applicant, '{"tenant": 1}', "tenant", id="one for yes"),
            pytest.param(
                Applicant, '{"date_of_birth": 0}', "date_of_birth", id="a number for a day"
            ),
            pytest.param(
                Mileage,
                '{"miles": NaN, "travelled_on": "2026-11-22"}',
                "miles",
                id="no number of miles",
            ),
            pytest.param(
                Not, '{"of": ' * 3_000 + "{}" + "}" * 3_000, "recursion", id="far too deep a body"
            ),
        ],
    )
    def test_impossible_bodies(self, model: type[BaseModel], text: str, named: str) -> None:
        with pytest.raises(ValidationError, match=named):
            model.model_validate_json(text)

    def test_a_copy_is_checked_like_a_new_value(self) -> None:
        roll = Roll(in_office=9, present=5)
        someone = Applicant(date_of_birth=date(1987, 6, 5))

        with pytest.raises(ValidationError) as too_many:
            roll.model_copy(update={"present": 10})
        with pytest.raises(ValidationError) as no_day:
            someone.model_copy(update={"date_of_birth": MOMENT})

        assert_names(too_many.value, ("present", "in_office"))
        assert_names(no_day.value, ("date_of_birth",))


class TestTerms:
    """What could not stand in a rulebook cannot be built either."""

    @rows(TERMS)
    def test_impossible_terms(
        self, model: type[BaseModel], data: dict[str, object], named: tuple[str, ...]
    ) -> None:
        with pytest.raises(ValidationError) as refused:
            model.model_validate(data)

        assert_names(refused.value, named)

    @pytest.mark.parametrize("name", ["", "Ward", "ward councillor", "1st", "a.b", "x" * 100])
    def test_an_own_fact_needs_a_plain_name(self, name: str) -> None:
        with pytest.raises(ValidationError, match="fact"):
            own_fact(name)

    def test_a_condition_built_in_code_may_not_be_too_deep(self) -> None:
        condition: Yes | Not = Yes(fact="flag")
        for _ in range(31):
            condition = ~condition

        with pytest.raises(ValidationError, match="32 deep"):
            (~condition).facts()


PARSED: Final[list[tuple[type[BaseModel], dict[str, object], BaseModel]]] = [
    (
        Applicant,
        {"tenant": True, "date_of_birth": BORN_ON, "other": {"ward": 3, "called": NAME}},
        Applicant(tenant=True, date_of_birth=date(1987, 6, 5), other={"ward": 3, "called": NAME}),
    ),
    (
        Roll,
        {"in_office": 9, "present": 5, "withdrawn": None, "chair_present": True},
        Roll(in_office=9, present=5, withdrawn=None, chair_present=True),
    ),
    (
        Ballot,
        {"votes_for": 4, "votes_against": 4, "casting_vote": "declined"},
        Ballot(votes_for=4, votes_against=4, casting_vote=CastingVote.DECLINED),
    ),
    (
        AttendanceRegister,
        {"meetings": [{"held_on": A_DAY, "mark": "on leave", "formal": False}]},
        AttendanceRegister(
            meetings=(Meeting(held_on=date(2026, 11, 22), mark=Mark.ON_LEAVE, formal=False),)
        ),
    ),
    (WarningHistory, {"per_meeting": [1, None, 2]}, WarningHistory(per_meeting=(1, None, 2))),
    (
        History,
        {
            "events": [
                {"kind": "person recorded", "on": A_DAY, "person": {"date_of_birth": BORN_ON}},
                {"kind": "joined", "on": A_DAY},
                {"kind": "suspended", "on": A_DAY, "suspension": "legal action"},
            ]
        },
        History(
            events=(
                PersonRecorded(
                    on=date(2026, 11, 22), person=Applicant(date_of_birth=date(1987, 6, 5))
                ),
                Joined(on=date(2026, 11, 22)),
                Suspended(on=date(2026, 11, 22), suspension=SuspensionKind.LEGAL_ACTION),
            )
        ),
    ),
    (
        Appeal,
        {"notified_on": "2026-03-02", "lodged_on": "2026-03-16", "steps_done": ["decided"]},
        Appeal(notified_on=date(2026, 3, 2), lodged_on=date(2026, 3, 16), steps_done=("decided",)),
    ),
    (
        Claim,
        {
            "items": [
                {"miles": 10.1, "travelled_on": A_DAY, "vehicle": "van"},
                {"kind": "public transport", "pence": 320, "incurred_on": A_DAY, "receipt": True},
            ]
        },
        Claim(
            items=(
                Mileage(
                    miles=Decimal("10.1"), travelled_on=date(2026, 11, 22), vehicle=Vehicle.VAN
                ),
                Expense(
                    kind=ExpenseKind.PUBLIC_TRANSPORT,
                    pence=320,
                    incurred_on=date(2026, 11, 22),
                    receipt=True,
                ),
            )
        ),
    ),
    (
        ApplicationForm,
        {"answers": {"already-involved": True, "skills": "listening", "plans": None}},
        ApplicationForm(answers={"already-involved": True, "skills": "listening", "plans": None}),
    ),
]
"""Bodies as a web framework hands them over, and the facts that they are."""


class TestBodiesAlreadyParsed:
    """Days as ISO text, words for the members of a set, lists for tuples: all are read."""

    @pytest.mark.parametrize(
        ("model", "body", "facts"), [pytest.param(*row, id=row[0].__name__) for row in PARSED]
    )
    def test_a_body_is_read_as_the_facts_it_is(
        self, model: type[BaseModel], body: dict[str, object], facts: BaseModel
    ) -> None:
        assert model.model_validate(body) == facts
        assert model.model_validate_json(json.dumps(body)) == facts
        assert model.model_validate(json.loads(facts.model_dump_json())) == facts
        assert model.model_validate(facts.model_dump()) == facts

    @pytest.mark.parametrize(
        "miles",
        [
            pytest.param(10, id="a whole number"),
            pytest.param(10.0, id="a whole float"),
            pytest.param("10", id="text"),
            pytest.param("10.00", id="text with two decimal places"),
            pytest.param(Decimal("10.0"), id="a decimal"),
        ],
    )
    def test_ten_miles_however_they_are_written(self, miles: object) -> None:
        journey = Mileage.model_validate({"miles": miles, "travelled_on": A_DAY})

        assert journey.miles == 10

    @pytest.mark.parametrize(
        ("model", "data"),
        [
            pytest.param(Roll, {"in_office": 1_000_000}, id="the largest count"),
            pytest.param(Expense, {**FARE, "pence": 1_000_000_000}, id="the largest sum"),
            pytest.param(Mileage, {**JOURNEY, "miles": "1000000"}, id="the longest journey"),
            pytest.param(Mileage, {**JOURNEY, "miles": "0.01"}, id="the shortest step"),
            pytest.param(Applicant, {"date_of_birth": "0001-01-01"}, id="the first day there is"),
            pytest.param(Applicant, {"date_of_birth": "9999-12-31"}, id="the last day there is"),
            pytest.param(Claim, {"items": [FARE] * 10_000}, id="the longest claim"),
            pytest.param(Not, {"of": deep(30)}, id="the deepest condition"),
            pytest.param(All, {"of": [FLAG] * 200}, id="the widest condition"),
            pytest.param(
                Clause, {**CLAUSE.model_dump(), "gist": "x" * 2_000}, id="the longest gist"
            ),
            pytest.param(Roll, {"in_office": 5, "present": 5, "withdrawn": 5}, id="all withdrawn"),
            pytest.param(
                Ballot,
                {"votes_for": 3, "votes_against": 2, "abstentions": 1, "in_attendance": 6},
                id="as many votes as voters",
            ),
            pytest.param(
                Appeal,
                {"notified_on": A_DAY, "lodged_on": A_DAY},
                id="an appeal on the day of notification",
            ),
            pytest.param(Period, {"first_day": A_DAY, "last_day": A_DAY}, id="a single day"),
        ],
    )
    def test_what_is_just_possible_is_built(
        self, model: type[BaseModel], data: dict[str, object]
    ) -> None:
        built = model.model_validate(data)

        assert model.model_validate(built.model_dump()) == built


class TestLaws:
    """What holds of whatever is refused."""

    @given(
        name=st.sampled_from([name for name in Applicant.model_fields if name != "other"]),
        wrong=st.one_of(
            st.just(NAME), st.integers(), st.floats(), st.binary(), st.lists(st.just(NAME))
        ),
    )
    def test_a_wrong_value_is_refused_by_the_name_of_its_field_alone(
        self, name: str, wrong: object
    ) -> None:
        with pytest.raises(ValidationError) as refused:
            Applicant.model_validate({name: wrong})

        assert [error["loc"] for error in refused.value.errors()] == [(name,)]
        assert_names(refused.value, (name,))

    @given(
        name=st.sampled_from(["in_office", "present", "withdrawn", "seats", "on_leave"]),
        wrong=st.one_of(
            st.booleans(),
            st.floats(),
            st.text(),
            st.integers(max_value=-1),
            st.integers(min_value=1_000_001),
            st.fractions(),
            st.decimals(),
        ),
    )
    def test_nothing_but_a_whole_number_in_range_is_a_count(self, name: str, wrong: object) -> None:
        with pytest.raises(ValidationError) as refused:
            Roll.model_validate({name: wrong})

        assert_names(refused.value, (name,))


MORNING: Final = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER_RATE: Final = EXPENSES.model_copy(
    update={"rates": (MileageRate(pence_per_mile=Fraction(45), in_force_from=date(2026, 4, 1)),)}
)
OWN_WARD: Final = QUORUM.model_copy(
    update={
        "own_facts": (
            Fact(name="other.ward", kind=Kind.YES_NO, question="There?", answered_by="them"),
        ),
        "limbs_required": (LIMB.model_copy(update={"condition": own_fact("ward")}),),
    }
)


class TestRefusals:
    """A question outside the data has an error of its own, with what was asked on it."""

    @pytest.mark.parametrize(
        ("ask", "argument"),
        [
            pytest.param(
                lambda: assess_eligibility(
                    TRAFFORD_QIP.eligibility, Applicant(), stage=Stage.MEMBER, on=MORNING
                ),
                "on",
                id="eligibility",
            ),
            pytest.param(
                lambda: review_attendance(
                    TRAFFORD_QIP.attendance, AttendanceRegister(), on=MORNING
                ),
                "on",
                id="attendance",
            ),
            pytest.param(
                lambda: review_attendance(CHORUS_RSP.attendance, AttendanceRegister(), on=MORNING),
                "on",
                id="attendance, where the paper is silent",
            ),
            pytest.param(
                lambda: follow_investigation(CHORUS_RSP.investigation, Investigation(), on=MORNING),
                "on",
                id="investigation",
            ),
            pytest.param(
                lambda: available_sanctions(CHORUS_RSP.sanctions, Breach(), on=MORNING),
                "on",
                id="sanctions",
            ),
            pytest.param(lambda: standing(CHORUS_RSP, History(), on=MORNING), "on", id="standing"),
            pytest.param(
                lambda: panel_outlook(CHORUS_RSP, {}, first_day=MORNING, last_day=MORNING),
                "first_day",
                id="outlook",
            ),
            pytest.param(
                lambda: live_suspensions(CHORUS_RSP.sanctions, (), on=MORNING),
                "on",
                id="live suspensions",
            ),
            pytest.param(
                lambda: decide_appeal(CHORUS_RSP.appeals, Appeal(), on=MORNING), "on", id="appeal"
            ),
            pytest.param(
                lambda: appeal_window(CHORUS_RSP.appeals, notified_on=MORNING),
                "notified_on",
                id="time to appeal",
            ),
            pytest.param(
                lambda: suggest_notification(
                    CHORUS_RSP.appeals,
                    sent_on=MORNING,
                    delivery=Delivery.EMAIL,
                    calendar=ENGLAND_AND_WALES,
                ),
                "sent_on",
                id="notification",
            ),
            pytest.param(
                lambda: probation_period(CHORUS_RSP.probation, joined_on=MORNING),
                "joined_on",
                id="probation",
            ),
            pytest.param(
                lambda: probation_period(
                    CHORUS_RSP.probation, joined_on=None, code_signed_on=MORNING
                ),
                "code_signed_on",
                id="probation, by a day that the reading does not use",
            ),
            pytest.param(
                lambda: decide_probation(
                    CHORUS_RSP.probation, joined_on=None, first_meeting_on=MORNING, on=MORNING
                ),
                "first_meeting_on",
                id="standing in probation",
            ),
            pytest.param(
                lambda: decide_probation_breach(
                    CHORUS_RSP.probation, joined_on=None, breached_on=MORNING
                ),
                "breached_on",
                id="a breach in probation",
            ),
            pytest.param(
                lambda: follow_review(TRAFFORD_QIP.reviews, (), on=MORNING), "on", id="a review"
            ),
            pytest.param(
                lambda: notice_due(TRAFFORD_QIP.notice, MORNING, ENGLAND_AND_WALES),
                "requested_on",
                id="the day of a request",
            ),
            pytest.param(
                lambda: follow_notice(
                    TRAFFORD_QIP.notice, NoticeRequest(), on=MORNING, calendar=ENGLAND_AND_WALES
                ),
                "on",
                id="following a request",
            ),
            pytest.param(
                lambda: duties_due(TRAFFORD_QIP.duties, DutyRecord(since=date.min), on=MORNING),
                "on",
                id="duties",
            ),
            pytest.param(lambda: deadline(MORNING, days=14), "event", id="a deadline"),
            pytest.param(lambda: duration(MORNING, months=6), "first_day", id="a duration"),
            pytest.param(
                lambda: working_day_after(MORNING, 10, ENGLAND_AND_WALES), "day", id="working days"
            ),
        ],
    )
    def test_a_moment_is_no_day(self, ask: Callable[[], object], argument: str) -> None:
        with pytest.raises(NotADayError) as refused:
            ask()

        assert refused.value.argument == argument
        assert argument in str(refused.value)

    def test_a_count_that_leaves_the_working_calendar(self) -> None:
        with pytest.raises(OutsideCalendarError) as refused:
            working_day_after(date(2028, 12, 20), 10, ENGLAND_AND_WALES)

        assert (refused.value.first_day, refused.value.last_day) == (
            date(2015, 1, 1),
            date(2028, 12, 31),
        )

    def test_a_time_limit_that_leaves_the_years_there_are(self) -> None:
        with pytest.raises(BeyondTheCalendarError) as refused:
            appeal_window(CHORUS_RSP.appeals, notified_on=date(9999, 12, 18))

        assert refused.value.start == date(9999, 12, 18)

    def test_a_journey_before_the_first_rate(self) -> None:
        claim = Claim(items=(Mileage(miles=Decimal(1), travelled_on=date(2026, 3, 31)),))

        with pytest.raises(NotInForceError) as refused:
            reimburse(LATER_RATE, claim)

        assert (refused.value.day, refused.value.in_force_from) == (
            date(2026, 3, 31),
            date(2026, 4, 1),
        )

    def test_a_journey_on_the_day_of_the_first_rate_is_paid(self) -> None:
        claim = Claim(items=(Mileage(miles=Decimal(1), travelled_on=date(2026, 4, 1)),))

        assert reimburse(LATER_RATE, claim).payable_pence == 45

    def test_an_own_fact_of_another_kind(self) -> None:
        with pytest.raises(WrongKindError) as refused:
            decide_quorum(OWN_WARD, Roll(in_office=3, present=3, other={"ward": NAME}))

        assert (refused.value.fact, refused.value.wanted) == ("other.ward", "yes")
        assert NAME not in str(refused.value)

    def test_a_condition_over_a_value_of_another_kind(self) -> None:
        with pytest.raises(WrongKindError) as refused:
            Compare(left="present", op=">=", right=None, p=3).evaluate({"present": NAME})

        assert (refused.value.fact, refused.value.wanted) == ("present", "compare")
        assert NAME not in str(refused.value)

    def test_a_reading_that_there_is_not(self) -> None:
        with pytest.raises(UnknownReadingError) as refused:
            TRAFFORD_QIP.under("T-R8", "the deputy")

        assert (refused.value.reading, refused.value.alternative, refused.value.choices) == (
            "T-R8",
            "the deputy",
            ("presider", "chair-only"),
        )

    @pytest.mark.parametrize(
        "error",
        [
            NotADayError("on"),
            OutsideCalendarError(date(2015, 1, 1), date(2028, 12, 31)),
            BeyondTheCalendarError(date.max),
            NotInForceError(date(2026, 3, 31), date(2026, 4, 1)),
            WrongKindError("present", "compare"),
            UnknownReadingError("T-R8", "the deputy", ("presider",)),
        ],
        ids=lambda error: type(error).__name__,
    )
    def test_every_refusal_can_be_caught_by_one_name(self, error: ScrutinyRulesError) -> None:
        assert isinstance(error, ScrutinyRulesError)
        assert isinstance(error, ValueError)
        assert str(error)[0].islower() or str(error)[0] == "`"
        assert not str(error).endswith(".")
