"""What pytest and Hypothesis load by their entry points: little, until it is needed.

This stands beside the package and not in it, since a module inside would load the whole package
whenever pytest starts.
"""

from __future__ import annotations

from fnmatch import fnmatch
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest
    from hypothesis.strategies import SearchStrategy

    from scrutiny_rules._frozen import Frozen

SUFFIXES = (".scrutiny.csv", ".scrutiny.json")
"""How the names of tables of cases end."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare which further files are tables, and which rulebook they are held against."""
    parser.addini(
        "scrutiny_tables",
        "further tables of cases, as patterns of file names: *.scrutiny.csv and "
        "*.scrutiny.json always are",
        type="args",
        default=[],
    )
    parser.addini(
        "scrutiny_rulebook",
        "the rulebook of tables that name none: a JSON file, seen from the root directory, or "
        "package.module:NAME",
        default="",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a table of cases."""
    patterns = parent.config.getini("scrutiny_tables")
    if not file_path.name.endswith(SUFFIXES) and not any(
        fnmatch(file_path.name, pattern) for pattern in patterns
    ):
        return None
    from scrutiny_rules.case_tables.plugin import Table  # noqa: PLC0415  not before it is needed

    table: pytest.Collector = Table.from_parent(parent, path=file_path)  # pyright: ignore[reportUnknownMemberType]  pytest says nothing of its further arguments
    return table


def register_strategies() -> None:
    """Have ``hypothesis.strategies.from_type`` know every public model, by its class.

    The models are loaded, and how to draw them only once somebody draws one.
    """
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415  it is loaded then

    for name in ("analysis", "case_tables", "editions", "receipts"):
        import_module(f"scrutiny_rules.{name}")  # not before Hypothesis is loaded
    from scrutiny_rules._frozen import Frozen  # noqa: PLC0415

    for model in public_models(Frozen):
        register_type_strategy(model, _drawn)


def public_models(base: type[Frozen]) -> Iterator[type[Frozen]]:
    """Go through the public models that are made from another."""
    for model in base.__subclasses__():
        if model.__module__.startswith("scrutiny_rules."):
            if model.__name__.isidentifier() and not model.__name__.startswith("_"):
                yield model
            yield from public_models(model)


def _drawn(model: type[Frozen]) -> SearchStrategy[Frozen]:
    from scrutiny_rules.testing import instances  # noqa: PLC0415  not before one is drawn

    return instances(model)
