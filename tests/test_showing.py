"""Does every value show in a notebook, and can no text of a paper become markup?"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from itertools import chain, combinations
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_rules import (
    HMRC_ALLOWANCES,
    Ballot,
    Condition,
    ConductStep,
    ConductTerms,
    CountFact,
    Decision,
    Document,
    Due,
    Finding,
    Force,
    History,
    Procedure,
    Roll,
    Rulebook,
    Silent,
    Stage,
    Standing,
    Terms,
    WarningHistory,
    assess_eligibility,
    decide_motion,
    decide_quorum,
    escalate_conduct,
    panel_outlook,
    standing,
    words,
)
from scrutiny_rules._frozen import Frozen, is_mapping, is_row
from scrutiny_rules.analysis import compare, settle
from scrutiny_rules.applicants import Applicant
from scrutiny_rules.display import Folded, Page, Shown
from scrutiny_rules.ladder import Limb
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import procedures
from tests.strategies import CONDITIONS, positions
from tests.test_display import TRICKS, Parsed, in_html
from tests.test_totality import QUESTIONS, Question, answered

PAPERS: Final = (CHORUS_RSP, TRAFFORD_QIP)
ON: Final = date(2026, 11, 22)
FORMS: Final = ["text/plain", "text/markdown", "text/html"]
TAGS: Final = {
    "style", "section", "ul", "li", "strong", "cite", "details", "summary", "div", "figure", "svg",
    "title", "desc", "g", "text", "rect", "line", "circle", *(f"h{level}" for level in range(1, 7)),
}  # fmt: skip


def texts_of(page: Page) -> Iterator[str]:
    """Go through every text of a page, in its order."""
    yield page.title
    for heading, lines in page.passages:
        yield heading
        yield from lines
    for inside in page.pages:
        yield from texts_of(inside)


def assert_shown(value: Shown) -> dict[str, str]:
    """Check that a value shows in every form, that HTML says it all, and that nothing runs."""
    bundle = value._repr_mimebundle_()
    assert list(bundle) == FORMS
    style, _, html = bundle["text/html"].partition("</style>\n")
    assert style.startswith("<style>")
    assert html == value.to_html()
    ET.fromstring(html)  # noqa: S314  made here; that it is well formed is the point
    parsed = Parsed(html)
    assert {tag for tag, _ in parsed.elements} <= TAGS
    for _, attributes in parsed.elements:
        assert not [
            one for one in attributes if one.startswith(("on", "href", "src", "style", "id"))
        ]
    rest = parsed.text.replace("\r\n", "\n").replace("\r", "\n")
    for text in texts_of(value.to_page()):
        _, found, rest = rest.partition(in_html(text))
        assert found or not text
    for text in texts_of(value.to_page()):
        assert text in bundle["text/plain"]
    return bundle


class TestDecisions:
    """Every question's answer under both papers, whatever was asked."""

    @pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.document.key)
    @pytest.mark.parametrize("verb", QUESTIONS)
    @settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
    @given(data=st.data())
    def test_every_decision_is_shown(self, verb: str, paper: Rulebook, data: st.DataObject) -> None:
        question: Question = data.draw(QUESTIONS[verb])
        decision = answered(question, paper)
        if decision is None:
            return
        assert isinstance(decision, Decision)
        bundle = assert_shown(decision)
        assert bundle["text/plain"] == str(decision)
        for finding in decision.findings:
            assert_shown(finding)

    def test_what_was_found_besides_is_folded(self) -> None:
        page = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3)).to_page()
        assert [one.heading for one in page.passages if isinstance(one, Folded)] == ["Also found"]
        assert [one.heading for one in page.passages if not isinstance(one, Folded)] == [
            "Because",
            "Figures",
            "Relies on readings",
        ]

    def test_a_picture_of_a_decision_is_in_its_html(self) -> None:
        decision = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3))
        (svg,) = decision.pictures()
        assert f"<figure>\n{svg}\n</figure>" in decision.to_html(level=1)
        assert "<h1>Quorum: inquorate</h1>" in decision.to_html(level=1)

    @settings(max_examples=20)
    @given(positions(), st.sampled_from(PAPERS))
    def test_every_standing_is_shown(self, position: tuple[History, date], paper: Rulebook) -> None:
        history, on = position
        now = standing(paper, history, on=on)
        assert isinstance(now, Standing)
        assert_shown(now)
        assert_shown(panel_outlook(paper, {"a": history}, first_day=on, last_day=date.max))
        assert [str(one) for one in now.ahead] == [one.line for one in now.ahead]


class TestRulebooks:
    """A rulebook shows as the paper's own table of contents, and every part by itself."""

    @pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.document.key)
    def test_a_rulebook_and_all_its_parts(self, paper: Rulebook) -> None:
        assert_shown(paper)
        for name in paper.block_names():
            assert_shown(paper.block(name))
            for one in paper.inside(name, Frozen):
                if isinstance(one, Shown):
                    assert_shown(one)
        for reading in paper.readings:
            assert_shown(reading)

    @pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.document.key)
    def test_its_clauses_stand_in_the_order_of_the_paper(self, paper: Rulebook) -> None:
        *parts, silent, readings = paper.to_page().pages
        labels = [one.heading for part in parts for one in part.passages]
        assert tuple(labels) == paper.contents
        assert len(readings.pages) == len(paper.readings)
        (silences,) = silent.passages
        assert [line.partition(":")[0] for line in silences.lines] == [
            name for name in paper.block_names() if isinstance(paper.block(name), Silent)
        ]

    @pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.document.key)
    def test_each_clause_has_its_gist_its_force_and_its_test(self, paper: Rulebook) -> None:
        *parts, _, _ = paper.to_page().pages
        lines = {one.heading: one.lines for part in parts for one in part.passages}
        for name in paper.block_names():
            for clause in paper.cited_in(name):
                if not isinstance(paper.block(name), Silent):
                    said = f"{clause.force}: {clause.gist}"
                    assert [one for one in lines[clause.label] if one.startswith(said)]
            for limb in paper.inside(name, Limb):
                said = f"{limb.clause.force}: {limb.clause.gist}"
                tested = [one for one in lines[limb.clause.label] if one.startswith(said)]
                assert tested
        for one in paper.narrative:
            first, second, *_ = lines[one.clause.label]
            assert first == f"{one.clause.force}: {one.clause.gist}"
            assert second.startswith(f"no rule decides it: {one.why}")
            assert one.left_to is None or second.endswith(f"; left to {one.left_to}")
        for judged in paper.judgements:
            assert f"left to {judged.left_to}: {judged.what}" in lines[judged.clause]

    def test_the_parts_of_a_paper(self) -> None:
        chorus, trafford = ([one.title for one in paper.to_page().pages] for paper in PAPERS)
        assert chorus == [
            "pack", "role", "terms", "simple code", "code", "Not provided for", "Readings",
        ]  # fmt: skip
        assert trafford[:2] == ["1: the name of the group", "2: background"]
        assert trafford[5:7] == ["6: reviews", "7: management of the panel"]
        assert trafford[11:] == ["closing line", "Not provided for", "Readings"]

    def test_what_is_said_of_the_paper(self) -> None:
        dated = TRAFFORD_QIP.document.model_copy(update={"in_force_from": "2014-12-01"})
        (about,) = TRAFFORD_QIP.model_copy(update={"document": dated}).to_page().passages
        assert about.lines == (
            "cited as trafford-qip",
            "the edition due for review in November 2017",
            "in force from 1 December 2014",
            "its own review due by 30 November 2017",
        )
        bare = dated.model_copy(
            update={"edition": None, "in_force_from": None, "review_due_by": None}
        )
        (about,) = TRAFFORD_QIP.model_copy(update={"document": bare}).to_page().passages
        assert about.lines == ("cited as trafford-qip",)

    def test_a_paper_of_which_nobody_listed_the_contents(self) -> None:
        update = {"contents": (), "narrative": (), "judgements": ()}
        page = TRAFFORD_QIP.model_copy(update=update).to_page()
        labels = {one.heading for part in page.pages[:-2] for one in part.passages}
        silent = {
            clause.label
            for name in TRAFFORD_QIP.block_names()
            if isinstance(TRAFFORD_QIP.block(name), Silent)
            for clause in TRAFFORD_QIP.cited_in(name)
        }
        assert labels == {clause.label for clause in TRAFFORD_QIP.encoded()} - (silent - labels)
        assert [one.title for one in page.pages[:1]] == ["4"]

    def test_the_outcomes_of_a_block_in_their_order(self) -> None:
        outcomes, asked = TRAFFORD_QIP.quorum.to_page().passages
        assert TRAFFORD_QIP.quorum.to_page().title == "Quorum"
        assert outcomes.lines == (
            "quorate: at least half of the panel present; at least three members present",
            "unattainable: not: could be met with everyone in office present",
            "inquorate: otherwise",
        )
        assert asked.lines[0] == (
            "must: at least half of the panel present; test: present for item at least 1/2 of panel"
            " [trafford-qip 7.2]"
        )

    def test_a_power_says_whose_it_is_and_alternatives_are_joined(self) -> None:
        outcomes, _ = TRAFFORD_QIP.attendance.to_page().passages
        first, *others = outcomes.lines
        assert first.startswith("may be removed: absent from three meetings running or ")
        assert first.endswith(" (a power of the panel)")
        assert others[-1] == "meets the expectation: otherwise"

    def test_what_stands_inside_a_block_is_a_page_inside(self) -> None:
        tenure = TRAFFORD_QIP.tenure.to_page()
        assert (tenure.title, [one.title for one in tenure.pages]) == ("Tenure", ["Appointment"])
        reviews = TRAFFORD_QIP.reviews.to_page()
        assert [one.title for one in reviews.pages] == ["Procedure"]
        assert CHORUS_RSP.code_changes.to_page().title == "Code change"
        assert HMRC_ALLOWANCES.to_page().title == "Allowance"

    def test_every_step_of_a_procedure(self) -> None:
        assert isinstance(CHORUS_RSP.investigation, Terms)
        (procedure,) = CHORUS_RSP.inside("investigation", Procedure)
        (steps,) = procedure.to_page().passages
        assert len(steps.lines) == len(procedure.steps)
        assert steps.lines[1] == (
            "meeting (must): the Resident Involvement team: arrange a meeting on the letter, on "
            "conduct from now on and on support; after letter "
            "[chorus-rsp code 14: investigation (b)]"
        )
        assert f"```mermaid\n{procedure.to_mermaid()}\n```" in procedure.to_markdown()
        assert procedure.to_mermaid() in CHORUS_RSP.investigation.to_markdown()

    def test_what_a_step_waits_for_and_what_closes_it(self) -> None:
        said = [step.line for paper in PAPERS for p in paper.inside("reviews", Procedure)
                for step in p.steps]  # fmt: skip
        assert [one for one in said if "; once done, if open " in one]
        assert [one for one in said if "; not after " in one]
        assert [one for one in said if re.search("; within [0-9]+ (day|month)", one)]

    def test_every_step_of_the_ladder_of_warnings(self) -> None:
        assert isinstance(CHORUS_RSP.conduct, ConductTerms)
        steps = CHORUS_RSP.conduct.to_page().passages[-1]
        assert [line.rpartition("; ")[2] for line in steps.lines] == [
            "warnings before it: 0 [chorus-rsp code 14: at meetings]",
            "warnings before it: 1 to 2 [chorus-rsp code 14: at meetings]",
            "warnings before it: 3 or more [chorus-rsp code 14: at meetings]",
        ]
        assert steps.lines[1].startswith("further warning (may): ")
        assert CHORUS_RSP.conduct.to_mermaid() in CHORUS_RSP.conduct.to_markdown()

    def test_a_reading(self) -> None:
        page = TRAFFORD_QIP.reading("T-R7").to_page()
        assert page.title == "Reading T-R7"
        assert [one.heading for one in page.passages] == ["Left open", "Taken", "Why", "Otherwise"]
        assert page.passages[0].lines == ("Of whom does half have to be present? [7.2]",)
        assert page.passages[1].lines[0].startswith("in-office: ")
        assert len(page.passages[3].lines) == 4
        alone = next(one for one in TRAFFORD_QIP.readings if not one.alternatives)
        assert alone.to_page().passages[-1].heading == "Why"

    def test_a_silence(self) -> None:
        pointing = TRAFFORD_QIP.conduct.to_page()
        assert [one.heading for one in pointing.passages] == ["Why", "Points elsewhere"]
        plain = CHORUS_RSP.quorum.to_page()
        assert (plain.title, plain.passages) == (
            "Not provided for",
            (("Why", ("the paper sets no quorum",)),),
        )


class TestSmallValues:
    """Clauses, findings, limbs, conditions and what is due, by themselves."""

    PAPER: Final = Document(key="north-panel", title="Terms", landlord="North Homes")

    def test_a_clause(self) -> None:
        clause = self.PAPER.clause("7.2", "half the panel", Force.EXPECTED)
        assert_shown(clause)
        assert str(clause) == clause.to_page().title == "north-panel 7.2"
        assert clause.to_page().passages[0].lines == ("expected: half the panel [north-panel 7.2]",)

    def test_a_finding(self) -> None:
        finding = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3)).findings[0]
        found, clause = finding.to_page().passages
        assert found.lines == (str(finding),)
        assert clause.lines == ("must: at least half of the panel present [trafford-qip 7.2]",)
        assert type(str(finding)) is str

    def test_a_limb(self) -> None:
        limb = half_of_the_panel()
        assert limb.to_page().title == "Limb: half"
        assert [one.heading for one in limb.to_page().passages] == ["Test", "Relies on readings"]
        bare = limb.model_copy(update={"readings": (), "stages": ("member", "co-optee")})
        assert [one.heading for one in bare.to_page().passages] == ["Test"]
        assert "present (member, co-optee); test: " in bare.line

    @pytest.mark.parametrize(
        ("due_on", "line"),
        [
            (None, "the panel: answer [north-panel 6.6]"),
            (ON, "by 22 November 2026, the panel: answer [north-panel 6.6]"),
        ],
    )
    def test_what_is_due(self, due_on: date | None, line: str) -> None:
        due = Due(clause=self.PAPER.clause("6.6", "answer"), by="the panel", due_on=due_on)
        assert str(due) == line
        assert type(str(due)) is str
        assert [one.lines for one in due.to_page().passages] == [(line,), ("must",)]
        assert_shown(due)

    @given(CONDITIONS)
    def test_every_condition_in_words_and_part_by_part(self, condition: Condition) -> None:
        assert str(condition) == words(condition)
        assert_shown(condition)
        first, *parts = condition.to_page().passages
        assert first.lines == (words(condition),)
        if condition.kind in {"all", "any"} and len(condition.members()) > 1:
            ((heading, lines),) = parts
            assert heading == {
                "all": "Every one of these", "any": "At least one of these"
            }[condition.kind]  # fmt: skip
            assert lines == tuple(words(member) for member in condition.members())
        else:
            assert parts == []

    def test_a_condition_has_no_truth_value_all_the_same(self) -> None:
        condition = CountFact("present") >= 3
        assert_shown(condition)
        with pytest.raises(TypeError):
            bool(condition)


SPOKEN: Final = {
    "gist", "title", "landlord", "edition", "why", "question", "what", "left_to", "decided_by",
    "removed_by", "before_removal", "by", "with_whom", "if_met", "if_not_met", "label", "clause",
    "contents", "scope",
}  # fmt: skip
"""Fields whose texts are anybody's words."""


def hostile(value: object, trick: str, field: str = "") -> object:
    """Return the data of a paper with a trick before each of its texts."""
    if is_mapping(value):
        sets = str(value.get("field")).rpartition(".")[2]  # of a reading: what its options set
        named = {str(name): member for name, member in value.items()}
        return {
            name: hostile(member, trick, {"options": sets, "sets_to": field}.get(name, name))
            for name, member in named.items()
        }
    if is_row(value):
        return [hostile(member, trick, field) for member in value]
    return trick + value if isinstance(value, str) and field in SPOKEN else value


@pytest.mark.no_cover
class TestHostilePapers:
    """Whatever a paper says stays text, in every form of everything that speaks of it."""

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(TRICKS, st.sampled_from([0, 1]))
    def test_no_text_becomes_markup(self, trick: str, which: int) -> None:
        paper = PAPERS[which]
        told = Rulebook.model_validate(hostile(paper.model_dump(mode="json"), trick))
        assert trick in told.document.title
        assert_shown(told)
        values: list[Shown] = [
            *(told.block(name) for name in told.block_names()),
            *told.readings,
            decide_quorum(told.quorum, Roll(in_office=7, present=3)),
            decide_motion(told.voting, Ballot(votes_for=3, votes_against=2, quorate=True)),
            escalate_conduct(told.conduct, WarningHistory(per_meeting=(1, 1))),
            assess_eligibility(told.eligibility, Applicant(), stage=Stage.APPLICANT, on=ON),
            standing(told, History.model_validate({"events": JOINED}), on=ON),
        ]
        for value in values:
            bundle = assert_shown(value)
            assert bundle["text/markdown"].count("```") == 2 * bundle["text/markdown"].count(
                "```mermaid\n"
            )
        for name in told.block_names():
            for procedure in told.inside(name, Procedure):
                assert_one_line_each(procedure.to_mermaid())
        if isinstance(told.conduct, ConductTerms):
            assert_one_line_each(told.conduct.to_mermaid())

    def test_nor_where_two_papers_are_compared(self) -> None:
        trick = '"><svg onload=alert(1)>'
        told = Rulebook.model_validate(hostile(TRAFFORD_QIP.model_dump(mode="json"), trick))
        assert_shown(compare(told, told.under("T-R23", "three-terms")))
        assert_shown(settle(told.quorum, Roll(in_office=7)))

    def test_the_names_that_are_left_alone_are_of_a_form_that_holds_no_markup(self) -> None:
        for name in ("</b>", "a b", "A", "`"):
            with pytest.raises(ValueError, match="name"):
                Limb.model_validate({**half_of_the_panel().model_dump(), "name": name})


JOINED: Final = [{"kind": "joined", "on": "2024-03-01"}]


def half_of_the_panel() -> Limb:
    """Return the first limb of Trafford's quorum."""
    return next(TRAFFORD_QIP.inside("quorum", Limb))


def assert_one_line_each(chart: str) -> None:
    """Check that a chart has nothing but boxes and arrows."""
    box = r'    step-[a-z0-9-]+(\["[^"<>`\n]*"\]|\(\["[^"<>`\n]*"\]\))'
    arrow = r'    step-[a-z0-9-]+ -\.?->?(\|"[^"<>`\n]*"\|)? step-[a-z0-9-]+'
    first, *lines = chart.split("\n")
    assert first == "flowchart TD"
    assert all(re.fullmatch(f"{box}|{arrow}", line) for line in lines)


def arrows_of(chart: str) -> set[tuple[str, str]]:
    """Return the arrows of a chart: from where to where."""
    found = re.findall(
        r"^    step-(\S+) -\.?->?(?:\|\"[^\"]*\"\|)? step-(\S+)$", chart, re.MULTILINE
    )
    return {(start, end) for start, end in found}


def matter_to(procedure: Procedure, name: str) -> list[str]:
    """Return the steps of which it matters to one step whether they are done."""
    step = procedure.by_name[name]
    asked = (step, *(procedure.by_name[one] for one in step.awaits))
    of_each = (name for one in asked for name in (*one.after, *one.awaits, *one.unless))
    return list(dict.fromkeys(of_each))


def opens(procedure: Procedure) -> set[tuple[str, str]]:
    """Return which step opens which: it is open once the other is done, and was not before."""
    found: set[tuple[str, str]] = set()
    for step in procedure.steps:
        names = matter_to(procedure, step.name)
        some = chain.from_iterable(combinations(names, many) for many in range(len(names) + 1))
        is_open = {frozenset(done): step in procedure.open_after(done) for done in some}
        found |= {
            (one, step.name)
            for done, before in is_open.items()
            for one in names
            if is_open[done | {one}] and not before
        }
    return found


def procedures_of(paper: Rulebook) -> Iterator[tuple[str, Procedure]]:
    """Go through the procedures of a paper under each single reading, each once."""
    readings = [paper.under(one.id, other) for one in paper.readings for other in one.alternatives]
    found: dict[Procedure, str] = {}
    for book in (paper, *readings):
        for name in book.block_names():
            for procedure in book.inside(name, Procedure):
                found.setdefault(procedure, f"{paper.document.key} {name} {len(found)}")
    yield from ((name, procedure) for procedure, name in found.items())


EVERY_PROCEDURE: Final = [
    pytest.param(procedure, id=name) for paper in PAPERS for name, procedure in procedures_of(paper)
]


class TestCharts:
    """Every arrow of a chart is a step that the code allows, and the other way round."""

    @pytest.mark.parametrize("procedure", EVERY_PROCEDURE)
    def test_every_arrow_of_a_procedure_of_the_papers(self, procedure: Procedure) -> None:
        assert arrows_of(procedure.to_mermaid()) == opens(procedure)

    @given(procedures())
    def test_every_way_into_a_step_is_an_arrow(self, procedure: Procedure) -> None:
        drawn = arrows_of(procedure.to_mermaid())
        for one, other in opens(procedure):
            step = procedure.by_name[other]
            closed = {name for wait in step.awaits for name in procedure.by_name[wait].unless}
            assert (one, other) in drawn or one in closed

    @pytest.mark.parametrize("reading", [None, *CHORUS_RSP.reading("C-R9").alternatives], ids=str)
    def test_every_arrow_of_the_ladder_of_warnings(self, reading: str | None) -> None:
        book = CHORUS_RSP if reading is None else CHORUS_RSP.under("C-R9", reading)
        terms = book.conduct
        assert isinstance(terms, ConductTerms)
        after = {
            count: [row for row in terms.steps if row.follows(count)]
            for count in range(terms.limit.most + 2)
        }
        allowed = {
            (row.name, then.name)
            for count in range(terms.limit.most + 1)
            for row in after[count]
            if row.outcome is ConductStep.MAY_WARN
            for then in after[count + 1]
        }
        assert arrows_of(terms.to_mermaid()) == allowed
        for count, rows in after.items():
            history = WarningHistory(per_meeting=(count,))
            assert escalate_conduct(terms, history).outcome in {row.outcome for row in rows}


def test_a_finding_that_only_points_has_no_state() -> None:
    """A silent paper that points elsewhere finds nothing."""
    (finding,) = escalate_conduct(TRAFFORD_QIP.conduct, WarningHistory(per_meeting=(0,))).findings
    assert isinstance(finding, Finding)
    assert finding.line.lead == ""
    assert_shown(finding)
