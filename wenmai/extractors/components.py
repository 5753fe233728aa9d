"""The extraction as a spaCy component 管道组件, for people who combine it with models of their own.

``spacy.blank("zh").add_pipe("wenmai_references")`` works through an entry point; mentions stand in
``doc.spans["wenmai"]``, each labelled with its relation, its ``kb_id`` the key of the number or the title.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from wenmai.extractors.extract import extract_source
from wenmai.ontology.model import SourceText


@Language.factory("wenmai_references")
def references_component(nlp: Language, name: str) -> "References":
    """Return the component 文件提及组件 that spaCy's pipelines call on a document."""
    return References()


class References:
    """Finds the documents that a text names and writes them to ``doc.spans["wenmai"]`` 文件提及."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its mentions as spans; one that cuts a token is widened to the token."""
        spans: list[Span] = []
        for mention in extract_source(SourceText("", "", doc.text)).mentions:
            identity = mention.names_key or mention.names_title or ""
            span = doc.char_span(
                mention.start,
                mention.end,
                label=mention.relation.value,
                kb_id=identity,
                alignment_mode="expand",
            )
            if span is not None:
                spans.append(span)
        doc.spans["wenmai"] = spans
        return doc
