"""Patterns of many words 词表的模式: one word of hundreds is found in the time that a few take."""

import re
from collections.abc import Iterable
from typing import Final

_TOGETHER: Final = 24  # first characters tried one after the other


def either(words: Iterable[str]) -> str:
    """Return the pattern of one of some words 词之一, the longest that stands at a place.

    Words with the same first character stand together, and these groups by ranges of it, because ``re`` tries the
    branches of a pattern one after the other.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    firsts = sorted(rests)
    groups = [firsts[at : at + _TOGETHER] for at in range(0, len(firsts), _TOGETHER)]
    branches = [
        "|".join(f"{re.escape(first)}(?:{'|'.join(rests[first])})" for first in some) for some in groups
    ]
    if len(groups) < 2:
        return "".join(branches)
    ranged = (
        f"(?=[{re.escape(some[0])}-{re.escape(some[-1])}])(?:{inner})"
        for some, inner in zip(groups, branches, strict=True)
    )
    return f"(?=[{''.join(map(re.escape, firsts))}])(?:{'|'.join(ranged)})"
