"""Text as given and text without layout noise 版面噪声, and the offsets between the two.

Matching runs on :attr:`Text.squeezed`, which has no white space, zero-width characters or page marks;
results speak of :attr:`Text.given`. Invariant: squeezing ``given[a:b]`` gives the matched text.
"""

from __future__ import annotations  # a property names a class that stands below it

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from wenmai.ontology.model import Span

ZERO_WIDTH: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_NOISE: Final = rf"\s\x00-\x1f\x7f{ZERO_WIDTH}"
_PIECE: Final = re.compile(rf"[^{_NOISE}]+")
_PAGE_NUMBER: Final = re.compile(
    r"^[ \t\u3000]{0,20}(?:[—–\-－]{1,3}[ \t]{0,3}\d{1,4}[ \t]{0,3}[—–\-－]{1,3}"
    r"|第\d{1,4}页(?:共\d{1,4}页)?)[ \t]{0,20}\r?$"
)
_PRINTED: Final = 20  # of fewer lines nothing tells that they are pages of print
_RULES: Final = frozenset("_=~*+＿﹍…·—–-") | frozenset(map(chr, range(0x2500, 0x2580)))
_MARKS: Final = _RULES | frozenset("－第")  # what a page number or a drawn line begins with
_DRAWN: Final = re.compile(f"[{re.escape(''.join(sorted(_RULES)))}]{{3,}}")
_WIDE_FIGURES: Final = tuple(zip("０１２３４５６７８９％．", "0123456789%.", strict=True))
_LATIN_GAP: Final = re.compile(r"(?<=[A-Za-z])[ \t]+(?=[A-Za-z])")


def squeeze(text: str) -> str:
    """Return a text without white space and zero-width characters."""
    if text.isprintable() and " " not in text:  # most lines: nothing in them is white space or invisible
        return text
    return "".join(_PIECE.findall(text))


def tidy(text: str) -> str:
    """Return a text without white space, except one space between Latin words 值的写法."""
    if not _LATIN_GAP.search(text):
        return squeeze(text)
    return squeeze(_LATIN_GAP.sub("\ue000", text)).replace("\ue000", " ")


def ascii_figures(text: str) -> str:
    """Return a text of the same length with figures, per cent signs and points in ASCII 半角数字."""
    for wide, narrow in _WIDE_FIGURES:
        text = text.replace(wide, narrow)
    return text


class Line(NamedTuple):
    """A line with something on it 非空行: ``text`` is squeezed, ``number`` counts from 1.

    ``page`` says that a new page begins here, ``gap`` that blank lines stand before it.
    """

    number: int
    start: int
    end: int
    text: str
    page: bool
    gap: bool


@dataclass(frozen=True)
class Text:
    """A text with its squeezed form and the way between their offsets 偏移对应."""

    given: str

    @cached_property
    def _sweep(self) -> _Sweep:
        """All that one pass over the lines gives."""
        return _swept(self.given)

    @cached_property
    def squeezed(self) -> str:
        """The text that matching runs on."""
        return self._sweep.squeezed

    @cached_property
    def figures(self) -> str:
        """The squeezed text with ASCII figures: the same length, the same offsets."""
        return ascii_figures(self.squeezed)

    def given_at(self, offset: int) -> int:
        """Return where the squeezed character at ``offset`` stands in the text as given."""
        squeezed_at, given_at = self._sweep.squeezed_at, self._sweep.given_at
        if not squeezed_at:
            return 0
        piece = max(bisect_right(squeezed_at, offset) - 1, 0)
        return given_at[piece] + offset - squeezed_at[piece]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the text as given that covers squeezed ``start`` to ``end`` (exclusive)."""
        if end <= start:
            at = self.given_at(start)
            return Span(at, at)
        _, squeezed_at, given_at, _ = self._sweep
        piece = max(bisect_right(squeezed_at, start) - 1, 0)
        begin = given_at[piece] + start - squeezed_at[piece]
        if piece + 1 < len(squeezed_at) and squeezed_at[piece + 1] < end:
            piece = bisect_right(squeezed_at, end - 1, piece + 1) - 1
        return Span(begin, given_at[piece] + end - squeezed_at[piece])

    def shifts(self, start: int, end: int) -> list[int]:
        """Return, for each squeezed character from ``start`` to ``end`` (exclusive), what leads to it as given.

        That is the number to add to its offset counted from ``start``.
        """
        _, squeezed_at, given_at, _ = self._sweep
        shifts: list[int] = []
        piece = max(bisect_right(squeezed_at, start) - 1, 0)
        last = len(squeezed_at) - 1
        at = start
        while at < end:
            following = squeezed_at[piece + 1] if piece < last else end
            if following > end:
                following = end
            shifts += [given_at[piece] - squeezed_at[piece] + start] * (following - at)
            at = following
            piece += 1
        return shifts

    def squeezed_at(self, offset: int) -> int:
        """Return the squeezed offset of the first character at or after ``offset`` of the text as given."""
        _, squeezed_at, given_at, _ = self._sweep
        piece = bisect_right(given_at, offset) - 1
        if piece < 0:
            return 0
        following = squeezed_at[piece + 1] if piece + 1 < len(squeezed_at) else len(self.squeezed)
        return min(squeezed_at[piece] + offset - given_at[piece], following)

    def line_at(self, offset: int) -> int:
        """Return the number of the line, from 1, on which an offset of the text as given stands."""
        place = bisect_right(self._line_starts, offset) - 1
        number, start = (self.lines[place].number, self._line_starts[place]) if place >= 0 else (1, 0)
        return number + self.given.count("\n", start, offset)

    @cached_property
    def _line_starts(self) -> list[int]:
        """Where the lines with something on them begin."""
        return [line.start for line in self.lines]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines with something on them, page numbers left out."""
        return self._sweep.lines


class _Sweep(NamedTuple):
    """What one pass over the lines of a text gives 逐行所得: the way between the offsets, by pieces, and the lines."""

    squeezed: str
    squeezed_at: list[int]
    given_at: list[int]
    lines: tuple[Line, ...]


_new_line: Final = tuple.__new__  # a named tuple's own way is a call more for every line


def _swept(given: str) -> _Sweep:
    """Read a text line by line; most lines are one piece, so that no pattern needs to look at them."""
    pieces: list[str] = []
    squeezed_at: list[int] = []
    given_at: list[int] = []
    lines: list[Line] = []
    indented: list[int] = []
    size = begins = 0
    after_mark = gap = False
    for number, raw in enumerate(given.split("\n"), 1):
        if not raw:
            begins += 1
            gap = True
            continue
        first = start = begins
        begins += len(raw) + 1
        content = raw.strip()
        if not content:
            gap, after_mark = True, after_mark or "\f" in raw
            continue
        opening = content[0]
        marked = opening in _MARKS
        if marked and _PAGE_NUMBER.match(raw):
            gap = after_mark = True
            continue
        page, indent = after_mark, False
        if raw != content:
            page = page or raw[0] == "\f"
            indent = raw[0] == " "
            first += raw.index(opening)
        stop = first + len(content)
        if content.isprintable() and " " not in content:
            pieces.append(content)
            squeezed_at.append(size)
            given_at.append(first)
            size += len(content)
        else:
            parts = _parts(content)
            for at, part in parts:
                pieces.append(part)
                squeezed_at.append(size)
                given_at.append(first + at)
                size += len(part)
            content = "".join([part for _, part in parts])
            marked = content[:1] in _MARKS
        if not content or (marked and _DRAWN.fullmatch(content)):
            gap, after_mark = True, after_mark or "\f" in raw
            continue
        if indent:
            indented.append(len(lines))
        lines.append(_new_line(Line, (number, start, stop, content, page, gap)))
        gap = after_mark = False
    if len(lines) >= _PRINTED and len(indented) * 8 <= len(lines):
        for at in indented:  # page breaks printed as one leading blank, all else flush left
            lines[at] = lines[at]._replace(page=True)
    return _Sweep("".join(pieces), squeezed_at, given_at, tuple(lines))


def _parts(content: str) -> list[tuple[int, str]]:
    """What stands between white space and zero-width characters 连续的字, and where."""
    if not content.isprintable():
        return [(part.start(), part[0]) for part in _PIECE.finditer(content)]
    parts: list[tuple[int, str]] = []
    at = 0
    for part in content.split(" "):  # the one white space that counts as printable
        if part:
            parts.append((at, part))
        at += len(part) + 1
    return parts
