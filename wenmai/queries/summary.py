"""The summary of a build 汇总: how much of everything a corpus holds, counted from its records."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from wenmai.ontology.model import Corpus
from wenmai.ontology.vocabulary import Code, Level, MentionKind, Relation, Resolved

_OUTSIDE = {Resolved.OUTSIDE_NUMBER, Resolved.OUTSIDE_TITLE}
_OPEN = {Resolved.AMBIGUOUS, Resolved.UNRESOLVED}


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a corpus 汇总; a mapping has every member of its vocabulary, in its order, zeros included.

    ``by_name`` counts references to documents that are known by number or title only, and ``outsiders``
    those documents; ``levels`` counts documents, those without a level under None, ``files`` the sources.
    """

    files: int
    documents: int
    printings: int
    outsiders: int
    levels: Mapping[Level | None, int]
    mentions: int
    kinds: Mapping[MentionKind, int]
    edges: int
    relations: Mapping[Relation, int]
    resolved: int
    by_name: int
    unresolved: int
    diagnostics: Mapping[Code, int]


def summary(corpus: Corpus) -> Summary:
    """Return the counts over a corpus 汇总."""
    documents = {document.id: document for document in reversed(corpus.documents)}
    levels = Counter(document.level for document in documents.values())
    kinds = Counter(reference.mention.kind for reference in corpus.references)
    relations = Counter(edge.relation for edge in corpus.edges)
    ways = Counter(reference.resolved for reference in corpus.references)
    codes = Counter(diagnostic.code for diagnostic in corpus.diagnostics)
    targets = {reference.target_id for reference in corpus.references} - {None}
    by_name, unresolved = sum(ways[way] for way in _OUTSIDE), sum(ways[way] for way in _OPEN)
    return Summary(
        files=len(corpus.sources),
        documents=len(documents),
        printings=len(corpus.documents),
        outsiders=len(targets - documents.keys()),
        levels={level: levels[level] for level in (*Level, None)},
        mentions=len(corpus.references),
        kinds={kind: kinds[kind] for kind in MentionKind},
        edges=len(corpus.edges),
        relations={relation: relations[relation] for relation in Relation},
        resolved=len(corpus.references) - by_name - unresolved,
        by_name=by_name,
        unresolved=unresolved,
        diagnostics={code: codes[code] for code in Code},
    )
