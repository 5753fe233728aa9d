// What is said of the force of a document, by its own sentences and by its page 效力说明
MATCH (s:ValidityStatement)-[:STATEMENT_ON]->(d:Document {key: $id})
WITH s, d
ORDER BY s.iri
RETURN d.id AS id, s.statementKind AS kind, s.value AS value, s.scope AS scope, s.article AS article,
  s.stated AS stated, s.source AS source, s.start AS start, s.end AS end, s.line AS line
