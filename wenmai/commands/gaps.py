"""``wenmai gaps``: what is spoken of and not at hand 缺漏, and numbers that must exist."""

from pathlib import Path

import click

from wenmai.commands.items import node_item, with_sentence
from wenmai.commands.output import (
    Answer,
    Column,
    Item,
    evidence_option,
    graph_options,
    limit_option,
    output_options,
    tell_of_texts,
    write,
)
from wenmai.commands.summary import progress_bar
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.gaps import LIMIT, Missing, Series, told

_COLUMNS = (
    Column("kind_label", "缺什么", "what", wrap=False),
    Column("documents", "提及文件", "documents", wrap=False),
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("held", "已有", "held", wrap=False),
    Column("highest", "最大序号", "highest", wrap=False),
    Column("absent", "未见序号", "absent"),
)


@click.command("gaps")
@graph_options
@limit_option(LIMIT)
@evidence_option
@output_options()
def command(
    store: Path | str,
    texts: Path | None,
    limit: int,
    evidence: bool,
    form: str,
    output: Path | None,
    lang: Lang,
) -> None:
    """最常被提到而不在库的文件，和序号中必有而未见的文号.

    What most documents speak of and the store does not have, and numbers that must exist by sequence.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.evidence import Sentences
    from wenmai.queries.gaps import most_missed, series

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        with progress_bar(lang) as progress:
            missing, holes = most_missed(folder, limit), series(folder, limit, progress)
        items = [_missing(one, lang) for one in missing]
        if evidence:
            sentences = Sentences(folder)
            items = [with_sentence(item, sentences.naming(item["id"]), lang) for item in items]
    items += [_series(one, lang) for one in holes]
    columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
    write(Answer({"limit": limit}, items, columns), form, output, lang)


def _missing(one: Missing, lang: Lang) -> Item:
    return {
        "kind": "document",
        "kind_label": "库外文件" if lang == "zh" else "document",
        "documents": one.documents,
        "mentions": one.mentions,
        **dict.fromkeys(("held", "spoken", "highest", "missing", "absent")),
        **node_item(one.node, lang),
    }


def _series(one: Series, lang: Lang) -> Item:
    return {
        "kind": "series",
        "kind_label": "缺号" if lang == "zh" else "series",
        "documents": None,
        "mentions": None,
        "number": f"{one.code}〔{one.year}〕",
        "title": None,
        "held": one.held,
        "spoken": one.spoken,
        "highest": one.highest,
        "missing": one.missing,
        "absent": told(one.absent),
    }
