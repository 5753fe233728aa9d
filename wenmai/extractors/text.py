"""Text as given and text without layout noise 版面噪声, and the offsets between the two.

Matching runs on :attr:`Text.squeezed`, which has no white space, zero-width characters or page marks;
results speak of :attr:`Text.given`. Invariant: squeezing ``given[a:b]`` gives the matched text.
"""

from __future__ import annotations  # a property names a class that stands below it

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, count, pairwise
from operator import add, ne
from typing import Final, NamedTuple

from wenmai.extractors.lines import Lines
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
        lines = self.lines
        place = bisect_right(lines.starts, offset) - 1
        number, start = (lines.numbers[place], lines.starts[place]) if place >= 0 else (1, 0)
        return number + self.given.count("\n", start, offset)

    @property
    def lines(self) -> Lines:
        """The lines with something on them, page numbers left out."""
        return self._sweep.lines


class _Sweep(NamedTuple):
    """What is read off the lines of a text 逐行所得: the way between the offsets, by pieces, and the lines."""

    squeezed: str
    squeezed_at: list[int]
    given_at: list[int]
    lines: Lines


class _Rows(NamedTuple):
    """Lines while they are read 读行: the number of each, where it begins, as given, and squeezed."""

    numbers: list[int]
    starts: list[int]
    raws: list[str]
    texts: list[str]

    def where(self, kept: Iterable[object]) -> _Rows:
        """Return those lines for which something holds."""
        mask = list(kept)
        return _Rows(
            list(compress(self.numbers, mask)),
            list(compress(self.starts, mask)),
            list(compress(self.raws, mask)),
            list(compress(self.texts, mask)),
        )


def _swept(given: str) -> _Sweep:
    """Read the lines of a text, one column after the other; only those with white space or a mark one by one."""
    rows = _rows(given)
    marked = [at for at, text in enumerate(rows.texts) if text[0] in _MARKS]
    turned = {rows.numbers[at] for at in marked if _PAGE_NUMBER.match(rows.raws[at])}
    drawn = {rows.numbers[at] for at in marked if _DRAWN.fullmatch(rows.texts[at])}
    if turned:
        rows = rows.where(number not in turned for number in rows.numbers)
    squeezed_at, given_at, ends, indented = _pieces(rows)
    squeezed = "".join(rows.texts)
    if drawn:
        kept = [number not in drawn for number in rows.numbers]
        rows, ends = rows.where(kept), list(compress(ends, kept))
    numbers, starts, _, texts = rows
    pages = [False] * len(numbers)
    if len(numbers) >= _PRINTED and len(indented := indented - drawn) * 8 <= len(numbers):
        turned |= indented  # page breaks printed as one leading blank, all else flush left
    for number in turned | _fed(given, numbers):
        if (at := bisect_left(numbers, number)) < len(pages):
            pages[at] = True
    gaps = [number - above > 1 for above, number in pairwise((0, *numbers))]
    return _Sweep(squeezed, squeezed_at, given_at, Lines(numbers, starts, ends, texts, pages, gaps))


def _rows(given: str) -> _Rows:
    """The lines of a text in which a character is to be seen."""
    raws = given.split("\n")
    begins = 0
    starts = [0, *[begins := begins + len(raw) + 1 for raw in raws]]
    rows = _Rows(list(range(1, len(raws) + 1)), starts, raws, raws).where(raws)
    texts = list(map("".join, map(str.split, rows.raws)))
    if not "".join(texts).isprintable():
        texts = [text if text.isprintable() else squeeze(text) for text in texts]
    rows = rows._replace(texts=texts)
    return rows if all(texts) else rows.where(texts)


def _pieces(rows: _Rows) -> tuple[list[int], list[int], list[int], set[int]]:
    """Where the pieces begin, squeezed and as given; where the lines end; and which have a blank before them.

    A line is one piece unless white space or a zero-width character stands in it.
    """
    numbers, starts, raws, texts = rows
    line_at = list(accumulate(map(len, texts), initial=0))
    ends = list(map(add, starts, map(len, raws)))
    firsts = starts.copy()
    squeezed_at: list[int] = []
    given_at: list[int] = []
    indented: set[int] = set()
    done = 0
    for at in compress(count(), map(ne, map(len, texts), map(len, raws))):
        raw, text = raws[at], texts[at]
        content = raw.strip()
        firsts[at] += raw.index(content[0])
        ends[at] = firsts[at] + len(content)
        if raw[0] == " ":
            indented.add(numbers[at])
        if len(content) == len(text):
            continue
        squeezed_at += line_at[done:at]
        given_at += firsts[done:at]
        done = at + 1
        place, size = 0, line_at[at]
        for piece in _PIECE.findall(content):
            place = content.index(piece, place)
            squeezed_at.append(size)
            given_at.append(firsts[at] + place)
            place += len(piece)
            size += len(piece)
    squeezed_at += line_at[done:-1]
    given_at += firsts[done:]
    return squeezed_at, given_at, ends, indented


def _fed(given: str, numbers: Sequence[int]) -> set[int]:
    """The lines at which a form feed begins a page: at their head, or on a line with nothing to be seen."""
    if "\f" not in given:
        return set()
    seen = frozenset(numbers)
    raws = enumerate(given.split("\n"), 1)
    return {number for number, raw in raws if raw[:1] == "\f" or ("\f" in raw and number not in seen)}
