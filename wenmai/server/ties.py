"""The ties 关系 of a document, as many as it has: one query that gives no more of each than its other end."""

from dataclasses import dataclass
from typing import Final

from wenmai.graph.iris import ONTOLOGY
from wenmai.graph.store import Query
from wenmai.ontology.vocabulary import Relation
from wenmai.server.reading import Reading

_HEAD: Final = f"PREFIX wm: <{ONTOLOGY}>\n"
_KINDS: Final = " ".join(f'(wm:{one.iri_name} "{one.value}")' for one in Relation)
_TIES: Final = Query(
    "ties",
    f"""# All relations of a document 全部关系
{_HEAD}SELECT ?id ?relation ?inverse ?other WHERE {{
  VALUES (?property ?relation) {{ {_KINDS} }}
  {{ ?id ?property ?other . BIND(false AS ?inverse) }} UNION {{ ?other ?property ?id . BIND(true AS ?inverse) }}
}}""",
)
_PARTS: Final = Query(
    "parts",
    f"""# The relations of a document that touch only a part 部分
{_HEAD}SELECT ?id ?inverse ?other WHERE {{
  {{ ?id wm:inPart ?other . BIND(false AS ?inverse) }} UNION {{ ?other wm:inPart ?id . BIND(true AS ?inverse) }}
}}""",
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of a document to another 关系; with ``inverse`` it is the other's to it."""

    relation: Relation
    inverse: bool
    other: str


def ties_of(reading: Reading, document_id: str) -> list[Tie]:
    """Return all relations of a document 全部关系: its own first, the strongest first, then by date and id."""
    rows = reading.store.select(_TIES, id=document_id)
    found = [Tie(Relation(str(row["relation"])), row["inverse"] is True, str(row["other"])) for row in rows]
    days = reading.index.dates({tie.other for tie in found})
    strength = {relation: place for place, relation in enumerate(Relation)}
    return sorted(
        found, key=lambda tie: (tie.inverse, strength[tie.relation], days.get(tie.other) or "9", tie.other)
    )


def in_part(reading: Reading, document_id: str) -> set[tuple[bool, str]]:
    """Return which relations touch only a part 部分关系: whether inverse, and the other end."""
    return {
        (row["inverse"] is True, str(row["other"])) for row in reading.store.select(_PARTS, id=document_id)
    }
