// Which texts a notice issues 所印发的文本
MATCH (text:Document)-[:ISSUED_BY]->(d:Document {key: $id})
WITH d, text
ORDER BY text.iri
RETURN d.id AS id, text.id AS text
