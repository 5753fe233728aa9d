"""The extraction as spaCy components 管道组件, for people who combine it with models of their own.

``spacy.blank("zh").add_pipe("wenmai_references")`` works through an entry point; mentions stand in
``doc.spans["wenmai"]``, each labelled with its relation, its ``kb_id`` the key of the number or the title.
``wenmai_numbers`` is quicker and finds document numbers only: ``doc.spans["wenmai_numbers"]``, labelled with
the kind of number, ``kb_id`` its key. ``wenmai_norms`` finds norms: the words of each cue in
``doc.spans["wenmai_norms"]``, labelled with the modality, ``kb_id`` the action. A span that would cut a token is
widened to the token.
"""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from wenmai.extractors.extract import extract_references
from wenmai.extractors.norms import read_acts, sentence_spans
from wenmai.extractors.numbers import find_numbers
from wenmai.extractors.text import Text
from wenmai.ontology.model import SourceText


@Language.factory("wenmai_references")
def references_component(nlp: Language, name: str) -> "References":
    """Return the component 文件提及组件 that spaCy's pipelines call on a document."""
    return References()


class References:
    """Finds the documents that a text names and writes them to ``doc.spans["wenmai"]`` 文件提及."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its mentions as spans."""
        mentions = extract_references(SourceText("", "", doc.text)).mentions
        doc.spans["wenmai"] = _spans(
            doc,
            (
                (one.start, one.end, one.relation.value, one.names_key or one.names_title or "")
                for one in mentions
            ),
        )
        return doc


@Language.factory("wenmai_numbers")
def numbers_component(nlp: Language, name: str) -> "Numbers":
    """Return the component 文号组件 that spaCy's pipelines call on a document."""
    return Numbers()


class Numbers:
    """Finds the document numbers in a text and writes them to ``doc.spans["wenmai_numbers"]`` 发文字号."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its numbers as spans; one without an issuer has an empty ``kb_id``."""
        text = Text(doc.text)
        found = ((text.span(one.start, one.end), one.number) for one in find_numbers(text.squeezed))
        doc.spans["wenmai_numbers"] = _spans(
            doc,
            (
                (span.start, span.end, number.kind.value, number.key if number.complete else "")
                for span, number in found
            ),
        )
        return doc


@Language.factory("wenmai_norms")
def norms_component(nlp: Language, name: str) -> "Norms":
    """Return the component 规范组件 that spaCy's pipelines call on a document."""
    return Norms()


class Norms:
    """Finds the norms of a text and writes their cues to ``doc.spans["wenmai_norms"]`` 规范."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with the cue of each norm as a span."""
        text = Text(doc.text)
        found = []
        for low, high in sentence_spans(text.squeezed):
            sentence = text.squeezed[low:high]
            for act in read_acts(sentence):
                span = text.span(low + act.cue[0], low + act.cue[1])
                done = sentence[slice(*act.action)] if act.action else ""
                found.append((span.start, span.end, act.modality.value, done))
        doc.spans["wenmai_norms"] = _spans(doc, found)
        return doc


def _spans(doc: Doc, found: Iterable[tuple[int, int, str, str]]) -> list[Span]:
    """Make spans of (start, end, label, identity), all given at construction: attributes set later are lost."""
    spans = (
        doc.char_span(start, end, label=label, kb_id=identity, alignment_mode="expand")
        for start, end, label, identity in found
    )
    return [span for span in spans if span is not None]
