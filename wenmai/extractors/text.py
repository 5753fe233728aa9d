"""Text as given and text without layout noise 版面噪声, and the offsets between the two.

Matching runs on :attr:`Text.squeezed`, which has no white space, zero-width characters or page marks;
results speak of :attr:`Text.given`. Invariant: squeezing ``given[a:b]`` gives the matched text.
"""

from __future__ import annotations  # array[int] is for type checkers only before 3.12

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from wenmai.ontology.model import Span

ZERO_WIDTH: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_NOISE: Final = rf"\s\x00-\x1f\x7f{ZERO_WIDTH}"
_PIECE: Final = re.compile(rf"[^{_NOISE}]+")
_PAGE_NUMBER: Final = re.compile(
    r"^[ \t\u3000]{0,20}(?:[—–\-－]{1,3}[ \t]{0,3}\d{1,4}[ \t]{0,3}[—–\-－]{1,3}"
    r"|第\d{1,4}页(?:共\d{1,4}页)?)[ \t]{0,20}\r?$",
    re.MULTILINE,
)
_RULES: Final = frozenset("_=~*+＿﹍…·—–-") | frozenset(map(chr, range(0x2500, 0x2580)))
_DRAWN: Final = re.compile(f"[{re.escape(''.join(sorted(_RULES)))}]{{3,}}")
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
    def _pieces(self) -> tuple[str, array[int], array[int]]:
        page_marks = [match.span() for match in _PAGE_NUMBER.finditer(self.given)]
        pieces: list[str] = []
        squeezed_at, given_at = array("q"), array("q")
        position, mark = 0, 0
        for match in _PIECE.finditer(self.given):
            while mark < len(page_marks) and page_marks[mark][1] <= match.start():
                mark += 1
            if mark < len(page_marks) and page_marks[mark][0] <= match.start():
                continue
            pieces.append(match.group())
            squeezed_at.append(position)
            given_at.append(match.start())
            position += len(match.group())
        return "".join(pieces), squeezed_at, given_at

    @property
    def squeezed(self) -> str:
        """The text that matching runs on."""
        return self._pieces[0]

    @cached_property
    def _line_starts(self) -> array[int]:
        starts = array("q", [0])
        starts.extend(match.end() for match in re.finditer("\n", self.given))
        return starts

    def given_at(self, offset: int) -> int:
        """Return where the squeezed character at ``offset`` stands in the text as given."""
        _, squeezed_at, given_at = self._pieces
        if not squeezed_at:
            return 0
        piece = max(bisect_right(squeezed_at, offset) - 1, 0)
        return given_at[piece] + offset - squeezed_at[piece]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the text as given that covers squeezed ``start`` to ``end`` (exclusive)."""
        if end <= start:
            at = self.given_at(start)
            return Span(at, at)
        return Span(self.given_at(start), self.given_at(end - 1) + 1)

    def squeezed_at(self, offset: int) -> int:
        """Return the squeezed offset of the first character at or after ``offset`` of the text as given."""
        squeezed, squeezed_at, given_at = self._pieces
        piece = bisect_right(given_at, offset) - 1
        if piece < 0:
            return 0
        following = squeezed_at[piece + 1] if piece + 1 < len(squeezed_at) else len(squeezed)
        return min(squeezed_at[piece] + offset - given_at[piece], following)

    def line_at(self, offset: int) -> int:
        """Return the number of the line, from 1, on which an offset of the text as given stands."""
        return bisect_right(self._line_starts, offset)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines with something on them, page numbers left out."""
        rows: list[tuple[int, int, int, str, bool]] = []
        page_starts = array("q", [match.start() for match in _PAGE_NUMBER.finditer(self.given)])
        after_mark = False
        starts = self._line_starts
        for index, start in enumerate(starts):
            end = starts[index + 1] if index + 1 < len(starts) else len(self.given)
            raw = self.given[start:end]
            content = squeeze(raw.strip())
            if not content or (
                content[0] in _RULES and _DRAWN.fullmatch(content)
            ):  # nothing, or a rule drawn across the page
                after_mark = after_mark or "\f" in raw
                continue
            at = bisect_left(page_starts, start) if page_starts else 0
            if at < len(page_starts) and page_starts[at] < end:
                after_mark = True
                continue
            rows.append(
                (index + 1, start, start + len(raw.rstrip()), content, after_mark or raw.startswith("\f"))
            )
            after_mark = False
        marked = self._indented_pages(rows)
        result: list[Line] = []
        previous = 0
        for number, start, end, content, page in rows:
            result.append(Line(number, start, end, content, page or number in marked, number > previous + 1))
            previous = number
        return tuple(result)

    def _indented_pages(self, rows: list[tuple[int, int, int, str, bool]]) -> frozenset[int]:
        """Lines that begin a page where the page break was printed as one leading blank, all else flush left."""
        indented = [number for number, start, _, _, _ in rows if self.given[start] == " "]
        if len(rows) < 20 or not indented or len(indented) * 8 > len(rows):
            return frozenset()
        return frozenset(indented)
