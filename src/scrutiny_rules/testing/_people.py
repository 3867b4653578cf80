"""Facts about one person: what is known of them, their service, a breach, an appeal, a claim."""

from datetime import date
from itertools import zip_longest
from types import NoneType
from typing import Final, get_args

from hypothesis import strategies as st

from scrutiny_rules.affiliation import AffiliationTerms, PoliticalRole
from scrutiny_rules.appeals import Appeal, AppealTerms
from scrutiny_rules.applicants import Applicant
from scrutiny_rules.application import ApplicationForm, ApplicationTerms
from scrutiny_rules.co_option import CoOption, CoOptionTerms
from scrutiny_rules.code_changes import CodeChange, CodeChangeTerms
from scrutiny_rules.confidentiality import Audience, ConfidentialityTerms, Information
from scrutiny_rules.decisions import Silent
from scrutiny_rules.development import DevelopmentRecord, DevelopmentTerms, Held
from scrutiny_rules.elections import ElectionTerms, Poll
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.equipment import EquipmentTerms, Loan
from scrutiny_rules.investigation import Investigation, InvestigationTerms
from scrutiny_rules.press import ArticleKind, PressArticle, PressTerms
from scrutiny_rules.procedures import Happened
from scrutiny_rules.sanctions import Breach, SanctionTerms, Suspension, SuspensionKind
from scrutiny_rules.tenure import Role, Service, TenureTerms, TermServed
from scrutiny_rules.testing._basics import (
    COUNTS,
    EVERY_DAY,
    SLUGS,
    asked_by,
    asked_of,
    days_after,
    perhaps,
    unknown,
    yes_no,
)

YES_NO_FACTS: Final = tuple(
    name
    for name, field in Applicant.model_fields.items()
    if name not in {"date_of_birth", "other"} and NoneType in get_args(field.annotation)
)
"""The yes/no facts of an applicant, in their order."""

BREACH_FACTS: Final = tuple(
    name
    for name, field in Breach.model_fields.items()
    if name not in {"breached_on", "other"} and NoneType in get_args(field.annotation)
)
"""The yes/no facts of a breach, in their order."""

MEETINGS: Final = st.sampled_from(["feedback", "appraisal", "one-to-one", "away-day"])
"""Names of meetings on somebody's development, and of one that no paper asks for."""

QUESTIONS: Final = st.sampled_from(["plans", "skills", "benefit", "skills-details"])
"""Names of questions on a form."""


def applicants(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: EligibilityTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Applicant]:
    """Draw what may be known of a person; a notice in force was served once.

    Args:
        days: The days of birth to draw from.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> def born_on_a_leap_day(one: Applicant) -> bool:
        ...     born = one.date_of_birth
        ...     return born is not None and (born.month, born.day) == (2, 29)
        >>> find(applicants(), born_on_a_leap_day).date_of_birth
        datetime.date(2000, 2, 29)
    """
    return asked_of(_applicants(days, known=known), terms, known=known)


@st.composite
def _applicants(draw: st.DrawFn, days: st.SearchStrategy[date], *, known: bool) -> Applicant:
    answers = yes_no(known=known)
    facts: dict[str, object] = {name: draw(answers) for name in YES_NO_FACTS}
    if facts["notice_of_seeking_possession"]:
        facts["notice_ever_served"] = known or draw(st.sampled_from([True, None]))
    facts["date_of_birth"] = draw(perhaps(days, known=known))
    return Applicant.model_validate(facts)


def application_forms(
    *, terms: ApplicationTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[ApplicationForm]:
    """Draw application forms, filled in as far as anybody likes.

    Args:
        terms: Whose questions are answered, details included; None for some of any form.
        known: Whether every question of ``terms`` has an answer.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(application_forms(), lambda form: not form.answers).answers
        FrozenMap()
    """
    answers: st.SearchStrategy[bool | str] = st.booleans() | st.text(max_size=20)
    maybe = perhaps(answers, known=known)
    if isinstance(terms, ApplicationTerms):
        asked = [name for one in terms.questions for name in (one.name, f"{one.name}-details")]
        given = (
            st.fixed_dictionaries(dict.fromkeys(asked, maybe))
            if known
            else st.dictionaries(st.sampled_from(asked), maybe)
        )
    else:
        given = st.dictionaries(QUESTIONS, maybe)
    return asked_of(st.builds(ApplicationForm, answers=given), terms, known=known)


@st.composite
def terms_served(
    draw: st.DrawFn, days: st.SearchStrategy[date] = EVERY_DAY, latest: date = date.max
) -> TermServed:
    """Draw single terms of office, of which some ended early.

    Args:
        draw: Handed in by Hypothesis.
        days: The first days to draw from.
        latest: The last day on which it may end.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    first_day = draw(days)
    room = min((latest - first_day).days, 1_200)
    early = draw(st.none() | st.integers(0, room))
    return TermServed(
        first_day=first_day, ended_on=None if early is None else days_after(first_day, early)
    )


def services(
    days: st.SearchStrategy[date] = EVERY_DAY,
    roles: st.SearchStrategy[Role | None] | None = None,
    *,
    terms: TenureTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Service]:
    """Draw the terms of one person in one role, one after another.

    Args:
        days: The first days to draw from.
        roles: The roles to draw from; None for every one.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(services(known=True), lambda service: service.role == "chair").terms_served
        ()
    """
    which = perhaps(st.sampled_from(Role), known=known) if roles is None else roles
    cases = _services(days, which, known=known)
    return asked_of(cases, terms, known=known)


@st.composite
def _services(
    draw: st.DrawFn,
    days: st.SearchStrategy[date],
    roles: st.SearchStrategy[Role | None],
    *,
    known: bool,
) -> Service:
    role = draw(roles)
    if not known and draw(st.integers(0, 7)) == 0:
        return Service(role=role)
    starts = sorted(draw(st.sets(days, max_size=5)))
    terms = [
        draw(
            terms_served(
                st.just(first_day), date.max if following is None else days_after(following, -1)
            )
        )
        for first_day, following in zip_longest(starts, starts[1:])
    ]
    return Service(role=role, terms_served=tuple(terms))


def polls(
    *, terms: ElectionTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[Poll]:
    """Draw elections; ties are frequent.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known; a casting vote is None where none was used.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(polls(), lambda poll: poll.casting_vote is not None).votes
        (1, 1)
    """
    return asked_of(_polls(known=known), terms, known=known)


@st.composite
def _polls(draw: st.DrawFn, *, known: bool) -> Poll:
    counts = draw(st.lists(st.integers(0, 6), max_size=4))
    if len(counts) > 1 and draw(st.booleans()):
        counts[-1] = max(counts)  # ties are worth trying often
    against = draw(st.integers(0, 6)) if len(counts) <= 1 and draw(st.booleans()) else None
    cast = sum(counts) + (against or 0)
    votes: list[int | None] = [*counts]
    casting_vote: int | None = None
    if not known and draw(st.booleans()):
        votes = [draw(st.sampled_from([None, count])) for count in counts]
    leaders = [place for place, count in enumerate(counts) if count == max(counts)]
    if len(leaders) > 1 and cast and None not in votes:
        casting_vote = draw(st.none() | st.sampled_from(leaders))
    nobody_looked = not known and casting_vote is None and draw(st.integers(0, 7)) == 0
    answers = yes_no(known=known)
    return Poll(
        votes=None if nobody_looked else tuple(votes),
        votes_against=against,
        members=draw(perhaps(st.integers(cast, cast + 3), known=known)),
        closed=draw(answers),
        chair_is_nominee=draw(answers),
        casting_vote=casting_vote,
    )


def co_options(
    *, terms: CoOptionTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[CoOption]:
    """Draw co-options.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    answers = yes_no(known=known)
    cases = st.builds(
        CoOption,
        panel_agrees=answers,
        co_optees_on_topic=perhaps(st.integers(0, 3), known=known),
        topic_complete=answers,
        required_for_next=answers,
    )
    return asked_of(cases, terms, known=known)


def held_events(
    days: st.SearchStrategy[date] = EVERY_DAY, names: st.SearchStrategy[str] = MEETINGS
) -> st.SearchStrategy[Held]:
    """Draw meetings on somebody's development.

    Args:
        days: The days to draw from.
        names: The names of the meetings to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(Held, name=names, on=days)


def development_records(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: DevelopmentTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[DevelopmentRecord]:
    """Draw records of development: when somebody joined, and what was held since.

    Args:
        days: The days to draw from.
        terms: Draw only what these terms ask for, with the names of their meetings; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(development_records(known=True), lambda record: not record.held).held
        ()
    """
    names = MEETINGS
    if isinstance(terms, DevelopmentTerms):
        names = st.sampled_from([meeting.name for meeting in terms.meetings])
    held = st.lists(held_events(days, names), max_size=6).map(tuple)
    cases = st.builds(
        DevelopmentRecord,
        joined_on=perhaps(days, known=known),
        held=perhaps(held, known=known),
    )
    return asked_of(cases, terms, known=known)


@st.composite
def _loans(draw: st.DrawFn, days: st.SearchStrategy[date], *, known: bool) -> Loan:
    first, *later = sorted(draw(st.lists(days, min_size=4, max_size=4)))
    names = draw(st.permutations(["requested_on", "role_ended_on", "returned_on"]))
    facts: dict[str, object] = {
        name: draw(perhaps(st.just(day), known=known))
        for name, day in zip(names, later, strict=True)
    }
    facts["lent_on"] = draw(perhaps(st.just(first), known=known))
    return Loan.model_validate(facts)


def loans(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: EquipmentTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Loan]:
    """Draw things that were lent, and what became of them afterwards.

    Args:
        days: The days to draw from.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether all four days are known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return asked_of(_loans(days, known=known), terms, known=known)


def happened_events(
    days: st.SearchStrategy[date] = EVERY_DAY, steps: st.SearchStrategy[str] = SLUGS
) -> st.SearchStrategy[Happened]:
    """Draw single steps that were taken.

    Args:
        days: The days to draw from.
        steps: The names of the steps to draw from.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return st.builds(Happened, step=steps, on=days)


def oldest_first(
    days: st.SearchStrategy[date], steps: st.SearchStrategy[str]
) -> st.SearchStrategy[tuple[Happened, ...]]:
    """Return steps that were taken, in the order of their days."""
    taken = st.lists(happened_events(days, steps), max_size=6)
    return taken.map(lambda events: tuple(sorted(events, key=lambda one: one.on)))


def investigations(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: InvestigationTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Investigation]:
    """Draw investigations, with whatever was reported of them, oldest first.

    Args:
        days: The days to draw from.
        terms: Draw only what these terms ask for, with the names of their steps; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    steps = st.sampled_from(["letter", "meeting", "consequences", "hearing"])
    if isinstance(terms, InvestigationTerms):
        steps = st.sampled_from(sorted(terms.procedure.by_name))
    cases = st.builds(
        Investigation,
        subject_of_complaint=yes_no(known=known),
        in_probation=yes_no(known=known),
        events=oldest_first(days, steps),
    )
    return asked_of(cases, terms, known=known)


@st.composite
def _breaches(draw: st.DrawFn, days: st.SearchStrategy[date], *, known: bool) -> Breach:
    answers = yes_no(known=known)
    facts: dict[str, object] = {name: draw(answers) for name in BREACH_FACTS}
    return Breach.model_validate(facts | {"breached_on": draw(perhaps(days, known=known))})


def breaches(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: SanctionTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Breach]:
    """Draw breaches, and what may be known of them.

    Args:
        days: The days to draw from.
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return asked_of(_breaches(days, known=known), terms, known=known)


@st.composite
def suspensions(
    draw: st.DrawFn,
    days: st.SearchStrategy[date] = EVERY_DAY,
    kinds: st.SearchStrategy[SuspensionKind] | None = None,
) -> Suspension:
    """Draw suspensions that were imposed, and perhaps ended since.

    Args:
        draw: Handed in by Hypothesis.
        days: The first days to draw from.
        kinds: The kinds to draw from; None for every one.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    first_day = draw(days)
    room = min((date.max - first_day).days, 400)
    ended_on = draw(st.none() | st.integers(0, room).map(lambda n: days_after(first_day, n)))
    return Suspension(
        kind=draw(st.sampled_from(SuspensionKind) if kinds is None else kinds),
        first_day=first_day,
        ended_on=ended_on,
    )


def appeals(
    days: st.SearchStrategy[date] = EVERY_DAY,
    *,
    terms: AppealTerms | Silent | None = None,
    known: bool = False,
) -> st.SearchStrategy[Appeal]:
    """Draw appeals, and chances of one.

    Args:
        days: The days of notification to draw from; what is lodged is lodged up to forty days
            later.
        terms: Draw only what these terms ask for, with the names of their steps; None for
            every fact.
        known: Whether everything is known; an appeal that was not lodged has no day for it.

    Returns:
        The strategy.

    Raises:
        Nothing.

    Example:
        >>> from hypothesis import find
        >>> find(appeals(known=True), lambda appeal: appeal.upheld is False).lodged_on
        datetime.date(2000, 1, 1)
    """
    steps: list[str] = ["officer-appointed", "re-investigated", "decided"]
    if isinstance(terms, AppealTerms) and terms.procedure is not None:
        steps = list(terms.procedure.by_name)
    lodged = terms is None or (isinstance(terms, AppealTerms) and "lodged_on" in asked_by(terms))
    return asked_of(_appeals(days, steps, lodged=lodged, known=known), terms, known=known)


@st.composite
def _appeals(
    draw: st.DrawFn,
    days: st.SearchStrategy[date],
    steps: list[str],
    *,
    lodged: bool,
    known: bool,
) -> Appeal:
    notified_on = draw(perhaps(days, known=known))
    latest = date.max if notified_on is None else notified_on
    room = min((date.max - latest).days, 40)
    after = st.none() | st.integers(0, room).map(lambda n: days_after(latest, n))
    lodged_on = draw(after) if lodged else None
    if lodged_on is None:
        return Appeal(notified_on=notified_on)
    return Appeal(
        notified_on=notified_on,
        lodged_on=lodged_on,
        steps_done=tuple(draw(st.lists(st.sampled_from(steps), max_size=6))),
        upheld=draw(yes_no(known=known)),
    )


def code_changes(
    *, terms: CodeChangeTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[CodeChange]:
    """Draw how far changes to a code have come.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    return asked_of(_code_changes(known=known), terms, known=known)


@st.composite
def _code_changes(draw: st.DrawFn, *, known: bool) -> CodeChange:
    concerned = draw(COUNTS)
    facts = {
        "concerned": concerned,
        "notified_in_writing": draw(st.integers(0, concerned)),
        "accepted": draw(st.integers(0, concerned)),
    }
    return CodeChange.model_validate(unknown(draw, facts, known=known))


def press_articles(
    *, terms: PressTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[PressArticle]:
    """Draw articles for the press.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    answers = yes_no(known=known)
    cases = st.builds(
        PressArticle,
        kind=st.sampled_from(ArticleKind),
        discussed=answers,
        agreed=answers,
        recorded=answers,
        stated_as_own_opinion=answers,
        intends_harm=answers,
    )
    return asked_of(cases, terms, known=known)


def political_roles(
    *, terms: AffiliationTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[PoliticalRole]:
    """Draw what members do for a party while they act for the panel.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    cases = st.builds(PoliticalRole, represents_party=yes_no(known=known))
    return asked_of(cases, terms, known=known)


def information(
    *, terms: ConfidentialityTerms | Silent | None = None, known: bool = False
) -> st.SearchStrategy[Information]:
    """Draw information, and with whom it would be shared.

    Args:
        terms: Draw only what these terms ask for, a landlord's own facts among them; None for
            every fact.
        known: Whether everything is known.

    Returns:
        The strategy.

    Raises:
        Nothing.
    """
    answers = yes_no(known=known)
    cases = st.builds(
        Information,
        audience=st.sampled_from(Audience),
        acquired_in_role=answers,
        stated_otherwise=answers,
        in_doubt=answers,
        still_a_member=answers,
        embarrasses=answers,
    )
    return asked_of(cases, terms, known=known)
