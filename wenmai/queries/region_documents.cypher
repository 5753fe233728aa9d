// How many documents of a region there are 一地文件数
MATCH (d:Document)
WHERE d.region = $region OR ($region IS NULL AND d.region IS NOT NULL)
RETURN d.region AS region, count(d) AS documents
ORDER BY region
