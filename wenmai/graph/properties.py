"""A corpus as nodes and relationships 属性图: rows of properties for the statements that write them into Neo4j.

Names are those of the triples: a class is a label, a property of a literal keeps its name, a property of
another node is a relationship type (``printingOf`` gives ``PRINTING_OF``). ``partial`` stands on the
relationship where RDF has ``wm:inPart``; ``inForce`` is the local part of ELI's concept. Added are ``key``, by
which a node is found (its id, or a hash where that is too long for an index of Neo4j), its ``iri``, by which
answers are ordered, ``wenmaiBuild``, and what search compares.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from itertools import compress
from typing import Any, Final

from wenmai.graph.force import in_force
from wenmai.graph.index import fold
from wenmai.graph.iris import document_iri, mention_iri, printing_iri
from wenmai.graph.nodes import GraphNode, nodes
from wenmai.graph.triples import LIST_SEPARATOR
from wenmai.ontology.model import Corpus, Reference
from wenmai.ontology.vocabulary import Relation

Properties = Mapping[str, Any]
Rows = Callable[[Corpus], Iterator[Properties]]
_LONGEST_KEY: Final = 1_000
_KINDS: Final = ("DOC", "PRINTING", "TARGET")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def key(node_id: str) -> str:
    """Return what a node is found by 主键: its id, or a hash of one that no index can hold."""
    text = clean(node_id)
    return text if len(text) <= _LONGEST_KEY else f"sha256:{sha256(text.encode()).hexdigest()}"


def clean(text: str) -> str:
    """Return text as a graph can hold it 可存文本: without lone surrogates."""
    return _SURROGATES.sub("\ufffd", text)


def _documents(corpus: Corpus) -> Iterator[Properties]:
    force = in_force(corpus)
    for node in nodes(corpus):
        document = node.document
        issuers = (*document.issuers, *document.issuers_full) if document else ()
        title, number = fold(node.title or ""), fold(node.number or "")
        yield node_row(
            node.id,
            document_iri(node.id),
            known=node.known,
            title=node.title,
            number=node.number,
            numberKey=node.number_key,
            foldedTitle=title,
            foldedNumber=number,
            haystack="\n".join([title, number, *map(fold, issuers)]),
            inForce=force.get(node.id),
            **_of_document(node),
        )


def _of_document(node: GraphNode) -> dict[str, object]:
    document = node.document
    if document is None:
        return {}
    return {
        "genre": document.genre.value,
        "issuers": LIST_SEPARATOR.join(document.issuers) or None,
        "level": document.level,
        "region": document.region,
        "force": document.force,
        "policy": document.policy,
        "sources": LIST_SEPARATOR.join(node.sources) or None,
        "date": document.date,
        "effectiveFrom": document.effective_from,
        "effectiveTo": document.effective_to,
        "issuer": list(dict.fromkeys(map(clean, document.issuers))) or None,
        "issuerFull": list(dict.fromkeys(map(clean, document.issuers_full or document.issuers))) or None,
    }


def _printings(corpus: Corpus) -> Iterator[Properties]:
    for printing in corpus.documents:
        yield node_row(
            printing.record,
            printing_iri(printing.record),
            record=printing.record,
            source=printing.source,
            start=printing.start,
            end=printing.end,
            startLine=printing.start_line,
            endLine=printing.end_line,
        )


def mentions_by_ends(corpus: Corpus) -> Mapping[tuple[str, ...], list[Reference]]:
    """Return the references of a corpus by the types of relationship that their mentions have 提及分组."""
    documents = {node.id for node in nodes(corpus)}
    printings = {printing.record for printing in corpus.documents}
    found: defaultdict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for reference in corpus.references:
        mention = reference.mention
        there = mention.doc in documents, mention.record in printings, reference.target_id in documents
        found[tuple(compress(_KINDS, there))].append(reference)
    return found


def mention_row(reference: Reference) -> Properties:
    """Return a mention 提及 as a row of :func:`wenmai.graph.writing.mention_ways`."""
    mention = reference.mention
    return {
        "key": key(reference.id),
        "n": node_row(
            reference.id,
            mention_iri(reference.id),
            relation=mention.relation.value,
            strength=mention.relation.strength,
            partial=mention.partial,
            source=mention.source,
            start=mention.start,
            end=mention.end,
            line=mention.line,
            surface=mention.surface,
            kind=mention.kind.value,
            cue=mention.cue.phrase if mention.cue else None,
            article=mention.article,
            resolved=reference.resolved.value,
        ),
        "DOC": key(mention.doc),
        "PRINTING": key(mention.record),
        "TARGET": reference.target_id and key(reference.target_id),
    }


def node_row(node_id: str, iri: str, **values: object) -> Properties:
    """Return the properties of a node 节点属性, those that have a value."""
    given = {"id": node_id, **values}
    return {
        "key": key(node_id),
        "iri": iri,
        **{
            name: clean(value) if isinstance(value, str) else value
            for name, value in given.items()
            if value is not None
        },
    }


def _edges(relation: Relation) -> Rows:
    def rows(corpus: Corpus) -> Iterator[Properties]:
        for edge in corpus.edges:
            if edge.relation is relation:
                yield link_row(edge.doc, edge.target_id, partial=edge.partial)

    return rows


def _issued(corpus: Corpus) -> Iterator[Properties]:
    for node in nodes(corpus):
        if node.document and node.document.issued_by:
            yield link_row(node.id, node.document.issued_by)


def _printed(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(printing.record, printing.id) for printing in corpus.documents)


def _candidates(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(one.id, candidate) for one in corpus.references for candidate in one.candidates)


def link_row(start: str, end: str, **values: object) -> Properties:
    """Return a relationship 关系 by the ids of its ends, with its properties."""
    return {"a": key(start), "b": key(end), **values}


NODES: Final[Mapping[str, Rows]] = {"Document": _documents, "Printing": _printings}
LINKS: Final[tuple[tuple[str, tuple[str, str], Rows], ...]] = (
    *((relation.cypher, ("Document", "Document"), _edges(relation)) for relation in Relation),
    ("ISSUED_BY", ("Document", "Document"), _issued),
    ("PRINTING_OF", ("Printing", "Document"), _printed),
    ("CANDIDATE", ("Mention", "Document"), _candidates),
)
