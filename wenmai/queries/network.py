"""The whole graph for algorithms 全网: the rows of a store as a networkx graph."""

from typing import TYPE_CHECKING

from wenmai.graph.iris import document_iri
from wenmai.graph.store import Store
from wenmai.graph.view import view
from wenmai.queries.load import load

if TYPE_CHECKING:
    import networkx


def network(store: Store) -> "networkx.MultiDiGraph":
    """Return all documents and relations of a store as a ``networkx.MultiDiGraph`` 多重有向图.

    See :func:`wenmai.graph.view.view` for the attributes. StoreError if the store cannot be read.
    """
    documents = sorted(store.select(load("nodes")), key=lambda row: document_iri(str(row["id"])))
    return view(documents, store.select(load("edges")))
