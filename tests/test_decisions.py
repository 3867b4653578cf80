"""Decisions: an outcome, and what it rests on, as one value."""

from enum import StrEnum
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    ChoiceFact,
    Comparison,
    CountFact,
    Decision,
    Document,
    Finding,
    Provision,
    Silent,
    State,
    Yes,
)

PAPER = Document(key="north-panel", title="Terms of reference", landlord="North Homes")
HALF = PAPER.clause("7.2", "half the panel")
THREE = PAPER.clause("7.3", "three members")
PRESENT = CountFact("present")


class Light(StrEnum):
    """What the decisions of this module can come to."""

    GREEN = "green"
    RED = "red"
    UNDETERMINED = "undetermined"
    NOT_PROVIDED = "not provided for"


class LightDecision(Decision[Light]):
    """A decision with a figure."""

    subject: ClassVar[str] = "Light"

    seconds: int | None = None

    def figures(self) -> tuple[str, ...]:
        """Return how long it lasts."""
        return () if self.seconds is None else (f"{self.seconds} seconds",)


def finding(state: State, *, decisive: bool, limb: str = "half") -> Finding:
    """Return a finding that compared a count."""
    return Finding(
        clause=HALF,
        limb=limb,
        state=state,
        decisive=decisive,
        tests=(Comparison(needed=PRESENT >= 3, found={"present": 4}),),
    )


FULL = LightDecision(
    outcome=Light.GREEN,
    findings=(
        finding(State.MET, decisive=True),
        finding(State.NOT_MET, decisive=False, limb="other"),
        finding(State.UNKNOWN, decisive=False, limb="open"),
        finding(State.NOT_APPLICABLE, decisive=False, limb="idle"),
    ),
    readings=("N-R1", "N-R2"),
    decided_by="the panel",
    cautions=("mind the gap", "and the step"),
    seconds=30,
)

FINDINGS = st.builds(
    Finding,
    clause=st.sampled_from([HALF, THREE]),
    limb=st.sampled_from(["half", "three"]),
    state=st.sampled_from(State),
    decisive=st.booleans(),
    tests=st.lists(
        st.builds(
            Comparison,
            needed=st.sampled_from(
                [PRESENT >= 3, PRESENT < 2, Yes(fact="tenant"), ChoiceFact("vehicle").is_in("van")]
            ),
            found=st.dictionaries(
                st.sampled_from(["present", "tenant", "vehicle"]),
                st.none() | st.booleans() | st.integers(0, 9) | st.sampled_from(["car", "van"]),
            ),
            between=st.dictionaries(
                st.just("present"), st.tuples(st.integers(0, 4), st.integers(5, 9))
            ),
        ),
        max_size=2,
    ).map(tuple),
)


@st.composite
def decisions(draw: st.DrawFn) -> LightDecision:
    """Draw a decision: undetermined exactly when something is needed."""
    needs = draw(st.lists(st.sampled_from(["tenant", "present", "other.ward"]), unique=True))
    outcome = Light.UNDETERMINED if needs else draw(st.sampled_from([Light.GREEN, Light.RED]))
    return LightDecision(
        outcome=outcome,
        findings=tuple(draw(st.lists(FINDINGS, max_size=4))),
        needs=tuple(needs),
        readings=tuple(draw(st.lists(st.sampled_from(["N-R1", "N-R2"]), unique=True))),
        decided_by=draw(st.none() | st.just("the panel")),
        cautions=tuple(draw(st.lists(st.sampled_from(["mind", "the", "gap"]), unique=True))),
        seconds=draw(st.none() | st.integers(0, 99)),
    )


class TestFindings:
    """A finding is one limb of one clause, and what shows its state."""

    def test_a_test_names_the_facts_it_compared(self) -> None:
        assert Comparison(needed=CountFact("in_office") <= PRESENT).facts == (
            "present",
            "in_office",
        )

    def test_nothing_need_have_been_found(self) -> None:
        assert Comparison(needed=PRESENT >= 3).found == {}

    def test_its_line_has_state_gist_citation_and_what_was_found(self) -> None:
        line = str(finding(State.NOT_MET, decisive=True))
        assert line.startswith("not met: half the panel")
        assert line.endswith("[north-panel 7.2]")
        assert "(present 4)" in line

    def test_its_line_shows_a_count_that_is_known_within_bounds(self) -> None:
        ranged = Finding(
            clause=HALF,
            limb="half",
            state=State.UNKNOWN,
            decisive=True,
            tests=(Comparison(needed=PRESENT >= 3, between={"present": (2, 4)}),),
        )
        assert "(present 2 to 4)" in str(ranged)

    def test_its_line_has_no_empty_brackets(self) -> None:
        bare = Finding(
            clause=HALF,
            limb="half",
            state=State.MET,
            decisive=True,
            tests=(Comparison(needed=Yes(fact="tenant"), found={"tenant": True}),),
        )
        assert str(bare) == "met: half the panel [north-panel 7.2]"


class TestDecisions:
    """A decision is undetermined exactly while something is needed."""

    def test_the_decisive_findings_are_those_it_rests_on(self) -> None:
        assert [one.limb for one in FULL.decisive] == ["half"]

    def test_it_shows_what_it_has_in_a_fixed_order(self) -> None:
        page = FULL.to_page()
        assert page.title == "Light: green"
        assert [(heading, len(lines)) for heading, lines in page.passages] == [
            ("Because", 1),
            ("Also found", 2),
            ("Figures", 1),
            ("A power of", 1),
            ("Relies on readings", 1),
            ("Note", 2),
        ]

    def test_what_binds_nobody_is_not_shown(self) -> None:
        shown = [line for passage in FULL.to_page().passages for line in passage.lines]
        assert str(FULL.findings[1]) in shown
        assert str(FULL.findings[2]) in shown
        assert str(FULL.findings[3]) not in shown

    def test_it_shows_what_to_ask(self) -> None:
        asked = ("In rent arrears? (the landlord)", "A councillor? (the person)")
        needing = LightDecision(
            outcome=Light.UNDETERMINED,
            needs=("in_rent_arrears", "other.ward_councillor"),
            questions=asked,
        )
        (passage,) = needing.to_page().passages
        assert passage.lines == asked

    def test_a_bare_decision_is_its_title(self) -> None:
        bare = Decision[Light](outcome=Light.RED)
        assert bare.to_page().passages == ()
        assert bare.figures() == ()
        assert str(bare) == "Decision: red"

    def test_text_and_markdown_show_the_same_page(self) -> None:
        assert str(FULL).splitlines()[0] == "Light: green"
        assert FULL.to_markdown().splitlines()[0] == "**Light: green**"
        for text in (str(FULL), FULL.to_markdown()):
            assert "30 seconds" in text
            assert "N-R1, N-R2" in text
            assert "the panel" in text
            assert "and the step" in text

    def test_subjects_differ_but_the_outcome_is_one(self) -> None:
        assert (
            Decision[Light](outcome=Light.RED).outcome is LightDecision(outcome=Light.RED).outcome
        )


class TestSilence:
    """What a paper does not provide for is an outcome, with the reason as its caution."""

    def test_silence_without_a_pointer(self) -> None:
        decision = LightDecision.silent(Light.NOT_PROVIDED, Silent(why="the paper has no lights"))
        assert type(decision) is LightDecision
        assert decision == LightDecision(
            outcome=Light.NOT_PROVIDED, cautions=("the paper has no lights",)
        )

    def test_silence_with_a_clause_that_points_elsewhere(self) -> None:
        silent = Silent(why="a procedure elsewhere says", clause=THREE)
        (found,) = LightDecision.silent(Light.NOT_PROVIDED, silent).findings
        assert (found.clause, found.state, found.decisive) == (THREE, State.NOT_APPLICABLE, True)
        assert str(found) == "three members [north-panel 7.3]"

    def test_a_clause_that_points_elsewhere_is_no_reason(self) -> None:
        silent = Silent(why="a procedure elsewhere says", clause=THREE)
        headings = [
            heading
            for heading, _ in LightDecision.silent(Light.NOT_PROVIDED, silent).to_page().passages
        ]
        assert headings == ["See", "Note"]

    def test_silence_is_tagged(self) -> None:
        assert Silent(why="no lights").kind == "silent"
        assert Silent.model_validate({"kind": "silent", "why": "no lights"}).clause is None

    def test_a_provision_has_three_outcomes(self) -> None:
        assert {one.name for one in Provision} == {"PROVIDED", "UNDETERMINED", "NOT_PROVIDED"}


class TestLaws:
    """What holds of every decision."""

    @given(decisions())
    def test_json_brings_back_the_same_decision(self, decision: LightDecision) -> None:
        assert LightDecision.model_validate_json(decision.model_dump_json()) == decision

    @given(decisions())
    def test_equal_decisions_have_equal_hashes(self, decision: LightDecision) -> None:
        assert len({decision, LightDecision.model_validate(decision.model_dump())}) == 1

    @given(decisions())
    def test_every_finding_that_binds_is_shown_once_decisive_ones_first(
        self, decision: LightDecision
    ) -> None:
        passages = dict(decision.to_page().passages)
        because, also = passages.get("Because", ()), passages.get("Also found", ())
        assert because == tuple(str(one) for one in decision.findings if one.decisive)
        bystanders = [one for one in decision.findings if not one.decisive]
        assert len(also) == sum(one.state is not State.NOT_APPLICABLE for one in bystanders)

    @given(decisions())
    def test_no_passage_is_empty(self, decision: LightDecision) -> None:
        assert all(passage.lines for passage in decision.to_page().passages)


class TestRefusals:
    """A decision that contradicts itself cannot be built."""

    def test_undetermined_without_a_need(self) -> None:
        with pytest.raises(ValidationError):
            LightDecision(outcome=Light.UNDETERMINED)

    @pytest.mark.parametrize("outcome", [Light.GREEN, Light.RED, Light.NOT_PROVIDED])
    def test_decided_with_a_need(self, outcome: Light) -> None:
        with pytest.raises(ValidationError):
            LightDecision(outcome=outcome, needs=("tenant",))

    def test_an_outcome_of_another_rule(self) -> None:
        with pytest.raises(ValidationError):
            LightDecision.model_validate({"outcome": "quorate"})

    def test_a_need_that_is_no_fact(self) -> None:
        with pytest.raises(ValidationError):
            LightDecision(outcome=Light.UNDETERMINED, needs=("the tenancy",))

    @pytest.mark.parametrize(
        "decision",
        [
            pytest.param(FULL, id="green"),
            pytest.param(LightDecision(outcome=Light.RED), id="red"),
            pytest.param(
                LightDecision(outcome=Light.UNDETERMINED, needs=("tenant",)), id="undetermined"
            ),
        ],
    )
    def test_a_decision_has_no_truth_value(self, decision: LightDecision) -> None:
        with pytest.raises(TypeError):
            bool(decision)

    def test_silence_without_a_reason(self) -> None:
        with pytest.raises(ValidationError):
            Silent(why="")
