"""The Cypher that writes a graph into Neo4j 写入语句: for what is not there yet, for what is, and for what is to go.

Only names of ours are put into a statement; all else goes in as parameters.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

_VERBS: Final = ("CREATE", "MERGE")
_ENDS: Final = {"DOC": "Document", "PRINTING": "Printing", "TARGET": "Document"}
_OURS: Final = "MATCH (w:Wenmai {key: 'graph', push: $push})"
_ROWS: Final = f"{_OURS} UNWIND $rows AS row"  # none once another push has begun

NUMBER_INDEX: Final = "CREATE INDEX wenmai_number IF NOT EXISTS FOR (n:Document) ON (n.numberKey)"
BEGIN: Final = (
    "MERGE (w:Wenmai {key: 'graph'}) "
    "SET w.base = $base, w.build = $build, w.whole = false, w.format = $format, w.push = $push"
)
END: Final = f"{_OURS} SET w.whole = true REMOVE w.push RETURN count(*)"
STALE_LINKS: Final = (
    f"{_OURS} MATCH ()-[x]->() WHERE x.wenmaiBuild <> $build WITH x LIMIT $limit DELETE x RETURN count(*)"
)


class Ways(NamedTuple):
    """Two statements for the same ``$rows`` 两种写法, which leave the same behind; once another push began, nothing.

    ``create`` is for rows of which nothing is there: it does not look for what it makes, and takes less time.
    ``merge`` is for all others.
    """

    create: str
    merge: str


def constraint(label: str) -> str:
    """Return the statement by which the key of a label's nodes is unique, and indexed 唯一约束."""
    return f"CREATE CONSTRAINT wenmai_{label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE n.key IS UNIQUE"


def keys_statement(label: str) -> str:
    """Return the statement for the keys of the nodes of a label 已有主键, whoever made them."""
    return f"MATCH (n:{label}) WHERE n.key IS NOT NULL RETURN n.key"


def stale_nodes(label: str) -> str:
    """Return the statement that removes nodes of another build 清除旧节点, a batch of them at a time."""
    return (
        f"{_OURS} MATCH (n:{label}) WHERE n.wenmaiBuild <> $build "
        "WITH n LIMIT $limit DETACH DELETE n RETURN count(*)"
    )


def node_ways(label: str) -> Ways:
    """Return the ways to make nodes of a label 节点语句 as the rows say."""
    return Ways(
        *(
            f"{_ROWS} {verb} (n:{label} {{key: row.key}}) SET n = row, n.wenmaiBuild = $build"
            for verb in _VERBS
        )
    )


def link_ways(kind: str, start: str, end: str) -> Ways:
    """Return the ways to make relationships of a type between two labels 关系语句."""
    return Ways(
        *(
            f"{_ROWS} MATCH (a:{start} {{key: row.a}}) MATCH (b:{end} {{key: row.b}}) "
            f"{verb} (a)-[x:{kind}]->(b) SET x.wenmaiBuild = $build, x.partial = row.partial"
            for verb in _VERBS
        )
    )


def mention_ways(kinds: Iterable[str]) -> Ways:
    """Return the ways to make mentions 提及语句 with relationships of these types.

    A row holds the properties of a mention as ``n``, and by type the keys of the nodes at the other ends, which are
    all there. A statement for each type would look for the mention again.
    """
    ends = {kind: f"MATCH ({kind}:{_ENDS[kind]} {{key: row.{kind}}}) " for kind in kinds}
    made = "(n:Mention {key: row.key})"
    said = "SET n = row.n, n.wenmaiBuild = $build "
    return Ways(
        f"{_ROWS} {''.join(ends.values())}CREATE {made} "
        + "".join(f"CREATE (n)-[:{kind} {{wenmaiBuild: $build}}]->({kind}) " for kind in ends)
        + said,
        f"{_ROWS} MERGE {made} {said}"
        + "".join(
            f"WITH n, row {match}MERGE (n)-[x:{kind}]->({kind}) SET x.wenmaiBuild = $build "
            for kind, match in ends.items()
        ),
    )
