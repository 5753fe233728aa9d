"""Files to text 读取: one module a format, chosen by what the bytes are, not by the name."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.html import read_html
from wenmai.extractors.readers.pdf import read_pdf
from wenmai.extractors.readers.plain import read_text
from wenmai.extractors.readers.sniff import Kind, sniff
from wenmai.extractors.readers.word import read_docx
from wenmai.ontology.model import Diagnostic, SourceText
from wenmai.ontology.vocabulary import Code

LARGEST: Final = 64 * 1024 * 1024
_NAMES: Final = {
    ".pdf": Kind.PDF, ".docx": Kind.ZIP, ".doc": Kind.OLE, ".wps": Kind.OLE, ".htm": Kind.HTML, ".html": Kind.HTML,
}  # fmt: skip


def read_file(path: Path, name: str) -> tuple[SourceText | None, list[Diagnostic]]:
    """Read one file: its text (None if there is none) and what was wrong with it; never raises for a bad file."""
    if not path.is_file():
        what = "not a regular file" if path.exists() else "a link to nothing"
        return None, [Diagnostic(Code.UNREADABLE, name, what)]
    try:
        if path.stat().st_size > LARGEST:
            size = f"{path.stat().st_size / 1024 / 1024:.0f} MiB, at most {LARGEST // 1024 // 1024}"
            return None, [Diagnostic(Code.TOO_LARGE, name, size)]
        data = path.read_bytes()
    except OSError as error:
        return None, [
            Diagnostic(Code.UNREADABLE, name, os.strerror(error.errno) if error.errno else str(error))
        ]
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> tuple[SourceText | None, list[Diagnostic]]:
    """Read a file's bytes as :func:`read_file` does; ``name`` is what diagnostics and offsets speak of."""
    kind = sniff(data)
    doubts = _misnamed(name, kind)
    if kind is Kind.EMPTY:
        return None, [Diagnostic(Code.EMPTY, name)]
    if kind is Kind.BINARY:
        return None, [Diagnostic(Code.BINARY, name), *doubts]
    if kind is Kind.OLE:
        return None, [Diagnostic(Code.UNSUPPORTED, name, ".doc"), *doubts]
    try:
        text, sure = _text(data, kind)
    except WenmaiError as error:
        return None, [Diagnostic(Code.UNREADABLE, name, str(error)), *doubts]
    if not sure:
        doubts.append(Diagnostic(Code.ENCODING, name))
    if not text.strip():
        return None, [Diagnostic(Code.NO_TEXT, name), *doubts]
    return SourceText(name, sha256(data).hexdigest(), text), doubts


def _text(data: bytes, kind: Kind) -> tuple[str, bool]:
    if kind is Kind.PDF:
        return read_pdf(data), True
    if kind is Kind.ZIP:
        return read_docx(data), True
    return read_html(data) if kind is Kind.HTML else read_text(data)


def _misnamed(name: str, kind: Kind) -> list[Diagnostic]:
    said = _NAMES.get(Path(name).suffix.lower())
    if said is None or said is kind or kind is Kind.EMPTY:
        return []
    return [Diagnostic(Code.MISNAMED, name, f"{Path(name).suffix} → {kind.value}")]
