"""Breaking lines 折行: Chinese text has no spaces, and a canvas breaks no lines by itself."""

from collections.abc import Iterable
from typing import Final
from unicodedata import east_asian_width

_NARROW: Final = 0.62  # a Latin letter or digit, in Chinese characters
_NO_START: Final = "，。、；：！？）〕》〉”’…"
_NO_END: Final = "（〔《〈“‘"
_LONGEST: Final = 2000


def wrap(text: str, width: float, most: int) -> list[str]:
    """Return a text in lines 折行 of at most ``width`` Chinese characters; what is over ``most`` lines ends in ….

    Numbers and Latin words are kept whole where they fit; no line begins with a closing mark. Empty for no text.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text[:_LONGEST]):
        closing = (piece in _NO_START or _ends_number(line, piece)) and measure(line) <= width
        if line and measure(line + piece) > width and not closing:
            kept = line.rstrip(_NO_END) or line
            lines.append(kept.strip())
            line = line[len(kept) :]
            if len(lines) > most:
                break
        line += piece
    if line.strip():
        lines.append(line.strip())
    if len(lines) > most or len(text) > _LONGEST:
        lines = lines[:most]
        lines[-1:] = [_cut(line, width) for line in lines[-1:]]
    return lines


def shortened(parts: Iterable[str | None], width: float, most: int) -> list[str]:
    """Return some texts below each other in at most ``most`` lines 缩略: the last has what room is left."""
    lines: list[str] = []
    given = [part for part in parts if part]
    for place, part in enumerate(given):
        room = most - len(lines) - (len(given) - place - 1)
        lines += wrap(part, width, max(room, 0))
    return lines


def measure(text: str) -> float:
    """Return about how wide a text is 宽度, in Chinese characters."""
    return sum(1.0 if east_asian_width(char) in "WFA" else _NARROW for char in text)


def _pieces(text: str) -> Iterable[str]:
    """A text in pieces that are not broken: Latin words and numbers, else single characters."""
    word = ""
    for char in " ".join(text.split()):
        if char.isascii() and char.isalnum() and len(word) < 16:
            word += char
            continue
        if word:
            yield word
        word = char if char.isascii() and char.isalnum() else ""
        if not word:
            yield char
    if word:
        yield word


def _ends_number(line: str, piece: str) -> bool:
    return piece == "号" and line[-1:].isdigit()


def _cut(line: str, width: float) -> str:
    while line and measure(line) > width - 1:
        line = line[:-1]
    return line.rstrip("，、；：") + "…"
