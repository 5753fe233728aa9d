"""A ledger 台账 of documents and ties: what the alarms look through, of one document or of a whole store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from wenmai.graph.store import ISSUED_BY, Fields, Store, TieRow
from wenmai.ontology.vocabulary import Relation

CHANGES: Final = frozenset({Relation.REPEALS, Relation.SUPERSEDES, Relation.AMENDS})
BASES: Final = frozenset({Relation.IMPLEMENTS, Relation.BASED_ON, Relation.FORWARDS})
_LATER: Final = tuple(one for one in Relation if one.strength <= Relation.SUPPLEMENTS.strength)
_UNKNOWN: Final = Fields()


@dataclass(slots=True)
class Ledger:
    """Fields and ties by the id of a document 台账."""

    facts: dict[str, Fields] = field(default_factory=dict)
    out: defaultdict[str, list[TieRow]] = field(default_factory=lambda: defaultdict(list))
    into: defaultdict[str, list[TieRow]] = field(default_factory=lambda: defaultdict(list))
    texts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add_facts(self, found: Mapping[str, Fields]) -> None:
        """Take in documents 记入文件."""
        for name, fields in found.items():
            if fields.issued_by and name not in self.facts:
                self.texts[fields.issued_by].append(name)
            self.facts[name] = fields

    def add_ties(self, rows: Iterable[TieRow]) -> None:
        """Take in relations 记入关系, each of which must come once."""
        for row in rows:
            self.out[row.doc].append(row)
            self.into[row.target].append(row)

    def of(self, document_id: str) -> Fields:
        """Return the fields of a document 文件字段; one that is not in the ledger is not known."""
        return self.facts.get(document_id, _UNKNOWN)

    def act(self, document_id: str) -> tuple[str, ...]:
        """Return a document with its notice or the texts that it issues 一件事, itself first."""
        notice = self.of(document_id).issued_by
        return (document_id, notice) if notice else (document_id, *self.texts.get(document_id, ()))

    def date(self, document_id: str) -> str | None:
        """Return the day of issue 成文日期, if need be that of the rest of the act."""
        return self.of(document_id).date or next(
            (day for one in self.act(document_id) if (day := self.of(one).date)), None
        )

    def entry(self, document_id: str) -> str | None:
        """Return the printed day of entry into force 施行日期, if need be that of the rest of the act."""
        return self.of(document_id).effective_from or next(
            (day for one in self.act(document_id) if (day := self.of(one).effective_from)), None
        )

    def start(self, document_id: str) -> str | None:
        """Return the day from which a document counts 起算日."""
        return self.entry(document_id) or self.date(document_id)


def whole(store: Store) -> Ledger:
    """Return the ledger of a whole store 全库台账: what rests on what, and who cites what was changed.

    Most relations of a store are citations of what nobody has touched; they are not read.
    """
    ledger = Ledger()
    ledger.add_facts(store.fields(None))
    firm = store.ties(None, (*CHANGES, *BASES))
    touched = {member for tie in firm if tie.relation in CHANGES for member in ledger.act(tie.target)}
    citing = store.ties(touched, into=(Relation.CITES,))
    ledger.add_ties(sorted((*firm, *citing), key=lambda tie: (tie.doc, tie.target, tie.relation)))
    return ledger


def around(store: Store, document_id: str) -> Ledger:
    """Return the ledger of a document 单文台账: what it is tied to, and what later documents did to all of these."""
    ledger = Ledger()
    near = _learn(ledger, store, (document_id,))
    own = store.ties(sorted(near), tuple(Relation), tuple(Relation))
    ends = {end for tie in own for end in (tie.doc, tie.target)} - near
    later = store.ties(sorted(_learn(ledger, store, ends)), into=_LATER)
    ledger.add_ties(dict.fromkeys((*own, *later)))
    _learn(ledger, store, {tie.doc for tie in later})
    return ledger


def _learn(ledger: Ledger, store: Store, ids: Iterable[str]) -> set[str]:
    """Take in the fields of documents and of the rest of their acts; return the ids of these acts."""
    asked = set(ids)
    missing = sorted(asked - ledger.facts.keys())
    ledger.add_facts(store.fields(missing))
    rest = {row.doc for row in store.ties(missing, into=(ISSUED_BY,))}
    rest |= {notice for one in missing if (notice := ledger.of(one).issued_by)}
    ledger.add_facts(store.fields(sorted(rest - ledger.facts.keys())))
    return {member for one in asked for member in ledger.act(one)}
