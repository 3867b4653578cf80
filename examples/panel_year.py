"""A year of two panels: every decision that came up, with the clauses it rests on.

Reads a folder of invented cases, puts each to the paper of its panel, and prints a report
that an officer can read beside the paper. Run it with the folder of your own cases to
report on those instead:

    python examples/panel_year.py [folder]

The rules read no files: the reading is done here, and what was read is checked by the
facts models of the library.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import indent
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    Claim,
    Decision,
    ItemOutcome,
    ProbationTerms,
    ReimbursementDecision,
    Roll,
    Rulebook,
    Silent,
    Stage,
    WarningHistory,
    assess_eligibility,
    decide_appeal,
    decide_motion,
    decide_probation,
    decide_probation_breach,
    decide_quorum,
    escalate_conduct,
    probation_period,
    reimburse,
    review_application,
    review_attendance,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

DATA = Path(__file__).parent / "data"
PANELS: Mapping[str, Rulebook] = {"chorus_rsp": CHORUS_RSP, "trafford_qip": TRAFFORD_QIP}

HOW_TO_READ = """\
Each question is followed by the answer and by what decided it. "Met", "not met" and
"unknown" each speak of one sentence of the paper, in our own words; the square brackets say
where it stands. "Undetermined" means that a missing fact could still change the answer, and
"Still needed" says which. "Not provided for" means that this paper does not say. "A power of" names
who may decide where the paper says no more than that something may be done. Codes such as
C-R2 stand for unclear sentences: how each is read is listed towards the end of each part.
All panels, people and cases are invented."""

FactsT = TypeVar("FactsT", bound=BaseModel)


# ==== What is read ========================================================


class Read(BaseModel):
    """What is read: nothing unknown in it, and nothing of it repeated when it is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Case(Read, Generic[FactsT]):
    """One question, with the facts that are known."""

    asked: str
    facts: FactsT


class PersonCase(Case[Applicant]):
    """May this person join, or stay?"""

    stage: Stage
    on: date


class AppealCase(Case[Appeal]):
    """Where does this appeal stand?"""

    on: date


class ProbationCase(Read):
    """A question about probation: of a breach, of a day, or of the whole time."""

    asked: str
    joined_on: date | None
    on: date | None = None
    breached_on: date | None = None


class LookAgain(Read):
    """A question to put again under every reading of one unclear sentence."""

    reading: str
    asked: str


class Year(Read):
    """Everything that came up in a panel's year, apart from its votes and its register."""

    year: int
    attendance_reviewed_on: date
    eligibility: tuple[PersonCase, ...]
    application: tuple[Case[ApplicationForm], ...]
    quorum: tuple[Case[Roll], ...]
    breach_voting: tuple[Case[Ballot], ...]
    conduct: tuple[Case[WarningHistory], ...]
    probation: tuple[ProbationCase, ...]
    appeals: tuple[AppealCase, ...]
    expenses: tuple[Case[Claim], ...]
    look_again: tuple[LookAgain, ...]


class Votes(Read):
    """The votes of a year, which both panels are taken to have held."""

    voting: tuple[Case[Ballot], ...]


class Cases(NamedTuple):
    """A panel's year, with its votes and its attendance register."""

    year: Year
    votes: Votes
    registers: tuple[Case[AttendanceRegister], ...]


def read_cases(folder: Path, panel: str) -> Cases:
    """Read and check the cases of one panel."""
    return Cases(
        year=Year.model_validate_json((folder / f"{panel}.json").read_bytes()),
        votes=Votes.model_validate_json((folder / "votes.json").read_bytes()),
        registers=tuple(read_registers(folder / f"{panel}_attendance.csv")),
    )


def read_registers(path: Path) -> Iterator[Case[AttendanceRegister]]:
    """Read a register: a row for each member, a column for each meeting; a blank is no mark."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            member = row.pop("member")
            marks = [{"held_on": day, "mark": mark or "unknown"} for day, mark in row.items()]
            yield Case(
                asked=f"What does {member}'s attendance lead to?",
                facts=AttendanceRegister.model_validate({"meetings": marks}),
            )


# ==== What is decided =====================================================


class Answer(NamedTuple):
    """A question and its decision."""

    asked: str
    decision: Decision[Any]


class Section(NamedTuple):
    """The answers on one subject."""

    heading: str
    answers: list[Answer]


def each(cases: Iterable[Case[FactsT]], decide: Callable[[FactsT], Decision[Any]]) -> list[Answer]:
    """Decide every case from its facts alone."""
    return [Answer(case.asked, decide(case.facts)) for case in cases]


def decide_year(book: Rulebook, cases: Cases) -> Iterator[Section]:
    """Put every case to the block of the rulebook that it is about."""
    year = cases.year
    people = [
        Answer(c.asked, assess_eligibility(book.eligibility, c.facts, stage=c.stage, on=c.on))
        for c in year.eligibility
    ]
    yield Section("Membership", people)
    forms = each(year.application, partial(review_application, book.application))
    yield Section("Application forms", forms)
    rolls = each(year.quorum, partial(decide_quorum, book.quorum))
    yield Section("Quorum", rolls)
    votes = each(cases.votes.voting, partial(decide_motion, book.voting))
    yield Section("Votes", votes)
    review = partial(review_attendance, book.attendance, on=year.attendance_reviewed_on)
    yield Section("Attendance", each(cases.registers, review))
    breaches = each(year.conduct, partial(escalate_conduct, book.conduct))
    yield Section("Warnings at meetings", breaches)
    support = each(year.breach_voting, partial(decide_motion, book.breach_voting))
    yield Section("Votes on a breach of the code", support)
    probation = [Answer(c.asked, decide_on_probation(book.probation, c)) for c in year.probation]
    yield Section("Probation", probation)
    flag = partial(decide_appeal, book.appeals, calendar=ENGLAND_AND_WALES)
    appeals = [Answer(c.asked, flag(c.facts, on=c.on)) for c in year.appeals]
    yield Section("Appeals", appeals)
    claims = each(year.expenses, partial(reimburse, book.expenses))
    yield Section("Expenses", claims)


def decide_on_probation(terms: ProbationTerms | Silent, case: ProbationCase) -> Decision[Any]:
    """Decide on a breach, on a day, or on the whole time of a probation."""
    joined_on = case.joined_on
    if case.breached_on is not None:
        return decide_probation_breach(terms, joined_on=joined_on, breached_on=case.breached_on)
    if case.on is not None:
        return decide_probation(terms, joined_on=joined_on, on=case.on)
    return probation_period(terms, joined_on=joined_on)


def look_again(book: Rulebook, cases: Cases) -> Iterator[Answer]:
    """Put some of the questions again, under every reading of an unclear sentence."""
    for again in cases.year.look_again:
        reading = book.reading(again.reading)
        for option in reading.options:
            read_so = f"{reading.id} read as: {option.gist}"
            here = " (as in this report)" if option.slug == reading.taken else ""
            for section in decide_year(book.under(reading.id, option.slug), cases):
                for asked, decision in section.answers:
                    if asked == again.asked:
                        yield Answer(f"{asked} With {read_so}{here}", decision)


# ==== What is printed =====================================================


def lines_of_panel(book: Rulebook, cases: Cases) -> Iterator[str]:
    """Report the year of one panel."""
    paper = book.document
    yield from underlined(f"{paper.landlord}: the panel's year {cases.year.year}", "=")
    yield f"Under its paper, {paper.title} ({paper.edition})."
    yield ""
    sections = list(decide_year(book, cases))
    for section in sections:
        yield from underlined(section.heading, "-")
        for answer in section.answers:
            yield from lines_of_answer(answer)
    yield from underlined("The same case, with an unclear sentence read another way", "-")
    for asked, decision in look_again(book, cases):
        yield from (asked, indent(str(decision), "    "), "")
    yield from lines_of_readings(book, sections)
    yield from lines_of_counts(sections)


def underlined(heading: str, mark: str) -> tuple[str, str, str]:
    """Return a heading, the line below it, and a blank."""
    return heading, mark * len(heading), ""


def lines_of_answer(answer: Answer) -> Iterator[str]:
    """Report one decision, and why an item of a claim is not paid."""
    asked, decision = answer
    yield asked
    yield indent(str(decision), "    ")
    if isinstance(decision, ReimbursementDecision):
        for number, item in enumerate(decision.items, start=1):
            if item.outcome is not ItemOutcome.PAYABLE:
                yield f"      Item {number} of the claim"
                yield indent(str(item), " " * 8)
    yield ""


def lines_of_readings(book: Rulebook, sections: Iterable[Section]) -> Iterator[str]:
    """List the unclear sentences that some decision rests on, and how they are read here."""
    decisions = [answer.decision for section in sections for answer in section.answers]
    relied_on = {reading for decision in decisions for reading in decision.readings}
    yield from underlined("Unclear sentences, and how they are read in this report", "-")
    for reading in book.readings:
        if reading.id in relied_on:
            yield f"{reading.id}, on {reading.clause}. {reading.question}"
            yield f"    Read as: {reading.option(reading.taken).gist}"
            yield f"    Why: {reading.why}"
            yield from (f"    Or else: {reading.option(one).gist}" for one in reading.alternatives)
            yield ""


def lines_of_counts(sections: Iterable[Section]) -> Iterator[str]:
    """Count the outcomes of each subject."""
    yield from underlined("How often each answer was given", "-")
    for section in sections:
        counts = Counter(str(answer.decision.outcome) for answer in section.answers)
        outcomes = (f"{count} {outcome}" for outcome, count in counts.most_common())
        yield f"{section.heading}: {', '.join(outcomes)}"
    yield ""


def main() -> None:
    """Print the report on both panels."""
    parser = argparse.ArgumentParser(description="Report on a year of two panels.")
    parser.add_argument("folder", nargs="?", type=Path, default=DATA, help="the cases to read")
    folder: Path = parser.parse_args().folder
    print(HOW_TO_READ, end="\n\n")
    for panel, book in PANELS.items():
        print(*lines_of_panel(book, read_cases(folder, panel)), sep="\n")


if __name__ == "__main__":
    main()
