// Which documents are spoken of by most others 最常被提及的文件
MATCH (d:Document)<-[:TARGET]-(:Mention)-[:DOC]->(doc:Document)
WITH d, count(DISTINCT doc) AS documents
ORDER BY documents DESC, d.iri
RETURN d.id AS id, documents
