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
from scrutiny_rules.decisions import Silent
from scrutiny_rules.duties import DutyTerms, RecurringDuty
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.ladder import Either, Limb, Relies, relies_on
from scrutiny_rules.meetings import (
    DATES_AGREED,
    FORMAL_MEETINGS,
    REVIEWS,
    REVIEWS_OFF_LENGTH,
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
from scrutiny_rules.quorum import PANEL, PRESENT_FOR_ITEM, PanelBase, QuorumTerms
from scrutiny_rules.rulebook import Judgement, Narrative, Reading, Rulebook, option
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
            "no seat on the Board of the Trust, another housing organisation or a business partner",
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
                    clause=DOCUMENT.clause("10.3", "why the topic was chosen is written down"),
                    condition=CHOICE_EXPLAINED,
                    if_not_met="the annual report has to say why the topic was chosen",
                ),
                Limb(
                    name="priority-recorded",
                    clause=DOCUMENT.clause("10.3", "the priority it was given is written down"),
                    condition=PRIORITY_RECORDED,
                    if_not_met="the annual report has to say which priority the topic was given",
                ),
            ),
        ),
    ),
    decided_by="the panel",
)

# ==== 6  Reporting ========================================================

# 6.4   A report on action plans to the audit committee, quarterly. The paper does not say who
#       prepares it.
# 6.7   The website and the intranet, quarterly.
# 10.3  The annual report.
# T-R44: the year of the report is the calendar year. Quarters are the same from January or April.
DUTIES: Final = DutyTerms(
    duties=(
        RecurringDuty(
            name="action-plan-report",
            clause=DOCUMENT.clause("6.4", "action plans are reported to the audit committee"),
            by="whoever prepares the report, agreed with the panel",
            every_months=3,
            within_months=3,
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
        DOCUMENT.clause("6.7", "a regular section in the newsletter, at no interval that is given"),
        # 10.3
        DOCUMENT.clause("10.3", "the annual report says why topics were chosen, and in what order"),
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
            condition=REVIEWS >= 3,
            readings=relies_on("T-R42"),
        ),
    ),
    usual=(
        Limb(
            name="length",
            clause=DOCUMENT.clause("5.2(d)", "about three months for each topic", Force.EXPECTED),
            condition=REVIEWS_OFF_LENGTH <= 0,
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
        # 8.1
        DOCUMENT.clause("8.1", "the Trust's employees have no vote"),
        # 4.3(h)
        DOCUMENT.clause("4.3(h)", "a co-optee has a full vote while co-opted"),
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
    clause=DOCUMENT.clause("9.1", "reasonable out-of-pocket expenses are reimbursed"),
)

# 9.2
EQUIPMENT: Final = Narrative(
    clause=DOCUMENT.clause("9.2", "equipment is returned on request or when the role ends"),
    why="a duty without a limit or a figure that a rule could test",
    left_to="the Trust, which asks for it back",
)

# ==== Closing line ========================================================

REVIEW_OF_TERMS: Final = Narrative(
    clause=DOCUMENT.clause("closing line", "these terms were to be reviewed in November 2017"),
    why="a caution of the whole rulebook once that month is past (`Rulebook.cautions`), and no "
    "reason for another outcome",
    left_to="whoever relies on the paper, who asks whether it still holds",
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
)

# ==== The whole paper =====================================================

TRAFFORD_QIP: Final = Rulebook(
    document=DOCUMENT,
    eligibility=ELIGIBILITY,
    application=Silent(why="the paper holds no application form"),
    quorum=QUORUM,
    voting=VOTING,
    breach_voting=CONDUCT,
    attendance=ATTENDANCE,
    conduct=CONDUCT,
    probation=Silent(why="the paper has no probation"),
    appeals=Silent(why="the paper gives no right of appeal"),
    expenses=EXPENSES,
    programme=PROGRAMME,
    notice=NOTICE,
    duties=DUTIES,
    topics=TOPICS,
    code_changes=CONDUCT,
    narrative=(EQUIPMENT, REVIEW_OF_TERMS),
    judgements=JUDGEMENTS,
    readings=READINGS,
    contents=CONTENTS,
)
"""The whole paper, under the readings that are taken by default."""
