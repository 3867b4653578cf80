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
# # Your own rulebook
#
# Your panel has a paper of its own. Here you write it down as data, have it looked through, ask it,
# and keep it as a file. It needs no code of its own.
#
# The paper is that of an invented landlord, Riverbank Homes. This is the whole of it:
#
# | Clause | What it says, in our words |
# |---|---|
# | 1 | the aims of the panel |
# | 2.1 | a member is a tenant or a leaseholder |
# | 2.2 | a member is 18 or older |
# | 2.3 | a member's rent is clear, or they keep to a repayment plan |
# | 2.4 | a member has lived in their home for a year |
# | 3.1 | a meeting needs three members, and a third of the panel |
# | 3.2 | no business is done with fewer than two members |
# | 4 | these terms are looked at every other year |

# %%
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from IPython.display import Markdown

from scrutiny_rules import (
    Applicant,
    CountFact,
    Document,
    Either,
    EligibilityTerms,
    Fact,
    Kind,
    Limb,
    Narrative,
    PanelBase,
    QuorumTerms,
    Reading,
    Roll,
    Rulebook,
    Silent,
    Stage,
    assess_eligibility,
    decide_quorum,
    option,
    relies_on,
    words,
)
from scrutiny_rules.analysis import FlawKind, check, settle
from scrutiny_rules.applicants import (
    AGE,
    IN_RENT_ARREARS,
    KEEPING_TO_REPAYMENT_PLAN,
    LEASEHOLDER,
    TENANT,
)
from scrutiny_rules.quorum import PANEL, PRESENT_FOR_ITEM

TODAY = date(2026, 11, 26)
PAPER = Document(
    key="riverbank-panel", title="Residents' Panel: terms of reference", landlord="Riverbank Homes"
)

# %% [markdown]
# ## A test is a condition over facts
#
# Conditions are written with Python's operators: `|` is *or*, `&` is *and*, `~` is *not*. They are
# data, so they can be read back in words.

# %%
words(~IN_RENT_ARREARS | KEEPING_TO_REPAYMENT_PLAN)

# %% [markdown]
# A condition with its clause is a *limb*. Write every limb so that *met* speaks for the person.

# %%
resident = Limb(
    name="resident",
    clause=PAPER.clause("2.1", "a tenant or a leaseholder"),
    condition=TENANT | LEASEHOLDER,
)
adult = Limb(
    name="adult",
    clause=PAPER.clause("2.2", "18 or older"),
    condition=AGE >= 18,
)
rent = Limb(
    name="rent",
    clause=PAPER.clause("2.3", "rent is clear, or a repayment plan is kept"),
    condition=~IN_RENT_ARREARS | KEEPING_TO_REPAYMENT_PLAN,
)

# %% [markdown]
# ## A fact that only this paper speaks of
#
# No other paper here asks for how long somebody has lived in their home. So Riverbank declares the
# fact: what to ask, and who can usually answer.

# %%
months_in_home = Fact(
    name="other.months_in_home",
    kind=Kind.COUNT,
    question="For how many whole months has the person lived in their home?",
    answered_by="whoever keeps the tenancy records",
)
settled = Limb(
    name="settled",
    clause=PAPER.clause("2.4", "a year in their home"),
    condition=CountFact("other.months_in_home") >= 12,
)
eligibility = EligibilityTerms(
    standing=Either(name="standing", limbs=(resident,)),
    requirements=(adult, rent, settled),
    own_facts=(months_in_home,),
    binds=dict.fromkeys(Stage, ("standing", "adult", "rent", "settled")),
)
eligibility

# %% [markdown]
# ## A sentence that can be read in two ways
#
# *A third of the panel*: is that a third of the members in office, or of all the places? The paper
# does not say. Take one answer, say why, and keep the other.

# %%
whose_third = Reading(
    id="R-R1",
    clause="3.1",
    question="A third of whom?",
    taken="in-office",
    options=(
        option("in-office", "of the members in office", PanelBase.IN_OFFICE),
        option("seats", "of all the places", PanelBase.SEATS),
    ),
    why="an empty place is nobody who could come",
    block="quorum",
    field="base",
)
whose_third

# %% [markdown]
# The quorum itself has three limbs. The one that rests on the reading names it.

# %%
quorum = QuorumTerms(
    limbs_required=(
        Limb(
            name="three",
            clause=PAPER.clause("3.1", "at least three members present"),
            condition=PRESENT_FOR_ITEM >= 3,
        ),
        Limb(
            name="third",
            clause=PAPER.clause("3.1", "at least a third of the panel present"),
            condition=PRESENT_FOR_ITEM.share_of(PANEL) >= Fraction(1, 3),
            readings=relies_on("R-R1"),
        ),
        Limb(
            name="two",
            clause=PAPER.clause("3.2", "at least two members present"),
            condition=PRESENT_FOR_ITEM >= 2,
        ),
    )
)
quorum

# %% [markdown]
# ## The whole paper
#
# A rulebook has a block for each subject. Riverbank's paper speaks of two; of the others it says
# nothing, and that is written down too. `contents` lists the clauses, so that none gets lost.

# %%
nothing = Silent(why="the paper says nothing of it")
subjects = dict.fromkeys(Rulebook.block_names(), nothing)
first_draft = Rulebook.model_validate(
    {
        **subjects,
        "eligibility": eligibility,
        "quorum": quorum,
        "document": PAPER,
        "readings": (whose_third,),
        "contents": ("1", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "4"),
    }
)
print("silent on", len(subjects) - 2, "of", len(subjects), "subjects")

# %% [markdown]
# ## Have it looked through
#
# `check` finds what no reader would notice, and gives a case that shows it. The subjects on which
# the paper is silent are left out here.

# %%
flaws = pd.DataFrame(
    {"kind": str(flaw.kind), "where": flaw.block, "what": flaw.what, "what is odd": flaw.says}
    for flaw in check(first_draft).flaws
    if flaw.kind is not FlawKind.SILENT
)
Markdown(flaws.to_markdown(index=False))

# %% [markdown]
# Two things were found.
#
# Clauses 1 and 4 are in the paper, and nothing in the rulebook speaks of them. That is ours to
# mend. They set no test, and are kept with the reason.
#
# The limb `two` can never decide anything, because whoever has three members has two. That is not
# ours to mend. It is how the paper is written, and something to tell the panel.

# %%
RIVERBANK = first_draft.model_copy(
    update={
        "narrative": (
            Narrative(clause=PAPER.clause("1", "the aims of the panel"), why="aims set no test"),
            Narrative(
                clause=PAPER.clause("4", "these terms are looked at every other year"),
                why="no case depends on it",
            ),
        )
    }
)
[flaw.what for flaw in check(RIVERBANK).flaws if flaw.kind is not FlawKind.SILENT]

# %% [markdown]
# ## Read it back
#
# A rulebook is shown as the paper's own table of contents. Open a part of it to see its clauses,
# and put it beside the paper.

# %%
RIVERBANK

# %% [markdown]
# ## Ask it
#
# The functions are the ones for every other paper. Applicant A is in arrears, and nobody has said
# whether a plan is kept, nor for how long they have lived there.

# %%
applicant_a = Applicant(tenant=True, date_of_birth=date(2001, 3, 9), in_rent_arrears=True)
assess_eligibility(RIVERBANK.eligibility, applicant_a, stage=Stage.APPLICANT, on=TODAY)

# %%
settle(RIVERBANK.eligibility, applicant_a, stage=Stage.APPLICANT, on=TODAY)

# %% [markdown]
# The landlord's own fact is handed in under `other`. Try the limit on both sides: a year, and a
# month less.

# %%
for months in (11, 12):
    person = applicant_a.model_copy(
        update={"keeping_to_repayment_plan": True, "other": {"months_in_home": months}}
    )
    decided = assess_eligibility(RIVERBANK.eligibility, person, stage=Stage.APPLICANT, on=TODAY)
    print(f"{months} months: {decided.outcome}")

# %% [markdown]
# Nine members are in office, the panel has twelve places, and three members have come. Under the
# reading that was taken they are a meeting. Under the other they are one short.

# %%
decide_quorum(RIVERBANK.quorum, Roll(in_office=9, present=3, seats=12))

# %%
by_places = RIVERBANK.under("R-R1", "seats")
decide_quorum(by_places.quorum, Roll(in_office=9, present=3, seats=12))

# %% [markdown]
# ## Keep it as a file
#
# A rulebook goes to JSON and comes back the same. It can live beside the paper, in a database or
# under version control, and be read by people who write no Python.

# %%
with TemporaryDirectory() as folder:
    file = Path(folder) / "riverbank-panel.json"
    file.write_text(RIVERBANK.model_dump_json(indent=2), encoding="utf-8")
    read_back = Rulebook.model_validate_json(file.read_text(encoding="utf-8"))
read_back == RIVERBANK

# %%
print(adult.model_dump_json(indent=2))

# %% [markdown]
# ## Where to go next
#
# - *Comparing two papers* sets one rulebook beside another.
# - *What the readings change* finds which doubtful sentences a panel should settle first.
# - The contributing guide has the same steps in more detail, for a paper that is to be kept in the
#   library.
