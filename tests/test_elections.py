"""Elections: the clause of the paper, the laws of the rule, and what is refused."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import (
    Election,
    ElectionDecision,
    Fact,
    Force,
    Kind,
    Poll,
    Rulebook,
    State,
    WrongKindError,
    elect_officer,
    own_fact,
)
from scrutiny_rules.elections import VOTES_FOR_NOMINEES
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import ELECTION, TRAFFORD_QIP
from scrutiny_rules.testing import (
    polls,
)

ELECTED = Election.ELECTED
TIED = Election.TIED
NOT_ELECTED = Election.NOT_ELECTED
UNDETERMINED = Election.UNDETERMINED

MAJORITY = TRAFFORD_QIP.under("T-R6", "majority")
CHAIR_CASTS = TRAFFORD_QIP.under("T-R15", "chair-may-cast")
CONFIRMED = TRAFFORD_QIP.under("T-R16", "confirming-ballot")
BOTH = MAJORITY.under("T-R15", "chair-may-cast")
BOOKS = (TRAFFORD_QIP, MAJORITY, CHAIR_CASTS, CONFIRMED, BOTH)


def elect(poll: Poll, book: Rulebook = TRAFFORD_QIP) -> ElectionDecision:
    """Decide an election under the Trafford paper, or under a reading of it."""
    return elect_officer(book.election, poll)


def counted(*votes: int | None, **known: object) -> Poll:
    """Return a poll with votes in the order of the ballot paper, and what else is known."""
    return Poll.model_validate({"votes": votes, **known})


class TestTrafford43g:
    """Who wishes to serve stands, and the members vote by closed ballot."""

    @pytest.mark.parametrize(
        ("votes", "outcome", "elected", "leading"),
        [
            pytest.param((5, 4), ELECTED, 0, (0,), id="one more than the other"),
            pytest.param((4, 5), ELECTED, 1, (1,), id="the second on the ballot paper"),
            pytest.param((5, 5), TIED, None, (0, 1), id="as many"),
            pytest.param((2, 3, 2, 2), ELECTED, 1, (1,), id="most votes, but no majority"),
            pytest.param((3, 1, 3), TIED, None, (0, 2), id="a tie at the top"),
            pytest.param((1, 4, 1), ELECTED, 1, (1,), id="a tie further down is none"),
            pytest.param((3, 3, 3), TIED, None, (0, 1, 2), id="three with as many"),
            pytest.param((0, 0), TIED, None, (0, 1), id="nobody voted"),
            pytest.param((0, 1), ELECTED, 1, (1,), id="a single vote"),
            pytest.param((0,), ELECTED, 0, (0,), id="the only nominee, unopposed"),
        ],
    )
    def test_most_votes_win(
        self,
        votes: tuple[int, ...],
        outcome: Election,
        elected: int | None,
        leading: tuple[int, ...],
    ) -> None:
        decision = elect(counted(*votes))
        assert (decision.outcome, decision.elected) == (outcome, elected)
        assert decision.leading == leading
        assert decision.votes == votes
        assert decision.decided_by is None
        assert len(decision.cautions) == (outcome is TIED)
        assert {finding.clause.label for finding in decision.findings} == {"4.3(g)"}
        assert len(decision.figures()) == (1 if elected is None else 2)

    @pytest.mark.parametrize(
        ("votes", "decisive"),
        [
            pytest.param((), {"nominated": State.NOT_MET}, id="nobody stands"),
            pytest.param(
                (0,),
                {"nominated": State.MET, "single-nominee": State.MET, "unopposed": State.MET},
                id="one stands",
            ),
            pytest.param(
                (2, 1),
                {
                    "nominated": State.MET,
                    "single-nominee": State.NOT_MET,
                    "winning": State.MET,
                },
                id="one wins",
            ),
            pytest.param(
                (2, 2),
                {
                    "nominated": State.MET,
                    "single-nominee": State.NOT_MET,
                    "winning": State.NOT_MET,
                    "tie": State.MET,
                },
                id="a tie",
            ),
        ],
    )
    def test_what_decides(self, votes: tuple[int, ...], decisive: dict[str, State]) -> None:
        decision = elect(counted(*votes))
        assert {one.limb: one.state for one in decision.decisive} == decisive

    def test_where_nobody_stands_the_role_may_be_recruited_for(self) -> None:
        decision = elect(counted())
        assert (decision.outcome, decision.elected) == (Election.NO_NOMINATION, None)
        assert decision.decided_by == ELECTION.recruited_by
        assert len(decision.cautions) == 1
        assert ELECTION.recruiting.force is Force.MAY
        assert decision.figures() == ()

    @pytest.mark.parametrize(("closed", "cautions"), [(True, 0), (None, 0), (False, 1)])
    def test_a_ballot_that_was_not_closed_is_flagged(
        self, closed: bool | None, cautions: int
    ) -> None:
        decision = elect(counted(2, 1, closed=closed))
        assert (decision.outcome, len(decision.cautions)) == (ELECTED, cautions)

    def test_a_paper_that_asks_for_no_closed_ballot_does_not_flag_it(self) -> None:
        terms = ELECTION.model_copy(update={"closed_ballot": None})
        assert elect_officer(terms, counted(2, 1, closed=False)).cautions == ()

    @pytest.mark.parametrize(
        ("poll", "reading"),
        [(counted(2, 1), "T-R6"), (counted(2, 2), "T-R15"), (counted(2), "T-R16")],
    )
    def test_the_reading_that_it_rests_on_is_named(self, poll: Poll, reading: str) -> None:
        assert reading in elect(poll).readings


class TestTrafford43gReadings:
    """T-R6, T-R15, T-R16: a majority, a casting vote, a confirming ballot."""

    @pytest.mark.parametrize(
        ("votes", "outcome", "elected"),
        [
            pytest.param((5, 4), ELECTED, 0, id="five of nine"),
            pytest.param((4, 2, 2), NOT_ELECTED, None, id="exactly half"),
            pytest.param((5, 2, 2), ELECTED, 0, id="one more than half"),
            pytest.param((4, 3, 3), NOT_ELECTED, None, id="most votes only"),
            pytest.param((4, 4, 2), TIED, None, id="a tie at the top"),
            pytest.param((3,), ELECTED, 0, id="a single nominee needs no votes"),
        ],
    )
    def test_t_r6_a_majority_of_the_votes_cast(
        self, votes: tuple[int, ...], outcome: Election, elected: int | None
    ) -> None:
        decision = elect(counted(*votes), MAJORITY)
        assert (decision.outcome, decision.elected) == (outcome, elected)

    @pytest.mark.parametrize(
        ("poll", "outcome", "elected", "holder", "needs", "cautions"),
        [
            pytest.param(
                counted(4, 4, chair_is_nominee=False), TIED, None, "the Chair", (), 0, id="awaited"
            ),
            pytest.param(
                counted(4, 4, chair_is_nominee=False, casting_vote=0),
                ELECTED,
                0,
                None,
                (),
                1,
                id="cast for the first",
            ),
            pytest.param(
                counted(1, 4, 4, chair_is_nominee=False, casting_vote=2),
                ELECTED,
                2,
                None,
                (),
                1,
                id="cast for the last",
            ),
            pytest.param(
                counted(4, 4, chair_is_nominee=True), TIED, None, None, (), 0, id="the Chair stands"
            ),
            pytest.param(
                counted(4, 4, chair_is_nominee=True, casting_vote=0),
                TIED,
                None,
                None,
                (),
                1,
                id="and casts all the same",
            ),
            pytest.param(counted(4, 4), TIED, None, None, (), 0, id="who knows whether they stand"),
            pytest.param(
                counted(4, 4, casting_vote=0),
                UNDETERMINED,
                None,
                None,
                ("chair_is_nominee",),
                0,
                id="and they have cast",
            ),
            pytest.param(
                counted(0, 0, chair_is_nominee=False), TIED, None, None, (), 0, id="nobody voted"
            ),
            pytest.param(
                counted(4, 3, chair_is_nominee=False), ELECTED, 0, None, (), 0, id="no tie at all"
            ),
        ],
    )
    def test_t_r15_the_chair_may_cast(
        self,
        poll: Poll,
        outcome: Election,
        elected: int | None,
        holder: str | None,
        needs: tuple[str, ...],
        cautions: int,
    ) -> None:
        decision = elect(poll, CHAIR_CASTS)
        assert (decision.outcome, decision.elected) == (outcome, elected)
        assert (decision.decided_by, decision.needs) == (holder, needs)
        assert len(decision.cautions) == cautions
        assert ("T-R15" in decision.readings) == (poll.votes != (4, 3))

    def test_t_r15_a_casting_vote_that_the_paper_does_not_give_is_left_out(self) -> None:
        decision = elect(counted(4, 4, chair_is_nominee=False, casting_vote=0))
        assert (decision.outcome, decision.elected) == (TIED, None)
        assert len(decision.cautions) == 2

    @pytest.mark.parametrize(
        ("votes", "outcome"),
        [
            pytest.param((4, 4), ELECTED, id="five of nine, the casting vote included"),
            pytest.param((4, 4, 1), NOT_ELECTED, id="five of ten"),
        ],
    )
    def test_both_a_casting_vote_is_one_more_vote(
        self, votes: tuple[int, ...], outcome: Election
    ) -> None:
        poll = counted(*votes, chair_is_nominee=False, casting_vote=1)
        decision = elect(poll, BOTH)
        assert (decision.outcome, decision.elected) == (outcome, 1 if outcome is ELECTED else None)

    def test_no_count_is_shown_that_a_casting_vote_may_change(self) -> None:
        decision = elect(counted(4, 4, casting_vote=0), BOTH)
        found = {
            name: value
            for one in decision.decisive
            for test in one.tests
            for name, value in test.found.items()
        }
        assert (decision.outcome, found) == (UNDETERMINED, {"next_most_votes": 4})

    @pytest.mark.parametrize(
        ("poll", "outcome", "needs"),
        [
            pytest.param(counted(4, votes_against=3), ELECTED, (), id="one more for"),
            pytest.param(counted(4, votes_against=4), NOT_ELECTED, (), id="as many"),
            pytest.param(counted(0, votes_against=0), NOT_ELECTED, (), id="nobody voted"),
            pytest.param(counted(4), UNDETERMINED, ("votes_against",), id="who was against"),
            pytest.param(counted(None, votes_against=3), UNDETERMINED, ("votes",), id="who for"),
            pytest.param(
                counted(None, votes_against=3, members=6), NOT_ELECTED, (), id="three at most for"
            ),
            pytest.param(
                counted(None, votes_against=3, members=7), UNDETERMINED, ("votes",), id="or four"
            ),
            pytest.param(
                counted(None), UNDETERMINED, ("votes", "votes_against"), id="nothing counted"
            ),
            pytest.param(counted(4, 3), ELECTED, (), id="two nominees need no confirming"),
        ],
    )
    def test_t_r16_a_confirming_ballot(
        self, poll: Poll, outcome: Election, needs: tuple[str, ...]
    ) -> None:
        decision = elect(poll, CONFIRMED)
        assert (decision.outcome, decision.needs) == (outcome, needs)
        assert decision.elected == (0 if outcome is ELECTED else None)


class TestWhatIsNotKnown:
    """A count that is not known matters only while it could still change the outcome."""

    @pytest.mark.parametrize(
        ("poll", "outcome", "elected"),
        [
            pytest.param(Poll(), UNDETERMINED, None, id="nothing known"),
            pytest.param(counted(None), ELECTED, 0, id="a single nominee is elected anyway"),
            pytest.param(counted(4, None), UNDETERMINED, None, id="anybody may have voted"),
            pytest.param(counted(4, None, members=7), ELECTED, 0, id="three at most, of four"),
            pytest.param(counted(4, None, members=8), UNDETERMINED, None, id="four would tie"),
            pytest.param(counted(None, 4, None, members=7), ELECTED, 1, id="two not known"),
            pytest.param(counted(4, 4, None, members=12), TIED, None, id="a tie of two or three"),
            pytest.param(counted(4, 4, None, members=13), UNDETERMINED, None, id="or a win"),
            pytest.param(counted(None, None, members=0), TIED, None, id="nobody could vote"),
            pytest.param(counted(None, None, members=1), UNDETERMINED, None, id="one could"),
            pytest.param(
                counted(1_000_000, None), UNDETERMINED, None, id="as many as there can be"
            ),
        ],
    )
    def test_by_plurality(self, poll: Poll, outcome: Election, elected: int | None) -> None:
        decision = elect(poll)
        assert (decision.outcome, decision.elected) == (outcome, elected)
        assert decision.needs == (("votes",) if outcome is UNDETERMINED else ())
        assert len(decision.questions) == len(decision.needs)

    @pytest.mark.parametrize(
        ("poll", "outcome"),
        [
            pytest.param(counted(5, 4, None, members=9), ELECTED, id="five of nine"),
            pytest.param(counted(5, 4, None, members=10), UNDETERMINED, id="or of ten"),
            pytest.param(counted(4, 3, 3, None, members=13), NOT_ELECTED, id="no majority either"),
            pytest.param(counted(4, 3, 3, None, members=14), UNDETERMINED, id="or a tie"),
        ],
    )
    def test_by_majority(self, poll: Poll, outcome: Election) -> None:
        assert elect(poll, MAJORITY).outcome is outcome

    def test_who_leads_is_said_only_where_it_is_certain(self) -> None:
        assert elect(counted(4, None, members=7)).leading == (0,)
        assert elect(counted(4, None, members=8)).leading == ()
        assert elect(counted(4, 4, None, members=12)).leading == ()
        assert elect(counted(4, 4, None, members=11)).leading == (0, 1)
        assert elect(Poll()).leading == ()


class TestChorusElectsNobody:
    """The paper says nothing of elections, and none are borrowed."""

    @pytest.mark.parametrize("poll", [Poll(), counted(), counted(3, 2)])
    def test_not_provided(self, poll: Poll) -> None:
        decision = elect(poll, CHORUS_RSP)
        assert (decision.outcome, decision.elected) == (Election.NOT_PROVIDED, None)
        assert len(decision.cautions) == 1


TURNOUT = Fact(
    name="other.enough_came", kind=Kind.YES_NO, question="Did enough come?", answered_by="tellers"
)


class TestOtherPapers:
    """A landlord's own condition, or one that says nothing of who leads."""

    @pytest.mark.parametrize(
        ("came", "outcome"), [(True, ELECTED), (False, NOT_ELECTED), (None, UNDETERMINED)]
    )
    def test_a_condition_of_its_own(self, came: bool | None, outcome: Election) -> None:
        winning = ELECTION.winning.model_copy(
            update={"condition": ELECTION.winning.condition & own_fact("enough_came")}
        )
        terms = ELECTION.model_copy(update={"winning": winning, "own_facts": (TURNOUT,)})
        poll = counted(2, 1, other={"enough_came": came})
        assert elect_officer(terms, poll).outcome is outcome

    def test_a_casting_vote_that_rests_on_a_fact_of_its_own(self) -> None:
        casting = CHAIR_CASTS.election
        assert casting.kind == "election"
        assert casting.casting_vote is not None
        power = casting.casting_vote.model_copy(update={"condition": own_fact("enough_came")})
        terms = casting.model_copy(update={"casting_vote": power, "own_facts": (TURNOUT,)})
        poll = counted(2, 2, casting_vote=0)
        decision = elect_officer(terms, poll)
        assert (decision.outcome, decision.needs) == (UNDETERMINED, ("other.enough_came",))

    def test_nobody_is_named_where_it_is_not_certain_who_leads(self) -> None:
        winning = ELECTION.winning.model_copy(update={"condition": VOTES_FOR_NOMINEES >= 1})
        terms = ELECTION.model_copy(update={"winning": winning})
        decision = elect_officer(terms, counted(4, None))
        assert (decision.outcome, decision.elected) == (ELECTED, None)


SMALL = st.lists(st.integers(0, 4), min_size=2, max_size=4)


class TestLaws:
    """What holds for every election."""

    @given(SMALL)
    def test_the_elected_has_more_than_everyone_else_and_a_tie_is_nobodys(
        self, votes: list[int]
    ) -> None:
        decision = elect(counted(*votes))
        at_the_top = Counter(votes)[max(votes)]
        assert (decision.outcome is ELECTED) == (at_the_top == 1)
        assert (decision.outcome is TIED) == (at_the_top > 1)
        if decision.elected is not None:
            others = votes[: decision.elected] + votes[decision.elected + 1 :]
            assert all(other < votes[decision.elected] for other in others)

    @given(SMALL)
    def test_a_majority_is_more_than_all_the_others_together(self, votes: list[int]) -> None:
        decision = elect(counted(*votes), MAJORITY)
        winners = [at for at, one in enumerate(votes) if one > sum(votes) - one]
        assert (decision.outcome is ELECTED) == bool(winners)
        if winners:
            assert winners == [decision.elected] == [elect(counted(*votes)).elected]

    @given(polls(known=True), st.sampled_from(BOOKS))
    def test_one_more_vote_for_the_winner_never_unseats_them(
        self, poll: Poll, book: Rulebook
    ) -> None:
        before = elect(poll, book)
        if before.elected is not None:
            assert poll.votes is not None
            more = [(one or 0) + (at == before.elected) for at, one in enumerate(poll.votes)]
            members = None if poll.members is None else poll.members + 1
            after = poll.model_copy(
                update={"votes": tuple(more), "members": members, "casting_vote": None}
            )
            assert elect(after, book).elected == before.elected

    @given(polls(known=True), st.data(), st.sampled_from(BOOKS))
    def test_another_order_of_the_ballot_paper_elects_the_same_nominee(
        self, poll: Poll, data: st.DataObject, book: Rulebook
    ) -> None:
        assert poll.votes is not None
        order = data.draw(st.permutations(range(len(poll.votes))))
        casting = None if poll.casting_vote is None else order.index(poll.casting_vote)
        other = poll.model_copy(
            update={"votes": tuple(poll.votes[at] for at in order), "casting_vote": casting}
        )
        here, there = elect(poll, book), elect(other, book)
        assert here.outcome is there.outcome
        assert here.elected == (None if there.elected is None else order[there.elected])
        assert set(here.leading) == {order[at] for at in there.leading}

    @given(polls(), st.sampled_from(BOOKS))
    def test_an_answer_holds_however_the_unknown_votes_went(
        self, poll: Poll, book: Rulebook
    ) -> None:
        decision = elect(poll, book)
        if poll.votes is None or poll.votes.count(None) > 2:
            return
        highest = 8 if poll.members is None else poll.members
        found = set()
        for filling in product(range(highest + 1), repeat=poll.votes.count(None)):
            left = iter(filling)
            votes = tuple(next(left) if one is None else one for one in poll.votes)
            cast = sum(votes) + (poll.votes_against or 0)
            if poll.members is None or cast <= poll.members:
                full = elect(poll.model_copy(update={"votes": votes}), book)
                found.add((full.outcome, full.elected))
        if decision.outcome is not UNDETERMINED:
            assert found == {(decision.outcome, decision.elected)}
        elif decision.needs == ("votes",):
            assert len({outcome for outcome, _ in found}) > 1

    @given(polls(known=True))
    def test_a_casting_vote_only_ever_breaks_a_tie(self, poll: Poll) -> None:
        taken, alternative = elect(poll), elect(poll, CHAIR_CASTS)
        if taken.outcome is not TIED:
            assert alternative.outcome is taken.outcome
            assert alternative.elected == taken.elected
        elif alternative.outcome is ELECTED:
            assert alternative.elected == poll.casting_vote
            assert poll.chair_is_nominee is False

    @given(polls(), st.sampled_from(BOOKS))
    def test_a_decision_survives_json(self, poll: Poll, book: Rulebook) -> None:
        decision = elect(poll, book)
        assert ElectionDecision.model_validate_json(decision.model_dump_json()) == decision
        assert Poll.model_validate_json(poll.model_dump_json()) == poll


class TestRefusals:
    """More votes than voters, and a casting vote where there is no tie."""

    @pytest.mark.parametrize(
        ("facts", "named"),
        [
            pytest.param({"votes": (3, 3), "members": 5}, "members", id="more than members"),
            pytest.param(
                {"votes": (3,), "votes_against": 3, "members": 5},
                "members",
                id="with those against",
            ),
            pytest.param({"votes": (6, None), "members": 5}, "members", id="one alone is more"),
            pytest.param(
                {"votes": (3, 2), "votes_against": 1}, "votes_against", id="against one of two"
            ),
            pytest.param({"votes": (3, 2), "casting_vote": 0}, "casting_vote", id="no tie"),
            pytest.param({"votes": (3,), "casting_vote": 0}, "casting_vote", id="one stands"),
            pytest.param({"votes": (), "casting_vote": 0}, "casting_vote", id="nobody stands"),
            pytest.param({"votes": (0, 0), "casting_vote": 0}, "casting_vote", id="nobody voted"),
            pytest.param(
                {"votes": (3, 3, 1), "casting_vote": 2}, "casting_vote", id="for another than those"
            ),
            pytest.param(
                {"votes": (3, 3), "casting_vote": 2}, "casting_vote", id="for nobody at all"
            ),
            pytest.param({"casting_vote": 0}, "casting_vote", id="before any count"),
            pytest.param(
                {"votes": (3, None), "casting_vote": 0}, "casting_vote", id="before the last count"
            ),
            pytest.param(
                {"votes": (3, 3, None), "casting_vote": 0}, "casting_vote", id="before a third"
            ),
            pytest.param({"votes": (True,)}, "votes", id="a yes for a count"),
            pytest.param({"votes": (-1,)}, "votes", id="fewer than none"),
            pytest.param({"votes": (1.0,)}, "votes", id="a float for a count"),
            pytest.param({"closed": "yes"}, "closed", id="a word for a yes"),
            pytest.param({"winner": 1}, "winner", id="a field that there is not"),
        ],
    )
    def test_what_cannot_be_so(self, facts: dict[str, object], named: str) -> None:
        with pytest.raises(ValidationError, match=named):
            Poll.model_validate(facts)

    @pytest.mark.parametrize(
        "facts",
        [
            {"votes": (3, 2), "members": 5},
            {"votes": (3,), "votes_against": 2, "members": 5},
            {"votes": (), "votes_against": 1},
            {"votes_against": 1},
            {"votes": (3, 3, 1), "casting_vote": 1},
        ],
    )
    def test_what_just_can(self, facts: dict[str, object]) -> None:
        assert Poll.model_validate(facts).casting_vote == facts.get("casting_vote")

    def test_an_own_fact_of_another_kind(self) -> None:
        terms = ELECTION.model_copy(update={"own_facts": (TURNOUT,)})
        with pytest.raises(WrongKindError):
            elect_officer(terms, counted(2, 1, other={"enough_came": 3}))
