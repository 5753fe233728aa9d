"""``wenmai lineage``: where a document comes from and what followed 脉络, as a tree, a table, records or a page."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.items import node_item, step_item, told_node
from wenmai.commands.output import (
    Answer,
    Column,
    Place,
    emit,
    evidence_option,
    graph_options,
    output_options,
    tell_of_texts,
    write,
)
from wenmai.commands.tree import lineage_tree
from wenmai.ontology.vocabulary import Lang, Relation
from wenmai.queries.model import Direction, Lineage

_COLUMNS = (
    Column("depth", "层", "depth", wrap=False),
    Column("label", "关系", "relation", wrap=False),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("level_label", "层级", "level", wrap=False),
    Column("region", "地区", "region"),
    Column("force_label", "位阶", "force", wrap=False),
    Column("date", "日期", "date", wrap=False),
    Column("note", "备注", "note"),
)


@click.command("lineage")
@click.argument("document", metavar="NUMBER-OR-TITLE")
@graph_options
@click.option("--all", "everything", is_flag=True, help="连同解读和引用 · With interprets and cites as well.")
@evidence_option
@click.option("--depth", type=click.IntRange(1), help="最多几层 · Steps from the document at the most.")
@click.option(
    "--direction", "directions", multiple=True, type=click.Choice([one.value for one in Direction]),
    help="只看某方向，可重复 · Only these directions.",
)  # fmt: skip
@click.option(
    "--relation", "relations", multiple=True, type=click.Choice([one.value for one in Relation]),
    help="只看某种关系，可重复 · Only these relations.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1), default=500, show_default=True, help="每页几项 · Steps a page."
)
@click.option(
    "--page", type=click.IntRange(1), default=1, show_default=True, help="第几页 · Which page, the nearest first."
)  # fmt: skip
@output_options("tree", "table", "json", "jsonl", "csv", "html", default="tree")
def command(
    document: str, store: Place, texts: Path | None, everything: bool, evidence: bool, depth: int | None,
    directions: tuple[str, ...], relations: tuple[str, ...], limit: int, page: int, form: str, output: Path | None,
    lang: Lang,
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
            evidence=evidence or form == "html", max_items=limit, offset=(page - 1) * limit,
            relations=map(Relation, relations),
        )  # fmt: skip
    if told := _told(found, limit, page, lang):
        click.echo(told, err=True)
    if form == "html":
        from wenmai.pages import lineage_page

        emit(lineage_page(found, lang), output)
    elif form == "tree":
        emit(lineage_tree(found, lang, evidence=evidence, colour=output is None), output)
    else:
        query = {
            "document": document,
            **node_item(found.root, lang),
            "truncated": found.truncated,
            "total": found.total,
            "page": page,
            "next_page": page + 1 if found.truncated else None,
        }
        items = [step_item(step, lang, evidence=evidence) for step in found.steps]
        write(Answer(query, items, _COLUMNS, told_node(found.root, lang)), form, output, lang)


def _told(found: Lineage, limit: int, page: int, lang: Lang) -> str | None:
    """How many there are and how to see more, where one page does not hold them all."""
    if page == 1 and not found.truncated:
        return None
    first, last = (page - 1) * limit + 1, min(page * limit, found.total)
    more = f"--page {page + 1}" if found.truncated else None
    if first > found.total:
        return (
            f"共 {found.total} 项，没有第 {page} 页"
            if lang == "zh"
            else f"{found.total} steps: no page {page}"
        )
    if lang == "zh":
        count = f"至少 {found.total}" if more else f"共 {found.total}"
        return f"第 {first}–{last} 项，{count} 项" + (f"；后面的用 {more}" if more else "")
    count = f"at least {found.total}" if more else f"{found.total}"
    return f"steps {first}–{last} of {count}" + (f"; see the next by {more}" if more else "")
