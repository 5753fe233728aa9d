// What took the place of a document by the day, and which documents in force still rest on the old one 它被哪份文件取代，又有哪些在该日有效的文件仍以旧文件为依据
MATCH (later:Document)-[e:REPEALS|SUPERSEDES]->(:Document)-[:ISSUED_BY*0..1]-(d:Document)
WHERE ($id IS NULL OR d.key = $id) AND NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
MATCH (doc:Document)-[:BASED_ON|IMPLEMENTS]->(d)
WHERE doc <> later AND coalesce(doc.effectiveFrom, doc.date) <= $day AND (doc.effectiveTo IS NULL OR doc.effectiveTo >= $day)
  AND NOT EXISTS {
    MATCH (doc)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
WITH DISTINCT d, later, doc
ORDER BY d.iri, later.iri, doc.iri
RETURN $day AS day, d.id AS id, later.id AS later, doc.id AS doc
