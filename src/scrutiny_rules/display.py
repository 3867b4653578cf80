"""Words: pages as text, Markdown or HTML, and what stands on them in plain English.

Prose is made here on request, from structured values, and is never read back. What has
something to show hands over a ``Page``; a page is rendered the same way whatever it is
about.

    >>> page = Page("Quorum: quorate", (Passage("Because", ("3 present",)),))
    >>> print(to_text(page))
    Quorum: quorate
      Because: 3 present
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Final, NamedTuple, Self

from scrutiny_rules._frozen import is_row

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DEEPEST: Final = 6
_MARKED: Final = {"met": "met", "not met": "not-met", "unknown": "unknown"}
_SPECIAL: Final = re.compile(
    r"([\\`*_{}\[\]<>#+!|~$]"  # what is markup anywhere
    r"|&(?=\w|\#)|:(?=//)|(?<=www)\.|@"  # entities, and addresses that would be links
    r"|^[-=])",  # a list or a rule at the beginning of a line
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_NOT_TEXT: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
"""What no HTML and no XML may hold: most control characters, and what is no character."""

STYLE: Final = """
.scrutiny-rules { line-height: 1.5; max-width: 62em; overflow-wrap: break-word; }
.scrutiny-rules, .scrutiny-rules div {
  column-gap: 1.5em; display: grid; grid-template-columns: 11em minmax(0, 1fr); row-gap: .35em;
}
.scrutiny-rules > *, .scrutiny-rules div > * { grid-column: 1 / -1; }
.scrutiny-rules :is(h1, h2, h3, h4, h5, h6) {
  border: 0; color: inherit; font-size: 1em; font-weight: 600; line-height: 1.5;
  margin: 0; padding: 0;
}
.scrutiny-rules > :first-child { font-size: 1.25em; margin: .25em 0; }
.scrutiny-rules :is(h2, h3, h4, h5, h6):has(+ ul) { grid-column: 1; }
.scrutiny-rules :is(h2, h3, h4, h5, h6) + ul { grid-column: 2; }
.scrutiny-rules.mathjax_ignore ul { margin: 0; padding-left: 1.25em; }
.scrutiny-rules li { margin: 0 0 .15em; padding-left: .25em; }
.scrutiny-rules li:only-child:not([class]) {
  list-style-type: none; margin-left: -1.25em; padding-left: 0;
}
.scrutiny-rules li::marker { font-weight: 600; }
.scrutiny-rules li.met { list-style-type: "\\2713"; }
.scrutiny-rules li.not-met { list-style-type: "\\2715"; }
.scrutiny-rules li.unknown { list-style-type: "?"; }
.scrutiny-rules cite { font-size: .9em; font-style: normal; opacity: .8; }
.scrutiny-rules summary { cursor: pointer; }
.scrutiny-rules summary > :is(h1, h2, h3, h4, h5, h6) { display: inline; }
.scrutiny-rules.mathjax_ignore details > :not(summary) { margin: .35em 0 .35em 1.25em; }
.scrutiny-rules figure { margin: .25em 0 .5em; max-width: 46em; }
.scrutiny-rules svg { display: block; overflow: visible; }
@media (max-width: 40em) {
  .scrutiny-rules, .scrutiny-rules div { grid-template-columns: minmax(0, 1fr); }
  .scrutiny-rules :is(h2, h3, h4, h5, h6) + ul { grid-column: 1; }
}
"""
"""A style for what ``to_html`` returns. It sets no colour, so that what stands on a light and on
a dark page alike can be read there."""


class Line(str):
    """One line, and the parts that it falls into where it has any.

    It is the text itself: ``met: three members present [north-panel 7.2]``.

    Attributes:
        lead: The first words of it, such as the state of a limb; it may be empty.
        joint: What stands between these and the rest.
        said: What is said.
        cited: Where it stands; it may be empty.

    Example:
        >>> print(Line("three members present", lead="met", cited="north-panel 7.2"))
        met: three members present [north-panel 7.2]
    """

    __slots__ = ("cited", "joint", "lead", "said")

    lead: str
    joint: str
    said: str
    cited: str

    def __new__(cls, said: str, *, lead: str = "", joint: str = ": ", cited: str = "") -> Self:
        """Put the parts together."""
        text = f"{lead}{joint}{said}" if lead else said
        line = super().__new__(cls, f"{text} [{cited}]" if cited else text)
        line.lead, line.joint, line.said, line.cited = lead, joint, said, cited
        return line


class Passage(NamedTuple):
    """Some lines under a heading."""

    heading: str
    lines: tuple[str, ...]


class Folded(Passage):
    """Some lines under a heading, for those who ask for more."""

    __slots__ = ()


class Page(NamedTuple):
    """A title and what stands below it.

    Attributes:
        title: What it is about.
        passages: Lines under headings.
        pages: What is inside it, each a page of its own that can be folded up.
        charts: Diagrams as Mermaid text, for Markdown.
        pictures: Pictures as ``scrutiny_rules.pictures`` makes them, for HTML: they are put
            in as they are.
    """

    title: str
    passages: tuple[Passage, ...] = ()
    pages: "tuple[Page, ...]" = ()
    charts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


class Box(NamedTuple):
    """One box of a flowchart; a power has round sides."""

    name: str
    label: str
    power: bool = False


class Arrow(NamedTuple):
    """One arrow of a flowchart, from box to box; towards a power it is dotted."""

    start: str
    end: str
    label: str = ""
    dotted: bool = False


def to_text(page: Page) -> str:
    """Return a page as plain text, fit for the minutes.

    Args:
        page: What to show.

    Returns:
        The title, then each passage: its heading, and its lines below it.

    Raises:
        Nothing.
    """
    return "\n".join(_text(page, ""))


def _text(page: Page, margin: str) -> Iterator[str]:
    yield f"{margin}{page.title}"
    for heading, members in page.passages:
        if len(members) == 1:
            yield f"{margin}  {heading}: {members[0]}"
        else:
            yield f"{margin}  {heading}"
            yield from (f"{margin}    {member}" for member in members)
    for inside in page.pages:
        yield from _text(inside, f"{margin}  ")


def to_markdown(page: Page) -> str:
    """Return a page as Markdown: the title in bold, and a list for each passage.

    Args:
        page: What to show.

    Returns:
        Markdown in which no text of a landlord's can act as markup. A chart is a block of
        Mermaid text.

    Raises:
        Nothing.
    """
    return "\n".join(_markdown(page))


def _markdown(page: Page) -> Iterator[str]:
    yield f"**{escape_markdown(page.title)}**"
    for heading, members in page.passages:
        yield from ("", f"{escape_markdown(heading)}:", "")
        yield from (f"- {escape_markdown(member)}" for member in members)
    for chart in page.charts:
        yield from ("", "```mermaid", chart, "```")
    for inside in page.pages:
        yield from ("", *_markdown(inside))


def escape_markdown(text: str) -> str:
    r"""Return text as one line of Markdown, in which no sign can act as markup.

    Example:
        >>> print(escape_markdown("[a](b) *c*"))
        \[a\](b) \*c\*
    """
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def to_html(page: Page, *, level: int = 3) -> str:
    """Return a page as a part of an HTML document: headings, lists, and what can be folded up.

    Args:
        page: What to show.
        level: The level of the title's heading, 1 to 6, so that the document around it keeps
            its outline. What stands deeper than 6 has headings of level 6.

    Returns:
        A section without styles or scripts, in which no text can act as markup. Its colours
        are those of the document around it; ``STYLE`` sets it out more neatly.

    Raises:
        ValueError: There is no heading of such a level.

    Example:
        >>> print(to_html(Page("Quorum: quorate", (Passage("Because", ("3 < 4",)),))))
        <section class="scrutiny-rules mathjax_ignore">
        <h3>Quorum: quorate</h3>
        <h4>Because</h4>
        <ul>
        <li>3 &lt; 4</li>
        </ul>
        </section>
    """
    return in_section(page.title, _html(page, level + 1), level=level)


def in_section(title: str, lines: Iterable[str], *, level: int, above: Iterable[str] = ()) -> str:
    """Return lines of HTML as a section under a heading, and some of them above it."""
    if not 1 <= level <= _DEEPEST:
        raise ValueError(f"`level` is the level of a heading: 1 to {_DEEPEST}")
    opening = '<section class="scrutiny-rules mathjax_ignore">'
    return "\n".join((opening, *above, in_heading(title, level), *lines, "</section>"))


def _html(page: Page, level: int) -> Iterator[str]:
    """Go through the lines of what stands below the title of a page."""
    yield from (f"<figure>\n{picture}\n</figure>" for picture in page.pictures)
    for passage in page.passages:
        heading = in_heading(passage.heading, level)
        if isinstance(passage, Folded):
            yield f"<details>\n<summary>{heading}</summary>"
        else:
            yield heading
        yield from ("<ul>", *map(_item, passage.lines), "</ul>")
        if isinstance(passage, Folded):
            yield "</details>"
    for inside in page.pages:
        yield f"<details>\n<summary>{in_heading(inside.title, level)}</summary>\n<div>"
        yield from (*_html(inside, level + 1), "</div>\n</details>")


def in_markup(text: str) -> str:
    """Return text for HTML or SVG, in which nothing can act as markup.

    Example:
        >>> in_markup("<b> & 'so'")
        '&lt;b&gt; &amp; &#x27;so&#x27;'
    """
    return escape(_NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text))


def in_heading(text: str, level: int) -> str:
    """Return text as a heading of HTML; there is none deeper than level 6.

    Example:
        >>> in_heading("Why", 9)
        '<h6>Why</h6>'
    """
    deep = min(level, _DEEPEST)
    return f"<h{deep}>{in_markup(text)}</h{deep}>"


def _item(line: str) -> str:
    """Return a line as a member of a list; the mark of a state is the style's."""
    if not isinstance(line, Line):
        return f"<li>{in_markup(line)}</li>"
    mark = f' class="{_MARKED[line.lead]}"' if line.lead in _MARKED else ""
    lead = f"<strong>{in_markup(line.lead)}</strong>{in_markup(line.joint)}" if line.lead else ""
    cited = f" <cite>[{in_markup(line.cited)}]</cite>" if line.cited else ""
    return f"<li{mark}>{lead}{in_markup(line.said)}{cited}</li>"


class Shown:
    """What has something to show, as text, Markdown and HTML alike.

    A notebook shows it by itself, where it is the last expression of a cell.
    """

    __slots__ = ()

    @abstractmethod
    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""

    def pictures(self) -> tuple[str, ...]:
        """Return the pictures of it, each as SVG text; none where there is nothing to draw."""
        return ()

    def to_text(self) -> str:
        """Return it as plain text, fit for the minutes."""
        return to_text(self.to_page())

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        return to_markdown(self.to_page())

    def to_html(self, *, level: int = 3) -> str:
        """Return it as a section of an HTML document, with its pictures.

        Args:
            level: The level of its heading, 1 to 6.

        Raises:
            ValueError: There is no heading of such a level.
        """
        return to_html(self.to_page()._replace(pictures=self.pictures()), level=level)

    def __str__(self) -> str:
        """Return it as plain text."""
        return self.to_text()

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        """Return it in the forms in which a notebook may show it.

        Args:
            include: The MIME types that are wanted; all where there are none.
            exclude: The MIME types that are not.
        """
        makers: dict[str, Callable[[], str]] = {
            "text/plain": self.to_text,
            "text/markdown": self.to_markdown,
            "text/html": lambda: f"<style>{STYLE}</style>\n{self.to_html()}",
        }
        return {
            mime: make()
            for mime, make in makers.items()
            if (not include or mime in include) and not (exclude and mime in exclude)
        }


def flowchart(boxes: Iterable[Box], arrows: Iterable[Arrow]) -> str:
    """Return boxes and arrows as the Mermaid text of a flowchart.

    Args:
        boxes: What stands in the chart, by names made of letters, digits and hyphens.
        arrows: What leads where.

    Returns:
        Mermaid text, in which neither a label nor a name, such as ``end``, can act as markup.

    Raises:
        Nothing.

    Example:
        >>> print(flowchart([Box("a", "report"), Box("b", "answer")], [Arrow("a", "b", "14 days")]))
        flowchart TD
            step-a["report"]
            step-b["answer"]
            step-a -->|"14 days"| step-b
    """
    lines = ["flowchart TD"]
    for box in boxes:
        left, right = ("([", "])") if box.power else ("[", "]")
        lines.append(f'    step-{box.name}{left}"{_in_quotes(box.label)}"{right}')
    for arrow in arrows:
        line = "-.->" if arrow.dotted else "-->"
        label = f'|"{_in_quotes(arrow.label)}"|' if arrow.label else ""
        lines.append(f"    step-{arrow.start} {line}{label} step-{arrow.end}")
    return "\n".join(lines)


def fact_words(name: str) -> str:
    """Return the name of a fact as words.

    Example:
        >>> fact_words("other.ward_councillor")
        'ward councillor'
    """
    return (
        name.removeprefix("other.")
        .replace("_", " ")
        .replace("asb ", "ASB ")
        .replace("co opt", "co-opt")
    )


def found_words(found: Iterable[Mapping[str, object]]) -> str:
    """Return the counts and choices that were found.

    Args:
        found: What each test found, by the names of facts; a pair is a range. Yes/no facts
            speak for themselves and are left out.

    Returns:
        One line; empty where there is nothing to show.

    Example:
        >>> found_words([{"present": 2}, {"present": 2, "quorate": False, "seats": (7, 9)}])
        'present 2, seats 7 to 9'
    """
    values = {name: value for one in found for name, value in one.items()}
    return ", ".join(
        f"{fact_words(name)} {' to '.join(map(str, value)) if is_row(value) else value}"
        for name, value in values.items()
        if not isinstance(value, bool)
    )


def day_words(day: date | None) -> str:
    """Return a day in words, the same in every place; None is an open end.

    Example:
        >>> day_words(date(2026, 6, 30))
        '30 June 2026'
    """
    return "further notice" if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def pounds_words(pence: Fraction) -> str:
    """Return exact pence as pounds, with two decimal places or as many as it takes.

    Example:
        >>> pounds_words(Fraction(909, 2)), pounds_words(Fraction(320))
        ('£4.545', '£3.20')
    """
    pounds = Decimal(pence.numerator) / (100 * pence.denominator)
    plain = f"{pounds.normalize():f}"
    whole, _, decimals = plain.partition(".")
    return f"£{whole}.{decimals:0<2}"


def _in_quotes(text: str) -> str:
    """Return text for a quoted label, with what Mermaid would read as markup written out."""
    return "".join(f"#{ord(mark)};" if mark in '"#<>&`\\%$\r\n' else mark for mark in text)
