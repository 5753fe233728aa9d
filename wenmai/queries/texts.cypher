// Which texts a notice issues 所印发的文本
MATCH (t:Document)-[:ISSUED_BY]->(d:Document {key: $id})
RETURN d.id AS id, t.id AS text
ORDER BY t.iri
