"""Rulebooks: one paper's terms, gathered, with the readings they rest on.

A rulebook has one block for each subject. A block that the paper lacks is ``Silent``, with
the reason. Where a sentence of the paper is unclear, a *reading* names the question, the
answer that is taken and the alternatives; a rulebook can be looked at under any of them.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> TRAFFORD_QIP.reading("T-R8").alternatives
    ('chair-only',)
    >>> TRAFFORD_QIP.under("T-R8", "chair-only").voting.casting_vote.holder
    <Holder.CHAIR_ONLY: 'chair only'>
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import groupby
from typing import Annotated, Any, Final, Self, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    JsonValue,
    PlainSerializer,
    model_validator,
)
from pydantic_core import to_jsonable_python

from scrutiny_rules._frozen import Frozen, FrozenMap, Slug, Text, inside, is_mapping, is_row
from scrutiny_rules.affiliation import AffiliationTerms
from scrutiny_rules.appeals import AppealTerms
from scrutiny_rules.application import ApplicationTerms
from scrutiny_rules.attendance import AttendanceTerms
from scrutiny_rules.calendars import check_day
from scrutiny_rules.clauses import Clause, Document
from scrutiny_rules.co_option import CoOptionTerms
from scrutiny_rules.code_changes import CodeChangeTerms
from scrutiny_rules.conduct import ConductTerms
from scrutiny_rules.confidentiality import ConfidentialityTerms
from scrutiny_rules.decisions import Silent
from scrutiny_rules.development import DevelopmentTerms
from scrutiny_rules.display import Line, Page, Passage, Shown, day_words
from scrutiny_rules.duties import DutyTerms
from scrutiny_rules.elections import ElectionTerms
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.equipment import EquipmentTerms
from scrutiny_rules.errors import UnknownReadingError
from scrutiny_rules.expenses import ExpenseTerms
from scrutiny_rules.interests import InterestTerms
from scrutiny_rules.investigation import InvestigationTerms
from scrutiny_rules.ladder import Relies, Terms
from scrutiny_rules.meetings import ProgrammeTerms
from scrutiny_rules.notice import NoticeTerms
from scrutiny_rules.press import PressTerms
from scrutiny_rules.probation import ProbationTerms
from scrutiny_rules.quorum import QuorumTerms
from scrutiny_rules.reviews import ReviewTerms
from scrutiny_rules.sanctions import SanctionTerms
from scrutiny_rules.tenure import TenureTerms
from scrutiny_rules.topics import TopicTerms
from scrutiny_rules.voting import VotingTerms

_F = TypeVar("_F", bound=Frozen)

MOST_NESTED: Final = 100
"""How deep the data that a field is set to may be nested."""


def _frozen_json(value: object) -> object:
    """Return JSON data in a form that cannot change."""
    if is_mapping(value):
        return FrozenMap({str(name): _frozen_json(member) for name, member in value.items()})
    if is_row(value):
        return tuple(_frozen_json(member) for member in value)
    return value


def _plain_json(value: object) -> JsonValue:
    """Return JSON data, or a value of this library, as plain JSON data."""
    return _plain(value, 0)


def _plain(value: object, depth: int) -> JsonValue:
    if depth > MOST_NESTED:
        raise ValueError(f"what a field is set to may be nested {MOST_NESTED} deep at most")
    if isinstance(value, Frozen):
        return value.model_dump(mode="json")
    if is_mapping(value):
        return {str(name): _plain(member, depth + 1) for name, member in value.items()}
    if is_row(value):
        return [_plain(member, depth + 1) for member in value]
    if isinstance(value, AbstractSet):
        raise ValueError(  # noqa: TRY004  pydantic reports a ValueError by its field
            "a set has no order to be stored in: write a tuple"
        )
    plain: JsonValue = to_jsonable_python(value)
    return plain


FrozenJson: TypeAlias = Annotated[
    JsonValue,
    BeforeValidator(_plain_json),
    AfterValidator(_frozen_json),
    PlainSerializer(_plain_json),
]
"""JSON data that cannot change: what a field of a block is set to."""


class Option(Frozen):
    """One answer to an unclear sentence.

    Attributes:
        slug: Its name.
        gist: What it says, in our words.
        sets_to: What the field of the block is set to under it.
    """

    slug: Slug
    gist: Text
    sets_to: FrozenJson = None


def option(slug: str, gist: str, sets_to: object) -> Option:
    """Return an option whose value is given as the field's own type.

    Args:
        slug: Its name.
        gist: What it says, in our words.
        sets_to: What the field is set to: a condition, a limb, an outcome, a number.

    Returns:
        The option, holding the value as data.

    Raises:
        pydantic.ValidationError: The name or the gist does not fit.
    """
    return Option.model_validate({"slug": slug, "gist": gist, "sets_to": sets_to})


class Reading(Shown, Frozen):
    """An unclear sentence: the question it leaves, the answer taken, and the others.

    Attributes:
        id: The identifier that decisions, tests and documentation cite.
        clause: The label of the unclear clause.
        question: What the paper leaves open.
        taken: The answer taken here, by its slug.
        options: Every answer, the one taken among them; where only one is known, it alone.
        why: Why the answer is taken by default.
        block: The block of the rulebook that it settles.
        field: The one field of that block that it sets; steps are joined by full stops,
            and a member of a list is found by its name. None where nothing is set.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]-R[0-9]+[a-z]?$")]
    clause: Text
    question: Text
    taken: Slug
    options: Annotated[tuple[Option, ...], Field(min_length=1)]
    why: Text
    block: Text
    field: Text | None = None

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        slugs = [one.slug for one in self.options]
        if len(set(slugs)) < len(slugs) or self.taken not in slugs:
            raise ValueError("`options` need names of their own, and `taken` is one of them")
        if self.field is None and len(slugs) > 1:
            raise ValueError("a reading with alternatives needs a `field` to set")
        return self

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The slugs of the answers that are not taken."""
        return tuple(one.slug for one in self.options if one.slug != self.taken)

    def to_page(self) -> Page:
        """Return the question, every answer with that which is taken first, and why."""
        answers = sorted(self.options, key=lambda one: one.slug != self.taken)
        taken, *others = [Line(one.gist, lead=one.slug) for one in answers]
        passages = (
            Passage("Left open", (Line(self.question, cited=self.clause),)),
            Passage("Taken", (taken,)),
            Passage("Why", (self.why,)),
            Passage("Otherwise", tuple(others)),
        )
        return Page(f"Reading {self.id}", tuple(one for one in passages if one.lines))

    def option(self, slug: str) -> Option:
        """Return one answer by its name; spaces may stand for hyphens.

        Raises:
            UnknownReadingError: There is no such answer.
        """
        wanted = slug.strip().lower().replace(" ", "-")
        for one in self.options:
            if one.slug == wanted:
                return one
        raise UnknownReadingError(self.id, slug, tuple(one.slug for one in self.options))


class Narrative(Frozen):
    """A clause that no rule decides, and the reason.

    Attributes:
        clause: The clause.
        why: Why no rule decides it.
        left_to: Who decides instead, where the paper or good sense says.
    """

    clause: Clause
    why: Text
    left_to: Text | None = None


class Judgement(Frozen):
    """Something that the paper leaves to somebody, which no rule judges for them.

    Attributes:
        clause: The label of the clause.
        what: What is judged, or which power is used or not.
        left_to: Whose judgement it is.
        handed_in_as: The fields of facts models that take it; none where the answer is that
            a power is open, and whether it is used is theirs.
    """

    clause: Text
    what: Text
    left_to: Text
    handed_in_as: tuple[Annotated[str, Field(pattern=r"^[A-Z]\w+\.[a-z_]+$")], ...] = ()


class Rulebook(Shown, Frozen):
    """One paper's terms, subject by subject.

    Attributes:
        document: The paper.
        eligibility: Who may belong.
        application: When an application form is complete.
        tenure: How long somebody serves, who may be appointed again, and how they resign.
        election: Who is elected to a role on the panel.
        co_option: Who may be brought in for a topic, and until when they stay.
        probation: How long a member is on probation, and what a breach in it brings.
        development: Which meetings on a member's development are due.
        equipment: When something lent to a member is returned.
        programme: What the meetings and reviews of a year are to be.
        notice: From which day on something may be asked for, and what follows if it is not met.
        duties: What is due every so many months.
        topics: Whether a review may go on the programme.
        quorum: When a meeting may do business.
        interests: What an interest means for taking part in an item.
        voting: What carries a motion.
        breach_voting: What support a decision on a breach of the code needs.
        attendance: What a record of attendance leads to.
        reviews: The steps of a scrutiny review, and by when they are due.
        conduct: What may follow a breach at a meeting.
        investigation: When a breach is investigated, and by which steps.
        sanctions: Which outcomes a breach may have.
        appeals: Until when a member may appeal, and what comes next.
        code_changes: How a change to the code is notified and accepted.
        press: Which articles may be submitted to the press.
        affiliation: What a member may do for a political party.
        confidentiality: Which information may be shared.
        expenses: What is payable on a claim.
        narrative: The clauses that no rule decides.
        judgements: What the paper leaves to people, and where their answers are handed in.
        readings: The unclear sentences and how they are read.
        contents: The label of every clause of the paper, in its order; none where nobody has
            listed them.
    """

    document: Document
    eligibility: Annotated[EligibilityTerms | Silent, Field(discriminator="kind")]
    application: Annotated[ApplicationTerms | Silent, Field(discriminator="kind")]
    tenure: Annotated[TenureTerms | Silent, Field(discriminator="kind")]
    election: Annotated[ElectionTerms | Silent, Field(discriminator="kind")]
    co_option: Annotated[CoOptionTerms | Silent, Field(discriminator="kind")]
    probation: Annotated[ProbationTerms | Silent, Field(discriminator="kind")]
    development: Annotated[DevelopmentTerms | Silent, Field(discriminator="kind")]
    equipment: Annotated[EquipmentTerms | Silent, Field(discriminator="kind")]
    programme: Annotated[ProgrammeTerms | Silent, Field(discriminator="kind")]
    notice: Annotated[NoticeTerms | Silent, Field(discriminator="kind")]
    duties: Annotated[DutyTerms | Silent, Field(discriminator="kind")]
    topics: Annotated[TopicTerms | Silent, Field(discriminator="kind")]
    quorum: Annotated[QuorumTerms | Silent, Field(discriminator="kind")]
    interests: Annotated[InterestTerms | Silent, Field(discriminator="kind")]
    voting: Annotated[VotingTerms | Silent, Field(discriminator="kind")]
    breach_voting: Annotated[VotingTerms | Silent, Field(discriminator="kind")]
    attendance: Annotated[AttendanceTerms | Silent, Field(discriminator="kind")]
    reviews: Annotated[ReviewTerms | Silent, Field(discriminator="kind")]
    conduct: Annotated[ConductTerms | Silent, Field(discriminator="kind")]
    investigation: Annotated[InvestigationTerms | Silent, Field(discriminator="kind")]
    sanctions: Annotated[SanctionTerms | Silent, Field(discriminator="kind")]
    appeals: Annotated[AppealTerms | Silent, Field(discriminator="kind")]
    code_changes: Annotated[CodeChangeTerms | Silent, Field(discriminator="kind")]
    press: Annotated[PressTerms | Silent, Field(discriminator="kind")]
    affiliation: Annotated[AffiliationTerms | Silent, Field(discriminator="kind")]
    confidentiality: Annotated[ConfidentialityTerms | Silent, Field(discriminator="kind")]
    expenses: Annotated[ExpenseTerms | Silent, Field(discriminator="kind")]
    narrative: tuple[Narrative, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    readings: tuple[Reading, ...] = ()
    contents: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if len(set(self.contents)) < len(self.contents):
            raise ValueError("`contents` lists one clause twice")
        clauses = tuple(inside(self, Clause))
        for clause in clauses:
            if clause.document != self.document.key:
                raise ValueError(f"clause `{clause}` is not of `{self.document.key}`")
        for label in self._cited(clauses):
            if self.contents and label not in self.contents:
                raise ValueError(f"clause `{label}` is cited, but `contents` does not list it")
        known = [reading.id for reading in self.readings]
        if len(set(known)) < len(known):
            raise ValueError("`readings` holds one reading twice")
        for relies in inside(self, Relies):
            if relies.reading not in known:
                raise ValueError(f"a limb relies on `{relies.reading}`, which is no reading here")
        for reading in self.readings:
            self._check(reading)
        return self

    def _check(self, reading: Reading) -> None:
        """Refuse a reading that does not say what its field holds."""
        if reading.block not in type(self).model_fields:
            raise ValueError(f"reading `{reading.id}`: there is no block `{reading.block}`")
        if reading.field is not None:
            block = getattr(self, reading.block)
            holds = _plain_json(_at(block, reading.field.split(".")))
            if holds != _plain_json(reading.option(reading.taken).sets_to):
                raise ValueError(
                    f"reading `{reading.id}`: `{reading.block}.{reading.field}` "
                    f"is not as `{reading.taken}` has it"
                )

    def reading(self, reading_id: str) -> Reading:
        """Return one reading by its identifier.

        Raises:
            UnknownReadingError: There is no such reading.
        """
        return self._reading(reading_id, "")

    def _reading(self, reading_id: str, alternative: str) -> Reading:
        for reading in self.readings:
            if reading.id == reading_id:
                return reading
        known = tuple(reading.id for reading in self.readings)
        raise UnknownReadingError(reading_id, alternative, known)

    def under(self, reading_id: str, alternative: str) -> Self:
        """Return the rulebook under another reading of one unclear sentence.

        Readings compose: each sets a field of its own.

        Args:
            reading_id: Which unclear sentence, such as ``T-R8``.
            alternative: Which answer, by its slug; spaces may stand for hyphens.

        Returns:
            The rulebook with that one field replaced, and checked.

        Raises:
            UnknownReadingError: There is no such reading, or no such alternative.
        """
        reading = self._reading(reading_id, alternative)
        chosen = reading.option(alternative)
        now = reading.model_copy(update={"taken": chosen.slug})
        update: dict[str, object] = {
            "readings": tuple(now if one is reading else one for one in self.readings)
        }
        if reading.field is not None:
            block = getattr(self, reading.block)
            update[reading.block] = _set(block, reading.field.split("."), chosen.sets_to)
        return self.model_copy(update=update)

    @classmethod
    def block_names(cls) -> tuple[str, ...]:
        """Return the names of the blocks, in order: the subjects that a paper may settle.

        Example:
            >>> Rulebook.block_names()[:2]
            ('eligibility', 'application')
        """
        around = {"document", "narrative", "judgements", "readings", "contents"}
        return tuple(name for name in cls.model_fields if name not in around)

    def block(self, name: str) -> Terms[Any, Any] | Silent:
        """Return one block by its name.

        Raises:
            KeyError: There is no such block.
        """
        if name not in self.block_names():
            raise KeyError(name)
        block: Terms[Any, Any] | Silent = getattr(self, name)
        return block

    def encoded(self) -> Iterator[Clause]:
        """Go through every clause that the blocks cite, repeats included."""
        for name in self.block_names():
            yield from self.cited_in(name)

    def cited_in(self, name: str) -> Iterator[Clause]:
        """Go through every clause that one block cites, repeats included.

        Raises:
            KeyError: There is no such block.
        """
        return self.inside(name, Clause)

    def inside(self, name: str, wanted: type[_F]) -> Iterator[_F]:
        """Go through every value of one type inside a block, such as its procedures.

        Raises:
            KeyError: There is no such block.
        """
        return inside(self.block(name), wanted)

    def unaccounted(self) -> tuple[str, ...]:
        """Return the clauses of the paper that nothing here speaks of, in its order."""
        kept = {*(clause.label for clause in self.encoded())}
        kept |= {one.clause.label for one in self.narrative}
        return tuple(label for label in self.contents if label not in kept)

    def cautions(self, *, on: date) -> tuple[str, ...]:
        """Return what whoever relies on the paper on a day should bear in mind.

        Args:
            on: The day.

        Returns:
            That its review was due, once the last day for it is past; nothing otherwise.

        Raises:
            NotADayError: ``on`` has a time of day.

        Example:
            >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
            >>> TRAFFORD_QIP.cautions(on=date(2017, 11, 30))
            ()
            >>> TRAFFORD_QIP.cautions(on=date(2017, 12, 1))
            ('a review of this paper was due by 30 November 2017: ask whether it still holds',)
        """
        check_day("on", on)
        due = self.document.review_due_by
        if due is None or on <= due:
            return ()
        return (f"a review of this paper was due by {day_words(due)}: ask whether it still holds",)

    def to_page(self) -> Page:
        """Return the paper's own table of contents: what becomes of every clause of it.

        Each clause has its gist, its force, the test in words and the block that reads it, or
        why no rule decides it. Subjects that the paper leaves out, and the readings, come last.
        """
        lines = self._lines()
        labels = dict.fromkeys((*self.contents, *lines))
        parts = groupby((one for one in labels if one in lines), key=_part)
        silent = ((name, self.block(name)) for name in self.block_names())
        return Page(
            f"{self.document.title}, {self.document.landlord}",
            (Passage("Paper", tuple(self._about())),),
            (
                *(
                    Page(part, tuple(Passage(label, tuple(lines[label])) for label in within))
                    for part, within in ((_title(part, lines), tuple(w)) for part, w in parts)
                ),
                Page("Not provided for", (Passage("Silent on", tuple(_silences(silent))),)),
                Page("Readings", pages=tuple(one.to_page() for one in self.readings)),
            ),
        )

    def _about(self) -> Iterator[str]:
        paper = self.document
        yield f"cited as {paper.key}"
        if paper.edition is not None:
            yield paper.edition
        if paper.in_force_from is not None:
            yield f"in force from {day_words(paper.in_force_from)}"
        if paper.review_due_by is not None:
            yield f"its own review due by {day_words(paper.review_due_by)}"

    def _lines(self) -> dict[str, list[Line]]:
        """Return what there is to say of each clause, by its label."""
        found: dict[str, dict[Line, None]] = {}

        def say(clause: str, line: Line) -> None:
            found.setdefault(clause, {})[line] = None

        for one in self.narrative:
            told = Line(one.clause.gist, lead=one.clause.force)
            say(one.clause.label, told)
            left = "" if one.left_to is None else f"; left to {one.left_to}"
            say(one.clause.label, Line(f"{one.why}{left}", lead="no rule decides it"))
        for name in self.block_names():
            block = self.block(name)
            if isinstance(block, Silent):
                if block.clause is not None:
                    say(block.clause.label, Line(block.clause.gist, lead=block.clause.force))
                    say(block.clause.label, Line(block.why, lead="not provided for", cited=name))
                continue
            limbs = tuple(block.limbs.values())
            tested = [limb.clause for limb in limbs]
            for limb in limbs:
                say(limb.clause.label, Line(limb.line.said, lead=limb.line.lead, cited=name))
            for clause in self.cited_in(name):
                if clause not in tested:
                    say(clause.label, Line(clause.gist, lead=clause.force, cited=name))
        for judged in self.judgements:
            say(judged.clause, Line(judged.what, lead=f"left to {judged.left_to}"))
        return {label: list(lines) for label, lines in found.items()}

    def _cited(self, clauses: Iterable[Clause]) -> Iterator[str]:
        """Go through the label of everything that is cited, repeats included."""
        yield from (clause.label for clause in clauses)
        yield from (reading.clause for reading in self.readings)
        yield from (judgement.clause for judgement in self.judgements)


def _at(value: object, path: list[str]) -> object:
    """Return what stands at a path inside a block."""
    if not path:
        return value
    step, *rest = path
    return _at(_member(value, step), rest)


def _member(value: object, step: str) -> object:
    if isinstance(value, FrozenMap) and step in value:
        return value[step]
    if is_row(value):
        for member in value:
            if getattr(member, "name", None) == step:
                return member
    if isinstance(value, Frozen) and step in type(value).model_fields:
        return getattr(value, step)
    raise ValueError(f"there is no `{step}` to be read another way")


def _set(value: object, path: list[str], new: object) -> object:
    """Return a block with what stands at a path replaced."""
    if not path:
        return _plain_json(new)
    step, *rest = path
    changed = _set(_member(value, step), rest, new)
    if is_row(value):
        return tuple(changed if getattr(one, "name", None) == step else one for one in value)
    if isinstance(value, FrozenMap):
        return FrozenMap({**value, step: changed})
    assert isinstance(value, Frozen)  # noqa: S101  _member found the step in it
    return value.model_copy(update={step: changed})


def _part(label: str) -> str:
    """Return the part of a paper that a clause belongs to: ``4`` of ``4.3(h)``."""
    begins = re.match(r"[0-9]+|[^0-9:]+", label)
    return begins[0].strip() if begins else label


def _title(part: str, lines: Mapping[str, Sequence[Line]]) -> str:
    """Return the name of a part: where it is a number, with its heading or the block about it."""
    if not part.isdecimal() or part not in lines:
        return part
    first = lines[part][0]
    return f"{part}: {first.cited or first.said}"


def _silences(blocks: Iterable[tuple[str, Terms[Any, Any] | Silent]]) -> Iterator[Line]:
    """Go through the subjects that a paper does not provide for, with the reason."""
    for name, block in blocks:
        if isinstance(block, Silent):
            yield Line(
                block.why, lead=name, cited="" if block.clause is None else block.clause.label
            )
