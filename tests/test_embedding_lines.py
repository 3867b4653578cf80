"""The filter for pipes: a question on every line in, an answer on every line out."""

import contextlib
import io
import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from scrutiny_rules import Roll, decide_quorum
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.test_embedding import example

pytestmark = pytest.mark.no_cover  # it tries an example, and the package by the way

SCRIPT: Final = Path(__file__).parents[1] / "examples" / "embedding" / "decide_lines.py"
FILTER: Final = example("decide_lines")
NAME: Final = "Zebedee Q. Example"

QUORUM: Final = ("--rulebook", "trafford_qip", "--verb", "decide_quorum")
PERSON: Final = ("--rulebook", "chorus_rsp", "--verb", "assess_eligibility")
FINE: Final = {"reference": "item 3", "roll": {"in_office": 7, "present": 3}}
ANSWER: Final = {"reference": "item 3", "outcome": "inquorate", "clauses": ["7.2"]}


class Done(NamedTuple):
    """What the filter made of some bytes: what it wrote, what it said beside, how it ended."""

    stdout: bytes
    stderr: bytes
    returncode: int


def command(*options: str) -> list[str]:
    """Return the command that runs the filter, with every warning an error."""
    return [sys.executable, "-W", "error", str(SCRIPT), *options]


def run(sent: bytes, *options: str) -> Done:
    """Return what the filter makes of some bytes, in this process."""
    out, said = io.BytesIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stderr(said),
    ):
        patch.setattr(sys, "argv", [str(SCRIPT), *options])
        try:
            status = FILTER.run(FILTER.arguments(), io.BytesIO(sent), out)
        except SystemExit as ended:
            status = int(ended.code or 0)
    return Done(out.getvalue(), said.getvalue().encode(), status)


def answers(done: Done) -> list[Any]:
    """Return the answers, line by line; nothing else may have been said."""
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_lines(*questions: object) -> bytes:
    """Return questions as lines of JSON."""
    return b"".join(json.dumps(one).encode() + b"\n" for one in questions)


class TestAnswers:
    """Every line has its answer, whole or in short."""

    def test_in_short(self) -> None:
        done = run(in_lines(FINE, {**FINE, "reference": 4}), *QUORUM, "--compact")

        assert answers(done) == [ANSWER, {**ANSWER, "reference": 4}]
        assert done.returncode == 0

    def test_the_whole_decision(self) -> None:
        (answer,) = answers(run(in_lines(FINE), *QUORUM))
        decision = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3))

        assert answer["reference"] == "item 3"
        assert type(decision).model_validate(answer["decision"]) == decision

    def test_a_silent_paper(self) -> None:
        silent = ("--rulebook", "chorus_rsp", "--verb", "decide_quorum", "--compact")

        assert answers(run(in_lines({"roll": {}}), *silent)) == [
            {"reference": None, "outcome": "not provided for", "clauses": []}
        ]

    def test_a_stage_and_a_day_for_every_line_that_has_none(self) -> None:
        young = {"applicant": {"date_of_birth": "2010-11-22"}}
        options = ("--rulebook", "trafford_qip", "--verb", "assess_eligibility", "--compact")
        done = run(
            in_lines(young, {**young, "on": "2026-11-22"}),
            *options,
            *("--stage", "applicant", "--on", "2026-11-21"),
        )

        assert [one["outcome"] for one in answers(done)] == ["not eligible", "undetermined"]

    def test_the_calendar_of_working_days(self) -> None:
        options = ("--rulebook", "trafford_qip", "--verb", "notice_due", "--england-and-wales")
        (answer,) = answers(run(in_lines({"requested_on": "2026-03-20"}), *options))

        assert answer["decision"]["due_on"] == "2026-04-07"

    def test_options_that_a_function_does_not_take_are_left_out(self) -> None:
        done = run(in_lines(FINE), *QUORUM, "--compact", "--on", "2026-11-22")

        assert answers(done) == [ANSWER]

    def test_a_block_of_its_own(self) -> None:
        ballot = {"votes_for": 2, "votes_against": 1, "abstentions": 2, "in_attendance": 5}
        options = ("--rulebook", "chorus_rsp", "--verb", "decide_motion", "--compact")
        sent = in_lines({"ballot": ballot})

        assert [one["outcome"] for one in answers(run(sent, *options))] == ["carried"]
        breach = run(sent, *options, "--block", "breach_voting")
        assert [one["outcome"] for one in answers(breach)] == ["not carried"]

    def test_a_rulebook_from_a_file(self, tmp_path: Path) -> None:
        file = tmp_path / "seats.json"
        file.write_text(TRAFFORD_QIP.under("T-R7", "seats").model_dump_json(), encoding="utf-8")
        roll = {"roll": {"in_office": 7, "present": 4, "seats": 9}}
        options = ("--verb", "decide_quorum", "--compact")
        done = run(in_lines(roll), "--rulebook", str(file), *options)

        assert [one["outcome"] for one in answers(done)] == ["inquorate"]

    def test_miles_keep_every_digit(self) -> None:
        sent = b'{"claim": {"items": [{"miles": 10.10, "travelled_on": "2026-11-22"}]}}\n'
        options = ("--rulebook", "chorus_rsp", "--verb", "reimburse")
        (answer,) = answers(run(sent, *options))

        assert answer["decision"]["payable_pence"] == 455


class TestLines:
    """What lines are made of: their ends, their beginning, and none at all."""

    @pytest.mark.parametrize("sent", [b"", b"\n", b"\r\n \t\n\n", b"\xef\xbb\xbf\n"])
    def test_nothing_in_is_nothing_out(self, sent: bytes) -> None:
        done = run(sent, *QUORUM)

        assert answers(done) == []
        assert done.returncode == 0

    @pytest.mark.parametrize(
        "sent",
        [
            pytest.param(in_lines(FINE).rstrip(), id="no end"),
            pytest.param(in_lines(FINE).replace(b"\n", b"\r\n"), id="CRLF"),
            pytest.param(b"\xef\xbb\xbf" + in_lines(FINE), id="a byte-order mark"),
            pytest.param(b"\n  \n" + in_lines(FINE) + b"\n\n", id="blank lines"),
            pytest.param(b"  " + in_lines(FINE), id="blanks before it"),
        ],
    )
    def test_a_line_is_read_all_the_same(self, sent: bytes) -> None:
        assert answers(run(sent, *QUORUM, "--compact")) == [ANSWER]

    @pytest.mark.parametrize("reference", ["\u014ctara\u2028\u00e9", "\ud800", "a\nb"])
    def test_words_beyond_ascii_come_back_as_they_went(self, reference: str) -> None:
        done = run(in_lines({**FINE, "reference": reference}), *QUORUM, "--compact")

        assert answers(done) == [{**ANSWER, "reference": reference}]
        assert done.stdout.isascii()


LONG: Final = b'{"roll": {"in_office": ' + b"7" * 3_000_000 + b"}}"


class TestErrors:
    """A line that cannot be read is answered by its number, and never by what it held."""

    @pytest.mark.parametrize(
        ("line", "error", "fields"),
        [
            pytest.param(b"{", "not JSON", [], id="no JSON"),
            pytest.param(NAME.encode(), "not JSON", [], id="words"),
            pytest.param(b'{"roll": {"in_office": NaN}}', "not JSON", [], id="no number"),
            pytest.param(b"[" * 200_000, "not JSON", [], id="brackets without end"),
            pytest.param(b'{"roll": ' + b"1" * 5_000 + b"}", "not JSON", [], id="endless digits"),
            pytest.param(b"[1]", "not an object", [], id="a list"),
            pytest.param(b'"roll"', "not an object", [], id="text"),
            pytest.param(b"\xff\xfe{}", "not UTF-8", [], id="another encoding"),
            pytest.param(LONG, "too long", [], id="a line without end"),
            pytest.param(b"{}", "not valid", ["roll"], id="no facts"),
            pytest.param(
                b'{"roll": {}, "reference": 1.5}', "not valid", ["reference"], id="a reference"
            ),
            pytest.param(
                b'{"roll": {}, "reference": [1]}', "not valid", ["reference"], id="references"
            ),
            pytest.param(
                b'{"roll": {"present": "Zebedee Q. Example", "in_office": true}}',
                "not valid",
                ["roll.in_office", "roll.present"],
                id="facts that cannot be",
            ),
            pytest.param(b'{"roll": {}, "rolls": {}}', "not valid", ["rolls"], id="another name"),
            pytest.param(
                b'{"roll": {"present": 1, "present": 2}}', "given twice", ["present"], id="twice"
            ),
        ],
    )
    def test_it_names_the_line_and_the_fields(
        self, line: bytes, error: str, fields: list[str]
    ) -> None:
        done = run(in_lines(FINE) + line + b"\n" + in_lines(FINE), *QUORUM, "--compact")

        before, refused, after = answers(done)
        assert before == after == ANSWER
        assert refused["line"] == 2
        assert refused["error"] == error
        assert sorted(set(refused["fields"])) == fields
        assert NAME.encode() not in done.stdout
        assert done.returncode == 1

    def test_a_question_beyond_the_calendar_is_named(self) -> None:
        options = ("--rulebook", "trafford_qip", "--verb", "notice_due", "--england-and-wales")
        done = run(in_lines({"requested_on": "2050-03-20"}), *options)

        assert answers(done) == [{"line": 1, "error": "OutsideCalendarError", "fields": []}]

    def test_personal_values_stay_where_they_came_from(self) -> None:
        person = {"date_of_birth": "1961-07-14T00:00", "tenant": NAME, "other": {"a": [NAME]}}
        done = run(in_lines({"applicant": person}), *PERSON, "--stage", "member")

        assert done.returncode == 1
        assert b"1961" not in done.stdout
        assert NAME.encode() not in done.stdout

    @pytest.mark.parametrize(
        "options",
        [
            pytest.param(("--rulebook", "north_panel", "--verb", "decide_quorum"), id="no paper"),
            pytest.param(("--rulebook", str(SCRIPT), "--verb", "decide_quorum"), id="no rulebook"),
            pytest.param(("--rulebook", "chorus_rsp", "--verb", "decide"), id="no verb"),
            pytest.param((*QUORUM, "--block", "voting"), id="a block of another verb"),
            pytest.param((*PERSON, "--stage", "guest"), id="no stage"),
            pytest.param((*PERSON, "--on", "today"), id="no day"),
            pytest.param(("--verb", "decide_quorum"), id="nothing to go by"),
        ],
    )
    def test_what_the_command_line_asks_for_is_there(self, options: tuple[str, ...]) -> None:
        done = run(in_lines(FINE), *options)

        assert done.returncode == 2
        assert done.stdout == b""
        assert b"usage:" in done.stderr


class TestPipes:
    """As a program of its own: everything at once, line by line, and with nobody reading."""

    def test_everything_that_can_come_in(self) -> None:
        lines = (
            b"\xef\xbb\xbf" + in_lines(FINE).replace(b"\n", b"\r\n"),
            b"\n",
            b'{"roll": {}, "roll": {}}\n',
            b"\xff\n",
            LONG + b"\n",
            in_lines({"roll": {"present": NAME}}),
            in_lines(FINE).rstrip(),
        )
        done = subprocess.run(  # noqa: S603  our own script
            command(*QUORUM, "--compact"), input=b"".join(lines), capture_output=True, check=False
        )

        found = [json.loads(line) for line in done.stdout.splitlines()]
        assert found[0] == found[-1] == ANSWER
        assert [(one["line"], one["error"]) for one in found[1:-1]] == [
            (3, "given twice"),
            (4, "not UTF-8"),
            (5, "too long"),
            (6, "not valid"),
        ]
        assert (done.returncode, done.stderr) == (1, b"")

    def test_an_answer_does_not_wait_for_the_next_line(self) -> None:
        with subprocess.Popen(  # noqa: S603  our own script
            command(*QUORUM, "--compact"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as filter_:
            assert filter_.stdin is not None
            assert filter_.stdout is not None
            for number in range(3):
                filter_.stdin.write(in_lines({**FINE, "reference": number}))
                filter_.stdin.flush()
                assert json.loads(filter_.stdout.readline())["reference"] == number
            filter_.stdin.close()

        assert filter_.returncode == 0

    def test_a_reader_that_has_gone_is_no_error_of_ours(self) -> None:
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(  # noqa: S603  our own script
            command(*QUORUM, "--compact"),
            input=in_lines(FINE),
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(write)

        assert done.stderr == b""
        assert done.returncode == 141

    def test_memory_does_not_grow_with_the_lines(self) -> None:
        class Coming(io.RawIOBase):
            """Lines that are made as they are read, and kept nowhere."""

            left = 10_000_000
            line = in_lines({**FINE, "reference": "x" * 20_000})

            def readable(self) -> bool:
                return True

            def readinto(self, buffer: Any) -> int:
                if self.left <= 0:
                    return 0
                self.left -= len(self.line)
                buffer[: len(self.line)] = self.line
                return len(self.line)

        class Going(io.RawIOBase):
            """What is written goes nowhere."""

            def write(self, written: Any) -> int:
                return len(written)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", [str(SCRIPT), *QUORUM, "--compact"])
            asked = FILTER.arguments()
        source = io.BufferedReader(Coming(), buffer_size=100_000)
        tracemalloc.start()
        try:
            assert FILTER.run(asked, source, Going()) == 0
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert source.read() == b""
        assert most < Coming.left // 5


class TestRulebooks:
    """Every rulebook that is shipped can be named."""

    @pytest.mark.parametrize("rulebook", [CHORUS_RSP, TRAFFORD_QIP])
    def test_by_its_module(self, rulebook: Any) -> None:
        name = rulebook.document.key.replace("-", "_")
        sent = in_lines({"joined_on": "2026-01-05", "until": "2026-12-31"})
        done = run(sent, "--rulebook", name, "--verb", "development_plan")
        (answer,) = answers(done)

        (finding, *_) = answer["decision"]["findings"]
        assert finding["clause"]["document"] == rulebook.document.key
