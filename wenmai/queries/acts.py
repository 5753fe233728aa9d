"""Acts 一件事: a notice and the texts it issues count as one; when an act begins to apply."""

from collections.abc import Iterable
from dataclasses import dataclass

from wenmai.graph.store import Store
from wenmai.queries.bonds import Bonds
from wenmai.queries.catalogues import Catalogues
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes


@dataclass(frozen=True, slots=True)
class Act:
    """A document with its notice or the texts that it issues 通知与所印发文本, itself first."""

    node: Node
    others: tuple[Node, ...] = ()

    @property
    def members(self) -> tuple[Node, ...]:
        """All documents of the act, the one asked for first."""
        return (self.node, *self.others)

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all documents of the act."""
        return frozenset(node.id for node in self.members)

    @property
    def date(self) -> str | None:
        """Day of issue 成文日期 of the document, else of the rest of its act."""
        return next((node.date for node in self.members if node.date), None)

    @property
    def effective_from(self) -> str | None:
        """Day of entry into force that is printed 施行日期, in the document or the rest of its act."""
        return next((node.effective_from for node in self.members if node.effective_from), None)

    @property
    def start(self) -> str | None:
        """Day from which the act counts 起算日: of entry into force where printed, else of issue."""
        return self.effective_from or self.date

    def in_part(self, member: str) -> bool:
        """Whether what befalls a member touches only a part of the act 是否仅涉部分: one text of several."""
        return member != self.node.id and len(self.others) > 1


class Acts:
    """The acts of a store by the id of a document 文件所属, each read once."""

    def __init__(self, store: Store) -> None:
        """Read from this store."""
        self.nodes = Nodes(store)
        self.bonds = Bonds(store)
        self.catalogues = Catalogues(store, self.nodes, self.bonds)
        self.store = store
        self._found: dict[str, Act] = {}

    def __getitem__(self, document_id: str) -> Act:
        """Return the act of a document; a document that the store does not have is alone in its act."""
        if document_id not in self._found:
            self.read((document_id,))
        return self._found[document_id]

    def read(self, ids: Iterable[str]) -> None:
        """Read the acts of those of some documents that were not read yet 批量读取, all at once."""
        missing = {one for one in ids if one not in self._found}
        self.nodes.read(missing)
        self.bonds.read_texts(one for one in missing if not self.nodes[one].issued_by)
        rest = {one: self._rest(self.nodes[one]) for one in missing}
        self.nodes.read(other for others in rest.values() for other in others)
        for one, others in rest.items():
            self._found[one] = Act(self.nodes[one], tuple(self.nodes[other] for other in others))

    def _rest(self, node: Node) -> list[str]:
        return [node.issued_by] if node.issued_by else self.bonds.texts(node.id)
