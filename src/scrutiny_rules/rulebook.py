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

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Annotated, Final, Self, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    JsonValue,
    PlainSerializer,
    model_validator,
)
from pydantic_core import to_jsonable_python

from scrutiny_rules._frozen import Frozen, FrozenMap, Slug, Text, is_mapping, is_row
from scrutiny_rules.appeals import AppealTerms
from scrutiny_rules.application import ApplicationTerms
from scrutiny_rules.attendance import AttendanceTerms
from scrutiny_rules.clauses import Clause, Document
from scrutiny_rules.conduct import ConductTerms
from scrutiny_rules.decisions import Silent
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.errors import UnknownReadingError
from scrutiny_rules.expenses import ExpenseTerms
from scrutiny_rules.ladder import Relies
from scrutiny_rules.probation import ProbationTerms
from scrutiny_rules.quorum import QuorumTerms
from scrutiny_rules.voting import VotingTerms

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


class Reading(Frozen):
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


class Rulebook(Frozen):
    """One paper's terms, subject by subject.

    Attributes:
        document: The paper.
        eligibility: Who may belong.
        application: When an application form is complete.
        quorum: When a meeting may do business.
        voting: What carries a motion.
        breach_voting: What support a decision on a breach of the code needs.
        attendance: What a record of attendance leads to.
        conduct: What may follow a breach at a meeting.
        probation: How long a member is on probation, and what a breach in it brings.
        appeals: Until when a member may appeal, and what comes next.
        expenses: What is payable on a claim.
        narrative: The clauses that no rule decides.
        readings: The unclear sentences and how they are read.
    """

    document: Document
    eligibility: Annotated[EligibilityTerms | Silent, Field(discriminator="kind")]
    application: Annotated[ApplicationTerms | Silent, Field(discriminator="kind")]
    quorum: Annotated[QuorumTerms | Silent, Field(discriminator="kind")]
    voting: Annotated[VotingTerms | Silent, Field(discriminator="kind")]
    breach_voting: Annotated[VotingTerms | Silent, Field(discriminator="kind")]
    attendance: Annotated[AttendanceTerms | Silent, Field(discriminator="kind")]
    conduct: Annotated[ConductTerms | Silent, Field(discriminator="kind")]
    probation: Annotated[ProbationTerms | Silent, Field(discriminator="kind")]
    appeals: Annotated[AppealTerms | Silent, Field(discriminator="kind")]
    expenses: Annotated[ExpenseTerms | Silent, Field(discriminator="kind")]
    narrative: tuple[Narrative, ...] = ()
    readings: tuple[Reading, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for clause in _inside(self, Clause):
            if clause.document != self.document.key:
                raise ValueError(f"clause `{clause}` is not of `{self.document.key}`")
        known = [reading.id for reading in self.readings]
        if len(set(known)) < len(known):
            raise ValueError("`readings` holds one reading twice")
        for relies in _inside(self, Relies):
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

    def encoded(self) -> Iterator[Clause]:
        """Go through every clause that the blocks cite, repeats included."""
        for name in type(self).model_fields:
            if name not in {"document", "narrative", "readings"}:
                yield from _inside(getattr(self, name), Clause)


_F = TypeVar("_F", bound=Frozen)


def _inside(value: object, wanted: type[_F]) -> Iterator[_F]:
    """Go through every value of one type inside another."""
    if isinstance(value, wanted):
        yield value
    if isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _inside(getattr(value, name), wanted)
    elif is_row(value):
        for member in value:
            yield from _inside(member, wanted)


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
