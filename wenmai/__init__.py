"""Wenmai 文脉: reads government documents, finds which others they speak of, keeps a graph that shows its sentences.

from wenmai import extract, find, lineage, open_store, save
save(extract("samples"), "wenmai-store")
with open_store("wenmai-store") as store:
    for step in lineage(store, find(store, "鄂政办发[2022]40号").id).steps:
        print(step.relation.label(inverse=step.inverse), step.node.name)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from wenmai.graph.generations import open_store
    from wenmai.ontology.model import Corpus, Diagnostic, Document, Edge, Reference
    from wenmai.ontology.numbers import DocumentNumber
    from wenmai.ontology.numbers import parse as parse_number
    from wenmai.pipeline import extract, save
    from wenmai.queries.find import find
    from wenmai.queries.lineage import lineage
    from wenmai.queries.search import search
    from wenmai.queries.show import show

__all__ = [
    "Corpus",
    "Diagnostic",
    "Document",
    "DocumentNumber",
    "Edge",
    "Reference",
    "extract",
    "find",
    "lineage",
    "open_store",
    "parse_number",
    "save",
    "search",
    "show",
]

_HOMES: Final = {
    **dict.fromkeys(("Corpus", "Diagnostic", "Document", "Edge", "Reference"), "wenmai.ontology.model"),
    "DocumentNumber": "wenmai.ontology.numbers",
    "extract": "wenmai.pipeline",
    "find": "wenmai.queries.find",
    "lineage": "wenmai.queries.lineage",
    "open_store": "wenmai.graph.generations",
    "parse_number": "wenmai.ontology.numbers",
    "save": "wenmai.pipeline",
    "search": "wenmai.queries.search",
    "show": "wenmai.queries.show",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import wenmai`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'wenmai' has no attribute {name!r}")
    home = import_module(_HOMES[name])
    return getattr(home, "parse" if name == "parse_number" else name)
