"""``wenmai status``: whether a document holds on a day 效力状态, by which events, and who says so."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.days import day_option
from wenmai.commands.items import evidence_item, node_item, told_node
from wenmai.commands.output import (
    Answer,
    Column,
    Item,
    emit,
    evidence_option,
    graph_options,
    on_terminal,
    output_options,
    table,
    tell_of_texts,
    write,
)
from wenmai.ontology.standing import EventKind, Says
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.events import Event
from wenmai.queries.status import Standing, status

_COLUMNS = (
    Column("label", "事件", "event", wrap=False),
    Column("start", "自", "from", wrap=False),
    Column("end", "至", "until", wrap=False),
    Column("says_label", "谁说的", "who says so", wrap=False),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("level_label", "层级", "level", wrap=False),
    Column("force_label", "位阶", "force", wrap=False),
    Column("date", "成文", "issued", wrap=False),
)
_NAMED = ("id", "number", "title", "level", "level_label", "force", "force_label", "date")


@click.command("status")
@click.argument("document", metavar="DOCUMENT")
@graph_options
@day_option
@evidence_option
@output_options()
def command(
    document: str,
    store: Path | str,
    texts: Path | None,
    day: str,
    evidence: bool,
    form: str,
    output: Path | None,
    lang: Lang,
) -> None:
    """一份文件在某一天是否有效，经过哪些事，谁说的.

    Whether a document holds on a day, what happened to it, and who says so.
    """
    from wenmai.graph.remote import open_graph

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        found = status(folder, ask(folder, document, lang).id, day)
    items = [_item(one, lang, evidence=evidence) for one in found.events]
    if form == "table":
        columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
        listed = table(Answer({}, items, columns), lang, colour=on_terminal(output)) if items else ""
        emit(_told(found, lang) + listed, output)
        return
    write(Answer({"document": document, **standing_item(found, lang)}, items, _COLUMNS), form, output, lang)


def standing_item(found: Standing, lang: Lang) -> Item:
    """Return what holds on a day as an item, with the document itself."""
    return {
        "as_of": found.day,
        "status": found.status.value,
        "status_label": found.status.label(lang),
        "says": found.says.value if found.says else None,
        "says_label": found.says.label(lang) if found.says else None,
        **node_item(found.node, lang),
    }


def _told(found: Standing, lang: Lang) -> str:
    """The answer in one line, above the events."""
    says = found.says.label(lang) if found.says else ("无从判断" if lang == "zh" else "nothing says")
    if found.says is Says.RULE and found.why:
        says += f"：{found.why.sentence}" if lang == "zh" else f": {found.why.sentence}"
    head = told_node(found.node, lang)
    if lang == "zh":
        return f"{head}\n{found.day}：{found.status.label(lang)}（{says}）\n"
    return f"{head}\n{found.day}: {found.status.label(lang)} ({says})\n"


def _item(event: Event, lang: Lang, *, evidence: bool) -> Item:
    label = event.kind.label(lang)
    if event.partial:
        part = event.article or ("部分" if lang == "zh" else "in part")
        label += f"（{part}）" if lang == "zh" else f" ({part})"
    if event.kind is EventKind.STATED:
        label += f"“{event.sentence}”"
    if not event.counts:
        label += "（日期不明，未计）" if lang == "zh" else " (day not known, not counted)"
    if not event.printed:
        label += "（未写明，以成文日计）" if lang == "zh" else " (not printed: the day of issue)"
    item: Item = {
        "event": event.kind.value,
        "label": label,
        "start": event.start,
        "end": event.end,
        "partial": event.partial,
        "counts": event.counts,
        "article": event.article,
        "printed": event.printed,
        "says": event.says.value,
        "says_label": event.says.label(lang),
        "rule": event.rule,
        **(_by(event, lang)),
    }
    if evidence:
        first = event.evidence[0].sentence if event.evidence else None
        item["sentence"] = event.sentence or first
        item["evidence"] = [evidence_item(one, lang) for one in event.evidence]
    return item


def _by(event: Event, lang: Lang) -> Item:
    if event.by is None:
        return dict.fromkeys(_NAMED)
    item = node_item(event.by, lang)
    return {name: item[name] for name in _NAMED}
