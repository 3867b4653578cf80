"""Models put together field by field, each field by its own type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from scrutiny_rules._frozen import Frozen
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Yes
from scrutiny_rules.facts import Fact
from scrutiny_rules.ladder import Either, Limb, Relies
from scrutiny_rules.testing._basics import (
    DAYS,
    EVERY_DAY,
    MILES,
    NAMES,
    SLUGS,
    TEXTS,
    ModelT,
)
from scrutiny_rules.testing._conditions import (
    DOCUMENT,
    FACTS,
    SAID,
    clauses_of,
    conditions,
    leaves,
    short_conditions,
    some_of,
)

MOST: Final = 24
"""The largest number where nothing else is said: of days, months, meetings."""

JSON: Final = st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=5)
"""What a field of a block may be set to."""

DIGEST: Final = st.integers(0, 2**32).map(lambda number: f"sha256:{number:064x}")

PATTERNS: Final[Mapping[str, st.SearchStrategy[str]]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": SLUGS,
    r"^(other\.)?[a-z][a-z0-9_]*$": NAMES,
    r"^[A-Z]-R[0-9]+[a-z]?$": st.sampled_from(["A-R1", "A-R2", "A-R3b"]),
    r"^[A-Z]\w+\.[a-z_]+$": st.sampled_from(["Roll.present", "Applicant.tenant"]),
    r"^(sha256:|hmac-sha256:)[0-9a-f]{64}$": DIGEST,
}
"""Texts of every pattern that a model asks for."""


@dataclass
class Building:
    """What is being put together, and what its parts may speak of.

    Attributes:
        draw: Handed in by Hypothesis.
        about: The facts that conditions may speak of.
        stages: The stages at which limbs may apply.
        document: The key of the paper that clauses are of.
        readings: The readings that there are to rely on.
        days: The days to draw from.
        named: The names that parts have so far.
        own: The landlord's own facts; None until terms declare some.
    """

    draw: st.DrawFn
    about: tuple[Fact, ...] = FACTS
    stages: tuple[str, ...] = ()
    document: str = DOCUMENT
    readings: tuple[str, ...] = ()
    days: st.SearchStrategy[date] = EVERY_DAY
    named: list[str] = field(default_factory=list)
    own: tuple[Fact, ...] | None = None

    def name(self) -> str:
        """Return a name that no other part has."""
        self.named.append(f"part-{len(self.named) + 1}")
        return self.named[-1]

    def clause(self) -> Clause:
        """Return a clause of the paper."""
        return self.draw(clauses_of(self.document))

    def relies(self) -> Relies:
        """Return one of the readings that there are, at every stage."""
        return Relies(reading=self.draw(st.sampled_from(self.readings)))

    def limb(self, about: tuple[Fact, ...] | None = None) -> Limb:
        """Return a limb with a name of its own."""
        draw = self.draw
        relies = bool(self.readings) and draw(st.booleans())
        return Limb(
            name=self.name(),
            clause=self.clause(),
            condition=draw(short_conditions(self.about if about is None else about)),
            stages=draw(some_of(self.stages)),
            readings=(self.relies(),) if relies else (),
            if_met=draw(SAID),
            if_not_met=draw(SAID),
        )

    def either(self) -> Either:
        """Return alternatives, each with a name of its own."""
        ways = tuple(self.limb() for _ in range(self.draw(st.integers(1, 2))))
        return Either(name=self.name(), limbs=ways)

    def speaking_of(
        self, *about: Fact, own: tuple[Fact, ...], stages: tuple[str, ...]
    ) -> "Building":
        """Return the same for terms that speak of other facts."""
        return replace(self, about=(*about, *own), own=own, stages=stages)

    def text(self, metadata: list[object]) -> str:
        """Return a text of the pattern that is wanted."""
        for one in metadata:
            pattern = getattr(one, "pattern", None)
            if isinstance(pattern, str):
                return self.draw(PATTERNS[pattern])
        return self.draw(TEXTS)

    def number(self, metadata: list[object]) -> int:
        """Return a small whole number inside the bounds that there are."""
        least = _bound(metadata, "ge", 0)
        most = _bound(metadata, "le", MOST)
        return self.draw(st.integers(least, min(most, least + MOST)))


def _bound(metadata: list[object], name: str, otherwise: int) -> int:
    """Return a bound that a field names, such as ``ge``."""
    for one in metadata:
        bound = getattr(one, name, None)
        if isinstance(bound, int):
            return bound
    return otherwise


def value(  # noqa: PLR0911  a line for each sort of type
    of: Building, annotation: object, metadata: list[object]
) -> object:
    """Return a value of some type."""
    members = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        inner, *more = members
        found = [part for one in more for part in _parts(one)]
        return value(of, inner, [*metadata, *found])
    origin = get_origin(annotation)
    if origin in {Union, UnionType}:
        return _one_of(of, members, metadata)
    if origin is Literal:
        return of.draw(st.sampled_from(members))
    if origin is tuple:
        return _row(of, members, metadata)
    if origin is not None:
        _, inner = members
        names = of.draw(st.lists(NAMES, max_size=2, unique=True))
        return {name: value(of, inner, []) for name in names}
    if isinstance(annotation, type):
        return _plain(of, annotation, metadata)
    return of.draw(JSON)


def _parts(metadata: object) -> list[object]:
    return list(metadata.metadata) if isinstance(metadata, FieldInfo) else [metadata]


def _one_of(of: Building, members: tuple[object, ...], metadata: list[object]) -> object:
    if NoneType in members:
        if of.draw(st.booleans()):
            return None
        known = tuple(member for member in members if member is not NoneType)
        first, *others = known
        return _one_of(of, known, metadata) if others else value(of, first, metadata)
    if Yes in members:
        single = all(getattr(member, "members", None) is Yes.members for member in members)
        return of.draw(leaves(of.about) if single else conditions(of.about, most=3))
    return value(of, of.draw(st.sampled_from(members)), metadata)


def _row(of: Building, members: tuple[object, ...], metadata: list[object]) -> tuple[object, ...]:
    if Ellipsis not in members:
        return tuple(value(of, member, []) for member in members)
    inner, *_ = members
    if inner is Relies and not of.readings:
        return ()
    least = _bound(metadata, "min_length", 0)
    return tuple(value(of, inner, []) for _ in range(of.draw(st.integers(least, least + 1))))


def _plain(of: Building, kind: type, metadata: list[object]) -> object:
    if issubclass(kind, Enum):
        return of.draw(st.sampled_from(kind))
    if issubclass(kind, Frozen):
        return model(of, kind)
    if kind is str:
        return of.text(metadata)
    if kind is int:
        return of.number(metadata)
    made: Mapping[type, st.SearchStrategy[object]] = {
        bool: st.booleans(),
        date: of.days,
        Fraction: st.fractions(0, 100, max_denominator=4),
        Decimal: MILES,
    }
    return of.draw(made[kind])


Make = Callable[[Building], Frozen]

HOW: Final[dict[type[Frozen], Make]] = {
    Clause: Building.clause,
    Limb: Building.limb,
    Either: Building.either,
    Relies: Building.relies,
}
"""How models are made whose fields depend on each other, or on what they are a part of."""

SETTLE: Final[dict[type[Frozen], Callable[[Building, dict[str, Any]], None]]] = {}
"""What the fields of a model are changed to, so that they agree with each other."""


def model(of: Building, kind: type[ModelT]) -> ModelT:
    """Return a model, put together field by field where there is no way of its own."""
    how = HOW.get(kind)
    if how is None:
        return built(of, kind)
    made = how(of)
    assert isinstance(made, kind)  # noqa: S101  the table says so
    return made


def built(of: Building, kind: type[ModelT], **given: object) -> ModelT:
    """Return a model with some fields given and the others drawn."""
    fields = dict(given)
    for name, info in kind.model_fields.items():
        if name in given or (name in LEFT_OUT and not info.is_required()):
            continue
        unique = name == "name" and "name" not in given
        fields[name] = of.name() if unique else value(of, info.annotation, info.metadata)
    settle = SETTLE.get(kind)
    if settle is not None:
        settle(of, fields)
    return kind.model_validate(fields)


LEFT_OUT: Final = frozenset({"kind", "other"})
"""Fields that say of which kind a model is, and facts that nobody declared."""

T = TypeVar("T", bound=Frozen)


@st.composite
def of_fields(draw: st.DrawFn, kind: type[T]) -> T:
    """Return a strategy of a model whose fields are drawn one by one."""
    return built(Building(draw, days=DAYS), kind)
