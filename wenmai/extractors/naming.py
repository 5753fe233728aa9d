"""Names of documents in running text 正文中的文件名称: 《…》 with the number behind it, and numbers alone.

Bracket first: a pattern that starts from the mark and looks around it is linear, whatever the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from wenmai.extractors.brackets import bracket_end, title_spans
from wenmai.extractors.home import placed
from wenmai.extractors.known_names import known_names
from wenmai.extractors.numbers import FoundNumber, find_numbers
from wenmai.extractors.spans import Spans
from wenmai.extractors.titles import core, fold, genre_of, is_document_title, leaves_issuers_out
from wenmai.ontology.authorities import authority, region_at_start, regions_named, split_issuers
from wenmai.ontology.making import maker
from wenmai.ontology.model import Document
from wenmai.ontology.numbers import DocumentNumber, NumberKind, parse
from wenmai.ontology.vocabulary import Genre, MentionKind

_BARE_SERIAL: Final = re.compile(r"^[（(]((?:19|20)\d{2})年第(\d{1,4})号")
_CODED_ALONE: Final = re.compile(
    r"[\u4e00-\u9fff]{2,10}[〔（(\[［﹝【](?:19|20)\d{2}[〕）)\]］﹞】]第?\d{1,5}号(?=$|[，,；;])"
)
_NUMBER_INSIDE: Final = re.compile(r"[（(]([^（）()]{4,60}号)[）)]$")
_COMPANION: Final = re.compile(
    r"^(?:[（(][^（）()]{0,40}[）)])?及(?:其)?(实施条例|实施细则|实施办法)|^、?其(实施条例|实施细则|实施办法)"
)
_STATE: Final = "中华人民共和国"
_LAW: Final = re.compile("[\u4e00-\u9fff]{2,24}(?:法|民法典)")
_ISSUED: Final = re.compile("(?:发布|公布|颁布|印发|下发)的?$")
_ISSUED_REACH: Final = 4
_ISSUERS_REACH: Final = 40
_CLAUSE: Final = re.compile("[。；，：:》）)]")
_BRACKET_REACH: Final = 24
_COMPANION_REACH: Final = 48


@dataclass(frozen=True, slots=True)
class Named:
    """A document's name as read off the text 初读的名称; offsets are squeezed, ``end`` is behind the number.

    ``issuers`` stand right before a title that leaves them out: 国务院办公厅《关于…的意见》.
    """

    start: int
    end: int
    kind: MentionKind
    title: str | None
    number: DocumentNumber | None
    issuers: tuple[str, ...] = ()


make_named: Final = maker(Named)


def names(body: str, document: Document) -> list[Named]:
    """Return the names of documents in the squeezed text of one document, in order of place."""
    return sorted(_names(body, document), key=lambda named: named.start)


def _names(body: str, document: Document) -> Iterator[Named]:
    numbers = [_placed(found, document) for found in find_numbers(body)]
    numbers = [found for found in numbers if found.number.key != document.number_key]
    before = {found.end: found for found in numbers}
    taken: list[tuple[int, int]] = []
    for start, end in title_spans(body):
        title = body[start + 1 : end - 1]
        number, stop = _number_behind(body, end, title, document)
        if number is None and (inside := _NUMBER_INSIDE.search(title)):
            number = parse(inside[1])
            title = title[: inside.start()] if number else title
        ahead = _number_ahead(body, start, before) if number is None else None
        if ahead is not None:
            number = ahead.number
        taken.append((ahead.start if ahead else start, stop))
        if is_document_title(title):
            kind = MentionKind.FULL if number else MentionKind.TITLE
            yield make_named(start, stop, kind, title, number, issuers_before(body, start, title))
            if companion := _companion(body, stop, title):
                yield companion
    titled = Spans(taken)
    for start, end, title in known_names(body):
        if not titled.touches(start, end):
            yield make_named(start, end, MentionKind.UNQUOTED, title, None)
    for found in numbers:
        if found.number.complete and not titled.touches(found.start, found.end):
            yield make_named(found.start, found.end, MentionKind.NUMBER, None, found.number)


def issuers_before(body: str, at: int, title: str) -> tuple[str, ...]:
    """Return the issuers that stand right before a title in title marks 标题前的发文机关; none if it is no 关于…."""
    if not leaves_issuers_out(title):
        return ()
    before = _CLAUSE.split(body[max(at - _ISSUERS_REACH, 0) : at])[-1]
    found = (split_issuers(before[start:]) for start in range(len(before)))
    return next((issuers for issuers in found if issuers), ())


def law_name(title: str) -> str:
    """Return the official name of a law 法律全称 that is named without the state; any other title as it is.

    Only the National People's Congress makes a 法 (立法法 第十条), so that 《专利法》 is one with its full name.
    """
    folded = fold(title)
    if genre_of(folded) is not Genre.LAW or folded.startswith(_STATE) or not _LAW.fullmatch(folded):
        return title
    return title if region_at_start(folded) else _STATE + title


def _number_ahead(body: str, at: int, before: Mapping[int, FoundNumber]) -> FoundNumber | None:
    """The number right before a title, or before 发布的 and the like: 国务院令第722号公布的《…》."""
    issued = _ISSUED.search(body[max(at - _ISSUED_REACH, 0) : at])
    return before.get(at) or (before.get(at - len(issued.group())) if issued else None)


def _companion(body: str, at: int, title: str) -> Named | None:
    """《…法》及其实施细则: the companion of the law just named, under its own title."""
    match = _COMPANION.match(body[at : at + _COMPANION_REACH])
    if match is None:
        return None
    name, end = match[1] or match[2], at + match.end()
    start = end - len(name)
    start -= body[start - 1] == "其"
    return make_named(start, end, MentionKind.UNQUOTED, title + name, None)


def _number_behind(body: str, at: int, title: str, document: Document) -> tuple[DocumentNumber | None, int]:
    """The number in the bracket right behind a title, and where the bracket ends; (None, at) without one."""
    end = bracket_end(body, at)
    if end is None:
        return None, at
    if bare := _BARE_SERIAL.match(body[at:end]):
        return _announced(title, int(bare[1]), int(bare[2])), end
    first = next(find_numbers(body[at + 1 : end - 1]), None)
    if first is None and (alone := _CODED_ALONE.match(body[at + 1 : end - 1])):
        number = parse(alone.group())  # of a company, whose code no table holds: the bracket is its left edge
        return (number, end) if number and number.kind is NumberKind.CODED else (None, at)
    if first is None or first.start > _BRACKET_REACH:
        return None, at
    number = _placed(first, document).number
    return (number if number.complete else number.issued_by(core(title)[0])), end


def _announced(title: str, year: int, serial: int) -> DocumentNumber | None:
    """（2022年第19号） behind a title that names issuer and genre: 国家税务总局公告2022年第19号."""
    act = {Genre.ANNOUNCEMENT: "公告", Genre.PUBLIC_NOTICE: "通告"}.get(genre_of(title) or Genre.OTHER, "令")
    issuers = "".join(core(title)[0]) or fold(title).removesuffix(act)
    number = parse(f"{issuers}{act}{year}年第{serial}号")
    return number if number is not None and all(map(authority, number.issuers)) else None


def _placed(found: FoundNumber, document: Document) -> FoundNumber:
    """A number whose issuer is 省人民政府 or 市人民政府 alone, told apart by the region of the document that speaks."""
    number = found.number
    home = next(iter(regions_named(document.region)), None) if number.issuers and document.region else None
    full = placed(number, home)
    if full is number:
        return found
    printed = number.printed.replace(number.issuers[0], full.issuers[0], 1)
    return replace(found, number=replace(full, printed=printed))
