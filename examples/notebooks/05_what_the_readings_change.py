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
# # What the readings change
#
# No paper is clear in every sentence. Where one can be understood in two ways, the rulebook takes
# one answer, says so, and keeps the other. Here you find out which of these doubts matter: for one
# meeting, and for a year of decisions.
#
# It is for whoever looks after a panel's paper, and wants to know which sentence to mend first.

# %%
from datetime import date

import pandas as pd
from IPython.display import Markdown

from scrutiny_rules import (
    Applicant,
    AttendanceRegister,
    Ballot,
    CastingVote,
    Mark,
    Meeting,
    Roll,
    Stage,
    decide_quorum,
)
from scrutiny_rules.analysis import sensitivity, side_by_side
from scrutiny_rules.editions import minute, replay
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

TODAY = date(2026, 11, 26)

# %% [markdown]
# ## The doubts in one paper
#
# Each reading has an identifier, which decisions cite, and puts a question.

# %%
doubts = pd.DataFrame(
    {
        "reading": reading.id,
        "clause": reading.clause,
        "question": reading.question,
        "answer taken": reading.option(reading.taken).gist,
    }
    for reading in TRAFFORD_QIP.readings
    if reading.alternatives
)
Markdown(doubts.to_markdown(index=False))

# %% [markdown]
# Here is one in full. It says why this answer was taken.

# %%
TRAFFORD_QIP.reading("T-R7")

# %% [markdown]
# ## One meeting, under every answer
#
# Say that the panel has nine places. Seven are filled, and one of the seven is on leave. Four
# people have come, among them the Chair and one co-optee. Is that half of the panel? `under` gives
# the same rulebook with another answer taken.

# %%
june = Roll(
    in_office=7,
    present=4,
    seats=9,
    on_leave=1,
    co_optees_in_office=1,
    co_optees_present=1,
    chair_in_office=True,
    chair_present=True,
)
answers = {
    option.gist: decide_quorum(TRAFFORD_QIP.under("T-R7", option.slug).quorum, june)
    for option in TRAFFORD_QIP.reading("T-R7").options
}
half_of = pd.DataFrame(
    {
        "half of": of_whom,
        "needed": decision.required,
        "present": decision.present,
        "outcome": str(decision.outcome),
    }
    for of_whom, decision in answers.items()
)
Markdown(half_of.to_markdown(index=False))

# %% [markdown]
# Four of the five answers agree on this meeting, and one does not. On another evening it may be
# another one.
#
# ## Which readings matter for this case
#
# `side_by_side` tries every other reading of the rulebook on one case, and not only the one that
# you thought of.

# %%
meeting = Question(verb="decide_quorum", given={"roll": june})
side_by_side(TRAFFORD_QIP, meeting)

# %% [markdown]
# Some lines have the same outcome as before. Under them another number is needed or counted, and
# that would stand in the minutes too.
#
# ## Two doubts at once
#
# Readings can be put on top of each other. Suppose that a Chair who was appointed by the Board does
# not count as a member, and that the panel is those who are not on leave. Then three of five have
# come, which is just enough.

# %%
both = TRAFFORD_QIP.under("T-R17", "does-not-count").under("T-R7", "leave-excluded")
decide_quorum(both.quorum, june)

# %% [markdown]
# ## A year of decisions
#
# Here are eight things that came up in a year. Each is a question with its facts.


# %%
def ask(verb: str, **given: object) -> Question:
    """Return a question: the name of a function, and what it is given."""
    return Question(verb=verb, given=given)


def register(marks: str) -> AttendanceRegister:
    """Return a register, month by month: P is present, a an apology, L leave, - absent."""
    meant = {"P": Mark.PRESENT, "a": Mark.APOLOGY, "L": Mark.ON_LEAVE, "-": Mark.ABSENT}
    return AttendanceRegister(
        meetings=tuple(
            Meeting(held_on=date(2026, month, 10), mark=meant[mark])
            for month, mark in enumerate(marks, start=1)
        )
    )


def applicant(**facts: bool) -> Applicant:
    """Return somebody against whom nothing stands but what is said of them."""
    plain: dict[str, object] = dict.fromkeys(Applicant.model_fields, False)
    known = {"can_commit": True, "date_of_birth": date(1984, 5, 17), "other": {}}
    return Applicant.model_validate(plain | known | facts)


# %% [markdown]
# - In June four came, as above. In September three came, the Chair among them.
# - The budget had three votes for and two against, with seven in the room.
# - In October a vote was tied. The Chair was away, and whoever presided used the casting vote.
# - Member A sent three apologies running. Member B was absent twice, on leave, and absent again.
# - Applicant C is a shared owner. Applicant D had a court judgment, and has long paid it.

# %%
september = june.model_copy(update={"present": 3, "co_optees_present": 0})
budget = Ballot(votes_for=3, votes_against=2, quorate=True, in_attendance=7, membership=9)
tied = Ballot(
    votes_for=3,
    votes_against=3,
    quorate=True,
    in_attendance=6,
    membership=9,
    chair_presides=False,
    casting_vote=CastingVote.FOR,
)
owner, paid = applicant(shared_owner=True), applicant(tenant=True, judgment_on_register=True)
cases = {
    "June meeting": ask("decide_quorum", roll=june),
    "September meeting": ask("decide_quorum", roll=september),
    "Budget": ask("decide_motion", ballot=budget),
    "Tied vote": ask("decide_motion", ballot=tied),
    "Member A": ask("review_attendance", register=register("PPPPPPaaaPP"), on=TODAY),
    "Member B": ask("review_attendance", register=register("PPPPP--L-PP"), on=TODAY),
    "Applicant C": ask("assess_eligibility", applicant=owner, stage=Stage.APPLICANT, on=TODAY),
    "Applicant D": ask("assess_eligibility", applicant=paid, stage=Stage.APPLICANT, on=TODAY),
}
as_read = pd.DataFrame(
    {"case": name, "as the paper is read here": str(question.put_to(TRAFFORD_QIP).outcome)}
    for name, question in cases.items()
)
Markdown(as_read.to_markdown(index=False))

# %% [markdown]
# `sensitivity` puts every case to every other reading, and keeps what changes. Some readings change
# the outcome. Others change only the figures, or who holds a power.

# %%
found = sensitivity(TRAFFORD_QIP, cases)
found

# %% [markdown]
# The changed outcomes again, as a small matrix. An empty cell is as before.

# %%
changes = pd.DataFrame(
    {
        "case": one.case,
        "sentence": reading.reading,
        "read as": reading.alternative.replace("-", " "),
        "outcome": one.after,
    }
    for reading in found.readings
    for one in reading.cases
    if one.after != one.before
)
matrix = (
    changes.pivot_table(
        index=["sentence", "read as"], columns="case", values="outcome", aggfunc="first"
    )
    .reindex(index=changes[["sentence", "read as"]].drop_duplicates(), columns=list(cases))
    .fillna("")
    .reset_index()
)
Markdown(matrix.to_markdown(index=False))

# %% [markdown]
# Each of the eight hangs on some reading, because they were chosen to show it.
#
# ## Which sentence to mend first
#
# Count how many outcomes hang on each sentence of the paper.

# %%
questions = pd.Series({one.id: one.question for one in TRAFFORD_QIP.readings}, name="question")
hanging = changes.groupby("sentence", sort=False)["case"].nunique().to_frame("outcomes")
ranked = hanging.join(questions).sort_values("outcomes", ascending=False, kind="stable")
Markdown(ranked[["question", "outcomes"]].to_markdown())

# %% [markdown]
# ## When the panel has settled it
#
# Suppose that the panel settles on half of its nine places. The decisions were minuted as they were
# taken. `replay` takes them again, and lists those that would have ended otherwise. None of them is
# changed by that: whether to look at one again is for the panel.

# %%
minuted = [
    minute(name, question, TRAFFORD_QIP, decided_on=TODAY) for name, question in cases.items()
]
replay(minuted, TRAFFORD_QIP.under("T-R7", "seats"))

# %% [markdown]
# ## Where to go next
#
# - *Readings*, in the documentation, has every reading of both papers, with a case on which its
#   answers differ.
# - *Your own rulebook* shows how to write a reading for a sentence of your own paper.
