"""Two papers side by side: every region of cases that they decide differently.

Conditions cut each fact only at their own limits, so that what two papers make of every case
can be told from finitely many regions, without trying a case. Each region is given with its
smallest case, what it asks, and the clauses that decide on either side. Facts that are worked
out by a paper's own figures, such as whether an appeal is in time, are compared as facts;
the figures stand beside as settings.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from scrutiny_rules._frozen import Frozen, FrozenMap, Named, Text, is_mapping, is_row
from scrutiny_rules.analysis._diagrams import NEVER, Answer, Diagram
from scrutiny_rules.analysis._maps import maps
from scrutiny_rules.analysis._space import Ending, Space
from scrutiny_rules.analysis.regions import (
    Requirement,
    all_words,
    cited,
    requirements,
    shortened,
)
from scrutiny_rules.clauses import Clause, Document
from scrutiny_rules.conditions import Name, State, Value, words
from scrutiny_rules.decisions import Finding, Silent
from scrutiny_rules.display import Folded, Page, Passage, Shown, fact_words
from scrutiny_rules.ladder import Either, Limb, Relies, Terms
from scrutiny_rules.rulebook import FrozenJson, Rulebook


class DifferentRegion(Frozen):
    """Some of the cases that two papers decide differently.

    Attributes:
        requirements: What has to be so of a case, beside what all cases of the difference share.
        witness: The smallest such case, by the facts that the ladders read.
        because_before: The clauses on which the first paper's outcome rests in that case, but
            for those that the second paper finds alike.
        because_after: Likewise for the second paper.
    """

    requirements: tuple[Requirement, ...]
    witness: Named[Value]
    because_before: tuple[Clause, ...]
    because_after: tuple[Clause, ...]

    def __str__(self) -> str:
        """Return it in one line, with the clauses of both papers."""
        asked = all_words(self.requirements) if self.requirements else "whatever else is so"
        before, after = cited(self.because_before), cited(self.because_after)
        return f"{asked} [{before or 'no clause'} / {after or 'no clause'}]"


class Difference(Shown, Frozen):
    """Every case that one ladder decides in one way and another in another.

    Attributes:
        block: The block of the rulebook.
        ladder: The ladder inside the block; empty for the block's own.
        stage: At which stage, where the paper has stages.
        before: The outcome under the first paper.
        after: The outcome under the second; it is the same where only the power is another's.
        power_before: Whose power it is under the first paper, where the outcome is a *may*.
        power_after: Whose power it is under the second.
        common: What is so of every one of the cases.
        regions: The largest regions of which together they consist, that of the smallest
            case first.
    """

    block: Text
    ladder: str = ""
    stage: Text | None = None
    before: Text
    after: Text
    power_before: Text | None = None
    power_after: Text | None = None
    common: tuple[Requirement, ...] = ()
    regions: tuple[DifferentRegion, ...]

    @property
    def subject(self) -> str:
        """The block, the ladder and the stage, in words."""
        named = ", ".join(part for part in (self.ladder, self.stage) if part)
        return f"{self.block} ({named})" if named else self.block

    @property
    def passage(self) -> Passage:
        """What there is to show of it: from what to what, and each region."""
        before = _outcome_words(self.before, self.power_before)
        after = _outcome_words(self.after, self.power_after)
        shared = (f"in every case: {all_words(self.common)}",) if self.common else ()
        return Passage(
            f"{self.subject}: {before} → {after}", (*shared, *shortened(map(str, self.regions)))
        )

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        title, lines = self.passage
        return Page(title, (Passage("Where", lines),))

    def pictures(self) -> tuple[str, ...]:
        """Return the map of it, where two counts tell the cases."""
        return maps((self,))


class Setting(Frozen):
    """Something besides the comparisons that two papers set differently.

    Attributes:
        block: The block of the rulebook.
        path: Where in the block, in steps.
        before: What the first paper sets.
        after: What the second paper sets.
    """

    block: Text
    path: Text
    before: FrozenJson
    after: FrozenJson

    def __str__(self) -> str:
        """Return it in one line."""
        before, after = _value_words(self.before), _value_words(self.after)
        return f"{self.block}: {self.path}: {before} → {after}"


def _value_words(value: object) -> str:
    """Return what is set in a few words: a list by its members, what has parts as such."""
    if is_mapping(value):
        return "terms of its own"
    if is_row(value):
        named = [str(member) for member in value if not is_mapping(member)]
        return ", ".join(named) if len(named) == len(value) else f"{len(value)} of them"
    if value is None:
        return "nothing"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


class Unprovided(Frozen):
    """A subject on which one of two papers is silent.

    Attributes:
        block: The block, and the ladder inside it where only that is missing.
        provided_before: Whether the first paper provides for it.
        why: What the silent paper does or does not say.
    """

    block: Text
    provided_before: bool
    why: Text

    def __str__(self) -> str:
        """Return it in one line."""
        silent = "second" if self.provided_before else "first"
        return f"{self.block}: the {silent} paper is silent: {self.why}"


class RulebookComparison(Shown, Frozen):
    """What two papers decide differently, and nothing that they do not.

    Attributes:
        before: The first paper.
        after: The second paper.
        differences: The cases that they decide differently, block by block.
        settings: What they set differently besides: days, rates, figures, who decides.
        unprovided: The subjects on which one of them is silent.
        same: The blocks that decide every case alike and set nothing differently.
        worked_out: The facts that stand for days or figures, by block, where settings differ:
            they are compared as facts, and may be worked out differently.
    """

    before: Document
    after: Document
    differences: tuple[Difference, ...] = ()
    settings: tuple[Setting, ...] = ()
    unprovided: tuple[Unprovided, ...] = ()
    same: tuple[Text, ...] = ()
    worked_out: Named[tuple[Name, ...]] = FrozenMap()

    def _worked_out(self) -> Iterator[str]:
        for block, names in self.worked_out.items():
            yield f"{block}: {', '.join(map(fact_words, names))}"

    def of_block(self, block: str) -> tuple[Difference, ...]:
        """Return the differences of one block."""
        return tuple(one for one in self.differences if one.block == block)

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = [
            *(Folded(*one.passage) for one in self.differences),
            Passage("Set differently", shortened(map(str, self.settings))),
            Passage("May be worked out differently", tuple(self._worked_out())),
            Passage("Only in one of them", tuple(map(str, self.unprovided))),
            Passage("Alike", (", ".join(self.same),) if self.same else ()),
        ]
        return Page(
            f"{_named(self.before)} compared with {_named(self.after)}",
            tuple(passage for passage in passages if passage.lines),
        )

    def pictures(self) -> tuple[str, ...]:
        """Return a map for each subject of which two counts tell where the papers differ."""
        return maps(self.differences)


def _named(document: Document) -> str:
    return f"{document.key} ({document.edition})" if document.edition else document.key


def _outcome_words(outcome: str, power: str | None) -> str:
    return outcome if power is None else f"{outcome} (a power of {power})"


def compare(before: Rulebook, after: Rulebook) -> RulebookComparison:
    """Compare two papers, exactly: every region of cases that they decide differently.

    Args:
        before: One rulebook: an edition, a reading, another landlord's paper.
        after: The other.

    Returns:
        The differences in the order of the blocks, with the smallest case of each region; what
        is set differently besides; and which blocks are alike.

    Raises:
        TooManyRegionsError: A block is too large to be analysed exactly.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> chair_only = TRAFFORD_QIP.under("T-R8", "chair-only")
        >>> for one in compare(TRAFFORD_QIP, chair_only).differences:
        ...     print(one.before, "->", one.after, one.power_after)
        carried -> not carried None
        tied -> tied the Chair
        tied -> not carried None
        lost -> not carried None
    """
    differences: list[Difference] = []
    settings: list[Setting] = []
    unprovided: list[Unprovided] = []
    same: list[str] = []
    worked_out: dict[str, tuple[str, ...]] = {}
    for block in before.block_names():
        one, other = before.block(block), after.block(block)
        missing = tuple(_missing(block, one, other))
        found = tuple(_differences(block, one, other))
        other_settings = () if missing else tuple(_settings(block, one, other))
        differences += found
        unprovided += missing
        settings += other_settings
        if not (missing or found or other_settings):
            same.append(block)
        derived = tuple(_worked_out(one)) if other_settings else ()
        if derived:
            worked_out[block] = derived
    return RulebookComparison(
        before=before.document,
        after=after.document,
        differences=tuple(differences),
        settings=tuple(settings),
        unprovided=tuple(unprovided),
        same=tuple(same),
        worked_out=worked_out,
    )


def ladders(block: Terms[Any, Any] | Silent) -> Mapping[str, Terms[Any, Any]]:
    """Return every ladder of a block by name, its own under the empty one.

    Args:
        block: A block of a rulebook.

    Returns:
        The ladders; none of a silent block.

    Raises:
        Nothing.
    """
    return {} if isinstance(block, Silent) else {"": block, **block.further_ladders()}


def stages(*among: Terms[Any, Any]) -> tuple[str | None, ...]:
    """Return the stages at which a case of some ladders may be; None alone where there are none.

    Args:
        among: The ladders.

    Returns:
        The stages of their subjects, and whatever else their limbs name, in order of mention.

    Raises:
        Nothing.
    """
    named: dict[str, None] = {}
    for terms in among:
        named |= dict.fromkeys(terms.stages)
        for limb in terms.limbs.values():
            named |= dict.fromkeys(limb.stages or ())
    return tuple(named) or (None,)


def _missing(
    block: str, one: Terms[Any, Any] | Silent, other: Terms[Any, Any] | Silent
) -> Iterator[Unprovided]:
    """Go through what only one of two blocks provides for."""
    if isinstance(one, Silent) or isinstance(other, Silent):
        for silent, heard, provided in ((one, other, False), (other, one, True)):
            if isinstance(silent, Silent) and not isinstance(heard, Silent):
                yield Unprovided(block=block, provided_before=provided, why=silent.why)
        return
    before, after = ladders(one), ladders(other)
    for name in dict.fromkeys([*before, *after]):
        if (name in before) is not (name in after):
            why = f"it has no `{name}`"
            yield Unprovided(block=block, provided_before=name in before, why=why)


def _differences(
    block: str, one: Terms[Any, Any] | Silent, other: Terms[Any, Any] | Silent
) -> Iterator[Difference]:
    """Go through the cases that two blocks decide differently."""
    before, after = ladders(one), ladders(other)
    for name in before:
        if name in after and before[name] != after[name]:
            for stage in stages(before[name], after[name]):
                yield from _Pair(block, name, before[name], after[name], stage).differences()


def differences_between(
    one: Terms[Any, Any], other: Terms[Any, Any], stage: str | None = None, *, block: str = "terms"
) -> tuple[Difference, ...]:
    """Compare two ladders that stand in no rulebook, at one stage.

    Args:
        one: One ladder.
        other: The other, over the same facts.
        stage: The stage, where they have stages.
        block: What the subject is called.

    Returns:
        Every pair of outcomes that differ, with the regions in which they do.

    Raises:
        TooManyRegionsError: The ladders are too large to be analysed exactly.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> places = TRAFFORD_QIP.under("T-R7", "seats").quorum
        >>> [(one.before, one.after) for one in differences_between(TRAFFORD_QIP.quorum, places)]
        [('quorate', 'unattainable'), ('quorate', 'inquorate'), ('inquorate', 'unattainable')]
    """
    return tuple(_Pair(block, "", one, other, stage).differences())


class _Pair:
    """Two ladders at one stage."""

    def __init__(
        self,
        block: str,
        name: str,
        one: Terms[Any, Any],
        other: Terms[Any, Any],
        stage: str | None,
    ) -> None:
        self.block = block
        self.name = name
        self.one = one
        self.other = other
        self.stage = stage
        self.space = Space((one, other), stage)

    def differences(self) -> Iterator[Difference]:
        """Go through each pair of outcomes that differ, with the regions in which they do."""
        endings = self.space.endings(self.other)
        for before, here in self.space.endings(self.one).items():
            for after, there in endings.items():
                both = self.space.diagrams.both(here, there)
                if after != before and both != NEVER:
                    yield self._difference(before, after, both)

    def _difference(self, before: Ending, after: Ending, where: Diagram) -> Difference:
        shared = self.space.shared(where)
        found = [self._region(where, answers, shared) for answers in self.space.regions(where)]
        return Difference(
            block=self.block,
            ladder=self.name,
            stage=self.stage,
            before=before[0],
            after=after[0],
            power_before=before[1],
            power_after=after[1],
            common=requirements(self.space, shared),
            regions=tuple(sorted(found, key=_size)),
        )

    def _region(
        self, where: Diagram, answers: Sequence[Answer], shared: Sequence[Answer]
    ) -> DifferentRegion:
        space = self.space
        case = space.smallest(space.diagrams.both(where, space.diagrams.cube(answers)))
        one, other = space.case(self.one, case), space.case(self.other, case)
        before = self.one.walk(one, stage=self.stage)["findings"]
        after = self.other.walk(other, stage=self.stage)["findings"]
        return DifferentRegion(
            requirements=requirements(space, [one for one in answers if one not in shared]),
            witness={**other, **one},
            because_before=_because(before, after),
            because_after=_because(after, before),
        )


def _because(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Clause, ...]:
    """Return the clauses on which an outcome rests, but for what the other one rests on too."""
    decisive = [one for one in findings if one.decisive]
    shared = {(one.limb, one.state) for one in others if one.decisive or one.state is State.MET}
    apart = [one for one in decisive if (one.limb, one.state) not in shared]
    return tuple(dict.fromkeys(one.clause for one in apart or decisive))


def _size(region: DifferentRegion) -> int:
    return sum(value for value in region.witness.values() if isinstance(value, int))


def _worked_out(block: Terms[Any, Any] | Silent) -> Iterator[str]:
    """Go through the facts that a block works out otherwise than by adding."""
    for terms in ladders(block).values():
        for name in terms.read:
            if terms.known_facts[name].behind and name not in terms.made_of():
                yield name


def _settings(
    block: str, one: Terms[Any, Any] | Silent, other: Terms[Any, Any] | Silent
) -> Iterator[Setting]:
    """Go through what differs besides the limbs of the ladders, which are compared exactly."""
    compared = {
        name for side in (one, other) for terms in ladders(side).values() for name in terms.limbs
    }
    for path, before, after in _unlike("", one, other):
        if not _is_compared(before, compared) and not _is_compared(after, compared):
            yield Setting.model_validate(
                {"block": block, "path": path, "before": _brief(before), "after": _brief(after)}
            )


def _unlike(path: str, one: object, other: object) -> Iterator[tuple[str, object, object]]:
    """Go through the places in which two values differ, with what stands there."""
    if one == other or isinstance(one, Clause | Relies):
        return
    if isinstance(one, Frozen) and type(one) is type(other) and not isinstance(one, Limb):
        for field in type(one).model_fields:
            step = f"{path}.{field}".strip(".")
            yield from _unlike(step, getattr(one, field), getattr(other, field))
    elif is_row(one) and is_row(other) and _names(one) == _names(other):
        for named, member, another in zip(_names(one), one, other, strict=True):
            yield from _unlike(f"{path}.{named}", member, another)
    elif is_mapping(one) and is_mapping(other) and set(one) == set(other):
        for key in one:
            yield from _unlike(f"{path}.{key}", one[key], other[key])
    else:
        yield path, one, other


def _is_compared(value: object, compared: AbstractSet[str]) -> bool:
    """Say whether a value is limbs of a ladder, or clauses, and nothing else."""
    if is_row(value):
        return bool(value) and all(_is_compared(member, compared) for member in value)
    if isinstance(value, Limb | Either):
        return all(limb.name in compared for limb in value.limbs)
    return isinstance(value, Clause | Relies)


def _names(row: Sequence[object]) -> tuple[object, ...]:
    """Return what the members of a row are called, or else their numbers."""
    return tuple(getattr(one, "name", number) for number, one in enumerate(row, 1))


def _brief(value: object) -> object:
    """Return a value as it is shown beside another: a limb in words, the rest by its name."""
    if is_row(value):
        return [_brief(member) for member in value]
    if isinstance(value, Limb):
        return words(value.condition)
    return getattr(value, "name", value) if isinstance(value, Frozen) else value
