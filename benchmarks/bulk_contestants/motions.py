"""Motions: Trafford 7.2, 7.3 and 8.1, as an outcome and a bit for each limb that it rests on."""

from collections.abc import Mapping
from functools import partial, reduce
from operator import and_
from typing import Any, Final

from scrutiny_rules import Ballot, Motion, State, decide_motion, frames
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.rulebooks.trafford_qip import VOTING

from .core import (
    MASK,
    NUMBER,
    PLACES,
    WAYS,
    Contestant,
    Native,
    Table,
    Work,
    mask_of,
    ours,
    projected,
    told,
)

ROWS: Final = 100_000
KNOWN_NAMES: Final = ("outcome", "votes_cast", "method", "not_met")
MISSING_NAMES: Final = (*KNOWN_NAMES, "unknown")
METHOD: Final = "show of hands"

CASES: Final[Mapping[str, tuple[Motion, int]]] = {
    "inquorate": (Motion.INQUORATE, 1),
    "consensus": (Motion.AGREED_BY_CONSENSUS, 4),
    "more for": (Motion.CARRIED, 0),
    "more against": (Motion.LOST, 8 + 16),
    "nobody voted": (Motion.NOT_CARRIED, 8 + 16 + 512),
    "tie": (Motion.TIED, 8 + 32),
    "cast for": (Motion.CARRIED, 8),
    "cast against": (Motion.LOST, 8 + 64),
    "declined": (Motion.NOT_CARRIED, 8 + 64 + 128),
    "open": (Motion.UNDETERMINED, 0),
}
"""Each way a vote can go, with its outcome and the limbs that are not met."""

NUMBERS: Final = [list(Motion).index(outcome) for outcome, _ in CASES.values()]
MASKS: Final = [mask for _, mask in CASES.values()]
CAST: Final = {"cast_for": "for", "cast_against": "against", "declined": "declined"}
"""The names of arrays of what became of the casting vote."""

QUORATE, CONSENSUS, VOTES = 1, 2, 8 + 16 + 512
"""The limbs that are unknown: whether quorate, whether there is consensus, how the vote went."""

MOST: Final = 1_000_000
"""The largest count there can be."""

ODD: Final[tuple[Mapping[str, Any], ...]] = (
    {"votes_for": -1},
    {"votes_against": MOST + 1},
    {"objections": -2},
    {"casting_vote": "perhaps"},
    {"votes_for": 4, "votes_against": 3, "casting_vote": "for"},
    {"votes_for": 0, "votes_against": 0, "casting_vote": "declined"},
    {"quorate": True, "votes_for": None, "votes_against": 3, "casting_vote": "for"},
    {"quorate": None, "votes_for": 4, "votes_against": 3, "casting_vote": None},
    {"quorate": True, "votes_for": None, "votes_against": None, "objections": None},
)
"""Counts that cannot be, a casting vote without a tie, and facts that are not known."""


def table(missing: float, rows: int, seed: int) -> Table:
    """Make up motions; some were agreed without a vote, some ties had a casting vote."""
    import numpy as np  # noqa: PLC0415  only where it is needed
    import pyarrow as pa  # noqa: PLC0415  only where it is needed

    rng = np.random.default_rng(seed)
    present = rng.integers(0, 12, rows)
    votes_for = rng.integers(0, present + 1)
    votes_against = np.minimum(rng.integers(0, 7, rows), present - votes_for)
    agreed = rng.random(rows) < 0.15  # noqa: PLR2004  a share of made-up rows
    objections = np.where(agreed, 0, rng.integers(0, 4, rows))
    tied = (votes_for == votes_against) & (votes_for > 0) & ~agreed
    casting = np.array(["for", "against", "declined"], object)[rng.integers(0, 3, rows)]
    used = tied & (rng.random(rows) < 0.6)  # noqa: PLR2004  a share of made-up rows

    def gone() -> Native:
        return rng.random(rows) < missing

    return pa.table(
        {
            "quorate": pa.array(rng.random(rows) < 0.9, mask=gone()),  # noqa: PLR2004  as above
            "objections": pa.array(objections, mask=gone()),
            "votes_for": pa.array(votes_for, mask=agreed | gone()),
            "votes_against": pa.array(votes_against, mask=agreed | gone()),
            "casting_vote": pa.array(casting, pa.string(), mask=~used),
        }
    )


def wanted(names: tuple[str, ...], records: list[dict[str, Any]]) -> list[Any]:
    """Return what the library says of one motion at a time."""

    def decide(record: dict[str, Any]) -> tuple[Any, ...]:
        decision = decide_motion(VOTING, Ballot.model_validate(record))
        masks = (mask_of(decision, state, VOTING) for state in (State.NOT_MET, State.UNKNOWN))
        number = list(Motion).index(decision.outcome)
        return (number, decision.votes_cast, decision.method, *masks)

    none = (None, None, None, 0, 0)
    return [told(partial(decide, record), none)[: len(names)] for record in records]


def decided(names: tuple[str, ...], frame: Native) -> Native:
    """Ask the library."""
    states = (State.NOT_MET, State.UNKNOWN)[: len(names) - len(KNOWN_NAMES) + 1]
    report = Report(show=Show.MASK, states=states, numbered=True)
    return frames.decide_motion(VOTING, frame, report=report)


# -- polars -------------------------------------------------------------------------------------


def polars_by_hand(missing: bool, trusts: bool) -> Contestant:
    """Return a chain of cases for the outcome, and the same for the mask."""
    import polars as pl  # noqa: PLC0415  one contestant of several

    quorate, objections, casting = map(pl.col, ("quorate", "objections", "casting_vote"))
    for_it, against = pl.col("votes_for"), pl.col("votes_against")
    no_vote = for_it.is_null() & against.is_null()
    agreed = no_vote & (objections == 0)
    tied = (for_it == against) & (for_it > 0)
    a_word = (casting == "for") | (casting == "against") | (casting == "declined")
    # What is null is not wrong.
    right = (one.is_between(0, MOST) for one in (for_it, against, objections))
    fine = reduce(and_, right, a_word & (casting.is_null() | tied)).fill_null(value=True)

    def chain(values: list[int], sort: Native) -> Native:
        said = dict(zip(CASES, (pl.lit(value, sort) for value in values), strict=True))
        tie = (
            pl.when(for_it == 0)
            .then(said["nobody voted"])
            .when(casting.is_null())
            .then(said["tie"])
            .when(casting == "for")
            .then(said["cast for"])
            .when(casting == "against")
            .then(said["cast against"])
            .otherwise(said["declined"])
        )
        begun: Native = pl.when(~quorate).then(said["inquorate"])
        if missing or not trusts:
            begun = begun.when(quorate.is_null()).then(said["open"])
        return (
            begun.when(for_it > against)
            .then(said["more for"])
            .when(for_it < against)
            .then(said["more against"])
            .when(for_it == against)
            .then(tie)
            .when(agreed)
            .then(said["consensus"])
            .otherwise(said["open"])
        )

    none, masks = pl.lit(0, pl.Int16), MISSING_NAMES[3:] if missing else KNOWN_NAMES[3:]
    new = {
        "outcome": chain(NUMBERS, pl.Int8),
        "votes_cast": for_it + against,
        "method": pl.lit(METHOD),
        "not_met": chain(MASKS, pl.Int16),
    }
    if missing:
        unknown = pl.when(quorate.is_null()).then(pl.lit(QUORATE, pl.Int16)).otherwise(none)
        open_votes = (for_it.is_null() | against.is_null()) & ~agreed.fill_null(value=False)
        both = no_vote & objections.is_null()
        votes = (
            pl.when(both)
            .then(pl.lit(VOTES + CONSENSUS, pl.Int16))
            .when(open_votes)
            .then(pl.lit(VOTES, pl.Int16))
            .otherwise(none)
        )
        new["unknown"] = pl.when(~quorate).then(none).otherwise(unknown + votes)

    def run(frame: Native) -> Native:
        return frame.lazy().with_columns(**new).collect()

    def run_checked(frame: Native) -> Native:
        where: dict[str, Native] = {
            name: pl.when(pl.col("fine")).then(value) for name, value in new.items()
        }
        where |= {name: where[name].otherwise(none) for name in masks}
        lazy = frame.lazy().with_columns(fine=fine).with_columns(**where)
        return lazy.drop("fine").collect()

    return Contestant("polars", run if trusts else run_checked, by_hand=True, trusts=trusts)


# -- pandas and NumPy ---------------------------------------------------------------------------


def _cases(facts: Mapping[str, Any]) -> Native:
    """Return the place of each row's case, from arrays with -1 where there are no votes."""
    import numpy as np  # noqa: PLC0415  one contestant of several

    for_it, against = facts["votes_for"], facts["votes_against"]
    place = dict(zip(CASES, np.arange(len(CASES), dtype=np.int8), strict=True))
    tie = np.where(facts["declined"], place["declined"], place["tie"])
    tie = np.where(facts["cast_for"], place["cast for"], tie)
    tie = np.where(facts["cast_against"], place["cast against"], tie)
    tie = np.where(for_it == 0, place["nobody voted"], tie)
    case = np.where(for_it > against, place["more for"], tie)
    case = np.where(for_it < against, place["more against"], case)
    unsure = (for_it < 0) | (against < 0)
    agreed = (for_it < 0) & (against < 0) & (facts["objections"] == 0)
    case = np.where(unsure, np.where(agreed, place["consensus"], place["open"]), case)
    return np.where(facts["quorate"], case, place["inquorate"])


def pandas_by_hand(missing: bool, trusts: bool) -> Contestant:
    """Return the number of the case, and what stands beside it in two short lists."""
    import numpy as np  # noqa: PLC0415  one contestant of several

    numbers, masks = np.array(NUMBERS, NUMBER), np.array(MASKS, MASK)

    def run(frame: Native) -> Native:
        casting = frame["casting_vote"]
        facts = {
            name: frame[name].to_numpy(dtype="int64", na_value=-1)
            for name in ("votes_for", "votes_against", "objections")
        }
        quorate = frame["quorate"]
        in_doubt = quorate.isna().to_numpy() if missing or not trusts else None
        if in_doubt is not None and in_doubt.any():
            facts["quorate"] = quorate.to_numpy(dtype=bool, na_value=True)
        else:
            facts["quorate"] = quorate.to_numpy(dtype=bool)
        facts |= {name: (casting == word).to_numpy() for name, word in CAST.items()}
        case = _cases(facts)
        new = {
            "outcome": numbers[case],
            "votes_cast": frame["votes_for"] + frame["votes_against"],
            "method": METHOD,
            "not_met": masks[case],
        }
        if missing or (in_doubt is not None and in_doubt.any()):
            new |= _open(new, facts, case, in_doubt)
        if not missing:
            new.pop("unknown", None)
        wrong = None if trusts else _wrong(frame, facts)
        if wrong is not None and wrong.any():
            new["outcome"] = np.where(wrong, np.nan, new["outcome"])
            new["votes_cast"] = new["votes_cast"].mask(wrong)
            new["method"] = np.where(wrong, np.array(None), METHOD)
            new |= {name: np.where(wrong, np.int16(0), new[name]) for name in names if name in new}
        return frame.assign(**new).astype({"method": "str"})

    names = MISSING_NAMES[3:]
    return Contestant("pandas", run, by_hand=True, trusts=trusts)


def _wrong(frame: Native, facts: Mapping[str, Any]) -> Native:
    """Return where a row has a count that cannot be, or a casting vote that cannot."""
    for_it, against = facts["votes_for"], facts["votes_against"]
    used = frame["casting_vote"].notna().to_numpy()
    tied = (for_it == against) & (for_it > 0)
    taken = (for_it >= 0) & (against >= 0)
    wrong = used & ~(facts["cast_for"] | facts["cast_against"] | facts["declined"])
    wrong |= used & taken & ~tied
    for name in ("votes_for", "votes_against", "objections"):
        values = facts[name]
        if values.max() > MOST or values.min() < -1 or (frame[name] == -1).any():
            wrong |= (values > MOST) | ((values < 0) & frame[name].notna().to_numpy())
    return wrong


def _open(new: dict[str, Any], facts: Mapping[str, Any], case: Native, in_doubt: Native) -> Native:
    """Return the outcome and the masks where it is not known whether there is a quorum."""
    import numpy as np  # noqa: PLC0415  one contestant of several

    no_vote = (facts["votes_for"] < 0) & (facts["votes_against"] < 0)
    is_open = case == list(CASES).index("open")
    unknown = is_open * np.int16(VOTES)
    unknown += (is_open & no_vote & (facts["objections"] < 0)) * np.int16(CONSENSUS)
    return {
        "outcome": np.where(in_doubt, list(Motion).index(Motion.UNDETERMINED), new["outcome"]),
        "not_met": np.where(in_doubt, np.int16(0), new["not_met"]),
        "unknown": unknown + in_doubt * np.int16(QUORATE),
    }


def numpy_by_hand() -> Contestant:
    """Return the same on arrays, with words as numbers."""
    import numpy as np  # noqa: PLC0415  one contestant of several

    numbers, masks = np.array(NUMBERS, NUMBER), np.array(MASKS, MASK)

    def run(columns: Native) -> Native:
        casting = columns["casting_vote"]
        cast = {name: casting == PLACES[word] for name, word in CAST.items()}
        case = _cases(columns | cast)
        votes = columns["votes_for"] + columns["votes_against"]
        return {
            "outcome": numbers[case],
            "votes_cast": np.where(votes < 0, np.nan, votes),
            "method": np.broadcast_to(np.array(METHOD), len(case)),
            "not_met": masks[case],
        }

    return Contestant("numpy", run, by_hand=True, trusts=True)


# -- SQL ----------------------------------------------------------------------------------------


def _chain(values: list[int], sort: str) -> str:
    said = dict(zip(CASES, values, strict=True))
    return (
        f"CAST(CASE WHEN NOT quorate THEN {said['inquorate']}"
        f" WHEN quorate IS NULL THEN {said['open']}"
        f" WHEN votes_for > votes_against THEN {said['more for']}"
        f" WHEN votes_for < votes_against THEN {said['more against']}"
        f" WHEN votes_for = votes_against THEN CASE WHEN votes_for = 0 THEN {said['nobody voted']}"
        f" WHEN casting_vote IS NULL THEN {said['tie']}"
        f" WHEN casting_vote = 'for' THEN {said['cast for']}"
        f" WHEN casting_vote = 'against' THEN {said['cast against']} ELSE {said['declined']} END"
        " WHEN votes_for IS NULL AND votes_against IS NULL AND objections = 0"
        f" THEN {said['consensus']} ELSE {said['open']} END AS {sort})"
    )


UNKNOWN: Final = (
    "CAST(CASE WHEN NOT quorate THEN 0"
    f" ELSE CASE WHEN quorate IS NULL THEN {QUORATE} ELSE 0 END + CASE"
    " WHEN votes_for IS NOT NULL AND votes_against IS NOT NULL THEN 0"
    f" WHEN votes_for IS NOT NULL OR votes_against IS NOT NULL THEN {VOTES}"
    f" WHEN objections IS NULL THEN {VOTES + CONSENSUS}"
    f" WHEN objections = 0 THEN 0 ELSE {VOTES} END END AS SMALLINT)"
)
COUNTS: Final = ("votes_for", "votes_against", "objections")
WRONG: Final = (
    " OR ".join(f"{name} NOT BETWEEN 0 AND {MOST}" for name in COUNTS)
    + " OR casting_vote NOT IN ('for', 'against', 'declined')"
    " OR casting_vote IS NOT NULL AND NOT (votes_for = votes_against AND votes_for > 0)"
)


def _projections(missing: bool, trusts: bool) -> tuple[str, ...]:
    new = {
        "outcome": _chain(NUMBERS, "TINYINT"),
        "votes_cast": "votes_for + votes_against",
        "method": f"'{METHOD}'",
        "not_met": _chain(MASKS, "SMALLINT"),
        **({"unknown": UNKNOWN} if missing else {}),
    }
    before: tuple[str, ...] = ()
    if not trusts:
        before = (f"*, coalesce({WRONG}, FALSE) AS wrong",)
        new = {
            name: f"CASE WHEN NOT wrong THEN {value}"
            + (" ELSE CAST(0 AS SMALLINT) END" if name in MISSING_NAMES[3:] else " END")
            for name, value in new.items()
        }
    return (*before, ", ".join(("*", *(f"{value} AS {name}" for name, value in new.items()))))


def duckdb_by_hand(missing: bool, trusts: bool) -> Contestant:
    """Return chains of cases."""
    names = MISSING_NAMES if missing else KNOWN_NAMES
    return projected(partial(_projections, missing, trusts), names, trusts=trusts)


# -- the works ----------------------------------------------------------------------------------


BY_HAND: Final = {"polars": polars_by_hand, "pandas": pandas_by_hand, "DuckDB": duckdb_by_hand}


def _work(title: str, names: tuple[str, ...], missing: float) -> Work:
    verb = partial(decided, names)
    return Work(
        title=title,
        rows=(ROWS,),
        table=partial(table, missing),
        wanted=partial(wanted, names),
        names=names,
        makers={
            **{
                f"scrutiny_rules on {frame}": ours(frame, verb, names)
                for frame in ("polars", "pandas", "pyarrow", "duckdb")
            },
            **{
                f"{frame} by hand{how}": partial(make, missing=bool(missing), trusts=trusts)
                for frame, make in BY_HAND.items()
                for how, trusts in WAYS.items()
            },
            **({} if missing else {"numpy by hand": numpy_by_hand}),
        },
        odd=ODD,
        out_bytes=8 + 8 + 1 + 2 * (len(names) - len(KNOWN_NAMES) + 1),
    )


KNOWN: Final = _work("motions, all facts known, outcomes by number", KNOWN_NAMES, 0.0)
MISSING: Final = _work("motions, a tenth of each fact missing", MISSING_NAMES, 0.1)
