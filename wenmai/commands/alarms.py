"""``wenmai alarms``: what is amiss 预警 with a document, or with all of a store."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.days import day_option
from wenmai.commands.items import evidence_item, told_node
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
from wenmai.commands.summary import progress_bar
from wenmai.ontology.standing import AlarmKind, Cure
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.alarms import Alarm
from wenmai.queries.model import Node

_COLUMNS = (
    Column("severity_label", "程度", "severity"),
    Column("kind_label", "预警", "alarm"),
    Column("day", "日期", "day"),
    Column("told", "文件", "document"),
    Column("relation_label", "关系", "relation"),
    Column("other_told", "所涉文件", "other document"),
    Column("change_label", "该文件其后", "what befell that"),
    Column("later_told", "后来的文件", "later document"),
    Column("clears", "如何消除", "what clears it"),
)
_HEADING = ("severity_label", "kind_label", "day")


@click.command("alarms")
@click.argument("document", metavar="[DOCUMENT]", required=False)
@graph_options
@day_option
@click.option("--kind", "kinds", multiple=True, type=click.Choice([one.value for one in AlarmKind]),
              help="只看哪种，可重复 · Only these kinds.")  # fmt: skip
@click.option("--unchecked", is_flag=True,
              help="连同所涉文件不在库、无从核对的 · With what names documents that are not in the store.")  # fmt: skip
@evidence_option
@output_options()
def command(
    document: str | None, store: Path | str, texts: Path | None, day: str, kinds: tuple[str, ...],
    unchecked: bool, evidence: bool, form: str, output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    """依据失效、引用已失效文件、落实旧版、互相废止等，各有两份文件、日期和原句.

    What is amiss with a document, or with all of them: both documents, the day, the sentences.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.alarms import alarms

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder, progress_bar(lang) as progress:
        node = ask(folder, document, lang) if document else None
        found = alarms(
            folder, node.id if node else None, day=day, evidence=evidence, unchecked=True, progress=progress
        )
    wanted = set(map(AlarmKind, kinds)) or set(AlarmKind) - (set() if unchecked else {AlarmKind.UNCHECKED})
    items = [_item(one, lang, form, evidence=evidence) for one in found if one.kind in wanted]
    outside = [one for one in found if one.kind is AlarmKind.UNCHECKED]
    columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
    query: Item = {"document": document, "as_of": day, "unchecked": len(outside)}
    head = told_node(node, lang) if node else None
    write(Answer(query, items, columns, head), form, output, lang, heading=_HEADING)
    if outside and AlarmKind.UNCHECKED not in wanted:
        click.echo(_not_checked(outside, lang), err=True)


def _not_checked(hidden: list[Alarm], lang: Lang) -> str:
    """That silence is not the same as nothing amiss: what is named and not in the store."""
    names = len({one.other.id for one in hidden})
    if lang == "zh":
        return f"另有 {len(hidden)} 处依据或废止对象不在库（{names} 份文件），无从核对；用 --unchecked 列出"
    told = f"{len(hidden)} ties to {names} documents that are not in the store cannot be checked"
    return f"{told}; --unchecked lists them"


def _item(one: Alarm, lang: Lang, form: str, *, evidence: bool) -> Item:
    item: Item = {
        "kind": one.kind.value,
        "kind_label": one.kind.label(lang),
        "severity": one.severity.value,
        "severity_label": one.severity.label(lang),
        "relation": one.relation.value,
        "relation_label": one.relation.label(lang),
        "day": one.day,
        "change": one.change.value if one.change else None,
        "change_label": one.change.label(lang, inverse=True) if one.change else None,
        "partial": one.partial,
        "clears": Cure(one.kind.value).label(lang),
        **_named("", one.node),
        **_named("other_", one.other),
        **_named("later_", one.later),
    }
    if form == "table":
        item["told"], item["other_told"] = told_node(one.node, lang), told_node(one.other, lang)
        item["later_told"] = told_node(one.later, lang) if one.later else None
    if evidence:
        pieces = (*one.evidence[:1], *one.later_evidence[:1])
        item["sentence"] = "\n".join(piece.sentence or piece.surface for piece in pieces)
        item["evidence"] = [evidence_item(piece, lang) for piece in one.evidence]
        item["later_evidence"] = [evidence_item(piece, lang) for piece in one.later_evidence]
    return item


def _named(prefix: str, node: Node | None) -> Item:
    """The fields by which two documents are compared: level, force and date are three fields."""
    return {
        f"{prefix}id": node.id if node else None,
        f"{prefix}name": node.name if node else None,
        f"{prefix}number": node.number if node else None,
        f"{prefix}title": node.title if node else None,
        f"{prefix}level": node.level.value if node and node.level else None,
        f"{prefix}force": node.force.value if node and node.force else None,
        f"{prefix}date": node.date if node else None,
        f"{prefix}effective_from": node.effective_from if node else None,
    }
