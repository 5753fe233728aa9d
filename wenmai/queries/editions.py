"""Editions 版本沿革: what took the place of a document, and what it took the place of.

By sentences (废止, 替代), and by title: documents of one title, place and level, also where the body that issued them,
or that their title names, was renamed or merged in between. A notice and the text it issues are one act.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.graph.store import Opened
from wenmai.ontology.successions import are_national, in_one_line, official_names, title_variants
from wenmai.ontology.vocabulary import Level, Relation
from wenmai.queries.acts import Act, Acts
from wenmai.queries.bonds import Kinds
from wenmai.queries.evidence import Sentences
from wenmai.queries.model import Evidence, Node
from wenmai.queries.similar import core_title

_REPLACING: Final = (Relation.REPEALS, Relation.SUPERSEDES)
_LATER: Final = Kinds(into=_REPLACING)
_EARLIER: Final = Kinds(out=_REPLACING)
_MOST: Final = 60
_SHORTEST: Final = 4  # a title of fewer characters names no document of its own


@dataclass(frozen=True, slots=True)
class Edition:
    """A document that stands before or after another 前后版本; ``relation`` is None where only the title ties them.

    ``parent`` is the document it directly follows or precedes, ``depth`` steps from the one asked for; ``renamed`` are
    the issuers that took over from those of the parent, or gave over to them: earlier and later name.
    """

    node: Node
    parent: Node
    relation: Relation | None
    same_title: bool
    depth: int
    date: str | None
    evidence: tuple[Evidence, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


def successors(folder: Opened, document_id: str, *, evidence: bool = True) -> tuple[Edition, ...]:
    """Return what took the place of a document 后续版本, and what took the place of that, the oldest first."""
    return _chain(folder, document_id, later=True, evidence=evidence)


def predecessors(folder: Opened, document_id: str, *, evidence: bool = True) -> tuple[Edition, ...]:
    """Return what a document took the place of 先前版本, and what that had replaced, the youngest first."""
    return _chain(folder, document_id, later=False, evidence=evidence)


def _chain(folder: Opened, document_id: str, *, later: bool, evidence: bool) -> tuple[Edition, ...]:
    acts = Acts(folder.store)
    start = acts[document_id]
    sentences = Sentences(folder) if evidence else None
    seen = set(start.ids)
    found: list[Edition] = []
    queue = deque([(start, 0)])
    while queue:
        near, depth = queue.popleft()
        titled = _next(list(_same_title(folder, acts, near, later=later)), later=later)
        for relation, far, member in (
            *_replaced(acts, near, later=later),
            *((None, one, "") for one in titled),
        ):
            act = acts[far]
            if seen & act.ids:
                continue
            seen |= act.ids
            ends = (far, member) if later else (member, far)
            pieces = sentences.said(*ends, relation) if sentences and relation else ()
            same = bool(titled.keys() & act.ids) or _titles(act) & _titles(near) != set()
            parent = acts.nodes[member] if member else near.node
            names = _renamed(*((near, act) if later else (act, near)))
            found.append(Edition(act.node, parent, relation, same, depth + 1, act.date, pieces, names))
            queue.append((act, depth + 1))
    found.sort(key=lambda one: (one.date or ("9" if later else "0"), one.node.id), reverse=not later)
    return tuple(found)


def _replaced(acts: Acts, near: Act, *, later: bool) -> Iterator[tuple[Relation, str, str]]:
    """The documents that replace an act as a whole, or that it replaces: relation, document, member of the act."""
    for member in near.members:
        for row in acts.bonds.at(member.id, _LATER if later else _EARLIER):
            if not row.partial:
                yield Relation(row.relation), row.doc if later else row.target, member.id


def _same_title(folder: Opened, acts: Acts, near: Act, *, later: bool) -> Iterator[Act]:
    """The acts of the same title, place and level that are dated later, or earlier."""
    for core in sorted({one for title in _titles(near) for one in title_variants(title, near.date)}):
        for entry in folder.index.containing(core, _MOST):
            act = acts[entry.id]
            first, last = (near.date, act.date) if later else (act.date, near.date)
            ordered = entry.known and first is not None and last is not None and first < last
            if ordered and _like(act, near) and core in _titles(act) and not _strangers(act, near):
                yield act


def _strangers(act: Act, other: Act) -> bool:
    """Whether two national acts are of bodies that have nothing to do with each other: each has its own 工作要点."""
    if not (are_national(act.node.issuers, act.date) and are_national(other.node.issuers, other.date)):
        return False
    mine, theirs = (official_names(one.node.issuers, one.date) for one in (act, other))
    return not any(in_one_line(name, act.date, one, other.date) for name in mine for one in theirs)


def _renamed(former: Act, later: Act) -> tuple[tuple[str, str], ...]:
    """The issuers of one act that the issuers of a later one took over from."""
    old, new = (official_names(one.node.issuers, one.date) for one in (former, later))
    return tuple(
        (one, name)
        for one in sorted(old - new)
        for name in sorted(new - old)
        if in_one_line(one, former.date, name, later.date)
    )


def _next(found: list[Act], *, later: bool) -> dict[str, Act]:
    """Of several editions the next one only: the others follow from that; all of its day, where several are."""
    days = [act.date for act in found if act.date]
    nearest = (min if later else max)(days, default=None)
    return {act.node.id: act for act in found if act.date == nearest}


def _like(act: Act, other: Act) -> bool:
    mine, theirs = act.node, other.node
    placed = mine.region is not None or mine.level is Level.NATIONAL
    return bool(mine.policy) and placed and (mine.region, mine.level) == (theirs.region, theirs.level)


def _titles(act: Act) -> set[str]:
    """What the titles of an act are about."""
    cores = {core_title(node.title) for node in act.members if node.title}
    return {core for core in cores if len(core) >= _SHORTEST}
