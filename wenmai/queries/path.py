"""Path 关联: the shortest explanation between two documents, each hop with its sentence.

Searched from both ends at once. A notice and the text it issues are one act: to step from one to the other costs
nothing and is not told. Ties by interpreting and citing are looked at only where firmer ones lead nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from wenmai.graph.store import ISSUED_BY, Opened
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.bonds import Bonds, Kinds
from wenmai.queries.evidence import Sentences
from wenmai.queries.model import Evidence, Node
from wenmai.queries.nodes import Nodes

MOST_VISITED: Final = 20_000
_WEAK: Final = frozenset({Relation.INTERPRETS, Relation.CITES})
_ALL: Final = Kinds((*Relation, ISSUED_BY), (*Relation, ISSUED_BY))


@dataclass(frozen=True, slots=True)
class Hop:
    """One tie of an explanation 一步关联: ``start`` stands in ``relation`` to ``node``, or the ``inverse``."""

    start: Node
    relation: Relation
    inverse: bool
    node: Node
    partial: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tie:
    doc: str
    relation: Relation | None  # None: the text was issued by the notice, with no sentence that says so
    target: str
    partial: bool

    @property
    def within(self) -> bool:
        return self.relation in (None, Relation.PROMULGATES)

    def other(self, end: str) -> str:
        return self.target if end == self.doc else self.doc


@dataclass(slots=True)
class _Side:
    """What was reached from one end: how each document was reached, and where to go on."""

    came: dict[str, tuple[str, _Tie] | None] = field(default_factory=dict)
    front: list[str] = field(default_factory=list)


def path(folder: Opened, first: str, last: str, *, evidence: bool = True) -> tuple[Hop, ...] | None:
    """Return the hops of a shortest explanation between two documents 两文关联; None if nothing ties them.

    Of equally short ones it is that of the firmer ties. Documents of one act need no hop. Nothing is found
    where more than 20,000 documents would have to be looked at.
    """
    bonds = Bonds(folder.store)
    for weak in (False, True):
        ties = _search(bonds, first, last, weak)
        if ties is not None:
            nodes, sentences = Nodes(folder.store), Sentences(folder) if evidence else None
            return tuple(_hop(nodes, sentences, here, tie) for here, tie in ties if not tie.within)
    return None


def _search(bonds: Bonds, first: str, last: str, weak: bool) -> list[tuple[str, _Tie]] | None:
    sides = (_Side({first: None}, [first]), _Side({last: None}, [last]))
    for side in sides:
        _close(bonds, side, weak)
    while True:
        meeting = next((name for name in sides[0].came if name in sides[1].came), None)
        if meeting is not None:
            return _joined(sides, meeting)
        if not all(side.front for side in sides) or sum(len(side.came) for side in sides) > MOST_VISITED:
            return None
        side = min(sides, key=lambda one: len(one.front))
        found = [
            (tie, here, tie.other(here))
            for here in side.front
            for tie in _ties(bonds, here, weak)
            if not tie.within
        ]
        found.sort(key=lambda one: (one[0].relation.strength if one[0].relation else 0, one[2]))
        side.front = []
        for tie, here, there in found:
            if there not in side.came:
                side.came[there] = (here, tie)
                side.front.append(there)
        _close(bonds, side, weak)


def _close(bonds: Bonds, side: _Side, weak: bool) -> None:
    """Add to the front the rest of the act of each document in it; their ties are read all at once."""
    bonds.read(side.front, _ALL)
    waiting = list(side.front)
    while waiting:
        here = waiting.pop()
        for tie in _ties(bonds, here, weak):
            there = tie.other(here)
            if tie.within and there not in side.came:
                side.came[there] = (here, tie)
                side.front.append(there)
                waiting.append(there)


def _ties(bonds: Bonds, document_id: str, weak: bool) -> Iterator[_Tie]:
    for row in bonds.at(document_id, _ALL):
        relation = None if row.relation == ISSUED_BY else Relation(row.relation)
        if weak or relation not in _WEAK:
            yield _Tie(row.doc, relation, row.target, row.partial)


def _joined(sides: tuple[_Side, _Side], meeting: str) -> list[tuple[str, _Tie]]:
    """The ties from the first end to the last, each with the document from which it is read."""
    head: list[tuple[str, _Tie]] = []
    here = meeting
    while came := sides[0].came[here]:
        here = came[0]
        head.append((here, came[1]))
    tail: list[tuple[str, _Tie]] = []
    here = meeting
    while came := sides[1].came[here]:
        tail.append((here, came[1]))
        here = came[0]
    return [*reversed(head), *tail]


def _hop(nodes: Nodes, sentences: Sentences | None, here: str, tie: _Tie) -> Hop:
    relation = tie.relation or Relation.PROMULGATES
    said = sentences.said(tie.doc, tie.target, relation) if sentences else ()
    return Hop(
        start=nodes[here],
        relation=relation,
        inverse=tie.doc != here,
        node=nodes[tie.other(here)],
        partial=tie.partial,
        evidence=said,
    )
