"""Documents as answers 文件节点: from the rows of a store."""

from collections.abc import Iterable

from wenmai.graph.store import Row, Store, Value
from wenmai.graph.triples import LIST_SEPARATOR
from wenmai.ontology.vocabulary import Force, Genre, Level
from wenmai.queries.model import Node


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
            fields = self._store.fields(missing)
            self._found |= {one: node_of(one, fields.get(one, {})) for one in missing}


def node_of(document_id: str, fields: Row) -> Node:
    """Return a document of these fields 文件节点; without any it is not known and has no name."""
    genre, level, force = (string(fields.get(name)) for name in ("genre", "level", "force"))
    policy = fields.get("policy")
    return Node(
        id=document_id,
        known=bool(fields.get("known")),
        title=string(fields.get("title")),
        number=string(fields.get("number")),
        genre=Genre(genre) if genre else None,
        issuers=_several(fields.get("issuers")),
        level=Level(level) if level else None,
        region=string(fields.get("region")),
        force=Force(force) if force else None,
        date=string(fields.get("date")),
        effective_from=string(fields.get("effective_from")),
        effective_to=string(fields.get("effective_to")),
        policy=None if policy is None else bool(policy),
        issued_by=string(fields.get("issued_by")),
        sources=_several(fields.get("sources")),
    )


def string(value: Value) -> str | None:
    """Return a cell as a string 单元格; None if it is empty."""
    return None if value is None else str(value)


def _several(value: Value) -> tuple[str, ...]:
    return () if value is None else tuple(str(value).split(LIST_SEPARATOR))
