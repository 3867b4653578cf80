"""Is a rulebook sound? Tests that cannot matter, outcomes that nothing reaches, gaps.

A paper that becomes data can be looked through for what no reader would notice: a condition
that no case meets or fails, limbs of which one rules out another, a limb that never decides
anything, an outcome that nothing leads to, a value between two others that was forgotten.
Each is given with a case that shows it, which can be put to the ladder.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from scrutiny_rules._frozen import Frozen, Named, Text
from scrutiny_rules.analysis._diagrams import ALWAYS, NEVER, Answer, Diagram
from scrutiny_rules.analysis._space import Space
from scrutiny_rules.analysis.comparison import compare, ladders, stages
from scrutiny_rules.analysis.readings import alternatives, ending
from scrutiny_rules.analysis.regions import all_words, case_words, cited, requirements
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Value, words
from scrutiny_rules.decisions import Silent
from scrutiny_rules.display import Page, Passage, Shown
from scrutiny_rules.ladder import Limb, Part, Rung, Terms
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebook import Rulebook


class FlawKind(StrEnum):
    """What is odd about a rulebook; the graver kinds come first."""

    CONTRADICTION = "contradiction"
    """Limbs that an outcome needs together, and that no case meets together."""

    NEVER_MET = "never met"
    """A condition that no case meets."""

    NEVER_FAILED = "never failed"
    """A condition that every case meets."""

    UNREACHABLE = "unreachable"
    """An outcome that no case has."""

    SHADOWED = "shadowed"
    """A limb, or a rung, without which every case would end as it does."""

    GAP = "gap"
    """Some of a quantity that only the last line answers, where both less of it and more are
    answered by earlier lines."""

    UNUSED_FACT = "unused fact"
    """A landlord's own fact that is declared and read by no condition."""

    UNACCOUNTED = "unaccounted for"
    """A clause of the paper that nothing in the rulebook speaks of."""

    INERT_READING = "inert reading"
    """An alternative reading under which nothing is decided or set differently."""

    UNTESTED_READING = "untested reading"
    """An alternative reading under which no case that was handed in ends differently."""

    SILENT = "silent"
    """A subject that the paper does not provide for: no fault, and worth knowing."""


class Flaw(Shown, Frozen):
    """One thing that is odd about a rulebook.

    Attributes:
        kind: What sort of thing.
        block: The block.
        ladder: The ladder inside the block; empty for the block's own.
        stages: At which stages, where the paper has stages.
        what: The limb, the outcome, the fact or the reading, by its name.
        says: What is odd about it, in words.
        clauses: The clauses concerned.
        witness: A case that shows it, by the facts that the ladder reads; none where there is
            no ladder to put it to.
    """

    kind: FlawKind
    block: Text
    ladder: str = ""
    stages: tuple[Text, ...] = ()
    what: Text
    says: Text
    clauses: tuple[Clause, ...] = ()
    witness: Named[Value] | None = None

    def __str__(self) -> str:
        """Return it in one line, with the clauses and the case that shows it."""
        rests = cited(self.clauses)
        shown = f", as in: {case_words(self.witness)}" if self.witness else ""
        return f"{self._where}: {self.what}: {self.says}{shown}" + (f" [{rests}]" if rests else "")

    @property
    def _where(self) -> str:
        return ", ".join(part for part in (self.block, self.ladder, *self.stages) if part)

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = (
            Passage("What is odd", (f"{self.what}: {self.says}",)),
            Passage("As in", (case_words(self.witness),) if self.witness else ()),
            Passage("Clauses", (cited(self.clauses),) if self.clauses else ()),
        )
        return Page(
            f"{self.kind.capitalize()}: {self._where}",
            tuple(passage for passage in passages if passage.lines),
        )


class RulebookCheck(Shown, Frozen):
    """What is odd about a rulebook.

    Attributes:
        rulebook: The key of the paper.
        flaws: What was found, the graver kinds first and then in the order of the paper.
    """

    rulebook: Text
    flaws: tuple[Flaw, ...] = ()

    def of_kind(self, kind: FlawKind) -> tuple[Flaw, ...]:
        """Return what was found of one kind."""
        return tuple(flaw for flaw in self.flaws if flaw.kind is kind)

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = (
            Passage(kind.capitalize(), tuple(map(str, self.of_kind(kind)))) for kind in FlawKind
        )
        return Page(
            f"Check of {self.rulebook}", tuple(passage for passage in passages if passage.lines)
        )


def check(rulebook: Rulebook, cases: Iterable[Question] | None = None) -> RulebookCheck:
    """Look a rulebook through for what is odd about it.

    Args:
        rulebook: The rulebook.
        cases: Cases by which its readings are tested; None where that is not asked.

    Returns:
        What was found, each with a case that shows it where a ladder is concerned. That a
        subject is silent is among it, since somebody should know.

    Raises:
        TooManyRegionsError: A block is too large to be analysed exactly.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> check(TRAFFORD_QIP).of_kind(FlawKind.CONTRADICTION)
        ()
    """
    found = [*_of_ladders(rulebook), *_of_the_rest(rulebook), *_of_readings(rulebook)]
    if cases is not None:
        found += _untested(rulebook, tuple(cases))
    order = list(FlawKind)
    return RulebookCheck(
        rulebook=rulebook.document.key,
        flaws=tuple(sorted(found, key=lambda flaw: order.index(flaw.kind))),
    )


def _of_ladders(rulebook: Rulebook) -> Iterator[Flaw]:
    for block in rulebook.block_names():
        for name, terms in ladders(rulebook.block(block)).items():
            together: dict[tuple[FlawKind, str, str], list[Flaw]] = {}
            every = stages(terms)
            for stage in every:
                for flaw in _Ladder(block, name, terms, stage).flaws():
                    together.setdefault((flaw.kind, flaw.what, flaw.says), []).append(flaw)
            for (_, what, _), flaws in together.items():
                if what not in terms.limbs or len(flaws) == _stages_of(terms.limbs[what], every):
                    named = tuple(stage for flaw in flaws for stage in flaw.stages)
                    yield flaws[0].model_copy(update={"stages": named})


def _stages_of(limb: Limb, every: Iterable[str | None]) -> int:
    """Count the stages at which a limb applies: what is odd about it is so at each of them."""
    return sum(limb.applies_at(stage) for stage in every)


def flaws_of(
    terms: Terms[Any, Any], stage: str | None = None, *, block: str = "terms"
) -> tuple[Flaw, ...]:
    """Look one ladder through that stands in no rulebook, at one stage.

    Args:
        terms: The ladder.
        stage: The stage, where it has stages.
        block: What the subject is called.

    Returns:
        What is odd about it.

    Raises:
        TooManyRegionsError: The ladder is too large to be analysed exactly.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> [(flaw.kind, flaw.what) for flaw in flaws_of(CHORUS_RSP.voting)]
        [(<FlawKind.GAP: 'gap'>, 'votes_for, votes_against')]
    """
    return tuple(_Ladder(block, "", terms, stage).flaws())


class _Ladder:
    """One ladder at one stage."""

    def __init__(self, block: str, name: str, terms: Terms[Any, Any], stage: str | None) -> None:
        self.block = block
        self.name = name
        self.terms = terms
        self.stage = stage
        self.space = Space((terms,), stage)
        self.outcomes = self.space.outcomes(terms)

    def flaws(self) -> Iterator[Flaw]:
        """Go through what is odd about it."""
        constant: set[str] = set()
        for flaw in self._constant():
            constant.add(flaw.what)
            yield flaw
        yield from self._contradictions()
        yield from self._unreachable()
        yield from (flaw for flaw in self._shadowed() if flaw.what not in constant)
        yield from self._gaps()

    def _flaw(
        self, kind: FlawKind, what: str, says: str, clauses: Iterable[Clause], where: Diagram
    ) -> Flaw:
        case = self.space.smallest(where)
        return Flaw(
            kind=kind,
            block=self.block,
            ladder=self.name,
            stages=() if self.stage is None else (self.stage,),
            what=what,
            says=says,
            clauses=tuple(dict.fromkeys(clauses)),
            witness=self.space.case(self.terms, case),
        )

    def _limbs(self) -> Iterator[Limb]:
        yield from (limb for limb in self.terms.limbs.values() if limb.applies_at(self.stage))

    def _constant(self) -> Iterator[Flaw]:
        """Go through the conditions that no case meets, or that every case does."""
        d, care = self.space.diagrams, self.space.care
        for limb in self._limbs():
            met = d.both(care, self.space.limb(self.terms, limb))
            if met == NEVER:
                says = f"no case is so: {words(limb.condition)}"
                yield self._flaw(FlawKind.NEVER_MET, limb.name, says, [limb.clause], care)
            elif met == care:
                says = f"every case is so: {words(limb.condition)}"
                yield self._flaw(FlawKind.NEVER_FAILED, limb.name, says, [limb.clause], care)

    def _asked(self, rung: Rung[Any]) -> list[tuple[Part, bool, Diagram]]:
        """Return what a rung asks at this stage, and for which answers each is so."""
        return [
            (part, wanted, self.space.part(self.terms, part, wanted=wanted))
            for part, wanted in rung.asks
            if any(limb.applies_at(self.stage) for limb in part.limbs)
        ]

    def _contradictions(self) -> Iterator[Flaw]:
        """Go through what a rung asks together and no case can be, with the least of it."""
        d, care = self.space.diagrams, self.space.care
        for rung in self.terms.rungs:
            asked = [one for one in self._asked(rung) if d.both(care, one[2]) != NEVER]
            least = self._least_contradiction([one[2] for one in asked])
            if least is None:
                continue
            parts = [asked[number] for number in least]
            limbs = [limb for part, _, _ in parts for limb in part.limbs]
            met = care
            for _, _, so in parts[:-1]:
                met = d.both(met, so)
            said = " and ".join(f"{'' if want else 'not '}`{part.name}`" for part, want, _ in parts)
            yield self._flaw(
                FlawKind.CONTRADICTION,
                rung.outcome,
                f"needs {said}, which no case is together",
                [limb.clause for limb in limbs],
                met,
            )

    def _least_contradiction(self, asked: Sequence[Diagram]) -> tuple[int, ...] | None:
        """Return the fewest of some diagrams that no case has together."""
        d, care = self.space.diagrams, self.space.care
        every = care
        for one in asked:
            every = d.both(every, one)
        if every != NEVER or not asked:
            return None
        kept = list(range(len(asked)))
        for number in range(len(asked)):
            left = care
            for other in kept:
                left = d.both(left, asked[other]) if other != number else left
            if left == NEVER:
                kept.remove(number)
        return tuple(kept)

    def _unreachable(self) -> Iterator[Flaw]:
        """Go through the outcomes that nothing leads to, and rungs that others hide."""
        d, care = self.space.diagrams, self.space.care
        for rung, reached in self.space.reached(self.terms):
            so = d.both(care, self.space.rung(self.terms, rung))
            clauses = [limb.clause for part, _ in rung.asks for limb in part.limbs]
            if rung.outcome not in self.outcomes and so == NEVER:
                yield self._flaw(
                    FlawKind.UNREACHABLE, rung.outcome, "no case ends so", clauses, care
                )
            elif rung.outcome not in self.outcomes:
                says = "no case ends so: earlier lines answer whatever meets it"
                yield self._flaw(FlawKind.UNREACHABLE, rung.outcome, says, clauses, so)
            elif reached == NEVER and so != NEVER:
                says = "one of its lines is never reached: earlier ones answer whatever meets it"
                yield self._flaw(FlawKind.SHADOWED, rung.outcome, says, clauses, so)

    def _shadowed(self) -> Iterator[Flaw]:
        """Go through the limbs without which every case would end as it does."""
        d, care = self.space.diagrams, self.space.care
        for limb in self._limbs():
            if self.space.outcomes(self.terms, without=limb.name) == self.outcomes:
                met = self.space.limb(self.terms, limb)
                where = d.both(care, met if self._is_alternative(limb) else d.but_not(ALWAYS, met))
                says = "every case would end as it does without it"
                yield self._flaw(FlawKind.SHADOWED, limb.name, says, [limb.clause], where)

    def _is_alternative(self, limb: Limb) -> bool:
        return any(
            limb in part.limbs and len(part.limbs) > 1
            for rung in self.terms.rungs
            for part, _ in rung.asks
        )

    def _gaps(self) -> Iterator[Flaw]:
        """Go through what only the last line answers, between less and more that others do."""
        last, reached = self.space.reached(self.terms)[-1]
        for gap in self.space.gaps(reached):
            below, middle, above = (
                requirements(self.space, _ends(band)) for band in (gap.below, gap.middle, gap.above)
            )
            yield self._flaw(
                FlawKind.GAP,
                ", ".join(dict.fromkeys(name for one in middle for name in one.facts)),
                f"{all_words(middle)}: left to the last line ({last.outcome}), "
                f"though {all_words(below)} and {all_words(above)} are not",
                [clause for one in middle for clause in one.clauses],
                gap.where,
            )


def _ends(band: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the two answers that bound a band: the last yes and the first no."""
    met = [answer for answer in band if answer[1]]
    return (*met[-1:], *(answer for answer in band if not answer[1]))[: len(met[-1:]) + 1]


def _of_the_rest(rulebook: Rulebook) -> Iterator[Flaw]:
    """Go through own facts that nothing reads, clauses that nothing speaks of, and silence."""
    for block in rulebook.block_names():
        terms = rulebook.block(block)
        if isinstance(terms, Silent):
            clauses = () if terms.clause is None else (terms.clause,)
            yield Flaw(
                kind=FlawKind.SILENT, block=block, what=block, says=terms.why, clauses=clauses
            )
            continue
        read = {name for one in ladders(terms).values() for name in one.read}
        for fact in terms.own_facts:
            if fact.name not in read:
                says = "it is declared, and no condition reads it"
                yield Flaw(kind=FlawKind.UNUSED_FACT, block=block, what=fact.name, says=says)
    for label in rulebook.unaccounted():
        says = "nothing in the rulebook speaks of this clause"
        yield Flaw(kind=FlawKind.UNACCOUNTED, block="contents", what=label, says=says)


def _of_readings(rulebook: Rulebook) -> Iterator[Flaw]:
    """Go through the alternatives under which nothing is decided or set differently."""
    for reading, alternative, other in alternatives(rulebook):
        found = compare(rulebook, other)
        if not (found.differences or found.settings or found.unprovided):
            yield Flaw(
                kind=FlawKind.INERT_READING,
                block=reading.block,
                what=reading.id,
                says=f"nothing is decided or set differently under `{alternative}`",
            )


def _untested(rulebook: Rulebook, cases: Sequence[Question]) -> Iterator[Flaw]:
    """Go through the alternatives under which no case ends differently."""
    taken = [ending(one.put_to(rulebook)) for one in cases]
    for reading, alternative, other in alternatives(rulebook):
        if [ending(one.put_to(other)) for one in cases] == taken:
            yield Flaw(
                kind=FlawKind.UNTESTED_READING,
                block=reading.block,
                what=reading.id,
                says=f"no case ends differently under `{alternative}`",
            )
