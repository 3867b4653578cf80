"""Frames: the same rules over data frames, row by row, wherever the rows live.

One definition decides one person with reasons, and two million rows with reason codes. A frame
of any of these goes in, and the same sort comes out: pandas (NumPy, nullable and Arrow types),
polars (eager and lazy, from 1.30 on), pyarrow, DuckDB (from 1.3 on), Ibis, Dask and PySpark. What
is lazy stays lazy.

- A column named as a fact holds that fact. Others are named in ``columns``, a mapping from facts
  to columns; a landlord's own fact is named ``other.<name>``.
- A column that is not there is a fact that is not given: unknown, unless the facts model takes it
  to be something, such as nobody withdrawn. A null is a fact that is not known, or one that is not
  given where the facts model has it always known.
- A column that cannot hold its fact is refused by name when the frame is looked at. Whole numbers
  are no yes and no, Booleans no counts, text no days. Where NumPy has no better, a float may be a
  count and a moment at midnight a day.
- The caller's columns and the order of rows are untouched. New columns come after them: the
  outcome, the figures of the scalar function, and what was found of the limbs, as a ``Report``
  wants it.
- A row of which no case could be built, such as more present than in office, has no outcome: it
  is null, as are the figures.

    >>> import polars as pl
    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> rolls = pl.DataFrame({"in_office": [7, 7, 4, 4], "present": [4, 3, None, 5]})
    >>> decided = decide_quorum(TRAFFORD_QIP.quorum, rolls)
    >>> decided["outcome"].to_list()
    ['quorate', 'inquorate', 'undetermined', None]
    >>> decided["shortfall"].to_list(), decided["unknown"].to_list()
    ([0, 1, None, None], ['', '', '7.2', ''])
"""

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any, Final, TypeVar

from scrutiny_rules import _asking
from scrutiny_rules._asking import Asked
from scrutiny_rules._forms import parts_of_a_penny
from scrutiny_rules.appeals import AppealTerms
from scrutiny_rules.applicants import Stage
from scrutiny_rules.attendance import AttendanceTerms
from scrutiny_rules.calendars import check_day
from scrutiny_rules.columns import WHOLE_REPORT, Codes, Report, Show
from scrutiny_rules.decisions import Silent
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.errors import ExtraNeededError
from scrutiny_rules.expenses import ExpenseTerms
from scrutiny_rules.probation import ProbationTerms
from scrutiny_rules.quorum import QuorumTerms
from scrutiny_rules.voting import VotingTerms

__all__ = [
    "WHOLE_REPORT",
    "Codes",
    "Report",
    "Show",
    "appeal_window",
    "assess_eligibility",
    "decide_appeal",
    "decide_items",
    "decide_motion",
    "decide_probation",
    "decide_probation_breach",
    "decide_quorum",
    "parts_of_a_penny",
    "probation_period",
    "reimburse",
    "review_attendance",
]

FrameT = TypeVar("FrameT")

_AS_NAMED: Final[Mapping[str, str]] = {}
_REPORT: Final = Report()


def assess_eligibility(
    terms: EligibilityTerms | Silent,
    frame: FrameT,
    *,
    stage: Stage,
    on: date,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Assess every person of a frame.

    Args:
        terms: The eligibility block of a rulebook.
        frame: A row for each person, with columns named as the fields of ``Applicant``.
        stage: Whether they are asking to join, in office, or co-opted.
        on: The day at which the question is asked; ages are taken on it.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``Eligibility``) and what was found.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        NotADayError: ``on`` has a time of day.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.

    Example:
        >>> import pandas as pd
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> tenancies = pd.DataFrame(
        ...     {"is_tenant": [True, True], "in_rent_arrears": [False, True]}
        ... )
        >>> assess_eligibility(
        ...     CHORUS_RSP.eligibility,
        ...     tenancies,
        ...     stage=Stage.APPLICANT,
        ...     on=date(2026, 11, 22),
        ...     columns={"tenant": "is_tenant"},
        ... )["outcome"].to_list()
        ['undetermined', 'undetermined']
    """
    return _answered(_asking.ask_eligibility(terms, stage, on), frame, columns, report)


def decide_quorum(
    terms: QuorumTerms | Silent,
    frame: FrameT,
    *,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Decide of every meeting of a frame whether it may do business.

    Args:
        terms: The quorum block of a rulebook.
        frame: A row for each meeting or item, with columns named as the fields of ``Roll``.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``Quorum``), ``required``,
        ``present_for_item``, ``shortfall`` and what was found; a figure is null where it cannot
        be told.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.
    """
    return _answered(_asking.ask_quorum(terms), frame, columns, report)


def decide_motion(
    terms: VotingTerms | Silent,
    frame: FrameT,
    *,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Decide what became of every motion of a frame.

    Args:
        terms: The voting block of a rulebook.
        frame: A row for each motion, with columns named as the fields of ``Ballot``.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``Motion``), ``votes_cast``, ``method`` and
        what was found; a figure is null where it cannot be told.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.

    Example:
        >>> import polars as pl
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> votes = pl.DataFrame({"votes_for": [4, 3], "votes_against": [4, 2]})
        >>> decide_motion(CHORUS_RSP.voting, votes)["outcome"].to_list()
        ['not carried', 'carried']
    """
    return _answered(_asking.ask_motion(terms), frame, columns, report)


def review_attendance(  # noqa: PLR0913  the key and the order of rows are named
    terms: AttendanceTerms | Silent,
    frame: FrameT,
    *,
    on: date,
    member: str = "member",
    order: str | None = None,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Review the attendance of every member, from a frame of one row for each of their meetings.

    Rows need not be in order. Of two meetings on one day the earlier row counts as the first,
    where rows have an order; an engine that keeps none (DuckDB, Ibis, PySpark, lazy polars) gives
    such a member no outcome, unless ``order`` tells. Rows without a member are left out. What
    is a fact of the member, such as ``judged_consistent``, stands in each of their rows, and
    where they differ there is no outcome.

    Args:
        terms: The attendance block of a rulebook.
        frame: The rows, with columns named as the fields of ``Meeting`` and the further fields
            of ``AttendanceRegister``.
        on: The day at which the records are judged; later meetings are left out.
        member: The column that tells members from each other.
        order: A column that tells which of two meetings on one day came first.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        A row for each member, in the order in which they first come where rows have one: the
        member, ``outcome`` (the words of ``Attendance``), ``attended`` and ``eligible`` where
        they are certain, ``lowest_rate`` and ``highest_rate`` in floating point for the eye,
        ``shortest_run``, ``longest_run``, ``unexplained`` and what was found.

    Raises:
        ColumnTakenError: The column of members has a name that is needed, or that of some column
            begins with ``scrutiny_rules_``.
        EngineCannotError: The engine cannot look along a member's rows in order: Dask.
        ExtraNeededError: narwhals is not installed.
        NotADayError: ``on`` has a time of day.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: A column that is named is not there, or a fact.
        WrongColumnError: A column cannot hold its fact.

    Example:
        >>> import polars as pl
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> register = pl.DataFrame(
        ...     {
        ...         "member": ["a"] * 4 + ["b"] * 4,
        ...         "held_on": [date(2026, month, 9) for month in (1, 2, 3, 4)] * 2,
        ...         "mark": ["present", "absent", "absent", "absent"] + ["present"] * 4,
        ...     }
        ... )
        >>> review_attendance(TRAFFORD_QIP.attendance, register, on=date(2026, 11, 22)).select(
        ...     "member", "outcome", "longest_run"
        ... ).rows()
        [('a', 'may be removed', 3), ('b', 'meets the expectation', 0)]
    """
    check_day("on", on)
    found: FrameT = _with_narwhals("_groups").reviewed(
        terms, frame, on=on, member=member, order=order, named=columns, report=report
    )
    return found


def decide_items(
    terms: ExpenseTerms | Silent,
    frame: FrameT,
    *,
    known_on: date | None = None,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Decide what happens with every item of a frame of claims.

    A row with ``miles`` is a journey, and is read as ``Mileage``; any other as ``Expense``.

    Args:
        terms: The expenses block of a rulebook.
        frame: A row for each item, with columns named as the fields of ``Mileage`` and
            ``Expense``, and the further fields of ``Claim``.
        known_on: The day on which the rates are looked up: one that nobody could know by then
            is left out. None leaves out nothing.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``ItemOutcome``), ``asked_parts``: what the item
        asks for, exactly, in parts of a penny (``parts_of_a_penny``), ``asked_pence``: the same
        rounded alone to whole pence, and what was found. A journey on whose day no rate was in
        force has no outcome.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        NotADayError: ``known_on`` has a time of day.
        TooFineError: The rates cut a penny too finely for whole numbers.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.

    Example:
        >>> import polars as pl
        >>> from scrutiny_rules.rulebooks.chorus_rsp import EXPENSES
        >>> items = pl.DataFrame(
        ...     {"miles": [10.1, None], "kind": [None, "taxi"], "pence": [None, 850]}
        ... )
        >>> decide_items(EXPENSES, items).select("outcome", "asked_parts", "asked_pence").rows()
        [('payable', 9090, 455), ('undetermined', 17000, 850)]
    """
    return _answered(_asking.ask_items(terms, known_on), frame, columns, report)


def reimburse(
    terms: ExpenseTerms | Silent,
    frame: FrameT,
    *,
    claim: str = "claim",
    known_on: date | None = None,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Decide what is payable on every claim, from a frame of one row for each item.

    Rows without a claim are left out. Who claims stands in each row of a claim, and where that
    differs there is no outcome.

    Args:
        terms: The expenses block of a rulebook.
        frame: The items, as ``decide_items`` takes them.
        claim: The column that tells claims from each other.
        known_on: The day on which the rates are looked up; None leaves out nothing.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        A row for each claim, in the order in which they first come where rows have one: the
        claim, ``outcome`` (the words of ``Reimbursement``), ``items``, ``payable_parts``,
        ``not_payable_parts`` and ``held_parts`` in exact parts of a penny, ``payable_pence``:
        what to pay, rounded as the paper rounds, and what was found.

    Raises:
        ColumnTakenError: The column of claims has a name that is needed, or that of some column
            begins with ``scrutiny_rules_``.
        ExtraNeededError: narwhals is not installed.
        NotADayError: ``known_on`` has a time of day.
        TooFineError: The rates cut a penny too finely for whole numbers.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: A column that is named is not there, or a fact.
        WrongColumnError: A column cannot hold its fact.

    Example:
        >>> import polars as pl
        >>> from scrutiny_rules.rulebooks.chorus_rsp import EXPENSES
        >>> items = pl.DataFrame({"claim": [1, 1, 1, 2], "miles": [10.1, 10.1, 10.1, 4.0]})
        >>> reimburse(EXPENSES, items).select("claim", "outcome", "payable_pence").rows()
        [(1, 'payable', 1364), (2, 'payable', 180)]
    """
    if known_on is not None:
        check_day("known_on", known_on)
    found: FrameT = _with_narwhals("_groups").reimbursed(
        terms, frame, claim=claim, known_on=known_on, named=columns, report=report
    )
    return found


def appeal_window(
    terms: AppealTerms | Silent,
    frame: FrameT,
    *,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Return on which days every member of a frame can appeal.

    Args:
        terms: The appeals block of a rulebook.
        frame: A row for each member, with a column ``notified_on``.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``Provision``), ``first_day`` and ``last_day``,
        and what was found. A day from which the time limit leaves the calendar has no outcome.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.

    Example:
        >>> import polars as pl
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> told = pl.DataFrame({"notified_on": [date(2026, 3, 2)]})
        >>> appeal_window(CHORUS_RSP.appeals, told)["last_day"].to_list()
        [datetime.date(2026, 3, 16)]
    """
    return _answered(_asking.ask_appeal_window(terms), frame, columns, report)


def decide_appeal(
    terms: AppealTerms | Silent,
    frame: FrameT,
    *,
    on: date,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Decide where every appeal of a frame stands on a day.

    Args:
        terms: The appeals block of a rulebook.
        frame: A row for each appeal or chance of one, with ``notified_on`` and ``lodged_on``.
        on: The day at which the question is asked.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``AppealStanding``), ``last_day`` and what was
        found.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        NotADayError: ``on`` has a time of day.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.
    """
    return _answered(_asking.ask_appeal(terms, on), frame, columns, report)


def probation_period(
    terms: ProbationTerms | Silent,
    frame: FrameT,
    *,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Return the days of every probation of a frame.

    Args:
        terms: The probation block of a rulebook.
        frame: A row for each member, with the day that starts the clock: ``joined_on``, or what
            a reading names instead.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``Provision``), ``first_day`` and ``last_day``,
        and what was found. A day from which the probation leaves the calendar has no outcome.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.

    Example:
        >>> import polars as pl
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> joined = pl.DataFrame({"joined_on": [date(2025, 8, 31)]})
        >>> probation_period(CHORUS_RSP.probation, joined)["last_day"].to_list()
        [datetime.date(2026, 2, 27)]
    """
    return _answered(_asking.ask_probation_period(terms), frame, columns, report)


def decide_probation(
    terms: ProbationTerms | Silent,
    frame: FrameT,
    *,
    on: date,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Decide where every member of a frame stands with probation on a day.

    Args:
        terms: The probation block of a rulebook.
        frame: A row for each member, with the day that starts the clock.
        on: The day at which the question is asked.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``Probation``), ``first_day`` and ``last_day``,
        and what was found.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        NotADayError: ``on`` has a time of day.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.
    """
    return _answered(_asking.ask_probation(terms, on), frame, columns, report)


def decide_probation_breach(
    terms: ProbationTerms | Silent,
    frame: FrameT,
    *,
    columns: Mapping[str, str] = _AS_NAMED,
    report: Report = _REPORT,
) -> FrameT:
    """Decide what every breach of a frame brings because of probation.

    Args:
        terms: The probation block of a rulebook.
        frame: A row for each breach, with ``breached_on`` and the day that starts the clock. A
            row without ``breached_on`` has no outcome.
        columns: The column of each fact that is not named as the fact itself.
        report: What to give besides the outcome.

    Returns:
        The frame, with ``outcome`` (the words of ``ProbationBreach``) and what was found.

    Raises:
        ColumnTakenError: The frame already has a column of a name that is needed.
        ExtraNeededError: narwhals is not installed.
        TooManyLimbsError: A mask is wanted, and there are too many limbs for one.
        UnknownColumnError: ``columns`` names a fact or a column that there is not.
        WrongColumnError: A column cannot hold its fact.
    """
    return _answered(_asking.ask_probation_breach(terms), frame, columns, report)


def _answered(
    asked: Asked[Any], frame: FrameT, columns: Mapping[str, str], report: Report
) -> FrameT:
    found: FrameT = _with_narwhals("_answers").answered(asked, frame, columns, report)
    return found


def _with_narwhals(name: str) -> ModuleType:
    """Return a module that needs narwhals, which may not be installed."""
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("narwhals"):
            raise
        raise ExtraNeededError("narwhals", "scrutiny_rules[frames]") from error
