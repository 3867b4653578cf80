"""Values: closed, immutable, strict where it matters, and silent about what they hold."""

import copy
import pickle
from collections.abc import Mapping, MutableMapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scrutiny_rules import Applicant, Clause, Force, Not, Roll, State, Yes
from scrutiny_rules._frozen import (
    MOST_COUNTED,
    MOST_PENCE,
    AtLeastOne,
    Count,
    Day,
    Exact,
    Frozen,
    FrozenMap,
    Miles,
    OtherFacts,
    Pence,
    Slug,
    Text,
    Whole,
    YesNo,
    is_mapping,
    is_row,
)
from scrutiny_rules.testing import (
    applicants,
    rolls,
)
from tests.strategies import (
    CONDITIONS,
    EVERY_DAY,
    MILES,
)

ValueT = TypeVar("ValueT")


class Fields(Frozen):
    """One field of every shared type."""

    yes_no: YesNo = False
    count: Count = 0
    at_least_one: AtLeastOne = 1
    whole: Whole = 0
    pence: Pence = 0
    day: Day = date(2026, 11, 22)
    miles: Miles = Decimal(0)
    exact: Exact = Fraction(0)
    slug: Slug = "a"
    text: Text = "a"
    other: OtherFacts = FrozenMap()


class LongWinded(float):
    """A float as number libraries have them: equal to a float, and shown otherwise."""

    def __repr__(self) -> str:
        """Show the class besides the number."""
        return f"LongWinded({float(self)})"


class Birthday(date):
    """A day as date libraries have them: a date of their own kind, without a time."""


def read(field: str, value: object) -> object:
    """Return what a field of ``Fields`` makes of a value."""
    found: object = getattr(Fields.model_validate({field: value}), field)
    return found


def thawed(value: ValueT) -> ValueT:
    """Send a value through a pickle and back."""
    back: ValueT = pickle.loads(pickle.dumps(value))  # noqa: S301  we pickled it ourselves
    return back


def clause() -> Clause:
    """Return a clause to try things on."""
    return Clause(document="north-panel", label="7.2", gist="half the panel", force=Force.MUST)


class TestFrozen:
    """A value cannot change, takes no unknown field, and repeats no input."""

    def test_a_field_cannot_be_set(self) -> None:
        value = clause()
        with pytest.raises(ValidationError):
            value.label = "7.3"  # type: ignore[misc]  # that it is refused is the point
        assert value.label == "7.2"

    def test_a_copy_has_the_fields_replaced_and_the_others_kept(self) -> None:
        copied = clause().model_copy(update={"label": "7.3"})
        assert copied == Clause(
            document="north-panel", label="7.3", gist="half the panel", force=Force.MUST
        )

    def test_a_copy_without_changes_is_equal(self) -> None:
        assert clause().model_copy() == clause()
        assert clause().model_copy(deep=True) == clause()

    def test_a_copy_reads_what_it_is_given_like_a_new_value(self) -> None:
        assert clause().model_copy(update={"force": "may"}).force is Force.MAY

    def test_a_copy_checks_the_fields_together(self) -> None:
        roll = Roll(in_office=9, present=5)
        assert roll.model_copy(update={"present": 9}).present == 9
        with pytest.raises(ValidationError):
            roll.model_copy(update={"present": 10})

    def test_a_copy_remembers_which_fields_were_given(self) -> None:
        given_only = Roll(in_office=9).model_copy(update={"present": 5})
        assert given_only.model_fields_set == {"in_office", "present"}

    def test_a_copy_with_changes_works_everything_out_anew(self) -> None:
        shallow = Not(of=Yes(fact="tenant"))
        assert (shallow.depth, shallow.evaluate({"tenant": True})) == (2, State.NOT_MET)
        deeper = shallow.model_copy(update={"of": shallow})
        assert (deeper.depth, deeper.evaluate({"tenant": True})) == (3, State.MET)

    @pytest.mark.parametrize(
        "copied",
        [
            pytest.param(lambda value: value.model_copy(), id="by model_copy"),
            pytest.param(thawed, id="by a pickle"),
        ],
    )
    def test_what_was_worked_out_is_left_behind(self, copied: object) -> None:
        value = Yes(fact="tenant") & Yes(fact="leaseholder")
        assert value.evaluate({}) is State.UNKNOWN
        assert "test" in vars(value)
        assert callable(copied)
        other = copied(value)
        assert other == value
        assert "test" not in vars(other)
        assert other.evaluate({"tenant": False}) is State.NOT_MET

    def test_a_plain_copy_is_the_value_itself(self) -> None:
        value = clause()
        assert copy.copy(value) is value
        assert copy.deepcopy(value) is value
        assert copy.deepcopy([value])[0] is value

    def test_its_schema_names_its_fields_and_no_other_is_welcome(self) -> None:
        schema = Fields.model_json_schema()
        assert schema["additionalProperties"] is False
        assert set(schema["properties"]) == set(Fields.model_fields)
        assert schema["properties"]["other"]["type"] == "object"
        written = Fields.model_json_schema(mode="serialization")
        assert written["properties"]["other"]["type"] == "object"


class TestFrozenMap:
    """A mapping of names to values that cannot change."""

    def test_it_is_a_mapping_in_the_order_given(self) -> None:
        mapping = FrozenMap({"b": 1, "a": 2})
        assert list(mapping) == ["b", "a"]
        assert list(mapping.items()) == [("b", 1), ("a", 2)]
        assert len(mapping) == 2
        assert mapping["a"] == 2
        assert "c" not in mapping
        assert mapping.get("c") is None
        assert isinstance(mapping, Mapping)
        assert not isinstance(mapping, MutableMapping)

    def test_it_is_empty_unless_given_something(self) -> None:
        assert list(FrozenMap()) == []
        assert FrozenMap() == FrozenMap({})

    def test_it_does_not_follow_the_mapping_it_was_made_from(self) -> None:
        source = {"a": 1}
        mapping = FrozenMap(source)
        source["a"] = 2
        assert mapping["a"] == 1

    def test_it_equals_any_mapping_of_the_same_content(self) -> None:
        assert FrozenMap({"a": 1}) == {"a": 1}
        assert FrozenMap({"a": 1}) != {"a": 2}

    def test_its_text_shows_names_and_no_values(self) -> None:
        assert repr(FrozenMap({"arrears": "a private matter", "age": 41})) == (
            "FrozenMap(arrears, age)"
        )

    def test_it_goes_through_a_pickle(self) -> None:
        back = thawed(FrozenMap({"b": 1, "a": 2}))
        assert isinstance(back, FrozenMap)
        assert list(back.items()) == [("b", 1), ("a", 2)]


class TestFieldTypes:
    """Strictness belongs to the fields: what is meant is read, what resembles it is not."""

    @pytest.mark.parametrize(
        ("field", "given_as", "expected"),
        [
            pytest.param("yes_no", True, True, id="yes is True"),
            pytest.param("yes_no", False, False, id="no is False"),
            pytest.param("count", 0, 0, id="nobody is a count"),
            pytest.param("count", MOST_COUNTED, 1_000_000, id="a million is the largest count"),
            pytest.param("at_least_one", 1, 1, id="one is at least one"),
            pytest.param("at_least_one", MOST_COUNTED, 1_000_000, id="and so is a million"),
            pytest.param("whole", 10**30, 10**30, id="a figure that was worked out has no limit"),
            pytest.param("pence", MOST_PENCE, 10**9, id="ten million pounds is the largest sum"),
            pytest.param("day", date(2026, 11, 22), date(2026, 11, 22), id="a date is a day"),
            pytest.param("day", "2026-11-22", date(2026, 11, 22), id="ISO text is a day"),
            pytest.param("day", "0001-01-01", date.min, id="the first day there is"),
            pytest.param("day", date.max, date.max, id="the last day there is"),
            pytest.param("miles", Decimal("10.1"), Decimal("10.1"), id="miles as a decimal"),
            pytest.param("miles", 10.1, Decimal("10.1"), id="a float by its shortest form"),
            pytest.param(
                "miles",
                LongWinded(10.1),
                Decimal("10.1"),
                id="a number library's float by its shortest form",
            ),
            pytest.param("miles", "10.1", Decimal("10.1"), id="miles as text"),
            pytest.param("miles", 24, Decimal(24), id="whole miles"),
            pytest.param("miles", 0, Decimal(0), id="no miles"),
            pytest.param("miles", "0.01", Decimal("0.01"), id="two decimal places"),
            pytest.param("miles", 1_000_000, Decimal(1_000_000), id="the longest journey"),
            pytest.param("exact", Fraction(3, 4), Fraction(3, 4), id="a fraction"),
            pytest.param("exact", "3/4", Fraction(3, 4), id="a fraction as text"),
            pytest.param("exact", "-3/4", Fraction(-3, 4), id="a fraction below nought"),
            pytest.param("exact", "0/5", Fraction(0), id="nought as a fraction"),
            pytest.param("exact", 2, Fraction(2), id="a whole number"),
            pytest.param("exact", "2", Fraction(2), id="a whole number as text"),
            pytest.param("slug", "north-panel-2", "north-panel-2", id="a short name"),
            pytest.param("slug", "a" * 60, "a" * 60, id="the longest short name"),
            pytest.param("text", "a" * 2_000, "a" * 2_000, id="the longest text"),
            pytest.param("text", " ", " ", id="the shortest text"),
        ],
    )
    def test_reads(self, field: str, given_as: object, expected: object) -> None:
        found = read(field, given_as)
        assert found == expected
        assert type(found) is type(expected)

    def test_a_date_of_another_make_is_a_day(self) -> None:
        assert read("day", Birthday(2026, 11, 22)) == date(2026, 11, 22)

    def test_own_facts_keep_the_kind_they_came_as(self) -> None:
        given_as = {"ward": True, "years": 1, "estate": "north", "asked": None}
        other = Fields.model_validate({"other": given_as}).other
        assert isinstance(other, FrozenMap)
        assert [(name, value, type(value)) for name, value in other.items()] == [
            (name, value, type(value)) for name, value in given_as.items()
        ]

    def test_own_facts_are_read_from_any_mapping_and_written_as_an_object(self) -> None:
        fields = Fields(other=FrozenMap({"ward": True}))
        assert fields.model_dump(include={"other"}) == {"other": {"ward": True}}
        assert Fields.model_validate_json('{"other": {"ward": true}}') == fields

    def test_own_facts_have_names_of_up_to_a_hundred_letters(self) -> None:
        assert Fields.model_validate({"other": {"a": True}}).other == {"a": True}
        assert len(Fields.model_validate({"other": {"a" * 100: True}}).other) == 1
        with pytest.raises(ValidationError):
            Fields.model_validate({"other": {"a" * 101: True}})

    def test_own_facts_are_not_shown(self) -> None:
        fields = Fields(other={"arrears": "a private matter"})
        assert "private" not in repr(fields)
        assert "private" not in str(fields)
        assert "other" not in repr(fields)

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            pytest.param({}, True, id="a dict"),
            pytest.param(FrozenMap(), True, id="a frozen map"),
            pytest.param([], False, id="a list"),
            pytest.param("ab", False, id="text"),
            pytest.param(None, False, id="nothing"),
        ],
    )
    def test_tells_a_mapping(self, value: object, *, expected: bool) -> None:
        assert is_mapping(value) is expected

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            pytest.param([], True, id="a list"),
            pytest.param((1,), True, id="a tuple"),
            pytest.param("ab", False, id="text"),
            pytest.param({}, False, id="a dict"),
            pytest.param({1}, False, id="a set"),
        ],
    )
    def test_tells_a_row(self, value: object, *, expected: bool) -> None:
        assert is_row(value) is expected


class TestLaws:
    """What holds of every value."""

    @given(applicants() | rolls())
    def test_json_brings_back_the_same_value(self, value: Applicant | Roll) -> None:
        assert type(value).model_validate_json(value.model_dump_json()) == value

    @given(applicants() | rolls())
    def test_a_pickle_brings_back_the_same_value(self, value: Applicant | Roll) -> None:
        assert thawed(value) == value

    @given(applicants())
    def test_equal_values_have_equal_hashes(self, value: Applicant) -> None:
        twin = Applicant.model_validate(value.model_dump())
        assert twin is not value
        assert len({value, twin}) == 1

    @given(CONDITIONS)
    def test_what_was_worked_out_leaves_equality_and_hash_alone(self, value: Yes) -> None:
        twin = value.model_copy()
        before = hash(value)
        value.evaluate({})
        assert (twin, hash(twin)) == (value, before)

    @given(st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.integers()))
    def test_the_order_of_a_map_matters_to_neither_equality_nor_hash(
        self, items: dict[str, bool | int | None]
    ) -> None:
        forwards = FrozenMap(items)
        backwards = FrozenMap(dict(reversed(list(items.items()))))
        assert forwards == backwards == items
        assert hash(forwards) == hash(backwards)

    @given(EVERY_DAY)
    def test_every_day_is_read_from_its_own_text(self, day: date) -> None:
        assert read("day", day.isoformat()) == read("day", day) == day

    @given(MILES)
    def test_miles_are_the_same_as_decimal_float_and_text(self, miles: Decimal) -> None:
        assert read("miles", float(miles)) == read("miles", str(miles)) == miles

    @given(st.fractions())
    def test_every_fraction_is_written_and_read_back(self, share: Fraction) -> None:
        fields = Fields.model_validate({"exact": share})
        assert Fields.model_validate_json(fields.model_dump_json()).exact == share


class TestRefusals:
    """What merely resembles a value is refused."""

    @pytest.mark.parametrize(
        ("field", "given_as"),
        [
            *(
                pytest.param("yes_no", value, id=f"yes or no: {value!r}")
                for value in (0, 1, "yes", "no", "true", "", None, 1.0)
            ),
            *(
                pytest.param("count", value, id=f"count: {value!r}")
                for value in (True, False, -1, 1.0, 0.0, "1", None, MOST_COUNTED + 1)
            ),
            *(
                pytest.param("at_least_one", value, id=f"at least one: {value!r}")
                for value in (True, 0, -1, 1.0, "1", None, MOST_COUNTED + 1)
            ),
            *(
                pytest.param("whole", value, id=f"whole: {value!r}")
                for value in (True, -1, 1.0, "1", None)
            ),
            *(
                pytest.param("pence", value, id=f"pence: {value!r}")
                for value in (True, -1, 1.0, "1", Decimal(1), None, MOST_PENCE + 1)
            ),
            *(
                pytest.param("day", value, id=f"day: {value!r}")
                for value in (
                    datetime(2026, 11, 22),  # noqa: DTZ001  a time without a place is tried
                    86400,
                    86400.0,
                    "86400",
                    "2026-11-22T00:00",
                    "2026-11-22T00:00:00Z",
                    "20261122",
                    "2026-W47-7",
                    "2026-11-31",
                    "2026-11-22\n",
                    " 2026-11-22",
                    "22/11/2026",
                    "２０２６-11-22",  # noqa: RUF001  digits of another width are tried
                    "",
                    True,
                    None,
                )
            ),
            *(
                pytest.param("miles", value, id=f"miles: {value!r}")
                for value in (
                    True,
                    -1,
                    -0.01,
                    Decimal("-0.01"),
                    0.001,
                    10.125,
                    "10.125",
                    Decimal("10.125"),
                    float("nan"),
                    float("inf"),
                    Decimal("NaN"),
                    Decimal("sNaN"),
                    Decimal("Infinity"),
                    "NaN",
                    "1e5",
                    1e22,
                    "1_000",
                    " 1",
                    "1 ",
                    ".5",
                    "5.",
                    "-1",
                    "1" * 21,
                    "",
                    None,
                    Fraction(1, 2),
                    MOST_COUNTED + 1,
                    "1000000.01",
                )
            ),
            *(
                pytest.param("exact", value, id=f"exact: {value!r}")
                for value in (
                    0.5,
                    1.0,
                    "1/0",
                    "0/0",
                    "0.5",
                    "1e3",
                    "1/-2",
                    " 1/2",
                    "1" * 41,
                    "1/" + "1" * 41,
                    Decimal("0.5"),
                    True,
                    "",
                    None,
                )
            ),
            *(
                pytest.param("slug", value, id=f"slug: {value!r}")
                for value in ("", "A", "a_b", "-a", "a-", "a--b", "a b", "a\n", "a" * 61, 1)
            ),
            *(
                pytest.param("text", value, id=f"text: {str(value)[:9]}")
                for value in ("", "a" * 2_001, 1, None)
            ),
            *(
                pytest.param("other", value, id=f"own facts: {value!r}")
                for value in (
                    {"a": 1.5},
                    {"a": -1},
                    {"a": ""},
                    {"a": [True]},
                    {"a": date(2026, 11, 22)},
                    {"": True},
                    {1: True},
                    ["a"],
                    "a",
                    None,
                )
            ),
        ],
    )
    def test_refused(self, field: str, given_as: object) -> None:
        with pytest.raises(ValidationError) as refusal:
            read(field, given_as)
        assert {error["loc"][0] for error in refusal.value.errors()} == {field}

    def test_an_unknown_field_is_refused_when_built_and_when_copied(self) -> None:
        with pytest.raises(ValidationError):
            Roll.model_validate({"in_office": 9, "pressent": 5})
        with pytest.raises(ValidationError):
            Roll(in_office=9).model_copy(update={"pressent": 5})

    def test_a_copy_refuses_what_does_not_fit_its_field(self) -> None:
        with pytest.raises(ValidationError):
            clause().model_copy(update={"label": ""})

    def test_a_refusal_names_the_field_and_repeats_no_value(self) -> None:
        with pytest.raises(ValidationError) as refusal:
            Applicant.model_validate({"date_of_birth": "3rd of May 1961"})
        assert "date_of_birth" in str(refusal.value)
        assert "1961" not in str(refusal.value)

    def test_a_missing_name_is_a_key_error(self) -> None:
        with pytest.raises(KeyError):
            FrozenMap({"a": 1})["b"]
