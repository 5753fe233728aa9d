"""Title marks, brackets and quotation marks 书名号、括号与引号 in squeezed text: where they open and close."""

import re
from collections.abc import Iterator
from typing import Final

_TITLE_MARK: Final = re.compile("[《》]")
_QUOTE: Final = re.compile("[“”]")
_CLOSING: Final = frozenset("）)")
LONGEST_TITLE: Final = 260
LONGEST_QUOTE: Final = 600


def title_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost 《…》 with their marks; an unclosed or endless one is passed over."""
    return _balanced(text, _TITLE_MARK, "《", LONGEST_TITLE, "。")


def quote_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost “…” with their marks."""
    return _balanced(text, _QUOTE, "“", LONGEST_QUOTE, "")


def _balanced(
    text: str, marks: re.Pattern[str], opening: str, longest: int, stop: str
) -> Iterator[tuple[int, int]]:
    """The outermost pairs; of a mark that is not closed before it gets too long or meets a stop, the pairs inside."""
    opened: list[int] = []
    inside: list[tuple[int, int]] = []
    for match in marks.finditer(text):
        at = match.start()
        if opened and (at - opened[0] > longest or (stop and text.find(stop, opened[-1], at) >= 0)):
            yield from inside
            opened, inside = [], []
        if match.group() == opening:
            opened.append(at)
        elif opened:
            start = opened.pop()
            while inside and inside[-1][0] > start:
                inside.pop()
            inside.append((start, at + 1))
            if not opened:
                yield start, at + 1
                inside = []
    yield from inside


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
