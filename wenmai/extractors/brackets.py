"""Title marks, brackets and quotation marks 书名号、括号与引号 in squeezed text: where they open and close."""

from collections.abc import Iterator
from typing import Final

_CLOSING: Final = frozenset("）)")
LONGEST_TITLE: Final = 260
LONGEST_QUOTE: Final = 600


def title_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost 《…》 with their marks; an unclosed or endless one is passed over."""
    return _balanced(text, "《", "》", LONGEST_TITLE, "。")


def quote_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost “…” with their marks."""
    return _balanced(text, "“", "”", LONGEST_QUOTE, "")


def _balanced(text: str, opening: str, closing: str, longest: int, stop: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs; of a mark that is not closed before it gets too long or meets a stop, the pairs inside."""
    opened: list[int] = []
    inside: list[tuple[int, int]] = []
    for at in sorted([*_places(text, opening), *_places(text, closing)]):
        if opened and (at - opened[0] > longest or (stop and text.find(stop, opened[-1], at) >= 0)):
            yield from inside
            opened, inside = [], []
        if text[at] == opening:
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


def _places(text: str, mark: str) -> Iterator[int]:
    """Where a mark stands; ``find`` leaps from one to the next, where a pattern looks at every character."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


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
