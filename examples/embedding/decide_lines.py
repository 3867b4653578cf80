"""Decisions in a pipe: a question in JSON on every line in, an answer on every line out.

    python decide_lines.py --rulebook trafford_qip --verb decide_quorum < rolls.jsonl

A line holds the arguments of the function by name, and if it likes a ``reference``, which comes
back with the answer: ``{"reference": "item 3", "roll": {"in_office": 7, "present": 3}}``.
What is the same for every line can be given once, as an option. Lines are read and answered
one by one, whatever their number. A line that cannot be read becomes an error that names its
number and the fields, and never repeats what it held; the exit status is then 1.
"""

import argparse
import json
import os
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from pydantic import ValidationError

from scrutiny_rules import ENGLAND_AND_WALES, Rulebook, ScrutinyRulesError, Stage, rulebooks
from scrutiny_rules.questions import VERBS, Question

MOST_BYTES = 1_000_000
"""The longest line that is read."""

SHIPPED = sorted(module.name for module in pkgutil.iter_modules(rulebooks.__path__))

BROKEN_PIPE = 141
"""The exit status of a program whose reader has gone, as a shell has it."""


class UnreadableError(ValueError):
    """A line that is no question."""

    def __init__(self, problem: str, *fields: str) -> None:
        """Say what is wrong, and in which fields."""
        super().__init__(problem)
        self.problem = problem
        self.fields = fields


def read_rulebook(name: str) -> Rulebook:
    """Return a rulebook by the name of its module, or from a JSON file."""
    if name in SHIPPED:
        values = vars(import_module(f"{rulebooks.__name__}.{name}")).values()
        return next(value for value in values if isinstance(value, Rulebook))
    try:
        return Rulebook.model_validate_json(Path(name).read_bytes())
    except (OSError, ValidationError) as error:
        problem = f"{name!r} is none of {', '.join(SHIPPED)}, nor a file that holds a rulebook"
        raise argparse.ArgumentTypeError(problem) from error


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rulebook", type=read_rulebook, required=True, metavar="NAME|FILE")
    parser.add_argument("--verb", choices=VERBS, required=True, metavar="VERB")
    parser.add_argument("--block", default="", help="where a verb can be asked of more than one")
    parser.add_argument("--stage", choices=[*Stage], help="for every line that has none")
    parser.add_argument("--on", type=date.fromisoformat, help="likewise: a day such as 2026-11-22")
    parser.add_argument(
        "--england-and-wales", action="store_true", help="likewise: the calendar of working days"
    )
    parser.add_argument("--compact", action="store_true", help="the outcome and the clauses only")
    asked = parser.parse_args()
    if asked.block not in ("", *VERBS[asked.verb].blocks):
        parser.error(f"--block: {asked.verb} is asked of {', '.join(VERBS[asked.verb].blocks)}")
    return asked


def lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Go through the lines, None for one that is too long; no more than one is ever held."""
    while line := source.readline(MOST_BYTES + 1):
        if len(line) <= MOST_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = source.readline(MOST_BYTES)
        yield None


def parse(line: bytes | None) -> dict[str, Any]:
    """Return the object that a line holds."""
    if line is None:
        raise UnreadableError("too long")
    try:
        held = json.loads(
            line.decode("utf-8"),
            object_pairs_hook=no_name_twice,
            parse_constant=no_constant,
            parse_float=Decimal,
        )
    except UnicodeDecodeError:
        raise UnreadableError("not UTF-8") from None
    except UnreadableError:
        raise
    except (ValueError, RecursionError):
        raise UnreadableError("not JSON") from None
    if not isinstance(held, dict):
        raise UnreadableError("not an object")
    return held


def no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that gives one field two values, of which one would be lost."""
    held = dict(pairs)
    if len(held) < len(pairs):
        names = [name for name, _ in pairs]
        raise UnreadableError("given twice", *(one for one in held if names.count(one) > 1))
    return held


def no_constant(_: str) -> NoReturn:
    """Refuse NaN and the infinities, which are no JSON."""
    raise UnreadableError("not JSON")


def answer(asked: argparse.Namespace, usual: Mapping[str, Any], line: bytes | None) -> Any:  # noqa: ANN401
    """Return the answer to one line, ready for JSON."""
    held = parse(line)
    reference = held.pop("reference", None)
    if not isinstance(reference, str | int | None):
        raise UnreadableError("not valid", "reference")
    try:
        question = Question(verb=asked.verb, block=asked.block, given={**usual, **held})
        decision = question.put_to(asked.rulebook)
    except ValidationError as error:
        wrong = (one["loc"][1:] for one in error.errors(include_input=False, include_url=False))
        raise UnreadableError("not valid", *(".".join(map(str, one)) for one in wrong)) from None
    except ScrutinyRulesError as error:
        raise UnreadableError(type(error).__name__) from None
    if asked.compact:
        clauses = list(dict.fromkeys(one.clause.label for one in decision.decisive))
        return {"reference": reference, "outcome": decision.outcome, "clauses": clauses}
    return {"reference": reference, "decision": decision.model_dump(mode="json")}


def run(asked: argparse.Namespace, source: BinaryIO, out: BinaryIO) -> int:
    """Answer every line, and return the exit status."""
    given = {"stage": asked.stage, "on": asked.on}
    given["calendar"] = ENGLAND_AND_WALES if asked.england_and_wales else None
    takes = {one.name for one in VERBS[asked.verb].parameters}
    usual = {name: value for name, value in given.items() if value is not None and name in takes}
    status = 0
    for number, raw in enumerate(lines(source), start=1):
        line = raw.removeprefix(b"\xef\xbb\xbf") if raw is not None and number == 1 else raw
        if line is not None and not line.strip():
            continue
        try:
            said = answer(asked, usual, line)
        except UnreadableError as error:
            status = 1
            said = {"line": number, "error": error.problem, "fields": error.fields}
        out.write(json.dumps(said).encode() + b"\n")
        out.flush()
    return status


def main() -> int:
    """Answer what comes in, until it ends or nobody reads on."""
    asked = arguments()
    try:
        return run(asked, sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


if __name__ == "__main__":
    sys.exit(main())
