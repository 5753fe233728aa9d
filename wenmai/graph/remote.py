"""A graph in Neo4j opened to read 远程图谱, and the one way to open any store: a folder or an address."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from wenmai.errors import StoreError
from wenmai.graph.cypher import Neo4jStore, is_address
from wenmai.graph.generations import StoreFolder, open_store
from wenmai.graph.index import fold
from wenmai.graph.properties import key
from wenmai.graph.store import Entry, Row
from wenmai.ontology.model import Correction, Diagnostic
from wenmai.ontology.numbers import parse

_ENTRY: Final = (
    "RETURN d.id AS id, d.number AS number, d.title AS title, d.known AS known, "
    "head([(d)-[:ISSUED_BY]->(n) | n.id]) AS issued_by ORDER BY d.known DESC, d.id LIMIT $limit"
)
_SEARCH: Final = """
MATCH (d:Document)
WHERE d.numberKey = $number OR all(word IN $words WHERE d.haystack CONTAINS word)
WITH d, CASE
  WHEN d.numberKey = $number OR d.foldedNumber = $whole THEN 100
  WHEN d.foldedTitle = $whole THEN 90
  WHEN d.foldedTitle STARTS WITH $whole OR d.foldedNumber STARTS WITH $whole THEN 75
  ELSE 60 END AS class
ORDER BY class DESC, d.known DESC, size(d.foldedTitle), d.date IS NULL, d.date DESC, d.id
LIMIT $limit
RETURN d.id AS id, class - CASE WHEN d.known THEN 0 ELSE 5 END AS score
"""
_ALL: Final = 1 << 62


class Neo4jNames:
    """The names of the documents in a Neo4j 名称索引, with the answers of the index of a folder."""

    def __init__(self, store: Neo4jStore) -> None:
        """Ask this store."""
        self._store = store

    def search(self, words: str, limit: int = 20) -> list[tuple[str, float]]:
        """Return the ids of documents in which all words stand, best first, with scores 0–100 检索."""
        parts = [folded for word in words.split() if (folded := fold(word))]
        if not parts:
            return []
        number = parse(words)
        rows = self._store.rows(
            _SEARCH, words=parts, number=number.key if number else None, whole=fold(words), limit=limit
        )
        return [(str(row["id"]), float(row["score"] or 0)) for row in rows]

    def by_id(self, document_id: str) -> Entry | None:
        """Return the entry of a document by its id; None if there is none."""
        found = self._entries("MATCH (d:Document {key: $text})", key(document_id), 1)
        return found[0] if found else None

    def by_number(self, text: str) -> list[Entry]:
        """Return the entries that bear a number, in whatever spelling it is given 按文号."""
        number = parse(text)
        found = self._entries("MATCH (d:Document {numberKey: $text})", number.key) if number else []
        return found or self._entries(
            "MATCH (d:Document {foldedNumber: $text}) WHERE $text <> ''", fold(text)
        )

    def by_title(self, text: str) -> list[Entry]:
        """Return the entries of just this title 按名称, but for white space, width and title marks."""
        return self._entries("MATCH (d:Document {foldedTitle: $text}) WHERE $text <> ''", fold(text))

    def containing(self, text: str, limit: int) -> list[Entry]:
        """Return up to ``limit`` entries whose title contains this text, known ones first 按名称片段."""
        return self._entries("MATCH (d:Document) WHERE d.foldedTitle CONTAINS $text", fold(text), limit)

    def names(self) -> Iterable[tuple[str, str | None, str | None]]:
        """Yield id, number and title of every document, by id 全部名称."""
        entries = self._entries("MATCH (d:Document)", "")
        yield from sorted((entry.id, entry.number, entry.title) for entry in entries)

    def _entries(self, match: str, text: str | None, limit: int = _ALL) -> list[Entry]:
        """Entries of what one of the patterns above matches."""
        return [_entry(row) for row in self._store.rows(f"{match} {_ENTRY}", text=text, limit=limit)]


def _entry(row: Row) -> Entry:
    number, title, issued_by = (
        None if row[name] is None else str(row[name]) for name in ("number", "title", "issued_by")
    )
    return Entry(str(row["id"]), number, title, row["known"] is True, issued_by)


class Neo4jGraph:
    """A Neo4j opened to read 远程图谱; the texts and diagnostics are those of a store folder, if one is named."""

    def __init__(self, address: str, texts: str | Path | None = None) -> None:
        """Connect; StoreError if there is no whole graph, or the texts are not those of the graph."""
        self.folder = open_store(texts) if texts else None
        try:
            self.store = Neo4jStore(address)
        except StoreError:
            if self.folder:
                self.folder.close()
            raise
        try:
            self._compare(self.store.check())
        except StoreError:
            self.close()
            raise
        self.index = Neo4jNames(self.store)

    def _compare(self, build: str) -> None:
        if self.folder and self.folder.digest != build:
            folder, address = self.folder.folder, self.store.address
            raise StoreError(
                f"the texts in {folder} are not those of the graph at {address}: "
                f"run `wenmai push {address} --store {folder}`, or name the folder that was pushed"
            )

    def text_of(self, file: str) -> str:
        """Return the text as read of a source 原文; StoreError without a folder that has it."""
        if self.folder is None:
            raise StoreError(f"the text of {file} is not in Neo4j: name the store folder by --texts")
        return self.folder.text_of(file)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of the build 诊断; none without a folder."""
        return self.folder.diagnostics() if self.folder else ()

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that the graph was made with 更正; none without a folder."""
        return self.folder.corrections() if self.folder else ()

    def close(self) -> None:
        """Close the connection, and the folder of the texts 关闭."""
        self.store.close()
        if self.folder:
            self.folder.close()

    def __enter__(self) -> Self:
        """Return the graph itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def open_graph(place: str | Path, texts: str | Path | None = None) -> StoreFolder | Neo4jGraph:
    """Open a store to read 打开图谱: a folder, or the address of a Neo4j with the folder of its texts.

    Errors are those of :func:`wenmai.graph.generations.open_store` and of :class:`Neo4jGraph`.
    """
    if is_address(str(place)):
        return Neo4jGraph(str(place), texts)
    return open_store(place)
