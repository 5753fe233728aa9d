"""``wenmai ask``: fifteen questions 十五个问题 on any store, each with its SPARQL and Cypher."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.days import day_option
from wenmai.commands.items import evidence_item, told_node
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
from wenmai.ontology.vocabulary import Lang, Level
from wenmai.queries.implementations import days_between
from wenmai.queries.nodes import string
from wenmai.queries.questions import DOCUMENTS, Found, Question, answer, question, questions

_HEADINGS = {
    "id": ("文件", "document"),
    "via": ("经由", "through"),
    "basis": ("依据", "basis"),
    "later": ("后来的文件", "later document"),
    "first": ("延续它的", "extended by"),
    "second": ("再延续的", "extended again by"),
    "other": ("另一文件", "other document"),
    "doc": ("所问文件", "which document"),
    "region": ("地区", "region"),
    "level": ("层级", "level"),
    "date": ("日期", "date"),
    "doc_date": ("其日期", "its date"),
    "lag": ("隔天数", "days"),
    "issuer": ("机关", "issuer"),
    "repealed": ("废止", "repealed"),
    "issued": ("印发", "issued"),
}
_FIELDS = {**{name: f"{name}_told" for name in DOCUMENTS}, "level": "level_label"}
_WHOLE = (
    "这一问不问单份文件，所问为全库",
    "this question is not about one document: it is asked of the whole store",
)
_LISTED = (Column("number", "号", "no.", wrap=False), Column("question", "问题", "question"))


@click.command("ask")
@click.argument("number", type=int, required=False, metavar="[N]")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--list", "listed", is_flag=True, help="列出全部问题 · List the questions.")
@click.option("--query", "language", type=click.Choice(["sparql", "cypher"]),
              help="只给出查询语句 · Show the query, and do not run it.")  # fmt: skip
@graph_options
@day_option
@evidence_option
@output_options()
def command(
    number: int | None, documents: tuple[str, ...], listed: bool, language: str | None, store: Path | str,
    texts: Path | None, day: str, evidence: bool, form: str, output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    """十五个常问的问题；不给文件，就问全库.

    Fifteen questions; without a document they are asked of the whole store.
    """
    if listed or number is None:
        items = [
            {"number": one.number, "question": one.text(lang), "query": one.query.name} for one in questions()
        ]
        write(Answer({}, items, _LISTED), form, output, lang)
        return
    asked = question(number)
    if language:
        emit((asked.query.sparql if language == "sparql" else asked.query.cypher) or "", output)
        return
    _answer(asked, documents, store, texts, day, evidence, form, output, lang)


def _answer(
    asked: Question, documents: tuple[str, ...], store: Path | str, texts: Path | None, day: str, evidence: bool,
    form: str, output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    from wenmai.graph.remote import open_graph

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        ids: list[str | None] = [ask(folder, words, lang).id for words in documents]
        found = [
            row
            for one in ids or [None]
            for row in answer(folder, asked.number, day=day, document_id=one, evidence=evidence)
        ]
    if documents and not asked.of_document:
        click.echo(_WHOLE[0] if lang == "zh" else _WHOLE[1], err=True)
    items = [_item(one, lang, form, evidence=evidence) for one in found]
    shown = [name for name in _HEADINGS if name == "lag" or any(name in one.row for one in found)]
    shown = [name for name in shown if any(name in item for item in items)]
    columns = [Column(_FIELDS.get(name, name), *_HEADINGS[name], wrap=name in DOCUMENTS) for name in shown]
    if evidence:
        columns.append(Column("sentence", "原句", "sentence"))
    query: Item = {
        "number": asked.number,
        "question": asked.text(lang),
        "as_of": day if asked.dated else None,
    }
    if form == "table":
        none = "：无" if lang == "zh" else ": none"
        listed = table(Answer(query, items, columns), lang, colour=on_terminal(output)) if items else ""
        emit(asked.text(lang) + ("" if items else none) + "\n" + listed, output)
        return
    write(Answer(query, items, columns), form, output, lang)


def _item(found: Found, lang: Lang, form: str, *, evidence: bool) -> Item:
    """A row with the number, title, level, force and date of each document in it."""
    item: Item = dict(found.row)
    if level := string(item.get("level")):
        item["level_label"] = Level(level).label(lang)
    if "doc_date" in item:
        item["lag"] = days_between(string(item["date"]), string(item["doc_date"]))
    for column, node in found.documents.items():
        item |= {
            f"{column}_name": node.name,
            f"{column}_level": node.level.value if node.level else None,
            f"{column}_force": node.force.value if node.force else None,
            f"{column}_date": node.date,
        }
        if form == "table":
            item[f"{column}_told"] = told_node(node, lang)
    if evidence:
        item["sentence"] = "\n".join(one.sentence or one.surface for one in found.evidence)
        item["evidence"] = [evidence_item(one, lang) for one in found.evidence]
    return item
