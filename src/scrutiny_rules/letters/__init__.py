"""Letters: how is a decision told to the person it is about, and how does a meeting read?

Every decision of both papers, and of any other, can be put as a letter in plain English: what
was decided and under which clause, what is still needed, what comes next, and whether there is
an appeal. Nothing is read and nothing is sent, and the person's name is in the letter alone.

    >>> from datetime import date
    >>> from scrutiny_rules.sanctions import Suspension, suspension_period
    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> imposed = Suspension(kind="from meetings", first_day=date(2026, 11, 15))
    >>> decision = suspension_period(CHORUS_RSP.sanctions, imposed)
    >>> envelope = Envelope(
    ...     to="Member A",
    ...     sender="Resident Involvement team",
    ...     dated_on=date(2026, 11, 12),
    ...     notified_on=date(2026, 11, 12),
    ... )
    >>> told = letter(CHORUS_RSP, decision, envelope)
    >>> for point in told.sections[0].points:
    ...     print(point)
    What it keeps you from: attending meetings.
    The first day is 15 November 2026. The last day is 14 February 2027. Both days are included.
"""

from scrutiny_rules.letters.asking import to_you
from scrutiny_rules.letters.composing import Envelope, letter
from scrutiny_rules.letters.meeting import MinutedInterest, MinutedItem, minutes
from scrutiny_rules.letters.writing import Section, Writing

__all__ = [
    "Envelope",
    "MinutedInterest",
    "MinutedItem",
    "Section",
    "Writing",
    "letter",
    "minutes",
    "to_you",
]
