"""Writes the conformance vectors: every JSON file under ``conformance/``.

    python conformance/generate.py

What is written depends on the rulebooks alone. The tests compare what is there with what this
would write. ``README.md`` beside it says what every field means.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import JsonValue, ValidationError
from pydantic_core import to_jsonable_python

from scrutiny_rules import (
    CountedItems,
    DatedRequest,
    Limb,
    PaymentDifference,
    Programme,
    Rulebook,
    Silent,
    Terms,
)
from scrutiny_rules._frozen import MOST_COUNTED, Frozen
from scrutiny_rules.analysis._space import Space
from scrutiny_rules.analysis.boundaries import boundary_cases
from scrutiny_rules.analysis.comparison import Difference, compare, ladders, stages
from scrutiny_rules.analysis.readings import alternatives, ending
from scrutiny_rules.decisions import Decision
from scrutiny_rules.facts import OTHER, Missing
from scrutiny_rules.ladder import Walked, World, is_known
from scrutiny_rules.questions import VERBS, Question, Verb
from scrutiny_rules.receipts import digest
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

HERE: Final = Path(__file__).parent
RULEBOOKS: Final = (CHORUS_RSP, TRAFFORD_QIP)

FORMAT: Final = 1
"""The number of the format: it rises when whoever reads the files has to change."""

ON: Final = date(2026, 11, 25)
"""The day at which every case is taken."""

Json = dict[str, JsonValue]
AnyTerms = Terms[Any, Any]


# ---- ladders


def ladder_of(terms: AnyTerms, block: str = "", name: str = "") -> Json:
    """Return a ladder as plain data."""
    facts = [terms.known_facts[fact] for fact in terms.read]
    return {
        "block": block,
        "ladder": name,
        "facts": [
            {
                "name": fact.name,
                "kind": str(fact.kind),
                "choices": list(fact.choices),
                "behind": list(fact.behind),
            }
            for fact in facts
        ],
        "limbs": [_limb(limb) for limb in terms.limbs.values()],
        "rungs": [
            {
                "outcome": str(rung.outcome),
                "decided_by": rung.decided_by,
                "asks": [
                    {
                        "name": part.name,
                        "limbs": [limb.name for limb in part.limbs],
                        "met": wanted,
                        "gate": part is rung.gate,
                    }
                    for part, wanted in rung.asks
                ],
            }
            for rung in terms.rungs
        ],
    }


def _limb(limb: Limb) -> Json:
    return {
        "name": limb.name,
        "clause": limb.clause.label,
        "stages": None if limb.stages is None else list(limb.stages),
        "condition": _condition(limb.condition.model_dump(mode="json")),
    }


def _condition(node: Json) -> Json:
    """Return a condition with its kind first, as one reads it."""
    of = node.get("of")
    inside: Json = {}
    if isinstance(of, list):
        inside = {"of": [_condition(one) for one in of if isinstance(one, dict)]}
    elif isinstance(of, dict):
        inside = {"of": _condition(of)}
    return {"kind": node["kind"], **node, **inside}


def ladders_of(rulebook: Rulebook) -> dict[tuple[str, str], Json]:
    """Return every ladder of a rulebook as plain data, by its block and its name."""
    return {
        (block, name): ladder_of(terms, block, name)
        for block in rulebook.block_names()
        for name, terms in ladders(rulebook.block(block)).items()
    }


def ladders_file(rulebook: Rulebook) -> Json:
    """Return all ladders of a rulebook, and those that are others under a reading."""
    taken = ladders_of(rulebook)
    under: list[JsonValue] = []
    for reading, alternative, other in alternatives(rulebook):
        others = [one for at, one in ladders_of(other).items() if one != taken.get(at)]
        under.append({"reading": reading.id, "alternative": alternative, "ladders": [*others]})
    return {**_head(rulebook), "ladders": [*taken.values()], "under": under}


def _head(rulebook: Rulebook) -> Json:
    return {"format": FORMAT, "document": rulebook.document.key, "rulebook": digest(rulebook)}


# ---- what is known of a case


def known(terms: AnyTerms, worlds: Sequence[World]) -> Json:
    """Return what is known of the facts that a ladder reads, as a vector holds it."""
    rows = list(dict.fromkeys(tuple(world.get(name) for name in terms.read) for world in worlds))
    facts: Json = {}
    missing: Json = {}
    ways: list[Json] = [{} for _ in rows]
    between: Json = {}
    for place, name in enumerate(terms.read):
        found = [row[place] for row in rows]
        first = found[0]
        if any(one != first for one in found):
            for way, value in zip(ways, found, strict=True):
                way.update({name: _plain(value)} if is_known(value) else {})
            counts = [one for one in found if isinstance(one, int) and not isinstance(one, bool)]
            if len(counts) == len(found) and max(counts) < MOST_COUNTED:
                between[name] = [min(counts), max(counts)]
        elif is_known(first):
            facts[name] = _plain(first)
        elif isinstance(first, Missing) and first.inputs != terms.known_facts[name].inputs:
            missing[name] = list(first.inputs)
    several: Json = {"worlds": [*ways], "between": between} if len(rows) > 1 else {}
    return {"facts": facts, **several, **({"missing": missing} if missing else {})}


def _plain(value: bool | int | str) -> bool | int | str:
    """Return a value without the enumeration that it is a member of."""
    return str(value) if isinstance(value, str) else value


def found(walked: Walked[Any]) -> Json:
    """Return what a walk found, as a vector holds it."""
    power = walked["decided_by"]
    return {
        "outcome": str(walked["outcome"]),
        "findings": {one.limb: str(one.state) for one in walked["findings"]},
        "needs": [*walked["needs"]],
        **({} if power is None else {"decided_by": power}),
    }


def told(decision: Decision[Any]) -> Json:
    """Return of a decision what a vector holds; whose power it is, is the ladder's to say."""
    return {
        "outcome": str(decision.outcome),
        "findings": {one.limb: str(one.state) for one in decision.findings},
        "needs": [*decision.needs],
    }


# ---- questions


def question_of(terms: AnyTerms, block: str, case: Frozen, stage: str | None) -> Question | None:
    """Return the question that asks a verb about a case, where one is asked of the ladder."""
    outcomes = tuple(str(one) for one in type(terms.rungs[-1].outcome))
    for name, verb in VERBS.items():
        if block in verb.blocks and verb.outcomes == outcomes:
            given = _given(verb, case, stage)
            if given is not None:
                return Question.model_validate({"verb": name, "block": block, "given": given})
    return None


def _given(verb: Verb, case: Frozen, stage: str | None) -> dict[str, object] | None:
    """Return the arguments of a verb that takes a case whole, or each of its fields."""
    names = {one.name for one in verb.parameters}
    fields = {name: value for name, value in case if name != "other"}
    whole = [one.name for one in verb.parameters if one.annotation is type(case)]
    if whole:
        fields = {whole[0]: case}
    elif not names >= fields.keys():
        return None
    also = {"stage": stage, "on": ON}
    return fields | {name: value for name, value in also.items() if name in names}


def question_json(question: Question) -> Json:
    """Return a question as JSON; what is not known is left out where that says the same."""
    given = {name: _argument(value) for name, value in question.given.items()}
    return {"verb": question.verb, "block": question.block, "given": given}


def _argument(value: object) -> JsonValue:
    if isinstance(value, Frozen):
        fields = type(value).model_fields
        said = {n: one for n, one in value if one is not None or fields[n].default is not None}
        return {n: _argument(one) for n, one in said.items() if n != "other" or one}
    if isinstance(value, tuple):
        return [_argument(one) for one in value]
    if isinstance(value, Mapping):
        return {name: _argument(one) for name, one in value.items()}
    plain: JsonValue = to_jsonable_python(value)
    return plain


# ---- hiding


def hidings(case: Frozen, field: str) -> Iterator[Frozen]:
    """Go through the ways in which a field of a case, or what it is made of, may be unknown."""
    fields = type(case).model_fields
    inside = [name for name, one in case if isinstance(one, Frozen) and field in dict(one)]
    if field.startswith(OTHER):
        yield from _valid(case, "other", _less(dict(case)["other"], field.removeprefix(OTHER)))
    elif field in fields:
        for less in _unknown(getattr(case, field)):
            yield from _valid(case, field, less)
    elif inside:
        for name in inside:
            for less in hidings(getattr(case, name), field):
                yield from _valid(case, name, less)
    else:
        for name in fields:
            yield from _valid(case, name, None)


def _unknown(held: object) -> Iterator[object]:
    """Go through a value that is not known: the whole, every row of it, or a single one."""
    yield None
    if isinstance(held, tuple):
        yield tuple(map(_bare, held))
        yield (*held[:-1], *map(_bare, held[-1:]))
    elif isinstance(held, Mapping):
        yield {}
        yield from (_less(held, name) for name in held)


def _less(held: Mapping[str, object], name: str) -> dict[str, object]:
    return {other: value for other, value in held.items() if other != name}


def _bare(row: object) -> object:
    """Return one row of a list with nothing in it but what has to be there."""
    if not isinstance(row, Frozen):
        return None
    fields = type(row).model_fields
    return type(row).model_validate({n: value for n, value in row if fields[n].is_required()})


def _valid(case: Frozen, field: str, value: object) -> Iterator[Frozen]:
    """Go through a case with one field changed, unless it cannot be so."""
    try:
        yield case.model_copy(update={field: value})
    except ValidationError:
        return


def hidden(terms: AnyTerms, case: Frozen, inputs: Sequence[str]) -> list[Frozen]:
    """Return a case with some fields unknown, in each way in which less is known then."""
    cases = [case]
    for field in inputs:
        cases = [less for one in cases for less in hidings(one, field)] or cases
    if doubt := _doubt(case):
        cases.append(case.model_copy(update=doubt))
    before = _told_facts(terms, case)
    return [one for one in dict.fromkeys(cases) if _told_facts(terms, one) < before]


def _doubt(case: Frozen) -> dict[str, object]:
    """Return what leaves the figures of a case in doubt, where no input of its own does."""
    match case:
        case CountedItems():
            return {"items_payable": 0, "items_open": case.items}
        case PaymentDifference():
            return {"least": -1, "most": 1}
        case Programme():
            return {"complete": False}
        case DatedRequest():
            return {"due_on": None}
        case _:
            return {}


def _told_facts(terms: AnyTerms, case: Frozen) -> set[tuple[str, str]]:
    facts = known(terms, terms.worlds(case, ON))["facts"]
    assert isinstance(facts, dict)
    return {(name, repr(value)) for name, value in facts.items()}


# ---- vectors


def example(terms: AnyTerms, values: Mapping[str, object], stage: str | None) -> Frozen | None:
    """Return a case with some facts; where it says the stage itself, at that stage."""
    role = {"role": stage} if "role" in terms.facts_model.model_fields else {}
    case: Frozen | None = terms.example({**values, **role}, ON)
    return case


class Writer:
    """Gathers the vectors of one ladder, each once."""

    def __init__(self, rulebook: Rulebook, block: str, terms: AnyTerms) -> None:
        """Start with none."""
        self.rulebook = rulebook
        self.block = block
        self.terms = terms
        self.vectors: list[Json] = []
        self._seen: set[str] = set()
        self._spaces: dict[tuple[AnyTerms, str | None], Space] = {}

    def add_boundaries(self) -> None:
        """Add every case on a limit, and each with facts hidden on which it rests."""
        for stage in stages(self.terms):
            for number, one in enumerate(boundary_cases(self.terms, stage), 1):
                case = example(self.terms, one.facts, stage)
                assert case is not None, one
                name = f"{number:03}" if stage is None else f"{stage}-{number:03}"
                self._add(name, stage, case)
                behind = self._rests_on(stage, case)
                every = tuple(dict.fromkeys(field for inputs in behind for field in inputs))
                for inputs, fact in behind.items():
                    self._add_all(f"{name}-without-{fact}", stage, case, inputs)
                self._add_all(f"{name}-without-all", stage, case, every)

    def _rests_on(self, stage: str | None, case: Frozen) -> dict[tuple[str, ...], str]:
        """Return the input fields behind each fact on which a decision rests, and its name."""
        findings = self.terms.walk(*self.terms.worlds(case, ON), stage=stage)["findings"]
        limbs = [self.terms.limbs[one.limb] for one in findings if one.decisive]
        names = [name for limb in limbs for name in limb.condition.facts()]
        return {self.terms.known_facts[name].inputs: name for name in reversed(names)}

    def _add_all(self, name: str, stage: str | None, case: Frozen, inputs: Sequence[str]) -> None:
        for way, one in enumerate(hidden(self.terms, case, inputs)):
            self._add(f"{name}-{way + 1}" if way else name, stage, one)

    def _add(self, name: str, stage: str | None, case: Frozen) -> None:
        worlds = self.terms.worlds(case, ON)
        said = {
            "stage": stage,
            **known(self.terms, worlds),
            **found(self.terms.walk(*worlds, stage=stage)),
        }
        key = json.dumps(said)
        if key in self._seen:
            return
        self._seen.add(key)
        question = question_of(self.terms, self.block, case, stage)
        if question is not None and _answers(question, self.rulebook, said):
            said["question"] = question_json(question)
        self.vectors.append({"id": name, **said})

    def add_difference(
        self, reading: tuple[str, str], other: Rulebook, name: str, difference: Difference
    ) -> None:
        """Add the smallest case that ends differently under another reading."""
        terms, stage = ladders(other.block(self.block))[name], difference.stage
        told_apart = [(one.get("reading"), one.get("alternative")) for one in self.vectors]
        number = 1 + told_apart.count(reading)
        space = self._spaces.get((terms, stage)) or Space((self.terms, terms), stage)
        self._spaces[terms, stage] = space
        values = _smallest(space, self.terms, terms, difference)
        case = example(self.terms, values, stage) or example(terms, values, stage)
        both = [
            [space.case(one, values)] if case is None else one.worlds(case, ON)
            for one in (self.terms, terms)
        ]
        said, under = (
            {**known(one, worlds), **found(one.walk(*worlds, stage=stage))}
            for one, worlds in zip((self.terms, terms), both, strict=True)
        )
        assert (said["outcome"], under["outcome"]) == (difference.before, difference.after)
        vector: Json = {
            "id": f"{'-'.join(reading)}-{number}",
            "reading": reading[0],
            "alternative": reading[1],
            "stage": stage,
            **said,
            "under": under,
        }
        question = None if case is None else question_of(self.terms, self.block, case, stage)
        if (
            question
            and _answers(question, self.rulebook, said)
            and _answers(question, other, under)
        ):
            vector["question"] = question_json(question)
        self.vectors.append(vector)


def _answers(question: Question, rulebook: Rulebook, said: Json) -> bool:
    """Say whether the decision on a question is what a ladder leads to."""
    return all(said[name] == value for name, value in told(question.put_to(rulebook)).items())


def _smallest(
    space: Space, one: AnyTerms, other: AnyTerms, difference: Difference
) -> dict[str, Any]:
    """Return the smallest case of a difference, by its facts and what sums are made of."""
    before = (difference.before, difference.power_before)
    after = (difference.after, difference.power_after)
    (here,) = (there for ends, there in space.endings(one).items() if ends == before)
    (there,) = (there for ends, there in space.endings(other).items() if ends == after)
    return space.smallest(space.diagrams.both(here, there))


def vectors_files(rulebook: Rulebook) -> Iterator[tuple[str, Json]]:
    """Go through the files of vectors of a rulebook, by name."""
    differences = [
        ((reading.id, alternative), other, one)
        for reading, alternative, other in alternatives(rulebook)
        for one in compare(rulebook, other).differences
    ]
    for block in rulebook.block_names():
        terms = rulebook.block(block)
        if isinstance(terms, Silent):
            yield f"{rulebook.document.key}.{block}", _silent(rulebook, block)
        for name, ladder in ladders(terms).items():
            writer = Writer(rulebook, block, ladder)
            writer.add_boundaries()
            for reading, other, one in differences:
                if (one.block, one.ladder) == (block, name):
                    writer.add_difference(reading, other, name, one)
            dotted = ".".join(part for part in (rulebook.document.key, block, name) if part)
            yield dotted, _vectors_file(rulebook, block, name, writer.vectors)


def _vectors_file(
    rulebook: Rulebook, block: str, name: str | None, vectors: Sequence[Json]
) -> Json:
    return {
        **_head(rulebook),
        "block": block,
        "ladder": name,
        "on": ON.isoformat(),
        "vectors": [*vectors],
    }


def _silent(rulebook: Rulebook, block: str) -> Json:
    """Return the one vector of a block on which the paper is silent."""
    question = _put_to_silence(block)
    vector: Json = {
        "id": "silent",
        "stage": None,
        "facts": {},
        **told(question.put_to(rulebook)),
        "question": question_json(question),
    }
    return _vectors_file(rulebook, block, None, [vector])


def _put_to_silence(block: str) -> Question:
    """Return some question to a block, about a case of which next to nothing is known."""
    if block in ASKED_IN_SILENCE:
        verb, given = ASKED_IN_SILENCE[block]
        return Question.model_validate({"verb": verb, "block": block, "given": given})
    for rulebook in RULEBOOKS:
        terms = rulebook.block(block)
        if not isinstance(terms, Silent):
            case = terms.example({}, ON)
            assert case is not None, block
            question = question_of(terms, block, case, None)
            assert question is not None, block
            return question
    raise AssertionError(block)


# ---- questions whose answers hang on what no ladder holds

EASTER: Final = {
    "nation": "England and Wales",
    "first_day": "2026-03-01",
    "last_day": "2026-04-30",
    "holidays": [
        {"day": "2026-04-03", "name": "Good Friday"},
        {"day": "2026-04-06", "name": "Easter Monday"},
    ],
}
"""A calendar that is short enough to be read."""

ASKED_IN_SILENCE: Final[Mapping[str, tuple[str, dict[str, object]]]] = {
    "notice": ("notice_due", {"requested_on": None, "calendar": EASTER}),
    "expenses": ("reimburse", {"claim": {}}),
}
"""What to ask a silent block of which no verb takes the facts of its ladder."""


def _trip(miles: str, vehicle: str = "car") -> dict[str, object]:
    return {"miles": miles, "travelled_on": "2026-11-22", "vehicle": vehicle}


def _claim(*items: object, claimant: str = "customer") -> dict[str, object]:
    return {"claim": {"items": items, "claimant": claimant}}


def _year(
    meetings: Mapping[str, bool], reviews: Mapping[str, str | None] | None = None
) -> dict[str, object]:
    """Return a year of meetings, each with whether a review called for it, and of reviews."""
    ends = reviews or dict.fromkeys(("04-28", "08-28", "12-28"))
    return {
        "programme": {
            "year": 2026,
            "meetings": [
                {"held_on": f"2026-{day}", "called_for_by_review": called}
                for day, called in meetings.items()
            ],
            "reviews": [
                {"ends_on": f"2026-{last}"}
                if first is None
                else {"begins_on": f"2026-{first}", "ends_on": f"2026-{last}", "terms_read": True}
                for last, first in ends.items()
            ],
            "complete": True,
            "dates_agreed": True,
            "review_plan_made": True,
        }
    }


def _duties(on: str, **done: Sequence[str]) -> dict[str, object]:
    """Return on which days since the new year each duty was done."""
    days = {name.replace("_", "-"): one for name, one in done.items()}
    return {"record": {"since": "2026-01-01", "done": days}, "on": on}


def _register(*meetings: str) -> dict[str, object]:
    """Return a register, each meeting as its day and its mark; a star where it was informal."""
    rows = [one.rstrip("*").split(" ", 1) for one in meetings]
    held = [
        {"held_on": day, "mark": mark, "formal": not one.endswith("*")}
        for one, (day, mark) in zip(meetings, rows, strict=True)
    ]
    return {"register": {"meetings": held}, "on": "2026-11-22"}


def _steps(*events: str, on: str) -> dict[str, object]:
    """Return a review, each step as its day and its name."""
    rows = [one.split(" ") for one in events]
    return {"events": [{"step": step, "on": day} for day, step in rows], "on": on}


def _service(role: str, on: str, *served: str) -> dict[str, object]:
    """Return somebody's terms, each as its first day and the last one if it was left early."""
    rows = [(*one.split(" "), None)[:2] for one in served]
    terms = [{"first_day": first, "ended_on": ended} for first, ended in rows]
    return {"service": {"role": role, "terms_served": terms}, "on": on}


_MONTHLY: Final = {f"{month:02}-20": False for month in range(1, 11)}
_SPRING: Final = {"01-03": False, "02-03": False, "12-03": False}
_CALLED: Final = {f"{month:02}-{day}": True for month in (5, 6, 7, 8) for day in ("01", "30")}
_REPORTED: Final = ("2026-03-02 findings", "2026-03-31 final-report", "2026-04-30 response")
_NOT_AGREED: Final = (*_REPORTED, "2026-05-05 no-agreement", "2026-05-12 mediation")
_BOARD: Final = (
    "2026-05-27 senior-leadership",
    "2026-06-16 presentation",
    "2026-06-16 board-answers",
)
_DISPUTED: Final = ("2026-05-12 still-disputed", "2026-05-20 both-suggestions")
_SCOPED: Final = tuple(
    f"2026-01-12 {step}"
    for step in (
        "scoping-meeting",
        "evidence",
        "initial-findings",
        "report-to-manager",
        "report-to-leadership",
        "presentation",
    )
)


_TOPICS: Final = {"09-30": "07-01", "12-18": "10-01"}
_FROM_MAY: Final = dict.fromkeys(("05-20", "07-20", "09-20", "11-20", "12-20"), False)
_QUARTERLY: Final = {
    "action_plan_report": ("2026-03-02",),
    "website_and_intranet": ("2026-03-02",),
}

ASKED: Final[Sequence[tuple[Rulebook, str, str, str, Mapping[str, object]]]] = (
    *(
        (
            CHORUS_RSP,
            "C-R3",
            "decide_probation",
            "probation",
            {
                "joined_on": "2026-01-01",
                "first_meeting_on": "2026-01-20",
                "code_signed_on": "2025-12-20",
                "on": on,
            },
        )
        for on in ("2026-07-01", "2026-06-25")
    ),
    (
        CHORUS_RSP,
        "C-R4",
        "suggest_notification",
        "appeals",
        {"sent_on": "2026-03-06", "delivery": "first-class post", "calendar": EASTER},
    ),
    (
        CHORUS_RSP,
        "C-R7",
        "decide_motion",
        "voting",
        {
            "ballot": {
                "votes_for": 5,
                "votes_against": 3,
                "in_attendance": 8,
                "private_requests": 1,
            }
        },
    ),
    (
        CHORUS_RSP,
        "C-R54",
        "duties_due",
        "duties",
        _duties("2026-02-01", provisional_dates=(), review_plan=(), work_plan=()),
    ),
    (
        CHORUS_RSP,
        "C-R61",
        "follow_review",
        "reviews",
        _steps("2026-01-12 scoping-meeting", on="2026-11-22"),
    ),
    (CHORUS_RSP, "C-R10", "reimburse", "expenses", _claim(_trip("10", "cycle"))),
    (CHORUS_RSP, "C-R10", "reimburse", "expenses", _claim(_trip("10", "motorcycle"))),
    (
        CHORUS_RSP,
        "C-R11",
        "reimburse",
        "expenses",
        _claim({"kind": "not travel", "pence": 320, "receipt": True, "incurred_on": "2026-11-22"}),
    ),
    (
        CHORUS_RSP,
        "C-R71",
        "reimburse",
        "expenses",
        _claim(_trip("24"), claimant="panel member and no customer"),
    ),
    (
        CHORUS_RSP,
        "C-R52",
        "check_programme",
        "programme",
        _year({**_MONTHLY, "11-24": False, "12-15": False}),
    ),
    (CHORUS_RSP, "C-R53", "check_programme", "programme", _year({**_SPRING, **_CALLED})),
    (
        CHORUS_RSP,
        "C-R42",
        "follow_investigation",
        "investigation",
        {
            "investigation": {
                "subject_of_complaint": True,
                "events": [{"step": "meeting", "on": "2026-11-22"}],
            },
            "on": "2026-11-22",
        },
    ),
    (CHORUS_RSP, "X-R2", "reimburse", "expenses", _claim(*[_trip("10.1")] * 3)),
    (CHORUS_RSP, "X-R2", "reimburse", "expenses", _claim(_trip("10.1"))),
    (CHORUS_RSP, "X-R3", "reimburse", "expenses", _claim(_trip("10.1"))),
    (CHORUS_RSP, "C-R62", "follow_review", "reviews", _steps(*_SCOPED, on="2026-11-22")),
    (
        CHORUS_RSP,
        "C-R62",
        "follow_review",
        "reviews",
        _steps(*_SCOPED, "2026-01-12 action-plan", on="2026-11-22"),
    ),
    (
        CHORUS_RSP,
        "C-R63",
        "follow_review",
        "reviews",
        _steps("2026-06-09 presentation", on="2026-11-22"),
    ),
    (
        TRAFFORD_QIP,
        "T-R10",
        "review_attendance",
        "attendance",
        _register(
            "2026-01-09 present",
            "2026-02-09 absent",
            "2026-03-09 apology",
            "2026-04-09 absent",
            "2026-05-09 present",
        ),
    ),
    (
        TRAFFORD_QIP,
        "T-R22",
        "may_be_appointed",
        "tenure",
        _service("member", "2027-04-01", "2018-04-01 2019-03-31", "2021-04-01", "2024-04-01"),
    ),
    (
        TRAFFORD_QIP,
        "T-R41",
        "check_programme",
        "programme",
        _year({"04-20": False, **_FROM_MAY}, {"06-11": "01-12", **_TOPICS}),
    ),
    (
        TRAFFORD_QIP,
        "T-R42",
        "check_programme",
        "programme",
        _year({"02-20": False, **_FROM_MAY}, {"06-11": "03-01", **_TOPICS}),
    ),
    (
        TRAFFORD_QIP,
        "T-R44",
        "duties_due",
        "duties",
        _duties("2026-04-01", annual_report=(), **_QUARTERLY),
    ),
    (
        TRAFFORD_QIP,
        "T-R51",
        "follow_review",
        "reviews",
        _steps(*_REPORTED[:2], on="2026-04-03"),
    ),
    (
        TRAFFORD_QIP,
        "T-R55",
        "follow_review",
        "reviews",
        _steps("2026-01-05 serious-detriment", on="2026-01-05"),
    ),
    (
        TRAFFORD_QIP,
        "T-R11",
        "notice_due",
        "notice",
        {"requested_on": "2026-03-20", "calendar": EASTER},
    ),
    (
        TRAFFORD_QIP,
        "T-R14",
        "may_be_appointed",
        "tenure",
        _service("member", "2027-04-01", "2024-04-01"),
    ),
    (
        TRAFFORD_QIP,
        "T-R15",
        "elect_officer",
        "election",
        {"poll": {"votes": [4, 4], "chair_is_nominee": False, "casting_vote": 1}},
    ),
    (
        TRAFFORD_QIP,
        "T-R19",
        "review_attendance",
        "attendance",
        _register(
            "2026-01-09 present",
            "2026-02-09 present",
            "2026-03-09 absent*",
            "2026-04-09 absent*",
            "2026-05-09 absent*",
            "2026-06-09 present",
            "2026-07-09 present",
        ),
    ),
    (
        TRAFFORD_QIP,
        "T-R20",
        "review_attendance",
        "attendance",
        _register(
            "2025-01-09 absent",
            "2025-02-09 absent",
            "2025-03-09 absent",
            "2025-04-09 present",
            "2025-12-02 absent",
            "2025-12-09 absent",
            "2026-02-09 present",
            "2026-04-09 present",
            "2026-06-09 present",
            "2026-08-09 present",
        ),
    ),
    (
        TRAFFORD_QIP,
        "T-R21",
        "review_attendance",
        "attendance",
        _register(
            "2026-01-09 absent",
            "2026-02-09 absent",
            "2026-03-09 on leave",
            "2026-04-09 absent",
        ),
    ),
    (
        TRAFFORD_QIP,
        "T-R23",
        "may_be_appointed",
        "tenure",
        _service(
            "chair",
            "2026-04-01",
            "2020-04-01 2021-03-31",
            "2022-04-01 2023-03-31",
            "2024-04-01 2025-03-31",
        ),
    ),
    (
        TRAFFORD_QIP,
        "T-R43",
        "follow_notice",
        "notice",
        {
            "request": {
                "requested_on": "2026-03-20",
                "valid_reason": True,
                "reasonable_replacement": False,
                "alternative_date_agreed": False,
            },
            "on": "2026-04-08",
            "calendar": EASTER,
        },
    ),
    (TRAFFORD_QIP, "T-R52", "follow_review", "reviews", _steps(*_NOT_AGREED, on="2026-11-22")),
    (
        TRAFFORD_QIP,
        "T-R53",
        "follow_review",
        "reviews",
        _steps(*_REPORTED, *_BOARD, on="2026-08-01"),
    ),
    (
        TRAFFORD_QIP,
        "T-R54",
        "follow_review",
        "reviews",
        _steps(*_NOT_AGREED, "2026-05-19 arbiter-proposed", on="2026-11-22"),
    ),
    (
        TRAFFORD_QIP,
        "T-R54",
        "follow_review",
        "reviews",
        _steps(*_REPORTED, *_BOARD, "2026-07-01 arbiter-proposed", on="2026-11-22"),
    ),
    (
        TRAFFORD_QIP,
        "T-R56",
        "follow_review",
        "reviews",
        _steps(*_NOT_AGREED, *_DISPUTED, *_BOARD, on="2026-06-17"),
    ),
)
"""Questions on whose answers the readings of a rulebook differ, where no vector shows it.

They are the cases of ``docs/readings.md``.
"""


def questions_file(rulebook: Rulebook) -> Json:
    """Return the questions of a rulebook that are answered otherwise under a reading."""
    listed: list[JsonValue] = []
    for reading, alternative, other in alternatives(rulebook):
        asked = (row[2:] for row in ASKED if row[:2] == (rulebook, reading.id))
        number = 0
        for verb, block, given in asked:
            question = Question.model_validate({"verb": verb, "block": block, "given": given})
            taken, under = ends(question, rulebook), ends(question, other)
            if under != taken:
                number += 1
                listed.append(
                    {
                        "id": f"{reading.id}-{alternative}-{number}",
                        "reading": reading.id,
                        "alternative": alternative,
                        "question": question_json(question),
                        "ends": taken,
                        "under": under,
                    }
                )
    return {**_head(rulebook), "questions": listed}


def ends(question: Question, rulebook: Rulebook) -> Json:
    """Return how a question is answered: the outcome, what is needed, and every figure."""
    decision = question.put_to(rulebook)
    plain: Json = decision.model_dump(mode="json", include=set(ending(decision)))
    return plain


# ---- files


SPREAD: Final = frozenset({"facts", "ladders", "limbs", "questions", "rungs", "under", "vectors"})
"""The lists of which every member has a line of its own."""

CLOSING: Final = {"{": "}", "[": "]"}


def written(content: Json) -> str:
    """Return a file as text: a readable frame, and one vector a line."""
    return f"{_spread(content, '')}\n"


def _spread(value: JsonValue, indent: str) -> str:
    if not isinstance(value, dict) or not any(_is_spread(*one) for one in value.items()):
        return _compact(value)
    more = f"{indent}  "
    return _lines(
        "{", (f"{_compact(k)}: {_rows(k, one, more)}" for k, one in value.items()), indent
    )


def _rows(name: str, value: JsonValue, indent: str) -> str:
    if not isinstance(value, list) or not _is_spread(name, value):
        return _compact(value)
    return _lines("[", (_spread(one, f"{indent}  ") for one in value), indent)


def _lines(opening: str, members: Iterable[str], indent: str) -> str:
    inside = ",\n".join(f"{indent}  {one}" for one in members)
    return f"{opening}\n{inside}\n{indent}{CLOSING[opening]}"


def _is_spread(name: str, value: JsonValue) -> bool:
    return name in SPREAD and isinstance(value, list) and any(isinstance(v, dict) for v in value)


def _compact(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def files() -> Iterator[tuple[str, str]]:
    """Go through everything that is written: the path of each file, and its text."""
    for rulebook in RULEBOOKS:
        key = rulebook.document.key
        yield f"ladders/{key}.json", written(ladders_file(rulebook))
        yield f"questions/{key}.json", written(questions_file(rulebook))
        for name, content in vectors_files(rulebook):
            yield f"vectors/{name}.json", written(content)


def main() -> None:
    """Write every file, and take away those that would not be written any more."""
    every = {HERE / path: text for path, text in files()}
    for path in HERE.glob("*/*.json"):
        if path not in every:
            path.unlink()
    for path, text in every.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
