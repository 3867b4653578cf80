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
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from scrutiny_rules import (
    ENGLAND_AND_WALES,
    HMRC_ALLOWANCES,
    Appeal,
    Applicant,
    ApplicationForm,
    AttendanceRegister,
    Ballot,
    Breach,
    Claim,
    CodeChange,
    CoOption,
    Decision,
    DeclaredInterest,
    DevelopmentRecord,
    DutyRecord,
    History,
    Information,
    Investigation,
    ItemOutcome,
    JourneyLog,
    Loan,
    NoticeRequest,
    PoliticalRole,
    Poll,
    PressArticle,
    Programme,
    ReimbursementDecision,
    ReviewRecord,
    Roll,
    Rulebook,
    SanctionsDecision,
    SanctionStanding,
    Service,
    Stage,
    Standing,
    TopicProposal,
    WarningHistory,
    assess_eligibility,
    available_sanctions,
    check_programme,
    co_opt,
    decide_affiliation,
    decide_appeal,
    decide_code_change,
    decide_motion,
    decide_press_article,
    decide_probation,
    decide_probation_breach,
    decide_quorum,
    decide_return,
    decide_sharing,
    decide_topic,
    decide_withdrawal,
    duties_due,
    elect_officer,
    escalate_conduct,
    follow_investigation,
    follow_notice,
    follow_review,
    may_be_appointed,
    notice_due,
    panel_outlook,
    plan_year,
    probation_period,
    reimburse,
    report_profit,
    resign,
    review_application,
    review_attendance,
    review_co_option,
    review_development,
    review_payment,
    review_term,
    standing,
)
from scrutiny_rules.display import day_words
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

DATA = Path(__file__).parent / "data"
PANELS: Mapping[str, Rulebook] = {"chorus_rsp": CHORUS_RSP, "trafford_qip": TRAFFORD_QIP}

HOW_TO_READ = """\
Each question is followed by its answer, and below that by what decided it. "Met", "not met" and
"unknown" each speak of one sentence of the paper, in our own words. The square brackets at the
end of every line say on which clause it rests; where they hold "no clause on this", the paper does
not say. "Undetermined" means that a missing fact could still change the answer, and "Still
needed" says which. "A power of" names who may decide where the paper says no more than that
something may be done. Codes such as C-R2 stand for unclear sentences: how each is read is listed
towards the end of each part. All panels, people and cases are invented."""

FactsT = TypeVar("FactsT", bound=BaseModel)


# ==== What is read ========================================================


class Read(BaseModel):
    """What is read: nothing unknown in it, and nothing of it repeated when it is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Case(Read, Generic[FactsT]):
    """One question, with the facts that are known."""

    asked: str
    facts: FactsT


class DatedCase(Case[FactsT], Generic[FactsT]):
    """A question of a day."""

    on: date


class PersonCase(DatedCase[Applicant]):
    """May this person join, or stay?"""

    stage: Stage


class TermCase(DatedCase[Service]):
    """Does this term run, may another start, or who is to be told of its end?"""

    about: Literal["term", "appointment", "resignation"] = "term"


class CoOptionCase(Case[CoOption]):
    """May somebody be co-opted, or has a co-optee to go?"""

    about: Literal["start", "end"] = "start"


class PaymentCase(DatedCase[Claim]):
    """Was what was paid then still right?"""

    paid_on: date


class Days(Read):
    """The days that a question about probation is about."""

    joined_on: date | None
    on: date | None = None
    breached_on: date | None = None


class Year(Read):
    """A year to propose dates for."""

    year: Annotated[int, Field(ge=1, le=9999)]


class Asked(Read):
    """The day of a request for information."""

    requested_on: date


class Window(Read):
    """The days that an outlook looks at."""

    first_day: date
    last_day: date


class Position(Read):
    """A member of whom the report says where they stand on a day."""

    member: str
    on: date


class LookAgain(Read):
    """A question to put again under every reading of one unclear sentence."""

    reading: str
    asked: str


class Panel(Read):
    """A panel's year: its members, and what else the report looks at."""

    year: int
    attendance_reviewed_on: date
    members: Mapping[str, History]
    positions: tuple[Position, ...]
    outlook: Window
    look_again: tuple[LookAgain, ...]


class Cases(NamedTuple):
    """Everything that came up in one panel's year, by subject."""

    panel: Panel
    by_subject: Mapping[str, tuple[Case[Any], ...]]


def read_cases(folder: Path, name: str) -> Cases:
    """Read and check the cases of one panel, with the votes, which both are taken to have held."""
    read: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    votes: dict[str, Any] = json.loads((folder / "votes.json").read_text(encoding="utf-8"))
    cases = {**read, **votes}
    by_subject = {one.name: one.read(cases.pop(one.name, ())) for one in SUBJECTS}
    panel = Panel.model_validate(cases)
    registers = read_registers(folder / f"{name}_attendance.csv", panel.attendance_reviewed_on)
    return Cases(panel, {**by_subject, "attendance": tuple(registers)})


def read_registers(path: Path, on: date) -> Iterator[DatedCase[AttendanceRegister]]:
    """Read a register: a row for each member, a column for each meeting; a blank is no mark."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            member = row.pop("member")
            marks = [{"held_on": day, "mark": mark or "unknown"} for day, mark in row.items()]
            yield DatedCase(
                on=on,
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


class Subject(NamedTuple):
    """What may come up in a year: where its cases stand, and who decides them."""

    name: str
    heading: str
    case: type[Case[Any]]
    decide: Callable[[Rulebook, Any], Decision[Any]]

    def read(self, cases: Iterable[object]) -> tuple[Case[Any], ...]:
        """Check the cases of the subject."""
        return tuple(self.case.model_validate(case) for case in cases)


def on_terms(book: Rulebook, case: TermCase) -> Decision[Any]:
    """Decide on a term that runs, on one that may start, or on a resignation."""
    match case.about:
        case "term":
            return review_term(book.tenure, case.facts, on=case.on)
        case "appointment":
            return may_be_appointed(book.tenure, case.facts, on=case.on)
        case "resignation":
            return resign(book.tenure, case.facts)


def on_co_option(book: Rulebook, case: CoOptionCase) -> Decision[Any]:
    """Decide on the start or the end of a co-option."""
    decide = co_opt if case.about == "start" else review_co_option
    return decide(book.co_option, case.facts)


def on_probation(book: Rulebook, case: Case[Days]) -> Decision[Any]:
    """Decide on a breach, on a day, or on the whole time of a probation."""
    days = case.facts
    if days.breached_on is not None:
        return decide_probation_breach(
            book.probation, joined_on=days.joined_on, breached_on=days.breached_on
        )
    if days.on is not None:
        return decide_probation(book.probation, joined_on=days.joined_on, on=days.on)
    return probation_period(book.probation, joined_on=days.joined_on)


SUBJECTS = (
    Subject(
        "eligibility",
        "Membership",
        PersonCase,
        lambda book, c: assess_eligibility(book.eligibility, c.facts, stage=c.stage, on=c.on),
    ),
    Subject(
        "application",
        "Application forms",
        Case[ApplicationForm],
        lambda book, c: review_application(book.application, c.facts),
    ),
    Subject("tenure", "Terms of office", TermCase, on_terms),
    Subject(
        "election",
        "Elections of officers",
        Case[Poll],
        lambda book, c: elect_officer(book.election, c.facts),
    ),
    Subject("co_option", "Co-option", CoOptionCase, on_co_option),
    Subject(
        "development",
        "Development of members",
        DatedCase[DevelopmentRecord],
        lambda book, c: review_development(book.development, c.facts, on=c.on),
    ),
    Subject(
        "plans",
        "Provisional dates",
        Case[Year],
        lambda book, c: plan_year(book.programme, c.facts.year),
    ),
    Subject(
        "programme",
        "The programme of the year",
        Case[Programme],
        lambda book, c: check_programme(book.programme, c.facts),
    ),
    Subject(
        "topics",
        "Topics for review",
        Case[TopicProposal],
        lambda book, c: decide_topic(book.topics, c.facts),
    ),
    Subject(
        "duties",
        "Recurring duties",
        DatedCase[DutyRecord],
        lambda book, c: duties_due(book.duties, c.facts, on=c.on),
    ),
    Subject(
        "requests",
        "Notice of requests",
        Case[Asked],
        lambda book, c: notice_due(book.notice, c.facts.requested_on, ENGLAND_AND_WALES),
    ),
    Subject(
        "notice",
        "What became of requests",
        DatedCase[NoticeRequest],
        lambda book, c: follow_notice(book.notice, c.facts, on=c.on, calendar=ENGLAND_AND_WALES),
    ),
    Subject("quorum", "Quorum", Case[Roll], lambda book, c: decide_quorum(book.quorum, c.facts)),
    Subject(
        "interests",
        "Conflicts of interest",
        Case[DeclaredInterest],
        lambda book, c: decide_withdrawal(book.interests, c.facts),
    ),
    Subject("voting", "Votes", Case[Ballot], lambda book, c: decide_motion(book.voting, c.facts)),
    Subject(
        "reviews",
        "Scrutiny reviews",
        DatedCase[ReviewRecord],
        lambda book, c: follow_review(book.reviews, c.facts.events, on=c.on),
    ),
    Subject(
        "attendance",
        "Attendance",
        DatedCase[AttendanceRegister],
        lambda book, c: review_attendance(book.attendance, c.facts, on=c.on),
    ),
    Subject(
        "conduct",
        "Warnings at meetings",
        Case[WarningHistory],
        lambda book, c: escalate_conduct(book.conduct, c.facts),
    ),
    Subject(
        "breach_voting",
        "Votes on a breach of the code",
        Case[Ballot],
        lambda book, c: decide_motion(book.breach_voting, c.facts),
    ),
    Subject("probation", "Probation", Case[Days], on_probation),
    Subject(
        "investigation",
        "Investigation of a breach",
        DatedCase[Investigation],
        lambda book, c: follow_investigation(book.investigation, c.facts, on=c.on),
    ),
    Subject(
        "sanctions",
        "What may follow a breach",
        DatedCase[Breach],
        lambda book, c: available_sanctions(book.sanctions, c.facts, on=c.on),
    ),
    Subject(
        "appeals",
        "Appeals",
        DatedCase[Appeal],
        lambda book, c: decide_appeal(book.appeals, c.facts, on=c.on, calendar=ENGLAND_AND_WALES),
    ),
    Subject(
        "code_changes",
        "Changes to the code",
        Case[CodeChange],
        lambda book, c: decide_code_change(book.code_changes, c.facts),
    ),
    Subject(
        "press",
        "Articles in the press",
        Case[PressArticle],
        lambda book, c: decide_press_article(book.press, c.facts),
    ),
    Subject(
        "affiliation",
        "Political parties",
        Case[PoliticalRole],
        lambda book, c: decide_affiliation(book.affiliation, c.facts),
    ),
    Subject(
        "confidentiality",
        "Confidential information",
        Case[Information],
        lambda book, c: decide_sharing(book.confidentiality, c.facts),
    ),
    Subject("expenses", "Expenses", Case[Claim], lambda book, c: reimburse(book.expenses, c.facts)),
    Subject(
        "payments",
        "Payments looked at again",
        PaymentCase,
        lambda book, c: review_payment(book.expenses, c.facts, paid_on=c.paid_on, on=c.on),
    ),
    Subject(
        "mileage_allowance",
        "What the taxman approves, which changes no payment",
        DatedCase[JourneyLog],
        lambda _, c: report_profit(HMRC_ALLOWANCES, c.facts, year_of=c.on),
    ),
    Subject(
        "equipment",
        "Equipment",
        DatedCase[Loan],
        lambda book, c: decide_return(book.equipment, c.facts, on=c.on),
    ),
)
"""Everything that may come up, in the order of the report."""


def decide_year(book: Rulebook, cases: Cases) -> Iterator[Section]:
    """Put every case to the block of the rulebook that it is about."""
    for subject in SUBJECTS:
        answers = [
            Answer(case.asked, subject.decide(book, case))
            for case in cases.by_subject[subject.name]
        ]
        if answers:
            yield Section(subject.heading, answers)


def look_again(book: Rulebook, cases: Cases) -> Iterator[Answer]:
    """Put some of the questions again, under every reading of an unclear sentence."""
    for again in cases.panel.look_again:
        reading = book.reading(again.reading)
        for option in reading.options:
            read_so = f"{reading.id} read as: {option.gist}"
            here = " (as in this report)" if option.slug == reading.taken else ""
            for section in decide_year(book.under(reading.id, option.slug), cases):
                for asked, decision in section.answers:
                    if asked == again.asked:
                        yield Answer(f"{asked} With {read_so}{here}.", decision)


# ==== What is printed =====================================================


def lines_of_panel(book: Rulebook, cases: Cases) -> Iterator[str]:
    """Report the year of one panel."""
    paper, panel = book.document, cases.panel
    yield from underlined(f"{paper.landlord}: the panel's year {panel.year}", "=")
    yield f"Under its paper, {paper.title} ({paper.edition}) [{paper.key}: the whole paper]"
    for caution in book.cautions(on=date(panel.year, 12, 31)):
        yield f"Note: {caution} [{paper.key} closing line]"
    yield ""
    sections = list(decide_year(book, cases))
    for section in sections:
        yield from underlined(section.heading, "-")
        for answer in section.answers:
            yield from lines_of_answer(book, answer)
    yield from underlined("Where members stand", "-")
    for position in panel.positions:
        history = panel.members[position.member]
        now = standing(book, history, on=position.on)
        yield from lines_of_standing(book, position.member, now)
    yield from underlined("What lies ahead", "-")
    yield from lines_of_outlook(book, panel)
    yield from underlined("The same case, with an unclear sentence read another way", "-")
    for answer in look_again(book, cases):
        yield from lines_of_answer(book, answer)
    yield from lines_of_readings(book, sections)
    yield from lines_of_counts(book, sections)


def underlined(heading: str, mark: str) -> tuple[str, str, str]:
    """Return a heading, the line below it, and a blank."""
    return heading, mark * len(heading), ""


def citation(book: Rulebook, decisions: Iterable[Decision[Any]]) -> str:
    """Return where the paper has what some decisions rest on."""
    cited = dict.fromkeys(
        finding.clause
        for decision in decisions
        for finding in (decision.decisive or decision.findings)
    )
    labels: dict[str, dict[str, None]] = {}
    for clause in cited:
        labels.setdefault(clause.document, {})[clause.label] = None
    papers = [f"{paper} {', '.join(found)}" for paper, found in labels.items()]
    return f"[{'; '.join(papers)}]" if papers else f"[{book.document.key}: no clause on this]"


def lines_of_answer(book: Rulebook, answer: Answer) -> Iterator[str]:
    """Report one decision, and those on the parts that it consists of."""
    asked, decision = answer
    yield f"{asked} Answer: {decision.outcome} {citation(book, [decision])}"
    yield from lines_of_decision(book, decision, "    ")
    if isinstance(decision, ReimbursementDecision):
        for number, item in enumerate(decision.items, start=1):
            if item.outcome is not ItemOutcome.PAYABLE:
                yield f"    Item {number}: {item.outcome} {citation(book, [item])}"
                yield from lines_of_decision(book, item, " " * 8)
    if isinstance(decision, SanctionsDecision):
        for sanction in decision.sanctions:
            if sanction.outcome is SanctionStanding.UNDETERMINED:
                name = sanction.name.replace("-", " ")
                yield f"    {name}: {sanction.outcome} {citation(book, [sanction])}"
                yield from lines_of_decision(book, sanction, " " * 8)
    yield ""


def lines_of_decision(book: Rulebook, decision: Decision[Any], margin: str) -> Iterator[str]:
    """Report what a decision rests on; a line that cites no clause itself has the decision's."""
    for heading, lines in decision.to_page().passages:
        for line in lines:
            cited = line if line.endswith("]") else f"{line} {citation(book, [decision])}"
            yield f"{margin}{heading}: {cited}"


def lines_of_standing(book: Rulebook, member: str, now: Standing) -> Iterator[str]:
    """Report where one member stands on a day, part by part, and what lies ahead of them."""
    asked = f"Where does {member} stand on {day_words(now.on)}?"
    yield f"{asked} Answer: {now.office} {citation(book, now.parts)}"
    for part in now.parts:
        cited = citation(book, [part])
        yield f"    {part.subject}: {part.outcome} {cited}"
        for line in part.figures():
            yield f"        {line if line.endswith(']') else f'{line} {cited}'}"
    yield from (f"    {warning}" for warning in now.warnings)
    yield from (f"    Ahead: {ahead}" for ahead in now.ahead)
    yield ""


def lines_of_outlook(book: Rulebook, panel: Panel) -> Iterator[str]:
    """Report what lies ahead of every member, in order of days."""
    window = panel.outlook
    outlook = panel_outlook(
        book, panel.members, first_day=window.first_day, last_day=window.last_day
    )
    yield from (str(entry) for entry in outlook.entries)
    yield ""


def lines_of_readings(book: Rulebook, sections: Iterable[Section]) -> Iterator[str]:
    """List the unclear sentences that some decision rests on, and how they are read here."""
    decisions = [answer.decision for section in sections for answer in section.answers]
    relied_on = {reading for decision in decisions for reading in decision.readings}
    yield from underlined("Unclear sentences, and how they are read in this report", "-")
    for reading in book.readings:
        if reading.id in relied_on:
            cited = f"[{book.document.key} {reading.clause}]"
            yield f"{reading.id}: {reading.question} {cited}"
            yield f"    Read as: {reading.option(reading.taken).gist} {cited}"
            yield f"    Why: {reading.why} {cited}"
            for other in reading.alternatives:
                yield f"    Or else: {reading.option(other).gist} {cited}"
            yield ""


def lines_of_counts(book: Rulebook, sections: Iterable[Section]) -> Iterator[str]:
    """Count the outcomes of each subject."""
    yield from underlined("How often each answer was given", "-")
    for section in sections:
        decisions = [answer.decision for answer in section.answers]
        counts = Counter(str(decision.outcome) for decision in decisions)
        outcomes = (f"{count} {outcome}" for outcome, count in counts.most_common())
        yield f"{section.heading}: {', '.join(outcomes)} {citation(book, decisions)}"
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
