"""Equipment: is something that was lent to a member to be returned?

A paper may let members have equipment for the role, to be given back when it is asked for or
when the role ends. Where it sets no time for that, the answer is only since when it is due:
nothing makes it late.

Clauses: trafford-qip 9.2. The chorus-rsp paper does not say that equipment is returned.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> tablet = Loan(lent_on=date(2026, 1, 20), role_ended_on=date(2026, 9, 30))
    >>> decision = decide_return(TRAFFORD_QIP.equipment, tablet, on=date(2026, 11, 22))
    >>> decision.outcome, decision.due_since
    (<EquipmentReturn.RETURN_DUE: 'return due'>, datetime.date(2026, 9, 30))
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Day, Frozen, FrozenMap, OtherFacts, Text
from scrutiny_rules.calendars import check_day, deadline
from scrutiny_rules.conditions import Condition, Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.display import day_words
from scrutiny_rules.facts import Ask, Fact, Kind, Missing, vocabulary
from scrutiny_rules.ladder import Either, Limb, Rung, Terms, World, is_known

_LOANS: Final = "whoever keeps the list of what is lent"
_MEMBERS: Final = "whoever keeps the panel's list of members"


class Loan(Frozen):
    """Something lent to a member for the role.

    ``lent_on`` is None while the day is not known. The other days are None while it has not
    been asked for, the role has not ended, and it has not been returned.
    """

    lent_on: Annotated[Day | None, Ask("On which day was it lent?", _LOANS)] = None
    requested_on: Annotated[
        Day | None, Ask("On which day was it asked for again?", "the landlord")
    ] = None
    role_ended_on: Annotated[Day | None, Ask("On which day did the role end?", _MEMBERS)] = None
    returned_on: Annotated[Day | None, Ask("On which day was it returned?", _LOANS)] = None
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _lent_first(self) -> Self:
        for name in ("requested_on", "role_ended_on", "returned_on"):
            day = getattr(self, name)
            if self.lent_on is not None and day is not None and day < self.lent_on:
                raise ValueError(f"`{name}` is before `lent_on`")
        return self


LENT: Final = Yes(fact="lent")
REQUESTED: Final = Yes(fact="requested")
ROLE_ENDED: Final = Yes(fact="role_ended")
RETURNED: Final = Yes(fact="returned")


def _fact(name: str, question: str, *behind: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.YES_NO,
        question=question,
        answered_by=_LOANS,
        behind=behind,
    )


FACTS: Final = vocabulary(
    Loan,
    _fact("lent", "Has it been lent?", "lent_on"),
    _fact("requested", "Has it been asked for?", "requested_on"),
    _fact("role_ended", "Has the role ended?", "role_ended_on"),
    _fact("returned", "Has it been returned?", "returned_on"),
)
"""The facts that conditions about a loan may speak of."""


class EquipmentReturn(StrEnum):
    """Where something that was lent stands on a day."""

    RETURN_DUE = "return due"
    """It has to be returned; ``due_since`` says since when."""

    MAY_KEEP = "may keep"
    """It has not been asked for, and the role goes on."""

    RETURNED = "returned"
    """It is back."""

    NOT_LENT = "not lent"
    """It has not been lent yet."""

    UNDETERMINED = "undetermined"
    """The day on which it was lent is not known, and matters."""

    NOT_PROVIDED = "not provided for"
    """The paper does not say that equipment is returned."""


class EquipmentTerms(Terms[EquipmentReturn, Loan]):
    """What a paper fixes about equipment.

    Attributes:
        lent: That it has been lent.
        returned: That it has been returned.
        return_due: What has it returned; one is enough.
        no_time_limit: What to say where it is due and the paper sets no time.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Loan
    asked_with: ClassVar[tuple[str, ...]] = ("decide_return",)

    kind: Literal["equipment"] = "equipment"
    lent: Limb
    returned: Limb
    return_due: Either
    no_time_limit: Text | None = None

    def outcomes(self) -> tuple[Rung[EquipmentReturn], ...]:
        """Return the ladder: returned, not lent, return due, may keep."""
        cautions = () if self.no_time_limit is None else (self.no_time_limit,)
        return (
            Rung(outcome=EquipmentReturn.RETURNED, parts=(self.returned,)),
            Rung(outcome=EquipmentReturn.NOT_LENT, unless=(self.lent,)),
            Rung(outcome=EquipmentReturn.RETURN_DUE, parts=(self.return_due,), cautions=cautions),
            Rung(outcome=EquipmentReturn.MAY_KEEP),
        )

    def worlds(self, loan: Loan, on: date | None = None) -> tuple[World]:
        """Return the facts of a loan as they stood on a day.

        Args:
            loan: The loan.
            on: The day; what happened later has not happened yet.

        Returns:
            One world. What has been asked for has been lent.

        Raises:
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        on = check_day("on", on)
        requested = _by(loan.requested_on, on)
        lent = Missing(("lent_on",)) if loan.lent_on is None else loan.lent_on <= on
        facts = {
            **self._as_given(loan),
            "lent": requested or lent,
            "requested": requested,
            "role_ended": _by(loan.role_ended_on, on),
            "returned": _by(loan.returned_on, on),
        }
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return that what came of a loan came after it."""
        return tuple(~later | LENT for later in (REQUESTED, ROLE_ENDED, RETURNED))

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a loan of which everything that happened did so on the day itself."""
        on, case, lent = check_day("on", on), super()._case(values, on), values.get(LENT.fact)
        if is_known(lent):
            case["lent_on"] = on if lent else deadline(on, days=1)
        for later in (REQUESTED, ROLE_ENDED, RETURNED):
            case[f"{later.fact}_on"] = on if values.get(later.fact) else None
        return case


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


class ReturnDecision(Decision[EquipmentReturn]):
    """Where something that was lent stands.

    Attributes:
        due_since: Since when it has to be returned; None where it has not.
    """

    subject: ClassVar[str] = "Equipment"

    due_since: Day | None = None

    def figures(self) -> tuple[str, ...]:
        """Return since when it has to be returned."""
        return (
            () if self.due_since is None else (f"to be returned since {day_words(self.due_since)}",)
        )


def decide_return(terms: EquipmentTerms | Silent, loan: Loan, *, on: date) -> ReturnDecision:
    """Decide whether something that was lent has to be returned.

    Args:
        terms: The equipment block of a rulebook.
        loan: When it was lent, asked for and returned, and when the role ended.
        on: The day at which the question is asked.

    Returns:
        ``RETURNED`` once it is back; ``NOT_LENT`` before it was lent; ``RETURN_DUE`` from the
        day on which it was asked for or the role ended; otherwise ``MAY_KEEP``;
        ``UNDETERMINED`` while the day on which it was lent is missing and matters;
        ``NOT_PROVIDED`` when the paper does not say that equipment is returned.

    Raises:
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> tablet = Loan(lent_on=date(2026, 1, 20))
        >>> decide_return(TRAFFORD_QIP.equipment, tablet, on=date(2026, 11, 22)).outcome
        <EquipmentReturn.MAY_KEEP: 'may keep'>
    """
    check_day("on", on)
    if terms.kind == "silent":
        return ReturnDecision.silent(EquipmentReturn.NOT_PROVIDED, terms)
    walked = terms.walk(*terms.worlds(loan, on))
    if walked["outcome"] is not EquipmentReturn.RETURN_DUE:
        return ReturnDecision(**walked)
    since = (loan.requested_on, loan.role_ended_on)
    reached = [day for day in since if day is not None and day <= on]
    return ReturnDecision(**walked, due_since=min(reached, default=None))
