// Where a document speaks of others, also of those that could not be told 文件中的提及
MATCH (d:Document {key: $id})<-[:DOC]-(m:Mention)
OPTIONAL MATCH (m)-[:TARGET]->(other:Document)
RETURN d.id AS id, other.id AS target, m.relation AS relation, m.source AS source, m.start AS start, m.end AS end,
  m.line AS line, m.surface AS surface, m.kind AS kind, m.cue AS cue, m.article AS article, m.resolved AS resolved
ORDER BY m.strength, m.source, m.start, m.end
