"""The source: what each public module defines, and what stands beside each word of it."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Literal, TypeAlias

from pydantic import BaseModel

import scrutiny_rules

Sort: TypeAlias = Literal["function", "class", "type", "data"]


@dataclass(frozen=True)
class Definition:
    """One public name of a module.

    Attributes:
        name: The name.
        sort: What it is.
        text: What stands beside it, where that is no docstring.
    """

    name: str
    sort: Sort
    text: str = ""


def modules() -> list[str]:
    """Return the names of the public modules, without that of the package."""
    found = (module.name for module in pkgutil.iter_modules(scrutiny_rules.__path__))
    return [name for name in found if not name.startswith("_")]


def load(name: str) -> ModuleType:
    """Return a module of the package by its name in it."""
    return importlib.import_module(f"scrutiny_rules.{name}")


def _text_after(body: list[ast.stmt], place: int) -> str | None:
    """Return the text that stands alone after a statement, as the docstring of what it sets."""
    match body[place + 1 : place + 2]:
        case [ast.Expr(value=ast.Constant(value=str(text)))]:
            return " ".join(text.split())
        case _:
            return None


def _set_by(node: ast.stmt) -> str | None:
    """Return the name that a statement sets, where it sets one."""
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return None


def _tree(module: ModuleType) -> ast.Module:
    assert module.__file__ is not None
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def _defined(module: ModuleType) -> Iterator[Definition]:
    body = _tree(module).body
    for place, node in enumerate(body):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield Definition(node.name, "function")
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield Definition(node.name, "class")
        elif (name := _set_by(node)) and not name.startswith("_"):
            alias = isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"
            if text := _text_after(body, place):
                yield Definition(name, "type" if alias else "data", text)


def definitions(module: ModuleType) -> list[Definition]:
    """Return what a module offers, in the order of its source: documented constants with it.

    A package offers what its ``__all__`` names of the modules inside it.
    """
    offered = getattr(module, "__all__", None)
    if offered is None:
        return list(_defined(module))
    inside = [
        load(f"{module.__name__.partition('.')[2]}.{one.name}")
        for one in pkgutil.iter_modules(module.__path__)
    ]
    return [one for part in inside for one in _defined(part) if one.name in offered]


def is_words(value: object) -> bool:
    """Say whether a value is an enumeration of words."""
    return isinstance(value, type) and issubclass(value, StrEnum)


def outcomes(module: ModuleType) -> list[type[StrEnum]]:
    """Return the enumerations of a module that say how a question can come out.

    These are what the ``outcome`` or the ``result`` of some model here is one of, and whatever
    can be undetermined or not provided for.
    """
    here = [getattr(module, one.name) for one in definitions(module) if one.sort == "class"]
    given = {
        model.model_fields[field].annotation
        for model in here
        if issubclass(model, BaseModel)
        for field in ("outcome", "result")
        if field in model.model_fields
    }
    return [
        words
        for words in here
        if is_words(words) and (words in given or {"UNDETERMINED", "NOT_PROVIDED"} & {*vars(words)})
    ]


def meanings(words: type[StrEnum]) -> dict[str, str | None]:
    """Return what stands in the source beside each member of an enumeration, by its name."""
    tree = _tree(importlib.import_module(words.__module__))
    (body,) = (
        node.body
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == words.__name__
    )
    return {
        name: _text_after(body, place)
        for place, node in enumerate(body)
        if (name := _set_by(node)) is not None and name in words.__members__
    }


def markdown(text: str) -> str:
    """Return the text of a docstring as Markdown."""
    return re.sub(r"``(.+?)``", r"`\1`", text)
