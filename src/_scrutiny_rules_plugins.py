"""What pytest loads by its entry point: little, until there is a table of cases.

This stands beside the package and not in it, since a module inside would load the whole package
whenever pytest starts.
"""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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
