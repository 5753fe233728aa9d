// Which documents were extended by one that was, by the day, extended in its turn 哪些文件被延续，延续它的文件至该日又被延续
MATCH (second:Document)-[:EXTENDS]->(first:Document)-[:EXTENDS]->(d:Document)
WHERE ($id IS NULL OR d.key = $id) AND coalesce(second.effectiveFrom, second.date) <= $day
WITH DISTINCT d, first, second
ORDER BY d.iri, first.iri, second.iri
RETURN $day AS day, d.id AS id, first.id AS first, second.id AS second
