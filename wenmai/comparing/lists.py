"""Lists side by side 列举对照: the same enumeration with members more or fewer."""

import re
from typing import Final

from wenmai.comparing.clauses import Clause
from wenmai.comparing.model import Direction
from wenmai.comparing.rules import pattern

_LIST: Final = re.compile("[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12}){2,30}")
_NEAR: Final = 8
_LONGEST: Final = 8  # characters of a name in a list; what is longer runs on
_SAME_NAME: Final = 70  # of a hundred
_SHARED: Final = 3  # members that two lists must share to be one list


def listed(upper: Clause, lower: Clause) -> tuple[Direction, tuple[str | None, str | None]] | None:
    """Return what two lists of the same things have more or fewer 列举增减, or None.

    The first of the pair is what only the upper list has, the second what only the lower; the ends of a list,
    where its words run into others, are left out. Lists that each have several members of their own are of
    other things.
    """
    for first in _lists(upper.text):
        for second in _lists(lower.text):
            if len(set(first) & set(second)) < _SHARED:
                continue
            missing = [one for one in first[1:-1] if _is_missing(one, second, lower.text)]
            extra = [one for one in second[1:-1] if _is_missing(one, first, upper.text)]
            if (missing or extra) and min(len(missing), len(extra)) <= 1:
                direction = Direction.NEUTRAL
                if not missing or not extra:
                    direction = Direction.BETTER if extra else Direction.WORSE
                return direction, ("、".join(missing) or None, "、".join(extra) or None)
    return None


def _is_missing(member: str, others: list[str], text: str) -> bool:
    """Whether a text does not have a member of a list, nor one nearly of its name; words of a sentence are none."""
    from rapidfuzz import fuzz

    if member in text or len(member) > _LONGEST or pattern("runs_on").search(member):
        return False
    return all(fuzz.ratio(member, other) < _SAME_NAME for other in others)


def _lists(text: str) -> list[list[str]]:
    return [
        match[0].split("、")
        for match in _LIST.finditer(text)
        if not pattern("doer").search(text, match.start(), match.end() + _NEAR)
    ]
