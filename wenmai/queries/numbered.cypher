// Which documents bear a number, and which of them are at hand 有文号的文件
MATCH (d:Document)
WHERE d.number IS NOT NULL
WITH d
ORDER BY d.iri
RETURN d.id AS id, d.number AS number, d.known AS known
