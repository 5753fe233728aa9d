"""The store folder on disk 库目录: its names, its mark of ownership, the pointer, and writes that last.

store.json            the store format; whoever has it is a wenmai store
current               the number of the generation that is in force, replaced atomically
generations/N/        records/ oxigraph/ ties.sqlite index.sqlite generation.json, never changed once named
texts/<sha256>        the texts as read, named by their own content, so never changed either
wenmai.lock           held by the one writer
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any, Final

from wenmai.errors import StoreError, StoreVersion

STORE_FORMAT: Final = 3
LOCK: Final = "wenmai.lock"
_MARK: Final = "store.json"
_POINTER: Final = "current"
_TEMPORARY: Final = ".tmp-"


class Layout:
    """The places in a store folder 目录布局; nothing is read or written by making one."""

    def __init__(self, root: Path) -> None:
        """Take the folder of the store."""
        self.root = root
        self.generations = root / "generations"
        self.texts = root / "texts"
        self.lock = root / LOCK

    def generation(self, number: int) -> Path:
        """Folder of one generation."""
        return self.generations / str(number)

    def staging(self, number: int) -> Path:
        """Folder in which a generation is built before it gets its name."""
        return self.generations / f"{number}{_TEMPORARY}{os.getpid()}"

    def numbers(self) -> list[int]:
        """Numbers of the generations on disk, whole ones and those whose removal was cut short, ascending."""
        if not self.generations.is_dir():
            return []
        return sorted(int(path.name) for path in self.generations.iterdir() if path.name.isdecimal())

    def current(self) -> int | None:
        """Number of the generation in force; None if none was ever finished. StoreError if unreadable."""
        try:
            return int((self.root / _POINTER).read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreError(f"the store {self.root} has a broken pointer file: {error}") from error

    def made(self, number: int) -> int:
        """When a generation was made, in nanoseconds; 0 if it is not there. StoreError if unreadable."""
        try:
            return self.generation(number).stat().st_mtime_ns
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise StoreError(
                f"generation {number} of the store {self.root} cannot be read: {error}"
            ) from error

    def point_to(self, number: int) -> None:
        """Put a generation in force: the one step by which a build takes effect."""
        write_file(self.root / _POINTER, f"{number}\n".encode())

    def is_store(self) -> bool:
        """Whether the folder is a wenmai store of this format. StoreVersion if it is one of another."""
        try:
            mark = json.loads((self.root / _MARK).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, ValueError) as error:
            raise StoreError(f"the store {self.root} cannot be read: {error}") from error
        if not isinstance(mark, dict) or mark.get("program") != "wenmai":
            return False
        if mark.get("format") != STORE_FORMAT:
            raise StoreVersion(
                f"the store {self.root} is of format {mark.get('format')}, this program uses {STORE_FORMAT}: "
                "build it anew with `wenmai build SOURCE... --store` and another folder"
            )
        return True

    def claim(self) -> None:
        """Make the folder a wenmai store, if it is none yet; StoreError if it is somebody else's."""
        if self.is_store():
            return
        if self.root.exists() and not self.root.is_dir():
            raise StoreError(f"{self.root} is a file: name a folder for the store")
        strangers = [name for name in entries(self.root) if name != LOCK and not name.startswith(_MARK)]
        if strangers or (self.root / _MARK).exists():
            raise StoreError(
                f"{self.root} holds other files and is no wenmai store: name a new or empty folder"
            )
        self.root.mkdir(parents=True, exist_ok=True)

    def sign(self) -> None:
        """Write the mark of a wenmai store; call with the lock held."""
        if not (self.root / _MARK).exists():
            write_file(self.root / _MARK, dumped({"format": STORE_FORMAT, "program": "wenmai"}))
        self.generations.mkdir(exist_ok=True)
        self.texts.mkdir(exist_ok=True)

    def sweep(self) -> None:
        """Remove what no reader can be at: leftovers of killed builds, all but the last two generations."""
        current = self.current()
        kept = [number for number in self.numbers() if current is not None and number <= current][-2:]
        for path in list(self.generations.iterdir()):
            if path.name not in map(str, kept):
                shutil.rmtree(path, ignore_errors=True)
        described = [description(self.generation(number)) for number in kept]
        referred = {source["text"] for one in described for source in one.get("sources", ())}
        for path in list(self.texts.iterdir()):
            if path.name not in referred:
                path.unlink(missing_ok=True)
        for name in (_POINTER, _MARK):
            for path in self.root.glob(f"{name}{_TEMPORARY}*"):
                path.unlink(missing_ok=True)


def description(generation: Path) -> dict[str, Any]:
    """What a generation says of itself 世代说明; empty if it is damaged, so that it is written anew."""
    try:
        found = json.loads((generation / "generation.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def entries(folder: Path) -> list[str]:
    """Names in a folder, or none if there is no such folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def dumped(value: Any) -> bytes:
    """JSON as bytes of a file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def write_file(path: Path, content: bytes) -> None:
    """Replace a file atomically and for good 原子写入: after a crash it has the old content or the new."""
    temporary = path.with_name(f"{path.name}{_TEMPORARY}{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync(path.parent)


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk 落盘; Windows cannot do that to folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Have a folder with all that is in it on the disk 整体落盘."""
    for path in sorted(folder.rglob("*")):
        sync(path)
    sync(folder)
