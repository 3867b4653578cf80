"""Cells: what a column of a table stands for, and what a cell in it says."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import NoneType
from typing import Any, Final, get_args, get_origin

from scrutiny_rules._frozen import Frozen
from scrutiny_rules.calendars import ENGLAND_AND_WALES, WorkingCalendar
from scrutiny_rules.decisions import Silent
from scrutiny_rules.facts import OTHER, Kind
from scrutiny_rules.ladder import Terms
from scrutiny_rules.questions import Verb

WHOLE_NUMBER: Final = re.compile(r"-?[0-9]{1,9}", re.ASCII)

ANSWERS: Final = {"yes": True, "true": True, "no": False, "false": False}
"""How a yes and a no are written, in whatever case."""

OF_KIND: Final[Mapping[Kind, type]] = {Kind.YES_NO: bool, Kind.COUNT: int}
"""The type of a landlord's own fact; a choice is a text."""


@dataclass(frozen=True)
class Column:
    """A fact, or another argument of a function, that a column stands for.

    Attributes:
        path: Where its value stands among the arguments.
        types: What its value may be.
    """

    path: tuple[str, ...]
    types: frozenset[type]

    def value(self, cell: str) -> object:
        """Return what a cell says.

        Raises:
            ValueError: It is nothing that may stand there; the message never repeats it.
        """
        if cell == ENGLAND_AND_WALES.nation and WorkingCalendar in self.types:
            return ENGLAND_AND_WALES
        if self.types & {tuple, dict, WorkingCalendar} and cell[0] in "[{":
            return _json(cell)
        if bool in self.types and cell.lower() in ANSWERS:
            return ANSWERS[cell.lower()]
        if int in self.types and WHOLE_NUMBER.fullmatch(cell):
            return int(cell)
        wanted = [WANTED[one] for one in WANTED if one in self.types]
        if wanted and self.types <= WANTED.keys():
            raise ValueError(f"{' or '.join(wanted)} is wanted")
        return cell


WANTED: Final[Mapping[type, str]] = {
    bool: "yes, no, true or false",
    int: "a whole number",
    tuple: "a JSON list",
    dict: "a JSON object",
    WorkingCalendar: f"a calendar as JSON, or `{ENGLAND_AND_WALES.nation}`,",
}
"""What is wanted where a value has a form of its own; all else is read by the facts model."""


def _json(cell: str) -> object:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        raise ValueError("what starts with `[` or `{` has to be JSON") from None


def column_of(verb: Verb, block: Terms[Any, Any] | Silent, name: str) -> Column | None:
    """Return what a column stands for: an argument of a function, or a field of its facts.

    Args:
        verb: The function that is asked.
        block: The block that it is asked of, which may declare facts of its own.
        name: The name of the column; steps into a field are joined by full stops.

    Returns:
        The column; None where the function takes nothing of the name.
    """
    head, *inside = name.split(".")
    for argument, annotation in arguments(verb):
        model = facts_model(annotation)
        if model is None and argument == head:
            return _inside((head, *inside), annotation, inside)
        if model is not None and head in model.model_fields:
            declared = _declared(block, name)
            if declared is not None:
                return Column((argument, head, *inside), declared)
            return _inside((argument, head, *inside), model.model_fields[head].annotation, inside)
    return None


def _declared(block: Terms[Any, Any] | Silent, name: str) -> frozenset[type] | None:
    """Return the type of a landlord's own fact, where the rulebook declares it."""
    if isinstance(block, Silent) or not name.startswith(OTHER) or name not in block.known_facts:
        return None
    return frozenset({OF_KIND.get(block.known_facts[name].kind, str)})


def _inside(path: tuple[str, ...], annotation: object, inside: list[str]) -> Column | None:
    """Return the column of a value, or of a member of one that holds members by name."""
    if not inside:
        return Column(path, frozenset(_types(annotation)))
    members = _values(annotation)
    if len(inside) > 1 or members is None:
        return None
    return Column(path, frozenset(_types(members)))


def _values(annotation: object) -> object:
    """Return the type of the members that a value holds by name; None where it holds none."""
    if get_origin(annotation) is Mapping:
        return get_args(annotation)[1]
    return None


def _types(annotation: object) -> Iterator[type]:
    """Go through the types that a value may have."""
    if hasattr(annotation, "__metadata__"):
        yield from _types(get_args(annotation)[0])
    elif get_origin(annotation) in {tuple, Iterable}:
        yield tuple
    elif get_origin(annotation) is Mapping:
        yield dict
    elif get_args(annotation):
        for member in get_args(annotation):
            yield from _types(member)
    elif isinstance(annotation, type) and annotation is not NoneType:
        yield str if issubclass(annotation, Enum) else annotation


def arguments(verb: Verb) -> Iterator[tuple[str, object]]:
    """Go through the arguments of a function, each with its type."""
    for one in verb.parameters:
        yield one.name, one.annotation


def facts_model(annotation: object) -> type[Frozen] | None:
    """Return the model of an argument that holds facts; None for a day, a stage, a calendar."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return None if annotation is WorkingCalendar else annotation
    return None


def columns_of(verb: Verb) -> tuple[str, ...]:
    """Return the columns that stand for something a function takes."""
    names: list[str] = []
    for argument, annotation in arguments(verb):
        model = facts_model(annotation)
        fields = [argument] if model is None else list(model.model_fields)
        names += [f"{name}.<name>" if name == "other" else name for name in fields]
    return tuple(names)
