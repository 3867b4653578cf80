"""The plugin for pytest: every row of a table is a test.

Tables and rulebooks are read here, and nowhere else in the package.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from scrutiny_rules.case_tables._cases import Case, Result
from scrutiny_rules.case_tables._reading import read_csv, read_json
from scrutiny_rules.errors import RulebookNotFoundError, ScrutinyRulesError, WrongTableError
from scrutiny_rules.rulebook import Rulebook


class CaseFailed(Exception):  # noqa: N818  it is no error of anybody's: a test says what differs
    """A paper makes something else of a case than is expected."""

    def __init__(self, result: Result) -> None:
        """Keep what the paper makes of it."""
        self.result = result
        super().__init__(str(result))


class Row(pytest.Item):
    """One row of a table, as a test."""

    def __init__(self, *, case: Case, **kwargs: Any) -> None:  # noqa: ANN401  they are pytest's
        """Take the case of the row."""
        super().__init__(**kwargs)  # pyright: ignore[reportUnknownMemberType]  likewise
        self.case = case

    def runtest(self) -> None:
        """Hold the case against its rulebook.

        Raises:
            CaseFailed: The paper makes something else of it.
        """
        result = self.case.result()
        if result.differences:
            raise CaseFailed(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401  as pytest has it
        """Return what differs, and the decision with its clauses; of an error, what it says."""
        if isinstance(excinfo.value, CaseFailed | ScrutinyRulesError):
            return f"{self.path.name}, {self.case.place}: {self.case.id}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where the row stands."""
        return self.path, None, f"{self.case.place}: {self.name}"


class Table(pytest.File):
    """A table of cases."""

    def collect(self) -> Iterator[Row]:
        """Go through the rows.

        Raises:
            CollectError: The table cannot be read, or its rulebook.
        """
        try:
            cases = self._cases()
        except ScrutinyRulesError as error:
            raise self.CollectError(str(error)) from None
        for case in cases:
            row: Row = Row.from_parent(self, name=case.id, case=case)  # pyright: ignore[reportUnknownMemberType]  pytest says nothing of its further arguments
            yield row

    def _cases(self) -> tuple[Case, ...]:
        named: str = self.config.getini("scrutiny_rulebook")
        rulebook = load_rulebook(named, self.config.rootpath) if named else None
        read = read_json if self.path.suffix == ".json" else read_csv
        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise WrongTableError(self.path.name, ("it is no text in UTF-8",)) from None
        return read(
            text,
            name=self.path.name,
            rulebook=rulebook,
            load=lambda which: load_rulebook(which, self.path.parent),
        )


def load_rulebook(named: str, beside: Path) -> Rulebook:
    """Return the rulebook that is named.

    Args:
        named: A JSON file, or a Python name such as ``package.module:NAME``.
        beside: The directory that a file is seen from.

    Returns:
        The rulebook.

    Raises:
        RulebookNotFoundError: There is none, or it does not hold together.
    """
    module, colon, name = named.partition(":")
    if colon and not named.endswith(".json"):
        return _imported(named, module, name)
    try:
        text = (beside / named).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise RulebookNotFoundError(named, "there is no such file, or it is no text") from None
    try:
        return Rulebook.model_validate_json(text)
    except ValidationError as error:
        why = "; ".join(
            f"{'.'.join(map(str, one['loc']))}: {one['msg']}"
            for one in error.errors(include_url=False, include_input=False, include_context=False)
        )
        raise RulebookNotFoundError(named, f"it is no rulebook: {why}") from None


def _imported(named: str, module: str, name: str) -> Rulebook:
    try:
        found = getattr(import_module(module), name, None)
    except ImportError as error:
        raise RulebookNotFoundError(named, str(error)) from None
    if not isinstance(found, Rulebook):
        raise RulebookNotFoundError(named, "it is no rulebook")
    return found
