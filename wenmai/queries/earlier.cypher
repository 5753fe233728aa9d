// What a document repeals, replaces, amends, extends, supplements 对前文件的处理
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (d)-[x:REPEALS|SUPERSEDES|AMENDS|EXTENDS|SUPPLEMENTS]->(other:Document) RETURN d AS doc, toLower(type(x)) AS relation, other AS target
}
WITH DISTINCT d, doc, relation, target
ORDER BY doc.iri, target.iri, relation
RETURN d.id AS id, doc.id AS doc, relation, target.id AS target,
  EXISTS { (doc)-[{partial: true}]->(target) } AS partial
