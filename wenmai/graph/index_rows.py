"""How an index is written 建立索引: a row for each document, in the order in which a search shows equally good ones."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import starmap
from pathlib import Path
from typing import Final

from wenmai.graph.folding import fold
from wenmai.graph.haystack import write_haystack
from wenmai.graph.nodes import GraphNode, nodes
from wenmai.graph.tallies import write_tallies
from wenmai.graph.triples import LIST_SEPARATOR
from wenmai.ontology.model import Corpus, Document

_SCHEMA: Final = """
CREATE TABLE node (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL, number_key TEXT, title TEXT, number TEXT,
    known INTEGER NOT NULL, date TEXT, issued_by TEXT, level TEXT, region TEXT, genre TEXT, force TEXT,
    policy INTEGER, issuers TEXT,
    folded_title TEXT NOT NULL, folded_number TEXT NOT NULL
);
"""
_INDEXES: Final = """
CREATE UNIQUE INDEX node_id ON node (id);
CREATE INDEX node_number_key ON node (number_key);
CREATE INDEX node_title ON node (folded_title);
CREATE INDEX node_number ON node (folded_number);
"""
_Cell = str | int | None


def write_index(corpus: Corpus, file: Path) -> None:
    """Write the index of a corpus into a new file 建立索引; sqlite3.Error if that fails."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")  # the whole generation is synced before it counts
        connection.executescript(_SCHEMA)
        found = _in_order(nodes(corpus))
        connection.executemany(
            f"INSERT INTO node VALUES ({', '.join('?' * 16)})",
            ((place, *_row(title, node)) for place, (title, node) in enumerate(found)),
        )
        connection.executescript(_INDEXES)
        write_haystack(connection, starmap(_words, found))
        write_tallies(connection)
        connection.commit()
    finally:
        connection.close()


def _in_order(found: Iterable[GraphNode]) -> list[tuple[str, GraphNode]]:
    """Documents with folded titles, as a search shows equally good ones: known, short of title, young, by id."""
    by_id = sorted(found, key=lambda node: node.id)
    by_id.sort(key=lambda node: (node.document.date if node.document else None) or "", reverse=True)
    ordered = [(fold(node.title or ""), node) for node in by_id]
    ordered.sort(key=lambda one: (not one[1].known, len(one[0])))
    return ordered


def _row(title: str, node: GraphNode) -> tuple[_Cell, ...]:
    return tuple(_storable(cell) if isinstance(cell, str) else cell for cell in _cells(title, node))


def _cells(title: str, node: GraphNode) -> Iterator[_Cell]:
    yield from (node.id, node.number_key, node.title, node.number, int(node.known))
    document = node.document
    if document is None:
        yield from (None,) * 8
    else:
        yield from (document.date, document.issued_by, document.level, document.region, document.genre.value)
        yield from (document.force, int(document.policy), _issuers(document))
    yield from (title, fold(node.number or ""))


def _issuers(document: Document) -> str | None:
    """The bodies by their full names, where those are known, and behind an empty line the names that are printed."""
    bodies = document.issuers_full or document.issuers
    printed = [name for name in document.issuers if name not in bodies]
    return LIST_SEPARATOR.join(dict.fromkeys((*bodies, *(("", *printed) if printed else ())))) or None


def _words(title: str, node: GraphNode) -> str:
    document = node.document
    issuers = (*document.issuers, *document.issuers_full) if document else ()
    return _storable("\n".join((title, *map(fold, (node.number or "", *issuers)))))


def _storable(text: str) -> str:
    """Text without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
