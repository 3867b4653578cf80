"""Chorus Homes, Resident Scrutiny Panel: the recruitment and information pack of 2018.

Read this beside the paper. Only its Panel Code of Conduct has numbers (``code 1`` to ``code
15``); everything else is cited by its heading. Each clause sets terms that a rule reads, or
is kept as narrative with the reason that no rule decides it. Gists are our own words.

    >>> CHORUS_RSP.quorum.why
    'the paper sets no quorum'
"""

from fractions import Fraction
from typing import Final

from scrutiny_rules.appeals import (
    LODGED,
    LODGED_IN_TIME,
    NOTIFIED,
    STILL_TIME,
    AppealStep,
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
from scrutiny_rules.application import MISSING_ANSWERS, Answering, ApplicationTerms, Question
from scrutiny_rules.clauses import Document, Force
from scrutiny_rules.conduct import (
    MEETINGS_RUNNING,
    ConductTerms,
    WarningLimit,
)
from scrutiny_rules.decisions import Silent
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
from scrutiny_rules.journeys import Vehicle
from scrutiny_rules.ladder import Either, Limb, relies_on
from scrutiny_rules.probation import (
    BREACH_INSIDE,
    OVER,
    STARTED,
    ProbationStart,
    ProbationSuspensionTerms,
    ProbationTerms,
)
from scrutiny_rules.rulebook import Judgement, Narrative, Reading, Rulebook, option
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
        Question(
            name="already-involved",
            gist="involved in other activities already",
            answering=Answering.YES_NO,
            details_if_yes=True,
        ),
        Question(name="plans", gist="current and future plans", answering=Answering.OPTIONAL),
        Question(
            name="formal-qualifications",
            gist="any formal qualifications",
            answering=Answering.YES_NO,
            details_if_yes=True,
        ),
        Question(
            name="why-become-a-member", gist="why they want to join", answering=Answering.OPEN
        ),
        Question(name="benefit", gist="what it would bring both sides", answering=Answering.OPEN),
        Question(name="skills", gist="skills and experience", answering=Answering.OPEN),
        Question(name="willing-to-train", gist="willing to be trained", answering=Answering.YES_NO),
        Question(
            name="support-needs",
            gist="needs support",
            answering=Answering.YES_NO,
            details_if_yes=True,
        ),
        Question(name="additional-comments", gist="anything to add", answering=Answering.OPTIONAL),
    ),
    complete=Limb(
        name="complete",
        clause=DOCUMENT.clause(
            "pack: application form", "everything asked of everyone is answered", Force.EXPECTED
        ),
        condition=MISSING_ANSWERS <= 0,
        readings=relies_on("C-R6"),
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
    if_met="a motorcycle or cycle is paid at the one rate that the paper has",
)
ANY_VEHICLE: Final = Either(name="vehicles", limbs=(_CAR_OR_VAN, _MOTORCYCLE_OR_CYCLE))
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

# ==== role: continuous improvement ========================================

QUALITIES: Final = Narrative(
    clause=DOCUMENT.clause(
        "role: continuous improvement",
        "nobody is expected to have every skill and quality of the role",
    ),
    why="skills and qualities are never a bar: there is nothing to test",
    left_to="the people who recruit",
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

# ==== code 14: at meetings ================================================

# A decision on a breach is taken by the Resident Involvement manager with the Chair, and needs
# the support of a majority of the members in attendance: an abstention works like a no.
# C-R8: the member concerned is not counted among them.
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
)

# ==== code 14: outcomes ===================================================

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
        # The paper names these activities for the exclusion that may follow, and says nothing of
        # what the immediate suspension covers: we take it to be the same, and say that it is ours.
        scope="resident involvement activities (as we take it: the paper does not say)",
        may_follow=DOCUMENT.clause(
            "code 14(d)", "a further suspension or permanent exclusion", Force.MAY
        ),
    ),
)

# ==== code 14: appeal =====================================================

# Verbally or in writing, at once or within 14 days of notification. "At once" adds no
# second limit. C-R4: a letter counts from the second working day after posting.
APPEALS: Final = AppealTerms(
    days=14,
    window=Limb(
        name="window",
        clause=DOCUMENT.clause("code 14: appeal", "within 14 days of notification", Force.MAY),
        condition=STILL_TIME,
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
        clause=DOCUMENT.clause("code 14: appeal", "it was lodged within 14 days"),
        condition=LODGED_IN_TIME,
    ),
    how=AppealStep(
        name="appeal",
        gist="appeal to the Neighbourhood Services manager, verbally or in writing",
        by="the member, who may",
    ),
    steps=(
        AppealStep(
            name="officer-appointed",
            gist="appoint an investigating officer",
            by="Neighbourhood Services",
        ),
        AppealStep(
            name="re-investigated",
            gist="investigate the case again",
            by="the investigating officer",
        ),
        AppealStep(
            name="decided",
            gist="decide whether the appeal is upheld",
            by="the Operations Director",
        ),
    ),
    post=PostRule.SECOND_WORKING_DAY,
    post_readings=relies_on("C-R4"),
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
            option("cars-and-vans", "no: only for cars and vans", CARS_AND_VANS),
        ),
        why="the paper says personal vehicles, not cars",
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
)

# ==== What is left to people ==============================================

JUDGEMENTS: Final = (
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
        clause="code 14: at meetings",
        what="whether a step that is open is taken, and with whose support",
        left_to="the Resident Involvement manager with the Chair, supported by a majority",
        handed_in_as=("Ballot.votes_for", "Ballot.votes_against"),
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
    quorum=Silent(why="the paper sets no quorum"),
    voting=VOTING,
    breach_voting=BREACH_VOTING,
    attendance=Silent(why="the paper sets no attendance rule"),
    conduct=CONDUCT,
    probation=PROBATION,
    appeals=APPEALS,
    expenses=EXPENSES,
    narrative=(QUALITIES,),
    judgements=JUDGEMENTS,
    readings=READINGS,
    contents=CONTENTS,
)
"""The whole paper, under the readings that are taken by default."""
