"""A view for algorithms 网络视图: a networkx graph of documents and relations, not a store."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wenmai.graph.store import Row
from wenmai.ontology.vocabulary import Relation

if TYPE_CHECKING:
    import networkx


def view(documents: Iterable[Row], relations: Iterable[Row]) -> "networkx.MultiDiGraph":
    """Return rows of documents (``id, field, value``) and of relations as a ``MultiDiGraph`` 多重有向图.

    A node is a document's id with its fields as attributes; an edge is keyed by its relation and has
    ``relation`` and ``partial``. What networkx has (ancestors, cycles, communities, PageRank) works on it as it is.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    for row in documents:
        graph.add_node(row["id"], **{str(row["field"]): row["value"]})
    for row in relations:
        edge = {"relation": row["relation"], "partial": row["partial"]}
        graph.add_edge(row["doc"], row["target"], key=row["relation"], **edge)
    return graph


def only(graph: "networkx.MultiDiGraph", *relations: Relation) -> "networkx.MultiDiGraph":
    """Return the view of a network in which only some relations count 部分关系, with all its documents.

    Edges lead from the document that speaks to the one it speaks of, so ``networkx.descendants`` of a document
    over ``implements`` and ``based_on`` are what it rests on, its ``ancestors`` what rests on it.
    """
    import networkx

    def counts(doc: str, target: str, relation: str) -> bool:
        return relation in relations

    return networkx.subgraph_view(graph, filter_edge=counts)
