"""A headless Chromium, a server on a loopback port, and axe-core to look a page over.

None of it is needed by the tests that run by default: ``pytest -m browser tests/browser`` asks
for these, with the extra ``browser``, Debian's ``chromium`` and the npm package ``axe-core``,
of which the environment variable ``SCRUTINY_AXE`` names the file ``axe.min.js``.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""What the program is called, in the order in which it is looked for."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How Chromium is kept from the network, and made to run as root."""

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
"""Which of axe's rules are asked: WCAG 2.2 at levels A and AA, and good practice."""

LOOPBACK = "127.0.0.1"


class Violation(NamedTuple):
    """One rule of axe that a page breaks.

    Attributes:
        rule: The name of the rule.
        help: What it asks.
        places: For each element that breaks it, how it is found, and what axe says of it.
    """

    rule: str
    help: str
    places: tuple[str, ...]


class OpenPage(Protocol):
    """Opens a page of its own in the browser, with nothing kept from any other."""

    def __call__(self, *, width: int = 1280, dark: bool = False, scripts: bool = True) -> "Page":
        """Return an empty page.

        Args:
            width: How wide the window is, in pixels.
            dark: Whether whoever looks prefers dark colours.
            scripts: Whether pages may run JavaScript.
        """


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; the test is skipped where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"there is no Chromium: none of {', '.join(NAMES)} is on the path")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> "Iterator[Browser]":
    """A headless Chromium, with a user's folder of its own that is thrown away."""
    api = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed")
    with api.sync_playwright() as playwright:
        started: Browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        yield started
        started.close()


@pytest.fixture
def open_page(browser: "Browser") -> Iterator[OpenPage]:
    """Opens pages; when the test is over, none of them may have asked another machine."""
    asked: list[str] = []

    def record(request: "Request") -> None:
        asked.append(request.url)

    with ExitStack() as opened:

        def open_one(*, width: int = 1280, dark: bool = False, scripts: bool = True) -> "Page":
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
                locale="en-GB",
            )
            opened.callback(context.close)
            context.set_default_timeout(10_000)
            context.on("request", record)
            return context.new_page()

        yield open_one
    assert strays(asked) == []


@pytest.fixture
def page(open_page: OpenPage) -> "Page":
    """An empty page in a wide window, in light colours."""
    return open_page()


class LookOver(Protocol):
    """Looks an open page over."""

    def __call__(self, page: "Page", *, colours_only: bool = False) -> list[Violation]:
        """Return what the page breaks.

        Args:
            page: The page.
            colours_only: Whether to ask nothing but whether text stands out from its ground,
                which is all that other colours can change.
        """


@pytest.fixture(scope="session")
def axe() -> LookOver:
    """Looks an open page over, and returns what it breaks; skipped where axe is not named."""
    named = os.environ.get("SCRUTINY_AXE")
    if not named:
        pytest.skip("SCRUTINY_AXE does not name the file axe.min.js of the npm package axe-core")
    script = Path(named).read_text(encoding="utf-8")
    of_all = {"type": "tag", "values": TAGS}
    of_colours = {"type": "rule", "values": ["color-contrast"]}

    def look_over(page: "Page", *, colours_only: bool = False) -> list[Violation]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        asked = of_colours if colours_only else of_all
        options = {"runOnly": asked, "resultTypes": ["violations"]}
        found: dict[str, list[dict[str, Any]]] = page.evaluate(
            "options => axe.run(document, options)", options
        )
        return [
            Violation(
                one["id"],
                one["help"],
                tuple(f"{node['target']}: {node['failureSummary']}" for node in one["nodes"]),
            )
            for one in found["violations"]
        ]

    return look_over


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Any], str]]:
    """Serves an ASGI application on a free loopback port, and returns its address.

    A folder of pages is served by ``StaticFiles(directory=..., html=True)`` of Starlette.
    """
    with ExitStack() as running:
        yield lambda app: running.enter_context(served(app))


@contextmanager
def served(app: Any) -> Iterator[str]:  # noqa: ANN401  whatever is an application
    """Serve an ASGI application until the block is left."""
    uvicorn = pytest.importorskip("uvicorn")
    config = uvicorn.Config(app, host=LOOPBACK, port=0, lifespan="off", ws="none", log_config=None)
    socket = config.bind_socket()
    socket.listen()  # so that whoever calls before the server is ready waits, and is not refused
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        socket.close()


def strays(urls: list[str]) -> list[str]:
    """Return the addresses that are on another machine than this one."""
    return [url for url in urls if urlsplit(url).hostname not in {LOOPBACK, None}]
