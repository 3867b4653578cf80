"""Where a rule comes from: documents, clauses, and the force of their words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import Clause, Document, Force

PAPER = Document(key="north-panel", title="Terms of reference", landlord="North Homes")


class TestDocuments:
    """A paper has a key that all its clauses carry."""

    def test_a_clause_carries_the_key_of_its_document(self) -> None:
        clause = PAPER.clause("7.2", "half the panel", Force.EXPECTED)
        assert clause == Clause(
            document="north-panel", label="7.2", gist="half the panel", force=Force.EXPECTED
        )

    def test_a_clause_is_a_duty_unless_said_otherwise(self) -> None:
        assert PAPER.clause("7.2", "half the panel").force is Force.MUST

    @pytest.mark.parametrize(
        "label",
        [
            pytest.param("7.2", id="a number"),
            pytest.param("4.2(d)", id="a limb by its letter"),
            pytest.param("6.6 (second)", id="a number that stands twice"),
            pytest.param("code 14: at meetings", id="a heading"),
        ],
    )
    def test_a_clause_is_cited_by_document_and_label(self, label: str) -> None:
        assert str(PAPER.clause(label, "a gist")) == f"north-panel {label}"

    def test_the_edition_and_the_day_it_governs_from_may_be_unsaid(self) -> None:
        assert (PAPER.edition, PAPER.in_force_from) == (None, None)
        dated = PAPER.model_copy(update={"edition": "2018 pack", "in_force_from": "2018-04-01"})
        assert (dated.edition, dated.in_force_from) == ("2018 pack", date(2018, 4, 1))


class TestForce:
    """A paper speaks in one of three strengths, and each is kept apart."""

    def test_there_are_three(self) -> None:
        assert [force.value for force in Force] == ["must", "expected", "may"]

    @pytest.mark.parametrize("force", Force)
    def test_a_force_is_read_from_its_word(self, force: Force) -> None:
        assert (
            Clause.model_validate(
                {"document": "a", "label": "1", "gist": "a gist", "force": force.value}
            ).force
            is force
        )


class TestLaws:
    """What holds of every clause."""

    @given(
        label=st.text(min_size=1, max_size=2_000),
        gist=st.text(min_size=1, max_size=2_000),
        force=st.sampled_from(Force),
    )
    def test_json_brings_back_the_same_clause(self, label: str, gist: str, force: Force) -> None:
        clause = PAPER.clause(label, gist, force)
        assert Clause.model_validate_json(clause.model_dump_json()) == clause

    @given(st.dates())
    def test_json_brings_back_the_same_document(self, day: date) -> None:
        dated = PAPER.model_copy(update={"in_force_from": day})
        assert Document.model_validate_json(dated.model_dump_json()) == dated


class TestRefusals:
    """A clause without a label or a gist is none."""

    @pytest.mark.parametrize(
        ("label", "gist"),
        [
            pytest.param("", "a gist", id="no label"),
            pytest.param("7.2", "", id="no gist"),
            pytest.param("7" * 2_001, "a gist", id="a label far too long"),
            pytest.param("7.2", "a" * 2_001, id="a gist far too long"),
        ],
    )
    def test_an_empty_or_endless_text_is_refused(self, label: str, gist: str) -> None:
        with pytest.raises(ValidationError):
            PAPER.clause(label, gist)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("key", "North Panel", id="a key that is no short name"),
            pytest.param("title", "", id="no title"),
            pytest.param("landlord", "", id="no landlord"),
            pytest.param("edition", "", id="an edition that says nothing"),
            pytest.param("in_force_from", 20180401, id="a number for a day"),
        ],
    )
    def test_a_document_needs_its_particulars(self, field: str, value: object) -> None:
        with pytest.raises(ValidationError):
            PAPER.model_copy(update={field: value})

    def test_there_is_no_fourth_force(self) -> None:
        with pytest.raises(ValidationError):
            Clause.model_validate({"document": "a", "label": "1", "gist": "g", "force": "shall"})
