"""Receipts: one spelling for equal values, and which part of a receipt does not agree."""

import decimal
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tomllib
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import scrutiny_rules
from scrutiny_rules import (
    Applicant,
    Claim,
    ExpenseTerms,
    Mileage,
    MileageRate,
    NotExactError,
    Roll,
    Rulebook,
    SaltNeededError,
    SaltTooShortError,
    ScrutinyRulesError,
    Stage,
)
from scrutiny_rules._frozen import Frozen, FrozenMap, Named, OtherFacts
from scrutiny_rules.questions import Question
from scrutiny_rules.receipts import (
    LEAST_SALT,
    Part,
    Receipt,
    Verification,
    Verified,
    canonical,
    digest,
    issue_receipt,
    verify,
)
from scrutiny_rules.rulebook import FrozenJson
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    applicants,
    claims,
    rolls,
)
from tests.test_questions import QUESTIONS

ROOT: Final = Path(__file__).parents[1]
DAY: Final = date(2026, 11, 22)
SALT: Final = bytes(range(LEAST_SALT))
OTHER_SALT: Final = bytes(range(1, LEAST_SALT + 1))

QUORATE: Final = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=4)})
MORE_CAME: Final = Question(verb="decide_quorum", given={"roll": Roll(in_office=7, present=5)})
PERSON: Final = Question(
    verb="assess_eligibility",
    given={"applicant": Applicant(tenant=True), "stage": Stage.APPLICANT, "on": DAY},
)
SEATS: Final = TRAFFORD_QIP.under("T-R7", "seats")


class Held(Frozen):
    """Something of every kind that has a spelling."""

    text: str = ""
    number: int | None = None
    yes: bool | None = None
    day: date | None = None
    miles: Decimal | None = None
    share: Fraction | None = None
    members: tuple[Frozen, ...] = ()
    named: Named[object] = FrozenMap()
    data: FrozenJson = None
    other: OtherFacts = FrozenMap()


class TestSpelling:
    """Equal values have one spelling, and different ones have two."""

    def test_it_is_sorted_json_without_spaces(self) -> None:
        held = Held(
            text="Zoë said: 'no'",
            number=7,
            yes=True,
            day=DAY,
            miles=Decimal("10.10"),
            share=Fraction(2, 4),
            named={"b": 1, "a": None},
        )

        assert canonical(held).decode() == (
            '{"data":null,"day":"2026-11-22","members":[],"miles":"10.1","named":{"a":null,"b":1},'
            '"number":7,"other":{},"share":"1/2","text":"Zoë said: \'no\'","yes":true}'
        )

    @pytest.mark.parametrize(
        ("value", "pinned"),
        [
            pytest.param(
                Held(text="Zoë", miles=Decimal("10.1"), share=Fraction(1, 2), day=DAY),
                "sha256:ee5ee99761e9cfe7d960adebd5faaa06464348a5ef5718dac25bbfc3dc3a0023",
                id="something of every kind",
            ),
            pytest.param(
                MileageRate(pence_per_mile=Fraction(45)),
                "sha256:acadbe5fc354533b28bf88971fe45f1a95be52b9773c7847f5d3c3d4893c569f",
                id="a rate",
            ),
        ],
    )
    def test_the_digests_of_fixed_values_never_change(self, value: Frozen, pinned: str) -> None:
        assert digest(value) == pinned
        assert digest(value) == "sha256:" + hashlib.sha256(canonical(value)).hexdigest()

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            pytest.param(Roll(), Roll(withdrawn=0, seats=None), id="a default given or left out"),
            *(
                pytest.param(
                    Held(miles=Decimal("10.1")), Held(miles=Decimal(miles)), id=f"10.1 and {miles}"
                )
                for miles in ("10.10", "10.100", "1.01E1", "101E-1")
            ),
            pytest.param(Held(miles=Decimal(1000)), Held(miles=Decimal("1E3")), id="a thousand"),
            pytest.param(Held(miles=Decimal(0)), Held(miles=Decimal("-0.00")), id="nought"),
            pytest.param(Held(share=Fraction(1, 2)), Held(share=Fraction(2, 4)), id="a half"),
            pytest.param(
                Held(named={"a": 1, "b": 2}), Held(named={"b": 2, "a": 1}), id="names in any order"
            ),
            pytest.param(
                Held(data={"a": [1, None]}),
                Held.model_validate({"data": {"a": (1, None)}}),
                id="data as row or list",
            ),
            pytest.param(Held(text=Stage.APPLICANT), Held(text="applicant"), id="a choice or word"),
        ],
    )
    def test_equal_values_are_spelled_alike(self, one: Frozen, other: Frozen) -> None:
        assert one == other
        assert digest(one) == digest(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            pytest.param(Held(miles=Decimal(10)), Held(miles=Decimal(100)), id="ten and a hundred"),
            pytest.param(Held(miles=Decimal("0.1")), Held(miles=Decimal("0.01")), id="a tenth"),
            pytest.param(Held(miles=Decimal(1)), Held(miles=Decimal(-1)), id="below nought"),
            pytest.param(Held(text="1"), Held(number=1), id="text and a number"),
            pytest.param(Held(named={"a": None}), Held(), id="not known and not named"),
            pytest.param(Held(other={"a": True}), Held(other={"a": 1}), id="a yes and a count"),
            pytest.param(
                Held(text="e\N{COMBINING ACUTE ACCENT}"),
                Held(text="\N{LATIN SMALL LETTER E WITH ACUTE}"),
                id="letters that look alike",
            ),
            pytest.param(
                Held(members=(Roll(), Roll(present=1))),
                Held(members=(Roll(present=1), Roll())),
                id="a row in another order",
            ),
        ],
    )
    def test_others_are_not(self, one: Frozen, other: Frozen) -> None:
        assert digest(one) != digest(other)

    def test_the_settings_of_the_thread_do_not_matter(self) -> None:
        held = Held(miles=Decimal("123456.78"))
        expected = canonical(held)
        with decimal.localcontext() as settings:
            settings.prec = 2
            settings.capitals = 0

            assert canonical(held) == expected
        assert b'"123456.78"' in expected


PRINTED: Final = """
from scrutiny_rules import Applicant, Roll
from scrutiny_rules.questions import Question
from scrutiny_rules.receipts import digest, issue_receipt
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

print(digest(CHORUS_RSP), digest(TRAFFORD_QIP))
person = Applicant(tenant=True, other={"z": True, "a": 2, "m": "three"})
question = Question(
    verb="assess_eligibility", given={"applicant": person, "stage": "applicant", "on": "2026-11-22"}
)
print(issue_receipt(TRAFFORD_QIP, question, salt=bytes(16)).model_dump_json())
"""


class TestAnywhere:
    """A digest is the same in every process, whatever its machine is set to."""

    def printed(self, **environment: str) -> str:
        done = subprocess.run(  # noqa: S603  the script is this file's own
            [sys.executable, "-c", PRINTED],
            cwd=ROOT,
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout

    def test_hash_seed_place_and_time_do_not_matter(self) -> None:
        first = self.printed(PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
        second = self.printed(PYTHONHASHSEED="1", TZ="America/Adak", LC_ALL="tr_TR.UTF-8")

        assert first == second
        assert digest(TRAFFORD_QIP) in first


class TestIssuing:
    """A receipt says what was decided from what, without the facts."""

    def test_it_names_the_paper_the_question_and_the_decision(self) -> None:
        receipt = issue_receipt(TRAFFORD_QIP, QUORATE)

        assert receipt == Receipt(
            library_version=scrutiny_rules.__version__,
            document="trafford-qip",
            rulebook=digest(TRAFFORD_QIP),
            verb="decide_quorum",
            block="quorum",
            inputs=digest(QUORATE),
            outcome="quorate",
            decision=digest(QUORATE.put_to(TRAFFORD_QIP)),
        )

    def test_the_version_is_the_projects(self) -> None:
        with (ROOT / "pyproject.toml").open("rb") as file:
            assert scrutiny_rules.__version__ == tomllib.load(file)["project"]["version"]

    def test_with_a_salt_nothing_that_follows_from_the_facts_is_a_plain_digest(self) -> None:
        receipt = issue_receipt(TRAFFORD_QIP, PERSON, salt=SALT)
        decision = PERSON.put_to(TRAFFORD_QIP)

        for found, value in ((receipt.inputs, PERSON), (receipt.decision, decision)):
            expected = hmac.new(SALT, canonical(value), "sha256").hexdigest()
            assert found == f"hmac-sha256:{expected}"
        assert receipt.rulebook == digest(TRAFFORD_QIP)

    def test_another_salt_gives_another_receipt(self) -> None:
        one = issue_receipt(TRAFFORD_QIP, PERSON, salt=SALT)
        other = issue_receipt(TRAFFORD_QIP, PERSON, salt=OTHER_SALT)

        assert one.inputs != other.inputs
        assert one.decision != other.decision

    def test_what_is_not_personal_may_have_a_salt_too(self) -> None:
        assert issue_receipt(TRAFFORD_QIP, QUORATE, salt=SALT).inputs.startswith("hmac-sha256:")

    def test_a_silent_paper_needs_a_salt_as_well(self) -> None:
        role = {"role": {"represents_party": True}}
        question = Question(verb="decide_affiliation", given=role)

        with pytest.raises(SaltNeededError):
            issue_receipt(TRAFFORD_QIP, question)


def parts(of: Verification) -> set[Part]:
    """Return the parts that do not agree."""
    return {one.part for one in of.parts if not one.agrees}


def without_rates() -> Rulebook:
    """Return a paper whose rates start after the journey of the question below."""
    terms = CHORUS_RSP.expenses
    assert isinstance(terms, ExpenseTerms)
    rates = (MileageRate(pence_per_mile=Fraction(45), in_force_from=date(2027, 1, 1)),)
    return CHORUS_RSP.model_copy(update={"expenses": terms.model_copy(update={"rates": rates})})


class TestVerifying:
    """The first part that does not agree is the outcome, and every part is looked at."""

    RECEIPT: Final = issue_receipt(TRAFFORD_QIP, QUORATE)

    def test_a_receipt_is_genuine_for_what_it_was_issued_for(self) -> None:
        found = verify(self.RECEIPT, TRAFFORD_QIP, QUORATE)

        assert found.outcome is Verified.GENUINE
        assert [one.part for one in found.parts] == list(Part)
        assert parts(found) == set()
        assert found.cautions == ()

    @pytest.mark.parametrize(
        ("changed", "outcome", "part"),
        [
            pytest.param(
                {"rulebook": digest(SEATS)},
                Verified.OTHER_RULEBOOK,
                Part.RULEBOOK,
                id="another rulebook",
            ),
            pytest.param(
                {"document": "chorus-rsp"},
                Verified.OTHER_RULEBOOK,
                Part.RULEBOOK,
                id="another paper by its key",
            ),
            pytest.param(
                {"verb": "decide_motion"},
                Verified.OTHER_QUESTION,
                Part.QUESTION,
                id="another function",
            ),
            pytest.param(
                {"block": "voting"}, Verified.OTHER_QUESTION, Part.QUESTION, id="another block"
            ),
            pytest.param(
                {"inputs": digest(MORE_CAME)},
                Verified.OTHER_INPUTS,
                Part.INPUTS,
                id="other facts",
            ),
            pytest.param(
                {"outcome": "inquorate"},
                Verified.OTHER_OUTCOME,
                Part.OUTCOME,
                id="another outcome",
            ),
            pytest.param(
                {"decision": digest(MORE_CAME.put_to(TRAFFORD_QIP))},
                Verified.OTHER_DECISION,
                Part.DECISION,
                id="another decision",
            ),
        ],
    )
    def test_each_part_by_itself(
        self, changed: dict[str, object], outcome: Verified, part: Part
    ) -> None:
        found = verify(self.RECEIPT.model_copy(update=changed), TRAFFORD_QIP, QUORATE)

        assert found.outcome is outcome
        assert parts(found) == {part}

    @pytest.mark.parametrize(
        ("wrong", "outcome"),
        [
            pytest.param(0, Verified.OTHER_RULEBOOK, id="the rulebook first"),
            pytest.param(1, Verified.OTHER_QUESTION, id="then the question"),
            pytest.param(2, Verified.OTHER_INPUTS, id="then the facts"),
            pytest.param(3, Verified.OTHER_OUTCOME, id="then the outcome"),
            pytest.param(4, Verified.OTHER_DECISION, id="then the decision"),
            pytest.param(5, Verified.GENUINE, id="and the version never"),
        ],
    )
    def test_in_which_order(self, wrong: int, outcome: Verified) -> None:
        all_wrong = {
            "rulebook": digest(SEATS),
            "verb": "decide_motion",
            "inputs": digest(MORE_CAME),
            "outcome": "inquorate",
            "decision": digest(MORE_CAME),
            "library_version": "0.0.1",
        }
        changed = dict(list(all_wrong.items())[wrong:])
        found = verify(self.RECEIPT.model_copy(update=changed), TRAFFORD_QIP, QUORATE)

        assert found.outcome is outcome
        assert parts(found) == set(list(Part)[wrong:])

    def test_another_version_is_a_caution(self) -> None:
        older = self.RECEIPT.model_copy(update={"library_version": "0.0.1"})
        found = verify(older, TRAFFORD_QIP, QUORATE)

        assert found.outcome is Verified.GENUINE
        (caution,) = found.cautions
        assert "0.0.1" in caution
        assert scrutiny_rules.__version__ in caution

    def test_another_reading_is_another_rulebook_although_the_outcome_is_the_same(self) -> None:
        receipt = issue_receipt(TRAFFORD_QIP, MORE_CAME)
        found = verify(receipt, TRAFFORD_QIP.under("T-R8", "chair-only"), MORE_CAME)

        assert found.outcome is Verified.OTHER_RULEBOOK
        assert parts(found) == {Part.RULEBOOK}

    @pytest.mark.parametrize(
        ("issued_with", "verified_with"),
        [
            pytest.param(SALT, OTHER_SALT, id="another salt"),
            pytest.param(SALT, None, id="no salt"),
            pytest.param(None, SALT, id="a salt where there was none"),
        ],
    )
    def test_another_salt_looks_like_other_inputs(
        self, issued_with: bytes | None, verified_with: bytes | None
    ) -> None:
        receipt = issue_receipt(TRAFFORD_QIP, QUORATE, salt=issued_with)
        found = verify(receipt, TRAFFORD_QIP, QUORATE, salt=verified_with)

        assert found.outcome is Verified.OTHER_INPUTS
        assert parts(found) == {Part.INPUTS, Part.DECISION}
        assert len(found.cautions) == 1

    def test_other_inputs_without_any_salt_have_no_caution(self) -> None:
        assert verify(self.RECEIPT, TRAFFORD_QIP, MORE_CAME).cautions == ()

    def test_a_personal_one_is_verified_with_its_salt(self) -> None:
        receipt = issue_receipt(CHORUS_RSP, PERSON, salt=SALT)
        found = verify(receipt, CHORUS_RSP, PERSON, salt=SALT)

        assert found.outcome is Verified.GENUINE
        assert found.cautions == ()

    def test_a_question_that_the_paper_cannot_answer_is_told_and_not_raised(self) -> None:
        drive = Mileage(miles=Decimal("10.0"), travelled_on=date(2026, 4, 20))
        question = Question(verb="reimburse", given={"claim": Claim(items=(drive,))})
        receipt = issue_receipt(CHORUS_RSP, question)
        found = verify(receipt, without_rates(), question)

        assert found.outcome is Verified.OTHER_RULEBOOK
        assert parts(found) == {Part.RULEBOOK, Part.OUTCOME, Part.DECISION}
        (caution,) = found.cautions
        assert "2026-04-20" in caution

    @pytest.mark.parametrize(
        "shown", [RECEIPT, verify(RECEIPT, SEATS, MORE_CAME)], ids=["receipt", "verification"]
    )
    def test_both_can_be_shown_and_go_to_json_and_back(self, shown: Receipt | Verification) -> None:
        assert type(shown).model_validate_json(shown.model_dump_json()) == shown
        for text in (str(shown), shown.to_markdown(), shown.to_html()):
            assert "Receipt" in text

    def test_a_receipt_shows_all_its_parts(self) -> None:
        for value in self.RECEIPT.model_dump().values():
            assert value in str(self.RECEIPT)


def read_miles(said: dict[str, object]) -> dict[str, object]:
    """Return what JSON says, with the miles of a claim's journeys read as numbers."""
    items = said.get("items")
    if not isinstance(items, list):
        return said
    read = [
        {name: Decimal(value) if name == "miles" else value for name, value in item.items()}
        for item in items
    ]
    return {**said, "items": read}


class TestLaws:
    """What is equal has one digest, and a receipt is genuine for its own question alone."""

    @given(applicants() | rolls() | claims())
    def test_the_spelling_says_what_json_says(self, value: Frozen) -> None:
        said = json.loads(value.model_dump_json())
        spelled = json.loads(canonical(value))

        assert read_miles(spelled) == read_miles(said)

    @given(QUESTIONS)
    def test_what_comes_back_from_json_has_the_same_digest(self, question: Question) -> None:
        back = Question.model_validate_json(question.model_dump_json())

        assert digest(back) == digest(question)

    @given(QUESTIONS, QUESTIONS)
    def test_questions_are_equal_exactly_when_their_digests_are(
        self, one: Question, other: Question
    ) -> None:
        assert (digest(one) == digest(other)) == (one == other)

    @given(st.decimals(min_value=0, max_value=10**6, places=4))
    def test_noughts_at_the_end_of_a_decimal_do_not_matter(self, number: Decimal) -> None:
        longer = number * Decimal("1.00")

        assert digest(Held(miles=longer)) == digest(Held(miles=number))
        spelled = json.loads(canonical(Held(miles=number)))["miles"]
        assert Decimal(spelled) == number
        assert "." not in spelled or not spelled.endswith("0")

    @given(QUESTIONS, QUESTIONS, st.sampled_from([CHORUS_RSP, TRAFFORD_QIP]))
    def test_a_receipt_is_genuine_for_its_own_question_alone(
        self, one: Question, other: Question, rulebook: Rulebook
    ) -> None:
        try:
            receipt = issue_receipt(rulebook, one, salt=SALT)
        except ScrutinyRulesError:
            return

        assert verify(receipt, rulebook, one, salt=SALT).outcome is Verified.GENUINE
        found = verify(receipt, rulebook, other, salt=SALT).outcome
        assert (found is Verified.GENUINE) == (one == other)


class TestRefusals:
    """What would give facts away, and what has no exact spelling."""

    def test_a_personal_question_without_a_salt(self) -> None:
        receipt = issue_receipt(TRAFFORD_QIP, PERSON, salt=SALT)

        for ask in (
            lambda: issue_receipt(TRAFFORD_QIP, PERSON),
            lambda: verify(receipt, TRAFFORD_QIP, PERSON),
        ):
            with pytest.raises(SaltNeededError) as refused:
                ask()
            assert refused.value.verb == "assess_eligibility"

    @pytest.mark.parametrize("question", [PERSON, QUORATE], ids=["personal", "not personal"])
    @pytest.mark.parametrize("length", [0, 15])
    def test_a_salt_that_is_too_short(self, question: Question, length: int) -> None:
        with pytest.raises(SaltTooShortError) as refused:
            issue_receipt(TRAFFORD_QIP, question, salt=bytes(length))

        assert (refused.value.length, refused.value.least) == (length, 16)

    @pytest.mark.parametrize("length", [16, 17])
    def test_a_salt_that_is_just_long_enough(self, length: int) -> None:
        assert issue_receipt(TRAFFORD_QIP, PERSON, salt=bytes(length)).outcome

    @pytest.mark.parametrize(
        ("value", "where"),
        [
            pytest.param(Held(data=1.5), "Held.data", id="a float"),
            pytest.param(Held(data={"a": [0, 1.0]}), "Held.data.a.1", id="a float inside"),
            pytest.param(Held(named={"x": float("nan")}), "Held.named.x", id="no number"),
            pytest.param(
                Held.model_construct(miles=Decimal("NaN")), "Held.miles", id="no decimal number"
            ),
            pytest.param(
                Held.model_construct(miles=Decimal("Infinity")), "Held.miles", id="no end"
            ),
            pytest.param(Held(text="half a \ud83d"), "Held.text", id="half a character"),
            pytest.param(Held(data={"\ud83d": True}), "Held.data", id="half a name"),
            pytest.param(
                Held(named={"when": datetime(2026, 1, 1, 12)}),  # noqa: DTZ001  that is the point
                "Held.named.when",
                id="a moment",
            ),
            pytest.param(
                Held(members=(Held(named={"x": frozenset({1})}),)),
                "Held.members.0.named.x",
                id="a set",
            ),
        ],
    )
    def test_what_has_no_exact_spelling(self, value: Frozen, where: str) -> None:
        with pytest.raises(NotExactError) as refused:
            digest(value)

        assert refused.value.where == where
        assert "1.5" not in str(refused.value)

    @pytest.mark.parametrize(
        "wrong",
        [
            "",
            "sha256:",
            "sha256:" + 63 * "0",
            "sha256:" + 65 * "0",
            "sha256:" + 64 * "G",
            "sha256:" + 64 * "A",
            "md5:" + 64 * "0",
            "sha256:" + 64 * "0" + "\n",
        ],
    )
    def test_what_is_no_digest(self, wrong: str) -> None:
        with pytest.raises(ValidationError, match="rulebook"):
            issue_receipt(TRAFFORD_QIP, QUORATE).model_copy(update={"rulebook": wrong})

    def test_a_verification_is_neither_true_nor_false(self) -> None:
        receipt = issue_receipt(TRAFFORD_QIP, QUORATE)

        with pytest.raises(TypeError, match="compare its `outcome`"):
            bool(verify(receipt, TRAFFORD_QIP, QUORATE))
