"""Text as given and text without layout noise 版面噪声, and the offsets between the two.

Matching runs on :attr:`Text.squeezed`, which has no white space, zero-width characters or page marks;
results speak of :attr:`Text.given`. Invariant: squeezing ``given[a:b]`` gives the matched text.
"""

from __future__ import annotations  # a property names a class that stands below it

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import Final, NamedTuple

from wenmai.extractors.lines import Lines
from wenmai.ontology.making import maker
from wenmai.ontology.model import Span

ZERO_WIDTH: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_NOISE: Final = rf"\s\x00-\x1f\x7f{ZERO_WIDTH}"
_PIECE: Final = re.compile(rf"[^{_NOISE}]+")
_PAGE_NUMBER: Final = re.compile(
    r"^[ \t\u3000]{0,20}(?:[—–\-－]{1,3}[ \t]{0,3}\d{1,4}[ \t]{0,3}[—–\-－]{1,3}"
    r"|第\d{1,4}页(?:共\d{1,4}页)?)[ \t]{0,20}\r?$"
)
_STRETCH: Final = 64  # lines
_PRINTED: Final = 20  # of fewer lines nothing tells that they are pages of print
_RULES: Final = frozenset("_=~*+＿﹍…·—–-") | frozenset(map(chr, range(0x2500, 0x2580)))
_MARKS: Final = _RULES | frozenset("－第")  # what a page number or a drawn line begins with
_MARKED: Final = re.compile(f"\n(?=[{re.escape(''.join(sorted(_MARKS)))}])")
_DRAWN: Final = re.compile(f"[{re.escape(''.join(sorted(_RULES)))}]{{3,}}")
_WIDE_FIGURES: Final = tuple(zip("０１２３４５６７８９％．", "0123456789%.", strict=True))
_span: Final = maker(Span)
_LATIN_GAP: Final = re.compile(r"(?<=[A-Za-z])[ \t]+(?=[A-Za-z])")


def squeeze(text: str) -> str:
    """Return a text without white space and zero-width characters."""
    text = "".join(text.split())
    return text if text.isprintable() else "".join(_PIECE.findall(text))


def tidy(text: str) -> str:
    """Return a text without white space, except one space between Latin words 值的写法."""
    if (" " not in text and "\t" not in text) or not _LATIN_GAP.search(text):
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
        piece = bisect_right(squeezed_at, start) - 1
        if piece < 0:
            piece = 0
        begin = given_at[piece] + start - squeezed_at[piece]
        if piece + 1 < len(squeezed_at) and squeezed_at[piece + 1] < end:
            piece = bisect_right(squeezed_at, end - 1, piece + 1) - 1
        return _span(begin, given_at[piece] + end - squeezed_at[piece])

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
        if place < 0:
            return 1 + self.given.count("\n", 0, offset)
        end = lines.starts[place] + len(lines.raws[place])
        return lines.numbers[place] + (self.given.count("\n", end, offset) if offset > end else 0)

    @property
    def lines(self) -> Lines:
        """The lines with something on them, page numbers left out."""
        return self._sweep.lines

    def lines_within(self, start: int, end: int) -> Lines:
        """Return the lines that begin from ``start`` to ``end`` (exclusive), offsets of the text as given."""
        first = bisect_left(self.lines.starts, start)
        return self.lines.between(first, bisect_left(self.lines.starts, end, first))


class _Sweep(NamedTuple):
    """What is read off the lines of a text 逐行所得: the way between the offsets, by pieces, and the lines."""

    squeezed: str
    squeezed_at: list[int]
    given_at: list[int]
    lines: Lines


def _swept(given: str) -> _Sweep:
    """Read the lines of a text, one column after the other; only those with white space or a mark one by one."""
    raws = given.split("\n")
    numbers = [number for number, raw in enumerate(raws, 1) if raw]
    raws = list(filter(None, raws))
    starts = list(map(add, numbers, accumulate(map(len, raws), initial=-1)))
    texts, uneven = _squeezed(raws)
    marked = _marked(texts)
    drawn = {numbers[at] for at in marked if _DRAWN.fullmatch(texts[at])}
    turned = [at for at in marked if _PAGE_NUMBER.match(raws[at])]
    for at in turned:
        texts[at] = ""
    pieces = _pieces(starts, raws, texts, sorted({*uneven, *turned}))
    broken = {numbers[at] for at in turned}
    indented = {numbers[at] for at in uneven if raws[at][0] == " " and texts[at]} - drawn
    lasts = [text[-1:] for text in texts]
    lines = Lines(numbers, starts, raws, texts, lasts, [False] * len(texts))
    if not all(texts):
        lines = lines.where(texts)
    if drawn:
        lines = lines.where(number not in drawn for number in lines.numbers)
    if len(lines) >= _PRINTED and len(indented) * 8 <= len(lines):
        broken |= indented  # page breaks printed as one leading blank, all else flush left
    for number in broken | _fed(given, lines.numbers):
        if (at := bisect_left(lines.numbers, number)) < len(lines):
            lines.pages[at] = True
    return _Sweep("".join(texts), *pieces, lines)


def _squeezed(raws: list[str]) -> tuple[list[str], list[int]]:
    """The lines without noise, and which had any; mostly it is blanks."""
    texts = raws.copy()
    noisy = set(_unprintable(raws))
    uneven = [at for at, raw in enumerate(raws) if " " in raw]
    for at in uneven:
        texts[at] = raws[at].replace(" ", "")
    for at in noisy:
        texts[at] = squeeze(raws[at])
    return texts, sorted(noisy.union(uneven)) if noisy else uneven


def _unprintable(raws: list[str]) -> Iterator[int]:
    """The lines with white space other than blanks, or invisible characters: most stretches of lines have none."""
    for low in range(0, len(raws), _STRETCH):
        stretch = raws[low : low + _STRETCH]
        if not "".join(stretch).isprintable():
            yield from (at for at, raw in enumerate(stretch, low) if not raw.isprintable())


def _marked(texts: list[str]) -> list[int]:
    """The lines that begin with what page numbers and drawn lines begin with."""
    joined = "\n" + "\n".join(texts)
    marked: list[int] = []
    line = -1
    before = 0
    for mark in _MARKED.finditer(joined):
        line += joined.count("\n", before, mark.end())
        before = mark.end()
        marked.append(line)
    return marked


def _pieces(
    starts: list[int], raws: list[str], texts: list[str], uneven: Iterable[int]
) -> tuple[list[int], list[int]]:
    """Where the pieces begin, squeezed and as given: lines, but for the ``uneven``, which are several or none."""
    line_at = list(accumulate(map(len, texts), initial=0))
    squeezed_at: list[int] = []
    given_at: list[int] = []
    done = 0
    for at in uneven:
        squeezed_at += line_at[done:at]
        given_at += starts[done:at]
        done = at + 1
        if not texts[at]:
            continue
        size, place, raw = line_at[at], starts[at], raws[at]
        if not raw.isprintable():
            for piece in _PIECE.finditer(raw):
                squeezed_at.append(size)
                given_at.append(place + piece.start())
                size += len(piece[0])
            continue
        for part in raw.split(" "):  # the one white space that counts as printable
            if part:
                squeezed_at.append(size)
                given_at.append(place)
                long = len(part)
                size += long
                place += long
            place += 1
    squeezed_at += line_at[done:-1]
    given_at += starts[done:]
    return squeezed_at, given_at


def _fed(given: str, numbers: Sequence[int]) -> set[int]:
    """The lines at which a form feed begins a page: at their head, or on a line with nothing to be seen."""
    if "\f" not in given:
        return set()
    seen = frozenset(numbers)
    raws = enumerate(given.split("\n"), 1)
    return {number for number, raw in raws if raw[:1] == "\f" or ("\f" in raw and number not in seen)}
