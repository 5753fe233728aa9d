"""Implementations 逐级落实: who carried a document out, through whom, how firmly tied and how fast."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from wenmai.graph.store import Opened
from wenmai.ontology.standing import Strength
from wenmai.ontology.vocabulary import Level, Relation
from wenmai.queries.acts import Act, Acts
from wenmai.queries.bonds import Kinds
from wenmai.queries.evidence import Sentences
from wenmai.queries.model import Evidence, Node

STRENGTHS: Final = {
    Relation.IMPLEMENTS: Strength.EXPLICIT,
    Relation.FORWARDS: Strength.FORWARDED,
    Relation.BASED_ON: Strength.BASED_ON,
}
LIMIT: Final = 1_000
_TOGETHER: Final = 200  # documents of which more is read at a time
_TIES: Final = Kinds(into=tuple(STRENGTHS))
_FIRMNESS: Final = list(Strength)
_LEVELS: Final = list(Level)


@dataclass(frozen=True, slots=True)
class Implementation:
    """A document that carries another out 落实文件: ``node`` does so for ``parent``, ``depth`` steps from the start.

    ``lag`` counts days from the date of ``parent``, ``lag_from_start`` from that of the document asked for; None
    where a date is not known. ``weakest`` is the least firm tie between the start and here.
    """

    node: Node
    parent: Node
    relation: Relation
    strength: Strength
    weakest: Strength
    depth: int
    date: str | None
    lag: int | None
    lag_from_start: int | None
    evidence: tuple[Evidence, ...] = ()


def implementations(
    folder: Opened, document_id: str, *, depth: int | None = None, evidence: bool = True, limit: int = LIMIT
) -> tuple[Implementation, ...]:
    """Return who carries out a document, by level, date and id 逐级落实.

    A notice and the text it issues are one act, told once by the one that is tied; one that is tied to several is
    told where it is nearest to the start, and there by its firmest tie; of more than ``limit`` the
    nearest. Press reports and explanations do not count.
    """
    acts = Acts(folder.store)
    start = acts[document_id]
    seen = set(start.ids)
    found: list[Implementation] = []
    queue = deque([(start, 0, Strength.EXPLICIT)])
    ready = 0  # so many at the head of the queue have their ties read
    while queue and len(found) < limit:
        if not ready:
            ready = min(len(queue), _TOGETHER)
            acts.bonds.read((one for act, _, _ in islice(queue, ready) for one in act.ids), _TIES)
        above, steps, firm = queue.popleft()
        ready -= 1
        if depth is not None and steps >= depth:
            continue
        below = _below(acts, above)
        for place, (doc, (relation, member)) in enumerate(below.items()):
            if place % _TOGETHER == 0:
                acts.read(islice(below, place, place + _TOGETHER))
            act = acts[doc]
            if seen & act.ids:
                continue
            seen |= act.ids
            strength = STRENGTHS[relation]
            weakest = max(firm, strength, key=_FIRMNESS.index)
            found.append(
                Implementation(
                    act.node, acts[member].node, relation, strength, weakest, steps + 1, act.date,
                    days_between(above.date, act.date), days_between(start.date, act.date),
                )
            )  # fmt: skip
            queue.append((act, steps + 1, weakest))
            if len(found) == limit:
                break
    found.sort(key=_order)
    return _with_sentences(folder, found) if evidence else tuple(found)


def _with_sentences(folder: Opened, found: Iterable[Implementation]) -> tuple[Implementation, ...]:
    sentences = Sentences(folder)
    sentences.read((one.node.id, one.parent.id) for one in found)
    return tuple(
        replace(one, evidence=sentences.said(one.node.id, one.parent.id, one.relation)) for one in found
    )


def _below(acts: Acts, above: Act) -> dict[str, tuple[Relation, str]]:
    """The documents tied to an act, the firmest tie of each, and to which document of the act; firmest first."""
    ties = [
        (Relation(row.relation), row.doc, member)
        for member in sorted(above.ids)
        for row in acts.bonds.at(member, _TIES)
    ]
    acts.nodes.read(doc for _, doc, _ in ties)
    ties.sort(key=lambda tie: (_FIRMNESS.index(STRENGTHS[tie[0]]), tie[1], tie[2] != above.node.id, tie[2]))
    found: dict[str, tuple[Relation, str]] = {}
    for relation, doc, member in ties:
        if acts.nodes[doc].policy:
            found.setdefault(doc, (relation, member))
    return found


def days_between(first: str | None, last: str | None) -> int | None:
    """Return the days from one ISO day to another 相隔天数; None where one is not known or is no day."""
    if first is None or last is None:
        return None
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return None


def firmest(found: Iterable[Implementation]) -> Implementation | None:
    """Return the firmest tie of several 最强者, of equals the earliest; None if there are none."""
    return min(
        found, key=lambda one: (_FIRMNESS.index(one.strength), one.date or "9", one.node.id), default=None
    )


def _order(one: Implementation) -> tuple[int, str, str]:
    level = _LEVELS.index(one.node.level) if one.node.level else len(_LEVELS)
    return level, one.date or "9", one.node.id
