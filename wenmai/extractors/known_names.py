"""Documents that everybody names without title marks 惯用名称: “十四五”规划, 市场准入负面清单."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from wenmai.extractors.readers.phrases import rows

_SHARED: Final = 2


def known_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a squeezed text has such a name, start and end, and the title it stands for, in order of place.

    A name right behind 省, 市 and the like is that of a local document, and one right before 管理, 制度 that of an
    institution (``data/known_names.csv``): both are passed over.
    """
    known = _known()
    last = 0
    for start, longest in sorted(_places(text)):
        end = start - longest
        if start < last:
            continue  # within a longer name
        last = end
        row = known[text[start:end]]
        local = start > 0 and text[start - 1] in row["not_behind"]
        if not local and not text.startswith(tuple(filter(None, row["not_before"].split("|"))), end):
            yield start, end, row["title"]


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand, and how long each is, as a negative number: of two that begin at a place the longer first.

    A text is searched for a few endings in place of many names, and for names where their ending stands in it.
    """
    for ending, names in _by_ending().items():
        for name in names if ending in text else ():
            at = text.find(name)
            while at >= 0:
                yield at, -len(name)
                at = text.find(name, at + len(name))


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in rows("known_names")}


@cache
def _by_ending() -> Mapping[str, Sequence[str]]:
    """The names by how they end 共同词尾: those that share two characters there, under all that they share."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in _known():
        alike[name[-_SHARED:]].append(name)
    return {_ending(names): names for names in alike.values()}


def _ending(names: Sequence[str]) -> str:
    """The longest end that all names have."""
    ending = names[0]
    while not all(name.endswith(ending) for name in names):
        ending = ending[1:]
    return ending
