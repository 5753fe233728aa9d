"""``wenmai add``: files and folders into a store, beside what it holds 增补."""

import sys
from pathlib import Path

import click

from wenmai.commands.output import PLAIN, jobs_option, map_option, output_options, store_option
from wenmai.commands.summary import print_summary, progress_bar
from wenmai.ontology.vocabulary import Lang


@click.command("add")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@store_option
@map_option
@jobs_option
@click.option(
    "--strict", is_flag=True, help="有文件读不了时退出码为 1 · Exit with 1 if a file could not be read."
)
@output_options(*PLAIN)
def command(
    sources: tuple[Path, ...], store: Path, meaning: str | None, jobs: int, strict: bool, form: str,
    output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    """把文件加入已有的图谱；同名的文件换成新的，结果与一次读入全部文件相同.

    Files and folders beside what the store holds; a file of the same name is replaced.
    """
    from wenmai.extractors.readers.table import columns
    from wenmai.pipeline import add

    with progress_bar(lang) as progress:
        corpus, changed = add(
            store, *sources, columns=columns(meaning) if meaning else None, progress=progress, jobs=jobs
        )
    bad = print_summary(corpus, form, output, lang, store=store, changed=changed)
    if strict and bad:
        sys.exit(1)
