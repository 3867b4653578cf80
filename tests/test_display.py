"""Words: conditions in plain English, and pages as text, Markdown or HTML."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

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
from scrutiny_rules.display import (
    STYLE,
    Folded,
    Line,
    Page,
    Passage,
    Shown,
    day_words,
    fact_words,
    found_words,
    in_markup,
    pounds_words,
)
from tests.strategies import CONDITIONS

TENANT = Yes(fact="tenant")
ARREARS = Yes(fact="in_rent_arrears")
PRESENT, IN_OFFICE = CountFact("present"), CountFact("in_office")
VEHICLE = ChoiceFact("vehicle")

SPECIAL = r"\`*_{}[]<>#+!|~$@"
"""What could act as markup."""

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

LINES = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), min_size=1)
TRICKS = st.sampled_from(
    [
        "</script><img src=x onerror=alert(1)>",
        "<!-- so",
        "]]>",
        "`code` and ```",
        "[words](javascript:alert(1))",
        "![words](https://example.org/x.png)",
        "<https://example.org>",
        "# heading",
        "1. one",
        "12) twelve",
        "- one",
        "+ one",
        "> said",
        "---",
        "***",
        "===",
        "    code",
        "one\n\n# two\n\n- three",
        "one\n---",
        "a | b\n--|--\nc | d",
        "&lt;b&gt; &#60; &amp;",
        "~~no~~",
        "*so* __so__",
        "\\",
        "$x$",
    ]
)
"""Texts that would be markup somewhere."""

ANYTHING = st.one_of(TRICKS, st.text(min_size=1), st.tuples(TRICKS, LINES, TRICKS).map("".join))
PAGES = st.builds(
    Page,
    LINES,
    st.lists(
        st.builds(Passage, LINES, st.lists(LINES, min_size=1, max_size=3).map(tuple)), max_size=3
    ).map(tuple),
)


@st.composite
def pages(draw: st.DrawFn, depth: int = 2) -> Page:
    """Draw a page of whatever text, with pages inside."""
    said = ANYTHING.map(lambda text: text if text.strip() else "so")
    lines = st.one_of(
        said,
        st.builds(Line, said),
        st.builds(Line, said, lead=st.sampled_from(["met", "not met", "unknown"]) | said),
        st.builds(Line, said, lead=said, joint=st.just(", "), cited=said),
    )
    kind = st.sampled_from([Passage, Folded])
    some = st.lists(lines, min_size=1, max_size=3).map(tuple)
    passages = st.lists(st.builds(lambda of, *parts: of(*parts), kind, said, some), max_size=3)
    inside = st.lists(pages(depth - 1), max_size=2) if depth else st.just([])
    return Page(draw(said), tuple(draw(passages)), tuple(draw(inside)))


def parts_of(page: Page) -> Iterator[str]:
    """Go through every text of a page, in its order."""
    yield page.title
    for heading, lines in page.passages:
        yield heading
        yield from lines
    for inside in page.pages:
        yield from parts_of(inside)


def with_headings(page: Page) -> Iterator[tuple[str, bool]]:
    """Go through every text of a page on one line, and whether it is a heading of lines."""
    yield " ".join(page.title.split()), False
    for heading, lines in page.passages:
        yield " ".join(heading.split()), True
        yield from ((" ".join(line.split()), False) for line in lines)
    for inside in page.pages:
        yield from with_headings(inside)


def in_html(text: str) -> str:
    """Return a text as a document holds it: without control characters, with one sort of end."""
    kept = "".join(
        "\ufffd"
        if (unicodedata.category(sign) == "Cc" and sign not in "\t\n\r\x85")
        or 0xFDD0 <= ord(sign) <= 0xFDEF
        or ord(sign) in {0xFFFE, 0xFFFF}
        else sign
        for sign in text
    )
    return kept.replace("\r\n", "\n").replace("\r", "\n")


class Parsed(HTMLParser):
    """What a browser's rules make of some HTML, and whether each element is closed in turn."""

    def __init__(self, text: str) -> None:
        """Parse a text."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element of SVG that has nothing inside."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that it is the last one that was opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Refuse: there is none."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """Refuse: there is none."""
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        """Refuse: there is none."""
        raise AssertionError(data)


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
            pytest.param(CountFact("age") >= 16, "at least 16 years of age", id="an age"),
            pytest.param(CountFact("age") < 70, "fewer than 70 years of age", id="not an age"),
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

    def test_a_title_alone_in_html(self) -> None:
        section = ET.fromstring(to_html(Page("Quorum")))  # noqa: S314  made here
        assert [(one.tag, one.text) for one in section] == [("h3", "Quorum")]

    @pytest.mark.parametrize(
        ("level", "tags"),
        [
            (1, ["h1", "h2", "h2", "h3", "h3"]),
            (3, ["h3", "h4", "h4", "h5", "h5"]),
            (5, ["h5", "h6", "h6", "h6", "h6"]),
            (6, ["h6", "h6", "h6", "h6", "h6"]),
        ],
    )
    def test_headings_keep_the_outline_of_the_page_around(
        self, level: int, tags: list[str]
    ) -> None:
        inside = Page("7", (Passage("7.2", ("half",)), Folded("7.3", ("most",))))
        page = Page("Paper", (Passage("Edition", ("2018",)),), (inside,))
        section = ET.fromstring(to_html(page, level=level))  # noqa: S314  made here
        assert [one.tag for one in section.iter() if re.fullmatch("h[1-6]", one.tag)] == tags

    @pytest.mark.parametrize("level", [0, 7, -1])
    def test_there_is_no_heading_of_another_level(self, level: int) -> None:
        with pytest.raises(ValueError, match="1 to 6"):
            to_html(Page("Quorum"), level=level)

    def test_what_is_folded_has_its_heading_as_its_summary(self) -> None:
        page = Page(
            "Quorum", (Folded("Also found", ("one",)),), (Page("7", (Passage("a", ("b",)),)),)
        )
        section = ET.fromstring(to_html(page))  # noqa: S314  made here
        assert [one.tag for one in section] == ["h3", "details", "details"]
        lines, inside = section[1], section[2]
        assert [one.tag for one in lines.iter()] == ["details", "summary", "h4", "ul", "li"]
        assert [one.tag for one in inside.iter()] == [
            "details", "summary", "h4", "div", "h5", "ul", "li",
        ]  # fmt: skip

    def test_what_is_inside_stands_further_in(self) -> None:
        inside = Page("7", (Passage("7.2", ("half", "three")), Passage("7.3", ("most",))))
        page = Page("Paper", (Folded("Edition", ("2018",)),), (inside, Page("8")))
        assert to_text(page).splitlines() == [
            "Paper",
            "  Edition: 2018",
            "  7",
            "    7.2",
            "      half",
            "      three",
            "    7.3: most",
            "  8",
        ]
        assert to_markdown(page).splitlines() == [
            "**Paper**",
            "",
            "Edition:",
            "",
            "- 2018",
            "",
            "**7**",
            "",
            "7.2:",
            "",
            "- half",
            "- three",
            "",
            "7.3:",
            "",
            "- most",
            "",
            "**8**",
        ]

    def test_a_chart_is_a_block_of_markdown(self) -> None:
        page = Page("Steps", (Passage("a", ("b",)),), (Page("More"),), charts=("flowchart TD",))
        assert to_markdown(page).splitlines()[4:] == [
            "- b", "", "```mermaid", "flowchart TD", "```", "", "**More**",
        ]  # fmt: skip
        assert "flowchart" not in to_text(page) + to_html(page)

    def test_a_picture_stands_below_the_title(self) -> None:
        page = Page("Quorum", (Passage("a", ("b",)),), pictures=("<svg/>",))
        section = ET.fromstring(to_html(page))  # noqa: S314  made here
        assert [one.tag for one in section] == ["h3", "figure", "h4", "ul"]
        assert section[1][0].tag == "svg"
        assert "svg" not in to_text(page) + to_markdown(page)

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


class TestLines:
    """A line is its text, and knows the parts that it falls into."""

    @pytest.mark.parametrize(
        ("line", "text", "html"),
        [
            pytest.param(Line("half"), "half", "<li>half</li>", id="nothing besides"),
            pytest.param(
                Line("half", lead="met", cited="a 7.2"),
                "met: half [a 7.2]",
                '<li class="met"><strong>met</strong>: half <cite>[a 7.2]</cite></li>',
                id="a state",
            ),
            pytest.param(
                Line("half", lead="not met"),
                "not met: half",
                '<li class="not-met"><strong>not met</strong>: half</li>',
                id="another",
            ),
            pytest.param(
                Line("half", lead="unknown"),
                "unknown: half",
                '<li class="unknown"><strong>unknown</strong>: half</li>',
                id="a third",
            ),
            pytest.param(
                Line("the panel", lead="must", joint=", ", cited="b"),
                "must, the panel [b]",
                "<li><strong>must</strong>, the panel <cite>[b]</cite></li>",
                id="no state",
            ),
            pytest.param(
                Line("<b>", lead="<i>", joint=" & ", cited="<u>"),
                "<i> & <b> [<u>]",
                "<li><strong>&lt;i&gt;</strong> &amp; &lt;b&gt; <cite>[&lt;u&gt;]</cite></li>",
                id="markup",
            ),
        ],
    )
    def test_text_and_html(self, line: Line, text: str, html: str) -> None:
        assert line == text
        assert html in to_html(Page("so", (Passage("so", (line,)),)))


class Thing(Shown):
    """Something to be shown."""

    def to_page(self) -> Page:
        """Return a page."""
        return Page("<Thing>", (Passage("a", ("b",)),), charts=("flowchart TD",))

    def pictures(self) -> tuple[str, ...]:
        """Return a picture."""
        return ("<svg></svg>",)


class TestBundles:
    """A notebook is given all forms, or those that it wants."""

    PLAIN, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"

    def test_all_three_forms(self) -> None:
        bundle = Thing()._repr_mimebundle_()
        assert list(bundle) == [self.PLAIN, self.MARKDOWN, self.HTML]
        assert bundle[self.PLAIN] == "<Thing>\n  a: b" == str(Thing())
        assert bundle[self.MARKDOWN] == Thing().to_markdown()
        assert bundle[self.HTML] == f"<style>{STYLE}</style>\n{Thing().to_html()}"
        assert "<figure>\n<svg></svg>\n</figure>" in Thing().to_html(level=2)
        assert "<h2>&lt;Thing&gt;</h2>" in Thing().to_html(level=2)

    @pytest.mark.parametrize(
        ("include", "exclude", "given"),
        [
            (None, None, [PLAIN, MARKDOWN, HTML]),
            ([], [], [PLAIN, MARKDOWN, HTML]),
            ([HTML], None, [HTML]),
            ({PLAIN, HTML}, None, [PLAIN, HTML]),
            (None, [HTML], [PLAIN, MARKDOWN]),
            ((PLAIN, HTML), (HTML,), [PLAIN]),
            ([HTML], [HTML], []),
            (["image/png"], None, []),
        ],
    )
    def test_include_and_exclude(
        self, include: list[str] | None, exclude: list[str] | None, given: list[str]
    ) -> None:
        assert list(Thing()._repr_mimebundle_(include=include, exclude=exclude)) == given

    def test_what_has_no_picture_has_none(self) -> None:
        class Bare(Shown):
            """Something without a picture."""

            def to_page(self) -> Page:
                """Return a page."""
                return Page("Bare")

        assert Bare().pictures() == ()
        assert "figure" not in Bare().to_html()

    def test_the_style_loads_nothing_and_sets_no_colour(self) -> None:
        assert not re.search(r"url|import|@font|<|position|#[0-9a-f]{3}|rgb|background", STYLE)
        assert set(re.findall(r"color: ([a-z]+)", STYLE)) == {"inherit"}
        rules = re.findall(r"([^{}]+)\{", STYLE.replace("@media (max-width: 40em) {", ""))
        selectors = [one.strip() for rule in rules for one in re.split(r",(?![^(]*\))", rule)]
        assert all(one.startswith(".scrutiny-rules") for one in selectors)


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

    @given(pages())
    def test_markdown_says_every_text_and_marks_nothing_else_up(self, page: Page) -> None:
        tokens = MARKDOWN.parse(to_markdown(page))
        kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
        assert kinds <= {"paragraph", "inline", "bullet_list", "list_item"}
        inlines = [token for token in tokens if token.type == "inline"]
        assert {inside.type for one in inlines for inside in one.children or ()} <= {
            "text",
            "text_special",
            "strong_open",
            "strong_close",
        }
        said = ["".join(inside.content for inside in one.children or ()) for one in inlines]
        wanted = [
            (f"{text}:" if heading else text).replace("\0", "\ufffd")
            for text, heading in with_headings(page)
            if text
        ]
        assert said == wanted

    @given(pages(), st.integers(1, 6))
    def test_html_says_every_text_and_marks_nothing_else_up(self, page: Page, level: int) -> None:
        html = to_html(page, level=level)
        ET.fromstring(html)  # noqa: S314  made here; that it is well formed is the point
        parsed = Parsed(html)
        allowed = {"section", "ul", "li", "strong", "cite", "details", "summary", "div"}
        assert {tag for tag, _ in parsed.elements} <= allowed | {f"h{n}" for n in range(1, 7)}
        assert {name for _, attributes in parsed.elements for name in attributes} <= {"class"}
        rest = parsed.text.replace("\r\n", "\n").replace("\r", "\n")
        for text in parts_of(page):
            _, found, rest = rest.partition(in_html(text))
            assert found or not text

    @given(st.text())
    def test_a_text_in_markup_is_the_text_that_it_was(self, text: str) -> None:
        kept = in_html(text)
        (element,) = ET.fromstring(f"<a><b>{in_markup(text)}</b></a>")  # noqa: S314  made here
        assert (element.text or "") == kept
        assert not set("<>\"'") & set(in_markup(text))


class TestRefusals:
    """A page cannot be changed once it is made."""

    def test_a_page_cannot_be_altered(self) -> None:
        page = Page("Quorum")
        with pytest.raises(AttributeError):
            page.title = "Voting"  # type: ignore[misc]  # that it is refused is the point
