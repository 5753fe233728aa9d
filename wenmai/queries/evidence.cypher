// Where one document speaks of another, the strongest relation first 两份文件间的提及
MATCH (d:Document {key: $id})<-[:DOC]-(m:Mention)-[:TARGET]->(t:Document {key: $target_id})
RETURN d.id AS id, t.id AS target_id, m.relation AS relation, m.source AS source, m.start AS start, m.end AS end,
  m.line AS line, m.surface AS surface, m.kind AS kind, m.cue AS cue, m.article AS article, m.resolved AS resolved
ORDER BY m.strength, source, start, end
