"""Lists of words 词表 of which one may stand at a place: told without a pattern, by the first two characters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words 词表: those of one character, and all others by their first two, the longest first."""

    short: frozenset[str]
    long: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Words":
        """Return some words 词表 so that they are quickly found."""
        long: dict[str, tuple[str, ...]] = {}
        short = set()
        for word in sorted(set(words), key=len, reverse=True):
            if len(word) == 1:
                short.add(word)
            else:
                long[word[:2]] = (*long.get(word[:2], ()), word)
        return cls(frozenset(short), long)

    def end(self, text: str, low: int, high: int) -> int:
        """Return where the longest of the words ends that stands at ``low`` and not beyond ``high``; 0 for none."""
        two = text[low : low + 2]
        if two in self.long:
            for word in self.long[two]:
                end = low + len(word)
                if end <= high and text[low:end] == word:
                    return end
        return low + 1 if low < high and two[0] in self.short else 0
