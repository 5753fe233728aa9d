"""What a file is 文件类型识别, by its bytes and not by its name."""

import zipfile
from enum import StrEnum
from io import BytesIO
from typing import Final


class Kind(StrEnum):
    """Format of a file as its bytes tell it 文件格式."""

    EMPTY = "empty"
    PDF = "PDF"
    DOCX = "DOCX"
    XLSX = "XLSX"
    OFD = "OFD"  # GB/T 33190
    ZIP = "ZIP"
    DOC = "DOC"
    XLS = "XLS"
    RTF = "RTF"
    HTML = "HTML"
    MHTML = "MHTML"
    JSONL = "JSON"
    TEXT = "text"
    BINARY = "binary"


OPENING: Final = 65536
_MAGIC: Final = (
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RTF),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOC),
)
_MEMBERS: Final = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX, "OFD.xml": Kind.OFD}
_WORKBOOK: Final = tuple(name.encode("utf-16-le") + b"\0\0" for name in ("Workbook", "Book"))
_WORD: Final = "WordDocument".encode("utf-16-le")
_HTML: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<table", b"<div")
_CONTROLS: Final = bytes((*range(9), *range(14, 27)))
_MIME: Final = (b"mime-version:", b"content-type: multipart/related")


def sniff(data: bytes) -> Kind:
    """Return what a file's bytes say it is; a UTF-16 text is text though it holds zero bytes."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Kind.EMPTY
    for magic, kind in _MAGIC:
        if data.startswith(magic) or (kind is Kind.PDF and magic in data[:1024]):
            return _inside(data, kind)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Kind.TEXT
    opening = data[:OPENING]
    if b"\0" in opening or _is_binary(opening):
        return Kind.BINARY
    return _text(opening[:4096].lower().lstrip(b"\xef\xbb\xbf \t\r\n"))


def _is_binary(opening: bytes) -> bool:
    """Whether more than one byte in fifty is a control character; nearly all texts hold none, which is soon seen."""
    if not any(map(opening.__contains__, _CONTROLS)):
        return False
    return (len(opening) - len(opening.translate(None, _CONTROLS))) * 50 > len(opening)


def _inside(data: bytes, kind: Kind) -> Kind:
    """Tell the formats apart that share a container: ZIP by its members, OLE by the names of its streams."""
    if kind is Kind.ZIP:
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            return Kind.ZIP
        return next((inner for member, inner in _MEMBERS.items() if member in names), Kind.ZIP)
    if kind is Kind.DOC and _WORD not in data and any(name in data for name in _WORKBOOK):
        return Kind.XLS
    return kind


def _text(opening: bytes) -> Kind:
    head = opening[:1500]
    if any(word in head for word in _MIME) and b"\n" in head and b":" in head.split(b"\n", 1)[0]:
        return Kind.MHTML
    if opening.startswith(b"<") and any(tag in opening for tag in _HTML):
        return Kind.HTML
    if opening.startswith((b'{"', b'[{"', b"[\n", b"[\r\n", b"[ {", b'{ "', b"{\n")):
        return Kind.JSONL
    return Kind.TEXT
