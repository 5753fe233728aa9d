"""Checks of a graph 检查: structural ones from ``checks.toml``, and the shapes of the ontology."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wenmai.graph.iris import BASE, DEFAULT_BASE
from wenmai.graph.store import Query, Row, Store
from wenmai.ontology.vocabulary import Lang, Relation

_PREFIXES = f"""PREFIX wm: <{DEFAULT_BASE}ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One check 检查项: its name, how bad an offence is (``error`` or ``doubt``), what it finds, and the query.

    With ``cycle`` the rows of the query are arrows, and what is looked for are cycles of them. Rows that ``unless``
    has too are no offences.
    """

    id: str
    severity: str
    zh: str
    en: str
    query: Query
    cycle: bool = False
    unless: Query | None = None

    def label(self, lang: Lang = "zh") -> str:
        """Return what it finds in Chinese (``zh``) or English (``en``)."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Finding:
    """One offence 检查结果: the document, with another where there is one; ``check`` names what it offends."""

    check: str
    severity: str
    zh: str
    en: str
    id: str
    other: str | None = None
    detail: str | None = None


@cache
def checks() -> tuple[Check, ...]:
    """Return the structural checks 结构检查, in the order of their file."""
    text = files("wenmai.queries").joinpath("checks.toml").read_text(encoding="utf-8")
    return tuple(
        Check(
            id=row["id"],
            severity=row["severity"],
            zh=row["zh"],
            en=row["en"],
            query=_query(row["id"], row["sparql"]),
            cycle=row.get("cycle", False),
            unless=_query(row["id"], row["unless"]) if "unless" in row else None,
        )
        for row in tomllib.loads(text)["check"]
    )


def _query(name: str, sparql: str) -> Query:
    relations = " ".join(f'(wm:{relation.iri_name} "{relation.value}")' for relation in Relation)
    return Query(name, (_PREFIXES + sparql.replace("$RELATIONS", relations)).replace(DEFAULT_BASE, BASE))


def structure(store: Store) -> Iterator[Finding]:
    """Yield the offences against the structural checks 结构问题, check by check; StoreError if a query fails."""
    for check in checks():
        for row in _rows(store, check):
            other, detail = row.get("other"), row.get("detail")
            yield Finding(
                check=check.id,
                severity=check.severity,
                zh=check.zh,
                en=check.en,
                id=str(row["id"]),
                other=None if other is None else str(other),
                detail=None if detail is None else str(detail),
            )


def _rows(store: Store, check: Check) -> Iterable[Row]:
    rows: Iterable[Row] = store.select(check.query)
    if check.cycle:
        return _cycles(rows)
    if check.unless is None:
        return rows
    excused = {tuple(row.items()) for row in store.select(check.unless)}
    return (row for row in rows if tuple(row.items()) not in excused)


def _cycles(arrows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each knot of arrows 成环: its first document, and in ``detail`` the others."""
    import networkx

    graph = networkx.DiGraph([(row["id"], row["other"]) for row in arrows])
    for knot in sorted(map(sorted, networkx.strongly_connected_components(graph))):
        if len(knot) > 1 or graph.has_edge(knot[0], knot[0]):
            yield {"id": knot[0], "detail": "；".join(knot[1:]) or None}
