"""``wenmai annotate``: a file with every reference in it marked 标注, the text as given."""

from pathlib import Path

import click

from wenmai.commands.output import emit
from wenmai.ontology.vocabulary import Lang


@click.command("annotate")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format", "-f", "form", type=click.Choice(["html", "markdown"]), default="html", show_default=True,
    help="格式 · Form of the text.",
)  # fmt: skip
@click.option(
    "--link", metavar="ADDRESS",
    help="文件的网址，{id} 处填标识 · Address of a document, {id} stands for its id; "
    "default: links within the file.",
)  # fmt: skip
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False),
    help="写入文件 · Write to a file, else standard output.",
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="WENMAI_LANG", show_default=True
)
def command(file: Path, form: str, link: str | None, output: Path | None, lang: Lang) -> None:
    """在原文中标出每处引用：关系、所指文件、链接.

    Every reference in the text as a link that says its relation; the text itself stays as it is.
    """
    from wenmai.pages.annotated import annotated_html, annotated_markdown
    from wenmai.pipeline import extract

    corpus = extract(file)
    for one in corpus.diagnostics:
        if one.start is None:
            click.echo(f"{one.source}: {one.code.label(lang)}", err=True)
    write = annotated_html if form == "html" else annotated_markdown
    emit(write(corpus, lang, link), output)
