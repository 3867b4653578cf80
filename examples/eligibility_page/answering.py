"""What a form holds: the answers given so far, and the one that is given now.

The answers travel with the form, in hidden fields, and nowhere else: they are in no address,
no cookie and no log, and the server forgets them with the request. What comes back from a
browser is read strictly: a field that this page could not have written is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from examples.eligibility_page.asking import Answer, Answers, Enquiry
from pydantic import ValidationError

from scrutiny_rules import Fact, Kind
from scrutiny_rules.display import day_words

GIVEN: Final = "given."
"""What the name of a hidden field starts with that holds an answer."""

NOT_KNOWN: Final = "not-known"
"""How *I don't know* is written in a form."""

YES_NO: Final = {"yes": True, "no": False}
"""How a yes and a no are written in a form."""

DONT_KNOW: Final = "“I don’t know”"  # noqa: RUF001  an apostrophe, as it is printed
"""What stands beside the answers where nobody knows."""


class Part(NamedTuple):
    """How one part of a date is typed.

    Attributes:
        pattern: What fits.
        words: What is wanted, in words.
    """

    pattern: re.Pattern[str]
    words: str


_SHORT: Final = Part(re.compile(r"[0-9]{1,2}", re.ASCII), "a number, such as 7")

DATE_PARTS: Final = {
    "day": _SHORT,
    "month": _SHORT,
    "year": Part(re.compile(r"[0-9]{4}", re.ASCII), "four digits, such as 1980"),
}
"""The three fields in which a date is typed."""

MOST_COUNTED: Final = 1_000_000
"""The largest count that a fact can have."""

_DIGITS: Final = re.compile(r"[0-9]{1,7}", re.ASCII)


class UnknownFieldError(ValueError):
    """A form holds something that this page has not written."""


@dataclass(frozen=True)
class Refusal:
    """Why an answer was not taken.

    Attributes:
        message: What to do about it; it never repeats what was typed.
        control: The identifier of the control to go to.
    """

    message: str
    control: str


@dataclass(frozen=True)
class Typed:
    """What stands in the form for one question.

    Attributes:
        values: What is chosen or typed, by the name of the control.
        refusal: Why it was not taken; None where nothing is wrong with it.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    refusal: Refusal | None = None


def written(fact: Fact, answer: Answer) -> str:
    """Return how an answer is written in a hidden field."""
    if answer is None:
        return NOT_KNOWN
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, str):
        return str(fact.choices.index(answer))
    return str(answer)


def given(enquiry: Enquiry, fields: Mapping[str, str]) -> dict[str, Answer]:
    """Return the answers that a form brings along.

    Raises:
        UnknownFieldError: An answer is to no question of the paper, or is none to it.
    """
    answers: dict[str, Answer] = {}
    for name, value in fields.items():
        if name.startswith(GIVEN):
            fact = fact_named(enquiry, name.removeprefix(GIVEN))
            answer = _brought(enquiry, fact, value)
            if isinstance(answer, Refusal):
                raise UnknownFieldError("an answer does not fit its question")
            answers[fact.name] = answer
    if not _fit(enquiry, answers):
        raise UnknownFieldError("the answers contradict each other")
    return answers


def fact_named(enquiry: Enquiry, name: str) -> Fact:
    """Return the fact that a form names.

    Raises:
        UnknownFieldError: The paper has no such fact.
    """
    if name not in enquiry.facts:
        raise UnknownFieldError("there is no such question")
    return enquiry.facts[name]


def shown(fact: Fact, answers: Answers) -> Typed:
    """Return the form for one question, with the answer that was given before."""
    if fact.name not in answers:
        return Typed()
    answer = answers[fact.name]
    if answer is None and fact.kind in {Kind.INPUT, Kind.COUNT}:
        return Typed({NOT_KNOWN: "yes"})
    if isinstance(answer, date):
        return Typed({part: str(getattr(answer, part)) for part in DATE_PARTS})
    return Typed({"answer": written(fact, answer)})


def taken(
    enquiry: Enquiry, fact: Fact, answers: Answers, fields: Mapping[str, str]
) -> dict[str, Answer] | Typed:
    """Take the answer to one question.

    Args:
        enquiry: What is asked, and on which day.
        fact: What the question is about.
        answers: The answers given before.
        fields: What the form holds.

    Returns:
        All answers, the new one among them; or the form as it was filled in, with why the
        answer cannot be taken.
    """
    names = ("answer", *DATE_PARTS, NOT_KNOWN)
    typed = {name: text for name in names if (text := fields.get(name, "").strip())}
    answer = _answered(enquiry, fact, typed)
    if isinstance(answer, Refusal):
        return Typed(typed, answer)
    both = {**answers, fact.name: answer}
    if _fit(enquiry, both):
        return both
    other = next(name for name in answers if _fit(enquiry, _without(both, name)))
    message = (
        f"This contradicts another answer. Change that one first: {enquiry.facts[other].question}"
    )
    return Typed(typed, Refusal(message, first_control(fact)))


def first_control(fact: Fact) -> str:
    """Return the identifier of the first control of a question."""
    match fact.kind:
        case Kind.YES_NO:
            return "answer-yes"
        case Kind.CHOICE:
            return "answer-0"
        case Kind.COUNT:
            return "answer"
        case Kind.INPUT:
            return "day"


def _answered(enquiry: Enquiry, fact: Fact, typed: Mapping[str, str]) -> Answer | Refusal:
    """Return the answer that was chosen or typed."""
    if fact.kind in {Kind.YES_NO, Kind.CHOICE}:
        return _chosen(fact, typed.get("answer", ""))
    if NOT_KNOWN not in typed:
        return _date(enquiry, typed) if fact.kind is Kind.INPUT else _count(typed.get("answer", ""))
    if len(typed) > 1:
        return Refusal(f"Give an answer, or tick {DONT_KNOW}, but not both", first_control(fact))
    return None


def _brought(enquiry: Enquiry, fact: Fact, value: str) -> Answer | Refusal:
    """Return the answer that a hidden field holds."""
    if value == NOT_KNOWN:
        return None
    if fact.kind is not Kind.INPUT:
        return _answered(enquiry, fact, {"answer": value})
    parts = value.split("-", maxsplit=2)
    return _date(enquiry, dict(zip(reversed(DATE_PARTS), parts, strict=False)))


def _chosen(fact: Fact, chosen: str) -> Answer | Refusal:
    options: Mapping[str, Answer] = (
        YES_NO
        if fact.kind is Kind.YES_NO
        else {str(number): choice for number, choice in enumerate(fact.choices)}
    )
    if chosen == NOT_KNOWN:
        return None
    if chosen not in options:
        return Refusal(f"Choose one of the answers, or {DONT_KNOW}", first_control(fact))
    return options[chosen]


def _count(typed: str) -> int | Refusal:
    if not typed:
        return Refusal(f"Enter a number, or tick {DONT_KNOW}", "answer")
    if not _DIGITS.fullmatch(typed) or int(typed) > MOST_COUNTED:
        return Refusal("Enter a whole number in digits, such as 12, up to 1000000", "answer")
    return int(typed)


def _date(enquiry: Enquiry, typed: Mapping[str, str]) -> date | Refusal:
    missing = [part for part in DATE_PARTS if part not in typed]
    if len(missing) == len(DATE_PARTS):
        return Refusal(f"Enter the date, or tick {DONT_KNOW}", "day")
    if missing:
        return Refusal(f"The date must include a {' and a '.join(missing)}", missing[0])
    for part, form in DATE_PARTS.items():
        if not form.pattern.fullmatch(typed[part]):
            return Refusal(f"The {part} must be {form.words}", part)
    try:
        day = date(*(int(typed[part]) for part in reversed(DATE_PARTS)))
    except ValueError:
        return Refusal("There is no such date: check the day and the month", "day")
    if day > enquiry.on:
        return Refusal(f"The date must be {day_words(enquiry.on)} or earlier", "year")
    return day


def _fit(enquiry: Enquiry, answers: Answers) -> bool:
    """Say whether answers can all be true of one person."""
    try:
        enquiry.applicant(answers)
    except ValidationError:
        return False
    return True


def _without(answers: Answers, name: str) -> Answers:
    return {one: answer for one, answer in answers.items() if one != name}
