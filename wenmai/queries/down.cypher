// What implements a document or is based on it, and what it issues or forwards 下位落实
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (other:Document)-[x:IMPLEMENTS|BASED_ON]->(d) RETURN other AS doc, toLower(type(x)) AS relation, d AS target
  UNION
  MATCH (d)-[x:PROMULGATES|FORWARDS]->(other:Document) RETURN d AS doc, toLower(type(x)) AS relation, other AS target
  UNION
  MATCH (other:Document)-[:ISSUED_BY]->(d) RETURN d AS doc, "promulgates" AS relation, other AS target
}
WITH DISTINCT d, doc, relation, target
ORDER BY doc.iri, target.iri, relation
RETURN d.id AS id, doc.id AS doc, relation, target.id AS target,
  EXISTS { (doc)-[{partial: true}]->(target) } AS partial
