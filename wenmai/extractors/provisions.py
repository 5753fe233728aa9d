"""The tree of a text's provisions 条文结构: 编 章 节 条 款 项 目, and 一、（一）1.（1） of official documents.

Numbers are looked for where lines begin, so a text without numbering has no provisions, and no text is read twice.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final, NamedTuple

from wenmai.extractors.lines import Lines
from wenmai.extractors.rules import load
from wenmai.extractors.text import Text
from wenmai.ontology.making import maker
from wenmai.ontology.model import Document
from wenmai.ontology.numerals import integer
from wenmai.ontology.provisions import Provision, ProvisionKind

_HAN: Final = "[〇零一二三四五六七八九十百千]{1,7}"
_BEGINNING: Final = "(?=[第（(—0-9０-９一二三四五六七八九十①-⑳])"  # asked first: most lines begin otherwise
_RANK: Final = {kind: rank for rank, kind in enumerate(ProvisionKind)}
_ARTICLE: Final = ProvisionKind.ARTICLE  # a name of a member is looked up by a call, so once for all
_PARAGRAPH: Final = ProvisionKind.PARAGRAPH
_HEADED: Final = (ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.SECTION)
_UNHEADED: Final = (ProvisionKind.PARAGRAPH, ProvisionKind.DASH)
_NAMED_ARTICLE: Final = re.compile("[【（]([^】）]{2,30})[】）]")
_LONGEST_SENTENCE: Final = 40
_HEADING: Final = re.compile(f"[^。：；，？！]{{2,{_LONGEST_SENTENCE}}}(?=。)")
_LONGEST_HEADING: Final = 30
_SHORT: Final = 0.8  # of the width of a full line: a line as short as this ends a paragraph
_PUNCTUATION: Final = re.compile("[。：；，？！]")
_FINISHED: Final = "。；：！？”）)"
_WRAPPED: Final = 60  # lines of print are no longer than this


class _Place(NamedTuple):
    """A number where a line begins 编号处; ``line`` is the place of the line, ``size`` the number's length in it."""

    kind: ProvisionKind
    number: str
    value: int
    line: int
    size: int


_place: Final = partial(tuple.__new__, _Place)  # a named tuple's own way is a call more for every number
_provision: Final = maker(Provision)


@cache
def _levels() -> tuple[re.Pattern[str], Mapping[int, ProvisionKind]]:
    """The numbers of all levels where a line begins, and the kinds by their groups; the next group is the numeral."""
    kinds = {ProvisionKind(row["kind"]): row for row in load("provisions.toml")["level"]}
    numbers = (
        f"(?P<{kind.name}>{row['pattern'].replace('{han}', _HAN)}(?!{row['not_before']}))"
        for kind, row in kinds.items()
    )
    pattern = re.compile(f"\n{_BEGINNING}(?:{'|'.join(numbers)})")
    return pattern, {pattern.groupindex[kind.name]: kind for kind in kinds}


def find_provisions(text: Text, document: Document, body: int) -> list[Provision]:
    """Return the provisions of a document 条款 in order, those that hold others before them.

    ``body`` is where its title ends, as an offset of the text as given.
    """
    lines = text.lines_within(max(document.start, body), document.end)
    printed = lines.texts
    width = _width(printed)
    numbered = _without_contents(printed, list(_numbered(printed)))
    places = list(_paragraphs(printed, width, numbered))
    return list(_tree(document, lines, places, width))


def _numbered(printed: Sequence[str]) -> Iterator[_Place]:
    joined = "\n" + "\n".join(printed)
    levels, kinds = _levels()
    article = index = before = 0
    for match in levels.finditer(joined):
        start, end = match.span()
        index += joined.count("\n", before, start)
        before = start
        group = match.lastindex or 0
        number, numeral = match.group(group, group + 1)
        kind, value = kinds[group], integer(numeral) or 0
        if kind is _ARTICLE:
            if value not in (1, article) and not article < value <= article + 20:
                continue  # a reference that a line happens to begin with
            article = value
        yield _place((kind, number.rstrip("、.．"), value, index, end - start - 1))


def _without_contents(printed: Sequence[str], places: list[_Place]) -> list[_Place]:
    """The numbers without a table of contents 目录: headings of chapters that stand in the text once more."""
    times = Counter([printed[place.line] for place in places if place.kind in _HEADED])
    if not times:
        return places
    kept = []
    for place in places:
        words = printed[place.line]
        if times[words] > 1:
            times[words] -= 1
        else:
            kept.append(place)
    return kept


def _width(printed: Sequence[str]) -> int:
    """Length of a full line of print; 0 where a line is a paragraph.

    Print is wrapped where most full lines, and two at least, break off in the middle of a sentence.
    """
    by_size = sorted(printed, key=len)
    full = len(by_size[int(len(by_size) * 0.9)]) if by_size else 0
    if full > _WRAPPED:
        return 0
    filled = by_size[bisect_left(by_size, _SHORT * full, key=len) :]
    unfinished = sum([line.rstrip(_FINISHED) == line for line in filled])
    return full if unfinished >= max(2, len(filled) / 2) else 0


def _paragraphs(printed: Sequence[str], width: int, places: Sequence[_Place]) -> Iterator[_Place]:
    """The numbers with the unnumbered paragraphs 款 of articles between them, where an article has several."""
    for order, place in enumerate(places):
        yield place
        if place.kind is not _ARTICLE:
            continue
        end = places[order + 1].line if order + 1 < len(places) else len(printed)
        begins = [
            index
            for index in range(place.line + 1, end)
            if printed[index - 1][-1] in "。：；" and (not width or len(printed[index - 1]) < _SHORT * width)
        ]
        for count, index in enumerate(begins, 2):
            yield _place((_PARAGRAPH, f"{count}款", count, index, 0))


def _tree(document: Document, lines: Lines, places: Sequence[_Place], width: int) -> Iterator[Provision]:
    ranks = [_RANK[place.kind] for place in places]
    starts = [lines.starts[place.line] for place in places] + [document.end]
    times = Counter([place.number for place in places])  # no number can be one of two kinds
    doc, record, source = document.id, document.record, document.source
    above: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    for order, (place, rank, end) in enumerate(zip(places, ranks, _ends(ranks, starts), strict=True)):
        kind, number, value, line, _ = place
        while above and above[-1][0] >= rank:
            above.pop()
        parent = above[-1][1] if above else None
        name = f"{parent}.{number}" if parent else f"{doc}!{number}"
        count = seen[name] = seen.get(name, 0) + 1
        if count > 1:
            name = f"{name}~{count}"
        above.append((rank, name))
        start, following = starts[order], starts[order + 1]
        yield _provision(
            name,
            doc,
            record,
            source,
            kind,
            number,
            value,
            "" if kind in _UNHEADED else _heading(lines, place, width, following),
            parent,
            start,
            end,
            following if following < end else end,
            lines.numbers[line],
            times[number] == 1 and kind is not _PARAGRAPH,
        )


def _ends(ranks: Sequence[int], starts: Sequence[int]) -> list[int]:
    """Where each provision ends: at the next of its rank or above; read from the last to the first."""
    ends = list(starts[1:])
    waiting: list[int] = []
    for order in range(len(ranks) - 1, -1, -1):
        while waiting and ranks[waiting[-1]] > ranks[order]:
            waiting.pop()
        ends[order] = starts[waiting[-1]] if waiting else starts[-1]
        waiting.append(order)
    return ends


def _heading(lines: Lines, place: _Place, width: int, following: int) -> str:
    """The heading behind a number 条标: a short first sentence, or a line of its own up to the ``following`` one."""
    kind, _, _, at, number_size = place
    line = lines.texts[at]
    if kind is _ARTICLE:
        named = _NAMED_ARTICLE.match(line, number_size)
        return named[1] if named else ""
    size = len(line) - number_size
    below = at + 1 if at + 1 < len(lines) else 0
    if size <= _LONGEST_HEADING and (
        (below and lines.starts[below] == following)
        or len(line) < (_SHORT * width if width else _LONGEST_HEADING + 8)
    ):
        rest = line[number_size:].rstrip("。")
        if not _PUNCTUATION.search(rest):
            return rest
    if size <= _LONGEST_SENTENCE and below:
        line += lines.texts[below]
    heading = _HEADING.match(line, number_size)
    return heading[0] if heading else ""
