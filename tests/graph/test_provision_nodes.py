"""Provisions are nodes, and a mention points at those it names: read from the texts of ``articled``."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from articled import ANNOUNCED, ANNOUNCEMENT_TEXT, CITING, CITING_TEXT, ORDER, ORDER_TEXT, RULES, articled
from hypothesis import given
from hypothesis import strategies as st

from wenmai.graph.build import shown
from wenmai.graph.cypher import Neo4jStore
from wenmai.graph.iris import ONTOLOGY, thing_iri
from wenmai.graph.provisions import pointed, provision_nodes
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Query, Row
from wenmai.ontology.articles import Place, places
from wenmai.ontology.model import Corpus, Correction
from wenmai.ontology.vocabulary import Action
from wenmai.queries.shapes import shapes

WM = f"PREFIX wm: <{ONTOLOGY}> PREFIX dcterms: <http://purl.org/dc/terms/> "


def stored(corpus: Corpus) -> OxigraphStore:
    store = OxigraphStore()
    store.write(corpus)
    return store


def named(corpus: Corpus) -> list[tuple[str, str]]:
    """What mentions name, with the words that they name it by, in the order of the text."""
    words = {one.id: one.mention.article or "" for one in corpus.references}
    return [(words[one], provision) for one, provision in pointed(corpus, provision_nodes(corpus))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第十五条第二款", [Place(15, 15, paragraph=2)]),
        ("第六条第一项", [Place(6, 6, item=1)]),
        ("第三条、第五条", [Place(3, 3), Place(5, 5)]),
        ("第三条至第六条", [Place(3, 6)]),
        ("第一百二十条之一第二款第（三）项", [Place(120, 120, 1, 2, 3)]),
        ("第十条、第十二条至第十五条", [Place(10, 10), Place(12, 15)]),
        ("第三条至第五条第二款", [Place(3, 3), Place(5, 5, paragraph=2)]),
        ("第六条至第三条", [Place(6, 6), Place(3, 3)]),
        ("第1259条至", [Place(1259, 1259)]),
        ("第二章", []),
        ("", []),
    ],
)
def test_places_are_read_from_words(words: str, expected: list[Place]) -> None:
    assert list(places(words)) == expected


@given(st.text("第条款项之至到、（）()一二三十百〇1 ", max_size=40))
def test_any_words_give_places(words: str) -> None:
    assert all(place.article <= place.last for place in places(words))


def test_a_mention_points_at_what_the_text_has() -> None:
    first, second = f"{RULES}!第一章", f"{RULES}!第二章"
    assert named(articled()) == [
        ("第二条第二项", f"{first}.第二条.（二）"),
        ("第三条第二款", f"{first}.第三条.2款"),
        ("第二条第（一）项", f"{ANNOUNCED}!二.（一）"),
        ("第三条第一款、第四条至第五条", f"{first}.第三条"),
        ("第三条第一款、第四条至第五条", f"{second}.第四条"),
        ("第三条第一款、第四条至第五条", f"{second}.第五条"),
        ("第二条第三项、第三条之一", f"{first}.第三条之一"),
    ]


def numbered_twice() -> str:
    text, signature = ANNOUNCEMENT_TEXT.split("湖北省财政厅\n\n2021年2月1日")
    return f"{text}一、附表另附。\n\n二、附表由各地填报。\n\n湖北省财政厅\n\n2021年2月1日{signature}"


def test_an_item_is_no_address_where_numbering_restarts() -> None:
    """Two lists of 一、二、 in one announcement: 第二条 of it is nowhere. Two articles of one number: neither."""
    twice = articled(b=numbered_twice())
    assert ANNOUNCED not in {provision.partition("!")[0] for _, provision in named(twice)}
    again = articled(a=f"{ORDER_TEXT}\n第一条 另行编号。\n第二条 分为：\n（一）甲；\n（二）乙。\n")
    assert {provision for _, provision in named(again)} & {
        f"{RULES}!第一章.{number}" for number in ("第一条", "第二条", "第二条.（二）")
    } == set()
    assert f"{RULES}!第一章.第三条" in {provision for _, provision in named(again)}


def test_articles_that_only_another_text_has_are_not_pointed_at() -> None:
    gone = articled(c=CITING_TEXT.replace("《湖北省测试管理办法》", "《湖北省考核管理办法》"))
    assert {provision.partition("!")[0] for _, provision in named(gone)} == {ANNOUNCED, RULES}
    assert {words for words, _ in named(gone)} == {"第二条第（一）项", "第二条第三项、第三条之一"}


def test_nodes_are_in_the_graph_with_their_places() -> None:
    rows = stored(articled()).select(
        Query(
            "provisions",
            WM + "SELECT ?p ?number ?step ?start ?end ?above WHERE { "
            "?p a wm:Provision ; wm:provisionOf ?id ; wm:provisionNumber ?number ; wm:step ?step ; "
            "wm:start ?start ; wm:end ?end . OPTIONAL { ?p wm:within/wm:provisionNumber ?above } "
            "?id dcterms:identifier ?id_ } ORDER BY ?start",
        )
    )
    of_rules = [row for row in rows if str(row["p"]).startswith(thing_iri("provision", RULES))]
    assert [(row["number"], row["step"], row["above"]) for row in of_rules] == [
        ("第一章", "chapter", None),
        ("第一条", "article", "第一章"),
        ("第二条", "article", "第一章"),
        ("（一）", "subitem", "第二条"),
        ("（二）", "subitem", "第二条"),
        ("第三条", "article", "第一章"),
        ("2款", "paragraph", "第三条"),
        ("第三条之一", "article", "第一章"),
        ("第二章", "chapter", None),
        ("第四条", "article", "第二章"),
        ("第五条", "article", "第二章"),
    ]
    for row in of_rules:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        if row["number"] != "2款":
            assert ORDER_TEXT[start:end].startswith(str(row["number"]))


def test_the_shapes_hold() -> None:
    assert list(shapes(stored(articled()))) == []


def test_printed_twice_it_has_the_provisions_of_the_fuller_printing() -> None:
    """The second printing breaks off in the middle; in whichever order the files come, its tree is not taken."""
    whole = provision_nodes(articled())
    for name in ("A", "z"):
        cut = ORDER_TEXT.partition("第三条之一")[0]
        both = articled(**{name: cut})
        assert len([one for one in both.documents if one.id == RULES]) == 2
        assert [one for one in provision_nodes(both) if one.doc == RULES] == [
            one for one in whole if one.doc == RULES
        ]
    assert provision_nodes(replace(articled(), provisions=articled().provisions[::-1])) == whole


def test_a_document_that_a_correction_makes_another_takes_its_provisions_along() -> None:
    merge = Correction(Action.MERGE, ANNOUNCED, "同一文件", "测试", to=ORDER)
    corpus = shown(replace(articled(), corrections=(merge,)))
    moved = [one for one in provision_nodes(corpus) if one.doc == ORDER]
    assert [(one.id, one.parent) for one in moved][2] == (f"{ORDER}!二.（一）", f"{ORDER}!二")
    assert ANNOUNCED not in {one.doc for one in provision_nodes(corpus)}
    assert f"{ORDER}!二.（一）" in {provision for _, provision in named(corpus)}


# ---- what stands around documents, asked in both languages

PAIRS = {
    "pointed": (
        "SELECT ?doc ?article ?provision WHERE { ?m wm:doc ?doc ; wm:article ?article ; "
        "wm:pointsAt/dcterms:identifier ?provision } ORDER BY ?article ?provision",
        "MATCH (m:Mention)-[:POINTS_AT]->(p:Provision), (m)-[:DOC]->(d:Document) "
        "RETURN d.id AS doc, m.article AS article, p.id AS provision ORDER BY article, provision",
    ),
    "tree": (
        "SELECT ?p ?of ?number ?step ?heading ?start ?end ?line ?address ?above ?record WHERE { "
        "?n a wm:Provision ; dcterms:identifier ?p ; wm:provisionOf ?of ; wm:provisionNumber ?number ; "
        "wm:step ?step ; wm:start ?start ; wm:end ?end ; wm:line ?line ; wm:address ?address ; "
        "wm:printing/wm:record ?record . OPTIONAL { ?n wm:heading ?heading } "
        "OPTIONAL { ?n wm:within/dcterms:identifier ?above } } ORDER BY ?p",
        "MATCH (p:Provision)-[:PROVISION_OF]->(d:Document), (p)-[:PRINTING]->(r:Printing) "
        "OPTIONAL MATCH (p)-[:WITHIN]->(a:Provision) RETURN p.id AS p, d.id AS of, p.provisionNumber AS number, "
        "p.step AS step, p.heading AS heading, p.start AS start, p.end AS end, p.line AS line, "
        "p.address AS address, a.id AS above, r.record AS record ORDER BY p",
    ),
}


@pytest.fixture(scope="module")
def neo4j(neo4j_address: str) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(neo4j_address)) as store:
        yield store


def asked(store: OxigraphStore | Neo4jStore, name: str) -> list[Row]:
    sparql, cypher = PAIRS[name]
    return sorted(store.select(Query(name, WM + sparql, cypher)), key=json.dumps)


@pytest.mark.parametrize("name", PAIRS)
def test_neo4j_gives_the_same_rows(neo4j: Neo4jStore, name: str) -> None:
    for corpus in (articled(), articled(c=CITING_TEXT.replace("第二条第二项", "第五条"))):
        neo4j.write(corpus)
        rows = asked(stored(corpus), name)
        assert len(rows) >= 2
        assert asked(neo4j, name) == rows
    neo4j.write(replace(articled(), provisions=()))
    assert asked(neo4j, name) == []
    assert {ORDER, CITING} <= {str(row["id"]) for row in neo4j.rows("MATCH (d:Document) RETURN d.id AS id")}
