"""Trafford Housing Trust, Quality and Insight Panel: terms of reference.

Read this beside the paper. Each clause stands in the paper's order, under its own number;
unnumbered bullets have letters. It either sets terms that a rule reads, or is kept as
narrative with the reason that no rule decides it. Gists are our own words.

    >>> TRAFFORD_QIP.quorum.base.value
    'in office'
"""

from datetime import date
from fractions import Fraction
from typing import Final

from scrutiny_rules.applicants import (
    AGE,
    ASB_ORDER_OR_INVESTIGATION,
    BASIC_TRAINING_COMPLETE,
    BUSINESS_PARTNER,
    CAN_COMMIT,
    CEASED_TO_BE_CUSTOMER,
    CLOSE_RELATIVE_IN_RESIDENCE,
    COUNTY_COURT_JUDGMENT,
    EMPLOYEE_OF_LANDLORD,
    EXCLUDED_FOR_BEHAVIOUR,
    IN_BREACH_OF_TENANCY,
    INDUCTION_COMPLETE,
    JOINT_TENANT,
    JUDGMENT_ON_REGISTER,
    LEASEHOLDER,
    NOTICE_EVER_SERVED,
    NOTICE_OF_SEEKING_POSSESSION,
    PARTNER_OF_RESIDENT,
    SELECTION_COMPLETE,
    SHARED_OWNER,
    SITS_ON_RELEVANT_BOARD,
    TENANT,
    Stage,
)
from scrutiny_rules.attendance import (
    ATTENDED,
    CONSECUTIVE_ABSENCES,
    ELIGIBLE,
    JUDGED_CONSISTENT,
    UNEXPLAINED_ABSENCES,
    AttendanceTerms,
    MeetingsCounted,
    Span,
)
from scrutiny_rules.clauses import Document, Force
from scrutiny_rules.co_option import (
    CO_OPTEES_ON_TOPIC,
    PANEL_AGREES,
    REQUIRED_FOR_NEXT,
    TOPIC_COMPLETE,
    CoOptionEndTerms,
    CoOptionTerms,
)
from scrutiny_rules.confidentiality import (
    ACQUIRED_IN_ROLE,
    AUDIENCE,
    IN_DOUBT,
    STATED_OTHERWISE,
    STILL_A_MEMBER,
    Audience,
    ConfidentialityTerms,
)
from scrutiny_rules.decisions import Silent
from scrutiny_rules.development import (
    HAS_JOINED,
    OVERDUE_MEETINGS,
    DevelopmentMeeting,
    DevelopmentTerms,
)
from scrutiny_rules.duties import DutyTerms, RecurringDuty
from scrutiny_rules.elections import (
    CHAIR_IS_NOMINEE,
    MOST_VOTES,
    NEXT_MOST_VOTES,
    NOMINEES,
    VOTES_AGAINST_NOMINEE,
    VOTES_FOR_NOMINEES,
    ElectionTerms,
)
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.equipment import LENT, REQUESTED, RETURNED, ROLE_ENDED, EquipmentTerms
from scrutiny_rules.interests import (
    CLEAR_CONFLICT,
    DECLARED,
    OPPORTUNITY_GIVEN,
    InterestDuty,
    InterestTerms,
)
from scrutiny_rules.ladder import Either, Limb, Relies, relies_on
from scrutiny_rules.meetings import (
    DATES_AGREED,
    FORMAL_MEETINGS,
    REVIEW_COUNT,
    REVIEWS_OF_UNUSUAL_LENGTH,
    REVIEWS_WITHOUT_READING,
    Frequency,
    ProgrammeTerms,
    ReviewLength,
    Weekday,
    YearPlan,
)
from scrutiny_rules.notice import (
    ALTERNATIVE_DATE_AGREED,
    LONG_ENOUGH,
    MET,
    REASONABLE_REPLACEMENT,
    STILL_TIME,
    VALID_REASON,
    NoticeTerms,
)
from scrutiny_rules.procedures import Procedure, Step, Within
from scrutiny_rules.quorum import PANEL, PRESENT_FOR_ITEM, PanelBase, QuorumTerms
from scrutiny_rules.reviews import REVIEW_STARTED, STEPS_LEFT, STEPS_OVERDUE, ReviewTerms
from scrutiny_rules.rulebook import Judgement, Narrative, Reading, Rulebook, option
from scrutiny_rules.tenure import (
    FOLLOWS_AT_ONCE,
    MONTHS_WITH_THIS_TERM,
    NO_TERM_RUNS,
    TERM_OVER,
    TERMS_WITH_THIS_ONE,
    AppointmentTerms,
    OfficeTerms,
    RecruitmentTerms,
    ResignationTerms,
    TenureTerms,
    TermsCounted,
)
from scrutiny_rules.topics import (
    ANOTHER_SOURCE,
    CHOICE_EXPLAINED,
    COMPLAINTS,
    CUSTOMER_PRIORITIES,
    INSPECTIONS,
    LEADERSHIP_OR_BOARD,
    LOW_SATISFACTION,
    POOR_SERVICE,
    PRIORITY_RECORDED,
    SUGGESTIONS,
    TopicPath,
    TopicTerms,
)
from scrutiny_rules.voting import (
    MEMBERSHIP,
    OBJECTIONS,
    QUORATE,
    VOTERS_IN_ATTENDANCE,
    VOTES_AGAINST,
    VOTES_FOR,
    CastingVoteTerms,
    Holder,
    VotingTerms,
)

DOCUMENT: Final = Document(
    key="trafford-qip",
    title="Quality and Insight Panel: terms of reference",
    landlord="Trafford Housing Trust",
    edition="the edition due for review in November 2017",
    review_due_by=date(2017, 11, 30),
)

CONTENTS: Final = (
    "1",
    "1.1",
    "2",
    "2.1",
    "3",
    "3.1",
    "4",
    "4.1",
    *(f"4.1.{number}" for number in range(1, 6)),
    "4.2",
    *(f"4.2({letter})" for letter in "abcdefgh"),
    "4.3",
    *(f"4.3({letter})" for letter in "abcdefgh"),
    "5",
    "5.1",
    *(f"5.1({letter})" for letter in "abcdefg"),
    "5.2",
    *(f"5.2({letter})" for letter in "abcdefgh"),
    "6",
    *(f"6.{number}" for number in range(1, 7)),
    "6.6 (second)",
    "6.7",
    "7",
    *(f"7.{number}" for number in range(1, 8)),
    "8",
    *(f"8.{number}" for number in range(1, 7)),
    "9",
    "9.1",
    "9.2",
    "10",
    "10.1",
    "10.2",
    "10.3",
    "11",
    "11.1",
    "11.2",
    "closing line",
)
"""Every heading, numbered clause and bullet of the paper, in its order."""

# ==== 4  Membership =======================================================

# 4.1.1 to 4.1.3  In which capacity somebody may belong.
#                 T-R4: these three are alternatives; 4.1.4 and 4.1.5 are cumulative.
#                 T-R1: a shared owner holds a lease, and so counts as a leaseholder.
_TENANT_OR_LEASEHOLDER: Final = Limb(
    name="tenant-or-leaseholder",
    clause=DOCUMENT.clause("4.1.1", "a current tenant or leaseholder"),
    condition=TENANT | JOINT_TENANT | LEASEHOLDER,
    readings=relies_on("T-R4"),
)
_SHARED_OWNER: Final = Limb(
    name="shared-owner",
    clause=DOCUMENT.clause("4.1.1", "a shared owner, counted as a leaseholder"),
    condition=SHARED_OWNER,
    readings=relies_on("T-R1", "T-R4"),
    if_met="a shared owner is counted as a leaseholder: the paper does not name them",
)
_PARTNER: Final = Limb(
    name="partner",
    clause=DOCUMENT.clause("4.1.2", "the partner or spouse of a current tenant or leaseholder"),
    condition=PARTNER_OF_RESIDENT,
    readings=relies_on("T-R4"),
)
_RELATIVE: Final = Limb(
    name="relative",
    clause=DOCUMENT.clause(
        "4.1.3", "a close relative of a current tenant or leaseholder, living in the home"
    ),
    condition=CLOSE_RELATIVE_IN_RESIDENCE,
    readings=relies_on("T-R4"),
    if_met="who counts as a close relative is the caller's judgement",
)
STANDING: Final = Either(
    name="standing", limbs=(_TENANT_OR_LEASEHOLDER, _SHARED_OWNER, _PARTNER, _RELATIVE)
)
WITHOUT_SHARED_OWNERS: Final = Either(
    name="standing",
    limbs=tuple(
        limb.model_copy(update={"readings": relies_on("T-R1", "T-R4")})
        for limb in (_TENANT_OR_LEASEHOLDER, _PARTNER, _RELATIVE)
    ),
)

# 4.1.4  Able to commit to the role.
#        T-R12: this binds a co-optee too.
COMMITMENT: Final = Limb(
    name="commitment",
    clause=DOCUMENT.clause("4.1.4", "able to commit to the role"),
    condition=CAN_COMMIT,
    readings=relies_on(Relies(reading="T-R12", stages=(Stage.CO_OPTEE,))),
)

# 4.1.5  Selection, induction and basic training: a condition of being a member, and so
#        outstanding for an applicant, not failed.
#        T-R12: it does not bind a co-optee.
TRAINING: Final = Limb(
    name="training",
    clause=DOCUMENT.clause("4.1.5", "selection, induction and basic training completed"),
    condition=SELECTION_COMPLETE & INDUCTION_COMPLETE & BASIC_TRAINING_COMPLETE,
    readings=relies_on(Relies(reading="T-R12", stages=(Stage.CO_OPTEE,))),
)

# 4.2  What bars somebody. Each limb is written in the person's favour.
#      T-R13: read as continuing for members, not only for applicants.
_WHILE_A_MEMBER: Final = Relies(reading="T-R13", stages=(Stage.MEMBER,))

BARS: Final = (
    # 4.2(a)  Sixteen is attained at the start of the birthday.
    Limb(
        name="age",
        clause=DOCUMENT.clause("4.2(a)", "at least 16 years old"),
        condition=AGE >= 16,
        readings=relies_on(_WHILE_A_MEMBER),
    ),
    # 4.2(b)
    Limb(
        name="employee",
        clause=DOCUMENT.clause("4.2(b)", "no employment with the Trust"),
        condition=~EMPLOYEE_OF_LANDLORD,
        readings=relies_on(_WHILE_A_MEMBER),
    ),
    # 4.2(c)  T-R2: the list names whose boards are meant, not further people who are barred.
    Limb(
        name="board",
        clause=DOCUMENT.clause(
            "4.2(c)",
            "no seat on the Board of the Trust, another housing organisation, or a present or "
            "possible business partner",
        ),
        condition=~SITS_ON_RELEVANT_BOARD,
        readings=relies_on("T-R2", _WHILE_A_MEMBER),
    ),
    # 4.2(d)  Two bars. T-R3a and T-R3b: a judgment that is outstanding, a notice in force.
    Limb(
        name="judgment",
        clause=DOCUMENT.clause("4.2(d)", "no County Court judgment in the Trust's favour"),
        condition=~COUNTY_COURT_JUDGMENT,
        readings=relies_on("T-R3a", _WHILE_A_MEMBER),
    ),
    Limb(
        name="notice",
        clause=DOCUMENT.clause("4.2(d)", "no Notice of Seeking Possession"),
        condition=~NOTICE_OF_SEEKING_POSSESSION,
        readings=relies_on("T-R3b", _WHILE_A_MEMBER),
    ),
    # 4.2(e)  Somebody who never was a customer has not ceased to be one.
    Limb(
        name="customer",
        clause=DOCUMENT.clause("4.2(e)", "still a customer, or never was one"),
        condition=~CEASED_TO_BE_CUSTOMER,
        readings=relies_on(_WHILE_A_MEMBER),
    ),
    # 4.2(f)
    Limb(
        name="exclusion",
        clause=DOCUMENT.clause("4.2(f)", "no past exclusion from activities for behaviour"),
        condition=~EXCLUDED_FOR_BEHAVIOUR,
        readings=relies_on(_WHILE_A_MEMBER),
    ),
    # 4.2(g)
    Limb(
        name="tenancy",
        clause=DOCUMENT.clause("4.2(g)", "no breach of tenancy"),
        condition=~IN_BREACH_OF_TENANCY,
        readings=relies_on(_WHILE_A_MEMBER),
    ),
    # 4.2(h)  An investigation without any finding is enough.
    Limb(
        name="asb",
        clause=DOCUMENT.clause("4.2(h)", "no anti-social behaviour order or investigation"),
        condition=~ASB_ORDER_OR_INVESTIGATION,
        readings=relies_on(_WHILE_A_MEMBER),
        if_not_met="an investigation bars even before it has found anything: consider fairness",
    ),
)

ELIGIBILITY: Final = EligibilityTerms(
    standing=STANDING,
    requirements=(COMMITMENT, TRAINING),
    bars=BARS,
    binds={
        Stage.APPLICANT: ("standing", "commitment", "bars"),
        Stage.MEMBER: ("standing", "commitment", "training", "bars"),
        Stage.CO_OPTEE: ("commitment", "bars"),
    },
    also=(
        # 4.3(h)  A co-optee may be a tenant or an independent: 4.1.1 to 4.1.3 do not bind.
        DOCUMENT.clause("4.3(h)", "a co-optee may be a tenant or an independent", Force.MAY),
    ),
)

# 4.3(c)  Feedback three and six months after joining, and an appraisal every year.
#         T-R31: all of them are counted from the day of joining.
DEVELOPMENT: Final = DevelopmentTerms(
    meetings=(
        DevelopmentMeeting(
            name="feedback",
            clause=DOCUMENT.clause("4.3(c)", "take part in a development feedback session"),
            by="the member (the paper does not say with whom)",
            months=(3, 6),
        ),
        DevelopmentMeeting(
            name="appraisal",
            clause=DOCUMENT.clause("4.3(c)", "take part in an annual appraisal"),
            by="the member (the paper does not say with whom)",
            every_months=12,
        ),
    ),
    joined=Limb(
        name="joined",
        clause=DOCUMENT.clause("4.3(c)", "has joined the panel"),
        condition=HAS_JOINED,
    ),
    up_to_date=Limb(
        name="up-to-date",
        clause=DOCUMENT.clause("4.3(c)", "no feedback session and no appraisal is overdue"),
        condition=OVERDUE_MEETINGS <= 0,
        readings=relies_on("T-R31"),
    ),
    also=(
        # 4.3(c)
        DOCUMENT.clause("4.3(c)", "recruits commit to further training as it is required"),
    ),
)

# 4.3(b), 4.3(d), 4.3(f), 7.7  Terms of office, of a member and of the Chair.
#      T-R5: each role has a clock of its own. T-R22: a term that was begun counts.
#      T-R14: the next may follow at once. T-R23: nine years of time in office.
TENURE: Final = TenureTerms(
    # 4.3(d)  Three years, and then stepping down.
    member=OfficeTerms(
        months=36,
        over=Limb(
            name="member-term-over",
            clause=DOCUMENT.clause("4.3(d)", "the fixed term of three years is over: step down"),
            condition=TERM_OVER,
        ),
        # 7.7
        resignation=ResignationTerms(
            clause=DOCUMENT.clause(
                "7.7",
                "a member who resigns tells the Chair, and the Service Lead or Project Officer",
                Force.EXPECTED,
            ),
            tell=("the Chair", "the Service Lead or the Project Officer"),
        ),
    ),
    # 4.3(f)  Three years again, for the Chair.
    chair=OfficeTerms(
        months=36,
        over=Limb(
            name="chair-term-over",
            clause=DOCUMENT.clause("4.3(f)", "the Chair's set term of three years is over"),
            condition=TERM_OVER,
        ),
        # 7.7
        resignation=ResignationTerms(
            clause=DOCUMENT.clause("7.7", "a Chair who resigns tells the Board", Force.EXPECTED),
            tell=("the Board",),
        ),
    ),
    appointment=AppointmentTerms(
        # 4.3(d)  Three terms at most. 4.3(b)  Each of them through open recruitment.
        member=RecruitmentTerms(
            limit=Limb(
                name="three-terms",
                clause=DOCUMENT.clause("4.3(d)", "at most three terms in total"),
                condition=TERMS_WITH_THIS_ONE <= 3,
                readings=relies_on("T-R5", "T-R22"),
            ),
            again=Limb(
                name="member-again",
                clause=DOCUMENT.clause(
                    "4.3(d)", "may apply for a term that starts then", Force.MAY
                ),
                condition=NO_TERM_RUNS,
                readings=relies_on("T-R14"),
            ),
            counted=TermsCounted.BEGUN,
            how=DOCUMENT.clause(
                "4.3(b)",
                "members, also those who reapply, come through open recruitment, interview and "
                "induction",
            ),
            appointed_by="whoever recruits for the panel",
        ),
        # 4.3(f)  Nine years at most. The Board appoints.
        chair=RecruitmentTerms(
            limit=Limb(
                name="nine-years",
                clause=DOCUMENT.clause("4.3(f)", "at most nine years as Chair"),
                condition=MONTHS_WITH_THIS_TERM <= 108,
                readings=relies_on("T-R5", "T-R23"),
            ),
            again=Limb(
                name="chair-again",
                clause=DOCUMENT.clause("4.3(f)", "may roll on as Chair", Force.MAY),
                condition=NO_TERM_RUNS,
            ),
            how=DOCUMENT.clause(
                "4.3(f)", "the Chair comes through recruitment by competency, the panel represented"
            ),
            appointed_by="the Board, with representation from the panel",
        ),
    ),
    also=(
        # 4.3(e)
        DOCUMENT.clause(
            "4.3(e)",
            "membership is conditional on commitment to plans, training, reviews and appraisals",
        ),
        # 4.3(f)
        DOCUMENT.clause("4.3(f)", "the Chair guides and informs the panel"),
    ),
)

# 4.3(g)  Vice Chair, Treasurer, Secretary: who wishes to serve stands, and the members vote.
#         T-R6: most votes win. T-R15: a tie stays one. T-R16: one nominee needs no ballot.
ELECTION: Final = ElectionTerms(
    nominated=Limb(
        name="nominated",
        clause=DOCUMENT.clause("4.3(g)", "at least one member stands for the role"),
        condition=NOMINEES >= 1,
    ),
    recruiting=DOCUMENT.clause(
        "4.3(g)", "a role for which no member stands may be recruited for", Force.MAY
    ),
    recruited_by="whoever recruits for the panel",
    unopposed=Limb(
        name="unopposed",
        clause=DOCUMENT.clause("4.3(g)", "a single nominee has the support that is needed"),
        condition=NOMINEES <= 1,
        readings=relies_on("T-R16"),
    ),
    winning=Limb(
        name="winning",
        clause=DOCUMENT.clause("4.3(g)", "one nominee has the votes that are needed"),
        condition=MOST_VOTES > NEXT_MOST_VOTES,
        readings=relies_on("T-R6"),
    ),
    tie=Limb(
        name="tie",
        clause=DOCUMENT.clause("4.3(g)", "two or more nominees lead with equal votes"),
        condition=NEXT_MOST_VOTES >= MOST_VOTES,
        readings=relies_on("T-R15"),
    ),
    casting_vote=None,
    closed_ballot=DOCUMENT.clause("4.3(g)", "members vote by closed ballot"),
)

CHAIR_MAY_CAST: Final = Limb(
    name="chair-may-cast",
    clause=DOCUMENT.clause("7.3", "the Chair, being no nominee, may break the tie", Force.MAY),
    condition=~CHAIR_IS_NOMINEE & (VOTES_FOR_NOMINEES >= 1),
    readings=relies_on("T-R15"),
)

# 4.3(h)  One co-optee for a topic, where the panel agrees that this would help.
CO_OPTION: Final = CoOptionTerms(
    requirements=(
        Limb(
            name="agreed",
            clause=DOCUMENT.clause(
                "4.3(h)", "the panel agrees that extra skills or knowledge would help", Force.MAY
            ),
            condition=PANEL_AGREES,
        ),
        Limb(
            name="one-on-a-topic",
            clause=DOCUMENT.clause("4.3(h)", "no more than one co-optee for a topic"),
            condition=CO_OPTEES_ON_TOPIC < 1,
        ),
    ),
    decided_by="the panel",
    end=CoOptionEndTerms(
        complete=Limb(
            name="complete",
            clause=DOCUMENT.clause(
                "4.3(h)", "the topic is complete, on which the co-optee steps down"
            ),
            condition=TOPIC_COMPLETE,
        ),
        required=Limb(
            name="required",
            clause=DOCUMENT.clause("4.3(h)", "the co-optee is required for the next topic"),
            condition=REQUIRED_FOR_NEXT,
            if_met="they are then the one co-optee of that topic",
        ),
    ),
    also=(
        DOCUMENT.clause("4.3(h)", "a co-optee is not paid"),
        DOCUMENT.clause("4.3(h)", "a co-optee has a full vote while co-opted"),
        DOCUMENT.clause(
            "4.3(h)",
            "a co-optee may claim reasonable expenses, under the procedure and on its form",
            Force.MAY,
        ),
        DOCUMENT.clause("4.3(h)", "a co-optee may be a tenant or an independent", Force.MAY),
    ),
)

# ==== 5  Responsibilities and aims ========================================

# 5.1  What the panel is influenced by. The list names seven sources and does not say that there
#      are no others. 10.3 wants the choice and its priority explained, once a year: writing them
#      down now stands in nobody's way, and is worth a note.
TOPICS: Final = TopicTerms(
    paths=(
        TopicPath(
            steps=(
                Either(
                    name="influence",
                    limbs=(
                        Limb(
                            name="customer-priorities",
                            clause=DOCUMENT.clause("5.1(a)", "what customers put first"),
                            condition=CUSTOMER_PRIORITIES,
                        ),
                        Limb(
                            name="leadership-or-board",
                            clause=DOCUMENT.clause("5.1(b)", "advice of the leadership or Board"),
                            condition=LEADERSHIP_OR_BOARD,
                        ),
                        Limb(
                            name="poor-service",
                            clause=DOCUMENT.clause("5.1(c)", "a service that is poor or fails"),
                            condition=POOR_SERVICE,
                        ),
                        Limb(
                            name="complaints",
                            clause=DOCUMENT.clause("5.1(d)", "many complaints about one matter"),
                            condition=COMPLAINTS,
                        ),
                        Limb(
                            name="low-satisfaction",
                            clause=DOCUMENT.clause("5.1(e)", "surveys that show low satisfaction"),
                            condition=LOW_SATISFACTION,
                        ),
                        Limb(
                            name="suggestions",
                            clause=DOCUMENT.clause(
                                "5.1(f)", "suggestions of staff, contractors, groups or customers"
                            ),
                            condition=SUGGESTIONS,
                        ),
                        Limb(
                            name="inspections",
                            clause=DOCUMENT.clause("5.1(g)", "weaknesses found by inspections"),
                            condition=INSPECTIONS,
                        ),
                        Limb(
                            name="another-source",
                            clause=DOCUMENT.clause("5.1", "something that the list does not name"),
                            condition=ANOTHER_SOURCE,
                            if_met="a source beyond the seven named: the list is not closed",
                        ),
                    ),
                ),
            ),
            worth_noting=(
                Limb(
                    name="choice-explained",
                    clause=DOCUMENT.clause(
                        "10.3", "why it was chosen is there for the annual report to say"
                    ),
                    condition=CHOICE_EXPLAINED,
                    if_not_met="the annual report has to say why the topic was chosen",
                ),
                Limb(
                    name="priority-recorded",
                    clause=DOCUMENT.clause(
                        "10.3", "its priority is there for the annual report to say"
                    ),
                    condition=PRIORITY_RECORDED,
                    if_not_met="the annual report has to say which priority the topic was given",
                ),
            ),
        ),
    ),
    decided_by="the panel",
    also=(
        # 5.1
        DOCUMENT.clause(
            "5.1",
            "it is clear who answers to whom among panel, Board and customers; performance is "
            "judged by what matters most",
            Force.EXPECTED,
        ),
    ),
)

# ==== 6  Reporting ========================================================

# 6.1 to 6.6 (second), and 8.6  The review as a procedure, in the order in which it usually goes.
# A sentence that only speaks of a step as something that comes is an expectation; a step of
# which a party alone can say that it has come to it (a dispute, no agreement) is a power.

# 6.1  The findings go to the Service Manager and the Assistant Director, who may challenge them
#      until the report goes on (6.3).
# 6.2  The Service Manager answers within a month of having the final report, with a draft plan.
#      T-R51: the month runs from the final report, not from the report of the findings.
_RESPONSE: Final = Step(
    name="response",
    clause=DOCUMENT.clause(
        "6.2", "answer in writing within a month, with a draft action plan to discuss"
    ),
    by="the Service Manager",
    after=("final-report",),
    within=Within(of="final-report", months=1),
)
_RESPONSE_TO_FINDINGS: Final = _RESPONSE.model_copy(
    update={"after": ("findings",), "within": Within(of="findings", months=1)}
)

# 6.4  Action plans are monitored through a quarterly report to the audit committee.
#      T-R53: quarters are counted from the day on which the Board answers.
_QUARTERLY_REPORT: Final = Step(
    name="quarterly-report",
    clause=DOCUMENT.clause(
        "6.4", "report on the action plan to the audit committee, in words agreed with the panel"
    ),
    by="whoever prepares the report (the paper does not say)",
    after=("board-answers",),
    within=Within(of="board-answers", months=3),
    repeats=True,
)
_QUARTERLY_FROM_DRAFT: Final = _QUARTERLY_REPORT.model_copy(
    update={"after": ("response",), "within": Within(of="response", months=3)}
)

# 6.3  What is disputed is discussed, to resolve it, before the Senior Leadership Team has it.
# 6.5  What cannot be agreed the Assistant Director discusses with both sides; what is disputed
#      even then goes to the Board for a final decision, with what both sides suggest.
#      T-R52: that discussion may come before or after the Senior Leadership Team.
# 6.6  The Board answers every recommendation at the meeting where they are presented.
#      T-R56: the final decision on what is still disputed is such an answer.
# 6.6 (second)  A panel that is not satisfied: its Chair may ask for a meeting.
# 8.6  An arbiter, if both agree beforehand to abide. T-R54: once the Board has answered.
#      Serious detriment, a judgement of the panel's. T-R55: at any stage. The paper names the
#      regulator of its day.
REVIEWS: Final = ReviewTerms(
    procedure=Procedure(
        steps=(
            Step(
                name="findings",
                clause=DOCUMENT.clause(
                    "6.1", "report the findings to the Service Manager and the Assistant Director"
                ),
                by="the panel",
            ),
            Step(
                name="challenge",
                clause=DOCUMENT.clause(
                    "6.1",
                    "challenge the findings, and discuss value for money and what to agree on",
                    Force.MAY,
                ),
                by="the Service Manager and the Assistant Director",
                after=("findings",),
                unless=("senior-leadership",),
            ),
            Step(
                name="final-report",
                clause=DOCUMENT.clause(
                    "6.2", "let the Service Manager have the final report", Force.EXPECTED
                ),
                by="the panel",
                after=("findings",),
                unless=("response",),
            ),
            _RESPONSE,
            Step(
                name="dispute",
                clause=DOCUMENT.clause(
                    "6.3", "dispute recommendations, wholly or in part", Force.MAY
                ),
                by="the Service Manager",
                after=("response",),
                unless=("senior-leadership",),
            ),
            Step(
                name="dispute-discussed",
                clause=DOCUMENT.clause(
                    "6.3", "discuss the disputed recommendations, to resolve and agree them"
                ),
                by="the panel and the Service Manager",
                after=("dispute",),
            ),
            Step(
                name="senior-leadership",
                clause=DOCUMENT.clause(
                    "6.3", "consider the recommendations and suggest amendments", Force.EXPECTED
                ),
                by="the Senior Leadership Team",
                after=("response",),
                awaits=("dispute-discussed",),
            ),
            Step(
                name="no-agreement",
                clause=DOCUMENT.clause("6.5", "say that actions cannot be agreed", Force.MAY),
                by="the panel or the Service Manager",
                after=("response",),
                awaits=("dispute-discussed",),
                unless=("presentation",),
            ),
            Step(
                name="mediation",
                clause=DOCUMENT.clause("6.5", "discuss with both sides what cannot be agreed"),
                by="the Assistant Director",
                after=("no-agreement",),
            ),
            Step(
                name="still-disputed",
                clause=DOCUMENT.clause("6.5", "say that disputes remain", Force.MAY),
                by="the panel or the Service Manager",
                after=("mediation",),
                unless=("presentation",),
            ),
            Step(
                name="both-suggestions",
                clause=DOCUMENT.clause(
                    "6.5", "put what both suggest beside what is still disputed, for the Board"
                ),
                by="the panel and the Service Manager",
                after=("still-disputed",),
            ),
            Step(
                name="presentation",
                clause=DOCUMENT.clause(
                    "6.3", "present the recommendations to the Board", Force.EXPECTED
                ),
                by="whoever submits them (the paper does not say)",
                after=("senior-leadership",),
                awaits=("mediation", "both-suggestions"),
            ),
            Step(
                name="board-answers",
                clause=DOCUMENT.clause(
                    "6.6", "answer every recommendation at the meeting where they are presented"
                ),
                by="the Board",
                after=("presentation",),
                within=Within(of="presentation"),
            ),
            Step(
                name="final-decision",
                clause=DOCUMENT.clause("6.5", "decide finally on what is still disputed"),
                by="the Board",
                after=("both-suggestions",),
                awaits=("senior-leadership", "presentation"),
                within=Within(of="presentation"),
            ),
            _QUARTERLY_REPORT,
            Step(
                name="meeting-asked-for",
                clause=DOCUMENT.clause(
                    "6.6 (second)",
                    "if the panel is not satisfied, ask to meet the Chair of the Board or of the "
                    "audit committee",
                    Force.MAY,
                ),
                by="the Chair of the panel",
                after=("board-answers",),
                awaits=("final-decision",),
            ),
            Step(
                name="chairs-met",
                clause=DOCUMENT.clause(
                    "6.6 (second)", "meet, to reach an agreement between them", Force.MAY
                ),
                by="the Chair of the panel and the Chair who was asked",
                after=("meeting-asked-for",),
            ),
            Step(
                name="arbiter-proposed",
                clause=DOCUMENT.clause(
                    "8.6", "propose an independent arbiter, where no resolution is found", Force.MAY
                ),
                by="the panel or the Trust",
                after=("board-answers",),
                awaits=("final-decision",),
            ),
            Step(
                name="panel-agrees",
                clause=DOCUMENT.clause("8.6", "agree to abide by the arbiter", Force.MAY),
                by="the panel",
                after=("arbiter-proposed",),
            ),
            Step(
                name="trust-agrees",
                clause=DOCUMENT.clause("8.6", "agree to abide by the arbiter", Force.MAY),
                by="the Trust",
                after=("arbiter-proposed",),
            ),
            Step(
                name="arbiter-appointed",
                clause=DOCUMENT.clause("8.6", "appoint Tpas, once both agree to abide by it"),
                by="the panel and the Trust",
                after=("panel-agrees",),
                awaits=("trust-agrees",),
            ),
            Step(
                name="arbiter-decides",
                clause=DOCUMENT.clause("8.6", "decide, for both to abide by", Force.EXPECTED),
                by="the arbiter",
                after=("arbiter-appointed",),
            ),
            Step(
                name="serious-detriment",
                clause=DOCUMENT.clause(
                    "8.6", "judge that this is a case of serious detriment", Force.MAY
                ),
                by="the panel",
            ),
            Step(
                name="board-notified",
                clause=DOCUMENT.clause(
                    "8.6", "tell the Board that it means to inform the regulator", Force.MAY
                ),
                by="the panel",
                after=("serious-detriment",),
            ),
        )
    ),
    started=Limb(
        name="started",
        clause=DOCUMENT.clause("6", "a step of the review has been taken"),
        condition=REVIEW_STARTED,
    ),
    on_time=Limb(
        name="on-time",
        clause=DOCUMENT.clause("6", "no step is past its last day"),
        condition=STEPS_OVERDUE <= 0,
    ),
    finished=Limb(
        name="finished",
        clause=DOCUMENT.clause("6", "no step is left but what repeats"),
        condition=STEPS_LEFT <= 0,
    ),
    readings=(
        Relies(reading="T-R51", stages=("final-report", "response")),
        Relies(reading="T-R52", stages=("no-agreement",)),
        Relies(reading="T-R53", stages=("response", "quarterly-report")),
        Relies(reading="T-R54", stages=("no-agreement", "arbiter-proposed")),
        Relies(reading="T-R55", stages=("serious-detriment",)),
        Relies(reading="T-R56", stages=("final-decision",)),
    ),
)

# 6.4   A report on action plans to the audit committee, quarterly. The paper does not say who
#       prepares it. All plans together are looked at by the quarters of the year here; the plan
#       of one review by the quarters from its own day above.
# 6.7   The website and the intranet, quarterly.
# 10.3  The annual report.
# T-R44: the year of the report is the calendar year. Quarters are the same from January or April.
DUTIES: Final = DutyTerms(
    duties=(
        RecurringDuty(
            name="action-plan-report",
            clause=DOCUMENT.clause(
                "6.4", "action plans are reported to the audit committee, which monitors them"
            ),
            by="whoever prepares the report, agreed with the panel",
            every_months=3,
            within_months=3,
            if_late="no report is owed for a quarter in which there was no action plan",
        ),
        RecurringDuty(
            name="website-and-intranet",
            clause=DOCUMENT.clause("6.7", "the website and the intranet are updated"),
            by="the panel",
            every_months=3,
            within_months=3,
        ),
        RecurringDuty(
            name="annual-report",
            clause=DOCUMENT.clause("10.3", "the annual report goes to the Board"),
            by="the panel",
            every_months=12,
            within_months=12,
            readings=relies_on("T-R44"),
        ),
    ),
    year_starts=1,
    also=(
        # 6.7
        DOCUMENT.clause("6.7", "the panel keeps tenants and staff aware of its work"),
        DOCUMENT.clause("6.7", "a regular section in the newsletter, at no interval that is given"),
        # 10.3
        DOCUMENT.clause(
            "10.3", "the annual report says why topics were chosen, and which priority each had"
        ),
    ),
)

# ==== 7  Management of the panel ==========================================

# 7.1     At least six formal meetings in the year, on a schedule that is the panel's own.
#         T-R42: the year is the calendar year.
# 5.2(d)  Three topics a year of about three months, the terms of reference read at each start.
#         T-R41: two to four months are about three.
# The weekday of the dates that are proposed is ours; the paper names none.
USUAL_LENGTH: Final = ReviewLength(least_months=2, most_months=4)

PROGRAMME: Final = ProgrammeTerms(
    required=(
        Limb(
            name="schedule",
            clause=DOCUMENT.clause("7.1", "the panel itself decides the schedule"),
            condition=DATES_AGREED,
        ),
    ),
    at_least=(
        Limb(
            name="six-meetings",
            clause=DOCUMENT.clause(
                "7.1", "at least six formal meetings in the year", Force.EXPECTED
            ),
            condition=FORMAL_MEETINGS >= 6,
            readings=relies_on("T-R42"),
        ),
        Limb(
            name="three-topics",
            clause=DOCUMENT.clause("5.2(d)", "three topics in the year", Force.EXPECTED),
            condition=REVIEW_COUNT >= 3,
            readings=relies_on("T-R42"),
        ),
    ),
    usual=(
        Limb(
            name="length",
            clause=DOCUMENT.clause("5.2(d)", "about three months for each topic", Force.EXPECTED),
            condition=REVIEWS_OF_UNUSUAL_LENGTH <= 0,
            readings=relies_on("T-R41", "T-R42"),
            if_not_met="how long a topic takes depends on how complex it is: a judgement",
        ),
        Limb(
            name="terms-read",
            clause=DOCUMENT.clause(
                "5.2(d)", "the terms of reference read at the start of each topic", Force.EXPECTED
            ),
            condition=REVIEWS_WITHOUT_READING <= 0,
            readings=relies_on("T-R42"),
        ),
    ),
    year_starts=1,
    frequency=Frequency.CALENDAR_MONTH,
    review_months=3,
    review_length=USUAL_LENGTH,
    plan=YearPlan(meetings=6, reviews=3, weekday=Weekday.TUESDAY, week=3),
    also=(
        # 7.1
        DOCUMENT.clause("7.1", "the panel meets regularly", Force.EXPECTED),
    ),
)

# 7.2  Half of the panel, exactly half being enough, and never fewer than three members.
#      T-R7: "the panel" is the members in office. T-R17: the Chair counts as one.
QUORUM: Final = QuorumTerms(
    limbs_required=(
        Limb(
            name="half",
            clause=DOCUMENT.clause("7.2", "at least half of the panel present"),
            condition=PRESENT_FOR_ITEM.share_of(PANEL) >= Fraction(1, 2),
            readings=relies_on("T-R7", "T-R17"),
        ),
        Limb(
            name="three",
            clause=DOCUMENT.clause("7.2", "at least three members present"),
            condition=PRESENT_FOR_ITEM >= 3,
            readings=relies_on("T-R7", "T-R17"),
        ),
    ),
    base=PanelBase.IN_OFFICE,
    chair_counts=True,
)

# 7.3  Consensus first; failing that a show of hands, a simple majority, and a casting vote.
#      X-R1: a majority of the votes cast. T-R8: whoever presides holds the casting vote.
VOTING: Final = VotingTerms(
    quorum=Limb(
        name="quorate",
        clause=DOCUMENT.clause("7.2", "there is a quorum for the item"),
        condition=QUORATE,
    ),
    consensus=Limb(
        name="consensus",
        clause=DOCUMENT.clause("7.3", "nobody sustains an objection"),
        condition=OBJECTIONS <= 0,
    ),
    majority=Limb(
        name="majority",
        clause=DOCUMENT.clause("7.3", "a simple majority for the motion"),
        condition=VOTES_FOR > VOTES_AGAINST,
        readings=relies_on("X-R1"),
    ),
    lost=Limb(
        name="more-against",
        clause=DOCUMENT.clause("7.3", "more against the motion than for it"),
        condition=VOTES_AGAINST > VOTES_FOR,
    ),
    casting_vote=CastingVoteTerms(
        clause=DOCUMENT.clause("7.3", "the Chair has the casting vote on a tie", Force.MAY),
        holder=Holder.PRESIDER,
        readings=relies_on("T-R8"),
    ),
    also=(
        # 7.3
        DOCUMENT.clause("7.3", "failing consensus, members vote by a show of hands"),
        # 8.1
        DOCUMENT.clause("8.1", "the Trust's employees have no vote"),
        DOCUMENT.clause("8.1", "the employees who support the panel seek to keep it independent"),
        # 4.3(h)
        DOCUMENT.clause("4.3(h)", "a co-optee has a full vote while co-opted"),
    ),
)

# 7.4  An opportunity to declare an interest; a clear conflict, and the member is expected to
#      withdraw. Whether it is clear is a judgement that is handed in.
INTERESTS: Final = InterestTerms(
    expected=Either(
        name="conflict",
        limbs=(
            Limb(
                name="clear",
                clause=DOCUMENT.clause(
                    "7.4", "a clear conflict of interest: withdraw", Force.EXPECTED
                ),
                condition=CLEAR_CONFLICT,
            ),
        ),
    ),
    scope="scrutiny in that area",
    duties=(
        InterestDuty(
            clause=DOCUMENT.clause("7.4", "give members the opportunity to declare any interest"),
            by="whoever presides (the paper does not say)",
            done=OPPORTUNITY_GIVEN | DECLARED,
        ),
    ),
)

# 7.5  Attendance: an expectation of three quarters, and a power after three absences running
#      or consistent absence without apology.
#      T-R9: under four meetings are too few. T-R10: an apology does not end a run, T-R21:
#      nor does leave. T-R18: the panel removes. T-R19: formal meetings. T-R20: twelve months.
_COUNTED: Final = ("T-R19", "T-R20")

ATTENDANCE: Final = AttendanceTerms(
    removable=Either(
        name="removable",
        limbs=(
            Limb(
                name="three-running",
                clause=DOCUMENT.clause("7.5", "absent from three meetings running", Force.MAY),
                condition=CONSECUTIVE_ABSENCES >= 3,
                readings=relies_on("T-R10", "T-R21", *_COUNTED),
            ),
            Limb(
                name="consistent",
                clause=DOCUMENT.clause(
                    "7.5", "consistently absent without apology or explanation", Force.MAY
                ),
                condition=JUDGED_CONSISTENT & (UNEXPLAINED_ABSENCES >= 1),
                readings=relies_on(*_COUNTED),
            ),
        ),
    ),
    enough=Limb(
        name="enough-meetings",
        clause=DOCUMENT.clause("7.5", "enough meetings to judge by", Force.EXPECTED),
        condition=ELIGIBLE >= 4,
        readings=relies_on("T-R9", *_COUNTED),
    ),
    rate=Limb(
        name="three-quarters",
        clause=DOCUMENT.clause("7.5", "attends three quarters of the meetings", Force.EXPECTED),
        condition=ATTENDED.share_of(ELIGIBLE) >= Fraction(3, 4),
        readings=relies_on(*_COUNTED),
    ),
    removed_by="the panel",
    removed_by_readings=relies_on("T-R18"),
    before_removal="a power, not a duty: invite the member's representations first",
    meetings_counted=MeetingsCounted.FORMAL,
    span=Span.LAST_TWELVE_MONTHS,
    apology_breaks_run=False,
    leave_breaks_run=False,
    also=(
        # 4.3(e)
        DOCUMENT.clause("4.3(e)", "membership is conditional on attendance"),
        # 7.5
        DOCUMENT.clause("7.5", "attendance is recorded at each meeting"),
        DOCUMENT.clause("7.5", "the panel may grant leave of absence on request", Force.MAY),
    ),
)

# 7.6  A code of conduct that the paper does not contain.
_CODE_ELSEWHERE: Final = DOCUMENT.clause("7.6", "members keep to the panel's code of conduct")

CONDUCT: Final = Silent(
    why="7.6 asks members to keep to a code of conduct, which this paper does not contain",
    clause=_CODE_ELSEWHERE,
)

# ==== 8  Support ==========================================================

# 8.2
SELF_SUFFICIENCY: Final = Narrative(
    clause=DOCUMENT.clause(
        "8.2", "the panel works towards running itself; the Trust helps where required"
    ),
    why="an aim, and help without a limit or a figure that a rule could test",
    left_to="the panel, and the Trust where help is required",
)

# 8.3
STAFF_SUPPORT: Final = Narrative(
    clause=DOCUMENT.clause(
        "8.3", "staff carry word between the panel, the Trust and the Board, and help with reports"
    ),
    why="how much help is enough is not said",
    left_to="the staff who support the panel",
)

# 8.4
OUTSIDE_SUPPORT: Final = Narrative(
    clause=DOCUMENT.clause(
        "8.4", "consultants or mentors may be used, as resources and value allow", Force.MAY
    ),
    why="a power, bounded by resources and by value for money, which people judge",
    left_to="the panel, with whoever holds the resources",
)

# 8.5  Information, or a member of staff at a meeting, on ten working days' notice.
#      T-R11: what is asked for may be due on the tenth.
#      T-R43: one excuse is enough: a valid reason, a replacement, or another date.
_ANY_EXCUSE: Final = VALID_REASON | REASONABLE_REPLACEMENT | ALTERNATIVE_DATE_AGREED

NOTICE: Final = NoticeTerms(
    working_days=10,
    clear=False,
    met=Limb(
        name="met",
        clause=DOCUMENT.clause("8.5", "the information was given, or the person came"),
        condition=MET,
    ),
    still_time=Limb(
        name="still-time",
        clause=DOCUMENT.clause("8.5", "the day for it is not past"),
        condition=STILL_TIME,
        readings=relies_on("T-R11"),
    ),
    long_enough=Limb(
        name="long-enough",
        clause=DOCUMENT.clause("8.5", "ten working days of notice"),
        condition=LONG_ENOUGH,
        readings=relies_on("T-R11"),
    ),
    excused=Limb(
        name="excused",
        clause=DOCUMENT.clause(
            "8.5", "there was a valid reason, a reasonable replacement or another date"
        ),
        condition=_ANY_EXCUSE,
        readings=relies_on("T-R43"),
    ),
    escalation=DOCUMENT.clause("8.5", "a failure is notified to those in charge"),
    notify="the Managing Director of Landlord, and that of the business area",
    decided_by="the panel",
    also=(
        DOCUMENT.clause(
            "8.5", "the panel may ask for information, or for staff to attend", Force.MAY
        ),
    ),
)

# ==== 9  Benefits =========================================================

# 9.1  Out-of-pocket expenses under a procedure that the paper does not contain.
EXPENSES: Final = Silent(
    why="9.1 and 4.3(h) pay expenses under a procedure that this paper does not contain",
    clause=DOCUMENT.clause(
        "9.1", "members are not paid, but reasonable out-of-pocket expenses are reimbursed"
    ),
)

# 9.2  What was lent is returned on request or when the role ends; no time is set for it.
EQUIPMENT: Final = EquipmentTerms(
    lent=Limb(
        name="lent",
        clause=DOCUMENT.clause("9.2", "equipment or resources were lent for the role", Force.MAY),
        condition=LENT,
    ),
    returned=Limb(
        name="returned",
        clause=DOCUMENT.clause("9.2", "it has been returned"),
        condition=RETURNED,
    ),
    return_due=Either(
        name="return-due",
        limbs=(
            Limb(
                name="requested",
                clause=DOCUMENT.clause("9.2", "it has been asked for, and so is to be returned"),
                condition=REQUESTED,
            ),
            Limb(
                name="role-ended",
                clause=DOCUMENT.clause("9.2", "the role has ended, and so it is to be returned"),
                condition=ROLE_ENDED,
            ),
        ),
    ),
    no_time_limit="the paper sets no time for the return: agree a day",
)

# ==== 11  Confidentiality =================================================

# 11.1  All information received is confidential. It names nobody to share it with: the panel
#       is taken to be among itself. T-R32: it stays confidential after membership has ended.
# 11.2  In doubt, a member asks; the answer may be that something is not confidential.
CONFIDENTIALITY: Final = ConfidentialityTerms(
    within_panel=Limb(
        name="within-panel",
        clause=DOCUMENT.clause("11.1", "it stays within the panel"),
        condition=AUDIENCE.is_in(Audience.PANEL),
        if_met="the code of practice that 11.1 points to is not in the paper: see what it says",
    ),
    confidential=Limb(
        name="received",
        clause=DOCUMENT.clause("11.1", "received in the role, and so confidential"),
        condition=ACQUIRED_IN_ROLE,
        readings=relies_on("T-R32"),
    ),
    freed=Limb(
        name="freed",
        clause=DOCUMENT.clause("11.2", "found not to be confidential when it was checked"),
        condition=STATED_OTHERWISE,
    ),
    freed_by_leaving=None,
    in_doubt=Limb(
        name="in-doubt",
        clause=DOCUMENT.clause("11.2", "there is a doubt whether it is confidential: check"),
        condition=IN_DOUBT,
    ),
    ask="the supporting Service Lead or Project Officer",
    also=(
        # 11.1
        DOCUMENT.clause("11.1", "it is treated as a code of practice says, which is not here"),
    ),
)

# ==== Closing line ========================================================

REVIEW_OF_TERMS: Final = Narrative(
    clause=DOCUMENT.clause("closing line", "these terms were to be reviewed in November 2017"),
    why="a caution of the whole rulebook once that month is past (`Rulebook.cautions`), and no "
    "reason for another outcome",
    left_to="whoever relies on the paper, who asks whether it still holds",
)

# ==== What no rule decides ================================================

_HEADINGS: Final = {
    "1": "the name of the group",
    "2": "background",
    "3": "purpose",
    "4": "membership",
    "4.1": "what a member has to be",
    "4.2": "who may not join, as a member or as a co-optee",
    "5": "responsibilities and aims",
    "5.2": "the aims of the panel",
    "7": "management of the panel",
    "8": "support",
    "9": "benefits",
    "10": "safeguards",
    "11": "confidentiality",
}

_AIMS: Final = {
    "5.2(a)": "works with the Trust towards its aims and builds its reputation",
    "5.2(b)": "is open and upholds the Trust's values and code of conduct",
    "5.2(c)": "recommends improvement, and lets customers comment and have influence",
    "5.2(e)": "reflects the needs and hopes of customers at large",
    "5.2(f)": "develops its own roles, so that it is independent",
    "5.2(g)": "keeps up with the sector, shares what it learns and compares itself with others",
    "5.2(h)": "promotes equality and acts for all customers, not for one group",
}

TOLD: Final = (
    *(
        Narrative(
            clause=DOCUMENT.clause(label, gist),
            why="a heading: what stands below it is accounted for clause by clause",
        )
        for label, gist in _HEADINGS.items()
    ),
    Narrative(
        clause=DOCUMENT.clause("1.1", "the panel is called the Quality and Insight Panel"),
        why="it names the panel",
    ),
    Narrative(
        clause=DOCUMENT.clause("2.1", "tenants have a formal part in the Trust's self-regulation"),
        why="it says where the panel comes from",
    ),
    Narrative(
        clause=DOCUMENT.clause(
            "3.1", "the panel challenges services to improve them, with free access to information"
        ),
        why="a purpose, and an access without a limit, of which 8.5 gives the notice",
    ),
    Narrative(
        clause=DOCUMENT.clause("4.3", "the members together have the right skills", Force.EXPECTED),
        why="the competence of a whole panel is weighed, not tested",
        left_to="the people who recruit",
    ),
    Narrative(
        clause=DOCUMENT.clause(
            "4.3(a)",
            "the panel is a broad mixture, and reflects the customers as far as it can",
            Force.EXPECTED,
        ),
        why="a priority without a figure, and only as far as possible",
        left_to="the people who recruit",
    ),
    *(
        Narrative(
            clause=DOCUMENT.clause(label, gist, Force.EXPECTED),
            why="an aim without a test",
            left_to="the panel",
        )
        for label, gist in _AIMS.items()
    ),
    Narrative(
        clause=DOCUMENT.clause("10.1", "safeguards keep up the standing of the panel"),
        why="it introduces 10.2 and 10.3",
    ),
    Narrative(
        clause=DOCUMENT.clause(
            "10.2", "a person specification is used to recruit, develop and assess members"
        ),
        why="a document to be written, which this paper does not contain",
        left_to="the people who recruit",
    ),
)

# ==== How unclear sentences are read ======================================

READINGS: Final = (
    Reading(
        id="T-R1",
        clause="4.1.1",
        question="Does a shared owner count as a leaseholder?",
        taken="counted",
        options=(
            option("counted", "a shared owner holds a lease, and so counts", STANDING),
            option("not-counted", "only those whom the paper names", WITHOUT_SHARED_OWNERS),
        ),
        why="shared ownership is held by a lease",
        block="eligibility",
        field="standing",
    ),
    Reading(
        id="T-R2",
        clause="4.2(c)",
        question="Is a business partner barred, or only somebody on its board?",
        taken="board-seats",
        options=(
            option("board-seats", "a seat on any of those boards", ~SITS_ON_RELEVANT_BOARD),
            option(
                "partners-too",
                "a business partner is barred as well",
                ~(SITS_ON_RELEVANT_BOARD | BUSINESS_PARTNER),
            ),
        ),
        why="the list reads on from sitting on a board",
        block="eligibility",
        field="bars.board.condition",
    ),
    Reading(
        id="T-R3a",
        clause="4.2(d)",
        question="Which County Court judgments bar?",
        taken="outstanding",
        options=(
            option("outstanding", "a judgment not yet satisfied", ~COUNTY_COURT_JUDGMENT),
            option("on-the-register", "one on the register, for six years", ~JUDGMENT_ON_REGISTER),
        ),
        why="somebody who has paid is no longer subject to it",
        block="eligibility",
        field="bars.judgment.condition",
    ),
    Reading(
        id="T-R3b",
        clause="4.2(d)",
        question="Which Notices of Seeking Possession bar?",
        taken="in-force",
        options=(
            option("in-force", "a notice still in force", ~NOTICE_OF_SEEKING_POSSESSION),
            option(
                "ever-served",
                "any notice that was ever served",
                ~(NOTICE_OF_SEEKING_POSSESSION | NOTICE_EVER_SERVED),
            ),
        ),
        why="a notice that has lapsed binds nobody",
        block="eligibility",
        field="bars.notice.condition",
    ),
    Reading(
        id="T-R4",
        clause="4.1",
        question="Which parts of 4.1 are alternatives?",
        taken="first-three-alternatives",
        options=(
            option("first-three-alternatives", "4.1.1 to 4.1.3; the rest is cumulative", None),
        ),
        why="nobody is a tenant, a tenant's partner and a tenant's relative at once",
        block="eligibility",
    ),
    Reading(
        id="T-R5",
        clause="4.3(f)",
        question="Do years as a member count towards those as Chair?",
        taken="separate-clocks",
        options=(option("separate-clocks", "each role has a limit of its own", None),),
        why="each limit stands in the sentence on its own role, and neither speaks of the other",
        block="tenure",
    ),
    Reading(
        id="T-R6",
        clause="4.3(g)",
        question="How many votes elect one of several nominees?",
        taken="plurality",
        options=(
            option("plurality", "more than any other has", MOST_VOTES > NEXT_MOST_VOTES),
            option(
                "majority",
                "more than half of the votes cast",
                MOST_VOTES.share_of(VOTES_FOR_NOMINEES) > Fraction(1, 2),
            ),
        ),
        why="the usual meaning of a ballot where a paper does not say",
        block="election",
        field="winning.condition",
    ),
    Reading(
        id="T-R7",
        clause="7.2",
        question="Of whom does half have to be present?",
        taken="in-office",
        options=(
            option("in-office", "members in office on the day", PanelBase.IN_OFFICE),
            option("seats", "all the places of the panel", PanelBase.SEATS),
            option(
                "entitled-on-the-item",
                "those who have not withdrawn from the item",
                PanelBase.ENTITLED_ON_THE_ITEM,
            ),
            option("leave-excluded", "members not on leave", PanelBase.LEAVE_EXCLUDED),
            option("co-optees-excluded", "members not co-opted", PanelBase.CO_OPTEES_EXCLUDED),
        ),
        why="a panel is the people on it; a vacancy is nobody",
        block="quorum",
        field="base",
    ),
    Reading(
        id="T-R8",
        clause="7.3",
        question="Who holds the casting vote when the Chair is absent or withdrawn?",
        taken="presider",
        options=(
            option("presider", "the person who presides", Holder.PRESIDER),
            option("chair-only", "nobody but the Chair", Holder.CHAIR_ONLY),
        ),
        why="whoever presides acts as Chair",
        block="voting",
        field="casting_vote.holder",
    ),
    Reading(
        id="X-R1",
        clause="7.3",
        question="A simple majority of what?",
        taken="votes-cast",
        options=(
            option("votes-cast", "more for than against", VOTES_FOR > VOTES_AGAINST),
            option(
                "those-present",
                "more than half of those in attendance",
                VOTES_FOR.share_of(VOTERS_IN_ATTENDANCE) > Fraction(1, 2),
            ),
            option(
                "membership",
                "more than half of the membership",
                VOTES_FOR.share_of(MEMBERSHIP) > Fraction(1, 2),
            ),
        ),
        why="the usual meaning where a paper does not say; abstentions are not votes cast",
        block="voting",
        field="majority.condition",
    ),
    Reading(
        id="T-R9",
        clause="7.5",
        question="From how many meetings on can a share be judged?",
        taken="four",
        options=(option("four", "from four meetings on", None),),
        why="one absence in three would already be below three quarters",
        block="attendance",
    ),
    Reading(
        id="T-R10",
        clause="7.5",
        question="Does an apology end a run of absences?",
        taken="apology-counts-as-absence",
        options=(
            option("apology-counts-as-absence", "the run counts any absence", sets_to=False),
            option("apology-breaks-the-run", "an accepted apology ends the run", sets_to=True),
        ),
        why="the paper speaks of apologies only in its other limb",
        block="attendance",
        field="apology_breaks_run",
    ),
    Reading(
        id="T-R11",
        clause="8.5",
        question="Can what is asked for be due on the tenth working day?",
        taken="on-the-tenth",
        options=(
            option("on-the-tenth", "on the tenth working day after the request", sets_to=False),
            option("clear", "ten whole working days lie between: on the eleventh", sets_to=True),
        ),
        why="a notice of so many days leaves out the day it is given; it does not say clear days",
        block="notice",
        field="clear",
    ),
    Reading(
        id="T-R12",
        clause="4.3(h)",
        question="Which of 4.1.4 and 4.1.5 bind a co-optee?",
        taken="commitment-only",
        options=(
            option("commitment-only", "4.1.4 alone", ("commitment", "bars")),
            option("both", "4.1.4 and 4.1.5", ("commitment", "training", "bars")),
            option("neither", "neither of them", ("bars",)),
        ),
        why="one topic needs commitment; induction and training are for members",
        block="eligibility",
        field="binds.co-optee",
    ),
    Reading(
        id="T-R13",
        clause="4.2",
        question="Do the bars go on applying to members?",
        taken="continuing",
        options=(
            option(
                "continuing", "also while a member", ("standing", "commitment", "training", "bars")
            ),
            option(
                "application-only",
                "only on application",
                ("standing", "commitment", "training"),
            ),
        ),
        why="several bars speak of what may come about later, such as ceasing to be a customer",
        block="eligibility",
        field="binds.member",
    ),
    Reading(
        id="T-R14",
        clause="4.3(d)",
        question="May a further term follow the last one at once?",
        taken="roll-on",
        options=(
            option("roll-on", "it may start on the day after", NO_TERM_RUNS),
            option("later-date", "there has to be a gap, however short", ~FOLLOWS_AT_ONCE),
        ),
        why="terms may roll on, which a gap between them would not be",
        block="tenure",
        field="appointment.member.again.condition",
    ),
    Reading(
        id="T-R15",
        clause="4.3(g)",
        question="May the Chair break a tie between nominees?",
        taken="tie-stands",
        options=(
            option("tie-stands", "no: it is reported, and stays one", None),
            option("chair-may-cast", "yes, unless the Chair is a nominee", CHAIR_MAY_CAST),
        ),
        why="the casting vote of 7.3 belongs to a show of hands, and this ballot is closed",
        block="election",
        field="casting_vote",
    ),
    Reading(
        id="T-R16",
        clause="4.3(g)",
        question="Is a single nominee elected without a ballot?",
        taken="unopposed",
        options=(
            option("unopposed", "yes, unopposed", NOMINEES <= 1),
            option(
                "confirming-ballot",
                "only by more votes for than against",
                MOST_VOTES > VOTES_AGAINST_NOMINEE,
            ),
        ),
        why="a ballot is there to choose between nominees",
        block="election",
        field="unopposed.condition",
    ),
    Reading(
        id="T-R17",
        clause="7.2",
        question="Does a Chair appointed by the Board count as a member?",
        taken="counts",
        options=(
            option("counts", "as one, with an ordinary vote", sets_to=True),
            option("does-not-count", "neither in the panel nor as present", sets_to=False),
        ),
        why="the Chair guides the panel from within it",
        block="quorum",
        field="chair_counts",
    ),
    Reading(
        id="T-R18",
        clause="7.5",
        question="Who may remove a member for absence?",
        taken="panel",
        options=(
            option("panel", "the panel", "the panel"),
            option("landlord", "the landlord", "the landlord"),
        ),
        why="the panel grants leave of absence, and so judges absence",
        block="attendance",
        field="removed_by",
    ),
    Reading(
        id="T-R19",
        clause="7.5",
        question="Which meetings count?",
        taken="formal",
        options=(
            option("formal", "formal meetings", MeetingsCounted.FORMAL),
            option("all", "all meetings", MeetingsCounted.ALL),
        ),
        why="7.1 and 7.2 speak of formal meetings",
        block="attendance",
        field="meetings_counted",
    ),
    Reading(
        id="T-R20",
        clause="7.5",
        question="Over which time is attendance judged?",
        taken="last-twelve-months",
        options=(
            option("last-twelve-months", "the last twelve months", Span.LAST_TWELVE_MONTHS),
            option("since-joining", "since joining", Span.SINCE_JOINING),
            option("calendar-year", "the calendar year", Span.CALENDAR_YEAR),
        ),
        why="7.1 counts meetings over a year",
        block="attendance",
        field="span",
    ),
    Reading(
        id="T-R21",
        clause="7.5",
        question="Does a meeting on leave end a run of absences?",
        taken="leave-is-passed-over",
        options=(
            option("leave-is-passed-over", "it neither adds to the run nor ends it", sets_to=False),
            option("leave-breaks-the-run", "it ends the run", sets_to=True),
        ),
        why="leave that was granted is no absence, and no presence either",
        block="attendance",
        field="leave_breaks_run",
    ),
    Reading(
        id="T-R22",
        clause="4.3(d)",
        question="Does a term that was left early count as one of the three?",
        taken="begun",
        options=(
            option("begun", "every term that was begun counts", TermsCounted.BEGUN),
            option(
                "served-to-the-end",
                "only terms that ran their full length count",
                TermsCounted.SERVED_TO_THE_END,
            ),
        ),
        why="otherwise somebody who always leaves a day early could stay without end",
        block="tenure",
        field="appointment.member.counted",
    ),
    Reading(
        id="T-R23",
        clause="4.3(f)",
        question="What are the nine years of a Chair who left a term early?",
        taken="time-in-office",
        options=(
            option(
                "time-in-office",
                "time in office, so that one more full term has to fit into it",
                MONTHS_WITH_THIS_TERM <= 108,
            ),
            option("three-terms", "three terms, however long each was", TERMS_WITH_THIS_ONE <= 3),
        ),
        why="the sentence gives the limit in years, where that on members gives it in terms",
        block="tenure",
        field="appointment.chair.limit.condition",
    ),
    Reading(
        id="T-R41",
        clause="5.2(d)",
        question="How long is about three months?",
        taken="two-to-four-months",
        options=(
            option("two-to-four-months", "a month either way", USUAL_LENGTH),
            option("as-complexity-asks", "any length that the subject needs", None),
        ),
        why="a month either way still rounds to a season; beyond it somebody should say why",
        block="programme",
        field="review_length",
    ),
    Reading(
        id="T-R42",
        clause="7.1",
        question="Which year are meetings and topics counted over?",
        taken="calendar-year",
        options=(
            option("calendar-year", "from January", 1),
            option("financial-year", "from April", 4),
        ),
        why="a year without more is the calendar year",
        block="programme",
        field="year_starts",
    ),
    Reading(
        id="T-R43",
        clause="8.5",
        question="What excuses a request that was not met?",
        taken="one-is-enough",
        options=(
            option("one-is-enough", "a reason, a replacement or another date", _ANY_EXCUSE),
            option(
                "reason-and-remedy",
                "a reason, and besides it a replacement or another date",
                VALID_REASON & (REASONABLE_REPLACEMENT | ALTERNATIVE_DATE_AGREED),
            ),
        ),
        why="the three stand side by side, and each by itself answers the panel",
        block="notice",
        field="excused.condition",
    ),
    Reading(
        id="T-R44",
        clause="10.3",
        question="Which year is the annual report due in?",
        taken="calendar-year",
        options=(
            option("calendar-year", "by the end of December", 1),
            option("financial-year", "by the end of March", 4),
        ),
        why="a year without more is the calendar year",
        block="duties",
        field="year_starts",
    ),
    Reading(
        id="T-R31",
        clause="4.3(c)",
        question="From which day are feedback and appraisals counted?",
        taken="joining",
        options=(option("joining", "from the day of joining, each of them", None),),
        why="feedback is for recruits, and nothing gives appraisals another day",
        block="development",
    ),
    Reading(
        id="T-R32",
        clause="11.1",
        question="Does information stay confidential after membership has ended?",
        taken="continues",
        options=(
            option("continues", "yes: leaving frees nothing", None),
            option(
                "ends-with-membership",
                "no: somebody who has left is not bound",
                Limb(
                    name="left",
                    clause=DOCUMENT.clause("11.1", "whoever holds it is no longer a member"),
                    condition=~STILL_A_MEMBER,
                    readings=relies_on("T-R32"),
                ),
            ),
        ),
        why="it is all information, and no end is set; what was told in confidence stays so",
        block="confidentiality",
        field="freed_by_leaving",
    ),
    Reading(
        id="T-R51",
        clause="6.2",
        question="Which report starts the month for the written response?",
        taken="final-report",
        options=(
            option("final-report", "the final report, once the Service Manager has it", _RESPONSE),
            option("findings", "the report of the findings under 6.1", _RESPONSE_TO_FINDINGS),
        ),
        why="6.2 speaks of a final report, and so of one after the findings were discussed",
        block="reviews",
        field="procedure.steps.response",
    ),
    Reading(
        id="T-R52",
        clause="6.5",
        question="From when may it be said that actions cannot be agreed?",
        taken="after-the-response",
        options=(
            option("after-the-response", "before or after the leadership team", ("response",)),
            option(
                "after-senior-leadership",
                "only once the Senior Leadership Team has considered them",
                ("senior-leadership",),
            ),
        ),
        why="6.3 wants disputes resolved before submission, and 6.5 names no place of its own",
        block="reviews",
        field="procedure.steps.no-agreement.after",
    ),
    Reading(
        id="T-R53",
        clause="6.4",
        question="From which day are the quarters of the report counted?",
        taken="board-answers",
        options=(
            option("board-answers", "the day on which the Board answers", _QUARTERLY_REPORT),
            option("draft-plan", "the day of the draft action plan", _QUARTERLY_FROM_DRAFT),
        ),
        why="there is no agreed plan to monitor before the Board has answered",
        block="reviews",
        field="procedure.steps.quarterly-report",
    ),
    Reading(
        id="T-R54",
        clause="8.6",
        question="From when may an arbiter be proposed?",
        taken="after-the-board",
        options=(
            option("after-the-board", "once the Board has answered", ("board-answers",)),
            option(
                "once-not-agreed",
                "as soon as actions cannot be agreed",
                ("no-agreement", "board-answers"),
            ),
            option("after-the-chairs-met", "once the Chairs have met", ("chairs-met",)),
        ),
        why="until the Board decides a resolution can be found; a meeting of Chairs is a power",
        block="reviews",
        field="procedure.steps.arbiter-proposed.after",
    ),
    Reading(
        id="T-R55",
        clause="8.6",
        question="At which stage may serious detriment be taken up?",
        taken="any-stage",
        options=(
            option("any-stage", "at any stage, even before the findings", ()),
            option("after-the-board", "once the Board has answered", ("board-answers",)),
        ),
        why="the sentence names no stage, and serious detriment does not wait",
        block="reviews",
        field="procedure.steps.serious-detriment.after",
    ),
    Reading(
        id="T-R56",
        clause="6.5",
        question="By when does the Board decide on what is still disputed?",
        taken="same-meeting",
        options=(
            option("same-meeting", "at the presentation meeting", Within(of="presentation")),
            option("no-day", "on no day that the paper sets", None),
        ),
        why="6.6 has the Board answer all recommendations at that meeting, disputed ones too",
        block="reviews",
        field="procedure.steps.final-decision.within",
    ),
)

# ==== What is left to people ==============================================

JUDGEMENTS: Final = (
    Judgement(
        clause="4.1.3",
        what="who is a close relative",
        left_to="the person, and whoever recruits",
        handed_in_as=("Applicant.close_relative_in_residence",),
    ),
    Judgement(
        clause="4.1.4",
        what="whether somebody can commit to the role",
        left_to="the person",
        handed_in_as=("Applicant.can_commit",),
    ),
    Judgement(
        clause="4.2(d)",
        what="whether a judgment or a notice is a live one",
        left_to="the landlord's housing team",
        handed_in_as=(
            "Applicant.county_court_judgment",
            "Applicant.notice_of_seeking_possession",
        ),
    ),
    Judgement(
        clause="4.2(f)",
        what="whether an exclusion was for behaviour",
        left_to="the landlord's housing team",
        handed_in_as=("Applicant.excluded_for_behaviour",),
    ),
    Judgement(
        clause="4.3(b)",
        what="whom to select, for skills, commitment and what the panel lacks",
        left_to="whoever recruits for the panel",
    ),
    Judgement(
        clause="4.3(c)",
        what="which further training is required",
        left_to="whoever supports the member (the paper does not say)",
    ),
    Judgement(
        clause="4.3(e)",
        what="whether a member is committed to plans, training, reviews and appraisals",
        left_to="the panel, and whoever recruits when a member reapplies",
    ),
    Judgement(
        clause="4.3(f)",
        what="whom to appoint as Chair, for competency",
        left_to="the Board, with representation from the panel",
    ),
    Judgement(
        clause="4.3(g)",
        what="whether a role for which nobody stands is recruited for",
        left_to="whoever recruits for the panel",
    ),
    Judgement(
        clause="4.3(h)",
        what="whether extra skills or knowledge would help with a topic",
        left_to="the panel",
        handed_in_as=("CoOption.panel_agrees",),
    ),
    Judgement(
        clause="4.3(h)",
        what="whether a co-optee is required for the next topic",
        left_to="the panel",
        handed_in_as=("CoOption.required_for_next",),
    ),
    Judgement(
        clause="5.1",
        what="what a choice of topic was influenced by",
        left_to="the panel",
        handed_in_as=("TopicProposal.sources",),
    ),
    Judgement(
        clause="5.1",
        what="whether a topic is taken up",
        left_to="the panel",
    ),
    Judgement(
        clause="5.2(d)",
        what="whether a topic is complex enough to take much longer than usual",
        left_to="the panel",
    ),
    Judgement(
        clause="6.1",
        what="whether the findings are challenged",
        left_to="the Service Manager and the Assistant Director",
        handed_in_as=("ReviewRecord.events",),
    ),
    Judgement(
        clause="6.3",
        what="whether a recommendation is disputed",
        left_to="the Service Manager",
        handed_in_as=("ReviewRecord.events",),
    ),
    Judgement(
        clause="6.5",
        what="whether actions cannot be agreed, and whether disputes remain",
        left_to="the panel and the Service Manager",
        handed_in_as=("ReviewRecord.events",),
    ),
    Judgement(
        clause="6.6 (second)",
        what="whether the panel is satisfied, and whether its Chair asks for a meeting",
        left_to="the panel and its Chair",
        handed_in_as=("ReviewRecord.events",),
    ),
    Judgement(
        clause="7.1",
        what="on which days the panel meets",
        left_to="the panel",
        handed_in_as=("Programme.dates_agreed",),
    ),
    Judgement(
        clause="7.3",
        what="whether an objection to a consensus is sustained",
        left_to="whoever presides",
        handed_in_as=("Ballot.objections",),
    ),
    Judgement(
        clause="7.3",
        what="whether the casting vote is used, and how",
        left_to="whoever presides",
        handed_in_as=("Ballot.casting_vote",),
    ),
    Judgement(
        clause="7.4",
        what="whether there is a clear conflict of interest",
        left_to="whoever `view_of` names (the paper does not say)",
        handed_in_as=("DeclaredInterest.clear_conflict", "DeclaredInterest.view_of"),
    ),
    Judgement(
        clause="7.4",
        what="whether a member who is expected to withdraw does",
        left_to="the member",
        handed_in_as=("DeclaredInterest.withdrew",),
    ),
    Judgement(
        clause="7.5",
        what="whether leave is granted",
        left_to="the panel",
        handed_in_as=("Meeting.mark",),
    ),
    Judgement(
        clause="7.5",
        what="whether absence without apology has been consistent",
        left_to="the panel",
        handed_in_as=("AttendanceRegister.judged_consistent",),
    ),
    Judgement(
        clause="7.5",
        what="whether a member is removed who may be",
        left_to="the panel",
    ),
    Judgement(
        clause="8.5",
        what="whether a reason for not meeting a request is valid, or a replacement reasonable",
        left_to="the panel and the landlord",
        handed_in_as=("NoticeRequest.valid_reason", "NoticeRequest.reasonable_replacement"),
    ),
    Judgement(
        clause="8.6",
        what="whether no resolution can be found, and whether to abide by an arbiter",
        left_to="the panel and the Trust, each for itself",
        handed_in_as=("ReviewRecord.events",),
    ),
    Judgement(
        clause="8.6",
        what="whether there is serious detriment, and whether the regulator is to be informed",
        left_to="the panel",
        handed_in_as=("ReviewRecord.events",),
    ),
    Judgement(
        clause="9.2",
        what="whether equipment is lent, and when it is asked for",
        left_to="the Trust",
        handed_in_as=("Loan.lent_on", "Loan.requested_on"),
    ),
    Judgement(
        clause="11.2",
        what="whether there is any doubt that something is confidential",
        left_to="the member",
        handed_in_as=("Information.in_doubt",),
    ),
    Judgement(
        clause="11.2",
        what="whether it is confidential, where a member asks",
        left_to="the supporting Service Lead or Project Officer",
        handed_in_as=("Information.stated_otherwise",),
    ),
)

# ==== The whole paper =====================================================

TRAFFORD_QIP: Final = Rulebook(
    document=DOCUMENT,
    eligibility=ELIGIBILITY,
    application=Silent(why="the paper holds no application form"),
    tenure=TENURE,
    election=ELECTION,
    co_option=CO_OPTION,
    probation=Silent(why="the paper has no probation"),
    development=DEVELOPMENT,
    equipment=EQUIPMENT,
    programme=PROGRAMME,
    notice=NOTICE,
    duties=DUTIES,
    topics=TOPICS,
    quorum=QUORUM,
    interests=INTERESTS,
    voting=VOTING,
    breach_voting=CONDUCT,
    attendance=ATTENDANCE,
    reviews=REVIEWS,
    conduct=CONDUCT,
    investigation=CONDUCT,
    sanctions=CONDUCT,
    appeals=Silent(why="the paper gives no right of appeal"),
    code_changes=CONDUCT,
    press=Silent(why="the paper says nothing of articles for the press"),
    affiliation=Silent(why="the paper says nothing of political parties"),
    confidentiality=CONFIDENTIALITY,
    expenses=EXPENSES,
    narrative=(*TOLD, SELF_SUFFICIENCY, STAFF_SUPPORT, OUTSIDE_SUPPORT, REVIEW_OF_TERMS),
    judgements=JUDGEMENTS,
    readings=READINGS,
    contents=CONTENTS,
)
"""The whole paper, under the readings that are taken by default."""
