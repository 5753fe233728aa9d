"""Neo4j 图数据库: the same graph as the embedded store, for those who work in Neo4j Browser and Cypher.

Labels and properties bear the names of the RDF classes and properties, a relationship type that of its
relation in capitals. Only such names of ours are put into a statement; all else goes in as parameters.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

from wenmai.errors import StoreError, StoreMissing
from wenmai.graph.batches import (
    IN_REGIONS,
    MENTIONS,
    SPOKEN,
    field_rows,
    fields_statement,
    mention_rows,
    spoken_rows,
    tie_rows,
    ties_statement,
)
from wenmai.graph.folder import STORE_FORMAT
from wenmai.graph.iris import BASE
from wenmai.graph.properties import key
from wenmai.graph.pushing import Push
from wenmai.graph.store import (
    Fields,
    MentionRow,
    Query,
    Row,
    Spoken,
    TieRow,
    Value,
    names_document,
    too_late,
)
from wenmai.ontology.model import Corpus
from wenmai.ontology.records import digest, record_files

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

SCHEMES: Final = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_PATIENCE: Final = 10.0  # seconds for connecting, and for repeating what failed for a passing reason
_WRITES: Final = "Neo.ClientError.Statement.AccessMode"
_TOO_LATE: Final = "Neo.ClientError.Transaction.TransactionTimedOut"
_PARAMETER: Final = re.compile(r"\$(\w+)")


def is_address(place: str) -> bool:
    """Say whether a place is the address of a Neo4j 是否 Neo4j 地址, rather than a folder."""
    return place.partition("://")[0].lower() in SCHEMES and "://" in place


class Neo4jStore:
    """A graph in Neo4j 图库 at an address such as ``neo4j://localhost:7687``.

    Name and password are those in ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``, the database that in
    ``NEO4J_DATABASE``; none of them is ever shown.
    """

    def __init__(self, address: str) -> None:
        """Connect; StoreError if there is no Neo4j, it refuses us, or the address holds a password."""
        parts = urlsplit(address)
        if "@" in parts.netloc or "?" in address:
            raise StoreError(
                "the address of a Neo4j holds no name, password or options: "
                "set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        self.address = address
        self._database = os.environ.get("NEO4J_DATABASE")
        with self._plain_errors("cannot be reached"):
            self._driver = _driver(address)
        try:
            with self._plain_errors("cannot be reached"):
                self._driver.verify_connectivity()
        except StoreError:
            self._driver.close()
            raise

    def write(self, corpus: Corpus) -> None:
        """Make the database hold just this corpus 写入; what others keep in it is left alone.

        StoreError if it goes away: the same again completes what was begun, and nothing is doubled.
        """
        self.push(corpus, digest(record_files(corpus)))

    def push(self, corpus: Corpus, build: str) -> None:
        """Write a corpus under the name of its build 推送; see :meth:`write`.

        Of two pushes at a time the one that began first ends with a StoreError.
        """
        with self._plain_errors("went away before all was written, run the same again to complete it"):
            Push(self._run, self._column, build).write(corpus)

    def check(self) -> str:
        """Return the build that the database holds 所存版本.

        StoreMissing if it holds none, StoreError if its load did not finish, was made with another base, or by a
        program that wrote less.
        """
        rows = self._rows(
            "MATCH (w:Wenmai {key: 'graph'}) "
            "RETURN w.base AS base, w.build AS b, w.whole AS w, w.format AS format"
        )
        if not rows:
            raise StoreMissing(
                f"{self.address} holds no graph: fill it with `wenmai push {self.address} --store FOLDER`"
            )
        if not rows[0]["w"]:
            raise StoreError(
                f"the last push to {self.address} did not finish: run `wenmai push {self.address}` again"
            )
        if rows[0]["base"] != BASE:
            raise StoreError(
                f"{self.address} was filled with the base {rows[0]['base']}: set WENMAI_BASE to that"
            )
        if rows[0]["format"] != STORE_FORMAT:
            raise StoreError(
                f"{self.address} was filled by another version: run `wenmai push {self.address} --store FOLDER` again"
            )
        return str(rows[0]["b"])

    def select(self, query: Query, **parameters: str) -> list[Row]:
        """Return the rows that answer a query 查询; see :meth:`wenmai.graph.store.Store.select`."""
        if query.cypher is None:
            raise StoreError(f"query {query.name}: there is no Cypher for it, which Neo4j needs")
        known = set(_PARAMETER.findall(query.cypher))
        if unknown := sorted(parameters.keys() - known):
            raise StoreError(f"query {query.name}: there is no ${unknown[0]} in it")
        given = {name: key(value) if names_document(name) else value for name, value in parameters.items()}
        with self._plain_errors(f"does not answer the query {query.name}"):
            return self._rows(query.cypher, **{**dict.fromkeys(known), **given})

    def fields(self, ids: Iterable[str] | None) -> Mapping[str, Fields]:
        """Return the fields of documents 文件字段; see :meth:`wenmai.graph.store.Store.fields`."""
        return field_rows(self.rows(fields_statement(every=ids is None), keys=_keys(ids)))

    def ties(
        self, ids: Iterable[str] | None, out: Iterable[str] = (), into: Iterable[str] = ()
    ) -> list[TieRow]:
        """Return relations of documents 批量关系; see :meth:`wenmai.graph.store.Store.ties`."""
        kinds = tuple(out), tuple(into)
        if not any(kinds):
            return []
        return tie_rows(self.rows(ties_statement(*kinds, every=ids is None), keys=_keys(ids)))

    def mentions(self, pairs: Iterable[tuple[str, str]]) -> list[MentionRow]:
        """Return mentions in documents of others 批量提及; see :meth:`wenmai.graph.store.Store.mentions`."""
        asked = [[key(doc), key(target)] for doc, target in dict.fromkeys(pairs)]
        return mention_rows(self.rows(MENTIONS, pairs=asked))

    def spoken(self) -> list[Spoken]:
        """Return how often documents are spoken of 被提及次数; see :meth:`wenmai.graph.store.Store.spoken`."""
        return spoken_rows(self.rows(SPOKEN))

    def in_regions(self, regions: Iterable[str]) -> Mapping[str, int]:
        """Return how many documents regions have 各地文件数; see :meth:`wenmai.graph.store.Store.in_regions`."""
        rows = self.rows(IN_REGIONS, regions=sorted(set(regions)))
        return {str(row["region"]): int(row["documents"] or 0) for row in rows}

    def rows(self, statement: str, **parameters: object) -> list[Row]:
        """Return the rows that a Cypher statement of ours gives 语句结果; StoreError if it fails."""
        with self._plain_errors("does not answer"):
            return self._rows(statement, **parameters)

    def ask(self, query: Query, seconds: float) -> list[Row]:
        """Return the rows that answer a Cypher query of anyone's 自定查询, which can only read.

        StoreError if it would write, is broken, or has no answer within ``seconds``.
        """
        from neo4j.exceptions import Neo4jError

        try:
            with (
                self._plain_errors(f"does not answer the query {query.name}"),
                self._driver.session(database=self._database, default_access_mode="READ") as session,
                session.begin_transaction(timeout=seconds) as transaction,
            ):
                found = transaction.run(cast(Any, query.cypher))
                names = found.keys()
                return [dict(zip(names, map(told, record), strict=True)) for record in found]
        except StoreError as error:
            code = error.__cause__.code if isinstance(error.__cause__, Neo4jError) else None
            if code == _WRITES:
                raise StoreError(f"query {query.name} would write: a query can only read") from error
            if code is not None and code.startswith(_TOO_LATE):
                raise too_late(query.name, seconds) from error
            raise

    def _rows(self, statement: str, **parameters: object) -> list[Row]:
        def read(transaction: "ManagedTransaction") -> list[Row]:
            found = transaction.run(cast(Any, statement), parameters)
            names = found.keys()
            return [dict(zip(names, map(_value, record), strict=True)) for record in found]

        with self._driver.session(database=self._database, default_access_mode="READ") as session:
            return session.execute_read(read)

    def _column(self, statement: str) -> set[str]:
        """Return the texts in the one column of a statement, as the server has them that writes."""

        def read(transaction: "ManagedTransaction") -> set[str]:
            found = transaction.run(cast(Any, statement))
            return {value for (value,) in found if isinstance(value, str)}

        with self._driver.session(database=self._database) as session:
            return session.execute_write(read)

    def _run(self, statement: str, **parameters: object) -> int:
        """Run a statement that writes, again if it failed for a passing reason; return the count it gives."""

        def work(transaction: "ManagedTransaction") -> int:
            record = transaction.run(cast(Any, statement), parameters).single()
            return int(record[0]) if record else 0

        with self._driver.session(database=self._database) as session:
            return session.execute_write(work)

    @contextmanager
    def _plain_errors(self, what: str) -> Iterator[None]:
        from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError

        try:
            yield
        except AuthError as error:
            raise StoreError(
                f"the Neo4j at {self.address} refuses the name or password: "
                "set NEO4J_USERNAME and NEO4J_PASSWORD"
            ) from error
        except ConfigurationError as error:
            raise StoreError(f"{self.address} is no address of a Neo4j: {_line(error)}") from error
        except (Neo4jError, DriverError, OSError) as error:
            raise StoreError(f"the Neo4j at {self.address} {what}: {_line(error)}") from error

    def close(self) -> None:
        """Let go of the connection 关闭."""
        self._driver.close()


def _keys(ids: Iterable[str] | None) -> list[str] | None:
    return None if ids is None else [key(one) for one in dict.fromkeys(ids)]


def _driver(address: str) -> "Driver":
    import logging

    from neo4j import GraphDatabase

    logger = logging.getLogger("neo4j")
    if not logger.handlers:  # else the driver tells on standard error of what it tries again
        logger.addHandler(logging.NullHandler())
    name, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD")
    return GraphDatabase.driver(
        address,
        auth=(name, password) if password else None,
        connection_timeout=_PATIENCE,
        connection_acquisition_timeout=_PATIENCE,
        max_transaction_retry_time=_PATIENCE,
        notifications_min_severity="OFF",
    )


def _value(found: object) -> Value:
    return found if found is None or isinstance(found, str | int | bool) else str(found)


def told(found: object) -> Value:
    """Return a cell of anyone's query 单元格: a node by its properties, a relationship by its type, lists as JSON."""
    from neo4j.graph import Entity

    if isinstance(found, list | dict | Entity):
        return json.dumps(_plain(found), ensure_ascii=False, default=str)
    return _value(found)


def _plain(found: object) -> object:
    from neo4j.graph import Node, Relationship

    if isinstance(found, Relationship):
        return {"type": found.type, **{key: found[key] for key in found}}
    if isinstance(found, Node):
        return {key: found[key] for key in sorted(found)}
    if isinstance(found, list):
        return [_plain(one) for one in found]
    return {key: _plain(one) for key, one in found.items()} if isinstance(found, dict) else found


def _line(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error)
    return " ".join(str(text).split())[:200]
