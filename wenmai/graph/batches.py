"""Batches 批量语句: the Cypher by which fields and relations of many documents are asked at a time."""

from collections.abc import Iterable
from typing import Final

from wenmai.graph.store import ISSUED_BY, Row, TieRow
from wenmai.ontology.vocabulary import Relation

_TYPES: Final = {**{relation.value: relation.cypher for relation in Relation}, ISSUED_BY: "ISSUED_BY"}
_FIELDS: Final = """
RETURN d.id AS id, d.known AS known, d.title AS title, d.number AS number, d.genre AS genre, d.issuers AS issuers,
  d.level AS level, d.region AS region, d.force AS force, d.date AS date, d.effectiveFrom AS effective_from,
  d.effectiveTo AS effective_to, d.policy AS policy, head([(d)-[:ISSUED_BY]->(notice) | notice.id]) AS issued_by,
  d.sources AS sources
"""
_TIES: Final = """
WITH DISTINCT doc, type(x) AS kind, target
ORDER BY doc.iri, target.iri, kind
RETURN doc.id AS doc, toLower(kind) AS relation, target.id AS target,
  EXISTS { (doc)-[{partial: true}]->(target) }
  OR kind = "ISSUED_BY" AND EXISTS { (target)-[{partial: true}]->(doc) } AS partial
"""


def fields_statement(*, every: bool) -> str:
    """Return the statement for the fields of the documents in ``$keys`` 字段语句, or of ``every`` document."""
    return f"{_unwound(every)}MATCH (d:Document{'' if every else ' {key: key}'}){_FIELDS}"


def ties_statement(relations: Iterable[str], *, into: bool, every: bool) -> str:
    """Return the statement for relations of the documents in ``$keys`` 关系语句, or of ``every`` document."""
    kinds = "|".join(_TYPES[one] for one in relations)
    doc, target = ("", " {key: key}") if into else (" {key: key}", "")
    if every:
        doc = target = ""
    return f"{_unwound(every)}MATCH (doc:Document{doc})-[x:{kinds}]->(target:Document{target}){_TIES}"


def field_rows(rows: Iterable[Row]) -> dict[str, Row]:
    """Return the rows of :func:`fields_statement` by the id of the document."""
    return {str(row["id"]): {name: value for name, value in row.items() if name != "id"} for row in rows}


def tie_rows(rows: Iterable[Row]) -> list[TieRow]:
    """Return the rows of :func:`ties_statement` as ties."""
    return [
        TieRow(str(row["doc"]), str(row["relation"]), str(row["target"]), row["partial"] is True)
        for row in rows
    ]


def _unwound(every: bool) -> str:
    return "" if every else "UNWIND $keys AS key "
