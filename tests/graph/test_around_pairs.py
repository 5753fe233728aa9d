"""Issuers, regions, source files and statements of force are nodes with the same ids in RDF and in Neo4j."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from making import CITY_NOTICE, CITY_RULES, COUNTY, Making

from wenmai.graph.cypher import Neo4jStore
from wenmai.graph.iris import ONTOLOGY
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Query
from wenmai.ontology.model import Corpus, Document, Given
from wenmai.ontology.vocabulary import Meta

_PREFIXES = (
    f"PREFIX wm: <{ONTOLOGY}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX eli: <http://data.europa.eu/eli/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#> "
)


def surrounded() -> Corpus:
    """Two provinces, a city and a county; a document of two bodies; one printed twice; what pages say of force."""
    made = Making()
    both = {"issuers": ("省财政厅", "省税务局"), "issuers_full": ("湖北省财政厅", "湖北省税务局")}
    stated = {"metadata": (Given(Meta.VALIDITY, "有效", "有效性"),)}
    made.add("鄂/2020/1", "鄂规", region="湖北省", **both, **stated)
    made.add("鄂/2020/2", "鄂\"'`}规", ("repeals", "鄂/2020/1", "废止《鄂规》。"), region="湖北省", **both)
    made.add(CITY_NOTICE, "咸规", region="湖北省咸宁市", issuers=("咸宁市'政府\"",), source="b.txt")
    made.add(COUNTY, "嘉规", region="湖北省咸宁市嘉鱼县", source="b.txt")
    made.add("湘/2020/1", "湘规", region="湖南省", issuers_full=("湖南省财政厅",), source="c.txt", **stated)
    made.add("湘/2020/1", "湘规", region="湖南省", issuers_full=("湖南省财政厅",), source="d.txt", **stated)
    return made.corpus()


def changed(identity: str, **fields: object) -> Callable[[Corpus], Corpus]:
    """The change of some fields of one document."""

    def with_fields(one: Document) -> Document:
        return replace(one, **fields) if one.id == identity else one  # type: ignore[arg-type]

    return lambda corpus: replace(corpus, documents=tuple(map(with_fields, corpus.documents)))


# SPARQL, Cypher, the rows that a reader finds, and a change of one edge that they must show
PAIRS: dict[str, tuple[str, str, list[tuple[object, ...]], Callable[[Corpus], Corpus]]] = {
    "bodies": (
        "SELECT ?doc ?iri ?name WHERE { ?doc wm:passedBy ?body . ?body a wm:Issuer ; skos:prefLabel ?name . "
        "BIND(STR(?body) AS ?iri) } ORDER BY ?doc ?name",
        "MATCH (d:Document)-[:PASSED_BY]->(i:Issuer) "
        "RETURN d.id AS doc, i.iri AS iri, i.prefLabel AS name ORDER BY d.iri, name",
        [
            (CITY_NOTICE, "issuer/咸宁市'政府%22", "咸宁市'政府\""),
            ("湘/2020/1", "issuer/湖南省财政厅", "湖南省财政厅"),
            ("鄂/2020/1", "issuer/湖北省税务局", "湖北省税务局"),
            ("鄂/2020/1", "issuer/湖北省财政厅", "湖北省财政厅"),
            ("鄂/2020/2", "issuer/湖北省税务局", "湖北省税务局"),
            ("鄂/2020/2", "issuer/湖北省财政厅", "湖北省财政厅"),
        ],
        changed("鄂/2020/2", issuers=("省财政厅",), issuers_full=("湖北省财政厅",)),
    ),
    "other_names": (
        "SELECT ?name ?other WHERE { ?body a wm:Issuer ; skos:prefLabel ?name ; skos:altLabel ?other } "
        "ORDER BY ?name ?other",
        "MATCH (i:Issuer) UNWIND i.altLabel AS other RETURN i.prefLabel AS name, other ORDER BY name, other",
        [("湖北省税务局", "省税务局"), ("湖北省财政厅", "省财政厅")],
        changed("鄂/2020/2", issuers=("鄂财厅", "省税务局")),
    ),
    "areas": (
        "SELECT ?doc ?iri ?around WHERE { ?doc wm:appliesIn ?area . ?area a wm:Region . "
        "BIND(STR(?area) AS ?iri) OPTIONAL { ?area skos:broader/skos:prefLabel ?around } } ORDER BY ?doc",
        "MATCH (d:Document)-[:APPLIES_IN]->(r:Region) OPTIONAL MATCH (r)-[:BROADER]->(b:Region) "
        "RETURN d.id AS doc, r.iri AS iri, b.prefLabel AS around ORDER BY d.iri",
        [
            (CITY_NOTICE, "region/湖北省咸宁市", "湖北省"),
            (COUNTY, "region/湖北省咸宁市嘉鱼县", "湖北省咸宁市"),
            ("湘/2020/1", "region/湖南省", None),
            ("鄂/2020/1", "region/湖北省", None),
            ("鄂/2020/2", "region/湖北省", None),
        ],
        changed(CITY_NOTICE, region="湖南省"),
    ),
    "statements": (
        "SELECT ?doc ?words ?force ?file WHERE { ?s a wm:ValidityStatement ; wm:statementOn ?doc ; "
        "wm:stated ?words ; eli:in_force ?concept ; prov:wasDerivedFrom/wm:file ?file . "
        'BIND(STRAFTER(STR(?concept), "InForce-") AS ?force) } ORDER BY ?doc ?file',
        "MATCH (f:SourceFile)<-[:WAS_DERIVED_FROM]-(s:ValidityStatement)-[:STATEMENT_ON]->(d:Document) "
        "RETURN d.id AS doc, s.stated AS words, s.inForce AS force, f.file AS file ORDER BY d.iri, file",
        [
            ("湘/2020/1", "有效", "inForce", "c.txt"),
            ("湘/2020/1", "有效", "inForce", "d.txt"),
            ("鄂/2020/1", "有效", "inForce", "a.txt"),
        ],
        changed("湘/2020/1", metadata=()),
    ),
    "files": (
        "SELECT ?doc ?iri ?sha WHERE { ?p wm:printingOf ?doc ; prov:wasDerivedFrom ?file . "
        "?file a wm:SourceFile ; wm:sha256 ?sha . BIND(STR(?file) AS ?iri) } ORDER BY ?doc ?iri",
        "MATCH (d:Document)<-[:PRINTING_OF]-(p:Printing)-[:WAS_DERIVED_FROM]->(f:SourceFile) "
        "RETURN d.id AS doc, f.iri AS iri, f.sha256 AS sha ORDER BY d.iri, f.iri",
        [
            (CITY_NOTICE, "source/b.txt", "sha-of-b.txt"),
            (COUNTY, "source/b.txt", "sha-of-b.txt"),
            ("湘/2020/1", "source/c.txt", "sha-of-c.txt"),
            ("湘/2020/1", "source/d.txt", "sha-of-d.txt"),
            ("鄂/2020/1", "source/a.txt", "sha-of-a.txt"),
            ("鄂/2020/2", "source/a.txt", "sha-of-a.txt"),
        ],
        changed(COUNTY, id=CITY_RULES),
    ),
    "force": (
        "SELECT ?id ?force WHERE { ?id a wm:Document ; eli:in_force ?concept . "
        'BIND(STRAFTER(STR(?concept), "InForce-") AS ?force) } ORDER BY ?id',
        "MATCH (d:Document) WHERE d.inForce IS NOT NULL AND ($id IS NULL OR d.key = $id) "
        "RETURN d.id AS id, d.inForce AS force ORDER BY d.iri",
        [("湘/2020/1", "inForce")],
        changed("鄂/2020/1", metadata=()),
    ),
}


@pytest.fixture(scope="module")
def neo4j(neo4j_address: str) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(neo4j_address)) as store:
        yield store


@pytest.mark.parametrize("name", PAIRS)
def test_both_languages_give_what_a_reader_finds(neo4j: Neo4jStore, name: str) -> None:
    sparql, cypher, expected, change = PAIRS[name]
    query, base = Query(name, _PREFIXES + sparql, cypher), ONTOLOGY.removesuffix("ontology#")
    found = []
    for corpus in (surrounded(), change(surrounded())):
        oxigraph = OxigraphStore()
        oxigraph.write(corpus)
        neo4j.write(corpus)
        rows = oxigraph.select(query)
        assert neo4j.select(query) == rows
        found.append([tuple(row.values()) for row in rows])
    plain = [tuple(str(one).removeprefix(base) if one else one for one in row) for row in found[0]]
    assert sorted(plain, key=str) == sorted(expected, key=str)
    assert found[1] != found[0]
