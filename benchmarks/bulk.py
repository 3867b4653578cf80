"""Whole frames at once: the library on each sort of frame, beside hand-written code and engines.

    python benchmarks/bulk.py
    python benchmarks/bulk.py --work motions --rows 100000 --only polars --json found.json

Each contestant has to agree with the library's verb for one case at a time on a made-up sample
before it is timed; otherwise it is listed as left out, with the reason. One run pools fresh
processes; in a round the contestants are shuffled and timed in turn with the collector off. A
figure is the median of the processes' medians, with the lowest and the highest of them; a ratio
is taken inside each process first. PySpark has processes of its own: its JVM slows others.
"""

import argparse
import gc
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import Any, Final, NamedTuple, Self

from bulk_contestants import attendance, eligibility, growth, mileage, motions
from bulk_contestants.core import FRAMES, Contestant, Sample, Table, Work, check, floor

WORKS: Final[dict[str, Work]] = {
    "eligibility": eligibility.KNOWN,
    "eligibility-in-words": eligibility.IN_WORDS,
    "eligibility-missing": eligibility.MISSING,
    "motions": motions.KNOWN,
    "motions-missing": motions.MISSING,
    "mileage": mileage.FLOATS,
    "mileage-decimals": mileage.DECIMALS,
    "attendance": attendance.REGISTERS,
}
GROWTH: Final = "growth"
FLOOR: Final = "floor"
APART: Final = "pyspark"
"""The sort of frame that has processes of its own."""

SAMPLE, SAMPLE_SEED, SEED = 300, 7, 11
ROUNDS, PROCESSES, SHORTEST = 5, 3, 0.01
QUICK: Final = 2_000
PACKAGES: Final = (
    "polars",
    "pandas",
    "pyarrow",
    "duckdb",
    "numpy",
    "narwhals",
    "pyspark",
    "OpenFisca-Core",
    "zen-engine",
)


class Lane:
    """One contestant, ready to be timed on one table."""

    def __init__(self, one: Contestant, table: Table) -> None:
        """Build its frame, run it once untimed, and see how often a short call is repeated."""
        rows = table.num_rows
        if one.most is not None and one.most < rows:
            table = table.slice(0, one.most)
        native = FRAMES[one.frame].load(table)
        gc.freeze()  # what is there by now is not looked through before every round
        self.one = one
        self.scale: float = rows / table.num_rows
        self.call: Callable[[], object] = lambda: one.run(native)
        self.times: list[float] = []
        self.repeat = 1
        shortest = self.seconds()
        self.repeat = max(1, int(SHORTEST / shortest))

    def seconds(self) -> float:
        """Return how long one call takes, with the collector off.

        An untimed call comes before it: memory and caches are as this contestant left them, and
        not as whoever happened to come before it did.
        """
        gc.collect()
        gc.disable()
        self.call()
        start = perf_counter()
        for _ in range(self.repeat):
            self.call()
        spent = perf_counter() - start
        gc.enable()
        return spent / self.repeat * self.scale

    def go(self) -> None:
        """Time one round."""
        self.times.append(self.seconds())


class Settings(NamedTuple):
    """What is asked for on the command line."""

    works: list[str]
    rows: list[int]
    only: list[str]
    rounds: int
    processes: int
    quick: bool
    output: str | None
    child: bool
    apart: bool
    grow: list[str] | None

    def sizes(self, work: Work) -> tuple[int, ...]:
        """Return at how many rows to time a work."""
        return tuple(self.rows) or ((QUICK,) if self.quick else work.rows)

    def wants(self, name: str) -> bool:
        """Say whether to time a contestant in this process."""
        named = not self.only or any(part.lower() in name.lower() for part in self.only)
        return named and (APART in name.lower()) is self.apart


def child(settings: Settings) -> None:
    """Check and time every contestant in this process, and print what was found."""
    warnings.filterwarnings("ignore")
    found = [
        one
        for name in settings.works
        if name != GROWTH
        for rows in settings.sizes(WORKS[name])
        for one in timed(name, rows, settings)
    ]
    print(json.dumps(found))


def timed(name: str, rows: int, settings: Settings) -> Iterator[dict[str, Any]]:
    """Go through what is found of one work at one size."""
    work = WORKS[name]
    makers = {one: make for one, make in work.makers.items() if settings.wants(one)}
    if not makers:
        return
    samples = {
        trusts: Sample.of(work, SAMPLE, SAMPLE_SEED, odd=not trusts) for trusts in (True, False)
    }
    table = work.table(rows, SEED)
    lanes = {FLOOR: Lane(floor(work.out_bytes), table)}
    about = {"work": name, "rows": rows, "apart": settings.apart}
    for one, make in makers.items():
        try:
            contestant = make()
            check(work, contestant, samples[contestant.trusts])
            lanes[one] = Lane(contestant, table)
        except Exception as problem:  # noqa: BLE001  one that fails must not stop the others
            reason = f"{type(problem).__name__}: {problem}"
            yield {**about, "contestant": one, "left_out": reason[:300]}
    order = random.Random(SEED)  # noqa: S311  an order, no secret
    for _ in range(settings.rounds):
        for lane in order.sample(list(lanes.values()), len(lanes)):
            lane.go()
    for one, lane in lanes.items():
        frame = lane.one.frame if one != FLOOR else None
        yield {
            **about,
            "contestant": one,
            "frame": frame,
            "by_hand": lane.one.by_hand,
            "trusts": lane.one.trusts,
            "scaled": lane.scale != 1,
            "seconds": lane.times,
        }


class Figure(NamedTuple):
    """A median of the processes' figures, with the lowest and the highest."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> Self:
        """Return the figure of some values, one for each process."""
        return cls(min(values), statistics.median(values), max(values))

    def words(self, scale: float = 1.0) -> str:
        """Return the figure with its range."""
        low, middle, high = (scale * value for value in self)
        return f"{middle:,.2f} ({low:,.2f}-{high:,.2f})"


class Pooled:
    """What all processes found of one contestant at one size."""

    def __init__(self, parts: list[dict[str, Any]]) -> None:
        """Take the median of each process."""
        self.first = parts[0]
        self.name: str = self.first["contestant"]
        self.medians = [statistics.median(part["seconds"]) for part in parts]
        self.figure = Figure.of(self.medians)

    def over(self, other: Self | None) -> Figure | None:
        """Return how many times as long as another this one took, process by process."""
        if other is None or len(other.medians) != len(self.medians):
            return None
        return Figure.of([a / b for a, b in zip(self.medians, other.medians, strict=True)])


def pooled(found: list[dict[str, Any]]) -> list[Pooled]:
    """Return the contestants of one work at one size, the fastest first."""
    groups: dict[tuple[str, bool], list[dict[str, Any]]] = {}
    for one in found:
        if "seconds" in one:
            groups.setdefault((one["contestant"], one["apart"]), []).append(one)
    return sorted(map(Pooled, groups.values()), key=lambda one: one.figure.middle)


def report(name: str, rows: int, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Print the table of one work at one size, and return its figures."""
    all_of = pooled(found)
    floors = {one.first["apart"]: one for one in all_of if one.name == FLOOR}
    by_hand: dict[tuple[str, bool], Pooled] = {}
    for one in all_of:
        if one.first["by_hand"]:
            by_hand.setdefault((one.first["frame"], one.first["trusts"]), one)
    print(f"\n{WORKS[name].title}: {rows:,} rows\n")
    print("| contestant | median ms | ns a row | x with checks | x trusting | x floor |")
    print("|---|---:|---:|---:|---:|---:|")
    figures = []
    for one in all_of:
        if one.name == FLOOR and one.first["apart"] and len(floors) > 1:
            continue
        checked, trusting = (
            one.over(by_hand.get((one.first["frame"], trusts))) for trusts in (False, True)
        )
        least = one.over(floors.get(one.first["apart"]))
        mark = " ~" if one.first["scaled"] else ""
        print(
            f"| {one.name} | {one.figure.middle * 1e3:,.3f}{mark} "
            f"| {one.figure.words(1e9 / rows)} | "
            + " | ".join(one.words() if one else "-" for one in (checked, trusting, least))
            + " |"
        )
        figures.append(
            {
                "work": name,
                "rows": rows,
                "contestant": one.name,
                "seconds": one.figure,
                "over_by_hand_with_checks": checked,
                "over_by_hand_trusting": trusting,
                "over_floor": least,
            }
        )
    for one_out, reason in {
        one["contestant"]: one["left_out"] for one in found if "left_out" in one
    }.items():
        print(f"\nleft out: {one_out}: {reason}")
    return figures


def children(settings: Settings) -> list[dict[str, Any]]:
    """Start fresh processes, one after the other, and return all that they found."""
    found: list[dict[str, Any]] = []
    for _ in range(settings.processes):
        for extra in ((),) if settings.quick else ((), ("--apart",)):
            command = [sys.executable, __file__, *sys.argv[1:], "--child", *extra]
            done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603  itself
            if done.returncode:
                sys.exit(done.stderr)
            found += json.loads(done.stdout.splitlines()[-1])
    return found


def about(settings: Settings) -> dict[str, Any]:
    """Return where and with what it was measured."""
    packages: dict[str, str | None] = {}
    for name in PACKAGES:
        try:
            packages[name] = version(name)
        except PackageNotFoundError:
            packages[name] = None
    return {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "rounds": settings.rounds,
        "processes": settings.processes,
        "packages": packages,
    }


def asked(arguments: Iterable[str] | None = None) -> Settings:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    works = (*WORKS, GROWTH)
    parser.add_argument("--work", nargs="+", choices=works, default=list(works))
    parser.add_argument("--rows", nargs="+", type=int, default=[], help="instead of a work's own")
    parser.add_argument("--only", nargs="+", default=[], help="whose names contain one of these")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="in each process")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    parser.add_argument("--json", help="the file for the figures and every time taken")
    parser.add_argument(
        "--quick", action="store_true", help="a few rows and no PySpark, to try that it runs"
    )
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--apart", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--grow", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args(None if arguments is None else list(arguments))
    return Settings(
        works=given.work,
        rows=given.rows,
        only=given.only,
        rounds=1 if given.quick else given.rounds,
        processes=1 if given.quick else given.processes,
        quick=given.quick,
        output=given.json,
        child=given.child,
        apart=given.apart,
        grow=given.grow,
    )


def main() -> None:
    """Run some processes and print a table for each work and size."""
    settings = asked()
    if settings.grow:
        growth.child(*settings.grow)
        return
    if settings.child:
        child(settings)
        return
    found = children(settings) if set(settings.works) - {GROWTH} else []
    figures = [
        figure
        for name, rows in dict.fromkeys((one["work"], one["rows"]) for one in found)
        for figure in report(
            name, rows, [one for one in found if (one["work"], one["rows"]) == (name, rows)]
        )
    ]
    grown = growth.report(settings.rows, quick=settings.quick) if GROWTH in settings.works else []
    if settings.output:
        out = {"about": about(settings), "figures": figures, "growth": grown, "found": found}
        Path(settings.output).write_text(json.dumps(out, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
