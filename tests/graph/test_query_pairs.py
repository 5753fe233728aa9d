"""Every query is a pair of files that gives the same rows on every store."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from answering import OTHER_QUERIES
from crossroads import (
    HOSTILE,
    UNKNOWN,
    crossroads,
    issued_elsewhere,
    printed_once,
    retargeted,
    unsaid,
    without,
)
from making import CITY_NOTICE, COUNTY, NOTICE, TEXT

from wenmai.errors import StoreError
from wenmai.graph.cypher import Neo4jStore
from wenmai.graph.iris import document_id, document_iri
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Query, Row, Store, names_document
from wenmai.ontology.model import Corpus
from wenmai.queries.load import load

Change = Callable[[Corpus], Corpus]


class RdflibStore:
    """rdflib's own engine over its own memory."""

    def __init__(self, corpus: Corpus) -> None:
        from rdflib import Graph

        oxigraph = OxigraphStore()
        oxigraph.write(corpus)
        self.graph = Graph().parse(data=oxigraph.ntriples(), format="nt")

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


@pytest.fixture(scope="module")
def neo4j(neo4j_address: str) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(neo4j_address)) as store:
        yield store


# The parameters with which a query has two rows, and a change of one edge that it must notice.
CASES: dict[str, tuple[dict[str, str], Change]] = {
    "cited": ({"id": NOTICE}, lambda corpus: without(corpus, "doc/news", NOTICE)),
    "citing": ({"id": HOSTILE}, lambda corpus: retargeted(corpus, HOSTILE, UNKNOWN, COUNTY)),
    "down": ({"id": HOSTILE}, lambda corpus: without(corpus, HOSTILE, CITY_NOTICE)),
    "earlier": ({"id": HOSTILE}, lambda corpus: retargeted(corpus, HOSTILE, "甲/2020/1", COUNTY)),
    "edges": ({}, lambda corpus: without(corpus, "乙/2020/1", "甲/2020/1")),
    "evidence": (
        {"id": HOSTILE, "target_id": NOTICE},
        lambda corpus: retargeted(corpus, HOSTILE, NOTICE, COUNTY),
    ),
    "later": ({"id": HOSTILE}, lambda corpus: without(corpus, "丁/2021/1", HOSTILE)),
    "mentioned": ({"id": NOTICE}, lambda corpus: without(corpus, HOSTILE, NOTICE)),
    "mentions": ({"id": HOSTILE}, lambda corpus: retargeted(corpus, HOSTILE, UNKNOWN, COUNTY)),
    "nodes": ({"id": f"{HOSTILE}#二"}, lambda corpus: issued_elsewhere(corpus, f"{HOSTILE}#二", NOTICE)),
    "printings": ({"id": NOTICE}, lambda corpus: printed_once(corpus, "e.txt")),
    "statements": ({"id": f"{HOSTILE}#二"}, lambda corpus: unsaid(corpus, f"{HOSTILE}#二")),
    "texts": ({"id": HOSTILE}, lambda corpus: issued_elsewhere(corpus, f"{HOSTILE}#二", NOTICE)),
    "up": ({"id": COUNTY}, lambda corpus: retargeted(corpus, COUNTY, TEXT, UNKNOWN)),
}


def test_a_query_is_a_pair_with_one_question() -> None:
    assert set(OTHER_QUERIES) == set(CASES)
    for name in OTHER_QUERIES:
        query = load(name)
        assert query.cypher is not None
        assert query.cypher.partition("\n")[0] == f"// {query.question}"
        assert "ORDER BY" in query.sparql
        assert "ORDER BY" in query.cypher


def asked(name: str, store: Store) -> Iterator[dict[str, str]]:
    """All that a query can be asked on the corpus: of each document, of each pair, and of nobody."""
    ids = [*sorted({str(row["id"]) for row in store.select(load("nodes"))}), "nobody"]
    if name == "evidence":
        for row in store.select(load("edges")):
            yield {"id": str(row["doc"]), "target_id": str(row["target"])}
            yield {"id": str(row["target"]), "target_id": str(row["doc"])}
    elif CASES[name][0]:
        yield from ({"id": one} for one in ids)
    if name in ("edges", "nodes"):
        yield {}


def test_every_query_gives_the_same_rows_on_every_store(neo4j: Neo4jStore) -> None:
    corpus = crossroads()
    oxigraph, memory = in_oxigraph(corpus), RdflibStore(corpus)
    neo4j.write(corpus)
    for name in OTHER_QUERIES:
        query = load(name)
        for parameters in asked(name, oxigraph):
            rows = oxigraph.select(query, **parameters)
            found = neo4j.select(query, **parameters)
            assert found == rows, (name, parameters)
            assert [list(row) for row in found] == [list(row) for row in rows]
            assert memory.select(query, **parameters) == rows, (name, parameters)


def test_every_query_has_two_rows_and_notices_one_edge(neo4j: Neo4jStore) -> None:
    corpus = crossroads()
    whole = in_oxigraph(corpus)
    for name, (parameters, change) in CASES.items():
        before = whole.select(load(name), **parameters)
        assert len(before) >= 2, name
        changed = change(corpus)
        neo4j.write(changed)
        after = in_oxigraph(changed).select(load(name), **parameters)
        assert after != before, name
        assert neo4j.select(load(name), **parameters) == after, name
        assert RdflibStore(changed).select(load(name), **parameters) == after, name


def test_what_the_query_does_not_have_is_refused(neo4j: Neo4jStore) -> None:
    for broken in (
        Query("lost", "", "MATCH (n) RETURN n.id AS id"),
        Query("bad", "", "RETURN"),
        Query("no", ""),
    ):
        with pytest.raises(StoreError, match=broken.name) as caught:
            neo4j.select(broken, id=NOTICE)
        assert "\n" not in str(caught.value)
