"""Eligibility: Trafford 4.1 and 4.2 for members, as an outcome and a bit for each failed limb."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial, reduce
from operator import and_, or_
from typing import Any, Final

from scrutiny_rules import Applicant, Eligibility, Stage, State, assess_eligibility, frames
from scrutiny_rules.columns import Codes, Report, Show
from scrutiny_rules.rulebooks.trafford_qip import ELIGIBILITY

from .core import (
    MASK,
    NUMBER,
    WAYS,
    Contestant,
    Native,
    Table,
    Work,
    as_number,
    folded,
    mask_of,
    ours,
    projected,
)

ON: Final = date(2026, 11, 22)
BORN_BY: Final = ON.replace(year=ON.year - 16)
CHANCE: Final = {
    "tenant": 0.55,
    "joint_tenant": 0.1,
    "leaseholder": 0.2,
    "shared_owner": 0.05,
    "partner_of_resident": 0.1,
    "close_relative_in_residence": 0.1,
    "can_commit": 0.93,
    "selection_complete": 0.97,
    "induction_complete": 0.97,
    "basic_training_complete": 0.95,
    "employee_of_landlord": 0.02,
    "sits_on_relevant_board": 0.02,
    "county_court_judgment": 0.02,
    "notice_of_seeking_possession": 0.03,
    "ceased_to_be_customer": 0.02,
    "excluded_for_behaviour": 0.02,
    "in_breach_of_tenancy": 0.04,
    "asb_order_or_investigation": 0.03,
}
BARS: Final = tuple(CHANCE)[10:]
"""The facts that bar somebody, each a limb of its own, in the order of the paper."""

ELIGIBLE, NOT_ELIGIBLE, UNDETERMINED = 0, 1, 3
WORDS: Final = Codes.of(ELIGIBILITY).outcomes
KNOWN_NAMES: Final = ("outcome", "not_met")
MISSING_NAMES: Final = ("outcome", "not_met", "unknown")

ODD: Final[tuple[Mapping[str, Any], ...]] = (
    *({name: None} for name in (*CHANCE, "date_of_birth")),
    dict.fromkeys(tuple(CHANCE)[:6]),
    dict.fromkeys(CHANCE, False) | dict.fromkeys(tuple(CHANCE)[6:10]),
    dict.fromkeys((*CHANCE, "date_of_birth")),
)
"""One fact after the other that is not known, and several at once."""

Facts = Mapping[str, Any]


def table(missing: float, rows: int, seed: int) -> Table:
    """Make up members, so large a part of each fact missing."""
    import numpy as np  # noqa: PLC0415  only where it is needed
    import pyarrow as pa  # noqa: PLC0415  only where it is needed

    rng = np.random.default_rng(seed)

    def column(values: Native) -> Native:
        return pa.array(values, mask=rng.random(rows) < missing if missing else None)

    first, last = (np.datetime64(day, "D") for day in ("1930-01-01", "2014-01-01"))
    columns = {
        name: column(rng.random(rows, np.float32) < chance) for name, chance in CHANCE.items()
    }
    born = first + rng.integers(0, (last - first).astype(int), rows)
    return pa.table({**columns, "date_of_birth": column(born)})


def wanted(names: tuple[str, ...], words: bool, records: list[dict[str, Any]]) -> list[Any]:
    """Return what the library says of one member at a time."""
    rows = []
    for record in records:
        decision = assess_eligibility(
            ELIGIBILITY, Applicant.model_validate(record), stage=Stage.MEMBER, on=ON
        )
        outcome = str(decision.outcome) if words else list(Eligibility).index(decision.outcome)
        masks = (mask_of(decision, state, ELIGIBILITY) for state in (State.NOT_MET, State.UNKNOWN))
        rows.append((outcome, *masks)[: len(names)])
    return rows


def assessed(names: tuple[str, ...], words: bool, frame: Native) -> Native:
    """Ask the library."""
    states = (State.NOT_MET, State.UNKNOWN)[: len(names) - 1]
    report = Report(show=Show.MASK, states=states, numbered=not words)
    return frames.assess_eligibility(ELIGIBILITY, frame, stage=Stage.MEMBER, on=ON, report=report)


def failures(t: Facts, born_by: Native) -> list[tuple[Any, int]]:
    """Return what each clause is failed by, with its bits: of whatever has ``|``, ``&``, ``~``."""
    standing = (
        t["tenant"]
        | t["joint_tenant"]
        | t["leaseholder"]
        | t["shared_owner"]
        | t["partner_of_resident"]
        | t["close_relative_in_residence"]
    )
    trained = t["selection_complete"] & t["induction_complete"] & t["basic_training_complete"]
    bars = [(t[name], 1 << bit) for bit, name in enumerate(BARS, start=7)]
    young = t["date_of_birth"] > born_by
    return [(~standing, 0b1111), (~t["can_commit"], 16), (~trained, 32), (young, 64), *bars]


def limbs(t: Facts, young: Native) -> list[tuple[Any, int]]:
    """Return the limbs in the positive with their bits, the four capacities first."""
    holder = t["tenant"] | t["joint_tenant"] | t["leaseholder"]
    trained = t["selection_complete"] & t["induction_complete"] & t["basic_training_complete"]
    capacities = (holder, *(t[name] for name in tuple(CHANCE)[3:6]))
    others = (t["can_commit"], trained, ~young, *(~t[name] for name in BARS))
    return [(limb, 1 << bit) for bit, limb in enumerate((*capacities, *others))]


# -- polars -------------------------------------------------------------------------------------


def polars_by_hand(way: str, words: bool, *, trusts: bool) -> Contestant:
    """Return all facts known, with the bits summed as numbers, or each chosen and then added."""
    import polars as pl  # noqa: PLC0415  one contestant of several

    number, mask = pl.Int8, pl.Int16
    facts = {name: pl.col(name) for name in (*CHANCE, "date_of_birth")}
    failed = failures(facts, BORN_BY)
    bits: Native = (
        pl.sum_horizontal(fails.cast(mask) * pl.lit(bit, mask) for fails, bit in failed)
        if way == "summed"
        else folded(
            pl.when(fails).then(pl.lit(bit, mask)).otherwise(pl.lit(0, mask))
            for fails, bit in failed
        )
    )
    fine = pl.col("not_met") == 0
    yes, no = (
        pl.lit(WORDS[outcome]) if words else pl.lit(outcome, number)
        for outcome in (ELIGIBLE, NOT_ELIGIBLE)
    )

    careful = polars_missing(words=words).run

    def run(frame: Native) -> Native:
        if not trusts and any(frame.null_count().row(0)):
            return careful(frame).drop("unknown")
        found = frame.with_columns(not_met=bits)
        return found.with_columns(outcome=pl.when(fine).then(yes).otherwise(no))

    return Contestant("polars", run, by_hand=True, trusts=trusts)


def polars_missing(*, words: bool) -> Contestant:
    """Return three-valued logic as polars has it: a null is unknown."""
    import polars as pl  # noqa: PLC0415  one contestant of several

    number, mask = pl.Int8, pl.Int16
    facts = {name: pl.col(name) for name in CHANCE}
    found = limbs(facts, pl.col("date_of_birth") > BORN_BY)
    standing = pl.col("standing")

    def bits(where: list[tuple[Any, int]]) -> Native:
        return folded(
            pl.when(holds).then(pl.lit(bit, mask)).otherwise(pl.lit(0, mask))
            for holds, bit in where
        )

    not_met = bits([(~standing, 0b1111), *((~limb, bit) for limb, bit in found[4:])])
    unknown = bits(
        [
            *((standing.is_null() & limb.is_null(), bit) for limb, bit in found[:4]),
            *((limb.is_null(), bit) for limb, bit in found[4:]),
        ]
    )
    fine = pl.col("fine")
    yes, no, open_ = (
        pl.lit(WORDS[one]) if words else pl.lit(one, number)
        for one in (ELIGIBLE, NOT_ELIGIBLE, UNDETERMINED)
    )

    def run(frame: Native) -> Native:
        lazy = frame.lazy().with_columns(standing=reduce(or_, (limb for limb, _ in found[:4])))
        lazy = lazy.with_columns(fine=reduce(and_, (limb for limb, _ in found[4:]), standing))
        outcome = pl.when(fine).then(yes).when(~fine).then(no).otherwise(open_)
        open_still = pl.when(fine.is_null()).then(unknown).otherwise(pl.lit(0, mask))
        lazy = lazy.with_columns(outcome=outcome, not_met=not_met, unknown=open_still)
        return lazy.drop("standing", "fine").collect()

    return Contestant("polars", run, by_hand=True)


# -- pandas and NumPy ---------------------------------------------------------------------------


def pandas_by_hand(words: bool, *, trusts: bool) -> Contestant:
    """Return all facts known, on NumPy columns."""
    import numpy as np  # noqa: PLC0415  one contestant of several
    import pandas as pd  # noqa: PLC0415  one contestant of several

    yes, no = (WORDS[one] if words else np.int8(one) for one in (ELIGIBLE, NOT_ELIGIBLE))

    careful = pandas_missing(words=words).run

    def run(frame: Native) -> Native:
        if not trusts:
            numpy_has_all = all(isinstance(frame[name].dtype, np.dtype) for name in CHANCE)
            if not numpy_has_all or frame["date_of_birth"].hasnans:
                return careful(frame).drop(columns="unknown")
        failed = failures(frame, pd.Timestamp(BORN_BY))
        not_met = folded(fails.astype(MASK) * np.int16(bit) for fails, bit in failed)
        outcome = pd.Series(np.where(not_met == 0, yes, no), frame.index)
        if words:
            outcome = outcome.astype("str")
        return frame.assign(outcome=outcome, not_met=not_met)

    return Contestant("pandas", run, by_hand=True, trusts=trusts)


def pandas_missing(*, words: bool) -> Contestant:
    """Return three-valued logic as pandas's nullable columns have it."""
    import numpy as np  # noqa: PLC0415  one contestant of several
    import pandas as pd  # noqa: PLC0415  one contestant of several

    def sure(mask: Native) -> Native:
        """Return where a nullable mask is yes, as NumPy."""
        return mask.to_numpy(dtype=bool, na_value=False)

    def run(frame: Native) -> Native:
        born = frame["date_of_birth"]
        young = (born > pd.Timestamp(BORN_BY)).astype("boolean").mask(born.isna())
        found = limbs(frame, young)
        standing = reduce(or_, (limb for limb, _ in found[:4]))
        fine = reduce(and_, (limb for limb, _ in found[4:]), standing)
        no, in_doubt = sure(~fine), fine.isna().to_numpy()
        doubt = standing.isna().to_numpy()
        not_met = sure(~standing) * np.int16(0b1111)
        unknown = np.zeros(len(frame), np.int16)
        for limb, bit in found[:4]:
            unknown += (limb.isna().to_numpy() & doubt) * np.int16(bit)
        for limb, bit in found[4:]:
            not_met += sure(~limb) * np.int16(bit)
            unknown += limb.isna().to_numpy() * np.int16(bit)
        said = [WORDS[one] if words else one for one in (NOT_ELIGIBLE, UNDETERMINED, ELIGIBLE)]
        outcome = np.select([no, in_doubt], said[:2], said[2]).astype("str" if words else NUMBER)
        outcome = pd.Series(outcome, frame.index, "str") if words else outcome
        return frame.assign(outcome=outcome, not_met=not_met, unknown=unknown * in_doubt)

    return Contestant("pandas", run, by_hand=True)


def numpy_by_hand() -> Contestant:
    """Return all facts known, on arrays."""
    import numpy as np  # noqa: PLC0415  one contestant of several

    born_by = np.datetime64(BORN_BY)

    def run(columns: Native) -> Native:
        not_met = folded(fails * np.int16(bit) for fails, bit in failures(columns, born_by))
        return {"outcome": (not_met != 0).astype(NUMBER), "not_met": not_met}

    return Contestant("numpy", run, by_hand=True, trusts=True)


# -- SQL ----------------------------------------------------------------------------------------

STANDING: Final = f"({' OR '.join(tuple(CHANCE)[:6])})"
TRAINED: Final = "(selection_complete AND induction_complete AND basic_training_complete)"
OLD_ENOUGH: Final = f"(date_of_birth <= DATE '{BORN_BY}')"
LIMBS: Final = (
    "(tenant OR joint_tenant OR leaseholder)",
    *tuple(CHANCE)[3:6],
    "can_commit",
    TRAINED,
    OLD_ENOUGH,
    *(f"(NOT {name})" for name in BARS),
)


def _bits(where: list[tuple[str, int]]) -> str:
    total = " + ".join(f"CASE WHEN {test} THEN {bit} ELSE 0 END" for test, bit in where)
    return f"CAST({total} AS SMALLINT)"


def known_sql(words: bool) -> tuple[str, ...]:
    """Return the columns, one projection after the other, where all facts are known."""
    failed = [(f"NOT {STANDING}", 0b1111)]
    failed += [(f"NOT {limb}", 16 << place) for place, limb in enumerate(LIMBS[4:])]
    yes, no = (f"'{WORDS[one]}'" if words else str(one) for one in (ELIGIBLE, NOT_ELIGIBLE))
    sort = "VARCHAR" if words else "TINYINT"
    outcome = f"CAST(CASE WHEN not_met = 0 THEN {yes} ELSE {no} END AS {sort})"
    return (f"*, {_bits(failed)} AS not_met", f"*, {outcome} AS outcome")


def missing_sql(*, words: bool, unknown_too: bool) -> tuple[str, ...]:
    """Return the columns in SQL's own three-valued logic."""
    not_met = [("NOT standing", 0b1111)]
    not_met += [(f"NOT {limb}", 16 << place) for place, limb in enumerate(LIMBS[4:])]
    unknown = [
        (f"standing IS NULL AND {limb} IS NULL", 1 << place) for place, limb in enumerate(LIMBS[:4])
    ]
    unknown += [(f"{limb} IS NULL", 16 << place) for place, limb in enumerate(LIMBS[4:])]
    yes, no, open_ = (
        f"'{WORDS[one]}'" if words else str(one) for one in (ELIGIBLE, NOT_ELIGIBLE, UNDETERMINED)
    )
    sort = "VARCHAR" if words else "TINYINT"
    rest = f", CASE WHEN fine IS NULL THEN {_bits(unknown)} ELSE CAST(0 AS SMALLINT) END AS unknown"
    outcome = f"CAST(CASE WHEN fine THEN {yes} WHEN NOT fine THEN {no} ELSE {open_} END AS {sort})"
    return (
        f"*, {STANDING} AS standing",
        f"*, standing AND {' AND '.join(LIMBS[4:])} AS fine",
        f"*, {outcome} AS outcome, {_bits(not_met)} AS not_met{rest if unknown_too else ''}",
    )


ALL_SQL: Final = partial(missing_sql, words=False, unknown_too=True)


def spark_by_hand(
    projections: Callable[[], tuple[str, ...]], names: tuple[str, ...], *, trusts: bool
) -> Contestant:
    """Return the same columns, asked of Spark."""
    import pyspark  # noqa: F401, PLC0415  one contestant of several

    text = "t"
    for columns in projections():
        text = f"(SELECT {columns} FROM {text})"  # noqa: S608  no value comes from outside
    text = f"SELECT {', '.join(names)} FROM {text}".replace("VARCHAR", "STRING")  # noqa: S608  as above

    def run(frame: Native) -> Native:
        out = frame.sparkSession.sql(text)
        out.write.format("noop").mode("overwrite").save()
        return out

    return Contestant("pyspark", run, by_hand=True, trusts=trusts)


# -- engines ------------------------------------------------------------------------------------


def zen_engine() -> Contestant:
    """Return one compiled ZEN expression, row by row."""
    import zen  # noqa: PLC0415  one contestant of several

    tests = [(f"not ({' or '.join(tuple(CHANCE)[:6])})", 0b1111), ("not can_commit", 16)]
    tests += [
        (f"not {TRAINED.replace('AND', 'and')}", 32),
        (f"date_of_birth > {as_number(BORN_BY)}", 64),
    ]
    tests += [(name, 1 << bit) for bit, name in enumerate(BARS, start=7)]
    expression = zen.compile_expression(
        " + ".join(f"(({test}) ? {bit} : 0)" for test, bit in tests)
    )

    def run(rows: Native) -> Native:
        masks = [int(expression.evaluate(row)) for row in rows]
        return [(int(mask > 0), mask) for mask in masks]

    return Contestant("rows", run, trusts=True, most=20_000)


def openfisca() -> Contestant:
    """Return a country of one entity, with facts as inputs and two formulas."""
    import numpy as np  # noqa: PLC0415  one contestant of several
    from openfisca_core.entities import build_entity  # noqa: PLC0415  one contestant of several
    from openfisca_core.periods import DateUnit  # noqa: PLC0415  one contestant of several
    from openfisca_core.simulations import (  # noqa: PLC0415  one contestant of several
        SimulationBuilder,
    )
    from openfisca_core.taxbenefitsystems import (  # noqa: PLC0415  one contestant of several
        TaxBenefitSystem,
    )
    from openfisca_core.variables import Variable  # noqa: PLC0415  one contestant of several

    person = build_entity(key="person", plural="people", label="A person", is_person=True)
    system = TaxBenefitSystem([person])
    facts = (*CHANCE, "date_of_birth")

    def not_met(people: Native, period: Native, parameters: Native) -> Native:  # noqa: ARG001  its signature
        view = {name: people(name, period) for name in facts}
        failed = failures(view, np.datetime64(BORN_BY))
        return folded(fails * np.int32(bit) for fails, bit in failed)

    def outcome(people: Native, period: Native, parameters: Native) -> Native:  # noqa: ARG001  its signature
        return (people("not_met", period) != 0).astype(np.int32)

    formulas = {"not_met": not_met, "outcome": outcome}
    sorts: dict[str, type] = dict.fromkeys(CHANCE, bool)
    for name, sort in (sorts | {"date_of_birth": date} | dict.fromkeys(formulas, int)).items():
        body = {"value_type": sort, "entity": person, "definition_period": DateUnit.ETERNITY}
        body |= {"label": name} | ({"formula": formulas[name]} if name in formulas else {})
        system.add_variable(type(name, (Variable,), body))

    def run(columns: Native) -> Native:
        simulation = SimulationBuilder().build_default_simulation(
            system, count=len(columns["tenant"])
        )
        for name in facts:
            simulation.set_input(name, str(ON), columns[name])
        return {name: simulation.calculate(name, str(ON)) for name in KNOWN_NAMES}

    return Contestant("numpy", run, trusts=True)


# -- the works ----------------------------------------------------------------------------------


def _ours(names: tuple[str, ...], *frames_of: str, words: bool = False) -> dict[str, Any]:
    verb = partial(assessed, names, words)
    return {f"scrutiny_rules on {frame}": ours(frame, verb, names) for frame in frames_of}


def _by_hand(*, words: bool) -> dict[str, Any]:
    makers: dict[str, Any] = {}
    for how, trusts in WAYS.items():
        query = (
            partial(known_sql, words=words)
            if trusts
            else partial(missing_sql, words=words, unknown_too=False)
        )
        chosen = partial(polars_by_hand, "chosen", words=words, trusts=trusts)
        makers[f"polars by hand, chosen{how}"] = chosen
        makers[f"pandas by hand{how}"] = partial(pandas_by_hand, words=words, trusts=trusts)
        makers[f"DuckDB by hand{how}"] = partial(projected, query, KNOWN_NAMES, trusts=trusts)
    return makers


KNOWN: Final = Work(
    title="eligibility, all facts known, outcomes by number",
    rows=(200_000, 2_000_000),
    table=partial(table, 0.0),
    wanted=partial(wanted, KNOWN_NAMES, False),  # noqa: FBT003
    names=KNOWN_NAMES,
    makers={
        **_ours(KNOWN_NAMES, "polars", "pandas", "pyarrow", "duckdb", "pyspark"),
        "polars by hand, summed": partial(polars_by_hand, "summed", words=False, trusts=True),
        **_by_hand(words=False),
        "numpy by hand": numpy_by_hand,
        "PySpark by hand, trusting": partial(
            spark_by_hand, partial(known_sql, words=False), KNOWN_NAMES, trusts=True
        ),
        "PySpark by hand, with checks": partial(
            spark_by_hand,
            partial(missing_sql, words=False, unknown_too=False),
            KNOWN_NAMES,
            trusts=False,
        ),
        "OpenFisca-Core": openfisca,
        "zen-engine, row by row": zen_engine,
    },
    odd=ODD,
    out_bytes=10,
)
IN_WORDS: Final = Work(
    title="eligibility, all facts known, outcomes in words",
    rows=(200_000,),
    table=partial(table, 0.0),
    wanted=partial(wanted, KNOWN_NAMES, True),  # noqa: FBT003
    names=KNOWN_NAMES,
    makers={
        **_ours(KNOWN_NAMES, "polars", "pandas", "pyarrow", "duckdb", words=True),
        "polars by hand, summed": partial(polars_by_hand, "summed", words=True, trusts=True),
        **_by_hand(words=True),
    },
    odd=ODD,
    out_bytes=10,
)
MISSING: Final = Work(
    title="eligibility, a tenth of each fact missing, outcomes by number",
    rows=(200_000, 2_000_000),
    table=partial(table, 0.1),
    wanted=partial(wanted, MISSING_NAMES, False),  # noqa: FBT003
    names=MISSING_NAMES,
    makers={
        **_ours(MISSING_NAMES, "polars", "pandas", "pyarrow", "duckdb", "pyspark"),
        "polars by hand": partial(polars_missing, words=False),
        "pandas by hand": partial(pandas_missing, words=False),
        "DuckDB by hand": partial(projected, ALL_SQL, MISSING_NAMES, trusts=False),
        "PySpark by hand": partial(spark_by_hand, ALL_SQL, MISSING_NAMES, trusts=False),
    },
    odd=ODD,
    out_bytes=12,
)
