"""Files to text 读取: one module a format, chosen by what the bytes are, not by the name."""

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.archive import read_archive
from wenmai.extractors.readers.doc import read_doc
from wenmai.extractors.readers.html import read_html
from wenmai.extractors.readers.mhtml import read_mhtml
from wenmai.extractors.readers.ofd import read_ofd
from wenmai.extractors.readers.page import Page, Reading
from wenmai.extractors.readers.pdf import read_pdf
from wenmai.extractors.readers.rtf import read_rtf
from wenmai.extractors.readers.sheets import read_sheets
from wenmai.extractors.readers.sniff import OPENING, Kind, sniff
from wenmai.extractors.readers.table import Columns, read_json, read_rows, read_text_or_table
from wenmai.extractors.readers.word import read_docx
from wenmai.ontology.model import Diagnostic, SourceText
from wenmai.ontology.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST: Final = 64 * 1024 * 1024
DEEPEST: Final = 2
LARGEST_TABLE: Final = 1024 * 1024 * 1024
_NAMES: Final = {
    ".pdf": {Kind.PDF}, ".docx": {Kind.DOCX}, ".doc": {Kind.DOC}, ".wps": {Kind.DOC}, ".xlsx": {Kind.XLSX},
    ".xls": {Kind.XLS}, ".ofd": {Kind.OFD}, ".zip": {Kind.ZIP}, ".htm": {Kind.HTML}, ".html": {Kind.HTML},
    ".mht": {Kind.MHTML}, ".mhtml": {Kind.MHTML}, ".rtf": {Kind.RTF},
}  # fmt: skip
_READERS: Final[dict[Kind, "Callable[[bytes], Page]"]] = {
    Kind.PDF: read_pdf,
    Kind.DOC: read_doc,
    Kind.DOCX: read_docx,
    Kind.HTML: read_html,
    Kind.MHTML: read_mhtml,
    Kind.OFD: read_ofd,
    Kind.RTF: read_rtf,
    Kind.XLS: read_sheets,
    Kind.XLSX: read_sheets,
    Kind.JSONL: read_json,
    Kind.TEXT: read_text_or_table,
}


_NO_TEXT_BECAUSE: Final = frozenset({Code.UNMAPPED, Code.ENCRYPTED, Code.NO_TEXT})


def read_file(path: Path, name: str, columns: Columns | None = None) -> Reading:
    """Read one file: its texts and what was wrong with it; never raises for a bad file.

    With ``columns``, a table that has the column of the text is read as a document a row.
    """
    if not path.is_file():
        return _failed(Code.UNREADABLE, name, "not a regular file" if path.exists() else "a link to nothing")
    try:
        with path.open("rb") as file:
            opening = file.read(OPENING)
            size = path.stat().st_size
            most = LARGEST_TABLE if columns and sniff(opening) in (Kind.TEXT, Kind.JSONL) else LARGEST
            if size > most:
                said = f"{size / 1024 / 1024:.0f} MiB, at most {most // 1024 // 1024}"
                return _failed(Code.TOO_LARGE, name, said)
            data = opening + file.read()
    except OSError as error:
        return _failed(Code.UNREADABLE, name, os.strerror(error.errno) if error.errno else str(error))
    return read_bytes(data, name, columns)


def read_bytes(data: bytes, name: str, columns: Columns | None = None, *, inside: int = 0) -> Reading:
    """Read a file's bytes as :func:`read_file` does; ``name`` is what diagnostics and offsets speak of.

    ``inside`` counts the archives around it, of which at most two are opened.
    """
    kind = sniff(data)
    doubts = _misnamed(name, kind)
    if kind is Kind.EMPTY:
        return _failed(Code.EMPTY, name)
    if kind is Kind.BINARY:
        return _failed(Code.BINARY, name, "", doubts)
    if kind is Kind.ZIP:
        if inside >= DEEPEST:
            return _failed(Code.REFUSED, name, f"an archive inside {DEEPEST} others", doubts)
        found = read_archive(data, name, lambda inner, at: read_bytes(inner, at, columns, inside=inside + 1))
        return Reading(found.texts, (*doubts, *found.diagnostics))
    reader = _READERS.get(kind)
    if reader is None:
        return _failed(Code.UNSUPPORTED, name, kind.value, doubts)
    try:
        rows = read_rows(data, kind, name, columns) if columns else None
        if rows is not None:
            return rows
        page = reader(data)
    except WenmaiError as error:
        return _failed(Code.UNREADABLE, name, str(error), doubts)
    doubts += [Diagnostic(code, name, message) for code, message in page.doubts]
    if not page.text.strip():
        told = any(code in _NO_TEXT_BECAUSE for code, _ in page.doubts)
        return Reading((), tuple(doubts)) if told else _failed(Code.NO_TEXT, name, "", doubts)
    text = SourceText(name, sha256(data).hexdigest(), page.text, page.metadata)
    return Reading((text,), tuple(doubts))


def _failed(code: Code, name: str, message: str = "", doubts: list[Diagnostic] | None = None) -> Reading:
    return Reading((), (Diagnostic(code, name, message), *(doubts or ())))


def _misnamed(name: str, kind: Kind) -> list[Diagnostic]:
    suffix = os.path.splitext(name)[1]  # noqa: PTH122 - a path for each of thousands of files takes longer than this
    said = _NAMES.get(suffix.lower())
    if said is None or kind in said or kind is Kind.EMPTY:
        return []
    return [Diagnostic(Code.MISNAMED, name, f"{suffix} → {kind.value}")]
