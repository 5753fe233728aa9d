// Which municipalities and counties implemented a document, up to the day, before their province did 哪些市县在本省之前（至该日）落实了它
MATCH (d:Document)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(via:Document {level: "provincial"})
WHERE ($id IS NULL OR d.key = $id) AND via.date <= $day
MATCH (d)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(doc:Document)
WHERE doc.level IN ["municipal", "county"] AND doc.region STARTS WITH via.region AND doc.date < via.date
WITH DISTINCT d, via, doc
ORDER BY d.iri, via.iri, doc.iri
RETURN $day AS day, d.id AS id, via.id AS via, doc.id AS doc
