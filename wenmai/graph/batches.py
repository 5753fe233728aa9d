"""Batches 批量语句: the Cypher by which fields and relations of many documents are asked at a time."""

from collections.abc import Iterable
from typing import Final

from wenmai.graph.store import ISSUED_BY, Fields, MentionRow, Row, Spoken, TieRow
from wenmai.ontology.vocabulary import Relation

_TYPES: Final = {**{relation.value: relation.cypher for relation in Relation}, ISSUED_BY: "ISSUED_BY"}
_FIELDS: Final = """
RETURN d.id AS id, d.known AS known, d.title AS title, d.number AS number, d.genre AS genre, d.issuers AS issuers,
  d.level AS level, d.region AS region, d.force AS force, d.date AS date, d.effectiveFrom AS effective_from,
  d.effectiveTo AS effective_to, d.policy AS policy, head([(d)-[:ISSUED_BY]->(notice) | notice.id]) AS issued_by,
  d.sources AS sources
"""
_TIES: Final = """
WITH DISTINCT doc, kind, target
ORDER BY doc.iri, target.iri, kind
RETURN doc.id AS doc, toLower(kind) AS relation, target.id AS target,
  EXISTS { (doc)-[{partial: true}]->(target) }
  OR kind = "ISSUED_BY" AND EXISTS { (target)-[{partial: true}]->(doc) } AS partial
"""
MENTIONS: Final = """
UNWIND $pairs AS pair
MATCH (doc:Document {key: pair[0]})<-[:DOC]-(m:Mention)-[:TARGET]->(target:Document {key: pair[1]})
RETURN doc.id AS doc, target.id AS target, m.relation AS relation, m.source AS source, m.start AS start, m.end AS end,
  m.line AS line, m.surface AS surface, m.kind AS kind, m.resolved AS resolved, m.cue AS cue, m.article AS article
ORDER BY m.strength, m.source, m.start, m.end
"""


SPOKEN: Final = """
MATCH (d:Document)<-[:TARGET]-(m:Mention)-[:DOC]->(doc:Document)
WITH d, count(DISTINCT doc) AS documents, count(m) AS mentions
ORDER BY d.iri
RETURN d.id AS id, d.known AS known, documents, mentions
"""
IN_REGIONS: Final = """
MATCH (d:Document) WHERE d.region IN $regions RETURN d.region AS region, count(d) AS documents
"""


def fields_statement(*, every: bool) -> str:
    """Return the statement for the fields of the documents in ``$keys`` 字段语句, or of ``every`` document."""
    return f"{'' if every else 'UNWIND $keys AS key '}MATCH (d:Document{'' if every else ' {key: key}'}){_FIELDS}"


def ties_statement(out: Iterable[str], into: Iterable[str], *, every: bool) -> str:
    """Return the statement for relations of the documents in ``$keys`` 关系语句, or of ``every`` document."""
    here, there = ("", "") if every else ("UNWIND $keys AS key ", " {key: key}")
    parts = [
        f"{here}MATCH (doc:Document{doc})-[x:{'|'.join(_TYPES[one] for one in kinds)}]->(target:Document{target}) "
        "RETURN doc, type(x) AS kind, target"
        for kinds, doc, target in ((tuple(out), there, ""), (tuple(into), "", there))
        if kinds
    ]
    return f"CALL () {{ {' UNION '.join(parts)} }}{_TIES}"


def field_rows(rows: Iterable[Row]) -> dict[str, Fields]:
    """Return the rows of :func:`fields_statement` by the id of the document."""
    return {str(row["id"]): Fields(**{name: row[name] for name in Fields._fields}) for row in rows}  # type: ignore[arg-type]


def tie_rows(rows: Iterable[Row]) -> list[TieRow]:
    """Return the rows of :func:`ties_statement` as ties."""
    return [
        TieRow(str(row["doc"]), str(row["relation"]), str(row["target"]), row["partial"] is True)
        for row in rows
    ]


def mention_rows(rows: Iterable[Row]) -> list[MentionRow]:
    """Return the rows of ``MENTIONS`` as mentions."""
    return [MentionRow(**row) for row in rows]  # type: ignore[arg-type]


def spoken_rows(rows: Iterable[Row]) -> list[Spoken]:
    """Return the rows of ``SPOKEN`` as counts."""
    return [Spoken(**row) for row in rows]  # type: ignore[arg-type]
