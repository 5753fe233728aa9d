// What a document implements, is based on, and is issued or forwarded by 上位依据
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (d)-[x:IMPLEMENTS|BASED_ON]->(other:Document) RETURN d AS doc, toLower(type(x)) AS relation, other AS target
  UNION
  MATCH (other:Document)-[x:PROMULGATES|FORWARDS]->(d) RETURN other AS doc, toLower(type(x)) AS relation, d AS target
  UNION
  MATCH (d)-[:ISSUED_BY]->(other:Document) RETURN other AS doc, "promulgates" AS relation, d AS target
}
WITH DISTINCT d, doc, relation, target
ORDER BY doc.iri, target.iri, relation
RETURN d.id AS id, doc.id AS doc, relation, target.id AS target,
  EXISTS { (doc)-[{partial: true}]->(target) } AS partial
