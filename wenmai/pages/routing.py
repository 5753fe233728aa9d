"""Lines between boxes 连线: along the gaps of the grid, never behind a box, with round corners.

``lanes.js`` has the same rules, for when a group is opened and boxes move; a test compares the two.
"""

from math import floor
from typing import Final

from wenmai.pages.lane_layout import GAP, GUTTER, Rect

_TRACKS: Final = 7  # beside each other in a gutter
_APART: Final = 5
_ROUND: Final = 7
_TIP: Final = 2  # between the point of an arrow and its box

Point = tuple[float, float]


def shift(track: int) -> int:
    """Return how far from the middle of its gutter a line runs 错位: lines to different boxes are kept apart."""
    return (track % _TRACKS - _TRACKS // 2) * _APART


def route(start: Rect, end: Rect, aside: int) -> str:
    """Return the path of a line from one box to another 走线, so far aside from the middle of the gutters."""
    return _rounded(_corners(start, end, aside))


def _corners(start: Rect, end: Rect, aside: int) -> list[Point]:
    """Out of the side that faces the other box, along a gutter, and between two rows if boxes stand between them."""
    from_y, to_y = start.y + start.height / 2, end.y + end.height / 2
    if start.x == end.x:
        side = start.x + start.width
        gutter = side + GUTTER / 2 + aside
        return [(side, from_y), (gutter, from_y), (gutter, to_y), (side + _TIP, to_y)]
    left = start.x > end.x
    out = start.x if left else start.x + start.width
    into = end.x + end.width + _TIP if left else end.x - _TIP
    first = out + (-GUTTER if left else GUTTER) / 2 + aside
    last = into + (GUTTER if left else -GUTTER) / 2 + aside - (_TIP if left else -_TIP)
    if abs(first - last) < 1:
        return [(out, from_y), (first, from_y), (first, to_y), (into, to_y)]
    row = start.y - GAP / 2 if to_y < from_y else start.y + start.height + GAP / 2
    row += aside / 4
    return [(out, from_y), (first, from_y), (first, row), (last, row), (last, to_y), (into, to_y)]


def _rounded(points: list[Point]) -> str:
    path = [f"M{_number(points[0][0])} {_number(points[0][1])}"]
    for before, (x, y), after in zip(points, points[1:], points[2:], strict=False):
        first, second = _near((x, y), before), _near((x, y), after)
        path.append(f"L{_number(first[0])} {_number(first[1])}Q{_number(x)} {_number(y)}")
        path.append(f" {_number(second[0])} {_number(second[1])}")
    return "".join(path) + f"L{_number(points[-1][0])} {_number(points[-1][1])}"


def _near(corner: Point, other: Point) -> Point:
    """The point a little before or after a corner, on the way to or from the other point."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    length = abs(across) + abs(down)
    share = min(_ROUND, length / 2) / length if length else 0
    return corner[0] + across * share, corner[1] + down * share


def _number(value: float) -> str:
    return f"{floor(value * 10 + 0.5) / 10:g}"
