"""Holds the library against the conformance vectors.

    python conformance/run.py [file ...]

Without files, every one under ``conformance/`` is run. For each it prints how many vectors there
are and each difference; it ends with 1 if there is any, and with 2 if a file holds no vectors.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from scrutiny_rules import Rulebook, Silent, Terms
from scrutiny_rules.analysis.comparison import ladders, stages
from scrutiny_rules.analysis.readings import ending
from scrutiny_rules.facts import Missing
from scrutiny_rules.questions import Question
from scrutiny_rules.receipts import digest
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

HERE: Final = Path(__file__).parent
FORMAT: Final = 1
MOST_COUNTED: Final = 1_000_000
"""From this number on a count has no upper bound."""

RULEBOOKS: Final = {book.document.key: book for book in (CHORUS_RSP, TRAFFORD_QIP)}
DIGESTS: Final = {key: digest(book) for key, book in RULEBOOKS.items()}
SILENT: Final = "not provided for"

Json = Mapping[str, Any]
AnyTerms = Terms[Any, Any]


SAID: Final = ("outcome", "findings", "needs", "facts")
"""What is always said of a walk."""

SOMETIMES: Final = ("worlds", "between", "missing", "decided_by")
FIELDS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "vectors": (
        ("id", "stage", *SAID),
        (*SOMETIMES, "question", "reading", "alternative", "under"),
    ),
    "questions": (("id", "reading", "alternative", "question", "ends", "under"), ()),
    "under": (SAID, SOMETIMES),
}
"""Which fields there have to be, and which there may be besides."""


def differences(content: Json) -> Iterator[str]:
    """Go through what the library says otherwise than a file does.

    Raises:
        ValueError: It is no file of vectors, or is made for another format or rulebook.
    """
    kinds = [kind for kind in ("vectors", "questions") if kind in content]
    rulebook = RULEBOOKS.get(content.get("document", ""))
    if len(kinds) != 1 or rulebook is None or content.get("format") != FORMAT:
        raise ValueError(f"no vectors of format {FORMAT} for {' or '.join(RULEBOOKS)}")
    if content.get("rulebook") != DIGESTS[rulebook.document.key]:
        yield f"`rulebook` is {DIGESTS[rulebook.document.key]}, not {content.get('rulebook')}"
    of = _of_vector if "vectors" in kinds else _of_question
    seen: set[object] = set()
    for vector in content[kinds[0]]:
        name = vector.get("id")
        if name in seen:
            yield f"{name}: it stands twice"
        seen.add(name)
        yield from (f"{name}: {found}" for found in _of_fields(vector, kinds[0]))
        try:
            yield from (f"{name}: {found}" for found in of(rulebook, content, vector))
        except (KeyError, ValueError) as error:
            yield f"{name}: refused: {error}"


def _of_fields(said: Json, kind: str) -> Iterator[str]:
    needed, allowed = FIELDS[kind]
    yield from (f"`{name}` is missing" for name in needed if name not in said)
    yield from (f"`{name}` is no field" for name in said if name not in (*needed, *allowed))


def _of_vector(rulebook: Rulebook, content: Json, vector: Json) -> Iterator[str]:
    yield from _of_ladder(rulebook, content, vector["stage"], vector)
    yield from _of_verb(rulebook, content, vector, vector)
    if "reading" in vector or "alternative" in vector or "under" in vector:
        under = vector["under"]
        other = rulebook.under(vector["reading"], vector["alternative"])
        for found in (
            *_of_fields(under, "under"),
            *_of_ladder(other, content, vector["stage"], under),
            *_of_verb(other, content, vector, under),
        ):
            yield f"under `{vector['alternative']}`: {found}"


def _of_ladder(rulebook: Rulebook, content: Json, stage: str | None, said: Json) -> Iterator[str]:
    """Put the facts of a vector to the ladder."""
    block = rulebook.block(content["block"])
    if isinstance(block, Silent):
        told: Json = {"ladder": None, "outcome": SILENT, "facts": {}}
        yield from _unlike({**said, "ladder": content["ladder"]}, told)
        return
    terms = ladders(block)[content["ladder"]]
    worlds = worlds_of(terms, said)
    if stage not in stages(terms):
        yield f"`stage` is {stage}, which is none of the ladder's"
    if len(said.get("worlds", [])) == 1:
        yield "`worlds` is for several ways only"
    walked = terms.walk(*worlds, stage=stage)
    told = {
        "outcome": str(walked["outcome"]),
        "findings": {one.limb: str(one.state) for one in walked["findings"]},
        "needs": list(walked["needs"]),
        "decided_by": walked["decided_by"],
        "between": between(worlds),
    }
    yield from _unlike({"decided_by": None, "between": {}, **said}, told)
    named = {name for world in (*worlds, said.get("missing", {})) for name in world}
    yield from (f"`{name}` is no fact of the ladder" for name in named - {*terms.read})


def worlds_of(terms: AnyTerms, said: Json) -> list[dict[str, object]]:
    """Return the facts of a vector as the library walks them."""
    missing = {name: Missing(tuple(inputs)) for name, inputs in said.get("missing", {}).items()}
    none = dict.fromkeys(terms.read)
    return [{**none, **missing, **said["facts"], **way} for way in said.get("worlds", [{}])]


def between(worlds: list[dict[str, object]]) -> dict[str, list[int]]:
    """Return the bounds of each count that is not the same in every world."""
    found: dict[str, list[int]] = {}
    for name in worlds[0]:
        values = [world[name] for world in worlds]
        counts = [one for one in values if isinstance(one, int) and not isinstance(one, bool)]
        if len(counts) == len(values) and len(set(counts)) > 1 and max(counts) < MOST_COUNTED:
            found[name] = [min(counts), max(counts)]
    return found


def _of_verb(rulebook: Rulebook, content: Json, vector: Json, said: Json) -> Iterator[str]:
    """Put the question of a vector to the verb."""
    if "question" in vector:
        question = Question.model_validate(vector["question"])
        decision = question.put_to(rulebook)
        told = {
            "outcome": str(decision.outcome),
            "findings": {one.limb: str(one.state) for one in decision.findings},
            "needs": list(decision.needs),
        }
        asked = {"block": question.block, "on": str(question.on or content["on"])}
        for found in (*_unlike(said, told), *_unlike(content, asked)):
            yield f"by the question: {found}"


def _of_question(rulebook: Rulebook, content: Json, vector: Json) -> Iterator[str]:  # noqa: ARG001  as of a vector
    """Put a question to a rulebook, and to the one under the alternative."""
    question = Question.model_validate(vector["question"])
    other = rulebook.under(vector["reading"], vector["alternative"])
    for book, field in ((rulebook, "ends"), (other, "under")):
        decision = question.put_to(book)
        told = decision.model_dump(mode="json", include=set(ending(decision)))
        yield from _unlike(vector, {field: told})


def _unlike(said: Json, told: Json) -> Iterator[str]:
    for name, value in told.items():
        if name not in said or said[name] != value:
            yield f"`{name}` is {value}, not {said.get(name)}"


def main(arguments: list[str] | None = None) -> int:
    """Run some files, and say how it went."""
    parser = argparse.ArgumentParser(description="Hold the library against the vectors.")
    parser.add_argument("files", nargs="*", type=Path, help="all of them, if none is named")
    files = parser.parse_args(arguments).files or sorted(
        path for folder in ("vectors", "questions") for path in (HERE / folder).glob("*.json")
    )
    status = 0
    for path in files:
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            found = list(differences(content))
        except (OSError, ValueError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 2
        number = len([*content.get("vectors", ()), *content.get("questions", ())])
        print(f"{path.name}: {number} vectors, {len(found)} differences")
        for one in found:
            print(f"  {one}")
        status = 1 if found else status
    return status


if __name__ == "__main__":
    sys.exit(main())
