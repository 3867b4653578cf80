"""Holds the library against the conformance vectors.

    python conformance/run.py [file ...]

Without files, every one under ``conformance/`` is run. For each it prints how many vectors there
are and each difference; it ends with 1 if there is any, and with 2 if a file is none of these.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from scrutiny_rules import Rulebook, Silent, Terms
from scrutiny_rules.analysis.comparison import ladders
from scrutiny_rules.analysis.readings import ending
from scrutiny_rules.facts import Missing
from scrutiny_rules.questions import Question
from scrutiny_rules.receipts import digest
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

HERE: Final = Path(__file__).parent
FORMAT: Final = 1
RULEBOOKS: Final = {book.document.key: book for book in (CHORUS_RSP, TRAFFORD_QIP)}
SILENT: Final = "not provided for"

Json = Mapping[str, Any]
AnyTerms = Terms[Any, Any]


class NoVectorsError(Exception):
    """A file that holds no vectors, or none of this format or of these rulebooks."""


def differences(content: Json) -> Iterator[str]:
    """Go through what the library says otherwise than a file does.

    Raises:
        NoVectorsError: It is no file of vectors, or is made for another rulebook.
    """
    rulebook = RULEBOOKS.get(content.get("document", ""))
    if rulebook is None or content.get("format") != FORMAT:
        raise NoVectorsError(f"no file of format {FORMAT} for {' or '.join(RULEBOOKS)}")
    if content["rulebook"] != digest(rulebook):
        yield f"the rulebook is another: {digest(rulebook)}, not {content['rulebook']}"
    for vector in content.get("vectors", ()):
        for found in _of_vector(rulebook, content, vector):
            yield f"{vector['id']}: {found}"
    for vector in content.get("questions", ()):
        for found in _of_question(rulebook, vector):
            yield f"{vector['id']}: {found}"


def _of_vector(rulebook: Rulebook, content: Json, vector: Json) -> Iterator[str]:
    yield from _of_ladder(rulebook, content, vector["stage"], vector)
    yield from _of_verb(rulebook, vector, vector)
    if "reading" in vector:
        other = rulebook.under(vector["reading"], vector["alternative"])
        for found in (
            *_of_ladder(other, content, vector["stage"], vector["under"]),
            *_of_verb(other, vector, vector["under"]),
        ):
            yield f"under `{vector['alternative']}`: {found}"


def _of_ladder(rulebook: Rulebook, content: Json, stage: str | None, said: Json) -> Iterator[str]:
    """Put the facts of a vector to the ladder."""
    block = rulebook.block(content["block"])
    if isinstance(block, Silent):
        told = {"ladder": None, "outcome": SILENT}
        yield from _unlike({"ladder": content["ladder"], "outcome": said["outcome"]}, told)
        return
    terms = ladders(block)[content["ladder"]]
    worlds = worlds_of(terms, said)
    walked = terms.walk(*worlds, stage=stage)
    told = {
        "outcome": str(walked["outcome"]),
        "findings": {one.limb: str(one.state) for one in walked["findings"]},
        "needs": list(walked["needs"]),
        "decided_by": walked["decided_by"],
        "between": between(worlds),
    }
    yield from _unlike({"decided_by": None, "between": {}, **said}, told)


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
        if len(counts) == len(values) and 1 < len(set(counts)) and max(counts) < MOST_COUNTED:
            found[name] = [min(counts), max(counts)]
    return found


def _of_verb(rulebook: Rulebook, vector: Json, said: Json) -> Iterator[str]:
    """Put the question of a vector to the verb."""
    if "question" in vector:
        decision = Question.model_validate(vector["question"]).put_to(rulebook)
        told = {
            "outcome": str(decision.outcome),
            "findings": {one.limb: str(one.state) for one in decision.findings},
            "needs": list(decision.needs),
        }
        for found in _unlike(said, told):
            yield f"by the question: {found}"


def _of_question(rulebook: Rulebook, vector: Json) -> Iterator[str]:
    """Put a question to a rulebook, and to the one under the alternative."""
    question = Question.model_validate(vector["question"])
    other = rulebook.under(vector["reading"], vector["alternative"])
    for book, field in ((rulebook, "ends"), (other, "under")):
        decision = question.put_to(book)
        told = decision.model_dump(mode="json", include=set(ending(decision)))
        yield from _unlike({field: vector[field]}, {field: told})


def _unlike(said: Json, told: Json) -> Iterator[str]:
    for name, value in told.items():
        if said[name] != value:
            yield f"{name}: {value}, not {said[name]}"


MOST_COUNTED: Final = 1_000_000
"""From this number on a count has no upper bound."""


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
        except (OSError, ValueError, NoVectorsError) as error:
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
