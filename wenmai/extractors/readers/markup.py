"""Mark-up to a tree 标记: the tree of a page without what no reader sees and without inline mark-up."""

import re
from functools import cache
from typing import Any, Final

_XML: Final = re.compile(rb"\s{0,99}<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_HIDES: Final = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden")
_UNREAD: Final = (
    *(
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "textarea",
        "button",
        "iframe",
        "object",
        "applet",
    ),
    *("audio", "video", "canvas", "svg", "math", "datalist"),
)
_INLINE: Final = (
    *(
        "span",
        "font",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "strike",
        "del",
        "ins",
        "big",
        "small",
        "sup",
        "sub",
    ),
    *("tt", "code", "abbr", "acronym", "cite", "q", "label", "mark", "nobr", "wbr", "bdo", "o:p", "w:wrap"),
    *("img", "input", "link", "tbody", "thead", "tfoot"),
)
_INVISIBLE: Final = re.compile(  # not right behind a quotation mark or =: there it is the value of an attribute
    rb"""<(?:/(?:[bB]ody|[hH]tml|[bB](?P<br>r))\s{0,9}>
    |!--(?<!["'=]<!--)(?!-?>)[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z)
    |[sS](?<!["'=]<s)(?P<raw>cript|tyle)\b(?![^<>]*+(?<=/)>)[^<]*+(?:<(?!/s(?P=raw))[^<]*+)*+[^>]*+(?:>|\Z))""",
    re.IGNORECASE | re.VERBOSE,
)
_TAG: Final = re.compile(rb"</?([a-zA-Z][\w:-]{0,20})[^<>]{0,5000}>")
_PARTS: Final = frozenset(
    {
        b"p",
        b"br",
        b"div",
        b"tr",
        b"li",
        b"dt",
        b"dd",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"table",
        b"td",
    }
)
DEEPEST: Final = 2000  # the parser stops, and says nothing that can be relied on, at 2048


def visible(data: bytes) -> bytes:
    """Return a page without scripts, styles and comments: half of many is nothing else. Its encoding must keep ASCII.

    Its end tags go too: some pages include a whole page as their head, and what follows the first </html> would be
    lost.
    """
    return _INVISIBLE.sub(_left, data)


def _left(part: re.Match[bytes]) -> bytes:
    """What stays of a part: a line break that is written as its end, and a script that writes scripts."""
    if part.lastgroup is None:
        return b""
    if part.lastgroup == "br":
        return b"<br>"
    return part[0] if part[0].lower().count(b"<script") > 1 else b""


def tree_of(text: str, hidden: bool = False) -> tuple[Any, bool]:
    """Return the root element of a :func:`visible` page, None if it holds none, and whether it says to hide a part.

    That part is left out, or with ``hidden`` left in.
    """
    data = text.encode("utf-8", errors="replace")
    root = _parsed(data)
    if root is not None and _reaches_the_limit(root):
        root = _parsed(_flat(data))
    if root is None:
        return None, False
    from lxml.etree import strip_elements, strip_tags

    out_of_sight = _out_of_sight(root, text)
    if not hidden:
        for element in out_of_sight:
            element.tag = "template"
    strip_elements(root, *_UNREAD, with_tail=False)
    strip_tags(root, *_INLINE)
    return root, bool(out_of_sight)


def _out_of_sight(root: Any, text: str) -> list[Any]:
    """The elements that a page says not to show, by an attribute or their style."""
    found = [style.getparent() for style in _path("/descendant::*/@style")(root) if _hides(style.lower())]
    if "hidden" in text or "HIDDEN" in text:
        found += _path("/descendant::*[@hidden]")(root)
    return found


def _hides(style: str) -> bool:
    return ("none" in style or "hidden" in style) and _HIDES.search(style) is not None


@cache
def _path(path: str) -> Any:
    from lxml import etree

    return etree.XPath(path)


@cache
def _parser() -> Any:
    from lxml import etree

    return etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )


def _parsed(data: bytes) -> Any:
    from lxml import etree

    if declaration := _XML.match(data):
        data = data[declaration.end() :]
    try:
        return etree.fromstring(data, _parser())
    except etree.LxmlError:  # nothing but comments, or bytes that only look like a page
        return None


def _reaches_the_limit(root: Any) -> bool:
    """Whether the last branch is as deep as a tree can be: the page may go on where the parser stopped."""
    depth = 0
    while len(root):
        root, depth = root[-1], depth + 1
    return depth > DEEPEST


def _flat(data: bytes) -> bytes:
    """A page without its nesting: its blocks one after the other, all other tags taken out."""

    def part(tag: re.Match[bytes]) -> bytes:
        return b"<p>" if tag[1].lower() in _PARTS else b""

    return _TAG.sub(part, data)
