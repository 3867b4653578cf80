"""The ladder: how declared limbs lead to an outcome, and what the outcome rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import FrozenInstanceError
from enum import StrEnum
from itertools import count
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    ChoiceFact,
    Condition,
    CountFact,
    Decision,
    Document,
    Either,
    Fact,
    Finding,
    Force,
    Kind,
    Limb,
    Relies,
    Rung,
    State,
    Terms,
    WrongKindError,
    Yes,
    own_fact,
    relies_on,
)
from scrutiny_rules._frozen import MOST_COUNTED, Frozen, FrozenMap
from scrutiny_rules.facts import Missing
from scrutiny_rules.ladder import Part
from tests import reference
from tests.strategies import (
    CHOICES,
    CONDITIONS,
    FLAGS,
    NUMBERS,
    WORDS,
    WORLDS,
)

PAPER = Document(key="north-panel", title="Terms of reference", landlord="North Homes")

EARLY, LATE = "early", "late"


class Colour(StrEnum):
    """What the ladders of this module lead to."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    UNDETERMINED = "undetermined"
    NOT_PROVIDED = "not provided for"


RED, AMBER, GREEN, UNDETERMINED = Colour.RED, Colour.AMBER, Colour.GREEN, Colour.UNDETERMINED


def fact(name: str, kind: Kind, *, behind: tuple[str, ...] = (), personal: bool = False) -> Fact:
    """Return a fact to ask about by its name."""
    return Fact(
        name=name,
        kind=kind,
        question=f"{name}?",
        answered_by="anybody",
        behind=behind,
        personal=personal,
        choices=WORDS if kind is Kind.CHOICE else (),
    )


FACTS = FrozenMap(
    {
        one.name: one
        for one in (
            *(fact(name, Kind.YES_NO) for name in FLAGS),
            *(fact(name, Kind.COUNT) for name in NUMBERS),
            *(fact(name, Kind.CHOICE) for name in CHOICES),
            fact("score", Kind.COUNT, behind=("marks", "bonus")),
            fact("age", Kind.COUNT, behind=("date_of_birth",), personal=True),
            fact("marks", Kind.COUNT),
            fact("bonus", Kind.COUNT),
            fact("date_of_birth", Kind.INPUT, personal=True),
        )
    }
)


class Facts(Frozen):
    """What is known of a case, of which there is nothing to know."""


class Sorting(Terms[Colour, Facts]):
    """Terms that hold whatever ladder they are given."""

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Facts

    ladder: tuple[Rung[Colour], ...]

    def outcomes(self) -> tuple[Rung[Colour], ...]:
        """Return the ladder as given."""
        return self.ladder


class Sorted(Decision[Colour]):
    """What such terms decide."""


A, B, C = (Yes(fact=name) for name in FLAGS)
X, Y = CountFact("number_a"), CountFact("number_b")
SCORE, AGE = CountFact("score"), CountFact("age")
CHOICE = ChoiceFact("choice_a")


def limb(
    name: str,
    condition: Condition,
    *,
    stages: tuple[str, ...] | None = None,
    readings: tuple[Relies, ...] = (),
) -> Limb:
    """Return a limb whose clause is labelled like it."""
    return Limb(
        name=name,
        clause=PAPER.clause(name, f"that {name} holds"),
        condition=condition,
        stages=stages,
        readings=readings,
    )


LIMB_A, LIMB_B, LIMB_C = limb("a", A), limb("b", B), limb("c", C)


def sorting(*rungs: Rung[Colour], own_facts: tuple[Fact, ...] = ()) -> Sorting:
    """Return terms with these rungs."""
    return Sorting(ladder=rungs, own_facts=own_facts)


def when(outcome: Colour, *parts: Part) -> Rung[Colour]:
    """Return a rung that asks for some parts."""
    return Rung(outcome=outcome, parts=parts)


def decide(terms: Sorting, *worlds: Mapping[str, object], stage: str | None = None) -> Sorted:
    """Return the decision that a walk leads to."""
    return Sorted(**terms.walk(*worlds, stage=stage))


def flags(
    *, a: bool | None = None, b: bool | None = None, c: bool | None = None
) -> dict[str, object]:
    """Return the three yes/no facts."""
    return dict(zip(FLAGS, (a, b, c), strict=True))


def states(decision: Sorted) -> dict[str, State]:
    """Return the state of each limb by name."""
    return {found.limb: found.state for found in decision.findings}


def decisive(decision: Sorted) -> list[str]:
    """Return the names of the limbs that the outcome rests on."""
    return [found.limb for found in decision.decisive]


def first_finding(decision: Sorted) -> Finding:
    """Return the finding for the first limb of the paper."""
    return decision.findings[0]


COULD_BE: dict[str, Sequence[object]] = {
    **dict.fromkeys(FLAGS, (True, False)),
    **dict.fromkeys(NUMBERS, range(7)),
    **dict.fromkeys(CHOICES, WORDS),
}
KNOWN_WORLDS = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in COULD_BE.items()}
)
STAGES = st.sampled_from([None, EARLY, LATE])


@st.composite
def ladders(draw: st.DrawFn) -> Sorting:
    """Draw terms of up to four conditional rungs, of any shape."""
    numbers = count(1)

    def one_limb() -> Limb:
        return limb(
            f"limb-{next(numbers)}",
            draw(CONDITIONS),
            stages=draw(st.sampled_from([None, None, (EARLY,), (LATE,), (EARLY, LATE)])),
        )

    def one_part() -> Part:
        if draw(st.booleans()):
            return one_limb()
        limbs = tuple(one_limb() for _ in range(draw(st.integers(1, 3))))
        return Either(name=f"either-{next(numbers)}", limbs=limbs)

    rungs = []
    for _ in range(draw(st.integers(1, 4))):
        gate = one_part() if draw(st.booleans()) else None
        unless = tuple(one_part() for _ in range(draw(st.integers(0, 2))))
        fewest = 0 if gate is not None or unless else 1
        parts = tuple(one_part() for _ in range(draw(st.integers(fewest, 2))))
        outcome = draw(st.sampled_from([RED, AMBER, GREEN]))
        rungs.append(Rung(outcome=outcome, gate=gate, parts=parts, unless=unless))
    return sorting(*rungs, Rung(outcome=draw(st.sampled_from([RED, AMBER, GREEN]))))


class TestOutcomes:
    """Rungs that fail are dropped, and the first that is met is the outcome."""

    TERMS = sorting(when(RED, LIMB_A), when(AMBER, LIMB_B), when(GREEN))

    @pytest.mark.parametrize(
        ("facts", "outcome", "needs"),
        [
            pytest.param(flags(a=True, b=True), RED, (), id="the first that is met"),
            pytest.param(flags(a=True), RED, (), id="whatever stands below it"),
            pytest.param(flags(a=False, b=True), AMBER, (), id="the second, once the first fails"),
            pytest.param(flags(a=False, b=False), GREEN, (), id="the last, once all fail"),
            pytest.param(flags(b=True), UNDETERMINED, ("flag_a",), id="the first is open"),
            pytest.param(flags(b=False), UNDETERMINED, ("flag_a",), id="only it is open"),
            pytest.param(flags(a=False), UNDETERMINED, ("flag_b",), id="the second is open"),
            pytest.param(flags(), UNDETERMINED, ("flag_a", "flag_b"), id="nothing is known"),
        ],
    )
    def test_outcome(
        self, facts: dict[str, object], outcome: Colour, needs: tuple[str, ...]
    ) -> None:
        decision = decide(self.TERMS, facts)
        assert (decision.outcome, decision.needs) == (outcome, needs)

    @pytest.mark.parametrize(
        ("facts", "expected", "rests_on"),
        [
            pytest.param(
                flags(a=True, b=True),
                {"a": State.MET, "b": State.NOT_APPLICABLE},
                ["a"],
                id="what was not reached does not apply",
            ),
            pytest.param(
                flags(a=False, b=True),
                {"a": State.NOT_MET, "b": State.MET},
                ["a", "b"],
                id="what fell and what held",
            ),
            pytest.param(
                flags(a=False, b=False),
                {"a": State.NOT_MET, "b": State.NOT_MET},
                ["a", "b"],
                id="everything fell",
            ),
            pytest.param(
                flags(b=False),
                {"a": State.UNKNOWN, "b": State.NOT_MET},
                ["a"],
                id="what is open is what matters",
            ),
        ],
    )
    def test_findings(
        self, facts: dict[str, object], expected: dict[str, State], rests_on: list[str]
    ) -> None:
        decision = decide(self.TERMS, facts)
        assert states(decision) == expected
        assert decisive(decision) == rests_on

    def test_every_part_of_a_rung_has_to_be_met(self) -> None:
        terms = sorting(when(RED, LIMB_A, LIMB_B), when(GREEN))
        assert decide(terms, flags(a=True, b=True)).outcome is RED
        fallen = decide(terms, flags(a=True, b=False))
        assert fallen.outcome is GREEN
        assert states(fallen) == {"a": State.MET, "b": State.NOT_MET}
        assert decisive(fallen) == ["b"]
        still_open = decide(terms, flags(a=True))
        assert still_open.needs == ("flag_b",)
        assert decide(terms, flags(b=False)).outcome is GREEN

    @pytest.mark.parametrize(
        ("rungs", "facts", "outcome"),
        [
            pytest.param(
                (when(RED, LIMB_A), when(RED, LIMB_B), when(GREEN)),
                flags(b=True),
                RED,
                id="an open rung above a met one of the same outcome",
            ),
            pytest.param(
                (when(RED, LIMB_A), when(GREEN, LIMB_B), when(RED)),
                flags(b=False),
                RED,
                id="an open rung above the last of the same outcome",
            ),
            pytest.param(
                (when(RED, LIMB_A), when(GREEN, LIMB_B), when(RED)),
                flags(),
                UNDETERMINED,
                id="another outcome open between them",
            ),
            pytest.param(
                (when(RED, LIMB_A), when(GREEN, LIMB_B), when(RED)),
                flags(b=True),
                UNDETERMINED,
                id="another outcome met between them",
            ),
        ],
    )
    def test_the_same_outcome_on_several_rungs(
        self, rungs: tuple[Rung[Colour], ...], facts: dict[str, object], outcome: Colour
    ) -> None:
        assert decide(sorting(*rungs), facts).outcome is outcome

    def test_a_ladder_of_one_rung_is_always_decided(self) -> None:
        decision = decide(sorting(when(GREEN)), {})
        assert (decision.outcome, decision.findings) == (GREEN, ())


class TestGate:
    """While a gate is not met, the rung's other limbs do not apply."""

    TERMS = sorting(Rung(outcome=RED, gate=LIMB_A, parts=(LIMB_B,)), when(GREEN))

    @pytest.mark.parametrize(
        ("facts", "outcome", "expected", "rests_on"),
        [
            pytest.param(
                flags(a=False, b=True),
                GREEN,
                {"a": State.NOT_MET, "b": State.NOT_APPLICABLE},
                ["a"],
                id="shut",
            ),
            pytest.param(
                flags(a=False, b=False),
                GREEN,
                {"a": State.NOT_MET, "b": State.NOT_APPLICABLE},
                ["a"],
                id="shut, and the limb fails besides",
            ),
            pytest.param(
                flags(a=True, b=True), RED, {"a": State.MET, "b": State.MET}, ["a", "b"], id="open"
            ),
            pytest.param(
                flags(a=True, b=False),
                GREEN,
                {"a": State.MET, "b": State.NOT_MET},
                ["b"],
                id="open, and the limb fails",
            ),
            pytest.param(
                flags(b=True),
                UNDETERMINED,
                {"a": State.UNKNOWN, "b": State.MET},
                ["a"],
                id="it is not known whether it is open",
            ),
            pytest.param(
                flags(b=False),
                GREEN,
                {"a": State.UNKNOWN, "b": State.NOT_MET},
                ["b"],
                id="which does not matter if the limb fails",
            ),
        ],
    )
    def test_gate(
        self,
        facts: dict[str, object],
        outcome: Colour,
        expected: dict[str, State],
        rests_on: list[str],
    ) -> None:
        decision = decide(self.TERMS, facts)
        assert decision.outcome is outcome
        assert states(decision) == expected
        assert decisive(decision) == rests_on

    def test_a_limb_behind_one_shut_gate_may_bear_on_another_rung(self) -> None:
        terms = sorting(
            Rung(outcome=RED, gate=LIMB_A, parts=(LIMB_B,)), when(AMBER, LIMB_B), when(GREEN)
        )
        decision = decide(terms, flags(a=False, b=True))
        assert decision.outcome is AMBER
        assert states(decision) == {"a": State.NOT_MET, "b": State.MET}

    def test_a_rung_may_be_a_gate_alone(self) -> None:
        terms = sorting(Rung(outcome=RED, gate=LIMB_A), when(GREEN))
        assert decide(terms, flags(a=True)).outcome is RED
        assert decide(terms, flags(a=False)).outcome is GREEN


class TestUnless:
    """What a rung excludes shuts it out, and then its other limbs do not apply."""

    TERMS = sorting(Rung(outcome=RED, parts=(LIMB_A,), unless=(LIMB_B,)), when(GREEN))

    @pytest.mark.parametrize(
        ("facts", "outcome", "expected", "rests_on"),
        [
            pytest.param(
                flags(a=True, b=False),
                RED,
                {"a": State.MET, "b": State.NOT_MET},
                ["a", "b"],
                id="free",
            ),
            pytest.param(
                flags(a=True, b=True),
                GREEN,
                {"a": State.NOT_APPLICABLE, "b": State.MET},
                ["b"],
                id="shut out",
            ),
            pytest.param(
                flags(a=False, b=False),
                GREEN,
                {"a": State.NOT_MET, "b": State.NOT_MET},
                ["a"],
                id="free, and the part fails",
            ),
            pytest.param(
                flags(a=True),
                UNDETERMINED,
                {"a": State.MET, "b": State.UNKNOWN},
                ["b"],
                id="not known",
            ),
        ],
    )
    def test_unless(
        self,
        facts: dict[str, object],
        outcome: Colour,
        expected: dict[str, State],
        rests_on: list[str],
    ) -> None:
        decision = decide(self.TERMS, facts)
        assert decision.outcome is outcome
        assert states(decision) == expected
        assert decisive(decision) == rests_on

    def test_any_of_several_exclusions_is_enough(self) -> None:
        either = Either(name="either", limbs=(LIMB_B, LIMB_C))
        for unless in ((LIMB_B, LIMB_C), (either,)):
            terms = sorting(Rung(outcome=RED, unless=unless), when(GREEN))
            assert decide(terms, flags(b=False, c=True)).outcome is GREEN
            assert decide(terms, flags(b=False, c=False)).outcome is RED
            assert decide(terms, flags(b=False)).needs == ("flag_c",)

    @pytest.mark.parametrize(
        ("between", "needs"),
        [
            pytest.param((), ("flag_a",), id="the next rung asks less and ends alike"),
            pytest.param(
                (when(AMBER, LIMB_C),), ("flag_a", "flag_b", "flag_c"), id="another between"
            ),
        ],
    )
    def test_what_a_rung_asks_beyond_the_next_of_its_outcome(
        self, between: tuple[Rung[Colour], ...], needs: tuple[str, ...]
    ) -> None:
        more, less = when(RED, LIMB_A, LIMB_B), when(RED, LIMB_A)
        decision = decide(sorting(more, *between, less, when(GREEN)), flags())
        assert decision.outcome is UNDETERMINED
        assert decision.needs == needs

    def test_a_rung_that_ends_as_the_last_one_does_is_not_asked_about(self) -> None:
        terms = sorting(when(GREEN, LIMB_A), when(RED, LIMB_B), when(RED))
        assert decide(terms, flags()).needs == ("flag_a",)

    def test_rungs_of_one_outcome_that_ask_different_things_both_matter(self) -> None:
        terms = sorting(when(RED, LIMB_A), when(RED, LIMB_B), when(GREEN))
        assert decide(terms, flags()).needs == ("flag_a", "flag_b")


class TestEither:
    """Of several alternatives one is enough, and only those that count are decisive."""

    TERMS = sorting(when(RED, Either(name="either", limbs=(LIMB_A, LIMB_B))), when(GREEN))

    @pytest.mark.parametrize(
        ("facts", "outcome", "rests_on", "needs"),
        [
            pytest.param(flags(a=True, b=False), RED, ["a"], (), id="one"),
            pytest.param(flags(a=False, b=True), RED, ["b"], (), id="the other"),
            pytest.param(flags(a=True, b=True), RED, ["a", "b"], (), id="both"),
            pytest.param(flags(b=True), RED, ["b"], (), id="one, the other unknown"),
            pytest.param(flags(a=False, b=False), GREEN, ["a", "b"], (), id="neither"),
            pytest.param(flags(a=False), UNDETERMINED, ["b"], ("flag_b",), id="one is open"),
            pytest.param(flags(), UNDETERMINED, ["a", "b"], ("flag_a", "flag_b"), id="both open"),
        ],
    )
    def test_either(
        self, facts: dict[str, object], outcome: Colour, rests_on: list[str], needs: tuple[str, ...]
    ) -> None:
        decision = decide(self.TERMS, facts)
        assert decision.outcome is outcome
        assert decisive(decision) == rests_on
        assert decision.needs == needs

    @pytest.mark.parametrize(
        ("facts", "outcome", "rests_on", "needs"),
        [
            pytest.param(
                flags(a=False, b=True, c=False), GREEN, ["c"], (), id="settled, so the part falls"
            ),
            pytest.param(
                flags(a=False, b=True, c=True), RED, ["b", "c"], (), id="settled, and all holds"
            ),
            pytest.param(
                flags(b=True), UNDETERMINED, ["c"], ("flag_c",), id="settled, the part is open"
            ),
            pytest.param(flags(c=False), GREEN, ["c"], (), id="open, but the part falls"),
        ],
    )
    def test_alternatives_that_are_settled_are_left_alone(
        self, facts: dict[str, object], outcome: Colour, rests_on: list[str], needs: tuple[str, ...]
    ) -> None:
        either = Either(name="either", limbs=(LIMB_A, LIMB_B))
        decision = decide(sorting(when(RED, either, LIMB_C), when(GREEN)), facts)
        assert decision.outcome is outcome
        assert decisive(decision) == rests_on
        assert decision.needs == needs


class TestStages:
    """A limb that does not apply at a stage asks nothing there."""

    TERMS = sorting(
        Rung(outcome=RED, parts=(limb("a", A, stages=(EARLY,)), LIMB_B)),
        when(GREEN),
    )

    def test_a_limb_binds_at_its_stage_only(self) -> None:
        facts = flags(a=False, b=True)
        assert decide(self.TERMS, facts, stage=EARLY).outcome is GREEN
        late = decide(self.TERMS, facts, stage=LATE)
        assert late.outcome is RED
        assert states(late) == {"a": State.NOT_APPLICABLE, "b": State.MET}
        assert decide(self.TERMS, facts).outcome is RED

    def test_an_alternative_that_does_not_apply_is_no_help(self) -> None:
        either = Either(name="either", limbs=(limb("a", A, stages=(EARLY,)), LIMB_B))
        terms = sorting(when(RED, either), when(GREEN))
        assert decide(terms, flags(a=True, b=False), stage=EARLY).outcome is RED
        assert decide(terms, flags(a=True, b=False), stage=LATE).outcome is GREEN

    def test_an_exclusion_that_does_not_apply_excludes_nobody(self) -> None:
        terms = sorting(Rung(outcome=RED, unless=(limb("a", A, stages=(EARLY,)),)), when(GREEN))
        assert decide(terms, flags(a=True), stage=EARLY).outcome is GREEN
        assert decide(terms, flags(a=True), stage=LATE).outcome is RED

    @pytest.mark.parametrize(
        ("stages", "stage", "applies"),
        [
            pytest.param(None, None, True, id="all stages, no stage"),
            pytest.param(None, EARLY, True, id="all stages, one stage"),
            pytest.param((EARLY,), EARLY, True, id="its stage"),
            pytest.param((EARLY, LATE), LATE, True, id="the second of its stages"),
            pytest.param((EARLY,), LATE, False, id="another stage"),
            pytest.param((EARLY,), None, False, id="no stage"),
            pytest.param((), EARLY, False, id="no stages"),
        ],
    )
    def test_applies_and_matters(
        self, stages: tuple[str, ...] | None, stage: str | None, *, applies: bool
    ) -> None:
        assert limb("a", A, stages=stages).applies_at(stage) is applies
        assert Relies(reading="N-R1", stages=stages).matters_at(stage) is applies


class TestReadings:
    """A decision names the readings that could have led elsewhere."""

    TERMS = sorting(
        when(RED, limb("a", A, readings=relies_on("N-R1"))),
        when(AMBER, limb("b", B, readings=relies_on("N-R2", "N-R1"))),
        when(GREEN),
    )

    @pytest.mark.parametrize(
        ("facts", "readings"),
        [
            pytest.param(flags(a=True, b=True), ("N-R1",), id="of what held"),
            pytest.param(flags(a=False, b=True), ("N-R2", "N-R1"), id="of what fell besides"),
            pytest.param(flags(), ("N-R1", "N-R2"), id="of what is open, each once"),
            pytest.param(flags(b=False), ("N-R1", "N-R2"), id="of what fell while undecided"),
        ],
    )
    def test_readings_of_limbs(self, facts: dict[str, object], readings: tuple[str, ...]) -> None:
        found = decide(self.TERMS, facts).readings
        assert set(found) == set(readings)
        assert len(found) == len(set(found))

    def test_a_limb_that_the_outcome_does_not_rest_on_brings_none(self) -> None:
        terms = sorting(
            when(RED, limb("a", A, readings=relies_on("N-R1")), LIMB_B),
            when(GREEN),
        )
        assert decide(terms, flags(a=True, b=False)).readings == ()
        assert decide(terms, flags(a=True, b=True)).readings == ("N-R1",)
        assert decide(terms, flags(a=True)).readings == ("N-R1",)

    def test_a_reading_may_matter_at_one_stage(self) -> None:
        relied = relies_on(Relies(reading="N-R1", stages=(EARLY,)))
        terms = sorting(when(RED, limb("a", A, readings=relied)), when(GREEN))
        assert decide(terms, flags(a=True), stage=EARLY).readings == ("N-R1",)
        assert decide(terms, flags(a=True), stage=LATE).readings == ()

    def test_a_reading_that_leaves_a_limb_out_is_relied_on(self) -> None:
        relied = relies_on(Relies(reading="N-R1", stages=(LATE,)), "N-R2")
        left_out = limb("a", A, stages=(EARLY,), readings=relied)
        terms = sorting(when(RED, left_out, LIMB_B), when(GREEN))
        assert decide(terms, flags(a=False, b=True), stage=LATE).readings == ("N-R1",)
        assert decide(terms, flags(a=True, b=True), stage=EARLY).readings == ("N-R2",)

    def test_a_reading_of_another_stage_leaves_nothing_out(self) -> None:
        relied = relies_on(Relies(reading="N-R1", stages=(EARLY,)))
        left_out = limb("a", A, stages=(EARLY,), readings=relied)
        terms = sorting(when(RED, left_out, LIMB_B), when(GREEN))
        assert decide(terms, flags(b=True), stage=LATE).readings == ()

    def test_a_limb_that_applies_is_relied_on_only_where_the_outcome_rests_on_it(self) -> None:
        relied = relies_on(Relies(reading="N-R1", stages=(EARLY,)), "N-R2")
        terms = sorting(when(RED, limb("a", A, readings=relied), LIMB_B), when(GREEN))
        assert decide(terms, flags(a=True, b=False), stage=EARLY).readings == ()

    def test_an_alternative_that_did_not_help_brings_none(self) -> None:
        either = Either(name="either", limbs=(limb("a", A, readings=relies_on("N-R1")), LIMB_B))
        terms = sorting(when(RED, either), when(GREEN))
        assert decide(terms, flags(a=False, b=True)).readings == ()
        assert decide(terms, flags(a=False, b=False)).readings == ("N-R1",)

    def test_an_outcome_may_rest_on_a_reading_itself(self) -> None:
        terms = sorting(Rung(outcome=RED, parts=(LIMB_A,), readings=relies_on("N-R1")), when(GREEN))
        assert decide(terms, flags(a=True)).readings == ("N-R1",)
        assert decide(terms, flags(a=False)).readings == ()

    def test_while_there_is_no_outcome_nothing_rests_on_it(self) -> None:
        terms = sorting(when(RED, LIMB_A), Rung(outcome=GREEN, readings=relies_on("N-R1")))
        assert decide(terms, flags(a=False)).readings == ("N-R1",)
        assert decide(terms, flags()).readings == ()

    def test_a_rungs_own_reading_may_matter_at_one_stage(self) -> None:
        relied = relies_on(Relies(reading="N-R1", stages=(EARLY,)))
        terms = sorting(Rung(outcome=RED, parts=(LIMB_A,), readings=relied), when(GREEN))
        assert decide(terms, flags(a=True), stage=EARLY).readings == ("N-R1",)
        assert decide(terms, flags(a=True), stage=LATE).readings == ()

    def test_identifiers_become_readings(self) -> None:
        relied = Relies(reading="N-R2", stages=(EARLY,))
        assert relies_on("N-R1", relied) == (Relies(reading="N-R1"), relied)
        assert relies_on() == ()


class TestCautions:
    """A decision says what to bear in mind, and who holds the power."""

    TERMS = sorting(
        Rung(
            outcome=RED,
            parts=(
                limb("a", A).model_copy(update={"if_met": "a held", "if_not_met": "a fell"}),
                LIMB_B,
            ),
            decided_by="the panel",
            cautions=("invite representations",),
        ),
        Rung(outcome=GREEN, cautions=("all is well", "a fell")),
    )

    @pytest.mark.parametrize(
        ("facts", "cautions", "decided_by"),
        [
            pytest.param(
                flags(a=True, b=True), ("invite representations", "a held"), "the panel", id="held"
            ),
            pytest.param(
                flags(a=False, b=True), ("all is well", "a fell"), None, id="fell, said once"
            ),
            pytest.param(
                flags(a=True, b=False), ("all is well", "a fell"), None, id="not decisive"
            ),
            pytest.param(flags(b=True), (), None, id="open"),
        ],
    )
    def test_cautions(
        self, facts: dict[str, object], cautions: tuple[str, ...], decided_by: str | None
    ) -> None:
        decision = decide(self.TERMS, facts)
        assert decision.cautions == cautions
        assert decision.decided_by == decided_by

    def test_a_limb_that_the_outcome_does_not_rest_on_says_nothing(self) -> None:
        spoken = limb("a", A).model_copy(update={"if_met": "a held"})
        terms = sorting(when(RED, spoken, LIMB_B), when(GREEN))
        assert decide(terms, flags(a=True, b=False)).cautions == ()
        assert decide(terms, flags(a=True, b=True)).cautions == ("a held",)

    def test_a_limb_shows_that_the_paper_provides_for_something(self) -> None:
        may = LIMB_A.model_copy(
            update={"clause": PAPER.clause("9", "a power", Force.MAY)},
        )
        assert may.provides() == Finding(
            clause=may.clause, limb="a", state=State.MET, decisive=True
        )
        other = may.provides("six months", State.UNKNOWN)
        assert (other.clause.gist, other.clause.force, other.clause.label) == (
            "six months",
            Force.MAY,
            "9",
        )
        assert other.state is State.UNKNOWN


class TestNeeds:
    """A decision that is open names the input fields that would settle it, and asks."""

    @pytest.mark.parametrize(
        ("condition", "worlds", "needs"),
        [
            pytest.param(A & B, [flags(a=True)], ("flag_b",), id="what is known is not asked"),
            pytest.param(
                A & (B | C), [flags(a=True, b=False)], ("flag_c",), id="what fails is not asked"
            ),
            pytest.param((A | B) & C, [flags(b=True)], ("flag_c",), id="what is settled"),
            pytest.param(B & A & B, [{}], ("flag_b", "flag_a"), id="each once, in paper order"),
            pytest.param(X > Y, [{"number_a": 4}], ("number_b",), id="one of two counts"),
            pytest.param(X > Y, [{}], ("number_a", "number_b"), id="two counts"),
            pytest.param(SCORE >= 3, [{}], ("marks", "bonus"), id="the inputs behind a fact"),
            pytest.param(
                SCORE >= 3, [{"score": Missing(("bonus",))}], ("bonus",), id="the one not known"
            ),
            pytest.param(
                SCORE >= 3, [{"score": 2}, {"score": 3}], ("marks", "bonus"), id="worlds disagree"
            ),
            pytest.param(
                (SCORE >= 3) & (X >= 1),
                [{"score": 2, "number_a": 1}, {"score": 3, "number_a": 1}],
                ("marks", "bonus"),
                id="what is the same in every world is not asked",
            ),
            pytest.param(AGE >= 16, [{}], ("date_of_birth",), id="a personal fact by its name"),
        ],
    )
    def test_needs(
        self, condition: Condition, worlds: list[dict[str, object]], needs: tuple[str, ...]
    ) -> None:
        decision = decide(sorting(when(RED, limb("a", condition)), when(GREEN)), *worlds)
        assert decision.outcome is UNDETERMINED
        assert decision.needs == needs
        assert decision.questions == tuple(f"{need}? (anybody)" for need in needs)

    @pytest.mark.parametrize(
        ("worlds", "outcome"),
        [
            pytest.param([{"score": 3}, {"score": 9}], RED, id="both ends meet it"),
            pytest.param([{"score": 2}, {"score": 9}], UNDETERMINED, id="one end does not"),
            pytest.param([{"score": 0}, {"score": 2}], GREEN, id="neither does"),
            pytest.param([{"score": 3}, {}], UNDETERMINED, id="one end is not known"),
        ],
    )
    def test_worlds(self, worlds: list[dict[str, object]], outcome: Colour) -> None:
        terms = sorting(when(RED, limb("a", SCORE >= 3)), when(GREEN))
        assert decide(terms, *worlds).outcome is outcome

    def test_a_limb_that_cannot_save_its_rung_is_not_asked_about(self) -> None:
        terms = sorting(when(RED, LIMB_A, LIMB_B), when(AMBER, LIMB_C), when(GREEN))
        assert decide(terms, flags(b=False)).needs == ("flag_c",)

    @pytest.mark.parametrize(
        ("middle", "needs"),
        [
            pytest.param(GREEN, ("flag_a",), id="either way it ends as the last rung does"),
            pytest.param(AMBER, ("flag_a", "flag_b"), id="it ends otherwise"),
        ],
    )
    def test_a_rung_that_turns_nothing_is_not_asked_about(
        self, middle: Colour, needs: tuple[str, ...]
    ) -> None:
        terms = sorting(when(RED, LIMB_A), when(middle, LIMB_B), when(GREEN))
        decision = decide(terms, flags())
        assert (decision.outcome, decision.needs) == (UNDETERMINED, needs)
        assert len(decisive(decision)) == len(needs)

    def test_but_one_that_another_may_turn_from_is(self) -> None:
        terms = sorting(when(GREEN, LIMB_A), when(RED, LIMB_B), when(GREEN))
        assert decide(terms, flags()).needs == ("flag_a", "flag_b")


class TestFound:
    """A finding shows the values that were known, and never a personal one."""

    @pytest.mark.parametrize(
        ("condition", "worlds", "found", "between"),
        [
            pytest.param(A, [flags(a=False)], {"flag_a": False}, {}, id="a no"),
            pytest.param(X >= 3, [{"number_a": 0}], {"number_a": 0}, {}, id="nought"),
            pytest.param(
                CHOICE.is_in("red"), [{"choice_a": "blue"}], {"choice_a": "blue"}, {}, id="a choice"
            ),
            pytest.param(X >= 3, [{}], {}, {}, id="nothing"),
            pytest.param(SCORE >= 3, [{"score": Missing(("bonus",))}], {}, {}, id="not worked out"),
            pytest.param(X > Y, [{"number_b": 4}], {"number_b": 4}, {}, id="one of two"),
            pytest.param(
                SCORE >= 3,
                [{"score": 7}, {"score": 2}, {"score": 3}],
                {},
                {"score": (2, 7)},
                id="a count within bounds",
            ),
            pytest.param(
                SCORE >= 3, [{"score": 7}, {"score": 7}], {"score": 7}, {}, id="worlds that agree"
            ),
            pytest.param(SCORE >= 3, [{"score": 7}, {}], {}, {}, id="no bound on one side"),
            pytest.param(
                SCORE >= 3,
                [{"score": 0}, {"score": MOST_COUNTED - 1}],
                {},
                {"score": (0, 999_999)},
                id="a bound as wide as can be",
            ),
            pytest.param(
                SCORE >= 3,
                [{"score": 0}, {"score": MOST_COUNTED}],
                {},
                {},
                id="no bound but the largest count",
            ),
            pytest.param(
                A, [flags(a=True), flags(a=False)], {}, {}, id="a yes/no fact has no bounds"
            ),
            pytest.param(
                CHOICE.is_in("red"),
                [{"choice_a": "red"}, {"choice_a": "blue"}],
                {},
                {},
                id="nor has a choice",
            ),
            pytest.param(AGE >= 16, [{"age": 41}], {}, {}, id="a personal fact"),
            pytest.param(AGE >= 16, [{"age": 41}, {"age": 12}], {}, {}, id="its bounds"),
        ],
    )
    def test_found(
        self,
        condition: Condition,
        worlds: list[dict[str, object]],
        found: dict[str, object],
        between: dict[str, object],
    ) -> None:
        terms = sorting(when(RED, limb("a", condition)), when(GREEN))
        (shown,) = first_finding(decide(terms, *worlds)).tests
        assert shown.needed == condition
        assert shown.found == found
        assert {name: type(value) for name, value in shown.found.items()} == {
            name: type(value) for name, value in found.items()
        }
        assert shown.between == between

    def test_there_is_a_test_for_every_comparison(self) -> None:
        terms = sorting(when(RED, limb("a", ~(A & (X >= 3)) | A)), when(GREEN))
        tests = first_finding(decide(terms, flags(a=True))).tests
        assert [test.needed for test in tests] == [A, X >= 3, A]


class TestOwnFacts:
    """A landlord's own facts are declared in the terms, and are of the kind declared."""

    WARD = fact("other.ward", Kind.YES_NO)
    YEARS = fact("other.years", Kind.COUNT)
    ESTATE = fact("other.estate", Kind.CHOICE)
    TERMS = sorting(
        when(
            RED,
            limb("ward", own_fact("ward")),
            limb("years", CountFact("other.years") >= 2),
            limb("estate", ChoiceFact("other.estate").is_in("red")),
        ),
        when(GREEN),
        own_facts=(WARD, YEARS, ESTATE),
    )

    @pytest.mark.parametrize(
        ("other", "expected"),
        [
            pytest.param(
                {"ward": False, "years": 0, "estate": "blue"},
                {"other.ward": False, "other.years": 0, "other.estate": "blue"},
                id="all given",
            ),
            pytest.param(
                {"years": 3, "hobby": "chess"},
                {"other.ward": None, "other.years": 3, "other.estate": None},
                id="what is not declared is left out",
            ),
            pytest.param(
                {"ward": None},
                {"other.ward": None, "other.years": None, "other.estate": None},
                id="not known",
            ),
        ],
    )
    def test_own_values(self, other: dict[str, object], expected: dict[str, object]) -> None:
        assert self.TERMS.own_values(other) == expected

    def test_they_decide_like_any_other(self) -> None:
        for other, outcome in (
            ({"ward": True, "years": 2, "estate": "red"}, RED),
            ({"ward": True, "years": 1}, GREEN),
            ({"ward": True, "years": 2}, UNDETERMINED),
        ):
            assert decide(self.TERMS, self.TERMS.own_values(other)).outcome is outcome

    def test_they_are_needed_by_their_full_name(self) -> None:
        decision = decide(self.TERMS, self.TERMS.own_values({"ward": True}))
        assert decision.needs == ("other.years", "other.estate")
        assert decision.questions[0] == "other.years? (anybody)"

    @pytest.mark.parametrize(
        ("other", "named", "wanted"),
        [
            pytest.param({"ward": 1}, "other.ward", "yes", id="one for yes"),
            pytest.param({"ward": "yes"}, "other.ward", "yes", id="a word for yes"),
            pytest.param({"years": True}, "other.years", "compare", id="yes for a count"),
            pytest.param({"years": "2"}, "other.years", "compare", id="text for a count"),
            pytest.param({"estate": "violet"}, "other.estate", "in", id="no such choice"),
            pytest.param({"estate": True}, "other.estate", "in", id="yes for a choice"),
        ],
    )
    def test_another_kind_is_refused_by_name(
        self, other: dict[str, object], named: str, wanted: str
    ) -> None:
        with pytest.raises(WrongKindError) as refusal:
            self.TERMS.own_values(other)
        assert (refusal.value.fact, refusal.value.wanted) == (named, wanted)


class TestKeptWalks:
    """Walks already made are kept, up to a number, and are as good as new ones."""

    def test_a_walk_is_handed_out_again(self) -> None:
        terms = sorting(when(RED, LIMB_A), when(GREEN))
        first = terms.walk(flags(a=True))
        assert terms.walk(flags(a=True))["findings"] is first["findings"]
        assert terms.walk(flags(a=False))["findings"] is not first["findings"]

    def test_facts_that_the_ladder_does_not_read_do_not_matter(self) -> None:
        terms = sorting(when(RED, LIMB_A), when(GREEN))
        first = terms.walk(flags(a=True))
        assert terms.walk(flags(a=True, b=False))["findings"] is first["findings"]

    def test_altering_what_was_handed_out_does_not_alter_what_is_kept(self) -> None:
        terms = sorting(when(RED, LIMB_A), when(GREEN))
        terms.walk(flags(a=True))["outcome"] = GREEN
        assert terms.walk(flags(a=True))["outcome"] is RED

    def test_stages_are_kept_apart(self) -> None:
        terms = sorting(when(RED, limb("a", A, stages=(EARLY,)), LIMB_B), when(GREEN))
        for _ in range(2):
            assert decide(terms, flags(a=False, b=True), stage=EARLY).outcome is GREEN
            assert decide(terms, flags(a=False, b=True), stage=LATE).outcome is RED

    def test_worlds_are_kept_apart(self) -> None:
        terms = sorting(when(RED, LIMB_A), when(GREEN))
        for _ in range(2):
            assert decide(terms, flags(a=True)).outcome is RED
            assert decide(terms, flags(a=True), flags(a=False)).outcome is UNDETERMINED

    def test_beyond_the_number_they_start_afresh(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("scrutiny_rules.ladder.MOST_KEPT", 3)
        terms = sorting(when(RED, limb("a", X >= 2)), when(GREEN))
        first = terms.walk({"number_a": 0})["findings"]
        for number in range(3):
            terms.walk({"number_a": number})
        assert terms.walk({"number_a": 0})["findings"] is first
        terms.walk({"number_a": 3})
        again = terms.walk({"number_a": 0})["findings"]
        assert again == first
        assert again is not first


@pytest.mark.no_cover
class TestLaws:
    """What holds of every ladder and every state of knowledge."""

    @given(ladders(), st.lists(WORLDS, min_size=1, max_size=2), STAGES)
    def test_the_outcome_is_what_the_naive_walker_says(
        self, terms: Sorting, worlds: list[dict[str, object]], stage: str | None
    ) -> None:
        expected = reference.outcome(terms.ladder, worlds, stage)
        assert decide(terms, *worlds, stage=stage).outcome is (expected or UNDETERMINED)

    @given(
        ladders(),
        KNOWN_WORLDS,
        st.sets(st.sampled_from(sorted(COULD_BE)), max_size=3),
        STAGES,
    )
    def test_what_is_decided_holds_however_the_missing_facts_turn_out(
        self, terms: Sorting, facts: dict[str, object], missing: set[str], stage: str | None
    ) -> None:
        known = {**facts, **dict.fromkeys(missing)}
        outcome = decide(terms, known, stage=stage).outcome
        if outcome is not UNDETERMINED:
            could_be = {name: COULD_BE[name] for name in missing}
            for completion in reference.completions(known, could_be):
                assert reference.outcome(terms.ladder, [completion], stage) is outcome

    @given(ladders(), KNOWN_WORLDS, STAGES)
    def test_nothing_is_open_once_everything_is_known(
        self, terms: Sorting, facts: dict[str, object], stage: str | None
    ) -> None:
        decision = decide(terms, facts, stage=stage)
        assert decision.outcome is not UNDETERMINED
        assert State.UNKNOWN not in states(decision).values()

    @given(ladders(), KNOWN_WORLDS, st.data(), STAGES)
    def test_any_order_and_grouping_of_arriving_facts_ends_alike(
        self, terms: Sorting, facts: dict[str, object], data: st.DataObject, stage: str | None
    ) -> None:
        at_once = decide(terms.model_copy(), facts, stage=stage)
        waiting = data.draw(st.permutations(sorted(facts)))
        arrived: dict[str, object] = {}
        so_far = decide(terms, arrived, stage=stage)
        while waiting:
            group = data.draw(st.integers(1, len(waiting)))
            arrived.update((name, facts[name]) for name in waiting[:group])
            waiting = waiting[group:]
            before, so_far = so_far, decide(terms, arrived, stage=stage)
            assert before.outcome in {UNDETERMINED, so_far.outcome}
        assert so_far == at_once

    @given(ladders(), WORLDS, KNOWN_WORLDS, STAGES)
    def test_answering_what_is_needed_decides(
        self,
        terms: Sorting,
        facts: dict[str, object],
        answers: dict[str, object],
        stage: str | None,
    ) -> None:
        needs = decide(terms, facts, stage=stage).needs
        assert all(facts[need] is None for need in needs)
        answered = {**facts, **{need: answers[need] for need in needs}}
        assert decide(terms, answered, stage=stage).needs == ()

    @given(ladders(), WORLDS, KNOWN_WORLDS, STAGES)
    def test_what_is_not_needed_changes_neither_outcome_nor_needs(
        self,
        terms: Sorting,
        facts: dict[str, object],
        answers: dict[str, object],
        stage: str | None,
    ) -> None:
        before = decide(terms, facts, stage=stage)
        idle = {
            name: answers[name]
            for name, value in facts.items()
            if value is None and name not in before.needs
        }
        after = decide(terms, {**facts, **idle}, stage=stage)
        assert (after.outcome, after.needs) == (before.outcome, before.needs)

    @given(ladders(), WORLDS, STAGES)
    def test_the_decisive_findings_alone_lead_to_the_same_outcome(
        self, terms: Sorting, facts: dict[str, object], stage: str | None
    ) -> None:
        decision = decide(terms, facts, stage=stage)
        read = {
            name
            for found in decision.decisive
            for test in found.tests
            for name in test.needed.facts()
        }
        alone = {name: facts[name] for name in read}
        assert decide(terms, alone, stage=stage).outcome is decision.outcome

    @given(ladders(), WORLDS, STAGES)
    def test_every_finding_says_what_the_naive_evaluator_says_or_does_not_apply(
        self, terms: Sorting, facts: dict[str, object], stage: str | None
    ) -> None:
        decision = decide(terms, facts, stage=stage)
        assert [found.limb for found in decision.findings] == list(terms.limbs)
        for found in decision.findings:
            one = terms.limbs[found.limb]
            assert found.clause == one.clause
            if found.state is not State.NOT_APPLICABLE:
                assert one.stages is None or stage in one.stages
                assert (
                    found.state
                    is {
                        True: State.MET,
                        False: State.NOT_MET,
                        None: State.UNKNOWN,
                    }[reference.met(one.condition, facts)]
                )

    @given(ladders(), WORLDS, STAGES)
    def test_a_decision_rests_on_open_limbs_exactly_while_it_is_undetermined(
        self, terms: Sorting, facts: dict[str, object], stage: str | None
    ) -> None:
        decision = decide(terms, facts, stage=stage)
        found = {one.state for one in decision.decisive}
        if decision.outcome is UNDETERMINED:
            assert found == {State.UNKNOWN}
        else:
            assert found <= {State.MET, State.NOT_MET}

    @given(ladders(), st.lists(WORLDS, min_size=2, max_size=3), STAGES)
    def test_the_order_of_worlds_does_not_matter(
        self, terms: Sorting, worlds: list[dict[str, object]], stage: str | None
    ) -> None:
        forwards = decide(terms, *worlds, stage=stage)
        assert decide(terms.model_copy(), *reversed(worlds), stage=stage) == forwards
        assert decide(terms.model_copy(), *worlds, worlds[0], stage=stage) == forwards

    @given(ladders(), st.lists(WORLDS, min_size=1, max_size=4), STAGES)
    def test_kept_walks_are_as_fresh_ones(
        self, terms: Sorting, cases: list[dict[str, object]], stage: str | None
    ) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("scrutiny_rules.ladder.MOST_KEPT", 2)
            for facts in (*cases, *cases):
                fresh = sorting(*terms.ladder)
                assert decide(terms, facts, stage=stage) == decide(fresh, facts, stage=stage)

    @given(ladders(), WORLDS, STAGES)
    def test_json_brings_back_the_same_terms_and_decisions(
        self, terms: Sorting, facts: dict[str, object], stage: str | None
    ) -> None:
        assert Sorting.model_validate_json(terms.model_dump_json()) == terms
        decision = decide(terms, facts, stage=stage)
        assert Sorted.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """A ladder that could not be walked, or not be read, is refused when it is built."""

    @pytest.mark.parametrize(
        "rungs",
        [
            pytest.param((when(RED, LIMB_A),), id="a conditional rung last"),
            pytest.param(
                (when(RED, LIMB_A), Rung(outcome=GREEN, gate=LIMB_B)), id="a gate on the last"
            ),
            pytest.param(
                (when(RED, LIMB_A), Rung(outcome=GREEN, unless=(LIMB_B,))),
                id="an exclusion on the last",
            ),
            pytest.param((when(RED), when(GREEN)), id="an unconditional rung first"),
            pytest.param(
                (when(RED, LIMB_A), when(AMBER), when(GREEN)), id="an unconditional rung between"
            ),
            pytest.param(
                (when(RED, LIMB_A), when(AMBER, limb("a", B)), when(GREEN)),
                id="two limbs of one name",
            ),
            pytest.param(
                (
                    when(RED, LIMB_A),
                    when(AMBER, Either(name="either", limbs=(limb("a", B),))),
                    when(GREEN),
                ),
                id="two limbs of one name, one inside an alternative",
            ),
            pytest.param(
                (when(RED, limb("a", Yes(fact="flag_z"))), when(GREEN)), id="an unknown fact"
            ),
            pytest.param(
                (Rung(outcome=RED, gate=limb("a", Yes(fact="flag_z"))), when(GREEN)),
                id="an unknown fact in a gate",
            ),
            pytest.param(
                (Rung(outcome=RED, unless=(limb("a", Yes(fact="flag_z")),)), when(GREEN)),
                id="an unknown fact in an exclusion",
            ),
            pytest.param(
                (when(RED, limb("a", Yes(fact="number_a"))), when(GREEN)), id="the wrong kind"
            ),
            pytest.param(
                (when(RED, limb("a", CHOICE.is_in("violet"))), when(GREEN)), id="no such choice"
            ),
            pytest.param(
                (when(RED, limb("a", own_fact("ward"))), when(GREEN)), id="an own fact undeclared"
            ),
        ],
    )
    def test_a_ladder_that_does_not_hold(self, rungs: tuple[Rung[Colour], ...]) -> None:
        with pytest.raises(ValidationError):
            sorting(*rungs)

    def test_the_same_limb_may_stand_twice(self) -> None:
        terms = sorting(when(RED, LIMB_A, LIMB_B), when(AMBER, LIMB_A), when(GREEN))
        assert list(terms.limbs) == ["a", "b"]
        assert decide(terms, flags(a=True, b=False)).outcome is AMBER

    @pytest.mark.parametrize(
        "own_facts",
        [
            pytest.param((fact("ward", Kind.YES_NO),), id="a name without its beginning"),
            pytest.param((fact("flag_a", Kind.YES_NO),), id="a fact of the subject"),
            pytest.param((fact("other.ward", Kind.YES_NO),) * 2, id="declared twice"),
        ],
    )
    def test_own_facts_that_cannot_be_told_apart(self, own_facts: tuple[Fact, ...]) -> None:
        with pytest.raises(ValidationError):
            sorting(when(RED, LIMB_A), when(GREEN), own_facts=own_facts)

    def test_an_own_fact_that_no_condition_can_test(self) -> None:
        with pytest.raises((ValidationError, WrongKindError)):
            sorting(
                when(RED, LIMB_A),
                when(GREEN),
                own_facts=(fact("other.since", Kind.INPUT),),
            ).own_values({"since": "2026-11-22"})

    def test_no_alternatives(self) -> None:
        with pytest.raises(ValidationError):
            Either(name="either", limbs=())

    def test_a_reading_without_a_name(self) -> None:
        with pytest.raises(ValidationError):
            relies_on("")

    def test_a_rung_cannot_be_altered(self) -> None:
        rung = when(RED, LIMB_A)
        with pytest.raises(FrozenInstanceError):
            rung.outcome = GREEN  # type: ignore[misc]  # that it is refused is the point

    def test_a_limb_whose_name_is_no_short_name(self) -> None:
        with pytest.raises(ValidationError):
            limb("Limb A", A)
