"""Every export is read by the program on the other side, and says there what the store says."""

import csv
import io
import json
import zipfile
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import NOTICE, STATE, Making, chain
from rdflib import Graph, Literal, URIRef

from wenmai.errors import StoreError, WenmaiError
from wenmai.graph.iris import quote
from wenmai.graph.rdf import OxigraphStore
from wenmai.ontology.model import Corpus
from wenmai.queries.export import FORMATS, RDF, export
from wenmai.queries.network import network

ODD = [
    'a "title" with \'quotes\' and \\',
    "<script>alert(1)</script> & ]]>",
    "`}) DETACH DELETE n //",
    '" } ; DROP ALL ; SELECT * WHERE { ?s ?p "',
    "line one\nline two\ttabbed\rreturned",
    "control \x00\x01\x0b\x1f\ufffe\uffff\x7f\x85",
    "=HYPERLINK(1),逗号，;\"",
    "长" * 10_000,
]  # fmt: skip


def odd() -> Corpus:
    made = Making()
    for place, title in enumerate(ODD):
        made.add(
            f"奇/2020/{place}", title, ("cites", f"title/{title}", f"见《{title}》。"), date="2020-01-01"
        )
    return made.corpus()


def stored(corpus: Corpus) -> OxigraphStore:
    store = OxigraphStore()
    store.write(corpus)
    return store


CORPORA = {"chain": chain, "odd": odd}


@pytest.fixture(params=CORPORA)
def graph(request: pytest.FixtureRequest) -> OxigraphStore:
    return stored(CORPORA[request.param]())


RDFLIB = {"turtle": "turtle", "jsonld": "json-ld", "nquads": "nquads", "ntriples": "nt"}
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
}


@pytest.mark.parametrize("form", RDF)
def test_rdf_is_read_back_by_rdflib_and_oxigraph(graph: OxigraphStore, form: str, tmp_path: Path) -> None:
    file = tmp_path / "graph"
    export(graph, form, file)
    again = ox.Store()
    again.bulk_load(path=str(file), format=OXIGRAPH[form])
    assert set(again) == set(graph.quads())
    if form == "nquads":
        from rdflib import Dataset

        triples = {quad[:3] for quad in Dataset().parse(file, format="nquads").quads()}
    else:
        triples = set(Graph().parse(file, format=RDFLIB[form]))
    assert triples == {
        (term(quad.subject), term(quad.predicate), term(quad.object)) for quad in graph.quads()
    }


def term(value: object) -> URIRef | Literal:
    """A term of Oxigraph as one of rdflib."""
    if isinstance(value, ox.Literal):
        plain = value.language or value.datatype.value.endswith("#string")
        return Literal(value.value, value.language, None if plain else value.datatype.value)
    assert isinstance(value, ox.NamedNode)
    return URIRef(value.value)


def test_json_ld_has_a_context_and_bare_names(tmp_path: Path) -> None:
    export(stored(chain()), "jsonld", tmp_path / "graph.jsonld")
    told = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    assert told["@context"]["@vocab"].endswith("ontology#")
    (notice,) = [one for one in told["@graph"] if one.get("dcterms:identifier") == NOTICE]
    assert notice["type"] == "Document"
    assert notice["number"] == "鄂政办发〔2022〕40号"
    assert notice["known"] is True
    assert notice["implements"] == {"id": notice["id"].replace(quote(NOTICE), quote(STATE))}
    assert notice["date"] == {"@value": "2022-08-01", "@type": "xsd:date"}


READERS = {
    "graphml": lambda file: networkx.read_graphml(file, force_multigraph=True),
    "gexf": lambda file: networkx.MultiDiGraph(networkx.read_gexf(file)),
}


@pytest.mark.parametrize("form", READERS)
def test_networks_are_read_back_by_networkx(form: str, tmp_path: Path) -> None:
    store = stored(chain())
    export(store, form, tmp_path / "graph")
    read, own = READERS[form](tmp_path / "graph"), network(store)
    assert set(read.nodes) == set(own.nodes)
    ties = {
        (doc, target, fields["relation"], fields["partial"]) for doc, target, fields in read.edges(data=True)
    }
    assert ties == {
        (doc, target, fields["relation"], fields["partial"]) for doc, target, fields in own.edges(data=True)
    }
    notice = read.nodes[NOTICE]
    assert (
        notice["label"] == "鄂政办发〔2022〕40号 湖北省人民政府办公厅关于印发湖北省优化营商环境若干措施的通知"
    )
    assert (notice["level"], notice["region"], notice["date"]) == ("provincial", "湖北省", "2022-08-01")
    assert read.nodes[STATE]["known"] is False
    keys = [fields.get("id", key) for _, _, key, fields in read.edges(keys=True, data=True)]
    assert len(set(keys)) == len(keys) == len(own.edges)


@pytest.mark.parametrize("form", READERS)
def test_what_xml_cannot_hold_is_replaced_and_the_rest_unchanged(form: str, tmp_path: Path) -> None:
    export(stored(odd()), form, tmp_path / "graph")
    read = READERS[form](tmp_path / "graph")
    assert len(read) == 2 * len(ODD)
    for place, title in enumerate(ODD):
        plain = (
            "control \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\x7f\x85" if title.startswith("control") else title
        )
        assert read.nodes[f"奇/2020/{place}"]["title"] == plain
        target = f"title/{title}"
        assert read.has_edge(f"奇/2020/{place}", quote(target) if plain != title else target)


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=20))
def test_any_title_gives_a_file_that_is_read(title: str) -> None:
    made = Making()
    made.add("甲/2020/1", title)
    drawn = io.BytesIO()
    from wenmai.graph.export import write_network

    write_network(network(stored(made.corpus())), "graphml", drawn)
    assert list(networkx.read_graphml(io.BytesIO(drawn.getvalue()))) == ["甲/2020/1"]


def test_tables_are_read_back_from_the_archive(graph: OxigraphStore, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path / "graph.zip")
    read = {}
    with zipfile.ZipFile(tmp_path / "graph.zip") as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8-sig")
            read[name] = list(csv.DictReader(io.StringIO(text, newline="")))
    own = network(graph)
    assert {row["id"]: row["title"] for row in read["nodes.csv"]} == dict(own.nodes(data="title", default=""))
    assert {(row["doc"], row["relation"], row["target"]) for row in read["edges.csv"]} == {
        (doc, relation, target) for doc, target, relation in own.edges(data="relation")
    }
    assert len(read["mentions.csv"]) >= len(read["edges.csv"])
    assert all(
        row["surface"].startswith("《") and int(row["end"]) > int(row["start"])
        for row in read["mentions.csv"]
    )


def test_equal_graphs_give_equal_files(tmp_path: Path) -> None:
    for form in ("csv", "jsonld", "graphml"):
        for name in ("one", "two"):
            export(stored(chain()), form, tmp_path / name)
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for form in FORMATS:
        with pytest.raises(WenmaiError, match="cannot be written"):
            export(stored(chain()), form, tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


class _Elsewhere:
    """A store of another kind: it answers queries, and has no RDF."""

    def __init__(self, store: OxigraphStore) -> None:
        self.select, self.write, self.close = store.select, store.write, store.close


def test_another_store_gives_networks_and_tables_but_no_rdf(tmp_path: Path) -> None:
    elsewhere = _Elsewhere(stored(chain()))
    for form in ("graphml", "gexf", "csv"):
        export(elsewhere, form, tmp_path / form)
        assert (tmp_path / form).stat().st_size > 500
    for form in RDF:
        with pytest.raises(StoreError, match="store folder"):
            export(elsewhere, form, tmp_path / form)
