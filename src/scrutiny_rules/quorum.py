"""Quorum: may this meeting do business?

A meeting is *quorate* when enough of the panel is present, and *inquorate* when it is
not. Terms of reference fix a share of the panel, a least number of members, or both. It
is tested at the opening and again for each item: a member who withdraws from an item does
not count for it. Where even everyone in office would not be enough the quorum is
*unattainable*; it is never lowered.

Clauses: trafford-qip 7.2. The chorus-rsp paper sets no quorum.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> decision = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3))
    >>> decision.outcome, decision.required, decision.shortfall
    (<Quorum.INQUORATE: 'inquorate'>, 4, 1)
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from scrutiny_rules._frozen import Count, Frozen, FrozenMap, OtherFacts, Whole, YesNo
from scrutiny_rules.conditions import All, Condition, Yes, cuts
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, ChangedBy, CountFact, Fact, Kind, less, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms, World
from scrutiny_rules.pictures import Bar, bars

_ROLL: Final = "whoever keeps the roll of the meeting"
_MEMBERSHIP: Final = "whoever keeps the panel's list of members"


AT_MOST: Final = (
    ("present", "in_office"),
    ("withdrawn", "present"),
    ("on_leave", "in_office"),
    ("in_office", "seats"),
    ("present", "seats"),
    ("chair_in_office", "in_office"),
    ("co_optees_in_office", "in_office"),
    ("co_optees_present", "co_optees_in_office"),
    ("co_optees_present", "present"),
    ("chair_present", "chair_in_office"),
)
"""Which counts of a roll can be no more than which others; a yes counts as one."""

AMONG_THOSE_HERE: Final = ("co_optees_present", "chair_present")
"""Who is among those that are present and have not withdrawn."""


class Roll(Frozen):
    """Who could have come and who came: a head-count of members, never of guests.

    ``present`` counts members in office who attend; ``withdrawn`` counts those of them
    who have withdrawn from the item. Suspended people are left out of both.
    """

    in_office: Annotated[
        Count | None,
        Ask("How many members are in office?", _MEMBERSHIP, changed_by=ChangedBy.OTHERS),
    ] = None
    present: Annotated[
        Count | None, Ask("How many of them are present?", _ROLL, changed_by=ChangedBy.OTHERS)
    ] = None
    withdrawn: Annotated[
        Count | None,
        Ask(
            "How many of those present have withdrawn from the item?",
            _ROLL,
            changed_by=ChangedBy.OTHERS,
        ),
    ] = 0
    seats: Annotated[Count | None, Ask("How many places has the panel?", _MEMBERSHIP)] = None
    on_leave: Annotated[
        Count | None, Ask("How many members are on leave of absence?", _MEMBERSHIP)
    ] = None
    co_optees_in_office: Annotated[
        Count | None, Ask("How many of those in office are co-opted?", _MEMBERSHIP)
    ] = None
    co_optees_present: Annotated[
        Count | None,
        Ask("How many of those present, and not withdrawn, are co-opted?", _ROLL),
    ] = None
    chair_in_office: Annotated[
        YesNo | None, Ask("Is the Chair one of those in office?", _MEMBERSHIP)
    ] = None
    chair_present: Annotated[
        YesNo | None, Ask("Is the Chair present, and not withdrawn?", _ROLL)
    ] = None
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        for part, whole in AT_MOST:
            some, all_ = getattr(self, part), getattr(self, whole)
            if some is not None and all_ is not None and some > all_:
                raise ValueError(f"`{part}` is {some}, but `{whole}` is only {all_}")
        here = less(self.__dict__, "present", "withdrawn")
        for name in AMONG_THOSE_HERE:
            some = getattr(self, name)
            if some is not None and isinstance(here, int) and some > here:
                raise ValueError(f"`present` less `withdrawn` leaves {here}: see `{name}`")
        return self


PRESENT: Final = CountFact("present")
IN_OFFICE: Final = CountFact("in_office")
SEATS: Final = CountFact("seats")
WITHDRAWN: Final = CountFact("withdrawn")
ON_LEAVE: Final = CountFact("on_leave")
CO_OPTEES_IN_OFFICE: Final = CountFact("co_optees_in_office")
CO_OPTEES_PRESENT: Final = CountFact("co_optees_present")
CHAIR_IN_OFFICE: Final = Yes(fact="chair_in_office")
CHAIR_PRESENT: Final = Yes(fact="chair_present")
PRESENT_FOR_ITEM: Final = CountFact("present_for_item")
PANEL: Final = CountFact("panel")
ABLE_TO_BE_PRESENT: Final = CountFact("able_to_be_present")

FACTS: Final = vocabulary(
    Roll,
    Fact(
        personal=False,
        name="present_for_item",
        kind=Kind.COUNT,
        question="How many of those who count are present for the item?",
        answered_by=_ROLL,
        behind=("present", "withdrawn", "co_optees_present", "chair_present"),
    ),
    Fact(
        personal=False,
        name="panel",
        kind=Kind.COUNT,
        question="How many make up the panel, of which a share has to be present?",
        answered_by=_MEMBERSHIP,
        behind=(
            "in_office",
            "seats",
            "withdrawn",
            "on_leave",
            "co_optees_in_office",
            "chair_in_office",
        ),
    ),
    Fact(
        personal=False,
        name="able_to_be_present",
        kind=Kind.COUNT,
        question="How many could be present for the item at most?",
        answered_by=_MEMBERSHIP,
        behind=("in_office", "withdrawn", "co_optees_in_office", "chair_in_office"),
    ),
)
"""The facts that conditions about a roll may speak of."""


class Quorum(StrEnum):
    """Whether a meeting may do business."""

    QUORATE = "quorate"
    """Every limb of the quorum is met."""

    INQUORATE = "inquorate"
    """A limb is not met; no decision can be taken until enough members come."""

    UNATTAINABLE = "unattainable"
    """A limb is not met, and would not be if everyone in office were present."""

    UNDETERMINED = "undetermined"
    """A count that matters is not known; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper sets no quorum."""


class PanelBase(StrEnum):
    """Whom "the panel" means when a share of it has to be present."""

    IN_OFFICE = "in office"
    """Members in office, with those on leave and the co-opted."""

    SEATS = "seats"
    """All the places that the paper provides, filled or not."""

    ENTITLED_ON_THE_ITEM = "entitled on the item"
    """Members in office who have not withdrawn from the item."""

    LEAVE_EXCLUDED = "leave excluded"
    """Members in office, without those on leave."""

    CO_OPTEES_EXCLUDED = "co-optees excluded"
    """Members in office, without the co-opted, who are not counted as present either."""


_BASES: Final = {
    PanelBase.IN_OFFICE: ("in_office",),
    PanelBase.SEATS: ("seats",),
    PanelBase.ENTITLED_ON_THE_ITEM: ("in_office", "withdrawn"),
    PanelBase.LEAVE_EXCLUDED: ("in_office", "on_leave"),
    PanelBase.CO_OPTEES_EXCLUDED: ("in_office", "co_optees_in_office"),
}


_ADDS_UP: Final[tuple[Condition, ...]] = (
    PRESENT <= IN_OFFICE,
    WITHDRAWN <= PRESENT,
    ON_LEAVE <= IN_OFFICE,
    IN_OFFICE <= SEATS,
    CO_OPTEES_IN_OFFICE <= IN_OFFICE,
    CO_OPTEES_PRESENT <= CO_OPTEES_IN_OFFICE,
    CountFact("here") >= CO_OPTEES_PRESENT,
    ~CHAIR_IN_OFFICE | (IN_OFFICE >= 1),
    ~CHAIR_PRESENT | CHAIR_IN_OFFICE,
    ~CHAIR_PRESENT | (CountFact("here") >= 1),
)
"""What a roll demands of its counts, ``here`` being those present who have not withdrawn."""


class QuorumTerms(Terms[Quorum, Roll]):
    """What a paper fixes about quorum.

    Attributes:
        limbs_required: What must all be met: any conditions over the roll.
        base: Whom "the panel" means.
        chair_counts: Whether the Chair counts as a member.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Roll
    asked_with: ClassVar[tuple[str, ...]] = ("decide_quorum",)

    kind: Literal["quorum"] = "quorum"
    limbs_required: Annotated[tuple[Limb, ...], Field(min_length=1)]
    base: PanelBase = PanelBase.IN_OFFICE
    chair_counts: YesNo = True

    def outcomes(self) -> tuple[Rung[Quorum], ...]:
        """Return the ladder: quorate, then unattainable, then inquorate."""
        return (
            Rung(outcome=Quorum.QUORATE, parts=self.limbs_required),
            Rung(outcome=Quorum.UNATTAINABLE, unless=(self._attainable(),)),
            Rung(outcome=Quorum.INQUORATE),
        )

    def _attainable(self) -> Limb:
        """Return the limb that everyone's being present would be enough.

        A limb over facts that everyone's coming does not settle, such as a landlord's own, is
        given the benefit of the doubt.
        """
        everyone = {"present": "in_office", "present_for_item": "able_to_be_present"}
        settled = {*everyone, "in_office", "seats", "panel"}
        of = [
            limb.condition.renamed(everyone)
            for limb in self.limbs_required
            if settled.issuperset(limb.condition.facts())
        ]
        first = self.limbs_required[0]
        return Limb(
            name="attainable",
            clause=first.clause.model_copy(
                update={"gist": "could be met with everyone in office present"}
            ),
            condition=All(of=tuple(of)) if of else first.condition | ~first.condition,
            readings=first.readings,
        )

    def worlds(
        self,
        roll: Roll,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World]:
        """Return the facts of a roll with what these terms derive from them.

        Args:
            roll: Who could have come and who came.
            on: Not looked at.

        Returns:
            One world.

        Raises:
            WrongKindError: An own fact is not of the kind that was declared.
        """
        facts = self._as_given(roll)
        left_out, left_out_here = self.not_counted()
        facts["panel"] = less(facts, *self.panel_counts())
        facts["present_for_item"] = less(facts, "present", "withdrawn", *left_out_here)
        # Those who do not count may be among the withdrawn: they get the benefit of the doubt.
        gone = less(facts, ("withdrawn", *left_out_here), *left_out)
        facts["able_to_be_present"] = (
            less({**facts, "gone": gone}, "in_office", *left_out, "gone")
            if isinstance(gone, int)
            else less(facts, "in_office", "withdrawn", *left_out, *left_out_here)
        )
        return (facts,)

    def not_counted(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the counts of those who do not count: in office, and present."""
        co_opted = ("co_optees",) if self.base is PanelBase.CO_OPTEES_EXCLUDED else ()
        not_counted = co_opted if self.chair_counts else (*co_opted, "chair")
        return (
            tuple(f"{who}_in_office" for who in not_counted),
            tuple(f"{who}_present" for who in not_counted),
        )

    def panel_counts(self) -> tuple[str, ...]:
        """Return the count of the panel, and the counts that are taken away from it."""
        return _BASES[self.base] if self.chair_counts else (*_BASES[self.base], "chair_in_office")

    def _cut_off(self) -> tuple[str, ...]:
        """Return the counts that would be below nought if people left out twice were not few."""
        twice = () if self.chair_counts or len(_BASES[self.base]) == 1 else ("panel",)
        return (*twice, "present_for_item") if len(self.not_counted()[0]) > 1 else twice

    def made_of(self) -> Mapping[str, Mapping[str, int]]:
        """Return of which counts of a roll each derived count is the sum.

        A count that would fall below nought has its sum under its name and ``_uncut``.
        """
        left_out, left_out_here = self.not_counted()
        panel, *parts = self.panel_counts()
        sums = {
            "panel": _taken(panel, *parts),
            "present_for_item": _taken("present", "withdrawn", *left_out_here),
        }
        cut_off = self._cut_off()
        able = {"able_to_be_present": _taken("in_office", "withdrawn")}
        if left_out:
            able = {
                "able_at_most": _taken("in_office", *left_out),
                "able_without_withdrawn": _taken("in_office", "withdrawn", *left_out_here),
            }
        return {
            "here": _taken("present", "withdrawn"),
            **{f"{name}_uncut" if name in cut_off else name: sums[name] for name in sums},
            **able,
        }

    def always(self) -> tuple[Condition, ...]:
        """Return what a roll demands of its counts, and how the derived ones follow."""
        found = list(_ADDS_UP)
        for name in self._cut_off():
            cut, uncut = CountFact(name), CountFact(f"{name}_uncut")
            found += [cut >= uncut, (cut <= uncut) | (cut <= 0)]
        if self.not_counted()[0]:
            able, ends = ABLE_TO_BE_PRESENT, ("able_at_most", "able_without_withdrawn")
            found += [(able <= CountFact(end)) | (able <= 0) for end in ends]
            found.append((able >= CountFact(ends[0])) | (able >= CountFact(ends[1])))
        return tuple(found)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a roll with as few people as the wanted counts allow.

        Nobody is on leave, has withdrawn or does not count, unless one of the counts asks for it.
        """
        left_out, left_out_here = self.not_counted()
        panel, *parts = self.panel_counts()
        counts = {name: value for name, value in values.items() if isinstance(value, int)}
        here = counts.get("present_for_item", 0)
        able = counts.get("able_to_be_present")
        whole = counts.get("panel", here if able is None else able)
        # More are present than could be, or could be than belong to a panel without those who
        # have withdrawn, only where some of those in office do not count.
        more = max(0, here - (whole if able is None else able))
        if able is not None and "withdrawn" in parts:
            more = max(more, able - whole)
        some = {name: more > 0 if name == "chair_in_office" else more for name in left_out[:1]}
        nobody = {
            name: False if name.startswith("chair") else 0
            for name in (*left_out[1:], *left_out_here)
        }
        case = {**some, **nobody, **super()._case(values, on)}
        out, out_here = (_sum(case, *names) for names in (left_out, left_out_here))
        by_count = {
            "able_to_be_present": max(out, out_here),
            "panel": _sum(case, *parts) if panel == "in_office" else None,
            "present_for_item": _sum(case, "withdrawn") + out_here if "on_leave" in parts else None,
        }
        least = [
            counts[name] + others
            for name, others in by_count.items()
            if name in counts and others is not None
        ]
        if least:
            case.setdefault("in_office", max(least))
        in_office = _sum(case, "in_office")
        for name in (*parts, panel) if "panel" in counts else ():
            others = counts["panel"] + _sum(case, *(part for part in parts if part != name))
            case.setdefault(name, others if name == panel else in_office - others)
        if able is not None:
            withdrawn = 0 if able == in_office - out else in_office - able - out_here
            case.setdefault("withdrawn", withdrawn)
        if "present_for_item" in counts:
            case.setdefault("present", here + _sum(case, "withdrawn") + out_here)
        return case

    def least_present(self, facts: Mapping[str, object]) -> int | None:
        """Return the least number present for the item that meets every limb.

        Args:
            facts: The facts of a roll, as ``worlds`` gives them.

        Returns:
            The number, which may be more than there are members; None where a fact is
            missing, or where no number would do.

        Raises:
            Nothing.
        """
        for number in (0, *cuts(self.whole, PRESENT_FOR_ITEM.name, facts)):
            if self.whole.test({**facts, PRESENT_FOR_ITEM.name: number}):
                return number
        return None

    @cached_property
    def whole(self) -> All:
        """The condition that every limb is met."""
        return All(of=tuple(limb.condition for limb in self.limbs_required))


def _taken(whole: str, *parts: str) -> dict[str, int]:
    """Return a count less others as a sum."""
    return {whole: 1, **dict.fromkeys(parts, -1)}


def _sum(counts: Mapping[str, object], *names: str) -> int:
    """Return the sum of those counts that are known."""
    return sum(value for name in names if isinstance(value := counts.get(name), int))


class QuorumDecision(Decision[Quorum]):
    """Whether a meeting may do business, and how many it takes.

    Attributes:
        required: The least number present that meets the test; None where it cannot be told.
        present: How many count as present, those withdrawn from the item left out.
        shortfall: How many more have to come; None where it cannot be told.
    """

    subject: ClassVar[str] = "Quorum"

    required: Whole | None = None
    present: Count | None = None
    shortfall: Whole | None = None

    def figures(self) -> tuple[str, ...]:
        """Return how many are needed, present and short."""
        if self.required is None or self.present is None:
            return ()
        return (f"{self.required} needed, {self.present} present, {self.shortfall} short",)

    def pictures(self) -> tuple[str, ...]:
        """Return those present against how many it takes."""
        if self.required is None or self.present is None:
            return ()
        whole = max(self.required, self.present)
        bar = Bar("present", self.present, whole, self.required, f"{self.required} needed")
        return (bars(f"Quorum: {self.outcome}", (bar,)),)


def decide_quorum(terms: QuorumTerms | Silent, roll: Roll) -> QuorumDecision:
    """Decide whether a meeting is quorate, at its opening or for one item.

    Shares are compared exactly, so half of seven takes four people.

    Args:
        terms: The quorum block of a rulebook.
        roll: Members in office, present and withdrawn, as whole people.

    Returns:
        ``QUORATE`` when every limb is met; ``UNATTAINABLE`` when one would not be met with
        everyone present; otherwise ``INQUORATE``; ``UNDETERMINED`` while a missing count
        matters; ``NOT_PROVIDED`` when the paper sets no quorum.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=9, present=5, withdrawn=1)).outcome
        <Quorum.INQUORATE: 'inquorate'>
    """
    if terms.kind == "silent":
        return QuorumDecision.silent(Quorum.NOT_PROVIDED, terms)
    (facts,) = terms.worlds(roll)
    required, present = terms.least_present(facts), facts["present_for_item"]
    known = present if isinstance(present, int) else None
    return QuorumDecision(
        **terms.walk(facts),
        required=required,
        present=known,
        shortfall=None if required is None or known is None else max(0, required - known),
    )
