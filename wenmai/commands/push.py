"""``wenmai push``: the graph of a store into a Neo4j 推送."""

from pathlib import Path

import click

from wenmai.commands.output import store_option
from wenmai.errors import WenmaiError
from wenmai.ontology.vocabulary import Lang


@click.command("push")
@click.argument("address", metavar="neo4j://HOST:PORT")
@store_option
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="WENMAI_LANG", show_default=True
)
def command(address: str, store: Path, lang: Lang) -> None:
    """把库中的图谱推送到 Neo4j；再次运行不会重复，也会补完中断的推送.

    The graph of a store into a Neo4j; the same again doubles nothing, and completes what was cut short.
    Name and password: NEO4J_USERNAME, NEO4J_PASSWORD.
    """
    from contextlib import closing

    from wenmai.graph.build import shown
    from wenmai.graph.cypher import Neo4jStore, is_address
    from wenmai.graph.generations import open_store

    if not is_address(address):
        raise WenmaiError(f"{address} is no address of a Neo4j: give one such as neo4j://localhost:7687")
    with open_store(store) as folder, closing(Neo4jStore(address)) as graph:
        corpus = shown(folder.corpus())
        graph.push(corpus, folder.digest)
    documents, edges = len({document.id for document in corpus.documents}), len(corpus.edges)
    if lang == "zh":
        click.echo(f"已推送 {documents} 份文件、{edges} 条关系到 {address}")
    else:
        click.echo(f"pushed {documents} documents and {edges} edges to {address}")
