"""Columns: what a rule reads of a table, and what it gives for every row.

The same rules are worked out over data frames (``scrutiny_rules.frames``) and in databases
(``scrutiny_rules.sql``). Both read columns that are named as the facts, and both give the
outcome of every row, with what was not met and what was unknown for each limb.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> codes = Codes.of(TRAFFORD_QIP.quorum)
    >>> [str(limb.clause) for limb in codes.decode(0b10)]
    ['trafford-qip 7.2']
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Self

from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import State
from scrutiny_rules.errors import TooManyLimbsError
from scrutiny_rules.ladder import Limb, Terms

MOST_BITS: Final = 63
"""How many limbs a mask can hold: the bits of a signed whole number of 64 bits."""


class Sort(StrEnum):
    """What sort of value a column has to hold."""

    YES_NO = "yes or no"
    """True or False, and nothing that resembles them."""

    COUNT = "a whole number"
    """A whole number; never a Boolean, nor a fraction."""

    WORD = "a word"
    """One of a few words."""

    DAY = "a day"
    """A calendar day without a time of day."""

    MILES = "a number of miles"
    """A decimal number with two places at most; a float is read by its shortest form."""


class Show(StrEnum):
    """How to give what was found for each limb."""

    CODES = "codes"
    """A column of text for each state: the labels of the clauses, such as ``4.2(a); 4.2(d)``."""

    MASK = "mask"
    """A column of whole numbers for each state, a bit for each limb: see ``Codes``."""

    BOOLEANS = "Booleans"
    """A Boolean column for each state of each limb."""

    NOTHING = "nothing"
    """The outcome and the figures alone."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What to give for every row besides the outcome and the figures.

    Attributes:
        show: How to give what was found for each limb.
        states: For which states: ``MET``, ``NOT_MET`` or ``UNKNOWN``.
        decisive: Whether only the limbs count on which the outcome rests. Otherwise every limb
            counts that bears on the case.
        numbered: Whether an outcome is given by its number in ``Codes`` and not in words.
        prefix: What the names of all new columns start with.
    """

    show: Show = Show.CODES
    states: tuple[State, ...] = (State.NOT_MET, State.UNKNOWN)
    decisive: bool = True
    numbered: bool = False
    prefix: str = ""

    def __post_init__(self) -> None:
        """Refuse a state that is not given, and one that is given twice.

        Raises:
            ValueError: A state is named twice, or is *not applicable*: what is in none of the
                others is that.
        """
        if len(set(self.states)) < len(self.states) or State.NOT_APPLICABLE in self.states:
            raise ValueError("`states` has to hold MET, NOT_MET or UNKNOWN, each once at most")


WHOLE_REPORT: Final = Report(
    show=Show.BOOLEANS, states=(State.MET, State.NOT_MET, State.UNKNOWN), decisive=False
)
"""Every state of every limb that bears on the case, as Boolean columns."""


@dataclass(frozen=True)
class Codes:
    """What the numbers in a mask, and the numbers of the outcomes, stand for.

    Attributes:
        limbs: The limbs in the order of the paper: the first has the lowest bit.
        outcomes: The outcomes in words, by their number.
    """

    limbs: tuple[Limb, ...]
    outcomes: tuple[str, ...]

    @classmethod
    def of(cls, terms: Terms[Any, Any]) -> Self:
        """Return what the numbers stand for under some terms, at whatever stage.

        Args:
            terms: A block of a rulebook.

        Returns:
            The codes.

        Raises:
            TooManyLimbsError: There are more limbs than a mask has bits.
        """
        limbs = tuple(terms.limbs.values())
        if len(limbs) > MOST_BITS:
            raise TooManyLimbsError(len(limbs), MOST_BITS)
        return cls(limbs, tuple(str(outcome) for outcome in outcomes_of(terms)))

    def decode(self, mask: int) -> tuple[Limb, ...]:
        """Return the limbs whose bits are set.

        Args:
            mask: A number from a column of masks.

        Returns:
            The limbs, in the order of the paper.

        Raises:
            ValueError: The number has a bit that stands for nothing.
        """
        if not 0 <= mask < 1 << len(self.limbs):
            raise ValueError(f"a mask of {len(self.limbs)} limbs cannot be {mask}")
        return tuple(limb for bit, limb in enumerate(self.limbs) if mask >> bit & 1)

    def clauses(self, mask: int) -> tuple[Clause, ...]:
        """Return the clauses of the limbs whose bits are set, each once.

        Args:
            mask: A number from a column of masks.

        Returns:
            The clauses, in the order of the paper.

        Raises:
            ValueError: The number has a bit that stands for nothing.
        """
        return tuple(dict.fromkeys(limb.clause for limb in self.decode(mask)))

    def outcome(self, number: int) -> str:
        """Return an outcome in words.

        Args:
            number: A number from a column of outcomes.

        Returns:
            The outcome.

        Raises:
            IndexError: There is no such outcome.
        """
        return self.outcomes[number]


def column_name(state: State, limb: str | None = None) -> str:
    """Return the name of the column for a state, or for a state of one limb.

    Args:
        state: The state.
        limb: The name of the limb; None for the column of all of them.

    Returns:
        A name of lower-case letters, digits and underscores.

    Raises:
        Nothing.

    Example:
        >>> column_name(State.NOT_MET, "tenant-or-leaseholder")
        'not_met_tenant_or_leaseholder'
    """
    return "_".join(filter(None, (state.value, limb))).replace(" ", "_").replace("-", "_")


def outcomes_of(terms: Terms[Any, Any]) -> type[StrEnum]:
    """Return the enumeration of the outcomes that some terms lead to.

    Args:
        terms: A block of a rulebook.

    Returns:
        The enumeration.

    Raises:
        Nothing.
    """
    reached: StrEnum = terms.rungs[-1].outcome
    return type(reached)
