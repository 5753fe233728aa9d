"""The queries on file 查询文件: each is ``name.rq`` beside the function that asks it."""

from functools import cache
from importlib.resources import files

from wenmai.graph.iris import BASE, DEFAULT_BASE
from wenmai.graph.store import Query


@cache
def load(name: str) -> Query:
    """Return a query by name 载入查询, with our IRIs; FileNotFoundError if there is none."""
    text = files("wenmai.queries").joinpath(f"{name}.rq").read_text(encoding="utf-8")
    return Query(name, text.replace(DEFAULT_BASE, BASE))


def names() -> tuple[str, ...]:
    """Return the names of all queries 查询名称, sorted."""
    found = (path.name for path in files("wenmai.queries").iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in found if name.endswith(".rq")))
