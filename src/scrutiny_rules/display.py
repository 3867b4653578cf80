"""Words: conditions in plain English, and pages as text, Markdown or HTML.

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
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Final, NamedTuple

from scrutiny_rules._frozen import is_row
from scrutiny_rules.conditions import All, Any, Compare, Condition, In, Not, Yes

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
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#+!|~])")


class Passage(NamedTuple):
    """Some lines under a heading."""

    heading: str
    lines: tuple[str, ...]


class Page(NamedTuple):
    """A title and what stands below it."""

    title: str
    passages: tuple[Passage, ...] = ()


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
    lines = [page.title]
    for heading, members in page.passages:
        if len(members) == 1:
            lines.append(f"  {heading}: {members[0]}")
        else:
            lines += [f"  {heading}", *(f"    {member}" for member in members)]
    return "\n".join(lines)


def to_markdown(page: Page) -> str:
    """Return a page as Markdown: the title in bold, and a list for each passage.

    Args:
        page: What to show.

    Returns:
        Markdown in which no text of a landlord's can act as markup.

    Raises:
        Nothing.
    """
    lines = [f"**{escape_markdown(page.title)}**"]
    for heading, members in page.passages:
        lines += ["", f"{escape_markdown(heading)}:", ""]
        lines += [f"- {escape_markdown(member)}" for member in members]
    return "\n".join(lines)


def escape_markdown(text: str) -> str:
    r"""Return text for Markdown, with every sign that could act as markup inside a line escaped.

    Example:
        >>> print(escape_markdown("[a](b) *c*"))
        \[a\](b) \*c\*
    """
    return _SPECIAL.sub(r"\\\1", text)


def to_html(page: Page) -> str:
    """Return a page as a part of an HTML document: a heading, and a list for each passage.

    Args:
        page: What to show.

    Returns:
        A section without styles or scripts, in which no text can act as markup.

    Raises:
        Nothing.

    Example:
        >>> print(to_html(Page("Quorum: quorate", (Passage("Because", ("3 < 4",)),))))
        <section>
        <h3>Quorum: quorate</h3>
        <h4>Because</h4>
        <ul>
        <li>3 &lt; 4</li>
        </ul>
        </section>
    """
    lines = ["<section>", f"<h3>{escape(page.title)}</h3>"]
    for heading, members in page.passages:
        lines += [f"<h4>{escape(heading)}</h4>", "<ul>"]
        lines += [f"<li>{escape(member)}</li>" for member in members]
        lines.append("</ul>")
    return "\n".join([*lines, "</section>"])


class Shown:
    """What has something to show, as text, Markdown and HTML alike."""

    @abstractmethod
    def to_page(self) -> Page:
        """Return what there is to show, for any kind of rendering."""

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        return to_markdown(self.to_page())

    def to_html(self) -> str:
        """Return it as a section of an HTML document."""
        return to_html(self.to_page())

    def __str__(self) -> str:
        """Return it as plain text, fit for the minutes."""
        return to_text(self.to_page())


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


def words(condition: Condition) -> str:
    """Return a condition in plain words.

    Args:
        condition: The condition.

    Returns:
        One line; what is nested is kept together by brackets.

    Raises:
        Nothing.

    Example:
        >>> words(Not(of=Yes(fact="in_rent_arrears")) | Yes(fact="keeping_to_repayment_plan"))
        'not in rent arrears, or keeping to repayment plan'
    """
    match condition:
        case Yes():
            return fact_words(condition.fact)
        case Compare():
            return _comparison(condition)
        case In():
            return f"{fact_words(condition.fact)} is {' or '.join(condition.among)}"
        case Not():
            return f"not {_bracketed(condition.of)}"
        case All():
            return ", and ".join(_bracketed(member) for member in condition.of)
        case Any():  # pragma: no branch  the checker proves it is the last
            return ", or ".join(_bracketed(member) for member in condition.of)


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


def _bracketed(condition: Condition) -> str:
    return f"({words(condition)})" if isinstance(condition, All | Any) else words(condition)


def _comparison(test: Compare) -> str:
    left, right = fact_words(test.left or ""), fact_words(test.right or "")
    if test.right is None:  # left x q >= p
        bound = Fraction(test.p, test.q)
        return f"{'at least' if test.op == '>=' else 'more than'} {bound} {left}"
    if test.left is None:  # q >= right x p
        bound = Fraction(test.q, test.p)
        return f"{'at most' if test.op == '>=' else 'fewer than'} {bound} {right}"
    if test.q == test.p:
        return f"{left} {'at least' if test.op == '>=' else 'more than'} {right}"
    share = Fraction(test.p, test.q)
    if share > 1:  # left >= right x 2 says that right is at most half of left
        return f"{right} {'at most' if test.op == '>=' else 'less than'} {1 / share} of {left}"
    return f"{left} {'at least' if test.op == '>=' else 'more than'} {share} of {right}"


def _in_quotes(text: str) -> str:
    """Return text for a quoted label, with what Mermaid would read as markup written out."""
    return "".join(f"#{ord(mark)};" if mark in '"#<>&`\\%$\r\n' else mark for mark in text)
