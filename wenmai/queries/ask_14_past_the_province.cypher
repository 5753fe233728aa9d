// Which municipal and county documents implement a document directly, and not the earlier one by which their province did so 哪些市县文件直接落实它，虽然本省当日前已有落实文件
MATCH (d:Document)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(via:Document {level: "provincial"})
WHERE ($id IS NULL OR d.key = $id)
MATCH (d)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(doc:Document)
WHERE doc.level IN ["municipal", "county"] AND doc.region STARTS WITH via.region AND via.date <= doc.date
  AND doc.date <= $day
  AND NOT EXISTS { MATCH (via)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(doc) }
WITH DISTINCT d, via, doc
ORDER BY d.iri, via.iri, doc.iri
RETURN $day AS day, d.id AS id, via.id AS via, doc.id AS doc
