"""Does the example report what the papers say, and is every answer in it accounted for?"""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
CITATION = re.compile(r"\[(chorus-rsp|trafford-qip) [^]]+\]")
PAPERS = {"Chorus Homes": "chorus-rsp", "Trafford Housing Trust": "trafford-qip"}
AGAIN = "The same case, with an unclear sentence read another way"
READINGS = "Unclear sentences, and how they are read in this report"
COUNTS = "How often each answer was given"


class Block(NamedTuple):
    """One decision of the report."""

    landlord: str
    section: str
    title: str
    body: str

    @property
    def outcome(self) -> str:
        """The answer: what follows the subject on the first line below the title."""
        return self.body.splitlines()[0].partition(": ")[2]


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
        Block(landlord, heading, *paragraph.split("\n", 1))
        for (landlord, heading), paragraphs in sections_of(report).items()
        if heading not in {READINGS, COUNTS}
        for paragraph in paragraphs
    ]


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

    def test_no_decision_cites_the_other_paper(self, report: str) -> None:
        for block in blocks_of(report):
            assert set(CITATION.findall(block.body)) <= {PAPERS[block.landlord]}

    def test_exactly_the_undetermined_decisions_say_what_to_ask(self, report: str) -> None:
        for block in blocks_of(report):
            assert ("Still needed" in block.body) == (block.outcome == "undetermined")

    def test_exactly_the_readings_that_decisions_rest_on_are_explained(self, report: str) -> None:
        for landlord in PAPERS:
            bodies = [one.body for one in blocks_of(report) if one[0] == landlord]
            named = {name for body in bodies for name in re.findall(r"\b[CTX]-R\d+[ab]?\b", body)}
            told = sections_of(report)[landlord, READINGS]

            assert {paragraph.partition(",")[0] for paragraph in told} == named

    def test_the_counts_are_those_of_the_decisions(self, report: str) -> None:
        found: dict[tuple[str, str], Counter[str]] = {}
        for block in blocks_of(report):
            found.setdefault(block[:2], Counter())[block.outcome] += 1
        for landlord in PAPERS:
            (lines,) = sections_of(report)[landlord, COUNTS]
            for line in lines.splitlines():
                heading, _, counts = line.partition(": ")
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
            '"facts": {"leaseholder": true, ',
            '"facts": {"keeping_to_repayment_plan": true, "leaseholder": true, ',
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
