"""``wenmai search``: titles, numbers, issuers 检索."""

from pathlib import Path

import click

from wenmai.commands.items import NODE_COLUMNS, node_item
from wenmai.commands.output import Answer, Place, graph_options, output_options, write
from wenmai.ontology.vocabulary import Lang


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@graph_options
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="最多几项 · Results at the most."
)
@output_options()
def command(
    words: tuple[str, ...],
    store: Place,
    texts: Path | None,
    limit: int,
    form: str,
    output: Path | None,
    lang: Lang,
) -> None:
    """检索标题、文号和机关；一个字也能查.

    All words must match; one character is enough.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.search import search

    asked = " ".join(words)
    with open_graph(store, texts) as folder:
        hits = search(folder, asked, limit)
    items = [{"score": hit.score, **node_item(hit.node, lang)} for hit in hits]
    write(Answer({"words": asked, "limit": limit}, items, NODE_COLUMNS), form, output, lang)
