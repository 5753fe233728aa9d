"""Searching 检索 with filters: by the index, and by what holds of each document on a day."""

from dataclasses import dataclass, field
from typing import Final

from wenmai.graph.finding import ANY, Wanted
from wenmai.ontology.standing import Says, Status
from wenmai.queries.acts import Acts
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes
from wenmai.queries.status import status
from wenmai.server.reading import Reading

_LOOKED: Final = 300  # documents whose status is looked up for one page
_STEP: Final = 40
_ENOUGH: Final = 2.0  # seconds left, when a search by status gives what it has


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for 检索条件: words, filters of the index, a status on a day."""

    words: str = ""
    wanted: Wanted = field(default=ANY)
    status: Status | None = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result 检索结果; ``status`` where it was asked for, and who says so."""

    node: Node
    score: float
    status: Status | None = None
    says: Says | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of results 检索结果页: ``total`` counts up to 1,000, and is None where a status is asked for.

    ``next`` is where the next page begins, None if this is the last.
    """

    hits: tuple[Hit, ...]
    total: int | None
    more: bool
    next: int | None


def found(reading: Reading, search: Search, limit: int, skip: int) -> Hits:
    """Return a page of what a search finds 检索.

    The status of each document has to be worked out, so of those that fit at most 300 are looked at for a page, and
    fewer where time is short.
    """
    if search.status is not None:
        return _by_status(reading, search, limit, skip)
    nodes = Nodes(reading.store)
    page = reading.index.find(search.words, search.wanted, limit, skip)
    hits = tuple(Hit(nodes[one.id], one.score) for one in page.hits)
    after = skip + len(hits)
    last = not hits or (after >= page.total and not page.more)
    return Hits(hits, page.total, page.more, None if last else after)


def _by_status(reading: Reading, search: Search, limit: int, skip: int) -> Hits:
    acts = Acts(reading.store)
    hits: list[Hit] = []
    at = skip
    while at < skip + _LOOKED:
        page = reading.index.find(search.words, search.wanted, _STEP, at)
        for one in page.hits:
            at += 1
            standing = status(reading, one.id, search.day, acts=acts)
            if standing.status is search.status:
                hits.append(Hit(standing.node, one.score, standing.status, standing.says))
            if len(hits) == limit or reading.store.left < _ENOUGH:
                return Hits(tuple(hits), None, True, at)
        if len(page.hits) < _STEP:
            return Hits(tuple(hits), None, False, None)
    return Hits(tuple(hits), None, True, at)
