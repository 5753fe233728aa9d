"""A norm on its way 识别中的规范: its parts as offsets within the sentence, and the sentence that makes them parts."""

from dataclasses import dataclass
from typing import Final

from wenmai.ontology.norms import Modality, Part

Place = tuple[int, int]

_new: Final = tuple.__new__  # of thousands of parts, half the time of calling the class


@dataclass(slots=True)
class Act:
    """One act with what is known of it so far; ``start`` and ``end`` hold the clauses that speak of it."""

    rule: str
    modality: Modality
    hedged: bool
    cue: Place
    start: int
    end: int
    action: Place | None = None
    bearer: Place | None = None
    beneficiary: Place | None = None
    payer: Place | None = None
    body: Place | None = None
    object: Place | None = None
    target: Place | None = None  # behind 对: whom or what the act is for
    moved: Place | None = None  # behind 将, 把: what is acted on
    passive: bool = False  # 由 says who acts
    conditions: tuple[Place, ...] = ()


@dataclass(slots=True)
class Sentence:
    """A squeezed sentence 句 with its place in the text as given.

    ``shifts`` lead, by the offsets within it, to those of the text.
    """

    text: str
    shifts: list[int]
    start: int
    end: int
    line: int

    def span(self, low: int, high: int) -> Place:
        """Return the offsets in the text as given of what stands between two places, not empty."""
        return low + self.shifts[low], high + self.shifts[high - 1]

    def part(self, place: Place) -> Part:
        """Return the words at a place that is not empty."""
        low, high = place
        shifts = self.shifts
        return _new(Part, (self.text[low:high], low + shifts[low], high + shifts[high - 1]))
