"""Appeals: until when may a member appeal, is an appeal in time, and what comes next?

The time limit is a deadline: the day of notification is left out, and the last day is
included to midnight, whatever day of the week it is. A last day that is not a working day
is flagged and never moved. After an appeal in time the paper names steps and who takes them.

Clauses: chorus-rsp code 14: appeal. The trafford-qip paper has no appeal.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> appeal_window(CHORUS_RSP.appeals, notified_on=date(2026, 3, 2)).last_day
    datetime.date(2026, 3, 16)
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import AtLeastOne, Day, Frozen, FrozenMap, OtherFacts, Slug, YesNo
from scrutiny_rules.calendars import (
    WorkingCalendar,
    check_day,
    deadline,
    first_working_day,
    weekend,
    working_day_after,
)
from scrutiny_rules.conditions import Condition, State, Yes
from scrutiny_rules.decisions import Decision, Provision, Silent
from scrutiny_rules.display import day_words
from scrutiny_rules.errors import OutsideCalendarError
from scrutiny_rules.facts import Ask, Fact, Kind, Missing, vocabulary
from scrutiny_rules.ladder import Limb, Relies, Rung, Terms, World, questions
from scrutiny_rules.procedures import Due, Procedure, Step

_LETTER: Final = "whoever notified the member"


class Appeal(Frozen):
    """One appeal, or the chance of one.

    ``notified_on`` is the day on which the member was told of the action. ``lodged_on`` is
    None while no appeal is lodged. ``steps_done`` names the paper's steps that are done, in
    any order, and ``upheld`` records the decision once there is one.
    """

    notified_on: Annotated[
        Day | None, Ask("On which day was the member told of the action?", _LETTER)
    ] = None
    lodged_on: Annotated[
        Day | None, Ask("On which day was an appeal lodged?", "whoever receives appeals")
    ] = None
    steps_done: tuple[Slug, ...] = ()
    upheld: YesNo | None = None
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _lodged_after_notification(self) -> Self:
        if self.notified_on and self.lodged_on and self.lodged_on < self.notified_on:
            raise ValueError("`lodged_on` is before `notified_on`")
        if self.lodged_on is None and (self.steps_done or self.upheld is not None):
            raise ValueError("`steps_done` and `upheld` need a `lodged_on`")
        return self


NOTIFIED: Final = Yes(fact="notified")
LODGED: Final = Yes(fact="lodged")
LODGED_IN_TIME: Final = Yes(fact="lodged_in_time")
STILL_TIME: Final = Yes(fact="still_time")


def _fact(name: str, question: str, *behind: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.YES_NO,
        question=question,
        answered_by=_LETTER,
        behind=behind,
    )


FACTS: Final = vocabulary(
    Appeal,
    _fact("notified", "Has the member been notified?", "notified_on"),
    _fact("lodged", "Has an appeal been lodged?", "lodged_on"),
    _fact("lodged_in_time", "Was it lodged by the last day?", "notified_on", "lodged_on"),
    _fact("still_time", "Is the last day still to come?", "notified_on"),
)
"""The facts that conditions about an appeal may speak of."""


class AppealStanding(StrEnum):
    """Where an appeal stands on a day."""

    OPEN = "open"
    """No appeal is lodged, and there is still time."""

    IN_TIME = "in time"
    """An appeal was lodged by the last day."""

    OUT_OF_TIME = "out of time"
    """An appeal was lodged after the last day."""

    CLOSED = "closed"
    """No appeal was lodged, and the last day is past."""

    NOTHING_TO_APPEAL = "nothing to appeal"
    """The member has not been notified of anything yet."""

    UNDETERMINED = "undetermined"
    """The day of notification is not known."""

    NOT_PROVIDED = "not provided for"
    """The paper has no appeal."""


class Delivery(StrEnum):
    """How a notification was sent."""

    BY_HAND = "by hand"
    ORALLY = "orally"
    EMAIL = "email"
    FIRST_CLASS_POST = "first-class post"


class PostRule(StrEnum):
    """When a letter sent by first-class post is taken to arrive."""

    SECOND_WORKING_DAY = "second working day"
    """On the second working day after posting."""

    CPR_6_26 = "cpr 6.26"
    """On the second day after posting, or the next working day after that: the rule of
    civil procedure for deemed service."""


class AppealTerms(Terms[AppealStanding, Appeal]):
    """What a paper fixes about appeals.

    Attributes:
        days: How many days there are after the day of notification.
        window: That the time has not run out; the clause that gives the time limit.
        notified: That the member has been notified.
        lodged: That an appeal has been lodged.
        in_time: That it was lodged by the last day.
        how: How an appeal is made, to whom and by whom.
        procedure: What follows an appeal in time, step by step; None where the paper stops.
        post: When a letter is taken to arrive, where only the posting is known.
        post_readings: The readings that this rests on.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Appeal
    asked_with: ClassVar[tuple[str, ...]] = (
        "appeal_window",
        "decide_appeal",
        "suggest_notification",
    )

    kind: Literal["appeals"] = "appeals"
    days: AtLeastOne
    window: Limb
    notified: Limb
    lodged: Limb
    in_time: Limb
    how: Step
    procedure: Procedure | None = None
    post: PostRule = PostRule.SECOND_WORKING_DAY
    post_readings: tuple[Relies, ...] = ()

    def outcomes(self) -> tuple[Rung[AppealStanding], ...]:
        """Return the ladder: nothing to appeal, in time, out of time, open, closed."""
        return (
            Rung(outcome=AppealStanding.NOTHING_TO_APPEAL, unless=(self.notified,)),
            Rung(outcome=AppealStanding.IN_TIME, gate=self.lodged, parts=(self.in_time,)),
            Rung(outcome=AppealStanding.OUT_OF_TIME, gate=self.lodged),
            Rung(outcome=AppealStanding.OPEN, parts=(self.window,)),
            Rung(outcome=AppealStanding.CLOSED),
        )

    def worlds(self, appeal: Appeal, on: date | None = None) -> tuple[World]:
        """Return the facts of an appeal as they stood on a day.

        Args:
            appeal: The appeal, or the chance of one.
            on: The day; an appeal that is lodged later is not lodged yet.

        Returns:
            One world.

        Raises:
            BeyondTheCalendarError: The time limit would end after the year 9999.
            NotADayError: There is no day, or it has a time of day.
            WrongKindError: An own fact is not of the kind that was declared.
        """
        on, lodged_on = check_day("on", on), appeal.lodged_on
        facts = self._as_given(appeal)
        lodged = lodged_on is not None and lodged_on <= on
        facts["lodged"] = lodged
        if appeal.notified_on is None:
            unknown = Missing(("notified_on",))
            return (facts | dict.fromkeys(("notified", "lodged_in_time", "still_time"), unknown),)
        last_day = deadline(appeal.notified_on, days=self.days)
        facts["notified"] = appeal.notified_on <= on
        facts["lodged_in_time"] = lodged and lodged_on is not None and lodged_on <= last_day
        facts["still_time"] = on <= last_day
        return (facts,)

    def always(self) -> tuple[Condition, ...]:
        """Return what the days of notification and of the appeal have in common."""
        return (
            NOTIFIED | STILL_TIME,
            ~LODGED | NOTIFIED,
            ~LODGED_IN_TIME | LODGED,
            ~LODGED | LODGED_IN_TIME | ~STILL_TIME,
        )

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return an appeal that was lodged on the day of notification, or on the day itself."""
        on, case = check_day("on", on), super()._case(values, on)
        lodged, in_time = (values.get(one.fact) for one in (LODGED, LODGED_IN_TIME))
        late = lodged and in_time is False
        days = 0
        if values.get(NOTIFIED.fact) is False:
            days = 1
        elif late or values.get(STILL_TIME.fact) is False:
            days = -self.days - 1
        case["notified_on"] = deadline(on, days=days)
        if lodged or in_time:
            case["lodged_on"] = on if late else case["notified_on"]
        return case


class AppealWindow(Decision[Provision]):
    """The days on which an appeal can be lodged.

    Attributes:
        first_day: The day of notification, on which an appeal can be made at once.
        last_day: The last day, to midnight.
    """

    subject: ClassVar[str] = "Time to appeal"

    first_day: Day | None = None
    last_day: Day | None = None

    def figures(self) -> tuple[str, ...]:
        """Return both days."""
        if self.first_day is None:
            return ()
        return (f"{day_words(self.first_day)} to {day_words(self.last_day)}",)


class AppealDecision(Decision[AppealStanding]):
    """Where an appeal stands, and what comes next.

    Attributes:
        last_day: The last day on which an appeal could be lodged.
        due: What comes next, and who takes it; nothing where nothing does.
        upheld: How the appeal was decided, once it was.
    """

    subject: ClassVar[str] = "Appeal"

    last_day: Day | None = None
    due: tuple[Due, ...] = ()
    upheld: YesNo | None = None

    @property
    def next_step(self) -> str | None:
        """What comes next; None where nothing does."""
        return self.due[0].clause.gist if self.due else None

    @property
    def next_step_by(self) -> str | None:
        """Who takes it; None where nothing comes next."""
        return self.due[0].by if self.due else None

    def figures(self) -> tuple[str, ...]:
        """Return the last day, the result and the next step."""
        lines = [] if self.last_day is None else [f"last day to appeal: {day_words(self.last_day)}"]
        if self.upheld is not None:
            lines.append(f"the appeal was {'' if self.upheld else 'not '}upheld")
        return (*lines, *(f"next, {step}" for step in self.due))


class NotificationDecision(Decision[Provision]):
    """The day on which a member is suggested to have been notified.

    Attributes:
        notified_on: The suggested day; the day the member was in fact told goes before it.
    """

    subject: ClassVar[str] = "Suggested notification"

    notified_on: Day | None = None

    def figures(self) -> tuple[str, ...]:
        """Return the suggested day."""
        return () if self.notified_on is None else (f"notified on {day_words(self.notified_on)}",)


def appeal_window(
    terms: AppealTerms | Silent,
    *,
    notified_on: date | None,
    calendar: WorkingCalendar | None = None,
) -> AppealWindow:
    """Return the days on which an appeal can be lodged.

    Args:
        terms: The appeals block of a rulebook.
        notified_on: The day on which the member was told of the action.
        calendar: Which days are working days. Without one, only a Saturday or a Sunday is
            flagged as the last day.

    Returns:
        ``PROVIDED`` with the first and the last day; ``UNDETERMINED`` while the day of
        notification is missing; ``NOT_PROVIDED`` when the paper has no appeal.

    Raises:
        BeyondTheCalendarError: The time limit would end after the year 9999.
        NotADayError: The day has a time of day.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> from scrutiny_rules.calendars import ENGLAND_AND_WALES
        >>> appeal_window(
        ...     CHORUS_RSP.appeals, notified_on=date(2025, 12, 12), calendar=ENGLAND_AND_WALES
        ... ).cautions
        ('the last day is not a working day (Boxing Day); it is not moved',)
    """
    if notified_on is not None:
        check_day("notified_on", notified_on)
    if terms.kind == "silent":
        return AppealWindow.silent(Provision.NOT_PROVIDED, terms)
    if notified_on is None:
        return AppealWindow(
            outcome=Provision.UNDETERMINED,
            findings=(terms.window.provides(state=State.UNKNOWN),),
            needs=("notified_on",),
            questions=questions(FACTS, ["notified_on"]),
        )
    last_day = deadline(notified_on, days=terms.days)
    return AppealWindow(
        outcome=Provision.PROVIDED,
        findings=(terms.window.provides(),),
        cautions=_not_worked(last_day, calendar),
        first_day=notified_on,
        last_day=last_day,
    )


def _not_worked(day: date, calendar: WorkingCalendar | None) -> tuple[str, ...]:
    """Flag a last day that is not worked; a flag is never a reason to refuse an answer."""
    try:
        why = weekend(day) if calendar is None else calendar.why_not_worked(day)
    except OutsideCalendarError:
        return ("the calendar does not tell whether the last day is a working day",)
    return () if why is None else (f"the last day is not a working day ({why}); it is not moved",)


def decide_appeal(
    terms: AppealTerms | Silent,
    appeal: Appeal,
    *,
    on: date,
    calendar: WorkingCalendar | None = None,
) -> AppealDecision:
    """Decide where an appeal stands on a day, and what comes next.

    Args:
        terms: The appeals block of a rulebook.
        appeal: When the member was notified, when the appeal was lodged, and what was done.
        on: The day at which the question is asked.
        calendar: Which days are working days, for flagging the last day.

    Returns:
        ``OPEN`` or ``CLOSED`` while no appeal is lodged, ``IN_TIME`` or ``OUT_OF_TIME`` once
        one is, ``NOTHING_TO_APPEAL`` before notification; ``UNDETERMINED`` while the day of
        notification is missing; ``NOT_PROVIDED`` when the paper has no appeal.

    Raises:
        BeyondTheCalendarError: The time limit would end after the year 9999.
        NotADayError: ``on`` has a time of day.
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> late = Appeal(notified_on=date(2026, 3, 2), lodged_on=date(2026, 3, 17))
        >>> decide_appeal(CHORUS_RSP.appeals, late, on=date(2026, 3, 20)).outcome
        <AppealStanding.OUT_OF_TIME: 'out of time'>
    """
    check_day("on", on)
    if terms.kind == "silent":
        return AppealDecision.silent(AppealStanding.NOT_PROVIDED, terms)
    walked = terms.walk(*terms.worlds(appeal, on))
    window = appeal_window(terms, notified_on=appeal.notified_on, calendar=calendar)
    decided = AppealDecision(**walked, last_day=window.last_day)
    lodged = decided.outcome in {AppealStanding.IN_TIME, AppealStanding.OUT_OF_TIME}
    odd = tuple(_odd_steps(terms, appeal, decided.outcome)) if lodged else ()
    match decided.outcome:
        case AppealStanding.OPEN:
            following: tuple[Step, ...] = (terms.how,)
        case AppealStanding.IN_TIME if terms.procedure is not None and appeal.upheld is None:
            following = terms.procedure.open_after(appeal.steps_done)[:1]
        case _:
            following = ()
    last_day = window.last_day if decided.outcome is AppealStanding.OPEN else None
    return decided.model_copy(
        update={
            "cautions": (*decided.cautions, *window.cautions, *odd),
            "due": tuple(step.due(last_day) for step in following),
            "upheld": appeal.upheld if decided.outcome is AppealStanding.IN_TIME else None,
        }
    )


def _odd_steps(terms: AppealTerms, appeal: Appeal, outcome: AppealStanding) -> Iterator[str]:
    """Report what the paper does not name, what was done before its turn, and an odd result."""
    names = [] if terms.procedure is None else [step.name for step in terms.procedure.steps]
    for step in appeal.steps_done:
        if step not in names:
            yield f"`{step}` is not a step of the paper"
    done = [name in appeal.steps_done for name in names]
    if done != sorted(done, reverse=True):
        yield "a step was done before the one that the paper puts first"
    if appeal.upheld is not None:
        if outcome is AppealStanding.OUT_OF_TIME:
            yield "a result is recorded, although the appeal is out of time"
        elif not all(done[:-1]):
            yield "a result is recorded, but not every step that comes before it"
    elif done and all(done):
        yield "every step is done, but no result is recorded"


def suggest_notification(
    terms: AppealTerms | Silent,
    *,
    sent_on: date,
    delivery: Delivery,
    calendar: WorkingCalendar,
) -> NotificationDecision:
    """Suggest on which day a member was notified, where only the sending is known.

    Args:
        terms: The appeals block of a rulebook.
        sent_on: The day on which the notification was sent or given.
        delivery: How.
        calendar: Which days are working days.

    Returns:
        ``PROVIDED`` with the suggested day: the same day by hand, orally or by email, and for
        first-class post as the reading has it; ``NOT_PROVIDED`` when the paper has no appeal.

    Raises:
        BeyondTheCalendarError: The day would lie after the year 9999.
        NotADayError: The day has a time of day.
        OutsideCalendarError: The count leaves the range that the calendar covers.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> from scrutiny_rules.calendars import ENGLAND_AND_WALES
        >>> suggest_notification(
        ...     CHORUS_RSP.appeals,
        ...     sent_on=date(2026, 3, 6),
        ...     delivery=Delivery.FIRST_CLASS_POST,
        ...     calendar=ENGLAND_AND_WALES,
        ... ).notified_on
        datetime.date(2026, 3, 10)
    """
    check_day("sent_on", sent_on)
    if terms.kind == "silent":
        return NotificationDecision.silent(Provision.NOT_PROVIDED, terms)
    differs = delivery in {Delivery.FIRST_CLASS_POST, Delivery.EMAIL}
    readings = tuple(one.reading for one in terms.post_readings) if differs else ()
    match delivery, terms.post:
        case Delivery.FIRST_CLASS_POST, PostRule.SECOND_WORKING_DAY:
            notified_on = working_day_after(sent_on, 2, calendar)
        case Delivery.FIRST_CLASS_POST, _:
            notified_on = first_working_day(deadline(sent_on, days=2), calendar)
        case Delivery.EMAIL, PostRule.CPR_6_26:
            notified_on = first_working_day(sent_on, calendar)
        case _:
            notified_on = sent_on
    return NotificationDecision(
        outcome=Provision.PROVIDED,
        findings=(terms.notified.provides(),),
        readings=readings,
        cautions=("a suggestion: the day on which the member was in fact told goes before it",),
        notified_on=notified_on,
    )
