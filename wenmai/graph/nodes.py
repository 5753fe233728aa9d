"""The documents of a graph 图中文件: one node for each id, spoken of or at hand, with all its printings."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Final

from wenmai.ontology.model import Corpus, Document, Reference
from wenmai.ontology.vocabulary import Genre, MentionKind

TITLE_PREFIX: Final = "title/"
_EMPTY: Final = (None, (), "")
_BARE: Final = frozenset(genre.value for genre in Genre)
_NOT_MERGED: Final = frozenset(
    {"id", "record", "source", "start", "end", "start_line", "end_line", "date_line"}
)


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A document as the graph knows it 图节点; ``document`` is None for one that is only spoken of."""

    id: str
    title: str | None
    number: str | None
    number_key: str | None
    document: Document | None = None
    printings: tuple[Document, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the document itself is in the corpus."""
        return self.document is not None

    @property
    def sources(self) -> tuple[str, ...]:
        """The files in which it is printed, sorted."""
        return tuple(sorted({printing.source for printing in self.printings}))


def nodes(corpus: Corpus) -> tuple[GraphNode, ...]:
    """Return the nodes 节点 of a corpus sorted by id: its documents, and all that are only spoken of."""
    printings: defaultdict[str, list[Document]] = defaultdict(list)
    for document in corpus.documents:
        printings[document.id].append(document)
    spoken: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in corpus.references:
        if reference.target_id is not None and reference.target_id not in printings:
            spoken[reference.target_id].append(reference)
    ids = {*printings, *spoken, *(document.issued_by for document in corpus.documents if document.issued_by)}
    for edge in corpus.edges:
        ids.update((edge.doc, edge.target_id))
    return tuple(
        _known(printings[key]) if key in printings else outsider(key, spoken[key]) for key in sorted(ids)
    )


def merged(printings: Iterable[Document]) -> Document:
    """Return several printings of one document as one 合并: the fullest, its gaps filled from the others."""
    ranked = sorted(printings, key=lambda one: (not one.policy, -_filled(one), one.record))
    gaps = {}
    for item in fields(Document):
        values = [value for one in ranked if (value := getattr(one, item.name)) not in _EMPTY]
        if item.name not in _NOT_MERGED and values and getattr(ranked[0], item.name) in _EMPTY:
            gaps[item.name] = values[0]
    return replace(ranked[0], **gaps)


def _filled(document: Document) -> int:
    return sum(getattr(document, item.name) not in _EMPTY for item in fields(Document))


def _known(printings: list[Document]) -> GraphNode:
    document = merged(printings) if len(printings) > 1 else printings[0]
    ordered = tuple(sorted(printings, key=lambda one: (one.source, one.start, one.record)))
    return GraphNode(document.id, document.title, document.number, document.number_key, document, ordered)


def outsider(node_id: str, references: Iterable[Reference]) -> GraphNode:
    """Return the node of a document that is only spoken of 库外文件, by the name most often given to it."""
    titles: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    key = None
    for reference in references:
        mention = reference.mention
        title = mention.names_title or (mention.title if mention.kind is not MentionKind.ALIAS else None)
        number = mention.names_number or mention.number
        if title:
            titles[title] += 1
        if number:
            numbers[number] += 1
            if node_id in (mention.names_key, mention.number_key):
                key = node_id
    title = _chosen(titles)
    if title is None and node_id.startswith(TITLE_PREFIX):
        title = node_id.removeprefix(TITLE_PREFIX)
    return GraphNode(node_id, title, _chosen(numbers), key)


def _chosen(names: Counter[str]) -> str | None:
    """The most frequent name, then the longest, then the first; a bare 通知 only for want of another."""
    ranked = sorted(names, key=lambda name: (name in _BARE, -names[name], -len(name), name))
    return ranked[0] if ranked else None
