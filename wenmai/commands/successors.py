"""``wenmai successors``: what took the place of a document 后续版本, step by step."""

from pathlib import Path

import click

from wenmai.commands.editions import print_editions
from wenmai.commands.output import evidence_option, graph_options, output_options
from wenmai.ontology.vocabulary import Lang


@click.command("successors")
@click.argument("document", metavar="DOCUMENT")
@graph_options
@evidence_option
@output_options()
def command(
    document: str, store: Path | str, texts: Path | None, evidence: bool, form: str, output: Path | None, lang: Lang
) -> None:  # fmt: skip
    """什么取代了一份文件：废止、替代它的，和同名的后一版.

    What took the place of a document, with the sentence.
    """
    print_editions(document, store, texts, form, output, lang, later=True, evidence=evidence)
