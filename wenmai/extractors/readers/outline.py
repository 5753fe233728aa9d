"""Where the text of a page stands 正文位置: among its blocks, and from which line to which."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from wenmai.extractors.readers.layout import Layout, Line
from wenmai.extractors.readers.phrases import footers, is_beside, label

SHORTEST_SENTENCE: Final = 25
SHORTEST_END: Final = 8
LONGEST_LABEL: Final = 16
MOST: Final = 0.75
MOST_BESIDE: Final = 3
_ENDS: Final = ("。", "；")
INSIDE: Final = -1
ALONG: Final = -2


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the text of a page stands 正文位置.

    ``first`` and ``last`` are the lines of its first and last sentence (``last`` lies before ``first`` on a page
    without any), ``earliest`` is that of the first on the whole page, menus left out. ``regions`` tells the parts
    of the page that hang beside the text, by block: ``INSIDE`` is the block of the text if it holds nothing else,
    ``ALONG`` the blocks around it; ``named`` are those that the page itself calls a menu or a foot. ``feet`` are the
    lines that stand only at the foot of a page, ``beside`` all lines that are not text: nothing that stands between
    two sentences of the text is ever left out.
    """

    first: int
    last: int
    earliest: int
    regions: Sequence[int]
    named: Sequence[bool]
    feet: Set[int]
    beside: Sequence[int]

    def is_inside(self, line: Line) -> bool:
        """Whether a line stands in the block that holds the text and nothing else."""
        return self.regions[line.block] == INSIDE


def outline_of(layout: Layout) -> Outline:
    """Return where the text 正文 of a page stands: in the smallest block that holds most of its sentences."""
    lines = layout.lines
    feet = footers([line.text for line in lines])
    said = [
        _said(line) if len(line.text) >= SHORTEST_END and at not in feet else 0
        for at, line in enumerate(lines)
    ]
    named = _named(layout)
    weights = _unnamed(said, lines, named)
    if sum(said) - sum(weights) > sum(weights) * MOST_BESIDE:  # a block left open, and the text fell into it
        named, weights = [False] * len(named), said
    spoken = any(said)
    if not spoken:
        weights = _unnamed(_unlinked(lines, {lines[at].block for at in feet}), lines, named)
    main = _main(layout, weights)
    inside = _below(layout.parents, main)
    sentences = [at for at, weight in enumerate(weights) if weight and lines[at].block in inside]
    first, last = (sentences[0], sentences[-1]) if spoken else (len(lines), -1)
    earliest = next((at for at, weight in enumerate(weights) if weight), 0) if spoken else first
    alone = main > 0 and not any(line.block in inside for line in _foreign(lines, said, first, feet))
    regions = _regions(layout.parents, main, inside, alone)
    between = [at for at in range(first, last) if lines[at].block not in inside]
    beside = [*range(first), *between, *range(max(first, last + 1), len(lines))]
    return Outline(first, last, earliest, regions, named, feet, beside)


def is_labelled(text: str) -> bool:
    """Whether a line begins with a known label 标签 and a colon."""
    head = text[:LONGEST_LABEL]
    return ("：" in head or ":" in head) and label().match(text) is not None


def _unnamed(weights: Sequence[int], lines: Sequence[Line], named: Sequence[bool]) -> list[int]:
    """What each line weighs, those in blocks that the page calls something else nothing."""
    if not any(named):
        return list(weights)
    return [0 if named[line.block] else weight for weight, line in zip(weights, lines, strict=True)]


def _unlinked(lines: Sequence[Line], feet: Set[int]) -> list[int]:
    """What each line weighs on a page without a sentence."""
    return [0 if line.block in feet else len(line.text) - line.linked for line in lines]


def _said(line: Line) -> int:
    """The length of a line that holds a sentence or ends one, else 0."""
    text = line.text
    length = len(text) - line.linked
    if length < SHORTEST_END or not (
        text.endswith(_ENDS)
        or (length >= SHORTEST_SENTENCE and ("，" in text or "。" in text or "；" in text))
    ):
        return 0
    return 0 if is_labelled(text) else length


def _named(layout: Layout) -> list[bool]:
    """Which blocks, or those around them, the page calls something that is not a document's."""
    named, article = [False], [False]
    for block in range(1, len(layout.parents)):
        name, parent = layout.names[block], layout.parents[block]
        article.append(article[parent] or name in ("article", "main"))
        foot = article[parent] and name in ("header", "footer")  # of the article, not of the page
        named.append(named[parent] or (name != "" and not foot and is_beside(name)))
    return named


def _main(layout: Layout, weights: Sequence[int]) -> int:
    totals = [0] * len(layout.parents)
    for line, weight in zip(layout.lines, weights, strict=True):
        if weight:
            totals[line.block] += weight
    for block in range(len(totals) - 1, 0, -1):
        if total := totals[block]:
            totals[layout.parents[block]] += total
    if not totals[0]:
        return 0
    most = totals[0] * MOST
    return next(block for block in range(len(totals) - 1, -1, -1) if totals[block] >= most)


def _below(parents: list[int], main: int) -> range:
    """A block and all that begin in it: they are numbered one after the other."""
    end = main + 1
    while end < len(parents) and parents[end] >= main:
        end += 1
    return range(main, end)


def _foreign(lines: Sequence[Line], said: Sequence[int], first: int, feet: Set[int]) -> Iterator[Line]:
    """Lines that show that their block is not the text's alone: a menu above it, or the foot of the page."""
    yield from (lines[at] for at in feet)
    for at, line in enumerate(lines[:first]):
        if line.links >= 3 and line.linked * 2 >= len(line.text) and not said[at]:
            yield line


def _regions(parents: Sequence[int], main: int, inside: range, alone: bool) -> list[int]:
    along, block = set(), main
    while block >= 0:
        along.add(block)
        block = parents[block]
    regions = [ALONG] * len(parents)
    for block in range(1, len(parents)):
        if block not in along:
            parent = parents[block]
            regions[block] = block if parent in along else regions[parent]
    if alone:
        regions[inside.start : inside.stop] = [INSIDE] * len(inside)
    return regions
