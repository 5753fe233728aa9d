"""Where the text of a page stands 正文位置: among its blocks, and from which line to which."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

from wenmai.extractors.readers.layout import Layout, Line
from wenmai.extractors.readers.phrases import is_beside, is_footer, label

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
    ``ALONG`` the blocks around it; ``named`` are those that the page itself calls a menu or a foot.
    """

    first: int
    last: int
    earliest: int
    main: range
    regions: Sequence[int]
    named: Sequence[bool]

    def is_text(self, at: int, line: Line) -> bool:
        """Whether a line stands between two sentences of the text: nothing there is ever left out."""
        return self.first <= at <= self.last and line.block in self.main

    def is_inside(self, line: Line) -> bool:
        """Whether a line stands in the block that holds the text and nothing else."""
        return self.regions[line.block] == INSIDE


def outline_of(layout: Layout) -> Outline:
    """Return where the text 正文 of a page stands: in the smallest block that holds most of its sentences."""
    lines = layout.lines
    said, named = [_said(line) for line in lines], _named(layout)
    beside = sum(weight for weight, line in zip(said, lines, strict=True) if named[line.block])
    if beside > (sum(said) - beside) * MOST_BESIDE:  # a block left open, and the text fell into it
        named = [False] * len(named)
    spoken = any(said)
    feet = () if spoken else {line.block for line in lines if is_footer(line.text)}
    weights = [
        0 if named[line.block] else weight if spoken else _unlinked(line, feet)
        for weight, line in zip(said, lines, strict=True)
    ]
    main = _main(layout, weights)
    inside = _below(layout.parents, main)
    sentences = [at for at, weight in enumerate(weights) if weight and lines[at].block in inside]
    first, last = (sentences[0], sentences[-1]) if spoken else (len(lines), -1)
    earliest = next((at for at, weight in enumerate(weights) if weight), 0) if spoken else first
    alone = main > 0 and not any(
        _is_foreign(line, at < first)
        for at, line in enumerate(lines)
        if not said[at] and line.block in inside
    )
    regions = _regions(layout.parents, main, inside if alone else range(0))
    return Outline(first, last, earliest, inside, regions, named)


def is_labelled(text: str) -> bool:
    """Whether a line begins with a known label 标签 and a colon."""
    head = text[:LONGEST_LABEL]
    return ("：" in head or ":" in head) and label().match(text) is not None


def _unlinked(line: Line, feet: Container[int]) -> int:
    """What a line weighs on a page without a sentence."""
    return 0 if line.block in feet else len(line.text) - line.linked


def _said(line: Line) -> int:
    """The length of a line that holds a sentence or ends one, else 0."""
    text = line.text
    length = len(text) - line.linked
    ends = length >= SHORTEST_END and text.endswith(_ENDS)
    if not ends and (length < SHORTEST_SENTENCE or not ("，" in text or "。" in text or "；" in text)):
        return 0
    return 0 if is_labelled(text) or is_footer(text) else length


def _named(layout: Layout) -> list[bool]:
    """Which blocks, or those around them, the page calls something that is not a document's."""
    named, article = [False], [False]
    for block in range(1, len(layout.parents)):
        name, parent = layout.names[block], layout.parents[block]
        article.append(article[parent] or name in ("article", "main"))
        foot = article[parent] and name in ("header", "footer")  # of the article, not of the page
        named.append(named[parent] or (name != "" and not foot and is_beside(name)))
    return named


def _main(layout: Layout, weights: list[int]) -> int:
    totals = [0] * len(layout.parents)
    for line, weight in zip(layout.lines, weights, strict=True):
        totals[line.block] += weight
    for block in range(len(totals) - 1, 0, -1):
        totals[layout.parents[block]] += totals[block]
    if not totals[0]:
        return 0
    return max(block for block, total in enumerate(totals) if total >= totals[0] * MOST)


def _below(parents: list[int], main: int) -> range:
    """A block and all that begin in it: they are numbered one after the other."""
    end = main + 1
    while end < len(parents) and parents[end] >= main:
        end += 1
    return range(main, end)


def _is_foreign(line: Line, before: bool) -> bool:
    """Whether a line shows that its block is not the text's alone: a menu above it, or the foot of the page."""
    if before and line.links >= 3 and line.linked * 2 >= len(line.text):
        return True
    return is_footer(line.text)


def _regions(parents: list[int], main: int, inside: range) -> list[int]:
    along, block = set(), main
    while block >= 0:
        along.add(block)
        block = parents[block]
    regions = [ALONG] * len(parents)
    for block in range(1, len(parents)):
        if block in inside:
            regions[block] = INSIDE
        elif block not in along:
            parent = parents[block]
            regions[block] = block if parent in along else regions[parent]
    return regions
