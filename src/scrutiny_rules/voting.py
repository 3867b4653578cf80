"""Voting: is the motion carried?

A panel may look for consensus first. Failing that it votes: a motion is *carried* by the
majority that the paper asks for, *lost* when more vote against than for, and otherwise *not
carried*. Abstentions are not votes cast. A tie may leave a casting vote to whoever
presides: a power, which need not be used.

Clauses: chorus-rsp terms: voting, code 14: at meetings; trafford-qip 7.3, 8.1, 4.3(h).

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> tie = Ballot(votes_for=4, votes_against=4, abstentions=2, quorate=True)
    >>> decide_motion(TRAFFORD_QIP.voting, tie).outcome
    <Motion.TIED: 'tied'>
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import Count, Frozen, FrozenMap, OtherFacts, Text, Whole, YesNo
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Condition, Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import (
    Ask,
    ChangedBy,
    ChoiceFact,
    CountFact,
    Fact,
    Kind,
    add,
    less,
    vocabulary,
)
from scrutiny_rules.ladder import Limb, Part, Relies, Rung, Terms, World
from scrutiny_rules.pictures import ADVERSE, NEUTRAL, Bar, bars

_TELLERS: Final = "whoever counted the votes"
_CHAIR: Final = "whoever presided"
_MINUTES: Final = "whoever keeps the minutes"


class CastingVote(StrEnum):
    """What whoever holds the casting vote did with it on a tie."""

    FOR = "for"
    """Cast in favour."""

    AGAINST = "against"
    """Cast against."""

    DECLINED = "declined"
    """Not cast, which is allowed: the motion is then not carried, and not lost either."""


AWAITED: Final = "awaited"
"""What the fact of a casting vote says while it is neither used nor declined."""


class Ballot(Frozen):
    """How the vote went; None for both counts means that no vote has been recorded.

    ``in_attendance`` counts members who may vote on the item: staff, suspended people and
    those who have withdrawn are left out. ``concerned`` counts those in attendance whom the
    item is about and who do not vote on it. ``objections`` counts sustained
    objections to a consensus and is not looked at once votes are recorded. ``casting_vote``
    is None until it is used or declined.
    """

    votes_for: Annotated[
        Count | None, Ask("How many voted for?", _TELLERS, changed_by=ChangedBy.NOBODY)
    ] = None
    votes_against: Annotated[
        Count | None, Ask("How many voted against?", _TELLERS, changed_by=ChangedBy.NOBODY)
    ] = None
    abstentions: Annotated[
        Count | None, Ask("How many abstained?", _TELLERS, changed_by=ChangedBy.NOBODY)
    ] = 0
    quorate: Annotated[YesNo | None, Ask("Was there a quorum for the item?", _CHAIR)] = None
    objections: Annotated[
        Count | None,
        Ask("How many members sustained an objection?", _CHAIR, changed_by=ChangedBy.NOBODY),
    ] = None
    casting_vote: Annotated[
        CastingVote | None,
        Ask("Was a casting vote used, or declined?", _CHAIR, changed_by=ChangedBy.OTHERS),
    ] = None
    chair_presides: Annotated[
        YesNo | None,
        Ask("Did the Chair preside over the item?", _MINUTES, changed_by=ChangedBy.NOBODY),
    ] = None
    in_attendance: Annotated[
        Count | None,
        Ask(
            "How many members who may vote were in attendance?",
            _MINUTES,
            changed_by=ChangedBy.NOBODY,
        ),
    ] = None
    concerned: Annotated[
        Count | None,
        Ask(
            "How many of those in attendance is the item about?",
            _MINUTES,
            changed_by=ChangedBy.NOBODY,
        ),
    ] = 0
    membership: Annotated[
        Count | None, Ask("How many members are there in all?", "whoever keeps the list of members")
    ] = None
    private: Annotated[
        YesNo | None, Ask("Was the vote taken in private?", _CHAIR, changed_by=ChangedBy.NOBODY)
    ] = None
    private_requests: Annotated[
        Count | None,
        Ask(
            "How many voting members asked for a private vote?", _CHAIR, changed_by=ChangedBy.NOBODY
        ),
    ] = None
    recorded_by: Annotated[
        Count | None,
        Ask(
            "How many asked for their own vote to be recorded?",
            _MINUTES,
            changed_by=ChangedBy.NOBODY,
        ),
    ] = 0
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _no_more_votes_than_voters(self) -> Self:
        answered = (self.votes_for or 0) + (self.votes_against or 0) + (self.abstentions or 0)
        for name in ("in_attendance", "membership"):
            there = getattr(self, name)
            if there is None:
                continue
            for part in ("concerned", "private_requests", "recorded_by"):
                if (getattr(self, part) or 0) > there:
                    raise ValueError(f"`{part}` is more than `{name}`, which is {there}")
            voters = there - (self.concerned or 0)
            if answered > voters:
                less = " less `concerned`" if self.concerned else ""
                raise ValueError(
                    f"`votes_for`, `votes_against` and `abstentions` add up to {answered}, but "
                    f"`{name}`{less} leaves only {voters} who could vote"
                )
        there, members = self.in_attendance, self.membership
        if there is not None and members is not None and there > members:
            raise ValueError(f"`in_attendance` is {there}, but `membership` is only {members}")
        return self

    @model_validator(mode="after")
    def _casting_vote_only_on_a_tie(self) -> Self:
        if self.casting_vote is None or None in (self.votes_for, self.votes_against):
            return self
        if self.votes_for != self.votes_against:
            raise ValueError("`casting_vote` is used, but the votes are not tied")
        if not self.votes_for:
            raise ValueError("`casting_vote` is used, but nobody voted")
        return self


class Capacity(StrEnum):
    """In which capacity somebody is in the room."""

    MEMBER = "member"
    """A member of the panel, the Chair among them."""

    CO_OPTEE = "co-optee"
    """Co-opted for the topic, with a full vote meanwhile."""

    STAFF = "staff"
    """An employee of the landlord: no vote."""

    OBSERVER = "observer"
    """A guest: no vote."""


class Answer(StrEnum):
    """The three ways to answer a motion."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Vote(Frozen):
    """One person's answer; an answer by somebody who may not vote is refused."""

    answer: Answer
    capacity: Capacity = Capacity.MEMBER
    withdrawn: YesNo = False
    suspended: YesNo = False

    @model_validator(mode="after")
    def _may_vote(self) -> Self:
        if self.capacity in (Capacity.STAFF, Capacity.OBSERVER):
            raise ValueError(f"`capacity` is {self.capacity}, who has no vote: see `answer`")
        for name in ("withdrawn", "suspended"):
            if getattr(self, name):
                raise ValueError(f"`{name}` is yes, so there is no vote: see `answer`")
        return self


def tally_ballot(votes: Iterable[Vote]) -> Ballot:
    """Count votes into a ballot.

    Args:
        votes: The answers of those who may vote, in any order.

    Returns:
        A ballot with the three counts; add what else is known by ``model_copy``.

    Raises:
        Nothing. A vote by somebody who has none cannot be built.

    Example:
        >>> ballot = tally_ballot([Vote(answer=Answer.FOR), Vote(answer=Answer.ABSTAIN)])
        >>> ballot.votes_for, ballot.votes_against, ballot.abstentions
        (1, 0, 1)
    """
    answers = [vote.answer for vote in votes]
    return Ballot(
        votes_for=answers.count(Answer.FOR),
        votes_against=answers.count(Answer.AGAINST),
        abstentions=answers.count(Answer.ABSTAIN),
    )


VOTES_FOR: Final = CountFact("votes_for")
VOTES_AGAINST: Final = CountFact("votes_against")
ABSTENTIONS: Final = CountFact("abstentions")
VOTES_CAST: Final = CountFact("votes_cast")
VOTE_TAKEN: Final = Yes(fact="vote_taken")
QUORATE: Final = Yes(fact="quorate")
OBJECTIONS: Final = CountFact("objections")
CASTING_VOTE: Final = ChoiceFact("casting_vote")
CHAIR_PRESIDES: Final = Yes(fact="chair_presides")
VOTERS_IN_ATTENDANCE: Final = CountFact("voters_in_attendance")
IN_ATTENDANCE: Final = CountFact("in_attendance")
CONCERNED: Final = CountFact("concerned")
RECORDED_BY: Final = CountFact("recorded_by")
MEMBERSHIP: Final = CountFact("membership")
PRIVATE_REQUESTS: Final = CountFact("private_requests")

TIE: Final = (VOTES_FOR >= VOTES_AGAINST) & (VOTES_AGAINST >= VOTES_FOR) & (VOTES_CAST >= 1)
"""As many for as against, and somebody voted."""

FACTS: Final = vocabulary(
    Ballot,
    Fact(
        personal=False,
        name="votes_cast",
        kind=Kind.COUNT,
        question="How many votes were cast, for and against together?",
        answered_by=_TELLERS,
        behind=("votes_for", "votes_against"),
    ),
    Fact(
        personal=False,
        changed_by=ChangedBy.OTHERS,
        name="casting_vote",
        kind=Kind.CHOICE,
        question="Was a casting vote used, or declined?",
        answered_by=_CHAIR,
        choices=(*CastingVote, AWAITED),
    ),
    Fact(
        personal=False,
        changed_by=ChangedBy.NOBODY,
        name="vote_taken",
        kind=Kind.YES_NO,
        question="Was a vote taken?",
        answered_by=_CHAIR,
        behind=("objections", "votes_for", "votes_against"),
    ),
    Fact(
        personal=False,
        name="voters_in_attendance",
        kind=Kind.COUNT,
        question="Of how many in attendance is a majority needed?",
        answered_by=_MINUTES,
        behind=("in_attendance", "concerned"),
    ),
)
"""The facts that conditions about a ballot may speak of."""


class Motion(StrEnum):
    """The fate of a motion."""

    AGREED_BY_CONSENSUS = "agreed by consensus"
    """No vote was needed: nobody sustained an objection."""

    CARRIED = "carried"
    """It has the majority that the paper asks for, or the casting vote."""

    LOST = "lost"
    """More voted against than for, or the casting vote went against."""

    NOT_CARRIED = "not carried"
    """It lacks the majority without being lost; it may be moved again."""

    TIED = "tied"
    """A tie that waits for the casting vote; ``decided_by`` says whose."""

    INQUORATE = "inquorate"
    """No decision can be taken."""

    UNDETERMINED = "undetermined"
    """A fact that matters is not known; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper says nothing of voting."""


class Holder(StrEnum):
    """Who holds the casting vote."""

    PRESIDER = "presider"
    """The Chair, or in the Chair's absence whoever presides."""

    CHAIR_ONLY = "chair only"
    """The Chair, and nobody in the Chair's absence."""


class CastingVoteTerms(Frozen):
    """The power to break a tie.

    Attributes:
        clause: Where the paper gives it.
        holder: Who holds it.
        readings: The readings it rests on.
    """

    clause: Clause
    holder: Holder = Holder.PRESIDER
    readings: tuple[Relies, ...] = ()


_AFTER_A_TIE: Final = {
    CastingVote.FOR: Motion.CARRIED,
    CastingVote.AGAINST: Motion.LOST,
    CastingVote.DECLINED: Motion.NOT_CARRIED,
}


_COULD_VOTE: Final = {"in_attendance": "could_vote", "membership": "could_vote_of_all"}
_VOTES: Final = frozenset(("votes_for", "votes_against", "votes_cast"))


class VotingTerms(Terms[Motion, Ballot]):
    """What a paper fixes about deciding a motion.

    Attributes:
        majority: What carries a motion.
        lost: What loses it: more against than for.
        quorum: That the meeting is quorate, where the paper sets a quorum.
        consensus: What agrees a motion without a vote, where the paper looks for that first.
        casting_vote: The power to break a tie, where there is one.
        concerned_counted: Whether those whom the item is about count as in attendance.
        private_vote: What makes a vote private, where the paper provides for it.
        decided_by: Who decides with the support of the vote, where the vote is only that.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Ballot
    asked_with: ClassVar[tuple[str, ...]] = ("decide_motion",)

    kind: Literal["voting"] = "voting"
    majority: Limb
    lost: Limb
    quorum: Limb | None = None
    consensus: Limb | None = None
    casting_vote: CastingVoteTerms | None = None
    concerned_counted: YesNo = False
    private_vote: Limb | None = None
    decided_by: Text | None = None

    def outcomes(self) -> tuple[Rung[Motion], ...]:
        """Return the ladder: inquorate, consensus, carried, the casting vote, lost, not carried."""
        rungs: list[Rung[Motion]] = []
        if self.quorum:
            rungs.append(Rung(outcome=Motion.INQUORATE, unless=(self.quorum,)))
        if self.consensus:
            clause = self.consensus.clause
            taken = self._limb(clause, "vote-taken", "a vote was taken", VOTE_TAKEN)
            rungs.append(
                Rung(outcome=Motion.AGREED_BY_CONSENSUS, parts=(self.consensus,), unless=(taken,))
            )
        rungs.append(
            Rung(outcome=Motion.CARRIED, parts=(self.majority,), decided_by=self.decided_by)
        )
        if self.casting_vote:
            rungs += self._casting(self.casting_vote)
        rungs.append(Rung(outcome=Motion.LOST, parts=(self.lost,)))
        return (*rungs, Rung(outcome=Motion.NOT_CARRIED))

    def _casting(self, power: CastingVoteTerms) -> list[Rung[Motion]]:
        """Return the rungs of a tie: still awaited, cast for, cast against, declined."""
        clause = power.clause
        tie = Limb(
            name="tie",
            clause=clause.model_copy(update={"gist": "the votes are tied"}),
            condition=TIE,
            readings=power.readings,
        )
        holder: tuple[Part, ...] = ()
        if power.holder is Holder.CHAIR_ONLY:
            presides = "the Chair is there to hold the casting vote"
            limb = self._limb(clause, "chair-presides", presides, CHAIR_PRESIDES)
            holder = (limb.model_copy(update={"readings": power.readings}),)
        who = "the Chair" if holder else "whoever presides: the Chair, or who stands in"
        used = self._limb(
            clause,
            "casting-vote-used",
            "the casting vote was used or declined",
            CASTING_VOTE.is_in(*CastingVote),
        )
        rungs: list[Rung[Motion]] = [
            Rung(outcome=Motion.TIED, gate=tie, parts=holder, unless=(used,), decided_by=who)
        ]
        for cast, outcome in _AFTER_A_TIE.items():
            gist = f"the casting vote was {cast}"
            limb = self._limb(clause, f"casting-vote-{cast}", gist, CASTING_VOTE.is_in(cast))
            rungs.append(Rung(outcome=outcome, gate=tie, parts=(*holder, limb)))
        return rungs

    @staticmethod
    def _limb(clause: Clause, name: str, gist: str, condition: Condition) -> Limb:
        return Limb(name=name, clause=clause.model_copy(update={"gist": gist}), condition=condition)

    def worlds(
        self,
        ballot: Ballot,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World]:
        """Return the facts of a ballot with what these terms derive from them.

        Args:
            ballot: How the vote went.
            on: Not looked at.

        Returns:
            One world. A casting vote that is not used counts as awaited, not as unknown.

        Raises:
            WrongKindError: An own fact is not of the kind that was declared.
        """
        facts = self._as_given(ballot)
        votes = (ballot.votes_for, ballot.votes_against)
        facts["votes_cast"] = add(facts, "votes_for", "votes_against")
        facts["vote_taken"] = votes != (None, None)
        facts["casting_vote"] = ballot.casting_vote or AWAITED
        left_out = () if self.concerned_counted else ("concerned",)
        facts["voters_in_attendance"] = less(facts, "in_attendance", *left_out)
        return (facts,)

    def made_of(self) -> Mapping[str, Mapping[str, int]]:
        """Return of which counts the votes cast and those who could vote are the sums."""
        left_out = {} if self.concerned_counted else {"concerned": -1}
        answers = ("votes_for", "votes_against", "abstentions")
        return {
            "votes_cast": {"votes_for": 1, "votes_against": 1},
            "voters_in_attendance": {"in_attendance": 1, **left_out},
            "answered": dict.fromkeys(answers, 1),
            **{name: {there: 1, "concerned": -1} for there, name in _COULD_VOTE.items()},
        }

    def always(self) -> tuple[Condition, ...]:
        """Return that nobody votes twice, and that a casting vote needs a tie.

        Where no vote is taken everything is known only if the paper looks for consensus first,
        and there is one. Then nothing is known of the votes.
        """
        unused = CASTING_VOTE.is_in(AWAITED)
        without: Condition | None = None if self.consensus is None else self.consensus.condition
        return (
            *(
                part <= there
                for there in (IN_ATTENDANCE, MEMBERSHIP)
                for part in (CONCERNED, PRIVATE_REQUESTS, RECORDED_BY)
            ),
            *(CountFact(name) >= CountFact("answered") for name in _COULD_VOTE.values()),
            IN_ATTENDANCE <= MEMBERSHIP,
            unused | TIE,
            VOTE_TAKEN if without is None else VOTE_TAKEN | (without & unused),
        )

    def may_turn(self, world: World) -> frozenset[str]:
        """Return that no vote was taken, unless there is consensus: one may be taken yet."""
        agreed = self.consensus is not None and self.consensus.condition.test(world)
        return frozenset() if world["vote_taken"] or agreed else frozenset({"vote_taken"})

    def not_applicable(self, values: Mapping[str, object]) -> frozenset[str]:
        """Return the votes, where none was taken."""
        return _VOTES if values.get("vote_taken") is False else frozenset()

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return the counts as wanted, with nobody whom the item is about."""
        case = super()._case(values, on)
        if case.get("casting_vote") == AWAITED:
            del case["casting_vote"]
        counts = {name: value for name, value in values.items() if isinstance(value, int)}
        if "votes_cast" in counts:
            cast, against = counts["votes_cast"], counts.get("votes_against", 0)
            votes_for = counts.get("votes_for", cast - against)
            case |= {"votes_for": votes_for, "votes_against": cast - votes_for}
        elif values.get("vote_taken") and not _VOTES.intersection(counts):
            case["votes_for"] = 0
        if "voters_in_attendance" in counts:
            left_out = 0 if self.concerned_counted else counts.get("concerned", 0)
            case["in_attendance"] = counts["voters_in_attendance"] + left_out
        return case


class VotingMethod(StrEnum):
    """How the vote has to be taken."""

    SHOW_OF_HANDS = "show of hands"
    PRIVATE = "private vote"


class MotionDecision(Decision[Motion]):
    """The fate of a motion, with the figures of the vote.

    Attributes:
        votes_cast: Votes for and against together; None where no vote is recorded.
        method: How the paper has the vote taken; None where that cannot be told.
    """

    subject: ClassVar[str] = "Motion"

    votes_for: Count | None = None
    votes_against: Count | None = None
    abstentions: Count | None = None
    votes_cast: Whole | None = None
    method: VotingMethod | None = None

    def figures(self) -> tuple[str, ...]:
        """Return the votes in words, once they are recorded, and that they are private."""
        if self.votes_cast is None:
            return ()
        abstaining = "an unknown number" if self.abstentions is None else self.abstentions
        votes = f"{self.votes_for} for, {self.votes_against} against, {abstaining} abstaining"
        private = self.method is VotingMethod.PRIVATE
        return (votes, f"to be taken as a {self.method}") if private else (votes,)

    def pictures(self) -> tuple[str, ...]:
        """Return the votes, those for the motion against what carries it."""
        if self.votes_for is None or self.votes_against is None:
            return ()
        needed = self.least("votes_for")
        votes = (self.votes_for, self.votes_against, self.abstentions or 0)
        whole = max(*votes, needed or 0)
        says = "" if needed is None else f"{needed} needed"
        rows = [
            Bar("for", self.votes_for, whole, needed, says),
            Bar("against", self.votes_against, whole, colour=ADVERSE),
        ]
        if self.abstentions is not None:
            rows.append(Bar("abstaining", self.abstentions, whole, colour=NEUTRAL))
        return (bars(f"Motion: {self.outcome}", rows),)


def decide_motion(terms: VotingTerms | Silent, ballot: Ballot) -> MotionDecision:
    """Decide what became of a motion.

    Args:
        terms: A voting block of a rulebook.
        ballot: How the vote went, or that nobody objected.

    Returns:
        ``AGREED_BY_CONSENSUS``, ``CARRIED``, ``LOST`` or ``NOT_CARRIED``; ``TIED`` while a
        casting vote is awaited, with who holds it; ``INQUORATE`` when no decision can be
        taken; ``UNDETERMINED`` while a missing fact matters; ``NOT_PROVIDED`` when the paper
        is silent.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
        >>> decide_motion(CHORUS_RSP.voting, Ballot(votes_for=4, votes_against=4)).outcome
        <Motion.NOT_CARRIED: 'not carried'>
    """
    if terms.kind == "silent":
        return MotionDecision.silent(Motion.NOT_PROVIDED, terms)
    (facts,) = terms.worlds(ballot)
    walked = terms.walk(facts)
    method, readings = _method(terms, facts)
    walked["cautions"] += tuple(_cautions(terms, ballot, method))
    walked["readings"] += tuple(one for one in readings if one not in walked["readings"])
    cast = facts["votes_cast"]
    return MotionDecision(
        **walked,
        votes_for=ballot.votes_for,
        votes_against=ballot.votes_against,
        abstentions=ballot.abstentions,
        votes_cast=cast if isinstance(cast, int) else None,
        method=method,
    )


def _method(terms: VotingTerms, facts: World) -> tuple[VotingMethod | None, tuple[str, ...]]:
    """Return how the vote has to be taken, and the readings on which that rests."""
    if terms.private_vote is None:
        return VotingMethod.SHOW_OF_HANDS, ()
    readings = tuple(one.reading for one in terms.private_vote.readings)
    private = terms.private_vote.condition.test(facts)
    if private is None:
        return None, readings
    return VotingMethod.PRIVATE if private else VotingMethod.SHOW_OF_HANDS, readings


def _cautions(terms: VotingTerms, ballot: Ballot, method: VotingMethod | None) -> Iterator[str]:
    if ballot.casting_vote is not None and terms.casting_vote is None:
        yield "a casting vote is recorded, but the paper gives nobody one: it is left out"
    chair_only = terms.casting_vote is not None and terms.casting_vote.holder is Holder.CHAIR_ONLY
    if ballot.casting_vote is not None and chair_only and ballot.chair_presides is False:
        yield "a casting vote is recorded, but the Chair was not there to cast it: it is left out"
    if ballot.private is not None and method is not None:
        taken = VotingMethod.PRIVATE if ballot.private else VotingMethod.SHOW_OF_HANDS
        if taken is not method:
            yield f"the vote was a {taken}, but under the paper it should be a {method}"
    if ballot.recorded_by:
        yield f"{ballot.recorded_by} asked for their own vote, and no other, to be recorded"
