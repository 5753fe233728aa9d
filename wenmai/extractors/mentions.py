"""Mentions 提及: where a document names another, by title, number or short name. Nothing is looked up here."""

import re
from collections.abc import Sequence
from typing import Final

from wenmai.extractors.annexes import own_annexes
from wenmai.extractors.bindings import GENERIC, Bindings
from wenmai.extractors.catalogues import Row, catalogue_rows, heading_of, may_hold_a_catalogue
from wenmai.extractors.issuing import plain
from wenmai.extractors.naming import Named, law_name, names
from wenmai.extractors.relations import Found, changed_mention, make_found
from wenmai.extractors.short_laws import short_laws
from wenmai.extractors.spans import Spans
from wenmai.extractors.text import Text, tidy
from wenmai.extractors.titles import genre_of
from wenmai.ontology.making import maker
from wenmai.ontology.model import Cue, Document, Mention
from wenmai.ontology.vocabulary import Genre, MentionKind

_ARTICLE: Final = re.compile(
    r"^(?:第[一二三四五六七八九十百千零〇\d]{1,7}条(?:之[一二三四五六七八九十]{1,3})?(?:第[一二三四五六七八九十]{1,3}款)?"
    r"(?:第[（(]?[一二三四五六七八九十]{1,3}[）)]?项)?[、和及至]?){1,12}"
)

_ATTACHED: Final = re.compile("本[^，。；《》]{1,8}所附$")  # 本条例所附《税率表》
_ATTACHED_REACH: Final = 12

_make_mention: Final = maker(Mention)


def find_mentions(
    text: Text, document: Document, whole: tuple[int, int], issued: frozenset[str] = frozenset()
) -> list[Found]:
    """Return the mentions in one document in order of place, each with relation ``cites`` until cues are asked.

    ``whole`` is where it stands, squeezed; ``issued`` holds the plain names of what the document issues
    (:func:`wenmai.extractors.issuing.issues`).
    Where a document names itself, its own annex, or declares a short name, there is no mention.
    """
    first, last = whole
    body = text.squeezed[first:last]
    named = names(body, document)
    listed = _listed(text, document, body, first, named)
    rows = Spans((row.named.start, row.named.end) for row in listed)
    named = [item for item in named if not rows.touches(item.start, item.end)]
    named = sorted([*named, *(row.named for row in listed)], key=lambda one: one.start)
    cues = {row.named.start: row for row in listed}
    bindings = Bindings(body, named)
    annexes = own_annexes(body)
    named = [*named, *bindings.uses(body)]
    found = []
    for item in sorted([*named, *short_laws(body, named)], key=lambda one: one.start):
        if bindings.declares(item) or (item.number is None and _own_annex(item, body, annexes, issued)):
            continue
        meant = _meant(item, document, bindings)
        if meant is not None:
            mention = _mention(item, meant, text, first, document, body)
            if row := cues.get(item.start):
                mention = _in_catalogue(mention, row, text, first)
            found.append(make_found(mention, first + item.start, first + item.end))
    return found


def _listed(text: Text, document: Document, body: str, first: int, named: Sequence[Named]) -> list[Row]:
    """The rows of the catalogues in a document; offsets are those of its squeezed text."""
    if not document.policy or not may_hold_a_catalogue(body):
        return []
    within = text.lines_within(document.start, document.end)
    if not any(map(heading_of, within.texts)):
        return []
    return list(catalogue_rows(within, [text.squeezed_at(start) - first for start in within.starts], named))


def _in_catalogue(mention: Mention, row: Row, text: Text, first: int) -> Mention:
    """A mention with the relation that the heading of its catalogue gives, and the heading as its cue."""
    start, end = row.words
    span = text.span(first + start, first + end)
    cue = Cue(text.squeezed[first + start : first + end], span.start, span.end, row.heading.id)
    return changed_mention(mention, relation=row.heading.relation or mention.relation, cue=cue)


def _own_annex(item: Named, body: str, annexes: str, issued: frozenset[str]) -> bool:
    """Whether a title is that of an annex printed with the document itself: 附件：… or 本办法所附 names it."""
    if _ATTACHED.search(body, max(item.start - _ATTACHED_REACH, 0), item.start):
        return True
    return bool(item.title) and plain(item.title or "") not in issued and (item.title or "") in annexes


def _meant(item: Named, document: Document, bindings: Bindings) -> tuple[MentionKind, Named | None] | None:
    """The kind of a mention and the name it stands for (None: not known); None where it is the document itself."""
    if item.kind is MentionKind.FULL or item.title is None:
        return item.kind, item
    binding = bindings.declared(item.title, item.start)
    if binding is not None:
        return None if binding.antecedent is None else (MentionKind.ALIAS, binding.antecedent)
    if item.title not in GENERIC:
        return item.kind, item
    before = bindings.nearest(item.title, item.start)
    if before is None and (genre_of(document.title) or Genre.OTHER).value in item.title:
        return None
    return MentionKind.ALIAS, before


def _mention(
    item: Named,
    meant: tuple[MentionKind, Named | None],
    text: Text,
    first: int,
    document: Document,
    body: str,
) -> Mention:
    kind, name = meant
    printed, key = _identity(item)
    names_number, names_key = (printed, key) if name is item else _identity(name)
    span = text.span(first + item.start, first + item.end)
    article = _ARTICLE.match(body[item.end : item.end + 80]) if body.startswith("第", item.end) else None
    return _make_mention(
        document.id,
        document.record,
        document.source,
        span.start,
        span.end,
        text.line_at(span.start),
        tidy(span.of(text.given)),
        kind,
        item.title if kind is not MentionKind.UNQUOTED else None,
        printed,
        key,
        law_name(name.title) if name and name.title else None,
        names_number,
        names_key,
        name.issuers if name else (),
        article.group().rstrip("、和及至") if article else None,
    )


def _identity(name: Named | None) -> tuple[str | None, str | None]:
    """The number of a name, printed and as a key; None and None without one."""
    number = name.number if name else None
    return (str(number), number.key) if number else (None, None)
