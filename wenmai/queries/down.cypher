// What implements a document or is based on it, and what it issues or forwards 下位落实
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (other:Document)-[x:IMPLEMENTS|BASED_ON]->(d)
  RETURN other AS a, toLower(type(x)) AS relation, d AS b
  UNION
  MATCH (d)-[x:PROMULGATES|FORWARDS]->(other:Document)
  RETURN d AS a, toLower(type(x)) AS relation, other AS b
  UNION
  MATCH (other:Document)-[:ISSUED_BY]->(d)
  RETURN d AS a, "promulgates" AS relation, other AS b
}
WITH DISTINCT d, a, relation, b
RETURN d.id AS id, a.id AS doc, relation, b.id AS target, EXISTS { (a)-[{partial: true}]->(b) } AS partial
ORDER BY a.iri, b.iri, relation
