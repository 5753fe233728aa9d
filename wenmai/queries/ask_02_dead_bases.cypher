// Which documents in force on the day rest only on bases that were repealed by then 哪些在该日有效的文件，其依据在该日均已废止
MATCH (d:Document)-[:BASED_ON]->(basis:Document)
WHERE ($id IS NULL OR d.key = $id) AND coalesce(d.effectiveFrom, d.date) <= $day AND (d.effectiveTo IS NULL OR d.effectiveTo >= $day)
  AND NOT EXISTS {
    MATCH (d)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
  AND EXISTS {
    MATCH (basis)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
  AND NOT EXISTS {
    MATCH (d)-[:BASED_ON]->(other:Document)
    WHERE NOT EXISTS {
    MATCH (other)-[:ISSUED_BY*0..1]-(part:Document)<-[e:REPEALS|SUPERSEDES]-(later:Document)
    WHERE NOT coalesce(e.partial, false) AND coalesce(later.effectiveFrom, later.date) <= $day
  }
  }
WITH DISTINCT d, basis
ORDER BY d.iri, basis.iri
RETURN $day AS day, d.id AS id, basis.id AS basis
