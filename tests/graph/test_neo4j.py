"""The Neo4j store against a real Neo4j: idempotent, complete after a break, one clear line for what goes wrong."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from articled import articled
from click.testing import CliRunner, Result
from crossroads import HOSTILE, NUMBER, TITLE, UNKNOWN, crossroads
from making import NOTICE, STATE, Making, chain
from running_neo4j import free_port

from wenmai.cli import main
from wenmai.errors import Ambiguous, NotFound, StoreError, StoreMissing
from wenmai.graph.cypher import Neo4jStore
from wenmai.graph.generations import StoreFolder, open_store, write_generation
from wenmai.graph.iris import ONTOLOGY, document_iri
from wenmai.graph.pushing import Push
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.remote import Neo4jGraph, open_graph
from wenmai.graph.store import Query
from wenmai.ontology.model import Corpus, Given
from wenmai.ontology.vocabulary import Meta, Relation
from wenmai.queries.find import find
from wenmai.queries.lineage import lineage
from wenmai.queries.load import load
from wenmai.queries.search import search
from wenmai.queries.show import show

LABELS = (
    "Document", "Printing", "Mention", "Issuer", "Region", "ValidityStatement", "SourceFile", "Provision",
)  # fmt: skip
EVERYTHING = """
MATCH (n) OPTIONAL MATCH (n)-[x]->(m)
RETURN labels(n)[0] AS label, n.key AS key, n.title AS title, type(x) AS type, x.partial AS partial, m.key AS far
ORDER BY label, key, type, far
"""


@pytest.fixture
def neo4j(neo4j_address: str) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(neo4j_address)) as store:
        yield store


@pytest.fixture(scope="module")
def crossing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crossing") / "store"
    write_generation(folder, crossroads())
    return folder


@pytest.fixture
def both(neo4j: Neo4jStore, crossing: Path) -> Iterator[tuple[StoreFolder, Neo4jGraph]]:
    """The same graph in a folder and in the Neo4j, which takes its texts from the folder."""
    with open_store(crossing) as folder:
        neo4j.push(folder.corpus(), folder.digest)
        with Neo4jGraph(neo4j.address, crossing) as graph:
            yield folder, graph


def everything(store: Neo4jStore) -> list[object]:
    return list(store.rows(EVERYTHING))


def test_twice_changes_nothing_and_what_is_gone_is_removed(neo4j: Neo4jStore) -> None:
    neo4j.write(crossroads())
    once = everything(neo4j)
    neo4j.write(crossroads())
    assert everything(neo4j) == once
    neo4j.write(chain())
    kept = everything(neo4j)
    assert len(kept) < len(once)
    assert HOSTILE not in {row["key"] for row in neo4j.rows("MATCH (n:Document) RETURN n.key AS key")}
    neo4j.write(crossroads())
    assert everything(neo4j) == once


def test_a_part_of_a_corpus_grows_to_the_whole_of_it(neo4j: Neo4jStore) -> None:
    whole = crossroads()
    neo4j.write(whole)
    once = everything(neo4j)
    neo4j._run("MATCH (n) WHERE n.wenmaiBuild IS NOT NULL DETACH DELETE n")
    neo4j.write(replace(whole, references=whole.references[::2], edges=whole.edges[::2]))
    assert len(everything(neo4j)) < len(once)
    neo4j.write(whole)
    assert everything(neo4j) == once


def test_what_is_given_twice_is_there_once(neo4j: Neo4jStore) -> None:
    one = crossroads()
    neo4j.write(one)
    once = everything(neo4j)
    neo4j._run("MATCH (n) WHERE n.wenmaiBuild IS NOT NULL DETACH DELETE n")
    neo4j.write(replace(one, documents=one.documents * 2, references=one.references * 2, edges=one.edges * 2))
    assert everything(neo4j) == once


def test_what_someone_removed_is_there_again(neo4j: Neo4jStore) -> None:
    neo4j.write(crossroads())
    once = everything(neo4j)
    neo4j._run("MATCH (:Mention)-[x:TARGET]->() WITH x LIMIT 2 DELETE x")
    neo4j._run(
        "MATCH (d:Document) WHERE (d)<-[:TARGET]-() AND (d)-[:CITES]->() WITH d LIMIT 1 DETACH DELETE d"
    )
    assert len(everything(neo4j)) < len(once)
    neo4j.write(crossroads())
    assert everything(neo4j) == once


def test_of_two_pushes_at_a_time_the_later_one_holds(neo4j: Neo4jStore) -> None:
    neo4j.write(chain())
    later, before = everything(neo4j), neo4j.check()
    begun = threading.Event()

    def run(statement: str, **parameters: object) -> int:
        if "rows" in parameters and not begun.is_set():
            begun.set()
            neo4j.write(chain())
        return neo4j._run(statement, **parameters)

    with pytest.raises(StoreError, match="another push into the same database began meanwhile"):
        Push(run, neo4j._column, "first").write(crossroads())
    assert begun.is_set()
    assert everything(neo4j) == later
    assert neo4j.check() == before


def test_what_others_keep_there_is_left_alone(neo4j: Neo4jStore) -> None:
    neo4j._run("MERGE (:Thesis {name: 'mine'})-[:CITES {build: 'x'}]->(:Book {name: 'theirs'})")
    neo4j.write(chain())
    found = neo4j.rows("MATCH (a:Thesis)-[x:CITES]->(b:Book) RETURN a.name AS a, x.build AS x, b.name AS b")
    neo4j._run("MATCH (n) WHERE n:Thesis OR n:Book DETACH DELETE n")
    assert found == [{"a": "mine", "x": "x", "b": "theirs"}]


def test_names_are_those_of_the_triples(neo4j: Neo4jStore) -> None:
    """Each literal of a node is a property of the same name on the node of the same IRI, of the same class."""
    given = Making()
    given.add("丁/2020/1", "丁规", metadata=(Given(Meta.VALIDITY, "有效", "有效性"),), source="f.txt")
    parts = [crossroads(), articled(), given.corpus()]
    corpus = Corpus(
        documents=tuple(one for part in parts for one in part.documents),
        references=tuple(one for part in parts for one in part.references),
        edges=tuple(one for part in parts for one in part.edges),
        sources=tuple(one for part in parts for one in part.sources),
        provisions=parts[1].provisions,
    )
    neo4j.write(corpus)
    oxigraph = OxigraphStore()
    oxigraph.write(corpus)
    literals = Query(
        "literals",
        f"PREFIX wm: <{ONTOLOGY}> SELECT ?s ?class ?p ?o "
        f"WHERE {{ VALUES ?class {{ {' '.join(f'wm:{label}' for label in LABELS)} }} "
        "?s a ?class ; ?p ?o FILTER isLiteral(?o) } ORDER BY ?s ?p ?o",
    )
    properties: dict[tuple[str, str, str], object] = {
        (str(row["iri"]), str(row["label"]), str(row["name"])): row["value"]
        for row in neo4j.rows(
            "MATCH (n) WHERE n.iri IS NOT NULL UNWIND keys(n) AS name "
            "WITH n, name, CASE name WHEN 'altLabel' THEN n[name][0] ELSE n[name] END AS value "
            "RETURN n.iri AS iri, labels(n)[0] AS label, name, value"
        )
    }
    rows = oxigraph.select(literals)
    assert {str(row["class"]).rpartition("#")[2] for row in rows} == set(LABELS)
    for row in rows:
        iri = str(row["s"]) if "://" in str(row["s"]) else document_iri(str(row["s"]))
        name = re.split("[#/]", str(row["p"]))[-1].replace("identifier", "id")
        assert properties[iri, str(row["class"]).rpartition("#")[2], name] == row["o"], row
    types = {
        row["t"] for row in neo4j.rows("MATCH (:Document)-[x]->(:Document) RETURN DISTINCT type(x) AS t")
    }
    assert types <= {relation.cypher for relation in Relation} | {"ISSUED_BY"}
    indexed = neo4j.rows("SHOW CONSTRAINTS YIELD labelsOrTypes AS labels RETURN labels[0] AS label")
    assert {row["label"] for row in indexed} == {*LABELS, "Wenmai"}


def test_hostile_names_come_back_unchanged_and_nothing_is_executed(neo4j: Neo4jStore) -> None:
    neo4j.write(crossroads())
    fields = {row["field"]: row["value"] for row in neo4j.select(load("nodes"), id=HOSTILE)}
    assert (fields["title"], fields["number"]) == (TITLE, NUMBER)
    for words in (TITLE, NUMBER, "' OR 1=1 //", "}) DETACH DELETE n //", UNKNOWN):
        assert all(row["id"] == words for row in neo4j.select(load("nodes"), id=words))
    assert neo4j.select(load("nodes"), id=NOTICE)


def test_a_title_and_an_id_of_ten_thousand_characters(neo4j: Neo4jStore) -> None:
    title, making = "长" * 10_000, Making()
    making.add("甲/2020/1", title, ("cites", f"title/{title}", f"见《{title}》。"))
    neo4j.write(making.corpus())
    assert neo4j.select(load("citing"), id="甲/2020/1")[0]["target"] == f"title/{title}"
    assert neo4j.select(load("cited"), id=f"title/{title}")[0]["doc"] == "甲/2020/1"
    fields = {row["field"]: row["value"] for row in neo4j.select(load("nodes"), id=f"title/{title}")}
    assert fields["title"] == title


def test_lone_surrogates_are_replaced_as_in_the_triples(neo4j: Neo4jStore) -> None:
    making = Making()
    making.add("甲/2020/1", "甲\ud800规")
    neo4j.write(making.corpus())
    assert "甲\ufffd规" in {row["value"] for row in neo4j.select(load("nodes"), id="甲/2020/1")}


@contextmanager
def breaking(address: str, after: int) -> Iterator[str]:
    """A way to a Neo4j that breaks for good after some bytes; without a limit for ``after`` below 0."""
    to = urlsplit(address)
    listener = socket.create_server(("127.0.0.1", 0))
    left, pairs = [after], []

    def copy(source: socket.socket, target: socket.socket, counted: bool) -> None:
        try:
            while data := source.recv(1 << 16):
                if counted and left[0] >= 0:
                    left[0] -= len(data)
                    if left[0] < 0:
                        break
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            end.close()

    def accept() -> None:
        try:
            while True:
                here, _ = listener.accept()
                if after >= 0 and left[0] < 0:
                    here.close()
                    continue
                there = socket.create_connection((to.hostname, to.port))
                for source, target, counted in ((here, there, True), (there, here, False)):
                    pairs.append(threading.Thread(target=copy, args=(source, target, counted), daemon=True))
                    pairs[-1].start()
        except OSError:
            pass

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


@pytest.mark.parametrize("after", [3_000, 12_000, 25_000])
def test_a_load_that_breaks_off_is_one_line_and_a_rerun_completes_it(
    neo4j: Neo4jStore, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr("wenmai.graph.cypher._PATIENCE", 1.0)
    neo4j.write(crossroads())
    whole = everything(neo4j)
    neo4j.write(chain())
    with breaking(neo4j.address, after) as address, closing(Neo4jStore(address)) as store:
        with pytest.raises(StoreError, match="went away before all was written") as caught:
            store.write(crossroads())
        assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match="did not finish: run `wenmai push"):
        neo4j.check()
    neo4j.write(crossroads())
    assert neo4j.check()
    assert everything(neo4j) == whole


def test_down_refused_or_no_address_is_one_line(
    neo4j_address: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("wenmai.graph.cypher._PATIENCE", 1.0)
    said = []
    for address in (f"bolt://127.0.0.1:{free_port()}", f"neo4j://127.0.0.1:{free_port()}", "bolt://"):
        with pytest.raises(StoreError) as caught:
            Neo4jStore(address).check()
        said.append(str(caught.value))
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-that-is-wrong")
    with pytest.raises(StoreError, match="refuses the name or password") as refused:
        Neo4jStore(neo4j_address)
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as spoken:
        Neo4jStore("neo4j://me:secret@localhost")
    said += [str(refused.value), str(spoken.value)]
    assert not any("\n" in line or "secret" in line for line in said)
    assert capfd.readouterr() == ("", "")


def test_an_empty_neo4j_says_how_to_fill_it(neo4j: Neo4jStore) -> None:
    neo4j._run("MATCH (n:Wenmai) DETACH DELETE n")
    with pytest.raises(StoreMissing, match="wenmai push"):
        Neo4jGraph(neo4j.address)


@pytest.mark.parametrize("ask", [
    lambda graph: find(graph, "鄂政办发[2022]40号"),
    lambda graph: find(graph, "湖北省 优化营商环境\n若干措施"),
    lambda graph: find(graph, "省优化营商环境若干措"),
    lambda graph: find(graph, NOTICE),
    lambda graph: find(graph, TITLE),
    lambda graph: [search(graph, words) for words in ("营", "通知 湖北", "鄂政办发[2022]40号", "规", "zz", " ")],
    lambda graph: [search(graph, "规", limit=2), list(graph.index.names())],
    lambda graph: [show(graph, one) for one in (NOTICE, HOSTILE, STATE)],
    lambda graph: [lineage(graph, one, everything=True) for one in (NOTICE, HOSTILE, STATE, "甲/2020/1")],
])  # fmt: skip
def test_answers_are_those_of_the_folder(
    both: tuple[StoreFolder, Neo4jGraph], ask: Callable[[object], object]
) -> None:
    folder, graph = both
    assert ask(graph) == ask(folder)


@pytest.mark.parametrize(
    "words", ["关于研发费用的公告", "优化营商环境", "湖北省优化营商环境若干办法", "％%_'\"", ""]
)
def test_failures_are_those_of_the_folder(both: tuple[StoreFolder, Neo4jGraph], words: str) -> None:
    said = []
    for graph in both:
        with pytest.raises((Ambiguous, NotFound)) as caught:
            find(graph, words)
        said.append((type(caught.value), str(caught.value), vars(caught.value)))
    assert said[0] == said[1]


def test_without_texts_there_are_no_sentences_and_others_are_refused(
    both: tuple[StoreFolder, Neo4jGraph], tmp_path: Path
) -> None:
    folder, graph = both
    with open_graph(graph.store.address) as bare:
        steps = lineage(bare, NOTICE).steps
        assert [step.node for step in steps] == [step.node for step in lineage(folder, NOTICE).steps]
        assert {one.sentence for step in steps for one in step.evidence} == {None}
        with pytest.raises(StoreError, match="--texts"):
            bare.text_of("a.txt")
    write_generation(tmp_path, replace(chain(), diagnostics=()))
    with pytest.raises(StoreError, match="not those of the graph"):
        open_graph(graph.store.address, tmp_path)


def test_push_and_ask_on_the_command_line(crossing: Path, neo4j_address: str) -> None:
    def run(*arguments: object) -> Result:
        result = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result

    for lang, said in (("zh", "已推送"), ("en", "pushed")):
        assert run("push", neo4j_address, "--store", crossing, "--lang", lang).stdout.startswith(said)
    for command in (
        ["lineage", NOTICE, "--evidence"], ["show", NOTICE, "--evidence", "--format", "json"],
        ["search", "规", "--format", "csv"],
    ):  # fmt: skip
        there = run(*command, "--store", neo4j_address, "--texts", crossing)
        assert there.stdout == run(*command, "--store", crossing).stdout
        assert there.stderr == ""
    bare = run("lineage", NOTICE, "--evidence", "--store", neo4j_address, "--lang", "en")
    assert "name the store folder by --texts" in bare.stderr
    refused = CliRunner().invoke(main, ["push", "http://localhost", "--store", str(crossing)])
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
