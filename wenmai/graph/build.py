"""References to edges 由引用到关系: one edge for each pair of documents, with its strongest relation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from wenmai.ontology.corrections import replay
from wenmai.ontology.model import Corpus, Edge, Reference
from wenmai.ontology.vocabulary import MentionKind


def shown(corpus: Corpus) -> Corpus:
    """Return a corpus as the graph shows it 更正后的文件集: its corrections replayed, its edges drawn anew.

    Without corrections it is the corpus itself.
    """
    if not corpus.corrections:
        return corpus
    corrected = replay(corpus)
    return replace(corrected, edges=edges(corrected.references), corrections=())


def edges(references: Iterable[Reference]) -> tuple[Edge, ...]:
    """Return the edges 文件间关系 that references give, sorted by document, target.

    A pair has one edge, also when a document was printed twice: its relation is the strongest of the pair's
    mentions, ``partial`` only if each mention of that relation is, and ``mentions`` lists the ids of all
    references of the pair, the strongest first. What a person states goes before all that was read. A reference
    without a target, or to its own document, gives none.
    """
    pairs: defaultdict[tuple[str, str], dict[str, Reference]] = defaultdict(dict)
    for reference in references:
        doc, target = reference.mention.doc, reference.target_id
        if target is not None and target != doc:
            pairs[doc, target][reference.id] = reference
    return tuple(_edge(doc, target, list(found.values())) for (doc, target), found in sorted(pairs.items()))


def _edge(doc: str, target: str, references: list[Reference]) -> Edge:
    references.sort(key=_strength)
    first = references[0].mention
    stated = first.kind is MentionKind.STATED
    best = (
        [references[0]] if stated else [one for one in references if one.mention.relation is first.relation]
    )
    printed = next((reference.target for reference in references if reference.target), target)
    return Edge(
        doc=doc,
        target=printed,
        target_id=target,
        relation=first.relation,
        partial=all(reference.mention.partial for reference in best),
        mentions=tuple(reference.id for reference in references),
    )


def _strength(reference: Reference) -> tuple[int, str, int]:
    """What a person states goes first, the last statement before the others; then the strongest relation."""
    mention = reference.mention
    if mention.kind is MentionKind.STATED:
        return -1, "", -mention.line
    return mention.relation.strength, mention.record, mention.start
