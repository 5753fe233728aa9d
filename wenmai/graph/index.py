"""Text search 检索 over titles, numbers and issuers: one SQLite file in a generation.

It finds words of one and two characters, which the trigram index of SQLite does not.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from wenmai.errors import StoreError
from wenmai.graph.finding import ANY, Asked, Finds, Wanted, find
from wenmai.graph.folding import fold
from wenmai.graph.haystack import Haystack, read_haystack
from wenmai.graph.index_rows import write_index
from wenmai.graph.store import Entry
from wenmai.graph.tallies import Tally, read_tallies
from wenmai.ontology.numbers import parse

__all__ = ["Index", "fold", "write_index"]

_FEW: Final = 1_000  # so many rows are sooner looked up than all of them read


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
        return [
            (one.id, one.score) for one in find(self._connection, self._haystack, asked, limit=limit).hits
        ]

    def find(self, words: str, wanted: Wanted = ANY, limit: int = 20, skip: int = 0) -> Finds:
        """Return a page of what a search finds among the documents ``wanted`` 筛选检索; all of them, for no words."""
        return find(self._connection, self._haystack, _asked(words), wanted, limit, skip)

    @cached_property
    def _haystack(self) -> Haystack:
        return read_haystack(self._connection)

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
        folded = fold(text)
        places = list(islice(self._haystack.places((folded,)), _FEW + 1)) if folded else []
        if not folded or len(places) > _FEW:
            return list(self._entries("instr(folded_title, ?)", folded, limit=limit))
        here = "place IN (SELECT value FROM json_each(?)) AND instr(folded_title, ?)"
        return list(self._entries(here, json.dumps(places), folded, limit=limit))

    def names(self) -> Iterable[tuple[str, str | None, str | None]]:
        """Yield id, number and title of every document, by id 全部名称."""
        yield from self._connection.execute("SELECT id, number, title FROM node ORDER BY id")

    def _entries(self, condition: str, *texts: str, limit: int = -1) -> Iterator[Entry]:
        """Rows that meet a condition, which is one of the constants above."""
        fields = "id, number, title, known, issued_by"
        query = f"SELECT {fields} FROM node WHERE {condition} ORDER BY known DESC, id LIMIT ?"
        for row in self._connection.execute(query, (*texts, limit)):
            yield Entry(row[0], row[1], row[2], bool(row[3]), row[4])

    def close(self) -> None:
        """Close the file 关闭."""
        self._connection.close()
