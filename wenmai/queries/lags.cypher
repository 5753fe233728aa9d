// Which document implements which, with level and day of both 落实与时滞
MATCH (doc:Document)-[:IMPLEMENTS]->(d:Document)
WHERE doc.policy
WITH DISTINCT d, doc
ORDER BY d.iri, doc.iri
RETURN d.id AS id, d.level AS level, d.date AS date, doc.id AS doc, doc.level AS doc_level, doc.date AS doc_date
