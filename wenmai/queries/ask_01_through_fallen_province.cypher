// Which municipal and county documents in force on the day implement a document through a provincial one that is no longer in force 哪些在该日有效的市县文件经由该日已失效的省级文件落实它
MATCH (d:Document)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(via:Document {level: "provincial"})
WHERE ($id IS NULL OR d.key = $id)
MATCH (via)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(doc:Document)
WHERE doc.level IN ["municipal", "county"] AND coalesce(doc.effectiveFrom, doc.date) <= $day AND (doc.effectiveTo IS NULL OR doc.effectiveTo >= $day)
  AND NOT EXISTS {
    MATCH (doc)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
  AND (coalesce(via.effectiveTo < $day, false) OR EXISTS {
    MATCH (via)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  })
WITH DISTINCT d, via, doc
ORDER BY d.iri, via.iri, doc.iri
RETURN $day AS day, d.id AS id, via.id AS via, doc.id AS doc
