"""A norm on its way 识别中的规范: its parts as offsets within the sentence."""

from dataclasses import dataclass

from wenmai.ontology.norms import Modality

Place = tuple[int, int]


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
