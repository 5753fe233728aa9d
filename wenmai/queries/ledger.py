"""A ledger 台账 of documents and ties: what the alarms look through, of one document or of a whole store."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from wenmai.graph.store import Row, Store
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.load import load
from wenmai.queries.nodes import string

_ISSUED_BY = "issued_by"


@dataclass(frozen=True, slots=True)
class Facts:
    """The days of a document 文件日期, and the notice that issues it."""

    known: bool = False
    policy: bool = False
    date: str | None = None
    effective_from: str | None = None
    effective_to: str | None = None
    issued_by: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation 关系 of one document to another."""

    doc: str
    relation: Relation
    target: str
    partial: bool


@dataclass(slots=True)
class Ledger:
    """Facts and ties by the id of a document 台账."""

    facts: dict[str, Facts] = field(default_factory=dict)
    out: defaultdict[str, list[Tie]] = field(default_factory=lambda: defaultdict(list))
    into: defaultdict[str, list[Tie]] = field(default_factory=lambda: defaultdict(list))
    texts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    seen: set[Tie] = field(default_factory=set)

    def add_facts(self, rows: Iterable[Row]) -> None:
        """Take in rows of documents 记入文件."""
        for row in rows:
            name, issued_by = str(row["id"]), string(row["issued_by"])
            self.facts[name] = Facts(
                row["known"] is True,
                row["policy"] is True,
                string(row["date"]),
                string(row["effective_from"]),
                string(row["effective_to"]),
                issued_by,
            )
            if issued_by and name not in self.texts[issued_by]:
                self.texts[issued_by].append(name)

    def add_ties(self, rows: Iterable[Row]) -> None:
        """Take in rows of relations 记入关系, those between a notice and its text left out."""
        for row in rows:
            if row["relation"] != _ISSUED_BY:
                tie = Tie(
                    str(row["doc"]),
                    Relation(str(row["relation"])),
                    str(row["target"]),
                    row["partial"] is True,
                )
                if tie not in self.seen:
                    self.seen.add(tie)
                    self.out[tie.doc].append(tie)
                    self.into[tie.target].append(tie)

    def of(self, document_id: str) -> Facts:
        """Return the facts of a document 文件日期; one that is not in the ledger is not known."""
        return self.facts.get(document_id, Facts())

    def act(self, document_id: str) -> tuple[str, ...]:
        """Return a document with its notice or the texts that it issues 一件事, itself first."""
        notice = self.of(document_id).issued_by
        return (document_id, notice) if notice else (document_id, *self.texts.get(document_id, ()))

    def date(self, document_id: str) -> str | None:
        """Return the day of issue 成文日期, if need be that of the rest of the act."""
        return next((day for one in self.act(document_id) if (day := self.of(one).date)), None)

    def entry(self, document_id: str) -> str | None:
        """Return the printed day of entry into force 施行日期, if need be that of the rest of the act."""
        return next((day for one in self.act(document_id) if (day := self.of(one).effective_from)), None)

    def start(self, document_id: str) -> str | None:
        """Return the day from which a document counts 起算日."""
        return self.entry(document_id) or self.date(document_id)


def whole(store: Store) -> Ledger:
    """Return the ledger of a whole store 全库台账."""
    ledger = Ledger()
    ledger.add_facts(store.select(load("facts")))
    ledger.add_ties(store.select(load("edges")))
    return ledger


def around(store: Store, document_id: str) -> Ledger:
    """Return the ledger of a document 单文台账: what it is tied to, and what later documents did to all of these."""
    ledger = Ledger()
    near = _learn(ledger, store, document_id)
    for member in near:
        ledger.add_ties(store.select(load("around"), id=member))
    ends = {end for tie in list(_all(ledger)) for end in (tie.doc, tie.target)} - near
    for end in sorted(ends):
        for member in sorted(_learn(ledger, store, end)):
            ledger.add_ties(store.select(load("later"), id=member))
    for tie in list(_all(ledger)):
        _learn(ledger, store, tie.doc)
    return ledger


def _all(ledger: Ledger) -> Iterable[Tie]:
    return (tie for ties in ledger.out.values() for tie in ties)


def _learn(ledger: Ledger, store: Store, document_id: str) -> set[str]:
    """Take in the facts of a document and of the rest of its act; return the ids of the act."""
    if document_id not in ledger.facts:
        ledger.add_facts(store.select(load("facts"), id=document_id))
        for row in store.select(load("texts"), id=document_id):
            ledger.add_facts(store.select(load("facts"), id=str(row["text"])))
        notice = ledger.of(document_id).issued_by
        if notice and notice not in ledger.facts:
            ledger.add_facts(store.select(load("facts"), id=notice))
    return set(ledger.act(document_id))
