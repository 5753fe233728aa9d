"""Sorted spans 有序区间: which of many, none overlapping, covers a place; found by bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator


class Spans:
    """Spans that do not overlap 互不重叠的区间, in any order given."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Sort the spans once."""
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether one span holds ``start`` to ``end`` whole."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._spans[at][1]

    def touches(self, start: int, end: int) -> bool:
        """Whether any span shares a character with ``start`` to ``end``."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and start < self._spans[at][1]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Return the spans in their order."""
        return iter(self._spans)
