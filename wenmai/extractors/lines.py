"""Lines as columns 行: what is asked of thousands of lines at once is asked of one list.

``lines.texts[at]`` costs a tenth of ``lines[at].text``; a row is made when it is asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain, compress
from operator import sub
from typing import NamedTuple, Self, overload


class Line(NamedTuple):
    """A line with something on it 非空行: ``text`` is squeezed, ``number`` counts from 1.

    ``page`` says that a new page begins here, ``gap`` that lines that are blank or left out stand before it.
    """

    number: int
    start: int
    end: int
    text: str
    page: bool
    gap: bool


class Piece(NamedTuple):
    """A part of a line 行的一段: where it begins, as given and squeezed."""

    start: int
    raw: str
    text: str


@dataclass(frozen=True, slots=True)
class Lines(Sequence[Line]):
    """The lines of a text 各行 in columns; a slice of them is a list of rows.

    ``raws`` are the lines as given, which begin at ``starts``; ``lasts`` are the last characters of ``texts``.
    """

    numbers: list[int]
    starts: list[int]
    raws: list[str]
    texts: list[str]
    lasts: list[str]
    pages: list[bool]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        """Return one row, or a list of rows."""
        if isinstance(at, slice):
            return list(map(self._row, range(*at.indices(len(self)))))
        return self._row(range(len(self))[at])

    def __iter__(self) -> Iterator[Line]:
        """Return the rows one by one."""
        return map(self._row, range(len(self)))

    def _row(self, at: int) -> Line:
        return Line(
            self.numbers[at], self.starts[at], self.end(at), self.texts[at], self.pages[at], self.gap(at)
        )

    def end(self, at: int) -> int:
        """Return where the last character of a line ends (exclusive)."""
        return self.starts[at] + len(self.raws[at].rstrip())

    def gap(self, at: int) -> bool:
        """Return whether lines that are blank or left out stand before a line."""
        return self.numbers[at] - (self.numbers[at - 1] if at else 0) > 1

    def gaps(self) -> Iterator[bool]:
        """Return for each line what :meth:`gap` does."""
        return map((1).__lt__, map(sub, self.numbers, chain((0,), self.numbers)))

    @property
    def gapped(self) -> bool:
        """Whether most lines have a gap before them, so that gaps tell nothing."""
        return sum(self.gaps()) * 2 > len(self)

    def between(self, first: int, end: int) -> Self:
        """Return the lines from one to another (exclusive)."""
        return type(self)(
            self.numbers[first:end],
            self.starts[first:end],
            self.raws[first:end],
            self.texts[first:end],
            self.lasts[first:end],
            self.pages[first:end],
        )

    def where(self, kept: Iterable[object]) -> Self:
        """Return those lines for which something holds."""
        mask = list(kept)
        return type(self)(
            list(compress(self.numbers, mask)),
            list(compress(self.starts, mask)),
            list(compress(self.raws, mask)),
            list(compress(self.texts, mask)),
            list(compress(self.lasts, mask)),
            list(compress(self.pages, mask)),
        )

    def parted(self, pieces: Mapping[int, Sequence[Piece]]) -> Self:
        """Return the lines with some of them in pieces; only the first piece may begin a page."""
        parts: list[Self] = []
        done = 0
        for at, those in sorted(pieces.items()):
            starts, raws, texts = map(list, zip(*those, strict=True))
            lasts = [text[-1] for text in texts]
            pages = [self.pages[at]] + [False] * (len(those) - 1)
            numbers = [self.numbers[at]] * len(those)
            parts += (self.between(done, at), type(self)(numbers, starts, raws, texts, lasts, pages))
            done = at + 1
        parts.append(self.between(done, len(self)))
        columns = ([getattr(part, column.name) for part in parts] for column in fields(self))
        return type(self)(*(list(chain.from_iterable(column)) for column in columns))

    def cut(self, at: int, text: str, end: int) -> Self:
        """Return the lines with one that ends sooner, with less text."""
        raws, texts, lasts = self.raws.copy(), self.texts.copy(), self.lasts.copy()
        raws[at], texts[at], lasts[at] = raws[at][: end - self.starts[at]], text, text[-1]
        return type(self)(self.numbers, self.starts, raws, texts, lasts, self.pages)
