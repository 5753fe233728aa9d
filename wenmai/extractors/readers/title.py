"""The title of a page 网页标题: what it says itself that it holds, and where that stands among its lines."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from wenmai.extractors.readers.layout import Line
from wenmai.extractors.readers.phrases import is_navigation
from wenmai.extractors.titles import fold, genre_of
from wenmai.ontology.authorities import split_issuers

_SEPARATOR: Final = re.compile(r"\s{0,3}(?:[_|｜]{1,3}|[-–—]{1,3}|>>|·)\s{0,3}")
SHORTEST: Final = 6
LONGEST: Final = 150
MOST_PARTS: Final = 8
MOST_LINES: Final = 4


def names_of(root: Any, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the title of a page may be 标题, surest first: as ``given`` in its head, then parts of <title>.

    The name of the site stands before or behind it, so a part counts if it ends in a genre 文种, and after those
    the parts that name no authority.
    """
    title = next(root.iter("title"), None)
    return given if title is None else (*given, *_named_in(" ".join((title.text or "").split())))


def title_lines(lines: Sequence[Line], names: Sequence[str], end: int) -> range:
    """Return the lines that print the title 标题 of a page, the last such before ``end``; empty if none do."""
    for name in names:
        wanted = fold(name)
        if len(wanted) < SHORTEST:
            continue
        for at in range(min(end, len(lines)) - 1, -1, -1):
            if wanted[0] in lines[at].text[:3] and (length := _printed(lines, at, wanted)):
                return range(at, at + length)
    return range(0)


def likely_title(lines: Sequence[Line], end: int) -> range:
    """Return the line that is the title 标题 of a page that does not say it: the last with a genre before ``end``."""
    for at in range(min(end, len(lines)) - 1, -1, -1):
        if not lines[at].links and is_like_title(lines[at].text):
            return range(at, at + 1)
    return range(0)


def is_like_title(text: str) -> bool:
    """Whether a line may be a title 标题: it ends in a genre and is no sentence, nor the path to a page."""
    if not SHORTEST <= len(text) <= LONGEST or "。" in text or is_navigation(text):
        return False
    return genre_of(text) is not None


@lru_cache(maxsize=64)  # pages of one site often bear its name alone
def _named_in(title: str) -> tuple[str, ...]:
    parts = list(dict.fromkeys(_parts(title)))
    sure = [part for part in parts if genre_of(part)]
    return (*sure, *(part for part in parts if part not in sure and not split_issuers(part)))


def _parts(title: str) -> Iterator[str]:
    """A <title>, what stands before each separator in it, and what stands between two."""
    title = title[:LONGEST]
    cuts = [match.span() for match in _SEPARATOR.finditer(title)][:MOST_PARTS]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(title)]
    whole = (title[:end] for end in reversed(ends))
    yield from (part for part in (*whole, *(title[a:b] for a, b in zip(starts, ends, strict=True))) if part)


def _printed(lines: Sequence[Line], at: int, wanted: str) -> int:
    """How many lines from one on print a title, 0 if they do not."""
    printed = ""
    for count, line in enumerate(lines[at : at + MOST_LINES], 1):
        if len(line.text) > LONGEST:
            return 0
        printed += fold(line.text)
        if printed == wanted:
            return count
        if not wanted.startswith(printed):
            return 0
    return 0
