"""Attendance: Trafford 7.5 over registers in long format, one row for a member at a meeting."""

from collections.abc import Mapping
from datetime import date
from functools import partial, reduce
from operator import or_
from typing import Any, Final

from scrutiny_rules import Attendance, AttendanceRegister, State, frames, review_attendance
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.rulebooks.trafford_qip import ATTENDANCE

from .core import MASK, NUMBER, Contestant, Native, Table, Work, mask_of, ours, told

ON: Final = date(2026, 11, 22)
FIRST: Final = date(2025, 11, 23)
"""The first of the twelve months over which attendance is judged."""

MEETINGS: Final = tuple(date(2025 + month // 12, month % 12 + 1, 9) for month in range(11, 23))
MEMBERS: Final = 50_000
NAMES: Final = ("member", "outcome", "attended", "eligible", "longest_run", "not_met")
CHANCE: Final = {
    "present": 0.68,
    "apology": 0.08,
    "absent": 0.12,
    "on leave": 0.08,
    "suspended": 0.02,
    "not in office": 0.02,
}
MISSED: Final = ("apology", "absent")
CASES: Final[Mapping[Attendance, int]] = {
    Attendance.MAY_BE_REMOVED: 0,
    Attendance.TOO_FEW_MEETINGS: 1 + 2 + 4,
    Attendance.BELOW_EXPECTATION: 1 + 2 + 8,
    Attendance.MEETS_EXPECTATION: 1 + 2,
}
"""The outcomes in their order, each with the limbs that are not met."""

RUNNING, ENOUGH = 3, 4
"""How many absences running there have to be, and how many meetings."""

A_MEMBER: Final = 10_000_000
"""More than the number of any day."""

MARKS: Final = tuple(CHANCE)
A_MEETING: Final = {"held_on": MEETINGS[0], "mark": "present"}
ODD: Final[tuple[Mapping[str, Any], ...]] = (
    A_MEETING | {"member": 0, "held_on": None},
    A_MEETING | {"member": 1, "mark": "late"},
    A_MEETING | {"member": 2, "held_on": date(2026, 12, 9)},
    A_MEETING | {"member": 3, "held_on": date(2025, 11, 9), "mark": "absent"},
    A_MEETING | {"member": 1_000_000, "held_on": date(2026, 12, 9)},
    A_MEETING | {"member": 1_000_001, "held_on": date(2025, 11, 9), "mark": "absent"},
)
"""A day that is missing, no mark, meetings outside the year, and members who had no other."""

NUMBERS: Final = [list(Attendance).index(outcome) for outcome in CASES]
MASKS: Final = list(CASES.values())
UNDETERMINED: Final = list(Attendance).index(Attendance.UNDETERMINED)


def table(rows: int, seed: int) -> Table:
    """Make up registers of so many members, in the order of the meetings."""
    import numpy as np  # noqa: PLC0415  only where it is needed
    import pyarrow as pa  # noqa: PLC0415  only where it is needed

    rng = np.random.default_rng(seed)
    size = rows * len(MEETINGS)
    places = pa.array(rng.choice(len(CHANCE), size, p=list(CHANCE.values())))
    marks = pa.DictionaryArray.from_arrays(places, pa.array(list(CHANCE)))
    return pa.table(
        {
            "member": np.tile(np.arange(rows), len(MEETINGS)),
            "held_on": np.repeat(np.array(MEETINGS, "datetime64[D]"), rows),
            "mark": marks.cast(pa.string()),
        }
    )


def wanted(records: list[dict[str, Any]]) -> list[Any]:
    """Return what the library says of one member at a time."""
    registers: dict[int, list[dict[str, Any]]] = {}
    for record in records:
        meeting = {name: record[name] for name in ("held_on", "mark")}
        registers.setdefault(record["member"], []).append(meeting)

    def review(member: int) -> tuple[Any, ...]:
        meetings = sorted(registers[member], key=lambda one: one["held_on"] or date.min)
        register = AttendanceRegister.model_validate({"meetings": meetings})
        decision = review_attendance(ATTENDANCE, register, on=ON)
        number = list(Attendance).index(decision.outcome)
        mask = mask_of(decision, State.NOT_MET, ATTENDANCE)
        return (member, number, decision.attended, decision.eligible, decision.longest_run, mask)

    return [
        told(partial(review, member), (member, None, None, None, None, 0)) for member in registers
    ]


def reviewed(frame: Native) -> Native:
    """Ask the library."""
    report = Report(show=Show.MASK, states=(State.NOT_MET,), numbered=True)
    return frames.review_attendance(ATTENDANCE, frame, on=ON, report=report)


# -- by hand ------------------------------------------------------------------------------------


def _with_outcome(pl: Native, members: Native) -> Native:
    """Return the outcomes and the masks of what was counted."""
    attended, eligible, run = map(pl.col, ("attended", "eligible", "longest_run"))

    def chain(values: list[int], sort: Native) -> Native:
        removed, few, below, meets = (pl.lit(value, sort) for value in values)
        return (
            pl.when(run >= RUNNING)
            .then(removed)
            .when(eligible < ENOUGH)
            .then(few)
            .when(4 * attended < 3 * eligible)
            .then(below)
            .otherwise(meets)
        )

    return members.with_columns(outcome=chain(NUMBERS, pl.Int8), not_met=chain(MASKS, pl.Int16))


def polars_in_blocks() -> Contestant:
    """Return runs as groups between two presences, and then one group for each member."""
    import polars as pl  # noqa: PLC0415  one contestant of several

    mark, here, inside = pl.col("mark"), pl.col("here"), pl.col("inside")
    counted = pl.col("counted")

    def run(frame: Native) -> Native:
        marks = (
            frame.lazy()
            .filter(pl.col("held_on") <= ON)
            .sort("held_on")
            .select(
                "member",
                inside=pl.col("held_on") >= FIRST,
                here=mark == "present",
                missed=mark.is_in(MISSED),
            )
            .with_columns(block=here.cum_sum().over("member"))
        )
        blocks = marks.group_by("member", "block").agg(
            attended=(here & inside).sum(),
            missed=pl.sum("missed"),
            counted=(pl.col("missed") & inside).sum(),
        )
        members = blocks.group_by("member").agg(
            attended=pl.sum("attended").cast(pl.Int64),
            eligible=(pl.col("attended") + counted).sum().cast(pl.Int64),
            longest_run=pl.when(counted > 0)
            .then(pl.col("missed"))
            .otherwise(0)
            .max()
            .cast(pl.Int64),
        )
        return _with_outcome(pl, members).collect()

    return Contestant("polars", run, by_hand=True, trusts=True)


def polars_running() -> Contestant:
    """Return runs as running totals since the last presence, over rows sorted by member."""
    import polars as pl  # noqa: PLC0415  one contestant of several

    mark, here, missed, total = map(pl.col, ("mark", "here", "missed", "total"))

    def run(frame: Native) -> Native:
        # One whole number to sort by is several times faster than two columns.
        key = pl.col("member") * A_MEMBER + pl.col("held_on").cast(pl.Int32)
        marks = (
            frame.lazy()
            .filter(pl.col("held_on") <= ON)
            .select("member", "held_on", here=mark == "present", missed=mark.is_in(MISSED))
            .sort(key)
            .with_columns(total=missed.cast(pl.Int64).cum_sum())
        )
        first = pl.col("member") != pl.col("member").shift(1)
        before = (
            pl.when(here)
            .then(total)
            .when(first.fill_null(value=True))
            .then(total - missed.cast(pl.Int64))
            .forward_fill()
        )
        inside = pl.col("held_on") >= FIRST
        members = (
            marks.select(
                "member",
                attended=here & inside,
                missed=missed & inside,
                run=pl.when(missed & inside).then(total - before).otherwise(0),
            )
            .group_by("member")
            .agg(
                attended=pl.sum("attended").cast(pl.Int64),
                eligible=(pl.sum("attended") + pl.sum("missed")).cast(pl.Int64),
                longest_run=pl.max("run"),
            )
        )
        return _with_outcome(pl, members).collect()

    return Contestant("polars", run, by_hand=True, trusts=True)


def polars_with_checks() -> Contestant:
    """Return the same, of rows that may be wrong; a mark that is to come is not dealt with."""
    import polars as pl  # noqa: PLC0415  one contestant of several

    mark, held_on, total = map(pl.col, ("mark", "held_on", "total"))
    here, missed, wrong = map(pl.col, ("here", "missed", "wrong"))
    names = ("outcome", "attended", "eligible", "longest_run")

    def run(frame: Native) -> Native:
        if frame["mark"].null_count() or (frame["mark"] == "unknown").any():
            raise NotImplementedError
        counted = (held_on <= ON).fill_null(value=False)
        key = pl.col("member") * A_MEMBER + held_on.cast(pl.Int32).fill_null(0)
        a_mark = reduce(or_, (mark == word for word in MARKS))
        marks = (
            frame.lazy()
            .select(
                "member",
                "held_on",
                here=(mark == "present") & counted,
                missed=((mark == "apology") | (mark == "absent")) & counted,
                wrong=held_on.is_null() | ~a_mark,
            )
            .sort(key, maintain_order=True)
            .with_columns(total=missed.cast(pl.Int64).cum_sum())
        )
        first = pl.col("member") != pl.col("member").shift(1)
        before = (
            pl.when(here)
            .then(total)
            .when(first.fill_null(value=True))
            .then(total - missed.cast(pl.Int64))
            .forward_fill()
        )
        inside = held_on >= FIRST
        members = (
            marks.select(
                "member",
                "wrong",
                attended=here & inside,
                missed=missed & inside,
                run=pl.when(missed & inside).then(total - before).otherwise(0),
            )
            .group_by("member")
            .agg(
                attended=pl.sum("attended").cast(pl.Int64),
                eligible=(pl.sum("attended") + pl.sum("missed")).cast(pl.Int64),
                longest_run=pl.max("run"),
                wrong=wrong.any(),
            )
        )
        fine = ~wrong
        none = pl.lit(0, pl.Int16)
        return (
            _with_outcome(pl, members)
            .with_columns(
                *(pl.when(fine).then(pl.col(name)).alias(name) for name in names),
                not_met=pl.when(fine).then(pl.col("not_met")).otherwise(none),
            )
            .drop("wrong")
            .collect()
        )

    return Contestant("polars", run, by_hand=True)


def pandas_by_hand() -> Contestant:
    """Return the same of pandas."""
    import numpy as np  # noqa: PLC0415  one contestant of several
    import pandas as pd  # noqa: PLC0415  one contestant of several

    def run_all(frame: Native) -> Native:
        rows = frame[frame["held_on"] <= pd.Timestamp(ON)].sort_values("held_on", kind="stable")
        inside = rows["held_on"] >= pd.Timestamp(FIRST)
        here, missed = rows["mark"] == "present", rows["mark"].isin(MISSED)
        marks = pd.DataFrame(
            {
                "member": rows["member"],
                "block": here.groupby(rows["member"]).cumsum(),
                "attended": here & inside,
                "missed": missed,
                "counted": missed & inside,
            }
        )
        blocks = marks.groupby(["member", "block"], as_index=False, sort=False).sum()
        blocks["eligible"] = blocks["attended"] + blocks["counted"]
        blocks["longest_run"] = blocks["missed"].where(blocks["counted"] > 0, 0)
        by_member = blocks.groupby("member", sort=False)
        out = by_member[["attended", "eligible"]].sum()
        out["longest_run"] = by_member["longest_run"].max()
        return _judged(np, out.reset_index())

    return Contestant("pandas", run_all, by_hand=True, trusts=True)


def pandas_with_checks() -> Contestant:
    """Return the same, of rows that may be wrong; a mark that is to come is not dealt with."""
    import numpy as np  # noqa: PLC0415  one contestant of several
    import pandas as pd  # noqa: PLC0415  one contestant of several

    def run_all(frame: Native) -> Native:
        if frame["mark"].isna().any() or (frame["mark"] == "unknown").any():
            raise NotImplementedError
        rows = frame.sort_values("held_on", kind="stable")
        counted = rows["held_on"] <= pd.Timestamp(ON)
        inside = counted & (rows["held_on"] >= pd.Timestamp(FIRST))
        here = (rows["mark"] == "present") & counted
        missed = rows["mark"].isin(MISSED) & counted
        marks = pd.DataFrame(
            {
                "member": rows["member"],
                "block": here.groupby(rows["member"]).cumsum(),
                "attended": here & inside,
                "missed": missed,
                "counted": missed & inside,
                "wrong": rows["held_on"].isna() | ~rows["mark"].isin(MARKS),
            }
        )
        blocks = marks.groupby(["member", "block"], as_index=False, sort=False).sum()
        blocks["eligible"] = blocks["attended"] + blocks["counted"]
        blocks["longest_run"] = blocks["missed"].where(blocks["counted"] > 0, 0)
        by_member = blocks.groupby("member", sort=False)
        out = by_member[["attended", "eligible", "wrong"]].sum()
        out["longest_run"] = by_member["longest_run"].max()
        judged = _judged(np, out.reset_index())
        wrong = judged.pop("wrong") > 0
        if wrong.any():
            for name in ("outcome", "attended", "eligible", "longest_run"):
                judged[name] = judged[name].mask(wrong)
            judged["not_met"] = judged["not_met"].mask(wrong, np.int16(0))
        return judged

    return Contestant("pandas", run_all, by_hand=True)


def _judged(np: Native, out: Native) -> Native:
    """Return the outcomes and the masks of what was counted."""
    cases = [
        out["longest_run"] >= RUNNING,
        out["eligible"] < ENOUGH,
        4 * out["attended"] < 3 * out["eligible"],
    ]
    case = np.select(cases, range(3), 3)
    numbers, masks = np.array(NUMBERS, NUMBER), np.array(MASKS, MASK)
    return out.assign(outcome=numbers[case], not_met=masks[case])


def _chain(values: list[int], sort: str) -> str:
    removed, few, below, meets = values
    return (
        f"CAST(CASE WHEN longest_run >= {RUNNING} THEN {removed}"
        f" WHEN eligible < {ENOUGH} THEN {few}"
        f" WHEN 4 * attended < 3 * eligible THEN {below} ELSE {meets} END AS {sort})"
    )


def _of_place(values: list[int], otherwise: int) -> str:
    """Return the value of each place among the outcomes, and another where that is open."""
    whens = " ".join(f"WHEN {place} THEN {value}" for place, value in enumerate(values))
    return f"CASE place {whens} ELSE {otherwise} END"


QUERY: Final = f"""
WITH marks AS (
    SELECT member, held_on >= DATE '{FIRST}' AS inside, mark = 'present' AS here,
        mark IN ('apology', 'absent') AS missed,
        count(*) FILTER (mark = 'present') OVER (PARTITION BY member ORDER BY held_on) AS block
    FROM t WHERE held_on <= DATE '{ON}'
), blocks AS (
    SELECT member, count(*) FILTER (here AND inside) AS attended,
        count(*) FILTER (missed) AS missed, count(*) FILTER (missed AND inside) AS counted
    FROM marks GROUP BY member, block
), members AS (
    SELECT member, CAST(sum(attended) AS BIGINT) AS attended,
        CAST(sum(attended + counted) AS BIGINT) AS eligible,
        max(CASE WHEN counted > 0 THEN missed ELSE 0 END) AS longest_run
    FROM blocks GROUP BY member
)
SELECT member, {_chain(NUMBERS, "TINYINT")} AS outcome, attended, eligible, longest_run,
    {_chain(MASKS, "SMALLINT")} AS not_met FROM members
"""  # noqa: S608  no value comes from outside


UPON: Final = f"held_on <= DATE '{ON}'"
ALONG: Final = "PARTITION BY member ORDER BY held_on, counted"
UP_TO_HERE: Final = f"OVER ({ALONG} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
QUERY_WITH_CHECKS: Final = f"""
WITH marks AS (
    SELECT member, held_on, {UPON} AS counted, {UPON} AND held_on >= DATE '{FIRST}' AS inside,
        mark = 'present' AND {UPON} AS here, mark IN ('apology', 'absent') AND {UPON} AS missed,
        (mark IS NULL OR mark = 'unknown') AND {UPON} AS open,
        held_on IS NULL OR coalesce(mark NOT IN {(*MARKS, "unknown")}, false) AS wrong
    FROM t
), opened AS (SELECT 1 FROM t WHERE mark IS NULL OR mark = 'unknown'), sure AS (
    SELECT *, count(*) FILTER (here) {UP_TO_HERE} AS block,
        counted AND rank() OVER ({ALONG}) <> row_number() OVER ({ALONG}) AS twice
    FROM marks WHERE NOT EXISTS (FROM opened)
), blocks AS (
    SELECT member, count(*) FILTER (here AND inside) AS attended,
        count(*) FILTER (missed) AS missed, count(*) FILTER (missed AND inside) AS counted,
        bool_or(wrong OR twice) AS wrong
    FROM sure GROUP BY member, block
), so_far AS (
    SELECT *, count(*) FILTER (missed) {UP_TO_HERE} AS total,
        count(*) FILTER (missed OR open) {UP_TO_HERE} AS total_open,
        counted AND rank() OVER ({ALONG}) <> row_number() OVER ({ALONG}) AS twice
    FROM marks WHERE EXISTS (FROM opened)
), runs AS (
    SELECT *, max(CASE WHEN here OR open THEN total ELSE 0 END) {UP_TO_HERE} AS least,
        max(CASE WHEN here THEN total_open ELSE 0 END) {UP_TO_HERE} AS most
    FROM so_far
), members AS (
    SELECT member, CAST(sum(attended) AS BIGINT) AS attended,
        CAST(sum(attended + counted) AS BIGINT) AS eligible, 0 AS open,
        max(CASE WHEN counted > 0 THEN missed ELSE 0 END) AS shortest_run,
        shortest_run AS longest_run, bool_or(wrong) AS wrong
    FROM blocks GROUP BY member
    UNION ALL
    SELECT member, count(*) FILTER (here AND inside),
        count(*) FILTER ((here OR missed) AND inside), count(*) FILTER (open AND inside),
        max(CASE WHEN missed AND inside THEN total - least ELSE 0 END),
        max(CASE WHEN (missed OR open) AND inside THEN total_open - most ELSE 0 END),
        bool_or(wrong OR twice)
    FROM runs GROUP BY member
), judged AS (
    SELECT *, CASE WHEN shortest_run >= {RUNNING} THEN 0 WHEN longest_run >= {RUNNING} THEN NULL
        WHEN eligible + open < {ENOUGH} THEN 1 WHEN eligible < {ENOUGH} THEN NULL
        WHEN 4 * (attended + open) < 3 * (eligible + open) THEN 2
        WHEN 4 * attended >= 3 * (eligible + open) THEN 3 END AS place
    FROM members
)
SELECT member,
    CASE WHEN NOT wrong THEN CAST({_of_place(NUMBERS, UNDETERMINED)} AS TINYINT) END AS outcome,
    CASE WHEN NOT wrong AND open = 0 THEN attended END AS attended,
    CASE WHEN NOT wrong AND open = 0 THEN eligible END AS eligible,
    CASE WHEN NOT wrong THEN longest_run END AS longest_run,
    CASE WHEN NOT wrong THEN CAST({_of_place(MASKS, 0)} AS SMALLINT) ELSE CAST(0 AS SMALLINT) END
        AS not_met
FROM judged
"""  # noqa: S608  no value comes from outside
"""Registers of which a mark is not recorded are looked at apart, and only where there is one."""


def duckdb_by_hand(query: str, *, trusts: bool) -> Contestant:
    """Return a query that is written by hand."""
    import duckdb  # noqa: F401, PLC0415  one contestant of several

    def run(relation: Native) -> Native:
        return relation.query("t", query).to_arrow_table()

    return Contestant("duckdb", run, by_hand=True, trusts=trusts)


REGISTERS: Final = Work(
    title=f"attendance over {len(MEETINGS)} meetings, by member",
    rows=(MEMBERS,),
    table=table,
    wanted=wanted,
    names=NAMES,
    makers={
        **{
            f"scrutiny_rules on {frame}": ours(frame, reviewed, NAMES)
            for frame in ("polars", "pandas", "pyarrow", "duckdb")
        },
        "polars by hand, in blocks": polars_in_blocks,
        "polars by hand, running, trusting": polars_running,
        "polars by hand, running, with checks": polars_with_checks,
        "pandas by hand, trusting": pandas_by_hand,
        "pandas by hand, with checks": pandas_with_checks,
        "DuckDB by hand, trusting": partial(duckdb_by_hand, QUERY, trusts=True),
        "DuckDB by hand, with checks": partial(duckdb_by_hand, QUERY_WITH_CHECKS, trusts=False),
    },
    odd=ODD,
    out_bytes=8 * 5 + 2,
    sorted_by=True,
)
