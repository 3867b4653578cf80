"""Words: conditions in plain English, and pages as text, Markdown or HTML."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_rules import (
    ChoiceFact,
    Compare,
    Condition,
    CountFact,
    Yes,
    to_html,
    to_markdown,
    to_text,
    words,
)
from scrutiny_rules.display import Page, Passage, day_words, fact_words, found_words, pounds_words
from tests.strategies import (
    CONDITIONS,
)

TENANT = Yes(fact="tenant")
ARREARS = Yes(fact="in_rent_arrears")
PRESENT, IN_OFFICE = CountFact("present"), CountFact("in_office")
VEHICLE = ChoiceFact("vehicle")

SPECIAL = r"\`*_{}[]<>#+!|~"
"""What could act as markup."""

LINES = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), min_size=1)
PAGES = st.builds(
    Page,
    LINES,
    st.lists(
        st.builds(Passage, LINES, st.lists(LINES, min_size=1, max_size=3).map(tuple)), max_size=3
    ).map(tuple),
)


class TestWords:
    """Every node has words; what is nested is kept together by brackets."""

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            pytest.param(ARREARS, "in rent arrears", id="a yes/no fact"),
            pytest.param(PRESENT >= 3, "at least 3 present", id="at least"),
            pytest.param(PRESENT > 3, "more than 3 present", id="more than"),
            pytest.param(PRESENT <= 3, "at most 3 present", id="at most"),
            pytest.param(PRESENT < 3, "fewer than 3 present", id="fewer than"),
            pytest.param(
                Compare(left="present", q=2, op=">=", right=None, p=7),
                "at least 7/2 present",
                id="a constant that is no whole number",
            ),
            pytest.param(
                Compare(left=None, q=7, op=">=", right="present", p=2),
                "at most 7/2 present",
                id="likewise on the left",
            ),
            pytest.param(PRESENT >= IN_OFFICE, "present at least in office", id="two counts"),
            pytest.param(
                PRESENT > IN_OFFICE, "present more than in office", id="more than another"
            ),
            pytest.param(
                Compare(left="present", q=4, op=">=", right="in_office", p=3),
                "present at least 3/4 of in office",
                id="a share",
            ),
            pytest.param(
                Compare(left="present", q=2, op=">", right="in_office", p=1),
                "present more than 1/2 of in office",
                id="more than a share",
            ),
            pytest.param(
                Compare(left="present", q=3, op=">=", right="in_office", p=3),
                "present at least in office",
                id="a share of the whole",
            ),
            pytest.param(VEHICLE.is_in("car", "van"), "vehicle is car or van", id="a set"),
            pytest.param(~TENANT, "not tenant", id="a denial"),
            pytest.param(TENANT & ARREARS, "tenant, and in rent arrears", id="all"),
            pytest.param(TENANT | ARREARS, "tenant, or in rent arrears", id="any"),
            pytest.param(
                ~(TENANT | ARREARS), "not (tenant, or in rent arrears)", id="the denial of any"
            ),
            pytest.param(
                ~(TENANT & ARREARS), "not (tenant, and in rent arrears)", id="the denial of all"
            ),
            pytest.param(
                (TENANT | ~ARREARS) & (PRESENT >= 3),
                "(tenant, or not in rent arrears), and at least 3 present",
                id="any inside all",
            ),
            pytest.param(
                (TENANT & ~ARREARS) | (PRESENT >= 3),
                "(tenant, and not in rent arrears), or at least 3 present",
                id="all inside any",
            ),
        ],
    )
    def test_words(self, condition: Condition, expected: str) -> None:
        assert words(condition) == expected

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            pytest.param("in_rent_arrears", "in rent arrears", id="underscores are spaces"),
            pytest.param("other.ward_councillor", "ward councillor", id="a landlord's own fact"),
            pytest.param("another_fact", "another fact", id="other only as a beginning"),
            pytest.param("asb_notice_in_force", "ASB notice in force", id="an abbreviation"),
            pytest.param("co_optees_on_topic", "co-optees on topic", id="a word with a hyphen"),
        ],
    )
    def test_fact_words(self, name: str, expected: str) -> None:
        assert fact_words(name) == expected


class TestFoundWords:
    """What was found is shown: counts and choices, and never a yes or no."""

    @pytest.mark.parametrize(
        ("found", "expected"),
        [
            pytest.param([{"present": 2}], "present 2", id="a count"),
            pytest.param([{"present": 0}], "present 0", id="nought is shown"),
            pytest.param([{"vehicle": "cycle"}], "vehicle cycle", id="a choice"),
            pytest.param([{"seats": (7, 9)}], "seats 7 to 9", id="a range"),
            pytest.param(
                [{"present": 2}, {"present": 2, "in_office": 9}],
                "present 2, in office 9",
                id="each fact once, in order of first mention",
            ),
            pytest.param([{"tenant": True}], "", id="yes speaks for itself"),
            pytest.param([{"tenant": False}], "", id="no speaks for itself"),
            pytest.param(
                [{"tenant": False}, {"present": 2}], "present 2", id="a count beside a no"
            ),
            pytest.param([{}], "", id="a test that found nothing"),
            pytest.param([], "", id="no test at all"),
        ],
    )
    def test_found_words(self, found: list[dict[str, object]], expected: str) -> None:
        assert found_words(found) == found_words(iter(found)) == expected


class TestDaysAndPounds:
    """Days and sums of money read the same in every place."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            pytest.param(date(2026, 1, 1), "1 January 2026", id="January"),
            pytest.param(date(2024, 2, 29), "29 February 2024", id="a leap day"),
            pytest.param(date(2026, 3, 2), "2 March 2026", id="March"),
            pytest.param(date(2026, 4, 3), "3 April 2026", id="April"),
            pytest.param(date(2026, 5, 4), "4 May 2026", id="May"),
            pytest.param(date(2026, 6, 30), "30 June 2026", id="June"),
            pytest.param(date(2026, 7, 1), "1 July 2026", id="July"),
            pytest.param(date(2026, 8, 31), "31 August 2026", id="August"),
            pytest.param(date(2026, 9, 9), "9 September 2026", id="September"),
            pytest.param(date(2026, 10, 10), "10 October 2026", id="October"),
            pytest.param(date(2026, 11, 22), "22 November 2026", id="November"),
            pytest.param(date(2025, 12, 26), "26 December 2025", id="December"),
        ],
    )
    def test_a_day(self, day: date, expected: str) -> None:
        assert day_words(day) == expected

    def test_an_open_end_is_no_day(self) -> None:
        assert not any(sign.isdigit() for sign in day_words(None))

    @pytest.mark.parametrize(
        ("pence", "expected"),
        [
            pytest.param(Fraction(0), "£0.00", id="nothing"),
            pytest.param(Fraction(5), "£0.05", id="five pence"),
            pytest.param(Fraction(50), "£0.50", id="fifty pence"),
            pytest.param(Fraction(320), "£3.20", id="a bus fare"),
            pytest.param(Fraction(1_000), "£10.00", id="whole pounds"),
            pytest.param(Fraction(10**9), "£10000000.00", id="the largest sum"),
            pytest.param(Fraction(909, 2), "£4.545", id="half a penny"),
            pytest.param(Fraction(1, 100), "£0.0001", id="a hundredth of a penny"),
        ],
    )
    def test_a_sum(self, pence: Fraction, expected: str) -> None:
        assert pounds_words(pence) == expected


class TestPages:
    """A page is a title and passages: one line beside its heading, several below it."""

    PAGE = Page(
        "Quorum: quorate",
        (Passage("Because", ("3 present",)), Passage("Note", ("one", "two"))),
    )

    def test_as_text(self) -> None:
        assert to_text(self.PAGE).splitlines() == [
            "Quorum: quorate",
            "  Because: 3 present",
            "  Note",
            "    one",
            "    two",
        ]

    def test_as_markdown(self) -> None:
        assert to_markdown(self.PAGE).splitlines() == [
            "**Quorum: quorate**",
            "",
            "Because:",
            "",
            "- 3 present",
            "",
            "Note:",
            "",
            "- one",
            "- two",
        ]

    def test_as_html(self) -> None:
        section = ET.fromstring(to_html(self.PAGE))  # noqa: S314  made here, a line above
        assert section.tag == "section"
        said = [(one.tag, one.text) for one in section.iter() if one.tag not in {"section", "ul"}]
        assert said == [
            ("h3", "Quorum: quorate"),
            ("h4", "Because"),
            ("li", "3 present"),
            ("h4", "Note"),
            ("li", "one"),
            ("li", "two"),
        ]

    def test_no_text_acts_as_markup_in_html(self) -> None:
        said = "<script>alert('no')</script> & \"so on\""
        section = ET.fromstring(to_html(Page(said, (Passage(said, (said,)),))))  # noqa: S314
        texts = [one.text for one in section.iter() if one.tag not in {"section", "ul"}]
        assert texts == [said, said, said]

    def test_a_title_alone(self) -> None:
        assert to_text(Page("Quorum")) == "Quorum"
        assert to_markdown(Page("Quorum")) == "**Quorum**"

    @pytest.mark.parametrize("sign", SPECIAL)
    def test_what_could_act_as_markup_is_escaped_everywhere(self, sign: str) -> None:
        said = f"a{sign}b{sign}"
        escaped = f"a\\{sign}b\\{sign}"
        page = Page(said, (Passage(said, (said,)),))
        assert to_markdown(page).splitlines() == [
            f"**{escaped}**",
            "",
            f"{escaped}:",
            "",
            f"- {escaped}",
        ]
        assert to_text(page).splitlines() == [said, f"  {said}: {said}"]

    def test_ordinary_signs_are_left_alone(self) -> None:
        said = "4.2(d): 'half' - at least; £3.20, 50% & more?"
        assert to_markdown(Page(said)) == f"**{said}**"


class TestLaws:
    """What holds of every condition and every page."""

    @given(CONDITIONS)
    def test_every_fact_of_a_condition_is_in_its_words(self, condition: Condition) -> None:
        said = words(condition)
        assert "\n" not in said
        for name in condition.facts():
            assert fact_words(name) in said

    @given(CONDITIONS)
    def test_brackets_are_closed(self, condition: Condition) -> None:
        said = words(condition)
        assert said.count("(") == said.count(")")

    @given(PAGES)
    def test_text_holds_every_line_as_it_is(self, page: Page) -> None:
        said = to_text(page)
        assert said.startswith(page.title)
        for passage in page.passages:
            assert passage.heading in said
            assert all(line in said for line in passage.lines)

    @given(PAGES)
    def test_no_sign_of_markup_stands_unescaped(self, page: Page) -> None:
        said = to_markdown(page)
        body = said.removeprefix("**").replace("**", "", 1)
        unescaped = re.sub(r"\\.", "", body, flags=re.DOTALL)
        assert not set(SPECIAL) & set(unescaped)

    @given(PAGES)
    def test_markdown_without_its_backslashes_holds_every_line(self, page: Page) -> None:
        plain = re.sub(r"\\([\\`*_{}\[\]<>#+!|~])", r"\1", to_markdown(page))
        for passage in page.passages:
            assert all(f"- {line}" in plain for line in passage.lines)


class TestRefusals:
    """A page cannot be changed once it is made."""

    def test_a_page_cannot_be_altered(self) -> None:
        page = Page("Quorum")
        with pytest.raises(AttributeError):
            page.title = "Voting"  # type: ignore[misc]  # that it is refused is the point
