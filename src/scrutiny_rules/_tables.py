"""Tables: the columns of a table as a rule asks for them, one after the other.

>>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
>>> table = Table(lambda wanted: Source(), TRAFFORD_QIP.quorum)
>>> table.count("present").known
Known(column='present')
>>> table.count("withdrawn") == table.value("withdrawn")
True
>>> list(table.read)
['present', 'withdrawn']
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import NoneType
from typing import Any, Final, NamedTuple, get_args

from scrutiny_rules._expressions import (
    ALWAYS,
    NEVER,
    Count,
    Day,
    DayOf,
    Fits,
    Holds,
    Hundredths,
    Is,
    Known,
    Mask,
    Number,
    Whole,
    Words,
    all_of,
    any_of,
    more_than,
    negated,
    not_below_nought,
    parted,
    pick,
    plus,
)
from scrutiny_rules._frozen import MOST_COUNTED, Frozen
from scrutiny_rules._lowering import (
    NOUGHT,
    Value,
    World,
)
from scrutiny_rules.columns import Sort
from scrutiny_rules.facts import Kind
from scrutiny_rules.ladder import Terms


class Source(NamedTuple):
    """What is known of a column before a row is looked at.

    Attributes:
        there: Whether there is such a column, and it can hold anything but nulls.
        null: Whether there is one, and it can hold nothing else.
        complete: Whether it is known to hold no null.
        fits: Whether each of its values is known to be one that the fact can have.
    """

    there: bool = True
    null: bool = False
    complete: bool = False
    fits: bool = False


ABSENT: Final = Source(there=False)
ALL_NULL: Final = Source(there=False, null=True)


@dataclass(frozen=True)
class Input:
    """A column that is read.

    Attributes:
        fact: The fact that it stands for.
        sort: What sort of value it has to hold.
        most: The largest count.
        among: The words that it may hold.
    """

    fact: str
    sort: Sort
    most: int = MOST_COUNTED
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class DayValue:
    """A day of every row: where it is known, and which it is."""

    known: Mask
    day: DayOf


class Table:
    """The columns of a table as a rule asks for them, one after the other.

    Attributes:
        read: The columns that were asked for and are there, by fact.
        refused: What no case could hold: each thing that can be wrong with a row.
    """

    def __init__(
        self,
        source: Callable[[Input], Source],
        terms: Terms[Any, Any],
        *models: type[Frozen],
    ) -> None:
        """Take where columns come from, and what holds the facts of a case.

        Args:
            source: Tells of a column whether it is there, and what is known of it.
            terms: The terms whose facts they are.
            models: The models that hold the facts, where the terms' own does not.
        """
        self.source = source
        self.facts = terms.known_facts
        self.models = models or (terms.facts_model,)
        self.asked: dict[Input, Source] = {}
        self.read: dict[str, Input] = {}
        self.refused: list[Mask] = []

    def refuse(self, *wrong: Mask) -> None:
        """Refuse the rows where any of these holds."""
        self.refused += wrong

    @property
    def wrong(self) -> Mask:
        """Where a row holds what no case could."""
        return parted(any_of(*self.refused))

    def _known(self, wanted: Input, where: Mask = ALWAYS) -> tuple[Mask, Source, object]:
        """Return where a column is known, and what stands in where there is no value."""
        fact = wanted.fact
        source = self.asked.get(wanted)
        if source is None:
            source = self.asked[wanted] = self.source(wanted)
            if source.there:
                self.read[fact] = wanted
                if not source.fits:
                    self.refuse(all_of(where, negated(self._fits(wanted))))
        default, may_be_unknown = self._default(fact)
        given = source.there or source.null
        known: Mask = Known(fact) if source.there else NEVER
        known = ALWAYS if source.complete else known
        return known, source, None if given and may_be_unknown else default

    def _fits(self, wanted: Input) -> Mask:
        """Return where a column holds what the fact can be, or nothing."""
        if wanted.sort is not Sort.WORD:
            return Fits(wanted.fact)
        words = (Is(wanted.fact, word) for word in wanted.among)
        return any_of(negated(Known(wanted.fact)), *words)

    def _default(self, fact: str) -> tuple[object, bool]:
        """Return what a fact is when it is not given, and whether it can be unknown."""
        for model in self.models:
            field = model.model_fields.get(fact)
            if field is not None:
                default = None if field.is_required() else field.default
                return default, NoneType in get_args(field.annotation)
        return None, True

    def yes_no(self, fact: str) -> Value:
        """Return a yes/no fact."""
        known, source, default = self._known(Input(fact, Sort.YES_NO))
        yes: Mask = Holds(fact) if source.there else NEVER
        if isinstance(default, bool):
            return Value(ALWAYS, yes=any_of(yes, negated(known)) if default else yes)
        return Value(known, yes=yes)

    def count(self, fact: str, most: int = MOST_COUNTED, where: Mask = ALWAYS) -> Value:
        """Return a count; one that is not given is what the facts model takes it to be."""
        known, source, default = self._known(Input(fact, Sort.COUNT, most), where)
        if not source.there:
            return Value(ALWAYS, number=Whole(default)) if isinstance(default, int) else NO_COUNT
        return Value(known, number=Count(fact))

    def number_of(self, fact: str) -> Value:
        """Return a count, or a yes/no fact as a count: a yes counts as one."""
        value = self.value(fact)
        if self.facts[fact].kind is Kind.YES_NO:
            return Value(value.known, number=pick(value.yes, Whole(1), Whole(0)))
        return value

    def word(self, fact: str, among: Iterable[str], where: Mask = ALWAYS) -> Value:
        """Return a word; only where a mask holds does it matter whether it can be one."""
        wanted = Input(fact, Sort.WORD, among=tuple(str(one) for one in among))
        known, source, default = self._known(wanted, where)

        def is_among(words: tuple[str, ...]) -> Mask:
            there = (Is(fact, word) for word in words if source.there)
            return any_of(*there, negated(known) if default in words else NEVER)

        return Value(known if default is None else ALWAYS, among=is_among)

    def day(self, fact: str) -> DayValue:
        """Return a day."""
        known, _, _ = self._known(Input(fact, Sort.DAY))
        return DayValue(known, DayOf(fact))

    def hundredths(self, fact: str) -> Value:
        """Return a decimal number in hundredths."""
        known, _, _ = self._known(Input(fact, Sort.MILES))
        return Value(known, number=Hundredths(fact))

    def value(self, fact: str) -> Value:
        """Return a fact of whatever kind."""
        match self.facts[fact].kind:
            case Kind.YES_NO:
                return self.yes_no(fact)
            case Kind.CHOICE:
                return self.word(fact, self.facts[fact].choices)
            case _:
                return self.count(fact)


NO_COUNT: Final = Value(NEVER, number=Whole(0))


@dataclass(frozen=True)
class Figure:
    """A figure beside the outcome: its name, what it is, and where it can be told."""

    name: str
    value: Number | Day | Words
    where: Mask = ALWAYS


@dataclass(frozen=True)
class Form:
    """The facts of the rows of a table, and the figures that a verb adds to its outcome."""

    worlds: tuple[World, ...]
    figures: tuple[Figure, ...] = ()
    amount: Number = NOUGHT


def as_given(terms: Terms[Any, Any], table: Table, *derived: str) -> dict[str, Value]:
    """Return the facts that a ladder reads as they stand in columns, but for the derived."""
    return {name: table.value(name) for name in terms.read if name not in derived}


def total(*parts: tuple[int, Value]) -> Value:
    """Return a sum, known where all its parts are."""
    known = all_of(*(one.known for _, one in parts))
    return Value(known, number=plus(*((by, one.number) for by, one in parts)))


def less(whole: Value, *parts: Value) -> Value:
    """Return what is left of a count, never below nought."""
    left = total((1, whole), *((-1, part) for part in parts))
    return Value(left.known, number=not_below_nought(left.number))


def is_more(part: Value, whole: Value) -> Mask:
    return all_of(part.known, whole.known, more_than(part.number, whole.number))
