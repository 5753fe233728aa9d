"""One source, read 抽取: text in, documents and mentions out. Pure: no store, no network, no other source."""

from wenmai.extractors.documents import find_documents
from wenmai.extractors.mentions import find_mentions
from wenmai.extractors.relations import Setting, classify
from wenmai.extractors.text import Text
from wenmai.ontology.model import Extraction, Mention, SourceText


def extract_source(source: SourceText) -> Extraction:
    """Return the documents of a source and every mention in them, with relation and cue but no target."""
    text = Text(source.text)
    printings, diagnostics = find_documents(source, text)
    mentions: list[Mention] = []
    for printing in printings:
        document = printing.document
        found = find_mentions(text, document, printing.issues)
        setting = Setting(
            text.squeezed, printing.heading[1], printing.preamble_end, document.level, document.policy
        )
        mentions += classify(found, setting)
    return Extraction(
        source=source.file,
        sha256=source.sha256,
        documents=tuple(printing.document for printing in printings),
        mentions=tuple(mentions),
        diagnostics=tuple(diagnostics),
    )
