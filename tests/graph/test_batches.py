"""What is asked of many documents at a time is what the queries on file give of each, on Oxigraph and on Neo4j."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from answering import answering
from crossroads import HOSTILE, crossroads
from making import CITY_NOTICE, CITY_RULES, NOTICE, STATE, TEXT, Making, chain

from wenmai.errors import StoreError
from wenmai.graph.cypher import Neo4jStore
from wenmai.graph.generations import open_store, write_generation
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import ISSUED_BY, Fields, TieRow, Value
from wenmai.graph.ties import FILE
from wenmai.ontology.model import Corpus
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.lineage import KINDS
from wenmai.queries.load import load
from wenmai.queries.model import Direction

ALL = (*Relation, ISSUED_BY)
CORPORA = (chain, crossroads, answering)


def in_oxigraph(corpus: Corpus) -> OxigraphStore:
    store = OxigraphStore()
    store.write(corpus)
    return store


@pytest.fixture(scope="module")
def neo4j(neo4j_address: str) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(neo4j_address)) as store:
        yield store


def test_fields_and_ties_of_the_chain() -> None:
    store = in_oxigraph(chain())
    assert store.ties((NOTICE,), out=(Relation.IMPLEMENTS,)) == [TieRow(NOTICE, "implements", STATE, False)]
    assert store.ties((NOTICE,), into=(Relation.IMPLEMENTS,)) == [
        TieRow(CITY_RULES, "implements", NOTICE, False)
    ]
    assert store.ties((NOTICE,), into=(ISSUED_BY,)) == [TieRow(TEXT, ISSUED_BY, NOTICE, False)]
    assert store.fields((TEXT, "nobody"))[TEXT].issued_by == NOTICE
    assert store.fields((CITY_RULES,))[CITY_RULES].issued_by == CITY_NOTICE
    assert "nobody" not in store.fields((TEXT, "nobody"))
    assert store.ties((NOTICE,)) == store.ties((), ALL, ALL) == []
    assert store.mentions(()) == []


@pytest.mark.parametrize("made", CORPORA)
def test_fields_are_those_of_the_query(made: Callable[[], Corpus]) -> None:
    store = in_oxigraph(made())
    rows: defaultdict[str, dict[str, Value]] = defaultdict(dict)
    for row in store.select(load("nodes")):
        rows[str(row["id"])][str(row["field"])] = row["value"]
    expected = {name: Fields()._replace(**fields) for name, fields in rows.items()}  # type: ignore[arg-type]
    assert store.fields(None) == expected
    assert store.fields(expected) == expected


@pytest.mark.parametrize("made", CORPORA)
def test_ties_are_those_of_the_queries(made: Callable[[], Corpus]) -> None:
    store = in_oxigraph(made())
    edges = [tuple(row.values()) for row in store.select(load("edges"))]
    assert list(store.ties(None, tuple(Relation))) == edges
    for name in store.fields(None):
        near = [(row["doc"], row["relation"], row["target"]) for row in store.select(load("around"), id=name)]
        assert [row[:3] for row in store.ties((name,), ALL, ALL)] == near
        for direction in Direction:
            rows = store.select(load(direction.value), id=name)
            expected = {(row["doc"], row["relation"], row["target"], row["partial"]) for row in rows}
            assert {issued(row) for row in store.ties((name,), *KINDS[direction])} == expected


def issued(row: TieRow) -> tuple[str, str, str, bool]:
    """A tie as the directions of a lineage have it: a notice promulgates what it issues."""
    if row.relation == ISSUED_BY:
        return row.target, "promulgates", row.doc, row.partial
    return row.doc, row.relation, row.target, row.partial


@pytest.mark.parametrize("made", CORPORA)
def test_mentions_are_those_of_the_query(made: Callable[[], Corpus]) -> None:
    store = in_oxigraph(made())
    pairs = [(row.doc, row.target) for row in store.ties(None, tuple(Relation))]
    for pair in pairs:
        rows = store.select(load("evidence"), id=pair[0], target_id=pair[1])
        names = [name for name in rows[0] if not name.endswith("id")]
        found = [{name: row._asdict()[name] for name in names} for row in store.mentions((pair,))]
        assert found == [{name: row[name] for name in names} for row in rows]
    assert len(store.mentions(pairs)) == sum(len(store.mentions((pair,))) for pair in pairs)


@pytest.mark.parametrize("made", CORPORA)
def test_counts_are_those_of_the_queries(made: Callable[[], Corpus]) -> None:
    store = in_oxigraph(made())
    spoken = store.spoken()
    assert [(one.id, one.documents) for one in sorted(spoken, key=lambda one: -one.documents)] == [
        tuple(row.values()) for row in store.select(load("most_cited"))
    ]
    outside = [one for one in spoken if not one.known]
    assert [
        (one.id, one.documents, one.mentions)
        for one in sorted(outside, key=lambda one: (-one.documents, -one.mentions))
    ] == [tuple(row.values()) for row in store.select(load("missing"))]
    regions = {row["region"]: row["documents"] for row in store.select(load("region_documents"))}
    assert store.in_regions((*map(str, regions), "nowhere")) == regions


def test_a_document_counts_once_however_often_it_speaks_of_another() -> None:
    made = Making()
    made.add("甲", "甲办法", ("cites", "乙", "见《乙》。"), ("cites", "乙", "又见《乙》。"), region="湖北省")
    made.add("丙", "丙办法", ("cites", "乙", "见《乙》。"), ("cites", "甲", "见《甲》。"), region="湖北省")
    store = in_oxigraph(made.corpus())
    assert sorted(store.spoken()) == [("乙", False, 2, 3), ("甲", True, 1, 1)]
    assert store.in_regions(("湖北省", "湖南省")) == {"湖北省": 2}


@pytest.mark.parametrize("made", CORPORA)
def test_neo4j_gives_the_same(neo4j: Neo4jStore, made: Callable[[], Corpus]) -> None:
    corpus = made()
    store = in_oxigraph(corpus)
    neo4j.write(corpus)
    ids = [*store.fields(None), "nobody"]
    pairs = [(row.doc, row.target) for row in store.ties(None, tuple(Relation))]
    assert neo4j.fields(None) == store.fields(None)
    assert neo4j.fields(ids) == store.fields(ids)
    assert neo4j.ties(None, ALL) == store.ties(None, ALL)
    for some in (ids, ids[:3], [HOSTILE], []):
        assert neo4j.ties(some, ALL, ALL) == store.ties(some, ALL, ALL)
        assert neo4j.ties(some, into=(ISSUED_BY, "cites")) == store.ties(some, into=(ISSUED_BY, "cites"))
    assert neo4j.ties(ids) == []
    assert sorted(neo4j.mentions(pairs)) == sorted(store.mentions(pairs))
    assert neo4j.spoken() == store.spoken()
    regions = [one.region for one in store.fields(None).values() if one.region]
    assert neo4j.in_regions(regions) == store.in_regions(regions)


def test_fields_come_in_the_order_in_which_they_are_asked_for() -> None:
    """Whatever was asked before, and so may be at hand."""
    store = in_oxigraph(chain())
    ids = [TEXT, "nobody", STATE, CITY_RULES, NOTICE, CITY_NOTICE]
    store.fields((NOTICE, STATE))
    assert list(store.fields(ids)) == [one for one in ids if one != "nobody"]
    assert list(store.fields(reversed(ids))) == [one for one in reversed(ids) if one != "nobody"]


def test_a_lone_surrogate_in_an_id_comes_back_and_in_a_title_is_replaced() -> None:
    made = Making()
    made.add("doc/\ud800", "甲\udfff", ("cites", "title/\ud800乙", "见《乙》。"))
    store = in_oxigraph(made.corpus())
    assert store.fields(("doc/\ud800",))["doc/\ud800"].title == "甲\ufffd"
    assert store.ties(("doc/\ud800",), ("cites",)) == [TieRow("doc/\ud800", "cites", "title/\ud800乙", False)]


def test_a_store_without_its_ties_says_so_when_they_are_asked_for(tmp_path: Path) -> None:
    write_generation(tmp_path / "store", chain())
    (tmp_path / "store" / "generations" / "1" / FILE).unlink()
    with open_store(tmp_path / "store") as folder, pytest.raises(StoreError, match="relations"):
        folder.store.fields((NOTICE,))


def test_ties_that_are_damaged_further_on_say_so_while_they_are_read(tmp_path: Path) -> None:
    made = Making()
    for place in range(2_000):
        made.add(f"doc/{place:04}", f"关于第{place:04}项工作的通知")
    write_generation(tmp_path / "store", made.corpus())
    file = tmp_path / "store" / "generations" / "1" / FILE
    whole = file.read_bytes()
    begins = len(whole) // 4 // 4096 * 4096
    file.write_bytes(whole[:begins] + b"\xff" * (len(whole) - begins))
    with open_store(tmp_path / "store") as folder, pytest.raises(StoreError, match="relations"):
        folder.store.fields(None)
