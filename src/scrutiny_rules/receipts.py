"""Receipts: does a decision follow from this paper and this question, as somebody says?

A receipt names the paper, the question and the decision by digests, so that it can be handed
out without the facts. Whoever has the paper and the question can take the decision again,
anywhere and at any time, and see whether it is the one that the receipt speaks of. It is
no signature: it shows that the parts belong together, and not who put them together.

    >>> from scrutiny_rules.quorum import Roll
    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> question = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=4)})
    >>> receipt = issue_receipt(TRAFFORD_QIP, question)
    >>> verify(receipt, TRAFFORD_QIP, question).outcome
    <Verified.GENUINE: 'genuine'>
    >>> seats = TRAFFORD_QIP.under("T-R7", "seats")
    >>> verify(receipt, seats, question).outcome
    <Verified.OTHER_RULEBOOK: 'another rulebook'>
"""

import hashlib
import hmac
import json
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Final, NoReturn, TypeAlias

from pydantic import StringConstraints

from scrutiny_rules import __version__
from scrutiny_rules._frozen import Frozen, Slug, Text, YesNo, is_mapping, is_row
from scrutiny_rules.display import Page, Passage, Shown, fact_words
from scrutiny_rules.errors import (
    NotExactError,
    SaltNeededError,
    SaltTooShortError,
    ScrutinyRulesError,
)
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebook import Rulebook

LEAST_SALT: Final = 16
"""How many bytes a salt has at the least."""

PLAIN: Final = "sha256:"
"""What a digest starts with that was made without a salt."""

SALTED: Final = "hmac-sha256:"
"""What a digest starts with that was made with a salt."""

Digest: TypeAlias = Annotated[
    str, StringConstraints(pattern=rf"^({PLAIN}|{SALTED})[0-9a-f]{{64}}$")
]
"""A digest in hexadecimal, after how it was made."""


def canonical(value: Frozen) -> bytes:
    """Return the one spelling of a value as JSON, from which its digest is made.

    Every field is written, whether it was given or left out, with names in the order of
    their code points and no spaces; days, fractions and decimals are text, and a decimal has
    no noughts at its end. So equal values have one spelling, with one exception: a yes and a
    count of one, which Python calls equal, are different facts and are spelled differently.

    Args:
        value: Any value of this library.

    Returns:
        JSON in UTF-8.

    Raises:
        NotExactError: Something inside is a float, text that UTF-8 cannot hold, or of a kind
            that has no exact spelling.

    Example:
        >>> from scrutiny_rules.quorum import Roll
        >>> canonical(Roll(in_office=7, present=4))[:60]
        b'{"chair_in_office":null,"chair_present":null,"co_optees_in_o'
    """
    text = json.dumps(
        _spelled(value, type(value).__name__),
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return text.encode()


def digest(value: Frozen) -> str:
    """Return the digest of a value: equal on every machine for equal values.

    Args:
        value: Any value of this library. Never hand out the digest of a personal one: who
            knows the question can find the answer by trying.

    Returns:
        SHA-256 of the canonical JSON, in hexadecimal after ``sha256:``.

    Raises:
        NotExactError: The value has no canonical JSON.

    Example:
        >>> from scrutiny_rules.journeys import Journey
        >>> ten, same = (
        ...     Journey(miles=miles, travelled_on="2026-11-22", organisation="north")
        ...     for miles in ("10.1", "10.10")
        ... )
        >>> digest(ten) == digest(same)
        True
    """
    return PLAIN + hashlib.sha256(canonical(value)).hexdigest()


class Receipt(Shown, Frozen):
    """What a decision was made from and what came out, without the facts.

    Attributes:
        library_version: The version of this library that decided.
        document: The key of the paper.
        rulebook: The digest of the whole rulebook.
        verb: The function that decided.
        block: The block of the rulebook that was asked.
        inputs: The digest of the question; made with a salt where one was given.
        outcome: What came out.
        decision: The digest of the whole decision, likewise; its findings follow from the
            facts, so they could be guessed as well.
    """

    library_version: Text
    document: Slug
    rulebook: Digest
    verb: Text
    block: Text
    inputs: Digest
    outcome: Text
    decision: Digest

    def to_page(self) -> Page:
        """Return every part of the receipt."""
        return Page(
            f"Receipt: {self.verb} under {self.document}, {self.outcome}",
            (
                Passage("Rulebook", (self.rulebook,)),
                Passage("Asked of", (fact_words(self.block),)),
                Passage("Question", (self.inputs,)),
                Passage("Decision", (self.decision,)),
                Passage("Version", (self.library_version,)),
            ),
        )


class Part(StrEnum):
    """What a receipt speaks of, in the order in which the parts are looked at."""

    RULEBOOK = "rulebook"
    """The paper, whole and by its key."""

    QUESTION = "question"
    """The function and the block."""

    INPUTS = "inputs"
    """The arguments, and the salt."""

    OUTCOME = "outcome"
    """What comes out."""

    DECISION = "decision"
    """The whole decision, with what it rests on."""

    LIBRARY = "library version"
    """The version of this library."""


class Verified(StrEnum):
    """Whether a receipt belongs to a paper and a question; the first part that does not."""

    GENUINE = "genuine"
    """Every part agrees, the version aside."""

    OTHER_RULEBOOK = "another rulebook"
    """It was issued for another paper, edition or reading, so that the rest says little."""

    OTHER_QUESTION = "another question"
    """It was issued for another function, or another block."""

    OTHER_INPUTS = "other inputs"
    """It was issued for other facts, or with another salt."""

    OTHER_OUTCOME = "another outcome"
    """The paper and the question agree, and something else comes out."""

    OTHER_DECISION = "another decision"
    """The outcome agrees as well, and rests on something else or is worded otherwise."""


class PartFound(Frozen):
    """Whether one part of a receipt agrees.

    Attributes:
        part: The part.
        agrees: Whether it is as the receipt says.
    """

    part: Part
    agrees: YesNo


class Verification(Shown, Frozen):
    """Whether a receipt belongs to a paper and a question, part by part.

    Attributes:
        outcome: Genuine, or the first part that does not agree.
        parts: Whether each part agrees.
        cautions: What whoever relies on it should bear in mind.
    """

    outcome: Verified
    parts: tuple[PartFound, ...]
    cautions: tuple[Text, ...] = ()

    def __bool__(self) -> NoReturn:
        """Refuse: a verification is neither true nor false.

        Raises:
            TypeError: Always. A forged receipt would otherwise pass ``if verify(...):``.
        """
        raise TypeError("a verification has no truth value: compare its `outcome`")

    def to_page(self) -> Page:
        """Return which parts agree, which do not, and what to bear in mind."""
        agree = tuple(str(one.part) for one in self.parts if one.agrees)
        differ = tuple(str(one.part) for one in self.parts if not one.agrees)
        passages = (
            Passage("Agree", agree),
            Passage("Differ", differ),
            Passage("Note", self.cautions),
        )
        return Page(f"Receipt: {self.outcome}", tuple(one for one in passages if one.lines))


def issue_receipt(rulebook: Rulebook, question: Question, *, salt: bytes | None = None) -> Receipt:
    """Decide a question, and say what it was decided from without giving away the facts.

    Args:
        rulebook: The paper.
        question: The question to put to it.
        salt: Secret bytes, at least 16, made by chance for this receipt and kept with the
            question; nobody can guess the facts without them. None only where nothing in
            the question is personal.

    Returns:
        The receipt.

    Raises:
        SaltNeededError: The question holds what may be personal, and there is no salt.
        SaltTooShortError: The salt is too short.
        NotExactError: The rulebook, the question or the decision has no canonical JSON.
        ScrutinyRulesError: The question lies outside the data supplied.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> someone = {"applicant": {"tenant": True}, "stage": "applicant", "on": "2026-11-22"}
        >>> question = Question(verb="assess_eligibility", given=someone)
        >>> issue_receipt(CHORUS_RSP, question)
        Traceback (most recent call last):
            ...
        scrutiny_rules.errors.SaltNeededError: a receipt for `assess_eligibility` needs a salt,
        since what it is about may be personal
        >>> receipt = issue_receipt(CHORUS_RSP, question, salt=bytes(range(16)))
        >>> receipt.inputs.partition(":")[0]
        'hmac-sha256'
    """
    inputs = _inputs(rulebook, question, salt)
    decision = question.put_to(rulebook)
    return Receipt(
        library_version=__version__,
        document=rulebook.document.key,
        rulebook=digest(rulebook),
        verb=question.verb,
        block=question.block,
        inputs=inputs,
        outcome=str(decision.outcome),
        decision=_sealed(decision, salt),
    )


def verify(
    receipt: Receipt, rulebook: Rulebook, question: Question, *, salt: bytes | None = None
) -> Verification:
    """Take a decision again, and say whether a receipt speaks of it.

    Args:
        receipt: What somebody shows.
        rulebook: The paper that it is said to be about.
        question: The question that it is said to be about.
        salt: The salt that it is said to be issued with.

    Returns:
        Genuine, or the first part that does not agree; and whether each part does. Another
        version of the library is a caution and no more.

    Raises:
        SaltNeededError: The question holds what may be personal, and there is no salt.
        SaltTooShortError: The salt is too short.
        NotExactError: The rulebook, the question or the decision has no canonical JSON.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> roll = {"in_office": 7, "present": 4}
        >>> question = Question(verb="decide_quorum", given={"roll": roll})
        >>> receipt = issue_receipt(TRAFFORD_QIP, question)
        >>> forged = receipt.model_copy(update={"outcome": "inquorate"})
        >>> print(verify(forged, TRAFFORD_QIP, question))
        Receipt: another outcome
          Agree
            rulebook
            question
            inputs
            decision
            library version
          Differ: outcome
    """
    inputs = _inputs(rulebook, question, salt)
    cautions: list[str] = []
    outcome = decision = ""
    try:
        decided = question.put_to(rulebook)
    except ScrutinyRulesError as error:
        cautions.append(f"the question cannot be answered: {error}")
    else:
        outcome, decision = str(decided.outcome), _sealed(decided, salt)
    agree = {
        Part.RULEBOOK: _same(receipt.rulebook, digest(rulebook))
        and receipt.document == rulebook.document.key,
        Part.QUESTION: (receipt.verb, receipt.block) == (question.verb, question.block),
        Part.INPUTS: _same(receipt.inputs, inputs),
        Part.OUTCOME: receipt.outcome == outcome,
        Part.DECISION: _same(receipt.decision, decision),
        Part.LIBRARY: receipt.library_version == __version__,
    }
    if not agree[Part.INPUTS] and SALTED in {_made(receipt.inputs), _made(inputs)}:
        cautions.append("another salt, or none, looks the same as other inputs")
    if not agree[Part.LIBRARY]:
        cautions.append(
            f"issued by version {receipt.library_version} and verified by {__version__}: "
            "what differs may be due to that"
        )
    return Verification(
        outcome=next((_OTHER[part] for part in _OTHER if not agree[part]), Verified.GENUINE),
        parts=tuple(PartFound(part=part, agrees=agree[part]) for part in Part),
        cautions=tuple(cautions),
    )


_OTHER: Final = {
    Part.RULEBOOK: Verified.OTHER_RULEBOOK,
    Part.QUESTION: Verified.OTHER_QUESTION,
    Part.INPUTS: Verified.OTHER_INPUTS,
    Part.OUTCOME: Verified.OTHER_OUTCOME,
    Part.DECISION: Verified.OTHER_DECISION,
}
"""What it means that a part does not agree, in the order in which the parts are looked at."""


def _inputs(rulebook: Rulebook, question: Question, salt: bytes | None) -> str:
    """Return the digest of a question, refusing a salt that would not hide it."""
    if salt is None and question.personal(rulebook):
        raise SaltNeededError(question.verb)
    if salt is not None and len(salt) < LEAST_SALT:
        raise SaltTooShortError(len(salt), LEAST_SALT)
    return _sealed(question, salt)


def _sealed(value: Frozen, salt: bytes | None) -> str:
    if salt is None:
        return digest(value)
    return SALTED + hmac.new(salt, canonical(value), hashlib.sha256).hexdigest()


def _made(of: str) -> str:
    return SALTED if of.startswith(SALTED) else PLAIN


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one, other)


def _spelled(value: object, where: str) -> object:
    """Return a value as JSON data, each number and each day in its one spelling."""
    if isinstance(value, Frozen):
        return {
            name: _spelled(getattr(value, name), f"{where}.{name}")
            for name in type(value).model_fields
        }
    if is_mapping(value):
        return {
            _text(str(name), where): _spelled(member, f"{where}.{name}")
            for name, member in value.items()
        }
    if is_row(value):
        return [_spelled(member, f"{where}.{place}") for place, member in enumerate(value)]
    return _plain(value, where)


def _plain(value: object, where: str) -> str | int | None:
    """Return a value that holds no others as JSON data."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        return _decimal(value)
    raise NotExactError(where)


def _text(text: str, where: str) -> str:
    """Return text, and refuse half a character, which UTF-8 cannot hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotExactError(where) from None
    return str(text)


def _decimal(number: Decimal) -> str:
    """Return a decimal without noughts at its end, whatever the settings of the thread."""
    whole, _, decimals = f"{number.copy_abs():f}".partition(".")
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{decimals}".rstrip("0").rstrip(".") if decimals else f"{sign}{whole}"
