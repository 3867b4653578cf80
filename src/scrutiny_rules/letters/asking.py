"""Asking: the questions of a rulebook, put to the person whom they are about.

A rulebook asks about *the person* or *the member*. In a letter to that person the same
question says *you*.
"""

import re
from typing import Final

ADDRESSEES: Final = frozenset(
    {"the person", "the member", "the applicant", "the claimant", "the author"}
)
"""Who can answer for themselves, as facts name them."""

_WHO: Final = "the (?:person|member|applicant|claimant|author)"

_TURNS: Final = (
    (rf"\bIs {_WHO}\b(?!')", "Are you"),
    (rf"\bis {_WHO}\b(?!')", "are you"),
    (rf"\bwas {_WHO}\b(?!')", "were you"),
    (rf"\bWas {_WHO}\b(?!')", "Were you"),
    (rf"\bHas {_WHO}\b(?!')", "Have you"),
    (rf"\bDoes {_WHO}\b(?!')", "Do you"),
    (rf"\b{_WHO}'s\b", "your"),
    (rf"\b{_WHO}\b", "you"),
    (r"\bdid they\b", "did you"),
    (r"\bon their development\b", "on your development"),
    (r"\bagainst them\b", "against you"),
    (r"\bof theirs\b", "of yours"),
    (r"\bof their own\b", "of your own"),
)
"""What is said of somebody, and what is said to them, in the order in which it is tried."""


def to_you(question: str) -> str:
    """Return a question about a person as a question to that person.

    Args:
        question: What a fact asks, such as ``Is the person in rent arrears?``

    Returns:
        The same question to the person; one that does not speak of anybody stays as it is.

    Raises:
        Nothing.

    Example:
        >>> to_you("Is the person keeping to an arrears repayment plan?")
        'Are you keeping to an arrears repayment plan?'
        >>> to_you("What is the person's date of birth?")
        'What is your date of birth?'
    """
    for said, turned in _TURNS:
        question = re.sub(said, turned, question)
    return question
