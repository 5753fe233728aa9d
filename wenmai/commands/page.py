"""``wenmai page``: one self-contained HTML page of a document 网页, which opens with no network."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.output import Place, emit, graph_options, tell_of_texts
from wenmai.ontology.vocabulary import Lang


@click.command("page")
@click.argument("document", metavar="DOCUMENT")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="写入的文件 · File to write.",
)
@graph_options
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="WENMAI_LANG", show_default=True
)
def command(document: str, output: Path, store: Place, texts: Path | None, lang: Lang) -> None:
    """写出一份文件的网页：要素、脉络图、每条关系的原句.

    Fields, a drawing of the lineage, and the sentence of every relation.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.pages import document_page
    from wenmai.queries.lineage import lineage
    from wenmai.queries.show import show

    tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        node = ask(folder, document, lang)
        emit(document_page(show(folder, node.id), lineage(folder, node.id), lang), output)
    click.echo(output.as_posix())
