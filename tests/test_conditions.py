"""Conditions: six nodes, three answers, and nothing dropped in silence."""

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    All,
    Any,
    ChoiceFact,
    Compare,
    Condition,
    CountFact,
    Not,
    State,
    WrongKindError,
    Yes,
)
from scrutiny_rules._frozen import MOST_COUNTED, Frozen
from scrutiny_rules.conditions import MOST_DEEP, MOST_WIDE, Value, cuts
from tests.reference import completions, met
from tests.strategies import (
    CHOICES,
    CONDITIONS,
    FLAGS,
    LEAVES,
    NUMBERS,
    WORDS,
    WORLDS,
)

A, B, C = (Yes(fact=name) for name in FLAGS)
X, Y = CountFact("number_a"), CountFact("number_b")
COLOUR = ChoiceFact("choice_a")

UP_TO_SIX = tuple(range(7))
COULD_BE: dict[str, tuple[Value, ...]] = {
    **dict.fromkeys(FLAGS, (True, False)),
    **dict.fromkeys(NUMBERS, UP_TO_SIX),
    **dict.fromkeys(CHOICES, WORDS),
}
"""What the facts of the generated conditions are tried as."""

KNOWN_WORLDS = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in COULD_BE.items()}
)
"""Facts of which none is missing."""


class Paper(Frozen):
    """Something that holds a condition, as rulebooks do."""

    condition: Condition


def told(condition: Condition, **facts: Value) -> State:
    """Evaluate with facts given by name."""
    return condition.evaluate(facts)


def nested(depth: int) -> Condition:
    """Return a condition of such a depth, built step by step."""
    condition: Condition = A
    for _ in range(depth - 1):
        condition = Not(of=condition)
    return condition


def state_of(found: bool | None) -> State:
    """Return the state that the naive evaluator's answer stands for."""
    return {True: State.MET, False: State.NOT_MET, None: State.UNKNOWN}[found]


def some_known(facts: Mapping[str, Value], names: set[str]) -> dict[str, Value]:
    """Return the facts with those named forgotten."""
    return {**facts, **dict.fromkeys(names)}


class TestSingleTests:
    """A test of one or two facts is met, not met, or unknown while a fact is missing."""

    @pytest.mark.parametrize(
        ("condition", "facts", "expected"),
        [
            pytest.param(A, {"flag_a": True}, State.MET, id="yes"),
            pytest.param(A, {"flag_a": False}, State.NOT_MET, id="no"),
            pytest.param(A, {"flag_a": None}, State.UNKNOWN, id="not known"),
            pytest.param(A, {}, State.UNKNOWN, id="not given"),
            pytest.param(X >= 3, {"number_a": 3}, State.MET, id="three is at least three"),
            pytest.param(X >= 3, {"number_a": 2}, State.NOT_MET, id="two is not"),
            pytest.param(X > 3, {"number_a": 4}, State.MET, id="four is more than three"),
            pytest.param(X > 3, {"number_a": 3}, State.NOT_MET, id="three is not"),
            pytest.param(X <= 3, {"number_a": 3}, State.MET, id="three is at most three"),
            pytest.param(X <= 3, {"number_a": 4}, State.NOT_MET, id="four is not"),
            pytest.param(X < 3, {"number_a": 2}, State.MET, id="two is fewer than three"),
            pytest.param(X < 3, {"number_a": 3}, State.NOT_MET, id="three is not fewer"),
            pytest.param(X >= 0, {"number_a": 0}, State.MET, id="nought is known"),
            pytest.param(X <= 0, {"number_a": 0}, State.MET, id="at most nought"),
            pytest.param(X <= 0, {"number_a": 1}, State.NOT_MET, id="one is more than nought"),
            pytest.param(X >= 3, {}, State.UNKNOWN, id="a count not given"),
            pytest.param(X > Y, {"number_a": 5, "number_b": 4}, State.MET, id="more for"),
            pytest.param(X > Y, {"number_a": 4, "number_b": 4}, State.NOT_MET, id="a tie"),
            pytest.param(X >= Y, {"number_a": 4, "number_b": 4}, State.MET, id="at least as many"),
            pytest.param(X >= Y, {"number_a": 3, "number_b": 4}, State.NOT_MET, id="one fewer"),
            pytest.param(X >= Y, {"number_a": 4}, State.UNKNOWN, id="right side missing"),
            pytest.param(X >= Y, {"number_b": 4}, State.UNKNOWN, id="left side missing"),
            pytest.param(X >= Y, {}, State.UNKNOWN, id="unknown never equals unknown"),
            pytest.param(
                COLOUR.is_in("red", "blue"), {"choice_a": "blue"}, State.MET, id="one of a set"
            ),
            pytest.param(
                COLOUR.is_in("red", "blue"), {"choice_a": "green"}, State.NOT_MET, id="not of it"
            ),
            pytest.param(COLOUR.is_in("red"), {"choice_a": ""}, State.NOT_MET, id="empty is known"),
            pytest.param(COLOUR.is_in("red"), {}, State.UNKNOWN, id="a choice not given"),
            pytest.param(
                A, {"flag_a": True, "other.ward": "x"}, State.MET, id="others are ignored"
            ),
        ],
    )
    def test_evaluate(self, condition: Condition, facts: dict[str, Value], expected: State) -> None:
        assert condition.evaluate(facts) is expected

    @pytest.mark.parametrize(
        ("number", "op", "expected"),
        [
            pytest.param(6, ">=", State.MET, id="6 of 8 is at least three quarters"),
            pytest.param(5, ">=", State.NOT_MET, id="5 of 8 is not"),
            pytest.param(6, ">", State.NOT_MET, id="6 of 8 is not more than three quarters"),
            pytest.param(7, ">", State.MET, id="7 of 8 is"),
        ],
    )
    def test_shares_are_compared_by_multiplying(
        self, number: int, op: str, expected: State
    ) -> None:
        share = Compare.model_validate(
            {"left": "number_a", "q": 4, "op": op, "right": "number_b", "p": 3}
        )
        assert told(share, number_a=number, number_b=8) is expected

    @pytest.mark.parametrize(
        ("met", "expected"),
        [
            pytest.param(True, State.MET, id="met"),
            pytest.param(False, State.NOT_MET, id="not met"),
            pytest.param(None, State.UNKNOWN, id="unknown"),
        ],
    )
    def test_a_compiled_answer_has_a_state(self, *, met: bool | None, expected: State) -> None:
        assert State.of(met) is expected


class TestOperators:
    """Python operators are sugar over *all*, *any* and *not*, and chains stay flat."""

    def test_and_or_not(self) -> None:
        assert All(of=(A, B)) == A & B
        assert Any(of=(A, B)) == A | B
        assert Not(of=A) == ~A

    def test_chains_are_flat(self) -> None:
        assert (A & B) & C == A & (B & C) == All(of=(A, B, C))
        assert (A | B) | C == A | (B | C) == Any(of=(A, B, C))

    def test_mixed_chains_keep_their_nesting(self) -> None:
        assert All(of=(A, Any(of=(B, C)))) == A & (B | C)
        assert Any(of=(All(of=(A, B)), C)) == (A & B) | C
        assert Not(of=All(of=(A, B))) == ~(A & B)

    @pytest.mark.parametrize(
        ("a", "b", "both", "either"),
        [
            pytest.param(True, True, State.MET, State.MET, id="yes and yes"),
            pytest.param(True, False, State.NOT_MET, State.MET, id="yes and no"),
            pytest.param(True, None, State.UNKNOWN, State.MET, id="yes and unknown"),
            pytest.param(False, False, State.NOT_MET, State.NOT_MET, id="no and no"),
            pytest.param(False, None, State.NOT_MET, State.UNKNOWN, id="no and unknown"),
            pytest.param(None, None, State.UNKNOWN, State.UNKNOWN, id="unknown and unknown"),
        ],
    )
    def test_kleene(self, *, a: bool | None, b: bool | None, both: State, either: State) -> None:
        for first, second in ((A, B), (B, A)):
            assert told(first & second, flag_a=a, flag_b=b) is both
            assert told(first | second, flag_a=a, flag_b=b) is either

    @pytest.mark.parametrize(
        ("a", "expected"),
        [
            pytest.param(True, State.NOT_MET, id="yes"),
            pytest.param(False, State.MET, id="no"),
            pytest.param(None, State.UNKNOWN, id="unknown"),
        ],
    )
    def test_not(self, *, a: bool | None, expected: State) -> None:
        assert told(~A, flag_a=a) is expected


class TestLookingInside:
    """A condition can be read: its members, single tests, facts and depth."""

    def test_members(self) -> None:
        assert A.members() == (X >= 1).members() == COLOUR.is_in("red").members() == ()
        assert (A & B).members() == (A | B).members() == (A, B)
        assert (~A).members() == (A,)

    def test_leaves_go_from_left_to_right_with_repeats(self) -> None:
        condition = (B | ~A) & (X > Y) & COLOUR.is_in("red") & B
        assert list(condition.leaves()) == [B, A, X > Y, COLOUR.is_in("red"), B]

    def test_facts_stand_in_order_of_first_mention(self) -> None:
        condition = (B | ~A) & (Y > X) & (X >= 2) & COLOUR.is_in("red") & B
        assert condition.facts() == ("flag_b", "flag_a", "number_b", "number_a", "choice_a")
        assert (X <= Y).facts() == ("number_b", "number_a")
        assert (X <= 3).facts() == ("number_a",)

    @pytest.mark.parametrize(
        ("condition", "depth"),
        [
            pytest.param(A, 1, id="a single test"),
            pytest.param(~A, 2, id="a denial"),
            pytest.param(A & B & C, 2, id="a flat chain"),
            pytest.param(A & ~(B | C), 4, id="the deepest branch counts"),
        ],
    )
    def test_depth(self, condition: Condition, depth: int) -> None:
        assert condition.depth == depth

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            pytest.param(A, C, id="yes"),
            pytest.param(B, B, id="a fact that keeps its name"),
            pytest.param(X > 2, Y > 2, id="left side"),
            pytest.param(X < 2, Y < 2, id="right side"),
            pytest.param(
                Compare(left="number_a", q=3, op=">=", right="number_b", p=2),
                Compare(left="number_b", q=3, op=">=", right="number_b", p=2),
                id="only the sides that are named, with their factors",
            ),
            pytest.param(COLOUR.is_in("red"), ChoiceFact("choice_b").is_in("red"), id="a choice"),
            pytest.param(~A & (A | B), ~C & (C | B), id="everything inside"),
        ],
    )
    def test_renamed(self, condition: Condition, expected: Condition) -> None:
        names = {"flag_a": "flag_c", "number_a": "number_b", "choice_a": "choice_b"}
        assert condition.renamed(names) == expected


class TestLimits:
    """Trees are at most 32 deep and 200 wide, however they are made."""

    def test_thirty_two_deep_is_allowed(self) -> None:
        assert nested(32).depth == MOST_DEEP == 32
        assert (A & nested(31)).depth == (A | nested(31)).depth == 32
        paper = Paper(condition=nested(32))
        assert Paper.model_validate_json(paper.model_dump_json()) == paper

    def test_a_tree_of_the_greatest_depth_can_be_evaluated(self) -> None:
        assert told(nested(32), flag_a=True) is State.NOT_MET
        assert told(nested(31), flag_a=True) is State.MET

    @pytest.mark.parametrize(
        "build",
        [
            pytest.param(lambda: ~nested(32), id="a denial in code"),
            pytest.param(lambda: A & nested(32), id="all in code"),
            pytest.param(lambda: A | nested(32), id="any in code"),
            pytest.param(lambda: All(of=(nested(32),)), id="all of one"),
            pytest.param(lambda: Any(of=(nested(32),)), id="any of one"),
        ],
    )
    def test_thirty_three_deep_is_refused(self, build: Callable[[], Condition]) -> None:
        with pytest.raises(ValidationError):
            build()

    @pytest.mark.parametrize("depth", [33, 200, 10_000])
    @pytest.mark.parametrize("kind", ["not", "all", "any"])
    def test_deep_json_is_refused(self, depth: int, kind: str) -> None:
        start = '{"kind":"not","of":' if kind == "not" else f'{{"kind":"{kind}","of":['
        end = "}" if kind == "not" else "]}"
        inner = '{"kind":"yes","fact":"flag_a"}'
        text = start * (depth - 1) + inner + end * (depth - 1)
        with pytest.raises(ValidationError):
            Paper.model_validate_json(f'{{"condition":{text}}}')

    @pytest.mark.parametrize("depth", [33, 200, 10_000])
    @pytest.mark.parametrize("kind", ["not", "all", "any"])
    def test_deep_data_is_refused(self, depth: int, kind: str) -> None:
        data: dict[str, object] = {"kind": "yes", "fact": "flag_a"}
        for _ in range(depth - 1):
            data = {"kind": kind, "of": data if kind == "not" else [data]}
        with pytest.raises(ValidationError):
            Paper.model_validate({"condition": data})

    def test_two_hundred_wide_is_allowed(self) -> None:
        assert MOST_WIDE == 200
        assert len(All(of=(A,) * 200).of) == len(Any(of=(A,) * 200).of) == 200
        assert len(COLOUR.is_in(*map(str, range(200))).among) == 200
        assert len((All(of=(A,) * 199) & B).of) == 200

    @pytest.mark.parametrize(
        "build",
        [
            pytest.param(lambda: All(of=(A,) * 201), id="all"),
            pytest.param(lambda: Any(of=(A,) * 201), id="any"),
            pytest.param(lambda: COLOUR.is_in(*map(str, range(201))), id="a set"),
            pytest.param(lambda: All(of=(A,) * 200) & B, id="a flat chain"),
            pytest.param(lambda: All(of=()), id="all of nothing"),
            pytest.param(lambda: Any(of=()), id="any of nothing"),
            pytest.param(COLOUR.is_in, id="an empty set"),
        ],
    )
    def test_wider_or_empty_is_refused(self, build: Callable[[], Condition]) -> None:
        with pytest.raises(ValidationError):
            build()

    def test_factors_go_up_to_a_million(self) -> None:
        assert told(X >= MOST_COUNTED, number_a=1_000_000) is State.MET
        assert told(X >= MOST_COUNTED, number_a=999_999) is State.NOT_MET


class TestCuts:
    """Where a count can change a condition."""

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            pytest.param(X >= 16, (16,), id="at least 16 turns at 16"),
            pytest.param(X > 16, (17,), id="more than 16 turns at 17"),
            pytest.param(X <= 25, (26,), id="at most 25 turns at 26"),
            pytest.param(X < 25, (25,), id="fewer than 25 turns at 25"),
            pytest.param((X <= 25) & ~(X >= 16), (16, 26), id="in rising order"),
            pytest.param((X >= 3) | (X >= 3), (3,), id="each once"),
            pytest.param(A & (Y >= 3), (), id="other facts do not cut"),
            pytest.param(X >= Y, (), id="a count that is not known does not cut"),
            pytest.param(
                Compare(left="number_a", q=4, op=">=", right=None, p=13), (4,), id="13/4 up to 4"
            ),
            pytest.param(
                Compare(left="number_a", q=4, op=">", right=None, p=12), (4,), id="over 12/4"
            ),
            pytest.param(
                Compare(left=None, q=13, op=">=", right="number_a", p=4), (4,), id="up to 13/4"
            ),
            pytest.param(
                Compare(left=None, q=12, op=">", right="number_a", p=4), (3,), id="below 12/4"
            ),
        ],
    )
    def test_against_constants(self, condition: Condition, expected: tuple[int, ...]) -> None:
        assert cuts(condition, "number_a") == expected

    @pytest.mark.parametrize(
        ("known", "expected"),
        [
            pytest.param({"number_b": 7}, (4,), id="half of seven takes four"),
            pytest.param({"number_b": 8}, (4,), id="half of eight takes four"),
            pytest.param({"number_b": 9}, (5,), id="half of nine takes five"),
            pytest.param({"number_b": None}, (), id="a base that is not known"),
            pytest.param({}, (), id="a base that is not given"),
        ],
    )
    def test_against_counts_that_are_known(
        self, known: dict[str, object], expected: tuple[int, ...]
    ) -> None:
        half = Compare(left="number_a", q=2, op=">=", right="number_b", p=1)
        assert cuts(half, "number_a", known) == expected


class TestLaws:
    """What holds of every condition and every state of knowledge."""

    @given(CONDITIONS, WORLDS)
    def test_the_compiled_and_the_naive_evaluator_agree(
        self, condition: Condition, facts: dict[str, Value]
    ) -> None:
        assert condition.test(facts) is met(condition, facts)
        assert condition.evaluate(facts) is state_of(met(condition, facts))

    @given(CONDITIONS, WORLDS)
    def test_absent_is_the_same_as_unknown(
        self, condition: Condition, facts: dict[str, Value]
    ) -> None:
        given_only = {name: value for name, value in facts.items() if value is not None}
        assert condition.evaluate(given_only) is condition.evaluate(facts)

    @given(CONDITIONS, KNOWN_WORLDS, st.sets(st.sampled_from(sorted(COULD_BE)), max_size=3))
    def test_what_is_decided_holds_however_the_missing_facts_turn_out(
        self, condition: Condition, facts: dict[str, Value], missing: set[str]
    ) -> None:
        found = condition.test(some_known(facts, missing))
        if found is not None:
            asked = {name: COULD_BE[name] for name in missing & set(condition.facts())}
            for completion in completions(some_known(facts, missing), asked):
                assert condition.test(completion) is found

    @given(CONDITIONS, KNOWN_WORLDS)
    def test_nothing_is_unknown_once_everything_is_known(
        self, condition: Condition, facts: dict[str, Value]
    ) -> None:
        assert condition.evaluate(facts) is not State.UNKNOWN

    @given(CONDITIONS, KNOWN_WORLDS, st.permutations(sorted(COULD_BE)))
    def test_a_fact_that_arrives_never_flips_a_decided_state(
        self, condition: Condition, facts: dict[str, Value], order: list[str]
    ) -> None:
        so_far = [
            condition.evaluate({name: facts[name] for name in order[:count]})
            for count in range(len(order) + 1)
        ]
        for before, after in pairwise(so_far):
            assert before in {State.UNKNOWN, after}

    @given(LEAVES, WORLDS, st.sampled_from([0, "", False]))
    def test_a_value_of_another_kind_is_never_read_as_unknown(
        self, leaf: Condition, facts: dict[str, Value], value: Value
    ) -> None:
        kinds = {"yes": bool, "compare": int, "in": str}
        for name in leaf.facts():
            told_so = {**facts, name: value}
            if type(value) is kinds[leaf.kind]:
                assert leaf.evaluate(told_so) is state_of(met(leaf, told_so))
            else:
                with pytest.raises(WrongKindError):
                    leaf.evaluate(told_so)

    @given(CONDITIONS, CONDITIONS, WORLDS)
    def test_denying_both_is_denying_either(
        self, one: Condition, other: Condition, facts: dict[str, Value]
    ) -> None:
        assert (~(one & other)).test(facts) is (~one | ~other).test(facts)
        assert (~(one | other)).test(facts) is (~one & ~other).test(facts)
        assert (~~one).test(facts) is one.test(facts)

    @given(CONDITIONS, CONDITIONS, CONDITIONS, WORLDS)
    def test_order_and_grouping_do_not_matter(
        self, one: Condition, two: Condition, three: Condition, facts: dict[str, Value]
    ) -> None:
        assert (one & two & three).test(facts) is All(of=(three, All(of=(two, one)))).test(facts)
        assert (one | two | three).test(facts) is Any(of=(three, Any(of=(two, one)))).test(facts)

    @given(CONDITIONS)
    def test_json_brings_back_the_same_condition(self, condition: Condition) -> None:
        paper = Paper(condition=condition)
        assert Paper.model_validate_json(paper.model_dump_json()) == paper
        assert Paper.model_validate(paper.model_dump()) == paper

    @given(CONDITIONS, WORLDS)
    def test_a_new_name_for_a_fact_changes_nothing_else(
        self, condition: Condition, facts: dict[str, Value]
    ) -> None:
        new = {name: f"other.{name}" for name in facts}
        renamed = condition.renamed(new)
        assert renamed.facts() == tuple(new[name] for name in condition.facts())
        assert renamed.renamed({to: name for name, to in new.items()}) == condition
        moved = {new[name]: value for name, value in facts.items()}
        assert renamed.evaluate(moved) is condition.evaluate(facts)

    @given(CONDITIONS, WORLDS)
    def test_facts_that_it_does_not_name_do_not_matter(
        self, condition: Condition, facts: dict[str, Value]
    ) -> None:
        named = {name: facts[name] for name in condition.facts()}
        assert condition.evaluate(named) is condition.evaluate(facts)

    @given(CONDITIONS, st.sampled_from(NUMBERS), WORLDS)
    @example(Compare(left="number_a", q=2, op=">", right="number_a"), "number_a", {})
    @example(Compare(left="number_a", op=">=", right="number_a", p=2), "number_a", {})
    def test_between_two_cuts_no_value_of_a_count_can_be_told_from_another(
        self, condition: Condition, fact: str, facts: dict[str, Value]
    ) -> None:
        found = cuts(condition, fact, facts)
        answers = [condition.test({**facts, fact: value}) for value in range(40)]
        turns = {value for value in range(1, 40) if answers[value] is not answers[value - 1]}
        assert turns <= set(found)

    @given(
        LEAVES.filter(lambda leaf: isinstance(leaf, Compare) and leaf.left != leaf.right),
        KNOWN_WORLDS,
    )
    def test_a_comparison_turns_at_its_cut_and_nowhere_else(
        self, leaf: Condition, facts: dict[str, Value]
    ) -> None:
        for fact in leaf.facts():
            answers = {value: leaf.test({**facts, fact: value}) for value in range(-2, 80)}
            turns = [value for value in range(-1, 80) if answers[value] is not answers[value - 1]]
            assert list(cuts(leaf, fact, facts)) == turns


class TestRefusals:
    """What would drop a test in silence is refused."""

    @pytest.mark.parametrize(
        "misuse",
        [
            pytest.param(lambda: bool(A), id="bool of a yes"),
            pytest.param(lambda: bool(X >= 2), id="bool of a comparison"),
            pytest.param(lambda: bool(COLOUR.is_in("red")), id="bool of a set"),
            pytest.param(lambda: bool(A & B), id="bool of all"),
            pytest.param(lambda: bool(A | B), id="bool of any"),
            pytest.param(lambda: bool(~A), id="bool of not"),
            pytest.param(lambda: A and B, id="and"),  # type: ignore[redundant-expr]  # refused at run time too
            pytest.param(lambda: A or B, id="or"),  # type: ignore[redundant-expr]  # refused at run time too
            pytest.param(lambda: not A, id="not"),
            pytest.param(lambda: 2 <= X <= 5, id="a chained comparison"),
            pytest.param(lambda: 1 if A else 0, id="if"),  # type: ignore[redundant-expr]  # refused at run time too
        ],
    )
    def test_a_condition_has_no_truth_value(self, misuse: Callable[[], object]) -> None:
        with pytest.raises(TypeError, match="neither true nor false"):
            misuse()

    @pytest.mark.parametrize(
        ("condition", "fact", "value", "wanted"),
        [
            pytest.param(A, "flag_a", 0, "yes", id="nought is not no"),
            pytest.param(A, "flag_a", 1, "yes", id="one is not yes"),
            pytest.param(A, "flag_a", "", "yes", id="empty text is not no"),
            pytest.param(A, "flag_a", "yes", "yes", id="the word is not yes"),
            pytest.param(X >= 1, "number_a", True, "compare", id="yes is not one"),
            pytest.param(X >= 1, "number_a", False, "compare", id="no is not nought"),
            pytest.param(X >= 1, "number_a", "", "compare", id="empty text is not nought"),
            pytest.param(X < 1, "number_a", "3", "compare", id="a digit is not a count"),
            pytest.param(Y > X, "number_a", False, "compare", id="no on the right side"),
            pytest.param(COLOUR.is_in("red"), "choice_a", 0, "in", id="nought is no word"),
            pytest.param(COLOUR.is_in("red"), "choice_a", False, "in", id="no is no word"),
            pytest.param(~(A & (B | (X > 2))), "number_a", True, "compare", id="deep inside"),
        ],
    )
    def test_a_fact_of_another_kind_is_refused_by_name(
        self, condition: Condition, fact: str, value: Value, wanted: str
    ) -> None:
        with pytest.raises(WrongKindError) as refusal:
            condition.evaluate({fact: value})
        assert (refusal.value.fact, refusal.value.wanted) == (fact, wanted)

    @pytest.mark.parametrize(
        ("condition", "facts"),
        [
            pytest.param(A, {"flag_a": 1}, id="one is not yes"),
            pytest.param(A, {"flag_a": "yes"}, id="the word is not yes"),
            pytest.param(X >= 1, {"number_a": "3"}, id="a digit is not a count"),
            pytest.param(COLOUR.is_in("red"), {"choice_a": 0}, id="nought is no word"),
        ],
    )
    def test_compiled_it_leaves_open_what_it_cannot_read(
        self, condition: Condition, facts: dict[str, object]
    ) -> None:
        assert condition.test(facts) is None

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "Flag",
            "1st",
            "_flag",
            "a b",
            "a-b",
            "a.b",
            "other.",
            "other.A",
            "other.a.b",
            "a\n",
            "a" * 101,
        ],
    )
    def test_a_name_is_lower_case_and_plain(self, name: str) -> None:
        assert Yes(fact="a" * 100).facts() == ("a" * 100,)
        assert Yes(fact="other.a_1").facts() == ("other.a_1",)
        for data in (
            {"kind": "yes", "fact": name},
            {"kind": "in", "fact": name, "among": ["red"]},
            {"kind": "compare", "left": name, "op": ">=", "right": None},
            {"kind": "compare", "left": None, "op": ">=", "right": name},
        ):
            with pytest.raises(ValidationError):
                Paper.model_validate({"condition": data})

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param({"left": None, "op": ">", "right": None}, id="no fact at all"),
            pytest.param({"left": "x", "q": 0, "op": ">", "right": None}, id="nought of x"),
            pytest.param({"left": None, "op": ">", "right": "x", "p": 0}, id="x of nought"),
            pytest.param({"left": "x", "op": ">", "right": "y", "p": 0}, id="y times nought"),
            pytest.param({"left": "x", "q": 0, "op": ">", "right": "y"}, id="x times nought"),
            pytest.param({"left": "x", "op": "<", "right": None}, id="another sign"),
            pytest.param({"left": "x", "op": "==", "right": None}, id="equality"),
            pytest.param({"left": "x", "op": ">", "right": None, "p": -1}, id="below nought"),
            pytest.param({"left": None, "q": -1, "op": ">", "right": "x"}, id="left below it"),
            pytest.param({"left": "x", "op": ">", "right": None, "p": 1.0}, id="a float"),
            pytest.param({"left": "x", "q": 1.0, "op": ">", "right": None}, id="a float left"),
            pytest.param({"left": "x", "op": ">", "right": None, "p": True}, id="a yes"),
            pytest.param({"left": "x", "q": True, "op": ">", "right": None}, id="a yes left"),
            pytest.param({"left": "x", "op": ">", "right": None, "p": "1"}, id="text"),
            pytest.param(
                {"left": "x", "op": ">", "right": None, "p": MOST_COUNTED + 1}, id="too large"
            ),
            pytest.param(
                {"left": None, "q": MOST_COUNTED + 1, "op": ">", "right": "x"}, id="too large left"
            ),
        ],
    )
    def test_a_comparison_that_tests_nothing_is_refused(self, data: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            Compare.model_validate(data)

    def test_a_constant_of_nought_is_a_test(self) -> None:
        none_at_all = Compare(left=None, q=0, op=">=", right="x")
        assert told(none_at_all, x=0) is State.MET
        some = Compare(left="x", op=">", right=None, p=0)
        assert told(some, x=0) is State.NOT_MET

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param({"kind": "no", "fact": "x"}, id="a seventh node"),
            pytest.param({"fact": "x"}, id="no kind"),
            pytest.param({"kind": "yes", "fact": "x", "not": True}, id="a field too many"),
            pytest.param({"kind": "in", "fact": "x", "among": [1]}, id="a number in a set"),
            pytest.param({"kind": "in", "fact": "x", "among": [""]}, id="an empty word"),
            pytest.param({"kind": "all", "of": [True]}, id="a truth value for a condition"),
            pytest.param({"kind": "not", "of": []}, id="the denial of a list"),
            pytest.param("flag_a", id="the name alone"),
            pytest.param(None, id="nothing"),
        ],
    )
    def test_anything_but_the_six_nodes_is_refused(self, data: object) -> None:
        with pytest.raises(ValidationError):
            Paper.model_validate({"condition": data})

    def test_a_condition_is_joined_with_conditions_only(self) -> None:
        with pytest.raises(ValidationError):
            All.model_validate({"of": (A, False)})
