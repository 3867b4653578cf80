"""Sanctions: the clauses of the two papers, the laws of the rule, and what is refused."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    BeyondTheCalendarError,
    Breach,
    Fact,
    Force,
    Kind,
    Limb,
    NotADayError,
    Provision,
    Sanction,
    SanctionDecision,
    SanctionRow,
    Sanctions,
    SanctionsDecision,
    SanctionStanding,
    SanctionTerms,
    Silent,
    State,
    Suspension,
    SuspensionDecision,
    SuspensionKind,
    WrongKindError,
    available_sanctions,
    decide_probation_breach,
    live_suspensions,
    own_fact,
    suspension_period,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, DOCUMENT, PROBATION, SANCTIONS
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    breaches,
    suspensions,
)
from tests.strategies import (
    BREACH_FACTS,
    DAYS,
)

DAY: Final = timedelta(days=1)
ON: Final = date(2026, 11, 15)

OPEN: Final = SanctionStanding.OPEN
NOT_OPEN: Final = SanctionStanding.NOT_OPEN
UNSURE: Final = SanctionStanding.UNDETERMINED

AT_ANY_TIME: Final = CHORUS_RSP.under("C-R43", "at-any-time").sanctions
JUDGED: Final = CHORUS_RSP.under("C-R44", "judged").sanctions
IN_PROBATION_ONLY: Final = CHORUS_RSP.under("C-R45", "in-probation").sanctions
EITHER_CODE: Final = CHORUS_RSP.under("C-R46", "either-code").sanctions

NOTHING_SO: Final = dict.fromkeys(BREACH_FACTS, False)

ROWS: Final = (
    "simple-code",
    "leave-the-meeting",
    "persistent-breach",
    "training",
    "warning-letter",
    "three-months",
    "revocation",
    "pending-investigation",
    "further-suspension",
    "permanent-exclusion",
    "legal-action",
)
"""The outcomes that the paper names, in its order."""

ON_A_FINDING: Final = ("leave-the-meeting", "training", "warning-letter", "three-months")
"""Those that a breach opens by itself, once it is established."""


def breach(**so: bool | None) -> Breach:
    """Return a breach of which nothing is so but what is said."""
    return Breach.model_validate({**NOTHING_SO, **so})


def breach_on(breached_on: date, **so: bool | None) -> Breach:
    """Return a breach on a day, of which nothing is so but what is said."""
    return breach(**so).model_copy(update={"breached_on": breached_on})


def ask(
    facts: Breach, on: date = ON, terms: SanctionTerms | Silent = CHORUS_RSP.sanctions
) -> SanctionsDecision:
    """Say which outcomes are open on a day."""
    return available_sanctions(terms, facts, on=on)


def one(
    name: str,
    facts: Breach,
    on: date = ON,
    terms: SanctionTerms | Silent = CHORUS_RSP.sanctions,
) -> SanctionDecision:
    """Say whether one outcome is open."""
    (found,) = (row for row in ask(facts, on, terms).sanctions if row.name == name)
    return found


def open_names(decision: SanctionsDecision) -> tuple[str, ...]:
    """Return the names of the outcomes that are open."""
    return tuple(row.name for row in decision.open_now)


def imposed(kind: SuspensionKind, first_day: date = ON, ended_on: date | None = None) -> Suspension:
    """Return a suspension that was imposed."""
    return Suspension(kind=kind, first_day=first_day, ended_on=ended_on)


def lasts(suspension: Suspension) -> SuspensionDecision:
    """Return the days of a suspension under the paper."""
    return suspension_period(CHORUS_RSP.sanctions, suspension)


def last_day(first_day: date) -> date | None:
    """Return the last day of the three months that start on a day."""
    period = lasts(imposed(SuspensionKind.FROM_MEETINGS, first_day)).period
    assert period is not None
    return period.last_day


class TestChorusCode14Outcomes:
    """Training has the emphasis; the other outcomes are powers that somebody holds."""

    def test_the_outcomes_in_the_order_of_the_paper(self) -> None:
        assert tuple(row.name for row in ask(breach()).sanctions) == ROWS

    @pytest.mark.parametrize(
        ("name", "sanction", "label", "force", "who"),
        [
            ("simple-code", Sanction.EXCLUSION, "simple code", Force.MAY, "Chorus Homes"),
            ("leave-the-meeting", Sanction.ASKED_TO_LEAVE, "code 2", Force.MAY, "volunteers"),
            ("persistent-breach", Sanction.EXCLUSION, "code 2", Force.MAY, "volunteers"),
            (
                "training",
                Sanction.TRAINING,
                "code 14: outcomes",
                Force.EXPECTED,
                "the Resident Involvement team",
            ),
            (
                "warning-letter",
                Sanction.WARNING_LETTER,
                "code 14(a)",
                Force.MAY,
                "the Housing Services manager",
            ),
            ("three-months", Sanction.SUSPENSION, "code 14(b)", Force.MAY, "Chorus Homes"),
            ("revocation", Sanction.REVOCATION, "code 14(c)", Force.MAY, "Chorus Homes"),
            ("pending-investigation", Sanction.SUSPENSION, "code 14(d)", Force.MUST, None),
            ("further-suspension", Sanction.SUSPENSION, "code 14(d)", Force.MAY, "Chorus Homes"),
            (
                "permanent-exclusion",
                Sanction.PERMANENT_EXCLUSION,
                "code 14(d)",
                Force.MAY,
                "Chorus Homes",
            ),
            ("legal-action", Sanction.SUSPENSION, "code 14(d)", Force.MAY, "Chorus Homes"),
        ],
    )
    def test_each_has_its_clause_its_force_and_who_decides(
        self, name: str, sanction: Sanction, label: str, force: Force, who: str | None
    ) -> None:
        everything = dict.fromkeys(BREACH_FACTS, True)
        pending = name == "pending-investigation"
        decision = one(
            name, Breach.model_validate(everything | {"investigation_complete": not pending})
        )
        assert decision.outcome is OPEN
        assert (decision.sanction, decision.clause.label, decision.force) == (
            sanction,
            label,
            force,
        )
        assert {finding.clause.label for finding in decision.decisive} >= {label}
        if who is None:
            assert decision.decided_by is None
        else:
            assert decision.decided_by is not None
            assert who in decision.decided_by
        (line,) = decision.figures()
        assert decision.clause.gist in line

    def test_each_suspension_says_which_it_is(self) -> None:
        kinds = {row.name: row.suspension for row in ask(breach()).sanctions if row.suspension}
        assert kinds == {
            "three-months": SuspensionKind.FROM_MEETINGS,
            "pending-investigation": SuspensionKind.PENDING_INVESTIGATION,
            "further-suspension": SuspensionKind.FURTHER,
            "legal-action": SuspensionKind.LEGAL_ACTION,
        }

    def test_training_alone_is_preferred(self) -> None:
        assert [row.name for row in ask(breach()).sanctions if row.preferred] == ["training"]

    def test_what_a_finding_opens_by_itself(self) -> None:
        decision = ask(breach(established=True))
        assert decision.outcome is Sanctions.SANCTIONS_OPEN
        assert open_names(decision) == ON_A_FINDING
        assert [finding.clause.label for finding in decision.decisive] == ["code 14: outcomes"]
        assert decision.decided_by is None

    def test_where_there_was_no_breach_nothing_is_open(self) -> None:
        decision = ask(breach())
        assert decision.outcome is Sanctions.NOTHING_OPEN
        assert decision.open_now == ()
        assert decision.needs == ()
        assert decision.cautions == ()
        assert len(decision.figures()) == len(ROWS)

    def test_what_is_not_open_has_no_force_scope_or_days(self) -> None:
        for row in ask(breach()).sanctions:
            assert (row.force, row.scope, row.period) == (None, None, None)
            assert row.decided_by is None
            assert row.figures() == ()

    def test_nothing_known_leaves_everything_open_to_question(self) -> None:
        decision = ask(Breach())
        assert decision.outcome is Sanctions.UNDETERMINED
        assert decision.needs == (
            "established",
            "under_simple_code",
            "serious_misconduct",
            "persistent",
            "subject_of_complaint",
            "in_probation",
            "investigation_complete",
            "extreme",
            "repeated",
            "earlier_finding_on_record",
            "legal_action_pending",
        )
        assert len(decision.questions) == len(decision.needs)
        assert {row.outcome for row in decision.sanctions} == {UNSURE}

    def test_one_that_is_open_for_certain_settles_that_something_is(self) -> None:
        decision = ask(Breach(legal_action_pending=True))
        assert decision.outcome is Sanctions.SANCTIONS_OPEN
        assert decision.needs == ()
        assert open_names(decision) == ("legal-action",)
        assert one("training", Breach(legal_action_pending=True)).needs == ("established",)

    @pytest.mark.parametrize(
        ("breached_on", "names"),
        [
            pytest.param(ON + DAY, ("legal-action",), id="a breach on the next day"),
            pytest.param(
                ON,
                (
                    "simple-code",
                    "leave-the-meeting",
                    "training",
                    "pending-investigation",
                    "legal-action",
                ),
                id="a breach on that day",
            ),
        ],
    )
    def test_of_a_later_breach_nothing_has_happened_yet(
        self, breached_on: date, names: tuple[str, ...]
    ) -> None:
        facts = breach_on(
            breached_on,
            established=True,
            in_probation=True,
            serious_misconduct=True,
            legal_action_pending=True,
        )
        assert open_names(ask(facts)) == names

    def test_the_cautions_of_what_is_open_are_gathered(self) -> None:
        decision = ask(breach(established=True, legal_action_pending=True))
        cautions = [caution for row in decision.open_now for caution in row.cautions]
        assert decision.cautions == tuple(cautions)
        assert len(decision.cautions) == 4

    def test_a_line_of_the_figures_cites_the_clause_and_says_what_is_not_known(self) -> None:
        lines = ask(Breach(established=True)).figures()
        clauses = [row.clause for row in SANCTIONS.rows]
        assert all(
            line.endswith(f"[{clause}]") for line, clause in zip(lines, clauses, strict=True)
        )
        unsure = [line for line in lines if "not known" in line]
        assert len(unsure) == len(ROWS) - 2
        assert "persistent" in unsure[1]
        assert "established" not in "".join(unsure)

    def test_the_emphasis_is_a_must_and_training_an_expectation(self) -> None:
        assert SANCTIONS.clause.force is Force.MUST
        assert one("training", breach(established=True)).force is Force.EXPECTED


class TestChorusCode14Investigation:
    """C-R43: whether (a) to (c) wait for the investigation that there has to be."""

    WAITING: Final = ("warning-letter", "three-months", "revocation")

    @pytest.mark.parametrize("name", WAITING)
    @pytest.mark.parametrize(
        ("complaint", "complete", "outcome", "needs"),
        [
            pytest.param(True, True, OPEN, (), id="complained of, and complete"),
            pytest.param(True, False, NOT_OPEN, (), id="complained of, and not complete"),
            pytest.param(False, False, OPEN, (), id="nobody complained"),
            pytest.param(None, True, OPEN, (), id="complete either way"),
            pytest.param(None, False, UNSURE, ("subject_of_complaint",), id="complaint not known"),
            pytest.param(True, None, UNSURE, ("investigation_complete",), id="progress not known"),
        ],
    )
    def test_they_wait(
        self,
        name: str,
        complaint: bool | None,
        complete: bool | None,
        outcome: SanctionStanding,
        needs: tuple[str, ...],
    ) -> None:
        facts = breach(
            established=True,
            extreme=True,
            subject_of_complaint=complaint,
            investigation_complete=complete,
        )
        decision = one(name, facts)
        assert (decision.outcome, decision.needs) == (outcome, needs)
        assert "C-R43" in decision.readings

    @pytest.mark.parametrize("name", WAITING)
    @pytest.mark.parametrize(
        ("in_probation", "complete", "outcome", "needs"),
        [
            pytest.param(True, True, OPEN, (), id="in probation, and complete"),
            pytest.param(True, False, NOT_OPEN, (), id="in probation, and not complete"),
            pytest.param(None, True, OPEN, (), id="complete either way"),
            pytest.param(None, False, UNSURE, ("in_probation",), id="probation not known"),
        ],
    )
    def test_they_wait_in_probation_although_nobody_complained(
        self,
        name: str,
        in_probation: bool | None,
        complete: bool,
        outcome: SanctionStanding,
        needs: tuple[str, ...],
    ) -> None:
        facts = breach(
            established=True,
            extreme=True,
            in_probation=in_probation,
            investigation_complete=complete,
        )
        decision = one(name, facts)
        assert (decision.outcome, decision.needs) == (outcome, needs)

    @pytest.mark.parametrize("name", WAITING)
    @pytest.mark.parametrize("why", ["subject_of_complaint", "in_probation"])
    def test_at_any_time_they_do_not(self, name: str, why: str) -> None:
        facts = breach(established=True, extreme=True, **{why: True})
        assert one(name, facts).outcome is NOT_OPEN
        assert one(name, facts, terms=AT_ANY_TIME).outcome is OPEN

    @pytest.mark.parametrize("name", ["leave-the-meeting", "training"])
    def test_the_others_never_wait(self, name: str) -> None:
        assert one(name, breach(established=True, subject_of_complaint=True)).outcome is OPEN


class TestChorusCode14a:
    """(a) a warning letter from the Housing Services manager, which has no stated life."""

    def test_it_never_lapses_in_silence(self) -> None:
        decision = one("warning-letter", breach(established=True))
        assert decision.outcome is OPEN
        assert decision.period is None
        assert len(decision.cautions) == 1

    @pytest.mark.parametrize(
        ("established", "outcome"), [(True, OPEN), (False, NOT_OPEN), (None, UNSURE)]
    )
    def test_it_needs_a_finding(self, established: bool | None, outcome: SanctionStanding) -> None:
        assert one("warning-letter", breach(established=established)).outcome is outcome


class TestChorusCode14b:
    """(b) three months out of meetings: a duration, its first day counted."""

    @pytest.mark.parametrize(
        ("first_day", "last"),
        [
            pytest.param(date(2026, 11, 15), date(2027, 2, 14), id="to the day before"),
            pytest.param(date(2026, 11, 30), date(2027, 2, 27), id="cut back to February"),
            pytest.param(date(2026, 11, 29), date(2027, 2, 27), id="two first days, one end"),
            pytest.param(date(2026, 11, 28), date(2027, 2, 27), id="three first days, one end"),
            pytest.param(date(2026, 11, 27), date(2027, 2, 26), id="not four"),
            pytest.param(date(2027, 11, 30), date(2028, 2, 28), id="cut back to a leap February"),
            pytest.param(date(2026, 1, 1), date(2026, 3, 31), id="a quarter"),
        ],
    )
    def test_last_day(self, first_day: date, last: date) -> None:
        assert last_day(first_day) == last
        period = one("three-months", breach(established=True), first_day).period
        assert period is not None
        assert (period.first_day, period.last_day) == (first_day, last)

    def test_it_covers_meetings_and_carries_a_finding(self) -> None:
        decision = lasts(imposed(SuspensionKind.FROM_MEETINGS))
        assert decision.outcome is Provision.PROVIDED
        assert decision.scope == "attending meetings"
        assert decision.precautionary is False
        assert [finding.clause.label for finding in decision.decisive] == ["code 14(b)"]
        assert [finding.state for finding in decision.findings] == [State.MET]
        assert decision.decided_by is not None
        assert len(decision.figures()) == 1

    def test_an_early_end_cuts_it_short(self) -> None:
        ended = lasts(imposed(SuspensionKind.FROM_MEETINGS, ON, ON + 9 * DAY)).period
        assert ended is not None
        assert ended.last_day == ON + 9 * DAY

    @pytest.mark.parametrize("late", [0, 1, 300])
    def test_a_late_end_does_not_lengthen_it(self, late: int) -> None:
        last = date(2027, 2, 14)
        ended = lasts(imposed(SuspensionKind.FROM_MEETINGS, ON, last + late * DAY)).period
        assert ended is not None
        assert ended.last_day == last


class TestChorusCode14c:
    """(c) volunteer status is revoked for good in extreme or repeat cases only."""

    @pytest.mark.parametrize(
        ("so", "outcome", "needs"),
        [
            pytest.param({}, NOT_OPEN, (), id="neither"),
            pytest.param({"extreme": True}, OPEN, (), id="extreme"),
            pytest.param({"repeated": True}, OPEN, (), id="judged a repeat"),
            pytest.param({"earlier_finding_on_record": True}, OPEN, (), id="an earlier finding"),
            pytest.param({"extreme": None}, UNSURE, ("extreme",), id="extreme not judged"),
            pytest.param({"repeated": None}, UNSURE, ("repeated",), id="repeat not judged"),
            pytest.param(
                {"earlier_finding_on_record": None},
                UNSURE,
                ("earlier_finding_on_record",),
                id="the record not looked up",
            ),
            pytest.param({"extreme": True, "repeated": None}, OPEN, (), id="one is enough"),
            pytest.param(
                {"established": False, "extreme": True, "repeated": True},
                NOT_OPEN,
                (),
                id="no breach",
            ),
            pytest.param(
                {"established": None, "extreme": True}, UNSURE, ("established",), id="no finding"
            ),
        ],
    )
    def test_revocation(
        self, so: dict[str, bool | None], outcome: SanctionStanding, needs: tuple[str, ...]
    ) -> None:
        decision = one("revocation", breach(**{"established": True, **so}))
        assert (decision.outcome, decision.needs) == (outcome, needs)
        assert decision.period is None

    @pytest.mark.parametrize(
        ("so", "outcome"),
        [
            ("extreme", OPEN),
            ("repeated", OPEN),
            ("earlier_finding_on_record", NOT_OPEN),
        ],
    )
    def test_a_repeat_is_only_what_is_judged_so(self, so: str, outcome: SanctionStanding) -> None:
        facts = breach(**{"established": True, so: True})
        assert one("revocation", facts).outcome is OPEN
        assert one("revocation", facts, terms=JUDGED).outcome is outcome
        assert ("C-R44" in one("revocation", facts).readings) == (so != "extreme")


class TestChorusCode14d:
    """(d) a breach in probation: suspended at once, then what the investigation found decides."""

    @pytest.mark.parametrize(
        ("established", "complete", "names"),
        [
            pytest.param(None, False, ("pending-investigation",), id="nothing found yet"),
            pytest.param(
                True,
                False,
                ("leave-the-meeting", "training", "pending-investigation"),
                id="found, still going on",
            ),
            pytest.param(
                True,
                True,
                (*ON_A_FINDING, "further-suspension", "permanent-exclusion"),
                id="found, and complete",
            ),
            pytest.param(False, False, (), id="found that there was none"),
            pytest.param(False, True, (), id="complete, and there was none"),
            pytest.param(None, True, (), id="complete, with no finding yet"),
        ],
    )
    def test_what_is_open(
        self, established: bool | None, complete: bool, names: tuple[str, ...]
    ) -> None:
        facts = breach(established=established, in_probation=True, investigation_complete=complete)
        assert open_names(ask(facts)) == names

    @pytest.mark.parametrize("established", [True, None])
    @pytest.mark.parametrize("complete", [True, False])
    def test_outside_probation_none_of_it_is(
        self, established: bool | None, complete: bool
    ) -> None:
        facts = breach(established=established, investigation_complete=complete)
        names = {"pending-investigation", "further-suspension", "permanent-exclusion"}
        assert not names & set(open_names(ask(facts)))

    @pytest.mark.parametrize(
        ("unknown", "name"),
        [
            ("in_probation", "pending-investigation"),
            ("investigation_complete", "pending-investigation"),
            ("in_probation", "further-suspension"),
            ("investigation_complete", "further-suspension"),
            ("established", "further-suspension"),
            ("in_probation", "permanent-exclusion"),
            ("investigation_complete", "permanent-exclusion"),
            ("established", "permanent-exclusion"),
        ],
    )
    def test_what_is_missing_is_asked_for(self, unknown: str, name: str) -> None:
        pending = name == "pending-investigation"
        so = {"established": True, "in_probation": True, "investigation_complete": not pending}
        assert one(name, breach(**so)).outcome is OPEN
        decision = one(name, breach(**so | {unknown: None}))
        assert (decision.outcome, decision.needs) == (UNSURE, (unknown,))

    def test_it_must_be_at_once_and_has_no_end_of_its_own(self) -> None:
        began = ON - 5 * DAY
        decision = one(
            "pending-investigation", breach_on(began, established=None, in_probation=True)
        )
        assert decision.force is Force.MUST
        assert decision.precautionary is True
        assert decision.period is not None
        assert (decision.period.first_day, decision.period.last_day) == (began, None)
        assert len(decision.cautions) == 1

    def test_on_which_day_it_began_is_not_guessed(self) -> None:
        decision = one("pending-investigation", breach(established=True, in_probation=True))
        assert decision.outcome is OPEN
        assert decision.period is None
        assert len(decision.figures()) == 1

    def test_it_is_the_suspension_that_probation_brings(self) -> None:
        joined_on, breached_on = ON - 30 * DAY, ON
        brought = decide_probation_breach(PROBATION, joined_on=joined_on, breached_on=breached_on)
        decision = one(
            "pending-investigation", breach_on(breached_on, established=None, in_probation=True)
        )
        assert decision.scope == brought.scope
        assert decision.period == brought.suspension
        assert decision.force is brought.force

    def test_what_may_follow_has_no_length(self) -> None:
        facts = breach(established=True, in_probation=True, investigation_complete=True)
        further, permanent = one("further-suspension", facts), one("permanent-exclusion", facts)
        assert further.period is not None
        assert (further.period.first_day, further.period.last_day) == (ON, None)
        assert further.precautionary is False
        assert len(further.cautions) == 1
        assert permanent.period is None
        assert further.scope == permanent.scope == "resident involvement activities"


class TestChorusCode14dLegalAction:
    """(d) its last sentence: while the outcome of legal action is not known."""

    @pytest.mark.parametrize(
        ("pending", "outcome"), [(True, OPEN), (False, NOT_OPEN), (None, UNSURE)]
    )
    def test_no_breach_is_needed(self, pending: bool | None, outcome: SanctionStanding) -> None:
        decision = one("legal-action", breach(legal_action_pending=pending))
        assert decision.outcome is outcome
        assert decision.readings == ("C-R45",)

    def test_it_is_from_everything_and_open_ended(self) -> None:
        decision = one("legal-action", breach(legal_action_pending=True))
        assert decision.force is Force.MAY
        assert decision.decided_by == "Chorus Homes"
        assert decision.scope == "all resident involvement activities"
        assert decision.precautionary is True
        assert decision.period is not None
        assert (decision.period.first_day, decision.period.last_day) == (ON, None)

    @pytest.mark.parametrize(("in_probation", "outcome"), [(True, OPEN), (False, NOT_OPEN)])
    def test_in_probation_only(self, in_probation: bool, outcome: SanctionStanding) -> None:
        facts = breach(legal_action_pending=True, in_probation=in_probation)
        assert one("legal-action", facts).outcome is OPEN
        assert one("legal-action", facts, terms=IN_PROBATION_ONLY).outcome is outcome


class TestChorusSimpleCode:
    """A contravention or serious misconduct: out for a time or for good."""

    @pytest.mark.parametrize(
        ("so", "outcome"),
        [
            pytest.param({}, NOT_OPEN, id="neither"),
            pytest.param({"established": True, "under_simple_code": True}, OPEN, id="contravened"),
            pytest.param({"serious_misconduct": True}, OPEN, id="serious misconduct"),
            pytest.param({"established": True}, NOT_OPEN, id="another code alone"),
            pytest.param({"under_simple_code": True}, NOT_OPEN, id="not established"),
            pytest.param(
                {"established": True, "under_simple_code": None}, UNSURE, id="which code not known"
            ),
            pytest.param({"serious_misconduct": None}, UNSURE, id="misconduct not judged"),
            pytest.param(
                {"established": None, "serious_misconduct": True}, OPEN, id="either is enough"
            ),
        ],
    )
    def test_exclusion(self, so: dict[str, bool | None], outcome: SanctionStanding) -> None:
        decision = one("simple-code", breach(**so))
        assert decision.outcome is outcome
        assert decision.period is None

    def test_it_is_from_future_meetings_and_activities(self) -> None:
        decision = one("simple-code", breach(serious_misconduct=True))
        assert decision.scope == "future meetings and activities"
        assert len(decision.cautions) == 1

    @pytest.mark.parametrize(
        ("so", "outcome"),
        [
            pytest.param({"established": True}, OPEN, id="the panel's code"),
            pytest.param({"serious_misconduct": True}, OPEN, id="serious misconduct"),
            pytest.param({"under_simple_code": True}, NOT_OPEN, id="not established"),
        ],
    )
    def test_either_code(self, so: dict[str, bool | None], outcome: SanctionStanding) -> None:
        assert one("simple-code", breach(**so), terms=EITHER_CODE).outcome is outcome
        assert "C-R46" in one("simple-code", breach(established=True)).readings


class TestChorusCode2:
    """Asked to leave the meeting; where the breach is persistent, excluded from activities."""

    @pytest.mark.parametrize(
        ("established", "persistent", "leave", "exclude"),
        [
            pytest.param(True, False, OPEN, NOT_OPEN, id="a breach"),
            pytest.param(True, True, OPEN, OPEN, id="a persistent one"),
            pytest.param(True, None, OPEN, UNSURE, id="not judged"),
            pytest.param(False, True, NOT_OPEN, NOT_OPEN, id="none"),
            pytest.param(None, True, UNSURE, UNSURE, id="no finding"),
        ],
    )
    def test_what_may_follow(
        self,
        established: bool | None,
        persistent: bool | None,
        leave: SanctionStanding,
        exclude: SanctionStanding,
    ) -> None:
        facts = breach(established=established, persistent=persistent)
        assert one("leave-the-meeting", facts).outcome is leave
        assert one("persistent-breach", facts).outcome is exclude

    def test_leaving_points_to_the_warnings_and_has_no_days(self) -> None:
        decision = one("leave-the-meeting", breach(established=True))
        assert len(decision.cautions) == 1
        assert (decision.scope, decision.period) == (None, None)

    def test_how_long_an_exclusion_lasts_is_not_said(self) -> None:
        decision = one("persistent-breach", breach(established=True, persistent=True))
        assert decision.period is None
        assert len(decision.cautions) == 1


class TestChorusFourSuspensions:
    """Four suspensions that differ in what they cover, in how they end, in what they carry."""

    @pytest.mark.parametrize(
        ("kind", "label", "last", "precautionary"),
        [
            (SuspensionKind.FROM_MEETINGS, "code 14(b)", date(2027, 2, 14), False),
            (SuspensionKind.PENDING_INVESTIGATION, "code 14(d)", None, True),
            (SuspensionKind.FURTHER, "code 14(d)", None, False),
            (SuspensionKind.LEGAL_ACTION, "code 14(d)", None, True),
        ],
    )
    def test_each(
        self, kind: SuspensionKind, label: str, last: date | None, precautionary: bool
    ) -> None:
        decision = lasts(imposed(kind))
        assert decision.outcome is Provision.PROVIDED
        assert decision.kind is kind
        assert [finding.clause.label for finding in decision.findings] == [label]
        assert decision.period is not None
        assert (decision.period.first_day, decision.period.last_day) == (ON, last)
        assert decision.precautionary is precautionary

    def test_each_covers_something_of_its_own(self) -> None:
        scopes = [lasts(imposed(kind)).scope for kind in SuspensionKind]
        assert len(set(scopes)) == len(SuspensionKind)
        assert lasts(imposed(SuspensionKind.PENDING_INVESTIGATION)).scope == (
            PROBATION.suspension.scope
        )

    def test_only_the_precautionary_ones_say_so(self) -> None:
        said = {kind: "".join(lasts(imposed(kind)).cautions) for kind in SuspensionKind}
        assert [kind for kind in said if "carries no finding" in said[kind]] == [
            SuspensionKind.PENDING_INVESTIGATION,
            SuspensionKind.LEGAL_ACTION,
        ]

    def test_whether_days_are_taken_off_is_said_on_both_sides(self) -> None:
        said = {kind: "".join(lasts(imposed(kind)).cautions) for kind in SuspensionKind}
        assert [kind for kind in said if "taken off" in said[kind]] == [
            SuspensionKind.FROM_MEETINGS,
            SuspensionKind.PENDING_INVESTIGATION,
            SuspensionKind.LEGAL_ACTION,
        ]

    @pytest.mark.parametrize("kind", list(SuspensionKind))
    def test_it_ends_when_something_ends_it(self, kind: SuspensionKind) -> None:
        ended = imposed(kind, ON, ON + 20 * DAY)
        terms = CHORUS_RSP.sanctions
        assert len(live_suspensions(terms, [ended], on=ON + 20 * DAY)) == 1
        assert live_suspensions(terms, [ended], on=ON + 21 * DAY) == ()

    @pytest.mark.parametrize(
        ("on", "kinds"),
        [
            pytest.param(ON - DAY, [], id="the day before"),
            pytest.param(
                ON,
                [SuspensionKind.LEGAL_ACTION, SuspensionKind.FROM_MEETINGS],
                id="the first day of both",
            ),
            pytest.param(
                date(2027, 2, 14),
                [SuspensionKind.LEGAL_ACTION, SuspensionKind.FROM_MEETINGS],
                id="the last day of the three months",
            ),
            pytest.param(date(2027, 2, 15), [SuspensionKind.LEGAL_ACTION], id="the day after"),
        ],
    )
    def test_which_are_live(self, on: date, kinds: list[SuspensionKind]) -> None:
        both = [imposed(SuspensionKind.LEGAL_ACTION), imposed(SuspensionKind.FROM_MEETINGS)]
        live = live_suspensions(CHORUS_RSP.sanctions, both, on=on)
        assert [decision.kind for decision in live] == kinds
        assert live == tuple(lasts(imposed(kind)) for kind in kinds)

    def test_one_that_has_not_begun_is_not_live_however_late_it_is(self) -> None:
        never = imposed(SuspensionKind.FROM_MEETINGS, date.max)
        assert live_suspensions(CHORUS_RSP.sanctions, [never], on=date.max - DAY) == ()

    def test_one_that_the_paper_has_not_is_not_live(self) -> None:
        rows = tuple(row for row in SANCTIONS.rows if row.name != "legal-action")
        terms = SANCTIONS.model_copy(update={"rows": rows})
        suspension = imposed(SuspensionKind.LEGAL_ACTION)
        decision = suspension_period(terms, suspension)
        assert decision.outcome is Provision.NOT_PROVIDED
        assert decision.kind is SuspensionKind.LEGAL_ACTION
        assert (decision.period, decision.scope, decision.precautionary) == (None, None, None)
        assert decision.figures() == ()
        assert len(decision.cautions) == 1
        assert live_suspensions(terms, [suspension], on=ON) == ()


class TestTraffordHasNone:
    """7.6 asks for a code of conduct that the paper does not contain."""

    def test_no_sanctions(self) -> None:
        decision = ask(breach(established=True), terms=TRAFFORD_QIP.sanctions)
        assert decision.outcome is Sanctions.NOT_PROVIDED
        assert [finding.clause.label for finding in decision.findings] == ["7.6"]
        assert decision.sanctions == decision.open_now == ()
        assert decision.figures() == ()

    @pytest.mark.parametrize("kind", list(SuspensionKind))
    def test_no_suspension(self, kind: SuspensionKind) -> None:
        decision = suspension_period(TRAFFORD_QIP.sanctions, imposed(kind))
        assert decision.outcome is Provision.NOT_PROVIDED
        assert [finding.clause.label for finding in decision.findings] == ["7.6"]
        assert decision.period is None
        assert live_suspensions(TRAFFORD_QIP.sanctions, [imposed(kind)], on=ON) == ()


class TestOwnFacts:
    """A landlord may let an outcome hang on a fact of its own."""

    ROW: Final = SanctionRow(
        name="board",
        sanction=Sanction.EXCLUSION,
        clause=DOCUMENT.clause("code 14", "the Board excludes", Force.MAY),
        opens=(
            Limb(
                name="board",
                clause=DOCUMENT.clause("code 14", "the Board asks for it"),
                condition=own_fact("board_asks"),
            ),
        ),
        decided_by="the Board",
    )
    WITH_OWN: Final = SANCTIONS.model_copy(
        update={
            "rows": (ROW,),
            "own_facts": (
                Fact(
                    name="other.board_asks",
                    kind=Kind.YES_NO,
                    question="Does the Board ask for it?",
                    answered_by="the Board",
                ),
            ),
        }
    )

    @pytest.mark.parametrize(
        ("asks", "outcome", "needs"),
        [
            (True, Sanctions.SANCTIONS_OPEN, ()),
            (False, Sanctions.NOTHING_OPEN, ()),
            (None, Sanctions.UNDETERMINED, ("other.board_asks",)),
        ],
    )
    def test_it_decides(
        self, asks: bool | None, outcome: Sanctions, needs: tuple[str, ...]
    ) -> None:
        decision = ask(Breach(other={"board_asks": asks}), terms=self.WITH_OWN)
        assert (decision.outcome, decision.needs) == (outcome, needs)
        assert len(decision.questions) == len(needs)

    def test_one_of_another_kind_is_refused(self) -> None:
        with pytest.raises(WrongKindError, match="board_asks"):
            ask(Breach(other={"board_asks": 1}), terms=self.WITH_OWN)


def three_months_later(day: date) -> date:
    """Return the corresponding date three months on, counted on the fingers."""
    months = day.year * 12 + day.month - 1 + 3
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class TestLaws:
    """What holds for every breach and every suspension."""

    @given(DAYS)
    def test_the_three_months_end_the_day_before_the_corresponding_date(
        self, first_day: date
    ) -> None:
        assert last_day(first_day) == three_months_later(first_day) - DAY

    @given(DAYS, st.integers(0, 400), st.lists(suspensions(DAYS), max_size=4))
    def test_no_earlier_suspension_shortens_a_sanction(
        self, first_day: date, before: int, others: list[Suspension]
    ) -> None:
        precautionary = imposed(SuspensionKind.PENDING_INVESTIGATION, first_day - before * DAY)
        sanction = imposed(SuspensionKind.FROM_MEETINGS, first_day)
        last = three_months_later(first_day) - DAY
        for on, live in ((last, True), (last + DAY, False)):
            found = live_suspensions(SANCTIONS, [*others, precautionary, sanction], on=on)
            assert (lasts(sanction) in found) == live or sanction in others

    @given(st.lists(suspensions(DAYS), max_size=6), DAYS)
    def test_what_overlaps_is_never_merged(
        self, imposed_so_far: list[Suspension], on: date
    ) -> None:
        live = live_suspensions(SANCTIONS, imposed_so_far, on=on)
        each = [live_suspensions(SANCTIONS, [suspension], on=on) for suspension in imposed_so_far]
        assert list(live) == [decision for alone in each for decision in alone]

    @given(DAYS, st.integers(0, 10_000))
    def test_only_its_outcome_ends_a_suspension_for_legal_action(
        self, first_day: date, later: int
    ) -> None:
        on = first_day + later * DAY
        going_on = imposed(SuspensionKind.LEGAL_ACTION, first_day)
        known = imposed(SuspensionKind.LEGAL_ACTION, first_day, on)
        assert len(live_suspensions(SANCTIONS, [going_on], on=on)) == 1
        assert live_suspensions(SANCTIONS, [known], on=on + DAY) == ()

    @given(suspensions(DAYS), DAYS)
    def test_a_suspension_is_live_from_its_first_day_to_its_last(
        self, suspension: Suspension, on: date
    ) -> None:
        ends = [three_months_later(suspension.first_day) - DAY]
        if suspension.kind is not SuspensionKind.FROM_MEETINGS:
            ends = []
        if suspension.ended_on is not None:
            ends.append(suspension.ended_on)
        after_the_end = any(on > end for end in ends)
        live = live_suspensions(SANCTIONS, [suspension], on=on)
        assert bool(live) == (on >= suspension.first_day and not after_the_end)

    @given(breaches(DAYS), DAYS)
    def test_revocation_never_opens_without_an_extreme_or_repeat_case(
        self, facts: Breach, on: date
    ) -> None:
        ordinary = facts.model_copy(
            update={"extreme": False, "repeated": False, "earlier_finding_on_record": False}
        )
        assert one("revocation", ordinary, on).outcome is NOT_OPEN

    @given(breaches(DAYS), breaches(DAYS), DAYS)
    def test_knowing_more_closes_nothing_but_what_a_finding_ends(
        self, facts: Breach, more: Breach, on: date
    ) -> None:
        learnt = {
            name: getattr(more, name)
            for name in BREACH_FACTS
            if getattr(facts, name) is None and getattr(more, name) is not None
        }
        before, after = ask(facts, on), ask(facts.model_copy(update=learnt), on)
        ends_on_a_finding = {"pending-investigation"} if "established" in learnt else set[str]()
        assert set(open_names(before)) - ends_on_a_finding <= set(open_names(after))

    @given(breaches(DAYS), DAYS)
    def test_training_is_open_whenever_the_letter_or_more_is(self, facts: Breach, on: date) -> None:
        names = set(open_names(ask(facts, on)))
        beyond = {"warning-letter", "three-months", "revocation", "further-suspension"}
        assert "training" in names or not names & beyond

    @given(breaches(DAYS), DAYS)
    def test_only_a_breach_in_probation_is_ever_a_must(self, facts: Breach, on: date) -> None:
        musts = [row for row in ask(facts, on).open_now if row.force is Force.MUST]
        assert {row.name for row in musts} <= {"pending-investigation"}
        assert not musts or facts.in_probation
        assert all(row.decided_by for row in ask(facts, on).open_now if row not in musts)

    @given(breaches(DAYS), DAYS)
    def test_the_immediate_suspension_and_what_follows_it_are_never_open_together(
        self, facts: Breach, on: date
    ) -> None:
        names = set(open_names(ask(facts, on)))
        assert "pending-investigation" not in names or "further-suspension" not in names

    @given(breaches(DAYS), DAYS)
    def test_each_outcome_is_undetermined_exactly_when_an_answer_could_still_matter(
        self, facts: Breach, on: date
    ) -> None:
        for row in ask(facts, on).sanctions:
            asked = row.needs
            ways = product([True, False], repeat=len(asked))
            ends = {
                one(
                    row.name, facts.model_copy(update=dict(zip(asked, way, strict=True))), on
                ).outcome
                for way in ways
            }
            assert ends == ({OPEN, NOT_OPEN} if row.outcome is UNSURE else {row.outcome})

    @given(breaches(DAYS), DAYS)
    def test_the_whole_follows_from_its_parts(self, facts: Breach, on: date) -> None:
        decision = ask(facts, on)
        parts = {row.outcome for row in decision.sanctions}
        if OPEN in parts:
            assert decision.outcome is Sanctions.SANCTIONS_OPEN
        elif parts == {NOT_OPEN}:
            assert decision.outcome is Sanctions.NOTHING_OPEN
        else:
            assert decision.outcome is Sanctions.UNDETERMINED
        needed = {need for row in decision.sanctions for need in row.needs}
        assert set(decision.needs) == (needed if OPEN not in parts else set())


class TestRefusals:
    """What could not be, and what no paper can mean, is refused."""

    ROW: Final = {
        "name": "letter",
        "sanction": "warning letter",
        "clause": DOCUMENT.clause("code 14(a)", "a letter", Force.MAY),
        "opens": SANCTIONS.rows[0].opens,
        "decided_by": "somebody",
    }

    @pytest.mark.parametrize(
        ("changes", "named"),
        [
            pytest.param(
                {"suspension": "further", "open_ended": True},
                "`suspension` says which",
                id="a letter that is a suspension",
            ),
            pytest.param(
                {"sanction": "suspension", "months": 3},
                "`suspension` says which",
                id="a suspension of no kind",
            ),
            pytest.param({"months": 3, "open_ended": True}, "`open_ended`", id="two ends"),
            pytest.param(
                {"sanction": "suspension", "suspension": "further"},
                "lasts for `months` or is `open_ended`",
                id="a suspension without an end",
            ),
            pytest.param({"decided_by": None}, "`decided_by`", id="a power of nobody"),
            pytest.param({"opens": ()}, "opens", id="nothing opens it"),
            pytest.param({"months": 0}, "months", id="no month at all"),
        ],
    )
    def test_rows_that_do_not_hold_together(self, changes: dict[str, object], named: str) -> None:
        assert SanctionRow.model_validate(self.ROW).months is None
        with pytest.raises(ValidationError, match=named):
            SanctionRow.model_validate({**self.ROW, **changes})

    @pytest.mark.parametrize(
        ("rows", "named"),
        [
            pytest.param((SANCTIONS.rows[0], SANCTIONS.rows[0]), "one name twice", id="a name"),
            pytest.param(
                (
                    SANCTIONS.rows[5],
                    SANCTIONS.rows[5].model_copy(update={"name": "three-months-more"}),
                ),
                "one kind of suspension twice",
                id="a kind of suspension",
            ),
            pytest.param((), "rows", id="nothing"),
        ],
    )
    def test_tables_that_do_not_hold_together(
        self, rows: tuple[SanctionRow, ...], named: str
    ) -> None:
        with pytest.raises(ValidationError, match=named):
            SANCTIONS.model_copy(update={"rows": rows})

    def test_a_table_that_speaks_of_an_unknown_fact(self) -> None:
        with pytest.raises(ValidationError, match=r"there is no fact `other\.board_asks`"):
            SANCTIONS.model_copy(update={"rows": (TestOwnFacts.ROW,)})

    def test_a_suspension_that_ends_before_it_starts(self) -> None:
        assert imposed(SuspensionKind.FURTHER, ON, ON).ended_on == ON
        with pytest.raises(ValidationError, match="`ended_on` is before `first_day`"):
            imposed(SuspensionKind.FURTHER, ON, ON - DAY)

    @pytest.mark.parametrize("value", [1, 0, "yes"])
    def test_what_is_no_yes_or_no(self, value: object) -> None:
        with pytest.raises(ValidationError, match="established"):
            Breach.model_validate({"established": value})

    def test_three_months_past_the_last_day_there_is(self) -> None:
        with pytest.raises(BeyondTheCalendarError):
            ask(breach(established=True), date.max)
        with pytest.raises(BeyondTheCalendarError):
            lasts(imposed(SuspensionKind.FROM_MEETINGS, date.max))
        assert ask(breach(legal_action_pending=True), date.max).open_now

    @pytest.mark.parametrize("terms", [SANCTIONS, TRAFFORD_QIP.sanctions])
    def test_a_time_of_day(self, terms: SanctionTerms | Silent) -> None:
        moment = datetime(2026, 11, 15, 9, tzinfo=UTC)
        with pytest.raises(NotADayError, match="on"):
            available_sanctions(terms, Breach(), on=moment)
        with pytest.raises(NotADayError, match="on"):
            live_suspensions(terms, [], on=moment)
