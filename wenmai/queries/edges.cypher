// Which document stands in which relation to which other 全部关系
MATCH (doc:Document)-[x:REPEALS|SUPERSEDES|AMENDS|EXTENDS|SUPPLEMENTS|PROMULGATES|FORWARDS|IMPLEMENTS|BASED_ON|INTERPRETS|CITES]->(target:Document)
WITH doc, toLower(type(x)) AS relation, target
ORDER BY doc.iri, target.iri, relation
RETURN doc.id AS doc, relation, target.id AS target, EXISTS { (doc)-[{partial: true}]->(target) } AS partial
