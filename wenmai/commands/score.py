"""``wenmai score``: records against annotation 评分."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wenmai.commands.output import Answer, Column, emit, output_options, table
from wenmai.errors import DataError
from wenmai.ontology.vocabulary import Lang

if TYPE_CHECKING:
    from wenmai.scoring.tally import Score

FIGURES = (
    Column("what", "项目", "Counted"),
    Column("precision", "查准率", "Precision"),
    Column("recall", "查全率", "Recall"),
    Column("f1", "F1 / 正确率", "F1 / share right"),
    Column("right", "正确", "Right"),
    Column("gold", "标注", "Annotated"),
    Column("given", "抽取", "Given"),
)
CONFUSION = (
    Column("annotated", "标注的关系", "Annotated"),
    Column("read", "读出的关系", "Read as"),
    Column("count", "次数", "Times"),
)


@click.command("score")
@click.argument("gold", type=click.Path(path_type=Path, file_okay=False))
@click.argument("records", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--against", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="先前的评分文件（-f json 所写），列出得失 · An earlier score (written by -f json): show gains and losses.",
)  # fmt: skip
@output_options("table", "json")
def command(
    gold: Path, records: Path, against: Path | None, form: str, output: Path | None, lang: Lang
) -> None:
    """把抽取的记录与人工标注比较：查准率、查全率、混淆、逐条差异.

    Compare a folder of records with a folder of annotation: precision, recall, confusion, every difference.
    """
    from wenmai.scoring.score import score

    found = score(gold, records)
    if form == "json":
        emit(json.dumps(found.row(), ensure_ascii=False, indent=1) + "\n", output)
        return
    text = _text(found, lang)
    emit(text + _changes(against, found) if against else text, output)


def _text(found: "Score", lang: Lang) -> str:
    from wenmai.scoring.report import confusion, differences, figures

    query = {"differences": len(found.differences)}
    parts = [table(Answer(query, list(figures(found)), FIGURES), lang, colour=False)]
    if confused := list(confusion(found)):
        parts.append(table(Answer(query, confused, CONFUSION), lang, colour=False))
    parts += [f"{row['difference']}  {row['detail']}".rstrip() + "\n" for row in differences(found)]
    return "".join(parts)


def _changes(against: Path, found: "Score") -> str:
    from wenmai.scoring.tally import changes, score_from

    try:
        row = json.loads(against.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(f"{against} is no score: write one with wenmai score -f json -o FILE") from error
    if not isinstance(row, dict):
        raise DataError(f"{against} is no score: write one with wenmai score -f json -o FILE")
    gains, losses = changes(score_from(row), found)
    lines = [*(f"+ {name}" for name in gains), *(f"- {name}" for name in losses)]
    return f"\n+{len(gains)} -{len(losses)}\n" + "".join(f"{line}\n" for line in lines)
