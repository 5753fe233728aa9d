// Which documents in force on the day rest on a basis whose printed term was over by then 哪些在该日有效的文件，其依据已过自身所载有效期
MATCH (d:Document)<-[:BASED_ON|IMPLEMENTS]-(doc:Document)
WHERE ($id IS NULL OR d.key = $id) AND d.effectiveTo < $day AND NOT EXISTS { (:Document)-[:EXTENDS]->(d) }
  AND coalesce(doc.effectiveFrom, doc.date) <= $day AND (doc.effectiveTo IS NULL OR doc.effectiveTo >= $day)
  AND NOT EXISTS {
    MATCH (doc)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
WITH DISTINCT d, doc
ORDER BY d.iri, doc.iri
RETURN $day AS day, d.id AS id, doc.id AS doc
