"""Answers about rules, decisions that are kept, and receipts."""

from datetime import date
from typing import Final

from hypothesis import strategies as st

from scrutiny_rules.analysis import (
    BoundaryCase,
    CaseComparison,
    Difference,
    DifferentRegion,
    Flaw,
    NextQuestion,
    ReadingSensitivity,
    Reason,
    Reasons,
    Remedies,
    Remedy,
    Requirement,
    RulebookCheck,
    RulebookComparison,
    Sensitive,
    Sensitivity,
    Setting,
    Settlement,
    SideBySide,
    Transition,
    UnderReading,
    Unprovided,
    Way,
)
from scrutiny_rules.case_tables import Untried
from scrutiny_rules.editions import (
    Alteration,
    Alterations,
    Edition,
    Editions,
    Fingerprint,
    FoundLimb,
    LimbChange,
    MinutedDecision,
    Replay,
    RetakenDecision,
    minute,
    replay,
)
from scrutiny_rules.receipts import PartFound, Receipt, Verification, issue_receipt, verify
from scrutiny_rules.rulebook import Rulebook
from scrutiny_rules.testing._asking import questions
from scrutiny_rules.testing._basics import DAYS
from scrutiny_rules.testing._building import of_fields
from scrutiny_rules.testing._rulebooks import rulebooks


def boundary_cases() -> st.SearchStrategy[BoundaryCase]:
    """Draw ``BoundaryCase``: a case on a limit, or one step beside it."""
    return of_fields(BoundaryCase)


def case_comparisons() -> st.SearchStrategy[CaseComparison]:
    """Draw ``CaseComparison``: what two papers make of a set of cases."""
    return of_fields(CaseComparison)


def differences() -> st.SearchStrategy[Difference]:
    """Draw ``Difference``: every case that one ladder decides in one way and another in another."""
    return of_fields(Difference)


def different_regions() -> st.SearchStrategy[DifferentRegion]:
    """Draw ``DifferentRegion``: some of the cases that two papers decide differently."""
    return of_fields(DifferentRegion)


def flaws() -> st.SearchStrategy[Flaw]:
    """Draw ``Flaw``: one thing that is odd about a rulebook."""
    return of_fields(Flaw)


def next_questions() -> st.SearchStrategy[NextQuestion]:
    """Draw ``NextQuestion``: the question that settles most."""
    return of_fields(NextQuestion)


def reading_sensitivities() -> st.SearchStrategy[ReadingSensitivity]:
    """Draw ``ReadingSensitivity``: which cases hang on one alternative of one reading."""
    return of_fields(ReadingSensitivity)


def reasons() -> st.SearchStrategy[Reason]:
    """Draw ``Reason``, field by field."""
    return of_fields(Reason)


def reason_sets() -> st.SearchStrategy[Reasons]:
    """Draw ``Reasons``: why a case ends as it does, at the least."""
    return of_fields(Reasons)


def remedy_sets() -> st.SearchStrategy[Remedies]:
    """Draw ``Remedies``: what would lead to another outcome."""
    return of_fields(Remedies)


def remedies() -> st.SearchStrategy[Remedy]:
    """Draw ``Remedy``: one smallest change that would lead to an outcome."""
    return of_fields(Remedy)


def requirements() -> st.SearchStrategy[Requirement]:
    """Draw ``Requirement``: one thing that a region asks of a case."""
    return of_fields(Requirement)


def rulebook_checks() -> st.SearchStrategy[RulebookCheck]:
    """Draw ``RulebookCheck``: what is odd about a rulebook."""
    return of_fields(RulebookCheck)


def rulebook_comparisons() -> st.SearchStrategy[RulebookComparison]:
    """Draw ``RulebookComparison``, field by field."""
    return of_fields(RulebookComparison)


def sensitives() -> st.SearchStrategy[Sensitive]:
    """Draw ``Sensitive``: one case that ends differently under an alternative reading."""
    return of_fields(Sensitive)


def sensitivities() -> st.SearchStrategy[Sensitivity]:
    """Draw ``Sensitivity``: which cases of a set hang on which readings."""
    return of_fields(Sensitivity)


def settings() -> st.SearchStrategy[Setting]:
    """Draw ``Setting``: something besides the comparisons that two papers set differently."""
    return of_fields(Setting)


def settlements() -> st.SearchStrategy[Settlement]:
    """Draw ``Settlement``: what would settle a case."""
    return of_fields(Settlement)


def sides_by_side() -> st.SearchStrategy[SideBySide]:
    """Draw ``SideBySide``, field by field."""
    return of_fields(SideBySide)


def transitions() -> st.SearchStrategy[Transition]:
    """Draw ``Transition``, field by field."""
    return of_fields(Transition)


def under_readings() -> st.SearchStrategy[UnderReading]:
    """Draw ``UnderReading``: how a case ends under one alternative reading."""
    return of_fields(UnderReading)


def unprovided_blocks() -> st.SearchStrategy[Unprovided]:
    """Draw ``Unprovided``: a subject on which one of two papers is silent."""
    return of_fields(Unprovided)


def ways() -> st.SearchStrategy[Way]:
    """Draw ``Way``, field by field."""
    return of_fields(Way)


def alteration_sets() -> st.SearchStrategy[Alterations]:
    """Draw ``Alterations``: the past decisions that a back-dated change would alter."""
    return of_fields(Alterations)


def fingerprints() -> st.SearchStrategy[Fingerprint]:
    """Draw ``Fingerprint``, field by field."""
    return of_fields(Fingerprint)


def found_limbs() -> st.SearchStrategy[FoundLimb]:
    """Draw ``FoundLimb``: what was found for one limb, without the words."""
    return of_fields(FoundLimb)


def limb_changes() -> st.SearchStrategy[LimbChange]:
    """Draw ``LimbChange``: a limb whose state differs."""
    return of_fields(LimbChange)


def retaken_decisions() -> st.SearchStrategy[RetakenDecision]:
    """Draw ``RetakenDecision``, field by field."""
    return of_fields(RetakenDecision)


def parts_found() -> st.SearchStrategy[PartFound]:
    """Draw ``PartFound``: whether one part of a receipt agrees."""
    return of_fields(PartFound)


def alterations() -> st.SearchStrategy[Alteration]:
    """Draw decisions that a back-dated edition alters."""
    return of_fields(Alteration)


@st.composite
def editions(
    draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS, of: Rulebook | None = None
) -> Edition:
    """Draw editions of a paper, and since when each is in force and known.

    Args:
        draw: Handed in by Hypothesis.
        days: The days to draw from.
        of: The rulebook to draw the readings of; None for made-up ones.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    since = st.none() | days
    return Edition(in_force_from=draw(since), known_from=draw(since), rulebook=draw(rulebooks(of)))


@st.composite
def edition_sets(
    draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS, of: Rulebook | None = None
) -> Editions:
    """Draw the editions of a landlord's paper in order, of which the first was always there.

    Args:
        draw: Handed in by Hypothesis.
        days: The days to draw from.
        of: The rulebook to draw the readings of; None for a made-up one.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> len(find(edition_sets(), lambda one: one.until is not None).editions)
        1
    """
    first = draw(rulebooks(of))
    since = sorted(draw(st.sets(st.tuples(days, days), max_size=2)))
    later = [
        Edition(in_force_from=starts, known_from=known, rulebook=draw(rulebooks(first)))
        for starts, known in since
        if (starts, known) != (date.min, date.min)
    ]
    last = max((one.since()[0] for one in later), default=date.min)
    until = draw(st.none() | st.dates(min_value=last))
    return Editions(editions=(Edition(rulebook=first), *later), until=until)


@st.composite
def minuted_decisions(draw: st.DrawFn, of: Rulebook | None = None) -> MinutedDecision:
    """Draw decisions as they are taken and kept.

    Args:
        draw: Handed in by Hypothesis.
        of: The rulebook by which they are taken; None for made-up ones.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    rulebook = draw(rulebooks()) if of is None else of
    question = draw(questions(SAFE, rulebook=rulebook))
    reference = f"2026/{draw(st.integers(1, 12)):02} item {draw(st.integers(1, 9))}"
    return minute(reference, question, rulebook, decided_on=draw(DAYS))


SAFE: Final = (
    "decide_quorum",
    "decide_motion",
    "elect_officer",
    "decide_topic",
    "assess_eligibility",
)
"""Questions that no calendar, table of rates or last day of all can fail to cover."""


@st.composite
def replays(draw: st.DrawFn) -> Replay:
    """Draw what becomes of kept decisions that are taken again by another rulebook."""
    taken = draw(st.lists(minuted_decisions(), max_size=3))
    return replay(taken, draw(rulebooks()))


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    """Draw receipts of decisions by a made-up rulebook."""
    rulebook = draw(rulebooks())
    return issue_receipt(rulebook, draw(questions(SAFE, rulebook=rulebook)), salt=SALT)


SALT: Final = b"made up for a test"
"""A salt that keeps nothing secret, since nothing in a test is."""


@st.composite
def verifications(draw: st.DrawFn) -> Verification:
    """Draw what holding a receipt against a rulebook and a question found."""
    rulebook = draw(rulebooks())
    asked = questions(SAFE, rulebook=rulebook)
    receipt = issue_receipt(rulebook, draw(asked), salt=SALT)
    return verify(receipt, draw(st.just(rulebook) | rulebooks()), draw(asked), salt=SALT)


def untried_sets() -> st.SearchStrategy[Untried]:
    """Draw ``Untried``: what a table of cases leaves untried of a block."""
    return of_fields(Untried)
