"""Provisions as nodes 条款节点, and which of them a mention names. Where a text has no such place, none is named."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wenmai.ontology.articles import Place, places
from wenmai.ontology.model import Corpus
from wenmai.ontology.provisions import Provision, ProvisionKind

_NUMBERED: Final = frozenset(
    {
        ProvisionKind.ITEM,
        ProvisionKind.SUBITEM,
        ProvisionKind.POINT,
        ProvisionKind.SUBPOINT,
        ProvisionKind.CIRCLE,
    }
)


@dataclass(frozen=True, slots=True)
class ProvisionNode:
    """A provision as the graph knows it 条款节点: ``doc`` is the document that the corrections make it part of."""

    id: str
    doc: str
    parent: str | None
    provision: Provision


def provision_nodes(corpus: Corpus) -> tuple[ProvisionNode, ...]:
    """Return the provisions 条款节点 of each document, sorted by document and place.

    A document that is printed more than once has those of the printing in which most were found: the trees of two
    printings, one of them cut short perhaps, are not mixed.
    """
    shown = {document.record: document.id for document in corpus.documents}
    printings: defaultdict[str, defaultdict[str, list[Provision]]] = defaultdict(lambda: defaultdict(list))
    for provision in corpus.provisions:
        if provision.record in shown:
            printings[shown[provision.record]][provision.record].append(provision)
    return tuple(
        ProvisionNode(_moved(one.id, one, doc), doc, one.parent and _moved(one.parent, one, doc), one)
        for doc, found in sorted(printings.items())
        for one in _fullest(found.values())
    )


def _fullest(printings: Iterable[list[Provision]]) -> list[Provision]:
    best = min(printings, key=lambda found: (-len(found), found[0].source, found[0].record))
    return sorted(best, key=lambda one: (one.start, one.id))


def _moved(identity: str, provision: Provision, doc: str) -> str:
    """The id of a provision in the document that it is shown in, which a correction may have renamed."""
    return doc + identity.removeprefix(provision.doc)


def pointed(corpus: Corpus, nodes: Iterable[ProvisionNode]) -> Iterator[tuple[str, str]]:
    """Yield the ids of a reference and of a provision that it names 所指条款, in the order of the references.

    What a notice does not have is looked for in the text that it issues, if it issues one: the two are one act.
    """
    naming = [one for one in corpus.references if one.target_id is not None and one.mention.article]
    issued: defaultdict[str, set[str]] = defaultdict(set)
    for document in corpus.documents:
        if document.issued_by:
            issued[document.issued_by].add(document.id)
    acts = {one: (one, *_only(issued.get(one, ()))) for one in {str(one.target_id) for one in naming}}
    texts = _texts(nodes, {doc for act in acts.values() for doc in act})
    for reference in naming:
        act = [texts[doc] for doc in acts[str(reference.target_id)] if doc in texts]
        found: dict[str, None] = {}
        for place in places(reference.mention.article or ""):
            found |= dict.fromkeys(next((ids for text in act if (ids := text.named(place))), ()))
        yield from ((reference.id, provision) for provision in found)


def _only(ids: Iterable[str]) -> tuple[str, ...]:
    found = tuple(ids)
    return found if len(found) == 1 else ()


def _texts(nodes: Iterable[ProvisionNode], wanted: Container[str]) -> Mapping[str, "_Text"]:
    trees: defaultdict[str, list[ProvisionNode]] = defaultdict(list)
    for node in nodes:
        if node.doc in wanted:
            trees[node.doc].append(node)
    return {doc: _Text(tree) for doc, tree in trees.items()}


class _Text:
    """The provisions of one document, found by what a mention calls them."""

    def __init__(self, nodes: Iterable[ProvisionNode]) -> None:
        self._articles: defaultdict[int, list[ProvisionNode]] = defaultdict(list)
        self._items: defaultdict[int, list[ProvisionNode]] = defaultdict(list)
        self._within: defaultdict[str, list[ProvisionNode]] = defaultdict(list)
        for node in nodes:
            if node.provision.kind is ProvisionKind.ARTICLE:
                self._articles[node.provision.value].append(node)
            elif node.provision.kind is ProvisionKind.ITEM:
                self._items[node.provision.value].append(node)
            if node.parent:
                self._within[node.parent].append(node)

    def named(self, place: Place) -> tuple[str, ...]:
        """Ids of what a place names; empty where the text has it not, or more than once."""
        if place.several:
            return tuple(self._row(place))
        articles = [one for one in self._numbered(place.article) if _inserted(one) == place.inserted]
        if len(articles) != 1 or not articles[0].provision.address:
            return ()
        article = articles[0]
        if place.paragraph is None:
            under = [article.id, *(one.id for one in self._paragraphs(article))]
        else:
            chosen = self._paragraph(article, place.paragraph)
            if chosen is None or place.item is None:
                return (chosen.id,) if chosen else ()
            under = [chosen.id]
        if place.item is None:
            return (article.id,)
        return _only(
            one.id
            for parent in under
            for one in self._within[parent]
            if one.provision.kind in _NUMBERED and one.provision.value == place.item
        )

    def _numbered(self, value: int) -> list[ProvisionNode]:
        """What 第N条 may be: an article; in a text without articles, N、 (公告 and 通知 are cited in this way)."""
        return (self._articles or self._items).get(value, [])

    def _row(self, place: Place) -> Iterator[str]:
        for value, nodes in sorted((self._articles or self._items).items()):
            if place.article <= value <= place.last:
                yield from (
                    one.id
                    for one in nodes
                    if one.provision.address and (value < place.last or not _inserted(one))
                )

    def _paragraphs(self, article: ProvisionNode) -> list[ProvisionNode]:
        return [one for one in self._within[article.id] if one.provision.kind is ProvisionKind.PARAGRAPH]

    def _paragraph(self, article: ProvisionNode, value: int) -> ProvisionNode | None:
        """A 款 of an article; the first one has no node of its own, it is what the article begins with."""
        if value == 1:
            return article if article.provision.kind is ProvisionKind.ARTICLE else None
        return next((one for one in self._paragraphs(article) if one.provision.value == value), None)


def _inserted(node: ProvisionNode) -> int:
    """The second number of 第十条之一, 0 for an article without one."""
    found = next(places(node.provision.number), None)
    return found.inserted if found else 0
