"""A made-up paper with facts of the landlord's own: a yes or no, a count and a choice."""

from typing import Final

from scrutiny_rules import (
    ChoiceFact,
    CountFact,
    EligibilityTerms,
    Fact,
    Kind,
    Limb,
    Rulebook,
    Silent,
    Yes,
    own_fact,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import DOCUMENT, TRAFFORD_QIP

COUNCILLOR: Final = Fact(
    name="other.ward_councillor",
    kind=Kind.YES_NO,
    question="Is the person a councillor for the ward?",
    answered_by="the town hall",
)
YEARS: Final = Fact(
    name="other.years_in_home",
    kind=Kind.COUNT,
    question="For how many whole years have they lived there?",
    answered_by="the person",
)
HOUSEHOLD: Final = Fact(
    name="other.household",
    kind=Kind.CHOICE,
    question="With whom do they live?",
    answered_by="the person",
    choices=("alone", "with family", "not-known"),
)


def _limb(name: str, gist: str, condition: object) -> Limb:
    return Limb.model_validate(
        {"name": name, "clause": DOCUMENT.clause("9.1", gist), "condition": condition}
    )


def with_own_facts() -> EligibilityTerms:
    """Return the terms of the Trafford paper with three bars of the landlord's own."""
    terms = TRAFFORD_QIP.eligibility
    assert isinstance(terms, EligibilityTerms)
    own = (
        _limb("councillor", "no councillor for the ward", ~own_fact("ward_councillor")),
        _limb("years", "two years in the home", CountFact(YEARS.name) >= 2),
        _limb("household", "not alone", ~ChoiceFact(HOUSEHOLD.name).is_in("alone")),
        _limb("ever-served", "no notice ever served", ~Yes(fact="notice_ever_served")),
    )
    return terms.model_copy(
        update={"own_facts": (COUNCILLOR, YEARS, HOUSEHOLD), "bars": (*terms.bars, *own)}
    )


OWN_FACTS: Final = Rulebook.model_validate_json(
    TRAFFORD_QIP.model_copy(update={"eligibility": with_own_facts(), "contents": ()})
    .model_dump_json()
    .replace(DOCUMENT.key, "north-panel")
)
"""The Trafford paper with three facts more, under a key of its own."""

SILENT: Final = CHORUS_RSP.model_copy(
    update={
        "eligibility": Silent(
            why="the paper does not say who may belong",
            clause=CHORUS_RSP.document.clause("terms: membership", "see the pack"),
        ),
        "readings": tuple(one for one in CHORUS_RSP.readings if one.block != "eligibility"),
    }
)
"""A paper that does not say who may belong."""
