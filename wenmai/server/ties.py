"""The ties 关系 of a document, as many as it has: of each no more than its kind and its other end."""

from dataclasses import dataclass
from typing import Final

from wenmai.ontology.vocabulary import Relation
from wenmai.server.reading import Reading

_KINDS: Final = tuple(Relation)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of a document to another 关系; with ``inverse`` it is the other's to it."""

    relation: Relation
    inverse: bool
    other: str
    partial: bool


def ties_of(reading: Reading, document_id: str) -> list[Tie]:
    """Return all relations of a document 全部关系: its own first, the strongest first, then by date and id."""
    found = [
        Tie(Relation(row.relation), inverse, row.doc if inverse else row.target, row.partial)
        for row in reading.store.ties((document_id,), _KINDS, _KINDS)
        for inverse in (row.doc != document_id,)
    ]
    days = reading.index.dates({tie.other for tie in found})
    return sorted(
        found, key=lambda tie: (tie.inverse, tie.relation.strength, days.get(tie.other) or "9", tie.other)
    )
