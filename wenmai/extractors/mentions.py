"""Mentions 提及: where a document names another, by title, number or short name. Nothing is looked up here.

Bracket first: 《…》 with the number in the bracket right behind it; then numbers alone; then declared short names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from wenmai.extractors.aliases import Declaration, declarations, names_a_document
from wenmai.extractors.brackets import bracket_end, title_spans
from wenmai.extractors.issuing import plain
from wenmai.extractors.numbers import FoundNumber, find_numbers
from wenmai.extractors.relations import Found
from wenmai.extractors.text import Text, tidy
from wenmai.extractors.titles import core, fold, genre_of, is_document_title
from wenmai.ontology.authorities import authority, regions_named
from wenmai.ontology.model import Document, Mention
from wenmai.ontology.numbers import DocumentNumber, parse
from wenmai.ontology.vocabulary import Genre, MentionKind

_BARE_SERIAL: Final = re.compile(r"^[（(]((?:19|20)\d{2})年第(\d{1,4})号")
_NUMBER_INSIDE: Final = re.compile(r"[（(]([^（）()]{4,60}号)[）)]$")
_ARTICLE: Final = re.compile(
    r"^(?:第[一二三四五六七八九十百零\d]{1,6}条(?:第[一二三四五六七八九十]{1,3}款)?(?:第[（(]?[一二三四五六七八九十]{1,3}[）)]?项)?[、和及至]?){1,12}"
)
_COMPANION: Final = re.compile(
    r"^(?:[（(][^（）()]{0,40}[）)])?及(?:其)?(实施条例|实施细则|实施办法)|^、?其(实施条例|实施细则|实施办法)"
)
_RELATIVE: Final = re.compile(r"省|市|县|区|州")
_GENERIC: Final = frozenset(genre.value for genre in Genre) | {
    "实施意见",
    "实施方案",
    "若干措施",
    "实施细则",
    "实施办法",
    "行动计划",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention as read off the text, offsets squeezed 初读的提及."""

    start: int
    end: int
    kind: MentionKind
    title: str | None
    number: DocumentNumber | None
    behind: int  # where what is said of it begins: the end of title and number


@dataclass(frozen=True, slots=True)
class _Binding:
    """What a short name stands for, from where on 简称的指向; ``title`` and ``number`` None: the document itself."""

    name: str
    quoted: bool
    since: int
    title: str | None
    number: str | None
    key: str | None
    own: bool


def find_mentions(text: Text, document: Document, issued: frozenset[str] = frozenset()) -> list[Found]:
    """Return the mentions in one document in order of place, each with relation ``cites`` until cues are asked.

    ``issued`` holds the plain names of what the document issues (:func:`wenmai.extractors.issuing.issues`).
    """
    start, end = text.squeezed_at(document.start), text.squeezed_at(document.end)
    body = text.squeezed[start:end]
    named = sorted(_named(body, document), key=lambda item: item.start)
    declared = declarations(body)
    bindings = _bindings(body, named, declared, document)
    found = []
    for item in [*named, *_bare_aliases(body, named, bindings, declared)]:
        if mention := _mention(item, body, text, start, document, bindings, named, declared, issued):
            found.append(Found(mention, start + item.start, start + item.end))
    return sorted(found, key=lambda item: item.start)


def _named(body: str, document: Document) -> Iterator[_Named]:
    numbers = [_placed(found, document) for found in find_numbers(body)]
    numbers = [found for found in numbers if found.number.key != document.number_key]
    taken: list[tuple[int, int]] = []
    for start, end in title_spans(body):
        title = body[start + 1 : end - 1]
        number, stop = _number_behind(body, end, title, document)
        if number is None and (inside := _NUMBER_INSIDE.search(title)):
            number = parse(inside[1])
            title = title[: inside.start()] if number else title
        first = start
        if number is None and (before := next((n for n in numbers if n.end == start), None)):
            number, first = before.number, before.start
        taken.append((first, stop))
        if is_document_title(title):
            kind = MentionKind.FULL if number else MentionKind.TITLE
            yield _Named(first, stop, kind, title, number, stop)
            if companion := _COMPANION.match(body[stop : stop + 48]):
                name = companion[1] or companion[2]
                at = stop + companion.end() - len(name)
                behind = f"其{name}" if body[at - 1] == "其" else name
                yield _Named(
                    at - len(behind) + len(name),
                    stop + companion.end(),
                    MentionKind.UNQUOTED,
                    title + name,
                    None,
                    stop + companion.end(),
                )
    for found in numbers:
        inside_title = any(a <= found.start and found.end <= b for a, b in taken)
        if not inside_title and found.number.complete:
            yield _Named(found.start, found.end, MentionKind.NUMBER, None, found.number, found.end)


def _number_behind(body: str, at: int, title: str, document: Document) -> tuple[DocumentNumber | None, int]:
    """The number in the bracket right behind a title, and where the bracket ends; (None, at) without one."""
    end = bracket_end(body, at)
    if end is None:
        return None, at
    inside = body[at + 1 : end - 1]
    if bare := _BARE_SERIAL.match(body[at:end]):
        return _announced(title, int(bare[1]), int(bare[2])), end
    first: FoundNumber | None = next(find_numbers(inside), None)
    if first is None or first.start > 24:
        return None, at
    number = _placed(first, document).number
    if not number.complete:
        number = number.issued_by(core(title)[0])
    return number, end


def _placed(found: FoundNumber, document: Document) -> FoundNumber:
    """A number whose issuer is 省人民政府 or 市人民政府 alone, told apart by the region of the document that speaks."""
    number = found.number
    if not number.issuers or not _RELATIVE.match(number.issuers[0]) or document.region is None:
        return found
    home = next(iter(regions_named(document.region)), None)
    full = authority(number.issuers[0], home=home)
    if full is None or full.region is None:
        return found
    printed = number.printed.replace(number.issuers[0], full.name, 1)
    return replace(found, number=replace(number, issuers=(full.name, *number.issuers[1:]), printed=printed))


def _announced(title: str, year: int, serial: int) -> DocumentNumber | None:
    """（2022年第19号） behind a title that names issuer and genre: 国家税务总局公告2022年第19号."""
    issuers, _ = core(title)
    act = {Genre.ANNOUNCEMENT: "公告", Genre.PUBLIC_NOTICE: "通告"}.get(genre_of(title) or Genre.OTHER, "令")
    return parse(f"{''.join(issuers)}{act}{year}年第{serial}号") if issuers else None


def _bindings(
    body: str, named: list[_Named], declared: list[Declaration], document: Document
) -> list[_Binding]:
    bindings = []
    for declaration in declared:
        antecedent = _antecedent(body, named, declaration)
        if antecedent is not None:
            number = antecedent.number
            bindings.append(
                _Binding(
                    declaration.name,
                    declaration.quoted,
                    declaration.end,
                    antecedent.title,
                    str(number) if number else None,
                    number.key if number else None,
                    own=False,
                )
            )
        elif declaration.quoted:
            bindings.append(
                _Binding(declaration.name, True, declaration.end, document.title, None, None, own=True)
            )
    return bindings


def _antecedent(body: str, named: list[_Named], declaration: Declaration) -> _Named | None:
    """What a declaration speaks of: the mention whose bracket it stands in, or that ends right before it."""
    for item in reversed(named):
        if item.start < declaration.start < item.end:
            return item
        if item.end <= declaration.start:
            between = body[item.end : declaration.start]
            return item if len(between) <= 2 and not re.search("[。；]", between) else None
    return None


def _bare_aliases(
    body: str, named: list[_Named], bindings: list[_Binding], declared: list[Declaration]
) -> Iterator[_Named]:
    """Later uses of a short name that was declared without title marks (2022年第14号公告)."""
    spans = [(item.start, item.end) for item in named] + [(d.start, d.end) for d in declared]
    for binding in bindings:
        if binding.quoted or not names_a_document(Declaration(binding.name, False, 0, 0)):
            continue
        for match in re.finditer(re.escape(binding.name), body[binding.since :]):
            at, end = binding.since + match.start(), binding.since + match.end()
            if not any(a < end and at < b for a, b in spans):
                yield _Named(at, end, MentionKind.ALIAS, binding.name, None, end)


def _mention(
    item: _Named,
    body: str,
    text: Text,
    start: int,
    document: Document,
    bindings: list[_Binding],
    named: list[_Named],
    declared: list[Declaration],
    issued: frozenset[str],
) -> Mention | None:
    """The mention as a value, or None where a document only names itself or declares a short name."""
    if any(d.quoted and d.start <= item.start < d.end for d in declared):
        return None
    if (
        item.title
        and item.number is None
        and plain(item.title) not in issued
        and _is_own_annex(item.title, body)
    ):
        return None
    span = text.span(start + item.start, start + item.end)
    kind, title, number = item.kind, item.title, item.number
    names_title, names_number, names_key = (
        title,
        str(number) if number else None,
        number.key if number else None,
    )
    if kind is not MentionKind.FULL and title is not None:
        binding = next((b for b in reversed(bindings) if b.name == title and b.since <= item.start), None)
        if binding is not None:
            if binding.own:
                return None
            kind, names_title, names_number, names_key = (
                MentionKind.ALIAS,
                binding.title,
                binding.number,
                binding.key,
            )
        elif title in _GENERIC:
            kind = MentionKind.ALIAS
            before = _nearest(title, item, named)
            if before is None and (genre_of(document.title) or Genre.OTHER).value in title:
                return None
            earlier = before.number if before else None
            names_title = before.title if before else None
            names_number, names_key = (str(earlier), earlier.key) if earlier else (None, None)
    article = _ARTICLE.match(body[item.behind : item.behind + 80])
    return Mention(
        doc=document.id,
        record=document.record,
        source=document.source,
        start=span.start,
        end=span.end,
        line=text.line_at(span.start),
        surface=tidy(span.of(text.given)),
        kind=kind,
        title=title if kind is not MentionKind.UNQUOTED else None,
        number=str(number) if number else None,
        number_key=number.key if number else None,
        names_title=names_title,
        names_number=names_number,
        names_key=names_key,
        article=article.group().rstrip("、和及至") if article else None,
    )


def _is_own_annex(title: str, body: str) -> bool:
    """Whether a title is that of an annex printed with the document itself: 附件：… names it."""
    return re.search(rf"附件\d{{0,2}}[：:][^。《》]{{0,200}}?{re.escape(title)}", body) is not None


def _nearest(word: str, item: _Named, named: list[_Named]) -> _Named | None:
    """The nearest document named before whose title ends in a generic word (《办法》, 《意见》)."""
    for earlier in reversed(named):
        title = earlier.title
        if earlier.end <= item.start and title and title not in _GENERIC and fold(title).endswith(word):
            return earlier
    return None
