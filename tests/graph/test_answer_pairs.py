"""The queries behind the answers give the rows that a reader finds, and the same rows on Oxigraph and Neo4j."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from answering import ANSWER_QUERIES, EXPECTED, answering
from making import chain

from wenmai.graph.cypher import Neo4jStore
from wenmai.graph.rdf import OxigraphStore
from wenmai.ontology.model import Corpus
from wenmai.queries.load import load
from wenmai.queries.questions import question

DAYS = ("2020-06-01", "2022-01-01")
NEEDS_ID = ("around", "implementing", "listed")


def in_oxigraph(corpus: Corpus) -> OxigraphStore:
    store = OxigraphStore()
    store.write(corpus)
    return store


@pytest.fixture(scope="module")
def neo4j(neo4j_address: str) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(neo4j_address)) as store:
        yield store


@pytest.mark.parametrize("number", EXPECTED)
def test_a_question_has_the_answer_that_a_reader_finds(number: int) -> None:
    day, expected = EXPECTED[number]
    asked = question(number)
    rows = in_oxigraph(answering()).select(asked.query, **({"day": day} if asked.dated else {}))
    told = [tuple(value for name, value in row.items() if name != "day") for row in rows]
    assert sorted(told, key=str) == sorted(expected, key=str)


def asked_of(name: str, ids: list[str]) -> Iterator[dict[str, str]]:
    """All that a query is asked here: of every document, of nobody, and of the whole store; on several days."""
    cypher = load(name).cypher or ""
    bound: list[dict[str, str]] = [{"id": one} for one in ids] if "$id" in cypher else []
    if name not in NEEDS_ID:
        bound.append({})
    for day in DAYS if "$day" in cypher else (None,):
        yield from ({**one, **({"day": day} if day else {})} for one in bound)


def test_catalogues_of_what_stays_in_force_are_found() -> None:
    rows = in_oxigraph(answering()).select(load("listed"), id="title/丙办法")
    assert [row["doc"] for row in rows] == ["录/保留", "录/继续有效"]


@pytest.mark.parametrize("made", [answering, chain])
def test_both_stores_give_the_same_rows(neo4j: Neo4jStore, made: Callable[[], Corpus]) -> None:
    corpus = made()
    oxigraph = in_oxigraph(corpus)
    neo4j.write(corpus)
    ids = [*(str(row["id"]) for row in oxigraph.select(load("facts"))), "nobody"]
    for name in ANSWER_QUERIES:
        query = load(name)
        assert (query.cypher or "").partition("\n")[0] == f"// {query.question}"
        for parameters in asked_of(name, ids):
            rows = oxigraph.select(query, **parameters)
            found = neo4j.select(query, **parameters)
            assert found == rows, (name, parameters)
            assert [list(row) for row in found] == [list(row) for row in rows]
