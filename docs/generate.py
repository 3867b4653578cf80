"""Writes the pages that are made from the rulebooks, the source and the tests.

    python docs/generate.py

What is written depends on these alone. The tests compare the pages with what this would write, so
that neither can say what the other does not. What each page says stands in ``docs/pages``.
"""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Final

from pages.papers import RULEBOOKS, name, paper
from pages.procedures import procedures
from pages.reference import index_page, module_page, on_the_map
from pages.scope import scope
from pages.suite import Suite
from pages.trust import trust
from scrutiny_rules import Rulebook

DOCS: Final = Path(__file__).parent

suite: Final = cache(Suite)
"""The tests, read when a page first asks for them."""


def _paper(book: Rulebook) -> str:
    return paper(book, suite())


PAGES: Final[dict[str, Callable[[], str]]] = {
    "scope.md": scope,
    "procedures.md": procedures,
    "trust.md": lambda: trust(suite()),
    **{name(book): partial(_paper, book) for book in RULEBOOKS},
    "reference/index.md": index_page,
    **{
        f"reference/{module}.md": partial(module_page, module, asked)
        for module, _, asked in on_the_map()
    },
}
"""What is written, by the name of the page."""


def main() -> None:
    """Write every page."""
    for place, page in PAGES.items():
        path = DOCS / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
