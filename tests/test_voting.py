"""What became of a motion?"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Answer,
    Ballot,
    Capacity,
    CastingVote,
    CastingVoteTerms,
    Fact,
    Kind,
    Limb,
    Motion,
    MotionDecision,
    Rulebook,
    Silent,
    State,
    Vote,
    VotingMethod,
    VotingTerms,
    WrongKindError,
    decide_motion,
    own_fact,
    tally_ballot,
)
from scrutiny_rules.rulebooks import chorus_rsp, trafford_qip
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    ballots,
)
from scrutiny_rules.voting import MEMBERSHIP, VOTERS_IN_ATTENDANCE, VOTES_CAST, VOTES_FOR
from tests.strategies import (
    COUNTS,
)

AGREED = Motion.AGREED_BY_CONSENSUS
CARRIED = Motion.CARRIED
LOST = Motion.LOST
NOT_CARRIED = Motion.NOT_CARRIED
TIED = Motion.TIED
INQUORATE = Motion.INQUORATE
UNDETERMINED = Motion.UNDETERMINED
NOT_PROVIDED = Motion.NOT_PROVIDED

CHAIR_ONLY = TRAFFORD_QIP.under("T-R8", "chair-only")


def trafford(facts: Mapping[str, object], book: Rulebook = TRAFFORD_QIP) -> MotionDecision:
    """Decide at a quorate meeting under the Trafford paper, or under a reading of it."""
    return decide_motion(book.voting, Ballot.model_validate({"quorate": True, **facts}))


def chorus(facts: Mapping[str, object], book: Rulebook = CHORUS_RSP) -> MotionDecision:
    """Decide under the Chorus paper, or under a reading of it."""
    return decide_motion(book.voting, Ballot.model_validate(dict(facts)))


def breach(facts: Mapping[str, object], book: Rulebook = CHORUS_RSP) -> MotionDecision:
    """Decide on a breach of the code under the Chorus paper, or under a reading of it."""
    return decide_motion(book.breach_voting, Ballot.model_validate(dict(facts)))


def votes(votes_for: int, votes_against: int, abstentions: int = 0) -> dict[str, object]:
    """Return the votes of a ballot, in the order in which they are read out."""
    return {"votes_for": votes_for, "votes_against": votes_against, "abstentions": abstentions}


def state(decision: MotionDecision, limb: str) -> State:
    """Return the state of one limb's finding."""
    return next(finding.state for finding in decision.findings if finding.limb == limb)


SIMPLE_MAJORITY = [
    pytest.param(5, 4, 3, CARRIED, id="more for than against, abstentions apart"),
    pytest.param(4, 5, 3, LOST, id="more against than for"),
    pytest.param(1, 0, 6, CARRIED, id="one vote is enough"),
    pytest.param(0, 1, 6, LOST, id="one vote against is enough"),
    pytest.param(0, 0, 5, NOT_CARRIED, id="nobody voted"),
    pytest.param(0, 0, 0, NOT_CARRIED, id="nobody so much as abstained"),
]


class TestChorusTermsVoting:
    """A simple majority of the votes cast; a tie is not carried."""

    @pytest.mark.parametrize(
        ("votes_for", "votes_against", "abstentions", "outcome"),
        [*SIMPLE_MAJORITY, pytest.param(4, 4, 2, NOT_CARRIED, id="a tie")],
    )
    def test_a_simple_majority(
        self, votes_for: int, votes_against: int, abstentions: int, outcome: Motion
    ) -> None:
        decision = chorus(votes(votes_for, votes_against, abstentions))
        assert decision.outcome is outcome
        assert decision.decided_by is None
        assert decision.votes_for == votes_for
        assert decision.votes_against == votes_against
        assert decision.abstentions == abstentions
        assert decision.votes_cast == votes_for + votes_against
        assert len(decision.figures()) == 1
        assert {finding.clause.label for finding in decision.findings} == {"terms: voting"}

    @pytest.mark.parametrize(
        ("facts", "needs"),
        [
            pytest.param({}, ("votes_for", "votes_against"), id="no vote recorded"),
            pytest.param({"votes_for": 3}, ("votes_against",), id="votes against unknown"),
            pytest.param({"votes_against": 3}, ("votes_for",), id="votes for unknown"),
        ],
    )
    def test_unknown_votes_are_asked_for(
        self, facts: Mapping[str, object], needs: tuple[str, ...]
    ) -> None:
        decision = chorus(facts)
        assert decision.outcome is UNDETERMINED
        assert decision.needs == needs
        assert decision.votes_cast is None
        assert decision.figures() == ()

    def test_neither_quorum_nor_objections_matter(self) -> None:
        for quorate, objections in product([True, False, None], [0, 2, None]):
            decision = chorus({**votes(5, 4), "quorate": quorate, "objections": objections})
            assert decision.outcome is CARRIED

    def test_a_casting_vote_is_left_out_with_a_caution(self) -> None:
        decision = chorus({**votes(4, 4), "casting_vote": "for"})
        assert decision.outcome is NOT_CARRIED
        assert len(decision.cautions) == 1
        assert chorus(votes(4, 4)).cautions == ()

    @pytest.mark.parametrize(("asked", "cautions"), [(0, 0), (1, 1), (3, 1), (None, 0)])
    def test_ones_own_vote_is_recorded_on_request(self, asked: int | None, cautions: int) -> None:
        decision = chorus({**votes(4, 3), "recorded_by": asked})
        assert decision.outcome is CARRIED
        assert len(decision.cautions) == cautions

    @pytest.mark.parametrize(
        ("requests", "method"),
        [
            pytest.param(0, VotingMethod.SHOW_OF_HANDS, id="nobody asked"),
            pytest.param(1, VotingMethod.PRIVATE, id="one member asked"),
            pytest.param(None, None, id="nobody knows whether anybody asked"),
        ],
    )
    def test_c_r7_one_member_can_have_the_vote_in_private(
        self, requests: int | None, method: VotingMethod | None
    ) -> None:
        decision = chorus({**votes(5, 4), "private_requests": requests})
        assert decision.method is method
        assert decision.outcome is CARRIED
        assert "C-R7" in decision.readings
        assert len(decision.figures()) == (2 if method is VotingMethod.PRIVATE else 1)

    @pytest.mark.parametrize(
        ("requests", "in_attendance", "concerned", "method"),
        [
            pytest.param(4, 8, 0, VotingMethod.SHOW_OF_HANDS, id="exactly half"),
            pytest.param(5, 8, 0, VotingMethod.PRIVATE, id="one more than half"),
            pytest.param(4, 8, 1, VotingMethod.PRIVATE, id="half, without the member concerned"),
            pytest.param(1, 8, 0, VotingMethod.SHOW_OF_HANDS, id="one member"),
            pytest.param(1, None, 0, None, id="nobody counted those in attendance"),
            pytest.param(None, 8, 0, None, id="nobody counted the requests"),
        ],
    )
    def test_c_r7_a_majority_can_have_the_vote_in_private(
        self,
        requests: int | None,
        in_attendance: int | None,
        concerned: int,
        method: VotingMethod | None,
    ) -> None:
        decision = chorus(
            {
                **votes(5, 2),
                "private_requests": requests,
                "in_attendance": in_attendance,
                "concerned": concerned,
            },
            CHORUS_RSP.under("C-R7", "majority"),
        )
        assert decision.method is method

    @pytest.mark.parametrize(
        ("requests", "private", "cautions"),
        [
            pytest.param(1, True, 0, id="asked for in private, and taken so"),
            pytest.param(1, False, 1, id="asked for in private, and taken openly"),
            pytest.param(0, True, 1, id="taken in private, though nobody asked"),
            pytest.param(0, False, 0, id="taken openly, as nobody asked"),
            pytest.param(1, None, 0, id="nobody knows how it was taken"),
            pytest.param(None, True, 0, id="nobody knows whether anybody asked"),
            pytest.param(None, False, 0, id="nor that, and it was taken openly"),
        ],
    )
    def test_a_vote_taken_the_wrong_way_stands_with_a_caution(
        self, requests: int | None, private: bool | None, cautions: int
    ) -> None:
        decision = chorus({**votes(5, 4), "private_requests": requests, "private": private})
        assert decision.outcome is CARRIED
        assert len(decision.cautions) == cautions

    @pytest.mark.parametrize(
        ("slug", "facts", "outcome"),
        [
            pytest.param("votes-cast", votes(5, 4, 3), CARRIED, id="of the votes cast"),
            pytest.param(
                "those-present",
                votes(5, 4, 3) | {"in_attendance": 12},
                NOT_CARRIED,
                id="five of twelve present",
            ),
            pytest.param(
                "those-present",
                votes(6, 3, 3) | {"in_attendance": 12},
                NOT_CARRIED,
                id="exactly half of those present",
            ),
            pytest.param(
                "those-present",
                votes(7, 2, 3) | {"in_attendance": 12},
                CARRIED,
                id="one more than half of those present",
            ),
            pytest.param(
                "those-present",
                votes(4, 5, 3) | {"in_attendance": 12},
                LOST,
                id="more against, of those present",
            ),
            pytest.param("those-present", votes(5, 4, 3), UNDETERMINED, id="nobody counted them"),
            pytest.param(
                "membership", votes(5, 4) | {"membership": 10}, NOT_CARRIED, id="half of all"
            ),
            pytest.param(
                "membership", votes(5, 4) | {"membership": 9}, CARRIED, id="more than half of all"
            ),
            pytest.param("membership", votes(5, 4), UNDETERMINED, id="nobody knows how many"),
        ],
    )
    def test_x_r1_a_majority_of_what(
        self, slug: str, facts: Mapping[str, object], outcome: Motion
    ) -> None:
        decision = chorus(facts, CHORUS_RSP.under("X-R1", slug))
        assert decision.outcome is outcome
        assert "X-R1" in decision.readings
        further = {"those-present": ("in_attendance",), "membership": ("membership",)}
        assert decision.needs == (further[slug] if outcome is UNDETERMINED else ())


class TestChorusCode14AtMeetings:
    """A decision on a breach needs a majority of the members in attendance."""

    @pytest.mark.parametrize(
        ("facts", "outcome"),
        [
            pytest.param(
                votes(2, 1, 2) | {"in_attendance": 5}, NOT_CARRIED, id="two of five in attendance"
            ),
            pytest.param(votes(3, 0, 2) | {"in_attendance": 5}, CARRIED, id="three of five"),
            pytest.param(votes(2, 0, 2) | {"in_attendance": 4}, NOT_CARRIED, id="exactly half"),
            pytest.param(votes(3, 0, 1) | {"in_attendance": 4}, CARRIED, id="one more than half"),
            pytest.param(votes(1, 2, 2) | {"in_attendance": 5}, LOST, id="more against"),
            pytest.param(votes(2, 2, 0) | {"in_attendance": 4}, NOT_CARRIED, id="a tie"),
            pytest.param(
                votes(3, 0, 0) | {"in_attendance": 6}, NOT_CARRIED, id="those who keep silent count"
            ),
        ],
    )
    def test_an_abstention_works_like_a_no(
        self, facts: Mapping[str, object], outcome: Motion
    ) -> None:
        decision = breach(facts)
        assert decision.outcome is outcome
        assert (decision.decided_by is not None) == (outcome is CARRIED)
        assert {finding.clause.label for finding in decision.findings} == {"code 14: at meetings"}
        assert "C-R8" in decision.readings

    @pytest.mark.parametrize(
        ("facts", "left_out", "counted"),
        [
            pytest.param(
                votes(3, 2, 0) | {"in_attendance": 6, "concerned": 1},
                CARRIED,
                NOT_CARRIED,
                id="three of five besides the member concerned",
            ),
            pytest.param(
                votes(4, 1, 0) | {"in_attendance": 6, "concerned": 1},
                CARRIED,
                CARRIED,
                id="four of five besides the member concerned",
            ),
            pytest.param(
                votes(2, 1, 1) | {"in_attendance": 5, "concerned": 1},
                NOT_CARRIED,
                NOT_CARRIED,
                id="half of those besides the member concerned",
            ),
        ],
    )
    def test_c_r8_whether_the_member_concerned_counts(
        self, facts: Mapping[str, object], left_out: Motion, counted: Motion
    ) -> None:
        assert breach(facts).outcome is left_out
        assert breach(facts, CHORUS_RSP.under("C-R8", "left-out")).outcome is left_out
        assert breach(facts, CHORUS_RSP.under("C-R8", "counted")).outcome is counted

    def test_c_r8_decides_whether_it_is_asked_who_is_concerned(self) -> None:
        facts = votes(3, 1, 0) | {"in_attendance": 5, "concerned": None}
        decision = breach(facts)
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("concerned",)
        assert breach(facts, CHORUS_RSP.under("C-R8", "counted")).outcome is CARRIED

    def test_those_in_attendance_are_asked_for(self) -> None:
        decision = breach(votes(3, 1))
        assert decision.outcome is UNDETERMINED
        assert decision.needs == ("in_attendance",)

    @pytest.mark.parametrize(
        ("requests", "method", "cautions"),
        [
            pytest.param(0, VotingMethod.SHOW_OF_HANDS, 1, id="nobody asks for a private vote"),
            pytest.param(1, VotingMethod.PRIVATE, 0, id="somebody does"),
            pytest.param(None, None, 0, id="it is not known"),
        ],
    )
    def test_it_is_private_where_somebody_asks_as_any_vote_is(
        self, requests: int | None, method: VotingMethod | None, cautions: int
    ) -> None:
        decision = breach(
            {**votes(3, 1), "in_attendance": 5, "private": True, "private_requests": requests}
        )
        assert decision.outcome is CARRIED
        assert decision.method is method
        assert len(decision.cautions) == cautions

    def test_trafford_has_no_code_of_its_own(self) -> None:
        decision = breach({**votes(3, 1), "in_attendance": 5}, TRAFFORD_QIP)
        assert decision.outcome is NOT_PROVIDED
        assert [finding.clause.label for finding in decision.findings] == ["7.6"]
        assert decision.method is None


class TestTrafford72:
    """Without a quorum no decision can be taken."""

    @pytest.mark.parametrize(
        "facts",
        [
            pytest.param({"objections": 0}, id="nobody objects"),
            pytest.param(votes(9, 0), id="everybody in favour"),
            pytest.param(votes(0, 9), id="everybody against"),
            pytest.param(votes(4, 4) | {"casting_vote": "for"}, id="a casting vote in favour"),
            pytest.param({}, id="nothing else known"),
        ],
    )
    def test_an_inquorate_meeting_decides_nothing(self, facts: Mapping[str, object]) -> None:
        decision = trafford({**facts, "quorate": False})
        assert decision.outcome is INQUORATE
        assert [finding.clause.label for finding in decision.decisive] == ["7.2"]
        assert decision.needs == ()
        unknown = trafford({**facts, "quorate": None})
        assert unknown.outcome is UNDETERMINED
        assert unknown.needs[0] == "quorate"

    def test_the_quorum_alone_is_asked_for_when_the_votes_are_known(self) -> None:
        assert trafford({**votes(5, 4), "quorate": None}).needs == ("quorate",)


class TestTrafford73:
    """Consensus first; failing that a show of hands, and a casting vote on a tie."""

    @pytest.mark.parametrize(
        ("objections", "outcome", "needs"),
        [
            pytest.param(0, AGREED, (), id="nobody sustains an objection"),
            pytest.param(1, UNDETERMINED, ("votes_for", "votes_against"), id="one member does"),
            pytest.param(
                None,
                UNDETERMINED,
                ("objections", "votes_for", "votes_against"),
                id="nobody knows",
            ),
        ],
    )
    def test_consensus_comes_first(
        self, objections: int | None, outcome: Motion, needs: tuple[str, ...]
    ) -> None:
        decision = trafford({"objections": objections})
        assert decision.outcome is outcome
        assert decision.needs == needs

    @pytest.mark.parametrize("objections", [0, 1, None])
    def test_consensus_is_past_once_votes_are_recorded(self, objections: int | None) -> None:
        decision = trafford({**votes(4, 5), "objections": objections})
        assert decision.outcome is LOST
        assert state(decision, "consensus") is State.NOT_APPLICABLE

    @pytest.mark.parametrize("known", ["votes_for", "votes_against"])
    def test_one_count_is_enough_for_a_vote_to_have_been_taken(self, known: str) -> None:
        decision = trafford({known: 3, "objections": 0})
        assert decision.outcome is UNDETERMINED
        assert decision.needs == tuple({"votes_for", "votes_against"} - {known})

    @pytest.mark.parametrize(
        ("votes_for", "votes_against", "abstentions", "outcome"),
        [*SIMPLE_MAJORITY, pytest.param(4, 4, 2, TIED, id="a tie")],
    )
    def test_a_simple_majority(
        self, votes_for: int, votes_against: int, abstentions: int, outcome: Motion
    ) -> None:
        decision = trafford(votes(votes_for, votes_against, abstentions))
        assert decision.outcome is outcome
        assert (decision.decided_by is not None) == (outcome is TIED)
        assert decision.method is VotingMethod.SHOW_OF_HANDS

    @pytest.mark.parametrize(
        ("cast", "outcome"),
        [
            pytest.param("for", CARRIED, id="cast in favour"),
            pytest.param("against", LOST, id="cast against"),
            pytest.param("declined", NOT_CARRIED, id="declined"),
            pytest.param(None, TIED, id="not yet cast"),
        ],
    )
    @pytest.mark.parametrize("presides", [True, False, None])
    def test_whoever_presides_may_break_a_tie(
        self, presides: bool | None, cast: str | None, outcome: Motion
    ) -> None:
        decision = trafford({**votes(4, 4, 2), "casting_vote": cast, "chair_presides": presides})
        assert decision.outcome is outcome
        assert "T-R8" in decision.readings
        assert "tie" in {finding.limb for finding in decision.decisive}
        assert decision.cautions == ()

    def test_the_least_tie(self) -> None:
        assert trafford(votes(1, 1)).outcome is TIED
        assert trafford(votes(0, 0)).outcome is NOT_CARRIED

    def test_a_private_vote_is_cautioned(self) -> None:
        assert trafford({**votes(5, 4), "private": False}).cautions == ()
        assert len(trafford({**votes(5, 4), "private": True}).cautions) == 1

    @pytest.mark.parametrize(
        ("cast", "presides", "outcome"),
        [
            pytest.param("for", True, CARRIED, id="the Chair casts in favour"),
            pytest.param("against", True, LOST, id="the Chair casts against"),
            pytest.param("declined", True, NOT_CARRIED, id="the Chair declines"),
            pytest.param(None, True, TIED, id="the Chair has not cast yet"),
            pytest.param(None, False, NOT_CARRIED, id="the Chair is not there"),
            pytest.param("for", False, NOT_CARRIED, id="somebody else casts in favour"),
            pytest.param("against", False, NOT_CARRIED, id="somebody else casts against"),
            pytest.param("declined", False, NOT_CARRIED, id="somebody else declines"),
            pytest.param("for", None, UNDETERMINED, id="in favour, and perhaps by the Chair"),
            pytest.param("against", None, UNDETERMINED, id="against, and perhaps by the Chair"),
            pytest.param(None, None, UNDETERMINED, id="not cast, and perhaps no Chair there"),
            pytest.param("declined", None, NOT_CARRIED, id="declined, whoever presided"),
        ],
    )
    def test_t_r8_nobody_but_the_chair_may_break_a_tie(
        self, cast: str | None, presides: bool | None, outcome: Motion
    ) -> None:
        decision = trafford(
            {**votes(4, 4, 2), "casting_vote": cast, "chair_presides": presides}, CHAIR_ONLY
        )
        assert decision.outcome is outcome
        assert decision.needs == (("chair_presides",) if outcome is UNDETERMINED else ())
        assert "T-R8" in decision.readings

    def test_t_r8_matters_on_a_tie_alone(self) -> None:
        for votes_for, votes_against in ((5, 4), (4, 5), (0, 0)):
            facts = votes(votes_for, votes_against)
            assert trafford(facts, CHAIR_ONLY).outcome is trafford(facts).outcome

    @pytest.mark.parametrize(
        ("slug", "facts", "outcome"),
        [
            pytest.param("votes-cast", votes(5, 4, 3), CARRIED, id="of the votes cast"),
            pytest.param(
                "those-present",
                votes(5, 4, 3) | {"in_attendance": 12},
                NOT_CARRIED,
                id="five of twelve present",
            ),
            pytest.param(
                "those-present",
                votes(6, 4, 2) | {"in_attendance": 12},
                NOT_CARRIED,
                id="exactly half of those present",
            ),
            pytest.param(
                "those-present",
                votes(7, 4, 1) | {"in_attendance": 12},
                CARRIED,
                id="one more than half of those present",
            ),
            pytest.param(
                "those-present",
                votes(4, 4) | {"in_attendance": 8},
                TIED,
                id="a tie of those present",
            ),
            pytest.param(
                "membership", votes(6, 2) | {"membership": 12}, NOT_CARRIED, id="half of all"
            ),
            pytest.param(
                "membership", votes(7, 2) | {"membership": 12}, CARRIED, id="more than half of all"
            ),
        ],
    )
    def test_x_r1_a_majority_of_what(
        self, slug: str, facts: Mapping[str, object], outcome: Motion
    ) -> None:
        decision = trafford(facts, TRAFFORD_QIP.under("X-R1", slug))
        assert decision.outcome is outcome
        assert "X-R1" in decision.readings


class TestTrafford81:
    """The Trust's employees have no vote, nor has anybody who withdrew or is suspended."""

    @pytest.mark.parametrize("answer", Answer)
    @pytest.mark.parametrize("capacity", [Capacity.STAFF, Capacity.OBSERVER])
    def test_staff_and_observers_have_no_vote(self, capacity: Capacity, answer: Answer) -> None:
        with pytest.raises(ValidationError, match="capacity") as refused:
            Vote(answer=answer, capacity=capacity)
        assert "answer" in str(refused.value)

    @pytest.mark.parametrize("name", ["withdrawn", "suspended"])
    @pytest.mark.parametrize("capacity", [Capacity.MEMBER, Capacity.CO_OPTEE])
    def test_who_withdrew_or_is_suspended_has_no_vote(self, capacity: Capacity, name: str) -> None:
        vote = {"answer": "for", "capacity": capacity}
        assert Vote.model_validate(vote | {name: False}).capacity is capacity
        with pytest.raises(ValidationError, match=name) as refused:
            Vote.model_validate(vote | {name: True})
        assert "answer" in str(refused.value)


class TestTrafford43h:
    """A co-optee has a full vote while co-opted."""

    def test_a_co_optees_vote_counts_like_any_other(self) -> None:
        ballot = tally_ballot(
            [
                Vote(answer=Answer.FOR),
                Vote(answer=Answer.FOR, capacity=Capacity.CO_OPTEE),
                Vote(answer=Answer.AGAINST),
                Vote(answer=Answer.ABSTAIN),
            ]
        )
        assert (ballot.votes_for, ballot.votes_against, ballot.abstentions) == (2, 1, 1)
        decision = decide_motion(TRAFFORD_QIP.voting, ballot.model_copy(update={"quorate": True}))
        assert decision.outcome is CARRIED

    def test_no_votes_at_all(self) -> None:
        ballot = tally_ballot([])
        assert (ballot.votes_for, ballot.votes_against, ballot.abstentions) == (0, 0, 0)
        assert trafford(ballot.model_dump(exclude={"quorate", "other"})).outcome is NOT_CARRIED


class TestSilentPaper:
    """A paper without such terms is answered, not guessed at."""

    def test_it_does_not_provide_for_it(self) -> None:
        decision = decide_motion(
            Silent(why="nothing is said"), Ballot(votes_for=3, votes_against=1)
        )
        assert decision.outcome is NOT_PROVIDED
        assert decision.cautions == ("nothing is said",)
        assert decision.figures() == ()


def other_paper(limb: Limb, **fields: object) -> VotingTerms:
    """Return the Chorus terms with another majority."""
    return chorus_rsp.VOTING.model_copy(update={"majority": limb, **fields})


CLAUSE = chorus_rsp.DOCUMENT.clause("terms: voting", "what another paper asks")
TWO_THIRDS_CAST = other_paper(
    Limb(name="two", clause=CLAUSE, condition=VOTES_FOR.share_of(VOTES_CAST) >= Fraction(2, 3))
)
TWO_THIRDS_PRESENT = other_paper(
    Limb(
        name="two",
        clause=CLAUSE,
        condition=VOTES_FOR.share_of(VOTERS_IN_ATTENDANCE) >= Fraction(2, 3),
    )
)
UNANIMOUS = other_paper(Limb(name="all", clause=CLAUSE, condition=VOTES_FOR >= MEMBERSHIP))
BOARD_AGREES = other_paper(
    Limb(name="board", clause=CLAUSE, condition=own_fact("board_agrees")),
    own_facts=(
        Fact(
            name="other.board_agrees",
            kind=Kind.YES_NO,
            question="Does the board agree?",
            answered_by="the board",
        ),
    ),
)


class TestOtherPapers:
    """Two thirds of the votes or of those present, unanimity, or somebody's consent."""

    @pytest.mark.parametrize(
        ("terms", "facts", "outcome"),
        [
            pytest.param(TWO_THIRDS_CAST, votes(4, 2, 9), CARRIED, id="two thirds of the votes"),
            pytest.param(TWO_THIRDS_CAST, votes(5, 3, 0), NOT_CARRIED, id="five of eight votes"),
            pytest.param(
                TWO_THIRDS_PRESENT,
                votes(6, 0, 3) | {"in_attendance": 9},
                CARRIED,
                id="two thirds of those present",
            ),
            pytest.param(
                TWO_THIRDS_PRESENT,
                votes(6, 0, 4) | {"in_attendance": 10},
                NOT_CARRIED,
                id="six of ten present",
            ),
            pytest.param(UNANIMOUS, votes(7, 0) | {"membership": 7}, CARRIED, id="all of seven"),
            pytest.param(UNANIMOUS, votes(6, 0) | {"membership": 7}, NOT_CARRIED, id="but one"),
            pytest.param(
                BOARD_AGREES,
                votes(0, 0) | {"other": {"board_agrees": True}},
                CARRIED,
                id="the board agrees",
            ),
            pytest.param(
                BOARD_AGREES,
                votes(0, 0) | {"other": {"board_agrees": False}},
                NOT_CARRIED,
                id="the board does not",
            ),
            pytest.param(BOARD_AGREES, votes(0, 0), UNDETERMINED, id="the board has not answered"),
        ],
    )
    def test_majorities_of_other_kinds(
        self, terms: VotingTerms, facts: Mapping[str, object], outcome: Motion
    ) -> None:
        decision = decide_motion(terms, Ballot.model_validate(facts))
        assert decision.outcome is outcome
        assert decision.needs == (("other.board_agrees",) if outcome is UNDETERMINED else ())

    def test_a_casting_vote_without_a_quorum_or_consensus(self) -> None:
        power = CastingVoteTerms(clause=CLAUSE)
        terms = chorus_rsp.VOTING.model_copy(update={"casting_vote": power})
        for cast, outcome in (("for", CARRIED), ("against", LOST), (None, TIED)):
            ballot = Ballot.model_validate(votes(4, 4) | {"casting_vote": cast})
            assert decide_motion(terms, ballot).outcome is outcome

    def test_the_largest_vote_there_can_be(self) -> None:
        decision = chorus(votes(1_000_000, 999_999))
        assert decision.outcome is CARRIED
        assert decision.votes_cast == 1_999_999


SWAPPED = {
    CARRIED: LOST,
    LOST: CARRIED,
    CastingVote.FOR: CastingVote.AGAINST,
    CastingVote.AGAINST: CastingVote.FOR,
}
VOTING_BLOCKS = (
    CHORUS_RSP.voting,
    CHORUS_RSP.breach_voting,
    TRAFFORD_QIP.voting,
    CHAIR_ONLY.voting,
)
BLOCKS = st.sampled_from(VOTING_BLOCKS)
OTHER_READINGS = tuple(
    pytest.param(
        getattr(book, reading.block),
        getattr(book.under(reading.id, slug), reading.block),
        reading.id,
        id=f"{book.document.key} {reading.id} {slug}",
    )
    for book in (CHORUS_RSP, TRAFFORD_QIP)
    for reading in book.readings
    if reading.block in {"voting", "breach_voting"}
    for slug in reading.alternatives
)


class TestLaws:
    """What holds for every ballot."""

    @given(ballots(known=True))
    def test_trafford_weighs_votes_and_the_casting_vote_with_them(self, ballot: Ballot) -> None:
        assert ballot.votes_for is not None
        assert ballot.votes_against is not None
        weight = {CastingVote.FOR: 1, CastingVote.AGAINST: -1}
        balance = ballot.votes_for - ballot.votes_against
        balance += weight.get(ballot.casting_vote, 0) if ballot.casting_vote else 0
        outcome = decide_motion(TRAFFORD_QIP.voting, ballot).outcome
        if not ballot.quorate:
            assert outcome is INQUORATE
        elif balance > 0:
            assert outcome is CARRIED
        elif balance < 0:
            assert outcome is LOST
        elif ballot.votes_for == 0 or ballot.casting_vote is CastingVote.DECLINED:
            assert outcome is NOT_CARRIED
        else:
            assert outcome is TIED

    @given(ballots(known=True))
    def test_chorus_carries_what_outweighs_and_nothing_else(self, ballot: Ballot) -> None:
        assert ballot.votes_for is not None
        assert ballot.votes_against is not None
        outcome = decide_motion(CHORUS_RSP.voting, ballot).outcome
        balance = ballot.votes_for - ballot.votes_against
        assert outcome is (CARRIED if balance > 0 else LOST if balance else NOT_CARRIED)

    @given(ballots(known=True))
    def test_a_breach_is_supported_when_the_rest_in_attendance_are_fewer(
        self, ballot: Ballot
    ) -> None:
        assert ballot.votes_for is not None
        assert ballot.in_attendance is not None
        assert ballot.concerned is not None
        rest = ballot.in_attendance - ballot.votes_for
        left_out = decide_motion(CHORUS_RSP.breach_voting, ballot)
        counted = decide_motion(CHORUS_RSP.under("C-R8", "counted").breach_voting, ballot)
        assert (left_out.outcome is CARRIED) == (ballot.votes_for > rest - ballot.concerned)
        assert (counted.outcome is CARRIED) == (ballot.votes_for > rest)

    @given(ballots(known=True), BLOCKS)
    def test_outcome_is_exactly_what_the_decisive_findings_say(
        self, ballot: Ballot, terms: VotingTerms | Silent
    ) -> None:
        decision = decide_motion(terms, ballot)
        met = {one.limb for one in decision.decisive if one.state is State.MET}
        failed = {one.limb for one in decision.decisive if one.state is State.NOT_MET}
        assert ("quorate" in failed) == (decision.outcome is INQUORATE)
        assert ("casting-vote-against" in met or "more-against" in met) == (
            decision.outcome is LOST
        )
        assert ("casting-vote-for" in met or "majority" in met) == (decision.outcome is CARRIED)
        if decision.outcome is TIED:
            assert "majority" in failed
            assert "tie" in met
        assert not any(one.state is State.UNKNOWN for one in decision.decisive)

    @given(ballots(known=True), BLOCKS.filter(lambda one: one is not CHORUS_RSP.breach_voting))
    def test_swapping_for_and_against_swaps_carried_and_lost(
        self, ballot: Ballot, terms: VotingTerms | Silent
    ) -> None:
        swapped = ballot.model_copy(
            update={
                "votes_for": ballot.votes_against,
                "votes_against": ballot.votes_for,
                "casting_vote": SWAPPED.get(ballot.casting_vote, ballot.casting_vote)
                if ballot.casting_vote
                else None,
            }
        )
        before = decide_motion(terms, ballot).outcome
        assert decide_motion(terms, swapped).outcome is SWAPPED.get(before, before)

    @given(ballots(known=True), BLOCKS)
    def test_one_more_abstention_never_carries_a_motion(
        self, ballot: Ballot, terms: VotingTerms | Silent
    ) -> None:
        assert ballot.abstentions is not None
        assert ballot.in_attendance is not None
        assert ballot.membership is not None
        more = ballot.model_copy(
            update={
                "abstentions": ballot.abstentions + 1,
                "in_attendance": ballot.in_attendance + 1,
                "membership": ballot.membership + 1,
            }
        )
        before, after = decide_motion(terms, ballot), decide_motion(terms, more)
        if terms is CHORUS_RSP.breach_voting:
            assert after.outcome is not CARRIED or before.outcome is CARRIED
        else:
            assert after.outcome is before.outcome

    @given(ballots(known=True), BLOCKS)
    def test_one_more_vote_for_never_harms_a_motion(
        self, ballot: Ballot, terms: VotingTerms | Silent
    ) -> None:
        assert ballot.votes_for is not None
        assert ballot.in_attendance is not None
        assert ballot.membership is not None
        more = ballot.model_copy(
            update={
                "votes_for": ballot.votes_for + 1,
                "in_attendance": ballot.in_attendance + 1,
                "membership": ballot.membership + 1,
                "casting_vote": None,
            }
        )
        before = decide_motion(terms, ballot.model_copy(update={"casting_vote": None})).outcome
        rank = [LOST, NOT_CARRIED, TIED, CARRIED]
        after = decide_motion(terms, more).outcome
        if before is INQUORATE:
            assert after is INQUORATE
        else:
            assert rank.index(after) >= rank.index(before)

    @given(ballots(known=True), COUNTS, BLOCKS)
    def test_objections_do_not_matter_once_votes_are_recorded(
        self, ballot: Ballot, objections: int, terms: VotingTerms | Silent
    ) -> None:
        other = ballot.model_copy(update={"objections": objections})
        unknown = ballot.model_copy(update={"objections": None})
        outcomes = {decide_motion(terms, one).outcome for one in (ballot, other, unknown)}
        assert len(outcomes) == 1
        assert AGREED not in outcomes

    @given(ballots(known=True), BLOCKS)
    def test_a_casting_vote_matters_only_on_a_tie_with_votes(
        self, ballot: Ballot, terms: VotingTerms | Silent
    ) -> None:
        outcome = decide_motion(terms, ballot).outcome
        if outcome is TIED:
            assert ballot.votes_for == ballot.votes_against
            assert ballot.votes_for
            assert ballot.casting_vote is None

    @given(ballots(), BLOCKS)
    def test_a_decision_cites_no_vote_that_was_not_given(
        self, ballot: Ballot, terms: VotingTerms | Silent
    ) -> None:
        decision = decide_motion(terms, ballot)
        assert decision.votes_for == ballot.votes_for
        assert decision.votes_against == ballot.votes_against
        assert decision.abstentions == ballot.abstentions
        unknown = None in (ballot.votes_for, ballot.votes_against)
        assert (decision.votes_cast is None) == unknown
        assert bool(decision.figures()) != unknown

    @given(ballots(), BLOCKS)
    def test_what_is_needed_is_missing(self, ballot: Ballot, terms: VotingTerms | Silent) -> None:
        decision = decide_motion(terms, ballot)
        assert all(getattr(ballot, name) is None for name in decision.needs)
        assert bool(decision.needs) == (decision.outcome is UNDETERMINED)

    @given(
        ballot=ballots(known=True),
        unknown=st.sets(st.sampled_from(["quorate", "chair_presides", *votes(0, 0)])),
        terms=BLOCKS,
    )
    def test_filling_in_exactly_what_is_needed_decides(
        self, ballot: Ballot, unknown: set[str], terms: VotingTerms | Silent
    ) -> None:
        whole = decide_motion(terms, ballot)
        partly = ballot.model_copy(update=dict.fromkeys({*unknown, "objections"}))
        decision = decide_motion(terms, partly)
        missing = {*decision.needs} - {"objections"}  # nobody counts objections to a vote
        filled = {name: getattr(ballot, name) for name in missing}
        filled |= {"objections": 1} if "objections" in decision.needs else {}
        settled = decide_motion(terms, partly.model_copy(update=filled))
        assert settled.outcome is not UNDETERMINED
        if {"votes_for", "votes_against"} <= missing or not {
            "votes_for",
            "votes_against",
        } & unknown:
            assert settled.outcome is whole.outcome

    @given(
        ballot=ballots(known=True),
        order=st.permutations(
            ["quorate", "chair_presides", "in_attendance", "concerned", "membership"]
        ),
        terms=BLOCKS,
    )
    def test_facts_arriving_in_any_order_never_flip_what_is_decided(
        self, ballot: Ballot, order: list[str], terms: VotingTerms | Silent
    ) -> None:
        whole = decide_motion(terms, ballot)
        partly = ballot.model_copy(update=dict.fromkeys(order))
        outcomes = [decide_motion(terms, partly).outcome]
        for name in order:
            partly = partly.model_copy(update={name: getattr(ballot, name)})
            outcomes.append(decide_motion(terms, partly).outcome)
        first_decided = next(at for at, one in enumerate(outcomes) if one is not UNDETERMINED)
        assert set(outcomes[first_decided:]) == {whole.outcome}
        assert decide_motion(terms, partly) == whole

    @pytest.mark.parametrize("book", [TRAFFORD_QIP, CHAIR_ONLY], ids=["presider", "chair only"])
    @pytest.mark.parametrize("cast", [None, *CastingVote])
    @pytest.mark.parametrize(
        "facts",
        [votes(4, 4), votes(5, 4), votes(4, 5), votes(0, 0), {"objections": 0}],
        ids=["a tie", "more for", "more against", "nobody voted", "nobody objects"],
    )
    def test_undetermined_exactly_while_a_missing_yes_or_no_matters(
        self, facts: Mapping[str, object], cast: CastingVote | None, book: Rulebook
    ) -> None:
        tied = facts.get("votes_for") == facts.get("votes_against") != 0
        used = cast if tied and "votes_for" in facts else None

        def outcome(quorate: bool | None, presides: bool | None) -> Motion:
            known = {**facts, "quorate": quorate, "chair_presides": presides, "casting_vote": used}
            return decide_motion(book.voting, Ballot.model_validate(known)).outcome

        both = (True, False)
        for quorate, presides in product((True, False, None), repeat=2):
            ends = {
                outcome(a, b)
                for a in (both if quorate is None else (quorate,))
                for b in (both if presides is None else (presides,))
            }
            assert UNDETERMINED not in ends
            expected = ends.pop() if len(ends) == 1 else UNDETERMINED
            assert outcome(quorate, presides) is expected

    @pytest.mark.parametrize(("terms", "under", "reading"), OTHER_READINGS)
    @given(ballot=ballots())
    def test_what_another_reading_changes_names_the_reading(
        self,
        terms: VotingTerms | Silent,
        under: VotingTerms | Silent,
        reading: str,
        ballot: Ballot,
    ) -> None:
        taken, other = decide_motion(terms, ballot), decide_motion(under, ballot)
        if (taken.outcome, taken.method) != (other.outcome, other.method):
            assert reading in taken.readings
            assert reading in other.readings

    @given(st.lists(st.sampled_from(Answer), max_size=30), st.data())
    def test_votes_are_counted_in_any_order(
        self, answers: list[Answer], data: st.DataObject
    ) -> None:
        ballot = tally_ballot(Vote(answer=answer) for answer in answers)
        again = data.draw(st.permutations(answers))
        assert tally_ballot([Vote(answer=answer) for answer in again]) == ballot
        counts = (ballot.votes_for, ballot.votes_against, ballot.abstentions)
        assert sum(count or 0 for count in counts) == len(answers)
        one_more = tally_ballot(Vote(answer=answer) for answer in [*answers, Answer.ABSTAIN])
        assert one_more == ballot.model_copy(update={"abstentions": (ballot.abstentions or 0) + 1})

    @given(ballots(), BLOCKS)
    def test_decisions_handed_out_again_equal_those_made_anew(
        self, ballot: Ballot, terms: VotingTerms | Silent
    ) -> None:
        assert decide_motion(terms, ballot) == decide_motion(terms.model_copy(), ballot)

    @given(ballots(), BLOCKS)
    def test_a_decision_survives_being_stored(
        self, ballot: Ballot, terms: VotingTerms | Silent
    ) -> None:
        decision = decide_motion(terms, ballot)
        assert MotionDecision.model_validate_json(decision.model_dump_json()) == decision
        assert Ballot.model_validate_json(ballot.model_dump_json()) == ballot


class TestRefusals:
    """Ballots that cannot be: the fields that clash are named."""

    @pytest.mark.parametrize("there", ["in_attendance", "membership"])
    @pytest.mark.parametrize(
        ("facts", "least", "named"),
        [
            pytest.param(
                votes(5, 4, 3),
                12,
                ("votes_for", "votes_against", "abstentions"),
                id="more answers than voters",
            ),
            pytest.param({"votes_for": 5}, 5, ("votes_for",), id="more for than voters"),
            pytest.param({"votes_against": 5}, 5, ("votes_against",), id="more against"),
            pytest.param({"abstentions": 5}, 5, ("abstentions",), id="more abstentions"),
            pytest.param(
                votes(5, 4, 2) | {"concerned": 1},
                12,
                ("votes_for", "concerned"),
                id="the member concerned does not vote",
            ),
            pytest.param({"concerned": 3}, 3, ("concerned",), id="more concerned"),
            pytest.param({"private_requests": 3}, 3, ("private_requests",), id="more requests"),
            pytest.param({"recorded_by": 3}, 3, ("recorded_by",), id="more votes recorded"),
        ],
    )
    def test_more_than_could_vote(
        self, facts: Mapping[str, object], least: int, named: tuple[str, ...], there: str
    ) -> None:
        assert Ballot.model_validate({**facts, there: least}).model_dump()[there] == least
        with pytest.raises(ValidationError) as refused:
            Ballot.model_validate({**facts, there: least - 1})
        for name in (*named, there):
            assert f"`{name}`" in str(refused.value)

    def test_more_in_attendance_than_there_are_members(self) -> None:
        assert Ballot(in_attendance=5, membership=5).membership == 5
        with pytest.raises(ValidationError, match="in_attendance") as refused:
            Ballot(in_attendance=5, membership=4)
        assert "membership" in str(refused.value)

    @pytest.mark.parametrize("cast", CastingVote)
    @pytest.mark.parametrize(
        "facts",
        [
            pytest.param(votes(5, 4), id="more for than against"),
            pytest.param(votes(4, 5), id="more against than for"),
            pytest.param(votes(0, 0, 5), id="nobody voted"),
        ],
    )
    def test_a_casting_vote_without_a_tie(
        self, facts: Mapping[str, object], cast: CastingVote
    ) -> None:
        with pytest.raises(ValidationError, match="casting_vote"):
            Ballot.model_validate({**facts, "casting_vote": cast})

    @pytest.mark.parametrize("facts", [votes(1, 1), {}, {"votes_for": 4}, {"votes_against": 4}])
    def test_a_casting_vote_where_a_tie_can_be(self, facts: Mapping[str, object]) -> None:
        ballot = Ballot.model_validate({**facts, "casting_vote": "for"})
        assert ballot.casting_vote is CastingVote.FOR

    @pytest.mark.parametrize(
        "name",
        [
            "votes_for",
            "votes_against",
            "abstentions",
            "objections",
            "in_attendance",
            "concerned",
            "membership",
            "private_requests",
            "recorded_by",
        ],
    )
    @pytest.mark.parametrize("value", [True, -1, 1.0, "3", 1_000_001])
    def test_what_is_no_count(self, name: str, value: object) -> None:
        with pytest.raises(ValidationError, match=name):
            Ballot.model_validate({name: value})

    @pytest.mark.parametrize("name", ["quorate", "chair_presides", "private"])
    @pytest.mark.parametrize("value", [1, 0, "yes"])
    def test_what_is_no_yes_or_no(self, name: str, value: object) -> None:
        with pytest.raises(ValidationError, match=name):
            Ballot.model_validate({name: value})

    @pytest.mark.parametrize("value", ["awaited", "FOR", True, 1])
    def test_what_is_no_casting_vote(self, value: object) -> None:
        with pytest.raises(ValidationError, match="casting_vote"):
            Ballot.model_validate(votes(4, 4) | {"casting_vote": value})

    @pytest.mark.parametrize(
        ("vote", "named"),
        [
            ({}, "answer"),
            ({"answer": "perhaps"}, "answer"),
            ({"answer": "for", "capacity": "guest"}, "capacity"),
            ({"answer": "for", "withdrawn": 1}, "withdrawn"),
            ({"answer": "for", "suspended": "no"}, "suspended"),
        ],
    )
    def test_what_is_no_vote(self, vote: Mapping[str, object], named: str) -> None:
        with pytest.raises(ValidationError, match=named):
            Vote.model_validate(vote)

    def test_an_own_fact_of_the_wrong_kind(self) -> None:
        ballot = Ballot(votes_for=3, votes_against=2, other={"board_agrees": "gladly"})
        with pytest.raises(WrongKindError, match="board_agrees") as refused:
            decide_motion(BOARD_AGREES, ballot)
        assert refused.value.fact == "other.board_agrees"
        assert "gladly" not in str(refused.value)

    def test_an_unknown_field(self) -> None:
        with pytest.raises(ValidationError, match="spoilt"):
            Ballot.model_validate({"spoilt": 2})

    def test_a_limb_of_another_subject(self) -> None:
        limb = trafford_qip.QUORUM.limbs_required[0]
        with pytest.raises(ValidationError, match="present_for_item"):
            chorus_rsp.VOTING.model_copy(
                update={"majority": limb.model_copy(update={"clause": CLAUSE})}
            )
