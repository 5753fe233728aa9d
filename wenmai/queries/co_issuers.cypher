// Which issuers issue together, and how often 联合发文
MATCH (doc:Document)
UNWIND doc.issuerFull AS issuer
UNWIND doc.issuerFull AS other
WITH doc, issuer, other
WHERE issuer < other
RETURN issuer, other, count(DISTINCT doc) AS documents
ORDER BY documents DESC, issuer, other
