"""What a file is 文件类型识别, by its bytes and not by its name."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """Format of a file as its bytes tell it 文件格式."""

    EMPTY = "empty"
    PDF = "PDF"
    ZIP = "ZIP"
    OLE = "OLE"  # the container of .doc and .xls
    HTML = "HTML"
    TEXT = "text"
    BINARY = "binary"


_MAGIC: Final = (
    (b"%PDF-", Kind.PDF),
    (b"PK\x03\x04", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
)
_HTML: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<table", b"<div")


def sniff(data: bytes) -> Kind:
    """Return what a file's bytes say it is; a UTF-16 text is text though it holds zero bytes."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Kind.EMPTY
    for magic, kind in _MAGIC:
        if data[:1024].find(magic) == 0 or (kind is Kind.PDF and magic in data[:1024]):
            return kind
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Kind.TEXT
    opening = data[:65536]
    if b"\0" in opening or sum(byte < 9 or 13 < byte < 27 for byte in opening) * 50 > len(opening):
        return Kind.BINARY
    lowered = opening[:4096].lower()
    if any(tag in lowered for tag in _HTML) and lowered.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Kind.HTML
    return Kind.TEXT
