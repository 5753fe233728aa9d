"""Lines as columns 行: what is asked of thousands of lines at once is asked of one list.

``lines.texts[at]`` costs a tenth of ``lines[at].text``; a row is made when it is asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, Self, overload


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


_line: Final = partial(tuple.__new__, Line)  # a named tuple's own way is a call more for every line


@dataclass(frozen=True, slots=True)
class Lines(Sequence[Line]):
    """The lines of a text 各行, a list for each field of :class:`Line`; a slice of them is a list of rows."""

    numbers: list[int]
    starts: list[int]
    ends: list[int]
    texts: list[str]
    pages: list[bool]
    gaps: list[bool]

    @classmethod
    def of(cls, rows: Iterable[Line]) -> Self:
        """Return the lines of some rows."""
        rows = list(rows)
        return cls(
            [row.number for row in rows],
            [row.start for row in rows],
            [row.end for row in rows],
            [row.text for row in rows],
            [row.page for row in rows],
            [row.gap for row in rows],
        )

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
            columns = (self.numbers, self.starts, self.ends, self.texts, self.pages, self.gaps)
            return list(map(_line, zip(*(column[at] for column in columns), strict=True)))
        return Line(
            self.numbers[at], self.starts[at], self.ends[at], self.texts[at], self.pages[at], self.gaps[at]
        )

    def __iter__(self) -> Iterator[Line]:
        """Return the rows one by one."""
        columns = (self.numbers, self.starts, self.ends, self.texts, self.pages, self.gaps)
        return map(_line, zip(*columns, strict=True))
