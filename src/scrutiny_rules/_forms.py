"""The column forms: for each rule, the facts of every row as expressions over its columns.

What ``worlds`` of some terms works out of one case stands here once more for all rows of a
table: an age on a day, how many are present for an item, whether an appeal was lodged in
time. Each form also says which rows no case could be built of; they get no outcome.

    >>> from scrutiny_rules._tables import Source
    >>> from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
    >>> table = Table(lambda wanted: Source(), TRAFFORD_QIP.quorum)
    >>> quorum(TRAFFORD_QIP.quorum, table).worlds[0]["panel"].known
    Known(column='in_office')
    >>> list(table.read)
    ['in_office', 'present', 'withdrawn']
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import lcm
from typing import Final

from scrutiny_rules._expressions import (
    ALWAYS,
    NEVER,
    Later,
    Mask,
    NotAfter,
    Number,
    OnDay,
    Quotient,
    Ratio,
    Whole,
    Years,
    all_of,
    any_of,
    at_least,
    more_than,
    negated,
    pick,
    plus,
    words,
)
from scrutiny_rules._frozen import MOST_COUNTED, MOST_PENCE
from scrutiny_rules._lowering import (
    Pair,
    Value,
    lowered,
)
from scrutiny_rules._tables import (
    NO_COUNT,
    DayValue,
    Figure,
    Form,
    Table,
    as_given,
    is_more,
    less,
    total,
)
from scrutiny_rules.appeals import AppealTerms
from scrutiny_rules.applicants import AGE
from scrutiny_rules.attendance import AttendanceTerms, Mark, MeetingsCounted
from scrutiny_rules.calendars import deadline, duration
from scrutiny_rules.conditions import Compare, cuts
from scrutiny_rules.eligibility import EligibilityTerms
from scrutiny_rules.errors import BeyondTheCalendarError, TooFineError
from scrutiny_rules.expenses import (
    ExpenseKind,
    ExpenseTerms,
    Half,
    RoundedPer,
    Rounding,
)
from scrutiny_rules.journeys import Vehicle
from scrutiny_rules.probation import (
    BREACH_INSIDE,
    OVER,
    STARTED,
    ProbationTerms,
)
from scrutiny_rules.quorum import AMONG_THOSE_HERE, AT_MOST, PRESENT_FOR_ITEM, QuorumTerms
from scrutiny_rules.voting import AWAITED, CastingVote, VotingMethod, VotingTerms

HUNDRED: Final = 100
MOST_ITEMS: Final = 10_000
MOST_EXACT: Final = 2**53
"""Up to where every engine divides whole numbers exactly."""


# -- eligibility --------------------------------------------------------------------------------


def eligibility(terms: EligibilityTerms, table: Table, on: date) -> Form:
    """Return the facts of persons, with the age that each has on a day."""
    world = as_given(terms, table, AGE.name)
    if AGE.name in terms.read:
        born = table.day("date_of_birth")
        world[AGE.name] = Value(born.known, number=Years(born.day, on))
    for condition in terms.always():
        if set(condition.facts()) <= set(world):
            table.refuse(lowered(condition, [world]).not_met)
    return Form((world,))


# -- quorum -------------------------------------------------------------------------------------


def quorum(terms: QuorumTerms, table: Table) -> Form:
    """Return the facts of rolls, with how many are needed, present and short."""
    derived = ("panel", "present_for_item", "able_to_be_present")
    world = as_given(terms, table, *derived)
    whole, *parts = terms.panel_counts()
    out, out_here = terms.not_counted()
    n = table.number_of
    world["panel"] = less(n(whole), *map(n, parts))
    here = less(n("present"), n("withdrawn"), *map(n, out_here))
    world["present_for_item"] = here
    gone = total((1, n("withdrawn")), *((1, n(name)) for name in out_here))
    gone = less(gone, *map(n, out))
    world["able_to_be_present"] = less(n("in_office"), *map(n, out), gone)
    _refuse_rolls(table)
    required = _least_present(terms, world)
    return Form(
        (world,),
        (
            Figure("required", required.number, required.known),
            Figure("present_for_item", here.number, here.known),
            Figure(
                "shortfall",
                less(required, here).number,
                all_of(required.known, here.known),
            ),
        ),
    )


def _refuse_rolls(table: Table) -> None:
    """Refuse the rolls whose counts do not add up, as far as they are read."""
    n, read = table.number_of, tuple(table.read)
    for part, whole in AT_MOST:
        if part in read and whole in read:
            table.refuse(is_more(n(part), n(whole)))
    if "present" in read:
        here = less(n("present"), n("withdrawn"))
        for name in AMONG_THOSE_HERE:
            if name in read:
                table.refuse(is_more(n(name), here))


def _least_present(terms: QuorumTerms, world: Mapping[str, Value]) -> Value:
    """Return the least number present that meets every limb: the least of those that do."""
    name = PRESENT_FOR_ITEM.name
    least = NO_COUNT
    for number in (Value(ALWAYS, number=Whole(0)), *_turning_points(terms, name, world)):
        tried = {**world, name: Value(ALWAYS, number=number.number)}
        enough = all_of(number.known, lowered(terms.whole, [tried]).met)
        fewer = any_of(negated(least.known), more_than(least.number, number.number))
        least = Value(
            any_of(least.known, enough),
            number=pick(all_of(enough, fewer), number.number, least.number),
        )
    return least


def _turning_points(terms: QuorumTerms, name: str, world: Mapping[str, Value]) -> Iterator[Value]:
    """Go through the least values at which a comparison of a count turns: ``cuts`` in columns."""
    for leaf in dict.fromkeys(terms.whole.leaves()):
        if not isinstance(leaf, Compare) or name not in leaf.facts():
            continue
        other = leaf.right if leaf.left == name else leaf.left
        if other is None or other == name:
            yield from (Value(ALWAYS, number=Whole(cut)) for cut in cuts(leaf, name))
            continue
        bound, beside = (leaf.p, leaf.q) if leaf.left == name else (leaf.q, leaf.p)
        value = world[other]
        # The first number that is enough, or the first that is too much.
        up = (leaf.op == ">=") is (leaf.left == name)
        over = plus((bound, value.number), (1, Whole(beside - 1 if up else beside)))
        yield Value(value.known, number=Quotient(over, beside) if beside > 1 else over)


# -- voting -------------------------------------------------------------------------------------


def voting(terms: VotingTerms, table: Table) -> Form:
    """Return the facts of ballots, with the votes cast and how the vote has to be taken."""
    private = terms.private_vote
    names = dict.fromkeys((*terms.read, *(private.condition.facts() if private else ())))
    votes_for, votes_against = table.count("votes_for"), table.count("votes_against")
    cast = total((1, votes_for), (1, votes_against))
    taken = any_of(votes_for.known, votes_against.known)
    world: dict[str, Value] = {"votes_cast": cast, "vote_taken": Value(ALWAYS, yes=taken)}
    if "casting_vote" in names:
        world["casting_vote"] = _casting_vote(table, votes_for, votes_against)
    if "voters_in_attendance" in names:
        left_out = () if terms.concerned_counted else (table.count("concerned"),)
        world["voters_in_attendance"] = less(table.count("in_attendance"), *left_out)
    world |= {name: table.value(name) for name in names if name not in world}
    _refuse_ballots(table)
    asked = lowered(private.condition, [world]) if private else Pair(NEVER, ALWAYS)
    method = words(((asked.met, VotingMethod.PRIVATE),), VotingMethod.SHOW_OF_HANDS)
    return Form(
        (world,),
        (
            Figure("votes_cast", cast.number, cast.known),
            Figure("method", method, negated(asked.unknown)),
        ),
    )


def _casting_vote(table: Table, votes_for: Value, votes_against: Value) -> Value:
    """Return what became of the casting vote, and refuse one that was used without a tie."""
    used = table.word("casting_vote", CastingVote)
    tie = (
        at_least(votes_for.number, votes_against.number),
        at_least(votes_against.number, votes_for.number),
        at_least(votes_for.number, Whole(1)),
    )
    table.refuse(all_of(used.known, votes_for.known, votes_against.known, negated(all_of(*tie))))

    def among(words: tuple[str, ...]) -> Mask:
        return any_of(used.among(words), negated(used.known) if AWAITED in words else NEVER)

    return Value(ALWAYS, among=among)


def _refuse_ballots(table: Table) -> None:
    """Refuse the ballots with more votes than voters, as far as they are read."""
    read, n = tuple(table.read), table.count
    for name in ("in_attendance", "membership"):
        if name not in read:
            continue
        there = n(name)
        for part in ("concerned", "private_requests", "recorded_by"):
            if part in read:
                table.refuse(is_more(n(part), there))
        answered = (one for one in ("votes_for", "votes_against", "abstentions") if one in read)
        needed = plus(
            *((1, n(one).number) for one in answered),
            *((1, n("concerned").number) for _ in range("concerned" in read)),
        )
        table.refuse(all_of(there.known, more_than(needed, there.number)))
    if {"in_attendance", "membership"} <= set(read):
        table.refuse(is_more(n("in_attendance"), n("membership")))


# -- appeals ------------------------------------------------------------------------------------


def window(terms: AppealTerms, table: Table) -> tuple[DayValue, Later]:
    """Return the day of notification, and the last day to appeal."""
    notified = table.day("notified_on")
    _refuse_beyond(table, notified, lambda day: deadline(day, days=terms.days))
    return notified, Later(notified.day, 0, terms.days)


def appeals(terms: AppealTerms, table: Table, on: date) -> Form:
    """Return the facts of appeals as they stood on a day, with the last day of each."""
    derived = ("notified", "lodged", "lodged_in_time", "still_time")
    world = as_given(terms, table, *derived)
    notified, last = window(terms, table)
    lodged_on = table.day("lodged_on")
    table.refuse(
        all_of(
            notified.known,
            lodged_on.known,
            negated(NotAfter(notified.day, lodged_on.day)),
        )
    )
    today = OnDay(on)
    lodged = all_of(lodged_on.known, NotAfter(lodged_on.day, today))
    world["lodged"] = Value(ALWAYS, yes=lodged)
    for name, yes in (
        ("notified", NotAfter(notified.day, today)),
        ("lodged_in_time", all_of(lodged, NotAfter(lodged_on.day, last))),
        ("still_time", NotAfter(OnDay(_back(on, days=terms.days)), notified.day)),
    ):
        world[name] = Value(notified.known, yes=yes)
    return Form((world,), (Figure("last_day", last, notified.known),))


def _back(on: date, *, days: int) -> date:
    """Return the day so many days earlier, cut off where dates begin."""
    return date.fromordinal(max(1, on.toordinal() - days))


def _latest(holds: Callable[[date], bool]) -> date | None:
    """Return the latest day of which something holds that holds of no day after the first not.

    A day from which a count leaves the calendar is one of which it does not hold.
    """
    low, high = 0, date.max.toordinal()
    while low < high:
        middle = (low + high + 1) // 2
        try:
            held = holds(date.fromordinal(middle))
        except BeyondTheCalendarError:
            held = False
        low, high = (middle, high) if held else (low, middle - 1)
    return date.fromordinal(low) if low else None


def _refuse_beyond(table: Table, start: DayValue, ends: Callable[[date], object]) -> None:
    """Refuse the rows from whose day a count leaves the calendar."""
    latest = _latest(lambda day: ends(day) is not None)
    within = NEVER if latest is None else NotAfter(start.day, OnDay(latest))
    table.refuse(all_of(start.known, negated(within)) if latest != date.max else NEVER)


# -- probation ----------------------------------------------------------------------------------


def probation_days(terms: ProbationTerms, table: Table) -> tuple[DayValue, Later]:
    """Return the first and the last day of each probation."""
    start = table.day(terms.starts.value)
    _refuse_beyond(table, start, lambda day: duration(day, months=terms.months))
    return start, Later(start.day, terms.months, -1)


def probation(terms: ProbationTerms, table: Table, on: date) -> Form:
    """Return whether probations have started, and whether they are over, on a day."""
    start, last = probation_days(terms, table)
    latest = _latest(lambda day: not duration(day, months=terms.months).reaches(on))
    over = NEVER if latest is None else NotAfter(start.day, OnDay(latest))
    world: dict[str, Value] = {
        **as_given(terms, table, STARTED.fact, OVER.fact),
        STARTED.fact: Value(start.known, yes=NotAfter(start.day, OnDay(on))),
        OVER.fact: Value(start.known, yes=over),
    }
    return Form((world,), days(start, last))


def probation_breach(terms: ProbationTerms, table: Table) -> Form:
    """Return whether breaches were inside the probation."""
    start, last = probation_days(terms, table)
    breached = table.day("breached_on")
    table.refuse(negated(breached.known))
    inside = all_of(NotAfter(start.day, breached.day), NotAfter(breached.day, last))
    world: dict[str, Value] = {
        **as_given(terms.suspension, table, BREACH_INSIDE.fact),
        BREACH_INSIDE.fact: Value(start.known, yes=inside),
    }
    return Form((world,))


def days(first: DayValue, last: Later) -> tuple[Figure, Figure]:
    return (
        Figure("first_day", first.day, first.known),
        Figure("last_day", last, first.known),
    )


# -- expenses -----------------------------------------------------------------------------------


def parts_of_a_penny(terms: ExpenseTerms) -> int:
    """Return into how many parts a penny is cut, so that each amount is a whole number of them.

    Args:
        terms: The expenses block of a rulebook.

    Returns:
        The number of parts; one where the rates bring no fractions of a penny.

    Raises:
        TooFineError: The parts are so small that amounts do not fit into whole numbers.

    Example:
        >>> from scrutiny_rules.rulebooks.chorus_rsp import EXPENSES
        >>> parts_of_a_penny(EXPENSES)
        20
    """
    rates = [one.pence_per_mile for one in terms.rates]
    most = max(MOST_PENCE, *(int(rate * MOST_COUNTED) for rate in rates))
    parts = lcm(*((rate / HUNDRED).denominator for rate in rates))
    if 4 * parts * most * MOST_ITEMS > MOST_EXACT:
        raise TooFineError(parts)
    return parts


def items(terms: ExpenseTerms, table: Table, known_on: date | None) -> Form:
    """Return the facts of items of claims, with what each asks for."""
    miles = table.hundredths("miles")
    mileage, other = miles.known, negated(miles.known)
    reasonable = table.yes_no("reasonable")
    made: dict[str, Callable[[], Value]] = {
        "is_mileage": lambda: Value(ALWAYS, yes=mileage),
        "judged": lambda: Value(ALWAYS, yes=reasonable.known),
        "judged_unreasonable": lambda: Value(
            ALWAYS, yes=all_of(reasonable.known, negated(reasonable.yes))
        ),
        "own_vehicle": lambda: _only(mileage, table.yes_no("own_vehicle")),
        "receipt": lambda: _only(other, table.yes_no("receipt")),
        "vehicle": lambda: _only_word(mileage, table.word("vehicle", Vehicle, mileage)),
        "kind": lambda: _only_word(other, table.word("kind", ExpenseKind, other)),
    }
    world = {name: made[name]() if name in made else table.value(name) for name in terms.read}
    parts = parts_of_a_penny(terms)
    kind = table.word("kind", ExpenseKind, other)
    pence = table.count("pence", MOST_PENCE, other)
    table.refuse(all_of(other, negated(all_of(kind.known, pence.known))))
    amount = pick(
        mileage, _by_rate(terms, table, miles, parts, known_on), plus((parts, pence.number))
    )
    return Form(
        (world,),
        (
            Figure("asked_parts", amount),
            Figure("asked_pence", rounded(amount, parts, terms.rounding)),
        ),
        amount,
    )


def _only(where: Mask, value: Value) -> Value:
    return Value(all_of(where, value.known), yes=all_of(where, value.yes))


def _only_word(where: Mask, value: Value) -> Value:
    return Value(all_of(where, value.known), among=lambda words: all_of(where, value.among(words)))


def _by_rate(
    terms: ExpenseTerms, table: Table, miles: Value, parts: int, known_on: date | None
) -> Number:
    """Return what miles come to at the rate of their day, in parts of a penny."""
    known = [one for one in terms.rates if known_on is None or one.since()[1] <= known_on]
    if not known:
        table.refuse(miles.known)
        return Whole(0)
    per = [int(one.pence_per_mile / HUNDRED * parts) for one in known]
    amount = plus((per[0], miles.number))
    if len(known) == 1 and known[0].in_force_from is None:
        return amount
    day = table.day("travelled_on")
    in_force = [NotAfter(OnDay(one.since()[0]), day.day) for one in known]
    table.refuse(all_of(miles.known, negated(all_of(day.known, in_force[0]))))
    for holds, rate in zip(in_force[1:], per[1:], strict=True):
        amount = pick(holds, plus((rate, miles.number)), amount)
    return amount


def rounded(parts: Number, of: int, rounding: Rounding) -> Number:
    """Return whole pence, rounded as a paper rounds them.

    Args:
        parts: An amount in parts of a penny, not below nought.
        of: How many parts a penny has.
        rounding: How it is rounded.

    Returns:
        The whole pence.

    Raises:
        Nothing.
    """
    if of == 1:
        return parts
    up = Quotient(plus((2, parts), (of, Whole(1))), 2 * of)
    if rounding.half is Half.UP:
        return up
    # Half a penny goes to the even penny: it went up to an odd one exactly where it should not.
    half = at_least(plus((2 * of, up)), plus((2, parts), (of, Whole(1))))
    odd = more_than(up, plus((2, Quotient(up, 2))))
    return pick(all_of(half, odd), plus((1, up), (-1, Whole(1))), up)


ITEM_FIGURES: Final = ("payable", "not_payable", "held")
"""What becomes of the money of an item: one of these."""


def claims(terms: ExpenseTerms, table: Table) -> Form:
    """Return the facts of claims whose items are counted and summed in columns."""
    names = ("items", "items_payable", "items_open")
    counted, payable, open_ = (table.count(name) for name in names)
    table.refuse(more_than(counted.number, Whole(MOST_ITEMS)))
    given = as_given(terms.claim, table, "items", "items_payable")
    sums = {name: table.count(f"{name}_parts", MOST_EXACT).number for name in ITEM_FIGURES}
    pence = table.count("payable_lines", MOST_EXACT).number
    if terms.rounding.per is RoundedPer.CLAIM:
        pence = rounded(sums["payable"], parts_of_a_penny(terms), terms.rounding)
    return Form(
        tuple(
            {**given, "items": counted, "items_payable": number}
            for number in (payable, total((1, payable), (1, open_)))
        ),
        (
            Figure("items", counted.number),
            *(Figure(f"{name}_parts", number) for name, number in sums.items()),
            Figure("payable_pence", pence),
        ),
    )


# -- attendance ---------------------------------------------------------------------------------

FILLINGS: Final = (Mark.PRESENT, Mark.ABSENT, Mark.ON_LEAVE)
"""What a mark that is not recorded may be: the extremes, each a world of its own."""


@dataclass(frozen=True)
class Meetings:
    """What every row of a register says: one member at one meeting.

    Attributes:
        counted: Where the meeting is one that counts, by the day that is looked at.
        unknown: Where one that counts has no mark yet.
        attended: Where it was attended, in each world.
        eligible: Where it could have been.
        unexplained: Where it was missed without apology.
        adds: Where it adds to a run of absences.
        breaks: Where it ends one.
        inside: Where it lies in the time over which attendance is judged.
    """

    counted: Mask
    unknown: Mask
    attended: tuple[Mask, ...]
    eligible: tuple[Mask, ...]
    unexplained: tuple[Mask, ...]
    adds: tuple[Mask, ...]
    breaks: tuple[Mask, ...]
    inside: Mask


def meetings(terms: AttendanceTerms, table: Table, on: date) -> Meetings:
    """Return what every row of some registers says."""
    held, mark = table.day("held_on"), table.word("mark", Mark)
    table.refuse(negated(held.known))
    formal = table.yes_no("formal").yes
    if terms.meetings_counted is MeetingsCounted.ALL:
        formal = ALWAYS
    counted = all_of(NotAfter(held.day, OnDay(on)), formal)
    period = terms.period(on)
    starts = ALWAYS if period is None else NotAfter(OnDay(period.first_day), held.day)
    inside = all_of(counted, starts)

    def among(where: Mask, *marks: Mark) -> tuple[Mask, ...]:
        """Return where one of these marks is recorded, or would be in each world."""
        return tuple(
            all_of(where, mark.among((*marks, *((Mark.UNKNOWN,) if filling in marks else ()))))
            for filling in FILLINGS
        )

    adds = [Mark.ABSENT, *(() if terms.apology_breaks_run else (Mark.APOLOGY,))]
    breaks = [
        Mark.PRESENT,
        *((Mark.APOLOGY,) if terms.apology_breaks_run else ()),
        *((Mark.ON_LEAVE,) if terms.leave_breaks_run else ()),
    ]
    return Meetings(
        counted=counted,
        unknown=all_of(counted, mark.among((Mark.UNKNOWN,))),
        attended=among(inside, Mark.PRESENT),
        eligible=among(inside, Mark.PRESENT, Mark.APOLOGY, Mark.ABSENT),
        unexplained=among(inside, Mark.ABSENT),
        adds=among(counted, *adds),
        breaks=among(counted, *breaks),
        inside=inside,
    )


TALLIED: Final = {
    "attended": "attended",
    "eligible": "eligible",
    "consecutive_absences": "longest",
    "unexplained_absences": "unexplained",
}
"""The facts of a register, each with what the columns of its worlds are named for."""


def registers(terms: AttendanceTerms, table: Table, worlds: int) -> Form:
    """Return the facts of registers that are tallied in columns, once for each world.

    The columns are ``attended_0`` and so on: one of each where every mark is recorded, and
    otherwise three, in the order of ``FILLINGS``.
    """
    given = as_given(terms, table, *TALLIED)
    tallies = {
        name: [table.count(f"{column}_{world}") for world in range(worlds)]
        for name, column in TALLIED.items()
    }
    runs = [one.number for one in tallies["consecutive_absences"]]
    attended, eligible = tallies["attended"], tallies["eligible"]
    present, absent, leave = range(len(FILLINGS)) if worlds > 1 else (0, 0, 0)
    return Form(
        tuple(
            {**given, **{name: tallies[name][world] for name in TALLIED}} for world in range(worlds)
        ),
        (
            _certain("attended", attended),
            _certain("eligible", eligible),
            _rate("lowest_rate", attended[absent], eligible[absent]),
            _rate("highest_rate", attended[present], eligible[present]),
            Figure("shortest_run", runs[present]),
            Figure("longest_run", runs[absent]),
            Figure("unexplained", tallies["unexplained_absences"][leave].number),
        ),
    )


def _certain(name: str, counts: list[Value]) -> Figure:
    numbers = [one.number for one in counts]
    same = (mask for a, b in pairwise(numbers) for mask in (at_least(a, b), at_least(b, a)))
    return Figure(name, numbers[0], all_of(*same))


def _rate(name: str, attended: Value, eligible: Value) -> Figure:
    return Figure(
        name, Ratio(attended.number, eligible.number), at_least(eligible.number, Whole(1))
    )
