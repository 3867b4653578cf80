"""Reading off: what a column of bits says of masks that would be long to work out.

A bit is set wherever a limb was not met. That one of all these limbs was not met can then be
seen of the number, and need not be asked of every limb once more.

    >>> from scrutiny_rules._expressions import Holds, Numbered
    >>> a, b, c, d = map(Holds, "abcd")
    >>> bits = Bits(((a, 1), (b, 2), (c, 4), (d, 8)), 4)
    >>> found = read_off(Numbered(((any_of(a, b, c, d), 1),), 0), [bits])
    >>> found == Numbered(((more_than(bits, Whole(0)), 1),), 0)
    True
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from scrutiny_rules._expressions import (
    AllOf,
    AnyOf,
    Bits,
    Expression,
    Mask,
    Not,
    Numbered,
    Pick,
    Whole,
    Words,
    all_of,
    any_of,
    more_than,
    negated,
)

FEW: Final = 3
"""How many masks are as easily asked as a number is compared."""


def read_off(value: Expression, columns: Iterable[Bits]) -> Expression:
    """Return a value of which long masks are read off columns that are worked out anyway.

    Args:
        value: What a new column holds.
        columns: The columns of bits.

    Returns:
        An equal value; choices are made by the columns where they tell.

    Raises:
        Nothing.
    """
    for column in columns:
        if len(column.of) > FEW:
            value = _ReadOff(column).value(value)
    return value


class _ReadOff:
    """What one column of bits tells."""

    def __init__(self, column: Bits) -> None:
        """Note which masks say that some bit is set, and which that none is."""
        masks = [mask for mask, _ in column.of]
        some, none = any_of(*masks), all_of(*map(negated, masks))
        self.set: Mask = more_than(column, Whole(0))
        self.some: frozenset[Mask] = some.members if isinstance(some, AnyOf) else frozenset()
        self.none: frozenset[Mask] = none.members if isinstance(none, AllOf) else frozenset()

    def value(self, value: Expression) -> Expression:
        """Return a value with its choices made by the column."""
        match value:
            case Numbered():
                return Numbered(tuple((self.mask(m), one) for m, one in value.of), value.otherwise)
            case Words():
                return Words(tuple((self.mask(m), one) for m, one in value.of), value.otherwise)
            case Pick():
                return replace(value, where=self.mask(value.where))
            case _:
                return value

    def mask(self, mask: Mask) -> Mask:
        """Return a mask, as far as it can be read off the column."""
        match mask:
            case Not():
                return negated(self.mask(mask.of))
            case AnyOf() if self.some and self.some <= mask.members:
                return any_of(self.set, *(one for one in mask.of if one not in self.some))
            case AllOf() if self.none and self.none <= mask.members:
                return all_of(negated(self.set), *(one for one in mask.of if one not in self.none))
            case _:
                return mask
