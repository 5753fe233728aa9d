// Who implements a document, forwards it or rests on it 落实、转发或以之为依据的文件
MATCH (doc:Document)-[x:IMPLEMENTS|FORWARDS|BASED_ON]->(d:Document {key: $id})
WHERE doc.policy
WITH DISTINCT d, doc, toLower(type(x)) AS relation
ORDER BY doc.iri, relation
RETURN d.id AS id, doc.id AS doc, relation
