"""What is given for a row, what its codes stand for, and what is kept of it."""

from datetime import date, datetime
from fractions import Fraction
from typing import Final

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules import (
    Applicant,
    Ballot,
    Limb,
    QuorumTerms,
    Stage,
    VotingTerms,
    assess_eligibility,
    decide_motion,
    frames,
)
from scrutiny_rules import _asking as asking
from scrutiny_rules._expressions import ALWAYS, NEVER
from scrutiny_rules._lowering import Value
from scrutiny_rules.applicants import AGE
from scrutiny_rules.columns import MOST_BITS, Codes, Report, Show, column_name
from scrutiny_rules.conditions import State
from scrutiny_rules.errors import (
    ExtraNeededError,
    NotADayError,
    TooManyLimbsError,
    UnknownColumnError,
    WrongColumnError,
)
from scrutiny_rules.expenses import MileageRate
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, EXPENSES
from scrutiny_rules.rulebooks.trafford_qip import ELIGIBILITY, QUORUM

ON: Final = date(2026, 11, 22)
ROLLS: Final = pl.DataFrame({"in_office": [7, 7], "present": [4, 3]})


class TestReports:
    """A report names each state once, and none that is the lack of the others."""

    @pytest.mark.parametrize(
        "states",
        [
            pytest.param((State.MET, State.MET), id="one of them twice"),
            pytest.param((State.NOT_APPLICABLE,), id="what is none of the others"),
        ],
    )
    def test_these_states_are_refused(self, states: tuple[State, ...]) -> None:
        with pytest.raises(ValueError, match="`states`"):
            Report(states=states)

    def test_a_report_may_show_nothing(self) -> None:
        found = frames.decide_quorum(QUORUM, ROLLS, report=Report(show=Show.NOTHING, prefix="q_"))
        assert found.columns[2:] == [
            "q_outcome",
            "q_required",
            "q_present_for_item",
            "q_shortfall",
        ]

    def test_names_of_columns_hold_no_hyphen_and_no_blank(self) -> None:
        assert column_name(State.NOT_MET, "at-least-three") == "not_met_at_least_three"


class TestCodes:
    """The lowest bit is the first limb of the ladder; a number beyond the last is refused."""

    CODES: Final = Codes.of(QUORUM)

    def test_bits_stand_for_limbs_in_order(self) -> None:
        names = list(QUORUM.limbs)
        for bit, name in enumerate(names):
            assert [limb.name for limb in self.CODES.decode(1 << bit)] == [name]
        assert [limb.name for limb in self.CODES.decode((1 << len(names)) - 1)] == names

    @pytest.mark.parametrize("mask", [-1, 1 << len(QUORUM.limbs)])
    def test_other_bits_stand_for_nothing(self, mask: int) -> None:
        with pytest.raises(ValueError, match=f"cannot be {mask}"):
            self.CODES.decode(mask)

    def test_clauses_are_named_once(self) -> None:
        assert [clause.label for clause in self.CODES.clauses(0b11)] == ["7.2", "7.2"]
        assert self.CODES.clauses(0) == ()

    def test_outcomes_go_by_their_number(self) -> None:
        found = frames.decide_quorum(QUORUM, ROLLS, report=Report(numbered=True))["outcome"]
        assert [self.CODES.outcome(number) for number in found] == ["quorate", "inquorate"]

    def test_a_mask_has_so_many_bits_and_no_more(self) -> None:
        def many(count: int) -> tuple[Limb, ...]:
            first = QUORUM.limbs_required[0]
            return tuple(
                first.model_copy(update={"name": f"limb-{number}"}) for number in range(count)
            )

        # One limb more is that everyone's coming would be enough.
        most = QUORUM.model_copy(update={"limbs_required": many(MOST_BITS - 1)})
        assert len(Codes.of(most).limbs) == MOST_BITS
        more = QUORUM.model_copy(update={"limbs_required": many(MOST_BITS)})
        with pytest.raises(TooManyLimbsError) as refused:
            Codes.of(more)
        assert (refused.value.count, refused.value.most) == (MOST_BITS + 1, MOST_BITS)


class TestWhatIsKept:
    """What was made for one sort of table is taken again, and not for ever."""

    @pytest.mark.parametrize("lazy", [True, False])
    def test_a_table_of_the_same_sort_is_answered_by_the_same(self, *, lazy: bool) -> None:
        terms = QUORUM.model_copy()
        rolls = ROLLS.lazy() if lazy else ROLLS
        frames.decide_quorum(terms, rolls)
        every = list(terms.prepared.values())
        frames.decide_quorum(terms, rolls.reverse())
        assert {len(made) for made in every} == {1}
        frames.decide_quorum(terms, rolls.with_columns(withdrawn=0))
        assert {len(made) for made in every} == {2}

    def test_of_one_report_only_so_much_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(asking, "MOST_MADE", 1)
        terms = QUORUM.model_copy()
        frames.decide_quorum(terms, ROLLS)
        frames.decide_quorum(terms, ROLLS.with_columns(withdrawn=0))
        frames.decide_quorum(terms, ROLLS.lazy())
        assert [len(made) for made in terms.prepared.values()] == [1, 1]

    def test_of_tables_of_one_sort_only_so_much_is_kept(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking, "MOST_MADE", 2)
        terms = QUORUM.model_copy()
        for name in ("minuted_by", "chaired_by", "held_in", "room"):
            frames.decide_quorum(terms, ROLLS.lazy().with_columns(pl.lit("somebody").alias(name)))
        (((_, answers),),) = terms.prepared.values()
        assert len(answers.spoken) == 2

    def test_of_one_paper_only_so_much_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(asking, "MOST_KEPT", 1)
        terms = QUORUM.model_copy()
        frames.decide_quorum(terms, ROLLS.lazy())
        frames.decide_quorum(terms, ROLLS.lazy(), report=Report(prefix="q_"))
        assert len(terms.prepared) == 1
        frames.decide_quorum(terms, ROLLS)
        assert len(terms.prepared) == 1


COUNTS: Final = st.one_of(st.none(), st.integers(-1, 9), st.just(2**62))
ROLL: Final = st.fixed_dictionaries(
    {"present": COUNTS, "members": COUNTS}, optional={"in_office": COUNTS}
)


class TestLooks:
    """A frame of polars is not looked over anew when one before it looked the same."""

    @given(
        st.lists(
            st.tuples(
                st.lists(ROLL, max_size=3),
                st.sampled_from([pl.Int64, pl.UInt64, pl.Int128, pl.Float64, pl.String]),
                st.sampled_from([{}, {"in_office": "members"}, {"in_office": "nobody"}]),
            ),
            max_size=6,
        )
    )
    def test_what_was_seen_before_changes_no_answer(
        self, rolls: list[tuple[list[dict[str, int | None]], type[pl.DataType], dict[str, str]]]
    ) -> None:
        def told(terms: QuorumTerms, frame: pl.DataFrame, named: dict[str, str]) -> str:
            try:
                found = frames.decide_quorum(terms, frame, columns=named)
            except (UnknownColumnError, WrongColumnError) as refused:
                return str(refused)
            return f"{found.schema}, {found.rows()}"

        terms = QUORUM.model_copy()
        for rows, sort, named in rolls:
            every = pl.DataFrame(rows, infer_schema_length=None)
            frame = every.cast(sort, strict=False)
            assert told(terms, frame, named) == told(QUORUM.model_copy(), frame, named)

    @pytest.mark.parametrize(
        ("numbers", "outcomes"),
        [
            pytest.param([3, None], ["inquorate", "undetermined"], id="it has a null"),
            pytest.param([3, -1], ["inquorate", None], id="it has what is no count"),
            pytest.param([3, 2**62], ["inquorate", None], id="it has more than can be counted"),
        ],
    )
    def test_what_looks_otherwise_is_looked_over(
        self, numbers: list[int | None], outcomes: list[str | None]
    ) -> None:
        terms = QUORUM.model_copy()
        assert frames.decide_quorum(terms, ROLLS)["outcome"].to_list() == ["quorate", "inquorate"]
        others = ROLLS.with_columns(present=pl.Series(numbers))
        assert frames.decide_quorum(terms, others)["outcome"].to_list() == outcomes
        assert frames.decide_quorum(terms, ROLLS)["outcome"].to_list() == ["quorate", "inquorate"]

    def test_a_lazy_frame_without_a_fact_is_no_frame_at_hand(self) -> None:
        terms = QUORUM.model_copy()
        rooms = pl.DataFrame({"room": ["hall"]})
        assert isinstance(frames.decide_quorum(terms, rooms), pl.DataFrame)
        assert isinstance(frames.decide_quorum(terms, rooms.lazy()), pl.LazyFrame)
        assert isinstance(frames.decide_quorum(terms, rooms), pl.DataFrame)


class TestWhatNeitherPaperAsks:
    """Other papers bar the old, count attendance against the members, or pay whole pence."""

    def test_an_age_may_have_an_upper_limit(self) -> None:
        first = ELIGIBILITY.bars[0]
        young = first.model_copy(update={"name": "young", "condition": AGE <= 70})
        younger = first.model_copy(update={"name": "younger", "condition": AGE < 70})
        for limb in (young, younger):
            terms = ELIGIBILITY.model_copy(update={"bars": (limb,)})
            born = [date(1955, 11, 22), date(1955, 11, 23), date(1956, 11, 22), date(1956, 11, 23)]
            frame = pl.DataFrame({"date_of_birth": born})
            found = frames.assess_eligibility(terms, frame, stage=Stage.MEMBER, on=ON)
            assert found["outcome"].to_list() == [
                assess_eligibility(
                    terms, Applicant(date_of_birth=day), stage=Stage.MEMBER, on=ON
                ).outcome
                for day in born
            ]

    def test_those_in_attendance_are_no_more_than_the_members(self) -> None:
        of_members, of_those_present = (
            CHORUS_RSP.under("X-R1", reading).voting for reading in ("membership", "those-present")
        )
        assert isinstance(of_members, VotingTerms)
        assert isinstance(of_those_present, VotingTerms)
        other = of_those_present.majority.model_copy(update={"name": "other"})
        terms = of_members.model_copy(update={"lost": other})
        frame = pl.DataFrame(
            {
                "votes_for": [3, 3],
                "votes_against": [1, 1],
                "in_attendance": [6, 7],
                "membership": [6, 6],
            }
        )
        found = frames.decide_motion(terms, frame)["outcome"].to_list()
        ballot = Ballot(votes_for=3, votes_against=1, in_attendance=6, membership=6)
        assert found == [decide_motion(terms, ballot).outcome, None]

    def test_whole_pence_are_not_rounded(self) -> None:
        terms = EXPENSES.model_copy(update={"rates": (MileageRate(pence_per_mile=Fraction(100)),)})
        found = frames.decide_items(terms, pl.DataFrame({"miles": [10.01]}))
        assert frames.parts_of_a_penny(terms) == 1
        assert found.select("asked_parts", "asked_pence").row(0) == (1001, 1001)

    def test_a_fact_that_is_no_word_is_none(self) -> None:
        assert Value(ALWAYS, yes=ALWAYS).among(("word",)) == NEVER


class TestWithoutTheExtra:
    """Without narwhals each function says what to install, and hides no other mistake."""

    def test_what_to_install_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(name: str) -> None:
            raise ModuleNotFoundError(f"no {name}", name="narwhals.stable")

        monkeypatch.setattr(frames, "import_module", missing)
        with pytest.raises(ExtraNeededError, match=r"scrutiny_rules\[frames\]") as refused:
            frames.decide_quorum(QUORUM, ROLLS)
        assert refused.value.package == "narwhals"

    def test_another_mistake_is_not_hidden(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(name: str) -> None:
            raise ModuleNotFoundError(f"no {name}", name="another")

        monkeypatch.setattr(frames, "import_module", missing)
        with pytest.raises(ModuleNotFoundError, match="no "):
            frames.decide_quorum(QUORUM, ROLLS)

    def test_a_day_with_a_time_is_refused(self) -> None:
        with pytest.raises(NotADayError):
            frames.reimburse(
                EXPENSES,
                pl.DataFrame({"claim": [1], "miles": [1.0]}),
                known_on=datetime(2026, 1, 1),  # noqa: DTZ001  a time is what is refused
            )
