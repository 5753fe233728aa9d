"""SPARQL 1.1 Protocol 查询协议: a query that only reads, its answer in the forms of the W3C, within a size."""

import io
import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from wenmai.errors import Refused
from wenmai.graph.rdf import OxigraphStore

if TYPE_CHECKING:
    from typing_extensions import Buffer

ROWS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
TRIPLES: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ESCAPE: Final = re.compile(
    r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
)  # SPARQL 1.1, 19.2: anywhere in a query


def answered(store: OxigraphStore, text: str, rows: str, triples: str, most: int) -> tuple[str, bytes]:
    """Return the media type and the bytes that answer a query 协议回答: ``rows`` or ``triples``, as the query asks.

    Refused if the query is broken, would ask other hosts (SERVICE), or its answer is larger than ``most`` bytes.
    """
    if asks_elsewhere(text):
        raise Refused("SERVICE is not answered here: this endpoint asks no other host")
    found = store.answer(text)
    output = _Bounded(most)
    try:
        if isinstance(found, ox.QueryTriples):
            found.serialize(output, TRIPLES[triples])
        else:
            found.serialize(output, ROWS[rows])
    except (OSError, RuntimeError, ValueError) as error:
        full = output.full
        raise Refused(
            f"the answer is larger than {most} bytes: add a LIMIT" if full else " ".join(str(error).split())
        ) from error
    return triples if isinstance(found, ox.QueryTriples) else rows, output.getvalue()


def asks_elsewhere(text: str) -> bool:
    """Say whether a query may have other hosts answer a part of it 联邦查询: whether SERVICE stands in it.

    Anywhere: what is a string or a comment only the parser of Oxigraph could say for certain.
    """
    return "service" in _ESCAPE.sub(lambda found: _character(int(found[1] or found[2], 16)), text).lower()


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 else " "


class _Bounded(io.BytesIO):
    """Bytes up to a number."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.full = False

    def write(self, data: "Buffer") -> int:
        size = memoryview(data).nbytes
        if self.tell() + size > self._most:
            self.full = True
            raise OSError("full")
        return super().write(data)
