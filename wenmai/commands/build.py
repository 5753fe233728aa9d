"""``wenmai build``: files and folders into a store 建库, with progress and a summary."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from wenmai.commands.output import PLAIN, jobs_option, map_option, output_options, store_option
from wenmai.commands.summary import print_summary, progress_bar
from wenmai.ontology.vocabulary import Lang


@click.command("build")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@store_option
@map_option
@jobs_option
@click.option(
    "--corrections", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="更正文件，存入图谱；不给则沿用图谱中的 · Corrections, kept in the store; by default those it has.",
)  # fmt: skip
@click.option(
    "--strict", is_flag=True, help="有文件读不了时退出码为 1 · Exit with 1 if a file could not be read."
)
@output_options(*PLAIN)
def command(
    sources: tuple[Path, ...],
    store: Path,
    meaning: str | None,
    jobs: int,
    corrections: Path | None,
    strict: bool,
    form: str,
    output: Path | None,
    lang: Lang,
) -> None:
    """读取文件和文件夹，写入图谱，并给出小结；同样的输入再次运行不改变任何东西.

    Read files and folders into a store and print a summary. The same input again changes nothing.
    """
    from wenmai.extractors.readers.table import columns
    from wenmai.graph.build import shown
    from wenmai.graph.kept import kept_corrections
    from wenmai.ontology.records import read_corrections
    from wenmai.pipeline import extract, save

    kept = read_corrections(corrections) if corrections else kept_corrections(store)
    with progress_bar(lang) as progress:
        corpus = extract(
            *sources, columns=columns(meaning) if meaning else None, progress=progress, jobs=jobs
        )
    corpus = replace(corpus, corrections=kept)
    changed = save(corpus, store)
    bad = print_summary(shown(corpus), form, output, lang, store=store, changed=changed)
    if strict and bad:
        sys.exit(1)
