"""A set of cases under two papers: how many end differently, and which.

Regions say what two papers could decide differently; this says what they do decide
differently for the cases that a landlord has. Those who would now get what they ask for come
first, then those who would no longer.
"""

from collections.abc import Collection, Mapping
from typing import Final

from scrutiny_rules._frozen import Frozen, Text, Whole
from scrutiny_rules.affiliation import Affiliation
from scrutiny_rules.analysis.regions import MOST_SHOWN
from scrutiny_rules.appeals import AppealStanding
from scrutiny_rules.application import Application
from scrutiny_rules.attendance import Attendance
from scrutiny_rules.clauses import Document
from scrutiny_rules.co_option import CoOpting, CoOptionEnd
from scrutiny_rules.code_changes import CodeChangeStanding
from scrutiny_rules.confidentiality import Sharing
from scrutiny_rules.display import Page, Passage, Shown
from scrutiny_rules.elections import Election
from scrutiny_rules.eligibility import Eligibility
from scrutiny_rules.equipment import EquipmentReturn
from scrutiny_rules.expenses import Reimbursement
from scrutiny_rules.press import Press
from scrutiny_rules.questions import Question
from scrutiny_rules.quorum import Quorum
from scrutiny_rules.rulebook import Rulebook
from scrutiny_rules.tenure import Appointment
from scrutiny_rules.topics import TopicStanding
from scrutiny_rules.voting import Motion

GRANTED: Final[frozenset[str]] = frozenset(
    {
        Affiliation.ALLOWED,
        AppealStanding.IN_TIME,
        AppealStanding.OPEN,
        Application.COMPLETE,
        Appointment.MAY_BE_APPOINTED,
        Attendance.MEETS_EXPECTATION,
        CoOpting.MAY_CO_OPT,
        CoOptionEnd.CONTINUES,
        CodeChangeStanding.ACCEPTED_BY_ALL,
        Election.ELECTED,
        Eligibility.ELIGIBLE,
        EquipmentReturn.MAY_KEEP,
        Motion.AGREED_BY_CONSENSUS,
        Motion.CARRIED,
        Press.MAY_BE_SUBMITTED,
        Quorum.QUORATE,
        Reimbursement.PAYABLE,
        Sharing.MAY_BE_SHARED,
        TopicStanding.MAY_BE_REVIEWED,
    }
)
"""The outcomes that give whoever asks what they ask for."""


class Transition(Frozen):
    """Cases that end in one way under one paper and in another under the other.

    Attributes:
        before: The outcome under the first paper.
        after: The outcome under the second.
        cases: What the caller calls the cases, in the order in which they were handed in.
    """

    before: Text
    after: Text
    cases: tuple[Text, ...]

    def __str__(self) -> str:
        """Return it in one line: how many, from what to what, and the first of them."""
        shown = ", ".join(self.cases[:MOST_SHOWN])
        left = len(self.cases) - MOST_SHOWN
        more = f" and {left} more" if left > 0 else ""
        return f"{len(self.cases)}: {self.before} → {self.after}: {shown}{more}"


class CaseComparison(Shown, Frozen):
    """What two papers make of a set of cases.

    Attributes:
        before: The first paper.
        after: The second paper.
        looked_at: How many cases were looked at.
        alike: How many of them have the same outcome.
        granted: Those that are granted under the second paper only, most cases first.
        refused: Those that are granted under the first paper only, most cases first.
        otherwise: The others whose outcome is another, most cases first.
    """

    before: Document
    after: Document
    looked_at: Whole
    alike: Whole
    granted: tuple[Transition, ...] = ()
    refused: tuple[Transition, ...] = ()
    otherwise: tuple[Transition, ...] = ()

    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""
        passages = (
            Passage("Now granted", tuple(map(str, self.granted))),
            Passage("No longer granted", tuple(map(str, self.refused))),
            Passage("Otherwise different", tuple(map(str, self.otherwise))),
            Passage("Alike", (str(self.alike),) if self.alike else ()),
        )
        return Page(
            f"{self.looked_at} cases under {self.before.key} and {self.after.key}",
            tuple(passage for passage in passages if passage.lines),
        )


def compare_cases(
    before: Rulebook,
    after: Rulebook,
    cases: Mapping[str, Question],
    *,
    granted: Collection[str] = GRANTED,
) -> CaseComparison:
    """Compare what two papers make of a set of cases.

    Args:
        before: One rulebook.
        after: The other.
        cases: The cases, by whatever the caller calls them: a reference rather than a name.
        granted: The outcomes that give whoever asks what they ask for.

    Returns:
        How many cases end differently, and which: first those that are granted under the
        second paper only, then those that are granted under the first only.

    Raises:
        ScrutinyRulesError: A question lies outside the data supplied, as for its verb.

    Example:
        >>> from scrutiny_rules.quorum import Roll
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> places = TRAFFORD_QIP.under("T-R7", "seats")
        >>> roll = Roll(in_office=7, present=4, seats=9)
        >>> cases = {"april": Question(verb="decide_quorum", given={"roll": roll})}
        >>> print(compare_cases(TRAFFORD_QIP, places, cases))
        1 cases under trafford-qip and trafford-qip
          No longer granted: 1: quorate → inquorate: april
    """
    together: dict[tuple[str, str], list[str]] = {}
    for name, question in cases.items():
        pair = (question.put_to(before).outcome, question.put_to(after).outcome)
        together.setdefault(pair, []).append(name)
    found = [
        Transition(before=one, after=other, cases=tuple(names))
        for (one, other), names in together.items()
        if one != other
    ]
    found.sort(key=lambda one: -len(one.cases))
    gains = [(one, (one.after in granted) - (one.before in granted)) for one in found]
    return CaseComparison(
        before=before.document,
        after=after.document,
        looked_at=len(cases),
        alike=sum(len(names) for (one, other), names in together.items() if one == other),
        granted=tuple(one for one, gain in gains if gain > 0),
        refused=tuple(one for one, gain in gains if gain < 0),
        otherwise=tuple(one for one, gain in gains if not gain),
    )
