"""Places in a text that a mention names 条款指称: 第十五条第二款, 第三条、第五条, 第三条至第六条.

The steps are those of 立法法 §65: 条, 款, 项. A provision put in later is 第十条之一.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.ontology.numerals import integer

_HAN: Final = "[〇零一二三四五六七八九十百千0-9]{1,7}"
_PLACE: Final = re.compile(
    f"第({_HAN})条(?:之([一二三四五六七八九十]{{1,3}}))?"
    f"(?:第({_HAN})款)?(?:第[（(]?({_HAN})[）)]?项)?([至到]?)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place that is named 一处条款: an article with what of it is meant; ``last`` ends a row of articles.

    ``inserted`` is the second number of 第十条之一, 0 for an article without one.
    """

    article: int
    last: int
    inserted: int = 0
    paragraph: int | None = None
    item: int | None = None

    @property
    def several(self) -> bool:
        """Whether a row of articles is meant: 第三条至第六条."""
        return self.last > self.article


def places(named: str) -> Iterator[Place]:
    """Yield the places that the words behind a title name 条款指称, in their order; none for words that name none."""
    begun: Place | None = None
    for match in _PLACE.finditer(named):
        article, inserted, paragraph, item = (_value(match[group]) for group in (1, 2, 3, 4))
        if article is None:
            continue
        place = Place(article, article, inserted or 0, paragraph, item)
        if begun is not None:
            if _whole(begun) and _whole(place) and begun.article < place.article:
                place = Place(begun.article, place.article)
            else:
                yield begun
        begun = place if match[5] else None
        if begun is None:
            yield place
    if begun is not None:
        yield begun


def _whole(place: Place) -> bool:
    return not place.inserted and place.paragraph is None and place.item is None and not place.several


def _value(numeral: str | None) -> int | None:
    return integer(numeral) if numeral else None
