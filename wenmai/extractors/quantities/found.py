"""A quantity on its way 识别中的数量: where it stands in the squeezed text, before it is bound and joined."""

import re
from dataclasses import dataclass
from typing import Final

from wenmai.ontology.making import maker
from wenmai.ontology.provisions import Measure, QuantityType

_UP_TO_STOP: Final = re.compile("(?s:.*)[。；！？]")
_UP_TO_PAUSE: Final = re.compile("(?s:.*)[。；！？，、：:（）]")


@dataclass(frozen=True, slots=True)
class Found:
    """A value of a type at squeezed offsets; ``core`` is where the bare value stands within."""

    start: int
    end: int
    type: QuantityType
    measure: Measure
    rule: str
    core: tuple[int, int] = (0, 0)


make_found: Final = maker(Found)
make_measure: Final = maker(Measure)


def sentence_start(text: str, at: int, low: int) -> int:
    """Return where the sentence of a place begins 句首, not before ``low`` and 300 characters at most."""
    return _behind_last(_UP_TO_STOP, text, at, max(low, at - 300))


def clause_start(text: str, at: int, low: int) -> int:
    """Return where the clause of a place begins 分句首, not before ``low`` and 60 characters at most."""
    return _behind_last(_UP_TO_PAUSE, text, at, max(low, at - 60))


def _behind_last(up_to_mark: re.Pattern[str], text: str, at: int, low: int) -> int:
    match = up_to_mark.match(text, low, at)
    return match.end() if match else min(low, at)
