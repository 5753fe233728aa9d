"""Whether a document is in force 有效性, as far as sources and later documents say so; nothing is presumed."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from wenmai.ontology.model import Corpus, Document
from wenmai.ontology.page_words import concepts
from wenmai.ontology.vocabulary import Meta, Relation

NOT_IN_FORCE: Final = "notInForce"
_ENDS: Final = (Relation.REPEALS, Relation.SUPERSEDES)


def in_force(corpus: Corpus) -> Mapping[str, str]:
    """Return by id what is known of a document's force 有效性: the local part of ELI's concept.

    Known is what the page or table around a text states, and that another document repeals or supersedes it
    as a whole. Where these say different things, nothing is known: the document has no entry.
    """
    said: defaultdict[str, set[str]] = defaultdict(set)
    for document in corpus.documents:
        said[document.id].update(concept for _, concept in stated(document))
    for edge in corpus.edges:
        if edge.relation in _ENDS and not edge.partial:
            said[edge.target_id].add(NOT_IN_FORCE)
    return {document: next(iter(concepts)) for document, concepts in said.items() if len(concepts) == 1}


def stated(document: Document) -> tuple[tuple[str, str], ...]:
    """Return what the source of a printing says of its force 效力说明: pairs of its words and ELI's concept.

    Words that ``ontology/data/in_force.csv`` does not have say nothing.
    """
    known = concepts()
    given = (one.value.strip() for one in document.metadata if one.field is Meta.VALIDITY)
    return tuple((words, known[words]) for words in dict.fromkeys(given) if words in known)
