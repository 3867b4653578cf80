"""Chorus Homes, Resident Scrutiny Panel: the recruitment and information pack of 2018.

Read this beside the paper. Only its Panel Code of Conduct has numbers (``code 1`` to ``code
15``); everything else is cited by its heading. Each clause sets terms that a rule reads, or
is kept as narrative with the reason that no rule decides it. Gists are our own words.

    >>> CHORUS_RSP.quorum.why
    'the paper sets no quorum'
"""

from fractions import Fraction
from typing import Final

from scrutiny_rules.affiliation import REPRESENTS_PARTY, AffiliationTerms
from scrutiny_rules.appeals import (
    LODGED,
    LODGED_IN_TIME,
    NOTIFIED,
    STILL_TIME,
    AppealTerms,
    PostRule,
)
from scrutiny_rules.applicants import (
    ASB_NOTICE_IN_FORCE,
    IN_RENT_ARREARS,
    IN_THE_PANELS_INTEREST,
    JOINT_TENANT,
    KEEPING_TO_REPAYMENT_PLAN,
    LEASEHOLDER,
    LIVES_IN_LANDLORDS_HOME,
    RECRUITED_BY_AGREEMENT_OF_MEMBERS,
    SHARED_OWNER,
    TENANT,
    Stage,
)
from scrutiny_rules.application import MISSING_ANSWERS, Answering, ApplicationTerms, FormQuestion
from scrutiny_rules.clauses import Document, Force
from scrutiny_rules.code_changes import (
    ACCEPTED,
    CONCERNED,
    NOTIFIED_IN_WRITING,
    CodeChangeTerms,
)
from scrutiny_rules.conduct import (
    MEETINGS_RUNNING,
    ConductTerms,
    WarningLimit,
)
from scrutiny_rules.confidentiality import (
    ACQUIRED_IN_ROLE,
    AUDIENCE,
    EMBARRASSES,
    STATED_OTHERWISE,
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
from scrutiny_rules.eligibility import Discretion, EligibilityTerms
from scrutiny_rules.expenses import (
    CLAIMANT,
    FOR_INVOLVEMENT,
    JUDGED,
    JUDGED_UNREASONABLE,
    KIND,
    OWN_VEHICLE,
    RECEIPT,
    VEHICLE,
    Claimant,
    ExpenseKind,
    ExpenseTerms,
    Half,
    ItemOutcome,
    MileageRate,
    RoundedPer,
    Rounding,
)
from scrutiny_rules.interests import (
    BROUGHT_TO_ORDER,
    DECLARED,
    MIGHT_CONFLICT,
    PERSONAL_INTEREST,
    PREJUDICIAL_INTEREST,
    RAISED_BY_MEMBER,
    InterestDuty,
    InterestTerms,
)
from scrutiny_rules.investigation import (
    EVERY_STEP_TAKEN,
    IN_PROBATION,
    STEP_TAKEN,
    SUBJECT_OF_COMPLAINT,
    InvestigationTerms,
)
from scrutiny_rules.journeys import Vehicle
from scrutiny_rules.ladder import Either, Limb, Relies, relies_on
from scrutiny_rules.meetings import (
    ADDITIONAL_AGREED,
    ADDITIONAL_MEETINGS,
    DATES_AGREED,
    MEETING_COUNT,
    MEETINGS_TOO_SOON,
    PERIODS_WITHOUT_MEETING,
    REVIEW_COUNT,
    REVIEW_PLAN_MADE,
    Frequency,
    ProgrammeTerms,
    Weekday,
    YearPlan,
)
from scrutiny_rules.press import (
    AGREED,
    ARTICLE_KIND,
    DISCUSSED,
    INTENDS_HARM,
    RECORDED,
    STATED_AS_OWN_OPINION,
    ArticleKind,
    PressTerms,
)
from scrutiny_rules.probation import (
    BREACH_INSIDE,
    OVER,
    STARTED,
    ProbationStart,
    ProbationSuspensionTerms,
    ProbationTerms,
)
from scrutiny_rules.procedures import Procedure, Step
from scrutiny_rules.reviews import REVIEW_STARTED, STEPS_LEFT, STEPS_OVERDUE, ReviewTerms
from scrutiny_rules.rulebook import Judgement, Narrative, Reading, Rulebook, option
from scrutiny_rules.sanctions import (
    EARLIER_FINDING_ON_RECORD,
    ESTABLISHED,
    EXTREME,
    FOUND_NO_BREACH,
    INVESTIGATION_COMPLETE,
    LEGAL_ACTION_PENDING,
    PERSISTENT,
    REPEATED,
    SERIOUS_MISCONDUCT,
    UNDER_SIMPLE_CODE,
    Sanction,
    SanctionRow,
    SanctionTerms,
    SuspensionKind,
)
from scrutiny_rules.topics import (
    PERFORMANCE_CONSIDERED,
    PLAN_AGREED,
    REASONS_DISCUSSED,
    REASONS_GIVEN,
    RESIDENTS_CONSULTED,
    ROUTE,
    SATISFACTION_CONSIDERED,
    STAFF_CONSULTED,
    TopicPath,
    TopicRoute,
    TopicTerms,
)
from scrutiny_rules.voting import (
    MEMBERSHIP,
    PRIVATE_REQUESTS,
    VOTERS_IN_ATTENDANCE,
    VOTES_AGAINST,
    VOTES_FOR,
    VotingTerms,
)

DOCUMENT: Final = Document(
    key="chorus-rsp",
    title="Resident Scrutiny Panel: recruitment and information pack",
    landlord="Chorus Homes",
    edition="the pack of 2018",
)

CONTENTS: Final = (
    # The pack opens with three headings that belong together: background.
    "pack: background",
    "pack: benefits",
    "pack: application form",
    "role: requirements",
    "role: training",
    "role: skills and qualities",
    "role: expenses",
    "role: confidentiality",
    "role: continuous improvement",
    "role: SPIRIT values",
    "terms: purpose",
    "terms: membership",
    "terms: meetings",
    "terms: voting",
    "terms: interests",
    "terms: work programme",
    "terms: method",
    "terms: scrutiny process",
    "simple code",
    *(f"code {number}" for number in range(1, 5)),
    "code 4(a)",
    "code 4(b)",
    *(f"code {number}" for number in range(5, 15)),
    "code 14: at meetings",
    "code 14: investigation",
    "code 14: investigation (a)",
    "code 14: investigation (b)",
    "code 14: investigation (c)",
    "code 14: outcomes",
    "code 14(a)",
    "code 14(b)",
    "code 14(c)",
    "code 14(d)",
    "code 14: appeal",
    "code 15",
)
"""Every heading, numbered clause and lettered bullet of the paper, in its order."""

# ==== pack: application form ==============================================

# The form has no test of completeness. C-R6: ours is that every question put to everyone
# is answered, with details wherever a yes asks for them.
APPLICATION: Final = ApplicationTerms(
    questions=(
        FormQuestion(
            name="already-involved",
            gist="involved in other activities already",
            answering=Answering.YES_NO,
            details_if_yes=True,
        ),
        FormQuestion(name="plans", gist="current and future plans", answering=Answering.OPTIONAL),
        FormQuestion(
            name="formal-qualifications",
            gist="any formal qualifications",
            answering=Answering.YES_NO,
            details_if_yes=True,
        ),
        FormQuestion(
            name="why-become-a-member", gist="why they want to join", answering=Answering.OPEN
        ),
        FormQuestion(
            name="benefit", gist="what it would bring both sides", answering=Answering.OPEN
        ),
        FormQuestion(name="skills", gist="skills and experience", answering=Answering.OPEN),
        FormQuestion(
            name="willing-to-train", gist="willing to be trained", answering=Answering.YES_NO
        ),
        FormQuestion(
            name="support-needs",
            gist="needs support",
            answering=Answering.YES_NO,
            details_if_yes=True,
        ),
        FormQuestion(
            name="additional-comments", gist="anything to add", answering=Answering.OPTIONAL
        ),
    ),
    complete=Limb(
        name="complete",
        clause=DOCUMENT.clause(
            "pack: application form", "everything asked of everyone is answered", Force.EXPECTED
        ),
        condition=MISSING_ANSWERS <= 0,
        readings=relies_on("C-R6"),
    ),
    also=(
        DOCUMENT.clause(
            "pack: application form",
            "terms, code and role description are read before the form is filled in",
            Force.EXPECTED,
        ),
        DOCUMENT.clause(
            "pack: application form", "name, address, telephone and email", Force.EXPECTED
        ),
        DOCUMENT.clause(
            "pack: application form", "training may be aimed at somebody's plans", Force.MAY
        ),
    ),
)

# ==== role: requirements, role: training ==================================

# A one-to-one meeting every six months, with the Resident Involvement manager or officer.
# C-R31: the months are counted from the day of joining.
DEVELOPMENT: Final = DevelopmentTerms(
    meetings=(
        DevelopmentMeeting(
            name="one-to-one",
            clause=DOCUMENT.clause("role: requirements", "meet one to one, every six months"),
            by="the member, with the Resident Involvement manager or officer",
            every_months=6,
        ),
    ),
    joined=Limb(
        name="joined",
        clause=DOCUMENT.clause("role: requirements", "has joined the panel"),
        condition=HAS_JOINED,
    ),
    up_to_date=Limb(
        name="up-to-date",
        clause=DOCUMENT.clause("role: requirements", "no one-to-one meeting is overdue"),
        condition=OVERDUE_MEETINGS <= 0,
        readings=relies_on("C-R31"),
    ),
    also=(
        # role: requirements, the rest of the list
        DOCUMENT.clause(
            "role: requirements",
            "what else is asked of members: the interests of all, keeping informed, extra "
            "meetings as far as they can, tasks in time, the values and codes, equality, basic "
            "IT skills",
        ),
        # role: training
        DOCUMENT.clause(
            "role: training",
            "training may be required of a member, and naming what would help",
            Force.MAY,
        ),
        # pack: benefits
        DOCUMENT.clause("pack: benefits", "members are supported with the training they need"),
    ),
)

# ==== role: expenses ======================================================

# Reasonable out-of-pocket travel expenses: 45p a mile in one's own vehicle, the rest with a
# receipt. X-R3: reasonable unless somebody judges otherwise. X-R2: rounded once per claim.
# C-R10: motorcycles and cycles are vehicles too. C-R11: what is not travel is held.
# C-R71: the heading speaks of customers, the pack of panel members; either may claim.
_EXPENSES: Final = DOCUMENT.clause(
    "role: expenses", "reasonable out-of-pocket travel expenses are paid"
)

_CUSTOMER: Final = Limb(
    name="customer",
    clause=DOCUMENT.clause("role: expenses", "claimed by a customer"),
    condition=CLAIMANT.is_in(Claimant.CUSTOMER),
)

_MEMBER_ONLY: Final = Limb(
    name="member-only",
    clause=DOCUMENT.clause("pack: benefits", "claimed by a panel member"),
    condition=CLAIMANT.is_in(Claimant.MEMBER_ONLY),
    readings=relies_on("C-R71"),
    if_met="the rates stand under a heading that speaks of customers, and the claimant is none",
)

CUSTOMERS_AND_MEMBERS: Final = Either(name="claimants", limbs=(_CUSTOMER, _MEMBER_ONLY))

CUSTOMERS_ONLY: Final = Either(
    name="claimants", limbs=(_CUSTOMER.model_copy(update={"readings": relies_on("C-R71")}),)
)
_CAR_OR_VAN: Final = Limb(
    name="car-or-van",
    clause=DOCUMENT.clause("role: expenses", "by car or van"),
    condition=VEHICLE.is_in(Vehicle.CAR, Vehicle.VAN),
)
_MOTORCYCLE_OR_CYCLE: Final = Limb(
    name="motorcycle-or-cycle",
    clause=DOCUMENT.clause("role: expenses", "by motorcycle or cycle, as a personal vehicle"),
    condition=VEHICLE.is_in(Vehicle.MOTORCYCLE, Vehicle.CYCLE),
    readings=relies_on("C-R10"),
    if_met="a motorcycle or cycle is paid at the one rate there is, called a fuel allowance",
)
ANY_VEHICLE: Final = Either(name="vehicles", limbs=(_CAR_OR_VAN, _MOTORCYCLE_OR_CYCLE))
ALL_BUT_CYCLES: Final = Either(
    name="vehicles",
    limbs=(
        _CAR_OR_VAN,
        _MOTORCYCLE_OR_CYCLE.model_copy(
            update={
                "name": "motorcycle",
                "clause": DOCUMENT.clause("role: expenses", "by motorcycle, which takes fuel"),
                "condition": VEHICLE.is_in(Vehicle.MOTORCYCLE),
            }
        ),
    ),
)
CARS_AND_VANS: Final = Either(
    name="vehicles",
    limbs=(_CAR_OR_VAN.model_copy(update={"readings": relies_on("C-R10")}),),
)
_JUDGED_FIRST: Final = Limb(
    name="judged",
    clause=DOCUMENT.clause("role: expenses", "somebody has judged it reasonable"),
    condition=JUDGED,
    readings=relies_on("X-R3"),
)

EXPENSES: Final = ExpenseTerms(
    clause=_EXPENSES,
    reasonable=Limb(
        name="reasonable",
        clause=DOCUMENT.clause("role: expenses", "taken as reasonable"),
        condition=~JUDGED_UNREASONABLE,
        readings=relies_on("X-R3"),
    ),
    claimants=CUSTOMERS_AND_MEMBERS,
    for_involvement=Limb(
        name="for-involvement",
        clause=DOCUMENT.clause("role: expenses", "for their involvement activities"),
        condition=FOR_INVOLVEMENT,
    ),
    own_vehicle=Limb(
        name="own-vehicle",
        clause=DOCUMENT.clause("role: expenses", "in the customer's own vehicle"),
        condition=OWN_VEHICLE,
    ),
    vehicles=ANY_VEHICLE,
    rates=(MileageRate(pence_per_mile=Fraction(45)),),
    travel=Limb(
        name="travel",
        clause=DOCUMENT.clause("role: expenses", "spent on travel"),
        condition=KIND.is_in(
            ExpenseKind.PUBLIC_TRANSPORT,
            ExpenseKind.TAXI,
            ExpenseKind.PARKING,
            ExpenseKind.OTHER_TRAVEL,
        ),
        readings=relies_on("C-R11"),
    ),
    other_than_travel=ItemOutcome.HELD,
    evidence=Limb(
        name="evidence",
        clause=DOCUMENT.clause("role: expenses", "a receipt or proof of purchase is held"),
        condition=RECEIPT,
    ),
    rounding=Rounding(per=RoundedPer.CLAIM, half=Half.UP),
    rounding_readings=relies_on("X-R2"),
    also=(
        # pack: benefits
        DOCUMENT.clause("pack: benefits", "reasonable expenses, travel being an example"),
    ),
)

# ==== role: confidentiality ===============================================

# What is acquired in the role is confidential unless stated otherwise, also after membership.
# terms: interests and code 3  It stays within the panel, for its business; cases that could
#                              embarrass somebody are not mentioned at all.
CONFIDENTIALITY: Final = ConfidentialityTerms(
    spares_individuals=Limb(
        name="spares-individuals",
        clause=DOCUMENT.clause(
            "code 3", "mentions no case that could slander or embarrass somebody", Force.EXPECTED
        ),
        condition=~EMBARRASSES,
    ),
    within_panel=Limb(
        name="within-panel",
        clause=DOCUMENT.clause("terms: interests", "it stays within the panel", Force.EXPECTED),
        condition=AUDIENCE.is_in(Audience.PANEL),
    ),
    confidential=Limb(
        name="acquired",
        clause=DOCUMENT.clause(
            "role: confidentiality",
            "acquired in the role, and so confidential, also after membership has ended",
            Force.EXPECTED,
        ),
        condition=ACQUIRED_IN_ROLE,
    ),
    freed=Limb(
        name="freed",
        clause=DOCUMENT.clause(
            "role: confidentiality", "stated not to be confidential", Force.EXPECTED
        ),
        condition=STATED_OTHERWISE,
    ),
    also=(
        # role: requirements
        DOCUMENT.clause("role: requirements", "members preserve the confidentiality of it all"),
        # code 3
        DOCUMENT.clause(
            "code 3", "confidential items go to nobody but the panel, for the meeting's business"
        ),
        DOCUMENT.clause(
            "code 3", "residents' and employees' confidence is respected", Force.EXPECTED
        ),
    ),
)

# ==== role: continuous improvement ========================================

QUALITIES: Final = Narrative(
    clause=DOCUMENT.clause(
        "role: continuous improvement",
        "nobody is expected to have every skill and quality of the role, which may change by "
        "degrees; willingness to learn is welcome",
        Force.EXPECTED,
    ),
    why="skills and qualities are never a bar: there is nothing to test",
    left_to="the people who recruit",
)

# ==== terms: purpose ======================================================

PURPOSE: Final = Narrative(
    clause=DOCUMENT.clause(
        "terms: purpose",
        "the panel assesses services: it picks and plans reviews, compares with other "
        "landlords, asks residents, reports and recommends; the landlord arranges meetings and "
        "interviews, finds training, gives access to equipment, and follows up recommendations",
    ),
    why="aims and kinds of support, without a limit or a figure that a rule could test",
    left_to="the panel and Chorus Homes",
)

# ==== terms: membership ===================================================

# Residents: one of four tenures, no arrears that are not being repaid, no valid notice.
# Others: by agreement of current members, in the panel's interest: a discretion.
# C-R1: arrears and notice bind residents only. C-R5: "non-resident" is none of the four.
_TENURE: Final = TENANT | JOINT_TENANT | LEASEHOLDER | SHARED_OWNER

ELIGIBILITY: Final = EligibilityTerms(
    standing=Either(
        name="standing",
        limbs=(
            Limb(
                name="tenure",
                clause=DOCUMENT.clause(
                    "terms: membership", "a tenant, joint tenant, leaseholder or shared owner"
                ),
                condition=_TENURE,
            ),
        ),
    ),
    requirements=(
        Limb(
            name="arrears",
            clause=DOCUMENT.clause(
                "terms: membership", "rent is clear, or a repayment plan is kept"
            ),
            condition=~IN_RENT_ARREARS | KEEPING_TO_REPAYMENT_PLAN,
        ),
        Limb(
            name="asb-notice",
            clause=DOCUMENT.clause(
                "terms: membership", "no valid anti-social behaviour notice in force"
            ),
            condition=~ASB_NOTICE_IN_FORCE,
        ),
    ),
    binds=dict.fromkeys(Stage, ("standing", "arrears", "asb-notice")),
    discretion=Discretion(
        gate=Limb(
            name="non-resident",
            clause=DOCUMENT.clause(
                "terms: membership", "on the route for non-residents", Force.MAY
            ),
            condition=~_TENURE,
            readings=relies_on("C-R1", "C-R5"),
        ),
        limbs=(
            Limb(
                name="agreement",
                clause=DOCUMENT.clause(
                    "terms: membership", "recruited by agreement of current members", Force.MAY
                ),
                condition=RECRUITED_BY_AGREEMENT_OF_MEMBERS,
            ),
            Limb(
                name="interest",
                clause=DOCUMENT.clause(
                    "terms: membership", "in the panel's interest, not for personal gain", Force.MAY
                ),
                condition=IN_THE_PANELS_INTEREST,
            ),
        ),
        decided_by="the current members of the panel",
    ),
    requirements_bind_everyone=False,
    binding_readings=relies_on("C-R1"),
)

# ==== terms: meetings =====================================================

# Dates for each review period, provisional and agreed by the panel, with a plan of the year;
# further meetings as needed, with its agreement; not more often than monthly, unless a review
# calls for it. pack: background adds around 12 meetings and 3 reviews a year.
# C-R51: ten are around 12. C-R52: monthly is one in a calendar month. C-R53: a review period
# has four months. The weekday of the dates that are proposed is ours; the paper names none.
PROGRAMME: Final = ProgrammeTerms(
    required=(
        Limb(
            name="dates-agreed",
            clause=DOCUMENT.clause("terms: meetings", "the panel agrees the provisional dates"),
            condition=DATES_AGREED,
        ),
        Limb(
            name="every-period",
            clause=DOCUMENT.clause("terms: meetings", "there are dates within each review period"),
            condition=PERIODS_WITHOUT_MEETING <= 0,
            readings=relies_on("C-R53"),
        ),
        Limb(
            name="additional-agreed",
            clause=DOCUMENT.clause("terms: meetings", "the panel agrees additional meetings"),
            condition=(ADDITIONAL_MEETINGS <= 0) | ADDITIONAL_AGREED,
        ),
        Limb(
            name="review-plan",
            clause=DOCUMENT.clause(
                "terms: meetings", "the Resident Involvement team makes a review plan for the year"
            ),
            condition=REVIEW_PLAN_MADE,
        ),
    ),
    at_most=(
        Limb(
            name="monthly",
            clause=DOCUMENT.clause(
                "terms: meetings", "no more than monthly unless a review needs it", Force.EXPECTED
            ),
            condition=MEETINGS_TOO_SOON <= 0,
            readings=relies_on("C-R52"),
        ),
    ),
    at_least=(
        Limb(
            name="around-twelve",
            clause=DOCUMENT.clause(
                "pack: background", "around 12 meetings in the year", Force.EXPECTED
            ),
            condition=MEETING_COUNT >= 10,
            readings=relies_on("C-R51"),
        ),
        Limb(
            name="three-reviews",
            clause=DOCUMENT.clause("pack: background", "3 reviews in the year", Force.EXPECTED),
            condition=REVIEW_COUNT >= 3,
        ),
    ),
    year_starts=1,
    frequency=Frequency.CALENDAR_MONTH,
    review_months=4,
    plan=YearPlan(meetings=12, reviews=3, weekday=Weekday.TUESDAY, week=3),
)

# What is due every year. C-R54: the start of the year is January. The paper gives no day for
# either plan: each is due within its year.
DUTIES: Final = DutyTerms(
    duties=(
        RecurringDuty(
            name="provisional-dates",
            clause=DOCUMENT.clause("terms: meetings", "provisional dates for the year are set"),
            by="the panel, with the Resident Involvement team",
            every_months=12,
            within_months=1,
            readings=relies_on("C-R54"),
        ),
        RecurringDuty(
            name="review-plan",
            clause=DOCUMENT.clause("terms: meetings", "the review plan of the year is made"),
            by="the Resident Involvement team",
            every_months=12,
            within_months=12,
        ),
        RecurringDuty(
            name="work-plan",
            clause=DOCUMENT.clause("terms: work programme", "the work plan of the year is agreed"),
            by="the panel",
            every_months=12,
            within_months=12,
        ),
    ),
    year_starts=1,
)

# ==== terms: voting =======================================================

# A simple majority by show of hands, in private on request; one's own vote recorded on
# request. No casting vote: a tie is not carried.
# X-R1: a majority of the votes cast. C-R7: any voting member may ask for a private vote.
VOTING: Final = VotingTerms(
    majority=Limb(
        name="majority",
        clause=DOCUMENT.clause("terms: voting", "a simple majority for the motion"),
        condition=VOTES_FOR > VOTES_AGAINST,
        readings=relies_on("X-R1"),
    ),
    lost=Limb(
        name="more-against",
        clause=DOCUMENT.clause("terms: voting", "more against the motion than for it"),
        condition=VOTES_AGAINST > VOTES_FOR,
    ),
    private_vote=Limb(
        name="private-vote",
        clause=DOCUMENT.clause("terms: voting", "a private vote is asked for"),
        condition=PRIVATE_REQUESTS >= 1,
        readings=relies_on("C-R7"),
    ),
    also=(
        DOCUMENT.clause("terms: voting", "voting members may have their votes recorded", Force.MAY),
    ),
)

# ==== terms: work programme ===============================================


# A plan of the year, agreed by the panel after consulting staff and residents and considering
# performance and satisfaction. A review beyond it: the reasons discussed first. A review that
# the landlord asks for: its reasons given, and the panel decides.
def _by_route(name: str, gist: str, route: TopicRoute) -> Limb:
    return Limb(
        name=name,
        clause=DOCUMENT.clause("terms: work programme", gist, Force.MAY),
        condition=ROUTE.is_in(route),
    )


TOPICS: Final = TopicTerms(
    paths=(
        TopicPath(
            gate=_by_route("planned", "on the plan of the year", TopicRoute.PLANNED),
            steps=(
                Limb(
                    name="staff-consulted",
                    clause=DOCUMENT.clause("terms: work programme", "staff are consulted"),
                    condition=STAFF_CONSULTED,
                ),
                Limb(
                    name="residents-consulted",
                    clause=DOCUMENT.clause("terms: work programme", "residents are consulted"),
                    condition=RESIDENTS_CONSULTED,
                ),
                Limb(
                    name="performance-considered",
                    clause=DOCUMENT.clause("terms: work programme", "performance is considered"),
                    condition=PERFORMANCE_CONSIDERED,
                ),
                Limb(
                    name="satisfaction-considered",
                    clause=DOCUMENT.clause("terms: work programme", "satisfaction is considered"),
                    condition=SATISFACTION_CONSIDERED,
                ),
                Limb(
                    name="plan-agreed",
                    clause=DOCUMENT.clause(
                        "terms: work programme", "the panel agrees the plan of the year"
                    ),
                    condition=PLAN_AGREED,
                ),
            ),
        ),
        TopicPath(
            gate=_by_route("unplanned", "beyond the plan of the year", TopicRoute.UNPLANNED),
            steps=(
                Limb(
                    name="reasons-discussed",
                    clause=DOCUMENT.clause(
                        "terms: work programme",
                        "the reasons are discussed with the Resident Involvement team first",
                        Force.EXPECTED,
                    ),
                    condition=REASONS_DISCUSSED,
                ),
            ),
        ),
        TopicPath(
            gate=_by_route(
                "asked-for", "asked for by the landlord", TopicRoute.ASKED_FOR_BY_LANDLORD
            ),
            steps=(
                Limb(
                    name="reasons-given",
                    clause=DOCUMENT.clause(
                        "terms: work programme", "the landlord gives its reasons"
                    ),
                    condition=REASONS_GIVEN,
                ),
            ),
        ),
    ),
    decided_by="the panel",
    also=(
        # pack: background
        DOCUMENT.clause("pack: background", "members look at performance for what to review"),
        DOCUMENT.clause("pack: background", "residents set the area of a review and its scope"),
    ),
)

# ==== terms: interests, code 4, code 12 ===================================

# An interest is declared, and whoever has it may be unable to speak, may be asked to leave
# while it is discussed, and may need to withdraw from a review. Whether there is a conflict
# is a judgement that is handed in.
# C-R32: the paper does not say who asks; the Chair does.
_INTEREST: Final = PERSONAL_INTEREST | PREJUDICIAL_INTEREST

INTERESTS: Final = InterestTerms(
    may_be_asked=Either(
        name="interest",
        limbs=(
            Limb(
                name="conflict",
                clause=DOCUMENT.clause(
                    "terms: interests",
                    "duty and interest conflict, or might: may need to withdraw from a review",
                    Force.MAY,
                ),
                condition=MIGHT_CONFLICT,
            ),
            Limb(
                name="personal-or-prejudicial",
                clause=DOCUMENT.clause(
                    "code 4",
                    "a personal or prejudicial interest: may be unable to speak, or be asked to "
                    "leave",
                    Force.MAY,
                ),
                condition=_INTEREST,
            ),
        ),
    ),
    asked_by="the Chair",
    asked_by_readings=relies_on("C-R32"),
    scope="the discussion of it, and reviews as appropriate",
    duties=(
        InterestDuty(
            clause=DOCUMENT.clause("role: requirements", "declare any conflict of interest"),
            by="the member",
            arises=MIGHT_CONFLICT,
            done=DECLARED,
        ),
        InterestDuty(
            clause=DOCUMENT.clause(
                "terms: interests", "declare it as soon as possible", Force.EXPECTED
            ),
            by="the member",
            arises=MIGHT_CONFLICT,
            done=DECLARED,
        ),
        InterestDuty(
            clause=DOCUMENT.clause("code 4", "declare a personal or prejudicial interest"),
            by="the member",
            arises=_INTEREST,
            done=DECLARED,
        ),
        InterestDuty(
            clause=DOCUMENT.clause(
                "code 12", "bring to order a member who raises a topic in which they conflict"
            ),
            by="the Chair",
            arises=RAISED_BY_MEMBER & _INTEREST,
            done=BROUGHT_TO_ORDER,
        ),
    ),
    also=(
        # terms: interests
        DOCUMENT.clause(
            "terms: interests", "keep out of situations that bring a conflict", Force.EXPECTED
        ),
        # code 4
        DOCUMENT.clause("code 4", "the position is not used to bypass procedures for oneself"),
    ),
)

# code 4(a) and code 4(b)  How a member stands towards the landlord's services.
TREATMENT: Final = Narrative(
    clause=DOCUMENT.clause("code 4(a)", "no better and no worse treatment by staff is expected"),
    why="it is about what a member expects, which shows in no fact",
    left_to="the member",
)

PROCEDURES: Final = Narrative(
    clause=DOCUMENT.clause("code 4(b)", "repairs and complaints go through the usual procedures"),
    why="which procedure is usual stands in other papers of the landlord's",
    left_to="the member",
)

# ==== code 10  Public relations ===========================================

# For the group: only what an official meeting has talked over, agreed and put on record. One's
# own: it has to say so, and must not intend harm. C-R33: the last binds personal articles alone.
PRESS: Final = PressTerms(
    for_the_group=Limb(
        name="for-the-group",
        clause=DOCUMENT.clause("code 10", "written on behalf of the group", Force.MAY),
        condition=ARTICLE_KIND.is_in(ArticleKind.ON_BEHALF_OF_GROUP),
        readings=relies_on("C-R33"),
    ),
    at_a_meeting=(
        Limb(
            name="discussed",
            clause=DOCUMENT.clause("code 10", "discussed at an official meeting"),
            condition=DISCUSSED,
        ),
        Limb(
            name="agreed",
            clause=DOCUMENT.clause("code 10", "agreed at an official meeting"),
            condition=AGREED,
        ),
        Limb(
            name="recorded",
            clause=DOCUMENT.clause("code 10", "recorded at an official meeting"),
            condition=RECORDED,
        ),
    ),
    personal=Limb(
        name="personal",
        clause=DOCUMENT.clause("code 10", "an article of its author's own", Force.MAY),
        condition=ARTICLE_KIND.is_in(ArticleKind.PERSONAL),
    ),
    own_opinion=Limb(
        name="own-opinion",
        clause=DOCUMENT.clause("code 10", "says clearly that it is the author's own opinion"),
        condition=STATED_AS_OWN_OPINION,
    ),
    no_harm=Limb(
        name="no-harm",
        clause=DOCUMENT.clause("code 10", "not meant to damage a group or its good name"),
        condition=~INTENDS_HARM,
    ),
    no_harm_binds_group=False,
)

# ==== code 11  Political affiliation ======================================

AFFILIATION: Final = AffiliationTerms(
    represents_none=Limb(
        name="represents-none",
        clause=DOCUMENT.clause("code 11", "represents no political party in the role"),
        condition=~REPRESENTS_PARTY,
    ),
    also=(DOCUMENT.clause("code 11", "belonging to a political party is no bar", Force.MAY),),
)

# ==== terms: method, terms: scrutiny process ==============================

# A review typically goes from scoping to the next review on the plan, and may go otherwise: every
# step is an expectation, but for the updates that the panel *will* have.
# C-R61: evidence, of which the method speaks, comes between scoping and the first findings.
# C-R62: the next review comes once there is an action plan; its updates go on beside it.
# C-R63: the order does not bind.
_PROCESS: Final = "terms: scrutiny process"

REVIEWS: Final = ReviewTerms(
    procedure=Procedure(
        steps=(
            Step(
                name="scoping-meeting",
                clause=DOCUMENT.clause(
                    _PROCESS, "scope the review: its subject, objectives and means", Force.EXPECTED
                ),
                by="the panel",
            ),
            Step(
                name="evidence",
                clause=DOCUMENT.clause(
                    "terms: method", "gather the evidence that suits the review", Force.EXPECTED
                ),
                by="the panel",
                after=("scoping-meeting",),
            ),
            Step(
                name="initial-findings",
                clause=DOCUMENT.clause(
                    _PROCESS,
                    "meet the responsible manager on the initial findings, and amend as needed",
                    Force.EXPECTED,
                ),
                by="the panel",
                after=("evidence",),
            ),
            Step(
                name="report-to-manager",
                clause=DOCUMENT.clause(
                    _PROCESS,
                    "hand the report to the responsible manager by way of the Resident "
                    "Involvement team",
                    Force.EXPECTED,
                ),
                by="the panel",
                after=("initial-findings",),
            ),
            Step(
                name="report-to-leadership",
                clause=DOCUMENT.clause(
                    _PROCESS,
                    "send the report to the Senior Leadership Team ahead of its next meeting",
                    Force.EXPECTED,
                ),
                by="whoever submits it (the paper does not say)",
                after=("report-to-manager",),
            ),
            Step(
                name="presentation",
                clause=DOCUMENT.clause(
                    _PROCESS, "present the review to the Senior Leadership Team", Force.EXPECTED
                ),
                by="a member of the panel with the Resident Involvement team",
                after=("report-to-leadership",),
            ),
            Step(
                name="action-plan",
                clause=DOCUMENT.clause(_PROCESS, "draw up an action plan", Force.EXPECTED),
                by="the Resident Involvement team",
                after=("presentation",),
            ),
            Step(
                name="progress-update",
                clause=DOCUMENT.clause(
                    _PROCESS, "keep the panel up to date on the action plan, regularly"
                ),
                by="Chorus Homes",
                after=("action-plan",),
                repeats=True,
            ),
            Step(
                name="next-review",
                clause=DOCUMENT.clause(
                    _PROCESS, "turn to the next review on the work plan", Force.EXPECTED
                ),
                by="the panel",
                after=("action-plan",),
            ),
        ),
        flexible=True,
    ),
    started=Limb(
        name="started",
        clause=DOCUMENT.clause(_PROCESS, "a step of the review has been taken", Force.EXPECTED),
        condition=REVIEW_STARTED,
    ),
    on_time=Limb(
        name="on-time",
        clause=DOCUMENT.clause(
            _PROCESS, "no step is past its last day: the process sets none", Force.EXPECTED
        ),
        condition=STEPS_OVERDUE <= 0,
    ),
    finished=Limb(
        name="finished",
        clause=DOCUMENT.clause(_PROCESS, "no step is left but what repeats", Force.EXPECTED),
        condition=STEPS_LEFT <= 0,
    ),
    readings=(
        Relies(reading="C-R61", stages=("evidence", "initial-findings")),
        Relies(reading="C-R62", stages=("presentation", "action-plan", "next-review")),
    ),
    order_readings=relies_on("C-R63"),
    also=(
        # terms: method, what the panel is given access to
        DOCUMENT.clause("terms: method", "information from any member of staff on the subject"),
        DOCUMENT.clause("terms: method", "visits to schemes and areas that help the review"),
        DOCUMENT.clause(
            "terms: method", "surveys and focus groups of residents, with the team's help"
        ),
        DOCUMENT.clause(
            "terms: method", "whatever else helps, as far as the team can realistically provide it"
        ),
        # terms: scrutiny process
        DOCUMENT.clause(_PROCESS, "the responsible manager may join the scoping", Force.MAY),
        DOCUMENT.clause(
            _PROCESS, "the panel can follow what was recommended against its dates", Force.MAY
        ),
        # pack: background
        DOCUMENT.clause(
            "pack: background",
            "a review takes in figures, talks with managers and groups of residents, and ends in "
            "a report with recommendations, to the Senior Leadership Team and the Board",
            Force.EXPECTED,
        ),
    ),
)

# ==== code 14: at meetings ================================================

# A decision on a breach is taken by the Resident Involvement manager with the Chair, and needs
# the support of a majority of the members in attendance: an abstention works like a no.
# C-R8: the member concerned is not counted among them. terms: voting speaks of any vote, so
# that this one too is private where somebody asks for it.
_WHO_DECIDES: Final = (
    "the Resident Involvement manager together with the Chair (or the Vice Chair or a nominee), "
    "supported by a majority of the members in attendance"
)

BREACH_VOTING: Final = VotingTerms(
    majority=Limb(
        name="majority",
        clause=DOCUMENT.clause(
            "code 14: at meetings", "supported by a majority of the members in attendance"
        ),
        condition=VOTES_FOR.share_of(VOTERS_IN_ATTENDANCE) > Fraction(1, 2),
        readings=relies_on("C-R8"),
    ),
    lost=Limb(
        name="more-against",
        clause=DOCUMENT.clause("code 14: at meetings", "more against than for"),
        condition=VOTES_AGAINST > VOTES_FOR,
    ),
    concerned_counted=False,
    private_vote=Limb(
        name="private-vote",
        clause=DOCUMENT.clause("terms: voting", "a private vote is asked for"),
        condition=PRIVATE_REQUESTS >= 1,
    ),
    decided_by="the Resident Involvement manager together with the Chair",
)

# A first warning, up to two more, then asking to leave the meeting.
# C-R2: three warnings in all, over this meeting and the two before it.
# C-R9: leaving is open after the third warning, not from the second breach on.
CONDUCT: Final = ConductTerms(
    first_warning=DOCUMENT.clause(
        "code 14: at meetings", "a first warning that a repeat may mean being asked to leave"
    ),
    further_warning=DOCUMENT.clause(
        "code 14: at meetings", "up to two further warnings", Force.MAY
    ),
    leaving=DOCUMENT.clause(
        "code 14: at meetings", "asked to leave once three warnings have been given"
    ),
    limit=WarningLimit(counted="warnings_over_meetings", most=3),
    over_meetings=3,
    leaving_open_from=None,
    decided_by=_WHO_DECIDES,
    readings=relies_on("C-R2", "C-R9"),
    also=(
        # terms: interests
        DOCUMENT.clause("terms: interests", "the panel keeps to the code, in whatever it does"),
        # simple code, what it asks
        DOCUMENT.clause(
            "simple code", "customers keep to it at events and meetings", Force.EXPECTED
        ),
        DOCUMENT.clause(
            "simple code",
            "views are heard and respected, nobody is abused, discriminated against or got at, "
            "one speaks at a time, and the Chair or facilitator has authority",
        ),
        # code 2
        DOCUMENT.clause(
            "code 2",
            "the code is kept in full, at meetings and wherever members act for the panel",
            Force.EXPECTED,
        ),
        # code 12, but for the Chair's part in conflicts of interest
        DOCUMENT.clause(
            "code 12",
            "members have equal status; meetings keep to their time and agenda, phones are "
            "silent unless the Chair agrees otherwise, and jargon is avoided",
        ),
        DOCUMENT.clause(
            "code 12",
            "practice and terms of reference are kept to; the Chair helps and does not "
            "dominate, nor lets anybody; one speaks at a time, on the item; jargon is "
            "explained; all come prepared",
            Force.EXPECTED,
        ),
    ),
)

# ==== code 14: investigation ==============================================

# Every breach that is the subject of a complaint; three lettered steps, none with a time limit.
# C-R41: a breach in probation as well. C-R42: the letters are an order.
_INVOLVEMENT_TEAM: Final = "the Resident Involvement team"

_COMPLAINED_OF: Final = Limb(
    name="complaint",
    clause=DOCUMENT.clause(
        "code 14: investigation", "a breach that is the subject of a complaint is investigated"
    ),
    condition=SUBJECT_OF_COMPLAINT,
)

_PROBATION_OR_COMPLAINT: Final = Either(
    name="called-for",
    limbs=(
        _COMPLAINED_OF,
        Limb(
            name="probation",
            clause=DOCUMENT.clause("code 14(d)", "a breach in probation: investigation is pending"),
            condition=IN_PROBATION,
            readings=relies_on("C-R41"),
        ),
    ),
)

_COMPLAINT_ONLY: Final = Either(
    name="called-for",
    limbs=(_COMPLAINED_OF.model_copy(update={"readings": relies_on("C-R41")}),),
)

INVESTIGATION: Final = InvestigationTerms(
    called_for=_PROBATION_OR_COMPLAINT,
    started=Limb(
        name="started",
        clause=DOCUMENT.clause(
            "code 14: investigation", "a step of the investigation has been taken"
        ),
        condition=STEP_TAKEN,
        readings=relies_on("C-R42"),
    ),
    complete=Limb(
        name="complete",
        clause=DOCUMENT.clause(
            "code 14: investigation", "every step of the investigation has been taken"
        ),
        condition=EVERY_STEP_TAKEN,
        readings=relies_on("C-R42"),
    ),
    procedure=Procedure(
        steps=(
            Step(
                name="letter",
                clause=DOCUMENT.clause(
                    "code 14: investigation (a)",
                    "write to the person with the concerns and any complaint",
                ),
                by=_INVOLVEMENT_TEAM,
            ),
            Step(
                name="meeting",
                clause=DOCUMENT.clause(
                    "code 14: investigation (b)",
                    "arrange a meeting on the letter, on conduct from now on and on support",
                ),
                by=_INVOLVEMENT_TEAM,
                after=("letter",),
            ),
            Step(
                name="consequences",
                clause=DOCUMENT.clause(
                    "code 14: investigation (c)", "outline what follows if it goes on"
                ),
                by=_INVOLVEMENT_TEAM,
                after=("meeting",),
            ),
        ),
        flexible=False,
    ),
    led_by="the Resident Involvement manager",
)

# ==== code 14: outcomes ===================================================

# The paper names these activities for the exclusion that may follow a breach in probation, and
# says nothing of what the immediate suspension covers: we take it to be the same, and say that
# it is ours.
_PENDING_INVESTIGATION: Final = (
    "resident involvement activities (as we take it: the paper does not say)"
)

# code 14(d)  Six months of probation; a breach inside it brings immediate suspension.
#             C-R3: it runs from joining.
PROBATION: Final = ProbationTerms(
    months=6,
    starts=ProbationStart.JOINED,
    started=Limb(
        name="started",
        clause=DOCUMENT.clause("code 14(d)", "the six months of probation have begun"),
        condition=STARTED,
        readings=relies_on("C-R3"),
    ),
    over=Limb(
        name="over",
        clause=DOCUMENT.clause("code 14(d)", "the six months of probation are over"),
        condition=OVER,
        readings=relies_on("C-R3"),
    ),
    suspension=ProbationSuspensionTerms(
        inside=Limb(
            name="inside",
            clause=DOCUMENT.clause(
                "code 14(d)", "a breach in probation: suspended at once, pending investigation"
            ),
            condition=BREACH_INSIDE,
            readings=relies_on("C-R3"),
        ),
        scope=_PENDING_INVESTIGATION,
        may_follow=DOCUMENT.clause(
            "code 14(d)", "a further suspension or permanent exclusion", Force.MAY
        ),
    ),
)


def _established(label: str) -> Limb:
    """Return that a breach of the code is established, under one clause."""
    clause = DOCUMENT.clause(label, "a breach of the code is established", Force.MAY)
    return Limb(name="established", clause=clause, condition=ESTABLISHED)


_IN_PROBATION: Final = Limb(
    name="in-probation",
    clause=DOCUMENT.clause("code 14(d)", "the breach was inside the probation"),
    condition=IN_PROBATION,
)

_INVESTIGATED: Final = Limb(
    name="investigated",
    clause=DOCUMENT.clause(
        "code 14: investigation",
        "neither complaint nor probation, or the investigation is complete",
    ),
    condition=(~SUBJECT_OF_COMPLAINT & ~IN_PROBATION) | INVESTIGATION_COMPLETE,
    readings=relies_on("C-R43"),
)

_INVESTIGATION_COMPLETE: Final = Limb(
    name="investigation-complete",
    clause=DOCUMENT.clause("code 14(d)", "the investigation is complete"),
    condition=INVESTIGATION_COMPLETE,
)

_CONTRAVENTION: Final = ESTABLISHED & UNDER_SIMPLE_CODE

_REPEAT: Final = REPEATED | EARLIER_FINDING_ON_RECORD

_ACTIVITIES: Final = "resident involvement activities"

_ANYONE_OF_THE_LANDLORD: Final = "Chorus Homes (the paper does not say who there)"

_PRECAUTIONARY: Final = (
    "is precautionary: it carries no finding, is no warning, and its days are not taken off a "
    "later suspension"
)

# Training has the emphasis: that is a *shall*, and an expectation in any one case; the other
# outcomes are powers. A breach in probation, and legal action against a member, bring
# suspensions of their own, which carry no finding.
# C-R43: (a) to (c) wait for an investigation that there has to be. C-R44: what a repeat is.
# C-R45: legal action counts at any time. C-R46: the simple code is meant by its own sentence.
SANCTIONS: Final = SanctionTerms(
    clause=DOCUMENT.clause(
        "code 14: outcomes", "the emphasis is on training; a breach has other outcomes as well"
    ),
    investigated=_INVESTIGATED,
    rows=(
        # simple code  A contravention or serious misconduct: out for a time or for good.
        SanctionRow(
            name="simple-code",
            sanction=Sanction.EXCLUSION,
            clause=DOCUMENT.clause("simple code", "exclusion for a time or permanently", Force.MAY),
            opens=(
                Either(
                    name="contravention-or-misconduct",
                    limbs=(
                        Limb(
                            name="contravention",
                            clause=DOCUMENT.clause(
                                "simple code", "the simple code was contravened", Force.MAY
                            ),
                            condition=_CONTRAVENTION,
                            readings=relies_on("C-R46"),
                        ),
                        Limb(
                            name="misconduct",
                            clause=DOCUMENT.clause(
                                "simple code", "serious misconduct was shown", Force.MAY
                            ),
                            condition=SERIOUS_MISCONDUCT,
                        ),
                    ),
                ),
            ),
            decided_by=_ANYONE_OF_THE_LANDLORD,
            scope="future meetings and activities",
            cautions=("the paper does not say how long somebody is excluded for a time",),
        ),
        # code 2  Asked to leave the meeting; excluded where the breach is persistent.
        SanctionRow(
            name="leave-the-meeting",
            sanction=Sanction.ASKED_TO_LEAVE,
            clause=DOCUMENT.clause("code 2", "asked to leave the meeting", Force.MAY),
            opens=(_established("code 2"),),
            decided_by="employees of Chorus Homes, or volunteers",
            cautions=(
                "asked to leave: at a meeting warnings come first, and code 14 says who decides",
            ),
        ),
        SanctionRow(
            name="persistent-breach",
            sanction=Sanction.EXCLUSION,
            clause=DOCUMENT.clause("code 2", "exclusion for a persistent breach", Force.MAY),
            opens=(
                _established("code 2"),
                Limb(
                    name="persistent",
                    clause=DOCUMENT.clause("code 2", "the breach is persistent", Force.MAY),
                    condition=PERSISTENT,
                ),
            ),
            decided_by="employees of Chorus Homes, or volunteers",
            scope=f"further {_ACTIVITIES}",
            cautions=("the paper does not say how long a persistent breach excludes somebody",),
        ),
        # code 14: outcomes  Training has the emphasis.
        SanctionRow(
            name="training",
            sanction=Sanction.TRAINING,
            clause=DOCUMENT.clause("code 14: outcomes", "training", Force.EXPECTED),
            opens=(_established("code 14: outcomes"),),
            decided_by=_INVOLVEMENT_TEAM,
            preferred=True,
        ),
        # code 14(a)  A warning letter, which has no stated life.
        SanctionRow(
            name="warning-letter",
            sanction=Sanction.WARNING_LETTER,
            clause=DOCUMENT.clause(
                "code 14(a)", "a letter that a repeat could mean exclusion", Force.MAY
            ),
            opens=(_established("code 14(a)"),),
            after_investigation=True,
            decided_by="the Housing Services manager",
            cautions=("the paper gives the warning letter no end: it does not lapse by itself",),
        ),
        # code 14(b)  Three months, from attending meetings.
        SanctionRow(
            name="three-months",
            sanction=Sanction.SUSPENSION,
            clause=DOCUMENT.clause("code 14(b)", "three months' suspension", Force.MAY),
            opens=(_established("code 14(b)"),),
            after_investigation=True,
            decided_by=_ANYONE_OF_THE_LANDLORD,
            scope="attending meetings",
            months=3,
            suspension=SuspensionKind.FROM_MEETINGS,
            cautions=("a suspension before the finding is not taken off the three months",),
        ),
        # code 14(c)  For good, in extreme or repeat cases only.
        SanctionRow(
            name="revocation",
            sanction=Sanction.REVOCATION,
            clause=DOCUMENT.clause(
                "code 14(c)", "volunteer status is revoked permanently", Force.MAY
            ),
            opens=(
                _established("code 14(c)"),
                Either(
                    name="extreme-or-repeat",
                    limbs=(
                        Limb(
                            name="extreme",
                            clause=DOCUMENT.clause("code 14(c)", "an extreme case", Force.MAY),
                            condition=EXTREME,
                        ),
                        Limb(
                            name="repeat",
                            clause=DOCUMENT.clause("code 14(c)", "a repeat case", Force.MAY),
                            condition=_REPEAT,
                            readings=relies_on("C-R44"),
                        ),
                    ),
                ),
            ),
            after_investigation=True,
            decided_by=_ANYONE_OF_THE_LANDLORD,
        ),
        # code 14(d)  A breach in probation: suspended at once, then what was found decides.
        SanctionRow(
            name="pending-investigation",
            sanction=Sanction.SUSPENSION,
            clause=DOCUMENT.clause("code 14(d)", "suspended at once, pending investigation"),
            opens=(_IN_PROBATION,),
            unless=(
                _INVESTIGATION_COMPLETE,
                Limb(
                    name="no-breach",
                    clause=DOCUMENT.clause("code 14(d)", "it was found that there was no breach"),
                    condition=FOUND_NO_BREACH,
                ),
            ),
            scope=_PENDING_INVESTIGATION,
            open_ended=True,
            at_once=True,
            suspension=SuspensionKind.PENDING_INVESTIGATION,
            precautionary=True,
            cautions=(f"the suspension pending investigation {_PRECAUTIONARY}",),
        ),
        SanctionRow(
            name="further-suspension",
            sanction=Sanction.SUSPENSION,
            clause=DOCUMENT.clause("code 14(d)", "a further suspension", Force.MAY),
            opens=(_IN_PROBATION, _INVESTIGATION_COMPLETE, _established("code 14(d)")),
            decided_by=_ANYONE_OF_THE_LANDLORD,
            scope=_ACTIVITIES,
            open_ended=True,
            suspension=SuspensionKind.FURTHER,
            cautions=("the paper gives the further suspension no length",),
        ),
        SanctionRow(
            name="permanent-exclusion",
            sanction=Sanction.PERMANENT_EXCLUSION,
            clause=DOCUMENT.clause("code 14(d)", "a permanent exclusion", Force.MAY),
            opens=(_IN_PROBATION, _INVESTIGATION_COMPLETE, _established("code 14(d)")),
            decided_by=_ANYONE_OF_THE_LANDLORD,
            scope=_ACTIVITIES,
        ),
        # code 14(d)  Its last sentence: while the outcome of legal action is not known.
        SanctionRow(
            name="legal-action",
            sanction=Sanction.SUSPENSION,
            clause=DOCUMENT.clause(
                "code 14(d)", "suspended until the outcome of legal action is known", Force.MAY
            ),
            opens=(
                Limb(
                    name="legal-action-pending",
                    clause=DOCUMENT.clause(
                        "code 14(d)", "the landlord has commenced legal action", Force.MAY
                    ),
                    condition=LEGAL_ACTION_PENDING,
                    readings=relies_on("C-R45"),
                ),
            ),
            decided_by="Chorus Homes",
            scope=f"all {_ACTIVITIES}",
            open_ended=True,
            suspension=SuspensionKind.LEGAL_ACTION,
            precautionary=True,
            cautions=(f"the suspension for legal action {_PRECAUTIONARY}",),
        ),
    ),
)

# ==== code 14: appeal =====================================================

# Verbally or in writing, at once or within 14 days of notification: a *should*. "At once" adds
# no second limit. C-R4: a letter counts from the second working day after posting.
_LATE: Final = (
    "the paper expects an appeal by the last day, and does not say that it bars a later one"
)

APPEALS: Final = AppealTerms(
    days=14,
    window=Limb(
        name="window",
        clause=DOCUMENT.clause("code 14: appeal", "within 14 days of notification", Force.MAY),
        condition=STILL_TIME,
        if_not_met=_LATE,
    ),
    notified=Limb(
        name="notified",
        clause=DOCUMENT.clause("code 14: appeal", "the member has been notified of the action"),
        condition=NOTIFIED,
    ),
    lodged=Limb(
        name="lodged",
        clause=DOCUMENT.clause("code 14: appeal", "an appeal has been lodged", Force.MAY),
        condition=LODGED,
    ),
    in_time=Limb(
        name="in-time",
        clause=DOCUMENT.clause("code 14: appeal", "it was lodged within 14 days", Force.EXPECTED),
        condition=LODGED_IN_TIME,
        if_not_met=_LATE,
    ),
    how=Step(
        name="appeal",
        clause=DOCUMENT.clause(
            "code 14: appeal",
            "appeal to the Neighbourhood Services manager, verbally or in writing",
            Force.MAY,
        ),
        by="the member, who may",
    ),
    procedure=Procedure(
        steps=(
            Step(
                name="officer-appointed",
                clause=DOCUMENT.clause("code 14: appeal", "appoint an investigating officer"),
                by="Neighbourhood Services",
            ),
            Step(
                name="re-investigated",
                clause=DOCUMENT.clause("code 14: appeal", "investigate the case again"),
                by="the investigating officer",
                after=("officer-appointed",),
            ),
            Step(
                name="decided",
                clause=DOCUMENT.clause("code 14: appeal", "decide whether the appeal is upheld"),
                by="the Operations Director",
                after=("re-investigated",),
            ),
        ),
    ),
    post=PostRule.SECOND_WORKING_DAY,
    post_readings=relies_on("C-R4"),
)

# ==== code 15 =============================================================

# Changes to the code reach everybody concerned in writing, and everybody accepts them. What
# follows where somebody does not, the paper does not say.
CODE_CHANGES: Final = CodeChangeTerms(
    notified=Limb(
        name="notified",
        clause=DOCUMENT.clause("code 15", "every volunteer concerned is notified in writing"),
        condition=NOTIFIED_IN_WRITING >= CONCERNED,
    ),
    accepted=Limb(
        name="accepted",
        clause=DOCUMENT.clause("code 15", "every volunteer concerned accepts the change"),
        condition=ACCEPTED >= CONCERNED,
        if_not_met="the paper does not say what follows where somebody does not accept",
    ),
    also=(
        DOCUMENT.clause("code 15", "the Resident Involvement team reviews the code periodically"),
        DOCUMENT.clause("code 15", "the code keeps up with good practice", Force.EXPECTED),
    ),
)

# ==== What no rule decides ================================================

# The force is that of the strongest word; what is only a *should* says so.
_CONDUCT: Final = (
    DOCUMENT.clause(
        "code 5",
        "discriminates against nobody in deed or word, and promotes equality; should work for "
        "all residents alike",
    ),
    DOCUMENT.clause(
        "code 6",
        "is considerate of others and their time, has difficulties talked over, and supports "
        "what the involvement structure decides",
        Force.EXPECTED,
    ),
    DOCUMENT.clause(
        "code 7",
        "keeps to the group's direction and the landlord's values; should talk differences "
        "through, keep them from becoming personal, and accept majority decisions",
    ),
    DOCUMENT.clause(
        "code 8",
        "harms nobody's reputation by judging what they can do; should take responsibility for "
        "the group, welcome what others bring, and work with staff and guests as partners",
    ),
    DOCUMENT.clause(
        "code 9",
        "tries to do what was promised, or says as soon as possible that it cannot be done",
        Force.EXPECTED,
    ),
)

TOLD: Final = (
    Narrative(
        clause=DOCUMENT.clause(
            "role: skills and qualities", "skills, abilities and personal qualities", Force.EXPECTED
        ),
        why="what the role calls for, of which nobody is expected to have everything",
        left_to="the people who recruit",
    ),
    QUALITIES,
    Narrative(
        clause=DOCUMENT.clause("role: SPIRIT values", "the landlord's six values", Force.EXPECTED),
        why="values describe conduct and set no test",
    ),
    Narrative(
        clause=DOCUMENT.clause(
            "code 1", "the code says how volunteers carry out their duties", Force.EXPECTED
        ),
        why="it says what the code is",
    ),
    *(
        Narrative(
            clause=clause,
            why="conduct that somebody judges; code 14 says what may follow a breach",
            left_to="the Resident Involvement manager together with the Chair",
        )
        for clause in _CONDUCT
    ),
    Narrative(
        clause=DOCUMENT.clause("code 13", "volunteers know the terms of reference", Force.EXPECTED),
        why="knowing a paper cannot be tested from facts",
    ),
    Narrative(
        clause=DOCUMENT.clause("code 14", "breaches of the code of conduct"),
        why="a heading: what stands below it is accounted for part by part",
    ),
)

# ==== How unclear sentences are read ======================================

READINGS: Final = (
    Reading(
        id="C-R1",
        clause="terms: membership",
        question="Do the arrears and the notice bind non-residents too?",
        taken="residents-only",
        options=(
            option("residents-only", "their route has its own two conditions alone", sets_to=False),
            option("everyone", "every limb binds everyone", sets_to=True),
        ),
        why="the route for non-residents states its own conditions",
        block="eligibility",
        field="requirements_bind_everyone",
    ),
    Reading(
        id="C-R2",
        clause="code 14: at meetings",
        question="Over what are the three warnings counted?",
        taken="rolling-total",
        options=(
            option(
                "rolling-total",
                "three over this and the two preceding meetings held",
                WarningLimit(counted="warnings_over_meetings", most=3),
            ),
            option(
                "per-meeting",
                "each meeting starts afresh",
                WarningLimit(counted="warnings_at_this_meeting", most=3),
            ),
            option(
                "streak",
                "three in one meeting, or at least one at each of three meetings running",
                WarningLimit(
                    counted="warnings_at_this_meeting", most=3, or_when=MEETINGS_RUNNING >= 3
                ),
            ),
        ),
        why="it gives the words about one and about three meetings a single sense",
        block="conduct",
        field="limit",
    ),
    Reading(
        id="C-R3",
        clause="code 14(d)",
        question="What starts the six months of probation?",
        taken="joining",
        options=(
            option("joining", "the day of joining", ProbationStart.JOINED),
            option("first-meeting", "the first meeting attended", ProbationStart.FIRST_MEETING),
            option("code-signed", "the day the code was signed", ProbationStart.CODE_SIGNED),
        ),
        why="membership starts on joining, and probation with it",
        block="probation",
        field="starts",
    ),
    Reading(
        id="C-R4",
        clause="code 14: appeal",
        question="When is a letter taken to notify, where only its posting is known?",
        taken="second-working-day",
        options=(
            option(
                "second-working-day",
                "on the second working day after posting",
                PostRule.SECOND_WORKING_DAY,
            ),
            option("cpr-6-26", "as civil procedure has it", PostRule.CPR_6_26),
        ),
        why="the kinder of the two usual rules; the day the member was told goes before either",
        block="appeals",
        field="post",
    ),
    Reading(
        id="C-R5",
        clause="terms: membership",
        question="Who is a non-resident?",
        taken="none-of-the-four-tenures",
        options=(
            option("none-of-the-four-tenures", "somebody with none of the tenures", ~_TENURE),
            option(
                "lives-elsewhere",
                "somebody who does not live in one of the landlord's homes",
                ~LIVES_IN_LANDLORDS_HOME,
            ),
        ),
        why="the sentence stands against the four tenures",
        block="eligibility",
        field="discretion.gate.condition",
    ),
    Reading(
        id="C-R6",
        clause="pack: application form",
        question="When is the form complete?",
        taken="what-everyone-is-asked",
        options=(
            option(
                "what-everyone-is-asked",
                "yes/no questions, details that they ask for, and open questions",
                None,
            ),
        ),
        why="the paper states no test; this one is ours",
        block="application",
    ),
    Reading(
        id="C-R7",
        clause="terms: voting",
        question="Who can have a vote taken in private?",
        taken="any-voting-member",
        options=(
            option("any-voting-member", "any one of them", PRIVATE_REQUESTS >= 1),
            option(
                "majority",
                "more than half of those in attendance",
                PRIVATE_REQUESTS.share_of(VOTERS_IN_ATTENDANCE) > Fraction(1, 2),
            ),
        ),
        why="a request is one person's",
        block="voting",
        field="private_vote.condition",
    ),
    Reading(
        id="C-R8",
        clause="code 14: at meetings",
        question="Does the member concerned count among those in attendance?",
        taken="left-out",
        options=(
            option("left-out", "no: nobody is judge in their own cause", sets_to=False),
            option("counted", "yes", sets_to=True),
        ),
        why="somebody who cannot vote should not weigh against the motion",
        block="breach_voting",
        field="concerned_counted",
    ),
    Reading(
        id="C-R9",
        clause="code 14: at meetings",
        question="From when is asking to leave open?",
        taken="after-the-third-warning",
        options=(
            option("after-the-third-warning", "once no warning is left", None),
            option("from-the-second-breach", "as the first warning says", 1),
        ),
        why="two further warnings would otherwise have no place",
        block="conduct",
        field="leaving_open_from",
    ),
    Reading(
        id="C-R10",
        clause="role: expenses",
        question="Is the mileage rate paid for motorcycles and cycles?",
        taken="any-personal-vehicle",
        options=(
            option("any-personal-vehicle", "yes: they are personal vehicles", ANY_VEHICLE),
            option("all-but-cycles", "for motorcycles: a cycle takes no fuel", ALL_BUT_CYCLES),
            option("cars-and-vans", "no: only for cars and vans", CARS_AND_VANS),
        ),
        why="the paper says personal vehicles, although it calls the rate a fuel allowance",
        block="expenses",
        field="vehicles",
    ),
    Reading(
        id="C-R11",
        clause="role: expenses",
        question="What becomes of an expense that is not travel?",
        taken="held",
        options=(
            option("held", "held until somebody decides", ItemOutcome.HELD),
            option("not-payable", "not payable", ItemOutcome.NOT_PAYABLE),
        ),
        why="one sentence speaks of travel, another gives travel as an example only",
        block="expenses",
        field="other_than_travel",
    ),
    Reading(
        id="C-R71",
        clause="pack: benefits",
        question="Whose expenses are paid?",
        taken="customers-and-members",
        options=(
            option(
                "customers-and-members",
                "customers', and those of a panel member who is none",
                CUSTOMERS_AND_MEMBERS,
            ),
            option("customers-only", "customers' only", CUSTOMERS_ONLY),
        ),
        why="the pack promises it to panel members, and a non-resident may be one",
        block="expenses",
        field="claimants",
    ),
    Reading(
        id="C-R51",
        clause="pack: background",
        question="How many meetings are around 12?",
        taken="ten-or-more",
        options=(
            option("ten-or-more", "from ten on", MEETING_COUNT >= 10),
            option("twelve-or-more", "from the figure itself on", MEETING_COUNT >= 12),
        ),
        why="two fewer are a sixth; upwards, the limit is that of meeting more than monthly",
        block="programme",
        field="at_least.around-twelve.condition",
    ),
    Reading(
        id="C-R52",
        clause="terms: meetings",
        question="When do meetings come more often than monthly?",
        taken="calendar-month",
        options=(
            option("calendar-month", "two in one calendar month", Frequency.CALENDAR_MONTH),
            option("four-weeks-apart", "two less than four weeks apart", Frequency.FOUR_WEEKS),
        ),
        why="a panel that meets once in each month meets monthly, on whichever days",
        block="programme",
        field="frequency",
    ),
    Reading(
        id="C-R53",
        clause="terms: meetings",
        question="How long is a review period of three to four months?",
        taken="four-months",
        options=(
            option("four-months", "four months, so that three fill the year", 4),
            option("three-months", "three months, with a month between two of them", 3),
        ),
        why="three reviews a year have four months each",
        block="programme",
        field="review_months",
    ),
    Reading(
        id="C-R54",
        clause="terms: meetings",
        question="Until when is it the start of the calendar year?",
        taken="january",
        options=(
            option("january", "until the end of January", 1),
            option("first-quarter", "until the end of March", 3),
        ),
        why="the dates are wanted before most of the first review period is over",
        block="duties",
        field="duties.provisional-dates.within_months",
    ),
    Reading(
        id="C-R41",
        clause="code 14: investigation",
        question="Is a breach in probation investigated although nobody complained?",
        taken="in-probation-too",
        options=(
            option("in-probation-too", "yes: a suspension pends on it", _PROBATION_OR_COMPLAINT),
            option("on-a-complaint", "no: only what is complained of is", _COMPLAINT_ONLY),
        ),
        why="a suspension pending an investigation would otherwise have no end",
        block="investigation",
        field="called_for",
    ),
    Reading(
        id="C-R42",
        clause="code 14: investigation",
        question="Are the lettered steps an order?",
        taken="in-order",
        options=(
            option("in-order", "yes: each opens the next", sets_to=False),
            option("any-order", "no: a step counts whenever it is taken", sets_to=True),
        ),
        why="the meeting is about the letter, and the letters are those of a list",
        block="investigation",
        field="procedure.flexible",
    ),
    Reading(
        id="C-R43",
        clause="code 14: outcomes",
        question="Do the letter, the three months and revocation wait for the investigation?",
        taken="after-the-investigation",
        options=(
            option("after-the-investigation", "where there has to be one, yes", _INVESTIGATED),
            option("at-any-time", "no: they are open once a breach is established", None),
        ),
        why="the outcomes stand below the investigation; in probation a suspension pends on it",
        block="sanctions",
        field="investigated",
    ),
    Reading(
        id="C-R44",
        clause="code 14(c)",
        question="What is a repeat case?",
        taken="judged-or-on-record",
        options=(
            option("judged-or-on-record", "one judged so, or with an earlier finding", _REPEAT),
            option("judged", "one judged so", REPEATED),
        ),
        why="an established earlier breach is what a repeat repeats",
        block="sanctions",
        field="rows.revocation.opens.extreme-or-repeat.limbs.repeat.condition",
    ),
    Reading(
        id="C-R45",
        clause="code 14(d)",
        question="Does the sentence on legal action bind in probation only?",
        taken="at-any-time",
        options=(
            option("at-any-time", "no: it speaks of a panel member", LEGAL_ACTION_PENDING),
            option(
                "in-probation",
                "yes: it stands in the paragraph on probation",
                LEGAL_ACTION_PENDING & IN_PROBATION,
            ),
        ),
        why="it is about the landlord's action, not about a breach in probation",
        block="sanctions",
        field="rows.legal-action.opens.legal-action-pending.condition",
    ),
    Reading(
        id="C-R46",
        clause="simple code",
        question="Which code has to be broken for its exclusion?",
        taken="the-simple-code",
        options=(
            option("the-simple-code", "the simple code itself", _CONTRAVENTION),
            option("either-code", "the panel's code of conduct as well", ESTABLISHED),
        ),
        why="code 14(c) would have no use if any breach of its code could exclude for good",
        block="sanctions",
        field=("rows.simple-code.opens.contravention-or-misconduct.limbs.contravention.condition"),
    ),
    Reading(
        id="C-R31",
        clause="role: requirements",
        question="From which day are the six months counted?",
        taken="joining",
        options=(option("joining", "from the day of joining, each of them", None),),
        why="the meetings are part of the role, which starts on joining",
        block="development",
    ),
    Reading(
        id="C-R32",
        clause="code 4",
        question="Who may ask a member to leave while an interest is discussed?",
        taken="chair",
        options=(
            option("chair", "the Chair", "the Chair"),
            option("panel", "the panel", "the panel"),
        ),
        why="the Chair keeps order when a conflict comes up in code 12",
        block="interests",
        field="asked_by",
    ),
    Reading(
        id="C-R33",
        clause="code 10",
        question="Which articles must not be meant to do harm?",
        taken="personal-articles",
        options=(
            option("personal-articles", "personal ones, which it is said of", sets_to=False),
            option("every-article", "those of the group too", sets_to=True),
        ),
        why="it goes on from the sentence on personal articles; no duty is added",
        block="press",
        field="no_harm_binds_group",
    ),
    Reading(
        id="X-R1",
        clause="terms: voting",
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
        id="X-R2",
        clause="role: expenses",
        question="Where are pence rounded, and what becomes of a half?",
        taken="once-per-claim",
        options=(
            option("once-per-claim", "once per claim, half up", Rounding()),
            option("per-line", "each line, half up", Rounding(per=RoundedPer.LINE)),
            option("half-even", "once per claim, half to even", Rounding(half=Half.EVEN)),
        ),
        why="rounding once loses least, and half up never favours the payer",
        block="expenses",
        field="rounding",
    ),
    Reading(
        id="X-R3",
        clause="role: expenses",
        question="Is an item reasonable while nobody has judged it?",
        taken="taken-as-reasonable",
        options=(
            option("taken-as-reasonable", "yes, unless somebody's judgement says not", None),
            option("held-until-judged", "it is held until judged", _JUDGED_FIRST),
        ),
        why="nothing in the paper asks for approval beforehand",
        block="expenses",
        field="held_until_judged",
    ),
    Reading(
        id="C-R61",
        clause="terms: scrutiny process",
        question="Is gathering evidence a step before the initial findings?",
        taken="evidence-first",
        options=(
            option("evidence-first", "it comes between scoping and findings", ("evidence",)),
            option("scoping-is-enough", "the list goes from scoping on", ("scoping-meeting",)),
        ),
        why="the list leaves it out, but the method makes evidence what a review rests on",
        block="reviews",
        field="procedure.steps.initial-findings.after",
    ),
    Reading(
        id="C-R62",
        clause="terms: scrutiny process",
        question="When is a review complete, so that the next one comes?",
        taken="action-plan",
        options=(
            option("action-plan", "once there is an action plan", ("action-plan",)),
            option("presentation", "once it has been presented", ("presentation",)),
            option("first-update", "once its progress has been reported", ("progress-update",)),
        ),
        why="the sentence on the next review stands after the plan, and updates have no end",
        block="reviews",
        field="procedure.steps.next-review.after",
    ),
    Reading(
        id="C-R63",
        clause="terms: scrutiny process",
        question="Does the order of the process bind?",
        taken="flexible",
        options=(
            option("flexible", "no: a step out of order counts, with a caution", sets_to=True),
            option("in-order", "yes: a step out of order does not count", sets_to=False),
        ),
        why="the paper calls the process flexible, and its order typical",
        block="reviews",
        field="procedure.flexible",
    ),
)

# ==== What is left to people ==============================================

JUDGEMENTS: Final = (
    Judgement(
        clause="role: requirements",
        what="whether a member does what else the role asks",
        left_to="the member and the Resident Involvement team, in their meetings",
    ),
    Judgement(
        clause="role: training",
        what="which training is required of a member",
        left_to="the Resident Involvement team, with the member",
    ),
    Judgement(
        clause="role: expenses",
        what="whether an expense is reasonable",
        left_to="whoever approves claims",
        handed_in_as=("Mileage.reasonable", "Expense.reasonable"),
    ),
    Judgement(
        clause="role: expenses",
        what="whether an expense was for an involvement activity",
        left_to="whoever approves claims",
        handed_in_as=("Mileage.for_involvement", "Expense.for_involvement"),
    ),
    Judgement(
        clause="role: expenses",
        what="what becomes of an expense that is not travel",
        left_to="whoever approves claims",
    ),
    Judgement(
        clause="role: confidentiality",
        what="whether information is not confidential after all",
        left_to="the landlord",
        handed_in_as=("Information.stated_otherwise",),
    ),
    Judgement(
        clause="terms: membership",
        what="whether a repayment plan is being kept to",
        left_to="the landlord's housing team",
        handed_in_as=("Applicant.keeping_to_repayment_plan",),
    ),
    Judgement(
        clause="terms: membership",
        what="whether a non-resident is wanted",
        left_to="the current members",
        handed_in_as=("Applicant.recruited_by_agreement_of_members",),
    ),
    Judgement(
        clause="terms: membership",
        what="whether a membership is in the panel's interest and not for personal gain",
        left_to="the panel",
        handed_in_as=("Applicant.in_the_panels_interest",),
    ),
    Judgement(
        clause="terms: meetings",
        what="whether a review calls for a further meeting",
        left_to="the panel",
        handed_in_as=("ProgrammeMeeting.called_for_by_review",),
    ),
    Judgement(
        clause="terms: meetings",
        what="on which days the panel meets",
        left_to="the panel",
        handed_in_as=("Programme.dates_agreed", "Programme.additional_agreed"),
    ),
    Judgement(
        clause="terms: work programme",
        what="whether a topic is taken up that nothing stands in the way of",
        left_to="the panel",
    ),
    Judgement(
        clause="terms: interests",
        what="whether an interest conflicts with the duty to the panel, or might",
        left_to="whoever `view_of` names (the paper does not say)",
        handed_in_as=("DeclaredInterest.might_conflict", "DeclaredInterest.view_of"),
    ),
    Judgement(
        clause="code 3",
        what="whether mentioning a case could slander or embarrass somebody",
        left_to="whoever would mention it",
        handed_in_as=("Information.embarrasses",),
    ),
    Judgement(
        clause="code 4",
        what="whether an interest is personal or prejudicial",
        left_to="whoever `view_of` names (the paper does not say)",
        handed_in_as=(
            "DeclaredInterest.personal_interest",
            "DeclaredInterest.prejudicial_interest",
            "DeclaredInterest.view_of",
        ),
    ),
    Judgement(
        clause="code 4",
        what="whether a member who may be asked to leave is",
        left_to="the Chair",
        handed_in_as=("DeclaredInterest.withdrew",),
    ),
    Judgement(
        clause="code 10",
        what="whether an article is meant to damage a group or its good name",
        left_to="whoever judges it (the paper does not say)",
        handed_in_as=("PressArticle.intends_harm",),
    ),
    Judgement(
        clause="terms: method",
        what="whether a further resource can realistically be provided",
        left_to="the Resident Involvement team",
    ),
    Judgement(
        clause="terms: scrutiny process",
        what="whether a review departs from the usual order",
        left_to="the panel",
        handed_in_as=("ReviewRecord.events",),
    ),
    Judgement(
        clause="code 14: at meetings",
        what="whether a step that is open is taken, and with whose support",
        left_to="the Resident Involvement manager with the Chair, supported by a majority",
        handed_in_as=("Ballot.votes_for", "Ballot.votes_against"),
    ),
    Judgement(
        clause="simple code",
        what="whether the simple code was contravened, or serious misconduct shown",
        left_to=_ANYONE_OF_THE_LANDLORD,
        handed_in_as=("Breach.under_simple_code", "Breach.serious_misconduct"),
    ),
    Judgement(
        clause="code 2",
        what="whether a breach is persistent, and whether somebody is asked to leave or excluded",
        left_to="employees of Chorus Homes, or volunteers",
        handed_in_as=("Breach.persistent",),
    ),
    Judgement(
        clause="code 14: investigation",
        what="whether a breach is the subject of a complaint, and is established",
        left_to="the Resident Involvement manager",
        handed_in_as=(
            "Investigation.subject_of_complaint",
            "Breach.subject_of_complaint",
            "Breach.established",
        ),
    ),
    Judgement(
        clause="code 14: outcomes",
        what="which of the outcomes that are open is used",
        left_to="whoever decides on each of them",
    ),
    Judgement(
        clause="code 14(c)",
        what="whether a case is extreme or a repeat",
        left_to=_ANYONE_OF_THE_LANDLORD,
        handed_in_as=("Breach.extreme", "Breach.repeated"),
    ),
    Judgement(
        clause="code 14(d)",
        what="whether somebody is suspended while legal action goes on",
        left_to="Chorus Homes",
    ),
    Judgement(
        clause="code 14: appeal",
        what="on which day a member was told of an action",
        left_to="whoever told them",
        handed_in_as=("Appeal.notified_on",),
    ),
    Judgement(
        clause="code 14: appeal",
        what="whether an appeal is upheld",
        left_to="the Operations Director",
        handed_in_as=("Appeal.upheld",),
    ),
)

# ==== The whole paper =====================================================

CHORUS_RSP: Final = Rulebook(
    document=DOCUMENT,
    eligibility=ELIGIBILITY,
    application=APPLICATION,
    tenure=Silent(why="the paper sets no terms of office"),
    election=Silent(why="the paper says nothing of electing officers"),
    co_option=Silent(why="the paper says nothing of co-option"),
    probation=PROBATION,
    development=DEVELOPMENT,
    equipment=Silent(why="the paper gives access to equipment, and does not have it returned"),
    programme=PROGRAMME,
    notice=Silent(why="the paper sets no period of notice"),
    duties=DUTIES,
    topics=TOPICS,
    quorum=Silent(why="the paper sets no quorum"),
    interests=INTERESTS,
    voting=VOTING,
    breach_voting=BREACH_VOTING,
    attendance=Silent(why="the paper sets no attendance rule"),
    reviews=REVIEWS,
    conduct=CONDUCT,
    investigation=INVESTIGATION,
    sanctions=SANCTIONS,
    appeals=APPEALS,
    code_changes=CODE_CHANGES,
    press=PRESS,
    affiliation=AFFILIATION,
    confidentiality=CONFIDENTIALITY,
    expenses=EXPENSES,
    narrative=(*TOLD, PURPOSE, TREATMENT, PROCEDURES),
    judgements=JUDGEMENTS,
    readings=READINGS,
    contents=CONTENTS,
)
"""The whole paper, under the readings that are taken by default."""
