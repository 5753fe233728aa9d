"""Evidence 依据: the mentions on which an edge rests, with the sentences they stand in."""

from collections.abc import Iterable

from wenmai.errors import StoreError
from wenmai.extractors.sentences import sentence_at
from wenmai.graph.store import MentionRow, Opened, Row
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
        self._found: dict[tuple[str, str], list[MentionRow]] = {}

    def read(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Read the mentions in some documents of others that were not read yet 批量读取, all at once."""
        missing: dict[tuple[str, str], list[MentionRow]] = {
            one: [] for one in pairs if one not in self._found
        }
        for row in self._folder.store.mentions(missing) if missing else ():
            missing[row.doc, row.target].append(row)
        self._found |= missing

    def between(self, doc: str, target: str) -> tuple[Evidence, ...]:
        """Return the mentions of ``target`` in ``doc`` 两份文件间的依据, the strongest relation first."""
        self.read(((doc, target),))
        return tuple(self._told(row) for row in self._found[doc, target])

    def said(self, doc: str, target: str, relation: Relation) -> tuple[Evidence, ...]:
        """Return the mentions that say just this relation 该关系的依据."""
        return tuple(map(self._told, self.rows(doc, target, relation)))

    def rows(self, doc: str, target: str, relation: Relation) -> tuple[MentionRow, ...]:
        """Return the mentions that say just this relation 该关系的提及, without their sentences."""
        self.read(((doc, target),))
        return tuple(row for row in self._found[doc, target] if row.relation == relation)

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
        return self._told(
            MentionRow(
                doc="",
                target="",
                relation=str(row["relation"]),
                source=str(row["source"]),
                start=_integer(row, "start"),
                end=_integer(row, "end"),
                line=_integer(row, "line"),
                surface=str(row["surface"]),
                kind=str(row["kind"]),
                resolved=str(row["resolved"]),
                cue=string(row["cue"]),
                article=string(row["article"]),
            )
        )

    def _told(self, row: MentionRow) -> Evidence:
        return Evidence(
            source=row.source,
            start=row.start,
            end=row.end,
            line=row.line,
            surface=row.surface,
            kind=MentionKind(row.kind),
            relation=Relation(row.relation),
            resolved=Resolved(row.resolved),
            cue=row.cue,
            article=row.article,
            sentence=self.at(row.source, row.start, row.end),
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
