"""Lanes and columns 泳道版面: time runs left to right, every level of government has a lane of its own.

A column holds a stretch of time, and x never decreases with date. Boxes stand on one grid of columns, and on one grid
of rows in each lane, so that the gaps between them are free for the lines.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, inf
from typing import Final

from wenmai.ontology.numbers import parse
from wenmai.ontology.vocabulary import Level
from wenmai.pages.collapsing import Collapsed, Holder
from wenmai.queries.model import Node

BOX_WIDTH: Final = 178
BOX_HEIGHT: Final = 76
MEMBER_HEIGHT: Final = 30  # a box of an opened group
GUTTER: Final = 56  # between columns
GAP: Final = 16  # between rows
LEFT: Final = 92  # before the first column, for the names of the lanes
TOP: Final = 58  # above the first lane, for the dates
PADDING: Final = 18  # in a lane, above and below
_RIGHT: Final = 40
_ROWS: Final = 8  # in a cell of the grid, before one day takes several columns
_COLUMNS: Final = (6, 14)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEVELS: Final = (*Level, None)


@dataclass(frozen=True, slots=True)
class Rect:
    """Where a box stands 位置, in pixels."""

    x: float
    y: float
    width: float = BOX_WIDTH
    height: float = BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class Lane:
    """A level of government 泳道 (None: not known), in pixels."""

    level: Level | None
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of time 时段: the ISO days or years in it, in order; empty where none is known."""

    x: float
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """Where everything stands 泳道版面 while all groups are closed.

    ``members`` are the places of what is in a group, from the top of the tray that opens below the group's lane;
    ``trays`` are the heights of these trays.
    """

    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    boxes: Mapping[Holder, Rect]
    members: Mapping[str, Rect]
    trays: tuple[float, ...]
    width: float
    height: float


@dataclass(slots=True)
class _Stretch:
    """A column while columns are made: the days in it, and the boxes by lane."""

    days: list[str]
    cells: dict[Level | None, list[Holder]] = field(default_factory=dict)

    def tallest_with(self, other: "_Stretch") -> int:
        lanes = self.cells.keys() | other.cells.keys()
        return max(len(self.cells.get(one, ())) + len(other.cells.get(one, ())) for one in lanes)


def lay_out_lanes(found: Collapsed, ties: Iterable[tuple[str, str]]) -> LaneLayout:
    """Return where the boxes of a lineage stand 泳道布局; ``ties`` are the pairs of documents with a line between them.

    The same lineage gives the same places.
    """
    days = {one: day_of(node, found.nodes) for one, node in found.nodes.items()}
    links = Counter(
        frozenset((found.holder(one), found.holder(other)))
        for one, other in ties
        if found.nodes[one].level is found.nodes[other].level
    )
    stretches = _merged(_stretches(found, days), links)
    columns = tuple(
        Column(LEFT + place * (BOX_WIDTH + GUTTER), tuple(one.days)) for place, one in enumerate(stretches)
    )
    lanes = _lanes(stretches)
    boxes = {
        holder: Rect(column.x, lane.top + PADDING + (_indent(stretch, lane, cell) + row) * (BOX_HEIGHT + GAP))
        for lane in lanes
        for column, stretch in zip(columns, stretches, strict=True)
        for cell in [stretch.cells.get(lane.level, [])]
        for row, holder in enumerate(cell)
    }
    members, trays = _trays(found, days, columns)
    return LaneLayout(
        lanes=lanes,
        columns=columns,
        boxes=boxes,
        members=members,
        trays=trays,
        width=columns[-1].x + BOX_WIDTH + _RIGHT,
        height=lanes[-1].top + lanes[-1].height,
    )


def day_of(node: Node, nodes: Mapping[str, Node]) -> str:
    """Return the day by which a document is placed 排列日期: its own, its notice's, else the year in its number.

    Empty where there is none of these.
    """
    notice = nodes.get(node.issued_by) if node.issued_by else None
    for one in (node, notice):
        if one and one.date and _DATE.fullmatch(one.date):
            return one.date
    number = parse(node.number) if node.number else None
    return str(number.year) if number and number.year else ""


def _stretches(found: Collapsed, days: Mapping[str, str]) -> list[_Stretch]:
    """A column for each day, or several for a day of very many."""
    by_day: dict[str, dict[Level | None, list[Holder]]] = {}
    for holder in found.boxes:
        if isinstance(holder, int):
            group = found.groups[holder]
            level, day = group.level, min((days[one] for one in group.members if days[one]), default="")
        else:
            level, day = found.nodes[holder].level, days[holder]
        by_day.setdefault(day, {}).setdefault(level, []).append(holder)
    made = []
    for day, cells in sorted(by_day.items()):
        for part in range(ceil(max(map(len, cells.values())) / _ROWS)):
            cut = slice(part * _ROWS, (part + 1) * _ROWS)
            made.append(_Stretch([day], {level: cell[cut] for level, cell in cells.items() if cell[cut]}))
    return made


def _merged(stretches: list[_Stretch], links: Mapping[frozenset[Holder], int]) -> list[_Stretch]:
    """The columns, neighbours joined until they are few: first those of one year that stay short and keep no line."""
    boxes = sum(len(cell) for one in stretches for cell in one.cells.values())
    least, most = _COLUMNS
    wanted = min(max(least, 3 + boxes // 8), most)
    costs = [_cost(one, other, links) for one, other in pairwise(stretches)]
    while len(stretches) > wanted and (cost := min(costs)) < inf:
        place = costs.index(cost)
        first, second = stretches[place], stretches.pop(place + 1)
        first.days += second.days
        for level, cell in second.cells.items():
            first.cells[level] = first.cells.get(level, []) + cell
        del costs[place]
        for near in {max(place - 1, 0), min(place, len(costs) - 1)} if costs else ():
            costs[near] = _cost(stretches[near], stretches[near + 1], links)
    return stretches


def _cost(one: _Stretch, other: _Stretch, links: Mapping[frozenset[Holder], int]) -> float:
    tallest = one.tallest_with(other)
    if not one.days[0] or tallest > _ROWS:
        return inf
    inside = sum(
        links.get(frozenset((a, b)), 0)
        for level, cell in one.cells.items()
        for a in cell
        for b in other.cells.get(level, ())
    )
    return tallest + 2 * (one.days[0][:4] != other.days[-1][:4]) + 1.5 * inside


def _lanes(stretches: Sequence[_Stretch]) -> tuple[Lane, ...]:
    lanes, top = [], float(TOP)
    for level in _LEVELS:
        rows = max(len(one.cells.get(level, ())) for one in stretches)
        if rows:
            lanes.append(Lane(level, top, rows * (BOX_HEIGHT + GAP) - GAP + 2 * PADDING))
            top += lanes[-1].height
    return tuple(lanes)


def _indent(stretch: _Stretch, lane: Lane, cell: Sequence[Holder]) -> int:
    """How many rows a cell leaves free above it: short ones stand in the middle of their lane."""
    rows = round((lane.height - 2 * PADDING + GAP) / (BOX_HEIGHT + GAP))
    return (rows - len(cell)) // 2


def _trays(
    found: Collapsed, days: Mapping[str, str], columns: Sequence[Column]
) -> tuple[dict[str, Rect], tuple[float, ...]]:
    """The places of the members of groups, each in the column of its day, below each other."""
    places: dict[str, Rect] = {}
    heights = []
    for group in found.groups:
        rows: Counter[float] = Counter()
        for one in sorted(group.members, key=lambda member: (days[member], member)):
            x = max((column.x for column in columns if column.days[0] <= days[one]), default=LEFT)
            places[one] = Rect(x, rows[x] * (MEMBER_HEIGHT + GAP), BOX_WIDTH, MEMBER_HEIGHT)
            rows[x] += 1
        heights.append(max(rows.values()) * (MEMBER_HEIGHT + GAP) + GAP / 2)
    return places, tuple(heights)
