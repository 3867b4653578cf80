"""Application: is this application form complete?

A form is complete when every yes/no question is answered, details are given wherever an
answer asks for them, and the open questions are answered. Optional parts never block it.
What is missing is reported in the order of the form; what was written is never repeated.

Clauses: chorus-rsp pack: application form. The trafford-qip paper holds no form.

    >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
    >>> form = ApplicationForm(answers={"already-involved": True, "formal-qualifications": False})
    >>> review_application(CHORUS_RSP.application, form).missing[:2]
    ('already-involved-details', 'why-become-a-member')
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from pydantic import Field, StringConstraints

from scrutiny_rules._frozen import Frozen, FrozenMap, Named, Slug, Text, YesNo
from scrutiny_rules.conditions import Condition
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, CountFact, Fact, Kind, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms, World


class Answering(StrEnum):
    """How a question of the form is answered."""

    YES_NO = "yes or no"
    OPEN = "in words"
    OPTIONAL = "in words, if at all"


class FormQuestion(Frozen):
    """One question of the form.

    Attributes:
        name: A short name, under which a form holds the answer. Details are held under this
            name with ``-details`` behind it.
        gist: What is asked, in our words.
        answering: How it is answered.
        details_if_yes: Whether a yes asks for details.
    """

    name: Slug
    gist: Text
    answering: Answering
    details_if_yes: YesNo = False


Written: TypeAlias = Annotated[str, StringConstraints(max_length=20_000)]
"""What an applicant wrote, which may be nothing."""


class ApplicationForm(Frozen):
    """The answers on one form, by the names of the questions; None and absence are the same."""

    answers: Annotated[
        Named[YesNo | Written | None],
        Ask("What are the answers that the form asks for?", "the applicant"),
        Field(repr=False),
    ] = FrozenMap()


MISSING_ANSWERS: Final = CountFact("missing_answers")

FACTS: Final = vocabulary(
    ApplicationForm,
    Fact(
        personal=False,
        name="missing_answers",
        kind=Kind.COUNT,
        question="How many answers are missing?",
        answered_by="the applicant",
        behind=("answers",),
    ),
)
"""The facts that conditions about a form may speak of."""


class Application(StrEnum):
    """Whether a form is complete."""

    COMPLETE = "complete"
    """Everything that the form asks of everyone is there."""

    INCOMPLETE = "incomplete"
    """``missing`` names what is not there, in the order of the form."""

    UNDETERMINED = "undetermined"
    """Never: an answer is there or it is not."""

    NOT_PROVIDED = "not provided for"
    """The paper holds no form."""


class ApplicationTerms(Terms[Application, ApplicationForm]):
    """What a form asks.

    Attributes:
        questions: The questions, in the order of the form.
        complete: That no answer is missing.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = ApplicationForm
    asked_with: ClassVar[tuple[str, ...]] = ("review_application",)

    kind: Literal["application"] = "application"
    questions: Annotated[tuple[FormQuestion, ...], Field(min_length=1)]
    complete: Limb

    def outcomes(self) -> tuple[Rung[Application], ...]:
        """Return the ladder: complete, else incomplete."""
        return (
            Rung(outcome=Application.COMPLETE, parts=(self.complete,)),
            Rung(outcome=Application.INCOMPLETE),
        )

    def worlds(
        self,
        form: ApplicationForm,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World]:
        """Return how many answers of a form are missing.

        Args:
            form: The answers by the names of the questions.
            on: Not looked at.

        Returns:
            One world.

        Raises:
            Nothing.
        """
        return ({**self._as_given(form), "missing_answers": len(self.missing(form))},)

    def always(self) -> tuple[Condition, ...]:
        """Return that no more answers are missing than the form asks for."""
        asked = [one for one in self.questions if one.answering is not Answering.OPTIONAL]
        return (len(asked) >= MISSING_ANSWERS,)

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return a form with the answers to its first questions missing, and no other."""
        case, missing = super()._case(values, on), values.get("missing_answers")
        asked = [one for one in self.questions if one.answering is not Answering.OPTIONAL]
        if isinstance(missing, int):
            case["answers"] = {
                one.name: False if one.answering is Answering.YES_NO else "answered"
                for one in asked[missing:]
            }
        return case

    def missing(self, form: ApplicationForm) -> tuple[str, ...]:
        """Return the names of the answers that are missing, in the order of the form."""
        missing: list[str] = []
        for question in self.questions:
            answer = form.answers.get(question.name)
            details = f"{question.name}-details"
            match question.answering:
                case Answering.YES_NO if not isinstance(answer, bool):
                    missing.append(question.name)
                case Answering.YES_NO if answer and question.details_if_yes:
                    missing += [] if _written(form.answers.get(details)) else [details]
                case Answering.OPEN if not _written(answer):
                    missing.append(question.name)
                case _:
                    pass
        return tuple(missing)


def _written(answer: object) -> bool:
    return isinstance(answer, str) and bool(answer.strip())


class ApplicationDecision(Decision[Application]):
    """Whether a form is complete.

    Attributes:
        missing: The names of the answers that are missing, in the order of the form.
    """

    subject: ClassVar[str] = "Application form"

    missing: tuple[Slug, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return each missing answer."""
        return tuple(f"missing: {name.replace('-', ' ')}" for name in self.missing)


def review_application(
    terms: ApplicationTerms | Silent, form: ApplicationForm
) -> ApplicationDecision:
    """Review whether an application form is complete.

    Args:
        terms: The application block of a rulebook.
        form: The answers by the names of the questions.

    Returns:
        ``COMPLETE``, or ``INCOMPLETE`` with what is missing; ``NOT_PROVIDED`` when the paper
        holds no form.

    Raises:
        Nothing. Answers to questions that the form does not ask are not looked at.
    """
    if terms.kind == "silent":
        return ApplicationDecision.silent(Application.NOT_PROVIDED, terms)
    walked = terms.walk(*terms.worlds(form))
    return ApplicationDecision(**walked, missing=terms.missing(form))
