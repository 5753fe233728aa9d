"""A source into documents 文件识别: heads, fields, identity. Nothing is looked up outside the source."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from wenmai.extractors.effect import effect_of
from wenmai.extractors.fields import (
    Dated,
    authority_of,
    date_of,
    force_of,
    issuers_of,
    number_of,
    signature_of,
)
from wenmai.extractors.issuing import issues, plain
from wenmai.extractors.splitting import Head, reads_like_news, split
from wenmai.extractors.text import Line, Text, tidy
from wenmai.extractors.titles import fold, genre_of
from wenmai.ontology.authorities import Region, authorities_of_code, authority, provinces_mentioned, regions
from wenmai.ontology.model import Diagnostic, Document, SourceText
from wenmai.ontology.numbers import DocumentNumber, NumberKind
from wenmai.ontology.vocabulary import Code, Genre, Level

_FIRST_ITEM: Final = re.compile("一、")
_SECOND_ARTICLE: Final = re.compile("(?<=。)第二条")
_FROM_CONTEXT: Final = re.compile(r"^(?:省|市|县|区|自治区|州)")


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
    heads = split(lines)
    context = provinces_mentioned(text.squeezed)
    printings: list[Printing] = []
    diagnostics: list[Diagnostic] = []
    for index, head in enumerate(heads):
        end = heads[index + 1].first if index + 1 < len(heads) else len(lines)
        printing, doubts = _printing(source, text, lines, head, end, printings, context)
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
) -> tuple[Printing, list[Diagnostic]]:
    start, stop = lines[head.first].start, lines[end - 1].end
    first, last = text.squeezed_at(start), text.squeezed_at(stop)
    body = text.squeezed[first:last]
    heading = text.squeezed_at(lines[head.title_first].start), text.squeezed_at(lines[head.title_end - 1].end)
    title = tidy(
        "".join(text.given[line.start : line.end] for line in lines[head.title_first : head.title_end])
    )
    title = title.lstrip("#").strip()
    genre = genre_of(title)
    notice = _notice(title, before)
    number = number_of(lines, head, end)
    dated, date_at = date_of(lines, head, end)
    issuers = issuers_of(lines, head, date_at, end)
    policy = genre not in (Genre.NEWS, Genre.EXPLANATION) and (
        genre is not None or number is not None or bool(issuers and dated.date)
    )
    if (
        policy
        and number is None
        and not issuers
        and notice is None
        and genre is None
        and reads_like_news(body)
    ):
        policy = False
    if not policy:
        document = _document(source, text, head, lines, end, title, policy=False, genre=genre or Genre.NEWS)
        return Printing(document, heading, _preamble_end(text, first, last, heading)), []
    if notice is not None:
        issuers = issuers or notice.issuers
        dated = dated if dated.date else Dated(notice.date, notice.date_line)
    date, date_line = dated.date, dated.line
    if number is not None:
        number = number.issued_by(issuers)
        if not issuers and number.issuers:
            issuers = number.issuers
    home, guessed = _home(issuers, signature_of(lines, head, date_at, end), number, body, context)
    lead, full = authority_of(issuers, date, home)
    if notice is not None and issuers == notice.issuers:
        full = notice.issuers_full
    begins, ends = effect_of(body, date)
    document = _document(
        source, text, head, lines, end, title,
        policy=True,
        number=str(number) if number and number.complete else None,
        number_key=number.key if number and number.complete else None,
        genre=genre or Genre.OTHER,
        issuers=issuers,
        issuers_full=full,
        level=lead.level if lead else (notice.level if notice else None),
        region=_region(lead.region if lead else None, lead.level if lead else None) or (notice.region if notice else None),
        force=force_of(genre or Genre.OTHER, number, lead, title),
        date=date, date_line=date_line, effective_from=begins, effective_to=ends,
        issued_by=notice.id if notice else None,
    )  # fmt: skip
    doubts = []
    if guessed and home is not None:
        message = f"{issuers[0]} → {full[0]}"
        doubts = [
            Diagnostic(Code.REGION_FROM_CONTEXT, source.file, message, start, stop, lines[head.first].number)
        ]
    return Printing(document, heading, _preamble_end(text, first, last, heading), issues(title, body)), doubts


def _document(
    source: SourceText, text: Text, head: Head, lines: Sequence[Line], end: int, title: str, **fields: object
) -> Document:
    """A document with its place, and its identity from number, else notice and title, else issuers, title, date."""
    start, stop = lines[head.first].start, lines[end - 1].end
    given = {name: value for name, value in fields.items()}
    identity = given.get("number_key")
    if identity is None and given.get("issued_by"):
        identity = f"{given['issued_by']}#{fold(title)}"
    if identity is None:
        parts = ["+".join(given.get("issuers_full", ())), fold(title), given.get("date") or ""]  # type: ignore[arg-type]
        identity = "doc/" + sha256("\0".join(parts).encode()).hexdigest()[:12]
    return Document(
        id=str(identity),
        record=f"{source.sha256[:12]}-{start}",
        source=source.file,
        start=start,
        end=stop,
        start_line=lines[head.first].number,
        end_line=text.line_at(_last_mark(text.given, stop, _next_start(lines, end, text)) - 1),
        title=title,
        **given,  # type: ignore[arg-type]
    )


def _next_start(lines: Sequence[Line], end: int, text: Text) -> int:
    return lines[end].start if end < len(lines) else len(text.given)


def _last_mark(given: str, stop: int, following: int) -> int:
    """The end of what is printed before the next document: a page number at the foot belongs to this one."""
    return stop + len(given[stop:following].rstrip())


def _notice(title: str, before: Sequence[Printing]) -> Document | None:
    """The document before in the source that issues a text of this title; None if none does."""
    name = plain(title)
    for printing in reversed(before[-3:]):
        if name in printing.issues:
            return printing.document
    return None


def _home(
    issuers: tuple[str, ...],
    signed: tuple[str, ...],
    number: DocumentNumber | None,
    body: str,
    context: Counter[str],
) -> tuple[Region | None, bool]:
    """The region that 省 or 市 alone means: by signature, number, else the one place that text or source speaks of.

    Returns (region, whether it rests on context alone).
    """
    if not issuers or not _FROM_CONTEXT.match(issuers[0]):
        return None, False
    for name in signed:
        if not _FROM_CONTEXT.match(name) and (found := authority(name)) and found.region:
            return found.region, False
    if number is not None and number.kind is NumberKind.CODED:
        known = {found.region for found in authorities_of_code(number.code)} - {None}
        if len(known) == 1:
            return known.pop(), False
    if not issuers[0].startswith("省"):
        return _city_of(body), True
    for counts in (provinces_mentioned(body), context):
        code, most = (counts.most_common(1) or [("", 0)])[0]
        if most and most * 5 >= counts.total() * 4:
            return regions()[code], True
    return None, False


def _city_of(body: str) -> Region | None:
    """The one city that a text names in full, if it names one; None if several or none."""
    named = {
        region.code: region
        for region in regions().values()
        if region.level is Level.MUNICIPAL and region.name in body
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _region(region: Region | None, level: Level | None) -> str | None:
    if region is not None:
        return region.path
    return "全国" if level is Level.NATIONAL else None


def _preamble_end(text: Text, first: int, last: int, heading: tuple[int, int]) -> int:
    """Where the ground of the act as a whole ends: at item 一、, or behind the first article of a regulation."""
    articles = _SECOND_ARTICLE.search(text.squeezed, heading[1], last)
    found = _FIRST_ITEM.search(text.squeezed, heading[1], articles.start() if articles else last)
    if articles and (found is None or "第一条" in text.squeezed[heading[1] : found.start()]):
        return articles.start()
    return found.start() if found else last
