"""The shapes of the ontology against a graph 形状校验, by pySHACL, a batch of nodes at a time.

pySHACL works on rdflib graphs in memory; a whole store would not fit, so each batch is a graph of its own: the
nodes with all they say, and the classes of the nodes they point at.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from wenmai.graph.iris import ONTOLOGY, document_id, published
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Query
from wenmai.queries.check import Finding

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.graph import _ObjectType as Term

_BATCH: Final = 2_000
_NODES: Final = Query(
    "nodes_of_shapes",
    f"""PREFIX wm: <{ONTOLOGY}>
SELECT DISTINCT ?iri WHERE {{
  VALUES ?class {{ wm:Document wm:Printing wm:Mention wm:Issuer wm:Region }}
  ?node a ?class . BIND(STR(?node) AS ?iri)
}} ORDER BY ?iri""",
)
_AROUND: Final = """CONSTRUCT { ?node ?property ?value . ?value a ?class } WHERE {
  VALUES ?node { %s } ?node ?property ?value . OPTIONAL { ?value a ?class }
}"""


def shapes(store: OxigraphStore) -> Iterator[Finding]:
    """Yield what the shapes find wrong in a store 形状问题, node by node; StoreError if it cannot be read."""
    nodes = [str(row["iri"]) for row in store.select(_NODES)]
    for start in range(0, len(nodes), _BATCH):
        batch = nodes[start : start + _BATCH]
        values = " ".join(f"<{node}>" for node in batch)
        yield from violations(store.construct(Query("batch_of_shapes", _AROUND % values)), batch)


def violations(ntriples: str, nodes: Sequence[str]) -> Iterator[Finding]:
    """Yield what the shapes find wrong with some nodes 形状问题 of a graph given as N-Triples."""
    from pyshacl import validate
    from rdflib import RDF, SH, Graph, URIRef

    data = Graph().parse(data=ntriples, format="nt")
    wanted = Graph().parse(data=published("shapes"), format="turtle")
    focus: list[str] = [URIRef(node) for node in nodes]
    _, report, _ = validate(data, shacl_graph=wanted, inference="none", focus_nodes=focus)
    assert isinstance(report, Graph)
    found = [_finding(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)]
    yield from sorted(found, key=lambda one: (one.id, one.check, one.detail or ""))


def _finding(report: "Graph", result: "Term") -> Finding:
    from rdflib import SH

    def said(predicate: "Term") -> str | None:
        value = report.value(result, predicate)
        return None if value is None else str(value)

    node, path = str(said(SH.focusNode)), said(SH.resultPath) or ""
    zh, _, en = (said(SH.resultMessage) or "").partition(" · ")
    name = path.replace("/", "#").rpartition("#")[2]
    return Finding(f"shape:{name}", "error", zh, en, document_id(node) or node, detail=said(SH.value))
