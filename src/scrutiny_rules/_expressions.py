"""Expressions over columns: what a rule asks of every row, for any engine to work out.

A *mask* is yes or no of each row and is never null: what three-valued logic would leave open
is spelt out as two masks, one for "met" and one for "not met". A *number* is a whole number
of each row, a *day* a calendar day, and a *text* a few words. Where a column is null they
have a stand-in, so that nothing is ever null underneath; a mask of the known rows goes
beside them.

Equal expressions are equal values, and they are simplified as they are put together: what is
certain of every row costs nothing.

    >>> a, b = Holds("a"), Holds("b")
    >>> all_of(a, ALWAYS, any_of(a, b)) == a
    True
    >>> all_of(a, negated(a)) == NEVER
    True
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, TypeAlias


@dataclass(frozen=True)
class Node:
    """What all expressions share: their parts, and a hash that is worked out once."""

    def parts(self) -> "tuple[Expression, ...]":
        """Return the expressions directly inside this one."""
        return ()

    @cached_property
    def _hash(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self.__dataclass_fields__)))

    def __hash__(self) -> int:
        """Hash by content."""
        return self._hash

    def __init_subclass__(cls) -> None:
        """Keep this hash, in place of one that is worked out whenever it is asked for."""
        if "__hash__" not in cls.__dict__:
            type.__setattr__(cls, "__hash__", cls.__mro__[1].__hash__)


@dataclass(frozen=True)
class Fixed(Node):
    """The same of every row."""

    met: bool


@dataclass(frozen=True)
class Known(Node):
    """Is the column not null?"""

    column: str


@dataclass(frozen=True)
class Fits(Node):
    """Can the column's value be of its kind at all? So can a null."""

    column: str


@dataclass(frozen=True)
class Holds(Node):
    """Is the yes/no column yes? A null is not."""

    column: str


@dataclass(frozen=True)
class Denied(Node):
    """Is the yes/no column no? A null is not."""

    column: str


@dataclass(frozen=True)
class Is(Node):
    """Is the text column this word? A null is not."""

    column: str
    word: str


@dataclass(frozen=True)
class AtLeast(Node):
    """Is the left number at least the right one?"""

    left: "Number"
    right: "Number"

    def parts(self) -> "tuple[Expression, ...]":
        """Return both numbers."""
        return (self.left, self.right)


@dataclass(frozen=True)
class NotAfter(Node):
    """Is the first day no later than the second one?"""

    first: "Day"
    second: "Day"

    def parts(self) -> "tuple[Expression, ...]":
        """Return both days."""
        return (self.first, self.second)


@dataclass(frozen=True, eq=False)
class Several(Node):
    """What several masks are together, in whichever order they stand."""

    of: "tuple[Mask, ...]"

    @cached_property
    def _hash(self) -> int:
        return hash((type(self), self.members))

    def __eq__(self, other: object) -> bool:
        """Compare by the masks, in whichever order."""
        return (
            isinstance(other, Several)
            and type(other) is type(self)
            and self.members == other.members
        )

    def __hash__(self) -> int:
        """Hash by the masks, in whichever order."""
        return self._hash

    @cached_property
    def members(self) -> "frozenset[Mask]":
        """The masks, in no order."""
        return frozenset(self.of)

    def parts(self) -> "tuple[Expression, ...]":
        """Return the masks."""
        return self.of


@dataclass(frozen=True, eq=False)
class AllOf(Several):
    """Do all of these hold?"""


@dataclass(frozen=True, eq=False)
class AnyOf(Several):
    """Does one of these hold?"""


@dataclass(frozen=True)
class Not(Node):
    """Does this not hold?"""

    of: "Mask"

    def parts(self) -> "tuple[Expression, ...]":
        """Return the one mask."""
        return (self.of,)


@dataclass(frozen=True)
class Whole(Node):
    """The same whole number of every row."""

    value: int


@dataclass(frozen=True)
class Count(Node):
    """The whole number in a column; nought for a null."""

    column: str


@dataclass(frozen=True)
class Hundredths(Node):
    """The decimal number in a column, in whole hundredths; nought where there is none that fits."""

    column: str

    def parts(self) -> "tuple[Expression, ...]":
        """Return whether the number can be one at all."""
        return (Fits(self.column),)


@dataclass(frozen=True)
class Plus(Node):
    """A sum of numbers, each taken so many times."""

    of: "tuple[tuple[int, Number], ...]"

    def parts(self) -> "tuple[Expression, ...]":
        """Return the numbers."""
        return tuple(number for _, number in self.of)


@dataclass(frozen=True)
class Quotient(Node):
    """A number divided by a whole one, rounded down."""

    of: "Number"
    by: int

    def parts(self) -> "tuple[Expression, ...]":
        """Return the one number."""
        return (self.of,)


@dataclass(frozen=True)
class Pick(Node):
    """One number or text where a mask holds, and another where it does not."""

    where: "Mask"
    then: "Number | Words"
    otherwise: "Number | Words"

    def parts(self) -> "tuple[Expression, ...]":
        """Return the mask and both numbers."""
        return (self.where, self.then, self.otherwise)


@dataclass(frozen=True)
class Years(Node):
    """The whole years of age attained on a day; below nought before birth."""

    born_on: "DayOf"
    on: date

    def parts(self) -> "tuple[Expression, ...]":
        """Return the day of birth."""
        return (self.born_on,)


@dataclass(frozen=True)
class Ratio(Node):
    """One number as a share of another, in floating point, for the eye alone."""

    of: "Number"
    whole: "Number"

    def parts(self) -> "tuple[Expression, ...]":
        """Return both numbers."""
        return (self.of, self.whole)


@dataclass(frozen=True)
class Bits(Node):
    """A number with bits for each mask: its weight where the mask holds, so many bits in all.

    No bit is set by two masks that hold of one row.
    """

    of: "tuple[tuple[Mask, int], ...]"
    bits: int

    def parts(self) -> "tuple[Expression, ...]":
        """Return the masks."""
        return tuple(mask for mask, _ in self.of)

    def constant(self) -> int | None:
        """Return the number that it is of every row, if it is the same of all."""
        same = all(mask == ALWAYS for mask, _ in self.of)
        return sum(weight for _, weight in self.of) if same else None


@dataclass(frozen=True)
class OnDay(Node):
    """The same day of every row."""

    day: date


@dataclass(frozen=True)
class DayOf(Node):
    """The day in a column; some day for a null."""

    column: str


@dataclass(frozen=True)
class Later(Node):
    """A day so many months later, cut back to the month's end, and then so many days."""

    day: "DayOf"
    months: int
    days: int

    def parts(self) -> "tuple[Expression, ...]":
        """Return the one day."""
        return (self.day,)


@dataclass(frozen=True)
class Numbered(Node):
    """The small number beside the first mask that holds; the last one where none does."""

    of: "tuple[tuple[Mask, int], ...]"
    otherwise: int

    def parts(self) -> "tuple[Expression, ...]":
        """Return the masks."""
        return tuple(mask for mask, _ in self.of)


@dataclass(frozen=True)
class Words(Node):
    """The text beside the first mask that holds; the last one where none does."""

    of: "tuple[tuple[Mask, str], ...]"
    otherwise: str

    def parts(self) -> "tuple[Expression, ...]":
        """Return the masks."""
        return tuple(mask for mask, _ in self.of)


@dataclass(frozen=True)
class Joined(Node):
    """The texts beside the masks that hold, with a separator between them."""

    of: "tuple[tuple[Mask, str], ...]"
    separator: str

    def parts(self) -> "tuple[Expression, ...]":
        """Return the masks."""
        return tuple(mask for mask, _ in self.of)


Mask: TypeAlias = (
    Fixed | Known | Fits | Holds | Denied | Is | AtLeast | NotAfter | AllOf | AnyOf | Not
)
Number: TypeAlias = (
    Whole | Count | Hundredths | Plus | Quotient | Pick | Years | Bits | Ratio | Numbered
)
Day: TypeAlias = OnDay | DayOf | Later
Text: TypeAlias = Words | Joined
Expression: TypeAlias = Mask | Number | Day | Text

ALWAYS: Final = Fixed(met=True)
NEVER: Final = Fixed(met=False)


def negated(mask: Mask) -> Mask:
    """Return that a mask does not hold.

    Args:
        mask: The mask.

    Returns:
        The opposite, without a second *not* around a first.

    Raises:
        Nothing.
    """
    if isinstance(mask, Fixed):
        return Fixed(met=not mask.met)
    return mask.of if isinstance(mask, Not) else Not(mask)


def all_of(*masks: Mask) -> Mask:
    """Return that all of some masks hold.

    Args:
        masks: The masks.

    Returns:
        An equal mask in which nothing stands twice, or goes without saying.

    Raises:
        Nothing.
    """
    return _group(masks, AllOf, neutral=ALWAYS, final=NEVER)


def any_of(*masks: Mask) -> Mask:
    """Return that one of some masks holds.

    Args:
        masks: The masks.

    Returns:
        An equal mask in which nothing stands twice, or goes without saying.

    Raises:
        Nothing.
    """
    return _group(masks, AnyOf, neutral=NEVER, final=ALWAYS)


def given(gate: Mask, mask: Mask) -> Mask:
    """Return what is left of a mask where another holds.

    Args:
        gate: What holds.
        mask: What is asked.

    Returns:
        A mask that is the same wherever the gate holds, and as simple as can be.

    Raises:
        Nothing.

    Example:
        >>> given(negated(any_of(Holds("a"), Holds("b"))), any_of(Holds("a"), Known("c")))
        Known(column='c')
    """
    group: Group = AllOf
    of: tuple[Mask, ...] = gate.of if isinstance(gate, AllOf) else (gate,)
    if isinstance(gate, Not) and isinstance(gate.of, AnyOf):
        group, of = AnyOf, gate.of.of
    states = dict(_restricted(one, group) for one in of if states_of(one) is not None)
    return _assuming(mask, dict.fromkeys(of, group is AllOf), states)


def parted(mask: Mask) -> Mask:
    """Return a mask that asks apart of the rows with a value in some column, and of those without.

    Args:
        mask: The mask, such as that one of several things is wrong with a row.

    Returns:
        An equal mask; the same where most of it does not turn on one column.

    Raises:
        Nothing.

    Example:
        >>> miles, pence = Known("miles"), Known("pence")
        >>> one_of = any_of(all_of(miles, Holds("a")), all_of(miles, Holds("b")))
        >>> both_ways = any_of(one_of, all_of(negated(miles), pence))
        >>> parted(both_ways) == AnyOf(
        ...     (AllOf((miles, any_of(Holds("a"), Holds("b")))), AllOf((negated(miles), pence)))
        ... )
        True
    """
    if not isinstance(mask, AnyOf):
        return mask
    asked = [one for each in mask.of if isinstance(each, AllOf) for one in each.of]
    times = {one: asked.count(one) + asked.count(Not(one)) for one in asked if Not(one) in asked}
    there = max(
        (one for one in times if isinstance(one, Known)), key=times.__getitem__, default=None
    )
    if there is None or times[there] < WORTH_PARTING:
        return mask
    return any_of(*(all_of(gate, given(gate, mask)) for gate in (there, negated(there))))


def gated(gate: Mask, mask: Mask) -> Mask:
    """Return that two masks hold, the first of which many share, so that it may stay in one piece.

    Args:
        gate: What is shared.
        mask: What is not.

    Returns:
        That both hold; as one where that is no longer than what is not shared.

    Raises:
        Nothing.

    Example:
        >>> gate = any_of(Holds("a"), Known("b"))
        >>> gated(gate, Holds("a"))
        Holds(column='a')
        >>> gated(gate, Holds("c")) == AllOf((gate, Holds("c")))
        True
    """
    together = all_of(gate, mask)
    if isinstance(gate, Fixed) or isinstance(mask, Fixed) or _size(together) <= _size(mask):
        return together
    return AllOf((gate, mask))


def _size(mask: Mask) -> int:
    return 1 + sum(map(_size, (part for part in mask.parts() if isinstance(part, Mask))))


Group: TypeAlias = type[AllOf] | type[AnyOf]

YES: Final = "yes"
NO: Final = "no"
NULL: Final = "null"
EITHER: Final = frozenset((YES, NO, NULL))
"""What a yes/no column may be in a row."""

_LITERALS: Final[dict[frozenset[str], tuple[type[Holds] | type[Denied] | type[Known], bool]]] = {
    frozenset((YES,)): (Holds, True),
    frozenset((NO,)): (Denied, True),
    frozenset((YES, NO)): (Known, True),
    frozenset((NO, NULL)): (Holds, False),
    frozenset((YES, NULL)): (Denied, False),
    frozenset((NULL,)): (Known, False),
}
"""The mask that says of a column that it is one of these, or whose opposite does."""

WORTH_PARTING: Final = 3
"""In how many parts of a mask a column has to be asked for, so that it is asked first."""

MOST_OF_IT: Final = 2
"""What is more than a whole by so many is most of it."""

_STATES: Final = {kind: states for states, (kind, holds) in _LITERALS.items() if holds}


def _group(masks: Iterable[Mask], group: Group, *, neutral: Fixed, final: Fixed) -> Mask:
    flat = _merged(_flat(masks, group, neutral), group)
    if any(map(_is_compound, flat)):
        # Beside a member of *all of* the others need only be looked at where it holds.
        sure = {mask: group is AllOf for mask in flat if not _is_compound(mask)}
        states = dict(_restricted(mask, group) for mask in sure if states_of(mask) is not None)
        left = (_assumed(mask, sure, states) if _is_compound(mask) else mask for mask in flat)
        flat = _merged(_flat(left, group, neutral), group)
    if final in flat or any(isinstance(mask, Not) and mask.of in flat for mask in flat):
        return final
    kept = tuple(mask for mask in flat if not _goes_without_saying(mask, flat, group))
    if not kept:
        return neutral
    return kept[0] if len(kept) == 1 else group(kept)


def _flat(masks: Iterable[Mask], group: Group, neutral: Fixed) -> Iterator[Mask]:
    for mask in masks:
        if isinstance(mask, group):
            yield from mask.of
        elif mask != neutral:
            yield mask


def states_of(mask: Mask) -> tuple[str, frozenset[str]] | None:
    """Return what a mask says of one yes/no column, or of one that is known or not."""
    inner = mask.of if isinstance(mask, Not) else mask
    if not isinstance(inner, Holds | Denied | Known):
        return None
    states = _STATES[type(inner)]
    return inner.column, EITHER - states if isinstance(mask, Not) else states


def _restricted(mask: Mask, group: Group) -> tuple[str, frozenset[str]]:
    """Return what a column may be where the other members of a group matter."""
    column, states = states_of(mask) or ("", EITHER)
    return column, states if group is AllOf else EITHER - states


def _merged(masks: Iterable[Mask], group: Group) -> dict[Mask, None]:
    """Return the members of a group, each once, with one for all that is said of a column."""
    found: dict[object, Mask] = {}
    said: dict[str, frozenset[str]] = {}
    for mask in masks:
        about = states_of(mask)
        if about is None:
            found[mask] = mask
            continue
        column, states = about
        before = said.get(column, states)
        now = said[column] = before & states if group is AllOf else before | states
        if not now or now == EITHER:
            found[column] = Fixed(met=bool(now))
        else:
            literal, holds = _LITERALS[now]
            found[column] = literal(column) if holds else Not(literal(column))
    return dict.fromkeys(found.values())


def _is_compound(mask: Mask) -> bool:
    return isinstance(mask.of if isinstance(mask, Not) else mask, AllOf | AnyOf)


def _assumed(mask: Mask, sure: dict[Mask, bool], states: dict[str, frozenset[str]]) -> Mask:
    """Return what is left of a mask beside others; the whole of it where that is most of it.

    What stays whole may be needed elsewhere too, and is then worked out once.
    """
    left = _assuming(mask, sure, states)
    whole = _is_compound(left) and _size(left) * MOST_OF_IT > _size(mask)
    return mask if whole else left


def _assuming(  # noqa: PLR0911  one case a node
    mask: Mask, sure: dict[Mask, bool], states: dict[str, frozenset[str]]
) -> Mask:
    """Return what is left of a mask where some others are known to hold, or not to."""
    if mask in sure:
        return Fixed(met=sure[mask])
    about = states_of(mask)
    if about is not None:
        column, wanted = about
        left = states.get(column, EITHER)
        if left <= wanted or left.isdisjoint(wanted):
            return Fixed(met=left <= wanted)
        return mask
    match mask:
        case Not():
            return negated(_assuming(mask.of, sure, states))
        case Fits(column):
            return ALWAYS if states.get(column) == frozenset((NULL,)) else mask
        case AllOf() | AnyOf():
            parts = tuple(_assuming(part, sure, states) for part in mask.of)
            again = all_of if isinstance(mask, AllOf) else any_of
            # Most stay as they are, and to put them together again takes most of the time.
            return mask if parts == mask.of else again(*parts)
        case _:
            return mask


def _goes_without_saying(mask: Mask, beside: dict[Mask, None], group: Group) -> bool:
    """Say whether a member of a group follows from the others, so that it adds nothing.

    In *all of* that one of several holds follows from one of them; what is a word is known.
    In *any of* it is the other way round.
    """
    alternatives = _alternatives(mask, group)
    if alternatives is not None:
        return any(_follows(part, beside, group) for part in alternatives) or any(
            others < alternatives
            for other in beside
            if (others := _alternatives(other, group)) is not None
        )
    if group is AllOf and isinstance(mask, Known):
        return any(isinstance(one, Is) and one.column == mask.column for one in beside)
    return False


def _alternatives(mask: Mask, group: Group) -> frozenset[Mask] | None:
    """Return the masks of which one has to hold, for a member of *all of*, and dually."""
    dual = AnyOf if group is AllOf else AllOf
    if isinstance(mask, dual):
        return mask.members
    if isinstance(mask, Not) and isinstance(mask.of, group):
        return frozenset(map(negated, mask.of.of))
    return None


def _follows(mask: Mask, beside: dict[Mask, None], group: Group) -> bool:
    """Say whether a mask is a member of a group, or all that it is made of are."""
    if mask in beside:
        return True
    return isinstance(mask, group) and all(part in beside for part in mask.of)


def at_least(left: Number, right: Number) -> Mask:
    """Return that a number is at least another.

    Args:
        left: The one.
        right: The other.

    Returns:
        The mask; of two whole numbers and of a number and itself, what always holds of them.

    Raises:
        Nothing.
    """
    if isinstance(left, Whole) and isinstance(right, Whole):
        return Fixed(met=left.value >= right.value)
    return ALWAYS if left == right else AtLeast(left, right)


def more_than(left: Number, right: Number) -> Mask:
    """Return that a number is more than another.

    Args:
        left: The one.
        right: The other.

    Returns:
        The mask.

    Raises:
        Nothing.
    """
    return negated(at_least(right, left))


def plus(*of: tuple[int, Number]) -> Number:
    """Return a sum of numbers, each taken so many times.

    Args:
        of: How many times, and the number.

    Returns:
        The sum, with its constants taken together.

    Raises:
        Nothing.

    Example:
        >>> plus((2, Whole(3)), (1, Whole(4)))
        Whole(value=10)
    """
    times: dict[Number, int] = {}
    for by, number in of:
        within = number.of if isinstance(number, Plus) else ((1, number),)
        for inner, one in within:
            unit, many = (Whole(1), one.value) if isinstance(one, Whole) else (one, 1)
            times[unit] = times.get(unit, 0) + by * inner * many
    constant = times.pop(Whole(1), 0)
    kept = tuple((by, number) for number, by in times.items() if by)
    if not kept:
        return Whole(constant)
    if not constant:
        return kept[0][1] if len(kept) == 1 and kept[0][0] == 1 else Plus(kept)
    return Plus((*kept, (constant, Whole(1))))


def not_below_nought(number: Number) -> Number:
    """Return a number, or nought where it is less.

    Args:
        number: The number.

    Returns:
        The larger of the two.

    Raises:
        Nothing.
    """
    if isinstance(number, Count):
        return number
    return pick(at_least(number, Whole(0)), number, Whole(0))


def pick(where: Mask, then: Number, otherwise: Number) -> Number:
    """Return one number where a mask holds, and another where it does not.

    Args:
        where: The mask.
        then: The number where it holds.
        otherwise: The number where it does not.

    Returns:
        The number; one of the two where the mask is the same of every row.

    Raises:
        Nothing.
    """
    if isinstance(where, Fixed):
        return then if where.met else otherwise
    return then if then == otherwise else Pick(where, then, otherwise)


def words(of: Iterable[tuple[Mask, str]], otherwise: str) -> Words:
    """Return the text beside the first mask that holds.

    Args:
        of: The masks in order, each with its text.
        otherwise: The text where none holds.

    Returns:
        The text, without what can never be reached.

    Raises:
        Nothing.
    """
    kept: list[tuple[Mask, str]] = []
    for mask, text in of:
        if mask == ALWAYS:
            return Words(tuple(kept), text)
        if mask != NEVER:
            kept.append((mask, text))
    return Words(tuple(kept), otherwise)


def uses(roots: Iterable[Expression]) -> dict[Expression, int]:
    """Return how often each expression stands in others, or is a root.

    Args:
        roots: The expressions that are wanted.

    Returns:
        The number for each, parts before what they are part of.

    Raises:
        Nothing.

    Example:
        >>> list(uses([all_of(Holds("a"), Holds("b")), Holds("a")]).values())
        [2, 1, 1]
    """
    times: dict[Expression, int] = {}
    order: list[Expression] = []

    def visit(node: Expression) -> None:
        times[node] = times.get(node, 0) + 1
        if times[node] == 1 or isinstance(node, Not):  # its opposite is as good as a mask itself
            for part in node.parts():
                visit(part)
        if times[node] == 1:
            order.append(node)

    for root in roots:
        visit(root)
    return {node: times[node] for node in order}
