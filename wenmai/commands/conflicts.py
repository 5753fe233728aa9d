"""``wenmai conflicts``: what a compliance officer should see of a whole store 抵触排查."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.findings import BASIS, COLUMNS, finding_item, flat
from wenmai.commands.output import Answer, emit, output_options, store_option, write
from wenmai.commands.workbook import write_workbook
from wenmai.ontology.vocabulary import Lang

_VERDICTS = ("none", "note", "check", "conflict")


@click.command("conflicts")
@store_option
@click.option("--document", help="只看一份文件 · Only findings of this document: number or title.")
@click.option(
    "--min-verdict", "least", type=click.Choice(_VERDICTS), default="check", show_default=True,
    help="至少达到何种结论 · The least grave verdict shown.",
)  # fmt: skip
@click.option(
    "--corrections", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="更正文件 · JSON lines of findings dismissed or confirmed, each with its reason.",
)  # fmt: skip
@click.option("--exit-code", is_flag=True, help="有发现时以 1 结束 · End with 1 if anything is found.")
@output_options("table", "json", "jsonl", "csv", "html", "xlsx")
@click.pass_context
def command(
    context: click.Context, store: Path, document: str | None, least: str, corrections: Path | None,
    exit_code: bool, form: str, output: Path | None, lang: Lang,
) -> None:  # fmt: skip
    """排查全库：下位规定与上位规定不一致、期限已届满、超越权限之处，最严重的在前.

    What differs between levels and should be looked at, the gravest first, each with both sentences and the
    rule's source. A finding is a hint, never a judgement.
    """
    from wenmai.comparing.corpus import conflicts
    from wenmai.comparing.corrections import corrected, read_corrections
    from wenmai.comparing.model import Verdict
    from wenmai.graph.generations import open_store

    with open_store(store) as folder:
        node = ask(folder, document, lang) if document else None
        corpus = folder.corpus(texts=True)
    verdict = list(Verdict)[_VERDICTS.index(least)]
    found = conflicts(corpus, node.id if node else None, verdict)
    if corrections:
        found = corrected(found, read_corrections(corrections))
    items = [finding_item(each, lang) for each in found]
    query = {"document": node.id if node else None, "min_verdict": verdict.value}
    if form == "html":
        from wenmai.pages.comparison import comparison_page

        emit(comparison_page(found, lang), output)
    elif form == "xlsx":
        write_workbook(Answer(query, flat(items, titles=True), COLUMNS), output, lang)
    else:
        rows = flat(items, titles=True) if form == "table" else items
        columns = (*COLUMNS, BASIS)
        write(Answer(query, rows, columns), form, output, lang, heading=("verdict_label", "rule_label"))
    if exit_code and found:
        context.exit(1)
