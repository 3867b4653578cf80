"""Interests: the clauses of the two papers, the laws of the rule, and what is refused."""

from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Ballot,
    DeclaredInterest,
    Fact,
    Force,
    InterestTerms,
    Kind,
    Quorum,
    Roll,
    Silent,
    State,
    View,
    Withdrawal,
    WithdrawalDecision,
    WrongKindError,
    Yes,
    decide_motion,
    decide_quorum,
    decide_withdrawal,
    own_fact,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.chorus_rsp import INTERESTS as CHORUS
from scrutiny_rules.rulebooks.trafford_qip import INTERESTS as TRAFFORD
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    declared_interests,
)

JUDGEMENTS: Final = (
    "clear_conflict",
    "might_conflict",
    "personal_interest",
    "prejudicial_interest",
)
NO_CONFLICT: Final = dict.fromkeys(JUDGEMENTS, False)


def interest(**known: object) -> DeclaredInterest:
    """Return an interest of which something is known."""
    return DeclaredInterest.model_validate(known)


def harmless(**known: object) -> DeclaredInterest:
    """Return an interest that is judged to be no conflict, but for what is known."""
    return DeclaredInterest.model_validate({**NO_CONFLICT, **known})


def under(terms: InterestTerms | Silent, **known: object) -> WithdrawalDecision:
    """Decide on an interest of which something is known."""
    return decide_withdrawal(terms, interest(**known))


def outstanding(decision: WithdrawalDecision) -> list[tuple[str, Force, str]]:
    """Return the duties that are outstanding: where they stand, how strongly, and whose."""
    return [(due.clause.label, due.clause.force, due.by) for due in decision.due]


class TestTrafford74:
    """A clear conflict has a member expected to withdraw; everyone may declare."""

    @pytest.mark.parametrize(
        ("clear", "outcome", "state", "needs"),
        [
            pytest.param(True, Withdrawal.EXPECTED_TO_WITHDRAW, State.MET, (), id="clear"),
            pytest.param(False, Withdrawal.NO_WITHDRAWAL_ASKED, State.NOT_MET, (), id="not clear"),
            pytest.param(
                None,
                Withdrawal.UNDETERMINED,
                State.UNKNOWN,
                ("clear_conflict",),
                id="nobody has judged it",
            ),
        ],
    )
    def test_outcome(
        self, clear: bool | None, outcome: Withdrawal, state: State, needs: tuple[str, ...]
    ) -> None:
        decision = under(TRAFFORD, clear_conflict=clear)
        assert decision.outcome is outcome
        assert [(one.limb, one.state) for one in decision.decisive] == [("clear", state)]
        assert decision.needs == needs
        assert (decision.scope is not None) == (outcome is Withdrawal.EXPECTED_TO_WITHDRAW)

    def test_it_is_an_expectation_and_nobody_s_power(self) -> None:
        decision = under(TRAFFORD, clear_conflict=True)
        (finding,) = decision.decisive
        assert (finding.clause.label, finding.clause.force) == ("7.4", Force.EXPECTED)
        assert decision.decided_by is None
        assert decision.scope == TRAFFORD.scope

    def test_what_cannot_be_a_conflict_is_no_clear_one(self) -> None:
        decision = under(TRAFFORD, might_conflict=False)
        assert decision.outcome is Withdrawal.NO_WITHDRAWAL_ASKED
        assert under(TRAFFORD, might_conflict=True).outcome is Withdrawal.UNDETERMINED

    @pytest.mark.parametrize("less", ["might_conflict", "personal_interest"])
    def test_less_than_a_clear_conflict_is_not_enough(self, less: str) -> None:
        decision = decide_withdrawal(TRAFFORD, harmless(**{less: True}))
        assert decision.outcome is Withdrawal.NO_WITHDRAWAL_ASKED

    @pytest.mark.parametrize(
        ("given", "declared", "due", "unclear"),
        [
            pytest.param(True, False, 0, 0, id="there was one, and it was not used"),
            pytest.param(False, True, 0, 0, id="it was declared all the same"),
            pytest.param(False, False, 1, 0, id="there was none"),
            pytest.param(None, False, 0, 1, id="nobody knows whether there was"),
            pytest.param(False, None, 0, 1, id="there was none, but it may have been declared"),
            pytest.param(None, True, 0, 0, id="it was declared"),
        ],
    )
    def test_the_opportunity_to_declare(
        self, given: bool | None, declared: bool | None, due: int, unclear: int
    ) -> None:
        decision = under(TRAFFORD, clear_conflict=False, opportunity_given=given, declared=declared)
        assert decision.outcome is Withdrawal.NO_WITHDRAWAL_ASKED
        assert [one[:2] for one in outstanding(decision)] == [("7.4", Force.MUST)] * due
        assert len(decision.cautions) == unclear

    def test_a_member_who_does_not_declare_is_in_breach_of_nothing_here(self) -> None:
        decision = under(TRAFFORD, clear_conflict=True, declared=False, opportunity_given=False)
        assert all("member" not in by for _, _, by in outstanding(decision))


class TestChorusInterests:
    """terms: interests and code 4: a conflict opens a power, and never expects more."""

    @pytest.mark.parametrize(
        ("known", "decisive"),
        [
            pytest.param({"personal_interest": True}, ["personal-or-prejudicial"], id="personal"),
            pytest.param({"prejudicial_interest": True}, ["personal-or-prejudicial"], id="other"),
            pytest.param({"might_conflict": True}, ["conflict"], id="it might conflict"),
            pytest.param(
                {"clear_conflict": True, "might_conflict": None}, ["conflict"], id="it does"
            ),
            pytest.param(
                {"might_conflict": True, "personal_interest": True},
                ["conflict", "personal-or-prejudicial"],
                id="both",
            ),
        ],
    )
    def test_each_alone_opens_the_power(self, known: dict[str, bool], decisive: list[str]) -> None:
        decision = decide_withdrawal(CHORUS, harmless(**known))
        assert decision.outcome is Withdrawal.MAY_BE_ASKED_TO_WITHDRAW
        assert [one.limb for one in decision.decisive] == decisive
        assert {one.clause.force for one in decision.decisive} == {Force.MAY}
        assert decision.decided_by == "the Chair"
        assert decision.readings == ("C-R32",)
        assert decision.scope == CHORUS.scope
        assert under(CHORUS, **known).outcome is Withdrawal.MAY_BE_ASKED_TO_WITHDRAW

    def test_without_any_of_them_nothing_is_asked(self) -> None:
        decision = decide_withdrawal(CHORUS, harmless())
        assert decision.outcome is Withdrawal.NO_WITHDRAWAL_ASKED
        assert [one.clause.label for one in decision.decisive] == ["terms: interests", "code 4"]
        assert decision.decided_by is None
        assert decision.scope is None
        assert decision.cautions == ()
        assert decision.figures() == ()

    @pytest.mark.parametrize("missing", JUDGEMENTS[1:])
    def test_one_missing_judgement_is_asked_for(self, missing: str) -> None:
        decision = decide_withdrawal(CHORUS, harmless(**{missing: None}))
        assert decision.outcome is Withdrawal.UNDETERMINED
        assert decision.needs == (missing,)
        assert decision.cautions == ()

    def test_the_rest_of_the_clauses_stands_beside(self) -> None:
        labels = [clause.label for clause in CHORUS.also]
        assert labels == ["terms: interests", "code 4"]


class TestChorusDuties:
    """role: requirements, terms: interests, code 4: whoever has an interest declares it."""

    CONFLICT: Final = [
        ("role: requirements", Force.MUST, "the member"),
        ("terms: interests", Force.EXPECTED, "the member"),
    ]
    INTEREST: Final = [("code 4", Force.MUST, "the member")]

    @pytest.mark.parametrize(
        ("known", "due"),
        [
            pytest.param({"might_conflict": True}, CONFLICT, id="a conflict"),
            pytest.param({"clear_conflict": True, "might_conflict": None}, CONFLICT, id="clear"),
            pytest.param({"personal_interest": True}, INTEREST, id="a personal interest"),
            pytest.param({"prejudicial_interest": True}, INTEREST, id="a prejudicial one"),
            pytest.param({}, [], id="none"),
        ],
    )
    def test_not_declared(self, known: dict[str, bool], due: list[tuple[str, Force, str]]) -> None:
        undeclared = decide_withdrawal(
            CHORUS, harmless(**known, declared=False, raised_by_member=False)
        )
        declared = decide_withdrawal(
            CHORUS, harmless(**known, declared=True, raised_by_member=False)
        )
        assert outstanding(undeclared) == due
        assert outstanding(declared) == []
        assert undeclared.outcome is declared.outcome

    def test_it_is_said_where_nobody_knows(self) -> None:
        known = harmless(personal_interest=True, raised_by_member=False, view_of=View.MEMBER)
        decision = decide_withdrawal(CHORUS, known)
        assert decision.due == ()
        assert len(decision.cautions) == 1
        assert "code 4" in decision.cautions[0]

    def test_a_judgement_that_cannot_matter_leaves_a_duty_open(self) -> None:
        decision = under(CHORUS, personal_interest=True, declared=False, raised_by_member=False)
        assert [label for label, _, _ in outstanding(decision)] == ["code 4"]
        said = [text for text in decision.cautions if "outstanding" in text]
        assert len(said) == 2


class TestChorusCode12:
    """The Chair must bring to order a member who raises a topic in which they conflict."""

    @pytest.mark.parametrize(
        ("known", "due"),
        [
            pytest.param({"personal_interest": True}, 1, id="a personal interest"),
            pytest.param({"prejudicial_interest": True}, 1, id="a prejudicial one"),
            pytest.param({"might_conflict": True}, 0, id="neither of these"),
            pytest.param({}, 0, id="no interest"),
            pytest.param(
                {"personal_interest": True, "brought_to_order": True}, 0, id="it was done"
            ),
            pytest.param(
                {"personal_interest": True, "raised_by_member": False}, 0, id="somebody else's"
            ),
        ],
    )
    def test_whether_it_is_outstanding(self, known: dict[str, bool], due: int) -> None:
        facts = {"raised_by_member": True, "brought_to_order": False, **known}
        decision = decide_withdrawal(CHORUS, harmless(**facts, declared=True))
        assert outstanding(decision) == [("code 12", Force.MUST, "the Chair")] * due
        assert all("outstanding" not in text for text in decision.cautions)

    @pytest.mark.parametrize("missing", ["raised_by_member", "brought_to_order"])
    def test_it_is_said_where_nobody_knows(self, missing: str) -> None:
        facts = {"raised_by_member": True, "brought_to_order": False, "declared": True}
        known = harmless(**{**facts, missing: None}, personal_interest=True, view_of=View.PRESIDER)
        decision = decide_withdrawal(CHORUS, known)
        assert decision.due == ()
        assert len(decision.cautions) == 1
        assert "code 12" in decision.cautions[0]


class TestWhoseView:
    """Whose judgement it is stands in the decision, and is asked for where it does not."""

    @pytest.mark.parametrize("view", View)
    def test_it_is_said(self, view: View) -> None:
        decision = under(TRAFFORD, clear_conflict=True, declared=True, view_of=view)
        assert decision.view_of is view
        assert decision.cautions == ()
        assert len(decision.figures()) == 2

    def test_it_is_asked_for(self) -> None:
        decision = under(TRAFFORD, clear_conflict=True, declared=True)
        assert decision.view_of is None
        assert len(decision.cautions) == 1
        assert len(decision.figures()) == 1

    def test_but_not_where_nothing_is_asked_of_anybody(self) -> None:
        assert under(TRAFFORD, clear_conflict=False, declared=True).cautions == ()


class TestTheItem:
    """Whoever withdraws is not present for the item, and not in attendance for its vote."""

    @pytest.mark.parametrize(
        ("withdrew", "withdrawn", "lines"),
        [
            pytest.param(True, 1, 3, id="has withdrawn"),
            pytest.param(False, 0, 2, id="has not"),
            pytest.param(None, None, 2, id="not known"),
        ],
    )
    def test_what_to_add_to_the_roll(
        self, withdrew: bool | None, withdrawn: int | None, lines: int
    ) -> None:
        decision = under(
            TRAFFORD, clear_conflict=True, declared=True, withdrew=withdrew, view_of=View.PANEL
        )
        assert decision.withdrawn == withdrawn
        assert len(decision.figures()) == lines

    def test_it_counts_also_where_nobody_asked_for_it(self) -> None:
        assert under(TRAFFORD, clear_conflict=False, withdrew=True).withdrawn == 1

    def test_a_withdrawal_costs_the_item_its_quorum(self) -> None:
        decision = under(TRAFFORD, clear_conflict=True, withdrew=True)
        opening = Roll(in_office=9, present=5)
        item = opening.model_copy(update={"withdrawn": decision.withdrawn})
        assert decide_quorum(TRAFFORD_QIP.quorum, opening).outcome is Quorum.QUORATE
        assert decide_quorum(TRAFFORD_QIP.quorum, item).outcome is Quorum.INQUORATE

    def test_and_the_vote_a_voter(self) -> None:
        here, withdrawn = 6, under(CHORUS, personal_interest=True, withdrew=True).withdrawn
        assert withdrawn is not None
        counted = CHORUS_RSP.under("X-R1", "those-present")
        before = Ballot(votes_for=3, votes_against=1, in_attendance=here)
        after = before.model_copy(update={"in_attendance": here - withdrawn})
        outcomes = [decide_motion(counted.voting, one).outcome.value for one in (before, after)]
        assert outcomes == ["not carried", "carried"]


class TestOtherPapers:
    """A paper may expect, may only allow, do both, or say nothing."""

    BOTH: Final = CHORUS.model_copy(
        update={
            "expected": TRAFFORD.expected.model_copy(update={"limbs": CHORUS.may_be_asked.limbs})
            if TRAFFORD.expected and CHORUS.may_be_asked
            else None
        }
    )

    def test_what_is_expected_goes_before_what_may_be_asked(self) -> None:
        decision = under(self.BOTH, personal_interest=True)
        assert decision.outcome is Withdrawal.EXPECTED_TO_WITHDRAW
        assert decision.decided_by is None

    def test_not_provided(self) -> None:
        silent = Silent(why="the paper says nothing of interests")
        decision = under(silent, clear_conflict=True, declared=False, withdrew=True)
        assert decision.outcome is Withdrawal.NOT_PROVIDED
        assert decision.due == ()
        assert decision.withdrawn is None

    def test_a_landlord_s_own_fact_can_open_the_power(self) -> None:
        own = Fact(
            name="other.sits_elsewhere",
            kind=Kind.YES_NO,
            question="Do they sit on another body?",
            answered_by="the member",
        )
        assert CHORUS.may_be_asked is not None
        limb = CHORUS.may_be_asked.limbs[0].model_copy(
            update={"condition": own_fact("sits_elsewhere")}
        )
        either = CHORUS.may_be_asked.model_copy(update={"limbs": (limb,)})
        terms = CHORUS.model_copy(update={"own_facts": (own,), "may_be_asked": either})
        decision = under(terms, other={"sits_elsewhere": True})
        assert decision.outcome is Withdrawal.MAY_BE_ASKED_TO_WITHDRAW
        with pytest.raises(WrongKindError):
            under(terms, other={"sits_elsewhere": 3})


class TestLaws:
    """What holds for every interest under either paper."""

    @given(declared_interests())
    def test_a_power_is_never_turned_into_a_duty(self, known: DeclaredInterest) -> None:
        decision = decide_withdrawal(CHORUS, known)
        assert decision.outcome is not Withdrawal.EXPECTED_TO_WITHDRAW
        may = decision.outcome is Withdrawal.MAY_BE_ASKED_TO_WITHDRAW
        assert (decision.decided_by == "the Chair") == may
        assert decide_withdrawal(TRAFFORD, known).decided_by is None

    @given(declared_interests())
    def test_only_judgements_decide(self, known: DeclaredInterest) -> None:
        judged = interest(**{name: getattr(known, name) for name in JUDGEMENTS})
        for terms in (CHORUS, TRAFFORD):
            whole, bare = decide_withdrawal(terms, known), decide_withdrawal(terms, judged)
            assert whole.outcome is bare.outcome
            assert whole.findings == bare.findings
            assert whole.needs == bare.needs

    @pytest.mark.parametrize("terms", [CHORUS, TRAFFORD])
    def test_undetermined_exactly_when_the_missing_could_end_differently(
        self, terms: InterestTerms
    ) -> None:
        for known in product([True, False, None], repeat=4):
            if known[0] and known[1] is False:
                continue  # a clear conflict is one that might be
            endings = {
                under(terms, **dict(zip(JUDGEMENTS, filled, strict=True))).outcome
                for filled in product(*[[True, False] if one is None else [one] for one in known])
                if filled[1] or not filled[0]
            }
            outcome = under(terms, **dict(zip(JUDGEMENTS, known, strict=True))).outcome
            assert outcome is (endings.pop() if len(endings) == 1 else Withdrawal.UNDETERMINED)

    @given(declared_interests())
    def test_who_declares_owes_no_declaration(self, known: DeclaredInterest) -> None:
        declared = known.model_copy(update={"declared": True})
        for terms in (CHORUS, TRAFFORD):
            due = decide_withdrawal(terms, declared).due
            assert {one.clause.label for one in due} <= {"code 12"}
            assert set(due) <= set(decide_withdrawal(terms, known).due)

    @given(declared_interests())
    def test_what_is_outstanding_is_never_a_power(self, known: DeclaredInterest) -> None:
        for terms in (CHORUS, TRAFFORD):
            due = decide_withdrawal(terms, known).due
            assert all(one.clause.force is not Force.MAY and one.due_on is None for one in due)

    @given(declared_interests(), st.sampled_from([CHORUS, TRAFFORD]))
    def test_a_decision_survives_json(self, known: DeclaredInterest, terms: InterestTerms) -> None:
        decision = decide_withdrawal(terms, known)
        assert WithdrawalDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """What cannot be so is refused by the names of its fields."""

    def test_a_clear_conflict_that_might_not_even_be_one(self) -> None:
        with pytest.raises(ValidationError, match=r"`clear_conflict`.*`might_conflict`"):
            interest(clear_conflict=True, might_conflict=False)

    def test_somebody_brought_to_order_for_what_they_did_not_raise(self) -> None:
        with pytest.raises(ValidationError, match=r"`brought_to_order`.*`raised_by_member`"):
            interest(brought_to_order=True, raised_by_member=False)
        assert interest(brought_to_order=True).raised_by_member is None
        assert interest(brought_to_order=False, raised_by_member=False).declared is None

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param({"declared": 1}, id="a number for a yes"),
            pytest.param({"declared": "yes"}, id="a word for a yes"),
            pytest.param({"view_of": "Wilhelmina"}, id="a name for whose view"),
            pytest.param({"conflict": True}, id="a field that there is not"),
        ],
    )
    def test_an_interest_that_cannot_be(self, body: dict[str, object]) -> None:
        with pytest.raises(ValidationError) as refused:
            interest(**body)
        assert "Wilhelmina" not in str(refused.value)

    @pytest.mark.parametrize(
        ("update", "named"),
        [
            pytest.param({"may_be_asked": None, "asked_by": None}, "expected", id="asks nothing"),
            pytest.param({"asked_by": None}, "asked_by", id="a power of nobody"),
        ],
    )
    def test_terms_that_do_not_hold(self, update: dict[str, object], named: str) -> None:
        with pytest.raises(ValidationError, match=named):
            CHORUS.model_copy(update=update)

    def test_somebody_with_a_power_that_there_is_not(self) -> None:
        with pytest.raises(ValidationError, match="asked_by"):
            TRAFFORD.model_copy(update={"asked_by": "the Chair"})

    @pytest.mark.parametrize("field", ["arises", "done"])
    def test_a_duty_over_a_fact_that_there_is_not(self, field: str) -> None:
        (duty,) = TRAFFORD.duties
        wrong = duty.model_copy(update={field: Yes(fact="present")})
        with pytest.raises(ValidationError, match="present"):
            TRAFFORD.model_copy(update={"duties": (wrong,)})
