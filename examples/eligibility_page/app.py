"""The application: the pages, and the same questions as JSON."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from examples.eligibility_page.answering import UnknownFieldError
from examples.eligibility_page.guarding import Guard
from examples.eligibility_page.interface import interface, refused
from examples.eligibility_page.pages import Pages
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from scrutiny_rules import Rulebook, ScrutinyRulesError

STATIC: Final = Path(__file__).parent / "static"

API: Final = "/api"
"""Under which address the interface is."""


def create_app(rulebooks: Iterable[Rulebook], *, today: Callable[[], date]) -> FastAPI:
    """Return the application for some papers.

    Args:
        rulebooks: The papers, in the order in which they are offered.
        today: Tells the day at which the pages decide. The rules have no clock.

    Returns:
        An ASGI application.

    Raises:
        ValueError: Two papers have one key.
    """
    papers: dict[str, Rulebook] = {}
    for rulebook in rulebooks:
        if rulebook.document.key in papers:
            raise ValueError(f"two papers have the key `{rulebook.document.key}`")
        papers[rulebook.document.key] = rulebook
    pages = Pages(papers, today)
    app = FastAPI(
        title="Eligibility for a resident scrutiny panel",
        description="Who may belong to a panel, by its own paper. Advice, never the decision.",
        version="1",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,  # they would load scripts from elsewhere
        redoc_url=None,
    )
    app.include_router(interface(papers), prefix=API)
    app.include_router(pages.router())
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_middleware(Guard)

    async def tell(request: Request, error: Exception) -> Response:
        """Say what went wrong: as a problem to a program, and as a page to a person."""
        match error:
            case RequestValidationError():
                found = error.errors()
                status, detail, headers = 422, "The request does not fit.", None
            case HTTPException():
                found = []
                status, detail, headers = error.status_code, error.detail, error.headers
            case _:
                found = []
                status, detail, headers = 422, str(error), None
        if request.url.path.startswith(f"{API}/"):
            return refused(status, detail, found, headers)
        return pages.problem(request, status, detail)

    for kind in (HTTPException, RequestValidationError, ScrutinyRulesError, UnknownFieldError):
        app.add_exception_handler(kind, tell)
    return app
