"""Facts: how conditions over them are written, and what they may be tested as."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Ask,
    ChoiceFact,
    Compare,
    Condition,
    CountFact,
    Fact,
    In,
    Kind,
    State,
    Yes,
    own_fact,
)
from scrutiny_rules._frozen import MOST_COUNTED, Count, Day, Frozen, FrozenMap, YesNo
from scrutiny_rules.facts import Missing, Share, add, check_facts, less, vocabulary, with_own

PRESENT, IN_OFFICE = CountFact("present"), CountFact("in_office")
SHARE = PRESENT.share_of(IN_OFFICE)
COLOUR = ChoiceFact("colour")
COMPARISONS = [operator.ge, operator.gt, operator.le, operator.lt]


class Colour(StrEnum):
    """What a choice may be."""

    RED = "red"
    BLUE = "blue"


class Survey(Frozen):
    """A facts model with a field of every kind, and one that is no fact."""

    tenant: Annotated[YesNo | None, Ask("A tenant?", "the housing register")] = None
    present: Annotated[Count | None, Ask("How many are present?", "the minutes")] = None
    in_office: Annotated[Count, Ask("How many are in office?", "the minutes")] = 0
    colour: Annotated[Colour | None, Ask("Which colour?", "whoever asks", personal=True)] = None
    since: Annotated[Day | None, Ask("Since when?", "the person")] = None
    held: Annotated[tuple[Count, ...], Ask("Held when?", "the minutes")] = ()
    named: Annotated[Mapping[str, int] | None, Ask("Which?", "the minutes")] = None
    either: Annotated[Literal["a", "b"] | None, Ask("Which?", "the minutes")] = None
    noted: Annotated[YesNo, Ask("Noted?", "the minutes")] = False
    remark: str | None = None


def fact(name: str, kind: Kind = Kind.YES_NO, choices: tuple[str, ...] = ()) -> Fact:
    """Return a fact that anybody can answer."""
    return Fact(name=name, kind=kind, question="Is it?", answered_by="anybody", choices=choices)


KNOWN = FrozenMap(
    {
        "tenant": fact("tenant"),
        "present": fact("present", Kind.COUNT),
        "colour": fact("colour", Kind.CHOICE, ("red", "blue")),
    }
)


class TestCounts:
    """A count is compared with a whole number or with another count."""

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            pytest.param(
                PRESENT >= 3, Compare(left="present", op=">=", right=None, p=3), id="at least"
            ),
            pytest.param(
                PRESENT > 3, Compare(left="present", op=">", right=None, p=3), id="more than"
            ),
            pytest.param(
                PRESENT <= 3, Compare(left=None, q=3, op=">=", right="present"), id="at most"
            ),
            pytest.param(
                PRESENT < 3, Compare(left=None, q=3, op=">", right="present"), id="fewer than"
            ),
            pytest.param(
                PRESENT >= IN_OFFICE,
                Compare(left="present", op=">=", right="in_office"),
                id="at least as many as",
            ),
            pytest.param(
                PRESENT > IN_OFFICE,
                Compare(left="present", op=">", right="in_office"),
                id="more than another",
            ),
            pytest.param(
                PRESENT <= IN_OFFICE,
                Compare(left="in_office", op=">=", right="present"),
                id="at most as many as",
            ),
            pytest.param(
                PRESENT < IN_OFFICE,
                Compare(left="in_office", op=">", right="present"),
                id="fewer than another",
            ),
            pytest.param(
                PRESENT >= 0, Compare(left="present", op=">=", right=None, p=0), id="nought"
            ),
        ],
    )
    def test_comparisons(self, condition: Compare, expected: Compare) -> None:
        assert condition == expected

    def test_the_number_may_stand_first(self) -> None:
        assert operator.le(3, PRESENT) == (PRESENT >= 3)
        assert operator.gt(3, PRESENT) == (PRESENT < 3)

    def test_handles_are_equal_by_name(self) -> None:
        assert CountFact("present") == PRESENT
        assert PRESENT != IN_OFFICE
        assert len({PRESENT, CountFact("present"), IN_OFFICE}) == 2
        assert len({SHARE, Share("present", "in_office"), IN_OFFICE.share_of(PRESENT)}) == 2
        assert len({COLOUR, ChoiceFact("colour"), ChoiceFact("vehicle")}) == 2


class TestShares:
    """A share is compared with a fraction, and nothing is rounded."""

    @pytest.mark.parametrize(
        ("condition", "of_seven"),
        [
            pytest.param(Fraction(1, 2) <= SHARE, {4, 5, 6, 7}, id="at least half of 7"),
            pytest.param(Fraction(4, 7) <= SHARE, {4, 5, 6, 7}, id="at least four sevenths"),
            pytest.param(Fraction(4, 7) < SHARE, {5, 6, 7}, id="more than four sevenths"),
            pytest.param(Fraction(4, 7) >= SHARE, {0, 1, 2, 3, 4}, id="at most four sevenths"),
            pytest.param(Fraction(4, 7) > SHARE, {0, 1, 2, 3}, id="less than four sevenths"),
            pytest.param(SHARE >= 1, {7}, id="all"),
            pytest.param(SHARE < 1, {0, 1, 2, 3, 4, 5, 6}, id="not all"),
            pytest.param(SHARE <= 1, set(range(8)), id="at most all"),
            pytest.param(SHARE > 1, set(), id="more than all"),
        ],
    )
    def test_comparisons(self, condition: Condition, of_seven: set[int]) -> None:
        states = {
            number: condition.evaluate({"present": number, "in_office": 7}) for number in range(8)
        }
        assert {number for number, state in states.items() if state is State.MET} == of_seven
        assert State.UNKNOWN not in states.values()

    def test_a_share_is_kept_in_lowest_terms(self) -> None:
        assert (Fraction(6, 8) <= SHARE) == Compare(
            left="present", q=4, op=">=", right="in_office", p=3
        )


class TestChoices:
    """A choice is tested against a small set of words."""

    def test_the_members_of_an_enumeration_are_words(self) -> None:
        condition = COLOUR.is_in(Colour.RED, "green")
        assert condition == In(fact="colour", among=("red", "green"))
        assert {type(word) for word in condition.among} == {str}


class TestVocabulary:
    """The facts of a subject are the fields of its model that carry a question."""

    def test_fields_become_facts_of_their_kind(self) -> None:
        facts = vocabulary(Survey)
        assert {name: one.kind for name, one in facts.items()} == {
            "tenant": Kind.YES_NO,
            "present": Kind.COUNT,
            "in_office": Kind.COUNT,
            "colour": Kind.CHOICE,
            "since": Kind.INPUT,
            "held": Kind.INPUT,
            "named": Kind.INPUT,
            "either": Kind.INPUT,
            "noted": Kind.YES_NO,
        }
        assert all(name == one.name for name, one in facts.items())
        assert {name: one.choices for name, one in facts.items() if one.choices} == {
            "colour": ("red", "blue")
        }

    def test_fields_hand_on_what_stands_on_them(self) -> None:
        facts = vocabulary(Survey)
        assert facts["tenant"] == Fact(
            personal=False,
            name="tenant",
            kind=Kind.YES_NO,
            question="A tenant?",
            answered_by="the housing register",
        )
        assert [name for name, one in facts.items() if one.personal] == ["colour"]

    def test_a_fact_is_personal_unless_said_otherwise(self) -> None:
        assert fact("other.ward").personal

    def test_derived_facts_follow(self) -> None:
        age = Fact(
            name="age",
            kind=Kind.COUNT,
            question="How old?",
            answered_by="the person",
            behind=("date_of_birth",),
        )
        facts = vocabulary(Survey, age)
        assert list(facts) == [*vocabulary(Survey), "age"]
        assert facts["age"].inputs == ("date_of_birth",)
        assert facts["tenant"].inputs == ("tenant",)

    def test_a_question_describes_its_field(self) -> None:
        properties = Survey.model_json_schema()["properties"]
        assert properties["tenant"]["description"] == "A tenant?"
        assert "description" not in properties["remark"]

    def test_a_landlords_own_facts_stand_beside_them(self) -> None:
        ward = fact("other.ward")
        both = with_own(KNOWN, [ward])
        assert list(both) == [*KNOWN, "other.ward"]
        assert both["other.ward"] == ward
        assert "other.ward" not in KNOWN

    def test_own_fact_is_a_yes_over_an_own_name(self) -> None:
        assert own_fact("ward_councillor") == Yes(fact="other.ward_councillor")


class TestArithmetic:
    """Counts are added and taken away as far as they are known."""

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            pytest.param({"a": 4, "b": 3}, 7, id="both known"),
            pytest.param({"a": 4, "b": 0}, 4, id="nought is known"),
            pytest.param({"a": 4, "b": True}, 5, id="a yes counts as one"),
            pytest.param({"a": 4, "b": None}, Missing(("b",)), id="one unknown"),
            pytest.param({"b": 4}, Missing(("a",)), id="one not given"),
            pytest.param({}, Missing(("a", "b")), id="neither, in the order asked"),
        ],
    )
    def test_add(self, facts: dict[str, object], expected: int | Missing) -> None:
        assert add(facts, "a", "b") == expected

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            pytest.param({"a": 5, "b": 1, "c": 2}, 2, id="all known"),
            pytest.param({"a": 5, "b": 3, "c": 2}, 0, id="nothing left"),
            pytest.param({"a": 5, "b": 4, "c": 2}, 0, id="never below nought"),
            pytest.param({"a": 5, "b": True, "c": 0}, 4, id="a yes counts as one"),
            pytest.param({"a": None, "b": 1, "c": 2}, Missing(("a",)), id="the whole unknown"),
            pytest.param({"a": 5, "c": 2}, Missing(("b",)), id="a part unknown"),
            pytest.param({"b": 1}, Missing(("a", "c")), id="both, in the order asked"),
        ],
    )
    def test_less(self, facts: dict[str, object], expected: int | Missing) -> None:
        assert less(facts, "a", "b", "c") == expected

    def test_nothing_to_add_or_take_away(self) -> None:
        assert add({}) == 0
        assert less({"a": 5}, "a") == 5


class TestCheckFacts:
    """A condition speaks of facts that are known, and tests each as what it is."""

    @pytest.mark.parametrize(
        "condition",
        [
            pytest.param(Yes(fact="tenant"), id="a yes/no fact"),
            pytest.param(PRESENT >= 3, id="a count"),
            pytest.param(COLOUR.is_in("red"), id="a choice"),
            pytest.param(COLOUR.is_in("red", "blue"), id="every choice"),
            pytest.param(~(Yes(fact="tenant") & (PRESENT < 3)), id="a tree"),
        ],
    )
    def test_accepted(self, condition: Condition) -> None:
        check_facts(condition, KNOWN)
        assert set(condition.facts()) <= set(KNOWN)


class TestLaws:
    """What holds of every comparison."""

    @given(
        share=st.fractions(Fraction(1, 1_000), 2, max_denominator=1_000),
        present=st.integers(0, 50),
        in_office=st.integers(1, 50),
        compare=st.sampled_from(COMPARISONS),
    )
    def test_a_share_is_met_exactly_when_the_quotient_is(
        self,
        share: Fraction,
        present: int,
        in_office: int,
        compare: Callable[[object, object], object],
    ) -> None:
        condition = compare(SHARE, share)
        assert isinstance(condition, Compare)
        met = condition.evaluate({"present": present, "in_office": in_office}) is State.MET
        assert met is compare(Fraction(present, in_office), share)

    @given(
        limit=st.integers(0, 60),
        present=st.integers(0, 60),
        compare=st.sampled_from(COMPARISONS),
    )
    def test_a_count_is_compared_as_numbers_are(
        self, limit: int, present: int, compare: Callable[[object, object], object]
    ) -> None:
        with_number, with_count = compare(PRESENT, limit), compare(PRESENT, IN_OFFICE)
        for condition in (with_number, with_count):
            assert isinstance(condition, Compare)
            met = condition.evaluate({"present": present, "in_office": limit}) is State.MET
            assert met is compare(present, limit)

    @given(
        whole=st.none() | st.integers(0, 30),
        parts=st.lists(st.none() | st.integers(0, 30), max_size=4),
    )
    def test_a_sum_is_missing_exactly_while_a_part_of_it_is(
        self, whole: int | None, parts: list[int | None]
    ) -> None:
        facts: dict[str, object] = {f"part_{at}": part for at, part in enumerate(parts)}
        unknown = tuple(name for name, part in facts.items() if part is None)
        added = add(facts, *facts)
        taken = less({**facts, "whole": whole}, "whole", *facts)
        away = sum(part for part in parts if part is not None)
        assert added == (Missing(unknown) if unknown else away)
        if whole is None:
            assert taken == Missing(("whole", *unknown))
        elif unknown:
            assert taken == Missing(unknown)
        else:
            assert isinstance(taken, int)
            assert taken + min(away, whole) == whole

    @given(st.sampled_from(sorted(KNOWN)), st.booleans())
    def test_json_brings_back_the_same_fact(self, name: str, personal: bool) -> None:
        one = KNOWN[name].model_copy(update={"personal": personal, "behind": ("a", "b")})
        assert Fact.model_validate_json(one.model_dump_json()) == one


class TestRefusals:
    """A handle is compared with what it can be compared with, and with nothing else."""

    @pytest.mark.parametrize("compare", COMPARISONS)
    @pytest.mark.parametrize(
        "value", [2.5, 3.0, True, False, "3", None, Decimal(3), Fraction(3), SHARE]
    )
    def test_a_count_with_anything_but_a_whole_number(
        self, compare: Callable[[object, object], object], value: object
    ) -> None:
        with pytest.raises(TypeError):
            compare(PRESENT, value)

    @pytest.mark.parametrize("compare", COMPARISONS)
    @pytest.mark.parametrize(
        "value",
        [0.5, True, False, 0, Fraction(0), -1, Fraction(-1, 2), "1/2", None, Decimal("0.5"), SHARE],
    )
    def test_a_share_with_anything_but_a_fraction_above_nought(
        self, compare: Callable[[object, object], object], value: object
    ) -> None:
        with pytest.raises(TypeError):
            compare(SHARE, value)

    @pytest.mark.parametrize("compare", COMPARISONS)
    def test_numbers_past_a_million(self, compare: Callable[[object, object], object]) -> None:
        assert isinstance(compare(PRESENT, MOST_COUNTED), Compare)
        assert isinstance(compare(SHARE, Fraction(1, MOST_COUNTED)), Compare)
        for left, right in (
            (PRESENT, MOST_COUNTED + 1),
            (PRESENT, -1),
            (SHARE, Fraction(1, MOST_COUNTED + 1)),
            (SHARE, MOST_COUNTED + 1),
        ):
            with pytest.raises(ValidationError):
                compare(left, right)

    @pytest.mark.parametrize("value", [3, 3.0, True, "present", None, SHARE])
    def test_equality_of_a_count_with_anything_but_a_handle(self, value: object) -> None:
        for compare in (operator.eq, operator.ne):
            with pytest.raises(TypeError):
                compare(PRESENT, value)

    def test_equality_of_a_number_with_a_count(self) -> None:
        with pytest.raises(TypeError):
            operator.eq(3, PRESENT)

    @pytest.mark.parametrize("value", [Fraction(1, 2), 1, 0.5, "1/2"])
    def test_equality_of_a_share_with_anything_but_a_share(self, value: object) -> None:
        assert Share("present", "in_office") == SHARE
        assert Share("present", "seats") != SHARE
        assert Share("seats", "in_office") != SHARE
        for compare in (operator.eq, operator.ne):
            with pytest.raises(TypeError):
                compare(SHARE, value)

    @pytest.mark.parametrize("value", ["red", Colour.RED, True])
    def test_equality_of_a_choice_with_anything_but_a_handle(self, value: object) -> None:
        assert ChoiceFact("colour") == COLOUR
        assert ChoiceFact("vehicle") != COLOUR
        for compare in (operator.eq, operator.ne):
            with pytest.raises(TypeError):
                compare(COLOUR, value)

    @pytest.mark.parametrize(
        "handle",
        [
            pytest.param(PRESENT, id="a count"),
            pytest.param(SHARE, id="a share"),
            pytest.param(COLOUR, id="a choice"),
        ],
    )
    def test_a_handle_has_no_truth_value(self, handle: object) -> None:
        with pytest.raises(TypeError):
            bool(handle)

    @pytest.mark.parametrize(
        ("handle", "field"),
        [
            pytest.param(PRESENT, "name", id="a count"),
            pytest.param(SHARE, "part", id="a share"),
            pytest.param(COLOUR, "name", id="a choice"),
            pytest.param(Missing(("a",)), "inputs", id="what is missing"),
            pytest.param(Ask("Is it?", "anybody"), "question", id="a question"),
        ],
    )
    def test_a_handle_cannot_be_altered(self, handle: object, field: str) -> None:
        with pytest.raises(FrozenInstanceError):
            setattr(handle, field, "seats")

    @pytest.mark.parametrize("name", ["", "Ward", "a b", "other.ward", "1st"])
    def test_an_own_facts_name_is_plain(self, name: str) -> None:
        with pytest.raises(ValidationError):
            own_fact(name)

    @pytest.mark.parametrize(
        ("condition", "named"),
        [
            pytest.param(Yes(fact="leaseholder"), "leaseholder", id="an unknown fact"),
            pytest.param(own_fact("ward"), "other.ward", id="an own fact not declared"),
            pytest.param(Yes(fact="present"), "present", id="a count as yes or no"),
            pytest.param(Yes(fact="colour"), "colour", id="a choice as yes or no"),
            pytest.param(CountFact("tenant") >= 1, "tenant", id="a yes/no fact as a count"),
            pytest.param(CountFact("tenant") <= 1, "tenant", id="likewise on the right side"),
            pytest.param(CountFact("colour") < PRESENT, "colour", id="the second of two facts"),
            pytest.param(ChoiceFact("tenant").is_in("red"), "tenant", id="yes/no as a choice"),
            pytest.param(COLOUR.is_in("red", "green"), "colour", id="a choice it cannot be"),
            pytest.param(
                Yes(fact="tenant") & ~(Yes(fact="tenant") | (PRESENT >= IN_OFFICE)),
                "in_office",
                id="an unknown fact deep inside",
            ),
        ],
    )
    def test_a_condition_over_other_facts(self, condition: Condition, named: str) -> None:
        with pytest.raises(ValueError, match=f"`{named}`"):
            check_facts(condition, KNOWN)

    @pytest.mark.parametrize(
        "own",
        [
            pytest.param([fact("ward")], id="a name without its beginning"),
            pytest.param([fact("tenant")], id="a name of the subject's own"),
            pytest.param([fact("other.ward"), fact("other.ward")], id="a name twice"),
        ],
    )
    def test_an_own_fact_that_cannot_be_told_apart(self, own: list[Fact]) -> None:
        with pytest.raises(ValueError, match=f"`{own[0].name}`"):
            with_own(KNOWN, own)
