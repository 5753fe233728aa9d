"""One source, read 抽取: text in, documents and mentions out. Pure: no store, no network, no other source."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from wenmai.collecting import uncollected
from wenmai.extractors.brackets import quote_spans, title_spans
from wenmai.extractors.documents import Printing, find_documents
from wenmai.extractors.mentions import find_mentions
from wenmai.extractors.norms import find_norms
from wenmai.extractors.numbering import numbering_doubts
from wenmai.extractors.provisions import find_provisions
from wenmai.extractors.quantities import find_quantities
from wenmai.extractors.relations import Found, Setting, classify
from wenmai.extractors.rules import implicit_rules
from wenmai.extractors.spans import Spans
from wenmai.extractors.text import Text
from wenmai.extractors.titles import consults
from wenmai.extractors.validity import find_validity, sentences_with
from wenmai.ontology.model import Diagnostic, Document, Extraction, Mention, SourceText, Validity
from wenmai.ontology.norms import Norm
from wenmai.ontology.provisions import Provision, Quantity
from wenmai.ontology.vocabulary import Code


def extract_source(source: SourceText) -> Extraction:
    """Return the documents of a source and what each says 抽取: every mention, with relation and cue but no target.

    Beside them what the text says of validity, its provisions, quantities and norms.
    """
    with uncollected():
        return _extracted(source, _contents)


def extract_references(source: SourceText) -> Extraction:
    """Return the documents of a source, their mentions and what they say of validity 只抽取引用.

    As :func:`extract_source`, without provisions, quantities and norms, in less than half of its time.
    """
    with uncollected():
        return _extracted(source, _no_contents)


class _Contents(NamedTuple):
    """What a document orders, part by part 条款内容."""

    provisions: Sequence[Provision] = ()
    quantities: Sequence[Quantity] = ()
    norms: Iterable[Norm] = ()


def _extracted(source: SourceText, contents_of: Callable[[Text, Printing, Spans], _Contents]) -> Extraction:
    text = Text(source.text)
    printings, diagnostics = find_documents(source, text)
    quotes = tuple(quote_spans(text.squeezed))
    titles = Spans(title_spans(text.squeezed))
    mentions: list[Mention] = []
    validity: list[Validity] = []
    provisions: list[Provision] = []
    quantities: list[Quantity] = []
    norms: list[Norm] = []
    for printing in printings:
        document = printing.document
        whole = text.squeezed_at(document.start), text.squeezed_at(document.end)
        found = find_mentions(text, document, whole, printing.issues)
        ends = printing.heading[1], printing.preamble_end
        asks = consults(document.title)
        setting = Setting(text, quotes, *ends, printing.note, document.level, document.policy, asks)
        mentions += classify(found, setting)
        diagnostics += _implicit(document, text, whole, found)
        validity += find_validity(text, document, whole)
        contents = contents_of(text, printing, titles)
        provisions += contents.provisions
        quantities += contents.quantities
        norms += contents.norms
        diagnostics += numbering_doubts(contents.provisions)
    return Extraction(
        source=source.file,
        sha256=source.sha256,
        documents=tuple(printing.document for printing in printings),
        mentions=tuple(mentions),
        diagnostics=tuple(diagnostics),
        validity=tuple(validity),
        provisions=tuple(provisions),
        quantities=tuple(quantities),
        norms=tuple(norms),
    )


def _contents(text: Text, printing: Printing, titles: Spans) -> _Contents:
    document = printing.document
    tree = find_provisions(text, document, text.given_at(printing.heading[1]))
    operative = printing.heading[1], text.squeezed_at(document.end)
    measured = tuple(find_quantities(text, document, operative, titles, tree))
    return _Contents(tree, measured, find_norms(text, document, operative, tree, measured))


def _no_contents(text: Text, printing: Printing, titles: Spans) -> _Contents:
    return _Contents()


def _implicit(
    document: Document, text: Text, whole: tuple[int, int], found: list[Found]
) -> Iterator[Diagnostic]:
    """Sentences that replace what they do not name 未点名的替代: told, because no edge can be drawn."""
    matches = [
        match
        for rule in implicit_rules()
        for sentence in sentences_with(rule.needs, text.squeezed, *whole)
        for match in rule.pattern.finditer(text.squeezed, *sentence)
    ]
    named = Spans((item.start, item.end) for item in found if matches)
    for match in matches:
        if not named.touches(*match.span()):
            span = text.span(*match.span())
            line = text.line_at(span.start)
            code = Code.IMPLICIT_SUPERSESSION
            yield Diagnostic(code, document.source, match.group(), span.start, span.end, line)
