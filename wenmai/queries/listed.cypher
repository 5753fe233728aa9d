// Which catalogues of documents kept in force name a document 列入继续有效目录
MATCH (c:Document)-[:CITES]->(d:Document {key: $id})
WHERE c.title CONTAINS "继续有效" OR c.title CONTAINS "保留"
WITH c, d
ORDER BY c.iri
RETURN d.id AS id, c.id AS doc, c.title AS title, c.date AS date
