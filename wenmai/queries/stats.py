"""Statistics 统计 of a store: most cited, most implemented, lags from level to level, who issues together."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import Final

from wenmai.graph.store import Opened
from wenmai.ontology.vocabulary import Level, Relation
from wenmai.queries.implementations import days_between
from wenmai.queries.load import load
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes

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
    spoken = sorted(store.spoken(), key=lambda one: -one.documents)  # of equals in the order of their IRIs
    cited = spoken[:limit]
    ties = store.ties(None, (Relation.IMPLEMENTS,))
    fields = store.fields({end for tie in ties for end in (tie.doc, tie.target)})
    pairs = [(tie.target, fields[tie.target], fields[tie.doc]) for tie in ties if fields[tie.doc].policy]
    implemented = Counter(target for target, _, _ in pairs)
    days: defaultdict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    for _, upper, lower in pairs:
        lag = days_between(upper.date, lower.date)
        if lag is not None:
            days[upper.level, lower.level].append(lag)
    ranked = sorted(implemented.items(), key=lambda one: (-one[1], one[0]))[:limit]
    nodes.read((*(one.id for one in cited), *(name for name, _ in ranked)))
    return Stats(
        tuple(Ranked(nodes[one.id], one.documents) for one in cited),
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
