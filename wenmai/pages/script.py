"""The script of the network view 绘图脚本: read from the installed pyvis when a page is made, never copied here."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from wenmai.errors import DataError

_SCRIPT: Final = "vis-network.min.js"


@cache
def script() -> str:
    """Return the script of vis-network 绘图脚本 that the installed pyvis carries; DataError if it has none."""
    found = [path for path in _vis_folders() if path.joinpath(_SCRIPT).is_file()]
    if not found:
        raise DataError("pyvis is installed without its vis-network script: reinstall pyvis 0.3.2")
    text = max(found, key=_version).joinpath(_SCRIPT).read_text(encoding="utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))
    return body.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _vis_folders() -> list[Traversable]:
    folder = files("pyvis").joinpath("templates", "lib")
    return [path for path in folder.iterdir() if path.name.startswith("vis-")] if folder.is_dir() else []


def _version(folder: Traversable) -> tuple[int, ...]:
    parts = folder.name.removeprefix("vis-").split(".")
    return tuple(int(part) if part.isdigit() else 0 for part in parts)
