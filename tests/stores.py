"""The stores on which every query is asked, beside a real Neo4j."""

from wenmai.graph.export import one_line
from wenmai.graph.iris import document_id, document_iri
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Query, Row, names_document
from wenmai.ontology.model import Corpus


class RdflibStore:
    """rdflib's own engine over its own memory."""

    def __init__(self, corpus: Corpus) -> None:
        from rdflib import Graph

        oxigraph = OxigraphStore()
        oxigraph.write(corpus)
        self.graph = Graph().parse(data=one_line(oxigraph.ntriples()), format="nt")

    def select(self, query: Query, **parameters: str) -> list[Row]:
        from rdflib import Literal, URIRef

        bound = {
            name: URIRef(document_iri(value)) if names_document(name) else Literal(value)
            for name, value in parameters.items()
        }
        answer = self.graph.query(query.sparql, initBindings=bound)
        columns = [str(name) for name in answer.vars or ()]
        return [dict(zip(columns, map(cell, row), strict=True)) for row in answer]


def cell(value: object) -> str | int | bool | None:
    from rdflib import Literal, URIRef

    if isinstance(value, Literal):
        plain = value.toPython()
        return plain if isinstance(plain, (bool, int)) else str(value)
    return None if value is None else document_id(value) if isinstance(value, URIRef) else str(value)


def in_oxigraph(corpus: Corpus) -> OxigraphStore:
    store = OxigraphStore()
    store.write(corpus)
    return store
