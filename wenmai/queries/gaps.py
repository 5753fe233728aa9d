"""Gaps 缺漏: what many speak of and nobody has, and numbers that must exist because a higher one does."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from wenmai.graph.store import Opened
from wenmai.ontology.numbers import NumberKind, parse
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes

LIMIT: Final = 20


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that is spoken of and not at hand 库外文件, with how many documents and mentions name it."""

    node: Node
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one code and year 文号序列: ``absent`` are the stretches below ``highest`` that nothing bears.

    ``held`` numbers are at hand, ``spoken`` ones only named.
    """

    code: str
    year: int
    highest: int
    held: int
    spoken: int
    absent: tuple[tuple[int, int], ...]

    @property
    def missing(self) -> int:
        """How many numbers must exist and are not at hand 缺号数, those only named included."""
        return self.highest - self.held


def most_missed(folder: Opened, limit: int = LIMIT) -> tuple[Missing, ...]:
    """Return the documents that most documents speak of and the store does not have 最常被提及的库外文件."""
    outside = [row for row in folder.store.spoken() if not row.known]
    outside.sort(key=lambda row: (-row.documents, -row.mentions))  # of equals in the order of their IRIs
    nodes = Nodes(folder.store)
    nodes.read(row.id for row in outside[:limit])
    return tuple(Missing(nodes[row.id], row.documents, row.mentions) for row in outside[:limit])


def series(
    folder: Opened, limit: int = LIMIT, progress: Callable[[int, int, str], None] | None = None
) -> tuple[Series, ...]:
    """Return the series of numbers that have holes 缺号, those of which most is at hand first.

    Serials run from 1 in each year and code, so what lies below a number that exists must exist. ``progress`` is
    called with documents done, all, and a number.
    """
    held: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    spoken: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    documents = folder.store.fields(None)
    for place, one in enumerate(documents.values()):
        if progress and place % 500 == 0:
            progress(place, len(documents), one.number or "")
        number = parse(one.number) if one.number else None
        if number and number.kind is NumberKind.CODED and number.year:
            (held if one.known else spoken)[number.code, number.year].add(number.serial)
    found = [_series(code, year, held[code, year], spoken[code, year]) for code, year in {*held, *spoken}]
    holes = [one for one in found if one.held and one.missing]
    return tuple(sorted(holes, key=lambda one: (-one.held, one.missing, one.code, one.year))[:limit])


def _series(code: str, year: int, held: set[int], spoken: set[int]) -> Series:
    there = held | spoken
    absent = tuple((low + 1, high - 1) for low, high in pairwise([0, *sorted(there)]) if high - low > 1)
    return Series(code, year, max(there), len(held), len(spoken - held), absent)


def told(stretches: Iterable[tuple[int, int]]) -> str:
    """Return stretches of numbers as people write them 缺号写法: ``1–11、13``."""
    return "、".join(str(low) if low == high else f"{low}–{high}" for low, high in stretches)
