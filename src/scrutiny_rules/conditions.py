"""Conditions: what a paper tests, as values that can be read, stored and evaluated.

A condition is one of six nodes over named facts: a yes/no fact, a comparison of
counts, membership of a small set, and *all*, *any*, *not*. Python operators are sugar
over them. Evaluation is three-valued: a fact that is missing is unknown, never False,
and a condition is unknown only while what is missing could still matter to it.

    >>> from fractions import Fraction
    >>> from scrutiny_rules.facts import CountFact
    >>> present, in_office = CountFact("present"), CountFact("in_office")
    >>> quorum = (present.share_of(in_office) >= Fraction(1, 2)) & (present >= 3)
    >>> quorum.evaluate({"present": 4, "in_office": 7})
    <State.MET: 'met'>
    >>> quorum.evaluate({"present": 2})
    <State.NOT_MET: 'not met'>
    >>> quorum.evaluate({"present": 4})
    <State.UNKNOWN: 'unknown'>

Dates and arithmetic are not in the language. A rule module derives named facts from
them, such as the whole years of age attained on a day.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, ClassVar, Final, Literal, NoReturn, Self, TypeAlias

from pydantic import Field, SerializeAsAny, model_validator

from scrutiny_rules._frozen import MOST_COUNTED, Frozen, Text
from scrutiny_rules.display import Page, Passage, Shown, fact_words
from scrutiny_rules.errors import WrongKindError

MOST_DEEP: Final = 32
"""How deep a condition may be nested."""

MOST_WIDE: Final = 200
"""How many members one *all*, one *any* or one set may have."""

Value: TypeAlias = bool | int | str | None
"""What a fact may be; None means that it is not known."""

Name: TypeAlias = Annotated[str, Field(pattern=r"^(other\.)?[a-z][a-z0-9_]*$", max_length=100)]
"""The name of a fact: a field of a facts model, or ``other.<name>`` for a landlord's own."""

Test: TypeAlias = Callable[[Mapping[str, object]], bool | None]
"""A compiled condition: True met, False not met, None unknown."""


class State(StrEnum):
    """What evaluating a condition found."""

    MET = "met"
    """Met, whatever the missing facts turn out to be."""

    NOT_MET = "not met"
    """Not met, whatever the missing facts turn out to be."""

    UNKNOWN = "unknown"
    """A missing fact could still settle it either way."""

    NOT_APPLICABLE = "not applicable"
    """It does not bind in this case; a condition alone never evaluates to this."""

    @classmethod
    def of(cls, met: bool | None) -> "State":
        """Return the state of a compiled condition's answer.

        Example:
            >>> State.of(None)
            <State.UNKNOWN: 'unknown'>
        """
        if met is None:
            return cls.UNKNOWN
        return cls.MET if met else cls.NOT_MET


class _Node(Shown, Frozen):
    """What the six nodes share: the operators and the ways of looking inside."""

    together: ClassVar[str] = ""
    """How the conditions inside it hang together, in words; empty where there are none."""

    def __and__(self, other: "Condition") -> "All":
        """Return the condition that both are met."""
        return All(of=(*_members(self, All), *_members(other, All)))

    def __or__(self, other: "Condition") -> "Any":
        """Return the condition that at least one is met."""
        return Any(of=(*_members(self, Any), *_members(other, Any)))

    def __invert__(self) -> "Not":
        """Return the condition that this one is not met."""
        return Not(of=self)  # type: ignore[arg-type]  # every node is a Condition

    def __bool__(self) -> NoReturn:
        """Refuse: a condition has no truth value of its own.

        Raises:
            TypeError: Always. Python's ``and``, ``or``, ``not`` and chained comparisons
                would otherwise drop a part of the condition in silence.
        """
        raise TypeError(
            "a condition is neither true nor false: write `a & b`, `a | b`, `~a`, "
            "`(X >= 2) & (X <= 5)`, or call `.evaluate(facts)`"
        )

    def to_page(self) -> Page:
        """Return the condition in words, and part by part where it has parts."""
        passages = [Passage("In words", (str(self),))]
        if self.together and len(self.members()) > 1:
            passages.append(Passage(self.together, tuple(map(words, self.members()))))
        return Page("Condition", tuple(passages))

    def __str__(self) -> str:
        """Return the condition in plain words."""
        return words(self)  # type: ignore[arg-type]  # every node is a Condition

    @cached_property
    def depth(self) -> int:
        """How deep the condition is nested; a single test is 1 deep."""
        return 1 + max((member.depth for member in self.members()), default=0)

    def members(self) -> "tuple[Condition, ...]":
        """Return the conditions directly inside this one."""
        return ()

    def leaves(self) -> "Iterator[Leaf]":
        """Go through the single tests, from left to right, repeats included."""
        for member in self.members():
            yield from member.leaves()

    def facts(self) -> tuple[str, ...]:
        """Return the names of the facts it reads, in order of first mention."""
        return tuple(dict.fromkeys(name for leaf in self.leaves() for name in leaf.facts()))

    def evaluate(self, facts: Mapping[str, Value]) -> State:
        """Evaluate against named facts.

        Args:
            facts: The facts by name. One that is absent or None is unknown.

        Returns:
            ``MET``, ``NOT_MET`` or ``UNKNOWN``.

        Raises:
            WrongKindError: A fact is not of the kind that the condition tests.
        """
        for leaf in self.leaves():
            for name in leaf.facts():
                if not leaf.accepts(facts.get(name)):
                    raise WrongKindError(name, leaf.kind)
        return State.of(self.test(dict.fromkeys(self.facts()) | dict(facts)))

    @cached_property
    @abstractmethod
    def test(self) -> Test:
        """The compiled condition: a function of a mapping that holds every fact it reads."""

    @abstractmethod
    def renamed(self, names: Mapping[str, str]) -> Self:
        """Return the same condition over other facts.

        Args:
            names: The new name of each fact that changes.
        """


class Yes(_Node):
    """Is a yes/no fact true?"""

    kind: Literal["yes"] = "yes"
    fact: Name

    def leaves(self) -> "Iterator[Leaf]":
        """Return this test itself."""
        yield self

    def facts(self) -> tuple[str, ...]:
        """Return the one fact it reads."""
        return (self.fact,)

    def accepts(self, value: object) -> bool:
        """Say whether a value is of the kind that this test reads."""
        return value is None or isinstance(value, bool)

    @cached_property
    def test(self) -> Test:
        """The compiled test."""
        fact = self.fact

        def yes(facts: Mapping[str, object]) -> bool | None:
            value = facts[fact]
            return value if isinstance(value, bool) else None

        return yes

    def renamed(self, names: Mapping[str, str]) -> Self:
        """Return the same test of another fact."""
        return type(self)(fact=names.get(self.fact, self.fact))


class Compare(_Node):
    """Is ``left x q`` at least, or more than, ``right x p``?

    A side that is None counts as one, so that ``left=None, q=3`` is the number three.
    Shares are compared by multiplying, so that nothing is ever rounded.
    """

    kind: Literal["compare"] = "compare"
    left: Name | None
    q: Annotated[int, Field(strict=True, ge=0, le=MOST_COUNTED)] = 1
    op: Literal[">=", ">"]
    right: Name | None
    p: Annotated[int, Field(strict=True, ge=0, le=MOST_COUNTED)] = 1

    @model_validator(mode="after")
    def _reads_a_fact(self) -> Self:
        if self.left is None and self.right is None:
            raise ValueError("a comparison needs a fact on one of its sides")
        if (self.left and not self.q) or (self.right and not self.p):
            raise ValueError("a fact times nought is no test of that fact")
        return self

    def leaves(self) -> "Iterator[Leaf]":
        """Return this test itself."""
        yield self

    def facts(self) -> tuple[str, ...]:
        """Return the one or two facts it reads."""
        return tuple(name for name in (self.left, self.right) if name is not None)

    def accepts(self, value: object) -> bool:
        """Say whether a value is of the kind that this test reads."""
        return value is None or (isinstance(value, int) and not isinstance(value, bool))

    @cached_property
    def test(self) -> Test:
        """The compiled test."""
        left, q, right, p, strict = self.left, self.q, self.right, self.p, self.op == ">"

        def compare(facts: Mapping[str, object]) -> bool | None:
            a = 1 if left is None else facts[left]
            b = 1 if right is None else facts[right]
            if not isinstance(a, int) or not isinstance(b, int):
                return None
            return a * q > b * p if strict else a * q >= b * p

        return compare

    def renamed(self, names: Mapping[str, str]) -> Self:
        """Return the same comparison of other facts."""
        left = self.left and names.get(self.left, self.left)
        right = self.right and names.get(self.right, self.right)
        return self.model_copy(update={"left": left, "right": right})


class In(_Node):
    """Is a fact one of a small set?"""

    kind: Literal["in"] = "in"
    fact: Name
    among: Annotated[tuple[Text, ...], Field(min_length=1, max_length=MOST_WIDE)]

    def leaves(self) -> "Iterator[Leaf]":
        """Return this test itself."""
        yield self

    def facts(self) -> tuple[str, ...]:
        """Return the one fact it reads."""
        return (self.fact,)

    def accepts(self, value: object) -> bool:
        """Say whether a value is of the kind that this test reads."""
        return value is None or isinstance(value, str)

    @cached_property
    def test(self) -> Test:
        """The compiled test."""
        fact, among = self.fact, frozenset(self.among)

        def is_in(facts: Mapping[str, object]) -> bool | None:
            value = facts[fact]
            return value in among if isinstance(value, str) else None

        return is_in

    def renamed(self, names: Mapping[str, str]) -> Self:
        """Return the same test of another fact."""
        return type(self)(fact=names.get(self.fact, self.fact), among=self.among)


class _Group(_Node):
    """Several conditions under one heading."""

    of: "Annotated[tuple[Member, ...], Field(min_length=1, max_length=MOST_WIDE)]"

    @model_validator(mode="after")
    def _not_too_deep(self) -> Self:
        _no_deeper_than_allowed(self)
        return self

    def members(self) -> "tuple[Condition, ...]":
        """Return the conditions of the group."""
        return self.of

    def renamed(self, names: Mapping[str, str]) -> Self:
        """Return the same group over other facts."""
        return type(self)(of=tuple(member.renamed(names) for member in self.of))


class All(_Group):
    """Is every one of these met?"""

    together: ClassVar[str] = "Every one of these"

    kind: Literal["all"] = "all"

    @cached_property
    def test(self) -> Test:
        """The compiled condition."""
        return _first_that_is(stop=False, tests=tuple(member.test for member in self.of))


class Any(_Group):
    """Is at least one of these met?"""

    together: ClassVar[str] = "At least one of these"

    kind: Literal["any"] = "any"

    @cached_property
    def test(self) -> Test:
        """The compiled condition."""
        return _first_that_is(stop=True, tests=tuple(member.test for member in self.of))


class Not(_Node):
    """Is this not met?"""

    kind: Literal["not"] = "not"
    of: "Member"

    @model_validator(mode="after")
    def _not_too_deep(self) -> Self:
        _no_deeper_than_allowed(self)
        return self

    def members(self) -> "tuple[Condition, ...]":
        """Return the one condition inside."""
        return (self.of,)

    @cached_property
    def test(self) -> Test:
        """The compiled condition."""
        inner = self.of.test

        def negated(facts: Mapping[str, object]) -> bool | None:
            met = inner(facts)
            return None if met is None else not met

        return negated

    def renamed(self, names: Mapping[str, str]) -> Self:
        """Return the same denial over other facts."""
        return type(self)(of=self.of.renamed(names))


Leaf: TypeAlias = Yes | Compare | In
"""A single test of one or two facts."""

Condition: TypeAlias = Annotated[Yes | Compare | In | All | Any | Not, Field(discriminator="kind")]
"""Any of the six nodes."""

Member: TypeAlias = SerializeAsAny[Condition]
"""A condition inside another: written out as the node it is, since trying each node of the
union in turn, as pydantic before 2.13 does, doubles the work at every level."""

for _node in (All, Any, Not):
    _node.model_rebuild()


def _members(node: _Node, group: type[_Group]) -> "tuple[Condition, ...]":
    """Return the members of such a group, or else the node alone: a & b & c is flat."""
    return node.of if isinstance(node, group) else (node,)  # type: ignore[return-value]


def _no_deeper_than_allowed(node: _Node) -> None:
    if node.depth > MOST_DEEP:
        raise ValueError(f"a condition may be at most {MOST_DEEP} deep")


def _first_that_is(*, stop: bool, tests: tuple[Test, ...]) -> Test:
    """Compile *all* (stop at the first not met) or *any* (stop at the first met)."""

    def group(facts: Mapping[str, object]) -> bool | None:
        found: bool | None = not stop
        for test in tests:
            met = test(facts)
            if met is stop:
                return stop
            if met is None:
                found = None
        return found

    return group


def words(condition: Condition) -> str:
    """Return a condition in plain words.

    Args:
        condition: The condition.

    Returns:
        One line; what is nested is kept together by brackets.

    Raises:
        Nothing.

    Example:
        >>> words(Not(of=Yes(fact="in_rent_arrears")) | Yes(fact="keeping_to_repayment_plan"))
        'not in rent arrears, or keeping to repayment plan'
    """
    match condition:
        case Yes():
            return fact_words(condition.fact)
        case Compare():
            return _comparison(condition)
        case In():
            return f"{fact_words(condition.fact)} is {' or '.join(condition.among)}"
        case Not():
            return f"not {_bracketed(condition.of)}"
        case All():
            return ", and ".join(_bracketed(member) for member in condition.of)
        case Any():  # pragma: no branch  the checker proves it is the last
            return ", or ".join(_bracketed(member) for member in condition.of)


def _bracketed(condition: Condition) -> str:
    return f"({words(condition)})" if isinstance(condition, All | Any) else words(condition)


def _comparison(test: Compare) -> str:
    left, right = fact_words(test.left or ""), fact_words(test.right or "")
    if test.right is None:  # left x q >= p
        bound = Fraction(test.p, test.q)
        return f"{'at least' if test.op == '>=' else 'more than'} {bound} {_many(left)}"
    if test.left is None:  # q >= right x p
        bound = Fraction(test.q, test.p)
        return f"{'at most' if test.op == '>=' else 'fewer than'} {bound} {_many(right)}"
    if test.q == test.p:
        return f"{left} {'at least' if test.op == '>=' else 'more than'} {right}"
    share = Fraction(test.p, test.q)
    if share > 1:  # left >= right x 2 says that right is at most half of left
        return f"{right} {'at most' if test.op == '>=' else 'less than'} {1 / share} of {left}"
    return f"{left} {'at least' if test.op == '>=' else 'more than'} {share} of {right}"


def _many(name: str) -> str:
    """Return what there are so many of; an age is told in years."""
    return "years of age" if name == "age" else name


def cuts(
    condition: Condition, fact: str, known: Mapping[str, object] | None = None
) -> tuple[int, ...]:
    """Return where a count can change a condition.

    Between two neighbouring cuts no value of the count can be told from another.

    Args:
        condition: The condition to look through.
        fact: The name of the count.
        known: Counts that it may be compared with; without them, constants alone cut.

    Returns:
        Each least value at which a comparison turns, in rising order.

    Raises:
        Nothing.

    Example:
        >>> both = Compare(left="age", op=">=", right=None, p=16) & Compare(
        ...     left=None, q=25, op=">=", right="age"
        ... )
        >>> cuts(both, "age")
        (16, 26)
    """
    values: dict[str | None, object] = {None: 1}
    values.update(known or {})
    found: set[int] = set()
    for leaf in condition.leaves():
        if not isinstance(leaf, Compare):
            continue
        if leaf.left == leaf.right == fact:
            found.add(1)  # a count beside itself: nought and more may differ
        elif leaf.left == fact and isinstance(whole := values.get(leaf.right), int):
            bound, step = leaf.p * whole, leaf.q  # fact x q >= bound, or > bound
            found.add(-(-bound // step) if leaf.op == ">=" else bound // step + 1)
        elif leaf.right == fact and isinstance(whole := values.get(leaf.left), int):
            bound, step = leaf.q * whole, leaf.p  # bound >= fact x p, or > fact x p
            found.add(bound // step + 1 if leaf.op == ">=" else -(-bound // step))
    return tuple(sorted(found))
