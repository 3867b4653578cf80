"""Days as calendar entries: what falls due, until when to appeal, when the panel meets.

    python calendar_entries.py > panel.ics

writes a file that calendars read. A day in the library is the last day, to midnight, and a
period holds both its days; an all-day event ends on the day *after* its last. What an entry is
called by (its UID) follows from its clause, its reference and its days alone, so that the same
entry, made again, takes the place of the one before. There is no clock: the moment that goes
into the file is handed in.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from scrutiny_rules import (
    AheadKind,
    AppealWindow,
    Clause,
    Due,
    History,
    Joined,
    Notified,
    Provision,
    Standing,
    Suspended,
    SuspensionKind,
    YearPlanDecision,
    appeal_window,
    plan_year,
    standing,
)
from scrutiny_rules.calendars import deadline
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP

ENTRIES = UUID("8f4f0a52-3c1e-5d38-9c0b-2f6d3f6f8f11")
"""The namespace of the entries' UIDs: take one of your own."""


class Entry(NamedTuple):
    """One entry: its days, both included, what it is, its clause, and whose it is."""

    first_day: date
    last_day: date
    summary: str
    clause: Clause
    reference: str
    by: str | None = None

    @property
    def uid(self) -> str:
        """What the entry is called by, the same whenever it is made."""
        clause = (self.clause.document, self.clause.label, self.clause.gist)
        days = (self.first_day.isoformat(), self.last_day.isoformat())
        return str(uuid5(ENTRIES, "\n".join((*clause, self.reference, *days))))


def from_standing(position: Standing, reference: str) -> Iterator[Entry]:
    """Go through what falls due, ends or is overdue; what is only at risk has no day."""
    for one in position.ahead:
        if one.on is not None and one.kind is not AheadKind.AT_RISK:
            words = {AheadKind.ENDS: "Ends", AheadKind.OVERDUE: "Overdue"}.get(one.kind, "Due")
            summary = f"{words}: {one.clause.gist}"
            yield Entry(one.on, one.on, summary, one.clause, reference, one.by)


def from_due(due: Iterable[Due], reference: str) -> Iterator[Entry]:
    """Go through the steps of a procedure that have a day."""
    for one in due:
        if one.due_on is not None:
            summary = f"Due: {one.clause.gist}"
            yield Entry(one.due_on, one.due_on, summary, one.clause, reference, one.by)


def from_window(window: AppealWindow, reference: str) -> Iterator[Entry]:
    """Go through the time to appeal, from its first day to its last."""
    if window.outcome is Provision.PROVIDED and window.first_day and window.last_day:
        (finding,) = window.findings
        yield Entry(window.first_day, window.last_day, "Time to appeal", finding.clause, reference)


def from_plan(plan: YearPlanDecision, reference: str) -> Iterator[Entry]:
    """Go through the provisional dates of a year."""
    for day in plan.dates:
        yield Entry(day, day, "Panel meeting (provisional)", plan.findings[0].clause, reference)


def to_calendar(
    entries: Iterable[Entry], *, stamped: datetime, remind_days_before: int | None = None
) -> bytes:
    """Return entries as the text of an ``.ics`` file.

    Args:
        entries: The entries; one that comes twice is written once.
        stamped: The moment at which the file is made.
        remind_days_before: How many days before an entry's last to remind; None for not at all.

    Returns:
        The text, in UTF-8.

    Raises:
        BeyondTheCalendarError: An entry ends on the last day that a date can hold.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//scrutiny_rules//panel entries//EN")
    calendar.add("version", "2.0")
    for uid, entry in {one.uid: one for one in entries}.items():
        event = Event()
        event.add("uid", uid)
        event.add("dtstamp", stamped)
        event.add("dtstart", entry.first_day)
        event.add("dtend", deadline(entry.last_day, days=1))  # the day after the last
        event.add("summary", f"{entry.reference}: {entry.summary}")
        who = "" if entry.by is None else f"\nWho: {entry.by}"
        event.add("description", f"{entry.clause.gist} [{entry.clause}]{who}")
        if remind_days_before is not None:
            days = (entry.last_day - entry.first_day).days - remind_days_before
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.summary)
            alarm.add("trigger", timedelta(days=days))
            event.add_component(alarm)
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text


def main() -> None:
    """Write the entries of one member and of the panel's year."""
    told = date(2026, 11, 30)
    history = History(
        events=(
            Joined(on=date(2026, 1, 1)),
            Suspended(on=told, suspension=SuspensionKind.FROM_MEETINGS),
            Notified(on=told),
        )
    )
    position = standing(CHORUS_RSP, history, on=date(2026, 12, 1))
    window = appeal_window(CHORUS_RSP.appeals, notified_on=told)
    entries = (
        *from_standing(position, "Member A"),
        *from_window(window, "Member A"),
        *from_plan(plan_year(CHORUS_RSP.programme, 2027), "Panel"),
    )
    stamped = datetime(2026, 12, 1, 9, tzinfo=UTC)
    sys.stdout.buffer.write(to_calendar(entries, stamped=stamped, remind_days_before=7))


if __name__ == "__main__":
    main()
