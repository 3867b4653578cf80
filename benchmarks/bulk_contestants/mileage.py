"""Mileage: items of claims under the Chorus paper, as an outcome, exact pence and whole pence.

A mile is 45p, so that a hundredth of a mile is nine twentieths of a penny: ``asked_parts`` counts
twentieths. Half a penny rounds up.
"""

from datetime import date
from functools import partial
from typing import Any, Final

from scrutiny_rules import Claim, ItemOutcome, frames, reimburse
from scrutiny_rules._forms import parts_of_a_penny
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.rulebooks.chorus_rsp import EXPENSES

from .core import NUMBER, PLACES, Contestant, Native, Table, Work, ours

ROWS: Final = 1_000_000
NAMES: Final = ("outcome", "asked_parts", "asked_pence")
PARTS: Final = parts_of_a_penny(EXPENSES)
A_HUNDREDTH: Final = 9
"""What a hundredth of a mile comes to, in parts of a penny."""

HALF: Final = PARTS // 2
VEHICLES: Final = ("car", "van", "motorcycle", "cycle")
KINDS: Final = ("public transport", "taxi", "parking", "other travel", "not travel")
PAYABLE, NOT_PAYABLE, HELD = 0, 1, 2
"""The numbers of the outcomes."""


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
    rows = []
    for record in records:
        item = {name: value for name, value in record.items() if value is not None}
        if "miles" in item:
            item["miles"] = f"{item['miles']:.2f}"
        else:
            item["incurred_on"] = date(2026, 11, 22)
        (decided,) = reimburse(EXPENSES, Claim.model_validate({"items": [item]})).items
        pence = EXPENSES.rounding.whole_pence([decided.pence])
        number = list(ItemOutcome).index(decided.outcome)
        rows.append((number, int(decided.pence * PARTS), pence))
    return rows


def decided(frame: Native) -> Native:
    """Ask the library."""
    report = Report(show=Show.NOTHING, numbered=True)
    return frames.decide_items(EXPENSES, frame, report=report)


# -- by hand ------------------------------------------------------------------------------------


def polars_by_hand(decimals: bool) -> Contestant:
    """Return expressions as a user of polars would write them."""
    import polars as pl  # noqa: PLC0415  one contestant of several

    miles = pl.col("miles")
    scaled = miles * 100 if decimals else (miles * 100).round()
    refused = ~pl.col("for_involvement") | ~pl.col("reasonable").fill_null(value=True)
    payable, not_payable, held = (
        pl.lit(number, pl.Int8) for number in (PAYABLE, NOT_PAYABLE, HELD)
    )
    outcome = (
        pl.when(refused)
        .then(not_payable)
        .when(miles.is_not_null())
        .then(pl.when(pl.col("own_vehicle")).then(payable).otherwise(not_payable))
        .when((pl.col("kind") == "not travel") | ~pl.col("receipt"))
        .then(held)
        .otherwise(payable)
    )
    parts = (
        pl.when(miles.is_not_null())
        .then(A_HUNDREDTH * scaled.cast(pl.Int64))
        .otherwise(PARTS * pl.col("pence"))
    )
    pence = (pl.col("asked_parts") + HALF) // PARTS

    def run(frame: Native) -> Native:
        lazy = frame.lazy().with_columns(outcome=outcome, asked_parts=parts)
        return lazy.with_columns(asked_pence=pence).collect()

    return Contestant("polars", run, by_hand=True)


def pandas_by_hand() -> Contestant:
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
        return frame.assign(outcome=outcome, asked_parts=parts, asked_pence=(parts + HALF) // PARTS)

    return Contestant("pandas", run, by_hand=True)


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

    return Contestant("numpy", run, by_hand=True)


QUERY: Final = f"""
SELECT outcome, asked_parts, (asked_parts + {HALF}) // {PARTS} AS asked_pence FROM (
    SELECT CAST(CASE
        WHEN NOT for_involvement OR NOT coalesce(reasonable, true) THEN {NOT_PAYABLE}
        WHEN miles IS NOT NULL THEN CASE WHEN own_vehicle THEN {PAYABLE} ELSE {NOT_PAYABLE} END
        WHEN kind = 'not travel' OR NOT receipt THEN {HELD} ELSE {PAYABLE} END AS TINYINT
    ) AS outcome,
    CASE WHEN miles IS NOT NULL THEN {A_HUNDREDTH} * CAST(round(miles * 100) AS BIGINT)
        ELSE {PARTS} * pence END AS asked_parts
    FROM t
) AS m
"""  # noqa: S608  no value comes from outside


def duckdb_by_hand() -> Contestant:
    """Return a query that is written by hand."""
    import duckdb  # noqa: F401, PLC0415  one contestant of several

    def run(relation: Native) -> Native:
        return relation.query("t", QUERY).to_arrow_table()

    return Contestant("duckdb", run, by_hand=True)


# -- the works ----------------------------------------------------------------------------------


def _work(title: str, frame_names: tuple[str, ...], *, decimals: bool) -> Work:
    return Work(
        title=title,
        rows=(ROWS,),
        table=partial(table, decimals),
        wanted=wanted,
        names=NAMES,
        makers={
            **{f"scrutiny_rules on {frame}": ours(frame, decided, NAMES) for frame in frame_names},
            "polars by hand": partial(polars_by_hand, decimals),
            "DuckDB by hand": duckdb_by_hand,
            **({} if decimals else {"pandas by hand": pandas_by_hand}),
            **({} if decimals else {"numpy by hand": numpy_by_hand}),
        },
        odd=(),
        out_bytes=24,
    )


FLOATS: Final = _work(
    "items of expense, miles as floats", ("polars", "pandas", "pyarrow", "duckdb"), decimals=False
)
DECIMALS: Final = _work(
    "items of expense, miles as decimals", ("polars", "pyarrow", "duckdb"), decimals=True
)
