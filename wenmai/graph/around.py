"""What stands around documents 周边实体: issuers, regions, source files, statements of force, provisions, the build."""

from collections.abc import Iterator
from typing import Final

from wenmai.graph.iris import BASE, document_iri, mention_iri, printing_iri, thing_iri
from wenmai.graph.lines import link, literal, literals, to, typed
from wenmai.graph.provisions import ProvisionNode, pointed, provision_nodes
from wenmai.graph.statements import STATED, statements
from wenmai.graph.surroundings import areas, bodies, files
from wenmai.ontology.model import Corpus

ELI: Final = "http://data.europa.eu/eli/ontology#"
PROV: Final = "http://www.w3.org/ns/prov#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_IDENTIFIER: Final = "http://purl.org/dc/terms/identifier"


def around(corpus: Corpus) -> Iterator[str]:
    """Yield the nodes around documents 周边实体, each once, in a fixed order."""
    yield from _issuers(corpus)
    yield from _regions(corpus)
    yield from _statements(corpus)
    yield from _sources(corpus)
    provisions = provision_nodes(corpus)
    for node in provisions:
        yield from _provision(node)
    for reference, provision in pointed(corpus, provisions):
        yield link(mention_iri(reference), "pointsAt", thing_iri("provision", provision))


def _issuers(corpus: Corpus) -> Iterator[str]:
    for body in bodies(corpus):
        iri = thing_iri("issuer", body.name)
        yield typed(iri, "Issuer")
        yield literal(iri, f"{SKOS}prefLabel", body.name, "zh")
        for other in body.others:
            yield literal(iri, f"{SKOS}altLabel", other, "zh")


def _regions(corpus: Corpus) -> Iterator[str]:
    for area in areas(corpus):
        iri = thing_iri("region", area.path)
        yield typed(iri, "Region")
        yield literal(iri, f"{SKOS}prefLabel", area.path, "zh")
        yield to(iri, f"{SKOS}inScheme", f"{BASE}region")
        if area.above:
            yield to(iri, f"{SKOS}broader", thing_iri("region", area.above))


def _statements(corpus: Corpus) -> Iterator[str]:
    for one in statements(corpus):
        iri = thing_iri("validity", one.id)
        yield typed(iri, "ValidityStatement")
        yield link(iri, "statementOn", document_iri(one.doc))
        yield literals(
            iri, stated=one.stated, statementKind=one.kind, scope=one.scope, article=one.article,
            value=one.value, source=one.source, start=one.start, end=one.end, line=one.line,
        )  # fmt: skip
        if one.kind == STATED:
            yield to(iri, f"{ELI}in_force", f"{ELI}InForce-{one.value}")
        yield to(iri, f"{PROV}wasDerivedFrom", thing_iri("source", one.source))


def _sources(corpus: Corpus) -> Iterator[str]:
    build = f"{BASE}build"
    for place, file in enumerate(files(corpus)):
        if not place:
            yield typed(build, "Build")
        iri = thing_iri("source", file.name)
        yield typed(iri, "SourceFile")
        yield literals(iri, file=file.name, sha256=file.sha256)
        yield to(build, f"{PROV}used", iri)


def _provision(node: ProvisionNode) -> Iterator[str]:
    iri, provision = thing_iri("provision", node.id), node.provision
    yield typed(iri, "Provision")
    yield literal(iri, _IDENTIFIER, node.id)
    yield link(iri, "provisionOf", document_iri(node.doc))
    yield link(iri, "printing", printing_iri(provision.record))
    if node.parent:
        yield link(iri, "within", thing_iri("provision", node.parent))
    yield literals(
        iri,
        step=provision.kind,
        provisionNumber=provision.number,
        heading=provision.heading or None,
        start=provision.start,
        end=provision.end,
        line=provision.line,
        address=provision.address,
    )
