"""Alignments against annotation 条款对应评分: pairs of numbered items by the lines on which they begin."""

from collections.abc import Collection, Iterable
from typing import Final

from wenmai.scoring.tally import Row, Tally

NEAR: Final = 2

Lines = tuple[int, int]


def compare_alignments(gold: Iterable[Row], given: Collection[Lines]) -> Tally:
    """Return how pairs of items agree with annotated ones 条款对应: both lines within two, each pair counted once."""
    wanted = {(row["upper_item_line"], row["lower_item_line"]) for row in gold}
    waiting = list(given)
    matched = 0
    for pair in sorted(wanted):
        found = next((one for one in waiting if _near(pair, one)), None)
        if found:
            waiting.remove(found)
            matched += 1
    return Tally(matched, len(wanted), len(given))


def _near(one: Lines, other: Lines) -> bool:
    return abs(one[0] - other[0]) <= NEAR and abs(one[1] - other[1]) <= NEAR
