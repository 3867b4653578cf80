"""Flowcharts as pictures: the Mermaid text of a procedure as SVG, with no script to draw it.

Boxes stand below one another in the order of the paper. What leads to the next box goes straight
down; what leads further, or back to the same box, goes round the right side.
"""

import re
import textwrap
from html import escape, unescape
from typing import Final, NamedTuple

from pages.markdown import anchor

BOX: Final = re.compile(r'^ +step-(\S+?)(\(?\[)"(.*)"\]\)?$', re.MULTILINE)
ARROW: Final = re.compile(r'^ +step-(\S+) (-\.?->)(?:\|"(.*)"\|)? step-(\S+)$', re.MULTILINE)

WIDTH, CHARACTERS, LINE, PAD, GAP, LANE, MARGIN = 460, 62, 18, 10, 34, 26, 12


HEAD: Final = 'marker-end="url(#NAME)"'
"""What gives an arrow its head, by the name that it has in the picture."""


class Drawn(NamedTuple):
    """A box in its place."""

    lines: list[str]
    power: bool
    top: int
    height: int

    @property
    def middle(self) -> int:
        """How far down its middle is."""
        return self.top + self.height // 2


def _plain(label: str) -> str:
    """Return a label of Mermaid as plain text."""
    return unescape(re.sub(r"#(\d+);", r"&#\1;", label))


def _boxes(chart: str) -> dict[str, Drawn]:
    found: dict[str, Drawn] = {}
    top = MARGIN
    for box, bracket, label in BOX.findall(chart):
        lines = textwrap.wrap(_plain(label), CHARACTERS)
        height = LINE * len(lines) + 2 * PAD
        found[box] = Drawn(lines, bracket == "([", top, height)
        top += height + GAP
    return found


def _box(box: Drawn) -> str:
    radius = box.height // 2 if box.power else 4
    words = "".join(
        f'<tspan x="{MARGIN + WIDTH // 2}" y="{box.top + PAD + LINE * number + 13}">'
        f"{escape(line)}</tspan>"
        for number, line in enumerate(box.lines)
    )
    return (
        f'<rect x="{MARGIN}" y="{box.top}" width="{WIDTH}" height="{box.height}" rx="{radius}"/>'
        f"<text>{words}</text>"
    )


def _straight(start: Drawn, end: Drawn, label: str, style: str) -> str:
    middle = MARGIN + WIDTH // 2
    bottom = start.top + start.height
    return (
        f'<path class="{style}" d="M{middle} {bottom}V{end.top - 3}" {HEAD}/>'
        f'<text class="label" x="{middle + 10}" y="{bottom + GAP // 2 + 4}">{escape(label)}</text>'
    )


def _round(start: Drawn, end: Drawn, label: str, style: str, lane: int) -> str:
    """Return an arrow round the right side, in a lane of its own."""
    edge = MARGIN + WIDTH
    out = edge + LANE * (lane + 1)
    # Arrows leave below the middle and arrive above it, so that none lies on another.
    first, last = start.middle + 5, end.middle - 5
    return (
        f'<path class="{style}" d="M{edge} {first}H{out}V{last}H{edge + 3}" {HEAD}/>'
        f'<text class="label" x="{out + 5}" y="{(first + last) // 2 + 4}">{escape(label)}</text>'
    )


def to_svg(chart: str, title: str) -> str:
    """Return the Mermaid text of a flowchart as an SVG picture.

    Args:
        chart: The text, as ``flowchart`` of ``scrutiny_rules.display`` writes it.
        title: What the picture shows, for those who do not see it.

    Returns:
        The picture, in the colours of the page around it.
    """
    boxes = _boxes(chart)
    order = list(boxes)
    drawn, lane, widest = [], 0, 0
    for start, line, label, end in ARROW.findall(chart):
        style = "dotted" if "." in line else "solid"
        spoken = _plain(label)
        if order.index(end) == order.index(start) + 1:
            drawn.append(_straight(boxes[start], boxes[end], spoken, style))
        else:
            drawn.append(_round(boxes[start], boxes[end], spoken, style, lane))
            widest = max(widest, LANE * (lane + 1) + 7 * len(spoken))
            lane += 1
    last, head = boxes[order[-1]], f"head-of-{anchor(title)}"
    width, height = WIDTH + 2 * MARGIN + widest, last.top + last.height + MARGIN
    return (
        f'<svg class="flowchart" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>'
        f'<defs><marker id="{head}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" '
        'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
        f"{''.join(drawn).replace('NAME', head)}{''.join(map(_box, boxes.values()))}</svg>"
    )
