// Who repealed more documents than they issued in the year of the day 该年谁废止的文件比印发的多
MATCH (doc:Document)-[:REPEALS]->(gone:Document)
WHERE substring(doc.date, 0, 4) = substring($day, 0, 4)
UNWIND doc.issuerFull AS issuer
WITH issuer, count(DISTINCT gone) AS repealed
MATCH (own:Document)
WHERE own.policy AND issuer IN own.issuerFull AND substring(own.date, 0, 4) = substring($day, 0, 4)
  AND NOT EXISTS { (own)-[:ISSUED_BY]->(:Document) }
WITH issuer, repealed, count(DISTINCT own) AS issued
WHERE repealed > issued
RETURN $day AS day, issuer, repealed, issued
ORDER BY issuer
