"""Events 效力事件 of a document: what its text says of its own term, and what later documents did to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.graph.store import Opened
from wenmai.ontology.said_dates import said_day
from wenmai.ontology.standing import EventKind, Says
from wenmai.ontology.tables import table
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.acts import Act, Acts
from wenmai.queries.bonds import Kinds
from wenmai.queries.evidence import Sentences
from wenmai.queries.model import Evidence, Node
from wenmai.queries.own_words import own_sentence

KINDS: Final = {
    Relation.REPEALS: EventKind.REPEALED,
    Relation.SUPERSEDES: EventKind.SUPERSEDED,
    Relation.AMENDS: EventKind.AMENDED,
    Relation.EXTENDS: EventKind.EXTENDED,
    Relation.SUPPLEMENTS: EventKind.SUPPLEMENTED,
}
_LATER: Final = Kinds(into=tuple(KINDS))
_PERIOD: Final = re.compile(r"[（(]((?:19|20)\d{2})年?[—–\-－~～至]{1,2}((?:19|20)\d{2})年?[）)]")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document 效力事件, from ``start`` to ``end``, both included; None: not told.

    ``by`` is the later document that says so, ``sentence`` the document's own words, ``rule`` the id of a rule that
    presumes it. An event of a later document without a day, or dated before what it touches, does not ``count``.
    """

    kind: EventKind
    says: Says
    start: str | None = None
    end: str | None = None
    partial: bool = False
    by: Node | None = None
    evidence: tuple[Evidence, ...] = ()
    sentence: str | None = None
    rule: str | None = None
    counts: bool = True


def own_events(folder: Opened, act: Act) -> Iterator[Event]:
    """Yield what the text of a document and its act say of it 自身所说: adopted, in force, expiring."""
    if act.date:
        yield Event(EventKind.ADOPTED, Says.TEXT, act.date, act.date)
    if first := act.effective_from:
        yield Event(EventKind.IN_FORCE, Says.TEXT, first, sentence=own_sentence(folder, act, first))
    elif act.date:
        yield Event(EventKind.IN_FORCE, Says.TEXT, act.date)
    last = next((node.effective_to for node in act.members if node.effective_to), None)
    if last:
        yield Event(EventKind.EXPIRES, Says.TEXT, last, last, sentence=own_sentence(folder, act, last))
    elif found := _PERIOD.search(act.node.title or ""):
        day = f"{found[2]}-12-31"
        yield Event(EventKind.EXPIRES, Says.TEXT, day, day, sentence=act.node.title)


def later_events(acts: Acts, sentences: Sentences, act: Act) -> Iterator[Event]:
    """Yield what later documents did to an act 后来文件所为, extensions of its extensions included."""
    seen = set(act.ids)
    waiting = [(act, False)]
    while waiting:
        touched, indirect = waiting.pop()
        for member in touched.members:
            rows = acts.bonds.at(member.id, _LATER)
            acts.read(row.doc for row in rows)
            sentences.read((row.doc, member.id) for row in rows)
            for row in rows:
                other, relation = row.doc, Relation(row.relation)
                if other in act.ids or (indirect and relation is not Relation.EXTENDS):
                    continue
                partial = row.partial or touched.in_part(member.id)
                yield _event(acts[other], member.id, relation, partial, sentences, act)
                if relation is Relation.EXTENDS and other not in seen:
                    seen |= acts[other].ids
                    waiting.append((acts[other], True))


def _event(
    other: Act, member: str, relation: Relation, partial: bool, sentences: Sentences, act: Act
) -> Event:
    evidence = sentences.said(other.node.id, member, relation)
    said = (said_day(relation, one.sentence or "", one.surface) for one in evidence)
    day = next((one for one in said if one), None)
    extends = relation is Relation.EXTENDS
    start = other.start if extends else day or other.start
    before = bool(start and act.date and start < act.date and (other.date or start) < act.date)
    return Event(
        kind=KINDS[relation],
        says=Says.CATALOGUE if _is_catalogue(other.node) else Says.LATER,
        start=start,
        end=day if extends else None,
        partial=partial,
        by=other.node,
        evidence=evidence,
        counts=start is not None and not before,
    )


def _is_catalogue(node: Node) -> bool:
    return any(row["word"] in (node.title or "") for row in table("catalogues"))
