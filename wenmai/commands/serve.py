"""``wenmai serve``: the explorer in the browser 浏览器端."""

from pathlib import Path
from typing import Final

import click

from wenmai.commands.output import store_option
from wenmai.errors import WenmaiError
from wenmai.ontology.vocabulary import Lang

_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


@click.command("serve")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True,
              help="监听地址 · Address to listen at; this machine only, unless you name one.")  # fmt: skip
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="端口 · Port.")
@click.option("--name", "names", multiple=True, metavar="HOST",
              help="可用的主机名，可重复 · Names by which other machines may ask.")  # fmt: skip
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True,
              help="全库和 SPARQL 查询最多多少秒 · Seconds for SPARQL and questions to the whole store.")  # fmt: skip
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="WENMAI_LANG", show_default=True
)
def command(store: Path, host: str, port: int, names: tuple[str, ...], time_limit: float, lang: Lang) -> None:
    """在浏览器里看图谱：检索、文件、脉络、对照、覆盖；同时提供 JSON 和 SPARQL.

    Look around in a store with the browser; JSON under /api/v1, SPARQL at /sparql. It only reads.
    """
    try:
        from wenmai.server.app import create_app
        from wenmai.server.guard import LOOPBACK
        from wenmai.server.limits import Limits
        from wenmai.server.running import server
    except ImportError as error:
        raise WenmaiError(f"the explorer needs {error.name}: pip install 'wenmai[explorer]'") from error
    inside = host in _LOOPBACK
    limits = Limits(far_seconds=time_limit)
    app = create_app(store, limits=limits, hosts=(*LOOPBACK, *names) if inside or names else ())
    _free(host, port)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}/" + ("" if lang == "zh" else "?lang=en"))
    if not inside:
        told = (
            f"注意：{host} 上的其他机器也能看到这个库" if lang == "zh"
            else f"mind: other machines see this store at {host}"
        )  # fmt: skip
        click.echo(told, err=True)
    server(app, host, port).run()


def _free(host: str, port: int) -> None:
    """Raise WenmaiError if nothing can listen there."""
    import socket

    try:
        family = socket.getaddrinfo(host, port)[0][0]
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise WenmaiError(
            f"cannot listen at {host}:{port} ({error.strerror}): name another --port or --host"
        ) from error
