"""The guard 守卫 before every request: which hosts it may name, how long its address is; and the security headers."""

from asyncio import CancelledError
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")


class Guard:
    """Refuses what is not meant for this server 守卫: a page elsewhere must not read it by a name of its own."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], address: int) -> None:
        """Let through requests to these hosts, all where there are none, with addresses up to so many bytes."""
        self._app, self._hosts, self._address = app, hosts, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        app: ASGIApp = self._app
        host = Headers(scope=scope).get("host", "")
        if self._hosts and _name(host) not in self._hosts:
            app = PlainTextResponse("this server does not answer to that host name\n", 421)
        elif len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self._address:
            app = PlainTextResponse("the address is too long\n", 414)
        try:
            await app(scope, receive, guarded)
        except CancelledError:  # the server stops, and this would take longer than it waits
            if not begun:
                await PlainTextResponse("the server has stopped\n", 503)(scope, receive, guarded)


def _name(host: str) -> str:
    """A host without its port."""
    name, mark, port = host.rpartition(":")
    return name.lower() if mark and port.isdecimal() else host.lower()
