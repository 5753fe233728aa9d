"""``wenmai implementations``: who carried a document out 逐级落实, at which level and how fast."""

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
from wenmai.ontology.standing import Strength
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.implementations import Implementation
from wenmai.queries.similar import Similar

_COLUMNS = (
    Column("level_label", "层级", "level", wrap=False),
    Column("region", "地区", "region"),
    Column("force_label", "位阶", "force", wrap=False),
    Column("strength_label", "强度", "strength", wrap=False),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("date", "日期", "date", wrap=False),
    Column("lag", "隔天数", "days", wrap=False),
    Column("parent_name", "落实的是", "carries out"),
)


@click.command("implementations")
@click.argument("document", metavar="DOCUMENT")
@graph_options
@click.option("--depth", type=click.IntRange(1), help="最多几层 · Steps from the document at the most.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=1000,
    show_default=True,
    help="最多几项 · Documents at the most.",
)
@click.option(
    "--similar", "titles", is_flag=True, help="连同标题相近的 · With near titles, which never count."
)
@evidence_option
@output_options()
def command(
    document: str, store: Path | str, texts: Path | None, depth: int | None,
    limit: int, titles: bool, evidence: bool, form: str,
    output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    """谁落实了一份文件：从国家到省、市、县，相隔几天，凭哪一句.

    Who carried a document out, from the top down, with dates, lags and the sentence.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.implementations import implementations
    from wenmai.queries.similar import similar

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        node = ask(folder, document, lang)
        found = implementations(folder, node.id, depth=depth, evidence=evidence, limit=limit)
        near = similar(folder, node.id) if titles else ()
    if len(found) == limit:
        told = (
            f"只列最近的 {limit} 项，可用 --limit"
            if lang == "zh"
            else f"the nearest {limit} only, see --limit"
        )
        click.echo(told, err=True)
    tied = {one.node.id for one in found}
    items = [implementation_item(one, lang, evidence=evidence) for one in found]
    items += [_near_item(one, lang) for one in near if one.node.id not in tied]
    columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
    query: Item = {"document": document, **node_item(node, lang)}
    write(Answer(query, items, columns, told_node(node, lang)), form, output, lang)


def implementation_item(one: Implementation, lang: Lang, *, evidence: bool) -> Item:
    """Return a document that carries another out as an item."""
    item: Item = {
        "strength": one.strength.value,
        "strength_label": one.strength.label(lang),
        "weakest": one.weakest.value,
        "depth": one.depth,
        "lag": one.lag,
        "lag_from_start": one.lag_from_start,
        "parent": one.parent.id,
        "parent_name": one.parent.number or one.parent.title or one.parent.id,
        **node_item(one.node, lang),
        "score": None,
    }
    if evidence:
        item["sentence"] = one.evidence[0].sentence if one.evidence else None
        item["evidence"] = [evidence_item(piece, lang) for piece in one.evidence]
    return item


def _near_item(one: Similar, lang: Lang) -> Item:
    label = f"{Strength.SIMILAR.label(lang)} {one.score}"
    return {
        "strength": Strength.SIMILAR.value,
        "strength_label": label,
        **node_item(one.node, lang),
        "score": one.score,
    }
