"""``wenmai stats``: most cited, most implemented, lags, who issues together 统计."""

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
from wenmai.ontology.vocabulary import Lang, Level, Relation
from wenmai.queries.stats import LIMIT, Ranked, Stats

_COLUMNS = (
    Column("kind_label", "统计", "what", wrap=False),
    Column("what", "对象", "of"),
    Column("count", "数", "count", wrap=False),
    Column("days", "天数：最短 / 中位 / 最长", "days: least / median / most", wrap=False),
)
_SAID = {"implemented": Relation.IMPLEMENTS}


@click.command("stats")
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
    """被提到最多、落实最多的文件，各级落实的时滞，联合发文的机关.

    What is cited and implemented most, how fast each level follows, who issues together.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.evidence import Sentences
    from wenmai.queries.stats import stats

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        items = _items(stats(folder, limit), lang)
        if evidence:
            sentences = Sentences(folder)
            items = [
                with_sentence(item, sentences.naming(item["id"], _SAID.get(item["kind"])), lang)
                if "id" in item
                else item
                for item in items
            ]
    columns = (*_COLUMNS, Column("sentence", "原句", "sentence")) if evidence else _COLUMNS
    write(Answer({"limit": limit}, items, columns), form, output, lang)


def _items(found: Stats, lang: Lang) -> list[Item]:
    zh = lang == "zh"
    items = [_ranked("cited", "被提及" if zh else "cited", one, lang) for one in found.cited]
    items += [
        _ranked("implemented", "被落实" if zh else "implemented", one, lang) for one in found.implemented
    ]
    for lag in found.lags:
        what = f"{_level(lag.upper, lang)} → {_level(lag.lower, lang)}"
        days = f"{lag.shortest} / {lag.middle:g} / {lag.longest}"
        items.append(_item("lag", "时滞" if zh else "lag", what, lag.pairs) | {
            "days": days, "shortest": lag.shortest, "median": lag.middle, "longest": lag.longest,
            "upper": lag.upper.value if lag.upper else None, "lower": lag.lower.value if lag.lower else None,
        })  # fmt: skip
    for pair in found.together:
        what = f"{pair.issuer} · {pair.other}"
        items.append(_item("together", "联合发文" if zh else "issued together", what, pair.documents))
    return items


def _item(kind: str, label: str, what: str, count: int) -> Item:
    return {"kind": kind, "kind_label": label, "what": what, "count": count}


def _ranked(kind: str, label: str, one: Ranked, lang: Lang) -> Item:
    return _item(kind, label, one.node.name, one.documents) | node_item(one.node, lang)


def _level(level: Level | None, lang: Lang) -> str:
    return level.label(lang) if level else ("层级不明" if lang == "zh" else "no level")
