"""Ties 近邻表: the fields of documents and the relations between them, in one SQLite file beside the graph.

A second projection of the records that the triples are made of, for walks that ask of many documents at a time.
A document stands under its name: its id as its IRI has it, so that rows come in the order of the queries on file.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from wenmai.errors import StoreError
from wenmai.graph.iris import DOCUMENT, document_id, document_iri
from wenmai.graph.nodes import GraphNode, nodes
from wenmai.graph.properties import clean
from wenmai.graph.store import ISSUED_BY, Fields, MentionRow, Spoken, TieRow, Value
from wenmai.graph.triples import LIST_SEPARATOR
from wenmai.ontology.model import Corpus, Reference

FILE: Final = "ties.sqlite"
_SCHEMA: Final = f"""
CREATE TABLE node (name TEXT PRIMARY KEY, {", ".join(Fields._fields)}) WITHOUT ROWID;
CREATE TABLE tie (
    doc TEXT NOT NULL, target TEXT NOT NULL, relation TEXT NOT NULL, partial INTEGER NOT NULL,
    PRIMARY KEY (doc, target, relation)
) WITHOUT ROWID;
CREATE TABLE mention ({", ".join(MentionRow._fields)}, strength INTEGER NOT NULL);
"""
_ADD_NODE: Final = f"INSERT INTO node VALUES ({', '.join('?' * (len(Fields._fields) + 1))})"
_ADD_TIE: Final = (
    "INSERT INTO tie VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET partial = max(partial, excluded.partial)"
)
_ADD_MENTION: Final = f"INSERT INTO mention VALUES ({', '.join('?' * (len(MentionRow._fields) + 1))})"
_INDEXES: Final = """
CREATE INDEX tie_target ON tie (target, relation, doc, partial);
CREATE INDEX mention_pair ON mention (target, doc);
CREATE INDEX node_region ON node (region);
"""
_COLUMNS: Final = f"name, {', '.join(Fields._fields)}"
_OF_THESE: Final = f"SELECT {_COLUMNS} FROM json_each(?) AS asked JOIN node ON node.name = asked.value"
_OF_ALL: Final = f"SELECT {_COLUMNS} FROM node ORDER BY name"
_TIES: Final = """
SELECT doc, relation, target, partial
FROM json_each(?) AS asked JOIN tie ON tie.{end} = asked.value AND relation IN ({kinds})
"""
_ALL_TIES: Final = "SELECT doc, relation, target, partial FROM tie WHERE relation IN ({kinds}) "
_MENTIONS: Final = f"""
SELECT {", ".join(MentionRow._fields)}
FROM json_each(?) AS asked
JOIN mention ON doc = json_extract(asked.value, '$[0]') AND target = json_extract(asked.value, '$[1]')
ORDER BY strength, source, start, end
"""
_SPOKEN: Final = """
SELECT target, known, count(*), sum(mentions)
FROM (SELECT target, doc, count(*) AS mentions FROM mention GROUP BY target, doc) JOIN node ON name = target
GROUP BY target ORDER BY target
"""
_IN_REGIONS: Final = """
SELECT region, count(*) FROM json_each(?) AS asked JOIN node ON region = asked.value GROUP BY region
"""
_KEPT: Final = 20_000  # documents whose fields stay at hand: few stand in very many answers
_MAPPED: Final = 0x7FFF_0000  # bytes of the file read as memory, without a call a page: the most SQLite does
_ORDER: Final = "ORDER BY doc, target, relation"


class Ties:
    """The tables of one graph 近邻表, in a file or, without one, in memory; opened when first asked."""

    def __init__(self, file: Path | None = None) -> None:
        """Take the file; nothing is opened."""
        self._file = file
        self._opened: sqlite3.Connection | None = None
        self._kept: dict[str, Fields] = {}

    def write(self, corpus: Corpus) -> None:
        """Make the tables of a corpus 写入; sqlite3.Error if that fails, and then what is left is to be closed."""
        place = ":memory:" if self._file is None else str(self._file)
        self._opened = connection = sqlite3.connect(place, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")  # the whole generation is synced before it counts
        connection.executescript(_SCHEMA)
        found = nodes(corpus)
        connection.executemany(_ADD_NODE, map(_node, found))
        connection.executemany(_ADD_TIE, _ties(corpus, found))
        connection.executemany(_ADD_MENTION, filter(None, map(_mention, corpus.references)))
        connection.executescript(_INDEXES)
        connection.commit()
        if self._file is not None:
            self.close()

    def fields(self, ids: Iterable[str] | None) -> dict[str, Fields]:
        """Return the fields of documents by id; see :meth:`wenmai.graph.store.Store.fields`."""
        if ids is None:
            return {_identity(row[0]): _fields(row) for row in self._rows(_OF_ALL)}
        asked, kept = dict.fromkeys(ids), self._kept
        missing = [one for one in asked if one not in kept]
        read = self._read(missing) if missing else {}
        found = {one: fields for one in asked if (fields := kept.get(one) or read.get(one))}
        if len(kept) + len(read) > _KEPT:
            self._kept = kept = {}
        if len(read) <= _KEPT:
            kept.update(read)
        return found

    def _read(self, ids: Iterable[str]) -> dict[str, Fields]:
        return {_identity(row[0]): _fields(row) for row in self._rows(_OF_THESE, _names(ids))}

    def ties(self, ids: Iterable[str] | None, out: Iterable[str], into: Iterable[str]) -> list[TieRow]:
        """Return the relations of documents; see :meth:`wenmai.graph.store.Store.ties`."""
        sides = [(end, kinds) for end, asked in (("doc", out), ("target", into)) if (kinds := list(asked))]
        if not sides:
            return []
        if ids is None:
            every = [kind for _, kinds in sides for kind in kinds]
            rows = self._rows(_ALL_TIES.format(kinds=_places(every)) + _ORDER, *every)
        else:
            names = _names(ids)
            union = " UNION ".join(_TIES.format(end=end, kinds=_places(kinds)) for end, kinds in sides)
            rows = self._rows(union + _ORDER, *(one for _, kinds in sides for one in (names, *kinds)))
        return [
            TieRow(_identity(doc), relation, _identity(target), bool(partial))
            for doc, relation, target, partial in rows
        ]

    def mentions(self, pairs: Iterable[tuple[str, str]]) -> list[MentionRow]:
        """Return the mentions in some documents of others; see :meth:`wenmai.graph.store.Store.mentions`."""
        asked = json.dumps([(_name(doc), _name(target)) for doc, target in dict.fromkeys(pairs)])
        return [
            MentionRow(_identity(doc), _identity(target), *rest)
            for doc, target, *rest in self._rows(_MENTIONS, asked)
        ]

    def spoken(self) -> list[Spoken]:
        """Return how often each document is spoken of; see :meth:`wenmai.graph.store.Store.spoken`."""
        return [
            Spoken(_identity(target), known == 1, documents, mentions)
            for target, known, documents, mentions in self._rows(_SPOKEN)
        ]

    def in_regions(self, regions: Iterable[str]) -> dict[str, int]:
        """Return the number of documents of regions; see :meth:`wenmai.graph.store.Store.in_regions`."""
        return dict(self._rows(_IN_REGIONS, json.dumps(sorted(set(regions)))))

    def _rows(self, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
        try:
            if self._opened is None:
                self._opened = _read_only(self._file)
            yield from self._opened.execute(query, values)
        except sqlite3.Error as error:
            raise StoreError(f"the relations in {self._file} cannot be read: {error}") from error

    def close(self) -> None:
        """Close the file 关闭."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def _read_only(file: Path | None) -> sqlite3.Connection:
    if file is None:
        raise sqlite3.OperationalError("nothing has been written")
    uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    return connection


def _places(values: Iterable[str]) -> str:
    """A place for each value of a query."""
    return ", ".join("?" for _ in values)


@lru_cache(maxsize=65536)
def _name(document_id: str) -> str:
    return document_iri(document_id).removeprefix(DOCUMENT)


@lru_cache(maxsize=65536)
def _identity(name: str) -> str:
    return name if "%" not in name else document_id(DOCUMENT + name) or name


def _names(ids: Iterable[str]) -> str:
    return json.dumps([_name(one) for one in dict.fromkeys(ids)])


def _node(node: GraphNode) -> tuple[Value, ...]:
    values: dict[str, Value] = {
        "known": node.known,
        "title": node.title,
        "number": node.number,
        "sources": LIST_SEPARATOR.join(node.sources) or None,
    }
    if document := node.document:
        values |= {
            "genre": document.genre.value,
            "issuers": LIST_SEPARATOR.join(document.issuers) or None,
            "level": document.level.value if document.level else None,
            "region": document.region,
            "force": document.force.value if document.force else None,
            "date": document.date,
            "effective_from": document.effective_from,
            "effective_to": document.effective_to,
            "policy": document.policy,
            "issued_by": _name(document.issued_by) if document.issued_by else None,
        }
    found = (values.get(name) for name in Fields._fields)
    return (_name(node.id), *(clean(one) if isinstance(one, str) else one for one in found))


def _fields(row: tuple[Any, ...]) -> Fields:
    """The fields of a row of ``node``: truth values and the notice are kept in other forms there."""
    *plain, policy, notice, sources = row[2:]
    return Fields._make(
        (row[1] == 1, *plain, None if policy is None else policy == 1, notice and _identity(notice), sources)
    )


def _ties(corpus: Corpus, found: Iterable[GraphNode]) -> Iterator[tuple[str, str, str, bool]]:
    """The edges in order, then each text's tie to the notice that issues it, partial as the notice says it is."""
    partial = set()
    for edge in corpus.edges:
        yield _name(edge.doc), _name(edge.target_id), edge.relation.value, edge.partial
        if edge.partial:
            partial.add((edge.doc, edge.target_id))
    for node in found:
        if node.document and (notice := node.document.issued_by):
            yield _name(node.id), _name(notice), ISSUED_BY, (notice, node.id) in partial


def _mention(reference: Reference) -> tuple[Value, ...] | None:
    """The row of a mention, if it is known of what."""
    if reference.target_id is None:
        return None
    mention = reference.mention
    cue = mention.cue.phrase if mention.cue else None
    article = mention.article
    return (
        _name(mention.doc), _name(reference.target_id), mention.relation.value, clean(mention.source),
        mention.start, mention.end, mention.line, clean(mention.surface), mention.kind.value,
        reference.resolved.value, cue and clean(cue), article and clean(article), mention.relation.strength,
    )  # fmt: skip
