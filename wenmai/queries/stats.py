"""Statistics 统计 of a store: most cited, most implemented, lags from level to level, who issues together."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import Final

from wenmai.graph.store import Opened
from wenmai.ontology.vocabulary import Level
from wenmai.queries.implementations import days_between
from wenmai.queries.load import load
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes, string

LIMIT: Final = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document, and how many others speak of it, or implement it 排名."""

    node: Node
    documents: int


@dataclass(frozen=True, slots=True)
class Lag:
    """Days from documents of a level to those that implement them 落实时滞; ``pairs`` with both days known."""

    upper: Level | None
    lower: Level | None
    pairs: int
    shortest: int
    middle: float
    longest: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bodies that issue together 联合发文机关, and how often."""

    issuer: str
    other: str
    documents: int


@dataclass(frozen=True, slots=True)
class Stats:
    """Statistics of a store 统计."""

    cited: tuple[Ranked, ...] = ()
    implemented: tuple[Ranked, ...] = ()
    lags: tuple[Lag, ...] = ()
    together: tuple[Pair, ...] = ()


def stats(folder: Opened, limit: int = LIMIT) -> Stats:
    """Return the statistics of a store 统计, at most ``limit`` of each kind; lags only from days that are known."""
    nodes, store = Nodes(folder.store), folder.store
    cited = store.select(load("most_cited"))[:limit]
    rows = store.select(load("lags"))
    implemented = Counter(str(row["id"]) for row in rows)
    days: defaultdict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    for row in rows:
        lag = days_between(string(row["date"]), string(row["doc_date"]))
        if lag is not None:
            days[string(row["level"]), string(row["doc_level"])].append(lag)
    ranked = sorted(implemented.items(), key=lambda one: (-one[1], one[0]))[:limit]
    return Stats(
        tuple(Ranked(nodes[str(row["id"])], _count(row["documents"])) for row in cited),
        tuple(Ranked(nodes[name], count) for name, count in ranked),
        tuple(_lag(*levels, found) for levels, found in sorted(days.items(), key=lambda one: str(one[0]))),
        tuple(
            Pair(str(row["issuer"]), str(row["other"]), _count(row["documents"]))
            for row in store.select(load("co_issuers"))[:limit]
        ),
    )


def _lag(upper: str | None, lower: str | None, days: list[int]) -> Lag:
    levels = (Level(upper) if upper else None, Level(lower) if lower else None)
    return Lag(*levels, len(days), min(days), median(days), max(days))


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
