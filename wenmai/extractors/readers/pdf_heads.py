"""Running heads 书眉页脚: page numbers, what a browser prints around a page, what many pages begin or end with."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

_FEWEST_PAGES: Final = 4
_LONGEST_HEAD: Final = 60
_MOST_LINES: Final = 2  # of a running head
_SENTENCE_ENDS: Final = ("。", "；", "，", "：")
_NUMBER: Final = re.compile(r"\d{1,4}")
_MARKED_NUMBER: Final = re.compile(
    r"[—―–\-－─·]{1,3}(\d{1,4})[—―–\-－─·]{1,3}|第(\d{1,4})页(?:[/,，|]?共\d{1,4}页)?|(\d{1,4})(?:/|of)\d{1,4}"
)
_COUNTED: Final = re.compile(r"(?<!\S)(\d{1,4})\s?(?:/|of)\s?(\d{1,4})(?!\S)")
_ADDRESS: Final = re.compile(r"https?://\S+")
_TIME: Final = re.compile(
    r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s{0,3}(?:星期.\s{0,3})?(?:[上下]午\s{0,3})?"
    r"\d{1,2}:\d\d(?::\d\d)?(?:\s{0,3}(?:[上下]午|[AP]M))?"
)


Lines = list[str]


class _Numbered(NamedTuple):
    at: int
    offset: int  # the number less the place of the page
    marked: bool


def without_running_heads(pages: Sequence[str]) -> list[str]:
    """Return the pages without running heads 书眉页脚, two lines at most above and below, and page numbers."""
    lines = _without_numbers(_without_browser([page.strip("\n").split("\n") for page in pages]))
    for _ in range(_MOST_LINES if len(pages) >= _FEWEST_PAGES else 0):
        lines = _without_repeated(lines)
    return ["\n".join(page) for page in lines]


def _without_browser(pages: list[Lines]) -> list[Lines]:
    """The pages without address, time and "1/5", if that stands on each of them."""
    found = [_of_browser(page, number, len(pages)) for number, page in enumerate(pages, 1)]
    return (
        [_without(page, places) for page, places in zip(pages, found, strict=True)] if all(found) else pages
    )


def _of_browser(page: Lines, number: int, count: int) -> list[int]:
    """Where a browser's lines stand on a page: that with "1/5", and one with the address or the time."""
    edges = _edges(page, _MOST_LINES)
    counted = [at for at in edges if _is_counted(page[at], number, count)]
    if not counted:
        return []
    missing = [sign for sign in (_ADDRESS, _TIME) if not sign.search(page[counted[0]])]
    others = [at for at in edges if at not in counted and any(sign.search(page[at]) for sign in missing)]
    return [*counted[:1], *others[:1]]


def _is_counted(line: str, number: int, count: int) -> bool:
    match = _COUNTED.search(line)
    if match is None or (int(match[1]), int(match[2])) != (number, count):
        return False
    rest = line[: match.start()] + line[match.end() :]
    return not _TIME.sub("", _ADDRESS.sub("", rest)).strip()


def _without_numbers(pages: list[Lines]) -> list[Lines]:
    """The pages without numbers that count them: marked as numbers of pages, or on most of them."""
    found = [_numbered(page, place) for place, page in enumerate(pages, 1)]
    votes = Counter(offset for numbers in found for offset in {number.offset for number in numbers})
    if not votes:
        return pages
    offset, count = votes.most_common(1)[0]
    marked = count > 1 or offset == 0
    plain = count > 1 and _are_most(count, len(pages))
    return [
        _without(
            page, [one.at for one in numbers if one.offset == offset and (marked if one.marked else plain)]
        )
        for page, numbers in zip(pages, found, strict=True)
    ]


def _numbered(page: Lines, place: int) -> list[_Numbered]:
    found = []
    for at in _edges(page, 1):
        line = "".join(page[at].split())
        match = _MARKED_NUMBER.fullmatch(line)
        if match:
            found.append(_Numbered(at, int(match[match.lastindex or 0]) - place, True))
        elif _NUMBER.fullmatch(line):
            found.append(_Numbered(at, int(line) - place, False))
    return found


def _without_repeated(pages: list[Lines]) -> list[Lines]:
    """The pages without a first and a last line that most of them, or of each other page, share but for digits."""
    heads = _repeated([page[:1] for page in pages])
    feet = _repeated([page[-1:] for page in pages])
    return [
        _without(
            page,
            [at for at, shapes in ((0, heads), (len(page) - 1, feet)) if page and _shape(page[at]) in shapes],
        )
        for page in pages
    ]


def _repeated(edges: list[Lines]) -> frozenset[str]:
    every = [line[0] if line else "" for line in edges]
    shapes: set[str] = set()
    for lines in (every, every[::2], every[1::2]):
        counts = Counter(_shape(line) for line in lines if not line.rstrip().endswith(_SENTENCE_ENDS))
        if len(lines) >= _FEWEST_PAGES:
            shapes.update(shape for shape, count in counts.items() if _are_most(count, len(lines)))
    return frozenset(shape for shape in shapes if 0 < len(shape) <= _LONGEST_HEAD)


def _are_most(count: int, of: int) -> bool:
    return count * 5 >= of * 3


def _shape(line: str) -> str:
    return re.sub(r"\d{1,5}", "#", "".join(_ADDRESS.sub("@", line).split()))


def _edges(page: Lines, most: int) -> list[int]:
    """The places of the outermost lines, from without."""
    return list(
        dict.fromkeys(at for step in range(min(most, len(page))) for at in (len(page) - 1 - step, step))
    )


def _without(page: Lines, places: list[int]) -> Lines:
    return [line for at, line in enumerate(page) if at not in places]
