"""Mileage: items of claims under the Chorus paper, as an outcome, exact pence and whole pence.

A mile is 45p, so that a hundredth of a mile is nine twentieths of a penny: ``asked_parts`` counts
twentieths. Half a penny rounds up.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial, reduce
from operator import or_
from typing import Any, Final

from scrutiny_rules import Claim, ItemOutcome, frames, reimburse
from scrutiny_rules._forms import parts_of_a_penny
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.rulebooks.chorus_rsp import EXPENSES

from .core import NUMBER, PLACES, WAYS, Contestant, Native, Table, Work, ours, projected, told

ROWS: Final = 1_000_000
NAMES: Final = ("outcome", "asked_parts", "asked_pence")
PARTS: Final = parts_of_a_penny(EXPENSES)
A_HUNDREDTH: Final = 9
"""What a hundredth of a mile comes to, in parts of a penny."""

HALF: Final = PARTS // 2
VEHICLES: Final = ("car", "van", "motorcycle", "cycle")
KINDS: Final = ("public transport", "taxi", "parking", "other travel", "not travel")
PAYABLE, NOT_PAYABLE, HELD, UNDETERMINED = 0, 1, 2, 3
"""The numbers of the outcomes."""

MOST_MILES, MOST_PENCE = 1_000_000, 1_000_000_000
A_JOURNEY: Final = {
    **dict.fromkeys(("kind", "pence", "receipt")),
    "miles": 10,
    "travelled_on": date(2026, 3, 1),
    "vehicle": "car",
    "own_vehicle": True,
    "for_involvement": True,
    "reasonable": None,
}
ANOTHER: Final = {
    **dict.fromkeys(("miles", "travelled_on", "vehicle", "own_vehicle")),
    "kind": "taxi",
    "pence": 500,
    "receipt": True,
    "for_involvement": True,
    "reasonable": True,
}
ODD: Final[tuple[Mapping[str, Any], ...]] = (
    A_JOURNEY | {"miles": -1},
    A_JOURNEY | {"miles": MOST_MILES + 1},
    A_JOURNEY | {"vehicle": "tractor"},
    A_JOURNEY | {"vehicle": None},
    A_JOURNEY | {"own_vehicle": None},
    ANOTHER | {"kind": "tractor"},
    ANOTHER | {"kind": None},
    ANOTHER | {"pence": None},
    ANOTHER | {"pence": -5},
    ANOTHER | {"pence": MOST_PENCE + 1},
    ANOTHER | {"receipt": None},
    ANOTHER | {"receipt": None, "kind": "not travel"},
)
"""Numbers and words that cannot be, what has to be given and is not, and what is not known."""

TOO_FINE: Final = (A_JOURNEY | {"miles": 1.234}, A_JOURNEY | {"miles": 1e-9})
"""Miles with more than two places, where a column can hold them."""


def table(decimals: bool, rows: int, seed: int) -> Table:
    """Make up items: four of five are journeys in miles with two places."""
    import numpy as np  # noqa: PLC0415  only where it is needed
    import pyarrow as pa  # noqa: PLC0415  only where it is needed

    rng = np.random.default_rng(seed)

    def share(chance: float) -> Native:
        return rng.random(rows, np.float32) < chance

    def words(among: tuple[str, ...], gone: Native) -> Native:
        places = pa.array(rng.integers(0, len(among), rows), mask=gone)
        return pa.DictionaryArray.from_arrays(places, pa.array(among)).cast(pa.string())

    journey = share(0.8)
    hundredths = rng.integers(1, 20_000, rows)
    miles = pa.array(hundredths / 100, mask=~journey)
    days = np.datetime64("2026-01-01") + rng.integers(0, 300, rows)
    return pa.table(
        {
            "miles": miles.cast(pa.float64() if not decimals else pa.decimal128(9, 2)),
            "travelled_on": pa.array(days, mask=~journey),
            "vehicle": words(VEHICLES, ~journey),
            "own_vehicle": pa.array(share(0.95), mask=~journey),
            "for_involvement": share(0.97),
            "reasonable": pa.array(share(0.5), mask=~share(0.1)),
            "kind": words(KINDS, journey),
            "pence": pa.array(rng.integers(50, 5_000, rows), mask=journey),
            "receipt": pa.array(share(0.7), mask=journey),
        }
    )


def wanted(records: list[dict[str, Any]]) -> list[Any]:
    """Return what the library says of claims of one item each."""

    def decide(record: dict[str, Any]) -> tuple[Any, ...]:
        asked = ("own_vehicle",) if record["miles"] is not None else ("receipt",)
        item = {name: value for name, value in record.items() if value is not None or name in asked}
        if "miles" in item:
            item["miles"] = str(item["miles"])
        else:
            item["incurred_on"] = date(2026, 11, 22)
        (decided,) = reimburse(EXPENSES, Claim.model_validate({"items": [item]})).items
        pence = EXPENSES.rounding.whole_pence([decided.pence])
        number = list(ItemOutcome).index(decided.outcome)
        return (number, int(decided.pence * PARTS), pence)

    return [told(partial(decide, record), (None, None, None)) for record in records]


def decided(frame: Native) -> Native:
    """Ask the library."""
    report = Report(show=Show.NOTHING, numbered=True)
    return frames.decide_items(EXPENSES, frame, report=report)


# -- by hand ------------------------------------------------------------------------------------


def polars_by_hand(decimals: bool, trusts: bool) -> Contestant:
    """Return expressions as a user of polars would write them."""
    import polars as pl  # noqa: PLC0415  one contestant of several

    miles, kind, vehicle, pence = map(pl.col, ("miles", "kind", "vehicle", "pence"))
    own, receipt = pl.col("own_vehicle"), pl.col("receipt")
    scaled = miles * 100 if decimals else (miles * 100).round()
    refused = ~pl.col("for_involvement") | ~pl.col("reasonable").fill_null(value=True)
    payable, not_payable, held, open_ = (
        pl.lit(number, pl.Int8) for number in (PAYABLE, NOT_PAYABLE, HELD, UNDETERMINED)
    )
    by_car: Native = pl.when(own).then(payable)
    by_car = by_car if trusts else by_car.when(own.is_null()).then(open_)
    outcome: Native = (
        pl.when(refused)
        .then(not_payable)
        .when(miles.is_not_null())
        .then(by_car.otherwise(not_payable))
        .when((kind == "not travel") | ~receipt)
        .then(held)
    )
    outcome = outcome if trusts else outcome.when(receipt.is_null()).then(open_)
    parts = (
        pl.when(miles.is_not_null())
        .then(A_HUNDREDTH * scaled.cast(pl.Int64))
        .otherwise(PARTS * pence)
    )
    asked = (pl.col("asked_parts") + HALF) // PARTS

    def run(frame: Native) -> Native:
        lazy = frame.lazy().with_columns(outcome=outcome.otherwise(payable), asked_parts=parts)
        return lazy.with_columns(asked_pence=asked).collect()

    fits = miles.is_between(0, MOST_MILES)
    fits = fits if decimals else fits & (miles.round(2) == miles)
    by_vehicle = vehicle.is_null() | reduce(or_, (vehicle == word for word in VEHICLES))
    of_a_kind = reduce(or_, (kind == word for word in KINDS))
    fine = (
        pl.when(miles.is_not_null())
        .then(fits & by_vehicle)
        .otherwise(of_a_kind & pence.is_between(0, MOST_PENCE))
    )
    is_fine = pl.col("fine")

    def run_checked(frame: Native) -> Native:
        lazy = frame.lazy().with_columns(fine=fine)
        lazy = lazy.with_columns(
            outcome=pl.when(is_fine).then(outcome.otherwise(payable)),
            asked_parts=pl.when(is_fine).then(parts),
        )
        return lazy.with_columns(asked_pence=asked).drop("fine").collect()

    return Contestant("polars", run if trusts else run_checked, by_hand=True, trusts=trusts)


def pandas_by_hand(trusts: bool) -> Contestant:
    """Return NumPy's functions on pandas's columns."""
    import numpy as np  # noqa: PLC0415  one contestant of several

    def run(frame: Native) -> Native:
        miles = frame["miles"].to_numpy()
        journey = ~np.isnan(miles)
        own = frame["own_vehicle"].to_numpy(dtype=bool, na_value=False)
        receipt = frame["receipt"].to_numpy(dtype=bool, na_value=False)
        reasonable = frame["reasonable"].to_numpy(dtype=bool, na_value=True)
        claimed = frame["pence"].to_numpy(dtype="int64", na_value=0)
        refused = ~(frame["for_involvement"].to_numpy() & reasonable)
        held = ~journey & ((frame["kind"] == "not travel").to_numpy() | ~receipt)
        cases = [refused | (journey & ~own), held]
        outcome = np.select(cases, [NOT_PAYABLE, HELD], PAYABLE).astype(NUMBER)
        hundredths = np.rint(np.where(journey, miles, 0) * 100).astype("int64")
        parts = np.where(journey, A_HUNDREDTH * hundredths, PARTS * claimed)
        new = {"outcome": outcome, "asked_parts": parts, "asked_pence": (parts + HALF) // PARTS}
        if not trusts:
            unsure = np.where(journey, frame["own_vehicle"].isna(), frame["receipt"].isna())
            unsure &= ~refused & (journey | (frame["kind"] != "not travel").to_numpy())
            outcome[unsure] = UNDETERMINED
            fine = np.where(
                journey,
                (miles >= 0)
                & (miles <= MOST_MILES)
                & (hundredths / 100 == miles)
                & (frame["vehicle"].isin(VEHICLES) | frame["vehicle"].isna()).to_numpy(),
                frame["kind"].isin(KINDS).to_numpy()
                & (claimed >= 0)
                & (claimed <= MOST_PENCE)
                & frame["pence"].notna().to_numpy(),
            )
            if not fine.all():
                new = {name: np.where(fine, values, np.nan) for name, values in new.items()}
        return frame.assign(**new)

    return Contestant("pandas", run, by_hand=True, trusts=trusts)


def numpy_by_hand() -> Contestant:
    """Return the same on arrays, with words and what may be missing as numbers."""
    import numpy as np  # noqa: PLC0415  one contestant of several

    not_travel = PLACES["not travel"]

    def run(columns: Native) -> Native:
        miles = columns["miles"]
        journey = ~np.isnan(miles)
        refused = ~columns["for_involvement"] | (columns["reasonable"] == 0)
        refused |= columns["own_vehicle"] == 0
        held = (columns["kind"] == not_travel) | (columns["receipt"] == 0)
        outcome = np.where(refused, NOT_PAYABLE, np.where(held, HELD, PAYABLE)).astype(NUMBER)
        hundredths = np.rint(np.where(journey, miles, 0) * 100).astype("int64")
        claimed = PARTS * columns["pence"]
        parts = np.where(journey, A_HUNDREDTH * hundredths, claimed)
        return {"outcome": outcome, "asked_parts": parts, "asked_pence": (parts + HALF) // PARTS}

    return Contestant("numpy", run, by_hand=True, trusts=True)


PARTS_SQL: Final = f"""CASE WHEN miles IS NOT NULL
        THEN {A_HUNDREDTH} * CAST(round(miles * 100) AS BIGINT) ELSE {PARTS} * pence END"""
PENCE_SQL: Final = f"*, (asked_parts + {HALF}) // {PARTS} AS asked_pence"
TRUSTING: Final = (
    f"""*, CAST(CASE
        WHEN NOT for_involvement OR NOT coalesce(reasonable, true) THEN {NOT_PAYABLE}
        WHEN miles IS NOT NULL THEN CASE WHEN own_vehicle THEN {PAYABLE} ELSE {NOT_PAYABLE} END
        WHEN kind = 'not travel' OR NOT receipt THEN {HELD} ELSE {PAYABLE} END AS TINYINT
    ) AS outcome, {PARTS_SQL} AS asked_parts""",
    PENCE_SQL,
)
CHECKED: Final = (
    f"""*, CASE WHEN miles IS NOT NULL
        THEN miles BETWEEN 0 AND {MOST_MILES} AND round(miles * 100) / 100 = miles
            AND (vehicle IS NULL OR vehicle IN {VEHICLES})
        ELSE kind IN {KINDS} AND pence BETWEEN 0 AND {MOST_PENCE} END AS fine""",
    f"""*, CAST(CASE
        WHEN fine IS NOT TRUE THEN NULL
        WHEN NOT for_involvement OR NOT coalesce(reasonable, true) THEN {NOT_PAYABLE}
        WHEN miles IS NOT NULL THEN CASE WHEN own_vehicle THEN {PAYABLE}
            WHEN own_vehicle IS NULL THEN {UNDETERMINED} ELSE {NOT_PAYABLE} END
        WHEN kind = 'not travel' OR NOT receipt THEN {HELD}
        WHEN receipt IS NULL THEN {UNDETERMINED} ELSE {PAYABLE} END AS TINYINT
    ) AS outcome, CASE WHEN fine THEN {PARTS_SQL} END AS asked_parts""",
    PENCE_SQL,
)


def duckdb_by_hand(trusts: bool) -> Contestant:
    """Return chains of cases."""
    return projected(lambda: TRUSTING if trusts else CHECKED, NAMES, trusts=trusts)


# -- the works ----------------------------------------------------------------------------------


def _work(title: str, frame_names: tuple[str, ...], *, decimals: bool) -> Work:
    by_hand: dict[str, Any] = {
        "polars": partial(polars_by_hand, decimals),
        "pandas": pandas_by_hand,
        "DuckDB": duckdb_by_hand,
    }
    return Work(
        title=title,
        rows=(ROWS,),
        table=partial(table, decimals),
        wanted=wanted,
        names=NAMES,
        makers={
            **{f"scrutiny_rules on {frame}": ours(frame, decided, NAMES) for frame in frame_names},
            **{
                f"{frame} by hand{how}": partial(make, trusts=trusts)
                for frame, make in by_hand.items()
                for how, trusts in WAYS.items()
                if frame != "pandas" or not decimals
            },
            **({} if decimals else {"numpy by hand": numpy_by_hand}),
        },
        odd=(*ODD, *(() if decimals else TOO_FINE)),
        out_bytes=24,
    )


FLOATS: Final = _work(
    "items of expense, miles as floats", ("polars", "pandas", "pyarrow", "duckdb"), decimals=False
)
DECIMALS: Final = _work(
    "items of expense, miles as decimals", ("polars", "pyarrow", "duckdb"), decimals=True
)
