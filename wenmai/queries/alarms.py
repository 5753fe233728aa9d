"""Alarms 预警: a basis that fell, a dead document cited, an old edition implemented, and the like.

Only what dated documents say is told: where a day is not known, nothing is. That a document is not in the store is no
alarm: what rests on it, or repeals it, cannot be checked, and is told as that. A notice and the text it issues are one
act.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.graph.store import MentionRow, Opened, TieRow
from wenmai.ontology.periods import day_after
from wenmai.ontology.said_dates import said_day
from wenmai.ontology.standing import AlarmKind, Severity, Status
from wenmai.ontology.vocabulary import MentionKind, Relation
from wenmai.queries.evidence import Sentences
from wenmai.queries.ledger import BASES, CHANGES, around, whole
from wenmai.queries.model import Evidence, Node
from wenmai.queries.nodes import node_of
from wenmai.queries.similar import core_title
from wenmai.queries.status import status

Progress = Callable[[int, int, str], None]
_RESTING: Final = frozenset({Relation.IMPLEMENTS, Relation.BASED_ON})
_CHECKED: Final = frozenset({Relation.REPEALS, Relation.SUPERSEDES, *BASES})
_ALIKE: Final = 50.0
_LONGEST_WAIT: Final = 2  # years between the date of a text and its entry into force
_ENDS: Final = frozenset({Relation.REPEALS, Relation.SUPERSEDES})
_GRAVEST: Final = list(Severity)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something amiss 预警: ``node`` in its ``relation`` to ``other``, by what ``later`` did to that on ``day``."""

    kind: AlarmKind
    severity: Severity
    node: Node
    relation: Relation
    other: Node
    day: str | None = None
    later: Node | None = None
    change: Relation | None = None
    partial: bool = False
    evidence: tuple[Evidence, ...] = ()
    later_evidence: tuple[Evidence, ...] = ()


def alarms(
    folder: Opened,
    document_id: str | None = None,
    *,
    day: str,
    evidence: bool = True,
    unchecked: bool = False,
    progress: Progress | None = None,
) -> tuple[Alarm, ...]:
    """Return what is amiss with a document, or with all of a store 预警, the gravest first.

    ``day`` is the day up to which terms are reckoned; ``unchecked`` adds what cannot be checked because it is not in
    the store; ``progress`` is called with documents done, all, and an id.
    """
    look = _Look(folder, document_id, day, evidence)
    docs = look.ledger.act(document_id) if document_id else tuple(sorted(look.ledger.facts))
    found: list[Alarm] = []
    for place, doc in enumerate(docs):
        if progress and place % 500 == 0:
            progress(place, len(docs), doc)
        if look.ledger.of(doc).policy:
            found += [one for one in look.at(doc) if unchecked or one.kind is not AlarmKind.UNCHECKED]
    return tuple(sorted(found, key=_order))


class _Look:
    """One look through a ledger, with the nodes and sentences that it needs."""

    def __init__(self, folder: Opened, document_id: str | None, day: str, evidence: bool) -> None:
        self.ledger = around(folder.store, document_id) if document_id else whole(folder.store)
        self._folder, self._day, self._evidence = folder, day, evidence
        self._sentences = Sentences(folder)
        self._nodes: dict[str, Node] = {}
        self._days: dict[TieRow, str | None] = {}
        self._done: dict[str, tuple[TieRow, ...]] = {}
        changes = (tie for ties in self.ledger.into.values() for tie in ties)
        self._sentences.read((one.doc, one.target) for one in changes if one.relation in _ENDS)

    def at(self, doc: str) -> Iterator[Alarm]:
        own = set(self.ledger.act(doc))
        for tie in self.ledger.out.get(doc, ()):
            if tie.target in own:
                continue
            if tie.relation in _CHECKED and not self.ledger.of(tie.target).known:
                yield from self._outside(tie)
            if tie.relation in _ENDS:
                yield from self._repeals(tie, own)
            elif tie.relation in BASES or tie.relation == Relation.CITES:
                if self._changes(tie.target):
                    yield from self._changed(tie, own)
                if tie.relation in _RESTING:
                    yield from self._timed(tie)

    def _repeals(self, tie: TieRow, own: set[str]) -> Iterator[Alarm]:
        date, other = self.ledger.date(tie.doc), self.ledger.date(tie.target)
        if (date and other and date < other) or self._named_otherwise(tie):
            yield self._alarm(AlarmKind.REPEALS_NOTHING, Severity.MEDIUM, tie, day=other)
        back = [
            other
            for member in self.ledger.act(tie.target)
            for other in self.ledger.out.get(member, ())
            if other.relation == Relation.REPEALS and other.target in own
        ]
        if back and tie.relation == Relation.REPEALS and tie.doc < back[0].doc:
            yield self._alarm(AlarmKind.MUTUAL_REPEAL, Severity.HIGH, tie, back[0])

    def _outside(self, tie: TieRow) -> Iterator[Alarm]:
        """A document that is not in the store, and of whose end nothing in the store tells."""
        if not any(change.doc != tie.doc for change in self._changes(tie.target)):
            yield self._alarm(AlarmKind.UNCHECKED, Severity.NONE, tie)

    def _named_otherwise(self, tie: TieRow) -> bool:
        """Whether every mention of what is repealed gives its number a title that the document does not bear."""
        titles = [title for one in self.ledger.act(tie.target) if (title := self.ledger.of(one).title)]
        mentions = self._sentences.rows(tie.doc, tie.target, Relation(tie.relation))
        named = [title for one in mentions if (title := _title_beside_number(one))]
        return bool(titles and named) and not any(_alike(one, title) for one in named for title in titles)

    def _changed(self, tie: TieRow, own: set[str]) -> Iterator[Alarm]:
        """What later documents did to what a document rests on or cites: one alarm, of the gravest."""
        found = [
            alarm
            for change in self._changes(tie.target)
            if change.doc not in own and (alarm := self._judged(tie, change)) is not None
        ]
        if found:
            yield min(found, key=lambda one: (_GRAVEST.index(one.severity), one.day or "9"))

    def _judged(self, tie: TieRow, change: TieRow) -> Alarm | None:
        day, date, start = self._day_of(change), self.ledger.date(tie.doc), self.ledger.start(tie.doc)
        if day is None or date is None or start is None:
            return None
        ends = change.relation in _ENDS and not change.partial
        if day <= date:
            if not ends:
                return None
            if tie.relation == Relation.IMPLEMENTS and self._replaces(change):
                return self._alarm(AlarmKind.OLD_EDITION, Severity.HIGH, tie, change)
            grave = Severity.MEDIUM if tie.relation in BASES else Severity.LOW
            return self._alarm(AlarmKind.CITES_DEAD, grave, tie, change)
        if tie.relation not in _RESTING or day <= start or self._over(tie.doc, day) or day > self._day:
            return None
        grave = Severity.HIGH if ends else Severity.LOW
        return self._alarm(AlarmKind.BASIS_FELL, grave, tie, change)

    def _timed(self, tie: TieRow) -> Iterator[Alarm]:
        """What the printed days of a document and of its basis say."""
        entry, basis = self.ledger.entry(tie.doc), self.ledger.entry(tie.target)
        late = entry and basis and entry < basis and not self._is_revision(tie.target, basis)
        if late and not self._revised_since(tie):
            yield self._alarm(AlarmKind.BEFORE_BASIS, Severity.MEDIUM, tie, day=basis)
        start = self.ledger.start(tie.doc)
        last = self.ledger.of(tie.target).effective_to
        if start and last and start <= last < self._day and not self._over(tie.doc, day_after(last)):
            found = status(self._folder, tie.target, self._day)
            if found.status is Status.EXPIRED and found.why and found.why.end:
                yield self._alarm(AlarmKind.BASIS_FELL, Severity.MEDIUM, tie, day=found.why.end)

    def _is_revision(self, doc: str, entry: str) -> bool:
        """Whether a day of entry into force is that of a later edition: years after the date of the document."""
        first, later = (self.ledger.date(doc) or "")[:4], entry[:4]
        return not (first.isdecimal() and later.isdecimal()) or int(later) - int(first) > _LONGEST_WAIT

    def _revised_since(self, tie: TieRow) -> bool:
        """Whether a document is older than its basis itself: its text is then that of a later edition."""
        date, basis = self.ledger.date(tie.doc) or self.ledger.entry(tie.doc), self.ledger.date(tie.target)
        return bool(date and basis and date < basis)

    def _changes(self, document_id: str) -> tuple[TieRow, ...]:
        """What was done to an act by documents outside it."""
        if document_id not in self._done:
            act = self.ledger.act(document_id)
            self._done[document_id] = tuple(
                tie
                for member in act
                for tie in self.ledger.into.get(member, ())
                if tie.relation in CHANGES and tie.doc not in act
            )
        return self._done[document_id]

    def _over(self, doc: str, day: str) -> bool:
        """Whether a document had ended itself by that day."""
        last = next((end for one in self.ledger.act(doc) if (end := self.ledger.of(one).effective_to)), None)
        ended = [one for one in self._changes(doc) if one.relation in _ENDS and not one.partial]
        return bool(last and last < day) or any((self._day_of(one) or "9") <= day for one in ended)

    def _day_of(self, change: TieRow) -> str | None:
        """The day on which a later document touched another: that of its sentence, else of its entry into force."""
        if change not in self._days:
            repeals = self._said(change) if change.relation == Relation.REPEALS else ()
            said = (said_day(Relation.REPEALS, one.sentence or "", one.surface) for one in repeals)
            self._days[change] = next((day for day in said if day), None) or self.ledger.start(change.doc)
        return self._days[change]

    def _replaces(self, change: TieRow) -> bool:
        """Whether a later document is a new edition of the one that it ended."""
        if change.relation == Relation.SUPERSEDES:
            return True
        new = {core_title(self.ledger.of(one).title or "") for one in self.ledger.act(change.doc)}
        old = {core_title(self.ledger.of(one).title or "") for one in self.ledger.act(change.target)}
        return bool((new & old) - {""})

    def _said(self, tie: TieRow) -> tuple[Evidence, ...]:
        return self._sentences.said(tie.doc, tie.target, Relation(tie.relation))

    def _node(self, document_id: str) -> Node:
        if document_id not in self._nodes:
            self._nodes[document_id] = node_of(document_id, self.ledger.of(document_id))
        return self._nodes[document_id]

    def _alarm(
        self,
        kind: AlarmKind,
        severity: Severity,
        tie: TieRow,
        change: TieRow | None = None,
        *,
        day: str | None = None,
    ) -> Alarm:
        return Alarm(
            kind=kind,
            severity=severity,
            node=self._node(tie.doc),
            relation=Relation(tie.relation),
            other=self._node(tie.target),
            day=self._day_of(change) if change else day,
            later=self._node(change.doc) if change else None,
            change=Relation(change.relation) if change else None,
            partial=change.partial if change else tie.partial,
            evidence=self._said(tie) if self._evidence else (),
            later_evidence=self._said(change) if change and self._evidence else (),
        )


def _title_beside_number(mention: MentionRow) -> str | None:
    """The title that a mention gives together with a number."""
    title, mark, _ = mention.surface.partition("》")
    return title.removeprefix("《") if mark and mention.kind == MentionKind.FULL else None


def _alike(named: str, title: str) -> bool:
    """Whether two titles may be those of one document: much of one stands in the other."""
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(core_title(named), core_title(title)) >= _ALIKE


def _order(alarm: Alarm) -> tuple[int, int, str, str]:
    kind = list(AlarmKind).index(alarm.kind)
    return _GRAVEST.index(alarm.severity), kind, alarm.node.id, alarm.other.id
