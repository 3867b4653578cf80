"""Equipment: the clause of one paper, the silence of the other, the laws, what is refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from pydantic import ValidationError

from scrutiny_rules import (
    EquipmentReturn,
    EquipmentTerms,
    Fact,
    Force,
    Kind,
    Loan,
    NotADayError,
    ReturnDecision,
    Silent,
    State,
    WrongKindError,
    decide_return,
    own_fact,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import EQUIPMENT, TRAFFORD_QIP
from scrutiny_rules.testing import (
    loans,
)
from tests.strategies import (
    DAYS,
)

DAY: Final = timedelta(days=1)
LENT: Final = date(2026, 1, 20)
ASKED: Final = date(2026, 6, 1)
ENDED: Final = date(2026, 9, 30)
BACK: Final = date(2026, 10, 5)


def loan(**known: date | None) -> Loan:
    """Return something that was lent in January, but for what is known."""
    return Loan.model_validate({"lent_on": LENT, **known})


def on_a_day(
    on: date, terms: EquipmentTerms | Silent = EQUIPMENT, /, **known: date | None
) -> ReturnDecision:
    """Decide on something that was lent in January, but for what is known."""
    return decide_return(terms, loan(**known), on=on)


class TestTrafford92:
    """Equipment is returned when it is asked for, or when the role ends."""

    @pytest.mark.parametrize(
        ("known", "on", "outcome", "since"),
        [
            pytest.param({}, LENT - DAY, EquipmentReturn.NOT_LENT, None, id="the day before"),
            pytest.param({}, LENT, EquipmentReturn.MAY_KEEP, None, id="on the day"),
            pytest.param({}, date.max, EquipmentReturn.MAY_KEEP, None, id="for ever"),
            pytest.param(
                {"requested_on": ASKED}, ASKED - DAY, EquipmentReturn.MAY_KEEP, None, id="not yet"
            ),
            pytest.param(
                {"requested_on": ASKED}, ASKED, EquipmentReturn.RETURN_DUE, ASKED, id="asked for"
            ),
            pytest.param(
                {"role_ended_on": ENDED}, ENDED - DAY, EquipmentReturn.MAY_KEEP, None, id="goes on"
            ),
            pytest.param(
                {"role_ended_on": ENDED}, ENDED, EquipmentReturn.RETURN_DUE, ENDED, id="ended"
            ),
            pytest.param(
                {"requested_on": ASKED, "role_ended_on": ENDED},
                ENDED,
                EquipmentReturn.RETURN_DUE,
                ASKED,
                id="since the first of the two",
            ),
            pytest.param(
                {"requested_on": ENDED + DAY, "role_ended_on": ENDED},
                BACK,
                EquipmentReturn.RETURN_DUE,
                ENDED,
                id="whichever that is",
            ),
            pytest.param(
                {"requested_on": ASKED, "returned_on": BACK},
                BACK - DAY,
                EquipmentReturn.RETURN_DUE,
                ASKED,
                id="the day before it comes back",
            ),
            pytest.param(
                {"requested_on": ASKED, "returned_on": BACK},
                BACK,
                EquipmentReturn.RETURNED,
                None,
                id="the day on which it does",
            ),
            pytest.param(
                {"returned_on": LENT}, LENT, EquipmentReturn.RETURNED, None, id="on the same day"
            ),
            pytest.param(
                {"requested_on": LENT}, LENT, EquipmentReturn.RETURN_DUE, LENT, id="asked at once"
            ),
        ],
    )
    def test_outcome(
        self,
        known: dict[str, date],
        on: date,
        outcome: EquipmentReturn,
        since: date | None,
    ) -> None:
        decision = on_a_day(on, **known)
        assert decision.outcome is outcome
        assert decision.due_since == since
        assert len(decision.figures()) == (since is not None)
        assert decision.needs == ()

    def test_it_is_a_must_without_a_time_limit(self) -> None:
        decision = on_a_day(ENDED, requested_on=ASKED, role_ended_on=ENDED)
        due = [one for one in decision.decisive if one.limb in {"requested", "role-ended"}]
        assert [(one.clause.label, one.clause.force) for one in due] == [("9.2", Force.MUST)] * 2
        assert {one.state for one in due} == {State.MET}
        assert decision.cautions == (EQUIPMENT.no_time_limit,)
        assert on_a_day(ENDED).cautions == ()

    def test_what_was_found_is_shown(self) -> None:
        (finding,) = [one for one in on_a_day(ENDED).findings if one.limb == "lent"]
        assert [dict(test.found) for test in finding.tests] == [{"lent": True}]

    def test_a_paper_that_sets_one_need_not_say_so(self) -> None:
        terms = EQUIPMENT.model_copy(update={"no_time_limit": None})
        assert on_a_day(ENDED, terms, role_ended_on=ENDED).cautions == ()


class TestWhatIsNotKnown:
    """The day of lending matters only while nothing else shows that it was lent."""

    @pytest.mark.parametrize(
        ("known", "outcome", "needs"),
        [
            pytest.param({}, EquipmentReturn.UNDETERMINED, ("lent_on",), id="nothing is known"),
            pytest.param(
                {"role_ended_on": ENDED},
                EquipmentReturn.UNDETERMINED,
                ("lent_on",),
                id="an end says nothing of a loan",
            ),
            pytest.param(
                {"requested_on": BACK + DAY},
                EquipmentReturn.UNDETERMINED,
                ("lent_on",),
                id="what is still to come says nothing",
            ),
            pytest.param(
                {"requested_on": ASKED}, EquipmentReturn.RETURN_DUE, (), id="what is asked for is"
            ),
            pytest.param(
                {"returned_on": BACK}, EquipmentReturn.RETURNED, (), id="what came back was"
            ),
        ],
    )
    def test_outcome(
        self, known: dict[str, date], outcome: EquipmentReturn, needs: tuple[str, ...]
    ) -> None:
        decision = on_a_day(BACK, lent_on=None, **known)
        assert (decision.outcome, decision.needs) == (outcome, needs)


class TestChorusSaysNothing:
    """The other paper does not say that equipment is returned."""

    def test_not_provided(self) -> None:
        decision = on_a_day(BACK, CHORUS_RSP.equipment, requested_on=ASKED)
        assert decision.outcome is EquipmentReturn.NOT_PROVIDED
        assert decision.due_since is None


class TestALandlordsOwnFact:
    """What else has equipment returned can be a fact of one landlord's own."""

    def test_it_has_it_returned_since_no_day_that_is_known(self) -> None:
        own = Fact(
            name="other.recalled",
            kind=Kind.YES_NO,
            question="Has the model been recalled?",
            answered_by="the landlord",
        )
        limb = EQUIPMENT.return_due.limbs[0].model_copy(update={"condition": own_fact("recalled")})
        terms = EQUIPMENT.model_copy(
            update={
                "own_facts": (own,),
                "return_due": EQUIPMENT.return_due.model_copy(update={"limbs": (limb,)}),
            }
        )
        later = loan(role_ended_on=ENDED).model_copy(update={"other": {"recalled": True}})
        decision = decide_return(terms, later, on=ASKED)
        assert decision.outcome is EquipmentReturn.RETURN_DUE
        assert decision.due_since is None
        with pytest.raises(WrongKindError):
            decide_return(terms, loan().model_copy(update={"other": {"recalled": 2}}), on=ASKED)


class TestLaws:
    """What holds for everything that is lent."""

    @given(loans(DAYS), DAYS, DAYS)
    def test_what_is_due_stays_due_until_it_is_back(
        self, lent: Loan, one: date, other: date
    ) -> None:
        earlier, later = sorted((one, other))
        before = decide_return(EQUIPMENT, lent, on=earlier)
        after = decide_return(EQUIPMENT, lent, on=later)
        if before.outcome is EquipmentReturn.RETURN_DUE:
            assert after.outcome in {EquipmentReturn.RETURN_DUE, EquipmentReturn.RETURNED}
            assert after.due_since in {before.due_since, None}
        if before.outcome is EquipmentReturn.RETURNED:
            assert after.outcome is EquipmentReturn.RETURNED

    @given(loans(DAYS), DAYS)
    def test_nobody_has_to_return_what_was_not_asked_for_while_the_role_goes_on(
        self, lent: Loan, on: date
    ) -> None:
        kept = lent.model_copy(update={"requested_on": None, "role_ended_on": None})
        assert decide_return(EQUIPMENT, kept, on=on).outcome is not EquipmentReturn.RETURN_DUE

    @given(loans(DAYS), DAYS)
    def test_since_when_is_never_to_come(self, lent: Loan, on: date) -> None:
        since = decide_return(EQUIPMENT, lent, on=on).due_since
        assert since is None or since <= on

    @given(loans(), DAYS)
    def test_a_decision_survives_json(self, lent: Loan, on: date) -> None:
        decision = decide_return(EQUIPMENT, lent, on=on)
        assert ReturnDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """Nothing can happen to what was not lent, and a day has no time."""

    @pytest.mark.parametrize("name", ["requested_on", "role_ended_on", "returned_on"])
    def test_what_happens_before_it_is_lent(self, name: str) -> None:
        with pytest.raises(ValidationError, match=rf"`{name}`.*`lent_on`"):
            loan(**{name: LENT - DAY})
        assert getattr(loan(**{name: LENT}), name) == LENT

    @pytest.mark.parametrize("terms", [TRAFFORD_QIP.equipment, CHORUS_RSP.equipment])
    def test_a_day_with_a_time(self, terms: EquipmentTerms | Silent) -> None:
        with pytest.raises(NotADayError) as refused:
            decide_return(terms, loan(), on=datetime(2026, 6, 1, 12, tzinfo=UTC))
        assert refused.value.argument == "on"

    def test_a_loan_with_a_time(self) -> None:
        with pytest.raises(ValidationError, match="lent_on"):
            Loan.model_validate({"lent_on": "2026-06-01T12:00:00"})
