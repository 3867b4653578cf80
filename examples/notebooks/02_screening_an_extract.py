# ---
# jupyter:
#   jupytext:
#     notebook_metadata_filter: -jupytext.text_representation.jupytext_version
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Screening an extract
#
# Suppose that Trafford Housing Trust looks for new panel members, and that you have an extract of
# its tenancies. Who may join, who may not, and who has to be asked something first?
#
# The rules are those of *A first look*. Here they run over 200,000 rows at once. The rows are made
# up by chance, from a fixed seed, and stand for nobody.

# %%
import sys
from datetime import date

import numpy as np
import pandas as pd
import polars as pl
from IPython.display import Markdown
from tqdm import tqdm

from scrutiny_rules import Applicant, Stage, assess_eligibility, frames
from scrutiny_rules.applicants import FACTS
from scrutiny_rules.columns import Report, Show
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

TODAY = date(2026, 11, 26)
ROWS = 200_000
RULES = TRAFFORD_QIP.eligibility

# %% [markdown]
# ## The extract
#
# A housing system has its own columns and codes. Some values are missing, as they always are.

# %%
chance = np.random.default_rng(2026)


def flag(share: float, *, missing: float = 0.0) -> pl.Series:
    """Make a column of yes and no, of which some is missing."""
    yes = pl.Series(chance.random(ROWS) < share)
    return yes.set(pl.Series(chance.random(ROWS) < missing), None)


days_old = chance.integers(14 * 365, 92 * 365, ROWS)
born = pl.Series(np.datetime64(TODAY, "D") - days_old)
extract = pl.DataFrame(
    {
        "ref": [f"T{number:06}" for number in range(1, ROWS + 1)],
        "let": chance.choice(
            ["rent", "joint", "lease", "shared", "garage"], ROWS, p=[0.62, 0.17, 0.12, 0.06, 0.03]
        ),
        "born": born.set(pl.Series(chance.random(ROWS) < 0.05), None),
        "staff": flag(0.004),
        "ccj": flag(0.02, missing=0.08),
        "nosp": flag(0.03),
        "breach": flag(0.025, missing=0.02),
        "asb": flag(0.02),
        "excluded": flag(0.002),
    }
)
extract.head()

# %% [markdown]
# ## Your columns, and the facts of the paper
#
# The paper speaks of facts such as `tenant` and `county_court_judgment`. A column that holds a fact
# under another name is named in a mapping. A code has to be spelt out, as yes and no: nothing is
# taken for *yes* because it looks like it.
#
# What the whole extract implies is written down as well. It holds current customers only.

# %%
COLUMNS = {
    "date_of_birth": "born",
    "employee_of_landlord": "staff",
    "county_court_judgment": "ccj",
    "notice_of_seeking_possession": "nosp",
    "in_breach_of_tenancy": "breach",
    "asb_order_or_investigation": "asb",
    "excluded_for_behaviour": "excluded",
}
people = extract.with_columns(
    tenant=pl.col("let").eq("rent"),
    joint_tenant=pl.col("let").eq("joint"),
    leaseholder=pl.col("let").eq("lease"),
    shared_owner=pl.col("let").eq("shared"),
    ceased_to_be_customer=pl.lit(value=False),
)
screened = frames.assess_eligibility(
    RULES, people, stage=Stage.APPLICANT, on=TODAY, columns=COLUMNS
)
screened.select("ref", "let", "outcome", "not_met", "unknown").head(8)

# %% [markdown]
# The frame has come back with the outcome of every row, and with the clauses that were not met or
# are unknown. Nothing else in it has changed.
#
# ## What came out


# %%
def counted(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Count the rows for each value of a column, the most first."""
    return frame.group_by(column).len("people").sort("people", column, descending=[True, False])


def table(frame: pl.DataFrame) -> Markdown:
    """Show a small frame as a table, with words on the left and numbers on the right."""
    sides = ["right" if kind.is_numeric() else "left" for kind in frame.dtypes]
    return Markdown(frame.to_pandas().to_markdown(index=False, colalign=sides))


table(counted(screened, "outcome"))

# %% [markdown]
# Nobody is eligible, and that is right. The paper asks for people who can commit to the role, and
# bars those who sit on certain boards. No housing system knows either. **A missing column is
# unknown**: neither *no*, which would turn everybody away, nor *yes*, which would let in some who
# may not join.
#
# So an extract can tell you who may *not* join. Here is why not; a row can have several reasons.
# (The wording comes from the decision on somebody of whom nothing is known: it goes through every
# clause.)

# %%
nobody = assess_eligibility(RULES, Applicant(), stage=Stage.APPLICANT, on=TODAY)
gists = (
    pl.DataFrame(
        {"clause": finding.clause.label, "asks for": finding.clause.gist}
        for finding in nobody.findings
    )
    .group_by("clause", maintain_order=True)
    .agg(pl.col("asks for").str.join("; "))
)
reasons = (
    screened.filter(pl.col("outcome") == "not eligible")
    .select(clause=pl.col("not_met").str.split("; "))
    .explode("clause")
    .pipe(counted, "clause")
    .join(gists, on="clause", how="left", maintain_order="left")
)
table(reasons)

# %% [markdown]
# ## One row, explained
#
# The function for one person has the same name and follows the same rules. It takes the row's facts
# and says what it found. This is the first row in which it is not known whether there is a court
# judgment.

# %%
MAPPED = {name: COLUMNS.get(name, name) for name in Applicant.model_fields}


def person(row: dict[str, object]) -> Applicant:
    """Return the facts of one row."""
    return Applicant.model_validate(
        {fact: row[column] for fact, column in MAPPED.items() if column in row}
    )


row = screened.filter(pl.col("unknown").str.contains("4.2(d)", literal=True)).row(0, named=True)
explained = assess_eligibility(RULES, person(row), stage=Stage.APPLICANT, on=TODAY)
print(row["ref"], "is", row["outcome"], "in the frame, and", explained.outcome, "by itself")

# %%
explained

# %% [markdown]
# ## The people who answered
#
# Everybody who is not ruled out is written to, and asked the two questions. About one in 25 sends
# the slip back. Their answers are joined to the extract, and the same call is made again.

# %%
wrote_back = chance.random(ROWS) < 0.04
slips = people.select(
    "ref",
    can_commit=pl.Series(chance.random(ROWS) < 0.9),
    sits_on_relevant_board=pl.Series(chance.random(ROWS) < 0.01),
).filter(pl.Series(wrote_back))
open_cases = screened.filter(pl.col("outcome") == "undetermined").select(people.columns)
replies = frames.assess_eligibility(
    RULES,
    open_cases.join(slips, on="ref"),
    stage=Stage.APPLICANT,
    on=TODAY,
    columns=COLUMNS,
    report=Report(show=Show.MASK),
)
table(counted(replies, "outcome"))

# %% [markdown]
# Now there are people to invite. Those still open are neither invited nor turned away: they are a
# list of questions.
#
# ## Whom to ask what
#
# Rows that lack the same things have the same pattern of bits in `unknown`, as `Show.MASK` asked
# for. One row of each pattern is enough to see what is needed, and whom to ask.

# %%
patterns = (
    replies.filter(pl.col("outcome") == "undetermined")
    .group_by("unknown", maintain_order=True)
    .agg(pl.len().alias("people"), pl.all().exclude("unknown").first())
)
needed = pl.DataFrame(
    {"fact": fact, "people": pattern["people"], "alone": len(decision.needs) == 1}
    for pattern in patterns.iter_rows(named=True)
    for decision in [assess_eligibility(RULES, person(pattern), stage=Stage.APPLICANT, on=TODAY)]
    for fact in decision.needs
)
print(len(patterns), "patterns of", patterns["people"].sum(), "people")

# %% [markdown]
# Each fact knows the question that asks for it, and who can usually answer. Where it is the only
# one that is needed, one answer settles the person.

# %%
wording = pl.DataFrame(
    {"fact": name, "question": fact.question, "whom to ask": fact.answered_by}
    for name, fact in FACTS.items()
)
questions = (
    needed.group_by("fact")
    .agg(
        pl.col("people").sum().alias("to ask"),
        pl.col("people").filter(pl.col("alone")).sum().alias("settled by it alone"),
    )
    .sort("settled by it alone", "to ask", "fact", descending=[True, True, False])
    .join(wording, on="fact", how="left", maintain_order="left")
    .select("question", "whom to ask", "to ask", "settled by it alone")
)
table(questions)

# %% [markdown]
# The first line is where to start: one look into the records of the housing team settles more
# people than all the other questions together.
#
# What to do with the rows that are still undetermined:
#
# - Keep them apart, in a pile of their own. Whoever adds them to *not eligible* turns people away
#   for a gap in the data.
# - Ask, in the order of the table, and screen again. Nothing has to be started anew.
# - Do not fill a gap with what is usual. If most people have no judgment, that is no reason to
#   think that this person has none.
#
# ## Long work, piece by piece
#
# The whole extract was one call. A file of tens of millions of rows may not fit into memory, or you
# may want to see how far it has come. Every row is decided by itself, so pieces give the same
# answers as the whole.

# %%
STEP = 20_000
tally: dict[str, int] = {}
for piece in tqdm(
    people.iter_slices(STEP),
    total=ROWS // STEP,
    file=sys.stdout,
    bar_format="{l_bar}{bar:40}| {n_fmt} of {total_fmt} pieces",
):
    decided = frames.assess_eligibility(
        RULES, piece, stage=Stage.APPLICANT, on=TODAY, columns=COLUMNS
    )
    for outcome, count in decided.group_by("outcome").len().iter_rows():
        tally[outcome] = tally.get(outcome, 0) + count
print("The same counts as in one go:", tally == dict(counted(screened, "outcome").iter_rows()))

# %% [markdown]
# A lazy frame stays lazy. Polars then works out only what is asked for, here a count, and reads a
# file no further than it has to.

# %%
lazy = frames.assess_eligibility(
    RULES, people.lazy(), stage=Stage.APPLICANT, on=TODAY, columns=COLUMNS
)
table(lazy.group_by("outcome").len("people").sort("people", descending=True).collect())

# %% [markdown]
# ## The same in pandas
#
# A pandas frame goes in, and a pandas frame comes out.

# %%
in_pandas = people.head(50_000).to_pandas()
screened_in_pandas = frames.assess_eligibility(
    RULES, in_pandas, stage=Stage.APPLICANT, on=TODAY, columns=COLUMNS
)
by_let = pd.crosstab(screened_in_pandas["let"], screened_in_pandas["outcome"])
Markdown(by_let.rename_axis(columns=None).reset_index().to_markdown(index=False))

# %%
screened_in_pandas["outcome"].tolist() == screened["outcome"].head(50_000).to_list()

# %% [markdown]
# ## Where to go next
#
# - *Many rows at once*, in the documentation, has the other sorts of frame, databases and clusters.
# - *Your own rulebook* writes down another panel's paper, which can then be put to an extract as
#   well.
