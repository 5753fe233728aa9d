"""What a document rests on 依据核查: a basis that was repealed before, an upper text that is not at hand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from wenmai.comparing.judging import finding
from wenmai.comparing.model import Finding, Side
from wenmai.extractors.sentences import sentence_at
from wenmai.ontology.model import Corpus, Document, Reference
from wenmai.ontology.vocabulary import Level, Relation

_BASES: Final = frozenset({Relation.BASED_ON, Relation.IMPLEMENTS})
_ENDS: Final = frozenset({Relation.REPEALS, Relation.SUPERSEDES})


def bases(corpus: Corpus, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Yield what is amiss with what policy documents rest on 依据.

    A basis that another document repealed or replaced as a whole before, is insufficient; an upper text that is
    only spoken of cannot be compared with, which is told of local documents. Each basis is told once, where the
    document first names it.
    """
    texts = {source.file: source.text for source in corpus.sources}
    ended: dict[str, list[Reference]] = defaultdict(list)
    for reference in corpus.references:
        mention = reference.mention
        if mention.relation in _ENDS and not mention.partial and reference.target_id:
            ended[reference.target_id].append(reference)
    told: set[tuple[str, str]] = set()
    for reference in corpus.references:
        doc, target = reference.mention.doc, reference.target_id
        document = documents.get(doc)
        if reference.mention.relation not in _BASES or not target or document is None or not document.policy:
            continue
        if (doc, target) in told or document.date is None:
            continue
        told.add((doc, target))
        here = _place(reference, document, texts)
        last = next((one for one in ended.get(target, ()) if _before(one, document, documents)), None)
        if last:
            above = _place(last, documents[last.mention.doc], texts)
            yield finding("insufficient_basis", above, here, reference.mention.relation.value, confidence=0.9)
        elif target not in documents and document.level not in (None, Level.NATIONAL):
            yield finding("upper_missing", None, here, reference.mention.relation.value, confidence=0.2)


def _before(one: Reference, document: Document, documents: Mapping[str, Document]) -> bool:
    """Whether a repeal was said by another document before this one was made."""
    by = documents.get(one.mention.doc)
    return bool(by and by.id != document.id and by.date and document.date and by.date < document.date)


def _place(reference: Reference, document: Document, texts: Mapping[str, str]) -> Side:
    mention = reference.mention
    text = texts.get(mention.source, "")
    return Side(
        doc=document.id,
        title=document.title,
        item=None,
        item_line=mention.line,
        line=mention.line,
        text=sentence_at(text, mention.start, mention.end) or mention.surface,
        date=document.date,
        force=document.force,
        provision=None,
        source=mention.source,
        start=mention.start,
        end=mention.end,
    )
