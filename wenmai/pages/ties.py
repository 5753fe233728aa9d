"""Ties 连线所据: the relations of a lineage as pairs of documents, and the days on which documents ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wenmai.ontology.vocabulary import Relation
from wenmai.pages.layout import hangs_on
from wenmai.queries.model import Evidence, Lineage, Node

_ENDING: Final = (Relation.REPEALS, Relation.SUPERSEDES)


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the drawing 一条连线: ``speaker`` stands to ``target`` in the relation; both are ids.

    It is ``presumed`` where sentences were looked for and none says so.
    """

    speaker: str
    target: str
    relation: Relation
    partial: bool
    presumed: bool
    evidence: tuple[Evidence, ...]


def ties_of(lineage: Lineage) -> list[Tie]:
    """Return the relations between the documents of a lineage 关系, each once, the weakest first.

    A relation of a notice or issued text that is not in the lineage is that of the document it stands for there.
    """
    shown = {lineage.root.id} | {step.node.id for step in lineage.steps}
    told = any(step.evidence for step in lineage.steps)
    found: dict[tuple[str, str, Relation], Tie] = {}
    for step, up in zip(lineage.steps, hangs_on(lineage.steps), strict=True):
        above = lineage.root.id if up is None else lineage.steps[up].node.id
        parent = step.parent if step.parent in shown else above
        ends = (step.node.id, parent) if step.inverse else (parent, step.node.id)
        if ends[0] != ends[1]:
            presumed = told and not step.evidence
            tie = Tie(*ends, step.relation, step.partial, presumed, step.evidence)
            found.setdefault((*ends, step.relation), tie)
    return sorted(found.values(), key=lambda tie: -tie.relation.strength)


def ends_of(nodes: Mapping[str, Node], ties: list[Tie]) -> dict[str, str]:
    """Return the first day on which a document no longer holds 失效日, as far as the lineage tells, by id.

    That is the day a document that repeals or replaces it as a whole takes effect, else the one after its printed
    last day, unless it was extended; nothing older ends it. A notice and the text it issues end together.
    """
    extended = {tie.target for tie in ties if tie.relation is Relation.EXTENDS}
    ends = {
        one: after
        for one, node in nodes.items()
        if one not in extended and (after := _day_after(node.effective_to))
    }
    for tie in ties:
        speaker, target = nodes[tie.speaker], nodes[tie.target]
        day = speaker.effective_from or speaker.date
        if tie.relation in _ENDING and not tie.partial and day and day >= (target.date or ""):
            ends[tie.target] = min(day, ends.get(tie.target, day))
    texts = {one: node.issued_by for one, node in nodes.items() if node.issued_by in nodes}
    for text, notice in texts.items():
        alone = list(texts.values()).count(notice) == 1
        for one, other in ((text, notice), (notice, text)):
            if other in ends and one not in ends and (one == text or alone):
                ends[str(one)] = ends[str(other)]
    return ends


def _day_after(day: str | None) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else None
    except (ValueError, OverflowError):
        return None
