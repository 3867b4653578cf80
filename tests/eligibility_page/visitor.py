"""A visitor to the page, who sees what it shows and can press only what is on it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from bs4 import BeautifulSoup, Tag
from examples.eligibility_page.app import create_app
from httpx2 import Response
from starlette.testclient import TestClient

from scrutiny_rules import Rulebook, Stage
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.eligibility_page.papers import OWN_FACTS

TODAY: Final = date(2026, 11, 22)

PAPERS: Final = (CHORUS_RSP, TRAFFORD_QIP, OWN_FACTS)


def client_of(papers: Iterable[Rulebook] = PAPERS) -> TestClient:
    """Return a client of the application for some papers, on one day."""
    return TestClient(create_app(papers, today=lambda: TODAY))


class Visitor:
    """Somebody who answers the questions of a page.

    Attributes:
        page: What is shown.
        status: The status of the last answer.
    """

    def __init__(self, client: TestClient, paper: str, stage: str = Stage.APPLICANT) -> None:
        """Open the first page of an enquiry."""
        self.client = client
        self.address = f"/papers/{paper}/{stage}"
        self.show(client.get(self.address))

    def show(self, got: Response) -> None:
        """Look at what the server answered."""
        self.page, self.status = BeautifulSoup(got.text, "html.parser"), got.status_code

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.one("title").text

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.one("h1").text

    @property
    def asked(self) -> str | None:
        """The input that is asked for; None on the last page."""
        found = self.page.select_one("input[name=asked]")
        return None if found is None else str(found["value"])

    @property
    def most_left(self) -> int:
        """How many questions there are after this one, at most."""
        words = self.one(".progress .left").text
        return 0 if words == "the last one" else int(words.split()[2])

    @property
    def given(self) -> dict[str, str]:
        """The answers so far, as they are shown."""
        return {
            row.select("dt")[0].text: row.select("dd")[0].text
            for row in self.page.select("dl.summary > div")
        }

    def one(self, selector: str) -> Tag:
        """Return the only element that a selector finds."""
        (found,) = self.page.select(selector)
        return found

    def section(self, heading: str) -> str:
        """Return the words of a section by its heading."""
        (found,) = [
            one for one in self.page.select("section") if one.select("h2")[0].text == heading
        ]
        return " ".join(found.text.split())

    def answer(self, answer: object) -> None:
        """Fill in the form for the question, and send it."""
        form = self._form_of("input[name=asked]")
        self._send(form, filled(form, answer))

    def fill(self, **fields: str) -> None:
        """Send the form for the question with some fields filled in, right or wrong."""
        self._send(self._form_of("input[name=asked]"), fields)

    def change(self, question: str) -> None:
        """Press the button to change the answer to a question."""
        rows = self.page.select("dl.summary > div")
        (button,) = [
            one.select("button")[0] for one in rows if one.select("dt")[0].text == question
        ]
        self._press(button)

    def back(self) -> None:
        """Press the button to go back."""
        self._press(self.one(".back button"))

    def _press(self, button: Tag) -> None:
        form = button.find_parent("form")
        assert form is not None
        self._send(form, {str(button["name"]): str(button["value"])})

    def _form_of(self, selector: str) -> Tag:
        form = self.one(selector).find_parent("form")
        assert form is not None
        return form

    def _send(self, form: Tag, fields: Mapping[str, str]) -> None:
        """Send a form as a browser would: its hidden fields, and what was filled in."""
        assert form["method"] == "post"
        assert "action" not in form.attrs
        hidden = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
        self.show(self.client.post(self.address, data={**hidden, **fields}))


def filled(form: Tag, answer: object) -> dict[str, str]:
    """Return the fields of a form with an answer filled in; None is *I don't know*."""
    options = {label.text: form.select(f"#{label['for']}")[0] for label in form.select("label")}
    if answer is None:
        chosen = options["I don’t know"]  # noqa: RUF001  as it is printed
        return {str(chosen["name"]): str(chosen["value"])}
    if isinstance(answer, date):
        return {"day": str(answer.day), "month": str(answer.month), "year": f"{answer.year:04}"}
    if isinstance(answer, bool):
        answer = "Yes" if answer else "No"
    if isinstance(answer, int):
        return {"answer": str(answer)}
    return {"answer": str(options[str(answer)]["value"])}
