"""The dossier 卷宗 of a document: what it is, where it is printed, a page of its relations, counts of them all.

A document that everybody cites has thousands of relations: only those shown are looked up.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from wenmai.graph.store import Row
from wenmai.ontology.model import Correction
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.evidence import Sentences
from wenmai.queries.load import load
from wenmai.queries.model import Evidence, Link, Node, Printing
from wenmai.queries.nodes import Nodes
from wenmai.server.reading import Reading

SHOWN: Final = 40
_SENTENCES: Final = 3
_UNRESOLVED: Final = 50
_TEXTS: Final = 100
_RELATIONS: Final = ("up", "down", "earlier", "later", "citing", "cited")


@dataclass(frozen=True, slots=True)
class Count:
    """How many relations of a kind a document has 关系计数."""

    relation: Relation
    inverse: bool
    documents: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one document 卷宗; ``links`` are a page of its relations, ``counts`` those of all."""

    node: Node
    printings: tuple[Printing, ...] = ()
    notice: Node | None = None
    texts: tuple[Node, ...] = ()
    counts: tuple[Count, ...] = ()
    links: tuple[Link, ...] = ()
    unresolved: tuple[Evidence, ...] = ()
    corrections: tuple[Correction, ...] = ()


def dossier(
    reading: Reading,
    node: Node,
    *,
    relation: Relation | None = None,
    inverse: bool | None = None,
    evidence: bool = True,
    limit: int = SHOWN,
    skip: int = 0,
) -> Dossier:
    """Return what a store has of a document 卷宗, with a page of its relations: the strongest first, then by date.

    ``relation`` and ``inverse`` choose among the relations; each comes with three sentences at the most.
    """
    store, nodes, sentences = reading.store, Nodes(reading.store), Sentences(reading)
    ties = [row for name in _RELATIONS for row in store.select(load(name), id=node.id)]
    counts = Counter((Relation(str(row["relation"])), row["doc"] != node.id) for row in ties)
    chosen = [row for row in ties if _fits(row, node.id, relation, inverse)]
    page = _ordered(reading, chosen, node.id)[skip : skip + limit]
    said = [row for row in store.select(load("mentions"), id=node.id) if row["target"] is None]
    return Dossier(
        node=node,
        printings=tuple(map(printing_from, store.select(load("printings"), id=node.id))),
        notice=nodes[node.issued_by] if node.issued_by else None,
        texts=tuple(nodes[str(row["text"])] for row in store.select(load("texts"), id=node.id)[:_TEXTS]),
        counts=tuple(Count(*one, counts[one]) for one in sorted(counts, key=lambda one: (one[1], one[0].strength))),
        links=tuple(_link(reading, nodes, sentences, row, node.id, evidence) for row in page),
        unresolved=sentences.of(said[:_UNRESOLVED]) if evidence else (),
        corrections=tuple(one for one in reading.corrections() if node.id in (one.doc, one.target, one.to)),
    )  # fmt: skip


def _fits(row: Row, own: str, relation: Relation | None, inverse: bool | None) -> bool:
    if relation is not None and row["relation"] != relation.value:
        return False
    return inverse is None or (row["doc"] != own) is inverse


def _other(row: Row, own: str) -> str:
    return str(row["target"] if row["doc"] == own else row["doc"])


def _ordered(reading: Reading, rows: list[Row], own: str) -> list[Row]:
    days = reading.index.dates({_other(row, own) for row in rows})

    def place(row: Row) -> tuple[bool, int, str, str]:
        other = _other(row, own)
        return row["doc"] != own, Relation(str(row["relation"])).strength, days.get(other) or "9", other

    return sorted(rows, key=place)


def _link(reading: Reading, nodes: Nodes, sentences: Sentences, row: Row, own: str, evidence: bool) -> Link:
    relation = Relation(str(row["relation"]))
    ends = {"id": str(row["doc"]), "target_id": str(row["target"])}
    said = reading.store.select(load("evidence"), **ends) if evidence else []
    return Link(
        node=nodes[_other(row, own)],
        relation=relation,
        inverse=row["doc"] != own,
        partial=row["partial"] is True,
        evidence=sentences.of([one for one in said if one["relation"] == relation.value][:_SENTENCES]),
    )


def printing_from(row: Row) -> Printing:
    """Return a row of the query ``printings`` as a printing 印本."""
    start, end, first, last = (int(row[name] or 0) for name in ("start", "end", "start_line", "end_line"))
    return Printing(str(row["source"]), start, end, first, last)
