"""Lines that a crawl has run together 并作一行的行: a title and its number, a signature and the text that it issues.

They are parted before documents are looked for; the text as given stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Final

from wenmai.extractors.brackets import title_spans
from wenmai.extractors.lines import Line, Lines, Piece
from wenmai.extractors.rules import genre_rules
from wenmai.extractors.text import Text
from wenmai.extractors.titles import genre_of
from wenmai.ontology.authorities import split_issuers
from wenmai.ontology.numbers import parse
from wenmai.ontology.numerals import DATE

_Titles = Callable[[], frozenset[str]]

_SIGNED: Final = re.compile(
    rf"(?P<signature>(?:^|(?<=[。；]))[\u3400-\u9fff、]{{0,60}}{DATE})"
    r"(?P<title>(?=[\u4e00-\u9fff“])[^。；]{4,80}?)(?=(?:[（(][^（）()。]{2,40}[）)])?(?:第一[条章]|总则|目录|一、)|$)"
)
_ANNEXED: Final = re.compile(rf"(?P<names>[\u3400-\u9fff、]{{2,60}}){DATE}(?=附件)")
_GOES_ON: Final = re.compile("日(?=[\u4e00-\u9fff“])")  # asked first: most dates stand before a comma
_DATED: Final = re.compile(rf"{DATE}(?=[\u4e00-\u9fff“])")
_NUMBER_ENDS: Final = frozenset("号）)")
_IN_MARKS: Final = re.compile("《([^《》。]{4,80})》")
_SHORTEST_TITLE: Final = 4
_LONGEST_TITLE: Final = 80
_LONGEST_HEAD: Final = 150  # characters of a title with its number
_HEAD_LINES: Final = 8


def parted(text: Text, lines: Lines) -> Lines:
    """Return the lines of a source with those parted 分行 that hold the end of one piece and the head of the next."""
    named = cache(partial(_titles, text.squeezed))
    cuts = {at: found for at in _asked(lines) if (found := _cuts(lines.texts[at], named, at))}
    if not cuts:
        return lines
    return lines.parted({at: list(_pieces(text, lines[at], found)) for at, found in cuts.items()})


def _asked(lines: Lines) -> Iterator[int]:
    """The lines that may be parted: of most their last character, or that no day stands in them, shows that not."""
    ends = _title_ends()
    yield from range(min(_HEAD_LINES, len(lines)))
    for at, last in enumerate(lines.lasts[_HEAD_LINES:], _HEAD_LINES):
        if last in ends or "日" in lines.texts[at]:
            yield at


def _cuts(line: str, named: _Titles, at: int) -> list[int]:
    """Where a squeezed line is to be parted; most lines are not, and are out at once."""
    last = line[-1]
    if at < _HEAD_LINES and last in _NUMBER_ENDS and len(line) <= _LONGEST_HEAD:
        numbered = _titled_number().match(line)
        if numbered and parse(numbered["number"].strip("（()）")):
            return [numbered.end("title")]
    if _GOES_ON.search(line) and _DATED.search(line) and (cuts := _behind_signature(line, named)):
        return cuts
    if last not in _title_ends() or "。" not in line:
        return []
    title = line[line.rindex("。") + 1 :]
    if _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE and _is_named(title, named):
        return [len(line) - len(title)]
    return []


@cache
def _title_ends() -> frozenset[str]:
    """The characters that a title with a genre may end in: those of the genres, and brackets."""
    return frozenset(rule.suffix[-1] for rule in genre_rules()) | frozenset("》）)")


def _behind_signature(line: str, named: _Titles) -> list[int]:
    """Where the signature ends that has a title right behind it, or an annex; empty if none does."""
    for match in _SIGNED.finditer(line):
        if _is_named(match["title"], named):
            return [match.start(), *match.span("title")]
    for match in _ANNEXED.finditer(line):
        names = match["names"]
        start = next((at for at in range(len(names)) if split_issuers(names[at:])), None)
        if start is not None:
            return [match.start() + start, match.end()]
    return []


def _is_named(title: str, named: _Titles) -> bool:
    """Whether the source names a text of this title in title marks: what issues it does."""
    return genre_of(title) is not None and title in named()


def _titles(squeezed: str) -> frozenset[str]:
    """What stands in title marks 书名号, the innermost and the outermost."""
    outermost = (squeezed[start + 1 : end - 1] for start, end in title_spans(squeezed))
    return frozenset(_IN_MARKS.findall(squeezed)).union(outermost)


def _pieces(text: Text, line: Line, cuts: Sequence[int]) -> Iterator[Piece]:
    """Yield the pieces of a line between some places of its squeezed text."""
    first = text.squeezed_at(line.start)
    ends = [*dict.fromkeys(cut for cut in cuts if 0 < cut < len(line.text)), len(line.text)]
    start = 0
    for end in ends:
        span = text.span(first + start, first + end)
        yield Piece(span.start, text.given[span.start : span.end], line.text[start:end])
        start = end


@cache
def _titled_number() -> re.Pattern[str]:
    """A title that ends in its genre, and a number with a code right behind it."""
    genres = "|".join(re.escape(rule.suffix) for rule in genre_rules() if len(rule.suffix) > 1)
    return re.compile(
        rf"(?P<title>[^。]{{4,120}}(?:{genres}))(?P<number>[（(]?[\u4e00-\u9fff]{{1,12}}"
        r"[〔\[（(【﹝]\d{4}[〕\]）)】﹞]第?\d{1,5}号[）)]?)$"
    )
