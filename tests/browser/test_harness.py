"""Would the tests in a browser notice what they are there to notice?"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import LookOver, OpenPage, strays

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

GOOD = (
    '<!doctype html><html lang="en-GB"><title>A page</title>'
    "<main><h1>A page</h1><p>Some words.</p></main></html>"
)
FAINT = GOOD.replace("<p>", '<p style="color: #aaa; background: #fff">')


async def hello(scope: dict[str, Any], receive: object, send: Callable[..., Any]) -> None:  # noqa: ARG001  an application is called with three
    """Answer every request with the good page."""
    headers = [(b"content-type", b"text/html; charset=utf-8")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": GOOD.encode()})


class TestHarness:
    """A page with a fault is told from one without."""

    def test_nothing_is_found_on_a_good_page(self, page: "Page", axe: LookOver) -> None:
        page.set_content(GOOD)

        assert axe(page) == []

    @pytest.mark.parametrize(
        ("html", "rule"),
        [
            pytest.param(FAINT, "color-contrast", id="faint words"),
            pytest.param(GOOD.replace(' lang="en-GB"', ""), "html-has-lang", id="no language"),
            pytest.param(GOOD.replace("h1>", "h2>"), "page-has-heading-one", id="good practice"),
        ],
    )
    def test_a_fault_is_found(self, page: "Page", axe: LookOver, html: str, rule: str) -> None:
        page.set_content(html)

        assert [one.rule for one in axe(page)] == [rule]

    def test_of_colours_alone_no_other_fault_is_found(self, page: "Page", axe: LookOver) -> None:
        page.set_content(FAINT.replace(' lang="en-GB"', ""))

        assert [one.rule for one in axe(page, colours_only=True)] == ["color-contrast"]

    def test_an_application_is_served(self, page: "Page", serve: Callable[[Any], str]) -> None:
        page.goto(serve(hello))

        assert page.inner_text("h1") == "A page"

    def test_a_page_opens_as_wide_and_as_dark_as_is_asked(self, open_page: OpenPage) -> None:
        page = open_page(width=320, dark=True)

        assert page.evaluate("innerWidth") == 320
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is True

    def test_scripts_can_be_kept_from_running(self, open_page: OpenPage) -> None:
        page = open_page(scripts=False)
        page.set_content("<p>as it was</p><script>document.body.textContent = 'run'</script>")

        assert page.inner_text("p") == "as it was"

    def test_a_request_to_another_machine_is_told_from_one_to_this(self) -> None:
        here, there = "http://127.0.0.1:8000/style.css", "https://fonts.example/one.woff2"

        assert strays([here, there, "data:,", "about:blank"]) == [there]
