"""A quantity on its way 识别中的数量: where it stands in the squeezed text, before it is bound and joined."""

from dataclasses import dataclass
from typing import Final

from wenmai.ontology.provisions import Measure, QuantityType

STOPS: Final = "。；！？"


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
    low = max(low, at - 300)
    return max(low, *(text.rfind(stop, low, at) + 1 for stop in STOPS))


def clause_start(text: str, at: int, low: int) -> int:
    """Return where the clause of a place begins 分句首, not before ``low`` and 60 characters at most."""
    low = max(low, at - 60)
    return max(low, *(text.rfind(stop, low, at) + 1 for stop in "。；！？，、：:（）"))
