"""``wenmai norms``: what a document asks, forbids, allows or grants 规范清单."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from wenmai.commands.asking import ask
from wenmai.commands.output import Answer, Column, Item, emit, output_options, store_option, table, write
from wenmai.commands.workbook import write_workbook
from wenmai.ontology.norms import Modality
from wenmai.ontology.vocabulary import Lang

if TYPE_CHECKING:
    from wenmai.ontology.norms import Norm, Part

_COLUMNS: Final = (
    Column("line", "行", "Line", wrap=False),
    Column("cue_text", "情态", "Mode", wrap=False),
    Column("who", "谁", "Who"),
    Column("act", "行为", "Act"),
    Column("whom", "为谁", "For whom"),
    Column("when", "条件", "Condition"),
    Column("figures", "数量、时间", "Figures, time"),
    Column("charge", "出资、负责", "Payer, body"),
)


@click.command("norms")
@click.argument("document", metavar="DOCUMENT|FILE")
@store_option
@click.option(
    "--modality", "modes", multiple=True, type=click.Choice([one.value for one in Modality]),
    help="只看这种情态 · Only norms of this mode; may be given several times.",
)  # fmt: skip
@output_options("table", "json", "jsonl", "csv", "xlsx")
def command(
    document: str, store: Path, modes: tuple[str, ...], form: str, output: Path | None, lang: Lang
) -> None:
    """一份文件规定了什么：谁应当、可以、不得做什么，为谁，什么条件，多少，何时，谁出资，谁负责.

    What a document of the store, or each document of a file, asks, forbids, allows and grants: every norm with its
    sentence and the place of each part.
    """
    found = [one for one in _norms(document, store, lang) if not modes or one.modality.value in modes]
    items = [_item(one) for one in found]
    rows = [{**item, **_cells(one)} for item, one in zip(items, found, strict=True)]
    query = {"document": document, "modality": list(modes)}
    if form == "table":
        emit(table(Answer(query, rows, _COLUMNS), lang, colour=False), output)
    elif form == "xlsx":
        write_workbook(Answer(query, rows, _COLUMNS), output, lang)
    else:
        write(Answer(query, rows if form == "csv" else items, _COLUMNS), form, output, lang)


def _norms(document: str, store: Path, lang: Lang) -> "Sequence[Norm]":
    from wenmai.graph.build import shown
    from wenmai.graph.generations import open_store
    from wenmai.pipeline import extract

    if Path(document).is_file():
        read = extract(document)
        for one in read.diagnostics:
            if one.start is None:
                click.echo(f"{one.source}: {one.code.label(lang)}", err=True)
        return read.norms
    with open_store(store) as folder:
        node = ask(folder, document, lang)
        corpus = shown(folder.corpus())
    act = [one for one in corpus.documents if node.id in (one.id, one.issued_by)]
    first = {one.id: one for one in reversed(act)}  # of several printings the first
    printings = {(one.source, one.record) for one in first.values()}
    return [one for one in corpus.norms if (one.source, one.record) in printings]


def _item(norm: "Norm") -> Item:
    from wenmai.ontology.norm_records import norm_row

    return norm_row(norm)


def _cells(norm: "Norm") -> Item:
    """A norm as cells of a table: what is done in one, the figures in another."""
    return {
        "cue_text": norm.cue.text,
        "who": _said(norm.bearer or norm.payer or norm.body),
        "act": norm.action.text + _said(norm.object),
        "whom": _said(norm.beneficiary),
        "when": "；".join(one.text for one in norm.conditions),
        "figures": "；".join(one.text for one in (*norm.quantities, *norm.times)),
        "charge": "；".join(one.text for one in (norm.payer, norm.body) if one),
    }


def _said(part: "Part | None") -> str:
    return part.text if part else ""
