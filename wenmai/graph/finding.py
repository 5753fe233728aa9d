"""Finding 检索 in the index: the exact first, then what begins so, then what holds all words; with filters.

The rows stand in the order in which equally good ones are shown, so a scan ends where enough is found.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from wenmai.graph.haystack import Haystack

COUNTED: Final = 1_000  # what fits is counted up to here
_EXACT: Final = 100.0
_TITLE: Final = 90.0
_BEGINS: Final = 75.0
_HOLDS: Final = 60.0
_OUTSIDE: Final = 5.0  # what a document loses that is only spoken of
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a search as the index compares them 检索词: each, all in one, and as the key of a number."""

    parts: tuple[str, ...]
    whole: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents are wanted 筛选: each field that is not None must be so.

    ``region`` is a path, with all places in it; ``since`` and ``until`` are ISO days, both included.
    """

    level: str | None = None
    region: str | None = None
    genre: str | None = None
    force: str | None = None
    issuer: str | None = None
    since: str | None = None
    until: str | None = None
    known: bool | None = None


ANY: Final = Wanted()
_Bound = dict[str, str | int | None]
_CONDITIONS: Final = {
    "level": "level = :level",
    "region": "region >= :region AND region < :region || :last",
    "genre": "genre = :genre",
    "force": "force = :force",
    "issuer": "instr(char(10) || issuers || char(10), char(10) || :issuer || char(10))",
    "since": "date >= :since",
    "until": "date <= :until",
    "known": "known = :known",
}


@dataclass(frozen=True, slots=True)
class Find:
    """One find 一项: the id of a document, and how well it fits, 0–100."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Finds:
    """A page of finds 检索结果页; ``total`` of all counts up to 1,000, ``more`` says that there are more than that."""

    hits: tuple[Find, ...] = ()
    total: int = 0
    more: bool = False


def find(
    connection: sqlite3.Connection,
    haystack: Haystack,
    asked: Asked,
    wanted: Wanted = ANY,
    limit: int = 20,
    skip: int = 0,
) -> Finds:
    """Return a page of what fits, best first 检索: all that is wanted where no word is asked for."""
    values = {name: getattr(wanted, name) for name in _CONDITIONS}
    bound: _Bound = {name: value for name, value in values.items() if value is not None}
    filters = [_CONDITIONS[name] for name in bound]
    most = max(COUNTED, skip + limit) + 1
    bound |= {
        "last": _LAST,
        "most": most,
        "key": asked.key,
        "whole": asked.whole,
        "beyond": asked.whole + _LAST,
    }
    found: dict[int, float] = {}
    for score, condition in _passes(connection, asked, bound):
        for place in _places(connection, [condition, *filters], bound):
            found.setdefault(place, score)
    holding = haystack.places(asked.parts)
    if filters:
        chosen = frozenset(_places(connection, filters, {**bound, "most": -1}))
        holding = (place for place in holding if place in chosen)
    for place in islice(holding, most):
        found.setdefault(place, _HOLDS)
    best = sorted(found, key=lambda place: (-found[place], place))
    page = tuple(_finds(connection, best[skip : skip + limit], found))
    return Finds(page, min(len(best), COUNTED), len(best) > COUNTED)


def _places(connection: sqlite3.Connection, conditions: list[str], bound: _Bound) -> Iterator[int]:
    query = f"SELECT place FROM node WHERE {' AND '.join(conditions)} ORDER BY place LIMIT :most"
    for (place,) in connection.execute(query, bound):
        yield place


def _finds(connection: sqlite3.Connection, places: list[int], found: dict[int, float]) -> Iterator[Find]:
    for place in places:
        identity, known = connection.execute(
            "SELECT id, known FROM node WHERE place = ?", (place,)
        ).fetchone()
        yield Find(identity, found[place] - (0 if known else _OUTSIDE))


def _passes(connection: sqlite3.Connection, asked: Asked, bound: _Bound) -> Iterator[tuple[float, str]]:
    """The conditions to look by before all words, one after another, each with the score of what it finds."""
    if asked.key:
        yield _EXACT, "number_key = :key"
    if asked.whole:
        yield _EXACT, "folded_number = :whole"
        yield _TITLE, "folded_title = :whole"
        for column in ("folded_title", "folded_number"):
            if _few(connection, column, bound):
                yield _BEGINS, f"{column} >= :whole AND {column} < :beyond"
            else:
                yield _BEGINS, f"substr({column}, 1, length(:whole)) = :whole"


def _few(connection: sqlite3.Connection, column: str, bound: _Bound) -> bool:
    """Whether so few begin so that they can all be looked at; else a scan meets enough of them soon."""
    query = f"SELECT count(*) FROM (SELECT 1 FROM node WHERE {column} >= :whole AND {column} < :beyond LIMIT :most)"
    (count,) = connection.execute(query, bound).fetchone()
    return bool(count <= COUNTED)
