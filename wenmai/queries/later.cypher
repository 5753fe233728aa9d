// What repeals, replaces, amends, extends, supplements a document 后文件的处理
MATCH (d:Document {key: $id})
CALL (d) {
  MATCH (other:Document)-[x:REPEALS|SUPERSEDES|AMENDS|EXTENDS|SUPPLEMENTS]->(d) RETURN other AS doc, toLower(type(x)) AS relation, d AS target
}
WITH DISTINCT d, doc, relation, target
ORDER BY doc.iri, target.iri, relation
RETURN d.id AS id, doc.id AS doc, relation, target.id AS target,
  EXISTS { (doc)-[{partial: true}]->(target) } AS partial
