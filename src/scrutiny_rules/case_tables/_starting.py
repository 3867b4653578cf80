"""A table to start from: a row for each case on a limit, and for each one step beside it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from pydantic_core import to_jsonable_python

from scrutiny_rules._frozen import Frozen, is_mapping, is_row
from scrutiny_rules.analysis import boundary_cases
from scrutiny_rules.analysis.comparison import stages
from scrutiny_rules.calendars import ENGLAND_AND_WALES, WorkingCalendar
from scrutiny_rules.case_tables._cells import facts_model
from scrutiny_rules.decisions import Silent
from scrutiny_rules.errors import NoCasesError
from scrutiny_rules.ladder import Terms
from scrutiny_rules.questions import VERBS, Verb
from scrutiny_rules.rulebook import Rulebook

Row = dict[str, str]

FIRST: Final = ("id", "rulebook", "verb", "block", "outcome")
"""The columns that every table has, in their order."""


def cases_for(rulebook: Rulebook, verb: str, *, on: date, block: str = "", named: str = "") -> str:
    """Return a table to start from, as CSV: its facts are filled in and its outcomes are not.

    There is a row for the smallest case of every region that ends alike, and for every case that
    just misses a part of it. Write down what the paper says of each, from the paper and not from
    the rulebook; then run the table.

    Args:
        rulebook: The paper.
        verb: The function that is asked.
        on: The day at which cases are taken, where that matters.
        block: The block that is asked; left empty, the function's usual one.
        named: What to call the rulebook in the table: a file beside it, or a Python name.

    Returns:
        The text of the file.

    Raises:
        KeyError: There is no such function, or no such block.
        NoCasesError: The paper is silent, or the function does not take the facts of the
            ladder whole, as with requests that need a calendar.
        TooManyRegionsError: The ladder is too large to be analysed exactly.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> print(cases_for(TRAFFORD_QIP, "decide_withdrawal", on=date(2026, 11, 25)))
        id,rulebook,verb,block,outcome,clear_conflict
        row-2,,decide_withdrawal,interests,,yes
        row-3,,,,,no
        <BLANKLINE>
    """
    asked = VERBS[verb]
    block = block or asked.blocks[0]
    terms = rulebook.block(block)
    if isinstance(terms, Silent):
        raise NoCasesError(verb, f"the paper is silent on `{block}`")
    rows = list(_rows(terms, asked, verb, on))
    columns = list(dict.fromkeys(column for row in rows for column in row))
    said = {"rulebook": named, "verb": verb, "block": block}
    lines = [",".join((*FIRST, *columns))]
    for number, row in enumerate(rows, 2):
        around = {"id": f"row-{number}", **(said if number == 2 else {})}  # noqa: PLR2004  the first
        cells = [around.get(column, "") for column in FIRST]
        lines.append(",".join(map(_quoted, (*cells, *(row.get(column, "") for column in columns)))))
    return "\n".join((*lines, ""))


def _rows(terms: Terms[Any, Any], verb: Verb, name: str, on: date) -> Iterator[Row]:
    """Go through the rows of a table, each once."""
    seen: set[tuple[tuple[str, str], ...]] = set()
    for stage in stages(terms):
        role = {"role": stage} if "role" in terms.facts_model.model_fields else {}
        for one in boundary_cases(terms, stage):
            case = terms.example({**one.facts, **role}, on)
            if case is None:
                continue
            given = _given(verb, case, stage, on)
            if given is None:
                raise NoCasesError(name, "it does not take the facts of the ladder whole")
            row = dict(_cells(given))
            key = tuple(row.items())
            if key not in seen:
                seen.add(key)
                yield row


def _given(verb: Verb, case: Frozen, stage: str | None, on: date) -> dict[str, object] | None:
    """Return the arguments of a function that takes a case whole, or each of its fields."""
    parameters = {one.name: one.annotation for one in verb.parameters}
    whole = [name for name, annotation in parameters.items() if annotation is type(case)]
    fields: dict[str, object] = {name: one for name, one in case if name != "other"}
    also: dict[str, object] = {"stage": stage, "on": on, "calendar": ENGLAND_AND_WALES}
    if not whole and not parameters.keys() >= fields.keys():
        return None
    given: dict[str, object] = {whole[0]: case} if whole else fields
    given |= {name: value for name, value in also.items() if name in parameters}
    needed = {one.name for one in verb.parameters if one.default is one.empty}
    return given if needed <= given.keys() else None


def _cells(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Go through the cells of a row; what is unknown, or as it is by default, is left out."""
    for name, value in given.items():
        if isinstance(value, Frozen) and facts_model(type(value)) is not None:
            for field, info in type(value).model_fields.items():
                held = getattr(value, field)
                if held != info.get_default(call_default_factory=True):
                    yield from _named(field, held)
        else:
            yield from _named(name, value)


def _named(name: str, value: object) -> Iterator[tuple[str, str]]:
    if is_mapping(value):
        for key, member in value.items():
            yield from _named(f"{name}.{key}", member)
    elif value is not None:
        yield name, _written(value)


def _written(value: object) -> str:
    """Return a value as a cell holds it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, WorkingCalendar):
        return value.nation
    if is_row(value):
        return json.dumps(to_jsonable_python([_bare(member) for member in value]))
    return str(value)


def _bare(member: object) -> object:
    """Return a member of a list without what is unknown."""
    return (
        member.model_dump(mode="json", exclude_defaults=True)
        if isinstance(member, Frozen)
        else member
    )


def _quoted(cell: str) -> str:
    """Return a cell as CSV has it."""
    return (
        f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(one in cell for one in ',"\r\n') else cell
    )
