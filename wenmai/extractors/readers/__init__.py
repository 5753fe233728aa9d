"""Files to text 读取: one module a format, chosen by what the bytes are, not by the name."""

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.html import read_html
from wenmai.extractors.readers.page import Page, Reading
from wenmai.extractors.readers.pdf import read_pdf
from wenmai.extractors.readers.plain import read_text
from wenmai.extractors.readers.sniff import Kind, sniff
from wenmai.extractors.readers.word import read_docx
from wenmai.ontology.model import Diagnostic, SourceText
from wenmai.ontology.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST: Final = 64 * 1024 * 1024
_NAMES: Final = {
    ".pdf": {Kind.PDF}, ".docx": {Kind.DOCX}, ".doc": {Kind.DOC}, ".wps": {Kind.DOC}, ".xlsx": {Kind.XLSX},
    ".xls": {Kind.XLS}, ".ofd": {Kind.OFD}, ".zip": {Kind.ZIP}, ".htm": {Kind.HTML}, ".html": {Kind.HTML},
    ".mht": {Kind.MHTML}, ".mhtml": {Kind.MHTML}, ".rtf": {Kind.RTF},
}  # fmt: skip
_READERS: Final[dict[Kind, "Callable[[bytes], Page]"]] = {
    Kind.PDF: read_pdf,
    Kind.DOCX: read_docx,
    Kind.HTML: read_html,
    Kind.TEXT: read_text,
}


def read_file(path: Path, name: str) -> Reading:
    """Read one file: its texts and what was wrong with it; never raises for a bad file."""
    if not path.is_file():
        return _failed(Code.UNREADABLE, name, "not a regular file" if path.exists() else "a link to nothing")
    try:
        if path.stat().st_size > LARGEST:
            size = f"{path.stat().st_size / 1024 / 1024:.0f} MiB, at most {LARGEST // 1024 // 1024}"
            return _failed(Code.TOO_LARGE, name, size)
        data = path.read_bytes()
    except OSError as error:
        return _failed(Code.UNREADABLE, name, os.strerror(error.errno) if error.errno else str(error))
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read a file's bytes as :func:`read_file` does; ``name`` is what diagnostics and offsets speak of."""
    kind = sniff(data)
    doubts = _misnamed(name, kind)
    if kind is Kind.EMPTY:
        return _failed(Code.EMPTY, name)
    if kind is Kind.BINARY:
        return _failed(Code.BINARY, name, "", doubts)
    reader = _READERS.get(kind)
    if reader is None:
        return _failed(Code.UNSUPPORTED, name, kind.value, doubts)
    try:
        page = reader(data)
    except WenmaiError as error:
        return _failed(Code.UNREADABLE, name, str(error), doubts)
    doubts += [Diagnostic(code, name, message) for code, message in page.doubts]
    if not page.text.strip():
        return _failed(Code.NO_TEXT, name, "", doubts)
    text = SourceText(name, sha256(data).hexdigest(), page.text, page.metadata)
    return Reading((text,), tuple(doubts))


def _failed(code: Code, name: str, message: str = "", doubts: list[Diagnostic] | None = None) -> Reading:
    return Reading((), (Diagnostic(code, name, message), *(doubts or ())))


def _misnamed(name: str, kind: Kind) -> list[Diagnostic]:
    said = _NAMES.get(Path(name).suffix.lower())
    if said is None or kind in said or kind is Kind.EMPTY:
        return []
    return [Diagnostic(Code.MISNAMED, name, f"{Path(name).suffix} → {kind.value}")]
