"""Regions: the cases that a paper does not tell apart, in words and as conditions.

A region is what a set of comparisons has in common: *age 16 or 17, and a tenant*. What it asks
stands in the paper's own language of conditions, so that it can be evaluated, stored and read.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from scrutiny_rules._frozen import MOST_COUNTED, Frozen, Text
from scrutiny_rules.analysis._diagrams import Answer
from scrutiny_rules.analysis._groups import Test
from scrutiny_rules.analysis._space import Space
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import (
    All,
    Compare,
    Condition,
    In,
    Member,
    Name,
    Not,
    Value,
    Yes,
    words,
)
from scrutiny_rules.display import fact_words
from scrutiny_rules.facts import Kind
from scrutiny_rules.ladder import questions

NOT_PROVIDED: Final = "not provided for"
"""How every case ends under a paper that is silent on the subject."""

MOST_SHOWN: Final = 12
"""How many lines of one kind a page shows before it only counts the rest."""


class Requirement(Frozen):
    """One thing that a region asks of a case.

    Attributes:
        needed: What has to hold, in the language of conditions.
        facts: The facts that it speaks of.
        inputs: The input fields behind those facts, which somebody can be asked for.
        questions: What to ask for each of ``inputs``, and who can usually answer.
        clauses: The clauses that make the comparison.
    """

    needed: Member
    facts: tuple[Name, ...]
    inputs: tuple[Name, ...]
    questions: tuple[Text, ...]
    clauses: tuple[Clause, ...]

    @property
    def words(self) -> str:
        """What has to hold, in plain words and without the clause."""
        return needed_words(self.needed)

    def __str__(self) -> str:
        """Return it as one line of a letter, with the clauses."""
        return f"{self.words} [{cited(self.clauses)}]"


def case_words(case: Mapping[str, Value]) -> str:
    """Return a case in words: what is so, and how many there are of what is counted.

    Args:
        case: The facts by name.

    Returns:
        One line; what is not so is left out.

    Raises:
        Nothing.

    Example:
        >>> case_words({"quorate": True, "private": False, "votes_for": 3})
        'quorate, votes for 3'
    """
    said: list[str] = []
    for name, value in case.items():
        if isinstance(value, bool):
            said += [fact_words(name)] if value else []
        else:
            said.append(f"{fact_words(name)} {value}")
    return ", ".join(said) or "nothing is so"


def cited(clauses: Iterable[Clause]) -> str:
    """Return the citations of some clauses, each document named once.

    Args:
        clauses: The clauses.

    Returns:
        One line; empty where there are none.

    Raises:
        Nothing.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> cited(limb.clause for limb in TRAFFORD_QIP.voting.limbs.values())
        'trafford-qip 7.2, 7.3'
    """
    labels: dict[str, dict[str, None]] = {}
    for clause in clauses:
        labels.setdefault(clause.document, {})[clause.label] = None
    return "; ".join(f"{document} {', '.join(every)}" for document, every in labels.items())


def all_words(requirements: Iterable[Requirement]) -> str:
    """Return what several requirements ask together, in one line.

    Args:
        requirements: The requirements.

    Returns:
        Their words, joined; *whatever the facts* where there are none.

    Raises:
        Nothing.
    """
    return ", and ".join(one.words for one in requirements) or "whatever the facts"


def cited_words(requirements: Iterable[Requirement]) -> str:
    """Return what several requirements ask together, with the clauses that ask it.

    Args:
        requirements: The requirements.

    Returns:
        One line.

    Raises:
        Nothing.
    """
    asked = tuple(requirements)
    rests = cited(clause for one in asked for clause in one.clauses)
    return f"{all_words(asked)} [{rests}]" if rests else all_words(asked)


def shortened(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the first lines of many, and how many more there are.

    Args:
        lines: The lines.

    Returns:
        At most as many as a page holds, and a last one that counts the rest.

    Raises:
        Nothing.
    """
    every = tuple(lines)
    left = len(every) - MOST_SHOWN
    return every if left <= 0 else (*every[:MOST_SHOWN], f"and {left} more")


def needed_words(condition: Condition) -> str:
    """Return a requirement in plain words: a count by its range, the rest as conditions are.

    Args:
        condition: What has to hold.

    Returns:
        One line.

    Raises:
        Nothing.

    Example:
        >>> from scrutiny_rules.facts import CountFact
        >>> age = CountFact("age")
        >>> needed_words((age >= 16) & (age < 18)), needed_words(age < 16)
        ('age 16 to 17', 'age 15 or less')
    """
    ends = _range(condition)
    if ends is None:
        return _equal(condition) or words(condition)
    name, low, high = ends
    fact = fact_words(name)
    if high in (low, 0):
        return f"{fact} {high}"
    if high is None:
        return f"{fact} {low} or more"
    return f"{fact} {high} or less" if low is None else f"{fact} {low} to {high}"


def _equal(condition: Condition) -> str | None:
    """Return that there are as many of one as of another, where that is what is asked."""
    if isinstance(condition, All) and len(condition.of) == 2:  # noqa: PLR2004  one way and back
        one, other = condition.of
        if (
            isinstance(one, Compare)
            and isinstance(other, Compare)
            and one.left is not None
            and one.right is not None
            and one.op == other.op == ">="
            and one.q == one.p
            and (one.left, one.right, one.q) == (other.right, other.left, other.p)
        ):
            return f"{fact_words(one.left)} as many as {fact_words(one.right)}"
    return None


def _range(condition: Condition) -> tuple[str, int | None, int | None] | None:
    """Return between what a count has to lie, where that is all that is asked."""
    if isinstance(condition, All) and len(condition.of) == 2:  # noqa: PLR2004  a low and a high end
        low, high = (_range(member) for member in condition.of)
        if low is not None and high is not None and low[0] == high[0]:
            return low[0], low[1], high[2]
    if isinstance(condition, Compare):
        left, right = condition.left, condition.right
        if left is not None and right is None and (condition.q, condition.op) == (1, ">="):
            return left, condition.p, None
        if left is None and right is not None and (condition.p, condition.op) == (1, ">"):
            return right, None, condition.q - 1
    return None


def requirements(space: Space, answers: Sequence[Answer]) -> tuple[Requirement, ...]:
    """Return what some answers to the tests of a space ask of a case.

    Args:
        space: The space.
        answers: The answers, each to another test.

    Returns:
        A requirement for each, in the order of the tests; the two ends of one count are one.

    Raises:
        Nothing.
    """
    together: dict[object, list[Answer]] = {}
    for number, yes in answers:
        test = space.tests[number]
        key = number if test.total is None else test.total.times
        together.setdefault(key, []).append((number, yes))
    return tuple(_requirement(space, group) for group in together.values())


def _requirement(space: Space, answers: Sequence[Answer]) -> Requirement:
    tests = [space.tests[number] for number, _ in answers]
    facts = tuple(space.in_order(name for test in tests for name in test.names))
    inputs = tuple(
        dict.fromkeys(
            field
            for name in facts
            for field in space.known.inputs.get(name, space.facts[name].inputs)
        )
    )
    return Requirement(
        needed=_needed(space, answers),
        facts=facts,
        inputs=inputs,
        questions=questions(space.facts, inputs),
        clauses=tuple(dict.fromkeys(clause for test in tests for clause in test.clauses)),
    )


def _needed(space: Space, answers: Sequence[Answer]) -> Condition:
    number, yes = answers[0]
    test = space.tests[number]
    if test.total is None or len(test.names) > 1:
        each = [_answered(space, one) for one in answers]
        return each[0] if len(each) == 1 else All(of=tuple(each))
    name, _ = test.total.times[0]
    if space.facts[name].kind is Kind.YES_NO:
        return _as_answered(Yes(fact=name), met=yes)
    return _between(space, name, answers)


def _answered(space: Space, answer: Answer) -> Condition:
    number, yes = answer
    test = space.tests[number]
    return _as_answered(_folded(space, test), met=yes is test.agrees)


def _between(space: Space, name: str, answers: Sequence[Answer]) -> Condition:
    """Return between what a count has to lie."""
    limits = [(space.tests[number], yes) for number, yes in answers]
    lows = [test.total.least for test, yes in limits if yes and test.total]
    highs = [test.total.least for test, yes in limits if not yes and test.total]
    ends: list[Condition] = [
        *(Compare(left=name, op=">=", right=None, p=low) for low in sorted(lows)[-1:]),
        *(Compare(left=None, q=high, op=">", right=name) for high in sorted(highs)[:1]),
    ]
    return ends[0] if len(ends) == 1 else All(of=tuple(ends))


def _as_answered(condition: Yes | Compare | In, *, met: bool) -> Condition:
    """Return a comparison, or that it is not met."""
    if met:
        return condition
    if isinstance(condition, Compare):
        return Compare(
            left=condition.right,
            q=condition.p,
            op=">" if condition.op == ">=" else ">=",
            right=condition.left,
            p=condition.q,
        )
    return Not(of=condition)


def _folded(space: Space, test: Test) -> Yes | Compare | In:
    """Return a comparison with what is known, and not personal, put in for a fact."""
    leaf = test.leaf
    if not isinstance(leaf, Compare):
        return leaf
    sides: tuple[tuple[str | None, int, str, str], ...] = (
        (leaf.left, leaf.q, "left", "q"),
        (leaf.right, leaf.p, "right", "p"),
    )
    for name, many, side, times in sides:
        value = None if name is None or space.facts[name].personal else space.known_count(name)
        if value is not None and 0 <= value * many <= MOST_COUNTED:
            return _plainest(leaf.model_copy(update={side: None, times: value * many}))
    return leaf


def _plainest(test: Compare) -> Compare:
    """Return a comparison of one count with a number, as the least or the most it may be."""
    strict = test.op == ">"
    if test.right is None:  # left x q is at least p, or more
        least = test.p // test.q + 1 if strict else -(-test.p // test.q)
        return Compare(left=test.left, op=">=", right=None, p=least)
    most = -(-test.q // test.p) - 1 if strict else test.q // test.p  # q is at least right x p
    return Compare(left=None, q=most + 1, op=">", right=test.right)
