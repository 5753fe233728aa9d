"""Text search 检索 over titles, numbers and issuers: one SQLite file in a generation.

Plain ``instr`` over folded text: it finds words of one and two characters, which the trigram index of SQLite
does not. The rows stand in the order in which a search shows them, so it ends where enough is found.
"""

import json
import re
import sqlite3
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from wenmai.errors import StoreError
from wenmai.graph.finding import ANY, Asked, Finds, Wanted, find
from wenmai.graph.nodes import nodes
from wenmai.graph.store import Entry
from wenmai.graph.tallies import Tally, read_tallies, write_tallies
from wenmai.ontology.model import Corpus
from wenmai.ontology.numbers import parse

_SCHEMA: Final = """
CREATE TABLE node (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number_key TEXT, title TEXT, number TEXT,
    known INTEGER NOT NULL, date TEXT, issued_by TEXT, level TEXT, region TEXT, genre TEXT, force TEXT,
    policy INTEGER, issuers TEXT NOT NULL, folded_title TEXT NOT NULL, folded_number TEXT NOT NULL,
    haystack TEXT NOT NULL
);
CREATE INDEX node_number_key ON node (number_key);
CREATE INDEX node_title ON node (folded_title);
CREATE INDEX node_number ON node (folded_number);
"""
_BRACKETS: Final = str.maketrans(
    dict.fromkeys("[【﹝〔（〖", "(")
    | dict.fromkeys("]】﹞〕）〗", ")")
    | dict.fromkeys("《》〈〉“”‘’「」『』\"'", "")
)
_INVISIBLE: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]")


def fold(text: str) -> str:
    """Return text as the index compares it 折叠: no white space or title marks, one kind of bracket, NFKC."""
    folded = unicodedata.normalize("NFKC", text.translate(_BRACKETS)).translate(_BRACKETS).casefold()
    return _INVISIBLE.sub("", folded)


def write_index(corpus: Corpus, file: Path) -> None:
    """Write the index of a corpus into a new file 建立索引; sqlite3.Error if that fails."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executescript(_SCHEMA)
        rows = _in_order(_rows(corpus))
        marks = ", ".join("?" * (len(rows[0]) + 1)) if rows else ""
        connection.executemany(
            f"INSERT INTO node VALUES ({marks})", ((place, *row) for place, row in enumerate(rows))
        )
        write_tallies(connection)
        connection.commit()
    finally:
        connection.close()


def _rows(corpus: Corpus) -> Iterator[tuple[str | int | None, ...]]:
    for node in nodes(corpus):
        document = node.document
        issuers = (*document.issuers, *document.issuers_full) if document else ()
        title, number = fold(node.title or ""), fold(node.number or "")
        yield (
            _storable(node.id),
            _storable(node.number_key),
            _storable(node.title),
            _storable(node.number),
            int(node.known),
            document.date if document else None,
            _storable(document.issued_by if document else None),
            document.level if document else None,
            _storable(document.region if document else None),
            document.genre if document else None,
            document.force if document else None,
            int(document.policy) if document else None,
            _storable("\n".join(document.issuers) if document else ""),
            _storable(title),
            _storable(number),
            _storable("\n".join([title, number, *map(fold, issuers)])),
        )


def _in_order(rows: Iterable[tuple[str | int | None, ...]]) -> list[tuple[str | int | None, ...]]:
    """The rows as a search shows those that fit equally well: known, short of title, young, by id."""
    found = sorted(rows, key=lambda row: str(row[0]))
    found.sort(key=lambda row: str(row[5] or ""), reverse=True)
    found.sort(key=lambda row: (not row[4], len(str(row[13]))))
    return found


def _storable(text: str | None) -> str | None:
    """Text without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode() if text else text


def _asked(words: str) -> Asked:
    """Words as the index compares them."""
    number = parse(words)
    parts = tuple(folded for word in words.split() if (folded := fold(word)))
    return Asked(parts, fold(words), number.key if number else None)


class Index:
    """An index opened to read 索引; StoreError if the file cannot be opened."""

    def __init__(self, file: Path) -> None:
        """Open the file; StoreError if it is not there."""
        try:
            self._connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            self._connection.execute("SELECT 1 FROM node LIMIT 1")
        except sqlite3.Error as error:
            raise StoreError(f"the index {file} cannot be opened: {error}") from error

    def search(self, words: str, limit: int = 20) -> list[tuple[str, float]]:
        """Return the ids of documents in which all words stand, best first, with scores 0–100 检索.

        A number in any spelling finds its document; a document that is only spoken of scores five less.
        """
        asked = _asked(words)
        if not asked.parts:
            return []
        return [(one.id, one.score) for one in find(self._connection, asked, limit=limit).hits]

    def find(self, words: str, wanted: Wanted = ANY, limit: int = 20, skip: int = 0) -> Finds:
        """Return a page of what a search finds among the documents ``wanted`` 筛选检索; all of them, for no words."""
        return find(self._connection, _asked(words), wanted, limit, skip)

    def dates(self, ids: Collection[str]) -> dict[str, str | None]:
        """Return the dates of documents 成文日期 by their ids; those that the index does not have are left out."""
        query = "SELECT id, date FROM node WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(query, (json.dumps(sorted(ids)),)))

    def tallies(self) -> tuple[Tally, ...]:
        """Return how many documents at hand there are of each issuer, province, level … 汇总, counted by the build."""
        return read_tallies(self._connection)

    def by_id(self, document_id: str) -> Entry | None:
        """Return the entry of a document by its id; None if there is none."""
        return next(self._entries("id = ?", document_id), None)

    def by_number(self, text: str) -> list[Entry]:
        """Return the entries that bear a number, in whatever spelling it is given 按文号."""
        number = parse(text)
        found = list(self._entries("number_key = ?", number.key)) if number else []
        return found or list(self._entries("folded_number = ? AND folded_number != ''", fold(text)))

    def by_title(self, text: str) -> list[Entry]:
        """Return the entries of just this title 按名称, but for white space, width and title marks."""
        return list(self._entries("folded_title = ? AND folded_title != ''", fold(text)))

    def containing(self, text: str, limit: int) -> list[Entry]:
        """Return up to ``limit`` entries whose title contains this text, known ones first 按名称片段."""
        return list(self._entries("instr(folded_title, ?)", fold(text), limit))

    def names(self) -> Iterable[tuple[str, str | None, str | None]]:
        """Yield id, number and title of every document, by id 全部名称."""
        yield from self._connection.execute("SELECT id, number, title FROM node ORDER BY id")

    def _entries(self, condition: str, text: str, limit: int = -1) -> Iterator[Entry]:
        """Rows that meet a condition, which is one of the constants above."""
        fields = "id, number, title, known, issued_by"
        query = f"SELECT {fields} FROM node WHERE {condition} ORDER BY known DESC, id LIMIT ?"
        for row in self._connection.execute(query, (text, limit)):
            yield Entry(row[0], row[1], row[2], bool(row[3]), row[4])

    def close(self) -> None:
        """Close the file 关闭."""
        self._connection.close()
