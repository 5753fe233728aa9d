"""Questions of other people 自定查询: SPARQL from a file, within a time limit.

Oxigraph cannot be told to stop, so the store is opened and asked in a process of its own, which can be ended.
"""

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from wenmai.errors import StoreError, WenmaiError
from wenmai.graph.export import PREFIXES
from wenmai.graph.generations import open_store
from wenmai.graph.store import Query, Row

_PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())


def sparql(name: str, text: str) -> Query:
    """Return a query of a user 自定查询; our prefixes (``wm:``, ``dcterms:``, ``eli:`` …) need no declaration."""
    return Query(name, _PROLOGUE + text)


def answer(folder: Path, query: Query, seconds: float) -> list[Row]:
    """Return the rows that answer a query on a store folder 查询; :meth:`wenmai.graph.store.Store.select` says how.

    StoreError if the query is broken, the store cannot be opened, or there is no answer within ``seconds``.
    """
    context = multiprocessing.get_context("spawn")
    reading, writing = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(folder, query, writing), daemon=True)
    process.start()
    writing.close()
    try:
        if not reading.poll(seconds):
            raise StoreError(
                f"query {query.name} has no answer within {seconds:g} s: narrow it, or set --time-limit"
            )
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
