"""The dossier 卷宗 of a document: what it is, where it is printed, a page of its relations, counts of them all.

A document that everybody cites has thousands of relations: only those shown are looked up.
"""

from collections import Counter, defaultdict
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
from wenmai.server.ties import Tie, ties_of

SHOWN: Final = 40
_SENTENCES: Final = 3
_UNRESOLVED: Final = 50
_TEXTS: Final = 100


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
    store, nodes = reading.store, Nodes(reading.store)
    ties = ties_of(reading, node.id)
    counts = Counter((tie.relation, tie.inverse) for tie in ties)
    chosen = [tie for tie in ties if relation in (None, tie.relation) and inverse in (None, tie.inverse)]
    said = mentions_of(reading, node.id) if evidence else []
    sentences = Sentences(reading)
    links = _Links(reading, node.id, said, few=sum(tie.inverse for tie in ties) <= SHOWN, evidence=evidence)
    return Dossier(
        node=node,
        printings=printings_of(reading, node.id),
        notice=nodes[node.issued_by] if node.issued_by else None,
        texts=tuple(nodes[str(row["text"])] for row in store.select(load("texts"), id=node.id)[:_TEXTS]),
        counts=tuple(Count(*one, counts[one]) for one in sorted(counts, key=lambda one: (one[1], one[0].strength))),
        links=tuple(map(links.link, chosen[skip : skip + limit])),
        unresolved=sentences.of([row for row in said if row["target"] is None][:_UNRESOLVED]),
        corrections=tuple(one for one in reading.corrections() if node.id in (one.doc, one.target, one.to)),
    )  # fmt: skip


class _Links:
    """Ties with the documents at their other ends, and the sentences that say so."""

    def __init__(self, reading: Reading, own: str, said: list[Row], *, few: bool, evidence: bool) -> None:
        self._reading, self._own, self._evidence, self._few = reading, own, evidence, few
        self._nodes, self._sentences = Nodes(reading.store), Sentences(reading)
        self._out, self._into = _by(said, "target"), _by([], "doc")
        if few and evidence:
            self._into = _by(reading.store.select(load("mentioned"), id=own), "doc")

    def link(self, tie: Tie) -> Link:
        return Link(
            node=self._nodes[tie.other],
            relation=tie.relation,
            inverse=tie.inverse,
            partial=tie.partial,
            evidence=self._said(tie) if self._evidence else (),
        )

    def _said(self, tie: Tie) -> tuple[Evidence, ...]:
        if not tie.inverse:
            rows = self._out[tie.other]
        elif self._few:
            rows = self._into[tie.other]
        else:
            rows = self._reading.store.select(load("evidence"), id=tie.other, target_id=self._own)
        return self._sentences.of([row for row in rows if row["relation"] == tie.relation.value][:_SENTENCES])


def _by(rows: list[Row], end: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[str(row[end])].append(row)
    return groups


def mentions_of(reading: Reading, document_id: str) -> list[Row]:
    """Return the rows of the mentions in a document 文中提及."""
    return reading.store.select(load("mentions"), id=document_id)


def printings_of(reading: Reading, document_id: str) -> tuple[Printing, ...]:
    """Return where a document is printed 印本."""
    return tuple(map(_printing, reading.store.select(load("printings"), id=document_id)))


def _printing(row: Row) -> Printing:
    start, end, first, last = (int(row[name] or 0) for name in ("start", "end", "start_line", "end_line"))
    return Printing(str(row["source"]), start, end, first, last)
