"""What stands around documents 周边实体: issuers, regions, source files, statements of force, the build."""

from collections.abc import Iterator
from typing import Final

from wenmai.graph.iris import BASE, document_iri, thing_iri
from wenmai.graph.lines import link, literal, literals, to, typed
from wenmai.graph.statements import STATED, statements
from wenmai.ontology.model import Corpus

ELI: Final = "http://data.europa.eu/eli/ontology#"
PROV: Final = "http://www.w3.org/ns/prov#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"


def around(corpus: Corpus) -> Iterator[str]:
    """Yield the nodes that documents point at 周边实体, each once, in a fixed order."""
    yield from _issuers(corpus)
    yield from _regions(corpus)
    yield from _statements(corpus)
    yield from _sources(corpus)


def _issuers(corpus: Corpus) -> Iterator[str]:
    printed: dict[str, set[str]] = {}
    for document in corpus.documents:
        names = document.issuers_full or document.issuers
        for place, name in enumerate(names):
            others = printed.setdefault(name, set())
            if len(names) == len(document.issuers):
                others.add(document.issuers[place])
    for name in sorted(printed):
        iri = thing_iri("issuer", name)
        yield typed(iri, "Issuer")
        yield from literal(iri, f"{SKOS}prefLabel", name, "zh")
        for other in sorted(printed[name] - {name}):
            yield from literal(iri, f"{SKOS}altLabel", other, "zh")


def _regions(corpus: Corpus) -> Iterator[str]:
    paths = sorted({document.region for document in corpus.documents if document.region})
    above: list[str] = []
    for path in paths:
        iri = thing_iri("region", path)
        while above and not path.startswith(above[-1]):
            above.pop()
        yield typed(iri, "Region")
        yield from literal(iri, f"{SKOS}prefLabel", path, "zh")
        yield to(iri, f"{SKOS}inScheme", f"{BASE}region")
        if above:
            yield to(iri, f"{SKOS}broader", thing_iri("region", above[-1]))
        above.append(path)


def _statements(corpus: Corpus) -> Iterator[str]:
    for one in statements(corpus):
        iri = thing_iri("validity", one.id)
        yield typed(iri, "ValidityStatement")
        yield link(iri, "statementOn", document_iri(one.doc))
        yield from literals(
            iri, stated=one.stated, statementKind=one.kind, scope=one.scope, article=one.article,
            value=one.value, source=one.source, start=one.start, end=one.end, line=one.line,
        )  # fmt: skip
        if one.kind == STATED:
            yield to(iri, f"{ELI}in_force", f"{ELI}InForce-{one.value}")
        yield to(iri, f"{PROV}wasDerivedFrom", thing_iri("source", one.source))


def _sources(corpus: Corpus) -> Iterator[str]:
    digests = {source.file: source.sha256 for source in corpus.sources}
    build = f"{BASE}build"
    names = sorted({*digests, *(document.source for document in corpus.documents)})
    if names:
        yield typed(build, "Build")
    for name in names:
        iri = thing_iri("source", name)
        yield typed(iri, "SourceFile")
        yield from literals(iri, file=name, sha256=digests.get(name))
        yield to(build, f"{PROV}used", iri)
