"""The sentence around a place in a text 依据句, in wrapped print as in text of a line for a paragraph."""

import re
from functools import lru_cache
from typing import Final

from wenmai.extractors.text import squeeze, tidy

LIMIT: Final = 300
_WINDOW: Final = 1200  # characters looked at on either side; print may have a blank line after every line
_WRAPPED: Final = 60  # lines of print are shorter than this; longer ones are whole paragraphs
_NARROW: Final = 15  # shorter lines are headings or tables
_FULL: Final = 0.85  # a line as full as this goes on in the next one
_STOP: Final = "。！？；!?"
_CLOSING: Final = "”’」』）)》"
_FINISHED: Final = _STOP + _CLOSING + "：:"
_PAGE: Final = re.compile(r"[—–\-－\s]{0,8}\d{1,4}[—–\-－\s]{0,8}")
_INDENT: Final = re.compile(r"(?:\u3000|[ \t]{2})")


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence around the characters ``start`` to ``end`` of a text 依据句.

    It is bounded by 。！？； or by the end of a paragraph: a line break, in wrapped print only one after a line
    that is not full. White space and page numbers are left out; what is over 300 characters long is cut
    around the place, with ….
    An empty or impossible range gives the sentence at its start, of an empty text "".
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    around = text[low:high]
    before = _before(text[low:start], around, cut=low > 0)
    after = _after(text[low:end], text[end:high], around, cut=high < len(text))
    return _bounded(before, tidy(_without_pages(text[start:end])), after)


@lru_cache(maxsize=1)  # both sides of a place ask for it, and most sentences do not need it
def _width(window: str) -> float | None:
    """Width of a full line of print, in Chinese characters; None where lines are paragraphs.

    Print is wrapped where most full lines, and two at least, break off in the middle of a sentence.
    """
    lines = [line for raw in window.split("\n") if (line := raw.rstrip())]
    measured = [_measure(line) for line in lines]
    widths = sorted(measured)
    full = widths[int(len(widths) * 0.9)] if widths else 0
    if not _NARROW <= full <= _WRAPPED:
        return None
    filled = [line for line, width in zip(lines, measured, strict=True) if width >= _FULL * full]
    unfinished = [line for line in filled if line[-1] not in _FINISHED]
    return full if len(unfinished) >= max(2, len(filled) / 2) else None


def _measure(line: str) -> float:
    """Width of a line in Chinese characters: two Latin letters or digits take the place of one."""
    printed = squeeze(line)
    return len(printed) - 0.5 * len(printed.encode("ascii", "ignore"))


def _ends_paragraph(line: str, following: str, around: str) -> bool:
    """Whether a paragraph ends between a line and the next one with something on it."""
    if _INDENT.match(following):
        return True
    width = _width(around)
    return width is None or _measure(line) < _FULL * width


def _ends_sentence(line: str, following: str) -> bool:
    """Whether a line ends with a full stop and what closes behind it, so that a sentence begins with the next."""
    ended = squeeze(line).rstrip(_CLOSING)
    return ended.endswith(tuple(_STOP)) and not squeeze(following).startswith(tuple(_CLOSING))


def _before(window: str, around: str, *, cut: bool) -> str:
    """The part of the sentence before the place, squeezed."""
    lines = (line for line in reversed(window.split("\n")) if not _PAGE.fullmatch(line))
    kept = ["" if window.endswith("\n") else next(lines, "")]
    while not _stops(kept[0]) and (line := next(lines, None)) is not None:
        if not line.strip():
            continue
        if _ends_sentence(line, "".join(kept)) or _ends_paragraph(line, kept[0], around):
            break
        kept.insert(0, line)
    else:
        if cut and not _stops(kept[0]):
            kept.insert(0, "…")
    joined = tidy("\n".join(kept))
    return joined[_last_stop(joined) :]


def _stops(line: str) -> bool:
    return any(char in _STOP for char in line)


def _last_stop(text: str) -> int:
    """Where the sentence begins after the last full stop and what closes behind it; 0 without one."""
    place = max(text.rfind(char) for char in _STOP) + 1
    while 0 < place < len(text) and text[place] in _CLOSING:
        place += 1
    return place


def _after(until: str, window: str, around: str, *, cut: bool) -> str:
    """The part of the sentence after the place, squeezed, with the full stop and what closes behind it."""
    lines = window.split("\n")
    kept: list[str] = []
    previous = until.rsplit("\n", 1)[-1]
    for place, line in enumerate(lines):
        if place and (not line.strip() or _PAGE.fullmatch(line)):
            continue
        if place and _ends_paragraph(previous, line, around):
            break
        kept.append(line)
        previous = line if place else previous + line
        if _stops(line):
            break
    else:
        if cut:
            kept.append("…")
    joined = tidy("\n".join(kept))
    stop = re.search(rf"[{_STOP}][{_CLOSING}]{{0,4}}", joined)
    return joined[: stop.end()] if stop else joined


def _without_pages(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if "\n" not in text or not _PAGE.fullmatch(line))


def _bounded(before: str, inner: str, after: str) -> str:
    if len(before) + len(inner) + len(after) <= LIMIT:
        return before + inner + after
    if len(inner) >= LIMIT - 2:
        return inner[: LIMIT - 1] + "…"
    room = LIMIT - len(inner)
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    head = before if left == len(before) else "…" + before[len(before) - left + 1 :]
    tail = after if right == len(after) else after[: right - 1] + "…"
    return head + inner + tail
