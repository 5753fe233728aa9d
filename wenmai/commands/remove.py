"""``wenmai remove``: files out of a store 移除."""

from pathlib import Path

import click

from wenmai.commands.output import PLAIN, output_options, store_option
from wenmai.commands.summary import print_summary
from wenmai.ontology.vocabulary import Lang


@click.command("remove")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@store_option
@output_options(*PLAIN)
def command(files: tuple[str, ...], store: Path, form: str, output: Path | None, lang: Lang) -> None:
    """从图谱中移除文件（用库中的文件名），结果与一次读入其余文件相同.

    Files out of the store, by the names they have in it; a folder or archive goes with what is in it.
    """
    from wenmai.pipeline import remove

    print_summary(remove(store, *files), form, output, lang, store=store)
