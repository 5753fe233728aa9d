"""``wenmai show``: all that is known of one document 文件详情."""

import sys
from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.items import evidence_item, link_item, node_item
from wenmai.commands.output import (
    Answer,
    Column,
    Item,
    Place,
    emit,
    evidence_option,
    graph_options,
    output_options,
    render,
    table,
    tell_of_texts,
    write,
)
from wenmai.ontology.corrections import told
from wenmai.ontology.model import Correction
from wenmai.ontology.records import correction_row
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.model import Node, Shown

_COLUMNS = (
    Column("label", "关系", "relation", wrap=False),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("region", "地区", "region"),
    Column("date", "日期", "date", wrap=False),
)


@click.command("show")
@click.argument("document", metavar="DOCUMENT")
@graph_options
@evidence_option
@output_options()
def command(
    document: str,
    store: Place,
    texts: Path | None,
    evidence: bool,
    form: str,
    output: Path | None,
    lang: Lang,
) -> None:
    """一份文件的要素、印本、它提到的和提到它的文件.

    Fields, printings, the documents it names and those that name it.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.show import show

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        shown = show(folder, ask(folder, document, lang).id)
    items = [link_item(link, lang, evidence=evidence) for link in (*shown.outgoing, *shown.incoming)]
    if form == "table":
        colour = output is None and sys.stdout.isatty()
        listed = Answer({}, [_flat(item, evidence) for item in items], _columns(evidence))
        emit(_fields(shown, lang, evidence) + (table(listed, lang, colour=colour) if items else ""), output)
        return
    query = {
        "document": document,
        **node_item(shown.node, lang),
        "printings": [
            {"source": p.source, "start_line": p.start_line, "end_line": p.end_line} for p in shown.printings
        ],
        "texts": [node_item(text, lang) for text in shown.texts],
        "unresolved": [evidence_item(one, lang) for one in shown.unresolved],
        "corrections": [correction_row(one) for one in shown.corrections],
    }
    write(Answer(query, items, _COLUMNS), form, output, lang)


def _columns(evidence: bool) -> tuple[Column, ...]:
    return (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS


def _flat(item: Item, evidence: bool) -> Item:
    if not evidence:
        return item
    said = [
        f"{one['sentence'] or one['surface']}（{one['source']}:{one['line']}）"
        for one in item["evidence"][:3]
    ]
    return item | {"sentence": "\n".join(said)}


def _fields(shown: Shown, lang: Lang, evidence: bool) -> str:
    from rich.table import Table

    node, zh = shown.node, lang == "zh"
    in_force = " — ".join(part or "…" for part in (node.effective_from, node.effective_to))
    rows = [
        ("标题" if zh else "title", node.title),
        ("文号" if zh else "number", node.number),
        ("机关" if zh else "issuers", "、".join(node.issuers)),
        ("文种" if zh else "genre", node.genre.label(lang) if node.genre else None),
        ("效力位阶" if zh else "force", node.force.label(lang) if node.force else None),
        ("层级" if zh else "level", _level(node, lang)),
        ("日期" if zh else "date", node.date),
        ("施行" if zh else "in force", in_force if node.effective_from or node.effective_to else None),
        ("印发" if zh else "issued by", shown.notice.name if shown.notice else None),
        ("所印发" if zh else "issues", "；".join(text.name for text in shown.texts)),
        (
            "出处" if zh else "printed in",
            "；".join(f"{p.source}:{p.start_line}–{p.end_line}" for p in shown.printings),
        ),
        ("未能指认" if zh else "unresolved", "；".join(one.surface for one in shown.unresolved)),
    ]
    if evidence:
        corrections = "\n".join(_correction(one, lang) for one in shown.corrections)
        rows.append(("更正" if zh else "corrections", corrections))
    if not node.known:
        rows.append(
            ("备注" if zh else "note", "库外文件：只被提到" if zh else "not in the store: only spoken of")
        )
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for heading, value in rows:
        if value:
            grid.add_row(heading, value)
    return render(grid, colour=False)


def _correction(correction: Correction, lang: Lang) -> str:
    """A correction in one line: what it does, to what, why, who."""
    parts = (correction.relation and correction.relation.label(lang), correction.field, correction.target)
    what = " ".join(part for part in parts if part)
    new = correction.to if correction.to is not None else correction.value
    arrow = "" if correction.field is None and new is None else f" → {new}"
    return f"{correction.action.label(lang)} {what}{arrow}：{told(correction)}"


def _level(node: Node, lang: Lang) -> str | None:
    return (
        " · ".join(part for part in (node.level.label(lang) if node.level else None, node.region) if part)
        or None
    )
