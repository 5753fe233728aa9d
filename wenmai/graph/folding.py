"""Folding 折叠: how names are compared, whatever their white space, width, brackets and title marks."""

import re
import unicodedata
from typing import Final

_BRACKETS: Final = str.maketrans(
    dict.fromkeys("[【﹝〔（〖", "(")
    | dict.fromkeys("]】﹞〕）〗", ")")
    | dict.fromkeys("《》〈〉“”‘’「」『』\"'", "")
)
_INVISIBLE: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]")


def fold(text: str) -> str:
    """Return text as the index compares it 折叠: no white space or title marks, one kind of bracket, NFKC."""
    folded = unicodedata.normalize("NFKC", text.translate(_BRACKETS)).translate(_BRACKETS).casefold()
    return _INVISIBLE.sub("", folded)
