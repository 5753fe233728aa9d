// What explains or cites a document 被解读与被引用
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (other:Document)-[x:INTERPRETS|CITES]->(d)
  RETURN other AS a, toLower(type(x)) AS relation, d AS b
}
WITH DISTINCT d, a, relation, b
RETURN d.id AS id, a.id AS doc, relation, b.id AS target, EXISTS { (a)-[{partial: true}]->(b) } AS partial
ORDER BY a.iri, b.iri, relation
