"""Documents that everybody names without title marks 惯用名称: “十四五”规划, 市场准入负面清单."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from wenmai.extractors.alternation import either
from wenmai.extractors.readers.phrases import rows


def known_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a squeezed text has such a name, start and end, and the title it stands for, in order of place.

    A name right behind 省, 市 and the like is that of a local document, and one right before 管理, 制度 that of an
    institution (``data/known_names.csv``): both are passed over.
    """
    known = _known()
    if not any(name in text for name in known):
        return
    for match in _pattern().finditer(text):
        row = known[match.group()]
        start, end = match.span()
        local = start > 0 and text[start - 1] in row["not_behind"]
        if not local and not text.startswith(tuple(filter(None, row["not_before"].split("|"))), end):
            yield start, end, row["title"]


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in rows("known_names")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(_known()))
