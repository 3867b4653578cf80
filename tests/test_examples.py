"""Does the example report what the papers say, and is every answer in it accounted for?"""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
CITATION = re.compile(r"\[(chorus-rsp|trafford-qip|itepa-2003)(?: [^]]+|: no clause on this)\]")
PAPERS = {"Chorus Homes": "chorus-rsp", "Trafford Housing Trust": "trafford-qip"}
AGAIN = "The same case, with an unclear sentence read another way"
READINGS = "Unclear sentences, and how they are read in this report"
COUNTS = "How often each answer was given"
STANDINGS = "Where members stand"
AHEAD = "What lies ahead"


class Block(NamedTuple):
    """One decision of the report."""

    landlord: str
    section: str
    title: str
    outcome: str
    body: str


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the example in a process of its own, with every warning an error."""
    command = [sys.executable, "-W", "error", "-X", "utf8", str(EXAMPLES / "panel_year.py")]
    return subprocess.run(  # noqa: S603  our own script, on our own data
        [*command, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )


def sections_of(report: str) -> dict[tuple[str, str], list[str]]:
    """Return the paragraphs of each section, by landlord and heading."""
    sections: dict[tuple[str, str], list[str]] = {}
    landlord = heading = ""
    for paragraph in report.split("\n\n"):
        first, _, rest = paragraph.strip("\n").partition("\n")
        if rest and set(rest) == {"="}:
            landlord, heading = first.partition(":")[0], ""
        elif rest and set(rest) == {"-"}:
            heading = first
            sections[landlord, heading] = []
        elif heading and first:
            sections[landlord, heading].append(paragraph.strip("\n"))
    return sections


def blocks_of(report: str) -> list[Block]:
    """Return every decision of the report, in order."""
    return [
        Block(landlord, heading, title, CITATION.sub("", answer).strip(), body)
        for (landlord, heading), paragraphs in sections_of(report).items()
        if heading not in {READINGS, COUNTS, STANDINGS, AHEAD}
        for paragraph in paragraphs
        for title, answer, body in [answered(paragraph)]
    ]


def answered(paragraph: str) -> tuple[str, str, str]:
    """Return the question of a paragraph, its answer with the clauses, and what stands below."""
    first, _, body = paragraph.partition("\n")
    title, _, answer = first.partition(" Answer: ")
    return title, answer, body


def only(report: str, landlord: str, title: str) -> Block:
    """Return the one decision whose title holds these words, other readings aside."""
    found = [
        block
        for block in blocks_of(report)
        if block.landlord == landlord and block.section != AGAIN and title in block.title
    ]
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def report() -> str:
    """The report on the cases that come with the example."""
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the cases, to be altered."""
    return Path(shutil.copytree(EXAMPLES / "data", tmp_path / "data"))


def replace(path: Path, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


class TestReport:
    """The answers are those of the papers, in the order in which the questions came up."""

    @pytest.mark.parametrize(
        ("landlord", "section", "expected"),
        [
            pytest.param(
                "Chorus Homes",
                "Membership",
                [
                    ("owes no rent", "eligible"),
                    ("in arrears and keeping to", "eligible"),
                    ("in arrears and not keeping to", "not eligible"),
                    ("nobody has looked up the plan", "undetermined"),
                    ("keeping to a plan, join while the arrears", "eligible"),
                    ("not known whether a notice is in force", "undetermined"),
                    ("under a notice", "not eligible"),
                    ("a shared owner", "eligible"),
                    ("nothing is known", "undetermined"),
                    ("by agreement of the members", "may be eligible"),
                    ("nobody has judged the panel's interest", "undetermined"),
                    ("whom the members did not agree on", "not eligible"),
                    ("of 15", "eligible"),
                    ("adviser 1", "may be eligible"),
                    ("fell into arrears", "not eligible"),
                ],
                id="Chorus: arrears, notices, and the route for non-residents",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Membership",
                [
                    ("a tenant, join", "eligible"),
                    ("whether they can commit", "undetermined"),
                    ("civil partner who lives elsewhere", "eligible"),
                    ("child who lives elsewhere", "not eligible"),
                    ("a shared owner", "eligible"),
                    ("the day before turning 16", "not eligible"),
                    ("the day of turning 16", "eligible"),
                    ("anti-social behaviour investigation", "not eligible"),
                    ("nobody has looked for a court judgment", "undetermined"),
                    ("works for the Trust", "not eligible"),
                    ("age is not known", "undetermined"),
                    ("nothing is known", "undetermined"),
                    ("no link", "not eligible"),
                    ("has finished the training", "eligible"),
                    ("basic training is not finished", "not eligible"),
                    ("an independent", "eligible"),
                    ("used to be a customer", "not eligible"),
                ],
                id="Trafford: standing, bars, members and co-optees",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Quorum",
                [
                    ("7 of 9", "quorate"),
                    ("5 of 9", "quorate"),
                    ("one of the 5 withdraws", "inquorate"),
                    ("4 of 8", "quorate"),
                    ("3 of 7", "inquorate"),
                    ("only 2 members", "unattainable"),
                    ("3 of 6", "quorate"),
                    ("roll not having been kept", "undetermined"),
                    ("6 of 12", "quorate"),
                ],
                id="Trafford: openings, one item, and a panel of two",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Votes",
                [
                    ("nobody objects", "agreed by consensus"),
                    ("5 for, 4 against", "carried"),
                    ("3 for, 5 against", "lost"),
                    ("casts for it", "carried"),
                    ("casts against it", "lost"),
                    ("declines to cast", "not carried"),
                    ("still awaited", "tied"),
                    ("1 for, nobody against", "carried"),
                    ("nobody votes", "not carried"),
                    ("short of members", "inquorate"),
                    ("whether there was a quorum", "undetermined"),
                    ("private vote", "carried"),
                ],
                id="Trafford: consensus, majorities, casting votes",
            ),
            pytest.param(
                "Chorus Homes",
                "Votes",
                [
                    ("nobody objects", "undetermined"),
                    ("5 for, 4 against", "carried"),
                    ("3 for, 5 against", "lost"),
                    ("casts for it", "not carried"),
                    ("casts against it", "not carried"),
                    ("declines to cast", "not carried"),
                    ("still awaited", "not carried"),
                    ("1 for, nobody against", "carried"),
                    ("nobody votes", "not carried"),
                    ("short of members", "carried"),
                    ("whether there was a quorum", "carried"),
                    ("private vote", "carried"),
                ],
                id="Chorus, the same votes: no consensus, no quorum, no casting vote",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Attendance",
                [
                    ("member A", "meets the expectation"),
                    ("member B", "meets the expectation"),
                    ("member C", "below the expectation"),
                    ("member D", "may be removed"),
                    ("member E", "undetermined"),
                    ("member F", "may be removed"),
                    ("member G", "too few meetings"),
                    ("member H", "meets the expectation"),
                    ("member J", "undetermined"),
                ],
                id="Trafford: 9 of 12, 8 of 12, three running, marks not recorded",
            ),
            pytest.param(
                "Chorus Homes",
                "Warnings at meetings",
                [
                    ("never having been warned", "may warn"),
                    ("after 1 warning at that meeting", "may warn"),
                    ("after 2 warnings at that meeting", "may warn"),
                    ("after 3 warnings at that meeting", "may ask to leave"),
                    ("after those 3 warnings in June", "may ask to leave"),
                    ("each of the last two meetings", "may ask to leave"),
                    ("2 warnings two meetings ago", "may ask to leave"),
                    ("2 warnings three meetings ago", "may warn"),
                    ("being lost", "undetermined"),
                ],
                id="Chorus: the ladder step by step, and over several meetings",
            ),
            pytest.param(
                "Chorus Homes",
                "Votes on a breach of the code",
                [
                    ("2 for, 1 against, 2 abstaining", "not carried"),
                    ("3 for, 1 against, 1 abstaining", "carried"),
                    ("not saying how many", "undetermined"),
                ],
                id="Chorus: a majority of those in attendance",
            ),
            pytest.param(
                "Chorus Homes",
                "Probation",
                [
                    ("When is", "provided for"),
                    ("still on probation", "on probation"),
                    ("on 30 June bring", "must be suspended"),
                    ("on 1 July bring", "outside probation"),
                    ("not on file", "undetermined"),
                ],
                id="Chorus: a breach on the last day and on the day after",
            ),
            pytest.param(
                "Chorus Homes",
                "Appeals",
                [
                    ("will be told in a week", "nothing to appeal"),
                    ("still appeal on 16 March", "open"),
                    ("lodged on 16 March", "in time"),
                    ("What comes next", "in time"),
                    ("What became", "in time"),
                    ("lodged on 17 March", "out of time"),
                    ("in August", "closed"),
                    ("before Christmas", "open"),
                    ("not being on file", "undetermined"),
                ],
                id="Chorus: the last day, the day after, and the steps that follow",
            ),
            pytest.param(
                "Chorus Homes",
                "Expenses",
                [
                    ("24 miles by car", "payable"),
                    ("three journeys", "payable"),
                    ("without a receipt", "partly payable"),
                    ("motorcycle", "payable"),
                    ("a notebook", "nothing payable"),
                    ("a taxi", "undetermined"),
                    ("judged unreasonable", "partly payable"),
                ],
                id="Chorus: mileage, receipts, and what is not travel",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Terms of office",
                [
                    ("began on 1 April 2024", "in term"),
                    ("29 February 2024 is over", "term ended"),
                    ("from 28 February 2027", "may be appointed"),
                    ("a fourth time", "limit reached"),
                    ("the Chair serve", "in term"),
                    ("who resigns", "should tell"),
                ],
                id="Trafford: terms that run, end, follow and may not follow",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Elections of officers",
                [
                    ("5 votes to 3", "elected"),
                    ("4 votes to 4", "tied"),
                    ("only one member stands", "elected"),
                    ("nobody stands", "no nomination"),
                ],
                id="Trafford: a plurality, a tie, one nominee, none",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Co-option",
                [
                    ("co-opt one for the topic", "may co-opt"),
                    ("a second one", "not allowed"),
                    ("the topic is complete", "must step down"),
                ],
                id="Trafford: one co-optee for a topic",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Development of members",
                [
                    ("on 28 February", "up to date"),
                    ("with none held", "overdue"),
                    ("on 20 February", "up to date"),
                ],
                id="Trafford: feedback on the last day, the day after, and held",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "The programme of the year",
                [("six formal meetings", "as expected"), ("with five", "fewer than expected")],
                id="Trafford: six meetings and five",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "What became of requests",
                [
                    ("nobody came", "escalate"),
                    ("another date was agreed", "settled"),
                ],
                id="Trafford: a request that is not met, and one that is put off",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Conflicts of interest",
                [
                    ("a clear conflict", "expected to withdraw"),
                    ("no clear conflict", "no withdrawal asked"),
                ],
                id="Trafford: a clear conflict and one that is not",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "Scrutiny reviews",
                [
                    ("has the final report", "in progress"),
                    ("on 31 May, without an answer", "overdue"),
                    ("no agreement is found", "in progress"),
                    ("has considered what is still disputed", "in progress"),
                    ("not satisfied", "complete"),
                    ("only the panel has agreed", "complete"),
                ],
                id="Trafford: a review from its findings to the Board and beyond",
            ),
            pytest.param(
                "Chorus Homes",
                "Scrutiny reviews",
                [
                    ("after its scoping meeting", "in progress"),
                    ("has the report", "in progress"),
                    ("the action plan", "in progress"),
                    ("before the manager had seen it", "in progress"),
                ],
                id="Chorus: a review from scoping to the action plan, and one out of order",
            ),
            pytest.param(
                "Chorus Homes",
                "The programme of the year",
                [
                    ("a meeting a month", "as expected"),
                    ("a second meeting in June", "more often than expected"),
                ],
                id="Chorus: monthly, and once too often",
            ),
            pytest.param(
                "Chorus Homes",
                "Topics for review",
                [
                    ("on the work plan", "may be reviewed"),
                    ("out of turn", "steps outstanding"),
                    ("the landlord asks for", "may be reviewed"),
                ],
                id="Chorus: planned, out of turn, and asked for",
            ),
            pytest.param(
                "Chorus Homes",
                "Investigation of a breach",
                [
                    ("a resident complained", "to be started"),
                    ("the meeting is held", "in progress"),
                    ("on 5 June", "complete"),
                    ("nobody complained", "not required"),
                ],
                id="Chorus: an investigation step by step",
            ),
            pytest.param(
                "Chorus Homes",
                "Changes to the code",
                [
                    ("7 of 8", "notification outstanding"),
                    ("all 8", "accepted by all"),
                ],
                id="Chorus: told and accepted",
            ),
            pytest.param(
                "Chorus Homes",
                "Articles in the press",
                [("not recorded", "may not be submitted"), ("of their own", "may be submitted")],
                id="Chorus: for the group, and one's own",
            ),
            pytest.param(
                "Chorus Homes",
                "What the taxman approves, which changes no payment",
                [("10,000 miles", "possible profit"), ("by bicycle", "possible profit")],
                id="HMRC: beyond the band, and by bicycle",
            ),
        ],
    )
    def test_the_answers_of_a_section(
        self, report: str, landlord: str, section: str, expected: list[tuple[str, str]]
    ) -> None:
        blocks = [one for one in blocks_of(report) if one[:2] == (landlord, section)]

        assert [
            (words if words in block.title else block.title, block.outcome)
            for (words, _), block in zip(expected, blocks, strict=True)
        ] == expected

    @pytest.mark.parametrize(
        ("landlord", "section"),
        [
            pytest.param("Chorus Homes", "Quorum", id="Chorus sets no quorum"),
            pytest.param("Chorus Homes", "Attendance", id="Chorus has no attendance rule"),
            pytest.param("Trafford Housing Trust", "Application forms", id="Trafford has no form"),
            pytest.param("Trafford Housing Trust", "Warnings at meetings", id="no warnings"),
            pytest.param("Trafford Housing Trust", "Votes on a breach of the code", id="no code"),
            pytest.param("Trafford Housing Trust", "Probation", id="no probation"),
            pytest.param("Trafford Housing Trust", "Appeals", id="no right of appeal"),
            pytest.param("Trafford Housing Trust", "Expenses", id="no rates"),
        ],
    )
    def test_where_a_paper_is_silent_the_report_says_so(
        self, report: str, landlord: str, section: str
    ) -> None:
        outcomes = {one.outcome for one in blocks_of(report) if one[:2] == (landlord, section)}

        assert outcomes == {"not provided for"}

    @pytest.mark.parametrize(
        ("landlord", "reading", "outcomes"),
        [
            pytest.param(
                "Chorus Homes",
                "X-R1",
                ["carried", "not carried", "not carried"],
                id="5 of 12 for: of votes cast, of those present, of the membership",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "X-R1",
                ["carried", "not carried", "not carried"],
                id="the same under the other paper",
            ),
            pytest.param(
                "Chorus Homes",
                "C-R2",
                ["may ask to leave", "may warn", "may warn"],
                id="warnings 2, 0, 1: a rolling total, each meeting, a streak",
            ),
            pytest.param(
                "Trafford Housing Trust",
                "T-R10",
                ["may be removed", "meets the expectation"],
                id="three apologies running: a run, or none",
            ),
        ],
    )
    def test_a_case_under_every_reading(
        self, report: str, landlord: str, reading: str, outcomes: list[str]
    ) -> None:
        again = [one for one in blocks_of(report) if one[:2] == (landlord, AGAIN)]

        assert [one.outcome for one in again if f"With {reading} " in one.title] == outcomes

    def test_rounding_by_line_pays_a_penny_more(self, report: str) -> None:
        again = [one for one in blocks_of(report) if "With X-R2 " in one.title]

        assert [re.findall(r"to pay: £(\S+)", one.body) for one in again] == [
            ["13.64"],
            ["13.65"],
            ["13.64"],
        ]

    @pytest.mark.parametrize(
        ("title", "figure"),
        [
            pytest.param("24 miles", "£10.80", id="24.0 miles"),
            pytest.param("three journeys", "£13.64", id="three times 10.1 miles, rounded once"),
            pytest.param("without a receipt", "£3.38", id="7.5 miles, and a fare that is held"),
            pytest.param(
                "on 30 June bring", "from 30 June 2026 until", id="suspended from that day on"
            ),
            pytest.param("probation?", "1 January 2026 to 30 June 2026", id="six months"),
            pytest.param("lodged on 16 March", "16 March 2026", id="the fourteenth day"),
            pytest.param("before Christmas", "Christmas Day", id="a last day that is not worked"),
        ],
    )
    def test_the_figures_are_those_of_the_paper(self, report: str, title: str, figure: str) -> None:
        blocks = [one for one in blocks_of(report) if one[0] == "Chorus Homes"]

        assert figure in next(one.body for one in blocks if title in one.title)

    @pytest.mark.parametrize(
        ("landlord", "title", "said"),
        [
            pytest.param("Chorus Homes", "the first of its kind", "three months: open", id="(b)"),
            pytest.param(
                "Chorus Homes", "the first of its kind", "until 7 September 2026", id="its last day"
            ),
            pytest.param("Chorus Homes", "the first of its kind", "revocation: not open", id="(c)"),
            pytest.param("Chorus Homes", "an extreme case", "revocation: open", id="extreme"),
            pytest.param(
                "Chorus Homes", "still being investigated", "pending investigation: open", id="(d)"
            ),
            pytest.param(
                "Trafford Housing Trust",
                "on 31 May, without an answer",
                "overdue: by 30 May 2026, the Service Manager",
                id="a month from 30 April",
            ),
            pytest.param(
                "Trafford Housing Trust", "with Easter between", "from 7 April 2026", id="Easter"
            ),
            pytest.param(
                "Trafford Housing Trust", "on 16 December", "from 4 January 2027", id="Christmas"
            ),
            pytest.param(
                "Trafford Housing Trust", "the Chair serve", "31 August 2032", id="nine years"
            ),
        ],
    )
    def test_what_is_said_below_an_answer(
        self, report: str, landlord: str, title: str, said: str
    ) -> None:
        found = [
            block.body
            for block in blocks_of(report)
            if block.landlord == landlord and block.section != AGAIN and title in block.title
        ]

        assert any(said in body for body in found)

    @pytest.mark.parametrize(
        ("landlord", "section", "said"),
        [
            pytest.param(
                "Chorus Homes", STANDINGS, "warned on 12 April 2026: counts", id="a warning counts"
            ),
            pytest.param(
                "Chorus Homes",
                STANDINGS,
                "suspended from attending meetings, 8 June 2026 until 7 September 2026",
                id="suspended",
            ),
            pytest.param(
                "Chorus Homes", STANDINGS, "last day to appeal: 22 June 2026", id="an appeal open"
            ),
            pytest.param(
                "Chorus Homes", AHEAD, "member N: ends on 28 February 2027: probation", id="ends"
            ),
            pytest.param(
                "Trafford Housing Trust",
                AHEAD,
                "member A: ends on 31 March 2027: the term of a member",
                id="a term that ends on the last day of the quarter",
            ),
            pytest.param(
                "Trafford Housing Trust",
                AHEAD,
                "after one more absence, may be removed",
                id="at risk",
            ),
        ],
    )
    def test_where_members_stand_and_what_lies_ahead(
        self, report: str, landlord: str, section: str, said: str
    ) -> None:
        assert any(said in paragraph for paragraph in sections_of(report)[landlord, section])

    def test_the_outlook_is_in_order_of_days(self, report: str) -> None:
        for landlord in PAPERS:
            (entries,) = sections_of(report)[landlord, AHEAD]
            found = re.findall(r": (?:overdue since|due by|ends on|at risk on) ([^,:]+)", entries)
            days = [datetime.strptime(one, "%d %B %Y") for one in found]  # noqa: DTZ007  days only

            assert len(days) > 5
            assert days == sorted(days)

    def test_a_paper_that_is_due_for_review_says_so(self, report: str) -> None:
        (line,) = [one for one in report.splitlines() if "closing line" in one]

        assert "30 November 2017" in line

    def test_an_open_question_names_whom_to_ask(self, report: str) -> None:
        block = only(report, "Chorus Homes", "nobody has looked up the plan")

        assert "keeping to an arrears repayment plan? (the landlord's housing team" in block.body


class TestLaws:
    """What holds of every decision in the report, and of the report as a whole."""

    def test_every_decision_cites_a_clause_or_says_that_the_paper_is_silent(
        self, report: str
    ) -> None:
        blocks = blocks_of(report)
        bare = [
            block.title
            for block in blocks
            if not CITATION.search(block.body) and block.outcome != "not provided for"
        ]

        assert len(blocks) > 100
        assert bare == []

    def test_every_line_names_the_clause_it_rests_on(self, report: str) -> None:
        lines = [
            line
            for paragraphs in sections_of(report).values()
            for paragraph in paragraphs
            for line in paragraph.splitlines()
        ]

        assert len(lines) > 1_500
        assert [line for line in lines if not re.search(rf"{CITATION.pattern}$", line)] == []

    def test_no_line_needs_the_code_to_be_understood(self, report: str) -> None:
        body = report.partition("Chorus Homes: the panel's year")[2]

        assert re.findall(r"\b[a-z]+_[a-z_]+\b|\b[a-z]+\([^)]*\)\.|None|Fraction", body) == []

    def test_no_decision_cites_the_other_paper(self, report: str) -> None:
        for block in blocks_of(report):
            assert set(CITATION.findall(block.body)) <= {PAPERS[block.landlord], "itepa-2003"}

    def test_exactly_the_undetermined_decisions_say_what_to_ask(self, report: str) -> None:
        for block in blocks_of(report):
            asks = re.search(r"^ {4}Still needed: ", block.body, re.MULTILINE) is not None
            assert asks == (block.outcome == "undetermined")

    def test_exactly_the_readings_that_decisions_rest_on_are_explained(self, report: str) -> None:
        for landlord in PAPERS:
            bodies = [one.body for one in blocks_of(report) if one[0] == landlord]
            named = {name for body in bodies for name in re.findall(r"\b[CTX]-R\d+[ab]?\b", body)}
            told = sections_of(report)[landlord, READINGS]

            assert {paragraph.partition(":")[0] for paragraph in told} == named

    def test_the_counts_are_those_of_the_decisions(self, report: str) -> None:
        found: dict[tuple[str, str], Counter[str]] = {}
        for block in blocks_of(report):
            found.setdefault(block[:2], Counter())[block.outcome] += 1
        for landlord in PAPERS:
            (lines,) = sections_of(report)[landlord, COUNTS]
            for line in lines.splitlines():
                heading, _, counts = CITATION.sub("", line).strip().partition(": ")
                told = [one.split(" ", 1) for one in counts.split(", ")]

                assert {outcome: int(count) for count, outcome in told} == found.pop(
                    (landlord, heading)
                )

        assert {heading for _, heading in found} == {AGAIN}

    def test_the_same_cases_give_the_same_report(self, report: str, data: Path) -> None:
        assert run().stdout == report
        assert run(data).stdout == report

    def test_one_more_fact_alters_one_decision(self, report: str, data: Path) -> None:
        replace(
            data / "chorus_rsp.json",
            '"leaseholder": true,',
            '"leaseholder": true, "keeping_to_repayment_plan": true,',
        )
        before, after = blocks_of(report), blocks_of(run(data).stdout)
        altered = [(one, two) for one, two in zip(before, after, strict=True) if one != two]

        assert [(two.title, one.outcome, two.outcome) for one, two in altered] == [
            (
                "May applicant 4, in arrears, join while nobody has looked up the plan?",
                "undetermined",
                "eligible",
            )
        ]

    def test_nothing_personal_is_printed(self, report: str) -> None:
        year = json.loads((EXAMPLES / "data" / "trafford_qip.json").read_text(encoding="utf-8"))
        births = {case["facts"].get("date_of_birth") for case in year["eligibility"]} - {None}
        form = json.loads((EXAMPLES / "data" / "chorus_rsp.json").read_text(encoding="utf-8"))
        written = {
            answer
            for case in form["application"]
            for answer in case["facts"]["answers"].values()
            if isinstance(answer, str) and answer
        }

        assert births
        assert written
        assert [value for value in births | written if value in report] == []


class TestRefusals:
    """Cases that could not have happened are refused by name, and not repeated."""

    @pytest.mark.parametrize(
        ("old", "new", "named"),
        [
            pytest.param('"shared_owner": true', '"shared_owner": "yes"', "shared_owner", id="yes"),
            pytest.param(
                '"date_of_birth": "2010-11-22"',
                '"date_of_birth": "22/11/2010"',
                "date_of_birth",
                id="a day in another form",
            ),
            pytest.param(
                '"joint_tenant": true,\n', '"tennant": true,\n', "tennant", id="a misprint"
            ),
        ],
    )
    def test_a_fact_that_does_not_fit(self, data: Path, old: str, new: str, named: str) -> None:
        path = data / "chorus_rsp.json"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

        done = run(data)

        assert done.returncode != 0
        assert named in done.stderr
        assert "22/11/2010" not in done.stderr
        assert "input_value" not in done.stderr

    def test_a_folder_without_cases(self, tmp_path: Path) -> None:
        done = run(tmp_path)

        assert done.returncode != 0
        assert "chorus_rsp.json" in done.stderr
