"""Documents as answers 文件节点: from the rows of a store."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from wenmai.graph.store import Fields, Store, Value
from wenmai.graph.triples import LIST_SEPARATOR
from wenmai.ontology.vocabulary import Force, Genre, Level
from wenmai.queries.model import Node

_GENRES: Final = {genre.value: genre for genre in Genre}
_LEVELS: Final = {level.value: level for level in Level}
_FORCES: Final = {force.value: force for force in Force}
_KEPT: Final = 20_000  # a few documents stand in very many answers


class Nodes:
    """The documents of a store by id 文件节点, each read once."""

    def __init__(self, store: Store) -> None:
        """Read from this store."""
        self._store = store
        self._found: dict[str, Node] = {}

    def __getitem__(self, document_id: str) -> Node:
        """Return the node of a document; one that the store does not have is not known and has no name."""
        if document_id not in self._found:
            self.read((document_id,))
        return self._found[document_id]

    def __contains__(self, document_id: str) -> bool:
        """Say whether the store has the document, at hand or spoken of."""
        return document_id in self._store.fields((document_id,))

    def read(self, ids: Iterable[str]) -> None:
        """Read those of some documents that were not read yet 批量读取, all at once."""
        missing = {one for one in ids if one not in self._found}
        if missing:
            found = self._store.fields(missing)
            self._found |= {one: node_of(one, found.get(one, Fields())) for one in missing}


@lru_cache(maxsize=_KEPT)
def node_of(document_id: str, fields: Fields) -> Node:
    """Return a document of these fields 文件节点; without any it is not known and has no name."""
    return Node(
        id=document_id,
        known=fields.known,
        title=fields.title,
        number=fields.number,
        genre=_GENRES[fields.genre] if fields.genre else None,
        issuers=tuple(fields.issuers.split(LIST_SEPARATOR)) if fields.issuers else (),
        level=_LEVELS[fields.level] if fields.level else None,
        region=fields.region,
        force=_FORCES[fields.force] if fields.force else None,
        date=fields.date,
        effective_from=fields.effective_from,
        effective_to=fields.effective_to,
        policy=fields.policy,
        issued_by=fields.issued_by,
        sources=tuple(fields.sources.split(LIST_SEPARATOR)) if fields.sources else (),
    )


def string(value: Value) -> str | None:
    """Return a cell as a string 单元格; None if it is empty."""
    return None if value is None else str(value)
