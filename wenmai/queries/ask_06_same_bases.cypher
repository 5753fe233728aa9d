// Which documents share all their bases, two at least 哪些文件的依据完全相同
MATCH (d:Document)-[:BASED_ON]->(basis:Document)<-[:BASED_ON]-(other:Document)
WHERE ($id IS NULL OR d.key = $id) AND d <> other
  AND NOT EXISTS { MATCH (d)-[:BASED_ON]->(mine:Document) WHERE NOT EXISTS { (other)-[:BASED_ON]->(mine) } }
  AND NOT EXISTS { MATCH (other)-[:BASED_ON]->(theirs:Document) WHERE NOT EXISTS { (d)-[:BASED_ON]->(theirs) } }
WITH d, other, count(DISTINCT basis) AS bases
WHERE bases > 1
WITH d, other
ORDER BY d.iri, other.iri
RETURN d.id AS id, other.id AS other
