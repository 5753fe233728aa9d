// Where others speak of a document 对文件的提及
MATCH (d:Document {key: $id})<-[:TARGET]-(m:Mention)-[:DOC]->(other:Document)
RETURN d.id AS id, other.id AS doc, m.relation AS relation, m.source AS source, m.start AS start, m.end AS end,
  m.line AS line, m.surface AS surface, m.kind AS kind, m.cue AS cue, m.article AS article, m.resolved AS resolved
ORDER BY m.strength, other.iri, m.source, m.start, m.end
