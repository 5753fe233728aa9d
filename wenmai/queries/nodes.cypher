// What is known of a document, or of all of them, a row for each field that has a value 文件
CALL () {
  MATCH (d:Document {key: $id})
  RETURN d
  UNION ALL
  UNWIND CASE WHEN $id IS NULL THEN [true] ELSE [] END AS every
  MATCH (d:Document)
  RETURN d
}
UNWIND [
  ["known", d.known], ["title", d.title], ["number", d.number], ["genre", d.genre],
  ["issuers", d.issuers], ["level", d.level], ["region", d.region], ["force", d.force],
  ["date", d.date], ["effective_from", d.effectiveFrom], ["effective_to", d.effectiveTo],
  ["policy", d.policy], ["issued_by", head([(d)-[:ISSUED_BY]->(notice) | notice.id])], ["sources", d.sources]
] AS pair
WITH d, pair[0] AS field, pair[1] AS value
WHERE value IS NOT NULL
RETURN d.id AS id, field, value
ORDER BY field, d.iri
