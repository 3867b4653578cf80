"""The ladder: how declared limbs lead to an outcome, and the one way of walking it.

Terms give an ordered ladder of rungs. Each rung is an outcome and the limbs that must all
be met for it; the last rung has none. Walking drops the rungs that fail and stops at
the first that is met. Where rungs with different outcomes remain possible, because facts
are missing, the outcome is undetermined.
"""

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Generic,
    Self,
    TypeAlias,
    TypedDict,
    TypeGuard,
    TypeVar,
    cast,
)

from pydantic import Field, ValidationError, model_validator

from scrutiny_rules._frozen import MOST_COUNTED, Frozen, FrozenMap, Slug, Text, inside
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Condition, Leaf, State, words
from scrutiny_rules.decisions import Comparison, Finding, OutcomeT
from scrutiny_rules.display import Line, Page, Passage, Shown
from scrutiny_rules.errors import BeyondTheCalendarError, OutsideCalendarError, WrongKindError
from scrutiny_rules.facts import OTHER, Fact, Kind, Missing, check_facts, with_own
from scrutiny_rules.procedures import Procedure

MOST_KEPT: Final = 10_000
"""How many walks or decisions some terms keep; when there are more, they start afresh."""

World: TypeAlias = Mapping[str, object]
"""One way the facts may be: the inputs and what is derived from them, by name."""

FactsT = TypeVar("FactsT", bound=Frozen)


class Relies(Frozen):
    """A limb rests on a reading, at some stages or at all of them.

    Attributes:
        reading: The identifier of the reading.
        stages: At which stages it matters; None for all.
    """

    reading: Text
    stages: tuple[Text, ...] | None = None

    def matters_at(self, stage: str | None) -> bool:
        """Say whether the reading matters at a stage."""
        return self.stages is None or stage in self.stages


def relies_on(*readings: str | Relies) -> tuple[Relies, ...]:
    """Return the readings that something rests on.

    Args:
        readings: Their identifiers; one that matters at some stages only is a ``Relies``.

    Returns:
        Each as a ``Relies``.

    Raises:
        pydantic.ValidationError: An identifier is empty.

    Example:
        >>> relies_on("T-R7")[0].reading
        'T-R7'
    """
    return tuple(Relies(reading=one) if isinstance(one, str) else one for one in readings)


class Limb(Shown, Frozen):
    """One condition of one clause, in the positive: met is in favour of the rung.

    Attributes:
        name: A name inside the terms, by which a reading can find it.
        clause: The citation, the gist and the force.
        condition: The test.
        stages: The stages at which it applies; None for all.
        readings: The readings it rests on.
        if_met: What to bear in mind when it is met and the outcome rests on it.
        if_not_met: What to bear in mind when it is not met and the outcome rests on it.
    """

    name: Slug
    clause: Clause
    condition: Condition
    stages: tuple[Text, ...] | None = None
    readings: tuple[Relies, ...] = ()
    if_met: Text | None = None
    if_not_met: Text | None = None

    def applies_at(self, stage: str | None) -> bool:
        """Say whether the limb applies at a stage."""
        return self.stages is None or stage in self.stages

    def provides(self, gist: str | None = None, state: State = State.MET) -> Finding:
        """Return the finding that the paper provides for something, by this clause.

        Args:
            gist: What it provides, where that is not the limb itself.
            state: Unknown while the facts to apply it are missing.
        """
        clause = self.clause if gist is None else self.clause.model_copy(update={"gist": gist})
        return Finding(clause=clause, limb=self.name, state=state, decisive=True)

    @property
    def limbs(self) -> "tuple[Limb, ...]":
        """The limb itself, so that a limb and an alternative can be read alike."""
        return (self,)

    @property
    def line(self) -> Line:
        """The limb in one line: how strongly the paper asks what, and the test."""
        at = "" if self.stages is None else f" ({', '.join(self.stages)})"
        tested = f"{self.clause.gist}{at}; test: {words(self.condition)}"
        return Line(tested, lead=self.clause.force, cited=str(self.clause))

    def to_page(self) -> Page:
        """Return what the limb asks, and the readings that it rests on."""
        readings = ", ".join(one.reading for one in self.readings)
        passages = (
            Passage("Test", (self.line,)),
            Passage("Relies on readings", (readings,) if readings else ()),
        )
        return Page(f"Limb: {self.name}", tuple(one for one in passages if one.lines))


class Either(Frozen):
    """Several limbs of which one is enough.

    Attributes:
        name: A name inside the terms.
        limbs: The alternatives, in the order of the paper.
    """

    name: Slug
    limbs: Annotated[tuple[Limb, ...], Field(min_length=1)]


Part: TypeAlias = Limb | Either


@dataclass(frozen=True, kw_only=True)
class Rung(Generic[OutcomeT]):
    """An outcome, and what must all hold for it; the last rung of a ladder asks nothing.

    Attributes:
        outcome: The outcome.
        gate: Whom or what the rung is for; while it is not met, the other limbs do not apply.
        parts: What must be met besides.
        unless: What must not be met; where one is met, the other limbs do not apply.
        decided_by: Who holds the power, where the outcome is a *may*.
        cautions: What to say when this is the outcome.
        readings: The readings that this outcome rests on, besides those of its limbs.
    """

    outcome: OutcomeT
    gate: Part | None = None
    parts: tuple[Part, ...] = ()
    unless: tuple[Part, ...] = ()
    decided_by: str | None = None
    cautions: tuple[str, ...] = ()
    readings: tuple[Relies, ...] = ()

    @cached_property
    def asks(self) -> tuple[tuple[Part, bool], ...]:
        """Everything that the rung asks, the gate first, and whether it has to be met."""
        gate = ((self.gate, True),) if self.gate is not None else ()
        parts = tuple((part, True) for part in self.parts)
        return (*gate, *parts, *((part, False) for part in self.unless))

    @cached_property
    def asked(self) -> frozenset[tuple[Part, bool]]:
        """What the rung asks, in no order."""
        return frozenset(self.asks)

    @property
    def line(self) -> Line:
        """The rung in one line: the outcome, what has to hold for it, and whose power it is."""
        asks = [
            f"{'' if wanted else 'not: '}{' or '.join(limb.clause.gist for limb in part.limbs)}"
            for part, wanted in self.asks
        ]
        power = "" if self.decided_by is None else f" (a power of {self.decided_by})"
        return Line(f"{'; '.join(asks) or 'otherwise'}{power}", lead=self.outcome)


class Walked(TypedDict, Generic[OutcomeT]):
    """What walking a ladder gives: the fields that every decision shares."""

    outcome: OutcomeT
    findings: tuple[Finding, ...]
    needs: tuple[str, ...]
    questions: tuple[str, ...]
    readings: tuple[str, ...]
    decided_by: str | None
    cautions: tuple[str, ...]


class Terms(Shown, Frozen, Generic[OutcomeT, FactsT]):
    """What a paper fixes about one subject: the base of every block of a rulebook.

    Attributes:
        own_facts: The landlord's own facts that its conditions speak of.
        also: Further clauses that bear on the subject and set no test of their own.
    """

    facts: ClassVar[FrozenMap[Fact]]
    """The facts that conditions of this subject may speak of."""

    facts_model: ClassVar[type[Frozen]]
    """What holds all that is known of one case: the model of ``FactsT``."""

    asked_with: ClassVar[tuple[str, ...]] = ()
    """The functions that put a question to these terms."""

    stages: ClassVar[tuple[str, ...]] = ()
    """The stages at which a case may be; none where the subject has no stages."""

    own_facts: tuple[Fact, ...] = ()
    also: tuple[Clause, ...] = ()

    @abstractmethod
    def outcomes(self) -> tuple[Rung[OutcomeT], ...]:
        """Return the ladder: the rungs in order, the last one unconditional."""

    @cached_property
    def known_facts(self) -> FrozenMap[Fact]:
        """The facts of the subject, and the landlord's own."""
        return with_own(self.facts, self.own_facts)

    @cached_property
    def rungs(self) -> tuple[Rung[OutcomeT], ...]:
        """The ladder, made once."""
        return self.outcomes()

    @cached_property
    def limbs(self) -> FrozenMap[Limb]:
        """Every limb of the ladder by name, in the order of the paper."""
        return FrozenMap({limb.name: limb for limb in _limbs(self.rungs)})

    def to_page(self) -> Page:
        """Return the outcomes in their order, and what the paper asks, with the tests in words."""
        limbs = self.limbs.values()
        tested = [limb.clause for limb in limbs]
        asked = [limb.line for limb in limbs]
        asked += [clause.line for clause in inside(self, Clause) if clause not in tested]
        named = re.sub("(?<=[a-z])(?=[A-Z])", " ", type(self).__name__.removesuffix("Terms"))
        return Page(
            named.capitalize(),
            (
                Passage("Outcomes, the first that applies", tuple(one.line for one in self.rungs)),
                Passage("What the paper asks", tuple(dict.fromkeys(asked))),
            ),
            pages=(
                *(terms.to_page() for terms in self.further_ladders().values()),
                *(procedure.to_page() for procedure in inside(self, Procedure)),
            ),
        )

    @model_validator(mode="after")
    def _ladder_holds(self) -> Self:
        rungs = self.rungs
        for limb in _limbs(rungs):
            check_facts(limb.condition, self.known_facts)
            if self.limbs[limb.name] != limb:
                raise ValueError(f"two limbs are named `{limb.name}`")
        if not rungs or rungs[-1].asks or not all(rung.asks for rung in rungs[:-1]):
            raise ValueError("the last rung, and no other, has to be unconditional")
        return self

    def own_values(self, other: Mapping[str, object]) -> dict[str, object]:
        """Return the landlord's own facts under the names that conditions use.

        Args:
            other: The own facts of a facts model, by their short names.

        Returns:
            Each declared own fact; None where it is not known.

        Raises:
            WrongKindError: A value is not of the kind that was declared.
        """
        return {
            fact.name: _of_its_kind(fact, other.get(fact.name.removeprefix(OTHER)))
            for fact in self.own_facts
        }

    def worlds(
        self,
        facts: FactsT,
        /,
        on: date | None = None,  # noqa: ARG002  no day matters to most
    ) -> tuple[World, ...]:
        """Return what is known of a case by name, with what these terms derive from it.

        Args:
            facts: What is known of the case.
            on: The day at which it is taken, where that matters.

        Returns:
            One world; where data is missing inside a derived fact, the extreme ways that it
            could go, each as a world of its own.

        Raises:
            NotADayError: The day matters, and there is none or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        return (self._as_given(facts),)

    def _as_given(self, facts: FactsT) -> dict[str, object]:
        """Return the fields of a case by name, and the landlord's own facts."""
        return {**facts.__dict__, **self.own_values(facts.__dict__.get("other", {}))}

    def stage_of(
        self,
        facts: FactsT,  # noqa: ARG002  few papers have the stage among the facts
        /,
    ) -> str | None:
        """Return the stage that the limbs are judged at, where the facts of a case say it.

        Args:
            facts: What is known of the case.

        Returns:
            The stage; None where there is none among the facts.

        Raises:
            Nothing.
        """
        return None

    def further_ladders(self) -> "Mapping[str, Terms[Any, Any]]":
        """Return the ladders that these terms hold besides their own, by name.

        Returns:
            The ladders; none for most.

        Raises:
            Nothing.

        Example:
            >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
            >>> list(TRAFFORD_QIP.tenure.further_ladders())
            ['appointment']
        """
        return {}

    def made_of(self) -> Mapping[str, Mapping[str, int]]:
        """Return which counts are sums of others, with the number of times each is added.

        Returns:
            For the name of each sum the names of its parts, of which a yes counts as one. It
            holds whenever the parts are known. Some are named for the sake of ``always``
            alone, and these may be below nought.

        Raises:
            Nothing.

        Example:
            >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
            >>> TRAFFORD_QIP.quorum.made_of()["present_for_item"]
            {'present': 1, 'withdrawn': -1}
        """
        return {}

    def always(self) -> tuple[Condition, ...]:
        """Return what holds of every case of which everything is known.

        Returns:
            Conditions over the facts, over the counts and yes/no fields of the facts model,
            and over the sums of ``made_of``. What they allow of the tests of the ladder
            together, some case shows.

        Raises:
            Nothing.
        """
        return ()

    def may_turn(self, world: World) -> frozenset[str]:  # noqa: ARG002  few facts do
        """Return the derived facts that are known as things stand, and may turn with more known.

        Args:
            world: The facts as things stand.

        Returns:
            Their names; none for most.

        Raises:
            Nothing.
        """
        return frozenset()

    def not_applicable(
        self,
        values: Mapping[str, object],  # noqa: ARG002  most cases have every fact
    ) -> frozenset[str]:
        """Return the facts of which nothing is known where others are as they are.

        Args:
            values: Facts by name.

        Returns:
            The names of those that such a case has not: whatever they are given as is not
            looked at by ``example``.

        Raises:
            Nothing.
        """
        return frozenset()

    def example(self, values: Mapping[str, object], on: date | None = None) -> FactsT | None:
        """Return a case with the facts that are wanted: ``worlds`` the other way round.

        Args:
            values: The wanted facts by name: of those that the ladder reads, or instead of a
                sum those that ``made_of`` makes it of. What is None or left out may be
                anything.
            on: The day at which the facts are taken, where that matters.

        Returns:
            The case; None where there is none, or where it cannot be built.

        Raises:
            NotADayError: The day matters, and there is none or it has a time of day.

        Example:
            >>> from datetime import date
            >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
            >>> aged = TRAFFORD_QIP.eligibility.example({"age": 16}, date(2026, 2, 28))
            >>> aged.date_of_birth
            datetime.date(2010, 2, 28)
        """
        beside = self.not_applicable(values)
        values = {name: value for name, value in values.items() if name not in beside}
        try:
            case = cast("FactsT", self.facts_model.model_validate(self._case(values, on)))
            worlds = self.worlds(case, on)
        except (BeyondTheCalendarError, OutsideCalendarError, ValidationError, WrongKindError):
            return None
        wanted = {name: values[name] for name in self.read if is_known(values.get(name))}
        fits = all(world.get(name) == wanted[name] for world in worlds for name in wanted)
        return case if fits else None

    def _case(
        self,
        values: Mapping[str, object],
        on: date | None,  # noqa: ARG002  no day matters to most
    ) -> dict[str, object]:
        """Return the fields of a case with the facts that are wanted, if there is one."""
        fields = self.facts_model.model_fields
        known = {
            name: value
            for name, value in values.items()
            if name in self.known_facts and is_known(value)
        }
        case: dict[str, object] = {name: known[name] for name in known if name in fields}
        own = {name.removeprefix(OTHER): known[name] for name in known if name.startswith(OTHER)}
        if own:
            case["other"] = own
        return case

    def walk(self, *worlds: World, stage: str | None = None) -> Walked[OutcomeT]:
        """Walk the ladder.

        Args:
            worlds: The facts. Where data is missing inside a derived fact, the extreme
                ways it could go, each as a world of its own: what differs is unknown.
            stage: Which stage the limbs are judged at, where the paper has stages.

        Returns:
            The outcome and everything that it rests on.

        Raises:
            Nothing.
        """
        key = (stage, *(tuple([world.get(name) for name in self.read]) for world in worlds))
        walked = self._walks.get(key)
        if walked is None:
            if len(self._walks) >= MOST_KEPT:
                self._walks.clear()
            walked = self._walks[key] = _Walk(self, worlds, stage).walked()
        return walked.copy()

    @cached_property
    def read(self) -> tuple[str, ...]:
        """The facts that the ladder reads; a walk depends on nothing else."""
        names = (name for limb in self.limbs.values() for name in limb.condition.facts())
        return tuple(dict.fromkeys(names))

    @cached_property
    def prepared(self) -> dict[object, list[Any]]:
        """What was made of these terms for tables, so that it is made once."""
        return {}

    @cached_property
    def _walks(self) -> dict[object, Walked[OutcomeT]]:
        """The walks already made, by the facts they read."""
        return {}


def _limbs(rungs: tuple[Rung[OutcomeT], ...]) -> Iterator[Limb]:
    for rung in rungs:
        for part, _ in rung.asks:
            yield from part.limbs


def questions(facts: Mapping[str, Fact], needs: Iterable[str]) -> tuple[str, ...]:
    """Return what to ask for some facts, and who can usually answer.

    Args:
        facts: The facts of a subject by name.
        needs: The names of those to ask for.

    Returns:
        A line for each.

    Raises:
        KeyError: A name is not among the facts.
    """
    return tuple(f"{facts[need].question} ({facts[need].answered_by})" for need in needs)


def is_known(value: object) -> TypeGuard[bool | int | str]:
    """Say whether a value is that of a fact that is known.

    Example:
        >>> [is_known(value) for value in (False, 0, "car", None, Missing(("meetings",)))]
        [True, True, True, False, False]
    """
    return isinstance(value, bool | int | str)


def _of_its_kind(fact: Fact, value: object) -> object:
    fits = {
        Kind.YES_NO: isinstance(value, bool),
        Kind.COUNT: isinstance(value, int) and not isinstance(value, bool),
        Kind.CHOICE: value in fact.choices,
    }
    if value is not None and not fits[fact.kind]:
        raise WrongKindError(fact.name, fact.kind)
    return value


def _kleene_all(met: Iterable[bool | None]) -> bool | None:
    found = tuple(met)
    return False if False in found else None if None in found else True


def _kleene_any(met: Iterable[bool | None]) -> bool | None:
    found = tuple(met)
    return True if True in found else None if None in found else False


def _without_more(
    run: tuple[Rung[OutcomeT], ...], reached: Rung[OutcomeT]
) -> Iterator[Rung[OutcomeT]]:
    """Go through rungs of one outcome, but for those that cannot change it.

    One that asks all that another does and more cannot, nor can one beside the rung that is
    reached if no other is: it ends in the same way whether it is met or not.
    """
    if reached in run:
        yield reached
        return
    for rung in run:
        if not any(other.asked < rung.asked for other in run):
            yield rung


class _Walk(Generic[OutcomeT]):
    """One walk, from the facts to what the decision rests on."""

    def __init__(
        self, terms: Terms[OutcomeT, Any], worlds: tuple[World, ...], stage: str | None
    ) -> None:
        none_known = dict.fromkeys(terms.known_facts)
        self.terms = terms
        self.stage = stage
        self.worlds = tuple({**none_known, **world} for world in worlds)
        self.met = {
            name: self.evaluate(limb.condition)
            for name, limb in terms.limbs.items()
            if limb.applies_at(stage)
        }
        met = [
            _kleene_all(self.holds(part, wanted=wanted) for part, wanted in rung.asks)
            for rung in terms.rungs
        ]
        reached = list(zip(terms.rungs, met, strict=True))[: met.index(True) + 1]
        self.kept = [rung for rung, holds in reached if holds is not False]
        self.dropped = [rung for rung, holds in reached if holds is False]
        self.decided = len({rung.outcome for rung in self.kept}) == 1
        if not self.decided:
            runs = groupby(self.kept, key=lambda rung: rung.outcome)
            last = self.kept[-1]
            self.kept = [rung for _, run in runs for rung in _without_more(tuple(run), last)]

    def evaluate(self, condition: Condition) -> bool | None:
        """Return whether a condition is met in every world, in none, or neither."""
        found = {condition.test(world) for world in self.worlds}
        return found.pop() if len(found) == 1 else None

    def holds(self, part: Part, *, wanted: bool) -> bool | None:
        """Return whether a limb, or one of some alternatives, is as the rung wants it.

        A part of which nothing applies at this stage asks nothing.
        """
        met = [self.met[limb.name] for limb in part.limbs if limb.name in self.met]
        found = _kleene_any(met) if met else wanted
        return None if found is None else found is wanted

    def bearing(self, rung: Rung[OutcomeT]) -> Iterator[Limb]:
        """Go through the limbs that bear on a rung: what shuts it out, or else all of them."""
        guards = [ask for ask in rung.asks if ask[0] is rung.gate or not ask[1]]
        shut = [ask for ask in guards if self.holds(ask[0], wanted=ask[1]) is False]
        for part, _ in shut or rung.asks:
            yield from (limb for limb in part.limbs if limb.name in self.met)

    def resting(self, rung: Rung[OutcomeT], *, holds: bool | None) -> Iterator[Limb]:
        """Go through the limbs that make a rung hold, fall (False) or stay open (None)."""
        bearing = {limb.name for limb in self.bearing(rung)}
        for part, wanted in rung.asks:
            if self.holds(part, wanted=wanted) is holds:
                met = None if holds is None else holds is wanted
                for limb in part.limbs:
                    if limb.name in bearing and self.met[limb.name] is met:
                        yield limb

    def decisive(self) -> Iterator[Limb]:
        """Go through the limbs that the outcome rests on."""
        if not self.decided:
            for rung in self.kept:
                yield from self.resting(rung, holds=None)
            return
        yield from self.resting(self.kept[-1], holds=True)
        for rung in self.dropped:
            yield from self.resting(rung, holds=False)

    def readings(self) -> Iterator[str]:
        """Go through the readings that could have led elsewhere."""
        limbs = list(self.decisive())
        still_open = self.kept[:-1] if self.decided else self.kept
        limbs += [limb for rung in still_open for limb in self.bearing(rung)]
        if not self.decided:
            limbs += [limb for rung in self.dropped for limb in self.resting(rung, holds=False)]
        if self.decided:
            own = self.kept[-1].readings
            yield from (one.reading for one in own if one.matters_at(self.stage))
        for limb in limbs:
            yield from (one.reading for one in limb.readings if one.matters_at(self.stage))
        for name, limb in self.terms.limbs.items():
            if name not in self.met:  # left out at this stage, perhaps by a reading
                yield from (
                    one.reading
                    for one in limb.readings
                    if one.stages is not None and one.matters_at(self.stage)
                )

    def needs(self) -> Iterator[str]:
        """Go through the input fields that are missing and still matter."""
        if not self.decided:
            for rung in self.kept:
                for limb in self.resting(rung, holds=None):
                    yield from self.missing(limb.condition)

    def missing(self, condition: Condition) -> Iterator[str]:
        """Go through the input fields behind the tests that keep a condition open."""
        if self.evaluate(condition) is not None:
            return
        for member in condition.members():
            yield from self.missing(member)
        for name in condition.facts() if not condition.members() else ():
            value = self.known(name)
            if isinstance(value, Missing):
                yield from value.inputs
            elif value is None:
                yield from self.terms.known_facts[name].inputs

    def known(self, name: str) -> object:
        """Return the value of a fact if it is the same in every world, else None."""
        first, *others = (world.get(name) for world in self.worlds)
        return first if all(other == first for other in others) else None

    def finding(self, limb: Limb, bearing: AbstractSet[str], decisive: AbstractSet[str]) -> Finding:
        """Return the finding for one limb."""
        state = State.of(self.met[limb.name]) if limb.name in bearing else State.NOT_APPLICABLE
        return Finding(
            clause=limb.clause,
            limb=limb.name,
            state=state,
            decisive=limb.name in decisive,
            tests=tuple(self.tested(leaf) for leaf in limb.condition.leaves()),
        )

    def tested(self, leaf: Leaf) -> Comparison:
        """Return one comparison with what may be shown of its facts."""
        shown = [name for name in leaf.facts() if not self.terms.known_facts[name].personal]
        known = {name: self.known(name) for name in shown}
        ranges = {name: self.range(name) for name in shown if known[name] is None}
        return Comparison(
            needed=leaf,
            found={name: value for name, value in known.items() if isinstance(value, int | str)},
            between={name: ends for name, ends in ranges.items() if ends is not None},
        )

    def range(self, name: str) -> tuple[int, int] | None:
        """Return the bounds of a count that differs between the worlds, where it has any."""
        found = [world.get(name) for world in self.worlds]
        values = [one for one in found if isinstance(one, int) and not isinstance(one, bool)]
        if len(values) < len(found) or max(values) >= MOST_COUNTED:
            return None
        return min(values), max(values)

    def walked(self) -> Walked[OutcomeT]:
        """Return what the walk found."""
        reached_rungs = (*self.dropped, *self.kept)
        bearing = {limb.name for rung in reached_rungs for limb in self.bearing(rung)}
        decisive = list(self.decisive())
        named = {limb.name for limb in decisive}
        reached = self.kept[-1]
        needs = tuple(dict.fromkeys(self.needs()))
        cautions = list(reached.cautions) if self.decided else []
        for limb in decisive:
            said = {True: limb.if_met, False: limb.if_not_met, None: None}[self.met[limb.name]]
            cautions += [said] if said else []
        return {
            "outcome": reached.outcome if self.decided else type(reached.outcome)["UNDETERMINED"],
            "findings": tuple(
                self.finding(limb, bearing, named) for limb in self.terms.limbs.values()
            ),
            "needs": needs,
            "questions": questions(self.terms.known_facts, needs),
            "readings": tuple(dict.fromkeys(self.readings())),
            "decided_by": reached.decided_by if self.decided else None,
            "cautions": tuple(dict.fromkeys(cautions)),
        }
