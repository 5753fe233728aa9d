"""The queries on file 查询文件: each is a pair, ``name.rq`` and ``name.cypher``, beside the function that asks it."""

from functools import cache
from importlib.resources import files

from wenmai.graph.iris import BASE, DEFAULT_BASE
from wenmai.graph.store import Query


@cache
def load(name: str) -> Query:
    """Return a query by name 载入查询, with our IRIs; FileNotFoundError if one of its pair is missing."""
    sparql, cypher = (
        files("wenmai.queries").joinpath(f"{name}.{language}").read_text(encoding="utf-8")
        for language in ("rq", "cypher")
    )
    return Query(name, sparql.replace(DEFAULT_BASE, BASE), cypher)


def names() -> tuple[str, ...]:
    """Return the names of all queries 查询名称, sorted."""
    found = (path.name for path in files("wenmai.queries").iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in found if name.endswith(".rq")))
