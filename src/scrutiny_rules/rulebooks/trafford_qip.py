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
from scrutiny_rules.decisions import Silent
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
from scrutiny_rules.ladder import Either, Limb, Relies, relies_on
from scrutiny_rules.quorum import PANEL, PRESENT_FOR_ITEM, PanelBase, QuorumTerms
from scrutiny_rules.rulebook import Judgement, Narrative, Reading, Rulebook, option
from scrutiny_rules.tenure import (
    FOLLOWS_AT_ONCE,
    MONTHS_WITH_ONE_MORE,
    NO_TERM_RUNS,
    TERM_OVER,
    TERMS_WITH_ONE_MORE,
    AppointmentTerms,
    OfficeTerms,
    RecruitmentTerms,
    ResignationTerms,
    TenureTerms,
    TermsCounted,
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

# 4.3(b), 4.3(d), 4.3(f), 7.7  Terms of office, of a member and of the Chair.
#      T-R5: each role has a clock of its own. T-R22: a term that was begun counts.
#      T-R14: the next may follow at once. T-R23: nine years of time in office.
TENURE: Final = TenureTerms(
    # 4.3(d)  Three years, and then stepping down.
    member=OfficeTerms(
        months=36,
        over=Limb(
            name="member-term-over",
            clause=DOCUMENT.clause(
                "4.3(d)", "the fixed term of three years is over, and is stepped down from"
            ),
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
                condition=TERMS_WITH_ONE_MORE <= 3,
                readings=relies_on("T-R5", "T-R22"),
            ),
            again=Limb(
                name="member-again",
                clause=DOCUMENT.clause(
                    "4.3(d)", "may reapply for a term that starts then", Force.MAY
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
                condition=MONTHS_WITH_ONE_MORE <= 108,
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
        clause=DOCUMENT.clause("4.3(g)", "the single nominee has what it takes"),
        condition=NOMINEES <= 1,
        readings=relies_on("T-R16"),
    ),
    winning=Limb(
        name="winning",
        clause=DOCUMENT.clause("4.3(g)", "one nominee has the votes that it takes"),
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
        DOCUMENT.clause("4.3(h)", "a co-optee may claim reasonable expenses", Force.MAY),
        DOCUMENT.clause("4.3(h)", "a co-optee may be a tenant or an independent", Force.MAY),
    ),
)

# ==== 7  Management of the panel ==========================================

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
                MONTHS_WITH_ONE_MORE <= 108,
            ),
            option("three-terms", "three terms, however long each was", TERMS_WITH_ONE_MORE <= 3),
        ),
        why="the sentence gives the limit in years, where that on members gives it in terms",
        block="tenure",
        field="appointment.chair.limit.condition",
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
)

# ==== The whole paper =====================================================

TRAFFORD_QIP: Final = Rulebook(
    document=DOCUMENT,
    eligibility=ELIGIBILITY,
    application=Silent(why="the paper holds no application form"),
    tenure=TENURE,
    election=ELECTION,
    co_option=CO_OPTION,
    quorum=QUORUM,
    voting=VOTING,
    breach_voting=CONDUCT,
    attendance=ATTENDANCE,
    conduct=CONDUCT,
    probation=Silent(why="the paper has no probation"),
    appeals=Silent(why="the paper gives no right of appeal"),
    expenses=EXPENSES,
    narrative=(EQUIPMENT,),
    judgements=JUDGEMENTS,
    readings=READINGS,
    contents=CONTENTS,
)
"""The whole paper, under the readings that are taken by default."""
