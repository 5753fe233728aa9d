// Which provinces had by the day forwarded a document and issued nothing of their own to implement it 哪些省份在该日前转发了它而没有自己的落实文件
MATCH (d:Document)-[:ISSUED_BY*0..1]-(:Document)<-[:FORWARDS]-(doc:Document {level: "provincial"})
WHERE ($id IS NULL OR d.key = $id) AND doc.region IS NOT NULL AND doc.date <= $day
  AND NOT EXISTS {
    MATCH (d)-[:ISSUED_BY*0..1]-(:Document)<-[:IMPLEMENTS]-(own:Document)
    WHERE own.region = doc.region AND own.date <= $day
  }
WITH DISTINCT d, doc
ORDER BY d.iri, doc.region, doc.iri
RETURN $day AS day, d.id AS id, doc.region AS region, doc.id AS doc
