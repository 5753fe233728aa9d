// Which document stands in which relation to which other 全部关系
MATCH (a:Document)-[x:REPEALS|SUPERSEDES|AMENDS|EXTENDS|SUPPLEMENTS|PROMULGATES|FORWARDS
  |IMPLEMENTS|BASED_ON|INTERPRETS|CITES]->(b:Document)
RETURN a.id AS doc, toLower(type(x)) AS relation, b.id AS target,
  EXISTS { (a)-[{partial: true}]->(b) } AS partial
ORDER BY a.iri, b.iri, relation
