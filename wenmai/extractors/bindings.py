"""What short names stand for in one document 简称的指向: declared ones, and 《办法》 for the 办法 named before."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from wenmai.extractors.aliases import Declaration, declarations, names_a_document
from wenmai.extractors.naming import Named
from wenmai.extractors.spans import Spans
from wenmai.extractors.titles import fold
from wenmai.ontology.vocabulary import Genre, MentionKind

_GOES_ON: Final = frozenset("律规治制定人院")
GENERIC: Final = frozenset(genre.value for genre in Genre) | {
    "实施意见", "实施方案", "若干措施", "实施细则", "实施办法", "行动计划",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Binding:
    """A short name, from where on it holds, and what it stands for; None for the document itself 简称约定."""

    since: int
    antecedent: Named | None


class Bindings:
    """The short names of one document 一份文件的简称."""

    def __init__(self, body: str, named: Sequence[Named]) -> None:
        """Read the declarations of a squeezed text; ``named`` are the names in it, in order of place."""
        self._named = named
        self._starts = [item.start for item in named]
        self._declared: defaultdict[str, list[Binding]] = defaultdict(list)
        self._generic: dict[str, list[Named]] = {}
        declared = declarations(body)
        self._declarations = Spans((one.start, one.end) for one in declared)
        self._quoted = Spans((one.start, one.end) for one in declared if one.quoted)
        bare: set[str] = set()
        for declaration in declared:
            antecedent = self._antecedent(body, declaration)
            if antecedent is not None or declaration.quoted:
                self._declared[declaration.name].append(Binding(declaration.end, antecedent))
                if not declaration.quoted and names_a_document(declaration):
                    bare.add(declaration.name)
        self._bare = sorted(bare, key=lambda name: (-len(name), name))

    def declares(self, item: Named) -> bool:
        """Whether a name in title marks only declares a short name there (以下简称《办法》)."""
        return self._quoted.covers(item.start, item.end)

    def declared(self, name: str, at: int) -> Binding | None:
        """Return what a short name was last declared to stand for before a place; None if it was not."""
        return next((one for one in reversed(self._declared.get(name, [])) if one.since <= at), None)

    def nearest(self, word: str, at: int) -> Named | None:
        """Return the nearest document named before a place whose title ends in a generic word (《办法》)."""
        if word not in self._generic:
            self._generic[word] = [item for item in self._named if _ends_in(item.title, word)]
        found = self._generic[word]
        index = bisect_right(found, at, key=lambda item: item.end)
        return found[index - 1] if index else None

    def uses(self, body: str) -> Iterator[Named]:
        """Yield the later uses of short names declared without title marks (2022年第14号公告)."""
        if not self._bare:
            return
        spans = Spans((item.start, item.end) for item in self._named)
        for match in re.finditer("|".join(map(re.escape, self._bare)), body):
            start, end = match.span()
            if match.group().endswith("法") and body[end : end + 1] in _GOES_ON:
                continue  # 保密法律 is not the 保密法
            taken = spans.touches(start, end) or self._declarations.touches(start, end)
            if not taken and self.declared(match.group(), start) is not None:
                yield Named(start, end, MentionKind.ALIAS, match.group(), None)

    def _antecedent(self, body: str, declaration: Declaration) -> Named | None:
        """What a declaration speaks of: the name whose bracket it stands in, or that ends right before it."""
        index = bisect_left(self._starts, declaration.start) - 1
        if index < 0:
            return None
        item = self._named[index]
        if item.end > declaration.start:
            return item
        between = body[item.end : declaration.start]
        return item if len(between) <= 2 and not re.search("[。；]", between) else None


def _ends_in(title: str | None, word: str) -> bool:
    return bool(title) and title not in GENERIC and fold(title or "").endswith(word)
