"""The questions that frames are asked in the tests, with the rows that they are asked about.

The rows hold every limit with the value on it and beside it, every fact alone against all that
is good and all that is unknown, and a few hundred mixtures made by chance that are always the
same.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, Final

from scrutiny_rules import (
    Appeal,
    AppealTerms,
    Applicant,
    AttendanceRegister,
    AttendanceTerms,
    Ballot,
    CastingVote,
    Claim,
    Claimant,
    EligibilityTerms,
    Expense,
    ExpenseKind,
    ExpenseTerms,
    Half,
    Mark,
    Meeting,
    Mileage,
    MileageRate,
    PanelBase,
    ProbationTerms,
    QuorumTerms,
    Roll,
    RoundedPer,
    Rounding,
    Stage,
    Terms,
    Vehicle,
    VotingTerms,
    appeal_window,
    assess_eligibility,
    decide_appeal,
    decide_motion,
    decide_probation,
    decide_probation_breach,
    decide_quorum,
    frames,
    probation_period,
    reimburse,
    review_attendance,
)
from scrutiny_rules._forms import quorum, voting
from scrutiny_rules._frozen import MOST_COUNTED, MOST_PENCE
from scrutiny_rules._tables import Form, Input, Source, Table
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from tests.frames.asking import Figures, Question, facts, numbered
from tests.frames.engines import Row, Sort

PAPERS: Final = (TRAFFORD_QIP, CHORUS_RSP)

TODAY: Final = date(2024, 2, 29)

WRONG: Final = (-1, MOST_COUNTED + 1, 2**62)
"""Counts that no case could have."""


def readings(block: str) -> dict[str, Any]:
    """Return what a block is under each alternative reading that changes it."""
    found: dict[str, Any] = {}
    for paper in PAPERS:
        for reading in (one for one in paper.readings if one.block == block):
            for other in reading.alternatives:
                terms = paper.under(reading.id, other).block(block)
                if terms != paper.block(block) and isinstance(terms, Terms):
                    found[f"{reading.id}-{other}"] = terms
    return found


def own(block: str) -> dict[str, Any]:
    """Return a block of each paper that has it."""
    blocks = {paper.document.key: paper.block(block) for paper in PAPERS}
    return {key: terms for key, terms in blocks.items() if isinstance(terms, Terms)}


def read_by(form: Callable[[Any, Table], Form], terms: Terms[Any, Any]) -> tuple[str, ...]:
    """Return the columns that a form of terms reads where all columns are there."""

    def there(wanted: Input) -> Source:  # noqa: ARG001  whatever it is
        return Source()

    table = Table(there, terms)
    form(terms, table)
    return tuple(table.read)


# -- eligibility --------------------------------------------------------------------------------

BORN: Final = (
    date(1, 1, 1),
    date(1900, 2, 28),
    *(
        date(2024 - age, 2, day)
        for age in (16, 18, 20)
        for day in (28, 29)
        if day == 28 or age != 18
    ),
    *(date(2024 - age, 3, 1) for age in (16, 18, 20)),
    *(date(2024 - age, 2, 27) for age in (16, 18)),
    date(2023, 2, 28),
    date(2024, 2, 28),
    TODAY,
    date(2024, 3, 1),
    date(9999, 12, 31),
)


HARMFUL: Final = (
    *("employee", "sits_on", "business", "county_court", "judgment", "notice", "ceased"),
    *("excluded", "in_breach", "asb", "in_rent_arrears"),
)
"""How the names of facts begin that are good when they are no."""

TENURE: Final = ("tenant", "joint_tenant", "leaseholder", "shared_owner")


def _eligibility_rows(terms: EligibilityTerms) -> tuple[Row, ...]:
    names = tuple("date_of_birth" if name == "age" else name for name in terms.read)
    random, states = Random(1), (True, False, None)
    good: dict[str, object] = {name: _good(name) for name in names}
    unknown: dict[str, object] = dict.fromkeys(names)
    guest = {**good, **dict.fromkeys(TENURE, False)}
    rows: list[dict[str, object]] = [good, unknown]
    for name in names:
        values = (None, *BORN) if name == "date_of_birth" else states
        rows += [{**base, name: value} for base in (good, guest, unknown) for value in values]
    for _ in range(140):
        hidden, turned = random.choice((0, 0.05, 0.3)), random.choice((0.05, 0.1, 0.5))
        row = dict(good)
        for name in names:
            if name != "date_of_birth" and random.random() < turned:
                row[name] = not row[name]
            if name == "date_of_birth" and random.random() < 0.5:
                row[name] = random.choice(BORN)
            if random.random() < hidden:
                row[name] = None
        rows.append(row)
    return numbered(rows)


def _good(name: str) -> object:
    """Return the value of a fact that does no harm."""
    return date(1980, 1, 1) if name == "date_of_birth" else not name.startswith(HARMFUL)


def eligibility(name: str, terms: EligibilityTerms, stage: Stage) -> Question:
    """Ask about persons at a stage."""
    rows = _eligibility_rows(terms)
    names = tuple(rows[0])[1:]

    def say(row: Row) -> tuple[Any, Figures]:
        applicant = Applicant(**facts(Applicant, row, names))
        return assess_eligibility(terms, applicant, stage=stage, on=TODAY), {}

    return Question(
        name=f"{name}, {stage}",
        terms=terms,
        sorts={
            "row": Sort.COUNT,
            **{one: Sort.DAY if one == "date_of_birth" else Sort.YES_NO for one in names},
        },
        rows=rows,
        put=lambda frame, report: frames.assess_eligibility(
            terms, frame, stage=stage, on=TODAY, report=report
        ),
        say=say,
    )


# -- quorum -------------------------------------------------------------------------------------

ROLL: Final[Mapping[str, Sort]] = {
    **dict.fromkeys(
        (
            "in_office",
            "present",
            "withdrawn",
            "seats",
            "on_leave",
            "co_optees_in_office",
            "co_optees_present",
        ),
        Sort.COUNT,
    ),
    "chair_in_office": Sort.YES_NO,
    "chair_present": Sort.YES_NO,
}


def _roll_rows() -> tuple[Row, ...]:
    random = Random(2)
    plain: dict[str, object] = {
        "in_office": 7,
        "present": 4,
        "withdrawn": 0,
        "seats": 12,
        "on_leave": 0,
        "co_optees_in_office": 1,
        "co_optees_present": 0,
        "chair_in_office": True,
        "chair_present": True,
    }
    rows = [
        {**plain, "in_office": office, "present": present, "withdrawn": gone}
        for office, present, gone in product(
            (None, 0, 6, 7, 8), (None, 0, 3, 4, 5), (None, 0, 1, 2)
        )
    ]
    limits = (None, 0, 1, 2, MOST_COUNTED, *WRONG)
    high = dict.fromkeys(("in_office", "present", "seats"), MOST_COUNTED)
    for name, sort in ROLL.items():
        values = limits if sort is Sort.COUNT else (None, True, False)
        rows += [{**base, name: value} for base in (plain, {**plain, **high}) for value in values]
    for _ in range(120):
        row = {
            name: random.choice(
                (None, 0, 1, 2, 3, 4, 5, 7, 8) if sort is Sort.COUNT else (True, False, None)
            )
            for name, sort in ROLL.items()
        }
        rows.append({**plain, **{name: row[name] for name in random.sample(list(row), 4)}})
    return numbered(rows)


def roll(name: str, terms: QuorumTerms) -> Question:
    """Ask about rolls."""
    names = read_by(quorum, terms)

    def say(row: Row) -> tuple[Any, Figures]:
        found = decide_quorum(terms, Roll(**facts(Roll, row, names)))
        return found, {
            "required": found.required,
            "present_for_item": found.present,
            "shortfall": found.shortfall,
        }

    return Question(
        name=name,
        terms=terms,
        sorts={"row": Sort.COUNT, **ROLL},
        rows=_roll_rows(),
        put=lambda frame, report: frames.decide_quorum(terms, frame, report=report),
        say=say,
        figures=("required", "present_for_item", "shortfall"),
    )


def quorums() -> dict[str, QuorumTerms]:
    """Return Trafford's quorum of every panel, with and without the Chair."""
    terms = TRAFFORD_QIP.quorum
    assert isinstance(terms, QuorumTerms)
    return {
        f"{base}, {'with' if counts else 'without'} the Chair": terms.model_copy(
            update={"base": base, "chair_counts": counts}
        )
        for base, counts in product(PanelBase, (True, False))
    }


# -- voting -------------------------------------------------------------------------------------

BALLOT: Final[Mapping[str, Sort]] = {
    **dict.fromkeys(
        (
            "votes_for",
            "votes_against",
            "abstentions",
            "objections",
            "in_attendance",
            "concerned",
            "membership",
            "private_requests",
            "recorded_by",
        ),
        Sort.COUNT,
    ),
    "quorate": Sort.YES_NO,
    "chair_presides": Sort.YES_NO,
    "casting_vote": Sort.WORD,
}


def _ballot_rows() -> tuple[Row, ...]:
    random = Random(3)
    plain: dict[str, object] = {
        "votes_for": 4,
        "votes_against": 3,
        "abstentions": 0,
        "objections": 1,
        "in_attendance": 8,
        "concerned": 0,
        "membership": 12,
        "private_requests": 0,
        "recorded_by": 0,
        "quorate": True,
        "chair_presides": True,
        "casting_vote": None,
    }
    words = (None, *CastingVote, "awaited", "FOR", "")
    small, yes_no = (None, 0, 1, 2, 3, 4), (None, True, False)
    rows = [
        {**plain, "votes_for": yes, "votes_against": no, "casting_vote": word}
        for yes, no, word in product((None, 0, 1, 3, 4), (None, 0, 1, 3, 4), words)
    ]
    without = {**plain, "votes_for": None, "votes_against": None}
    rows += [
        {**without, "objections": one, "quorate": quorate, "abstentions": held}
        for one, quorate, held in product((None, 0, 1), yes_no, (None, 0, 1))
    ]
    for name, sort in BALLOT.items():
        limits = (None, 0, 1, 8, 9, MOST_COUNTED, *WRONG)
        values = {Sort.COUNT: limits, Sort.WORD: words, Sort.YES_NO: yes_no}[sort]
        rows += [{**plain, name: value} for value in values]
        rows += [{**dict.fromkeys(plain), name: value} for value in values]
    for _ in range(200):
        row = {**plain, "votes_for": random.choice(small), "votes_against": random.choice(small)}
        for name in random.sample(list(BALLOT), 4):
            sort = BALLOT[name]
            row[name] = random.choice(small if sort is Sort.COUNT else yes_no)
            if sort is Sort.WORD:
                row[name] = random.choice(words)
        rows.append(row)
    return numbered(rows)


def ballot(name: str, terms: VotingTerms) -> Question:
    """Ask about ballots."""
    names = read_by(voting, terms)

    def say(row: Row) -> tuple[Any, Figures]:
        found = decide_motion(terms, Ballot(**facts(Ballot, row, names)))
        method = None if found.method is None else str(found.method)
        return found, {"votes_cast": found.votes_cast, "method": method}

    return Question(
        name=name,
        terms=terms,
        sorts={"row": Sort.COUNT, **BALLOT},
        rows=_ballot_rows(),
        put=lambda frame, report: frames.decide_motion(terms, frame, report=report),
        say=say,
        figures=("votes_cast", "method"),
    )


# -- days ---------------------------------------------------------------------------------------


def _around(*days: date) -> tuple[date, ...]:
    found = {
        date.fromordinal(day.toordinal() + by)
        for day in days
        for by in (-1, 0, 1)
        if 1 <= day.toordinal() + by <= date.max.toordinal()
    }
    return tuple(sorted(found))


DAYS: Final[tuple[date, ...]] = _around(
    date.min,
    date(2023, 8, 29),
    date(2023, 8, 31),
    date(2024, 1, 31),
    date(2024, 2, 15),
    TODAY,
    date(1900, 2, 28),
    date(2000, 2, 29),
    date(9999, 6, 30),
    date(9999, 12, 17),
    date.max,
)
"""Days around each limit: of an appeal and of a probation, and of the calendar."""


def _days(*names: str) -> tuple[Row, ...]:
    values = (None, *DAYS)
    return numbered(
        dict(zip(names, days, strict=True)) for days in product(values, repeat=len(names))
    )


def _of_days(*names: str) -> dict[str, Sort]:
    return {"row": Sort.COUNT, **dict.fromkeys(names, Sort.DAY)}


def window(name: str, terms: AppealTerms) -> Question:
    """Ask on which days an appeal can be lodged."""

    def say(row: Row) -> tuple[Any, Figures]:
        found = appeal_window(terms, notified_on=row["notified_on"])  # type: ignore[arg-type]  # rows hold anything
        return found, {"first_day": found.first_day, "last_day": found.last_day}

    return Question(
        name=name,
        terms=terms,
        sorts=_of_days("notified_on"),
        rows=_days("notified_on"),
        put=lambda frame, report: frames.appeal_window(terms, frame, report=report),
        say=say,
        figures=("first_day", "last_day"),
    )


def appeal(name: str, terms: AppealTerms) -> Question:
    """Ask where appeals stand."""

    def say(row: Row) -> tuple[Any, Figures]:
        given = Appeal(**facts(Appeal, row, ("notified_on", "lodged_on")))
        found = decide_appeal(terms, given, on=TODAY)
        return found, {"last_day": found.last_day}

    return Question(
        name=name,
        terms=terms,
        sorts=_of_days("notified_on", "lodged_on"),
        rows=_days("notified_on", "lodged_on"),
        put=lambda frame, report: frames.decide_appeal(terms, frame, on=TODAY, report=report),
        say=say,
        figures=("last_day",),
    )


STARTS: Final = ("joined_on", "first_meeting_on", "code_signed_on")


def _starting(terms: ProbationTerms, row: Row) -> dict[str, Any]:
    """Return the day that starts a probation, the others being unknown."""
    return {"joined_on": None, terms.starts.value: row.get(terms.starts.value)}


def period(name: str, terms: ProbationTerms) -> Question:
    """Ask for the days of probations."""

    def say(row: Row) -> tuple[Any, Figures]:
        found = probation_period(terms, **_starting(terms, row))
        return found, {"first_day": found.first_day, "last_day": found.last_day}

    return Question(
        name=name,
        terms=terms,
        sorts=_of_days(terms.starts.value),
        rows=_days(terms.starts.value),
        put=lambda frame, report: frames.probation_period(terms, frame, report=report),
        say=say,
        figures=("first_day", "last_day"),
    )


def probation(name: str, terms: ProbationTerms) -> Question:
    """Ask where members stand with their probation."""

    def say(row: Row) -> tuple[Any, Figures]:
        found = decide_probation(terms, **_starting(terms, row), on=TODAY)
        days = found.period
        return found, {
            "first_day": days and days.first_day,
            "last_day": days and days.last_day,
        }

    return Question(
        name=name,
        terms=terms,
        sorts=_of_days(terms.starts.value),
        rows=_days(terms.starts.value),
        put=lambda frame, report: frames.decide_probation(terms, frame, on=TODAY, report=report),
        say=say,
        figures=("first_day", "last_day"),
    )


def breach(name: str, terms: ProbationTerms) -> Question:
    """Ask what a breach brings."""

    def say(row: Row) -> tuple[Any, Figures]:
        return decide_probation_breach(
            terms,
            **_starting(terms, row),
            breached_on=row["breached_on"],  # type: ignore[arg-type]  # rows hold anything
        ), {}

    return Question(
        name=name,
        terms=terms.suspension,
        sorts=_of_days(terms.starts.value, "breached_on"),
        rows=_days(terms.starts.value, "breached_on"),
        put=lambda frame, report: frames.decide_probation_breach(terms, frame, report=report),
        say=say,
    )


# -- expenses -----------------------------------------------------------------------------------

ITEM: Final[Mapping[str, Sort]] = {
    "miles": Sort.MILES,
    "travelled_on": Sort.DAY,
    "vehicle": Sort.WORD,
    "own_vehicle": Sort.YES_NO,
    "for_involvement": Sort.YES_NO,
    "reasonable": Sort.YES_NO,
    "kind": Sort.WORD,
    "pence": Sort.COUNT,
    "receipt": Sort.YES_NO,
    "claimant": Sort.WORD,
}

MILES: Final = (
    "0",
    "0.01",
    "0.10",
    "1.10",
    "3.33",
    "10.1",
    "999999.99",
    "1000000",
    "1000000.01",
    "-0.01",
)
PENCE: Final = (0, 1, 250, MOST_PENCE, MOST_PENCE + 1, -1, 2**62)


def rated() -> ExpenseTerms:
    """Return Chorus's expenses with rates that change, one of them known late."""
    terms = CHORUS_RSP.expenses
    assert isinstance(terms, ExpenseTerms)
    return terms.model_copy(
        update={
            "rates": (
                MileageRate(pence_per_mile=Fraction(45), in_force_from=date(2020, 4, 6)),
                MileageRate(pence_per_mile=Fraction(91, 2), in_force_from=date(2024, 2, 29)),
                MileageRate(
                    pence_per_mile=Fraction(50),
                    in_force_from=date(2025, 4, 6),
                    known_from=date(2025, 5, 21),
                ),
            )
        }
    )


def unknown_rates() -> ExpenseTerms:
    """Return Chorus's expenses with rates that all became known late."""
    terms = rated()
    late = terms.rates[-1]
    return terms.model_copy(update={"rates": (late,)})


KNOWN_ON: Final = date(2025, 5, 20)
"""The day before the last rate of ``rated`` was known."""

TRAVELLED: Final = _around(date(2020, 4, 6), date(2024, 2, 29), date(2025, 4, 6))


def _item_rows(*, floats: bool = False) -> tuple[Row, ...]:
    random, yes_no = Random(4), (None, True, False)
    trip: dict[str, object] = {
        **dict.fromkeys(ITEM),
        "miles": Decimal("10.1"),
        "travelled_on": date(2024, 3, 1),
        "vehicle": "car",
        "own_vehicle": True,
        "for_involvement": True,
        "claimant": "customer",
    }
    spent: dict[str, object] = {
        **dict.fromkeys(ITEM),
        "kind": "taxi",
        "pence": 250,
        "receipt": True,
        "for_involvement": True,
        "claimant": "customer",
    }
    could_be: dict[str, tuple[object, ...]] = {
        "miles": tuple(Decimal(one) for one in MILES),
        "travelled_on": TRAVELLED,
        "vehicle": (None, *map(str, Vehicle), "tank"),
        "own_vehicle": yes_no,
        "for_involvement": yes_no,
        "reasonable": yes_no,
        "kind": (None, *map(str, ExpenseKind), "mileage"),
        "pence": (None, *PENCE),
        "receipt": yes_no,
        "claimant": (None, *map(str, Claimant), "somebody"),
    }
    rows = [
        {**base, name: one} for base in (trip, spent) for name in ITEM for one in could_be[name]
    ]
    rows.append({**trip, "travelled_on": None})
    for _ in range(160):
        row = dict(random.choice((trip, spent)))
        for name in random.sample(list(ITEM), 3):
            if name != "miles" or row["miles"] is not None:
                row[name] = random.choice(could_be[name])
        rows.append(row)
    if floats:
        finer = [{**trip, "miles": Decimal(one)} for one in ("0.001", "10.101", "1e-9")]
        rows = [
            {**row, "miles": None if row["miles"] is None else float(str(row["miles"]))}
            for row in (*rows, *finer)
        ]
    return numbered(rows)


def item_of(row: Row, terms: ExpenseTerms) -> Mileage | Expense:
    """Return the item that a row describes; nobody says when money was spent."""
    if row.get("miles") is None:
        names = ("kind", "pence", "receipt", "for_involvement", "reasonable")
        return Expense(incurred_on=TODAY, **facts(Expense, row, names))
    of_trip = ("miles", "travelled_on", "vehicle", "own_vehicle", "for_involvement", "reasonable")
    said = facts(Mileage, row, of_trip)
    miles = said["miles"]
    if isinstance(miles, float):
        said["miles"] = Decimal(repr(miles))
    if len(terms.rates) == 1:
        said["travelled_on"] = TODAY
    return Mileage(**said)


def items(
    name: str, terms: ExpenseTerms, *, known_on: date | None = None, floats: bool = False
) -> Question:
    """Ask about items of claims."""
    parts = frames.parts_of_a_penny(terms)

    def say(row: Row) -> tuple[Any, Figures]:
        claim = Claim(items=(item_of(row, terms),), **facts(Claim, row, ("claimant",)))
        (found,) = reimburse(terms, claim, known_on=known_on).items
        pence = terms.rounding.whole_pence([found.pence])
        return found, {"asked_parts": int(found.pence * parts), "asked_pence": pence}

    return Question(
        name=name,
        terms=terms,
        sorts={"row": Sort.COUNT, **ITEM, **({"miles": Sort.FLOAT} if floats else {})},
        rows=_item_rows(floats=floats),
        put=lambda frame, report: frames.decide_items(
            terms, frame, known_on=known_on, report=report
        ),
        say=say,
        figures=("asked_parts", "asked_pence"),
    )


def _claim_rows() -> tuple[Row, ...]:
    random, rows = Random(5), list[dict[str, object]]()
    good = [dict(row) for row in _item_rows() if _is_sound(row)]
    for claim in range(70):
        who = random.choice(("customer", "customer", None, "panel member and no customer"))
        own = random.sample(good, random.choice((1, 1, 2, 5)))
        rows += [{**row, "claim": f"c{claim}", "claimant": who} for row in own]
    bad = {**good[0], "claimant": "customer"}
    rows += [
        {**bad, "claim": "two claimants"},
        {**bad, "claim": "two claimants", "claimant": "panel member and no customer"},
        {**bad, "claim": "a bad item"},
        {**bad, "claim": "a bad item", "miles": Decimal("1000000.01")},
        {**bad, "claim": None},
    ]
    random.shuffle(rows)
    return numbered({name: row[name] for name in ("claim", *ITEM)} for row in rows)


def _is_sound(row: Row) -> bool:
    terms = CHORUS_RSP.expenses
    assert isinstance(terms, ExpenseTerms)
    try:
        item_of(row, terms)
    except ValueError:
        return False
    return True


def claims(name: str, terms: ExpenseTerms) -> Question:
    """Ask about claims of several items."""
    parts = frames.parts_of_a_penny(terms)

    def say(rows: list[Row]) -> tuple[Any, Figures]:
        own = tuple(item_of(row, terms) for row in rows)
        people = {row["claimant"] for row in rows}
        if len(people) > 1:
            raise ValueError("a claim is one person's")
        found = reimburse(terms, Claim(items=own, **facts(Claim, rows[0], ("claimant",))))
        return found, {
            "items": len(own),
            "payable_parts": int(found.payable * parts),
            "not_payable_parts": int(found.not_payable * parts),
            "held_parts": int(found.held * parts),
            "payable_pence": found.payable_pence,
        }

    return Question(
        name=name,
        terms=terms.claim,
        sorts={"row": Sort.COUNT, "claim": Sort.WORD, **ITEM},
        rows=_claim_rows(),
        put=lambda frame, report: frames.reimburse(terms, frame, report=report),
        say=say,
        figures=("items", "payable_parts", "not_payable_parts", "held_parts", "payable_pence"),
        key="claim",
        several=True,
    )


def roundings() -> dict[str, ExpenseTerms]:
    """Return Chorus's expenses rounded in every way."""
    terms = CHORUS_RSP.expenses
    assert isinstance(terms, ExpenseTerms)
    return {
        f"per {per}, half {half}": terms.model_copy(
            update={"rounding": Rounding(per=per, half=half)}
        )
        for per, half in product(RoundedPer, Half)
    }


# -- attendance ---------------------------------------------------------------------------------

REGISTER: Final[Mapping[str, Sort]] = {
    "row": Sort.COUNT,
    "member": Sort.WORD,
    "held_on": Sort.DAY,
    "mark": Sort.WORD,
    "formal": Sort.YES_NO,
    "judged_consistent": Sort.YES_NO,
}

FIRST: Final = TODAY - timedelta(days=450)


def _register_rows() -> tuple[Row, ...]:
    random, rows = Random(6), list[dict[str, object]]()
    marks = [str(mark) for mark in Mark if mark is not Mark.UNKNOWN]
    for member in range(60):
        count, unknown = random.choice((1, 3, 8, 14)), random.random() < 0.4
        judged = random.choice((None, True, False))
        likely = [*marks, *["present"] * 3, *["absent"] * 3, *[None, "unknown"] * unknown]
        for day in random.sample(range(0, 480, 3), count):
            rows.append(
                {
                    "member": f"m{member:02}",
                    "held_on": FIRST + timedelta(days=day),
                    "mark": random.choice(likely),
                    "formal": random.choice((True, True, True, None, False)),
                    "judged_consistent": judged,
                }
            )
    edge = {"held_on": TODAY, "mark": "absent", "formal": True, "judged_consistent": False}
    year = (TODAY - timedelta(days=by) for by in (364, 365, 366, 367))
    rows += [{**edge, "member": f"on {day}", "held_on": day} for day in year]
    rows += [
        {**edge, "member": "tomorrow", "held_on": TODAY + timedelta(days=1)},
        {**edge, "member": "new year", "held_on": date(2024, 1, 1)},
        {**edge, "member": "old year", "held_on": date(2023, 12, 31)},
        {**edge, "member": "another word", "mark": "late"},
        {**edge, "member": "no day", "held_on": None},
        {**edge, "member": "two judgements", "held_on": date(2024, 1, 1)},
        {**edge, "member": "two judgements", "judged_consistent": True},
        {**edge, "member": None},
    ]
    random.shuffle(rows)
    return numbered(rows)


def register(name: str, terms: AttendanceTerms) -> Question:
    """Ask about members' registers."""

    def say(rows: list[Row]) -> tuple[Any, Figures]:
        if len({row["judged_consistent"] for row in rows}) > 1:
            raise ValueError("the panel judges a member once")
        meetings = [Meeting(**facts(Meeting, row, ("held_on", "mark", "formal"))) for row in rows]
        whole = AttendanceRegister(
            meetings=tuple(sorted(meetings, key=lambda one: one.held_on)),
            **facts(AttendanceRegister, rows[0], ("judged_consistent",)),
        )
        found = review_attendance(terms, whole, on=TODAY)
        return found, {
            "attended": found.attended,
            "eligible": found.eligible,
            "lowest_rate": _float(found.lowest_rate),
            "highest_rate": _float(found.highest_rate),
            "shortest_run": found.shortest_run,
            "longest_run": found.longest_run,
            "unexplained": found.unexplained,
        }

    return Question(
        name=name,
        terms=terms,
        sorts=REGISTER,
        rows=_register_rows(),
        put=lambda frame, report: frames.review_attendance(terms, frame, on=TODAY, report=report),
        say=say,
        figures=(
            "attended",
            "eligible",
            "lowest_rate",
            "highest_rate",
            "shortest_run",
            "longest_run",
            "unexplained",
        ),
        key="member",
        several=True,
    )


def _float(rate: Fraction | None) -> float | None:
    return None if rate is None else float(rate)
