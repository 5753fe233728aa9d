"""What the commands ``successors`` and ``predecessors`` print 前后版本."""

from pathlib import Path

from wenmai.commands.asking import ask
from wenmai.commands.items import evidence_item, node_item, told_node
from wenmai.commands.output import Answer, Column, Item, tell_of_texts, write
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.editions import Edition

_COLUMNS = (
    Column("depth", "层", "depth", wrap=False),
    Column("label", "关系", "relation"),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("level_label", "层级", "level", wrap=False),
    Column("force_label", "位阶", "force", wrap=False),
    Column("date", "日期", "date", wrap=False),
    Column("parent_name", "对", "of"),
)


def print_editions(
    document: str, store: Path | str, texts: Path | None, form: str, output: Path | None, lang: Lang, *, later: bool,
    evidence: bool,
) -> None:  # fmt: skip
    """Print what follows or precedes a document in a store."""
    from wenmai.graph.remote import open_graph
    from wenmai.queries.editions import predecessors, successors

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        node = ask(folder, document, lang)
        found = (successors if later else predecessors)(folder, node.id, evidence=evidence)
    items = [_item(one, lang, later=later, evidence=evidence) for one in found]
    columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
    query: Item = {"document": node.name, **node_item(node, lang)}
    write(Answer(query, items, columns, told_node(node, lang)), form, output, lang)


def _item(one: Edition, lang: Lang, *, later: bool, evidence: bool) -> Item:
    label = one.relation.label(lang, inverse=not later) if one.relation else ""
    if one.same_title:
        label += (
            ("·同名" if lang == "zh" else ", same title")
            if label
            else ("同名" if lang == "zh" else "same title")
        )
    changed = "；".join(f"{old} → {new}" for old, new in one.renamed)
    if changed:
        label += f"（机关更名：{changed}）" if lang == "zh" else f" (issuer renamed: {changed})"
    item: Item = {
        "depth": one.depth,
        "relation": one.relation.value if one.relation else None,
        "same_title": one.same_title,
        "renamed": [list(pair) for pair in one.renamed],
        "label": label,
        "parent": one.parent.id,
        "parent_name": one.parent.number or one.parent.title or one.parent.id,
        **node_item(one.node, lang),
    }
    if evidence:
        item["sentence"] = one.evidence[0].sentence if one.evidence else None
        item["evidence"] = [evidence_item(piece, lang) for piece in one.evidence]
    return item
