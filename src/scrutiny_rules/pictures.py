"""Pictures: what people would rather look at than read, as SVG text.

Each function makes the text of one picture and nothing else. A picture is as wide as the place
it stands in and keeps its letters as they are. Text and lines have the colour of the text
around it; the colours that surfaces have are told from white and from black alike, and no
meaning hangs on them alone. Nothing is loaded, no script runs, and no identifier is set.

    >>> drawn = bars("Quorum", [Bar("present", 3, of=4, mark=4, says="4 needed")])
    >>> print(drawn.splitlines()[1])
    <title>Quorum</title>
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date
from textwrap import wrap
from typing import Final, NamedTuple

from scrutiny_rules.display import day_words, in_markup

COLOURS: Final = ("#2b76c0", "#b35a1f", "#25806a", "#a0508f", "#7a5cc0", "#757575")
"""Surfaces: each stands out from white and from black by 3 to 1, and white letters from it by
4.5 to 1."""

MOST_ROWS: Final = 12
"""How many rows a timeline has; the rest are counted."""

MOST_CELLS: Final = 240
"""How many meetings a strip shows: the latest."""

MOST_STEPS: Final = 24
"""How many steps an axis of a map has, and up to which number people are drawn one by one."""

PLAIN: Final = COLOURS[0]
ADVERSE: Final = COLOURS[1]
NEUTRAL: Final = COLOURS[-1]

_LONGEST_LABEL: Final = 60
_LONGEST_LINE: Final = 46
"""How many letters of a line of a timeline there is room for on a telephone."""

_MOST_LINES: Final = 3
"""How many lines a label of a timeline has."""

_NEAR_THE_EDGE: Final = 15
_ROW: Final = 44


class Bar(NamedTuple):
    """One row of a picture with bars.

    Attributes:
        label: What is counted.
        value: How many there are.
        of: How many the whole row stands for.
        mark: A number to be compared with, if there is one.
        says: What the mark says.
        colour: The colour of the bar.
    """

    label: str
    value: int
    of: int
    mark: int | None = None
    says: str = ""
    colour: str = PLAIN


class Span(NamedTuple):
    """One row of a timeline: some days, or one.

    Attributes:
        label: What it is.
        first_day: Its first day.
        last_day: Its last day; None where it is open.
        adverse: Whether it stands against a member, such as a suspension.
    """

    label: str
    first_day: date
    last_day: date | None
    adverse: bool = False


class Cell(NamedTuple):
    """One meeting of a strip.

    Attributes:
        letter: What stands in the cell.
        words: What it says, such as *9 August 2026: absent*.
        filled: Whether it is a meeting attended; the others have a line around them.
        in_run: Whether it belongs to the run that is shown.
    """

    letter: str
    words: str
    filled: bool = False
    in_run: bool = False


class Axis(NamedTuple):
    """An axis of a map: what is counted, and its steps."""

    name: str
    steps: tuple[str, ...]


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Draw counts as bars, each against its mark: votes, people present, meetings attended.

    Args:
        title: What the picture shows, for those who do not see it.
        rows: The bars; up to 24, what a row stands for is drawn one by one.

    Returns:
        SVG text; empty where there is no row.

    Raises:
        Nothing.
    """
    body = [part for place, row in enumerate(rows) for part in _bar(row, _ROW * place)]
    about = "; ".join(f"{row.label}: {row.value}{_comma(row.says)}" for row in rows)
    return _svg(title, about, _ROW * len(rows), body) if rows else ""


def _bar(row: Bar, top: int) -> Iterator[str]:
    whole = max(row.of, row.value, row.mark or 0, 1)
    yield _text(0, top + 13, _clipped(f"{row.label}: {row.value}"))
    yield _rect(0, top + 20, 100, 14, 'fill="currentColor" fill-opacity=".12"')
    yield from _blocks(row, whole, top + 20)
    if row.mark is not None:
        at = 100 * row.mark / whole
        yield _text(100, top + 13, row.says, "end")
        yield _line(at, top + 17, at, top + 37, 'stroke="currentColor" stroke-width="3"')


def _blocks(row: Bar, whole: int, top: int) -> Iterator[str]:
    """Go through a bar, one block for each where there are few enough to be counted."""
    fill = f'fill="{row.colour}"'
    if whole > MOST_STEPS:
        if row.value:
            yield _rect(0, top, 100 * row.value / whole, 14, fill)
        return
    one = 100 / whole
    for place in range(row.value):
        yield _rect(one * place, top, one - 0.4, 14, fill)


def strip(title: str, cells: Sequence[Cell], notes: Iterable[str] = ()) -> str:
    """Draw meetings as a strip, oldest first, with a line below those of a run.

    Args:
        title: What the picture shows.
        cells: The meetings; of more than 240 the latest are drawn.
        notes: What stands below it.

    Returns:
        SVG text; empty where there was no meeting.

    Raises:
        Nothing.
    """
    shown = cells[-MOST_CELLS:]
    wide = min(max(len(shown), 12), MOST_STEPS)
    size = 100 / wide
    body: list[str] = []
    for place, cell in enumerate(shown):
        row, column = divmod(place, wide)
        body += _cell(cell, size * column, 30 * row, size)
    lines = [line for one in notes for line in wrap(one, _LONGEST_LABEL)]
    if len(cells) > len(shown):
        lines.append(f"{len(cells) - len(shown)} earlier meetings are not drawn")
    top = 30 * -(-len(shown) // wide)
    body += [_text(0, top + 14 + 18 * place, line) for place, line in enumerate(lines)]
    return _svg(title, " ".join(lines), top + 18 * len(lines) + 4, body) if cells else ""


def _cell(cell: Cell, left: float, top: int, size: float) -> Iterator[str]:
    wide = size - 0.5
    look = f'fill="{PLAIN}"' if cell.filled else 'fill="none" stroke="currentColor"'
    middle, colour = left + wide / 2, "#ffffff" if cell.filled else "currentColor"
    yield f"<g><title>{in_markup(cell.words)}</title>"
    yield _rect(left, top + 1, wide, 20, look)
    yield _text(middle, top + 15, cell.letter, "middle", f'font-size="11" fill="{colour}"')
    if cell.in_run:
        yield _rect(left, top + 23, size, 3, f'fill="{ADVERSE}"', round_by=0)
    yield "</g>"


def timeline(title: str, spans: Sequence[Span], on: date) -> str:
    """Draw days as rows along one axis, with the day on which it is drawn up.

    Args:
        title: What the picture shows.
        spans: The rows, at most 12; further ones are counted.
        on: The day on which it is drawn up.

    Returns:
        SVG text; empty where there is no row.

    Raises:
        Nothing.
    """
    shown = spans[:MOST_ROWS]
    scale = _Scale.over([on, *(day for one in shown for day in one[1:3] if day is not None)])
    today = scale.at(on)
    body = [_text(today, 13, _short(on), _anchor(today), 'font-weight="600"')]
    top = 20
    for span in shown:
        lines = _label(span)
        body += [_text(0, top + 13 + 16 * place, line) for place, line in enumerate(lines)]
        top += 16 * len(lines)
        body += _span(span, top, scale)
        body.append(_line(today, top + 1, today, top + 17, 'stroke="currentColor"'))
        top += 24
    body += _axis(scale, top)
    top += 26
    if len(spans) > len(shown):
        body.append(_text(0, top + 14, f"and {len(spans) - len(shown)} more"))
        top += 20
    about = "; ".join(f"{_days(one)}: {one.label}" for one in shown)
    return _svg(title, f"As on {day_words(on)}. {about}", top, body) if spans else ""


_MARGIN: Final = 1.5
"""How far from the edges the first and the last day of a timeline stand."""


class _Scale(NamedTuple):
    """Days along the width, the first at the left edge."""

    low: int
    high: int

    @classmethod
    def over(cls, days: Sequence[date]) -> "_Scale":
        """Return the scale that holds some days, the whole of the last one included."""
        return cls(min(days).toordinal(), max(days).toordinal() + 1)

    def at(self, day: date, after: int = 0) -> float:
        """Return where a day begins, or so many days after it, in hundredths of the width."""
        part = (day.toordinal() + after - self.low) / (self.high - self.low)
        return _MARGIN + (100 - 2 * _MARGIN) * part

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Go through the first days of months or years that are marked, some five at most."""
        first = date.fromordinal(self.low)
        months = (self.high - self.low) // _SHORTEST_MONTH + 1
        every = next((step for step in _EVERY if months <= 5 * step), _EVERY[-1])
        month = first.year * _A_YEAR + first.month - 1
        for number in range(month - month % every, month + months + 1, every):
            year, of_year = divmod(number, _A_YEAR)
            if not MINYEAR <= year <= MAXYEAR:
                continue
            day = date(year, of_year + 1, 1)
            if self.low <= day.toordinal() < self.high:
                yield self.at(day), str(year) if every >= _A_YEAR else _short(day)[2:]


_EVERY: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000, 24_000)
"""How many months may lie between two marks of an axis."""


_A_YEAR: Final = 12
_SHORTEST_MONTH: Final = 28


def _short(day: date) -> str:
    """Return a day with the first letters of its month."""
    number, month, year = day_words(day).split()
    return f"{number} {month[:3]} {year}"


def _span(span: Span, top: int, scale: _Scale) -> Iterator[str]:
    begins = scale.at(span.first_day)
    yield _rect(0, top + 8, 100, 2, 'fill="currentColor" fill-opacity=".12"', round_by=0)
    fill = f'fill="{ADVERSE if span.adverse else PLAIN}"'
    if span.first_day == span.last_day:
        yield f'<circle cx="{begins:.2f}%" cy="{top + 9}" r="5" {fill}/>'
        return
    ends = 100 - _MARGIN if span.last_day is None else scale.at(span.last_day, 1)
    yield _rect(begins, top + 4, ends - begins, 10, fill)


def _label(span: Span) -> list[str]:
    """Return the lines that say what a span is, the last of them clipped if there are more."""
    lines = wrap(f"{_days(span)}: {span.label}", _LONGEST_LINE)
    most = _MOST_LINES - 1
    last = _clipped(" ".join(lines[most:]), _LONGEST_LINE)
    return [*lines[:most], last] if last else lines


def _days(span: Span) -> str:
    if span.first_day == span.last_day:
        return _short(span.first_day)
    last = day_words(None) if span.last_day is None else _short(span.last_day)
    return f"{_short(span.first_day)} to {last}"


def _axis(scale: _Scale, top: int) -> Iterator[str]:
    """Return the line below and its marks, of which those say what they are that have room."""
    yield _line(0, top, 100, top, 'stroke="currentColor" stroke-opacity=".5"')
    free = 0.0
    for at, label in scale.ticks():
        yield _line(at, top, at, top + 5, 'stroke="currentColor" stroke-opacity=".5"')
        anchor, wide = _anchor(at, 5), _A_LETTER * len(label)
        left = at - wide * _BEFORE[anchor]
        if left >= free:
            yield _text(at, top + 19, label, anchor, 'font-size="12"')
            free = left + wide


_A_LETTER: Final = 1.95
"""How much of the width a letter of a mark takes on a telephone."""

_BEFORE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text stands before its place."""


def region_map(
    title: str,
    across: Axis,
    up: Axis,
    cells: Mapping[tuple[int, int], str],
    legend: Sequence[tuple[str, str]],
    note: str = "",
) -> str:
    """Draw where two papers decide differently, over two counts.

    Args:
        title: What the picture shows.
        across: The count from left to right.
        up: The count from the bottom to the top.
        cells: The letters of each cell, by its steps across and up; the others are blank.
        legend: What each letter says.
        note: What stands below it besides.

    Returns:
        SVG text; empty where no cell has a letter.

    Raises:
        Nothing.
    """
    if not cells:
        return ""
    size = (100 - _BESIDE) / len(across.steps)
    body = [
        _text(0, 13, _clipped(title), look='font-weight="600"'),
        _text(0, 35, _clipped(f"{up.name} (upwards)")),
    ]
    colours = dict(zip((letter for letter, _ in legend), COLOURS * len(legend), strict=False))
    for row, step in enumerate(reversed(up.steps)):
        top = _TOP + 22 * row
        body.append(_text(_BESIDE - 1, top + 15, step, "end", _SMALL))
        for column in range(len(across.steps)):
            letters = cells.get((column, len(up.steps) - 1 - row), "")
            left = _BESIDE + size * column
            body += _square(left, top, size, [(one, colours[one]) for one in letters])
    top = _TOP + 22 * len(up.steps)
    for column, step in enumerate(across.steps):
        body.append(_text(_BESIDE + size * (column + 0.5), top + 14, step, "middle", _SMALL))
    body.append(_text(100, top + 32, _clipped(f"{across.name} (to the right)"), "end"))
    for place, (letter, words) in enumerate(legend):
        line = top + 56 + 20 * place
        body.append(_rect(0, line - 13, 3.5, 16, f'fill="{colours[letter]}"'))
        body.append(_text(1.75, line, letter, "middle", f'{_SMALL} fill="#ffffff"'))
        body.append(_text(5, line, _clipped(words)))
    below = top + 56 + 20 * len(legend)
    if len(cells) < len(across.steps) * len(up.steps):
        body.append(_rect(0, below - 13, 3.5, 16, _BLANK))
        body.append(_text(5, below, "alike, as far as these two counts tell"))
        below += 20
    for said in wrap(note, _LONGEST_LABEL):
        body.append(_text(0, below, said))
        below += 18
    about = "; ".join(f"{letter}: {words}" for letter, words in legend)
    return _svg(title, f"{across.name} across, {up.name} upwards. {about}", below - 10, body)


_BESIDE: Final = 16
_SMALL: Final = 'font-size="11"'


_TOP: Final = 44
_BLANK: Final = 'fill="currentColor" fill-opacity=".1"'


def _square(
    left: float, top: int, size: float, letters: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Go through the parts of a cell, one for each letter."""
    if not letters:
        yield _rect(left, top, size - 0.3, 20, _BLANK)
    wide = size / max(1, len(letters))
    for place, (letter, colour) in enumerate(letters):
        begins = left + wide * place
        yield _rect(begins, top, wide - 0.3, 20, f'fill="{colour}"')
        yield _text(begins + wide / 2, top + 14, letter, "middle", f'{_SMALL} fill="#ffffff"')


_SVG: Final = "http://www.w3.org/2000/svg"
_LETTERING: Final = 'fill="currentColor" font-family="system-ui, sans-serif" font-size="13"'


def _svg(title: str, about: str, height: int, body: Iterable[str]) -> str:
    """Return a picture, which is named and described for those who do not see it."""
    return "\n".join(
        (
            f'<svg xmlns="{_SVG}" role="img" width="100%" height="{height}" {_LETTERING}>',
            f"<title>{in_markup(title)}</title>",
            f"<desc>{in_markup(about)}</desc>",
            *body,
            "</svg>",
        )
    )


def _text(x: float, y: int, text: str, anchor: str = "start", look: str = "") -> str:
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    more = f" {look}" if look else ""
    return f'<text x="{x:.2f}%" y="{y}"{placed}{more}>{in_markup(text)}</text>'


def _rect(x: float, y: int, wide: float, high: int, look: str, *, round_by: int = 2) -> str:
    box = f'x="{x:.2f}%" y="{y}" width="{wide:.2f}%" height="{high}"'
    return f'<rect {box} rx="{round_by}" {look}/>'


def _line(x1: float, y1: int, x2: float, y2: int, look: str) -> str:
    return f'<line x1="{x1:.2f}%" y1="{y1}" x2="{x2:.2f}%" y2="{y2}" {look}/>'


def _anchor(at: float, near: int = _NEAR_THE_EDGE) -> str:
    """Return on which side of a place its text stands, so that it stays inside."""
    if at < near:
        return "start"
    return "end" if at > 100 - near else "middle"


def _clipped(text: str, most: int = _LONGEST_LABEL) -> str:
    """Return text that fits on a line; all of it stands in the list or the description."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _comma(text: str) -> str:
    return f", {text}" if text else ""
