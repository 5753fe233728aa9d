"""``wenmai predecessors``: what a document took the place of 先前版本, step by step."""

from pathlib import Path

import click

from wenmai.commands.editions import print_editions
from wenmai.commands.output import evidence_option, graph_options, output_options
from wenmai.ontology.vocabulary import Lang


@click.command("predecessors")
@click.argument("document", metavar="DOCUMENT")
@graph_options
@evidence_option
@output_options()
def command(
    document: str, store: Path | str, texts: Path | None, evidence: bool, form: str, output: Path | None, lang: Lang
) -> None:  # fmt: skip
    """一份文件取代了什么：它废止、替代的，和同名的前一版.

    What a document took the place of, with the sentence.
    """
    print_editions(document, store, texts, form, output, lang, later=False, evidence=evidence)
