"""Reading: tables of cases, from the text of a CSV or a JSON file."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from scrutiny_rules._frozen import is_mapping, is_row
from scrutiny_rules.calendars import ENGLAND_AND_WALES
from scrutiny_rules.case_tables._cases import Case, Expected
from scrutiny_rules.case_tables._cells import arguments, column_of, columns_of, facts_model
from scrutiny_rules.conditions import State
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.errors import RulebookNotFoundError, ScrutinyRulesError, WrongTableError
from scrutiny_rules.ladder import Terms
from scrutiny_rules.questions import VERBS, Question, Verb
from scrutiny_rules.rulebook import Rulebook

Load = Callable[[str], Rulebook]
"""Returns the rulebook that a table names."""


def load_none(rulebook: str) -> Rulebook:
    """Refuse to load a rulebook, which whoever reads the table did not say how to do.

    Raises:
        RulebookNotFoundError: Always.
    """
    raise RulebookNotFoundError(rulebook, "nobody says where to load it from")


AROUND: Final = ("rulebook", "verb", "block")
"""What a row says of the question besides its facts; where it is empty, the row above says it."""

LISTS: Final = ("decisive", "needs", "decided_by")
"""What may be expected of a decision that is a list; in a cell its members are joined by ``;``."""

NAMED: Final = ("findings", "figures")
"""What may be expected by name: ``findings.<limb>`` and ``figures.<figure>``."""

EXPECTED: Final = ("outcome", *LISTS, *NAMED)
NONE: Final = "none"
"""What a cell says where a list is expected to be empty."""


@dataclass
class _Row:
    """One row, as it was written.

    Attributes:
        place: Where it stands.
        said: What it says besides the facts.
        given: The arguments of the function, as far as they could be read.
        columns: The column that each argument, and each field of one, was read from.
        problems: What is wrong with it.
        refused: The columns that something is wrong with.
    """

    place: str
    said: dict[str, object]
    given: dict[str, object] = field(default_factory=dict)
    columns: dict[tuple[str, ...], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def refuse(self, column: str, why: str) -> None:
        """Note that a column holds what it cannot."""
        self.refused.add(column)
        self.problems.append(f"{self.place}, `{column}`: {why}")


def read_csv(
    text: str, *, name: str, rulebook: Rulebook | None = None, load: Load = load_none
) -> tuple[Case, ...]:
    r"""Read a table of cases from CSV.

    Args:
        text: What stands in the file.
        name: What the file is called in messages.
        rulebook: The paper that is asked where no row names one.
        load: Returns the rulebook that a row names; without it, none may.

    Returns:
        The cases, in the order of the rows; a row without anything in it is left out.

    Raises:
        WrongTableError: The table cannot be read; the error holds everything that is wrong.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> text = "verb,in_office,present,outcome\ndecide_quorum,7,4,quorate\n"
        >>> (case,) = read_csv(text, name="quorum.csv", rulebook=TRAFFORD_QIP)
        >>> case.id, case.result().differences
        ('row-2', ())
    """
    try:
        header, *rows = list(csv.reader(text.splitlines(keepends=True), strict=True)) or [[]]
    except csv.Error as error:
        raise WrongTableError(name, (f"it is no CSV: {error}",)) from None
    header = [column.strip() for column in header]
    twice = [column for column, count in Counter(header).items() if count > 1]
    wrong = [f"row 1: column `{column}` stands twice" for column in twice]
    wrong += [] if "outcome" in header else ["row 1: there is no column `outcome`"]
    if wrong:
        raise WrongTableError(name, tuple(wrong))
    return _cases(name, _csv_rows(header, rows), _Books(rulebook, load), _read_cells)


def _csv_rows(header: list[str], rows: list[list[str]]) -> Iterator[_Row]:
    for number, cells in enumerate(rows, 2):
        stripped = [cell.strip() for cell in cells]
        if not any(stripped):
            continue
        filled = {column: cell for column, cell in zip(header, stripped, strict=False) if cell}
        row = _Row(f"row {number}", {"id": f"row-{number}", **filled})
        if any(stripped[len(header) :]):
            row.problems.append(f"row {number}: it has more cells than there are columns")
        yield row


def read_json(
    text: str, *, name: str, rulebook: Rulebook | None = None, load: Load = load_none
) -> tuple[Case, ...]:
    """Read a table of cases from JSON.

    Args:
        text: What stands in the file: an object with ``cases``, and what they share.
        name: What the file is called in messages.
        rulebook: The paper that is asked where neither the table nor a case names one.
        load: Returns the rulebook that is named; without it, none may be.

    Returns:
        The cases, in their order.

    Raises:
        WrongTableError: The table cannot be read; the error holds everything that is wrong.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> text = '''{
        ...     "verb": "decide_quorum",
        ...     "cases": [{"given": {"roll": {"in_office": 7}}, "outcome": "undetermined"}]
        ... }'''
        >>> (case,) = read_json(text, name="quorum.json", rulebook=TRAFFORD_QIP)
        >>> case.id, case.result().differences
        ('case-1', ())
    """
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise WrongTableError(name, ("it is no JSON",)) from None
    shared = {str(key): one for key, one in table.items()} if is_mapping(table) else {}
    cases = shared.pop("cases", None)
    if not is_row(cases) or not all(is_mapping(one) for one in cases):
        raise WrongTableError(name, ("a list of objects is wanted as `cases`",))
    beside = sorted(shared.keys() - {*AROUND, "given"})
    if beside:
        raise WrongTableError(name, tuple(f"there is no `{one}` here" for one in beside))
    return _cases(name, _json_rows(shared, cases), _Books(rulebook, load), _read_given)


def _json_rows(shared: Mapping[str, object], cases: Sequence[Any]) -> Iterator[_Row]:
    for number, case in enumerate(cases, 1):
        given: dict[str, object] = {}
        for one in (shared.get("given"), case.get("given")):
            given |= {str(key): held for key, held in one.items()} if is_mapping(one) else {}
        yield _Row(f"case {number}", {"id": f"case-{number}", **shared, **case, "given": given})


Read = Callable[[_Row, Verb, "Terms[Any, Any] | Silent"], None]


def _cases(name: str, rows: Iterator[_Row], books: "_Books", read: Read) -> tuple[Case, ...]:
    """Return the cases of a table, or say everything that is wrong with it."""
    cases: list[Case] = []
    problems: list[str] = []
    above: dict[str, object] = {}
    for row in rows:
        if "verb" in row.said or "rulebook" in row.said:
            above.pop("block", None)  # a block is one of the verb's
        above |= {column: row.said[column] for column in AROUND if column in row.said}
        case = _case(row, above, books, read)
        problems += row.problems
        cases += [] if case is None else [case]
    before: set[str] = set()
    for case in cases:
        problems += [f"{case.place}, `id`: it stands twice"] if case.id in before else []
        before.add(case.id)
    if not cases and not problems:
        problems.append("there are no cases in it")
    if problems:
        raise WrongTableError(name, tuple(problems))
    return tuple(cases)


def _case(row: _Row, above: Mapping[str, object], books: "_Books", read: Read) -> Case | None:
    """Return the case that a row holds; None where something is wrong with it."""
    book = books.named(str(above.get("rulebook", "")))
    verb = VERBS.get(str(above.get("verb", "")))
    if isinstance(book, str):
        row.refuse("rulebook", book)
    if verb is None:
        row.refuse("verb", f"it is one of: {', '.join(VERBS)}")
    if isinstance(book, str) or verb is None:
        return None
    block = str(above.get("block", verb.blocks[0]))
    if block not in verb.blocks:
        row.refuse("block", f"it is one of: {', '.join(verb.blocks)}")
        return None
    read(row, verb, book.block(block))
    expected = _expected(row, verb, book, block)
    question = _question(row, str(above["verb"]), block)
    if row.problems or question is None:
        return None
    return Case(
        id=str(row.said["id"]), place=row.place, rulebook=book, question=question, expected=expected
    )


class _Books:
    """The rulebooks that a table names, each loaded once."""

    def __init__(self, usual: Rulebook | None, load: Load) -> None:
        """Take the one that is meant where none is named, and how to load others."""
        self.load = load
        self.loaded: dict[str, Rulebook | str] = {"": usual or "it is not said which"}

    def named(self, name: str) -> Rulebook | str:
        """Return a rulebook, or why there is none."""
        if name not in self.loaded:
            try:
                self.loaded[name] = self.load(name)
            except ScrutinyRulesError as error:
                self.loaded[name] = str(error)
        return self.loaded[name]


def _read_cells(row: _Row, verb: Verb, block: Terms[Any, Any] | Silent) -> None:
    """Read the cells of a row that hold facts, and those that hold lists."""
    row.given = {name: {} for name, one in arguments(verb) if facts_model(one) is not None}
    row.columns = {(name,): "" for name in row.given}  # no column is named for all of the facts
    for column, cell in list(row.said.items()):
        head = column.partition(".")[0]
        if column in {"id", "outcome", *AROUND} or (head in NAMED and head != column):
            continue
        if column in LISTS:
            members = [] if cell == NONE else str(cell).split(";")
            row.said[column] = [member.strip() for member in members]
            continue
        found = column_of(verb, block, column)
        if found is None:
            row.refuse(column, f"there is no such column; there are: {', '.join(columns_of(verb))}")
            continue
        row.columns[found.path] = column
        try:
            _put(row.given, found.path, found.value(str(cell)))
        except ValueError as error:
            row.refuse(column, str(error))
    for name in NAMED:
        start = f"{name}."
        of = {column: one for column, one in row.said.items() if column.startswith(start)}
        row.said[name] = {column.removeprefix(start): one for column, one in of.items()}


def _put(given: dict[str, Any], path: Sequence[str], value: object) -> None:
    *way, last = path
    for step in way:
        given = given.setdefault(step, {})
    given[last] = value


def _read_given(row: _Row, verb: Verb, block: Terms[Any, Any] | Silent) -> None:  # noqa: ARG001
    """Read the arguments that a case holds as they are; a calendar may be named."""
    for name in sorted(row.said.keys() - {"id", "given", *AROUND, *EXPECTED}):
        row.refuse(name, "there is no such field")
    given = row.said["given"]
    assert is_mapping(given)  # noqa: S101  it was put together so
    row.given = {str(name): one for name, one in given.items()}
    if row.given.get("calendar") == ENGLAND_AND_WALES.nation:
        row.given["calendar"] = ENGLAND_AND_WALES


def _question(row: _Row, verb: str, block: str) -> Question | None:
    """Return the question of a row; None, and what is wrong, where it cannot be put."""
    try:
        VERBS[verb].given.validate_python(row.given)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_input=False, include_context=False):
            path = tuple(str(step) for step in one["loc"])
            column = _column(row, path)
            if column not in row.refused:
                row.refuse(column, one["msg"].removeprefix("Value error, "))
        return None
    return Question.model_validate({"verb": verb, "block": block, "given": row.given})


def _column(row: _Row, path: tuple[str, ...]) -> str:
    """Return the column that holds what stands at a path, or would if there were one."""
    for length in range(len(path), 0, -1):
        if path[:length] in row.columns:
            return row.columns[path[:length]] or ".".join(path[length:])
    return ".".join(path)


def _expected(row: _Row, verb: Verb, book: Rulebook, block: str) -> Expected:
    """Return what is expected of a row; what cannot be expected is noted as wrong."""
    outcome = str(row.said.get("outcome", ""))
    if outcome not in verb.outcomes:
        row.refuse("outcome", f"it is one of: {', '.join(verb.outcomes)}")
    terms = book.block(block)
    labels = dict.fromkeys(clause.label for clause in book.cited_in(block))
    lists = {name: _list(row, name) for name in LISTS}
    for label in lists["decisive"] or ():
        if label not in labels:
            row.refuse("decisive", f"the block cites: {', '.join(labels) or 'nothing'}")
    facts = () if isinstance(terms, Silent) else terms.known_facts.values()
    inputs = dict.fromkeys(name for fact in facts for name in fact.inputs)
    for need in lists["needs"] or ():
        if need not in inputs:
            row.refuse("needs", f"there are: {', '.join(inputs) or 'none'}")
    return Expected(
        outcome=outcome,
        findings=_findings(row, terms),
        figures=_figures(row, verb),
        **lists,
    )


def _list(row: _Row, name: str) -> tuple[str, ...] | None:
    said = row.said.get(name)
    if said is None:
        return None
    if isinstance(said, str):
        return (said,)
    if is_row(said) and all(isinstance(one, str) for one in said):
        return tuple(str(one) for one in said)
    row.refuse(name, "a list of texts is wanted")
    return None


def _findings(row: _Row, terms: Terms[Any, Any] | Silent) -> dict[str, State]:
    """Return the expected states of limbs, by their names."""
    ladders = [] if isinstance(terms, Silent) else [terms, *terms.further_ladders().values()]
    limbs = dict.fromkeys(name for ladder in ladders for name in ladder.limbs)
    found: dict[str, State] = {}
    for limb, state in _named(row, "findings").items():
        if limb not in limbs:
            row.refuse(f"findings.{limb}", f"there are: {', '.join(limbs) or 'none'}")
        elif state not in set(State):
            row.refuse(f"findings.{limb}", f"it is one of: {', '.join(State)}")
        else:
            found[limb] = State(str(state))
    return found


def _figures(row: _Row, verb: Verb) -> dict[str, object]:
    """Return the expected figures, by their names."""
    there_are = [one for one in verb.decides.model_fields if one not in Decision.model_fields]
    figures = _named(row, "figures")
    for name in figures:
        if name.partition(".")[0] not in there_are:
            row.refuse(f"figures.{name}", f"there are: {', '.join(there_are) or 'none'}")
    return figures


def _named(row: _Row, name: str) -> dict[str, object]:
    said = row.said.get(name, {})
    if not is_mapping(said):
        row.refuse(name, "an object is wanted")
        return {}
    return {str(key): one for key, one in said.items()}
