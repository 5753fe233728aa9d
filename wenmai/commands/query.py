"""``wenmai query``: a question of one's own to a store 自定查询."""

import sys
from pathlib import Path

import click

from wenmai.commands.output import Answer, Column, Item, Place, output_options, place_option, write
from wenmai.errors import WenmaiError
from wenmai.ontology.vocabulary import Lang


@click.command("query")
@click.argument(
    "file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE.rq|FILE.cypher|-"
)
@place_option
@click.option(
    "--time-limit", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True,
    help="最多多少秒 · Seconds at the most.",
)  # fmt: skip
@output_options()
def command(file: Path, store: Place, time_limit: float, form: str, output: Path | None, lang: Lang) -> None:
    """运行自己的查询：库文件夹用 SPARQL（SELECT），Neo4j 用 Cypher（只读）；文件或标准输入.

    Run a query of your own from a file, or from standard input with `-`: a SPARQL SELECT on a store folder, Cypher
    that reads on a Neo4j.
    """
    from wenmai.queries.ask import answer, question

    rows = answer(store, question(file.name, _text(file), store), time_limit)
    columns = [Column(name, name, name) for name in (rows[0] if rows else ())]
    query: Item = {"file": str(file), "store": str(store)}
    write(Answer(query, [dict(row) for row in rows], columns), form, output, lang)


def _text(file: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise WenmaiError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise WenmaiError(f"{file} is not UTF-8 text") from error
