"""Pictures: SVG that is well formed, stays in its frame, and shows what the figures say."""

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_rules import (
    Attendance,
    AttendanceRegister,
    AttendanceTerms,
    Ballot,
    ConductTerms,
    History,
    Joined,
    Mark,
    Meeting,
    MeetingHeld,
    Motion,
    Notified,
    Roll,
    Rulebook,
    Suspended,
    SuspensionKind,
    decide_motion,
    decide_quorum,
    panel_outlook,
    review_attendance,
    standing,
)
from scrutiny_rules.analysis import compare
from scrutiny_rules.calendars import Period
from scrutiny_rules.history import AppointedChair, LeaveGranted
from scrutiny_rules.pictures import (
    ADVERSE,
    COLOURS,
    MOST_CELLS,
    MOST_ROWS,
    MOST_STEPS,
    NEUTRAL,
    PLAIN,
    Axis,
    Bar,
    Cell,
    Span,
    bars,
    region_map,
    strip,
    timeline,
)
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP
from scrutiny_rules.testing import attendance_registers
from tests.cases import LADDERS
from tests.strategies import EVERY_DAY, positions

SVG: Final = "{http://www.w3.org/2000/svg}"
SHAPES: Final = {"svg", "title", "desc", "g", "text", "rect", "line", "circle"}
ATTRIBUTES: Final = {
    "role", "width", "height", "fill", "font-family", "font-size", "font-weight", "x", "y", "rx",
    "cx", "cy", "r", "x1", "x2", "y1", "y2", "stroke", "stroke-width", "stroke-opacity",
    "fill-opacity", "text-anchor",
}  # fmt: skip
LABELS: Final = st.text(max_size=200)
ON: Final = date(2026, 11, 22)


def drawn(svg: str) -> ET.Element:
    """Return a picture as a tree, once it is made sure what it is made of."""
    tree = ET.fromstring(svg)  # noqa: S314  made here
    for one in tree.iter():
        assert one.tag.removeprefix(SVG) in SHAPES
        assert set(one.attrib) <= ATTRIBUTES
    assert tree.get("role") == "img"
    assert [one.tag for one in tree[:2]] == [f"{SVG}title", f"{SVG}desc"]
    return tree


def all_of(tree: ET.Element, shape: str, **attributes: str) -> list[ET.Element]:
    """Return the shapes of one kind with some attributes, in their order."""
    wanted = attributes.items()
    return [one for one in tree.iter(f"{SVG}{shape}") if wanted <= one.attrib.items()]


def number(shape: ET.Element, name: str) -> float:
    """Return an attribute as a number: hundredths of the width, or pixels."""
    return float(shape.attrib[name].removesuffix("%"))


def texts(tree: ET.Element) -> list[str]:
    """Return what is written in a picture, in its order."""
    return [one.text or "" for one in tree.iter(f"{SVG}text")]


def assert_in_frame(tree: ET.Element) -> None:
    """Check that every shape lies inside the frame."""
    high = number(tree, "height")
    for one in tree.iter(f"{SVG}rect"):
        left, top = number(one, "x"), number(one, "y")
        assert left >= 0
        assert number(one, "width") >= 0
        assert left + number(one, "width") <= 100.02
        assert 0 <= top <= top + number(one, "height") <= high
    for one in tree.iter(f"{SVG}line"):
        assert all(-0.001 <= number(one, name) <= 100.001 for name in ("x1", "x2"))
        assert all(0 <= number(one, name) <= high for name in ("y1", "y2"))
    for one in tree.iter(f"{SVG}circle"):
        assert 1 < number(one, "cx") < 99
        assert number(one, "r") <= number(one, "cy") <= high - number(one, "r")
    for one in tree.iter(f"{SVG}text"):
        assert 0 <= number(one, "x") <= 100
        assert 8 <= number(one, "y") <= high


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG has it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class TestColours:
    """Surfaces can be told from light and dark pages alike, and letters from surfaces."""

    @pytest.mark.parametrize("page", ["#ffffff", "#f8f8f8", "#111111", "#1e1e1e", "#1f1f1f"])
    @pytest.mark.parametrize("colour", COLOURS)
    def test_a_surface_stands_out(self, colour: str, page: str) -> None:
        assert contrast(colour, page) >= 3

    @pytest.mark.parametrize("colour", COLOURS)
    def test_white_letters_stand_out_from_it(self, colour: str) -> None:
        assert contrast(colour, "#ffffff") >= 4.5

    def test_three_of_them_have_a_meaning(self) -> None:
        assert [COLOURS.index(one) for one in (PLAIN, ADVERSE, NEUTRAL)] == [0, 1, 5]
        assert len(set(COLOURS)) == len(COLOURS)


BARS: Final = st.builds(
    Bar,
    LABELS,
    st.integers(0, 10**9) | st.integers(0, 30),
    st.integers(0, 10**9) | st.integers(0, 30),
    st.none() | st.integers(0, 10**9) | st.integers(0, 30),
    LABELS,
    st.sampled_from(COLOURS),
)


class TestBars:
    """Counts as bars, each against its mark."""

    def test_one_block_for_each_who_is_present(self) -> None:
        tree = drawn(bars("Quorum", [Bar("present", 3, 4, 4, "4 needed")]))
        blocks = all_of(tree, "rect", fill=PLAIN)
        assert [number(one, "x") for one in blocks] == [0, 25, 50]
        assert {number(one, "width") for one in blocks} == {24.6}
        assert texts(tree) == ["present: 3", "4 needed"]
        (mark,) = all_of(tree, "line")
        assert number(mark, "x1") == number(mark, "x2") == 100

    def test_it_is_named_and_described(self) -> None:
        tree = drawn(bars("Quorum", [Bar("present", 3, 4, 4, "4 needed"), Bar("away", 1, 4)]))
        assert [one.text for one in tree[:2]] == ["Quorum", "present: 3, 4 needed; away: 1"]

    @pytest.mark.parametrize(
        ("whole", "blocks"),
        [
            pytest.param(MOST_STEPS, MOST_STEPS - 1, id="few enough to be counted"),
            pytest.param(MOST_STEPS + 1, 1, id="too many"),
        ],
    )
    def test_how_many_are_drawn_one_by_one(self, whole: int, blocks: int) -> None:
        tree = drawn(bars("Votes", [Bar("for", MOST_STEPS - 1, whole)]))
        assert len(all_of(tree, "rect", fill=PLAIN)) == blocks

    @pytest.mark.parametrize("whole", [0, 1, 24, 25, 10**9])
    def test_nought_has_no_bar(self, whole: int) -> None:
        tree = drawn(bars("Votes", [Bar("for", 0, whole)]))
        assert all_of(tree, "rect", fill=PLAIN) == []
        assert len(all_of(tree, "rect")) == 1

    def test_a_share_of_very_many(self) -> None:
        tree = drawn(bars("Votes", [Bar("for", 250_000_000, 10**9, 5 * 10**8)]))
        (bar,) = all_of(tree, "rect", fill=PLAIN)
        (mark,) = all_of(tree, "line")
        assert (number(bar, "x"), number(bar, "width"), number(mark, "x1")) == (0, 25, 50)

    def test_no_row_no_picture(self) -> None:
        assert bars("Votes", []) == ""

    @given(st.text(), st.lists(BARS, min_size=1, max_size=5))
    def test_every_row_stays_in_the_frame(self, title: str, rows: list[Bar]) -> None:
        tree = drawn(bars(title, rows))
        assert_in_frame(tree)
        assert number(tree, "height") == 44 * len(rows)
        marked = [row for row in rows if row.mark is not None]
        for row, mark in zip(marked, all_of(tree, "line"), strict=True):
            assert row.mark is not None
            whole = max(row.of, row.value, row.mark, 1)
            assert number(mark, "x1") == pytest.approx(100 * row.mark / whole, abs=0.01)

    @given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
    def test_a_bar_reaches_its_mark_exactly_where_there_are_enough(
        self, value: int, mark: int, of: int
    ) -> None:
        tree = drawn(bars("Votes", [Bar("for", value, of, mark, "needed")]))
        ends = [number(one, "x") + number(one, "width") for one in all_of(tree, "rect", fill=PLAIN)]
        (line,) = all_of(tree, "line")
        reached = max(ends, default=0) + 0.41 >= number(line, "x1")
        assert reached >= (value >= mark)
        if 100 * (mark - value) > max(of, value, mark):  # further away than the gap is wide
            assert not reached


CELLS: Final = st.builds(Cell, st.sampled_from("PALS?"), LABELS, st.booleans(), st.booleans())


class TestStrip:
    """Meetings one by one, with a line below a run."""

    def test_a_meeting_attended_is_filled_and_a_run_is_underlined(self) -> None:
        run = Cell("A", "9 March: absent", in_run=True)
        tree = drawn(strip("Attendance", [Cell("P", "9 January: present", filled=True), run, run]))
        assert texts(tree) == ["P", "A", "A"]
        assert [number(one, "x") for one in all_of(tree, "rect", fill=PLAIN)] == [0]
        below = all_of(tree, "rect", fill=ADVERSE)
        assert [number(one, "x") for one in below] == [8.33, 16.67]
        assert len(all_of(tree, "rect", fill="none", stroke="currentColor")) == 2
        said = [one.text for one in tree.iter(f"{SVG}title")]
        assert said == ["Attendance", "9 January: present", *["9 March: absent"] * 2]

    def test_notes_stand_below_line_by_line(self) -> None:
        tree = drawn(strip("Attendance", [Cell("P", "present")], ["", "one", "x " * 40]))
        _, *notes = texts(tree)
        assert notes == ["one", ("x " * 30).strip(), ("x " * 10).strip()]
        assert [number(one, "y") for one in all_of(tree, "text")[1:]] == [44, 62, 80]
        assert tree[1].text == " ".join(notes)

    @pytest.mark.parametrize(
        ("many", "rows"), [(1, 1), (12, 1), (24, 1), (25, 2), (MOST_CELLS, 10)]
    )
    def test_how_high_it_is(self, many: int, rows: int) -> None:
        tree = drawn(strip("Attendance", [Cell("P", "present")] * many))
        assert number(tree, "height") == 30 * rows + 4
        assert len(texts(tree)) == many

    @pytest.mark.parametrize(("many", "wide"), [(1, 12), (12, 12), (13, 13), (24, 24), (600, 24)])
    def test_how_wide_a_cell_is(self, many: int, wide: int) -> None:
        first = all_of(drawn(strip("Attendance", [Cell("P", "present")] * many)), "rect")[0]
        assert number(first, "width") == pytest.approx(100 / wide - 0.5, abs=0.01)

    def test_of_very_many_the_latest_are_drawn(self) -> None:
        cells = [Cell("P", f"meeting {place}") for place in range(600)]
        tree = drawn(strip("Attendance", cells))
        _, *said = [one.text for one in tree.iter(f"{SVG}title")]
        assert said == [f"meeting {place}" for place in range(360, 600)]
        assert texts(tree)[-1] == "360 earlier meetings are not drawn"

    def test_no_meeting_no_picture(self) -> None:
        assert strip("Attendance", [], ["none"]) == ""

    @given(st.text(), st.lists(CELLS, min_size=1, max_size=300), st.lists(LABELS, max_size=3))
    def test_cells_stay_in_the_frame_and_in_order(
        self, title: str, cells: list[Cell], notes: list[str]
    ) -> None:
        tree = drawn(strip(title, cells, notes))
        assert_in_frame(tree)
        shown = list(tree.iter(f"{SVG}g"))
        places = [(number(one[1], "y"), number(one[1], "x")) for one in shown]
        assert places == sorted(set(places))
        assert [one[2].text for one in shown] == [one.letter for one in cells[-MOST_CELLS:]]
        assert len(all_of(tree, "rect", fill=ADVERSE)) == sum(
            one.in_run for one in cells[-MOST_CELLS:]
        )


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a row of a timeline."""
    first, last = sorted((draw(EVERY_DAY), draw(EVERY_DAY)))
    ends = draw(st.sampled_from([None, first, last]))
    return Span(draw(LABELS), first, ends, draw(st.booleans()))


class TestTimeline:
    """Days as rows along one axis."""

    def test_a_period_a_day_and_today(self) -> None:
        tree = drawn(
            timeline(
                "Timeline",
                [
                    Span("probation", date(2026, 1, 1), date(2026, 6, 30)),
                    Span("due", date(2026, 12, 31), date(2026, 12, 31)),
                ],
                date(2026, 7, 1),
            )
        )
        assert tree[1].text == (
            "As on 1 July 2026. 1 Jan 2026 to 30 Jun 2026: probation; 31 Dec 2026: due"
        )
        (bar,) = all_of(tree, "rect", fill=PLAIN)
        (dot,) = all_of(tree, "circle", fill=PLAIN)
        today = all_of(tree, "line", stroke="currentColor")[0]
        assert number(bar, "x") == 1.5
        assert number(bar, "x") + number(bar, "width") == pytest.approx(number(today, "x1"))
        assert number(today, "x1") == pytest.approx(1.5 + 97 * 181 / 365, abs=0.01)
        assert number(dot, "cx") == pytest.approx(1.5 + 97 * 364 / 365, abs=0.01)

    def test_an_open_end_reaches_the_edge(self) -> None:
        open_end = Span("suspended", date(2026, 3, 1), None, adverse=True)
        closed = Span("term", date(2026, 1, 1), date(2026, 12, 31))
        tree = drawn(timeline("Timeline", [open_end, closed], ON))
        (bar,) = all_of(tree, "rect", fill=ADVERSE)
        assert number(bar, "x") + number(bar, "width") == pytest.approx(98.5, abs=0.01)
        assert texts(tree)[1] == "1 Mar 2026 to further notice: suspended"

    @pytest.mark.parametrize(
        ("words", "lengths"),
        [
            pytest.param(7, [46], id="one line"),
            pytest.param(8, [46, 4], id="one word more"),
            pytest.param(25, [46, 44, 44], id="three lines"),
            pytest.param(26, [46, 44, 46], id="clipped"),
            pytest.param(90, [46, 44, 46], id="clipped far before its end"),
        ],
    )
    def test_a_label_has_three_lines_and_no_more(self, words: int, lengths: list[int]) -> None:
        span = Span(" ".join(["word"] * words), date(2026, 1, 1), date(2026, 1, 1))
        said = texts(drawn(timeline("Timeline", [span], ON)))
        lines = said[1 : 1 + len(lengths)]
        assert lines[0].startswith("1 Jan 2026: word")
        assert list(map(len, lines)) == lengths
        assert lines[-1].endswith("…") is (words > 25)

    @pytest.mark.parametrize(
        ("first", "last", "marks"),
        [
            pytest.param(date(2026, 1, 5), date(2026, 1, 20), [], id="inside a month"),
            pytest.param(date(2026, 1, 5), date(2026, 2, 1), ["Feb 2026"], id="the first of one"),
            pytest.param(
                date(2026, 1, 1),
                date(2026, 12, 31),
                ["Jan 2026", "Apr 2026", "Jul 2026", "Oct 2026"],
                id="a year",
            ),
            pytest.param(
                date(2024, 3, 1), date(2027, 8, 31), ["2025", "2026", "2027"], id="three years"
            ),
            pytest.param(
                date(1986, 1, 1),
                date(2026, 1, 1),
                ["1990", "2000", "2010", "2020"],
                id="forty years",
            ),
            pytest.param(
                date.min, date.max, ["2000", "4000", "6000", "8000"], id="all that there are"
            ),
        ],
    )
    def test_what_is_marked_below(self, first: date, last: date, marks: list[str]) -> None:
        tree = drawn(timeline("Timeline", [Span("term", first, last)], first))
        assert texts(tree)[2:] == marks

    @pytest.mark.parametrize(
        ("first", "marks"),
        [
            pytest.param(date(2026, 1, 31), ["Feb", "Apr", "May"], id="March is too near"),
            pytest.param(date(2026, 1, 20), ["Feb", "Mar", "Apr", "May"], id="there is room"),
        ],
    )
    def test_what_has_no_room_is_not_said(self, first: date, marks: list[str]) -> None:
        tree = drawn(timeline("Timeline", [Span("term", first, date(2026, 5, 31))], first))
        assert texts(tree)[2:] == [f"{month} 2026" for month in marks]
        lines = [one for one in all_of(tree, "line") if "stroke-opacity" in one.attrib]
        assert len(lines[1:]) == 4

    def test_rows_beyond_the_last_are_counted(self) -> None:
        rows = [Span(f"row {place}", ON, ON) for place in range(MOST_ROWS + 3)]
        said = texts(drawn(timeline("Timeline", rows, ON)))
        assert [one for one in said if "row" in one][-1] == "22 Nov 2026: row 11"
        assert said[-1] == "and 3 more"
        full = texts(drawn(timeline("Timeline", rows[:MOST_ROWS], ON)))
        assert "more" not in full[-1]

    def test_no_row_no_picture(self) -> None:
        assert timeline("Timeline", [], ON) == ""

    @given(st.text(), st.lists(spans(), min_size=1, max_size=20), EVERY_DAY)
    def test_it_stays_in_the_frame_and_in_bounds(
        self, title: str, rows: list[Span], on: date
    ) -> None:
        tree = drawn(timeline(title, rows, on))
        assert_in_frame(tree)
        assert number(tree, "height") <= 20 + MOST_ROWS * 72 + 46
        marks = [
            number(one, "x1") for one in all_of(tree, "line") if "stroke-opacity" in one.attrib
        ]
        assert marks[1:] == sorted(set(marks[1:]))
        assert len(marks) <= 10

    @given(st.lists(EVERY_DAY, min_size=1, max_size=MOST_ROWS), EVERY_DAY)
    def test_days_are_in_order_from_left_to_right(self, days: list[date], on: date) -> None:
        tree = drawn(timeline("Timeline", [Span("due", day, day) for day in days], on))
        places = [number(one, "cx") for one in all_of(tree, "circle")]
        assert len(places) == len(days)
        for day, place in zip(days, places, strict=True):
            for other, beside in zip(days, places, strict=True):
                assert day >= other or place <= beside
            today = number(all_of(tree, "line", stroke="currentColor")[0], "x1")
            assert (place <= today) if day <= on else (place >= today)

    @given(st.lists(spans(), min_size=1, max_size=MOST_ROWS), EVERY_DAY)
    def test_a_longer_period_is_drawn_no_shorter(self, rows: list[Span], on: date) -> None:
        closed = [one for one in rows if one.last_day not in (None, one.first_day)]
        tree = drawn(timeline("Timeline", closed or rows, on))
        bars_drawn = all_of(tree, "rect", height="10")
        lengths = [
            ((one.last_day or date.max) - one.first_day).days for one in closed[: len(bars_drawn)]
        ]
        widths = [number(one, "width") for one in bars_drawn]
        for length, width in zip(lengths, widths, strict=False):
            for other, beside in zip(lengths, widths, strict=False):
                assert length > other or width <= beside + 0.01


class TestRegionMap:
    """Cells over two counts, told apart by letters as well as by colours."""

    def test_a_map_with_blank_cells_and_a_note(self) -> None:
        tree = drawn(
            region_map(
                "Decided differently: conduct",
                Axis("over meetings", ("0-2", "3+")),
                Axis("at this one", ("0", "1", "2+")),
                {(1, 0): "A", (0, 2): "AB"},
                [("A", "leave → warn"), ("B", "warn → leave")],
                "not drawn: 2 more",
            )
        )
        assert_in_frame(tree)
        cells = all_of(tree, "rect", height="20")
        assert len(cells) == 7
        lettered = [one for one in cells if one.get("fill") in COLOURS]
        left, wide = 16, 42
        assert [(number(one, "x"), number(one, "y")) for one in lettered] == [
            (left, 44),
            (left + wide / 2, 44),
            (left + wide, 88),
        ]
        assert [one.get("fill") for one in lettered] == [*COLOURS[:2], COLOURS[0]]
        said = texts(tree)
        assert said[:2] == ["Decided differently: conduct", "at this one (upwards)"]
        assert said[2:8] == ["2+", "A", "B", "1", "0", "A"]
        assert said[8:] == [
            "0-2",
            "3+",
            "over meetings (to the right)",
            "A",
            "leave → warn",
            "B",
            "warn → leave",
            "alike, as far as these two counts tell",
            "not drawn: 2 more",
        ]
        assert tree[1].text == (
            "over meetings across, at this one upwards. A: leave → warn; B: warn → leave"
        )

    def test_where_every_cell_has_a_letter_none_is_explained_as_blank(self) -> None:
        across, up = Axis("for", ("0", "1")), Axis("against", ("0",))
        every = {(0, 0): "A", (1, 0): "A"}
        tree = drawn(region_map("Map", across, up, every, [("A", "carried → lost")]))
        assert texts(tree)[-1] == "carried → lost"
        assert number(tree, "height") == 44 + 22 + 66

    def test_no_letter_no_picture(self) -> None:
        axis = Axis("for", ("0",))
        assert region_map("Map", axis, axis, {}, [("A", "carried → lost")]) == ""

    @given(
        st.text(),
        st.lists(LABELS, min_size=1, max_size=MOST_STEPS).map(tuple),
        st.lists(LABELS, min_size=1, max_size=MOST_STEPS).map(tuple),
        st.lists(LABELS, min_size=1, max_size=8),
        st.data(),
    )
    def test_it_stays_in_the_frame(
        self,
        title: str,
        across: tuple[str, ...],
        up: tuple[str, ...],
        said: list[str],
        data: st.DataObject,
    ) -> None:
        letters = "ABCDEFGH"[: len(said)]
        places = st.tuples(st.integers(0, len(across) - 1), st.integers(0, len(up) - 1))
        some = st.lists(st.sampled_from(letters), min_size=1, unique=True).map("".join)
        cells = data.draw(st.dictionaries(places, some, min_size=1))
        legend = list(zip(letters, said, strict=True))
        tree = drawn(region_map(title, Axis("x", across), Axis("y", up), cells, legend, title))
        assert_in_frame(tree)
        surfaces = [one for one in all_of(tree, "rect", height="20") if one.get("fill") in COLOURS]
        assert len(surfaces) == sum(map(len, cells.values()))


def the_only(pictures: tuple[str, ...]) -> ET.Element:
    """Return the one picture there is."""
    (svg,) = pictures
    return drawn(svg)


class TestVotesAndQuorums:
    """A vote against what carries it, and those present against how many it takes."""

    def test_a_quorum_that_is_one_short(self) -> None:
        decision = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=3))
        tree = the_only(decision.pictures())
        assert tree[0].text == "Quorum: inquorate"
        assert texts(tree) == ["present: 3", "4 needed"]
        assert number(all_of(tree, "line")[0], "x1") == 100

    def test_more_than_are_needed(self) -> None:
        decision = decide_quorum(TRAFFORD_QIP.quorum, Roll(in_office=7, present=5))
        tree = the_only(decision.pictures())
        assert len(all_of(tree, "rect", fill=PLAIN)) == 5
        assert number(all_of(tree, "line")[0], "x1") == 80

    @pytest.mark.parametrize(
        "roll", [Roll(in_office=7), Roll(present=3)], ids=["nobody counted", "nobody in office"]
    )
    def test_what_is_not_known_is_not_drawn(self, roll: Roll) -> None:
        assert decide_quorum(TRAFFORD_QIP.quorum, roll).pictures() == ()

    def test_a_silent_paper_has_nothing_to_draw(self) -> None:
        assert decide_quorum(CHORUS_RSP.quorum, Roll(in_office=7, present=3)).pictures() == ()
        assert standing(CHORUS_RSP, History(), on=ON).pictures() == ()

    @pytest.mark.parametrize(
        ("rulebook", "ballot", "outcome", "needed"),
        [
            pytest.param(
                TRAFFORD_QIP,
                Ballot(votes_for=5, votes_against=4, abstentions=3, quorate=True),
                Motion.CARRIED,
                5,
                id="more for than against",
            ),
            pytest.param(
                TRAFFORD_QIP,
                Ballot(votes_for=4, votes_against=4, abstentions=2, quorate=True),
                Motion.TIED,
                5,
                id="one vote short",
            ),
            pytest.param(
                CHORUS_RSP.under("X-R1", "those-present"),
                Ballot(votes_for=5, votes_against=4, abstentions=3, in_attendance=12, concerned=0),
                Motion.NOT_CARRIED,
                7,
                id="more than half of those present",
            ),
            pytest.param(
                CHORUS_RSP.under("X-R1", "membership"),
                Ballot(votes_for=8, votes_against=0, abstentions=0, membership=14),
                Motion.CARRIED,
                8,
                id="more than half of the members",
            ),
        ],
    )
    def test_a_vote_and_its_threshold(
        self, rulebook: Rulebook, ballot: Ballot, outcome: Motion, needed: int
    ) -> None:
        decision = decide_motion(rulebook.voting, ballot)
        assert decision.outcome is outcome
        tree = the_only(decision.pictures())
        assert f"{needed} needed" in texts(tree)
        whole = max(ballot.votes_for or 0, ballot.votes_against or 0, needed)
        (mark,) = all_of(tree, "line")
        assert number(mark, "x1") == pytest.approx(100 * needed / whole, abs=0.01)
        assert [len(all_of(tree, "rect", fill=one)) for one in (PLAIN, ADVERSE, NEUTRAL)] == [
            ballot.votes_for,
            ballot.votes_against,
            ballot.abstentions,
        ]

    def test_a_threshold_that_is_not_known_is_left_out(self) -> None:
        terms = CHORUS_RSP.under("X-R1", "those-present").voting
        ballot = Ballot(votes_for=5, votes_against=4, abstentions=None)
        tree = the_only(decide_motion(terms, ballot).pictures())
        assert texts(tree) == ["for: 5", "against: 4"]
        assert all_of(tree, "line") == []

    @pytest.mark.parametrize(
        "ballot",
        [Ballot(votes_for=4), Ballot(votes_against=4), Ballot(objections=0, quorate=True)],
        ids=["only those for", "only those against", "no vote"],
    )
    def test_a_vote_that_is_not_known_is_not_drawn(self, ballot: Ballot) -> None:
        assert decide_motion(TRAFFORD_QIP.voting, ballot).pictures() == ()

    @given(st.integers(0, 12), st.integers(0, 12))
    def test_the_mark_is_reached_exactly_when_the_motion_is_carried(
        self, votes_for: int, against: int
    ) -> None:
        ballot = Ballot(votes_for=votes_for, votes_against=against)
        decision = decide_motion(CHORUS_RSP.voting, ballot)
        least = decision.least("votes_for")
        assert least is not None
        assert (votes_for >= least) is (decision.outcome is Motion.CARRIED)
        assert f"{least} needed" in texts(the_only(decision.pictures()))


def register(*marks: Mark) -> AttendanceRegister:
    """Return a register with a meeting each month of 2026."""
    return AttendanceRegister(
        meetings=tuple(
            Meeting(held_on=date(2026, month, 9), mark=mark)
            for month, mark in enumerate(marks, start=1)
        )
    )


P, A, AP, L = Mark.PRESENT, Mark.ABSENT, Mark.APOLOGY, Mark.ON_LEAVE


def attendance_terms() -> AttendanceTerms:
    """Return what Trafford's paper fixes about attendance."""
    terms = TRAFFORD_QIP.attendance
    assert isinstance(terms, AttendanceTerms)
    return terms


QIP_ATTENDANCE: Final = attendance_terms()
RECORDED: Final = st.sampled_from([one for one in Mark if one is not Mark.UNKNOWN])
RECENT: Final = st.dates(date(2024, 1, 1), date(2027, 12, 31))
ATTENDANCE: Final = [one for one in LADDERS.values() if isinstance(one, AttendanceTerms)]


class TestAttendance:
    """A register meeting by meeting, and the rate and the run against their limits."""

    def test_a_register_as_a_strip(self) -> None:
        record = register(P, AP, A, L, Mark.SUSPENDED, Mark.NOT_IN_OFFICE, Mark.UNKNOWN)
        tree = the_only(record.pictures())
        assert texts(tree)[:7] == ["P", "Ap", "A", "L", "S", "N", "?"]
        assert texts(tree)[7] == "9 January 2026 to 9 July 2026"
        assert [one.text for one in tree.iter(f"{SVG}title")][1] == "9 January 2026: present"
        assert all_of(tree, "rect", fill=ADVERSE) == []
        assert len(all_of(tree, "rect", fill=PLAIN)) == 1
        assert "Ap\u00a0apology:\u00a01" in " ".join(texts(tree))

    def test_an_empty_register_is_not_drawn(self) -> None:
        assert register().pictures() == ()
        assert QIP_ATTENDANCE.strip(register(), on=ON) == ""

    def test_a_register_says_how_many_of_each_mark(self) -> None:
        page = register(P, A, P).to_page()
        assert page.title == "Attendance register: 3 meetings"
        assert [one.lines for one in page.passages] == [("P present: 2", "A absent: 1")]
        assert register().to_page().passages == ()

    @pytest.mark.parametrize(
        ("marks", "run"),
        [
            pytest.param((P, A, A, A, P), [1, 2, 3], id="a run"),
            pytest.param((A, A, P, A, P), [0, 1], id="the longer of two"),
            pytest.param((A, A, P, AP, A), [0, 1], id="the first of two alike"),
            pytest.param((A, A, L, A, P), [0, 1, 3], id="leave neither adds nor breaks"),
            pytest.param((P, P), [], id="none"),
        ],
    )
    def test_which_meetings_make_up_the_run(self, marks: tuple[Mark, ...], run: list[int]) -> None:
        tree = drawn(QIP_ATTENDANCE.strip(register(*marks), on=ON))
        cells = list(tree.iter(f"{SVG}g"))
        assert [place for place, one in enumerate(cells) if len(one) > 3] == run
        assert f"longest run of absences: {len(run)}" in texts(tree)

    @pytest.mark.parametrize("terms", ATTENDANCE)
    @given(record=attendance_registers(RECENT, RECORDED), on=RECENT)
    def test_the_run_that_is_drawn_is_as_long_as_that_which_is_decided(
        self, terms: AttendanceTerms, record: AttendanceRegister, on: date
    ) -> None:
        decision = review_attendance(terms, record, on=on)
        svg = terms.strip(record, on=on)
        assert decision.run is not None
        below = 0 if not svg else len(all_of(drawn(svg), "rect", fill=ADVERSE))
        assert below == decision.run

    def test_the_rate_and_the_run_against_their_limits(self) -> None:
        decision = review_attendance(
            QIP_ATTENDANCE, register(P, P, P, P, L, P, A, AP, A), on=date(2026, 11, 1)
        )
        assert decision.outcome is Attendance.MAY_BE_REMOVED
        tree = the_only(decision.pictures())
        assert texts(tree) == [
            "attended: 5",
            "6 or more expected",
            "longest run of absences: 3",
            "3 or more may lead to removal",
        ]
        assert [number(one, "x1") for one in all_of(tree, "line")] == [75, 37.5]
        assert len(all_of(tree, "rect", fill=PLAIN)) == 5
        assert len(all_of(tree, "rect", fill=ADVERSE)) == 3

    def test_marks_that_are_missing(self) -> None:
        rate_open = review_attendance(
            QIP_ATTENDANCE, register(A, A, P, P, P, Mark.UNKNOWN), on=date(2026, 11, 1)
        )
        assert rate_open.pictures() == ()
        run_open = review_attendance(
            QIP_ATTENDANCE, register(P, P, P, A, A), on=date(2026, 11, 1)
        ).model_copy(update={"shortest_run": 1})
        assert texts(the_only(run_open.pictures())) == ["attended: 3", "4 or more expected"]

    def test_without_meetings_there_is_nothing_to_draw(self) -> None:
        assert review_attendance(QIP_ATTENDANCE, register(), on=ON).pictures() == ()

    def test_without_findings_there_is_no_mark(self) -> None:
        decision = review_attendance(QIP_ATTENDANCE, register(P, A), on=ON)
        bare = decision.model_copy(update={"findings": ()})
        assert texts(the_only(bare.pictures())) == ["attended: 1", "longest run of absences: 1"]


JOINED: Final = date(2026, 1, 1)
TOLD: Final = History(
    events=(
        Joined(on=JOINED),
        LeaveGranted(on=date(2026, 10, 1)),
        Suspended(on=date(2026, 11, 30), suspension=SuspensionKind.FROM_MEETINGS),
        Notified(on=date(2026, 11, 30)),
    )
)


class TestStanding:
    """A member's timeline, and what lies ahead of a panel."""

    def test_a_member_under_chorus(self) -> None:
        position = standing(CHORUS_RSP, TOLD, on=date(2026, 12, 1))
        tree = the_only(position.pictures())
        said = " ".join(texts(tree))
        for line in (
            "1 Jan 2026 to 1 Dec 2026: in office since joining",
            "1 Jan 2026 to 30 Jun 2026: probation",
            "1 Oct 2026 to further notice: on leave",
            "30 Nov 2026 to 27 Feb 2027: suspended from attending meetings",
            "14 Dec 2026: last day to appeal",
            "1 Jul 2026: overdue, meet one to one, every six months",
        ):
            assert line in said
        assert texts(tree)[0] == "1 Dec 2026"
        assert len(all_of(tree, "rect", fill=ADVERSE)) == 1
        assert len(all_of(tree, "circle", fill=ADVERSE)) == 1

    def test_terms_under_trafford(self) -> None:
        events = (Joined(on=date(2024, 3, 1)), AppointedChair(on=date(2024, 9, 1)))
        position = standing(TRAFFORD_QIP, History(events=events), on=date(2024, 9, 30))
        said = texts(the_only(position.pictures()))
        assert "1 Mar 2024 to 28 Feb 2027: term 1 as member" in said
        assert "1 Sep 2024 to 31 Aug 2027: term 1 as chair" in said

    def test_what_has_no_day_is_left_out(self) -> None:
        events = (Joined(on=JOINED), MeetingHeld(on=date(2026, 2, 1), mark=A))
        position = standing(CHORUS_RSP, History(events=events), on=date(2026, 2, 2))
        undated = position.model_copy(
            update={"ahead": [one.model_copy(update={"on": None}) for one in position.ahead]}
        )
        assert "due" in " ".join(texts(the_only(position.pictures())))
        assert "due" not in " ".join(texts(the_only(undated.pictures())))

    def test_what_lies_ahead_of_a_panel(self) -> None:
        members = {"member-1": History(events=(Joined(on=date(2024, 1, 8)),))}
        outlook = panel_outlook(
            TRAFFORD_QIP, members, first_day=date(2027, 1, 4), last_day=date(2027, 3, 31)
        )
        said = texts(the_only(outlook.pictures()))
        assert "7 Jan 2027: member-1: ends, the term of a member" in " ".join(said)
        empty = outlook.model_copy(update={"entries": ()})
        assert empty.pictures() == ()

    def test_a_suspension_without_days_is_left_out(self) -> None:
        position = standing(CHORUS_RSP, TOLD, on=date(2026, 12, 1))
        (suspension,) = position.suspensions
        undated = suspension.model_copy(update={"period": None})
        tree = the_only(position.model_copy(update={"suspensions": (undated,)}).pictures())
        assert "suspended" not in " ".join(texts(tree))

    @settings(max_examples=30)
    @given(positions(), st.sampled_from([CHORUS_RSP, TRAFFORD_QIP]))
    def test_every_position_can_be_drawn(
        self, position: tuple[History, date], rulebook: Rulebook
    ) -> None:
        history, on = position
        for svg in standing(rulebook, history, on=on).pictures():
            assert_in_frame(drawn(svg))

    def test_a_period_is_open_where_it_has_no_end(self) -> None:
        assert Period(first_day=JOINED).last_day is None
        span = Span("on leave", JOINED, None)
        assert "further notice" in texts(drawn(timeline("Timeline", [span], ON)))[1]


def letters(svg: str) -> dict[tuple[int, int], str]:
    """Return the letters of a map by the place of their cells, from the bottom left."""
    tree = drawn(svg)
    rows = sorted({number(one, "y") for one in all_of(tree, "rect", height="20")}, reverse=True)
    found: dict[tuple[int, int], str] = {}
    squares = all_of(tree, "rect", height="20")
    columns = sorted({round(number(one, "x"), 1) for one in squares if one.get("fill-opacity")})
    for one in all_of(tree, "text", fill="#ffffff"):
        if one.get("font-size") == "11" and number(one, "x") > 16:
            row = rows.index(number(one, "y") - 14)
            column = max(at for at, x in enumerate(columns) if x <= number(one, "x"))
            found[column, row] = found.get((column, row), "") + (one.text or "")
    return found


class TestMaps:
    """Where two papers decide differently, over two counts."""

    def test_warnings_counted_over_meetings_or_at_each(self) -> None:
        other = CHORUS_RSP.under("C-R2", "per-meeting")
        comparison = compare(CHORUS_RSP, other)
        (svg,) = comparison.pictures()
        assert comparison.differences[0].pictures() == (svg,)
        found = letters(svg)
        assert found == {(1, 0): "A"}
        assert isinstance(CHORUS_RSP.conduct, ConductTerms)
        assert isinstance(other.conduct, ConductTerms)
        assert texts(drawn(svg))[2:4] == ["3+", "0-2"]
        for over in range(7):
            for here in range(over + 1):
                facts = {
                    "warnings_over_meetings": over,
                    "warnings_at_this_meeting": here,
                    "meetings_running": 0,
                }
                before, after = (
                    terms.walk(facts)["outcome"] for terms in (CHORUS_RSP.conduct, other.conduct)
                )
                cell = (int(over >= 3), int(here >= 3))
                assert (before is not after) is (cell in found)

    def test_a_diagonal_where_two_counts_are_compared(self) -> None:
        (svg,) = compare(CHORUS_RSP, TRAFFORD_QIP).pictures()
        said = texts(drawn(svg))
        assert said[0] == "Decided differently: voting"
        assert "carried → inquorate, where not quorate" in said
        assert said[-1] == "not drawn, since they turn on other facts: 3 more"
        cells = [one.text or "" for one in all_of(drawn(svg), "text", fill="#ffffff") if one.text][
            : 11 * 11
        ]
        by_row = ["".join(cells[11 * row : 11 * (row + 1)]) for row in range(11)]
        assert by_row == ["B" * (10 - row) + "C" + "A" * row for row in range(11)]

    def test_two_counts_and_what_else_is_so(self) -> None:
        (svg,) = compare(TRAFFORD_QIP, TRAFFORD_QIP.under("T-R23", "three-terms")).pictures()
        assert letters(svg) == {(1, 0): "AB", (0, 1): "CD"}
        said = texts(drawn(svg))
        assert "limit reached → may be appointed, where no term runs" in said
        assert ("0-108" in said, "109+" in said, "4+" in said) == (True, True, True)
        assert not [one for one in said if one.startswith("not drawn")]

    @pytest.mark.parametrize(
        ("rulebook", "reading", "alternative"),
        [
            pytest.param(TRAFFORD_QIP, "T-R7", "seats", id="three counts"),
            pytest.param(TRAFFORD_QIP, "T-R1", "not-counted", id="one count"),
            pytest.param(CHORUS_RSP, "C-R8", "counted", id="a count that is not the same"),
            pytest.param(TRAFFORD_QIP, "T-R18", "landlord", id="counts and a judgement"),
            pytest.param(CHORUS_RSP, "C-R33", "every-article", id="no count"),
        ],
    )
    def test_what_two_counts_do_not_tell_is_not_drawn(
        self, rulebook: Rulebook, reading: str, alternative: str
    ) -> None:
        comparison = compare(rulebook, rulebook.under(reading, alternative))
        assert comparison.differences
        assert comparison.pictures() == ()

    def test_every_map_of_both_papers_stays_in_its_frame(self) -> None:
        for rulebook in (CHORUS_RSP, TRAFFORD_QIP):
            for reading in rulebook.readings:
                for other in reading.alternatives:
                    for svg in compare(rulebook, rulebook.under(reading.id, other)).pictures():
                        assert_in_frame(drawn(svg))


class TestLaws:
    """No text is ever markup, and nothing comes from outside."""

    @given(st.text(min_size=1), st.sampled_from(COLOURS))
    def test_every_text_is_the_text_that_it_was(self, said: str, colour: str) -> None:
        day = ON + timedelta(days=1)
        for svg in (
            bars(said, [Bar(said, 1, 2, 2, said, colour)]),
            strip(said, [Cell(said, said)], [said]),
            timeline(said, [Span(said, ON, day)], ON),
            region_map(
                said, Axis(said, (said,)), Axis(said, (said,)), {(0, 0): "A"}, [("A", said)]
            ),
        ):
            tree = drawn(svg)
            legal = re.sub("\r\n?", "\n", said)
            if legal.isprintable():
                assert tree[0].text == legal
