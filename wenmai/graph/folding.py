"""Folding 折叠: how names are compared, whatever their white space, width, brackets and title marks."""

import re
import unicodedata
from typing import Final

_BRACKETS: Final = str.maketrans(
    dict.fromkeys("[【﹝〔（〖", "(")
    | dict.fromkeys("]】﹞〕）〗", ")")
    | dict.fromkeys("《》〈〉“”‘’「」『』\"'", "")
)
_MARKED: Final = re.compile(f"[{re.escape(''.join(map(chr, _BRACKETS)))}]").search
_INVISIBLE: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]")


def fold(text: str) -> str:
    """Return text as the index compares it 折叠: no white space or title marks, one kind of bracket, NFKC."""
    return _INVISIBLE.sub("", _unmarked(unicodedata.normalize("NFKC", _unmarked(text))).casefold())


def _unmarked(text: str) -> str:
    """Text with one kind of bracket; most have none, and to look takes a tenth of the time."""
    return text.translate(_BRACKETS) if _MARKED(text) else text
