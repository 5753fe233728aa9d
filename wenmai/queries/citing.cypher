// What a document explains or cites 解读与引用
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (d)-[x:INTERPRETS|CITES]->(other:Document)
  RETURN d AS a, toLower(type(x)) AS relation, other AS b
}
WITH DISTINCT d, a, relation, b
RETURN d.id AS id, a.id AS doc, relation, b.id AS target, EXISTS { (a)-[{partial: true}]->(b) } AS partial
ORDER BY a.iri, b.iri, relation
