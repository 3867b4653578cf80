"""Markdown: tables, code, anchors and links between the generated pages."""

import re
from collections.abc import Iterable, Iterator


def row(*cells: str) -> str:
    """Return one row of a table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Go through the lines of a table."""
    yield row(*heads)
    yield "|" + "---|" * len(heads)
    yield from (row(*cells) for cells in rows)
    yield ""


def codes(names: Iterable[str]) -> str:
    """Return names as code, each once, in order."""
    return ", ".join(f"`{name}`" for name in dict.fromkeys(names))


def anchor(heading: str) -> str:
    """Return the anchor of a heading, as repositories and the site both make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def page(lines: Iterable[str]) -> str:
    """Return lines as a page, which ends with one line's end."""
    return "\n".join(lines).rstrip("\n") + "\n"
