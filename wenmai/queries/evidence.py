"""Evidence 依据: the mentions on which an edge rests, with the sentences they stand in."""

from collections.abc import Iterable

from wenmai.errors import StoreError
from wenmai.extractors.sentences import sentence_at
from wenmai.graph.store import Opened, Row
from wenmai.ontology.vocabulary import MentionKind, Relation, Resolved
from wenmai.queries.load import load
from wenmai.queries.model import Evidence
from wenmai.queries.nodes import string


class Sentences:
    """Rows of mentions as evidence 依据句, cut from the texts of a store; each text is read once."""

    def __init__(self, folder: Opened) -> None:
        """Read from this store."""
        self._folder = folder
        self._texts: dict[str, str | None] = {}

    def between(self, doc: str, target: str) -> tuple[Evidence, ...]:
        """Return the mentions of ``target`` in ``doc`` 两份文件间的依据, the strongest relation first."""
        return self.of(self._folder.store.select(load("evidence"), id=doc, target_id=target))

    def naming(self, target: str, relation: Relation | None = None) -> Evidence | None:
        """Return the firmest mention of a document in any other 提及, or the first in one relation; None for none."""
        rows = self._folder.store.select(load("mentioned"), id=target)
        return next(
            (self._evidence(row) for row in rows if relation is None or row["relation"] == relation.value),
            None,
        )

    def of(self, rows: Iterable[Row]) -> tuple[Evidence, ...]:
        """Return rows of mentions as evidence; without a sentence where the store has no text."""
        return tuple(self._evidence(row) for row in rows)

    def at(self, source: str, start: int, end: int) -> str | None:
        """Return the sentence around a place of a text 所在句; None where the store has no text."""
        text = self._text(source)
        return sentence_at(text, start, end) if text and end > start else None

    def _evidence(self, row: Row) -> Evidence:
        source, start, end = str(row["source"]), _integer(row, "start"), _integer(row, "end")
        return Evidence(
            source=source,
            start=start,
            end=end,
            line=_integer(row, "line"),
            surface=str(row["surface"]),
            kind=MentionKind(str(row["kind"])),
            relation=Relation(str(row["relation"])),
            resolved=Resolved(str(row["resolved"])),
            cue=string(row["cue"]),
            article=string(row["article"]),
            sentence=self.at(source, start, end),
        )

    def _text(self, source: str) -> str | None:
        if source not in self._texts:
            try:
                self._texts[source] = self._folder.text_of(source)
            except StoreError:
                self._texts[source] = None
        return self._texts[source]


def _integer(row: Row, column: str) -> int:
    value = row[column]
    return value if isinstance(value, int) else 0
