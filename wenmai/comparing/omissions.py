"""What the lower text leaves open 从略: a figure or a date of the upper one that it does not say."""

import re
from functools import cache
from typing import Final

from wenmai.comparing.alignment import Match
from wenmai.comparing.clauses import Clause, Readable
from wenmai.comparing.figures import payer
from wenmai.comparing.rules import either, pattern
from wenmai.extractors.quantities.found import Found
from wenmai.ontology.model import Document
from wenmai.ontology.provisions import QuantityType

_SAME: Final = 0.5  # of sentences less alike than this it cannot be told that one says less
_TELLING: Final = frozenset(
    {
        QuantityType.MONEY,
        QuantityType.PERCENT,
        QuantityType.PERCENT_RANGE,
        QuantityType.DURATION,
        QuantityType.DEADLINE,
    }
)


def left_open(match: Match, below: Document, lower: Readable) -> Found | None:
    """Return the first figure of the upper sentence of whose kind the lower item has none 数值从略, or None.

    Targets, what the upper body pays itself, and dates that were over when the lower text was made are not missed;
    nor is anything where the lower sentence has a figure in words 三十日前, which may be the same.
    """
    if match.score < _SAME or pattern("delegates").search(match.upper.text):
        return None
    if _in_words().search(match.lower.text):
        return None
    kinds, text = lower.figures[match.lower.item_line], lower.items[match.lower.item_line]
    for one in match.upper.quantities:
        printed = match.upper.text[one.start : one.end]
        if (
            one.type in _TELLING
            and one.type not in kinds
            and printed not in text
            and _open(match.upper, one, below)
        ):
            return one
    return None


@cache
def _in_words() -> re.Pattern[str]:
    return re.compile(f"[一二三四五六七八九十百千两]{{1,8}}(?:{either('unit')})")


def _open(upper: Clause, one: Found, below: Document) -> bool:
    over = one.measure.by is not None and below.date is not None and one.measure.by < below.date
    target = pattern("target_only").search(upper.text, max(0, one.start - 20), one.end) is not None
    return not over and not target and payer(upper, one) is None
