"""Does pytest run a landlord's table, one test for each row, and say clearly what is wrong?"""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Final

import pytest

import _scrutiny_rules_plugins
from scrutiny_rules.case_tables.plugin import load_rulebook
from scrutiny_rules.errors import RulebookNotFoundError
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

pytest_plugins = "pytester"

NAMED: Final = "scrutiny_rules.rulebooks.trafford_qip:TRAFFORD_QIP"
TABLE: Final = f"""\
id,rulebook,verb,in_office,present,outcome
half of seven,{NAMED},decide_quorum,7,4,quorate
three of seven,,,7,3,inquorate
nobody counted,,,,,undetermined
"""


def lines(result: pytest.RunResult) -> str:
    """Return what pytest printed."""
    return result.stdout.str()


class TestPassing:
    """Every row that is as expected is a test that passes, under its own name."""

    def test_every_row_of_a_csv_file(self, pytester: pytest.Pytester) -> None:
        (pytester.path / "quorum.scrutiny.csv").write_text(TABLE, encoding="utf-8")
        result = pytester.runpytest_inprocess("-v")

        result.assert_outcomes(passed=3)
        result.stdout.fnmatch_lines(
            [
                "quorum.scrutiny.csv::half of seven PASSED*",
                "quorum.scrutiny.csv::three of seven PASSED*",
                "quorum.scrutiny.csv::nobody counted PASSED*",
            ]
        )

    def test_every_case_of_a_json_file(self, pytester: pytest.Pytester) -> None:
        table = {
            "rulebook": "paper.json",
            "verb": "decide_quorum",
            "cases": [{"given": {"roll": {"in_office": 7, "present": 4}}, "outcome": "quorate"}],
        }
        text = json.dumps(table)
        (pytester.path / "quorum.scrutiny.json").write_text(text, encoding="utf-8")
        paper = TRAFFORD_QIP.model_dump_json()
        (pytester.path / "paper.json").write_text(paper, encoding="utf-8")
        result = pytester.runpytest_inprocess("-v")

        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines(["quorum.scrutiny.json::case-1 PASSED*"])

    def test_a_file_as_spreadsheets_write_it(self, pytester: pytest.Pytester) -> None:
        text = TABLE.replace("\n", "\r\n")
        (pytester.path / "quorum.scrutiny.csv").write_text(text, encoding="utf-8-sig")

        pytester.runpytest_inprocess().assert_outcomes(passed=3)

    def test_one_row_can_be_asked_for(self, pytester: pytest.Pytester) -> None:
        (pytester.path / "quorum.scrutiny.csv").write_text(TABLE, encoding="utf-8")

        by_id = pytester.runpytest_inprocess("quorum.scrutiny.csv::three of seven")
        by_word = pytester.runpytest_inprocess("-k", "nobody")

        by_id.assert_outcomes(passed=1)
        by_word.assert_outcomes(passed=1, deselected=2)

    def test_on_several_cores(self, pytester: pytest.Pytester) -> None:
        (pytester.path / "quorum.scrutiny.csv").write_text(TABLE, encoding="utf-8")

        pytester.runpytest_inprocess("-n", "2").assert_outcomes(passed=3)


class TestOptions:
    """Further files are tables where the settings say so, and the rulebook may stand there too."""

    def test_no_file_matches(self, pytester: pytest.Pytester) -> None:
        (pytester.path / "quorum.csv").write_text(TABLE, encoding="utf-8")
        (pytester.path / "quorum.json").write_text("{", encoding="utf-8")

        assert pytester.runpytest_inprocess().ret is pytest.ExitCode.NO_TESTS_COLLECTED

    def test_further_patterns(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nscrutiny_tables = cases_*.csv paper_*.csv\n")
        (pytester.path / "cases_quorum.csv").write_text(TABLE, encoding="utf-8")
        (pytester.path / "paper_quorum.csv").write_text(TABLE, encoding="utf-8")
        (pytester.path / "quorum.csv").write_text(TABLE, encoding="utf-8")

        pytester.runpytest_inprocess().assert_outcomes(passed=6)

    def test_a_rulebook_for_tables_that_name_none(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nscrutiny_rulebook = papers/paper.json\n")
        (pytester.path / "papers").mkdir()
        paper = TRAFFORD_QIP.model_dump_json()
        (pytester.path / "papers" / "paper.json").write_text(paper, encoding="utf-8")
        tables = pytester.path / "tables"
        tables.mkdir()
        text = TABLE.replace(NAMED, "")
        (tables / "quorum.scrutiny.csv").write_text(text, encoding="utf-8")

        pytester.runpytest_inprocess().assert_outcomes(passed=3)

    def test_it_can_be_turned_off(self, pytester: pytest.Pytester) -> None:
        (pytester.path / "quorum.scrutiny.csv").write_text(TABLE, encoding="utf-8")
        result = pytester.runpytest_inprocess("-p", "no:scrutiny_rules")

        assert result.ret is pytest.ExitCode.NO_TESTS_COLLECTED


class TestFailing:
    """A row that is otherwise says what differs, and why the paper decides as it does."""

    def test_what_differs_and_the_clauses(self, pytester: pytest.Pytester) -> None:
        text = TABLE.replace("7,3,inquorate", "7,3,quorate")
        (pytester.path / "quorum.scrutiny.csv").write_text(text, encoding="utf-8")
        result = pytester.runpytest_inprocess()

        result.assert_outcomes(passed=2, failed=1)
        result.stdout.fnmatch_lines(
            [
                "*row 3: three of seven*",
                "quorum.scrutiny.csv, row 3: three of seven",
                "outcome: expected quorate, found inquorate",
                "Quorum: inquorate",
                "*not met: at least half of the panel present*trafford-qip 7.2*",
            ]
        )
        assert "Traceback" not in lines(result)
        assert "plugin.py" not in lines(result)

    def test_a_question_outside_the_data(self, pytester: pytest.Pytester) -> None:
        text = (
            "rulebook,verb,requested_on,calendar,outcome\n"
            f"{NAMED},notice_due,1999-12-31,England and Wales,provided for\n"
        )
        (pytester.path / "notice.scrutiny.csv").write_text(text, encoding="utf-8")
        result = pytester.runpytest_inprocess()

        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["the working-day calendar covers 2015-01-01 to *"])
        assert "1999" not in lines(result)

    def test_nothing_personal_is_printed(self, pytester: pytest.Pytester) -> None:
        text = (
            "rulebook,verb,on,stage,date_of_birth,outcome\n"
            f"{NAMED},assess_eligibility,2026-11-25,member,1999-12-31,eligible\n"
        )
        (pytester.path / "people.scrutiny.csv").write_text(text, encoding="utf-8")
        result = pytester.runpytest_inprocess("-vv", "--showlocals", "--full-trace")

        result.assert_outcomes(failed=1)
        assert "1999" not in lines(result)

    def test_an_error_that_nobody_foresaw_is_shown_whole(self, pytester: pytest.Pytester) -> None:
        pytester.makeconftest(
            "import pytest\n"
            "@pytest.hookimpl(tryfirst=True)\n"
            "def pytest_runtest_call(item):\n"
            "    raise RuntimeError('unforeseen')\n"
        )
        (pytester.path / "quorum.scrutiny.csv").write_text(TABLE, encoding="utf-8")
        result = pytester.runpytest_inprocess("-k", "nobody")

        result.assert_outcomes(failed=1, deselected=2)
        result.stdout.fnmatch_lines(["*RuntimeError: unforeseen*"])


class TestRefusals:
    """A table that cannot be tried is an error of the collection, in words and by its place."""

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            pytest.param(
                TABLE.replace("present", "presnt"),
                "row 2, `presnt`: there is no such column; there are: in_office, present, *",
                id="a column",
            ),
            pytest.param(
                TABLE.replace("7,3", "7,few"),
                "row 3, `present`: a whole number is wanted",
                id="a value",
            ),
            pytest.param(
                TABLE.replace("decide_quorum", "decide"),
                "row 2, `verb`: it is one of: assess_eligibility, *",
                id="a function",
            ),
            pytest.param(
                TABLE.replace(NAMED, "nothing.json"),
                "row 2, `rulebook`: `nothing.json`: there is no such file, or it is no text",
                id="a rulebook",
            ),
            pytest.param("\udce9", "it is no text in UTF-8", id="a file"),
        ],
    )
    def test_what_is_wrong_is_said(self, pytester: pytest.Pytester, text: str, says: str) -> None:
        content = text.encode(errors="surrogateescape")
        (pytester.path / "quorum.scrutiny.csv").write_bytes(content)
        result = pytester.runpytest_inprocess()

        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["quorum.scrutiny.csv cannot be tried:", f"  {says}"])
        assert "Traceback" not in lines(result)

    def test_the_rulebook_of_the_settings(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nscrutiny_rulebook = paper.json\n")
        (pytester.path / "quorum.scrutiny.csv").write_text(TABLE, encoding="utf-8")
        result = pytester.runpytest_inprocess()

        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["`paper.json`: there is no such file, or it is no text"])


class TestRulebooks:
    """A rulebook is a JSON file, or a value that Python can import."""

    def test_one_by_its_python_name(self, tmp_path: Path) -> None:
        assert load_rulebook(NAMED, tmp_path) is TRAFFORD_QIP

    def test_one_in_a_file_beside(self, tmp_path: Path) -> None:
        (tmp_path / "paper.json").write_text(TRAFFORD_QIP.model_dump_json(), encoding="utf-8")

        assert load_rulebook("paper.json", tmp_path) == TRAFFORD_QIP

    @pytest.mark.parametrize(
        ("named", "why"),
        [
            pytest.param("nothing.json", "there is no such file, or it is no text", id="no file"),
            pytest.param(
                "list.json", "it is no rulebook: : Input should be an object", id="a list"
            ),
            pytest.param(
                "broken.json", "it is no rulebook: document: Field required; ", id="parts"
            ),
            pytest.param("nowhere:PAPER", "No module named 'nowhere'", id="no module"),
            pytest.param("scrutiny_rules:PAPER", "it is no rulebook", id="no such name"),
            pytest.param("scrutiny_rules:Rulebook", "it is no rulebook", id="its class"),
        ],
    )
    def test_what_is_none(self, named: str, why: str, tmp_path: Path) -> None:
        (tmp_path / "list.json").write_text("[]", encoding="utf-8")
        (tmp_path / "broken.json").write_text("{}", encoding="utf-8")
        with pytest.raises(RulebookNotFoundError) as refused:
            load_rulebook(named, tmp_path)

        assert refused.value.rulebook == named
        assert refused.value.why.startswith(why)


class TestEntryPoints:
    """What pytest loads at its start can be loaded again, and is what stands in the file."""

    def test_it_can_be_loaded_afresh(self) -> None:
        path = str(_scrutiny_rules_plugins.__file__)
        spec = spec_from_file_location("loaded_afresh", path)
        assert spec is not None
        assert spec.loader is not None
        afresh = module_from_spec(spec)
        spec.loader.exec_module(afresh)

        assert afresh.SUFFIXES == _scrutiny_rules_plugins.SUFFIXES
        assert {name for name in vars(afresh) if name.startswith("pytest_")} == {
            "pytest_addoption",
            "pytest_collect_file",
        }
