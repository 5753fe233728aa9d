"""``wenmai coverage``: which regions carried a document out 各地落实情况, and what is not known of the others."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.implementations import implementation_item
from wenmai.commands.items import node_item, told_node
from wenmai.commands.output import (
    Answer,
    Column,
    Item,
    evidence_option,
    graph_options,
    output_options,
    tell_of_texts,
    write,
)
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.coverage import Cell

_COLUMNS = (
    Column("region", "地区", "region"),
    Column("state_label", "情况", "state", wrap=False),
    Column("searched", "查过文件", "searched", wrap=False),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("level_label", "层级", "level", wrap=False),
    Column("force_label", "位阶", "force", wrap=False),
    Column("date", "日期", "date", wrap=False),
    Column("lag_from_start", "隔天数", "days", wrap=False),
    Column("below", "下级", "below", wrap=False),
)


@click.command("coverage")
@click.argument("document", metavar="DOCUMENT")
@graph_options
@click.option(
    "--regions", "names", metavar="NAMES",
    help="哪些地区，用逗号隔开，或 provincial 等 · Regions, with commas, or a level; default: right below.",
)  # fmt: skip
@click.option(
    "--similar", "titles", is_flag=True, help="连同标题相近的 · With near titles, which never count."
)
@evidence_option
@output_options()
def command(
    document: str, store: Path | str, texts: Path | None, names: str | None, titles: bool, evidence: bool, form: str,
    output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    """各地是否落实了一份文件：明示、转发、依据、库内未见、库内无该地文件.

    Which regions carried a document out; silence is never called a gap.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.coverage import coverage, places_named

    wanted = [name for part in (names or "").split(",") if (name := part.strip())]
    places = places_named(wanted)
    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        node = ask(folder, document, lang)
        cells = coverage(folder, node.id, places=places, titles=titles, evidence=evidence)
    items = [_item(cell, lang, evidence=evidence) for cell in cells]
    columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
    query: Item = {"document": document, **node_item(node, lang)}
    write(Answer(query, items, columns, told_node(node, lang)), form, output, lang)


_EMPTY = (
    "id", "number", "title", "genre", "level", "level_label", "force", "force_label", "date", "lag",
    "lag_from_start",
)  # fmt: skip


def _item(cell: Cell, lang: Lang, *, evidence: bool) -> Item:
    item: Item = dict.fromkeys(_EMPTY)
    if cell.first:
        item |= implementation_item(cell.first, lang, evidence=evidence)
    elif cell.near:
        item |= node_item(cell.near.node, lang)
    return item | {
        "region": cell.region.path,
        "code": cell.region.code,
        "state": cell.cover.value,
        "state_label": cell.cover.label(lang),
        "searched": cell.searched,
        "found": cell.found,
        "below": cell.below,
        "score": cell.near.score if cell.near else None,
    }
