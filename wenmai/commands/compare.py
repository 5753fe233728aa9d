"""``wenmai compare``: two documents side by side 条款比较: what answers what, what differs, and whether it may."""

from pathlib import Path

import click

from wenmai.commands.asking import ask
from wenmai.commands.findings import COLUMNS, finding_item, flat
from wenmai.commands.output import Answer, emit, output_options, store_option, write
from wenmai.commands.workbook import write_workbook
from wenmai.errors import WenmaiError
from wenmai.ontology.vocabulary import Lang


@click.command("compare")
@click.argument("one", metavar="DOCUMENT")
@click.argument("other", metavar="DOCUMENT")
@store_option
@click.option("--differences", is_flag=True, help="只看有差异的 · Only what differs.")
@output_options("table", "json", "jsonl", "csv", "html", "xlsx")
def command(
    one: str, other: str, store: Path, differences: bool, form: str, output: Path | None, lang: Lang
) -> None:
    """把两份文件的条款逐条对照：哪条对应哪条，改了什么，是否可能抵触；先上位后下位.

    Two documents side by side: which provision answers which, what changed, and whether it may. The order of
    the two does not matter: the upper one, between equals the earlier, stands first.
    """
    from wenmai.comparing.corpus import compare_two
    from wenmai.comparing.model import Verdict
    from wenmai.graph.generations import open_store

    with open_store(store) as folder:
        first, second = ask(folder, one, lang), ask(folder, other, lang)
        corpus = folder.corpus(texts=True)
    for node in (first, second):
        if not node.known:
            raise WenmaiError(f"{node.name} is only spoken of in the store: its text is not at hand")
    if first.id == second.id:
        raise WenmaiError(f"{one} and {other} are one document: name two")
    found = compare_two(corpus, first.id, second.id)
    if differences:
        found = [each for each in found if each.verdict is not Verdict.NONE]
    items = [finding_item(each, lang) for each in found]
    query = {"one": first.id, "other": second.id}
    if form == "html":
        from wenmai.pages.comparison import comparison_page

        emit(comparison_page(found, lang), output)
    elif form == "xlsx":
        write_workbook(Answer(query, flat(items, titles=False), COLUMNS), output, lang)
    else:
        rows = flat(items, titles=False) if form == "table" else items
        write(Answer(query, rows, COLUMNS), form, output, lang)
