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
# # Comparing two papers
#
# Two landlords, two panels, two papers. Where does the same case end differently, and who is better
# off under which paper?
#
# The papers are those of Chorus Homes and of Trafford Housing Trust, and the cases are made up.
# Neither paper is the better one: they answer the same questions, and where one is silent it stays
# silent.

# %%
from datetime import date

import pandas as pd
from IPython.display import HTML, Markdown

from scrutiny_rules import Applicant, Ballot, CastingVote, Stage, frames
from scrutiny_rules.analysis import compare, compare_cases, side_by_side
from scrutiny_rules.questions import Question
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP

TODAY = date(2026, 11, 26)
PAPERS = {"Chorus": CHORUS_RSP, "Trafford": TRAFFORD_QIP}

# %% [markdown]
# ## The same motion under both
#
# Four vote for, four vote against, and there is a quorum. Whoever presides then uses a casting vote
# for the motion. A `Question` holds such a case, so that it can be put to any rulebook.

# %%
tie = Ballot(votes_for=4, votes_against=4, quorate=True, casting_vote=CastingVote.FOR)
motion = Question(verb="decide_motion", given={"ballot": tie})
motion.put_to(TRAFFORD_QIP)

# %%
motion.put_to(CHORUS_RSP)

# %% [markdown]
# The Trafford paper breaks the tie. The Chorus paper gives nobody a casting vote, so the one that
# was used is left out, and the answer says so.
#
# ## Every vote there could be
#
# Up to six people vote, in a meeting with a quorum, and nobody has used a casting vote. Here is
# every result that they could have, under both papers.

# %%
votes = pd.DataFrame(
    [(for_, against) for for_ in range(7) for against in range(7 - for_)],
    columns=["votes_for", "votes_against"],
).assign(quorate=True)
under = {name: frames.decide_motion(paper.voting, votes) for name, paper in PAPERS.items()}
results = votes.drop(columns="quorate").assign(
    **{f"under {name}": decided["outcome"] for name, decided in under.items()}
)
different = results[results["under Chorus"] != results["under Trafford"]].rename(
    columns={"votes_for": "votes for", "votes_against": "votes against"}
)
Markdown(different.to_markdown(index=False))

# %% [markdown]
# Of these 28 results only three differ: the ties in which somebody voted. That was found by trying.
# The next step does without.
#
# ## Every case there is
#
# `compare` goes through the tests of both papers, and lists every region of cases that end
# differently. It tries no cases, so that none is missed.

# %%
comparison = compare(CHORUS_RSP, TRAFFORD_QIP)
on_votes = pd.DataFrame(
    {
        "under Chorus": difference.before,
        "under Trafford": difference.after,
        "regions": len(difference.regions),
    }
    for difference in comparison.of_block("voting")
)
Markdown(on_votes.to_markdown(index=False))

# %% [markdown]
# The fifth line is the ties from above. Shown by itself, a difference says where it lies and which
# clauses lead to it.

# %%
comparison.of_block("voting")[4]

# %% [markdown]
# The first three lines are new. They are votes in a meeting without a quorum, of which the Chorus
# paper knows nothing. Where a difference turns on two counts, it can be drawn. Here is the map of
# all three, over every result of a vote.

# %%
(votes_map,) = comparison.pictures()
HTML(votes_map)

# %% [markdown]
# ## What the papers speak of
#
# Many questions have an answer under one paper only. No answer is borrowed from the other.

# %%
silent = pd.DataFrame(
    {
        "silent": "Trafford" if one.provided_before else "Chorus",
        "subject": one.block.replace("_", " "),
        "because": one.why,
    }
    for one in comparison.unprovided
)
Markdown(silent.sort_values("silent", kind="stable").to_markdown(index=False))

# %% [markdown]
# ## Who is eligible where
#
# The papers agree on some people and part on others. Here are eight who ask to join. What is not
# said of a person is as for everybody: not in debt to the landlord, not barred, and able to commit.

# %%
everybody = dict.fromkeys(Applicant.model_fields, False) | {
    "can_commit": True,
    "date_of_birth": date(1984, 5, 17),
    "other": {},
}
said = {
    "A: a tenant": {"tenant": True},
    "B: a tenant in arrears, without a repayment plan": {"tenant": True, "in_rent_arrears": True},
    "C: a tenant who works for the landlord": {"tenant": True, "employee_of_landlord": True},
    "D: a leaseholder with a court judgment": {"leaseholder": True, "county_court_judgment": True},
    "E: a shared owner": {"shared_owner": True},
    "F: a tenant's partner": {"partner_of_resident": True},
    "G: a tenant's partner, whom the members want": {
        "partner_of_resident": True,
        "recruited_by_agreement_of_members": True,
        "in_the_panels_interest": True,
    },
    "H: somebody else, whom the members want": {
        "recruited_by_agreement_of_members": True,
        "in_the_panels_interest": True,
    },
}

# %%
people = {
    who: Question(
        verb="assess_eligibility",
        given={
            "applicant": Applicant.model_validate(everybody | facts),
            "stage": Stage.APPLICANT,
            "on": TODAY,
        },
    )
    for who, facts in said.items()
}
outcomes = pd.DataFrame(
    {
        name: {who: str(question.put_to(paper).outcome) for who, question in people.items()}
        for name, paper in PAPERS.items()
    }
)
Markdown(outcomes.rename_axis("person").to_markdown())

# %% [markdown]
# *May be eligible* is a power of the current members: they can recruit somebody who is no customer,
# and need not.
#
# The same as a report. Those who would get what they ask for only under the second paper come
# first, and then those who would no longer.

# %%
compare_cases(CHORUS_RSP, TRAFFORD_QIP, people)

# %% [markdown]
# ## Is it the paper, or how we read it?
#
# Person E is a shared owner. The Chorus paper names shared owners. The Trafford paper does not, and
# counts them as leaseholders under one reading only. `side_by_side` puts a case to every other
# reading of a paper, and says which would have changed the answer.

# %%
side_by_side(TRAFFORD_QIP, people["E: a shared owner"])

# %%
side_by_side(CHORUS_RSP, people["E: a shared owner"])

# %% [markdown]
# No other reading of the Chorus paper has anything to do with E. Under the Trafford paper the
# answer hangs on one sentence. Before you tell anybody that two papers agree, look whether they
# only do so as they are read here.
#
# ## Where to go next
#
# - *What the readings change* finds which readings matter most over many cases.
# - *Your own rulebook* writes down a paper, which can then be compared with these two.
