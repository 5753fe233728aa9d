"""Text into markup 转义: what no HTML or XML file may hold is replaced, all else escaped."""

import re
from typing import Final

from markupsafe import Markup, escape

_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text with U+FFFD for each character that no file may hold 可写字符; markup stays markup."""
    if not _UNPRINTABLE.search(text):
        return text
    clean = _UNPRINTABLE.sub("\ufffd", text)
    return Markup(clean) if isinstance(text, Markup) else clean


def escaped(text: str) -> Markup:
    """Return a text as markup that shows just it 转义文本, in an element or in a quoted attribute."""
    return escape(printable(text))


def tag(tag_name: str, *content: str, **attributes: str | float | None) -> Markup:
    """Return an element 元素: content that is no markup is escaped, attributes that are None are left out.

    ``_`` in the name of an attribute stands for ``-``; one at its end is dropped.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(_attribute(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    inside = "".join(escaped(part) for part in content)
    return Markup(f"<{tag_name}{written}>{inside}</{tag_name}>")


def _attribute(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 2):g}"
