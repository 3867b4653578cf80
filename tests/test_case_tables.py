"""Is a landlord's table of cases read as it is written, and held against the paper?"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest

from scrutiny_rules import Rulebook, ScrutinyRulesError, Silent, State, Terms
from scrutiny_rules.analysis import boundary_cases
from scrutiny_rules.analysis.comparison import stages
from scrutiny_rules.case_tables import (
    Case,
    Untried,
    cases_for,
    read_csv,
    read_json,
    untried,
)
from scrutiny_rules.case_tables._cells import column_of
from scrutiny_rules.case_tables._reading import AROUND, EXPECTED
from scrutiny_rules.errors import NoCasesError, RulebookNotFoundError, WrongTableError
from scrutiny_rules.questions import VERBS
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

DAY: Final = date(2026, 11, 25)


def read(text: str, rulebook: Rulebook | None = TRAFFORD_QIP) -> tuple[Case, ...]:
    """Return the cases of a CSV table."""
    return read_csv(text, name="table.csv", rulebook=rulebook)


def read_rows(rows: object, rulebook: Rulebook | None = TRAFFORD_QIP) -> tuple[Case, ...]:
    """Return the cases of a JSON table."""
    return read_json(json.dumps(rows), name="table.json", rulebook=rulebook)


def differences(text: str, rulebook: Rulebook | None = TRAFFORD_QIP) -> list[tuple[str, ...]]:
    """Return what differs from each row of a CSV table."""
    return [case.result().differences for case in read(text, rulebook)]


def problems(text: str, rulebook: Rulebook | None = TRAFFORD_QIP) -> tuple[str, ...]:
    """Return what is wrong with a CSV table."""
    with pytest.raises(WrongTableError) as refused:
        read(text, rulebook)
    assert str(refused.value).startswith("table.csv cannot be tried:")
    return refused.value.problems


def problems_of(rows: object) -> tuple[str, ...]:
    """Return what is wrong with a JSON table."""
    with pytest.raises(WrongTableError) as refused:
        read_rows(rows)
    return refused.value.problems


class TestCells:
    """A cell says what its column is of: yes or no, a count, a day, a word; empty is unknown."""

    @pytest.mark.parametrize(
        ("written", "given"),
        [
            pytest.param("yes", True, id="yes"),
            pytest.param("true", True, id="true"),
            pytest.param("TRUE", True, id="as a spreadsheet has it"),
            pytest.param("no", False, id="no"),
            pytest.param("False", False, id="false"),
            pytest.param("", None, id="unknown"),
            pytest.param("  ", None, id="blank, and so unknown"),
        ],
    )
    def test_yes_and_no(self, written: str, given: bool | None) -> None:
        text = f"verb,clear_conflict,outcome\ndecide_withdrawal,{written},undetermined"
        (case,) = read(text)

        assert case.question.given["interest"].clear_conflict is given  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        ("column", "cell", "found"),
        [
            pytest.param("date_of_birth", "", None, id="nothing"),
            pytest.param("date_of_birth", "2000-02-29", date(2000, 2, 29), id="a day"),
            pytest.param("stage", "co-optee", "co-optee", id="a word"),
            pytest.param("on", "2026-11-26", date(2026, 11, 26), id="the day asked about"),
        ],
    )
    def test_days_and_words(self, column: str, cell: str, found: object) -> None:
        columns = {"on": "2026-11-25", "stage": "member", "tenant": "yes", column: cell}
        named = {name: one for name, one in columns.items() if one}
        head, cells = ",".join(named), ",".join(named.values())
        text = f"verb,outcome,{head}\nassess_eligibility,eligible,{cells}"
        (case,) = read(text)

        given = case.question.given
        assert (given if column in given else dict(given["applicant"])).get(column) == found  # type: ignore[call-overload]

    def test_a_list_is_json(self) -> None:
        cell = '"[{""held_on"": ""2026-01-05"", ""mark"": ""absent""}]"'
        text = f"verb,on,meetings,outcome\nreview_attendance,2026-11-25,{cell},undetermined"
        (case,) = read(text)

        assert str(case.question.given["register"].meetings[0].mark) == "absent"  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        ("column", "cell", "found"),
        [
            pytest.param("answers.plans", "to help", {"plans": "to help"}, id="an answer"),
            pytest.param("answers.willing-to-train", "yes", {"willing-to-train": True}, id="a yes"),
            pytest.param("answers.plans", "12", {"plans": "12"}, id="an answer of digits"),
            pytest.param("answers", '"{""plans"": null}"', {"plans": None}, id="all as JSON"),
        ],
    )
    def test_what_is_held_by_name(
        self, column: str, cell: str, found: Mapping[str, object]
    ) -> None:
        text = f"verb,{column},outcome\nreview_application,{cell},incomplete"
        (case,) = read(text, CHORUS_RSP)

        assert dict(case.question.given["form"].answers) == found  # type: ignore[attr-defined]

    def test_the_calendar_of_england_and_wales_can_be_named(self) -> None:
        text = (
            "verb,requested_on,calendar,outcome,figures.first_day\n"
            "notice_due,2026-12-24,England and Wales,provided for,\n"
        )

        assert differences(text) == [()]

    def test_no_column_that_is_kept_for_expectations_is_a_fact(self) -> None:
        kept = {"id", *AROUND, *EXPECTED}
        silent = Silent(why="nothing")

        assert [
            (name, column)
            for name, verb in VERBS.items()
            for column in kept
            if column_of(verb, silent, column)
        ] == []


class TestOwnFacts:
    """A landlord's own fact stands in a column of its own, and is of the kind declared."""

    @pytest.fixture
    def rulebook(self) -> Rulebook:
        block = CHORUS_RSP.affiliation
        assert isinstance(block, Terms)
        own = [
            {
                "name": "other.years",
                "kind": "compare",
                "question": "For how long?",
                "answered_by": "them",
            },
            {
                "name": "other.ward",
                "kind": "in",
                "question": "Which?",
                "answered_by": "them",
                "choices": ["1", "2"],
            },
            {
                "name": "other.councillor",
                "kind": "yes",
                "question": "Are they?",
                "answered_by": "them",
            },
        ]
        return CHORUS_RSP.model_copy(
            update={"affiliation": block.model_copy(update={"own_facts": own})}
        )

    def test_they_are_read_by_their_kind(self, rulebook: Rulebook) -> None:
        text = (
            "verb,represents_party,other.years,other.ward,other.councillor,outcome\n"
            "decide_affiliation,no,2,2,yes,allowed\n"
        )
        (case,) = read(text, rulebook)
        given = case.question.given["role"].other  # type: ignore[attr-defined]

        assert dict(given) == {"years": 2, "ward": "2", "councillor": True}
        assert case.result().differences == ()

    def test_one_of_another_kind(self, rulebook: Rulebook) -> None:
        text = "verb,other.years,outcome\ndecide_affiliation,many,allowed"

        assert problems(text, rulebook) == ("row 2, `other.years`: a whole number is wanted",)

    def test_one_that_is_not_declared_is_read_by_its_look(self) -> None:
        text = "verb,other.x,other.y,other.z,outcome\ndecide_affiliation,2,no,so,undetermined"
        (case,) = read(text, CHORUS_RSP)

        assert dict(case.question.given["role"].other) == {"x": 2, "y": False, "z": "so"}  # type: ignore[attr-defined]


class TestRows:
    """What is the same in every row is written once; every row has a name."""

    def test_the_function_the_block_and_the_rulebook_are_as_in_the_row_above(self) -> None:
        text = (
            "id,rulebook,verb,block,outcome,votes_for,votes_against,in_attendance,concerned\n"
            "a,chorus,decide_motion,breach_voting,not carried,3,0,9,0\n"
            "b,,,,not carried,3,0,9,0\n"
            "c,,decide_motion,,carried,3,0,9,0\n"
            "d,trafford,decide_quorum,,undetermined,,,,\n"
        )
        books = {"chorus": CHORUS_RSP, "trafford": TRAFFORD_QIP}
        cases = read_csv(text, name="table.csv", load=books.__getitem__)

        assert [case.id for case in cases] == ["a", "b", "c", "d"]
        assert [case.question.block for case in cases] == [
            "breach_voting",
            "breach_voting",
            "voting",
            "quorum",
        ]
        assert [case.rulebook for case in cases] == [CHORUS_RSP] * 3 + [TRAFFORD_QIP]

    def test_a_row_without_a_name_is_called_by_its_number(self) -> None:
        text = "verb,outcome\n\ndecide_quorum,undetermined\n,\n\n,quorate\n"

        assert [(case.id, case.place) for case in read(text)] == [
            ("row-3", "row 3"),
            ("row-6", "row 6"),
        ]

    def test_a_rulebook_is_loaded_once(self) -> None:
        loaded: list[str] = []

        def load(name: str) -> Rulebook:
            loaded.append(name)
            return TRAFFORD_QIP

        text = "rulebook,verb,outcome\nt,decide_quorum,undetermined\nt,,undetermined\n"
        read_csv(text, name="table.csv", load=load)

        assert loaded == ["t"]

    def test_a_case_shows_nothing_of_whom_it_is_about(self) -> None:
        text = (
            "verb,on,stage,date_of_birth,outcome\n"
            "assess_eligibility,2026-11-25,member,1999-12-31,undetermined\n"
        )
        (case,) = read(text)

        assert "1999" not in repr(case) + repr(case.result()) + str(case.result())


QUORUM: Final = "verb,in_office,present,outcome,{}\ndecide_quorum,7,4,quorate,{}\n"


class TestExpectations:
    """Whatever a row expects is compared; what it leaves empty is not."""

    @pytest.mark.parametrize(
        ("column", "cell", "differs"),
        [
            pytest.param("decisive", "7.2", (), id="the clause"),
            pytest.param("decisive", "", (), id="no word of the clause"),
            pytest.param(
                "decisive", "none", ("decisive: expected none, found 7.2",), id="no clause"
            ),
            pytest.param("needs", "none", (), id="nothing is needed"),
            pytest.param(
                "needs",
                "present; seats",
                ("needs: expected present; seats, found none",),
                id="facts",
            ),
            pytest.param("decided_by", "none", (), id="nobody's power"),
            pytest.param(
                "decided_by",
                "the panel",
                ("decided_by: expected the panel, found none",),
                id="a power",
            ),
            pytest.param("figures.required", "4", (), id="a figure"),
            pytest.param(
                "figures.required",
                "5",
                ("figures.required: expected 5, found 4",),
                id="another figure",
            ),
            pytest.param(
                "figures.required.x",
                "5",
                ("figures.required.x: expected 5, found none",),
                id="a figure inside",
            ),
            pytest.param("findings.most", "met", None, id="no such limb"),
        ],
    )
    def test_beside_the_outcome(
        self, column: str, cell: str, differs: tuple[str, ...] | None
    ) -> None:
        text = QUORUM.format(column, cell)
        if differs is None:
            assert problems(text)[0].startswith("row 2, `findings.most`: there are: half, three, ")
        else:
            assert differences(text) == [differs]

    def test_another_outcome(self) -> None:
        text = "verb,in_office,present,outcome\ndecide_quorum,7,3,quorate"
        (case,) = read(text)
        result = case.result()

        assert result.differences == ("outcome: expected quorate, found inquorate",)
        assert str(result).startswith(
            "outcome: expected quorate, found inquorate\n\nQuorum: inquorate"
        )
        assert "[trafford-qip 7.2]" in str(result)

    @pytest.mark.parametrize("state", State)
    def test_the_state_of_a_limb(self, state: State) -> None:
        name = next(iter(TRAFFORD_QIP.quorum.limbs))  # type: ignore[union-attr]
        (found,) = differences(QUORUM.format(f"findings.{name}", state))

        assert found == (
            () if state is State.MET else (f"findings.{name}: expected {state}, found met",)
        )

    def test_a_limb_that_a_silent_paper_has_not(self) -> None:
        text = "verb,outcome,findings.half\ndecide_quorum,not provided for,met"

        assert problems(text, CHORUS_RSP) == ("row 2, `findings.half`: there are: none",)

    def test_a_yes_where_a_number_is(self) -> None:
        case = {
            "verb": "decide_quorum",
            "given": {"roll": {"in_office": 7, "present": 4}},
            "outcome": "quorate",
            "figures": {"required": True},
        }
        (read_case,) = read_rows({"cases": [case]})

        assert read_case.result().differences == ("figures.required: expected yes, found 4",)

    def test_a_limb_of_a_further_ladder_that_no_finding_is_about(self) -> None:
        assert isinstance(TRAFFORD_QIP.co_option, Terms)
        (limb, *_) = TRAFFORD_QIP.co_option.end.limbs
        text = f"verb,outcome,findings.{limb}\nco_opt,undetermined,met"

        assert differences(text) == [(f"findings.{limb}: expected met, found none",)]

    def test_json_expects_the_very_values(self) -> None:
        case = {
            "verb": "decide_quorum",
            "given": {"roll": {"in_office": 7, "present": 4}},
            "outcome": "quorate",
            "decisive": ["7.2"],
            "needs": [],
            "decided_by": "the panel",
            "findings": {},
            "figures": {"required": 4, "present": 5, "shortfall": None},
        }
        (read_case,) = read_rows({"cases": [case]})

        assert (
            read_case.result().differences
            == (
                "decided_by: expected the panel, found none",
                "figures.present_for_item: expected 5, found none",
                "figures.shortfall: expected none, found 0",
            )
            or read_case.result().differences
        )


class TestJson:
    """A JSON table says what its cases share, and then the cases."""

    def test_what_they_share(self) -> None:
        rows = {
            "verb": "assess_eligibility",
            "given": {"on": "2026-11-25", "stage": "member"},
            "cases": [
                {"id": "unknown", "given": {"applicant": {}}, "outcome": "undetermined"},
                {"given": {"applicant": {}, "stage": "applicant"}, "outcome": "undetermined"},
                {
                    "verb": "decide_quorum",
                    "block": "quorum",
                    "given": {"roll": {}},
                    "outcome": "undetermined",
                },
            ],
        }
        with pytest.raises(WrongTableError, match="case 3, `on`"):
            read_rows(rows)
        cases = read_rows({**rows, "cases": rows["cases"][:2]})  # type: ignore[index]

        assert [case.id for case in cases] == ["unknown", "case-2"]
        assert [case.question.given["stage"] for case in cases] == ["member", "applicant"]

    def test_a_calendar_can_be_named(self) -> None:
        given = {"requested_on": "2026-12-24", "calendar": "England and Wales"}
        (case,) = read_rows(
            {"cases": [{"verb": "notice_due", "given": given, "outcome": "provided for"}]}
        )

        assert case.result().differences == ()

    @pytest.mark.parametrize(
        ("rows", "wrong"),
        [
            pytest.param([], "a list of objects is wanted as `cases`", id="a list"),
            pytest.param({}, "a list of objects is wanted as `cases`", id="no cases"),
            pytest.param({"cases": [1]}, "a list of objects is wanted as `cases`", id="no object"),
            pytest.param({"cases": []}, "there are no cases in it", id="none"),
            pytest.param({"cases": [], "rows": 1}, "there is no `rows` here", id="another field"),
            pytest.param(
                {"verb": "decide_quorum", "cases": [{"outcom": "quorate"}]},
                "case 1, `outcom`: there is no such field",
                id="a field of a case",
            ),
            pytest.param(
                {
                    "verb": "decide_quorum",
                    "cases": [{"given": {"roll": {"present": True}}, "outcome": "quorate"}],
                },
                "case 1, `roll.present`: Input should be a valid integer",
                id="a value",
            ),
            pytest.param(
                {
                    "verb": "decide_quorum",
                    "cases": [{"given": {"roll": {}}, "outcome": "quorate", "needs": 1}],
                },
                "case 1, `needs`: a list of texts is wanted",
                id="needs",
            ),
            pytest.param(
                {
                    "verb": "decide_quorum",
                    "cases": [{"given": {"roll": {}}, "outcome": "quorate", "needs": [1]}],
                },
                "case 1, `needs`: a list of texts is wanted",
                id="needs of numbers",
            ),
            pytest.param(
                {
                    "verb": "decide_quorum",
                    "cases": [{"given": {"roll": {}}, "outcome": "quorate", "figures": []}],
                },
                "case 1, `figures`: an object is wanted",
                id="figures",
            ),
        ],
    )
    def test_what_is_wrong(self, rows: object, wrong: str) -> None:
        assert wrong in problems_of(rows)[0]

    @pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
    def test_what_is_no_json(self, text: str) -> None:
        with pytest.raises(WrongTableError) as refused:
            read_json(text, name="table.json", rulebook=TRAFFORD_QIP)

        assert refused.value.problems == ("it is no JSON",)


NOBODYS: Final = "1999-12-31x"
"""What stands where a day of birth would."""


class TestRefusals:
    """What is wrong is named by its row and column, all of it, and never repeated."""

    @pytest.mark.parametrize(
        ("text", "wrong"),
        [
            pytest.param("", "row 1: there is no column `outcome`", id="an empty file"),
            pytest.param("outcome", "there are no cases in it", id="no rows"),
            pytest.param("outcome,verb,verb", "row 1: column `verb` stands twice", id="twice"),
            pytest.param('outcome\n"x', "it is no CSV: unexpected end of data", id="a quote"),
            pytest.param(
                "outcome\nquorate",
                "row 2, `verb`: it is one of: assess_eligibility, ",
                id="no function",
            ),
            pytest.param(
                "verb,outcome\ndecide,quorate",
                "row 2, `verb`: it is one of: ",
                id="no such function",
            ),
            pytest.param(
                "verb,block,outcome\ndecide_quorum,voting,quorate",
                "row 2, `block`: it is one of: quorum",
                id="another block",
            ),
            pytest.param(
                "verb,outcome\ndecide_quorum,passed",
                "row 2, `outcome`: it is one of: quorate, ",
                id="no such outcome",
            ),
            pytest.param(
                "verb,outcome\ndecide_quorum,quorate,7",
                "row 2: it has more cells than there are columns",
                id="too long",
            ),
            pytest.param(
                "verb,outcome,presnt\ndecide_quorum,quorate,7",
                "row 2, `presnt`: there is no such column; there are: in_office, present, ",
                id="a column",
            ),
            pytest.param(
                "verb,outcome,present.x\ndecide_quorum,quorate,7",
                "row 2, `present.x`: there is no such column",
                id="inside a count",
            ),
            pytest.param(
                "verb,outcome,other.x.y\ndecide_quorum,quorate,7",
                "row 2, `other.x.y`: there is no such column",
                id="too deep",
            ),
            pytest.param(
                "verb,outcome,on\ndecide_quorum,quorate,7",
                "row 2, `on`: there is no such column",
                id="no day is asked about",
            ),
            pytest.param(
                "verb,outcome,present\ndecide_quorum,quorate,few",
                "row 2, `present`: a whole number is wanted",
                id="a count",
            ),
            pytest.param(
                "verb,outcome,present\ndecide_quorum,quorate,-1",
                "row 2, `present`: Input should be greater than or equal to 0",
                id="below nought",
            ),
            pytest.param(
                "verb,outcome,chair_present\ndecide_quorum,quorate,1",
                "row 2, `chair_present`: yes, no, true or false is wanted",
                id="a yes",
            ),
            pytest.param(
                "verb,outcome,meetings\nreview_attendance,undetermined,3",
                "row 2, `meetings`: a JSON list is wanted",
                id="a list",
            ),
            pytest.param(
                "verb,outcome,meetings\nreview_attendance,undetermined,[3",
                "row 2, `meetings`: what starts with `[` or `{` has to be JSON",
                id="a broken list",
            ),
            pytest.param(
                "verb,outcome,decisive\ndecide_quorum,quorate,9",
                "row 2, `decisive`: the block cites: 7.2",
                id="a clause",
            ),
            pytest.param(
                "verb,outcome,needs\ndecide_quorum,quorate,x",
                "row 2, `needs`: there are: in_office, present, ",
                id="a need",
            ),
            pytest.param(
                "verb,outcome,figures.x\ndecide_quorum,quorate,x",
                "row 2, `figures.x`: there are: required, ",
                id="a figure",
            ),
            pytest.param(
                "verb,outcome,findings.most\ndecide_quorum,quorate,x",
                "row 2, `findings.most`: there are: ",
                id="a limb",
            ),
            pytest.param(
                "verb,outcome,date_of_birth,on,stage\nassess_eligibility,eligible,"
                + NOBODYS
                + ",2026-11-25,member",
                "row 2, `date_of_birth`: a day is wanted",
                id="a day",
            ),
            pytest.param(
                "verb,outcome,stage\nassess_eligibility,eligible,boss",
                "row 2, `stage`: Input should be 'applicant', 'member' or 'co-optee'",
                id="a word",
            ),
            pytest.param(
                "verb,outcome\nassess_eligibility,eligible",
                "row 2, `stage`: Field required",
                id="what is left out",
            ),
            pytest.param(
                "id,verb,outcome\na,decide_quorum,undetermined\na,,quorate",
                "row 3, `id`: it stands twice",
                id="a name twice",
            ),
            pytest.param(
                "rulebook,verb,outcome\nx,decide_quorum,quorate",
                "row 2, `rulebook`: `x`: nobody says where to load it from",
                id="a rulebook",
            ),
        ],
    )
    def test_what_is_wrong(self, text: str, wrong: str) -> None:
        found = problems(text)

        assert any(one.startswith(wrong) for one in found), found
        assert NOBODYS not in "".join(found)

    def test_a_state_that_there_is_not(self) -> None:
        name = next(iter(TRAFFORD_QIP.quorum.limbs))  # type: ignore[union-attr]

        assert problems(QUORUM.format(f"findings.{name}", "maybe")) == (
            f"row 2, `findings.{name}`: it is one of: met, not met, unknown, not applicable",
        )

    def test_a_need_of_a_silent_paper(self) -> None:
        text = "verb,outcome,needs,decisive\ndecide_quorum,not provided for,present,7"

        assert problems(text, CHORUS_RSP) == (
            "row 2, `decisive`: the block cites: nothing",
            "row 2, `needs`: there are: none",
        )

    def test_everything_that_is_wrong_is_said(self) -> None:
        text = "verb,outcome,present\ndecide_quorum,passed,few\n,quorate,many\n"

        assert len(problems(text)) == 3

    def test_what_is_no_number_is_not_said_to_be_missing_too(self) -> None:
        text = "verb,outcome,year\nplan_year,provided for,soon\n"

        assert problems(text) == ("row 2, `year`: a whole number is wanted",)

    def test_no_rulebook_is_named(self) -> None:
        text = "verb,outcome\ndecide_quorum,quorate"

        assert problems(text, None) == ("row 2, `rulebook`: it is not said which",)

    def test_a_figure_that_there_are_none_of(self) -> None:
        text = "verb,outcome,figures.x\ndecide_affiliation,allowed,1"

        assert problems(text, CHORUS_RSP) == ("row 2, `figures.x`: there are: none",)

    def test_a_question_outside_the_data_is_an_error_of_the_case(self) -> None:
        text = (
            "verb,requested_on,calendar,outcome\n"
            "notice_due,1999-12-31,England and Wales,provided for\n"
        )
        (case,) = read(text)

        with pytest.raises(ScrutinyRulesError, match="the working-day calendar covers"):
            case.result()


class TestUntried:
    """What a table leaves out is said: outcomes, limbs, and both sides of every limit."""

    def test_a_table_with_every_limit_leaves_nothing(self) -> None:
        text = cases_for(TRAFFORD_QIP, "decide_withdrawal", on=DAY)
        filled = (
            text.replace("interests,,", "interests,expected to withdraw,")
            .replace(",,,,no", ",,,no withdrawal asked,no")
            .replace("row-3,,,,no", "row-3,,,no")
        )
        cases = read(
            filled.replace("row-3,,,no withdrawal asked,no", "row-3,,,,no withdrawal asked,no")
        )

        assert untried(TRAFFORD_QIP, cases, block="interests") == Untried(block="interests")
        assert (
            "every outcome, limb and limit is tried"
            in untried(TRAFFORD_QIP, cases, block="interests").to_markdown()
        )

    def test_an_empty_table_leaves_everything(self) -> None:
        left = untried(TRAFFORD_QIP, (), block="interests")

        assert left.outcomes == ("expected to withdraw", "no withdrawal asked")
        assert len(left.limbs) == 1
        assert [one.partition(": ")[2] for one in left.limits] == [
            "clear conflict",
            "not clear conflict",
        ]

    @pytest.mark.parametrize(
        ("present", "left"),
        [
            pytest.param((3,), {"just met": False, "one step short of": True}, id="on it"),
            pytest.param((2,), {"just met": True, "one step short of": False}, id="beside it"),
            pytest.param((2, 3), {"just met": False, "one step short of": False}, id="both"),
            pytest.param((1, 4), {"just met": True, "one step short of": True}, id="far from it"),
        ],
    )
    def test_a_limit_has_two_sides(self, present: tuple[int, ...], left: dict[str, bool]) -> None:
        rows = "".join(f"decide_quorum,9,{count},inquorate\n" for count in present)
        cases = read(f"verb,in_office,present,outcome\n{rows}")
        said = untried(TRAFFORD_QIP, cases, block="quorum").limits

        for side, expected in left.items():
            assert (
                f"trafford-qip 7.2: {side}: at least 3 present for item".replace("of: ", "of ")
                in said
            ) is expected

    @pytest.mark.parametrize(
        ("present", "just_met"),
        [pytest.param(4, True, id="half"), pytest.param(5, False, id="more")],
    )
    def test_a_share_has_two_sides(self, present: int, just_met: bool) -> None:
        cases = read(f"verb,in_office,present,outcome\ndecide_quorum,8,{present},quorate\n")
        said = untried(TRAFFORD_QIP, cases, block="quorum").limits

        assert (
            "trafford-qip 7.2: just met: present for item at least 1/2 of panel" in said
        ) is not just_met

    def test_a_case_of_another_block_tries_nothing(self) -> None:
        cases = read("verb,outcome\ndecide_motion,carried\n")

        assert untried(TRAFFORD_QIP, cases, block="quorum") == untried(
            TRAFFORD_QIP, (), block="quorum"
        )

    def test_a_fact_that_is_known_in_part_is_on_no_limit(self) -> None:
        cell = '"[{""held_on"": ""2026-10-05""}, {""held_on"": ""2026-11-05""}]"'
        cases = read(
            f"verb,on,meetings,outcome\nreview_attendance,2026-11-25,{cell},undetermined\n"
        )
        none = untried(TRAFFORD_QIP, (), block="attendance")

        assert untried(TRAFFORD_QIP, cases, block="attendance").limits == none.limits

    def test_a_fact_that_is_not_known_is_on_no_limit(self) -> None:
        cases = read("verb,outcome\ndecide_quorum,undetermined\n")
        none = untried(TRAFFORD_QIP, (), block="quorum")

        assert untried(TRAFFORD_QIP, cases, block="quorum").limits == none.limits

    def test_facts_that_no_argument_holds_are_those_that_the_decision_shows(self) -> None:
        text = "verb,joined_on,on,outcome\ndecide_probation,2026-01-01,2026-02-01,on probation\n"
        cases = read(text, CHORUS_RSP)
        left = untried(CHORUS_RSP, cases, block="probation")

        assert len(left.limits) < len(untried(CHORUS_RSP, (), block="probation").limits)

    def test_a_silent_block_has_nothing_to_try(self) -> None:
        assert untried(CHORUS_RSP, (), block="quorum") == Untried(block="quorum")

    def test_a_block_that_there_is_not(self) -> None:
        with pytest.raises(KeyError):
            untried(CHORUS_RSP, (), block="nothing")


STARTED: Final = [
    ("decide_quorum", TRAFFORD_QIP),
    ("decide_motion", TRAFFORD_QIP),
    ("assess_eligibility", TRAFFORD_QIP),
    ("assess_eligibility", CHORUS_RSP),
    ("review_attendance", TRAFFORD_QIP),
    ("review_term", TRAFFORD_QIP),
    ("decide_appeal", CHORUS_RSP),
    ("review_application", CHORUS_RSP),
    ("decide_probation", CHORUS_RSP),
    ("available_sanctions", CHORUS_RSP),
    ("duties_due", TRAFFORD_QIP),
]


class TestStarting:
    """A started table holds the cases on every limit, and can be read once it is filled in."""

    @pytest.mark.parametrize(
        ("verb", "rulebook"),
        [pytest.param(*one, id=f"{one[1].document.key} {one[0]}") for one in STARTED],
    )
    def test_filled_in_it_is_read_and_tries_the_outcomes(
        self, verb: str, rulebook: Rulebook
    ) -> None:
        text = cases_for(rulebook, verb, on=DAY, named="paper.json")
        outcome = VERBS[verb].outcomes[0]
        lines = text.splitlines()
        filled = [lines[0]] + [_fill(line, outcome) for line in lines[1:]]
        cases = read_csv("\n".join(filled), name="table.csv", load=lambda _: rulebook)
        found = {str(case.result().decision.outcome) for case in cases}
        terms = rulebook.block(VERBS[verb].blocks[0])
        assert isinstance(terms, Terms)
        wanted = {one.outcome for stage in stages(terms) for one in boundary_cases(terms, stage)}

        assert lines[0].startswith("id,rulebook,verb,block,outcome,")
        assert {line.split(",")[4] for line in lines[1:]} == {""}
        assert found == wanted

    def test_what_a_silent_paper_gives(self) -> None:
        with pytest.raises(NoCasesError, match="the paper is silent on `quorum`"):
            cases_for(CHORUS_RSP, "decide_quorum", on=DAY)

    @pytest.mark.parametrize("verb", ["follow_notice", "reimburse"])
    def test_what_is_not_taken_whole(self, verb: str) -> None:
        paper = TRAFFORD_QIP if verb == "follow_notice" else CHORUS_RSP
        with pytest.raises(NoCasesError, match="it does not take the facts of the ladder whole"):
            cases_for(paper, verb, on=DAY)

    def test_a_function_that_there_is_not(self) -> None:
        with pytest.raises(KeyError):
            cases_for(CHORUS_RSP, "decide_everything", on=DAY)

    def test_a_case_that_no_day_of_birth_shows_is_left_out(self) -> None:
        early = cases_for(TRAFFORD_QIP, "assess_eligibility", on=date(5, 1, 1))
        usual = cases_for(TRAFFORD_QIP, "assess_eligibility", on=DAY)

        assert 1 < len(early.splitlines()) < len(usual.splitlines())

    def test_another_block(self) -> None:
        text = cases_for(CHORUS_RSP, "decide_motion", on=DAY, block="breach_voting")

        assert text.splitlines()[1].startswith("row-2,,decide_motion,breach_voting,,")


def _fill(line: str, outcome: str) -> str:
    """Return a line of a started table with an outcome."""
    first, around, verb, block, _, rest = line.split(",", 5)
    return f"{first},{around},{verb},{block},{outcome},{rest}"


class TestErrors:
    """A rulebook that nobody can load is an error of the library."""

    def test_it_says_which(self) -> None:
        error = RulebookNotFoundError("paper.json", "it is not there")

        assert (error.rulebook, error.why) == ("paper.json", "it is not there")
        assert isinstance(error, ScrutinyRulesError)
