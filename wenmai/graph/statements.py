"""What is said of the force of documents 效力说明: by their own sentences, and by the pages on which they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.graph.force import stated
from wenmai.ontology.model import Corpus, Document
from wenmai.ontology.vocabulary import DefaultRule, Meta, Scope, ValidityKind

STATED: Final = "stated"
UNLISTED: Final = "unlisted"
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIELDS: Final = {Meta.EFFECTIVE_FROM: "effective_from", Meta.EFFECTIVE_TO: "effective_to"}


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One thing said of the force of a document 效力说明; without ``start`` it is the page that says it.

    ``kind`` is a :class:`ValidityKind`, ``stated`` for the word of a page, whose ``value`` is ELI's concept, or
    ``unlisted`` for the rule that what its catalogue does not list is repealed, whose ``value`` is the day.
    """

    doc: str
    source: str
    start: int | None
    kind: str
    stated: str
    value: str | None = None
    scope: str = Scope.WHOLE.value
    article: str | None = None
    end: int | None = None
    line: int | None = None

    @property
    def id(self) -> str:
        """Its identity: document, file, and where it stands, or the words of the page."""
        if self.start is not None:
            return f"{self.doc}@{self.source}@{self.start}-{self.kind}"
        return (
            f"{self.doc}@{self.source}@{self.stated if self.kind == STATED else f'{self.kind}={self.value}'}"
        )


def statements(corpus: Corpus) -> tuple[Statement, ...]:
    """Return what is said of documents 效力说明, sorted; nothing of permits, nor other rules for documents."""
    found = {one.id: one for one in (*_of_texts(corpus), *_of_pages(corpus))}
    return tuple(sorted(found.values(), key=lambda one: (one.doc, one.source, one.id)))


def _of_texts(corpus: Corpus) -> Iterator[Statement]:
    documents = {document.record: document.id for document in corpus.documents}
    for fact in corpus.validity:
        unlisted = fact.ends is DefaultRule.UNLISTED
        default = fact.type is ValidityKind.DEFAULT_RULE
        if fact.record not in documents or fact.scope is Scope.OBJECT or (default and not unlisted):
            continue
        value = fact.value if not unlisted or _ISO.fullmatch(fact.value or "") else None
        yield Statement(
            documents[fact.record], fact.source, fact.start, UNLISTED if unlisted else fact.type.value, fact.phrase,
            value, fact.scope.value, fact.article, fact.end, fact.line,
        )  # fmt: skip


def _of_pages(corpus: Corpus) -> Iterator[Statement]:
    for document in corpus.documents:
        for words, concept in stated(document):
            yield Statement(document.id, document.source, None, STATED, words, concept)
        yield from _days(document)


def _days(document: Document) -> Iterator[Statement]:
    """The days of entry into force and expiry that only the page gives."""
    for given in document.metadata:
        name = _FIELDS.get(given.field)
        if name in document.from_metadata and (day := getattr(document, name)):
            yield Statement(document.id, document.source, None, name, given.value.strip(), day)
