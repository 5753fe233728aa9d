// What a document implements, is based on, and is issued or forwarded by 上位依据
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (d)-[x:IMPLEMENTS|BASED_ON]->(other:Document)
  RETURN d AS a, toLower(type(x)) AS relation, other AS b
  UNION
  MATCH (other:Document)-[x:PROMULGATES|FORWARDS]->(d)
  RETURN other AS a, toLower(type(x)) AS relation, d AS b
  UNION
  MATCH (d)-[:ISSUED_BY]->(other:Document)
  RETURN other AS a, "promulgates" AS relation, d AS b
}
WITH DISTINCT d, a, relation, b
RETURN d.id AS id, a.id AS doc, relation, b.id AS target, EXISTS { (a)-[{partial: true}]->(b) } AS partial
ORDER BY a.iri, b.iri, relation
