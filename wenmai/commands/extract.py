"""``wenmai extract``: files and folders into records 只写记录, without a store."""

import sys
from pathlib import Path

import click

from wenmai.commands.output import PLAIN, jobs_option, map_option
from wenmai.commands.summary import print_summary, progress_bar
from wenmai.ontology.vocabulary import Lang


@click.command("extract")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@click.option(
    "--output", "-o", "folder", required=True, type=click.Path(path_type=Path, file_okay=False),
    help="记录写入的文件夹 · Folder for the records.",
)  # fmt: skip
@map_option
@jobs_option
@click.option(
    "--strict", is_flag=True, help="有文件读不了时退出码为 1 · Exit with 1 if a file could not be read."
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(PLAIN),
    default="table",
    help="小结的格式 · Form of the summary.",
)
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="WENMAI_LANG", show_default=True
)
def command(
    sources: tuple[Path, ...],
    folder: Path,
    meaning: str | None,
    jobs: int,
    strict: bool,
    form: str,
    lang: Lang,
) -> None:
    """读取文件和文件夹，只写 JSON 行记录（documents、references、edges、diagnostics）.

    Read files and folders and write the records as JSON lines into a folder.
    """
    from wenmai.extractors.readers.table import columns
    from wenmai.ontology.records import write_records
    from wenmai.pipeline import extract

    with progress_bar(lang) as progress:
        corpus = extract(
            *sources, columns=columns(meaning) if meaning else None, progress=progress, jobs=jobs
        )
    try:
        write_records(corpus, folder)
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}") from error
    if print_summary(corpus, form, None, lang) and strict:
        sys.exit(1)
