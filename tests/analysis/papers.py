"""Rulebooks made for the tests: the two papers with something changed, or broken on purpose."""

from typing import Final

from scrutiny_rules import (
    Condition,
    CountFact,
    Document,
    EligibilityTerms,
    Limb,
    Rulebook,
    Silent,
)
from scrutiny_rules.applicants import AGE
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

PAPER: Final = Document(key="broken-panel", title="Terms of reference", landlord="Broken Homes")
NOTHING: Final = Silent(why="the paper says nothing of it")


def limb(name: str, condition: Condition, gist: str = "that it is so") -> Limb:
    """Return a limb of the broken paper."""
    return Limb(name=name, clause=PAPER.clause(name, gist), condition=condition)


def broken(**blocks: object) -> Rulebook:
    """Return a rulebook that is silent but for some blocks."""
    fields: dict[str, object] = {**dict.fromkeys(Rulebook.block_names(), NOTHING), **blocks}
    return Rulebook.model_validate({**fields, "document": PAPER})


def of_trafford() -> EligibilityTerms:
    """Return Trafford's terms of eligibility."""
    assert isinstance(TRAFFORD_QIP.eligibility, EligibilityTerms)
    return TRAFFORD_QIP.eligibility


def with_least_age(condition: Condition) -> Rulebook:
    """Return Trafford's paper with another limit of age."""
    terms = of_trafford()
    bars = tuple(
        bar.model_copy(update={"condition": condition})
        if AGE.name in bar.condition.facts()
        else bar
        for bar in terms.bars
    )
    return TRAFFORD_QIP.model_copy(update={"eligibility": terms.model_copy(update={"bars": bars})})


PRESENT: Final = CountFact("present_for_item")
