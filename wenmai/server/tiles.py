"""Tiles 格子地图: where each province stands on a map of equal squares; other regions stand in rows."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_WIDE: Final = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a region stands 格子位置: column and row, from 1."""

    column: int
    row: int


@cache
def _tiles() -> dict[str, Place]:
    text = files("wenmai.server").joinpath("data", "tiles.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Place(int(row["column"]), int(row["row"]) + 1)
        for row in csv.DictReader(text.splitlines())
    }


def places(codes: list[str]) -> dict[str, Place]:
    """Return where regions stand, by their codes 布置: provinces on the map, others ten to a row in their order."""
    if all(code in _tiles() for code in codes):
        return {code: _tiles()[code] for code in codes}
    return {code: Place(at % _WIDE + 1, at // _WIDE + 1) for at, code in enumerate(codes)}
