"""Which strategy draws which model."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from hypothesis import strategies as st

from scrutiny_rules._frozen import Frozen
from scrutiny_rules.affiliation import AffiliationDecision, AffiliationTerms, PoliticalRole
from scrutiny_rules.analysis import (
    BoundaryCase,
    CaseComparison,
    Difference,
    DifferentRegion,
    Flaw,
    NextQuestion,
    ReadingSensitivity,
    Reason,
    Reasons,
    Remedies,
    Remedy,
    Requirement,
    RulebookCheck,
    RulebookComparison,
    Sensitive,
    Sensitivity,
    Setting,
    Settlement,
    SideBySide,
    Transition,
    UnderReading,
    Unprovided,
    Way,
)
from scrutiny_rules.appeals import (
    Appeal,
    AppealDecision,
    AppealTerms,
    AppealWindow,
    NotificationDecision,
)
from scrutiny_rules.applicants import Applicant
from scrutiny_rules.application import (
    ApplicationDecision,
    ApplicationForm,
    ApplicationTerms,
    FormQuestion,
)
from scrutiny_rules.attendance import (
    AttendanceDecision,
    AttendanceRegister,
    AttendanceTerms,
    Meeting,
)
from scrutiny_rules.calendars import Holiday, Period, WorkingCalendar
from scrutiny_rules.case_tables import Untried
from scrutiny_rules.clauses import Clause, Document
from scrutiny_rules.co_option import (
    CoOption,
    CoOptionDecision,
    CoOptionEndDecision,
    CoOptionEndTerms,
    CoOptionTerms,
)
from scrutiny_rules.code_changes import CodeChange, CodeChangeDecision, CodeChangeTerms
from scrutiny_rules.conditions import All, Compare, In, Not, Yes
from scrutiny_rules.conditions import Any as AnyOf
from scrutiny_rules.conduct import (
    ConductDecision,
    ConductRow,
    ConductTerms,
    WarningHistory,
    WarningLimit,
)
from scrutiny_rules.confidentiality import ConfidentialityTerms, Information, SharingDecision
from scrutiny_rules.dated import Dated
from scrutiny_rules.decisions import Comparison, Decision, Finding, Silent
from scrutiny_rules.development import (
    DevelopmentDecision,
    DevelopmentMeeting,
    DevelopmentPlan,
    DevelopmentRecord,
    DevelopmentTerms,
    Held,
)
from scrutiny_rules.duties import DutiesDecision, DutyRecord, DutyTerms, RecurringDuty
from scrutiny_rules.editions import (
    Alteration,
    Alterations,
    Edition,
    Editions,
    Fingerprint,
    FoundLimb,
    LimbChange,
    MinutedDecision,
    Replay,
    RetakenDecision,
)
from scrutiny_rules.elections import ElectionDecision, ElectionTerms, Poll
from scrutiny_rules.eligibility import Discretion, EligibilityDecision, EligibilityTerms
from scrutiny_rules.equipment import EquipmentTerms, Loan, ReturnDecision
from scrutiny_rules.expenses import (
    Claim,
    ClaimedItem,
    ClaimTerms,
    CountedItems,
    Expense,
    ExpenseTerms,
    ItemDecision,
    Mileage,
    MileageRate,
    PaymentDifference,
    PaymentReviewDecision,
    PaymentReviewTerms,
    ReimbursementDecision,
    Rounding,
)
from scrutiny_rules.facts import Fact
from scrutiny_rules.history import (
    AppealDecided,
    Appealed,
    AppealStepTaken,
    AppointedChair,
    Breached,
    CodeSigned,
    DevelopmentHeld,
    EquipmentLent,
    EquipmentRequested,
    EquipmentReturned,
    History,
    InvestigationStepTaken,
    Joined,
    LeaveEnded,
    LeaveGranted,
    Left,
    LeftChair,
    MeetingHeld,
    MemberEvent,
    Notified,
    PersonRecorded,
    Suspended,
    SuspensionEnded,
    TermRenewed,
    Warned,
)
from scrutiny_rules.interests import (
    DeclaredInterest,
    InterestDuty,
    InterestTerms,
    WithdrawalDecision,
)
from scrutiny_rules.investigation import Investigation, InvestigationDecision, InvestigationTerms
from scrutiny_rules.journeys import Journey
from scrutiny_rules.ladder import Either, Limb, Relies, Terms
from scrutiny_rules.meetings import (
    Programme,
    ProgrammeDecision,
    ProgrammeMeeting,
    ProgrammeReview,
    ProgrammeTerms,
    ReviewLength,
    YearPlan,
    YearPlanDecision,
)
from scrutiny_rules.mileage_allowance import (
    Allowances,
    AllowanceTerms,
    ApprovedAmount,
    Band,
    JourneyLog,
    ProfitReport,
    TaxYearAmounts,
)
from scrutiny_rules.notice import (
    DatedRequest,
    NoticeDecision,
    NoticeDue,
    NoticeRequest,
    NoticeTerms,
    SkippedDay,
)
from scrutiny_rules.press import PressArticle, PressDecision, PressTerms
from scrutiny_rules.probation import (
    ProbationBreachDecision,
    ProbationDays,
    ProbationDecision,
    ProbationPeriod,
    ProbationStarts,
    ProbationSuspensionTerms,
    ProbationTerms,
)
from scrutiny_rules.procedures import Due, Happened, OutOfPlace, Procedure, Progress, Step, Within
from scrutiny_rules.questions import Question
from scrutiny_rules.quorum import QuorumDecision, QuorumTerms, Roll
from scrutiny_rules.receipts import PartFound, Receipt, Verification
from scrutiny_rules.reviews import ReviewDecision, ReviewRecord, ReviewTerms
from scrutiny_rules.rulebook import Judgement, Narrative, Option, Reading, Rulebook
from scrutiny_rules.sanctions import (
    Breach,
    SanctionDecision,
    SanctionLadder,
    SanctionRow,
    SanctionsDecision,
    SanctionTerms,
    Suspension,
    SuspensionDecision,
)
from scrutiny_rules.standing import Ahead, CountedWarning, Outlook, OutlookEntry, Standing
from scrutiny_rules.tenure import (
    AppointmentDecision,
    AppointmentTerms,
    OfficeTerms,
    RecruitmentTerms,
    ResignationDecision,
    ResignationTerms,
    Service,
    TenureTerms,
    TermDecision,
    TermFigures,
    TermServed,
)
from scrutiny_rules.testing import (
    _answers,
    _asking,
    _blocks,
    _conditions,
    _decisions,
    _events,
    _money,
    _panel,
    _people,
    _rulebooks,
    _values,
)
from scrutiny_rules.topics import TopicDecision, TopicPath, TopicProposal, TopicTerms
from scrutiny_rules.voting import Ballot, CastingVoteTerms, MotionDecision, Vote, VotingTerms

ModelT = TypeVar("ModelT", bound=Frozen)

STRATEGIES: Final[dict[type[Frozen], Callable[[], st.SearchStrategy[Any]]]] = {
    AffiliationDecision: _decisions.affiliation_decisions,
    AffiliationTerms: _blocks.affiliation_terms,
    Ahead: _decisions.aheads,
    All: _conditions.alls,
    AllowanceTerms: _blocks.allowance_terms,
    Allowances: _blocks.allowances,
    Alteration: _answers.alterations,
    Alterations: _answers.alteration_sets,
    AnyOf: _conditions.anys,
    Appeal: _people.appeals,
    AppealDecided: _events.appeal_decided_events,
    AppealDecision: _decisions.appeal_decisions,
    AppealStepTaken: _events.appeal_step_taken_events,
    AppealTerms: _blocks.appeal_terms,
    AppealWindow: _decisions.appeal_windows,
    Appealed: _events.appealed_events,
    Applicant: _people.applicants,
    ApplicationDecision: _decisions.application_decisions,
    ApplicationForm: _people.application_forms,
    ApplicationTerms: _blocks.application_terms,
    AppointedChair: _events.appointed_chair_events,
    AppointmentDecision: _decisions.appointment_decisions,
    AppointmentTerms: _blocks.appointment_terms,
    ApprovedAmount: _decisions.approved_amounts,
    AttendanceDecision: _decisions.attendance_decisions,
    AttendanceRegister: _panel.attendance_registers,
    AttendanceTerms: _blocks.attendance_terms,
    Ballot: _panel.ballots,
    Band: _decisions.bands,
    BoundaryCase: _answers.boundary_cases,
    Breach: _people.breaches,
    Breached: _events.breached_events,
    CaseComparison: _answers.case_comparisons,
    CastingVoteTerms: _blocks.casting_vote_terms,
    Claim: _money.claims,
    ClaimTerms: _blocks.claim_terms,
    ClaimedItem: _money.claimed_items,
    Clause: _conditions.clauses,
    CoOption: _people.co_options,
    CoOptionDecision: _decisions.co_option_decisions,
    CoOptionEndDecision: _decisions.co_option_end_decisions,
    CoOptionEndTerms: _blocks.co_option_end_terms,
    CoOptionTerms: _blocks.co_option_terms,
    CodeChange: _people.code_changes,
    CodeChangeDecision: _decisions.code_change_decisions,
    CodeChangeTerms: _blocks.code_change_terms,
    CodeSigned: _events.code_signed_events,
    Compare: _conditions.compares,
    Comparison: _decisions.comparisons,
    ConductDecision: _decisions.conduct_decisions,
    ConductRow: _blocks.conduct_rows,
    ConductTerms: _blocks.conduct_terms,
    ConfidentialityTerms: _blocks.confidentiality_terms,
    CountedItems: _money.counted_items,
    CountedWarning: _decisions.counted_warnings,
    Dated: _values.dateds,
    DatedRequest: _values.dated_requests,
    Decision: _decisions.decisions,
    DeclaredInterest: _panel.declared_interests,
    DevelopmentDecision: _decisions.development_decisions,
    DevelopmentHeld: _events.development_held_events,
    DevelopmentMeeting: _blocks.development_meetings,
    DevelopmentPlan: _decisions.development_plans,
    DevelopmentRecord: _people.development_records,
    DevelopmentTerms: _blocks.development_terms,
    Difference: _answers.differences,
    DifferentRegion: _answers.different_regions,
    Discretion: _blocks.discretions,
    Document: _values.documents,
    Due: _decisions.dues,
    DutiesDecision: _decisions.duties_decisions,
    DutyRecord: _panel.duty_records,
    DutyTerms: _blocks.duty_terms,
    Edition: _answers.editions,
    Editions: _answers.edition_sets,
    Either: _conditions.eithers,
    ElectionDecision: _decisions.election_decisions,
    ElectionTerms: _blocks.election_terms,
    EligibilityDecision: _decisions.eligibility_decisions,
    EligibilityTerms: _blocks.eligibility_terms,
    EquipmentLent: _events.equipment_lent_events,
    EquipmentRequested: _events.equipment_requested_events,
    EquipmentReturned: _events.equipment_returned_events,
    EquipmentTerms: _blocks.equipment_terms,
    Expense: _money.expenses,
    ExpenseTerms: _blocks.expense_terms,
    Fact: _conditions.facts,
    Finding: _decisions.findings,
    Fingerprint: _answers.fingerprints,
    Flaw: _answers.flaws,
    FormQuestion: _blocks.form_questions,
    FoundLimb: _answers.found_limbs,
    Happened: _people.happened_events,
    Held: _people.held_events,
    History: _events.histories,
    Holiday: _values.holidays,
    In: _conditions.ins,
    Information: _people.information,
    InterestDuty: _blocks.interest_duties,
    InterestTerms: _blocks.interest_terms,
    Investigation: _people.investigations,
    InvestigationDecision: _decisions.investigation_decisions,
    InvestigationStepTaken: _events.investigation_step_taken_events,
    InvestigationTerms: _blocks.investigation_terms,
    ItemDecision: _decisions.item_decisions,
    Joined: _events.joined_events,
    Journey: _money.journeys,
    JourneyLog: _money.journey_logs,
    Judgement: _blocks.judgements,
    LeaveEnded: _events.leave_ended_events,
    LeaveGranted: _events.leave_granted_events,
    Left: _events.left_events,
    LeftChair: _events.left_chair_events,
    Limb: _conditions.limbs,
    LimbChange: _answers.limb_changes,
    Loan: _people.loans,
    Meeting: _panel.meetings,
    MeetingHeld: _events.meeting_held_events,
    MemberEvent: _events.member_events,
    Mileage: _money.mileages,
    MileageRate: _money.mileage_rates,
    MinutedDecision: _answers.minuted_decisions,
    MotionDecision: _decisions.motion_decisions,
    Narrative: _blocks.narratives,
    NextQuestion: _answers.next_questions,
    Not: _conditions.nots,
    NoticeDecision: _decisions.notice_decisions,
    NoticeDue: _decisions.notice_dues,
    NoticeRequest: _panel.notice_requests,
    NoticeTerms: _blocks.notice_terms,
    NotificationDecision: _decisions.notification_decisions,
    Notified: _events.notified_events,
    OfficeTerms: _blocks.office_terms,
    Option: _blocks.options,
    OutOfPlace: _decisions.steps_out_of_place,
    Outlook: _decisions.outlooks,
    OutlookEntry: _decisions.outlook_entries,
    PartFound: _answers.parts_found,
    PaymentDifference: _money.payment_differences,
    PaymentReviewDecision: _decisions.payment_review_decisions,
    PaymentReviewTerms: _blocks.payment_review_terms,
    Period: _values.periods,
    PersonRecorded: _events.person_recorded_events,
    PoliticalRole: _people.political_roles,
    Poll: _people.polls,
    PressArticle: _people.press_articles,
    PressDecision: _decisions.press_decisions,
    PressTerms: _blocks.press_terms,
    ProbationBreachDecision: _decisions.probation_breach_decisions,
    ProbationDays: _values.probation_days,
    ProbationDecision: _decisions.probation_decisions,
    ProbationPeriod: _decisions.probation_periods,
    ProbationStarts: _values.probation_starts,
    ProbationSuspensionTerms: _blocks.probation_suspension_terms,
    ProbationTerms: _blocks.probation_terms,
    Procedure: _values.procedures,
    ProfitReport: _decisions.profit_reports,
    Programme: _panel.programmes,
    ProgrammeDecision: _decisions.programme_decisions,
    ProgrammeMeeting: _panel.programme_meetings,
    ProgrammeReview: _panel.programme_reviews,
    ProgrammeTerms: _blocks.programme_terms,
    Progress: _decisions.progresses,
    Question: _asking.questions,
    QuorumDecision: _decisions.quorum_decisions,
    QuorumTerms: _blocks.quorum_terms,
    Reading: _blocks.readings,
    ReadingSensitivity: _answers.reading_sensitivities,
    Reason: _answers.reasons,
    Reasons: _answers.reason_sets,
    Receipt: _answers.receipts,
    RecruitmentTerms: _blocks.recruitment_terms,
    RecurringDuty: _blocks.recurring_duties,
    ReimbursementDecision: _decisions.reimbursement_decisions,
    Relies: _conditions.relies,
    Remedies: _answers.remedy_sets,
    Remedy: _answers.remedies,
    Replay: _answers.replays,
    Requirement: _answers.requirements,
    ResignationDecision: _decisions.resignation_decisions,
    ResignationTerms: _blocks.resignation_terms,
    RetakenDecision: _answers.retaken_decisions,
    ReturnDecision: _decisions.return_decisions,
    ReviewDecision: _decisions.review_decisions,
    ReviewLength: _blocks.review_lengths,
    ReviewRecord: _decisions.review_records,
    ReviewTerms: _blocks.review_terms,
    Roll: _panel.rolls,
    Rounding: _blocks.roundings,
    Rulebook: _rulebooks.rulebooks,
    RulebookCheck: _answers.rulebook_checks,
    RulebookComparison: _answers.rulebook_comparisons,
    SanctionDecision: _decisions.sanction_decisions,
    SanctionLadder: _blocks.sanction_ladders,
    SanctionRow: _blocks.sanction_rows,
    SanctionTerms: _blocks.sanction_terms,
    SanctionsDecision: _decisions.sanctions_decisions,
    Sensitive: _answers.sensitives,
    Sensitivity: _answers.sensitivities,
    Service: _people.services,
    Setting: _answers.settings,
    Settlement: _answers.settlements,
    SharingDecision: _decisions.sharing_decisions,
    SideBySide: _answers.sides_by_side,
    Silent: _blocks.silents,
    SkippedDay: _decisions.skipped_days,
    Standing: _decisions.standings,
    Step: _blocks.steps,
    Suspended: _events.suspended_events,
    Suspension: _people.suspensions,
    SuspensionDecision: _decisions.suspension_decisions,
    SuspensionEnded: _events.suspension_ended_events,
    TaxYearAmounts: _decisions.tax_year_amounts,
    TenureTerms: _blocks.tenure_terms,
    TermDecision: _decisions.term_decisions,
    TermFigures: _values.term_figures,
    TermRenewed: _events.term_renewed_events,
    TermServed: _people.terms_served,
    Terms: _blocks.terms,
    TopicDecision: _decisions.topic_decisions,
    TopicPath: _blocks.topic_paths,
    TopicProposal: _panel.topic_proposals,
    TopicTerms: _blocks.topic_terms,
    Transition: _answers.transitions,
    Untried: _answers.untried_sets,
    UnderReading: _answers.under_readings,
    Unprovided: _answers.unprovided_blocks,
    Verification: _answers.verifications,
    Vote: _panel.votes,
    VotingTerms: _blocks.voting_terms,
    Warned: _events.warned_events,
    WarningHistory: _panel.warning_histories,
    WarningLimit: _blocks.warning_limits,
    Way: _answers.ways,
    WithdrawalDecision: _decisions.withdrawal_decisions,
    Within: _blocks.withins,
    WorkingCalendar: _values.working_calendars,
    YearPlan: _blocks.year_plans,
    YearPlanDecision: _decisions.year_plan_decisions,
    Yes: _conditions.yesses,
}
"""The strategy of every public model."""


def instances(kind: type[ModelT]) -> st.SearchStrategy[ModelT]:
    """Draw values of any public model, by its class.

    Args:
        kind: The class of the model.

    Returns:
        What the function named for it returns, without options.

    Raises:
        KeyError: It is no public model of the library.

    Example:
        >>> from hypothesis import find
        >>> from scrutiny_rules import Roll
        >>> find(instances(Roll), lambda roll: roll.present == 3).present
        3
    """
    drawn: st.SearchStrategy[ModelT] = STRATEGIES[kind]()
    return drawn


for kind in STRATEGIES:  # so that Hypothesis knows each of them by its class
    st.register_type_strategy(kind, instances)
