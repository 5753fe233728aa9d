"""``wenmai export``: the whole graph in a file for other programs 导出."""

from pathlib import Path

import click

from wenmai.commands.output import emit, store_option


@click.command("export")
@store_option
@click.option(
    "--format", "-f", "form", required=True,
    type=click.Choice(["turtle", "jsonld", "nquads", "ntriples", "graphml", "gexf", "csv"]),
    help="格式；csv 是装有数据表的 ZIP · The format; csv is a ZIP archive of tables.",
)  # fmt: skip
@click.option(
    "--output", "-o", required=True, type=click.Path(path_type=Path, dir_okay=False),
    help="写入的文件 · The file to write.",
)  # fmt: skip
def command(store: Path, form: str, output: Path) -> None:
    """导出整个图谱，供 Gephi、pandas、RDF 工具等使用.

    Write the whole graph for Gephi, networkx, pandas or RDF tools.
    """
    from wenmai.graph.generations import open_store
    from wenmai.queries.export import export

    with open_store(store) as folder:
        export(folder.store, form, output)
    emit(f"{output}\n", None)
