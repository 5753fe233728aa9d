// The days of a document, or of all of them, and its notice 文件的日期与印发通知
CALL () {
  MATCH (d:Document {key: $id}) RETURN d
  UNION ALL
  UNWIND CASE WHEN $id IS NULL THEN [true] ELSE [] END AS every
  MATCH (d:Document) RETURN d
}
WITH d
ORDER BY d.iri
RETURN d.id AS id, d.known AS known, d.policy AS policy, d.date AS date, d.effectiveFrom AS effective_from,
  d.effectiveTo AS effective_to, head([(d)-[:ISSUED_BY]->(notice) | notice.id]) AS issued_by
