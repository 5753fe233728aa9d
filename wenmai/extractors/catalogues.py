"""Catalogues 清理目录: the rows of a list of documents that are kept, revised or repealed, printed without 《》.

A row is a title, with or without its number, and what becomes of it stands in the heading above.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from wenmai.extractors.lines import Line, Lines
from wenmai.extractors.marks import is_number
from wenmai.extractors.naming import Named
from wenmai.extractors.numbers import find_numbers
from wenmai.extractors.rules import load
from wenmai.extractors.titles import core, genre_of
from wenmai.ontology.authorities import region_at_start
from wenmai.ontology.numbers import parse
from wenmai.ontology.vocabulary import Genre, MentionKind, Relation

_NUMBERED: Final = re.compile(
    r"(?:附件?\d{0,2}[：:.]?)?(?:[（(]?(?:\d{1,4}|[一二三四五六七八九十百]{1,4})[）)]?[.、．：:]?)?"
)
_ORDINAL: Final = re.compile(r"[（(]?\d{1,4}[）)]?[.、．]?")
_ROW: Final = re.compile(r"序号|[（(]?\d{1,4}[）)]?[.、．]?[^\d年月日.]")
_TAIL: Final = re.compile(r"(?:\d{4}[年.-]\d{1,2}[月.-]\d{1,2}日?|[（(]$)")
_GENRES: Final = frozenset(Genre) - {Genre.NEWS, Genre.EXPLANATION, Genre.OTHER}
_SHORTEST: Final = 6
_LONGEST: Final = 200
_LONGEST_WORD: Final = 4
_AROUND: Final = 60  # from a mark to the end of a heading that begins with it there are no more characters
_GAP: Final = 4  # lines that are no rows, between rows: the heads of columns, a note


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the rows below it 目录标题; ``relation`` is None where it does nothing to them."""

    id: str
    relation: Relation | None
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a catalogue 目录条目: its name, and the line of the heading above it; offsets are squeezed."""

    named: Named
    heading: Heading
    words: tuple[int, int]


@cache
def headings() -> tuple[Heading, ...]:
    """Return the headings in the order in which they are asked."""
    return tuple(
        Heading(
            row["id"],
            Relation(row["relation"]) if "relation" in row else None,
            re.compile(row["pattern"]),
            row["example"],
        )
        for row in load("catalogues.toml")["heading"]
    )


@cache
def _words(kind: str) -> tuple[str, ...]:
    """The words of a kind, as the data file names the kinds: done, list, begins, mark."""
    return tuple(row["word"] for row in load("catalogues.toml")["word"] if row["kind"] == kind)


@cache
def _done() -> re.Pattern[str]:
    return re.compile("|".join(_words("done")))


@cache
def _heading() -> re.Pattern[str]:
    listed = "|".join(_words("list"))
    return re.compile(rf"[^。；：]{{0,60}}(?:{listed})(?:名称)?(?:[（(][^（）()]{{1,16}}[）)])?[：:]?")


@cache
def _likely() -> re.Pattern[str]:
    return re.compile(rf"(?:{_done().pattern})[^。；]{{0,40}}(?:{'|'.join(_words('list'))})")


@cache
def heading_ends() -> frozenset[str]:
    """Return the characters that a heading of a catalogue 目录标题 may end with."""
    return frozenset(f"称）):：{''.join(word[-1] for word in _words('list'))}")


def heading_of(line: str) -> Heading | None:
    """Return what a squeezed line says as the heading of a catalogue; None if it is none."""
    if line[-1:] not in heading_ends() or not _done().search(line):  # the number has no character of either
        return None
    text = line[_end(_NUMBERED, line) :]
    if not _heading().fullmatch(text):
        return None
    return next((one for one in headings() if one.pattern.fullmatch(text)), None)


def may_head_rows(text: str) -> bool:
    """Whether a line may be the heading of a catalogue 目录标题: asked first, because it costs little."""
    return text[-1] in heading_ends() and _done().search(text) is not None


def rows_end(lines: Lines, at: int) -> int:
    """Return where the rows of the catalogue end whose heading stands on a line; that line if none does.

    No document begins among them, though a title with its number is what documents begin with.
    """
    if not may_head_rows(lines.texts[at]) or heading_of(lines.texts[at]) is None:
        return at
    end = at + 1
    while end < len(lines) and (_ROW.match(lines.texts[end]) or is_number(lines.texts[end])):
        end += 1
    return end


def may_hold_a_catalogue(body: str) -> bool:
    """Whether a squeezed text has words as headings of catalogues have them: asked first, because it costs little.

    Looked at is what stands around the marks, which are in all words for what becomes of the rows.
    """
    done = _done()
    for mark in _words("mark"):
        at = body.find(mark)
        while at >= 0:
            first = max(at - _LONGEST_WORD, 0)
            if done.search(body, first, at + _LONGEST_WORD) and _likely().search(body, first, at + _AROUND):
                return True
            at = body.find(mark, at + 1)
    return False


def catalogue_rows(lines: Sequence[Line], starts: Sequence[int], named: Sequence[Named]) -> Iterator[Row]:
    """Yield the rows of the catalogues in some lines, which begin at the squeezed offsets ``starts``.

    ``named`` are the names found in the lines: a row in title marks is that name. A heading reaches as far as rows
    follow it, up to the next heading.
    """
    at = {item.start: item for item in named}
    heading: Heading | None = None
    words = (0, 0)
    gap = end = 0
    for place, line in enumerate(lines):
        if starts[place] < end:
            continue
        if found := heading_of(line.text):
            heading, words, gap = found, (starts[place], starts[place] + len(line.text)), 0
            continue
        if heading is None or gap > _GAP:
            heading = None
            continue
        first = starts[place] + _end(_ORDINAL, line.text)
        quoted = at.get(first)
        following = lines[place + 1].text if place + 1 < len(lines) else ""
        numbered = first > starts[place]
        row = quoted or _bare(line.text[first - starts[place] :], first, numbered, following)
        gap = 0 if row else gap + 1
        if row:
            end = row.end
            yield Row(row, heading, words)


def _end(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _bare(text: str, start: int, numbered: bool, following: str) -> Named | None:
    """A row that is a title without marks around it: 关于印发《…》的通知 甲发〔2010〕5号 2010年3月1日.

    The number may stand before the title, behind it, or alone on the line below.
    """
    if len(text) > _LONGEST or "。" in text or "；" in text:
        return None
    found = next(find_numbers(text), None)
    ahead = found is not None and found.start == 0
    first = found.end if found and ahead else 0
    title = text[first : None if found is None or ahead else found.start]
    if tail := _TAIL.search(title):
        title = title[: tail.start()]
    if len(title) < _SHORTEST or genre_of(title) not in _GENRES or not (numbered or found or _begins(title)):
        return None
    last = first + len(title)
    if found and not ahead:
        last = found.end + (text[found.end : found.end + 1] in ("）", ")"))
    number = found.number if found else None
    if number is None and last == len(text) and is_number(following):
        number, last = parse(following), last + len(following)
    complete = number if number is not None and number.complete else None
    return Named(start, start + last, MentionKind.UNQUOTED, title, complete)


def _begins(title: str) -> bool:
    """Whether a text begins as titles do: with 关于, with what is done, with an issuer or a place."""
    return bool(title.startswith(_words("begins")) or core(title)[0] or region_at_start(title))
