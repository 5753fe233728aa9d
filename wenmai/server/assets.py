"""Assets 静态资源: our stylesheet and scripts, and the vis-network of pyvis's wheel; nothing from another host."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from fastapi import APIRouter, HTTPException, Request, Response

from wenmai.pages import lanes
from wenmai.pages.script import script

router = APIRouter()
_KINDS: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_MADE: Final = {"vis-network.js": script, "lanes.js": lanes.script, "lanes.css": lanes.style}
_OWN: Final = ("explorer.css", "explorer.js", "network.js", "icon.svg")


@router.get("/static/{name}")
def asset(request: Request, name: str) -> Response:
    """Give one of the assets; what the browser has already is not sent again."""
    if name not in (*_OWN, *_MADE):
        raise HTTPException(404, f"no asset {name[:100]}")
    content, mark = _read(name)
    headers = {"ETag": mark, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    kind = _KINDS[name[name.rindex(".") :]]
    return Response(content, media_type=f"{kind}; charset=utf-8", headers=headers)


@router.get("/favicon.ico")
async def icon() -> Response:
    """Give the icon to browsers that ask for it by this name."""
    return Response(_read("icon.svg")[0], media_type="image/svg+xml")


@cache
def _read(name: str) -> tuple[bytes, str]:
    made = _MADE.get(name)
    text = made() if made else files("wenmai.server").joinpath("static", name).read_text(encoding="utf-8")
    content = text.encode()
    return content, f'"{sha256(content).hexdigest()[:20]}"'
