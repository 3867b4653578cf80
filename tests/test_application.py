"""Is an application form complete?"""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Answering,
    Application,
    ApplicationDecision,
    ApplicationForm,
    FormQuestion,
    State,
    review_application,
)
from scrutiny_rules.rulebooks import chorus_rsp
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.strategies import (
    FORMS,
)

COMPLETE: Mapping[str, object] = {
    "already-involved": False,
    "formal-qualifications": False,
    "why-become-a-member": "to help",
    "benefit": "both sides",
    "skills": "listening",
    "willing-to-train": False,
    "support-needs": False,
}
"""The shortest form that is complete."""

WITH_DETAILS = ("already-involved", "formal-qualifications", "support-needs")


def review(answers: Mapping[str, object]) -> ApplicationDecision:
    """Review a form of the Chorus paper with these answers."""
    form = ApplicationForm.model_validate({"answers": dict(answers)})
    return review_application(CHORUS_RSP.application, form)


class TestChorusPackApplicationForm:
    """Every yes/no question, the details a yes asks for, and the open questions."""

    def test_the_shortest_complete_form(self) -> None:
        decision = review(COMPLETE)
        assert decision.outcome is Application.COMPLETE
        assert decision.missing == ()
        assert decision.readings == ("C-R6",)
        assert [finding.clause.label for finding in decision.decisive] == ["pack: application form"]
        assert [finding.state for finding in decision.findings] == [State.MET]

    def test_an_empty_form_lacks_everything_in_the_order_of_the_form(self) -> None:
        decision = review({})
        assert decision.outcome is Application.INCOMPLETE
        assert decision.missing == tuple(COMPLETE)
        assert decision.needs == ()
        assert len(decision.figures()) == len(COMPLETE)

    @pytest.mark.parametrize("question", COMPLETE)
    @pytest.mark.parametrize("answer", [None, "", " \t\n"])
    def test_an_answer_left_out_or_blank_is_missing(
        self, question: str, answer: str | None
    ) -> None:
        decision = review({**COMPLETE, question: answer})
        assert decision.outcome is Application.INCOMPLETE
        assert decision.missing == (question,)

    @pytest.mark.parametrize("question", WITH_DETAILS)
    @pytest.mark.parametrize(
        ("details", "missing"),
        [
            pytest.param("some", False, id="given"),
            pytest.param(None, True, id="not given"),
            pytest.param("  ", True, id="blank"),
            pytest.param(True, True, id="a yes is no detail"),
        ],
    )
    def test_a_yes_asks_for_details(
        self, question: str, details: str | bool | None, missing: bool
    ) -> None:
        answers = {**COMPLETE, question: True, f"{question}-details": details}
        assert review(answers).missing == ((f"{question}-details",) if missing else ())

    @pytest.mark.parametrize("question", WITH_DETAILS)
    def test_a_no_asks_for_none(self, question: str) -> None:
        assert review({**COMPLETE, question: False}).outcome is Application.COMPLETE

    def test_a_yes_to_training_asks_for_no_details(self) -> None:
        assert review({**COMPLETE, "willing-to-train": True}).outcome is Application.COMPLETE

    def test_details_do_not_stand_in_for_an_answer(self) -> None:
        answers = {**COMPLETE, "support-needs": None, "support-needs-details": "large print"}
        assert review(answers).missing == ("support-needs",)

    @pytest.mark.parametrize(
        ("question", "answer"),
        [
            pytest.param("already-involved", "no", id="a word where yes or no is asked"),
            pytest.param("skills", True, id="a yes where words are asked"),
            pytest.param("skills", False, id="a no where words are asked"),
        ],
    )
    def test_an_answer_of_another_sort_is_none(self, question: str, answer: str | bool) -> None:
        assert review({**COMPLETE, question: answer}).missing == (question,)

    @pytest.mark.parametrize("question", ["plans", "additional-comments"])
    @pytest.mark.parametrize("answer", [None, "", "something", True])
    def test_optional_parts_never_block(self, question: str, answer: str | bool | None) -> None:
        assert review({**COMPLETE, question: answer}).outcome is Application.COMPLETE

    def test_what_the_form_does_not_ask_is_not_looked_at(self) -> None:
        assert review({**COMPLETE, "favourite-colour": None}) == review(COMPLETE)

    def test_c_r6_has_one_answer(self) -> None:
        book = CHORUS_RSP.under("C-R6", "what-everyone-is-asked")
        assert review_application(book.application, ApplicationForm()) == review({})


class TestTraffordHasNoForm:
    """The paper holds no form."""

    @pytest.mark.parametrize("answers", [{}, COMPLETE])
    def test_it_does_not_provide_for_it(self, answers: Mapping[str, object]) -> None:
        form = ApplicationForm.model_validate({"answers": dict(answers)})
        decision = review_application(TRAFFORD_QIP.application, form)
        assert decision.outcome is Application.NOT_PROVIDED
        assert decision.missing == ()
        assert len(decision.cautions) == 1


class TestLaws:
    """What holds for every form."""

    @given(FORMS)
    def test_a_form_is_complete_exactly_when_nothing_is_missing(
        self, form: ApplicationForm
    ) -> None:
        decision = review_application(CHORUS_RSP.application, form)
        assert decision.outcome is not Application.UNDETERMINED
        assert (decision.outcome is Application.COMPLETE) == (not decision.missing)
        assert decision.needs == ()

    @given(FORMS)
    def test_filling_in_what_is_missing_completes_the_form(self, form: ApplicationForm) -> None:
        missing = review_application(CHORUS_RSP.application, form).missing
        yes_no = {
            question.name
            for question in chorus_rsp.APPLICATION.questions
            if question.answering is Answering.YES_NO
        }
        filled = {
            **form.answers,
            **{name: False if name in yes_no else "an answer" for name in missing},
        }
        assert review(filled).outcome is Application.COMPLETE

    @given(FORMS, st.sampled_from(sorted(COMPLETE)))
    def test_taking_an_answer_away_never_completes_a_form(
        self, form: ApplicationForm, question: str
    ) -> None:
        before = review_application(CHORUS_RSP.application, form)
        after = review({**form.answers, question: None})
        assert question in after.missing
        assert {*before.missing} - {f"{question}-details"} <= {*after.missing}

    @given(FORMS, st.data())
    def test_the_order_of_answers_does_not_matter(
        self, form: ApplicationForm, data: st.DataObject
    ) -> None:
        names = data.draw(st.permutations(sorted(form.answers)))
        shuffled = review({name: form.answers[name] for name in names})
        assert shuffled == review_application(CHORUS_RSP.application, form)

    @given(FORMS)
    def test_nothing_that_was_written_is_repeated(self, form: ApplicationForm) -> None:
        written = {**form.answers, "skills": "something private"}
        decision = review(written)
        assert "something private" not in decision.model_dump_json()
        assert "private" not in repr(ApplicationForm.model_validate({"answers": written}))

    @given(FORMS)
    def test_a_decision_survives_being_stored(self, form: ApplicationForm) -> None:
        decision = review_application(CHORUS_RSP.application, form)
        assert ApplicationDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """Answers are yes, no or words."""

    @pytest.mark.parametrize("answer", [1, 0, 1.5, ["a", "b"], {"a": True}])
    def test_an_answer_of_no_known_sort(self, answer: object) -> None:
        with pytest.raises(ValidationError, match="already-involved"):
            ApplicationForm.model_validate({"answers": {"already-involved": answer}})

    def test_a_field_that_a_form_has_not(self) -> None:
        with pytest.raises(ValidationError, match="signature"):
            ApplicationForm.model_validate({"signature": "x"})

    def test_a_form_that_asks_nothing(self) -> None:
        with pytest.raises(ValidationError, match="questions"):
            chorus_rsp.APPLICATION.model_copy(update={"questions": ()})

    @pytest.mark.parametrize("name", ["", "Two Words", "tail-"])
    def test_a_question_without_a_proper_name(self, name: str) -> None:
        with pytest.raises(ValidationError, match="name"):
            FormQuestion(name=name, gist="anything", answering=Answering.OPEN)
