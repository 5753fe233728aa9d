"""A store as a folder of pages 静态网站: one for each document, an index with search, the network of all."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Final

from markupsafe import Markup

from wenmai.graph.store import Opened
from wenmai.ontology.vocabulary import Lang, Relation
from wenmai.pages.escaping import printable
from wenmai.pages.gathering import sheet
from wenmai.pages.page import document_page, nowhere, rendered, resource
from wenmai.pages.script import script
from wenmai.pages.validity import told
from wenmai.pages.whole import draw_whole
from wenmai.pages.words import words
from wenmai.queries.ended import ended
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes

_FOLDER: Final = "documents"
Progress = Callable[[int, int, str], None]


def address(document_id: str) -> str:
    """Return the file of a document's page 页面文件名, beside those of the others: from its id, so that it stays."""
    return sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()[:20] + ".html"


def site(
    folder: Opened, day: str, lang: Lang = "zh", progress: Progress | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the files of a store as pages 逐页生成: path in the folder, and text; they open from disk.

    ``index.html`` lists all documents, also those that are only spoken of, and searches them; ``network.html`` draws
    all together; ``day`` is the ISO day for which status is told. DataError if pyvis is installed without its script.
    """
    nodes = Nodes(folder.store)
    names = [one for one, _, _ in folder.index.names()]
    nodes.read(names)
    found = {one: nodes[one] for one in names}
    ends = ended(folder, found)
    rows = []
    for done, one in enumerate(found):
        if progress:
            progress(done, len(found), one)
        told_of = sheet(folder, one, day, lambda other: address(other) if other in found else None, ends)
        page = document_page(
            told_of, lang, link=lambda other: address(other) if other in found else None, home="../index.html"
        )
        yield f"{_FOLDER}/{address(one)}", page
        rows.append(_row(found[one], told(told_of.standing, lang)["status"], lang))
    yield "network.html", _whole(folder, found, lang)
    yield "index.html", _index(rows, lang)


def _row(node: Node, status: str, lang: Lang) -> dict[str, str]:
    level = node.level.label(lang) if node.level else None
    facts = (level, node.region, node.date, status if node.known else words(lang)["outside"])
    return {
        "href": f"{_FOLDER}/{address(node.id)}",
        "number": node.number or "",
        "title": node.title or ("" if node.number else node.id),
        "issuers": words(lang)["comma"].join(node.issuers),
        "facts": " · ".join(part for part in facts if part),
        "known": "1" if node.known else "",
    }


def _index(rows: list[dict[str, str]], lang: Lang) -> str:
    rows.sort(key=lambda row: (not row["known"], row["number"] or row["title"], row["href"]))
    return rendered("index", lang, [resource("index.js")], rows=rows, name=words(lang)["index"])


def _whole(folder: Opened, nodes: Mapping[str, Node], lang: Lang) -> str:
    ties = [(row.doc, row.target, Relation(row.relation)) for row in folder.store.ties(None, tuple(Relation))]
    drawing = draw_whole(nodes, ties, lambda one: f"{_FOLDER}/{address(one)}", lang)
    return rendered(
        "whole",
        lang,
        [script(), resource("network.js")],
        drawing=drawing,
        data=Markup(printable(drawing.data)),
        name=words(lang)["whole"],
        link=nowhere,
        left_out="whole_left_out",
        home="index.html",
    )
