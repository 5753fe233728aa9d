"""Laws by their short names 法律简称: 民法典第十条, in a document that names 《中华人民共和国民法典》 in full."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wenmai.extractors.naming import Named
from wenmai.extractors.spans import Spans
from wenmai.ontology.vocabulary import MentionKind

_FULL: Final = re.compile("中华人民共和国([\u4e00-\u9fff]{1,24}(?:法|法典|条例))")
_BEFORE: Final = (
    "(?:(?<![\u4e00-\u9fff].)|(?<=[依据照按和与及或反合用在由对以于除].))"  # no 保险法 in 社会保险法
)
_ARTICLE: Final = r"(?=第[一二三四五六七八九十百千零\d]{1,7}条)"


def short_laws(body: str, named: Sequence[Named]) -> Iterator[Named]:
    """Yield where a squeezed text names a law without title marks or the state, right before the number of an article.

    ``named`` is what was found in it so far: only a law that stands there with its full title has a short name, and
    what is part of another name is passed over.
    """
    titles = {item.title or "" for item in named if item.kind in (MentionKind.FULL, MentionKind.TITLE)}
    laws = {match[1]: title for title in titles if (match := _FULL.fullmatch(title))}
    if not laws:
        return
    taken = Spans((item.start, item.end) for item in named)
    names = sorted(laws, key=lambda name: (-len(name), name))
    # What stands before a name is asked behind its first character: a search leaps to those.
    either = "|".join(f"{name[0]}{_BEFORE}{name[1:]}" for name in names)
    for match in re.finditer(f"(?:{either}){_ARTICLE}", body):
        if not taken.touches(*match.span()):
            yield Named(*match.span(), MentionKind.UNQUOTED, laws[match.group()], None)
