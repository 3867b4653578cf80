"""The conformance vectors: are they what the library says, and does a plain reader agree?

The files are read as JSON, as another implementation would read them. ``tests/reference.py`` works
them out from the ladders that stand beside them and shares nothing with the package.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from conformance import generate, run
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules import Rulebook, Terms
from scrutiny_rules.analysis import FlawKind, check
from scrutiny_rules.analysis.boundaries import boundary_cases
from scrutiny_rules.analysis.comparison import compare, ladders, stages
from scrutiny_rules.analysis.readings import alternatives
from scrutiny_rules.facts import Missing
from scrutiny_rules.ladder import Walked
from scrutiny_rules.questions import Question
from tests import reference
from tests.strategies import (
    WORLDS,
)
from tests.test_ladder import STAGES, Sorting
from tests.test_ladder import ladders as random_ladders

pytestmark = pytest.mark.no_cover  # it enumerates what other tests reach one by one

Json = dict[str, Any]
AnyTerms = Terms[Any, Any]

FOLDER: Final = Path(generate.__file__).parent
KEYS: Final = tuple(book.document.key for book in generate.RULEBOOKS)


def read(path: str) -> Json:
    """Return one file as plain data."""
    content: Json = json.loads((FOLDER / path).read_text(encoding="utf-8"))
    return content


LADDERS: Final = {key: read(f"ladders/{key}.json") for key in KEYS}
QUESTIONS: Final = {key: read(f"questions/{key}.json") for key in KEYS}
VECTORS: Final = {
    path.name: read(f"vectors/{path.name}") for path in sorted((FOLDER / "vectors").glob("*.json"))
}
EVERY_FILE: Final = pytest.mark.parametrize("name", VECTORS)
EACH_RULEBOOK: Final = pytest.mark.parametrize(
    "rulebook", generate.RULEBOOKS, ids=lambda book: book.document.key
)


def plain_ladder(content: Json, under: Json | None = None) -> Json | None:
    """Return the ladder that a file of vectors is about, as taken or as it is read otherwise."""
    file = LADDERS[content["document"]]
    lists = [file["ladders"]]
    if under is not None:
        lists = [
            one["ladders"]
            for one in file["under"]
            if (one["reading"], one["alternative"]) == (under["reading"], under["alternative"])
        ] + lists
    for one in (one for some in lists for one in some):
        if (one["block"], one["ladder"]) == (content["block"], content["ladder"]):
            found: Json = one
            return found
    return None


def against(ladder: Json | None, said: Json, stage: str | None) -> list[str]:
    """Return the fields of a vector that the plain reader works out otherwise."""
    if ladder is None:
        return [] if said["outcome"] == "not provided for" and not said["facts"] else ["outcome"]
    walked = reference.walk_of_vector(ladder, said, stage)
    worked_out = {**walked, "between": reference.between_of_vector(said)}
    return [
        name
        for name, value in worked_out.items()
        if said.get(name, {"decided_by": None, "between": {}}.get(name)) != value
    ]


def wrong_in(content: Json) -> list[str]:
    """Return what the plain reader finds wrong with a file of vectors."""
    found: list[str] = []
    for vector in content["vectors"]:
        wrong = against(plain_ladder(content), vector, vector["stage"])
        if "under" in vector:
            other = plain_ladder(content, vector)
            wrong += against(other, vector["under"], vector["stage"])
        found += [f"{vector['id']}: {name}" for name in wrong]
    return found


def questions_of(key: str) -> list[Question]:
    """Return the questions of a rulebook that are there for a reading, and of all sanctions."""
    vectors = [
        (content, vector)
        for content in (*VECTORS.values(), QUESTIONS[key])
        if content["document"] == key
        for vector in content.get("vectors", content.get("questions", ()))
    ]
    return [
        Question.model_validate(one["question"])
        for content, one in vectors
        if "question" in one and ("reading" in one or content["block"] == "sanctions")
    ]


class TestFiles:
    """What is committed is what would be written, and it says all that it is meant to."""

    def test_they_are_as_they_would_be_written(self) -> None:
        written = dict(generate.files())
        there = {
            path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
            for path in FOLDER.glob("*/*.json")
        }

        assert there.keys() == written.keys()
        assert [name for name in written if there[name] != written[name]] == []

    def test_they_are_no_larger_than_one_likes_to_keep(self) -> None:
        assert sum(path.stat().st_size for path in FOLDER.glob("*/*.json")) < 3_200_000

    def test_a_vector_has_a_line_of_its_own(self) -> None:
        for name, content in VECTORS.items():
            lines = (FOLDER / "vectors" / name).read_text(encoding="utf-8").splitlines()
            assert sum(line.startswith('    {"id":') for line in lines) == len(content["vectors"])

    @EACH_RULEBOOK
    def test_every_ladder_and_every_silent_block_has_its_vectors(self, rulebook: Rulebook) -> None:
        key = rulebook.document.key
        expected: set[tuple[str, str | None]] = {
            (block, name)
            for block in rulebook.block_names()
            for name in ladders(rulebook.block(block)) or [None]
        }

        assert expected == {
            (one["block"], one["ladder"]) for one in VECTORS.values() if one["document"] == key
        }
        assert {(one["block"], one["ladder"]) for one in LADDERS[key]["ladders"]} == {
            at for at in expected if at[1] is not None
        }

    @EACH_RULEBOOK
    def test_every_case_on_a_limit_is_there(self, rulebook: Rulebook) -> None:
        for content in VECTORS.values():
            if content["document"] != rulebook.document.key or content["ladder"] is None:
                continue
            terms = ladders(rulebook.block(content["block"]))[content["ladder"]]
            there = [(one["stage"], one["outcome"], one["facts"]) for one in content["vectors"]]
            for stage in stages(terms):
                for case in boundary_cases(terms, stage):
                    beside = terms.not_applicable(case.facts)
                    facts = {n: one for n, one in case.facts.items() if n not in beside}
                    assert any(
                        (at, ends) == (stage, case.outcome) and facts.items() <= had.items()
                        for at, ends, had in there
                    ), case

    @EACH_RULEBOOK
    def test_every_difference_of_a_reading_is_there(self, rulebook: Rulebook) -> None:
        for reading, alternative, other in alternatives(rulebook):
            shown = {
                (
                    content["block"],
                    content["ladder"],
                    one["stage"],
                    one["outcome"],
                    one.get("decided_by"),
                    one["under"]["outcome"],
                    one["under"].get("decided_by"),
                )
                for content in VECTORS.values()
                if content["document"] == rulebook.document.key
                for one in content["vectors"]
                if (one.get("reading"), one.get("alternative")) == (reading.id, alternative)
            }

            assert shown == {
                (d.block, d.ladder, d.stage, d.before, d.power_before, d.after, d.power_after)
                for d in compare(rulebook, other).differences
            }

    @EACH_RULEBOOK
    def test_every_alternative_is_shown_by_a_vector_or_by_a_question(
        self, rulebook: Rulebook
    ) -> None:
        key = rulebook.document.key
        shown = {
            (one.get("reading"), one.get("alternative"))
            for content in (*VECTORS.values(), QUESTIONS[key])
            if content["document"] == key
            for one in content.get("vectors", content.get("questions", ()))
        }

        assert {(one.id, other) for one, other, _ in alternatives(rulebook)} <= shown

    @EACH_RULEBOOK
    def test_their_questions_try_every_reading(self, rulebook: Rulebook) -> None:
        flaws = check(rulebook, questions_of(rulebook.document.key))

        assert flaws.of_kind(FlawKind.UNTESTED_READING) == ()

    @EACH_RULEBOOK
    def test_every_answer_that_some_case_has_is_met_with(self, rulebook: Rulebook) -> None:
        never = check(rulebook).of_kind(FlawKind.UNREACHABLE)
        for content in VECTORS.values():
            if content["document"] == rulebook.document.key and content["ladder"] is not None:
                at = (content["block"], content["ladder"])
                terms = ladders(rulebook.block(at[0]))[at[1]]
                unreached = {one.what for one in never if (one.block, one.ladder) == at}
                assert {str(rung.outcome) for rung in terms.rungs} - unreached <= {
                    vector["outcome"] for vector in content["vectors"]
                }

    @EVERY_FILE
    def test_no_fact_stands_twice_or_under_another_name(self, name: str) -> None:
        ladder = plain_ladder(VECTORS[name])
        known = {fact["name"] for fact in ladder["facts"]} if ladder else set()
        for vector in VECTORS[name]["vectors"]:
            several = [set(way) for way in vector.get("worlds", [])]
            apart = set[str]().union(*several)
            missing = set(vector.get("missing", {}))
            assert set(vector["facts"]) | apart | missing <= known
            assert not set(vector["facts"]) & (apart | missing)
            assert len(several) != 1


class TestReadme:
    """conformance/README.md names every field there is, and what no vector shows."""

    TEXT: Final = (FOLDER / "README.md").read_text(encoding="utf-8")

    def test_it_lists_the_alternatives_that_no_vector_shows(self) -> None:
        shown = {
            (one["reading"], one["alternative"])
            for content in VECTORS.values()
            for one in content["vectors"]
            if "reading" in one
        }
        rows = re.findall(r"^\| `([CTX]-R[0-9]+[a-z]?)` \| (.+?) \|", self.TEXT, re.MULTILINE)

        assert {(one, other) for one, cell in rows for other in re.findall(r"`(.+?)`", cell)} == {
            (reading.id, alternative)
            for rulebook in generate.RULEBOOKS
            for reading, alternative, _ in alternatives(rulebook)
        } - shown

    def test_it_explains_every_field(self) -> None:
        files = (*LADDERS.values(), *QUESTIONS.values(), *VECTORS.values())
        fields = {*chain.from_iterable(files), *chain(*run.FIELDS["vectors"])}
        for ladder in LADDERS["chorus-rsp"]["ladders"]:
            rows = (*ladder["facts"], *ladder["limbs"], *ladder["rungs"])
            fields |= {*ladder, *chain.from_iterable(rows)}

        assert fields <= set(re.findall(r"`([a-z_]+)`", self.TEXT))


class TestRunner:
    """conformance/run.py puts every vector to the library, and ends with 1 on any difference."""

    def test_the_library_agrees_with_every_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run.main([]) == 0

        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == len(VECTORS) + len(QUESTIONS)
        assert all(line.endswith(" vectors, 0 differences") for line in lines)

    def test_a_difference_is_printed(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        content = deepcopy(VECTORS["trafford-qip.quorum.json"])
        content["vectors"][1]["needs"] = ["present"]
        path = tmp_path / "quorum.json"
        path.write_text(json.dumps(content), encoding="utf-8")

        assert run.main([str(path), str(FOLDER / "vectors/chorus-rsp.quorum.json")]) == 1
        first, *others, last = capsys.readouterr().out.splitlines()
        assert first == f"quorum.json: {len(content['vectors'])} vectors, {len(others)} differences"
        assert others
        assert all(content["vectors"][1]["id"] in line for line in others)
        assert last == "chorus-rsp.quorum.json: 1 vectors, 0 differences"

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("no JSON", id="no JSON"),
            pytest.param("{}", id="no vectors"),
            pytest.param((FOLDER / "ladders/trafford-qip.json").read_text("utf-8"), id="ladders"),
            pytest.param(
                '{"format":2,"document":"trafford-qip","vectors":[]}', id="a later format"
            ),
            pytest.param('{"format":1,"document":"north-panel","vectors":[]}', id="another paper"),
        ],
    )
    def test_a_file_that_holds_no_vectors_is_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
    ) -> None:
        path = tmp_path / "other.json"
        path.write_text(text, encoding="utf-8")

        assert run.main([str(path)]) == 2
        assert "other.json: " in capsys.readouterr().err

    def test_a_file_that_is_not_there_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run.main([str(FOLDER / "none.json")]) == 2
        assert "none.json" in capsys.readouterr().err


class TestPlainReader:
    """From the ladders as plain data alone, every vector comes out the same."""

    @EVERY_FILE
    def test_it_agrees_with_every_vector(self, name: str) -> None:
        assert wrong_in(VECTORS[name]) == []


def walked_plainly(walked: Walked[Any]) -> reference.Walk:
    """Return what the library found, as a vector has it."""
    return {
        "outcome": str(walked["outcome"]),
        "findings": {one.limb: str(one.state) for one in walked["findings"]},
        "needs": list(walked["needs"]),
        "decided_by": walked["decided_by"],
    }


def assert_alike(
    terms: AnyTerms, ladder: Json, worlds: Sequence[Mapping[str, object]], stage: str | None
) -> reference.Walk:
    """Check that the library and the plain reader walk a ladder alike."""
    vector = generate.known(terms, worlds)
    plainly = reference.walk_of_vector(ladder, vector, stage)
    assert plainly == walked_plainly(terms.walk(*worlds, stage=stage)), vector
    return plainly


def every_ladder() -> Iterator[tuple[str, AnyTerms, Json]]:
    """Go through the ladders of both papers under every reading, with the plain data of each."""
    for rulebook in generate.RULEBOOKS:
        key = rulebook.document.key
        books = [("", rulebook, LADDERS[key]["ladders"])]
        for one in LADDERS[key]["under"]:
            other = rulebook.under(one["reading"], one["alternative"])
            books.append((f"{one['reading']} {one['alternative']} ", other, one["ladders"]))
        for reading, book, plain in books:
            for ladder in plain:
                block = book.block(ladder["block"])
                terms = ladders(block)[ladder["ladder"]]
                yield f"{key} {reading}{ladder['block']} {ladder['ladder']}", terms, ladder


EVERY_LADDER: Final = {name: (terms, ladder) for name, terms, ladder in every_ladder()}


def random_value(random: Random, fact: Json, limits: Sequence[int]) -> object:
    """Return a value that a fact may have, or that it is not known."""
    known: object
    match fact["kind"]:
        case "yes":
            known = random.random() < 0.5
        case "in":
            known = random.choice(fact["choices"])
        case _:
            known = max(0, random.choice(limits) + random.randint(-1, 1))
    inputs = tuple(fact["behind"] or [fact["name"]])
    some = Missing(tuple(random.sample(inputs, random.randint(1, len(inputs)))))
    return random.choices([known, None, some], [8, 2, 1])[0]


def numbers_in(value: object) -> Iterator[int]:
    """Go through the numbers that stand in some data."""
    if isinstance(value, Mapping):
        for member in value.values():
            yield from numbers_in(member)
    elif isinstance(value, list):
        for member in value:
            yield from numbers_in(member)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value


def random_worlds(random: Random, ladder: Json) -> list[dict[str, object]]:
    """Return some ways in which the facts of a ladder may be, that differ in a few of them."""
    limits = [0, 1, 2, 3, *numbers_in([limb["condition"] for limb in ladder["limbs"]])]
    first = {fact["name"]: random_value(random, fact, limits) for fact in ladder["facts"]}
    worlds = [first]
    for _ in range(random.choice([0, 0, 0, 1, 2])):
        others = random.sample(ladder["facts"], random.randint(0, min(4, len(first))))
        changed = {one["name"]: random_value(random, one, limits) for one in others}
        worlds.append({**first, **changed})
    return worlds


def states_of(terms: AnyTerms) -> list[str | None]:
    """Return the stages of a ladder, and none at all."""
    return [None, *(stage for stage in stages(terms) if stage is not None)]


class TestAgainstTheLibrary:
    """On facts at random, the library and the plain reader never differ."""

    @pytest.mark.parametrize("name", EVERY_LADDER)
    def test_on_the_ladders_of_both_papers_under_every_reading(self, name: str) -> None:
        terms, ladder = EVERY_LADDER[name]
        random = Random(name)
        for _ in range(100):
            stage = random.choice(states_of(terms))
            assert_alike(terms, ladder, random_worlds(random, ladder), stage)

    @given(random_ladders(), st.lists(WORLDS, min_size=1, max_size=3), STAGES)
    def test_on_random_ladders(
        self, terms: Sorting, worlds: list[dict[str, object]], stage: str | None
    ) -> None:
        assert_alike(terms, generate.ladder_of(terms), worlds, stage)

    @given(random_ladders(), st.data())
    def test_on_random_ladders_of_which_little_is_known(
        self, terms: Sorting, data: st.DataObject
    ) -> None:
        ladder = generate.ladder_of(terms)
        random = data.draw(st.randoms(use_true_random=False))
        stage = data.draw(STAGES)
        if ladder["facts"]:
            assert_alike(terms, ladder, random_worlds(random, ladder), stage)


def _outcome(said: Json) -> None:
    said["outcome"] = "undetermined" if said["outcome"] != "undetermined" else "eligible"


def _findings(said: Json) -> None:
    limb_name = next(iter(said["findings"]))
    said["findings"][limb_name] = "unknown" if said["findings"][limb_name] == "met" else "met"


def _findings_left_out(said: Json) -> None:
    said["findings"].popitem()


def _needs(said: Json) -> None:
    said["needs"] = said["needs"][1:] if said["needs"] else ["quorate"]


def _needs_in_another_order(said: Json) -> None:
    said["needs"] = said["needs"][::-1]


def _facts(said: Json) -> None:
    said["facts"] = {}


def _worlds(said: Json) -> None:
    said["worlds"] = said["worlds"][:1]


def _between(said: Json) -> None:
    name = next(iter(said["between"]))
    said["between"][name][1] += 1


def _missing(said: Json) -> None:
    name = next(iter(said["missing"]))
    said["missing"][name] = [*said["missing"][name], "quorate"]


def _decided_by(said: Json) -> None:
    said["decided_by"] = "nobody"


def _no_decided_by(said: Json) -> None:
    del said["decided_by"]


TAMPERING: Final[Mapping[str, tuple[str, Callable[[Json], None], Callable[[Json], object]]]] = {
    "another outcome": ("outcome", _outcome, bool),
    "another finding": ("findings", _findings, lambda said: said["findings"]),
    "a finding left out": ("findings", _findings_left_out, lambda said: said["findings"]),
    "other needs": ("needs", _needs, bool),
    "needs in another order": (
        "needs",
        _needs_in_another_order,
        lambda said: len(said["needs"]) > 1,
    ),
    "no facts": ("facts", _facts, lambda said: said["facts"] and "worlds" not in said),
    "one world": ("worlds", _worlds, lambda said: said["between"]),
    "other bounds": ("between", _between, lambda said: said["between"]),
    "more that is missing": (
        "missing",
        _missing,
        lambda said: {"present_for_item", "votes_cast"} & set(said["missing"]),
    ),
    "another power": ("decided_by", _decided_by, bool),
    "no power": ("decided_by", _no_decided_by, bool),
}
"""What is changed: the field, how, and in which vectors it says something else then."""


def tampered(name: str, *, under: bool) -> Iterator[tuple[Json, Json]]:
    """Go through single vectors that were changed in one way, each in a file of its own."""
    field, change, may_be = TAMPERING[name]
    for content in VECTORS.values():
        taken = [
            vector
            for vector in content["vectors"]
            if content["ladder"] is not None and under is ("under" in vector)
            for said in [vector["under"] if under else vector]
            if field in said and may_be(said)
        ]
        for vector in taken[:10]:
            changed = deepcopy(vector)
            change(changed["under"] if under else changed)
            yield vector, {**content, "vectors": [changed]}


class TestTampering:
    """A vector that says something else than the papers is noticed, whatever it says."""

    @pytest.mark.parametrize("under", [False, True], ids=["as taken", "under a reading"])
    @pytest.mark.parametrize("name", TAMPERING)
    def test_it_is_noticed_by_the_library_and_by_the_plain_reader(
        self, name: str, *, under: bool
    ) -> None:
        changed = list(tampered(name, under=under))

        for vector, content in changed:
            assert list(run.differences(content)), vector
            assert wrong_in(content), vector

    @pytest.mark.parametrize(
        ("file", "number", "field", "value", "noticed"),
        [
            pytest.param("trafford-qip.quorum", 1, "id", "001", "it stands twice", id="id"),
            pytest.param(
                "trafford-qip.quorum", 0, "stage", "member", "`stage`", id="an idle stage"
            ),
            pytest.param("trafford-qip.eligibility", 0, "stage", "member", "`outcome`", id="stage"),
            pytest.param("trafford-qip.quorum", 0, "facts", {"seats": 3}, "no fact", id="facts"),
            pytest.param("trafford-qip.quorum", 0, "worlds", [{}], "several", id="one world"),
            pytest.param("trafford-qip.quorum", 0, "present", 3, "no field", id="a field"),
            pytest.param("trafford-qip.quorum", 0, "reading", "T-R7", "'under'", id="no under"),
            pytest.param("trafford-qip.quorum", -1, "reading", "T-R8", "T-R8", id="reading"),
            pytest.param(
                "trafford-qip.quorum", -1, "alternative", "half", "half", id="alternative"
            ),
            pytest.param(
                "trafford-qip.quorum", 0, "question", {"verb": "ask"}, "refused", id="question"
            ),
            pytest.param(
                "trafford-qip.quorum",
                0,
                "question",
                {"verb": "decide_quorum", "given": {"roll": {"in_office": 9, "present": 3}}},
                "by the question: `outcome` is inquorate",
                id="another case",
            ),
            pytest.param(
                "trafford-qip.duties",
                0,
                "question",
                {"verb": "decide_quorum", "given": {"roll": {"in_office": 3, "present": 3}}},
                "by the question: `block` is quorum, not duties",
                id="another block",
            ),
            pytest.param("trafford-qip.conduct", 0, "outcome", "may warn", "outcome", id="silent"),
            pytest.param("trafford-qip.conduct", 0, "facts", {"a": 1}, "facts", id="of silence"),
        ],
    )
    def test_it_is_noticed_by_the_library(
        self, file: str, number: int, field: str, value: object, noticed: str
    ) -> None:
        content = deepcopy(VECTORS[f"{file}.json"])
        content["vectors"][number][field] = value

        found = list(run.differences(content))
        assert any(noticed in one for one in found), found

    def test_a_case_that_only_an_alternative_decides_otherwise_is_noticed(self) -> None:
        content = deepcopy(VECTORS["trafford-qip.quorum.json"])
        vector = next(one for one in content["vectors"] if one["id"] == "T-R7-seats-1")
        vector["question"]["given"]["roll"]["seats"] = vector["under"]["facts"]["present_for_item"]
        vector["under"]["seats"] = 3

        found = list(run.differences(content))
        assert any("under `seats`: by the question: `outcome`" in one for one in found)
        assert any("under `seats`: `seats` is no field" in one for one in found)
        assert all("T-R7-seats-1: under `seats`: " in one for one in found)

    @pytest.mark.parametrize("field", ["id", "stage", "facts", "outcome", "findings", "needs"])
    def test_a_field_that_is_left_out_is_noticed(self, field: str) -> None:
        content = deepcopy(VECTORS["trafford-qip.quorum.json"])
        del content["vectors"][0][field]

        assert any(f"`{field}` is missing" in one for one in run.differences(content))

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("rulebook", "sha256:" + "0" * 64, id="another rulebook"),
            pytest.param("document", "chorus-rsp", id="another paper"),
            pytest.param("block", "voting", id="another block"),
            pytest.param("block", "quorums", id="no block"),
            pytest.param("ladder", "end", id="another ladder"),
            pytest.param("ladder", None, id="no ladder"),
            pytest.param("on", "2026-11-26", id="another day"),
        ],
    )
    def test_what_is_said_of_a_whole_file_is_noticed(self, field: str, value: object) -> None:
        content = {**VECTORS["trafford-qip.attendance.json"], field: value}

        assert list(run.differences(content))

    @pytest.mark.parametrize("field", ["ends", "under", "question", "alternative", "id"])
    def test_a_question_that_was_changed_is_noticed(self, field: str) -> None:
        content = deepcopy(QUESTIONS["trafford-qip"])
        one, other = content["questions"][:2]
        one[field] = deepcopy(other[field])

        assert list(run.differences(content))


class TestMistakes:
    """An implementation that gets one sentence of the format wrong does not agree."""

    @pytest.mark.parametrize(
        ("function", "mistaken"),
        [
            pytest.param(
                "_all",
                lambda states: "met" if set(states) == {"met"} else "not met",
                id="what is unknown counts as not met",
            ),
            pytest.param(
                "_any",
                lambda states: "met" if "met" in states else "not met",
                id="none that is known is none",
            ),
            pytest.param(
                "_not",
                lambda state: "not met" if state == "met" else "met",
                id="not unknown is met",
            ),
            pytest.param("_applies", lambda *_: True, id="every limb applies at every stage"),
            pytest.param("_thinned", list, id="rungs that cannot change the outcome stay"),
            pytest.param("_asks_less", lambda *_: False, id="a rung that asks more stays"),
            pytest.param(
                "_bearing",
                lambda rung, states: [
                    n for ask in rung["asks"] for n in ask["limbs"] if n in states
                ],
                id="a shut gate shuts out nothing",
            ),
            pytest.param(
                "_is_known",
                lambda name, worlds: name in worlds[0],
                id="the first world is as good as any",
            ),
            pytest.param(
                "in_every_world",
                lambda condition, worlds: reference.judged(condition, worlds[0]),
                id="the first world decides",
            ),
        ],
    )
    def test_it_is_noticed(
        self, monkeypatch: pytest.MonkeyPatch, function: str, mistaken: object
    ) -> None:
        monkeypatch.setattr(reference, function, mistaken)
        assert any(map(wrong_in, VECTORS.values()))
