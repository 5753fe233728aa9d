"""A quantity on its way 识别中的数量: where it stands in the squeezed text, before it is bound and joined."""

from dataclasses import dataclass
from typing import Final

from wenmai.ontology.provisions import Measure, QuantityType

_STOPS: Final = frozenset("。；！？")
_PAUSES: Final = _STOPS | frozenset("，、：:（）")


@dataclass(frozen=True, slots=True)
class Found:
    """A value of a type at squeezed offsets; ``core`` is where the bare value stands within."""

    start: int
    end: int
    type: QuantityType
    measure: Measure
    rule: str
    core: tuple[int, int] = (0, 0)


def sentence_start(text: str, at: int, low: int) -> int:
    """Return where the sentence of a place begins 句首, not before ``low`` and 300 characters at most."""
    return _behind_last(text, at, max(low, at - 300), _STOPS)


def clause_start(text: str, at: int, low: int) -> int:
    """Return where the clause of a place begins 分句首, not before ``low`` and 60 characters at most."""
    return _behind_last(text, at, max(low, at - 60), _PAUSES)


def _behind_last(text: str, at: int, low: int, marks: frozenset[str]) -> int:
    while at > low and text[at - 1] not in marks:
        at -= 1
    return at
