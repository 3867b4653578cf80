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
# # A first look
#
# Many housing landlords have a panel of residents that looks into their services. A paper, the
# panel's *terms of reference*, says who may sit on the panel, how many of them make a meeting, and
# what becomes of a vote.
#
# Here two such papers are functions. You hand in facts, and get the answer that the paper gives,
# with the clauses behind it. The papers are those of Trafford Housing Trust and of Chorus Homes.
# The people below are made up. Nothing is read from a file or sent anywhere.

# %%
from datetime import date

import pandas as pd
from IPython.display import Markdown

from scrutiny_rules import (
    Applicant,
    History,
    Joined,
    Mark,
    MeetingHeld,
    Roll,
    Stage,
    assess_eligibility,
    decide_quorum,
    standing,
)
from scrutiny_rules.analysis import settle
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

TODAY = date(2026, 11, 26)

# %% [markdown]
# ## Who may join
#
# Applicant A rents a home from the Trust and wants to join its panel. This is what is known of
# them. The day is handed in too, because an age depends on it: nothing here looks at a clock.

# %%
applicant_a = Applicant(
    tenant=True,
    can_commit=True,
    date_of_birth=date(1984, 5, 17),
    employee_of_landlord=False,
    sits_on_relevant_board=False,
    county_court_judgment=False,
    notice_of_seeking_possession=False,
    ceased_to_be_customer=False,
    excluded_for_behaviour=False,
    in_breach_of_tenancy=False,
    asb_order_or_investigation=False,
)
decision = assess_eligibility(
    TRAFFORD_QIP.eligibility, applicant_a, stage=Stage.APPLICANT, on=TODAY
)
decision

# %% [markdown]
# Yes, they may. Below the answer stands everything that it rests on, clause by clause, and what is
# still to come: the training that every new member does.
#
# ## What a decision says
#
# A decision is a value, and each part of it can be used in your own code. The `outcome` is one of a
# few words that never change.

# %%
decision.outcome

# %% [markdown]
# The `findings` are the rows of the answer: for each test of each clause, whether it is *met*, *not
# met*, *unknown* or *not applicable*, and whether the outcome rests on it.

# %%
findings = pd.DataFrame(
    {
        "clause": finding.clause.label,
        "asks for": finding.clause.gist,
        "found": str(finding.state),
        "decides": "yes" if finding.decisive else "",
    }
    for finding in decision.findings
)
Markdown(findings.to_markdown(index=False))

# %% [markdown]
# Three rows are *unknown* and decide nothing. Nobody needs to ask whether a tenant is also a shared
# owner.
#
# ## What is not known is not *no*
#
# Nobody has looked up whether there is a court judgment against Applicant B, and their date of
# birth is missing. All else is as before.

# %%
applicant_b = applicant_a.model_copy(
    update={"county_court_judgment": None, "date_of_birth": None},
)
assess_eligibility(TRAFFORD_QIP.eligibility, applicant_b, stage=Stage.APPLICANT, on=TODAY)

# %% [markdown]
# The answer is *undetermined*: neither yes nor no. It says which two facts are needed, and who can
# usually give them. `settle` goes further. It lists the smallest sets of answers that would settle
# the case either way, and says what to ask first.

# %%
settle(TRAFFORD_QIP.eligibility, applicant_b, stage=Stage.APPLICANT, on=TODAY)

# %% [markdown]
# A missing fact only counts where it matters. Of Applicant C a single thing is known, and it is
# enough.

# %%
applicant_c = Applicant(asb_order_or_investigation=True)
refused = assess_eligibility(TRAFFORD_QIP.eligibility, applicant_c, stage=Stage.APPLICANT, on=TODAY)
print(refused.outcome, "| still needed:", refused.needs or "nothing")

# %% [markdown]
# ## May this meeting do business?
#
# Seven people are members, and three have come.

# %%
decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3))

# %% [markdown]
# They are one short. A fourth member comes, so that the meeting can start. At item 5 somebody
# leaves the room, because the item is about their own home. For that item the count is taken again.

# %%
for item, withdrawn in (("items 1 to 4", 0), ("item 5", 1)):
    roll = Roll(in_office=7, present=4, withdrawn=withdrawn)
    print(f"{item}: {decide_quorum(TRAFFORD_QIP.quorum, roll).outcome}")

# %% [markdown]
# ## A sentence with two meanings
#
# The answers above named *readings*. A reading is a sentence of the paper that can be understood in
# more than one way. One answer is taken, and the others are kept.

# %%
TRAFFORD_QIP.reading("T-R7")

# %% [markdown]
# Say that the Trafford panel has nine places, and that two are empty. Is half of the panel half of
# the members, or half of the places? `under` gives the same paper, read the other way.

# %%
tonight = Roll(in_office=7, present=4, seats=9)
by_places = TRAFFORD_QIP.under("T-R7", "seats")
print("half of the members:", decide_quorum(TRAFFORD_QIP.quorum, tonight).outcome)
print("half of the places: ", decide_quorum(by_places.quorum, tonight).outcome)

# %% [markdown]
# The same four people are a meeting under one reading and none under the other. That is a question
# for the panel, and best asked before the evening on which it matters.
#
# ## Where the paper says nothing
#
# The Chorus paper has no quorum. The answer is then not *yes*, and not what other panels usually
# do.

# %%
decide_quorum(CHORUS_RSP.quorum, Roll(in_office=7, present=3))

# %% [markdown]
# ## One member, day by day
#
# What happened to a member is a list of dated events. Member D joined in January, came three times,
# and has now missed three meetings running.

# %%
register = {
    date(2026, 2, 10): Mark.PRESENT,
    date(2026, 4, 14): Mark.PRESENT,
    date(2026, 6, 9): Mark.PRESENT,
    date(2026, 8, 11): Mark.APOLOGY,
    date(2026, 9, 8): Mark.ABSENT,
    date(2026, 10, 13): Mark.ABSENT,
}
member_d = History(
    events=(
        Joined(on=date(2026, 1, 13)),
        *(MeetingHeld(on=day, mark=mark) for day, mark in register.items()),
    )
)
position = standing(TRAFFORD_QIP, member_d, on=TODAY)
position

# %% [markdown]
# Every part of it is a decision of its own, with its clauses. This is the one on attendance.

# %%
position.attendance

# %% [markdown]
# The member *may be removed*. That is a power of the panel and no duty, and so the answer names who
# holds it, and goes no further.
#
# The day is an argument like any other. Asked in summer, the same history has another answer.

# %%
for day in (date(2026, 7, 1), date(2026, 9, 30), TODAY):
    attendance = standing(TRAFFORD_QIP, member_d, on=day).attendance
    if attendance is not None:
        print(f"{day:%d %B}: {attendance.outcome}")

# %% [markdown]
# ## Where to go next
#
# - *Screening an extract* puts the first question of this page to 200,000 rows.
# - *Your own rulebook* writes down the paper of another panel.
# - *Comparing two papers* finds what the two papers decide differently.
# - *What the readings change* finds which unclear sentences matter.
