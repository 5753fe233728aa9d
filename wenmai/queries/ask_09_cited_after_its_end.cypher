// Which documents dated after the end of a document, up to the day, still cite or implement it 哪些文件在它被废止之后（至该日）仍引用它
MATCH (later:Document)-[e:REPEALS|SUPERSEDES]->(d:Document)<-[:CITES|IMPLEMENTS|BASED_ON]-(doc:Document)
WHERE ($id IS NULL OR d.key = $id) AND NOT coalesce(e.partial, false) AND doc.policy AND coalesce(later.effectiveFrom, later.date) < doc.date AND doc.date <= $day
  AND doc <> later
WITH DISTINCT d, later, doc
ORDER BY d.iri, later.iri, doc.iri
RETURN $day AS day, d.id AS id, later.id AS later, doc.id AS doc
