// Which documents are spoken of and not at hand, and by how many 被提及而不在库的文件
MATCH (d:Document {known: false})<-[:TARGET]-(m:Mention)-[:DOC]->(doc:Document)
WITH d, count(DISTINCT doc) AS documents, count(m) AS mentions
ORDER BY documents DESC, mentions DESC, d.iri
RETURN d.id AS id, documents, mentions
