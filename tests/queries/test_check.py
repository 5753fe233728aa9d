"""Every check has a graph that offends it and nothing else, and every shape has statements that offend it."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from articled import RULES, articled
from making import NOTICE, Making, chain
from rdflib import SH, Graph

from wenmai.graph.iris import BASE, ONTOLOGY, document_iri, mention_iri, published, quote
from wenmai.graph.lines import TYPE
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.triples import triples
from wenmai.ontology.model import Corpus, Edge, Given
from wenmai.ontology.vocabulary import Meta, Relation, Resolved
from wenmai.queries.check import checks, structure
from wenmai.queries.shapes import KINDS, shapes, violations

A, B, C = "甲/2020/1", "乙/2021/1", "丙/2022/1"
Found = set[tuple[str, str, str | None, str | None]]


def three(*says: tuple[str, str, str], **fields: dict[str, Any]) -> Corpus:
    """Three documents of three years that say (doc, relation, target); fields by the first letter of an id."""
    made = Making()
    for one, year in ((A, 2020), (B, 2021), (C, 2022)):
        own = [(relation, to, f"说到《{to[0]}规》。") for doc, relation, to in says if doc == one]
        given = {"date": f"{year}-01-01"} | fields.get(one[0], {})
        made.add(one, f"{one[0]}规", *own, number=one, number_key=given.pop("key", one), **given)
    return made.corpus()


def edge_added(edge: Edge) -> Corpus:
    corpus = three((B, "cites", A))
    return replace(corpus, edges=(*corpus.edges, edge))


def edges_lost() -> Corpus:
    return replace(three((B, "cites", A)), edges=())


def printing_shortened() -> Corpus:
    corpus = three((B, "cites", A))
    return replace(corpus, documents=tuple(replace(one, end=one.start + 3) for one in corpus.documents))


def candidates_kept() -> Corpus:
    corpus = three((B, "cites", A))
    kept = tuple(replace(one, resolved=Resolved.AMBIGUOUS, candidates=(A, C)) for one in corpus.references)
    return replace(corpus, references=kept)


VALID = {"metadata": (Given(Meta.VALIDITY, "有效", "有效性"),)}
OFFENCES: dict[str, tuple[Callable[[], Corpus], Found]] = {
    "replacement_cycle": (
        lambda: three((C, "repeals", B), (B, "supersedes", A), (A, "repeals", C), 甲={"date": None}),
        {("replacement_cycle", C, None, f"{B}；{A}")},
    ),
    "issue_cycle": (
        lambda: three(甲={"issued_by": B}, 乙={"issued_by": A}, 丙={"issued_by": C}),
        {("issue_cycle", B, None, A), ("issue_cycle", C, None, None)},
    ),
    "repealer_older": (
        lambda: three((A, "repeals", B), (C, "amends", B)),
        {("repealer_older", A, B, "2020-01-01 < 2021-01-01")},
    ),
    "basis_younger": (
        lambda: three((A, "based_on", C), (C, "implements", B)),
        {("basis_younger", A, C, "2020-01-01 < 2022-01-01")},
    ),
    "edge_without_evidence": (
        lambda: edge_added(Edge(C, A, A, Relation.CITES)),
        {("edge_without_evidence", C, A, "cites")},
    ),
    "mention_without_edge": (edges_lost, {("mention_without_edge", B, A, "《甲规》")}),
    "self_relation": (
        lambda: edge_added(Edge(C, C, C, Relation.CITES)),
        {("self_relation", C, None, "cites"), ("edge_without_evidence", C, C, "cites")},
    ),
    "one_number_two_ids": (
        lambda: three(乙={"key": A}),
        {("one_number_two_ids", B, A, A)},
    ),
    "one_title_two_ids": (
        lambda: twins(),
        {("one_title_two_ids", "doc/1", "doc/2", "甲规")},
    ),
    "ends_before_it_begins": (
        lambda: three(甲={"effective_from": "2021-01-01", "effective_to": "2020-12-31"}),
        {("ends_before_it_begins", A, None, "2020-12-31 < 2021-01-01")},
    ),
    "mention_outside_its_printing": (
        printing_shortened,
        {("mention_outside_its_printing", B, None, "《甲规》")},
    ),
    "ambiguous_with_target": (candidates_kept, {("ambiguous_with_target", B, A, "《甲规》")}),
    "force_disputed": (
        lambda: three((B, "repeals", A), 甲=VALID),
        {("force_disputed", A, B, "有效")},
    ),
}  # fmt: skip


def twins() -> Corpus:
    made = Making()
    for one in ("doc/1", "doc/2"):
        made.add(one, "甲规", issuers=("甲局",), date="2020-01-01")
    made.add("doc/3", "甲规", issuers=("乙局",), date="2020-01-01")
    return made.corpus()


def stored(corpus: Corpus) -> OxigraphStore:
    store = OxigraphStore()
    store.write(corpus)
    return store


def test_every_check_has_its_offence() -> None:
    assert list(OFFENCES) == [check.id for check in checks()]
    assert {check.severity for check in checks()} == {"error", "doubt"}


@pytest.mark.parametrize("name", OFFENCES)
def test_an_offence_is_found_and_nothing_else(name: str) -> None:
    corpus, wanted = OFFENCES[name]
    found = {(one.check, one.id, one.other, one.detail) for one in structure(stored(corpus()))}
    assert found == wanted


def test_a_long_chain_is_no_cycle() -> None:
    made = Making()
    for year in range(2_000):
        says = [("supersedes", f"财税/{year - 1}/1", "代替《规》。")] if year else []
        made.add(f"财税/{year}/1", f"第{year}规", *says)
    assert list(structure(stored(made.corpus()))) == []


def test_a_sound_graph_offends_nothing() -> None:
    store = stored(chain())
    assert list(structure(store)) == []
    assert list(shapes(store)) == []


# ---- shapes: statements taken away from the sound graph, and put in, for each message


def wm(name: str) -> str:
    return f"<{ONTOLOGY}{name}>"


NODE = f"<{document_iri(NOTICE)}>"
MENTION = f"<{BASE}mention/a.txt@0@"
SPOKEN = f"<{mention_iri(chain().references[0].id)}>"
PRINTING = f"<{BASE}printing/a.txt@0>"
ISSUER = f"<{BASE}issuer/湖北省人民政府办公厅>"
REGION = f"<{BASE}region/湖北省咸宁市>"
PART = f"<{BASE}provision/{quote(RULES)}!第一章.第二条.（二）>"
LABEL = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
BROADER = "<http://www.w3.org/2004/02/skos/core#broader>"
DERIVED = "<http://www.w3.org/ns/prov#wasDerivedFrom>"
DCT = "http://purl.org/dc/terms/"
ELI_FORCE = "http://data.europa.eu/eli/ontology#in_force"
LATE = f'{SPOKEN} {wm("start")} "99999"^^<http://www.w3.org/2001/XMLSchema#integer> .'
BROKEN = [
    ("a document has one identifier", (NODE, f"<{DCT}identifier>"), ""),
    ("a document says whether it is at hand", (NODE, wm("known")), ""),
    ("a document has one title at most", None, f'{NODE} <{DCT}title> "另一个" .'),
    ("a document has one number at most", None, f'{NODE} {wm("numberKey")} "另/2020/1" .'),
    ("the date of issue is one day of the calendar", (NODE, wm("date")), f'{NODE} {wm("date")} "2020-02-30" .'),
    ("the day of effect is one day of the calendar", None, f'{NODE} {wm("effectiveFrom")} "明年" .'),
    ("the day of expiry is one day of the calendar", None, f'{NODE} {wm("effectiveTo")} "明年" .'),
    ("the level is one of four", (NODE, wm("level")), f'{NODE} {wm("level")} "village" .'),
    ("issuers are bodies", None, f"{NODE} {wm('passedBy')} {REGION} ."),
    ("a relation says which it is", None, f"{NODE} {wm('relatesTo')} {NODE} ."),
    ("the force is a concept of ELI", None, f"{NODE} <{ELI_FORCE}> {REGION} ."),
    ("a printing is of one document", (PRINTING, wm("printingOf")), ""),
    ("a printing has a source file", (PRINTING, DERIVED), ""),
    ("a printing has a start, not behind its end", (PRINTING, wm("start")), ""),
    ("a printing has an end", (PRINTING, wm("end")), ""),
    ("a mention is in one document", (MENTION, wm("doc")), ""),
    ("a mention names one document at most", None, f"{SPOKEN} {wm('target')} <{BASE}document/另/2020/1> ."),
    ("a mention has its words", (MENTION, wm("surface")), ""),
    ("a mention has its file", (MENTION, wm("source")), ""),
    ("a mention has a start, not behind its end", (MENTION, wm("start")), LATE),
    ("a mention has an end", (MENTION, wm("end")), ""),
    ("the relation of a mention is one of eleven", (MENTION, wm("relation")), ""),
    ("a mention says how it was resolved", (MENTION, wm("resolved")), ""),
    ("what a mention points at is a provision", None, f"{SPOKEN} {wm('pointsAt')} {REGION} ."),
    ("a provision has one identifier", (PART, f"<{DCT}identifier>"), ""),
    ("a provision is of one document", (PART, wm("provisionOf")), ""),
    ("a provision is in one printing", (PART, wm("printing")), ""),
    ("a provision stands in one other at most", None, f"{PART} {wm('within')} {PART} ."),
    ("the step of a provision is one of eleven", (PART, wm("step")), ""),
    ("a provision has its number", (PART, wm("provisionNumber")), ""),
    ("a provision says whether its number leads to it", (PART, wm("address")), ""),
    ("a provision has a start, not behind its end", (PART, wm("start")), ""),
    ("a provision has an end", (PART, wm("end")), ""),
    ("a body has one official name", (ISSUER, LABEL), ""),
    ("a region has one name", (REGION, LABEL), ""),
    ("a region lies in one other at most", None, f"{REGION} {BROADER} {REGION} ."),
]  # fmt: skip


def test_every_shape_has_statements_that_offend_it() -> None:
    wanted = Graph().parse(data=published("shapes"), format="turtle")
    assert {str(one).partition(" · ")[2] for one in wanted.objects(None, SH.message)} == {
        message for message, _, _ in BROKEN
    }
    assert {str(one) for one in wanted.objects(None, SH.targetClass)} == {ONTOLOGY + kind for kind in KINDS}


@pytest.mark.parametrize(("message", "taken", "put"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_graph_is_told(message: str, taken: tuple[str, str] | None, put: str) -> None:
    lines = re.findall(r".+\n", "".join([*triples(chain()), *triples(articled())]))
    kept = [line for line in lines if not (taken and line.startswith(taken[0]) and taken[1] in line)]
    assert len(kept) < len(lines) or put
    graph = "".join(kept) + put + "\n"
    found = [
        one
        for kind in KINDS
        for one in violations(graph, kind, re.findall(rf"(?m)^<([^>]+)> <{TYPE}> {wm(kind)}", graph))
    ]
    assert message in {one.en for one in found}
    assert all(one.zh and one.check.startswith("shape:") for one in found)


def test_shapes_see_a_store_in_which_a_date_is_no_day() -> None:
    made = Making()
    made.add(A, "甲规", date="2020-02-30")
    (found,) = shapes(stored(made.corpus()))
    assert (found.check, found.id, found.detail) == ("shape:date", A, "2020-02-30")


def test_a_title_with_what_some_take_for_a_line_end_is_checked() -> None:
    made = Making()
    made.add(A, "甲\u2028规\x85\x0b\x1c", date="2020-01-01")
    assert list(shapes(stored(made.corpus()))) == []


def test_the_checks_in_the_documents_are_those_of_the_program() -> None:
    text = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", text.partition("## Checks")[2], re.MULTILINE)
    assert rows == [
        (check.id, check.en + (" (doubt)" if check.severity == "doubt" else "")) for check in checks()
    ]
