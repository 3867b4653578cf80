"""Applicants: what is known of a person who joins a panel, or stays on it.

Each fact carries the question to ask and who can usually answer. The constants below are
the handles by which rulebooks speak of these facts.

    >>> Applicant(tenant=True).tenant
    True
    >>> FACTS["keeping_to_repayment_plan"].question
    'Is the person keeping to an arrears repayment plan?'
"""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, ValidationInfo, field_validator

from scrutiny_rules._frozen import Day, Frozen, FrozenMap, OtherFacts, YesNo
from scrutiny_rules.conditions import Yes
from scrutiny_rules.facts import Ask, ChangedBy, CountFact, Fact, Kind, vocabulary

_RECORDS: Final = "whoever keeps the landlord's tenancy records"
_PERSON: Final = "the person"
_PANEL: Final = "the panel"
_HOUSING: Final = "the landlord's housing team"


def _ask(question: str, answered_by: str, changed_by: ChangedBy = ChangedBy.NOBODY) -> Ask:
    return Ask(question, answered_by, personal=True, changed_by=changed_by)


class Stage(StrEnum):
    """At which point of a membership the question is asked."""

    __hash__ = str.__hash__  # that of the word, which is several times faster than an Enum's

    APPLICANT = "applicant"
    """Asking to join."""

    MEMBER = "member"
    """In office."""

    CO_OPTEE = "co-optee"
    """Brought in for one topic."""


class Applicant(Frozen):
    """What is known of a person; every fact is unknown until it is given.

    Where nobody could be told to make a fact otherwise, such as whether somebody is a tenant
    or was ever served a notice, it is said to change by nobody.

    A housing system maps its own columns to these. A landlord's own facts stand in
    ``other``, under the names that its rulebook declares.
    """

    tenant: Annotated[YesNo | None, _ask("Is the person a tenant of the landlord?", _RECORDS)] = (
        None
    )
    joint_tenant: Annotated[
        YesNo | None, _ask("Is the person a joint tenant of the landlord?", _RECORDS)
    ] = None
    leaseholder: Annotated[
        YesNo | None, _ask("Is the person a leaseholder of the landlord?", _RECORDS)
    ] = None
    shared_owner: Annotated[YesNo | None, _ask("Is the person a shared owner?", _RECORDS)] = None
    partner_of_resident: Annotated[
        YesNo | None,
        _ask("Is the person the partner or spouse of a resident?", _PERSON),
    ] = None
    close_relative_in_residence: Annotated[
        YesNo | None,
        _ask("Is the person a close relative of a resident, living in that home?", _PERSON),
    ] = None
    lives_in_landlords_home: Annotated[
        YesNo | None,
        _ask("Does the person live in one of the landlord's homes?", _RECORDS),
    ] = None
    can_commit: Annotated[
        YesNo | None, _ask("Can the person commit to the role?", _PERSON, ChangedBy.PERSON)
    ] = None
    selection_complete: Annotated[
        YesNo | None, _ask("Is the selection process complete?", _PANEL, ChangedBy.OTHERS)
    ] = None
    induction_complete: Annotated[
        YesNo | None, _ask("Is the induction complete?", _PANEL, ChangedBy.PERSON)
    ] = None
    basic_training_complete: Annotated[
        YesNo | None, _ask("Is the basic training complete?", _PANEL, ChangedBy.PERSON)
    ] = None
    date_of_birth: Annotated[
        Day | None,
        _ask("What is the person's date of birth?", _PERSON, ChangedBy.TIME),
        Field(repr=False),
    ] = None
    employee_of_landlord: Annotated[
        YesNo | None,
        _ask("Does the landlord employ the person?", _PERSON, ChangedBy.PERSON_IN_TIME),
    ] = None
    sits_on_relevant_board: Annotated[
        YesNo | None,
        _ask(
            "Does the person sit on the board of the landlord, of another housing "
            "organisation, or of a business partner or potential one?",
            _PERSON,
            ChangedBy.PERSON,
        ),
    ] = None
    business_partner: Annotated[
        YesNo | None,
        _ask(
            "Is the person a business partner of the landlord?", _PERSON, ChangedBy.PERSON_IN_TIME
        ),
    ] = None
    county_court_judgment: Annotated[
        YesNo | None,
        _ask(
            "Is a County Court judgment in the landlord's favour outstanding against the person?",
            _HOUSING,
            ChangedBy.PERSON_IN_TIME,
        ),
    ] = None
    judgment_on_register: Annotated[
        YesNo | None,
        _ask(
            "Is a judgment in the landlord's favour on the register, where it stays six years?",
            _HOUSING,
            ChangedBy.TIME,
        ),
    ] = None
    notice_of_seeking_possession: Annotated[
        YesNo | None,
        _ask("Is a Notice of Seeking Possession in force?", _HOUSING, ChangedBy.OTHERS),
    ] = None
    notice_ever_served: Annotated[
        YesNo | None,
        _ask("Has a Notice of Seeking Possession ever been served?", _HOUSING),
    ] = None
    ceased_to_be_customer: Annotated[
        YesNo | None,
        _ask("Has the person stopped being a customer?", _RECORDS),
    ] = None
    excluded_for_behaviour: Annotated[
        YesNo | None,
        _ask("Has the person been excluded from past activities for behaviour?", _HOUSING),
    ] = None
    in_breach_of_tenancy: Annotated[
        YesNo | None,
        _ask("Is the person in breach of tenancy?", _HOUSING, ChangedBy.PERSON_IN_TIME),
    ] = None
    asb_order_or_investigation: Annotated[
        YesNo | None,
        _ask(
            "Is the person subject to an anti-social behaviour order or investigation?",
            _HOUSING,
            ChangedBy.OTHERS,
        ),
    ] = None
    asb_notice_in_force: Annotated[
        YesNo | None,
        _ask("Is an anti-social behaviour notice in force?", _HOUSING, ChangedBy.OTHERS),
    ] = None
    in_rent_arrears: Annotated[
        YesNo | None, _ask("Is the person in rent arrears?", _HOUSING, ChangedBy.PERSON_IN_TIME)
    ] = None
    keeping_to_repayment_plan: Annotated[
        YesNo | None,
        _ask("Is the person keeping to an arrears repayment plan?", _HOUSING, ChangedBy.PERSON),
    ] = None
    recruited_by_agreement_of_members: Annotated[
        YesNo | None,
        _ask("Have current members agreed to recruit the person?", _PANEL, ChangedBy.OTHERS),
    ] = None
    in_the_panels_interest: Annotated[
        YesNo | None,
        _ask(
            "Is the membership in the panel's interest and not for personal gain?",
            _PANEL,
            ChangedBy.OTHERS,
        ),
    ] = None
    other: OtherFacts = FrozenMap()

    @field_validator("notice_ever_served")
    @classmethod
    def _was_served_if_in_force(cls, served: bool | None, info: ValidationInfo) -> bool | None:
        if served is False and info.data.get("notice_of_seeking_possession"):
            raise ValueError(
                "`notice_of_seeking_possession` is in force, but `notice_ever_served` is no"
            )
        return served


TENANT: Final = Yes(fact="tenant")
JOINT_TENANT: Final = Yes(fact="joint_tenant")
LEASEHOLDER: Final = Yes(fact="leaseholder")
SHARED_OWNER: Final = Yes(fact="shared_owner")
PARTNER_OF_RESIDENT: Final = Yes(fact="partner_of_resident")
CLOSE_RELATIVE_IN_RESIDENCE: Final = Yes(fact="close_relative_in_residence")
LIVES_IN_LANDLORDS_HOME: Final = Yes(fact="lives_in_landlords_home")
CAN_COMMIT: Final = Yes(fact="can_commit")
SELECTION_COMPLETE: Final = Yes(fact="selection_complete")
INDUCTION_COMPLETE: Final = Yes(fact="induction_complete")
BASIC_TRAINING_COMPLETE: Final = Yes(fact="basic_training_complete")
AGE: Final = CountFact("age")
EMPLOYEE_OF_LANDLORD: Final = Yes(fact="employee_of_landlord")
SITS_ON_RELEVANT_BOARD: Final = Yes(fact="sits_on_relevant_board")
BUSINESS_PARTNER: Final = Yes(fact="business_partner")
COUNTY_COURT_JUDGMENT: Final = Yes(fact="county_court_judgment")
JUDGMENT_ON_REGISTER: Final = Yes(fact="judgment_on_register")
NOTICE_OF_SEEKING_POSSESSION: Final = Yes(fact="notice_of_seeking_possession")
NOTICE_EVER_SERVED: Final = Yes(fact="notice_ever_served")
CEASED_TO_BE_CUSTOMER: Final = Yes(fact="ceased_to_be_customer")
EXCLUDED_FOR_BEHAVIOUR: Final = Yes(fact="excluded_for_behaviour")
IN_BREACH_OF_TENANCY: Final = Yes(fact="in_breach_of_tenancy")
ASB_ORDER_OR_INVESTIGATION: Final = Yes(fact="asb_order_or_investigation")
ASB_NOTICE_IN_FORCE: Final = Yes(fact="asb_notice_in_force")
IN_RENT_ARREARS: Final = Yes(fact="in_rent_arrears")
KEEPING_TO_REPAYMENT_PLAN: Final = Yes(fact="keeping_to_repayment_plan")
RECRUITED_BY_AGREEMENT_OF_MEMBERS: Final = Yes(fact="recruited_by_agreement_of_members")
IN_THE_PANELS_INTEREST: Final = Yes(fact="in_the_panels_interest")

FACTS: Final = vocabulary(
    Applicant,
    Fact(
        name="age",
        kind=Kind.COUNT,
        question="How many whole years old is the person on the day?",
        answered_by=_PERSON,
        personal=True,
        behind=("date_of_birth",),
        changed_by=ChangedBy.TIME,
    ),
)
"""The facts that conditions about a person may speak of."""
