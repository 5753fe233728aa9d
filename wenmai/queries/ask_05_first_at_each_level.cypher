// What was the first implementation at each level, with the days of both 各层级最先落实它的文件和时滞
MATCH (d:Document)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(doc:Document)
WHERE ($id IS NULL OR d.key = $id) AND d.date IS NOT NULL AND doc.date IS NOT NULL AND doc.level IS NOT NULL
  AND NOT EXISTS {
    MATCH (d)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(sooner:Document)
    WHERE sooner.level = doc.level AND sooner.date < doc.date
  }
WITH DISTINCT d, doc
ORDER BY d.iri, doc.level, doc.iri
RETURN d.id AS id, d.date AS date, doc.level AS level, doc.id AS doc, doc.date AS doc_date
