// All relations of a document, its notice and its texts among them 一份文件的全部关系
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (d)-[x:REPEALS|SUPERSEDES|AMENDS|EXTENDS|SUPPLEMENTS|PROMULGATES|FORWARDS|IMPLEMENTS|BASED_ON|INTERPRETS|CITES|ISSUED_BY]->(other:Document)
  RETURN d AS doc, toLower(type(x)) AS relation, other AS target
  UNION
  MATCH (other:Document)-[x:REPEALS|SUPERSEDES|AMENDS|EXTENDS|SUPPLEMENTS|PROMULGATES|FORWARDS|IMPLEMENTS|BASED_ON|INTERPRETS|CITES|ISSUED_BY]->(d)
  RETURN other AS doc, toLower(type(x)) AS relation, d AS target
}
WITH DISTINCT d, doc, relation, target
ORDER BY doc.iri, target.iri, relation
RETURN d.id AS id, doc.id AS doc, relation, target.id AS target,
  EXISTS { (doc)-[{partial: true}]->(target) } AS partial
