"""The embedded store 内置图库: Oxigraph on disk or in memory, with rdflib over it for those who want its API.

All triples are in the default graph. oxrdflib finds them under one graph identifier only, that of rdflib's
default graph; without it a store opened again gives no rows and no error, so
:meth:`OxigraphStore.as_rdflib` fixes it.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import pyoxigraph as ox

from wenmai.errors import Refused, StoreError
from wenmai.graph.export import PREFIXES
from wenmai.graph.iris import BASE, document_id, document_iri
from wenmai.graph.loading import load
from wenmai.graph.store import Fields, MentionRow, Query, Row, Spoken, TieRow, Value, names_document
from wenmai.graph.ties import FILE, Ties
from wenmai.graph.triples import triples
from wenmai.ontology.model import Corpus

if TYPE_CHECKING:
    from rdflib import Graph

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
}
_LATER: Final = 10  # steps of 19 by which the merging comes after the loading
_INTEGER: Final = f"{_XSD}integer"
_BOOLEAN: Final = f"{_XSD}boolean"


def _nothing() -> None:
    """Nothing is done."""


class OxigraphStore:
    """A graph in Oxigraph 图库: ``folder`` on disk, or in memory without one; read only unless ``writable``.

    Opening a folder to write makes it; its ties stand beside it. Several processes may read one folder.
    """

    def __init__(self, folder: Path | None = None, *, writable: bool = False) -> None:
        """Open the store; StoreError if it cannot be read, OSError if it cannot be made."""
        self.folder = folder
        self._ties = Ties(folder.with_name(FILE) if folder else None)
        if folder is None:
            self._store = ox.Store()
        else:
            self._store = _writable(folder) if writable else _read_only(folder)

    def write(
        self, corpus: Corpus, beside: Callable[[], None] = _nothing, behind: Callable[[], None] = _nothing
    ) -> None:
        """Load a corpus into this store, which must be empty 写入.

        ``beside`` is done while it loads, ``behind`` while Oxigraph puts what it has loaded into one order.
        StoreError if it holds something, OSError or sqlite3.Error if the disk is full.
        """
        if len(self._store):
            raise StoreError("the store holds a graph already; write into a new one")
        try:
            ox.NamedNode(BASE)
        except ValueError as error:
            raise StoreError(f"the graph cannot be written, is WENMAI_BASE an IRI? {error}") from error
        load(triples(corpus), self._load, beside)
        with ThreadPoolExecutor(1) as other:
            optimising = other.submit(self._optimize)
            behind()
            self._ties.write(corpus)
            optimising.result()

    def _optimize(self) -> None:
        if self.folder is not None:
            self._store.optimize()
            self._store.flush()

    def _load(self, lines: bytes) -> None:
        """Load a batch; it lets Python go on meanwhile. What we wrote need not be checked again."""
        self._store.bulk_load(lines, ox.RdfFormat.N_TRIPLES, lenient=True)

    def select(self, query: Query, **parameters: str) -> list[Row]:
        """Return the rows that answer a query 查询; see :meth:`wenmai.graph.store.Store.select`."""
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): _bound(name, value) for name, value in parameters.items()
        }
        try:
            answer = self._store.query(query.sparql, substitutions=bound)
            if not isinstance(answer, ox.QuerySolutions):
                raise StoreError(f"query {query.name}: only SELECT gives rows")
            names = [variable.value for variable in answer.variables]
            return [
                {name: _value(one) for name, one in zip(names, solution, strict=True)} for solution in answer
            ]
        except (SyntaxError, RuntimeError, ValueError) as error:
            raise StoreError(f"query {query.name}: {' '.join(str(error).split())}") from error

    def fields(self, ids: Iterable[str] | None) -> Mapping[str, Fields]:
        """Return the fields of documents 文件字段; see :meth:`wenmai.graph.store.Store.fields`."""
        return self._ties.fields(ids)

    def ties(
        self, ids: Iterable[str] | None, out: Iterable[str] = (), into: Iterable[str] = ()
    ) -> list[TieRow]:
        """Return relations of documents 批量关系; see :meth:`wenmai.graph.store.Store.ties`."""
        return self._ties.ties(ids, out, into)

    def mentions(self, pairs: Iterable[tuple[str, str]]) -> list[MentionRow]:
        """Return mentions in documents of others 批量提及; see :meth:`wenmai.graph.store.Store.mentions`."""
        return self._ties.mentions(pairs)

    def spoken(self) -> list[Spoken]:
        """Return how often documents are spoken of 被提及次数; see :meth:`wenmai.graph.store.Store.spoken`."""
        return self._ties.spoken()

    def in_regions(self, regions: Iterable[str]) -> Mapping[str, int]:
        """Return how many documents regions have 各地文件数; see :meth:`wenmai.graph.store.Store.in_regions`."""
        return self._ties.in_regions(regions)

    def answer(self, text: str) -> "ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples":
        """Return what Oxigraph answers to a query of any kind 查询; Refused if the query is broken."""
        try:
            return self._store.query(text, prefixes=PREFIXES)
        except (SyntaxError, RuntimeError, ValueError) as error:
            raise Refused(" ".join(str(error).split())) from error

    def ntriples(self) -> str:
        """Return the whole graph as sorted lines of N-Triples 导出: equal corpora give equal text."""
        dump = self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
        lines = dump.decode().split("\n")[:-1]  # not splitlines: a title may hold U+2028
        return "".join(f"{line}\n" for line in sorted(lines))

    def quads(self) -> Iterator[ox.Quad]:
        """Yield all statements 全部三元组, node by node, in order of their IRIs and properties."""
        for subject in sorted({quad.subject.value for quad in self._store}):
            own = self._store.quads_for_pattern(ox.NamedNode(subject), None, None)
            yield from sorted(own, key=lambda quad: (quad.predicate.value, str(quad.object)))

    def dump(self, file: IO[bytes], form: str, prefixes: Mapping[str, str]) -> None:
        """Write the whole graph as ``turtle``, ``ntriples`` or ``nquads`` 导出, as a stream; OSError if that fails."""
        self._store.dump(file, _FORMATS[form], from_graph=ox.DefaultGraph(), prefixes=dict(prefixes))

    def construct(self, query: Query) -> str:
        """Return what a CONSTRUCT builds 构造, as N-Triples; StoreError if it is broken or no CONSTRUCT."""
        try:
            answer = self._store.query(query.sparql)
            if not isinstance(answer, ox.QueryTriples):
                raise StoreError(f"query {query.name}: only CONSTRUCT gives triples")
            return (ox.serialize(answer, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
        except (SyntaxError, RuntimeError, ValueError) as error:
            raise StoreError(f"query {query.name}: {' '.join(str(error).split())}") from error

    def __len__(self) -> int:
        """Number of triples."""
        return len(self._store)

    def as_rdflib(self) -> "Graph":
        """Return this open store as an ``rdflib.Graph`` 图对象; read only where the store is."""
        from oxrdflib import OxigraphStore as Adapter
        from rdflib import Graph
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        return Graph(store=Adapter(store=self._store), identifier=DATASET_DEFAULT_GRAPH_ID)

    def close(self) -> None:
        """Let go of the store 关闭; what was opened through it must not be used any more."""
        self._store = ox.Store()
        self._ties.close()


def _writable(folder: Path) -> ox.Store:
    """Return the store in a folder, opened to write 打开待写; OSError if it cannot be made.

    RocksDB merges what has been loaded in threads of its own, again and again while more is loaded: a third of all
    work with 100,000 documents. They take their place from the thread that first opens a store. On Linux, where a
    thread can have one of its own, it comes after the others: most is then merged once, in the end.
    """
    with ThreadPoolExecutor(1) as opener:
        if sys.platform == "linux":
            with suppress(OSError):  # where that is forbidden, the store is only written more slowly
                opener.submit(os.nice, _LATER).result()
        return opener.submit(ox.Store, folder).result()


def _read_only(folder: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, ValueError) as error:
        raise StoreError(f"the graph in {folder} cannot be opened: {error}") from error


def _bound(name: str, value: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(document_iri(value)) if names_document(name) else ox.Literal(value)


def _value(found: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """A cell of a row: the id for a document, else the string, number or truth value."""
    if isinstance(found, ox.NamedNode):
        own = document_id(found.value)
        return found.value if own is None else own
    if isinstance(found, ox.Literal):
        if found.datatype.value == _INTEGER:
            return int(found.value)
        return found.value == "true" if found.datatype.value == _BOOLEAN else found.value
    return None if found is None else str(found)
