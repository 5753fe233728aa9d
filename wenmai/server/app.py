"""The application 应用: a store, its pages, its API, its SPARQL endpoint."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI

from wenmai.graph.generations import open_store
from wenmai.server import (
    api_corpus,
    api_documents,
    assets,
    comparing,
    corpus,
    coverage,
    document,
    home,
    network,
    sparql,
)
from wenmai.server.apart import Apart
from wenmai.server.guard import LOOPBACK, Guard
from wenmai.server.limits import Limits
from wenmai.server.problems import PROBLEMS, answer_problems
from wenmai.server.readers import Readers

_ABOUT = (
    "Answers about a store of Chinese government documents 政策文件图谱. A document is named by its id, its number in "
    "any spelling, or its title. Everything is read only."
)


def create_app(
    store: str | Path, *, limits: Limits | None = None, hosts: tuple[str, ...] = LOOPBACK
) -> FastAPI:
    """Return the explorer of a store 浏览器端 as an ASGI application.

    It shows the generation in force, at each request. ``hosts`` are the names by which it may be asked, () any.
    StoreMissing, StoreVersion or StoreError as of :func:`wenmai.graph.generations.open_store`.
    """
    limits, folder = limits or Limits(), Path(store)
    open_store(folder).close()

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        app.state.readers = readers = Readers(folder, limits)
        app.state.apart = apart = Apart(folder, limits)
        try:
            yield
        finally:
            apart.close()
            readers.close()

    app = FastAPI(
        title="Wenmai 文脉",
        version=version("wenmai"),
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
        lifespan=running,
        max_body_size=limits.body,
        redirect_slashes=False,
    )
    app.state.limits = limits
    answer_problems(app)
    for router in (api_documents.router, api_corpus.router):
        app.include_router(router, prefix="/api/v1")
    app.include_router(sparql.router)
    for pages in (home, corpus, document, comparing, coverage, network, assets):
        app.include_router(pages.router, include_in_schema=False)
    app.add_middleware(Guard, hosts=hosts, address=limits.address)
    return app
