"""Screen a million applicants on Spark under the Trafford paper.

Run it with ``python examples/screen_on_spark.py OUTPUT [--rows N]``. It needs
``pip install 'scrutiny_rules[frames,spark]'`` and a Java of version 17, and takes every core of the
machine.

The applicants are made up from their numbers, so that each run makes the same ones. They are
screened with ``frames.assess_eligibility``, which adds columns of Spark's own expressions: no
row comes to Python, no function of Python is called for a row, and Arrow is not needed. The rows
and their answers are written to ``OUTPUT`` as Parquet; what is printed is counted by Spark.

On a cluster only the edges change:

- It is started by ``spark-submit``, which is told the master, the memory and the cores: nothing
  here names them.
- The plan is made by the driver, and the executors run no Python: the library and narwhals have
  to be installed where the driver runs. With ``--deploy-mode cluster`` that is a machine of the
  cluster, and a packed environment goes along with ``--archives``.
- The applicants come from ``spark.read``, in as many partitions as there are; nothing here looks
  across rows, so nothing is shuffled but the counts.
- Never collect the rows. Count, or write them, as is done here.
"""

import argparse
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from pyspark.sql import SparkSession
from pyspark.sql import functions as F  # noqa: N812  what everybody calls it

from scrutiny_rules import Stage, frames
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

ON: Final = date(2026, 11, 2)
"""The day at which the applicants are screened."""

PER_CENT: Final = {
    "tenant": 70,
    "leaseholder": 15,
    "close_relative_in_residence": 10,
    "can_commit": 95,
    "selection_complete": 90,
    "induction_complete": 85,
    "basic_training_complete": 85,
    "employee_of_landlord": 2,
    "sits_on_relevant_board": 1,
    "county_court_judgment": 3,
    "notice_of_seeking_possession": 3,
    "ceased_to_be_customer": 2,
    "excluded_for_behaviour": 1,
    "in_breach_of_tenancy": 4,
    "asb_order_or_investigation": 2,
}
"""Of how many in a hundred each fact is true."""

NOT_KNOWN: Final = 1
"""Of how many in a hundred it is not known whether a fact is true."""

OLDEST: Final = 36_500
"""How many days ago the oldest were born."""


def applicants(spark: SparkSession, rows: int) -> "DataFrame":
    """Return applicants that are made up from their numbers.

    Args:
        spark: The session.
        rows: How many there are.

    Returns:
        A row for each applicant: yes or no for each fact, or null, and a day of birth.

    Raises:
        Nothing.
    """
    numbered = spark.range(rows).withColumnRenamed("id", "applicant")
    facts = [_fact(name, share).alias(name) for name, share in PER_CENT.items()]
    born = F.date_sub(F.lit(ON), _drawn("date_of_birth", OLDEST)).alias("date_of_birth")
    return numbered.select("applicant", *facts, born)


def _drawn(name: str, below: int) -> "Column":
    """Return a number below another that looks drawn, and is the same in each run."""
    return F.pmod(F.xxhash64(F.col("applicant"), F.lit(name)), F.lit(below)).cast("int")


def _fact(name: str, share: int) -> "Column":
    known = _drawn(f"{name} is known", 100) >= NOT_KNOWN
    return F.when(known, _drawn(name, 100) < share)


def screened(people: "DataFrame") -> "DataFrame":
    """Return applicants with their outcome, and the clauses not met and unknown.

    Args:
        people: The applicants.

    Returns:
        The same rows with three columns more.

    Raises:
        Nothing.
    """
    return frames.assess_eligibility(TRAFFORD_QIP.eligibility, people, stage=Stage.APPLICANT, on=ON)


def outcomes(answers: "DataFrame") -> "DataFrame":
    """Return how many there are of each outcome, the commonest first.

    Args:
        answers: Screened applicants.

    Returns:
        A row for each outcome.

    Raises:
        Nothing.
    """
    return answers.groupBy("outcome").count().orderBy(F.desc("count"), "outcome")


def not_met(answers: "DataFrame", most: int = 5) -> "DataFrame":
    """Return the clauses that are not met, the commonest first.

    Args:
        answers: Screened applicants.
        most: How many clauses to give.

    Returns:
        A row for each clause.

    Raises:
        Nothing.
    """
    clause = F.explode(F.split("not_met", "; ")).alias("clause")
    each = answers.filter(F.col("not_met") != "").select(clause)
    return each.groupBy("clause").count().orderBy(F.desc("count"), "clause").limit(most)


def main(arguments: Iterable[str] | None = None) -> None:
    """Make applicants, screen them, write them, and print what was counted.

    Args:
        arguments: What stands after the name of the script.
    """
    parser = argparse.ArgumentParser(description="Screen applicants on Spark.")
    parser.add_argument("output", help="the folder to write Parquet to")
    parser.add_argument("--rows", type=int, default=1_000_000)
    given = parser.parse_args(None if arguments is None else list(arguments))
    spark = SparkSession.builder.appName("screening").getOrCreate()
    screened(applicants(spark, given.rows)).write.mode("overwrite").parquet(given.output)
    answers = spark.read.parquet(given.output)
    for row in outcomes(answers).collect():
        print(f"{row['count']:>9,} {row['outcome']}")
    print("not met most often:")
    for row in not_met(answers).collect():
        print(f"{row['count']:>9,} {row['clause']}")


if __name__ == "__main__":
    main()
