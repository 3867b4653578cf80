"""Facts: what a paper's conditions are about, and how to write conditions over them.

A fact is a field of a rule module's facts model, or is derived from one. The field says
what to ask a person and who can usually answer. A rule module names its facts once,
as handles, so that rulebooks refer to them by Python name.

    >>> in_office, present = CountFact("in_office"), CountFact("present")
    >>> (present.share_of(in_office) > Fraction(1, 2)).facts()
    ('present', 'in_office')
    >>> own_fact("ward_councillor").fact
    'other.ward_councillor'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import NoneType
from typing import Final, Literal, NoReturn, TypedDict, get_args, get_origin

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from scrutiny_rules._frozen import Frozen, FrozenMap, Text
from scrutiny_rules.conditions import Compare, Condition, In, Name, Yes

OTHER: Final = "other."
"""What the name of a landlord's own fact starts with."""


class Kind(StrEnum):
    """What sort of value a fact has, and so which condition can test it."""

    YES_NO = "yes"
    """True or False, tested by ``Yes``."""

    COUNT = "compare"
    """A whole number, tested by ``Compare``."""

    CHOICE = "in"
    """One of a few words, tested by ``In``."""

    INPUT = "input"
    """A day or a list: tested by no condition, and other facts are worked out from it."""


class ChangedBy(StrEnum):
    """Who could make a fact otherwise than it is, those who could most easily first."""

    PERSON = "by the person, with a step that they can take"
    """The person whom it is about, at once: keep to a plan, leave a board."""

    PERSON_IN_TIME = "by the person, in time"
    """The person whom it is about, but not from one day to the next: clear arrears."""

    OTHERS = "by others"
    """Others: the panel, the landlord, whoever comes to a meeting."""

    TIME = "by time alone"
    """Nobody, and it changes all the same: an age."""

    NOBODY = "by nobody"
    """Nobody: it is past, or no step that anybody could be told to take."""


class Fact(Frozen):
    """One fact: its kind, what to ask for it, and who can usually answer.

    Attributes:
        name: The field of the facts model, ``other.<name>``, or a derived name.
        kind: Which condition can test it.
        question: What to ask a person.
        answered_by: Who can usually answer.
        personal: Whether its value is kept out of decisions: the safe side, unless it is
            said not to be.
        behind: The input fields that a derived fact is worked out from.
        choices: The words that a choice may be.
        changed_by: Who could make it otherwise; None where that is not said.
    """

    name: Name
    kind: Kind
    question: Text
    answered_by: Text
    personal: bool = True
    behind: tuple[Name, ...] = ()
    choices: tuple[Text, ...] = ()
    changed_by: ChangedBy | None = None

    @property
    def inputs(self) -> tuple[str, ...]:
        """The input fields that would make this fact known."""
        return self.behind or (self.name,)


@dataclass(frozen=True, slots=True)
class Missing:
    """Stands for a derived fact that cannot be worked out, and says what it would take.

    Attributes:
        inputs: The input fields that are not known.
    """

    inputs: tuple[str, ...]


def add(facts: Mapping[str, object], *parts: str) -> int | Missing:
    """Add counts up, as far as they are known.

    Args:
        facts: The input fields by name; a yes counts as one.
        parts: The fields to add.

    Returns:
        The sum; or what is missing.

    Raises:
        Nothing.

    Example:
        >>> add({"votes_for": 4, "votes_against": 3}, "votes_for", "votes_against")
        7
    """
    known = {name: value for name in parts if isinstance(value := facts.get(name), int)}
    if len(known) < len(parts):
        return Missing(tuple(name for name in parts if name not in known))
    return sum(known.values())


def less(facts: Mapping[str, object], whole: str | tuple[str, ...], *parts: str) -> int | Missing:
    """Take counts away from a count, as far as they are known.

    Args:
        facts: The input fields by name; a yes counts as one.
        whole: The field to take from, or several to take from together.
        parts: The fields to take away.

    Returns:
        What is left, never below nought; or what is missing.

    Raises:
        Nothing.

    Example:
        >>> less({"present": 5, "withdrawn": 1}, "present", "withdrawn")
        4
        >>> less({"present": None}, "present")
        Missing(inputs=('present',))
    """
    wholes = (whole,) if isinstance(whole, str) else whole
    together, away = add(facts, *wholes), add(facts, *parts)
    if isinstance(together, Missing) or isinstance(away, Missing):
        return add(facts, *wholes, *parts)
    return max(0, together - away)


@dataclass(frozen=True, slots=True)
class Ask:
    """What stands on a field of a facts model: the question, and who can usually answer it.

    Attributes:
        question: What to ask a person; also the field's description in the JSON Schema.
        answered_by: Who can usually answer.
        personal: Whether the value is kept out of decisions.
        changed_by: Who could make it otherwise; None where that is not said.
    """

    question: str
    answered_by: str
    personal: bool = False
    changed_by: ChangedBy | None = None

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the field by its question."""
        return handler(schema) | {"description": self.question}


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """A share of one count in another, waiting to be compared with a fraction."""

    part: str
    whole: str

    def __ge__(self, least: Fraction | int) -> Compare:
        """Return the condition that the share is at least this fraction."""
        p, q = _ratio(least)
        return Compare(left=self.part, q=q, op=">=", right=self.whole, p=p)

    def __gt__(self, bound: Fraction | int) -> Compare:
        """Return the condition that the share is more than this fraction."""
        p, q = _ratio(bound)
        return Compare(left=self.part, q=q, op=">", right=self.whole, p=p)

    def __le__(self, most: Fraction | int) -> Compare:
        """Return the condition that the share is at most this fraction."""
        p, q = _ratio(most)
        return Compare(left=self.whole, q=p, op=">=", right=self.part, p=q)

    def __lt__(self, bound: Fraction | int) -> Compare:
        """Return the condition that the share is less than this fraction."""
        p, q = _ratio(bound)
        return Compare(left=self.whole, q=p, op=">", right=self.part, p=q)

    def __bool__(self) -> NoReturn:
        """Refuse: a share is compared, never taken as true or false.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a share has no truth value: write `X.share_of(Y) >= ...`")

    def __eq__(self, other: object) -> bool:
        """Compare two shares; a share is never compared with a number for equality.

        Raises:
            TypeError: The other side is no share, so a condition was meant.
        """
        if not isinstance(other, Share):
            raise TypeError("write `(S >= f) & (S <= f)` to test a share for equality")
        return (self.part, self.whole) == (other.part, other.whole)

    def __hash__(self) -> int:
        """Hash by the two names."""
        return hash((self.part, self.whole))


@dataclass(frozen=True, slots=True, eq=False)
class CountFact:
    """A typed handle to a fact that is a count, from which comparisons are written."""

    name: str

    def share_of(self, whole: "CountFact") -> Share:
        """Return this count as a share of another.

        Example:
            >>> share = CountFact("present").share_of(CountFact("in_office"))
            >>> (share >= Fraction(1, 2)).evaluate({"present": 4, "in_office": 8})
            <State.MET: 'met'>
        """
        return Share(self.name, whole.name)

    def __ge__(self, other: "CountFact | int") -> Compare:
        """Return the condition that this count is at least the other."""
        return _compared(self, ">=", other)

    def __gt__(self, other: "CountFact | int") -> Compare:
        """Return the condition that this count is more than the other."""
        return _compared(self, ">", other)

    def __le__(self, other: "CountFact | int") -> Compare:
        """Return the condition that this count is at most the other."""
        return _compared(other, ">=", self)

    def __lt__(self, other: "CountFact | int") -> Compare:
        """Return the condition that this count is less than the other."""
        return _compared(other, ">", self)

    def __eq__(self, other: object) -> bool:
        """Compare two handles; a handle is never compared with a number.

        Raises:
            TypeError: The other side is not a handle, so a condition was meant.
        """
        if not isinstance(other, CountFact):
            raise TypeError("write `(X >= 3) & (X <= 3)` to test a count for equality")
        return self.name == other.name

    def __hash__(self) -> int:
        """Hash by name."""
        return hash(self.name)

    def __bool__(self) -> NoReturn:
        """Refuse: a count is compared, never taken as true or false.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a count has no truth value: write `X >= 1`")


@dataclass(frozen=True, slots=True, eq=False)
class ChoiceFact:
    """A typed handle to a fact that is one of a small set of words."""

    name: str

    def is_in(self, *among: str) -> In:
        """Return the condition that the fact is one of these.

        Example:
            >>> ChoiceFact("vehicle").is_in("car", "van").evaluate({"vehicle": "cycle"})
            <State.NOT_MET: 'not met'>
        """
        return In(fact=self.name, among=tuple(str(member) for member in among))

    def __eq__(self, other: object) -> bool:
        """Compare two handles; a handle is never compared with a word.

        Raises:
            TypeError: The other side is not a handle, so a condition was meant.
        """
        if not isinstance(other, ChoiceFact):
            raise TypeError("write `X.is_in(word)` to test a choice")
        return self.name == other.name

    def __hash__(self) -> int:
        """Hash by name."""
        return hash(self.name)

    def __bool__(self) -> NoReturn:
        """Refuse: a choice is tested, never taken as true or false.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a choice has no truth value: write `X.is_in(word)`")


def own_fact(name: str) -> Yes:
    """Return the condition that a landlord's own yes/no fact is true.

    Args:
        name: The name under which the facts model's ``other`` mapping holds it.

    Returns:
        The test of ``other.<name>``, which the terms have to declare.

    Raises:
        pydantic.ValidationError: The name is not lower-case letters, digits and underscores.
    """
    return Yes(fact=OTHER + name)


def vocabulary(model: type[Frozen], *derived: Fact) -> FrozenMap[Fact]:
    """Return the facts that conditions over a facts model may speak of.

    Args:
        model: The facts model; its fields that carry an ``Ask`` are facts.
        derived: The facts that the rule module works out from those fields.

    Returns:
        The facts by name, the model's own first.

    Raises:
        Nothing.
    """
    own = (
        Fact(
            name=name,
            question=ask.question,
            answered_by=ask.answered_by,
            personal=ask.personal,
            changed_by=ask.changed_by,
            **_kind_and_choices(field.annotation),
        )
        for name, field in model.model_fields.items()
        for ask in field.metadata
        if isinstance(ask, Ask)
    )
    return FrozenMap({fact.name: fact for fact in (*own, *derived)})


def with_own(known: FrozenMap[Fact], own: Iterable[Fact]) -> FrozenMap[Fact]:
    """Return a vocabulary with a landlord's own facts beside the module's.

    Raises:
        ValueError: An own fact's name does not start with ``other.``, or stands twice.
    """
    facts = dict(known)
    for fact in own:
        if not fact.name.startswith(OTHER) or fact.name in facts or fact.kind is Kind.INPUT:
            raise ValueError(
                f"`{fact.name}` has to start with `{OTHER}`, to be declared once, "
                "and to be of a kind that a condition can test"
            )
        facts[fact.name] = fact
    return FrozenMap(facts)


def check_facts(condition: Condition, known: FrozenMap[Fact]) -> None:
    """Refuse a condition over facts that are not known, or tested as another kind.

    Args:
        condition: The condition of a paper.
        known: The facts that it may speak of.

    Raises:
        ValueError: A fact is unknown, is of another kind, or cannot take a value named.
    """
    for leaf in condition.leaves():
        for name in leaf.facts():
            if name not in known:
                raise ValueError(f"there is no fact `{name}`; there are: {', '.join(known)}")
            if known[name].kind != leaf.kind:
                raise ValueError(f"`{name}` cannot be tested by a `{leaf.kind}` condition")
            if isinstance(leaf, In) and not set(leaf.among) <= set(known[name].choices):
                raise ValueError(f"`{name}` is one of: {', '.join(known[name].choices)}")


def _ratio(share: object) -> tuple[int, int]:
    if isinstance(share, bool) or not isinstance(share, Fraction | int) or share <= 0:
        raise TypeError("a share is compared with a Fraction that is more than nought")
    exact = Fraction(share)
    return exact.numerator, exact.denominator


def _compared(left: CountFact | int, op: Literal[">=", ">"], right: CountFact | int) -> Compare:
    def side(of: CountFact | int) -> tuple[str | None, int]:
        return (of.name, 1) if isinstance(of, CountFact) else (None, _whole(of))

    (left_name, q), (right_name, p) = side(left), side(right)
    return Compare(left=left_name, q=q, op=op, right=right_name, p=p)


def _whole(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError("a count is compared with a whole number or another count")
    return number


class _KindAndChoices(TypedDict):
    kind: Kind
    choices: tuple[str, ...]


def _kind_and_choices(annotation: object) -> _KindAndChoices:
    """Look through ``Annotated`` and ``| None`` for the type that the field holds."""
    if get_origin(annotation) in {tuple, Mapping}:
        return {"kind": Kind.INPUT, "choices": ()}
    inner = next((member for member in get_args(annotation) if member is not NoneType), None)
    if inner is not None:
        return _kind_and_choices(inner)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {"kind": Kind.CHOICE, "choices": tuple(str(member) for member in annotation)}
    kinds = {bool: Kind.YES_NO, int: Kind.COUNT}
    return {"kind": next((kinds[t] for t in kinds if t is annotation), Kind.INPUT), "choices": ()}
