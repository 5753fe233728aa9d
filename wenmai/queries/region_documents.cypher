// How many normative and administrative documents of each region there are 各地文件数
MATCH (d:Document)
WHERE d.policy AND d.region IS NOT NULL
RETURN d.region AS region, count(d) AS documents
ORDER BY region
