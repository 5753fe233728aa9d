"""``wenmai query`` on a real Neo4j: Cypher that reads, within a time limit; nothing is ever written."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest
from click.testing import Result
from crossroads import HOSTILE, TITLE, crossroads

from wenmai.graph.cypher import Neo4jStore

Run = Callable[..., Result]
TITLES = "MATCH (d:Document {known: true}) RETURN d.id AS id, d.title AS title ORDER BY id"


@pytest.fixture(scope="module")
def neo4j(neo4j_address: str) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(neo4j_address)) as store:
        store.write(crossroads())
        yield store


def test_cypher_from_a_file_and_from_standard_input(run: Run, neo4j: Neo4jStore, tmp_path: Path) -> None:
    file = tmp_path / "titles.cypher"
    file.write_text(f"// Titles 标题\n{TITLES}\n", encoding="utf-8")
    rows = json.loads(run("query", file, "--store", neo4j.address, "-f", "json").output)["items"]
    assert {"id": HOSTILE, "title": TITLE} in rows
    piped = run("query", "-", "--store", neo4j.address, "-f", "json", text=TITLES).output
    assert json.loads(piped)["items"] == rows


def test_nodes_relationships_and_lists_can_be_read(run: Run, neo4j: Neo4jStore) -> None:
    text = (
        "MATCH p = (d:Document {key: '丁/2021/1'})-[x:SUPERSEDES]->(o:Document) "
        "RETURN d, x, [1, 'a', o.id] AS list, {a: null} AS map, 1.5 AS number, null AS nothing"
    )
    (row,) = json.loads(run("query", "-", "--store", neo4j.address, "-f", "json", text=text).output)["items"]
    assert json.loads(row["d"])["title"] == "丁规"
    assert json.loads(row["x"])["type"] == "SUPERSEDES"
    assert json.loads(row["list"]) == [1, "a", HOSTILE]
    assert json.loads(row["map"]) == {"a": None}
    assert (row["number"], row["nothing"]) == ("1.5", None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("MATCH (n) DETACH DELETE n", "would write: a query can only read"),
        ("CREATE (n:Document {key: 'x'}) RETURN n", "would write: a query can only read"),
        ("MATCH (n:Document) SET n.title = 'x' RETURN n.id AS id", "would write: a query can only read"),
        ("CREATE INDEX x FOR (n:Document) ON (n.title)", "would write: a query can only read"),
        ("MATCH (n", "does not answer the query -"),
        ("MATCH (n {id: $id}) RETURN n", "does not answer the query -"),
        ("SELECT ?s { ?s ?p ?o }", "query - is SPARQL: a Neo4j answers Cypher"),
        ("# all\nPREFIX x: <y> SELECT ?s { ?s ?p ?o }", "query - is SPARQL: a Neo4j answers Cypher"),
    ],
)
def test_what_writes_or_is_broken_is_one_line(run: Run, neo4j: Neo4jStore, text: str, told: str) -> None:
    count = neo4j.rows("MATCH (n) RETURN count(n) AS nodes, count(n.title) AS titles")
    output = run("query", "-", "--store", neo4j.address, text=text, status=1).output
    assert told in output
    assert len(output.splitlines()) == 1
    assert neo4j.rows("MATCH (n) RETURN count(n) AS nodes, count(n.title) AS titles") == count


def test_a_file_of_sparql_is_refused_by_its_name(run: Run, neo4j: Neo4jStore, tmp_path: Path) -> None:
    (tmp_path / "all.rq").write_text("select ?s { ?s ?p ?o }", encoding="utf-8")
    output = run("query", tmp_path / "all.rq", "--store", neo4j.address, status=1).output
    assert "all.rq is SPARQL" in output


def test_a_query_that_takes_too_long_is_ended(run: Run, neo4j: Neo4jStore) -> None:
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a + b) AS n"
    begin = monotonic()
    output = run("query", "-", "--store", neo4j.address, "--time-limit", "0.5", text=endless, status=1).output
    assert "no answer within 0.5 s" in output
    assert len(output.splitlines()) == 1
    assert monotonic() - begin < 30
