"""Press: the clause of one paper, the silence of the other, the laws, and what is refused."""

from itertools import product
from typing import Final

import pytest
from hypothesis import given
from pydantic import ValidationError

from scrutiny_rules import (
    ArticleKind,
    Force,
    Press,
    PressArticle,
    PressDecision,
    PressTerms,
    Silent,
    State,
    WrongKindError,
    decide_press_article,
)
from scrutiny_rules.press import FACTS
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP, PRESS
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import (
    press_articles,
)

GROUP: Final = ArticleKind.ON_BEHALF_OF_GROUP
PERSONAL: Final = ArticleKind.PERSONAL
EVERY_ARTICLE: Final = CHORUS_RSP.under("C-R33", "every-article").press
AT_A_MEETING: Final = ("discussed", "agreed", "recorded")
YES_NO_FACTS: Final = (*AT_A_MEETING, "stated_as_own_opinion", "intends_harm")
AGREED: Final = dict.fromkeys(AT_A_MEETING, True)
OWN: Final = {"stated_as_own_opinion": True, "intends_harm": False}


def decide(
    kind: ArticleKind, terms: PressTerms | Silent = PRESS, /, **known: object
) -> PressDecision:
    """Decide on an article of which something is known."""
    return decide_press_article(terms, PressArticle.model_validate({"kind": kind, **known}))


def states(decision: PressDecision) -> dict[str, State]:
    """Return what was found, by limb."""
    return {finding.limb: finding.state for finding in decision.findings}


class TestChorusCode10ForTheGroup:
    """For the group only what an official meeting has talked over, agreed and put on record."""

    def test_all_three(self) -> None:
        decision = decide(GROUP, **AGREED)
        assert decision.outcome is Press.MAY_BE_SUBMITTED
        assert [one.limb for one in decision.decisive] == ["for-the-group", *AT_A_MEETING]
        assert {one.clause.label for one in decision.findings} == {"code 10"}
        assert decision.readings == ("C-R33",)
        assert states(decision)["own-opinion"] is State.NOT_APPLICABLE

    @pytest.mark.parametrize("missing", AT_A_MEETING)
    def test_one_of_them_is_not_so(self, missing: str) -> None:
        decision = decide(GROUP, **{**AGREED, missing: False})
        assert decision.outcome is Press.MAY_NOT_BE_SUBMITTED
        assert states(decision)[missing] is State.NOT_MET
        assert missing in [one.limb for one in decision.decisive]

    @pytest.mark.parametrize("missing", AT_A_MEETING)
    def test_one_of_them_is_not_known(self, missing: str) -> None:
        decision = decide(GROUP, **{**AGREED, missing: None})
        assert decision.outcome is Press.UNDETERMINED
        assert decision.needs == (missing,)

    def test_that_it_is_an_opinion_makes_up_for_nothing(self) -> None:
        assert decide(GROUP, **OWN, agreed=False).outcome is Press.MAY_NOT_BE_SUBMITTED

    def test_its_musts_are_musts(self) -> None:
        assert {limb.clause.force for limb in PRESS.at_a_meeting} == {Force.MUST}


class TestChorusCode10Personal:
    """A personal article states that it is its author's own opinion, and intends no harm."""

    @pytest.mark.parametrize(
        ("stated", "harm", "outcome", "needs"),
        [
            pytest.param(True, False, Press.MAY_BE_SUBMITTED, (), id="said, and harmless"),
            pytest.param(False, False, Press.MAY_NOT_BE_SUBMITTED, (), id="not said"),
            pytest.param(True, True, Press.MAY_NOT_BE_SUBMITTED, (), id="meant to do harm"),
            pytest.param(None, True, Press.MAY_NOT_BE_SUBMITTED, (), id="that alone decides"),
            pytest.param(False, None, Press.MAY_NOT_BE_SUBMITTED, (), id="and so does this"),
            pytest.param(True, None, Press.UNDETERMINED, ("intends_harm",), id="not judged"),
            pytest.param(
                None, False, Press.UNDETERMINED, ("stated_as_own_opinion",), id="not looked at"
            ),
            pytest.param(
                None,
                None,
                Press.UNDETERMINED,
                ("stated_as_own_opinion", "intends_harm"),
                id="nothing known",
            ),
        ],
    )
    def test_outcome(
        self, stated: bool | None, harm: bool | None, outcome: Press, needs: tuple[str, ...]
    ) -> None:
        decision = decide(PERSONAL, stated_as_own_opinion=stated, intends_harm=harm)
        assert decision.outcome is outcome
        assert decision.needs == needs
        assert states(decision)["discussed"] is State.NOT_APPLICABLE

    def test_it_needs_no_meeting(self) -> None:
        refused = dict.fromkeys(AT_A_MEETING, False)
        assert decide(PERSONAL, **OWN, **refused).outcome is Press.MAY_BE_SUBMITTED


class TestChorusCode10Reading:
    """C-R33: whether an article for the group must not be meant to do harm either."""

    @pytest.mark.parametrize(
        ("harm", "by_default", "under_it"),
        [
            pytest.param(True, Press.MAY_BE_SUBMITTED, Press.MAY_NOT_BE_SUBMITTED, id="harm"),
            pytest.param(False, Press.MAY_BE_SUBMITTED, Press.MAY_BE_SUBMITTED, id="no harm"),
            pytest.param(None, Press.MAY_BE_SUBMITTED, Press.UNDETERMINED, id="not judged"),
        ],
    )
    def test_an_agreed_article(self, harm: bool | None, by_default: Press, under_it: Press) -> None:
        assert decide(GROUP, **AGREED, intends_harm=harm).outcome is by_default
        assert decide(GROUP, EVERY_ARTICLE, **AGREED, intends_harm=harm).outcome is under_it

    @pytest.mark.parametrize("harm", [True, False, None])
    def test_a_personal_article_is_the_same_either_way(self, harm: bool | None) -> None:
        known = {"stated_as_own_opinion": True, "intends_harm": harm}
        default, other = decide(PERSONAL, **known), decide(PERSONAL, EVERY_ARTICLE, **known)
        assert default.outcome is other.outcome


class TestOtherPapers:
    """A paper may ask for less."""

    def test_agreement_alone(self) -> None:
        (_, agreed, _) = PRESS.at_a_meeting
        terms = PRESS.model_copy(update={"at_a_meeting": (agreed,)})
        assert decide(GROUP, terms, agreed=True).outcome is Press.MAY_BE_SUBMITTED
        assert decide(GROUP, terms, agreed=False).outcome is Press.MAY_NOT_BE_SUBMITTED


class TestTraffordSaysNothing:
    """The other paper says nothing of the press."""

    @pytest.mark.parametrize("kind", ArticleKind)
    def test_not_provided(self, kind: ArticleKind) -> None:
        decision = decide(kind, TRAFFORD_QIP.press, **AGREED)
        assert decision.outcome is Press.NOT_PROVIDED
        assert decision.needs == ()


class TestLaws:
    """What holds for every article."""

    @pytest.mark.parametrize("terms", [PRESS, EVERY_ARTICLE])
    @pytest.mark.parametrize("kind", ArticleKind)
    def test_undetermined_exactly_when_the_missing_could_end_differently(
        self, terms: PressTerms, kind: ArticleKind
    ) -> None:
        for known in product([True, False, None], repeat=5):
            endings = {
                decide(kind, terms, **dict(zip(YES_NO_FACTS, filled, strict=True))).outcome
                for filled in product(*[[True, False] if one is None else [one] for one in known])
            }
            outcome = decide(kind, terms, **dict(zip(YES_NO_FACTS, known, strict=True))).outcome
            assert outcome is (endings.pop() if len(endings) == 1 else Press.UNDETERMINED)

    @given(press_articles())
    def test_what_is_asked_of_one_kind_is_not_asked_of_the_other(
        self, article: PressArticle
    ) -> None:
        others = ("stated_as_own_opinion",) if article.kind is GROUP else AT_A_MEETING
        bare = article.model_copy(update=dict.fromkeys(others))
        less, whole = decide_press_article(PRESS, bare), decide_press_article(PRESS, article)
        assert (less.outcome, less.needs) == (whole.outcome, whole.needs)
        assert less.decisive == whole.decisive

    @given(press_articles())
    def test_a_decision_survives_json(self, article: PressArticle) -> None:
        decision = decide_press_article(PRESS, article)
        assert PressDecision.model_validate_json(decision.model_dump_json()) == decision


class TestRefusals:
    """An article speaks for somebody, and terms ask for something."""

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param({}, id="for nobody"),
            pytest.param({"kind": "leaflet"}, id="of a kind that there is not"),
            pytest.param({"kind": "personal", "agreed": "yes"}, id="a word for a yes"),
            pytest.param({"kind": "personal", "text": "Dear Sir"}, id="with its text"),
        ],
    )
    def test_an_article_that_cannot_be(self, body: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            PressArticle.model_validate(body)

    def test_a_body_that_was_parsed_already(self) -> None:
        assert PressArticle.model_validate({"kind": "on behalf of the group"}).kind is GROUP

    def test_terms_without_a_meeting(self) -> None:
        with pytest.raises(ValidationError, match="at_a_meeting"):
            PRESS.model_copy(update={"at_a_meeting": ()})

    def test_an_own_fact_of_another_kind(self) -> None:
        own = FACTS["agreed"].model_copy(update={"name": "other.seen"})
        with pytest.raises(WrongKindError):
            decide(PERSONAL, PRESS.model_copy(update={"own_facts": (own,)}), other={"seen": 2})
