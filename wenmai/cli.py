"""The command line 命令行: registers the commands lazily, so that ``wenmai --help`` answers at once."""

from importlib import import_module
from typing import Any, Final

import click

from wenmai.errors import WenmaiError

_COMMANDS: Final = {
    "annotate": ("annotate", "在原文中标出引用 · Every reference in a text as a link with its relation"),
    "alarms": ("alarms", "预警：依据失效等 · What is amiss: a basis that fell, a dead text cited"),
    "ask": ("ask", "十五个问题 · Fifteen questions, with their SPARQL and Cypher"),
    "add": ("add", "向图谱增补文件 · Files and folders beside what a store holds"),
    "build": ("build", "读取文件，建立图谱 · Read files and folders into a store"),
    "check": ("check", "检查图谱 · Check the graph: structure and shapes"),
    "export": ("export", "导出整个图谱 · Write the whole graph for other programs"),
    "coverage": ("coverage", "各地落实情况 · Which regions carried a document out"),
    "compare": (
        "compare",
        "两份文件逐条对照 · Two documents side by side: provisions, differences, verdicts",
    ),
    "conflicts": ("conflicts", "排查可能抵触之处 · What differs between levels and should be looked at"),
    "extract": ("extract", "只写记录 · Write the records only, no store"),
    "gaps": ("gaps", "库里缺什么 · What is cited or numbered and not in the store"),
    "implementations": ("implementations", "逐级落实 · Who carried a document out, with lags"),
    "lineage": ("lineage", "文件的来龙去脉 · Where a document comes from and what followed"),
    "number": ("number", "识别发文字号 · Read document numbers, one JSON object a line"),
    "ontology": ("ontology", "输出本体 · Print the ontology of the graph"),
    "page": ("page", "写出一页网页 · Write a self-contained HTML page of a document"),
    "path": ("path", "两份文件的关联 · The shortest explanation between two documents"),
    "predecessors": ("predecessors", "此前的版本 · Earlier editions, what it replaced"),
    "push": ("push", "推送到 Neo4j · The graph of a store into a Neo4j"),
    "remove": ("remove", "从图谱移除文件 · Files out of a store"),
    "query": ("query", "运行自己的查询 · Run a query of your own"),
    "score": ("score", "与人工标注比较 · Records against annotation: precision, recall, differences"),
    "search": ("search", "检索标题、文号、机关 · Search titles, numbers, issuers"),
    "show": ("show", "一份文件的全部 · All that is known of one document"),
    "serve": ("serve", "在浏览器里看 · The explorer in the browser, JSON and SPARQL"),
    "stats": ("stats", "统计 · Most cited, most implemented, lags, co-issuers"),
    "status": ("status", "某日是否有效、谁说的 · Whether it holds on a day, and who says so"),
    "successors": ("successors", "此后的版本 · Later editions, what replaced it"),
}


class _LazyGroup(click.Group):
    """A group that imports a command's module when the command is run or its help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"wenmai.commands.{_COMMANDS[cmd_name][0]}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name][1]) for name in sorted(_COMMANDS)])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WenmaiError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wenmai", prog_name="wenmai")
def main() -> None:
    """文脉 Wenmai: read policy documents, keep a graph in which every edge shows its sentence.

    \b
    wenmai build 文件夹          read files and folders into ./wenmai-store
    wenmai lineage 国发〔2022〕12号   what it rests on, who implemented it, what replaced it
    """
