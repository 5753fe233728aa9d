"""A corpus as triples 三元组: lines of N-Triples in a fixed order, one at a time.

A document is a node with its properties and, for each edge, a direct property to the other document
(``wm:repeals``, ``wm:basedOn`` …; ``wm:inPart`` beside it when only a part is touched). Each printing and
each mention is a node of its own, so that every edge can show what it rests on.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from wenmai.graph.iris import document_iri, mention_iri, printing_iri, term
from wenmai.graph.nodes import GraphNode, nodes
from wenmai.ontology.model import Corpus, Document, Edge, Reference

LIST_SEPARATOR: Final = "\n"
TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
TITLE: Final = "http://purl.org/dc/terms/title"
IDENTIFIER: Final = "http://purl.org/dc/terms/identifier"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_SPECIAL: Final = re.compile('["\\\\\n\r\ud800-\udfff]')
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

Value = str | int | bool


def triples(corpus: Corpus) -> Iterator[str]:
    """Yield a corpus as lines of N-Triples 序列化; the same corpus gives the same lines in the same order."""
    for node in nodes(corpus):
        yield from _node(node)
    for edge in corpus.edges:
        yield from _edge(edge)
    for reference in corpus.references:
        yield from _mention(reference)


def _node(node: GraphNode) -> Iterator[str]:
    iri = document_iri(node.id)
    document = node.document
    yield from _type(iri, "Document")
    yield from _literal(iri, IDENTIFIER, node.id)
    yield from _literals(iri, known=node.known, number=node.number, numberKey=node.number_key)
    yield from _literal(iri, TITLE, node.title)
    if document is None:
        return
    yield from _literals(
        iri,
        genre=document.genre,
        issuers=_joined(document.issuers),
        level=document.level,
        region=document.region,
        force=document.force,
        policy=document.policy,
        sources=_joined(node.sources),
    )
    for name, day in (
        ("date", document.date),
        ("effectiveFrom", document.effective_from),
        ("effectiveTo", document.effective_to),
    ):
        yield from _day(iri, name, day)
    for name, issuers in (("issuer", document.issuers), ("issuerFull", document.issuers_full)):
        for issuer in dict.fromkeys(issuers):
            yield from _literal(iri, term(name), issuer)
    if document.issued_by:
        yield _link(iri, "issuedBy", document_iri(document.issued_by))
    for printing in node.printings:
        yield from _printing(iri, printing)


def _printing(document: str, printing: Document) -> Iterator[str]:
    iri = printing_iri(printing.record)
    yield from _type(iri, "Printing")
    yield _link(iri, "printingOf", document)
    yield from _literals(
        iri,
        record=printing.record,
        source=printing.source,
        start=printing.start,
        end=printing.end,
        startLine=printing.start_line,
        endLine=printing.end_line,
    )


def _edge(edge: Edge) -> Iterator[str]:
    iri, target = document_iri(edge.doc), document_iri(edge.target_id)
    yield _link(iri, edge.relation.iri_name, target)
    if edge.partial:
        yield _link(iri, "inPart", target)


def _mention(reference: Reference) -> Iterator[str]:
    mention = reference.mention
    iri = mention_iri(reference.id)
    yield from _type(iri, "Mention")
    yield _link(iri, "doc", document_iri(mention.doc))
    yield _link(iri, "printing", printing_iri(mention.record))
    if reference.target_id is not None:
        yield _link(iri, "target", document_iri(reference.target_id))
    yield from _literals(
        iri,
        relation=mention.relation,
        strength=mention.relation.strength,
        partial=mention.partial,
        source=mention.source,
        start=mention.start,
        end=mention.end,
        line=mention.line,
        surface=mention.surface,
        kind=mention.kind,
        cue=mention.cue.phrase if mention.cue else None,
        article=mention.article,
        resolved=reference.resolved,
    )
    for candidate in dict.fromkeys(reference.candidates):
        yield _link(iri, "candidate", document_iri(candidate))


def _type(iri: str, name: str) -> Iterator[str]:
    yield f"<{iri}> <{TYPE}> <{term(name)}> .\n"


def _link(iri: str, name: str, other: str) -> str:
    return f"<{iri}> <{term(name)}> <{other}> .\n"


def _literals(iri: str, **values: Value | None) -> Iterator[str]:
    for name, value in values.items():
        yield from _literal(iri, term(name), value)


def _literal(iri: str, predicate: str, value: Value | None) -> Iterator[str]:
    if isinstance(value, bool):
        yield f'<{iri}> <{predicate}> "{"true" if value else "false"}"^^<{_XSD}boolean> .\n'
    elif isinstance(value, int):
        yield f'<{iri}> <{predicate}> "{value}"^^<{_XSD}integer> .\n'
    elif value is not None:
        yield f'<{iri}> <{predicate}> "{_escaped(value)}" .\n'


def _day(iri: str, name: str, value: str | None) -> Iterator[str]:
    """A date; what is not a day of the calendar stays a plain string."""
    if value is not None and _DATE.fullmatch(value) and _is_day(value):
        yield f'<{iri}> <{term(name)}> "{value}"^^<{_XSD}date> .\n'
    else:
        yield from _literal(iri, term(name), value)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _joined(values: Iterable[str]) -> str | None:
    return LIST_SEPARATOR.join(values) or None


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else _ESCAPES.get(char, char) for char in text)
