"""The queries behind the answers give the rows that a reader finds, on Oxigraph, rdflib and Neo4j alike."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from answering import (
    A1,
    ANSWER_QUERIES,
    C2,
    C3,
    D1,
    E1,
    E2,
    EXPECTED,
    F1,
    M1,
    M2,
    M3,
    P1,
    R1,
    S1,
    T1,
    T2,
    B,
    N,
    answering,
    twofold,
)  # fmt: skip
from crossroads import retargeted, unsaid, without
from making import chain
from stores import RdflibStore, in_oxigraph

from wenmai.graph.cypher import Neo4jStore
from wenmai.graph.rdf import OxigraphStore
from wenmai.ontology.model import Corpus
from wenmai.queries.load import load
from wenmai.queries.questions import question

Change = Callable[[Corpus], Corpus]
DAYS = ("2020-06-01", "2022-01-01")
NEEDS_ID = ("around", "implementing", "listed")


# What each query is asked for two rows, and a change of one edge that it must notice.
CASES: dict[str, tuple[dict[str, str], Change]] = {
    "around": ({"id": N}, lambda corpus: without(corpus, P1, N)),
    "co_issuers": ({}, lambda corpus: issued_by(corpus, A1, "甲部")),
    "implementing": ({"id": N}, lambda corpus: retargeted(corpus, M2, N, B)),
    "listed": ({"id": "title/丙办法"}, lambda corpus: without(corpus, "录/保留", "title/丙办法")),
    "missing": ({}, lambda corpus: without(corpus, S1, "title/甲法")),
    "most_cited": ({}, lambda corpus: retargeted(corpus, C3, P1, B)),
    "region_documents": ({}, lambda corpus: in_region(corpus, M3, "湖南省")),
    "unlisted": ({}, lambda corpus: unsaid(corpus, "录/保留")),
    "ask_01_through_fallen_province": ({}, lambda corpus: without(corpus, M1, P1)),
    "ask_02_dead_bases": ({}, lambda corpus: without(corpus, D1, P1)),
    "ask_03_forwarded_only": ({}, lambda corpus: retargeted(corpus, F1, N, B)),
    "ask_04_cited_unamended": ({}, lambda corpus: without(corpus, A1, B)),
    "ask_05_first_at_each_level": ({}, lambda corpus: without(corpus, P1, N)),
    "ask_06_same_bases": ({}, lambda corpus: without(corpus, S1, "title/甲法")),
    "ask_07_repealed_more_than_issued": (
        {"day": "2021-12-31"},
        lambda corpus: without(corpus, R1, "title/甲办法"),
    ),
    "ask_08_chains_in_force": ({"day": "2020-06-01"}, lambda corpus: without(corpus, M1, P1)),
    "ask_09_cited_after_its_end": ({}, lambda corpus: retargeted(corpus, C3, P1, N)),
    "ask_10_basis_amended_since": ({}, lambda corpus: without(corpus, C2, B)),
    "ask_11_ahead_of_the_province": ({}, lambda corpus: without(corpus, M2, N)),
    "ask_12_extended_again": ({}, lambda corpus: without(corpus, E2, E1)),
    "ask_13_expired_bases": ({}, lambda corpus: without(corpus, T2, T1)),
    "ask_14_past_the_province": ({}, lambda corpus: retargeted(corpus, M3, N, P1)),
    "ask_15_heirs_of_the_dead": ({}, lambda corpus: without(corpus, D1, P1)),
}


def issued_by(corpus: Corpus, doc: str, body: str) -> Corpus:
    """The corpus with one document issued by this body alone."""
    return _replaced(corpus, doc, issuers_full=(body,))


def in_region(corpus: Corpus, doc: str, region: str) -> Corpus:
    """The corpus with one document of another region."""
    return _replaced(corpus, doc, region=region)


def _replaced(corpus: Corpus, doc: str, **fields: object) -> Corpus:
    documents = (replace(one, **fields) if one.id == doc else one for one in corpus.documents)  # type: ignore[arg-type]
    return replace(corpus, documents=tuple(documents))


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
def test_all_stores_give_the_same_rows(neo4j: Neo4jStore, made: Callable[[], Corpus]) -> None:
    """rdflib, whose engine takes its time, is asked of the whole and of what has an answer."""
    corpus = made()
    oxigraph, memory = in_oxigraph(corpus), RdflibStore(corpus)
    neo4j.write(corpus)
    ids = [*oxigraph.fields(None), "nobody"]
    for name in ANSWER_QUERIES:
        query = load(name)
        assert (query.cypher or "").partition("\n")[0] == f"// {query.question}"
        for parameters in asked_of(name, ids):
            rows = oxigraph.select(query, **parameters)
            found = neo4j.select(query, **parameters)
            assert found == rows, (name, parameters)
            assert [list(row) for row in found] == [list(row) for row in rows]
            if rows or "id" not in parameters:
                assert memory.select(query, **parameters) == rows, (name, parameters)


@pytest.fixture(scope="module")
def whole() -> tuple[OxigraphStore, RdflibStore]:
    """The double corpus in Oxigraph and in rdflib."""
    return in_oxigraph(twofold()), RdflibStore(twofold())


def test_every_query_has_a_case() -> None:
    assert set(CASES) == set(ANSWER_QUERIES)


@pytest.mark.parametrize("name", CASES)
def test_a_query_has_two_rows_and_notices_one_edge(
    name: str, neo4j: Neo4jStore, whole: tuple[OxigraphStore, RdflibStore]
) -> None:
    given, change = CASES[name]
    query, corpus = load(name), twofold()
    parameters = {"day": "2022-01-01", **given} if "$day" in (query.cypher or "") else given
    before = [store.select(query, **parameters) for store in whole]
    assert len(before[0]) >= 2
    assert before[1] == before[0]
    changed = change(corpus)
    neo4j.write(changed)
    after = in_oxigraph(changed).select(query, **parameters)
    assert after != before[0]
    assert RdflibStore(changed).select(query, **parameters) == after
    assert neo4j.select(query, **parameters) == after
