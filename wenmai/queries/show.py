"""Show one document 文件详情: where it is printed, what it says of others, what others say of it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from wenmai.errors import NotFound
from wenmai.graph.store import Opened, Row
from wenmai.ontology.model import Diagnostic
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.evidence import Sentences
from wenmai.queries.load import load
from wenmai.queries.model import Evidence, Link, Printing, Shown
from wenmai.queries.nodes import Nodes

_RELATIONS: Final = ("up", "down", "earlier", "later", "citing", "cited")


def show(folder: Opened, document_id: str) -> Shown:
    """Return all that a store has of one document 文件详情, by its id, relations with the strongest first.

    NotFound if the store has no such document, neither at hand nor spoken of.
    """
    store, nodes, sentences = folder.store, Nodes(folder.store), Sentences(folder)
    if document_id not in nodes:
        raise NotFound(f"the store has no document {document_id}")
    node = nodes[document_id]
    printings = tuple(_printing(row) for row in store.select(load("printings"), id=document_id))
    ties = [row for name in _RELATIONS for row in store.select(load(name), id=document_id)]
    said = store.select(load("mentions"), id=document_id)
    said_of = store.select(load("mentioned"), id=document_id)
    out = [row for row in ties if row["doc"] == document_id]
    into = [row for row in ties if row["target"] == document_id]
    return Shown(
        node=node,
        printings=printings,
        notice=nodes[node.issued_by] if node.issued_by else None,
        texts=tuple(nodes[str(row["text"])] for row in store.select(load("texts"), id=document_id)),
        outgoing=_links(nodes, out, "target", _grouped(said, "target", sentences)),
        incoming=_links(nodes, into, "doc", _grouped(said_of, "doc", sentences)),
        unresolved=sentences.of(row for row in said if row["target"] is None),
        diagnostics=_diagnostics(folder, printings),
    )


def _printing(row: Row) -> Printing:
    start, end, first, last = (int(row[name] or 0) for name in ("start", "end", "start_line", "end_line"))
    return Printing(str(row["source"]), start, end, first, last)


def _grouped(rows: Iterable[Row], end: str, sentences: Sentences) -> dict[str, tuple[Evidence, ...]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[str(row[end])].append(row)
    return {other: sentences.of(group) for other, group in groups.items()}


def _links(
    nodes: Nodes, ties: Iterable[Row], end: str, evidence: dict[str, tuple[Evidence, ...]]
) -> tuple[Link, ...]:
    links = (
        Link(
            node=nodes[str(row[end])],
            relation=Relation(str(row["relation"])),
            inverse=end == "doc",
            partial=row["partial"] is True,
            evidence=evidence.get(str(row[end]), ()),
        )
        for row in ties
    )
    return tuple(
        sorted(links, key=lambda link: (link.relation.strength, link.node.date or "9", link.node.id))
    )


def _diagnostics(folder: Opened, printings: Iterable[Printing]) -> tuple[Diagnostic, ...]:
    """Diagnostics of the files in which a document is printed, that touch it or the whole file."""
    places = list(printings)
    return tuple(
        diagnostic
        for diagnostic in folder.diagnostics()
        if any(_touches(diagnostic, place) for place in places)
    )


def _touches(diagnostic: Diagnostic, place: Printing) -> bool:
    if diagnostic.source != place.source:
        return False
    if diagnostic.start is None:
        return True
    end = diagnostic.start + 1 if diagnostic.end is None else diagnostic.end
    return diagnostic.start < place.end and place.start < end
