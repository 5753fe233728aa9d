// Where a document is printed 文件的印本
MATCH (p:Printing)-[:PRINTING_OF]->(d:Document {key: $id})
RETURN d.id AS id, p.source AS source, p.start AS start, p.end AS end,
  p.startLine AS start_line, p.endLine AS end_line
ORDER BY source, start, end
