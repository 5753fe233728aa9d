"""The summary of a build 小结 and the progress bar while it runs."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from wenmai.commands.output import Answer, Column, Item, emit, render, write
from wenmai.ontology.model import Corpus, Diagnostic
from wenmai.ontology.vocabulary import Code, Lang, Level, MentionKind, Relation
from wenmai.pipeline import Progress
from wenmai.queries.summary import Summary, summary

_BAD = (
    *(Code.EMPTY, Code.BINARY, Code.UNREADABLE, Code.UNSUPPORTED, Code.ENCRYPTED, Code.REFUSED),
    *(Code.UNMAPPED, Code.TOO_LARGE, Code.NO_TEXT),
)
_LISTED = 20
_COLUMNS = (
    Column("what", "项目", "what"),
    Column("term", "值", "value"),
    Column("count", "数", "count", wrap=False),
)


@contextmanager
def progress_bar(lang: Lang, zh: str = "读取", en: str = "reading") -> Iterator[Progress | None]:
    """Give a function that shows progress on standard error; None where nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn(zh if lang == "zh" else en),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name)

        yield show


def print_summary(
    corpus: Corpus,
    form: str,
    output: Path | None,
    lang: Lang,
    *,
    store: Path | None = None,
    changed: bool = True,
) -> int:
    """Print what a build found and which files could not be read; return how many those are."""
    counts = summary(corpus)
    bad = [doubt for doubt in corpus.diagnostics if doubt.code in _BAD]
    if form != "table":
        query: Item = {"store": str(store) if store else None, "changed": changed}
        write(Answer(query, _rows(counts), _COLUMNS), form, output, lang)
        return len(bad)
    emit(_told(counts, corpus.diagnostics, bad, lang, store, changed), output)
    return len(bad)


def _rows(counts: Summary) -> list[Item]:
    plain = (
        "files",
        "documents",
        "printings",
        "outsiders",
        "mentions",
        "resolved",
        "by_name",
        "unresolved",
        "edges",
    )
    rows: list[Item] = [{"what": name, "term": None, "count": getattr(counts, name)} for name in plain]
    groups: tuple[tuple[str, list[tuple[object, int]]], ...] = (
        ("level", list(counts.levels.items())),
        ("mention", list(counts.kinds.items())),
        ("relation", list(counts.relations.items())),
        ("diagnostic", list(counts.diagnostics.items())),
    )
    rows += [
        {"what": what, "term": str(term) if term else None, "count": count}
        for what, group in groups
        for term, count in group
        if count
    ]
    return rows


def _told(
    counts: Summary,
    diagnostics: tuple[Diagnostic, ...],
    bad: list[Diagnostic],
    lang: Lang,
    store: Path | None,
    changed: bool,
) -> str:
    zh = lang == "zh"
    none = "层级不明" if zh else "no level"

    def group(
        items: Mapping[Level | None, int]
        | Mapping[MentionKind, int]
        | Mapping[Relation, int]
        | Mapping[Code, int],
    ) -> str:
        told = [
            f"{term.label(lang) if term is not None else none} {count}"
            for term, count in items.items()
            if count
        ]
        return " · ".join(told) or "—"

    rows = [
        ("来源文件" if zh else "files", str(counts.files)),
        ("文件" if zh else "documents", f"{counts.documents}（{group(counts.levels)}）"),
        ("库外文件" if zh else "spoken of only", str(counts.outsiders)),
        ("提及" if zh else "mentions", f"{counts.mentions}（{group(counts.kinds)}）"),
        ("指认" if zh else "resolved", f"{counts.resolved}"),
        ("仅知其名" if zh else "known by name", f"{counts.by_name}"),
        ("未能指认" if zh else "unresolved", f"{counts.unresolved}"),
        ("关系" if zh else "edges", f"{counts.edges}（{group(counts.relations)}）"),
        ("诊断" if zh else "diagnostics", group(counts.diagnostics)),
    ]
    if counts.printings > counts.documents:
        rows.insert(2, ("印本" if zh else "printings", str(counts.printings)))
    if store is not None:
        state = ("已写入" if zh else "written") if changed else ("没有变化" if zh else "unchanged")
        rows.append(("图谱" if zh else "store", f"{store}（{state}）"))
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for heading, value in rows:
        table.add_row(heading, value)
    lines = [
        f"  {doubt.source}: {doubt.code.label(lang)}{'（' + doubt.message + '）' if doubt.message else ''}"
        for doubt in bad[:_LISTED]
    ]
    if len(bad) > _LISTED:
        more = len(bad) - _LISTED
        lines.append(f"  …… 另有 {more} 个" if zh else f"  … and {more} more")
    head = [("读不了的文件：" if zh else "files that could not be read:")] if bad else []
    return render(table, colour=False) + "".join(line + "\n" for line in head + lines)
