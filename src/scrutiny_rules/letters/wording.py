"""Wording: what each outcome is called in a letter, in plain English.

Each kind of decision has a title and a sentence or two for every outcome. What is said here
depends on no landlord's paper; what a paper adds stands in the decision itself. No sentence
about a power says that anything has to be done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from scrutiny_rules._frozen import FrozenMap
from scrutiny_rules.affiliation import Affiliation, AffiliationDecision
from scrutiny_rules.appeals import (
    AppealDecision,
    AppealStanding,
    AppealWindow,
    NotificationDecision,
)
from scrutiny_rules.application import Application, ApplicationDecision
from scrutiny_rules.attendance import Attendance, AttendanceDecision
from scrutiny_rules.co_option import CoOpting, CoOptionDecision, CoOptionEnd, CoOptionEndDecision
from scrutiny_rules.code_changes import CodeChangeDecision, CodeChangeStanding
from scrutiny_rules.conduct import ConductDecision, ConductStep
from scrutiny_rules.confidentiality import Sharing, SharingDecision
from scrutiny_rules.decisions import Decision, Provision
from scrutiny_rules.development import Development, DevelopmentDecision, DevelopmentPlan
from scrutiny_rules.duties import DutiesDecision, DutiesStanding
from scrutiny_rules.elections import Election, ElectionDecision
from scrutiny_rules.eligibility import Eligibility, EligibilityDecision
from scrutiny_rules.equipment import EquipmentReturn, ReturnDecision
from scrutiny_rules.expenses import (
    PaymentReview,
    PaymentReviewDecision,
    Reimbursement,
    ReimbursementDecision,
)
from scrutiny_rules.interests import Withdrawal, WithdrawalDecision
from scrutiny_rules.investigation import InvestigationDecision, InvestigationStanding
from scrutiny_rules.meetings import ProgrammeDecision, ProgrammeStanding, YearPlanDecision
from scrutiny_rules.notice import NoticeDecision, NoticeDue, NoticeStanding
from scrutiny_rules.press import Press, PressDecision
from scrutiny_rules.probation import (
    Probation,
    ProbationBreach,
    ProbationBreachDecision,
    ProbationDecision,
    ProbationPeriod,
)
from scrutiny_rules.quorum import Quorum, QuorumDecision
from scrutiny_rules.reviews import Review, ReviewDecision
from scrutiny_rules.sanctions import Sanctions, SanctionsDecision, SuspensionDecision
from scrutiny_rules.tenure import (
    Appointment,
    AppointmentDecision,
    ResignationDecision,
    Resigning,
    Term,
    TermDecision,
)
from scrutiny_rules.topics import TopicDecision, TopicStanding
from scrutiny_rules.voting import Motion, MotionDecision

_NONE: Final[frozenset[StrEnum]] = frozenset()


@dataclass(frozen=True)
class Wording:
    """How a kind of decision is told.

    Attributes:
        title: What the letter is about.
        says: What is said of each outcome, by its value.
        personal: Whether it is about the person who gets the letter.
        against: The outcomes that go against that person, or may.
        powers: The outcomes by which somebody else may act against that person.
        shared: The outcomes whose cautions that person should read too.
        on_a_breach: Whether it is about a breach of the code, which is what a paper's appeal is
            against.
    """

    title: str
    says: Mapping[str, str]
    personal: bool = True
    against: frozenset[StrEnum] = _NONE
    powers: frozenset[StrEnum] = _NONE
    shared: frozenset[StrEnum] = _NONE
    on_a_breach: bool = False


def _only(*outcomes: StrEnum) -> frozenset[StrEnum]:
    return frozenset(outcomes)


WORDINGS: Final[Mapping[type[Decision[Any]], Wording]] = {
    EligibilityDecision: Wording(
        title="Your place on the panel",
        says={
            Eligibility.ELIGIBLE: "You meet what the paper asks of you.",
            Eligibility.NOT_ELIGIBLE: (
                "You do not meet what the paper asks of you. As things stand, you cannot belong "
                "to the panel."
            ),
            Eligibility.MAY_BE_ELIGIBLE: (
                "A way onto the panel may be open to you. It is a choice that others make, and "
                "not a right."
            ),
            Eligibility.UNDETERMINED: (
                "We cannot say yet whether you can belong to the panel. We need to know more first."
            ),
            Eligibility.NOT_PROVIDED: "The paper does not say who may belong to the panel.",
        },
        against=_only(Eligibility.NOT_ELIGIBLE),
        shared=_only(Eligibility.ELIGIBLE, Eligibility.MAY_BE_ELIGIBLE),
    ),
    ApplicationDecision: Wording(
        title="Your application form",
        says={
            Application.COMPLETE: "Your application form is complete.",
            Application.INCOMPLETE: "Your application form is not complete yet.",
            Application.UNDETERMINED: "We cannot say yet whether your form is complete.",
            Application.NOT_PROVIDED: "The paper holds no application form.",
        },
    ),
    TermDecision: Wording(
        title="Your term of office",
        says={
            Term.IN_TERM: "Your term of office is running.",
            Term.TERM_ENDED: (
                "Your term of office has run its full length. The paper asks you to step down."
            ),
            Term.LEFT_EARLY: "You left before your term of office was over.",
            Term.NOT_STARTED: "Your term of office has not started.",
            Term.UNDETERMINED: "We cannot say yet where you stand with your term of office.",
            Term.NOT_PROVIDED: "The paper sets no terms of office.",
        },
        against=_only(Term.TERM_ENDED),
    ),
    AppointmentDecision: Wording(
        title="A term of office for you",
        says={
            Appointment.MAY_BE_APPOINTED: (
                "You may be appointed. It is a choice that others make, and not automatic."
            ),
            Appointment.LIMIT_REACHED: (
                "You have served as long in this role as the paper allows. No further term is open "
                "to you."
            ),
            Appointment.STILL_IN_TERM: (
                "A term of yours still runs, or is still to come. No other can start before it "
                "ends."
            ),
            Appointment.GAP_NEEDED: "A new term cannot follow your last one at once.",
            Appointment.UNDETERMINED: "We cannot say yet whether a further term is open to you.",
            Appointment.NOT_PROVIDED: "The paper sets no terms of office.",
        },
        against=_only(Appointment.LIMIT_REACHED, Appointment.STILL_IN_TERM, Appointment.GAP_NEEDED),
        shared=_only(Appointment.MAY_BE_APPOINTED),
    ),
    ResignationDecision: Wording(
        title="Your resignation",
        says={
            Resigning.SHOULD_TELL: "The paper expects you to tell others that you resign.",
            Resigning.UNDETERMINED: "We cannot say yet whom you are expected to tell.",
            Resigning.NOT_PROVIDED: "The paper does not say whom to tell of a resignation.",
        },
        shared=_only(Resigning.SHOULD_TELL),
    ),
    ElectionDecision: Wording(
        title="The election",
        personal=False,
        says={
            Election.ELECTED: "Somebody has been elected.",
            Election.TIED: "Two or more lead with equal votes. Nobody has been elected yet.",
            Election.NO_NOMINATION: "Nobody stands for the role.",
            Election.NOT_ELECTED: "Nobody has the support that the paper asks for.",
            Election.UNDETERMINED: "We cannot say yet who is elected.",
            Election.NOT_PROVIDED: "The paper says nothing about elections.",
        },
        shared=_only(Election.TIED),
    ),
    CoOptionDecision: Wording(
        title="Bringing somebody in for a topic",
        personal=False,
        says={
            CoOpting.MAY_CO_OPT: "Somebody may be brought in for this topic.",
            CoOpting.NOT_ALLOWED: "As things stand, nobody can be brought in for this topic.",
            CoOpting.UNDETERMINED: "We cannot say yet whether somebody can be brought in.",
            CoOpting.NOT_PROVIDED: "The paper says nothing about bringing somebody in.",
        },
    ),
    CoOptionEndDecision: Wording(
        title="Your time with the panel",
        says={
            CoOptionEnd.CONTINUES: "You stay with the panel for now.",
            CoOptionEnd.MUST_STEP_DOWN: (
                "The topic that you came for is complete. The paper asks you to step down."
            ),
            CoOptionEnd.UNDETERMINED: "We cannot say yet whether you stay with the panel.",
            CoOptionEnd.NOT_PROVIDED: "The paper says nothing about bringing somebody in.",
        },
        against=_only(CoOptionEnd.MUST_STEP_DOWN),
    ),
    ProbationPeriod: Wording(
        title="The days of your probation",
        says={
            Provision.PROVIDED: "You start on the panel with a time of probation.",
            Provision.UNDETERMINED: "We cannot say yet when your probation runs.",
            Provision.NOT_PROVIDED: "The paper sets no probation.",
        },
    ),
    ProbationDecision: Wording(
        title="Your probation",
        says={
            Probation.ON_PROBATION: "You are on probation.",
            Probation.COMPLETED: "Your probation is over.",
            Probation.NOT_STARTED: "Your probation has not started.",
            Probation.UNDETERMINED: "We cannot say yet whether you are on probation.",
            Probation.NOT_PROVIDED: "The paper sets no probation.",
        },
    ),
    ProbationBreachDecision: Wording(
        title="A breach of the code during probation",
        says={
            ProbationBreach.MUST_BE_SUSPENDED: (
                "The breach of the code was in your probation. In that case the paper asks for "
                "suspension at once, while the breach is looked into."
            ),
            ProbationBreach.OUTSIDE_PROBATION: (
                "The breach of the code was not in your probation. Nothing follows on that account."
            ),
            ProbationBreach.UNDETERMINED: (
                "We cannot say yet whether the breach was in your probation."
            ),
            ProbationBreach.NOT_PROVIDED: "The paper sets no probation.",
        },
        against=_only(ProbationBreach.MUST_BE_SUSPENDED),
        shared=_only(ProbationBreach.MUST_BE_SUSPENDED),
        on_a_breach=True,
    ),
    DevelopmentDecision: Wording(
        title="Meetings about your development",
        says={
            Development.UP_TO_DATE: "No meeting about your development is overdue.",
            Development.OVERDUE: "A meeting about your development is overdue.",
            Development.NOT_STARTED: "You have not joined the panel yet.",
            Development.UNDETERMINED: "We cannot say yet which of these meetings are due.",
            Development.NOT_PROVIDED: "The paper asks for no such meetings.",
        },
    ),
    DevelopmentPlan: Wording(
        title="Meetings to come about your development",
        says={
            Provision.PROVIDED: "These are the meetings that lie ahead.",
            Provision.UNDETERMINED: "We cannot say yet when these meetings are due.",
            Provision.NOT_PROVIDED: "The paper asks for no such meetings.",
        },
        shared=_only(Provision.PROVIDED),
    ),
    ReturnDecision: Wording(
        title="What was lent to you",
        says={
            EquipmentReturn.RETURN_DUE: "Please return what was lent to you.",
            EquipmentReturn.MAY_KEEP: "You may keep what was lent to you for now.",
            EquipmentReturn.RETURNED: "What was lent to you is back. There is nothing more to do.",
            EquipmentReturn.NOT_LENT: "Nothing has been lent to you yet.",
            EquipmentReturn.UNDETERMINED: "We cannot say yet whether anything is to be returned.",
            EquipmentReturn.NOT_PROVIDED: "The paper does not ask for anything to be returned.",
        },
        shared=_only(EquipmentReturn.RETURN_DUE),
    ),
    ProgrammeDecision: Wording(
        title="The programme of the year",
        personal=False,
        says={
            ProgrammeStanding.AS_EXPECTED: "The programme is as the paper expects.",
            ProgrammeStanding.DUTY_OUTSTANDING: (
                "Something that the paper asks for has not been done."
            ),
            ProgrammeStanding.MORE_OFTEN_THAN_EXPECTED: (
                "Meetings follow each other more closely than the paper expects."
            ),
            ProgrammeStanding.FEWER_THAN_EXPECTED: (
                "There are fewer meetings or reviews than the paper expects."
            ),
            ProgrammeStanding.OTHERWISE_THAN_EXPECTED: (
                "The numbers are as the paper expects, but something about the reviews is not."
            ),
            ProgrammeStanding.UNDETERMINED: "We cannot say yet how the programme stands.",
            ProgrammeStanding.NOT_PROVIDED: "The paper says nothing about a programme.",
        },
    ),
    YearPlanDecision: Wording(
        title="Dates for the year",
        personal=False,
        says={
            Provision.PROVIDED: "We suggest these dates for the year.",
            Provision.UNDETERMINED: "We cannot suggest dates for the year yet.",
            Provision.NOT_PROVIDED: "The paper says nothing about a programme.",
        },
        shared=_only(Provision.PROVIDED),
    ),
    NoticeDue: Wording(
        title="From when the panel can expect what it asks for",
        personal=False,
        says={
            Provision.PROVIDED: (
                "The paper gives time to prepare. After that, the panel can expect what it asks "
                "for."
            ),
            Provision.UNDETERMINED: "We cannot say yet from when it can be expected.",
            Provision.NOT_PROVIDED: "The paper sets no time for notice.",
        },
    ),
    NoticeDecision: Wording(
        title="The panel's request",
        personal=False,
        says={
            NoticeStanding.SETTLED: "The request has been settled.",
            NoticeStanding.WAITING: "The request has not been met yet, and there is still time.",
            NoticeStanding.NOTICE_TOO_SHORT: (
                "The request has not been met. It gave less notice than the paper asks for."
            ),
            NoticeStanding.ESCALATE: (
                "The request has not been met, and nothing that we know of excuses this. The paper "
                "asks for others to be told."
            ),
            NoticeStanding.UNDETERMINED: "We cannot say yet how the request stands.",
            NoticeStanding.NOT_PROVIDED: "The paper sets no time for notice.",
        },
    ),
    DutiesDecision: Wording(
        title="What is due again and again",
        personal=False,
        says={
            DutiesStanding.UP_TO_DATE: "Nothing is overdue.",
            DutiesStanding.OVERDUE: "Something is overdue.",
            DutiesStanding.UNDETERMINED: "We cannot say yet whether anything is overdue.",
            DutiesStanding.NOT_PROVIDED: "The paper has no such duties.",
        },
    ),
    TopicDecision: Wording(
        title="The topic for review",
        personal=False,
        says={
            TopicStanding.MAY_BE_REVIEWED: "The topic may go on the programme.",
            TopicStanding.STEPS_OUTSTANDING: (
                "Something that comes before the review has not been done."
            ),
            TopicStanding.UNDETERMINED: "We cannot say yet whether the topic may be reviewed.",
            TopicStanding.NOT_PROVIDED: "The paper says nothing about topics.",
        },
    ),
    QuorumDecision: Wording(
        title="Whether the meeting can do business",
        personal=False,
        says={
            Quorum.QUORATE: "Enough members are present. The meeting can do business.",
            Quorum.INQUORATE: "Too few members are present. No decision can be taken.",
            Quorum.UNATTAINABLE: (
                "There would be too few members even with everybody present. No decision can be "
                "taken."
            ),
            Quorum.UNDETERMINED: "We cannot say yet whether enough members are present.",
            Quorum.NOT_PROVIDED: "The paper does not say how many members it takes.",
        },
    ),
    WithdrawalDecision: Wording(
        title="Your interest in an item",
        says={
            Withdrawal.EXPECTED_TO_WITHDRAW: (
                "The paper expects you to withdraw. A good reason may excuse you."
            ),
            Withdrawal.MAY_BE_ASKED_TO_WITHDRAW: "You may be asked to withdraw.",
            Withdrawal.NO_WITHDRAWAL_ASKED: "The paper does not ask you to withdraw.",
            Withdrawal.UNDETERMINED: (
                "We cannot say yet whether you are asked to withdraw. Somebody has to judge first "
                "whether there is a conflict of interest."
            ),
            Withdrawal.NOT_PROVIDED: "The paper says nothing about interests.",
        },
        powers=_only(Withdrawal.MAY_BE_ASKED_TO_WITHDRAW),
    ),
    MotionDecision: Wording(
        title="The motion",
        personal=False,
        says={
            Motion.AGREED_BY_CONSENSUS: "The motion was agreed. Nobody kept up an objection.",
            Motion.CARRIED: "The motion was carried.",
            Motion.LOST: "The motion was lost.",
            Motion.NOT_CARRIED: "The motion was not carried. It was not lost either.",
            Motion.TIED: "The votes are equal. The motion waits for a casting vote.",
            Motion.INQUORATE: "Too few members were present to decide. The motion is not decided.",
            Motion.UNDETERMINED: "We cannot say yet what became of the motion.",
            Motion.NOT_PROVIDED: "The paper says nothing about voting.",
        },
    ),
    AttendanceDecision: Wording(
        title="Your attendance at meetings",
        says={
            Attendance.MEETS_EXPECTATION: "Your attendance is what the paper expects.",
            Attendance.BELOW_EXPECTATION: (
                "Your attendance is lower than the paper expects. Nothing follows from this by "
                "itself."
            ),
            Attendance.MAY_BE_REMOVED: (
                "Because of meetings that you missed, you may be removed from the panel. Nobody "
                "has decided this."
            ),
            Attendance.TOO_FEW_MEETINGS: (
                "There have been too few meetings to judge your attendance by."
            ),
            Attendance.UNDETERMINED: (
                "We cannot judge your attendance yet. The record has gaps that matter."
            ),
            Attendance.NOT_PROVIDED: "The paper sets no rule on attendance.",
        },
        against=_only(Attendance.MAY_BE_REMOVED),
        powers=_only(Attendance.MAY_BE_REMOVED),
    ),
    ReviewDecision: Wording(
        title="The review",
        personal=False,
        says={
            Review.NOT_STARTED: "The review has not started.",
            Review.IN_PROGRESS: "The review is under way.",
            Review.OVERDUE: "A step of the review is overdue.",
            Review.COMPLETE: "The review is complete.",
            Review.UNDETERMINED: "We cannot say yet how far the review has come.",
            Review.NOT_PROVIDED: "The paper sets out no steps of a review.",
        },
    ),
    ConductDecision: Wording(
        title="Conduct at meetings",
        says={
            ConductStep.MAY_WARN: "At the next breach of the code, you may be given a warning.",
            ConductStep.MAY_ASK_TO_LEAVE: (
                "At the next breach of the code, you may be asked to leave the meeting."
            ),
            ConductStep.UNDETERMINED: "We cannot say yet what may follow the next breach.",
            ConductStep.NOT_PROVIDED: "The paper does not say what follows a breach at a meeting.",
        },
        against=_only(ConductStep.MAY_WARN, ConductStep.MAY_ASK_TO_LEAVE),
        powers=_only(ConductStep.MAY_WARN, ConductStep.MAY_ASK_TO_LEAVE),
        shared=_only(ConductStep.MAY_ASK_TO_LEAVE),
        on_a_breach=True,
    ),
    InvestigationDecision: Wording(
        title="Looking into a breach of the code",
        says={
            InvestigationStanding.NOT_REQUIRED: (
                "The paper does not ask for the breach to be looked into."
            ),
            InvestigationStanding.TO_BE_STARTED: (
                "The breach is to be looked into. No step has been taken yet."
            ),
            InvestigationStanding.IN_PROGRESS: "The breach is being looked into.",
            InvestigationStanding.COMPLETE: "The breach has been looked into.",
            InvestigationStanding.UNDETERMINED: (
                "We cannot say yet whether the breach is to be looked into."
            ),
            InvestigationStanding.NOT_PROVIDED: (
                "The paper does not say how a breach is looked into."
            ),
        },
    ),
    SanctionsDecision: Wording(
        title="What may follow a breach of the code",
        says={
            Sanctions.SANCTIONS_OPEN: "We have looked at what may follow a breach of the code.",
            Sanctions.NOTHING_OPEN: "As things stand, nothing can follow from the breach.",
            Sanctions.UNDETERMINED: "We cannot say yet whether anything can follow.",
            Sanctions.NOT_PROVIDED: "The paper does not say what follows a breach.",
        },
        against=_only(Sanctions.SANCTIONS_OPEN),
        powers=_only(Sanctions.SANCTIONS_OPEN),
        shared=_only(Sanctions.SANCTIONS_OPEN),
        on_a_breach=True,
    ),
    SuspensionDecision: Wording(
        title="Your suspension",
        says={
            Provision.PROVIDED: "You are suspended.",
            Provision.UNDETERMINED: "We cannot say yet whether you are suspended.",
            Provision.NOT_PROVIDED: "The paper has no such suspension.",
        },
        against=_only(Provision.PROVIDED),
        shared=_only(Provision.PROVIDED),
        on_a_breach=True,
    ),
    AppealWindow: Wording(
        title="Your time to appeal",
        says={
            Provision.PROVIDED: "You have time to appeal.",
            Provision.UNDETERMINED: "We cannot say yet until when you may appeal.",
            Provision.NOT_PROVIDED: "The paper sets no appeal.",
        },
        shared=_only(Provision.PROVIDED),
    ),
    AppealDecision: Wording(
        title="Your appeal",
        says={
            AppealStanding.OPEN: "You have not appealed, and there is still time.",
            AppealStanding.IN_TIME: "Your appeal came in time.",
            AppealStanding.OUT_OF_TIME: "Your appeal came after the last day.",
            AppealStanding.CLOSED: "You have not appealed, and the last day is past.",
            AppealStanding.NOTHING_TO_APPEAL: "There is nothing yet to appeal against.",
            AppealStanding.UNDETERMINED: "We cannot say yet where you stand with an appeal.",
            AppealStanding.NOT_PROVIDED: "The paper sets no appeal.",
        },
        shared=_only(AppealStanding.OPEN, AppealStanding.OUT_OF_TIME, AppealStanding.CLOSED),
    ),
    NotificationDecision: Wording(
        title="When you were told",
        says={
            Provision.PROVIDED: "We have worked out when you were told.",
            Provision.UNDETERMINED: "We cannot say yet when you were told.",
            Provision.NOT_PROVIDED: "The paper sets no appeal, so no day counts from then.",
        },
        shared=_only(Provision.PROVIDED),
    ),
    CodeChangeDecision: Wording(
        title="The change to the code",
        personal=False,
        says={
            CodeChangeStanding.ACCEPTED_BY_ALL: (
                "Everybody concerned has been told in writing, and has accepted."
            ),
            CodeChangeStanding.NOTIFICATION_OUTSTANDING: (
                "Not everybody concerned has been told in writing."
            ),
            CodeChangeStanding.ACCEPTANCE_OUTSTANDING: (
                "Everybody concerned has been told in writing, and not all have accepted."
            ),
            CodeChangeStanding.UNDETERMINED: "We cannot say yet whether all have accepted.",
            CodeChangeStanding.NOT_PROVIDED: "The paper says nothing about changes to a code.",
        },
        shared=_only(CodeChangeStanding.ACCEPTANCE_OUTSTANDING),
    ),
    PressDecision: Wording(
        title="Your article for the press",
        says={
            Press.MAY_BE_SUBMITTED: "Your article may be submitted.",
            Press.MAY_NOT_BE_SUBMITTED: "As it stands, your article may not be submitted.",
            Press.UNDETERMINED: "We cannot say yet whether your article may be submitted.",
            Press.NOT_PROVIDED: "The paper says nothing about articles for the press.",
        },
        against=_only(Press.MAY_NOT_BE_SUBMITTED),
    ),
    AffiliationDecision: Wording(
        title="Political parties and your role",
        says={
            Affiliation.ALLOWED: "What you do for a party goes with your role.",
            Affiliation.NOT_ALLOWED: (
                "You may not represent a political party in your role. To belong to one is no bar."
            ),
            Affiliation.UNDETERMINED: (
                "We cannot say yet whether what you do for a party goes with your role."
            ),
            Affiliation.NOT_PROVIDED: "The paper says nothing about political parties.",
        },
        against=_only(Affiliation.NOT_ALLOWED),
    ),
    SharingDecision: Wording(
        title="Sharing this information",
        says={
            Sharing.MAY_BE_SHARED: "As far as the paper goes, you may share this information.",
            Sharing.CHECK_FIRST: "Please ask first, before you share this information.",
            Sharing.MAY_NOT_BE_SHARED: "You may not share this information.",
            Sharing.UNDETERMINED: "We cannot say yet whether you may share this information.",
            Sharing.NOT_PROVIDED: "The paper says nothing about sharing information.",
        },
        shared=_only(Sharing.MAY_BE_SHARED),
    ),
    ReimbursementDecision: Wording(
        title="Your claim for expenses",
        says={
            Reimbursement.PAYABLE: "We can pay your whole claim.",
            Reimbursement.PARTLY_PAYABLE: "We can pay a part of your claim.",
            Reimbursement.NOTHING_PAYABLE: "As things stand, we cannot pay your claim.",
            Reimbursement.UNDETERMINED: (
                "We cannot decide your whole claim yet. We need to know more first."
            ),
            Reimbursement.NOT_PROVIDED: "The paper itself does not say what is paid.",
        },
        against=_only(Reimbursement.PARTLY_PAYABLE, Reimbursement.NOTHING_PAYABLE),
        shared=_only(Reimbursement.PAYABLE, Reimbursement.PARTLY_PAYABLE),
    ),
    PaymentReviewDecision: Wording(
        title="A second look at what was paid to you",
        says={
            PaymentReview.UNCHANGED: "What was paid to you is still right.",
            PaymentReview.MORE_IS_PAYABLE: "More is payable than was paid to you.",
            PaymentReview.LESS_IS_PAYABLE: (
                "Less is payable than was paid to you. What was paid was right at the time."
            ),
            PaymentReview.UNDETERMINED: "We cannot say yet whether what was paid is still right.",
            PaymentReview.NOT_PROVIDED: "The paper itself does not say what is paid.",
        },
        against=_only(PaymentReview.LESS_IS_PAYABLE),
        shared=_only(PaymentReview.MORE_IS_PAYABLE, PaymentReview.LESS_IS_PAYABLE),
    ),
}
"""How each kind of decision is told, in the order of a rulebook's blocks."""


def wording_of(decision: Decision[Any]) -> Wording:
    """Return how a decision is told.

    Args:
        decision: The decision.

    Returns:
        The wording of its kind. A kind that is not of this library is told by its own subject
        and outcome.
    """
    kind = type(decision)
    told = f"{kind.subject}: {decision.outcome}."
    return WORDINGS.get(kind) or Wording(kind.subject, FrozenMap({decision.outcome: told}))
