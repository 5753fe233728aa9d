// Which catalogues say that what they do not list is repealed 未列入目录的一律废止
MATCH (s:ValidityStatement {statementKind: "unlisted"})-[:STATEMENT_ON]->(d:Document)
WITH s, d
ORDER BY s.iri
RETURN d.id AS doc, s.value AS value, s.stated AS stated, s.source AS source, s.start AS start, s.end AS end
