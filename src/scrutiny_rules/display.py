"""Words: conditions in plain English, and pages as text or Markdown.

Prose is made here on request, from structured values, and is never read back. What has
something to show hands over a ``Page``; a page is rendered the same way whatever it is
about.

    >>> page = Page("Quorum: quorate", (Passage("Because", ("3 present",)),))
    >>> print(to_text(page))
    Quorum: quorate
      Because: 3 present
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from scrutiny_rules.conditions import All, Any, Compare, Condition, In, Leaf, Not, Yes

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#+!|~])")


class Passage(NamedTuple):
    """Some lines under a heading."""

    heading: str
    lines: tuple[str, ...]


class Page(NamedTuple):
    """A title and what stands below it."""

    title: str
    passages: tuple[Passage, ...] = ()


def to_text(page: Page) -> str:
    """Return a page as plain text, fit for the minutes.

    Args:
        page: What to show.

    Returns:
        The title, then each passage: its heading, and its lines below it.
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
    """
    lines = [f"**{_escaped(page.title)}**"]
    for heading, members in page.passages:
        lines += ["", f"{_escaped(heading)}:", ""]
        lines += [f"- {_escaped(member)}" for member in members]
    return "\n".join(lines)


def words(condition: Condition) -> str:
    """Return a condition in plain words.

    Args:
        condition: The condition.

    Returns:
        One line; what is nested is kept together by brackets.

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
        case Any():
            return ", or ".join(_bracketed(member) for member in condition.of)


def fact_words(name: str) -> str:
    """Return the name of a fact as words.

    Example:
        >>> fact_words("other.ward_councillor")
        'ward councillor'
    """
    return name.removeprefix("other.").replace("_", " ").replace("asb ", "ASB ")


def found_words(tests: Iterable[tuple[Leaf, Mapping[str, object]]]) -> str:
    """Return the counts and choices that some tests found, and what a single test needed.

    Args:
        tests: Each test with what may be shown of what it found; yes/no facts speak for
            themselves and are left out.

    Returns:
        One line; empty where there is nothing to show.

    Example:
        >>> test = Compare(left="present", op=">=", right=None, p=3)
        >>> found_words([(test, {"present": 2})])
        'present 2; needed: at least 3 present'
    """
    leaves = list(tests)
    found = {name: value for _, values in leaves for name, value in values.items()}
    shown = ", ".join(
        f"{fact_words(name)} {value}"
        for name, value in found.items()
        if not isinstance(value, bool)
    )
    if not shown or len(leaves) > 1:
        return shown
    return f"{shown}; needed: {words(leaves[0][0])}"


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
    return f"{left} {'at least' if test.op == '>=' else 'more than'} {share} of {right}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
