// Which documents in force on the day rest on a basis that was amended after their own date 哪些在该日有效的文件，其依据在它之后被修改
MATCH (later:Document)-[:AMENDS]->(d:Document)<-[:BASED_ON|IMPLEMENTS]-(doc:Document)
WHERE ($id IS NULL OR d.key = $id) AND doc <> later AND coalesce(later.effectiveFrom, later.date) > doc.date AND coalesce(later.effectiveFrom, later.date) <= $day
  AND coalesce(doc.effectiveFrom, doc.date) <= $day AND (doc.effectiveTo IS NULL OR doc.effectiveTo >= $day)
  AND NOT EXISTS {
    MATCH (doc)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
WITH DISTINCT d, later, doc
ORDER BY d.iri, later.iri, doc.iri
RETURN $day AS day, d.id AS id, later.id AS later, doc.id AS doc
