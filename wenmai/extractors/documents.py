"""A source into documents 文件识别: heads, fields, identity. Nothing is looked up outside the source."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from wenmai.extractors.beside import NOTHING, Beside, beside, checked, level_beside, meant, titled_beside
from wenmai.extractors.effect import effect_of
from wenmai.extractors.fields import (
    HEAD_LINES,
    Dated,
    authority_of,
    date_of,
    force_of,
    issuers_of,
    number_of,
    signature_of,
)
from wenmai.extractors.history import history_of
from wenmai.extractors.home import home_of, placed
from wenmai.extractors.issuing import issues, plain
from wenmai.extractors.splitting import Head, split
from wenmai.extractors.text import Line, Text, tidy
from wenmai.extractors.titles import fold, genre_of
from wenmai.ontology.authorities import Authority, authorities_of_code, provinces_mentioned, region_at_start
from wenmai.ontology.model import Diagnostic, Document, SourceText
from wenmai.ontology.numbers import DocumentNumber, NumberKind
from wenmai.ontology.vocabulary import Code, Genre, Level, Meta

_REPORTED: Final = re.compile("记者|据悉|据了解|近日，|日前，|本报讯|本网讯")
_LEGISLATION: Final = frozenset(
    {Genre.LAW, Genre.REGULATIONS, Genre.PROVISIONS, Genre.MEASURES, Genre.DETAILED_RULES, Genre.RULES}
)
_ACTS: Final = {"令": Genre.ORDER, "公告": Genre.ANNOUNCEMENT, "通告": Genre.PUBLIC_NOTICE}
_FIRST_ITEM: Final = re.compile("一、")
_SECOND_ARTICLE: Final = re.compile("(?<=。)第二条")


@dataclass(frozen=True, slots=True)
class Printing:
    """A document with what the search for mentions needs of it; offsets are squeezed."""

    document: Document
    heading: tuple[int, int]
    preamble_end: int
    issues: frozenset[str] = frozenset()  # folded titles of the texts that it issues


def find_documents(source: SourceText, text: Text) -> tuple[list[Printing], list[Diagnostic]]:
    """Return the documents of a source in order, and what was read with doubt."""
    lines = text.lines
    said = beside(source.metadata)
    heads = titled_beside(split(lines, titled=bool(said.title)), lines, said)
    named = meant(heads, said)
    context = provinces_mentioned(text.squeezed)
    printings: list[Printing] = []
    diagnostics: list[Diagnostic] = []
    for index, head in enumerate(heads):
        end = heads[index + 1].first if index + 1 < len(heads) else len(lines)
        of_this = said if index == named else NOTHING
        printing, doubts = _printing(source, text, lines, head, end, printings, context, of_this)
        printings.append(printing)
        diagnostics += doubts
    if not heads:
        diagnostics.append(Diagnostic(Code.NO_DOCUMENT, source.file))
    return printings, diagnostics


def _printing(
    source: SourceText,
    text: Text,
    lines: Sequence[Line],
    head: Head,
    end: int,
    before: Sequence[Printing],
    context: Counter[str],
    said: Beside,
) -> tuple[Printing, list[Diagnostic]]:
    start, stop = lines[head.first].start, lines[end - 1].end
    first, last = text.squeezed_at(start), text.squeezed_at(stop)
    titled = lines[head.title_first : head.title_end]
    heading = (
        (text.squeezed_at(titled[0].start), text.squeezed_at(titled[-1].end)) if titled else (first, first)
    )
    printed = "".join(text.given[line.start : line.end] for line in titled)
    following = lines[end].start if end < len(lines) else len(text.given)
    document = Document(
        id="",
        record=f"{source.sha256[:12]}-{start}",
        source=source.file,
        start=start,
        end=stop,
        start_line=lines[head.first].number,
        end_line=text.line_at(
            stop + len(text.given[stop:following].rstrip()) - 1
        ),  # a page number at the foot is in
        policy=True,
        title=tidy(printed).lstrip("#").strip(),
    )
    body = text.squeezed[first:last]
    if not titled and said.title:
        document = replace(document, title=said.title)
    document, doubts = _read(document, lines, head, end, body, before, context, said)
    if not document.title:
        document = replace(document, title=_file_title(source.file) or document.number or "")
        doubts = [
            *doubts,
            Diagnostic(Code.UNTITLED, source.file, document.title, start, stop, document.start_line),
        ]
    document = replace(document, id=identity(document))
    preamble = _preamble_end(text, first, last, heading)
    issued = issues(head.title, body) if document.policy else frozenset()
    return Printing(document, heading, preamble, issued), doubts


def _read(
    document: Document,
    lines: Sequence[Line],
    head: Head,
    end: int,
    body: str,
    before: Sequence[Printing],
    context: Counter[str],
    said: Beside,
) -> tuple[Document, list[Diagnostic]]:
    """Fill in the fields of a document from its head, its tail and the notice that issues it."""
    genre = genre_of(document.title)
    history = history_of(lines, head.title_end, min(head.title_end + HEAD_LINES, end))
    notice = _notice(document.title, before)
    printed = number_of(lines, head, end) or (history.number if notice is None else None)
    number = printed or (said.number if notice is None else None)  # the notice bears the number of both
    signed, date_at = date_of(lines, head, end)
    dated = signed if signed.date else Dated(said.date)
    if genre is None and not document.title and printed is not None:
        genre = _ACTS.get(printed.code)
    named = issuers_of(lines, head, date_at, end) or (history.issuers if notice is None else ())
    issuers = named or said.issuers
    bare = genre is None and number is None and not (issuers and dated.date)
    news = bare and (bool(document.title) or _REPORTED.search(body[:400]) is not None)
    if news or genre in (Genre.NEWS, Genre.EXPLANATION):
        return checked(replace(document, policy=False, genre=genre or Genre.NEWS), said, ())
    if notice is not None:
        issuers = issuers or notice.issuers
        dated = dated if dated.date else Dated(notice.date, notice.date_line)
    number = number.issued_by(issuers) if number is not None else None
    if number is not None and not issuers:
        issuers = number.issuers
    home, guessed = home_of(
        issuers, signature_of(lines, head, date_at, end), number, document.title, body, context
    )
    lead, full = authority_of(issuers, dated.date, home)
    lead = lead or _by_code(number, dated.date)
    if notice is not None and issuers == notice.issuers:
        full = notice.issuers_full
    level, region = (lead.level, _region(lead)) if lead else (None, None)
    if notice is not None:
        inherited = issuers == notice.issuers
        level, region = (
            (None if inherited else level) or notice.level,
            (None if inherited else region) or notice.region,
        )
    if level is None and genre in _LEGISLATION:
        level, region = _place_in_title(document.title)
    located = level is not None
    if not located:
        level, region = level_beside(said)
    begins, ends = effect_of(body, dated.date)
    number = placed(number, home) if number is not None else None
    complete = number if number is not None and number.complete else None
    document = replace(
        document,
        number=str(complete) if complete else None,
        number_key=complete.key if complete else None,
        genre=genre or Genre.OTHER,
        issuers=issuers,
        issuers_full=full,
        level=level,
        region=region,
        force=notice.force
        if notice and notice.genre is Genre.ORDER
        else force_of(genre or Genre.OTHER, number or history.order, lead, document.title),
        date=dated.date,
        date_line=dated.line,
        effective_from=begins or said.effective_from,
        effective_to=ends or said.effective_to,
        issued_by=notice.id if notice else None,
    )
    found = (
        (Meta.TITLE, head.title, said.title),
        (Meta.NUMBER, printed or notice, said.number),
        (Meta.ISSUERS, named or notice, said.issuers),
        (Meta.DATE, signed.date or notice, said.date),
        (Meta.EFFECTIVE_FROM, begins, said.effective_from),
        (Meta.EFFECTIVE_TO, ends, said.effective_to),
        (Meta.REGION, located, said.region),
    )
    document, doubts = checked(document, said, [one for one, text, given in found if given and not text])
    if not guessed or home is None:
        return document, doubts
    message = f"{issuers[0]} → {full[0]}"
    place = (document.start, document.end, document.start_line)
    return document, [*doubts, Diagnostic(Code.REGION_FROM_CONTEXT, document.source, message, *place)]


def identity(document: Document) -> str:
    """Return the id that the content of a document gives it: its number's key, else notice and title, else a hash."""
    if document.number_key:
        return document.number_key
    if document.issued_by:
        return f"{document.issued_by}#{fold(document.title)}"
    parts = ("+".join(document.issuers_full), fold(document.title) or document.record, document.date or "")
    return "doc/" + sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _file_title(file: str) -> str | None:
    """The name of a file without its ending, where people have named it by the document's title."""
    stem = PurePosixPath(file).stem
    return stem if len(re.findall("[\u4e00-\u9fff]", stem)) >= 4 else None


def _notice(title: str, before: Sequence[Printing]) -> Document | None:
    """The document before in the source that issues a text of this title; None if none does."""
    name = plain(title)
    for printing in reversed(before[-3:]):
        if name in printing.issues:
            return printing.document
    return None


def _place_in_title(title: str) -> tuple[Level | None, str | None]:
    """Level and region of legislation that prints no issuer: 立法 bears the name of the place that it holds in."""
    if title.startswith("中华人民共和国"):
        return Level.NATIONAL, "全国"
    found = region_at_start(title)
    return (found[0].level, found[0].path) if found else (None, None)


def _by_code(number: DocumentNumber | None, on: str | None) -> Authority | None:
    """The one body whose code a number bears, for a document that prints no issuer."""
    if number is None or number.kind is not NumberKind.CODED:
        return None
    found = authorities_of_code(number.code, on=on)
    return found[0] if len(found) == 1 else None


def _region(lead: Authority | None) -> str | None:
    if lead is None:
        return None
    if lead.region is not None:
        return lead.region.path
    return "全国" if lead.level is Level.NATIONAL else None


def _preamble_end(text: Text, first: int, last: int, heading: tuple[int, int]) -> int:
    """Where the ground of the act as a whole ends: at item 一、, or behind the first article of a regulation."""
    articles = _SECOND_ARTICLE.search(text.squeezed, heading[1], last)
    found = _FIRST_ITEM.search(text.squeezed, heading[1], articles.start() if articles else last)
    if articles and (found is None or "第一条" in text.squeezed[heading[1] : found.start()]):
        return articles.start()
    return found.start() if found else last
