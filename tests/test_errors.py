"""What can go wrong with a question: named errors, with what was asked on their attributes."""

import copy
import pickle
from datetime import date

import pytest

from scrutiny_rules import (
    BeyondTheCalendarError,
    DecidedLaterError,
    NotADayError,
    NotExactError,
    NotInForceError,
    OtherPaperError,
    OutsideCalendarError,
    OutsideTaxYearsError,
    SaltNeededError,
    SaltTooShortError,
    ScrutinyRulesError,
    UnknownReadingError,
    WrongKindError,
)
from scrutiny_rules.errors import NoCasesError, RulebookNotFoundError, WrongTableError

ERRORS = [
    pytest.param(
        WrongKindError("in_rent_arrears", "yes"),
        {"fact": "in_rent_arrears", "wanted": "yes"},
        id="a fact of another kind",
    ),
    pytest.param(NotADayError("on"), {"argument": "on"}, id="a time of day"),
    pytest.param(
        OtherPaperError("north-panel", "south-panel"),
        {"document": "north-panel", "wanted": "south-panel"},
        id="a decision under another paper",
    ),
    pytest.param(
        OutsideCalendarError(date(2015, 1, 1), date(2028, 12, 31)),
        {"first_day": date(2015, 1, 1), "last_day": date(2028, 12, 31)},
        id="outside the working-day calendar",
    ),
    pytest.param(
        BeyondTheCalendarError(date(9999, 12, 31)),
        {"start": date(9999, 12, 31)},
        id="past the last day there is",
    ),
    pytest.param(
        NotInForceError(date(2017, 12, 31), date(2018, 1, 1)),
        {"day": date(2017, 12, 31), "in_force_from": date(2018, 1, 1)},
        id="before the first rate",
    ),
    pytest.param(
        NotInForceError(date(2017, 12, 31), date(2018, 1, 1), date(2017, 6, 30)),
        {
            "day": date(2017, 12, 31),
            "in_force_from": date(2018, 1, 1),
            "known_on": date(2017, 6, 30),
        },
        id="before the first rate that was known",
    ),
    pytest.param(
        NotInForceError(date(2030, 1, 1), date(2018, 1, 1), None, date(2029, 12, 31)),
        {
            "day": date(2030, 1, 1),
            "in_force_from": date(2018, 1, 1),
            "until": date(2029, 12, 31),
        },
        id="after the last day that is covered",
    ),
    pytest.param(
        NotInForceError(date(2030, 1, 1), None, date(2029, 6, 30)),
        {"day": date(2030, 1, 1), "known_on": date(2029, 6, 30)},
        id="before anything was known",
    ),
    pytest.param(
        DecidedLaterError("2026/05", date(2026, 5, 2), date(2026, 5, 1)),
        {
            "reference": "2026/05",
            "decided_on": date(2026, 5, 2),
            "known_on": date(2026, 5, 1),
        },
        id="decided after the day to look from",
    ),
    pytest.param(
        SaltNeededError("assess_eligibility"),
        {"verb": "assess_eligibility"},
        id="a personal receipt without a salt",
    ),
    pytest.param(SaltTooShortError(15, 16), {"length": 15, "least": 16}, id="a short salt"),
    pytest.param(NotExactError("Rulebook.quorum"), {"where": "Rulebook.quorum"}, id="not exact"),
    pytest.param(
        OutsideTaxYearsError(date(2011, 4, 5), date(2011, 4, 6), date(2027, 4, 5)),
        {
            "day": date(2011, 4, 5),
            "first_day": date(2011, 4, 6),
            "last_day": date(2027, 4, 5),
        },
        id="outside the tax years",
    ),
    pytest.param(
        UnknownReadingError("T-R7", "nobody", ("seats", "in-office")),
        {"reading": "T-R7", "alternative": "nobody", "choices": ("seats", "in-office")},
        id="no such alternative",
    ),
    pytest.param(
        UnknownReadingError("T-R7", "nobody", ()),
        {"reading": "T-R7", "alternative": "nobody", "choices": ()},
        id="nothing to choose from",
    ),
    pytest.param(
        WrongTableError("table.csv", ("row 2, `present`: a whole number is wanted",)),
        {"table": "table.csv", "problems": ("row 2, `present`: a whole number is wanted",)},
        id="a table that cannot be read",
    ),
    pytest.param(
        RulebookNotFoundError("paper.json", "there is no such file"),
        {"rulebook": "paper.json", "why": "there is no such file"},
        id="no such rulebook",
    ),
    pytest.param(
        NoCasesError("decide_quorum", "the paper is silent on `quorum`"),
        {"verb": "decide_quorum", "why": "the paper is silent on `quorum`"},
        id="no table to start from",
    ),
]


class TestErrors:
    """Each error is a ``ScrutinyRulesError`` and carries what was asked."""

    @pytest.mark.parametrize(("error", "attributes"), ERRORS)
    def test_what_was_asked_is_on_its_attributes(
        self, error: ScrutinyRulesError, attributes: dict[str, object]
    ) -> None:
        assert {name: getattr(error, name) for name in attributes} == attributes

    @pytest.mark.parametrize(("error", "attributes"), ERRORS)
    def test_the_message_shows_every_part_of_what_was_asked(
        self, error: ScrutinyRulesError, attributes: dict[str, object]
    ) -> None:
        for value in attributes.values():
            parts = value if isinstance(value, tuple) else (value,)
            for part in parts:
                assert str(part) in str(error)

    @pytest.mark.parametrize(("error", "attributes"), ERRORS)
    def test_one_except_clause_catches_them_all(
        self, error: ScrutinyRulesError, attributes: dict[str, object]
    ) -> None:
        assert attributes
        with pytest.raises(ScrutinyRulesError):
            raise error
        with pytest.raises(ValueError, match=r".+"):
            raise error

    @pytest.mark.parametrize(("error", "attributes"), ERRORS)
    def test_an_error_crosses_from_one_process_to_another(
        self, error: ScrutinyRulesError, attributes: dict[str, object]
    ) -> None:
        for back in (
            pickle.loads(pickle.dumps(error)),  # noqa: S301  we pickled it ourselves
            copy.copy(error),
        ):
            assert type(back) is type(error)
            assert str(back) == str(error)
            assert {name: getattr(back, name) for name in attributes} == attributes

    def test_an_error_with_a_note_crosses_too(self) -> None:
        error = NotADayError("on")
        error.add_note("the third row")
        back = pickle.loads(pickle.dumps(error))  # noqa: S301  we pickled it ourselves
        assert (type(back), str(back), back.argument) == (NotADayError, str(error), "on")
