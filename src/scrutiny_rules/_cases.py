"""Cases: one question after the other, until a row can only be one thing.

A ladder asks for everything of every row. Often a few answers settle it: of an inquorate
meeting nobody need count the votes. Where the cases are few, what is wanted of a row is one
short choice between them, whatever the length of the masks that it was made of.

    >>> from scrutiny_rules._expressions import Holds, all_of, negated
    >>> a, b = Holds("a"), Holds("b")
    >>> Cases(ALWAYS).of(Numbered(((all_of(a, b), 1), (all_of(a, negated(b)), 2)), 3))
    Pick(where=Not(of=Holds(column='a')), then=Numbered(of=(), otherwise=3), \
otherwise=Pick(where=Holds(column='b'), then=Numbered(of=(), otherwise=1), \
otherwise=Numbered(of=(), otherwise=2)))
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias, overload

from scrutiny_rules._expressions import (
    ALWAYS,
    EITHER,
    NEVER,
    NULL,
    AllOf,
    AnyOf,
    AtLeast,
    Bits,
    Expression,
    Fixed,
    Is,
    Mask,
    Not,
    Number,
    Numbered,
    Pick,
    Words,
    all_of,
    any_of,
    negated,
    states_of,
    uses,
)

MOST_CASES: Final = 100
"""Among how many cases a choice may be; where there are more, it stays as it was."""

SMALL_BITS: Final = 7
"""How many bits the number of an outcome takes."""

MOST_WIDE: Final = 63
"""How many bits a number has room for beside its sign."""

LONGER: Final = 1.5
"""How many times as long as the longer of two choices one choice for both may be."""

A_CHOICE: Final = 3
"""How many times as long as an *and* or an *or* a choice between two numbers takes."""

Finite: TypeAlias = Numbered | Words | Bits
"""What is one of a few things of every row."""


Choice: TypeAlias = Number | Words
"""One thing after some answers, and another after others."""


class _TooManyError(Exception):
    """There are too many cases, or too much in one."""


class Cases:
    """Finds the cases among the rows of which something holds."""

    def __init__(self, where: Mask) -> None:
        """Set up for the rows that matter; of the others anything may come out."""
        self.where = where
        self.left = 0
        self.order: list[object] = []

    @overload
    def of(self, value: Numbered | Bits) -> Number | None: ...
    @overload
    def of(self, value: Words) -> Choice | None: ...
    def of(self, value: Finite) -> Choice | None:
        """Return a choice between cases that is the same as a value wherever it matters.

        Args:
            value: What is wanted of every row.

        Returns:
            The choice; None where there are too many cases, where no row matters, or where the
            choice would be no easier to make than to work out the value.

        Raises:
            Nothing.
        """
        self.left = MOST_CASES
        try:
            found = self._sorted(value, _Answers())
        except _TooManyError:
            return None
        return None if found is None or _price(found) >= _price(value) else found

    def _sorted(self, value: Finite, answers: "_Answers") -> Choice | None:
        """Return the choice after some answers; None where no row matters after them."""
        if answers.to(self.where) is False:
            return None
        found = _settled(value, answers)
        if found is not None:
            self.left -= 1
            if self.left < 0:
                raise _TooManyError
            return found
        question = self._next(answers.open_in(mask) for mask, _ in value.of)
        yes = self._sorted(value, answers.with_(question, met=True))
        no = self._sorted(value, answers.with_(question, met=False))
        if yes is None or no is None:
            return no if yes is None else yes
        return _choice(question, yes, no)

    def _next(self, open_: Iterable[Iterable[Mask]]) -> Mask:
        """Return what to ask: what was asked before, in that order, or else what most needs."""
        first: dict[object, Mask] = {}
        times: Counter[object] = Counter()
        for questions in open_:
            about: dict[object, Mask] = {}
            for question in questions:
                about.setdefault(_about(question), question)
            first |= {one: question for one, question in about.items() if one not in first}
            times.update(about.keys())
        asked = next((one for one in self.order if one in first), None)
        if asked is None:
            asked = max(first, key=lambda one: times[one])
            self.order.append(asked)
        return first[asked]


def _price(value: Expression) -> int:
    """Return about how long a value takes besides what is read of columns, which it shares."""
    price = 0
    for node in uses((value,)):
        match node:
            case Pick():
                price += A_CHOICE
            case Numbered() | Words() | Bits():
                price += A_CHOICE * len(node.of)
            case AllOf() | AnyOf():
                price += len(node.of) - 1
            case _:
                pass
    return price


def _about(question: Mask) -> object:
    """Return the column of which a question asks for a yes, a no or a word, or the question."""
    if isinstance(question, Is):
        return question.column
    about = states_of(question)
    return question if about is None else about[0]


def _settled(value: Finite, answers: "_Answers") -> Finite | None:
    """Return what a value is after some answers; None where that still depends on others."""
    weight = 0
    for mask, one in value.of:
        met = answers.to(mask)
        if met is None:
            return None
        if met and not isinstance(value, Bits):
            return _alone(value, one)
        weight |= int(one) if met else 0
    if isinstance(value, Bits):
        return Bits(((ALWAYS, weight),) if weight else (), value.bits)
    return _alone(value, value.otherwise)


def _alone(value: Numbered | Words, one: int | str) -> Numbered | Words:
    """Return a number or a text of a value as one that every row has."""
    return Words((), str(one)) if isinstance(value, Words) else Numbered((), int(one))


def _choice(where: Mask, yes: Choice, no: Choice) -> Choice:  # noqa: PLR0911  one case a line
    """Return a choice, with one question for two that lead to the same."""
    if yes == no or isinstance(where, Fixed):
        return no if where == NEVER else yes
    if isinstance(no, Pick):
        if no.then == yes:
            return _choice(any_of(where, no.where), yes, no.otherwise)
        if no.otherwise == yes:
            return _choice(any_of(where, negated(no.where)), yes, no.then)
    if isinstance(yes, Pick):
        if yes.otherwise == no:
            return _choice(all_of(where, yes.where), yes.then, no)
        if yes.then == no:
            return _choice(all_of(where, negated(yes.where)), yes.otherwise, no)
        if _choices(no) < _choices(yes):  # the longer one goes on, rather than stand inside
            return Pick(negated(where), no, yes)
    return Pick(where, yes, no)


def _choices(value: Choice) -> int:
    """Return how many choices there are in one, each as often as it stands there."""
    if not isinstance(value, Pick):
        return 0
    return 1 + _choices(value.then) + _choices(value.otherwise)


def together(number: Choice, bits: Choice) -> Choice | None:
    """Return one choice for two that ask nearly the same.

    Args:
        number: A choice between numbers of outcomes.
        bits: A choice between numbers with bits.

    Returns:
        A choice between numbers that hold the bits above ``SMALL_BITS`` lower ones, and in these
        the number; None where one of the two is none between constants, where there is no room
        for both, or where one choice for both would be much longer than each of them.

    Raises:
        Nothing.

    Example:
        >>> from scrutiny_rules._expressions import Holds
        >>> outcome = Pick(Holds("a"), Numbered((), 1), Numbered((), 2))
        >>> not_met = Pick(Holds("a"), Bits((), 8), Bits(((ALWAYS, 4),), 8))
        >>> both = together(outcome, not_met)
        >>> both.then.constant(), both.otherwise.constant() == 2 + 4 * 2**SMALL_BITS
        (1, True)
    """
    most = max(map(_choices, (number, bits)))
    try:
        found = _Both(most * LONGER).of(number, bits, _Answers())
    except _TooManyError:
        return None
    return found if isinstance(found, Pick) and _choices(found) <= most * LONGER else None


class _Both:
    """Follows two choices at once, as long as that does not take too many cases."""

    def __init__(self, most: float) -> None:
        """Set up for so many choices at most, before alike ones are made one."""
        self.left = 2 * most

    def of(self, number: Number | Words, bits: Number | Words, answers: "_Answers") -> Choice:
        """Return the choice between both that is left after some answers."""
        number, bits = _after(number, answers), _after(bits, answers)
        asked = next((one.where for one in (number, bits) if isinstance(one, Pick)), None)
        if asked is None:
            return _number_of_both(number, bits)
        self.left -= 1
        if self.left < 0:
            raise _TooManyError
        question = next(answers.open_in(asked))
        yes = self.of(number, bits, answers.with_(question, met=True))
        no = self.of(number, bits, answers.with_(question, met=False))
        return _choice(question, yes, no)


def _after(value: Number | Words, answers: "_Answers") -> Number | Words:
    """Return what is left of a choice after some answers."""
    while isinstance(value, Pick) and (met := answers.to(value.where)) is not None:
        value = value.then if met else value.otherwise
    return value


def _number_of_both(number: Number | Words, bits: Number | Words) -> Bits:
    """Return the number that holds two that every row has."""
    if isinstance(number, Numbered) and not number.of and isinstance(bits, Bits):
        high, width = bits.constant(), SMALL_BITS + bits.bits
        if high is not None and width <= MOST_WIDE:
            whole = number.otherwise | high << SMALL_BITS
            return Bits(((ALWAYS, whole),) if whole else (), width)
    raise _TooManyError


class _Answers:
    """What was answered so far, and what follows from it."""

    def __init__(
        self,
        given: "dict[Mask, bool] | None" = None,
        columns: "dict[str, frozenset[str]] | None" = None,
        words: "dict[str, str] | None" = None,
    ) -> None:
        """Take the answers, what each column may be after them, and the words that are known."""
        self.given = given or {}
        self.columns = columns or {}
        self.words = words or {}
        self.found: dict[Mask, bool | None] = {}

    def with_(self, question: Mask, *, met: bool) -> "_Answers":
        """Return these answers and one more."""
        given, columns, words = {**self.given, question: met}, self.columns, self.words
        about = states_of(question)
        if about is not None:
            column, states = about
            left = states if met else EITHER - states
            columns = {**columns, column: columns.get(column, EITHER) & left}
        if isinstance(question, Is) and met:
            words = {**words, question.column: question.word}
            columns = {**columns, question.column: columns.get(question.column, EITHER) - {NULL}}
        if isinstance(question, AtLeast) and not met:
            given[AtLeast(question.right, question.left)] = True
        return _Answers(given, columns, words)

    def to(self, mask: Mask) -> bool | None:
        """Return whether a mask holds after these answers; None where that is open."""
        if isinstance(mask, Fixed):
            return mask.met
        if mask not in self.found:
            self.found[mask] = self._to(mask)
        return self.found[mask]

    def _to(self, mask: Mask) -> bool | None:
        match mask:
            case Not():
                inner = self.to(mask.of)
                return None if inner is None else not inner
            case AllOf() | AnyOf():
                final = isinstance(mask, AnyOf)
                found = set(map(self.to, mask.of))
                return final if final in found else None if None in found else not final
            case _:
                return self._told(mask)

    def _told(self, mask: Mask) -> bool | None:
        if mask in self.given:
            return self.given[mask]
        about = states_of(mask)
        if about is not None:
            column, states = about
            left = self.columns.get(column, EITHER)
            return True if left <= states else False if left.isdisjoint(states) else None
        if isinstance(mask, Is):
            word = self.words.get(mask.column)
            if word is not None or self.columns.get(mask.column) == frozenset({NULL}):
                return word == mask.word
        return None

    def open_in(self, mask: Mask) -> Iterator[Mask]:
        """Go through the questions on which a mask still depends."""
        if self.to(mask) is None:
            match mask:
                case Not():
                    yield from self.open_in(mask.of)
                case AllOf() | AnyOf():
                    for part in mask.of:
                        yield from self.open_in(part)
                case _:
                    yield mask
