"""Growth: eligibility on polars from ten thousand rows to ten million, and the memory it takes.

Every size and contestant has a fresh process, which reads its frame from a file, so that what
making it up took is not counted. Memory is the peak during the first call, less what was taken
before it.
"""

import gc
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from . import eligibility

SIZES: Final = (10_000, 100_000, 1_000_000, 10_000_000)
QUICK: Final = (1_000, 10_000)
ROUNDS, SEED = 5, 11
SCRIPT: Final = Path(__file__).parent.parent / "bulk.py"
CONTESTANTS: Final = (
    "scrutiny_rules on polars",
    "polars by hand, summed",
    "polars by hand, chosen, trusting",
)


def start_counting() -> int | None:
    """Forget the peak so far, and return the memory that is taken now, in bytes.

    ``ru_maxrss`` will not do: it also holds the peak of the process that started this one.
    None where there is no Linux to ask.
    """
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return None
    return peak()


def peak() -> int:
    """Return the most memory that this process had since counting started, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def child(name: str, path: str) -> None:
    """Time one contestant on the frame in a file, and print what it took."""
    import polars as pl  # noqa: PLC0415  only where it is needed

    contestant = eligibility.KNOWN.makers[name]()
    small = pl.from_arrow(eligibility.KNOWN.table(100, SEED))
    contestant.run(small)  # loads whatever is loaded at first use
    frame = pl.read_ipc(Path(path).read_bytes())  # in memory, so that no page is read later
    gc.collect()
    before = start_counting()
    contestant.run(frame)
    taken = None if before is None else peak() - before
    times = []
    gc.disable()
    for _ in range(ROUNDS):
        start = perf_counter()
        contestant.run(frame)
        times.append(perf_counter() - start)
    print(json.dumps({"rows": frame.height, "bytes": taken, "seconds": times}))


def measured(name: str, path: Path) -> dict[str, Any]:
    """Start a fresh process for one contestant on the frame in a file."""
    command = [sys.executable, str(SCRIPT), "--grow", name, str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603  itself
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"contestant": name}


def report(rows: list[int], *, quick: bool) -> list[dict[str, Any]]:
    """Print how time and memory grow, and return what was found."""
    import polars as pl  # noqa: PLC0415  only where it is needed

    print("\neligibility as it grows, all facts known, outcomes by number\n")
    print("| contestant | rows | median ms | ns a row (range) | peak bytes a row |")
    print("|---|---:|---:|---:|---:|")
    every = []
    with tempfile.TemporaryDirectory() as folder:
        for size in rows or (QUICK if quick else SIZES):
            path = Path(folder) / f"{size}.arrow"
            frame = pl.from_arrow(eligibility.KNOWN.table(size, SEED))
            assert isinstance(frame, pl.DataFrame)  # noqa: S101  a table makes a frame
            frame.write_ipc(path)
            del frame
            for name in CONTESTANTS[:1] if quick else CONTESTANTS:
                found = measured(name, path)
                every.append(found)
                low, middle, high = (
                    1e9 * of(found["seconds"]) / size for of in (min, statistics.median, max)
                )
                memory = "-" if found["bytes"] is None else f"{found['bytes'] / size:,.1f}"
                print(
                    f"| {name} | {size:,} | {middle * size / 1e6:,.3f} "
                    f"| {middle:,.2f} ({low:,.2f}-{high:,.2f}) | {memory} |"
                )
            path.unlink()
    return every
