"""Title marks, brackets and quotation marks 书名号、括号与引号 in squeezed text: where they open and close."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple


class _Pair(NamedTuple):
    """A mark that opens and the one that closes 成对符号, and the pattern of either."""

    opening: str
    closing: str
    either: re.Pattern[str]


_TITLE: Final = _Pair("《", "》", re.compile("[《》]"))
_QUOTE: Final = _Pair("“", "”", re.compile("[“”]"))
_CLOSING: Final = frozenset("）)")
LONGEST_TITLE: Final = 260
LONGEST_QUOTE: Final = 600


def title_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost 《…》 with their marks; an unclosed or endless one is passed over."""
    return _balanced(text, _TITLE, LONGEST_TITLE, "。")


def quote_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost “…” with their marks."""
    return _balanced(text, _QUOTE, LONGEST_QUOTE, "")


def _balanced(text: str, pair: _Pair, longest: int, stop: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs; of a mark that is not closed before it gets too long or meets a stop, the pairs inside.

    Most are closed before another opens: two searches that leap to the marks tell so.
    """
    at = text.find(pair.opening)
    while at >= 0:
        following = text.find(pair.opening, at + 1)
        end = text.find(pair.closing, at, at + longest + 1)
        if end < 0 or 0 <= following < end:
            spans, done = _nested(text, at, pair, longest, stop)
            yield from spans
            following = text.find(pair.opening, done)
        elif not (stop and text.find(stop, at, end) >= 0):
            yield at, end + 1
        at = following


def _nested(text: str, at: int, pair: _Pair, longest: int, stop: str) -> tuple[list[tuple[int, int]], int]:
    """The outermost pairs from a mark on in which others open, and the place from which on none is open."""
    opened: list[int] = []
    inside: list[tuple[int, int]] = []
    for mark in pair.either.finditer(text, at):
        at = mark.start()
        if opened and (at - opened[0] > longest or (stop and text.find(stop, opened[-1], at) >= 0)):
            return inside, at
        if text[at] == pair.opening:
            opened.append(at)
            continue
        start = opened.pop()
        while inside and inside[-1][0] > start:
            inside.pop()
        inside.append((start, at + 1))
        if not opened:
            return inside, at + 1
    return inside, len(text)


def bracket_end(text: str, start: int, longest: int = 200) -> int | None:
    """Return the end of the bracket that opens at ``start`` (exclusive), or None if none opens or closes there."""
    if start >= len(text) or text[start] not in "（(":
        return None
    depth = 0
    for at in range(start, min(len(text), start + longest)):
        if text[at] in "（(":
            depth += 1
        elif text[at] in _CLOSING:
            depth -= 1
            if depth == 0:
                return at + 1
    return None
