"""Terms of every subject, and what they are put together from."""

from hypothesis import strategies as st

from scrutiny_rules.affiliation import AffiliationTerms
from scrutiny_rules.appeals import AppealTerms
from scrutiny_rules.application import ApplicationTerms, FormQuestion
from scrutiny_rules.attendance import AttendanceTerms
from scrutiny_rules.co_option import CoOptionEndTerms, CoOptionTerms
from scrutiny_rules.code_changes import CodeChangeTerms
from scrutiny_rules.conduct import ConductRow, ConductTerms, WarningLimit
from scrutiny_rules.confidentiality import ConfidentialityTerms
from scrutiny_rules.decisions import Silent
from scrutiny_rules.development import DevelopmentMeeting, DevelopmentTerms
from scrutiny_rules.duties import DutyTerms, RecurringDuty
from scrutiny_rules.elections import ElectionTerms
from scrutiny_rules.eligibility import Discretion, EligibilityTerms
from scrutiny_rules.equipment import EquipmentTerms
from scrutiny_rules.expenses import ClaimTerms, ExpenseTerms, PaymentReviewTerms, Rounding
from scrutiny_rules.interests import InterestDuty, InterestTerms
from scrutiny_rules.investigation import InvestigationTerms
from scrutiny_rules.meetings import ProgrammeTerms, ReviewLength, YearPlan
from scrutiny_rules.mileage_allowance import Allowances, AllowanceTerms
from scrutiny_rules.notice import NoticeTerms
from scrutiny_rules.press import PressTerms
from scrutiny_rules.probation import ProbationSuspensionTerms, ProbationTerms
from scrutiny_rules.procedures import Step, Within
from scrutiny_rules.quorum import QuorumTerms
from scrutiny_rules.reviews import ReviewTerms
from scrutiny_rules.rulebook import Judgement, Narrative, Option, Reading
from scrutiny_rules.sanctions import SanctionLadder, SanctionRow, SanctionTerms
from scrutiny_rules.tenure import (
    AppointmentTerms,
    OfficeTerms,
    RecruitmentTerms,
    ResignationTerms,
    TenureTerms,
)
from scrutiny_rules.testing._basics import AnyTerms
from scrutiny_rules.testing._building import Building, model, of_fields
from scrutiny_rules.testing._terms import TermsT
from scrutiny_rules.topics import TopicPath, TopicTerms
from scrutiny_rules.voting import CastingVoteTerms, VotingTerms


def _terms(kind: type[TermsT]) -> st.SearchStrategy[TermsT]:
    """Return terms of one subject."""
    kind.model_rebuild()  # which takes a while, and is no part of drawing
    return _drawn(kind)


@st.composite
def _drawn(draw: st.DrawFn, kind: type[TermsT]) -> TermsT:
    return model(Building(draw), kind)


def affiliation_terms() -> st.SearchStrategy[AffiliationTerms]:
    """Draw ``AffiliationTerms`` over any facts of the subject and a landlord's own."""
    return _terms(AffiliationTerms)


def allowance_terms() -> st.SearchStrategy[AllowanceTerms]:
    """Draw ``AllowanceTerms`` over any facts of the subject and a landlord's own."""
    return _terms(AllowanceTerms)


def appeal_terms() -> st.SearchStrategy[AppealTerms]:
    """Draw ``AppealTerms`` over any facts of the subject and a landlord's own."""
    return _terms(AppealTerms)


def application_terms() -> st.SearchStrategy[ApplicationTerms]:
    """Draw ``ApplicationTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ApplicationTerms)


def appointment_terms() -> st.SearchStrategy[AppointmentTerms]:
    """Draw ``AppointmentTerms`` over any facts of the subject and a landlord's own."""
    return _terms(AppointmentTerms)


def attendance_terms() -> st.SearchStrategy[AttendanceTerms]:
    """Draw ``AttendanceTerms`` over any facts of the subject and a landlord's own."""
    return _terms(AttendanceTerms)


def claim_terms() -> st.SearchStrategy[ClaimTerms]:
    """Draw ``ClaimTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ClaimTerms)


def co_option_end_terms() -> st.SearchStrategy[CoOptionEndTerms]:
    """Draw ``CoOptionEndTerms`` over any facts of the subject and a landlord's own."""
    return _terms(CoOptionEndTerms)


def co_option_terms() -> st.SearchStrategy[CoOptionTerms]:
    """Draw ``CoOptionTerms`` over any facts of the subject and a landlord's own."""
    return _terms(CoOptionTerms)


def code_change_terms() -> st.SearchStrategy[CodeChangeTerms]:
    """Draw ``CodeChangeTerms`` over any facts of the subject and a landlord's own."""
    return _terms(CodeChangeTerms)


def conduct_terms() -> st.SearchStrategy[ConductTerms]:
    """Draw ``ConductTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ConductTerms)


def confidentiality_terms() -> st.SearchStrategy[ConfidentialityTerms]:
    """Draw ``ConfidentialityTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ConfidentialityTerms)


def development_terms() -> st.SearchStrategy[DevelopmentTerms]:
    """Draw ``DevelopmentTerms`` over any facts of the subject and a landlord's own."""
    return _terms(DevelopmentTerms)


def duty_terms() -> st.SearchStrategy[DutyTerms]:
    """Draw ``DutyTerms`` over any facts of the subject and a landlord's own."""
    return _terms(DutyTerms)


def election_terms() -> st.SearchStrategy[ElectionTerms]:
    """Draw ``ElectionTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ElectionTerms)


def eligibility_terms() -> st.SearchStrategy[EligibilityTerms]:
    """Draw ``EligibilityTerms`` over any facts of the subject and a landlord's own."""
    return _terms(EligibilityTerms)


def equipment_terms() -> st.SearchStrategy[EquipmentTerms]:
    """Draw ``EquipmentTerms`` over any facts of the subject and a landlord's own."""
    return _terms(EquipmentTerms)


def expense_terms() -> st.SearchStrategy[ExpenseTerms]:
    """Draw ``ExpenseTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ExpenseTerms)


def interest_terms() -> st.SearchStrategy[InterestTerms]:
    """Draw ``InterestTerms`` over any facts of the subject and a landlord's own."""
    return _terms(InterestTerms)


def investigation_terms() -> st.SearchStrategy[InvestigationTerms]:
    """Draw ``InvestigationTerms`` over any facts of the subject and a landlord's own."""
    return _terms(InvestigationTerms)


def notice_terms() -> st.SearchStrategy[NoticeTerms]:
    """Draw ``NoticeTerms`` over any facts of the subject and a landlord's own."""
    return _terms(NoticeTerms)


def payment_review_terms() -> st.SearchStrategy[PaymentReviewTerms]:
    """Draw ``PaymentReviewTerms`` over any facts of the subject and a landlord's own."""
    return _terms(PaymentReviewTerms)


def press_terms() -> st.SearchStrategy[PressTerms]:
    """Draw ``PressTerms`` over any facts of the subject and a landlord's own."""
    return _terms(PressTerms)


def probation_suspension_terms() -> st.SearchStrategy[ProbationSuspensionTerms]:
    """Draw ``ProbationSuspensionTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ProbationSuspensionTerms)


def probation_terms() -> st.SearchStrategy[ProbationTerms]:
    """Draw ``ProbationTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ProbationTerms)


def programme_terms() -> st.SearchStrategy[ProgrammeTerms]:
    """Draw ``ProgrammeTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ProgrammeTerms)


def quorum_terms() -> st.SearchStrategy[QuorumTerms]:
    """Draw ``QuorumTerms`` over any facts of the subject and a landlord's own."""
    return _terms(QuorumTerms)


def review_terms() -> st.SearchStrategy[ReviewTerms]:
    """Draw ``ReviewTerms`` over any facts of the subject and a landlord's own."""
    return _terms(ReviewTerms)


def sanction_ladders() -> st.SearchStrategy[SanctionLadder]:
    """Draw ``SanctionLadder`` over any facts of the subject and a landlord's own."""
    return _terms(SanctionLadder)


def sanction_terms() -> st.SearchStrategy[SanctionTerms]:
    """Draw ``SanctionTerms`` over any facts of the subject and a landlord's own."""
    return _terms(SanctionTerms)


def tenure_terms() -> st.SearchStrategy[TenureTerms]:
    """Draw ``TenureTerms`` over any facts of the subject and a landlord's own."""
    return _terms(TenureTerms)


def topic_terms() -> st.SearchStrategy[TopicTerms]:
    """Draw ``TopicTerms`` over any facts of the subject and a landlord's own."""
    return _terms(TopicTerms)


def voting_terms() -> st.SearchStrategy[VotingTerms]:
    """Draw ``VotingTerms`` over any facts of the subject and a landlord's own."""
    return _terms(VotingTerms)


def terms() -> st.SearchStrategy[AnyTerms]:
    """Draw terms of any subject.

    Example:
        >>> from hypothesis import find
        >>> find(terms(), lambda one: bool(one.own_facts)).own_facts[0].name
        'other.ward_councillor'
    """
    kinds: list[type[AnyTerms]] = [
        AffiliationTerms,
        AllowanceTerms,
        AppealTerms,
        ApplicationTerms,
        AppointmentTerms,
        AttendanceTerms,
        ClaimTerms,
        CoOptionEndTerms,
        CoOptionTerms,
        CodeChangeTerms,
        ConductTerms,
        ConfidentialityTerms,
        DevelopmentTerms,
        DutyTerms,
        ElectionTerms,
        EligibilityTerms,
        EquipmentTerms,
        ExpenseTerms,
        InterestTerms,
        InvestigationTerms,
        NoticeTerms,
        PaymentReviewTerms,
        PressTerms,
        ProbationSuspensionTerms,
        ProbationTerms,
        ProgrammeTerms,
        QuorumTerms,
        ReviewTerms,
        SanctionLadder,
        SanctionTerms,
        TenureTerms,
        TopicTerms,
        VotingTerms,
    ]
    return st.sampled_from(kinds).flatmap(_terms)


@st.composite
def silents(draw: st.DrawFn) -> Silent:
    """Draw what stands in a rulebook where the paper has no such terms."""
    return model(Building(draw), Silent)


def form_questions() -> st.SearchStrategy[FormQuestion]:
    """Draw ``FormQuestion``, as a part of some terms or of a rulebook."""
    return of_fields(FormQuestion)


def conduct_rows() -> st.SearchStrategy[ConductRow]:
    """Draw ``ConductRow``, as a part of some terms or of a rulebook."""
    return of_fields(ConductRow)


def warning_limits() -> st.SearchStrategy[WarningLimit]:
    """Draw ``WarningLimit``, as a part of some terms or of a rulebook."""
    return of_fields(WarningLimit)


def discretions() -> st.SearchStrategy[Discretion]:
    """Draw ``Discretion``, as a part of some terms or of a rulebook."""
    return of_fields(Discretion)


def interest_duties() -> st.SearchStrategy[InterestDuty]:
    """Draw ``InterestDuty``, as a part of some terms or of a rulebook."""
    return of_fields(InterestDuty)


def office_terms() -> st.SearchStrategy[OfficeTerms]:
    """Draw ``OfficeTerms``, as a part of some terms or of a rulebook."""
    return of_fields(OfficeTerms)


def recruitment_terms() -> st.SearchStrategy[RecruitmentTerms]:
    """Draw ``RecruitmentTerms``, as a part of some terms or of a rulebook."""
    return of_fields(RecruitmentTerms)


def resignation_terms() -> st.SearchStrategy[ResignationTerms]:
    """Draw ``ResignationTerms``, as a part of some terms or of a rulebook."""
    return of_fields(ResignationTerms)


def topic_paths() -> st.SearchStrategy[TopicPath]:
    """Draw ``TopicPath``, as a part of some terms or of a rulebook."""
    return of_fields(TopicPath)


def casting_vote_terms() -> st.SearchStrategy[CastingVoteTerms]:
    """Draw ``CastingVoteTerms``, as a part of some terms or of a rulebook."""
    return of_fields(CastingVoteTerms)


def recurring_duties() -> st.SearchStrategy[RecurringDuty]:
    """Draw ``RecurringDuty``, as a part of some terms or of a rulebook."""
    return of_fields(RecurringDuty)


def development_meetings() -> st.SearchStrategy[DevelopmentMeeting]:
    """Draw ``DevelopmentMeeting``, as a part of some terms or of a rulebook."""
    return of_fields(DevelopmentMeeting)


def sanction_rows() -> st.SearchStrategy[SanctionRow]:
    """Draw ``SanctionRow``, as a part of some terms or of a rulebook."""
    return of_fields(SanctionRow)


def year_plans() -> st.SearchStrategy[YearPlan]:
    """Draw ``YearPlan``, as a part of some terms or of a rulebook."""
    return of_fields(YearPlan)


def review_lengths() -> st.SearchStrategy[ReviewLength]:
    """Draw ``ReviewLength``, as a part of some terms or of a rulebook."""
    return of_fields(ReviewLength)


def roundings() -> st.SearchStrategy[Rounding]:
    """Draw ``Rounding``, as a part of some terms or of a rulebook."""
    return of_fields(Rounding)


def allowances() -> st.SearchStrategy[Allowances]:
    """Draw ``Allowances``, as a part of some terms or of a rulebook."""
    return of_fields(Allowances)


def steps() -> st.SearchStrategy[Step]:
    """Draw ``Step``, as a part of some terms or of a rulebook."""
    return of_fields(Step)


def withins() -> st.SearchStrategy[Within]:
    """Draw ``Within``, as a part of some terms or of a rulebook."""
    return of_fields(Within)


def options() -> st.SearchStrategy[Option]:
    """Draw ``Option``, as a part of some terms or of a rulebook."""
    return of_fields(Option)


def readings() -> st.SearchStrategy[Reading]:
    """Draw ``Reading``, as a part of some terms or of a rulebook."""
    return of_fields(Reading)


def narratives() -> st.SearchStrategy[Narrative]:
    """Draw ``Narrative``, as a part of some terms or of a rulebook."""
    return of_fields(Narrative)


def judgements() -> st.SearchStrategy[Judgement]:
    """Draw ``Judgement``, as a part of some terms or of a rulebook."""
    return of_fields(Judgement)
