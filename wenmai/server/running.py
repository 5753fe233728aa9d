"""Running 运行: how uvicorn serves the application."""

from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    import uvicorn

_HEADERS = 65_536  # bytes that the rest of a request's head may take


def server(app: FastAPI, host: str, port: int) -> "uvicorn.Server":
    """Return a server of the application 服务器, which is yet to be run."""
    import uvicorn

    limits = app.state.limits
    return uvicorn.Server(
        uvicorn.Config(
            app, host=host, port=port, log_level="warning", access_log=False, http="h11", ws="none",
            server_header=False, h11_max_incomplete_event_size=limits.address + _HEADERS, timeout_keep_alive=10,
            timeout_graceful_shutdown=3, limit_concurrency=2 * limits.waiting, backlog=2 * limits.waiting,
        )
    )  # fmt: skip
