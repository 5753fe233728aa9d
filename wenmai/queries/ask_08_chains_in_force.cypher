// Which chains of three levels were in force as a whole on the day 该日仍全部有效的国家、省、市县三级落实链
MATCH (d:Document {level: "national"})-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(via:Document {level: "provincial"})
WHERE ($id IS NULL OR d.key = $id) AND coalesce(d.effectiveFrom, d.date) <= $day AND (d.effectiveTo IS NULL OR d.effectiveTo >= $day)
  AND NOT EXISTS {
    MATCH (d)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
MATCH (via)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(doc:Document)
WHERE doc.level IN ["municipal", "county"] AND coalesce(via.effectiveFrom, via.date) <= $day AND (via.effectiveTo IS NULL OR via.effectiveTo >= $day)
  AND NOT EXISTS {
    MATCH (via)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
  AND coalesce(doc.effectiveFrom, doc.date) <= $day AND (doc.effectiveTo IS NULL OR doc.effectiveTo >= $day)
  AND NOT EXISTS {
    MATCH (doc)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
WITH DISTINCT d, via, doc
ORDER BY d.iri, via.iri, doc.iri
RETURN $day AS day, d.id AS id, via.id AS via, doc.id AS doc
