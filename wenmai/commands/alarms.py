"""``wenmai alarms``: what is amiss 预警 with a document, or with all of a store."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.days import day_option
from wenmai.commands.items import evidence_item
from wenmai.commands.output import Answer, Column, Item, graph_options, output_options, tell_of_texts, write
from wenmai.commands.summary import progress_bar
from wenmai.ontology.standing import AlarmKind, Cure
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.alarms import Alarm
from wenmai.queries.model import Node

_COLUMNS = (
    Column("severity_label", "程度", "severity", wrap=False),
    Column("kind_label", "预警", "alarm"),
    Column("name", "文件", "document"),
    Column("relation_label", "关系", "relation", wrap=False),
    Column("other_name", "所涉文件", "other document"),
    Column("day", "日期", "day", wrap=False),
    Column("later_name", "后来的文件", "later document"),
    Column("clears", "如何消除", "what clears it"),
)


@click.command("alarms")
@click.argument("document", metavar="[DOCUMENT]", required=False)
@graph_options
@day_option
@click.option("--kind", "kinds", multiple=True, type=click.Choice([one.value for one in AlarmKind]),
              help="只看哪种，可重复 · Only these kinds.")  # fmt: skip
@click.option("--evidence", is_flag=True, help="附原句和出处 · With the sentence and where it stands.")
@output_options()
def command(
    document: str | None, store: Path | str, texts: Path | None, day: str, kinds: tuple[str, ...], evidence: bool,
    form: str, output: Path | None, lang: Lang,
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
        found = alarms(folder, node.id if node else None, day=day, evidence=evidence, progress=progress)
    items = [_item(one, lang, evidence=evidence) for one in found if not kinds or one.kind.value in kinds]
    columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
    write(Answer({"document": document, "as_of": day}, items, columns), form, output, lang)


def _item(one: Alarm, lang: Lang, *, evidence: bool) -> Item:
    item: Item = {
        "kind": one.kind.value,
        "kind_label": one.kind.label(lang),
        "severity": one.severity.value,
        "severity_label": one.severity.label(lang),
        "relation": one.relation.value,
        "relation_label": one.relation.label(lang),
        "day": one.day,
        "change": one.change.value if one.change else None,
        "partial": one.partial,
        "clears": Cure(one.kind.value).label(lang),
        **_named("", one.node),
        **_named("other_", one.other),
        **_named("later_", one.later),
    }
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
    }
