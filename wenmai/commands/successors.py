"""``wenmai successors``: what took the place of a document 后续版本, step by step."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.editions import print_editions
from wenmai.commands.output import graph_options, output_options, tell_of_texts
from wenmai.ontology.vocabulary import Lang


@click.command("successors")
@click.argument("document", metavar="DOCUMENT")
@graph_options
@click.option("--evidence", is_flag=True, help="附原句和出处 · With the sentence and where it stands.")
@output_options()
def command(
    document: str, store: Path | str, texts: Path | None, evidence: bool, form: str, output: Path | None, lang: Lang
) -> None:  # fmt: skip
    """什么取代了一份文件：废止、替代它的，和同名的后一版.

    What took the place of a document, with the sentence.
    """
    from wenmai.graph.remote import open_graph
    from wenmai.queries.editions import successors

    if evidence:
        tell_of_texts(store, texts, lang)
    with open_graph(store, texts) as folder:
        node = ask(folder, document, lang)
        found = successors(folder, node.id, evidence=evidence)
    print_editions(node, found, form, output, lang, later=True, evidence=evidence)
