"""A view for algorithms 网络视图: a networkx graph of documents and relations, not a store."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wenmai.graph.store import Row

if TYPE_CHECKING:
    import networkx


def view(documents: Iterable[Row], relations: Iterable[Row]) -> "networkx.MultiDiGraph":
    """Return rows of documents and relations as a ``networkx.MultiDiGraph`` 多重有向图.

    A node is a document's id with the columns that have a value as attributes; an edge is keyed by its
    relation and has ``relation`` and ``partial``.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    for row in documents:
        graph.add_node(row["id"], **{k: v for k, v in row.items() if k != "id" and v is not None})
    for row in relations:
        edge = {"relation": row["relation"], "partial": row["partial"]}
        graph.add_edge(row["doc"], row["target"], key=row["relation"], **edge)
    return graph
