// Which documents were amended by one issuer and afterwards, up to the day, cited by another that does not name the amendment 哪些文件已被一机关修改，其后另一机关仍照旧引用而不提修改它的文件
MATCH (later:Document)-[:AMENDS]->(d:Document)<-[:CITES|IMPLEMENTS|BASED_ON]-(doc:Document)
WHERE ($id IS NULL OR d.key = $id) AND doc.policy AND coalesce(later.effectiveFrom, later.date) < doc.date AND doc.date <= $day AND doc <> later
  AND NOT EXISTS { MATCH (doc)<-[:DOC]-(:Mention)-[:TARGET]->(later) }
  AND none(one IN coalesce(doc.issuerFull, []) WHERE one IN coalesce(later.issuerFull, []))
WITH DISTINCT d, later, doc
ORDER BY d.iri, later.iri, doc.iri
RETURN $day AS day, d.id AS id, later.id AS later, doc.id AS doc
