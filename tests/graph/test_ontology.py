"""The published ontology says what the enums say, and the graph writes only what the ontology has."""

import re
from dataclasses import replace

import pytest
from articled import articled
from making import NOTICE, Making, chain
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from wenmai.graph.iris import BASE, ONTOLOGY, published, thing_iri
from wenmai.graph.triples import triples
from wenmai.ontology.model import Corpus, Given
from wenmai.ontology.provisions import ProvisionKind
from wenmai.ontology.tables import table
from wenmai.ontology.vocabulary import Force, Genre, Level, MentionKind, Meta, Relation, Resolved, Term

WM = Namespace(ONTOLOGY)
ELI = Namespace("http://data.europa.eu/eli/ontology#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SCHEMES: dict[str, type[Term]] = {
    "genre": Genre,
    "level": Level,
    "force": Force,
    "mention-kind": MentionKind,
    "resolved": Resolved,
    "step": ProvisionKind,
}
CLASSES = "Document Provision Issuer Region Mention ValidityStatement SourceFile"
ALIGNED = {
    "repeals": [ELI.repeals],
    "supersedes": [DCTERMS.replaces, ELI.changes],
    "amends": [ELI.amends],
    "extends": [ELI.changes],
    "supplements": [ELI.changes],
    "promulgates": [ELI.related_to],
    "forwards": [ELI.related_to],
    "implements": [ELI.ensures_implementation_of],
    "based_on": [ELI.based_on],
    "interprets": [ELI.related_to],
    "cites": [ELI.cites],
}
# ELI (http://data.europa.eu/eli/ontology). What its files declare owl:deprecated, since 1.1: "use applies",
# "use applied_by" (https://mtp.linked.solutions/eli shows the file); and of the terms of later versions, which keep
# these and add eli:Work and eli:ensures_implementation_of (https://schema.org/legislationEnsuresImplementationOf names
# it as its equal), what may stand in our files. Read on 2026-11-25.
DEPRECATED = {"implements", "implemented_by"}
CURRENT = """
AdministrativeArea InForce InForce-inForce InForce-notInForce InForce-partiallyInForce LegalResource
LegalResourceSubdivision Organization Work amended_by amends based_on basis_for changed_by changes cites
date_document date_no_longer_in_force ensures_implementation_of first_date_entry_in_force id_local
implementation_ensured_by in_force is_part_of number passed_by related_to relevant_for repealed_by repeals
type_document
"""


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=published("policy"), format="turtle")


def labels(graph: Graph, node: URIRef, predicate: URIRef = RDFS.label) -> dict[str | None, str]:
    return {one.language: str(one) for one in graph.objects(node, predicate) if isinstance(one, Literal)}


def test_the_classes_are_there_with_labels_and_definitions(ontology: Graph) -> None:
    for name in CLASSES.split():
        assert (WM[name], RDF.type, OWL.Class) in ontology
        assert set(labels(ontology, WM[name], SKOS.definition)) == {"zh", "en"}


def test_every_relation_is_in_the_ontology_as_the_enum_has_it(ontology: Graph) -> None:
    for relation in Relation:
        here, back = WM[relation.iri_name], WM[relation.inverse_iri_name]
        assert labels(ontology, here) == {"zh": relation.zh, "en": relation.en}
        assert labels(ontology, back) == {"zh": relation.inverse_zh, "en": relation.inverse_en}
        assert set(labels(ontology, here, SKOS.definition)) == {"zh", "en"}
        for one, other in ((here, back), (back, here)):
            assert list(ontology.objects(one, OWL.inverseOf)) == [other]
            assert list(ontology.objects(one, RDFS.domain)) == [WM.Document]
            assert list(ontology.objects(one, RDFS.range)) == [WM.Document]
        above = set(ontology.objects(here, RDFS.subPropertyOf))
        assert above == {WM.relatesTo, *ALIGNED[relation.value]}


def test_every_relation_of_the_ontology_is_in_the_enum(ontology: Graph) -> None:
    found = {
        str(ontology.value(one, SKOS.notation)): one
        for one in ontology.subjects(RDFS.subPropertyOf, WM.relatesTo)
        if one != WM.inPart
    }
    assert found == {relation.value: WM[relation.iri_name] for relation in Relation}
    backwards = {other for one, other in ontology.subject_objects(OWL.inverseOf) if one in found.values()}
    assert backwards == {WM[relation.inverse_iri_name] for relation in Relation}


@pytest.mark.parametrize("name", SCHEMES)
def test_the_concepts_are_those_of_the_enum(ontology: Graph, name: str) -> None:
    concepts = {
        str(one): (str(ontology.value(one, SKOS.notation)), labels(ontology, one, SKOS.prefLabel))
        for one in ontology.subjects(SKOS.inScheme, URIRef(BASE + name))
    }
    assert concepts == {
        thing_iri(name, term.value): (term.value, {"zh": term.zh, "en": term.en}) for term in SCHEMES[name]
    }


def test_every_property_has_both_labels_and_ends(ontology: Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for one in ontology.subjects(RDF.type, kind):
            assert set(labels(ontology, one)) == {"zh", "en"}, one
            assert ontology.value(one, RDFS.domain) is not None, one
            assert ontology.value(one, RDFS.range) is not None, one


def test_no_term_of_eli_is_deprecated_or_unknown() -> None:
    texts = [published("policy"), published("shapes"), *triples(with_all())]
    used = {name for text in texts for name in re.findall(r"(?:eli:|eli/ontology#)([\w-]+)", text)}
    assert len(used) > 20
    assert not used & DEPRECATED
    assert used <= set(CURRENT.split())


def with_all() -> Corpus:
    """The chain, with what sources say of force, and documents with articles."""
    made = Making()
    corpus = chain()
    made.documents += corpus.documents
    made.references += corpus.references
    made.texts |= {source.file: source.text for source in corpus.sources}
    given = (Given(Meta.VALIDITY, "有效", "有效性"),)
    made.add("丁/2020/1", "丁规", metadata=given, force=Force.NORMATIVE, source="f.txt")
    one, other = made.corpus(), articled()
    return replace(
        one,
        documents=one.documents + other.documents,
        references=one.references + other.references,
        edges=one.edges + other.edges,
        sources=one.sources + other.sources,
        provisions=other.provisions,
    )


def graph_of(corpus: Corpus) -> Graph:
    return Graph().parse(data="".join(triples(corpus)), format="nt")


def test_the_graph_uses_only_what_the_ontology_declares(ontology: Graph) -> None:
    graph = graph_of(with_all())
    declared = set(ontology.subjects(RDF.type, None))
    used = {one for one in graph.predicates() if str(one).startswith(BASE)}
    used |= set(graph.objects(None, RDF.type))
    assert len(used) > 40
    assert used <= declared
    for name in ("hasGenre", "atLevel", "withForce"):
        concepts = set(graph.objects(None, WM[name]))
        assert concepts
        assert concepts <= declared


def test_ends_are_of_the_classes_that_the_ontology_says(ontology: Graph) -> None:
    graph = graph_of(with_all())
    for one, value, other in graph:
        for end, which in ((one, RDFS.domain), (other, RDFS.range)):
            wanted = ontology.value(value, which)
            if isinstance(wanted, URIRef) and wanted in WM:
                assert (end, RDF.type, wanted) in graph, (one, value, other)


def test_evidence_is_a_node_with_its_place_and_words() -> None:
    rows = graph_of(chain()).query(
        f"""PREFIX wm: <{ONTOLOGY}> SELECT ?surface ?cue ?relation ?resolved ?source ?start ?end WHERE {{
        ?mention a wm:Mention ; wm:doc <{BASE}document/{NOTICE}> ; wm:surface ?surface ; wm:cue ?cue ;
        wm:relation ?relation ; wm:resolved ?resolved ; wm:source ?source ; wm:start ?start ; wm:end ?end ;
        wm:printing/wm:printingOf <{BASE}document/{NOTICE}> }} ORDER BY ?start"""
    )
    first = [value.toPython() for value in next(iter(rows))]
    assert first[:5] == [
        "《国务院关于稳住经济的通知》",
        "为贯彻落实",
        "implements",
        "outside_number",
        "a.txt",
    ]
    assert first[6] - first[5] == len("《国务院关于稳住经济的通知》")


@pytest.mark.parametrize("row", table("in_force"), ids=lambda row: row["stated"])
def test_what_a_page_says_of_force_is_known(row: dict[str, str]) -> None:
    assert row["example"].endswith(f"：{row['stated']}")
    made = Making()
    made.add("甲/2020/1", "甲规", metadata=(Given(Meta.VALIDITY, row["stated"], "有效性"),))
    graph = graph_of(made.corpus())
    node = URIRef(BASE + "document/甲/2020/1")
    assert list(graph.objects(node, ELI.in_force)) == [ELI[f"InForce-{row['in_force']}"]]
    statement = graph.value(predicate=WM.statementOn, object=node)
    assert graph.value(statement, WM.stated) == Literal(row["stated"])


def test_force_is_known_by_a_repeal_and_unknown_where_two_disagree_or_none_speaks() -> None:
    made = Making()
    for name, says in (("甲", ()), ("乙", (Given(Meta.VALIDITY, "有效", "有效性"),)), ("丙", ()), ("丁", ())):
        made.add(f"{name}/2020/1", f"{name}规", metadata=says)
    made.add(
        "戊/2021/1",
        "戊规",
        ("repeals", "甲/2020/1", "废止《甲规》。"),
        ("repeals", "乙/2020/1", "废止《乙规》。"),
        ("repeals", "丙/2020/1", "废止《丙规》。", True),
    )
    graph = graph_of(made.corpus())
    known = {
        str(one).removeprefix(BASE + "document/"): other
        for one, other in graph.subject_objects(ELI.in_force)
        if "/document/" in str(one)
    }
    assert known == {"甲/2020/1": ELI["InForce-notInForce"]}


def test_a_title_is_on_the_work_and_regions_stand_below_each_other() -> None:
    graph = graph_of(chain())
    assert graph.value(URIRef(BASE + "document/财税/2020/1"), DCTERMS.title) == Literal("关于研发费用的公告")
    region = URIRef(thing_iri("region", "湖北省咸宁市嘉鱼县"))
    assert graph.value(region, SKOS.broader) == URIRef(thing_iri("region", "湖北省咸宁市"))
