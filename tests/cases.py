"""The ladders of both papers, under every reading, and what their terms allow of a case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import prod
from typing import Any, Final

from scrutiny_rules import (
    HMRC_ALLOWANCES,
    Compare,
    Condition,
    CountFact,
    ExpenseTerms,
    Kind,
    SanctionTerms,
    Step,
    Terms,
)
from scrutiny_rules._frozen import Frozen
from scrutiny_rules.ladder import World
from scrutiny_rules.rulebook import Rulebook
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

AnyTerms = Terms[Any, Any]


def _ladders_in(value: object) -> Iterator[AnyTerms]:
    """Go through the terms inside a value, and those that they work out."""
    if isinstance(value, Terms):
        yield value
    if isinstance(value, SanctionTerms):
        yield from value.ladders.values()
    if isinstance(value, ExpenseTerms):
        yield from (value.claim, value.payment_review)
    if isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _ladders_in(getattr(value, name))
    elif isinstance(value, tuple):
        for member in value:
            yield from _ladders_in(member)


def _rulebooks() -> Iterator[tuple[str, Rulebook]]:
    for rulebook in (CHORUS_RSP, TRAFFORD_QIP):
        yield rulebook.document.key, rulebook
        for reading in rulebook.readings:
            for other in reading.alternatives:
                yield f"{reading.id}-{other}", rulebook.under(reading.id, other)


def _ladders() -> dict[str, AnyTerms]:
    """Return each ladder once, under the name of the paper or the reading that has it first."""
    found: dict[AnyTerms, str] = {HMRC_ALLOWANCES: "hmrc"}
    for key, rulebook in _rulebooks():
        for name in rulebook.block_names():
            for place, terms in enumerate(_ladders_in(rulebook.block(name))):
                found.setdefault(terms, f"{key} {name} {place}")
    for name, terms in _made_up():
        found.setdefault(terms, f"made up: {name}")
    return {name: terms for terms, name in found.items()}


def terms_of(rulebook: Rulebook, name: str) -> AnyTerms:
    """Return a block of a paper that is not silent on it."""
    terms = rulebook.block(name)
    assert isinstance(terms, Terms)
    return terms


def _made_up() -> Iterator[tuple[str, AnyTerms]]:
    """Go through ladders that no single reading of the papers gives."""
    quorum = TRAFFORD_QIP.under("T-R17", "does-not-count")
    for base in quorum.reading("T-R7").alternatives:
        yield f"{base}, without the Chair", terms_of(quorum.under("T-R7", base), "quorum")
    attendance = terms_of(TRAFFORD_QIP, "attendance")
    yield (
        "apologies and leave break runs",
        attendance.model_copy(update={"apology_breaks_run": True, "leave_breaks_run": True}),
    )
    yield (
        "a run since joining, broken by apologies",
        attendance.model_copy(update={"apology_breaks_run": True, "span": "since joining"}),
    )
    conduct = terms_of(CHORUS_RSP, "conduct")
    running = {"counted": "warnings_over_meetings", "most": 4, "or_when": _EVERY_COUNT}
    for meetings in (1, 2, 3, 4):
        over = {"over_meetings": meetings, "limit": running}
        yield f"warnings over {meetings}", conduct.model_copy(update=over)
    programme = terms_of(CHORUS_RSP, "programme")
    plan = {"meetings": 12, "reviews": 4, "weekday": "Monday", "week": 2}
    update = {"review_months": 3, "frequency": "four weeks", "plan": plan}
    yield "four reviews", programme.model_copy(update=update)
    investigation = terms_of(CHORUS_RSP, "investigation")
    first, *_ = CHORUS_RSP.inside("investigation", Step)
    yield "one step", investigation.model_copy(update={"procedure": {"steps": [first]}})


_EVERY_COUNT: Final = (CountFact("warnings_at_this_meeting") >= 3) & (
    CountFact("meetings_running") >= 3
)

LADDERS: Final = _ladders()
"""Every ladder of both papers and of every alternative reading, once."""

BY_KIND: Final = {
    kind.__name__: [name for name, terms in LADDERS.items() if type(terms) is kind]
    for kind in dict.fromkeys(map(type, LADDERS.values()))
}
"""The names of the ladders of each kind of terms."""


def read_by(terms: AnyTerms) -> tuple[str, ...]:
    """Return the facts that a ladder reads."""
    limbs = terms.limbs.values()
    return tuple(dict.fromkeys(name for limb in limbs for name in limb.condition.facts()))


def leaves_of(terms: AnyTerms) -> tuple[Condition, ...]:
    """Return the single tests of a ladder, each once."""
    limbs = terms.limbs.values()
    return tuple(dict.fromkeys(leaf for limb in limbs for leaf in limb.condition.leaves()))


def with_sums(terms: AnyTerms, facts: World) -> dict[str, object]:
    """Return facts with the sums that they make, so far as their parts are known."""
    sums = {name: _sum(facts, parts) for name, parts in terms.made_of().items()}
    return {**facts, **sums}


def _sum(facts: World, parts: Mapping[str, int]) -> int | None:
    total = 0
    for name, times in parts.items():
        part = facts.get(name)
        if not isinstance(part, int):
            return None
        total += times * part
    return total


Case = dict[str, object]


class Allowed:
    """What the conditions of some terms allow of the tests of their ladder, by brute force.

    The facts fall into groups that share no test and no condition: what one group is like says
    nothing of another. Within a group small counts are tried, and those around each number that
    a test names.
    """

    def __init__(self, terms: AnyTerms, *, falling: bool) -> None:
        """Set up for some terms; ``falling`` tries the largest counts first."""
        self.terms = terms
        self.falling = falling
        self.sums = terms.made_of()
        self.leaves = leaves_of(terms)
        self.conditions = terms.always()
        self.none: Case = dict.fromkeys((*terms.known_facts, *self.sums))

    def parts(self, condition: Condition) -> tuple[str, ...]:
        """Return the facts that a condition rests on, a sum by its parts."""
        names = condition.facts()
        return tuple(dict.fromkeys(part for name in names for part in self.sums.get(name, [name])))

    def groups(self) -> list[frozenset[str]]:
        """Return the facts that hang together, for each group that a test reads."""
        groups: list[frozenset[str]] = []
        for condition in (*self.leaves, *self.conditions):
            parts = frozenset(self.parts(condition))
            touching = [group for group in groups if group & parts]
            groups = [group for group in groups if not group & parts]
            groups.append(parts.union(*touching))
        read = {part for leaf in self.leaves for part in self.parts(leaf)}
        return [group for group in groups if group & read]

    def domain(self, name: str) -> Sequence[object]:
        """Return the values to try for a fact."""
        fact = self.terms.known_facts[name]
        if fact.kind is Kind.YES_NO:
            return [False, True]
        if fact.kind is Kind.CHOICE:
            return list(fact.choices)
        tested = [leaf for one in (*self.leaves, *self.conditions) for leaf in one.leaves()]
        tried = set(range(5))
        for leaf in tested:
            if isinstance(leaf, Compare) and name in self.parts(leaf):
                ends = ((leaf.left, leaf.q), (leaf.right, leaf.p))
                number = sum(times for side, times in ends if side is None)
                tried |= {max(0, number - 1), number, number + 1}
        return sorted(tried, reverse=self.falling)

    def cases(self, group: frozenset[str]) -> dict[tuple[bool | None, ...], Case]:
        """Return a case of a group for each combination that its tests allow."""
        leaves = [leaf for leaf in self.leaves if group.issuperset(self.parts(leaf))]
        read = tuple(dict.fromkeys(part for leaf in leaves for part in self.parts(leaf)))
        found: dict[tuple[bool | None, ...], Case] = {}
        for case in self.search({}, read):
            key = tuple(leaf.test({**self.none, **with_sums(self.terms, case)}) for leaf in leaves)
            if key not in found:
                done = next(self.search(case, (*read, *sorted(group.difference(read)))), None)
                if done is not None:
                    found[key] = done
        return found

    def search(self, case: Case, names: tuple[str, ...]) -> Iterator[Case]:
        """Go through the cases with these facts that the conditions allow so far."""
        if len(case) == len(names):
            yield case
            return
        name = names[len(case)]
        for value in self.domain(name):
            more = {**case, name: value}
            facts = {**self.none, **with_sums(self.terms, more)}
            if all(one.test(facts) is not False for one in self.conditions):
                yield from self.search(more, names)


@cache
def allowed(name: str, most: int = 250) -> tuple[tuple[Case, Case], ...]:
    """Return cases that a ladder allows: of all groups of facts together, or of pairs of them.

    Each stands twice: with the smallest counts and with the largest that pass the same tests.
    """
    small, large = (Allowed(LADDERS[name], falling=falling) for falling in (False, True))
    by_group = [(small.cases(group), large.cases(group)) for group in small.groups()]
    keys = [list(cases) for cases, _ in by_group]
    if prod(len(one) for one in keys) <= most:
        chosen = list(product(*keys))
    else:
        chosen = [
            tuple(
                one if at == place else own[(turn + place + at) % len(own)]
                for at, own in enumerate(keys)
            )
            for place, several in enumerate(keys)
            for turn, one in enumerate(several)
        ]
    return tuple(
        (
            _joined(cases[key] for key, (cases, _) in zip(one, by_group, strict=True)),
            _joined(cases[key] for key, (_, cases) in zip(one, by_group, strict=True)),
        )
        for one in chosen
    )


def _joined(cases: Iterable[Case]) -> Case:
    return {name: value for case in cases for name, value in case.items()}
