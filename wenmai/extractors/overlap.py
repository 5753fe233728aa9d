"""How far two texts are the same 文本重合度: shared runs of characters, whatever stands around or between the lines."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from heapq import nsmallest
from itertools import combinations
from typing import Final
from zlib import crc32

_WORDS: Final = re.compile(r"\w+")
_RUN: Final = 8
_SKETCH: Final = 16
_FEW: Final = 30  # texts of one title that are compared each with each; more are looked for by their sketches

Shingles = frozenset[str]


def shingles(text: str) -> Shingles:
    """Return the runs of eight characters in a text, without white space and punctuation."""
    plain = "".join(_WORDS.findall(text))
    return frozenset(plain[at : at + _RUN] for at in range(max(len(plain) - _RUN + 1, 1)))


def overlap(one: Shingles, other: Shingles) -> float:
    """Return the share of the shorter text that stands in the longer; 0 where that is more than twice as long.

    So a page that prints a document with its navigation is like the document, and an excerpt of it is not.
    """
    short, long = sorted((one, other), key=len)
    return 0.0 if len(short) * 2 < len(long) else len(short & long) / len(short)


def pairs(count: int, text: Callable[[int], Shingles]) -> Iterator[tuple[int, int]]:
    """Yield the pairs among some texts that may overlap, by their places; linear in their number.

    Of many texts those are paired that share one of the least hashes of their runs, as texts that overlap do.
    """
    if count <= _FEW:
        yield from combinations(range(count), 2)
        return
    seen: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(count):
        near: set[int] = set()
        for sign in nsmallest(_SKETCH, (crc32(run.encode("utf-8", "surrogatepass")) for run in text(at))):
            near.update(seen[sign])
            if len(seen[sign]) < _FEW:
                seen[sign].append(at)
        yield from ((before, at) for before in sorted(near))
