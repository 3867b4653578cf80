"""The one base class, and the field types that every model shares.

Each model is a closed, immutable value. Strictness belongs to the field types and
not to the whole model, so that a body which a web framework has already parsed
(days as ISO strings, outcomes as text) is accepted, while "yes", 1 and 0 are not
read as yes or no, and 86400 is not read as a day.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import (
    Annotated,
    ClassVar,
    Final,
    Self,
    TypeAlias,
    TypeGuard,
    TypeVar,
    final,
    get_args,
)

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    Strict,
    StringConstraints,
)
from pydantic_core import CoreSchema, core_schema

V_co = TypeVar("V_co", covariant=True)
_F = TypeVar("_F")

MOST_COUNTED: Final = 1_000_000
"""The largest count of people, votes or warnings, and the longest journey in miles."""

MOST_PENCE: Final = 1_000_000_000
"""The largest sum of money in one item: ten million pounds."""

MOST_PENCE_A_MILE: Final = 10_000
"""The highest rate that can be written: a hundred pounds a mile."""


class Frozen(BaseModel):
    """A value: it cannot change, holds no unknown field, and repeats no input.

    Two values with equal fields are equal and have equal hashes. What a value works
    out about itself is kept beside its fields and is left behind when it is copied
    or pickled.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        allow_inf_nan=False,
        defer_build=True,
    )

    def model_copy(
        self,
        *,
        update: Mapping[str, object] | None = None,
        deep: bool = False,  # noqa: ARG002  values do not change, so a deep copy is a copy
    ) -> Self:
        """Return this value with some fields replaced, checked like a new one.

        Args:
            update: The fields to replace, by name.
            deep: Accepted for pydantic's sake; values never change, so it alters nothing.

        Returns:
            A new value. Nothing that this one had worked out is carried over.

        Raises:
            pydantic.ValidationError: A field is unknown, or the new values do not fit.
        """
        fields = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self).model_validate(fields | dict(update or {}))

    def __getstate__(self) -> dict[object, object]:
        """Return the fields alone, without what was worked out from them."""
        state = super().__getstate__()
        fields = type(self).model_fields
        state["__dict__"] = {k: v for k, v in state["__dict__"].items() if k in fields}
        return state

    def __copy__(self) -> Self:
        """Return this value itself, since it cannot change."""
        return self

    def __deepcopy__(self, memo: dict[int, object] | None = None) -> Self:
        """Return this value itself, since it cannot change."""
        return self


@final
class FrozenMap(Mapping[str, V_co]):
    """A mapping from names to values that cannot change, so that it can be hashed.

    Its text shows the names only: the values may be personal.

    Example:
        >>> FrozenMap({"seats": 9})["seats"]
        9
        >>> FrozenMap({"seats": 9})
        FrozenMap(seats)
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, V_co] | None = None) -> None:
        """Take the names and values of another mapping, in its order."""
        self._items = dict(items or {})

    def __getitem__(self, name: str) -> V_co:
        """Return the value of a name."""
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names in their order."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._items)

    def __hash__(self) -> int:
        """Hash by content, whatever the order, as equality does."""
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        """Show the names and keep the values to itself."""
        return f"FrozenMap({', '.join(self._items)})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Write as an object, also where pydantic meets it without a field around it."""
        written = core_schema.plain_serializer_function_ser_schema(dict)
        return core_schema.is_instance_schema(cls, serialization=written)

    def __reduce__(self) -> tuple[type[Self], tuple[dict[str, V_co]]]:
        """Rebuild from a plain mapping when unpickled."""
        return type(self), (dict(self._items),)


_PLAIN: Final = frozenset((bool, int, str, type(None)))
"""Types with nothing inside."""


def is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    """Say whether a value is a mapping, of whatever to whatever."""
    return isinstance(value, Mapping)


def is_row(value: object) -> TypeGuard[Sequence[object]]:
    """Say whether a value is a list or a tuple, of whatever."""
    return isinstance(value, list | tuple)


def inside(value: object, wanted: type[_F]) -> Iterator[_F]:
    """Go through every value of one type inside another, in the order of the fields."""
    found: list[_F] = []
    _find(value, wanted, found)
    return iter(found)


def _find(value: object, wanted: type[_F], found: list[_F]) -> None:
    if isinstance(value, wanted):
        found.append(value)
    if isinstance(value, Frozen):
        fields = value.__dict__
        for name in type(value).model_fields:
            field = fields[name]
            if type(field) not in _PLAIN:
                _find(field, wanted, found)
    elif is_row(value):
        for member in value:
            _find(member, wanted, found)


class _AsFrozenMap:
    """Has pydantic read any mapping into a ``FrozenMap``, and write it as an object."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        _, value = get_args(source)
        values = core_schema.dict_schema(
            core_schema.str_schema(min_length=1, max_length=100), handler.generate_schema(value)
        )
        return core_schema.no_info_wrap_validator_function(
            _read_mapping,
            values,
            serialization=core_schema.plain_serializer_function_ser_schema(
                dict, return_schema=values
            ),
        )


def _read_mapping(value: object, handler: Callable[[object], dict[str, object]]) -> object:
    return FrozenMap(handler(dict(value) if is_mapping(value) else value))


Named: TypeAlias = Annotated[Mapping[str, V_co], _AsFrozenMap()]
"""Values by name, given as any mapping and kept as one that cannot change."""


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DECIMAL: Final = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20})?", re.ASCII)
_FRACTION: Final = re.compile(r"-?[0-9]{1,40}(/[0-9]{1,40})?", re.ASCII)


def _to_day(value: object) -> object:
    if type(value) is date:
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("a day is wanted: a date, or text such as 2026-11-22")


def _to_decimal(value: object) -> object:
    """Read a float by its shortest form, and refuse everything that is not plain."""
    if isinstance(value, float):
        value = float.__repr__(value)
    if isinstance(value, Decimal) or (type(value) is int):
        return value
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    raise ValueError("a plain decimal number is wanted, such as 10.1")


def _to_fraction(value: object) -> object:
    if isinstance(value, Fraction):
        return value
    if type(value) is int or (isinstance(value, str) and _FRACTION.fullmatch(value)):
        try:
            return Fraction(value)
        except ZeroDivisionError:
            pass
    raise ValueError("a whole number or a fraction is wanted, such as 3/4")


YesNo: TypeAlias = Annotated[bool, Strict()]
"""True or False and nothing that resembles them."""

Count: TypeAlias = Annotated[int, Strict(), Field(ge=0, le=MOST_COUNTED)]
"""A whole number of people, votes or meetings; never a boolean."""

AtLeastOne: TypeAlias = Annotated[int, Strict(), Field(ge=1, le=MOST_COUNTED)]
"""A whole number of days, months, meetings or warnings that a paper names."""

OfAYear: TypeAlias = Annotated[int, Strict(), Field(ge=1, le=12)]
"""A month of the year, or how many months, meetings or reviews are spread over it."""

Year: TypeAlias = Annotated[int, Strict(), Field(ge=1, le=9999)]
"""A calendar year that a date can hold."""

Whole: TypeAlias = Annotated[int, Strict(), Field(ge=0)]
"""A whole number that was worked out, and so has no upper limit of its own."""

Pence: TypeAlias = Annotated[int, Strict(), Field(ge=0, le=MOST_PENCE)]
"""A sum of money in whole pence; never a float."""

Day: TypeAlias = Annotated[date, BeforeValidator(_to_day)]
"""A calendar day; a date with a time, a number or a timestamp is refused."""

Miles: TypeAlias = Annotated[
    Decimal,
    BeforeValidator(_to_decimal),
    Field(ge=0, le=MOST_COUNTED, decimal_places=2, allow_inf_nan=False),
]
"""A distance in decimal miles, with two decimal places at most."""

Exact: TypeAlias = Annotated[Fraction, BeforeValidator(_to_fraction)]
"""An exact number; a float is refused."""

PencePerMile: TypeAlias = Annotated[Exact, Field(ge=0, le=MOST_PENCE_A_MILE)]
"""A rate in exact pence for each mile."""

Slug: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
]
"""A short name in lower case, with hyphens for spaces."""

Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
"""A line or two of our own words."""

OtherFacts: TypeAlias = Annotated[Named[YesNo | Count | Text | None], Field(repr=False)]
"""A landlord's own facts by name; their values may be personal and are not shown."""
