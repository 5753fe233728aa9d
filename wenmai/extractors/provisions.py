"""The tree of a text's provisions 条文结构: 编 章 节 条 款 项 目, and 一、（一）1.（1） of official documents.

Numbers are looked for where lines begin, so a text without numbering has no provisions, and no text is read twice.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from wenmai.extractors.rules import load
from wenmai.extractors.text import Line, Text
from wenmai.ontology.model import Document
from wenmai.ontology.numerals import integer
from wenmai.ontology.provisions import Provision, ProvisionKind

_HAN: Final = "[〇零一二三四五六七八九十百千]{1,7}"
_BEGINNINGS: Final = frozenset("第（(—0123456789０１２３４５６７８９一二三四五六七八九十") | {
    chr(0x2460 + n) for n in range(20)
}
_RANK: Final = {kind: rank for rank, kind in enumerate(ProvisionKind)}
_HEADED: Final = frozenset({ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.SECTION})
_HEADING: Final = re.compile("[^。：；，？！]{2,40}(?=。)")
_LONGEST_HEADING: Final = 30
_SHORT: Final = 0.8  # of the width of a full line: a line as short as this ends a paragraph
_PUNCTUATION: Final = re.compile("[。：；，？！]")
_FINISHED: Final = frozenset("。；：！？”）)")
_WRAPPED: Final = 60  # lines of print are no longer than this


@dataclass(frozen=True, slots=True)
class _Place:
    """A number where a line begins 编号处; ``index`` is that of the line, ``size`` the number's length in it."""

    kind: ProvisionKind
    number: str
    value: int
    index: int
    size: int


@cache
def _levels() -> re.Pattern[str]:
    """The numbers of all levels: a group named by the kind, and in it one for the numeral."""
    return re.compile(
        "|".join(
            f"(?P<{ProvisionKind(row['kind']).name}>{row['pattern'].replace('{han}', _HAN)}(?!{row['not_before']}))"
            for row in load("provisions.toml")["level"]
        )
    )


def find_provisions(text: Text, document: Document, body: int) -> list[Provision]:
    """Return the provisions of a document 条款 in order, those that hold others before them.

    ``body`` is where its title ends, as an offset of the text as given.
    """
    lines = text.lines
    first = bisect_right(lines, max(document.start, body) - 1, key=lambda line: line.start)
    last = bisect_right(lines, document.end - 1, key=lambda line: line.start)
    width = _width(lines[first:last])
    numbered = _without_contents(lines, list(_numbered(lines, first, last)))
    places = list(_paragraphs(lines, last, width, numbered))
    return list(_tree(text, document, lines, places, width))


def provision_at(provisions: Sequence[Provision], offset: int) -> Provision | None:
    """Return the innermost provision that holds an offset of the text as given 所在条款, or None.

    The provisions are those of one document, in order.
    """
    at = bisect_right(provisions, offset, key=lambda one: one.start) - 1
    return provisions[at] if at >= 0 and offset < provisions[at].end else None


def _numbered(lines: Sequence[Line], first: int, last: int) -> Iterator[_Place]:
    article = 0
    levels = _levels()
    for index in range(first, last):
        line = lines[index].text
        if line[0] not in _BEGINNINGS:
            continue
        match = levels.match(line)
        if match is None or match.lastgroup is None:
            continue
        kind, numeral = ProvisionKind[match.lastgroup], match[match.re.groupindex[match.lastgroup] + 1]
        value = integer(unicodedata.normalize("NFKC", numeral)) or 0
        if kind is ProvisionKind.ARTICLE:
            if value not in (1, article) and not article < value <= article + 20:
                continue  # a reference that a line happens to begin with
            article = value
        yield _Place(kind, match[0].rstrip("、.．"), value, index, match.end())


def _without_contents(lines: Sequence[Line], places: Sequence[_Place]) -> list[_Place]:
    """The numbers without a table of contents 目录: headings of chapters that stand in the text once more."""
    times = Counter(lines[place.index].text for place in places if place.kind in _HEADED)
    kept = []
    for place in places:
        words = lines[place.index].text
        if times[words] > 1:
            times[words] -= 1
        else:
            kept.append(place)
    return kept


def _width(lines: Sequence[Line]) -> int:
    """Length of a full line of print; 0 where a line is a paragraph.

    Print is wrapped where most full lines, and two at least, break off in the middle of a sentence.
    """
    sizes = sorted([len(line.text) for line in lines])
    full = sizes[int(len(sizes) * 0.9)] if sizes else 0
    if full > _WRAPPED:
        return 0
    filled = [line.text for line in lines if len(line.text) >= _SHORT * full]
    unfinished = sum(text[-1] not in _FINISHED for text in filled)
    return full if unfinished >= max(2, len(filled) / 2) else 0


def _paragraphs(lines: Sequence[Line], last: int, width: int, places: Sequence[_Place]) -> Iterator[_Place]:
    """The numbers with the unnumbered paragraphs 款 of articles between them, where an article has several."""
    for order, place in enumerate(places):
        yield place
        if place.kind is not ProvisionKind.ARTICLE:
            continue
        end = places[order + 1].index if order + 1 < len(places) else last
        begins = [
            index
            for index in range(place.index + 1, end)
            if lines[index - 1].text[-1] in "。：；"
            and (not width or len(lines[index - 1].text) < _SHORT * width)
        ]
        for count, index in enumerate(begins, 2):
            yield _Place(ProvisionKind.PARAGRAPH, f"{count}款", count, index, 0)


def _tree(
    text: Text, document: Document, lines: Sequence[Line], places: Sequence[_Place], width: int
) -> Iterator[Provision]:
    labels = Counter((place.kind, place.number) for place in places)
    ends = _ends(document, lines, places)
    above: list[tuple[int, str]] = []
    seen: Counter[str] = Counter()
    for order, place in enumerate(places):
        rank = _RANK[place.kind]
        while above and above[-1][0] >= rank:
            above.pop()
        parent = above[-1][1] if above else None
        name = f"{parent}.{place.number}" if parent else f"{document.id}!{place.number}"
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}~{seen[name]}"
        above.append((rank, name))
        line = lines[place.index]
        following = lines[places[order + 1].index].start if order + 1 < len(places) else document.end
        yield Provision(
            id=name,
            doc=document.id,
            record=document.record,
            source=document.source,
            kind=place.kind,
            number=place.number,
            value=place.value,
            heading=_heading(
                lines, place, width, places[order + 1].index if order + 1 < len(places) else None
            ),
            parent=parent,
            start=line.start,
            end=ends[order],
            own_end=min(following, ends[order]),
            line=line.number,
            address=labels[place.kind, place.number] == 1 and place.kind is not ProvisionKind.PARAGRAPH,
        )


def _ends(document: Document, lines: Sequence[Line], places: Sequence[_Place]) -> list[int]:
    """Where each provision ends: at the next of its rank or above; read from the last to the first."""
    ends = [document.end] * len(places)
    ranks = [_RANK[place.kind] for place in places]
    waiting: list[int] = []
    for order in range(len(places) - 1, -1, -1):
        while waiting and ranks[waiting[-1]] > ranks[order]:
            waiting.pop()
        if waiting:
            ends[order] = lines[places[waiting[-1]].index].start
        waiting.append(order)
    return ends


def _heading(lines: Sequence[Line], place: _Place, width: int, following: int | None) -> str:
    """The heading behind a number 条标: a short first sentence, or a line of its own."""
    if place.kind in (ProvisionKind.PARAGRAPH, ProvisionKind.DASH):
        return ""
    line = lines[place.index].text
    if place.kind is ProvisionKind.ARTICLE:
        named = re.match("[【（]([^】）]{2,30})[】）]", line[place.size :])
        return named[1] if named else ""
    rest = line[place.size :]
    alone = following == place.index + 1 or len(line) < (_SHORT * width if width else _LONGEST_HEADING + 8)
    if alone and len(rest) <= _LONGEST_HEADING and not _PUNCTUATION.search(rest.rstrip("。")):
        return rest.rstrip("。")
    if place.index + 1 < len(lines):
        rest += lines[place.index + 1].text
    heading = _HEADING.match(rest)
    return heading[0] if heading else ""
