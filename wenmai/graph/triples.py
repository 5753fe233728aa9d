"""A corpus as triples 三元组: lines of N-Triples in a fixed order, those of a node or an edge at a time.

A document is a node with its properties and, for each edge, a direct property to the other document
(``wm:repeals``, ``wm:basedOn`` …; ``wm:inPart`` beside it when only a part is touched). Each printing and
each mention is a node of its own, so that every edge can show what it rests on. What the properties mean, and
which of ELI, DCTERMS, PROV-O they stand under, says ``ontology/policy.ttl``: that is not repeated for each node.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from wenmai.graph.around import ELI, PROV, around
from wenmai.graph.force import in_force
from wenmai.graph.iris import document_iri, mention_iri, printing_iri, thing_iri
from wenmai.graph.lines import day, link, literal, literals, to, typed
from wenmai.graph.nodes import GraphNode, nodes
from wenmai.ontology.model import Corpus, Document, Edge, Reference
from wenmai.ontology.vocabulary import MentionKind, Relation

LIST_SEPARATOR: Final = "\n"
TITLE: Final = "http://purl.org/dc/terms/title"
IDENTIFIER: Final = "http://purl.org/dc/terms/identifier"
_PROPERTIES: Final = {relation: relation.iri_name for relation in Relation}


def triples(corpus: Corpus) -> Iterator[str]:
    """Yield a corpus as lines of N-Triples 序列化, some at a time; the same corpus gives the same in one order."""
    force = in_force(corpus)
    for node in nodes(corpus):
        yield "".join(_node(node))
        if node.id in force:
            yield to(document_iri(node.id), f"{ELI}in_force", f"{ELI}InForce-{force[node.id]}")
    yield from map(_edge, corpus.edges)
    yield from map(_mention, corpus.references)
    yield from around(corpus)


def _node(node: GraphNode) -> Iterator[str]:
    iri = document_iri(node.id)
    document = node.document
    yield typed(iri, "Document")
    yield literal(iri, IDENTIFIER, node.id)
    yield literals(iri, known=node.known, number=node.number, numberKey=node.number_key)
    yield literal(iri, TITLE, node.title)
    if document is None:
        return
    yield literals(
        iri,
        genre=document.genre,
        issuers=_joined(document.issuers),
        level=document.level,
        region=document.region,
        force=document.force,
        policy=document.policy,
        sources=_joined(node.sources),
    )
    yield day(iri, "date", document.date)
    yield day(iri, "effectiveFrom", document.effective_from)
    yield day(iri, "effectiveTo", document.effective_to)
    yield from _links(iri, document)
    for printing in node.printings:
        yield _printing(iri, printing)


def _links(iri: str, document: Document) -> Iterator[str]:
    for issuer in dict.fromkeys(document.issuers_full or document.issuers):
        yield link(iri, "passedBy", thing_iri("issuer", issuer))
    for name, kind, value in (
        ("appliesIn", "region", document.region),
        ("hasGenre", "genre", document.genre),
        ("atLevel", "level", document.level),
        ("withForce", "force", document.force),
    ):
        if value:
            yield link(iri, name, thing_iri(kind, value))
    if document.issued_by:
        yield link(iri, "issuedBy", document_iri(document.issued_by))


def _printing(document: str, printing: Document) -> str:
    iri = printing_iri(printing.record)
    return (
        typed(iri, "Printing")
        + link(iri, "printingOf", document)
        + to(iri, f"{PROV}wasDerivedFrom", thing_iri("source", printing.source))
        + literals(
            iri,
            record=printing.record,
            source=printing.source,
            start=printing.start,
            end=printing.end,
            startLine=printing.start_line,
            endLine=printing.end_line,
        )
    )


def _edge(edge: Edge) -> str:
    iri, target = document_iri(edge.doc), document_iri(edge.target_id)
    line = link(iri, _PROPERTIES[edge.relation], target)
    return line + link(iri, "inPart", target) if edge.partial else line


def _mention(reference: Reference) -> str:
    mention = reference.mention
    iri = mention_iri(reference.id)
    lines = typed(iri, "Mention") + link(iri, "doc", document_iri(mention.doc))
    if mention.kind is not MentionKind.STATED:
        lines += link(iri, "printing", printing_iri(mention.record))
    if reference.target_id is not None:
        lines += link(iri, "target", document_iri(reference.target_id))
    lines += literals(
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
    for one in dict.fromkeys(reference.candidates):
        lines += link(iri, "candidate", document_iri(one))
    return lines


def _joined(values: Iterable[str]) -> str | None:
    return LIST_SEPARATOR.join(values) or None
