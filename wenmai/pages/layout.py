"""Positions of the network view 版面: what a document rests on stands left of it, what followed stands right.

A column for each step away from the root. A column of many is folded into several, side by side, and boxes stand on
rows of equal height, so that none covers another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from wenmai.queries.model import Direction, Lineage, Node, Step

MAX_NODES: Final = 150
BOX_WIDTH: Final = 204
BOX_HEIGHT: Final = 68
ROW: Final = BOX_HEIGHT + 16
_MARGIN: Final = 24
_GAP: Final = 112  # between columns, room for the lines and their labels
_FOLD_GAP: Final = 28  # between the folds of one column
_FEW_ROWS: Final = 10
_MOST_ROWS: Final = 30
_WIDE: Final = 6  # folds beside the root before columns grow longer than few rows
_MOST_COLUMNS: Final = 6  # on one side, with the root's, when documents are moved outward
_LEFT: Final = {Direction.UP, Direction.EARLIER}


@dataclass(slots=True)
class Box:
    """A document in the drawing 方框: ``step`` is its line in the lineage (None for the root), ``column`` 0 the root's.

    ``parent`` is the position, in the list of boxes, of the one it hangs on.
    """

    node: Node
    column: int = 0
    step: int | None = None
    parent: int | None = None
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands 版面: ``boxes`` with the root first; how many documents found no room."""

    boxes: tuple[Box, ...]
    left_out: int
    width: int
    height: int
    centre: tuple[float, float]


def hangs_on(steps: Sequence[Step]) -> list[int | None]:
    """Return for each step the step a line above it in the tree 上一级; None for the root."""
    above: list[int] = []
    found: list[int | None] = []
    for place, step in enumerate(steps):
        del above[max(step.depth - 1, 0) :]
        found.append(above[-1] if above else None)
        above.append(place)
    return found


def lay_out(lineage: Lineage, most: int = MAX_NODES) -> Layout:
    """Return a box for the root and each of the ``most`` nearest documents 布局, with positions in pixels.

    The same lineage gives the same positions; boxes never overlap.
    """
    boxes, left_out = _choose(lineage, most)
    columns: dict[int, list[int]] = {}
    for place, box in enumerate(boxes):
        columns.setdefault(box.column, []).append(place)
    rows = _rows([len(column) for column in columns.values()])
    _place_columns(boxes, columns, rows)
    for side in (-1, 1):
        _straighten(boxes, columns, rows, side)
    xs, ys = [box.x for box in boxes], [box.y for box in boxes]
    return Layout(
        boxes=tuple(boxes),
        left_out=left_out,
        width=round(max(xs) - min(xs)) + BOX_WIDTH + 2 * _MARGIN,
        height=round(max(ys) - min(ys)) + BOX_HEIGHT + 2 * _MARGIN,
        centre=(round(max(xs) + min(xs)) / 2, round(max(ys) + min(ys)) / 2),
    )


def _choose(lineage: Lineage, most: int) -> tuple[list[Box], int]:
    """The root and the nearest documents, each once, in the order of the tree."""
    above = hangs_on(lineage.steps)
    chosen: dict[str, int] = {}
    for place in sorted(range(len(lineage.steps)), key=lambda one: lineage.steps[one].depth):
        node = lineage.steps[place].node
        if node.id != lineage.root.id:
            chosen.setdefault(node.id, place)
    kept = sorted(list(chosen.values())[: max(most - 1, 0)])
    position = {lineage.root.id: 0} | {lineage.steps[step].node.id: at for at, step in enumerate(kept, 1)}
    parents = [position.get(lineage.steps[up].node.id, 0) if up is not None else 0 for up in above]
    boxes = [Box(lineage.root)]
    for place in kept:
        step = lineage.steps[place]
        column = -step.depth if step.direction in _LEFT else step.depth
        boxes.append(Box(step.node, column, place, parents[place]))
    met = [(parents[at], position.get(step.node.id, 0)) for at, step in enumerate(lineage.steps)]
    _move_outward(boxes, met)
    return boxes, len(chosen) - len(kept)


def _move_outward(boxes: list[Box], met: Sequence[tuple[int, int]]) -> None:
    """Move a document beyond all that lead to it, where it is met more than once and that takes few columns."""
    import networkx as nx

    graph = nx.DiGraph((box.parent, at) for at, box in enumerate(boxes) if box.parent is not None)
    for parent, child in met:
        same_side = boxes[parent].column * boxes[child].column > 0
        if same_side and not graph.has_edge(parent, child) and not nx.has_path(graph, child, parent):
            graph.add_edge(parent, child)
    columns = list(nx.topological_generations(graph))
    if len(columns) > max(_MOST_COLUMNS, *(abs(box.column) + 1 for box in boxes)):
        return
    for distance, places in enumerate(columns):
        for place in places:
            boxes[place].column = distance if boxes[place].column > 0 else -distance


def _rows(sizes: Sequence[int]) -> int:
    """How many rows a column may have: few, as long as all columns beside each other stay readable."""
    for rows in range(_FEW_ROWS, _MOST_ROWS):
        if sum(ceil(size / rows) for size in sizes) <= _WIDE + 1:
            return rows
    return _MOST_ROWS


def _place_columns(boxes: list[Box], columns: dict[int, list[int]], rows: int) -> None:
    """Give every box its place in the grid of its column; columns go outward from the root."""
    for side in (-1, 1):
        edge = BOX_WIDTH / 2 + _GAP
        for column in sorted((one for one in columns if one * side > 0), key=abs):
            members = columns[column]
            folds = ceil(len(members) / rows)
            long = ceil(len(members) / folds)
            for at, place in enumerate(members):
                fold, row = divmod(at, long)
                boxes[place].x = side * (edge + BOX_WIDTH / 2 + fold * (BOX_WIDTH + _FOLD_GAP))
                boxes[place].y = (row - (long - 1) / 2) * ROW
            edge += folds * BOX_WIDTH + (folds - 1) * _FOLD_GAP + _GAP


def _straighten(boxes: list[Box], columns: dict[int, list[int]], rows: int, side: int) -> None:
    """Move unfolded columns up and down towards what they hang together with: outward from the longest one."""
    order = sorted((one for one in columns if one * side > 0), key=abs)
    if not order:
        return
    longest = max(order, key=lambda one: len(columns[one]))
    under: dict[int, list[float]] = {}
    for column in [*reversed(order[: order.index(longest)]), *order[order.index(longest) + 1 :]]:
        inward = abs(column) < abs(longest)
        if inward:
            under = _children(boxes, columns.get(column + side, []))
        if len(columns[column]) > rows:
            continue
        wished = [_wish(boxes, place, under if inward else None) for place in columns[column]]
        for place, y in zip(columns[column], _spread(wished), strict=True):
            boxes[place].y = y


def _children(boxes: list[Box], places: Sequence[int]) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {}
    for place in places:
        parent = boxes[place].parent
        if parent is not None:
            found.setdefault(parent, []).append(boxes[place].y)
    return found


def _wish(boxes: list[Box], place: int, under: dict[int, list[float]] | None) -> float:
    """The height at which a box would hang straight: at the middle of its children, or at its parent."""
    if under is not None:
        ys = under.get(place)
        return sum(ys) / len(ys) if ys else boxes[place].y
    parent = boxes[place].parent
    return boxes[parent].y if parent is not None else boxes[place].y


def _spread(wished: Sequence[float]) -> list[float]:
    """The heights nearest to those wished for, in the same order and at least a row apart."""
    runs: list[tuple[float, int]] = []  # mean height of the first of a run of neighbours, and how many
    for at, wish in enumerate(wished):
        mean, count = wish - at * ROW, 1
        while runs and runs[-1][0] > mean:
            before, many = runs.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        runs.append((mean, count))
    flat = [mean for mean, count in runs for _ in range(count)]
    return [mean + at * ROW for at, mean in enumerate(flat)]
