"""Is a rulebook sound? Papers that are broken on purpose are caught, each with a case."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from scrutiny_rules import (
    Condition,
    CountFact,
    Either,
    EligibilityTerms,
    Fact,
    Kind,
    QuorumTerms,
    Roll,
    Rulebook,
    Yes,
    own_fact,
)
from scrutiny_rules.analysis import Flaw, FlawKind, RulebookCheck, check
from scrutiny_rules.analysis.checks import flaws_of
from scrutiny_rules.applicants import TENANT
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.analysis.papers import PAPER, PRESENT, broken, limb
from tests.analysis.small import Colour, SmallTerms, limb_of, rung

ON = date(2026, 11, 25)
WHOLE, PART = CountFact("whole"), CountFact("part")
A, B = Yes(fact="flag_a"), Yes(fact="flag_b")


def quorum(*conditions: Condition) -> QuorumTerms:
    """Return a quorum of these tests."""
    return QuorumTerms(
        limbs_required=tuple(limb(f"limb-{n}", one) for n, one in enumerate(conditions))
    )


@cache
def checked(key: str) -> RulebookCheck:
    """Return what is odd about one of the two papers, looked through once."""
    return check({one.document.key: one for one in (CHORUS_RSP, TRAFFORD_QIP)}[key])


def only(flaws: tuple[Flaw, ...], kind: FlawKind) -> Flaw:
    """Return the one flaw of a kind."""
    (found,) = (flaw for flaw in flaws if flaw.kind is kind)
    return found


class TestNeverMetAndNeverFailed:
    """A condition that no case meets, or that every case does, decides nothing."""

    def test_a_part_is_never_more_than_the_whole(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, PART > WHOLE), rung(Colour.AMBER)))
        flaw = only(flaws_of(terms), FlawKind.NEVER_MET)
        assert flaw.what == "limb-0"
        assert flaw.says == "no case is so: part more than whole"
        assert flaw.witness is not None
        assert terms.walk(flaw.witness)["outcome"] is Colour.AMBER

    def test_a_part_is_always_at_most_the_whole(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, WHOLE >= PART), rung(Colour.AMBER)))
        flaw = only(flaws_of(terms), FlawKind.NEVER_FAILED)
        assert flaw.says == "every case is so: whole at least part"

    def test_a_dead_limb_is_not_reported_twice(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, A, WHOLE >= PART), rung(Colour.AMBER)))
        assert [flaw.kind for flaw in flaws_of(terms)] == [FlawKind.NEVER_FAILED]


class TestContradictions:
    """Limbs that cannot be met together shut an outcome out."""

    def test_at_least_eighteen_and_at_most_fifteen(self) -> None:
        rulebook = broken(quorum=quorum(PRESENT >= 18, PRESENT <= 15))
        flaw = only(check(rulebook).flaws, FlawKind.CONTRADICTION)
        assert (flaw.block, flaw.what) == ("quorum", "quorate")
        assert flaw.says == "needs `limb-0` and `limb-1`, which no case is together"
        assert [clause.label for clause in flaw.clauses] == ["limb-0", "limb-1"]
        assert flaw.witness is not None
        walked = rulebook.quorum.walk(flaw.witness)  # type: ignore[union-attr]  # it has terms
        states = {one.limb: one.state for one in walked["findings"]}
        assert (states["limb-0"], states["limb-1"]) == ("met", "not met")

    def test_only_the_limbs_that_contradict_are_named(self) -> None:
        terms = SmallTerms(
            ladder=(rung(Colour.RED, B, WHOLE >= 3, A, PART > 3, WHOLE <= 3), rung(Colour.AMBER))
        )
        flaw = only(flaws_of(terms), FlawKind.CONTRADICTION)
        assert flaw.says == "needs `limb-3` and `limb-4`, which no case is together"

    def test_a_line_that_contradicts_itself_is_not_also_called_hidden(self) -> None:
        terms = SmallTerms(
            ladder=(rung(Colour.RED, A, ~A), rung(Colour.RED, B, at=2), rung(Colour.AMBER))
        )
        assert [(f.kind, f.what) for f in flaws_of(terms) if f.what == Colour.RED] == [
            (FlawKind.CONTRADICTION, Colour.RED)
        ]

    def test_what_must_not_be_contradicts_what_must(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, A, unless=(A | B,)), rung(Colour.AMBER)))
        flaw = only(flaws_of(terms), FlawKind.CONTRADICTION)
        assert flaw.says == "needs `limb-0` and not `limb-1`, which no case is together"


class TestUnreachable:
    """An outcome that nothing leads to."""

    def test_by_contradiction(self) -> None:
        terms = SmallTerms(ladder=(rung(Colour.RED, A, ~A), rung(Colour.AMBER)))
        flaw = only(flaws_of(terms), FlawKind.UNREACHABLE)
        assert (flaw.what, flaw.says) == (Colour.RED, "no case ends so")

    def test_by_an_earlier_line(self) -> None:
        terms = SmallTerms(
            ladder=(rung(Colour.RED, A), rung(Colour.GREEN, A, B, at=1), rung(Colour.AMBER))
        )
        flaw = only(flaws_of(terms), FlawKind.UNREACHABLE)
        assert flaw.what == Colour.GREEN
        assert flaw.says == "no case ends so: earlier lines answer whatever meets it"
        assert flaw.witness == {"flag_a": True, "flag_b": True}

    def test_a_line_that_is_hidden_while_its_outcome_is_not(self) -> None:
        terms = SmallTerms(
            ladder=(rung(Colour.RED, A), rung(Colour.AMBER, A, B, at=1), rung(Colour.AMBER))
        )
        (hidden,) = (one for one in flaws_of(terms) if one.what == Colour.AMBER)
        assert hidden.kind is FlawKind.SHADOWED
        assert hidden.says.startswith("one of its lines is never reached")


class TestShadowed:
    """A limb without which every case would end as it does."""

    def test_a_weaker_limb_beside_a_stronger(self) -> None:
        rulebook = broken(quorum=quorum(PRESENT >= 3, PRESENT >= 5))
        flaw = only(check(rulebook).flaws, FlawKind.SHADOWED)
        assert flaw.what == "limb-0"
        assert flaw.witness is not None
        assert flaw.witness["present_for_item"] == 0

    def test_an_alternative_that_another_includes(self) -> None:
        either = Either(name="either", limbs=(limb_of("wide", A), limb_of("narrow", A & B)))
        terms = SmallTerms(ladder=(rung(Colour.RED, either), rung(Colour.AMBER)))
        flaw = only(flaws_of(terms), FlawKind.SHADOWED)
        assert flaw.what == "narrow"
        assert flaw.witness == {"flag_a": True, "flag_b": True}


class TestGaps:
    """A value that was left out between two that were not."""

    def test_bands_that_forget_sixteen(self) -> None:
        terms = SmallTerms(
            ladder=(
                rung(Colour.RED, WHOLE < 16),
                rung(Colour.GREEN, WHOLE > 16, at=1),
                rung(Colour.AMBER),
            )
        )
        flaw = only(flaws_of(terms), FlawKind.GAP)
        assert flaw.what == "whole"
        assert flaw.says == (
            "whole 16: left to the last line (amber), "
            "though whole 15 or less and whole 17 or more are not"
        )
        assert flaw.witness == {"whole": 16}

    def test_bands_that_meet(self) -> None:
        terms = SmallTerms(
            ladder=(
                rung(Colour.RED, WHOLE < 16),
                rung(Colour.GREEN, WHOLE >= 16, at=1),
                rung(Colour.AMBER),
            )
        )
        assert not [flaw for flaw in flaws_of(terms) if flaw.kind is FlawKind.GAP]

    def test_chorus_says_nothing_of_a_tie(self) -> None:
        found = checked("chorus-rsp").of_kind(FlawKind.GAP)
        (tie,) = (flaw for flaw in found if flaw.block == "voting")
        assert tie.what == "votes_for, votes_against"
        assert tie.says.startswith("votes against as many as votes for: left to the last line")
        assert tie.witness == {"votes_for": 1, "votes_against": 1}

    def test_what_is_compared_otherwise_is_no_gap(self) -> None:
        # Fewer meetings are too few, more fall short of the rate: by another quantity.
        assert checked("trafford-qip").of_kind(FlawKind.GAP) == ()


class TestTheRest:
    """What no ladder shows: facts that nothing reads, clauses nothing speaks of, silence."""

    def test_a_fact_that_is_declared_and_not_read(self) -> None:
        own = Fact(
            name="other.councillor",
            kind=Kind.YES_NO,
            question="Is there a councillor?",
            answered_by="the panel",
        )
        terms = quorum(PRESENT >= 3).model_copy(update={"own_facts": (own,)})
        flaw = only(check(broken(quorum=terms)).flaws, FlawKind.UNUSED_FACT)
        assert (flaw.block, flaw.what, flaw.witness) == ("quorum", "other.councillor", None)
        reads_it = QuorumTerms(
            limbs_required=(limb("there", own_fact("councillor")),), own_facts=(own,)
        )
        assert check(broken(quorum=reads_it)).of_kind(FlawKind.UNUSED_FACT) == ()

    def test_a_clause_that_nothing_speaks_of(self) -> None:
        rulebook = broken(quorum=quorum(PRESENT >= 3)).model_copy(
            update={"contents": ("limb-0", "9.9")}
        )
        assert only(check(rulebook).flaws, FlawKind.UNACCOUNTED).what == "9.9"

    def test_silence_is_told_and_no_fault(self) -> None:
        silent = {flaw.block for flaw in checked("chorus-rsp").of_kind(FlawKind.SILENT)}
        assert "quorum" in silent
        assert "eligibility" not in silent

    def test_at_some_stages_only(self) -> None:
        terms = EligibilityTerms(
            standing=Either(name="standing", limbs=(limb("tenant", TENANT),)),
            binds={"applicant": ("standing",), "member": ("standing",), "co-optee": ()},
        )
        flaw = only(check(broken(eligibility=terms)).flaws, FlawKind.UNREACHABLE)
        assert (flaw.what, flaw.stages) == ("not eligible", ("co-optee",))

    def test_what_is_hidden_at_one_stage_only_is_no_flaw(self) -> None:
        terms = EligibilityTerms(
            standing=Either(name="standing", limbs=(limb("tenant", TENANT),)),
            bars=(limb("resident", TENANT),),
            binds={"applicant": ("standing", "bars"), "member": ("bars",), "co-optee": ("bars",)},
        )
        at_one = {flaw.what for flaw in flaws_of(terms, "applicant")}
        assert at_one == {"tenant", "resident"}
        (flaw,) = check(broken(eligibility=terms)).of_kind(FlawKind.SHADOWED)
        assert (flaw.what, flaw.stages) == ("tenant", ("applicant",))


class TestReadings:
    """A reading whose alternative changes nothing, or that no case tries."""

    def test_an_alternative_that_changes_nothing(self) -> None:
        reading = TRAFFORD_QIP.reading("T-R7")
        same = reading.options[0].model_copy(update={"slug": "the-same"})
        readings = tuple(
            one.model_copy(update={"options": (*one.options, same)}) if one is reading else one
            for one in TRAFFORD_QIP.readings
        )
        found = check(TRAFFORD_QIP.model_copy(update={"readings": readings}))
        flaw = only(found.flaws, FlawKind.INERT_READING)
        assert (flaw.what, flaw.block) == ("T-R7", "quorum")
        assert "`the-same`" in flaw.says

    def test_every_alternative_of_both_papers_changes_something(self) -> None:
        for key in ("chorus-rsp", "trafford-qip"):
            assert checked(key).of_kind(FlawKind.INERT_READING) == ()

    def test_a_case_tests_the_readings_that_it_hangs_on(self) -> None:
        roll = Roll(in_office=7, present=4, seats=9)
        case = Question(verb="decide_quorum", given={"roll": roll})
        without = checked("trafford-qip").of_kind(FlawKind.UNTESTED_READING)
        assert without == ()
        untested = check(TRAFFORD_QIP, [case]).of_kind(FlawKind.UNTESTED_READING)
        seats = [flaw for flaw in untested if flaw.what == "T-R7" and "`seats`" in flaw.says]
        others = [flaw for flaw in untested if flaw.what == "T-R8"]
        assert not seats
        assert others


class TestTheTwoPapers:
    """Both papers hold together; what is odd about them is known."""

    @pytest.mark.parametrize(
        "rulebook", [CHORUS_RSP, TRAFFORD_QIP], ids=lambda one: one.document.key
    )
    def test_no_limb_contradicts_another_and_none_is_dead(self, rulebook: Rulebook) -> None:
        found = checked(rulebook.document.key)
        for kind in (FlawKind.CONTRADICTION, FlawKind.NEVER_MET, FlawKind.UNACCOUNTED):
            assert found.of_kind(kind) == ()

    def test_the_graver_kinds_come_first(self) -> None:
        kinds = [list(FlawKind).index(flaw.kind) for flaw in checked("trafford-qip").flaws]
        assert kinds == sorted(kinds)

    @pytest.mark.parametrize(
        ("flaw", "said"),
        [
            pytest.param(
                lambda: Flaw(kind=FlawKind.SILENT, block="quorum", what="quorum", says="nothing"),
                "quorum: quorum: nothing",
                id="neither case nor clause",
            ),
            pytest.param(
                lambda: Flaw(
                    kind=FlawKind.GAP,
                    block="voting",
                    ladder="casting",
                    stages=("member",),
                    what="votes",
                    says="odd",
                    clauses=(PAPER.clause("7", "that"),),
                    witness={"tied": True, "quorate": False, "votes_for": 1},
                ),
                "voting, casting, member: votes: odd, as in: tied, votes for 1 [broken-panel 7]",
                id="everything",
            ),
            pytest.param(
                lambda: Flaw(
                    kind=FlawKind.NEVER_MET,
                    block="voting",
                    what="limb",
                    says="odd",
                    witness={"tied": False},
                ),
                "voting: limb: odd, as in: nothing is so",
                id="a case of which nothing is so",
            ),
        ],
    )
    def test_a_flaw_in_one_line(self, flaw: Callable[[], Flaw], said: str) -> None:
        assert str(flaw()) == said
