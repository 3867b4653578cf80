"""Elections: who of those who stand is elected to a role on the panel?

Whoever wishes to serve stands, and the members vote by closed ballot. The answer says which
place on the ballot paper is elected, never whose it is. Equal votes at the top are a tie,
which stays one unless the paper gives somebody a casting vote. Where nobody stands, the
role may be recruited for. Counts that are not known leave the outcome open only while
they could still matter.

Clauses: trafford-qip 4.3(g). The chorus-rsp paper elects nobody.

    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> decision = elect_officer(TRAFFORD_QIP.election, Poll(votes=(3, 5, 1)))
    >>> decision.outcome, decision.elected
    (<Election.ELECTED: 'elected'>, 1)
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import model_validator

from scrutiny_rules._frozen import MOST_COUNTED, Count, Frozen, FrozenMap, OtherFacts, Text, YesNo
from scrutiny_rules.clauses import Clause
from scrutiny_rules.conditions import Condition, Yes
from scrutiny_rules.decisions import Decision, Silent
from scrutiny_rules.facts import Ask, CountFact, Fact, Kind, Missing, vocabulary
from scrutiny_rules.ladder import Limb, Rung, Terms, World

_TELLERS: Final = "whoever counted the votes"
_MEMBERS: Final = "whoever keeps the panel's list of members"
_CHAIR: Final = "the Chair"


class Poll(Frozen):
    """How an election went.

    ``votes`` holds the votes for each nominee in the order of the ballot paper, None where a
    count is not known; it is empty where nobody stood. ``votes_against`` counts those against
    a single nominee, where the ballot asked. ``casting_vote`` is the place on the ballot
    paper, 0 being the first, of the nominee for whom the Chair cast a further vote on a tie;
    None while it is not used. ``members`` counts those who could vote, once each.
    """

    votes: Annotated[
        tuple[Count | None, ...] | None, Ask("How many voted for each nominee?", _TELLERS)
    ] = None
    votes_against: Annotated[
        Count | None, Ask("How many voted against the single nominee?", _TELLERS)
    ] = None
    members: Annotated[Count | None, Ask("How many members could vote?", _MEMBERS)] = None
    closed: Annotated[YesNo | None, Ask("Was the ballot closed?", _TELLERS)] = None
    chair_is_nominee: Annotated[YesNo | None, Ask("Is the Chair one of the nominees?", _CHAIR)] = (
        None
    )
    casting_vote: Annotated[
        Count | None, Ask("For whom was a casting vote used, if it was?", _CHAIR)
    ] = None
    other: OtherFacts = FrozenMap()

    @model_validator(mode="after")
    def _no_more_votes_than_members(self) -> Self:
        votes = self.votes or ()
        if self.votes_against is not None and len(votes) > 1:
            raise ValueError("`votes_against` is for a ballot with one nominee: see `votes`")
        cast = self.recorded + (self.votes_against or 0)
        if self.members is not None and cast > self.members:
            raise ValueError(
                f"`votes` and `votes_against` add up to {cast}, "
                f"but `members` is only {self.members}"
            )
        return self

    @model_validator(mode="after")
    def _casting_vote_only_on_a_tie(self) -> Self:
        if self.casting_vote is None:
            return self
        if self.votes is None or None in self.votes:
            raise ValueError("`casting_vote` breaks a tie, so it needs every count of `votes`")
        leaders = self.leaders([count for count in self.votes if count is not None])
        if len(leaders) == 1 or not self.recorded:
            raise ValueError("`casting_vote` is used, but no `votes` are tied")
        if self.casting_vote not in leaders:
            raise ValueError("`casting_vote` is for none of those whose `votes` are tied")
        return self

    @staticmethod
    def leaders(votes: Sequence[int]) -> tuple[int, ...]:
        """Return the places on the ballot paper of those with the most votes."""
        return tuple(place for place, count in enumerate(votes) if count == max(votes))

    @property
    def recorded(self) -> int:
        """The votes for nominees that are known of."""
        return sum(count or 0 for count in self.votes or ())


NOMINEES: Final = CountFact("nominees")
MOST_VOTES: Final = CountFact("most_votes")
NEXT_MOST_VOTES: Final = CountFact("next_most_votes")
VOTES_FOR_NOMINEES: Final = CountFact("votes_for_nominees")
VOTES_AGAINST_NOMINEE: Final = CountFact("votes_against")
CHAIR_IS_NOMINEE: Final = Yes(fact="chair_is_nominee")


def _from_votes(name: str, question: str) -> Fact:
    return Fact(
        personal=False,
        name=name,
        kind=Kind.COUNT,
        question=question,
        answered_by=_TELLERS,
        behind=("votes",),
    )


FACTS: Final = vocabulary(
    Poll,
    _from_votes("nominees", "How many stand?"),
    _from_votes("most_votes", "How many votes has whoever leads, a casting vote included?"),
    _from_votes("next_most_votes", "How many votes has the next?"),
    _from_votes(
        "votes_for_nominees", "How many votes were cast for them, a casting vote included?"
    ),
)
"""The facts that conditions about an election may speak of."""

_COUNTED: Final = frozenset(name for name, fact in FACTS.items() if fact.behind)


class Election(StrEnum):
    """What became of an election."""

    ELECTED = "elected"
    """Somebody is elected; ``elected`` says which place on the ballot paper."""

    TIED = "tied"
    """Two or more lead with equal votes; ``decided_by`` says who may break the tie, if any."""

    NO_NOMINATION = "no nomination"
    """Nobody stands: the role may be recruited for, a power of ``decided_by``."""

    NOT_ELECTED = "not elected"
    """Nobody has what the paper asks for."""

    UNDETERMINED = "undetermined"
    """A fact that matters is not known; ``needs`` names it."""

    NOT_PROVIDED = "not provided for"
    """The paper has no elections."""


class ElectionTerms(Terms[Election, Poll]):
    """What a paper fixes about electing somebody to a role.

    Attributes:
        nominated: That somebody stands.
        recruiting: What is open where nobody does.
        recruited_by: Whose power that is.
        unopposed: What elects a single nominee.
        winning: What elects one of several.
        tie: That two or more lead with equal votes.
        casting_vote: That the Chair may break a tie, where the paper lets the Chair.
        closed_ballot: That the ballot is closed, where the paper asks for it.
    """

    facts: ClassVar[FrozenMap[Fact]] = FACTS
    facts_model: ClassVar[type[Frozen]] = Poll
    asked_with: ClassVar[tuple[str, ...]] = ("elect_officer",)

    kind: Literal["election"] = "election"
    nominated: Limb
    recruiting: Clause
    recruited_by: Text
    unopposed: Limb
    winning: Limb
    tie: Limb
    casting_vote: Limb | None = None
    closed_ballot: Clause | None = None

    def outcomes(self) -> tuple[Rung[Election], ...]:
        """Return the ladder: nobody stands, one stands, one of several wins, a tie, nobody."""
        single = Limb(
            name="single-nominee",
            clause=self.nominated.clause.model_copy(update={"gist": "no more than one stands"}),
            condition=NOMINEES <= 1,
        )
        unbroken = ("the paper does not say how a tie is broken",)
        tied = [Rung(outcome=Election.TIED, gate=self.tie, cautions=unbroken)]
        if self.casting_vote is not None:
            power = (self.casting_vote,)
            tied = [
                Rung(outcome=Election.TIED, gate=self.tie, parts=power, decided_by=_CHAIR),
                Rung(outcome=Election.TIED, gate=self.tie),
            ]
        return (
            Rung(
                outcome=Election.NO_NOMINATION,
                unless=(self.nominated,),
                decided_by=self.recruited_by,
                cautions=(f"open: {self.recruiting.gist} [{self.recruiting}]",),
            ),
            Rung(outcome=Election.ELECTED, gate=single, parts=(self.unopposed,)),
            Rung(outcome=Election.NOT_ELECTED, gate=single),
            Rung(outcome=Election.ELECTED, parts=(self.winning,)),
            *tied,
            Rung(outcome=Election.NOT_ELECTED),
        )

    def tallies(self, poll: Poll) -> tuple[tuple[int, ...], ...]:
        """Return the votes of a poll, once for each extreme of what is not known.

        Args:
            poll: How the election went; its ``votes`` are not None.

        Returns:
            One tally where every count is known. Otherwise up to three, in which one unknown
            count is nought, makes a tie at the top, and is as large as the number of members
            allows, and any other is nought: whatever the counts are in truth, they win, tie
            or weigh against a majority only if they do so here.

        Raises:
            Nothing.
        """
        votes = poll.votes or ()
        if None not in votes:
            return (tuple(count for count in votes if count is not None),)
        at = votes.index(None)
        room = MOST_COUNTED
        if poll.members is not None:
            room = poll.members - poll.recorded - (poll.votes_against or 0)
        lead = max(count or 0 for count in votes)
        return tuple(
            tuple(more if place == at else count or 0 for place, count in enumerate(votes))
            for more in sorted({0, min(lead, room), room})
        )

    def worlds(
        self,
        poll: Poll,
        on: date | None = None,  # noqa: ARG002  no day matters
    ) -> tuple[World, ...]:
        """Return the facts of a poll, once for each extreme of what is not known.

        Args:
            poll: How the election went.
            on: Not looked at.

        Returns:
            One world for each of ``tallies``; one where no votes are known at all.

        Raises:
            WrongKindError: An own fact is not of the kind that was declared.
        """
        facts = self._as_given(poll)
        if poll.votes is None:
            return (facts | dict.fromkeys(_COUNTED, Missing(("votes",))),)
        return tuple(self._world(facts, votes) for votes in self.tallies(poll))

    def _world(self, facts: dict[str, object], votes: tuple[int, ...]) -> dict[str, object]:
        most, following, *_ = (*sorted(votes, reverse=True), 0, 0)
        counted = facts | {
            "nominees": len(votes),
            "most_votes": most,
            "next_most_votes": following,
            "votes_for_nominees": sum(votes),
        }
        used = self.casting_vote_counts(counted)
        if isinstance(used, Missing):
            return counted | {"most_votes": used, "votes_for_nominees": used}
        return counted | {"most_votes": most + used, "votes_for_nominees": sum(votes) + used}

    def made_of(self) -> Mapping[str, Mapping[str, int]]:
        """Return the votes for the two who have the most, and those for three as many."""
        return {
            "votes_for_two": {"most_votes": 1, "next_most_votes": 1},
            "votes_for_three": {"most_votes": 1, "next_most_votes": 2},
        }

    def always(self) -> tuple[Condition, ...]:
        """Return how the votes of the first two go together with all of them.

        Nothing is known of votes against a nominee where there is not one alone.
        """
        two, three = CountFact("votes_for_two"), CountFact("votes_for_three")
        return (
            NEXT_MOST_VOTES <= MOST_VOTES,
            two <= VOTES_FOR_NOMINEES,
            (NOMINEES >= 1) | (VOTES_FOR_NOMINEES <= 0),
            (NOMINEES >= 2) | (NEXT_MOST_VOTES <= 0),  # noqa: PLR2004  the next is the second
            (NOMINEES >= 3) | (two >= VOTES_FOR_NOMINEES),  # noqa: PLR2004  two have them all
            (NOMINEES >= 4) | (three >= VOTES_FOR_NOMINEES),  # noqa: PLR2004  or three
            (NEXT_MOST_VOTES >= 1) | (VOTES_FOR_NOMINEES <= MOST_VOTES),
        )

    def not_applicable(self, values: Mapping[str, object]) -> frozenset[str]:
        """Return the votes against a single nominee, where more than one stands."""
        nominees = values.get(NOMINEES.name)
        several = isinstance(nominees, int) and nominees > 1
        return frozenset((VOTES_AGAINST_NOMINEE.name,)) if several else frozenset()

    def _case(self, values: Mapping[str, object], on: date | None) -> dict[str, object]:
        """Return the votes of the first two, and the rest for as few others as can have them."""
        case = super()._case(values, on)
        counts = {name: value for name, value in values.items() if isinstance(value, int)}
        if not _COUNTED.intersection(counts):
            return case
        total, following = counts.get(VOTES_FOR_NOMINEES.name, 0), counts.get(NEXT_MOST_VOTES.name)
        most = counts.get(MOST_VOTES.name, max(following or 0, total - (following or 0)))
        if following is None:
            following = min(most, max(0, total - most))
        left = total - most - following
        votes = [most, following]
        while left > 0 and following > 0:
            votes.append(min(left, following))
            left -= following
        few = 1 if VOTES_AGAINST_NOMINEE.name in counts else len(votes)
        nominees = counts.get(NOMINEES.name, few)
        case["votes"] = (*votes, *[0] * nominees)[:nominees]
        return case

    def casting_vote_counts(self, facts: Mapping[str, object]) -> bool | Missing:
        """Say whether a casting vote was used, and by somebody who has one.

        Args:
            facts: The facts of a poll.

        Returns:
            Whether it is counted; or what is missing to tell.

        Raises:
            Nothing.
        """
        if facts["casting_vote"] is None or self.casting_vote is None:
            return False
        condition = self.casting_vote.condition
        counts = condition.test(facts)
        if counts is None:
            return Missing(tuple(name for name in condition.facts() if facts.get(name) is None))
        return counts


class ElectionDecision(Decision[Election]):
    """What became of an election. Nobody is named: places on the ballot paper are, 0 the first.

    Attributes:
        elected: Whose place is elected; None where nobody is, or it cannot be told.
        leading: The places of those with the most votes, as far as it is certain.
        votes: The votes for each nominee, as they were given.
    """

    subject: ClassVar[str] = "Election"

    elected: Count | None = None
    leading: tuple[Count, ...] = ()
    votes: tuple[Count | None, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return the votes in the order of the ballot paper, and who is elected."""
        lines: list[str] = []
        if self.votes:
            counts = ", ".join("unknown" if one is None else str(one) for one in self.votes)
            lines.append(f"votes in the order of the ballot paper: {counts}")
        if self.elected is not None:
            lines.append(f"elected: number {self.elected + 1} on the ballot paper")
        return tuple(lines)


def elect_officer(terms: ElectionTerms | Silent, poll: Poll) -> ElectionDecision:
    """Decide what became of an election to a role on the panel.

    Args:
        terms: The election block of a rulebook.
        poll: The votes for each nominee, in the order of the ballot paper.

    Returns:
        ``ELECTED`` with the place on the ballot paper; ``TIED`` when two or more lead, with who
        may break the tie where somebody may; ``NO_NOMINATION`` when nobody stands;
        ``NOT_ELECTED`` when nobody has what the paper asks for; ``UNDETERMINED`` while a missing
        fact matters; ``NOT_PROVIDED`` when the paper has no elections.

    Raises:
        WrongKindError: A landlord's own fact is not of the kind its rulebook declares.

    Example:
        >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
        >>> elect_officer(TRAFFORD_QIP.election, Poll(votes=(4, None), members=7)).elected
        0
        >>> elect_officer(TRAFFORD_QIP.election, Poll(votes=(4, None), members=8)).outcome
        <Election.UNDETERMINED: 'undetermined'>
    """
    if terms.kind == "silent":
        return ElectionDecision.silent(Election.NOT_PROVIDED, terms)
    worlds = terms.worlds(poll)
    walked = terms.walk(*worlds)
    counts = terms.casting_vote_counts(worlds[0])
    walked["cautions"] += tuple(_cautions(terms, poll, counts=counts))
    if counts is True and terms.casting_vote is not None:
        walked["readings"] += tuple(one.reading for one in terms.casting_vote.readings)
    votes = poll.votes or ()
    found = {poll.leaders(tally) for tally in terms.tallies(poll)}
    leading = found.pop() if len(found) == 1 else ()
    elected: int | None = None
    if walked["outcome"] is Election.ELECTED:
        elected = poll.casting_vote if counts is True else next(iter(leading), None)
    return ElectionDecision(**walked, elected=elected, leading=leading, votes=votes)


def _cautions(terms: ElectionTerms, poll: Poll, *, counts: bool | Missing) -> Iterator[str]:
    if terms.closed_ballot is not None and poll.closed is False:
        yield f"the ballot was not closed: {terms.closed_ballot.gist} [{terms.closed_ballot}]"
    if poll.casting_vote is None:
        return
    if terms.casting_vote is None:
        yield "a casting vote is recorded, but the paper gives nobody one here: it is left out"
    elif counts is True:
        clause = terms.casting_vote.clause
        yield f"a casting vote is counted: {clause.gist} [{clause}]"
    elif counts is False:
        yield "a casting vote is recorded by a Chair who has none here: it is left out"
