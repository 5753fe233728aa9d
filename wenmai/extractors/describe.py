"""What a document is 文件要素: its fields, from head, tail, note, notice and metadata put together."""

import re
from dataclasses import replace
from typing import Final

from wenmai.extractors.beside import Beside, checked, level_beside
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
from wenmai.extractors.history import History
from wenmai.extractors.home import Context, home_of, placed
from wenmai.extractors.lines import Lines
from wenmai.extractors.splitting import Head
from wenmai.extractors.titles import genre_of, genre_said
from wenmai.ontology.authorities import Authority, authorities_of_code, region_at_start
from wenmai.ontology.model import Diagnostic, Document
from wenmai.ontology.numbers import DocumentNumber, NumberKind
from wenmai.ontology.vocabulary import Code, Genre, Level, Meta

_CORRESPONDENT: Final = re.compile(
    "(?:本报|本网|本台|新华社|中新网)记者|记者(?:从|获悉|了解到|注意到|梳理|昨日|今日)|[（(]记者|据悉，|本报讯|中国新闻网"
)
_TOP: Final = 1500
_REPORTED: Final = re.compile("记者|据悉|据了解|近日，|日前，|本报讯|本网讯")

_LEGISLATION: Final = frozenset(
    {Genre.LAW, Genre.REGULATIONS, Genre.PROVISIONS, Genre.MEASURES, Genre.DETAILED_RULES, Genre.RULES}
)

_ACTS: Final = {"令": Genre.ORDER, "公告": Genre.ANNOUNCEMENT, "通告": Genre.PUBLIC_NOTICE}


def describe(
    document: Document,
    lines: Lines,
    head: Head,
    end: int,
    body: str,
    history: History,
    notice: Document | None,
    context: Context,
    said: Beside,
) -> tuple[Document, list[Diagnostic]]:
    """Return a document with the fields that its head, its tail and the notice that issues it give 文件要素.

    Behind it stand diagnostics: where text and metadata differ, and a region that only the context gives.
    """
    genre = genre_of(document.title)
    bearing = number_of(lines, head, end)
    printed = bearing or (history.number if notice is None else None)
    number = printed or (said.number if notice is None else None)  # the notice bears the number of both
    signed, date_at = date_of(lines, head, end, body)
    if history.issued and date_at == end:
        signed = Dated(history.issued, history.line)
    dated = signed if signed.date else Dated(said.date)
    if genre is None and not document.title and bearing is not None:
        genre = _ACTS.get(bearing.code)
    if genre is None and not document.title:
        genre = genre_said(body)
    named = issuers_of(lines, head, date_at, end) or (history.issuers if notice is None else ())
    issuers = named or said.issuers
    bare = number is None and notice is None and not (issuers and dated.date)
    if genre is not Genre.EXPLANATION and bare and _reports(document.title, genre, body):
        genre = Genre.NEWS
    if genre in (Genre.NEWS, Genre.EXPLANATION):
        return checked(replace(document, policy=False, genre=genre), said, ())
    if notice is not None:
        issuers = issuers or notice.issuers
        dated = dated if dated.date else Dated(notice.date, notice.date_line)
    number = number.issued_by(issuers) if number is not None else None
    if number is not None and not issuers:
        issuers = number.bodies
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
    begins, ends = effect_of(body, dated.date, document.title)
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
        edition=history.edition,
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


def _reports(title: str, genre: Genre | None, body: str) -> bool:
    """Whether a text without number, issuer and date is a report 报道: it has a title of no genre, or says so."""
    if genre is None:
        return bool(title) or _REPORTED.search(body[:400]) is not None
    return _CORRESPONDENT.search(body[:_TOP]) is not None


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
