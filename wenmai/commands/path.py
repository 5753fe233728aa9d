"""``wenmai path``: the shortest explanation between two documents 两文关联."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.items import evidence_item, node_item, told_node
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
from wenmai.queries.path import Hop, path

_COLUMNS = (
    Column("start_name", "文件", "document"),
    Column("label", "关系", "relation", wrap=False),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("level_label", "层级", "level", wrap=False),
    Column("region", "地区", "region"),
    Column("force_label", "位阶", "force", wrap=False),
    Column("date", "日期", "date", wrap=False),
)


@click.command("path")
@click.argument("first", metavar="DOCUMENT")
@click.argument("last", metavar="DOCUMENT")
@graph_options
@evidence_option
@output_options()
def command(
    first: str, last: str, store: Path | str, texts: Path | None, evidence: bool, form: str,
    output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    """两份文件怎样连起来：最短的一串关系，每步有原句.

    The shortest explanation between two documents, hop by hop.
    """
    from wenmai.graph.remote import open_graph

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        ends = ask(folder, first, lang), ask(folder, last, lang)
        hops = path(folder, ends[0].id, ends[1].id, evidence=evidence)
    if hops is None:
        told = "库中没有把两者连起来的关系" if lang == "zh" else "nothing in the store ties the two together"
        click.echo(told, err=True)
    items = [_item(hop, lang, evidence=evidence) for hop in hops or ()]
    query: Item = {
        "first": node_item(ends[0], lang),
        "last": node_item(ends[1], lang),
        "tied": hops is not None,
    }
    columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
    write(Answer(query, items, columns, told_node(ends[0], lang)), form, output, lang)


def _item(hop: Hop, lang: Lang, *, evidence: bool) -> Item:
    item: Item = {
        "start": hop.start.id,
        "start_name": hop.start.number or hop.start.title or hop.start.id,
        "relation": hop.relation.value,
        "inverse": hop.inverse,
        "label": hop.relation.label(lang, inverse=hop.inverse),
        "partial": hop.partial,
        **node_item(hop.node, lang),
    }
    if evidence:
        item["sentence"] = hop.evidence[0].sentence if hop.evidence else None
        item["evidence"] = [evidence_item(one, lang) for one in hop.evidence]
    return item
