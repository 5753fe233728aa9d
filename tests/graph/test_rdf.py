import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from answering import OTHER_QUERIES
from hypothesis import given, settings
from hypothesis import strategies as st
from making import NOTICE, STATE, Making, chain

from wenmai.errors import StoreError
from wenmai.graph.generations import StoreFolder
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Query
from wenmai.graph.triples import triples
from wenmai.queries.load import load, names
from wenmai.queries.network import network

WM = "PREFIX wm: <https://example.org/wenmai/ontology#> "


def test_relations_are_direct_and_mentions_are_nodes(store: StoreFolder) -> None:
    direct = Query("q", WM + "SELECT ?id ?o WHERE { ?id wm:implements ?o } ORDER BY ?o")
    assert store.store.select(direct, id=NOTICE) == [{"id": NOTICE, "o": STATE}]
    mention = WM + "SELECT ?id ?s ?c ?k ?l WHERE { ?m wm:doc ?id; wm:target ?t; wm:surface ?s; wm:cue ?c; "
    mention += 'wm:kind ?k; wm:line ?l; wm:relation "implements" }'
    row = {"id": NOTICE, "s": "《国务院关于稳住经济的通知》", "c": "为贯彻落实", "k": "full", "l": 1}
    assert store.store.select(Query("q", mention), id=NOTICE) == [row]


def test_a_parameter_that_is_not_projected_is_refused(store: StoreFolder) -> None:
    broken = Query("lost", WM + "SELECT ?o WHERE { ?id wm:implements ?o }")
    with pytest.raises(StoreError, match="lost"):
        store.store.select(broken, id=NOTICE)


def test_broken_queries_and_other_forms_are_one_line(store: StoreFolder) -> None:
    for text in ("SELECT WHERE", "ASK { ?s ?p ?o }", "DELETE WHERE { ?s ?p ?o }"):
        with pytest.raises(StoreError) as caught:
            store.store.select(Query("broken", text))
        assert "\n" not in str(caught.value)


def test_every_query_projects_its_parameters_and_says_what_it_answers() -> None:
    assert len(names()) >= 10
    for name in names():
        query = load(name)
        assert query.sparql.startswith("# ")
        assert len(query.question) > 10
        assert "ORDER BY" in query.sparql


def cell(value: object) -> object:
    from rdflib import Literal, URIRef

    from wenmai.graph.iris import document_id

    if isinstance(value, Literal):
        plain = value.toPython()
        return plain if isinstance(plain, (bool, int)) else str(value)
    return document_id(str(value)) if isinstance(value, URIRef) else value


@pytest.mark.parametrize("name", OTHER_QUERIES)
def test_rdflib_over_the_store_opened_again_gives_the_same_rows(name: str, chain_folder: Path) -> None:
    from rdflib import URIRef

    from wenmai.graph.iris import document_iri

    folder = chain_folder / "generations" / "1" / "oxigraph"
    store, again = OxigraphStore(folder), OxigraphStore(folder)
    query = load(name)
    graph = again.as_rdflib()
    ids = [*sorted({str(row["id"]) for row in store.select(load("nodes"))}), "nobody"]
    asked: list[dict[str, str]] = [{}] if "?id " not in query.sparql else [{"id": one} for one in ids]
    if "?target_id" in query.sparql:
        asked = [{"id": one, "target_id": other} for one in ids for other in ids]
    count = 0
    for parameters in asked:
        rows = store.select(query, **parameters)
        bindings = {name: URIRef(document_iri(value)) for name, value in parameters.items()}
        found = graph.query(query.sparql, initBindings=bindings)
        assert [{k: cell(v) for k, v in row.asdict().items()} for row in found] == [
            {k: v for k, v in row.items() if v is not None} for row in rows
        ]
        count += len(rows)
    assert count >= 2
    assert len(graph) == len(store)


def test_the_same_corpus_gives_the_same_triples_in_any_order_of_rows() -> None:
    corpus = chain()
    rows = list(corpus.documents)
    random.Random(4).shuffle(rows)
    one, other = OxigraphStore(), OxigraphStore()
    one.write(corpus)
    other.write(
        replace(corpus, documents=tuple(rows), references=corpus.references[::-1], edges=corpus.edges[::-1])
    )
    assert one.ntriples() == other.ntriples()
    assert list(triples(corpus)) == list(triples(chain()))
    assert len(one.ntriples().splitlines()) == len(one)


def test_what_is_done_behind_is_done_when_all_is_loaded() -> None:
    store, seen = OxigraphStore(), list[int]()
    store.write(chain(), lambda: seen.append(-1), lambda: seen.append(len(store)))
    assert seen == [-1, len(store)]


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux a thread has a place of its own")
def test_merging_comes_after_the_loading(tmp_path: Path) -> None:
    script = f"""
import os
from pathlib import Path
from wenmai.graph.rdf import OxigraphStore
store = OxigraphStore(Path({str(tmp_path / "oxigraph")!r}), writable=True)
for thread in Path("/proc/self/task").iterdir():
    print((thread / "comm").read_text().strip(), os.getpriority(os.PRIO_PROCESS, int(thread.name)))
print("own", os.getpriority(os.PRIO_PROCESS, os.getpid()))
"""
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    places = [line.rsplit(" ", 1) for line in answer.stdout.splitlines()]
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert places[-1] == ["own", str(own)]
    assert {place for name, place in places if name.startswith("rocksdb:low")} == {str(min(own + 10, 19))}


def test_a_full_store_is_not_written_into() -> None:
    store = OxigraphStore()
    store.write(chain())
    with pytest.raises(StoreError):
        store.write(chain())


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=30))
def test_any_title_comes_back_unchanged(title: str) -> None:
    making = Making()
    making.add("甲/2020/1", title)
    store = OxigraphStore()
    store.write(making.corpus())
    fields = {row["field"]: row["value"] for row in store.select(load("nodes"), id="甲/2020/1")}
    assert fields["title"] == title


def test_what_some_take_for_a_line_end_stays_within_its_line() -> None:
    making = Making()
    making.add("甲/2020/1", "甲\u2028规\x85\x0b")
    store = OxigraphStore()
    store.write(making.corpus())
    lines = store.ntriples().split("\n")
    assert lines[-1] == ""
    assert len(lines) - 1 == len(store)
    assert all(line.endswith(" .") for line in lines[:-1])


def test_lone_surrogates_are_replaced() -> None:
    making = Making()
    making.add("甲/2020/1", "甲\ud800规")
    store = OxigraphStore()
    store.write(making.corpus())
    assert "甲\ufffd规" in {row["value"] for row in store.select(load("nodes"), id="甲/2020/1")}


def test_the_network_has_all_documents_and_relations(store: StoreFolder) -> None:
    graph = network(store.store)
    assert graph.nodes[NOTICE]["level"] == "provincial"
    assert graph.nodes[STATE]["known"] is False
    assert graph.number_of_edges() == len(chain().edges)
    assert graph.edges["财税/2020/1", "财税/2019/1", "supersedes"]["partial"] is True
