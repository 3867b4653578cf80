"""The documentation site: is all of it there, for everybody, and without anybody else's machine?

The environment variable ``SCRUTINY_SITE`` names the folder of a site that is built already; where
it does not, one is built, with the extra ``docs``.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.browser.conftest import LookOver

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT: Final = Path(__file__).resolve().parents[2]

KINDS: Final = pytest.mark.parametrize(
    "name",
    [
        "docs/index",
        "README",
        "docs/tutorial",
        "docs/notebooks/02_screening_an_extract",
        "docs/notebooks/04_comparing_two_papers",
        "docs/papers/trafford-qip",
        "docs/procedures",
        "docs/trust",
        "docs/reference/index",
        "docs/reference/quorum",
        "genindex",
        "search",
    ],
)
"""A page of each kind."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    built = os.environ.get("SCRUTINY_SITE")
    if built:
        return Path(built)
    pytest.importorskip("sphinx", reason="the extra `docs` is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-c", "docs", ".", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603  the arguments are this file's own
    return folder


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Any], str]) -> str:
    """Where the site is served."""
    files = pytest.importorskip("starlette.staticfiles")
    return serve(files.StaticFiles(directory=site, html=True))


class Links(HTMLParser):
    """Collects what a page links to, what it loads, and the anchors that it has.

    Attributes:
        links: The addresses that it links to.
        loads: The addresses of what it is made of: styles, scripts and pictures.
        anchors: The names that an address may end in.
    """

    def __init__(self, page: Path) -> None:
        """Read a page."""
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what a tag has of these."""
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.append(value)
            elif name == "href" and value and tag == "a":
                self.links.append(value)
            elif name in {"href", "src", "data", "srcset"} and value:
                self.loads.append(value)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Links]:
    """Every page of the site, by where it is."""
    return {page: Links(page) for page in sorted(site.rglob("*.html"))}


def is_outside(link: str) -> bool:
    """Say whether a link leads to another machine."""
    return bool(urlsplit(link).netloc)


class TestLinks:
    """Every page and anchor that is linked to is there, and nothing is loaded from outside."""

    def test_every_link_leads_somewhere(self, pages: dict[Path, Links]) -> None:
        broken = []
        for page, found in pages.items():
            for link in (*found.links, *found.loads):
                if is_outside(link) or link.startswith(("mailto:", "data:")):
                    continue
                path, anchor = urldefrag(unquote(link))
                target = (page.parent / path.partition("?")[0]).resolve() if path else page
                if not target.is_file() or (
                    anchor and target in pages and anchor not in pages[target].anchors
                ):
                    broken.append((page.name, link))

        assert len(pages) > 60
        assert broken == []

    def test_nothing_is_loaded_from_another_machine(self, pages: dict[Path, Links]) -> None:
        assert [one for page in pages.values() for one in page.loads if is_outside(one)] == []

    def test_no_anchor_stands_twice_on_a_page(self, pages: dict[Path, Links]) -> None:
        twice = {
            page.name: sorted({one for one in found.anchors if found.anchors.count(one) > 1})
            for page, found in pages.items()
            if len(set(found.anchors)) < len(found.anchors)
        }

        assert twice == {}


class TestPages:
    """A page of each kind can be read by everybody, in both colour schemes, wide and narrow."""

    @KINDS
    def test_axe_finds_nothing(self, name: str, address: str, page: "Page", axe: LookOver) -> None:
        page.goto(f"{address}/{name}.html")

        assert axe(page) == []
        page.emulate_media(color_scheme="dark")
        assert axe(page, colours_only=True) == []
        page.set_viewport_size({"width": 360, "height": 800})
        assert axe(page) == []
        page.emulate_media(color_scheme="light")
        assert axe(page, colours_only=True) == []

    @KINDS
    def test_nothing_is_wider_than_the_window(self, name: str, address: str, page: "Page") -> None:
        page.goto(f"{address}/{name}.html")
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})

            assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_the_root_leads_to_the_first_page(self, address: str, page: "Page") -> None:
        page.goto(address)
        page.wait_for_url("**/docs/index.html")

        assert page.locator("h1").inner_text().startswith("scrutiny_rules")

    def test_a_search_finds_the_page_of_a_module(self, address: str, page: "Page") -> None:
        page.goto(f"{address}/search.html?q=inquorate")
        found = page.locator("#search-results li a")
        found.first.wait_for()
        page.wait_for_function("document.querySelectorAll('#search-results li').length > 2")

        assert any("quorum" in link for link in found.all_inner_texts())

    def test_a_chart_is_drawn_and_its_text_is_there_to_be_opened(
        self, address: str, page: "Page"
    ) -> None:
        page.goto(f"{address}/docs/procedures.html")
        charts, texts = page.locator("svg.flowchart"), page.locator(".chart + details")

        assert charts.count() == texts.count() == 5
        assert "flowchart TD" not in page.locator("article").inner_text()
        texts.first.locator("summary").click()
        assert "flowchart TD" in texts.first.inner_text()
