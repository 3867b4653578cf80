"""The same questions as JSON, described by OpenAPI from the models of the library.

Nothing is kept, and what is wrong with a request is told without repeating it.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, ClassVar, Final

from examples.eligibility_page.asking import Enquiry
from fastapi import APIRouter, Depends, HTTPException, Path
from fastapi.responses import JSONResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from scrutiny_rules import Applicant, Clause, EligibilityDecision, Kind, Rulebook, Stage
from scrutiny_rules.analysis import Remedies, Settlement

PROBLEM: Final = "application/problem+json"
"""The media type of RFC 9457, in which every refusal is told."""


def _to_day(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        return date.fromisoformat(value)
    raise ValueError("a day is wanted, such as 2026-11-22")


class Closed(BaseModel):
    """A body without unknown fields, whose faults are told without repeating it."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True
    )


class Case(Closed):
    """Whom the question is about, and when it is asked."""

    applicant: Annotated[Applicant, Field(description="What is known of the person.")]
    stage: Annotated[Stage, Field(description="Whether they ask to join, or belong already.")]
    on: Annotated[
        date, BeforeValidator(_to_day), Field(description="The day; ages are taken on it.")
    ]

    def enquiry(self, rulebook: Rulebook) -> Enquiry:
        """Return the question that is put to a paper."""
        return Enquiry(rulebook, self.stage, self.on)


class OpenCase(Case):
    """A case of which more can be asked."""

    not_known: Annotated[
        tuple[str, ...],
        Field(
            description="The inputs of which nobody knows the answer: they are not asked again.",
            max_length=100,
        ),
    ] = ()


class Question(Closed):
    """One question.

    Attributes:
        input: The field of the applicant that takes the answer; `other.<name>` stands for
            a landlord's own.
        kind: What sort of answer is wanted: `yes` or no, a count (`compare`), one of a few
            words (`in`), or a day (`input`).
        question: What to ask.
        answered_by: Who can usually answer.
        choices: The words, where it is one of a few.
        clauses: The clauses on account of which it is asked.
    """

    input: str
    kind: Kind
    question: str
    answered_by: str
    choices: tuple[str, ...]
    clauses: tuple[Clause, ...]


class Asking(Closed):
    """What there is to ask.

    Attributes:
        outstanding: The questions that can still change the outcome, the next one first;
            none once it is decided, or nobody knows the rest.
    """

    outstanding: tuple[Question, ...]


class Paper(Closed):
    """A paper that can be asked."""

    key: str
    title: str
    landlord: str
    edition: str | None


class Fault(Closed):
    """One thing that is wrong with a request; what was given is not repeated."""

    pointer: str
    detail: str


class Problem(Closed):
    """Why a request was refused, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: tuple[Fault, ...] = ()


def refused(
    status: int,
    detail: str,
    errors: Iterable[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return the answer to a request that cannot be met.

    Args:
        status: The status of HTTP.
        detail: Why, in a sentence.
        errors: What pydantic found; what was given is left out.
        headers: Further headers.

    Returns:
        A problem.
    """
    problem = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        errors=tuple(
            Fault(pointer=_pointer(one["loc"]), detail=one["msg"].removeprefix("Value error, "))
            for one in errors
        ),
    )
    return JSONResponse(problem.model_dump(), status, headers, PROBLEM)


def _pointer(place: Iterable[object]) -> str:
    """Return a place in the body as a JSON pointer."""
    steps = [str(step).replace("~", "~0").replace("/", "~1") for step in place]
    return "#" + "".join(f"/{step}" for step in steps if step != "body")


def _told(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return how refusals are described; without references, since no route returns them."""
    schema = Problem.model_json_schema()
    schema["properties"]["errors"]["items"] = schema.pop("$defs")["Fault"]
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {PROBLEM: {"schema": schema}},
        }
        for status in statuses
    }


def interface(papers: Mapping[str, Rulebook]) -> APIRouter:
    """Return the routes of the interface.

    Args:
        papers: The rulebooks that can be asked, by key.

    Returns:
        A router, to be included under ``/api``.
    """
    router = APIRouter(prefix="/papers")
    of_a_paper, with_a_body = _told(404), _told(400, 404, 413, 422)

    def named(
        paper: Annotated[str, Path(json_schema_extra={"enum": [*papers]})],
    ) -> Rulebook:
        """Return the rulebook of a paper."""
        if paper not in papers:
            raise HTTPException(404, "There is no such paper.")
        return papers[paper]

    @router.get("")
    async def list_papers() -> list[Paper]:
        """List the papers that can be asked."""
        return [
            Paper(
                key=key,
                title=rulebook.document.title,
                landlord=rulebook.document.landlord,
                edition=rulebook.document.edition,
            )
            for key, rulebook in papers.items()
        ]

    @router.get("/{paper}", responses=of_a_paper)
    async def read_paper(rulebook: Annotated[Rulebook, Depends(named)]) -> Rulebook:
        """Return the whole paper as data: its terms, clause by clause, and its readings."""
        return rulebook

    @router.post("/{paper}/eligibility", responses=with_a_body)
    async def assess(
        rulebook: Annotated[Rulebook, Depends(named)], case: Case
    ) -> EligibilityDecision:
        """Assess whether a person may join the panel, or stay on it."""
        return case.enquiry(rulebook).decide(case.applicant)

    @router.post("/{paper}/eligibility/questions", responses=with_a_body)
    async def ask(rulebook: Annotated[Rulebook, Depends(named)], case: OpenCase) -> Asking:
        """Return the questions that can still change the outcome, the next one first."""
        enquiry = case.enquiry(rulebook)
        return Asking(
            outstanding=tuple(
                Question(
                    input=fact.name,
                    kind=fact.kind,
                    question=fact.question,
                    answered_by=fact.answered_by,
                    choices=fact.choices,
                    clauses=enquiry.clauses(fact),
                )
                for fact in enquiry.outstanding(case.applicant, case.not_known)
            )
        )

    @router.post("/{paper}/eligibility/settlement", responses=with_a_body)
    async def settle(rulebook: Annotated[Rulebook, Depends(named)], case: Case) -> Settlement:
        """Return what would settle an undetermined case: each smallest set of answers."""
        return case.enquiry(rulebook).settle(case.applicant)

    @router.post("/{paper}/eligibility/remedies", responses=with_a_body)
    async def remedy(rulebook: Annotated[Rulebook, Depends(named)], case: Case) -> Remedies:
        """Return the smallest changes that would lead to another outcome."""
        return case.enquiry(rulebook).remedies(case.applicant)

    return router
