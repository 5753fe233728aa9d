"""The documents of a graph 图中文件: one node for each id, spoken of or at hand, with all its printings."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Final

from wenmai.ontology.model import Corpus, Document, Reference
from wenmai.ontology.vocabulary import Genre, MentionKind

TITLE_PREFIX: Final = "title/"
_BARE: Final = frozenset(genre.value for genre in Genre)
_OF_A_PRINTING: Final = frozenset({"id", "record", "source", "start", "end", "start_line", "end_line", "date_line"})


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
    ids = set(printings) | set(spoken) | {edge.target_id for edge in corpus.edges} | {edge.doc for edge in corpus.edges}
    ids.update(document.issued_by for document in corpus.documents if document.issued_by)
    return tuple(_known(printings[key]) if key in printings else outsider(key, spoken[key]) for key in sorted(ids))


def merged(printings: Iterable[Document]) -> Document:
    """Return several printings of one document as one 合并: the fullest, its gaps filled from the others."""
    ranked = sorted(printings, key=lambda one: (not one.policy, -_filled(one), one.record))
    first = ranked[0]
    gaps = {
        item.name: value
        for item in fields(Document)
        if item.name not in _OF_A_PRINTING and getattr(first, item.name) in (None, (), "")
        for value in [next((v for one in ranked if (v := getattr(one, item.name)) not in (None, (), "")), None)]
        if value is not None
    }
    return replace(first, **gaps) if gaps else first


def _filled(document: Document) -> int:
    return sum(getattr(document, item.name) not in (None, (), "") for item in fields(Document))


def _known(printings: list[Document]) -> GraphNode:
    document = merged(printings) if len(printings) > 1 else printings[0]
    ordered = tuple(sorted(printings, key=lambda one: (one.source, one.start, one.record)))
    return GraphNode(document.id, document.title, document.number, document.number_key, document, ordered)


def outsider(node_id: str, references: Iterable[Reference]) -> GraphNode:
    """Return the node of a document that is only spoken of 库外文件, named as those who speak of it most often do."""
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
    """The most frequent name, of equals the longest, then the first; a bare 通知 or 办法 only if there is no other."""
    ranked = sorted(names, key=lambda name: (name in _BARE, -names[name], -len(name), name))
    return ranked[0] if ranked else None
