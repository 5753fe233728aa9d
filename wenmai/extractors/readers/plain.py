"""Plain text 纯文本: bytes of whatever Chinese encoding to characters."""

import codecs
from typing import Final

from wenmai.extractors.readers.page import Page
from wenmai.ontology.vocabulary import Code

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, bool]:
    """Return the text of some bytes and whether the encoding is sure: UTF-8, else GB18030, else the likeliest."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), True
    for name in ("utf-8", "gb18030"):
        try:
            return data.decode(name), True
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best else "gb18030"
    return data.decode(encoding, errors="replace"), False


def read_text(data: bytes) -> Page:
    """Return a plain text with its line ends made one kind."""
    text, sure = decode(data)
    return Page(text.replace("\r\n", "\n").replace("\r", "\n"), doubts=doubtful(sure))


def doubtful(sure: bool) -> tuple[tuple[Code, str], ...]:
    """Return the doubt to report of a text whose encoding is not sure 编码存疑."""
    return () if sure else ((Code.ENCODING, ""),)
