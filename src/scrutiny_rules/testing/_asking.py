"""Questions that can be put to a rulebook, and the decisions that answer them."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

from hypothesis import strategies as st

from scrutiny_rules._frozen import Frozen
from scrutiny_rules.affiliation import PoliticalRole
from scrutiny_rules.appeals import Appeal, Delivery
from scrutiny_rules.applicants import Applicant, Stage
from scrutiny_rules.application import ApplicationForm
from scrutiny_rules.attendance import AttendanceRegister
from scrutiny_rules.calendars import WorkingCalendar
from scrutiny_rules.co_option import CoOption
from scrutiny_rules.code_changes import CodeChange
from scrutiny_rules.conduct import WarningHistory
from scrutiny_rules.confidentiality import Information
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.development import DevelopmentRecord
from scrutiny_rules.duties import DutyRecord
from scrutiny_rules.elections import Poll
from scrutiny_rules.equipment import Loan
from scrutiny_rules.expenses import Claim
from scrutiny_rules.interests import DeclaredInterest
from scrutiny_rules.investigation import Investigation
from scrutiny_rules.meetings import Programme
from scrutiny_rules.notice import NoticeRequest
from scrutiny_rules.press import PressArticle
from scrutiny_rules.questions import VERBS, Question, Verb
from scrutiny_rules.quorum import Roll
from scrutiny_rules.reviews import ReviewTerms
from scrutiny_rules.rulebook import Rulebook
from scrutiny_rules.sanctions import Breach, SanctionTerms, Suspension
from scrutiny_rules.tenure import Service
from scrutiny_rules.testing import _money, _panel, _people
from scrutiny_rules.testing._basics import DAYS, SLUGS, AnyTerms, asked_of, perhaps
from scrutiny_rules.testing._building import Building, model
from scrutiny_rules.testing._rulebooks import SILENT
from scrutiny_rules.testing._values import working_calendars
from scrutiny_rules.topics import TopicProposal
from scrutiny_rules.voting import Ballot

Days = st.SearchStrategy[date]
Make = Callable[..., st.SearchStrategy[Any]]

OF_ITSELF: Mapping[type[Frozen], Make] = {
    Ballot: _panel.ballots,
    CoOption: _people.co_options,
    CodeChange: _people.code_changes,
    DeclaredInterest: _panel.declared_interests,
    Information: _people.information,
    PoliticalRole: _people.political_roles,
    Poll: _people.polls,
    PressArticle: _people.press_articles,
    Roll: _panel.rolls,
    TopicProposal: _panel.topic_proposals,
    WarningHistory: _panel.warning_histories,
    ApplicationForm: _people.application_forms,
}
"""How facts are drawn in which no day stands."""

BY_DAYS: Mapping[type[Frozen], Make] = {
    Appeal: _people.appeals,
    Applicant: _people.applicants,
    AttendanceRegister: _panel.attendance_registers,
    Breach: _people.breaches,
    Claim: _money.claims,
    DevelopmentRecord: _people.development_records,
    DutyRecord: _panel.duty_records,
    Investigation: _people.investigations,
    Loan: _people.loans,
    NoticeRequest: _panel.notice_requests,
    Service: _people.services,
}
"""How facts are drawn that happened on days."""


def given_to(
    parameter: inspect.Parameter, terms: AnyTerms | Silent, days: Days, *, known: bool
) -> st.SearchStrategy[object]:
    """Return values of one argument of a function that decides by some terms."""
    annotation = parameter.annotation
    members = get_args(annotation)
    if get_origin(annotation) is not None and NoneType in members:
        (kind,) = (member for member in members if member is not NoneType)
        needed = known and parameter.default is inspect.Parameter.empty
        return perhaps(_of_type(kind, terms, days, known=known), known=needed)
    return _of_type(annotation, terms, days, known=known)


def _of_type(
    kind: Any,  # noqa: ANN401  a type, or one that is annotated
    terms: AnyTerms | Silent,
    days: Days,
    *,
    known: bool,
) -> st.SearchStrategy[Any]:
    if kind in OF_ITSELF:
        return OF_ITSELF[kind](terms=terms, known=known)
    if kind in BY_DAYS:
        return BY_DAYS[kind](days, terms=terms, known=known)
    if kind is Programme:
        return asked_of(_panel.programmes(days.map(_year), known=known), terms, known=known)
    if kind is Suspension:
        return _suspensions(terms, days)
    if get_origin(kind) is Iterable:
        return _people.oldest_first(days, _steps(terms))
    plain: dict[object, st.SearchStrategy[Any]] = {
        WorkingCalendar: working_calendars(),
        date: days,
        Stage: st.sampled_from(Stage),
        Delivery: st.sampled_from(Delivery),
    }
    return plain.get(kind, days.map(_year))


def _year(day: date) -> int:
    return day.year


def _steps(terms: AnyTerms | Silent) -> st.SearchStrategy[str]:
    if isinstance(terms, ReviewTerms):
        return st.sampled_from(sorted(terms.procedure.by_name))
    return SLUGS


def _suspensions(terms: AnyTerms | Silent, days: Days) -> st.SearchStrategy[Suspension]:
    """Return suspensions, of the kinds that a paper has where it has any."""
    rows = terms.rows if isinstance(terms, SanctionTerms) else ()
    kinds = [row.suspension for row in rows if row.suspension is not None]
    return _people.suspensions(days, st.sampled_from(kinds) if kinds else None)


@st.composite
def _given(
    draw: st.DrawFn, verb: Verb, terms: AnyTerms | Silent, days: Days, *, known: bool
) -> dict[str, object]:
    return {one.name: draw(given_to(one, terms, days, known=known)) for one in verb.parameters}


def questions(
    verbs: Iterable[str] = tuple(VERBS),
    days: Days = DAYS,
    *,
    rulebook: Rulebook | None = None,
    known: bool = False,
) -> st.SearchStrategy[Question]:
    """Draw questions that can be put to a rulebook.

    Args:
        verbs: The names of the functions to draw from.
        days: The days to draw from, in the facts and to ask about.
        rulebook: Whose blocks are asked: the facts are those that it asks for, a landlord's
            own among them. None for every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        KeyError: There is no such function.

    Example:
        >>> from hypothesis import find
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> asked = find(
        ...     questions(["decide_quorum"], rulebook=TRAFFORD_QIP),
        ...     lambda one: one.put_to(TRAFFORD_QIP).outcome == "quorate",
        ... )
        >>> asked.given["roll"].present
        3
    """
    named = {name: VERBS[name] for name in verbs}
    for verb in named.values():
        _ = verb.given  # which takes a while, and is no part of drawing
    return _questions(list(named), days, rulebook, known=known)


@st.composite
def _questions(
    draw: st.DrawFn, verbs: list[str], days: Days, rulebook: Rulebook | None, *, known: bool
) -> Question:
    name = draw(st.sampled_from(verbs))
    verb = VERBS[name]
    block = draw(st.sampled_from(verb.blocks))
    if rulebook is None:
        given = {one.name: draw(_unasked(one, days, known=known)) for one in verb.parameters}
    else:
        given = draw(_given(verb, rulebook.block(block), days, known=known))
    return Question.model_validate({"verb": name, "block": block, "given": given})


def _unasked(parameter: inspect.Parameter, days: Days, *, known: bool) -> st.SearchStrategy[object]:
    """Return values of an argument in which any fact may stand."""
    kind = parameter.annotation
    if kind in OF_ITSELF:
        return OF_ITSELF[kind](known=known)
    if kind in BY_DAYS:
        return BY_DAYS[kind](days, known=known)
    return given_to(parameter, SILENT, days, known=known)


def _kind_of_terms(verb: Verb) -> type[AnyTerms]:
    first, *_ = inspect.signature(verb.function).parameters.values()
    kind: type[AnyTerms] = next(one for one in get_args(first.annotation) if one is not Silent)
    return kind


DecisionT = TypeVar("DecisionT", bound=Decision[Any])


def decided(kind: type[DecisionT], *, days: Days = DAYS) -> st.SearchStrategy[DecisionT]:
    """Return decisions of one kind, as the functions of the library make them."""
    verbs = [verb for verb in VERBS.values() if verb.decides is kind]
    for verb in verbs:
        _kind_of_terms(verb).model_rebuild()
    return _decided(kind, verbs, days)


@st.composite
def _decided(draw: st.DrawFn, kind: type[DecisionT], verbs: list[Verb], days: Days) -> DecisionT:
    verb = draw(st.sampled_from(verbs))
    silent = draw(st.integers(0, 9)) == 0
    terms = SILENT if silent else model(Building(draw, days=days), _kind_of_terms(verb))
    decision = verb.function(terms, **draw(_given(verb, terms, days, known=False)))
    assert isinstance(decision, kind)  # noqa: S101  the table of functions says so
    return decision
