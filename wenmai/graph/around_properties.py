"""Issuers, regions, source files, statements of force and provisions for Neo4j 周边节点: as in ``around`` in RDF."""

from collections.abc import Iterator, Mapping
from typing import Final

from wenmai.graph.iris import thing_iri
from wenmai.graph.nodes import nodes
from wenmai.graph.properties import Properties, Rows, clean, link_row, node_row
from wenmai.graph.provisions import pointed, provision_nodes
from wenmai.graph.statements import STATED, statements
from wenmai.graph.surroundings import areas, bodies, files
from wenmai.ontology.model import Corpus


def _issuers(corpus: Corpus) -> Iterator[Properties]:
    for body in bodies(corpus):
        others = [clean(other) for other in body.others] or None
        yield node_row(body.name, thing_iri("issuer", body.name), prefLabel=body.name, altLabel=others)


def _regions(corpus: Corpus) -> Iterator[Properties]:
    for area in areas(corpus):
        yield node_row(area.path, thing_iri("region", area.path), prefLabel=area.path)


def _statements(corpus: Corpus) -> Iterator[Properties]:
    for one in statements(corpus):
        yield node_row(
            one.id,
            thing_iri("validity", one.id),
            stated=one.stated,
            statementKind=one.kind,
            inForce=one.value if one.kind == STATED else None,
            value=one.value,
            scope=one.scope,
            article=one.article,
            source=one.source,
            start=one.start,
            end=one.end,
            line=one.line,
        )


def _sources(corpus: Corpus) -> Iterator[Properties]:
    for file in files(corpus):
        yield node_row(file.name, thing_iri("source", file.name), file=file.name, sha256=file.sha256)


def _provisions(corpus: Corpus) -> Iterator[Properties]:
    for node in provision_nodes(corpus):
        provision = node.provision
        yield node_row(
            node.id,
            thing_iri("provision", node.id),
            step=provision.kind.value,
            provisionNumber=provision.number,
            heading=provision.heading or None,
            start=provision.start,
            end=provision.end,
            line=provision.line,
            address=provision.address,
        )


def _passed(corpus: Corpus) -> Iterator[Properties]:
    for node in nodes(corpus):
        if node.document:
            names = node.document.issuers_full or node.document.issuers
            yield from (link_row(node.id, issuer) for issuer in dict.fromkeys(names))


def _placed(corpus: Corpus) -> Iterator[Properties]:
    for node in nodes(corpus):
        if node.document and node.document.region:
            yield link_row(node.id, node.document.region)


def _broader(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(area.path, area.above) for area in areas(corpus) if area.above)


def _stated(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(one.id, one.doc) for one in statements(corpus))


def _stated_in(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(one.id, one.source) for one in statements(corpus))


def _printed_in(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(printing.record, printing.source) for printing in corpus.documents)


def _parts(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(node.id, node.doc) for node in provision_nodes(corpus))


def _parts_printed(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(node.id, node.provision.record) for node in provision_nodes(corpus))


def _within(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(node.id, node.parent) for node in provision_nodes(corpus) if node.parent)


def _pointed(corpus: Corpus) -> Iterator[Properties]:
    return (link_row(*pair) for pair in pointed(corpus, provision_nodes(corpus)))


AROUND_NODES: Final[Mapping[str, Rows]] = {
    "Issuer": _issuers,
    "Region": _regions,
    "ValidityStatement": _statements,
    "SourceFile": _sources,
    "Provision": _provisions,
}
AROUND_LINKS: Final[tuple[tuple[str, tuple[str, str], Rows], ...]] = (
    ("PASSED_BY", ("Document", "Issuer"), _passed),
    ("APPLIES_IN", ("Document", "Region"), _placed),
    ("BROADER", ("Region", "Region"), _broader),
    ("STATEMENT_ON", ("ValidityStatement", "Document"), _stated),
    ("WAS_DERIVED_FROM", ("ValidityStatement", "SourceFile"), _stated_in),
    ("WAS_DERIVED_FROM", ("Printing", "SourceFile"), _printed_in),
    ("PROVISION_OF", ("Provision", "Document"), _parts),
    ("PRINTING", ("Provision", "Printing"), _parts_printed),
    ("WITHIN", ("Provision", "Provision"), _within),
    ("POINTS_AT", ("Mention", "Provision"), _pointed),
)
