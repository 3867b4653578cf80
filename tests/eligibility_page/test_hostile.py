"""Text of a landlord's never becomes markup, whatever it holds."""

from functools import cache
from typing import Any, Final

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_rules import Rulebook
from tests.eligibility_page.papers import COUNCILLOR, HOUSEHOLD, OWN_FACTS
from tests.eligibility_page.visitor import Visitor, client_of

pytestmark = pytest.mark.no_cover  # it tries an example, and the package by the way

PARTS: Final = (
    "<script>alert(1)</script>",
    "</title><h1>",
    '" onfocus="alert(1)" autofocus="',
    "' style='color:red",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "&lt;b&gt;",
    "<!--",
    "]]>",
    "javascript:alert(1)",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "a word",
)

HOSTILE = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join)

PLAIN: Final = "plain words"


def marked(text: str) -> Rulebook:
    """Return the paper with a text in every place where a landlord writes one."""
    book = with_text(OWN_FACTS.model_dump(mode="json"), text)
    book["document"] |= {"title": text, "landlord": text, "edition": text}
    return Rulebook.model_validate(book)


def with_text(value: Any, text: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return a part of a rulebook with a text for every gist, label, question and note."""
    if isinstance(value, list):
        return [with_text(one, text) for one in value]
    if not isinstance(value, dict):
        return value
    said = {name: with_text(one, text) for name, one in value.items()}
    if "answered_by" in said:
        said |= {"question": f"{said['name']}: {text}", "answered_by": text}
        said["choices"] = ["alone", text] if said["choices"] else []
    elif {"id", "taken"} <= set(said):
        said |= dict.fromkeys(("clause", "question", "why"), text)
    written = {"gist", "label", "if_met", "if_not_met"}
    return said | {name: text for name in written & set(said) if said[name] is not None}


def walked(text: str, *, known: bool) -> list[BeautifulSoup]:
    """Return every page of an enquiry, errors among them, and the first page of all."""
    client = client_of([marked(text)])
    pages = [BeautifulSoup(client.get("/").text, "html.parser")]
    visitor = Visitor(client, "north-panel")
    while visitor.asked:
        pages.append(visitor.page)
        visitor.fill()
        pages.append(visitor.page)
        if not known:
            visitor.answer(None)
        elif visitor.asked == HOUSEHOLD.name:
            visitor.fill(answer="1")
        elif visitor.asked == "date_of_birth":
            visitor.fill(day="1", month="1", year="1980")
        elif visitor.asked == "other.years_in_home":
            visitor.fill(answer="5")
        else:
            visitor.answer(visitor.asked in {"tenant", "can_commit"})
    return [*pages, visitor.page]


def shape(page: BeautifulSoup) -> list[tuple[str, list[str]]]:
    """Return the elements of a page and the names of their attributes, without any words."""
    return [(one.name, [*one.attrs]) for one in page.find_all(name=True)]


@cache
def plain_shapes(*, known: bool) -> list[list[tuple[str, list[str]]]]:
    """Return the elements of every page of an enquiry where the words are plain."""
    return [shape(page) for page in walked(PLAIN, known=known)]


class TestLaws:
    """A page has the same elements and attributes, whatever a landlord writes."""

    @settings(max_examples=5)  # a whole enquiry each
    @given(text=HOSTILE, known=st.booleans())
    def test_no_text_becomes_markup(self, text: str, *, known: bool) -> None:
        hostile = walked(text, known=known)

        assert [shape(page) for page in hostile] == plain_shapes(known=known)
        assert all(text.split(maxsplit=1)[0] in page.text for page in hostile)

    def test_the_text_is_told_as_it_is_written(self) -> None:
        client = client_of([marked(PARTS[0])])
        visitor = Visitor(client, "north-panel")
        while visitor.asked != COUNCILLOR.name:
            visitor.answer(None)

        assert visitor.heading == f"{COUNCILLOR.name}: {PARTS[0]}"
