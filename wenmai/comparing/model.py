"""What a comparison comes back as 比较结果: pairs of provisions, what differs, and whether it may."""

from dataclasses import dataclass
from enum import StrEnum

from wenmai.ontology.vocabulary import Force


class Verdict(StrEnum):
    """What to make of a difference 结论, from nothing to what a compliance officer should see."""

    NONE = "none"
    NOTE = "note"
    CHECK = "check"
    CONFLICT = "possible conflict"

    @property
    def rank(self) -> int:
        """How grave it is, from 0."""
        return list(Verdict).index(self)

    @property
    def zh(self) -> str:
        """Its Chinese label."""
        return {"none": "一致", "note": "提示", "check": "核查", "possible conflict": "可能抵触"}[self.value]


class Direction(StrEnum):
    """For whom the lower text is the better one 变化方向: those the measure is for."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding 一方: the document, the numbered item, and the sentence with its line."""

    doc: str
    title: str
    item: str | None
    item_line: int
    line: int
    text: str
    date: str | None
    force: Force | None
    provision: str | None
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference, or none, between two provisions 比较发现.

    ``upper`` is None where a sentence is judged by itself; ``lower`` where the lower text is silent. ``quantities``
    are pairs as printed; ``confirmed`` is the reason by which a person confirmed it; ``relation`` is that of the
    documents, ``score`` how well the sentences answer each other.
    """

    upper: Side | None
    lower: Side | None
    relation: str
    dimension: str
    direction: Direction
    verdict: Verdict
    rule: str
    quantities: tuple[tuple[str | None, str | None], ...] = ()
    score: float = 1.0
    confidence: float = 1.0
    confirmed: str | None = None

    @property
    def id(self) -> str:
        """Identity for corrections 标识: the rule and both places."""
        sides = (self.upper, self.lower)
        return f"{self.rule}:" + "~".join(f"{one.doc}@{one.line}" if one else "" for one in sides)
