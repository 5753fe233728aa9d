"""Web pages 网页: the text of the body, a line for each block, scripts and styles left out."""

import re
from typing import Final

from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.plain import decode, doubtful

_BLOCKS: Final = frozenset(
    {"article", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"li", "ol", "option", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul"}
)
_SKIP: Final = frozenset(
    {"script", "style", "noscript", "template", "select", "nav", "header", "footer", "iframe"}
)
_CHARSET: Final = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,20})", re.IGNORECASE)
_BLANK: Final = re.compile(r"\n[ \t\u3000\xa0]*(?:\n[ \t\u3000\xa0]*)+")


def read_html(data: bytes) -> Page:
    """Return the text of a page; navigation marked as such is left out."""
    from lxml import html
    from lxml.etree import LxmlError

    text, sure = _decode(data)
    if not text.strip():
        return Page("", doubts=doubtful(sure))
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text))
    except LxmlError:  # nothing but comments, or bytes that only look like a page
        return Page("", doubts=doubtful(sure))
    body = root.find("body")
    parts: list[str] = []
    _walk(body if body is not None else root, parts)
    return Page(_BLANK.sub("\n\n", "".join(parts)).strip("\n") + "\n", doubts=doubtful(sure))


def _decode(data: bytes) -> tuple[str, bool]:
    declared = _CHARSET.search(data[:4096])
    if declared:
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if name.startswith("gb") else name), True
        except (UnicodeError, LookupError):
            pass
    return decode(data)


def _walk(root: "object", parts: list[str]) -> None:
    """Collect text in document order; an explicit stack, because pages nest deeper than Python recurses."""
    stack: list[tuple[object, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        tag = getattr(element, "tag", None)
        block = isinstance(tag, str) and tag.lower() in _BLOCKS
        if closing:
            parts.append("\n" if block else "")
            parts.append(getattr(element, "tail", None) or "")
            continue
        if not isinstance(tag, str) or tag.lower() in _SKIP:
            parts.append(getattr(element, "tail", None) or "")
            continue
        if block:
            parts.append("\n")
        parts.append(re.sub(r"\s+", " ", getattr(element, "text", None) or ""))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(list(element)))  # type: ignore[call-overload]
