"""Lineage 脉络: what a document rests on, what follows from it, what it replaced and what replaced it.

A tree from one document; a branch keeps its direction. A notice and the text it issues are one act: an edge
at either end counts for both, hangs on the one that has it where that one is shown, and else on the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from wenmai.collecting import uncollected
from wenmai.graph.store import ISSUED_BY, Opened, TieRow
from wenmai.ontology.making import maker
from wenmai.ontology.vocabulary import Level, Relation
from wenmai.queries.bonds import Bonds, Kinds
from wenmai.queries.evidence import Sentences
from wenmai.queries.model import Direction, Evidence, Lineage, Node, Step
from wenmai.queries.nodes import Nodes

MAX_ITEMS: Final = 500
_TOGETHER: Final = 48
_LEVELS: Final = list(Level)
_WEAK: Final = frozenset({Relation.INTERPRETS, Relation.CITES})
_RANKS: Final = {relation: relation.strength for relation in Relation}
_RELATIONS: Final = {relation.value: relation for relation in Relation}
_PLACES: Final = {level: place for place, level in enumerate(_LEVELS)}
_RESTS: Final = (Relation.IMPLEMENTS, Relation.BASED_ON)
_ISSUES: Final = (Relation.PROMULGATES, Relation.FORWARDS)
_CHANGES: Final = tuple(one for one in Relation if one.strength <= Relation.SUPPLEMENTS.strength)

# What leads in a direction, as the pairs of queries of these names (up, down …) have it.
KINDS: Final = {
    Direction.UP: Kinds((*_RESTS, ISSUED_BY), _ISSUES),
    Direction.DOWN: Kinds(_ISSUES, (*_RESTS, ISSUED_BY)),
    Direction.EARLIER: Kinds(out=_CHANGES),
    Direction.LATER: Kinds(into=_CHANGES),
}
_make_step: Final = maker(Step)
_ALSO: Final = {Direction.UP: Kinds(out=tuple(_WEAK)), Direction.DOWN: Kinds(into=tuple(_WEAK))}


def lineage(
    folder: Opened,
    document_id: str,
    *,
    everything: bool = False,
    depth: int | None = None,
    directions: Iterable[Direction] = tuple(Direction),
    evidence: bool = True,
    max_items: int = MAX_ITEMS,
    offset: int = 0,
    relations: Iterable[Relation] = (),
) -> Lineage:
    """Return the lineage of a document 脉络 by its id, as the steps of a tree, depth first.

    Siblings stand by strength of the relation, level, date, id. ``everything`` adds what is interpreted and
    cited, ``relations`` are all that is followed where any are given; ``depth`` bounds the steps from act to act;
    ``evidence`` adds the sentences. A document met again in a direction is shown with ``repeated`` and followed
    only where it is nearest to the root; one that stands above itself closes a ``cycle``. Of more than
    ``max_items`` the nearest are given, behind the first ``offset`` of them; ``truncated`` says that there are
    more, ``total`` how many are known of. An unknown id gives no steps.
    """
    with uncollected():
        walk = _Walk(folder, everything, frozenset(relations))
        tops = [_Branch(walk.nodes[document_id], one) for one in Direction if one in set(directions)]
        total, truncated = walk.grow(tops, depth, offset + max_items)
        sentences = Sentences(folder) if evidence else None
        branches = [branch for top in tops for branch in _depth_first(top)]
        page = _page(branches, offset)
        if sentences:
            sentences.read((one.tie.doc, one.tie.target) for one in page if one.tie)
        steps = tuple(_step(branch, offset, sentences) for branch in page)
        return Lineage(walk.nodes[document_id], steps, truncated, total)


class _Tie(NamedTuple):
    """An edge as the graph has it."""

    doc: str
    relation: Relation
    target: str
    partial: bool

    def other(self, end: str) -> str:
        return self.target if end == self.doc else self.doc


@dataclass(slots=True)
class _Branch:
    """A document shown, with the edge that led to it, and what hangs on it."""

    node: Node
    direction: Direction
    tie: _Tie | None = None
    shown_at: int = 0
    distance: int = 0
    above: "_Branch | None" = None
    rank: int = 0  # its place, the nearest first
    repeated: bool = False
    cycle: bool = False
    under: list["_Branch"] = field(default_factory=list)


class _Walk:
    """One walk over a store: the nodes and edges it has read, what it has shown and followed."""

    def __init__(self, folder: Opened, everything: bool, relations: frozenset[Relation]) -> None:
        self.nodes = Nodes(folder.store)
        self._bonds = Bonds(folder.store)
        wanted = relations or frozenset(Relation)
        also = _ALSO if everything or relations & _WEAK else {}
        self._kinds = {one: _wanted(one, also.get(one, Kinds()), wanted) for one in Direction}
        self._ties: dict[tuple[str, Direction], tuple[_Tie, ...]] = {}
        self._rest: dict[str, frozenset[str]] = {}

    def grow(self, tops: list[_Branch], depth: int | None, room: int) -> tuple[int, bool]:
        """Grow the trees, nearest first, to ``room`` branches; return how many are known, and if there are more."""
        front = tops
        grown = 0
        shown = {(top.direction, top.node.id) for top in tops}
        followed: dict[Direction, set[str]] = {direction: set() for direction in Direction}
        while front:
            following: list[_Branch] = []
            for branch in self._ready(front, depth):
                direction, members = branch.direction, self._members(branch.node)
                last = depth is not None and branch.distance >= depth
                found = self._next(branch, members, followed[direction], last=last)
                followed[direction] |= {branch.node.id, *members} - {one.node.id for one in found}
                for one in found:
                    if grown == room:
                        return grown + len(found) - len(branch.under), True
                    one.rank = grown = grown + 1
                    place = (direction, one.node.id)
                    one.repeated = place in shown or one.node.id in followed[direction]
                    one.cycle = one.repeated and self._stands_above(one)
                    branch.under.append(one)
                    if not one.repeated:
                        shown.add(place)
                        following.append(one)
            front = following
        return grown, False

    def _ready(self, front: list[_Branch], depth: int | None) -> Iterator[_Branch]:
        """Yield the branches of a front, with what they need read some at a time: there may be room for few."""
        for first in range(0, len(front), _TOGETHER):
            some = front[first : first + _TOGETHER]
            self._read(some, depth)
            yield from some

    def _read(self, front: list[_Branch], depth: int | None) -> None:
        """Read what the branches of a front need, all at once: the rest of their acts, edges, what these lead to."""
        self._bonds.read_texts(one.node.id for one in front if not one.node.issued_by)
        ends: set[str] = set()
        for direction in {branch.direction for branch in front}:
            near: set[str] = set()
            for branch in front:
                if branch.direction is direction:
                    members = self._members(branch.node)
                    last = depth is not None and branch.distance >= depth
                    near |= (members and {branch.node.id}) if last else {branch.node.id, *members}
            self._bonds.read(near, self._kinds[direction])
            ends |= {tie.other(one) for one in near for tie in self._at(one, direction)}
        self.nodes.read(ends)

    def _stands_above(self, branch: _Branch) -> bool:
        """Whether a document, or its act, is one of those that led to it."""
        act = {branch.node.id, *self._members(branch.node)}
        own = branch.tie is not None and branch.tie.relation is Relation.PROMULGATES
        return not own and any(one.node.id in act for one in _upward(branch))

    def _at(self, document_id: str, direction: Direction) -> tuple[_Tie, ...]:
        """The edges at a document that lead in a direction."""
        place = (document_id, direction)
        if place not in self._ties:
            rows = self._bonds.at(document_id, self._kinds[direction])
            found = [_tie(row) for row in rows]
            twice = any(row.relation == ISSUED_BY for row in rows)  # a sentence may say it as well
            self._ties[place] = tuple(dict.fromkeys(found)) if twice else tuple(found)
        return self._ties[place]

    def _members(self, node: Node) -> frozenset[str]:
        """The rest of the act that a document belongs to: its notice, or the texts it issues."""
        if node.id not in self._rest:
            rest = [node.issued_by] if node.issued_by else self._bonds.texts(node.id)
            self._rest[node.id] = frozenset(rest)
        return self._rest[node.id]

    def _next(self, branch: _Branch, members: frozenset[str], done: set[str], *, last: bool) -> list[_Branch]:
        """What hangs on a branch, in order: what its document has, and what the rest of its act has.

        On the ``last`` level only the rest of its own act does, so most are not asked at all.
        """
        own, direction = branch.node.id, branch.direction
        if last and not members:
            return []
        inner = {tie.other(own): tie for tie in self._at(own, direction) if tie.other(own) in members}
        found = [self._branch(branch, tie, own, within=True) for tie in inner.values()]
        for near in () if last else (own, *sorted(members - done - inner.keys())):
            for tie in self._at(near, direction):
                far = tie.other(near)
                own_act = far in members or far == own or (near != own and self.nodes[far].issued_by == near)
                if not own_act:
                    found.append(self._branch(branch, tie, near, within=False))
        return sorted(found, key=_order)

    def _branch(self, under: _Branch, tie: _Tie, near: str, *, within: bool) -> _Branch:
        distance = under.distance + (not within)
        return _Branch(self.nodes[tie.other(near)], under.direction, tie, under.shown_at + 1, distance, under)


def _wanted(direction: Direction, also: Kinds, relations: frozenset[Relation]) -> Kinds:
    """The kinds of ties that count as one of the relations: a notice promulgates the text that it issues."""
    kinds = KINDS[direction]
    return Kinds(
        *(
            tuple(one for one in side if (Relation.PROMULGATES if one == ISSUED_BY else one) in relations)
            for side in (kinds.out + also.out, kinds.into + also.into)
        )
    )


def _tie(row: TieRow) -> _Tie:
    if row.relation == ISSUED_BY:
        return _Tie(row.target, Relation.PROMULGATES, row.doc, row.partial)
    return _Tie(row.doc, _RELATIONS[row.relation], row.target, row.partial)


def _order(branch: _Branch) -> tuple[int, int, bool, str, str]:
    node, tie = branch.node, branch.tie
    level = _PLACES[node.level] if node.level else len(_LEVELS)
    return (_RANKS[tie.relation] if tie else 0), level, node.date is None, node.date or "", node.id


def _depth_first(top: _Branch) -> Iterator[_Branch]:
    waiting = top.under[::-1]
    while waiting:
        branch = waiting.pop()
        yield branch
        waiting.extend(branch.under[::-1])


def _upward(branch: _Branch) -> Iterator[_Branch]:
    """The branches above one, the nearest first."""
    above = branch.above
    while above is not None:
        yield above
        above = above.above


def _page(branches: list[_Branch], offset: int) -> list[_Branch]:
    """The branches behind the first ``offset``, and those on which they hang."""
    if not offset:
        return branches
    wanted: set[int] = set()
    for branch in branches:
        if branch.rank > offset:
            wanted |= {branch.rank, *(one.rank for one in _upward(branch))}
    return [branch for branch in branches if branch.rank in wanted]


def _step(branch: _Branch, offset: int, sentences: Sentences | None) -> Step:
    tie = branch.tie
    assert tie is not None
    inverse = tie.doc == branch.node.id
    return _make_step(
        depth=branch.shown_at,
        direction=branch.direction,
        parent=tie.target if inverse else tie.doc,
        node=branch.node,
        relation=tie.relation,
        inverse=inverse,
        partial=tie.partial,
        evidence=_evidence(tie, sentences),
        repeated=branch.repeated,
        cycle=branch.cycle,
        earlier_page=branch.rank <= offset,
    )


def _evidence(tie: _Tie, sentences: Sentences | None) -> tuple[Evidence, ...]:
    """The mentions that say just this relation."""
    return sentences.said(tie.doc, tie.target, tie.relation) if sentences else ()
