"""What exact answers about rules cost: how it grows with regions, beside trying every case.

    python benchmarks/analysis.py

A paper is compared with the same paper without its last bar. There is a region for each
capacity in which somebody may belong, while the number of cases doubles with every capacity and
every bar. The baseline, in the same run, evaluates both papers' compiled conditions on every
case, as far as that is bearable. Figures are medians with the lowest and the highest.
"""

import argparse
import statistics
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from time import perf_counter
from typing import NamedTuple

from scrutiny_rules import (
    Applicant,
    Document,
    Either,
    Eligibility,
    EligibilityTerms,
    Fact,
    Kind,
    Limb,
    Stage,
    TooManyRegionsError,
    own_fact,
)
from scrutiny_rules.analysis import check, compare, remedies, settle
from scrutiny_rules.analysis.comparison import differences_between
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

PAPER = Document(key="grown-panel", title="Terms of reference", landlord="Grown Homes")
MOST_TRIED = 16


class Row(NamedTuple):
    """One size of paper, timed."""

    facts: int
    regions: int
    seconds: list[float]
    tried: list[float]


def limb(name: str, *, bar: bool) -> Limb:
    """Return a limb about a landlord's own fact."""
    condition = own_fact(name)
    return Limb(
        name=name.replace("_", "-"),
        clause=PAPER.clause(name, f"that it is as it should be with {name}"),
        condition=~condition if bar else condition,
    )


def paper(capacities: int, bars: int, *, read: int) -> EligibilityTerms:
    """Return terms over so many facts that read so many of their bars."""
    names = [f"capacity_{n}" for n in range(capacities)] + [f"bar_{n}" for n in range(bars)]
    facts = tuple(
        Fact(name=f"other.{name}", kind=Kind.YES_NO, question=f"{name}?", answered_by="anybody")
        for name in names
    )
    return EligibilityTerms(
        own_facts=facts,
        standing=Either(
            name="standing", limbs=tuple(limb(n, bar=False) for n in names[:capacities])
        ),
        bars=tuple(limb(n, bar=True) for n in names[capacities : capacities + read]),
        binds=dict.fromkeys(Stage, ("standing", "bars")),
    )


def timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Return how many seconds each round took."""
    found = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return found


def tried(one: EligibilityTerms, other: EligibilityTerms) -> int:
    """Return how many cases two papers decide differently, by trying every case."""
    names = [fact.name for fact in one.own_facts]
    papers = [
        (
            [limb.condition.test for limb in terms.standing.limbs],
            [limb.condition.test for limb in terms.bars],
        )
        for terms in (one, other)
    ]
    differ = 0
    for values in product((False, True), repeat=len(names)):
        case = dict(zip(names, values, strict=True))
        before, after = (
            any(test(case) for test in standing) and all(test(case) for test in bars)
            for standing, bars in papers
        )
        differ += before is not after
    return differ


def rows(sizes: Iterable[tuple[int, int]], rounds: int) -> Iterator[Row]:
    """Go through papers of so many capacities and bars."""
    for capacities, bars in sizes:
        one, other = (paper(capacities, bars, read=read) for read in (bars - 1, bars))
        found = differences_between(one, other, Stage.APPLICANT)
        regions = sum(len(difference.regions) for difference in found)
        facts = capacities + bars
        assert [(d.before, d.after) for d in found] == [  # noqa: S101  what is timed is right
            (Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE)
        ]
        slow = timed(lambda: tried(one, other), 1) if facts <= MOST_TRIED else []  # noqa: B023
        yield Row(
            facts,
            regions,
            timed(lambda: differences_between(one, other, Stage.APPLICANT), rounds),  # noqa: B023
            slow,
        )


def milliseconds(found: list[float]) -> str:
    """Return a median in milliseconds with its range; a dash where nothing was timed."""
    if not found:
        return "-"
    low, middle, high = (1000 * f(found) for f in (min, statistics.median, max))
    return f"{middle:.1f} ({low:.1f} to {high:.1f})"


def growth(rounds: int) -> None:
    """Print how the cost grows with regions and facts."""
    print("| facts | cases | regions | compared, ms | ms a region | every case tried, ms | ratio |")
    print("|---|---|---|---|---|---|---|")
    more_facts = [(3, bars) for bars in (3, 7, 11, 19, 35, 67)]
    more_regions = [(capacities, 8) for capacities in (1, 2, 4, 8, 16, 32, 64, 128)]
    for row in rows([*more_facts, *more_regions], rounds):
        middle = statistics.median(row.seconds)
        ratio = f"{statistics.median(row.tried) / middle:,.0f}" if row.tried else "-"
        print(
            f"| {row.facts} | {2**row.facts:,} | {row.regions} | {milliseconds(row.seconds)} "
            f"| {1000 * middle / row.regions:.2f} | {milliseconds(row.tried)} | {ratio} |"
        )


def papers(rounds: int) -> None:
    """Print what the two papers cost."""
    nobody = Applicant()
    on = TRAFFORD_QIP.document.review_due_by
    works: dict[str, Callable[[], object]] = {
        "settle, Trafford, nothing known": lambda: settle(
            TRAFFORD_QIP.eligibility, nobody, stage=Stage.APPLICANT, on=on
        ),
        "remedies, Trafford, one bar": lambda: remedies(
            TRAFFORD_QIP.eligibility,
            Applicant(in_breach_of_tenancy=True),
            stage=Stage.APPLICANT,
            on=on,
        ),
        "compare, Chorus with Trafford": lambda: compare(CHORUS_RSP, TRAFFORD_QIP),
        "check, Chorus": lambda: check(CHORUS_RSP),
        "check, Trafford": lambda: check(TRAFFORD_QIP),
    }
    print("\n| work | ms |\n|---|---|")
    for name, work in works.items():
        print(f"| {name} | {milliseconds(timed(work, rounds))} |")


def refusal() -> None:
    """Print what becomes of a paper that is too large."""
    start = perf_counter()
    try:
        differences_between(paper(150, 160, read=159), paper(150, 160, read=160), Stage.APPLICANT)
    except TooManyRegionsError as refused:
        print(f"\n310 facts: refused in {1000 * (perf_counter() - start):.0f} ms: {refused}")


def main() -> None:
    """Time everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds: int = parser.parse_args().rounds
    growth(rounds)
    papers(rounds)
    refusal()


if __name__ == "__main__":
    main()
