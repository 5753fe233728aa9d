"""Metadata beside a text 元数据: evidence for what the text does not print, and a check on what it does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from wenmai.extractors.issuing import issues, plain
from wenmai.extractors.lines import Lines
from wenmai.extractors.splitting import Head
from wenmai.extractors.text import squeeze, tidy
from wenmai.extractors.titles import fold
from wenmai.ontology.authorities import Region, authority, region_at_start, split_issuers
from wenmai.ontology.model import Diagnostic, Document, Given
from wenmai.ontology.numbers import DocumentNumber, parse
from wenmai.ontology.numerals import iso_date
from wenmai.ontology.vocabulary import Code, Level, Meta

_SHORTEST: Final = 6
_BRACKET: Final = re.compile(r"（[^（）]{1,20}）$")
_PROSE: Final = "。"


@dataclass(frozen=True, slots=True)
class Beside:
    """What metadata says of one document 元数据所述, read as the text would be; None or empty where it says nothing."""

    given: tuple[Given, ...] = ()
    title: str = ""
    number: DocumentNumber | None = None
    issuers: tuple[str, ...] = ()
    date: str | None = None
    effective_from: str | None = None
    effective_to: str | None = None
    region: Region | None = None


NOTHING: Final = Beside()


def beside(given: Sequence[Given]) -> Beside:
    """Return the metadata of a source as values; what cannot be read as what it claims to be is left out."""
    said: dict[Meta, str] = {}
    for one in given:
        said.setdefault(one.field, one.value)
    place = region_at_start(squeeze(said.get(Meta.REGION, "")))
    return Beside(
        given=tuple(given),
        title=tidy(said.get(Meta.TITLE, "")),
        number=parse(said.get(Meta.NUMBER, "")),
        issuers=_issuers(said.get(Meta.ISSUERS, "")),
        date=iso_date(squeeze(said.get(Meta.DATE, ""))),
        effective_from=iso_date(squeeze(said.get(Meta.EFFECTIVE_FROM, ""))),
        effective_to=iso_date(squeeze(said.get(Meta.EFFECTIVE_TO, ""))),
        region=place[0] if place else None,
    )


def _issuers(value: str) -> tuple[str, ...]:
    """The bodies that a field names: known ones, else what stands between separators."""
    plain = squeeze(value)
    apart = tuple(
        filter(None, (squeeze(part) for part in value.replace("；", " ").replace(";", " ").split()))
    )
    return split_issuers(plain) or (apart if all(map(authority, apart)) else ((plain,) if plain else ()))


def same_title(one: str, other: str) -> bool:
    """Return whether two titles can be of one document 标题相容: equal when folded, or one inside the other."""
    first, second = sorted((_bare(one), _bare(other)), key=len)
    return first == second or (len(first) >= _SHORTEST and first in second)


def _bare(title: str) -> str:
    """A folded title without title marks around it, a bracket at its end, and the name of the state before a law."""
    return _BRACKET.sub("", fold(title)).strip("《》").removeprefix("中华人民共和国")


def titled_beside(heads: list[Head], lines: Lines, said: Beside) -> list[Head]:
    """Return the heads with one for a text whose title stands beside it only 标题在元数据中."""
    if not said.title or any(_bears(head, said.title) for head in heads):
        return heads
    above = lines.texts[: heads[0].first] if heads else lines.texts
    if any(_PROSE in text for text in above):
        return [Head(0, 0, 0, ""), *heads]
    return heads


def _bears(head: Head, title: str) -> bool:
    """Whether a title beside a source is that of a document in it, not of the notice that issues this document."""
    return bool(head.title) and same_title(head.title, title) and plain(head.title) not in issues(title, "")


def meant(heads: Sequence[Head], said: Beside) -> int:
    """Return the index of the document that the metadata of a source speaks of: that of its title, else the first."""
    if said.title:
        for at, head in enumerate(heads):
            if _bears(head, said.title):
                return at
    return 0


def checked(document: Document, said: Beside, taken: Sequence[Meta]) -> tuple[Document, list[Diagnostic]]:
    """Return a document with its metadata, and a diagnostic for each field in which text and metadata differ."""
    if not said.given:
        return document, []
    begins, ends = document.effective_from, document.effective_to
    pairs = (
        (Meta.TITLE, document.title, said.title, same_title(document.title, said.title)),
        (Meta.NUMBER, document.number, said.number, said.number and document.number_key == said.number.key),
        (Meta.ISSUERS, "、".join(document.issuers), "、".join(said.issuers), _one_body(document, said)),
        (Meta.DATE, document.date, said.date, document.date == said.date),
        (Meta.EFFECTIVE_FROM, begins, said.effective_from, begins == said.effective_from),
        (Meta.EFFECTIVE_TO, ends, said.effective_to, ends == said.effective_to),
    )
    doubts = [
        Diagnostic(
            Code.METADATA_DIFFERS,
            document.source,
            f"{field.zh}：{printed} ≠ {given}",
            document.start,
            document.end,
            document.start_line,
        )
        for field, printed, given, agree in pairs
        if printed and given and not agree and field not in taken
    ]
    return replace(document, metadata=said.given, from_metadata=tuple(taken)), doubts


def _one_body(document: Document, said: Beside) -> bool:
    """Whether text and metadata name a body in common, or bodies of which one belongs to the other."""
    named = {known.name if (known := authority(name, on=document.date)) else name for name in said.issuers}
    return any(
        one in other or other in one for one in named for other in (*document.issuers_full, *document.issuers)
    )


def level_beside(said: Beside) -> tuple[Level | None, str | None]:
    """Return level and region that the metadata gives 元数据中的地区."""
    return (said.region.level, said.region.path) if said.region else (None, None)
