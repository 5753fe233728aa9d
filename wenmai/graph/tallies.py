"""Tallies 汇总: how many documents at hand there are of each issuer, province, level …, counted by the build."""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Final

from wenmai.ontology.regions import regions
from wenmai.ontology.vocabulary import Level

FIELDS: Final = ("all", "outside", "issuer", "province", "level", "genre", "force", "year")
_SCHEMA: Final = "CREATE TABLE tally (field TEXT NOT NULL, value TEXT NOT NULL, documents INTEGER NOT NULL)"
_READ: Final = "SELECT known, policy, issuers, region, level, genre, force, substr(date, 1, 4) FROM node"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents have a value in a field 计数; "" where the field is empty.

    ``field`` is one of ``FIELDS``: ``all`` and ``outside`` have no value; an ``issuer`` of joint documents counts in
    each, by its full name where that is known; a ``province`` has all documents of places in it.
    """

    field: str
    value: str
    documents: int


def write_tallies(connection: sqlite3.Connection) -> None:
    """Count the rows of an index into a table of its own 写入汇总."""
    counts: Counter[tuple[str, str]] = Counter()
    provinces = {one.path for one in regions().values() if one.level is Level.PROVINCIAL}
    sizes = sorted({len(path) for path in provinces}, reverse=True)
    for known, policy, issuers, region, level, genre, force, year in connection.execute(_READ):
        if not known:
            counts["outside", ""] += 1
            continue
        counts["all", ""] += 1
        if not policy:
            continue
        path = region or ""
        province = next((path[:size] for size in sizes if path[:size] in provinces), path)
        single = (
            ("province", province),
            ("level", level),
            ("genre", genre),
            ("force", force),
            ("year", year),
        )
        counts.update((field, value or "") for field, value in single)
        bodies = (issuers or "").partition("\n\n")[0]
        counts.update(("issuer", body) for body in bodies.split("\n"))
    ordered = sorted(counts.items(), key=lambda one: (FIELDS.index(one[0][0]), -one[1], one[0][1]))
    connection.execute(_SCHEMA)
    connection.executemany(
        "INSERT INTO tally VALUES (?, ?, ?)", ((field, value, count) for (field, value), count in ordered)
    )


def read_tallies(connection: sqlite3.Connection) -> tuple[Tally, ...]:
    """Return the tallies of an index 读取汇总, by field, the most frequent first."""
    rows = connection.execute("SELECT field, value, documents FROM tally ORDER BY rowid")
    return tuple(Tally(*row) for row in rows)
