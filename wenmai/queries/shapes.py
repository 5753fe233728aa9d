"""The shapes of the ontology against a graph 形状校验, by pySHACL, a batch of nodes of one class at a time.

pySHACL works on rdflib graphs in memory; a whole store would not fit, so each batch is a graph of its own: the
nodes with all they say, and the classes of the nodes they point at. Shape and nodes are named to it: when it looks for
the nodes itself, its cost grows with the square of their number.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from wenmai.graph.export import one_line
from wenmai.graph.iris import ONTOLOGY, document_id, published
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Query
from wenmai.queries.check import Finding

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.graph import _ObjectType as Term

KINDS: Final = ("Document", "Printing", "Mention", "Issuer", "Region", "Provision")
_BATCH: Final = 1_000
_NODES: Final = f"""PREFIX wm: <{ONTOLOGY}>
SELECT DISTINCT ?iri WHERE {{ ?node a wm:%s . BIND(STR(?node) AS ?iri) }} ORDER BY ?iri"""
_AROUND: Final = """CONSTRUCT {{ ?node ?property ?value . ?value a ?class }} WHERE {{
  VALUES ?node {{ {nodes} }} ?node ?property ?value . OPTIONAL {{ ?value a ?class }}
}}"""


def shapes(
    store: OxigraphStore, progress: Callable[[int, int, str], None] | None = None
) -> Iterator[Finding]:
    """Yield what the shapes find wrong in a store 形状问题, node by node; StoreError if it cannot be read.

    ``progress`` is told how many nodes are done, of how many, and of which class.
    """
    of_kind = {kind: _nodes(store, kind) for kind in KINDS}
    done, total = 0, sum(map(len, of_kind.values()))
    for kind, nodes in of_kind.items():
        for start in range(0, len(nodes), _BATCH):
            if progress:
                progress(done, total, kind)
            batch = nodes[start : start + _BATCH]
            values = " ".join(f"<{node}>" for node in batch)
            about = store.construct(Query("batch_of_shapes", _AROUND.format(nodes=values)))
            yield from violations(about, kind, batch)
            done += len(batch)


def _nodes(store: OxigraphStore, kind: str) -> list[str]:
    return [str(row["iri"]) for row in store.select(Query("nodes_of_shapes", _NODES % kind))]


def violations(ntriples: str, kind: str, nodes: Sequence[str]) -> Iterator[Finding]:
    """Yield what the shape of a class finds wrong with some of its nodes 形状问题, in a graph given as N-Triples."""
    from pyshacl import validate
    from rdflib import RDF, SH, Graph, URIRef

    data = Graph().parse(data=one_line(ntriples), format="nt")
    focus: list[str] = [URIRef(node) for node in nodes]
    _, report, _ = validate(
        data,
        shacl_graph=_shapes(),
        inference="none",
        focus_nodes=focus,
        use_shapes=[f"{ONTOLOGY}{kind}Shape"],
        inplace=True,
    )
    assert isinstance(report, Graph)
    found = [_finding(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)]
    yield from sorted(found, key=lambda one: (one.id, one.check, one.detail or ""))


@cache
def _shapes() -> "Graph":
    from rdflib import Graph

    return Graph().parse(data=published("shapes"), format="turtle")


def _finding(report: "Graph", result: "Term") -> Finding:
    from rdflib import SH

    def said(predicate: "Term") -> str | None:
        value = report.value(result, predicate)
        return None if value is None else str(value)

    node, path = str(said(SH.focusNode)), said(SH.resultPath) or ""
    zh, _, en = (said(SH.resultMessage) or "").partition(" · ")
    name = path.replace("/", "#").rpartition("#")[2]
    return Finding(f"shape:{name}", "error", zh, en, document_id(node) or node, detail=said(SH.value))
