"""What a page of a document holds 页面内容, gathered from a store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wenmai.errors import StoreError
from wenmai.graph.store import Opened
from wenmai.ontology.vocabulary import Relation
from wenmai.pages.annotating import Mark
from wenmai.queries.ended import ended
from wenmai.queries.implementations import Implementation, implementations
from wenmai.queries.lineage import lineage
from wenmai.queries.load import load
from wenmai.queries.model import Lineage, Printing, Shown
from wenmai.queries.nodes import Nodes
from wenmai.queries.show import show
from wenmai.queries.status import Standing, status

Links = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Passage:
    """A printing of a document 文本 as it stands in its source, with the mentions in it."""

    source: str
    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page of a document says 文件页 of it; ``passage`` is its text, None where that is not at hand."""

    shown: Shown
    lineage: Lineage
    standing: Standing
    implementations: tuple[Implementation, ...]
    ends: Mapping[str, str]
    passage: Passage | None


def sheet(
    folder: Opened, document_id: str, day: str, link: Links, ends: Mapping[str, str] | None = None
) -> Sheet:
    """Return what the page of a document says 汇集: its text, status on an ISO day, lineage, implementations.

    ``link`` gives the address of another document's page, None where it has none; ``ends`` are the days on which
    documents ended, where these are known already. NotFound if the store has no such document.
    """
    shown = show(folder, document_id)
    found = lineage(folder, document_id)
    if ends is None:
        ends = ended(folder, dict.fromkeys((document_id, *(step.node.id for step in found.steps))))
    return Sheet(
        shown=shown,
        lineage=found,
        standing=status(folder, document_id, day),
        implementations=implementations(folder, document_id),
        ends=ends,
        passage=_passage(folder, shown, link),
    )


def _passage(folder: Opened, shown: Shown, link: Links) -> Passage | None:
    for printing in shown.printings:
        try:
            text = folder.text_of(printing.source)
        except StoreError:
            continue
        marks = tuple(_marks(folder, shown.node.id, printing, link))
        return Passage(printing.source, text, printing.start, printing.end, marks)
    return None


def _marks(folder: Opened, document_id: str, printing: Printing, link: Links) -> list[Mark]:
    nodes = Nodes(folder.store)
    return [
        Mark(
            int(row["start"] or 0),
            int(row["end"] or 0),
            Relation(str(row["relation"])),
            nodes[str(row["target"])].name if row["target"] else None,
            link(str(row["target"])) if row["target"] else None,
        )
        for row in folder.store.select(load("mentions"), id=document_id)
        if row["source"] == printing.source
    ]
