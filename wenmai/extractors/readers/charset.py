"""Encodings of web pages 网页编码: what the bytes are, whatever the page says that they are."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from wenmai.extractors.readers.plain import decode

_CHARSET: Final = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,20})", re.IGNORECASE)
_ONE_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_LOST: Final = "\ufffd"
HEAD: Final = 4096
AROUND: Final = 400


def decode_page(data: bytes, declared: str = "") -> tuple[str, bool]:
    """Return the text of a page and whether its encoding 编码 is sure; the bytes decide, not what is declared.

    UTF-8 is told by its form, so only Big5 has to be declared (in the page, or as ``declared``); all that is left
    is read as GB18030, which holds GB2312 and GBK.
    """
    if data.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)):
        return decode(data)
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data, error.start):
            return _with_losses(data, "utf-8")
    said = _CHARSET.search(data[:HEAD])
    name = declared or (said[1].decode("ascii", errors="replace") if said else "")
    encoding = "big5hkscs" if name.lower().startswith("big5") else "gb18030"
    try:
        return data.decode(encoding), True
    except UnicodeDecodeError:
        text, sure = _with_losses(data, encoding)
        return (text, sure) if sure else decode(data)


def _is_damaged_utf8(data: bytes, at: int) -> bool:
    """Whether the bytes around the first that is no UTF-8 are nearly all UTF-8: one letter cut in two by a copy."""
    around = data[max(0, at - AROUND) : at + AROUND].decode("utf-8", errors="replace")
    return len(_ONE_CHINESE.findall(around)) > around.count(_LOST)


def _with_losses(data: bytes, encoding: str) -> tuple[str, bool]:
    """The text with a sign for each byte that has no meaning; sure if they are fewer than one in a thousand."""
    text = data.decode(encoding, errors="replace")
    return text, text.count(_LOST) * 1000 <= len(text)
