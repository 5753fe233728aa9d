"""Columns 分栏 of a printed page, by where the pieces of its lines stand; a table is not columns."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Final, NamedTuple

_FEWEST_LINES: Final = 5  # in each column
_FEWEST_FULL: Final = 0.5  # of the lines of a column run over its whole width
_FULL: Final = 0.85
_NARROWEST: Final = 8  # letters in a column
_CENTRE: Final = (0.35, 0.65)  # of the width of what is printed: where the gutter is
_WHITE: Final = 1.0  # letters: more white than this and a line falls into two pieces
_APART: Final = 1.5  # letters: more white than this and what stands above is a running head
_HEAD_LINES: Final = 2


class Rect(NamedTuple):
    """Where a piece of a line stands 矩形, upwards as on paper."""

    left: float
    low: float
    right: float
    high: float

    @property
    def middle(self) -> float:
        """Half of its height."""
        return (self.low + self.high) / 2


class Zone(NamedTuple):
    """A stripe of a page 版面区域; where ``gutter`` is a number, columns stand left and right of it."""

    low: float
    high: float
    gutter: float | None


Row = list[Rect]


def zones(pieces: Sequence[Rect]) -> list[Zone]:
    """Return the stripes of a page 自上而下的区域 from top to bottom; none if it has no two columns."""
    rows = _rows([piece for piece in pieces if piece.right > piece.left and piece.high > piece.low])
    if len(rows) < _FEWEST_LINES:
        return []
    letter = median(_high(row) - _low(row) for row in rows)
    rows = [_joined(row, max(letter, _high(row) - _low(row)) * _WHITE) for row in rows]
    gutter = _gutter([piece for row in rows for piece in row])
    if gutter is None:
        return []
    found: list[Zone] = []
    for spans, group in groupby(rows, key=lambda row: _spans(row, gutter)):
        stripe = list(group)
        first, last = (0, 0) if spans else _body(stripe, letter, gutter)
        for part, at in ((stripe[:first], None), (stripe[first:last], gutter), (stripe[last:], None)):
            if part:
                found.append(
                    Zone(
                        _low([piece for row in part for piece in row]),
                        _high([piece for row in part for piece in row]),
                        at,
                    )
                )
    whole = [_merged(list(group)) for _, group in groupby(found, key=lambda zone: zone.gutter)]
    return whole if any(zone.gutter is not None for zone in whole) and _stacked(whole) else []


def _rows(pieces: Sequence[Rect]) -> list[Row]:
    """The pieces by line, from top to bottom, each line from left to right."""
    rows: list[Row] = []
    low = high = 0.0
    for piece in sorted(pieces, key=lambda one: -one.middle):
        middle = (low + high) / 2
        if rows and (low <= piece.middle <= high or piece.low <= middle <= piece.high):
            rows[-1].append(piece)
            low, high = min(low, piece.low), max(high, piece.high)
        else:
            rows.append([piece])
            low, high = piece.low, piece.high
    return [sorted(row) for row in rows]


def _joined(row: Row, white: float) -> Row:
    """A line with the pieces joined that stand close together."""
    joined = row[:1]
    for piece in row[1:]:
        last = joined[-1]
        if piece.left - last.right > white:
            joined.append(piece)
        else:
            joined[-1] = Rect(
                last.left, min(last.low, piece.low), max(last.right, piece.right), max(last.high, piece.high)
            )
    return joined


def _gutter(pieces: Sequence[Rect]) -> float | None:
    """The middle of the widest white near the centre that the fewest pieces cross."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    first, last = (left + (right - left) * share for share in _CENTRE)
    lefts, rights = sorted(piece.left for piece in pieces), sorted(piece.right for piece in pieces)
    best: tuple[int, float] | None = None
    middle = None
    for end in rights:
        at = bisect_left(lefts, end)
        if not first <= end <= last or at == len(lefts):
            continue
        crossing = at - bisect_left(rights, end + 1e-6)
        if lefts[at] > end and (best is None or (crossing, end - lefts[at]) < best):
            best, middle = (crossing, end - lefts[at]), (end + lefts[at]) / 2
    return middle


def _spans(row: Row, gutter: float) -> bool:
    return any(piece.left < gutter < piece.right for piece in row)


def _body(stripe: list[Row], letter: float, gutter: float) -> tuple[int, int]:
    """Which lines of a stripe are two columns: all but running heads, or none."""
    breaks = [
        at for at in range(1, len(stripe)) if _low(stripe[at - 1]) - _high(stripe[at]) > _APART * letter
    ]
    first = max((at for at in breaks if at <= _HEAD_LINES), default=0)
    last = min((at for at in breaks if at >= len(stripe) - _HEAD_LINES), default=len(stripe))
    body = stripe[first:last]
    left = [[piece for piece in row if piece.right < gutter] for row in body]
    right = [[piece for piece in row if piece.left > gutter] for row in body]
    return (first, last) if _is_text(left, letter) and _is_text(right, letter) else (0, 0)


def _is_text(column: list[Row], letter: float) -> bool:
    """Whether a column is lines of running text, and not cells."""
    lines = [line for line in column if line]
    if len(lines) < _FEWEST_LINES:
        return False
    start, end = min(line[0].left for line in lines), max(line[-1].right for line in lines)
    full = [line for line in lines if len(line) == 1 and line[0].right - line[0].left > _FULL * (end - start)]
    return end - start > _NARROWEST * letter and len(full) >= _FEWEST_FULL * len(lines)


def _merged(found: list[Zone]) -> Zone:
    return Zone(found[-1].low, found[0].high, found[0].gutter)


def _stacked(found: list[Zone]) -> bool:
    return all(above.low >= below.high for above, below in pairwise(found))


def _low(row: Row) -> float:
    return min(piece.low for piece in row)


def _high(row: Row) -> float:
    return max(piece.high for piece in row)
