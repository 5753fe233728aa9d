"""``wenmai ontology``: the published ontology 本体."""

from pathlib import Path

import click

from wenmai.commands.output import emit


@click.command("ontology")
@click.option("--shapes", is_flag=True, help="SHACL 形状 · The SHACL shapes in place of the ontology.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="写入文件 · Write to a file, else standard output.",
)
def command(shapes: bool, output: Path | None) -> None:
    """输出本体（Turtle）：类、关系、词表，及其与 ELI 等的对应.

    Print the ontology as Turtle: classes, relations, vocabularies, and how they stand to ELI and others.
    """
    from wenmai.graph.iris import published

    emit(published("shapes" if shapes else "policy"), output)
