"""``wenmai lineage``: where a document comes from and what followed 脉络, as a tree, a table, records or a page."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.items import node_item, step_item
from wenmai.commands.output import (
    Answer,
    Column,
    Place,
    emit,
    graph_options,
    output_options,
    tell_of_texts,
    write,
)
from wenmai.commands.tree import lineage_tree
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.model import Direction

_COLUMNS = (
    Column("depth", "层", "depth", wrap=False),
    Column("label", "关系", "relation", wrap=False),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("level_label", "层级", "level", wrap=False),
    Column("region", "地区", "region"),
    Column("date", "日期", "date", wrap=False),
)


@click.command("lineage")
@click.argument("document", metavar="NUMBER-OR-TITLE")
@graph_options
@click.option("--all", "everything", is_flag=True, help="连同解读和引用 · With interprets and cites as well.")
@click.option("--evidence", is_flag=True, help="附原句和出处 · With the sentence and where it stands.")
@click.option("--depth", type=click.IntRange(1), help="最多几层 · Steps from the document at the most.")
@click.option(
    "--direction", "directions", multiple=True, type=click.Choice([one.value for one in Direction]),
    help="只看某方向，可重复 · Only these directions.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1), default=500, show_default=True, help="最多几项 · Steps in all."
)
@output_options("tree", "table", "json", "jsonl", "csv", "html", default="tree")
def command(
    document: str, store: Place, texts: Path | None, everything: bool, evidence: bool, depth: int | None,
    directions: tuple[str, ...], limit: int, form: str, output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    """一份文件依据什么、由谁落实、被什么取代；文号怎样写都行.

    Upward what it rests on, downward what implements it, sideways what it replaced and what replaced it.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.lineage import lineage

    if evidence or form == "html":
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        node = ask(folder, document, lang)
        wanted = [Direction(one) for one in directions] or list(Direction)
        found = lineage(
            folder, node.id, everything=everything, depth=depth, directions=wanted,
            evidence=evidence or form == "html", max_items=limit,
        )  # fmt: skip
    if form == "html":
        from wenmai.pages import lineage_page

        emit(lineage_page(found, lang), output)
    elif form == "tree":
        emit(lineage_tree(found, lang, evidence=evidence, colour=output is None), output)
    else:
        query = {"document": document, **node_item(found.root, lang), "truncated": found.truncated}
        items = [step_item(step, lang, evidence=evidence) for step in found.steps]
        write(Answer(query, items, _COLUMNS), form, output, lang)
