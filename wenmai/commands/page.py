"""``wenmai page``: self-contained HTML pages 网页, which open with no network: of a document, or of a whole store."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.days import day_option
from wenmai.commands.output import Place, emit, graph_options, tell_of_texts
from wenmai.commands.summary import progress_bar
from wenmai.graph.store import Opened
from wenmai.ontology.vocabulary import Lang


@click.command("page")
@click.argument("document", metavar="[DOCUMENT]", required=False)
@click.option("--all", "everything", is_flag=True, help="全库，写入文件夹 · All documents, into a folder.")
@click.option("--network", is_flag=True, help="可拖动的网络图 · The lineage as a network to drag about.")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path),
    help="写入的文件或文件夹 · File to write, or with --all folder.",
)
@graph_options
@day_option
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="WENMAI_LANG", show_default=True
)
def command(
    document: str | None,
    everything: bool,
    network: bool,
    output: Path,
    store: Place,
    texts: Path | None,
    day: str,
    lang: Lang,
) -> None:
    """写出一份文件（或全库）的网页：正文、效力、脉络图、每条关系的原句.

    Text with its references, status, a drawing of the lineage, and the sentence of every relation.
    """
    from wenmai.graph.remote import open_graph

    if everything is (document is not None):
        raise click.UsageError("name a document, or --all")
    if everything and network:
        raise click.UsageError("--network is for one document; --all writes a network of its own")
    if output.is_file() if everything else output.is_dir():
        raise click.UsageError(f"{output} is a {'file' if everything else 'folder'}")
    tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        if document is None:
            from wenmai.pages.site import site

            with progress_bar(lang) as progress:
                for name, page in site(folder, day, lang, progress):
                    emit(page, output / name)
            output = output / "index.html"
        else:
            emit(_page(folder, ask(folder, document, lang).id, day, lang, network=network), output)
    click.echo(output.as_posix())


def _page(folder: Opened, document_id: str, day: str, lang: Lang, *, network: bool) -> str:
    from wenmai.pages import document_page, network_page
    from wenmai.pages.gathering import sheet
    from wenmai.pages.page import nowhere
    from wenmai.queries.lineage import lineage

    if network:
        return network_page(lineage(folder, document_id), lang)
    return document_page(sheet(folder, document_id, day, nowhere), lang)
