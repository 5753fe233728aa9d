"""Questions of other people 自定查询: SPARQL to a folder, Cypher to a Neo4j, within a time limit.

Oxigraph cannot be told to stop, so a folder is opened and asked in a process of its own, which can be ended; a Neo4j
ends a transaction that takes too long by itself.
"""

import multiprocessing
import re
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from wenmai.errors import StoreError, WenmaiError
from wenmai.graph.cypher import is_address
from wenmai.graph.export import PREFIXES
from wenmai.graph.generations import open_store
from wenmai.graph.remote import Neo4jGraph
from wenmai.graph.store import Query, Row, too_late

_ENDINGS: Final = {"rq": "SPARQL", "sparql": "SPARQL", "cypher": "Cypher", "cql": "Cypher", "cyp": "Cypher"}
_FIRST_WORDS: Final = {
    **dict.fromkeys(("PREFIX", "BASE", "SELECT", "ASK", "CONSTRUCT", "DESCRIBE"), "SPARQL"),
    **dict.fromkeys(("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "MERGE", "EXPLAIN"), "Cypher"),
}
_COMMENTS: Final = ("#", "//", "/*", "*")
_PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())


def question(name: str, text: str, store: Path | str) -> Query:
    """Return a query of a user 自定查询 for a store: SPARQL for a folder, Cypher for the address of a Neo4j.

    Our prefixes (``wm:``, ``dcterms:``, ``eli:`` …) need no declaration. WenmaiError if it is in the other language.
    """
    remote, language = is_address(str(store)), _language(name, text)
    if remote and language == "SPARQL":
        raise WenmaiError(f"query {name} is SPARQL: a Neo4j answers Cypher, a store folder answers SPARQL")
    if not remote and language == "Cypher":
        raise WenmaiError(f"query {name} is Cypher: a store folder answers SPARQL, a Neo4j answers Cypher")
    return Query(name, "", text) if remote else Query(name, _PROLOGUE + text)


def _language(name: str, text: str) -> str | None:
    """The language of a query, by the ending of its file, else by its first word; None if neither tells."""
    if (ending := name.rpartition(".")[2].lower()) in _ENDINGS:
        return _ENDINGS[ending]
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith(_COMMENTS)), "")
    word = re.match("[A-Za-z]{1,20}", first)
    return _FIRST_WORDS.get(word[0].upper()) if word else None


def answer(store: Path | str, query: Query, seconds: float) -> list[Row]:
    """Return the rows that answer a query 查询 on a store folder or the Neo4j at an address.

    StoreError if the query is broken or would write, the store cannot be opened, or there is no answer within
    ``seconds``.
    """
    if not isinstance(store, str):
        return _of_folder(store, query, seconds)
    with Neo4jGraph(store) as graph:
        return graph.store.ask(query, seconds)


def _of_folder(folder: Path, query: Query, seconds: float) -> list[Row]:
    context = multiprocessing.get_context("spawn")
    reading, writing = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(folder, query, writing), daemon=True)
    process.start()
    writing.close()
    try:
        if not reading.poll(seconds):
            raise too_late(query.name, seconds)
        rows, failed = reading.recv()
    except EOFError:
        raise StoreError(f"query {query.name} ended without an answer: it may need too much memory") from None
    finally:
        process.kill()
        process.join()
        reading.close()
    if failed is not None:
        raise StoreError(failed)
    found: list[Row] = rows
    return found


def _work(folder: Path, query: Query, writing: Connection) -> None:
    try:
        with open_store(folder) as opened:
            writing.send((opened.store.select(query), None))
    except WenmaiError as error:
        writing.send((None, str(error)))
