"""Documents as answers 文件节点: from the rows of a store."""

from wenmai.graph.store import Row, Store, Value
from wenmai.graph.triples import LIST_SEPARATOR
from wenmai.ontology.vocabulary import Force, Genre, Level
from wenmai.queries.load import load
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
            rows = self._store.select(load("nodes"), id=document_id)
            self._found[document_id] = node_from(rows[0]) if rows else Node(document_id, known=False)
        return self._found[document_id]


def node_from(row: Row) -> Node:
    """Return a row of ``nodes.rq`` as a node 文件节点."""
    genre, level, force = string(row["genre"]), string(row["level"]), string(row["force"])
    policy = row["policy"]
    return Node(
        id=str(row["id"]),
        known=bool(row["known"]),
        title=string(row["title"]),
        number=string(row["number"]),
        genre=Genre(genre) if genre else None,
        issuers=_several(row["issuers"]),
        level=Level(level) if level else None,
        region=string(row["region"]),
        force=Force(force) if force else None,
        date=string(row["date"]),
        effective_from=string(row["effective_from"]),
        effective_to=string(row["effective_to"]),
        policy=None if policy is None else bool(policy),
        issued_by=string(row["issued_by"]),
        sources=_several(row["sources"]),
    )


def string(value: Value) -> str | None:
    """Return a cell as a string 单元格; None if it is empty."""
    return None if value is None else str(value)


def _several(value: Value) -> tuple[str, ...]:
    return () if value is None else tuple(str(value).split(LIST_SEPARATOR))
