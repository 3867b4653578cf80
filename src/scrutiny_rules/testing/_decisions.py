"""Decisions of every kind, as the functions of the library make them, and what they hold."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from scrutiny_rules.affiliation import AffiliationDecision
from scrutiny_rules.appeals import AppealDecision, AppealWindow, NotificationDecision
from scrutiny_rules.application import ApplicationDecision
from scrutiny_rules.attendance import AttendanceDecision
from scrutiny_rules.co_option import CoOptionDecision, CoOptionEndDecision
from scrutiny_rules.code_changes import CodeChangeDecision
from scrutiny_rules.conduct import ConductDecision
from scrutiny_rules.confidentiality import SharingDecision
from scrutiny_rules.decisions import Comparison, Decision, Finding
from scrutiny_rules.development import DevelopmentDecision, DevelopmentPlan
from scrutiny_rules.duties import DutiesDecision
from scrutiny_rules.elections import ElectionDecision
from scrutiny_rules.eligibility import EligibilityDecision
from scrutiny_rules.equipment import ReturnDecision
from scrutiny_rules.expenses import (
    Claim,
    ItemDecision,
    PaymentReviewDecision,
    ReimbursementDecision,
    reimburse,
)
from scrutiny_rules.interests import WithdrawalDecision
from scrutiny_rules.investigation import InvestigationDecision
from scrutiny_rules.meetings import ProgrammeDecision, YearPlanDecision
from scrutiny_rules.mileage_allowance import (
    ApprovedAmount,
    Band,
    ProfitReport,
    TaxYearAmounts,
    report_profit,
)
from scrutiny_rules.notice import NoticeDecision, NoticeDue, SkippedDay
from scrutiny_rules.press import PressDecision
from scrutiny_rules.probation import ProbationBreachDecision, ProbationDecision, ProbationPeriod
from scrutiny_rules.procedures import Due, OutOfPlace, Progress
from scrutiny_rules.quorum import QuorumDecision
from scrutiny_rules.reviews import ReviewDecision, ReviewRecord
from scrutiny_rules.sanctions import (
    SanctionDecision,
    SanctionsDecision,
    SuspensionDecision,
    available_sanctions,
)
from scrutiny_rules.standing import (
    Ahead,
    CountedWarning,
    Outlook,
    OutlookEntry,
    Standing,
    panel_outlook,
    standing,
)
from scrutiny_rules.tenure import AppointmentDecision, ResignationDecision, TermDecision
from scrutiny_rules.testing._asking import decided
from scrutiny_rules.testing._basics import DAYS, SLUGS, days_after
from scrutiny_rules.testing._blocks import allowance_terms, expense_terms, sanction_terms
from scrutiny_rules.testing._building import of_fields
from scrutiny_rules.testing._events import histories
from scrutiny_rules.testing._money import expenses, journey_logs, mileages
from scrutiny_rules.testing._people import breaches, oldest_first
from scrutiny_rules.testing._rulebooks import rulebooks
from scrutiny_rules.testing._values import procedures
from scrutiny_rules.topics import TopicDecision
from scrutiny_rules.voting import MotionDecision


def affiliation_decisions() -> st.SearchStrategy[AffiliationDecision]:
    """Draw ``AffiliationDecision``, on facts that may be missing or by a silent paper."""
    return decided(AffiliationDecision)


def appeal_decisions() -> st.SearchStrategy[AppealDecision]:
    """Draw ``AppealDecision``, on facts that may be missing or by a silent paper."""
    return decided(AppealDecision)


def appeal_windows() -> st.SearchStrategy[AppealWindow]:
    """Draw ``AppealWindow``, on facts that may be missing or by a silent paper."""
    return decided(AppealWindow)


def application_decisions() -> st.SearchStrategy[ApplicationDecision]:
    """Draw ``ApplicationDecision``, on facts that may be missing or by a silent paper."""
    return decided(ApplicationDecision)


def appointment_decisions() -> st.SearchStrategy[AppointmentDecision]:
    """Draw ``AppointmentDecision``, on facts that may be missing or by a silent paper."""
    return decided(AppointmentDecision)


def attendance_decisions() -> st.SearchStrategy[AttendanceDecision]:
    """Draw ``AttendanceDecision``, on facts that may be missing or by a silent paper."""
    return decided(AttendanceDecision)


def co_option_decisions() -> st.SearchStrategy[CoOptionDecision]:
    """Draw ``CoOptionDecision``, on facts that may be missing or by a silent paper."""
    return decided(CoOptionDecision)


def co_option_end_decisions() -> st.SearchStrategy[CoOptionEndDecision]:
    """Draw ``CoOptionEndDecision``, on facts that may be missing or by a silent paper."""
    return decided(CoOptionEndDecision)


def code_change_decisions() -> st.SearchStrategy[CodeChangeDecision]:
    """Draw ``CodeChangeDecision``, on facts that may be missing or by a silent paper."""
    return decided(CodeChangeDecision)


def conduct_decisions() -> st.SearchStrategy[ConductDecision]:
    """Draw ``ConductDecision``, on facts that may be missing or by a silent paper."""
    return decided(ConductDecision)


def development_decisions() -> st.SearchStrategy[DevelopmentDecision]:
    """Draw ``DevelopmentDecision``, on facts that may be missing or by a silent paper."""
    return decided(DevelopmentDecision)


def development_plans() -> st.SearchStrategy[DevelopmentPlan]:
    """Draw ``DevelopmentPlan``, on facts that may be missing or by a silent paper."""
    return decided(DevelopmentPlan)


def duties_decisions() -> st.SearchStrategy[DutiesDecision]:
    """Draw ``DutiesDecision``, on facts that may be missing or by a silent paper."""
    return decided(DutiesDecision)


def election_decisions() -> st.SearchStrategy[ElectionDecision]:
    """Draw ``ElectionDecision``, on facts that may be missing or by a silent paper."""
    return decided(ElectionDecision)


def eligibility_decisions() -> st.SearchStrategy[EligibilityDecision]:
    """Draw ``EligibilityDecision``, on facts that may be missing or by a silent paper."""
    return decided(EligibilityDecision)


def investigation_decisions() -> st.SearchStrategy[InvestigationDecision]:
    """Draw ``InvestigationDecision``, on facts that may be missing or by a silent paper."""
    return decided(InvestigationDecision)


def motion_decisions() -> st.SearchStrategy[MotionDecision]:
    """Draw ``MotionDecision``, on facts that may be missing or by a silent paper."""
    return decided(MotionDecision)


def notice_decisions() -> st.SearchStrategy[NoticeDecision]:
    """Draw ``NoticeDecision``, on facts that may be missing or by a silent paper."""
    return decided(NoticeDecision)


def notice_dues() -> st.SearchStrategy[NoticeDue]:
    """Draw ``NoticeDue``, on facts that may be missing or by a silent paper."""
    return decided(NoticeDue)


def notification_decisions() -> st.SearchStrategy[NotificationDecision]:
    """Draw ``NotificationDecision``, on facts that may be missing or by a silent paper."""
    return decided(NotificationDecision)


def payment_review_decisions() -> st.SearchStrategy[PaymentReviewDecision]:
    """Draw ``PaymentReviewDecision``, on facts that may be missing or by a silent paper."""
    return decided(PaymentReviewDecision)


def press_decisions() -> st.SearchStrategy[PressDecision]:
    """Draw ``PressDecision``, on facts that may be missing or by a silent paper."""
    return decided(PressDecision)


def probation_breach_decisions() -> st.SearchStrategy[ProbationBreachDecision]:
    """Draw ``ProbationBreachDecision``, on facts that may be missing or by a silent paper."""
    return decided(ProbationBreachDecision)


def probation_decisions() -> st.SearchStrategy[ProbationDecision]:
    """Draw ``ProbationDecision``, on facts that may be missing or by a silent paper."""
    return decided(ProbationDecision)


def probation_periods() -> st.SearchStrategy[ProbationPeriod]:
    """Draw ``ProbationPeriod``, on facts that may be missing or by a silent paper."""
    return decided(ProbationPeriod)


def programme_decisions() -> st.SearchStrategy[ProgrammeDecision]:
    """Draw ``ProgrammeDecision``, on facts that may be missing or by a silent paper."""
    return decided(ProgrammeDecision)


def quorum_decisions() -> st.SearchStrategy[QuorumDecision]:
    """Draw ``QuorumDecision``, on facts that may be missing or by a silent paper."""
    return decided(QuorumDecision)


def reimbursement_decisions() -> st.SearchStrategy[ReimbursementDecision]:
    """Draw ``ReimbursementDecision``, on facts that may be missing or by a silent paper."""
    return decided(ReimbursementDecision)


def resignation_decisions() -> st.SearchStrategy[ResignationDecision]:
    """Draw ``ResignationDecision``, on facts that may be missing or by a silent paper."""
    return decided(ResignationDecision)


def return_decisions() -> st.SearchStrategy[ReturnDecision]:
    """Draw ``ReturnDecision``, on facts that may be missing or by a silent paper."""
    return decided(ReturnDecision)


def review_decisions() -> st.SearchStrategy[ReviewDecision]:
    """Draw ``ReviewDecision``, on facts that may be missing or by a silent paper."""
    return decided(ReviewDecision)


def sanctions_decisions() -> st.SearchStrategy[SanctionsDecision]:
    """Draw ``SanctionsDecision``, on facts that may be missing or by a silent paper."""
    return decided(SanctionsDecision)


def sharing_decisions() -> st.SearchStrategy[SharingDecision]:
    """Draw ``SharingDecision``, on facts that may be missing or by a silent paper."""
    return decided(SharingDecision)


def suspension_decisions() -> st.SearchStrategy[SuspensionDecision]:
    """Draw ``SuspensionDecision``, on facts that may be missing or by a silent paper."""
    return decided(SuspensionDecision)


def term_decisions() -> st.SearchStrategy[TermDecision]:
    """Draw ``TermDecision``, on facts that may be missing or by a silent paper."""
    return decided(TermDecision)


def topic_decisions() -> st.SearchStrategy[TopicDecision]:
    """Draw ``TopicDecision``, on facts that may be missing or by a silent paper."""
    return decided(TopicDecision)


def withdrawal_decisions() -> st.SearchStrategy[WithdrawalDecision]:
    """Draw ``WithdrawalDecision``, on facts that may be missing or by a silent paper."""
    return decided(WithdrawalDecision)


def year_plan_decisions() -> st.SearchStrategy[YearPlanDecision]:
    """Draw ``YearPlanDecision``, on facts that may be missing or by a silent paper."""
    return decided(YearPlanDecision)


def decisions() -> st.SearchStrategy[Decision[Any]]:
    """Draw decisions of any kind.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(decisions())
        ... def test_it_goes_to_json_and_back(decision: Decision[Any]) -> None:
        ...     assert type(decision).model_validate_json(decision.model_dump_json()) == decision
        >>> test_it_goes_to_json_and_back()
    """
    kinds: list[type[Decision[Any]]] = [
        AffiliationDecision,
        AppealDecision,
        AppealWindow,
        ApplicationDecision,
        AppointmentDecision,
        AttendanceDecision,
        CoOptionDecision,
        CoOptionEndDecision,
        CodeChangeDecision,
        ConductDecision,
        DevelopmentDecision,
        DevelopmentPlan,
        DutiesDecision,
        ElectionDecision,
        EligibilityDecision,
        InvestigationDecision,
        MotionDecision,
        NoticeDecision,
        NoticeDue,
        NotificationDecision,
        PaymentReviewDecision,
        PressDecision,
        ProbationBreachDecision,
        ProbationDecision,
        ProbationPeriod,
        ProgrammeDecision,
        QuorumDecision,
        ReimbursementDecision,
        ResignationDecision,
        ReturnDecision,
        ReviewDecision,
        SanctionsDecision,
        SharingDecision,
        SuspensionDecision,
        TermDecision,
        TopicDecision,
        WithdrawalDecision,
        YearPlanDecision,
    ]
    return st.sampled_from(kinds).flatmap(decided)


@st.composite
def item_decisions(draw: st.DrawFn) -> ItemDecision:
    """Draw what happens with single items of a claim."""
    terms = draw(expense_terms())
    item = draw(mileages(DAYS, terms=terms) | expenses(DAYS, terms=terms))
    (decision,) = reimburse(terms, Claim(items=(item,))).items
    return decision


@st.composite
def sanction_decisions(draw: st.DrawFn) -> SanctionDecision:
    """Draw what was decided of single outcomes of a breach."""
    terms = draw(sanction_terms())
    decision = available_sanctions(terms, draw(breaches(DAYS, terms=terms)), on=draw(DAYS))
    return draw(st.sampled_from(decision.sanctions))


@st.composite
def profit_reports(draw: st.DrawFn) -> ProfitReport:
    """Draw reports on a tax year's journeys, by a made-up table of allowances."""
    terms = draw(allowance_terms())
    covered = st.dates(terms.covers.first_day, terms.covers.last_day or terms.covers.first_day)
    return report_profit(terms, draw(journey_logs(covered)), year_of=draw(covered))


def findings() -> st.SearchStrategy[Finding]:
    """Draw findings in any state.

    Example:
        >>> from hypothesis import find
        >>> find(findings(), lambda finding: finding.state == "unknown").decisive
        False
    """
    return of_fields(Finding)


def comparisons() -> st.SearchStrategy[Comparison]:
    """Draw single comparisons, with what was found of their facts."""
    return of_fields(Comparison)


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Draw where a member stands on a day, by a made-up rulebook."""
    history = draw(histories(longest=12))
    days = [event.on for event in history.events] or [date(2026, 1, 1)]
    on = days_after(draw(st.sampled_from(days)), draw(st.integers(0, 90)))
    return standing(draw(rulebooks()), history, on=on)


@st.composite
def outlooks(draw: st.DrawFn) -> Outlook:
    """Draw what lies ahead of a panel, by a made-up rulebook."""
    members = {"Member A": draw(histories(longest=12)), "Member B": draw(histories(longest=4))}
    first_day = draw(st.dates(date(2026, 1, 1), date(2029, 12, 31)))
    last_day = days_after(first_day, draw(st.integers(0, 400)))
    return panel_outlook(draw(rulebooks()), members, first_day=first_day, last_day=last_day)


def counted_warnings() -> st.SearchStrategy[CountedWarning]:
    """Draw warnings that count, or count no longer."""
    return of_fields(CountedWarning)


def aheads() -> st.SearchStrategy[Ahead]:
    """Draw what lies ahead of a member, on a day or without one."""
    return of_fields(Ahead)


def outlook_entries() -> st.SearchStrategy[OutlookEntry]:
    """Draw what lies ahead of one member of a panel."""
    return of_fields(OutlookEntry)


def bands() -> st.SearchStrategy[Band]:
    """Draw miles at one rate."""
    return of_fields(Band)


def approved_amounts() -> st.SearchStrategy[ApprovedAmount]:
    """Draw what is approved and what was paid for one kind of vehicle."""
    return of_fields(ApprovedAmount)


def tax_year_amounts() -> st.SearchStrategy[TaxYearAmounts]:
    """Draw what is approved and what was paid for the journeys of a tax year."""
    return of_fields(TaxYearAmounts)


def dues() -> st.SearchStrategy[Due]:
    """Draw what is to be done, with a last day or without."""
    return of_fields(Due)


def steps_out_of_place() -> st.SearchStrategy[OutOfPlace]:
    """Draw steps that were taken where they have no place."""
    return of_fields(OutOfPlace)


@st.composite
def progresses(draw: st.DrawFn) -> Progress:
    """Draw how far procedures have come."""
    procedure = draw(procedures())
    names = st.sampled_from(sorted(procedure.by_name)) | SLUGS
    return procedure.follow(draw(oldest_first(DAYS, names)))


def skipped_days() -> st.SearchStrategy[SkippedDay]:
    """Draw days that a time limit does not count."""
    return of_fields(SkippedDay)


def review_records(days: st.SearchStrategy[date] = DAYS) -> st.SearchStrategy[ReviewRecord]:
    """Draw what was reported of a review, oldest first; of some nobody looked.

    Args:
        days: The days to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(ReviewRecord, events=st.none() | oldest_first(days, SLUGS))
