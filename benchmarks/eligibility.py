"""One applicant at a time: an explained decision beside hand-written code and two rule engines."""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from time import perf_counter
from typing import NamedTuple, cast

from pydantic import BaseModel, ConfigDict, create_model

from bulk_contestants.eligibility import CHANCE
from scrutiny_rules import (
    Applicant,
    Eligibility,
    EligibilityDecision,
    EligibilityTerms,
    Stage,
    State,
    assess_eligibility,
)
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

Record = Mapping[str, object]

ON = date(2026, 11, 22)
BORN_BY = ON.replace(year=ON.year - 16)
BASELINE = "zen-engine"
ROUNDS, MEMBERS = 7, 4_000
MESSAGES = {
    "4.1.1-3": "must be a tenant or leaseholder, or the partner or relative of one",
    "4.1.4": "must be able to commit",
    "4.1.5": "must have completed selection, induction and training",
    "4.2(a)": "must be 16",
    "4.2(b)": "must not be an employee",
    "4.2(c)": "must not sit on a relevant board",
    "4.2(d)": "must not be subject to a judgment or notice",
    "4.2(e)": "must still be a customer",
    "4.2(f)": "must not have been excluded",
    "4.2(g)": "must not be in breach of tenancy",
    "4.2(h)": "must not be subject to an anti-social behaviour order or investigation",
}


def members(many: int) -> list[dict[str, object]]:
    """Return so many made-up members, the same ones in every process."""
    rng = random.Random(11)  # noqa: S311  made-up data, no secret
    first, last = date(1930, 1, 1).toordinal(), date(2014, 1, 1).toordinal()
    return [
        {name: rng.random() < chance for name, chance in CHANCE.items()}
        | {"date_of_birth": date.fromordinal(rng.randrange(first, last))}
        for _ in range(many)
    ]


def failed_clauses(  # noqa: C901  the point is to be the flat if-chain that people write
    r: Record,
) -> tuple[str, ...]:
    """Return the clauses that a member fails: the if-chain that a user would write."""
    failed: list[str] = []
    if not (
        r["tenant"]
        or r["joint_tenant"]
        or r["leaseholder"]
        or r["shared_owner"]
        or r["partner_of_resident"]
        or r["close_relative_in_residence"]
    ):
        failed.append("4.1.1-3")
    if not r["can_commit"]:
        failed.append("4.1.4")
    if not (r["selection_complete"] and r["induction_complete"] and r["basic_training_complete"]):
        failed.append("4.1.5")
    born = r["date_of_birth"]
    if isinstance(born, date) and born > BORN_BY:
        failed.append("4.2(a)")
    if r["employee_of_landlord"]:
        failed.append("4.2(b)")
    if r["sits_on_relevant_board"]:
        failed.append("4.2(c)")
    if r["county_court_judgment"] or r["notice_of_seeking_possession"]:
        failed.append("4.2(d)")
    if r["ceased_to_be_customer"]:
        failed.append("4.2(e)")
    if r["excluded_for_behaviour"]:
        failed.append("4.2(f)")
    if r["in_breach_of_tenancy"]:
        failed.append("4.2(g)")
    if r["asb_order_or_investigation"]:
        failed.append("4.2(h)")
    return tuple(failed)


class Contestant(NamedTuple):
    """How one contestant builds its facts, decides, and is read."""

    explains: str
    load: Callable[[dict[str, object]], object]
    decide: Callable[[object], object]
    read: Callable[[object], tuple[str, ...]]


def same(record: dict[str, object]) -> object:
    """Return the record itself."""
    return record


def as_codes(out: object) -> tuple[str, ...]:
    """Return failed clauses in the order of the paper."""
    assert isinstance(out, list | tuple)  # noqa: S101  what an engine gave
    return tuple(code for code in MESSAGES if code in out)


def plain_dict() -> Contestant:
    """Return the if-chain over a dict."""
    return Contestant("codes", same, failed_clauses, as_codes)  # type: ignore[arg-type]  # its facts are the record


class Reason(BaseModel):
    """Why a member fails, in the naive version."""

    model_config = ConfigDict(frozen=True)
    clause: str
    message: str


class Verdict(BaseModel):
    """What the naive version gives."""

    model_config = ConfigDict(frozen=True)
    eligible: bool
    reasons: tuple[Reason, ...]


def naive_pydantic() -> Contestant:
    """Return frozen models around the same if-chain."""
    fields: dict[str, object] = dict.fromkeys(CHANCE, (bool, ...))
    fields["date_of_birth"] = (date, ...)
    facts: type[BaseModel] = create_model("Facts", __config__=ConfigDict(frozen=True), **fields)  # type: ignore[call-overload]  # fields by name

    def decide(member: object) -> object:
        codes = failed_clauses(member.__dict__)
        reasons = tuple(Reason(clause=code, message=MESSAGES[code]) for code in codes)
        return Verdict(eligible=not reasons, reasons=reasons)

    def read(out: object) -> tuple[str, ...]:
        assert isinstance(out, Verdict)  # noqa: S101  what decide gave
        return tuple(reason.clause for reason in out.reasons)

    return Contestant("reasons", lambda record: facts(**record), decide, read)


def with_number(record: dict[str, object]) -> dict[str, object]:
    """Return the record with the date of birth as a number, for engines without dates."""
    born = record["date_of_birth"]
    assert isinstance(born, date)  # noqa: S101  every made-up member has one
    return record | {"date_of_birth": as_number(born)}


def as_number(day: date) -> int:
    """Return a date as yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def zen_engine() -> Contestant:
    """Return one compiled ZEN expression."""
    import zen  # noqa: PLC0415  one contestant of several

    conditions = {
        "4.1.1-3": "not (tenant or joint_tenant or leaseholder or shared_owner"
        " or partner_of_resident or close_relative_in_residence)",
        "4.1.4": "not can_commit",
        "4.1.5": "not (selection_complete and induction_complete and basic_training_complete)",
        "4.2(a)": f"date_of_birth > {as_number(BORN_BY)}",
        "4.2(b)": "employee_of_landlord",
        "4.2(c)": "sits_on_relevant_board",
        "4.2(d)": "county_court_judgment or notice_of_seeking_possession",
        "4.2(e)": "ceased_to_be_customer",
        "4.2(f)": "excluded_for_behaviour",
        "4.2(g)": "in_breach_of_tenancy",
        "4.2(h)": "asb_order_or_investigation",
    }
    parts = ", ".join(f"({test}) ? ['{code}'] : []" for code, test in conditions.items())
    expression = zen.compile_expression(f"flatten([{parts}])")

    decide = cast("Callable[[object], object]", expression.evaluate)
    return Contestant("codes", with_number, decide, as_codes)


def json_logic() -> Contestant:
    """Return one JSON-logic tree."""
    from json_logic import jsonLogic  # noqa: PLC0415  one contestant of several

    def var(*names: str) -> list[object]:
        return [{"var": name} for name in names]

    standing = var(
        "tenant",
        "joint_tenant",
        "leaseholder",
        "shared_owner",
        "partner_of_resident",
        "close_relative_in_residence",
    )
    complete = var("selection_complete", "induction_complete", "basic_training_complete")
    tests: dict[str, object] = {
        "4.1.1-3": {"!": {"or": standing}},
        "4.1.4": {"!": var("can_commit")},
        "4.1.5": {"!": {"and": complete}},
        "4.2(a)": {">": [*var("date_of_birth"), as_number(BORN_BY)]},
        "4.2(b)": var("employee_of_landlord")[0],
        "4.2(c)": var("sits_on_relevant_board")[0],
        "4.2(d)": {"or": var("county_court_judgment", "notice_of_seeking_possession")},
        "4.2(e)": var("ceased_to_be_customer")[0],
        "4.2(f)": var("excluded_for_behaviour")[0],
        "4.2(g)": var("in_breach_of_tenancy")[0],
        "4.2(h)": var("asb_order_or_investigation")[0],
    }
    logic = {"merge": [{"if": [test, [code], []]} for code, test in tests.items()]}
    return Contestant("codes", with_number, lambda facts: jsonLogic(logic, facts), as_codes)


def ours(terms: EligibilityTerms) -> Contestant:
    """Return this library over some terms."""
    member = Stage.MEMBER

    def decide(applicant: Applicant) -> object:
        return assess_eligibility(terms, applicant, stage=member, on=ON)

    anyone = cast("Callable[[object], object]", decide)
    return Contestant("findings", Applicant.model_validate, anyone, read_decision)


def read_decision(out: object) -> tuple[str, ...]:
    """Return the clauses that a decision finds not met, as the if-chain names them."""
    assert isinstance(out, EligibilityDecision)  # noqa: S101  what decide gave
    failed = [finding.clause.label for finding in out.decisive if finding.state is State.NOT_MET]
    assert bool(failed) == (out.outcome is Eligibility.NOT_ELIGIBLE)  # noqa: S101  a check
    return tuple(
        dict.fromkeys(
            "4.1.1-3" if label in {"4.1.1", "4.1.2", "4.1.3"} else label for label in failed
        )
    )


def contestants() -> dict[str, Callable[[], Contestant]]:
    """Return what makes each contestant, by name."""
    terms = TRAFFORD_QIP.eligibility
    assert isinstance(terms, EligibilityTerms)  # noqa: S101  the paper is not silent
    return {
        "plain dict": plain_dict,
        "naive pydantic": naive_pydantic,
        BASELINE: zen_engine,
        "json-logic": json_logic,
        "scrutiny_rules": lambda: ours(terms),
    }


def anew(records: list[dict[str, object]]) -> float:
    """Return the time per decision with terms that have decided nobody yet."""
    terms = TRAFFORD_QIP.eligibility
    assert isinstance(terms, EligibilityTerms)  # noqa: S101  the paper is not silent
    fresh = ours(terms.model_copy())
    fresh.decide(Applicant())  # compiles the conditions, and decides a case that is not among them
    native = [fresh.load(record) for record in records]
    return timed(fresh.decide, native)


def timed(call: Callable[[object], object], items: list[object]) -> float:
    """Return the nanoseconds that one call takes, over all items."""
    gc.collect()
    gc.disable()
    start = perf_counter()
    for item in items:
        call(item)
    spent = perf_counter() - start
    gc.enable()
    return spent / len(items) * 1e9


def child(many: int, rounds: int) -> None:
    """Check and time every contestant in this process, and print the times."""
    records = members(many)
    calls: dict[str, tuple[Callable[[object], object], list[object]]] = {}
    left_out: dict[str, str] = {}
    for name, make in contestants().items():
        try:
            one = make()
        except ImportError as error:
            left_out[name] = str(error)
            continue
        native = [one.load(record) for record in records]
        for record, facts in zip(records, native, strict=True):
            if one.read(one.decide(facts)) != failed_clauses(record):
                sys.exit(f"{name} disagrees with the if-chain")
        share = native if name != "json-logic" else native[:400]
        raw: list[object] = list(records[: len(share)])
        calls[name] = (one.decide, share)
        calls[f"{name}, from a dict"] = (_whole(one), raw)
    times: dict[str, list[float]] = {name: [] for name in calls}
    times["scrutiny_rules, each made anew"] = [anew(records) for _ in range(3)]
    order = random.Random(7)  # noqa: S311  an order, no secret
    for _ in range(rounds):
        for name in order.sample(list(calls), len(calls)):
            times[name].append(timed(*calls[name]))
    found = {name: statistics.median(each) for name, each in times.items()}
    print(json.dumps({"times": found, "left_out": left_out}))


def _whole(one: Contestant) -> Callable[[object], object]:
    load, decide = one.load, one.decide
    return lambda record: decide(load(record))  # type: ignore[arg-type]  # a record, as load takes it


def main() -> None:
    """Run some processes and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds in each process")
    parser.add_argument("--members", type=int, default=MEMBERS, help="how many are decided")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.members, arguments.rounds)
        return
    pooled: dict[str, list[float]] = {}
    left_out: dict[str, str] = {}
    sizes = ["--members", str(arguments.members), "--rounds", str(arguments.rounds)]
    for _ in range(arguments.processes):
        command = [sys.executable, __file__, "--child", *sizes]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603  itself
        if done.returncode:
            sys.exit(done.stderr)
        found = json.loads(done.stdout)
        left_out |= found["left_out"]
        for name, each in found["times"].items():
            pooled.setdefault(name, []).append(each)
    base = statistics.median(pooled[BASELINE]) if BASELINE in pooled else None
    print(f"| contestant | ns a decision | range | {BASELINE} takes |\n|---|---:|---:|---:|")
    for name, each in sorted(pooled.items(), key=lambda row: statistics.median(row[1])):
        middle = statistics.median(each)
        spread = f"{min(each):,.0f}-{max(each):,.0f}"
        ratio = "-" if base is None else f"{base / middle:.2f} x"
        print(f"| {name} | {middle:,.0f} | {spread} | {ratio} |")
    for name, reason in left_out.items():
        print(f"\nleft out: {name}: {reason}")


if __name__ == "__main__":
    main()
