"""The pages: which form answers which, and what each is made from.

They work without JavaScript. The answers travel in the body of a form and nowhere else, so that
no address, cookie or log holds one.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from examples.eligibility_page.answering import (
    GIVEN,
    Refusal,
    Typed,
    fact_named,
    given,
    shown,
    taken,
    written,
)
from examples.eligibility_page.asking import Answers, Enquiry
from examples.eligibility_page.showing import FORCES, STAGES, STATES, given_answers, result
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException

from scrutiny_rules import Fact, Rulebook, Stage
from scrutiny_rules.display import day_words

TEMPLATES: Final = Path(__file__).parent / "templates"


class Pages:
    """The pages about some papers."""

    def __init__(self, papers: Mapping[str, Rulebook], today: Callable[[], date]) -> None:
        """Take the papers by key, and what tells the day."""
        self.papers = papers
        self.today = today
        self.templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.filters["sentence"] = _sentence

    def router(self) -> APIRouter:
        """Return the routes of the pages."""
        router = APIRouter(include_in_schema=False)
        router.add_api_route("/", self.start, methods=["GET"])
        router.add_api_route("/", self.choose, methods=["POST"])
        router.add_api_route("/papers/{paper}/{stage}", self.begin, methods=["GET"])
        router.add_api_route("/papers/{paper}/{stage}", self.go_on, methods=["POST"])
        return router

    async def start(self, request: Request) -> Response:
        """Show the choice of a paper and a stage."""
        return self._render(request, "start.html", {"chosen": {}, "errors": {}})

    async def choose(self, request: Request) -> Response:
        """Go to the first question, or say what has still to be chosen."""
        chosen = await _fields(request)
        errors = {}
        if chosen.get("paper") not in self.papers:
            first = next(iter(self.papers))
            errors["paper"] = Refusal("Choose whose panel it is", f"paper-{first}")
        if chosen.get("stage") not in set(Stage):
            errors["stage"] = Refusal("Choose where the person stands", f"stage-{Stage.APPLICANT}")
        if errors:
            said = {"chosen": chosen, "errors": errors}
            return self._render(request, "start.html", said, 422)
        return RedirectResponse(
            f"{_root(request)}/papers/{chosen['paper']}/{chosen['stage']}", status_code=303
        )

    async def begin(self, request: Request, paper: str, stage: str) -> Response:
        """Show the first question."""
        return self._next(request, self._enquiry(paper, stage), {})

    async def go_on(self, request: Request, paper: str, stage: str) -> Response:
        """Take an answer, or go back to one, and show what comes next."""
        enquiry = self._enquiry(paper, stage)
        fields = await _fields(request)
        answers = given(enquiry, fields)
        if "change" in fields:
            fact = fact_named(enquiry, fields["change"])
            return self._question(request, enquiry, answers, fact, shown(fact, answers))
        if "asked" in fields:
            fact = fact_named(enquiry, fields["asked"])
            outcome = taken(enquiry, fact, answers, fields)
            if isinstance(outcome, Typed):
                return self._question(request, enquiry, answers, fact, outcome)
            answers = outcome
        return self._next(request, enquiry, answers)

    def problem(self, request: Request, status: int, detail: str) -> Response:
        """Show that something went wrong, and the way back to the start."""
        title = {404: "Page not found", 413: "Too long"}.get(status, "That did not work")
        return self._render(request, "problem.html", {"title": title, "detail": detail}, status)

    def _enquiry(self, paper: str, stage: str) -> Enquiry:
        if paper not in self.papers or stage not in set(Stage):
            raise HTTPException(404, "There is no such panel, or no such place in it.")
        return Enquiry(self.papers[paper], Stage(stage), self.today())

    def _next(self, request: Request, enquiry: Enquiry, answers: Answers) -> Response:
        """Show the question that matters next, or the result where none does."""
        outstanding = enquiry.outstanding(enquiry.applicant(answers), answers)
        if outstanding:
            return self._question(
                request, enquiry, answers, outstanding[0], Typed(), left=len(outstanding) - 1
            )
        said = {
            "previous": next(reversed([*answers]), None),
            "result": result(enquiry, answers),
            "states": STATES,
            "forces": FORCES,
        }
        return self._render(request, "result.html", self._carried(enquiry, answers) | said)

    def _question(
        self,
        request: Request,
        enquiry: Enquiry,
        answers: Answers,
        fact: Fact,
        typed: Typed,
        left: int | None = None,
    ) -> Response:
        before = [*answers]
        if fact.name in before:
            before = before[: before.index(fact.name)]
        said = {
            "previous": next(reversed(before), None),
            "step": f"Question {len(before) + 1}",
            "left": left,
            "fact": fact,
            "typed": typed,
            "clauses": enquiry.clauses(fact),
        }
        status = 422 if typed.refusal else 200
        return self._render(
            request, "question.html", self._carried(enquiry, answers) | said, status
        )

    def _carried(self, enquiry: Enquiry, answers: Answers) -> dict[str, object]:
        """Return what every page of an enquiry shows, and the hidden fields of its forms."""
        return {
            "enquiry": enquiry,
            "shown": given_answers(enquiry, answers),
            "given": {
                GIVEN + name: written(enquiry.facts[name], answer)
                for name, answer in answers.items()
            },
        }

    def _render(
        self, request: Request, name: str, said: Mapping[str, object], status: int = 200
    ) -> HTMLResponse:
        """Make a page from its template and what it says."""
        shared = {
            "root": _root(request),
            "papers": self.papers,
            "stages": STAGES,
            "day": day_words(self.today()),
        }
        return HTMLResponse(self.templates.get_template(name).render(shared, **said), status)


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of a form; files are no answer to anything."""
    async with request.form(max_files=0) as form:
        return {name: value for name, value in form.multi_items() if isinstance(value, str)}


def _sentence(words: str) -> str:
    """Return words with a capital, as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def _root(request: Request) -> str:
    """Return where the application is mounted, for the addresses in its pages."""
    return str(request.scope.get("root_path", ""))
