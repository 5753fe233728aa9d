"""ZIP archives 压缩包: a text for each file inside, read in memory, within limits, and never unpacked to disk."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from wenmai.extractors.readers.page import Reading
from wenmai.ontology.model import Diagnostic, SourceText
from wenmai.ontology.vocabulary import Code

_UTF8_FLAG: Final = 0x800
_ENCRYPTED_FLAG: Final = 0x1
_CHINESE: Final = frozenset(
    map(chr, (*range(0x2010, 0x2027), *range(0x3000, 0x3040), *range(0x3400, 0xA000), *range(0xFF00, 0xFFF0)))
)
_LINK: Final = 0o120000
_PASSED_OVER: Final = ("__MACOSX/", "._", "~$", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an archive is read 解压上限: files, bytes of one, bytes of all, and bytes out for a byte in."""

    members: int = 10_000
    one: int = 64 * 1024 * 1024
    total: int = 512 * 1024 * 1024
    ratio: int = 200


def read_archive(
    data: bytes, name: str, read: Callable[[bytes, str], Reading], limits: Limits = Limits()
) -> Reading:
    """Return what ``read`` makes of each file of an archive, in order of name, as ``archive.zip/inner.docx``.

    What cannot or must not be read (a password, a path that leads out, a bomb) becomes a diagnostic of its file.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RecursionError):
        return _told(Code.UNREADABLE, name, "damaged ZIP archive")
    texts: list[SourceText] = []
    doubts: list[Diagnostic] = []
    with archive:
        members = sorted((_name(info), info) for info in archive.infolist() if not info.is_dir())
        members = [pair for pair in members if not _passed_over(pair[0])]
        if not members:
            return _told(Code.EMPTY, name, "")
        seen: set[str] = set()
        left = limits.total
        for inner, info in members[: limits.members]:
            where = f"{name}/{inner}"
            refusal = _refusal(inner, info, seen)
            seen.add(inner)
            content = refusal or _content(archive, info, min(limits.one, left), limits.ratio)
            if isinstance(content, tuple):
                doubts.append(Diagnostic(content[0], where, content[1]))
                continue
            left -= len(content)
            reading = read(content, where)
            texts += reading.texts
            doubts += reading.diagnostics
        if len(members) > limits.members:
            doubts.append(Diagnostic(Code.REFUSED, name, f"more than {limits.members} files"))
    return Reading(tuple(texts), tuple(doubts))


def _told(code: Code, name: str, message: str) -> Reading:
    return Reading((), (Diagnostic(code, name, message),))


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; one without the UTF-8 flag was written in the code page of its system, mostly GBK."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    readings = [name for encoding in ("utf-8", "gb18030") if (name := _decoded(raw, encoding)) is not None]
    chinese = [name for name in readings if all(sign.isascii() or sign in _CHINESE for sign in name)]
    return next(iter(chinese or readings), info.filename)


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _passed_over(inner: str) -> bool:
    last = inner.rpartition("/")[2]
    return inner.startswith(_PASSED_OVER[0]) or last.startswith(_PASSED_OVER[1:])


def _refusal(inner: str, info: zipfile.ZipInfo, seen: set[str]) -> tuple[Code, str] | None:
    """Why a member is not read before it is opened, if so."""
    parts = inner.replace("\\", "/").split("/")
    if inner.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in inner:
        return Code.REFUSED, "its path leads out of the archive"
    if (info.external_attr >> 16) & 0o170000 == _LINK:
        return Code.REFUSED, "a link"
    if inner in seen:
        return Code.REFUSED, "a second file of this name"
    if info.flag_bits & _ENCRYPTED_FLAG:
        return Code.ENCRYPTED, ""
    return None


def _content(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, ratio: int
) -> bytes | tuple[Code, str]:
    """The bytes of a member, counted as they come because the declared size may lie; else why there are none."""
    most = min(most, max(info.compress_size * ratio, 1024 * 1024))
    try:
        with archive.open(info) as file:
            content = b"".join(_chunks(file, most))
    except NotImplementedError:
        return Code.UNSUPPORTED, "compression"
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return Code.UNREADABLE, "damaged inside the archive"
    return content if len(content) <= most else (Code.REFUSED, "grows too large when unpacked")


def _chunks(file: "zipfile.ZipExtFile | object", most: int) -> Iterator[bytes]:
    left = most + 1
    while left > 0 and (chunk := file.read(min(left, 1024 * 1024))):  # type: ignore[union-attr]
        left -= len(chunk)
        yield chunk
