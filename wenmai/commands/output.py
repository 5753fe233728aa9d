"""How answers are printed 输出: table, JSON, JSON lines, CSV; to standard output or a file, UTF-8."""

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from wenmai.errors import WenmaiError
from wenmai.ontology.vocabulary import Lang

Item = dict[str, Any]
Place = Path | str  # a folder, or the address of a Neo4j
PLAIN: Final = ("table", "json", "jsonl", "csv")
_WIDTH: Final = 160


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the field of the item, its heading in Chinese and English."""

    field: str
    zh: str
    en: str
    wrap: bool = True

    def heading(self, lang: Lang) -> str:
        """Return the heading in a language."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers 回答: the query as understood, items, and the columns a table shows of them."""

    query: Item
    items: Sequence[Item]
    columns: Sequence[Column]
    head: str | None = None  # what stands above a table: the document asked about


def output_options(
    *formats: str, default: str = "table"
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command ``--format``, ``--output`` and ``--lang``."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option(
            "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="WENMAI_LANG", show_default=True,
            help="语言 · Language of labels.",
        )(command)  # fmt: skip
        command = click.option(
            "--output",
            "-o",
            type=click.Path(path_type=Path),
            help="写入文件 · Write to a file, else standard output.",
        )(command)
        return click.option(
            "--format", "-f", "form", type=click.Choice(formats or PLAIN), default=default, show_default=True,
            help="格式 · Form of the answer.",
        )(command)  # fmt: skip

    return decorate


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--store``: a folder, by default ``WENMAI_STORE`` or ``./wenmai-store``."""
    return click.option(
        "--store", type=click.Path(path_type=Path, file_okay=False), default=Path("wenmai-store"),
        envvar="WENMAI_STORE", show_default=True, help="图谱所在文件夹 · Folder of the store.",
    )(command)  # fmt: skip


class _PlaceType(click.Path):
    """A folder, or the address of a Neo4j, which is no path."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from wenmai.graph.cypher import is_address

        return value if is_address(str(value)) else super().convert(value, param, ctx)


def graph_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--store``, here also the address of a Neo4j, and ``--texts``: the folder of its texts."""
    command = click.option(
        "--texts", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
        help="图谱在 Neo4j 时，原文所在的库 · With a Neo4j: the store folder that has the texts.",
    )(command)  # fmt: skip
    return place_option(command)


def place_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--store``, here also the address of a Neo4j."""
    return click.option(
        "--store", type=_PlaceType(path_type=Path, file_okay=False), default=Path("wenmai-store"),
        envvar="WENMAI_STORE", show_default=True,
        help="图谱所在文件夹，或 Neo4j 地址 · Folder of the store, or neo4j://…",
    )(command)  # fmt: skip


def tell_of_texts(store: Place, texts: Path | None, lang: Lang) -> None:
    """Say on standard error that there are no sentences, where the graph is in a Neo4j and no texts are named."""
    if isinstance(store, str) and texts is None:
        told = (
            "Neo4j 中没有原文：用 --texts 指明库所在文件夹，才有原句" if lang == "zh"
            else "a Neo4j has no texts: name the store folder by --texts to see sentences"
        )  # fmt: skip
        click.echo(told, err=True)


def evidence_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--evidence``: whether sentences stand in the answer."""
    return click.option(
        "--evidence", is_flag=True, help="附原句和出处 · With the sentence and where it stands."
    )(command)


def limit_option(usual: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command ``--limit``: how many of each kind it tells, ``usual`` unless it is said."""
    return click.option(
        "--limit", type=click.IntRange(1), default=usual, show_default=True, help="各列几项 · Of each kind."
    )


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--jobs``: how many processes read the files; 0 is one for each processor."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(min=0), default=1, show_default=True, metavar="N",
        callback=lambda _context, _option, jobs: jobs or os.cpu_count() or 1,
        help="读文件的进程数，0 为处理器数；结果相同 · Processes that read the files; 0: one for each processor.",
    )(command)  # fmt: skip


def map_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--map``: what the columns of a table hold, a document a row."""
    return click.option(
        "--map", "meaning", metavar="WHAT=COLUMN,...",
        help="数据表各列的含义，如 text=正文,title=标题,number=文号 · What the columns of CSV, JSONL, XLSX files hold.",
    )(command)  # fmt: skip


def write(answer: Answer, form: str, output: Path | None, lang: Lang, *, heading: Sequence[str] = ()) -> None:
    """Print an answer in one of the plain forms; with a ``heading`` of fields, blocks take the place of the table."""
    if form == "json":
        emit(
            json.dumps({"query": answer.query, "items": list(answer.items)}, ensure_ascii=False, indent=2)
            + "\n",
            output,
        )
    elif form == "jsonl":
        emit("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in answer.items), output)
    elif form == "csv":
        emit(_csv(answer), output, bom=True)
    else:
        drawn = (
            blocks(answer, heading, lang, colour=on_terminal(output))
            if heading
            else table(answer, lang, colour=on_terminal(output))
        )
        emit(f"{answer.head}\n{drawn}" if answer.head else drawn, output)


def on_terminal(output: Path | None) -> bool:
    """Say whether an answer is shown on a terminal 是否终端, with its width and colours."""
    return output is None and sys.stdout.isatty()


def emit(text: str, output: Path | None, *, bom: bool = False) -> None:
    """Write text to a file, else to standard output as UTF-8; a closed pipe ends quietly."""
    if output is not None:
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_text(text, encoding="utf-8-sig" if bom else "utf-8", newline="")
        except OSError as error:
            raise WenmaiError(f"{output} cannot be written: {error.strerror}") from error
        return
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        raise WenmaiError(f"the answer cannot be written: {error.strerror}") from error


def _csv(answer: Answer) -> str:
    fields = list(dict.fromkeys(key for item in answer.items for key in item)) or [
        c.field for c in answer.columns
    ]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fields, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in item.items()} for item in answer.items)
    return buffer.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "；".join(_cell(part) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value)


def _shown(item: Item, field: str) -> str:
    """A cell of a table; a document without number and title is told by its id."""
    if field == "title" and not (item.get("title") or item.get("number")):
        return _cell(item.get("id"))
    return _cell(item.get(field))


def table(answer: Answer, lang: Lang, *, colour: bool) -> str:
    """Return an answer as a table of text, its headings in a language; one word where there is nothing."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if not answer.items:
        return render(_none(lang), colour=colour)
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in answer.columns:
        drawn.add_column(column.heading(lang), no_wrap=not column.wrap, overflow="fold")
    for item in answer.items:
        drawn.add_row(*(Text(_shown(item, column.field)) for column in answer.columns))
    return render(drawn, colour=colour)


def blocks(answer: Answer, heading: Sequence[str], lang: Lang, *, colour: bool) -> str:
    """Return an answer as blocks of text, one for each item, for items too wide for the columns of a table.

    The fields of ``heading`` stand in its first line, each of the other columns that has a value in a line of its own.
    """
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    parts: list[object] = [] if answer.items else [_none(lang)]
    for place, item in enumerate(answer.items, 1):
        head = " · ".join(told for field in heading if (told := _cell(item.get(field))))
        block = Table.grid(padding=(0, 2))
        block.add_column(no_wrap=True)
        block.add_column(overflow="fold")
        for column in answer.columns:
            if column.field not in heading and (told := _cell(item.get(column.field))):
                block.add_row(Text(column.heading(lang), style="dim"), Text(told))
        parts += [Text(f"{place}  {head}", style="bold"), Padding(block, (0, 0, 1, 3))]
    return render(*parts, colour=colour)


def _none(lang: Lang) -> str:
    return "无" if lang == "zh" else "none"


def render(*parts: object, colour: bool) -> str:
    """Return rich renderables as text, as wide as the terminal, or 160 columns where there is none."""
    from rich.console import Console

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        force_terminal=colour,
        width=None if colour else _WIDTH,
        emoji=False,
        highlight=False,
        markup=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"
