"""Writing: paragraphs and points under headings, as text, Markdown or HTML.

What is written may hold the name of a person, or words that somebody typed in. None of them
can act as markup, and none of them is shown by ``repr``.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Final, NamedTuple

from pydantic import Field

from scrutiny_rules._frozen import Frozen, Text
from scrutiny_rules.display import (
    Page,
    Passage,
    Shown,
    escape_markdown,
    in_heading,
    in_markup,
    in_section,
)

_NOT_SHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""Signs that control a device, break a line or turn the direction of what follows."""


class Section(NamedTuple):
    """Paragraphs and then points, under a heading; without one they go on from the last."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class Writing(Shown, Frozen):
    """A letter, or minutes.

    Attributes:
        opening: What stands above the title: for a letter the day, its reference, and to whom.
        title: What it is about.
        sections: What it says.
        closing: What stands at the end: for a letter from whom it is.
        checks: What whoever sends it should look at first. It is no part of the writing.
    """

    opening: Annotated[tuple[Text, ...], Field(repr=False)] = ()
    title: Annotated[Text, Field(repr=False)]
    sections: Annotated[tuple[Section, ...], Field(repr=False)] = ()
    closing: Annotated[tuple[Text, ...], Field(repr=False)] = ()
    checks: tuple[Text, ...] = ()

    def to_page(self) -> Page:
        """Return its sections as passages, for whoever renders pages of their own."""
        passages = (Passage(one.heading, (*one.paragraphs, *one.points)) for one in self.sections)
        return Page(self.title, tuple(passages))

    def to_text(self) -> str:
        """Return it as plain text, with an empty line between paragraphs."""
        blocks = [*map(_line, self.opening), _line(self.title)]
        for heading, paragraphs, points in self.sections:
            blocks += [_line(text) for text in (heading, *paragraphs) if text]
            blocks += ["\n".join(f"- {_line(point)}" for point in points)] if points else []
        return "\n\n".join((*blocks, *map(_line, self.closing)))

    def to_markdown(self) -> str:
        """Return it as Markdown, its title and its headings in bold."""
        blocks = [*map(_markdown, self.opening), f"**{_markdown(self.title)}**"]
        for heading, paragraphs, points in self.sections:
            blocks += [f"**{_markdown(heading)}**"] if heading else []
            blocks += map(_markdown, paragraphs)
            blocks += ["\n".join(f"- {_markdown(point)}" for point in points)] if points else []
        return "\n\n".join((*blocks, *map(_markdown, self.closing)))

    def to_html(self, *, level: int = 3) -> str:
        """Return it as a section of an HTML document, without styles or scripts.

        Args:
            level: The level of the title's heading, 1 to 6.

        Raises:
            ValueError: There is no heading of such a level.
        """
        above = [_element("p", text) for text in self.opening]
        return in_section(_line(self.title), self._html(level + 1), level=level, above=above)

    def _html(self, level: int) -> Iterator[str]:
        for heading, paragraphs, points in self.sections:
            yield from (in_heading(_line(text), level) for text in (heading,) if text)
            yield from (_element("p", text) for text in paragraphs)
            if points:
                yield from ("<ul>", *(_element("li", text) for text in points), "</ul>")
        yield from (_element("p", text) for text in self.closing)


def _line(text: str) -> str:
    """Return text as one line, without signs that are not shown."""
    return " ".join(_NOT_SHOWN.sub(" ", text).split())


def _markdown(text: str) -> str:
    return escape_markdown(_line(text))


def _element(name: str, text: str) -> str:
    return f"<{name}>{in_markup(_line(text))}</{name}>"
