"""``wenmai check``: the graph against its shapes and against structural checks 检查图谱."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wenmai.commands.output import Answer, Column, Item, output_options, store_option, write
from wenmai.commands.summary import progress_bar
from wenmai.ontology.vocabulary import Lang

if TYPE_CHECKING:
    from wenmai.queries.check import Finding

_COLUMNS = (
    Column("severity", "程度", "severity", wrap=False),
    Column("what", "问题", "what"),
    Column("id", "文件", "document"),
    Column("other", "另一文件", "other document"),
    Column("detail", "详情", "detail"),
)


@click.command("check")
@store_option
@click.option(
    "--no-shapes",
    is_flag=True,
    help="不作 SHACL 校验，只查结构 · Structural checks only, without SHACL.",
)
@click.option("--strict", is_flag=True, help="查出问题时退出码为 1 · Exit with 1 if anything was found.")
@output_options()
def command(store: Path, no_shapes: bool, strict: bool, form: str, output: Path | None, lang: Lang) -> None:
    """检查图谱：成环、时间颠倒、没有依据句的关系等，并以 SHACL 形状校验.

    Structural checks (cycles, order in time, relations without evidence …) and the SHACL shapes of the ontology.
    """
    from wenmai.graph.generations import open_store
    from wenmai.queries.check import checks, structure

    with open_store(store) as folder:
        found = list(structure(folder.store))
        if not no_shapes:
            from wenmai.queries.shapes import shapes

            with progress_bar(lang, "校验", "checking") as progress:
                found += shapes(folder.store, progress)
    query: Item = {"store": str(store), "checks": len(checks()), "shapes": not no_shapes, "found": len(found)}
    write(Answer(query, [_item(one, lang) for one in found], _COLUMNS), form, output, lang)
    if not found and form == "table":
        told = "没有发现问题" if lang == "zh" else "nothing was found"
        click.echo(told, err=True)
    if strict and found:
        sys.exit(1)


def _item(finding: "Finding", lang: Lang) -> Item:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "what": finding.zh if lang == "zh" else finding.en,
        "id": finding.id,
        "other": finding.other,
        "detail": finding.detail,
    }
